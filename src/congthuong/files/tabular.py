"""Bảng của tài liệu: each table by the first declared form it fits, or by its own words."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from congthuong._grids import NO_CELL, SourceCell, SourceGrid
from congthuong.files.blocks import Mark, TableBlock
from congthuong.layouts.grids import address
from congthuong.localities import Locality
from congthuong.periods import AsOf, Period
from congthuong.reading.origins import Origins
from congthuong.reading.tabular import origins_of
from congthuong.records import Record, Source, Statement
from congthuong.tables import TableForm, TableReading, read_table
from congthuong.tables.incoming import has_heads, read_lines

if TYPE_CHECKING:
    from congthuong.files.document import Document

__all__ = ["TablesRead", "read_tables"]

_MOST_TITLES: Final = 5
_LONGEST_TITLE: Final = 200


@frozen
class TablesRead:
    """Các bảng đã đọc: the reading of each table, what they state, the records of declared ones."""

    tables: tuple[TableReading, ...]
    statements: tuple[Statement, ...]
    origins: tuple[Origins, ...]
    declared: tuple[Record, ...]


def read_tables(
    document: "Document",
    published: date | Period | AsOf | None,
    locality: Locality | str | None,
    forms: Sequence[TableForm],
) -> TablesRead:
    """Every table of a document, the short lines right above it as its title."""
    tables: list[TableReading] = []
    statements: list[Statement] = []
    origins: list[Origins] = []
    declared: list[Record] = []
    for block, titles in _with_titles(document):
        lines = [[_value(cell) for cell in row] for row in block.grid.rows]
        form = next((form for form in forms if has_heads(lines, form)), None)
        if form is not None:
            tables.append(read_lines(lines, form))
            declared += (_from(record, block.mark) for record in tables[-1].dataset)
            continue
        titled = _titled(block.grid, titles)
        tables.append(read_table(titled, published=published, locality=locality))
        statements += _stated(tables[-1], block)
        origins += map(origins_of, tables[-1].stated)
    return TablesRead(tuple(tables), tuple(statements), tuple(origins), tuple(declared))


def _value(cell: SourceCell) -> object:
    return cell.text if cell.number is None else cell.number


def _from(record: Record, mark: Mark) -> Record:
    """A record that says which table it is from, where its form names no source."""
    return record if record.source is not None else evolve(record, source=Source(str(mark)))


def _stated(table: TableReading, block: TableBlock) -> Iterator[Statement]:
    texts = {
        cell.address or address(row, column): cell.text
        for row, line in enumerate(block.grid.rows)
        for column, cell in enumerate(line)
    }
    for cell in table.stated:
        quote = f"{block.mark}, ô {cell.address}: {texts.get(cell.address, '')}"
        yield evolve(cell.statement, source=Source(str(block.mark), quote=quote))


def _with_titles(document: "Document") -> Iterator[tuple[TableBlock, list[str]]]:
    """Each table with the short lines right above it: its number, title and unit."""
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, TableBlock):
            yield block, above
            above = []
            continue
        text = block.text
        is_title = len(text) <= _LONGEST_TITLE and not text.rstrip().endswith((".", ";", ","))
        above = [*above, text][-_MOST_TITLES:] if is_title else []


def _titled(grid: SourceGrid, titles: Sequence[str]) -> SourceGrid:
    """A table under its titles; its cells keep the addresses that they have without them."""
    width = len(grid.rows[0])
    rest = (NO_CELL,) * (width - 1)
    above = [
        (SourceCell(text, address=f"tiêu đề {at}"), *rest) for at, text in enumerate(titles, 1)
    ]
    rows = [
        tuple(
            evolve(cell, address=cell.address or address(row, column))
            for column, cell in enumerate(line)
        )
        for row, line in enumerate(grid.rows)
    ]
    merges = [
        (top + len(above), left, bottom + len(above), right)
        for top, left, bottom, right in grid.merges
    ]
    return SourceGrid((*above, *rows), tuple(merges))
