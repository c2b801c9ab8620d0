"""Số chính xác: the door every number enters by, the library's own decimal context, intervals.

Nothing here reads or changes the decimal context of the thread.
Results carry at most 60 significant digits: sums, differences and roundings are exact or raise,
products and quotients are rounded half-up at the sixtieth digit.
"""

import re
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)
from typing import Final, TypeAlias

from attrs import frozen

from congthuong.errors import InexactError, InvalidTypeError, InvalidValueError, ParseError

__all__ = [
    "CONTEXT",
    "MAX_DIGITS",
    "ONE_HUNDRED",
    "SHIFT",
    "ZERO",
    "ExactNumber",
    "Interval",
    "add",
    "add_outward",
    "divide",
    "divide_outward",
    "exact",
    "half_up",
    "in_bounds",
    "multiply",
    "quantum_of",
    "refusal",
    "rounding_interval",
    "subtract",
    "widened",
]

ExactNumber: TypeAlias = Decimal | int | str

MAX_DIGITS: Final = 60
ZERO: Final = Decimal(0)
ONE_HUNDRED: Final = Decimal(100)


def _context(
    digits: int, *more_traps: type[DecimalException], rounding: str = ROUND_HALF_UP
) -> Context:
    # Whatever is left unsaid here comes from decimal.DefaultContext, which a host may have changed.
    return Context(
        prec=digits,
        rounding=rounding,
        Emin=-999_999,
        Emax=999_999,
        capitals=1,
        clamp=0,
        flags=[],
        traps=[InvalidOperation, DivisionByZero, Overflow, *more_traps],
    )


CONTEXT: Final = _context(MAX_DIGITS)
_STRICT: Final = _context(MAX_DIGITS, Inexact)
# The bounds of a rounded number of sixty digits have one or two more.
_BOUNDS: Final = _context(MAX_DIGITS + 4, Inexact)
_FLOOR: Final = _context(MAX_DIGITS, rounding=ROUND_FLOOR)
_CEILING: Final = _context(MAX_DIGITS, rounding=ROUND_CEILING)
# Moving the decimal mark and cutting decimals never meets the digit limit of results.
SHIFT: Final = _context(4 * MAX_DIGITS)

_PLAIN: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_ACCEPTED: Final = "an int, a Decimal, or a str such as '1290', '21.56' or '1.29E+12'"


def exact(value: ExactNumber) -> Decimal:
    """Số chính xác: the Decimal of a number, digits kept, by the library's one door.

    A `str` is in machine notation (decimal point, no grouping); Vietnamese text is read by
    `parse_number`. A `float` is refused: 0.1 is not one tenth, and 55.07 forgets its two decimals.

    Raises `InvalidTypeError` (float, bool, anything else), `ParseError` (text that is not a
    number), `InvalidValueError` (NaN, infinity, over 60 digits or an exponent beyond ±60).

    >>> exact("21.560")
    Decimal('21.560')
    >>> exact(0.1)
    Traceback (most recent call last):
    ...
    congthuong.errors.InvalidTypeError: float 0.1 is refused: accepted is an int, a Decimal, or \
a str such as '1290', '21.56' or '1.29E+12'; a float has already lost the digits that were written
    """
    if isinstance(value, Decimal):
        return _bounded(value if type(value) is Decimal else Decimal(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return _bounded(_from_int(value))
    if isinstance(value, str):
        return _bounded(_from_text(value))
    raise refusal(value)


def refusal(value: object) -> InvalidTypeError:
    """The error of what is no exact number; of a float it says why.

    >>> str(refusal(None)).startswith("NoneType None is refused: accepted is an int")
    True
    """
    why = "; a float has already lost the digits that were written"
    return InvalidTypeError(value, _ACCEPTED + (why if isinstance(value, float) else ""))


def _from_int(value: int) -> Decimal:
    if abs(value) >= 10**MAX_DIGITS:
        raise InvalidValueError(_Shortened(value), f"an int of at most {MAX_DIGITS} digits")
    return Decimal(value)


def _from_text(text: str) -> Decimal:
    stripped = text.strip()
    if not _PLAIN.fullmatch(stripped):
        hint = "; Vietnamese text such as '21,56' is read by parse_number" if "," in text else ""
        raise ParseError(text, f"a number in machine notation: {_ACCEPTED}{hint}")
    return Decimal(stripped)


def _bounded(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise InvalidValueError(value, "a finite number")
    if not in_bounds(value):
        raise InvalidValueError(
            value, f"a number of at most {MAX_DIGITS} digits, its exponent within ±{MAX_DIGITS}"
        )
    return value


def in_bounds(value: Decimal) -> bool:
    """Trong giới hạn: whether a finite number has at most 60 digits, its exponent within ±60."""
    _, digits, exponent = value.as_tuple()
    return len(digits) <= MAX_DIGITS and -MAX_DIGITS <= int(exponent) <= MAX_DIGITS


class _Shortened:
    """Shows a huge int by its ends: printing all of it may be refused or take minutes."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"an int of {self.value.bit_length()} bits"


def add(left: Decimal, right: Decimal) -> Decimal:
    """Cộng: the exact sum, or `InexactError`.

    >>> add(Decimal("808"), Decimal("0.50"))
    Decimal('808.50')
    """
    try:
        return _STRICT.add(left, right)
    except Inexact:
        raise InexactError("add", (left, right)) from None


def subtract(left: Decimal, right: Decimal) -> Decimal:
    """Trừ: the exact difference, or `InexactError`.

    >>> subtract(Decimal("7.1"), Decimal("5.0"))
    Decimal('2.1')
    """
    try:
        return _STRICT.subtract(left, right)
    except Inexact:
        raise InexactError("subtract", (left, right)) from None


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """Nhân: the product, rounded half-up at 60 significant digits.

    >>> multiply(Decimal("1.5"), Decimal(2))
    Decimal('3.0')
    """
    return CONTEXT.multiply(left, right)


def divide(left: Decimal, right: Decimal) -> Decimal:
    """Chia: the quotient, rounded half-up at 60 significant digits.

    Raises `InvalidValueError` for a zero divisor.

    >>> divide(Decimal(1), Decimal(8))
    Decimal('0.125')
    """
    if not right:
        raise InvalidValueError(right, "a divisor other than zero")
    return CONTEXT.divide(left, right)


def add_outward(left: Decimal, right: Decimal, *, down: bool) -> Decimal:
    """Cộng ra ngoài: the sum as a bound, rounded down or up at 60 significant digits.

    >>> add_outward(Decimal("0.5"), Decimal(100), down=True)
    Decimal('100.5')
    """
    return (_FLOOR if down else _CEILING).add(left, right)


def divide_outward(left: Decimal, right: Decimal, *, down: bool) -> Decimal:
    """Chia ra ngoài: the quotient as a bound, rounded down or up at 60 significant digits.

    >>> divide_outward(Decimal(2), Decimal(3), down=True) < divide_outward(
    ...     Decimal(2), Decimal(3), down=False)
    True
    """
    if not right:
        raise InvalidValueError(right, "a divisor other than zero")
    return (_FLOOR if down else _CEILING).divide(left, right)


def half_up(value: Decimal, decimals: int) -> Decimal:
    """Làm tròn: to a number of decimals, halves away from zero (2,345 is 2,35).

    A negative count of decimals rounds to tens, hundreds and so on.

    >>> half_up(Decimal("2.345"), 2), half_up(Decimal("-48.625"), 2), half_up(Decimal(1250), -2)
    (Decimal('2.35'), Decimal('-48.63'), Decimal('1.3E+3'))
    """
    if not -MAX_DIGITS <= decimals <= MAX_DIGITS:
        raise InvalidValueError(decimals, f"a number of decimals within ±{MAX_DIGITS}")
    return SHIFT.quantize(value, Decimal((0, (1,), -decimals)))


def quantum_of(value: Decimal) -> Decimal:
    """Đơn vị cuối: one unit of the last digit that was written.

    >>> quantum_of(Decimal("55.07")), quantum_of(Decimal("2.156E+10"))
    (Decimal('0.01'), Decimal('1E+7'))
    """
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise InvalidValueError(value, "a finite number")
    return Decimal((0, (1,), exponent))


@frozen
class Interval:
    """Khoảng: every number from `low` to `high`; None is no bound on that side.

    An open end is not itself part of the interval. Bounds are in whatever unit the caller uses.

    Raises `InvalidValueError` where `low` lies above `high`, where nothing is inside, and for an
    open end on a side without a bound: two intervals are equal where they hold the same numbers.

    >>> Interval(Decimal(1), Decimal(2), high_open=True).contains(Decimal(2))
    False
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __attrs_post_init__(self) -> None:
        for bound in (self.low, self.high):
            if not _is_bound(bound):
                raise InvalidValueError(bound, "a finite Decimal or None as the end of an interval")
        if (self.low is None and self.low_open) or (self.high is None and self.high_open):
            raise InvalidValueError((self.low, self.high), "an open end only where a bound is")
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise InvalidValueError((self.low, self.high), "ends with something between them")

    @classmethod
    def exactly(cls, value: ExactNumber) -> "Interval":
        """Đúng một số: the interval that holds one number.

        >>> Interval.exactly(6).is_point
        True
        """
        number = exact(value)
        return cls(number, number)

    @property
    def is_point(self) -> bool:
        """Whether exactly one number is inside."""
        return self.low is not None and self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both sides have a bound."""
        return self.low is not None and self.high is not None

    @property
    def midpoint(self) -> Decimal | None:
        """Điểm giữa: halfway between the ends, None where a side is unbounded."""
        if self.low is None or self.high is None:
            return None
        return divide(CONTEXT.add(self.low, self.high), Decimal(2))

    def contains(self, value: Decimal) -> bool:
        """Chứa: whether the number lies inside.

        >>> Interval(Decimal(1), None).contains(Decimal(10) ** 12)
        True
        """
        return self.encloses(Interval(value, value))

    def encloses(self, other: "Interval") -> bool:
        """Bao trùm: whether all of `other` lies inside.

        >>> Interval(Decimal(0), Decimal(9)).encloses(Interval(Decimal(1), Decimal(9)))
        True
        """
        return not _starts_before(other, self) and not _ends_after(other, self)

    def overlaps(self, other: "Interval") -> bool:
        """Giao nhau: whether some number lies in both.

        >>> Interval(Decimal(0), Decimal(1)).overlaps(Interval(Decimal(1), Decimal(2), True))
        False
        """
        return not _wholly_below(self, other) and not _wholly_below(other, self)

    def __str__(self) -> str:
        left = "(" if self.low is None or self.low_open else "["
        right = ")" if self.high is None or self.high_open else "]"
        low = "-∞" if self.low is None else f"{self.low:f}"
        high = "+∞" if self.high is None else f"{self.high:f}"
        return f"{left}{low}; {high}{right}"


def _is_bound(bound: object) -> bool:
    return bound is None or (isinstance(bound, Decimal) and bound.is_finite())


def _starts_before(one: Interval, other: Interval) -> bool:
    if other.low is None:
        return False
    if one.low is None or one.low < other.low:
        return True
    return one.low == other.low and other.low_open and not one.low_open


def _ends_after(one: Interval, other: Interval) -> bool:
    if other.high is None:
        return False
    if one.high is None or one.high > other.high:
        return True
    return one.high == other.high and other.high_open and not one.high_open


def _wholly_below(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    if one.high == other.low:
        return one.high_open or other.low_open
    return one.high < other.low


def rounding_interval(value: Decimal, quantum: Decimal, *, widen: int = 0) -> Interval:
    """Khoảng làm tròn: every number that rounds half-up to `value` at this `quantum`.

    The end nearer zero is closed, the far end open, as halves round away from zero.
    `widen` adds so many quanta on both sides (khoảng).

    >>> print(rounding_interval(Decimal("55.07"), Decimal("0.01")))
    [55.065; 55.075)
    """
    half = divide(multiply(quantum, Decimal(1 + 2 * widen)), Decimal(2))
    try:
        low, high = _BOUNDS.subtract(value, half), _BOUNDS.add(value, half)
    except Inexact:
        raise InexactError("bound", (value, quantum)) from None
    return Interval(low, high, low_open=value <= 0, high_open=value >= 0)


def widened(interval: Interval, by: Decimal) -> Interval:
    """Nới khoảng: the interval with each of its ends so far further out, rounded outwards.

    >>> print(widened(Interval(Decimal("1.95"), None), Decimal("0.05")))
    [1.90; +∞)
    """
    return Interval(
        None if interval.low is None else add_outward(interval.low, by.copy_negate(), down=True),
        None if interval.high is None else add_outward(interval.high, by, down=False),
        interval.low_open,
        interval.high_open,
    )
