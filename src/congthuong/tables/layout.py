"""Trình bày: standard rows as a grid of heads, cells and numbered notes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from attrs import define, evolve, field, frozen

from congthuong._exact import SHIFT
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.findings import Caveat
from congthuong.numerals import NumberStyle, format_number
from congthuong.numerals.formatting import figures
from congthuong.percentages import PercentChange
from congthuong.periods import Period, format_period
from congthuong.quantities import Scale, StatedQuantity, Unit, UnitKind
from congthuong.tables.cells import LevelCell, RatioCell, StandardRow
from congthuong.tables.columns import (
    RATIO_PARTS,
    RatioEncoding,
    StandardColumn,
    distinct_columns,
    encoded,
    head_text,
    stand_in_of,
)
from congthuong.tables.grid import Grid, GridCell, GridHead

__all__ = [
    "NAME_HEAD",
    "ORDINAL_HEAD",
    "PLACE_HEAD",
    "UNIT_HEAD",
    "TableLayout",
    "decimals_of",
    "level_number",
    "row_scale",
    "shared_unit",
    "standard_grid",
    "unit_words",
    "value_head",
]

ORDINAL_HEAD: Final = "TT"
NAME_HEAD: Final = "Chỉ tiêu"
PLACE_HEAD: Final = "Địa bàn"
UNIT_HEAD: Final = "Đơn vị tính"


def _columns(columns: Iterable[StandardColumn] | None) -> tuple[StandardColumn, ...] | None:
    return None if columns is None else tuple(columns)


@frozen
class TableLayout:
    """Cách trình bày: how a standard table is printed; a value, so that all tables look alike.

    `ratios`: 108,42 as tables print it, 8,42 as prose does, or 1,0842. `decimals` of computed
    ratios, as a percentage; None prints every digit. `style` of the levels. `scale` of money; None
    is the largest that every figure of the row was written in. `columns` to show; None is every one
    that says something of its own.

    Raises `InvalidTypeError`, `InvalidValueError` for a negative number of decimals and for
    columns given twice or none.

    >>> TableLayout(ratios=RatioEncoding.GROWTH, scale=Scale.BILLION).decimals
    2
    """

    ratios: RatioEncoding = RatioEncoding.INDEX
    decimals: int | None = 2
    style: NumberStyle = field(factory=NumberStyle)
    scale: Scale | None = None
    columns: tuple[StandardColumn, ...] | None = field(default=None, converter=_columns)

    def __attrs_post_init__(self) -> None:
        for value, kind in (
            (self.ratios, RatioEncoding),
            (self.style, NumberStyle),
            (self.scale or Scale.UNIT, Scale),
        ):
            if not isinstance(value, kind):
                raise InvalidTypeError(value, f"a {kind.__name__}")
        NumberStyle(decimals=self.decimals)
        if self.columns is not None:
            _check_columns(self.columns)


def _check_columns(columns: tuple[StandardColumn, ...]) -> None:
    for column in columns:
        if not isinstance(column, StandardColumn):
            raise InvalidTypeError(column, "a StandardColumn")
    if not columns or len(set(columns)) < len(columns):
        raise InvalidValueError(columns, "one column or more, each once")


@define
class Footnotes:
    """Chú thích: numbers notes in the order in which cells first name them."""

    _numbers: dict[str, int] = field(factory=dict[str, int])

    def marks(self, notes: Iterable[Caveat]) -> tuple[int, ...]:
        """The numbers of these notes."""
        said = dict.fromkeys(note.message.rstrip(".") for note in notes)
        return tuple(self._numbers.setdefault(text, len(self._numbers) + 1) for text in said)

    @property
    def texts(self) -> tuple[str, ...]:
        """The notes by their numbers."""
        return tuple(self._numbers)


@frozen
class _Printing:
    """What the cells of one table share."""

    period: Period
    layout: TableLayout
    columns: tuple[StandardColumn, ...]
    footnotes: Footnotes

    def head(self, column: StandardColumn, at_first: int, unit: str) -> GridHead:
        if not column.is_ratio:
            return value_head(column, self.period, unit)
        encoding = self.layout.ratios
        of_plan = column is StandardColumn.CUMULATIVE_TO_PLAN
        growth = encoding is RatioEncoding.GROWTH and not of_plan
        group = "Tăng, giảm" if growth else "So sánh"
        parts = [stand_in_of(part, self.columns, self.period) for part in RATIO_PARTS[column]]
        value, base = (None if part is None else self.columns.index(part) for part in parts)
        over = None if value is None or base is None else (at_first + value, at_first + base)
        return GridHead(
            head_text(column, self.period),
            f"{group} ({encoding.unit})",
            encoding.unit,
            "Tăng, giảm " if growth else "",
            is_number=True,
            over=over,
            formula=_formula(encoding, growth=growth),
        )

    def cells(self, row: StandardRow) -> Iterator[GridCell]:
        unit, scale = row.unit, row_scale(row, self.layout)
        for column in self.columns:
            found = row[column]
            if isinstance(found, RatioCell):
                yield self._ratio(found)
            else:
                yield self._level(found, unit, scale)

    def _level(self, cell: LevelCell, unit: Unit | None, scale: Scale) -> GridCell:
        value = cell.value
        if value is None:
            return GridCell(marks=self.footnotes.marks(cell.notes))
        if cell.unit != unit:
            other = Caveat("other-unit-of-measure", f"số liệu tính bằng đơn vị khác: {value}")
            return GridCell(marks=self.footnotes.marks((*cell.notes, other)))
        marks = self.footnotes.marks(cell.notes)
        style = self.layout.style
        if not isinstance(value, StatedQuantity):
            number = level_number(value.value, Scale.UNIT, style)
            return GridCell(format_number(number, style), number, marks)
        numbers = [
            level_number(end.amount, scale, style)
            for end in (value.quantity, value.high)
            if end is not None
        ]
        text = " – ".join(format_number(number, style) for number in numbers)
        return GridCell(text, numbers[0] if len(numbers) == 1 else None, marks)

    def _ratio(self, cell: RatioCell) -> GridCell:
        # Of an estimate and a final figure, that the one is an estimate says enough.
        marks = self.footnotes.marks(note for note in cell.notes if note.code != "mixed-status")
        if cell.value is None:
            return GridCell(marks=marks)
        decimals = self.layout.decimals
        # A stated rate keeps the digits that were stated, up to those that the table prints.
        if cell.stated and decimals is not None and decimals_of(cell.value.value) <= decimals:
            decimals = None
        number = encoded(cell.value, self.layout.ratios, decimals)
        style = evolve(self.layout.style, decimals=None, leading_zero=False)
        rises = self.layout.ratios is RatioEncoding.GROWTH and isinstance(cell.value, PercentChange)
        sign = "+" if rises and number > 0 else ""
        computed = not cell.stated
        return GridCell(f"{sign}{format_number(number, style)}", number, marks, computed)


def _formula(encoding: RatioEncoding, *, growth: bool) -> str:
    if encoding is RatioEncoding.RATIO:
        return "{value}/{base}"
    return "({value}/{base}-1)*100" if growth else "{value}/{base}*100"


def row_scale(row: StandardRow, layout: TableLayout) -> Scale:
    """The scale of a row: that of the layout for money, else the one its figures share."""
    unit = row.unit
    if unit is None or unit.kind is UnitKind.PERCENT:
        return Scale.UNIT
    if layout.scale is not None and unit.kind is UnitKind.CURRENCY:
        return layout.scale
    values = (cell.value for cell in row.levels if cell.unit == unit)
    stated = (value for value in values if isinstance(value, StatedQuantity))
    scales = [_written_scale(value) for value in stated if value.quantity.amount]
    return min(scales, default=Scale.UNIT)


def _written_scale(value: StatedQuantity) -> Scale:
    return value.quantity.written_scale if value.scale is None else value.scale


def decimals_of(number: Decimal) -> int:
    """Số chữ số thập phân: how many a number was written with."""
    return max(0, -int(number.as_tuple().exponent))


def level_number(amount: Decimal, scale: Scale, style: NumberStyle) -> Decimal:
    """The number that stands in a cell: at its scale, without zeros that only pad it out."""
    written = figures(SHIFT.scaleb(amount, -int(scale)), _machine(style.decimals), scale)
    return Decimal(written)


def _machine(decimals: int | None) -> NumberStyle:
    return NumberStyle(decimals=decimals, decimal_mark=".", group_mark="")


def unit_words(scale: Scale, unit: Unit) -> str:
    """Đơn vị tính: tỷ đồng, MW, %."""
    return f"{scale.label} {unit.label}".strip()


def standard_grid(
    rows: tuple[StandardRow, ...], period: Period, title: str, layout: TableLayout
) -> Grid:
    """The grid of a standard table."""
    columns = distinct_columns(period) if layout.columns is None else layout.columns
    printing = _Printing(period, layout, columns, Footnotes())
    units = [_unit_of(row, layout) for row in rows]
    shared = shared_unit(rows, layout)
    places = [str(row.place) for row in rows]
    several = len(set(places)) > 1
    leading = [GridHead(ORDINAL_HEAD), GridHead(NAME_HEAD)]
    leading += [GridHead(PLACE_HEAD)] if several else []
    leading += [] if shared else [GridHead(UNIT_HEAD)]
    lines: list[tuple[GridCell, ...]] = []
    for at, (row, names) in enumerate(zip(rows, _names(rows), strict=True)):
        texts = [places[at]] if several else []
        texts += [] if shared else [units[at]]
        lead = (*names, *map(GridCell, texts))
        lines.append((*lead, *printing.cells(row)))
    heads = [printing.head(column, len(leading), shared) for column in columns]
    subtitle = f"Đơn vị tính: {shared}" if shared else ""
    place = places[0] if len(set(places)) == 1 else ""
    return Grid(
        (*leading, *heads),
        tuple(lines),
        title or _title(period, place),
        subtitle,
        printing.footnotes.texts,
        _sources(rows, columns),
    )


def shared_unit(rows: tuple[StandardRow, ...], layout: TableLayout) -> str:
    """The unit of all rows, empty where they differ."""
    units = {_unit_of(row, layout) for row in rows}
    return units.pop() if len(units) == 1 else ""


def value_head(column: StandardColumn, period: Period, unit: str) -> GridHead:
    """The head of a column of levels."""
    group = f"Giá trị ({unit})" if unit else "Giá trị"
    return GridHead(head_text(column, period), group, unit, is_number=True)


def _unit_of(row: StandardRow, layout: TableLayout) -> str:
    return "" if row.unit is None else unit_words(row_scale(row, layout), row.unit)


def _names(rows: tuple[StandardRow, ...]) -> Iterator[tuple[GridCell, GridCell]]:
    """The ordinal and the name of each row: a part of a row above has no number of its own."""
    above: dict[object, list[frozenset[Any]]] = {}
    wholes = 0
    for row in rows:
        series = (row.indicator, row.place, row.price_basis)
        is_part = any(whole < row.segments for whole in above.setdefault(series, []))
        above[series].append(row.segments)
        wholes += not is_part
        brief = f"– {', '.join(row.subject.members)}" if is_part else ""
        yield GridCell("" if is_part else str(wholes)), GridCell(row.label, brief=brief)


def _title(period: Period, place: str) -> str:
    where = f", {place}" if place else ""
    return f"Tình hình thực hiện các chỉ tiêu {format_period(period)}{where}"


def _sources(rows: tuple[StandardRow, ...], columns: tuple[StandardColumn, ...]) -> tuple[str, ...]:
    records = (cell.record for row in rows for cell in map(row.__getitem__, columns) if cell.record)
    sources = (record.source for record in records if record.source is not None)
    return tuple(dict.fromkeys(map(str, sources)))
