"""Bảng trong văn bản: a table pasted into a text, read as any other, with spans into the text."""

import functools
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from congthuong._text import Span
from congthuong.findings import Evidence, Finding, Severity
from congthuong.layouts import LayoutReading, StatedCell, read_layout
from congthuong.localities import Locality
from congthuong.periods import AsOf
from congthuong.reading.blocks import PastedTable, in_cells
from congthuong.reading.origins import Origin, Origins
from congthuong.records import Slot, Source, Statement

__all__ = ["TableInText", "origins_of"]

_UNREAD = "ô của bảng chưa đọc"


@frozen
class TableInText:
    """Bảng dán đã đọc: the cells of figures of a pasted table, each as a statement or unread."""

    text: str
    table: PastedTable
    published: AsOf | None
    home: Locality | None

    @property
    def _lines(self) -> tuple[Span, ...]:
        return (*self.table.above, *self.table.rows)

    @functools.cached_property
    def _reading(self) -> LayoutReading:
        said = "\n".join(in_cells([span.of(self.text) for span in self._lines]))
        return read_layout(said, published=self.published, locality=self.home)

    def statements(self) -> Iterator[tuple[Statement, Origins]]:
        """What the cells state, with how each came to its slots."""
        for cell in self._reading.cells:
            span = self._span(cell.address)
            source = Source(published=self.published, quote=span.of(self.text), span=span)
            yield evolve(cell.statement, source=source), origins_of(cell)

    def unread(self) -> Iterator[tuple[Span, str]]:
        """The cells of figures that state nothing, each with its reason."""
        told = [(self._span(one.address), one.reason.label) for one in self._reading.unread]
        if told or self._reading.cells:
            yield from told
        else:
            yield from ((cell, _UNREAD) for cell in self.table.cells)

    def findings(self) -> Iterator[Finding]:
        """How many of the cells were not read, and what the arithmetic of the table contradicts."""
        left = [span for span, _ in self.unread()]
        if left:
            some = " hết" if self._reading.cells else ""
            said = f"bảng chưa đọc{some}, {len(left)} ô"
            first = Evidence(left[0].of(self.text), left[0])
            yield Finding("table-unread", Severity.WARNING, said, (first,))
        for finding in self._reading.findings:
            yield evolve(finding, evidence=tuple(map(self._placed, finding.evidence)))

    def _placed(self, evidence: Evidence) -> Evidence:
        span = self._span(evidence.text) if evidence.text[:1].isdigit() else None
        return evidence if span is None else Evidence(span.of(self.text), span)

    def _span(self, address: str) -> Span:
        line, _, column = address.partition(":")
        start = self._lines[int(line) - 1].start + int(column)
        return self._cells.get(start) or Span(start, self._lines[int(line) - 1].end)

    @functools.cached_property
    def _cells(self) -> dict[int, Span]:
        return {cell.start: cell for cell in self.table.cells}


def origins_of(cell: StatedCell) -> Origins:
    """Nguồn của một ô: its slots are of the table, a place that no cell says was told."""
    told = Origin.TABLE if Slot.PLACE in cell.evidence else Origin.TOLD
    place = Origin.NONE if cell.statement.place is None else told
    time = Origin.NONE if cell.statement.time is None else Origin.TABLE
    bases: Sequence[Origin] = [Origin.TABLE] * len(cell.statement.rates)
    indicator = Origin.NONE if cell.statement.indicator is None else Origin.TABLE
    return Origins(time, place, tuple(bases), indicator, Origin.TABLE, Origin.TABLE, Origin.TABLE)
