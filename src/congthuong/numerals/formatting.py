"""Viết số: a number in Vietnamese figures, in a style that is a value."""

import functools
from decimal import Decimal
from typing import Final, Self

from attrs import field, frozen

from congthuong._checks import check_kind
from congthuong._data import read_table
from congthuong._exact import MAX_DIGITS, ExactNumber, exact, half_up
from congthuong.errors import InvalidValueError, UnknownCodeError

__all__ = ["NO_BREAK_SPACE", "NumberStyle", "default_style", "figures", "format_number"]

NO_BREAK_SPACE: Final = "\u00a0"
_SIGNS: Final = "+-\u2212"


@functools.cache
def _cldr_marks(locale: str) -> tuple[str, str]:
    """Decimal and group mark of a locale: packaged where office work needs it, else by Babel."""
    for row in read_table("number_marks").rows:
        if row["locale"] == locale:
            return row["decimal"], row["group"]
    return _marks_by_babel(locale)


def _marks_by_babel(locale: str) -> tuple[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(locale).number_symbols["latn"]
    except (UnknownLocaleError, ValueError):
        raise UnknownCodeError(locale, "locale of CLDR") from None
    return symbols["decimal"], symbols["group"]


@frozen
class NumberStyle:
    """Kiểu viết số: how a number is printed; a value, so that one table rounds one way.

    `decimals`: None keeps every digit that was written, a number rounds half-up to so many.
    `no_break`: a no-break space between number and unit instead of a plain one.
    `leading_zero`: whole numbers from 0 to 9 as two figures (06 chợ), a drafting custom.
    `decimal_mark`, `group_mark`: those of CLDR's Vietnamese locale unless given; an empty
    `group_mark` parts no groups. `parse_number` undoes only the Vietnamese marks.

    Raises `InvalidValueError` for decimals outside 0 to 60, and for marks that are alike, digits
    or longer than one character.

    >>> format_number(Decimal("2345.125"), NumberStyle(decimals=2))
    '2.345,13'
    """

    decimals: int | None = None
    no_break: bool = False
    leading_zero: bool = False
    decimal_mark: str = field(factory=lambda: _cldr_marks("vi")[0])
    group_mark: str = field(factory=lambda: _cldr_marks("vi")[1])

    def __attrs_post_init__(self) -> None:
        if not _is_count(self.decimals):
            raise InvalidValueError(self.decimals, f"decimals from 0 to {MAX_DIGITS}, or None")
        marks = (self.decimal_mark, self.group_mark)
        if not _are_marks(*marks):
            raise InvalidValueError(marks, "two different marks of one character, no figures")

    @classmethod
    def of_locale(cls, locale: str, *, decimals: int | None = None) -> Self:
        """Kiểu viết số của ngôn ngữ khác: the marks that CLDR gives a locale, Arabic figures.

        For the English or French sheet of a report; `parse_number` undoes only the Vietnamese
        marks. Source: Unicode CLDR, by way of Babel.

        Raises `UnknownCodeError` for a name that is no locale of CLDR, `InvalidTypeError` for what
        is no text.

        >>> format_number(Decimal("2345.5"), NumberStyle.of_locale("en"))
        '2,345.5'
        """
        check_kind(locale, str, "the name of a locale")
        decimal, group = _cldr_marks(locale.replace("-", "_"))
        return cls(decimals=decimals, decimal_mark=decimal, group_mark=group)

    @property
    def space(self) -> str:
        """The space between a number and its unit."""
        return NO_BREAK_SPACE if self.no_break else " "


def _is_count(decimals: object) -> bool:
    if decimals is None:
        return True
    return type(decimals) is int and 0 <= decimals <= MAX_DIGITS


def _are_marks(decimal: object, group: object) -> bool:
    if not isinstance(decimal, str) or not isinstance(group, str) or decimal == group:
        return False
    figures = any(char.isdigit() or char in _SIGNS for char in decimal + group)
    return len(decimal) == 1 and len(group) <= 1 and not figures


@functools.cache
def default_style() -> NumberStyle:
    """Every written digit, plain space, Vietnamese marks."""
    return NumberStyle()


def format_number(value: ExactNumber, style: NumberStyle | None = None) -> str:
    """Viết số: dots after thousands, a comma before decimals; `parse_number` undoes it exactly.

    Without a style every digit that was written is kept. A zero has no sign.

    Raises what `exact` raises for a float or a value that is no finite number.

    >>> format_number(1290), format_number("3150.20"), format_number(Decimal("-1.29E+6"))
    ('1.290', '3.150,20', '-1.290.000')
    >>> format_number(6, NumberStyle(leading_zero=True))
    '06'
    """
    return figures(exact(value), default_style() if style is None else style)


def figures(number: Decimal, style: NumberStyle, padding: int = 0) -> str:
    """As `format_number`, for a Decimal that has already come through the door.

    So many kept decimals or more (`padding`, if not 0) only pad out: their final zeros are dropped.
    """
    if style.decimals is not None:
        number = half_up(number, style.decimals)
    if not number:
        number = number.copy_abs()
    whole, _, decimals = f"{number:,f}".partition(".")
    if padding and len(decimals) >= padding and style.decimals is None:
        decimals = decimals.rstrip("0")
    whole = whole.replace(",", style.group_mark)
    if decimals:
        return f"{whole}{style.decimal_mark}{decimals}"
    return f"0{whole}" if style.leading_zero and len(whole) == 1 else whole
