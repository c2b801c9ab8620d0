"""Tách từ: text to words, figures and signs, each with its place; linear in the text."""

import functools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from congthuong._data import read_table
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


# Figures keep their inner dots and commas. A name of the table keeps its digits (m2, CO2, PM2,5),
# and so does a single capital (T9, Q3, A1), which is a code; any other word ends where figures
# begin, for the space between them was lost: tăng0,38%. Digits of other scripts are no figures,
# and neither is a figure that has some of them.
_PIECES: Final = (
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*(?![.,]?\d))"
    r"|(?P<word>(?:{names})(?![^\W_])|[A-ZĐ][0-9](?![0-9]|[.,][0-9])|[^\W\d_]+)"
    r"|(?P<foreign>\d+(?:[.,]\d+)*)|[^\s]"
)


@functools.cache
def _token() -> re.Pattern[str]:
    rows = read_table("names_with_digits").rows
    names = [name for row in rows for name in row["names"].split("|")]
    spelled = "|".join(map(_in_any_case, sorted(names, key=len, reverse=True)))
    return re.compile(_PIECES.format(names=spelled))


def _in_any_case(name: str) -> str:
    cased = (f"[{c.lower()}{c.upper()}]" if c.isalpha() else re.escape(c) for c in name)
    return "".join(cased)


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
    for match in _token().finditer(text, start, end):
        kind = match.lastgroup or "sign"
        word = match[0]
        key = key_of(word) if kind == "word" and len(word) <= _LONGEST else word
        tokens.append(Token(key, *match.span(), kind))
    return tokens
