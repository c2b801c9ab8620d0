"""Lời và bảng: what the prose and the tables of one document state, joined in one dataset."""

import functools
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, fields, frozen

from congthuong.findings import Finding
from congthuong.localities import Locality
from congthuong.periods import AsOf, Period
from congthuong.reading import Reading, read_report
from congthuong.reading.rows import Row, flagged_spans, flat_row
from congthuong.records import Dataset, Record, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congthuong.checks import RuleSet
    from congthuong.files.document import Document
    from congthuong.tables import TableForm, TableReading

__all__ = ["DocumentReading", "read_joined"]


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

    tables: "tuple[TableReading, ...]" = ()
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
        from congthuong.checks.dataset import reading_rules

        return self.check(reading_rules())

    def check(self, rules: "RuleSet") -> tuple[Finding, ...]:
        """Kiểm tra theo quy tắc riêng: the findings of another rule set."""
        from congthuong.checks import check_dataset

        tables = tuple(finding for table in self.tables for finding in table.findings)
        said = {(finding.code, finding.message) for finding in tables}
        together = (
            finding
            for finding in check_dataset(self.dataset, rules)
            if (finding.code, finding.message) not in said
        )
        return tuple(dict.fromkeys((*self._doubts, *self.told, *tables, *together)))

    def rows(self) -> list[Row]:
        """Các dòng phẳng: as those of a text; a finding on a cell flags the row of that cell."""
        accused = {piece.text for finding in self.findings for piece in finding.evidence}
        spans = flagged_spans(self.findings)
        rows: list[Row] = []
        for statement in self.statements:
            row = flat_row(statement, spans)
            quote = "" if statement.source is None else statement.source.quote
            rows.append({**row, "flagged": row["flagged"] or quote in accused})
        return list({tuple(row.values()): row for row in rows}.values())


def read_joined(
    document: "Document",
    published: date | Period | AsOf | None,
    locality: Locality | str | None,
    forms: "Sequence[TableForm]",
) -> DocumentReading:
    """The prose as `read_report` reads it, and the tables, all in one reading."""
    prose = read_report(document.text, published=published, locality=locality)
    held = {field.name.lstrip("_"): getattr(prose, field.name) for field in fields(Reading)}
    held["encoding"] = document.encoding or prose.encoding
    told = tuple(one for one in document.findings if one.code != "legacy-encoding")
    if not document.tables:
        return DocumentReading(**held, told=told)
    # All that knows of tables comes with it, and most reports have none.
    from congthuong.files.tabular import read_tables

    when, where = published or prose.published, locality or _only_place(prose)
    found = read_tables(document, when, where, forms)
    statements = (_marked(statement, document) for statement in prose.statements)
    held["statements"] = (*statements, *found.statements)
    held["origins"] = (*prose.origins, *found.origins)
    return DocumentReading(**held, tables=found.tables, declared=found.declared, told=told)


def _only_place(prose: Reading) -> Locality | None:
    """The place of the text, where it is that of all it states: another may be that of a table."""
    places = {statement.place for statement in prose.statements if statement.place is not None}
    return prose.locality if places == {prose.locality} else None


def _marked(statement: Statement, document: "Document") -> Statement:
    """A statement of the prose that names its paragraph, beside those that name their table."""
    source = statement.source
    span = None if source is None or source.title else source.span
    named = (
        source
        if source is None or span is None
        else evolve(source, title=str(document.mark_of(span)))
    )
    return evolve(statement, source=named)
