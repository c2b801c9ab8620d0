"""Times in reports: every form that names one, and the year that it leaves unsaid."""

from typing import Final

import pytest

from congthuong._tokens import tokenize
from congthuong.periods import AsOf, Period
from congthuong.reading import read_report
from congthuong.reading.timeline import resolve
from congthuong.reading.times import TimeMention, TimeShape, read_time

JULY_2022: Final = Period.month(2022, 7)


def mention_at_start(text: str) -> TimeMention | None:
    return read_time(tokenize(text, 0, len(text)), 0)


FORMS: Final = (
    ("9 tháng", TimeShape.FIRST_MONTHS, 9, None, 0),
    ("9 tháng đầu năm", TimeShape.FIRST_MONTHS, 9, None, 0),
    ("9 tháng đầu năm 2031", TimeShape.FIRST_MONTHS, 9, 2031, 0),
    ("9 tháng năm 2031", TimeShape.FIRST_MONTHS, 9, 2031, 0),
    ("9 tháng của năm 2031", TimeShape.FIRST_MONTHS, 9, 2031, 0),
    ("9 tháng/2031", TimeShape.FIRST_MONTHS, 9, 2031, 0),
    ("9 tháng qua", TimeShape.FIRST_MONTHS, 9, None, 0),
    ("9 tháng đầu năm nay", TimeShape.FIRST_MONTHS, 9, None, 0),
    ("9 tháng đầu năm ngoái", TimeShape.FIRST_MONTHS, 9, None, -1),
    ("09 tháng", TimeShape.FIRST_MONTHS, 9, None, 0),
    ("sáu tháng đầu năm", TimeShape.FIRST_MONTHS, 6, None, 0),
    ("2 quý đầu năm", TimeShape.FIRST_MONTHS, 6, None, 0),
    ("ba quý đầu năm 2031", TimeShape.FIRST_MONTHS, 9, 2031, 0),
    ("đến hết tháng 10/2031", TimeShape.FIRST_MONTHS, 10, 2031, 0),
    ("tính đến hết quý III", TimeShape.FIRST_MONTHS, 9, None, 0),
    ("6 tháng cuối năm", TimeShape.LAST_MONTHS, 6, None, 0),
    ("nửa đầu năm 2031", TimeShape.HALF, 1, 2031, 0),
    ("nửa cuối năm", TimeShape.HALF, 2, None, 0),
    ("tháng 5", TimeShape.MONTH, 5, None, 0),
    ("tháng 05/2031", TimeShape.MONTH, 5, 2031, 0),
    ("tháng 5-2031", TimeShape.MONTH, 5, 2031, 0),
    ("tháng 5.2031", TimeShape.MONTH, 5, 2031, 0),
    ("tháng 5 năm 2031", TimeShape.MONTH, 5, 2031, 0),
    ("tháng 5, năm 2031", TimeShape.MONTH, 5, 2031, 0),
    ("tháng 5 năm nay", TimeShape.MONTH, 5, None, 0),
    ("tháng tư", TimeShape.MONTH, 4, None, 0),
    ("5/2031", TimeShape.MONTH, 5, 2031, 0),
    ("T. 9/2031", TimeShape.MONTH, 9, 2031, 0),
    ("quý I", TimeShape.QUARTER, 1, None, 0),
    ("quý IV/2031", TimeShape.QUARTER, 4, 2031, 0),
    ("quí 3 năm 2031", TimeShape.QUARTER, 3, 2031, 0),
    ("năm 2031", TimeShape.YEAR, 0, 2031, 0),
    ("cả năm 2031", TimeShape.YEAR, 0, 2031, 0),
    ("trong năm 2031", TimeShape.YEAR, 0, 2031, 0),
    ("cả năm", TimeShape.YEAR, 0, None, 0),
    ("năm nay", TimeShape.YEAR, 0, None, 0),
    ("năm ngoái", TimeShape.YEAR, 0, None, -1),
    ("năm trước", TimeShape.YEAR, 0, None, -1),
    ("tháng 5 trong năm", TimeShape.MONTH, 5, None, 0),
    ("năm 2031-2035", TimeShape.YEARS, 2035, 2031, 0),
    ("năm sau", TimeShape.YEAR, 0, None, 1),
    ("giai đoạn 2031-2035", TimeShape.YEARS, 2035, 2031, 0),
    ("giai đoạn 2031 - 2035", TimeShape.YEARS, 2035, 2031, 0),
    ("nhiệm kỳ 2031-2035", TimeShape.YEARS, 2035, 2031, 0),
    ("thời kỳ 2031 đến 2035", TimeShape.YEARS, 2035, 2031, 0),
    ("giai đoạn 5 năm 2031-2035", TimeShape.YEARS, 2035, 2031, 0),
    ("từ năm 2016 đến nay", TimeShape.SINCE, 0, 2016, 0),
    ("từ đầu năm đến nay", TimeShape.YEAR_TO_NOW, 0, None, 0),
    ("ngày 25 tháng 7 năm 2031", TimeShape.DAY, 25, 2031, 0),
    ("ngày 25/7/2031", TimeShape.DAY, 25, 2031, 0),
    ("9 tháng 5", TimeShape.DAY, 9, None, 0),
    ("ngày 25-7", TimeShape.DAY, 25, None, 0),
    ("ngày 25.7", TimeShape.DAY, 25, None, 0),
    ("25.7.2031", TimeShape.DAY, 25, 2031, 0),
    ("25/7", TimeShape.DAY, 25, None, 0),
    ("mười một tháng đầu năm 2031", TimeShape.FIRST_MONTHS, 11, 2031, 0),
    ("tháng mười hai năm 2031", TimeShape.MONTH, 12, 2031, 0),
    ("quý \u2162 năm 2031", TimeShape.QUARTER, 3, 2031, 0),
    ("Q3/2031", TimeShape.QUARTER, 3, 2031, 0),
    ("T9/2031", TimeShape.MONTH, 9, 2031, 0),
    ("từ tháng 1 đến tháng 9 năm 2031", TimeShape.FIRST_MONTHS, 9, 2031, 0),
    ("tháng 4, 5, 6 năm 2031", TimeShape.SPAN, 6, 2031, 0),
    ("quý II và III", TimeShape.SPAN, 9, None, 0),
    ("lũy kế", TimeShape.CUMULATED, 0, None, 0),
    ("cộng dồn năm 2031", TimeShape.CUMULATED, 0, 2031, 0),
    ("lũy kế từ đầu năm", TimeShape.YEAR_TO_NOW, 0, None, 0),
    ("từ năm 2016 tới", TimeShape.UNCLEAR, 0, None, 0),
    ("tháng 13/2031", TimeShape.UNCLEAR, 0, None, 0),
)


@pytest.mark.parametrize(("text", "shape", "number", "year", "shift"), FORMS)
def test_a_form_of_time_is_known(
    text: str, shape: TimeShape, number: int, year: int | None, shift: int
) -> None:
    found = mention_at_start(text)
    assert found is not None
    assert (found.shape, found.number, found.year, found.shift) == (shape, number, year, shift)
    assert found.end == len(tokenize(text, 0, len(text)))
    assert found.is_dated == (year is not None)


NO_TIMES: Final = (
    ("", "nothing"),
    ("tháng", "no number"),
    ("tháng 13", "no such month"),
    ("13 tháng", "no year has thirteen"),
    ("0 tháng", "none at all"),
    ("quý V", "no such quarter"),
    ("quý khách", "guests, not a quarter"),
    ("năm", "a bare word, or five"),
    ("năm 1289", "too old for a statistic"),
    ("năm 2101", "too late for one"),
    ("nửa đường", "half a way"),
    ("giai đoạn đầu", "a stage without years"),
    ("giai đoạn 2035-2031", "years in falling order"),
    ("25,7", "a figure"),
    ("61,5/58", "actual over target"),
    ("32/7", "no such day"),
    ("25/13", "no such month"),
    ("16/12 tiêu chí", "a count over a total"),
    ("từ 2016", "no year said as one"),
    ("đến tháng tới", "no number"),
    ("2-3", "a range"),
    ("nửa đầu tháng", "half a month"),
    ("từ năm ngoái đến nay", "no first year"),
    ("tháng năm qua", "the months of a year, not May"),
    ("2 quý năm 2031", "of which end of the year"),
    ("đến hết vụ mùa", "no month"),
    ("từ tháng 9 năm 2031", "without its end"),
    ("lũy kế ngày 25/7", "a day alone is no span"),
    ("tính chung", "what is taken together is not said"),
    ("ngày 45 tháng 7", "no such day"),
)


@pytest.mark.parametrize(("text", "why"), NO_TIMES)
def test_what_only_looks_like_a_time_is_none(text: str, why: str) -> None:
    assert mention_at_start(text) is None, why


@pytest.mark.parametrize(
    ("text", "year", "end"),
    [
        ("từ đầu năm 2031 đến vụ mùa", 2031, 4),  # đến opens something else
        ("tháng 9 2031 doanh nghiệp", None, 2),  # a count behind the month, not its year
        ("lũy kế 5 năm 2031 - 2035", 2031, 7),  # five years, no month was lost
    ],
)
def test_a_time_ends_where_other_words_begin(text: str, year: int | None, end: int) -> None:
    found = mention_at_start(text)
    assert found is not None
    assert (found.shape is TimeShape.UNCLEAR, found.year, found.end) == (False, year, end)


STATED: Final = (
    ("Tháng đầu năm 2021", "2021-01"),
    ("Quý cuối năm 2021", "2021-Q4"),
    ("9 tháng đầu năm 2021", "2021-01-01/P9M"),
    ("9 tháng qua", "2021-01-01/P9M"),
    ("6 tháng đầu năm", "2022-S1"),
    ("06 tháng đầu năm 2021", "2021-S1"),
    ("Sáu tháng đầu năm 2021", "2021-S1"),
    ("3 tháng đầu năm 2021", "2021-Q1"),
    ("12 tháng năm 2021", "2021"),
    ("Nửa đầu năm 2021", "2021-S1"),
    ("Hai quý đầu năm 2021", "2021-S1"),
    ("Trong tháng 5", "2022-05"),
    ("Tháng 5-2021", "2021-05"),
    ("Tháng 5.2021", "2021-05"),
    ("Tháng năm năm 2021", "2021-05"),
    ("9T/2021", "2021-01-01/P9M"),
    ("Tháng 12", "2021-12"),
    ("Quý II", "2022-Q2"),
    ("Quý IV", "2021-Q4"),
    ("Lũy kế 7 tháng", "2022-01-01/P7M"),
    ("Luỹ kế 7 tháng", "2022-01-01/P7M"),
    ("Tính chung 7 tháng năm 2021", "2021-01-01/P7M"),
    ("Cộng dồn 5 tháng", "2022-01-01/P5M"),
    ("Năm ngoái", "2021"),
    ("Cả năm 2021", "2021"),
    ("Từ đầu năm đến nay", "2022-01-01/P7M"),
    ("Đến hết tháng 6/2022", "2022-S1"),
    ("Giai đoạn 2016 – 2020", "2016-01-01/P5Y"),
    ("Nhiệm kỳ 2016-2020", "2016-01-01/P5Y"),
    ("Từ năm 2016 đến nay", "2016-01-01/P7Y"),
)


@pytest.mark.parametrize(("words", "period"), STATED)
def test_a_flow_is_of_the_period_that_its_sentence_names(words: str, period: str) -> None:
    for text in (
        f"{words}, kim ngạch xuất khẩu đạt 412 triệu USD.",
        f"Kim ngạch xuất khẩu {words[0].lower()}{words[1:]} đạt 412 triệu USD.",
    ):
        rows = read_report(text, published=JULY_2022).rows()
        assert [(row["period"], row["value"]) for row in rows] == [(period, "412000000")]


STOCKS: Final = (
    ("Hiện", "2022-07"),
    ("Đến nay,", "2022-07"),
    ("Đến hết tháng 6/2022,", "2022-06-30"),
    ("Đến cuối năm 2021,", "2021-12-31"),
    ("Đến ngày 25/7/2022,", "2022-07-25"),
    ("Tại thời điểm ngày 25 tháng 7 năm 2022,", "2022-07-25"),
    ("Đến tháng 6 năm 2022,", "2022-06"),
)


@pytest.mark.parametrize(("words", "moment"), STOCKS)
def test_a_stock_is_of_a_moment(words: str, moment: str) -> None:
    rows = read_report(f"{words} toàn tỉnh có 14 chợ.", published=JULY_2022).rows()
    assert [(row["as_of"], row["period"], row["value"]) for row in rows] == [(moment, None, "14")]


def test_a_month_is_followed_by_the_months_so_far() -> None:
    text = (
        "Tháng 7, kim ngạch xuất khẩu đạt 60 triệu USD. Lũy kế 7 tháng đạt 412 triệu USD, trong đó "
        "thủy sản 100 triệu USD. Tháng 6, kim ngạch nhập khẩu đạt 20 triệu USD."
    )
    rows = read_report(text, published=JULY_2022).rows()
    assert [row["period"] for row in rows] == [
        "2022-07", "2022-01-01/P7M", "2022-01-01/P7M", "2022-06",
    ]  # fmt: skip


def test_the_time_of_one_sentence_holds_in_the_next() -> None:
    text = "Quý I/2021, kim ngạch xuất khẩu đạt 60 triệu USD. Nhập khẩu đạt 20 triệu USD."
    assert [row["period"] for row in read_report(text).rows()] == ["2021-Q1", "2021-Q1"]


def test_the_comparator_tells_the_year() -> None:
    text = "6 tháng đầu năm, kim ngạch xuất khẩu tăng 9% so với cùng kỳ năm 2018."
    assert [row["period"] for row in read_report(text).rows()] == ["2019-S1"]
    assert [row["period"] for row in read_report(text, published=JULY_2022).rows()] == ["2019-S1"]


def test_without_any_year_the_time_stays_open() -> None:
    reading = read_report("6 tháng đầu năm, xuất khẩu của tỉnh Hà Tĩnh đạt 412 triệu USD.")
    assert [row["period"] for row in reading.rows()] == [None]
    assert len(reading.incomplete) == 1


def test_a_future_year_makes_a_plan() -> None:
    rows = read_report("Đến năm 2030, toàn tỉnh có 28 cụm công nghiệp.", published=JULY_2022).rows()
    assert [(row["status"], row["value"]) for row in rows] == [("plan", "28")]


@pytest.mark.parametrize(
    ("stamp", "period"),
    [
        ("date 2019-10-04\n", "2019-S1"),
        ("date 2019-10\n", "2019-S1"),
        ("Cập nhật 04/10/2019\n", "2019-S1"),
        ("04-10-2019 08:15\n", "2019-S1"),
        ("date 2019-13\n", "2019-S1"),
        ("45/10/2019\n", None),
        ("04/13/2019\n", None),
    ],
)
def test_a_text_may_date_itself(stamp: str, period: str | None) -> None:
    text = stamp + "\nSáu tháng đầu năm, xuất khẩu của tỉnh Hà Tĩnh đạt 412 triệu USD."
    assert [row["period"] for row in read_report(text).rows()] == [period]


def mention(
    shape: TimeShape, number: int = 0, year: int | None = None, month: int = 0
) -> TimeMention:
    return TimeMention(shape, 0, 1, number, year, 0, month)


@pytest.mark.parametrize(
    ("named", "anchor", "expected"),
    [
        (mention(TimeShape.MONTH, 7), AsOf(2022, 7), Period.month(2022, 7)),
        (mention(TimeShape.MONTH, 8), AsOf(2022, 7), Period.month(2022, 8)),
        (mention(TimeShape.MONTH, 9), AsOf(2022, 7), Period.month(2021, 9)),
        (mention(TimeShape.QUARTER, 2), AsOf(2022, 7), Period.quarter(2022, 2)),
        (mention(TimeShape.QUARTER, 4), AsOf(2022, 7), Period.quarter(2021, 4)),
        (mention(TimeShape.HALF, 1), AsOf(2022, 5), Period.half(2022, 1)),
        (mention(TimeShape.DAY, 25, month=12), AsOf(2022, 1), AsOf(2021, 12, 25)),
        (mention(TimeShape.DAY, 31, 2022, 2), None, None),
        (mention(TimeShape.MONTH, 7), None, None),
        (mention(TimeShape.YEAR_TO_NOW), AsOf(2022), None),
        (mention(TimeShape.SINCE, 0, 2016), None, None),
        (mention(TimeShape.SINCE, 0, 2016), AsOf(2020, 3), Period.years(2016, 2020)),
        (mention(TimeShape.YEAR), AsOf(2022), Period.year(2022)),
    ],
)
def test_a_time_without_a_year_takes_the_one_before_publication(
    named: TimeMention, anchor: AsOf | None, expected: Period | AsOf | None
) -> None:
    assert resolve(named, anchor) == expected


def test_a_lost_word_of_months_is_not_read_as_the_year() -> None:
    rows = read_report("Tính chung 9 năm 2021, kim ngạch xuất khẩu đạt 412 triệu USD.").rows()
    assert [row["period"] for row in rows] == [None]


def test_half_a_month_is_no_month() -> None:
    text = "Từ ngày 1 đến hết 15-6, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 412 triệu USD."
    assert [row["period"] for row in read_report(text, published=JULY_2022).rows()] == [None]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Hết 7 thág năm 2021, xuất khẩu đạt 77 tỷ đồng. Nhập khẩu đạt 5 tỷ đồng.", [None, None]),
        ("Thág 7/2021, xuất khẩu đạt 77 tỷ đồng.", [None]),
        ("Quy II năm 2021, xuất khẩu đạt 77 tỷ đồng.", [None]),
        ("Tháng 4 và tháng 6 năm 2021, xuất khẩu đạt 77 tỷ đồng.", [None]),
        ("Tháng 4, 5, thág 6 năm 2021, xuất khẩu đạt 77 tỷ đồng.", [None]),
        (
            "Thág 7/2021, xuất khẩu đạt 7 tỷ đồng. Năm 2020, xuất khẩu đạt 9 tỷ đồng.",
            [None, "2020"],
        ),
    ],
)
def test_a_time_that_is_half_understood_leaves_its_slot_open_and_is_told(
    text: str, periods: list[str | None]
) -> None:
    reading = read_report(text, published=JULY_2022)
    assert [row["period"] for row in reading.rows()] == periods
    assert len(reading.unread) == 1
    assert reading.unread[0].text.lower() in text.lower()
    assert reading.unread[0].reason


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Thu nhập hàng tháng năm 2021, xuất khẩu đạt 77 tỷ đồng.", "each month of the year"),
        ("Đơn giá tính theo tháng năm 2021, xuất khẩu đạt 77 tỷ đồng.", "by the month"),
        ("Sản lượng than năm 2021, xuất khẩu đạt 77 tỷ đồng.", "a word of its own"),
    ],
)
def test_a_month_that_is_no_time_leaves_the_year_alone(text: str, why: str) -> None:
    rows = read_report(text, published=JULY_2022).rows()
    assert [row["period"] for row in rows] == ["2021"], why


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Tháng 5/2021, xuất khẩu đạt 4 tỷ đồng. Cộng dồn thì xuất khẩu đạt 19 tỷ đồng.",
         ["2021-05", "2021-01-01/P5M"]),
        ("Quý II/2021, xuất khẩu đạt 4 tỷ đồng; lũy kế đạt 19 tỷ đồng.", ["2021-Q2", "2021-S1"]),
        ("6 tháng năm 2021, xuất khẩu đạt 4 tỷ đồng; cộng dồn năm 2021 đạt 19 tỷ đồng.",
         ["2021-S1", "2021-S1"]),
        ("Tháng 5/2022, xuất khẩu đạt 4 tỷ đồng; lũy kế từ đầu năm đạt 19 tỷ đồng.",
         ["2022-05", "2022-01-01/P5M"]),
        ("Tháng 3/2021, xuất khẩu đạt 4 tỷ đồng, tính chung 3 tháng đạt 19 tỷ đồng.",
         ["2021-03", "2021-Q1"]),
        ("Năm 2021, xuất khẩu đạt 4 tỷ đồng. Lũy kế nhập khẩu đạt 19 tỷ đồng.", ["2021", "2021"]),
        ("Lũy kế năm 2021, xuất khẩu đạt 4 tỷ đồng.", ["2021"]),
        ("Lũy kế năm 2022, xuất khẩu đạt 4 tỷ đồng.", ["2022-01-01/P7M"]),
        ("Từ tháng 3 đến nay, xuất khẩu đạt 4 tỷ đồng.", ["2022-03-01/P5M"]),
        ("Tháng 2/2022, nhập khẩu đạt 1 tỷ đồng. Từ tháng 3 đến nay, xuất khẩu đạt 4 tỷ đồng.",
         ["2022-02", None]),
    ],
)  # fmt: skip
def test_what_is_cumulated_runs_up_to_the_month_that_the_text_has_named(
    text: str, periods: list[str | None]
) -> None:
    rows = read_report(text, published=JULY_2022).rows()
    assert [row["period"] for row in rows] == periods


# Words that end in lẻ or linh, which in a number in words stand for no tens.
BEHIND_ZERO_TENS: Final = (
    ("Tổng mức bán lẻ tháng 6", "2023-06"),
    ("Tổng mức bán lẻ 6 tháng", "2023-S1"),
    ("Doanh thu bán lẻ 9 tháng đầu năm", "2023-01-01/P9M"),
    ("Tổng mức bán lẻ quý II", "2023-Q2"),
    ("Tổng mức bán lẻ năm 2022", "2022"),
    ("Giá trị sản xuất công nghiệp huyện Mê Linh 6 tháng đầu năm", "2023-S1"),
    ("Giá trị sản xuất công nghiệp huyện Gio Linh năm 2022", "2022"),
)


@pytest.mark.parametrize(("opening", "period"), BEHIND_ZERO_TENS)
def test_a_time_stands_behind_a_word_that_is_no_number(opening: str, period: str) -> None:
    reading = read_report(
        f"{opening} đạt 808 tỷ đồng.", published=Period.month(2023, 10), locality="thành phố Hà Nội"
    )
    assert [(row["period"], row["complete"]) for row in reading.rows()] == [(period, True)]
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("text", "at"),
    [("trăm lẻ năm tháng", 2), ("100 lẻ 5 tháng", 2), ("hai mươi năm 2031", 2)],
)
def test_the_rest_of_a_number_in_words_begins_no_time(text: str, at: int) -> None:
    assert read_time(tokenize(text, 0, len(text)), at) is None


def test_a_time_stands_behind_a_lone_word_of_no_tens() -> None:
    tokens = tokenize("lẻ tháng 6", 0, 10)
    assert read_time(tokens, 1) == TimeMention(TimeShape.MONTH, 1, 3, 6)
