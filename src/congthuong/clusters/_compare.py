"""So sánh phần với tổng: whether a part exceeds its whole, printed rounding considered."""

from collections.abc import Sequence
from decimal import Decimal

from congthuong._exact import (
    ONE_HUNDRED,
    SHIFT,
    ZERO,
    Interval,
    add,
    divide,
    half_up,
    multiply,
    subtract,
)
from congthuong.findings import Evidence, Finding, Severity
from congthuong.percentages import PercentShare
from congthuong.quantities import Quantity

__all__ = ["exceeding", "ratio_interval", "shown_rate", "sum_interval"]


def exceeding(
    code: str,
    message: str,
    part: Quantity | None,
    whole: Quantity | None,
    basis: str | None = None,
    *,
    severity: Severity = Severity.ERROR,
) -> tuple[Finding, ...]:
    """A finding where a known part exceeds its known whole; a note where rounding explains it.

    >>> one, two = Quantity.of("75.3", unit=HECTARE), Quantity.of("75", unit=HECTARE)
    >>> [found.severity.value for found in exceeding("part-exceeds-whole", "", one, two)]
    ['note']
    """
    if part is None or whole is None or part <= whole:
        return ()
    evidence = (Evidence(str(part)), Evidence(str(whole)))
    if part.interval.overlaps(whole.interval):
        message = f"{message} (có thể do làm tròn)"
        severity = Severity.NOTE
    return (Finding(code, severity, message, evidence, basis),)


def sum_interval(parts: Sequence[Quantity]) -> Interval:
    """Everything that a sum of written amounts can stand for, ends counted in."""
    low = high = ZERO
    for part in parts:
        own = ZERO if part.is_exact_count else divide(part.quantum, Decimal(2))
        blur = add(own, part.slack)
        low, high = add(low, subtract(part.amount, blur)), add(high, add(part.amount, blur))
    return Interval(low, high)


def ratio_interval(parts: Sequence[Quantity], whole: Quantity) -> Interval:
    """Everything, in percent, that written parts of a written whole can come to, ends counted in.

    >>> found = ratio_interval([Quantity.of(3, unit=HECTARE)], Quantity.of(5, unit=HECTARE))
    >>> found.contains(Decimal(60)), found.contains(Decimal(80)), found.contains(Decimal(45))
    (True, False, False)
    """
    # A whole above zero is at least one unit of its last digit, so half a unit less is above zero.
    taken, total = sum_interval(parts), sum_interval([whole])
    low, high = taken.low or ZERO, taken.high or ZERO
    least, most = total.low or ZERO, total.high or ZERO
    return Interval(
        divide(multiply(max(low, ZERO), ONE_HUNDRED), most),
        divide(multiply(high, ONE_HUNDRED), least),
    )


def shown_rate(rate: PercentShare | None) -> str:
    """A computed rate in Vietnamese figures, four decimals at most.

    >>> shown_rate(PercentShare("33.333333"))
    '33,3333%'
    """
    if rate is None:
        return "chưa tính được"
    return str(PercentShare(SHIFT.normalize(half_up(rate.value, 4))))
