"""Văn phạm của tỷ lệ: the words after a number that make a rate of it, and which."""

import functools
from collections.abc import Sequence
from typing import Final

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import Token

__all__ = [
    "PERCENT",
    "PERCENT_WORD",
    "POINTS",
    "POINTS_WORD",
    "TIMES",
    "TIMES_WORD",
    "kind_after",
    "lead",
    "printed_lead",
]


def _spellings(kind: str) -> str:
    rows = read_table("rate_words").rows
    return next(row["spellings"] for row in rows if row["kind"] == kind)


# The words of each kind, parted by bars, as the forms of the rates take them.
PERCENT: Final = _spellings("percent")
POINTS: Final = _spellings("points")
TIMES: Final = _spellings("times")
# Those that printers use.
PERCENT_WORD: Final = PERCENT.split("|")[-1]
POINTS_WORD: Final = POINTS.split("|")[0]
TIMES_WORD: Final = TIMES.split("|")[0]


@functools.cache
def lead(role: str) -> str:
    """Từ dẫn: the words of a role before or behind a rate, parted by bars.

    >>> lead("of_plan")
    'đạt|bằng|thực hiện'
    """
    rows = read_table("rate_leads").rows
    return next(row["words"] for row in rows if row["role"] == role)


@functools.cache
def printed_lead(role: str) -> str:
    """Từ dẫn khi viết: the word of a role that printers use.

    >>> printed_lead("of_plan")
    'đạt'
    """
    return lead(role).split("|")[0]


@functools.cache
def _kinds() -> PhraseIndex:
    index = PhraseIndex()
    for row in read_table("rate_words").rows:
        for spelling in row["spellings"].split("|"):
            index.add(spelling, row["kind"])
    return index


def kind_after(tokens: Sequence[Token], at: int) -> Match | None:
    """Loại tỷ lệ: what the words at a token make of the number before them, the longest.

    Its value is percent, percent_a_year, points or times.
    """
    return _kinds().match(tokens, at)
