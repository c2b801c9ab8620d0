"""Địa giới trong bảng: which units lie in another, and from which month on that is known."""

import functools
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise

from congthuong.localities import VIETNAM, Locality, locality_versions
from congthuong.localities.registry import (
    communes_of_district,
    district_codes,
    new_communes_of_province,
    province_codes,
)
from congthuong.periods import Period

__all__ = ["changes_of_codes", "ground_cells", "terms_of_codes", "units_within"]

_YEAR = 12
_FIRST = 0
_LAST = 2030 * _YEAR
_FOREVER = 10_000 * _YEAR


def units_within(whole: Locality) -> Iterator[Locality]:
    """Every unit on record whose last ground lies in that of another unit, this one included.

    None where the ground of the other unit is not exactly known.
    """
    ground = whole.territory()
    for unit in _every_unit():
        own = unit.territory()
        if ground.exact and own.exact and own.atoms and own.atoms <= ground.atoms:
            yield unit


@functools.cache
def _every_unit() -> tuple[Locality, ...]:
    codes = [*province_codes(), *district_codes()]
    for district in communes_of_district().values():
        codes.extend(district)
    for province in province_codes():
        codes.extend(new_communes_of_province(province))
    return (VIETNAM, *(unit for code in dict.fromkeys(codes) for unit in locality_versions(code)))


@functools.cache
def unknown_months(unit: Locality) -> tuple[int, int]:
    """The months, year × 12 + month − 1, at whose end the ground of a unit was not exactly known.

    From the first up to, not including, the second. Before the unit was there, and after, figures
    of it were rebased to its last ground.
    """
    began = unit.valid_from
    first = _FIRST if began is None else began.year * _YEAR + began.month - 1
    months = range(first, _LAST)
    return first, first + bisect_left(months, 1, key=lambda month: _is_known(unit, month))


def _is_known(unit: Locality, month: int) -> bool:
    day = Period.month(month // _YEAR, month % _YEAR + 1).calendar_span.last
    return not unit.in_force(day) or unit.territory(day).exact


def ground_cells(unit: Locality) -> tuple[str, str]:
    """The months of `unknown_months` as text."""
    first, last = unknown_months(unit)
    return str(first), str(last)


@functools.cache
def _terms() -> Mapping[str, list[tuple[int, int]]]:
    """From and up to which month's end each unit bore a code, in the order of time."""
    terms: dict[str, list[tuple[int, int]]] = {}
    for unit in _every_unit():
        began, ended = unit.valid_from, unit.valid_to
        first = _FIRST if began is None else began.year * _YEAR + began.month - 1
        last = _FOREVER if ended is None else ended.year * _YEAR + ended.month - 1
        terms.setdefault(unit.code, []).append((first, last))
    return {code: sorted(held) for code, held in terms.items()}


@functools.cache
def _terms_of_numbers() -> Mapping[str, list[tuple[int, int]]]:
    """As `_terms`, of the numbers (`52.0`) that codes are without their zeros.

    A number may be a province, a district or a commune. Its terms are cut where the unit of any of
    these codes passes on, and leave out what no unit of any of them had.
    """
    readings: dict[str, list[tuple[int, int]]] = {}
    for code, held in _terms().items():
        if code.isdecimal():
            readings.setdefault(f"{int(code)}.0", []).extend(held)
    return {number: _cut(held) for number, held in readings.items()}


def _cut(held: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends = sorted({month for term in held for month in term})
    return [
        (since, until)
        for since, until in pairwise(ends)
        if any(first <= since and until <= last for first, last in held)
    ]


@functools.cache
def terms_of_codes(*, numbers: bool) -> tuple[tuple[str, ...], ...]:
    """Every code on record, and from and up to which month's end each unit bore it.

    Or every number that a code may have become. All have as many pairs of months; those of no unit
    hold no month.
    """
    terms = _terms_of_numbers() if numbers else _terms()
    most, none = max(map(len, terms.values())), [(0, 0)]
    return tuple(
        (code, *(str(month) for term in held + none * (most - len(held)) for month in term))
        for code, held in terms.items()
    )


@functools.cache
def _changes(*, numbers: bool) -> Mapping[tuple[int, int], frozenset[str]]:
    changes: dict[tuple[int, int], set[str]] = {}
    for code, held in (_terms_of_numbers() if numbers else _terms()).items():
        ends = [_FIRST, *(month for term in held for month in term), _FOREVER]
        for since, until in zip(ends[::2], ends[1::2], strict=True):
            if (since, until) not in {(_FIRST, _FIRST), (_FOREVER, _FOREVER)}:
                changes.setdefault((since, until), set()).add(code)
    return {change: frozenset(codes) for change, codes in changes.items()}


def changes_of_codes(
    first: int, last: int, *, numbers: bool
) -> dict[tuple[int, int], frozenset[str]]:
    """Between which two months what codes passed from one unit to the next, or to or from none.

    Of one unit are two months' ends of which not: the later is at or after the one month, and the
    earlier before the other. Only changes between the two months that are given are told. Codes
    are text, or the numbers that codes became.
    """
    return {
        (since, until): codes
        for (since, until), codes in _changes(numbers=numbers).items()
        if since <= last and first < until
    }
