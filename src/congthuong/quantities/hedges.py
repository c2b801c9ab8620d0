"""Từ ước lượng: the words and signs of hedge, and those that stand right before a figure."""

import functools
from collections.abc import Mapping, Sequence
from typing import Final

from congthuong._data import read_table
from congthuong._phrases import PhraseIndex
from congthuong._tokens import Token, key_of
from congthuong.quantities.stated import Approximation

__all__ = ["bound_after", "contradict", "hedge_at", "hedge_before", "hedges"]

_LONGEST: Final = 3
_MOST_TOKENS: Final = 4
# A second hedge adds to these: khoảng hơn is about, trên hơn is over.
_OPEN: Final = (Approximation.EXACT, Approximation.OVER)
_ABOUT: Final = Approximation.ABOUT


@functools.cache
def hedges() -> PhraseIndex:
    """Từ ước lượng: those of the packaged table, each with its `Approximation`."""
    index = PhraseIndex()
    for row in read_table("hedges").rows:
        if row["approximation"] not in _AFTER:
            index.add_pattern(row["pattern"], Approximation(row["approximation"]))
    return index


_AFTER: Final = {"or_more": Approximation.AT_LEAST, "or_less": Approximation.AT_MOST}


@functools.cache
def _never_after() -> Mapping[str, frozenset[str]]:
    """Words that are no hedge after some others: nước ngoài, tốc độ, khảo sát, thấp hơn."""
    rows = (row for row in read_table("hedges").rows if row["never_after"])
    return {
        key_of(row["pattern"]): frozenset(map(key_of, row["never_after"].split("|")))
        for row in rows
    }


@functools.cache
def _bounds() -> PhraseIndex:
    index = PhraseIndex()
    for row in read_table("hedges").rows:
        if row["approximation"] in _AFTER:
            index.add_pattern(row["pattern"], _AFTER[row["approximation"]])
    return index


def bound_after(tokens: Sequence[Token], at: int) -> tuple[Approximation | None, int]:
    """What trở lên or trở xuống at a token makes of the figure before it, and where it ends."""
    match = _bounds().match(tokens, at)
    return (None, at) if match is None else (match.value, match.end)


def hedge_at(tokens: Sequence[Token], at: int) -> tuple[tuple[Approximation, ...], int]:
    """The hedges that begin at a token, in the order written, and where they end."""
    found: list[Approximation] = []
    while (match := hedges().match(tokens, at)) is not None:
        found.append(match.value)
        at = match.end
    return tuple(found), at


def contradict(found: Sequence[Approximation]) -> bool:
    """Whether hedges in the order written are more than one: behind khoảng a second adds nothing.

    Khoảng hơn is about, hơn khoảng and trên dưới are neither over nor under.
    """
    return len(set(found)) > 1 and found[0] is not _ABOUT


def hedge_before(tokens: Sequence[Token], at: int) -> tuple[int, Approximation]:
    """The first token of the hedges right before a figure, and what they come to."""
    approximation = Approximation.EXACT
    lead = at
    while at - lead <= _MOST_TOKENS:
        start = hedges().ends_with(tokens, lead, _LONGEST)
        if start is None:
            break
        if start and tokens[start - 1].key in _never_after().get(tokens[start].key, ()):
            break  # thấp hơn 4 tỷ đồng, tốc độ 5%: no hedges
        match = hedges().match(tokens, start)
        lead = start
        if match is not None and (approximation in _OPEN or match.value is _ABOUT):
            approximation = match.value
    return lead, approximation
