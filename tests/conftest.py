"""What every test shares: Hypothesis profiles, and outside programs that some tests need.

A test that needs an outside program carries its marker and nothing else: it is skipped with a
reason where the program is missing, and fails there if `CONGTHUONG_REQUIRE` names the marker.
"""

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("brief", deadline=None, max_examples=20)
# The same examples in every run, so that what they cover never changes by chance.
settings.register_profile("steady", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("ci", deadline=None, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def _has_valgrind() -> bool:
    return shutil.which("valgrind") is not None


def _has_soffice() -> bool:
    return shutil.which("soffice") is not None


def _has_writer() -> bool:
    program = shutil.which("soffice")
    return program is not None and Path(program).resolve().with_name("libswlo.so").exists()


def _has_german_locale() -> bool:
    probe = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.str(1.5))"
    environment = {**os.environ, "LC_ALL": "de_DE.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-c", probe], env=environment, capture_output=True, text=True, check=False
    )
    return run.stdout.strip() == "1,5"


def _has(*packages: str) -> bool:
    return all(importlib.util.find_spec(package) is not None for package in packages)


def _has_frames() -> bool:
    return _has("narwhals", "pandas", "polars", "duckdb", "pyarrow")


def _has_spark() -> bool:
    return _has("narwhals", "pyspark", "pyarrow") and shutil.which("java") is not None


_PROBES: Final[Mapping[str, Callable[[], bool]]] = {
    "valgrind": functools.cache(_has_valgrind),
    "soffice": functools.cache(_has_soffice),
    "writer": functools.cache(_has_writer),
    "locale_de": functools.cache(_has_german_locale),
    # altair ships the official schema
    "vegalite": lambda: _has("altair", "jsonschema", "vl_convert"),
    "notebooks": lambda: _has("ipykernel", "nbclient", "nbformat"),
    "jsonschema": lambda: _has("jsonschema"),
    "msgspec": lambda: _has("msgspec"),
    "pydantic": lambda: _has("pydantic"),
    "files": lambda: _has("docx", "openpyxl", "pdfplumber", "python_calamine", "reportlab"),
    "frames": functools.cache(_has_frames),
    "spark": functools.cache(_has_spark),
}


def require(tool: str) -> None:
    """Skip the running test where the tool is missing, or fail if the run demands the tool."""
    if _PROBES[tool]():
        return
    if tool in os.environ.get("CONGTHUONG_REQUIRE", "").split(","):
        pytest.fail(f"{tool} is missing, and CONGTHUONG_REQUIRE demands it", pytrace=False)
    pytest.skip(f"{tool} is missing on this machine")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers():
        if marker.name in _PROBES:
            require(marker.name)


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """One Spark session for the whole run, as small as it goes."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable  # what the workers run
    builder: Any = SparkSession.builder
    options = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "1g",
        # Of a program that lives for a minute the second compiler and a parallel collector cost.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",  # compiling takes longer than small tables
        "spark.sql.session.timeZone": "UTC",
    }
    session = builder.master("local[2]").config(map=options).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
