"""Số liệu như đã nêu: a quantity with its hedge, range and written scale."""

import functools
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Self

from attrs import field, frozen

from congthuong._data import read_table
from congthuong._exact import Interval, add, rounding_interval, subtract, widened
from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.quantities.quantity import Quantity
from congthuong.quantities.scales import Scale
from congthuong.quantities.writing import stated_text

__all__ = ["Approximation", "StatedQuantity"]


class Approximation(Enum):
    """Mức ước lượng: the hedge in front of a figure (trên, gần, khoảng).

    >>> Approximation.NEARLY.words.format("120 triệu USD")
    'gần 120 triệu USD'
    """

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UNDER = "under"
    AT_MOST = "at_most"

    @property
    def words(self) -> str:
        """The Vietnamese frame of the hedge, with a place for the figure."""
        return _frames()[self]

    def interval_around(self, value: Decimal, quantum: Decimal | None) -> Interval:
        """Khoảng cho phép: what a figure with this hedge can stand for.

        `quantum` is one unit of its last digit, None for a count in full, which is not rounded.
        For trên, gần, dưới, không quá and từ … trở lên the printed number is the bound itself, and
        nothing bounds the other side; khoảng widens the rounding by one unit of the last digit
        each way.

        >>> print(Approximation.NEARLY.interval_around(Decimal(120), Decimal(1)))
        (-∞; 120)
        """
        if self in (Approximation.OVER, Approximation.AT_LEAST):
            return Interval(value, None, low_open=self is Approximation.OVER)
        if self in (Approximation.NEARLY, Approximation.UNDER):
            return Interval(None, value, high_open=True)
        if self is Approximation.AT_MOST:
            return Interval(None, value)
        widen = int(self is Approximation.ABOUT)
        if quantum is None:
            return Interval(subtract(value, Decimal(widen)), add(value, Decimal(widen)))
        return rounding_interval(value, quantum, widen=widen)


@functools.cache
def _frames() -> Mapping[Approximation, str]:
    rows = (row for row in read_table("hedges").rows if row["printed"])
    return {Approximation.EXACT: "{}"} | {
        Approximation(row["approximation"]): row["printed"] for row in rows
    }


_OF_RANGES = (Approximation.EXACT, Approximation.ABOUT)


@frozen
class StatedQuantity:
    """Số liệu như đã nêu: a quantity as a document states it.

    `high` is the upper end of a range (from `quantity` to `high`), `approximation` the hedge,
    `scale` the scale word as written, `text` the words themselves. Equality looks at what is
    meant: scale and text do not count.

    Raises `InvalidTypeError`, `UnitMismatchError` or `InvalidValueError` for a range over two
    units, one that falls, or one with a hedge other than khoảng.

    >>> StatedQuantity.exactly(Quantity.of(6, unit=get_unit("market"))).interval.is_point
    True
    """

    quantity: Quantity
    high: Quantity | None = None
    approximation: Approximation = Approximation.EXACT
    scale: Scale | None = field(default=None, eq=False)
    text: str | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        for value, kind, optional in (
            (self.quantity, Quantity, False),
            (self.high, Quantity, True),
            (self.approximation, Approximation, False),
            (self.scale, Scale, True),
        ):
            if not isinstance(value, kind) and not (optional and value is None):
                raise InvalidTypeError(value, f"a {kind.__name__}")
        if self.high is None:
            return
        if self.high.unit != self.quantity.unit:
            raise UnitMismatchError("span", self.quantity, self.high)
        if self.high < self.quantity or self.approximation not in _OF_RANGES:
            raise InvalidValueError(
                (self.quantity, self.high, self.approximation.value),
                "a range that rises, hedged with khoảng at most",
            )

    @classmethod
    def exactly(cls, quantity: Quantity) -> Self:
        """Đúng số: a quantity stated without a hedge.

        >>> StatedQuantity.exactly(Quantity.of(808, Scale.BILLION)).approximation
        <Approximation.EXACT: 'exact'>
        """
        return cls(quantity)

    @property
    def is_range(self) -> bool:
        """Whether two ends are stated (từ 800 đến 900 tỷ đồng)."""
        return self.high is not None

    @property
    def interval(self) -> Interval:
        """Khoảng cho phép: every amount, in the base unit, that the statement allows.

        >>> print(parse_stated_quantity("trên 01 ngàn tỷ đồng").interval)
        (1000000000000; +∞)
        """
        low = self._around(self.quantity)
        if self.high is None:
            return low
        top = self._around(self.high)
        return Interval(low.low, top.high, low.low_open, top.high_open)

    def _around(self, quantity: Quantity) -> Interval:
        quantum = None if quantity.is_exact_count else quantity.quantum
        around = self.approximation.interval_around(quantity.amount, quantum)
        return widened(around, quantity.slack) if quantity.slack else around

    def __str__(self) -> str:
        return stated_text(self)

    def _repr_html_(self) -> Html:
        return element("span", str(self), title=self.text or repr(self))
