"""Dates as Vietnamese documents write them: day before month, always."""

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._dates import DATE_PATTERN, date_of_match, format_date, parse_date
from congthuong.errors import ParseError


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ngày 05 tháng 6 năm 2024", dt.date(2024, 6, 5)),
        ("Ngày 5 tháng 06 năm 2024", dt.date(2024, 6, 5)),
        ("NGÀY 29 THÁNG 02 NĂM 2024", dt.date(2024, 2, 29)),
        ("ngày 25/9/2024", dt.date(2024, 9, 25)),
        ("25/9/2024", dt.date(2024, 9, 25)),
        ("05/06/2024", dt.date(2024, 6, 5)),
        ("5-6-2024", dt.date(2024, 6, 5)),
        ("5.6.2024", dt.date(2024, 6, 5)),
        ("5 / 6 / 2024", dt.date(2024, 6, 5)),
        ("5\u20136\u20132024", dt.date(2024, 6, 5)),
        ("  ngày\u00a05  tháng 6\nnăm 2024 ", dt.date(2024, 6, 5)),
    ],
)
def test_day_month_and_year_are_read(text: str, date: dt.date) -> None:
    assert date == parse_date(text)
    assert date == parse_date(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", ""),  # nothing
        ("tháng 6 năm 2024", ""),  # no day
        ("25/9", ""),  # no year
        ("25/9/24", ""),  # half a year
        ("2024-06-05", ""),  # year first
        ("5/6-2024", ""),  # two kinds of mark
        ("5 tháng 6 năm 2024", ""),  # in words a date opens with ngày
        ("ngày 5/6/2024 sáng", ""),  # more than a date
        ("ngày 5/6/20245", ""),  # more than a year
        ("31/4/2024", "the calendar has no such day"),
        ("ngày 29 tháng 02 năm 2023", "the calendar has no such day"),
        ("9/25/2024", "the calendar has no such day"),  # month first
        ("0/6/2024", "the calendar has no such day"),
        ("1/1/0000", "the calendar has no such day"),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ParseError, match="accepted is a date such as") as caught:
        parse_date(text)
    assert (text, reason) == (caught.value.text, caught.value.reason)


@pytest.mark.parametrize(
    ("date", "words", "short"),
    [
        (dt.date(2024, 6, 5), "ngày 05 tháng 6 năm 2024", "05/6/2024"),
        (dt.date(2024, 2, 15), "ngày 15 tháng 02 năm 2024", "15/02/2024"),
        (dt.date(2024, 1, 1), "ngày 01 tháng 01 năm 2024", "01/01/2024"),
        (dt.date(2024, 12, 31), "ngày 31 tháng 12 năm 2024", "31/12/2024"),
        (dt.date(945, 3, 10), "ngày 10 tháng 3 năm 0945", "10/3/0945"),
    ],
)
def test_small_days_and_the_first_two_months_take_a_zero(
    date: dt.date, words: str, short: str
) -> None:
    assert words == format_date(date)
    assert short == format_date(date, words=False)


@given(st.dates(), st.booleans())
def test_a_written_date_reads_back(date: dt.date, words: bool) -> None:
    assert date == parse_date(format_date(date, words=words))


def test_a_date_is_found_in_running_text_across_a_line_break() -> None:
    match = re.search(DATE_PATTERN, "ký ngày  15 tháng  3 năm 2024, gửi ngày 16")
    assert match is not None
    assert match.group() == "ngày  15 tháng  3 năm 2024"
    assert date_of_match(match) == dt.date(2024, 3, 15)
