"""Bậc: the scale words of amounts, nghìn to triệu tỷ."""

from decimal import Decimal
from enum import IntEnum
from typing import Final

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


_LABELS: Final = {
    Scale.UNIT: "",
    Scale.THOUSAND: "nghìn",
    Scale.MILLION: "triệu",
    Scale.BILLION: "tỷ",
    Scale.TRILLION: "nghìn tỷ",
    Scale.QUADRILLION: "triệu tỷ",
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


_SPELLINGS: Final = {
    Scale.THOUSAND: ("nghìn", "ngàn"),
    Scale.MILLION: ("triệu", "tr.", "tr"),
    Scale.BILLION: ("tỷ", "tỉ"),
    Scale.TRILLION: ("nghìn tỷ", "nghìn tỉ", "ngàn tỷ", "ngàn tỉ"),
    Scale.QUADRILLION: ("triệu tỷ", "triệu tỉ"),
}
# Longest first, in the folded spelling: nghìn tỷ before nghìn.
SCALE_SPELLINGS: Final = tuple(
    sorted(
        ((fold_tones(word), scale) for scale, words in _SPELLINGS.items() for word in words),
        key=lambda spelled: -len(spelled[0]),
    )
)
