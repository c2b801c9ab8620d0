"""The difference that a change makes to reading, over all annotated sets, with its interval.

    python tests/reading/paired.py BEFORE AFTER [SET ...]

BEFORE and AFTER are source folders (`src` of two checkouts). Every text is read by both; texts are
drawn anew two thousand times, the same ones for both, so what is printed is the difference of one
reader to the other and not the difference between texts. A SET is what `gold/score.py` takes;
without any, all sets under `gold` are read. `*` marks an interval without zero.
"""

import collections
import importlib.util
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

GOLD: Final = Path(__file__).parent.parent / "gold"
FIGURES: Final = ("F1", "strict", "silent", "cover", "collide")
ROUNDS: Final = 2000

Counts = collections.Counter[str]


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


score: Final = scorer()


def every_set() -> list[str]:
    return [str(GOLD), *(str(folder.parent) for folder in sorted(GOLD.glob("*/texts")))]


def counts_of(source: str, where: str) -> list[Counts]:
    os.environ["PYTHONPATH"] = str(Path(source).resolve())
    pages = list(score.pages_of(where))
    full = any(
        fact["indicator_id"] not in score.FIRST_CODES for page, _ in pages for fact in page["facts"]
    )
    counts: list[Counts] = []
    for (page, text), read in zip(pages, score.readings(sys.executable, pages), strict=True):
        rows = read.get("rows", [])
        atoms = score.pair(page["facts"], page.get("traps", []), rows, text)
        counts.append(score.tally(atoms, rows, page["facts"], page.get("context"), full))
    return counts


def of(counts: Sequence[Counts], figure: str, picked: Sequence[int]) -> float:
    value: float = score.figures(sum((counts[at] for at in picked), Counts()))[figure]
    return value


def compared(name: str, before: Sequence[Counts], after: Sequence[Counts]) -> dict[str, Any]:
    draw, every = random.Random(20261130), range(len(before))
    rounds = [[draw.choice(every) for _ in every] for _ in range(ROUNDS)]
    row: dict[str, Any] = {"set": name, "texts": len(before)}
    for figure in FIGURES:
        seen = sorted(of(after, figure, picked) - of(before, figure, picked) for picked in rounds)
        low, high = seen[ROUNDS // 40], seen[-ROUNDS // 40]
        row[figure] = (of(before, figure, every), of(after, figure, every), low, high)
    return row


def shown(row: dict[str, Any]) -> str:
    parts = [f"{row['set']:<8} {row['texts']:>4}"]
    for figure in FIGURES:
        before, after, low, high = row[figure]
        sure = "*" if low > 0 or high < 0 else " "
        parts.append(f"{figure} {before:.3f} → {after:.3f} ({low:+.3f}…{high:+.3f}){sure}")
    return "  ".join(parts)


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    before, after, *sets = sys.argv[1:]
    every_before: list[Counts] = []
    every_after: list[Counts] = []
    for where in sets or every_set():
        name = Path(where.split(":")[0]).name.removesuffix(".jsonl")
        counted = counts_of(before, where), counts_of(after, where)
        every_before += counted[0]
        every_after += counted[1]
        print(shown(compared(name, *counted)), flush=True)
    print(shown(compared("all", every_before, every_after)))


if __name__ == "__main__":
    main()
