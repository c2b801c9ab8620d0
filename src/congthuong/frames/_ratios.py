"""Tỷ lệ trong bảng: a percentage of two columns, in floats or exactly in whole hundredths."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias, TypeVar, cast

from congthuong.errors import IncomparableError, InvalidTypeError
from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames._work import Engine, Number, Work, closed, temporary
from congthuong.frames.options import Options
from congthuong.frames.reasons import Reason

__all__ = [
    "Case",
    "amounts",
    "exact_amounts",
    "finished",
    "no_reason",
    "reason_of",
    "refuse",
    "unless",
    "with_percent",
]

F = TypeVar("F")
Case: TypeAlias = tuple[Reason, Expr | None]

# Of n · 20000 + d and 2 · d none leaves 64 bits below these.
_LARGEST_NUMERATOR: Final = 450_000_000_000_000
_LARGEST_DENOMINATOR: Final = 200_000_000_000_000_000
_LARGEST_MINOR: Final = 900_000_000_000_000_000
_MOST_PLACES: Final = 15
_HALVES: Final = 20_000


def amounts(work: Work, options: Options, *columns: str) -> Work:
    """The work with the numbers of these columns beside them, as the percents need them.

    Floats where floats are asked for, else whole minor units in columns named by `temporary`.
    """
    exact = options.percents == "hundredths"
    table = work.table
    kinds = {work.number(column) for column in columns}
    if exact and Number.FLOAT in kinds:
        accepted = "whole minor units or decimals: floats have no exact percents"
        raise InvalidTypeError(columns, accepted)
    if exact and Number.DECIMAL in kinds:
        scale = max(_scale(work, column) for column in columns)
        if scale > _MOST_PLACES:
            accepted = f"decimals of at most {_MOST_PLACES} places for exact percents"
            raise InvalidTypeError(columns, accepted)
        return work.with_table(table.with_columns(*(_minor(work, c, scale) for c in columns)))
    if exact or (work.engine is Engine.PANDAS and not _are_numpy(table, columns)):
        return work.with_table(exact_amounts(work, *columns))
    return work.with_table(
        table.with_columns(*(work.amount(c).alias(temporary(c)) for c in columns))
    )


def exact_amounts(work: Work, *columns: str) -> Table:
    """The table with the numbers of these columns beside them, in full width, nothing rounded."""
    table = work.table
    whole = [c for c in columns if work.number(c) is Number.WHOLE]
    if work.engine is Engine.PANDAS and whole:
        table = _nullable(table, whole)
        columns = tuple(c for c in columns if c not in whole)
    return table.with_columns(*(work.amount(c).alias(temporary(c)) for c in columns))


def _are_numpy(table: Table, columns: Sequence[str]) -> bool:
    """Whether pandas holds these as numpy does; Arrow makes no floats of large whole numbers."""
    native: Any = table.to_native()
    return all(type(native[column].dtype).__module__.startswith("numpy") for column in columns)


def _nullable(table: Table, columns: Sequence[str]) -> Table:
    """A table of pandas with whole numbers that may be missing, beside these columns."""
    native: Any = table.to_native()
    added = {temporary(column): native[column].astype("Int64") for column in columns}
    return cast("Table", nw.from_native(native.assign(**added)))


def _scale(work: Work, column: str) -> int:
    kind = work.schema[column]
    return int(getattr(kind, "scale", 0) or 0)


def _minor(work: Work, column: str, scale: int) -> Expr:
    """Decimals as whole minor units; too large ones as the largest, which `_fits` refuses."""
    most = _LARGEST_MINOR // 10**scale
    within = work.amount(column).clip(-most, most)
    minor: Expr = (within * 10**scale).cast(nw.Int64)
    return minor.alias(temporary(column))


def reason_of(cases: Iterable[Case]) -> Expr:
    """The code of the first reason that holds, null where none does."""
    said = nw.lit(None).cast(nw.String)
    for reason, holds in reversed(tuple(cases)):
        if holds is not None:
            said = nw.when(holds).then(nw.lit(reason.value)).otherwise(said)
    return said


def no_reason(cases: Iterable[Case]) -> Expr:
    """Whether none of the reasons holds; one that cannot be decided does not."""
    given = [holds.fill_null(value=False) for _, holds in cases if holds is not None]
    return ~nw.any_horizontal(*given, ignore_nulls=False)


def unless(ok: Expr, *blocking: Expr | None) -> Expr:
    """Whether the first holds and none of the others, which are not asked where they are None."""
    for holds in blocking:
        ok = ok if holds is None else ok & ~holds
    return ok


def with_percent(
    work: Work,
    name: str,
    options: Options,
    *,
    ratio: tuple[Expr, Expr],
    ok: Expr,
    operands: Sequence[str],
    cases: Sequence[Case],
) -> Table:
    """The table with a percentage under `name` (or its hundredths) and its reason beside it.

    `ratio` is what is divided and by what; `ok` holds where both may be, null counting as no;
    `operands` are the columns of whole numbers from which the first of them is taken.
    """
    above, below = ratio
    table = work.table
    if options.percents == "float":
        table = _quotient(work.engine, table, name, (above, below), ok)
    else:
        fits = _fits(operands) & (below <= _LARGEST_DENOMINATOR)
        above_name, below_name = temporary("above"), temporary("below")
        table = table.with_columns(
            nw.when(ok & fits).then(above).alias(above_name),
            nw.when(ok & fits).then(below).alias(below_name),
        )
        table = _divided(work.engine, table, f"{name}_hundredths", (above_name, below_name))
        cases = (*cases, (Reason.OVERFLOW, ~fits))
    if options.reasons or options.gaps == "refuse":
        table = table.with_columns(reason_of(cases).alias(f"{name}_reason"))
    return table


def _quotient(engine: Engine, table: Table, name: str, ratio: tuple[Expr, Expr], ok: Expr) -> Table:
    """A percentage as a float, null where it may not be taken."""
    above, below = (each.cast(nw.Float64) for each in ratio)
    if engine is not Engine.SPARK:
        return table.with_columns(nw.when(ok).then(above * 100 / below).alias(name))
    # For Spark narwhals writes out what a division by zero gives, which takes half as long again.
    names = temporary("above"), temporary("below")
    operands = (nw.when(ok).then(each) for each in (above, below))
    named = (each.alias(into) for each, into in zip(operands, names, strict=True))
    native: Any = table.with_columns(*named).to_native()
    quotient = f"{names[0]} * 100.0D / {names[1]} AS {name}"
    return cast("Table", nw.from_native(native.selectExpr("*", quotient)))


def _fits(operands: Sequence[str]) -> Expr:
    """Whether the difference of these columns, times twenty thousand, stays within 64 bits."""
    most = _LARGEST_NUMERATOR // len(operands)
    fits = [(nw.col(name) <= most) & (nw.col(name) >= -most) for name in operands]
    return nw.all_horizontal(*fits, ignore_nulls=False)


def _divided(engine: Engine, table: Table, name: str, columns: tuple[str, str]) -> Table:
    """Hundredths of a percent, halves away from zero, by division of whole numbers alone."""
    above, below = columns
    if engine in (Engine.DUCKDB, Engine.SPARK):
        # narwhals has no division of whole numbers here that is both exact and plain.
        native: Any = table.to_native()
        shifted = f"{above} * {_HALVES} + CASE WHEN {above} < 0 THEN -{below} ELSE {below} END"
        divides = "//" if engine is Engine.DUCKDB else "div"
        quotient = f"({shifted}) {divides} (2 * {below}) AS {name}"
        done = (
            native.project(f"*, {quotient}")
            if engine is Engine.DUCKDB
            else native.selectExpr("*", quotient)
        )
        return cast("Table", nw.from_native(done))
    n, d = nw.col(above), nw.col(below)
    # Rounded down, a half of a negative number goes the wrong way by itself: one less tips it.
    shifted_down = n * _HALVES + d - (n < 0).cast(nw.Int64)
    return table.with_columns((shifted_down // (d * 2)).alias(name))


def finished(
    work: Work, table: Table, frame: F, names: Sequence[str], options: Options, operation: str
) -> F:
    """The caller's frame with the measures of these names; raises where that is asked for."""
    if options.gaps == "refuse":
        refuse(table, names, work, operation)
    there = table.collect_schema().names()
    added = [f"{name}{end}" for name in names for end in ("", "_hundredths")]
    reasons = [f"{name}_reason" for name in names] if options.reasons else []
    kept = dict.fromkeys([*work.schema, *added, *reasons])
    return closed(work, table.select(*(name for name in kept if name in there)), frame)


def refuse(table: Table, names: Sequence[str], work: Work, operation: str) -> None:
    """Raise `IncomparableError` for the first row with a reason; runs a lazy frame."""
    for name in names:
        reason = f"{name}_reason"
        there = table.collect_schema().names()
        shown = [key for key in (*work.series_keys, work.columns.start) if key in there]
        wrong: Any = table.filter(~nw.col(reason).is_null()).select(*shown, reason).head(1)
        first: Any = wrong.collect() if isinstance(wrong, nw.LazyFrame) else wrong
        for row in first.rows(named=True):
            why = row.pop(reason)
            raise IncomparableError(operation, row, first.columns[-1], why)
