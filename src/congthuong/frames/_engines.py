"""Máy tính bảng: tables made of Python rows in each engine, and their rows taken home."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias, cast

from congthuong.errors import InvalidTypeError, InvalidValueError, MissingExtraError
from congthuong.frames._narwhals import nw

__all__ = ["Backend", "arrow_table", "built", "rows_of", "spark_session"]

Backend: TypeAlias = Any
_NAMES: Final = ("pandas", "polars", "polars-lazy", "duckdb", "pyspark")
_ACCEPTED: Final = f"one of {', '.join(_NAMES)}, a DuckDB connection or a Spark session"
_DECIMAL_DIGITS: Final = 38
Row: TypeAlias = Mapping[str, Any]


def built(rows: Sequence[Row], types: Mapping[str, str], backend: Backend, scale: int) -> Any:
    """A table of these rows in the engine that is asked for.

    `types` gives each column as "text", "whole", "minor", "decimal" or "float".
    """
    columns = {name: [row[name] for row in rows] for name in types}
    package = _package(backend)
    if package in ("pandas", "polars", "polars-lazy"):
        return _eager(columns, types, package, scale)
    if package in ("duckdb", "_duckdb"):
        return _duckdb(columns, types, backend, scale)
    if package == "pyspark":
        return _spark(columns, types, backend, scale)
    raise InvalidValueError(backend, _ACCEPTED)


def _eager(
    columns: Mapping[str, list[Any]], types: Mapping[str, str], package: str, scale: int
) -> Any:
    if package == "pandas":
        return _pandas(columns, types)
    polars = _imported("polars")
    kinds = {
        "text": polars.String,
        "whole": polars.Int32,
        "minor": polars.Int64,
        "float": polars.Float64,
        "decimal": polars.Decimal(_DECIMAL_DIGITS, max(scale, 0)),
    }
    made = polars.DataFrame(columns, schema={name: kinds[kind] for name, kind in types.items()})
    return made.lazy() if package == "polars-lazy" else made


def _pandas(columns: Mapping[str, list[Any]], types: Mapping[str, str]) -> Any:
    pandas = _imported("pandas")
    if "decimal" in types.values():
        raise InvalidValueError("decimal", "amounts other than decimals on pandas, which has none")
    kinds = {"text": "str", "whole": "int32", "minor": "Int64", "float": "float64"}
    return pandas.DataFrame(
        {name: pandas.Series(columns[name], dtype=kinds[kind]) for name, kind in types.items()}
    )


def _duckdb(
    columns: Mapping[str, list[Any]], types: Mapping[str, str], backend: Backend, scale: int
) -> Any:
    duckdb = _imported("duckdb")
    arrow = arrow_table(columns, types, scale)
    connection = duckdb.default_connection() if isinstance(backend, str) else backend
    return connection.from_arrow(arrow)


def arrow_table(columns: Mapping[str, list[Any]], types: Mapping[str, str], scale: int) -> Any:
    """A table of Arrow, which DuckDB and the workers of Spark take."""
    pyarrow = _imported("pyarrow")
    kinds = {
        "text": pyarrow.string(),
        "whole": pyarrow.int32(),
        "minor": pyarrow.int64(),
        "float": pyarrow.float64(),
        "decimal": pyarrow.decimal128(_DECIMAL_DIGITS, max(scale, 0)),
    }
    arrays = [pyarrow.array(columns[name], kinds[kind]) for name, kind in types.items()]
    return pyarrow.table(arrays, names=list(types))


def _spark(
    columns: Mapping[str, list[Any]], types: Mapping[str, str], backend: Backend, scale: int
) -> Any:
    session = spark_session(backend)
    kinds = {
        "text": "string",
        "whole": "int",
        "minor": "bigint",
        "float": "double",
        "decimal": f"decimal({_DECIMAL_DIGITS}, {max(scale, 0)})",
    }
    schema = ", ".join(f"`{name}` {kinds[kind]}" for name, kind in types.items())
    return session.createDataFrame(list(zip(*columns.values(), strict=True)), schema)


def spark_session(backend: Backend) -> Any:
    """The session that is given, or the active one; None for another engine."""
    if _package(backend) != "pyspark":
        return None
    sql = _imported("pyspark")
    session = sql.SparkSession.getActiveSession() if isinstance(backend, str) else backend
    if session is None:
        raise InvalidValueError(backend, "a Spark session, as none is active")
    return session


def _package(backend: Backend) -> str:
    return backend if isinstance(backend, str) else type(backend).__module__.partition(".")[0]


def _imported(package: str) -> Any:
    """A package of the extra, or the error that names the extra; each name stands in the code."""
    try:
        match package:
            case "pandas":
                import pandas as pd  # pyright: ignore[reportMissingTypeStubs]

                return pd
            case "polars":
                import polars as pl

                return pl
            case "duckdb":
                import duckdb

                return duckdb
            case "pyarrow":
                import pyarrow as pa  # pyright: ignore[reportMissingTypeStubs]

                return pa
            case _:
                from pyspark import sql

                return sql
    except ImportError as error:
        raise MissingExtraError(package, "frames") from error


def rows_of(frame: object, needed: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of a table as mappings, None where a cell is empty; a lazy one is run."""
    try:
        held: Any = nw.from_native(cast("Any", frame))
    except TypeError:
        raise InvalidTypeError(frame, "a table of pandas, Polars, DuckDB or PySpark") from None
    names = held.collect_schema().names()
    for name in needed:
        if name not in names:
            raise InvalidValueError(tuple(names), f"a table with a column {name!r}")
    eager = held.collect() if isinstance(held, nw.LazyFrame) else held
    for row in eager.rows(named=True):
        yield {name: None if _is_missing(cell) else cell for name, cell in row.items()}


def _is_missing(cell: object) -> bool:
    """Whether a cell holds None, or what pandas has in its place, which equals nothing."""
    if cell is None or type(cell).__name__ == "NAType":
        return True
    return isinstance(cell, float) and cell != cell  # noqa: PLR0124 (NaN alone is so)
