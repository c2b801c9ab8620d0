"""Quy đổi địa giới trong bảng: rows of old units added to rows of the units they make up."""

from collections.abc import Iterable
from typing import Final, TypeVar

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames._cells import place_cells
from congthuong.frames._grounds import ground_cells
from congthuong.frames._lookups import ground_unknown, with_places
from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames._ratios import Case, exact_amounts, reason_of, refuse
from congthuong.frames._rules import does_not_add, is_no_level
from congthuong.frames._statuses import status_of_rank, status_rank
from congthuong.frames._work import Engine, Number, Work, closed, opened, temporary
from congthuong.frames.options import DEFAULTS, Options
from congthuong.frames.reasons import Reason
from congthuong.localities import Day, Locality, recompose

__all__ = ["rebase"]

F = TypeVar("F")
_RECORD: Final = "record"
_HEDGE: Final = "approximation"
_LARGEST: Final = 2**62


def rebase(
    frame: F,
    to: Locality | Iterable[Locality],
    options: Options = DEFAULTS,
    *,
    at: Day,
    on: Day | None = None,
) -> F:
    """Quy đổi về địa giới mới: rows of the units of one day, added to the units they make up.

    For every unit of `to` the largest units of the day `at` that make it up exactly are taken,
    and their rows of one key and time become one row; rows of other places are left out. `on` is
    the day of `to` that is meant, by default its last. Gives the columns of the key and the time,
    `unit`, `amount`, `status` (the least final one), `approximation` and `rebase_reason`.

    An amount is unknown where a part is missing, unknown or there twice ("incomplete",
    "unknown", "duplicate"), where the ground of a part is not exactly known for the time of its
    figure ("ground"), for indicators that do not add over places ("not-additive"), percentages
    and indices ("kind"), and over several units or hedges ("unit"). Plans are left out.

    Raises `InvalidValueError` for a unit that the units of that day do not make up exactly, and
    for tables without text columns of place and validity; `IncomparableError` with
    `gaps="refuse"`.

    >>> from congthuong.frames import rebase, to_frame
    >>> old = [get_locality(code, on=Period.year(2024)) for code in ("02", "08")]
    >>> data = Dataset(Observation.of("exports", unit, "năm 2024", "9 triệu USD") for unit in old)
    >>> new = get_locality("08", on=Period.year(2026))
    >>> table = rebase(to_frame(data, amounts="minor"), new, at=Period.year(2024))
    >>> table.select("place", "place_from", "amount").rows()
    [('08', '2025-07-01', 18000000)]
    """
    columns = options.columns
    work = opened(frame, columns, columns.place_from, columns.amount)
    if not (work.is_text(columns.place) and work.is_text(columns.place_from)):
        raise InvalidTypeError(work.schema[columns.place], "text as codes and validity of places")
    targets = (to,) if isinstance(to, Locality) else tuple(to)
    work = work.with_table(exact_amounts(work, columns.amount))
    table = _of_parts(work, _rows_of_parts(targets, at, on), options)
    return _decided(work.with_table(_summed(work, table)), frame, options)


def _rows_of_parts(targets: tuple[Locality, ...], at: Day, on: Day | None) -> list[tuple[str, ...]]:
    """For every part: its cells, its months of unknown ground, those of its target, its parts."""
    rows: list[tuple[str, ...]] = []
    for target in targets:
        if not isinstance(target, Locality):
            raise InvalidTypeError(target, "a Locality, or several, as the new units")
        parts = recompose(target, at=at, on=on)
        if parts is None:
            raise InvalidValueError(target, f"a unit that the units of {at} make up exactly")
        made = place_cells(target)
        rows.extend(
            (*place_cells(part), *ground_cells(part), *made, str(len(parts))) for part in parts
        )
    if not rows:
        raise InvalidValueError(targets, "at least one unit to rebase to")
    return rows


def _of_parts(work: Work, rows: list[tuple[str, ...]], options: Options) -> Table:
    """The rows of parts under their new place, with what stands against adding each."""
    columns, amount = work.columns, temporary(work.columns.amount)
    if _RECORD in work.schema:
        work = work.with_table(work.table.filter(work.text(_RECORD) == "observation"))
    table = with_places(work, rows, ("new_place", "new_from", "parts"), "inner")
    against = {
        "ground": ground_unknown(work),
        "not_additive": does_not_add(work, options, "places"),
        "kind": is_no_level(work),
        "too_large": _too_large(work, rows),
        "unknown": nw.col(amount).is_null(),
    }
    flags = {
        temporary(name): (holds if holds is not None else nw.lit(value=False)).cast(nw.Int32)
        for name, holds in against.items()
    }
    added = {
        temporary("parts"): nw.col(temporary("parts")).cast(nw.Int32),
        temporary("part"): work.text(columns.place),
        columns.place: nw.col(temporary("new_place")),
        columns.place_from: nw.col(temporary("new_from")),
    }
    table = table.with_columns(**flags).with_columns(**added)
    if "status" in work.schema:
        table = table.with_columns(status_rank(work).alias(temporary("rank")))
    if _HEDGE in work.schema:
        hedge = work.text(_HEDGE)
        table = table.with_columns(nw.when(hedge != "exact").then(hedge).alias(temporary("hedge")))
    return table


def _too_large(work: Work, rows: list[tuple[str, ...]]) -> Expr | None:
    if work.number(work.columns.amount) is not Number.WHOLE:
        return None
    amount, most = nw.col(temporary(work.columns.amount)), _LARGEST // len(rows)
    return (amount > most) | (amount < -most)


def _summed(work: Work, table: Table) -> Table:
    """One row for every new place, key and time."""
    columns = work.columns
    keys = [*work.keys, columns.start, *work.series_keys[len(work.keys) :]]
    amount, part = temporary(columns.amount), temporary("part")
    small = nw.when(nw.col(temporary("too_large")) == 0).then(nw.col(amount))
    flags = ("ground", "not_additive", "kind", "too_large", "unknown", "parts")
    ends = [nw.col(temporary(name)).max() for name in flags]
    for name in (columns.unit, temporary("hedge")):
        if name in table.collect_schema():
            ends += [nw.col(name).min().alias(f"{temporary(name)}_least")]
            ends += [nw.col(name).max().alias(f"{temporary(name)}_most")]
    if "status" in work.schema:
        ends.append(nw.col(temporary("rank")).min())
    if columns.period in work.schema:
        ends.append(nw.col(columns.period).max())
    return (
        table.with_columns(small.alias(amount))
        .group_by(*keys)
        .agg(
            nw.col(amount).sum(),
            nw.len().alias(temporary("rows")),
            nw.col(part).n_unique().alias(temporary("found")),
            *ends,
        )
    )


def _decided(work: Work, frame: F, options: Options) -> F:
    """The sums that are sums of all parts, each once; the reason where one is not."""
    columns, table = work.columns, work.table
    flag = {name: nw.col(temporary(name)) for name in ("ground", "not_additive", "kind")}
    found, parts = nw.col(temporary("found")), nw.col(temporary("parts"))
    cases: tuple[Case, ...] = (
        (Reason.DUPLICATE, nw.col(temporary("rows")) != found),
        (Reason.NOT_ADDITIVE, flag["not_additive"] > 0),
        (Reason.KIND, flag["kind"] > 0),
        (Reason.GROUND, flag["ground"] > 0),
        (Reason.INCOMPLETE, found != parts),
        (Reason.UNIT, _differ(columns.unit) if work.has_unit else None),
        (Reason.UNIT, _differ(temporary("hedge")) if _HEDGE in work.schema else None),
        (Reason.OVERFLOW, nw.col(temporary("too_large")) > 0),
        (Reason.UNKNOWN, nw.col(temporary("unknown")) > 0),
    )
    reason = "rebase_reason"
    table = table.with_columns(reason_of(cases).alias(reason))
    if options.gaps == "refuse":
        refuse(table, ("rebase",), work, "rebase rows of")
    amount = nw.col(temporary(columns.amount))
    if work.number(columns.amount) is Number.WHOLE and work.engine is not Engine.PANDAS:
        amount = amount.cast(nw.Int64)  # DuckDB sums whole numbers into wider ones
    made: dict[str, Expr] = {columns.amount: nw.when(nw.col(reason).is_null()).then(amount)}
    if work.has_unit:
        made[columns.unit] = nw.col(f"{temporary(columns.unit)}_least")
    if _HEDGE in work.schema:
        hedge = nw.col(f"{temporary(temporary('hedge'))}_least")
        made[_HEDGE] = nw.when(hedge.is_null()).then(nw.lit("exact")).otherwise(hedge)
    if "status" in work.schema:
        made["status"] = status_of_rank(nw.col(temporary("rank")))
    table = table.with_columns(**made)
    names = {*table.collect_schema().names()} - {reason}
    kept = [name for name in work.schema if name in names]
    return closed(work, table.select(*kept, *([reason] if options.reasons else [])), frame)


def _differ(name: str) -> Expr:
    least, most = (nw.col(f"{temporary(name)}_{end}") for end in ("least", "most"))
    return (least != most) & ~least.is_null()
