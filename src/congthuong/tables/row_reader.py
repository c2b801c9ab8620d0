"""Đọc một dòng: the records of one row, and each cell of it that is not what was declared."""

import functools
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from attrs import define, field

from congthuong._text import close_matches
from congthuong.errors import CongThuongError
from congthuong.quantities import Quantity, Scale, StatedQuantity, Unit
from congthuong.records import (
    Comparison,
    Observation,
    ObservationStatus,
    Place,
    PlanTarget,
    Record,
    RecordKey,
    Segment,
    SegmentDimension,
    Slot,
    Time,
)
from congthuong.records.bases import plan_of_year
from congthuong.records.plans import usual_direction
from congthuong.tables.cell_readers import (
    Names,
    read_indicator,
    read_number,
    read_place,
    read_prices,
    read_segment,
    read_stated,
    read_status,
    read_time,
    read_unit,
    text_of,
)
from congthuong.tables.declared import (
    KeyColumn,
    RateColumn,
    RowSubject,
    SubjectColumn,
    UnitColumn,
    ValueColumn,
)
from congthuong.tables.form import TableForm
from congthuong.tables.notation import NumberNotation
from congthuong.tables.problems import BadCellError, CellProblem, UnreadableCell, shown

__all__ = ["RowReader", "is_blank"]

_T = TypeVar("_T")
_Figure: TypeAlias = ValueColumn | RateColumn
_Scaled: TypeAlias = tuple[Scale, Unit]
_Maker: TypeAlias = Callable[[RecordKey], Record]
_A_ROW: Final = "tên của một dòng trong biểu"
_NO_NAMES: Final[Names] = MappingProxyType({})


def is_blank(value: object) -> bool:
    """Whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and not value.strip())


@define
class RowReader:
    """Bộ đọc dòng: one row of a table by its form; collects what is not as declared."""

    form: TableForm
    row: int
    cells: Mapping[str, object]
    problems: list[CellProblem] = field(factory=list[CellProblem])

    @property
    def has_figures(self) -> bool:
        """Whether anything stands in a column of figures."""
        return any(True for _ in self._figures())

    def records(self) -> tuple[Record, ...]:
        """The records of the row; where its key is not read, none, but its figures are tried."""
        subject = self._subject()
        time = self._time(subject)
        status = self._key(Slot.STATUS, read_status)
        knows_key = subject is not None and not self.problems
        unit = self._unit()
        found: list[Record] = []
        for column in self._figures():
            make = self._cell(column.header, functools.partial(self._maker, column, unit, status))
            when = time or column.time or self.form.time
            place = None if when is None else self._place(when)
            if make and subject and place and when and knows_key:
                key = RecordKey(
                    subject.indicator, place, when, subject.price_basis, subject.segments
                )
                record = self._cell(column.header, functools.partial(_made, make, key))
                found += [] if record is None else [record]
        heads = self.form.headers
        self.problems = sorted(dict.fromkeys(self.problems), key=lambda one: one.place_among(heads))
        return tuple(found)

    def _figures(self) -> Iterator[_Figure]:
        """The columns of figures in which something stands."""
        for column in self.form.columns:
            if isinstance(column, ValueColumn | RateColumn):
                given = self.cells.get(column.header)
                if not is_blank(given) and shown(given).strip() not in self.form.blanks:
                    yield column

    def _cell(self, header: str, read: Callable[[object], _T]) -> _T | None:
        """What stands under a head, or None and a problem."""
        given = self.cells.get(header)
        if isinstance(given, UnreadableCell):
            problem = CellProblem(self.row, header, str(given), given.accepted, code=given.code)
            self.problems.append(problem)
            return None
        try:
            return read(given)
        except BadCellError as error:
            said = (shown(given), error.accepted, error.suggestions)
            self.problems.append(CellProblem(self.row, header, *said))
        return None

    def _key(self, slot: Slot, read: Callable[[object, Names], _T]) -> _T | None:
        """What the column of a slot says; None where it says nothing."""
        column = self.form.column_of(slot)
        if column is None or is_blank(self.cells.get(column.header)):
            return None
        names = column.names
        return self._cell(column.header, lambda given: read(given, names))

    def _missing(self, header: str, what: str) -> None:
        self.problems.append(CellProblem(self.row, header, "", what, code="missing-part"))

    def _subject(self) -> RowSubject | None:
        for column in self.form.columns:
            if isinstance(column, SubjectColumn):
                return self._cell(column.header, functools.partial(_subject_of, column))
        indicator = self._key(Slot.INDICATOR, read_indicator) or self.form.indicator
        prices = self._key(Slot.PRICE_BASIS, read_prices) or self.form.price_basis
        segments = frozenset(self._segments())
        if indicator is None:
            if not self.problems:
                self._missing(self._header(Slot.INDICATOR), "chỉ tiêu của dòng")
            return None
        return RowSubject(indicator, prices, segments)

    def _segments(self) -> Iterator[Segment]:
        for column in self.form.columns:
            if not isinstance(column, KeyColumn) or column.dimension is None:
                continue
            if is_blank(self.cells.get(column.header)):
                continue
            read = functools.partial(_segment_of, column.names, column.dimension)
            segment = self._cell(column.header, read)
            if segment is not None:
                yield segment

    def _header(self, slot: Slot) -> str:
        column = self.form.column_of(slot)
        return "" if column is None else column.header

    def _time(self, subject: RowSubject | None) -> Time | None:
        """The time that the row says; None where columns or the form do."""
        column = self.form.column_of(Slot.TIME)
        if column is None:
            return None
        if is_blank(self.cells.get(column.header)):
            if self.form.time is None:
                self._missing(column.header, "kỳ của dòng")
            return None
        indicator = None if subject is None else subject.indicator
        names = column.names
        return self._cell(column.header, lambda given: read_time(given, names, indicator))

    def _place(self, on: Time) -> Place | None:
        column = self.form.column_of(Slot.PLACE)
        if column is not None and not is_blank(self.cells.get(column.header)):
            names = column.names
            return self._cell(column.header, lambda given: read_place(given, names, on))
        place = self.form.place
        if place is None:
            self._missing(self._header(Slot.PLACE), "địa bàn của dòng")
            return None
        if not isinstance(place, str):
            return place
        try:
            return read_place(place, _NO_NAMES, on)
        except BadCellError as error:
            said = (place, error.accepted, error.suggestions)
            self.problems.append(CellProblem(self.row, "", *said))
            return None

    def _unit(self) -> _Scaled | None:
        """The unit that the row says, where some figure of it needs one."""
        needs = [
            column
            for column in self._figures()
            if isinstance(column, ValueColumn)
            and column.unit is None
            and column.numbers is not NumberNotation.STATED
        ]
        column = next((one for one in self.form.columns if isinstance(one, UnitColumn)), None)
        if not needs or column is None:
            return None
        if is_blank(self.cells.get(column.header)):
            self._missing(column.header, "đơn vị tính của dòng")
            return None
        return self._cell(column.header, read_unit)

    def _maker(
        self, column: _Figure, unit: _Scaled | None, status: ObservationStatus | None, given: object
    ) -> _Maker | None:
        """What makes the record of a cell once its key is known; None where it lacks its unit."""
        final, source = status or column.status, self.form.source
        if isinstance(column, RateColumn):
            number = read_number(given, column.numbers, percent=True)
            rate = _allowed(lambda: column.rate(number))
            return lambda key: Comparison(
                key, rate, plan_of_year(column.base, key), status=final, source=source
            )
        value = _stated(column, unit, given)
        plan = column.plan
        if value is None:
            return None
        if plan is not None:
            return lambda key: PlanTarget(key, value, plan, usual_direction(key), source)
        return lambda key: Observation(key, value, final, source)


def _made(make: _Maker, key: RecordKey, given: object) -> Record:
    del given
    return _allowed(lambda: make(key))


def _allowed(make: Callable[[], _T]) -> _T:
    """What is made; a refusal of the library as that of the cell."""
    try:
        return make()
    except CongThuongError as error:
        raise BadCellError.of(error, "một số liệu có thể có ở đây") from None


def _stated(column: ValueColumn, unit: _Scaled | None, given: object) -> StatedQuantity | None:
    if column.numbers is NumberNotation.STATED:
        return read_stated(given, column.unit)
    number = read_number(given, column.numbers)
    scaled = unit if column.unit is None else (column.scale, column.unit)
    if scaled is None:
        return None
    scale, counted = scaled
    return _allowed(lambda: StatedQuantity(Quantity.of(number, scale, counted), scale=scale))


def _subject_of(column: SubjectColumn, given: object) -> RowSubject:
    text = text_of(given, _A_ROW)
    found = column.find(text)
    if found is None:
        names = (subject.label for subject in column.subjects)
        raise BadCellError(_A_ROW, close_matches(text, names))
    return found


def _segment_of(names: Names, dimension: SegmentDimension, given: object) -> Segment:
    return read_segment(given, names, dimension)
