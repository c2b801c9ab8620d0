"""Nhận dãy kỳ: several months or quarters named in one breath."""

from collections.abc import Sequence
from typing import Final

from congthuong._tokens import Token, key_of
from congthuong.reading.times import (
    MONTH,
    MONTHS_A_YEAR,
    QUARTERS,
    ROMAN,
    TimeMention,
    TimeShape,
    small_at,
    year_behind,
)

__all__ = ["OPENERS", "read_times_in_a_row"]

OPENERS: Final = QUARTERS | {MONTH}
_AND: Final = key_of("và")
_QUARTERS_A_YEAR: Final = 4


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def read_times_in_a_row(tokens: Sequence[Token], at: int) -> list[TimeMention]:
    """Nhận dãy kỳ: các tháng 4, 5 và 6 năm 2020, quý I và II: each of them, else none."""
    key = _key(tokens, at)
    is_month = key == MONTH
    if not is_month and key not in QUARTERS:
        return []
    places = [at]
    numbers: list[int] = []
    here = at + 1
    while (number := _of_row(tokens, here, quarters=not is_month)) is not None:
        numbers.append(number)
        if _key(tokens, here + 1) not in (",", _AND):
            break
        places.append(here + 2)
        here += 2
    if len(numbers) < 2 or len(places) != len(numbers) or _key(tokens, here - 1) != _AND:
        return []
    year, shift, end = year_behind(tokens, here + 1)
    if end == here + 1:
        return []  # tháng 4 và 5 chợ: no year behind them
    shape = TimeShape.MONTH if is_month else TimeShape.QUARTER
    ends = [at + 2, *(place + 1 for place in places[1:-1]), end]
    return [
        TimeMention(shape, start, stop, number, year, shift)
        for start, stop, number in zip(places, ends, numbers, strict=True)
    ]


def _of_row(tokens: Sequence[Token], at: int, *, quarters: bool) -> int | None:
    if quarters and _key(tokens, at) in ROMAN:
        return ROMAN[_key(tokens, at)]
    return small_at(tokens, at, _QUARTERS_A_YEAR if quarters else MONTHS_A_YEAR)
