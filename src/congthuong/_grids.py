"""Lưới ô: a table as a file holds it, cell by cell, before anybody says what it means."""

from decimal import Decimal

from attrs import field, frozen

__all__ = ["NO_CELL", "SourceCell", "SourceGrid"]


@frozen
class SourceCell:
    """Ô của bảng nguồn: the text that a cell shows, and its number where the file holds one.

    `number` has the digits that the cell shows; `indent` is in steps of the program that wrote
    the file; `address` is that of a spreadsheet (B7); `formula` is what the number came from.

    >>> SourceCell("1.290,5").number is None
    True
    """

    text: str = ""
    number: Decimal | None = None
    indent: int = field(default=0, kw_only=True)
    address: str = field(default="", kw_only=True)
    formula: str = field(default="", kw_only=True)


NO_CELL = SourceCell()


@frozen(repr=False)
class SourceGrid:
    """Bảng nguồn: rows of one width, and which cells are one.

    `merges` are (top, left, bottom, right), counted from 0 and all inclusive; the text of merged
    cells stands in their first.

    >>> SourceGrid(((SourceCell("Chỉ tiêu"), SourceCell("2024")),)).texts
    (('Chỉ tiêu', '2024'),)
    """

    rows: tuple[tuple[SourceCell, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Chữ của bảng: the texts of all cells, row by row."""
        return tuple(tuple(cell.text for cell in row) for row in self.rows)

    def __repr__(self) -> str:
        width = len(self.rows[0]) if self.rows else 0
        return f"<SourceGrid of {len(self.rows)} rows, {width} columns>"
