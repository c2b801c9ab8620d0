"""Mốc thời gian của chợ: days and moments on one line, where "not known" is an answer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeAlias

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.periods import AsOf

__all__ = [
    "When",
    "check_moments",
    "check_one_of",
    "check_types",
    "first_day",
    "happened",
    "last_day",
]

When: TypeAlias = date | AsOf


def first_day(when: When) -> date:
    """Ngày sớm nhất: the earliest day that is meant.

    >>> first_day(AsOf(2024))
    datetime.date(2024, 1, 1)
    """
    return when.first_day if isinstance(when, AsOf) else _plain(when)


def last_day(when: When) -> date:
    """Ngày muộn nhất: the latest day that is meant; raises `InvalidTypeError` for no such time.

    >>> last_day(AsOf(2024, 2))
    datetime.date(2024, 2, 29)
    """
    return when.last_day if isinstance(when, AsOf) else _plain(when)


def _plain(day: object) -> date:
    if isinstance(day, date) and not isinstance(day, datetime):
        return day
    raise InvalidTypeError(day, "a datetime.date without time of day, or an AsOf")


def happened(on: date, when: When | None, known_by: When | None = None) -> bool | None:
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
    """Raises `InvalidTypeError` for what is neither a day, nor a moment, nor None."""
    for moment in moments:
        if moment is not None and not isinstance(moment, AsOf):
            _plain(moment)


def check_types(owner: object, accepted: Mapping[str, type]) -> None:
    """Raises `InvalidTypeError` for a field that holds neither its type nor None."""
    for name, kind in accepted.items():
        value = getattr(owner, name)
        if value is not None and not isinstance(value, kind):
            raise InvalidTypeError(value, f"for {name}: {kind.__name__} or None")


def check_one_of(when: object, known_by: object, what: str) -> None:
    """Raises `InvalidValueError` where a time and a time known by are both given."""
    if when is not None and known_by is not None:
        raise InvalidValueError((when, known_by), f"for {what}: its time or known by, not both")
