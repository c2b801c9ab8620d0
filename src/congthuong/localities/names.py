"""Tìm theo tên: localities by the names people write, ranked, never guessed."""

import functools
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import IntEnum
from typing import Final

from attrs import evolve, frozen

from congthuong._data import read_table
from congthuong._text import fold, fold_tones
from congthuong.errors import InvalidTypeError
from congthuong.localities.locality import Day, Locality, LocalityKind, day_of
from congthuong.localities.registry import VIETNAM, locality_versions

__all__ = ["LocalityMatch", "MatchQuality", "find_locality"]


class MatchQuality(IntEnum):
    """Mức khớp: how a name matched, best first.

    `EXACT` letters and accents (tone placement aside), `FOLDED` letters without accents, `LETTERS`
    without spaces and signs either, a final y as i, `ALIAS` a name curated by hand.

    >>> find_locality("krong pa")[0].quality
    <MatchQuality.FOLDED: 1>
    """

    EXACT = 0
    FOLDED = 1
    LETTERS = 2
    ALIAS = 3


@frozen
class LocalityMatch:
    """Kết quả tìm: a unit and how it was found.

    `ended` says that the unit was no more on the day asked for, `assumed` that the day lies before
    the one on which the unit is known.

    >>> match = find_locality("huyện Krông Pa", on=date(2026, 1, 1))[0]
    >>> match.locality.code, match.quality, match.ended
    ('637', <MatchQuality.EXACT: 0>, True)
    """

    locality: Locality
    quality: MatchQuality
    ended: bool = False
    assumed: bool = False


_PREFIXES: Final[tuple[tuple[str, tuple[LocalityKind, ...]], ...]] = (
    ("huyện đảo", (LocalityKind.RURAL_DISTRICT,)),
    ("thành phố", (LocalityKind.MUNICIPALITY, LocalityKind.CITY)),
    ("thị trấn", (LocalityKind.TOWNSHIP,)),
    ("thị xã", (LocalityKind.TOWN,)),
    ("đặc khu", (LocalityKind.SPECIAL_ZONE,)),
    ("phường", (LocalityKind.WARD,)),
    ("huyện", (LocalityKind.RURAL_DISTRICT,)),
    ("quận", (LocalityKind.URBAN_DISTRICT,)),
    ("tỉnh", (LocalityKind.PROVINCE,)),
    ("xã", (LocalityKind.COMMUNE,)),
    ("t.p.", (LocalityKind.MUNICIPALITY, LocalityKind.CITY)),
    ("t.x.", (LocalityKind.TOWN,)),
    ("t.p", (LocalityKind.MUNICIPALITY, LocalityKind.CITY)),
    ("t.x", (LocalityKind.TOWN,)),
    ("tp.", (LocalityKind.MUNICIPALITY, LocalityKind.CITY)),
    ("tp", (LocalityKind.MUNICIPALITY, LocalityKind.CITY)),
    ("tx.", (LocalityKind.TOWN,)),
    ("tx", (LocalityKind.TOWN,)),
    ("tt.", (LocalityKind.TOWNSHIP,)),
    ("tt", (LocalityKind.TOWNSHIP,)),
    ("h.", (LocalityKind.RURAL_DISTRICT,)),
    ("q.", (LocalityKind.URBAN_DISTRICT,)),
    ("p.", (LocalityKind.WARD,)),
    ("x.", (LocalityKind.COMMUNE,)),
    ("h", (LocalityKind.RURAL_DISTRICT,)),
    ("q", (LocalityKind.URBAN_DISTRICT,)),
    ("p", (LocalityKind.WARD,)),
    ("x", (LocalityKind.COMMUNE,)),
)
_FOLDED_PREFIXES: Final = tuple((fold_tones(word), kinds) for word, kinds in _PREFIXES)
_BARE_PREFIXES: Final = tuple((fold(word), kinds) for word, kinds in _PREFIXES)


def find_locality(
    name: str,
    *,
    on: Day | None = None,
    within: Locality | str | None = None,
    kind: LocalityKind | None = None,
) -> tuple[LocalityMatch, ...]:
    """Tìm đơn vị hành chính: every unit that may be meant, likeliest first; empty if none may be.

    The name may open with its kind (huyện, H., TX, TP., xã …) and be followed by the units around
    it, parted by commas ("huyện Krông Pa, Gia Lai"). Accents, tone placement, spaces and signs need
    not agree; the strictest way of matching that finds something is taken, and names curated by
    hand (Sài Gòn) follow. With `on`, units in force
    that day come first and units that had ended follow, marked; without it, every version comes.
    `within` is a unit around it, or its name; `kind` its kind.

    Raises `InvalidTypeError` for a name that is no str and a kind that is no `LocalityKind`.

    >>> [(m.locality.full_name, m.ended) for m in find_locality("Ba Tri", on=date(2026, 1, 1))]
    [('xã Ba Tri', False), ('huyện Ba Tri', True)]
    """
    if not isinstance(name, str):
        raise InvalidTypeError(name, "a str that names a locality")
    if kind is not None and not isinstance(kind, LocalityKind):
        raise InvalidTypeError(kind, "a LocalityKind")
    own, *around = (part.strip() for part in name.strip(" ,").split(","))
    outer = [_places(place) for place in (*around, *([] if within is None else [within]))]
    for spelled, kinds in _readings(own):
        wanted = kinds if kind is None else tuple({kind} & set(kinds or (kind,)))
        if wanted or not kinds:
            found = _best(spelled, wanted, outer, on)
            if found:
                return found
    return ()


def _readings(name: str) -> Iterator[tuple[str, tuple[LocalityKind, ...]]]:
    """The name behind its kind, where it opens with one; then the whole text as a name."""
    folded = fold_tones(name)
    # Who writes no accents writes none on the kind either.
    for prefix, kinds in _BARE_PREFIXES if folded.isascii() else _FOLDED_PREFIXES:
        rest = folded.removeprefix(prefix)
        glued = prefix.endswith(".") or (len(prefix) == 1 and rest.isdecimal())
        if rest != folded and rest and (glued or rest.startswith(" ")):
            rest = rest.strip()
            yield rest.lstrip("0") if rest.isdecimal() else rest, kinds
            break
    yield folded, ()


def _best(
    name: str, kinds: tuple[LocalityKind, ...], outer: list[frozenset[Locality]], on: Day | None
) -> tuple[LocalityMatch, ...]:
    """What the strictest way of matching finds that finds anything, and the curated names."""

    def fitting(quality: MatchQuality, units: Iterable[Locality]) -> tuple[LocalityMatch, ...]:
        matches = [
            LocalityMatch(unit, quality)
            for unit in units
            if (not kinds or unit.kind in kinds) and all(places & _around(unit) for places in outer)
        ]
        return _ranked(matches, on)

    passes = (fitting(quality, units) for quality, units in _passes(name, kinds))
    found = next(filter(None, passes), ())
    units = {match.locality for match in found}
    aliased = [unit for unit in _aliased(fold(name)) if unit not in units]
    return (*found, *fitting(MatchQuality.ALIAS, aliased))


def _places(place: Locality | str) -> frozenset[Locality]:
    if isinstance(place, Locality):
        return frozenset((place,))
    return frozenset(match.locality for match in find_locality(place))


def _around(unit: Locality) -> frozenset[Locality]:
    """The units above this one while it was there; a code alone may have been another unit's."""
    if unit.parent_code is None:
        return frozenset()
    above = [other for other in locality_versions(unit.parent_code) if _met(other, unit)]
    return frozenset(above).union(*map(_around, above))


def _met(one: Locality, other: Locality) -> bool:
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start < min(one.valid_to or date.max, other.valid_to or date.max)


def _passes(
    name: str, kinds: tuple[LocalityKind, ...]
) -> Iterator[tuple[MatchQuality, list[Locality]]]:
    """The units that each way of matching finds, the strictest way first."""
    folded = fold(name)
    alike = _units(_names(kinds), folded, _fold)
    yield MatchQuality.EXACT, [unit for unit in alike if fold_tones(unit.name) == name]
    yield MatchQuality.FOLDED, alike
    yield MatchQuality.LETTERS, _units(_letters(kinds), _only_letters(folded), _letters_of)


def _units(
    indexes: Iterable[Mapping[str, tuple[str, ...]]], key: str, key_of: Callable[[str], str]
) -> list[Locality]:
    codes = dict.fromkeys(code for index in indexes for code in index.get(key, ()))
    found = (unit for code in codes for unit in locality_versions(code))
    return [unit for unit in found if key_of(unit.name) == key]


def _ranked(matches: list[LocalityMatch], on: Day | None) -> tuple[LocalityMatch, ...]:
    if on is None:
        return tuple(sorted(matches, key=_rank))
    day = day_of(on)
    there = [
        evolve(match, assumed=match.locality.is_assumed(day))
        for match in matches
        if match.locality.in_force(day)
    ]
    living = {(match.locality.code, match.locality.name) for match in there}
    last: dict[tuple[str, str], LocalityMatch] = {}
    for match in sorted(matches, key=_rank):
        unit = match.locality
        if unit.valid_to is not None and unit.valid_to <= day:
            last[unit.code, unit.name] = evolve(match, ended=True)
    gone = (match for name, match in last.items() if name not in living)
    return (*sorted(there, key=_rank), *sorted(gone, key=_rank))


def _rank(match: LocalityMatch) -> tuple[int, int, str, date]:
    unit = match.locality
    return match.quality, unit.level, unit.code, unit.valid_from or date.min


# Indexes of names, made when a name is first looked for; those of communes apart, being large.


@functools.cache
def _upper_names() -> Mapping[str, tuple[str, ...]]:
    tables = (read_table("provinces").cells, read_table("districts").cells)
    names = [(VIETNAM.name, VIETNAM.code), *((row[1], row[0]) for rows in tables for row in rows)]
    return _index((_fold(name), code) for name, code in names)


@functools.cache
def _commune_names() -> Mapping[str, tuple[str, ...]]:
    tables = (read_table("communes_2025_06_30").cells, read_table("communes_2025_07_01").cells)
    return _index((_fold(row[1]), row[0]) for rows in tables for row in rows)


@functools.cache
def _upper_letters() -> Mapping[str, tuple[str, ...]]:
    return _by_letters(_upper_names())


@functools.cache
def _commune_letters() -> Mapping[str, tuple[str, ...]]:
    return _by_letters(_commune_names())


def _names(kinds: tuple[LocalityKind, ...]) -> Iterator[Mapping[str, tuple[str, ...]]]:
    if not kinds or not _COMMUNE_KINDS.issuperset(kinds):
        yield _upper_names()
    if not kinds or not _COMMUNE_KINDS.isdisjoint(kinds):
        yield _commune_names()


def _letters(kinds: tuple[LocalityKind, ...]) -> Iterator[Mapping[str, tuple[str, ...]]]:
    if not kinds or not _COMMUNE_KINDS.issuperset(kinds):
        yield _upper_letters()
    if not kinds or not _COMMUNE_KINDS.isdisjoint(kinds):
        yield _commune_letters()


_COMMUNE_KINDS: Final = frozenset(
    (
        LocalityKind.COMMUNE,
        LocalityKind.WARD,
        LocalityKind.TOWNSHIP,
        LocalityKind.SPECIAL_ZONE,
    )
)


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    codes: dict[str, list[str]] = {}
    for key, code in pairs:
        codes.setdefault(key, []).append(code)
    return {key: tuple(found) for key, found in codes.items()}


def _by_letters(names: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    return _index((_only_letters(name), code) for name, codes in names.items() for code in codes)


@functools.cache
def _aliases() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    for code, name, alias in read_table("locality_aliases").cells:
        for key in (fold(alias), _only_letters(fold(alias))):
            found.setdefault(key, {})[code, name] = None
    return {key: tuple(named) for key, named in found.items()}


def _aliased(folded: str) -> list[Locality]:
    named = _aliases().get(folded) or _aliases().get(_only_letters(folded)) or ()
    return [unit for code, name in named for unit in locality_versions(code) if unit.name == name]


# As `fold`, for names already in one spelling: it runs over thirteen thousand of them.
_STRIP: Final = str.maketrans(
    {"đ": "d", "’": "'", **dict.fromkeys("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")}
)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFD", name.lower()).translate(_STRIP)


def _only_letters(folded: str) -> str:
    letters = "".join(filter(str.isalnum, folded))
    return letters[:-1] + "i" if letters.endswith("y") else letters


def _letters_of(name: str) -> str:
    return _only_letters(_fold(name))
