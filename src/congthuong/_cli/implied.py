"""Suy ra: the plan and the base that a statement implies without stating them."""

from decimal import Decimal
from typing import Final, TypeAlias

from congthuong._cli.layout import GLUE
from congthuong._exact import CONTEXT, MAX_DIGITS, Interval, half_up, quantum_of, subtract
from congthuong._exact import add as plus
from congthuong.errors import CongThuongError
from congthuong.measures import implied_base, implied_plan
from congthuong.percentages import IndexNumber, Multiple, PercentChange, PercentOfPlan
from congthuong.quantities import (
    Approximation,
    Quantity,
    StatedQuantity,
    UnitKind,
    format_quantity,
)
from congthuong.records import Comparison, StatedRate, Statement, WholeBase, YearlyAverage
from congthuong.records.rates import rate_interval

__all__ = ["bound_text", "implied_by", "implied_words"]

_Growth: TypeAlias = PercentChange | IndexNumber | Multiple
_BOUND_DIGITS: Final = 4
_KEPT_DIGITS: Final = 13


def implied_by(statement: Statement, rate: StatedRate) -> Interval | None:
    """Số suy ra: the plan, or the base, that a stated value and one of its rates allow.

    None where there is no such amount: no value, a value in percent, a share, points, an average.
    """
    value = statement.value
    if not isinstance(value, StatedQuantity) or value.quantity.unit.kind is UnitKind.PERCENT:
        return None
    try:
        if isinstance(rate.value, PercentOfPlan):
            return implied_plan(value, rate_interval(rate.value, rate.high, rate.approximation))
        growth = _growth(statement, rate)
        return None if growth is None else implied_base(value, growth)
    except CongThuongError:  # such as a fall by more than everything
        return None


def _growth(statement: Statement, rate: StatedRate) -> _Growth | Comparison | None:
    """The growth over another time, as what states it: a hedge is known to a comparison alone."""
    if isinstance(rate.base, WholeBase | YearlyAverage) or not isinstance(rate.value, _Growth):
        return None
    if rate.high is None and rate.approximation is Approximation.EXACT:
        return rate.value
    records = statement.records() if statement.is_complete else ()
    stated = (record for record in records if isinstance(record, Comparison))
    return next((record for record in stated if record.value == rate.value), None)


def implied_words(interval: Interval, value: StatedQuantity) -> str:
    """Số suy ra, viết gọn: as office money at the scale of the value, to the digits that are sure.

    Where no digit is sure both ends are given, where one end is open the other.

    >>> value = parse_stated_quantity("808 tỷ đồng")
    >>> implied_words(implied_plan(value, PercentOfPlan("55.07")), value).replace(GLUE, " ")
    '≈ 1.467 tỷ'
    """
    low, high = interval.low, interval.high
    if low and high is not None:
        middle, apart = _middle(low, high, value), CONTEXT.subtract(high, low)
        if not apart or apart.adjusted() < middle.adjusted():
            return f"≈ {_office(middle, value)}".replace(" ", GLUE)
        return f"từ {_bound(low, value, down=True)} đến {_bound(high, value, down=False)}"
    if high is not None:
        return f"dưới{GLUE}{_bound(high, value, down=False)}"
    return f"trên{GLUE}{_bound(low, value, down=True)}" if low else ""


def _bound(bound: Decimal, value: StatedQuantity, *, down: bool) -> str:
    return _office(_outward(bound, down=down), value).replace(" ", GLUE)


def _middle(low: Decimal, high: Decimal, value: StatedQuantity) -> Decimal:
    """The middle, as fine as the two ends are apart; a count is never finer than one."""
    middle = CONTEXT.divide(CONTEXT.add(low, high), Decimal(2))
    apart = CONTEXT.subtract(high, low)
    decimals = -(apart or quantum_of(low)).adjusted()
    if value.quantity.unit.kind is UnitKind.COUNT:
        decimals = min(0, decimals)
    return half_up(middle, _within(decimals))


def _outward(bound: Decimal, *, down: bool) -> Decimal:
    rounded = half_up(bound, _within(_BOUND_DIGITS - 1 - bound.adjusted()))
    if down and rounded > bound:
        return subtract(rounded, quantum_of(rounded))
    if not down and rounded < bound:
        return plus(rounded, quantum_of(rounded))
    return rounded


def _office(amount: Decimal, value: StatedQuantity) -> str:
    unit = value.quantity.unit
    scale = value.quantity.written_scale if value.scale is None else value.scale
    text = format_quantity(Quantity(amount, unit), scale=scale)
    # The value beside it has said which money it is.
    is_clear = unit.kind is UnitKind.CURRENCY and scale
    return text.removesuffix(f" {unit.label}") if is_clear else text


def bound_text(bound: Decimal | None) -> str | None:
    """Đầu mút: the end of an interval as a plain decimal of thirteen digits at most.

    >>> bound_text(Decimal("1466178653.5318685311422"))
    '1466178653.532'
    """
    if bound is None:
        return None
    rounded = half_up(bound, _within(_KEPT_DIGITS - 1 - bound.adjusted()))
    return f"{CONTEXT.normalize(rounded):f}"


def _within(decimals: int) -> int:
    return max(-MAX_DIGITS, min(MAX_DIGITS, decimals))
