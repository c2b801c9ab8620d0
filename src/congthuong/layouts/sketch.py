"""Phác thảo: a table with its columns and rows understood one by one, before they are related."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from congthuong._exact import half_up
from congthuong._grids import SourceCell
from congthuong.layouts.columns import BaseKind, Column, Role
from congthuong.layouts.figures import Figure
from congthuong.layouts.naming import Subject
from congthuong.layouts.places import PlaceRows
from congthuong.layouts.regions import Region
from congthuong.layouts.rows import Row, Stub
from congthuong.layouts.times import resolved, year_before
from congthuong.layouts.titles import Title
from congthuong.periods import AsOf, Period, PeriodKind
from congthuong.periods.mentions import TimeMention, TimeShape
from congthuong.records import ObservationStatus, Time

__all__ = ["Block", "Sketch", "as_printed", "dated"]


_MOST_DECIMALS: Final = 4
_USUAL_DECIMALS: Final = 2


def as_printed(number: Decimal) -> Decimal:
    """A number as a page would have it: more decimals than anybody writes were computed."""
    exponent = number.as_tuple().exponent
    is_long = isinstance(exponent, int) and -exponent > _MOST_DECIMALS
    return half_up(number, _USUAL_DECIMALS) if is_long else number


@frozen(kw_only=True)
class Block:
    """Khối: rows of a table under one set of heads, with the time and status of each column."""

    columns: Mapping[int, Column]
    rows: Sequence[Row]
    times: Mapping[int, Time | None]
    statuses: Mapping[int, ObservationStatus]


@frozen(kw_only=True)
class Sketch:
    """Phác thảo: what a table says by its words, and its figures by row and column."""

    region: Region
    title: Title
    stub: Stub
    blocks: Sequence[Block]
    subjects: Mapping[int, Subject]
    figures: Mapping[tuple[int, int], Figure]
    places: PlaceRows | None = None
    doubt: str = ""
    formulas: Mapping[int, tuple[int, int]] = field(factory=dict[int, tuple[int, int]])

    def number(self, row: int, column: int) -> Decimal | None:
        """The number of a cell, None where none stands there or where it is a range."""
        figure = self.figures.get((row, column))
        return None if figure is None or figure.high is not None else as_printed(figure.low)

    def cell(self, row: int, column: int) -> SourceCell:
        """A cell of the grid."""
        return self.region.row(row)[column]


def dated(
    columns: Mapping[int, Column],
    rows: Sequence[Row],
    title: Title,
    has: Callable[[int, int], bool],
) -> Block:
    """A block whose columns have their times and statuses."""
    year = title.year
    if year is None:
        years = {c.time.year for c in columns.values() if c.time is not None and c.time.year}
        year = years.pop() if len(years) == 1 else None
    times: dict[int, Time | None] = {}
    for at, column in columns.items():
        times[at] = _time(column, title, year)
    for at, column in columns.items():
        if column.role is Role.VALUE and column.base is not None and times[at] is None:
            times[at] = _of_base(column, columns, times)
    for at, column in columns.items():
        if column.role is not Role.VALUE:
            continue
        if column.time is None and column.is_cumulated:
            times[at] = _summed(columns, times, rows, has) or times[at]
        if times[at] is None and _is_running(column):
            times[at] = _up_to_now(columns, times)
    return Block(columns=columns, rows=rows, times=times, statuses=_statuses(columns, times))


def _time(column: Column, title: Title, year: int | None) -> Time | None:
    own = resolved(column.time, year)
    if column.role is Role.VALUE and column.base is not None and _is_year(column.time):
        return None  # cùng kỳ năm 2023: of which months, the column beside it says
    if own is not None:
        return own
    if column.time is not None and column.role is not Role.PLAN:
        return None
    if column.role is Role.RATE:
        return None
    if column.role is Role.PLAN:
        return None if year is None else Period.year(year)
    return None if column.base is not None else title.time


def _is_year(mention: TimeMention | None) -> bool:
    return mention is not None and mention.shape is TimeShape.YEAR


def _of_base(
    column: Column, columns: Mapping[int, Column], times: Mapping[int, Time | None]
) -> Time | None:
    """Cùng kỳ năm trước, as a column of values: a year before the column that it stands beside."""
    wanted = [one for one in columns.values() if one.role is Role.VALUE and one.base is None]
    if column.is_cumulated or column.base is BaseKind.PREVIOUS:
        wanted = [one for one in wanted if one.is_cumulated is column.is_cumulated] or wanted
    nearest = min(wanted, key=lambda one: (abs(one.at - column.at), one.at), default=None)
    time = None if nearest is None else times[nearest.at]
    if time is None:
        return None
    if column.base is BaseKind.PREVIOUS:
        return time.previous() if isinstance(time, Period) else None
    before = year_before(time)
    named = None if column.time is None else column.time.year
    is_other = before is not None and named not in (None, _year_of(before))
    return None if column.base is not BaseKind.SAME_PERIOD or is_other else before


def _year_of(time: Time) -> int:
    return time.year if isinstance(time, AsOf) else time.start.year


def _summed(
    columns: Mapping[int, Column],
    times: Mapping[int, Time | None],
    rows: Sequence[Row],
    has: Callable[[int, int], bool],
) -> Period | None:
    """Cộng, beside months: the months from January on that hold figures."""
    months: list[Period] = []
    for at, column in columns.items():
        time = times[at]
        if column.time is None or not isinstance(time, Period) or time.kind is not PeriodKind.MONTH:
            continue
        if any(has(row.at, at) for row in rows):
            months.append(time)
    months.sort(key=lambda month: month.start)
    if not months or months[0].start.month != 1:
        return None
    whole = months[0].span(months[-1])
    return whole if whole.months == len(months) and whole.months > 1 else None


def _is_running(column: Column) -> bool:
    """Lũy kế, cộng dồn từ đầu năm: a sum since January that does not say up to when."""
    if column.time is None:
        return column.is_running and column.base is None
    return column.time.shape in (TimeShape.CUMULATED, TimeShape.YEAR_TO_NOW)


def _up_to_now(columns: Mapping[int, Column], times: Mapping[int, Time | None]) -> Period | None:
    """The months up to the last that stands beside a sum."""
    values = (at for at, column in columns.items() if column.role is Role.VALUE)
    known = [time for at in values if isinstance(time := times[at], Period)]
    months = [time for time in known if time.kind in (PeriodKind.MONTH, PeriodKind.QUARTER)]
    if not months:
        return None
    last = max(months, key=lambda month: month.last_month.start).last_month.start
    return Period.year_to_date(last.year, last.month)


def _statuses(
    columns: Mapping[int, Column], times: Mapping[int, Time | None]
) -> Mapping[int, ObservationStatus]:
    """What ends in a month that is an estimate is one, where its head says nothing else."""
    normal = ObservationStatus.NORMAL
    rough: dict[Period, ObservationStatus] = {}
    for at, column in columns.items():
        time = times[at]
        if column.status is not None and column.status is not normal and isinstance(time, Period):
            month = time.last_month
            rough[month] = min(rough.get(month, column.status), column.status, key=_rank)
    found: dict[int, ObservationStatus] = {}
    for at, column in columns.items():
        time = times[at]
        status = column.status
        is_sum = isinstance(time, Period) and time.months > 1
        if isinstance(time, Period) and (status is None or (status is normal and is_sum)):
            status = rough.get(time.last_month)
        found[at] = status or normal
    return found


def _rank(status: ObservationStatus) -> int:
    return status.rank
