"""Sổ đơn vị hành chính: versions of units by code, parents and children, from packaged tables.

Tables are read when first asked for; a `Locality` is made when it is first looked up, once, so
that the same version is the same object.
"""

import functools
import itertools
from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from congthuong._data import Table, read_table
from congthuong.errors import InvalidValueError, UnknownCodeError
from congthuong.localities.locality import Day, Locality, LocalityKind, LocalityLevel, day_of

__all__ = [
    "RECORD_BEGINS",
    "REFORM",
    "SNAPSHOT",
    "VIETNAM",
    "children_of",
    "commune_law",
    "communes_of_district",
    "day_within",
    "district_codes",
    "get_locality",
    "last_day_of",
    "locality_versions",
    "new_communes_of_province",
    "old_communes",
    "parent_of",
    "province_codes",
]

_Row: TypeAlias = tuple[str, ...]

# The first day without districts; the communes of the day before are the record of the old ones.
REFORM: Final = date(2025, 7, 1)
SNAPSHOT: Final = date(2025, 6, 30)
RECORD_BEGINS: Final = date(2004, 8, 31)
_MOST_NEAR: Final = 3


def get_locality(code: str, *, on: Day) -> Locality:
    """Lấy đơn vị hành chính: the unit that a code stood for on a day.

    Codes are kept, closed and given to other units, so the day is needed: a date, or the last day
    of a `Period` or an `AsOf`. Codes are text: "01", "001" and "00001" are three units, "VN" is the
    country. Source: Decisions 124/2004/QĐ-TTg and 19/2025/QĐ-TTg.

    Raises `UnknownCodeError` where no unit had the code that day, with the codes of the units that
    took its place, and in its reason which unit it was, when it ended and what took it in;
    `InvalidTypeError` and `InvalidValueError` for what is no code.

    >>> get_locality("52", on=date(2025, 6, 30)).name, get_locality("52", on=date(2025, 7, 1)).name
    ('Bình Định', 'Gia Lai')
    """
    day = day_of(on)
    for version in reversed(locality_versions(code)):
        if version.in_force(day):
            return version
    heirs, reason = _what_became(code, day)
    raise UnknownCodeError(code, f"locality in force on {day}", heirs, reason)


def locality_versions(code: str) -> tuple[Locality, ...]:
    """Các thời của một mã: every unit that has had this code, oldest first.

    Raises `UnknownCodeError` where none had, with codes that look like it.

    >>> [(unit.full_name, str(unit.valid_to)) for unit in locality_versions("42")]
    [('tỉnh Hà Tĩnh', 'None')]
    """
    level = LocalityLevel.of_code(code)
    found = _versions(level, code)
    if not found:
        raise UnknownCodeError(code, "locality", _near_codes(level, code))
    return found


def _near_codes(level: LocalityLevel, code: str) -> tuple[str, ...]:
    """Codes on record that are one digit, or two neighbours changed over, away: a few look-ups.

    A comparison with all fifteen thousand would let a short payload take minutes.
    """
    tables = _tables_of(level)
    found = (near for near in _one_slip_from(code) if any(near in table for table in tables))
    return tuple(itertools.islice(dict.fromkeys(found), _MOST_NEAR))


def _one_slip_from(code: str) -> Iterator[str]:
    for at in range(len(code) - 1):
        yield f"{code[:at]}{code[at + 1]}{code[at]}{code[at + 2 :]}"
    # A slip in the last digits leaves the province or district that the first ones name.
    for at in reversed(range(len(code))):
        for digit in "0123456789":
            yield f"{code[:at]}{digit}{code[at + 1 :]}"


@functools.cache
def _versions(level: LocalityLevel, code: str) -> tuple[Locality, ...]:
    if level is LocalityLevel.COUNTRY:
        return (VIETNAM,)
    if level is LocalityLevel.PROVINCE:
        return tuple(_province(row) for row in _provinces().get(code, ()))
    if level is LocalityLevel.DISTRICT:
        return tuple(_district(row) for row in _districts().get(code, ()))
    return tuple(_commune_versions(code))


def _commune_versions(code: str) -> Iterator[Locality]:
    old, new = old_communes().get(code), _new_communes().get(code)
    if old is not None:
        yield _old_commune(old)
    if new is not None:
        name, changed = new[1:3], _commune_events().get(code, ())
        starts = (REFORM, *(date.fromisoformat(row[3]) for row in changed))
        names = (name, *(row[1:3] for row in changed))
        for start, end, named in zip(starts, (*starts[1:], None), names, strict=True):
            yield _new_commune((code, *named, new[3]), start, end)


def parent_of(locality: Locality, on: Day | None = None) -> Locality | None:
    """Đơn vị cấp trên: see `Locality.parent`."""
    if locality.parent_code is None:
        return None
    day = last_day_of(locality) if on is None else day_within(locality, on)
    return get_locality(locality.parent_code, on=day)


def children_of(locality: Locality, on: Day | None = None) -> tuple[Locality, ...]:
    """Các đơn vị trực thuộc: see `Locality.children`."""
    day = last_day_of(locality) if on is None else day_within(locality, on)
    return tuple(_in_force(_child_codes(locality, day), locality, day))


def last_day_of(locality: Locality) -> date:
    """The last day on which a unit was there; for one that still is, the newest day on record."""
    return (
        date.max
        if locality.valid_to is None
        else date.fromordinal(locality.valid_to.toordinal() - 1)
    )


def day_within(locality: Locality, on: Day) -> date:
    """A day on which the unit was there, or `InvalidValueError`."""
    day = day_of(on)
    if not locality.in_force(day):
        raise InvalidValueError(day, f"a day on which {locality.full_name} was there")
    return day


def _child_codes(locality: Locality, day: date) -> tuple[str, ...]:
    if locality.level is LocalityLevel.COUNTRY:
        return province_codes()
    if locality.level is LocalityLevel.DISTRICT:
        return communes_of_district().get(locality.code, ())
    if locality.level is LocalityLevel.PROVINCE:
        return district_codes() if day < REFORM else new_communes_of_province(locality.code)
    return ()


def _in_force(codes: tuple[str, ...], parent: Locality, day: date) -> Iterator[Locality]:
    for code in codes:
        for version in locality_versions(code):
            if version.in_force(day) and version.parent_code == parent.code:
                yield version


def _what_became(code: str, day: date) -> tuple[tuple[str, ...], str]:
    """The codes of the units that took the place of one not in force on a day, and what it was."""
    versions = locality_versions(code)
    last = versions[-1]
    if last.valid_to is None or day < last.valid_to:
        return (), f"{versions[0].full_name} began on {versions[0].valid_from}"
    heirs = tuple(link.successor for link in last.successors())
    parent = parent_of(last)
    above = "" if parent is None or parent is VIETNAM else f", {parent.full_name}"
    names = ", ".join(heir.full_name for heir in heirs) or "a unit that is not on record"
    return tuple(
        heir.code for heir in heirs
    ), f"{last.full_name}{above}, ended on {last.valid_to}, into {names}"


# Tables by code.


@functools.cache
def _provinces() -> Mapping[str, tuple[_Row, ...]]:
    return _by_code(read_table("provinces"))


@functools.cache
def _districts() -> Mapping[str, tuple[_Row, ...]]:
    return _by_code(read_table("districts"))


@functools.cache
def old_communes() -> Mapping[str, _Row]:
    """Communes of 30 June 2025: code to (code, name, kind, district)."""
    return {row[0]: row for row in read_table("communes_2025_06_30").cells}


@functools.cache
def _new_communes() -> Mapping[str, _Row]:
    return {row[0]: row for row in read_table("communes_2025_07_01").cells}


@functools.cache
def _commune_events() -> Mapping[str, tuple[_Row, ...]]:
    """Changes of communes after the reform: code to (code, name, kind, first day, law)."""
    return _by_code(read_table("commune_events"))


def commune_law(code: str, day: date) -> str | None:
    """The resolution by which a commune became what it is from this day on."""
    laws = [row[4] for row in _commune_events().get(code, ()) if row[3] == day.isoformat()]
    return laws[0] if laws else None


def _by_code(table: Table) -> Mapping[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for row in table.cells:
        found[row[0]] = (*found.get(row[0], ()), row)
    return found


def province_codes() -> tuple[str, ...]:
    """Every province code on record."""
    return tuple(_provinces())


def district_codes() -> tuple[str, ...]:
    """Every district code on record."""
    return tuple(_districts())


def _tables_of(level: LocalityLevel) -> tuple[Container[str], ...]:
    if level is LocalityLevel.COMMUNE:
        return (old_communes(), _new_communes())
    return (_provinces() if level is LocalityLevel.PROVINCE else _districts(),)


@functools.cache
def communes_of_district() -> Mapping[str, tuple[str, ...]]:
    """The communes of every district on 30 June 2025."""
    return _grouped(old_communes())


@functools.cache
def _new_communes_by_province() -> Mapping[str, tuple[str, ...]]:
    return _grouped(_new_communes())


def new_communes_of_province(code: str) -> tuple[str, ...]:
    """The communes of a province on 1 July 2025."""
    return _new_communes_by_province().get(code, ())


def _grouped(rows: Mapping[str, _Row]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for code, _, _, parent in rows.values():
        groups.setdefault(parent, []).append(code)
    return {parent: tuple(codes) for parent, codes in groups.items()}


# Rows to units.


@functools.cache
def _aliases() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for code, name, alias in read_table("locality_aliases").cells:
        found[code, name] = (*found.get((code, name), ()), alias)
    return found


def _province(row: _Row) -> Locality:
    code, name, kind, start, end, _ = row
    return _recorded((code, name, kind, "VN"), start, end)


def _district(row: _Row) -> Locality:
    code, name, kind, province, start, end = row
    return _recorded((code, name, kind, province), start, end)


def _recorded(row: _Row, start: str, end: str) -> Locality:
    """A unit of the dated record; where the record begins, the unit's own start is not known."""
    code, name, kind, parent = row
    first = date.fromisoformat(start)
    return Locality(
        level=LocalityLevel.of_code(code),
        code=code,
        kind=LocalityKind(kind),
        name=name,
        valid_from=None if first == RECORD_BEGINS else first,
        valid_to=date.fromisoformat(end) if end else None,
        parent_code=parent,
        known_on=first,
        aliases=_aliases().get((code, name), ()),
    )


def _old_commune(row: _Row) -> Locality:
    code, name, kind, district = row
    return Locality(
        level=LocalityLevel.COMMUNE,
        code=code,
        kind=LocalityKind(kind),
        name=name,
        valid_from=None,
        valid_to=REFORM,
        parent_code=district,
        known_on=SNAPSHOT,
    )


def _new_commune(row: _Row, start: date, end: date | None) -> Locality:
    code, name, kind, province = row
    return Locality(
        level=LocalityLevel.COMMUNE,
        code=code,
        kind=LocalityKind(kind),
        name=name,
        valid_from=start,
        valid_to=end,
        parent_code=province,
        known_on=start,
    )


_COUNTRY: Final = next(name for code, name in _aliases() if code == "VN")
VIETNAM: Final = Locality(
    level=LocalityLevel.COUNTRY,
    code="VN",
    kind=LocalityKind.COUNTRY,
    name=_COUNTRY,
    valid_from=None,
    aliases=_aliases()["VN", _COUNTRY],
)
