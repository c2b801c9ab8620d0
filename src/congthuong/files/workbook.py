"""Bảng tính: every sheet that is not hidden as a table, cells with their addresses.

A number comes in the digits that its cell shows. That of a formula is the one that was stored when
the file was saved; without one, or over another file, the cell has no number and is told.
"""

import io
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from typing import Any, Final

from congthuong._grids import SourceCell
from congthuong._packages import check_package
from congthuong.errors import CongThuongError, InvalidValueError, MissingExtraError
from congthuong.files.blocks import Block, Mark, TableBlock
from congthuong.files.building import MOST_CELLS, grid_of
from congthuong.findings import Evidence, Finding, Severity
from congthuong.tables.number_formats import (
    LINK,
    as_shown,
    from_cell,
    shows_otherwise,
    shows_percent,
)

__all__ = ["read_old_workbook", "read_workbook_sheets"]

_SEEN: Final = "visible"
_ALL_DIGITS: Final = 13
_LINKED: Final = "giá trị của ô lấy từ tệp khác, không đọc"
_EMPTY: Final = "ô có công thức mà tệp không lưu kết quả"


def read_workbook_sheets(data: bytes) -> tuple[list[Block], list[Finding]]:
    """The sheets of an .xlsx file; whatever its reader makes of an unsound one is one error."""
    check_package(data)
    load = _openpyxl().load_workbook
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            book, stored = (
                load(io.BytesIO(data), data_only=is_stored, keep_links=False)
                for is_stored in (False, True)
            )
            found: list[Finding] = []
            blocks = [
                _sheet(sheet, stored[sheet.title], at, found)
                for at, sheet in enumerate(_seen(book), 1)
            ]
    except CongThuongError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise InvalidValueError(data[:8], f"a sound .xlsx workbook ({why[:200]})") from error
    return [block for block in blocks if block.grid.rows], found


def _openpyxl() -> Any:
    try:
        return import_module("openpyxl")
    except ImportError as error:
        raise MissingExtraError("openpyxl", "files") from error


def _calamine() -> Any:
    try:
        return import_module("python_calamine")
    except ImportError as error:
        raise MissingExtraError("python-calamine", "files") from error


def _seen(book: Any) -> Iterator[Any]:
    return (sheet for sheet in book.worksheets if sheet.sheet_state == _SEEN)


def _sheet(sheet: Any, stored: Any, at: int, findings: list[Finding]) -> TableBlock:
    cells: dict[tuple[int, int], SourceCell] = {}
    # Only the cells that the file holds: one far out must not make those between.
    for (row, column), cell in sheet._cells.items():
        if cell.value is not None:
            held = stored._cells[row, column].value if cell.data_type == "f" else cell.value
            cells[row - 1, column - 1] = _cell(cell, held, sheet.title, findings)
    merges = [
        (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
        for area in sheet.merged_cells.ranges
        if (area.min_row - 1, area.min_col - 1) in cells
    ]
    grid = grid_of(cells, tuple(sorted(merges)))
    return TableBlock(grid, Mark(part=sheet.title, table=at))


def _cell(cell: Any, held: object, title: str, findings: list[Finding]) -> SourceCell:
    formula = str(getattr(cell.value, "text", cell.value)) if cell.data_type == "f" else ""
    told = _LINKED if LINK.search(formula) else _EMPTY if formula and held is None else ""
    if told:
        where = Evidence(f"{title}!{cell.coordinate} {formula}"[:200])
        code = "linked-formula" if told is _LINKED else "formula-without-value"
        findings.append(Finding(code, Severity.WARNING, told, (where,)))
        return SourceCell(address=cell.coordinate, formula=formula)
    text, number = _shown(held, cell.number_format, rounded=bool(formula))
    indent = round(cell.alignment.indent or 0)
    return SourceCell(text, number, indent=indent, address=cell.coordinate, formula=formula)


def _shown(held: object, shown_as: str, *, rounded: bool = False) -> tuple[str, Decimal | None]:
    """The text of a value and its number, where it is one; results have what their cell shows.

    So has a number with as many digits as a workbook keeps: a formula was turned into its result.
    """
    if isinstance(held, str):
        return "\n".join(" ".join(line.split()) for line in held.split("\n")), None
    if isinstance(held, bool) or not isinstance(held, int | float):
        return ("" if held is None else re.sub(r" 00:00:00\Z", "", str(held))), None
    plain = from_cell(held, "General")
    if not isinstance(plain, Decimal):
        return str(held), None
    is_result = rounded or len(plain.as_tuple().digits) >= _ALL_DIGITS
    number = as_shown(plain, shown_as, rounded=is_result)
    text = f"{number:f}".replace(".", ",")
    if shows_percent(shown_as):
        return f"{text}%", None
    if shows_otherwise(shown_as):
        return f"{plain} ({shown_as})", None
    return text, number


def read_old_workbook(data: bytes) -> list[Block]:
    """The sheets of an .xls file, which keeps no formats here: numbers have all their digits."""
    calamine = _calamine()
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        seen = calamine.SheetVisibleEnum.Visible
        names = [one.name for one in book.sheets_metadata if one.visible == seen]
        blocks = [_old_sheet(book, name, at) for at, name in enumerate(names, 1)]
    except CongThuongError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        accepted = "a sound .xls workbook without a password; a .doc by a converter"
        raise InvalidValueError(data[:8], f"{accepted} ({why[:200]})") from error
    return [block for block in blocks if block.grid.rows]


def _old_sheet(book: Any, name: str, at: int) -> TableBlock:
    sheet = book.get_sheet_by_name(name)
    bottom, right = sheet.end or (0, 0)
    if (bottom + 1) * (right + 1) > 4 * MOST_CELLS:
        raise InvalidValueError(f"{bottom + 1} × {right + 1} cells", "a table of fewer cells")
    cells: dict[tuple[int, int], SourceCell] = {}
    # From the first row and column on, also where they are empty: iter_rows leaves out columns.
    for row, line in enumerate(sheet.to_python(skip_empty_area=False)):
        for column, held in enumerate(line):
            if held != "" and held is not None:
                text, number = _shown(held, "General")
                address = f"{_letters(column)}{row + 1}"
                cells[row, column] = SourceCell(text, number, address=address)
    merges = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return TableBlock(grid_of(cells, tuple(merges)), Mark(part=name, table=at))


def _letters(column: int) -> str:
    ahead, last = divmod(column, 26)
    return (_letters(ahead - 1) if ahead else "") + chr(ord("A") + last)
