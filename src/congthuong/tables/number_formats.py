"""Định dạng số: how the number of a cell is shown, and which digits such a format shows."""

import re
from decimal import Decimal
from typing import Final

from congthuong._exact import CONTEXT, SHIFT, half_up

__all__ = [
    "LINK",
    "as_shown",
    "digits_fit",
    "from_cell",
    "number_format",
    "scaled_by",
    "shown_decimals",
    "shown_number",
    "shows_otherwise",
    "shows_percent",
]

# A spreadsheet keeps a number in 15 significant digits.
_MOST_DIGITS: Final = 15
_MOST_BITS: Final = 200
_MOST_PLACES: Final = 40
# The language of the number: programs that heed it group by dots and write a decimal comma.
_VIETNAMESE: Final = "[$-42A]"
# A workbook in brackets at the head of a reference; a column of a table has the table before it.
LINK: Final = re.compile(r"(?<![\w\].])\[[^\[\]]+\][^!,;()\]]*!|\bDDE\(|\|'")
_LITERALS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_SCALED: Final = re.compile(r"[#0?],+(?![#0?,])")
_FIXED: Final = re.compile(r"[#0?,]*[0?](?:\.(0+))?")


def number_format(decimals: int, suffix: str = "", *, signed: bool = False, room: str = "") -> str:
    """Mã định dạng: so many decimals, a sign before a rise where asked, marks of notes behind.

    `room` is left free behind, as wide as these signs.

    >>> number_format(2)
    '[$-42A]#,##0.00'
    >>> number_format(0, " ⁽¹⁾", signed=True)
    '[$-42A]+#,##0" ⁽¹⁾";[$-42A]-#,##0" ⁽¹⁾";[$-42A]#,##0" ⁽¹⁾"'
    """
    digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    quoted = f'"{suffix}"' if suffix else ""
    quoted += "".join(f"_{sign}" for sign in room)
    signs = ("+", "-", "") if signed else ("",)
    return ";".join(f"{_VIETNAMESE}{sign}{digits}{quoted}" for sign in signs)


def digits_fit(number: Decimal) -> bool:
    """Vừa số của bảng tính: whether a spreadsheet keeps every digit of a number.

    >>> digits_fit(Decimal("1467.2")), digits_fit(Decimal("1234567890123456"))
    (True, False)
    """
    return len(number.normalize(CONTEXT).as_tuple().digits) <= _MOST_DIGITS


def from_cell(value: float, shown_as: str) -> Decimal | float:
    """Số trong ô: the number of a cell in the digits that it shows; not finite, it stays as it is.

    A cell holds a binary number, of which 15 significant digits count. A format with a fixed count
    of decimals shows zeros that were written and are not kept (808,0); one that shows fewer
    digits than there are takes none away.

    >>> from_cell(1467.2, "General"), from_cell(808, "#,##0.0"), from_cell(8.25, "0.0")
    (Decimal('1467.2'), Decimal('808.0'), Decimal('8.25'))
    """
    if isinstance(value, int):
        return _padded(Decimal(value), shown_as) if value.bit_length() < _MOST_BITS else value
    number = Decimal(f"{value:.{_MOST_DIGITS}g}")
    return _padded(number, shown_as) if number.is_finite() else value


def shows_otherwise(shown_as: str) -> bool:
    """Hiện khác số đã nhập: whether a format shows another number: in percent, or cut to thousands.

    >>> [shows_otherwise(code) for code in ("0.00%", "#,##0,", "#,##0.0", '0" %"')]
    [True, True, False, False]
    """
    bare = _LITERALS.sub("", shown_as)
    return "%" in bare or _SCALED.search(bare) is not None


def shows_percent(shown_as: str) -> bool:
    """Hiện phần trăm: whether a format shows a hundredfold with a percent sign, and no less.

    >>> [shows_percent(code) for code in ("0.00%", '0" %"', "0,%")]
    [True, False, False]
    """
    return "%" in _LITERALS.sub("", shown_as) and not scaled_by(shown_as)


def scaled_by(shown_as: str) -> int:
    """Rút gọn: how many powers of ten a format cuts off a number (#,##0, three; #,##0,, six).

    >>> [scaled_by(code) for code in ("#,##0,", "0.0,,", "#,##0")]
    [3, 6, 0]
    """
    found = _SCALED.search(_LITERALS.sub("", shown_as))
    return 3 * found[0].count(",") if found else 0


def shown_number(value: float, shown_as: str, *, rounded: bool = False) -> Decimal | float:
    """Số như ô hiện: `from_cell` at the scale that the format shows: in percent, cut to thousands.

    `rounded` is for results of formulas, which have no digits of their own but those shown.

    >>> shown_number(0.7265, "0.00%"), shown_number(1234567, "#,##0,")
    (Decimal('72.65'), Decimal('1234.567'))
    >>> shown_number(46.8300507, "0.0", rounded=True)
    Decimal('46.8')
    """
    number = from_cell(value, "General")
    return as_shown(number, shown_as, rounded=rounded) if isinstance(number, Decimal) else number


def as_shown(number: Decimal, shown_as: str, *, rounded: bool = False) -> Decimal:
    """Như ô hiện: the number of a cell at the scale of its format; see `shown_number`.

    >>> as_shown(Decimal("0.85"), "0.0%")
    Decimal('85.0')
    """
    percents = 2 * _LITERALS.sub("", shown_as).partition(";")[0].count("%")
    number = SHIFT.scaleb(number, percents - scaled_by(shown_as))
    decimals = shown_decimals(shown_as)
    if rounded and decimals is not None:
        return half_up(number, decimals)
    return _padded(number, shown_as)


def shown_decimals(shown_as: str) -> int | None:
    """Số chữ số thập phân hiện ra: of a fixed format; None where the format fixes none.

    >>> shown_decimals("#,##0.0"), shown_decimals("General")
    (1, None)
    """
    bare = _LITERALS.sub("", shown_as).partition(";")[0].strip()
    found = _FIXED.fullmatch(bare.lstrip("+").rstrip("%, "))
    return len(found[1] or "") if found else None


def _padded(number: Decimal, shown_as: str) -> Decimal:
    """A number with the zeros that its format shows behind it."""
    decimals = shown_decimals(shown_as) or 0
    if (
        decimals > _MOST_DIGITS
        or number.adjusted() > _MOST_PLACES
        or number != half_up(number, decimals)
    ):
        return number
    return half_up(number, decimals)
