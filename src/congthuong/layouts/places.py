"""Địa bàn của dòng: which unit each row is of, at the level at which every row has one."""

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from congthuong.errors import CongThuongError
from congthuong.layouts.rows import Row, Stub
from congthuong.layouts.words import starts_with, words_of
from congthuong.localities import Locality, LocalityKind, LocalityLevel, find_locality
from congthuong.localities.grammar import kind_spellings, lies_in
from congthuong.periods import AsOf, Period
from congthuong.records import Place, Time
from congthuong.records.doors import place_of

__all__ = ["PlaceRows", "opens_as_place", "place_of_table", "places_of", "told_place"]


class PlaceRows:
    """Dòng theo địa bàn: the name by which each row is a place, and their common level."""

    __slots__ = ("level", "names", "within")

    def __init__(self, level: LocalityLevel, names: Mapping[int, str], within: str) -> None:
        self.level = level
        self.names = names
        self.within = within

    def at(self, row: int, time: Time) -> Locality | None:
        """The unit of a row at a time; None where several may be meant, or none."""
        name = self.names.get(row)
        return None if name is None else _unit(name, time, self.level, self.within)


@functools.lru_cache(8192)
def _unit(name: str, time: Time, level: LocalityLevel, within: str) -> Locality | None:
    for on in (time, AsOf.on(_first_day(time))):
        found = find_locality(name, on=on, within=_around(within, on), level=level)
        there = [match for match in found if not match.ended]
        best = [match.locality for match in there if match.quality is there[0].quality]
        if there:
            return best[0] if len(best) == 1 else None
    return None


def _around(within: str, time: Time) -> Locality | None:
    if not within or within == "VN":
        return None
    place = told_place(within, time)
    return place if isinstance(place, Locality) else None


@functools.lru_cache(4096)
def told_place(name: str, time: Time) -> Place | None:
    """The place that was told or titled, at a time; None where it was not there then."""
    for on in (time, AsOf.on(_first_day(time))):
        try:
            return place_of(name, on)
        except CongThuongError:
            continue
    return None


def _first_day(time: Time) -> date:
    """The first day of a time: a unit that ended within a year had figures of it."""
    return time.start if isinstance(time, Period) else time.first_day


def place_of_table(told: str, titled: str, time: Time) -> Place | None:
    """The place of rows that name none: what was told, or what the title names inside of it."""
    place = told_place(told, time) if told else None
    own = told_place(titled, time) if titled else None
    if place is None or own is None or place == own:
        return own if not told else place
    inside = isinstance(own, Locality) and isinstance(place, Locality) and place in lies_in(own)
    return own if inside else place


def opens_as_place(name: str) -> bool:
    """Whether a name opens with the word of a kind of unit and goes on with a capital."""
    folded = name.casefold()
    kinds = [word for word in kind_spellings()[0] if folded.startswith(f"{word} ")]
    rest = name[max(map(len, kinds), default=0) :].strip()
    return bool(kinds) and rest[:1].isupper()


_SHARE: Final = 0.75
_KINDS: Final = (LocalityKind.RURAL_DISTRICT.value, LocalityKind.PROVINCE.value)
_COLUMN_WORDS: Final = frozenset((*_KINDS, "địa bàn", "địa phương", "đơn vị hành chính"))
_FEW: Final = 2


def places_of(rows: Sequence[Row], stub: Stub, time: Time | None, within: str) -> PlaceRows | None:
    """The rows as places, where the names say so; None where they name something else."""
    if time is None:
        return None
    named = {
        row.at: row.place or row.name
        for row in rows
        if row.has_figures and not _is_total(row.name) and not (stub.place and not row.place)
    }
    if len(named) < _FEW:
        return None
    head = stub.head.casefold()
    sections = [row.name.casefold() for row in rows if not row.has_figures]
    said = (head, *sections)
    is_said = stub.place is not None or any(word in text for word in _COLUMN_WORDS for text in said)
    kinds = kind_spellings()[0]
    opened = sum(name.casefold().startswith(kinds) for name in named.values())
    if not is_said and opened < _SHARE * len(named):
        return None
    levels = (LocalityLevel.DISTRICT, LocalityLevel.COMMUNE, LocalityLevel.PROVINCE)
    if within in ("", "VN"):
        levels = (LocalityLevel.PROVINCE, LocalityLevel.DISTRICT, LocalityLevel.COMMUNE)
    best: tuple[int, PlaceRows] | None = None
    for level in levels:
        found = PlaceRows(level, named, within if level is not LocalityLevel.PROVINCE else "")
        hits = sum(found.at(at, time) is not None for at in named)
        if best is None or hits > best[0]:
            best = hits, found
    return None if best is None or best[0] < _SHARE * len(named) else best[1]


def _is_total(name: str) -> bool:
    opened = starts_with(words_of("total"), name)
    return opened is not None and not opened[1]
