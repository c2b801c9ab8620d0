"""Importing the library is nearly free, and each part loads only what it needs.

The count of instructions does not depend on the machine's load, so it can be a test.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

import pytest

HEAVY: Final = ("attr", "attrs", "cattrs", "babel", "dateutil", "narwhals", "re")
MOST_TIMES_A_BARE_START: Final = 1.35

# What a caller does first, and what that must not load.
LIGHT_USES: Final = (
    ("import congthuong; congthuong.Period", ("babel", "dateutil", "cattrs")),
    (
        "from congthuong import Period; Period.quarter(2024, 3).shift(1)",
        ("babel", "dateutil", "cattrs"),
    ),
    ("import congthuong; congthuong.Quantity", ("babel", "dateutil", "cattrs")),
    (
        "from congthuong import VND, Quantity, Scale\n"
        "output = Quantity.of('21.56', Scale.BILLION, VND)\n"
        "output + output",
        ("babel", "dateutil", "cattrs"),
    ),
)


def plain_environment() -> Mapping[str, str]:
    """The environment without what makes a measured interpreter load more than it would."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return {**kept, "PYTHONHASHSEED": "0"}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=plain_environment(), capture_output=True, text=True, check=True
    )


def loaded_by(script: str) -> set[str]:
    """Top-level packages loaded after a script in a fresh interpreter."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    return set(run(sys.executable, "-c", f"{script}\n{report}").stdout.split())


def test_the_measurement_sees_a_heavy_package() -> None:
    assert set(HEAVY) - {"narwhals"} <= loaded_by("import attr, attrs, cattrs, babel, dateutil, re")


def test_importing_the_library_loads_none_of_its_dependencies() -> None:
    extra = loaded_by("import congthuong") - loaded_by("pass")
    assert extra & set(HEAVY) == set()
    assert "congthuong" in extra


@pytest.mark.parametrize(("script", "unwanted"), LIGHT_USES)
def test_a_light_use_loads_no_heavy_dependency(script: str, unwanted: tuple[str, ...]) -> None:
    assert loaded_by(script) & set(unwanted) == set()


def instructions(script: str) -> int:
    counted = run(
        "valgrind",
        "--tool=callgrind",
        f"--callgrind-out-file={os.devnull}",
        sys.executable,
        "-c",
        script,
    )
    total = re.search(r"Collected : ([0-9]+)", counted.stderr)
    assert total, counted.stderr
    return int(total[1])


@pytest.mark.valgrind
def test_importing_the_library_costs_at_most_a_third_of_a_bare_start() -> None:
    run(sys.executable, "-c", "import congthuong")  # leaves the byte code behind
    bare = instructions("pass")
    assert instructions("import congthuong") <= MOST_TIMES_A_BARE_START * bare
