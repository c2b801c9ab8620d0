"""The law's tests of a cluster, by date: limits, conditions, shares, figures among themselves."""

import pickle
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong.clusters import (
    AverageMethod,
    ClusterCapital,
    ClusterCondition,
    ClusterHistory,
    ClusterKind,
    ClusterLand,
    ClusterMilestone,
    ClusterProjects,
    ClusterRegime,
    ClusterVerdict,
    ClusterWastewater,
    EstablishmentCase,
    ExpansionCase,
    IndustrialCluster,
    MilestoneKind,
    WastewaterWorks,
    check_cluster,
    check_cluster_area,
    check_cluster_capital,
    check_cluster_establishment,
    check_cluster_expansion,
    check_cluster_land,
    check_cluster_projects,
    check_craft_village,
    check_reported_occupancy,
    check_specialised,
    cluster_area_limits,
    cluster_regime_on,
)
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.findings import Finding, Severity
from congthuong.percentages import PercentShare
from congthuong.periods import AsOf
from congthuong.quantities import HECTARE, M2, VND, Quantity, Scale

DAY: Final = date(2024, 12, 14)
ESTABLISHED: Final = MilestoneKind.ESTABLISHED
DECREE_32: Final = ClusterRegime.DECREE_32_2024
DECREE_68: Final = ClusterRegime.DECREE_68_2017
DECISION_105: Final = ClusterRegime.DECISION_105_2009
BEFORE_2009: Final = ClusterRegime.BEFORE_2009


def ha(number: int | str) -> Quantity:
    return Quantity.of(number, unit=HECTARE)


def untyped(value: object) -> Any:
    """A value that a type checker would refuse where it goes."""
    return value


def vnd(billions: int | str) -> Quantity:
    return Quantity.of(billions, Scale.BILLION, VND)


def codes(findings: Sequence[Finding]) -> list[tuple[str, Severity]]:
    return [(found.code, found.severity) for found in findings]


def sized(
    area: int | str | None,
    *,
    year: int | None = 2023,
    kind: ClusterKind | None = ClusterKind.ORDINARY,
    mountainous: bool | None = False,
    expanded: bool | None = False,
) -> IndustrialCluster:
    """A cluster of this area, established in this year."""
    recorded = [] if year is None else [ClusterMilestone(ESTABLISHED, on=AsOf(year))]
    recorded += [ClusterMilestone(MilestoneKind.EXPANDED, on=AsOf(2015))] if expanded else []
    return IndustrialCluster(
        "Phú Hưng",
        kind=kind,
        mountainous=mountainous,
        land=ClusterLand(established=None if area is None else ha(area)),
        history=ClusterHistory(
            tuple(recorded), complete_as_of=None if expanded is None else date(2026, 1, 1)
        ),
    )


# Regimes.


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2009, 10, 4), BEFORE_2009),
        (date(2009, 10, 5), DECISION_105),
        (date(2017, 5, 24), DECISION_105),
        (date(2017, 5, 25), None),  # signed, the day it came into force is not on record
        (date(2020, 6, 10), None),
        (date(2020, 6, 11), DECREE_68),  # amended, so in force
        (date(2024, 4, 30), DECREE_68),
        (date(2024, 5, 1), DECREE_32),
    ],
)
def test_a_day_has_its_regime_or_none_where_that_is_not_settled(
    day: date, regime: ClusterRegime | None
) -> None:
    assert cluster_regime_on(day) is regime


def test_a_given_first_day_settles_the_regime() -> None:
    first = date(2018, 1, 1)
    assert cluster_regime_on(date(2017, 12, 31), decree_68_from=first) is DECISION_105
    assert cluster_regime_on(first, decree_68_from=first) is DECREE_68


def test_a_moment_with_a_time_of_day_has_no_regime() -> None:
    with pytest.raises(InvalidTypeError):
        cluster_regime_on(datetime(2024, 5, 1))  # noqa: DTZ001


@pytest.mark.parametrize("first", [date(2017, 5, 24), date(2020, 6, 12)])
def test_decree_68_began_between_its_signature_and_its_amendment(first: date) -> None:
    with pytest.raises(InvalidValueError, match="2017-05-25 to 2020-06-11"):
        cluster_regime_on(date(2018, 1, 1), decree_68_from=first)
    for edge in (date(2017, 5, 25), date(2020, 6, 11)):
        assert cluster_regime_on(edge, decree_68_from=edge) is DECREE_68


def ask_establishment(cluster: IndustrialCluster, **asked: Any) -> object:
    return check_cluster_establishment(cluster, case(), **asked)


def ask_expansion(cluster: IndustrialCluster, **asked: Any) -> object:
    return check_cluster_expansion(cluster, growth(5), **asked)


QUESTIONS: Final[dict[str, Callable[..., object]]] = {
    "area": check_cluster_area,
    "land": check_cluster_land,
    "capital": check_cluster_capital,
    "all": check_cluster,
    "establishment": ask_establishment,
    "expansion": ask_expansion,
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_wants_a_cluster_a_day_and_a_regime(name: str) -> None:
    ask = QUESTIONS[name]
    for arguments in (
        {"on": AsOf(2024)},
        {"on": None},
        {"on": "2024-12-14"},
        {"on": datetime(2024, 12, 14)},  # noqa: DTZ001
        {"on": DAY, "regime": "32/2024/NĐ-CP"},
    ):
        with pytest.raises(InvalidTypeError):
            ask(NEW, **arguments)
    with pytest.raises(InvalidTypeError):
        ask("Phú Hưng", on=DAY)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: cluster_regime_on(untyped(AsOf(2024))),
        lambda: cluster_regime_on(untyped(None)),
        lambda: cluster_regime_on(DAY, decree_68_from=untyped("2018")),
        lambda: cluster_area_limits(untyped("32/2024/NĐ-CP")),
        lambda: check_cluster_projects(untyped(None)),
        lambda: check_reported_occupancy(untyped(None)),
        lambda: check_reported_occupancy(NEW, on=untyped(AsOf(2024))),
        lambda: check_specialised(NEW, ha(5), on=untyped(AsOf(2024))),
        lambda: check_specialised(NEW, untyped(5), on=DAY),
        lambda: check_craft_village(
            NEW, ha(5), minimum_share=PercentShare("60"), on=untyped("2024")
        ),
        lambda: check_cluster_establishment(NEW, untyped(growth(5)), on=DAY),
        lambda: check_cluster_expansion(NEW, untyped(case()), on=DAY),
    ],
)
def test_a_question_of_other_types_is_refused(ask: Callable[[], object]) -> None:
    with pytest.raises(InvalidTypeError):
        ask()


def test_every_regime_names_itself_and_its_limits() -> None:
    for regime in ClusterRegime:
        assert regime.label
        limits = cluster_area_limits(regime)
        assert (limits.legal_basis is None) == (regime is BEFORE_2009)


# Area.


@pytest.mark.parametrize(
    ("area", "kind", "mountainous", "found"),
    [
        ("10", ClusterKind.ORDINARY, False, None),  # inclusive
        ("9.99", ClusterKind.ORDINARY, False, "area-below-minimum"),
        ("9.99", ClusterKind.SPECIALISED, False, "area-below-minimum"),
        ("5", ClusterKind.CRAFT_VILLAGE, False, None),  # inclusive
        ("5", ClusterKind.ORDINARY, True, None),
        ("5", None, True, None),  # of whatever kind
        ("4.99", ClusterKind.CRAFT_VILLAGE, True, "area-below-minimum"),
        ("4.99", None, None, "area-below-minimum"),  # too small for any
        ("5", None, False, "smallest-area-unknown"),
        ("9.99", ClusterKind.ORDINARY, None, "smallest-area-unknown"),
        ("75", ClusterKind.ORDINARY, False, None),  # inclusive
        ("75.01", ClusterKind.ORDINARY, False, "area-above-maximum"),
        ("75.01", ClusterKind.CRAFT_VILLAGE, True, "area-above-maximum"),
    ],
)
def test_the_area_has_two_inclusive_limits(
    area: str, kind: ClusterKind | None, mountainous: bool | None, found: str | None
) -> None:
    cluster = sized(area, kind=kind, mountainous=mountainous)
    for regime in (DECREE_32, DECREE_68):
        findings = check_cluster_area(cluster, on=DAY, regime=regime)
        assert [one.code for one in findings] == ([found] if found else [])
        assert all(regime.label in (one.legal_basis or "") for one in findings)


def test_an_unknown_kind_is_told_the_least_limit() -> None:
    below = check_cluster_area(sized("4.99", kind=None), on=DAY)[0]
    assert below.message == "diện tích 4,99 ha nhỏ hơn mức tối thiểu 5 ha"
    assert check_cluster_area(sized("9"), on=DAY)[0].message.endswith("tối thiểu 10 ha")


@pytest.mark.parametrize(
    ("area", "expanded", "found"),
    [
        ("50", False, None),  # inclusive
        ("50.01", False, "area-above-maximum"),
        ("50.01", True, None),
        ("75", True, None),  # inclusive
        ("75.01", True, "area-above-maximum"),
        ("75", None, "largest-area-unknown"),  # expanded or not
        ("75.01", None, "area-above-maximum"),
        ("3", False, None),  # no lower limit is known
    ],
)
def test_decision_105_knew_50_ha_and_75_after_an_expansion(
    area: str, expanded: bool | None, found: str | None
) -> None:
    cluster = sized(area, year=2012, expanded=expanded)
    findings = check_cluster_area(cluster, on=date(2016, 1, 1))
    assert [one.code for one in findings] == ([found] if found else [])


@pytest.mark.parametrize(
    ("area", "year", "severity"),
    [
        ("8", 2016, "older"),  # before Decree 68/2017
        ("8", 2018, None),  # in the open days of 2017 to 2020
        ("8", 2023, Severity.ERROR),
        ("8", None, None),  # nobody knows when
        ("80", 2008, "older"),  # before Decision 105/2009
        ("80", 2009, None),  # that year has both sides
        ("80", 2012, Severity.ERROR),
        ("80", None, None),
    ],
)
def test_older_stock_is_lawful_and_stock_of_unknown_age_a_warning(
    area: str, year: int | None, severity: Severity | str | None
) -> None:
    found = check_cluster_area(sized(area, year=year), on=DAY)[0]
    if severity == "older":
        assert codes([found]) == [("older-stock-area", Severity.NOTE)]
        assert found.legal_basis == "Điều 35 Nghị định 32/2024/NĐ-CP"
    else:
        assert found.severity is (severity or Severity.WARNING)
        assert found.legal_basis == "khoản 1 Điều 2 Nghị định 32/2024/NĐ-CP"


def test_the_transition_of_decree_32_is_not_cited_for_the_days_before_it() -> None:
    found = check_cluster_area(sized("8", year=2016), on=DAY, regime=DECREE_68)[0]
    assert codes([found]) == [("older-stock-area", Severity.NOTE)]
    assert found.legal_basis == "Nghị định 68/2017/NĐ-CP"


def test_what_ran_before_it_was_established_is_as_old_as_it_ran() -> None:
    begun = ClusterHistory((ClusterMilestone(MilestoneKind.OPERATING, known_by=AsOf(2007)),))
    cluster = IndustrialCluster("A", land=ClusterLand(operating=ha(80)), history=begun)
    assert check_cluster_area(cluster, on=DAY)[0].code == "older-stock-area"


@pytest.mark.parametrize(
    ("operating", "established", "code"),
    [
        (AsOf(2005), AsOf(2021), "older-stock-area"),  # formed first, regularised later
        (AsOf(2021), AsOf(2005), "older-stock-area"),
        (AsOf(2019), AsOf(2021), "area-above-maximum"),
    ],
)
def test_the_first_beginning_on_record_makes_the_age(
    operating: AsOf, established: AsOf, code: str
) -> None:
    begun = ClusterHistory(
        (
            ClusterMilestone(ESTABLISHED, on=established),
            ClusterMilestone(MilestoneKind.OPERATING, on=operating),
        )
    )
    cluster = IndustrialCluster("A", land=ClusterLand(established=ha(80)), history=begun)
    assert check_cluster_area(cluster, on=DAY)[0].code == code


@pytest.mark.parametrize(
    ("cluster", "on", "code"),
    [
        (sized(None), DAY, "area-unknown"),
        (sized(8), date(2018, 1, 1), "regime-unsettled"),
        (sized(300), date(2005, 1, 1), "no-area-limit-known"),
    ],
)
def test_what_cannot_be_told_of_an_area_is_a_note(
    cluster: IndustrialCluster, on: date, code: str
) -> None:
    assert codes(check_cluster_area(cluster, on=on)) == [(code, Severity.NOTE)]


# Establishment.


SINCE_2010: Final = ClusterHistory((ClusterMilestone(ESTABLISHED, on=AsOf(2010)),))
NEVER: Final = ClusterHistory(complete_as_of=date(2026, 1, 1))
UNKNOWN: Final = ClusterHistory()


def let(
    name: str,
    industrial: int | str,
    leased: int | str,
    approved: int | None = 0,
    history: ClusterHistory = SINCE_2010,
) -> IndustrialCluster:
    land = ClusterLand(
        industrial=ha(industrial),
        leased=ha(leased),
        approved_not_leased=None if approved is None else ha(approved),
    )
    return IndustrialCluster(name, land=land, history=history)


NEW: Final[IndustrialCluster] = IndustrialCluster(
    "An Bình",
    kind=ClusterKind.ORDINARY,
    mountainous=False,
    land=ClusterLand(planned=ha(40)),
    history=ClusterHistory((ClusterMilestone(MilestoneKind.IN_PLAN, on=AsOf(2023)),)),
)


def case(
    *scope: IndustrialCluster,
    average: AverageMethod = AverageMethod.SIMPLE,
    land: bool | None = True,
    investor: bool | None = True,
) -> EstablishmentCase:
    return EstablishmentCase(scope, average, land, investor)


@pytest.mark.parametrize(
    ("scope", "under_32", "under_68"),
    [
        ((), True, True),  # no cluster yet, no test
        ((let("A", 400, 200),), False, False),  # 50 % is not above 50 %
        ((let("A", 400, "200.01"),), True, True),
        ((let("A", 200, 100),), True, False),  # 100 ha waiting: inclusive
        ((let("A", "200.02", 100),), False, False),
        ((let("A", 100, 50),), True, False),  # 50 ha waiting: strict under Decree 68
        ((let("A", "99.98", "49.99"),), True, True),
        ((let("A", 100, 50), IndustrialCluster("B")), None, None),  # the average is open
        ((let("A", 400, 300), IndustrialCluster("B")), None, None),  # B may hold even more
        ((let("A", 401, 300), IndustrialCluster("B")), None, None),
        ((IndustrialCluster("B"),), None, None),
        ((let("A", 10, 12), let("B", 100, 0)), True, True),  # 120 % and 0 %: 60 % on average
        ((let("A", 400, 0, history=NEVER),), True, True),  # not established, so no test
        ((let("A", 400, 300), let("B", 400, 0, history=NEVER)), True, True),  # B does not count
        ((let("A", 400, 100), let("B", 400, 400, history=NEVER)), False, False),
        ((let("A", 400, 300), let("B", 400, 0, history=UNKNOWN)), None, None),  # B may count
        ((let("A", 400, 0), let("B", 400, 400, history=UNKNOWN)), None, None),
        ((let("A", 20, 9), let("B", 20, 0, history=UNKNOWN)), True, True),  # little land either way
        ((let("A", 90, 9), let("B", 90, 0, history=UNKNOWN)), None, None),
        ((let("A", 400, 201, None),), True, True),  # above 50 % whatever is approved besides
        ((let("A", 400, 200, None),), None, None),  # perhaps above
        ((let("A", 400, 201, None), IndustrialCluster("B")), None, None),
    ],
)
def test_the_territory_is_full_enough_or_has_little_land_left(
    scope: tuple[IndustrialCluster, ...], under_32: bool | None, under_68: bool | None
) -> None:
    for regime, met in ((DECREE_32, under_32), (DECREE_68, under_68)):
        verdict = check_cluster_establishment(NEW, case(*scope), on=DAY, regime=regime)
        condition = verdict.condition("occupancy-of-scope")
        assert condition is not None
        assert condition.met is met


def test_the_average_is_the_callers_choice_and_changes_the_answer() -> None:
    scope = (let("A", 10, 10), let("B", 300, 30))
    simple = check_cluster_establishment(NEW, case(*scope), on=DAY)
    weighted = check_cluster_establishment(
        NEW, case(*scope, average=AverageMethod.WEIGHTED), on=DAY
    )
    assert (simple.allowed, weighted.allowed) == (True, False)
    shown = weighted.findings[0].evidence[0].text
    assert shown == "bình quân gia quyền theo diện tích đất công nghiệp: 12,9032%"


def test_a_territory_left_open_names_the_clusters_that_lack_a_rate() -> None:
    other = IndustrialCluster("Tân Mỹ", history=SINCE_2010)
    found = check_cluster_establishment(NEW, case(other), on=DAY).findings[0]
    assert found.severity is Severity.NOTE
    assert [piece.text for piece in found.evidence] == [
        "bình quân giản đơn của các tỷ lệ: chưa tính được",
        "chưa tính được tỷ lệ lấp đầy: Tân Mỹ",
    ]


def test_a_territory_left_open_names_the_clusters_that_may_not_be_established() -> None:
    scope = (let("A", 400, 201, None), let("B", 400, 300, history=UNKNOWN))
    found = check_cluster_establishment(NEW, case(*scope), on=DAY).findings[0]
    assert [piece.text for piece in found.evidence] == [
        "bình quân giản đơn của các tỷ lệ: ít nhất 62,625%",
        "chưa tính được tỷ lệ lấp đầy: A",
        "chưa rõ đã thành lập: B",
    ]


@pytest.mark.parametrize(
    ("cluster", "given_case", "allowed", "code"),
    [
        (NEW, case(), True, None),
        (NEW, case(land=None), None, "land-available"),
        (NEW, case(land=False), False, "land-available"),
        (NEW, case(investor=None), None, "investor-capable"),
        (NEW, case(investor=False), False, "investor-capable"),
        (IndustrialCluster("A", land=NEW.land), case(), None, "in-plan"),
        (sized(40, year=None), case(), False, "in-plan"),  # a complete record without a plan
        (sized(9, year=None), case(), False, "area-within-limits"),
        (sized(None, year=None), case(), False, "area-within-limits"),
    ],
)
def test_every_condition_of_establishment_counts(
    cluster: IndustrialCluster, given_case: EstablishmentCase, allowed: bool | None, code: str
) -> None:
    verdict = check_cluster_establishment(cluster, given_case, on=DAY)
    assert verdict.allowed is allowed
    found = {one.code for one in verdict.findings}
    assert code in found if code else not found
    assert all("Nghị định 32/2024/NĐ-CP" in (one.legal_basis or "") for one in verdict.findings)


@pytest.mark.parametrize(
    ("on", "regime", "expected"),
    [
        (date(2023, 1, 1), None, {"other-conditions-unknown"}),
        (date(2012, 1, 1), None, {"area-within-limits", "other-conditions-unknown"}),
        (date(2005, 1, 1), None, {"area-within-limits", "other-conditions-unknown"}),
        (date(2018, 1, 1), None, {"regime-unsettled"}),
        (date(2018, 1, 1), DECREE_68, {"other-conditions-unknown"}),
    ],
)
def test_what_the_law_was_before_2024_is_told_as_far_as_it_is_known(
    on: date, regime: ClusterRegime | None, expected: set[str]
) -> None:
    verdict = check_cluster_establishment(NEW, case(), on=on, regime=regime)
    assert verdict.allowed is None
    assert {found.code for found in verdict.findings} == expected
    assert {found.severity for found in verdict.findings} == {Severity.NOTE}


def test_a_broken_limit_is_a_no_under_older_law_too() -> None:
    assert check_cluster_establishment(sized(9), case(), on=date(2023, 1, 1)).allowed is False
    assert check_cluster_establishment(sized(51), case(), on=date(2012, 1, 1)).allowed is False


@pytest.mark.parametrize(
    ("on", "notes"),
    [
        (date(2025, 6, 30), []),
        (date(2025, 7, 1), ["district-rules-by-province"]),
        (date(2027, 3, 1), ["district-rules-by-province"]),
    ],
)
def test_since_the_districts_ended_the_province_settles_the_territory(
    on: date, notes: list[str]
) -> None:
    verdict = check_cluster_establishment(NEW, case(), on=on)
    assert verdict.allowed
    assert [found.code for found in verdict.findings] == notes
    assert ("01/3/2027" in str(verdict.findings)) == (on == date(2027, 3, 1))


# Expansion.


def full(area: int | str, industrial: int | str, leased: int | str) -> IndustrialCluster:
    land = ClusterLand(
        established=ha(area),
        industrial=ha(industrial),
        leased=ha(leased),
        approved_not_leased=ha(0),
    )
    return IndustrialCluster("Phú Hưng", land=land)


def part_known(**parts: Quantity) -> IndustrialCluster:
    """A cluster of 30 ha industrial land, of whose land taken only a part is known."""
    return IndustrialCluster(
        "Phú Hưng", land=ClusterLand(established=ha(50), industrial=ha(30), **parts)
    )


def growth(added: int | str, **answers: bool | None) -> ExpansionCase:
    given: dict[str, bool | None] = {
        "land_available": True,
        "investor_capable": True,
        "works_in_use": True,
    }
    return ExpansionCase(ha(added), **{**given, **answers})


@pytest.mark.parametrize(
    ("cluster", "given_case", "allowed", "code"),
    [
        (full(50, 30, 18), growth(25), True, None),  # 75 ha and 60 %, both inclusive
        (full(50, 30, 18), growth("25.01"), False, "area-after-expansion"),
        (full(50, 30, "17.99"), growth(25), None, "occupancy"),  # unless demand is beyond
        (full(50, 30, "17.99"), growth(25, demand_exceeds_land=False), False, "occupancy"),
        (full(50, 30, "17.99"), growth(25, demand_exceeds_land=True), True, None),
        (full(50, 30, 18), growth(25, demand_exceeds_land=False), True, None),
        (full(50, 30, 18), growth(25, land_available=None), None, "land-available"),
        (full(50, 30, 18), growth(25, investor_capable=False), False, "investor-capable"),
        (full(50, 30, 18), growth(25, works_in_use=None), None, "works-in-use"),
        (full(50, 30, 18), growth(25, works_in_use=False), False, "works-in-use"),
        (sized(None), growth(5, demand_exceeds_land=True), None, "area-after-expansion"),
        (sized(20), growth(5), None, "occupancy"),  # nothing to compute a rate from
        (part_known(leased=ha(18)), growth(25, demand_exceeds_land=False), True, None),  # 60 %
        (part_known(approved_not_leased=ha(18)), growth(25), True, None),  # of either part
        (part_known(leased=ha(17)), growth(25, demand_exceeds_land=False), None, "occupancy"),
    ],
)
def test_every_condition_of_expansion_counts(
    cluster: IndustrialCluster, given_case: ExpansionCase, allowed: bool | None, code: str | None
) -> None:
    verdict = check_cluster_expansion(cluster, given_case, on=DAY)
    assert verdict.allowed is allowed
    assert [one.code for one in verdict.findings] == ([code] if code else [])
    for one in verdict.findings:
        assert one.legal_basis == "khoản 2 Điều 8 Nghị định 32/2024/NĐ-CP"


def test_the_reported_rate_does_not_open_an_expansion() -> None:
    cluster = IndustrialCluster(
        "A", land=ClusterLand(established=ha(50)), reported_occupancy=PercentShare("100")
    )
    condition = check_cluster_expansion(cluster, growth(5), on=DAY).condition("occupancy")
    assert condition is not None
    assert condition.met is None
    assert condition.evidence[0].text == "tỷ lệ lấp đầy: chưa có số liệu đất công nghiệp"


@pytest.mark.parametrize(
    ("on", "added", "allowed"),
    [
        (date(2023, 1, 1), 25, None),
        (date(2023, 1, 1), 26, False),
        (date(2012, 1, 1), 25, None),
        (date(2012, 1, 1), 26, False),
        (date(2005, 1, 1), 26, None),  # no limit is known
        (date(2018, 1, 1), 26, None),  # no regime is settled
    ],
)
def test_of_older_expansions_only_the_limit_of_area_is_known(
    on: date, added: int, allowed: bool | None
) -> None:
    assert check_cluster_expansion(full(50, 30, 18), growth(added), on=on).allowed is allowed


def test_an_expansion_after_the_districts_ended_carries_the_note() -> None:
    verdict = check_cluster_expansion(full(50, 30, 18), growth(25), on=date(2025, 7, 1))
    assert verdict.allowed
    assert [found.code for found in verdict.findings] == ["district-rules-by-province"]


@pytest.mark.parametrize(
    ("build", "error"),
    [
        (lambda: ExpansionCase(Quantity.of(5, unit=M2)), UnitMismatchError),  # m2 is not ha
        (lambda: ExpansionCase(untyped(5)), InvalidTypeError),  # no unit
        (lambda: ExpansionCase(ha(-5)), InvalidValueError),  # a smaller cluster
        (lambda: ExpansionCase(ha(0)), InvalidValueError),  # no expansion
        (lambda: ExpansionCase(ha(5), works_in_use=untyped("no")), InvalidTypeError),  # truthy
        (lambda: case(land=untyped(1)), InvalidTypeError),  # an int is no answer
        (
            lambda: EstablishmentCase(untyped(one for one in (NEW,)), AverageMethod.SIMPLE),
            InvalidTypeError,  # used up by the first look
        ),
        (lambda: EstablishmentCase(untyped([NEW]), AverageMethod.SIMPLE), InvalidTypeError),
        (
            lambda: EstablishmentCase(untyped(None), AverageMethod.SIMPLE),
            InvalidTypeError,  # not known is not none
        ),
        (lambda: case(untyped("Phú Hưng")), InvalidTypeError),  # a name is no cluster
        (lambda: case(NEW, let(NEW.name, 40, 30)), InvalidValueError),  # listed twice
        (lambda: EstablishmentCase((), untyped("simple")), InvalidTypeError),  # not chosen by name
    ],
)
def test_a_case_that_is_none_is_refused(build: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        build()


# Verdicts.


@pytest.mark.parametrize(
    ("answers", "allowed", "words"),
    [
        ([], True, "đủ điều kiện"),
        ([True, True], True, "đủ điều kiện"),
        ([True, None], None, "chưa đủ căn cứ"),
        ([None, False], False, "không đủ điều kiện"),
    ],
)
def test_a_verdict_is_what_its_conditions_come_to(
    answers: list[bool | None], allowed: bool | None, words: str
) -> None:
    conditions = tuple(
        ClusterCondition(f"c{n}", answer, "quỹ đất") for n, answer in enumerate(answers)
    )
    verdict = ClusterVerdict("mở rộng", conditions)
    assert verdict.allowed is allowed
    assert str(verdict) == f"mở rộng: {words}"
    assert len(verdict.findings) == sum(answer is not True for answer in answers)
    assert verdict == pickle.loads(pickle.dumps(verdict))  # noqa: S301


def test_an_open_condition_is_a_note_and_a_broken_one_an_error() -> None:
    verdict = ClusterVerdict(
        "mở rộng <A>", (ClusterCondition("a", None, "x"), ClusterCondition("b", False, "y", "Đ8"))
    )
    assert [str(found) for found in verdict.findings] == [
        "[lưu ý] a: x: chưa đủ căn cứ để kết luận",
        "[sai] b: y: không đạt (Đ8)",
    ]
    assert verdict.condition("c") is None
    assert verdict._repr_html_().startswith("<div><p>mở rộng &lt;A&gt;: không đủ điều kiện</p><ul>")


# Shares of industrial land.


WITH_LAND: Final = IndustrialCluster("A", land=ClusterLand(industrial=ha(20)))


@pytest.mark.parametrize(
    ("land", "found"),
    [
        ("12", []),  # 60 %, inclusive
        ("11.99", [("specialised-share-too-low", Severity.ERROR)]),
        ("21", [("specialised-land-exceeds-industrial", Severity.ERROR)]),
    ],
)
def test_a_specialised_cluster_gives_60_percent_to_one_line(
    land: str, found: list[tuple[str, Severity]]
) -> None:
    findings = check_specialised(WITH_LAND, ha(land), on=DAY)
    assert codes(findings) == found
    assert all(one.legal_basis == "Biểu 03 Thông tư 14/2024/TT-BCT" for one in findings)


@pytest.mark.parametrize(
    ("share", "land", "is_enough"),
    [("60", "12", True), ("75", "12", False), ("75", "15", True), ("75", "14.99", False)],
)
def test_the_share_for_craft_villages_is_the_callers(
    share: str, land: str, is_enough: bool
) -> None:
    found = check_craft_village(WITH_LAND, ha(land), minimum_share=PercentShare(share), on=DAY)
    assert (codes(found) == []) == is_enough
    assert all(one.legal_basis == "khoản 2 Điều 2 Nghị định 32/2024/NĐ-CP" for one in found)


@pytest.mark.parametrize(("land", "is_enough"), [("12", True), ("11.99", False)])
def test_the_share_for_craft_villages_is_60_percent_unless_told(land: str, is_enough: bool) -> None:
    assert (codes(check_craft_village(WITH_LAND, ha(land), on=DAY)) == []) == is_enough


def test_a_share_for_craft_villages_is_a_share() -> None:
    check: Any = check_craft_village
    with pytest.raises(InvalidTypeError):
        check(WITH_LAND, ha(12), minimum_share=60, on=DAY)
    with pytest.raises(UnitMismatchError):
        check_specialised(WITH_LAND, Quantity.of(12, unit=M2), on=DAY)
    with pytest.raises(InvalidValueError):
        check_specialised(WITH_LAND, ha(-1), on=DAY)
    with pytest.raises(InvalidValueError):
        check(WITH_LAND, ha(-1), minimum_share=PercentShare("60"), on=DAY)


@pytest.mark.parametrize(
    ("cluster", "on", "code"),
    [
        (WITH_LAND, date(2024, 4, 30), "rule-unknown"),  # before either came into force
        (IndustrialCluster("A"), DAY, "share-unknown"),
        (IndustrialCluster("A", land=ClusterLand(industrial=ha(0))), DAY, "share-unknown"),
    ],
)
def test_a_share_that_cannot_be_judged_is_a_note(
    cluster: IndustrialCluster, on: date, code: str
) -> None:
    least = PercentShare("75")
    assert codes(check_specialised(cluster, ha(5), on=on)) == [
        (f"specialised-{code}", Severity.NOTE)
    ]
    assert codes(check_craft_village(cluster, ha(5), minimum_share=least, on=on)) == [
        (f"craft-village-{code}", Severity.NOTE)
    ]


def test_the_two_shares_begin_on_their_own_days() -> None:
    summer = date(2024, 9, 30)
    assert codes(check_specialised(WITH_LAND, ha(12), on=summer)) == [
        ("specialised-rule-unknown", Severity.NOTE)
    ]
    assert check_specialised(WITH_LAND, ha(12), on=date(2024, 10, 1)) == ()
    least = PercentShare("60")
    for on in (date(2024, 5, 1), summer):
        assert check_craft_village(WITH_LAND, ha(12), minimum_share=least, on=on) == ()


# Figures against each other.


@pytest.mark.parametrize(
    ("land", "found"),
    [
        (ClusterLand(), []),
        (ClusterLand(established=ha(40), industrial=ha(40), leased=ha(40)), []),
        (
            ClusterLand(established=ha(40), industrial=ha(41)),
            [("industrial-land-exceeds-area", Severity.ERROR)],
        ),
        (
            ClusterLand(established=ha(50), detailed_plan=ha(40), industrial=ha(45)),
            [("industrial-land-exceeds-area", Severity.ERROR)],  # the plan fixes it
        ),
        (
            ClusterLand(established=ha(40), industrial=ha("40.2")),
            [("industrial-land-exceeds-area", Severity.NOTE)],  # 40 may be 40,4
        ),
        (
            ClusterLand(industrial=ha(16), leased=ha(17)),
            [("land-taken-exceeds-industrial", Severity.ERROR)],
        ),
        (
            ClusterLand(industrial=ha(16), approved_not_leased=ha(17)),
            [("land-taken-exceeds-industrial", Severity.ERROR)],
        ),
        (
            ClusterLand(industrial=ha(16), leased=ha(9), approved_not_leased=ha(8)),
            [("land-taken-exceeds-industrial", Severity.NOTE)],  # 8,6 and 7,6 in 16,3
        ),
        (
            ClusterLand(industrial=ha(16), leased=ha(9), approved_not_leased=ha(9)),
            [("land-taken-exceeds-industrial", Severity.ERROR)],  # 8,5 and 8,5 are above 16,5
        ),
        (
            ClusterLand(industrial=ha(16), with_infrastructure=ha(17)),
            [("ready-land-exceeds-industrial", Severity.ERROR)],
        ),
        (ClusterLand(established=ha(40), services=ha(4)), []),  # 10 %, inclusive
        (
            ClusterLand(established=ha(40), services=ha("4.01")),
            [("service-land-above-limit", Severity.ERROR)],
        ),
        (ClusterLand(established=ha(0), services=ha(1)), []),  # no share of nothing
        (ClusterLand(services=ha(9)), []),
    ],
)
def test_parts_of_the_land_stay_within_their_wholes(
    land: ClusterLand, found: list[tuple[str, Severity]]
) -> None:
    findings = check_cluster_land(IndustrialCluster("A", land=land), on=DAY)
    assert codes(findings) == found
    assert all(one.legal_basis and one.evidence for one in findings)


def test_shares_of_decree_32_are_not_asked_of_earlier_days() -> None:
    cluster = IndustrialCluster(
        "A",
        land=ClusterLand(established=ha(40), services=ha(9)),
        capital=ClusterCapital(approved=vnd(100), state_support=vnd(90)),
    )
    for on in (date(2023, 1, 1), date(2018, 1, 1)):
        assert check_cluster_land(cluster, on=on) == check_cluster_capital(cluster, on=on) == ()
        assert check_cluster_land(cluster, on=on, regime=DECREE_32)
        assert check_cluster_capital(cluster, on=on, regime=DECREE_32)


@pytest.mark.parametrize(
    ("projects", "found"),
    [
        (ClusterProjects(), []),
        (ClusterProjects(12, 12, 12), []),
        (ClusterProjects(None, 3, 4), []),
        (ClusterProjects(12, 13, 9), ["foreign-projects-exceed-total"]),
        (ClusterProjects(12, 3, 13), ["operating-projects-exceed-total"]),
        (
            ClusterProjects(0, 1, 1),
            [
                "foreign-projects-exceed-total",
                "operating-projects-exceed-total",
            ],
        ),
    ],
)
def test_foreign_and_operating_projects_are_among_all(
    projects: ClusterProjects, found: list[str]
) -> None:
    findings = check_cluster_projects(IndustrialCluster("A", projects=projects))
    assert codes(findings) == [(code, Severity.ERROR) for code in found]


@pytest.mark.parametrize(
    ("works", "good", "is_odd"),
    [
        (WastewaterWorks.BUILT, True, False),
        (WastewaterWorks.UNDER_CONSTRUCTION, True, True),
        (WastewaterWorks.NONE, True, True),
        (WastewaterWorks.NONE, False, False),
        (WastewaterWorks.UNDER_CONSTRUCTION, None, False),
    ],
)
def test_water_is_not_up_to_standard_without_works(
    works: WastewaterWorks, good: bool | None, is_odd: bool
) -> None:
    cluster = IndustrialCluster("A", wastewater=ClusterWastewater(works, good))
    expected = [("wastewater-standard-without-works", Severity.WARNING)] if is_odd else []
    assert codes(check_cluster_projects(cluster)) == expected


@pytest.mark.parametrize(
    ("capital", "found"),
    [
        (ClusterCapital(), []),
        (ClusterCapital(approved=vnd(100), paid=vnd(100)), []),
        (
            ClusterCapital(approved=vnd(100), paid=vnd(102)),
            [("capital-paid-exceeds-approved", Severity.NOTE)],
        ),
        (ClusterCapital(approved=vnd(100), state_support=vnd(30)), []),  # 30 %, inclusive
        (
            ClusterCapital(approved=vnd(90), state_support=vnd(30)),
            [("state-support-above-limit", Severity.ERROR)],
        ),
        (ClusterCapital(state_support=vnd(30)), []),
    ],
)
def test_capital_is_paid_within_the_approved_and_supported_up_to_30_percent(
    capital: ClusterCapital, found: list[tuple[str, Severity]]
) -> None:
    findings = check_cluster_capital(IndustrialCluster("A", capital=capital), on=DAY)
    assert codes(findings) == found


def test_a_share_that_does_not_come_out_even_is_shown_with_four_decimals() -> None:
    capital = ClusterCapital(approved=vnd(90), state_support=vnd(30))
    found = check_cluster_capital(IndustrialCluster("A", capital=capital), on=DAY)[0]
    assert found.message == "hỗ trợ của Nhà nước bằng 33,3333%, vượt 30% vốn dự án hạ tầng"
    assert found.legal_basis == "Điều 26 Nghị định 32/2024/NĐ-CP"


def stating(rate: str | None, leased: int | None = 9) -> IndustrialCluster:
    land = ClusterLand(
        industrial=ha("16.0000"),
        leased=None if leased is None else ha(f"{leased}.0000"),
        approved_not_leased=ha("3.0100"),
    )
    stated = None if rate is None else PercentShare(rate)
    return IndustrialCluster("A", land=land, reported_occupancy=stated)


@pytest.mark.parametrize(
    ("cluster", "found"),
    [
        (stating(None), []),
        (stating("75"), []),  # 75,0625 % printed without decimals
        (stating("75.1"), []),
        (stating("75.06"), []),
        (stating("75.07"), ["occupancy-mismatch"]),
        (stating("75.0"), ["occupancy-mismatch"]),
        (stating("100"), ["occupancy-mismatch"]),
        (stating("100", leased=None), []),  # nothing to compute
        (stating("100.1"), ["reported-occupancy-out-of-range"]),
        (stating("-1"), ["reported-occupancy-out-of-range"]),
    ],
)
def test_the_reported_rate_agrees_with_the_land_within_its_printed_digits(
    cluster: IndustrialCluster, found: list[str]
) -> None:
    findings = check_reported_occupancy(cluster)
    assert [one.code for one in findings] == found
    assert all(one.legal_basis == "khoản 7 Điều 2 Nghị định 32/2024/NĐ-CP" for one in findings)


@pytest.mark.parametrize(
    ("industrial", "rate", "agrees"),
    [
        ("16", "80", True),  # 9,5 and 3,5 of 15,5 ha make 83,9 %
        ("16", "67", True),  # 8,5 and 2,5 of 16,5 ha make 66,7 %
        ("16", "66", False),
        ("16", "85", False),
        ("16.00", "79", True),
        ("16.00", "82", False),
        ("0.4", "100", False),  # far above
    ],
)
def test_the_reported_rate_may_come_from_areas_before_they_were_rounded(
    industrial: str, rate: str, agrees: bool
) -> None:
    land = ClusterLand(industrial=ha(industrial), leased=ha(9), approved_not_leased=ha(3))
    cluster = IndustrialCluster("A", land=land, reported_occupancy=PercentShare(rate))
    assert (check_reported_occupancy(cluster) == ()) is agrees


def test_a_rate_that_differs_shows_what_it_was_computed_from() -> None:
    (found,) = check_reported_occupancy(stating("100"))
    assert [piece.text for piece in found.evidence] == [
        "100%",
        "tính từ diện tích: 75,0625%",
        "đất đã cho thuê và đã chấp thuận, đăng ký đầu tư: 12,0100 ha",
        "đất công nghiệp: 16,0000 ha",
    ]


def test_one_check_gathers_all_that_a_cluster_and_a_day_can_tell() -> None:
    cluster = IndustrialCluster(
        "A",
        land=ClusterLand(established=ha(4), industrial=ha(5)),
        projects=ClusterProjects(1, 2),
        capital=ClusterCapital(vnd(1), vnd(2)),
        reported_occupancy=PercentShare("101"),
    )
    assert [found.code for found in check_cluster(cluster, on=DAY)] == [
        "area-below-minimum",
        "industrial-land-exceeds-area",
        "foreign-projects-exceed-total",
        "capital-paid-exceeds-approved",
        "reported-occupancy-out-of-range",
    ]


@given(st.integers(1, 20_000), st.none() | st.integers(2000, 2025), st.sampled_from(ClusterRegime))
def test_an_area_within_today_limits_is_never_found_fault_with(
    area: int, year: int | None, regime: ClusterRegime
) -> None:
    findings = check_cluster_area(
        sized(f"{area // 100}.{area % 100:02d}", year=year, expanded=True), on=DAY, regime=regime
    )
    faults = [found for found in findings if found.severity is not Severity.NOTE]
    if 1_000 <= area <= 7_500:
        assert not faults
    if area > 7_500 and regime is DECREE_32:
        assert findings
