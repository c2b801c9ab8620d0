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
_DECREE_02_IN_FORCE: Final = date(2003, 3, 14)
_CLASS_2_FROM: Final = 200
_CLASS_2_TO: Final = 400


def market_regime_on(on: Moment) -> MarketRegime:
    """Chế độ phân hạng tại ngày: the decree in force on a day, or at the end of a moment.

    Decree 60/2024/NĐ-CP from 1 August 2024, Decree 02/2003/NĐ-CP (amended by 114/2009/NĐ-CP)
    before, in force from 14 March 2003 (its amendment from 15 February 2010, with the same rows).
    Raises `InvalidValueError` for an earlier day: what held then is unknown to this library.
    Source: the heads of the consolidated text 11/VBHN-BCT; Decree 60/2024/NĐ-CP.

    >>> market_regime_on(date(2024, 7, 31)).word, market_regime_on(date(2024, 8, 1)).word
    ('loại', 'hạng')
    """
    day = last_day(on)
    if day < _DECREE_02_IN_FORCE:
        raise InvalidValueError(on, f"a day from {_DECREE_02_IN_FORCE} on (Decree 02/2003)")
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


_LARGE_SERVICES: Final = "mặt bằng phù hợp quy mô, bãi trông giữ xe, vệ sinh công cộng"
_SMALL_SERVICES: Final = "mặt bằng phù hợp quy mô, vệ sinh công cộng"
_OLD_SERVICES: Final = "mặt bằng và dịch vụ theo quy định của loại chợ"
_PLANNING: Final = "phù hợp quy hoạch"
_NO_ROW: Final = "không khớp hàng nào của quy định"
_ROWS_UNKNOWN: Final = "chưa rõ quy định của loại chợ có đòi hỏi quy hoạch hay không"


def market_class(market: Market, *, regime: MarketRegime) -> MarketClassification:
    """Phân hạng theo quy định: the class by points of sale and construction.

    Class 1: over 400 points, built solid, in line with planning. Class 2: 200 to 400 points, solid
    or semi-solid, in line with planning. Class 3: under 200 points, or built neither solid nor
    semi-solid. A market that matches no row (over 400 points but semi-solid, or 200 and more
    outside planning) and one whose data are missing are not classified, and the reason says so.
    The site and services are beyond the data and stand in `unchecked` (parking for classes 1 and 2
    alone), as does planning where it is asked for and not known.

    Of Decree 02/2003/NĐ-CP the thresholds are on record, but not whether its classes 1 and 2 ask
    for planning, nor their services: a market of 200 points and more that is known to be outside
    planning has no class there because that cannot be told.

    Raises `InvalidTypeError` for what is no market or no regime.
    Source: Decree 60/2024/NĐ-CP, art. 4.2 (hạng); Decree 02/2003/NĐ-CP amended by Decree
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
    if rank in _PLANNED and market.in_plan is False:
        why = _ROWS_UNKNOWN if regime is MarketRegime.DECREE_02_2003 else _NO_ROW
        rank, reason = None, f"{reason}, nhưng ngoài quy hoạch: {why}"
    unchecked = _unchecked(rank, regime, in_plan=market.in_plan)
    return MarketClassification(regime, rank, reason, regime.article, unchecked)


_PLANNED: Final = (1, 2)


def _unchecked(rank: int | None, regime: MarketRegime, *, in_plan: bool | None) -> tuple[str, ...]:
    if rank is None:
        return ()
    services = _SMALL_SERVICES if rank == 3 else _LARGE_SERVICES
    if regime is MarketRegime.DECREE_02_2003:
        services = _OLD_SERVICES
    return (services,) if rank == 3 or in_plan else (_PLANNING, services)


def _row(market: Market) -> tuple[int | None, str]:
    """The class by points and construction, planning aside."""
    points, construction = market.points_of_sale, market.construction
    if construction is MarketConstruction.NEITHER:
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
    return _large(f"{counted}, trên {_CLASS_2_TO}", construction)


def _large(counted: str, construction: MarketConstruction) -> tuple[int | None, str]:
    built = f"xây dựng {construction.value}"
    if construction is MarketConstruction.SEMI_SOLID:
        return None, f"{counted}, nhưng {built}: {_NO_ROW}"
    return 1, f"{counted}, {built}"
