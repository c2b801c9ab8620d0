"""Cách viết: the choices of a caller, made once for all figures of a text."""

from typing import Final

from attrs import evolve, frozen

from congthuong._exact import MAX_DIGITS
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.numerals import NumberStyle
from congthuong.quantities import (
    Approximation,
    Quantity,
    Scale,
    StatedQuantity,
    UnitKind,
    format_quantity,
)
from congthuong.quantities.scales import scale_of
from congthuong.records import ComparisonValue, StatedRate, StatedValue

__all__ = ["Manner", "hedged"]

_EVERYDAY: Final = (Scale.BILLION, Scale.MILLION, Scale.THOUSAND)
_FROM: Final = "từ "


def hedged(figure: str, hedge: Approximation) -> str:
    """Kèm mức độ: a figure with its hedge, behind the từ of a range: từ khoảng 8% đến 9%.

    >>> from congthuong.wording.manner import hedged
    >>> hedged("từ 8% đến 9%", Approximation.ABOUT), hedged("8%", Approximation.ABOUT)
    ('từ khoảng 8% đến 9%', 'khoảng 8%')
    """
    number = figure.removeprefix(_FROM)
    is_range = number != figure and number[:1].isdigit()
    return f"{_FROM}{hedge.words.format(number)}" if is_range else hedge.words.format(figure)


@frozen
class Manner:
    """Cách viết: how figures are printed; `scale` is for money, `decimals` for what was computed.

    >>> from congthuong.wording.manner import Manner
    >>> Manner.of(None, Scale.BILLION, None).amount(Quantity.of("0.5", Scale.TRILLION))
    '500 tỷ đồng'
    """

    style: NumberStyle
    scale: Scale | None
    decimals: int | None

    @classmethod
    def of(cls, style: NumberStyle | None, scale: Scale | None, decimals: int | None) -> "Manner":
        """From the arguments of a caller; raises for what is no style, scale or count."""
        if style is not None and not isinstance(style, NumberStyle):
            raise InvalidTypeError(style, "a NumberStyle, or None")
        if decimals is not None and type(decimals) is not int:
            raise InvalidTypeError(decimals, "an int as the number of decimals, or None")
        if decimals is not None and not 0 <= decimals <= MAX_DIGITS:
            raise InvalidValueError(decimals, f"decimals from 0 to {MAX_DIGITS}, or None")
        chosen = None if scale is None else scale_of(scale)
        return cls(style or NumberStyle(), chosen, decimals)

    def amount(self, value: Quantity | StatedQuantity) -> str:
        """An amount with its unit, hedge and range; money at the scale of the caller."""
        unit = value.unit if isinstance(value, Quantity) else value.quantity.unit
        scale = self.scale if unit.kind is UnitKind.CURRENCY else None
        if isinstance(value, Quantity) or value.high is None:
            return format_quantity(value, scale=scale, style=self.style)
        plain = evolve(value, approximation=Approximation.EXACT)
        return hedged(format_quantity(plain, scale=scale, style=self.style), value.approximation)

    def figure(self, value: ComparisonValue | StatedValue) -> str:
        """An amount, or a rate in its own figures."""
        if isinstance(value, Quantity | StatedQuantity):
            return self.amount(value)
        return value.format(self.style)

    def rounded(self, rate: StatedRate) -> StatedRate:
        """A computed rate to the decimals asked for, if any; amounts at their printed scale."""
        if self.decimals is None:
            return rate
        high = None if rate.high is None else self._rounded(rate.high, self.decimals)
        return evolve(rate, value=self._rounded(rate.value, self.decimals), high=high)

    def _rounded(self, value: ComparisonValue, decimals: int) -> ComparisonValue:
        if isinstance(value, Quantity):
            return value.rounded(decimals, self._scale_of(value))
        return value.rounded(decimals)

    def _scale_of(self, value: Quantity) -> Scale:
        if value.unit.kind is not UnitKind.CURRENCY:
            return Scale.UNIT
        if self.scale is not None:
            return self.scale
        size = value.amount.adjusted()
        return next((scale for scale in _EVERYDAY if scale <= size), Scale.UNIT)
