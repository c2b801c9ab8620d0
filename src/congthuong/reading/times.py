"""Nhận kỳ trong văn: the times of the grammar, where the words around them let them be times."""

from collections.abc import Sequence
from typing import Final

from congthuong._tokens import Token
from congthuong.periods.grammar import recognise
from congthuong.periods.kinds import MONTHS_A_YEAR
from congthuong.periods.mentions import Doubt, TimeMention, TimeShape
from congthuong.periods.time_words import takes
from congthuong.reading.surroundings import around, ends_with

__all__ = ["TimeMention", "TimeShape", "read_time"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def read_time(tokens: Sequence[Token], at: int, *, alone: bool = False) -> TimeMention | None:
    """Nhận kỳ: the time that begins at a token of a text, None where none does.

    `alone` asks for one time, where a list or a range would follow (so với tháng 4, tháng 5 …).
    """
    found = recognise(tokens, at, alone=alone)
    if found is None or _is_counted(tokens, at) or _is_mean(tokens, at, found):
        return None
    if found.shape is TimeShape.UNCLEAR:
        each = found.doubt in (Doubt.MAY_OR_YEAR, Doubt.WHICH) and _is("each", tokens, at - 1)
        return None if each else found
    if not _is_of_our_days(found) or (tokens[at].is_number and _is_no_time(tokens, at, found)):
        return None
    if tokens[at].is_word and _is_short(tokens, at, found):
        return None
    return found if _is_of_calendar(found) else _refused(found)


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def _is(category: str, tokens: Sequence[Token], at: int) -> bool:
    return around(category, tokens, at) is not None


def _is_mean(tokens: Sequence[Token], at: int, found: TimeMention) -> bool:
    """bình quân | 1 tháng: a mean over months, and no month of the calendar."""
    one = found.shape is TimeShape.FIRST_MONTHS and found.number == 1 and not found.is_dated
    return one and ends_with("mean", tokens, at)


def _is_counted(tokens: Sequence[Token], at: int) -> bool:
    """trăm lẻ năm tháng: the rest of a number in words; not bán lẻ 6 tháng, Mê Linh tháng 6."""
    if at == 1 or not _is("zero_tens", tokens, at - 1):
        return _is("tens", tokens, at - 1)
    return tokens[at - 2].is_number or _is("tens", tokens, at - 2)


def _is_of_our_days(found: TimeMention) -> bool:
    """Whether the years are those of statistics, in their order."""
    years = [year for year in (found.year, found.first_year) if year is not None]
    if found.shape is TimeShape.YEARS:
        years.append(found.number)
        if found.year is not None and found.number < found.year:
            return False
    return all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years)


_MOST: Final = {TimeShape.QUARTER: 4, TimeShape.HALF: 2}
_NUMBERLESS: Final = frozenset(
    (
        *(TimeShape.YEAR, TimeShape.YEARS, TimeShape.YEAR_TO_NOW),
        *(TimeShape.CUMULATED, TimeShape.SINCE, TimeShape.DAY),
    )
)


def _is_of_calendar(found: TimeMention) -> bool:
    """Whether a year has so many months or quarters."""
    if found.shape in _NUMBERLESS:
        return True
    first = found.month if found.shape is TimeShape.SPAN else 1
    return 1 <= found.number <= _MOST.get(found.shape, MONTHS_A_YEAR) and 1 <= first <= 12


def _refused(found: TimeMention) -> TimeMention | None:
    """tháng 13/2024 is a time that no year has; 18 tháng are months that are counted."""
    if not found.is_dated:
        return None
    return TimeMention(TimeShape.UNCLEAR, found.start, found.end, doubt=Doubt.WHICH)


def _is_no_time(tokens: Sequence[Token], at: int, found: TimeMention) -> bool:
    """A bare figure, a count over a total, a scale of maps, which only look like times."""
    shape = found.shape
    if shape is TimeShape.YEAR:
        return True
    before = _key(tokens, at - 1)
    if shape is TimeShape.MONTH:
        of_map = _key(tokens, at) == "1" and _is("map", tokens, at - 1)
        return of_map or before in ("/", "-", ".") or _key(tokens, found.end) == "/"
    if shape is TimeShape.DAY:
        if takes("month", tokens, at + 1) > at + 1:
            return takes("month", tokens, at - 1) == at
        if found.year is not None or _after_day_word(tokens, at):
            return False
        return _key(tokens, at + 1) == "-" or _is_unit_like(tokens, found.end)
    return takes("short_month", tokens, at + 1) > at + 1 and not found.is_dated


def _is_short(tokens: Sequence[Token], at: int, found: TimeMention) -> bool:
    """T9, Q3 without a year: a name of something else as well."""
    if found.is_dated or found.shape not in (TimeShape.MONTH, TimeShape.QUARTER):
        return False
    return _key(tokens, at)[:1] in ("t", "q") and len(_key(tokens, at)) <= 2


def _after_day_word(tokens: Sequence[Token], at: int) -> bool:
    behind = any(_is("day", tokens, at - back) for back in (1, 2))
    return behind or "(" in (_key(tokens, at - 1), _key(tokens, at - 2))


def _is_unit_like(tokens: Sequence[Token], at: int) -> bool:
    """61,5/58ha, 16/19 tiêu chí: a count over a total, not a day."""
    return at < len(tokens) and (tokens[at].is_word or tokens[at].key == "%")
