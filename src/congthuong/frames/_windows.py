"""Cửa sổ: columns over the rows of a partition in the order of time, as each engine is quickest."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames._work import Engine, Work, temporary

__all__ = ["Moved", "moved", "running_count", "running_sum", "windowed"]

_Kind: TypeAlias = Literal["sum", "count", "shift"]


class Moved(NamedTuple):
    """Cột dời: what is made of a column over the rows up to here, or some rows before."""

    kind: _Kind
    column: str
    rows: int = 0

    @property
    def expression(self) -> Expr:
        """As an expression, which still lacks its partition."""
        column = nw.col(self.column)
        if self.kind == "sum":
            return column.cum_sum()
        return column.cum_count() if self.kind == "count" else column.shift(self.rows)

    @property
    def sql(self) -> str:
        """As a call in DuckDB, which still lacks its window."""
        column = _identifier(self.column)
        if self.kind != "shift":
            return f"{self.kind}({column})"
        return f"{'lag' if self.rows > 0 else 'lead'}({column}, {abs(self.rows)})"


def running_sum(column: str) -> Moved:
    """The sum of a column up to here."""
    return Moved("sum", column)


def running_count(column: str) -> Moved:
    """How many known values a column has up to here."""
    return Moved("count", column)


def moved(column: str, rows: int) -> Moved:
    """The value of a column so many rows before; behind, where the number is negative."""
    return Moved("shift", column, rows)


def windowed(
    work: Work,
    table: Table,
    partition: tuple[str, ...],
    columns: Mapping[str, Moved],
    order: str | None = None,
) -> Table:
    """Columns computed within each partition in the order of time, or of another column."""
    start = work.columns.start if order is None else order
    if work.engine is Engine.DUCKDB:
        return _in_sql(table, partition, columns, start)
    made = {name: each.expression for name, each in columns.items()}
    if work.engine is not Engine.PANDAS:
        return table.with_columns(
            **{name: each.over(*partition, order_by=start) for name, each in made.items()}
        )
    # On pandas a window with an order sorts once for every column: sort once for all instead.
    row = temporary("row")
    held = cast("nw.DataFrame[Any]", table)
    in_order = held[start].is_sorted()
    if not in_order:
        held = held.with_row_index(row).sort(start)
    held = held.with_columns(**{name: each.over(*partition) for name, each in made.items()})
    return cast("Table", held if in_order else held.sort(row).drop(row))


def _in_sql(
    table: Table, partition: tuple[str, ...], columns: Mapping[str, Moved], order: str
) -> Table:
    # narwhals spells out a frame of rows for each column, which costs DuckDB a fifth more time.
    native: Any = table.to_native()
    replaced = [name for name in columns if name in native.columns]
    kept = f"* EXCLUDE ({', '.join(map(_identifier, replaced))})" if replaced else "*"
    made = ", ".join(f"{each.sql} OVER w AS {_identifier(name)}" for name, each in columns.items())
    by = ", ".join(map(_identifier, partition))
    window = f"(PARTITION BY {by} ORDER BY {_identifier(order)})"
    query = f"SELECT {kept}, {made} FROM _congthuong_frame WINDOW w AS {window}"  # noqa: S608
    return cast("Table", nw.from_native(native.query("_congthuong_frame", query)))


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
