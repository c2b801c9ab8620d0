"""Đọc CSV: a table of text by a declared form."""

import csv
import io
import os
from pathlib import Path
from typing import Final

from congthuong._legacy import text_of_bytes
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.tables.csv_text import DELIMITERS, unguarded
from congthuong.tables.form import TableForm
from congthuong.tables.incoming import TableReading, has_heads, read_lines
from congthuong.tables.problems import CellProblem

__all__ = ["read_csv"]

_BOM: Final = "\ufeff"


def read_csv(
    source: str | bytes | os.PathLike[str], form: TableForm, *, delimiter: str | None = None
) -> TableReading:
    r"""Đọc CSV: text, or a file named by a `Path`, by a declared form; never raises on its cells.

    The head is the first line that holds every declared head; lines above it and lines without
    figures are `remarks`. Bytes and files are UTF-8, with or without the mark of Excel, UTF-16
    with its mark, or text in TCVN3, VNI or VPS; `delimiter` None is the one by which the heads are
    found. The apostrophe that `to_csv` puts before what looks like a formula is taken off. Rows
    are counted from 1, the head included.

    Raises `InvalidTypeError`; `InvalidValueError` for bytes that are no such text and for another
    delimiter than comma, semicolon and tab; `OSError` where the file cannot be read.

    >>> from congthuong.tables import KeyColumn, TableForm, UnitColumn, ValueColumn
    >>> form = TableForm(
    ...     (KeyColumn("Chỉ tiêu", Slot.INDICATOR), UnitColumn("ĐVT"), ValueColumn("6T/2022")),
    ...     place="huyện Krông Pa", time=Period.half(2022, 1))
    >>> print(*read_csv("Chỉ tiêu,ĐVT,6T/2022\nGTSXCN,tỷ đồng,808\n", form).dataset)
    industrial_output, huyện Krông Pa, 2022-S1: 808 tỷ đồng
    """
    if delimiter is not None and delimiter not in DELIMITERS:
        raise InvalidValueError(delimiter, "a comma, a semicolon or a tab as delimiter, or None")
    text = _text(source).removeprefix(_BOM)
    if delimiter is not None:
        return read_lines(*_cells(text, delimiter, form), is_text=True)
    # The one by which the heads are found; commas where none does.
    tried = [_cells(text, each, form) for each in DELIMITERS]
    return read_lines(
        *next((one for one in tried if has_heads(one[0], form)), tried[0]), is_text=True
    )


def _cells(
    text: str, delimiter: str, form: TableForm
) -> tuple[list[list[str]], TableForm, list[CellProblem]]:
    lines: list[list[str]] = []
    problems: list[CellProblem] = []
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines.extend([unguarded(cell) for cell in row] for row in rows)
    except csv.Error as error:
        accepted = f"dấu ngoặc kép đúng cặp của CSV ({error})"
        problems.append(CellProblem(rows.line_num, "", "", accepted, code="broken-csv"))
    return lines, form, problems


def _text(source: str | bytes | os.PathLike[str]) -> str:
    if isinstance(source, str):
        return source
    if isinstance(source, os.PathLike):
        source = Path(source).read_bytes()
    if not isinstance(source, bytes):
        raise InvalidTypeError(source, "text, bytes of text, or a Path of a file")
    return text_of_bytes(source)
