"""Nhận địa bàn: the places that a text names, and which units they are at the time of a figure."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from attrs import evolve, frozen

from congthuong._data import read_table
from congthuong._phrases import PhraseIndex
from congthuong._text import Span
from congthuong._tokens import Token, key_of, tokenize
from congthuong.localities import (
    VIETNAM,
    Locality,
    LocalityKind,
    LocalityLevel,
    locality_versions,
)
from congthuong.localities.grammar import (
    KindWord,
    UnitName,
    first_keys,
    kind_at,
    lies_in,
    recognise,
)
from congthuong.localities.registry import province_codes
from congthuong.periods import AsOf, Period
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.surroundings import around
from congthuong.records import LocalityGroup, NamedPlace, Place, PlaceKind

__all__ = [
    "PlaceReader",
    "PlaceWords",
    "SpokenPlace",
    "name_of",
    "settled",
    "unit_meant",
    "unsettled",
]


@frozen
class SpokenPlace:
    """Địa điểm được nhắc: a named place, and the words for the unit that it lies in."""

    place: NamedPlace
    around: UnitName | None = None

    def __str__(self) -> str:
        return str(self.place)


PlaceWords: TypeAlias = UnitName | SpokenPlace | tuple[UnitName, ...]

_LONGEST_NAME: Final = 4
_COUNTRY: Final = tuple(
    tuple(key_of(word) for word in words.split()) for words in ("cả nước", "toàn quốc", "nước ta")
)
_COUNTRY_OPENERS: Final = frozenset(words[0] for words in _COUNTRY)


def name_of(unit: Locality) -> UnitName:
    """A given unit as a name: the unit itself, and what bore its name at other times."""
    codes = province_codes() if unit.level is LocalityLevel.PROVINCE else (unit.code,)
    named = [
        version
        for code in codes
        for version in locality_versions(code)
        if version.name == unit.name and version != unit
    ]
    return UnitName(unit.full_name, (*named, unit))


def settled(
    words: PlaceWords | None,
    time: Period | AsOf | None,
    published: AsOf | None,
    home: UnitName | None,
) -> Place | None:
    """Which place words mean for a figure of a time; None where that stays open.

    A unit is the one in force on the last day of the time, or, of a time to come, on the day of
    issue: a plan is of the units that there were. Of several the one in the home's province.
    """
    if words is None:
        return None
    if isinstance(words, tuple):
        members = [settled(each, time, published, home) for each in words]
        units = [unit for unit in members if isinstance(unit, Locality)]
        if len(units) < len(words):
            return None
        return LocalityGroup(tuple(units)) if len(set(units)) > 1 else units[0]
    if isinstance(words, SpokenPlace):
        around = None if words.around is None else settled(words.around, time, published, home)
        return evolve(words.place, locality=around if isinstance(around, Locality) else None)
    return _unit(words, time, published, home)


def _unit(
    name: UnitName, time: Period | AsOf | None, published: AsOf | None, home: UnitName | None
) -> Locality | None:
    when = published if time is None else time
    there = _undated(name) if when is None else name.at(*_days(when, published))
    if len(there) > 1 and home is not None:
        near = [unit for unit in there if _is_near(unit, home)]
        there = tuple(near) if len(near) == 1 else there
    if name.is_bare and there:
        there = tuple(unit for unit in there if unit.level == there[0].level)
    if len(there) != 1:
        # The caller's own unit stands, also for a time that has no such unit.
        same = not there and name is home and name.span is None
        return name.units[-1] if same else None
    return None if _was_another(name, there[0], published) else there[0]


def unsettled(
    words: PlaceWords | None, time: Period | AsOf | None, published: AsOf | None
) -> Iterator[tuple[Span, str]]:
    """Why place words mean no unit for a figure of a time, each with where it stands."""
    names = words if isinstance(words, tuple) else (words,)
    for name in names:
        if isinstance(name, UnitName) and name.span is not None:
            if not name.units:
                yield name.span, "không có đơn vị hành chính nào tên như vậy"
            elif time is not None:
                there = name.at(*_days(time, published))
                if len(there) > 1:
                    yield name.span, "tên này là của nhiều đơn vị hành chính"
                elif not there or len(names) == 1:
                    yield name.span, "không phải tên của một đơn vị vào kỳ của số liệu"


def _undated(name: UnitName) -> tuple[Locality, ...]:
    """Without any day: the units that there are still, or those that bore the name last."""
    living = tuple(unit for unit in name.units if unit.valid_to is None)
    ended = sorted(name.units, key=lambda unit: unit.valid_to or date.max)
    provinces = tuple(unit for unit in ended if unit.level is LocalityLevel.PROVINCE)
    return living or provinces[-1:] or tuple({unit.code: unit for unit in ended}.values())


def _is_near(unit: Locality, home: UnitName) -> bool:
    """Whether a unit lies in the province of the home."""
    wide = {above for own in home.units for above in (own, *lies_in(own))}
    provinces = {above for above in wide if above.level is LocalityLevel.PROVINCE}
    return not provinces.isdisjoint((unit, *lies_in(unit)))


def _was_another(name: UnitName, unit: Locality, published: AsOf | None) -> bool:
    """thành phố Huế of 2024 in a text of 2026: the city of then, or the province of today?"""
    if published is None or name.span is None:
        return False
    now = name.at(*_days(published, published))
    return bool(now) and unit.level not in {other.level for other in now}


def _days(time: Period | AsOf, published: AsOf | None) -> tuple[date, date]:
    """The first and the last day of a time, no later than the day of issue."""
    issued = None if published is None else published.last_day
    if isinstance(time, Period):
        first, last = time.calendar_span.first, time.calendar_span.last
    else:
        first, last = time.first_day, time.last_day
    if issued is not None and issued < last:
        return min(first, issued), issued
    return first, last


class PlaceReader:
    """Nhận địa bàn: finds units named in a text of a time and, where known, of a locality.

    A name behind the word of its kind is found by the grammar of `localities`; a bare name counts
    where it is that of a province, or of a district of the document's province.
    """

    def __init__(self, text: str, home: UnitName | None, on: Period | AsOf | None) -> None:
        self._text = text
        self._home = home
        self._on = on
        self._openers = first_keys() | _COUNTRY_OPENERS
        issued = None if on is None else _days(on, None)[1]
        self._last: dict[LocalityKind, UnitName] = {}
        self._bare = _bare_names(() if home is None else home.units, issued)

    def read(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """The unit or the named place at a token, None where none is."""
        key = tokens[at].key
        named = self._with_name(tokens, at) if key in _NAMED_OPENERS else None
        if named is not None:
            return named
        at_home = self._at_home(tokens, at) if key in _WIDE else None
        if at_home is not None:
            return at_home
        if key in self._openers:
            of_kind = self._of_kind(tokens, at) or self._bare_kind(tokens, at)
            if of_kind is not None:
                return of_kind
        region = self._region(tokens, at)
        if region is not None:
            return region
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
                return Mention(MentionKind.PLACE, at, at + len(words), _VIETNAM)
        found = recognise(self._text, tokens, at)
        if found is None:
            return None
        self._remember(tokens, at, found.name)
        return Mention(MentionKind.PLACE, at, found.end, found.name)

    def _remember(self, tokens: Sequence[Token], at: int, name: UnitName) -> None:
        """Keep the last district or commune of each kind: what huyện alone means further on."""
        word = kind_at(tokens, at)
        if word is not None and any(unit.level > LocalityLevel.PROVINCE for unit in name.units):
            self._last.update(dict.fromkeys(word.kinds, name))

    def _at_home(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """toàn tỉnh, của tỉnh, địa bàn huyện: the unit of that level that the text is about."""
        start = at + len(_LOCAL) if _keys(tokens, at, len(_LOCAL)) == _LOCAL else at + 1
        word = kind_at(tokens, start)
        if word is None or word.form == "letter":
            return None
        if word.end < len(tokens) and self._is_capital(tokens[word.end]):
            return None
        if recognise(self._text, tokens, start) is not None:  # của quận 1
            return None
        unit = self._of_level(word, above=tokens[at].key in _WHOLE and self._opens(tokens, at))
        return None if unit is None else Mention(MentionKind.PLACE, at, word.end, unit)

    def _bare_kind(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """Năm 2030, tỉnh thu hút …: the unit by its kind alone, where a clause begins with it."""
        word = kind_at(tokens, at) if self._opens(tokens, at) else None
        if word is None or word.form == "letter" or around("no_kind", tokens, at):
            return None
        if word.end >= len(tokens) or not tokens[word.end].is_word:
            return None
        if self._is_capital(tokens[word.end]):
            return None
        unit = self._of_level(word, above=True)
        return None if unit is None else Mention(MentionKind.PLACE, at, word.end, unit)

    def _region(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """vùng Tây Nguyên, … của Đồng bằng sông Cửu Long: a region, which is no unit."""
        found = around("region", tokens, at)
        if found is None and self._is_capital(tokens[at]):
            led = at > 0 and around("of", tokens, at - 1) is not None
            found = around("bare_region", tokens, at) if led or self._opens(tokens, at) else None
        if found is None:
            return None
        words = " ".join(self._text[tokens[at].start : tokens[found.end - 1].end].split())
        place = SpokenPlace(NamedPlace(words))
        return Mention(MentionKind.PLACE, at, found.end, place)

    def _of_level(self, word: KindWord, *, above: bool) -> UnitName | None:
        """The home where it is of such a kind, else the last one of it that the text has named.

        Where there is none and `above` allows, the province around the home.
        """
        home = self._home
        if home is not None and any(unit.kind in word.kinds for unit in home.units):
            return home
        last = next((self._last[kind] for kind in word.kinds if kind in self._last), None)
        if home is None or last is not None:
            return last
        unit = _at_or_above(_unit(home, self._on, None, home), word.kinds, self._on)
        return None if unit is None or not above else name_of(unit)

    def _opens(self, tokens: Sequence[Token], at: int) -> bool:
        return at == 0 or not tokens[at - 1].is_word

    def _bare_name(self, tokens: Sequence[Token], at: int) -> Mention | None:
        match = self._bare.match(tokens, at)
        if match is None or not all(map(self._is_capital_or_sign, tokens[at : match.end])):
            return None
        span = Span(tokens[at].start, tokens[match.end - 1].end)
        return Mention(MentionKind.PLACE, at, match.end, evolve(match.value, span=span))

    def _is_capital_or_sign(self, token: Token) -> bool:
        return not token.is_word or self._is_capital(token)

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
                if end == start or tokens[start].key in self._openers:
                    return None
                name = self._text[tokens[start].start : tokens[end - 1].end]
                around = self._in_brackets(tokens, end)
                place = SpokenPlace(NamedPlace(name, kind), around.value if around else None)
                return Mention(MentionKind.PLACE, at, around.end if around else end, place)
        return None

    def _in_brackets(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """cửa khẩu Lệ Thanh (tỉnh Gia Lai): the unit that a named place lies in."""
        if at + 1 >= len(tokens) or tokens[at].key != "(":
            return None
        found = self._of_kind(tokens, at + 1) or self._bare_name(tokens, at + 1)
        closed = found is not None and found.end < len(tokens) and tokens[found.end].key == ")"
        return found._replace(end=found.end + 1) if found is not None and closed else None

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


_VIETNAM: Final = UnitName(VIETNAM.name, (VIETNAM,))


def _keys(tokens: Sequence[Token], at: int, length: int) -> tuple[str, ...]:
    return tuple(token.key for token in tokens[at : at + length])


def unit_meant(words: str, home: object, on: Period | AsOf | None) -> Locality | None:
    """HĐND tỉnh, UBND huyện: the unit of the last word's level that is, or is around, the home."""
    tokens = tokenize(words, 0, len(words))
    kinds = [kind_at(tokens, at) for at in range(max(0, len(tokens) - 2), len(tokens))]
    word = next((kind for kind in kinds if kind is not None and kind.end == len(tokens)), None)
    if word is None or not isinstance(home, Locality):
        return None
    return _at_or_above(home, word.kinds, on)


def _at_or_above(
    home: Locality | None, kinds: tuple[LocalityKind, ...], on: Period | AsOf | None
) -> Locality | None:
    around = (home, province_of(home, on))
    return next((unit for unit in around if unit is not None and unit.kind in kinds), None)


def province_of(unit: Locality | None, on: Period | AsOf | None) -> Locality | None:
    """The province around a unit, None where it is the country or the record does not tell."""
    while unit is not None and unit.level > LocalityLevel.PROVINCE:
        try:
            unit = unit.parent(on if on is not None and unit.in_force(on) else None)
        except LookupError:  # communes are known under the districts of 2025 only
            return None
    return None if unit is None or unit.level is LocalityLevel.COUNTRY else unit


@functools.lru_cache(maxsize=256)
def _bare_names(home: tuple[Locality, ...], issued: date | None) -> PhraseIndex:
    """Names that stand for a unit without the word of its kind."""
    index = PhraseIndex()
    for name, units in _provinces().items():
        if issued is not None and all(_begins_after(unit, issued) for unit in units):
            continue  # Huế in a text of 2008 is no province yet
        named = UnitName(name, units, is_bare=True)
        for spelling in dict.fromkeys((name, name.replace(" - ", " "), *_spellings(units))):
            index.add(spelling, named)
    for name, units in _districts_around(home).items():
        index.add(name, UnitName(name, units, is_bare=True))
    return index


def _begins_after(unit: Locality, day: date) -> bool:
    return unit.valid_from is not None and unit.valid_from > day


def _spellings(units: Sequence[Locality]) -> Iterator[str]:
    for unit in units:
        yield from unit.aliases


@functools.cache
def _provinces() -> Mapping[str, tuple[Locality, ...]]:
    """The provinces of all times by their names."""
    found: dict[str, tuple[Locality, ...]] = {}
    for code in province_codes():
        for unit in locality_versions(code):
            found[unit.name] = (*found.get(unit.name, ()), unit)
    return found


def _districts_around(home: tuple[Locality, ...]) -> Mapping[str, tuple[Locality, ...]]:
    """The districts of the provinces around the home, by names that are no common words."""
    wide = {above for unit in home for above in (unit, *lies_in(unit))}
    codes = {unit.code for unit in wide if unit.level is LocalityLevel.PROVINCE}
    found: dict[str, dict[Locality, None]] = {}
    for code, name, _, province, *_ in read_table("districts").cells:
        if province in codes and _is_telling(name):
            units = (unit for unit in locality_versions(code) if unit.name == name)
            inside = (unit for unit in units if not wide.isdisjoint(lies_in(unit)))
            found.setdefault(name, {}).update(dict.fromkeys(inside))
    return {name: tuple(units) for name, units in found.items() if units}


def _is_telling(name: str) -> bool:
    """Whether a name is no word or person's name: Pleiku and Chư Sê are not, Vinh may be."""
    return " " in name or len(name) > _LONGEST_SYLLABLE
