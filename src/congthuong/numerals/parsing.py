"""Đọc số: one Vietnamese number in figures to its exact value, or an error that teaches."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from congthuong._exact import MAX_DIGITS, in_bounds
from congthuong._text import normalize
from congthuong.errors import InvalidTypeError, ParseError
from congthuong.numerals.grammar import read_figures

__all__ = ["parse_number"]

_ACCEPTED: Final = (
    "a number in Vietnamese figures such as '1290', '1.290', '21,56' or '-3.150,20' "
    "(dots part groups of exactly three digits, one comma stands before decimals)"
)
_SHAPE: Final = re.compile(r"[+-]?[0-9.,'_ ]+")


def parse_number(text: str) -> Decimal:
    """Đọc số: a number in Vietnamese figures, every printed digit kept.

    A comma is always the decimal mark, a dot always parts thousands (Accounting Law 88/2015/QH13,
    art. 11). White space around the number (no-break and thin spaces too), leading zeros (`01`)
    and the typographic minus are accepted.

    Raises `ParseError`, with suggestions, for anything else: a dot that parts other than three
    digits, a second comma, an exponent, digits of other scripts, more than 60 digits.

    >>> parse_number("1.290,50"), parse_number("1,274"), parse_number("−06")
    (Decimal('1290.50'), Decimal('1.274'), Decimal('-6'))
    >>> parse_number("1.29")
    Traceback (most recent call last):
    ...
    congthuong.errors.ParseError: cannot read '1.29' (a dot must part groups of three digits): \
accepted is a number in Vietnamese figures such as '1290', '1.290', '21,56' or '-3.150,20' \
(dots part groups of exactly three digits, one comma stands before decimals); \
did you mean '1,29' or '1.290'?
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str; a number is already read")
    value = read_figures(normalize(text).strip())
    if value is None:
        raise ParseError(text, _ACCEPTED, _suggestions(text), _reason(text))
    if not in_bounds(value):
        raise ParseError(text, _ACCEPTED, reason=f"more than {MAX_DIGITS} digits")
    return value


def _reason(text: str) -> str:
    shown = normalize(text).strip()
    foreign = any(char.isdecimal() and not char.isascii() for char in shown)
    reasons = (
        (not shown, "it is empty"),
        (foreign, "digits of another script"),
        (not _SHAPE.fullmatch(shown), "it holds more than figures"),
        (shown.endswith((".", ",")), "no figures behind the last mark"),
        (
            shown.count(",") > 1 or ("." in shown and "," in shown),
            "one comma at most, and only behind the last group of three",
        ),
        ("." in shown, "a dot must part groups of three digits"),
    )
    return next((reason for applies, reason in reasons if applies), "")


def _suggestions(text: str) -> tuple[str, ...]:
    """Texts near this one that would be read, likeliest first."""
    shown = _ascii_digits(normalize(text).strip())
    if not _SHAPE.fullmatch(shown) or len(shown) > 2 * MAX_DIGITS:
        return ()
    return tuple(dict.fromkeys(filter(_is_read, _candidates(shown))))


def _is_read(shown: str) -> bool:
    value = read_figures(shown)
    return value is not None and in_bounds(value)


def _candidates(shown: str) -> tuple[str, ...]:
    whole, _, last = shown.rpartition(".")
    start, _, decimals = shown.partition(",")
    return (
        shown,
        shown.rstrip(".,"),
        f"0{shown}" if shown.startswith(",") else "",
        re.sub("[ '_]", ".", shown),
        shown.translate(str.maketrans(".,", ",.")),
        f"{whole},{last}",
        f"{start},{re.sub('[.,]', '', decimals)}",
        f"{whole}.{last:0<3}",
    )


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char, char)) for char in text)
