"""Ô và dòng: one indicator's levels and ratios, each with what must be said of it."""

from typing import Final, TypeAlias

from attrs import frozen

from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError
from congthuong.findings import Caveat
from congthuong.indicators import Indicator, PriceBasis
from congthuong.percentages import PercentChange, PercentOfPlan
from congthuong.quantities import PERCENT, StatedQuantity, Unit
from congthuong.records import (
    Comparison,
    Observation,
    ObservationStatus,
    Place,
    PlanTarget,
    Segment,
    StatedValue,
)
from congthuong.tables.columns import StandardColumn
from congthuong.tables.declared import RowSubject

__all__ = ["LevelCell", "Rate", "RatioCell", "StandardRow"]

Rate: TypeAlias = PercentChange | PercentOfPlan


@frozen
class LevelCell:
    """Ô giá trị: the record that a cell shows, or none, with notes for the reader of the table.

    A missing value is None and never zero; notes then say why, where that is known.

    >>> LevelCell().value is None
    True
    """

    record: Observation | PlanTarget | None = None
    notes: tuple[Caveat, ...] = ()

    @property
    def value(self) -> StatedValue | None:
        """The value as stated: a quantity, an index number or a share."""
        return None if self.record is None else self.record.value

    @property
    def unit(self) -> Unit | None:
        """The unit that the value is counted in; percent for indices and shares."""
        value = self.value
        if value is None:
            return None
        return value.quantity.unit if isinstance(value, StatedQuantity) else PERCENT

    @property
    def is_estimate(self) -> bool:
        """Whether the value is not final: provisional, estimated or forecast."""
        record = self.record
        return isinstance(record, Observation) and record.status is not ObservationStatus.NORMAL


@frozen
class RatioCell:
    """Ô tỷ lệ: a computed rate, or a stated one where it cannot be computed, or none and why.

    Growth is a `PercentChange`, whatever way it is printed; a comparison with the plan of the
    year is a `PercentOfPlan`.

    >>> RatioCell(PercentChange("8.42")).stated
    False
    """

    value: Rate | None = None
    notes: tuple[Caveat, ...] = ()
    record: Comparison | None = None

    @property
    def stated(self) -> bool:
        """Whether a document states the rate, so that it was not computed."""
        return self.record is not None


Cell: TypeAlias = LevelCell | RatioCell
_EMPTY: Final = LevelCell()
_NO_RATIO: Final = RatioCell()


@frozen(kw_only=True)
class StandardRow:
    """Dòng chuẩn: one indicator of one place in the columns of the sector's tables.

    `row[column]` is the cell of a `StandardColumn`, which is also the field of that name.

    >>> data = Dataset.of(
    ...     Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD"),
    ...     Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
    >>> from congthuong.tables import standard_rows
    >>> row, = standard_rows(data, period=Period.year(2020))
    >>> str(row.last_year.value), row.to_same_period.value.rounded(1)
    ('850 triệu USD', PercentChange('41.2'))
    """

    indicator: Indicator
    place: Place
    price_basis: PriceBasis | None = None
    segments: frozenset[Segment] = frozenset()
    last_year: LevelCell = _EMPTY
    previous_period: LevelCell = _EMPTY
    same_period: LevelCell = _EMPTY
    this_period: LevelCell = _EMPTY
    cumulative: LevelCell = _EMPTY
    cumulative_same_period: LevelCell = _EMPTY
    year_plan: LevelCell = _EMPTY
    estimate: LevelCell = _EMPTY
    next_year_plan: LevelCell = _EMPTY
    to_previous_period: RatioCell = _NO_RATIO
    to_same_period: RatioCell = _NO_RATIO
    cumulative_to_same_period: RatioCell = _NO_RATIO
    cumulative_to_plan: RatioCell = _NO_RATIO
    estimate_to_last_year: RatioCell = _NO_RATIO
    next_plan_to_estimate: RatioCell = _NO_RATIO

    def __getitem__(self, column: StandardColumn) -> Cell:
        if not isinstance(column, StandardColumn):
            raise InvalidTypeError(column, "a StandardColumn")
        cell: Cell = getattr(self, column.value)
        return cell

    @property
    def levels(self) -> tuple[LevelCell, ...]:
        """The nine cells of levels, in the order of their columns."""
        cells = (self[column] for column in StandardColumn)
        return tuple(cell for cell in cells if isinstance(cell, LevelCell))

    @property
    def unit(self) -> Unit | None:
        """Đơn vị của dòng: that of this period's value, or else of the first value there is."""
        first = (self.this_period, self.cumulative, self.year_plan, *self.levels)
        return next((cell.unit for cell in first if cell.unit is not None), None)

    @property
    def subject(self) -> RowSubject:
        """Chỉ tiêu của dòng: the indicator with its prices and parts."""
        return RowSubject(self.indicator, self.price_basis, self.segments)

    @property
    def label(self) -> str:
        """Tên dòng: the indicator, its parts and its prices."""
        return self.subject.label

    def _repr_html_(self) -> Html:
        shown = ((column, self[column].value) for column in StandardColumn)
        cells = [f"{column.label}: {value}" for column, value in shown if value is not None]
        return element("span", "; ".join((self.label, *cells)))
