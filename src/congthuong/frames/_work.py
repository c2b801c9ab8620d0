"""Bảng đang tính: a caller's frame opened for expressions, and given back as what it was."""

import functools
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final, TypeVar, cast

from attrs import evolve, field, frozen

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames.columns import Columns

__all__ = ["Engine", "Number", "Work", "closed", "opened", "small_table", "temporary"]

F = TypeVar("F")
_ACCEPTED: Final = (
    "a DataFrame of pandas or Polars, a Polars LazyFrame, a DuckDB relation or a PySpark DataFrame"
)

_BETWEEN: Final = "\x1f"


class Engine(Enum):
    """What computes; each has a cheaper way of its own to look up an earlier row."""

    PANDAS = "pandas"
    POLARS = "polars"
    DUCKDB = "duckdb"
    SPARK = "pyspark"


class Number(Enum):
    """How amounts are held."""

    WHOLE = "whole"
    DECIMAL = "decimal"
    FLOAT = "float"


_ENGINES: Final = {
    nw.Implementation.PANDAS: Engine.PANDAS,
    nw.Implementation.POLARS: Engine.POLARS,
    nw.Implementation.DUCKDB: Engine.DUCKDB,
    nw.Implementation.PYSPARK: Engine.SPARK,
    nw.Implementation.PYSPARK_CONNECT: Engine.SPARK,
}


def temporary(name: str) -> str:
    """The name of a column that no caller has."""
    return f"_congthuong_{name}"


@frozen
class Work:
    """A frame as an expression table, with the columns that it has."""

    table: Table = field(repr=False)
    engine: Engine
    columns: Columns
    schema: dict[str, Any] = field(repr=False)
    collects: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The key columns that are there, without the time."""
        return self.columns.keys_in(self.schema)

    @property
    def series_keys(self) -> tuple[str, ...]:
        """The columns that a series has in common: the key, and the length of its periods."""
        return (*self.keys, self.columns.months) if self.has_months else self.keys

    @property
    def has_months(self) -> bool:
        """Whether rows say how long their period is."""
        return self.columns.months in self.schema

    @property
    def has_unit(self) -> bool:
        """Whether rows say their unit."""
        return self.columns.unit in self.schema

    @property
    def start(self) -> Expr:
        """The first month of a row's period."""
        return nw.col(self.columns.start)

    @property
    def months(self) -> Expr:
        """The length of a row's period."""
        return nw.col(self.columns.months)

    def number(self, column: str) -> Number:
        """How the amounts of a column are held; raises `InvalidTypeError` for no numbers."""
        kind = self.schema[column]
        if kind.is_integer():
            return Number.WHOLE
        if kind.is_float():
            return Number.FLOAT
        if kind == nw.Decimal and self.engine is not Engine.PANDAS:
            return Number.DECIMAL
        accepted = "whole minor units or floats"
        if self.engine is not Engine.PANDAS:
            accepted = "whole minor units, decimals or floats"
        raise InvalidTypeError(kind, f"{accepted} in the column {column!r}")

    def is_text(self, column: str) -> bool:
        """Whether a column holds text, as categories or plainly."""
        return self.schema[column] in (nw.String, nw.Categorical, nw.Enum)

    def text(self, column: str) -> Expr:
        """A column of text as plain text."""
        plain = self.schema[column] == nw.String
        return nw.col(column) if plain else nw.col(column).cast(nw.String)

    def amount(self, column: str) -> Expr:
        """The numbers of a column in full width; what is no finite number is null."""
        number = self.number(column)
        if number is Number.WHOLE:
            return nw.col(column).cast(nw.Int64)
        if number is Number.FLOAT:
            return nw.when(nw.col(column).is_finite()).then(nw.col(column).cast(nw.Float64))
        return nw.col(column)

    @property
    def is_incomplete(self) -> Expr:
        """Whether some part of a row's key is missing."""
        parts = (*self.keys, self.columns.start, *self.series_keys[len(self.keys) :])
        return functools.reduce(
            lambda found, more: found | more, (nw.col(name).is_null() for name in parts)
        )

    def with_table(self, table: Table) -> "Work":
        """The same work on another table of the same columns."""
        return evolve(self, table=table)


def opened(frame: object, columns: Columns, *needed: str) -> Work:
    """A frame opened for expressions; raises `InvalidTypeError` and, for columns, `ValueError`."""
    try:
        held = nw.from_native(cast("Any", frame))
    except TypeError:
        raise InvalidTypeError(frame, _ACCEPTED) from None
    engine = _ENGINES.get(held.implementation)
    if engine is None:
        raise InvalidTypeError(frame, _ACCEPTED)
    schema = dict(held.collect_schema())
    for name in (columns.indicator, columns.place, columns.start, *needed):
        if name not in schema:
            raise InvalidValueError(tuple(schema), f"a table with a column {name!r}")
    # A lazy Polars frame computes a repeated sub-expression once, an eager one each time.
    collects = engine is Engine.POLARS and isinstance(held, nw.DataFrame)
    table = cast("Table", held.lazy() if collects else held)
    return Work(table, engine, columns, schema, collects)


def closed(work: Work, table: Table, _like: F) -> F:
    """A table as a frame of the type that the caller gave."""
    done: Any = table.collect() if work.collects else table
    return cast("F", done.to_native())


def small_table(work: Work, data: Mapping[str, Sequence[str]]) -> Table:
    """A table of a few rows of text beside the caller's frame, in the same engine."""
    native: Any = work.table.to_native()
    if work.engine is Engine.SPARK:
        rows = list(zip(*data.values(), strict=True))
        schema = ", ".join(f"`{name}` string" for name in data)
        return cast("Table", nw.from_native(native.sparkSession.createDataFrame(rows, schema)))
    if work.engine is Engine.DUCKDB:
        return cast("Table", nw.from_native(native.query("_congthuong_frame", _values(data))))
    backend = work.engine.value
    made = nw.from_dict(data, backend=cast("Any", backend), schema=dict.fromkeys(data, nw.String()))
    return cast("Table", made.lazy() if work.engine is Engine.POLARS else made)


def _values(data: Mapping[str, Sequence[str]]) -> str:
    # One text a column: DuckDB takes seconds to bind ten thousand rows that are spelled out.
    split = "unnest(string_split({}, {})) AS {}"
    between = _quoted(_BETWEEN)
    columns = (
        split.format(_quoted(_BETWEEN.join(cells)), between, _named(name))
        for name, cells in data.items()
    )
    return f"SELECT {', '.join(columns)}"


def _named(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
