"""Quy tắc về tổng và phần: parts against totals, shares, cumulative figures, sources."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from attrs import evolve

from congthuong._exact import ONE_HUNDRED, ZERO, Interval, add_outward
from congthuong.checks.rules import Suspicion
from congthuong.checks.verdicts import check_rate, kind_of
from congthuong.checks.wording import place_and_time, time_words
from congthuong.indicators import IndicatorNature, IndicatorTrait
from congthuong.indicators.parts import parts_of
from congthuong.percentages import PercentChange, PercentShare
from congthuong.periods import Period
from congthuong.quantities import StatedQuantity, UnitKind
from congthuong.records import (
    Comparison,
    Dataset,
    Observation,
    RecordKey,
    SegmentDimension,
    Source,
    WholeBase,
)
from congthuong.records.rates import rate_words

__all__ = [
    "conflicting_sources",
    "falling_totals",
    "growth_outside_branches",
    "part_above_total",
    "parts_above_total",
    "share_mismatches",
    "shares_above_whole",
]

# A total of which parts are stated, and the dimension by which they break it down.
_Breakdown = tuple[RecordKey, SegmentDimension]
_Share = Comparison | Observation
# Of clusters planned, founded and running, each later stage is a part of the one before.
_NESTED: Final = (SegmentDimension.STAGE,)


def growth_outside_branches(data: Dataset) -> Iterator[Suspicion]:
    """Growth of a total that lies outside that of all the sections of industry stated beside it."""
    sections = {part.name for part in parts_of(SegmentDimension.ACTIVITY) if len(part.code) == 1}
    groups: dict[tuple[RecordKey, object], list[Comparison]] = {}
    for rate in data.comparisons:
        members = {part.member for part in rate.key.segments}
        if isinstance(rate.value, PercentChange) and members <= sections and len(members) < 2:
            whole = evolve(rate.key, segments=frozenset())
            groups.setdefault((whole, rate.base), []).append(rate)
    for rates in groups.values():
        parts = {part.member: rate for rate in rates for part in rate.key.segments}
        if parts.keys() == sections:
            totals = [rate for rate in rates if not rate.key.segments]
            if totals and all(_is_out(total, parts) for total in totals):
                yield _outside(totals[0], parts.values())


def _is_out(total: Comparison, parts: Mapping[str, Comparison]) -> bool:
    return not _range_of(parts.values()).overlaps(total.interval)


def _range_of(parts: Iterable[Comparison]) -> Interval:
    """From the least to the greatest that any of these rates allows."""
    spans = [part.interval for part in parts]
    lows = [span.low for span in spans if span.low is not None]
    highs = [span.high for span in spans if span.high is not None]
    low = min(lows) if len(lows) == len(spans) else None
    return Interval(low, max(highs) if len(highs) == len(spans) else None)


def _outside(total: Comparison, parts: Iterable[Comparison]) -> Suspicion:
    said = rate_words(total.value, total.high, total.approximation)
    message = f"{place_and_time(total)}: {said}, ngoài khoảng của tất cả các ngành thành phần"
    return Suspicion(message, (total, *parts))


def part_above_total(data: Dataset) -> Iterator[Suspicion]:
    """A single part that is larger than its total (trong đó)."""
    for whole, parts in _totals(data):
        for part in parts:
            if _is_above(part, whole):
                message = f"{place_and_time(part)}: {part.value} vượt tổng số {whole.value}"
                yield Suspicion(message, (whole, part))


def parts_above_total(data: Dataset) -> Iterator[Suspicion]:
    """Parts that together come to more than the total, none of them alone: they may overlap."""
    for whole, parts in _totals(data):
        least, most = _least_sum([part.interval for part in parts]), whole.interval.high
        if any(kind_of(part) != kind_of(whole) or _is_above(part, whole) for part in parts):
            continue
        if least is not None and most is not None and least > most:
            message = f"{place_and_time(whole)}: các thành phần cộng lại vượt tổng số {whole.value}"
            yield Suspicion(message, (whole, *parts))


def _is_above(part: Observation, whole: Observation) -> bool:
    low, high = part.interval.low, whole.interval.high
    return kind_of(part) == kind_of(whole) and low is not None and high is not None and low > high


def _totals(data: Dataset) -> Iterator[tuple[Observation, list[Observation]]]:
    """Every total that is a sum, with the parts of each of its breakdowns."""
    groups: dict[_Breakdown, list[Observation]] = {}
    for key in data.keys:
        part = data.latest(key)
        if part is not None and _is_quantity(part):
            for breakdown in _breakdowns(key):
                groups.setdefault(breakdown, []).append(part)
    for (whole_key, _), parts in groups.items():
        whole = data.latest(whole_key)
        if whole is not None and _is_quantity(whole) and _is_sum(whole_key):
            yield whole, parts


def _breakdowns(key: RecordKey) -> Iterator[_Breakdown]:
    """Every total that this is a part of, and the dimension in which it is one."""
    for segment in key.segments:
        if segment.dimension not in _NESTED:
            yield evolve(key, segments=key.segments - {segment}), segment.dimension


def _is_sum(key: RecordKey) -> bool:
    return key.indicator.adds_over_places and not key.indicator.is_balance


def _is_quantity(record: Observation) -> bool:
    value = record.value
    return isinstance(value, StatedQuantity) and value.quantity.unit.kind is not UnitKind.PERCENT


def _least_sum(intervals: Iterable[Interval]) -> Decimal | None:
    least = ZERO
    for interval in intervals:
        if interval.low is None:
            return None
        least = add_outward(least, interval.low, down=True)
    return least


def shares_above_whole(data: Dataset) -> Iterator[Suspicion]:
    """A share above 100%, and shares of one breakdown that come to more than 100%."""
    groups: dict[_Breakdown, dict[RecordKey, list[_Share]]] = {}
    for record in data:
        if not isinstance(record, Comparison | Observation) or not _is_share(record):
            continue
        if record.interval.low is not None and record.interval.low > ONE_HUNDRED:
            yield Suspicion(
                f"{place_and_time(record)}: tỷ trọng {record.value} vượt 100%", (record,)
            )
        for whole, dimension in _breakdowns(record.key):
            if isinstance(record, Observation) or record.base in (WholeBase(), WholeBase(whole)):
                members = groups.setdefault((whole, dimension), {})
                members.setdefault(record.key, []).append(record)
    for (whole, _), members in groups.items():
        shares = [min(stated, key=_low) for stated in members.values()]
        least = _least_sum(share.interval for share in shares)
        if len(shares) > 1 and least is not None and least > ONE_HUNDRED:
            yield _shares_above(whole, shares)


def _is_share(record: _Share) -> bool:
    """Whether this is a share of a whole; percentages of most indicators are shares of nothing."""
    if isinstance(record, Comparison):
        return isinstance(record.value, PercentShare)
    if IndicatorTrait.STRUCTURE in record.key.indicator.traits:
        return kind_of(record) is UnitKind.PERCENT
    return isinstance(record.value, PercentShare) and _is_sum(record.key)


def _low(share: _Share) -> tuple[bool, Decimal]:
    """The least of what several sources say of one share counts."""
    low = share.interval.low
    return low is not None, low or ZERO


def _shares_above(whole: RecordKey, shares: list[_Share]) -> Suspicion:
    head = f"{whole.indicator.label}, {whole.place}, {time_words(whole.time)}"
    return Suspicion(f"{head}: các tỷ trọng cộng lại vượt 100%", tuple(shares))


def share_mismatches(data: Dataset) -> Iterator[Suspicion]:
    """Shares that the stated part and the stated whole do not give."""
    for rate in data.comparisons:
        if not rate.stated or not isinstance(rate.value, PercentShare):
            continue
        wholes = [held for key in _wholes(rate) for held in data.observations_at(key)]
        pairs = list(itertools.product(data.observations_at(rate.key), wholes))
        if pairs and not any(check_rate(rate, *pair) for pair in pairs):
            part, whole = pairs[0]
            message = (
                f"{place_and_time(rate)}: nêu tỷ trọng {rate.value}, "
                f"nhưng có {part.value} trong {whole.value}"
            )
            yield Suspicion(message, (rate, part, whole))


def _wholes(rate: Comparison) -> tuple[RecordKey, ...]:
    if isinstance(rate.base, WholeBase) and rate.base.key is not None:
        return (rate.base.key,)
    key = rate.key
    return tuple(evolve(key, segments=key.segments - {segment}) for segment in key.segments)


def falling_totals(data: Dataset) -> Iterator[Suspicion]:
    """Cumulative figures of a year that fall from one month to a later one."""
    groups: dict[RecordKey, list[Observation]] = {}
    for key in data.keys:
        held = data.latest(key)
        if held is not None and _is_cumulative(key):
            groups.setdefault(key.at(Period.year(key.last_period.start.year)), []).append(held)
    for records in groups.values():
        ordered = sorted(records, key=lambda record: record.key.last_period.months)
        for one, later in itertools.pairwise(ordered):
            low, high = one.interval.low, later.interval.high
            same = kind_of(one) == kind_of(later)
            if same and low is not None and high is not None and low > high >= 0:
                message = (
                    f"{place_and_time(later)}: lũy kế {later.value} nhỏ hơn "
                    f"{one.value} của {time_words(one.key.time)}"
                )
                yield Suspicion(message, (one, later))


def _is_cumulative(key: RecordKey) -> bool:
    time = key.time
    if key.indicator.nature is not IndicatorNature.FLOW or not _is_sum(key):
        return False
    return isinstance(time, Period) and time.start.month == 1 and time.months <= _YEAR


_YEAR: Final = 12


def conflicting_sources(data: Dataset) -> Iterator[Suspicion]:
    """Observations of one key and status that no rounding reconciles."""
    for group in data.conflicts:
        for one, other in itertools.combinations(group, 2):
            if kind_of(one) == kind_of(other) and not one.interval.overlaps(other.interval):
                message = (
                    f"{place_and_time(one)}: hai nguồn nêu số liệu khác nhau, "
                    f"{_with_source(one)} và {_with_source(other)}"
                )
                yield Suspicion(message, (one, other))


def _with_source(record: Observation) -> str:
    return f"{record.value} ({record.source or Source()})"
