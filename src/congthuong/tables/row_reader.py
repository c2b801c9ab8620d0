"""Đọc một dòng: the records of one row, and each cell of it that is not what was declared."""

import functools
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from attrs import define, field, frozen

from congthuong._exact import SHIFT
from congthuong._text import close_matches
from congthuong.errors import CongThuongError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.periods import Period
from congthuong.quantities import PERCENT, Quantity, Scale, StatedQuantity, Unit
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
    read_number,
    read_place,
    read_prices,
    read_segment,
    read_stated,
    read_status,
    read_subject,
    read_time,
    read_unit,
    text_of,
)
from congthuong.tables.columns import RatioEncoding
from congthuong.tables.declared import (
    KeyColumn,
    RateColumn,
    RowSubject,
    SubjectColumn,
    UnitColumn,
    ValueColumn,
    header_key,
)
from congthuong.tables.form import TableForm
from congthuong.tables.notation import NumberNotation
from congthuong.tables.problems import BadCellError, CellProblem, PercentCell, UnreadableCell, shown

__all__ = ["RowReader", "is_blank", "year_of"]

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

    def records(self) -> tuple[tuple[str, Record], ...]:
        """The records of the row, each with the head of its column.

        Where its key is not read there are none, but its figures are tried.
        """
        said = self._subject()
        time = self._time(said.indicator)
        status = self._key(Slot.STATUS, read_status)
        knows_key = not self.problems
        unit = self._unit()
        found: list[tuple[str, Record]] = []
        for column in self._figures():
            make = self._cell(column.header, functools.partial(self._maker, column, unit, status))
            when = time or column.time or self.form.time
            subject = said.under(column)
            place = None if when is None else self._place(column, when)
            if subject.indicator is None:
                if knows_key:
                    self._missing(self._header(Slot.INDICATOR), "chỉ tiêu của dòng")
            elif make and place and when and knows_key:
                key = RecordKey(
                    subject.indicator, place, when, subject.price_basis, subject.segments
                )
                record = self._cell(column.header, functools.partial(_made, make, key))
                found += [] if record is None else [(column.header, record)]
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
            said = (shown(given), error.accepted, error.suggestions, error.code)
            self.problems.append(CellProblem(self.row, header, *said))
        return None

    def _key(self, slot: Slot, read: Callable[[object, Names], _T]) -> _T | None:
        """What the column of a slot says; None where it says nothing."""
        column = self.form.column_of(slot)
        if column is None or self._says_nothing(column):
            return None
        names = column.names
        return self._cell(column.header, lambda given: read(given, names))

    def _says_nothing(self, column: KeyColumn) -> bool:
        """Whether the cell of a key is empty, or is declared to mean the whole."""
        given = self.cells.get(column.header)
        text = header_key(given) if isinstance(given, str) else ""
        return is_blank(given) or column.names.get(text, text) is None

    def _missing(self, header: str, what: str) -> None:
        self.problems.append(CellProblem(self.row, header, "", what, code="missing-part"))

    def _subject(self) -> "_Subject":
        """What the row and the form say; a column may say more."""
        form = self.form
        for column in form.columns:
            if isinstance(column, SubjectColumn):
                found = self._cell(column.header, functools.partial(_subject_of, column))
                return _Subject() if found is None else _Subject.of(found)
        own = self._key(Slot.INDICATOR, read_subject)
        said = _Subject(form.indicator) if own is None else _Subject.of(own)
        prices = self._key(Slot.PRICE_BASIS, read_prices) or said.price_basis or form.price_basis
        return _Subject(said.indicator, prices, said.segments | frozenset(self._segments()))

    def _segments(self) -> Iterator[Segment]:
        for column in self.form.columns:
            if not isinstance(column, KeyColumn) or column.dimension is None:
                continue
            if self._says_nothing(column):
                continue
            read = functools.partial(_segment_of, column.names, column.dimension)
            segment = self._cell(column.header, read)
            if segment is not None:
                yield segment

    def _header(self, slot: Slot) -> str:
        column = self.form.column_of(slot)
        return "" if column is None else column.header

    def _time(self, indicator: Indicator | None) -> Time | None:
        """The time that the row says; None where columns or the form do."""
        column = self.form.column_of(Slot.TIME)
        if column is None:
            return None
        if self._says_nothing(column):
            if self.form.time is None:
                self._missing(column.header, "kỳ của dòng")
            return None
        names, year = column.names, year_of(self.form.time)
        return self._cell(column.header, lambda given: read_time(given, names, indicator, year))

    def _place(self, figure: _Figure, on: Time) -> Place | None:
        column = self.form.column_of(Slot.PLACE)
        if figure.place is None and column is not None and not self._says_nothing(column):
            more = (column.names, on, column.level, column.within)
            return self._cell(column.header, lambda given: read_place(given, *more))
        place = figure.place or self.form.place
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
            number = read_number(given, column.numbers, percent=True, brackets=column.brackets)
            if isinstance(given, PercentCell) and column.encoding is RatioEncoding.RATIO:
                number = SHIFT.scaleb(number, -2)
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


@frozen
class _Subject:
    """What is measured, as far as the row, its form and then its column say it."""

    indicator: Indicator | None = None
    price_basis: PriceBasis | None = None
    segments: frozenset[Segment] = frozenset()

    @classmethod
    def of(cls, subject: RowSubject) -> "_Subject":
        return cls(subject.indicator, subject.price_basis, subject.segments)

    def under(self, column: _Figure) -> "_Subject":
        """The same with what a column says."""
        return _Subject(
            column.indicator or self.indicator,
            column.price_basis or self.price_basis,
            self.segments | column.segments,
        )


def year_of(time: Time | None) -> int | None:
    """The calendar year that a time lies in, where it is one."""
    if isinstance(time, Period):
        return time.start.year if Period.year(time.start.year).encloses(time) else None
    return None if time is None else time.year


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
        return read_stated(given, column.unit, column.scale)
    scaled = unit if column.unit is None else (column.scale, column.unit)
    percent = scaled is not None and scaled[1] == PERCENT
    number = read_number(given, column.numbers, percent=percent, brackets=column.brackets)
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
