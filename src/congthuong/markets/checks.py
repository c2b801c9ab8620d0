"""Kiểm tra số liệu chợ: what in a market's data looks wrong, by the law of a day."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, TypeAlias

from congthuong._dates import format_date
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.findings import Evidence, Finding, Severity
from congthuong.markets.classes import market_class, market_regime_on
from congthuong.markets.kinds import (
    MarketConstruction,
    MarketKind,
    MarketRegime,
    MarketWorkStatus,
)
from congthuong.markets.market import Market, MarketClassDecision
from congthuong.periods.moments import Moment, first_day, last_day
from congthuong.quantities import M2, Quantity, format_quantity

__all__ = ["check_market"]

_TERMS: Final = "Điều 3 Nghị định 60/2024/NĐ-CP"
_YEARBOOK: Final = "Khái niệm chợ trong Niên giám thống kê"
_WHOLESALE_FROM: Final = Quantity.of(10_000, unit=M2)
_COUNTED_FROM: Final = {MarketKind.URBAN: 50, MarketKind.RURAL: 30}
_Rule: TypeAlias = Callable[[Market, date], Iterator[Finding]]


def check_market(market: Market, *, on: Moment) -> tuple[Finding, ...]:
    """Kiểm tra một chợ: what looks wrong in its data, by the rules in force on a day.

    The decided class against the computed one and against the decree of its time; the area of a
    wholesale market; tags that contradict each other or the construction; markets below the size
    from which statistics count them; works and dates that contradict each other. Rules for a kind
    of market (wholesale, temporary, urban, rural) are applied only where that kind is stated.
    Decisions dated after the day are left out. An empty tuple means that nothing was noticed.

    Raises `InvalidTypeError` for what is no market, `InvalidValueError` for a day before 14 March
    2003 (see `market_regime_on`).
    Source: Decree 60/2024/NĐ-CP, arts. 3 and 4; Decree 02/2003/NĐ-CP amended by Decree
    114/2009/NĐ-CP; the yearbook's definition of a market (50 points urban, 30 rural).

    >>> market = Market(
    ...     "Chợ Bến Đò",
    ...     points_of_sale=150,
    ...     decision=MarketClassDecision(2, MarketRegime.DECREE_60_2024),
    ... )
    >>> [finding.code for finding in check_market(market, on=date(2024, 12, 31))]
    ['market-class-differs']
    """
    if not isinstance(market, Market):
        raise InvalidTypeError(market, "a Market")
    day = last_day(on)
    market_regime_on(day)
    return tuple(finding for rule in _RULES for finding in rule(market, day))


def _decided_class(market: Market, day: date) -> Iterator[Finding]:
    decision = market.decision
    if decision is None or _later(decision, day):
        return
    computed = market_class(market, regime=decision.regime)
    evidence = (Evidence(decision.label), Evidence(computed.reason))
    if computed.rank is None:
        yield Finding(
            "market-class-unchecked",
            Severity.NOTE,
            f"{market.name}: được quyết định là chợ {decision.label} nhưng số liệu không đủ hoặc "
            "không khớp hàng nào của quy định để đối chiếu",
            evidence,
            computed.article,
        )
    elif computed.rank != decision.rank:
        yield Finding(
            "market-class-differs",
            Severity.WARNING,
            f"{market.name}: được quyết định là chợ {decision.label}, "
            f"số liệu ứng với {computed.label}",
            evidence,
            computed.article,
        )


def _decided_regime(market: Market, day: date) -> Iterator[Finding]:
    decision = market.decision
    if decision is None or _later(decision, day):
        return
    of_its_day = _regime_of(decision)
    of_the_day = market_regime_on(day)
    if of_its_day not in (None, decision.regime):
        yield Finding(
            "market-class-regime-mismatch",
            Severity.WARNING,
            f"{market.name}: quyết định ghi {decision.label} theo Nghị định "
            f"{decision.regime.value}, không phải quy định có hiệu lực vào ngày quyết định",
            _evidence_of(decision),
            decision.regime.article,
        )
    elif of_the_day is not decision.regime:
        yield Finding(
            "market-class-other-regime",
            Severity.NOTE,
            f"{market.name}: {decision.label} được xác định theo Nghị định "
            f"{decision.regime.value}; quy định có hiệu lực vào {format_date(day)} là Nghị định "
            f"{of_the_day.value}",
            _evidence_of(decision),
            of_the_day.article,
        )


def _later(decision: MarketClassDecision, day: date) -> bool:
    return decision.day is not None and decision.day > day


def _regime_of(decision: MarketClassDecision) -> MarketRegime | None:
    """The decree of the day of a decision, None where the day or its decree is not known."""
    moment = decision.day if decision.date is None else decision.date
    if moment is None:
        return None
    try:
        regimes = {market_regime_on(end(moment)) for end in (first_day, last_day)}
    except InvalidValueError:
        return None
    return regimes.pop() if len(regimes) == 1 else None


def _evidence_of(decision: MarketClassDecision) -> tuple[Evidence, ...]:
    texts = [decision.label]
    if decision.document is not None:
        texts.append(decision.document.symbol)
    if decision.day is not None:
        texts.append(format_date(decision.day, words=False))
    return tuple(map(Evidence, texts))


def _wholesale_area(market: Market, day: date) -> Iterator[Finding]:
    if MarketKind.WHOLESALE not in market.kinds or not _under_decree_60(day):
        return
    areas = [area for area in (market.site_area, market.floor_area) if area is not None]
    if not areas:
        yield Finding(
            "wholesale-area-unknown",
            Severity.NOTE,
            f"{market.name}: chợ đầu mối chưa có số liệu diện tích",
            legal_basis=_TERMS,
        )
    elif market.site_area is not None and market.site_area < _WHOLESALE_FROM:
        yield _small_wholesale(market, market.site_area, Severity.WARNING, "diện tích khu đất")
    elif market.floor_area is not None and market.floor_area < _WHOLESALE_FROM:
        # Trade in the open may add to the floors, and the law counts the area of trade.
        yield _small_wholesale(market, market.floor_area, Severity.NOTE, "diện tích sàn")


def _small_wholesale(market: Market, area: Quantity, severity: Severity, what: str) -> Finding:
    return Finding(
        "wholesale-area-below-minimum",
        severity,
        f"{market.name}: {what} {format_quantity(area)}, dưới mức "
        f"{format_quantity(_WHOLESALE_FROM)} của chợ đầu mối (không kể khuôn viên, đường nội bộ, "
        "bãi đỗ xe và công trình phụ trợ)",
        (Evidence(format_quantity(area)),),
        _TERMS,
    )


def _tags(market: Market, day: date) -> Iterator[Finding]:
    if market.kinds.issuperset(_COUNTED_FROM):
        yield Finding(
            "market-area-tags-contradict",
            Severity.WARNING,
            f"{market.name}: vừa ghi là chợ thành thị vừa ghi là chợ nông thôn",
            tuple(Evidence(kind.label) for kind in _COUNTED_FROM),
            _TERMS if _under_decree_60(day) else None,
        )
    built = market.construction
    temporary = MarketKind.TEMPORARY in market.kinds and _under_decree_60(day)
    if temporary and built not in (None, MarketConstruction.NEITHER):
        yield Finding(
            "temporary-market-built",
            Severity.NOTE,
            f"{market.name}: ghi là chợ tạm nhưng được xây dựng {built.value}; chỉ đúng nếu là nơi "
            "được bố trí trong một thời gian",
            (Evidence(MarketKind.TEMPORARY.label), Evidence(built.value)),
            _TERMS,
        )


def _under_decree_60(day: date) -> bool:
    return market_regime_on(day) is MarketRegime.DECREE_60_2024


def _statistics(market: Market, _: date) -> Iterator[Finding]:
    points = market.points_of_sale
    # A market that is not stated to be urban or rural is below both thresholds or not judged.
    limits = [limit for kind, limit in _COUNTED_FROM.items() if kind in market.kinds]
    limit = min(limits or _COUNTED_FROM.values())
    if points is not None and points < limit:
        yield Finding(
            "below-statistics-threshold",
            Severity.NOTE,
            f"{market.name}: {points} điểm kinh doanh, dưới mức {limit} điểm mà thống kê tính là "
            "một chợ (50 ở thành thị, 30 ở nông thôn)",
            (Evidence(f"{points} điểm kinh doanh"),),
            _YEARBOOK,
        )


def _works(market: Market, day: date) -> Iterator[Finding]:
    for work in market.works:
        stated, derived = work.stated_status, work.status_on(day)
        if stated and stated is not derived and MarketWorkStatus.UNKNOWN not in (stated, derived):
            yield Finding(
                "market-work-status-differs",
                Severity.WARNING,
                f"{market.name}: việc {work.kind.label} ghi là {stated.value}, nhưng theo các mốc "
                f"thời gian là {derived.value} vào {format_date(day)}",
                (Evidence(stated.value), Evidence(derived.value)),
            )


def _dates(market: Market, _: date) -> Iterator[Finding]:
    yield from _out_of_order(market, "ngừng hoạt động", market.opened, market.stopped)
    for work in market.works:
        yield from _out_of_order(market, f"việc {work.kind.label}", work.started, work.finished)


def _out_of_order(
    market: Market, what: str, first: Moment | None, then: Moment | None
) -> Iterator[Finding]:
    if first is not None and then is not None and last_day(then) < first_day(first):
        yield Finding(
            "market-dates-out-of-order",
            Severity.ERROR,
            f"{market.name}: {what}, mốc kết thúc đứng trước mốc bắt đầu",
            (Evidence(str(first)), Evidence(str(then))),
        )


_RULES: Final[tuple[_Rule, ...]] = (
    _decided_class,
    _decided_regime,
    _wholesale_area,
    _tags,
    _statistics,
    _works,
    _dates,
)
