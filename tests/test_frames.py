"""Tables of each engine: in and out of records, the peers' tasks, what is refused, many reports."""

import functools
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from congthuong import (
    AsOf,
    CongThuongError,
    Dataset,
    IncomparableError,
    IndexBase,
    IndexNumber,
    InvalidTypeError,
    InvalidValueError,
    LocalityGroup,
    MissingExtraError,
    NamedPlace,
    Observation,
    ObservationStatus,
    ParseError,
    PercentShare,
    Period,
    PlaceKind,
    PlanKind,
    PlanReference,
    PlanTarget,
    Segment,
    SegmentDimension,
    Source,
    UnknownCodeError,
    get_locality,
    locality_versions,
    parse_authority,
    read_report,
)
from congthuong.testing import datasets

Cell: TypeAlias = Any
Table: TypeAlias = Any
BACKENDS: Final = ("pandas", "polars", "polars-lazy", "duckdb")
TOO_SLOW: Final = (HealthCheck.too_slow, HealthCheck.data_too_large)
SPARK: Final = pytest.param("pyspark", marks=pytest.mark.spark)
every_engine = pytest.mark.parametrize("backend", [*BACKENDS, SPARK])

pytestmark = pytest.mark.frames


@pytest.fixture(autouse=True)
def session(request: pytest.FixtureRequest) -> None:
    """The session of Spark, for a test that names the engine."""
    parameters: dict[str, object] = getattr(getattr(request.node, "callspec", None), "params", {})
    if parameters.get("backend") == "pyspark":
        request.getfixturevalue("spark")


@pytest.fixture(scope="module")
def frames() -> Any:
    import congthuong.frames

    return congthuong.frames


def rows_of(table: Table) -> list[dict[str, Cell]]:
    import narwhals

    held: Any = narwhals.from_native(table)
    eager = held.collect() if isinstance(held, narwhals.LazyFrame) else held
    return [
        {name: None if _is_missing(cell) else cell for name, cell in row.items()}
        for row in eager.rows(named=True)
    ]


def _is_missing(cell: Cell) -> bool:
    return cell is None or type(cell).__name__ == "NAType" or cell != cell  # noqa: PLR0124


def picked(table: Table, *names: str) -> set[tuple[Cell, ...]]:
    return {tuple(row[name] for name in names) for row in rows_of(table)}


def exports(period: str, value: str, place: Any = "42", **more: Any) -> Observation:
    return Observation.of("exports", place, period, value, **more)


# In and out.

STEEL: Final = Segment(SegmentDimension.PRODUCT, "thép | \\ = phôi")
BUILT: Final = Segment(SegmentDimension.STAGE, "đang xây dựng")
HA_TINH: Final = get_locality("42", on=Period.year(2020))
RECORDS: Final = Dataset.of(
    exports("năm 2020", "1,20 tỷ USD"),
    exports("9 tháng đầu năm 2020", "từ 800 đến 900 triệu USD", segments=(STEEL, BUILT)),
    exports(
        "2021-S1", "gần 2 tỷ USD", status=ObservationStatus.ESTIMATE, price_basis="constant-2010"
    ),
    exports("2022", "0 USD", source=Source("Báo cáo", published=date(2022, 12, 31))),
    exports("2024", "1 USD", source=Source("Báo cáo")),
    exports("2023", "-3 USD", source=Source("Báo cáo", published=AsOf(2022, 7))),
    Observation.of("exports", NamedPlace("Vũng Áng", PlaceKind.PORT, HA_TINH), "2020", "1 USD"),
    Observation.of("exports", NamedPlace("Một", PlaceKind.PORT), "2020", "1 USD"),
    Observation.of(
        "exports",
        LocalityGroup.of(get_locality("40", on=Period.year(2020)), HA_TINH),
        "2020",
        "1 USD",
    ),
    Observation.of("clusters_count", "42", AsOf(2022, 7, 25), "7 cụm"),
    Observation.of("clusters_count", "42", AsOf(2022, 6, 30), "7 cụm"),
    Observation.of("clusters_count", "42", AsOf(2022, 7), "7 cụm"),
    Observation.of("clusters_count", "42", AsOf(2022), "7 cụm"),
    Observation.of("iip", "42", "2020-03", IndexNumber("105.20", IndexBase.SAME_PERIOD_LAST_YEAR)),
    Observation.of("cluster_occupancy", "42", "2020", PercentShare("48.60")),
    PlanTarget.of("exports", "42", "năm 2021", "1,5 tỷ USD"),
    PlanTarget.of(
        "exports",
        "42",
        "năm 2022",
        "1,5 tỷ USD",
        plan=PlanReference(
            PlanKind.RESOLUTION, parse_authority("HĐND tỉnh Hà Tĩnh", on=Period.year(2022)), 2
        ),
    ),
)


@every_engine
def test_records_go_into_a_table_and_come_back_with_every_digit(frames: Any, backend: str) -> None:
    assert frames.from_frame(frames.to_frame(RECORDS, backend=backend)) == RECORDS
    again = frames.from_frame(frames.to_frame(RECORDS, backend=backend)).records
    assert [str(record.value) for record in again] == [str(r.value) for r in RECORDS.records]  # type: ignore[union-attr]


def test_any_levels_come_back(frames: Any) -> None:
    @settings(max_examples=10, phases=(Phase.generate,), suppress_health_check=TOO_SLOW)
    @given(datasets())
    def checked(data: Dataset) -> None:
        levels = Dataset(r for r in data.records if isinstance(r, Observation | PlanTarget))
        bare = Dataset(_without_the_rest_of_the_source(record) for record in levels.records)
        assert frames.from_frame(frames.to_frame(bare)) == bare

    checked()


def _without_the_rest_of_the_source(record: Any) -> Any:
    from attrs import evolve

    source = record.source
    if source is None or not (source.title or source.published):
        return evolve(record, source=None)
    day = source.published
    if isinstance(day, AsOf) and day.day is not None:
        day = day.first_day
    return evolve(record, source=Source(source.title, published=day))


@every_engine
def test_an_empty_dataset_is_a_table_without_rows(frames: Any, backend: str) -> None:
    table = frames.to_frame(Dataset(()), backend=backend)
    assert rows_of(table) == []
    assert frames.from_frame(table) == Dataset(())


AMOUNTS: Final[Sequence[tuple[str, int, object]]] = (
    ("minor", -6, 1200),
    ("minor", 2, 120_000_000_000),
    ("decimal", 0, Decimal(1_200_000_000)),
    ("decimal", 2, Decimal("1200000000.00")),
    ("float", 0, 1.2e9),
    ("text", 0, "1.20E+9"),
)


@pytest.mark.parametrize(("amounts", "scale", "amount"), AMOUNTS)
@pytest.mark.parametrize("backend", ["polars", "duckdb", SPARK])
def test_amounts_are_held_as_asked_for(
    frames: Any, backend: str, amounts: str, scale: int, amount: object
) -> None:
    data = Dataset.of(exports("năm 2020", "1,20 tỷ USD"))
    table = frames.to_frame(data, backend=backend, amounts=amounts, scale=scale)
    (row,) = rows_of(table)
    assert (row["amount"], type(row["amount"])) == (amount, type(amount))
    assert row["period"] == "2020"
    held = {"scale": scale} if amounts == "minor" else {}
    (back,) = frames.from_frame(table, **held, floats=amounts == "float").records
    assert back == data.records[0]


def test_tables_of_pandas_hold_missing_cells(frames: Any) -> None:
    data = Dataset.of(exports("năm 2020", "từ 1 đến 2 USD"), exports("năm 2021", "3 USD"))
    for amounts in ("minor", "float", "text"):
        table = frames.to_frame(data, backend="pandas", amounts=amounts)
        assert frames.from_frame(table, floats=True) == data


def test_a_duckdb_connection_and_a_spark_session_hold_the_table(frames: Any) -> None:
    import duckdb

    with duckdb.connect() as connection:
        found = frames.to_frame(RECORDS, backend=connection).count("*").fetchall()
    assert found == [(len(RECORDS.records),)]


@pytest.mark.spark
def test_a_spark_session_is_an_engine(frames: Any, spark: Any) -> None:
    assert frames.to_frame(RECORDS, backend=spark).count() == len(RECORDS.records)


def _rate() -> Dataset:
    from congthuong import Comparison

    return Dataset.of(
        Comparison.of("exports", "42", "2020", "tăng 5%", IndexBase.SAME_PERIOD_LAST_YEAR)
    )


BAD_TABLES: Final[Sequence[tuple[str, Callable[[Any], object], type[Exception], str]]] = (
    ("no dataset", lambda f: f.to_frame([]), InvalidTypeError, "a Dataset"),
    ("no such engine", lambda f: f.to_frame(RECORDS, backend="excel"), InvalidValueError, "pandas"),
    (
        "an engine by a number",
        lambda f: f.to_frame(RECORDS, backend=5),
        InvalidValueError,
        "polars",
    ),
    ("no such amounts", lambda f: f.to_frame(RECORDS, amounts="exact"), InvalidValueError, "minor"),
    ("no such choice", lambda f: f.to_frame(RECORDS, rates="keep"), InvalidValueError, "drop"),
    ("a rate is no level", lambda f: f.to_frame(_rate()), InvalidValueError, "rates='drop'"),
    (
        "digits would be lost",
        lambda f: f.to_frame(Dataset.of(exports("2020", "1,5 USD")), amounts="minor"),
        InvalidValueError,
        "without rounding",
    ),
    (
        "more than 64 bits",
        lambda f: f.to_frame(RECORDS, amounts="minor", scale=12),
        InvalidValueError,
        "without rounding",
    ),
    (
        "pandas has no decimals",
        lambda f: f.to_frame(Dataset(()), backend="pandas", amounts="decimal"),
        InvalidValueError,
        "pandas",
    ),
    ("no table", lambda f: f.from_frame("rows"), InvalidTypeError, "a table"),
    (
        "a column is missing",
        lambda f: f.from_frame(_rows(period=None)),
        InvalidValueError,
        "period",
    ),
    ("floats unasked", lambda f: f.from_frame(_rows(amount=1.5)), InvalidTypeError, "float"),
    ("no amount", lambda f: f.from_frame(_rows(amount=[None])), InvalidValueError, "an amount"),
    ("no such record", lambda f: f.from_frame(_rows(record="x")), InvalidValueError, "observation"),
    ("no such place", lambda f: f.from_frame(_rows(place="999")), UnknownCodeError, "999"),
    (
        "no such version",
        lambda f: f.from_frame(_rows(place_from="1999-01-01")),
        UnknownCodeError,
        "1999",
    ),
    ("no such kind", lambda f: f.from_frame(_rows(place="moon:x@")), ParseError, "named place"),
    ("a group of one day", lambda f: f.from_frame(_rows(place="40+42")), ParseError, "a day"),
    ("no such segment", lambda f: f.from_frame(_rows(segments="x=y")), ParseError, "a segment"),
    ("no body", lambda f: f.from_frame(_rows(record="plan", plan_by="x")), ParseError, "a body"),
    ("no such unit", lambda f: f.from_frame(_rows(unit="x")), UnknownCodeError, "x"),
)


def _rows(**changed: Any) -> Any:
    import polars as pl

    cells = {
        "record": "observation",
        "indicator": "exports",
        "place": "42",
        "place_from": "",
        "period": "2020",
        "months": 12,
        "unit": "USD",
        "amount": "1",
    }
    kept = {name: cell for name, cell in (cells | changed).items() if cell is not None}
    return pl.DataFrame(kept)


@pytest.mark.parametrize(
    ("attempt", "error", "words"),
    [row[1:] for row in BAD_TABLES],
    ids=[row[0] for row in BAD_TABLES],
)
def test_what_makes_no_table_or_no_record_is_refused(
    frames: Any, attempt: Callable[[Any], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        attempt(frames)


def test_rates_are_dropped_where_that_is_said(frames: Any) -> None:
    assert rows_of(frames.to_frame(_rate(), rates="drop")) == []


@pytest.mark.spark
def test_without_an_active_session_there_is_no_spark(
    frames: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql import SparkSession

    monkeypatch.setattr(SparkSession, "getActiveSession", lambda: None)
    with pytest.raises(InvalidValueError, match="none is active"):
        frames.to_frame(Dataset(()), backend="pyspark")


def _python(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# The tasks that the peers were given.


def table_of(frames: Any, backend: str, *records: Any, scale: int = 0) -> Table:
    return frames.to_frame(Dataset(records), backend=backend, amounts="minor", scale=scale)


@every_engine
def test_task_13_single_months_from_year_to_date_figures(frames: Any, backend: str) -> None:
    cumulative = [(1, 10), (2, 25), (4, 60)]
    table = table_of(
        frames,
        backend,
        *(exports(str(Period.year_to_date(2020, m)), f"{v} USD") for m, v in cumulative),
    )
    found = picked(frames.decumulate(table), "period", "amount", "decumulate_reason")
    assert found == {
        ("2020-01", 10, None),
        ("2020-02", 15, None),
        ("2020-04", None, "incomplete"),
    }
    with pytest.raises(IncomparableError, match="incomplete"):
        frames.decumulate(table, frames.Options(gaps="refuse"))


@every_engine
def test_task_16_points_are_not_percent(frames: Any, backend: str) -> None:
    share = [PercentShare("5.0"), PercentShare("7.1")]
    table = table_of(
        frames,
        backend,
        *(
            Observation.of("cluster_occupancy", "42", str(2020 + year), value)
            for year, value in enumerate(share)
        ),
        scale=1,
    )
    points = picked(frames.point_change(table), "period", "point_change", "point_change_reason")
    assert points == {("2020", None, "no-base"), ("2021", 21, None)}
    growth = picked(frames.year_on_year(table), "year_on_year", "year_on_year_reason")
    assert growth == {(None, "kind")}


@every_engine
def test_task_17_growth_of_an_index_is_apart_from_growth_of_a_level(
    frames: Any, backend: str
) -> None:
    def level(year: int, value: Any) -> Observation:
        return Observation.of("iip", "42", f"{year}-03", value)

    table = table_of(
        frames,
        backend,
        level(2019, IndexNumber("100", "2010")),
        level(2020, IndexNumber("105", "2010")),
        level(2021, IndexNumber("110", IndexBase.PREVIOUS_PERIOD)),
    )
    growth = picked(frames.year_on_year(table), "period", "year_on_year", "year_on_year_reason")
    assert growth == {
        ("2019-03", None, "no-base"),
        ("2020-03", 5.0, None),
        ("2021-03", None, "kind"),
    }
    summed = picked(frames.accumulate(table), "amount", "accumulate_reason")
    assert summed == {(None, "not-additive")}
    mixed = table_of(
        frames,
        backend,
        exports("2020", "5 USD"),
        Observation.of("exports", "42", "2021", IndexNumber("105", "2010")),
    )
    assert ("2021", "unit") in picked(frames.year_on_year(mixed), "period", "year_on_year_reason")


OLD: Final = [get_locality(code, on=Period.year(2024)) for code in ("02", "08")]
NEW: Final = get_locality("08", on=Period.year(2026))
HA_NOI_OF_OLD: Final = get_locality("01", on=Period.year(2005))
BA_DINH: Final = get_locality("001", on=Period.year(2020))


@every_engine
def test_task_20_figures_across_the_merger_of_2025(frames: Any, backend: str) -> None:
    import narwhals

    before = [Observation.of("exports", unit, "2024", "9 triệu USD") for unit in OLD]
    index = [Observation.of("iip", unit, "2024", IndexNumber("105", "2010")) for unit in OLD]
    old = table_of(frames, backend, *before, *index)
    rebased = frames.rebase(old, NEW, at=Period.year(2024))
    names = ("indicator", "place", "place_from", "amount", "rebase_reason")
    assert picked(rebased, *names) == {
        ("exports", "08", "2025-07-01", 18_000_000, None),
        ("iip", "08", "2025-07-01", None, "not-additive"),
    }
    new = table_of(frames, backend, Observation.of("exports", NEW, "2025", "19,8 triệu USD"))
    own = narwhals.from_native(new)
    kept = [n for n in narwhals.from_native(rebased).collect_schema() if n != "rebase_reason"]
    both = narwhals.concat([own.select(kept), narwhals.from_native(rebased).select(kept)])
    growth = picked(frames.year_on_year(both.to_native()), "indicator", "period", "year_on_year")
    assert ("exports", "2025", 10.0) in growth
    with pytest.raises(IncomparableError, match="not-additive"):
        frames.rebase(old, NEW, frames.Options(gaps="refuse"), at=Period.year(2024))


# The standard table.


@every_engine
def test_standard_rows_stand_side_by_side(frames: Any, backend: str) -> None:
    table = table_of(
        frames,
        backend,
        exports("2020", "700 USD"),
        exports("2020-Q2", "200 USD"),
        exports("2020-S1", "400 USD"),
        exports("2021-Q1", "100 USD"),
        exports("2021-Q2", "150 USD"),
        exports("2021-S1", "250 USD"),
        exports("2021", "804 USD", status=ObservationStatus.ESTIMATE),
        exports("2021", "800 USD", status=ObservationStatus.FORECAST),
        PlanTarget.of("exports", "42", "2021", "1000 USD"),
        PlanTarget.of("exports", "42", "2022", "900 USD"),
        PlanTarget.of("exports", "42", "2022", "901 USD"),
        exports("2021-Q2", "7 USD", place="40"),
    )
    rows = {
        row["place"]: row for row in rows_of(frames.standard_rows(table, Period.quarter(2021, 2)))
    }
    row = rows["42"]
    levels = {
        "last_year": 700,
        "previous_period": 100,
        "same_period": 200,
        "this_period": 150,
        "cumulative": 250,
        "cumulative_same_period": 400,
        "year_plan": 1000,
        "estimate": 804,
        "next_year_plan": None,
        "to_previous_period": 50.0,
        "to_same_period": -25.0,
        "cumulative_to_same_period": -37.5,
        "cumulative_to_plan": 25.0,
        "next_plan_to_estimate_reason": "duplicate",
    }
    assert {name: row[name] for name in levels} == levels
    assert row["estimate_to_last_year"] == pytest.approx(100 * 104 / 700, rel=1e-15)
    assert rows["40"]["this_period"] == 7
    assert rows["40"]["to_same_period_reason"] == "no-base"
    assert rows["40"]["cumulative_to_plan_reason"] == "no-base"
    options = frames.Options(percents="hundredths", reasons=False)
    exact = rows_of(frames.standard_rows(table, Period.year_to_date(2021, 6), options))
    (first,) = (row for row in exact if row["place"] == "42")
    assert first["cumulative_to_plan_hundredths"] == 2500
    assert first["estimate_to_last_year_hundredths"] == 1486
    assert not [name for name in first if name.endswith("_reason")]


def test_standard_rows_of_bare_figures_have_no_plans(frames: Any) -> None:
    import polars as pl

    bare = pl.DataFrame(
        {"indicator": "exports", "place": "42", "months": 9, "start": 24240, "amount": [0, None]}
    )
    (row,) = rows_of(frames.standard_rows(bare.head(1), Period.year_to_date(2020, 9)))
    assert (row["this_period"], row["year_plan"], row["previous_period"]) == (0, None, None)
    assert row["to_previous_period_reason"] == "no-base"
    later = bare.with_columns(start=pl.lit(24252), amount=pl.lit(5))
    both = pl.concat([bare.head(1), later.head(1)], how="vertical_relaxed")
    (row,) = rows_of(frames.standard_rows(both, Period.year_to_date(2021, 9)))
    assert row["to_same_period_reason"] == "zero-base"
    with pytest.raises(IncomparableError, match="compare rows of"):
        frames.standard_rows(both, Period.year_to_date(2021, 9), frames.Options(gaps="refuse"))


# Checks.


@every_engine
def test_rows_that_contradict_another_are_found(frames: Any, backend: str) -> None:
    part = (Segment(SegmentDimension.PRODUCT, "thép"),)
    table = table_of(
        frames,
        backend,
        exports("2020-01", "30 USD"),
        exports("2020-01-01/P2M", "20 USD"),
        exports("2020-Q1", "29 USD", segments=part),
        exports("2020-Q1", "25 USD"),
        exports("2021", "-1 USD"),
        Observation.of("trade_balance", "42", "2021", "-1 USD"),
        exports("2022", "5 USD"),
        exports("2022", "6 USD"),
        exports("2022", "9 USD", status=ObservationStatus.ESTIMATE),
        exports("2023", "9 USD", segments=(Segment(SegmentDimension.STAGE, "đã xây dựng"),)),
        exports("2023", "8 USD"),
        PlanTarget.of("exports", "42", "2023", "-5 USD"),
    )
    found = picked(frames.check(table), "period", "amount", "finding")
    assert found == {
        ("2020-01-01/P2M", 20, "cumulative-falls"),
        ("2020-Q1", 29, "part-above-total"),
        ("2021", -1, "negative-level"),
        ("2022", 5, "sources-differ"),
        ("2022", 6, "sources-differ"),
        ("2023", -5, "negative-level"),
    }
    rounded = picked(frames.check(table, rounding=4), "finding")
    assert rounded == {("cumulative-falls",), ("negative-level",)}


def test_checks_ask_only_of_columns_that_are_there(frames: Any) -> None:
    import polars as pl

    rows = pl.DataFrame({"indicator": "exports", "place": "42", "start": 1, "amount": [5, 4]})
    assert picked(frames.check(rows), "amount", "finding") == {
        (5, "sources-differ"),
        (4, "sources-differ"),
    }
    numbered = rows.with_columns(segments=pl.lit(0))
    assert len(rows_of(frames.check(numbered))) == 2
    free = frames.Options(additive="all")
    with pytest.raises(InvalidTypeError, match="text codes"):
        frames.check(rows.with_columns(indicator=pl.lit(1)), free)


# Many reports.

TEXTS: Final = {
    "b.txt": "Giá trị sản xuất công nghiệp 6 tháng đầu năm 2022: 808 tỷ đồng, bằng 55% kế hoạch.",
    "a.txt": "Năm 2021, xuất khẩu của tỉnh Hà Tĩnh đạt 1,2 tỷ USD, tăng 53,5% so với năm 2020.",
    "c.txt": "Không có số liệu.",
}


def expected_rows(locality: str) -> set[tuple[str, str]]:
    return {
        (name, str(record))
        for name, text in TEXTS.items()
        for record in read_report(text, locality=locality).dataset
    }


@every_engine
def test_many_reports_are_one_table(frames: Any, backend: str, tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "d.csv").write_text(TEXTS["a.txt"], encoding="utf-8")
    wanted = expected_rows("tỉnh Hà Tĩnh")
    assert len(wanted) >= 4
    for texts in (tmp_path, TEXTS, list(TEXTS.items())):
        table = frames.read_reports(texts, backend=backend, locality="tỉnh Hà Tĩnh")
        rows = rows_of(table)
        assert {(row["document"], row["statement"]) for row in rows} == wanted
        names = ("record", "amount", "rate", "rate_high", "rate_kind")
        rates = {tuple(row[name] for name in names) for row in rows}
        assert ("comparison", None, "53.5", None, "change") in rates
        assert ("observation", "8.08E+11", None, None, None) in rates


def test_a_worker_of_spark_reads_its_share_of_the_documents(frames: Any) -> None:
    from congthuong.frames import reports

    pa: Any = pytest.importorskip("pyarrow")
    share = pa.record_batch({"document": list(TEXTS), "value": list(TEXTS.values())})
    read = functools.partial(reports._rows, published=None, locality="tỉnh Hà Tĩnh")
    table = pa.Table.from_batches(list(reports._batches([share], read)))
    assert picked(table, "document", "statement") == expected_rows("tỉnh Hà Tĩnh")


def test_targets_of_growth_and_spreads_are_rows_too(frames: Any) -> None:
    texts = {
        "x": "Kế hoạch năm 2022 của tỉnh Hà Tĩnh: chỉ số sản xuất công nghiệp tăng 10,64%.",
        "y": "Năm 2022, tổng mức bán lẻ huyện Đức Thọ và huyện Hương Sơn tăng từ 8,42% đến 47,07%.",
    }
    found = picked(frames.read_reports(texts), "record", "rate", "rate_high")
    wanted = {
        (kind, *_ends(record))
        for text in texts.values()
        for record in read_report(text).dataset
        for kind in [{"GrowthTarget": "growth_target", "Spread": "spread"}[type(record).__name__]]
    }
    assert found == wanted
    assert {row[0] for row in found} == {"growth_target", "spread"}


def _ends(record: Any) -> tuple[str, str | None]:
    low = record.rate if hasattr(record, "rate") else record.low
    return str(low.value), None if record.high is None else str(record.high.value)


BAD_TEXTS: Final[Sequence[tuple[str, object, type[Exception]]]] = (
    ("no such folder", Path("/no/such/folder"), InvalidValueError),
    ("texts without names", [TEXTS["a.txt"]], InvalidTypeError),
    ("a name that is none", {5: "text"}, InvalidTypeError),
)


@pytest.mark.parametrize(
    ("texts", "error"), [row[1:] for row in BAD_TEXTS], ids=[row[0] for row in BAD_TEXTS]
)
def test_what_is_no_text_is_refused(frames: Any, texts: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        frames.read_reports(texts)


# What is refused by all measures alike.


def bare(**changed: Any) -> Any:
    import polars as pl

    cells: dict[str, Any] = {
        "indicator": "exports",
        "place": "42",
        "start": [24240, 24252],
        "months": 12,
        "amount": [100, 150],
    }
    return pl.DataFrame({k: v for k, v in (cells | changed).items() if v is not None})


def arrow(**changed: Any) -> Any:
    return bare(**changed).to_arrow()


BAD_CALLS: Final[Sequence[tuple[str, Callable[[Any], object], type[Exception], str]]] = (
    ("no frame", lambda f: f.year_on_year([1]), InvalidTypeError, "DataFrame"),
    ("a frame of another engine", lambda f: f.year_on_year(arrow()), InvalidTypeError, "DuckDB"),
    ("no start", lambda f: f.year_on_year(bare(start=None)), InvalidValueError, "'start'"),
    ("no amounts", lambda f: f.year_on_year(bare(amount=None)), InvalidValueError, "'amount'"),
    ("text amounts", lambda f: f.year_on_year(bare(amount="1")), InvalidTypeError, "decimals"),
    (
        "text amounts on pandas",
        lambda f: f.year_on_year(bare(amount="1").to_pandas()),
        InvalidTypeError,
        "whole minor units or floats",
    ),
    (
        "hundredths of floats",
        lambda f: f.year_on_year(bare(amount=1.5), f.Options(percents="hundredths")),
        InvalidTypeError,
        "no exact percents",
    ),
    (
        "hundredths of fine decimals",
        lambda f: f.year_on_year(_fine(), f.Options(percents="hundredths")),
        InvalidTypeError,
        "at most 15 places",
    ),
    ("no lengths", lambda f: f.period_on_period(bare(months=None)), InvalidValueError, "'months'"),
    ("a step of two", lambda f: f.accumulate(bare(), step=2), InvalidValueError, "1, 3 or 6"),
    (
        "codes of another kind",
        lambda f: f.accumulate(bare(indicator=1)),
        InvalidTypeError,
        "additive='all'",
    ),
    ("no plans", lambda f: f.percent_of_plan(bare()), InvalidValueError, "plan_amount"),
    (
        "plans of seven years",
        lambda f: f.percent_of_plan(bare(), bare(), plan_months=84),
        InvalidValueError,
        "60",
    ),
    (
        "plans of another engine",
        lambda f: f.percent_of_plan(bare(), bare().to_pandas()),
        InvalidTypeError,
        "same engine",
    ),
    (
        "plans of another key",
        lambda f: f.percent_of_plan(bare(), bare(segments="")),
        InvalidTypeError,
        "the key",
    ),
    (
        "plans without lengths",
        lambda f: f.percent_of_plan(bare(months=None), bare(months=None)),
        InvalidValueError,
        "'months'",
    ),
    ("no segments", lambda f: f.share_of(bare()), InvalidValueError, "'segments'"),
    ("within no place", lambda f: f.share_of(bare(), within="42"), InvalidTypeError, "a Locality"),
    (
        "within what has no known ground",
        lambda f: f.share_of(bare(place_from=""), within=HA_NOI_OF_OLD),
        InvalidValueError,
        "exactly known",
    ),
    (
        "within, without validity",
        lambda f: f.share_of(bare(), within=HA_TINH),
        InvalidValueError,
        "'place_from'",
    ),
    (
        "rebased without validity",
        lambda f: f.rebase(bare(), NEW, at=Period.year(2024)),
        InvalidValueError,
        "place_from",
    ),
    (
        "rebased by numbers",
        lambda f: f.rebase(bare(place=1, place_from=""), NEW, at=Period.year(2024)),
        InvalidTypeError,
        "text",
    ),
    (
        "rebased to a code",
        lambda f: f.rebase(bare(place_from=""), ("08",), at=Period.year(2024)),
        InvalidTypeError,
        "a Locality",
    ),
    (
        "rebased to nothing",
        lambda f: f.rebase(bare(place_from=""), (), at=Period.year(2024)),
        InvalidValueError,
        "at least one",
    ),
    (
        "rebased to what the units do not make up",
        lambda f: f.rebase(bare(place_from=""), BA_DINH, at=Period.year(2026)),
        InvalidValueError,
        "make up exactly",
    ),
    ("no period", lambda f: f.standard_rows(bare(), 2020), InvalidTypeError, "a Period"),
    (
        "two years",
        lambda f: f.standard_rows(bare(), Period.years(2020, 2021)),
        InvalidValueError,
        "one",
    ),
    ("rounding by halves", lambda f: f.check(bare(), rounding=0.5), InvalidValueError, "rounding"),
    ("no columns", lambda f: f.Options(columns="amount"), InvalidTypeError, "Columns"),
    ("reasons of a kind", lambda f: f.Options(reasons=1), InvalidTypeError, "bool"),
    ("no such gaps", lambda f: f.Options(gaps="fill"), InvalidValueError, "'refuse'"),
    ("no such percents", lambda f: f.Options(percents="text"), InvalidValueError, "'float'"),
    ("no such keys", lambda f: f.Options(keys="none"), InvalidValueError, "'unique'"),
    ("no such sums", lambda f: f.Options(additive="none"), InvalidValueError, "'catalogue'"),
    ("no catalogue", lambda f: f.Options(indicators=()), InvalidTypeError, "IndicatorCatalogue"),
    ("a column by number", lambda f: f.Columns(amount=3), InvalidTypeError, "amount"),
    ("keys as one text", lambda f: f.Columns(more_keys="segments"), InvalidTypeError, "a tuple"),
    ("a key by number", lambda f: f.Columns(more_keys=(1,)), InvalidTypeError, "more_keys"),
)


def _fine() -> Any:
    import polars as pl

    return bare().with_columns(pl.col("amount").cast(pl.Decimal(38, 16)))


@pytest.mark.parametrize(
    ("attempt", "error", "words"), [row[1:] for row in BAD_CALLS], ids=[row[0] for row in BAD_CALLS]
)
def test_wrong_questions_raise(
    frames: Any, attempt: Callable[[Any], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        attempt(frames)
    assert isinstance(caught.value, CongThuongError)


@every_engine
def test_gaps_are_refused_where_that_is_asked_for(frames: Any, backend: str) -> None:
    table = table_of(frames, backend, exports("2020", "5 USD"), exports("2021", "6 USD"))
    with pytest.raises(IncomparableError, match="no-base"):
        frames.year_on_year(table, frames.Options(gaps="refuse"))


def test_nothing_is_refused_where_nothing_is_missing(frames: Any) -> None:
    table = bare(plan_amount=[200, 100])
    options = frames.Options(gaps="refuse", reasons=False)
    done = frames.percent_of_plan(table, options=options)
    assert done.columns == [*table.columns, "percent_of_plan"]
    assert done["percent_of_plan"].to_list() == [50.0, 150.0]


def test_a_table_without_units_has_contributions(frames: Any) -> None:
    rows = bare(start=[24240, 24240, 24252], amount=[1000, 300, 330], segments=["", "a", "a"])
    found = picked(frames.contribution_to_growth(rows), "amount", "contribution_to_growth")
    assert found == {(1000, None), (300, None), (330, 3.0)}


def test_sums_of_keys_that_are_promised_to_be_unique(frames: Any) -> None:
    rows = bare(start=[24240, 24241, 24243], months=1, amount=[1, 2, 3])
    found = picked(frames.accumulate(rows, frames.Options(keys="unique")), "months", "amount")
    assert found == {(1, 1), (2, 3), (4, None)}


def test_reasons_have_vietnamese_words(frames: Any) -> None:
    assert len({reason.label for reason in frames.Reason}) == len(frames.Reason)
    assert frames.Reason("no-base").label == "không có số gốc"


def test_columns_have_the_names_that_the_caller_says(frames: Any) -> None:
    table = bare().rename({"indicator": "chi_tieu", "amount": "gia_tri"})
    columns = frames.Columns(indicator="chi_tieu", amount="gia_tri")
    done = frames.year_on_year(table, frames.Options(columns=columns))
    assert done["year_on_year"].to_list() == [None, 50.0]


def test_keys_may_be_numbers_and_periods_may_have_one_length(frames: Any) -> None:
    table = bare(indicator=1, place=2, months=None, segments=None)
    assert frames.year_on_year(table)["year_on_year"].to_list() == [None, 50.0]
    summed = frames.accumulate(table, frames.Options(additive="all", reasons=False))
    assert summed.select("start", "months", "amount").rows() == [(24240, 1, 100), (24252, 1, 150)]


def test_a_key_with_a_part_missing_meets_no_other(frames: Any) -> None:
    import polars as pl

    table = bare(place=[None, None]).with_columns(pl.col("place").cast(pl.String))
    for keys in ("checked", "unique"):
        done = frames.year_on_year(table, frames.Options(keys=keys))
        assert done["year_on_year_reason"].to_list() == ["incomplete-key"] * 2


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), None])
def test_what_is_no_number_is_unknown(frames: Any, amount: float | None) -> None:
    done = frames.year_on_year(bare(amount=[1.0, amount]))
    assert done["year_on_year_reason"].to_list() == ["no-base", "unknown"]
    pandas = frames.year_on_year(bare(amount=[1.0, amount]).to_pandas())
    assert list(pandas["year_on_year_reason"]) == ["no-base", "unknown"]


def test_a_table_of_plans_of_a_term(frames: Any) -> None:
    figures = bare(start=[2021 * 12, 2025 * 12])
    plans = bare(start=[2021 * 12, 2020 * 12], months=60, amount=[1000, 5])
    done = frames.percent_of_plan(figures, plans, plan_months=60).sort("start")
    assert done["percent_of_plan"].to_list() == [10.0, 15.0]
    monthly = frames.percent_of_plan(bare(months=1), bare(months=1, amount=[200, 0]), plan_months=1)
    monthly = monthly.sort("start")
    assert monthly["percent_of_plan"].to_list() == [50.0, None]
    assert monthly["percent_of_plan_reason"].to_list() == [None, "zero-base"]
    five = frames.percent_of_plan(
        bare(months=5), bare(months=5, start=[24240, 24245]), plan_months=5
    )
    assert five.sort("start")["percent_of_plan_reason"].to_list() == [None, "no-base"]


@pytest.mark.parametrize("backend", BACKENDS)
def test_shares_within_a_unit(frames: Any, backend: str) -> None:
    district = get_locality("440", on=Period.year(2020))
    elsewhere = get_locality("40", on=Period.year(2020))
    table = table_of(
        frames,
        backend,
        exports("2020", "200 USD"),
        exports("2020", "50 USD", place=district),
        exports("2020", "50 USD", place=elsewhere),
    )
    found = picked(frames.share_of(table, within=HA_TINH), "place", "share_of", "share_of_reason")
    assert found == {("42", 100.0, None), ("440", 25.0, None), ("40", None, "ground")}
    country = table_of(
        frames, backend, exports("2020", "400 USD", place="VN"), exports("2020", "200 USD")
    )
    whole = get_locality("VN", on=Period.year(2020))
    assert ("42", 50.0) in picked(frames.share_of(country, within=whole), "place", "share_of")


def test_rebased_rows_keep_the_hedge_and_the_least_final_status(frames: Any) -> None:
    first, second = OLD
    table = table_of(
        frames,
        "polars",
        exports("2020", "5 USD", place=first, status=ObservationStatus.ESTIMATE),
        exports("2020", "gần 6 USD", place=second),
        exports("2021", "hơn 5 USD", place=first),
        exports("2021", "gần 6 USD", place=second),
    )
    names = ("period", "amount", "status", "approximation", "rebase_reason")
    done = frames.rebase(table, [NEW], at=Period.year(2024))
    found = picked(done, *names)
    assert ("2020", 11, "E", "nearly", None) in found
    assert {(row[0], row[1], row[4]) for row in found} == {
        ("2020", 11, None),
        ("2021", None, "unit"),
    }
    plain = frames.rebase(
        table.select("indicator", "place", "place_from", "start", "amount"),
        NEW,
        frames.Options(reasons=False),
        at=Period.year(2024),
    )
    assert sorted(plain["amount"].to_list()) == [11, 11]


def test_sums_that_do_not_fit_are_said_to_be_so(frames: Any) -> None:
    table = bare(start=[24240, 24241], months=1, amount=[2**62, 5])
    assert frames.accumulate(table)["accumulate_reason"].to_list() == ["overflow", "incomplete"]
    places = bare(place=["02", "08"], place_from="", start=24240, amount=[2**62 + 1, 5])
    assert frames.rebase(places, NEW, at=Period.year(2024))["rebase_reason"].to_list() == [
        "overflow"
    ]


def test_floats_are_rebased_and_added_as_floats(frames: Any) -> None:
    places = bare(place=["02", "08"], place_from="", start=24240, amount=[0.5, 0.25])
    assert frames.rebase(places, NEW, at=Period.year(2024))["amount"].to_list() == [0.75]
    months = bare(start=[24240, 24241], months=1, amount=[0.5, 0.25])
    assert frames.accumulate(months)["amount"].to_list() == [0.5, 0.75]


def test_quarters_that_begin_in_february_are_no_step_of_a_year(frames: Any) -> None:
    table = bare(start=[24241, 24252], months=3, amount=[1, 2])
    found = frames.accumulate(table, step=3).select("amount", "accumulate_reason").rows()
    assert set(found) == {(None, "period"), (2, None)}


# What is missing.


def _without(package: str, script: str) -> str:
    blocked = f"import sys; sys.modules[{package!r}] = None"
    lines = (
        blocked,
        "from congthuong import *",
        "try:",
        *(f"    {line}" for line in script.splitlines()),
    )
    caught = "except MissingExtraError as error:\n    print(error)"
    return _python("\n".join((*lines, caught)))


@pytest.mark.parametrize(
    ("package", "asked"),
    [
        ("pandas", "pandas"),
        ("polars", "polars"),
        ("pyarrow", "duckdb"),
        ("duckdb", "duckdb"),
        ("pyspark", "pyspark"),
    ],
)
def test_a_missing_engine_names_the_extra(
    frames: Any, monkeypatch: pytest.MonkeyPatch, package: str, asked: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"{package}.*congthuong\[frames\]"):
        frames.to_frame(Dataset(()), backend=asked)


def test_without_narwhals_the_room_names_the_extra() -> None:
    assert "congthuong[frames]" in _without("narwhals.stable.v2", "import congthuong.frames")
    assert issubclass(MissingExtraError, ImportError)


def test_the_room_loads_no_engine() -> None:
    script = (
        "import sys, json, congthuong.frames\n"
        "engines = ('pandas', 'polars', 'duckdb', 'pyspark', 'pyarrow')\n"
        "print(json.dumps([name for name in engines if name in sys.modules]))"
    )
    assert json.loads(_python(script)) == []


# A code means the unit that bore it in that month.


GROUNDS: Final[Sequence[tuple[str, str, int, int, float | None, str | None]]] = (
    ("handed to another province", "52", 2025 * 12 + 8, 1, None, "ground"),
    ("the month before it was", "52", 2025 * 12 + 5, 1, 80.0, None),
    ("a year after it was", "52", 2026 * 12 + 6, 1, 80.0, None),
    ("a year that ends under the other", "52", 2025 * 12, 12, None, "ground"),
    ("a half before it", "52", 2025 * 12, 6, 80.0, None),
    ("the same name on new ground", "08", 2025 * 12 + 8, 1, None, "ground"),
    ("never changed since", "42", 2025 * 12 + 8, 1, 80.0, None),
    ("no unit bore it any more", "02", 2027 * 12, 1, None, "ground"),
    ("a district that ended", "440", 2025 * 12 + 8, 1, None, "ground"),
    ("a code of one's own", "X1", 2025 * 12 + 8, 1, 80.0, None),
)


def _engine_of(table: Any, backend: str) -> Any:
    if backend == "pandas":
        return table.to_pandas()
    if backend == "duckdb":
        import duckdb

        return duckdb.from_arrow(table.to_arrow())
    if backend == "pyspark":
        from pyspark.sql import SparkSession

        session: Any = SparkSession.builder.getOrCreate()
        return session.createDataFrame(table.to_pandas())
    return table.lazy() if backend == "polars-lazy" else table


@every_engine
def test_a_pair_across_a_change_of_ground_has_no_growth(frames: Any, backend: str) -> None:
    done = frames.year_on_year(_engine_of(_pairs(GROUNDS), backend))
    assert _grown(done) == {f"i{number}": row[4:] for number, row in enumerate(GROUNDS)}


# A number has lost its zeros, and may be a province, a district or a commune.
NUMBERS: Final[Sequence[tuple[str, float, int, int, float | None, str | None]]] = (
    ("52: the province handed on", 52, 2025 * 12 + 8, 1, None, "ground"),
    ("52: the month before it was", 52, 2025 * 12 + 5, 1, 80.0, None),
    ("52: a year after it was", 52, 2026 * 12 + 6, 1, 80.0, None),
    ("52: a year that ends under the other", 52, 2025 * 12, 12, None, "ground"),
    ("12: of the province alone, which stays", 12, 2025 * 12 + 8, 1, 80.0, None),
    ("42: the province stays, district 042 ended", 42, 2025 * 12 + 8, 1, None, "ground"),
    ("42: the province stays, there is no district", 42, 2026 * 12 + 8, 1, 80.0, None),
    ("4: the province stays, commune 00004 passed on", 4, 2025 * 12 + 8, 1, None, "ground"),
    ("1: of the province alone in 2008", 1, 2008 * 12 + 8, 1, None, "ground"),
    ("8: province 08 on new ground", 8, 2025 * 12 + 8, 1, None, "ground"),
    ("2: neither province nor district any more", 2, 2027 * 12, 1, None, "ground"),
    ("440: a district that ended", 440, 2025 * 12 + 8, 1, None, "ground"),
    ("440: the district before it ended", 440, 2025 * 12 + 5, 1, 80.0, None),
    ("25747: a commune passed on", 25747, 2025 * 12 + 8, 1, None, "ground"),
    ("a number that is no code", 999_999, 2025 * 12 + 8, 1, 80.0, None),
    ("a number below all codes", -52, 2025 * 12 + 8, 1, 80.0, None),
)


def _pairs(rows: Sequence[tuple[Any, ...]]) -> Any:
    import polars as pl

    bases: list[dict[str, Any]] = [
        {"indicator": f"i{number}", "place": place, "start": start - 12, "months": months}
        for number, (_, place, start, months, *_) in enumerate(rows)
    ]
    both = [{**row, "amount": 100} for row in bases]
    both += [{**row, "start": row["start"] + 12, "amount": 180} for row in bases]
    return pl.DataFrame(both)


def _grown(done: Table) -> dict[str, tuple[float | None, str | None]]:
    return {
        row["indicator"]: (row["year_on_year"], row["year_on_year_reason"])
        for row in rows_of(done)
        if row["amount"] == 180
    }


@pytest.mark.parametrize("held", ["Int32", "Int64", "UInt32", "Float64"])
@every_engine
def test_a_number_is_doubted_where_a_code_that_it_may_be_is(
    frames: Any, backend: str, held: str
) -> None:
    import polars as pl

    rows = [row for row in NUMBERS if row[1] >= 0 or held != "UInt32"]
    if backend == "pyspark" and held == "UInt32":
        held = "Int64"  # Spark has no numbers without a sign
    table = _pairs(rows).with_columns(pl.col("place").cast(getattr(pl, held)))
    done = frames.year_on_year(_engine_of(table, backend))
    assert _grown(done) == {f"i{number}": row[4:] for number, row in enumerate(rows)}


@pytest.mark.parametrize("number", range(len(NUMBERS)))
def test_a_number_alone_is_doubted_as_among_others(frames: Any, number: int) -> None:
    table = _pairs(NUMBERS[number : number + 1])
    assert _grown(frames.year_on_year(table)) == {"i0": NUMBERS[number][4:]}


@pytest.mark.parametrize("held", ["float64", "Int64", "UInt16", "int64[pyarrow]"])
@pytest.mark.parametrize("many", [False, True])
def test_numbers_beside_a_gap_are_doubted(frames: Any, held: str, many: bool) -> None:
    import polars as pl

    table = _pairs([row for row in NUMBERS if many and 0 < row[1] < 2**16] or NUMBERS[:2])
    gap = bare(start=[0, 1], amount=[1, 2], place=None, segments=None)
    table = pl.concat([table, gap], how="diagonal_relaxed")
    done = _grown(frames.year_on_year(table.to_pandas().astype({"place": held})))
    assert [done["i0"], done["i1"]] == [(None, "ground"), (80.0, None)]


@pytest.mark.parametrize("place", [52.5, 0.52, float("inf"), float("nan")])
@pytest.mark.parametrize("backend", BACKENDS)
def test_a_number_that_is_not_whole_is_no_code(frames: Any, backend: str, place: float) -> None:
    cells = {"start": [2024 * 12 + 8, 2025 * 12 + 8], "months": 1, "amount": [100, 180]}
    done = frames.year_on_year(_engine_of(bare(place=place, **cells), backend))
    assert "ground" not in {row["year_on_year_reason"] for row in rows_of(done)}


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_number_with_its_version_is_not_doubted(frames: Any, backend: str) -> None:
    cells = {"start": [2024 * 12 + 8, 2025 * 12 + 8], "months": 1, "amount": [100, 180]}
    table = bare(place=52, **cells).to_pandas().assign(place_from="2025-07-01")
    import polars as pl

    done = frames.year_on_year(_engine_of(pl.from_pandas(table), backend))
    assert (180, 80.0, None) in picked(done, "amount", "year_on_year", "year_on_year_reason")


@pytest.mark.parametrize("measure", ["period_on_period", "point_change"])
@pytest.mark.parametrize("backend", BACKENDS)
def test_other_pairs_of_numbers_are_doubted_too(frames: Any, backend: str, measure: str) -> None:
    lag = 1 if measure == "period_on_period" else 12
    for place, reason in ((52, "ground"), (12, None)):
        cells = {"start": [2025 * 12 + 6 - lag, 2025 * 12 + 6], "months": 1, "amount": [100, 180]}
        done = getattr(frames, measure)(_engine_of(bare(place=place, **cells), backend))
        assert (180, None if reason else 80, reason) in picked(
            done, "amount", measure, f"{measure}_reason"
        )


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_contribution_across_a_change_of_ground_is_refused(frames: Any, backend: str) -> None:
    starts = [2024 * 12 + 8, 2024 * 12 + 8, 2025 * 12 + 8, 2025 * 12 + 8]
    cells = {"start": starts, "months": 1, "segments": ["", "a"] * 2, "amount": [100, 50, 110, 60]}
    contributions = (
        *(("52", None, "ground"), ("42", 10.0, None)),
        *((52, None, "ground"), (42, None, "ground"), (12, 10.0, None)),
    )
    for place, added, reason in contributions:
        table = _engine_of(bare(place=place, **cells), backend)
        done = frames.contribution_to_growth(table)
        name = "contribution_to_growth"
        assert (60, added, reason) in picked(done, "amount", name, f"{name}_reason")


@pytest.mark.parametrize("place", ["52", 52])
@every_engine
def test_sums_and_plans_across_a_change_of_ground_are_refused(
    frames: Any, backend: str, place: str | int
) -> None:
    import polars as pl

    def table(**cells: Any) -> Any:
        return _engine_of(pl.DataFrame({"indicator": "exports", "place": place, **cells}), backend)

    months = list(range(2025 * 12, 2025 * 12 + 9))
    summed = frames.accumulate(table(start=months, months=1, amount=1))
    assert picked(summed, "months", "amount", "accumulate_reason") == {
        *((month, month, None) for month in range(1, 7)),
        *((month, None, "ground") for month in range(7, 10)),
    }
    lengths = [5, 6, 7, 8]
    single = frames.decumulate(table(start=2025 * 12, months=lengths, amount=lengths))
    assert picked(single, "start", "amount", "decumulate_reason") == {
        (2025 * 12 + 4, None, "incomplete"),
        (2025 * 12 + 5, 1, None),
        (2025 * 12 + 6, None, "ground"),
        (2025 * 12 + 7, 1, None),
    }
    done = frames.percent_of_plan(
        table(start=[2025 * 12 + 5, 2025 * 12 + 8], months=1, amount=5),
        table(start=[2025 * 12], months=12, amount=50),
    )
    assert picked(done, "start", "percent_of_plan", "percent_of_plan_reason") == {
        (2025 * 12 + 5, None, "ground"),
        (2025 * 12 + 8, 10.0, None),
    }


@pytest.mark.parametrize("backend", BACKENDS)
def test_plans_whose_places_are_of_another_type_are_refused(frames: Any, backend: str) -> None:
    figures, plans = (_engine_of(bare(place=place), backend) for place in ("42", 42))
    with pytest.raises(InvalidTypeError, match=r"'String', 'Int.*'place' of one type"):
        frames.percent_of_plan(figures, plans)


def _borne_by_one(code: str, first: int, last: int) -> bool:
    """Whether one unit bore a code at the ends of two months, as the registry of units says."""

    def bearer(month: int) -> Any:
        day = Period.month(month // 12, month % 12 + 1).calendar_span.last
        found = [unit for unit in locality_versions(code) if unit.in_force(day)]
        return found[0].valid_from if found else "none"

    began = bearer(first)
    return bool(began != "none" and began == bearer(last))


def _is_borne(code: str, month: int) -> bool:
    day = Period.month(month // 12, month % 12 + 1).calendar_span.last
    try:
        return any(unit.in_force(day) for unit in locality_versions(code))
    except UnknownCodeError:
        return False


def _is_open(number: int, first: int, last: int) -> bool:
    """Whether a code that a number may be passes on between two months, or none was in force."""
    codes = {f"{number:0{digits}}" for digits in (2, 3, 5)}
    borne = [code for code in codes if _is_borne(code, first) or _is_borne(code, last)]
    return not borne or not all(_borne_by_one(code, first, last) for code in borne)


# Changed hands more often than most; the last set is more than an eager table asks one by one.
REUSED: Final = (("24",), ("088", "01", "X1"), ("24", "75", "088", "172", "205", "261", "268"))


@pytest.mark.parametrize("codes", REUSED)
@pytest.mark.parametrize("backend", BACKENDS)
def test_the_ground_of_each_month_is_that_of_the_registry(
    frames: Any, backend: str, codes: tuple[str, ...]
) -> None:
    import polars as pl

    starts = [*range(2003 * 12, 2006 * 12), *range(2024 * 12, 2027 * 12)]
    rows = [
        {"indicator": "exports", "place": code, "start": start, "months": 1, "amount": 1}
        for code in codes
        for start in starts
    ]
    done = frames.year_on_year(_engine_of(pl.DataFrame(rows), backend))
    refused = {
        (row["place"], row["start"])
        for row in rows_of(done)
        if row["year_on_year_reason"] == "ground"
    }
    assert refused == {
        (code, start)
        for code in codes
        for start in starts
        if code != "X1" and not _borne_by_one(code, start - 12, start)
    }


@pytest.mark.parametrize(
    "codes", [(24,), (88, 1, 12), (1, 2, 4, 8, 24, 42, 52, 75, 88, 172, 205, 261, 268, 440)]
)
@pytest.mark.parametrize("backend", BACKENDS)
def test_the_ground_of_each_number_is_that_of_the_registry(
    frames: Any, backend: str, codes: tuple[int, ...]
) -> None:
    import polars as pl

    pairs = [
        (code, start)
        for code in codes
        for start in (*range(2003 * 12, 2006 * 12), *range(2024 * 12, 2027 * 12))
    ]
    rows = [
        {"indicator": "exports", "place": code, "start": start, "months": 1, "amount": 1}
        for code, start in pairs
    ]
    done = frames.year_on_year(_engine_of(pl.DataFrame(rows), backend))
    refused = {
        (row["place"], row["start"])
        for row in rows_of(done)
        if row["year_on_year_reason"] == "ground"
    }
    assert refused == {(code, start) for code, start in pairs if _is_open(code, start - 12, start)}


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_table_without_months_asks_for_no_ground(frames: Any, backend: str) -> None:
    table = _engine_of(bare(place="52").clear(), backend)
    assert rows_of(frames.year_on_year(table)) == []


def test_months_held_as_floats_are_asked_for_their_ground(frames: Any) -> None:
    starts = [2024.0 * 12 + 8, 2025.0 * 12 + 8, None]
    table = bare(place="52", start=starts, months=1, amount=[100, 180, 1]).to_pandas()
    reasons = list(frames.year_on_year(table)["year_on_year_reason"])
    assert reasons == ["no-base", "ground", "incomplete-key"]
