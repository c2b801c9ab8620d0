"""Nhận địa bàn: the localities that a text names, with the unit around them as context."""

import functools
from collections.abc import Iterator, Sequence
from typing import Final

from congthuong._phrases import PhraseIndex
from congthuong._tokens import Token, key_of
from congthuong.localities import (
    VIETNAM,
    Locality,
    LocalityKind,
    LocalityLevel,
    find_locality,
    locality_versions,
)
from congthuong.periods import AsOf, Period
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.records import NamedPlace, PlaceKind

__all__ = ["PlaceReader", "unit_meant"]


_LONGEST_NAME: Final = 4
_KINDS: Final = {
    tuple(key_of(word) for word in words.split()): kinds
    for words, kinds in (
        ("tỉnh", (LocalityKind.PROVINCE,)),
        ("thành phố", (LocalityKind.MUNICIPALITY, LocalityKind.CITY)),
        ("tp", (LocalityKind.MUNICIPALITY, LocalityKind.CITY)),
        ("thị xã", (LocalityKind.TOWN,)),
        ("huyện", (LocalityKind.RURAL_DISTRICT,)),
        ("quận", (LocalityKind.URBAN_DISTRICT,)),
        ("xã", (LocalityKind.COMMUNE,)),
        ("phường", (LocalityKind.WARD,)),
        ("thị trấn", (LocalityKind.TOWNSHIP,)),
    )
}
_COUNTRY: Final = tuple(
    tuple(key_of(word) for word in words.split()) for words in ("cả nước", "toàn quốc", "nước ta")
)


class PlaceReader:
    """Nhận địa bàn: finds units named in a text of a time and, where known, of a locality.

    A name with its kind is looked up inside the locality of the document first; a bare name counts
    where it is that of a province, or of a district of the document's province.
    """

    def __init__(self, text: str, home: Locality | None, on: Period | AsOf | None) -> None:
        self._text = text
        self._home = home
        self._on = on
        self._bare = _bare_names(_province_of(home, on), _day_key(on))

    def read(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """The unit or the named place at a token, None where none is."""
        key = tokens[at].key
        named = self._with_name(tokens, at) if key in _NAMED_OPENERS else None
        if named is not None:
            return named
        at_home = self._at_home(tokens, at) if key in _WIDE else None
        if at_home is not None:
            return at_home
        if key in _OPENERS:
            of_kind = self._of_kind(tokens, at)
            if of_kind is not None:
                return of_kind
        return self._bare_name(tokens, at) if self._is_capital(tokens[at]) else None

    def before_name(self, tokens: Sequence[Token], end: int) -> int:
        """xuất khẩu qua cửa khẩu | Lệ Thanh: where a phrase ends that took the kind of a place."""
        if end < len(tokens) and self._is_capital(tokens[end]):
            for length in (3, 2, 1):
                start = end - length
                if start > 0 and _keys(tokens, start, length) in _NAMED_KINDS:
                    return start if self._with_name(tokens, start) is not None else end
        return end

    def _of_kind(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """cả nước, tỉnh Gia Lai, TP. Hồ Chí Minh: the country, or a name behind its kind."""
        for words in _COUNTRY:
            if _keys(tokens, at, len(words)) == words:
                return Mention(MentionKind.PLACE, at, at + len(words), VIETNAM)
        for length in (2, 1):
            kinds = _KINDS.get(_keys(tokens, at, length))
            if kinds is not None:
                start = at + length + (_key_at(tokens, at + length) == ".")
                return self._named(tokens, at, start, kinds)
        return None

    def _at_home(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """toàn tỉnh, của tỉnh, địa bàn huyện: the unit of that level that the text is about."""
        start = at + len(_LOCAL) if _keys(tokens, at, len(_LOCAL)) == _LOCAL else at + 1
        for length in (2, 1):
            kinds = _KINDS.get(_keys(tokens, start, length))
            if kinds is None:
                continue
            end = start + length
            if end < len(tokens) and self._is_capital(tokens[end]):
                return None
            unit = self._of_level(kinds, above=tokens[at].key in _WHOLE and self._opens(tokens, at))
            return None if unit is None else Mention(MentionKind.PLACE, at, end, unit)
        return None

    def _of_level(self, kinds: tuple[LocalityKind, ...], *, above: bool) -> Locality | None:
        """The home where it is of such a kind; else, where `above` allows, the province around."""
        if self._home is None or self._home.kind in kinds:
            return self._home
        return _at_or_above(self._home, kinds, _day_key(self._on)) if above else None

    def _opens(self, tokens: Sequence[Token], at: int) -> bool:
        return at == 0 or not tokens[at - 1].is_word

    def _bare_name(self, tokens: Sequence[Token], at: int) -> Mention | None:
        match = self._bare.match(tokens, at)
        if match is None or not all(map(self._is_capital_or_sign, tokens[at : match.end])):
            return None
        return Mention(MentionKind.PLACE, at, match.end, match.value)

    def _is_capital_or_sign(self, token: Token) -> bool:
        return not token.is_word or self._is_capital(token)

    def _named(
        self, tokens: Sequence[Token], at: int, start: int, kinds: tuple[LocalityKind, ...]
    ) -> Mention | None:
        end = start
        while (
            end < len(tokens)
            and end - start < _LONGEST_NAME
            and (self._is_capital(tokens[end]) or (tokens[end].is_number and end == start))
        ):
            end += 1
        for stop in range(end, start, -1):
            name = self._text[tokens[start].start : tokens[stop - 1].end]
            around = self._around(tokens, stop)
            home = self._home if around is None else around.value
            found = _lookup(name, kinds, home, _day_key(self._on))
            if found is not None:
                inside = around is not None and around.value == _province_of(found, self._on)
                last = around.end if around is not None and inside else stop
                return Mention(MentionKind.PLACE, at, last, found)
        return self._unknown(tokens, at, start, end)

    def _unknown(self, tokens: Sequence[Token], at: int, start: int, end: int) -> Mention | None:
        """huyện Ba Xạo: a unit that no table has, or has twice; figures there are not of home."""
        words = [self._text[token.start : token.end] for token in tokens[start:end]]
        named = bool(words) and all(word.istitle() for word in words)
        is_kind = self._text[tokens[at].start].islower()
        return Mention(MentionKind.PLACE, at, end) if named and is_kind else None

    def _around(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """The province behind a comma or in brackets: huyện Châu Thành, tỉnh Kiên Giang."""
        if at + 1 >= len(tokens) or tokens[at].key not in (",", "(", "-"):
            return None
        found = self.read(tokens, at + 1) if tokens[at + 1].is_word else None
        if found is None or not isinstance(found.value, Locality):
            return None
        if found.value.level is not LocalityLevel.PROVINCE:
            return None
        closed = tokens[at].key == "(" and found.end < len(tokens) and tokens[found.end].key == ")"
        return found._replace(end=found.end + closed)

    def _with_name(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """cửa khẩu Lệ Thanh (tỉnh Gia Lai): a place by its kind and its proper name."""
        for length in (3, 2, 1):
            kind = _NAMED_KINDS.get(_keys(tokens, at, length))
            if kind is not None:
                start = end = at + length
                while end < len(tokens) and end - start < _LONGEST_NAME:
                    if not (tokens[end].is_word and self._is_capital(tokens[end])):
                        break
                    end += 1
                if end == start or tokens[start].key in _OPENERS:
                    return None
                name = self._text[tokens[start].start : tokens[end - 1].end]
                around = self._around(tokens, end) if _key_at(tokens, end) == "(" else None
                place = NamedPlace(name, kind, None if around is None else around.value)
                return Mention(MentionKind.PLACE, at, end if around is None else around.end, place)
        return None

    def _is_capital(self, token: Token) -> bool:
        return token.is_word and self._text[token.start].isupper()


# A name of one short syllable may be a word or a name of a person.
_LONGEST_SYLLABLE: Final = 5
_LOCAL: Final = (key_of("địa"), key_of("bàn"))
_WHOLE: Final = frozenset(map(key_of, ("toàn", "cả")))
_WIDE: Final = frozenset((*_WHOLE, _LOCAL[0], key_of("của"), key_of("trong")))
_NAMED_KINDS: Final = {
    tuple(key_of(word) for word in words.split()): kind
    for words, kind in (
        ("cửa khẩu", PlaceKind.BORDER_GATE),
        ("cụm công nghiệp", PlaceKind.CLUSTER),
        ("ccn", PlaceKind.CLUSTER),
        ("khu công nghiệp", PlaceKind.INDUSTRIAL_PARK),
        ("kcn", PlaceKind.INDUSTRIAL_PARK),
        ("khu kinh tế", PlaceKind.ECONOMIC_ZONE),
        ("chợ", PlaceKind.MARKET),
        ("cảng", PlaceKind.PORT),
    )
}
_NAMED_OPENERS: Final = frozenset(words[0] for words in _NAMED_KINDS)


def _key_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if at < len(tokens) else ""


_OPENERS: Final = frozenset(words[0] for words in (*_KINDS, *_COUNTRY))


def _keys(tokens: Sequence[Token], at: int, length: int) -> tuple[str, ...]:
    return tuple(token.key for token in tokens[at : at + length])


def _day_key(on: Period | AsOf | None) -> Period | None:
    return on.period if isinstance(on, AsOf) else on


@functools.lru_cache(maxsize=4096)
def _lookup(
    name: str, kinds: tuple[LocalityKind, ...], home: Locality | None, on: Period | None
) -> Locality | None:
    """The one unit of this name and kind, in the home province before elsewhere; else None."""
    matches = [
        match.locality
        for match in find_locality(name, on=on)
        if match.locality.kind in kinds and (on is None or not match.ended)
    ]
    province = _province_of(home, on)
    if province is not None:
        inside = [unit for unit in matches if _province_of(unit, on) == province]
        if len({unit.code for unit in inside}) == 1:
            return inside[-1]
    return matches[-1] if len({unit.code for unit in matches}) == 1 else None


def unit_meant(words: str, home: object, on: Period | AsOf | None) -> Locality | None:
    """HĐND tỉnh, UBND huyện: the unit of the last word's level that is, or is around, the home."""
    keys = tuple(key_of(word) for word in words.split())
    kinds = _KINDS.get(keys[-2:]) or _KINDS.get(keys[-1:])
    if kinds is None or not isinstance(home, Locality):
        return None
    return _at_or_above(home, kinds, _day_key(on))


def _at_or_above(
    home: Locality, kinds: tuple[LocalityKind, ...], on: Period | None
) -> Locality | None:
    around = (home, _province_of(home, on))
    return next((unit for unit in around if unit is not None and unit.kind in kinds), None)


def _province_of(unit: Locality | None, on: Period | AsOf | None) -> Locality | None:
    """The province around a unit, None where it is the country or the record does not tell."""
    while unit is not None and unit.level > LocalityLevel.PROVINCE:
        try:
            unit = unit.parent(on if on is not None and unit.in_force(on) else None)
        except LookupError:  # communes are known under the districts of 2025 only
            return None
    return None if unit is None or unit.level is LocalityLevel.COUNTRY else unit


@functools.lru_cache(maxsize=256)
def _bare_names(province: Locality | None, on: Period | None) -> PhraseIndex:
    """Names that stand for a unit without the word of its kind."""
    index = PhraseIndex()
    for unit in _provinces(on):
        index.add(unit.name, unit)
        for alias in unit.aliases:
            index.add(alias, unit)
    if province is not None:
        day = on if on is not None and province.in_force(on) else None
        for unit in province.children(day):
            if unit.level is LocalityLevel.DISTRICT and _is_telling(unit.name):
                index.add(unit.name, unit)
    return index


def _is_telling(name: str) -> bool:
    """Whether a name is no word or person's name: Pleiku and Chư Sê are not, Vinh may be."""
    return " " in name or len(name) > _LONGEST_SYLLABLE


def _provinces(on: Period | None) -> Iterator[Locality]:
    if on is not None:
        yield from VIETNAM.children(on)
        return
    for number in range(1, 97):
        code = f"{number:02d}"
        try:
            versions = locality_versions(code)
        except LookupError:
            continue
        yield versions[0]
