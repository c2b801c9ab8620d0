"""So với: what a rate is compared with, as the words behind so với name it."""

from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

from congthuong._tokens import Token, key_of
from congthuong.periods.mentions import Doubt
from congthuong.reading.surroundings import around
from congthuong.reading.times import TimeMention, TimeShape, read_time
from congthuong.reading.vocabulary import Vocabulary

__all__ = ["Against", "Comparator", "read_base", "read_comparator"]


class Against(Enum):
    """Mốc so sánh: what stands behind so với."""

    SAME_PERIOD = "same_period"
    PREVIOUS = "previous"
    DECEMBER = "december"
    PERIOD = "period"
    PLAN = "plan"


class Comparator(NamedTuple):
    """Cụm so sánh: what is compared with, the time it names, and its last token (excluded).

    `unit` is "month" where the month before is meant, and not the quarter before.
    """

    against: Against
    end: int
    time: TimeMention | None = None
    plan: str = ""
    unit: str = ""


OPENERS: Final = frozenset(map(key_of, ("so", "cùng", "nếu")))
_SO, _WITH, _IF = key_of("so"), key_of("với"), key_of("nếu")
_SAME: Final = (key_of("cùng"), key_of("kỳ"))
_MOMENT: Final = (key_of("thời"), key_of("điểm"))
_MONTH, _QUARTER, _YEAR = key_of("tháng"), key_of("quý"), key_of("năm")
_OF_THE_YEAR: Final = frozenset((_MONTH, _QUARTER, key_of("quí")))
_BEFORE: Final = frozenset(map(key_of, ("trước", "ngoái")))
_UNITS: Final = frozenset((_MONTH, _QUARTER, key_of("quí"), key_of("kỳ")))
_THE: Final = frozenset(
    map(
        key_of,
        (
            *("mức", "cả", "con", "số", "thực", "hiện", "kết", "quả"),
            *("ước", "đạt", "bình", "quân", "thời", "điểm"),
        ),
    )
)


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def read_comparator(tokens: Sequence[Token], at: int, words: Vocabulary) -> Comparator | None:
    """Nhận cụm so sánh: so [với] … or a bare cùng kỳ, at a token; None where none begins."""
    key = _key(tokens, at)
    if key == _SAME[0] and _key(tokens, at + 1) == _SAME[1]:
        return _same_period(tokens, at + 2)
    start = at + 1 if key == _IF else at
    if _key(tokens, start) != _SO:
        return None
    here = start + 1
    if _key(tokens, here) == _WITH:
        here += 1
    opened = here
    while _key(tokens, here) in _THE:
        here += 1
    reckoned = around("reckoned", tokens, here)
    here = here if reckoned is None else reckoned.end
    found = _against(tokens, here, words) or _lost(tokens, here)
    of_rate = words.words["change"].match(tokens, here)  # so với mức tăng 3% của năm 2020
    if found is None and of_rate is None and opened == start + 2:
        unnamed = TimeMention(TimeShape.UNCLEAR, start, opened, doubt=Doubt.UNNAMED)
        return Comparator(Against.PERIOD, opened, unnamed)
    return found


def read_base(tokens: Sequence[Token], at: int, words: Vocabulary) -> Comparator | None:
    """Mốc đứng liền sau: gấp 1,4 lần năm 1995, bằng 91,6% tháng trước, without so với."""
    while _key(tokens, at) in _THE:
        at += 1
    found = _against(tokens, at, words)
    return None if found is None or found.against is Against.PLAN else found


def _against(  # noqa: PLR0911 (one return for each question)
    tokens: Sequence[Token], at: int, words: Vocabulary
) -> Comparator | None:
    key = _key(tokens, at)
    if key == _SAME[0] and _key(tokens, at + 1) in _OF_THE_YEAR:  # so với cùng tháng năm 2022
        return _same_period(tokens, at + 2)
    before = _before(tokens, at)
    if before is not None:
        return before
    offset = 1 if key in (_MONTH, _QUARTER) and _key(tokens, at + 1) == _SAME[0] else 0
    if _key(tokens, at + offset) == _SAME[0]:
        end = _behind_same(tokens, at + offset + 1)
        if end is not None:
            return _same_period(tokens, end)
    plan = words.words["plan"].match(tokens, at)
    if plan is not None:
        return Comparator(Against.PLAN, plan.end, None, plan.value)
    time = _time(tokens, at)
    if time is None:
        year = _bare_year(tokens, at)
        return None if year is None else Comparator(Against.PERIOD, at + 1, year)
    if time.shape is TimeShape.MONTH and time.number == 12 and time.shift == -1:
        return Comparator(Against.DECEMBER, time.end, time)
    return Comparator(Against.PERIOD, time.end, time)


def _behind_same(tokens: Sequence[Token], at: int) -> int | None:
    """The token behind kỳ or thời điểm, where it stands behind cùng."""
    if _key(tokens, at) == _SAME[1]:
        return at + 1
    if (_key(tokens, at), _key(tokens, at + 1)) == _MOMENT:
        return at + 2
    if _key(tokens, at)[:1] != "k" or _key(tokens, at + 1) != "?":
        return None
    while _key(tokens, at + 1) == "?":  # letters that a store has lost
        at += 1
    return at + 1


def _before(tokens: Sequence[Token], at: int) -> Comparator | None:
    """Tháng trước, quý trước; kỳ năm trước, of which cùng was lost."""
    key = _key(tokens, at)
    if key in _UNITS and _key(tokens, at + 1) in _BEFORE:
        return Comparator(Against.PREVIOUS, at + 2, unit="month" if key == _MONTH else "")
    lost = key == _SAME[1] and _key(tokens, at + 1) == _YEAR
    return _same_period(tokens, at + 1) if lost else None


def _lost(tokens: Sequence[Token], at: int) -> Comparator | None:
    """So với cung kỳ năm trước: slips; so với Tết năm ngoái: unclear, and no time of the figure."""
    for here in range(at + 1, at + 1 + _MOST_LOST):
        if here + 1 >= len(tokens) or not tokens[here - 1].is_word:
            return None
        if _key(tokens, here) in (_YEAR, *_OF_THE_YEAR) and _key(tokens, here + 1) in _BEFORE:
            between = around("between", tokens, at)
            if between is None or between.end != here:
                unnamed = TimeMention(TimeShape.UNCLEAR, here, here + 2, doubt=Doubt.UNNAMED)
                return Comparator(Against.PERIOD, here + 2, unnamed)
            is_year = _key(tokens, here) == _YEAR
            return _same_period(tokens, here) if is_year else _before(tokens, here)
    return None


_MOST_LOST: Final = 4


def _time(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """The time of a base, its whole list (quý I và II năm 2023), where no clause may begin in it.

    What follows a comma may be the time of what comes next (so với tháng 4, tháng 5 đạt …): that
    is left to it, and where nothing tells, the base is unclear.
    """
    first, whole = read_time(tokens, at, alone=True), read_time(tokens, at)
    if first is None or whole is None or whole.end == first.end:
        return whole
    goes_on = whole.end < len(tokens) and tokens[whole.end].is_word
    unclear = TimeMention(TimeShape.UNCLEAR, at, first.end, doubt=Doubt.WHICH)
    if _key(tokens, first.end) == "," and tokens[first.end + 1].is_word:
        if goes_on:
            return first
        return whole if _key(tokens, whole.end) in _CLOSING else unclear
    undated = whole.shape is not TimeShape.UNCLEAR and whole.year is None and not whole.shift
    return unclear if goes_on and undated else whole


_CLOSING: Final = frozenset(("", ".", ";", ")"))


def _bare_year(tokens: Sequence[Token], at: int) -> TimeMention | None:
    text = _key(tokens, at)
    if len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100":
        return TimeMention(TimeShape.YEAR, at, at + 1, 0, int(text))
    return None


def _same_period(tokens: Sequence[Token], at: int) -> Comparator:
    """Behind cùng kỳ: năm trước, năm 2018, 2018, của năm ngoái, or nothing."""
    here = at + 1 if _key(tokens, at) == key_of("của") else at
    time = _time(tokens, here) or _bare_year(tokens, here)
    if time is None:
        end = at + 1 if _key(tokens, at) in _BEFORE else at
        return Comparator(Against.SAME_PERIOD, end)
    if time.shape is TimeShape.DAY:
        return Comparator(Against.SAME_PERIOD, at)
    return Comparator(Against.SAME_PERIOD, time.end, time)
