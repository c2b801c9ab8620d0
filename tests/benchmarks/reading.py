"""How fast reports are read: kilobytes a second over the annotated texts, in one process.

Usage: python tests/benchmarks/reading.py [rounds]

Every slot of every text is read, rows included; the fastest of the rounds counts. Beside it stand
two parts of the way, cleaning and cutting into tokens. Finding candidate figures alone is held
against `re` stepping over every digit of the same megabyte: the annotated texts are five times as
dense with figures as whole reports, where it is faster (`CONGTHUONG_SEEDS` names such a folder).

Reading every slot beside Duckling is measured by `warm.py`. Exits with 1 where a target is missed.
"""

import argparse
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from congthuong import Period
from congthuong._tokens import tokenize
from congthuong.reading import find_figures, read_report
from congthuong.reading.cleaning import clean

TEXTS: Final = Path(__file__).parent.parent / "gold" / "texts"
PUBLISHED: Final = Period.month(2022, 7)
STEPPING_SHARE: Final = 0.7  # of what stepping over the digits alone reaches
FIGURES_TARGET: Final = 80_000  # kB/s, over whole reports
MEGABYTE: Final = 1_000_000
DIGIT: Final = re.compile("[0-9]")

Job = Callable[[str], object]


def read_all(text: str) -> object:
    return read_report(text, published=PUBLISHED).rows()


def step(text: str) -> object:
    return sum(1 for _ in DIGIT.finditer(text))


def cut(text: str) -> object:
    return tokenize(text, 0, len(text))


JOBS: Final[tuple[tuple[str, Job, int], ...]] = (
    ("all slots", read_all, 0),
    ("cleaning", clean, 0),
    ("tokens", cut, 0),
)


def speed(job: Job, texts: Sequence[str], rounds: int) -> float:
    """Kilobytes of UTF-8 a second, of the fastest round."""
    size = sum(len(text.encode()) for text in texts) / 1000
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            job(text)
        best = min(best, time.process_time() - start)
    return size / best


def verdict(name: str, found: float, target: int) -> bool:
    holds = found >= target
    said = f"(≥ {target:,}) {'holds' if holds else 'MISSED'}" if target else ""
    print(f"{name:<20} {found:10,.0f} kB/s {said}")
    return holds


def megabyte_of(texts: Sequence[str]) -> Sequence[str]:
    """The texts one after the other, again and again, as one text."""
    joined = "\n".join(texts)
    return [joined * (MEGABYTE // len(joined.encode()) + 1)]


def main() -> int:
    """Measure, print one line a job, and say whether the targets hold."""
    options = argparse.ArgumentParser()
    options.add_argument("rounds", nargs="?", type=int, default=5)
    chosen = options.parse_args()
    rounds: int = chosen.rounds
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    size = sum(len(text.encode()) for text in texts)
    print(f"Python {sys.version.split()[0]}, {len(texts)} texts, {size:,} bytes")
    held = [verdict(name, speed(job, texts, rounds), target) for name, job, target in JOBS]
    dense = megabyte_of(texts)
    stepping = speed(step, dense, 5 * rounds)
    verdict("stepping over digits", stepping, 0)
    held.append(
        verdict(
            "candidate figures",
            speed(find_figures, dense, 5 * rounds),
            int(STEPPING_SHARE * stepping),
        )
    )
    seeds = os.environ.get("CONGTHUONG_SEEDS")
    if seeds:
        reports = [path.read_text(encoding="utf-8") for path in sorted(Path(seeds).glob("*.txt"))]
        found = speed(find_figures, megabyte_of(reports), 5 * rounds)
        held.append(verdict("the same, in reports", found, FIGURES_TARGET))
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
