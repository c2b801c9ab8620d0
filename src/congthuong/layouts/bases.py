"""Gốc của tỷ lệ: what a rate is over, from its head, its time and the arithmetic of its table."""

from collections.abc import Mapping
from typing import Final

from congthuong.layouts.columns import BaseKind, Column, Role
from congthuong.layouts.reasons import Reason, Refusal
from congthuong.layouts.relations import Relation, Standing
from congthuong.layouts.sketch import Block
from congthuong.layouts.times import resolved, year_before
from congthuong.percentages import IndexBase
from congthuong.periods import AsOf, Period, PeriodKind
from congthuong.records import ComparisonBase, PlanBase, PlanReference, Time

__all__ = ["base_of", "plan_of"]


def plan_of(column: Column) -> PlanReference:
    """The plan that a head names."""
    return PlanReference() if column.plan is None else PlanReference(column.plan)


def base_of(column: Column, time: Time, block: Block, relation: Relation) -> ComparisonBase:
    """The base of a column of rates of a time; raises `Refusal` where nothing says it."""
    year = time.year if isinstance(time, AsOf) else time.last_month.start.year
    named = resolved(column.base_time, year)
    if column.base is BaseKind.PLAN:
        if column.is_planned:
            raise Refusal(Reason.BASE)  # KH 2026/KH 2025: neither reached nor a growth of anything
        return PlanBase(plan_of(column), named if isinstance(named, Period) else Period.year(year))
    if column.base in _NAMED:
        return _NAMED[column.base]
    if column.base is BaseKind.SAME_PERIOD:
        said = None if column.base_time is None else column.base_time.year
        return IndexBase.SAME_PERIOD_LAST_YEAR if said in (None, year - 1) else _moved(time, said)
    if named is None:
        return _by_arithmetic(time, block, relation)
    return _named(time, named)


_NAMED: Final[Mapping[BaseKind | None, IndexBase]] = {
    BaseKind.PREVIOUS: IndexBase.PREVIOUS_PERIOD,
}


def _by_arithmetic(time: Time, block: Block, relation: Relation) -> ComparisonBase:
    """So sánh (%), over nothing that is said: over what the arithmetic of the table confirms."""
    at = relation.base if relation.standing is Standing.CONFIRMED else None
    when = None if at is None else block.times[at]
    if at is None or when is None:
        raise Refusal(Reason.BASE)
    over = block.columns[at]
    if over.role is Role.PLAN:
        return PlanBase(plan_of(over), when if isinstance(when, Period) else None)
    return _named(time, when)


def _moved(time: Time, year: int | None) -> Period:
    """Cùng kỳ năm 2019: the same months of another year."""
    if not isinstance(time, Period) or year is None or year == time.start.year:
        raise Refusal(Reason.BASE)
    return time.shift(12 * (year - time.start.year))


def _named(time: Time, named: Time) -> ComparisonBase:
    """A base by its name, where it has one: the month before, the same time of the year before."""
    if isinstance(time, AsOf) or isinstance(named, AsOf):
        raise Refusal(Reason.BASE)
    if named == year_before(time):
        return IndexBase.SAME_PERIOD_LAST_YEAR
    if time.kind is PeriodKind.MONTH and named == Period.month(time.start.year - 1, 12):
        is_january = time.start.month == 1
        return IndexBase.PREVIOUS_PERIOD if is_january else IndexBase.DECEMBER_LAST_YEAR
    is_before = time.kind is not PeriodKind.YEAR and named == time.previous()
    return IndexBase.PREVIOUS_PERIOD if is_before else named
