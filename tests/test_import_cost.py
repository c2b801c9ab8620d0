"""Importing the library is nearly free, and each part loads only what it needs.

The count of instructions does not depend on the machine's load, so it can be a test.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

HEAVY: Final = ("attr", "attrs", "cattrs", "babel", "dateutil", "narwhals", "re")
MOST_TIMES_A_BARE_START: Final = 1.35

# What a caller does first, and what that must not load.
UNWANTED: Final = frozenset({"babel", "dateutil", "cattrs"})
ADDITION: Final = """
from congthuong import VND, Quantity, Scale
output = Quantity.of("21.56", Scale.BILLION, VND)
output + output
"""
LIGHT_USES: Final = (
    "import congthuong; congthuong.Period",
    "from congthuong import Period; Period.quarter(2024, 3).shift(1)",
    "import congthuong; congthuong.Quantity",
    ADDITION,
)


def plain_environment(**settings: str) -> dict[str, str]:
    """The environment without what makes a measured interpreter do more than it would."""
    unwanted = ("COV", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return {**kept, "PYTHONHASHSEED": "0", **settings}


def run(*command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = plain_environment(**settings)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


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


@pytest.mark.parametrize("script", LIGHT_USES)
def test_a_light_use_loads_no_heavy_dependency(script: str) -> None:
    assert loaded_by(script) & UNWANTED == set()


def instructions(script: str, byte_code: Path) -> int:
    counted = run(
        "valgrind",
        "--tool=callgrind",
        f"--callgrind-out-file={os.devnull}",
        sys.executable,
        "-c",
        script,
        PYTHONPYCACHEPREFIX=str(byte_code),
    )
    total = re.search(r"Collected : ([0-9]+)", counted.stderr)
    assert total, counted.stderr
    return int(total[1])


@pytest.mark.valgrind
def test_importing_the_library_costs_at_most_a_third_of_a_bare_start(tmp_path: Path) -> None:
    run(sys.executable, "-c", "import congthuong", PYTHONPYCACHEPREFIX=str(tmp_path))
    bare = instructions("pass", tmp_path)
    assert instructions("import congthuong", tmp_path) <= MOST_TIMES_A_BARE_START * bare
