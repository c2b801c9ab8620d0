"""Trang tính: one grid on one sheet, laid out for the printer and for those who check it."""

from collections.abc import Iterator
from copy import copy
from decimal import Decimal
from typing import Any, Final

from attrs import define, field

from congthuong._exact import half_up
from congthuong.sheets._openpyxl import column_letters, page_margins, page_properties, styles
from congthuong.tables import Grid, GridCell, GridHead
from congthuong.tables.csv_text import guarded
from congthuong.tables.layout import ORDINAL_HEAD, decimals_of
from congthuong.tables.number_formats import digits_fit, number_format
from congthuong.tables.writing import raised

__all__ = ["FONT", "LINE", "SIZE", "Sheet", "box", "put_text"]

FONT: Final = "Times New Roman"
SIZE: Final = 12
_MOST_TEXT: Final = 32_767
_RESULT_DECIMALS: Final = 12
_SHADE: Final = "FFE8EEF4"
_A4: Final = 9
_FROZEN: Final = 2
_NARROW: Final = 5
_USUAL: Final = 14
_WIDE: Final = 44
LINE: Final = 16.5
_HIGHEST: Final = 400
# What XML cannot hold, but for tabs and line feeds.
_CONTROLS: Final = dict.fromkeys(
    (*range(9), 11, 12, *range(13, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"
)


def put_text(cell: Any, text: str) -> None:
    """Text that stays text, whatever it begins with."""
    shown = text.translate(_CONTROLS)
    cell.value = shown if len(shown) <= _MOST_TEXT else f"{shown[: _MOST_TEXT - 1]}…"
    cell.data_type = "s"
    cell.quotePrefix = guarded(text) != text


@define
class Sheet:
    """Trang tính: writes a grid, and keeps what its formulas give."""

    page: Any
    grid: Grid
    exact: Grid
    """The same grid, its numbers not rounded to what is printed."""
    results: dict[str, Decimal] = field(factory=dict[str, Decimal])
    looks: dict[tuple[str, str, bool], Any] = field(factory=dict[tuple[str, str, bool], Any])

    def write(self) -> None:
        """Everything: title, line under it, heads, rows, notes, sources, and how it is printed."""
        self._title()
        at = self.head_row
        for column, head in enumerate(self.grid.heads, 1):
            self._head(self.page.cell(at, column), head, column - 1)
        for row, line in enumerate(self.grid.rows):
            for column, cell in enumerate(line):
                self._cell(row, column, cell)
        below = at + len(self.grid.rows) + 2
        for row, text in enumerate(self._foot(), below):
            self._words(row, text, size=SIZE - 1)
        self._page()

    @property
    def head_row(self) -> int:
        """Dòng đầu bảng: the number of the row of heads."""
        return bool(self.grid.title) + bool(self.grid.subtitle) + 1

    def _title(self) -> None:
        row = 0
        if self.grid.title:
            row += 1
            self._words(row, self.grid.title, size=SIZE + 2, bold=True, horizontal="center")
        if self.grid.subtitle:
            row += 1
            self._words(row, self.grid.subtitle, italic=True, horizontal="right")

    def _words(
        self, row: int, text: str, *, horizontal: str = "left", size: int = SIZE, **font: bool
    ) -> None:
        """Words over the whole width of the table."""
        cell = self.page.cell(row, 1)
        put_text(cell, text)
        cell.font = styles.Font(name=FONT, size=size, **font)
        cell.alignment = styles.Alignment(
            horizontal=horizontal, vertical="center", wrap_text=horizontal == "center"
        )
        if len(self.grid.heads) > 1 and horizontal != "left":
            self.page.merge_cells(
                start_row=row, end_row=row, start_column=1, end_column=len(self.grid.heads)
            )
        if horizontal == "center":
            self.page.row_dimensions[row].height = 2.5 * size

    def _head(self, cell: Any, head: GridHead, column: int, *, marked: bool = True) -> None:
        put_text(cell, head.name + raised(self.grid.shared_marks(column) if marked else ()))
        cell.font = styles.Font(name=FONT, size=SIZE, bold=True)
        cell.alignment = styles.Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.fill = styles.PatternFill("solid", fgColor=_SHADE)
        cell.border = box()

    def _cell(self, row: int, column: int, shown: GridCell) -> None:
        head = self.grid.heads[column]
        cell = self.page.cell(self.head_row + 1 + row, column + 1)
        marks = raised(self.grid.own_marks(row, column))
        exact = self.exact.rows[row][column].number
        number = shown.number if shown.computed else exact
        if shown.number is None or exact is None or number is None or not digits_fit(number):
            self._put_words(cell, head, shown, f"{shown.text}{marks}".strip())
            return
        room = self._room(row, column)
        shown_as = number_format(decimals_of(shown.number), marks, signed=head.signed, room=room)
        self._dress(cell, "right", shown_as=shown_as)
        cell.value = number
        formula = self._formula(row, head) if shown.computed else None
        if formula:
            cell.value = formula
            self.results[cell.coordinate] = half_up(exact, _RESULT_DECIMALS)

    def _room(self, row: int, column: int) -> str:
        """Signs as wide as the room that is left free behind a number."""
        del row, column
        return ""

    def _put_words(self, cell: Any, head: GridHead, shown: GridCell, text: str) -> None:
        if head.text == ORDINAL_HEAD and text.isascii() and text.isdecimal():
            self._dress(cell, "center")
            cell.value = int(text)
            return
        before = self.grid.heads[max(self.grid.heads.index(head) - 1, 0)]
        apart = bool(shown.brief) or (before.is_number and not head.is_number)
        self._dress(cell, "right" if head.is_number else "left", indent=apart)
        if text:
            put_text(cell, text)

    def _dress(
        self, cell: Any, horizontal: str, *, shown_as: str = "General", indent: bool = False
    ) -> None:
        """Font, border, place and format of a cell; cells alike share them, which is far faster."""
        look = (horizontal, shown_as, indent)
        if look not in self.looks:
            cell.font = styles.Font(name=FONT, size=SIZE)
            cell.border = box()
            cell.alignment = styles.Alignment(
                horizontal=horizontal,
                vertical="center",
                wrap_text=horizontal == "left",
                indent=int(indent),
            )
            cell.number_format = shown_as
            self.looks[look] = cell._style
        cell._style = copy(self.looks[look])

    def _formula(self, row: int, head: GridHead) -> str | None:
        """The ratio of two cells of the row as a formula; None where one of them is no number."""
        if head.over is None:
            return None
        numbers = [self.exact.rows[row][part].number for part in head.over]
        if any(number is None or not digits_fit(number) for number in numbers):
            return None
        at = self.head_row + 1 + row
        value, base = (f"{column_letters(part + 1)}{at}" for part in head.over)
        return f"={head.formula.format(value=value, base=base)}"

    def _foot(self) -> Iterator[str]:
        for at, note in enumerate(self.grid.notes, 1):
            yield f"{raised((at,)).strip()} {note}."
        for source in self.grid.sources:
            yield f"Nguồn: {source}."

    def _page(self) -> None:
        """Widths, what stays in sight, and how it is printed."""
        page = self.page
        numbers = [column for column, head in enumerate(self.grid.heads) if head.is_number]
        still = min([*numbers, _FROZEN])
        page.freeze_panes = f"{column_letters(still + 1)}{self.head_row + 1}"
        for column in range(len(self.grid.heads)):
            page.column_dimensions[column_letters(column + 1)].width = self._width(column)
        for row, lines in enumerate(self._heights(), self.head_row):
            page.row_dimensions[row].height = min(LINE * lines, _HIGHEST)
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = _A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = _fit()
        page.print_title_rows = f"{self.head_row}:{self.head_row}"
        page.print_options.horizontalCentered = True
        page.page_margins = page_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)

    def _width(self, column: int) -> int:
        if self.grid.heads[column].text == ORDINAL_HEAD:
            return _NARROW
        longest = max((len(row[column].text) for row in self.grid.rows), default=0)
        return min(max(_USUAL, longest + 4), _WIDE)

    def _heights(self) -> Iterator[int]:
        """How many lines the heads and each row take: not every program finds out by itself."""
        widths = [self._width(column) for column in range(len(self.grid.heads))]
        # Heads are bold, and so wider.
        lines = [[f"{head.name:.<{len(head.name) * 5 // 4}}" for head in self.grid.heads]]
        lines += [[cell.text for cell in row] for row in self.grid.rows]
        for texts in lines:
            counts = (_lines(text, width) for text, width in zip(texts, widths, strict=True))
            yield max(counts, default=1)


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) // (width - 1))) for line in text.split("\n"))


def box() -> Any:
    """Thin lines around a cell."""
    side = styles.Side(style="thin", color="FF808080")
    return styles.Border(left=side, right=side, top=side, bottom=side)


def _fit() -> Any:
    """The setting by which a sheet is fitted to the width of its paper."""
    return page_properties(fitToPage=True)
