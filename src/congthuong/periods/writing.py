"""Viết kỳ: periods and moments in the words of reports."""

from typing import Final

from congthuong._dates import format_date
from congthuong.errors import InvalidValueError
from congthuong.periods.as_of import AsOf
from congthuong.periods.kinds import MONTHS_A_YEAR, PeriodKind
from congthuong.periods.period import Period

__all__ = ["format_as_of", "format_period"]

_ROMAN: Final = ("I", "II", "III", "IV")
_TERMS: Final = ("giai đoạn", "nhiệm kỳ", "thời kỳ")


def format_period(period: Period, *, short: bool = False, term: str = "giai đoạn") -> str:
    """Viết kỳ: as reports write it; `parse_period` undoes it, short or not.

    `short` is the form of table heads (T9/2024, 9T/2024, Q3/2024). `term` is the word for several
    years: giai đoạn, nhiệm kỳ or thời kỳ.

    Raises `InvalidValueError` for another term.

    >>> format_period(Period.year_to_date(2024, 9)), format_period(Period.quarter(2024, 3))
    ('9 tháng đầu năm 2024', 'quý III/2024')
    >>> format_period(Period.years(2011, 2015), term="nhiệm kỳ")
    'nhiệm kỳ 2011-2015'
    >>> format_period(Period.month(2024, 9), short=True)
    'T9/2024'
    """
    if term not in _TERMS:
        raise InvalidValueError(term, f"one of {', '.join(_TERMS)}")
    year, month, months = period.start.year, period.start.month, period.months
    last = year + (month + months - 2) // MONTHS_A_YEAR
    kind = period.kind
    if kind is PeriodKind.SPAN:
        return _span(period, short=short)
    if kind is PeriodKind.YEARS:
        return f"{year:04d}-{last:04d}" if short else f"{term} {year:04d}-{last:04d}"
    if kind is PeriodKind.YEAR:
        return f"{year:04d}" if short else f"năm {year:04d}"
    return _short(period) if short else f"{_long(period)}{year:04d}"


def _long(period: Period) -> str:
    month, months = period.start.month, period.months
    if period.kind is PeriodKind.MONTH:
        return f"tháng {month} năm "
    if period.kind is PeriodKind.QUARTER:
        return f"quý {_ROMAN[month // 3]}/"
    place = "đầu" if month == 1 else "cuối"
    return f"{months} tháng {place} năm "


def _short(period: Period) -> str:
    year, month, months = f"{period.start.year:04d}", period.start.month, period.months
    if period.kind is PeriodKind.MONTH:
        return f"T{month}/{year}"
    if period.kind is PeriodKind.QUARTER:
        return f"Q{month // 3 + 1}/{year}"
    return f"{months}T/{year}" if month == 1 else f"{months}T cuối năm {year}"


def _span(period: Period, *, short: bool) -> str:
    first, last = period.start, period.last_month.start
    if short:
        return f"T{first.month}/{first.year:04d}-T{last.month}/{last.year:04d}"
    named = "" if first.year == last.year else f" năm {first.year:04d}"
    return f"từ tháng {first.month}{named} đến tháng {last.month} năm {last.year:04d}"


def format_as_of(moment: AsOf, *, short: bool = False) -> str:
    """Viết thời điểm: as documents write it; `parse_as_of` undoes it, short or not.

    Days below 10 and the months 1 and 2 take a leading zero (Decree 30/2020/NĐ-CP, Annex I).

    >>> format_as_of(AsOf(2024, 6, 5)), format_as_of(AsOf(2024, 6, 5), short=True)
    ('ngày 05 tháng 6 năm 2024', '05/6/2024')
    >>> format_as_of(AsOf(2022, 7)), format_as_of(AsOf(2022))
    ('tháng 7 năm 2022', 'năm 2022')
    """
    if moment.day is not None:
        return format_date(moment.first_day, words=not short)
    return format_period(moment.period, short=short)
