"""Chữ Việt: one spelling for text that arrives in many, with offsets kept, and a sort key.

Web and office text mixes composed and decomposed accents, no-break and thin spaces, several dashes,
old and new tone placement (hoà, hòa) and the look-alike Ð (U+00D0) for Đ.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from attrs import frozen

__all__ = [
    "UNSEEN",
    "NormalizedText",
    "Span",
    "close_matches",
    "fold",
    "fold_tones",
    "is_one_slip",
    "normalize",
    "normalize_with_offsets",
    "sort_key",
]

_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# What leaves nothing on a page, for a class of a pattern: controls, joiners, fillers, direction and
# byte order marks, selectors, tags.
UNSEEN: Final = (
    "\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f"
    "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0"
    "\\ufff0-\\ufffb\\U000e0000-\\U000e0fff"
)
_SPACES: Final = "\t\n\x0b\x0c\r\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# One character to one character, so that offsets survive; only invisible ones disappear.
_ONE_SPELLING: Final = {
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _INVISIBLE), ""),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'"),
    ord("Ð"): "Đ",
    ord("ð"): "đ",
}
_OTHER_SPELLING: Final = re.compile(f"[{''.join(map(chr, _ONE_SPELLING))}]")


class Span(NamedTuple):
    """Vị trí: where some words stand in a text, as character offsets (end excluded).

    >>> Span(3, 9).of("số 48/KH của Sở")
    '48/KH '
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Cut these words out of the text that they stand in."""
        return text[self.start : self.end]


@frozen
class NormalizedText:
    r"""Văn bản đã chuẩn hóa: text in one spelling that knows where each character came from.

    `offsets` holds, for every character of `text` and for its end, the offset in `original`.

    >>> normalize_with_offsets("9\u00a0tháng").original_span(Span(2, 7)).start
    2
    """

    text: str
    original: str
    offsets: tuple[int, ...] | None

    def original_span(self, span: Span) -> Span:
        """Where the same words stand in the original text."""
        if self.offsets is None:
            return span
        return Span(self.offsets[span.start], self.offsets[span.end])


def normalize(text: str) -> str:
    r"""Chuẩn hóa: composed accents, plain spaces, plain hyphens, real Đ; letter case is kept.

    >>> normalize("9\u00a0tháng \u2013 2024")
    '9 tháng - 2024'
    """
    return _unicode("NFC", _respell(text))


def _respell(text: str) -> str:
    # Most text has nothing to respell, and looking is quicker than rewriting.
    return text.translate(_ONE_SPELLING) if _OTHER_SPELLING.search(text) else text


def normalize_with_offsets(text: str) -> NormalizedText:
    r"""Chuẩn hóa, giữ vị trí: as `normalize`, remembering where every character stood.

    Linear in the length of the text.

    >>> found = normalize_with_offsets("quy\u0301 III")
    >>> found.text, found.original_span(Span(0, 3))
    ('quý III', Span(start=0, end=4))
    """
    normalized = normalize(text)
    if len(normalized) == len(text) and normalized == _respell(text):
        return NormalizedText(normalized, text, None)
    pieces: list[str] = []
    offsets: list[int] = []
    for start, end in _clusters(text):
        piece = normalize(text[start:end])
        pieces.append(piece)
        offsets.extend([start] * len(piece))
    offsets.append(len(text))
    return NormalizedText("".join(pieces), text, tuple(offsets))


def _clusters(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for position in range(1, len(text)):
        # An invisible character may stand between a letter and its accent.
        if not unicodedata.combining(text[position]) and text[position] not in _INVISIBLE:
            yield start, position
            start = position
    yield start, len(text)


# Sorting a run of combining marks takes time in the square of its length, and only hostile text
# stacks more than a few: longer runs are cut, and each piece is put in order on its own.
_STACK: Final = re.compile(r"[^\w\s]{30}(?=[^\w\s])")


def _unicode(form: Literal["NFC", "NFD"], text: str) -> str:
    if text.isascii():
        return text
    cuts = [match.end() for match in _STACK.finditer(text)]
    if not cuts:
        return unicodedata.normalize(form, text)
    ends = zip([0, *cuts], [*cuts, len(text)], strict=True)
    return "".join(unicodedata.normalize(form, text[start:end]) for start, end in ends)


_MARKLESS: Final = {ord("đ"): "d", ord("Đ"): "D"}


def fold(text: str) -> str:
    """Bỏ dấu: lower case, no accents, đ as d, runs of white space as one space.

    >>> fold("  Điện   Biên ")
    'dien bien'
    """
    decomposed = _unicode("NFD", normalize(text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.translate(_MARKLESS).split())


_SYLLABLE: Final = re.compile(r"[^\W\d_]+")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"


def fold_tones(text: str) -> str:
    """Một kiểu đặt dấu: lower case, each syllable's tone mark moved behind the syllable.

    Old and new placement (hoà, hòa; quí is another spelling, not another placement) and slips
    such as qúy for quý come out alike; different tones do not.

    >>> fold_tones("Hoà Bình") == fold_tones("Hòa Bình"), fold_tones("qúy") == fold_tones("quý")
    (True, True)
    >>> fold_tones("hoa") == fold_tones("hòa")
    False
    """
    spaced = " ".join(normalize(text).casefold().split())
    return _SYLLABLE.sub(lambda syllable: _tone_last(syllable[0]), spaced)


def _tone_last(syllable: str) -> str:
    decomposed = _unicode("NFD", syllable)
    tones = "".join(char for char in decomposed if char in _TONES)
    rest = "".join(char for char in decomposed if char not in _TONES)
    return _unicode("NFC", rest) + tones


_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANKS: Final = {letter: rank for rank, letter in enumerate(_LETTERS, 0x110000)}
_TONE_RANKS: Final = {tone: rank for rank, tone in enumerate("\u0300\u0309\u0303\u0301\u0323")}


def sort_key(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Khóa xếp thứ tự: Vietnamese dictionary order (a ă â, d đ; huyền hỏi ngã sắc nặng last).

    Words are compared one by one, letters before tones; digits and signs come before letters.

    >>> sorted(["Điện Biên", "Đắk Lắk", "Dĩ An", "An Giang", "Ăn"], key=sort_key)
    ['An Giang', 'Ăn', 'Dĩ An', 'Đắk Lắk', 'Điện Biên']
    """
    return tuple(_word_key(_tone_last(word)) for word in normalize(text).casefold().split())


def _word_key(word: str) -> tuple[tuple[int, int], ...]:
    # A tone sorts below every letter, so that án stands before anh.
    tones = [(0, _TONE_RANKS[char]) for char in word if char in _TONE_RANKS]
    letters = [(1, _LETTER_RANKS.get(char, ord(char))) for char in word if char not in _TONE_RANKS]
    return (*letters, *tones)


def close_matches(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Gần giống: known words that look like this one, accents and case aside, nearest first.

    >>> close_matches("chợo", ("chợ", "xã"))
    ('chợ',)
    """
    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(fold(name), name)
    found = difflib.get_close_matches(fold(word), folded, n=most, cutoff=0.6)
    return tuple(folded[name] for name in found)


def is_one_slip(one: str, other: str) -> bool:
    """Sai một chữ: one letter more, one less, another one or two changed places, or none.

    >>> is_one_slip("ngach", "nghach"), is_one_slip("xuat", "xuta"), is_one_slip("xuat", "nhap")
    (True, True, False)
    """
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    mine, theirs = one[start:], other[start:]
    if mine[1:] == theirs or mine == theirs[1:] or mine[1:] == theirs[1:]:
        return True
    return mine[1::-1] == theirs[:2] and mine[2:] == theirs[2:]
