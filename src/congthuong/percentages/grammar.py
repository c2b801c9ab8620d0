"""Văn phạm của tỷ lệ: the words after a number that make a rate of it, and which."""

import functools
from collections.abc import Sequence
from typing import Final

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import Token

__all__ = ["PERCENT", "POINTS", "TIMES", "kind_after"]


def _spellings(kind: str) -> str:
    rows = read_table("rate_words").rows
    return next(row["spellings"] for row in rows if row["kind"] == kind)


# The words of each kind, parted by bars, as the forms of the rates take them.
PERCENT: Final = _spellings("percent")
POINTS: Final = _spellings("points")
TIMES: Final = _spellings("times")


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
