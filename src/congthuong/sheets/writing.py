"""Ghi bảng tính: tables as workbooks for an office, with formulas that can be checked."""

import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from attrs import evolve

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.findings import Finding
from congthuong.sheets._openpyxl import new_workbook
from congthuong.sheets.annex_sheet import annex_sheet
from congthuong.sheets.package import settled
from congthuong.sheets.sheet import Sheet
from congthuong.tables import Annex, FlatTable, Grid, GridCell, GridHead, StandardTable

__all__ = ["Printable", "to_workbook", "write_workbook"]

Printable: TypeAlias = StandardTable | Annex | FlatTable | Grid
_TABLES: Final = (StandardTable, Annex, FlatTable, Grid)
_FIRST: Final = "Bảng số liệu"
_FINDINGS: Final = "Điểm cần xem lại"
_NAME: Final = re.compile(r"(?!')[^\[\]:*?/\\\x00-\x1f]{1,31}(?<!')")
_TAKEN: Final = "history"


def to_workbook(
    tables: Printable | Mapping[str, Printable], *, findings: Iterable[Finding] | None = None
) -> bytes:
    """Thành bảng tính: the bytes of an .xlsx workbook, one sheet for each table.

    A sheet has the title over the whole table, the line of the unit, heads that stay in sight and
    are repeated in print, numbers as numbers in Vietnamese formats, notes and sources below. A
    ratio that was computed is a formula over the cells that are in the sheet, so that it can be
    checked and follows a correction. `tables` by name of sheet; one alone stands on «Bảng số liệu».
    `findings` add a sheet that lists them, or says that there are none. An `Annex` is laid out as
    an office files it, a `FlatTable` has words where its text has codes.

    A number of more than 15 digits is written as text: a spreadsheet would change it. The same
    tables give the same bytes.

    Raises `InvalidTypeError`; `InvalidValueError` for names that no sheet can have, or none.

    >>> from congthuong.tables import FlatTable
    >>> data = Dataset.of(Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
    >>> to_workbook(FlatTable(data))[:2]
    b'PK'
    """
    sheets = list(_sheets(tables))
    if findings is not None:
        sheets.append((_FINDINGS, _grid_of(findings)))
    _check_names([name for name, _ in sheets])
    book = new_workbook()
    book.remove(book.active)
    results: dict[str, Any] = {}
    for number, (name, table) in enumerate(sheets, 1):
        sheet = _sheet(book.create_sheet(name), table)
        sheet.write()
        results[f"xl/worksheets/sheet{number}.xml"] = sheet.results
    book.properties.creator = "congthuong"
    book.calculation.fullCalcOnLoad = True
    stream = io.BytesIO()
    book.save(stream)
    return settled(stream.getvalue(), results)


def write_workbook(
    path: os.PathLike[str],
    tables: Printable | Mapping[str, Printable],
    *,
    findings: Iterable[Finding] | None = None,
) -> None:
    """Ghi bảng tính: `to_workbook` to a file, which is replaced where it is there already.

    Raises what `to_workbook` raises, before anything is written; `InvalidTypeError` for a path
    that is none; `OSError` where the file cannot be written.

    >>> from congthuong.tables import FlatTable
    >>> write_workbook("bieu.xlsx", FlatTable(Dataset()))
    Traceback (most recent call last):
    ...
    congthuong.errors.InvalidTypeError: str 'bieu.xlsx' is refused: accepted is a Path
    """
    if not isinstance(path, os.PathLike):
        raise InvalidTypeError(path, "a Path")
    Path(path).write_bytes(to_workbook(tables, findings=findings))


def _sheets(
    tables: Printable | Mapping[str, Printable],
) -> Iterable[tuple[str, Printable]]:
    if isinstance(tables, _TABLES):
        yield _FIRST, tables
        return
    if not isinstance(tables, Mapping):
        raise InvalidTypeError(tables, "a StandardTable, Annex, FlatTable or Grid, or a mapping")
    for name, table in tables.items():
        if not isinstance(name, str) or not isinstance(table, _TABLES):
            raise InvalidTypeError((name, table), "a table under the name of its sheet")
        yield name, table


def _check_names(names: Sequence[str]) -> None:
    for name in names:
        if not _NAME.fullmatch(name) or name.casefold() == _TAKEN:
            accepted = "a name of a sheet of 1 to 31 characters, without [ ] : * ? / and \\"
            raise InvalidValueError(name, accepted)
    if not names or len({name.casefold() for name in names}) < len(names):
        raise InvalidValueError(names, "one sheet or more, with a name each")


def _sheet(page: Any, table: Printable) -> Sheet:
    if isinstance(table, Annex):
        return annex_sheet(page, table)
    grid = table.in_words() if isinstance(table, FlatTable) else table.grid
    return Sheet(page, grid, _exact(table) if isinstance(table, StandardTable) else grid)


def _exact(table: StandardTable) -> Grid:
    """The grid with its levels in all their digits: formulas stand on what is in the cells."""
    layout = table.layout
    style = evolve(layout.style, decimals=None)
    return evolve(table, layout=evolve(layout, style=style, decimals=None)).grid


def _grid_of(findings: Iterable[Finding]) -> Grid:
    if not isinstance(findings, Iterable):
        raise InvalidTypeError(findings, "findings in a tuple, or None")
    held = tuple(findings)
    for finding in held:
        if not isinstance(finding, Finding):
            raise InvalidTypeError(finding, "a Finding")
    heads = ("TT", "Mức độ", "Nội dung", "Bằng chứng", "Căn cứ", "Mã")
    rows = tuple(
        tuple(map(GridCell, (str(number), *_said(finding))))
        for number, finding in enumerate(held, 1)
    )
    line = "" if rows else "Không có điểm nào cần xem lại"
    return Grid(tuple(map(GridHead, heads)), rows, _FINDINGS, line)


def _said(finding: Finding) -> tuple[str, ...]:
    quoted = "\n".join(f"«{piece.text}»" for piece in finding.evidence)
    basis = finding.legal_basis or ""
    return finding.severity.label, finding.message, quoted, basis, finding.code
