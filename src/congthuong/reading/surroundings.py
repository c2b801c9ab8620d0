"""Từ quanh nơi chốn và thời gian: regions, and words around the name of a place or a time."""

import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import Token

__all__ = ["ends_with", "place_word", "time_word"]

_LONGEST: Final = 9


@functools.cache
def _words(table: str) -> Mapping[str, PhraseIndex]:
    words: dict[str, PhraseIndex] = {}
    for row in read_table(table).rows:
        words.setdefault(row["category"], PhraseIndex()).add_pattern(row["pattern"], row["value"])
    return MappingProxyType(words)


def place_word(category: str, tokens: Sequence[Token], at: int) -> Match | None:
    """The longest phrase of a category of words around places that begins at a token."""
    return _words("reading_places")[category].match(tokens, at)


def time_word(category: str, tokens: Sequence[Token], at: int) -> Match | None:
    """The longest phrase of a category of words around times that begins at a token."""
    return _words("reading_times")[category].match(tokens, at) if 0 <= at < len(tokens) else None


def ends_with(table: str, category: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase of a category stands right before a token."""
    index = _words(table)[category]
    for start in range(max(0, at - _LONGEST), at):
        found = index.match(tokens, start)
        if found is not None and found.end == at:
            return True
    return False
