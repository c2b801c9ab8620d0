"""Lời của phát hiện: records, times and computed figures in the words of a report."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from attrs import frozen

from congthuong._exact import SHIFT, Interval
from congthuong._text import sort_key
from congthuong.numerals import format_number
from congthuong.percentages import Multiple, PercentagePoints
from congthuong.periods import Period, format_as_of, format_period
from congthuong.quantities import Quantity, Scale, Unit
from congthuong.records import Comparison, Record, Time
from congthuong.records.rates import ComparisonValue

__all__ = ["amount_range", "computed_words", "place_and_time", "record_words", "time_words"]

_DECIMALS: Final = 2


def time_words(time: Time) -> str:
    """Kỳ bằng chữ: a time as reports write it."""
    return format_period(time) if isinstance(time, Period) else format_as_of(time)


def place_and_time(record: Record) -> str:
    """Nơi và kỳ: what a record is of, where and when, for the head of a message."""
    key = record.key
    parts = sorted(map(str, key.segments), key=sort_key)
    prices = () if key.price_basis is None else (key.price_basis.label,)
    return ", ".join((key.indicator.label, *parts, str(key.place), time_words(key.time), *prices))


def record_words(record: Record) -> str:
    """Số liệu bằng chữ: a record as a line of a report, its key in words instead of codes."""
    figure = str(record).removeprefix(f"{record.key}: ")
    return f"{place_and_time(record)}: {figure}"


def amount_range(interval: Interval, unit: Unit, scale: Scale) -> str:
    """Khoảng giá trị: what an amount lies in, at one scale (1.466,18–1.468,26 tỷ đồng)."""
    low, high = (
        None if end is None else format_number(_rounded(SHIFT.scaleb(end, -scale), _DECIMALS))
        for end in (interval.low, interval.high)
    )
    words = _unit_words(unit, scale)
    if low is None:
        return f"dưới {high} {words}"
    return f"trên {low} {words}" if high is None else f"{low}–{high} {words}"


def computed_words(rate: Comparison, computed: Interval) -> str:
    """Tỷ lệ tính lại: what figures allow, printed finer than the rate that they contradict.

    Ends are rounded outwards, and so far that none looks like the stated rate without being it.
    """
    style = _style_of(rate)
    low, high = computed.low, computed.high
    if low is not None and high is not None and style.nearest(low) == style.nearest(high):
        return style.words(style.nearest(low))
    ends = (
        None if low is None else style.words(style.outward(low, down=True)),
        None if high is None else style.words(style.outward(high, down=False)),
    )
    if low is None:
        return f"dưới {ends[1]}"
    return f"trên {ends[0]}" if high is None else f"từ {ends[0]} đến {ends[1]}"


@frozen
class _Style:
    """How numbers are printed beside a stated rate: at its scale, with its unit, finer than it."""

    scale: Scale
    unit: str
    decimals: int
    stated: tuple[Decimal, ...]

    def nearest(self, bound: Decimal) -> Decimal:
        return _rounded(self._scaled(bound), self._places(bound, _rounded))

    def outward(self, bound: Decimal, *, down: bool) -> Decimal:
        rounded = _floor if down else _ceiling
        return rounded(self._scaled(bound), self._places(bound, rounded))

    def words(self, number: Decimal) -> str:
        return f"{format_number(number)}{self.unit}"

    def _scaled(self, bound: Decimal) -> Decimal:
        return SHIFT.scaleb(bound, -self.scale)

    def _places(self, bound: Decimal, rounded: Callable[[Decimal, int], Decimal]) -> int:
        number, places = self._scaled(bound), self.decimals
        while (shown := rounded(number, places)) != number and shown in self.stated:
            places += 1
        return places


def _style_of(rate: Comparison) -> _Style:
    ends = (rate.value,) if rate.high is None else (rate.value, rate.high)
    scale, unit = Scale.UNIT, "%"
    if isinstance(rate.value, Quantity):
        scale = rate.value.written_scale
        unit = f" {_unit_words(rate.value.unit, scale)}"
    elif isinstance(rate.value, Multiple):
        unit = " lần"
    elif isinstance(rate.value, PercentagePoints):
        unit = " điểm phần trăm"
    finest = min(end.quantum.adjusted() for end in ends) - scale
    stated = tuple(SHIFT.scaleb(_number(end), -scale) for end in ends)
    return _Style(scale, unit, max(_DECIMALS, 1 - finest), stated)


def _number(value: ComparisonValue) -> Decimal:
    return value.amount if isinstance(value, Quantity) else value.value


def _unit_words(unit: Unit, scale: Scale) -> str:
    return f"{scale.label} {unit.label}".strip()


def _rounded(number: Decimal, places: int) -> Decimal:
    return SHIFT.quantize(number, Decimal((0, (1,), -places)))


def _floor(number: Decimal, places: int) -> Decimal:
    shown = _rounded(number, places)
    step = Decimal((0, (1,), -places))
    return SHIFT.subtract(shown, step) if shown > number else shown


def _ceiling(number: Decimal, places: int) -> Decimal:
    return _floor(number.copy_negate(), places).copy_negate()
