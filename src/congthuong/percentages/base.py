"""Nền chung của tỷ lệ: what every rate can do, and how two rates refuse each other."""

import functools
import re
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import evolve, field, frozen

from congthuong._exact import (
    CONTEXT,
    Interval,
    exact,
    half_up,
    quantum_of,
    rounding_interval,
)
from congthuong._html import Html, element
from congthuong._text import normalize
from congthuong._tokens import tokenize
from congthuong.errors import InvalidTypeError, KindMismatchError, ParseError
from congthuong.numerals import NumberStyle, parse_number
from congthuong.numerals.formatting import default_style
from congthuong.percentages.grammar import read_form

__all__ = ["Rate"]

_FIGURES_LIKE: Final = re.compile(r"[0-9][0-9.,]*")
# No wording of a rate is longer.
_LONGEST: Final = 400


@functools.total_ordering
@frozen(repr=False)
class Rate:
    """Tỷ lệ: a number that means something only by its kind; equal only within its kind.

    `value` is the number as printed (75,76% is 75.76), digits kept.
    """

    value: Decimal = field(converter=exact)

    _form: ClassVar[str]
    _accepted: ClassVar[str]

    @property
    def quantum(self) -> Decimal:
        """Đơn vị cuối: one unit of the last digit that was written.

        >>> from congthuong import PercentOfPlan
        >>> PercentOfPlan("55.07").quantum
        Decimal('0.01')
        """
        return quantum_of(self.value)

    @property
    def interval(self) -> Interval:
        """Khoảng làm tròn: every value that is printed like this one.

        >>> from congthuong import PercentOfPlan
        >>> print(PercentOfPlan("55.07").interval)
        [55.065; 55.075)
        """
        return rounding_interval(self.value, self.quantum)

    def rounded(self, decimals: int) -> Self:
        """Làm tròn: half-up to so many decimals of the printed figure.

        Raises `InvalidTypeError` for decimals that are no int.

        >>> from congthuong import PercentOfPlan
        >>> PercentOfPlan("55.0708").rounded(2)
        PercentOfPlan('55.07')
        """
        if type(decimals) is not int:
            raise InvalidTypeError(decimals, "an int as the number of decimals")
        return evolve(self, value=half_up(self.value, decimals))

    def format(self, style: NumberStyle | None = None, *, words: bool = False) -> str:
        """Viết tỷ lệ: in Vietnamese figures, or with the words of its kind; `parse` undoes it.

        >>> from congthuong import PercentChange
        >>> PercentChange("-6.4").format(), PercentChange("-6.4").format(words=True)
        ('-6,4%', 'giảm 6,4%')
        """
        return self._written(default_style() if style is None else style, words=words)

    def _written(self, style: NumberStyle, *, words: bool) -> str:
        raise NotImplementedError

    @classmethod
    def _read(cls, text: str) -> Decimal:
        """The number of the wording of this kind that the whole text is."""
        if not isinstance(text, str):
            raise InvalidTypeError(text, "a str")
        value, reason = cls._found(text)
        if value is None:
            near, why = cls._near(text)
            raise ParseError(text, cls._accepted, near, reason or why)
        return value

    @classmethod
    def _found(cls, text: str) -> tuple[Decimal | None, str]:
        shown = normalize(text)
        tokens = tokenize(shown, 0, min(len(shown), _LONGEST))
        return read_form(cls._form, tokens) if len(shown) <= _LONGEST else (None, "")

    @classmethod
    def _near(cls, text: str) -> tuple[tuple[str, ...], str]:
        """The same words around figures that would be read, or why these figures are not."""
        found = _FIGURES_LIKE.search(text)
        try:
            parse_number(found[0] if found else "0")
        except ParseError as error:
            figures = found[0] if found else ""
            near = (text.replace(figures, figure) for figure in error.suggestions)
            readable = tuple(words for words in near if cls._found(words)[0] is not None)
            alone = cls._found(text.replace(figures, "1"))[0] is not None
            return readable, error.reason if alone and not error.suggestions else ""
        return (), ""

    def _same_kind(self, operation: str, other: object) -> None:
        if other.__class__ is not self.__class__:
            raise KindMismatchError(operation, self, other)

    def __add__(self, other: Any) -> Self:
        raise KindMismatchError("add", self, other)

    def __sub__(self, other: Any) -> "Rate":
        raise KindMismatchError("subtract", self, other)

    def __lt__(self, other: Self) -> bool:
        self._same_kind("compare", other)
        return self.value < other.value

    def __str__(self) -> str:
        return self.format()

    def __repr__(self) -> str:
        # str() of a Decimal would ask the thread's context for E or e.
        return f"{type(self).__name__}('{CONTEXT.to_sci_string(self.value)}')"

    def _repr_html_(self) -> Html:
        return element("span", self.format(), title=repr(self))
