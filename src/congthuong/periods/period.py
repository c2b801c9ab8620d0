"""Kỳ: one class for every span of whole months, canonical by construction, and its words."""

import calendar
import functools
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from attrs import frozen

from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.periods.kinds import (
    MONTHS_A_YEAR,
    DateSpan,
    PeriodKind,
    kind_of,
    reporting_span,
)
from congthuong.periods.time_words import printed, terms

__all__ = ["Period", "format_period"]

_LAST_MONTH: Final = 9999 * MONTHS_A_YEAR + 11


if TYPE_CHECKING:
    from builtins import classmethod as _of_class
else:

    class _of_class(classmethod):  # noqa: N801 (a decorator)
        """A factory that a value does not answer with: `p.year` is no year but a way to make one.

        Raises `AttributeError`, as Python asks of names that are not there.
        """

        def __get__(self, instance, owner=None):
            if instance is None:
                return super().__get__(instance, owner)
            name = self.__func__.__name__
            asked = f"start.{name}" if name in ("year", "month") else "start, months and kind"
            message = (
                f"{instance!r} has no attribute {name!r}: Period.{name}(…) makes a period, "
                f"and {asked} of a value tells what it is"
            )
            raise AttributeError(message, name=name, obj=instance)


@functools.total_ordering
@frozen(repr=False)
class Period:
    """Kỳ: `months` whole months from `start`, the first day of a month.

    Two fields, so that what means the same is the same: 6 tháng đầu năm is half-year 1, twelve
    months from January are the year, and tháng 9 is never 9 tháng. Periods order by start, then
    by length. `str` gives the SDMX form, which `Period.parse` reads back; Vietnamese text is read
    by `parse_period` and written by `format_period`.

    Raises `InvalidTypeError` or `InvalidValueError` for a start that is no first of a month, for
    fewer than one month, and for spans beyond the year 9999.

    >>> Period.year_to_date(2024, 9)
    Period.parse('2024-01-01/P9M')
    >>> Period.year_to_date(2022, 6) == Period.half(2022, 1), Period.month(2024, 9).kind
    (True, <PeriodKind.MONTH: 'M'>)
    """

    start: date
    months: int

    def __attrs_post_init__(self) -> None:
        start, months = self.start, self.months
        if (
            start.__class__ is date
            and start.day == 1
            and months.__class__ is int
            and 0 < months < 1200
            and start.year < 9899
        ):
            return  # a century from before 9899 ends before the calendar does
        _check(start, months)

    @_of_class
    def month(cls, year: int, month: int) -> "Period":
        """Tháng: one calendar month.

        >>> str(Period.month(2013, 9))
        '2013-09'
        """
        return _from(year, month, 1)

    @_of_class
    def quarter(cls, year: int, quarter: int) -> "Period":
        """Quý: three months, quarters 1 to 4.

        >>> str(Period.quarter(2024, 3))
        '2024-Q3'
        """
        return _from(year, 3 * _within(quarter, 4, "a quarter") - 2, 3)

    @_of_class
    def half(cls, year: int, half: int) -> "Period":
        """Nửa năm: half-year 1 (6 tháng đầu năm) or 2 (6 tháng cuối năm).

        >>> str(Period.half(2022, 1))
        '2022-S1'
        """
        return _from(year, 6 * _within(half, 2, "a half-year") - 5, 6)

    @_of_class
    def year(cls, year: int) -> "Period":
        """Năm: one calendar year.

        >>> str(Period.year(2024))
        '2024'
        """
        return _from(year, 1, MONTHS_A_YEAR)

    @_of_class
    def years(cls, first: int, last: int) -> "Period":
        """Giai đoạn, nhiệm kỳ: whole calendar years, both named years inside.

        >>> str(Period.years(2011, 2015))
        '2011-01-01/P5Y'
        """
        if _integer(last) < _integer(first):
            raise InvalidValueError((first, last), "a first year that is not after the last one")
        return _from(first, 1, MONTHS_A_YEAR * (last - first + 1))

    @_of_class
    def year_to_date(cls, year: int, months: int) -> "Period":
        """N tháng đầu năm: the first months of a year, counted from January.

        >>> str(Period.year_to_date(2024, 9))
        '2024-01-01/P9M'
        """
        return _from(year, 1, _within(months, MONTHS_A_YEAR, "a number of months"))

    @_of_class
    def last_months(cls, year: int, months: int) -> "Period":
        """N tháng cuối năm: the last months of a year, up to December.

        >>> str(Period.last_months(2013, 3))
        '2013-Q4'
        """
        inside = _within(months, MONTHS_A_YEAR, "a number of months")
        return _from(year, MONTHS_A_YEAR + 1 - inside, inside)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Đọc mã SDMX: the period that `str` wrote; also `2024-A1` and `2024-M09`.

        Raises `ParseError`. Vietnamese text is read by `parse_period`.

        >>> Period.parse("2024-01-01/P9M") == Period.year_to_date(2024, 9)
        True
        """
        if not isinstance(text, str):
            raise InvalidTypeError(text, "a str in SDMX form")
        match = _SDMX.fullmatch(text)
        if match is None:
            raise ParseError(text, _ACCEPTED_SDMX)
        try:
            return _of_match(match)
        except InvalidValueError as error:
            raise ParseError(text, _ACCEPTED_SDMX, reason=str(error)) from None

    @property
    def kind(self) -> PeriodKind:
        """Loại kỳ: derived from the months; the first name that fits, shortest spans first.

        >>> Period.year_to_date(2024, 3).kind, Period.parse("2024-02-01/P3M").kind
        (<PeriodKind.QUARTER: 'Q'>, <PeriodKind.SPAN: 'span'>)
        """
        return kind_of(self.start.month, self.months)

    @property
    def last_month(self) -> "Period":
        """Tháng cuối kỳ: the last month inside."""
        return Period(_first_day(_ordinal(self.start) + self.months - 1), 1)

    @property
    def calendar_span(self) -> DateSpan:
        """Khoảng ngày theo lịch: first and last calendar day, as statistics count them.

        >>> Period.quarter(2024, 3).calendar_span.last
        datetime.date(2024, 9, 30)
        """
        month = self.last_month.start
        days = calendar.monthrange(month.year, month.month)[1]
        return DateSpan(self.start, month.replace(day=days))

    @property
    def reporting_span(self) -> DateSpan:
        """Kỳ báo cáo hành chính: from the 15th before the period to the 14th of its last month.

        Decree 09/2019/NĐ-CP, art. 12, for months, quarters, half-years and years. Nine months are
        not in the decree; provinces add 15/12 to 14/9, and the span carries that caveat.
        Raises `InvalidValueError` for every other period: no rule sets its days.

        >>> span = Period.half(2024, 2).reporting_span
        >>> str(span.first), str(span.last)
        ('2024-06-15', '2024-12-14')
        """
        return reporting_span(self.start, self.months, self.kind)

    def shift(self, months: int) -> "Period":
        """Dời kỳ: the span of the same length that starts so many months later (or earlier).

        >>> str(Period.month(2024, 1).shift(-1))
        '2023-12'
        """
        return Period(_first_day(_ordinal(self.start) + _integer(months)), self.months)

    def same_period_last_year(self) -> "Period":
        """Cùng kỳ năm trước: the same months a year before, cumulative for cumulative.

        >>> str(Period.year_to_date(2024, 9).same_period_last_year())
        '2023-01-01/P9M'
        """
        return self.shift(-MONTHS_A_YEAR)

    def previous(self) -> "Period":
        """Kỳ trước: the period of the same length that ends where this one starts.

        Raises `InvalidValueError` for cumulative months such as 9 tháng đầu năm: nothing before
        them has their name, and nine months back is not what anybody compares with.

        >>> str(Period.quarter(2024, 1).previous()), str(Period.years(2021, 2025).previous())
        ('2023-Q4', '2016-01-01/P5Y')
        """
        if self.kind in (PeriodKind.YEAR_TO_DATE, PeriodKind.LAST_MONTHS):
            raise InvalidValueError(
                self, "a period with a predecessor; use same_period_last_year() or shift()"
            )
        return self.shift(-self.months)

    def encloses(self, other: "Period") -> bool:
        """Bao trùm: whether every month of the other lies inside (a plan's year and six months).

        >>> Period.year(2024).encloses(Period.year_to_date(2024, 6))
        True
        """
        return self.start <= _period(other).start and _end(other) <= _end(self)

    def overlaps(self, other: "Period") -> bool:
        """Giao nhau: whether some month lies in both.

        >>> Period.quarter(2024, 1).overlaps(Period.month(2024, 4))
        False
        """
        return _ordinal(self.start) < _end(_period(other)) and _ordinal(other.start) < _end(self)

    def abuts(self, other: "Period") -> bool:
        """Liền kề: whether one starts where the other ends.

        >>> Period.quarter(2024, 1).abuts(Period.month(2024, 4))
        True
        """
        return _end(self) == _ordinal(_period(other).start) or _end(other) == _ordinal(self.start)

    def span(self, other: "Period") -> "Period":
        """Kỳ chung nhỏ nhất: the shortest period that encloses both.

        >>> str(Period.month(2024, 1).span(Period.month(2024, 9)))
        '2024-01-01/P9M'
        """
        start = min(self.start, _period(other).start)
        return Period(start, max(_end(self), _end(other)) - _ordinal(start))

    def split(self, months: int = 1) -> "tuple[Period, ...]":
        """Chia kỳ: the periods of so many months inside, in order.

        Raises `InvalidValueError` where they do not fill the period.

        >>> [str(part) for part in Period.half(2022, 1).split(3)]
        ['2022-Q1', '2022-Q2']
        """
        if _integer(months) < 1 or self.months % months:
            raise InvalidValueError(months, f"a number of months that divides {self.months}")
        first = _ordinal(self.start)
        return tuple(
            Period(_first_day(first + offset), months) for offset in range(0, self.months, months)
        )

    def __contains__(self, day: date) -> bool:
        span = self.calendar_span
        return span.first <= _day(day) <= span.last

    def __lt__(self, other: "Period") -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.start, self.months) < (other.start, other.months)

    def __str__(self) -> str:
        year, month = f"{self.start.year:04d}", self.start.month
        kind = self.kind
        if kind is PeriodKind.MONTH:
            return f"{year}-{month:02d}"
        if kind is PeriodKind.YEAR:
            return year
        if kind in (PeriodKind.QUARTER, PeriodKind.HALF):
            return f"{year}-{kind.value}{(month - 1) // self.months + 1}"
        if kind is PeriodKind.YEARS:
            return f"{year}-01-01/P{self.months // MONTHS_A_YEAR}Y"
        return f"{year}-{month:02d}-01/P{self.months}M"

    def __repr__(self) -> str:
        return f"Period.parse({str(self)!r})"

    def _repr_html_(self) -> Html:
        return element("span", format_period(self), title=str(self))


_TERMS: Final = terms()


def format_period(period: Period, *, short: bool = False, term: str = _TERMS[0]) -> str:
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
        return f"{year:04d}" if short else f"{printed('year')} {year:04d}"
    return _short(period) if short else f"{_long(period)}{year:04d}"


def _long(period: Period) -> str:
    month, months = period.start.month, period.months
    if period.kind is PeriodKind.MONTH:
        return f"{printed('month')} {month} {printed('year')} "
    if period.kind is PeriodKind.QUARTER:
        return f"{printed('quarter')} {printed('roman', str(month // 3 + 1))}/"
    place = printed("place", "first" if month == 1 else "last")
    return f"{months} {printed('month')} {place} {printed('year')} "


def _short(period: Period) -> str:
    year, month, months = f"{period.start.year:04d}", period.start.month, period.months
    if period.kind is PeriodKind.MONTH:
        return f"{printed('short_month')}{month}/{year}"
    if period.kind is PeriodKind.QUARTER:
        return f"{printed('short_quarter')}{month // 3 + 1}/{year}"
    counted = f"{months}{printed('short_month')}"
    last = f"{printed('place', 'last')} {printed('year')}"
    return f"{counted}/{year}" if month == 1 else f"{counted} {last} {year}"


def _span(period: Period, *, short: bool) -> str:
    first, last = period.start, period.last_month.start
    if short:
        letter = printed("short_month")
        return f"{letter}{first.month}/{first.year:04d}-{letter}{last.month}/{last.year:04d}"
    month, year = printed("month"), printed("year")
    named = "" if first.year == last.year else f" {year} {first.year:04d}"
    opens = f"từ {month} {first.month}{named}"
    return f"{opens} {printed('to')} {month} {last.month} {year} {last.year:04d}"


_SDMX: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:-A1|-S(?P<half>[12])|-Q(?P<quarter>[1-4])|-M?(?P<month>[0-9]{2})"
    r"|-(?P<start>[0-9]{2})-01/P(?P<length>[1-9][0-9]{0,5})(?P<unit>[MY]))?"
)
_ACCEPTED_SDMX: Final = (
    "an SDMX period: '2022', '2022-S1', '2024-Q3', '2013-09', '2017-01-01/P9M' or "
    "'2011-01-01/P5Y' (Vietnamese text is read by parse_period)"
)


def _of_match(match: re.Match[str]) -> Period:
    part = match.groupdict()
    year = int(part["year"])
    if part["half"]:
        return Period.half(year, int(part["half"]))
    if part["quarter"]:
        return Period.quarter(year, int(part["quarter"]))
    if part["month"]:
        return Period.month(year, int(part["month"]))
    if part["start"]:
        months = int(part["length"]) * (MONTHS_A_YEAR if part["unit"] == "Y" else 1)
        return _from(year, int(part["start"]), months)
    return Period.year(year)


def _from(year: int, month: int, months: int) -> Period:
    if not 1 <= _integer(year) <= 9999:
        raise InvalidValueError(year, "a year from 1 to 9999")
    return Period(date(year, _within(month, MONTHS_A_YEAR, "a month"), 1), months)


def _within(value: int, most: int, what: str) -> int:
    if not 1 <= _integer(value) <= most:
        raise InvalidValueError(value, f"{what} from 1 to {most}")
    return value


def _integer(value: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidTypeError(value, "an int")
    return value


def _day(day: date) -> date:
    if not isinstance(day, date) or isinstance(day, datetime):
        raise InvalidTypeError(day, "a datetime.date without time of day")
    return day


def _check(start: date, months: int) -> None:
    if _day(start).day != 1:
        raise InvalidValueError(start, "the first day of a month as the start of a period")
    if _integer(months) < 1:
        raise InvalidValueError(months, "a number of months from 1 on")
    if _ordinal(start) + months - 1 > _LAST_MONTH:
        raise InvalidValueError((start, months), "a period that ends by December 9999")


def _period(other: Period) -> Period:
    if not isinstance(other, Period):
        raise InvalidTypeError(other, "a Period")
    return other


def _ordinal(day: date) -> int:
    return day.year * MONTHS_A_YEAR + day.month - 1


def _end(period: Period) -> int:
    """The month after the last one, as an ordinal."""
    return _ordinal(period.start) + period.months


def _first_day(ordinal: int) -> date:
    year, month = divmod(ordinal, MONTHS_A_YEAR)
    if not 1 <= year <= 9999:
        raise InvalidValueError(year, "a period within the years 1 to 9999")
    return date(year, month + 1, 1)
