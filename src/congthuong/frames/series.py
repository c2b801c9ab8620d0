"""Chuỗi lũy kế trong bảng: year to date and single periods, by period and never by row."""

from typing import Final, TypeVar

from congthuong.errors import InvalidValueError
from congthuong.frames._lookups import last_month, with_ground
from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames._ratios import Case, exact_amounts, no_reason, reason_of, refuse
from congthuong.frames._rules import does_not_add, is_no_level
from congthuong.frames._windows import (
    Moved,
    moved,
    running_count,
    running_sum,
    windowed,
)
from congthuong.frames._work import Engine, Number, Work, closed, opened, temporary
from congthuong.frames.options import DEFAULTS, Options
from congthuong.frames.periods import period_id
from congthuong.frames.reasons import Reason

__all__ = ["accumulate", "decumulate"]

F = TypeVar("F")
_YEAR: Final = 12
_ONE_ROW: Final = 2**40
# Twelve of them, or the difference of two, stay within 64 bits.
_LARGEST: Final = 2**59


def accumulate(frame: F, options: Options = DEFAULTS, *, step: int = 1) -> F:
    """Lũy kế từ đầu năm: rows of single periods to rows of the months since January.

    Gives one row for each row of `step` months (1, 3 or 6); rows of other lengths are left out.
    `start`, `months` and `period` become those of the cumulative period, `amount` the sum, and
    `accumulate_reason` is added. Every year begins anew. After a month that is missing, unknown
    or there twice, the later sums of its year are unknown ("incomplete").

    Sums are exact for whole numbers and decimals. Indicators that do not add over time are
    refused row by row ("not-additive"). Raises as `year_on_year`.

    >>> import polars
    >>> from congthuong.frames import accumulate
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42", "months": 1,
    ...                          "start": [24240, 24241, 24243], "amount": [1, 2, 3]})
    >>> accumulate(rows).select("start", "months", "amount").rows()
    [(24240, 1, 1), (24240, 2, 3), (24240, 4, None)]
    """
    work, value = _opened(frame, options, step)
    table = work.table.filter(work.months == step) if work.has_months else work.table
    january, place = nw.col(temporary("january")), temporary("place")
    first = work.start - january
    position = first if step == 1 else first // step
    table = table.with_columns((work.start // _YEAR * _YEAR).alias(temporary("january")))
    columns = {temporary("sum"): running_sum(value)}
    if options.keys == "unique":
        columns[place] = running_count(value)
        every, twice = position + 1, None
    else:
        table, digits, every = _with_digits(work, table, value, position)
        columns |= digits
        twice = _comes_twice(work.start)
    within = (*work.series_keys, *_unit(work), temporary("january"))
    table = windowed(work, table, within, columns)
    table, ground = with_ground(work, table, january, last_month(work))
    cases: tuple[Case, ...] = (
        (Reason.INCOMPLETE_KEY, work.is_incomplete),
        (Reason.DUPLICATE, twice),
        (Reason.NOT_ADDITIVE, does_not_add(work, options, "time")),
        (Reason.KIND, is_no_level(work)),
        (Reason.PERIOD, first - position * step != 0 if step > 1 else None),
        (Reason.GROUND, ground),
        (Reason.OVERFLOW, _too_large(work)),
        (Reason.UNKNOWN, nw.col(value).is_null()),
        (Reason.INCOMPLETE, nw.col(place) != every),
    )
    done = work.with_table(table)
    time = january, first + step
    return _rekeyed(done, frame, options, "accumulate", nw.col(temporary("sum")), cases, time)


def _with_digits(
    work: Work, table: Table, value: str, position: Expr
) -> tuple[Table, dict[str, Moved], Expr]:
    """Rows up to here are counted, and each period of the year has a binary digit of its own.

    Only where every period came once are there as many as periods and all digits one.
    """
    place = temporary("place")
    digit = (nw.lit(2.0) ** position).cast(nw.Int64)
    known = ~nw.col(value).is_null()
    worth = nw.when(known).then(digit + _ONE_ROW).otherwise(nw.lit(0))
    columns = {
        place: running_sum(place),
        temporary("at"): moved(work.columns.start, 1),
        temporary("after"): moved(work.columns.start, -1),
    }
    every = digit * 2 - 1 + (position + 1).cast(nw.Int64) * _ONE_ROW
    return table.with_columns(worth.alias(place)), columns, every


def decumulate(frame: F, options: Options = DEFAULTS, *, step: int = 1) -> F:
    """Tách lũy kế: rows of the months since January to rows of single periods of `step` months.

    Undoes `accumulate`, row by row; rows that do not begin in January or are no multiple of
    `step` are left out. Where the cumulative row one step shorter is missing, unknown or there
    twice, the single figure is unknown; it is never spread over the months. Exact for whole
    numbers and decimals. Raises as `year_on_year`, and `InvalidValueError` for another step.

    >>> import polars
    >>> from congthuong.frames import decumulate
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42", "start": 24240,
    ...                          "months": [1, 2, 4], "amount": [10, 25, 40]})
    >>> decumulate(rows).select("start", "months", "amount").rows()
    [(24240, 1, 10), (24241, 1, 15), (24243, 1, None)]
    """
    work, value = _opened(frame, options, step, options.columns.months)
    start, months = work.start, work.months
    cumulative = (start - start // _YEAR * _YEAR == 0) & (months > 0) & (months <= _YEAR)
    table = work.table.filter(cumulative & (months - months // step * step == 0))
    is_first = months == step
    table = _with_neighbours(work, table, value)
    last = start + months - 1
    table, ground = with_ground(
        work, table, nw.when(is_first).then(last).otherwise(last - step), last
    )
    at, base = nw.col(temporary("at")), nw.col(temporary("base"))
    is_next = (months - at == step).fill_null(value=False)
    base_twice = is_next & (nw.col(temporary("before")) == at).fill_null(value=False)
    twice = _comes_twice(months) | base_twice
    single = nw.when(is_first).then(nw.col(value)).otherwise(nw.col(value) - base)
    cases: tuple[Case, ...] = (
        (Reason.INCOMPLETE_KEY, work.is_incomplete),
        (Reason.DUPLICATE, twice),
        (Reason.NOT_ADDITIVE, does_not_add(work, options, "time")),
        (Reason.KIND, is_no_level(work)),
        (Reason.GROUND, ground),
        (Reason.OVERFLOW, _too_large(work)),
        (Reason.UNKNOWN, nw.col(value).is_null()),
        (Reason.INCOMPLETE, ~is_first & (~is_next | base.is_null())),
    )
    done = work.with_table(table)
    time = start + months - step, nw.lit(step)
    return _rekeyed(done, frame, options, "decumulate", single, cases, time)


def _with_neighbours(work: Work, table: Table, value: str) -> Table:
    """Beside every cumulative row the next shorter one, and the lengths around."""
    length = work.columns.months
    columns = {
        temporary("base"): moved(value, 1),
        temporary("at"): moved(length, 1),
        temporary("before"): moved(length, 2),
        temporary("after"): moved(length, -1),
    }
    within = (*work.keys, *_unit(work), work.columns.start)
    return windowed(work, table, within, columns, length)


def _opened(frame: object, options: Options, step: int, *needed: str) -> tuple[Work, str]:
    """The frame, and the name of its amounts, those that no sum could hold left out."""
    if step not in (1, 3, 6):
        raise InvalidValueError(step, "a step of 1, 3 or 6 months")
    column = options.columns.amount
    work = opened(frame, options.columns, column, *needed)
    value = temporary(column)
    table = exact_amounts(work, column)
    if work.number(column) is Number.WHOLE:
        small = (nw.col(value) <= _LARGEST) & (nw.col(value) >= -_LARGEST)
        table = table.with_columns(nw.when(small).then(nw.col(value)).alias(value))
    return work.with_table(table), value


def _unit(work: Work) -> tuple[str, ...]:
    """What a series has in common besides its key: figures of two units are never added."""
    return (work.columns.unit,) if work.has_unit else ()


def _too_large(work: Work) -> Expr | None:
    column = work.columns.amount
    if work.number(column) is not Number.WHOLE:
        return None
    return (nw.col(column) > _LARGEST) | (nw.col(column) < -_LARGEST)


def _comes_twice(order: Expr) -> Expr:
    at, after = nw.col(temporary("at")), nw.col(temporary("after"))
    return (at == order).fill_null(value=False) | (after == order).fill_null(value=False)


def _rekeyed(
    work: Work,
    frame: F,
    options: Options,
    name: str,
    amount: Expr,
    cases: tuple[Case, ...],
    time: tuple[Expr, Expr],
) -> F:
    """The rows at their new time, with the new amount and the reason where there is none."""
    columns, reason = work.columns, f"{name}_reason"
    whole = work.number(columns.amount) is Number.WHOLE
    # DuckDB sums whole numbers into wider ones.
    value = amount.cast(nw.Int64) if whole and work.engine is not Engine.PANDAS else amount
    start, months = temporary("new_start"), temporary("new_months")
    length = work.schema[columns.months] if work.has_months else nw.Int32()
    table = work.table
    holds = no_reason(cases)
    if options.reasons or options.gaps == "refuse":
        table = table.with_columns(reason_of(cases).alias(reason))
        holds = nw.col(reason).is_null()
    table = table.with_columns(
        nw.when(holds).then(value).alias(columns.amount),
        time[0].cast(work.schema[columns.start]).alias(start),
        time[1].cast(length).alias(months),
    )
    if options.gaps == "refuse":
        refuse(table, (name,), work, f"{name} rows of")
    table = table.with_columns(
        nw.col(start).alias(columns.start), nw.col(months).alias(columns.months)
    )
    if columns.period in work.schema:
        table = table.with_columns(period_id(work.start, work.months).alias(columns.period))
    kept = [*work.schema, *([] if work.has_months else [columns.months])]
    kept += [reason] if options.reasons else []
    return closed(work, table.select(*kept), frame)
