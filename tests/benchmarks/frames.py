"""The measures over tables against the same measures written by hand, engine by engine.

    python tests/benchmarks/frames.py [--rows 1000000 ...] [--engines polars ...] [--memory]

Both forms run in one process, in turn, on the same table; the least time of each counts. `hand`
is what a person would write who knows that keys are unique and needs no reasons; `ours` makes the
same two promises (`keys="unique"`, `reasons=False`), `default` makes none. `--memory` runs every
case in a process of its own and compares the peaks that are reached once the table is there (on
Linux; Spark's memory is that of its Java machine and is not asked for).
"""

import argparse
import gc
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from congthuong import frames

CONNECTIONS: Final[dict[int, Any]] = {}
FOLDERS: Final[list[tempfile.TemporaryDirectory[str]]] = []
MEASURES: Final = ("percent_of_plan", "year_on_year", "accumulate")
ENGINES: Final = ("polars", "duckdb", "pandas", "pyspark")
ROUNDS: Final = 3
FORMS: Final = ("hand", "ours", "default")
PROCESS: Final = Path("/proc/self")
OURS: Final = frames.Options(keys="unique", reasons=False, additive="all")
DEFAULT: Final = frames.Options(additive="all")
KEYS: Final = ["indicator", "place"]


def generated(rows: int) -> Any:
    """Whole numbers for communes, months and as many indicators as it takes; some are missing.

    No commune, district or province of these numbers passed on in these ten years.
    """
    import numpy as np
    import polars as pl

    month, rest = np.divmod(np.arange(rows), max(rows // 120, 1))
    noise = (np.arange(rows, dtype=np.int64) * 2_654_435_761) % 1_000_003
    made = pl.DataFrame(
        {
            "indicator": (rest // 3321).astype(np.int32),
            "place": (1000 + rest % 3321).astype(np.int32),
            "start": (24120 + month).astype(np.int32),
            "amount": 1 + noise,
            "plan_amount": np.where(noise % 1000 == 0, 0, 12 * (1 + noise // 2)),
        }
    )
    return made.filter(pl.Series(noise % 997 != 0))


# By hand.


def polars_percent_of_plan(table: Any) -> Any:
    import polars as pl

    plan = pl.col("plan_amount")
    percent = pl.when(plan > 0).then(pl.col("amount") * 100.0 / plan)
    return table.with_columns(percent_of_plan=percent)


def polars_year_on_year(table: Any) -> Any:
    import polars as pl

    base = table.select(*KEYS, pl.col("start") + 12, base="amount")
    change = (pl.col("amount") - pl.col("base")) * 100.0 / pl.col("base")
    joined = table.join(base, on=[*KEYS, "start"], how="left")
    return joined.with_columns(year_on_year=pl.when(pl.col("base") > 0).then(change)).drop("base")


def polars_accumulate(table: Any) -> Any:
    import polars as pl

    year = (pl.col("start") // 12).alias("year")
    within = [*KEYS, year]
    whole = pl.int_range(pl.len()).over(within, order_by="start") == pl.col("start") % 12
    summed = pl.col("amount").cum_sum().over(within, order_by="start")
    amount = pl.when(whole).then(summed)
    return table.with_columns(
        amount=amount, start=pl.col("start") // 12 * 12, months=pl.col("start") % 12 + 1
    )


def duckdb_percent_of_plan(table: Any) -> Any:
    percent = "case when plan_amount > 0 then amount * 100.0::double / plan_amount end"
    return table.project(f"*, {percent} as percent_of_plan")


def duckdb_year_on_year(table: Any) -> Any:
    return table.query(
        "t",
        "select t.*, case when b.amount > 0 then (t.amount - b.amount)::double * 100 / b.amount end"
        " as year_on_year from t left join t as b on t.indicator = b.indicator"
        " and t.place = b.place and t.start = b.start + 12",
    )


def sql_accumulate(divide: str) -> str:
    year = f"start {divide} 12"
    return (
        f"select indicator, place, cast({year} * 12 as int) as start, plan_amount,"  # noqa: S608
        f" cast(start - {year} * 12 + 1 as int) as months,"
        f" case when row_number() over w = start - {year} * 12 + 1"
        " then cast(sum(amount) over w as bigint) end as amount"
        f" from t window w as (partition by indicator, place, {year} order by start)"
    )


def duckdb_accumulate(table: Any) -> Any:
    return table.query("t", sql_accumulate("//"))


def pandas_percent_of_plan(table: Any) -> Any:
    percent = table["amount"] * 100.0 / table["plan_amount"]
    return table.assign(percent_of_plan=percent.where(table["plan_amount"] > 0))


def pandas_year_on_year(table: Any) -> Any:
    base = table[[*KEYS, "start", "amount"]].rename(columns={"amount": "base"})
    base["start"] += 12
    joined = table.merge(base, on=[*KEYS, "start"], how="left")
    change = (joined["amount"] - joined["base"]) * 100.0 / joined["base"]
    joined["year_on_year"] = change.where(joined["base"] > 0)
    return joined.drop(columns="base")


def pandas_accumulate(table: Any) -> Any:
    year = table["start"] // 12
    ordered = table.assign(year=year).sort_values("start")
    groups = ordered.groupby([*KEYS, "year"])
    whole = groups.cumcount() == ordered["start"] % 12
    summed = groups["amount"].cumsum().where(whole)
    done = ordered.assign(
        amount=summed, months=ordered["start"] % 12 + 1, start=ordered["year"] * 12
    )
    return done.sort_index().drop(columns="year")


def pyspark_percent_of_plan(table: Any) -> Any:
    percent = "case when plan_amount > 0 then cast(amount as double) * 100 / plan_amount end"
    return table.selectExpr("*", f"{percent} as percent_of_plan")


def pyspark_year_on_year(table: Any) -> Any:
    window = "over (partition by indicator, place, start % 12 order by start)"
    before = table.selectExpr(
        "*", f"lag(amount) {window} as base", f"lag(start) {window} as earlier"
    )
    change = "cast(amount - base as double) * 100 / base"
    holds = "base > 0 and start - earlier = 12"
    growth = f"case when {holds} then {change} end as year_on_year"
    return before.selectExpr("*", growth).drop("base", "earlier")


def pyspark_accumulate(table: Any) -> Any:
    return table.sparkSession.sql(sql_accumulate("div").replace("from t", "from {t}"), t=table)


# Ours.


def of_room(name: str, options: frames.Options) -> Callable[[Any], Any]:
    function: Any = getattr(frames, name)
    return lambda table: function(table, options=options)


def form_of(engine: str, measure: str, form: str) -> Callable[[Any], Any]:
    if form == "hand":
        found: Callable[[Any], Any] = globals()[f"{engine}_{measure}"]
        return found
    return of_room(measure, OURS if form == "ours" else DEFAULT)


# Running.


def table_in(engine: str, rows: int) -> Any:
    made = generated(rows)
    if engine == "pandas":
        return made.to_pandas()
    if engine == "duckdb":
        import duckdb

        connection = duckdb.connect(config={"threads": 2})
        connection.from_arrow(made.to_arrow()).create("held")
        table = connection.table("held")
        CONNECTIONS[id(table)] = connection
        return table
    if engine == "pyspark":
        return in_spark(made)
    return made.lazy()


def in_spark(made: Any) -> Any:
    """A table that is read from a file each time, as large ones are."""
    FOLDERS.append(tempfile.TemporaryDirectory())
    path = str(Path(FOLDERS[-1].name) / "held.parquet")
    made.write_parquet(path, row_group_size=len(made) // 8 + 1)
    return spark().read.parquet(path)


def spark() -> Any:
    from pyspark.sql import SparkSession

    options = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "4g",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.files.maxPartitionBytes": str(32 * 2**20),
    }
    session: Any = SparkSession.builder
    found = session.master("local[2]").config(map=options).getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    return found


def run(engine: str, table: Any) -> object:
    """Compute every cell, and keep the result where the engine keeps results."""
    if engine == "polars":
        return table.collect()
    if engine == "duckdb":
        table.create("done")
        return None
    if engine == "pyspark":
        table.write.format("noop").mode("overwrite").save()
        return None
    return table


def seconds(engine: str, table: Any, form: Callable[[Any], Any]) -> float:
    gc.collect()
    began = time.perf_counter()
    done = run(engine, form(table))
    spent = time.perf_counter() - began
    del done
    if engine == "duckdb":
        CONNECTIONS[id(table)].execute("drop table done")
    return spent


class Line(NamedTuple):
    """One engine, measure and size: seconds of the three forms."""

    engine: str
    measure: str
    rows: int
    hand: float
    ours: float
    default: float

    @property
    def ratio(self) -> float:
        return self.ours / self.hand


def compared(
    engine: str,
    rows: int,
    rounds: int = ROUNDS,
    measures: Sequence[str] = MEASURES,
    asked: Sequence[str] = FORMS,
) -> list[Line]:
    """The measures on one engine, the forms in turn; a form that is not asked for takes NaN."""
    table = table_in(engine, rows)
    lines: list[Line] = []
    for measure in measures:
        forms = {form: form_of(engine, measure, form) for form in asked}
        least = dict.fromkeys(FORMS, math.nan) | dict.fromkeys(forms, math.inf)
        for _ in range(rounds):
            for form, function in forms.items():
                least[form] = min(least[form], seconds(engine, table, function))
        lines.append(Line(engine, measure, rows, **least))
    return lines


def peak(engine: str, measure: str, form: str, rows: int) -> float:
    """Gigabytes that a process of its own holds at most; "table" only makes the table."""
    arguments = [engine, measure, form, str(rows)]
    done = subprocess.run(
        [sys.executable, __file__, "--one", *arguments], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 2**20


def one(engine: str, measure: str, form: str, rows: int) -> None:
    table = table_in(engine, rows)
    gc.collect()
    (PROCESS / "clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    kept = None if form == "table" else run(engine, form_of(engine, measure, form)(table))
    status = (PROCESS / "status").read_text(encoding="ascii")
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
    del kept


def slopes(lines: Sequence[Line]) -> list[str]:
    """How time grows with rows: 1 is in proportion."""
    said: list[str] = []
    for engine in dict.fromkeys(line.engine for line in lines):
        for measure in MEASURES:
            own = [line for line in lines if (line.engine, line.measure) == (engine, measure)]
            if len(own) > 1:
                first, last = own[0], own[-1]
                grown = math.log(last.rows / first.rows)
                ours, hand = math.log(last.ours / first.ours), math.log(last.hand / first.hand)
                said.append(
                    f"{engine:8} {measure:16} slope {ours / grown:.2f} hand {hand / grown:.2f}"
                )
    return said


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 5_000_000])
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=ENGINES)
    parser.add_argument("--measures", nargs="+", default=list(MEASURES), choices=MEASURES)
    parser.add_argument("--forms", nargs="+", default=list(FORMS), choices=FORMS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--one", nargs=4)
    asked = parser.parse_args()
    if asked.one:
        engine, measure, form, rows = asked.one
        one(engine, measure, form, int(rows))
        return
    lines: list[Line] = []
    for engine in asked.engines:
        for rows in asked.rows:
            for line in compared(engine, rows, asked.rounds, asked.measures, asked.forms):
                lines.append(line)
                times = "  ".join(
                    f"{form} {getattr(line, form) / rows * 1e9:7.1f}" for form in FORMS
                )
                print(
                    f"{engine:8} {line.measure:16} {rows:>10,} rows  ns/row: {times}"
                    f"  ours/hand {line.ratio:.2f}",
                    flush=True,
                )
    print(*slopes(lines), sep="\n")
    if asked.memory:
        rows = asked.rows[-1]
        for engine in (engine for engine in asked.engines if engine != "pyspark"):
            empty = peak(engine, MEASURES[0], "table", rows)
            for measure in asked.measures:
                hand, ours = (peak(engine, measure, form, rows) for form in ("hand", "ours"))
                print(
                    f"{engine:8} {measure:16} {rows:>10,} rows  GB: table {empty:.2f}"
                    f"  hand {hand:.2f}  ours {ours:.2f}  ours/hand {ours / hand:.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
