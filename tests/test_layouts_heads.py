"""Heads that name what a ratio is of, and ratios that only their place tells what they are of."""

from typing import Final

import pytest

from congthuong import InvalidValueError, Period
from congthuong.layouts import Reason
from congthuong.tables import TableReading, form_of, read_table

BINH_DINH: Final = "52"


def grid(text: str) -> list[list[str]]:
    """Lines of cells parted by bars, as a grid."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    width = max(map(len, lines))
    return [line + [""] * (width - len(line)) for line in lines]


def read(text: str, published: Period | None = None) -> TableReading:
    return read_table(grid(text), locality=BINH_DINH, published=published)


def said(reading: TableReading) -> dict[str, str]:
    """What each cell of rates states, in one line, by its address."""
    columns = ("kind", "indicator", "time", "status", "segments", "base", "rate")
    return {
        str(row["cell"]): " ".join(str(row[name]) for name in columns if row[name] is not None)
        for row in reading.rows()
        if row["rate"] is not None
    }


def reasons(reading: TableReading) -> dict[str, Reason]:
    return {cell.address: cell.reason for cell in reading.unread}


PLANNED: Final = """
Chỉ tiêu | ĐVT | TH 2024 | ƯTH 2025 | KH 2026 | {}
Kim ngạch xuất khẩu | Triệu USD | 1.700 | 1.880 | 2.050 | {}
Kim ngạch nhập khẩu | Triệu USD | 560 | 600 | 650 | {}
"""
OF_YEAR: Final = ("110,6", "107,1")
OF_PLAN: Final = ("109,0", "108,3")
GROWTH: Final = "comparison exports 2025 E same_period_last_year 10.6"
TARGET: Final = "plan exports 2026 same_period_last_year 9.0"


@pytest.mark.parametrize(
    ("head", "figures", "meant", "why"),
    [
        ("ƯTH 2025/TH 2024", OF_YEAR, GROWTH, "status and year on both sides of a slash"),
        ("2025/2024", OF_YEAR, GROWTH, "years alone"),
        ("So sánh TH 2025 với TH 2024", OF_YEAR, GROWTH, "so sánh A với B is A so với B"),
        ("So sánh (%) ƯTH 2025 với 2024", OF_YEAR, GROWTH, "a sign of percent between"),
        ("ƯTH 2025 so với TH 2024 (%)", OF_YEAR, GROWTH, "so với"),
        ("Tỷ lệ %", OF_YEAR, GROWTH, "nothing named: by the arithmetic"),
        ("Tỷ lệ (%)", OF_PLAN, TARGET, "nothing named, a plan over an estimate"),
        ("KH 2026/ƯTH 2025", OF_PLAN, TARGET, "a plan over an estimate is a target of growth"),
        ("Kế hoạch 2026 so với ước TH 2025 (%)", OF_PLAN, TARGET, "the same in words"),
        ("Tốc độ tăng KH 2026/ƯTH 2025 (%)", ("9,0", "8,3"), TARGET, "written as growth"),
    ],
)
def test_a_ratio_is_of_the_two_columns_that_its_head_names(
    head: str, figures: tuple[str, str], meant: str, why: str
) -> None:
    reading = read(PLANNED.format(head, *figures))
    assert said(reading).get("F2") == meant, why
    assert not reading.findings


NUMBERED: Final = """
Chỉ tiêu | ĐVT | TH 2024 | ƯTH 2025 | KH 2026 | So sánh (%) |
| | | | | {} | {}
{}
Kim ngạch xuất khẩu | Triệu USD | 1.700 | 1.880 | 2.050 | 110,6 | 109,0
Kim ngạch nhập khẩu | Triệu USD | 560 | 600 | 650 | 107,1 | 108,3
"""


@pytest.mark.parametrize(
    ("first", "second", "numbers", "why"),
    [
        ("(2)/(1)", "(3)/(2)", "A | B | 1 | 2 | 3 | 4 | 5", "in brackets"),
        ("4=2/1", "5=3/2", "A | B | 1 | 2 | 3 | 4 | 5", "as sums of columns"),
        ("2/1", "3/2", "A | B | 1 | 2 | 3 | 4 | 5", "bare, and no days"),
        ("%", "%", "A | B | 1 | 2 | 3 | 4=2/1 | 5=3/2*100", "in the line of numbers"),
        ("%", "%", "(A) | (B) | (1) | (2) | (3) | (4)=(2)/(1) | (5)=(3)/(2)", "there in brackets"),
    ],
)
def test_a_formula_of_column_numbers_names_what_a_ratio_is_of(
    first: str, second: str, numbers: str, why: str
) -> None:
    found = said(read(NUMBERED.format(first, second, numbers)))
    assert (found.get("F4"), found.get("G4")) == (GROWTH, TARGET), why


def test_numbers_behind_the_heads_count_as_a_line_of_them() -> None:
    text = PLANNED.format("(4)/(3)", *OF_YEAR)
    text = text.replace("TH 2024 |", "TH 2024 (3) |").replace("ƯTH 2025 |", "ƯTH 2025 (4) |")
    assert said(read(text))["F2"] == GROWTH


def test_a_formula_that_its_columns_refute_gives_no_record() -> None:
    numbers = "A | B | 1 | 2 | 3 | 4 | 5"
    reading = read(NUMBERED.format("(2)/(1)", "(3)/(1)", numbers))
    assert "G4" not in said(reading)
    assert reasons(reading)["G4"] is Reason.REFUTED
    assert [finding.code for finding in reading.findings] == ["layout-refuted"]


def test_a_growth_target_that_most_rows_refute_is_none_and_one_slip_is_told() -> None:
    reading = read(PLANNED.format("KH 2026/ƯTH 2025", "119,0", "118,3"))
    assert said(reading) == {}
    assert {reasons(reading)[cell] for cell in ("E2", "F2", "F3")} == {Reason.REFUTED}
    rows = "Số cụm công nghiệp | cụm | 60 | 62 | 65 | 125,8\n"
    reading = read(PLANNED.format("KH 2026/ƯTH 2025", *OF_PLAN) + rows)
    (finding,) = reading.findings
    assert finding.code == "growth-mismatch"
    assert [piece.text for piece in finding.evidence] == ["F4", "E4", "D4"]


def test_a_plan_over_a_plan_is_not_read_as_a_percent_of_plan() -> None:
    reading = read(PLANNED.format("KH 2026/KH 2025", "109,0", "108,3"))
    assert said(reading) == {}
    assert reasons(reading)["F2"] is Reason.BASE


def test_a_form_cannot_declare_growth_of_a_plan_or_the_columns_of_pasted_text() -> None:
    reading = read(PLANNED.format("KH 2026/ƯTH 2025", *OF_PLAN))
    assert type(form_of(reading).columns[-1]).__name__ == "IgnoredColumn"
    with pytest.raises(InvalidValueError, match="pasted"):
        form_of(read_table("Chỉ tiêu\tNăm 2023\nSố chợ\t20", locality=BINH_DINH))


PLACED: Final = """
Xuất khẩu tháng 10 năm 2025
Đơn vị tính: triệu USD
Chỉ tiêu | {}
Tổng số | {}
Dệt may | {}
"""
MONTH: Final = "comparison exports 2025-10 {} same_period_last_year 12.5"
SUM: Final = "comparison exports 2025-01-01/P10M {} same_period_last_year 12.5"


@pytest.mark.parametrize(
    ("heads", "cell", "meant", "why"),
    [
        ("Tháng 10 | 10 tháng | So với cùng kỳ (%)", "D4", SUM, "one: of the nearest to its left"),
        ("10 tháng | Tháng 10 | So với cùng kỳ (%)", "D4", MONTH, "the nearest is the month"),
        ("Tháng 10 | 10 tháng | So cùng kỳ (%) | So cùng kỳ (%)", "D4", MONTH, "two: in order"),
        ("Tháng 10 | 10 tháng | So cùng kỳ (%) | So cùng kỳ (%)", "E4", SUM, "the second"),
        ("Tháng 10 | So cùng kỳ (%) | 10 tháng | So cùng kỳ (%)", "C4", MONTH, "each behind"),
        ("Tháng 10 | So cùng kỳ (%) | 10 tháng | So cùng kỳ (%)", "E4", SUM, "each behind"),
        ("Tháng 10 | 10 tháng | So với tháng trước (%) | So với cùng kỳ (%)", "E4", SUM,
         "the other ratio has another base"),
        ("Tháng 10 | 10 tháng | Lũy kế so với cùng kỳ (%)", "D4", SUM, "lũy kế is the sum"),
        ("Tháng 10 | Lũy kế | Tháng 10 so cùng kỳ (%) | Lũy kế so cùng kỳ (%)", "E4", SUM,
         "a sum that does not say up to when ends with its month"),
        ("Tháng 9 | Ước tháng 10 | Cộng dồn từ đầu năm | So với cùng kỳ (%)", "E4", SUM,
         "the last month that stands there"),
        ("Quý III | Lũy kế từ đầu năm | So với cùng kỳ (%)", "D4",
         "comparison exports 2025-01-01/P9M {} same_period_last_year 12.5", "up to the quarter"),
    ],
)  # fmt: skip
def test_a_ratio_without_a_time_is_of_the_values_before_it(
    heads: str, cell: str, meant: str, why: str
) -> None:
    figures = " | ".join("112,5" if "so " in head.lower() else "82" for head in heads.split("|"))
    found = said(read(PLACED.format(heads, figures, figures)))
    status = "E" if "Ước" in heads else "A"
    assert found.get(cell) == meant.format(status), why


@pytest.mark.parametrize(
    ("heads", "cell", "why"),
    [
        ("So với cùng kỳ (%) | Tháng 10 | 10 tháng", "B4", "nothing stands before it"),
        ("Tháng 10 | 10 tháng | So cùng kỳ (%) | So cùng kỳ (%) | So cùng kỳ (%)", "D4",
         "three of two"),
    ],
)  # fmt: skip
def test_a_ratio_whose_place_tells_nothing_is_told(heads: str, cell: str, why: str) -> None:
    figures = " | ".join("112,5" if "So " in head else "82" for head in heads.split("|"))
    reading = read(PLACED.format(heads, figures, figures))
    assert reasons(reading).get(cell) is Reason.TIME, why


def test_a_table_without_a_year_is_unread_and_the_day_of_issue_gives_it() -> None:
    text = PLACED.replace(" năm 2025", "").replace("tháng 10", "")
    text = text.format("Tháng 9 | Ước tháng 10 | Cộng dồn từ đầu năm", "7 | 8 | 82", "1 | 2 | 30")
    assert set(reasons(read(text)).values()) == {Reason.TIME}
    told = read(text, Period.month(2025, 10))
    times = [str(row["time"]) for row in told.rows()]
    assert times == ["2025-09", "2025-10", "2025-01-01/P10M"] * 2


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("TỔNG THU NSNN (I+II)", "sections"),
        ("Tổng thu NSNN (A = I + II)", "with the letter of the row"),
        ("Tổng thu NSNN (1+2-3)", "digits and a minus"),
        ("Tổng thu NSNN = I + II", "without brackets"),
        ("Tổng thu NSNN: I+II", "behind a colon"),
    ],
)
def test_a_sum_of_sections_is_no_name_and_sections_nest(name: str, why: str) -> None:
    rows = f"""
        STT | Nội dung | Năm 2024 (tỷ đồng)
        A | {name} | 150
        I | Thu nội địa | 130
        1 | Thuế thu nhập cá nhân | 90
        2 | Lệ phí trước bạ | 40
        II | Thu từ hoạt động XNK | 20
    """
    reading = read("Thu ngân sách nhà nước\n" + "\n".join(map(str.strip, rows.strip().split("\n"))))
    parts = {str(row["cell"]): row["segments"] for row in reading.rows()}
    assert parts["C3"] is None, why
    assert parts["C4"] == "other=thu nội địa"
    subjects = reading.tables[0].sketch.subjects
    assert [subjects[at].parent for at in (3, 4, 5, 6)] == [2, 3, 3, 2]


@pytest.mark.parametrize("bracket", ["(T-A)", "(1-5)", "(loại A)"])
def test_a_name_keeps_brackets_that_are_no_sum_of_sections(bracket: str) -> None:
    reading = read(f"Chỉ tiêu | ĐVT | Năm 2023\nKhoan {bracket} thăm dò | mét | 12")
    assert reading.rows()[0]["words"] == f"Khoan {bracket} thăm dò"


MARKETS: Final = """
Danh mục chợ đến 31/12/2024
TT | Huyện, thành phố | {}
1 | TP. Quy Nhơn | {}
2 | TX. An Nhơn | {}
| Tổng cộng | {}
"""
ADDING: Final = ("18 | 2 | 15 | 1", "22 | 0 | 21 | 1", "40 | 2 | 36 | 2")
NOT_ADDING: Final = ("18 | 2 | 9 | 1", "22 | 0 | 9 | 1", "40 | 2 | 18 | 2")
CITY: Final = "540 2024-12-31"


@pytest.mark.parametrize(
    ("heads", "figures", "meant", "why"),
    [
        ("Tổng số chợ | Hạng 1 | Hạng 2 | Chợ tạm", ADDING,
         {"C3": CITY, "D3": f"{CITY} market_class=hạng 1", "F3": f"{CITY} other=chợ tạm",
          "F5": "52 2024-12-31 other=chợ tạm"}, "known parts, and one of words that adds up"),
        ("Tổng số chợ | Hạng 1 | Hạng 2 | Chợ tạm", NOT_ADDING,
         {"C3": CITY, "D3": f"{CITY} market_class=hạng 1", "F3": "", "F5": ""},
         "words that do not add up are told"),
        ("Số chợ | Hạng 1 | Chợ dân sinh | Chợ tạm", ADDING,
         {"E4": "549 2024-12-31 other=chợ dân sinh"}, "a whole without the word tổng"),
        ("Tổng số chợ | Hạng 1 | Doanh thu (tỷ đồng) | Chợ tạm", NOT_ADDING,
         {"D3": f"{CITY} market_class=hạng 1", "F3": ""}, "another measure ends the parts"),
    ],
)  # fmt: skip
def test_columns_behind_a_total_are_its_parts(
    heads: str, figures: tuple[str, ...], meant: dict[str, str], why: str
) -> None:
    reading = read(MARKETS.format(heads, *figures))
    columns = ("place", "time", "segments")
    found = {
        str(row["cell"]): " ".join(str(row[name]) for name in columns if row[name] is not None)
        for row in reading.rows()
        if row["indicator"] == "markets_count"
    }
    assert {cell: found.get(cell, "") for cell in meant} == meant, why


def test_the_total_of_a_table_whose_place_nobody_knows_is_told() -> None:
    text = MARKETS.format("Tổng số chợ | Hạng 1 | Hạng 2 | Chợ tạm", *ADDING)
    assert reasons(read_table(grid(text)))["C5"] is Reason.PLACE
    text = text.replace("Danh mục chợ", "Danh mục chợ của tỉnh Bình Định")
    places = {row["cell"]: row["place"] for row in read_table(grid(text)).rows()}
    assert places["C5"] == "52"


@pytest.mark.parametrize(
    ("text", "cell", "meant", "why"),
    [
        ("Chỉ tiêu | Năm 2016-2020 (triệu USD)\nKim ngạch xuất khẩu | 900", "B2",
         "exports 2016-01-01/P5Y", "years from one to the other are not the last one"),
        ("Chỉ tiêu | Mục tiêu 2016-2020 (tỷ đồng) |\n| 2016 | 2017\nTổng mức bán lẻ | 90 | 95",
         "C3", "retail_sales 2017", "a year of the span that heads it"),
        ("TT | Chỉ tiêu | ĐVT | Năm 2023\nI | Chợ | |\n1 | Tổng số chợ | chợ | 21", "D3",
         "markets_count 2023", "the total of a section is no part of it"),
        ("TT | Chỉ tiêu | ĐVT | Năm 2023\nI | Chợ | |\n1 | Chợ hạng 1 | chợ | 2", "D3",
         "markets_count 2023 market_class=hạng 1", "a part of a section is one"),
        (("Cụm công nghiệp đến 31/12/2023\nHuyện | Diện tích cụm công nghiệp (ha) | Số dự án"
         "\nHuyện Vụ Bản | 20 | 7\nHuyện Ý Yên | 30 | 9"), "C3", "cluster_projects 2023-12-31",
         "projects in a table of clusters"),
        (("Cụm công nghiệp đến 31/12/2023\nHuyện | Tổng diện tích (ha) | Diện tích đất công nghiệp"
         " (ha)\nHuyện Vụ Bản | 20 | 15\nHuyện Ý Yên | 30 | 21"), "B3", "cluster_area 2023-12-31",
         "area in a table of clusters"),
        ("Đầu tư năm 2023\nHuyện | Số dự án\nHuyện Vụ Bản | 7\nHuyện Ý Yên | 9", "B3",
         "investment_projects 2023", "and in a table of none"),
        (("Nộp quỹ năm 2023\nChỉ tiêu | ĐVT | KH năm 2023 | Thực hiện | Tỷ lệ nộp (%)"
         "\nXuất khẩu | triệu USD | 80 | 60 | 75,0\nNhập khẩu | triệu USD | 40 | 36 | 90,0"),
         "E3", "exports 2023 plan:2023 75.0", "a ratio in words of the title"),
        (("Năm 2023\nChỉ tiêu | ĐVT | KH năm 2023 | Thực hiện | Tỷ lệ hoàn thành (%)"
         "\nXuất khẩu | triệu USD | 80 | 60 | 75,0\nNhập khẩu | triệu USD | 40 | 36 | 90,0"),
         "E3", "exports 2023 plan:2023 75.0", "a ratio of completion"),
    ],
)  # fmt: skip
def test_heads_and_names_mean_what_their_table_makes_of_them(
    text: str, cell: str, meant: str, why: str
) -> None:
    columns = ("indicator", "time", "segments", "base", "rate")
    rows = {
        str(row["cell"]): " ".join(str(row[name]) for name in columns if row[name] is not None)
        for row in read_table(grid(text), locality="36").rows()
    }
    assert rows.get(cell) == meant, why


UNTOLD: Final = """
Vốn của sản phẩm chủ yếu tháng 7 năm 2024
Sản phẩm | ĐVT | KH năm 2024 | {} | % KH vốn
Thép cán | Tấn | 60.000 | {}
Xi măng | Tấn | 2.400 | {}
"""


def test_rates_that_the_levels_of_the_table_contradict_give_no_record() -> None:
    reading = read(UNTOLD.format("Ước tháng 7", "5.000 | 55,0", "190 | 54,6"))
    assert said(reading) == {}
    assert reasons(reading) == {"E3": Reason.REFUTED, "E4": Reason.REFUTED}
    assert [finding.code for finding in reading.findings] == ["layout-refuted"]
    agreeing = read(UNTOLD.format("Ước tháng 7", "5.000 | 8,3", "190 | 7,9"))
    assert set(said(agreeing)) == {"E3", "E4"}
    assert not agreeing.findings


def test_one_rate_that_the_levels_contradict_is_a_finding() -> None:
    reading = read(UNTOLD.format("Ước tháng 7", "5.000 | 55,0", "190 | 7,9"))
    assert set(said(reading)) == {"E3", "E4"}
    assert [finding.code for finding in reading.findings] == ["plan-mismatch"]


def test_a_rate_that_nothing_relates_is_not_of_the_title_where_the_values_have_other_times() -> (
    None
):
    text = UNTOLD.format("Ước tháng 7 | Ước 7 tháng", "5.000 | 33.000 | 55,0", "190 | 1.310 | 54,6")
    reading = read(text)
    assert said(reading) == {}
    assert reasons(reading)["F3"] is Reason.TIME
