"""Đọc bảng tính: a filled-in form back to records; what is no value in its cell is a problem."""

import io
import os
import re
import warnings
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, TypeAlias

from congthuong._packages import bytes_of, check_package
from congthuong._text import close_matches
from congthuong.errors import CongThuongError, InvalidTypeError, InvalidValueError, UnknownCodeError
from congthuong.sheets._openpyxl import load_workbook
from congthuong.tables import TableForm, TableReading
from congthuong.tables.incoming import read_lines
from congthuong.tables.number_formats import LINK, shown_number, shows_otherwise, shows_percent
from congthuong.tables.problems import PercentCell, UnreadableCell

__all__ = ["read_workbook"]

_MARKS: Final = re.compile(r"(?:\s*⁽[⁰¹²³⁴-⁹]+⁾)+\s*\Z")
_NO_FORMULA: Final = ("một giá trị nhập vào, không phải công thức", "formula")
_NO_LINK: Final = ("một giá trị nhập vào, không phải liên kết sang tệp khác", "linked-formula")
_NO_RESULT: Final = ("một giá trị; tệp không lưu kết quả của công thức", "formula-without-value")
_NO_PERCENT: Final = (
    "một số mà ô hiện đúng như đã nhập, không định dạng rút gọn (hoặc khai báo as_shown)"
)
_FORMULA: Final = "f"
_SEEN: Final = "visible"
_Raw: TypeAlias = tuple[object, bool, str]


def read_workbook(
    source: bytes | os.PathLike[str], form: TableForm, *, sheet: str | None = None
) -> TableReading:
    """Đọc bảng tính: a sheet of an .xlsx file by a declared form; never raises on its cells.

    The head is the first row that holds every declared head; rows above it and rows without
    figures are `remarks`, and rows are counted as the sheet does. `sheet` is the name of a sheet;
    None is the first that is not hidden. Numbers come in the digits that their cells show, text in
    the notation of its column; a percent format gives percents. A formula where a value is read is
    a problem, as what it last gave may be stale, and so is a number that its format cuts to
    thousands, unless the form says `as_shown`. A formula over another file is always a problem.
    Nothing of the file is run or followed. Marks of notes that `to_workbook` writes are taken off.

    Raises `InvalidTypeError`; `UnknownCodeError` for no such sheet; `OSError` where the file
    cannot be read; `InvalidValueError` for what is no .xlsx workbook, or one with a password or
    entities, or beyond the size of a form.

    >>> from congthuong.tables import StandardTable
    >>> data = Dataset.of(Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
    >>> table = StandardTable.of(data, period=Period.year(2019)).without_empty_columns()
    >>> from congthuong.sheets import to_workbook
    >>> read_workbook(to_workbook(table), table.form()).dataset == data
    True
    """
    if not isinstance(form, TableForm):
        raise InvalidTypeError(form, "a TableForm")
    if sheet is not None and not isinstance(sheet, str):
        raise InvalidTypeError(sheet, "the name of a sheet, or None for the first")
    data = bytes_of(source, "a workbook")
    check_package(data)
    return read_lines(_lines(data, sheet, form), form)


def _lines(data: bytes, sheet: str | None, form: TableForm) -> Sequence[Sequence[object]]:
    results = _raw_rows(data, sheet, results=True) if form.as_shown else None
    lines: list[list[object]] = []
    for at, row in enumerate(_raw_rows(data, sheet)):
        stored = row if results is None else results[at]
        lines.append([_value(*pair, form) for pair in zip(row, stored, strict=True)])
    return lines


def _raw_rows(data: bytes, sheet: str | None, *, results: bool = False) -> Sequence[Sequence[_Raw]]:
    """The cells of a sheet; whatever the reader makes of an unsound file is one error."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            book = load_workbook(
                io.BytesIO(data),
                read_only=True,
                keep_vba=False,
                keep_links=False,
                data_only=results,
            )
            return [[_raw(cell) for cell in row] for row in _sheet(book, sheet).iter_rows()]
    except CongThuongError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise InvalidValueError(data[:8], f"a sound .xlsx workbook ({why[:200]})") from error


def _sheet(book: Any, sheet: str | None) -> Any:
    """The sheet asked for; its own word on how large it is does not count."""
    sheets = {found.title: found for found in book.worksheets}
    if not sheets:
        raise InvalidValueError(book.sheetnames, "a workbook with a sheet of cells")
    seen = (title for title, found in sheets.items() if found.sheet_state == _SEEN)
    wanted = next(seen, next(iter(sheets))) if sheet is None else sheet
    if wanted not in sheets:
        raise UnknownCodeError(wanted, "sheet", close_matches(wanted, sheets))
    sheets[wanted].reset_dimensions()
    return sheets[wanted]


def _raw(cell: Any) -> _Raw:
    """The value of a cell, or the text of its formula, and how it is shown."""
    if cell.value is None:
        return None, False, ""
    is_formula = cell.data_type == _FORMULA
    value = getattr(cell.value, "text", cell.value) if is_formula else cell.value
    return value, is_formula, cell.number_format


def _value(cell: _Raw, stored: _Raw, form: TableForm) -> object:
    """What a cell says: text, a number, a day, or something that is not a value."""
    value, is_formula, shown_as = cell
    if is_formula:
        refused = _refused(str(value), stored[0], form)
        if refused is not None:
            return refused
        value = stored[0]
    if isinstance(value, str):
        return _MARKS.sub("", value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return value
    number = shown_number(value, shown_as, rounded=is_formula)
    if isinstance(number, Decimal) and shows_percent(shown_as):
        return PercentCell(number)
    if shows_otherwise(shown_as) and not form.as_shown:
        return UnreadableCell(str(value), _NO_PERCENT, "number-format")
    return number


def _refused(formula: str, result: object, form: TableForm) -> UnreadableCell | None:
    """A formula whose result is not to be taken; None where it is."""
    if LINK.search(formula) is not None:
        return UnreadableCell(formula, *_NO_LINK)
    if not form.as_shown:
        return UnreadableCell(formula, *_NO_FORMULA)
    return UnreadableCell(formula, *_NO_RESULT) if result is None else None
