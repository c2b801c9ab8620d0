"""Vai trò của số: what a figure may say about its subject, and the words around it that tell."""

from collections.abc import Callable, Collection, Sequence
from enum import Enum
from typing import Final, NamedTuple

from congthuong.indicators import Indicator
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.figures import Figure
from congthuong.reading.mentions import Mention, MentionKind

__all__ = [
    "FALLING",
    "VERBS",
    "Clause",
    "Role",
    "RoleKind",
    "Rule",
    "last_of",
    "last_role",
    "sign_of",
    "unread",
]


class RoleKind(Enum):
    """Loại vai trò: the slot that a figure fills."""

    VALUE = "value"
    GROWTH = "growth"
    INDEX = "index"
    FACTOR = "factor"
    PLAN = "plan"
    SHARE = "share"
    POINTS = "points"
    AVERAGE = "average"
    CHANGE = "change"
    TARGET = "target"
    UNREAD = "unread"


class Role(NamedTuple):
    """Vai trò: its kind, its sign, and the comparator or plan that the words name.

    `over` is 1 where a percentage is what exceeds the plan, -1 where it is what is missing;
    `is_part` marks points that a part contributes to its whole.
    """

    kind: RoleKind
    sign: int = 1
    comparator: Comparator | None = None
    plan: Mention | None = None
    over: int = 0
    is_part: bool = False
    reason: str = ""


class Clause(NamedTuple):
    """Quanh một số: the mentions back to the figure before, those up to the next, the subject.

    `growing` and `averaged` say that what is measured is itself growth, or a yearly average;
    `before` is the figure before, read or not; `plan_told` the plan that the sentence has stated,
    `has_other_plan` says that it has planned something; `is_open` that the figure is of something
    that no catalogue knows, `of_rate` that this is a rate; `amount` is what was just stated of the
    same subject; `rates` are the roles of the percentages before in the sentence; `former` says
    that the figure before is what the change began at.
    """

    figure: Figure
    window: Sequence[Mention]
    after: Sequence[Mention]
    indicator: Indicator | None = None
    previous: Role | None = None
    growing: bool = False
    averaged: bool = False
    before: Mention | None = None
    plan_told: Mention | None = None
    former: bool = False
    has_other_plan: bool = False
    is_open: bool = False
    of_rate: bool = False
    amount: Figure | None = None
    rates: Sequence[Role] = ()

    @property
    def verb(self) -> Mention | None:
        """The last verb before the figure."""
        return last_of(self.window, VERBS)

    @property
    def change(self) -> Mention | None:
        """The last tăng or giảm before the figure."""
        return last_of(self.window, (MentionKind.CHANGE,))

    @property
    def comparator(self) -> Comparator | None:
        """The comparator right behind the figure, else the last one before it in its clause."""
        return _behind(self.after) or _before(self.window)

    @property
    def is_compared_behind(self) -> bool:
        """Whether the comparator follows the figure: bằng 96% so với cùng kỳ."""
        return _behind(self.after) is not None

    @property
    def is_aside(self) -> bool:
        """Whether the figure stands in brackets that open after the figure before."""
        signs = [m.value for m in self.window if m.kind is MentionKind.SIGN]
        return "(" in signs and ")" not in signs[signs.index("(") :]


Rule = Callable[[Clause], Role | None]
VERBS: Final = frozenset(
    (
        MentionKind.CHANGE,
        MentionKind.LEVEL,
        MentionKind.EXCESS,
        MentionKind.SHARE,
        MentionKind.FACTOR,
        MentionKind.CONTRIBUTION,
    )
)


# What says that something is below what it is compared with.
FALLING: Final = ("down", "minus", "lower")


def sign_of(change: Mention | None) -> int:
    """-1 for giảm and its like, 1 for anything else."""
    return -1 if change is not None and change.value in FALLING else 1


def unread(reason: str) -> Role:
    """The role of a figure that is not understood, and why."""
    return Role(RoleKind.UNREAD, reason=reason)


def last_of(mentions: Sequence[Mention], kinds: Collection[MentionKind]) -> Mention | None:
    """The last mention of one of these kinds."""
    return next((mention for mention in reversed(mentions) if mention.kind in kinds), None)


def last_role(roles: Sequence[Role], kind: RoleKind) -> Role | None:
    """The last role of a kind."""
    return next((role for role in reversed(roles) if role.kind is kind), None)


def _behind(after: Sequence[Mention]) -> Comparator | None:
    for mention in after:
        if mention.kind is MentionKind.COMPARATOR:
            found: Comparator = mention.value
            return found
        closes = mention.kind is MentionKind.SIGN and mention.value != "("
        if closes or mention.kind in VERBS or mention.kind is MentionKind.INDICATOR:
            break
    return None


def _before(window: Sequence[Mention]) -> Comparator | None:
    dated = False
    for mention in reversed(window):
        if dated and mention.value == ",":
            break  # so với tháng trước, cả năm tăng 4,07%: another time, another base
        dated = dated or mention.kind is MentionKind.TIME
        if mention.kind is MentionKind.COMPARATOR and mention.value.against is not Against.PLAN:
            found: Comparator = mention.value
            return found
        if mention.kind is MentionKind.SIGN and mention.value == ";":
            break
    return None
