"""Rules of reading: rows of figures, times and bases in a row, signs, plans and marks beside."""

from typing import Final

import pytest

from congthuong import Period
from congthuong.reading import Reading, read_report

Rows = tuple[tuple[str | bool | None, ...], ...]
Table = tuple[tuple[str, Rows, str], ...]


def read(text: str) -> Reading:
    return read_report(text, published=Period.month(2022, 7), locality="tỉnh Gia Lai")


def only(text: str, *keys: str) -> Rows:
    return tuple(tuple(row[key] for key in keys) for row in read(text).rows())


def unread(text: str) -> list[str]:
    return [left.text for left in read(text).unread]


ROWS_OF_RATES: Final[Table] = (
    ("Tháng 5/2022, CPI tăng lần lượt 0,3% và 2,6% so với tháng trước và cùng kỳ.",
     (("cpi", "0.3", None), ("cpi", None, "2.6")), "the bases stand in a row behind"),
    ("Tháng 5/2022, CPI tương ứng tăng 0,3%, 2,6% so tháng trước, so cùng kỳ.",
     (("cpi", "0.3", None), ("cpi", None, "2.6")), "commas alone between them"),
    ("Năm 2021, xuất khẩu và nhập khẩu lần lượt tăng 7% và 9%.",
     (("exports", None, "7"), ("imports", None, "9")), "the subjects stand in a row before"),
    ("Năm 2021, xuất khẩu tăng lần lượt 7%, nhập khẩu tăng 9%.",
     (("exports", None, "7"), ("imports", None, "9")), "a single figure is no row"),
    ("Tháng 5/2022, CPI tăng lần lượt 0,3% và 2,6% so tháng trước và cùng kỳ",
     (("cpi", "0.3", None), ("cpi", None, "2.6")), "and nothing behind them"),
    (("Năm 2021, xuất khẩu thu về 30 triệu USD, nhập khẩu hết 20 triệu USD, tương ứng tăng 7% và "
     "9%."), (("exports", None, "7"), ("imports", None, "9")), "the row looks back"),
    (("Năm 2021, xuất khẩu đạt 30 triệu USD, nhập khẩu đạt 20 triệu USD. Hai chỉ tiêu này lần lượt "
     "tăng 7% và 9% so với năm trước."),
     (("exports", None, None), ("imports", None, None),
      ("exports", None, "7"), ("imports", None, "9")), "over the end of the sentence"),
    ("Năm 2021, xuất khẩu đạt 30 triệu USD, tăng 2%, lần lượt tăng 7% và 9%.",
     (("exports", None, "2"), ("exports", None, "7"), ("exports", None, "9")),
     "two figures look back on one subject alone"),
    ("Năm 2021, xuất khẩu, nhập khẩu tăng lần lượt 7%, 8% và 9%.",
     (("imports", None, "7"), ("imports", None, "8"), ("imports", None, "9")),
     "three figures of two subjects go by no order"),
    ("Năm 2021, có 12 chợ, 30 siêu thị, lần lượt đạt 9 triệu USD và 8 triệu USD.",
     (("markets_count", None, None), ("supermarkets", None, None),
      ("other", None, None), ("other", None, None)), "money is no number of markets"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), ROWS_OF_RATES)
def test_rates_in_a_row_go_by_order(text: str, rows: Rows, why: str) -> None:
    assert only(text, "indicator", "period_on_period", "year_on_year") == rows, why


@pytest.mark.parametrize(
    "words", ["tăng lần lượt 7% và 9%", "lần lượt tăng 7% và 9%", "tương ứng tăng 7%, 9%"]
)
def test_names_that_no_catalogue_knows_stand_in_a_row(words: str) -> None:
    text = f"Năm 2021, đường kính và bia {words}."
    assert only(text, "words", "year_on_year") == (("đường kính", "7"), ("bia", "9"))


def test_a_factor_of_the_plan_is_no_growth() -> None:
    assert unread("Năm 2021, xuất khẩu gấp 1,4 lần kế hoạch.") == ["1,4 lần"]
    text = "Năm 2021, xuất khẩu gấp 1,4 lần, kế hoạch là 9 tỷ đồng."
    assert only(text, "year_on_year_factor")[:1] == (("1.4",),)


def test_places_in_a_row_have_a_figure_each() -> None:
    text = "Năm 2021, huyện Krông Pa và huyện Ia Pa thu hút lần lượt 3 dự án và 5 dự án."
    assert only(text, "locality", "value") == (("huyện Krông Pa", "3"), ("huyện Ia Pa", "5"))


TIMES: Final = (
    (("Các tháng 2, 3 và 4 năm 2021, xuất khẩu lần lượt đạt 3 triệu USD, 4 triệu USD và 5 triệu "
     "USD."), ("2021-02", "2021-03", "2021-04"), "three months with one year"),
    ("Xuất khẩu quý I và II năm 2021 lần lượt đạt 3 triệu USD và 4 triệu USD.",
     ("2021-Q1", "2021-Q2"), "quarters in Roman figures"),
    ("Xuất khẩu quý 3 và 4/2021 lần lượt đạt 3 triệu USD và 4 triệu USD.",
     ("2021-Q3", "2021-Q4"), "quarters in Arabic figures"),
    ("Xuất khẩu tháng 2 và 3 năm trước lần lượt đạt 3 triệu USD và 4 triệu USD.",
     ("2021-02", "2021-03"), "the year before that of the text"),
    ("Xuất khẩu tháng 2 và 3 năm nay lần lượt đạt 3 triệu USD và 4 triệu USD.",
     ("2022-02", "2022-03"), "the year of the text"),
    ("Tháng 2 và 3 chợ đều vắng, xuất khẩu đạt 3 triệu USD.", ("2022-02",), "three markets"),
    ("Xuất khẩu tháng 2, 3, và 4 năm 2021 đạt 3 triệu USD.", ("2021-02-01/P3M",), "one span"),
    ("Xuất khẩu tháng 2, 33 và 4 năm 2021 đạt 3 triệu USD.", (None,), "no such month"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "times", "why"), TIMES)
def test_months_and_quarters_may_stand_in_a_row(
    text: str, times: tuple[str, ...], why: str
) -> None:
    periods = [row["period"] for row in read(text).rows() if row["indicator"] == "exports"]
    assert tuple(periods) == times, why


BASES: Final[Table] = (
    ("Tháng 5/2022, xuất khẩu bằng 94% tháng trước.", (("-6", None, None),), "a level"),
    ("Tháng 5/2022, xuất khẩu đạt 94% tháng trước.", (), "reached says not of what"),
    ("Năm 2021, xuất khẩu bằng 94% năm 2017.", ((None, "-6", "2017"),), "a year"),
    ("Năm 2021, xuất khẩu gấp 1,4 lần năm 2017.", ((None, "1.4", "2017"),), "a factor"),
    ("Năm 2021, xuất khẩu gấp 1,4 lần mức bình quân năm 2017.", ((None, "1.4", "2017"),),
     "words that say no more"),
    ("Năm 2021, xuất khẩu 1,4 lần năm 2017.", (), "no verb"),
    ("Năm 2021, xuất khẩu là 94% năm 2017.", (), "no level"),
    ("Năm 2021, xuất khẩu 94% năm 2017.", (), "no verb"),
    ("Tháng 5/2022, xuất khẩu đạt 4 triệu USD tháng trước.", ((None, None, None),),
     "an amount has no base"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), BASES)
def test_a_base_may_stand_right_behind(text: str, rows: Rows, why: str) -> None:
    assert only(text, "period_on_period", "other_change", "other_base") == rows, why


NUMBERS: Final[Table] = (
    ("Năm 2021, xuất khẩu đạt mười lăm tỷ 200 triệu đồng.", (("15200000000", "đồng"),),
     "words and figures"),
    ("Năm 2021, toàn tỉnh có hai mươi bốn chợ.", (("24", "chợ"),), "a count"),
    ("Năm 2021, toàn tỉnh có hai trăm linh năm chợ.", (("205", "chợ"),), "hundreds"),
    ("Năm 2021, xuất khẩu đạt hai tỷ USD.", (("2000000000", "USD"),), "one word, a scale, a unit"),
    ("Năm 2021, toàn tỉnh có mười mươi chợ.", (), "no number"),
    ("Năm 2021, xuất khẩu đạt mười lăm triệu.", (), "no unit"),
    ("Năm 2021, có năm mươi phần trăm số hộ.", (), "a rate in words"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), NUMBERS)
def test_numbers_may_be_written_out(text: str, rows: Rows, why: str) -> None:
    assert only(text, "value", "unit") == rows, why


PLANS: Final[Table] = (
    ("Năm 2021, xuất khẩu tăng 9% (kế hoạch tăng 8%).",
     (("normal", "9", None), ("plan", "8", None)), "the plan was to grow"),
    ("Năm 2021, xuất khẩu giảm 9% (kế hoạch giảm 8%).",
     (("normal", "-9", None), ("plan", "-8", None)), "the plan was to fall"),
    ("Năm 2021, xuất khẩu tăng 9%; kế hoạch đã định là 8%.",
     (("normal", "9", None), ("plan", "8", None)), "the plan itself"),
    ("Năm 2021, xuất khẩu tăng 9% (bằng 98% kế hoạch).", (("normal", "9", "98"),),
     "how much of the plan"),
    ("Năm 2021, xuất khẩu tăng 9% (giảm 8% so với kế hoạch).", (("normal", "9", "92"),),
     "less than the plan"),
    ("Năm 2021, thu ngân sách đạt 47% dự toán (cùng kỳ đạt 52%).",
     (("normal", None, "47"), ("normal", None, "52")), "the same rate of the year before"),
    ("Năm 2021, thu ngân sách đạt 47% dự toán (huyện Ia Pa đạt 52%).", (("normal", None, "47"),),
     "no word says of what"),
    ("Năm 2021, xuất khẩu tăng 9% (cùng kỳ đạt 52%).",
     (("normal", "9", None), ("normal", "52", None)), "growth goes on as growth"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), PLANS)
def test_a_plan_or_the_year_before_may_stand_beside(text: str, rows: Rows, why: str) -> None:
    assert only(text, "status", "year_on_year", "percent_of_plan") == rows, why


def test_the_rate_of_the_same_period_is_of_the_year_before() -> None:
    text = "Năm 2021, thu ngân sách đạt 47% dự toán (cùng kỳ đạt 52%), chi ngân sách đạt 60%."
    assert only(text, "period")[:2] == (("2021",), ("2020",))


SIGNS: Final[Table] = (
    ("Năm 2021, xuất khẩu đạt 9 triệu USD (+6,4%).", (("9000000", "6.4"),), "up"),
    ("Năm 2021, xuất khẩu đạt 9 triệu USD (-6,4%).", (("9000000", "-6.4"),), "down"),
    ("Năm 2021, xuất khẩu cà phê (+6,4%).", ((None, "6.4"),), "behind the name alone"),
    ("Năm 2021, xuất khẩu đạt 9 triệu USD (6,4%).", (("9000000", None),), "no sign"),
    ("Năm 2021, xuất khẩu đạt 9 triệu USD, +6,4%.", (("9000000", None),), "no bracket"),
    ("(6,4%)", (), "nothing before"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), SIGNS)
def test_a_sign_in_brackets_tells_growth(text: str, rows: Rows, why: str) -> None:
    assert only(text, "value", "year_on_year") == rows, why


def test_a_sign_before_an_amount_tells_a_change() -> None:
    keys = ("value", "absolute_change")
    text = "Năm 2021, xuất khẩu đạt 9 triệu USD ({}2 triệu USD)."
    assert only(text.format("+"), *keys) == (("9000000", "2000000"),)
    assert only(text.format("- "), *keys) == (("9000000", "-2000000"),)
    assert only(text.format("riêng gạo "), *keys)[0] == ("9000000", None)


MARKS: Final[Table] = (
    ("Năm 2021, kim ngạch xuất khẩu vượt mốc 700 triệu USD.", (("exports", "700000000", "exact"),),
     "the mark was passed by what is named"),
    ("Năm 2021, kim ngạch xuất khẩu vượt con số 700 triệu USD.",
     (("exports", "700000000", "over"),), "more than the number"),
    ("Vượt mốc 700 triệu USD.", (), "by nothing that is named"),
    ("Kim ngạch xuất khẩu tối thiểu 700 triệu USD.", (), "a bound"),
    ("18 mặt hàng vượt mốc 7 triệu USD.", (), "each of the goods, counted besides"),
    ("Năm 2021, có 18 mặt hàng đạt kim ngạch trên 7 triệu USD.", (("other", "18", "exact"),),
     "what each of them reached at least"),
    ("Năm 2021, có 18 mặt hàng, kim ngạch xuất khẩu trên 7 triệu USD.",
     (("other", "18", "exact"), ("exports", "7000000", "over")), "all of them together"),
    ("Năm 2021, có 18 chợ đạt doanh thu trên 7 tỷ đồng.",
     (("markets_count", "18", "exact"), ("other", "7000000000", "over")), "markets are no goods"),
    ("Kim ngạch xuất khẩu năm 2021 không thấp hơn 7 triệu USD.",
     (("exports", "7000000", "at_least"),), "a floor that was kept"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), MARKS)
def test_marks_are_figures_of_what_passed_them(text: str, rows: Rows, why: str) -> None:
    assert only(text, "indicator", "value", "approximation") == rows, why


FALLS: Final[Table] = (
    ("Năm 2021, tỷ lệ hộ nghèo giảm xuống còn 8%.", (("8", None),), "the rate itself"),
    ("Năm 2021, tỷ lệ hộ nghèo giảm 8% so với cùng kỳ.", ((None, "-8"),), "its change"),
    ("Năm 2021, tỷ lệ hộ nghèo giảm 8%.", ((None, "-8"),), "its change, with no base"),
    ("Năm 2021, kim ngạch xuất khẩu giảm xuống còn 8 triệu USD.", (("8000000", None),),
     "an amount"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), FALLS)
def test_fallen_to_tells_a_value(text: str, rows: Rows, why: str) -> None:
    assert only(text, "value", "year_on_year") == rows, why


TRAPS: Final[tuple[tuple[str, list[str], str], ...]] = (
    ("Năm 2021, tỉnh vận động 14 doanh nghiệp hiến đất.", ["14 doanh nghiệp"], "guests"),
    ("Năm 2021, tỉnh mời 14 doanh nghiệp.", ["14 doanh nghiệp"], "guests"),
    ("Năm 2021, toàn tỉnh có 14 doanh nghiệp.", [], "a count of them all"),
    ("Năm 2021, tỉnh mời được 2 triệu lượt khách.", [], "a scale makes a statistic"),
    ("Năm 2021, thăm 300 tấn gạo.", [], "an amount is no guest"),
    ("Giá trị sản xuất trên 1 ha đạt 85 triệu đồng.", ["1 ha"], "per hectare"),
    ("Năm 2021, cụm công nghiệp có diện tích trên 3 ha.", [], "an area"),
    ("Năm 2021, theo điều 12 chợ phải có nội quy.", ["12 chợ"], "an article of a law"),
    ("Năm 2021, xuất khẩu hạt điều 1.500 tấn.", [], "nuts"),
    ("Năm 2021, mỗi 3 chợ có một ban.", ["3 chợ"], "each"),
    ("Năm 2021, bình quân tăng 3%.", [], "a rate on average"),
    ("Bò 6 tháng tuổi được nuôi nhiều.", ["6"], "an age is no period"),
    ("Năm 2021, trợ cấp 3 tháng lương.", ["3"], "wages are no period"),
    ("Theo công văn date 2022-07-05 gửi sở.", [], "the stamp of a store"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "left", "why"), TRAPS)
def test_numbers_that_are_no_statistic_are_left(text: str, left: list[str], why: str) -> None:
    assert unread(text) == left, why
    if left:
        assert only(text, "value").count((left[0].split()[0],)) == 0


WHOLES: Final[Table] = (
    (("Cả năm 2021, xuất khẩu đạt 90 triệu USD, riêng tháng 12, xuất khẩu đạt 9 triệu USD. Nhập "
     "khẩu đạt 50 triệu USD."), (("2021",), ("2021-12",), ("2021",)), "told apart"),
    (("Cả năm 2021, xuất khẩu đạt 90 triệu USD, tháng 12, xuất khẩu đạt 9 triệu USD. Nhập khẩu đạt "
     "50 triệu USD."), (("2021",), ("2021-12",), ("2021-12",)), "not told apart"),
    ("Tháng 6/2022, xuất khẩu đạt 9 triệu USD, cộng 6 tháng đạt 50 triệu USD.",
     (("2022-06",), ("2022-S1",)), "summed up"),
    ("Tháng 6/2022, xuất khẩu đạt 9 triệu USD, tăng 6% so với 6 tháng trước đó.",
     (("2022-06",),), "a base is no time of the figure"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), WHOLES)
def test_a_part_of_the_year_may_be_told_apart(text: str, rows: Rows, why: str) -> None:
    assert only(text, "period") == rows, why


NAMES: Final = (
    ("Năm 2021, tăng trưởng kinh tế (GRDP) đạt 7%.", "tăng trưởng kinh tế (GRDP)"),
    ("Năm 2021, tăng trưởng kinh tế đạt 7% (GRDP).", "tăng trưởng kinh tế"),
)


@pytest.mark.parametrize(("text", "words"), NAMES)
def test_a_short_name_in_brackets_belongs_to_its_name(text: str, words: str) -> None:
    assert only(text, "indicator", "words")[:1] == (("grdp", words),)
