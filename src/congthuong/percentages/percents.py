"""Tỷ lệ phần trăm: points, percent of plan, share; their differences are points."""

import re
from decimal import Decimal
from typing import Any, ClassVar, Final, Self, overload

from attrs import frozen

from congthuong._exact import (
    CONTEXT,
    MAX_DIGITS,
    ONE_HUNDRED,
    SHIFT,
    ZERO,
    ExactNumber,
    add,
    exact,
    half_up,
    in_bounds,
    subtract,
)
from congthuong.errors import KindMismatchError
from congthuong.numerals import NumberStyle
from congthuong.numerals.formatting import figures
from congthuong.percentages.base import Rate
from congthuong.percentages.grammar import POINTS_WORD, printed_lead

__all__ = [
    "Percent",
    "PercentOfPlan",
    "PercentShare",
    "Percentage",
    "PercentagePoints",
    "directed",
]

_NOT_ZERO: Final = re.compile("[1-9]")


@frozen(repr=False)
class Percent(Rate):
    """Tỷ lệ phần trăm: a rate in hundredths; percentage points move it."""

    def __add__(self, other: "PercentagePoints") -> Self:
        return type(self)(add(self.value, self._points("add", other)))

    def _points(self, operation: str, other: object) -> Decimal:
        if isinstance(other, PercentagePoints):
            return other.value
        raise KindMismatchError(operation, self, other)

    @classmethod
    def from_ratio(cls, ratio: ExactNumber) -> Self:
        """Từ tỷ số: 0.7576 is 75,76%, digits kept.

        >>> PercentOfPlan.from_ratio("0.7576"), PercentShare.from_ratio("0.97")
        (PercentOfPlan('75.76'), PercentShare('97'))
        """
        return cls(SHIFT.scaleb(exact(ratio), 2))

    @classmethod
    def computed(cls, value: Decimal) -> Self:
        """Từ phép tính: a rate that arithmetic of this library made; keeps at most 60 decimals.

        The way around the door of `exact`, for what was made of numbers that came in by it.

        >>> from congthuong import PercentOfPlan
        >>> PercentOfPlan.computed(Decimal("75.76"))
        PercentOfPlan('75.76')
        """
        rate = cls.__new__(cls)
        # Adding zero writes 5E+1 as 50; sixty digits from the units on never pass sixty decimals.
        plain = CONTEXT.add(value, ZERO)
        object.__setattr__(rate, "value", plain if plain.adjusted() >= 0 else _within_bounds(plain))
        return rate

    def as_ratio(self) -> Decimal:
        """Thành tỷ số: 75,76% is 0.7576, digits kept.

        >>> PercentOfPlan("75.76").as_ratio()
        Decimal('0.7576')
        """
        return SHIFT.scaleb(self.value, -2)

    def _percent(self, style: NumberStyle, *, lead: str = "", tail: str = "") -> str:
        return f"{lead}{figures(self.value, style)}%{tail}"


@frozen(repr=False)
class PercentagePoints(Percent):
    """Điểm phần trăm: a difference of two percentages; 5,0% to 7,1% is +2,1 điểm phần trăm.

    >>> print(PercentShare("7.1") - PercentShare("5.0"))
    +2,1 điểm phần trăm
    >>> PercentagePoints.parse("giảm 0,5 điểm phần trăm")
    PercentagePoints('-0.5')
    """

    _accepted: ClassVar[str] = (
        "percentage points such as '+2,1 điểm phần trăm' or 'giảm 0,5 điểm %'"
    )
    _form: ClassVar[str] = "percentage_points"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Đọc điểm phần trăm; raises `ParseError`, also for a plain percentage.

        >>> PercentagePoints.parse("2,1 điểm %")
        PercentagePoints('2.1')
        """
        return cls(cls._read(text))

    def __sub__(self, other: "PercentagePoints") -> Self:
        return type(self)(subtract(self.value, self._points("subtract", other)))

    def __neg__(self) -> Self:
        return type(self)(self.value.copy_negate())

    def _written(self, style: NumberStyle, *, words: bool) -> str:
        number = directed(self.value, style, words=words)
        return f"{number}{style.space}{POINTS_WORD.replace(' ', style.space)}"


@frozen(repr=False)
class Percentage(Percent):
    """Số phần trăm: a percentage of something; two of one kind differ by percentage points."""

    @overload
    def __sub__(self, other: PercentagePoints) -> Self: ...
    @overload
    def __sub__(self, other: Self) -> PercentagePoints: ...
    def __sub__(self, other: Any) -> Any:
        if other.__class__ is self.__class__:
            return PercentagePoints(subtract(self.value, other.value))
        return type(self)(subtract(self.value, self._points("subtract", other)))


@frozen(repr=False)
class PercentOfPlan(Percentage):
    """Tỷ lệ hoàn thành kế hoạch: a value as a percentage of the plan set for it.

    >>> PercentOfPlan("75.76").format(words=True)
    'đạt 75,76% kế hoạch'
    >>> PercentOfPlan.parse("vượt 5,2% kế hoạch")
    PercentOfPlan('105.2')
    """

    _accepted: ClassVar[str] = "a percentage of plan such as '75,76%' or 'đạt 75,76% kế hoạch'"
    _form: ClassVar[str] = "percent_of_plan"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Đọc tỷ lệ hoàn thành; vượt N% is 100 + N. Raises `ParseError`.

        >>> PercentOfPlan.parse("bằng 82,5% KH năm")
        PercentOfPlan('82.5')
        """
        return cls(cls._read(text))

    @classmethod
    def from_excess(cls, excess: ExactNumber) -> Self:
        """Từ phần vượt kế hoạch: 5.2 over the plan is 105,2% of it.

        >>> PercentOfPlan.from_excess("5.2")
        PercentOfPlan('105.2')
        """
        return cls(add(ONE_HUNDRED, exact(excess)))

    @property
    def excess(self) -> PercentagePoints:
        """Phần vượt kế hoạch: points above 100% of the plan, negative below it.

        >>> PercentOfPlan("105.2").excess
        PercentagePoints('5.2')
        """
        return PercentagePoints(subtract(self.value, ONE_HUNDRED))

    def _written(self, style: NumberStyle, *, words: bool) -> str:
        if not words:
            return self._percent(style)
        tail = f" {printed_lead('plan')}"
        return self._percent(style, lead=f"{printed_lead('of_plan')} ", tail=tail)


@frozen(repr=False)
class PercentShare(Percentage):
    """Tỷ trọng: a part as a percentage of its whole.

    >>> PercentShare.parse("chiếm 97%"), str(PercentShare("12.00"))
    (PercentShare('97'), '12,00%')
    """

    _accepted: ClassVar[str] = "a share such as '97%' or 'chiếm 97%'"
    _form: ClassVar[str] = "percent_share"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Đọc tỷ trọng; raises `ParseError`.

        >>> PercentShare.parse("12,00%")
        PercentShare('12.00')
        """
        return cls(cls._read(text))

    def _written(self, style: NumberStyle, *, words: bool) -> str:
        return self._percent(style, lead=f"{printed_lead('share')} " if words else "")


def directed(value: Decimal, style: NumberStyle, *, words: bool) -> str:
    """A signed number, its direction as a sign or as a verb; what prints as zero has no sign."""
    if words:
        verb = printed_lead("down" if value < 0 else "up")
        return f"{verb} {figures(value.copy_abs(), style)}"
    written = figures(value, style)
    return f"+{written}" if value > 0 and _NOT_ZERO.search(written) else written


def _within_bounds(value: Decimal) -> Decimal:
    return value if in_bounds(value) else half_up(value, MAX_DIGITS)
