"""Quy tắc về độ lớn: units and magnitudes that look like a slip of the pen; only suspicion."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from congthuong._exact import SHIFT
from congthuong.checks.rules import Suspicion
from congthuong.checks.wording import place_and_time, time_words
from congthuong.indicators import Indicator
from congthuong.localities import Locality
from congthuong.periods import Period
from congthuong.quantities import Quantity, StatedQuantity, Unit
from congthuong.records import Dataset, Observation, PlanTarget, RecordKey

__all__ = ["negative_levels", "scale_slips", "unusual_units"]

_Series = tuple[RecordKey, int, str]
# Between two times of one series, what is this many times apart is more likely a lost scale word.
_JUMP: Final = 300


def unusual_units(data: Dataset) -> Iterator[Suspicion]:
    """Figures in a unit that their indicator is not counted in."""
    for record, quantity in _levels(data):
        usual = record.key.indicator.unit
        if usual is not None and not _is_usual(record.key.indicator, quantity.unit):
            message = (
                f"{place_and_time(record)}: đơn vị {quantity.unit.label} không phải đơn vị "
                f"của chỉ tiêu ({usual.label})"
            )
            yield Suspicion(message, (record,))


def _is_usual(indicator: Indicator, unit: Unit) -> bool:
    """Whether a unit is one of the indicator, or that of an amount per head without its head."""
    usual = indicator.unit
    per_head = usual is not None and usual.code.startswith(f"{unit.code}/")
    return per_head or indicator.accepts(unit)


def negative_levels(data: Dataset) -> Iterator[Suspicion]:
    """Levels below zero of an indicator that cannot be negative."""
    for record, quantity in _levels(data):
        if quantity.amount < 0 and not record.key.indicator.is_balance:
            yield Suspicion(f"{place_and_time(record)}: số liệu âm {record.value}", (record,))


def scale_slips(data: Dataset) -> Iterator[Suspicion]:
    """Levels that a lost or wrong scale word would explain: kept as written, never corrected."""
    seen: set[int] = set()
    for record, quantity in _levels(data):
        if not record.key.segments and _is_outside(record.key, quantity):
            seen.add(id(record))
            message = (
                f"{place_and_time(record)}: {record.value} khác xa mức thường gặp; "
                "có thể sai bậc (nghìn, triệu, tỷ)"
            )
            yield Suspicion(message, (record,))
    for one, other in _jumps(data):
        if id(one) not in seen and id(other) not in seen:
            message = (
                f"{place_and_time(one)}: {one.value} và {other.value} của "
                f"{time_words(other.key.time)} chênh nhau hàng trăm lần; có thể sai bậc"
            )
            yield Suspicion(message, (one, other))


def _levels(data: Dataset) -> Iterator[tuple[Observation | PlanTarget, Quantity]]:
    for record in data:
        if isinstance(record, Observation | PlanTarget):
            value = record.value
            if isinstance(value, StatedQuantity):
                yield record, value.quantity


def _is_outside(key: RecordKey, quantity: Quantity) -> bool:
    place = key.place
    return isinstance(place, Locality) and key.indicator.is_unusual(quantity, place.level)


def _jumps(data: Dataset) -> Iterator[tuple[Observation, Observation]]:
    """Neighbours in time of one series, of one length, that lie hundreds of times apart."""
    last: dict[_Series, tuple[Observation, Decimal]] = {}
    # The level before a jump: what comes back to it is the end of that jump and no other.
    left: dict[_Series, Decimal] = {}
    for series, record, amount in _levels_in_time(data):
        before, came_from = last.get(series), left.pop(series, None)
        is_back = came_from is not None and not _is_jump(came_from, amount)
        if before is not None and not is_back and _is_jump(before[1], amount):
            yield record, before[0]
            left[series] = before[1]
        last[series] = record, amount


def _levels_in_time(data: Dataset) -> Iterator[tuple[_Series, Observation, Decimal]]:
    for record in sorted(data.observations, key=_day):
        value, time, key = record.value, record.key.time, record.key
        if key.indicator.is_balance or not isinstance(time, Period):
            continue
        if isinstance(value, StatedQuantity):
            unit = value.quantity.unit.code
            yield (key.at(_ANY), time.months, unit), record, value.quantity.amount


_ANY: Final = Period.year(2000)


def _day(record: Observation) -> Period:
    return record.key.last_period


def _is_jump(one: Decimal, other: Decimal) -> bool:
    low, high = sorted((one.copy_abs(), other.copy_abs()))
    return low > 0 and high > SHIFT.multiply(low, Decimal(_JUMP))
