"""Trục thời gian: mentions of time with the year that they leave unsaid."""

from typing import Final

from congthuong.errors import InvalidValueError
from congthuong.periods import AsOf, Period
from congthuong.periods.parsing import period_of
from congthuong.reading.times import TimeMention, TimeShape

__all__ = ["resolve"]


def resolve(
    mention: TimeMention, anchor: AsOf | None, *, ahead: bool = False, near: bool = False
) -> Period | AsOf | None:
    """Kỳ đầy đủ: the time with its year, from the anchor where it is not said.

    `anchor` is the month before whose end the time is expected to lie: that of publication; of what
    is planned or foreseen (`ahead`) it may lie behind, of what is estimated (`near`) on the nearer
    side. None where no year can be known, or where the calendar has no such day.
    """
    year = mention.year
    if year is None:
        year = _expected_year(mention, anchor, ahead=ahead, near=near)
    if year is None:
        return None
    try:
        return _made(mention, year, anchor)
    except InvalidValueError:
        return None


def _expected_year(
    mention: TimeMention, anchor: AsOf | None, *, ahead: bool, near: bool
) -> int | None:
    if anchor is None:
        return None
    if mention.shift or anchor.month is None:
        return anchor.year + mention.shift
    last = _last_month(mention)
    if ahead:
        return anchor.year + (0 < last <= _NEXT_SPRING and anchor.month >= _AUTUMN)
    if near and last - anchor.month < _HALF_A_YEAR:
        return anchor.year
    # A report of this month may estimate the month that is under way, not a later one.
    return anchor.year - 1 if last > anchor.month + 1 else anchor.year


_HALF_A_YEAR: Final = 6
# In October, a plan for the first quarter is one of the next year.
_NEXT_SPRING: Final = 3
_AUTUMN: Final = 10
# How many months the number of a mention counts: quý III ends in month 9.
_MONTHS: Final = {
    TimeShape.FIRST_MONTHS: 1,
    TimeShape.MONTH: 1,
    TimeShape.QUARTER: 3,
    TimeShape.HALF: 6,
}


def _last_month(mention: TimeMention) -> int:
    if mention.shape is TimeShape.DAY:
        return mention.month
    if mention.shape is TimeShape.SPAN:
        return mention.number
    return _MONTHS.get(mention.shape, 0) * mention.number


def _made(mention: TimeMention, year: int, anchor: AsOf | None) -> Period | AsOf | None:
    shape = mention.shape
    if shape is TimeShape.DAY:
        return AsOf(year, mention.month, mention.number)
    if shape not in _OPEN:
        return period_of(mention, year)
    if anchor is None or anchor.month is None:
        return None
    if shape is TimeShape.SINCE:
        return Period.years(year, anchor.year)
    if year < anchor.year:
        return Period.year(year) if mention.month <= 1 else None
    return Period.month(year, mention.month or 1).span(Period.month(year, anchor.month))


_OPEN: Final = frozenset((TimeShape.SINCE, TimeShape.YEAR_TO_NOW, TimeShape.CUMULATED))
