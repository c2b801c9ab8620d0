"""Luật hai đầu của một thay đổi: from a level to another, not reached, held against."""

from collections.abc import Sequence
from typing import Final

from congthuong.indicators import IndicatorNature
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.roles import Clause, Role, RoleKind, unread
from congthuong.reading.surroundings import is_word_of

__all__ = ["FORMER", "OF_ENDS", "held_against"]


def _former(clause: Clause) -> Role | None:
    """giảm từ | 120 vụ | xuống còn 95 vụ: where the change began, no change of its own."""
    if clause.figure.high is not None or not _comes_from(clause):
        return None
    behind = next((m for m in clause.after if m.kind is not MentionKind.TIME), None)
    goes_on = behind is not None and is_word_of("to", behind.value)
    return unread(FORMER) if goes_on else None


FORMER: Final = "mức trước khi thay đổi"


def _comes_from(clause: Clause) -> bool:
    """Whether từ stands right before the figure, behind a word of change."""
    last = [mention for mention in clause.window if mention.kind is not MentionKind.TIME][-2:]
    if not last or not is_word_of("from", last[-1].value):
        return False
    return len(last) < 2 or last[0].kind in (MentionKind.CHANGE, *_NAMES)


_NAMES: Final = (MentionKind.INDICATOR, MentionKind.SEGMENT, MentionKind.WORD)


def _latter(clause: Clause) -> Role | None:
    """từ 2,5% | xuống còn | 1,9%: where the change ended: a level, and no change."""
    said = [mention for mention in clause.window if mention.kind is not MentionKind.TIME]
    ends = any(is_word_of("to", mention.value) for mention in said[-_LONGEST:])
    if not clause.former or not ends:
        return None
    return (
        Role(RoleKind.VALUE) if clause.figure.kind is FigureKind.AMOUNT else _level_reached(clause)
    )


_LONGEST: Final = 3


def _level_reached(clause: Clause) -> Role:
    """What a percentage is that another one changed to."""
    indicator = clause.indicator
    if indicator is not None and indicator.nature is IndicatorNature.RATE:
        return Role(RoleKind.VALUE)
    return unread("mức sau khi thay đổi, không rõ là tỷ lệ gì")


def _not_reached(clause: Clause) -> Role | None:
    """chưa đạt | 100 triệu USD: a level that was not reached is no figure of what was."""
    last = clause.window[-2:]
    if len(last) < 2 or last[1].kind is not MentionKind.LEVEL:
        return None
    denied = last[0].kind is MentionKind.STOP and is_word_of("negation", last[0].value)
    return unread("mức chưa đạt tới") if denied else None


def _held_against(clause: Clause) -> Role | None:
    """Cao hơn mức tăng | 6%: what another one grew by, where nothing behind says which."""
    if not _is_held(clause.window, clause.figure):
        return None
    if held_against(clause.window, clause.figure, clause.after) is not None:
        return None
    return unread("mức của đối tượng được so sánh")


def held_against(
    window: Sequence[Mention], figure: Figure, after: Sequence[Mention]
) -> Mention | None:
    """Cao hơn mức tăng 6% của | cả nước: the place or time that a figure is of, named behind it."""
    if not _is_held(window, figure):
        return None
    passed = (MentionKind.STOP, MentionKind.WORD, MentionKind.INDICATOR)
    named = next((mention for mention in after if mention.kind not in passed), None)
    is_other = named is not None and named.kind in (MentionKind.PLACE, MentionKind.TIME)
    return named if is_other else None


def _is_held(window: Sequence[Mention], figure: Figure) -> bool:
    """Cao hơn mức tăng |: whether the growth of another one follows."""
    last = [m for m in window if m.kind is not MentionKind.STOP][-2:]
    both = len(last) == 2 and all(m.kind is MentionKind.CHANGE for m in last)
    if both and last[0].value in _HIGHER and last[1].value in ("up", "down"):
        return True
    return figure.kind is FigureKind.PERCENT and _is_of_other(window)


_HIGHER: Final = ("higher", "lower")
_OTHERS: Final = (MentionKind.STOP, MentionKind.WORD, MentionKind.PLACE)


def _is_of_other(window: Sequence[Mention]) -> bool:
    """Cao hơn mức |, cao hơn bình quân cả nước |: whether the level of another one follows."""
    found = [i for i, m in enumerate(window) if m.kind is MentionKind.CHANGE]
    if not found or window[found[-1]].value not in _HIGHER:
        return False
    between = window[found[-1] + 1 :]
    said = (m.kind is not MentionKind.STOP or is_word_of("level_of", m.value) for m in between)
    return any(said) and all(m.kind in _OTHERS for m in between)


OF_ENDS: Final = (_not_reached, _former, _latter, _held_against)
