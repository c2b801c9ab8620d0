"""Dựng tài liệu: blocks from what a reader of tags meets; every table a grid of one width."""

from attrs import define, field

from congthuong._grids import NO_CELL, SourceCell, SourceGrid
from congthuong.errors import InvalidValueError
from congthuong.files.blocks import Block, Mark, Paragraph, TableBlock
from congthuong.findings import Evidence, Finding, Severity

__all__ = ["MOST_CELLS", "MOST_SPAN", "Builder", "OpenTable", "grid_of"]

MOST_CELLS = 250_000
MOST_SPAN = 256
_MOST_DEPTH = 128
_QUOTED = 200
_LEFT_OUT = "tệp có chữ bị gạch bỏ hoặc bị ẩn, không đọc"


@define
class OpenTable:
    """A table that is open: its cells by row and column, and those that spans have taken."""

    cells: dict[tuple[int, int], SourceCell] = field(factory=dict[tuple[int, int], SourceCell])
    merges: list[tuple[int, int, int, int]] = field(factory=list[tuple[int, int, int, int]])
    row: int = -1
    column: int = 0
    taken: set[tuple[int, int]] = field(factory=set[tuple[int, int]])
    words: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    indent: int = 0
    goes_on: bool = False
    below: dict[int, int] = field(factory=dict[int, int])

    def place(self, text: str) -> None:
        """The open cell takes its place, or goes on the one above."""
        across, down = self.spans
        top, left = self.row, self.column
        right = left + across - 1
        if self.goes_on and top:
            at = self.below.get(left, -1)
            if at >= 0 and self.merges[at][2] == top - 1:
                self.merges[at] = (self.merges[at][0], left, top, right)
            else:
                self._merge(top - 1, left, top, right)
        elif across * down > 1:
            self._merge(top, left, top + down - 1, right)
            self.taken |= {(top + y, left + x) for y in range(1, down) for x in range(across)}
        self.cells[top, left] = SourceCell(text, indent=self.indent)
        self.column = right + 1
        self.words, self.goes_on = None, False

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self.below[left] = len(self.merges)
        self.merges.append((top, left, bottom, right))


@define
class Builder:
    """Bộ dựng: paragraphs and tables as their tags open and close, in the order of the file.

    A table in a cell of another is a table of its own, before the one around it.
    """

    blocks: list[Block] = field(factory=list[Block])
    words: list[str] = field(factory=list[str])
    level: int = 0
    left: int = MOST_CELLS
    unseen: list[str] = field(factory=list[str])
    """Text that a reader of the file does not see, or sees struck out."""
    tables: list[OpenTable] = field(factory=list[OpenTable])

    def say(self, text: str, *, raised: bool = False) -> None:
        """Text, in the open cell or the open paragraph.

        What is raised behind a digit is a note or a power and stands apart: 12¹ is not 121.
        """
        held = self._open_words()
        words = self.words if held is None else held
        last = next((word for word in reversed(words) if word), "")
        note = text.strip()
        if raised and last[-1:].isdecimal() and note[:1].isalnum():
            text = f" ({note})"
        words.append(text)

    def leave_out(self, text: str) -> None:
        """Text that is struck out or hidden: left out, and told where it says anything."""
        self.unseen.append(text)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What must be told of the file: the text that was left out of it."""
        said = " ".join(" ".join(self.unseen).split())
        if not said:
            return ()
        return (Finding("text-left-out", Severity.WARNING, _LEFT_OUT, (Evidence(said[:_QUOTED]),)),)

    def _open_words(self) -> list[str] | None:
        return self.tables[-1].words if self.tables else None

    def end_paragraph(self) -> None:
        """A paragraph ends: in a cell it is a line of it."""
        held = self._open_words()
        if held is not None:
            held.append("\n")
            return
        text = _plain("".join(self.words))
        self.words.clear()
        if text and not self.tables:
            number = sum(isinstance(block, Paragraph) for block in self.blocks) + 1
            self.blocks.append(Paragraph(text, Mark(paragraph=number), self.level))
        self.level = 0

    def start_table(self) -> None:
        """A table opens."""
        if len(self.tables) >= _MOST_DEPTH:
            raise InvalidValueError(f"{_MOST_DEPTH} tables", "tables less deep in tables")
        if not self.tables:
            self.end_paragraph()
        self.tables.append(OpenTable())

    def start_row(self) -> None:
        """A row opens; an open cell ends."""
        if self.tables:
            self.end_cell()
            self.tables[-1].row += 1
            self.tables[-1].column = 0

    def start_cell(self, across: int = 1, down: int = 1, indent: int = 0) -> None:
        """A cell opens, which covers so many columns and rows."""
        if not self.tables:
            return
        self.end_cell()
        table = self.tables[-1]
        table.row = max(table.row, 0)
        table.words = []
        table.spans = (min(max(across, 1), MOST_SPAN), min(max(down, 1), MOST_SPAN))
        table.indent = indent

    def end_cell(self) -> None:
        """The open cell, if any, takes its place."""
        table = self.tables[-1] if self.tables else None
        if table is None or table.words is None:
            return
        while (table.row, table.column) in table.taken:
            table.column += 1
        self.left -= table.spans[0] * table.spans[1]
        if self.left < 0:
            raise InvalidValueError("tables", f"tables of at most {MOST_CELLS} cells together")
        table.place(_plain("".join(table.words)))

    def end_table(self) -> None:
        """A table closes; one without any text is none."""
        if not self.tables:
            return
        self.end_cell()
        table = self.tables.pop()
        if any(cell.text for cell in table.cells.values()):
            number = sum(isinstance(block, TableBlock) for block in self.blocks) + 1
            grid = grid_of(table.cells, tuple(table.merges))
            self.blocks.append(TableBlock(grid, Mark(table=number)))

    def end(self) -> list[Block]:
        """All blocks; what is still open closes."""
        while self.tables:
            self.end_table()
        self.end_paragraph()
        return self.blocks


def grid_of(
    cells: dict[tuple[int, int], SourceCell], merges: tuple[tuple[int, int, int, int], ...] = ()
) -> SourceGrid:
    """Cells by row and column as rows of one width."""
    height = max((row for row, _ in cells), default=-1) + 1
    width = max([column + 1 for _, column in cells] + [merge[3] + 1 for merge in merges], default=0)
    if height * width > 4 * MOST_CELLS:
        raise InvalidValueError(f"{height} × {width} cells", "a table of fewer cells")
    rows = ([cells.get((row, column), NO_CELL) for column in range(width)] for row in range(height))
    inside = tuple(
        (top, left, min(bottom, height - 1), right) for top, left, bottom, right in merges
    )
    return SourceGrid(tuple(map(tuple, rows)), inside)


def _plain(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
