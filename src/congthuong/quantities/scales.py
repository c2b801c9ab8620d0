"""Bậc: the scale words of amounts, nghìn to triệu tỷ."""

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum
from typing import Final

from congthuong._data import read_table
from congthuong._text import fold_tones
from congthuong.errors import InvalidValueError

__all__ = ["DOWN", "SCALE_SPELLINGS", "Scale", "scale_of"]


class Scale(IntEnum):
    """Bậc: a power of ten that has a word; the value is SDMX's unit multiplier.

    >>> Scale.BILLION.label, int(Scale.BILLION), Scale.TRILLION.label
    ('tỷ', 9, 'nghìn tỷ')
    """

    UNIT = 0
    THOUSAND = 3
    MILLION = 6
    BILLION = 9
    TRILLION = 12
    QUADRILLION = 15

    @property
    def label(self) -> str:
        """The Vietnamese scale word, empty for units."""
        return _LABELS[self]


_LABELS: Final = {Scale.UNIT: ""} | {
    Scale(int(row["power"])): row["label"] for row in read_table("scales").rows
}

# Indexed by a scale: an index costs a tenth of hashing an enum member.
DOWN: Final = tuple(Decimal(-power) for power in range(Scale.QUADRILLION + 1))


def scale_of(scale: Scale) -> Scale:
    """A scale as it is; an int that is one, too. Raises `InvalidValueError` for anything else.

    >>> scale_of(9)
    <Scale.BILLION: 9>
    """
    if scale.__class__ is Scale:
        return scale
    try:
        return Scale(scale)
    except ValueError:
        raise InvalidValueError(scale, "a Scale such as Scale.BILLION") from None


def _spellings() -> Iterator[tuple[str, Scale]]:
    for row in read_table("scales").rows:
        for word in (row["label"], *row["spellings"].split("|")):
            yield fold_tones(word), Scale(int(row["power"]))


# Longest first, in the folded spelling: nghìn tỷ before nghìn.
SCALE_SPELLINGS: Final = tuple(sorted(_spellings(), key=lambda spelled: -len(spelled[0])))
