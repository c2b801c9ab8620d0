"""Tra kỳ trước: the figure of the same series some months earlier, by period and not by row."""

import functools
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from attrs import frozen

from congthuong.frames._grounds import changes_of_codes, terms_of_codes
from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames._windows import moved, windowed
from congthuong.frames._work import Engine, Work, small_table, temporary

__all__ = [
    "Bases",
    "Beside",
    "Earlier",
    "beside",
    "earlier",
    "ground_unknown",
    "last_month",
    "length_of",
    "one_of_each",
    "with_ground",
    "with_places",
]

_JOINING = (Engine.POLARS, Engine.DUCKDB)
_LONGEST = 60
# So many changes are asked of each row one by one before a join of all codes is quicker.
_FEW = 8


@frozen
class Earlier:
    """A table with earlier figures beside its rows, and whether they are there and lie alone."""

    table: Table
    found: Expr
    twice: Expr | None


def earlier(work: Work, months: Expr | int, brought: Mapping[str, str], *, unique: bool) -> Earlier:
    """Every row with columns of the row so many months earlier in its series.

    `brought` maps a column to the name under which its earlier value comes. Where keys are
    promised to come once, Polars and DuckDB join, which is nearly twice as fast there; a window
    sees duplicates without a second pass, and is the faster way on Spark in any case.
    """
    if unique and work.engine in _JOINING:
        return _joined(work, months, brought)
    return _by_window(work, months, brought, unique=unique)


def _joined(work: Work, months: Expr | int, brought: Mapping[str, str]) -> Earlier:
    start, found = work.columns.start, temporary("found")
    shifted = (work.start + months).cast(work.schema[start]).alias(start)
    bases = work.table.select(
        *work.series_keys,
        shifted,
        nw.lit(True).alias(found),  # noqa: FBT003 (a literal column)
        *(nw.col(name).alias(into) for name, into in brought.items()),
    )
    table = work.table.join(bases, on=[*work.series_keys, start], how="left")
    return Earlier(table, ~nw.col(found).is_null(), None)


def _by_window(
    work: Work, months: Expr | int, brought: Mapping[str, str], *, unique: bool
) -> Earlier:
    phase, at = temporary("phase"), temporary("at")
    start = work.start
    # Spans of three months may start in any month: those of one phase lie whole spans apart.
    table = work.table.with_columns((start - start // months * months).alias(phase))
    time = work.columns.start
    columns = {into: moved(name, 1) for name, into in brought.items()} | {at: moved(time, 1)}
    if not unique:
        columns |= {temporary("before"): moved(time, 2), temporary("after"): moved(time, -1)}
    table = windowed(work, table, (*work.series_keys, phase), columns)
    found = start - nw.col(at) == months
    if unique:
        return Earlier(table, found, None)
    before, after = nw.col(temporary("before")), nw.col(temporary("after"))
    own = (nw.col(at) == start).fill_null(value=False) | (after == start).fill_null(value=False)
    base = (before == nw.col(at)).fill_null(value=False) & found
    return Earlier(table, found, own | base)


def length_of(months: Expr) -> Expr:
    """How many months a period has, or the month or year that a moment lies in."""
    moments = nw.when(months < 0).then(-months).otherwise(nw.lit(1))
    return nw.when(months > 0).then(months).otherwise(moments)


def last_month(work: Work) -> Expr:
    """The last month of a row's period, which decides what unit its code means."""
    return work.start + (length_of(work.months) if work.has_months else 1) - 1


def with_ground(work: Work, table: Table, first: Expr, last: Expr) -> tuple[Table, Expr | None]:
    """Whether no one unit bore a row's code from one month to another, both at their ends.

    Not asked where the table says which version of a place is meant. A number has lost its zeros
    and is doubted where any code that it may be is; a code that is not on record is one of the
    caller's own, and is not doubted.
    """
    columns = work.columns
    if columns.place_from in work.schema or not (work.is_text(columns.place) or _has_numbers(work)):
        return table, None
    changes = _changes_in(work)
    if changes is None or len(changes) > _FEW:
        return _with_terms(work, table, first, last)
    code = _code(work)
    unlike = [
        (last >= since) & (first < until) & code.is_in(codes).fill_null(value=False)
        for (since, until), codes in changes.items()
    ]
    return table, functools.reduce(lambda found, more: found | more, unlike) if unlike else None


def _has_numbers(work: Work) -> bool:
    return bool(work.schema[work.columns.place].is_numeric())


def _code(work: Work) -> Expr:
    # As a float a number is the same however it is held; beside a gap pandas holds no other.
    place = work.columns.place
    return nw.col(place).cast(nw.Float64) if _has_numbers(work) else work.text(place)


def _changes_in(work: Work) -> Mapping[tuple[int, int], list[str] | list[float]] | None:
    """The changes that the codes and months of a table meet; a lazy table is not asked."""
    columns = work.columns
    eager = work.collects or work.engine is Engine.PANDAS
    if not eager or not work.schema[columns.start].is_integer():
        return None
    first, last = temporary("first"), temporary("last")
    months = work.table.select(work.start.alias(first), last_month(work).alias(last)).drop_nulls()
    ends = months.select(nw.col(first).min(), nw.col(last).max(), nw.len().alias("rows"))
    ((earliest, latest, rows),) = _eager(ends).rows()
    if not rows:
        return {}
    numbers, place = _has_numbers(work), temporary("place")
    places = _eager(work.table.select(_code(work).alias(place)))[place].unique().to_list()
    held = {str(code): code for code in places}
    codes = set(held)
    changes = changes_of_codes(int(earliest) - _LONGEST, int(latest), numbers=numbers)
    met = {change: sorted(among & codes) for change, among in changes.items() if among & codes}
    if not numbers:
        return met
    return {change: [held[code] for code in among] for change, among in met.items()}


def _eager(table: Table) -> "nw.DataFrame[Any]":
    return table.lazy().collect()


def _with_terms(work: Work, table: Table, first: Expr, last: Expr) -> tuple[Table, Expr]:
    """As `with_ground`, from a table of all codes beside the rows."""
    numbers, code = _has_numbers(work), temporary("ground_code")
    codes, *months = zip(*terms_of_codes(numbers=numbers), strict=True)
    ends = [temporary(f"ground_{number}") for number in range(len(months))]
    known = small_table(work, dict(zip((code, *ends), (codes, *months), strict=True)))
    known = known.with_columns(*(nw.col(name).cast(nw.Int32) for name in ends))
    if numbers:
        known = known.with_columns(nw.col(code).cast(nw.Float64))
    named = table.with_columns(_code(work).alias(code))
    terms = zip(ends[::2], ends[1::2], strict=True)
    one = [(nw.col(since) <= first) & (last < nw.col(until)) for since, until in terms]
    # Without a term the join found no code, and nothing is known against the pair.
    unlisted = nw.col(ends[0]).is_null()
    held = functools.reduce(lambda found, more: found | more, one, unlisted)
    return named.join(known, on=code, how="left"), ~held


def ground_unknown(work: Work) -> Expr:
    """Whether the ground of a row's place is not exactly known for the row's last month."""
    last = last_month(work)
    first, end = (nw.col(temporary(name)) for name in ("unknown_from", "unknown_to"))
    return first.is_null() | ((last >= first) & (last < end))


def with_places(
    work: Work,
    rows: Sequence[tuple[str, ...]],
    further: Sequence[str],
    how: Literal["left", "inner"],
) -> Table:
    """Every row with what is known of its place: two cells that name it, two months, more."""
    names = [temporary(name) for name in ("code", "since", "unknown_from", "unknown_to", *further)]
    known = small_table(work, dict(zip(names, zip(*rows, strict=True), strict=True)))
    known = known.with_columns(*(nw.col(name).cast(nw.Int32) for name in names[2:4]))
    named = work.table.with_columns(
        work.text(work.columns.place).alias(names[0]),
        work.text(work.columns.place_from).alias(names[1]),
    )
    return named.join(known, on=names[:2], how=how)


@frozen
class Bases:
    """Rows to be looked up, each key once."""

    table: Table
    on: tuple[str, ...]
    counted: bool
    has_unit: bool


def one_of_each(
    work: Work,
    renamed: Mapping[str, str],
    brought: Mapping[str, str],
    *,
    unique: bool,
    keys: tuple[str, ...] | None = None,
) -> Bases:
    """One row for every key, so that a join multiplies nothing; how many there were is counted.

    `renamed` are further columns of the key under the names that they are matched by.
    """
    own = work.keys if keys is None else keys
    unit = {work.columns.unit: temporary("matched_unit")} if work.has_unit else {}
    carried = {**brought, **unit}
    table = work.table.select(
        *own,
        *(nw.col(name).alias(into) for name, into in renamed.items()),
        *(nw.col(name).alias(into) for name, into in carried.items()),
    )
    on = (*own, *renamed.values())
    found = temporary("matched")
    if unique:
        table = table.with_columns(nw.lit(1).alias(found))
    else:
        ends = (nw.col(into).max() for into in carried.values())
        table = table.group_by(*on).agg(nw.len().alias(found), *ends)
    return Bases(table, on, not unique, bool(unit))


@frozen
class Beside:
    """A table with what was looked up beside its rows."""

    table: Table
    found: Expr
    twice: Expr | None
    other_unit: Expr | None


def beside(work: Work, bases: Bases) -> Beside:
    """Every row with the base of its key, where there is one."""
    table = work.table.join(bases.table, on=list(bases.on), how="left")
    count = nw.col(temporary("matched"))
    other = None
    if bases.has_unit and work.has_unit:
        same = nw.col(temporary("matched_unit")) == nw.col(work.columns.unit)
        other = ~same.fill_null(value=False)
    found = ~count.is_null()
    twice = (count > 1).fill_null(value=False) if bases.counted else None
    return Beside(table, found, twice, other)
