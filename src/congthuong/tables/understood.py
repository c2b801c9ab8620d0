"""Biểu mẫu đã hiểu: the declaration of a table that was read without one, for the next month."""

from collections.abc import Iterator
from typing import Final

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.layouts import Reason, StatedCell
from congthuong.layouts.columns import Role
from congthuong.layouts.grids import address
from congthuong.layouts.layout import ReadTable
from congthuong.layouts.relations import Encoding
from congthuong.layouts.rows import DITTOS
from congthuong.localities import Locality
from congthuong.quantities import Scale, StatedQuantity, Unit
from congthuong.records import Slot, Statement
from congthuong.tables.columns import RatioEncoding
from congthuong.tables.declared import (
    Column,
    IgnoredColumn,
    KeyColumn,
    Meant,
    RateColumn,
    RowSubject,
    UnitColumn,
    ValueColumn,
    header_key,
)
from congthuong.tables.form import TableForm
from congthuong.tables.incoming import TableReading

__all__ = ["form_of"]

_ENCODINGS: Final = {
    Encoding.INDEX: RatioEncoding.INDEX,
    Encoding.GROWTH: RatioEncoding.GROWTH,
    Encoding.RATIO: RatioEncoding.RATIO,
}
_ONE_TABLE: Final = "a reading by read_table of one table with one set of heads"
_NAMED: Final = "a table whose rows are named in one column, as indicators or as places"
_LETTERED: Final = "a table of rows of cells: the columns of pasted text have no letters"
_COUNTED: Final = "a table whose units stand in a column, a head or a line, not in the names"


def form_of(reading: TableReading) -> TableForm:
    """Biểu mẫu của bảng đã đọc: what was understood of a table, as a form to correct and to keep.

    Columns go by their letter and rows by their name; times are those of the table that was read,
    so that the next month's table needs them changed. A column of which nothing was read is an
    `IgnoredColumn`, a row of which nothing was read is missing in the names.

    A column of growth of a plan is one that is ignored: no column of a form declares it.

    Raises `InvalidTypeError`; `InvalidValueError` for several tables or blocks at once, for rows
    without one column of names, for pasted text, and where units stand in the names.

    >>> from congthuong.tables import read_table
    >>> form = form_of(read_table([
    ...     ["Chỉ tiêu", "Đơn vị", "Ước năm 2023"],
    ...     ["Giá trị xuất khẩu", "Triệu USD", "5.377,6"],
    ... ], locality="35"))
    >>> form.columns[-1].status.label, form.place, form.first_row
    ('ước tính', '35', 2)
    """
    if not isinstance(reading, TableReading):
        raise InvalidTypeError(reading, "a TableReading")
    if len(reading.tables) != 1 or len(reading.tables[0].sketch.blocks) != 1:
        raise InvalidValueError(reading, _ONE_TABLE)
    table = reading.tables[0]
    pasted = next((cell.address for cell in table.cells if ":" in cell.address), None)
    if pasted is not None:
        raise InvalidValueError(pasted, _LETTERED)
    columns = dict(_columns(table))
    places = {cell.statement.place for cell in table.cells if not _is_placed(table, cell)}
    codes = {place.code for place in places if isinstance(place, Locality)}
    missing = {cell.given for cell in table.unread if cell.reason is Reason.MISSING}
    region = table.sketch.region
    return TableForm(
        tuple(columns.values()),
        place=codes.pop() if len(codes) == 1 else None,
        blanks=tuple(sorted(missing)),
        letters={column.header: letter for letter, column in columns.items()},
        first_row=region.body[0] + 1,
        head_rows=1,
    )


def _row(cell: StatedCell) -> int:
    return int(cell.address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1


def _letters(column: int) -> str:
    return address(0, column).rstrip("1")


def _is_placed(table: ReadTable, cell: StatedCell) -> bool:
    places = table.sketch.places
    return places is not None and _row(cell) in places.names


def _columns(table: ReadTable) -> Iterator[tuple[str, Column]]:
    """Every column of the grid by its letter, with what it was understood to be."""
    sketch = table.sketch
    block, stub = sketch.blocks[0], sketch.stub
    if len(stub.names) != 1:
        raise InvalidValueError(len(stub.names), _NAMED)
    width = len(sketch.region.grid.rows[0])
    heads: set[str] = set()
    for at in range(width):
        texts = [sketch.region.row(row)[at].text for row in sketch.region.heads]
        own = block.columns[at].text if at in block.columns else " ".join(filter(None, texts))
        letter = _letters(at)
        header = header_key(own.replace("|", " ")) or f"Cột {letter}"
        header = f"{header} ({letter})" if header in heads else header
        heads.add(header)
        if at in block.columns:
            yield letter, _figures(table, at, header)
        elif at == stub.unit:
            yield letter, UnitColumn(header, dittos=DITTOS)
        elif at == stub.names[0]:
            yield letter, _names(table, at, header)
        else:
            yield letter, IgnoredColumn(header)


def _names(table: ReadTable, at: int, header: str) -> KeyColumn:
    sketch = table.sketch
    if sketch.stub.place is not None or any(row.time for row in sketch.blocks[0].rows):
        raise InvalidValueError(header, _NAMED)
    read = {_row(cell) for cell in table.cells}
    texts = {row: header_key(sketch.cell(row, at).text) for row in sorted(read)}
    names: dict[str, Meant] = {}
    if sketch.places is not None:
        names = {text: None for row, text in texts.items() if row not in sketch.places.names}
        level, within = sketch.places.level, sketch.places.within or None
        return KeyColumn(header, Slot.PLACE, names=names, level=level, within=within)
    for row, text in texts.items():
        subject = sketch.subjects[row]
        if subject.indicator is not None:
            segments = frozenset(subject.segments)
            names[text] = RowSubject(subject.indicator, _prices(table, row), segments)
    return KeyColumn(header, Slot.INDICATOR, names=names)


def _prices(table: ReadTable, row: int) -> PriceBasis | None:
    said = (cell.statement.price_basis for cell in table.cells if _row(cell) == row)
    return next(said, None)


def _figures(table: ReadTable, at: int, header: str) -> Column:
    """A column of figures as its cells were read: with what all of them have in common."""
    letter = _letters(at)
    mine = [one for one in table.cells if one.address.rstrip("0123456789") == letter]
    said = [one.statement for one in mine]
    if not said:
        return IgnoredColumn(header)
    first = said[0]
    column = table.sketch.blocks[0].columns[at]
    by_place = table.sketch.places is not None
    shared = _own_indicator(table, mine)
    parts = frozenset(first.segments if by_place else ())
    prices = first.price_basis if by_place else None
    if column.role in (Role.RATE, Role.SHARE):
        if first.target is not None:
            return IgnoredColumn(header)
        relation = table.relations[0][at]
        encoding = _ENCODINGS.get(relation.encoding or Encoding.INDEX, RatioEncoding.INDEX)
        return RateColumn(
            header,
            first.rates[0].base,
            encoding,
            time=first.time,
            status=first.status,
            indicator=shared,
            price_basis=prices,
            segments=parts,
        )
    unit, scale = _unit(table, said)
    return ValueColumn(
        header,
        unit=unit,
        scale=scale,
        time=first.time,
        status=first.status,
        plan=first.target,
        indicator=shared,
        price_basis=prices,
        segments=parts,
    )


def _own_indicator(table: ReadTable, cells: list[StatedCell]) -> Indicator | None:
    """The indicator of a column, where it is one and is not that of its rows."""
    said = {cell.statement.indicator for cell in cells}
    by_row = [table.sketch.subjects[_row(cell)].indicator for cell in cells]
    is_own = table.sketch.places is not None or any(one not in said for one in by_row)
    return said.pop() if len(said) == 1 and is_own else None


def _unit(table: ReadTable, said: list[Statement]) -> tuple[Unit | None, Scale]:
    if table.sketch.stub.unit is not None:
        return None, Scale.UNIT
    values = (one.value for one in said if isinstance(one.value, StatedQuantity))
    units = {(value.quantity.unit, value.scale or Scale.UNIT) for value in values}
    if len(units) != 1:
        raise InvalidValueError(sorted(unit.label for unit, _ in units), _COUNTED)
    return units.pop()
