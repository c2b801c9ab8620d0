"""Điều kiện thành lập, mở rộng: the tests of Decree 32/2024/NĐ-CP, art. 8, and what came before.

What the law leaves open is asked for: the territory of the occupancy test is a list of clusters,
its average has no default, and what no figure can show is the caller's word.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from attrs import frozen

from congthuong._checks import check_items, check_kind
from congthuong.clusters._answers import any_of
from congthuong.clusters._compare import shown_rate
from congthuong.clusters.areas import check_asked, is_within_limits, unsettled_regime
from congthuong.clusters.cluster import IndustrialCluster, check_distinct
from congthuong.clusters.milestones import MilestoneKind
from congthuong.clusters.occupancy import (
    AverageMethod,
    average_occupancy,
    least_average,
    least_occupancy,
    measure_occupancy,
)
from congthuong.clusters.parts import check_amount
from congthuong.clusters.regimes import (
    DECREE_32,
    DECREE_68,
    DECREE_139,
    DECREE_139_LAPSES,
    TWO_TIERS_FROM,
    ClusterRegime,
    cluster_area_limits,
    cluster_regime_on,
    hectares,
)
from congthuong.clusters.verdicts import ClusterCondition, ClusterVerdict
from congthuong.errors import InvalidValueError
from congthuong.findings import Evidence, Finding, Severity
from congthuong.percentages import PercentShare
from congthuong.quantities import HECTARE, Quantity

__all__ = [
    "EstablishmentCase",
    "ExpansionCase",
    "check_cluster_establishment",
    "check_cluster_expansion",
]

_LEAST_AVERAGE: Final = Decimal(50)
_LEAST_TO_EXPAND: Final = Decimal(60)


@frozen
class EstablishmentCase:
    """Hồ sơ thành lập: what the dossier shows and no figure can; None is not known.

    `land_available` in line with land-use planning, `investor_capable` in law, `scope` the clusters
    that are established in the territory of the occupancy test, `average` the kind of average.
    The territory was the district; since 1 July 2025 the province decides (Decree
    139/2025/NĐ-CP, art. 12), so it is never derived from an address.

    A cluster of `scope` that is known not to be established on the day does not count, one of
    which that is not known leaves the average open.

    Raises `InvalidTypeError` for a scope that is no tuple of clusters, an average that is no
    `AverageMethod` and an answer that is no bool; `InvalidValueError` for a cluster listed twice.
    Source: Decree 32/2024/NĐ-CP, art. 8.1.

    >>> EstablishmentCase(scope=(), average=AverageMethod.SIMPLE).land_available is None
    True
    """

    scope: tuple[IndustrialCluster, ...]
    average: AverageMethod
    land_available: bool | None = None
    investor_capable: bool | None = None

    def __attrs_post_init__(self) -> None:
        check_items(self.scope, IndustrialCluster, "the scope")
        check_distinct(self.scope)
        check_kind(self.average, AverageMethod, "the average")
        _check_answers(self, "land_available", "investor_capable")


@frozen
class ExpansionCase:
    """Hồ sơ mở rộng: the area to be added, and what no figure can show; None is not known.

    `demand_exceeds_land`: demand for industrial land exceeds what the cluster has. `works_in_use`:
    roads, water supply, wastewater collection and treatment are finished and in use as the
    detailed plan says.

    Raises `InvalidTypeError` or `UnitMismatchError` for an area that is not in ha,
    `InvalidValueError` for one that is not above zero, `InvalidTypeError` for an answer that is no
    bool.
    Source: Decree 32/2024/NĐ-CP, art. 8.2.

    >>> ExpansionCase(Quantity.of(25, unit=HECTARE), works_in_use=True).investor_capable is None
    True
    """

    added_area: Quantity
    land_available: bool | None = None
    investor_capable: bool | None = None
    demand_exceeds_land: bool | None = None
    works_in_use: bool | None = None

    def __attrs_post_init__(self) -> None:
        check_amount("added_area", self.added_area, HECTARE, required=True)
        if not self.added_area.amount:
            raise InvalidValueError(self.added_area, "an area above zero as added_area")
        _check_answers(
            self, "land_available", "investor_capable", "demand_exceeds_land", "works_in_use"
        )


def _check_answers(case: EstablishmentCase | ExpansionCase, *names: str) -> None:
    for name in names:
        check_kind(getattr(case, name), bool, name, optional=True)


def check_cluster_establishment(
    cluster: IndustrialCluster,
    case: EstablishmentCase,
    *,
    on: date,
    regime: ClusterRegime | None = None,
) -> ClusterVerdict:
    """Kiểm tra điều kiện thành lập: whether a cluster may be established on a day.

    Decree 32/2024/NĐ-CP, arts. 2.1 and 8.1: area within limits, in the plan, land available, a
    capable investor, and, where the territory has established clusters, an average occupancy
    above 50 % or at most 100 ha of industrial land not yet leased. Decree 68/2017/NĐ-CP: above
    50 % or less than 50 ha; of its other conditions, and of all before it, nothing is known here,
    so the answer is never more than "cannot tell".

    Raises `InvalidTypeError` for arguments of other types.

    >>> case = EstablishmentCase(scope=(), average=AverageMethod.SIMPLE, land_available=False)
    >>> cluster = IndustrialCluster("Phú Hưng")
    >>> verdict = check_cluster_establishment(cluster, case, on=date(2024, 6, 1))
    >>> verdict.allowed, verdict.condition("occupancy-of-scope").met
    (False, True)
    """
    check_asked(cluster, on, regime)
    check_kind(case, EstablishmentCase, "the case")
    question = f"thành lập {cluster}"
    regime = regime or cluster_regime_on(on)
    if regime is None:
        return _undecided(question, unsettled_regime(on))
    area = _area_condition(cluster, cluster.land.area, regime)
    if regime is ClusterRegime.DECREE_68_2017:
        return ClusterVerdict(
            question,
            (area, _scope_condition(case, on, regime), _other_conditions(regime)),
        )
    if regime is not ClusterRegime.DECREE_32_2024:
        return ClusterVerdict(question, (area, _other_conditions(regime)))
    basis = f"khoản 1 Điều 8 {DECREE_32}"
    in_plan = cluster.holds(MilestoneKind.IN_PLAN, on=on)
    conditions = (
        area,
        ClusterCondition("in-plan", in_plan, "có trong danh mục cụm công nghiệp được duyệt", basis),
        ClusterCondition("land-available", case.land_available, "quỹ đất phù hợp quy hoạch", basis),
        ClusterCondition("investor-capable", case.investor_capable, "năng lực chủ đầu tư", basis),
        _scope_condition(case, on, regime),
    )
    return ClusterVerdict(question, conditions, _two_tier_notes(on))


def check_cluster_expansion(
    cluster: IndustrialCluster,
    case: ExpansionCase,
    *,
    on: date,
    regime: ClusterRegime | None = None,
) -> ClusterVerdict:
    """Kiểm tra điều kiện mở rộng: whether a cluster may be expanded on a day.

    Decree 32/2024/NĐ-CP, art. 8.2: at most 75 ha after the expansion, land available, a capable
    investor, an occupancy of 60 % or more (or demand beyond the land there is), essential works in
    use. Of the regulations before it only the limit of area is known here, so the answer is never
    more than "cannot tell". The occupancy is the computed one, never the reported one; where the
    land known reaches 60 % by itself, what is missing changes nothing.

    Raises `InvalidTypeError` for arguments of other types.

    >>> land = ClusterLand(established=Quantity.of(60, unit=HECTARE))
    >>> cluster = IndustrialCluster("Phú Hưng", land=land)
    >>> case = ExpansionCase(Quantity.of(20, unit=HECTARE))
    >>> verdict = check_cluster_expansion(cluster, case, on=date(2024, 6, 1))
    >>> print(verdict.findings[0].message)
    tổng diện tích sau mở rộng 80 ha, tối đa 75 ha: không đạt
    """
    check_asked(cluster, on, regime)
    check_kind(case, ExpansionCase, "the case")
    question = f"mở rộng {cluster}"
    regime = regime or cluster_regime_on(on)
    if regime is None:
        return _undecided(question, unsettled_regime(on))
    total = _total_condition(cluster, case, regime)
    if regime is not ClusterRegime.DECREE_32_2024:
        return ClusterVerdict(question, (total, _other_conditions(regime)))
    basis = f"khoản 2 Điều 8 {DECREE_32}"
    conditions = (
        total,
        ClusterCondition("land-available", case.land_available, "quỹ đất để mở rộng", basis),
        ClusterCondition("investor-capable", case.investor_capable, "năng lực chủ đầu tư", basis),
        _occupancy_condition(cluster, case, on, basis),
        ClusterCondition(
            "works-in-use", case.works_in_use, "hạ tầng thiết yếu đã đưa vào sử dụng", basis
        ),
    )
    return ClusterVerdict(question, conditions, _two_tier_notes(on))


def _undecided(question: str, why: Finding) -> ClusterVerdict:
    return ClusterVerdict(question, (ClusterCondition(why.code, None, why.message),))


def _area_condition(
    cluster: IndustrialCluster, area: Quantity | None, regime: ClusterRegime
) -> ClusterCondition:
    shown = f"diện tích {area} trong giới hạn" if area else "diện tích trong giới hạn"
    met = is_within_limits(cluster, area, regime)
    return ClusterCondition(
        "area-within-limits", met, shown, cluster_area_limits(regime).legal_basis
    )


def _other_conditions(regime: ClusterRegime) -> ClusterCondition:
    message = f"các điều kiện khác theo {regime.label} chưa có trong dữ liệu"
    return ClusterCondition("other-conditions-unknown", None, message, _symbol(regime))


def _symbol(regime: ClusterRegime) -> str | None:
    return None if regime is ClusterRegime.BEFORE_2009 else regime.label


def _scope_condition(case: EstablishmentCase, on: date, regime: ClusterRegime) -> ClusterCondition:
    of_68 = regime is ClusterRegime.DECREE_68_2017
    basis = DECREE_68 if of_68 else f"khoản 1 Điều 8 {DECREE_32}"
    code = "occupancy-of-scope"
    scope = _Scope.of(case.scope, on)
    if not scope.possible:
        message = "địa bàn xét chưa có cụm công nghiệp thành lập"
        return ClusterCondition(code, met=True, message=message, legal_basis=basis)
    average = average_occupancy(scope.possible, case.average, on=on)
    rate = average.rate or least_average(scope.possible, case.average, on=on)
    above = None if rate is None or scope.unknown else rate.value > _LEAST_AVERAGE
    if average.rate is None and not above:
        above = None  # A lower bound that is too low settles nothing.
    little = _has_little_land(scope, of_68=of_68)
    limit = "dưới 50 ha" if of_68 else "không quá 100 ha"
    evidence = (
        Evidence(f"{case.average.label}: {_shown(average.rate, rate)}"),
        *(Evidence(f"chưa tính được tỷ lệ lấp đầy: {name}") for name in average.lacking),
        *(Evidence(f"chưa rõ đã thành lập: {one.name}") for one in scope.unknown),
    )
    message = f"tỷ lệ lấp đầy bình quân trên 50% hoặc đất công nghiệp chưa cho thuê {limit}"
    return ClusterCondition(code, any_of((above, little)), message, basis, evidence)


@frozen
class _Scope:
    """The clusters of a scope that may be established, and those of them of which that is open."""

    possible: tuple[IndustrialCluster, ...]
    unknown: tuple[IndustrialCluster, ...]

    @classmethod
    def of(cls, clusters: tuple[IndustrialCluster, ...], on: date) -> "_Scope":
        answers = [(one, one.holds(MilestoneKind.ESTABLISHED, on=on)) for one in clusters]
        return cls(
            tuple(one for one, answer in answers if answer is not False),
            tuple(one for one, answer in answers if answer is None),
        )


def _has_little_land(scope: _Scope, *, of_68: bool) -> bool | None:
    """Whether little industrial land waits for a lease; what is certain may be too much already."""
    certain = tuple(one for one in scope.possible if one not in scope.unknown)
    least, _ = _waiting_land(certain)
    most, is_complete = _waiting_land(scope.possible)
    if not _is_little(least, of_68=of_68):
        return False
    return True if is_complete and _is_little(most, of_68=of_68) else None


def _is_little(land: Quantity, *, of_68: bool) -> bool:
    return land < hectares(50) if of_68 else land <= hectares(100)


def _waiting_land(clusters: tuple[IndustrialCluster, ...]) -> tuple[Quantity, bool]:
    """The industrial land known to wait for a lease, and whether that is all of it."""
    total = hectares(0)
    is_complete = True
    for cluster in clusters:
        industrial, leased = cluster.land.industrial, cluster.land.leased
        if industrial is None or leased is None:
            is_complete = False
        else:
            total = total + max(industrial - leased, hectares(0))
    return total, is_complete


def _shown(rate: PercentShare | None, least: PercentShare | None) -> str:
    """A rate, or what it is at least, or that it could not be computed."""
    return f"ít nhất {shown_rate(least)}" if rate is None and least else shown_rate(rate)


def _total_condition(
    cluster: IndustrialCluster, case: ExpansionCase, regime: ClusterRegime
) -> ClusterCondition:
    code, most = "area-after-expansion", cluster_area_limits(regime).largest_expanded
    if most is None:
        return ClusterCondition(code, None, f"tổng diện tích sau mở rộng ({regime.label})")
    of_32 = regime is ClusterRegime.DECREE_32_2024
    basis = f"khoản 2 Điều 8 {DECREE_32}" if of_32 else regime.label
    if cluster.land.area is None:
        return ClusterCondition(code, None, f"tổng diện tích sau mở rộng tối đa {most}", basis)
    total = cluster.land.area + case.added_area
    message = f"tổng diện tích sau mở rộng {total}, tối đa {most}"
    return ClusterCondition(code, total <= most, message, basis)


def _occupancy_condition(
    cluster: IndustrialCluster, case: ExpansionCase, on: date, basis: str
) -> ClusterCondition:
    measured = measure_occupancy(cluster, on=on)
    rate = measured.rate or least_occupancy(cluster, on=on)
    enough = None if rate is None else rate.value >= _LEAST_TO_EXPAND
    if measured.gap and not enough:
        enough = None  # A lower bound that is too low settles nothing.
    why = measured.gap.label if measured.gap else shown_rate(rate)
    if measured.gap and rate:
        why = f"{_shown(None, rate)} ({why})"
    message = "tỷ lệ lấp đầy từ 60% trở lên hoặc nhu cầu thuê đất vượt quỹ đất hiện có"
    evidence = (Evidence(f"tỷ lệ lấp đầy: {why}"),)
    met = any_of((enough, case.demand_exceeds_land))
    return ClusterCondition("occupancy", met, message, basis, evidence)


def _two_tier_notes(on: date) -> tuple[Finding, ...]:
    if on < TWO_TIERS_FROM:
        return ()
    message = "quy định gắn với địa bàn cấp huyện áp dụng theo quyết định của UBND cấp tỉnh"
    if on >= DECREE_139_LAPSES:
        message += "; chưa rõ hiệu lực sau ngày 01/3/2027"
    basis = f"Điều 12 {DECREE_139}"
    return (Finding("district-rules-by-province", Severity.NOTE, message, (), basis),)
