"""Địa bàn của văn bản: the unit that a text is about, as its head names it."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from attrs import evolve

from congthuong._text import Span
from congthuong._tokens import Token, tokenize
from congthuong.localities import Locality, LocalityLevel
from congthuong.localities.grammar import UnitName, kind_at, lies_in
from congthuong.periods import AsOf
from congthuong.reading.places import PlaceReader, name_of, settled
from congthuong.reading.surroundings import around, ends_with

__all__ = ["Home", "home_of"]

# The paragraphs in which a text says what place it is about, and how many more to look through
# where they name none (letterheads, slogans).
_LEADING: Final = 3
_MOST: Final = 14
# How far into a text its unit may be spoken of by its kind alone (của huyện, toàn xã).
_HEARD: Final = 6000


class Home(NamedTuple):
    """Địa bàn: the unit, and the words that name it."""

    unit: Locality
    name: UnitName


def home_of(
    text: str, paragraphs: Sequence[Span], told: Locality | None, published: AsOf | None
) -> Home | None:
    """The unit that the head of a text names as its own; None where that is the one told, or none.

    A district or a commune whose head is about it outranks the province told beside the text, where
    the text goes on to speak of it by its kind alone: của huyện, toàn xã. Without a unit told the
    first one named is that of the text, but for a place of writing (Buôn Ma Thuột, tỉnh Đắk Lắk …).
    """
    known = None if told is None else name_of(told)
    if told is not None and told.level > LocalityLevel.PROVINCE:
        return None
    reader = PlaceReader(text, known, published)
    named = list(_named(text, paragraphs, reader, published, known))
    if not named:
        return None
    first = next((home for home in named if not home.name.is_bare), named[0])
    if first.unit.level > LocalityLevel.PROVINCE and _is_subject(text, first.unit):
        is_inside = told is None or told in lies_in(first.unit) or _shares_code(told, first.unit)
        behind = any(home.unit == told for home in named[: named.index(first)])
        if not is_inside or (behind and not named[0].name.is_bare):
            return None
        # of all units of the name the one that the text is about
        own = tuple(unit for unit in first.name.units if unit.code == first.unit.code)
        return Home(first.unit, evolve(first.name, units=own))
    if told is not None:
        return None
    around = (home for home in named if home.unit in lies_in(named[0].unit))
    return next(around, named[0])


def _shares_code(told: Locality, unit: Locality) -> bool:
    """Whether a unit lies in the province told, whichever version of it."""
    return told.code in {around.code for around in lies_in(unit)}


def _named(
    text: str,
    paragraphs: Sequence[Span],
    reader: PlaceReader,
    published: AsOf | None,
    known: UnitName | None,
) -> Iterator[Home]:
    """The units that the head names, in order."""
    found = False
    for number, paragraph in enumerate(paragraphs[:_MOST]):
        if number >= _LEADING and found:
            return
        tokens = tokenize(text, paragraph.start, paragraph.end)
        at = 0
        while at < len(tokens):
            mention = reader.read(tokens, at)
            name = None if mention is None else mention.value
            at = at + 1 if mention is None else mention.end
            if isinstance(name, UnitName):
                unit = settled(name, published, None, known)
                if isinstance(unit, Locality) and unit.level > LocalityLevel.COUNTRY:
                    found = True
                    yield Home(unit, name)


def _is_subject(text: str, unit: Locality) -> bool:
    """Whether the text speaks of the unit by its kind alone: của huyện, toàn xã, Huyện đã …."""
    tokens: Sequence[Token] = tokenize(text, 0, min(len(text), _HEARD))
    for at in range(len(tokens) - 1):
        word = kind_at(tokens, at)
        if (
            word is None
            or around("no_kind", tokens, at)
            or word.form == "letter"
            or unit.kind not in word.kinds
        ):
            continue
        opens = at == 0 or not tokens[at - 1].is_word
        led = ends_with("of_unit", tokens, at) or (opens and text[tokens[at].start].isupper())
        behind = tokens[word.end] if word.end < len(tokens) else None
        if not led:
            continue
        if behind is None or not (behind.is_word and text[behind.start].isupper()):
            return True
    return False
