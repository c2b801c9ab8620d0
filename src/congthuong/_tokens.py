"""Tách từ: text to words, figures and signs, each with its place; linear in the text."""

import functools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from congthuong._text import fold_tones

__all__ = ["END", "Token", "key_of", "tokenize"]


class Token(NamedTuple):
    """Từ: a word, a figure or a sign; `key` is the form under which spellings meet."""

    key: str
    start: int
    end: int
    kind: str

    @property
    def is_number(self) -> bool:
        """Whether this is a figure."""
        return self.kind == "number"

    @property
    def is_word(self) -> bool:
        """Whether this is a word."""
        return self.kind == "word"


# A letter with a digit behind it is a word (m2, CO2); figures keep their inner dots and commas.
_TOKEN: Final = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<word>[^\W\d_]+(?:[0-9](?![0-9]))?)|[^\s]"
)
# tỷ lệ, tỉ lệ: a y that is the only vowel of its syllable may be written i.
_LONE_Y: Final = re.compile(r"(?:(?<=[bcdđghklmnpqrstvx])|(?<=qu))y(?![^\W\d_])")
_LONGEST: Final = 64
END: Final = Token("", 0, 0, "end")


@functools.lru_cache(maxsize=16384)
def key_of(word: str) -> str:
    """Khóa của từ: lower case, one tone placement, i for a lone y.

    >>> key_of("Tỷ") == key_of("tỉ"), key_of("hoá") == key_of("hóa")
    (True, True)
    """
    key = fold_tones(word)
    return _LONE_Y.sub("i", key) if "y" in key else key


def tokenize(text: str, start: int, end: int) -> Sequence[Token]:
    """Tách từ: the tokens of a part of a text.

    >>> [token.key for token in tokenize("808 tỷ đồng", 0, 11)][0]
    '808'
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "sign"
        word = match[0]
        key = key_of(word) if kind == "word" and len(word) <= _LONGEST else word
        tokens.append(Token(key, *match.span(), kind))
    return tokens
