"""Periods in the words of reports: every spelling met, nothing guessed, written text reads back."""

import datetime as dt
import time
import unicodedata
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.periods import Period, PeriodKind, format_period, parse_as_of, parse_period
from congthuong.testing import periods

# A phrase that names its year, and the code of its period.
DATED: Final = [
    ("9 tháng đầu năm 2024", "2024-01-01/P9M"),
    ("09 tháng đầu năm 2024", "2024-01-01/P9M"),
    ("9 tháng năm 2024", "2024-01-01/P9M"),
    ("9 tháng qua năm 2024", "2024-01-01/P9M"),
    ("9 tháng của năm 2024", "2024-01-01/P9M"),
    ("9 tháng đầu 2024", "2024-01-01/P9M"),
    ("9 tháng 2024", "2024-01-01/P9M"),
    ("9 tháng/2024", "2024-01-01/P9M"),
    ("9T/2024", "2024-01-01/P9M"),
    ("9T 2024", "2024-01-01/P9M"),
    ("9t/2024", "2024-01-01/P9M"),
    ("chín tháng đầu năm 2024", "2024-01-01/P9M"),
    ("mười một tháng năm 2024", "2024-01-01/P11M"),
    ("mười tháng đầu năm 2024", "2024-01-01/P10M"),
    ("năm tháng đầu năm 2024", "2024-01-01/P5M"),
    ("bảy tháng năm 2024", "2024-01-01/P7M"),
    ("1 tháng đầu năm 2024", "2024-01"),
    ("3 tháng đầu năm 2024", "2024-Q1"),
    ("ba tháng đầu năm 2024", "2024-Q1"),
    ("6 tháng đầu năm 2024", "2024-S1"),
    ("06 tháng đầu năm 2024", "2024-S1"),
    ("6 tháng 2024", "2024-S1"),
    ("sáu tháng đầu năm 2024", "2024-S1"),
    ("nửa đầu năm 2024", "2024-S1"),
    ("2 quý đầu năm 2024", "2024-S1"),
    ("hai quí đầu năm 2024", "2024-S1"),
    ("3 quý đầu năm 2024", "2024-01-01/P9M"),
    ("nửa cuối năm 2024", "2024-S2"),
    ("6 tháng cuối năm 2024", "2024-S2"),
    ("3 tháng cuối năm 2024", "2024-Q4"),
    ("5 tháng cuối năm 2024", "2024-08-01/P5M"),
    ("5T cuối năm 2024", "2024-08-01/P5M"),
    ("12 tháng năm 2024", "2024"),
    ("lũy kế 9 tháng năm 2024", "2024-01-01/P9M"),
    ("luỹ kế 9 tháng năm 2024", "2024-01-01/P9M"),
    ("tính chung 9 tháng năm 2024", "2024-01-01/P9M"),
    ("cộng dồn 9 tháng đầu năm 2024", "2024-01-01/P9M"),
    ("trong 9 tháng đầu năm 2024", "2024-01-01/P9M"),
    ("quý III/2024", "2024-Q3"),
    ("Quý III năm 2024", "2024-Q3"),
    ("quý III của năm 2024", "2024-Q3"),
    ("quý III-2024", "2024-Q3"),
    ("quý I/2024", "2024-Q1"),
    ("quý II/2024", "2024-Q2"),
    ("quý IV/2024", "2024-Q4"),
    ("quý 1/2024", "2024-Q1"),
    ("quý 4/2024", "2024-Q4"),
    ("quí 3/2024", "2024-Q3"),
    ("quí III/2024", "2024-Q3"),
    ("qúy III/2024", "2024-Q3"),
    ("quý ba năm 2024", "2024-Q3"),
    ("quý tư năm 2024", "2024-Q4"),
    ("trong quý III/2024", "2024-Q3"),
    ("Q3/2024", "2024-Q3"),
    ("q3 2024", "2024-Q3"),
    ("tháng 9 năm 2013", "2013-09"),
    ("tháng 09 năm 2013", "2013-09"),
    ("tháng 9/2013", "2013-09"),
    ("tháng 9-2013", "2013-09"),
    ("tháng 9.2013", "2013-09"),
    ("tháng 9 2013", "2013-09"),
    ("trong tháng 9 năm 2013", "2013-09"),
    ("tháng chín năm 2013", "2013-09"),
    ("tháng năm năm 2013", "2013-05"),
    ("tháng tư năm 2013", "2013-04"),
    ("tháng mười năm 2013", "2013-10"),
    ("tháng mười hai năm 2013", "2013-12"),
    ("T9/2024", "2024-09"),
    ("T09/2024", "2024-09"),
    ("t12/2024", "2024-12"),
    ("9/2013", "2013-09"),
    ("09/2013", "2013-09"),
    ("9-2013", "2013-09"),
    ("năm 2024", "2024"),
    ("2024", "2024"),
    ("cả năm 2024", "2024"),
    ("hết năm 2024", "2024"),
    ("trong năm 2024", "2024"),
    ("giai đoạn 2021 - 2025", "2021-01-01/P5Y"),
    ("giai đoạn 2021-2025", "2021-01-01/P5Y"),
    ("giai đoạn 2021 \u2013 2025", "2021-01-01/P5Y"),
    ("giai đoạn 2021\u20142025", "2021-01-01/P5Y"),
    ("giai đoạn 2021 đến 2025", "2021-01-01/P5Y"),
    ("giai đoạn từ năm 2021 đến năm 2025", "2021-01-01/P5Y"),
    ("giai đoạn 5 năm 2021-2025", "2021-01-01/P5Y"),
    ("nhiệm kỳ 2011-2015", "2011-01-01/P5Y"),
    ("nhiệm kì 2011-2015", "2011-01-01/P5Y"),
    ("nhiệm kỳ 2021-2026", "2021-01-01/P6Y"),
    ("thời kỳ 2011-2020", "2011-01-01/P10Y"),
    ("5 năm 2011-2015", "2011-01-01/P5Y"),
    ("năm năm 2011-2015", "2011-01-01/P5Y"),
    ("2011-2015", "2011-01-01/P5Y"),
    ("từ năm 2011 đến năm 2015", "2011-01-01/P5Y"),
    ("từ tháng 1 đến tháng 9 năm 2024", "2024-01-01/P9M"),
    ("tháng 2-9 năm 2024", "2024-02-01/P8M"),
    ("T1-T9/2024", "2024-01-01/P9M"),
    ("từ tháng 11/2023 đến tháng 2/2024", "2023-11-01/P4M"),
    ("từ tháng 11 năm 2023 đến tháng 2 năm 2024", "2023-11-01/P4M"),
    ("quý I, II/2024", "2024-S1"),
    ("quý I+II năm 2024", "2024-S1"),
    ("quý II và III/2024", "2024-04-01/P6M"),
    ("quý II và quý III năm 2024", "2024-04-01/P6M"),
    ("quý 1 và 2 năm 2024", "2024-S1"),
    ("quý I-III/2024", "2024-01-01/P9M"),
    ("từ quý II đến quý IV năm 2024", "2024-04-01/P9M"),
    ("các tháng 4, 5 và 6 năm 2024", "2024-Q2"),
    ("tháng 4, 5, 6 năm 2024", "2024-Q2"),
    ("tháng 12/2023 và tháng 1/2024", "2023-12-01/P2M"),
    ("năm 2020 và năm 2021", "2020-01-01/P2Y"),
    ("từ năm 2020 đến tháng 6/2024", "2020-01-01/P54M"),
    ("quý \u2162 năm 2024", "2024-Q3"),
    ("hai tháng đầu quý III năm 2024", "2024-07-01/P2M"),
    ("2 tháng cuối quý II/2024", "2024-05-01/P2M"),
    ("hai quý cuối năm 2024", "2024-S2"),
    ("6 tháng còn lại của năm 2024", "2024-S2"),
    ("mười hai tháng năm 2024", "2024"),
    ("tháng mười một năm 2024", "2024-11"),
    ("đến hết tháng 9 năm 2024", "2024-01-01/P9M"),
    ("hết quý III/2024", "2024-01-01/P9M"),
    ("9 tháng qua của năm 2024", "2024-01-01/P9M"),
    ("lũy kế tháng 9 năm 2024", "2024-01-01/P9M"),
    ("tháng9/2024", "2024-09"),
    ("tháng đầu năm 2024", "2024-01"),
    ("tháng cuối năm 2024", "2024-12"),
    ("quý đầu của năm 2024", "2024-Q1"),
    ("quý cuối năm 2024", "2024-Q4"),
    ("từ đầu năm đến hết tháng 7/2024", "2024-01-01/P7M"),
    ("từ đầu năm đến ngày 31/7/2024", "2024-01-01/P7M"),
]

# A phrase without a year of its own; the code is what it means in 2024.
UNDATED: Final = [
    ("6 tháng", "2024-S1"),
    ("9 tháng", "2024-01-01/P9M"),
    ("9 tháng đầu năm", "2024-01-01/P9M"),
    ("9 tháng đầu năm nay", "2024-01-01/P9M"),
    ("9 tháng qua", "2024-01-01/P9M"),
    ("9 tháng năm ngoái", "2023-01-01/P9M"),
    ("9T", "2024-01-01/P9M"),
    ("nửa đầu năm", "2024-S1"),
    ("nửa cuối năm", "2024-S2"),
    ("nửa cuối năm ngoái", "2023-S2"),
    ("3 tháng cuối năm", "2024-Q4"),
    ("2 quý đầu năm", "2024-S1"),
    ("quý III", "2024-Q3"),
    ("quí 3", "2024-Q3"),
    ("qúy III", "2024-Q3"),
    ("quý III năm nay", "2024-Q3"),
    ("quý IV năm trước", "2023-Q4"),
    ("tháng 9", "2024-09"),
    ("trong tháng 9", "2024-09"),
    ("tháng 9 năm nay", "2024-09"),
    ("tháng 9 năm trước", "2023-09"),
    ("tháng năm", "2024-05"),
    ("T9", "2024-09"),
    ("cả năm", "2024"),
    ("trong năm", "2024"),
    ("năm nay", "2024"),
    ("năm ngoái", "2023"),
    ("năm trước", "2023"),
    ("từ tháng 1 đến tháng 9", "2024-01-01/P9M"),
    ("từ tháng 11/2023 đến tháng 2", "2023-11-01/P4M"),
]


def spellings(text: str) -> list[str]:
    """The same words as they arrive from other keyboards, screens and printers."""
    return [
        unicodedata.normalize("NFD", text),
        unicodedata.normalize("NFKC", text.upper()),
        text.capitalize(),
        text.replace(" ", "\u00a0"),
        text.replace(" ", "\u2009"),
        text.replace(" ", "  "),
        text.replace(" ", "\n"),
        text.replace("-", "\u2013"),
        text.replace("-", " - "),
        text.replace("/", " / "),
        f"\ufeff {text}\r\n",
    ]


@pytest.mark.parametrize(("text", "code"), DATED)
def test_a_phrase_with_its_year_names_one_period(text: str, code: str) -> None:
    assert code == str(parse_period(text))
    assert code == str(parse_period(text, year=1999)), "the year of the text wins"
    assert {code} == {str(parse_period(shown)) for shown in spellings(text)}


@pytest.mark.parametrize(("text", "code"), UNDATED)
def test_a_phrase_without_a_year_takes_the_given_one(text: str, code: str) -> None:
    assert code == str(parse_period(text, year=2024))
    assert {code} == {str(parse_period(shown, year=2024)) for shown in spellings(text)}
    with pytest.raises(ParseError) as caught:
        parse_period(text)
    assert caught.value.reason == "it names no year: give year=…"


@pytest.mark.parametrize(
    "text",
    [
        "",  # nothing
        "  ",  # nothing
        "2024-Q3",  # the code, which Period.parse reads
        "9",  # a bare number
        "24",  # half a year
        "năm 24",  # half a year
        "quý III/24",  # half a year
        "T9/24",  # half a year
        "20245",  # more than a year
        "T92024",  # month and year run together
        "quý V/2024",  # no such quarter
        "quý 0/2024",  # no such quarter
        "quý 5/2024",  # no such quarter
        "quý IIII/2024",  # no Roman number
        "quỳ III/2024",  # another tone is another word
        "9 thang dau nam 2024",  # without accents it is no Vietnamese
        "9,5 tháng năm 2024",  # half months
        "-9 tháng năm 2024",  # a negative count
        "9.2013",  # a date or a number far more often
        "9 tháng cuối cùng năm 2024",  # another word inside
        "tháng 9 năm 2024 và quý III/2024",  # two periods
        "quý I, III/2024",  # two periods with a gap
        "đầu năm 2024",  # no length
        "cuối năm 2024",  # no length
        "cuối tháng 9/2024",  # a moment
        "tháng này",  # its number is not said
        "quý này",  # its number is not said
        "từ đầu năm đến nay",  # the day is not said
        "3 tháng gần đây",  # the day is not said
        "ngày 05/9/2024",  # a day
        "5/9/2024",  # a day
        "5 năm",  # which years
        "năm 2024.",  # more than a phrase
        "tháng 9 năm 2024 5",  # more than a phrase
        "năm ２０２４",  # digits of another script
        "tháng ９/2024",  # digits of another script
        "quý ²/2024",  # a superscript
        "tháng ٩/2024",  # digits of another script
        "1.290 tỷ đồng",  # an amount
        "2011--2015",  # two dashes
        "giai đoạn 2011",  # one year is no span
    ],
)
def test_what_names_no_period_is_refused(text: str) -> None:
    for year in (None, 2024):
        with pytest.raises(ParseError, match="accepted is a period such as") as caught:
            parse_period(text, year=year)
        assert text == caught.value.text


@pytest.mark.parametrize(
    "text", ["lũy kế tháng 9 năm 2024", "cộng dồn quý III/2024", "lũy kế T9/2024"]
)
def test_a_cumulated_month_is_never_the_month_alone(text: str) -> None:
    # Lũy kế counts from January; whether the text means that or the month must be asked.
    try:
        found = parse_period(text)
    except ParseError:
        return
    assert Period.year_to_date(2024, 9) == found


APART: Final = "it names several times that do not follow on one another"
SECOND: Final = "the second half of the range is not understood"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("tháng 13/2024", "13 is refused: accepted is a month from 1 to 12"),
        ("tháng 0/2024", "0 is refused: accepted is a month from 1 to 12"),
        ("13 tháng năm 2024", "13 is refused: accepted is a number of months from 1 to 12"),
        ("0 tháng năm 2024", "0 is refused: accepted is a number of months from 1 to 12"),
        ("13 tháng cuối năm 2024", "13 is refused: accepted is a number of months from 1 to 12"),
        ("5 quý đầu năm 2024", "15 is refused: accepted is a number of months from 1 to 12"),
        ("quý mười/2024", "10 is refused: accepted is a quarter from 1 to 4"),
        ("năm 0000", "0 is refused: accepted is a year from 1 to 9999"),
        ("tháng năm 2013", "năm is five or year here: write tháng 5 năm …"),
        ("4 năm 2011-2015", "2011-2015 is not 4 years"),
        (
            "2015-2011",
            "(2015, 2011) is refused: accepted is a first year that is not after the last one",
        ),
        ("từ tháng 11 đến tháng 2 năm 2024", "the first month is after the last one"),
        ("T9/2024-T1/2024", "the first month is after the last one"),
        ("từ tháng 0 đến tháng 9 năm 2024", "0 is refused: accepted is a month from 1 to 12"),
        ("thág 9 năm 2024", "a word of it is damaged"),
        ("9 thnág năm 2024", "a word of it is damaged"),
        ("9 thag đầu năm 2024", "a word of it is damaged"),
        ("thàng 9/2024", "a word of it is damaged"),
        ("tháng 9 nam 2024", "a word of it is damaged"),
        ("quy III/2024", "a word of it is damaged"),
        ("tháng 4, thág 5 năm 2024", "a word of it is damaged"),
        ("từ tháng 4 đến thág 9 năm 2024", "a word of it is damaged"),
        ("tính chung 9 năm 2024", "tháng seems to be missing before năm"),
        ("tháng 4 và tháng 6 năm 2024", APART),
        ("quý I, III/2024", APART),
        ("tháng 12/2023 và tháng 1", APART),
        ("tháng 12, 13 năm 2024", APART),
        ("năm 2020 và năm 2022", APART),
        ("các tháng cuối năm 2024", ""),
        ("lũy kế quý III/2024", "it does not say which month or quarter"),
        ("4 tháng đầu quý II/2024", "it does not say which month or quarter"),
        ("3 tháng gần đây", "the day from which the months count back is not said"),
        ("tháng ９/2024", "its digits are of another script"),
        ("đến hết tháng ９/2024", "its digits are of another script"),
        ("từ tháng ９/2024 đến nay", "its digits are of another script"),
        ("từ tháng 1 đến tháng ９/2024", "its digits are of another script"),
        ("thángg 9/2024", "a word of it is damaged"),
        ("năm ２０２４", "its digits are of another script"),
        ("từ tháng 1 đến giữa tháng 9 năm 2024", SECOND),
        ("từ đầu năm đến ngày 15/7/2024", SECOND),
        ("từ đầu năm đến giữa tháng 7/2024", SECOND),
        ("từ đầu năm đến tuần 2 tháng 7/2024", SECOND),
        ("giai đoạn 2021-25", SECOND),
        ("năm 2021-25", SECOND),
        ("ngày 05/9/2024", "a day is a moment: parse_as_of reads it"),
        ("cuối tháng 9/2024", "the end of a period is a moment: parse_as_of reads it"),
        ("từ đầu năm đến nay", "it runs up to a month that is not said"),
        ("từ tháng 3 đến nay", "it runs up to a month that is not said"),
        ("cộng dồn năm 2024", "it runs up to a month that is not said"),
        ("từ năm 2016 đến nay", "it runs up to a year that is not said"),
    ],
)
def test_a_known_form_with_an_impossible_part_is_refused_with_the_reason(
    text: str, reason: str
) -> None:
    with pytest.raises(ParseError) as caught:
        parse_period(text)
    assert (text, reason) == (caught.value.text, caught.value.reason)


@pytest.mark.parametrize("text", [None, 2024, 9.0, b"2024", ["2024"], dt.date(2024, 1, 1)])
def test_only_text_is_read(text: Any) -> None:
    with pytest.raises(InvalidTypeError, match="a str that names a period"):
        parse_period(text)


def test_a_month_is_never_a_count_of_months() -> None:
    for number in range(2, 13):
        month = parse_period(f"tháng {number}", year=2024)
        assert parse_period(f"{number} tháng", year=2024) != month
        assert parse_period(f"T{number}/2024") == month
        assert parse_period(f"{number}T/2024") != month


@pytest.mark.parametrize(
    ("period", "words", "short"),
    [
        (Period.year_to_date(2024, 9), "9 tháng đầu năm 2024", "9T/2024"),
        (Period.year_to_date(2024, 2), "2 tháng đầu năm 2024", "2T/2024"),
        (Period.half(2024, 1), "6 tháng đầu năm 2024", "6T/2024"),
        (Period.half(2024, 2), "6 tháng cuối năm 2024", "6T cuối năm 2024"),
        (Period.last_months(2024, 5), "5 tháng cuối năm 2024", "5T cuối năm 2024"),
        (Period.quarter(2024, 1), "quý I/2024", "Q1/2024"),
        (Period.quarter(2024, 2), "quý II/2024", "Q2/2024"),
        (Period.quarter(2024, 3), "quý III/2024", "Q3/2024"),
        (Period.quarter(2024, 4), "quý IV/2024", "Q4/2024"),
        (Period.month(2013, 9), "tháng 9 năm 2013", "T9/2013"),
        (Period.month(2013, 12), "tháng 12 năm 2013", "T12/2013"),
        (Period.year(2024), "năm 2024", "2024"),
        (Period.year(945), "năm 0945", "0945"),
        (Period.years(2021, 2025), "giai đoạn 2021-2025", "2021-2025"),
        (
            Period(dt.date(2024, 2, 1), 3),
            "từ tháng 2 đến tháng 4 năm 2024",
            "T2/2024-T4/2024",
        ),
        (
            Period(dt.date(2023, 11, 1), 4),
            "từ tháng 11 năm 2023 đến tháng 2 năm 2024",
            "T11/2023-T2/2024",
        ),
        (
            Period(dt.date(2011, 1, 1), 61),
            "từ tháng 1 năm 2011 đến tháng 1 năm 2016",
            "T1/2011-T1/2016",
        ),
    ],
)
def test_periods_are_written_as_reports_do(period: Period, words: str, short: str) -> None:
    assert words == format_period(period)
    assert short == format_period(period, short=True)


TERMS: Final = ("giai đoạn", "nhiệm kỳ", "thời kỳ")


@given(periods(first_year=1, last_year=9980, months=240), st.booleans(), st.sampled_from(TERMS))
def test_written_text_reads_back_however_it_arrives(period: Period, short: bool, term: str) -> None:
    text = format_period(period, short=short, term=term)
    assert period == parse_period(text)
    assert {period} == {parse_period(shown) for shown in spellings(text)}


def test_every_period_of_a_leap_year_and_the_next_reads_back() -> None:
    for first in (dt.date(year, month, 1) for year in (2024, 2025) for month in range(1, 13)):
        for months in (*range(1, 38), 60, 61, 120):
            period = Period(first, months)
            assert period == parse_period(format_period(period))
            assert period == parse_period(format_period(period, short=True))


@given(periods(), st.sampled_from(TERMS))
def test_only_whole_years_take_the_word_for_a_term(period: Period, term: str) -> None:
    written = format_period(period, term=term)
    assert written.startswith(term) == (period.kind is PeriodKind.YEARS)


@pytest.mark.parametrize("term", ["", "kế hoạch", "Giai đoạn", "nhiem ky"])
def test_another_word_for_a_term_is_refused(term: str) -> None:
    with pytest.raises(InvalidValueError, match="one of giai đoạn, nhiệm kỳ, thời kỳ"):
        format_period(Period.year(2024), term=term)


@given(st.text("0123456789 ./-–TtQqIVX thángquýnămđầucửiế\u0301\u0323\u200b", max_size=24))
def test_any_text_is_a_period_that_writes_itself_or_is_refused(text: str) -> None:
    try:
        period = parse_period(text, year=2024)
    except ParseError:
        return
    assert period == parse_period(format_period(period))


HOSTILE: Final = [
    "9" * 100_000,
    "9 tháng " * 12_500,
    "năm " * 25_000,
    " " * 100_000,
    "2024-" * 20_000,
    "- " * 50_000,
    "lũy kế " * 14_000,
    "quý " + "i" * 100_000,
    "từ tháng " * 11_000,
    "tháng 9" + " " * 100_000 + "năm 2024x",
    "a" + "\u0301\u0323" * 50_000,
    "năm 2020, " * 10_000,
    "tháng 4, " * 10_000,
    "lũy kế tính chung " * 6_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: str(text)[:8])
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    # Work in the square of these lengths would take minutes; processor time ignores neighbours.
    started = time.process_time()
    for read in (parse_period, parse_as_of):
        with pytest.raises(ParseError):
            read(text)
    assert time.process_time() - started < 6


# What is no year is refused whether or not the phrase needs one.
NO_YEAR: Final = (
    (0, InvalidValueError, "a year from 1 to 9999"),
    (-1, InvalidValueError, "a year from 1 to 9999"),
    (10_000, InvalidValueError, "a year from 1 to 9999"),
    (True, InvalidTypeError, "accepted is an int"),
    (2024.0, InvalidTypeError, "accepted is an int"),
    ("2024", InvalidTypeError, "accepted is an int"),
)


@pytest.mark.parametrize("phrase", ["năm ngoái", "tháng 9", "tháng 9 năm 2024"])
@pytest.mark.parametrize(("year", "error", "why"), NO_YEAR)
def test_a_year_that_is_none_is_the_callers_error(
    phrase: str, year: Any, error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why):
        parse_period(phrase, year=year)
