"""Quy tắc về tỷ lệ: stated rates recomputed from the stated values beside them."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, frozen

from congthuong._exact import SHIFT, Interval
from congthuong.checks.rules import Suspicion
from congthuong.checks.verdicts import Verdict, check_rate
from congthuong.checks.wording import amount_range, computed_words, place_and_time, time_words
from congthuong.errors import InvalidValueError
from congthuong.measures import implied_plan
from congthuong.percentages import IndexBase, IndexNumber, PercentChange, PercentOfPlan
from congthuong.periods import AsOf, Period
from congthuong.quantities import Quantity, StatedQuantity, UnitKind
from congthuong.records import (
    Comparison,
    Dataset,
    Observation,
    ObservationStatus,
    PlanBase,
    PlanTarget,
    RecordKey,
    Time,
    base_label,
)
from congthuong.records.rates import rate_words

__all__ = ["growth_mismatches", "index_mismatches", "plan_mismatches", "plans_that_differ"]

# Scale words lie three powers of ten apart: what a slip of one or two of them would be.
_SLIPS: Final = (
    (3, "gấp 1.000 lần"),
    (-3, "bằng 1/1.000"),
    (6, "gấp 1.000.000 lần"),
    (-6, "bằng 1/1.000.000"),
)


def plan_mismatches(data: Dataset) -> Iterator[Suspicion]:
    """Percentages of plan that the stated value and the stated plan do not give."""
    for rate in data.comparisons:
        base = rate.base
        if not rate.stated or not isinstance(base, PlanBase):
            continue
        yield from _mismatch(rate, data.observations_at(rate.key), _targets(data, rate, base))


def _targets(data: Dataset, rate: Comparison, base: PlanBase) -> tuple[PlanTarget, ...]:
    if base.value is not None:
        key = rate.key if base.period is None else rate.key.at(base.period)
        return (PlanTarget(key, base.value, base.plan),)
    return tuple(
        target
        for target in data.plans_for(rate.key)
        if target.plan == base.plan and base.period in (None, target.key.time)
    )


def growth_mismatches(data: Dataset) -> Iterator[Suspicion]:
    """Growth that the stated values of the two periods do not give."""
    for rate in data.comparisons:
        before = _base_time(rate)
        if not rate.stated or before is None:
            continue
        bases = data.observations_at(rate.key.at(before))
        yield from _mismatch(rate, data.observations_at(rate.key), bases)


def _base_time(rate: Comparison) -> Time | None:
    time, base = rate.key.time, rate.base
    if isinstance(base, IndexBase):
        return _moment_before(time, base) if isinstance(time, AsOf) else _period_before(time, base)
    return base if isinstance(base, Period | AsOf) else None


def _period_before(time: Period, base: IndexBase) -> Period | None:
    try:
        if base is IndexBase.SAME_PERIOD_LAST_YEAR:
            return time.same_period_last_year()
        if base is IndexBase.PREVIOUS_PERIOD:
            return time.previous()
        # Several months of a flow are not compared with one December.
        return Period.month(time.start.year - 1, 12) if time.months == 1 else None
    except InvalidValueError:
        return None


def _moment_before(time: AsOf, base: IndexBase) -> AsOf | None:
    """The moment that a count is compared with; it has no length, so no period before it."""
    if time.year == 1 or base is IndexBase.PREVIOUS_PERIOD:
        return None
    if base is IndexBase.DECEMBER_LAST_YEAR:
        return AsOf(time.year - 1, 12, None if time.day is None else 31)
    leap_day = (time.month, time.day) == (2, 29)
    return evolve(time, year=time.year - 1, day=28 if leap_day else time.day)


def _mismatch(
    rate: Comparison, values: Iterable[Observation], bases: Iterable[Observation | PlanTarget]
) -> Iterator[Suspicion]:
    """The first pair, where no pair gives the rate: a figure may have been revised since."""
    pairs = list(itertools.product(values, bases))
    checks = [check_rate(rate, value, base) for value, base in pairs]
    if not checks or any(checks):
        return
    (value, base), computed = pairs[0], checks[0].computed
    stated = rate_words(rate.value, rate.high, rate.approximation)
    found = "" if computed is None else f" cho {computed_words(rate, computed)}"
    message = (
        f"{place_and_time(rate)}: nêu {stated} so với {base_label(rate.base)}, "
        f"nhưng {value.value} so với {base.value}{found}{_slip(rate, value, base)}"
    )
    yield Suspicion(message, (rate, value, base))


def _slip(rate: Comparison, value: Observation, base: Observation | PlanTarget) -> str:
    """Whether a value a thousand or a million times as large or small would agree."""
    if not isinstance(value.value, StatedQuantity):
        return ""
    amount = value.value.quantity
    for power, words in _SLIPS:
        moved = evolve(amount, amount=SHIFT.scaleb(amount.amount, power))
        if check_rate(rate, moved, base).verdict is Verdict.CONSISTENT:
            return f"; khớp nếu số thực hiện {words} số đã nêu"
    return ""


def index_mismatches(data: Dataset) -> Iterator[Suspicion]:
    """Index numbers and the growth stated beside them over the same base."""
    for rate in data.comparisons:
        if not isinstance(rate.value, PercentChange) or not isinstance(rate.base, IndexBase):
            continue
        for value in data.observations_at(rate.key):
            index = value.value
            if isinstance(index, IndexNumber) and index.base == str(rate.base):
                change = index.to_change()
                if not change.interval.overlaps(rate.interval):
                    message = (
                        f"{place_and_time(rate)}: chỉ số {index} là {change.format(words=True)}, "
                        f"nhưng nêu {rate.value.format(words=True)}"
                    )
                    yield Suspicion(message, (rate, value))


def plans_that_differ(data: Dataset) -> Iterator[Suspicion]:
    """Percentages of one plan, stated at several times, that imply different plans."""
    groups: dict[tuple[RecordKey, PlanBase], list[_Implied]] = {}
    for rate in data.comparisons:
        base = rate.base
        if not isinstance(rate.value, PercentOfPlan) or not isinstance(base, PlanBase):
            continue
        if not rate.stated or base.period is None or rate.value.value <= 0:
            continue
        if implied := _implied(data, rate):
            groups.setdefault((rate.key.at(base.period), base), []).append(implied)
    for members in groups.values():
        for one, other in itertools.combinations(members, 2):
            pairs = list(itertools.product(one, other))
            if not any(this.is_of_plan_of(that) for this, that in pairs):
                yield _two_plans(*pairs[0])


@frozen
class _ImpliedPlan:
    """A plan that a value and its percentage imply."""

    rate: Comparison
    value: Observation
    quantity: Quantity
    plan: Interval

    def is_of_plan_of(self, other: "_ImpliedPlan") -> bool:
        if self.rate.key == other.rate.key or self.quantity.unit != other.quantity.unit:
            return True
        return self.plan.overlaps(other.plan)

    def __str__(self) -> str:
        return amount_range(self.plan, self.quantity.unit, self.quantity.written_scale)


_Implied = list[_ImpliedPlan]


def _implied(data: Dataset, rate: Comparison) -> _Implied:
    """By every figure that the percentage can be one of: that of an estimate, of an estimate."""
    any_status = rate.status is ObservationStatus.NORMAL
    return [
        _ImpliedPlan(rate, held, held.value.quantity, implied_plan(held, rate))
        for held in data.observations_at(rate.key)
        if isinstance(held.value, StatedQuantity)
        and held.value.quantity.unit.kind is not UnitKind.PERCENT
        and (any_status or held.status is rate.status)
    ]


def _two_plans(one: _ImpliedPlan, other: _ImpliedPlan) -> Suspicion:
    message = (
        f"{place_and_time(one.rate)} và {time_words(other.rate.key.time)}: hai tỷ lệ hoàn thành "
        f"suy ra hai kế hoạch khác nhau, {one} và {other}"
    )
    return Suspicion(message, (one.rate, one.value, other.rate, other.value))
