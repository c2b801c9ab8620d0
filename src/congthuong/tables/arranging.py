"""Xếp dòng: the rows of a standard table in sections, with a total, one number of decimals each."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from attrs import evolve, frozen

from congthuong._exact import CONTEXT, ONE_HUNDRED, half_up
from congthuong.errors import InvalidValueError
from congthuong.indicators import Indicator
from congthuong.measures import total as added
from congthuong.numerals import NumberStyle, format_number
from congthuong.percentages import PercentChange, PercentOfPlan
from congthuong.periods import format_period
from congthuong.quantities import Quantity
from congthuong.records import Observation
from congthuong.tables.cells import LevelCell, StandardRow
from congthuong.tables.columns import StandardColumn, encoded
from congthuong.tables.grid import Grid, GridCell, GridHead
from congthuong.tables.layout import PLACE_HEAD, decimals_of, level_number, row_scale, shared_unit
from congthuong.tables.standard import StandardTable

__all__ = ["Arranged", "RowKind", "aligned", "arranged"]

_LACKING: Final = "chưa cộng, vì có đơn vị thiếu số liệu"
_ROMAN: Final = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


class RowKind(Enum):
    """Loại dòng: the title of a section, figures of a whole or of a part, or the total.

    >>> RowKind.TOTAL.is_strong
    True
    """

    SECTION = "section"
    FIGURES = "figures"
    PART = "part"
    TOTAL = "total"

    @property
    def is_strong(self) -> bool:
        """In đậm: whether the row is printed in bold."""
        return self in (RowKind.SECTION, RowKind.TOTAL)


@frozen
class Arranged:
    """Các dòng đã xếp: the grid of an annex, and what each of its rows is."""

    grid: Grid
    kinds: tuple[RowKind, ...]


def arranged(
    table: StandardTable,
    grid: Grid,
    sections: Mapping[str, Sequence[Indicator]],
    total: str,
) -> Arranged:
    """The rows of a grid in sections and with their total."""
    grid = _by_place(table, grid)
    pairs = list(zip(table.rows, grid.rows, strict=True))
    lines: list[tuple[RowKind, tuple[GridCell, ...]]] = []
    notes = list(grid.notes)
    if sections:
        _check_sections(table.rows, sections)
        for at, (title, indicators) in enumerate(sections.items(), 1):
            lines.append((RowKind.SECTION, _titled(grid, _roman(at), title)))
            lines += _numbered([pair for pair in pairs if pair[0].indicator in indicators])
    else:
        lines += _numbered(pairs)
    if total:
        lines.append((RowKind.TOTAL, _total(table, grid, total, notes)))
    rows = tuple(cells for _, cells in lines)
    return Arranged(evolve(grid, rows=rows, notes=tuple(notes)), tuple(kind for kind, _ in lines))


def _by_place(table: StandardTable, grid: Grid) -> Grid:
    """The places of one indicator as the names of the rows, the indicator in the title."""
    subjects = list(dict.fromkeys(row.subject for row in table.rows))
    _, _, *others = grid.heads
    if len(subjects) != 1 or not others or others[0].text != PLACE_HEAD:
        return grid
    heads = [grid.heads[0], others[0], *map(_moved, others[1:])]
    rows = [(ordinal, place, *figures) for ordinal, _, place, *figures in grid.rows]
    title = table.title or f"{subjects[0].label} {format_period(table.period)}"
    return evolve(grid, heads=tuple(heads), rows=tuple(rows), title=title)


def _moved(head: GridHead) -> GridHead:
    if head.over is None:
        return head
    value, base = head.over
    return evolve(head, over=(value - 1, base - 1))


def _check_sections(
    rows: Sequence[StandardRow], sections: Mapping[str, Sequence[Indicator]]
) -> None:
    placed = [indicator for indicators in sections.values() for indicator in indicators]
    for row in rows:
        if placed.count(row.indicator) != 1:
            raise InvalidValueError(row.indicator.code, "an indicator under one of the sections")


def _titled(grid: Grid, ordinal: str, title: str) -> tuple[GridCell, ...]:
    blank = (GridCell(),) * (len(grid.heads) - 2)
    return (GridCell(ordinal), GridCell(title), *blank)


def _numbered(
    pairs: Sequence[tuple[StandardRow, tuple[GridCell, ...]]],
) -> Iterator[tuple[RowKind, tuple[GridCell, ...]]]:
    """Rows numbered from one; a part of a row above is named by what it is of that."""
    at = 0
    for _, (ordinal, name, *figures) in pairs:
        if ordinal.text:
            at += 1
            yield RowKind.FIGURES, (GridCell(str(at)), name, *figures)
        else:
            yield RowKind.PART, (ordinal, evolve(name, text=name.shown), *figures)


def _roman(number: int) -> str:
    text = ""
    for letters, worth in _ROMAN:
        times, number = divmod(number, worth)
        text += letters * times
    return text


def _total(table: StandardTable, grid: Grid, label: str, notes: list[str]) -> tuple[GridCell, ...]:
    subjects = {row.subject for row in table.rows}
    if len(subjects) != 1 or not shared_unit(table.rows, table.layout):
        raise InvalidValueError(label, "a total of rows of one indicator, in one unit")
    sums = {column: _sum(table, column) for column in table.columns if not column.is_ratio}
    cells: list[GridCell] = []
    for column, head in zip(table.columns, grid.heads[-len(table.columns) :], strict=True):
        if not column.is_ratio:
            cells.append(_sum_cell(table, column, sums[column], notes))
            continue
        ahead = len(grid.heads) - len(table.columns)
        numbers = [cells[at - ahead].number for at in head.over or ()]
        cells.append(_ratio_cell(table, column, numbers))
    blank = (GridCell(),) * (len(grid.heads) - len(cells) - 2)
    return (GridCell(), GridCell(label), *blank, *cells)


def _sum(table: StandardTable, column: StandardColumn) -> Quantity | None:
    """The sum of a column of levels; None where a row has none."""
    records = [
        cell.record
        for row in table.rows
        if isinstance(cell := row[column], LevelCell) and cell.record is not None
    ]
    if len(records) < len(table.rows):
        return None
    return added(Observation(record.key, record.value) for record in records)


def _sum_cell(
    table: StandardTable, column: StandardColumn, summed: Quantity | None, notes: list[str]
) -> GridCell:
    if summed is not None:
        style = table.layout.style
        number = level_number(summed.amount, row_scale(table.rows[0], table.layout), style)
        return GridCell(format_number(number, style), number, computed=True)
    if not any(_has_value(row, column) for row in table.rows):
        return GridCell()
    if _LACKING not in notes:
        notes.append(_LACKING)
    return GridCell(marks=(notes.index(_LACKING) + 1,))


def _has_value(row: StandardRow, column: StandardColumn) -> bool:
    return row[column].value is not None


def _ratio_cell(
    table: StandardTable, column: StandardColumn, numbers: Sequence[Decimal | None]
) -> GridCell:
    """The ratio of two sums, where each row has its own: a refused comparison is refused here."""
    layout = table.layout
    value, base = numbers if len(numbers) > 1 else (None, None)
    if value is None or not base or not all(_has_value(row, column) for row in table.rows):
        return GridCell()
    index = CONTEXT.multiply(CONTEXT.divide(value, base), ONE_HUNDRED)
    of_plan = column is StandardColumn.CUMULATIVE_TO_PLAN
    rate = PercentOfPlan(index) if of_plan else PercentChange.from_index(index)
    number = encoded(rate, layout.ratios, layout.decimals)
    return GridCell(format_number(number, layout.style), number, computed=True)


def aligned(table: StandardTable, shown: Arranged, exact: Grid, decimals: int | None) -> Arranged:
    """Every number of a column with as many decimals as its longest, so that commas line up.

    They are rounded once, from all their digits.
    """
    rows = shown.grid.rows
    numbers = ([row[at].number for row in rows] for at in range(len(shown.grid.heads)))
    most = [
        max((decimals_of(one) for one in held if one is not None), default=0) for held in numbers
    ]
    counts = most if decimals is None else [decimals] * len(most)
    styles = [evolve(table.layout.style, decimals=count, leading_zero=False) for count in counts]
    padded = tuple(
        tuple(map(_padded, line, every_digit, styles, counts))
        for line, every_digit in zip(rows, exact.rows, strict=True)
    )
    return evolve(shown, grid=evolve(shown.grid, rows=padded))


def _padded(cell: GridCell, exact: GridCell, style: NumberStyle, decimals: int) -> GridCell:
    if cell.number is None or exact.number is None:
        return cell
    sign = "+" if cell.text.startswith("+") else ""
    number = half_up(exact.number, decimals)
    return evolve(cell, text=f"{sign}{format_number(number, style)}", number=number)
