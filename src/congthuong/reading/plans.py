"""Nhận kế hoạch: which plan a percentage is of, as the words behind the noun assign it."""

import re
from typing import Final

from congthuong.authorities import Authority, parse_authority
from congthuong.errors import ParseError
from congthuong.periods import AsOf
from congthuong.reading.places import unit_meant
from congthuong.records import Place, PlanKind, PlanReference

__all__ = ["plan_reference"]

_ASSIGNED: Final = re.compile(
    r"^\s*(?:cả\s+)?(?:năm(?:\s+[0-9]{4})?)?\s*(?:do\s+)?(.{2,60}?)\s+giao\b", re.IGNORECASE
)
_KINDS: Final = {kind.value: kind for kind in PlanKind}


def plan_reference(
    kind: str, words: str, home: Place | None = None, on: AsOf | None = None
) -> PlanReference:
    """Kế hoạch nào: the kind of plan, and who assigned it where the words say so.

    A body without a place (HĐND tỉnh) is that of the unit that `home` is or lies in.

    >>> print(plan_reference("budget_estimate", " Trung ương giao"))
    dự toán Trung ương giao
    """
    return PlanReference(_KINDS[kind], _authority(words, home, on))


def _authority(words: str, home: Place | None, on: AsOf | None) -> Authority | None:
    match = _ASSIGNED.match(words)
    if match is None:
        return None
    try:
        body = parse_authority(match[1].strip())
    except (ParseError, ValueError):
        return None
    unit = unit_meant(match[1], home, on)
    return body if unit is None else body.at(unit)
