"""Đơn vị tính: the unit and the scale that a head, a bracket or a unit line writes."""

import functools
import re
from typing import Final

from congthuong.errors import CongThuongError
from congthuong.quantities import Quantity, Scale, Unit, parse_quantity

__all__ = ["Scaled", "unit_of"]

Scaled = tuple[Scale, Unit]

_COUNTED_BY: Final = re.compile(r"1(?:\.?000)+(?![0-9.,])")
_NO_UNIT: Final = Unit("none", "—")
_LONGEST: Final = 60


@functools.lru_cache(2048)
def unit_of(text: str) -> Scaled | None:
    """The scale and the unit, both written; None where the words are none.

    Tỷ alone may be of đồng or of USD and names no unit; of several things that are counted
    together (xã, phường) the first counts.
    """
    words = text.strip(" .:;()")
    if not words or len(words) > _LONGEST:
        return None
    for spelled in dict.fromkeys((words, words.split(" - ")[0].strip(), words.split(",")[0])):
        counted = _COUNTED_BY.match(spelled)
        try:
            one = parse_quantity(spelled if counted else f"1 {spelled}", unit=_NO_UNIT)
            scale = Scale(one.amount.adjusted())
        except (CongThuongError, ValueError):
            continue
        if one.unit != _NO_UNIT and one == Quantity.of(1, scale, one.unit):
            return scale, one.unit
    return None
