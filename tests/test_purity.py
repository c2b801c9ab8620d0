"""Results are the same in any process: decimal context, locale, time zone and hash seed aside."""

import functools
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

PROBE: Final = Path(__file__).parent / "purity_probe.py"
PLAIN: Final = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}


def results(*arguments: str, **environment: str) -> list[str]:
    """The lines that the probe prints in a process of its own, with these settings."""
    run = subprocess.run(
        [sys.executable, "-W", "error", str(PROBE), *arguments],
        env={**os.environ, **PLAIN, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


plain_results = functools.cache(results)

# Each row: what is hostile, the arguments of the probe, the environment.
HOSTILE: Final[tuple[tuple[str, tuple[str, ...], Mapping[str, str]], ...]] = (
    ("decimal contexts", ("decimal",), {}),
    ("the names of a German locale", (), {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}),
    ("a time zone a day ahead", (), {"TZ": "Pacific/Kiritimati"}),
    ("a hash seed", (), {"PYTHONHASHSEED": "1"}),
    ("another hash seed", (), {"PYTHONHASHSEED": "4294967295"}),
)


@pytest.mark.parametrize(
    ("arguments", "environment"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE]
)
def test_no_result_depends_on(arguments: tuple[str, ...], environment: Mapping[str, str]) -> None:
    assert results(*arguments, **environment) == plain_results()


def test_no_result_and_no_text_needs_babel() -> None:
    with_it = results("gold")
    assert results("gold", "no-babel") == with_it
    assert with_it[: len(plain_results())] == plain_results()
    texts = [line for line in with_it if line.partition(":")[0].endswith(" findings")]
    assert len(texts) == 72
    assert sum(": ()" not in line for line in texts) >= 11, "findings print numbers"


@pytest.mark.locale_de
def test_no_result_depends_on_a_german_locale() -> None:
    assert results("locale", LC_ALL="de_DE.UTF-8", LANGUAGE="de") == plain_results()


def test_the_probe_reaches_every_room() -> None:
    lines = plain_results()
    assert len(lines) == len({line.partition(":")[0] for line in lines})
    for start in ("parse a number: Decimal", "make a quantity: Quantity", "make a rate: Percent"):
        assert any(line.startswith(start) for line in lines), start


def test_the_hostile_settings_are_hostile() -> None:
    script = (
        "import runpy, sys, decimal, locale, time\n"
        "sys.argv = ['probe', 'decimal']\n"
        f"runpy.run_path({str(PROBE)!r})\n"
        "print(decimal.Decimal(2) / 3, decimal.Context().prec, time.localtime(0).tm_hour)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "TZ": "Pacific/Kiritimati"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split()[:2] == ["0.666666", "6"]
    assert run.stdout.split()[2] != "0"


def test_without_babel_is_without_it() -> None:
    script = (
        "import runpy, sys\n"
        "sys.argv = ['probe', 'no-babel']\n"
        f"runpy.run_path({str(PROBE)!r})['ct'].NumberStyle.of_locale('fr')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "import of babel halted" in run.stderr
