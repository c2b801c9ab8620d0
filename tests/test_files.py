"""Tệp văn phòng: one table is the same cells from every file; hostile files are one error."""

import datetime as dt
import importlib
import io
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from congthuong._text import Span
from congthuong.errors import InvalidTypeError, InvalidValueError, MissingExtraError
from congthuong.files import (
    Document,
    Mark,
    Paragraph,
    SourceCell,
    SourceGrid,
    TableBlock,
    read_document,
)
from congthuong.files.printed import read_printed
from congthuong.files.workbook import read_old_workbook, read_workbook_sheets

LINES: Final = ("BÁO CÁO", "Năm 2019, xuất khẩu của tỉnh Hà Tĩnh đạt 850 triệu USD.")
TABLE: Final = (
    ("Chỉ tiêu", "Thực hiện", ""),
    ("", "2018", "2019"),
    ("Kim ngạch xuất khẩu", "808,5", "850"),
    ("Số chợ", "170", "171"),
)
MERGES: Final = ((0, 0, 1, 0), (0, 1, 0, 2))
WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(body: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", text)
    return stream.getvalue()


def as_docx() -> bytes:
    docx = importlib.import_module("docx")
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for row, texts in enumerate(TABLE):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for top, left, bottom, right in MERGES:
        table.cell(top, left).merge(table.cell(bottom, right))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html() -> bytes:
    rows = [
        "<td rowspan=2>Chỉ tiêu</td><td colspan=2>Thực hiện</td>",
        "<td>2018</td><td>2019</td>",
        *("".join(f"<td>{text}</td>" for text in line) for line in TABLE[2:]),
    ]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    prose = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<!DOCTYPE html><html><body>{prose}<table>{table}</table></body></html>".encode()


def as_xlsx() -> bytes:
    book = importlib.import_module("openpyxl").Workbook()
    for row, texts in enumerate(TABLE, 1):
        for column, text in enumerate(texts, 1):
            is_number = text.replace(",", "").isdecimal()
            value = Decimal(text.replace(",", ".")) if is_number else text
            if text:
                book.active.cell(row, column).value = value
    for top, left, bottom, right in MERGES:
        book.active.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_pdf() -> bytes:
    platypus = importlib.import_module("reportlab.platypus")
    styles = importlib.import_module("reportlab.lib.styles")
    stream = io.BytesIO()
    grid = [("GRID", (0, 0), (-1, -1), 1, (0, 0, 0))]
    plain = [[text.replace("Chỉ tiêu", "Chi tieu") for text in line] for line in PLAIN]
    story = [
        platypus.Paragraph("Bao cao", styles.getSampleStyleSheet()["Normal"]),
        platypus.Table(plain, style=platypus.TableStyle(grid)),
    ]
    platypus.SimpleDocTemplate(stream).build(story)
    return stream.getvalue()


# The fonts that every PDF has know no Vietnamese letters.
PLAIN: Final = (("Chi tieu", "2018", "2019"), ("Xuat khau", "808,5", "850"))


def the_table(document: Document) -> SourceGrid:
    (block,) = document.tables
    return block.grid


@pytest.mark.files
@pytest.mark.parametrize("make", [as_docx, as_html, as_xlsx])
def test_one_table_is_the_same_cells_from_every_file(make: Callable[[], bytes]) -> None:
    document = read_document(make())
    grid = the_table(document)
    assert grid.texts == TABLE
    assert tuple(sorted(grid.merges)) == MERGES
    if make is not as_xlsx:
        assert tuple(paragraph.text for paragraph in document.paragraphs) == LINES
        records = [str(record) for record in document.read().dataset]
        assert records[0] == "exports, tỉnh Hà Tĩnh, 2019: 850 triệu USD"
        assert "markets_count, tỉnh Hà Tĩnh, 2019: 171 chợ" in records


@pytest.mark.files
def test_a_pdf_has_its_ruled_table_and_its_lines() -> None:
    document = read_document(as_pdf())
    assert the_table(document).texts == PLAIN
    assert document.text == "Bao cao"
    assert document.tables[0].mark == Mark(page=1, table=1)


@pytest.mark.files
@pytest.mark.soffice
def test_an_old_workbook_has_the_same_cells(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(as_xlsx())
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "xls", "--outdir", str(tmp_path), str(tmp_path / "b.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    grid = the_table(read_document(tmp_path / "b.xls"))
    assert grid.texts == TABLE
    assert grid.rows[2][1].number == Decimal("808.5")
    assert grid.rows[2][1].address == "B3"


@pytest.mark.files
def test_a_workbook_gives_numbers_addresses_and_what_is_seen() -> None:
    book = importlib.import_module("openpyxl").Workbook()
    sheet = book.active
    sheet["B2"], sheet["B3"], sheet["C3"] = "TH", 808, "=[1]Trang!B2"
    sheet["D3"], sheet["B3"].number_format = "=B3*2", "#,##0.0"
    book.create_sheet("ẩn").sheet_state = "hidden"
    book["ẩn"]["A1"] = 1
    stream = io.BytesIO()
    book.save(stream)
    document = read_document(stream.getvalue())
    grid = the_table(document)
    assert grid.rows[2][1] == SourceCell("808,0", Decimal("808.0"), address="B3")
    assert grid.rows[2][2].formula == "=[1]Trang!B2"
    assert grid.rows[2][2].number is None
    assert [one.code for one in document.findings] == ["linked-formula", "formula-without-value"]
    assert document.findings[0].evidence[0].text == "Sheet!C3 =[1]Trang!B2"


@pytest.mark.files
def test_a_stored_result_has_the_digits_that_its_cell_shows() -> None:
    data = as_xlsx()
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {part.filename: package.read(part) for part in package.infolist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<v>171</v>" in parts[sheet]
    parts[sheet] = parts[sheet].replace(b"<v>171</v>", b"<f>C3/5</f><v>171.25000001</v>")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    cell = the_table(read_document(stream.getvalue())).rows[3][2]
    assert (cell.text, cell.formula) == ("171,25000001", "=C3/5")


def workbook(fill: Callable[[Any], None]) -> bytes:
    book = importlib.import_module("openpyxl").Workbook()
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def away_from_the_corner(sheet: Any) -> None:
    sheet["D3"], sheet["E3"], sheet["E4"] = "Số chợ", 170, True
    sheet.merge_cells("D3:D4")


@pytest.mark.files
def test_an_old_workbook_keeps_the_empty_rows_and_columns_in_front() -> None:
    # The reader of .xls files reads .xlsx ones, too, which need no converter here.
    grid = the_table(Document(tuple(read_old_workbook(workbook(away_from_the_corner)))))
    assert grid.rows[2][3] == SourceCell("Số chợ", address="D3")
    assert grid.rows[2][4] == SourceCell("170", Decimal(170), address="E3")
    assert grid.merges == ((2, 3, 3, 3),)


def far_apart(sheet: Any) -> None:
    sheet["A1"], sheet["IV6000"] = 1, 2


@pytest.mark.files
@pytest.mark.parametrize("read", [read_old_workbook, read_workbook_sheets])
def test_cells_far_apart_do_not_make_those_between(read: Callable[[bytes], object]) -> None:
    with pytest.raises(InvalidValueError, match="6000 × 256 cells"):
        read(workbook(far_apart))


VALUES: Final = (
    (True, "General", "True", None, "a mark is no number"),
    (dt.date(2024, 9, 5), "yyyy-mm-dd", "2024-09-05", None, "a day, without its midnight"),
    (0.5, "0.0%", "50,0%", None, "the percent that the cell shows"),
    (808_000, "#,##0,", "808000 (#,##0,)", None, "the cell shows another number than it holds"),
    (808, "#,##0.0", "808,0", "808.0", "the nought that is shown"),
)


@pytest.mark.files
@pytest.mark.parametrize(("held", "shown_as", "text", "number", "why"), VALUES)
def test_a_value_has_its_text_and_at_most_one_number(
    held: Any, shown_as: str, text: str, number: str | None, why: str
) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = held
        sheet["A1"].number_format = shown_as

    cell = the_table(read_document(workbook(fill))).rows[0][0]
    assert (cell.text, cell.number) == (text, number and Decimal(number)), why


STORED: Final = (
    ("<f>A1/3</f><v>0.36666</v>", "0,4", "0.4", "a result as its format shows it"),
    ("<v>1E400</v>", "inf", None, "more than any figure"),
)


@pytest.mark.files
@pytest.mark.parametrize(("content", "text", "number", "why"), STORED)
def test_what_a_cell_stores_is_shown_or_no_number(
    content: str, text: str, number: str | None, why: str
) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["A2"] = 1, 2
        sheet["A2"].number_format = "#,##0.0"

    data, stream = workbook(fill), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            held = old.read(part).decode()
            new.writestr(part, held.replace("<v>2</v>", content))
    cell = the_table(read_document(stream.getvalue())).rows[1][0]
    assert (cell.text, cell.number) == (text, number and Decimal(number)), why


READERS: Final = (
    ("openpyxl", read_workbook_sheets, lambda: workbook(far_apart)),
    ("python_calamine", read_old_workbook, lambda: b""),
    ("pdfplumber", read_printed, lambda: b"%PDF-"),
)


@pytest.mark.files
@pytest.mark.parametrize(("package", "read", "make"), READERS)
def test_a_reader_that_is_not_installed_is_named(
    package: str,
    read: Callable[[bytes], object],
    make: Callable[[], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = make()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=package.replace("_", "-")):
        read(data)


@pytest.mark.files
def test_a_ruled_table_without_words_is_none() -> None:
    platypus = importlib.import_module("reportlab.platypus")
    stream = io.BytesIO()
    grid = platypus.TableStyle([("GRID", (0, 0), (-1, -1), 1, (0, 0, 0))])
    platypus.SimpleDocTemplate(stream).build([platypus.Table([["", ""], ["", ""]], style=grid)])
    assert read_document(stream.getvalue()).blocks == ()


@pytest.mark.files
def test_a_printing_of_too_many_pages_is_refused() -> None:
    canvas = importlib.import_module("reportlab.pdfgen.canvas")
    stream = io.BytesIO()
    book = canvas.Canvas(stream)
    for _ in range(301):
        book.showPage()
    book.save()
    with pytest.raises(InvalidValueError, match="301 pages"):
        read_document(stream.getvalue())


PAGES: Final[tuple[tuple[str, list[str], list[str], str], ...]] = (
    ("<tr><td>lạc</td></tr><p>a</p>", ["lạc", "a"], [], "cells outside any table"),
    ("</table><p>a</p>", ["a"], [], "a table that never opened"),
    ("<table><tr><td></td></tr></table><p>a</p>", ["a"], [], "a table without words"),
    ("<table><tr><td>808", [], ["808"], "a table that never closes"),
    ("<template><p>ẩn</p></template><p>a<br>b</p>", ["a\nb"], [], "what no reader sees"),
)


@pytest.mark.parametrize(("page", "lines", "cells", "why"), PAGES)
def test_a_page_of_any_kind_is_what_its_reader_sees(
    page: str, lines: list[str], cells: list[str], why: str
) -> None:
    document = read_document(f"<html><body>{page}".encode())
    assert [paragraph.text for paragraph in document.paragraphs] == lines, why
    assert [table.grid.rows[0][0].text for table in document.tables] == cells, why


def test_a_cell_of_word_goes_on_over_rows_and_has_its_indent() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:pPr>{}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    opens, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell.format(opens, "", "a") + cell.format("", '<w:ind w:left="720"/>', "1"),
        cell.format(goes_on, "", "") + cell.format("", '<w:ind w:start="360"/>', "2"),
        cell.format(goes_on, "", "") + cell.format("", "", "3"),
    ]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    grid = the_table(read_document(word_file(f"<w:tbl>{table}</w:tbl>")))
    assert grid.merges == ((0, 0, 2, 0),)
    assert [row[1].indent for row in grid.rows] == [2, 1, 0]


def test_a_level_of_word_is_that_of_its_outline_or_its_heading() -> None:
    line = "<w:p><w:pPr>{}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    styles = ('<w:outlineLvl w:val="1"/>', '<w:pStyle w:val="Tiêu đề 3"/>', '<w:pStyle w:val="X"/>')
    document = read_document(word_file("".join(map(line.format, styles))))
    assert [paragraph.level for paragraph in document.paragraphs] == [2, 3, 0]


def test_the_prose_leads_back_to_its_paragraph() -> None:
    document = read_document(as_html())
    at = document.text.index("850")
    assert document.mark_of(Span(at, at + 3)) == Mark(paragraph=2)
    assert str(document.tables[0].mark) == "bảng 1"
    with pytest.raises(InvalidValueError):
        document.mark_of(Span(0, 10_000))


def test_word_text_is_what_a_reader_sees() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:tabs><w:tab/></w:tabs></w:pPr>'
        "<w:r><w:t>Phần</w:t><w:tab/><w:t>hai</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:t>bỏ</w:t></w:r></w:del><w:r><w:t>còn</w:t></w:r></w:p>"
    )
    assert read_document(word_file(body)).blocks == (
        Paragraph("Phần hai", Mark(paragraph=1), 2),
        Paragraph("còn", Mark(paragraph=2)),
    )


def raised(text: str) -> str:
    """A run of Word that is set high."""
    high = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f"<w:r>{high}<w:t>{text}</w:t></w:r>"


# What stands raised, and how it reads on its line.
RAISED: Final = (
    ("<p>Đạt 12<sup>1</sup> tỷ đồng</p>".encode(), "Đạt 12 (1) tỷ đồng"),
    ("<p>Đạt <b>12</b><sup></sup><sup>a</sup> tỷ đồng</p>".encode(), "Đạt 12 (a) tỷ đồng"),
    ("<p>Đạt 10<sup>6</sup> kWh</p>".encode(), "Đạt 10 (6) kWh"),
    ("<p>Rộng 450 m<sup>2</sup>, cao 12</p>".encode(), "Rộng 450 m2, cao 12"),
    ("<p>Đạt 12<sup>*</sup> tỷ đồng</p>".encode(), "Đạt 12* tỷ đồng"),
    ("<p><sup>1</sup> Số ước tính</p>".encode(), "1 Số ước tính"),
    (
        word_file(f"<w:p><w:r><w:t>Có 12</w:t></w:r>{raised('1')}<w:r><w:t>2</w:t></w:r></w:p>"),
        "Có 12 (1)2",
    ),
    (word_file(f"<w:p><w:r><w:t>450 m</w:t></w:r>{raised('2')}</w:p>"), "450 m2"),
    (
        word_file(
            f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r>{raised('1')}</w:p></w:tc></w:tr></w:tbl>"
        ),
        "12 (1)",
    ),
)


@pytest.mark.parametrize(("data", "text"), RAISED)
def test_a_raised_note_is_no_digit_of_the_number_before_it(data: bytes, text: str) -> None:
    document = read_document(data)
    cells = [cell for table in document.tables for row in table.grid.texts for cell in row]
    assert (document.text or cells[0]) == text


def run_of(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def page_of(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


LEFT_OUT: Final[list[tuple[bytes, str, str, str]]] = [
    (
        word_file(f"<w:p>{run_of('đạt ')}{deleted('800')}{run_of('850')}</w:p>"),
        "đạt 850",
        "800",
        "struck out by a reviewer",
    ),
    (word_file(f"<w:p>{run_of('8', '<w:strike/>')}{run_of('9')}</w:p>"), "9", "8", "struck out"),
    (word_file(f"<w:p>{run_of('8', '<w:dstrike/>')}{run_of('9')}</w:p>"), "9", "8", "twice"),
    (word_file(f"<w:p>{run_of('8', '<w:vanish/>')}{run_of('9')}</w:p>"), "9", "8", "hidden"),
    (
        word_file(
            f"<w:p>{run_of('8', '<w:vanish w:val=&quot;0&quot;/>')}</w:p>".replace("&quot;", '"')
        ),
        "8",
        "",
        "shown after all",
    ),
    (
        word_file(f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run_of('9')}</w:p>"),
        "9",
        "",
        "only the end of the paragraph",
    ),
    (word_file(f"<w:p>{deleted(' ')}{run_of('9')}</w:p>"), "9", "", "a space says nothing"),
    (page_of("<p>đạt <del>800</del>850"), "đạt 850", "800", "struck out by a writer"),
    (page_of("<p>đạt <s>800</s> <strike>9</strike>850"), "đạt 850", "800 9", "older words for it"),
    (page_of("<p style='TEXT-DECORATION: line-through'>8</p><p>9"), "9", "8", "by its style"),
    (page_of("<p style='display : none'>8<p>9"), "9", "8", "not shown, and not closed"),
    (page_of("<div hidden><p>8</p> <br>8</div><p>9"), "9", "8 8", "hidden with what is in it"),
    (page_of("<p style='visibility:hidden'>8 <b>8</b></p>9"), "9", "8 8", "not visible"),
    (page_of("<span style='mso-hide:all'>8</span>9"), "9", "8", "hidden by a word processor"),
    (page_of("<p hidden>8<script>7</script></p></div>9"), "9", "8", "no text of scripts"),
    (page_of("<p hidden>8</b></p>9"), "9", "8", "a stray end"),
    (word_file(f"<w:p>\n{run_of('9')}\n</w:p>"), "9", "", "white space between the tags"),
    (page_of("<ul><li hidden>8<li>9</ul>"), "9", "8", "an item of a list"),
    (page_of("<div><s>8</div>9"), "9", "8", "ends with what is around it"),
]


@pytest.mark.parametrize(("data", "text", "left_out", "reason"), LEFT_OUT)
def test_text_that_is_struck_out_or_hidden_is_left_out_and_told(
    data: bytes, text: str, left_out: str, reason: str
) -> None:
    document = read_document(data)
    assert document.text == text, reason
    told = [finding.evidence[0].text for finding in document.findings]
    assert told == [left_out] * bool(left_out), reason
    assert [one.code for one in document.read().findings] == ["text-left-out"] * bool(left_out)


HIDDEN_CELLS: Final = [
    ("<tr><td>a<td style='display:none'>8<td>b", (("a", "b"),), "a cell that is not shown"),
    ("<tr style='display:none'><td>8<td>8<tr><td>a", (("a",),), "a row, and no end said"),
    ("<tr hidden><td>8</td></tr><tr><td>a", (("a",),), "a row"),
    ("<tr><td hidden>8<table><tr><td>8</table><td>a", (("a",),), "a table in a hidden cell"),
    ("<tr><td>a</td><td><s>8</td><td>b", (("a", "", "b"),), "a cell that is struck out is empty"),
]


@pytest.mark.parametrize(("rows", "texts", "reason"), HIDDEN_CELLS)
def test_a_hidden_cell_is_no_cell(rows: str, texts: object, reason: str) -> None:
    document = read_document(page_of(f"<table>{rows}</table>"))
    assert the_table(document).texts == texts, reason
    assert set(document.findings[0].evidence[0].text) <= {"8", " "}


def test_a_table_in_a_cell_is_one_of_its_own() -> None:
    inner = "<table><tr><td>808</td></tr></table>"
    document = read_document(f"<table><tr><td>{inner}<td>ngoài</table>".encode())
    assert [block.grid.texts for block in document.tables] == [(("808",),), (("", "ngoài"),)]


def test_text_in_an_old_encoding_is_told() -> None:
    page = "<p>S¶n xuÊt c«ng nghiÖp</p><table><tr><td>Tæng sè<td>6</table>".encode()
    document = read_document(page)
    assert document.text == "Sản xuất công nghiệp"
    assert the_table(document).texts == (("Tổng số", "6"),)
    assert (document.encoding, [one.code for one in document.findings]) == (
        "TCVN3",
        ["legacy-encoding"],
    )
    assert [one.code for one in document.read().findings] == ["legacy-encoding"]


class Fake:
    """Stands for LibreOffice or an OCR."""

    def __init__(self, found: Any) -> None:
        self.found = found

    def accepts(self, head: bytes) -> bool:
        return head.startswith(b"\xd0\xcf\x11\xe0")

    def convert(self, data: bytes) -> Document:
        if isinstance(self.found, Exception):
            raise self.found
        found: Document = self.found
        return found


def test_a_converter_has_the_files_that_it_accepts() -> None:
    found = Document((Paragraph("Năm 2024.", Mark(paragraph=1)),))
    data = b"\xd0\xcf\x11\xe0" + bytes(600)
    assert read_document(data, converters=[Fake(found)]) is found
    assert read_document(b"Chu", converters=[Fake(found)]).text == "Chu"
    for wrong in (OSError("no program"), MemoryError(), InvalidValueError("a", "b")):
        with pytest.raises(InvalidValueError):
            read_document(data, converters=[Fake(wrong)])
    with pytest.raises(InvalidTypeError):
        read_document(data, converters=[Fake("text")])
    with pytest.raises(InvalidTypeError):
        read_document(data, converters=["soffice"])  # type: ignore[list-item]


CELL: Final = (
    "<w:tbl><w:tr><w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
LAUGHS: Final = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def zipped(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return stream.getvalue()


HOSTILE: Final[list[tuple[Callable[[], bytes], str]]] = [
    (lambda: b"\x00\x01\x02", "bytes that are nothing"),
    (lambda: b"PK\x03\x04", "a head and no more"),
    (lambda: word_file("<w:p>")[:200], "half a file"),
    (lambda: zipped("word/document.xml", b"<a>"), "XML that breaks off"),
    (lambda: zipped("word/document.xml", b" " * 60_000_000), "a bomb"),
    (lambda: zipped("word/document.xml", f"{LAUGHS}<x>&b;</x>".encode()), "entities"),
    (
        lambda: zipped("word/document.xml", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
        "a file outside",
    ),
    (lambda: word_file("<w:tbl>" * 300), "tables in tables that never close"),
    (lambda: word_file("<w:p/>" * 260_000), "paragraphs without end"),
    (lambda: b"<table><tr><td>" * 3_000, "3,000 tables in tables"),
    (lambda: b"<table><tr><td>" * 50_000, "50,000 tables in tables"),
    (lambda: b"<table>" + b"<tr><td rowspan=256 colspan=256>a" * 9, "many large spans"),
    (lambda: page_of("<div hidden>" * 50_000), "50,000 hidden elements in each other"),
    (lambda: zipped("a.txt", b"x"), "another package"),
    (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an empty .xls"),
    (lambda: b"%PDF-1.4\n%%EOF", "an empty PDF"),
]


def seconds_to_refuse(data: bytes) -> float:
    """The processor time of a refusal; the least of some tries is that of a machine at rest."""
    start = time.process_time()
    with pytest.raises(InvalidValueError):
        read_document(data)
    return time.process_time() - start


@pytest.mark.files
@pytest.mark.parametrize(("make", "reason"), HOSTILE, ids=[row[1] for row in HOSTILE])
def test_a_hostile_file_is_one_error_in_a_second(make: Callable[[], bytes], reason: str) -> None:
    data = make()
    read_document(as_html())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert min(seconds_to_refuse(data) for _ in range(3)) < 1, reason
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


CAPPED: Final[list[tuple[Callable[[], bytes], str]]] = [
    (lambda: word_file(CELL.format('<w:gridSpan w:val="200000000"/>')), "a span of 2·10⁸ columns"),
    (lambda: b"<table><tr><td colspan=99999999>a</table>", "a span of 10⁸ columns"),
    (lambda: b"<table><tr><td rowspan=99999999>a</table>", "a span of 10⁸ rows"),
]


@pytest.mark.parametrize(("make", "reason"), CAPPED, ids=[row[1] for row in CAPPED])
def test_a_span_without_end_is_capped(make: Callable[[], bytes], reason: str) -> None:
    grid = the_table(read_document(make()))
    assert grid.rows[0][0].text == "a", reason
    assert len(grid.rows[0]) <= 256


@pytest.mark.files
def test_leftover_links_and_two_hundred_sheets_are_no_reason_to_refuse() -> None:
    book = importlib.import_module("openpyxl").Workbook()
    book.active["A1"] = "=[1]Sheet1!A1"
    book.active["A2"] = "GTSXCN"
    for number in range(199):
        book.create_sheet(f"Biểu {number}")["A1"] = number
    stream = io.BytesIO()
    book.save(stream)
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as package, zipfile.ZipFile(made, "w") as copy:
        for part in package.infolist():
            copy.writestr(part, package.read(part))
        copy.writestr("xl/externalLinks/externalLink1.xml", '<externalLink xmlns="x"/>')
    document = read_document(made.getvalue())
    assert len(document.tables) == 200
    assert [finding.code for finding in document.findings] == ["linked-formula"]


def test_wrong_arguments_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidTypeError):
        read_document("bao-cao.docx")  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "không có.docx")
    with pytest.raises(InvalidValueError, match="at most"):
        read_document(b"a" * 32_000_001)


def test_documents_print_short() -> None:
    assert repr(read_document(as_html())) == "<Document of 2 paragraphs, 1 tables>"
    assert repr(TableBlock(SourceGrid(()), Mark()).grid) == "<SourceGrid of 0 rows, 0 columns>"
