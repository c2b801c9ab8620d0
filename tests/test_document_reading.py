"""Lời và bảng: a report held against its own annex, each figure with where it stands."""

import importlib
import io
from typing import Any, Final

import pytest

from congthuong.checks.dataset import reading_rules
from congthuong.files import DocumentReading, Mark, read_document
from congthuong.findings import Finding
from congthuong.periods import Period
from congthuong.quantities import USD, Scale
from congthuong.reading import Reading
from congthuong.records import Slot, Source
from congthuong.tables import IgnoredColumn, KeyColumn, TableForm, ValueColumn

PROSE: Final = "Năm 2023, kim ngạch xuất khẩu của tỉnh Hà Nam đạt 5.377,6 triệu USD."
ANNEX: Final = """
<p>Biểu 1. Kim ngạch xuất khẩu hàng hóa</p><p>Đơn vị tính: triệu USD</p>
<table><tr><td>Chỉ tiêu</td><td>Năm 2022</td><td>Năm 2023</td></tr>
<tr><td>Giá trị xuất khẩu</td><td>5.012,3</td><td>{}</td></tr></table>
"""
FORM: Final = TableForm(
    (
        KeyColumn("Chỉ tiêu", Slot.INDICATOR, {"Giá trị xuất khẩu": "exports"}),
        IgnoredColumn("Năm 2022"),
        ValueColumn("Năm 2023", unit=USD, scale=Scale.MILLION),
    ),
    place="tỉnh Hà Nam",
    time=Period.year(2023),
)


def read(prose: str, annex: str, **more: Any) -> DocumentReading:
    return read_document(f"<p>{prose}</p>{annex}".encode()).read(**more)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


FIGURES: Final[list[tuple[str, list[str], str]]] = [
    ("5.377,6", [], "the same figure"),
    ("5.377,64", [], "a finer one"),
    ("5.737,6", ["sources-differ"], "two digits changed places"),
]


@pytest.mark.parametrize(("figure", "found", "reason"), FIGURES)
@pytest.mark.parametrize("forms", [(), (FORM,)])
def test_a_report_is_checked_against_its_own_annex(
    figure: str, found: list[str], reason: str, forms: tuple[TableForm, ...]
) -> None:
    reading = read(PROSE, ANNEX.format(figure), forms=forms)
    assert codes(reading.findings) == found, reason
    assert len(reading.dataset) == (2 if forms else 3)
    if found:
        (finding,) = reading.findings
        assert "(đoạn 1)" in finding.message
        assert "(bảng 1)" in finding.message
        flagged = [row["value"] for row in reading.rows() if row["flagged"]]
        assert flagged == ["5377600000"] + ["5737600000"] * (not forms)


def test_every_figure_says_where_it_stands() -> None:
    reading = read(PROSE, ANNEX.format("5.377,6"))
    assert isinstance(reading, Reading)
    sources = [one.source for one in reading.statements if one.source]
    assert [one.title for one in sources] == ["đoạn 1", "bảng 1", "bảng 1"]
    assert [one.quote for one in sources[1:]] == ["bảng 1, ô B2: 5.012,3", "bảng 1, ô C2: 5.377,6"]
    assert set(reading.tables[0].cells) == {"B2", "C2"}
    named = read(PROSE, ANNEX.format("5.377,6"), forms=[FORM])
    (declared,) = named.declared
    assert declared.source == Source("bảng 1")
    told = TableForm(FORM.columns, place=FORM.place, time=FORM.time, source=Source("Cục Thống kê"))
    (declared,) = read(PROSE, ANNEX.format("1"), forms=[told]).declared
    assert declared.source == Source("Cục Thống kê")


def test_a_form_is_for_the_tables_that_have_its_heads() -> None:
    other = "<table><tr><td>Tên</td><td>Số</td></tr><tr><td>Chợ A</td><td>5</td></tr></table>"
    reading = read(PROSE, ANNEX.format("5.377,6") + other, forms=[FORM])
    assert len(reading.tables) == 2
    assert [len(table.dataset) for table in reading.tables] == [1, 0]
    assert not reading.tables[0].stated


def test_prose_alone_is_read_as_a_text_is() -> None:
    document = read_document(f"<p>{PROSE}</p>".encode())
    reading = document.read()
    assert reading.statements[0].source == document.read().statements[0].source
    assert reading.statements[0].source is not None
    assert reading.statements[0].source.title == ""
    assert (reading.tables, reading.declared) == ((), ())


UNITS_ABOVE: Final = [
    ("<p>Biểu 1. Xuất khẩu năm 2023</p><p>Đơn vị tính: triệu USD</p>", True, "title and unit"),
    ("<p>Tình hình cụ thể tại bảng dưới đây, tính bằng triệu USD năm 2023.</p>", False, "prose"),
]


@pytest.mark.parametrize(("above", "is_read", "reason"), UNITS_ABOVE)
def test_the_lines_above_a_table_are_its_title(above: str, is_read: bool, reason: str) -> None:
    table = "<table><tr><td>Chỉ tiêu</td><td>Thực hiện</td></tr>"
    table += "<tr><td>Kim ngạch xuất khẩu</td><td>5.377,6</td></tr></table>"
    reading = read("Báo cáo.", above + table, locality="tỉnh Hà Nam")
    assert len(reading.dataset) == is_read, reason
    if not is_read:
        assert reading.tables[0].unread, reason


def test_a_table_has_the_place_of_a_text_about_one_place_and_no_other() -> None:
    one = read(PROSE, ANNEX.format("5.377,6"))
    assert {str(record.key.place) for record in one.dataset} == {"tỉnh Hà Nam"}
    two = read(f"{PROSE} Năm 2023, xuất khẩu của tỉnh Hà Tĩnh đạt 2 tỷ USD.", ANNEX.format("1"))
    assert not two.tables[0].dataset
    assert two.tables[0].unread
    said = read(PROSE, ANNEX.format("5.377,6"), locality="tỉnh Hà Nam")
    assert said.dataset == one.dataset


def test_what_the_file_and_its_tables_tell_is_told_once() -> None:
    wrong = ANNEX.format("5.377,6").replace("Năm 2023</td>", "Năm 2023</td><td>2023/2022 (%)</td>")
    wrong = wrong.replace("5.377,6</td>", "5.377,6</td><td>170,3</td>")
    reading = read(PROSE, wrong)
    found = [(finding.code, finding.message) for finding in reading.findings]
    assert found
    assert len(found) == len(set(found))
    assert reading.check(reading_rules()) == reading.findings
    missing = read(PROSE, ANNEX.format("không rõ"), forms=[FORM])
    assert "table-cell" in codes(missing.findings)


@pytest.mark.files
def test_a_workbook_is_read_sheet_by_sheet() -> None:
    book = importlib.import_module("openpyxl").Workbook()
    book.active.title = "Xuất khẩu"
    rows = (
        ("Kim ngạch xuất khẩu", None, None),
        ("Đơn vị tính: triệu USD", None, None),
        ("Chỉ tiêu", "Năm 2022", "Năm 2023"),
        ("Giá trị xuất khẩu", 5012.3, 5377.6),
    )
    for row in rows:
        book.active.append(row)
    book.active["D1"] = "=[1]x!A1"
    stream = io.BytesIO()
    book.save(stream)
    document = read_document(stream.getvalue())
    reading = document.read(locality="tỉnh Hà Nam")
    assert len(reading.dataset) == 2
    assert str(reading.dataset.observations[0].source).startswith("Xuất khẩu, bảng 1")
    assert codes(reading.findings) == ["linked-formula"]
    assert document.tables[0].mark == Mark(part="Xuất khẩu", table=1)
