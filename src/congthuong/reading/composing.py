"""Chỉ tiêu ghép: an indicator that no name alone gives, from words and the unit of a figure.

tỉnh cải tạo 5 chợ is no stock of markets, các cụm thu hút 61 dự án no projects of everywhere: a
table of frames says which words, near a figure or earlier in its sentence, make which finer code.
"""

import functools
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from congthuong._data import read_table
from congthuong._phrases import PhraseIndex
from congthuong._tokens import Token
from congthuong.quantities import UnitKind
from congthuong.reading.figures import Figure, FigureKind

__all__ = ["Clues", "Heard", "clues_in", "composed"]


class Heard(NamedTuple):
    """Từ gợi ý nghe được: a clue and the token that it begins at."""

    at: int
    clue: str


@frozen
class Clues:
    """Từ gợi ý: the clues near a figure, and those earlier; of one group only the last."""

    near: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, heard: Sequence[Heard], start: int, at: int, end: int, before: frozenset[str]
    ) -> "Clues":
        """The clues of a figure at token `at`, of those `heard` in its sentence up to `end`.

        Those from `start` on are near it; `before` are those of the sentences before.
        """
        last = bisect_left(heard, end, key=lambda each: each.at)
        first = bisect_left(heard, start, hi=last, key=lambda each: each.at)
        told = heard[max(0, min(first, last - _LOOK_BACK)) : last]
        earlier = [Heard(-1, clue) for clue in before]
        near = _last_of_groups(heard[first:last], at)
        return cls(near, _last_of_groups([*earlier, *told], at))


_LOOK_BACK: Final = 30


def clues_in(tokens: Sequence[Token]) -> list[Heard]:
    """Every clue in a sentence, from left to right."""
    index, _ = _clue_words()
    found: list[Heard] = []
    at = 0
    while at < len(tokens):
        match = index.match(tokens, at)
        if match is not None:
            found.append(Heard(at, str(match.value)))
        at = at + 1 if match is None else match.end
    return found


def composed(code: str, figure: Figure, clues: Clues) -> str | None:
    """The finer code of a figure that was read as `code` or as other; None to leave it."""
    kinds = _kinds(figure)
    for row in _frames():
        if code in row.instead and kinds & row.figures and row.fits(clues):
            return row.indicator
    return None


@frozen
class _Frame:
    indicator: str
    figures: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    unless: frozenset[str]
    instead: frozenset[str]

    def fits(self, clues: Clues) -> bool:
        told = self.near <= clues.near and self.around <= clues.around
        return told and not self.unless & clues.around


@functools.cache
def _frames() -> tuple[_Frame, ...]:
    return tuple(
        _Frame(
            row["indicator"],
            frozenset(row["figure"].split("|")),
            frozenset(filter(None, row["near"].split("+"))),
            frozenset(filter(None, row["around"].split("+"))),
            frozenset(filter(None, row["unless"].split("|"))),
            frozenset(row["instead"].split("|")),
        )
        for row in read_table("reading_frames").rows
    )


@functools.cache
def _clue_words() -> tuple[PhraseIndex, Mapping[str, str]]:
    index, groups = PhraseIndex(), dict[str, str]()
    for row in read_table("reading_clues").rows:
        index.add_pattern(row["pattern"], row["clue"])
        groups[row["clue"]] = row["group"]
    return index, groups


def _last_of_groups(found: Sequence[Heard], at: int) -> frozenset[str]:
    """All clues, of those of one group the last before the figure, else the first behind it."""
    _, groups = _clue_words()
    held: dict[str, str] = {}
    for place, clue in found:
        group = groups[clue] or clue
        if place < at or group not in held:
            held[group] = clue
    return frozenset(held.values())


_PER: Final = "/"


def _kinds(figure: Figure) -> frozenset[str]:
    if figure.kind is FigureKind.PERCENT:
        return frozenset(("percent",))
    unit = figure.unit
    if unit is None or unit.kind is UnitKind.CURRENCY:
        return frozenset(("money",))
    return frozenset(("per_head",)) if _PER in unit.code else frozenset((unit.code,))
