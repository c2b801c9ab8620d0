"""Thời điểm: the moment of a stock, known to the day, the month or only the year."""

import calendar
import re
from datetime import date, datetime
from typing import Final

from attrs import frozen

from congthuong._dates import format_date
from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.periods.period import Period, format_period

__all__ = ["AsOf", "format_as_of"]

_ISO: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ACCEPTED: Final = "an ISO day, month or year: '2022-07-25', '2022-07' or '2022'"


@frozen(repr=False)
class AsOf:
    """Thời điểm: when a stock was counted, as finely as the document says (6 chợ, đến 31/12/2023).

    `month` and `day` are None where the document does not say. `str` gives the ISO text, which
    `AsOf.parse` reads back.

    Raises `InvalidValueError` for a day without a month and for a day the calendar does not have.

    >>> AsOf(2022, 7, 25).first_day, AsOf(2022, 7).last_day
    (datetime.date(2022, 7, 25), datetime.date(2022, 7, 31))
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        for part in (self.year, self.month, self.day):
            if part is not None and type(part) is not int:
                raise InvalidTypeError(part, "an int as year, month or day")
        if self.month is None and self.day is not None:
            raise InvalidValueError((self.year, self.month, self.day), "a day with its month")
        try:
            date(self.year, _or_first(self.month), _or_first(self.day))
        except (OverflowError, ValueError) as error:
            raise InvalidValueError(
                (self.year, self.month, self.day), f"a day of the calendar ({error})"
            ) from None

    @classmethod
    def on(cls, day: date) -> "AsOf":
        """Tại ngày: known to the day.

        >>> str(AsOf.on(date(2022, 7, 25)))
        '2022-07-25'
        """
        if not isinstance(day, date) or isinstance(day, datetime):
            raise InvalidTypeError(day, "a datetime.date without time of day")
        return cls(day.year, day.month, day.day)

    @classmethod
    def end_of(cls, period: Period) -> "AsOf":
        """Cuối kỳ: the last calendar day of a period.

        >>> str(AsOf.end_of(Period.half(2018, 1)))
        '2018-06-30'
        """
        return cls.on(period.calendar_span.last)

    @classmethod
    def parse(cls, text: str) -> "AsOf":
        """Đọc mã ISO: the moment that `str` wrote.

        Raises `ParseError`. Vietnamese text is read by `parse_as_of`.

        >>> AsOf.parse("2022-07")
        AsOf.parse('2022-07')
        """
        if not isinstance(text, str):
            raise InvalidTypeError(text, "a str in ISO form")
        match = _ISO.fullmatch(text)
        if match is None:
            raise ParseError(text, _ACCEPTED)
        year, month, day = match.groups()
        try:
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        except InvalidValueError as error:
            raise ParseError(text, _ACCEPTED, reason=str(error)) from None

    @property
    def first_day(self) -> date:
        """The earliest day that is meant."""
        return date(self.year, _or_first(self.month), _or_first(self.day))

    @property
    def last_day(self) -> date:
        """The latest day that is meant."""
        month = 12 if self.month is None else self.month
        days = calendar.monthrange(self.year, month)[1]
        return date(self.year, month, days if self.day is None else self.day)

    @property
    def period(self) -> Period:
        """Kỳ chứa thời điểm: the month it lies in, or the year where the month is unknown."""
        return Period.year(self.year) if self.month is None else Period.month(self.year, self.month)

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part))
        return "-".join(parts)

    def __repr__(self) -> str:
        return f"AsOf.parse({str(self)!r})"

    def _repr_html_(self) -> Html:
        return element("span", format_as_of(self), title=str(self))


def _or_first(part: int | None) -> int:
    return 1 if part is None else part


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
