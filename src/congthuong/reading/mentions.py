"""Thành phần câu: what a stretch of words is to a reader of figures."""

from enum import Enum
from typing import Any, NamedTuple

__all__ = ["Mention", "MentionKind"]


class MentionKind(Enum):
    """Loại thành phần: the values name the categories of the packaged table of words."""

    FIGURE = "figure"
    TIME = "time"
    COMPARATOR = "comparator"
    PLACE = "place"
    INDICATOR = "indicator"
    PRICES = "prices"
    STATUS = "status"
    CHANGE = "change"
    EXCESS = "excess"
    SHARE = "share"
    FACTOR = "factor"
    CONTRIBUTION = "contribution"
    AVERAGE = "average"
    PLAN = "plan"
    AS_OF = "asof"
    CUMULATIVE = "cumulative"
    LIST = "list"
    FLOW = "flow"
    RAISED = "raised"
    THRESHOLD = "threshold"
    LEVEL = "level"
    STOP = "stop"
    SEGMENT = "segment"
    SIGN = "sign"
    TRAP = "trap"
    WORD = "word"


class Mention(NamedTuple):
    """Thành phần: its kind, its tokens from `start` to `end`, and what it means."""

    kind: MentionKind
    start: int
    end: int
    value: Any = None
