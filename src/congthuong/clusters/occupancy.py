"""Tỷ lệ lấp đầy: of one cluster as the decree defines it, and of several on average."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from congthuong._checks import check_day, check_kind
from congthuong._exact import (
    MAX_DIGITS,
    ONE_HUNDRED,
    divide,
    half_up,
    multiply,
    quantum_of,
)
from congthuong._labels import Labelled
from congthuong.clusters.cluster import IndustrialCluster
from congthuong.clusters.milestones import MilestoneKind
from congthuong.percentages import PercentShare
from congthuong.quantities import Quantity

__all__ = [
    "AverageMethod",
    "AverageOccupancy",
    "Occupancy",
    "OccupancyGap",
    "average_occupancy",
    "measure_occupancy",
    "occupancy_rate",
]

_Parts: TypeAlias = tuple[Quantity, Quantity]
_NUMERATOR_PARTS: Final = 2
_FINEST: Final = Decimal((0, (1,), -MAX_DIGITS))


class OccupancyGap(Labelled):
    """Lý do chưa tính được tỷ lệ lấp đầy: undefined by law, or figures that are missing.

    >>> OccupancyGap.NO_DETAILED_PLAN.is_undefined, OccupancyGap.LEASED_LAND_UNKNOWN.is_undefined
    (True, False)
    """

    NO_DETAILED_PLAN = "no_detailed_plan", "chưa phê duyệt quy hoạch chi tiết"
    NO_INDUSTRIAL_LAND = "no_industrial_land", "diện tích đất công nghiệp bằng 0"
    INDUSTRIAL_LAND_UNKNOWN = "industrial_land_unknown", "chưa có số liệu đất công nghiệp"
    LEASED_LAND_UNKNOWN = "leased_land_unknown", "chưa có số liệu đất đã cho thuê"
    APPROVED_LAND_UNKNOWN = (
        "approved_land_unknown",
        "chưa có số liệu đất của dự án đã chấp thuận chủ trương hoặc đăng ký đầu tư, chưa thuê đất",
    )

    @property
    def is_undefined(self) -> bool:
        """Whether no rate exists, as against one that is merely not known here."""
        return self in (OccupancyGap.NO_DETAILED_PLAN, OccupancyGap.NO_INDUSTRIAL_LAND)


@frozen
class Occupancy:
    """Tỷ lệ lấp đầy tính được: the rate, or the reason why there is none.

    >>> print(measure_occupancy(IndustrialCluster("Phú Hưng")).gap.label)
    chưa có số liệu đất công nghiệp
    """

    rate: PercentShare | None
    gap: OccupancyGap | None = None


def measure_occupancy(cluster: IndustrialCluster, *, on: date | None = None) -> Occupancy:
    """Tính tỷ lệ lấp đầy: (land leased + land approved but not leased) / industrial land, in %.

    Without an approved detailed plan there is no industrial land, so the rate is undefined, not
    zero: where the history says so for the day `on` (without one: where a complete history has
    no such plan). A missing part leaves the rate open; nothing missing is taken as zero. Rounded
    half-up at 60 significant digits and decimals.

    Raises `InvalidTypeError` for what is no cluster and no plain day.

    Source: Decree 32/2024/NĐ-CP, art. 2.6 and 2.7. How the second part is counted since the
    Investment Law 143/2025/QH15 is not settled.

    >>> land = ClusterLand(
    ...     industrial=Quantity.of(16, unit=HECTARE),
    ...     leased=Quantity.of(9, unit=HECTARE),
    ...     approved_not_leased=Quantity.of(3, unit=HECTARE),
    ... )
    >>> print(measure_occupancy(IndustrialCluster("Phú Hưng", land=land)).rate)
    75%
    """
    parts = _parts(cluster, on)
    if isinstance(parts, OccupancyGap):
        return Occupancy(None, parts)
    taken, whole = parts
    return Occupancy(share_of_land(taken, whole))


def occupancy_rate(cluster: IndustrialCluster, *, on: date | None = None) -> PercentShare | None:
    """Tỷ lệ lấp đầy: the computed rate, None where it is undefined or figures are missing.

    `measure_occupancy` says why. The rate that a report states stays in
    `IndustrialCluster.reported_occupancy`. Source: Decree 32/2024/NĐ-CP, art. 2.7.

    >>> occupancy_rate(IndustrialCluster("Phú Hưng", reported_occupancy=PercentShare("100")))
    """
    return measure_occupancy(cluster, on=on).rate


class AverageMethod(Labelled):
    """Cách tính bình quân: the law says "average occupancy" and not of which kind.

    >>> AverageMethod.WEIGHTED.label
    'bình quân gia quyền theo diện tích đất công nghiệp'
    """

    SIMPLE = "simple", "bình quân giản đơn của các tỷ lệ"
    WEIGHTED = "weighted", "bình quân gia quyền theo diện tích đất công nghiệp"


@frozen
class AverageOccupancy:
    """Tỷ lệ lấp đầy bình quân: the rate, or the clusters without a rate that leave it open.

    `rate` is None where `lacking` names clusters, and where there is no cluster at all.

    >>> average_occupancy([], AverageMethod.WEIGHTED)
    AverageOccupancy(rate=None, lacking=())
    """

    rate: PercentShare | None
    lacking: tuple[str, ...] = ()


def average_occupancy(
    clusters: Iterable[IndustrialCluster], method: AverageMethod, *, on: date | None = None
) -> AverageOccupancy:
    """Tỷ lệ lấp đầy bình quân: of all these clusters, by a method that the caller chooses.

    No cluster is left out: one without a rate leaves the average open and is named, because the
    law does not say whether it would count as zero or not at all. Exact up to the last division.
    Raises `InvalidTypeError` for a method that is no `AverageMethod`, and what `measure_occupancy`
    raises.

    Source: Decree 32/2024/NĐ-CP, art. 8.1; Circular 14/2024/TT-BCT, Biểu 03, item 19.

    >>> average_occupancy([IndustrialCluster("Phú Hưng")], AverageMethod.SIMPLE)
    AverageOccupancy(rate=None, lacking=('Phú Hưng',))
    """
    check_kind(method, AverageMethod, "the method")
    return _average([(cluster, _parts(cluster, on)) for cluster in clusters], method)


def least_occupancy(cluster: IndustrialCluster, *, on: date | None = None) -> PercentShare | None:
    """The rate that the parts known reach by themselves, None where even that is open."""
    parts = _parts(cluster, on, at_least=True)
    return None if isinstance(parts, OccupancyGap) else share_of_land(*parts)


def least_average(
    clusters: Iterable[IndustrialCluster], method: AverageMethod, *, on: date | None = None
) -> PercentShare | None:
    """The average that the parts known reach by themselves, None where even that is open."""
    found = [(cluster, _parts(cluster, on, at_least=True)) for cluster in clusters]
    return _average(found, method).rate


def _average(
    found: Iterable[tuple[IndustrialCluster, _Parts | OccupancyGap]], method: AverageMethod
) -> AverageOccupancy:
    taken: list[Fraction] = []
    whole: list[Fraction] = []
    lacking: list[str] = []
    for cluster, parts in found:
        if isinstance(parts, OccupancyGap):
            lacking.append(cluster.name)
            continue
        # A sum of rounded quotients could miss a limit such as 50 % by its last digit.
        part, industrial = (Fraction(area.amount) for area in parts)
        weight = industrial if method is AverageMethod.SIMPLE else Fraction(1)
        taken.append(part / weight)
        whole.append(industrial / weight)
    if lacking or not whole:
        return AverageOccupancy(None, tuple(lacking))
    ratio = sum(taken, Fraction(0)) / sum(whole, Fraction(0)) * 100
    return AverageOccupancy(_share(divide(Decimal(ratio.numerator), Decimal(ratio.denominator))))


def share_of_land(part: Quantity, whole: Quantity) -> PercentShare:
    """A part of some land in percent of the whole."""
    return _share(divide(multiply(part.amount, ONE_HUNDRED), whole.amount))


def _share(quotient: Decimal) -> PercentShare:
    """A quotient as a share; far below 1 % its 60 digits would reach beyond 60 decimals."""
    is_too_fine = quantum_of(quotient) < _FINEST
    return PercentShare(half_up(quotient, MAX_DIGITS) if is_too_fine else quotient)


def _parts(
    cluster: IndustrialCluster, on: date | None, *, at_least: bool = False
) -> _Parts | OccupancyGap:
    """Numerator and denominator of the rate, or why one of them is not there.

    With `at_least` a part of the numerator that is not known is left out.
    """
    check_kind(cluster, IndustrialCluster, "a cluster")
    check_day(on, optional=True)
    land = cluster.land
    if _lacks_detailed_plan(cluster, on):
        return OccupancyGap.NO_DETAILED_PLAN
    if land.industrial is None:
        return OccupancyGap.INDUSTRIAL_LAND_UNKNOWN
    if not land.industrial.amount:
        return OccupancyGap.NO_INDUSTRIAL_LAND
    known = [part for part in (land.leased, land.approved_not_leased) if part is not None]
    if len(known) == _NUMERATOR_PARTS or (known and at_least):
        return sum(known[1:], known[0]), land.industrial
    if land.leased is None:
        return OccupancyGap.LEASED_LAND_UNKNOWN
    return OccupancyGap.APPROVED_LAND_UNKNOWN


def _lacks_detailed_plan(cluster: IndustrialCluster, on: date | None) -> bool:
    kind = MilestoneKind.DETAILED_PLAN_APPROVED
    if on is not None:
        return cluster.holds(kind, on=on) is False
    history = cluster.history
    return history.complete_as_of is not None and not history.of(kind)
