"""Lời và bảng: what the prose and the tables of one document state, joined in one dataset."""

import functools
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import evolve, fields, frozen

from congthuong._grids import NO_CELL, SourceCell, SourceGrid
from congthuong.checks import RuleSet, check_dataset, default_rules
from congthuong.files.blocks import Mark, TableBlock
from congthuong.findings import Finding
from congthuong.layouts.grids import address
from congthuong.localities import Locality
from congthuong.periods import AsOf, Period
from congthuong.reading import Reading, read_report
from congthuong.reading.rows import Row, flagged_spans, flat_row
from congthuong.records import Dataset, Record, Source, Statement
from congthuong.tables import TableForm, TableReading, read_table
from congthuong.tables.incoming import has_heads, read_lines

if TYPE_CHECKING:
    from congthuong.files.document import Document

__all__ = ["DocumentReading", "read_joined"]

_MOST_TITLES: Final = 5
_LONGEST_TITLE: Final = 200


@frozen(repr=False)
class DocumentReading(Reading):
    """Bản đọc tài liệu: what the prose of a document states, and each of its tables.

    `statements` are those of the prose, then those of the tables, which name their cell as their
    source; `dataset` holds the records of both, so that the checks hold the prose against its own
    annex. `tables` are the readings of the tables in their order, with what was not read in each;
    `unread` and spans are of the prose alone.

    >>> from congthuong.files import read_document
    >>> page = '''<p>Năm 2023, xuất khẩu của tỉnh Hà Nam đạt 5.377,6 triệu USD.</p>
    ... <p>Biểu 1. Xuất khẩu</p><table><tr><td>Chỉ tiêu<td>Đơn vị<td>Năm 2022<td>Năm 2023
    ... <tr><td>Giá trị xuất khẩu<td>Triệu USD<td>5.012,3<td>5.737,6</table>'''
    >>> reading = read_document(page.encode()).read(locality="tỉnh Hà Nam")
    >>> len(reading.dataset), [finding.code for finding in reading.findings]
    (3, ['sources-differ'])
    """

    tables: tuple[TableReading, ...] = ()
    declared: tuple[Record, ...] = ()
    """The records of tables that were read by a declared form."""
    told: tuple[Finding, ...] = ()
    """What the reader of the file found."""

    @functools.cached_property
    def dataset(self) -> Dataset:
        """Tập số liệu: the records of every complete statement and of declared tables."""
        complete = (statement for statement in self.statements if statement.is_complete)
        stated = (record for statement in complete for record in statement.records())
        return Dataset((*stated, *self.declared))

    @functools.cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Điểm cần xem lại: of the file, of each table, and of prose and tables together."""
        return self.check(default_rules())

    def check(self, rules: RuleSet) -> tuple[Finding, ...]:
        """Kiểm tra theo quy tắc riêng: the findings of another rule set."""
        tables = tuple(finding for table in self.tables for finding in table.findings)
        said = {(finding.code, finding.message) for finding in tables}
        together = (
            finding
            for finding in check_dataset(self.dataset, rules)
            if (finding.code, finding.message) not in said
        )
        return tuple(dict.fromkeys((*self._decoded, *self.told, *tables, *together)))

    def rows(self) -> list[Row]:
        """Các dòng phẳng: as those of a text; a finding on a cell flags the row of that cell."""
        accused = {piece.text for finding in self.findings for piece in finding.evidence}
        spans = flagged_spans(self.findings)
        rows = []
        for statement in self.statements:
            row = flat_row(statement, spans)
            quote = "" if statement.source is None else statement.source.quote
            rows.append({**row, "flagged": row["flagged"] or quote in accused})
        return list({tuple(row.values()): row for row in rows}.values())


def read_joined(
    document: "Document",
    published: date | Period | AsOf | None,
    locality: Locality | str | None,
    forms: Sequence[TableForm],
) -> DocumentReading:
    """The prose as `read_report` reads it, each table by the first form it fits or by itself."""
    prose = read_report(document.text, published=published, locality=locality)
    when, where = published or prose.published, locality or _only_place(prose)
    statements, declared = list(prose.statements), list[Record]()
    if document.tables:
        statements = [_marked(statement, document) for statement in statements]
    tables: list[TableReading] = []
    for block, titles in _with_titles(document):
        lines = [[_value(cell) for cell in row] for row in block.grid.rows]
        form = next((form for form in forms if has_heads(lines, form)), None)
        if form is not None:
            tables.append(read_lines(lines, form))
            declared += (_from(record, block.mark) for record in tables[-1].dataset)
            continue
        tables.append(read_table(_titled(block.grid, titles), published=when, locality=where))
        statements += _stated(tables[-1], block)
    held = {field.name.lstrip("_"): getattr(prose, field.name) for field in fields(Reading)}
    held |= {"statements": tuple(statements), "encoding": document.encoding or prose.encoding}
    told = (finding for finding in document.findings if finding.code != "legacy-encoding")
    return DocumentReading(**held, tables=tuple(tables), declared=tuple(declared), told=tuple(told))


def _only_place(prose: Reading) -> Locality | None:
    """The place of the text, where it is that of all it states: another may be that of a table."""
    places = {statement.place for statement in prose.statements if statement.place is not None}
    return prose.locality if places == {prose.locality} else None


def _marked(statement: Statement, document: "Document") -> Statement:
    """A statement of the prose that names its paragraph, beside those that name their table."""
    source = statement.source
    if source is None or source.span is None or source.title:
        return statement
    return evolve(statement, source=evolve(source, title=str(document.mark_of(source.span))))


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
