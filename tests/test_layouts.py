"""Tables that nobody declared are read by their words and arithmetic, or told cell by cell."""

import csv
import html
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong import AsOf, InvalidTypeError, InvalidValueError, Period, get_locality
from congthuong._grids import SourceCell, SourceGrid
from congthuong.files import read_document
from congthuong.layouts import Reason, read_layout
from congthuong.records import Slot
from congthuong.tables import TableReading, form_of, read_csv, read_table

GOLD: Final = Path(__file__).parent / "gold"
GIVEN: Final = ("tables", "tables2")
OWN: Final = ("tables3",)
NAM_DINH: Final = "36"


def grid(text: str) -> list[list[str]]:
    """Lines of cells parted by bars, as a grid."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    width = max(map(len, lines))
    return [line + [""] * (width - len(line)) for line in lines]


def read(text: str, locality: str | None = NAM_DINH) -> TableReading:
    return read_table(grid(text), locality=locality)


def said(reading: TableReading) -> dict[str, str]:
    """What each cell states, in one line, by its address."""
    columns = ("kind", "indicator", "place", "time", "status", "segments", "value", "unit")
    return {
        str(row["cell"]): " ".join(
            str(row[name]) for name in (*columns, "base", "rate", "high") if row[name] is not None
        )
        for row in reading.rows()
    }


def reasons(reading: TableReading) -> dict[str, Reason]:
    return {cell.address: cell.reason for cell in reading.unread}


def score(form: str, folders: tuple[str, ...]) -> str:
    """What the scorer prints of the tables of some folders, in one form of file."""
    command = [sys.executable, str(GOLD / "score_tables.py"), *(str(GOLD / one) for one in folders)]
    bars = ["--min-right", "0.97", "--max-wrong", "0.005", "--max-soft", "0.01"]
    source = str(Path(__file__).parents[1] / "src")
    path = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
    run = subprocess.run(
        [*command, "--as", form, *bars],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("form", "folders", "last"),
    [
        ("csv", GIVEN, "planted errors found 4 of 4 · crashes 0"),
        ("xlsx", GIVEN, "planted errors found 4 of 4 · crashes 0"),
        ("txt", GIVEN, "tens 0 · planted errors found 0 of 0 · crashes 0"),
        ("csv", OWN, "tens 0 · planted errors found 0 of 0 · crashes 0"),
        ("txt", OWN, "tens 0 · planted errors found 0 of 0 · crashes 0"),
    ],
)
def test_annotated_tables_are_read_within_their_bounds(
    form: str, folders: tuple[str, ...], last: str
) -> None:
    assert score(form, folders).endswith(last)


def probe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("probe_tables", GOLD / "probe_tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "folder"), [("d1", "tables"), ("g5", "tables2"), ("n4", "tables3")]
)
def test_swapped_columns_and_slips_of_a_digit_are_told(name: str, folder: str) -> None:
    spoil = probe()
    path = GOLD / folder / f"{name}.csv"
    place = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["context"]["locality"]
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.reader(lines))
    reading = read_table(table, locality=place)
    swaps = list(spoil.swaps(name, table, place, reading))
    slips = list(spoil.slips(name, table, place, reading))
    assert len(swaps) >= 10
    assert len(slips) >= 15
    assert sum(swaps) >= 0.95 * len(swaps)
    assert sum(slips) >= 0.85 * len(slips)


HEADS = """
Biểu 7. Kim ngạch xuất khẩu của tỉnh
Đơn vị tính: triệu USD
Chỉ tiêu | {}
Tổng số | {}
Dệt may | {}
"""


@pytest.mark.parametrize(
    ("head", "total", "part", "cell", "meant"),
    [
        ("Năm 2023", "820,4", "410,2", "B4", "observation exports 36 2023 A 820400000 USD"),
        ("Sơ bộ 2023", "820,4", "410,2", "B4", "observation exports 36 2023 P 820400000 USD"),
        (
            "Ước TH 9T/2023",
            "9,5",
            "4,2",
            "B4",
            "observation exports 36 2023-01-01/P9M E 9500000 USD",
        ),
        ("Quý III/2023", "9,5", "4,2", "B4", "observation exports 36 2023-Q3 A 9500000 USD"),
        ("KH năm 2023 (nghìn USD)", "9,5", "4,2", "B4", "plan exports 36 2023 9500 USD"),
        (
            "Tháng 8/2023",
            "9,5",
            "4,2",
            "B5",
            "observation exports 36 2023-08 A product=dệt may 4200000 USD",
        ),
        (
            "Tháng 8/2023 so với tháng 7/2023 (%)",
            "101,5",
            "98,0",
            "B5",
            "comparison exports 36 2023-08 A product=dệt may previous_period -2.0",
        ),
        (
            "8 tháng năm 2023 so với cùng kỳ năm 2022 (%)",
            "101,5",
            "98,0",
            "B4",
            "comparison exports 36 2023-01-01/P8M A same_period_last_year 1.5",
        ),
        (
            "Tháng 8 năm 2023 tăng, giảm so với cùng kỳ (%)",
            "1,5",
            "-2,0",
            "B5",
            "comparison exports 36 2023-08 A product=dệt may same_period_last_year -2.0",
        ),
        (
            "Cơ cấu năm 2023 (%)",
            "100,0",
            "50,0",
            "B5",
            "comparison exports 36 2023 A product=dệt may whole 50.0",
        ),
        (
            "Kế hoạch 2024",
            "từ 800 đến 900",
            "trên 400",
            "B4",
            "plan exports 36 2024 800000000 USD 900000000",
        ),
    ],
)
def test_a_head_says_role_time_status_base_and_unit(
    head: str, total: str, part: str, cell: str, meant: str
) -> None:
    assert said(read(HEADS.format(head, total, part)))[cell] == meant


@pytest.mark.parametrize(
    ("text", "cell", "reason", "why"),
    [
        (HEADS.format("Năm 2023", "1,290.5", "98,5"), "B5", Reason.NOTATION, "one cell in dots"),
        (HEADS.format("Năm 2023", "98,500", "42,318"), "B4", Reason.THREE_DECIMALS, "all three"),
        (HEADS.format("Năm 2023", "...", "42,3"), "B4", Reason.MISSING, "a mark"),
        (HEADS.format("Năm 2023", "42,3", "#DIV/0!"), "B5", Reason.SHEET_ERROR, "an error"),
        (HEADS.format("Năm 2023 | Năm 2022", "42,3 | 40,1", "chưa giao | 20,0"), "B5",
         Reason.WORDS, "words among figures"),
        (HEADS.format("Tháng 8", "42,3", "40,1"), "B4", Reason.TIME, "no year anywhere"),
        (HEADS.format("Năm 2023 so sánh (%)", "102,3", "99,1"), "B4", Reason.BASE, "over what"),
        (HEADS.format("Tháng 8/2023 so với cùng kỳ (%)", "2,3", "4,1"), "B4", Reason.ENCODING,
         "an index or a growth"),
        (HEADS.format("Chấm điểm vi mô 2023 so với cùng kỳ (%)", "102,3", "99,1"), "B4",
         Reason.HEAD_WORDS, "a head that is not understood"),
        (HEADS.format("Năm 2023 | Năm 2023", "42,3 | 41,0", "20,0 | 19,0"), "B4",
         Reason.REPEATED, "two figures of one key"),
        (HEADS.format("Năm 2022 | Năm 2023 | Chênh lệch 2023 so với 2022",
                      "40,1 | 42,3 | 2,2", "20,0 | 21,0 | 1,0"), "D4",
         Reason.DIFFERENCE, "a difference"),
        (HEADS.format("Cơ cấu năm 2023 (%)", "100,0", "50,0"), "B4", Reason.WHOLE, "of itself"),
    ],
)  # fmt: skip
def test_a_cell_without_a_record_has_its_reason(
    text: str, cell: str, reason: Reason, why: str
) -> None:
    assert reasons(read(text)).get(cell) is reason, why


@pytest.mark.parametrize(
    ("heads", "meant"),
    [
        ("Ước tính | \n6 tháng | \nđầu năm | \nnăm 2023 | \n(Nghìn tỷ |\nđồng) |", "1500000000000"),
        ("6 tháng\nnăm 2023\nNghìn tỷ\nđồng", "1500000000000"),
        ("6 tháng năm 2023\nTriệu đồng", "1500000"),
        ("6 tháng năm 2023 (triệu\nđồng)", "1500000"),
        ("6 tháng năm 2023\nGiá trị (tỷ\nđồng)", "1500000000"),
        ("6 tháng năm 2023\nGiá trị nghìn tỷ\nđồng", None),
    ],
)
def test_a_unit_that_heads_stack_over_lines_is_one_unit(heads: str, meant: str | None) -> None:
    lines = "\n".join(f"| {line}" for line in heads.splitlines())
    reading = read(f"Vốn đầu tư\n{lines}\nTổng số | 1,5\nKhu vực nhà nước | 0,5")
    rows = {str(row["time"]): row["value"] for row in reading.rows() if not row["segments"]}
    assert rows == ({} if meant is None else {"2023-S1": meant})


@pytest.mark.parametrize(
    ("text", "cell", "meant", "why"),
    [
        ("{} | triệu đồng | 4.500 | 2.915 | 64,8", "F3",
         "comparison industry_promotion_fund 36 2024-01-01/P9M A plan:2024 64.8",
         "a ratio of what its columns are"),
        ("{} | triệu đồng | 4.500 | 2.915 | 12,0", "F3", "", "of no two columns"),
        ("Số cơ sở vi phạm | cơ sở | 4 | 2 | 50,0", "E3", "", "words that narrow an indicator"),
        ("Công suất cực đại | MW | 45 | 29 | 64,4", "E3", "", "another measure of the same unit"),
    ],
)  # fmt: skip
def test_a_percent_and_a_narrower_name_are_not_taken_for_a_level(
    text: str, cell: str, meant: str, why: str
) -> None:
    head = "TT | Chỉ tiêu | ĐVT | Kế hoạch 2024 | Thực hiện đến 30/9/2024 | Tỷ lệ (%)"
    rows = (f"{n} | {text.format('Kinh phí khuyến công')}" for n in (1, 2))
    found = said(read("\n".join(("Khuyến công năm 2024", head, *rows))))
    assert found.get(cell, "") == meant, why


def test_no_cell_of_figures_is_lost() -> None:
    reading = read(HEADS.format("Năm 2022 | Ghi | So sánh", "40,1 | 7 | 102", "x | 8 | 1,2,3"))
    assert set(said(reading)) | set(reasons(reading)) == {"B4", "C4", "D4", "B5", "C5", "D5"}


REFUTED = """
Chỉ tiêu | ĐVT | Năm 2022 | Năm 2023 | 2023/2022 (%)
Kim ngạch xuất khẩu | triệu USD | 400,0 | 500,0 | 80,0
Kim ngạch nhập khẩu | triệu USD | 200,0 | 300,0 | 66,7
"""


def test_a_layout_that_its_arithmetic_contradicts_gives_no_record() -> None:
    reading = read(REFUTED)
    assert said(reading) == {}
    assert set(reasons(reading).values()) == {Reason.REFUTED}
    assert [finding.code for finding in reading.findings] == ["layout-refuted"]


def test_one_wrong_ratio_among_right_ones_is_a_finding_and_stays_what_it_says() -> None:
    text = REFUTED.replace("80,0", "125,0").replace("66,7", "66,7\nSố chợ | chợ | 10 | 11 | 110,0")
    reading = read(text)
    assert said(reading)["E3"].endswith("same_period_last_year -33.3")
    assert [finding.code for finding in reading.findings] == ["growth-mismatch"]


def test_rows_are_parts_of_the_nearest_row_that_is_less_deep() -> None:
    reading = read(
        """
        STT | Chỉ tiêu | ĐVT | Năm 2023
        I | Công nghiệp | |
        1 | Giá trị sản xuất công nghiệp (giá so sánh 2010) | tỷ đồng | 900
        - | Khai khoáng | " | 100
        2 | Chỉ số sản xuất công nghiệp | % | 108,2
        II | Thương mại | |
        1 | Kim ngạch xuất khẩu | triệu USD | 800
        | Trong đó: khu vực FDI | nt | 500
        """
    )
    found = said(reading)
    assert found["D4"].endswith("activity=khai khoáng 100000000000 VND")
    assert found["D5"] == "comparison iip 36 2023 A same_period_last_year 8.2"
    assert "ownership=khu vực có vốn đầu tư nước ngoài" in found["D8"]
    assert {row["prices"] for row in reading.rows()} == {"constant-2010", None}


def test_places_by_row_are_of_the_level_at_which_every_row_is_one() -> None:
    reading = read(
        """
        Số chợ theo huyện năm 2023
        TT | Huyện, thành phố | Số chợ | Trong đó |
        | | | Hạng 1 | Hạng 2
        1 | Thành phố Nam Định | 21 | 2 | 19
        2 | Huyện Vụ Bản | 20 | - | 20
        | Cộng | 41 | 2 | 39
        """
    )
    found = said(reading)
    assert found["C4"] == "observation markets_count 356 2023 A 21 market"
    assert found["D4"] == "observation markets_count 356 2023 A market_class=hạng 1 2 market"
    assert found["C6"] == "observation markets_count 36 2023 A 41 market"
    assert reasons(reading) == {"D5": Reason.MISSING}
    assert reading.cells["C5"].evidence[Slot.PLACE] == ("B5",)


def test_a_total_that_its_places_do_not_make_up_is_told_where_the_others_do() -> None:
    text = """
        Huyện | Số chợ (chợ) | Số cụm công nghiệp (cụm)
        | Năm 2023 | Năm 2023
        Huyện Vụ Bản | 20 | 3
        Huyện Ý Yên | 30 | 4
        Tổng cộng | {} | 7
    """
    assert read(text.format("50")).findings == ()
    (finding,) = read(text.format("51")).findings
    assert finding.code == "parts-below-total"
    assert [piece.text for piece in finding.evidence] == ["B5", "B3", "B4"]


def test_rows_may_be_times_and_columns_what_is_measured() -> None:
    found = said(read("Năm | Xuất khẩu (triệu USD) | Số chợ\n2022 | 40,5 | 7\n2023 | 44,0 | 8"))
    assert found["B3"] == "observation exports 36 2023 A 44000000 USD"
    assert found["C2"] == "observation markets_count 36 2022 A 7 market"


def test_a_list_of_facilities_is_of_the_places_where_they_stand() -> None:
    found = said(
        read(
            """
            Cụm công nghiệp đến 31/12/2023
            TT | Tên cụm | Địa điểm | Tỷ lệ lấp đầy cụm công nghiệp (%)
            1 | CCN Trung Thành | Huyện Vụ Bản | 81,5
            2 | CCN Yên Dương | Huyện Ý Yên | 64,0
            """
        )
    )
    meant = "observation cluster_occupancy 359 2023-12-31 A other=CCN Trung Thành 81.5 percent"
    assert found["D3"] == meant


def test_a_list_of_facilities_without_places_keeps_their_names_apart() -> None:
    found = said(
        read(
            """
            Cụm công nghiệp đến hết quý III năm 2023
            TT | Cụm công nghiệp | Tỷ lệ lấp đầy cụm công nghiệp (%)
            1 | CCN Trung Thành | 81,5
            | Tổng cộng | 75,0
            """
        )
    )
    start = "observation cluster_occupancy 36 2023-09-30 A"
    assert found == {
        "C3": f"{start} other=CCN Trung Thành 81.5 percent",
        "C4": f"{start} 75.0 percent",
    }


@pytest.mark.parametrize("head", ["Kim ngạch xuất khẩu (triệu USD)", "Số chợ"])
def test_a_place_that_nobody_knows_is_no_part_of_the_place_around_it(head: str) -> None:
    text = f"Địa bàn | {head}\n | Năm 2023\nHuyện Vụ Bản | 20\nHuyện Ba Xạo | 7\nXã Không Có | 3"
    assert set(reasons(read(text)).values()) == {Reason.PLACE}


def test_rows_in_capitals_hold_the_rows_below_them() -> None:
    found = said(
        read(
            """
            Thu chi ngân sách nhà nước
            | Năm 2023 (tỷ đồng)
            TỔNG THU NGÂN SÁCH NHÀ NƯỚC | 50
            Thu nội địa | 30
            TỔNG CHI NGÂN SÁCH NHÀ NƯỚC | 40
            Chi thường xuyên | 25
            """
        )
    )
    assert found == {
        "B3": "observation budget_revenue 36 2023 A 50000000000 VND",
        "B4": "observation budget_revenue 36 2023 A other=thu nội địa 30000000000 VND",
        "B5": "observation budget_expenditure 36 2023 A 40000000000 VND",
        "B6": "observation budget_expenditure 36 2023 A other=chi thường xuyên 25000000000 VND",
    }


def test_stocks_of_each_31_december_are_of_that_day_and_classes_are_parts() -> None:
    text = "Số chợ có đến 31/12 hàng năm\n | 2021 | 2022\nTổng số | 9 | 8\nChợ hạng 1 | 2 | 2"
    start = "observation markets_count 36 2022-12-31 A"
    assert said(read(text))["C4"] == f"{start} market_class=hạng 1 2 market"


def test_several_tables_of_one_sheet_are_read_each_under_its_title() -> None:
    reading = read(
        """
        Biểu 1: Kim ngạch xuất khẩu
        Đơn vị tính: triệu USD
        Chỉ tiêu | Năm 2022 | Năm 2023
        Tổng số | 40,5 | 44,0
        |
        Biểu 2: Kim ngạch nhập khẩu
        Đơn vị tính: nghìn USD
        Chỉ tiêu | Năm 2022 | Năm 2023
        Tổng số | 30,5 | 31,0
        """
    )
    found = said(reading)
    assert found["B4"] == "observation exports 36 2022 A 40500000 USD"
    assert found["C9"] == "observation imports 36 2023 A 31000 USD"
    assert reading.remarks == ("Biểu 1: Kim ngạch xuất khẩu", "Biểu 2: Kim ngạch nhập khẩu")


@pytest.mark.parametrize(
    ("text", "cell", "why"),
    [
        ("Chỉ tiêu\tNăm 2023 (tỷ đồng)\nTổng mức bán lẻ\t46,5\nXuất khẩu\t1,5", "2:16", "tabs"),
        ("| Chỉ tiêu | 2023 (tỷ đồng) |\n|---|---|\n| Tổng mức bán lẻ | 46,5 |", "3:20", "bars"),
        ("Chỉ tiêu   Năm 2023 (tỷ đồng)\nTổng mức bán lẻ   46,5", "2:18", "gaps"),
        ("2022 (tỷ đồng)\n2023 (tỷ đồng)\nTổng mức bán lẻ\n40,1\n46,5", "5:0", "a cell a line"),
    ],
)  # fmt: skip
def test_a_pasted_table_has_lines_and_places_for_addresses(text: str, cell: str, why: str) -> None:
    found = said(read_table(text, locality=NAM_DINH))
    assert found.get(cell) == "observation retail_sales 36 2023 A 46500000000 VND", why


@pytest.mark.parametrize("name", ["d1", "d2", "d3"])
def test_a_table_of_a_web_page_states_the_same(name: str) -> None:
    with (GOLD / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        cells = list(csv.reader(lines))
    rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in cells)
    page = "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    document = read_document(page.encode())
    reading = read_table(document.tables[0], locality="35")
    assert said(reading) == said(read_table(cells, locality="35"))


def test_a_grid_of_a_workbook_has_merges_numbers_and_formats() -> None:
    head = tuple(map(SourceCell, ("Chỉ tiêu", "Năm 2023", "", "")))
    units = tuple(map(SourceCell, ("", "Giá trị (nghìn USD)", "", "So với năm 2022 (%)")))
    row = (
        SourceCell("Kim ngạch xuất khẩu"),
        SourceCell("80172570 (#,##0.0,)"),
        SourceCell(),
        SourceCell("1.052 (0.0%)"),
    )
    found = said(read_table(SourceGrid((head, units, row), ((0, 1, 0, 3),)), locality=NAM_DINH))
    assert found["B3"] == "observation exports 36 2023 A 80172600 USD"
    assert found["D3"] == "comparison exports 36 2023 A same_period_last_year 5.2"


@pytest.mark.parametrize(
    ("published", "time"),
    [(Period.month(2023, 9), "2023-08"), (AsOf(2022, 9, 5), "2022-08")],
)
def test_the_day_of_issue_gives_the_year_that_a_table_does_not_say(
    published: Period | AsOf, time: str
) -> None:
    text = HEADS.format("Tháng 8", "42,3", "40,1")
    reading = read_table(grid(text), locality=NAM_DINH, published=published)
    assert reading.cells["B4"].statement.time == Period.parse(time)


def test_the_place_of_the_title_stands_where_none_is_told_and_where_it_lies_in_the_told_one() -> (
    None
):
    text = "Số chợ của {} năm 2023\nChỉ tiêu | Năm 2023\nSố chợ | 20"
    vu_ban = get_locality("359", on=Period.year(2023))
    for told in (None, NAM_DINH):
        reading = read(text.format("huyện Vụ Bản"), told)
        assert reading.cells["B3"].statement.place == vu_ban
    assert reasons(read(text.format("chợ"), None)) == {"B3": Reason.PLACE}


def test_a_row_that_no_catalogue_knows_has_its_words_and_no_record() -> None:
    reading = read("Chỉ tiêu | ĐVT | Năm 2023\nSố giếng khoan | chiếc | 12\nSố chợ | chợ | 7")
    row = reading.rows()[0]
    assert (row["indicator"], row["words"], row["value"]) == (None, "Số giếng khoan", "12")
    assert len(reading.dataset) == 1


@pytest.mark.parametrize("name", ["d1", "d2", "d3", "d4", "d5"])
def test_the_form_of_a_reading_reads_the_same_records(name: str) -> None:
    path = GOLD / "tables" / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    reading = read_table(list(csv.reader(text.splitlines())), locality="35")
    again = read_csv(text, form_of(reading))
    assert set(map(str, again.dataset)) == set(map(str, reading.dataset))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEADS + HEADS, "two tables"),
        ("Chỉ tiêu | Năm 2023\nXuất khẩu (triệu USD) | 4,5\nSố chợ | 7", "units in the names"),
        ("Năm | Số chợ\n2022 | 7\n2023 | 8", "rows of times"),
    ],
)
def test_what_a_form_cannot_declare_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidValueError):
        form_of(read(text.replace("{}", "12,5").replace("Chỉ tiêu | 12,5", "Chỉ tiêu | Năm 2023")))
    assert why


@pytest.mark.parametrize("source", [7, None, [["a"], "b"], [[1.5]], [[object()]]])
def test_what_is_no_table_is_refused(source: object) -> None:
    with pytest.raises(InvalidTypeError):
        read_table(source)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError):
        form_of("bảng")  # type: ignore[arg-type]


CELLS = st.sampled_from(
    [
        *("", "-", "2023", "Năm 2023", "1.290,5", "98,500", "²", "1e250", "#REF!", "Tổng số"),
        *("Kim ngạch xuất khẩu", "so với cùng kỳ (%)", "/", "(", "tỷ đồng", "Trong đó:", "4=3/1"),
        *("Huyện Vụ Bản", "Đơn vị tính: %", "≥ 5", "từ 9 đến 3", "\n", "🙂", "TT", "I", "\x1f"),
    ]
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=9))
def test_whatever_stands_in_a_table_it_is_read_or_told(rows: list[list[str]]) -> None:
    reading = read_table(rows, locality=NAM_DINH)
    read_cells, told = set(reading.cells), set(reasons(reading))
    assert not read_cells & told
    assert len(reading.dataset) <= len(read_cells)


@given(st.text(alphabet="0123456789,.%\t|\n -Nămtỷ()", max_size=120))
def test_whatever_is_pasted_is_read_or_told(text: str) -> None:
    assert read_table(text).findings is not None


def test_a_long_table_costs_time_by_its_length() -> None:
    head = ["Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023", "2023/2022 (%)"]
    rows = [[f"Sản phẩm {n}", "Tấn", "100", "110", "110,0"] for n in range(2_000)]
    reading = read_layout([["Sản phẩm chủ yếu"], head, *rows], locality=NAM_DINH)
    assert len(reading.cells) == 6_000
    assert all(isinstance(cell.statement.rates, tuple) for cell in reading.cells)
