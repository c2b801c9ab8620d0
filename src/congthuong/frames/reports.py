"""Đọc nhiều báo cáo: what many documents state, as one table, on Spark by all of its workers."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames._engines import Backend, arrow_table, built, spark_session
from congthuong.frames.exchange import LEVEL_TYPES, key_cells, record_rows
from congthuong.localities import Locality
from congthuong.percentages import (
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period
from congthuong.quantities import Quantity
from congthuong.reading import read_report
from congthuong.records import Comparison, GrowthTarget, Record, Spread

__all__ = ["read_reports"]

Row: TypeAlias = dict[str, Any]
Texts: TypeAlias = Mapping[str, str] | Iterable[tuple[str, str]]
_KINDS: Final = {Comparison: "comparison", GrowthTarget: "growth_target", Spread: "spread"}
_RATES: Final = {
    PercentChange: "change",
    PercentOfPlan: "percent_of_plan",
    PercentShare: "share",
    PercentagePoints: "points",
    IndexNumber: "index",
    Multiple: "multiple",
    Quantity: "quantity",
}
_TYPES: Final = {
    "document": "text",
    **LEVEL_TYPES,
    "rate": "text",
    "rate_high": "text",
    "rate_kind": "text",
    "statement": "text",
}


def read_reports(
    texts: Texts | str | Path,
    *,
    backend: Backend = "polars",
    published: date | Period | AsOf | None = None,
    locality: Locality | str | None = None,
) -> Any:
    """Đọc nhiều báo cáo: every record that documents state, one row each, as a table.

    `texts` are texts by the name of their document, or a folder of UTF-8 files `*.txt`, which are
    read in the order of their names. On Spark a folder is read by the workers, each file by
    itself, when the table is run; it may then be any address that Spark knows. `published` and
    `locality` go to `read_report` for every document.

    The columns are those of `to_frame` with amounts as text, led by `document`, and `rate`,
    `rate_high`, `rate_kind` and `statement`, the record in words. Observations and plan targets
    are as in `to_frame`; a comparison, a growth target and a spread ("comparison",
    "growth_target", "spread" in `record`) have their rate as digits and its kind instead of an
    amount. What a document states incompletely makes no row. Content never raises.

    Raises `InvalidTypeError` for texts that are none, `InvalidValueError` for no such folder or
    engine, `MissingExtraError`.

    >>> from congthuong.frames import read_reports
    >>> table = read_reports(
    ...     {"a.txt": "Giá trị sản xuất công nghiệp 6 tháng đầu năm 2022: 808 tỷ đồng, tăng 5%."},
    ...     locality="huyện Krông Pa")
    >>> table.select("document", "record", "period", "amount", "rate").rows()
    [('a.txt', 'observation', '2022-S1', '8.08E+11', None), \
('a.txt', 'comparison', '2022-S1', None, '5')]
    """
    read = functools.partial(_rows, published=published, locality=locality)
    session = spark_session(backend) if isinstance(texts, str | Path) else None
    if session is not None:
        return _distributed(session, str(texts), read)
    rows = [row for name, text in _documents(texts) for row in read(name, text)]
    return built(rows, _TYPES, backend, 0)


def _documents(texts: Texts | str | Path) -> Iterator[tuple[str, str]]:
    if isinstance(texts, str | Path):
        folder = Path(texts)
        if not folder.is_dir():
            raise InvalidValueError(str(texts), "a folder of text files")
        for path in sorted(folder.glob("*.txt")):
            yield path.name, path.read_text(encoding="utf-8", errors="replace")
        return
    given: Any = texts
    for pair in given.items() if isinstance(texts, Mapping) else given:
        match pair:
            case (str(name), str(text)):
                yield name, text
            case _:
                raise InvalidTypeError(pair, "a name and a text, both str")


def _rows(
    name: str,
    text: str,
    *,
    published: date | Period | AsOf | None,
    locality: Locality | str | None,
) -> Iterator[Row]:
    reading = read_report(text, published=published, locality=locality)
    for record in reading.dataset:
        yield {**dict.fromkeys(_TYPES), "plan_revision": 0, "document": name, **_cells(record)}


def _cells(record: Record) -> Row:
    for levels in record_rows((record,), "text", 0):
        return {**levels, "statement": str(record)}
    kind = _KINDS[type(cast("Any", record))]
    return {**key_cells(record.key), "record": kind, **_rate(record)}


def _rate(record: Any) -> Row:
    match record:
        case Comparison():
            rate, high = record.value, record.high
        case GrowthTarget():
            rate, high = record.rate, record.high
        case _:
            rate, high = record.low, record.high
    return {
        "rate": _digits(rate),
        "rate_high": None if high is None else _digits(high),
        "rate_kind": _RATES[type(rate)],
        "statement": str(record),
    }


def _digits(rate: Any) -> str:
    return str(rate.amount if isinstance(rate, Quantity) else rate.value)


def _distributed(session: Any, folder: str, read: Callable[[str, str], Iterator[Row]]) -> Any:
    from pyspark.sql import functions

    texts = (
        session.read.option("pathGlobFilter", "*.txt")
        .text(folder, wholetext=True)
        .select(functions.col("_metadata.file_name").alias("document"), "value")
    )
    kinds = {"text": "string", "whole": "int"}
    schema = ", ".join(f"`{name}` {kinds[kind]}" for name, kind in _TYPES.items())
    return texts.mapInArrow(functools.partial(_batches, read=read), schema)


def _batches(batches: Iterable[Any], read: Callable[[str, str], Iterator[Row]]) -> Iterator[Any]:
    """What a worker does with its share of the documents."""
    for batch in batches:
        for document in batch.to_pylist():
            rows = list(read(document["document"], document["value"]))
            columns = {name: [row[name] for row in rows] for name in _TYPES}
            yield from arrow_table(columns, _TYPES, 0).to_batches()
