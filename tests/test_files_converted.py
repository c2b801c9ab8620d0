"""Tệp do chương trình khác đổi: one report as an old Word file, a page and a print."""

import importlib
import io
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from congthuong.errors import InvalidValueError
from congthuong.files import Document, DocumentConverter, read_document

pytestmark = [pytest.mark.files, pytest.mark.writer]

HOW_TO: Final = Path(__file__).parent.parent / "docs" / "how-to" / "read-office-files.md"
PROSE: Final = "Năm 2023, kim ngạch xuất khẩu của tỉnh Hà Nam đạt 5.377,6 triệu USD."
TITLES: Final = ("Biểu 1. Kim ngạch xuất khẩu", "Đơn vị tính: triệu USD")
TABLE: Final = (
    ("Chỉ tiêu", "Năm 2022", "Năm 2023"),
    ("Giá trị xuất khẩu", "5.012,3", "5.377,6"),
    ("Giá trị nhập khẩu", "6.020", "6.110,5"),
)


def converter_of_the_how_to() -> DocumentConverter:
    """The converter as it stands on the page, word for word."""
    (code,) = re.findall(r"```python\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, HOW_TO.name, "exec"), names)  # noqa: S102 (a page of this repository)
    made: DocumentConverter = names["OldWord"]()
    return made


def report() -> bytes:
    document = importlib.import_module("docx").Document()
    for line in (PROSE, *TITLES):
        document.add_paragraph(line)
    table = document.add_table(len(TABLE), len(TABLE[0]), style="Table Grid")
    for row, texts in enumerate(TABLE):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.add_paragraph("Người lập biểu")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def converted(folder: Path, form: str) -> Path:
    (folder / "report.docx").write_bytes(report())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "report.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return folder / f"report.{form.partition(':')[0]}"


def figures(document: Document) -> list[str]:
    return [str(record) for record in document.read().dataset]


@pytest.mark.parametrize("form", ["doc", "html", "pdf"])
def test_a_report_says_the_same_whatever_a_writer_saved_it_as(tmp_path: Path, form: str) -> None:
    wanted = read_document(report())
    assert len(figures(wanted)) == 5
    path = converted(tmp_path, form)
    found = read_document(path, converters=[converter_of_the_how_to()])
    assert [block.grid.texts for block in found.tables] == [TABLE]
    assert figures(found) == figures(wanted)


def as_sheet() -> bytes:
    book = importlib.import_module("openpyxl").Workbook()
    for line in TITLES:
        book.active.append((line,))
    for row, texts in enumerate(TABLE):
        numbers = (text.replace(".", "").replace(",", ".") for text in texts)
        book.active.append(texts if not row else (texts[0], *(map(Decimal, [*numbers][1:]))))
    for row in book.active.iter_rows(min_row=4, min_col=2):
        for cell in row:
            cell.number_format = "#,##0.0"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_table_says_the_same_in_a_document_and_in_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(as_sheet())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xls", "book.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    wanted = read_document(report()).read(locality="tỉnh Hà Nam").tables[0].dataset
    assert len(wanted) == 4
    for name in ("book.xlsx", "book.xls"):
        found = read_document(tmp_path / name).read(locality="tỉnh Hà Nam").dataset
        assert [(one.key, one.quantity) for one in found.observations] == [
            (one.key, one.quantity) for one in wanted.observations
        ], name


def test_the_converter_takes_old_word_files_alone(tmp_path: Path) -> None:
    converter = converter_of_the_how_to()
    data = converted(tmp_path, "doc").read_bytes()
    assert converter.accepts(data)
    assert not converter.accepts(report())
    with pytest.raises(InvalidValueError):
        read_document(data)
