"""Biểu mẫu của bảng chuẩn: what its columns are, so that it can be read back."""

from collections.abc import Iterable

from congthuong.errors import InvalidValueError
from congthuong.periods import Period
from congthuong.quantities import Scale
from congthuong.records import Observation, ObservationStatus, PlanReference, PlanTarget, Slot
from congthuong.tables.cells import LevelCell, StandardRow
from congthuong.tables.columns import StandardColumn, column_period
from congthuong.tables.csv_text import NOTES_HEAD
from congthuong.tables.declared import (
    Column,
    IgnoredColumn,
    KeyColumn,
    SubjectColumn,
    UnitColumn,
    ValueColumn,
)
from congthuong.tables.form import TableForm
from congthuong.tables.layout import (
    NAME_HEAD,
    PLACE_HEAD,
    UNIT_HEAD,
    TableLayout,
    row_scale,
    shared_unit,
    standard_grid,
    value_head,
)
from congthuong.tables.notation import NumberNotation

__all__ = ["form_of"]


def form_of(
    rows: tuple[StandardRow, ...],
    period: Period,
    columns: tuple[StandardColumn, ...],
    layout: TableLayout,
    numbers: NumberNotation,
) -> TableForm:
    """The form of a standard table as it is laid out."""
    if not rows:
        raise InvalidValueError(rows, "a table with rows, which say what to read")
    subjects = tuple(dict.fromkeys(row.subject for row in rows))
    places = {str(row.place): row.place for row in rows}
    shared = shared_unit(rows, layout)
    read: list[Column] = [SubjectColumn(NAME_HEAD, subjects)]
    read += [KeyColumn(PLACE_HEAD, Slot.PLACE, places)] if len(places) > 1 else []
    read += [] if shared else [UnitColumn(UNIT_HEAD)]
    read += [
        _value_column(column, rows, period, layout, numbers)
        for column in columns
        if not column.is_ratio
    ]
    heads = [head.name for head in standard_grid(rows, period, "", layout).heads]
    known = {column.header for column in read}
    ignored = [IgnoredColumn(head) for head in (*heads, NOTES_HEAD) if head not in known]
    return TableForm((*read, *ignored), place=rows[0].place if len(places) == 1 else None)


def _value_column(
    column: StandardColumn,
    rows: tuple[StandardRow, ...],
    period: Period,
    layout: TableLayout,
    numbers: NumberNotation,
) -> ValueColumn:
    cells = [cell for row in rows if isinstance(cell := row[column], LevelCell)]
    shared = shared_unit(rows, layout)
    unit = rows[0].unit if shared else None
    return ValueColumn(
        value_head(column, period, shared).name,
        unit=unit,
        scale=Scale.UNIT if unit is None else row_scale(rows[0], layout),
        numbers=numbers,
        time=column_period(column, period),
        status=_status(cells),
        plan=_plan(cells) if column.is_plan else None,
    )


def _status(cells: Iterable[LevelCell]) -> ObservationStatus:
    """That of all cells; where they differ or there are none, final."""
    records = (cell.record for cell in cells)
    found = {record.status for record in records if isinstance(record, Observation)}
    return found.pop() if len(found) == 1 else ObservationStatus.NORMAL


def _plan(cells: Iterable[LevelCell]) -> PlanReference:
    """That of all cells; where they differ or there are none, the plan as such."""
    records = (cell.record for cell in cells)
    found = {record.plan for record in records if isinstance(record, PlanTarget)}
    return found.pop() if len(found) == 1 else PlanReference()
