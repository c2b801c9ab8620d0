"""Đại lượng: an amount in a unit that remembers how many digits were written."""

import functools
from decimal import Decimal
from typing import Any, Self, overload

from attrs import field, frozen

from congthuong._exact import (
    CONTEXT,
    MAX_DIGITS,
    SHIFT,
    ZERO,
    ExactNumber,
    Interval,
    add,
    add_outward,
    divide,
    exact,
    half_up,
    multiply,
    quantum_of,
    rounding_interval,
    subtract,
    widened,
)
from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.quantities.scales import DOWN, Scale, scale_of
from congthuong.quantities.units import VND, Unit, UnitKind
from congthuong.quantities.writing import written

__all__ = ["Quantity"]


@functools.total_ordering
@frozen(repr=False)
class Quantity:
    """Đại lượng: how much of what; money, power, area, counts.

    `amount` is in the base unit (đồng, not tỷ đồng) with the exponent of the written digits, so
    21,56 tỷ is 2.156E+10 and remembers that it is rounded to 10 triệu. Equality ignores the
    exponent. Sums, differences and order exist only within one unit; no unit is converted.

    `slack` is how far beyond its own digits a computed amount may be off, each way, in the base
    unit: two parts of 1,0 tỷ may come to 1,9 tỷ. Arithmetic fills it in, `interval` counts it,
    equality and the written form leave it out.

    Raises `InvalidTypeError` or `InvalidValueError` for an amount that is no finite Decimal and
    for a slack that is none or below zero; other numbers come in by `Quantity.of`.

    >>> Quantity.of("21.56", Scale.BILLION, VND)
    Quantity.of('21.56', Scale.BILLION, VND)
    >>> Quantity.of(808, Scale.BILLION) + Quantity.of(30, Scale.MILLION)
    Quantity.of('808.030', Scale.BILLION, VND)
    """

    amount: Decimal
    unit: Unit
    slack: Decimal = field(default=ZERO, eq=False)

    def __attrs_post_init__(self) -> None:
        amount = self.amount
        if (
            amount.__class__ is Decimal
            and amount.is_finite()
            and -120 < amount.adjusted() < 120
            and self.unit.__class__ is Unit
            and self.slack is ZERO
        ):
            return
        _check(amount, self.unit, self.slack)

    @classmethod
    def of(cls, number: ExactNumber, scale: Scale = Scale.UNIT, unit: Unit = VND) -> Self:
        """Từ số, bậc, đơn vị: a number in machine notation at a scale.

        Raises what `exact` raises; "21,56" is read by `parse_quantity`.

        >>> Quantity.of("1.2", Scale.BILLION).amount
        Decimal('1.2E+9')
        """
        return cls(SHIFT.scaleb(exact(number), int(scale_of(scale))), unit)

    @property
    def quantum(self) -> Decimal:
        """Đơn vị cuối: one unit of the last written digit, in the base unit.

        >>> Quantity.of("21.56", Scale.BILLION).quantum
        Decimal('1E+7')
        """
        return quantum_of(self.amount)

    @property
    def written_scale(self) -> Scale:
        """Bậc đã viết: the largest everyday scale that prints the written digits and no others.

        Full đồng stay full; nghìn tỷ and triệu tỷ only where nothing smaller will do, for offices
        write 84.142 tỷ.

        >>> Quantity.of("84142", Scale.BILLION).written_scale, Quantity.of(808_000).written_scale
        (<Scale.BILLION: 9>, <Scale.UNIT: 0>)
        """
        exponent = self.quantum.adjusted()
        if exponent <= 0 or self.unit.kind is UnitKind.PERCENT:
            return Scale.UNIT
        for scale in _EVERYDAY:
            if exponent <= scale <= self.amount.adjusted():
                return scale
        return min((scale for scale in Scale if scale >= exponent), default=Scale.QUADRILLION)

    @property
    def is_exact_count(self) -> bool:
        """Số đếm đủ: whether this is a count in full, which no rounding blurs (535 cơ sở)."""
        return not self.slack and _own_width(self.amount, self.unit) is ZERO

    @property
    def interval(self) -> Interval:
        """Khoảng làm tròn: every amount, in the base unit, that is written like this one.

        That of a sum is as wide as those of its parts together.

        >>> print(Quantity.of("21.56", Scale.BILLION).interval)
        [21555000000; 21565000000)
        >>> print((Quantity.of("1.0", unit=MW) + Quantity.of("1.0", unit=MW)).interval)
        [1.90; 2.10)
        """
        if self.is_exact_count:
            return Interval.exactly(self.amount)
        own = rounding_interval(self.amount, self.quantum)
        return widened(own, self.slack) if self.slack else own

    def in_scale(self, scale: Scale) -> Decimal:
        """Số ở bậc: the number that stands before the scale word, digits kept.

        >>> Quantity.of("1290", Scale.BILLION).in_scale(Scale.TRILLION)
        Decimal('1.290')
        """
        return SHIFT.scaleb(self.amount, DOWN[scale_of(scale)])

    def rounded(self, decimals: int, scale: Scale = Scale.UNIT) -> Self:
        """Làm tròn: half-up to so many decimals at a scale.

        >>> Quantity.of("21.565", Scale.BILLION).rounded(2, Scale.BILLION)
        Quantity.of('21.57', Scale.BILLION, VND)
        """
        if type(decimals) is not int:
            raise InvalidTypeError(decimals, "an int as the number of decimals")
        return type(self)(half_up(self.amount, decimals - scale_of(scale)), self.unit, self.slack)

    def _same_unit(self, operation: str, other: object) -> "Quantity":
        if isinstance(other, Quantity) and (other.unit is self.unit or other.unit == self.unit):
            return other
        raise UnitMismatchError(operation, self, other)

    def _width(self) -> Decimal:
        """How far from the amount its interval reaches, each way."""
        return add_outward(_own_width(self.amount, self.unit), self.slack, down=False)

    def _computed(self, amount: Decimal, width: Decimal) -> Self:
        """A computed amount that may be so far off, by the widths of what it was computed from."""
        excess = add_outward(width, _own_width(amount, self.unit).copy_negate(), down=False)
        return type(self)(amount, self.unit, excess if excess > 0 else ZERO)

    def _joined(self, amount: Decimal, other: "Quantity") -> Self:
        return self._computed(amount, add_outward(self._width(), other._width(), down=False))

    def __add__(self, other: "Quantity") -> Self:
        fellow = self._same_unit("add", other)
        return self._joined(add(self.amount, fellow.amount), fellow)

    def __sub__(self, other: "Quantity") -> Self:
        fellow = self._same_unit("subtract", other)
        return self._joined(subtract(self.amount, fellow.amount), fellow)

    def __neg__(self) -> Self:
        return type(self)(self.amount.copy_negate(), self.unit, self.slack)

    def __abs__(self) -> Self:
        return type(self)(self.amount.copy_abs(), self.unit, self.slack)

    def __mul__(self, factor: Decimal | int) -> Self:
        number = _factor(factor)
        width = multiply(self._width(), number.copy_abs())
        return self._computed(multiply(self.amount, number), width)

    def __rmul__(self, factor: Decimal | int) -> Self:
        return self * factor

    @overload
    def __truediv__(self, divisor: "Quantity") -> Decimal: ...
    @overload
    def __truediv__(self, divisor: Decimal | int) -> Self: ...
    def __truediv__(self, divisor: Any) -> Any:
        if isinstance(divisor, Quantity):
            return divide(self.amount, self._same_unit("divide", divisor).amount)
        number = _factor(divisor)
        width = divide(self._width(), number.copy_abs())
        return self._computed(divide(self.amount, number), width)

    def __lt__(self, other: "Quantity") -> bool:
        return self.amount < self._same_unit("compare", other).amount

    def __str__(self) -> str:
        return written(self)

    def __repr__(self) -> str:
        scale, code = self.written_scale, self.unit.code
        unit = code if code in _NAMED else f"get_unit({code!r})"
        place = f"unit={unit}" if scale is Scale.UNIT else f"Scale.{scale.name}, {unit}"
        return f"Quantity.of('{CONTEXT.to_sci_string(self.in_scale(scale))}', {place})"

    def _repr_html_(self) -> Html:
        return element("span", str(self), title=f"{self.amount:f} {self.unit.code}")


# Amounts beyond this power of ten are nobody's figures, and would print as megabytes of zeros.
_REACH = 2 * MAX_DIGITS
_EVERYDAY = (Scale.BILLION, Scale.MILLION, Scale.THOUSAND)
_NAMED = frozenset(("VND", "USD", "EUR", "CNY", "JPY", "MW"))


def _factor(number: Decimal | int) -> Decimal:
    if isinstance(number, Decimal | int):
        return exact(number)
    raise InvalidTypeError(number, "a Decimal or an int to multiply or divide a quantity by")


def _own_width(amount: Decimal, unit: Unit) -> Decimal:
    """Half a unit of the last digit; nothing for a count in full, which no rounding blurs."""
    quantum = quantum_of(amount)
    if unit.kind is UnitKind.COUNT and quantum <= 1:
        return ZERO
    return CONTEXT.multiply(quantum, _HALF)


_HALF = Decimal("0.5")


def _check(amount: object, unit: object, slack: object) -> None:
    if not isinstance(amount, Decimal):
        raise InvalidTypeError(amount, "a Decimal; other numbers come in by Quantity.of")
    if not amount.is_finite() or not -_REACH < amount.adjusted() < _REACH:
        raise InvalidValueError(amount, f"a finite amount below 10^{_REACH}")
    if not isinstance(unit, Unit):
        raise InvalidTypeError(unit, "a Unit such as VND or get_unit('market')")
    if not isinstance(slack, Decimal):
        raise InvalidTypeError(slack, "a Decimal as the slack of an amount")
    if not slack.is_finite() or slack < 0 or slack.adjusted() >= _REACH:
        raise InvalidValueError(slack, f"a finite slack from 0 up, below 10^{_REACH}")
