"""Ngày: calendar dates as Vietnamese documents write them; day before month, always.

Decree 30/2020/NĐ-CP, Annex I: days below 10 and the months 1 and 2 take a leading zero.
"""

import re
from datetime import date
from typing import Final

from congthuong._data import read_table
from congthuong._text import normalize
from congthuong.errors import ParseError

__all__ = ["DATE_PATTERN", "DAY", "YEAR", "date_of_match", "format_date", "parse_date"]

_WORDS: Final = {row["category"]: row["pattern"] for row in read_table("time_words").rows}
DAY: Final = _WORDS["day"]
_MONTH: Final = _WORDS["month"]
YEAR: Final = _WORDS["year"]
# One pattern, so that a date is found in running text exactly as it is parsed alone.
# A line break of two characters arrives as two spaces.
_GAP: Final = " {1,2}"
_TWO: Final = "[0-9]{1,2}"
_FOUR: Final = "[0-9]{4}"
DATE_PATTERN: Final = (
    rf"(?:(?:{DAY}{_GAP})?(?P<day>{_TWO}) ?(?P<mark>[/.-]) ?(?P<month>{_TWO}) ?(?P=mark) ?"
    rf"(?P<year>{_FOUR})|{DAY}{_GAP}(?P<day_w>{_TWO}){_GAP}{_MONTH}{_GAP}(?P<month_w>{_TWO})"
    rf"{_GAP}{YEAR}{_GAP}(?P<year_w>{_FOUR}))(?![0-9])"
)
_DATE: Final = re.compile(DATE_PATTERN, re.IGNORECASE)
_ACCEPTED: Final = "a date such as 'ngày 05 tháng 6 năm 2024', '05/6/2024' or '5-6-2024'"


def parse_date(text: str) -> date:
    """Đọc ngày: day, month and year, in figures.

    Raises `ParseError` for any other form and for a day that the month does not have.

    >>> parse_date("ngày 05 tháng 6 năm 2024"), parse_date("25/9/2024")
    (datetime.date(2024, 6, 5), datetime.date(2024, 9, 25))
    """
    match = _DATE.fullmatch(" ".join(normalize(text).split()))
    found = date_of_match(match) if match else None
    if found is None:
        reason = "the calendar has no such day" if match else ""
        raise ParseError(text, _ACCEPTED, reason=reason)
    return found


def date_of_match(match: re.Match[str]) -> date | None:
    """The date that a match of `DATE_PATTERN` stands for, None where no such day exists."""
    part = match.groupdict()
    year, month, day = (part[name] or part[f"{name}_w"] for name in ("year", "month", "day"))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def format_date(day: date, *, words: bool = True) -> str:
    """Viết ngày: as Decree 30/2020/NĐ-CP has it, in words or short.

    >>> format_date(date(2024, 6, 5)), format_date(date(2024, 2, 15), words=False)
    ('ngày 05 tháng 6 năm 2024', '15/02/2024')
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    if words:
        return f"{DAY} {day.day:02d} {_MONTH} {month} {YEAR} {day.year:04d}"
    return f"{day.day:02d}/{month}/{day.year:04d}"
