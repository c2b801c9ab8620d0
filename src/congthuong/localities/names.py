"""Tìm theo tên: localities by the names people write, ranked, never guessed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from congthuong._text import normalize
from congthuong.errors import InvalidTypeError
from congthuong.localities.grammar import Part, lies_in, split
from congthuong.localities.locality import Day, Locality, LocalityKind, LocalityLevel, day_of
from congthuong.localities.spellings import MatchQuality, aliased, graded, similar_names
from congthuong.localities.succession import units_then

__all__ = ["LocalityMatch", "MatchQuality", "find_locality", "near_localities"]


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


def find_locality(
    name: str,
    *,
    on: Day | None = None,
    within: Locality | str | None = None,
    kind: LocalityKind | None = None,
    level: LocalityLevel | None = None,
) -> tuple[LocalityMatch, ...]:
    """Tìm đơn vị hành chính: every unit that may be meant, likeliest first; empty if none may be.

    The name may open with its kind (huyện, H., TX, TP., xã …) and be followed by the units around
    it, parted by commas ("huyện Krông Pa, Gia Lai"). Accents, tone placement, spaces and signs need
    not agree; the strictest way of matching that finds something is taken, and names curated by
    hand (Sài Gòn) follow. With `on`, units in force
    that day come first and units that had ended follow, marked; without it, every version comes.
    `within` is a unit around it, or its name; `kind` its kind, `level` its level.

    Raises `InvalidTypeError` for a name that is no str, a kind that is no `LocalityKind` and a
    level that is no `LocalityLevel`.

    >>> [(m.locality.full_name, m.ended) for m in find_locality("Ba Tri", on=date(2026, 1, 1))]
    [('xã Ba Tri', False), ('huyện Ba Tri', True)]
    """
    if not isinstance(name, str):
        raise InvalidTypeError(name, "a str that names a locality")
    if kind is not None and not isinstance(kind, LocalityKind):
        raise InvalidTypeError(kind, "a LocalityKind")
    if level is not None and not isinstance(level, LocalityLevel):
        raise InvalidTypeError(level, "a LocalityLevel")
    whole = Part((), normalize(name).strip(" ,\n").split(",")[0].strip())
    readings = (split(name), (whole, *split(name)[1:]), split(name, inside=True))
    for parts in dict.fromkeys(readings):
        own, *around = parts or (whole,)
        outer = [_places(part) for part in around]
        outer += [] if within is None else [_within(within)]
        found = _best(own, outer, kind, on, level)
        if found:
            return found
    return ()


def _places(part: Part) -> frozenset[Locality]:
    """The units that a part around another may be, at any time."""
    found = _best(part, (), None, None) or _best(Part((), part.name), (), None, None)
    return frozenset(match.locality for match in found)


def _within(place: Locality | str) -> frozenset[Locality]:
    if isinstance(place, Locality):
        return frozenset((place,))
    return frozenset(match.locality for match in find_locality(place))


def _best(
    own: Part,
    outer: Sequence[frozenset[Locality]],
    kind: LocalityKind | None,
    on: Day | None,
    level: LocalityLevel | None = None,
) -> tuple[LocalityMatch, ...]:
    """What the strictest way of matching finds that finds anything, and the curated names."""
    kinds = own.kinds if kind is None else tuple({kind} & set(own.kinds or (kind,)))
    if own.kinds and not kinds:
        return ()

    def fitting(quality: MatchQuality, units: Iterable[Locality]) -> tuple[LocalityMatch, ...]:
        matches = [
            LocalityMatch(unit, quality)
            for unit in units
            if (not kinds or unit.kind in kinds)
            and level in (None, unit.level)
            and all(places & lies_in(unit) for places in outer)
        ]
        return _ranked(matches, on)

    passes = (fitting(quality, units) for quality, units in graded(own.name, kinds))
    found = next(filter(None, passes), ())
    units = {match.locality for match in found}
    curated = [unit for unit in aliased(own.name) if unit not in units]
    return (*found, *fitting(MatchQuality.ALIAS, curated))


def near_localities(name: str, *, on: Day | None = None, most: int = 3) -> tuple[str, ...]:
    """Gần đúng: full names of units that may be meant by a name that no unit has that day.

    With `on` those come first that a unit of this name had become by that day, then the units of
    the day that have the name under another kind (thành phố Qui Nhơn for phường Quy Nhơn), then
    what a unit of later was made from, at last units that a slip of one letter, or of accents,
    parts from the name. They are what an error suggests, never what a name is read as.

    >>> near_localities("huyện Ba Tre", on=date(2024, 6, 30))
    ('huyện Ba Tri',)
    >>> near_localities("phường Quy Nhơn", on=date(2015, 6, 30))[0]
    'thành phố Qui Nhơn'
    """
    parts = split(name)
    own = parts[0] if parts else Part((), "")
    of_day = () if on is None else _of_day(own, name, on)
    there = (u for u in similar_names(own.name, own.kinds) if on is None or u.in_force(on))
    units = (*of_day, *sorted(there, key=_order))
    return tuple(dict.fromkeys(unit.full_name for unit in units))[:most]


def _of_day(own: Part, name: str, on: Day) -> Iterator[Locality]:
    """Units of a day that bear a name, of whatever kind, or that its bearer was or had become."""
    without_kind = ",".join((own.name, *name.split(",")[1:]))
    named = [match.locality for match in _sure(without_kind, on) if not match.ended]
    bearers = [match.locality for match in _sure(name)]
    to_come = [unit for unit in bearers if unit.valid_from and unit.valid_from > day_of(on)]
    gone = [unit for unit in bearers if unit not in to_come]
    heirs = [heir for unit in gone for heir in units_then(unit, on)]
    yield from (heir for heir in heirs if heir in named)
    yield from heirs
    yield from named
    for unit in to_come:
        yield from units_then(unit, on)


def _sure(name: str, on: Day | None = None) -> list[LocalityMatch]:
    found = find_locality(name, on=on)
    return [each for each in found if each.quality in (MatchQuality.EXACT, MatchQuality.SPELLING)]


def _order(unit: Locality) -> tuple[int, str, date]:
    return unit.level, unit.code, unit.valid_from or date.min


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
