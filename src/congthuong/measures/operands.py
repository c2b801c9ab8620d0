"""Toán hạng: what a measure takes, and which two of them go together."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, TypeAlias

from congthuong._exact import ExactNumber, exact, refusal
from congthuong.errors import (
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    UnitMismatchError,
)
from congthuong.localities import Locality, same_territory
from congthuong.percentages import (
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.quantities import PERCENT, Quantity, StatedQuantity, Unit, UnitKind
from congthuong.records import (
    Comparison,
    GrowthTarget,
    Observation,
    PlanTarget,
    RecordKey,
    Spread,
    Time,
)

__all__ = [
    "LEVELS",
    "RATES",
    "Amount",
    "Keyed",
    "Level",
    "Operand",
    "amounts",
    "are_levels",
    "check_bounded",
    "check_same_figure",
    "check_series",
    "level_of",
    "positive_base",
    "same_place",
]

Amount: TypeAlias = Quantity | StatedQuantity
Level: TypeAlias = Observation | PlanTarget
Keyed: TypeAlias = Level | Comparison | GrowthTarget
Operand: TypeAlias = Level | Amount | ExactNumber

LEVELS: Final = (Observation, PlanTarget)
RATES: Final = (PercentOfPlan, PercentChange, PercentagePoints, Multiple)
_NOT_LEVELS: Final = (Comparison, GrowthTarget, Spread, *RATES)
_PERCENT: Final = UnitKind.PERCENT


def are_levels(left: object, right: object) -> bool:
    """Whether both are records of a level, whose keys are to be compared as well."""
    return isinstance(left, LEVELS) and isinstance(right, LEVELS)


def amounts(
    operation: str,
    left: Operand | IndexNumber,
    right: Operand | IndexNumber,
    *,
    indices: bool = False,
) -> tuple[Decimal, Decimal]:
    """The two numbers of a ratio, in one unit.

    Raises `UnitMismatchError` for two units; `KindMismatchError` for percentages, whose ratio is
    no rate of anything (`point_change` has their difference), for indices other than, with
    `indices`, two on one fixed base, for a record and a bare figure, and for what is no level;
    `InvalidValueError` for a range.
    """
    one: Quantity | None = None
    other: Quantity | None = None
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        one, other = left, right
    elif isinstance(left, LEVELS) and isinstance(right, LEVELS):
        one, other = _plain_quantity(left.value), _plain_quantity(right.value)
    if (
        one is not None
        and other is not None
        and one.unit is other.unit
        and one.unit.kind is not _PERCENT
    ):
        return one.amount, other.amount
    return _numbers(operation, left, right, indices=indices)


def _plain_quantity(value: object) -> Quantity | None:
    """The one quantity that a record states, None where it states a range or an index."""
    return value.quantity if isinstance(value, StatedQuantity) and value.high is None else None


def _numbers(
    operation: str, left: object, right: object, *, indices: bool
) -> tuple[Decimal, Decimal]:
    if isinstance(left, LEVELS) is not isinstance(right, LEVELS):
        raise KindMismatchError(operation, left, right)
    this, unit = level_of(operation, left, right, left)
    that, other = level_of(operation, left, right, right)
    if isinstance(unit, str) or isinstance(other, str):
        of_one_base = indices and unit == other and str(unit)[0].isdigit()
        if not of_one_base:
            raise KindMismatchError(operation, left, right)
    if unit is not other and unit != other:
        raise UnitMismatchError(operation, left, right)
    if isinstance(unit, Unit) and unit.kind is _PERCENT:
        raise KindMismatchError(operation, left, right)
    return this, that


def level_of(
    operation: str, left: object, right: object, operand: object
) -> tuple[Decimal, Unit | str | None]:
    """The number of one operand, and what it counts: a unit, the base of an index, or nothing."""
    if isinstance(operand, LEVELS):
        operand = operand.value
    if isinstance(operand, StatedQuantity):
        if operand.high is not None:
            raise InvalidValueError(operand, f"a figure of one value to {operation}, not a range")
        operand = operand.quantity
    if isinstance(operand, Quantity):
        return operand.amount, operand.unit
    if isinstance(operand, IndexNumber):
        return operand.value, operand.base
    if isinstance(operand, PercentShare):
        return operand.value, PERCENT
    if isinstance(operand, Decimal | int | str):
        return exact(operand), None
    if isinstance(operand, _NOT_LEVELS):
        raise KindMismatchError(operation, left, right)
    if isinstance(operand, float):
        raise refusal(operand)
    raise InvalidTypeError(operand, f"a quantity, an exact number or a record to {operation}")


def check_bounded(operation: str, operands: Iterable[object]) -> None:
    """Raise `IncomparableError` for a figure open on one side, such as trên 100 tỷ đồng.

    A bare quantity cannot say that a sum is trên 150 tỷ, and one that does not say it is wrong.
    """
    for operand in operands:
        value = operand.value if isinstance(operand, LEVELS) else operand
        if isinstance(value, StatedQuantity) and None in (value.interval.low, value.interval.high):
            reason = (
                f"{value} is open on one side, which a plain sum would hide; rebase keeps the hedge"
                " of figures of places, and their bare quantities make the sum of what is printed"
            )
            raise IncomparableError(operation, operand, value, reason)


def positive_base(operation: str, left: object, right: object, base: Decimal) -> Decimal:
    """The base as it is, or `IncomparableError` where it is zero or negative."""
    if base > 0:
        return base
    sign = "zero" if not base else "negative"
    raise IncomparableError(operation, left, right, f"the base is {sign}")


def check_series(operation: str, left: Keyed, right: Keyed) -> None:
    """Raise `IncomparableError` where two records are not of one indicator, price, part, place.

    One price basis that is not stated goes with any; two that are stated must agree.
    """
    one, other = left.key, right.key
    if one.indicator is not other.indicator and one.indicator != other.indicator:
        reason = f"their indicators differ ({one.indicator.code}, {other.indicator.code})"
        raise IncomparableError(operation, left, right, reason)
    if one.price_basis is not other.price_basis:
        _check_prices(operation, left, right)
    if one.segments is not other.segments and one.segments != other.segments:
        raise IncomparableError(operation, left, right, "they are of different parts of the total")
    if one.place is not other.place and same_place(one, other) is not True:
        reason = "their territories differ, or cannot be shown to be one; rebase the older one"
        raise IncomparableError(operation, left, right, reason)


def check_same_figure(operation: str, value: Level, rate: Keyed) -> None:
    """Raise `IncomparableError` where a rate is not one of this very figure."""
    check_series(operation, value, rate)
    if value.key.time != rate.key.time:
        reason = f"their times differ ({value.key.time}, {rate.key.time})"
        raise IncomparableError(operation, value, rate, reason)


def _check_prices(operation: str, left: Keyed, right: Keyed) -> None:
    one, other = left.key.price_basis, right.key.price_basis
    if one is not None and other is not None and one != other:
        reason = f"their price bases differ ({one.code}, {other.code})"
        raise IncomparableError(operation, left, right, reason)


def same_place(one: RecordKey, other: RecordKey) -> bool | None:
    """Whether two keys are of the same ground; None where nobody can tell.

    The same unit is the same place: a change of its ground between the days is a caveat, for
    `ground_changed` to find. Two units are compared by the ground that each covered.
    """
    if one.place == other.place:
        return True
    if not isinstance(one.place, Locality) or not isinstance(other.place, Locality):
        return False
    return same_territory(
        one.place,
        other.place,
        on=_day_of(one.place, one.time),
        other_on=_day_of(other.place, other.time),
    )


def _day_of(place: Locality, time: Time) -> Time | None:
    """The time of the figure where the unit was there then, else None: a rebased figure."""
    return time if place.in_force(time) else None
