"""Industrial clusters: what the types hold, how milestones add up, what occupancy means."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, localcontext
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong.clusters import (
    AverageMethod,
    CapitalSource,
    ClusterCapital,
    ClusterFlows,
    ClusterHistory,
    ClusterKind,
    ClusterLand,
    ClusterMilestone,
    ClusterProjects,
    ClusterStage,
    ClusterWastewater,
    IndustrialCluster,
    InvestorKind,
    MilestoneKind,
    Occupancy,
    OccupancyGap,
    WastewaterWorks,
    average_occupancy,
    check_cluster_land,
    measure_occupancy,
    occupancy_rate,
)
from congthuong.clusters._answers import all_of, any_of
from congthuong.documents import parse_document
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.localities.locality import Locality, LocalityKind, LocalityLevel
from congthuong.percentages import PercentShare
from congthuong.periods import AsOf, Period
from congthuong.quantities import HECTARE, M2, USD, VND, Quantity, Scale, get_unit
from congthuong.testing import cluster_histories, cluster_lands, industrial_clusters

DAY: Final = date(2024, 12, 14)
YEAR: Final = Period.year(2024)


def ha(number: int | str) -> Quantity:
    return Quantity.of(number, unit=HECTARE)


def untyped(value: object) -> Any:
    """A value that a type checker would refuse where it goes."""
    return value


def vnd(billions: int | str) -> Quantity:
    return Quantity.of(billions, Scale.BILLION, VND)


FULL: Final = IndustrialCluster(
    "Phú Hưng",
    kind=ClusterKind.CRAFT_VILLAGE,
    former_district=Locality(
        LocalityLevel.DISTRICT, "836", LocalityKind.RURAL_DISTRICT, "Ba Tri", None
    ),
    sectors=("dệt may", "chế biến thủy sản"),
    investor="Công ty Hạ tầng An Phú",
    investor_kind=InvestorKind.ENTERPRISE,
    land=ClusterLand(
        established=ha("40.5"), industrial=ha(16), leased=ha(9), approved_not_leased=ha(3)
    ),
    capital=ClusterCapital(vnd(120), vnd(80), vnd(20), (CapitalSource("vốn vay", vnd(60)),)),
    projects=ClusterProjects(12, 3, 9, Quantity.of(50, Scale.MILLION, USD)),
    wastewater=ClusterWastewater(WastewaterWorks.BUILT, meets_standard=True),
    reported_occupancy=PercentShare("75.0"),
    tenant_flows=(ClusterFlows(YEAR, vnd(800), vnd(21), 1_200),),
    history=ClusterHistory(
        (
            ClusterMilestone(
                MilestoneKind.ESTABLISHED,
                on=date(2019, 5, 6),
                document=parse_document("832/QĐ-UBND ngày 06/5/2019"),
            ),
            ClusterMilestone(MilestoneKind.OPERATING, on=AsOf(2021)),
        ),
        complete_as_of=DAY,
    ),
)


# The types.


def test_only_the_name_is_required() -> None:
    bare = IndustrialCluster("Phú Hưng")
    assert (bare.kind, bare.mountainous, bare.reported_occupancy) == (None, None, None)
    assert bare.land == ClusterLand()
    assert bare.land.area is None


@pytest.mark.parametrize("label", ["cụm công nghiệp làng nghề", "đang xây dựng", "hợp tác xã"])
def test_kinds_have_vietnamese_labels(label: str) -> None:
    kinds: list[Any] = [*ClusterKind, *WastewaterWorks, *InvestorKind, *MilestoneKind]
    kinds += [*ClusterStage, *OccupancyGap, *AverageMethod]
    labels = [kind.label for kind in kinds]
    assert label in labels
    assert all(text.strip() for text in labels)


@pytest.mark.parametrize(
    ("build", "error"),
    [
        (lambda: IndustrialCluster(" "), InvalidValueError),  # no name
        (lambda: ClusterLand(leased=Quantity.of(5, unit=M2)), UnitMismatchError),  # m2 is not ha
        (lambda: ClusterLand(leased=vnd(5)), UnitMismatchError),  # money is no area
        (lambda: ClusterLand(leased=ha(-1)), InvalidValueError),  # below zero
        (lambda: ClusterLand(leased=untyped(Decimal(5))), InvalidTypeError),  # no unit
        (lambda: ClusterCapital(paid=Quantity.of(5, unit=USD)), UnitMismatchError),  # not VND
        (
            lambda: CapitalSource("vốn vay", untyped(None)),
            InvalidTypeError,
        ),  # a source without an amount
        (lambda: ClusterProjects(total=-1), InvalidValueError),  # below zero
        (lambda: ClusterProjects(total=True), InvalidTypeError),  # a bool is no count
        (lambda: ClusterProjects(total=untyped(Decimal(3))), InvalidTypeError),  # counts are ints
        (lambda: ClusterProjects(registered_capital=ha(5)), UnitMismatchError),  # not money
        (lambda: ClusterProjects(registered_capital=untyped(5)), InvalidTypeError),  # no unit
        (
            lambda: ClusterProjects(registered_capital=Quantity.of(-5, unit=USD)),
            InvalidValueError,  # below zero
        ),
        (lambda: ClusterFlows(YEAR, average_income=vnd(5)), UnitMismatchError),  # not per month
        (lambda: ClusterFlows(YEAR, workers=-1), InvalidValueError),  # below zero
        (
            lambda: IndustrialCluster("A", reported_occupancy=untyped(Decimal(75))),
            InvalidTypeError,  # a bare number is no share
        ),
        (
            lambda: IndustrialCluster("A", tenant_flows=(ClusterFlows(YEAR), ClusterFlows(YEAR))),
            InvalidValueError,  # two figures for one year
        ),
        (
            lambda: IndustrialCluster(
                "A",
                former_district=Locality(
                    LocalityLevel.PROVINCE, "83", LocalityKind.PROVINCE, "Bến Tre", None
                ),
            ),
            InvalidValueError,  # a province is no district
        ),
        (
            lambda: ClusterHistory(untyped(("established",))),
            InvalidTypeError,
        ),  # a word is no milestone
        (lambda: ClusterHistory(untyped([])), InvalidTypeError),  # a list changes
        (lambda: ClusterMilestone(untyped("established")), InvalidTypeError),  # a word is no kind
        (
            lambda: ClusterMilestone(MilestoneKind.ESTABLISHED, document=untyped("832")),
            InvalidTypeError,
        ),  # text
        (lambda: IndustrialCluster(untyped(None)), InvalidTypeError),  # no name
        (lambda: IndustrialCluster("A", untyped("Ba Tri")), InvalidTypeError),  # text is no place
        (lambda: IndustrialCluster("A", former_district=untyped("Ba Tri")), InvalidTypeError),
        (lambda: IndustrialCluster("A", kind=untyped("craft_village")), InvalidTypeError),  # a word
        (lambda: IndustrialCluster("A", mountainous=untyped("no")), InvalidTypeError),  # truthy
        (lambda: IndustrialCluster("A", sectors=untyped("may")), InvalidTypeError),  # one text
        (lambda: IndustrialCluster("A", sectors=untyped((1,))), InvalidTypeError),  # a number
        (lambda: IndustrialCluster("A", investor=untyped(5)), InvalidTypeError),  # a number
        (lambda: IndustrialCluster("A", investor_kind=untyped("enterprise")), InvalidTypeError),
        (lambda: IndustrialCluster("A", land=untyped(None)), InvalidTypeError),  # not "not known"
        (lambda: IndustrialCluster("A", capital=untyped(None)), InvalidTypeError),
        (lambda: IndustrialCluster("A", projects=untyped(None)), InvalidTypeError),
        (lambda: IndustrialCluster("A", wastewater=untyped("built")), InvalidTypeError),
        (lambda: IndustrialCluster("A", tenant_flows=untyped([])), InvalidTypeError),  # a list
        (lambda: IndustrialCluster("A", infrastructure_flows=untyped((1,))), InvalidTypeError),
        (lambda: IndustrialCluster("A", history=untyped(())), InvalidTypeError),  # bare milestones
        (lambda: CapitalSource(untyped(None), vnd(5)), InvalidTypeError),  # a source of no name
        (lambda: ClusterCapital(structure=untyped(("vốn vay",))), InvalidTypeError),  # no amount
        (lambda: ClusterWastewater(untyped("built")), InvalidTypeError),  # a word
        (lambda: ClusterWastewater(WastewaterWorks.BUILT, untyped(1)), InvalidTypeError),  # an int
        (lambda: ClusterFlows(untyped(2024)), InvalidTypeError),  # a number is no period
        (
            lambda: ClusterHistory((), complete_as_of=untyped("2024")),
            InvalidTypeError,
        ),  # text is no day
        (
            lambda: ClusterMilestone(MilestoneKind.ESTABLISHED, on=datetime(2024, 1, 1)),  # noqa: DTZ001
            InvalidTypeError,  # a time of day
        ),
        (
            lambda: ClusterMilestone(MilestoneKind.ESTABLISHED, on=AsOf(2019), known_by=AsOf(2020)),
            InvalidValueError,  # known, so not merely known by
        ),
    ],
)
def test_what_is_no_cluster_is_refused(build: Any, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        build()
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_no_limit_of_the_law_is_a_condition_of_the_type() -> None:
    odd = ClusterLand(established=ha(300), industrial=ha(500), leased=ha(900))
    assert IndustrialCluster("Phú Hưng", land=odd).land.area == ha(300)


def test_the_area_is_the_first_known_of_four() -> None:
    known = ClusterLand(planned=ha(1), operating=ha(2), detailed_plan=ha(3))
    assert known.area == ha(3)
    assert ClusterLand(planned=ha(1), operating=ha(2)).area == ha(2)
    assert ClusterLand(planned=ha(1)).area == ha(1)


@given(industrial_clusters())
def test_clusters_are_values(cluster: IndustrialCluster) -> None:
    again = pickle.loads(pickle.dumps(cluster))  # noqa: S301
    assert cluster == again == copy.deepcopy(cluster)
    assert hash(cluster) == hash(again)
    with pytest.raises(AttributeError):
        setattr(cluster, "name", "other")  # noqa: B010


def test_a_cluster_shows_its_kind_and_name() -> None:
    assert str(FULL) == "cụm công nghiệp làng nghề Phú Hưng"
    assert str(IndustrialCluster("Phú Hưng")) == "cụm công nghiệp Phú Hưng"
    assert "<td>40,5 ha</td>" in FULL._repr_html_()
    assert IndustrialCluster("<A>")._repr_html_() == "<span>cụm công nghiệp &lt;A&gt;</span>"


def test_flows_are_of_exactly_one_period() -> None:
    found = FULL.tenant_flows_in(YEAR)
    assert found is not None
    assert found.workers == 1_200
    assert FULL.tenant_flows_in(Period.half(2024, 1)) is None
    assert FULL.infrastructure_flows_in(YEAR) is None


# Milestones.


@pytest.mark.parametrize(
    ("milestone", "day", "reached"),
    [
        ({"on": date(2019, 5, 6)}, date(2019, 5, 5), False),
        ({"on": date(2019, 5, 6)}, date(2019, 5, 6), True),
        ({"on": AsOf(2019)}, date(2018, 12, 31), False),
        ({"on": AsOf(2019)}, date(2019, 6, 30), None),  # some day of 2019
        ({"on": AsOf(2019)}, date(2019, 12, 31), True),
        ({"on": AsOf(2019, 5)}, date(2019, 5, 30), None),
        ({"known_by": date(2019, 5, 6)}, date(2019, 5, 5), None),  # perhaps long before
        ({"known_by": date(2019, 5, 6)}, date(2019, 5, 6), True),
        ({"known_by": AsOf(2019)}, date(2019, 12, 30), None),
        ({}, date(2024, 1, 1), None),  # it happened, but when
    ],
)
def test_a_milestone_is_reached_not_reached_or_open(
    milestone: dict[str, Any], day: date, reached: bool | None
) -> None:
    assert ClusterMilestone(MilestoneKind.ESTABLISHED, **milestone).reached(day) is reached


ESTABLISHED: Final = MilestoneKind.ESTABLISHED
REVOKED: Final = MilestoneKind.REVOKED
OPERATING: Final = MilestoneKind.OPERATING


def history(*milestones: ClusterMilestone, complete: date | AsOf | None = None) -> ClusterHistory:
    return ClusterHistory(milestones, complete)


def at(kind: MilestoneKind, moment: date | AsOf | int) -> ClusterMilestone:
    return ClusterMilestone(kind, on=AsOf(moment) if isinstance(moment, int) else moment)


@pytest.mark.parametrize(
    ("recorded", "answer"),
    [
        (history(), None),  # nothing on record
        (history(complete=date(2024, 12, 13)), None),  # complete only until the day before
        (history(complete=DAY), False),
        (history(complete=AsOf(2024)), None),  # complete some day of that year
        (history(at(ESTABLISHED, 2019)), True),
        (history(at(ESTABLISHED, 2025)), False),
        (history(ClusterMilestone(ESTABLISHED), complete=DAY), None),
        (history(at(ESTABLISHED, 2025), ClusterMilestone(ESTABLISHED, known_by=AsOf(2020))), True),
        (history(at(ESTABLISHED, 2025), ClusterMilestone(ESTABLISHED)), None),
    ],
)
def test_an_absent_milestone_is_unknown_unless_the_record_is_complete(
    recorded: ClusterHistory, answer: bool | None
) -> None:
    assert recorded.has(ESTABLISHED, on=DAY) is answer
    assert IndustrialCluster("A", history=recorded).has(ESTABLISHED, on=DAY) is answer


@pytest.mark.parametrize(
    ("recorded", "answer"),
    [
        (history(at(ESTABLISHED, 2019)), True),  # a decision stands until revoked
        (history(at(ESTABLISHED, 2019), at(REVOKED, 2025)), True),
        (history(at(ESTABLISHED, 2019), at(REVOKED, 2023)), False),
        (history(at(ESTABLISHED, DAY), at(REVOKED, DAY)), None),  # of one day: which came first
        (history(at(ESTABLISHED, 2019), at(REVOKED, 2019)), None),  # of one year as well
        (history(at(ESTABLISHED, date(2019, 3, 1)), at(REVOKED, 2019)), None),  # perhaps before
        (history(at(REVOKED, 2023)), False),  # its decision is not on record
        (history(at(REVOKED, 2015), at(ESTABLISHED, 2019)), True),  # established anew
        (history(at(ESTABLISHED, 2010), at(REVOKED, 2015), at(ESTABLISHED, 2019)), True),
        (history(at(ESTABLISHED, 2019), ClusterMilestone(REVOKED)), None),  # revoked, but when
        (history(at(ESTABLISHED, 2019), at(REVOKED, 2024)), None),  # this year, perhaps later
        (history(at(ESTABLISHED, 2025), at(REVOKED, 2024)), False),  # neither by that day
        (history(at(ESTABLISHED, 2019), ClusterMilestone(REVOKED, known_by=AsOf(2023))), False),
        (history(ClusterMilestone(ESTABLISHED, known_by=AsOf(2023)), at(REVOKED, 2019)), None),
        (history(ClusterMilestone(ESTABLISHED), at(REVOKED, 2019)), None),
        (history(), None),
    ],
)
def test_a_decision_holds_until_a_later_revocation(
    recorded: ClusterHistory, answer: bool | None
) -> None:
    assert recorded.holds(ESTABLISHED, on=DAY) is answer
    assert IndustrialCluster("A", history=recorded).holds(ESTABLISHED, on=DAY) is answer


def test_after_a_revocation_operation_is_open_until_it_is_on_record_again() -> None:
    gone = history(at(OPERATING, 2010), at(REVOKED, 2015))
    assert gone.has(OPERATING, on=DAY)
    assert gone.holds(OPERATING, on=DAY) is None
    assert history(at(OPERATING, 2018), at(REVOKED, 2015)).holds(OPERATING, on=DAY)
    assert history(at(REVOKED, 2015)).holds(OPERATING, on=DAY) is None
    assert history(at(REVOKED, 2015), complete=DAY).holds(OPERATING, on=DAY) is False


@pytest.mark.parametrize(
    "kind",
    [
        MilestoneKind.DETAILED_PLAN_APPROVED,
        MilestoneKind.INFRASTRUCTURE_PROJECT_APPROVED,
        MilestoneKind.UNDER_CONSTRUCTION,
        MilestoneKind.OPERATING,
    ],
)
def test_a_revocation_undoes_the_establishment_and_leaves_the_rest_open(
    kind: MilestoneKind,
) -> None:
    gone = history(at(ESTABLISHED, 2010), at(kind, 2012), at(REVOKED, 2020), complete=DAY)
    assert gone.has(kind, on=DAY)
    assert gone.holds(kind, on=DAY) is None
    assert gone.holds(ESTABLISHED, on=DAY) is False
    assert gone.stage(on=DAY).summary is ClusterStage.REVOKED
    never = history(at(ESTABLISHED, 2010), at(REVOKED, 2020), complete=DAY)
    assert never.holds(kind, on=DAY) is False


@pytest.mark.parametrize(
    ("kind", "alone"),
    [
        (MilestoneKind.EXPANDED, None),  # there may have been an earlier one
        (MilestoneKind.ENVIRONMENTAL_LICENCE, None),
        (REVOKED, None),
        (MilestoneKind.WITHDRAWN_FROM_PLAN, None),
        (ESTABLISHED, False),
    ],
)
def test_a_later_expansion_does_not_rule_out_an_earlier_one(
    kind: MilestoneKind, alone: bool | None
) -> None:
    assert history(at(kind, 2025)).has(kind, on=DAY) is alone
    assert history(at(kind, 2025), complete=DAY).has(kind, on=DAY) is False


def test_what_has_no_exit_holds_once_reached() -> None:
    recorded = history(at(MilestoneKind.EXPANDED, 2015), at(REVOKED, 2020))
    assert recorded.holds(MilestoneKind.EXPANDED, on=DAY)


@pytest.mark.parametrize(
    ("recorded", "stage"),
    [
        (history(), ClusterStage.UNKNOWN),
        (history(complete=DAY), ClusterStage.NOT_STARTED),
        (history(at(MilestoneKind.IN_PLAN, 2010)), ClusterStage.PLANNED),
        (
            history(
                at(MilestoneKind.IN_PLAN, 2010),
                at(MilestoneKind.WITHDRAWN_FROM_PLAN, 2020),
            ),
            ClusterStage.WITHDRAWN_FROM_PLAN,
        ),
        (history(at(ESTABLISHED, 2010)), ClusterStage.ESTABLISHED),
        (
            history(at(MilestoneKind.DETAILED_PLAN_APPROVED, 2012), at(ESTABLISHED, 2010)),
            ClusterStage.DETAILED_PLAN_APPROVED,
        ),
        (
            history(at(MilestoneKind.INFRASTRUCTURE_PROJECT_APPROVED, 2012)),
            ClusterStage.INFRASTRUCTURE_PROJECT_APPROVED,
        ),
        (
            history(at(MilestoneKind.UNDER_CONSTRUCTION, 2012)),
            ClusterStage.UNDER_CONSTRUCTION,
        ),
        (history(at(ESTABLISHED, 2010), at(OPERATING, 2013)), ClusterStage.OPERATING),
        (history(at(OPERATING, 2008)), ClusterStage.OPERATING),  # established or not is open
        (history(at(OPERATING, 2008), complete=DAY), ClusterStage.OPERATING_NOT_ESTABLISHED),
        (
            history(at(ESTABLISHED, 2005), at(REVOKED, 2007), at(OPERATING, 2008)),
            ClusterStage.OPERATING_NOT_ESTABLISHED,
        ),
        (history(at(ESTABLISHED, 2010), at(REVOKED, 2020)), ClusterStage.REVOKED),
        (
            history(at(ESTABLISHED, 2010), at(OPERATING, 2013), at(REVOKED, 2020)),
            ClusterStage.REVOKED,
        ),
    ],
)
def test_the_stage_is_the_furthest_that_still_holds(
    recorded: ClusterHistory, stage: ClusterStage
) -> None:
    reading = IndustrialCluster("A", history=recorded).stage(on=DAY)
    assert reading.summary is stage
    assert str(reading) == stage.label


def test_a_stage_names_the_milestones_reached_and_those_that_are_open() -> None:
    partial = history(
        at(REVOKED, 2020), at(ESTABLISHED, 2010), ClusterMilestone(OPERATING), complete=DAY
    )
    reading = partial.stage(on=DAY)
    assert reading.reached == (ESTABLISHED, REVOKED)
    assert reading.unknown == (OPERATING,)
    assert reading.on == DAY


@given(cluster_histories(), st.sampled_from(MilestoneKind))
def test_what_is_reached_once_stays_reached(recorded: ClusterHistory, kind: MilestoneKind) -> None:
    answers = [recorded.has(kind, on=date(year, 7, 1)) for year in range(1999, 2028)]
    if True in answers:
        assert all(answers[answers.index(True) :])


@given(cluster_histories(), st.sampled_from(MilestoneKind))
def test_only_what_was_reached_can_hold(recorded: ClusterHistory, kind: MilestoneKind) -> None:
    if recorded.holds(kind, on=DAY):
        assert recorded.has(kind, on=DAY)
    if recorded.has(kind, on=DAY) is False:
        assert recorded.holds(kind, on=DAY) is False


@given(cluster_histories())
def test_every_milestone_is_reached_open_or_neither(recorded: ClusterHistory) -> None:
    reading = recorded.stage(on=DAY)
    assert not set(reading.reached) & set(reading.unknown)
    established = recorded.holds(ESTABLISHED, on=DAY)
    if reading.summary is ClusterStage.OPERATING_NOT_ESTABLISHED:
        assert established is False
    if reading.summary is ClusterStage.ESTABLISHED:
        assert established


NO_DAYS: Final = [
    datetime(2024, 12, 14),  # noqa: DTZ001
    AsOf(2024),
    "2024-12-14",
    None,
]


@pytest.mark.parametrize("day", NO_DAYS)
def test_every_question_of_a_day_wants_a_plain_day(day: object) -> None:
    founded = at(ESTABLISHED, 2019)
    for ask in (
        lambda: founded.reached(untyped(day)),
        lambda: FULL.has(ESTABLISHED, on=untyped(day)),
        lambda: FULL.holds(ESTABLISHED, on=untyped(day)),
        lambda: FULL.stage(on=untyped(day)),
    ):
        with pytest.raises(InvalidTypeError, match="day"):
            ask()


def test_a_question_of_a_milestone_wants_a_kind() -> None:
    with pytest.raises(InvalidTypeError, match="not its name"):
        FULL.has(untyped("established"), on=DAY)


# Occupancy.


@pytest.mark.parametrize(
    ("land", "rate"),
    [
        (ClusterLand(industrial=ha(16), leased=ha(9), approved_not_leased=ha(3)), "75"),
        (ClusterLand(industrial=ha(16), leased=ha(0), approved_not_leased=ha(0)), "0"),
        (ClusterLand(industrial=ha(16), leased=ha(9), approved_not_leased=ha(0)), "56.25"),
        (ClusterLand(industrial=ha(8), leased=ha(9), approved_not_leased=ha(0)), "112.5"),
    ],
)
def test_occupancy_counts_leased_and_approved_land_against_industrial_land(
    land: ClusterLand, rate: str
) -> None:
    assert measure_occupancy(IndustrialCluster("A", land=land)) == Occupancy(PercentShare(rate))


TAKEN: Final = {"leased": ha(9), "approved_not_leased": ha(3)}


@pytest.mark.parametrize(
    ("land", "gap"),
    [
        (ClusterLand(established=ha(40), **TAKEN), OccupancyGap.INDUSTRIAL_LAND_UNKNOWN),
        (ClusterLand(industrial=ha(0), **TAKEN), OccupancyGap.NO_INDUSTRIAL_LAND),
        (
            ClusterLand(industrial=ha(16), approved_not_leased=ha(3)),
            OccupancyGap.LEASED_LAND_UNKNOWN,
        ),
        (ClusterLand(industrial=ha(16), leased=ha(9)), OccupancyGap.APPROVED_LAND_UNKNOWN),
    ],
)
def test_occupancy_without_its_figures_is_none_and_says_why(
    land: ClusterLand, gap: OccupancyGap
) -> None:
    cluster = IndustrialCluster("A", land=land, reported_occupancy=PercentShare("80"))
    assert measure_occupancy(cluster) == Occupancy(None, gap)
    assert occupancy_rate(cluster) is None


@pytest.mark.parametrize(
    ("recorded", "on", "is_defined"),
    [
        (history(), None, True),  # industrial land is given, so there is a plan
        (history(), DAY, True),
        (history(complete=DAY), None, False),
        (history(complete=DAY), DAY, False),
        (history(complete=DAY), date(2025, 6, 1), True),  # after the end of the record
        (history(at(MilestoneKind.DETAILED_PLAN_APPROVED, 2020), complete=DAY), None, True),
        (history(at(MilestoneKind.DETAILED_PLAN_APPROVED, 2020)), DAY, True),
        (history(at(MilestoneKind.DETAILED_PLAN_APPROVED, 2025)), DAY, False),
    ],
)
def test_occupancy_is_undefined_before_a_detailed_plan_is_approved(
    recorded: ClusterHistory, on: date | None, is_defined: bool
) -> None:
    cluster = IndustrialCluster("A", land=ClusterLand(industrial=ha(16), **TAKEN), history=recorded)
    gap = None if is_defined else OccupancyGap.NO_DETAILED_PLAN
    assert measure_occupancy(cluster, on=on).gap is gap


def test_the_reported_rate_stands_beside_the_computed_one() -> None:
    assert FULL.reported_occupancy == PercentShare("75.0")
    land = ClusterLand(industrial=ha(16), leased=ha(4), approved_not_leased=ha(0))
    cluster = IndustrialCluster("A", land=land, reported_occupancy=PercentShare("100"))
    assert occupancy_rate(cluster) == PercentShare("25")
    assert cluster.reported_occupancy == PercentShare("100")


@given(cluster_lands() | cluster_lands(consistent=False))
def test_occupancy_of_consistent_land_lies_within_0_and_100(land: ClusterLand) -> None:
    cluster = IndustrialCluster("A", land=land)
    rate = occupancy_rate(cluster)
    codes = {found.code for found in check_cluster_land(cluster, on=DAY)}
    if rate is not None:
        assert (rate.value > 100) == ("land-taken-exceeds-industrial" in codes)
        assert rate.value >= 0


def with_land(name: str, industrial: int | str, leased: int | str) -> IndustrialCluster:
    land = ClusterLand(industrial=ha(industrial), leased=ha(leased), approved_not_leased=ha(0))
    return IndustrialCluster(name, land=land)


def test_the_two_averages_differ_and_are_chosen_by_name() -> None:
    clusters = [with_land("A", 10, 10), with_land("B", 30, 0)]
    assert average_occupancy(clusters, AverageMethod.SIMPLE).rate == PercentShare("50")
    assert average_occupancy(clusters, AverageMethod.WEIGHTED).rate == PercentShare("25")


def test_a_rate_far_below_one_percent_is_a_rate() -> None:
    tiny = with_land("A", "10.01", "0.01")
    assert str(occupancy_rate(tiny)).startswith("0,0999000999")
    for method in AverageMethod:
        assert str(average_occupancy([tiny], method).rate).startswith("0,0999000999")
    assert str(occupancy_rate(with_land("A", "7000", "0.01"))).startswith("0,000142857142857")
    assert occupancy_rate(with_land("A", 7, 0)) == PercentShare("0")
    assert str(occupancy_rate(with_land("A", 400, 1))) == "0,25%"  # no digits added


@pytest.mark.parametrize(
    "ask",
    [
        lambda: average_occupancy([FULL], untyped("simple")),  # not the weighted one in its place
        lambda: average_occupancy([untyped("Phú Hưng")], AverageMethod.SIMPLE),
        lambda: measure_occupancy(untyped(None)),
        lambda: occupancy_rate(FULL, on=untyped(AsOf(2024))),
    ],
)
def test_a_rate_is_asked_of_clusters_by_a_method_and_a_day(ask: Callable[[], object]) -> None:
    with pytest.raises(InvalidTypeError):
        ask()


def test_an_average_is_exact_where_its_rates_are_not() -> None:
    thirds = [with_land(name, 3, leased) for name, leased in (("A", 1), ("B", 1), ("C", "2.5"))]
    average = average_occupancy(thirds, AverageMethod.SIMPLE)
    assert average.rate == PercentShare("50")


def test_a_cluster_without_a_rate_leaves_the_average_open_and_is_named() -> None:
    clusters = [with_land("A", 10, 10), IndustrialCluster("B")]
    for method in AverageMethod:
        average = average_occupancy(clusters, method)
        assert (average.rate, average.lacking) == (None, ("B",))
        assert average_occupancy([], method).rate is None


def test_rates_do_not_depend_on_the_decimal_context() -> None:
    expected = [average_occupancy([with_land("A", 7, 3)], method) for method in AverageMethod]
    with localcontext() as context:
        context.prec = 2
        found = [average_occupancy([with_land("A", 7, 3)], method) for method in AverageMethod]
        assert found == expected
        assert occupancy_rate(with_land("A", 7, 3)) == expected[0].rate


# Answers of three values.


@pytest.mark.parametrize(
    ("answers", "every", "some"),
    [
        ([], True, False),
        ([True, True], True, True),
        ([True, None], None, True),
        ([False, None], False, None),
        ([True, False], False, True),
        ([None], None, None),
    ],
)
def test_unknown_settles_nothing_that_another_answer_does_not(
    answers: list[bool | None], every: bool | None, some: bool | None
) -> None:
    assert all_of(answers) is every
    assert any_of(answers) is some


def test_income_is_in_money_per_person_and_month() -> None:
    income = Quantity.of("7.5", Scale.MILLION, get_unit("VND/person/month"))
    assert ClusterFlows(YEAR, average_income=income).average_income == income
