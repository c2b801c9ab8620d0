"""Cost of the first use in a process: processor time of child processes beyond a bare start.

Usage: python tests/benchmarks/cold.py [rounds]

Every case runs in fresh interpreters that take turns with one that does nothing; the median of each
counts, compiled files being in place. User and system time of the child is counted, not the clock,
so that other work on the machine weighs less. Exits with 1 where a bound is missed.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROUNDS: Final = 9
SENTENCE: Final = (
    "Năm 2024, giá trị sản xuất công nghiệp của huyện Đức Thọ, tỉnh Hà Tĩnh đạt 90 tỷ đồng, "
    "tăng 4% so với năm 2023."
)
# Its rate does not follow from its values, so a finding is written, with printed numbers.
DOUBTFUL: Final = (
    "Năm 2023, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 80 triệu USD. "
    "Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 90 triệu USD, tăng 4% so với năm 2023."
)


def reading(text: str) -> str:
    """A script that reads a text."""
    return f"from congthuong import read_report; assert read_report({text!r}).statements"


BARE: Final = ("-c", "pass")


def cases(report: Path) -> tuple[tuple[str, tuple[str, ...], float], ...]:
    """What is measured: a name, arguments of Python, and the most seconds beyond a bare start."""
    command = "-m", "congthuong"
    return (
        ("import read_report", ("-c", "from congthuong import read_report"), 0.20),
        ("first read_report", ("-c", reading(SENTENCE)), 0.30),
        ("the same with findings", ("-c", reading(DOUBTFUL)), 0.30),
        ("congthuong read", (*command, "read", str(report)), 0.40),
        ("find-locality", (*command, "find-locality", "huyện", "Đức", "Thọ"), 0.15),
        ("find-locality, bare", (*command, "find-locality", "Đức", "Thọ"), 0.15),
    )


def seconds(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """Processor seconds of one child."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = (sys.executable, *arguments)
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, print one line a case, and say whether the bounds hold."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(SENTENCE, encoding="utf-8")
        measured = cases(report)
        for _, arguments, _ in measured:
            seconds(arguments, environment)  # compiles what is not compiled yet
        found: dict[str, list[float]] = {name: [] for name, _, _ in measured}
        bare: list[float] = []
        for _ in range(rounds):
            bare.append(seconds(BARE, environment))
            for name, arguments, _ in measured:
                found[name].append(seconds(arguments, environment))
    start = statistics.median(bare)
    print(f"Python {sys.version.split()[0]}, median of {rounds}, bare start {start:.3f} s")
    for name, _, most in measured:
        beyond = statistics.median(found[name]) - start
        verdict = "holds" if beyond <= most else "MISSED"
        missed += verdict == "MISSED"
        print(f"{name:<22} {beyond:6.3f} s (≤ {most:.2f}) {verdict}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
