"""Quy tắc về tổng và phần: parts against totals, shares, cumulative figures, sources."""

import itertools
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from congthuong._exact import ONE_HUNDRED, ZERO, Interval, add
from congthuong.checks.rules import Suspicion, place_and_time
from congthuong.checks.verdicts import Verdict, check_rate
from congthuong.indicators import IndicatorNature
from congthuong.percentages import IndexNumber, PercentShare
from congthuong.periods import Period
from congthuong.quantities import Quantity, StatedQuantity, UnitKind
from congthuong.records import (
    Comparison,
    Dataset,
    Observation,
    RecordKey,
    SegmentDimension,
    WholeBase,
)

__all__ = [
    "conflicting_sources",
    "falling_totals",
    "parts_above_total",
    "share_mismatches",
    "shares_above_whole",
]

_Group = dict[tuple[RecordKey, SegmentDimension], list[Observation]]


def parts_above_total(data: Dataset) -> Iterator[Suspicion]:
    """Parts of one breakdown that come to more than the total (trong đó)."""
    for (whole_key, _), parts in _breakdowns(data).items():
        whole = data.latest(whole_key)
        if whole is None or not whole.key.indicator.adds_over_places:
            continue
        quantities = [(part, held) for part in parts if (held := _quantity(part)) is not None]
        total = _quantity(whole)
        if total is None or any(held.unit != total.unit for _, held in quantities):
            continue
        least = _least_sum([part.interval for part, _ in quantities])
        most = whole.interval.high
        if least is not None and most is not None and least > most:
            message = f"{place_and_time(whole)}: các thành phần cộng lại vượt tổng số {whole.value}"
            yield Suspicion(message, (whole, *(part for part, _ in quantities)))


def _breakdowns(data: Dataset) -> _Group:
    """Parts by the total that they break down, and by the dimension in which they do."""
    groups: _Group = {}
    for key in data.keys:
        for segment in key.segments:
            part = data.latest(key)
            if part is not None:
                whole = RecordKey(
                    key.indicator, key.place, key.time, key.price_basis, key.segments - {segment}
                )
                groups.setdefault((whole, segment.dimension), []).append(part)
    return groups


def _quantity(record: Observation) -> Quantity | None:
    value = record.value
    if not isinstance(value, StatedQuantity) or value.quantity.unit.kind is UnitKind.PERCENT:
        return None
    return value.quantity


def _least_sum(intervals: list[Interval]) -> Decimal | None:
    least = ZERO
    for interval in intervals:
        if interval.low is None:
            return None
        least = add(least, interval.low)
    return least if intervals else None


def shares_above_whole(data: Dataset) -> Iterator[Suspicion]:
    """A share above 100%, and shares of one breakdown that come to more than 100%."""
    groups: dict[tuple[RecordKey, SegmentDimension], list[Comparison]] = {}
    for rate in data.comparisons:
        if not isinstance(rate.value, PercentShare):
            continue
        if rate.interval.low is not None and rate.interval.low > ONE_HUNDRED:
            yield Suspicion(f"{place_and_time(rate)}: tỷ trọng {rate.value} vượt 100%", (rate,))
        for segment in rate.key.segments:
            key = rate.key
            whole = RecordKey(
                key.indicator, key.place, key.time, key.price_basis, key.segments - {segment}
            )
            groups.setdefault((whole, segment.dimension), []).append(rate)
    for (whole, _), rates in groups.items():
        least = _least_sum([rate.interval for rate in rates])
        if len(rates) > 1 and least is not None and least > ONE_HUNDRED:
            message = f"{whole.indicator.label}, {whole.place}: các tỷ trọng cộng lại vượt 100%"
            yield Suspicion(message, tuple(rates))


def share_mismatches(data: Dataset) -> Iterator[Suspicion]:
    """Shares that the stated part and the stated whole do not give."""
    for rate in data.comparisons:
        if not rate.stated or not isinstance(rate.value, PercentShare):
            continue
        for whole_key in _wholes(rate):
            for part, whole in itertools.product(
                data.observations_at(rate.key), data.observations_at(whole_key)
            ):
                if check_rate(rate, part, whole).verdict is Verdict.INCONSISTENT:
                    message = (
                        f"{place_and_time(rate)}: nêu tỷ trọng {rate.value}, "
                        f"nhưng có {part.value} trong {whole.value}"
                    )
                    yield Suspicion(message, (rate, part, whole))


def _wholes(rate: Comparison) -> tuple[RecordKey, ...]:
    if isinstance(rate.base, WholeBase) and rate.base.key is not None:
        return (rate.base.key,)
    key = rate.key
    return tuple(
        RecordKey(key.indicator, key.place, key.time, key.price_basis, key.segments - {segment})
        for segment in key.segments
    )


_CUMULATIVE: Final = IndicatorNature.FLOW


def falling_totals(data: Dataset) -> Iterator[Suspicion]:
    """Cumulative figures of a year that fall from one month to a later one."""
    groups: dict[tuple[RecordKey, int], list[Observation]] = {}
    for key in data.keys:
        time = key.time
        if key.indicator.nature is not _CUMULATIVE or not isinstance(time, Period):
            continue
        held = data.latest(key)
        if held is not None and time.start.month == 1 and time.months <= 12:
            year = Period.year(time.start.year)
            groups.setdefault((key.at(year), time.start.year), []).append(held)
    for records in groups.values():
        ordered = sorted(records, key=lambda record: record.key.last_period.months)
        for one, later in itertools.pairwise(ordered):
            low, high = one.interval.low, later.interval.high
            same = _unit_of(one) == _unit_of(later)
            if same and low is not None and high is not None and low > high >= 0:
                message = (
                    f"{place_and_time(later)}: lũy kế {later.value} nhỏ hơn "
                    f"{one.value} của {one.key.time}"
                )
                yield Suspicion(message, (one, later))


def _unit_of(record: Observation) -> object:
    value = record.value
    if isinstance(value, StatedQuantity):
        return value.quantity.unit
    return value.base if isinstance(value, IndexNumber) else UnitKind.PERCENT


def conflicting_sources(data: Dataset) -> Iterator[Suspicion]:
    """Observations of one key and status that no rounding reconciles."""
    for group in data.conflicts:
        for one, other in itertools.combinations(group, 2):
            if _unit_of(one) != _unit_of(other) or not one.interval.overlaps(other.interval):
                message = (
                    f"{place_and_time(one)}: hai số liệu khác nhau, {one.value} và {other.value}"
                )
                yield Suspicion(message, (one, other))
