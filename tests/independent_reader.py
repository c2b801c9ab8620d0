"""A second reader of Vietnamese number words, for the tests alone.

It shares no code and no method with the library: the words of 1 to 999 are written out once as a
dictionary, a number is cut at its scale words, and each group between them is looked up whole.
It is strict where a speller must be: no empty group, no missing zero, no zero too many.
"""

from decimal import Decimal
from itertools import product
from typing import Final

__all__ = ["read_words"]

FIGURES: Final = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
TEENS: Final = [
    "mười",
    "mười một",
    "mười hai",
    "mười ba",
    "mười bốn",
    "mười lăm",
    "mười sáu",
    "mười bảy",
    "mười tám",
    "mười chín",
]
BEHIND_TENS: Final = ("", " mốt", " hai", " ba", " tư", " lăm", " sáu", " bảy", " tám", " chín")


def two_figures() -> dict[str, int]:
    """The words of 10 to 99, with both words for four."""
    found = {words: 10 + unit for unit, words in enumerate(TEENS)}
    for tens, (unit, ending) in product(range(2, 10), enumerate(BEHIND_TENS)):
        found[f"{FIGURES[tens]} mươi{ending}"] = 10 * tens + unit
    found.update({f"{FIGURES[tens]} mươi bốn": 10 * tens + 4 for tens in range(2, 10)})
    return found


def three_figures(names_of_hundreds: list[str]) -> dict[str, int]:
    """The words of all numbers with these hundreds, both words for an empty ten among them."""
    found: dict[str, int] = {}
    for name in names_of_hundreds:
        hundreds = FIGURES.index(name)
        found[f"{name} trăm"] = 100 * hundreds
        for unit, link in product(range(1, 10), ("linh", "lẻ")):
            found[f"{name} trăm {link} {FIGURES[unit]}"] = 100 * hundreds + unit
        for words, value in two_figures().items():
            found[f"{name} trăm {words}"] = 100 * hundreds + value
    return found


# A group that opens a number says no zero in front; a group inside says its hundreds, always.
ALONE: Final = {words: value for value, words in enumerate(FIGURES) if value}
OPENING: Final = {**ALONE, **two_figures(), **three_figures(FIGURES[1:])}
INSIDE: Final = {
    words: value for words, value in three_figures(FIGURES).items() if words != "không trăm"
}


def read_words(words: str) -> Decimal:
    """The number that these words spell, its decimals kept; `ValueError` where they spell none."""
    unsigned = words.removeprefix("âm ")
    whole, comma, decimals = unsigned.partition(" phẩy ")
    figures = str(read_whole(whole))
    if comma:
        figures += "." + "".join(str(FIGURES.index(word)) for word in decimals.split(" "))
    if unsigned == words:
        return Decimal(figures)
    if not figures.strip("0."):
        raise ValueError(f"no number in words: {words!r}")
    return Decimal(f"-{figures}")


def read_whole(words: str) -> int:
    """A whole number without a sign: cut at every tỷ, weighed from the right end."""
    if words == "không":
        return 0
    pieces = words.split(" tỷ")
    total, billions, highest = 0, 0, -1
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place].removeprefix(" ")
        if piece:
            if not highest < billions < 3:
                raise ValueError(f"no number in words: {words!r}")
            total += read_period(piece, opens=place == 0) * 10 ** (9 * billions)
            highest, billions = billions, 0
        billions += 1
    if not total:
        raise ValueError(f"no number in words: {words!r}")
    return total


def read_period(words: str, *, opens: bool) -> int:
    """Up to nine figures."""
    total = 0
    for name, value in (("triệu", 10**6), ("nghìn", 10**3)):
        group, found, rest = words.replace("ngàn", "nghìn").partition(f" {name}")
        if found:
            total += read_group(group, opens=opens) * value
            words, opens = rest.removeprefix(" "), False
    return total + (read_group(words, opens=opens) if words else 0)


def read_group(words: str, *, opens: bool) -> int:
    """Up to three figures, looked up whole."""
    known = OPENING if opens else INSIDE
    if words not in known:
        raise ValueError(f"no number in words: {words!r}")
    return known[words]
