"""Đơn vị tính: the unit and the scale that a head, a bracket or a unit line writes."""

import functools
import re
from typing import Final

from congthuong.errors import CongThuongError
from congthuong.quantities import Quantity, Scale, Unit, UnitKind, parse_quantity

__all__ = ["Scaled", "scaled_unit", "unit_of", "units_of"]

Scaled = tuple[Scale, Unit]

_COUNTED_BY: Final = re.compile(r"1(?:\.?000)+(?![0-9.,])")
_NO_UNIT: Final = Unit("none", "—")
_LONGEST: Final = 60


@functools.lru_cache(2048)
def unit_of(text: str) -> Scaled | None:
    """The scale and the unit, both written; None where the words are none.

    Tỷ alone may be of đồng or of USD and names no unit.
    """
    words = text.strip(" .:;()")
    if not words or len(words) > _LONGEST:
        return None
    for spelled in dict.fromkeys((words, words.split(" - ")[0].strip())):
        found = scaled_unit(spelled)
        if found is not None:
            return found
    return _counted_together(words)


def units_of(text: str) -> tuple[Scaled, ...]:
    """Nghìn tấn, triệu USD: the units that a line names one after another."""
    found = [unit_of(piece) for piece in re.split(r"[,;]| và ", text.strip(" .:;()"))]
    known = [scaled for scaled in found if scaled is not None]
    return tuple(known) if len(known) == len(found) else ()


def _counted_together(words: str) -> Scaled | None:
    """Xã, phường: of several kinds of things that are counted as one the first."""
    found = [scaled_unit(piece.strip()) for piece in words.split(",")]
    counts = [
        one for one in found if one is not None and one[1].kind is UnitKind.COUNT and not one[0]
    ]
    return counts[0] if len(found) > 1 and len(counts) == len(found) else None


@functools.lru_cache(2048)
def scaled_unit(spelled: str) -> Scaled | None:
    """Tỷ đồng, 1000 m2: a scale and a unit that are the whole of a text; None for anything else."""
    counted = _COUNTED_BY.match(spelled)
    try:
        one = parse_quantity(spelled if counted else f"1 {spelled}", unit=_NO_UNIT)
        scale = Scale(one.amount.adjusted())
    except (CongThuongError, ValueError):
        return None
    if one.unit == _NO_UNIT or one != Quantity.of(1, scale, one.unit):
        return None
    return scale, one.unit
