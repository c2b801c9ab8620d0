"""Tỷ lệ hoàn thành kế hoạch trong bảng: figures against the plans whose time encloses theirs."""

from typing import Final, TypeVar

from attrs import evolve

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames._lookups import beside, last_month, length_of, one_of_each, with_ground
from congthuong.frames._narwhals import Expr, nw
from congthuong.frames._ratios import Case, amounts, finished, unless, with_percent
from congthuong.frames._rules import is_no_level
from congthuong.frames._work import Work, opened, temporary
from congthuong.frames.columns import Columns
from congthuong.frames.options import DEFAULTS, Options
from congthuong.frames.reasons import Reason

__all__ = ["percent_of_plan"]

F = TypeVar("F")
_NAME: Final = "percent_of_plan"
_OPERATION: Final = "compute percent_of_plan of"
_YEAR: Final = 12
_TERM: Final = 60
_RECORD: Final = "record"


def percent_of_plan(
    frame: F, plans: F | None = None, options: Options = DEFAULTS, *, plan_months: int = _YEAR
) -> F:
    """Tỷ lệ hoàn thành kế hoạch: every row as a percentage of its plan.

    Adds `percent_of_plan` in percent, or `percent_of_plan_hundredths`, and its reason. A row
    carries its plan in the column `plan_amount`; or `plans` is a table of plans, of the same
    columns, and each row meets the plan of its key that encloses its time; or the table holds
    plans itself, as `to_frame` writes them (`record`). Plans of one length are meant at a time:
    of `plan_months`, by default the year's; five years begin in 2021, 2016 and so on.

    A plan that is zero or negative, percentages and indices have no percentage of plan.
    Raises `IncomparableError` with `gaps="refuse"`, `InvalidValueError` for columns that are
    missing or stand in one table alone, `InvalidTypeError` for another kind of frame.

    >>> import polars
    >>> from congthuong.frames import percent_of_plan
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42", "start": [24240, 24241],
    ...                          "amount": [808, 5], "plan_amount": [1616, 0]})
    >>> percent_of_plan(rows)["percent_of_plan"].to_list()
    [50.0, None]
    """
    if type(plan_months) is not int or not (0 < plan_months <= _YEAR or plan_months == _TERM):
        raise InvalidValueError(plan_months, "plans of 1 to 12 months, or of 60")
    work = opened(frame, options.columns, options.columns.amount)
    if plans is None and _RECORD not in work.schema:
        return _of_column(work, frame, options)
    return _of_table(work, frame, plans, options, plan_months)


def _of_column(work: Work, frame: F, options: Options) -> F:
    columns = options.columns
    if columns.plan not in work.schema:
        accepted = f"a table of plans, or a column {columns.plan!r} beside the figures"
        raise InvalidValueError(tuple(work.schema), accepted)
    work = amounts(work, options, columns.amount, columns.plan)
    return _percented(work, frame, options, temporary(columns.plan), ())


def _of_table(work: Work, frame: F, plans: F | None, options: Options, plan_months: int) -> F:
    columns = options.columns
    bare = _without_record(columns)
    work = evolve(work, columns=bare)
    if plans is None:
        kind = work.text(_RECORD)
        held = evolve(work, table=work.table.filter(kind == "plan"))
        work = evolve(work, table=work.table.filter(kind != "plan"))
    else:
        held = opened(plans, bare, columns.amount)
    if held.keys != work.keys or held.engine is not work.engine:
        raise InvalidTypeError(plans, f"plans of the same engine and the key {work.keys}")
    for key in work.keys:
        if _sort(work, key) is not _sort(held, key):
            given = str(work.schema[key]), str(held.schema[key])
            raise InvalidTypeError(given, f"{key!r} of one type in the figures and in the plans")
    if not held.has_months or not work.has_months:
        raise InvalidValueError(tuple(work.schema), f"a column {columns.months!r} in both tables")
    work = amounts(work, options, columns.amount)
    held = amounts(held, options, columns.amount)
    at, plan = temporary("plan_start"), temporary("plan")
    aligned = _aligned(work.start, plan_months).cast(held.schema[columns.start])
    found = beside(
        work.with_table(work.table.with_columns(aligned.alias(at))),
        one_of_each(
            held.with_table(
                held.table.filter(
                    (held.months == plan_months) & (held.start == _aligned(held.start, plan_months))
                )
            ),
            {columns.start: at},
            {temporary(columns.amount): plan},
            unique=options.keys == "unique",
        ),
    )
    table, ground = with_ground(work, found.table, last_month(work), nw.col(at) + (plan_months - 1))
    outside = work.start + length_of(work.months) > nw.col(at) + plan_months
    cases = (
        (Reason.INCOMPLETE_KEY, work.is_incomplete),
        (Reason.DUPLICATE, found.twice),
        (Reason.PERIOD, outside),
        (Reason.GROUND, ground),
        (Reason.NO_BASE, ~found.found),
        (Reason.UNIT, found.other_unit),
    )
    return _percented(work.with_table(table), frame, options, plan, cases)


def _percented(work: Work, frame: F, options: Options, plan: str, before: tuple[Case, ...]) -> F:
    value, whole = nw.col(temporary(options.columns.amount)), nw.col(plan)
    no_level = is_no_level(work)
    cases = (
        *before,
        (Reason.KIND, no_level),
        (Reason.UNKNOWN, value.is_null() | whole.is_null()),
        (Reason.ZERO_BASE, whole == 0),
        (Reason.NEGATIVE_BASE, whole < 0),
    )
    table = with_percent(
        work,
        _NAME,
        options,
        ratio=(value, whole),
        ok=unless(whole > 0, no_level, *(holds for _, holds in before)),
        operands=(temporary(options.columns.amount),),
        cases=cases,
    )
    return finished(work, table, frame, (_NAME,), options, _OPERATION)


def _without_record(columns: Columns) -> Columns:
    more = tuple(name for name in columns.more_keys if name != _RECORD)
    return evolve(columns, more_keys=more)


def _sort(work: Work, key: str) -> str:
    """Whether a key is text or a number, so that a join is of like with like."""
    return "text" if work.is_text(key) else "number" if work.schema[key].is_numeric() else "other"


def _aligned(start: Expr, months: int) -> Expr:
    """The first month of the plan of so many months in which a month lies."""
    if months == _TERM:
        # Terms run from 2011, 2016, 2021: years that leave one when divided by five.
        return (start - _YEAR) // _TERM * _TERM + _YEAR
    step = months if _YEAR % months == 0 else _YEAR
    return start // step * step
