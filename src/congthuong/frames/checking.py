"""Kiểm tra bảng: rows of a table that contradict another row, or themselves."""

from typing import Final, TypeVar

from attrs import evolve

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames._lookups import beside, one_of_each
from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames._ratios import exact_amounts, unless
from congthuong.frames._rules import does_not_add, is_no_level
from congthuong.frames._windows import moved, windowed
from congthuong.frames._work import Work, closed, opened, temporary
from congthuong.frames.options import DEFAULTS, Options
from congthuong.indicators import IndicatorNature

__all__ = ["check"]

F = TypeVar("F")
_YEAR: Final = 12
_SEGMENTS: Final = "segments"
_RECORD: Final = "record"
# Of clusters planned, founded and running, each later stage is a part of the one before.
_STAGE: Final = "stage="


def check(frame: F, options: Options = DEFAULTS, *, rounding: int = 0) -> F:
    """Kiểm tra bảng: the rows that look wrong, each with the code of the finding in `finding`.

    The codes are those of `check_dataset`:

    - "negative-level": an amount below zero, other than of a balance;
    - "sources-differ": rows of one key, unit and status with amounts that differ;
    - "cumulative-falls": months since January that come to less than fewer months of the year;
    - "part-above-total": a row of one segment that exceeds the row without segments; stages of a
      facility are no parts.

    `rounding` is one unit of the last digit of the amounts, in the units of the table: what it
    explains is no finding. 0 says that amounts are exact. A row with several findings comes
    several times; rules for columns that are not there, `months` or `segments`, are not asked.
    Rates stand in no table of levels: for those there is `check_dataset`.

    Raises `InvalidValueError` for another rounding, else as `year_on_year`.

    >>> import polars
    >>> from congthuong.frames import check
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42", "start": 24240,
    ...                          "months": [1, 2, 3], "amount": [10, 25, 20]})
    >>> check(rows).select("months", "amount", "finding").rows()
    [(3, 20, 'cumulative-falls')]
    """
    if type(rounding) is not int or rounding < 0:
        raise InvalidValueError(rounding, "0 or a whole number above it as rounding")
    columns = options.columns
    work = opened(frame, columns, columns.amount)
    work = work.with_table(exact_amounts(work, columns.amount))
    seen = (
        _negative(work, options),
        _differing(work, rounding),
        _falling(work, options, rounding),
        _above_total(work, options, rounding),
    )
    names = [*work.schema, "finding"]
    found = [table.select(*names) for table in seen if table is not None]
    return closed(work, nw.concat(found, how="vertical"), frame)


def _value(work: Work) -> Expr:
    return nw.col(temporary(work.columns.amount))


def _with_finding(table: Table, holds: Expr, code: str) -> Table:
    return table.filter(holds).with_columns(nw.lit(code).alias("finding"))


def _is_in(work: Work, codes: tuple[str, ...]) -> Expr:
    """Whether the indicator of a row is one of these."""
    column = work.columns.indicator
    if not work.is_text(column):
        raise InvalidTypeError(work.schema[column], "text codes of indicators")
    return work.text(column).is_in(codes)


def _balances(options: Options) -> tuple[str, ...]:
    return tuple(each.code for each in options.indicators if each.is_balance)


def _levels(work: Work) -> Expr:
    """Whether a row has a whole key and an amount that is no rate."""
    return unless(~work.is_incomplete & ~_value(work).is_null(), is_no_level(work))


def _observed(work: Work) -> Expr:
    if _RECORD not in work.schema:
        return _levels(work)
    return _levels(work) & (work.text(_RECORD) == "observation")


def _negative(work: Work, options: Options) -> Table:
    holds = _levels(work) & (_value(work) < 0) & ~_is_in(work, _balances(options))
    return _with_finding(work.table, holds, "negative-level")


def _differing(work: Work, rounding: int) -> Table:
    """Amounts of one key lie apart by as much as a digit is worth, or at all."""
    further = (work.columns.unit, "status")
    keys = (*work.series_keys, work.columns.start, *(n for n in further if n in work.schema))
    least, most = temporary("least"), temporary("most")
    held = work.table.filter(_observed(work)).with_columns(
        _value(work).min().over(*keys).alias(least), _value(work).max().over(*keys).alias(most)
    )
    apart = nw.col(most) - nw.col(least)
    return _with_finding(held, (apart > 0) & (apart >= rounding), "sources-differ")


def _falling(work: Work, options: Options, rounding: int) -> Table | None:
    if not work.has_months:
        return None
    flows = [
        each.code
        for each in options.indicators.indicators
        if each.nature is IndicatorNature.FLOW and not each.is_balance
    ]
    start, months = work.start, work.months
    cumulative = (start - start // _YEAR * _YEAR == 0) & (months > 0) & (months <= _YEAR)
    holds = _observed(work) & cumulative & _is_in(work, tuple(flows))
    adds = does_not_add(work, options, "places")
    table = work.table.filter(unless(holds, adds))
    before = temporary("before")
    unit = (work.columns.unit,) if work.has_unit else ()
    table = windowed(
        evolve(work, table=table),
        table,
        (*work.keys, *unit, work.columns.start),
        {before: moved(temporary(work.columns.amount), 1)},
        work.columns.months,
    )
    value = _value(work)
    fell = (nw.col(before) - value > rounding) & (value * 2 + rounding >= 0)
    return _with_finding(table, fell, "cumulative-falls")


def _above_total(work: Work, options: Options, rounding: int) -> Table | None:
    if _SEGMENTS not in work.schema or not work.is_text(_SEGMENTS):
        return None
    segments = work.text(_SEGMENTS)
    adds = does_not_add(work, options, "places")
    observed = work.with_table(
        work.table.filter(unless(_observed(work) & ~_is_in(work, _balances(options)), adds))
    )
    is_part = (segments != "") & ~segments.str.contains("|", literal=True)
    parts = observed.table.filter(is_part & ~segments.str.starts_with(_STAGE))
    value, whole, start = temporary(work.columns.amount), temporary("whole"), work.columns.start
    totals = one_of_each(
        observed.with_table(observed.table.filter(segments == "")),
        {start: start},
        {value: whole},
        unique=options.keys == "unique",
        keys=tuple(name for name in work.series_keys if name != _SEGMENTS),
    )
    found = beside(observed.with_table(parts), totals)
    above = nw.col(value) - nw.col(whole) > rounding
    holds = unless(found.found & above, found.twice, found.other_unit)
    return _with_finding(found.table, holds, "part-above-total")
