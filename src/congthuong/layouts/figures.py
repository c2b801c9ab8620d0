"""Ô số: what stands in a cell of a body, and how a table writes its numbers.

Which notation a table has is decided once: one cell that a Vietnamese number cannot be makes every
separator of the table doubtful, and so does a table in which every comma has three digits.
"""

import functools
import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Final

from attrs import frozen

from congthuong._grids import SourceCell
from congthuong._text import normalize
from congthuong.errors import CongThuongError
from congthuong.layouts.units import Scaled
from congthuong.layouts.words import whole, words_of
from congthuong.numerals.grammar import FIGURES, decimal_of_figures
from congthuong.quantities import Approximation, Unit, parse_stated_quantity

__all__ = ["Content", "Figure", "content_of", "figure_of", "is_year", "notation_doubt"]


class Content(Enum):
    """Nội dung ô: nothing, a mark that nothing is known, a number, an error, or words."""

    EMPTY = "empty"
    MISSING = "missing"
    NUMBER = "number"
    ERROR = "error"
    LIKE_NUMBER = "like_number"
    WORDS = "words"


@frozen
class Figure:
    """Số trong ô: its number or range in the digits written, its hedge, a percent sign."""

    low: Decimal
    high: Decimal | None = None
    approximation: Approximation = Approximation.EXACT
    is_percent: bool = False
    unit: Scaled | None = None


_MARKS: Final = re.compile(r"[-–—.…*\s]+")
_PLAIN: Final = re.compile(rf"([+-]?)\s?({FIGURES})\s?(%?)")
_LIKE: Final = re.compile(r"[+-]?[0-9][0-9.,]*%?")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_NO_UNIT: Final = Unit("none", "—")
_LONGEST: Final = 48
_MINUS: Final = str.maketrans("−–", "--")


def content_of(cell: SourceCell) -> Content:
    """What kind of thing stands in a cell."""
    if cell.number is not None and cell.text:
        return Content.NUMBER
    return _content_of(cell.text.strip()) if cell.text else Content.EMPTY


@functools.lru_cache(16384)
def _content_of(text: str) -> Content:
    if not text:
        return Content.EMPTY
    if _MARKS.fullmatch(text) or whole(words_of("missing"), text):
        return Content.MISSING
    if text.startswith("#"):
        return Content.ERROR
    if _written(text) is not None:
        return Content.NUMBER
    return Content.LIKE_NUMBER if _LIKE.fullmatch(text) else Content.WORDS


def is_year(cell: SourceCell) -> bool:
    """Whether a cell holds four digits of a year."""
    return _YEAR.fullmatch(cell.text.strip()) is not None


def figure_of(cell: SourceCell) -> Figure | None:
    """The number of a cell, with its hedge, range or sign of percent; None for anything else."""
    if cell.number is not None:
        return Figure(cell.number, is_percent=cell.text.endswith("%"))
    return _written(cell.text.strip())


@functools.lru_cache(16384)
def _written(given: str) -> Figure | None:
    text = normalize(given).strip().translate(_MINUS)
    if not any(map(str.isdigit, text)) or len(text) > _LONGEST:
        return None
    plain = _PLAIN.fullmatch(text)
    number = None if plain is None else decimal_of_figures(plain[2])
    if plain is not None and number is not None:
        signed = number.copy_negate() if plain[1] == "-" and number else number
        return Figure(signed, is_percent=bool(plain[3]))
    return _hedged(text)


def _hedged(text: str) -> Figure | None:
    """≥ 76.000, 110,5-111, trên 65 %: what a plan writes."""
    is_percent = text.endswith("%")
    words = text.removesuffix("%").strip()
    if _LIKE.fullmatch(words):
        return None
    try:
        stated = parse_stated_quantity(words, unit=_NO_UNIT)
    except CongThuongError:
        return None
    unit = None
    if stated.quantity.unit != _NO_UNIT:
        unit = stated.scale or stated.quantity.written_scale, stated.quantity.unit
    high = None if stated.high is None else stated.high.amount
    return Figure(stated.quantity.amount, high, stated.approximation, is_percent, unit)


_COMMA: Final = re.compile(r",([0-9]+)%?\Z")
_FEW: Final = 2


def notation_doubt(cells: Iterable[SourceCell]) -> str:
    """Why the numbers of a table cannot be trusted: notation, three-decimals, or empty."""
    texts = [cell.text.strip() for cell in cells if cell.number is None]
    numbers = [text for text in texts if _LIKE.fullmatch(text)]
    if any(not _PLAIN.fullmatch(text) for text in numbers):
        return "notation"
    tails = [found[1] for text in numbers if (found := _COMMA.search(text))]
    grouped = any("." in text for text in numbers)
    if len(tails) >= _FEW and not grouped and all(len(tail) == 3 for tail in tails):
        return "three-decimals"
    return ""
