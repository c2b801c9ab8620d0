"""Mốc so sánh: what a rate of a figure of some time is over."""

from typing import Final

from congthuong.percentages import IndexBase
from congthuong.periods import AsOf, Period
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.plans import plan_reference
from congthuong.reading.timeline import resolve
from congthuong.reading.times import TimeMention, TimeShape
from congthuong.reading.timing import is_unclear
from congthuong.records import ComparisonBase, PlanBase, Time

__all__ = ["base_of", "why_open"]


def base_of(
    comparator: Comparator | None, time: Time | None, published: AsOf | None
) -> ComparisonBase | None:
    """What a rate is over; without a word, the same period of the year before.

    None where a base is named of which it is not clear what it is.
    """
    if comparator is None:
        return IndexBase.SAME_PERIOD_LAST_YEAR
    if is_unclear(comparator.time):
        return None
    if comparator.against is Against.PERIOD and comparator.time is not None:
        return _named_base(comparator.time, time, published)
    if comparator.against is Against.PLAN:
        return PlanBase(plan_reference(comparator.plan, ""))
    if comparator.against is Against.SAME_PERIOD and comparator.time is not None:
        return _same_period(comparator.time, time, published)
    return _BASES.get(comparator.against, IndexBase.SAME_PERIOD_LAST_YEAR)


def _same_period(
    mention: TimeMention, time: Time | None, published: AsOf | None
) -> ComparisonBase | None:
    """Cùng kỳ năm 2019 of figures of 2024 is that of 2019; cùng kỳ quý II năm 2022 is named."""
    if time is None or mention.year is None:
        return IndexBase.SAME_PERIOD_LAST_YEAR
    if mention.shape is not TimeShape.YEAR:
        return _named_base(mention, time, published)
    back = (time.year if isinstance(time, AsOf) else time.start.year) - mention.year
    if back <= 1:
        return IndexBase.SAME_PERIOD_LAST_YEAR
    if isinstance(time, Period):
        return time.shift(-12 * back)
    leap = (time.month, time.day) == (2, 29)
    return AsOf(mention.year, time.month, None if leap else time.day)


def _named_base(
    mention: TimeMention, time: Time | None, published: AsOf | None
) -> ComparisonBase | None:
    """So với năm 2018 of figures of 2019 is the same period; so với tháng 4 of May the last."""
    if mention.shape is TimeShape.YEAR and mention.shift == -1:
        return IndexBase.SAME_PERIOD_LAST_YEAR
    end = AsOf.end_of(time) if isinstance(time, Period) else time
    named = resolve(mention, published or end)
    if isinstance(time, AsOf) and named == Period.year(time.year - 1):
        return IndexBase.SAME_PERIOD_LAST_YEAR
    if not isinstance(named, Period) or not isinstance(time, Period):
        return named
    if mention.year is None and named.start > time.start and not named.overlaps(time):
        return None  # what lies behind the figure is no base: of which year is it?
    last_year = named.start.year == time.start.year - 1
    of_year = mention.shape is TimeShape.YEAR and last_year
    if of_year or named == time.same_period_last_year():
        return IndexBase.SAME_PERIOD_LAST_YEAR
    is_previous = named.months == time.months and named.abuts(time)
    return IndexBase.PREVIOUS_PERIOD if is_previous else named


def why_open(comparator: Comparator | None) -> str:
    """Why the base of a rate is not known, in Vietnamese."""
    time = None if comparator is None else comparator.time
    doubt = None if time is None else time.doubt
    return f"mốc so sánh không rõ: {_NO_YEAR if doubt is None else doubt.label}"


_NO_YEAR: Final = "không rõ năm"


_BASES: Final = {
    Against.PREVIOUS: IndexBase.PREVIOUS_PERIOD,
    Against.DECEMBER: IndexBase.DECEMBER_LAST_YEAR,
}
