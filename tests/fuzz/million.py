"""A million short texts, none of which may make reading raise.

Usage: python tests/fuzz/million.py [count] [--seed N] [--seconds S]

Each text is a few words of reports and of trouble, put together at random, or a stretch of an
annotated text with parts lost, doubled or exchanged. Every door of the result is opened. Stops
after the given seconds, prints what was done, and exits with 1 at the first text that raises,
which is then shown with its seed.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from congthuong import Period
from congthuong._data import read_table
from congthuong.indicators import default_indicators
from congthuong.reading import read_report

TEXTS: Final = Path(__file__).parent.parent / "gold" / "texts"
TROUBLE: Final = (
    "1.290", "1,5", "1.5", "12,", "0 47", "3/4", "25/9", "25.9.2021", "3-4", "2021", "2021-2025",
    "99999999999999999999999999", "00", "%", "/", "(", ")", ":", ";", ".", ",", "-", "–", "…", "+",
    "\n", "\n\n", "\t", "\u00a0", "&amp;", "&#7849;", "&#0;", "&#1114112;", "&", "<b>", "<", ">",
    "\ud800", "\x00", "\u0301", "\u200b", "\u202e", "\u241e", "а", "ß", "İ", "ﬁ", "²", "٣", "Ⅳ",
    "𝟓", "😀", "date 2022-13-45", "12/QĐ-UBND", "số", "huyện", "xã Tân Lập", "TP.", "Gia Lai",
    "tỷ đồng", "triệu USD", "nghìn", "tr.", "ha", "MW", "chợ", "lần", "điểm phần trăm", "%/năm",
)  # fmt: skip


def words() -> Sequence[str]:
    """What the reader listens to: its own words, the names of indicators, and trouble."""
    listened = (row["pattern"].strip("()").split("|") for row in read_table("reading_words").rows)
    known = [word for line in listened for word in line]
    names = [name for one in default_indicators().indicators for name in one.spellings[:3]]
    return (*known, *names, *TROUBLE * 8)


def stretch(texts: Sequence[str], source: random.Random) -> str:
    text = source.choice(texts)
    start = source.randrange(len(text))
    piece = text[start : start + source.randint(1, 60)]
    cut = source.randrange(len(piece) + 1)
    return piece[:cut] + source.choice(TROUBLE) + piece[cut + source.randint(0, 5) :]


def text_of(seed: int, vocabulary: Sequence[str], texts: Sequence[str]) -> str:
    source = random.Random(seed)
    if seed % 4 == 0:
        return stretch(texts, source)
    pieces = source.choices(vocabulary, k=source.randint(1, 9))
    return source.choice(("", " ", " ", " ")).join(pieces)


def explore(text: str, seed: int) -> None:
    published = Period.month(2000 + seed % 40, seed % 12 + 1) if seed % 3 else None
    reading = read_report(text, published=published)
    reading.rows()
    for record in reading.dataset:
        str(record)
    for statement in reading.statements:
        reading.explain(statement)


def main() -> int:
    """Read until the count or the time is reached; 1 at the first text that raises."""
    parser = argparse.ArgumentParser(description="Reads random short texts.")
    parser.add_argument("count", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    vocabulary = words()
    start, done, letters = time.monotonic(), 0, 0
    for seed in range(options.seed, options.seed + options.count):
        if time.monotonic() - start > options.seconds:
            break
        text = text_of(seed, vocabulary, texts)
        try:
            explore(text, seed)
        except Exception:  # every kind of error is what this looks for
            traceback.print_exc()
            print(f"seed {seed}: {text!r}")
            return 1
        done, letters = done + 1, letters + len(text)
    spent = time.monotonic() - start
    print(
        f"{done:,} texts from seed {options.seed}, {letters:,} characters, {spent:.0f} s: no error"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
