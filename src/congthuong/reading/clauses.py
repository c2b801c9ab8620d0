"""Mệnh đề: questions about the mentions around a figure."""

from collections.abc import Sequence

from congthuong._text import Span
from congthuong.reading.comparators import Comparator
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.times import TimeMention, TimeShape

__all__ = [
    "is_behind",
    "is_head",
    "is_of_plan",
    "joined",
    "status_in",
    "stops",
    "time_behind",
    "until_figure",
]


def until_figure(mentions: Sequence[Mention], start: int) -> Sequence[Mention]:
    """The mentions up to the next figure."""
    for index in range(start, len(mentions)):
        if mentions[index].kind is MentionKind.FIGURE:
            return mentions[start:index]
    return mentions[start:]


def status_in(window: Sequence[Mention]) -> str:
    """The last word of status before a figure: ước, dự kiến, phấn đấu."""
    return next((m.value for m in reversed(window) if m.kind is MentionKind.STATUS), "")


def is_head(window: Sequence[Mention], index: int) -> bool:
    """Whether a comparator stands before its list: a comma, a colon or a subject follows it."""
    return any(
        mention.kind in (MentionKind.INDICATOR, MentionKind.SEGMENT)
        or (mention.kind is MentionKind.SIGN and mention.value in ",:")
        for mention in window[index + 1 :]
    )


def is_of_plan(window: Sequence[Mention], index: int) -> bool:
    """kế hoạch năm 2022: the year of the plan, not of the figure."""
    for mention in reversed(window[:index]):
        if mention.kind is MentionKind.PLAN:
            return True
        if mention.kind is not MentionKind.STOP:
            return False
    return False


def time_behind(after: Sequence[Mention]) -> TimeMention | None:
    """A time right behind a figure, before its clause ends: đạt 800 tỷ đồng trong 9 tháng."""
    for mention in after:
        if mention.kind is MentionKind.TIME and mention.value.shape is not TimeShape.DAY:
            time: TimeMention = mention.value
            return time
        if mention.kind not in (MentionKind.STOP, MentionKind.WORD, MentionKind.PLACE):
            return None
    return None


def is_behind(after: Sequence[Mention], comparator: Comparator) -> bool:
    """Whether this very comparator follows the figure."""
    return any(mention.value is comparator for mention in after)


def stops(mention: Mention) -> bool:
    """Whether the words about a plan end here."""
    return mention.kind in (MentionKind.SIGN, MentionKind.CHANGE, MentionKind.LEVEL) or (
        mention.kind is MentionKind.COMPARATOR
    )


def joined(one: Span | None, other: Span | None) -> Span | None:
    """The span from the first to the last of two, either of which may be missing."""
    if one is None or other is None:
        return one or other
    return Span(min(one.start, other.start), max(one.end, other.end))
