"""Lãnh thổ: units compared by the ground they cover, in communes of 30 June 2025."""

import functools
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from attrs import frozen

from congthuong._data import read_table
from congthuong.localities.locality import Day, Locality, LocalityLevel, day_of
from congthuong.localities.registry import (
    RECORD_BEGINS,
    REFORM,
    SNAPSHOT,
    VIETNAM,
    communes_of_district,
    day_within,
    district_codes,
    get_locality,
    last_day_of,
    locality_versions,
    old_communes,
)
from congthuong.localities.succession import (
    COASTAL_STRIP,
    ISLAND,
    Extent,
    commune_links,
    links_into,
)

__all__ = ["Territory", "recompose", "same_territory", "territory_of"]


@frozen
class Territory:
    """Lãnh thổ: the atoms that a unit covers; an atom is a commune of 30 June 2025.

    An island district without communes is an atom of its own (`D318`). Where `exact` is False,
    the unit covered other ground than these atoms, or nothing on record says that it did not, and
    no figure may be compared by them.

    >>> get_locality("42", on=date(2019, 12, 25)).territory(date(2019, 12, 25)).exact
    True
    """

    atoms: frozenset[str]
    exact: bool


_UNKNOWN: Final = Territory(frozenset(), exact=False)


def territory_of(locality: Locality, on: Day | None = None) -> Territory:
    """Lãnh thổ: see `Locality.territory`."""
    day = within(locality, on)
    if locality.level is LocalityLevel.COUNTRY:
        everywhere = itertools.chain.from_iterable(_atoms_by_province().values())
        return Territory(frozenset(everywhere), exact=True)
    if locality.level is LocalityLevel.PROVINCE:
        return _of_province(locality.code, day)
    if locality.level is LocalityLevel.DISTRICT:
        return _of_district(locality.code, day)
    if locality.valid_from is None:
        return Territory(frozenset((locality.code,)), exact=day >= SNAPSHOT)
    return _of_new_commune(locality.code)


def same_territory(
    one: Locality, other: Locality, *, on: Day | None = None, other_on: Day | None = None
) -> bool | None:
    """Cùng lãnh thổ: whether two units covered the same ground; None where it cannot be told.

    `on` is the day of the first unit, `other_on` that of the second, by default their last days.

    >>> before, after = get_locality("19", on=date(2013, 1, 1)), get_locality("19", on=REFORM)
    >>> same_territory(before, after)
    False
    """
    mine, theirs = territory_of(one, on), territory_of(other, other_on)
    if mine.exact and theirs.exact:
        return mine.atoms == theirs.atoms
    days = within(one, on), within(other, other_on)
    unchanged = _one_ground(one, other) and not _changed_between(one, *days)
    return True if unchanged else None


def _one_ground(one: Locality, other: Locality) -> bool:
    """One unit, or two versions of a commune of today: those changed in kind, never in ground."""
    of_today = one.level is LocalityLevel.COMMUNE and None not in (one.valid_from, other.valid_from)
    return one == other or (of_today and one.code == other.code)


def recompose(locality: Locality, *, at: Day, on: Day | None = None) -> tuple[Locality, ...] | None:
    """Quy đổi địa giới: the units of the day `at` that make up this unit exactly, None if none do.

    The largest units that fit are taken, by code; figures that add may be added over them.
    `on` is the day of this unit, by default its last. Communes before 30 June 2025 are not on
    record, so that earlier days are answered in provinces and districts.

    >>> ba_tri = get_locality("836", on=date(2017, 9, 22))
    >>> [unit.code for unit in recompose(ba_tri, at=date(2026, 1, 1))]
    ['29110', '29122', '29125', '29137', '29143', '29158', '29167']
    >>> recompose(get_locality("943", on=date(2024, 9, 25)), at=date(2026, 1, 1)) is None
    True
    """
    day, target = within(locality, on), day_of(at)
    if locality.in_force(target) and not _changed_between(locality, day, target):
        return (locality,)
    later = [unit for unit in locality_versions(locality.code) if unit.in_force(target)]
    if any(_one_ground(locality, unit) for unit in later if unit != locality):
        return tuple(later)
    whole = territory_of(locality, day)
    if not whole.exact:
        return None
    rest = set(whole.atoms)
    found: list[Locality] = []
    for unit in _larger_units(whole.atoms, target):
        ground = territory_of(unit, target)
        if ground.exact and ground.atoms <= rest:
            found.append(unit)
            rest -= ground.atoms
    codes = _communes_made_of(rest, target)
    if codes is None:
        return None
    found.extend(get_locality(code, on=target) for code in codes)
    return tuple(sorted(found, key=lambda unit: unit.code))


def _larger_units(atoms: frozenset[str], day: date) -> Iterator[Locality]:
    """Provinces, then the districts that may lie in this ground, that were there on a day."""
    yield from VIETNAM.children(day)
    if day < REFORM:
        communes = old_communes()
        homes = {communes[atom][3] if atom in communes else atom[1:] for atom in atoms}
        for code in sorted(homes):
            yield from (unit for unit in locality_versions(code) if unit.in_force(day))


def _communes_made_of(atoms: set[str], day: date) -> Iterable[str] | None:
    """The communes of a day that take in this ground, all of it and no other; None if none do."""
    if not atoms or day == SNAPSHOT:
        return atoms if atoms <= old_communes().keys() else None
    if day < REFORM:
        return None
    codes = {row[1] for atom in atoms for row in commune_links()[atom]}
    sources = {row[0] for code in codes for row in links_into()[code]} - {COASTAL_STRIP}
    return codes if sources == atoms else None


def within(locality: Locality, on: Day | None) -> date:
    """The day that is meant, the last one of the unit where none is given."""
    if on is None:
        return last_day_of(locality)
    return day_within(locality, on)


def _of_province(code: str, day: date) -> Territory:
    if day >= REFORM:
        ground = _atoms_of_new_provinces().get(code)
        return _UNKNOWN if ground is None else Territory(ground, exact=True)
    atoms = _atoms_by_province().get(code)
    if atoms is None:
        return _UNKNOWN
    return Territory(atoms, exact=not _later(_province_changes().get(code, ()), day))


def _of_district(code: str, day: date) -> Territory:
    if not any(version.in_force(SNAPSHOT) for version in locality_versions(code)):
        return _UNKNOWN
    return Territory(_atoms_of_district(code), not _later(_district_changes().get(code, ()), day))


def _of_new_commune(code: str) -> Territory:
    rows = [row for row in links_into()[code] if row[0] != COASTAL_STRIP]
    whole = all(Extent(row[2]) is Extent.WHOLE for row in rows)
    return Territory(frozenset(row[0] for row in rows), exact=whole)


def _later(changes: Iterable[date], day: date) -> bool:
    return day < RECORD_BEGINS or any(change > day for change in changes)


def _changed_between(locality: Locality, one: date, other: date) -> bool:
    """Whether ground passed to or from the unit between two days of it, or none can say."""
    first, last = min(one, other), max(one, other)
    known = date.min
    changes: tuple[date, ...] = ()
    if locality.level is LocalityLevel.PROVINCE:
        known, changes = RECORD_BEGINS, _province_changes().get(locality.code, ())
    elif locality.level is LocalityLevel.DISTRICT:
        known, changes = RECORD_BEGINS, _district_changes().get(locality.code, ())
    elif locality.valid_from is None and locality.level is LocalityLevel.COMMUNE:
        known = SNAPSHOT
    return first != last and (first < known or any(first < day <= last for day in changes))


# The ground of 30 June 2025, and the days on which ground moved before.


def _atoms_of_district(code: str) -> frozenset[str]:
    return frozenset(communes_of_district().get(code) or (ISLAND + code,))


@functools.cache
def _atoms_by_province() -> Mapping[str, frozenset[str]]:
    atoms: dict[str, set[str]] = {}
    for code in district_codes():
        for version in locality_versions(code):
            if version.in_force(SNAPSHOT) and version.parent_code is not None:
                atoms.setdefault(version.parent_code, set()).update(_atoms_of_district(code))
    return {province: frozenset(codes) for province, codes in atoms.items()}


@functools.cache
def _atoms_of_new_provinces() -> Mapping[str, frozenset[str]]:
    atoms: dict[str, frozenset[str]] = {}
    for old, _, new, *_ in read_table("province_succession_2025").cells:
        atoms[new] = atoms.get(new, frozenset()) | _atoms_by_province()[old]
    return atoms


@functools.cache
def _district_changes() -> Mapping[str, tuple[date, ...]]:
    days: dict[str, set[date]] = {}
    for code, day, _, _ in read_table("district_territory_changes").cells:
        days.setdefault(code, set()).add(date.fromisoformat(day))
    for code in district_codes():
        first = locality_versions(code)[0]
        if first.valid_from is not None and first.valid_from not in days.get(code, ()):
            for other in (code, *_likely_sources(first)):
                days.setdefault(other, set()).add(first.valid_from)
    return {code: tuple(sorted(changes)) for code, changes in days.items()}


def _likely_sources(made: Locality) -> Iterator[str]:
    """Districts that a new one may have been cut from, where the record does not say which.

    Its neighbours in the province that changed that day, or have its name (Kỳ Anh, Cai Lậy).
    """
    for code in district_codes():
        versions = [v for v in locality_versions(code) if v.parent_code == made.parent_code]
        if any(v.valid_from == made.valid_from or v.name == made.name for v in versions):
            yield code


@functools.cache
def _province_changes() -> Mapping[str, tuple[date, ...]]:
    """Days on which a province lost or won a district, or more communes than it gave."""
    balance: Counter[tuple[str, date]] = Counter()
    for code, changed_on, gained, lost in read_table("district_territory_changes").cells:
        day = date.fromisoformat(changed_on)
        balance[_province_of(code, day), day] += int(gained) - int(lost)
    days = {place for place, moved in balance.items() if moved}
    for code in district_codes():
        versions = locality_versions(code)
        for older, newer in itertools.pairwise(versions):
            if older.parent_code != newer.parent_code and newer.valid_from is not None:
                days |= {(str(v.parent_code), newer.valid_from) for v in (older, newer)}
    changes: dict[str, tuple[date, ...]] = {}
    for province, day in sorted(days):
        changes[province] = (*changes.get(province, ()), day)
    return changes


def _province_of(district: str, day: date) -> str:
    """The province of a district on a day, or, of one dissolved that day, before it."""
    versions = locality_versions(district)
    there = [v for v in versions if v.in_force(day) or v.valid_to == day]
    return str((there or versions)[-1].parent_code)
