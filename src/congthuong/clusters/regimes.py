"""Thời kỳ pháp lý: which national regulation governs a day, and its limits of area."""

from datetime import date
from typing import Final

from attrs import frozen

from congthuong._checks import check_day, check_kind
from congthuong._labels import Labelled
from congthuong.errors import InvalidValueError
from congthuong.quantities import HECTARE, Quantity

__all__ = ["AreaLimits", "ClusterRegime", "cluster_area_limits", "cluster_regime_on"]

DECREE_32: Final = "Nghị định 32/2024/NĐ-CP"
DECREE_68: Final = "Nghị định 68/2017/NĐ-CP"
DECISION_105: Final = "Quyết định 105/2009/QĐ-TTg"
DECREE_139: Final = "Nghị định 139/2025/NĐ-CP"
CIRCULAR_14: Final = "Thông tư 14/2024/TT-BCT"

DECISION_105_FROM: Final = date(2009, 10, 5)
DECREE_68_SIGNED: Final = date(2017, 5, 25)
# By the day the Government amended it (Decree 66/2020/NĐ-CP) it was certainly in force.
DECREE_68_AMENDED: Final = date(2020, 6, 11)
DECREE_32_FROM: Final = date(2024, 5, 1)
CIRCULAR_14_FROM: Final = date(2024, 10, 1)
TWO_TIERS_FROM: Final = date(2025, 7, 1)
DECREE_139_LAPSES: Final = date(2027, 3, 1)


class ClusterRegime(Labelled):
    """Thời kỳ pháp lý: the regulation on clusters that a decision is measured by.

    >>> ClusterRegime.DECREE_32_2024.label
    'Nghị định 32/2024/NĐ-CP'
    """

    BEFORE_2009 = "before_2009", "trước khi có quy chế chung về cụm công nghiệp"
    DECISION_105_2009 = "105/2009/QĐ-TTg", DECISION_105
    DECREE_68_2017 = "68/2017/NĐ-CP", DECREE_68
    DECREE_32_2024 = "32/2024/NĐ-CP", DECREE_32


def cluster_regime_on(day: date, *, decree_68_from: date | None = None) -> ClusterRegime | None:
    """Văn bản điều chỉnh tại một ngày: the regulation in force, None where that is not settled.

    Decision 105/2009/QĐ-TTg is in force from 5 October 2009, Decree 32/2024/NĐ-CP from 1 May 2024.
    The first day of Decree 68/2017/NĐ-CP is not on record here: without `decree_68_from` the days
    from its signature (25 May 2017) until it was amended (11 June 2020) are answered None.

    Raises `InvalidTypeError` for what is no plain day, `InvalidValueError` for a `decree_68_from`
    before the decree was signed or after it was amended.

    >>> cluster_regime_on(date(2024, 5, 1)), cluster_regime_on(date(2018, 1, 1))
    (<ClusterRegime.DECREE_32_2024: '32/2024/NĐ-CP'>, None)
    """
    check_day(day)
    _check_first_day(decree_68_from)
    if day >= DECREE_32_FROM:
        return ClusterRegime.DECREE_32_2024
    if day < DECISION_105_FROM:
        return ClusterRegime.BEFORE_2009
    if day < (decree_68_from or DECREE_68_SIGNED):
        return ClusterRegime.DECISION_105_2009
    if decree_68_from is not None or day >= DECREE_68_AMENDED:
        return ClusterRegime.DECREE_68_2017
    return None


def _check_first_day(day: date | None) -> None:
    check_day(day, "the first day of Decree 68/2017", optional=True)
    if day is not None and not DECREE_68_SIGNED <= day <= DECREE_68_AMENDED:
        raise InvalidValueError(day, "a day from 2017-05-25 to 2020-06-11")


@frozen
class AreaLimits:
    """Giới hạn diện tích cụm: in ha, both ends inside; None where a regulation is not known to say.

    `smallest_special` is for craft-village clusters and those in mountainous districts,
    `largest_expanded` for a cluster after its expansion.

    >>> cluster_area_limits(ClusterRegime.DECISION_105_2009).largest
    Quantity.of('50', unit=get_unit('ha'))
    """

    smallest: Quantity | None
    smallest_special: Quantity | None
    largest: Quantity | None
    largest_expanded: Quantity | None
    legal_basis: str | None


def hectares(number: int) -> Quantity:
    """A whole number of hectares."""
    return Quantity.of(number, unit=HECTARE)


def cluster_area_limits(regime: ClusterRegime) -> AreaLimits:
    """Giới hạn diện tích theo thời kỳ: the limits that a new decision has to keep.

    Decree 32/2024/NĐ-CP, art. 2.1; Decree 68/2017/NĐ-CP; Decision 105/2009/QĐ-TTg, of which only
    the upper limits are known here. Raises `InvalidTypeError` for what is no `ClusterRegime`.

    >>> cluster_area_limits(ClusterRegime.DECREE_32_2024).smallest_special
    Quantity.of('5', unit=get_unit('ha'))
    """
    check_kind(regime, ClusterRegime, "a regime")
    return _LIMITS[regime]


_TODAY: Final = (hectares(10), hectares(5), hectares(75), hectares(75))
_LIMITS: Final = {
    ClusterRegime.BEFORE_2009: AreaLimits(None, None, None, None, None),
    ClusterRegime.DECISION_105_2009: AreaLimits(
        None, None, hectares(50), hectares(75), DECISION_105
    ),
    ClusterRegime.DECREE_68_2017: AreaLimits(*_TODAY, DECREE_68),
    ClusterRegime.DECREE_32_2024: AreaLimits(*_TODAY, f"khoản 1 Điều 2 {DECREE_32}"),
}
