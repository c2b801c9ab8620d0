"""Kế tục: which unit came from which, by what event and law, whole or in part."""

import functools
import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Final

from attrs import frozen

from congthuong._data import read_table
from congthuong.localities.locality import Day, Locality, LocalityLevel, day_of
from congthuong.localities.registry import (
    REFORM,
    commune_law,
    communes_of_district,
    get_locality,
    locality_versions,
    old_communes,
    province_codes,
)

__all__ = [
    "COASTAL_STRIP",
    "ISLAND",
    "Extent",
    "Succession",
    "SuccessionEvent",
    "commune_links",
    "links_into",
    "predecessors_of",
    "successors_of",
    "units_then",
]

# The 34 commune resolutions, one a province, were in force from the day they were passed.
_COMMUNE_LAW: Final = "1654/NQ-UBTVQH15 – 1687/NQ-UBTVQH15"
_COMMUNE_LAW_IN_FORCE: Final = date(2025, 6, 16)
COASTAL_STRIP: Final = "X"
ISLAND: Final = "D"


class SuccessionEvent(Enum):
    """Sự kiện: by what a unit ended or began.

    >>> SuccessionEvent.MERGE.value
    'merge'
    """

    MERGE = "merge"
    SPLIT = "split"
    TRANSFER = "transfer"
    UPGRADE = "upgrade"
    RENAME = "rename"
    CONTINUATION = "continuation"
    REORGANISATION = "reorganisation"


class Extent(Enum):
    """Phạm vi: whether the whole of the older unit or a part of it went into the newer one.

    >>> Extent("part")
    <Extent.PART: 'part'>
    """

    WHOLE = "whole"
    PART = "part"


@frozen
class Succession:
    """Kế tục: an older unit, a newer unit, and what lies between them.

    `predecessor` is None where the older unit is not on record; `former_name` then says what it
    was called. `effective` is the first day of the new state, `law_in_force` the day from which
    the law itself was in force where that differs, `law` its number as far as known. `moved` says
    what part of the older unit went over, where the law tells (area, population, both).

    >>> link = get_locality("02", on=date(2024, 6, 30)).successors()[0]
    >>> link.successor.name, link.event.value, link.law, str(link.law_in_force)
    ('Tuyên Quang', 'merge', '202/2025/QH15', '2025-06-12')
    """

    predecessor: Locality | None
    successor: Locality
    event: SuccessionEvent
    effective: date
    extent: Extent
    law: str | None = None
    law_in_force: date | None = None
    moved: str | None = None
    former_name: str | None = None


def successors_of(locality: Locality) -> tuple[Succession, ...]:
    """Đơn vị kế tục: see `Locality.successors`."""
    if locality.valid_to is None:
        return ()
    if locality.level is LocalityLevel.PROVINCE:
        return tuple(link for link in _province_links() if link.predecessor == locality)
    if locality.level is LocalityLevel.COMMUNE and locality.valid_to == REFORM:
        return tuple(_commune_succession(locality.code, row) for row in _links_from(locality.code))
    if locality.level is LocalityLevel.DISTRICT and locality.valid_to == REFORM:
        return tuple(_from_district(locality))
    return tuple(_next_version(locality))


def predecessors_of(locality: Locality) -> tuple[Succession, ...]:
    """Đơn vị tiền thân: see `Locality.predecessors`."""
    if locality.level is LocalityLevel.PROVINCE:
        return tuple(link for link in _province_links() if link.successor == locality)
    if locality.level is LocalityLevel.COMMUNE and locality.valid_from == REFORM:
        return tuple(
            _commune_succession(row[0], row) for row in links_into().get(locality.code, ())
        )
    if locality.level is LocalityLevel.COUNTRY:
        return ()
    # A commune whose code began anew at the reform has its first links in their table.
    return tuple(
        link
        for older in locality_versions(locality.code)
        for link in _next_version(older)
        if link.successor == locality
    )


def units_then(locality: Locality, on: Day) -> Iterator[Locality]:
    """Đơn vị của thời điểm ấy: what a unit was, or had become, on a day, as far as is on record.

    >>> phu_tuc = get_locality("24076", on=date(2026, 1, 1))
    >>> [unit.full_name for unit in units_then(phu_tuc, date(2024, 6, 30))][:2]
    ['thị trấn Phú Túc', 'xã Đất Bằng']
    """
    day = day_of(on)
    if locality.in_force(day):
        yield locality
    elif locality.valid_to is not None and locality.valid_to <= day:
        for link in successors_of(locality):
            yield from units_then(link.successor, day)
    else:
        for link in predecessors_of(locality):
            if link.predecessor is not None:
                yield from units_then(link.predecessor, day)


# Provinces.


@functools.cache
def _province_links() -> tuple[Succession, ...]:
    links = [*_links_of_2025(), *_links_of_other_events()]
    told = {(link.predecessor, link.successor) for link in links}
    for code in province_codes():
        versions = locality_versions(code)
        for older, newer in itertools.pairwise(versions):
            if older.valid_to == newer.valid_from and (older, newer) not in told:
                links.append(_continued(older, newer, links))
    return tuple(sorted(links, key=_by_codes))


def _by_codes(link: Succession) -> tuple[date, str, str]:
    older = "" if link.predecessor is None else link.predecessor.code
    return link.effective, older, link.successor.code


def _continued(older: Locality, newer: Locality, links: list[Succession]) -> Succession:
    """The rest of a unit that gave a part away, or the whole of one that took others in."""
    near = [link for link in links if link.successor == newer or link.predecessor == older]
    gave = any(link.predecessor == older for link in near)
    return Succession(
        older,
        newer,
        SuccessionEvent.CONTINUATION,
        newer.valid_from or date.min,
        Extent.PART if gave else Extent.WHOLE,
        law=near[0].law if near else None,
    )


def _links_of_2025() -> Iterator[Succession]:
    for old, _, new, _, event, start, in_force, law in read_table("province_succession_2025").cells:
        if event == "unchanged":
            continue
        day = date.fromisoformat(start)
        yield Succession(
            _before(old, day),
            get_locality(new, on=day),
            SuccessionEvent(event),
            day,
            Extent.WHOLE,
            law=law,
            law_in_force=date.fromisoformat(in_force),
        )


def _links_of_other_events() -> Iterator[Succession]:
    for row in read_table("province_events").rows:
        day = date.fromisoformat(row["effective"])
        newer = get_locality(row["new_code"], on=day)
        known = row["old_code"] and newer.valid_from is not None
        yield Succession(
            _before(row["old_code"], day) if known else None,
            newer,
            SuccessionEvent(row["event"]),
            day,
            Extent(row["extent"]),
            law=row["law"],
            moved=row["note"] or None,
            former_name=None if known else row["old_name"],
        )


def _before(code: str, day: date) -> Locality:
    return get_locality(code, on=date.fromordinal(day.toordinal() - 1))


# Districts, and communes after the reform.


def _next_version(locality: Locality) -> Iterator[Succession]:
    """The same code under another name, kind or province, where one follows at once."""
    for newer in locality_versions(locality.code):
        if newer.valid_from is not None and newer.valid_from == locality.valid_to:
            event = _change(locality, newer)
            extent = Extent.PART if _gave_away(locality.code, newer.valid_from) else Extent.WHOLE
            law = commune_law(locality.code, newer.valid_from)
            yield Succession(locality, newer, event, newer.valid_from, extent, law=law)


def _gave_away(district: str, day: date) -> bool:
    rows = read_table("district_territory_changes").cells
    return any(row[:2] == (district, day.isoformat()) and row[3] != "0" for row in rows)


def _change(older: Locality, newer: Locality) -> SuccessionEvent:
    if older.parent_code != newer.parent_code:
        return SuccessionEvent.TRANSFER
    if older.kind is not newer.kind:
        return SuccessionEvent.UPGRADE
    return SuccessionEvent.RENAME


def _from_district(locality: Locality) -> Iterator[Succession]:
    """The communes that took in a district's communes, or an island district as it was."""
    atoms = communes_of_district().get(locality.code, ())
    rows = [row for code in atoms or (ISLAND + locality.code,) for row in _links_from(code)]
    whole = len({row[1] for row in rows}) == 1
    for code in sorted({row[1] for row in rows}):
        yield Succession(
            locality,
            get_locality(code, on=REFORM),
            SuccessionEvent.REORGANISATION,
            REFORM,
            Extent.WHOLE if whole else Extent.PART,
            law=_COMMUNE_LAW,
            law_in_force=_COMMUNE_LAW_IN_FORCE,
        )


# Communes.


@functools.cache
def commune_links() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Links of 1 July 2025 by old unit: (old, new, extent, moved)."""
    return _grouped(0)


@functools.cache
def links_into() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Links of 1 July 2025 by new commune: (old, new, extent, moved)."""
    return _grouped(1)


def _grouped(column: int) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    groups: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("commune_links_2025").cells:
        groups.setdefault(row[column], []).append(row)
    return {code: tuple(rows) for code, rows in groups.items()}


def _links_from(code: str) -> tuple[tuple[str, ...], ...]:
    return commune_links().get(code, ())


def _commune_succession(old: str, row: tuple[str, ...]) -> Succession:
    _, new, extent, moved = row
    day_before = date.fromordinal(REFORM.toordinal() - 1)
    known = old in old_communes() or old.startswith(ISLAND)
    return Succession(
        get_locality(old.removeprefix(ISLAND), on=day_before) if known else None,
        get_locality(new, on=REFORM),
        SuccessionEvent.REORGANISATION,
        REFORM,
        Extent(extent),
        law=_COMMUNE_LAW,
        law_in_force=_COMMUNE_LAW_IN_FORCE,
        moved=moved or None,
        former_name=None if known else "dải ven biển chưa có tên",
    )
