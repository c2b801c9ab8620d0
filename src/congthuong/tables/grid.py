"""Bảng để in: heads, cells and notes, ready for any writer, and what every table offers."""

import functools
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Self

from attrs import frozen

from congthuong._html import Html
from congthuong.errors import InvalidTypeError
from congthuong.tables.csv_text import csv_of
from congthuong.tables.notation import NumberNotation
from congthuong.tables.writing import html_of, markdown_of

__all__ = ["Grid", "GridCell", "GridHead", "Printed"]


@frozen
class GridHead:
    """Đầu cột: the words over a column, under those of its group where it has one.

    `name` is the head on one line, of its own in the table. `over` are the positions of the two
    columns whose ratio this one holds; `formula` is the ratio with {value} and {base} in it.

    >>> GridHead("T6/2024 so với T5/2024", group="So sánh (%)", unit="%").name
    'T6/2024 so với T5/2024 (%)'
    """

    text: str
    group: str = ""
    unit: str = ""
    lead: str = ""
    is_number: bool = False
    over: tuple[int, int] | None = None
    formula: str = ""

    @property
    def signed(self) -> bool:
        """Có dấu: whether a rise is printed with its plus sign."""
        return bool(self.lead)

    @property
    def name(self) -> str:
        """Tên cột: lead, words and unit on one line."""
        unit = f" ({self.unit})" if self.unit else ""
        return f"{self.lead}{self.text}{unit}"


@frozen
class GridCell:
    """Ô để in: its text, its number where it has one, and the numbers of its notes.

    `brief` is a shorter text for the eye, where the rows above say the rest. `computed` says that
    the number is the ratio that the head of its column describes.

    >>> GridCell("1.290", Decimal(1290)).marks
    ()
    """

    text: str = ""
    number: Decimal | None = None
    marks: tuple[int, ...] = ()
    computed: bool = False
    brief: str = ""

    @property
    def shown(self) -> str:
        """What a reader of the whole table sees."""
        return self.brief or self.text


_COMMA: Final = ","


class Printed:
    """Bảng in được: what every table offers, from its grid."""

    __slots__ = ()

    @property
    def grid(self) -> "Grid":
        """Bảng để in: heads, cells and notes, ready for any writer."""
        raise NotImplementedError

    def to_markdown(self) -> str:
        """Thành Markdown: title, table, notes and sources; everything in the cells escaped."""
        return markdown_of(self.grid)

    def to_html(self) -> Html:
        """Thành HTML: one `table` element with caption, head and foot; everything escaped."""
        return html_of(self.grid)

    def to_csv(
        self,
        *,
        numbers: NumberNotation = NumberNotation.VIETNAMESE,
        bom: bool = False,
        delimiter: str = _COMMA,
    ) -> str:
        """Thành CSV: one line of heads, then the rows; the notes of a row stand in a last column.

        `numbers` is how numbers are written; `bom` opens the text with the mark by which Excel
        knows UTF-8; Excel in Vietnamese expects the delimiter ";". Text that a spreadsheet would
        take for a formula gets an apostrophe before it, which `read_csv` takes off again.

        Raises `InvalidValueError` for a delimiter other than comma, semicolon and tab, and for
        numbers to be written with their units.
        """
        return csv_of(self.grid, numbers, bom=bom, delimiter=delimiter)

    def _repr_html_(self) -> Html:
        return self.to_html()


@frozen
class Grid(Printed):
    """Bảng để in: a title, a line under it, heads, rows of cells, notes and sources.

    Notes are numbered from 1, in the order in which `marks` of the cells first name them.

    Raises `InvalidTypeError` for rows that have not one cell for each head.

    >>> grid = Grid((GridHead("Kỳ"),), ((GridCell("2024"),),))
    >>> len(grid.rows)
    1
    """

    heads: tuple[GridHead, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    title: str = ""
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        ragged = next((row for row in self.rows if len(row) != len(self.heads)), None)
        if ragged is not None:
            raise InvalidTypeError(ragged, f"a row of {len(self.heads)} cells")

    @property
    def grid(self) -> Self:
        """Bảng để in: the grid itself."""
        return self

    def shared_marks(self, column: int) -> tuple[int, ...]:
        """Chú thích chung: the notes of every filled cell of a column, to stand at its head.

        A column with one filled cell shares nothing.

        >>> cell = GridCell("5", Decimal(5), (1,))
        >>> Grid((GridHead("Ước"),), ((cell,), (cell,)), notes=("số ước tính",)).shared_marks(0)
        (1,)
        """
        return self._shared[column]

    @functools.cached_property
    def _shared(self) -> tuple[tuple[int, ...], ...]:
        return tuple(
            _shared_by([row[column] for row in self.rows if row[column].text])
            for column in range(len(self.heads))
        )

    def own_marks(self, row: int, column: int) -> tuple[int, ...]:
        """Chú thích riêng: the notes of a cell that do not stand at the head of its column."""
        cell = self.rows[row][column]
        shared = self.shared_marks(column) if cell.text else ()
        return tuple(mark for mark in cell.marks if mark not in shared)

    def notes_of_row(self, row: int) -> str:
        """Ghi chú của dòng: every note of a row in words, each with the name of its column."""
        said = (
            f"{head.name}: {self.notes[mark - 1]}"
            for head, cell in zip(self.heads, self.rows[row], strict=True)
            for mark in cell.marks
        )
        return "; ".join(said)


def _shared_by(filled: Sequence[GridCell]) -> tuple[int, ...]:
    if len(filled) < 2:
        return ()
    first, *others = filled
    return tuple(mark for mark in first.marks if all(mark in cell.marks for cell in others))
