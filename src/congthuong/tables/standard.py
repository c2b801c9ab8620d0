"""Bảng chuẩn: the sector's standard rows of a dataset for a place and a period."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Self

from attrs import evolve, field, frozen

from congthuong.errors import InvalidTypeError
from congthuong.indicators import Indicator
from congthuong.localities import Locality
from congthuong.periods import Period
from congthuong.records import Dataset, Place, PlanReference, Segment
from congthuong.records.doors import indicator_of, place_of
from congthuong.tables.cells import LevelCell, RatioCell, StandardRow
from congthuong.tables.columns import (
    LEVELS,
    RATIO_PARTS,
    StandardColumn,
    check_period,
    column_period,
    distinct_columns,
)
from congthuong.tables.form import TableForm
from congthuong.tables.grid import Grid, Printed
from congthuong.tables.layout import TableLayout, standard_grid
from congthuong.tables.levels import Series, Shelf
from congthuong.tables.notation import NumberNotation
from congthuong.tables.ratios import ratio_cell
from congthuong.tables.standard_form import form_of

__all__ = ["StandardTable", "standard_rows"]

_C: Final = StandardColumn


def standard_rows(
    dataset: Dataset,
    *,
    period: Period,
    place: Place | str | None = None,
    indicators: Iterable[Indicator | str] | None = None,
    plan: PlanReference | None = None,
) -> tuple[StandardRow, ...]:
    """Các dòng chuẩn: one row for each indicator, its parts and prices, in the usual columns.

    `place` is a place, or a code or name that is looked up for the period; None takes every place
    of the dataset. `indicators` chooses and orders the rows; one without figures is a blank row.
    `plan` says which plan counts where several bodies set one; without it plans and budgets come
    before other targets, and targets that differ leave the cell blank.
    Levels are the most final ones. Ratios are computed from them, or taken as stated where they
    cannot be; a refused comparison leaves a blank with its reason. Nothing is added up.

    Raises `InvalidTypeError`, `InvalidValueError` for a period that is not inside one year,
    `UnknownCodeError` and `ParseError` for no such indicator or place.

    >>> data = Dataset.of(
    ...     Observation.of("industrial_output", "637", "2022-S1", "808 tỷ đồng"),
    ...     PlanTarget.of("industrial_output", "637", "năm 2022", "1.467,2 tỷ đồng"))
    >>> row, = standard_rows(data, period=Period.half(2022, 1))
    >>> row.cumulative_to_plan.value.rounded(2), row.same_period.value
    (PercentOfPlan('55.07'), None)
    """
    if not isinstance(dataset, Dataset):
        raise InvalidTypeError(dataset, "a Dataset")
    if plan is not None and not isinstance(plan, PlanReference):
        raise InvalidTypeError(plan, "a PlanReference, or None")
    check_period(period)
    shelf = Shelf(dataset, period, plan)
    places = _places(shelf, None if place is None else place_of(place, period))
    asked = None if indicators is None else list(map(indicator_of, indicators))
    return tuple(row for where in places for row in _rows_of(shelf, where, asked))


def _places(shelf: Shelf, place: Place | None) -> tuple[Place, ...]:
    if place is not None:
        return (place,)
    return tuple(shelf.parts)


def _rows_of(shelf: Shelf, place: Place, asked: list[Indicator] | None) -> Iterator[StandardRow]:
    parts = shelf.parts.get(place, {})
    for indicator in parts if asked is None else dict.fromkeys(asked):
        rows = list(_rows_of_indicator(shelf, place, indicator, parts.get(indicator, ())))
        if rows or asked is None:
            yield from rows
        else:
            yield StandardRow(indicator=indicator, place=place)


def _rows_of_indicator(
    shelf: Shelf, place: Place, indicator: Indicator, parts: Sequence[frozenset[Segment]]
) -> Iterator[StandardRow]:
    """By prices, the total before its parts; rows without any figure of the table are left out."""
    series = [Series(indicator, place, None, segments) for segments in parts]
    bases = dict.fromkeys(basis for one in series for basis in shelf.bases(one))
    for basis in bases:
        for one in sorted(series, key=lambda found: len(found.segments)):
            if basis in shelf.bases(one):
                row = _row(shelf, evolve(one, price_basis=basis))
                if _says_something(row, shelf.period):
                    yield row


_OF_BEFORE: Final = frozenset((_C.LAST_YEAR, _C.SAME_PERIOD, _C.CUMULATIVE_SAME_PERIOD))


def _says_something(row: StandardRow, period: Period) -> bool:
    """Whether a row has a value; of a unit that is no more, one of this year or the next."""
    place = row.place
    ended = isinstance(place, Locality) and not place.in_force(period)
    told = {column for column in StandardColumn if row[column].value is not None}
    return bool(told - _OF_BEFORE if ended else told)


def _row(shelf: Shelf, series: Series) -> StandardRow:
    levels = {column: _level(shelf, series, column) for column in LEVELS}

    def ratio(column: StandardColumn) -> RatioCell:
        value, base = RATIO_PARTS[column]
        if column_period(base, shelf.period) is None:
            return RatioCell()
        return ratio_cell(column, levels[value], levels[base], series, shelf)

    return StandardRow(
        indicator=series.indicator,
        place=series.place,
        price_basis=series.price_basis,
        segments=series.segments,
        last_year=levels[_C.LAST_YEAR],
        previous_period=levels[_C.PREVIOUS_PERIOD],
        same_period=levels[_C.SAME_PERIOD],
        this_period=levels[_C.THIS_PERIOD],
        cumulative=levels[_C.CUMULATIVE],
        cumulative_same_period=levels[_C.CUMULATIVE_SAME_PERIOD],
        year_plan=levels[_C.YEAR_PLAN],
        estimate=levels[_C.ESTIMATE],
        next_year_plan=levels[_C.NEXT_YEAR_PLAN],
        to_previous_period=ratio(_C.TO_PREVIOUS_PERIOD),
        to_same_period=ratio(_C.TO_SAME_PERIOD),
        cumulative_to_same_period=ratio(_C.CUMULATIVE_TO_SAME_PERIOD),
        cumulative_to_plan=ratio(_C.CUMULATIVE_TO_PLAN),
        estimate_to_last_year=ratio(_C.ESTIMATE_TO_LAST_YEAR),
        next_plan_to_estimate=ratio(_C.NEXT_PLAN_TO_ESTIMATE),
    )


def _level(shelf: Shelf, series: Series, column: StandardColumn) -> LevelCell:
    period = column_period(column, shelf.period)
    if period is None:
        return LevelCell()
    return (shelf.planned if column.is_plan else shelf.observed)(series, period)


def _rows(rows: Iterable[StandardRow]) -> tuple[StandardRow, ...]:
    if not isinstance(rows, Iterable):
        raise InvalidTypeError(rows, "StandardRows in a tuple")
    return tuple(rows)


@frozen(repr=False)
class StandardTable(Printed):
    """Bảng chuẩn: standard rows with the period they are of and the way they are printed.

    `layout.columns` None shows every column that says something of its own in this period: the
    cumulative one of January is January again. An empty `title` is made from period and place.

    Raises `InvalidTypeError`, `InvalidValueError` for a period that is not inside one year.

    >>> data = Dataset.of(
    ...     Observation.of("exports", "42", "tháng 9 năm 2019", "90 triệu USD"),
    ...     Observation.of("exports", "42", "tháng 9 năm 2018", "83 triệu USD"))
    >>> table = StandardTable.of(data, period=Period.month(2019, 9)).without_empty_columns()
    >>> print(*table.to_csv().splitlines()[0].split(",")[2:], sep="; ")
    Thực hiện tháng 9 năm 2018 (triệu USD); Thực hiện tháng 9 năm 2019 (triệu USD); \
T9/2019 so với T9/2018 (%)
    >>> table.to_csv().splitlines()[1]
    '1,Kim ngạch xuất khẩu hàng hóa,83,90,"108,43"'
    """

    rows: tuple[StandardRow, ...] = field(converter=_rows)
    period: Period
    title: str = ""
    layout: TableLayout = field(factory=TableLayout)

    def __attrs_post_init__(self) -> None:
        check_period(self.period)
        for row in self.rows:
            if not isinstance(row, StandardRow):
                raise InvalidTypeError(row, "a StandardRow")
        if not isinstance(self.title, str) or not isinstance(self.layout, TableLayout):
            raise InvalidTypeError((self.title, self.layout), "a str and a TableLayout")

    @classmethod
    def of(
        cls,
        dataset: Dataset,
        *,
        period: Period,
        place: Place | str | None = None,
        indicators: Iterable[Indicator | str] | None = None,
        plan: PlanReference | None = None,
        title: str = "",
        layout: TableLayout | None = None,
    ) -> Self:
        """Bảng của tập số liệu: the standard rows of a dataset as a table; see `standard_rows`.

        >>> StandardTable.of(Dataset(), period=Period.month(2019, 9)).rows
        ()
        """
        rows = standard_rows(dataset, period=period, place=place, indicators=indicators, plan=plan)
        return cls(rows, period, title, TableLayout() if layout is None else layout)

    @property
    def columns(self) -> tuple[StandardColumn, ...]:
        """Các cột: the columns that are shown."""
        chosen = self.layout.columns
        return distinct_columns(self.period) if chosen is None else chosen

    def with_columns(self, *columns: StandardColumn) -> Self:
        """Chọn cột: this table with these columns, in this order.

        >>> table = StandardTable((), Period.month(2019, 9))
        >>> table.with_columns(StandardColumn.THIS_PERIOD).columns
        (<StandardColumn.THIS_PERIOD: 'this_period'>,)
        """
        return evolve(self, layout=evolve(self.layout, columns=columns))

    def without_empty_columns(self) -> Self:
        """Bỏ cột trống: this table without the columns in which no row has a value or a note."""
        filled = [
            column
            for column in self.columns
            if any(row[column].value is not None or row[column].notes for row in self.rows)
        ]
        return self.with_columns(*filled) if filled else self

    def form(self, numbers: NumberNotation = NumberNotation.VIETNAMESE) -> TableForm:
        """Biểu mẫu của bảng: the form by which this table, filled in by somebody, is read back.

        Levels are read, ratios are not, as they follow from them. Hedges, ranges and sources are
        not in the cells; a column has one status and one plan, those of its cells where they agree.

        Raises `InvalidValueError` for a table without rows.

        >>> from congthuong.tables import read_csv
        >>> data = Dataset.of(Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
        >>> table = StandardTable.of(data, period=Period.year(2019)).without_empty_columns()
        >>> read_csv(table.to_csv(), table.form()).dataset == data
        True
        """
        return form_of(self.rows, self.period, self.columns, self.layout, numbers)

    @functools.cached_property
    def _grid(self) -> Grid:
        return standard_grid(self.rows, self.period, self.title, self.layout)

    @property
    def grid(self) -> Grid:
        """Bảng để in: heads, cells and notes, ready for any writer."""
        return self._grid

    def __repr__(self) -> str:
        return f"<StandardTable of {self.period}, {len(self.rows)} rows>"
