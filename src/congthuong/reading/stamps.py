"""Ngày phát hành: when a text was issued, as it is given or as the text itself says."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from congthuong.errors import InvalidTypeError
from congthuong.periods import AsOf, Period

__all__ = ["STAMP", "published_of", "stamp_of"]


def published_of(published: date | Period | AsOf | None) -> AsOf | None:
    """The moment of publication, from a day, a month, or a moment; raises `InvalidTypeError`."""
    if published is not None and not isinstance(published, date | Period | AsOf):
        raise InvalidTypeError(published, "a date, a Period or an AsOf of publication, or None")
    if isinstance(published, Period):
        last = published.last_month.start
        return AsOf(last.year, last.month) if published.months < 12 else AsOf(last.year)
    return AsOf.on(published) if isinstance(published, date) else published


STAMP: Final = re.compile(r"\bdate ((?:19|20)[0-9]{2})-([01][0-9])(?:-([0-3][0-9]))?")
# Hà Tĩnh, ngày 18 tháng 6 năm 2024: at the head of a letter, a line of its own.
_LETTERHEAD: Final = re.compile(
    r",[ \t]*ngày[ \t]+([0-3]?[0-9])[ \t]+tháng[ \t]+([01]?[0-9])[ \t]+năm[ \t]+((?:19|20)[0-9]{2})"
    r"[ \t]*$",
    re.MULTILINE,
)
_HEAD: Final = 1500
_DATE: Final = re.compile(r"(?<![0-9/])([0-3]?[0-9])[/.-]([01]?[0-9])[/.-]((?:19|20)[0-9]{2})\b")


def stamp_of(text: str) -> AsOf | None:
    """The day of a text from its own stamp, None where it has none."""
    head = _LETTERHEAD.search(text, 0, _HEAD)
    if head:
        day, month, year = map(int, head.groups())
        return AsOf(year, month, day) if _is_day(year, month, day) else None
    match = STAMP.search(text)
    if match:
        year, month = int(match[1]), int(match[2])
        return AsOf(year, month) if 1 <= month <= 12 else AsOf(year)
    for found in _DATE.finditer(text[:5000]):
        day, month, year = map(int, found.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            return AsOf(year, month)
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
