"""Trang phụ lục: an annex on one sheet, with its head, sections, total and signatures."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any, Final

from attrs import define, evolve, field

from congthuong.sheets._openpyxl import column_letters, page_margins, styles
from congthuong.sheets.sheet import FONT, LINE, SIZE, Sheet, box, put_text
from congthuong.tables import Annex, GridHead
from congthuong.tables.annex_html import SIGNED, STATE
from congthuong.tables.arranging import RowKind
from congthuong.tables.writing import raised

__all__ = ["AnnexSheet", "annex_sheet"]

_ROOM_TO_SIGN: Final = 4
_APART: Final = "0"
# A sign about as wide as the small ones of a mark.
_NARROW: Final = "-"
_PAGE_NUMBER: Final = "&P"


def annex_sheet(page: Any, annex: Annex) -> "AnnexSheet":
    """The sheet of an annex; names of parts stand as they are printed."""
    return AnnexSheet(page, annex.grid, annex.exact, annex=annex)


@define
class AnnexSheet(Sheet):
    """Trang phụ lục: a sheet that has more above and below its table."""

    annex: Annex = field(kw_only=True)
    rooms: dict[int, str] = field(factory=dict[int, str], kw_only=True)

    @property
    def head_row(self) -> int:
        """Dòng đầu bảng: the last row of the head, which numbers the columns."""
        return self._titles_end + 1 + self._is_grouped + 1

    @property
    def _titles_end(self) -> int:
        return len(list(self._titles())) + 2 + bool(self.grid.subtitle)

    @property
    def _is_grouped(self) -> bool:
        return any(head.group for head in self.grid.heads)

    def write(self) -> None:
        """Everything: bodies and titles, heads, rows, notes, signatures, how it is printed."""
        self._above()
        self._heads()
        for row, (kind, line) in enumerate(
            zip(self.annex.arrangement.kinds, self.grid.rows, strict=True)
        ):
            for column, cell in enumerate(line):
                self._cell(row, column, cell)
                shown = self.page.cell(self.head_row + 1 + row, column + 1)
                if not column:
                    self._dress(shown, "center")
                if kind.is_strong:
                    shown.font = styles.Font(name=FONT, size=SIZE, bold=True)
        below = self.head_row + len(self.grid.rows) + 2
        notes = list(self._foot())
        for row, text in enumerate(notes, below):
            self._words(row, text, size=SIZE - 1)
        self._sign(below + len(notes) + 1)
        self._page()

    def _above(self) -> None:
        annex, (state, motto) = self.annex, STATE
        split = self._middle()
        width = len(self.grid.heads)
        sides = ((1, split), (split + 1, width))
        for row, texts in enumerate(((annex.above.upper(), state), (annex.body.upper(), motto)), 1):
            for text, (first, last) in zip(texts, sides, strict=True):
                under = "single" if row > 1 else None
                strong = row > 1 or text == state
                self._across(row, first, last, text, bold=strong, underline=under)
        for row, (text, font) in enumerate(self._titles(), 3):
            self._across(row, 1, width, text, **font)
        if self.grid.subtitle:
            self._words(self._titles_end, self.grid.subtitle, italic=True, horizontal="right")

    def _titles(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The number, the title and what it comes with, one a row."""
        annex = self.annex
        yield "", {}
        if annex.number:
            yield annex.number, {"bold": True}
        yield self.grid.title.upper(), {"bold": True, "size": SIZE + 1}
        if annex.accompanies:
            yield f"(Kèm theo {annex.accompanies})", {"italic": True}

    def _across(self, row: int, first: int, last: int, text: str, **font: Any) -> None:
        """Words in the middle of some columns."""
        cell = self.page.cell(row, first)
        if text:
            put_text(cell, text)
        cell.font = styles.Font(**{"name": FONT, "size": SIZE, **font})
        cell.alignment = styles.Alignment(horizontal="center", vertical="center", wrap_text=True)
        if last > first:
            self.page.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        room = sum(self._width(column) for column in range(first - 1, last))
        # Capitals and bold letters are wider than those that widths of columns count.
        lines = -(-len(text) * 3 // (2 * room)) or 1
        high = self.page.row_dimensions[row].height or 0
        self.page.row_dimensions[row].height = max(high, LINE * lines * 1.2)

    def _middle(self) -> int:
        """How many columns are the left half of the page; at least one is left for the right."""
        widths = [self._width(column) for column in range(len(self.grid.heads))]
        left, columns = 0, 0
        while columns < len(widths) - 1 and (
            not columns or left + widths[columns] < sum(widths) / 2
        ):
            left += widths[columns]
            columns += 1
        return columns

    def _heads(self) -> None:
        """One or two rows of heads, the upper for groups, and the row that numbers the columns."""
        top = self._titles_end + 1
        at = 0
        for group, held in groupby(self.grid.heads, key=lambda head: head.group):
            heads = list(held)
            if group:
                self._group(top, at, group, len(heads))
            for head in heads:
                low = top + self._is_grouped if group else top
                bare = evolve(head, unit="", lead="") if group else head
                self._head(self.page.cell(low, at + 1), bare, at)
                if self._is_grouped and not group:
                    self._merge(top, at, top + 1, at)
                at += 1
        for column, number in enumerate(self.annex.column_numbers):
            cell = self.page.cell(self.head_row, column + 1)
            put_text(cell, number)
            self._dress(cell, "center")
            cell.font = styles.Font(name=FONT, size=SIZE - 1, italic=True)

    def _group(self, row: int, at: int, group: str, width: int) -> None:
        for column in range(at, at + width):
            self._head(self.page.cell(row, column + 1), GridHead(""), column, marked=False)
        put_text(self.page.cell(row, at + 1), group)
        self._merge(row, at, row, at + width - 1)

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.page.merge_cells(
                start_row=top, end_row=bottom, start_column=left + 1, end_column=right + 1
            )
        for row in range(top, bottom + 1):
            self.page.cell(row, left + 1).border = box()

    def _room(self, row: int, column: int) -> str:
        """The longest marks of notes in the column less those of the cell: commas line up."""
        if column not in self.rooms:
            marks = (raised(self.grid.own_marks(at, column)) for at in range(len(self.grid.rows)))
            self.rooms[column] = max(marks, key=len, default="")
        own = raised(self.grid.own_marks(row, column))
        return _NARROW * (len(self.rooms[column]) - len(own)) + _APART

    def _formula(self, row: int, head: GridHead) -> str | None:
        """A ratio over its two cells; in the row of the total, a sum over those of its column."""
        if self.annex.arrangement.kinds[row] is not RowKind.TOTAL or head.over is not None:
            return super()._formula(row, head)
        letter = column_letters(self.grid.heads.index(head) + 1)
        first = self.head_row + 1
        return f"=SUM({letter}{first}:{letter}{first + row - 1})"

    def _sign(self, row: int) -> None:
        """Who signs, side by side, the last on the right under place and day."""
        annex = self.annex
        signers = list(annex.signers.items())
        if not signers and not annex.place_and_day:
            return
        sides = self._sides(max(2, len(signers)))
        self._across(row, *sides[-1], annex.place_and_day, italic=True)
        for (who, name), (first, last) in zip(reversed(signers), reversed(sides), strict=False):
            self._across(row + 1, first, last, who.upper(), bold=True)
            self._across(row + 2, first, last, SIGNED, italic=True)
            self._across(row + 2 + _ROOM_TO_SIGN, first, last, name, bold=True)

    def _sides(self, count: int) -> list[tuple[int, int]]:
        """The columns of so many blocks of about one width; narrow tables have fewer columns."""
        widths = [self._width(column) for column in range(len(self.grid.heads))]
        share, taken, ends = sum(widths) / count, 0, [0]
        for column, wide in enumerate(widths[:-1], 1):
            taken += wide
            left = count - len(ends)
            if left and (taken >= share * len(ends) or len(widths) - column <= left):
                ends.append(column)
        return [(first + 1, last) for first, last in pairwise([*ends, len(widths)])]

    def _page(self) -> None:
        super()._page()
        top = self._titles_end + 1
        page = self.page
        page.print_title_rows = f"{top}:{self.head_row}"
        page.oddHeader.center.text = _PAGE_NUMBER
        page.oddHeader.center.font = f"{FONT},Regular"
        page.HeaderFooter.differentFirst = True
        page.page_setup.firstPageNumber, page.page_setup.useFirstPageNumber = 1, True
        page.page_margins = page_margins(left=0.5, right=0.5, top=0.8, bottom=0.6, header=0.4)

    def _heights(self) -> Iterator[int]:
        """The row of column numbers is one line; those of heads are set where they stand."""
        lines, *rows = super()._heights()
        for row in range(self._titles_end + 1, self.head_row):
            is_low = row == self.head_row - 1
            self.page.row_dimensions[row].height = LINE * (lines if is_low else 1.3)
        yield 1
        yield from rows
