"""Phép tính trên khoảng: quotients of what was rounded, enclosing every possible result."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from congthuong._exact import (
    SHIFT,
    ZERO,
    Interval,
    add_outward,
    divide_outward,
    exact,
    quantum_of,
    rounding_interval,
)
from congthuong.errors import InvalidValueError
from congthuong.measures.operands import Operand, level_of
from congthuong.quantities import Approximation, Quantity, StatedQuantity, Unit
from congthuong.records import Comparison, Observation, PlanTarget

__all__ = [
    "difference",
    "interval_of",
    "joined",
    "positive_part",
    "quotient",
    "shifted",
    "times_hundred",
]

_HELD: Final = (Quantity, StatedQuantity, Observation, PlanTarget, Comparison)


def interval_of(operand: Operand | Comparison | Interval) -> Interval:
    """Khoảng của một số: what a figure can stand for; of a plain number by its written digits."""
    if isinstance(operand, Interval):
        return operand
    if isinstance(operand, _HELD):
        return operand.interval
    number = exact(operand)
    return rounding_interval(number, quantum_of(number))


def joined(
    amount: Decimal,
    unit: Unit,
    parts: Iterable[Operand],
    hedge: Approximation = Approximation.EXACT,
) -> Quantity:
    """The sum or the difference of figures as a quantity that may be as far off as they together.

    `hedge` is the one that the result is to be stated with, which widens it by itself.
    """
    width = ZERO
    for part in parts:
        width = add_outward(width, _reach(part), down=False)
    own = _reach(StatedQuantity(Quantity(amount, unit), None, hedge))
    excess = add_outward(width, own.copy_negate(), down=False)
    return Quantity(amount, unit, excess if excess > 0 else ZERO)


def _reach(operand: Operand) -> Decimal:
    """How far from a stated figure its interval reaches, on the sides that have a bound."""
    number, _ = level_of("add", operand, operand, operand)
    interval = interval_of(operand)
    ends = (end for end in (interval.low, interval.high) if end is not None)
    return max(SHIFT.subtract(end, number).copy_abs() for end in ends)


def shifted(interval: Interval, by: Decimal) -> Interval:
    """Every number of the interval plus one number; bounds are rounded outwards."""
    return Interval(
        None if interval.low is None else add_outward(interval.low, by, down=True),
        None if interval.high is None else add_outward(interval.high, by, down=False),
        interval.low_open,
        interval.high_open,
    )


def difference(left: Interval, right: Interval) -> Interval:
    """Every difference of a number on the left and one on the right."""
    low = _subtracted(left.low, right.high, down=True)
    high = _subtracted(left.high, right.low, down=False)
    return Interval(
        low,
        high,
        low is not None and (left.low_open or right.high_open),
        high is not None and (left.high_open or right.low_open),
    )


def _subtracted(end: Decimal | None, other: Decimal | None, *, down: bool) -> Decimal | None:
    if end is None or other is None:
        return None
    return add_outward(end, other.copy_negate(), down=down)


def times_hundred(interval: Interval) -> Interval:
    """Every number of the interval in hundredths of it."""
    return Interval(
        None if interval.low is None else SHIFT.scaleb(interval.low, 2),
        None if interval.high is None else SHIFT.scaleb(interval.high, 2),
        interval.low_open,
        interval.high_open,
    )


def positive_part(interval: Interval, what: str) -> Interval:
    """The positive numbers of an interval; raises `InvalidValueError` where there are none."""
    if interval.low is not None and interval.low > 0:
        return interval
    if interval.high is not None and interval.high <= 0:
        raise InvalidValueError(interval, f"{what} above zero")
    return Interval(ZERO, interval.high, low_open=True, high_open=interval.high_open)


def quotient(left: Interval, right: Interval) -> Interval:
    """Every quotient of a number on the left and a positive number on the right.

    Bounds are rounded outwards, so that no possible quotient is lost.
    """
    low, low_open = _bound(left, right, down=True)
    high, high_open = _bound(left, right, down=False)
    return Interval(low, high, low_open and low is not None, high_open and high is not None)


def _bound(left: Interval, right: Interval, *, down: bool) -> tuple[Decimal | None, bool]:
    end, end_open = (left.low, left.low_open) if down else (left.high, left.high_open)
    if end is None:
        return None, False
    # The smallest quotient has the largest divisor, unless it is negative: then the smallest.
    takes_high = (end >= 0) is down
    divisor = right.high if takes_high else right.low
    divisor_open = right.high_open if takes_high else right.low_open
    if not end:
        return ZERO, end_open
    if divisor is None:
        return ZERO, True
    if not divisor:
        return None, False
    return divide_outward(end, divisor, down=down), end_open or divisor_open
