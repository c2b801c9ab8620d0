"""Reading what stands around a figure: plans as heads, moments, years said later, measures."""

from decimal import Decimal
from typing import Final

import pytest

from congthuong import (
    IndexBase,
    IndexNumber,
    Locality,
    PercentShare,
    Period,
    StatedRate,
    Statement,
    WholeBase,
    get_indicator,
    read_report,
)
from congthuong.reading import Reading
from congthuong.reading.rows import flat_row

Row = dict[str, str | bool | None]
PUBLISHED: Final = Period.month(2022, 7)


def read(text: str, published: Period | None = PUBLISHED) -> Reading:
    return read_report(text, published=published, locality="tỉnh Gia Lai")


def only(rows: list[Row], *keys: str) -> list[tuple[str | bool | None, ...]]:
    return [tuple(row[key] for key in keys) for row in rows]


PLANS: Final = (
    ("Kế hoạch xuất khẩu năm 2024 là 3 tỷ USD.", "a plan that heads its sentence"),
    ("Theo kế hoạch, xuất khẩu năm 2024 đạt 3 tỷ USD.", "what a plan foresees"),
)


@pytest.mark.parametrize(("text", "why"), PLANS)
def test_a_sentence_may_state_the_plan_itself(text: str, why: str) -> None:
    row = only(read(text).rows(), "indicator", "period", "status", "value")
    assert row == [("exports", "2024", "plan", "3000000000")], why


SUBJECTS: Final = (
    ("Sản xuất công nghiệp năm 2021 ổn định, giá trị đạt 900 tỷ đồng.",
     "industrial_output", "the value of the sector named before"),
    ("Năm 2021, hoạt động công nghiệp ổn định, giá trị đạt 900 tỷ đồng.",
     "industrial_output", "the same of a sector that no indicator is called by"),
    ("Năm 2021, kinh tế ổn định, tốc độ tăng trưởng đạt 8,1%.", "grdp", "the economy grows"),
    ("Năm 2021, thu hút 12 dự án, tăng 3% về số dự án.", "investment_projects",
     "a count that no catalogue names by its noun alone"),
    ("Năm 2021, có 90 chợ, trong đó khu vực nông thôn tăng 3%.", "markets_count", "a part"),
    ("Năm 2021, có 90 doanh nghiệp thành lập mới, giảm 3% về số doanh nghiệp.", "new_enterprises",
     "those that were counted, not all there are"),
    ("Năm 2021, xuất khẩu đạt 90 triệu USD, tăng 3% về kim ngạch xuất nhập khẩu.",
     "trade_turnover", "an amount is no short name of a wider one"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "why"), SUBJECTS)
def test_a_subject_is_known_from_its_sentence(text: str, indicator: str, why: str) -> None:
    assert read(text).rows()[-1]["indicator"] == indicator, why


ASSIGNERS: Final = (
    ("104% dự toán Trung ương giao", "dự toán Trung ương giao"),
    ("104% dự toán HĐND tỉnh giao", "dự toán HĐND tỉnh Gia Lai giao"),
    ("104% dự toán HĐND huyện giao", "dự toán HĐND huyện Krông Pa giao"),
    ("104% kế hoạch tỉnh giao", "kế hoạch"),
    ("104% kế hoạch", "kế hoạch"),
)


@pytest.mark.parametrize(("words", "plan"), ASSIGNERS)
def test_a_body_without_a_place_is_that_of_the_place_spoken_of(words: str, plan: str) -> None:
    text = f"Năm 2021, tổng thu ngân sách huyện Krông Pa đạt {words}."
    assert [row["plan"] for row in read(text).rows()] == [plan]


def test_a_body_of_no_known_place_has_none() -> None:
    (row,) = read_report("Năm 2021, thu ngân sách đạt 104% dự toán HĐND tỉnh giao.").rows()
    assert row["plan"] == "dự toán HĐND giao"


MOMENTS: Final = (
    ("Đến 31/12/2021, toàn tỉnh có 14 chợ.", "2021-12-31"),
    ("Đến ngày 31/12/2021, toàn tỉnh có 14 chợ.", "2021-12-31"),
    ("Tính đến hết tháng 5/2022, toàn tỉnh có 14 chợ.", "2022-05-31"),
)


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_a_stock_is_of_the_moment_that_is_named(text: str, moment: str) -> None:
    assert only(read(text).rows(), "as_of", "value") == [(moment, "14")]


MONTHS_SO_FAR: Final = (
    "6 tháng đầu năm 2022 xuất khẩu 9 triệu USD. Tháng 6/2022, 3 triệu USD. "
    "Nhập khẩu đạt 50% kế hoạch năm."
)
TIMES: Final = (
    ("9 tháng 5, xuất khẩu đạt 3 triệu USD.", (None,), "a day and its month are no nine months"),
    ("9 tháng, năm 2021, xuất khẩu đạt 3 triệu USD.", ("2021-01-01/P9M",), "a comma between"),
    ("9 tháng/2021, xuất khẩu đạt 3 triệu USD.", ("2021-01-01/P9M",), "a stroke between"),
    ("9T/2021, xuất khẩu đạt 3 triệu USD.", ("2021-01-01/P9M",), "months shortened"),
    ("Năm đó, xuất khẩu đạt 3 triệu USD. Ngày 5/6, nhập khẩu đạt 2 triệu USD. Năm 2021, có 3 chợ.",
     (None, None, None), "no day is a time of a flow"),
    ("9 tháng, năm ngoái, xuất khẩu đạt 3 triệu USD.", (None,), "last year of no known year"),
    ("Tháng 6, xuất khẩu đạt 3 triệu USD. Năm 2021, nhập khẩu đạt 2 triệu USD.",
     ("2021-06", "2021"), "the year comes later"),
    ("Tháng 6, xuất khẩu đạt 3 triệu USD.", (None,), "no year anywhere"),
    (MONTHS_SO_FAR,
     ("2022-S1", "2022-06", "2022-S1"),
     "a percentage of the year's plan is of the months so far"),
    ("Tháng 6/2022, xuất khẩu đạt 3 triệu USD. Nhập khẩu đạt 50% kế hoạch năm.",
     ("2022-06", "2022-06"), "no months so far were named"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "times", "why"), TIMES)
def test_times_without_a_year_or_a_place(
    text: str, times: tuple[str | None, ...], why: str
) -> None:
    rows = read(text, published=None).rows()
    assert [row["period"] for row in rows] == list(times), why


def test_a_stock_named_before_its_year_is_of_a_moment() -> None:
    text = "Tháng 6, có 14 chợ. Năm 2021, nhập khẩu đạt 2 triệu USD."
    rows = read(text, published=None).rows()
    assert only(rows, "indicator", "period", "as_of") == [
        ("markets_count", None, "2021-06"),
        ("imports", "2021", None),
    ]


def test_the_province_behind_a_comma_tells_which_district() -> None:
    text = "Năm 2021, xuất khẩu của huyện Châu Thành, tỉnh Kiên Giang đạt 3 triệu USD."
    (statement,) = read(text).statements
    assert isinstance(statement.place, Locality)
    assert str(statement.place.parent()) == "tỉnh Kiên Giang"


@pytest.mark.parametrize("end", [", tăng", ", huyện Ia Pa", " ("])
def test_other_words_behind_a_unit_are_no_province(end: str) -> None:
    text = f"Năm 2021, xuất khẩu đạt 3 triệu USD ở huyện Krông Pa{end}"
    assert len(read(text).statements) == 1


BASES: Final = (
    ("Năm 2021, xuất khẩu tăng 5% so với cuối năm 2020.", "year_on_year", "5"),
    ("Năm 2021, xuất khẩu 96% so với cùng kỳ.", "year_on_year", "-4"),
    ("Đến 31/12/2021, có 14 chợ, tăng 5% so với năm 2020.", "year_on_year", "5"),
    ("Tháng 6/2022, xuất khẩu tăng 3% so với cuối tháng 4 năm 2022.", "other_change", "3"),
    ("Năm 2021, xuất khẩu tăng 8% so với kế hoạch, 9% so với cùng kỳ.", "year_on_year", "9"),
    ("Năm 2021, xuất khẩu thấp hơn 4 triệu USD so với kế hoạch.", "absolute_change", "-4000000"),
    ("Năm 2021, xuất khẩu bằng 132% so với năm 2010.", "other_change", "32"),
    ("Năm 2021, xuất khẩu bằng 110% so với tháng 5 năm 2019.", "other_base", "2019-05"),
    ("Đến 31/12/2021, có 14 chợ, tăng 5% so với năm 2019.", "other_base", "2019"),
    ("Năm 2021, xuất khẩu giảm 8% so với kế hoạch, 9% so với cùng kỳ.", "year_on_year", "-9"),
)


@pytest.mark.parametrize(("text", "key", "number"), BASES)
def test_a_rate_is_over_what_stands_behind_it(text: str, key: str, number: str) -> None:
    assert read(text).rows()[-1][key] == number


PRICES: Final = ("theo giá so sánh", "theo giá so sánh 201", "theo giá so sánh năm")


@pytest.mark.parametrize("words", PRICES)
def test_constant_prices_without_a_year_are_no_price_basis(words: str) -> None:
    (row,) = read(f"Năm 2021, xuất khẩu {words} đạt 3 tỷ đồng.").rows()
    assert only([row], "value", "price_basis") == [("3000000000", None)]


RANGES: Final = (
    ("bằng từ 102% đến 105% so với cùng kỳ", IndexNumber("102", IndexBase.SAME_PERIOD_LAST_YEAR),
     IndexNumber("105", IndexBase.SAME_PERIOD_LAST_YEAR)),
    ("giảm từ 2% đến 5% so với cùng kỳ", "-5", "-2"),
    ("tăng từ 2% đến 5% so với cùng kỳ", "2", "5"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "low", "high"), RANGES)
def test_both_ends_of_a_range_are_kept(words: str, low: object, high: object) -> None:
    (statement,) = read(f"Năm 2021, xuất khẩu của tỉnh {words}.").statements
    (rate,) = statement.rates
    assert rate.high is not None
    if isinstance(low, str):
        assert not isinstance(rate.value, IndexNumber)
        assert (str(getattr(rate.value, "value", "")), str(getattr(rate.high, "value", ""))) == (
            low,
            high,
        )
    else:
        assert (rate.value, rate.high) == (low, high)


def test_a_level_in_percent_is_a_value_in_its_row() -> None:
    level = Statement("tỷ lệ lấp đầy", get_indicator("cluster_occupancy"), value=PercentShare("61"))
    row = flat_row(level)
    assert (row["value"], row["unit"], row["approximation"]) == ("61", "%", "exact")


def test_a_rate_that_no_column_is_for_leaves_the_row_empty() -> None:
    odd = StatedRate(PercentShare(Decimal(12)), WholeBase())
    row = flat_row(Statement("xuất khẩu", get_indicator("exports"), rates=(odd,)))
    assert row["share"] == "12"
    assert row["year_on_year"] is None


def test_facilities_and_recommendations_come_with_the_reading() -> None:
    reading = read(
        "Cụm công nghiệp Chư Á (huyện Krông Pa) có diện tích 30 ha.\n\n"
        "Đề nghị UBND tỉnh sớm bố trí kinh phí xây dựng chợ xã Ia Rmok."
    )
    assert [mention.facility.name for mention in reading.facilities] == ["Chư Á", "Chợ xã Ia Rmok"]
    assert len(reading.supervision.recommendations) == 1


LETTER: Final = "Hà Tĩnh, ngày 18 tháng 6 năm 2024\n\nNăm 2023, tỉnh Hà Tĩnh có 21 cụm công nghiệp."


def test_the_day_of_a_letter_is_that_of_its_head() -> None:
    later = f"{LETTER}\nHội nghị ngày 28/6/2024 đã thảo luận."
    assert str(read_report(later).published) == "2024-06-18"
    assert read_report(LETTER.replace("18 tháng 6", "31 tháng 2")).published is None


def test_two_prices_of_one_sentence_are_two_figures() -> None:
    rows = read_report(
        "Năm 2021, giá trị sản xuất công nghiệp của tỉnh Hà Tĩnh theo giá so sánh 2010 đạt 84 tỷ "
        "đồng, theo giá hiện hành đạt 95 tỷ đồng, tăng 6%."
    ).rows()
    assert [(row["value"], row["price_basis"], row["year_on_year"]) for row in rows] == [
        ("84000000000", "constant-2010", None),
        ("95000000000", "current", "6"),
    ]


def test_a_time_that_only_its_publication_could_tell_stays_open() -> None:
    rows = read_report(
        "Từ đầu năm đến nay, xuất khẩu đạt 5 triệu USD. Năm 2021, nhập khẩu đạt 3 triệu USD."
    ).rows()
    assert [row["indicator"] for row in rows] == ["exports", "imports"]
    assert rows[1]["period"] == "2021"


def test_a_planned_stock_may_have_a_day() -> None:
    (row,) = read_report(
        "Kế hoạch đến ngày 30/6/2025 của tỉnh Hà Tĩnh: phấn đấu có 12 chợ.", published=PUBLISHED
    ).rows()
    assert (row["as_of"], row["status"], row["value"]) == ("2025-06-30", "plan", "12")
