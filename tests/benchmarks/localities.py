"""Cost of localities: loading, memory and look-ups, as ratios and figures of one run.

Usage: python tests/benchmarks/localities.py

Loading tables with their indexes is set beside a bare read of the same bytes with csv. Every case
runs in fresh interpreters that take turns, and the fastest of each counts, since other work on the
machine only ever adds time. Look-ups are set beside those of the package vietnam-provinces where
it happens to be installed; nothing else here needs it. Exits with 1 where a bound is missed.
"""

import importlib.util
import subprocess
import sys
from collections.abc import Iterable
from typing import Final

from attrs import frozen

ROUNDS: Final = 15
MOST_TIMES_A_BARE_READ: Final = 3.0
MOST_MEGABYTES: Final = 10.0

# What a process has done before localities are asked for, left out of every time.
COMMON: Final = """
import csv, pkgutil, sys, time
from datetime import date
import congthuong._text, congthuong.errors, congthuong.periods
"""
IMPORT: Final = """
from congthuong.localities import find_locality, get_locality
"""
BARE: Final = """
import io
for name in {tables!r}:
    content = pkgutil.get_data("congthuong", f"data/{{name}}.csv").decode("utf-8")
    tuple(map(tuple, csv.reader(io.StringIO(content))))
"""
UPPER: Final = ("provinces", "districts")
LOWER: Final = ("communes_2025_06_30", "communes_2025_07_01", "commune_links_2025")
LOAD_UPPER: Final = """
get_locality("42", on=date(2024, 1, 1))
get_locality("836", on=date(2024, 1, 1))
"""
LOAD_LOWER: Final = """
get_locality("29110", on=date(2025, 6, 30)).successors()
get_locality("29110", on=date(2025, 7, 1)).predecessors()
get_locality("836", on=date(2025, 6, 30)).children()
"""
LOAD_NAMES: Final = 'find_locality("an hoa tay", on=date(2025, 6, 30))\n'
REPORT: Final = "print(time.perf_counter() - started)\n"

LOOKUPS: Final = """
import timeit
def best(call):
    timer = timeit.Timer(call)
    number, _ = timer.autorange()
    return min(timer.repeat(number=number, repeat=9)) / number * 1e6
"""
OURS: Final = """
day = date(2026, 1, 1)
by_code = lambda: get_locality("29110", on=day)
by_name = lambda: find_locality("an hoa tay", on=day)
"""
# The package takes no date and folds no name: its nearest look-ups, by number and by search.
THEIRS: Final = """
from vietnam_provinces import Ward
by_code = lambda: Ward.from_code(29110)
by_name = lambda: tuple(Ward.search("tan thuy"))
"""


@frozen
class Loading:
    """A load of tables and the bare read of the same bytes."""

    what: str
    before: str
    load: str
    tables: tuple[str, ...]

    def scripts(self) -> tuple[str, str]:
        """The timed load, and the timed floor."""
        start = "started = time.perf_counter()\n"
        ours = COMMON + self.before + start + self.load + REPORT
        return ours, COMMON + start + BARE.format(tables=self.tables) + REPORT


LOADINGS: Final = (
    Loading("provinces and districts", IMPORT, LOAD_UPPER, UPPER),
    Loading("communes and links", IMPORT + LOAD_UPPER, LOAD_LOWER, LOWER),
)


def output(script: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return done.stdout


def fastest(scripts: Iterable[str]) -> list[float]:
    """Seconds of the fastest run of each script, the scripts taking turns."""
    cases = list(scripts)
    best = [float("inf")] * len(cases)
    for _ in range(ROUNDS):
        best = [
            min(seconds, float(output(case))) for seconds, case in zip(best, cases, strict=True)
        ]
    return best


def loading_missed() -> int:
    """Print one line a load; how many are slower than their bound."""
    missed = 0
    for loading in LOADINGS:
        ours, bare = fastest(loading.scripts())
        verdict = "holds" if ours <= MOST_TIMES_A_BARE_READ * bare else "MISSED"
        missed += verdict == "MISSED"
        print(
            f"{loading.what:<26} {ours * 1e3:7.2f} ms, bare read {bare * 1e3:7.2f} ms, "
            f"ratio {ours / bare:5.2f} (≤ {MOST_TIMES_A_BARE_READ:g}) {verdict}"
        )
    return missed


def memory_missed() -> int:
    """Print the memory after every table and index was used; 1 where it is over the bound."""
    trace = "import tracemalloc\ntracemalloc.start()\n"
    report = "print(tracemalloc.get_traced_memory()[0])\n"
    script = COMMON + trace + IMPORT + LOAD_UPPER + LOAD_LOWER + LOAD_NAMES + report
    megabytes = int(output(script)) / 1e6
    verdict = "holds" if megabytes <= MOST_MEGABYTES else "MISSED"
    print(f"{'memory, all in use':<26} {megabytes:7.2f} MB (≤ {MOST_MEGABYTES:g}) {verdict}")
    return int(verdict == "MISSED")


def lookups(who: str, names: str) -> None:
    """Print the microseconds of a look-up by code and of one by folded name."""
    ask = "by_code(); by_name()\nprint(best(by_code), best(by_name))\n"
    code, name = map(float, output(COMMON + LOOKUPS + names + ask).split())
    print(f"{who:<26} by code {code:8.2f} µs, by folded name {name:8.2f} µs")


def peer() -> None:
    """Print the import and the memory of the peer, then its look-ups."""
    start = "import time\nstarted = time.perf_counter()\nimport vietnam_provinces\n"
    trace = "import tracemalloc\ntracemalloc.start()\n"
    end = "print(tracemalloc.get_traced_memory()[0])\n"
    (seconds,) = fastest([start + REPORT])
    size = int(
        output(trace + "from datetime import date\n" + THEIRS + "by_code(); by_name()\n" + end)
    )
    print(f"{'vietnam-provinces':<26} import {seconds * 1e3:7.2f} ms, memory {size / 1e6:6.2f} MB")
    lookups("vietnam-provinces", THEIRS)


def main() -> int:
    """Measure, print, and say whether every bound holds."""
    print(f"Python {sys.version.split()[0]}, fastest of {ROUNDS} fresh interpreters")
    missed = loading_missed() + memory_missed()
    (seconds,) = fastest([COMMON + "started = time.perf_counter()\n" + IMPORT + REPORT])
    print(f"{'congthuong':<26} import {seconds * 1e3:7.2f} ms, without its tables")
    lookups("congthuong", IMPORT + LOAD_UPPER + LOAD_LOWER + OURS)
    if importlib.util.find_spec("vietnam_provinces") is None:
        print("vietnam-provinces is not installed: no comparison")
    else:
        peer()
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
