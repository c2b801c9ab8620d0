"""Mã trong ô: places, times, segments and bodies as text that stands in one cell, and back."""

import json
import re
from datetime import date
from typing import Any, Final

from congthuong.authorities import Authority, AuthorityKind
from congthuong.errors import ParseError, UnknownCodeError
from congthuong.localities import Locality, locality_versions
from congthuong.periods import AsOf, Period
from congthuong.records import (
    LocalityGroup,
    NamedPlace,
    Place,
    PlaceKind,
    Segment,
    SegmentDimension,
    Time,
)

__all__ = [
    "body_cell",
    "body_of",
    "place_cells",
    "place_of",
    "segments_cell",
    "segments_of",
    "time_cells",
    "time_of",
]

_YEAR: Final = 12
_LAST_DAY: Final = 31
_PARTS: Final = re.compile(r"(?:[^\\|]|\\.)+", re.DOTALL)
_ESCAPED: Final = re.compile(r"([\\|])")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_KNOWN_YEAR: Final = -_YEAR


def time_cells(time: Time) -> tuple[str, int, int, int]:
    """The id of a time, its first month, its length, and the day of a moment known to the day.

    The last day of a month is 31, whatever its number, so that stocks of month ends meet.
    """
    if isinstance(time, Period):
        return str(time), time.start.year * _YEAR + time.start.month - 1, time.months, 0
    if time.month is None:
        return str(time), time.year * _YEAR, _KNOWN_YEAR, 0
    start = time.year * _YEAR + time.month - 1
    if time.day is None:
        return str(time), start, 0, 0
    ends = time.day == AsOf(time.year, time.month).last_day.day
    return str(time), start, 0, _LAST_DAY if ends else time.day


def time_of(text: str, months: int) -> Time:
    """The time of an id; raises `ParseError`."""
    return Period.parse(text) if months > 0 else AsOf.parse(text)


def place_cells(place: Place) -> tuple[str, str]:
    """The code of a place and the day from which its version is valid, "" where not on record.

    Members of a group stand with a plus between them; a named place is its kind, its name and
    the code of the unit it lies in (`port:Vũng Áng@42`).
    """
    if isinstance(place, LocalityGroup):
        codes = "+".join(unit.code for unit in place.members)
        return codes, "+".join(map(_validity, place.members))
    if isinstance(place, NamedPlace):
        code = "" if place.locality is None else place.locality.code
        since = "" if place.locality is None else _validity(place.locality)
        return f"{place.kind.value}:{place.name}@{code}", since
    return place.code, _validity(place)


def _validity(unit: Locality) -> str:
    return "" if unit.valid_from is None else unit.valid_from.isoformat()


def place_of(text: str, since: str) -> Place:
    """The place of a code and its validity.

    Raises `UnknownCodeError` for a unit that is not on record, `ParseError` for another text.
    """
    kind, colon, rest = text.partition(":")
    if colon:
        name, _, code = rest.rpartition("@")
        try:
            return NamedPlace(name, PlaceKind(kind), _unit(code, since) if code else None)
        except ValueError as error:
            raise ParseError(text, "a named place such as 'port:Vũng Áng@42'") from error
    codes, days = text.split("+"), since.split("+")
    if len(codes) == 1:
        return _unit(text, since)
    if len(days) != len(codes):
        raise ParseError(since, f"a day, or nothing, for each unit of {text!r}")
    return LocalityGroup(map(_unit, codes, days))


def _unit(code: str, since: str) -> Locality:
    start = date.fromisoformat(since) if since else None
    for version in locality_versions(code):
        if version.valid_from == start:
            return version
    starts = tuple(_validity(version) for version in locality_versions(code))
    raise UnknownCodeError(f"{code} from {since or '?'}", "locality", starts)


def segments_cell(segments: frozenset[Segment]) -> str:
    """Segments as one text, always in one order: `stage=đang xây dựng|technology=điện gió`."""
    return "|".join(sorted(map(_segment_text, segments)))


def _segment_text(segment: Segment) -> str:
    member = _ESCAPED.sub(r"\\\1", segment.member)
    return f"{segment.dimension.value}={member}"


def segments_of(text: str) -> frozenset[Segment]:
    """The segments of a text; raises `ParseError`."""
    return frozenset(map(_segment, _PARTS.findall(text)))


def _segment(text: str) -> Segment:
    dimension, _, member = text.partition("=")
    try:
        return Segment(SegmentDimension(dimension), _ESCAPE.sub(r"\1", member))
    except ValueError as error:
        raise ParseError(text, "a segment such as 'technology=điện gió'") from error


def body_cell(body: Authority | None) -> str:
    """A body as JSON text, "" for none."""
    return "" if body is None else json.dumps(_body(body), ensure_ascii=False)


def _body(body: Authority) -> dict[str, Any]:
    place = {} if body.locality is None else {"place": place_cells(body.locality)}
    above = {} if body.parent is None else {"parent": _body(body.parent)}
    return {"kind": body.kind.value, "name": body.name, **place, **above}


def body_of(text: str) -> Authority | None:
    """The body of a text that `body_cell` wrote; raises `ParseError`."""
    if not text:
        return None
    try:
        return _authority(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise ParseError(text, "a body as to_frame writes it") from error


def _authority(said: dict[str, Any]) -> Authority:
    above = said.get("parent")
    place = said.get("place")
    return Authority(
        AuthorityKind(said["kind"]),
        said["name"],
        None if place is None else _unit(*place),
        None if above is None else _authority(above),
    )
