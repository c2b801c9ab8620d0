"""Ngữ pháp địa danh: a unit by the word of its kind and its name, with the units around it.

`recognise` finds one in the tokens of a text, `split` takes a whole text as one; both know the same
words and spellings. What is found are the versions of all times; `at` chooses by the day.
"""

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from attrs import field, frozen

from congthuong._data import read_table
from congthuong._text import Span, fold, normalize
from congthuong._tokens import END, Token, key_of, tokenize
from congthuong.localities.locality import Locality, LocalityKind, LocalityLevel
from congthuong.localities.registry import locality_versions
from congthuong.localities.spellings import (
    MatchQuality,
    aliased,
    graded,
    lacks_only_accents,
)

__all__ = [
    "Found",
    "KindWord",
    "Part",
    "UnitName",
    "first_keys",
    "kind_at",
    "kind_spellings",
    "lies_in",
    "recognise",
    "split",
]

_LONGEST_NAME: Final = 5


class KindWord(NamedTuple):
    """Từ chỉ loại: the kinds that a word stands for, and the token behind it and its dot."""

    kinds: tuple[LocalityKind, ...]
    form: str
    end: int
    dotted: bool

    @property
    def level(self) -> int:
        """The lowest level that the word may be of."""
        return max(_LEVELS.get(kind, LocalityLevel.COMMUNE) for kind in self.kinds)

    @property
    def widest(self) -> int:
        """The highest level that the word may be of."""
        return min(_LEVELS.get(kind, LocalityLevel.COMMUNE) for kind in self.kinds)


_LEVELS: Final = {
    LocalityKind.PROVINCE: LocalityLevel.PROVINCE,
    LocalityKind.MUNICIPALITY: LocalityLevel.PROVINCE,
    LocalityKind.URBAN_DISTRICT: LocalityLevel.DISTRICT,
    LocalityKind.RURAL_DISTRICT: LocalityLevel.DISTRICT,
    LocalityKind.TOWN: LocalityLevel.DISTRICT,
    LocalityKind.CITY: LocalityLevel.DISTRICT,
}


@functools.cache
def _kind_words() -> Mapping[
    str, tuple[tuple[tuple[str, ...], tuple[LocalityKind, ...], str], ...]
]:
    """The words of kinds by their first key, longest first; dots are no part of them."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[LocalityKind, ...], str]]] = {}
    for word, kinds, form in read_table("locality_kinds").cells:
        keys = tuple(key_of(part) for part in word.replace(".", " ").split())
        entry = keys, tuple(map(LocalityKind, kinds.split("|"))), form
        for first in (keys[0], _plain(keys[0])):
            found.setdefault(first, []).append(entry)
    return {key: tuple(sorted(set(words), key=_longest)) for key, words in found.items()}


@functools.cache
def kind_spellings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of kinds that stand before a name, and the abbreviations that may be glued to it.

    >>> kind_spellings()[1][:2]
    ('tp.', 't.p.')
    """
    rows = read_table("locality_kinds").rows
    short = [row["word"] for row in rows if row["form"] == "short"]
    words = (*(row["word"] for row in rows if row["form"] == "whole"), *short)
    glued = (*short, *(row["word"] for row in rows if row["form"] == "letter"))
    return words, tuple(f"{word}." for word in glued)


@functools.cache
def first_keys() -> frozenset[str]:
    """The keys with which words of kinds begin: most words of a text are none of them."""
    return frozenset(_kind_words())


def _longest(entry: tuple[tuple[str, ...], tuple[LocalityKind, ...], str]) -> tuple[int, str]:
    return -len(entry[0]), entry[2]


@functools.lru_cache(maxsize=256)
def _plain(key: str) -> str:
    return fold(key)


def kind_at(tokens: Sequence[Token], at: int, *, bare: bool = False) -> KindWord | None:
    """The word of a kind that begins at a token; with `bare` one without its accents, too."""
    for keys, kinds, form in _kind_words().get(tokens[at].key, ()) if at < len(tokens) else ():
        end = at
        for key in keys:
            end += end > at and end < len(tokens) and tokens[end].key == "." and form != "whole"
            if end == len(tokens) or tokens[end].key not in (
                (key, _plain(key)) if bare else (key,)
            ):
                break
            end += 1
        else:
            dotted = end < len(tokens) and tokens[end].key == "." and form != "whole"
            return KindWord(kinds, form, end + dotted, dotted)
    return None


class Part(NamedTuple):
    """Một phần địa danh: a name, and the kinds that stand before it, none where none does."""

    kinds: tuple[LocalityKind, ...]
    name: str


_GLUED: Final = frozenset("qp")


def split(text: str, *, inside: bool = False) -> tuple[Part, ...]:
    """Tách địa danh: the unit that a whole text names, then those around it, outwards.

    Commas and brackets part them; with `inside` so does a word of a wider kind in the middle of a
    part (huyện Krông Pa tỉnh Gia Lai).
    """
    parts: list[Part] = []
    for piece in " ".join(normalize(text).split()).replace("(", ",").replace(")", " ").split(","):
        if piece.strip():
            parts.extend(_split_inside(piece.strip()) if inside else (_part(piece.strip()),))
    return tuple(parts)


def _part(text: str) -> Part:
    tokens = tokenize(text, 0, len(text))
    word = kind_at(tokens, 0, bare=text.isascii())
    if word is None:
        # Q1, P12: an abbreviation with its number glued on.
        rest = text[1:].strip()
        glued = text[0].lower() in _GLUED and rest.isascii() and rest.isdigit()
        return Part(_kinds_of(text[0].lower()), rest.lstrip("0")) if glued else Part((), text)
    rest = text[tokens[word.end - 1].end :]
    if not rest.strip() or not (word.dotted or rest[0].isspace()):
        return Part((), text)
    rest = rest.strip()
    return Part(word.kinds, rest.lstrip("0") if rest.isdecimal() else rest)


def _kinds_of(letter: str) -> tuple[LocalityKind, ...]:
    return next(kinds for keys, kinds, _ in _kind_words()[letter] if keys == (letter,))


def _split_inside(text: str) -> list[Part]:
    """The parts of a text in which each following one opens with the word of a wider kind."""
    tokens = tokenize(text, 0, len(text))
    starts, level = [0], LocalityLevel.COMMUNE + 1
    first = kind_at(tokens, 0)
    at = 0 if first is None else first.end
    level = level if first is None else first.level
    while at < len(tokens):
        word = kind_at(tokens, at)
        if word is not None and word.widest < level and at > 0 and word.form != "letter":
            starts.append(tokens[at].start)
            level, at = word.widest, word.end
        else:
            at += 1
    ends = [*starts[1:], len(text)]
    pieces = (text[start:end].strip(" -") for start, end in zip(starts, ends, strict=True))
    return [_part(piece) for piece in pieces if piece]


@frozen
class UnitName:
    """Tên đơn vị trong văn bản: what words name, in the versions of all times that bear the name.

    `units` is empty where no unit on record has the name; `is_bare` says that no word of a kind
    stood before it.
    """

    words: str
    units: tuple[Locality, ...]
    is_bare: bool = False
    span: Span | None = field(default=None, eq=False)

    def at(self, first: date, last: date) -> tuple[Locality, ...]:
        """The units that this means on a last day, else those that were there since the first."""
        there = [unit for unit in self.units if unit.in_force(last)]
        if not there:
            there = [
                unit
                for unit in self.units
                if (unit.valid_from is None or unit.valid_from <= last)
                and (unit.valid_to is None or unit.valid_to > first)
            ]
        latest = {unit.code: unit for unit in there}
        return tuple(latest.values())


class Found(NamedTuple):
    """Chỗ nhận ra: a name and the token behind it."""

    name: UnitName
    end: int


def recognise(text: str, tokens: Sequence[Token], at: int) -> Found | None:
    """Nhận địa danh: the unit that the word of a kind and a name with a capital name at a token.

    The units around it that follow (huyện Krông Pa, tỉnh Gia Lai; xã A huyện B) belong to it. A
    name that no unit has is found, too, without units; the words around it belong to it as well.
    None where no such words begin here. Looks a bounded way ahead.
    """
    word = kind_at(tokens, at)
    if word is None or not _may_open(text, tokens, at, word):
        return None
    own = _named(text, tokens, word)
    if own is None:
        return None
    units, end = own
    if not units and not _is_surely_named(text, tokens, at, word, end):
        return None
    level = max((unit.level for unit in units), default=word.level)
    while True:
        around = _around(text, tokens, end, level, known=bool(units))
        if around is None:
            break
        outer, stop = around
        inside = tuple(unit for unit in units if not outer.isdisjoint(lies_in(unit)))
        if units and not inside:
            break
        units, end = inside, stop
        level = min((unit.level for unit in outer), default=LocalityLevel.PROVINCE)
    span = Span(tokens[at].start, tokens[end - 1].end)
    return Found(UnitName(" ".join(span.of(text).split()), units, span=span), end)


def _may_open(text: str, tokens: Sequence[Token], at: int, word: KindWord) -> bool:
    """A letter is an abbreviation where it is a capital with its dot: H. Ba Tri, not h Ba Tri."""
    return word.form != "letter" or (word.dotted and text[tokens[at].start].isupper())


_IN: Final = frozenset(
    key_of(word) for row in read_table("locality_words").rows for word in row["words"].split("|")
)


def _is_surely_named(text: str, tokens: Sequence[Token], at: int, word: KindWord, end: int) -> bool:
    """Whether words that no unit bears are the name of one all the same: huyện Ba Xạo."""
    names = [text[token.start : token.end] for token in tokens[word.end : end] if token.is_word]
    if not names or not all(name.istitle() for name in names):
        return False
    before = tokens[at - 1].key if at else ""
    if word.form == "whole":
        return text[tokens[at].start].islower() or not before or before in _IN
    return before in _IN


def _named(
    text: str, tokens: Sequence[Token], word: KindWord
) -> tuple[tuple[Locality, ...], int] | None:
    """The units of the longest name behind a kind and its end; no units where none has a name."""
    end = _name_end(text, tokens, word.end)
    if end == word.end:
        return None
    for stop in range(end, word.end, -1):
        last = tokens[stop - 1]
        if last.is_word or last.is_number:
            units = _units(text[tokens[word.end].start : last.end], word.kinds)
            if units:
                return units, stop
    return (), end


_JOINTS: Final = frozenset("-'’")


def _name_end(text: str, tokens: Sequence[Token], start: int) -> int:
    """The token behind up to five words with capitals, hyphens and apostrophes among them."""
    if start < len(tokens) and tokens[start].is_number:
        return start + 1
    end, words = start, 0
    while end < len(tokens) and words < _LONGEST_NAME:
        token = tokens[end]
        joint = token.key in _JOINTS and end > start
        following = tokens[end + 1] if end + 1 < len(tokens) else END
        if joint and following.is_word and text[following.start].isupper():
            end += 1
        elif joint and token.key != "-" and following.is_word:  # M'gar
            end, words = end + 2, words + 1
        elif token.is_word and text[token.start].isupper():
            end, words = end + 1, words + 1
        else:
            break
    return end


@functools.lru_cache(maxsize=8192)
def _units(name: str, kinds: tuple[LocalityKind, ...]) -> tuple[Locality, ...]:
    """The versions that surely bear a name: customary spellings, and names that lost accents."""
    sure: list[Locality] = []
    for quality, units in graded(name, kinds):
        if quality in (MatchQuality.EXACT, MatchQuality.SPELLING):
            sure.extend(unit for unit in units if unit not in sure)
        elif not sure:
            sure.extend(unit for unit in units if lacks_only_accents(name, unit.name))
    curated = (unit for unit in aliased(name) if unit.kind in kinds and unit not in sure)
    return (*sure, *curated)


def _around(
    text: str, tokens: Sequence[Token], at: int, level: int, *, known: bool
) -> tuple[frozenset[Locality], int] | None:
    """The unit of a wider kind that follows, behind a comma, in brackets or at once."""
    key = tokens[at].key if at < len(tokens) else ""
    start = at + 1 if key in (",", "(", "-") else at
    word = kind_at(tokens, start)
    if word is not None and word.widest < level and _may_open(text, tokens, start, word):
        found = _named(text, tokens, word)
        units, end = found if found is not None and found[0] else ((), 0)
        units = tuple(unit for unit in units if unit.level < level)
    elif known and start > at and word is None:
        units, end = _bare_province(text, tokens, start)
    else:
        return None
    if not units:
        return None
    closed = key == "(" and end < len(tokens) and tokens[end].key == ")"
    return frozenset(units), end + closed


_PROVINCES: Final = (LocalityKind.PROVINCE, LocalityKind.MUNICIPALITY)


def _bare_province(
    text: str, tokens: Sequence[Token], start: int
) -> tuple[tuple[Locality, ...], int]:
    word = KindWord(_PROVINCES, "whole", start, dotted=False)
    return _named(text, tokens, word) or ((), start)


@functools.lru_cache(maxsize=16384)
def lies_in(unit: Locality) -> frozenset[Locality]:
    """The units above this one while it was there; a code alone may have been another unit's."""
    if unit.parent_code is None:
        return frozenset()
    above = [other for other in locality_versions(unit.parent_code) if _met(other, unit)]
    return frozenset(above).union(*map(lies_in, above))


def _met(one: Locality, other: Locality) -> bool:
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start < min(one.valid_to or date.max, other.valid_to or date.max)
