"""Đọc CSV: a table of text by a declared form."""

import csv
import io
import os
from pathlib import Path
from typing import Final

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.tables.csv_text import DELIMITERS, unguarded
from congthuong.tables.form import TableForm
from congthuong.tables.incoming import TableReading, read_lines
from congthuong.tables.problems import CellProblem

__all__ = ["read_csv"]

_BOM: Final = "\ufeff"


def read_csv(
    source: str | bytes | os.PathLike[str], form: TableForm, *, delimiter: str = ","
) -> TableReading:
    r"""Đọc CSV: text, or a file named by a `Path`, by a declared form; never raises on its cells.

    The head is the first line that holds every declared head; lines above it and lines without
    figures are `remarks`. Bytes and files are UTF-8, with or without the mark of Excel; the
    apostrophe that `to_csv` puts before what looks like a formula is taken off. Rows are counted
    from 1, the head included.

    Raises `InvalidTypeError`; `InvalidValueError` for bytes that are not UTF-8 and for another
    delimiter than comma, semicolon and tab; `OSError` where the file cannot be read.

    >>> from congthuong.tables import KeyColumn, TableForm, UnitColumn, ValueColumn
    >>> form = TableForm(
    ...     (KeyColumn("Chỉ tiêu", Slot.INDICATOR), UnitColumn("ĐVT"), ValueColumn("6T/2022")),
    ...     place="huyện Krông Pa", time=Period.half(2022, 1))
    >>> print(*read_csv("Chỉ tiêu,ĐVT,6T/2022\nGTSXCN,tỷ đồng,808\n", form).dataset)
    industrial_output, huyện Krông Pa, 2022-S1: 808 tỷ đồng
    """
    if delimiter not in DELIMITERS:
        raise InvalidValueError(delimiter, "a comma, a semicolon or a tab as delimiter")
    text = _text(source).removeprefix(_BOM)
    lines: list[list[str]] = []
    problems: list[CellProblem] = []
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines.extend([unguarded(cell) for cell in row] for row in rows)
    except csv.Error as error:
        accepted = f"dấu ngoặc kép đúng cặp của CSV ({error})"
        problems.append(CellProblem(rows.line_num, "", "", accepted, code="broken-csv"))
    return read_lines(lines, form, problems)


def _text(source: str | bytes | os.PathLike[str]) -> str:
    if isinstance(source, str):
        return source
    if isinstance(source, os.PathLike):
        source = Path(source).read_bytes()
    if not isinstance(source, bytes):
        raise InvalidTypeError(source, "text, bytes of UTF-8, or a Path of a file")
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidValueError(source[:40], f"text in UTF-8 ({error.reason})") from None
