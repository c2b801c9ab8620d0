"""Tên cột: what the columns of a long-form table are called."""

from collections.abc import Container
from typing import Final, cast

from attrs import fields, frozen

from congthuong.errors import InvalidTypeError

__all__ = ["COLUMNS", "Columns"]


@frozen
class Columns:
    """Tên cột: which columns of a table hold the key, the time and the figure.

    One row is one figure. `indicator` and `place` must be there; `place_from` and the columns in
    `more_keys` belong to the key where they are there. Key columns are compared as they are
    (text, whole numbers, categories), so any code will do.
    `start` is the first month as a whole number, year × 12 + month − 1; `months` the length, or
    0 for a moment known to the month or the day and −12 for one known to the year. Without
    `months` all rows are periods of one length. `period` is the SDMX id of the same time,
    for readers; the measures go by the whole numbers and keep it in step.
    `amount` holds whole minor units, decimals or, where you choose so, floats; `unit` its unit.
    `plan` is the amount planned, where a row carries it.

    Raises `InvalidTypeError` for a name that is no text.

    >>> from congthuong.frames import Columns
    >>> Columns(indicator="chi_tieu", place="dia_ban", amount="thuc_hien").amount
    'thuc_hien'
    """

    indicator: str = "indicator"
    place: str = "place"
    place_from: str = "place_from"
    more_keys: tuple[str, ...] = ("record", "day", "price_basis", "segments")
    start: str = "start"
    months: str = "months"
    period: str = "period"
    amount: str = "amount"
    unit: str = "unit"
    plan: str = "plan_amount"

    def __attrs_post_init__(self) -> None:
        for attribute in fields(Columns):
            held: object = getattr(self, attribute.name)
            names = cast("tuple[object, ...]", held if isinstance(held, tuple) else (held,))
            if not all(isinstance(name, str) for name in names):
                raise InvalidTypeError(names, f"text as {attribute.name}, the name of a column")
        if not isinstance(self.more_keys, tuple):
            raise InvalidTypeError(self.more_keys, "a tuple of names as further keys")

    def keys_in(self, names: Container[str]) -> tuple[str, ...]:
        """Khóa: the columns of the key, without the time, that are among these names.

        >>> from congthuong.frames import COLUMNS
        >>> COLUMNS.keys_in({"indicator", "place", "segments", "amount"})
        ('indicator', 'place', 'segments')
        """
        further = (self.place_from, *self.more_keys)
        return (self.indicator, self.place, *(name for name in further if name in names))


COLUMNS: Final = Columns()
