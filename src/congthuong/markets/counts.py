"""Biểu số lượng chợ: the yearly count of markets at 31 December."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

from attrs import frozen

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.markets.classes import market_class, market_regime_on
from congthuong.markets.kinds import (
    MarketConstruction,
    MarketKind,
    MarketManagerKind,
    MarketRegime,
    MarketWorkKind,
    MarketWorkStatus,
)
from congthuong.markets.market import Market, identity_of
from congthuong.markets.works import MarketWork
from congthuong.periods import Period
from congthuong.periods.moments import Moment, first_day, last_day
from congthuong.quantities import Quantity, get_unit

__all__ = [
    "MarketClassBasis",
    "MarketCountRow",
    "class_at",
    "market_counts",
    "markets_at",
]


class MarketClassBasis(Enum):
    """Căn cứ xếp hạng khi đếm: the class that the authority decided, or the computed one.

    >>> MarketClassBasis.DECIDED.value
    'decided'
    """

    DECIDED = "decided"
    COMPUTED = "computed"


@frozen
class MarketCountRow:
    """Dòng của biểu số lượng chợ: one row, counted in all and by column.

    `code` is stable, `label` is Vietnamese. `count` is the sum of the three classes and
    `unclassified`; `in_plan` and `wholesale` count some of the same markets again. `lacking` is
    the number of markets whose data do not say whether they belong in the row; they are left out
    of it, except in the row of all markets, which holds every market not known to be absent.
    `note` says in Vietnamese what the row could not know, and is empty where nothing is missing.

    >>> row = market_counts([Market("Chợ Bến Đò", opened=AsOf(1998))], year=2024)[0]
    >>> row.label, str(row.count), row.note
    ('Tổng số chợ', '1 chợ', '1 chợ chưa rõ có trong quy hoạch')
    """

    code: str
    label: str
    count: Quantity
    class_1: Quantity
    class_2: Quantity
    class_3: Quantity
    unclassified: Quantity
    in_plan: Quantity
    wholesale: Quantity
    lacking: int
    note: str = ""


_HARDLY_USED: Final = 30


class _Year(NamedTuple):
    number: int
    last: date
    regime: MarketRegime
    basis: MarketClassBasis


_Belongs: TypeAlias = Callable[[Market, _Year], bool | None]


def market_counts(
    markets: Iterable[Market],
    *,
    year: int,
    classes: MarketClassBasis = MarketClassBasis.DECIDED,
) -> tuple[MarketCountRow, ...]:
    """Biểu số lượng chợ trong năm: the markets of a list, counted at 31 December.

    Rows: all markets; built solid, semi-solid, neither; newly built, renovated, stopped, hardly
    used, converted within the year; by kind of manager. Columns: see `MarketCountRow`. A market
    counts unless it is known not to have opened or to have stopped by 31 December; how many are
    assumed is noted.
    The rows stopped and converted are taken from the whole list, the others from those markets.
    Newly built is a market whose new building was finished in the year or, where no such date is
    recorded, that opened in it; renovated one whose extension or upgrade was finished in it; hardly
    used a solid or semi-solid one with trading households for under 30 percent of its points of
    sale (of what the form takes its 30 percent it does not say).
    Classes are the decided ones, of decisions dated up to that day or undated, whichever decree
    they were given under (noted), unless computed ones are asked for.

    Raises `InvalidTypeError` for what is no market, `InvalidValueError` for a market listed twice
    (one name in one locality, or without any) and for a year before 2004 (see `market_regime_on`).
    Source: Circular 34/2022/TT-BCT, form 10/SCT-BCT (words and columns); the form itself, with
    organisations and capital, is `congthuong.markets.forms.market_development_form`.

    >>> market = Market("Chợ Bến Đò", points_of_sale=90, construction=MarketConstruction.SOLID)
    >>> rows = market_counts([market], year=2024, classes=MarketClassBasis.COMPUTED)
    >>> [(row.code, str(row.class_3)) for row in rows if row.count.amount]
    [('total', '1 chợ'), ('solid', '1 chợ')]
    """
    if not isinstance(classes, MarketClassBasis):
        raise InvalidTypeError(classes, "a MarketClassBasis")
    listed = _without_repeats(markets)
    of_year = _year(year, classes)
    there = markets_at(listed, year)
    total = _total(there, of_year)
    rows = (
        _row(code, label, belongs, listed if whole else there, of_year)
        for code, label, belongs, whole in _ROWS
    )
    return (total, *rows)


def _year(year: int, classes: MarketClassBasis) -> _Year:
    last = Period.year(year).calendar_span.last
    return _Year(year, last, market_regime_on(last), classes)


def markets_at(markets: Iterable[Market], year: int) -> tuple[Market, ...]:
    """Chợ tại ngày 31/12: the markets that are not known to be absent at the end of a year.

    >>> closed = Market("Chợ Cũ", stopped=AsOf(2023, 5))
    >>> [each.name for each in markets_at([closed, Market("Chợ Bến Đò")], 2024)]
    ['Chợ Bến Đò']
    """
    last = Period.year(year).calendar_span.last
    return tuple(market for market in markets if market.in_operation(last) is not False)


def class_at(year: int, classes: MarketClassBasis) -> Callable[[Market], int | None]:
    """Hạng tại ngày 31/12: what gives the class of a market at the end of a year, or None.

    >>> print(class_at(2024, MarketClassBasis.DECIDED)(Market("Chợ Bến Đò")))
    None
    """
    of_year = _year(year, classes)
    return lambda market: _rank(market, of_year)


def _without_repeats(markets: Iterable[Market]) -> tuple[Market, ...]:
    listed = tuple(markets)
    seen: set[object] = set()
    for market in listed:
        if not isinstance(market, Market):
            raise InvalidTypeError(market, "a Market")
        if identity_of(market) in seen:
            raise InvalidValueError(
                market.name, "markets listed once each: one name in one locality is one market"
            )
        seen.add(identity_of(market))
    return listed


def _total(there: Sequence[Market], year: _Year) -> MarketCountRow:
    assumed = sum(market.in_operation(year.last) is None for market in there)
    older = sum(_by_another_decree(market, year) for market in there)
    notes = (
        (assumed, f"chưa rõ có hoạt động vào ngày 31/12/{year.number}"),
        (older, f"có hạng quyết định không theo Nghị định {year.regime.value}"),
    )
    return _counted("total", "Tổng số chợ", there, year, assumed, notes)


def _row(
    code: str, label: str, belongs: _Belongs, markets: Sequence[Market], year: _Year
) -> MarketCountRow:
    answers = [(market, belongs(market, year)) for market in markets]
    inside = [market for market, answer in answers if answer]
    lacking = sum(answer is None for _, answer in answers)
    notes = ((lacking, "thiếu số liệu để xếp vào dòng này"),)
    return _counted(code, label, inside, year, lacking, notes)


def _counted(
    code: str,
    label: str,
    inside: Sequence[Market],
    year: _Year,
    lacking: int,
    notes: Iterable[tuple[int, str]],
) -> MarketCountRow:
    ranks = [_rank(market, year) for market in inside]
    unplanned = sum(market.in_plan is None for market in inside)
    shown = (*notes, (unplanned, "chưa rõ có trong quy hoạch"))
    return MarketCountRow(
        code,
        label,
        _count(len(inside)),
        _count(ranks.count(1)),
        _count(ranks.count(2)),
        _count(ranks.count(3)),
        _count(ranks.count(None)),
        _count(sum(market.in_plan is True for market in inside)),
        _count(sum(MarketKind.WHOLESALE in market.kinds for market in inside)),
        lacking,
        "; ".join(f"{number} chợ {what}" for number, what in shown if number),
    )


def _count(number: int) -> Quantity:
    return Quantity.of(number, unit=get_unit("market"))


def _rank(market: Market, year: _Year) -> int | None:
    if year.basis is MarketClassBasis.COMPUTED:
        return market_class(market, regime=year.regime).rank
    decision = market.decision
    if decision is None or (decision.day is not None and decision.day > year.last):
        return None
    return decision.rank


def _by_another_decree(market: Market, year: _Year) -> bool:
    if year.basis is MarketClassBasis.COMPUTED or market.decision is None:
        return False
    return _rank(market, year) is not None and market.decision.regime is not year.regime


def _built(construction: MarketConstruction) -> _Belongs:
    def belongs(market: Market, _: _Year) -> bool | None:
        return None if market.construction is None else market.construction is construction

    return belongs


def _run_by(kind: MarketManagerKind) -> _Belongs:
    def belongs(market: Market, _: _Year) -> bool | None:
        manager = None if market.management is None else market.management.kind
        return None if manager is None else manager is kind

    return belongs


def _within(when: Moment | None, known_by: Moment | None, year: _Year) -> bool | None:
    """Whether something happened in the year, None where that is open; no moment spans two."""
    if when is not None:
        return first_day(when).year == year.number
    if known_by is not None and last_day(known_by).year < year.number:
        return False
    return None


def _newly_built(market: Market, year: _Year) -> bool | None:
    built = [
        work.finished
        for work in market.works
        if work.kind is MarketWorkKind.NEW_BUILD and work.finished is not None
    ]
    if built:
        return any(_within(finished, None, year) for finished in built)
    return _within(market.opened, market.opened_by, year)


def _stopped(market: Market, year: _Year) -> bool | None:
    if market.stopped is None and market.stopped_by is None:
        return False
    return _within(market.stopped, market.stopped_by, year)


def _underused(market: Market, _: _Year) -> bool | None:
    """Built solid or semi-solid, and less than 30 percent of the points have a household."""
    if market.construction is MarketConstruction.NEITHER:
        return False
    points, households = market.points_of_sale, market.trading_households
    if market.construction is None or not points or households is None:
        return None
    return households * 100 < points * _HARDLY_USED


def _worked_on(*kinds: MarketWorkKind) -> _Belongs:
    def belongs(market: Market, year: _Year) -> bool | None:
        answers = [_finished(work, year) for work in market.works if work.kind in kinds]
        return True if True in answers else None if None in answers else False

    return belongs


def _finished(work: MarketWork, year: _Year) -> bool | None:
    if work.finished is None:
        return None if work.stated_status is MarketWorkStatus.FINISHED else False
    return _within(work.finished, None, year)


# Code, label, who belongs, and whether the whole list is asked, markets that are gone included.
_ROWS: Final[tuple[tuple[str, str, _Belongs, bool], ...]] = (
    ("solid", "Chợ kiên cố", _built(MarketConstruction.SOLID), False),
    ("semi-solid", "Chợ bán kiên cố", _built(MarketConstruction.SEMI_SOLID), False),
    (
        "neither",
        "Chợ chưa được xây dựng kiên cố, bán kiên cố",
        _built(MarketConstruction.NEITHER),
        False,
    ),
    ("new", "Chợ xây dựng mới trong năm", _newly_built, False),
    (
        "renovated",
        "Chợ cải tạo, nâng cấp trong năm",
        _worked_on(MarketWorkKind.EXTENSION, MarketWorkKind.UPGRADE),
        False,
    ),
    ("stopped", "Chợ ngừng hoạt động trong năm", _stopped, True),
    (
        "underused",
        "Chợ kiên cố, bán kiên cố có hộ tham gia kinh doanh dưới 30%",
        _underused,
        False,
    ),
    (
        "converted",
        "Chợ chuyển đổi chức năng trong năm",
        _worked_on(MarketWorkKind.CONVERSION),
        True,
    ),
    *(
        (f"managed-{code}", f"Chợ do {kind.label} quản lý", _run_by(kind), False)
        for code, kind in (
            ("enterprise", MarketManagerKind.ENTERPRISE),
            ("cooperative", MarketManagerKind.COOPERATIVE),
            ("household-business", MarketManagerKind.HOUSEHOLD_BUSINESS),
            ("board", MarketManagerKind.BOARD),
            ("team", MarketManagerKind.TEAM),
        )
    ),
)
