"""The forms of Circular 14/2024/TT-BCT: rows, sums, what is lacking, invariants, deadlines."""

import pickle
from datetime import date
from decimal import Decimal, localcontext
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from congthuong._data import read_table
from congthuong.clusters import (
    AggregateChoices,
    AverageMethod,
    ClusterCapital,
    ClusterFlows,
    ClusterForm,
    ClusterHistory,
    ClusterKind,
    ClusterLand,
    ClusterMilestone,
    ClusterProjects,
    ClusterReporter,
    ClusterWastewater,
    FlowScope,
    FormRow,
    IndustrialCluster,
    InvestorKind,
    MilestoneKind,
    WastewaterWorks,
    check_cluster_form,
    cluster_aggregate_form,
    cluster_investor_form,
    reporting_deadline,
)
from congthuong.errors import (
    InvalidTypeError,
    InvalidValueError,
    UnitMismatchError,
    UnknownCodeError,
)
from congthuong.findings import Severity
from congthuong.localities.locality import Locality, LocalityKind, LocalityLevel
from congthuong.percentages import PercentShare
from congthuong.periods import AsOf, Period
from congthuong.quantities import HECTARE, VND, Quantity, Scale, get_unit
from congthuong.testing import industrial_clusters

YEAR: Final = Period.year(2024)
HALF: Final = Period.half(2025, 1)
END: Final = date(2024, 12, 14)
CHOICES: Final = AggregateChoices(AverageMethod.SIMPLE, FlowScope.TENANTS)


def ha(number: int | str) -> Quantity:
    return Quantity.of(number, unit=HECTARE)


def untyped(value: object) -> Any:
    """A value that a type checker would refuse where it goes."""
    return value


def vnd(billions: int | str) -> Quantity:
    return Quantity.of(billions, Scale.BILLION, VND)


def of(number: int, unit: str) -> Quantity:
    return Quantity.of(number, unit=get_unit(unit))


def recorded(*kinds: MilestoneKind, on: date = date(2015, 5, 6)) -> ClusterHistory:
    return ClusterHistory(
        tuple(ClusterMilestone(kind, on=on) for kind in kinds), date(2026, 12, 31)
    )


RUNNING: Final = recorded(
    MilestoneKind.IN_PLAN,
    MilestoneKind.ESTABLISHED,
    MilestoneKind.DETAILED_PLAN_APPROVED,
    MilestoneKind.INFRASTRUCTURE_PROJECT_APPROVED,
    MilestoneKind.OPERATING,
)
LAND: Final = ClusterLand(
    planned=ha(50),
    established=ha(45),
    detailed_plan=ha(44),
    infrastructure_project=ha(43),
    operating=ha(42),
    industrial=ha(30),
    with_infrastructure=ha(20),
    leased=ha(12),
    approved_not_leased=ha(3),
)
FULL: Final = IndustrialCluster(
    "Phú Hưng",
    kind=ClusterKind.CRAFT_VILLAGE,
    investor_kind=InvestorKind.ENTERPRISE,
    land=LAND,
    capital=ClusterCapital(vnd(120), vnd(80)),
    projects=ClusterProjects(12, 3, 9),
    wastewater=ClusterWastewater(WastewaterWorks.BUILT, meets_standard=True),
    infrastructure_flows=(
        ClusterFlows(
            YEAR, vnd(4), vnd(1), 15, Quantity.of(8, Scale.MILLION, get_unit("VND/person/month"))
        ),
    ),
    tenant_flows=(ClusterFlows(YEAR, vnd(800), vnd(21), 1_200),),
    history=RUNNING,
)
OLD: Final = IndustrialCluster(
    "An Bình",
    kind=ClusterKind.SPECIALISED,
    investor_kind=InvestorKind.PUBLIC_UNIT,
    land=ClusterLand(operating=ha(8), industrial=ha(6), leased=ha(6), approved_not_leased=ha(0)),
    projects=ClusterProjects(4, 0, 4),
    wastewater=ClusterWastewater(WastewaterWorks.NONE),
    tenant_flows=(ClusterFlows(YEAR, vnd(100), vnd(2), 300),),
    history=recorded(MilestoneKind.OPERATING, MilestoneKind.DETAILED_PLAN_APPROVED),
)
PLANNED: Final = IndustrialCluster(
    "Tân Mỹ", land=ClusterLand(planned=ha(30)), history=recorded(MilestoneKind.IN_PLAN)
)


def province(
    *clusters: IndustrialCluster, choices: AggregateChoices = CHOICES, **changes: Any
) -> ClusterForm:
    given: dict[str, Any] = {"number": "04", "subject": "tỉnh", "period": YEAR, **changes}
    return cluster_aggregate_form(clusters, choices, **given)


# Biểu 02.


def test_form_02_holds_the_figures_of_one_cluster() -> None:
    form = cluster_investor_form(FULL, period=YEAR)
    assert (form.number, form.subject, form.on) == ("02", "Phú Hưng", END)
    assert {row.item: row.value for row in form.rows} == {
        "1": vnd(120),
        "2": vnd(80),
        "3": ha(20),
        "4": ha(12),
        "5": PercentShare("50"),
        "6": of(12, "project"),
        "7": of(3, "project"),
        "8": of(9, "project"),
        "9": vnd(4),
        "10": vnd(1),
        "11": of(15, "person"),
        "12": Quantity.of(8, Scale.MILLION, get_unit("VND/person/month")),
        "13": of(1, "works"),
        "14": of(1, "works"),
    }
    assert check_cluster_form(form) == ()


def test_zero_missing_and_not_applicable_are_three_things() -> None:
    bare = IndustrialCluster("A", projects=ClusterProjects(total=0))
    form = cluster_investor_form(bare, period=YEAR)
    zero, missing = form.row("6"), form.row("7")
    assert (zero.value, zero.applicable, zero.note) == (of(0, "project"), True, "")
    assert (missing.value, missing.applicable, missing.note) == (None, True, "chưa có số liệu")
    unplanned = IndustrialCluster("A", land=LAND, history=recorded(MilestoneKind.ESTABLISHED))
    rate = cluster_investor_form(unplanned, period=YEAR).row("5")
    assert (rate.value, rate.applicable) == (None, False)
    assert rate.note == "chưa phê duyệt quy hoạch chi tiết"


@pytest.mark.parametrize(
    ("water", "values"),
    [
        (None, [None, None]),
        (ClusterWastewater(WastewaterWorks.NONE), [0, 0]),
        (ClusterWastewater(WastewaterWorks.UNDER_CONSTRUCTION), [1, 0]),
        (ClusterWastewater(WastewaterWorks.UNDER_CONSTRUCTION, meets_standard=True), [1, 0]),
        (ClusterWastewater(WastewaterWorks.BUILT), [1, None]),
        (ClusterWastewater(WastewaterWorks.BUILT, meets_standard=False), [1, 0]),
    ],
)
def test_works_that_are_not_finished_meet_no_standard(
    water: ClusterWastewater | None, values: list[int | None]
) -> None:
    form = cluster_investor_form(IndustrialCluster("A", wastewater=water), period=YEAR)
    expected = [None if number is None else of(number, "works") for number in values]
    assert [form.value("13"), form.value("14")] == expected


def test_flows_of_another_period_are_missing() -> None:
    form = cluster_investor_form(FULL, period=HALF)
    assert [form.value(item) for item in ("9", "10", "11", "12")] == [None] * 4


def test_a_plan_approved_after_the_day_gives_no_rate_yet() -> None:
    late = recorded(MilestoneKind.DETAILED_PLAN_APPROVED, on=date(2024, 12, 20))
    cluster = IndustrialCluster("A", land=LAND, history=late)
    assert cluster_investor_form(cluster, period=YEAR).value("5") is None
    assert cluster_investor_form(cluster, period=YEAR, on=date(2024, 12, 20)).value("5") is not None


# Biểu 03 and 04.


def test_form_04_adds_the_clusters_up() -> None:
    form = province(FULL, OLD, PLANNED)
    assert {row.item: row.value for row in form.rows} == {
        "1": of(2, "cluster"),
        "2": ha(80),
        "3": of(1, "cluster"),
        "4": ha(45),
        "5": of(0, "cluster"),
        "6": ha(0),
        "7": of(1, "cluster"),
        "8": ha(45),
        "9": None,  # the area of OLD's plan is not known, its number is
        "10": None,
        "11": of(1, "cluster"),
        "12": ha(43),
        "13": vnd(120),
        "14": vnd(80),
        "15": of(2, "cluster"),
        "15.1": of(1, "cluster"),
        "15.2": of(1, "cluster"),
        "15.3": of(1, "cluster"),
        "15.4": of(1, "cluster"),
        "16": ha(50),
        "16.1": ha(42),
        "16.2": ha(8),
        "16.3": ha(42),
        "16.4": ha(8),
        "17": ha(36),
        "18": ha(18),
        "19": PercentShare("75"),
        "20": of(16, "project"),
        "21": of(3, "project"),
        "22": of(13, "project"),
        "23": vnd(900),
        "24": vnd(23),
        "25": of(1_500, "person"),
        "26": of(1, "cluster"),
        "27": of(1, "cluster"),
    } | {"9": of(2, "cluster")}
    assert form.row("10").note == "thiếu số liệu: An Bình"
    assert form.row("19").note == "bình quân giản đơn của các tỷ lệ"
    assert check_cluster_form(form) == ()


def test_forms_03_and_04_have_the_same_items() -> None:
    three, four = province(FULL, number="03"), province(FULL)
    assert three.rows == four.rows
    assert (three.number, four.number) == ("03", "04")


def test_the_average_of_item_19_is_chosen() -> None:
    weighted = AggregateChoices(AverageMethod.WEIGHTED, FlowScope.TENANTS)
    row = province(FULL, OLD, choices=weighted).row("19")
    assert isinstance(row.value, PercentShare)
    assert PercentShare("58.3333").interval.contains(row.value.value)
    assert row.note == "bình quân gia quyền theo diện tích đất công nghiệp"


@pytest.mark.parametrize(
    ("scope", "revenue", "workers"),
    [
        (FlowScope.TENANTS, vnd(800), of(1_200, "person")),
        (FlowScope.INFRASTRUCTURE, vnd(4), of(15, "person")),
        (FlowScope.BOTH, vnd(804), of(1_215, "person")),
    ],
)
def test_whose_flows_are_added_is_chosen(
    scope: FlowScope, revenue: Quantity, workers: Quantity
) -> None:
    assert scope.label
    form = province(FULL, choices=AggregateChoices(AverageMethod.SIMPLE, scope))
    assert (form.value("23"), form.value("25")) == (revenue, workers)


def test_both_flows_need_both() -> None:
    both = AggregateChoices(AverageMethod.SIMPLE, FlowScope.BOTH)
    row = province(FULL, OLD, choices=both).row("23")
    assert (row.value, row.note) == (None, "thiếu số liệu: An Bình")


def test_no_cluster_is_zero_everywhere_but_in_the_average() -> None:
    form = province()
    for row in form.rows:
        if row.item == "19":
            assert (row.value, row.applicable) == (None, False)
            assert row.note == "không có cụm công nghiệp đang hoạt động"
        else:
            assert isinstance(row.value, Quantity)
            assert not row.value.amount


def test_clusters_that_leave_an_item_open_are_named() -> None:
    silent = [IndustrialCluster(name) for name in ("B", "C")]
    form = province(FULL, *silent)
    assert {row.value for row in form.rows} == {None}
    assert {row.note for row in form.rows} == {"thiếu số liệu: B, C"}
    assert all(row.applicable for row in form.rows)


def test_a_cluster_of_unknown_kind_or_investor_leaves_only_those_items_open() -> None:
    form = province(IndustrialCluster("A", land=LAND, history=RUNNING))
    unknown = ("7", "8", "15.3", "15.4", "16.3", "16.4")
    assert [form.value(item) for item in unknown] == [None] * 6
    assert form.value("15.1") == form.value("3") == of(1, "cluster")


@pytest.mark.parametrize(
    ("decision", "number"),
    [
        (ClusterMilestone(MilestoneKind.ESTABLISHED, on=date(2023, 12, 14)), 0),
        (ClusterMilestone(MilestoneKind.ESTABLISHED, on=date(2023, 12, 15)), 1),
        (ClusterMilestone(MilestoneKind.ESTABLISHED, on=date(2024, 12, 14)), 1),
        (ClusterMilestone(MilestoneKind.ESTABLISHED, on=date(2024, 12, 15)), 0),
        (ClusterMilestone(MilestoneKind.ESTABLISHED, on=AsOf(2024, 3)), 1),
        (
            ClusterMilestone(MilestoneKind.ESTABLISHED, on=AsOf(2023, 12)),
            None,
        ),  # either side
        (
            ClusterMilestone(MilestoneKind.ESTABLISHED, known_by=date(2024, 3, 1)),
            None,
        ),  # or long before
        (ClusterMilestone(MilestoneKind.ESTABLISHED, known_by=date(2023, 3, 1)), 0),
        (None, 0),
    ],
)
def test_established_in_the_period_means_inside_the_cut_off(
    decision: ClusterMilestone | None, number: int | None
) -> None:
    decisions = () if decision is None else (decision,)
    history = ClusterHistory(decisions, complete_as_of=END)
    form = province(IndustrialCluster("A", land=LAND, history=history))
    assert form.value("5") == (None if number is None else of(number, "cluster"))


def test_what_was_established_and_revoked_in_one_period_is_not_counted() -> None:
    history = ClusterHistory(
        (
            ClusterMilestone(MilestoneKind.ESTABLISHED, on=date(2024, 2, 1)),
            ClusterMilestone(MilestoneKind.REVOKED, on=date(2024, 9, 1)),
        ),
        complete_as_of=END,
    )
    form = province(IndustrialCluster("A", history=history))
    assert form.value("3") == form.value("5") == of(0, "cluster")


def test_the_day_decides_which_milestones_count() -> None:
    history = recorded(MilestoneKind.ESTABLISHED, on=date(2024, 12, 20))
    cluster = IndustrialCluster("A", land=LAND, history=history)
    assert province(cluster).value("3") == of(0, "cluster")
    assert province(cluster, on=date(2024, 12, 31)).value("3") == of(1, "cluster")


# The detailed plan behind industrial land.


def running(name: str, history: ClusterHistory, leased: int | None = 12) -> IndustrialCluster:
    land = ClusterLand(
        industrial=ha(30),
        leased=None if leased is None else ha(leased),
        approved_not_leased=ha(3),
    )
    return IndustrialCluster(name, land=land, history=history)


UNPLANNED: Final = running("B", recorded(MilestoneKind.OPERATING))
OPEN_PLAN: Final = running(
    "C", ClusterHistory((ClusterMilestone(MilestoneKind.OPERATING, on=AsOf(2015)),))
)
NO_FIGURE: Final = running("D", RUNNING, leased=None)


@pytest.mark.parametrize(
    ("clusters", "industrial", "leased", "note", "applies"),
    [
        ((FULL, UNPLANNED), ha(30), ha(12), "tỷ lệ không xác định: B", True),
        ((UNPLANNED,), ha(0), ha(0), "tỷ lệ không xác định: B", False),
        ((FULL, OPEN_PLAN), None, None, "thiếu số liệu: C", True),
        ((FULL, NO_FIGURE), ha(60), None, "thiếu số liệu: D", True),
        (
            (UNPLANNED, NO_FIGURE, IndustrialCluster("E")),
            None,
            None,
            "tỷ lệ không xác định: B; thiếu số liệu: D, E",
            True,
        ),
    ],
)
def test_industrial_land_counts_with_an_approved_detailed_plan(
    clusters: tuple[IndustrialCluster, ...],
    industrial: Quantity | None,
    leased: Quantity | None,
    note: str,
    applies: bool,
) -> None:
    form = province(*clusters)
    assert (form.value("17"), form.value("18")) == (industrial, leased)
    row = form.row("19")
    assert (row.value, row.note, row.applicable) == (None, note, applies)


# Which clusters are one.


BA_TRI: Final = Locality(LocalityLevel.DISTRICT, "836", LocalityKind.RURAL_DISTRICT, "Ba Tri", None)
CHO_LACH: Final = evolve(BA_TRI, code="832", name="Chợ Lách")


def test_one_name_in_two_localities_is_two_clusters_told_apart_in_the_notes() -> None:
    here, there = (evolve(PLANNED, locality=place) for place in (BA_TRI, CHO_LACH))
    form = province(here, there, FULL)
    assert form.value("1") == of(3, "cluster")
    silent = [IndustrialCluster("An Phú", place) for place in (BA_TRI, CHO_LACH)]
    note = province(*silent).row("1").note
    assert note == f"thiếu số liệu: An Phú ({BA_TRI}), An Phú ({CHO_LACH})"
    assert note == province(*silent).row("19").note


@pytest.mark.parametrize("name", ["Phú Hoà", "phú hòa", "PHÚ HÒA"])
def test_one_name_in_one_locality_is_one_cluster_however_it_is_spelt(name: str) -> None:
    with pytest.raises(InvalidValueError, match="each cluster once"):
        province(IndustrialCluster("Phú Hòa", BA_TRI), IndustrialCluster(name, BA_TRI))
    province(IndustrialCluster("Phú Hoa", BA_TRI), IndustrialCluster(name, BA_TRI))


# What is refused.


@pytest.mark.parametrize(
    "period",
    [
        Period.half(2025, 2),
        Period.quarter(2025, 1),
        Period.year_to_date(2025, 9),
        Period.years(2021, 2025),
    ],
)
def test_there_are_two_reports_a_year(period: Period) -> None:
    for build in (
        lambda: cluster_investor_form(FULL, period=period),
        lambda: province(FULL, period=period),
        lambda: reporting_deadline(ClusterReporter.INVESTOR, period),
    ):
        with pytest.raises(InvalidValueError, match="half-year or a year"):
            build()


@pytest.mark.parametrize(
    ("build", "error"),
    [
        (lambda: province(FULL, number="02"), InvalidValueError),  # of one cluster
        (lambda: province(FULL, FULL), InvalidValueError),  # one name twice
        (lambda: province(FULL, on=date(2023, 12, 14)), InvalidValueError),  # before the period
        (lambda: province(FULL, on=AsOf(2024)), InvalidTypeError),  # no plain day
        (lambda: province(FULL, number=4), InvalidTypeError),  # numbers of forms are texts
        (lambda: province(FULL, choices=untyped("simple")), InvalidTypeError),  # a word
        (lambda: province(untyped(1)), InvalidTypeError),  # no cluster
        (lambda: province(FULL, period="2024"), InvalidTypeError),  # text is no period
        (lambda: cluster_investor_form(untyped(None), period=YEAR), InvalidTypeError),
        (
            lambda: cluster_investor_form(FULL, period=YEAR, on=untyped("2024")),
            InvalidTypeError,  # text is no day
        ),
        (lambda: check_cluster_form(untyped(None)), InvalidTypeError),  # no form
        (lambda: FormRow(untyped(5), "", None), InvalidTypeError),  # items are texts
        (lambda: FormRow("5", "", untyped(5)), InvalidTypeError),  # no unit
        (lambda: FormRow("5", "", None, applicable=untyped(1)), InvalidTypeError),  # an int
        (lambda: ClusterForm("02", "A", YEAR, END, untyped([])), InvalidTypeError),  # a list
        (lambda: ClusterForm("02", "A", YEAR, untyped(None), ()), InvalidTypeError),  # no day
        (
            lambda: ClusterForm.from_values("02", "A", {}, period=YEAR, on=untyped("text")),
            InvalidTypeError,  # text is no day
        ),
        (
            lambda: ClusterForm.from_values("02", "A", untyped([]), period=YEAR),
            InvalidTypeError,  # no items
        ),
        (lambda: ClusterForm.from_values(untyped(2), "A", {}, period=YEAR), InvalidTypeError),
        (lambda: reporting_deadline(untyped("01"), YEAR), InvalidTypeError),  # of which kind
        (lambda: reporting_deadline(ClusterReporter.TENANT, untyped(2024)), InvalidTypeError),
        (
            lambda: ClusterReporter.LOCAL_COMMITTEE.label_on(untyped(AsOf(2025))),
            InvalidTypeError,  # no plain day
        ),
        (lambda: AggregateChoices(untyped("simple"), FlowScope.BOTH), InvalidTypeError),  # a word
        (
            lambda: AggregateChoices(AverageMethod.SIMPLE, untyped(None)),
            InvalidTypeError,
        ),  # no choice
        (
            lambda: FormRow("5", "Tỷ lệ lấp đầy", PercentShare("5"), applicable=False),
            InvalidValueError,  # a value of nothing
        ),
        (
            lambda: ClusterForm.from_values("05", "A", {}, period=YEAR),
            UnknownCodeError,  # no such form
        ),
        (
            lambda: ClusterForm.from_values("02", "A", {"15.1": ha(5)}, period=YEAR),
            UnknownCodeError,  # of another form
        ),
        (
            lambda: ClusterForm.from_values("02", "A", {"4": vnd(5)}, period=YEAR),
            UnitMismatchError,  # money as land
        ),
        (
            lambda: ClusterForm.from_values("02", "A", {"4": PercentShare("5")}, period=YEAR),
            InvalidTypeError,  # a share as land
        ),
        (
            lambda: ClusterForm.from_values("02", "A", {"5": ha(5)}, period=YEAR),
            InvalidTypeError,  # land as a rate
        ),
        (
            lambda: cluster_investor_form(FULL, period=YEAR).row("15"),
            UnknownCodeError,
        ),  # no such item
    ],
)
def test_what_is_no_form_is_refused(build: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        build()


# Invariants.


def filled(number: str, **values: int | str | Quantity | PercentShare) -> ClusterForm:
    """A form of these items (`i15_1` for 15.1), bare numbers in the item's unit."""
    units = {
        row["item"]: row["unit"]
        for row in read_table("cluster_form_items").rows
        if (row["form"] == ("02" if number == "02" else "03"))
    }
    given: dict[str, Quantity | PercentShare] = {}
    for name, value in values.items():
        item = name.removeprefix("i").replace("_", ".")
        if isinstance(value, Quantity | PercentShare):
            given[item] = value
        else:
            given[item] = Quantity.of(value, unit=get_unit(units[item]))
    return ClusterForm.from_values(number, "tỉnh", given, period=YEAR)


@pytest.mark.parametrize(
    ("form", "message"),
    [
        (filled("04", i15=3, i15_1=2, i15_2=2), "mục 15 khác tổng của mục 15.1 và mục 15.2"),
        (filled("03", i15=3, i15_1=1, i15_2=1), "mục 15 khác tổng của mục 15.1 và mục 15.2"),
        (filled("04", i16="50", i16_1="40", i16_2="8"), "mục 16 khác tổng"),
        (filled("04", i21=4, i20=3), "mục 21 lớn hơn mục 20"),
        (filled("04", i22=4, i20=3), "mục 22 lớn hơn mục 20"),
        (filled("04", i27=2, i26=1), "mục 27 lớn hơn mục 26"),
        (filled("04", i26=2, i15=1), "mục 26 lớn hơn mục 15"),
        (filled("04", i5=2, i3=1), "mục 5 lớn hơn mục 3"),
        (filled("04", i6=40, i4=30), "mục 6 lớn hơn mục 4"),
        (filled("04", i7=2, i3=1), "mục 7 lớn hơn mục 3"),
        (filled("04", i8=40, i4=30), "mục 8 lớn hơn mục 4"),
        (filled("04", i15_3=2, i15=1), "mục 15.3 lớn hơn mục 15"),
        (filled("04", i15_4=2, i15=1), "mục 15.4 lớn hơn mục 15"),
        (filled("04", i16_3=40, i16=30), "mục 16.3 lớn hơn mục 16"),
        (filled("04", i16_4=40, i16=30), "mục 16.4 lớn hơn mục 16"),
        (filled("04", i19=PercentShare("100.1")), "mục 19 nằm ngoài khoảng"),
        (filled("02", i5=PercentShare("-1")), "mục 5 nằm ngoài khoảng"),
        (filled("04", i15_1=2, i15=1), "mục 15.1 lớn hơn mục 15"),
        (filled("04", i15_2=2, i15=1), "mục 15.2 lớn hơn mục 15"),
        (filled("04", i16_1=40, i16=30), "mục 16.1 lớn hơn mục 16"),
        (filled("04", i16_2=40, i16=30), "mục 16.2 lớn hơn mục 16"),
        (filled("04", i15_1=2, i3=1), "mục 15.1 lớn hơn mục 3"),
        (filled("04", i2=-30), "mục 2 nhỏ hơn 0"),
        (filled("04", i15=-1), "mục 15 nhỏ hơn 0"),
        (filled("04", i15="1.5"), "mục 15 không phải số nguyên"),
        (filled("04", i25="0.5"), "mục 25 không phải số nguyên"),
        (filled("02", i6="2.5"), "mục 6 không phải số nguyên"),
        (filled("02", i4="-0.5"), "mục 4 nhỏ hơn 0"),
        (filled("02", i13=2), "mục 13 không phải 0 hoặc 1"),
        (filled("02", i14=-1), "mục 14 không phải 0 hoặc 1"),
        (filled("02", i14="0.5"), "mục 14 không phải 0 hoặc 1"),
        (filled("02", i7=4, i6=3), "mục 7 lớn hơn mục 6"),
        (filled("02", i8=4, i6=3), "mục 8 lớn hơn mục 6"),
        (filled("02", i14=1, i13=0), "mục 14 lớn hơn mục 13"),
    ],
)
def test_a_form_that_cannot_be_true_is_found(form: ClusterForm, message: str) -> None:
    (found,) = check_cluster_form(form)
    assert found.severity is Severity.ERROR
    assert found.message.startswith(message)
    assert found.legal_basis == f"Biểu {form.number} Thông tư 14/2024/TT-BCT"
    assert found.evidence


@pytest.mark.parametrize(
    "form",
    [
        filled("04", i15=3, i15_1=1),  # 15.2 is missing, so nothing can be told
        filled("04", i15=3, i15_1=1, i15_2=2, i15_3=3, i15_4=3),  # parts, not addends
        filled("04", i16="50.1", i16_1="40.04", i16_2="10.1"),  # 50,14 rounds to 50,1
        filled("04", i4=30, i16=50),  # a cluster may operate without being established
        filled("04", i19=PercentShare("100")),
        filled("04", i20=3, i21=3, i22=3),
        filled("04", i15=Quantity.of("3.0", unit=get_unit("cluster"))),  # a whole number
        filled("02", i11=Quantity.of("1.2", Scale.THOUSAND, get_unit("person"))),
        filled("02", i13=0, i14=0),
        filled("02", i13=1, i14=1),
        filled("02", i9="5", i10="6"),
    ],
)
def test_a_form_that_may_be_true_is_left_alone(form: ClusterForm) -> None:
    assert check_cluster_form(form) == ()


@pytest.mark.parametrize(
    "form",
    [
        filled("04", i13=vnd(100), i14=vnd(120)),  # costs may overrun
        filled("02", i1=vnd(100), i2=vnd(120)),
        filled("04", i17="30", i18="30.2"),  # 30 may be 30,4
    ],
)
def test_what_another_cause_may_explain_is_a_note(form: ClusterForm) -> None:
    assert [found.severity for found in check_cluster_form(form)] == [Severity.NOTE]


def test_leased_land_above_that_of_operating_clusters_is_a_warning() -> None:
    (found,) = check_cluster_form(filled("04", i18=40, i17=30))
    assert (found.code, found.severity) == ("form-part-exceeds-whole", Severity.WARNING)
    assert found.message == "mục 18 lớn hơn mục 17"


def test_an_item_is_named_as_the_circular_names_it() -> None:
    assert filled("04").row("18").label == "Diện tích đất công nghiệp đã cho thuê"


def test_forms_do_not_depend_on_the_decimal_context() -> None:
    expected = province(FULL, OLD)
    with localcontext() as context:
        context.prec = 1
        assert province(FULL, OLD) == expected
        assert check_cluster_form(expected) == ()


def test_forms_are_values_and_show_themselves() -> None:
    form = province(FULL)
    assert form == pickle.loads(pickle.dumps(form))  # noqa: S301
    shown = form._repr_html_()
    assert "<caption>Biểu 04: tỉnh</caption>" in shown
    assert "<td>15.1</td><td>Đang hoạt động và đã thành lập</td><td>1 cụm công nghiệp</td>" in shown
    assert (
        "<td></td><td>chưa có số liệu</td>"
        in cluster_investor_form(IndustrialCluster("A"), period=YEAR)._repr_html_()
    )


def test_the_packaged_items_are_each_there_once_with_a_known_unit() -> None:
    rows = read_table("cluster_form_items").rows
    keys = [(row["form"], row["item"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert {row["form"] for row in rows} == {"02", "03"}
    assert [item for form, item in keys if form == "02"] == [str(n) for n in range(1, 15)]
    whole = [item for form, item in keys if form == "03" and "." not in item]
    assert whole == [str(n) for n in range(1, 28)]
    assert all(row["label"] and get_unit(row["unit"]) for row in rows)


# Deadlines.


@pytest.mark.parametrize(
    ("reporter", "half", "year"),
    [
        (ClusterReporter.TENANT, (6, 20), (12, 20)),
        (ClusterReporter.INVESTOR, (6, 20), (12, 20)),
        (ClusterReporter.LOCAL_COMMITTEE, (6, 25), (12, 25)),
        (ClusterReporter.DEPARTMENT, (6, 30), (12, 31)),
    ],
)
def test_every_reporter_has_its_two_deadlines(
    reporter: ClusterReporter, half: tuple[int, int], year: tuple[int, int]
) -> None:
    first = reporting_deadline(reporter, HALF)
    second = reporting_deadline(reporter, Period.year(2025))
    assert (first.before, second.before) == (date(2025, *half), date(2025, *year))
    assert (first.cut_off.first, first.cut_off.last) == (date(2024, 12, 15), date(2025, 6, 14))
    assert (second.cut_off.first, second.cut_off.last) == (date(2024, 12, 15), date(2025, 12, 14))
    assert first.label == reporter.label_on(first.before)


def test_the_commune_reports_in_place_of_the_district_since_july_2025() -> None:
    local = ClusterReporter.LOCAL_COMMITTEE
    assert local.label_on(date(2025, 6, 30)) == "UBND cấp huyện"
    assert local.label_on(date(2025, 7, 1)) == "UBND cấp xã"
    assert reporting_deadline(local, HALF).label == "UBND cấp huyện"
    assert reporting_deadline(local, Period.year(2025)).label == "UBND cấp xã"


def test_the_circular_set_no_deadline_before_it_came_into_force() -> None:
    assert reporting_deadline(ClusterReporter.DEPARTMENT, YEAR).before == date(2024, 12, 31)
    for period in (Period.half(2024, 1), Period.year(2023)):
        with pytest.raises(InvalidValueError, match="2024 or later, or the first half of 2025"):
            reporting_deadline(ClusterReporter.DEPARTMENT, period)


def test_the_weighted_average_divides_sums() -> None:
    halves = [
        IndustrialCluster(
            name,
            land=ClusterLand(industrial=ha(industrial), leased=ha(5), approved_not_leased=ha(0)),
            history=recorded(MilestoneKind.OPERATING, MilestoneKind.DETAILED_PLAN_APPROVED),
        )
        for name, industrial in (("A", 5), ("B", 15))
    ]
    weighted = province(
        *halves, choices=AggregateChoices(AverageMethod.WEIGHTED, FlowScope.TENANTS)
    )
    assert weighted.value("19") == PercentShare(Decimal(50))


# Forms of generated clusters.


CLUSTERS: Final = st.tuples(*(industrial_clusters(name, period=YEAR) for name in "ABC"))


@given(CLUSTERS, st.sampled_from(AverageMethod), st.sampled_from(FlowScope))
def test_a_form_computed_from_consistent_clusters_is_true(
    clusters: tuple[IndustrialCluster, ...], average: AverageMethod, scope: FlowScope
) -> None:
    form = province(*clusters, choices=AggregateChoices(average, scope))
    assert check_cluster_form(form) == ()
    for cluster in clusters:
        assert check_cluster_form(cluster_investor_form(cluster, period=YEAR)) == ()


@given(CLUSTERS)
def test_an_item_has_a_value_or_says_why_not(clusters: tuple[IndustrialCluster, ...]) -> None:
    for row in province(*clusters).rows:
        assert (row.value is None) <= bool(row.note)


@given(CLUSTERS)
def test_the_order_of_the_clusters_does_not_matter(
    clusters: tuple[IndustrialCluster, ...],
) -> None:
    values = [
        [row.value for row in province(*listed).rows] for listed in (clusters, clusters[::-1])
    ]
    assert values[0] == values[1]
