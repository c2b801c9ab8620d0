"""Nhận kế hoạch: which plan a percentage is of, as the words behind the noun assign it."""

import re
from typing import Final

from congthuong.authorities import Authority, parse_authority
from congthuong.errors import ParseError
from congthuong.records import PlanKind, PlanReference

__all__ = ["plan_reference"]

_ASSIGNED: Final = re.compile(
    r"^\s*(?:cả\s+)?(?:năm(?:\s+[0-9]{4})?)?\s*(?:do\s+)?(.{2,60}?)\s+giao\b", re.IGNORECASE
)
_KINDS: Final = {kind.value: kind for kind in PlanKind}


def plan_reference(kind: str, words: str) -> PlanReference:
    """Kế hoạch nào: the kind of plan, and who assigned it where the words say so.

    >>> print(plan_reference("budget_estimate", " Trung ương giao"))
    dự toán Trung ương giao
    """
    return PlanReference(_KINDS[kind], _authority(words))


def _authority(words: str) -> Authority | None:
    match = _ASSIGNED.match(words)
    if match is None:
        return None
    try:
        return parse_authority(match[1].strip())
    except (ParseError, ValueError):
        return None
