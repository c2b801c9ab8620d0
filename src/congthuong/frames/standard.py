"""Bảng chuẩn trong bảng dài: the sector's levels and ratios of one period, side by side."""

from typing import Final, TypeVar

from attrs import frozen

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames._ratios import (
    Case,
    amounts,
    exact_amounts,
    refuse,
    unless,
    with_percent,
)
from congthuong.frames._rules import has_no_growth, is_no_level
from congthuong.frames._statuses import status_rank
from congthuong.frames._work import Work, closed, opened, temporary
from congthuong.frames.options import DEFAULTS, Options
from congthuong.frames.reasons import Reason
from congthuong.periods import Period, PeriodKind

__all__ = ["standard_rows"]

F = TypeVar("F")
_RECORD: Final = "record"
_PLANS: Final = ("year_plan", "next_year_plan")
_PLAN_RATIO: Final = "cumulative_to_plan"
_RATIOS: Final = {
    "to_previous_period": ("this_period", "previous_period"),
    "to_same_period": ("this_period", "same_period"),
    "cumulative_to_same_period": ("cumulative", "cumulative_same_period"),
    _PLAN_RATIO: ("cumulative", "year_plan"),
    "estimate_to_last_year": ("estimate", "last_year"),
    "next_plan_to_estimate": ("next_year_plan", "estimate"),
}


def standard_rows(frame: F, period: Period, options: Options = DEFAULTS) -> F:
    """Các dòng chuẩn: one row for each indicator, place, prices, segments and unit, of a period.

    Nine columns hold levels, as amounts of the table: `last_year`, `previous_period`,
    `same_period`, `this_period`, `cumulative`, `cumulative_same_period`, `year_plan`, `estimate`
    (of the whole year) and `next_year_plan`. Of figures that differ in their `status` the most
    final counts; one that comes twice is left out. Six hold ratios, each with its reason:
    `to_previous_period`, `to_same_period`, `cumulative_to_same_period`, `estimate_to_last_year`
    and `next_plan_to_estimate` are growth in percent, `cumulative_to_plan` is percent of plan; or
    all of them hundredths. Figures of a moment (stocks) are no figures of a period.

    Raises `InvalidTypeError` for what is no period, `InvalidValueError` for one that is not
    inside one year and for missing columns, `IncomparableError` with `gaps="refuse"`.

    >>> import polars
    >>> from congthuong.frames import standard_rows
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42", "months": 6,
    ...                          "start": [24240, 24252], "amount": [400, 420]})
    >>> table = standard_rows(rows, Period.half(2021, 1))
    >>> table.select("this_period", "same_period", "to_same_period", "estimate").rows()
    [(420, 400, 5.0, None)]
    """
    if not isinstance(period, Period):
        raise InvalidTypeError(period, "a Period as the period of a table")
    if not Period.year(period.start.year).encloses(period):
        raise InvalidValueError(period, "a period inside one calendar year")
    columns = options.columns
    work = opened(frame, columns, columns.months, columns.amount)
    keys = tuple(name for name in work.keys if name not in (_RECORD, "day"))
    keys = (*keys, columns.unit) if work.has_unit else keys
    table = _most_final(work, _of_levels(work, period))
    grouped = _side_by_side(work.with_table(table), options, period, keys)
    for name in _RATIOS:
        grouped = _with_ratio(work.with_table(grouped), name, options)
    if options.gaps == "refuse":
        refuse(grouped, tuple(_RATIOS), work, "compare rows of")
    ends = ["", "_hundredths"] + (["_reason"] if options.reasons else [])
    there = grouped.collect_schema().names()
    ratios = [f"{name}{end}" for name in _RATIOS for end in ends if f"{name}{end}" in there]
    return closed(work, grouped.select(*keys, *_levels_of(period), *ratios), frame)


@frozen
class _Level:
    """When a column of levels is, and whether it is of plans; without a time it is empty."""

    time: Period | None
    is_plan: bool

    def holds(self, work: Work) -> Expr:
        """Whether a row is of this column."""
        if self.time is None or (self.is_plan and _RECORD not in work.schema):
            return nw.lit(value=False)
        first = self.time.start.year * 12 + self.time.start.month - 1
        at = (work.start == first) & (work.months == self.time.months)
        if _RECORD not in work.schema:
            return at
        return at & (work.text(_RECORD) == ("plan" if self.is_plan else "observation"))


def _levels_of(period: Period) -> dict[str, _Level]:
    year = Period.year(period.start.year)
    so_far = year.split(1)[0].span(period)
    none_before = period.kind in (PeriodKind.YEAR_TO_DATE, PeriodKind.LAST_MONTHS)
    times = {
        "last_year": year.same_period_last_year(),
        "previous_period": None if none_before else period.previous(),
        "same_period": period.same_period_last_year(),
        "this_period": period,
        "cumulative": so_far,
        "cumulative_same_period": so_far.same_period_last_year(),
        "year_plan": year,
        "estimate": year,
        "next_year_plan": year.shift(12),
    }
    return {name: _Level(time, name in _PLANS) for name, time in times.items()}


def _of_levels(work: Work, period: Period) -> Table:
    """The rows that some column is of."""
    held = [level.holds(work) for level in _levels_of(period).values()]
    return work.table.filter(nw.any_horizontal(*held, ignore_nulls=True) & ~work.is_incomplete)


def _most_final(work: Work, table: Table) -> Table:
    """Of the rows of one key those of the most final status."""
    if "status" not in work.schema:
        return table
    rank, best = temporary("rank"), temporary("best")
    partition = (*work.series_keys, work.columns.start)
    table = table.with_columns(status_rank(work).alias(rank))
    table = table.with_columns(nw.col(rank).max().over(*partition).alias(best))
    return table.filter(nw.col(rank) == nw.col(best))


def _side_by_side(work: Work, options: Options, period: Period, keys: tuple[str, ...]) -> Table:
    """One row for each key, with its levels, how often each is there, and what divides."""
    column = options.columns.amount
    amount = nw.col(temporary(column))
    levels = {name: level.holds(work) for name, level in _levels_of(period).items()}
    table = exact_amounts(work, column).with_columns(
        *(nw.when(holds).then(amount).alias(name) for name, holds in levels.items()),
        *(holds.cast(nw.Int64).alias(_count(name)) for name, holds in levels.items()),
    )
    if options.percents == "hundredths":
        table = amounts(work.with_table(table), options, column).table
    table = table.with_columns(
        *(nw.when(holds).then(amount).alias(temporary(name)) for name, holds in levels.items())
    )
    ends = [nw.col(end).max() for name in levels for end in (name, temporary(name))]
    table = table.group_by(*keys).agg(*ends, *(nw.col(_count(name)).sum() for name in levels))
    once = {name: nw.col(_count(name)) == 1 for name in levels}
    return table.with_columns(
        *(nw.when(holds).then(nw.col(name)).alias(name) for name, holds in once.items())
    )


def _count(level: str) -> str:
    return temporary(f"count_{level}")


def _with_ratio(work: Work, name: str, options: Options) -> Table:
    above, below = _RATIOS[name]
    value, base = (nw.col(temporary(level)) for level in (above, below))
    values, bases = (nw.col(_count(level)) for level in (above, below))
    twice = (values > 1) | (bases > 1)
    none = is_no_level(work) if name == _PLAN_RATIO else has_no_growth(work)
    cases: tuple[Case, ...] = (
        (Reason.DUPLICATE, twice),
        (Reason.KIND, none),
        (Reason.NO_BASE, bases == 0),
        (Reason.UNKNOWN, value.is_null() | base.is_null()),
        (Reason.ZERO_BASE, base == 0),
        (Reason.NEGATIVE_BASE, base < 0),
    )
    of_plan = name == _PLAN_RATIO
    return with_percent(
        work,
        name,
        options,
        ratio=(value if of_plan else value - base, base),
        ok=unless(base > 0, twice, none),
        operands=(temporary(above),) if of_plan else (temporary(above), temporary(below)),
        cases=cases,
    )
