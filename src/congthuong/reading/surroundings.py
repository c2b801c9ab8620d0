"""Từ xung quanh: words around places, times and figures, which tell of what these are."""

import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import Token, tokenize

__all__ = ["around", "ends_with", "is_word_of"]

_LONGEST: Final = 9


@functools.cache
def _words() -> Mapping[str, PhraseIndex]:
    words: dict[str, PhraseIndex] = {}
    for row in read_table("reading_surroundings").rows:
        words.setdefault(row["category"], PhraseIndex()).add_pattern(row["pattern"], row["value"])
    return MappingProxyType(words)


def around(category: str, tokens: Sequence[Token], at: int) -> Match | None:
    """The longest phrase of a category that begins at a token, None outside of the tokens."""
    return _words()[category].match(tokens, at) if 0 <= at < len(tokens) else None


def ends_with(category: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase of a category stands right before a token."""
    index = _words()[category]
    for start in range(max(0, at - _LONGEST), at):
        found = index.match(tokens, start)
        if found is not None and found.end == at:
            return True
    return False


def is_word_of(category: str, value: object) -> bool:
    """Whether a text, such as the value of a mention, is one whole phrase of a category."""
    tokens = tokenize(value, 0, len(value)) if isinstance(value, str) else ()
    found = _words()[category].match(tokens, 0) if tokens else None
    return found is not None and found.end == len(tokens)
