"""Nhận kế hoạch: which plan a percentage is of, as the words behind the noun assign it."""

import re
from typing import Final

from congthuong.authorities import Authority, parse_authority
from congthuong.errors import ParseError
from congthuong.localities import Locality
from congthuong.periods import AsOf
from congthuong.reading.places import PlaceWords, settled, unit_meant
from congthuong.records import Place, PlanKind, PlanReference

__all__ = ["plan_reference"]

_ASSIGNED: Final = re.compile(
    r"^\s*(?:cả\s+)?(?:năm(?:\s+[0-9]{4})?)?\s*(?:do\s+)?(.{2,60}?)\s+giao\b", re.IGNORECASE
)
_KINDS: Final = {kind.value: kind for kind in PlanKind}


def plan_reference(
    kind: str, words: str, home: PlaceWords | None = None, on: AsOf | None = None
) -> PlanReference:
    """Kế hoạch nào: the kind of plan, and who assigned it where the words say so.

    A body without a place (HĐND tỉnh) is that of the unit that `home` is or lies in.

    >>> print(plan_reference("budget_estimate", " Trung ương giao"))
    dự toán Trung ương giao
    """
    unit = settled(home, on, None, None) if words else None
    return PlanReference(_KINDS[kind], _authority(words, unit, on))


def _authority(words: str, home: Place | None, on: AsOf | None) -> Authority | None:
    match = _ASSIGNED.match(words)
    if match is None:
        return None
    body = _body(match[1].strip(), home, on)
    if body is None:
        return None
    unit = unit_meant(match[1], home, on)
    return body if unit is None else body.at(unit)


def _body(words: str, home: Place | None, on: AsOf | None) -> Authority | None:
    """The body of these words; a unit that shares its name with others is that of the figure."""
    try:
        return parse_authority(words, on=on)
    except (ParseError, ValueError):
        if not isinstance(home, Locality) or not words.lower().endswith(str(home).lower()):
            return None
        kind = words[: -len(str(home))].strip()
        return parse_authority(kind).at(home) if kind in _COUNCILS else None


# Bodies of units of every level, which are named by kind and unit alone.
_COUNCILS: Final = frozenset(("HĐND", "UBND", "Hội đồng nhân dân", "Ủy ban nhân dân"))
