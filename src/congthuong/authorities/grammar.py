"""Văn phạm của cơ quan: the body whose name begins at a token of running text, and where it ends.

A body is taken where a word of its kind stands before a field it is known by (Sở Công Thương) or
before a place (UBND tỉnh); `parse_authority` decides on the words. UBND các huyện is no one body.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import END, Token
from congthuong.authorities.body import Authority, AuthorityKind
from congthuong.authorities.reading import joins_above, parse_authority
from congthuong.errors import InvalidValueError, ParseError
from congthuong.localities import Locality
from congthuong.localities.grammar import recognise as recognise_place
from congthuong.periods import AsOf

__all__ = ["Bodies", "Found", "body_phrases"]

_LONGEST_NAME: Final = 4
_DEEPEST: Final = 2


class Found(NamedTuple):
    """Cơ quan tìm thấy: the body, its first token, and the token behind it."""

    value: Authority
    start: int
    end: int


@functools.cache
def body_phrases() -> Mapping[str, PhraseIndex]:
    """Từ của tên cơ quan: the packaged words by category (body, field, unit)."""
    found: dict[str, PhraseIndex] = {}
    for row in read_table("authority_phrases").rows:
        index = found.setdefault(row["category"], PhraseIndex())
        index.add_pattern(row["pattern"], row["value"])
    return found


_NO_STOPS: Final = PhraseIndex()


@frozen(eq=False)
class Bodies:
    """Cơ quan trong câu: the tokens of a text, read for bodies; looks ahead a bounded way.

    `home` is the unit that the text is about, `province` the one around it; bodies without a place
    of their own are theirs. `on` is the day whose units are meant. No name goes on over a phrase of
    `stops`, such as the title of a person.
    """

    text: str
    tokens: Sequence[Token]
    home: Locality | None = None
    province: Locality | None = None
    on: AsOf | None = None
    stops: PhraseIndex = _NO_STOPS

    def recognise(self, at: int) -> Found | None:
        """Nhận cơ quan: the body named at a token, None where none is or where it is one of many.

        >>> from congthuong._tokens import tokenize
        >>> text = "Sở Công Thương tỉnh Hà Tĩnh báo cáo"
        >>> found = Bodies(text, tokenize(text, 0, len(text))).recognise(0)
        >>> found.value == parse_authority("Sở Công Thương tỉnh Hà Tĩnh"), found.end
        (True, 6)
        """
        end = None if self._at(at - 1).is_number else self.stem_end(at)
        if end is None:
            return None
        return self._with_place(at, end) or self._without_place(at, end)

    def _with_place(self, at: int, end: int) -> Found | None:
        placed = recognise_place(self.text, self.tokens, end)
        stops = [placed.end] if placed is not None and placed.name.units else []
        start = self._behind_level(end)
        for stop in (*stops, *range(self.name_end(start), start, -1)):
            found = self._parsed(at, stop)
            if found is not None and found.place is not None:
                return Found(found, at, stop)
        return None

    def _behind_level(self, end: int) -> int:
        level = self.match("unit", end)
        return end if level is None else level.end + (self.key(level.end) == ".")

    def _without_place(self, at: int, end: int) -> Found | None:
        """Sở Công Thương, UBND tỉnh: whose place the text says elsewhere, or needs none."""
        level, start = self.match("unit", end), self._behind_level(end)
        if level is not None and (self.name_end(start) > start or self._is_row(level.end)):
            return None  # a place that is not known, or huyện, thị xã, thành phố
        stop = end if level is None else level.end
        found = self._parsed(at, stop)
        if found is not None and level is not None:
            found = self._placed(found, end, level)
        elif found is not None and not _may_lack_place(found):
            found = None
        return None if found is None else Found(found, at, stop)

    def _is_row(self, at: int) -> bool:
        """Whether levels follow in a row: huyện, thị xã, thành phố."""
        return self.key(at) == "," and self.match("unit", at + 1) is not None

    def stem_end(self, at: int, depth: int = _DEEPEST) -> int | None:
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
        above = self.stem_end(end + joins_above(self.key(end)), depth - 1)
        if above is None and opened.value == "above":
            return None
        of_place = joins_above(self.key(end)) and self.match("unit", end + 1) is not None
        return end + of_place if above is None else above

    def _parsed(self, start: int, end: int) -> Authority | None:
        return _authority(self.words(start, end), self.province, self.on)

    def _placed(self, body: Authority, at: int, level: Match) -> Authority:
        """UBND huyện in a text about a district is that of the district."""
        word = self.words(at, level.end).casefold()
        for unit in (self.home, self.province):
            if unit is not None and unit.full_name.casefold().startswith(f"{word} "):
                try:
                    return body.at(unit)
                except InvalidValueError:
                    return body
        return body

    def unit_end(self, at: int) -> int | None:
        """The token behind a unit by its kind and name (huyện A), None where none stands here."""
        level = self.match("unit", at)
        end = at if level is None else self.name_end(level.end)
        return end if level is not None and end > level.end else None

    def name_end(self, at: int) -> int:
        """The token behind up to four capitalised words."""
        end = at
        while end - at < _LONGEST_NAME and self.is_capital(end):
            if self.match("body", end) is not None or self.stops.match(self.tokens, end):
                break
            end += 1
        return end

    def match(self, category: str, at: int) -> Match | None:
        """The longest phrase of a category that begins at a token."""
        return body_phrases()[category].match(self.tokens, at)

    def key(self, at: int) -> str:
        """The key of a token, empty outside."""
        return self._at(at).key

    def words(self, start: int, end: int) -> str:
        """The words of some tokens on one line."""
        span = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        return " ".join(span.split())

    def is_capital(self, at: int) -> bool:
        """Whether a word with a capital stands here."""
        token = self._at(at)
        return token.is_word and self.text[token.start].isupper()

    def _at(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else END


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
def _authority(words: str, province: Locality | None, on: AsOf | None) -> Authority | None:
    """The body of these words; one that several places have is that of the document's province."""
    around = () if province is None else (f"{words}, {province.full_name}",)
    for text in (words, *around):
        try:
            return parse_authority(text, on=on)
        except ParseError:
            continue
    return None
