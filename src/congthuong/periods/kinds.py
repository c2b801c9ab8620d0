"""Loại kỳ và khoảng ngày: what a span of months is called, and which days it covers."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import frozen

from congthuong.errors import InvalidValueError
from congthuong.findings import Caveat

__all__ = ["MONTHS_A_YEAR", "DateSpan", "PeriodKind", "kind_of", "reporting_span"]

MONTHS_A_YEAR: Final = 12


class PeriodKind(Enum):
    """Loại kỳ: what a period is called; values are SDMX frequency codes where one exists.

    >>> PeriodKind.QUARTER.value
    'Q'
    """

    MONTH = "M"
    QUARTER = "Q"
    HALF = "S"
    YEAR = "A"
    YEARS = "years"
    YEAR_TO_DATE = "year_to_date"
    LAST_MONTHS = "last_months"
    SPAN = "span"


_REGULAR: Final = {3: PeriodKind.QUARTER, 6: PeriodKind.HALF, MONTHS_A_YEAR: PeriodKind.YEAR}


def kind_of(month: int, months: int) -> PeriodKind:
    """Loại kỳ: the name of so many months from this month of the year, shortest spans first.

    >>> kind_of(1, 9), kind_of(2, 3)
    (<PeriodKind.YEAR_TO_DATE: 'year_to_date'>, <PeriodKind.SPAN: 'span'>)
    """
    if months == 1:
        return PeriodKind.MONTH
    if months in _REGULAR and (month - 1) % months == 0:
        return _REGULAR[months]
    if month == 1 and months % MONTHS_A_YEAR == 0:
        return PeriodKind.YEARS
    if month == 1 and months < MONTHS_A_YEAR:
        return PeriodKind.YEAR_TO_DATE
    if month + months - 1 == MONTHS_A_YEAR:
        return PeriodKind.LAST_MONTHS
    return PeriodKind.SPAN


@frozen
class DateSpan:
    """Khoảng ngày: the first and the last day of a span, both inside, with what must be said of it.

    >>> Period.month(2024, 2).calendar_span.last
    datetime.date(2024, 2, 29)
    """

    first: date
    last: date
    caveats: tuple[Caveat, ...] = ()


_NINE_MONTHS: Final = Caveat(
    "nine-months-not-in-decree",
    "Nghị định 09/2019/NĐ-CP không quy định kỳ 9 tháng; mốc 15/12 đến 14/9 theo quy định của "
    "địa phương (ví dụ Quyết định 01/2023 của Khánh Hòa).",
)
# Kinds for which Decree 09/2019, art. 12, sets the days.
_DECREED: Final = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)


def reporting_span(start: date, months: int, kind: PeriodKind) -> DateSpan:
    """Kỳ báo cáo hành chính: see `Period.reporting_span`.

    >>> str(reporting_span(date(2024, 1, 1), 9, PeriodKind.YEAR_TO_DATE).last)
    '2024-09-14'
    """
    from dateutil.relativedelta import relativedelta

    nine_months = kind is PeriodKind.YEAR_TO_DATE and months == 9
    if kind not in _DECREED and not nine_months:
        raise InvalidValueError(
            (start, months), "a month, quarter, half-year, year or nine months (Decree 09/2019)"
        )
    if start == date.min:
        raise InvalidValueError((start, months), "a period that does not open the calendar")
    first = start + relativedelta(months=-1, day=15)
    last = start + relativedelta(months=months - 1, day=14)
    return DateSpan(first, last, (_NINE_MONTHS,) if nine_months else ())
