"""Thời gian của cột: times as far as heads say them, completed by the year of the table."""

from congthuong.errors import CongThuongError
from congthuong.periods import AsOf, Period
from congthuong.periods.mentions import TimeMention, TimeShape
from congthuong.periods.parsing import period_of
from congthuong.records import Time

__all__ = ["resolved", "year_before"]


def resolved(mention: TimeMention | None, year: int | None) -> Time | None:
    """A time with the year of its own or of the table; None where no year is known."""
    if mention is None:
        return None
    said = mention.year
    if said is None:
        said = None if year is None else year + mention.shift
    if said is None:
        return None
    try:
        if mention.shape is TimeShape.DAY:
            return AsOf(said, mention.month, mention.number)
        return period_of(mention, said)
    except CongThuongError:
        return None


def year_before(time: Time) -> Time | None:
    """The same time of the year before."""
    try:
        if isinstance(time, Period):
            return time.same_period_last_year()
        return AsOf(time.year - 1, time.month, time.day)
    except CongThuongError:
        return None
