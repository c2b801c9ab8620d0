"""Phân hạng chợ: the class that a decree's own rows give, and which decree holds on a day."""

from datetime import date
from typing import Final

from attrs import frozen

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.markets.kinds import MarketConstruction, MarketRegime, check_rank
from congthuong.markets.market import Market
from congthuong.numerals import format_number
from congthuong.periods.moments import Moment, last_day

__all__ = ["MarketClassification", "market_class", "market_regime_on"]

_DECREE_60_IN_FORCE: Final = date(2024, 8, 1)
# The day in 2003 on which the first decree came into force is not on record here.
_FIRST_CERTAIN_DAY: Final = date(2004, 1, 1)
_CLASS_2_FROM: Final = 200
_CLASS_2_TO: Final = 400


def market_regime_on(on: Moment) -> MarketRegime:
    """Chế độ phân hạng tại ngày: the decree in force on a day, or at the end of a moment.

    Decree 60/2024/NĐ-CP from 1 August 2024, Decree 02/2003/NĐ-CP (amended by 114/2009/NĐ-CP)
    before. Raises `InvalidValueError` for a day before 2004: the day in 2003 on which the first of
    them came into force is not recorded, and what held before it is unknown to this library.

    >>> market_regime_on(date(2024, 7, 31)).word, market_regime_on(date(2024, 8, 1)).word
    ('loại', 'hạng')
    """
    day = last_day(on)
    if day < _FIRST_CERTAIN_DAY:
        raise InvalidValueError(
            on, f"a day from {_FIRST_CERTAIN_DAY} on (the start of Decree 02/2003 is not recorded)"
        )
    if day < _DECREE_60_IN_FORCE:
        return MarketRegime.DECREE_02_2003
    return MarketRegime.DECREE_60_2024


@frozen
class MarketClassification:
    """Kết quả phân hạng: the computed class, or None and the reason why there is none.

    `reason` is Vietnamese and names the figures that decided, `article` where the rows stand,
    `unchecked` the conditions of the class that the data of a market do not cover.

    Raises `InvalidValueError` for a rank that is neither 1, 2, 3 nor None.

    >>> print(market_class(Market("Chợ Bến Đò"), regime=MarketRegime.DECREE_60_2024))
    chưa phân được hạng: chưa có số điểm kinh doanh (Điều 4 Nghị định 60/2024/NĐ-CP)
    """

    regime: MarketRegime
    rank: int | None
    reason: str
    article: str
    unchecked: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.rank is not None:
            check_rank(self.rank)

    @property
    def label(self) -> str:
        """The class as the regime calls it, or that it cannot be told."""
        if self.rank is None:
            return f"chưa phân được {self.regime.word}"
        return self.regime.label(self.rank)

    def __str__(self) -> str:
        return f"{self.label}: {self.reason} ({self.article})"


_SERVICES: Final = "bãi trông giữ xe, kho, vệ sinh và các dịch vụ khác theo quy định"
_PLANNING: Final = "phù hợp quy hoạch"


def market_class(market: Market, *, regime: MarketRegime) -> MarketClassification:
    """Phân hạng theo quy định: the class by points of sale and construction.

    Class 1: over 400 points, built solid, in line with planning. Class 2: 200 to 400 points, solid
    or semi-solid. Class 3: under 200 points, or built neither solid nor semi-solid. A market that
    matches no row (over 400 points but semi-solid, or outside planning) and one whose data are
    missing are not classified, and the reason says so. Parking, storage and services are beyond
    the data and stand in `unchecked`, as does planning where it is not known.

    Raises `InvalidTypeError` for what is no market or no regime.
    Source: Decree 60/2024/NĐ-CP, art. 4 (hạng); Decree 02/2003/NĐ-CP amended by Decree
    114/2009/NĐ-CP (loại, the same thresholds).

    >>> market = Market("Chợ Bến Đò", points_of_sale=401, construction=MarketConstruction.SOLID)
    >>> found = market_class(market, regime=MarketRegime.DECREE_02_2003)
    >>> found.label, found.unchecked[0]
    ('loại 1', 'phù hợp quy hoạch')
    """
    if not isinstance(market, Market):
        raise InvalidTypeError(market, "a Market")
    if not isinstance(regime, MarketRegime):
        raise InvalidTypeError(regime, "a MarketRegime")
    rank, reason = _row(market)
    unchecked: tuple[str, ...] = () if rank is None else (_SERVICES,)
    if rank == 1 and market.in_plan is None:
        unchecked = (_PLANNING, *unchecked)
    return MarketClassification(regime, rank, reason, regime.article, unchecked)


def _row(market: Market) -> tuple[int | None, str]:
    points, construction = market.points_of_sale, market.construction
    if construction is MarketConstruction.TEMPORARY:
        return 3, "chưa được xây dựng kiên cố hoặc bán kiên cố"
    if points is None:
        return None, "chưa có số điểm kinh doanh"
    counted = f"{format_number(points)} điểm kinh doanh"
    if points < _CLASS_2_FROM:
        return 3, f"{counted}, dưới {_CLASS_2_FROM}"
    if construction is None:
        return None, f"{counted} nhưng chưa rõ mức độ xây dựng"
    if points <= _CLASS_2_TO:
        return 2, f"{counted}, từ {_CLASS_2_FROM} đến {_CLASS_2_TO}, xây dựng {construction.value}"
    return _large(f"{counted}, trên {_CLASS_2_TO}", construction, in_plan=market.in_plan)


def _large(
    counted: str, construction: MarketConstruction, *, in_plan: bool | None
) -> tuple[int | None, str]:
    built = f"xây dựng {construction.value}"
    if construction is MarketConstruction.SEMI_SOLID:
        return None, f"{counted}, nhưng {built}: không khớp hàng nào của quy định"
    if in_plan is False:
        return None, f"{counted}, {built}, nhưng ngoài quy hoạch: không khớp hàng nào của quy định"
    return 1, f"{counted}, {built}"
