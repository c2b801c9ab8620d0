"""Từ chỉ nơi: regions, and words around the name of a place, by category."""

import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import Token

__all__ = ["is_held_against", "place_word"]

_LONGEST: Final = 9


@functools.cache
def _words() -> Mapping[str, PhraseIndex]:
    words: dict[str, PhraseIndex] = {}
    for row in read_table("reading_places").rows:
        words.setdefault(row["category"], PhraseIndex()).add_pattern(row["pattern"], row["value"])
    return MappingProxyType(words)


def place_word(category: str, tokens: Sequence[Token], at: int) -> Match | None:
    """The longest phrase of a category that begins at a token."""
    return _words()[category].match(tokens, at)


def is_held_against(tokens: Sequence[Token], at: int) -> bool:
    """Cao hơn bình quân của | cả nước, dẫn đầu | vùng …: a place that is only held against."""
    for start in range(max(0, at - _LONGEST), at):
        found = place_word("held", tokens, start)
        if found is not None and found.end == at:
            return True
    return False
