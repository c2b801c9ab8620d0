"""Lưới vào: a grid of texts, a table of a document or a pasted text as cells with addresses."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Protocol, TypeAlias, runtime_checkable

from attrs import evolve

from congthuong._exact import SHIFT, half_up
from congthuong._grids import NO_CELL, SourceCell, SourceGrid
from congthuong.errors import InvalidTypeError
from congthuong.layouts.pasted import pasted_grid

__all__ = ["HoldsGrid", "TableSource", "address", "grid_of"]


@runtime_checkable
class HoldsGrid(Protocol):
    """Có lưới: what holds the cells of a table, such as a table of a document."""

    @property
    def grid(self) -> SourceGrid:
        """The cells."""
        ...


TableSource: TypeAlias = str | SourceGrid | HoldsGrid | Sequence[Sequence[object]]
"""Pasted text, a table of a document, or rows of cells: text, a number, or None."""

_ACCEPTED: Final = "rows of cells, a table of a document, or text"


def address(row: int, column: int) -> str:
    """Địa chỉ ô: the letters of a column and the number of a row, as spreadsheets have them.

    >>> address(6, 27)
    'AB7'
    """
    letters, ahead = "", column + 1
    while ahead:
        ahead, last = divmod(ahead - 1, 26)
        letters = chr(ord("A") + last) + letters
    return f"{letters}{row + 1}"


def grid_of(source: TableSource) -> SourceGrid:
    """Lưới có địa chỉ: every cell with an address, every number as its cell shows it.

    Raises `InvalidTypeError` for what is no table.
    """
    if isinstance(source, str):
        return pasted_grid(source)
    grid = source if isinstance(source, SourceGrid) else None
    if isinstance(source, HoldsGrid):
        grid = source.grid
    if grid is not None:
        return evolve(grid, rows=_addressed(grid.rows))
    if not isinstance(source, Sequence):
        raise InvalidTypeError(source, _ACCEPTED)
    rows: list[list[SourceCell]] = []
    for row in source:
        if not isinstance(row, Sequence) or isinstance(row, str):
            raise InvalidTypeError(row, _ACCEPTED)
        rows.append([_cell(cell) for cell in row])
    width = max(map(len, rows), default=0)
    return SourceGrid(_addressed([[*row, *[NO_CELL] * (width - len(row))] for row in rows]))


def _cell(value: object) -> SourceCell:
    if isinstance(value, SourceCell):
        return value
    if value is None:
        return NO_CELL
    if isinstance(value, str):
        return SourceCell(value, indent=len(value) - len(value.lstrip()))
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
        if number.is_finite():
            return SourceCell(f"{number:f}".replace(".", ","), number)
    raise InvalidTypeError(value, "text, an int or a Decimal in a cell, or None")


def _addressed(
    rows: Sequence[Sequence[SourceCell]],
) -> tuple[tuple[SourceCell, ...], ...]:
    return tuple(
        tuple(
            evolve(_as_shown(cell), address=cell.address or address(row, column))
            for column, cell in enumerate(line)
        )
        for row, line in enumerate(rows)
    )


# What a workbook holds, and the format that shows it in percent or by the thousand.
_FORMATTED: Final = re.compile(r"(-?[0-9.]+(?:E[+-]?[0-9]+)?) \((.*)\)")
_DECIMALS: Final = re.compile(r"[0#?](?:\.([0?#]+))?(,*)")
_MOST: Final = 9


def _as_shown(cell: SourceCell) -> SourceCell:
    """0.972 (0.0%) is 97,2%, and 80172570 (#,##0.0,) is 80.172,6."""
    found = _FORMATTED.fullmatch(cell.text) if cell.number is None else None
    shape = (
        None if found is None else _DECIMALS.search(found[2].rpartition("]")[2].split(";")[0][-12:])
    )
    if found is None or shape is None:
        return cell
    decimals = len(_last_decimals(found[2]))
    power = 2 if "%" in found[2] else -3 * len(_commas(found[2]))
    number = half_up(SHIFT.scaleb(Decimal(found[1]), power), min(decimals, _MOST))
    sign = "%" if "%" in found[2] else ""
    return evolve(cell, text=f"{number:f}".replace(".", ",") + sign, number=number)


def _last_decimals(shown_as: str) -> str:
    found = re.search(r"\.([0#?]+)", shown_as)
    return found[1] if found else ""


def _commas(shown_as: str) -> str:
    found = re.search(r"[0#?](,+)(?![0#?,])", shown_as)
    return found[1] if found else ""
