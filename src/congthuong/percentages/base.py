"""Nền chung của tỷ lệ: what every rate can do, and how two rates refuse each other."""

import functools
import re
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import evolve, field, frozen

from congthuong._exact import (
    CONTEXT,
    ZERO,
    Interval,
    add,
    exact,
    half_up,
    quantum_of,
    rounding_interval,
)
from congthuong._html import Html, element
from congthuong._text import fold_tones
from congthuong.errors import InvalidTypeError, KindMismatchError, ParseError
from congthuong.numerals import NumberStyle, parse_number
from congthuong.numerals.formatting import default_style
from congthuong.numerals.grammar import FIGURES

__all__ = ["Form", "Rate"]


_FIGURES_LIKE: Final = re.compile(r"[0-9][0-9.,]*")


@functools.total_ordering
@frozen(repr=False)
class Rate:
    """Tỷ lệ: a number that means something only by its kind; equal only within its kind.

    `value` is the number as printed (75,76% is 75.76), digits kept.
    """

    value: Decimal = field(converter=exact)

    _forms: ClassVar[tuple["Form", ...]]
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
        """The number of the first form of this kind that the whole text has."""
        if not isinstance(text, str):
            raise InvalidTypeError(text, "a str")
        phrase = fold_tones(text)
        reason = ""
        for candidate in cls._forms:
            match = candidate.pattern.fullmatch(phrase)
            if match and not candidate.refusal:
                return candidate.value_of(cls._number(match["figures"], text))
            reason = candidate.refusal if match else reason
        raise ParseError(text, cls._accepted, cls._suggestions(text), reason)

    @classmethod
    def _number(cls, figures: str, text: str) -> Decimal:
        try:
            return parse_number(figures)
        except ParseError as error:
            raise ParseError(text, cls._accepted, reason=error.reason) from None

    @classmethod
    def _suggestions(cls, text: str) -> tuple[str, ...]:
        """The same words around figures that would be read, where the figures are at fault."""
        found = _FIGURES_LIKE.search(text)
        try:
            parse_number(found[0] if found else "0")
        except ParseError as error:
            near = (text.replace(found[0], figures) for figures in error.suggestions if found)
            return tuple(words for words in near if cls._reads(words))
        return ()

    @classmethod
    def _reads(cls, text: str) -> bool:
        phrase = fold_tones(text)
        return any(form.pattern.fullmatch(phrase) and not form.refusal for form in cls._forms)

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


@frozen
class Form:
    """One wording of a rate: its pattern, and what the figures in it come to."""

    pattern: re.Pattern[str]
    negated: bool = False
    plus: Decimal = ZERO
    refusal: str = ""

    @classmethod
    def of(
        cls,
        unit: str,
        *,
        lead: str = "",
        tail: str = "",
        signed: bool = False,
        negated: bool = False,
        plus: Decimal = ZERO,
        refusal: str = "",
    ) -> "Form":
        """A form from its words: `lead` figures `unit` `tail`, alternatives parted by bars."""
        parts = (
            f"(?:{fold_tones(lead)}) " if lead else "",
            f"(?P<figures>{'[+-]?' if signed else ''}{FIGURES})",
            f" ?(?:{fold_tones(unit)})" if unit else "",
            f" (?:{fold_tones(tail)})" if tail else "",
        )
        return cls(re.compile("".join(parts)), negated, plus, refusal)

    def value_of(self, number: Decimal) -> Decimal:
        """The value of the rate whose words hold this number."""
        signed = number.copy_negate() if self.negated and number else number
        return add(signed, self.plus) if self.plus else signed
