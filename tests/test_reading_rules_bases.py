"""Rules of reading over bases and plans: what a rate is over, and what is stated as a plan."""

from typing import Final

import pytest

from congthuong import Period, PlanBase
from congthuong.reading import Reading, read_report

Rows = tuple[tuple[str | bool | None, ...], ...]
Table = tuple[tuple[str, Rows, str], ...]
PUBLISHED: Final = Period.month(2022, 10)


def read(text: str) -> Reading:
    return read_report(text, published=PUBLISHED, locality="tỉnh Gia Lai")


def only(text: str, *keys: str) -> Rows:
    return tuple(tuple(row[key] for key in keys) for row in read(text).rows())


def unread(text: str) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in read(text).unread]


BASES: Final[Table] = (
    (("Chỉ số sản xuất công nghiệp tháng 9 tăng 1,7% so với tháng trước, tăng 19,8% so với cùng "
     "kỳ; tính chung 9 tháng tăng 16,9%."),
     (("2022-09", "19.8", "1.7"), ("2022-01-01/P9M", "16.9", None)), "a total behind two bases"),
    (("Tổng mức bán lẻ tháng 9 đạt 900 tỷ đồng, tăng 1,2% so tháng trước, tăng 15,3% so cùng kỳ; "
     "lũy kế 9 tháng đạt 8.100 tỷ đồng, tăng 14,5%."),
     (("2022-09", "15.3", "1.2"), ("2022-01-01/P9M", "14.5", None)), "the same of amounts"),
    (("Quý III, chỉ số sản xuất công nghiệp tăng 14%. Riêng tháng 9, chỉ số tăng 18% so với tháng "
     "trước. Ngành dệt tăng 9%."), (("2022-Q3", "14", None), ("2022-09", None, "18"),
     ("2022-Q3", "9", None)), "a month set apart lends its base to nothing"),
    (("Năm 2021, chỉ số sản xuất công nghiệp bằng 105,4% so với năm 2020, thấp hơn so với mức tăng "
     "8,6% của năm 2020."), (("2021", "5.4", None),), "the rate of the base is no rate of this"),
    ("Năm 2021, chỉ số sản xuất công nghiệp của ngành khai khoáng bằng 96,5%.",
     (("2021", "-3.5", None),), "an index without a base is over the same period"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), BASES)
def test_a_base_holds_for_its_own_figure(text: str, rows: Rows, why: str) -> None:
    assert only(text, "period", "year_on_year", "period_on_period") == rows, why


def test_the_rate_of_the_base_is_left_with_its_reason() -> None:
    text = "Năm 2021, xuất khẩu tăng 5%, cao hơn so với mức tăng 3% của năm 2020."
    assert unread(text) == [("3%", "tốc độ của kỳ gốc")]


PLANS: Final[Table] = (
    (("Giá trị sản xuất công nghiệp: kế hoạch năm 12.000 tỷ đồng; thực hiện 9 tháng 9.000 tỷ đồng; "
     "đạt 75%; so cùng kỳ tăng 4,8%."),
     (("2022", "plan", "12000000000000", None, None),
      ("2022-01-01/P9M", "normal", "9000000000000", "75", "4.8")), "plan, figure and rate in turn"),
    (("Thu ngân sách nhà nước: dự toán 765 tỷ đồng; thực hiện 9 tháng 612 tỷ đồng, đạt 80%."),
     (("2022", "plan", "765000000000", None, None),
      ("2022-01-01/P9M", "normal", "612000000000", "80", None)), "an estimate of the budget"),
    (("Kim ngạch xuất khẩu kế hoạch năm 2021 là 90 triệu USD, 9 tháng đạt 60 triệu USD."),
     (("2021", "plan", "90000000", None, None),
      ("2022-01-01/P9M", "normal", "60000000", None, None)), "the year of the plan is its own"),
    ("Năm 2021, kim ngạch xuất khẩu vượt kế hoạch 5 triệu USD.", (), "what exceeds a plan"),
    ("Năm 2021, xuất khẩu đạt 76% kế hoạch 90 triệu USD.",
     (("2021", "normal", None, "76", None), ("2021", "plan", "90000000", None, None)),
     "the rate is no part of the plan behind it"),
    (("Năm 2021, xuất khẩu đạt 69 triệu USD, bằng 76% kế hoạch 90 triệu USD, tăng 5% so với cùng "
     "kỳ."), (("2021", "normal", "69000000", "76", "5"),
     ("2021", "plan", "90000000", None, None)), "nor is what follows"),
    (("Năm 2021, xuất khẩu tăng 5% so với cùng kỳ, kế hoạch 90 triệu USD; nhập khẩu đạt 80 triệu "
     "USD, đạt 75%."), (("2021", "normal", None, None, "5"),
     ("2021", "plan", "90000000", None, None), ("2021", "normal", "80000000", None, None)),
     "the plan of exports is none of imports"),
    ("Năm 2021, xuất khẩu đạt 90 triệu USD; nhập khẩu đạt 75%.",
     (("2021", "normal", "90000000", None, None),), "without a plan nothing is of it"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), PLANS)
def test_a_plan_may_be_stated_before_its_figure(text: str, rows: Rows, why: str) -> None:
    keys = ("period", "status", "value", "percent_of_plan", "year_on_year")
    assert only(text, *keys) == rows, why


BEHIND: Final[Table] = (
    ("Đến nay, 98,1% số hộ được sử dụng điện.",
     (("electrified_households", "98.1", None, None),), "a rate named behind its figure"),
    ("Năm 2021, nhập khẩu đạt 80 triệu USD. Khối FDI chiếm 96% kim ngạch xuất khẩu.",
     (("imports", "80000000", None, None), ("exports", None, "96", "có vốn đầu tư nước ngoài")),
     "the whole of a share"),
    ("Năm 2021, xuất khẩu tăng 5%, tỷ lệ tổn thất điện năng 4,2%.",
     (("exports", None, None, None), ("grid_loss", "4.2", None, None)), "a rate is no growth"),
    ("Năm 2021, xuất khẩu tăng 25%; 65% dân số mua sắm trực tuyến.",
     (("exports", None, None, None), ("other", "65", None, None)),
     "a share of people is no growth, but a rate of its own"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "why"), BEHIND)
def test_a_percentage_may_be_of_what_follows(text: str, rows: Rows, why: str) -> None:
    assert only(text, "indicator", "value", "share", "segment") == rows, why


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mức phạt cao nhất với cá nhân là 50 triệu đồng, với tổ chức là 100 triệu đồng.",
         ["50 triệu đồng", "100 triệu đồng"]),
        ("Khung phạt từ 20 triệu đồng đến 30 triệu đồng.", ["20 triệu đồng đến 30 triệu đồng"]),
        ("Ngừng điện để sửa chữa lưới 22 kV.", ["22 kV"]),
    ],
)  # fmt: skip
def test_what_a_rule_sets_is_no_figure(text: str, left: list[str]) -> None:
    assert only(text, "value") == ()
    assert [words for words, _ in unread(text)] == left


def test_money_paid_in_fines_is_a_figure() -> None:
    assert only("Năm 2021, lực lượng phạt 59 vụ với số tiền 1,2 tỷ đồng.", "value")[-1] == (
        "1200000000",
    )


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("HĐND tỉnh Gia Lai", "HĐND tỉnh Gia Lai"),
        ("UBND tỉnh Gia Lai", "UBND tỉnh Gia Lai"),
        ("HĐND tỉnh", "HĐND tỉnh Gia Lai"),
        ("Thường trực HĐND tỉnh Gia Lai", None),
        ("HĐND tỉnh Hà Giang", "HĐND tỉnh Hà Giang"),
        ("HĐND tỉnh Lâm Đồng", None),
    ],
)
def test_a_body_of_a_name_that_two_units_bear_is_that_of_the_text(
    words: str, body: str | None
) -> None:
    text = f"Năm 2021, xuất khẩu đạt 90 triệu USD, bằng 102% kế hoạch {words} giao."
    base = read_report(text, locality="tỉnh Gia Lai").statements[0].rates[0].base
    assert isinstance(base, PlanBase)
    authority = base.plan.authority
    assert (None if authority is None else str(authority)) == body
