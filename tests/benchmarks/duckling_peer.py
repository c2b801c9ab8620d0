"""The peer of `reading.py`: Duckling on the same texts, numbers alone, in its own interpreter.

Usage: python tests/benchmarks/duckling_peer.py FOLDER [rounds]

Its wheel (pyduckling-native 0.1.0) exists up to Python 3.9, so nothing here needs more. The texts
are read whole, line by line and sentence by sentence, because it slows down with length; one line
of kilobytes a second of processor time is printed for each, of the fastest round.
"""

import importlib
import re
import sys
import tempfile
import time
from pathlib import Path

PUBLISHED = 1659312000  # 2022-08-01, in seconds
CUTS = (("texts", None), ("lines", r"\n"), ("sentences", r"(?<=[.;])\s+|\n"))


def main() -> int:
    """Measure each way of cutting the texts."""
    duckling = importlib.import_module("duckling")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    size = sum(len(text.encode()) for text in texts) / 1000
    with tempfile.TemporaryDirectory() as empty:  # numbers need no time zones
        zones = duckling.load_time_zones(empty)
    now = duckling.parse_ref_time(zones, "Asia/Ho_Chi_Minh", PUBLISHED)
    language = duckling.parse_lang("VI")
    local = duckling.parse_locale("VI", duckling.default_locale_lang(language))
    context = duckling.Context(now, local)
    numbers = duckling.parse_dimensions(["numeral"])
    for name, cut in CUTS:
        pieces = [piece for text in texts for piece in (re.split(cut, text) if cut else [text])]
        best = float("inf")
        for _ in range(rounds):
            start = time.process_time()
            for piece in pieces:
                duckling.parse(piece, context, numbers, False)
            best = min(best, time.process_time() - start)
        print(name, size / best)
    return 0


if __name__ == "__main__":
    sys.exit(main())
