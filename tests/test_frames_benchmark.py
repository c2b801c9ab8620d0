"""The benchmark of tables, small: its forms by hand give what ours give, and it runs to its end."""

import importlib.util
import math
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

pytestmark = pytest.mark.frames

SCRIPT: Final = Path(__file__).parent / "benchmarks" / "frames.py"
SPARK: Final = pytest.param("pyspark", marks=pytest.mark.spark)
ROWS: Final = 6_000
MEASURE: Final = "year_on_year"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("frames_benchmark", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def cells(table: Any) -> list[tuple[Any, ...]]:
    import narwhals

    held: Any = narwhals.from_native(table)
    eager = held.collect() if isinstance(held, narwhals.LazyFrame) else held
    names = sorted(eager.columns)
    rows = eager.select(names).rows()
    return sorted(tuple(_cell(cell) for cell in row) for row in rows)


def _cell(cell: Any) -> float:
    if cell is None or type(cell).__name__ == "NAType" or cell != cell:  # noqa: PLR0124
        return -1e9
    return round(float(cell), 9)


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", SPARK])
def test_what_is_written_by_hand_gives_what_ours_gives(
    benchmark: ModuleType, engine: str, request: pytest.FixtureRequest
) -> None:
    if engine == "pyspark":
        request.getfixturevalue("spark")
    table = benchmark.table_in(engine, ROWS)
    for measure in benchmark.MEASURES:
        hand, ours = (
            cells(benchmark.form_of(engine, measure, form)(table)) for form in ("hand", "ours")
        )
        assert len(hand) > 5_000
        assert hand == ours


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas"])
def test_the_forms_are_timed_in_turn(benchmark: ModuleType, engine: str) -> None:
    lines = benchmark.compared(engine, ROWS, rounds=1)
    assert [line.measure for line in lines] == list(benchmark.MEASURES)
    assert all(0 < line.ratio < math.inf for line in lines)


def test_the_script_prints_its_table() -> None:
    arguments = ["--engines", "polars", "--measures", MEASURE, "--rows", "1000", "2000", "--memory"]
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.count("ours/hand") == 3
    assert done.stdout.count("slope") == 1
