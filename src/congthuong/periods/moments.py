"""Mốc thời gian: days and moments on one line, where "not known" is an answer.

For whatever happened at a time that a document gives to the day, the month or the year, or of which
it only says that it had happened by then.
"""

from datetime import date, datetime
from typing import TypeAlias

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.periods.as_of import AsOf

__all__ = ["Moment", "check_moments", "check_one_of", "first_day", "happened", "last_day"]

Moment: TypeAlias = date | AsOf


def first_day(moment: Moment) -> date:
    """Ngày sớm nhất: the earliest day that is meant; raises `InvalidTypeError` for no such time.

    >>> first_day(AsOf(2024))
    datetime.date(2024, 1, 1)
    """
    return moment.first_day if isinstance(moment, AsOf) else _plain(moment)


def last_day(moment: Moment) -> date:
    """Ngày muộn nhất: the latest day that is meant; raises `InvalidTypeError` for no such time.

    >>> last_day(AsOf(2024, 2))
    datetime.date(2024, 2, 29)
    """
    return moment.last_day if isinstance(moment, AsOf) else _plain(moment)


def happened(on: date, when: Moment | None, known_by: Moment | None = None) -> bool | None:
    """Đã xảy ra chưa: whether something had happened at the end of a day, None where open.

    `when` is its time; `known_by` is a time by which it had happened, however long before.

    >>> happened(date(2024, 6, 30), AsOf(2024)), happened(date(2024, 6, 30), AsOf(2025))
    (None, False)
    >>> happened(date(2024, 6, 30), None, known_by=AsOf(2022, 7))
    True
    """
    latest = known_by if when is None else when
    if latest is not None and last_day(latest) <= on:
        return True
    return False if when is not None and on < first_day(when) else None


def check_moments(*moments: object) -> None:
    """Raise `InvalidTypeError` for what is neither a day, nor a moment, nor None."""
    for moment in moments:
        if moment is not None and not isinstance(moment, AsOf):
            _plain(moment)


def check_one_of(when: object, known_by: object, what: str) -> None:
    """Raise `InvalidValueError` where a time and a time known by are both given."""
    if when is not None and known_by is not None:
        raise InvalidValueError((when, known_by), f"for {what}: its time or known by, not both")


def _plain(day: object) -> date:
    if isinstance(day, date) and not isinstance(day, datetime):
        return day
    raise InvalidTypeError(day, "a datetime.date without time of day, or an AsOf")
