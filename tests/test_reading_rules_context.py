"""Rules of reading over sentences: sections, terms, goods and measures, moments, headlines."""

from typing import Final

import pytest

from congthuong import Period
from congthuong._tokens import tokenize
from congthuong.reading import Reading, read_report
from congthuong.reading.times import read_time

Rows = tuple[tuple[str | bool | None, ...], ...]
Table = tuple[tuple[str, Rows, str], ...]
PUBLISHED: Final = Period.month(2022, 7)


def read(text: str, published: Period | None = PUBLISHED) -> Reading:
    return read_report(text, published=published, locality="tỉnh Gia Lai")


def only(text: str, *keys: str, published: Period | None = PUBLISHED) -> Rows:
    rows = read(text, published).rows()
    return tuple(tuple(row[key] for key in keys) for row in rows)


SECTIONS: Final[Table] = (
    ("II. Mục tiêu đến năm 2024\n- Xuất khẩu đạt 90 triệu USD.\n- Nhập khẩu đạt 80 triệu USD.",
     (("2024", "plan"), ("2024", "plan")), "a heading over targets"),
    (("Phấn đấu năm 2024 đạt các mức sau:\n- Xuất khẩu đạt 90 triệu USD.\n\n"
     "Năm 2021, nhập khẩu đạt 80 triệu USD. Xuất khẩu đạt 85 triệu USD."),
     (("2024", "plan"), ("2021", "normal"), ("2021", "normal")), "a year before leaves it"),
    ("Mục tiêu năm 2024:\n- Năm 2025, nhập khẩu đạt 80 triệu USD.\n- Xuất khẩu đạt 90 triệu USD.",
     (("2025", "plan"), ("2024", "plan")), "a year behind does not"),
    ("Mục tiêu năm 2024:\n- Tháng 6, nhập khẩu đạt 80 triệu USD.\n- Xuất khẩu đạt 90 triệu USD.",
     (("2022-06", "plan"), ("2024", "plan")), "a month of no said year does not"),
    ("Mục tiêu cả năm:\n- Xuất khẩu đạt 90 triệu USD.\n- Năm 2022, nhập khẩu đạt 80 triệu USD.",
     (("2022", "plan"), ("2022", "plan")), "a section of no said year"),
    (("II. Mục tiêu năm 2022\n- Xuất khẩu đạt 90 triệu USD.\n\nIII. Kết quả\n\n"
     "Xuất khẩu đạt 45 triệu USD."), (("2022", "plan"), ("2022", "normal")), "a heading ends it"),
    ("Kết quả năm 2021:\n- Xuất khẩu đạt 90 triệu USD.", (("2021", "normal"),), "no targets"),
    ("Tỉnh đã đạt các mục tiêu năm 2023.\n- Xuất khẩu đạt 90 triệu USD.", ((None, "normal"),),
     "a sentence that says something is no heading"),
    ("Mục tiêu ngày 5/7/2023:\n- Xuất khẩu đạt 90 triệu USD.", ((None, "normal"),),
     "a day lasts for nothing"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), SECTIONS)
def test_a_heading_over_targets_holds_below_it(text: str, rows: Rows, why: str) -> None:
    assert only(text, "period", "status") == rows, why


TERMS: Final[Table] = (
    ("Nhiệm kỳ 2016-2020 đã khép lại. Xuất khẩu tăng bình quân 12%/năm.",
     (("2016-01-01/P5Y", "12"),), "the term that was named"),
    ("Nhiệm kỳ 2016-2020 đã khép lại. Năm 2021, xuất khẩu đạt 9 triệu USD, tăng bình quân 12%/năm.",
     (("2021", None), ("2016-01-01/P5Y", "12")), "the value beside it is of its year"),
    ("Nhiệm kỳ 2016-2020 đã khép lại. Giai đoạn 2011-2015, xuất khẩu tăng bình quân 12%/năm.",
     (("2011-01-01/P5Y", "12"),), "years of its own"),
    ("Năm 2021, xuất khẩu tăng bình quân 12%/năm.", (("2021", "12"),), "no term at all"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), TERMS)
def test_yearly_averages_are_of_the_term(text: str, rows: Rows, why: str) -> None:
    assert only(text, "period", "average_annual") == rows, why


GOODS: Final[Table] = (
    ("Năm 2021, xuất khẩu đạt 90 triệu USD. Cà phê 60 triệu USD.",
     (("exports", None), ("exports", "cà phê")), "goods in dollars are traded"),
    ("Năm 2021, xuất khẩu đạt 90 triệu USD. Một số hàng: cà phê 30 ngàn tấn với 60 triệu USD.",
     (("exports", None), ("export_volume", "cà phê"), ("exports", "cà phê")),
     "behind their weight, which is a quantity of what is exported"),
    ("Năm 2021, xuất khẩu đạt 90 triệu USD. Cà phê 60 tỷ đồng.",
     (("exports", None), ("other", None)), "goods in đồng are not"),
    ("Năm 2021, xuất khẩu đạt 90 triệu USD. Tổng mức bán lẻ đạt 90 tỷ đồng. Cà phê 60 triệu USD.",
     (("exports", None), ("retail_sales", None), ("other", None)), "sales were told of last"),
    ("Năm 2021, cà phê 60 triệu USD.", (("other", None),), "no trade was told of"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), GOODS)
def test_goods_priced_in_dollars_are_parts_of_trade(text: str, rows: Rows, why: str) -> None:
    assert only(text, "indicator", "segment") == rows, why


MEASURES: Final = (
    ("Năm 2021, xuất khẩu đạt 90 triệu USD. Kim ngạch tháng 6 đạt 9 triệu USD.", "exports",
     "what was traded"),
    (("Năm 2021, kim ngạch xuất nhập khẩu đạt 90 triệu USD, xuất khẩu đạt 50 triệu USD. Bốn tháng "
     "năm 2022, kim ngạch đạt 30 triệu USD."), "trade_turnover", "both ways again"),
    (("Năm 2021, kim ngạch xuất nhập khẩu đạt 90 triệu USD, xuất khẩu đạt 50 triệu USD. Huyện Ia "
     "Pa có kim ngạch 30 triệu USD."), "exports", "the last one, where no time is named"),
    ("Năm 2021, tổng thu từ du lịch đạt 90 tỷ đồng, riêng huyện Ia Pa doanh thu 9 tỷ đồng.",
     "tourism_revenue", "what tourists leave"),
    ("Năm 2021, xuất khẩu đạt 90 triệu USD. Doanh thu đạt 9 tỷ đồng.", "other", "trade is no sale"),
    ("Năm 2021, chăn nuôi ổn định, doanh thu 9 tỷ đồng.", "other", "of no topic"),
    ("Hiện có 12 cụm công nghiệp rộng 300 ha.", "cluster_area", "clusters that were counted"),
    ("Hiện có 2 khu công nghiệp rộng 300 ha.", "industrial_park_area", "parks that were counted"),
    ("KCN Trà Đa rộng 200 ha.", "industrial_park_area", "a park by its name"),
    ("Huyện Ia Pa rộng 200 ha.", "other", "a district has an area of its own"),
    ("Hiện có 30 chợ rộng 300 m2.", "other", "no indicator is of the area of markets"),
    ("Năm 2021, sản xuất được 40 triệu kWh.", "electricity", "energy"),
    ("Năm 2021, lắp đặt 40 MW.", "power_capacity", "power"),
    ("Năm 2021, nâng cấp 7 chợ với tổng kinh phí 87 tỷ đồng.", "investment", "money spent"),
    ("Năm 2021, thu hút 12 dự án với 87 tỷ đồng.", "investment", "projects come with money"),
    ("Năm 2021, nâng cấp 7 chợ với 87 tỷ đồng.", "other", "markets do not"),
    ("Với tổng kinh phí 87 tỷ đồng.", "other", "spent on nothing that was counted"),
    ("87 tỷ đồng.", "other", "money alone"),
    ("Năm 2021, có 14 doanh nghiệp. Huyện Ia Pa có 5 doanh nghiệp.", "firms", "counted again"),
    ("Năm 2021, thu hút 12 dự án điện. Huyện Ia Pa có 3 dự án.", "power_projects",
     "counted again by the noun alone"),
    ("Năm 2021, thu hút số dự án đầu tư là 12 dự án. Huyện Ia Pa có 3 dự án.", "other",
     "the bare noun was not what was counted"),
    ("Năm 2021, tổng mức bán lẻ đạt 90 tỷ đồng. Năm 2021 ngành công nghiệp tăng 13%.",
     "industrial_output", "industry is no part of sales"),
    ("Năm 2021, tổng mức bán lẻ đạt 90 tỷ đồng, trong đó ngành công nghiệp tăng 13%.",
     "retail_sales", "unless a list says so"),
    ("Năm 2021, tỷ lệ hộ nghèo 85 tỷ đồng.", "other", "money is no rate"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "indicator", "why"), MEASURES)
def test_a_bare_measure_is_of_what_was_told(text: str, indicator: str, why: str) -> None:
    assert read(text).rows()[-1]["indicator"] == indicator, why


BRANCHES: Final[Table] = (
    ("Năm 2021, cơ cấu điện thương phẩm: công nghiệp - xây dựng 76%, nông nghiệp 10%.",
     (("electricity_sold", "công nghiệp - xây dựng"),
      ("electricity_sold", "nông, lâm nghiệp và thủy sản")), "in the list of another total"),
    ("Năm 2021, điện thương phẩm tăng 7%. Công nghiệp - xây dựng tăng 8%.",
     (("electricity_sold", None), ("industrial_output", None)), "in no list"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), BRANCHES)
def test_branches_are_parts_in_the_list_of_a_total(text: str, rows: Rows, why: str) -> None:
    assert only(text, "indicator", "segment") == rows, why


ABOUT: Final[Table] = (
    ("Năm 2021, thu hút 12 dự án, vốn đăng ký 90 tỷ đồng, tăng 20% về số dự án và 15% về số vốn.",
     (("investment_projects", "20"), ("investment", "15")), "number and capital"),
    ("Năm 2021, gạo đạt 300 tấn, 90 triệu USD, tăng 31% về lượng, 23% về giá trị.",
     (("other", "31"), ("other", "23")), "volume and value"),
    ("Năm 2021, xuất khẩu đạt 90 triệu USD, tăng 31% về kim ngạch nhập khẩu.",
     (("exports", None), ("imports", "31")), "another indicator opens its own"),
    ("Năm 2021, xuất khẩu đạt 90 triệu USD, tăng 31% về phía doanh nghiệp.", (("exports", "31"),),
     "words of no measure"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), ABOUT)
def test_a_rate_goes_back_to_what_it_is_about(text: str, rows: Rows, why: str) -> None:
    assert only(text, "indicator", "year_on_year") == rows, why


GROUPS: Final[Table] = (
    (("Tháng 6/2022, CPI giảm 0,2% so với tháng trước, tăng 2% so với cùng kỳ. Nhóm may mặc tăng "
     "0,4%."), (("-0.2", "2"), ("0.4", None)), "groups go by the first base"),
    (("Tháng 6/2022, CPI tăng 2% so với cùng kỳ. 6 nhóm hàng tăng so với tháng trước: nhóm may mặc "
     "tăng 0,4%."), ((None, "2"), ("0.4", None)), "a list has a base of its own"),
    ("Tháng 6/2022, CPI giảm 0,2% so với tháng trước. Nhóm may mặc tăng 0,4% so với cùng kỳ.",
     (("-0.2", None), (None, "0.4")), "a base that is said"),
    ("Tháng 6/2022, CPI giảm 0,2% so với tháng trước, nhóm may mặc tăng 0,4%.",
     (("-0.2", None), ("0.4", None)), "a base behind the total"),
    ("Tháng 6/2022, CPI giảm 0,2% so với tháng trước, cả năm tăng 4%.",
     (("-0.2", None), (None, "4")), "another time has another base"),
    ("So với cùng kỳ, 6 tháng năm 2022, CPI tăng 2%, nhóm may mặc tăng 0,4%.",
     ((None, "2"), (None, "0.4")), "a base at the head, before its time"),
    (("Tháng 6/2022, IIP giảm 0,2% so với tháng trước, tăng 2% so với cùng kỳ. Khai khoáng tăng "
     "0,4%."), (("-0.2", "2"), (None, "0.4")), "branches go by no first base"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), GROUPS)
def test_groups_of_the_cpi_go_by_its_base(text: str, rows: Rows, why: str) -> None:
    assert only(text, "period_on_period", "year_on_year") == rows, why


LEVELS: Final = (
    ("Tháng 5/2022, xuất khẩu tăng 3% so với cùng tháng năm 2021.", ["3"]),
    ("9 tháng 2021, xuất khẩu tăng 3%.", ["3"]),
    ("Năm 2021, xuất khẩu bằng 98% so với cùng kỳ; nhập khẩu bằng 104%.", ["-2", "4"]),
    ("Năm 2021, xuất khẩu tăng 8% so với cùng kỳ; nhập khẩu bằng 104%.", ["8"]),
    ("Năm 2021, xuất khẩu, nhập khẩu tăng lần lượt 2% và 4%", ["2", "4"]),
)


@pytest.mark.parametrize(("text", "rates"), LEVELS)
def test_levels_go_on_as_levels(text: str, rates: list[str]) -> None:
    assert [row["year_on_year"] for row in read(text).rows()] == rates


MOMENTS: Final[Table] = (
    ("Đến ngày 30/5/2022, có 12 cụm công nghiệp. Có 14 chợ.", (("2022-05-30",), ("2022-05-30",)),
     "a day is told once"),
    ("Đến tháng 5/2022, có 12 cụm công nghiệp. Có 14 chợ.", (("2022-05",), ("2022-07",)),
     "a month is not"),
    ("Năm 2021, xuất khẩu đạt 9 tỷ đồng. Đến ngày 30/5/2022, có 12 cụm công nghiệp. Có 14 chợ.",
     ((None,), ("2022-05-30",), ("2022-05-30",)), "whatever was told before"),
    ("Năm 2021, xuất khẩu đạt 9 tỷ đồng. Đến ngày 30/5/2022, có 12 cụm công nghiệp.\n\nCó 14 chợ.",
     ((None,), ("2022-05-30",), ("2022-07",)), "a new paragraph begins anew"),
    ("Năm 2021, tỷ lệ hộ nghèo còn 5%.", (("2021",),), "a rate of its year"),
    ("Năm 2021, giải thể 5 doanh nghiệp.", ((None,),), "what came about is no stock"),
    ("Năm 2021, tạo việc làm mới cho 9 nghìn lao động.", ((None,),), "new jobs are none either"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), MOMENTS)
def test_moments_are_told_once(text: str, rows: Rows, why: str) -> None:
    assert only(text, "as_of") == rows, why


UNDATED: Final[Table] = (
    ("Đến 31/12/2021, có 14 chợ. Tháng 6, phấn đấu có 20 siêu thị.",
     ((None, "2021-12-31"), (None, "2021-06")), "a month of no year takes that of the text"),
    ("Đến 31/12/2021, có 14 chợ. Từ đầu năm đến nay, phấn đấu có 20 siêu thị.",
     ((None, "2021-12-31"), (None, "2021-12-31")), "up to a day not known: the day that is"),
    ("Năm 2021, nhập khẩu đạt 8 triệu USD. Tháng 6, xuất khẩu đạt 9 triệu USD.",
     (("2021", None), ("2021-06", None)), "the year before it"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), UNDATED)
def test_what_no_year_can_date(text: str, rows: Rows, why: str) -> None:
    assert only(text, "period", "as_of", published=None) == rows, why


SO_FAR: Final[Table] = (
    ("Tháng 5, xuất khẩu đạt 9 triệu USD. Từ đầu năm đến nay, nhập khẩu đạt 8 triệu USD.",
     (("2022-05",), ("2022-01-01/P5M",)), "up to the month that was named"),
    ("Sáu tháng đầu năm, xuất khẩu đạt 9 triệu USD. Từ đầu năm đến nay, nhập khẩu đạt 8 triệu USD.",
     (("2022-S1",), ("2022-S1",)), "the months that were named"),
    ("Năm 2022, xuất khẩu đạt 9 triệu USD. Từ đầu năm đến nay, nhập khẩu đạt 8 triệu USD.",
     (("2022",), ("2022-01-01/P7M",)), "a whole year is not over yet"),
    ("Tháng 5/2021, xuất khẩu đạt 9 triệu USD. Từ đầu năm đến nay, nhập khẩu đạt 8 triệu USD.",
     (("2021-05",), ("2022-01-01/P7M",)), "a month of another year"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), SO_FAR)
def test_since_january_is_up_to_what_was_named(text: str, rows: Rows, why: str) -> None:
    assert only(text, "period") == rows, why


BODY: Final = "Năm 2021, kim ngạch xuất khẩu đạt 5.240 tỷ đồng, tăng 6%."
HEADLINES: Final = (
    ("Xuất khẩu trên 5.200 tỷ đồng", True, "rounded down"),
    ("Xuất khẩu gần 5.300 tỷ đồng", True, "rounded up"),
    ("Xuất khẩu tăng 6%", True, "one of the figures"),
    ("Xuất khẩu trên 5.300 tỷ đồng", False, "above what it rounds"),
    ("Xuất khẩu gần 5.200 tỷ đồng", False, "below what it rounds"),
    ("Xuất khẩu trên 4.000 tỷ đồng", False, "too far away"),
    ("Xuất khẩu khoảng 5.200 tỷ đồng", False, "about may be either side"),
    ("Xuất khẩu trên 5 triệu USD", False, "another unit"),
    ("Nhập khẩu trên 5.200 tỷ đồng", False, "another indicator"),
    ("Lãi trồng cây trên 5.200 tỷ đồng", False, "no known indicator"),
)


@pytest.mark.parametrize(("headline", "dropped", "why"), HEADLINES)
def test_a_rounded_headline_is_dropped(headline: str, dropped: bool, why: str) -> None:
    rows = only(f"{headline}\n\n{BODY}", "value", "year_on_year")
    assert rows[-1] == ("5240000000000", "6"), why
    assert (len(rows) == 1) is dropped, why


SAID_TWICE: Final = (
    ("Năm 2021, xuất khẩu đạt 9 tỷ đồng. Xuất khẩu ước đạt 9 tỷ đồng.", 2, "an estimate is more"),
    ("Năm 2021, xuất khẩu đạt 9 tỷ đồng. Xuất khẩu đạt 9 tỷ đồng.", 1, "the same"),
    ("Năm 2021, xuất khẩu đạt gần 9 tỷ đồng. Xuất khẩu trên 8,9 tỷ đồng.", 2, "two hedges"),
    ("Năm 2021, lãi trồng cây trên 9 tỷ đồng. Lãi trồng cây 9,1 tỷ đồng.", 2, "of no indicator"),
    ("Năm 2021, IIP tăng 6%, trong đó khai khoáng tăng 6%.", 2, "a part is not its whole"),
    (("Năm 2021, xuất khẩu theo giá hiện hành đạt 9 tỷ đồng. Xuất khẩu theo giá so sánh 2010 đạt 9 "
     "tỷ đồng."), 2, "in other prices"),
    ("Năm 2021, xuất khẩu tăng 6%. Năm 2022, xuất khẩu tăng 6%.", 2, "of another year"),
    ("Năm 2021, xuất khẩu từ 8,9 đến 9,2 tỷ đồng. Xuất khẩu trên 8,9 tỷ đồng.", 2, "a range"),
    ("Năm 2021, lãi trồng cây tăng 5%. Lãi trồng cây trên 9 tỷ đồng.", 2, "a rate is no amount"),
    ("Năm 2021, lãi trồng cây bằng 98% kế hoạch. Lãi trồng cây gần 9 tỷ đồng, bằng 98% kế hoạch.",
     1, "nor is it more than an amount with it"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "count", "why"), SAID_TWICE)
def test_what_is_said_twice_is_stated_once(text: str, count: int, why: str) -> None:
    assert len(read(text).statements) == count, why


@pytest.mark.parametrize("text", ["xuất khẩu 2, 3 và 4", "tháng", "quý I", "tháng 2 và 3 chợ"])
def test_only_months_and_quarters_of_a_year_make_a_row(text: str) -> None:
    found = read_time(tokenize(text, 0, len(text)), 0)
    assert found is None or not found.parts
