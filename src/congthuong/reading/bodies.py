"""Cơ quan trong văn bản: who speaks in running text, a body or a person by an office in one."""

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import Token
from congthuong.authorities import Authority
from congthuong.authorities.grammar import Bodies, body_phrases
from congthuong.localities import Locality
from congthuong.periods import AsOf
from congthuong.reading.places import province_of

__all__ = ["Actor", "BodyReader", "words_of_works"]


class Actor(NamedTuple):
    """Bên phát biểu: a body, or the words for who speaks for one, its tokens, and that body."""

    value: Authority | str
    start: int
    end: int
    body: Authority | None = None


@functools.cache
def words_of_works() -> Mapping[str, PhraseIndex]:
    """The packaged vocabulary by category."""
    found: dict[str, PhraseIndex] = dict(body_phrases())
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
        self._tokens = tokens
        self._vocabulary = words_of_works()
        around = province_of(home, on)
        self._bodies = Bodies(text, tokens, home, around, on, self._vocabulary["title"])
        self._actor_words = _actor_words()
        self._keys = {token.key for token in tokens}

    def body(self, at: int) -> Actor | None:
        """The body that is named at a token, None where none is or where it is one of many."""
        found = self._bodies.recognise(at)
        return None if found is None else Actor(found.value, found.start, found.end, found.value)

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
        end = self._bodies.stem_end(at)
        if end is None:
            return self.unit_end(at)
        level = self.match("unit", end)
        return None if level is None else level.end  # UBND tỉnh, and a person's name behind it

    def unit_end(self, at: int) -> int | None:
        """The token behind a unit by its kind and name (huyện A), None where none stands here."""
        return self._bodies.unit_end(at)

    def name_end(self, at: int) -> int:
        """The token behind up to four capitalised words."""
        return self._bodies.name_end(at)

    def has(self, category: str) -> bool:
        """Whether the sentence has any word that a phrase of a category begins with."""
        return not self._keys.isdisjoint(_first_words()[category])

    def match(self, category: str, at: int) -> Match | None:
        """The longest phrase of a category that begins at a token."""
        return self._vocabulary[category].match(self._tokens, at)

    def key(self, at: int) -> str:
        """The key of a token, empty outside."""
        return self._bodies.key(at)

    def words(self, start: int, end: int) -> str:
        """The words of some tokens on one line."""
        return self._bodies.words(start, end)
