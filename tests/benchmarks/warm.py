"""How fast reports are read once all is loaded, beside Duckling in the same run.

Usage: python tests/benchmarks/warm.py [rounds] [--duckling PYTHON]

Every slot of every annotated text is read, rows included; Duckling finds bare numbers in the same
texts, whole, by lines and by sentences, and of these its fastest way counts. Both take turns, and
the fastest round of each is kept, in processor time. PYTHON is an interpreter of Python 3.9 that
has pyduckling-native (see `duckling_peer.py`); without one only our own speed is printed, with the
share of it that cutting texts to tokens alone would reach. Exits with 1 where Duckling is faster.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

from reading import TEXTS, cut, read_all, speed

PEER: Final = Path(__file__).parent / "duckling_peer.py"
TURNS: Final = 3
TARGET: Final = 1


def peer_speeds(python: str, rounds: int) -> dict[str, float]:
    """What Duckling makes of the same texts, by how they were cut."""
    command = [python, str(PEER), str(TEXTS), str(rounds)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: float(found) for name, found in map(str.split, said.splitlines())}


def main() -> int:
    """Measure by turns, print one line for each way, and say whether the target holds."""
    options = argparse.ArgumentParser()
    options.add_argument("rounds", nargs="?", type=int, default=5)
    options.add_argument("--duckling", metavar="PYTHON")
    chosen = options.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    size = sum(len(text.encode()) for text in texts)
    print(f"Python {sys.version.split()[0]}, {len(texts)} texts, {size:,} bytes")
    ours, tokens, theirs = 0.0, 0.0, dict[str, float]()
    for _ in range(TURNS):
        ours = max(ours, speed(read_all, texts, chosen.rounds))
        tokens = max(tokens, speed(cut, texts, chosen.rounds))
        found = peer_speeds(chosen.duckling, chosen.rounds) if chosen.duckling else {}
        theirs = {name: max(each, theirs.get(name, 0)) for name, each in found.items()}
    print(f"congthuong, all slots {ours:8,.0f} kB/s ({ours / tokens:.2f} of tokens alone)")
    for name, each in theirs.items():
        print(f"Duckling, {name:<11} {each:8,.0f} kB/s")
    if not theirs:
        print("Duckling was not measured: give its interpreter with --duckling")
        return 0
    ratio = ours / max(theirs.values())
    holds = ratio >= TARGET
    print(f"congthuong / Duckling {ratio:8.2f} (≥ {TARGET}) {'holds' if holds else 'MISSED'}")
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
