"""Tables pasted into a text: each cell a statement or unread with its reason, the rest as ever."""

from typing import Final

import pytest

from congthuong.periods import Period
from congthuong.reading import Reading, read_report
from congthuong.reading.blocks import pasted_tables, without

MAY: Final = Period.month(2031, 5)
BARS: Final = """TT | Chỉ tiêu | ĐVT | TH 2030 | KH 2031
1 | Kim ngạch nhập khẩu | Triệu USD | 61 | 150
2 | Kim ngạch xuất khẩu | Triệu USD | 72,5 | 160
"""
TABS: Final = (
    "Chỉ tiêu\tTháng 4/2031\tTháng 5/2031\n"
    "Bán lẻ (tỷ đồng)\t1.250,4\t1.302,8\nXuất khẩu (triệu USD)\t42,1\t45,6\n"
)
GAPS: Final = "Loại      2029     2030\nChợ       58       60\nSiêu thị  4        5\n".replace(
    "Siêu thị  4", "Siêu thị    4"
)
NUMBERS_BEHIND: Final = (
    "Số lượng chợ phân theo hạng\nĐVT: Chợ\n2028 2029 2030\nTổng số 58 60 61\nHạng 1 2 2 2\n"
)
STACKED: Final = (
    "Chỉ số\nSo với tháng trước\nSo với cùng kỳ\nToàn ngành\n102,4\n107,9\nKhai khoáng\n98,6\n"
    "95,2\nDệt\n101,1\nKhoảng 104,5\n"
)
NUMBERED: Final = (
    "TT\n\nChỉ tiêu\n\n1.\n\nThu ngân sách\n\ntỷ đồng\n\n385\n\n431,6\n\n2.\n\nXuất khẩu\n\n"
    "triệu USD\n\n410-420\n\n402\n\n3.\n\nHộ nghèo\n\n%\n\nDưới 1,5\n\n1,31\n"
)
TABLES: Final = (
    (BARS, 4, "bars"),
    (TABS, 4, "tabs"),
    (GAPS, 4, "wide gaps"),
    (NUMBERS_BEHIND, 7, "numbers behind a name, and years over them"),
    (STACKED, 6, "one cell a line"),
    (NUMBERED, 6, "one cell a line, with ordinals and units"),
)  # fmt: skip


def read(text: str) -> Reading:
    return read_report(text, published=MAY, locality="tỉnh Cà Mau")


# What is read of each: number, indicator, time.
READ: Final = {
    "bars": {("61000000", "imports", "2030"), ("150000000", "imports", "2031"),
             ("72500000", "exports", "2030"), ("160000000", "exports", "2031")},
    "tabs": {("42100000", "exports", "2031-04"), ("45600000", "exports", "2031-05")},
    "numbers behind a name, and years over them": {
        ("58", "markets_count", "2028"), ("60", "markets_count", "2029"),
        ("61", "markets_count", "2030"), ("2", "markets_count", "2028"),
        ("2", "markets_count", "2029"), ("2", "markets_count", "2030")},
}  # fmt: skip


@pytest.mark.parametrize(("text", "cells", "why"), TABLES)
def test_each_cell_of_a_pasted_table_is_read_or_unread(text: str, cells: int, why: str) -> None:
    reading = read(text)
    rows = reading.rows()
    figures = {(row["value"], row["indicator"], row["period"]) for row in rows}
    assert figures == READ.get(why, set()), why
    left = [each for each in reading.unread if each.reason != "số không phải số liệu"]
    assert len(rows) + len(left) >= cells - 2, why  # but for ordinals and years
    told = [each.message for each in reading.findings if each.code == "table-unread"]
    some = " hết" if rows else ""
    assert told == ([f"bảng chưa đọc{some}, {len(left)} ô"] if left else []), why
    assert all(each.span.of(text) == each.text for each in left)
    for statement in reading.statements:
        source = statement.source
        assert source is not None
        assert source.span is not None
        assert source.span.of(text) == source.quote


@pytest.mark.parametrize(("text", "cells", "why"), TABLES)
def test_the_sentences_around_a_table_are_read(text: str, cells: int, why: str) -> None:
    head = "Quý I/2031, xuất khẩu của tỉnh đạt 80 triệu USD, tăng 8% so với cùng kỳ.\n\n"
    tail = "\n\nQuý I/2031, nhập khẩu của tỉnh đạt 70 triệu USD, giảm 2% so với cùng kỳ.\n"
    values = [row["value"] for row in read(f"{head}{text}{tail}").rows()]
    assert values[:2] == ["80000000", "70000000"], (why, cells)
    assert len(values) == 2 + len(READ.get(why, ())), why


CONTRADICTED: Final = """Biểu 1. Kim ngạch xuất khẩu của tỉnh
Đơn vị: triệu USD
Mặt hàng\tNăm 2029\tNăm 2030\tSo sánh 2030/2029 (%)
Tôm\t100\t110\t180,0
Cua\t50\t60\t190,0
Mực\t40\t42\t140,0
"""


def test_what_the_arithmetic_of_a_pasted_table_contradicts_is_told_at_its_words() -> None:
    reading = read(CONTRADICTED)
    told = [each for each in reading.findings if each.code == "layout-refuted"]
    assert told
    assert all(e.span is not None and e.span.of(CONTRADICTED) == e.text for e in told[0].evidence)
    assert not any(row["year_on_year"] for row in reading.rows())


PROSE: Final = (
    ("Quý I/2031, xuất khẩu đạt 80 triệu USD.\nNhập khẩu đạt 70 triệu USD.", "sentences"),
    ("- Xuất khẩu: 80 triệu USD.\n- Nhập khẩu: 70 triệu USD.\n- Thu ngân sách: 9 tỷ đồng.",
     "a list"),
    ("Trang | 1\nQuý I/2031, xuất khẩu đạt 80 triệu USD.", "the foot of a page"),
    ("1\n2\n3\nQuý I/2031, xuất khẩu đạt 80 triệu USD.", "a few numbers of pages"),
    ("Điện thoại: 0269 382 4403 115\nQuý I/2031, xuất khẩu đạt 80 triệu USD.", "one row alone"),
    ("Tổng số 58 60 61\n" + "x" * 95 + "\nHạng 1 2 2 2\n", "rows with prose between them"),
    ("".join(f"{at}\nmột\nhai\nba\nbốn\n" for at in range(8)), "too few figures"),
    ("12 13 14 15\n", "numbers and no name"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "why"), PROSE)
def test_prose_is_no_table(text: str, why: str) -> None:
    assert pasted_tables(text) == (), why
    assert without(text, ()) == text


def test_offsets_hold_under_line_ends_of_all_kinds() -> None:
    text = "Đầu trang\r\n" + BARS.replace("\n", "\r\n")
    (table,) = pasted_tables(text)
    assert [cell.of(text) for cell in table.cells] == ["1", "61", "150", "2", "72,5", "160"]


def test_the_lines_of_a_table_are_blanked_at_their_length() -> None:
    text = f"Trước.\n{BARS}Sau.\n"
    blank = without(text, pasted_tables(text))
    assert len(blank) == len(text)
    assert blank.split() == ["Trước.", "Sau."]
