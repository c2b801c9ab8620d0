"""Dấu hiệu: small words around a figure that tell of its time and its sort."""

from collections.abc import Sequence
from typing import Final

from congthuong._tokens import Token, key_of
from congthuong.reading.clauses import is_of_plan
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.roles import VERBS
from congthuong.reading.surroundings import ends_with
from congthuong.reading.times import TimeMention, TimeShape

__all__ = [
    "brings_in",
    "is_apart",
    "is_held_time",
    "month_over",
    "names_other_time",
    "section_of",
    "stands_apart",
]

_BRINGING: Final = frozenset(map(key_of, ("tạo", "giải")))
_NEW: Final = key_of("mới")
_LONGEST_HEADING: Final = 25
_LONGEST_OPENING: Final = 60
_ENUMERATOR: Final = 4  # "Điều 2.", "II."


def section_of(
    rest: Sequence[Mention], tokens: Sequence[Token], kept: TimeMention | None
) -> TimeMention | None:
    """II. Mục tiêu đến năm 2010: the time of what stands below a heading over targets.

    A sentence that says something leaves the section as it was; any other heading ends it.
    """
    opens = tokens[-1].key == ":"
    is_said = tokens[-1].key == "." or (not opens and any(m.kind in VERBS for m in rest))
    longest = _LONGEST_OPENING if opens else _LONGEST_HEADING
    if len(tokens) > longest or (is_said and len(tokens) > _ENUMERATOR):
        return kept
    planned = any(m.kind is MentionKind.PLAN or m.value in ("plan", "objective") for m in rest)
    time = next((m.value for m in rest if m.kind is MentionKind.TIME), None)
    lasts = time is not None and time.shape not in (TimeShape.DAY, TimeShape.YEARS)
    return time if planned and lasts else None


def names_other_time(window: Sequence[Mention], time: TimeMention | None) -> bool:
    """CPI tháng 8 tăng 0,87%; bình quân 8 tháng tăng 3,64%: a time that the subject had not."""
    if time is None:
        return False
    held = time.meaning
    return any(
        mention.kind is MentionKind.TIME
        and mention.value.shape is not TimeShape.DAY
        and not is_of_plan(window, index)
        and mention.value.meaning != held
        for index, mention in enumerate(window)
    )


def stands_apart(window: Sequence[Mention], tokens: Sequence[Token]) -> bool:
    """Riêng tháng 12, …: what is told of one month apart does not go on."""
    return any(is_apart(window, index, tokens) for index in range(len(window)))


def is_apart(window: Sequence[Mention], index: int, tokens: Sequence[Token]) -> bool:
    """riêng | tháng 12: a time that is told apart from the one that goes on."""
    mention = window[index]
    of_time = mention.kind is MentionKind.TIME
    return of_time and ends_with("apart", tokens, mention.start)


def is_held_time(window: Sequence[Mention], index: int) -> bool:
    """thấp hơn mức tăng của | quý II: a time whose growth another one is held against."""
    for mention in reversed(window[max(0, index - _HELD) : index]):
        if mention.kind is MentionKind.CHANGE and mention.value in ("higher", "lower"):
            return True
        if mention.kind not in _HELD_WORDS:
            return False
    return False


_HELD_WORDS: Final = (MentionKind.CHANGE, MentionKind.STOP, MentionKind.FIGURE)
_HELD: Final = 5


def month_over(base: Comparator | None, held: TimeMention | None) -> TimeMention | None:
    """8 tháng tăng 3,9%; so với tháng 8/2030 thì tăng 4,7%: the month that such a base tells of."""
    if base is None or base.time is None or held is None or base.against is not Against.PERIOD:
        return None
    of_months = held.shape is TimeShape.FIRST_MONTHS and held.number > 1
    same = base.time.shape is TimeShape.MONTH and base.time.number == held.number
    if not of_months or not same or base.time.year is None:
        return None
    return base.time._replace(year=base.time.year + 1)


def brings_in(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Words that say that something came about: thu hút 6 dự án, tạo việc làm mới."""
    if mention.kind is not MentionKind.INDICATOR:
        return mention.kind is MentionKind.FLOW
    said = [token.key for token in tokens[mention.start : mention.end]]
    return said[0] in _BRINGING and _NEW in said
