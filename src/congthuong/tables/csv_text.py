"""CSV: text that a spreadsheet takes for text, numbers in the notation asked for."""

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from congthuong._text import UNSEEN
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.tables.notation import NumberNotation

if TYPE_CHECKING:
    from congthuong.tables.grid import Grid, GridCell

__all__ = ["DELIMITERS", "NOTES_HEAD", "csv_of", "guarded", "unguarded"]

DELIMITERS: Final = (",", ";", "\t")
NOTES_HEAD: Final = "Ghi chú"
_BOM: Final = "\ufeff"
# Spreadsheets see a formula behind white space and in full-width signs too, maybe behind marks that
# nobody sees, and a cell may be cut where another program's delimiter stands. Apostrophes are
# counted in, so that taking one off undoes it exactly.
_CUTS: Final = re.compile(r"([,;\t\r\n])")
_FORMULA: Final = re.compile(rf"'*[\s{UNSEEN}]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """Chặn công thức: an apostrophe before what a spreadsheet would take for a formula.

    >>> guarded("=1+1"), guarded("số liệu"), unguarded(guarded("- gạo; @x"))
    ("'=1+1", 'số liệu', '- gạo; @x')
    """
    pieces = _CUTS.split(text)
    return "".join(f"'{piece}" if _FORMULA.match(piece) else piece for piece in pieces)


def unguarded(text: str) -> str:
    """Bỏ dấu chặn: the text that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("'tên'")
    ('=1+1', "'tên'")
    """
    pieces = _CUTS.split(text)
    return "".join(
        piece[piece[:1] == "'" :] if _FORMULA.match(piece) else piece for piece in pieces
    )


def csv_of(grid: "Grid", numbers: NumberNotation, *, bom: bool, delimiter: str) -> str:
    """The grid as CSV, with a last column of notes where it has any."""
    if not isinstance(numbers, NumberNotation):
        raise InvalidTypeError(numbers, "a NumberNotation")
    if numbers is NumberNotation.STATED:
        raise InvalidValueError(numbers, "vietnamese or plain numbers; units stand in their column")
    if delimiter not in DELIMITERS:
        raise InvalidValueError(delimiter, "a comma, a semicolon or a tab as delimiter")
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    has_notes = bool(grid.notes)
    writer.writerow([*(guarded(head.name) for head in grid.heads), *([NOTES_HEAD] * has_notes)])
    for at, row in enumerate(grid.rows):
        notes = [guarded(grid.notes_of_row(at))] * has_notes
        writer.writerow([*(_shown(cell, numbers) for cell in row), *notes])
    return f"{_BOM if bom else ''}{stream.getvalue()}"


def _shown(cell: "GridCell", numbers: NumberNotation) -> str:
    if cell.number is None:
        return guarded(cell.text)
    return f"{cell.number:f}" if numbers is NumberNotation.PLAIN else cell.text
