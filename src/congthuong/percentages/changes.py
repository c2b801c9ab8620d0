"""Tăng giảm, chỉ số, số lần: one comparison in its three encodings (5,2%, 105,2 and 1,052)."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final, Self

from attrs import field, frozen

from congthuong._exact import (
    CONTEXT,
    MAX_DIGITS,
    ONE_HUNDRED,
    SHIFT,
    ExactNumber,
    add,
    divide,
    exact,
    half_up,
    in_bounds,
    multiply,
    subtract,
)
from congthuong.errors import InvalidValueError, KindMismatchError
from congthuong.numerals import NumberStyle
from congthuong.numerals.formatting import figures
from congthuong.percentages.base import Rate
from congthuong.percentages.grammar import TIMES_WORD, printed_lead
from congthuong.percentages.percents import Percentage, directed

__all__ = ["IndexBase", "IndexNumber", "Multiple", "PercentChange"]

# The base counts as 100 exactly; its exponent leaves that of the other operand as it is, so that
# 2,3 lần (known to a tenth) does not become a change known to one percent.
_BASE: Final = Decimal("1E+2")


@frozen(repr=False)
class PercentChange(Percentage):
    """Tốc độ tăng, giảm: growth over a base, signed; an index of 105,2 is a change of +5,2%.

    >>> PercentChange.parse("giảm 6,4%"), str(PercentChange("5.2"))
    (PercentChange('-6.4'), '+5,2%')
    """

    _accepted: ClassVar[str] = "a change such as '+5,2%', 'tăng 5,2%' or 'giảm 6,4%'"
    _form: ClassVar[str] = "percent_change"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Đọc tốc độ tăng, giảm: the sign comes from the verb or the figure, not from both.

        Raises `ParseError`.

        >>> PercentChange.parse("tăng 53,5%")
        PercentChange('53.5')
        """
        return cls(cls._read(text))

    @classmethod
    def from_index(cls, index: "IndexNumber | ExactNumber") -> Self:
        """Từ chỉ số: an index of 107,63 is a change of +7,63%.

        >>> PercentChange.from_index("107.63")
        PercentChange('7.63')
        """
        level = index.value if isinstance(index, IndexNumber) else exact(index)
        return cls(subtract(level, _BASE))

    @classmethod
    def from_multiple(cls, multiple: "Multiple | ExactNumber") -> Self:
        """Từ số lần: 1,052 lần is a change of +5,2%.

        >>> PercentChange.from_multiple("1.052")
        PercentChange('5.2')
        """
        factor = multiple.value if isinstance(multiple, Multiple) else exact(multiple)
        return cls(subtract(SHIFT.scaleb(factor, 2), _BASE))

    def to_index(self, base: str) -> "IndexNumber":
        """Thành chỉ số: the base that the change is over counts as 100.

        >>> PercentChange("5.2").to_index(IndexBase.SAME_PERIOD_LAST_YEAR)
        IndexNumber('105.2', 'same_period_last_year')
        """
        return IndexNumber(add(_BASE, self.value), base)

    def to_multiple(self) -> "Multiple":
        """Thành số lần: a change of +5,2% is 1,052 lần.

        >>> PercentChange("5.2").to_multiple()
        Multiple('1.052')
        """
        return Multiple(SHIFT.scaleb(add(_BASE, self.value), -2))

    def _written(self, style: NumberStyle, *, words: bool) -> str:
        return f"{directed(self.value, style, words=words)}%"


class IndexBase(StrEnum):
    """Kỳ gốc: what counts as 100 in an index number, where it moves along with the period.

    A fixed base is named by its SDMX period instead ("2010", "2019-12").

    >>> IndexBase("previous_period").label
    'kỳ trước'
    """

    _label: str

    SAME_PERIOD_LAST_YEAR = "same_period_last_year", "cùng kỳ năm trước"
    PREVIOUS_PERIOD = "previous_period", "kỳ trước"
    DECEMBER_LAST_YEAR = "december_last_year", "tháng 12 năm trước"

    def __new__(cls, value: str, label: str = "") -> Self:
        """As a `Labelled` one, but text, as a fixed base ("2010") is."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._label = label
        return member

    @property
    def label(self) -> str:
        """The Vietnamese words for the base."""
        return self._label


_FIXED_BASE: Final = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|S[12]))?")


def _base(base: str) -> str:
    if base in tuple(IndexBase):
        return IndexBase(base)
    if isinstance(base, str) and _FIXED_BASE.fullmatch(base):
        return base
    raise InvalidValueError(base, "an IndexBase, or the SDMX period of a fixed base such as '2010'")


@frozen(repr=False)
class IndexNumber(Rate):
    """Chỉ số: a level where its base counts as 100 (bằng 105,2% so với cùng kỳ).

    `base` is an `IndexBase`, or the SDMX period of a fixed base. Indices of different bases are
    neither equal nor ordered, and no index is added to anything.

    Raises `InvalidValueError` for a negative value and for another base.

    >>> IndexNumber("105.2", IndexBase.SAME_PERIOD_LAST_YEAR).to_change()
    PercentChange('5.2')
    """

    base: str = field(converter=_base)

    _accepted: ClassVar[str] = "an index number such as '105,2', '105,2%' or 'bằng 105,2%'"
    _form: ClassVar[str] = "index_number"

    def __attrs_post_init__(self) -> None:
        _refuse_negative(self.value)

    @classmethod
    def parse(cls, text: str, base: str) -> Self:
        """Đọc chỉ số: the base is not in the figure, so it is given. Raises `ParseError`.

        >>> IndexNumber.parse("bằng 105,2%", IndexBase.PREVIOUS_PERIOD).value
        Decimal('105.2')
        """
        return cls(cls._read(text), base)

    def to_change(self) -> PercentChange:
        """Thành tốc độ tăng: 105,2 is +5,2% over the base.

        >>> IndexNumber("98.5", "2010").to_change()
        PercentChange('-1.5')
        """
        return PercentChange.from_index(self)

    def rebased(self, index_of_new_base: "IndexNumber", base: str) -> "IndexNumber":
        """Đổi kỳ gốc: this index where the new base, measured on the same old base, counts as 100.

        Rounded half-up at 60 significant digits and 60 decimals.
        Raises `KindMismatchError` for two old bases.

        >>> IndexNumber("132", "2010").rebased(IndexNumber("120", "2010"), "2020").value
        Decimal('110')
        """
        self._same_kind("rebase", index_of_new_base)
        ratio = divide(multiply(self.value, ONE_HUNDRED), index_of_new_base.value)
        return IndexNumber(ratio if in_bounds(ratio) else half_up(ratio, MAX_DIGITS), base)

    def _same_kind(self, operation: str, other: object) -> None:
        super()._same_kind(operation, other)
        if isinstance(other, IndexNumber) and other.base != self.base:
            raise KindMismatchError(operation, self, other)

    def _written(self, style: NumberStyle, *, words: bool) -> str:
        verb = f"{printed_lead('index')} " if words else ""
        return f"{verb}{figures(self.value, style)}%"

    def __repr__(self) -> str:
        return f"IndexNumber('{CONTEXT.to_sci_string(self.value)}', '{self.base}')"


@frozen(repr=False)
class Multiple(Rate):
    """Số lần: a level as a multiple of its base (gấp 2,3 lần).

    Raises `InvalidValueError` for a negative value.

    >>> Multiple.parse("gấp 2,3 lần"), Multiple("2.3").to_change()
    (Multiple('2.3'), PercentChange('1.3E+2'))
    """

    _accepted: ClassVar[str] = "a multiple such as 'gấp 2,3 lần' or 'bằng 2,3 lần'"
    _form: ClassVar[str] = "multiple"

    def __attrs_post_init__(self) -> None:
        _refuse_negative(self.value)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Đọc số lần; raises `ParseError`, also for tăng N lần, which is ambiguous.

        >>> Multiple.parse("gấp 1,5 lần")
        Multiple('1.5')
        """
        return cls(cls._read(text))

    def to_change(self) -> PercentChange:
        """Thành tốc độ tăng: gấp 1,052 lần is +5,2%.

        >>> Multiple("1.052").to_change()
        PercentChange('5.2')
        """
        return PercentChange.from_multiple(self)

    def _written(self, style: NumberStyle, *, words: bool) -> str:
        del words
        number = figures(self.value, style)
        return f"{printed_lead('multiple')} {number}{style.space}{TIMES_WORD}"


def _refuse_negative(value: Decimal) -> None:
    if value < 0:
        raise InvalidValueError(value, "a level that is not negative")
