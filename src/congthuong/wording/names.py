"""Chủ ngữ: what a figure is of, where and when, in the words of a sentence."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from congthuong._data import read_table
from congthuong._dates import DAY
from congthuong._text import sort_key
from congthuong.localities import VIETNAM, Locality, find_locality
from congthuong.periods import Period, format_as_of, format_period
from congthuong.quantities import Unit, UnitKind
from congthuong.records import (
    LocalityGroup,
    NamedPlace,
    Place,
    PlaceKind,
    RecordKey,
    Segment,
    SegmentDimension,
    Time,
)

__all__ = [
    "capital",
    "counted_unit",
    "listed",
    "moment_words",
    "part_words",
    "place_name",
    "place_words",
    "subject",
]

_WAYS_IN: Final = (PlaceKind.BORDER_GATE, PlaceKind.PORT)
_DIMENSIONS: Final = tuple(SegmentDimension)


def capital(words: str) -> str:
    """Words with an upper-case first letter, as a sentence opens."""
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str]) -> str:
    """Liệt kê: a, b và c."""
    *most, last = words
    return f"{', '.join(most)} và {last}" if most else last


def subject(key: RecordKey, *, place: bool = True, time: bool = True) -> str:
    """Chủ ngữ: the indicator with prices, parts, and period and place where they are to be said.

    A moment is no part of it: it opens the sentence.
    """
    prices = f"(theo {key.price_basis.label})" if key.price_basis is not None else ""
    when = format_period(key.time) if time and isinstance(key.time, Period) else ""
    where = place_words(key.place, key.time) if place else ""
    words = (key.indicator.label, prices, part_words(key.segments), when, where)
    return " ".join(filter(None, words))


def moment_words(time: Time) -> str:
    """Lúc, ở đầu câu: đến ngày 25/7/2022, or the period itself."""
    if isinstance(time, Period):
        return format_period(time)
    day = f"{DAY} " if time.day is not None else ""
    return f"đến {day}{format_as_of(time, short=time.day is not None)}"


def place_words(place: Place, on: Time) -> str:
    """Nơi: the place behind the noun, with its preposition."""
    is_way = isinstance(place, NamedPlace) and place.kind in _WAYS_IN
    return f"{'qua' if is_way else 'của'} {place_name(place, on)}"


def place_name(place: Place, on: Time) -> str:
    """Tên nơi: a unit with the one above where its name alone is not enough, a group, a site."""
    if isinstance(place, Locality):
        return _unit_name(place, on)
    if isinstance(place, LocalityGroup):
        return _group_name(place, on)
    kind = "" if place.kind is PlaceKind.OTHER else f"{place.kind.label} "
    inside = f" ({_unit_name(place.locality, on)})" if place.locality is not None else ""
    return f"{kind}{place.name}{inside}"


@functools.lru_cache(maxsize=1024)
def _unit_name(unit: Locality, on: Time) -> str:
    if unit == VIETNAM:
        return "cả nước"
    bearers = {match.locality.code for match in find_locality(unit.full_name, on=on)}
    above = unit.parent() if bearers != {unit.code} else None
    alone = above is None or above == VIETNAM
    return unit.full_name if alone else f"{unit.full_name}, {above}"


def _group_name(group: LocalityGroup, on: Time) -> str:
    """Các huyện Kế Sách và Mỹ Tú, where all are of one kind and each name, no number, is enough."""
    names = [_unit_name(unit, on) for unit in group.members]
    kinds = {unit.full_name.removesuffix(unit.name) for unit in group.members}
    numbered = any(unit.name.isdecimal() for unit in group.members)
    if numbered or len(kinds) > 1 or names != [unit.full_name for unit in group.members]:
        return listed(names)
    return f"các {kinds.pop()}{listed([unit.name for unit in group.members])}"


def part_words(segments: Iterable[Segment], *, of_count: bool = False) -> str:
    """Phần của tổng: the parts in the words that a report has for them, in a fixed order."""
    form = "of_count" if of_count else "of_total"
    return ", ".join(_part(segment, form) for segment in sorted(segments, key=_order))


def _order(segment: Segment) -> tuple[object, ...]:
    return _DIMENSIONS.index(segment.dimension), sort_key(segment.member), segment.member


def _part(segment: Segment, form: str) -> str:
    frames = _frames()
    dimension = segment.dimension.value
    row = frames.get((dimension, segment.member)) or frames[dimension, ""]
    return row[form].format(segment.member)


@functools.cache
def _frames() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["dimension"], row["member"]): row for row in read_table("wording_segments").rows}


def counted_unit(key: RecordKey) -> Unit | None:
    """Danh từ đếm: the unit whose noun is the indicator itself (số chợ: 6 chợ), else None."""
    unit = key.indicator.unit
    if unit is None or unit.kind is not UnitKind.COUNT:
        return None
    return unit if key.indicator.label == f"số {unit.label}" else None
