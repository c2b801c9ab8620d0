"""Cơ quan trong văn bản: bodies named in running text, and those who speak for them.

A body is taken where a word of its kind stands before a field it is known by (Sở Công Thương) or
before a place (UBND tỉnh); `parse_authority` decides. UBND các huyện is no one body.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import END, Token, key_of
from congthuong.authorities import Authority, AuthorityKind, parse_authority
from congthuong.errors import InvalidValueError, ParseError
from congthuong.localities import Locality
from congthuong.localities.grammar import recognise
from congthuong.periods import AsOf
from congthuong.reading.places import province_of

__all__ = ["Actor", "BodyReader", "words_of_works"]

_OF: Final = key_of("của")
_LONGEST_NAME: Final = 4
_DEEPEST: Final = 2


class Actor(NamedTuple):
    """Bên phát biểu: a body, or the words for who speaks for one, its tokens, and that body."""

    value: Authority | str
    start: int
    end: int
    body: Authority | None = None


@functools.cache
def words_of_works() -> Mapping[str, PhraseIndex]:
    """The packaged vocabulary by category."""
    found: dict[str, PhraseIndex] = {}
    for row in read_table("reading_works").rows:
        index = found.setdefault(row["category"], PhraseIndex())
        index.add_pattern(row["pattern"], row["value"])
    return found


@functools.cache
def _first_words() -> Mapping[str, frozenset[str]]:
    """The first words of the phrases of each category: most words of a text are none of them."""
    return {category: index.first_keys for category, index in words_of_works().items()}


@functools.cache
def _actor_words() -> frozenset[str]:
    first = _first_words()
    return first["honorific"] | first["title"] | first["body"]


class BodyReader:
    """Nhận cơ quan: bodies and actors in the tokens of one sentence; looks ahead a bounded way."""

    def __init__(
        self, text: str, tokens: Sequence[Token], home: Locality | None, on: AsOf | None
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._home = home
        self._on = on
        self._vocabulary = words_of_works()
        self._actor_words = _actor_words()
        self._keys = {token.key for token in tokens}

    def body(self, at: int) -> Actor | None:
        """The body that is named at a token, None where none is or where it is one of many."""
        end = None if self._is_counted(at) else self._stem(at, _DEEPEST)
        if end is None:
            return None
        placed = recognise(self._text, self._tokens, end)
        if placed is not None and placed.name.units:
            found = self._parsed(at, placed.end)
            if found is not None and found.place is not None:
                return Actor(found, at, placed.end, found)
        level = self.match("unit", end)
        start = end if level is None else level.end + (self.key(level.end) == ".")
        capitals = self.name_end(start)
        for stop in range(capitals, start, -1):
            found = self._parsed(at, stop)
            if found is not None and found.place is not None:
                return Actor(found, at, stop, found)
        if level is not None and (capitals > start or self._is_row(level.end)):
            return None  # a place that is not known, or huyện, thị xã, thành phố
        stop = end if level is None else level.end
        found = self._parsed(at, stop)
        if found is not None and level is not None:
            found = self._placed(found, end, level)
        elif found is not None and not _may_lack_place(found):
            found = None
        return None if found is None else Actor(found, at, stop, found)

    def _is_counted(self, at: int) -> bool:
        """4 Đoàn công tác, 11 Phòng Kinh tế: several bodies."""
        return self._at(at - 1).is_number

    def _is_row(self, at: int) -> bool:
        """Whether levels follow in a row: huyện, thị xã, thành phố."""
        return self.key(at) == "," and self.match("unit", at + 1) is not None

    def _stem(self, at: int, depth: int) -> int | None:
        """The token behind the words of a body and of those above it, before the place."""
        opened = self.match("body", at) if depth else None
        if opened is None:
            return None
        end = opened.end
        if opened.value == "named":
            field = self.match("field", end)
            if field is None or not (field.value == "team" or self.is_capital(end)):
                return None
            if field.value != "team" and not self.is_capital(at):
                return None
            end = field.end
        elif not self.is_capital(at):
            return None
        above = self._stem(end + (self.key(end) == _OF), depth - 1)
        if above is None and opened.value == "above":
            return None
        of_place = self.key(end) == _OF and self.match("unit", end + 1) is not None
        return end + of_place if above is None else above

    def _parsed(self, start: int, end: int) -> Authority | None:
        return _authority(self.words(start, end), self._home, self._on)

    def _placed(self, body: Authority, at: int, level: Match) -> Authority:
        """UBND huyện in a text about a district is that of the district."""
        word = self.words(at, level.end).casefold()
        for unit in (self._home, province_of(self._home, self._on)):
            if unit is not None and unit.full_name.casefold().startswith(f"{word} "):
                try:
                    return body.at(unit)
                except InvalidValueError:
                    return body
        return body

    def actor(self, at: int) -> Actor | None:
        """A body, or a person by the office held in one: Phó Chủ tịch UBND tỉnh Trần Văn A."""
        if self.key(at) not in self._actor_words:
            return None
        start = at
        for category in ("honorific", "title"):
            match = self.match(category, at)
            at = at if match is None else match.end
        body = self.body(at)
        if at == start:
            return body
        end = self._office_end(at) if body is None else body.end
        if end is None:
            return None
        stop = self.name_end(end)
        return Actor(self.words(start, stop), start, stop, None if body is None else body.body)

    def _office_end(self, at: int) -> int | None:
        """Where the body or place of an office ends, of which no body could be made."""
        end = self._stem(at, _DEEPEST)
        if end is None:
            return self.unit_end(at)
        level = self.match("unit", end)
        return None if level is None else level.end  # UBND tỉnh, and a person's name behind it

    def unit_end(self, at: int) -> int | None:
        """The token behind a unit by its kind and name (huyện A), None where none stands here."""
        level = self.match("unit", at)
        end = at if level is None else self.name_end(level.end)
        return end if level is not None and end > level.end else None

    def name_end(self, at: int) -> int:
        """The token behind up to four capitalised words."""
        end = at
        while end - at < _LONGEST_NAME and self.is_capital(end):
            if self.match("body", end) is not None or self.match("title", end) is not None:
                break
            end += 1
        return end

    def has(self, category: str) -> bool:
        """Whether the sentence has any word that a phrase of a category begins with."""
        return not self._keys.isdisjoint(_first_words()[category])

    def match(self, category: str, at: int) -> Match | None:
        """The longest phrase of a category that begins at a token."""
        return self._vocabulary[category].match(self._tokens, at)

    def key(self, at: int) -> str:
        """The key of a token, empty outside."""
        return self._at(at).key

    def words(self, start: int, end: int) -> str:
        """The words of some tokens on one line."""
        span = self._text[self._tokens[start].start : self._tokens[end - 1].end]
        return " ".join(span.split())

    def is_capital(self, at: int) -> bool:
        """Whether a word with a capital stands here."""
        token = self._at(at)
        return token.is_word and self._text[token.start].isupper()

    def _at(self, at: int) -> Token:
        return self._tokens[at] if 0 <= at < len(self._tokens) else END


_PLACED: Final = frozenset(
    (
        AuthorityKind.PEOPLES_COUNCIL,
        AuthorityKind.PEOPLES_COMMITTEE,
        AuthorityKind.COUNCIL_STANDING_BODY,
        AuthorityKind.FATHERLAND_FRONT,
        AuthorityKind.PARTY_COMMITTEE,
    )
)


def _may_lack_place(body: Authority) -> bool:
    """UBND and HĐND without a place are those of nobody in particular."""
    while body.parent is not None:
        body = body.parent
    return body.kind not in _PLACED


@functools.lru_cache(maxsize=4096)
def _authority(words: str, home: Locality | None, on: AsOf | None) -> Authority | None:
    """The body of these words; one that several places have is that of the document's province."""
    province = province_of(home, on)
    around = () if province is None else (f"{words}, {province.full_name}",)
    for text in (words, *around):
        try:
            return parse_authority(text, on=on)
        except ParseError:
            continue
    return None
