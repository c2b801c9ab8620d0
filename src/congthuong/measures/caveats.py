"""Lưu ý: what travels with a computed comparison, as data."""

from collections.abc import Iterator
from typing import Final

from congthuong.findings import Caveat
from congthuong.localities import Locality, same_territory
from congthuong.quantities import Approximation, StatedQuantity
from congthuong.records import Observation, ObservationStatus, PlanTarget, TargetDirection

__all__ = ["ground_changed", "period_caveats", "plan_caveats"]

_STATUS: Final = {
    ObservationStatus.PROVISIONAL: Caveat("provisional", "dùng số sơ bộ"),
    ObservationStatus.ESTIMATE: Caveat("estimate", "dùng số ước tính"),
    ObservationStatus.FORECAST: Caveat("forecast", "dùng số dự báo"),
}
_MIXED: Final = Caveat("mixed-status", "hai số liệu khác trạng thái")
_HEDGED: Final = Caveat("hedged", "số liệu chỉ nêu gần đúng")
_PRICES: Final = Caveat("price-basis-unstated", "một số liệu không nêu rõ theo giá nào")
_LONGER: Final = Caveat("part-of-plan-period", "kế hoạch tính cho kỳ dài hơn kỳ của số liệu")
_LESS: Final = Caveat("less-is-better", "chỉ tiêu càng thấp càng tốt; tỷ lệ cao là chưa đạt")
_GROUND: Final = Caveat("territory-may-differ", "địa giới giữa hai kỳ đã đổi hoặc không rõ")


def plan_caveats(value: Observation, plan: PlanTarget) -> tuple[Caveat, ...]:
    """What to bear in mind when a value is measured against a plan."""
    return tuple(dict.fromkeys(_of_plan(value, plan)))


def _of_plan(value: Observation, plan: PlanTarget) -> Iterator[Caveat]:
    if value.status in _STATUS:
        yield _STATUS[value.status]
    yield from _of_figures(value, plan)
    if value.key.last_period.months < plan.key.last_period.months:
        yield _LONGER
    if plan.direction is TargetDirection.AT_MOST:
        yield _LESS


def period_caveats(value: Observation, base: Observation) -> tuple[Caveat, ...]:
    """What to bear in mind when a value is compared with that of another period."""
    return tuple(dict.fromkeys(_of_periods(value, base)))


def _of_periods(value: Observation, base: Observation) -> Iterator[Caveat]:
    if value.status is not base.status:
        yield _MIXED
    yield from (_STATUS[status] for status in (value.status, base.status) if status in _STATUS)
    yield from _of_figures(value, base)
    if ground_changed(value, base):
        yield _GROUND


def _of_figures(one: Observation, other: Observation | PlanTarget) -> Iterator[Caveat]:
    if _is_hedged(one) or _is_hedged(other):
        yield _HEDGED
    if (one.key.price_basis is None) is not (other.key.price_basis is None):
        yield _PRICES


def _is_hedged(record: Observation | PlanTarget) -> bool:
    value = record.value
    return isinstance(value, StatedQuantity) and value.approximation is not Approximation.EXACT


def ground_changed(one: Observation, other: Observation) -> bool:
    """Whether a unit's ground may have changed between two figures that both name it.

    A figure of a day on which the unit was not there yet was rebased to its ground.
    """
    place = one.key.place
    if not isinstance(place, Locality) or place != other.key.place:
        return False
    days = [record.key.time for record in (one, other)]
    if not all(place.in_force(day) for day in days):
        return False
    return same_territory(place, place, on=days[0], other_on=days[1]) is not True
