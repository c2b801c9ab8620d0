"""Quy tắc về tỷ lệ: stated rates recomputed from the stated values beside them."""

import itertools
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from attrs import evolve

from congthuong._exact import SHIFT
from congthuong.checks.rules import Suspicion, place_and_time
from congthuong.checks.verdicts import RateCheck, Verdict, check_rate
from congthuong.errors import InvalidValueError
from congthuong.measures import implied_plan
from congthuong.numerals import format_number
from congthuong.percentages import IndexBase, IndexNumber, PercentChange, PercentOfPlan
from congthuong.periods import AsOf, Period
from congthuong.quantities import StatedQuantity
from congthuong.records import (
    Comparison,
    Dataset,
    Observation,
    PlanBase,
    PlanTarget,
    Record,
    RecordKey,
    Time,
    base_label,
)
from congthuong.records.rates import rate_words

__all__ = ["growth_mismatches", "index_mismatches", "plan_mismatches", "plans_that_differ"]

# Scale words lie three powers of ten apart: what a slip of one or two of them would be.
_SLIPS: Final = ((3, "nghìn lần"), (6, "triệu lần"))


def plan_mismatches(data: Dataset) -> Iterator[Suspicion]:
    """Percentages of plan that the stated value and the stated plan do not give."""
    for rate in data.comparisons:
        base = rate.base
        if not rate.stated or not isinstance(base, PlanBase):
            continue
        for value in data.observations_at(rate.key):
            for target in _targets(data, rate, base):
                yield from _mismatch(rate, value, target)


def _targets(data: Dataset, rate: Comparison, base: PlanBase) -> tuple[PlanTarget, ...]:
    stated = () if base.value is None else (PlanTarget(rate.key, base.value, base.plan),)
    planned = (
        target
        for target in data.plans_for(rate.key)
        if target.plan == base.plan and base.period in (None, target.key.time)
    )
    return (*stated, *planned)


def growth_mismatches(data: Dataset) -> Iterator[Suspicion]:
    """Growth that the stated values of the two periods do not give."""
    for rate in data.comparisons:
        before = _base_time(rate)
        if not rate.stated or before is None:
            continue
        for value in data.observations_at(rate.key):
            for base in data.observations_at(rate.key.at(before)):
                yield from _mismatch(rate, value, base)


def _base_time(rate: Comparison) -> Time | None:
    time, base = rate.key.time, rate.base
    if isinstance(base, Period | AsOf):
        return base
    if not isinstance(base, IndexBase) or not isinstance(time, Period):
        return None
    try:
        if base is IndexBase.SAME_PERIOD_LAST_YEAR:
            return time.same_period_last_year()
        if base is IndexBase.PREVIOUS_PERIOD:
            return time.previous()
    except InvalidValueError:
        return None
    return Period.month(time.start.year - 1, 12) if time.start.year > 1 else None


def _mismatch(
    rate: Comparison, value: Observation, base: Observation | PlanTarget
) -> Iterator[Suspicion]:
    check = check_rate(rate, value, base)
    if check.verdict is not Verdict.INCONSISTENT:
        return
    message = (
        f"{place_and_time(rate)}: nêu {_shown(rate)} so với {base_label(rate.base)}, "
        f"nhưng {value.value} so với {base.value} cho {_bounds(check)}{_slip(rate, value, base)}"
    )
    yield Suspicion(message, (rate, value, base))


def _shown(rate: Comparison) -> str:
    return rate_words(rate.value, rate.high, rate.approximation)


def _bounds(check: RateCheck) -> str:
    interval = check.computed
    ends = (None, None) if interval is None else (interval.low, interval.high)
    low, high = (None if end is None else format_number(SHIFT.quantize(end, _CENT)) for end in ends)
    if low == high and low is not None:
        return low
    return f"từ {low or '-∞'} đến {high or '+∞'}"


_CENT: Final = Decimal("0.01")


def _slip(rate: Comparison, value: Observation, base: Observation | PlanTarget) -> str:
    """Whether a value a thousand or a million times as large or small would agree."""
    if not isinstance(value.value, StatedQuantity):
        return ""
    for power, words in _SLIPS:
        for sign, direction in ((1, "lớn"), (-1, "nhỏ")):
            amount = value.value.quantity
            moved = evolve(amount, amount=SHIFT.scaleb(amount.amount, sign * power))
            if check_rate(rate, moved, base).verdict is Verdict.CONSISTENT:
                return f"; khớp nếu số thực hiện {direction} hơn {words}"
    return ""


def index_mismatches(data: Dataset) -> Iterator[Suspicion]:
    """Index numbers and the growth stated beside them over the same base."""
    for rate in data.comparisons:
        if not isinstance(rate.value, PercentChange) or not isinstance(rate.base, IndexBase):
            continue
        for value in data.observations_at(rate.key):
            index = value.value
            if isinstance(index, IndexNumber) and index.base == rate.base:
                change = index.to_change()
                if not change.interval.overlaps(rate.interval):
                    message = (
                        f"{place_and_time(rate)}: chỉ số {index} là {change.format(words=True)}, "
                        f"nhưng nêu {rate.value.format(words=True)}"
                    )
                    yield Suspicion(message, (rate, value))


def plans_that_differ(data: Dataset) -> Iterator[Suspicion]:
    """Percentages of one plan, stated at several times, that imply different plans."""
    groups: dict[tuple[RecordKey, PlanBase], list[tuple[Comparison, Observation]]] = {}
    for rate in data.comparisons:
        base = rate.base
        if not isinstance(rate.value, PercentOfPlan) or not isinstance(base, PlanBase):
            continue
        if not rate.stated or base.period is None or rate.value.value <= 0:
            continue
        value = data.latest(rate.key)
        if value is not None and isinstance(value.value, StatedQuantity):
            groups.setdefault((rate.key.at(base.period), base), []).append((rate, value))
    for pairs in groups.values():
        for (one, value), (other, later) in itertools.combinations(pairs, 2):
            implied = implied_plan(value, one), implied_plan(later, other)
            if one.key != other.key and not implied[0].overlaps(implied[1]):
                message = (
                    f"{place_and_time(one)} và {other.key.time}: hai tỷ lệ hoàn thành "
                    "suy ra hai kế hoạch khác nhau"
                )
                records: tuple[Record, ...] = (one, value, other, later)
                yield Suspicion(message, records)
