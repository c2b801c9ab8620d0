"""Moments of stocks: as fine as the document says, in ISO and in Vietnamese text."""

import copy
import datetime as dt
import pickle
import unicodedata
from typing import Any, Final

import pytest
from hypothesis import given

from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.periods import AsOf, Period, format_as_of, parse_as_of
from congthuong.testing import moments, periods


@pytest.mark.parametrize(
    ("moment", "iso", "first", "last", "period"),
    [
        (
            AsOf(2022, 7, 25),
            "2022-07-25",
            dt.date(2022, 7, 25),
            dt.date(2022, 7, 25),
            Period.month(2022, 7),
        ),
        (
            AsOf(2022, 7),
            "2022-07",
            dt.date(2022, 7, 1),
            dt.date(2022, 7, 31),
            Period.month(2022, 7),
        ),
        (AsOf(2022), "2022", dt.date(2022, 1, 1), dt.date(2022, 12, 31), Period.year(2022)),
        (
            AsOf(2024, 2),
            "2024-02",
            dt.date(2024, 2, 1),
            dt.date(2024, 2, 29),
            Period.month(2024, 2),
        ),
        (
            AsOf(2023, 2),
            "2023-02",
            dt.date(2023, 2, 1),
            dt.date(2023, 2, 28),
            Period.month(2023, 2),
        ),
        (
            AsOf(2024, 2, 29),
            "2024-02-29",
            dt.date(2024, 2, 29),
            dt.date(2024, 2, 29),
            Period.month(2024, 2),
        ),
        (AsOf(945, 3), "0945-03", dt.date(945, 3, 1), dt.date(945, 3, 31), Period.month(945, 3)),
        (
            AsOf(9999, 12, 31),
            "9999-12-31",
            dt.date(9999, 12, 31),
            dt.date(9999, 12, 31),
            Period.month(9999, 12),
        ),
    ],
)
def test_a_moment_has_its_iso_text_its_days_and_its_period(
    moment: AsOf, iso: str, first: dt.date, last: dt.date, period: Period
) -> None:
    assert iso == str(moment)
    assert moment == AsOf.parse(iso)
    assert (first, last) == (moment.first_day, moment.last_day)
    assert period == moment.period
    assert first in period
    assert last in period


@given(moments())
def test_iso_text_and_repr_read_back(moment: AsOf) -> None:
    assert moment == AsOf.parse(str(moment))
    assert moment == eval(repr(moment), {"AsOf": AsOf})  # noqa: S307
    assert moment.first_day <= moment.last_day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", ""),  # nothing
        ("22-07-25", ""),  # half a year
        ("2022-7-25", ""),  # a month has two figures
        ("25/7/2022", ""),  # parse_as_of reads it
        ("2022-07-25T00:00", ""),  # a time of day
        ("2022-07\n", ""),  # a line end
        (" 2022", ""),  # a space
        ("20220725", ""),  # no marks
        ("٢٠٢٢", ""),  # digits of another script
        ("2022-13", "month must be in 1..12"),
        ("2022-00", "month must be in 1..12"),
        ("2023-02-29", "day"),
        ("2022-04-31", "day"),
        ("2022-04-00", "day"),
        ("0000", "year 0"),
    ],
)
def test_what_is_no_iso_moment_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ParseError, match="accepted is an ISO day, month or year") as caught:
        AsOf.parse(text)
    assert text == caught.value.text
    assert bool(reason) == bool(caught.value.reason)
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    "fields",
    [
        (2022, None, 5),  # a day of no month
        (2022, 0),  # months count from 1
        (2022, 13),
        (2022, 7, 0),  # days count from 1
        (2023, 2, 29),  # no leap year
        (1900, 2, 29),  # no leap year either
        (2022, 4, 31),  # April is short
        (0,),  # no year 0
        (10_000,),  # beyond the calendar
        (-1, 1, 1),
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_refused(fields: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        AsOf(*fields)
    year, month, day = (*fields, None, None)[:3]
    assert (year, month, day) == caught.value.value


@pytest.mark.parametrize("fields", [("2022",), (2022.0,), (2022, "7"), (2022, 7, 25.0)])
def test_parts_of_another_type_are_refused(fields: tuple[Any, ...]) -> None:
    with pytest.raises((InvalidTypeError, InvalidValueError)):
        AsOf(*fields)


@pytest.mark.parametrize(
    ("period", "iso"),
    [
        (Period.half(2018, 1), "2018-06-30"),
        (Period.month(2024, 2), "2024-02-29"),
        (Period.month(2023, 2), "2023-02-28"),
        (Period.year(2023), "2023-12-31"),
        (Period.year_to_date(2024, 9), "2024-09-30"),
        (Period.years(2021, 2025), "2025-12-31"),
    ],
)
def test_the_end_of_a_period_is_its_last_calendar_day(period: Period, iso: str) -> None:
    assert iso == str(AsOf.end_of(period))


@given(periods())
def test_the_end_of_a_period_lies_in_its_last_month(period: Period) -> None:
    assert period.last_month == AsOf.end_of(period).period
    assert AsOf.end_of(period).first_day == period.calendar_span.last


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("ngày 25 tháng 7 năm 2022", AsOf(2022, 7, 25)),
        ("ngày 05 tháng 02 năm 2022", AsOf(2022, 2, 5)),
        ("ngày 25/7/2022", AsOf(2022, 7, 25)),
        ("25/7/2022", AsOf(2022, 7, 25)),
        ("30-6-2018", AsOf(2018, 6, 30)),
        ("31.12.2023", AsOf(2023, 12, 31)),
        ("29/02/2024", AsOf(2024, 2, 29)),
        ("NGÀY 25 THÁNG 7 NĂM 2022", AsOf(2022, 7, 25)),
        ("25\u00a0/ 7 / 2022", AsOf(2022, 7, 25)),
        ("tháng 7/2022", AsOf(2022, 7)),
        ("tháng 7 năm 2022", AsOf(2022, 7)),
        ("T7/2022", AsOf(2022, 7)),
        ("7/2022", AsOf(2022, 7)),
        ("năm 2022", AsOf(2022)),
        ("2022", AsOf(2022)),
        ("21 tháng 09 năm 2025", AsOf(2025, 9, 21)),
        ("ngày 21 tháng chín năm 2025", AsOf(2025, 9, 21)),
        ("tính đến ngày 30/6/2024", AsOf(2024, 6, 30)),
        ("đến ngày 30/6/2024", AsOf(2024, 6, 30)),
        ("tại thời điểm ngày 30.6.2024", AsOf(2024, 6, 30)),
        ("đến tháng 6/2024", AsOf(2024, 6)),
        ("đến hết tháng 2/2024", AsOf(2024, 2, 29)),
        ("tính đến cuối quý III/2024", AsOf(2024, 9, 30)),
        ("cuối năm 2023", AsOf(2023, 12, 31)),
    ],
)
def test_words_name_a_moment(text: str, moment: AsOf) -> None:
    assert moment == parse_as_of(text)
    assert moment == parse_as_of(unicodedata.normalize("NFD", text))


def test_a_month_without_a_year_takes_the_given_one() -> None:
    assert AsOf(2022, 7) == parse_as_of("tháng 7", year=2022)
    assert AsOf(2021) == parse_as_of("năm ngoái", year=2022)
    assert AsOf(2022, 7, 25) == parse_as_of("ngày 25/7", year=2022)


NO_DAY: Final = "is refused: accepted is a day of the calendar (day is out of range for month)"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", ""),  # nothing
        ("hiện nay", ""),  # no date
        ("31/4/2022", f"(2022, 4, 31) {NO_DAY}"),
        ("29/02/2023", f"(2023, 2, 29) {NO_DAY}"),
        ("25/7", "it names no year: give year=…"),
        ("2024-12-31", "an ISO form: AsOf.parse reads it"),
        ("từ đầu năm đến nay", "it runs up to a month that is not said"),
        ("thág 9/2024", "a word of it is damaged"),
        ("tháng 7", "it names no year: give year=…"),
        ("tháng 13/2022", "13 is refused: accepted is a month from 1 to 12"),
        ("quý III/2022", "2022-Q3 is a period, not a moment"),
        ("6 tháng đầu năm 2022", "2022-S1 is a period, not a moment"),
        ("giai đoạn 2021-2025", "2021-01-01/P5Y is a period, not a moment"),
    ],
)
def test_what_is_no_moment_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ParseError, match="accepted is a moment such as") as caught:
        parse_as_of(text)
    assert (text, reason) == (caught.value.text, caught.value.reason)


@pytest.mark.parametrize(
    ("moment", "words", "short"),
    [
        (AsOf(2024, 6, 5), "ngày 05 tháng 6 năm 2024", "05/6/2024"),
        (AsOf(2024, 2, 15), "ngày 15 tháng 02 năm 2024", "15/02/2024"),
        (AsOf(2022, 7), "tháng 7 năm 2022", "T7/2022"),
        (AsOf(2022), "năm 2022", "2022"),
    ],
)
def test_moments_are_written_as_documents_do(moment: AsOf, words: str, short: str) -> None:
    assert words == format_as_of(moment)
    assert short == format_as_of(moment, short=True)


@given(moments(first_year=1, last_year=9999))
def test_a_written_moment_reads_back(moment: AsOf) -> None:
    assert moment == parse_as_of(format_as_of(moment))
    assert moment == parse_as_of(format_as_of(moment, short=True))


@given(moments())
def test_copies_and_pickles_are_equal(moment: AsOf) -> None:
    pickled = pickle.loads(pickle.dumps(moment))  # noqa: S301
    for again in (pickled, copy.copy(moment), copy.deepcopy(moment)):
        assert moment == again
        assert hash(moment) == hash(again)
        assert repr(moment) == repr(again)


def test_a_month_a_day_of_it_and_a_year_are_three_moments() -> None:
    assert len({AsOf(2022), AsOf(2022, 1), AsOf(2022, 1, 1)}) == 3


def test_a_day_of_the_calendar_is_a_moment() -> None:
    assert AsOf(2022, 7, 25) == AsOf.on(dt.date(2022, 7, 25))


def test_moments_are_frozen_and_show_their_words() -> None:
    with pytest.raises(AttributeError):
        setattr(AsOf(2022), "year", 2023)  # noqa: B010
    shown = AsOf(2022, 7, 25)._repr_html_()
    assert shown == '<span title="2022-07-25">ngày 25 tháng 7 năm 2022</span>'


@pytest.mark.parametrize("parts", [(2022, True), (True,), ("2022",), (2022.0,), (2022, 7, "1")])
def test_a_moment_is_made_of_ints(parts: Any) -> None:
    with pytest.raises(InvalidTypeError, match="an int as year, month or day"):
        AsOf(*parts)


def test_a_year_of_thousands_of_digits_is_refused_in_a_few_words() -> None:
    with pytest.raises(InvalidValueError) as caught:
        AsOf(10**5000)
    assert "a tuple too long to print is refused" in str(caught.value)


@pytest.mark.parametrize("day", [dt.datetime(2022, 7, 25, 8, tzinfo=dt.UTC), "2022-07-25"])
def test_a_moment_is_on_a_day_not_at_a_time(day: Any) -> None:
    with pytest.raises(InvalidTypeError):
        AsOf.on(day)


def test_what_is_no_text_is_no_moment() -> None:
    none: Any = None
    with pytest.raises(InvalidTypeError):
        AsOf.parse(none)
