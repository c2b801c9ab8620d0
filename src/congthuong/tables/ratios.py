"""Tính tỷ lệ: the ratios of a row, computed where both levels are there, else as stated."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from congthuong.errors import CongThuongError
from congthuong.findings import Caveat
from congthuong.measures import percent_change, percent_of_plan
from congthuong.measures.caveats import period_caveats, plan_caveats
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentChange,
    PercentOfPlan,
)
from congthuong.periods import Period
from congthuong.quantities import Approximation
from congthuong.records import (
    Comparison,
    ComparisonValue,
    Observation,
    PlanBase,
    PlanTarget,
)
from congthuong.tables.cells import LevelCell, Rate, RatioCell
from congthuong.tables.columns import RATIO_PARTS, StandardColumn, column_period
from congthuong.tables.levels import Level, Series, Shelf, moments, refusal

__all__ = ["ratio_cell"]

_C = StandardColumn
_STATED: Final = Caveat("stated-rate", "tỷ lệ nêu trong văn bản, không tính lại từ số liệu")
_IN_THE_HEAD: Final = frozenset({"part-of-plan-period"})  # the head names the year's plan


def ratio_cell(
    column: StandardColumn, value: LevelCell, base: LevelCell, series: Series, shelf: Shelf
) -> RatioCell:
    """The ratio of two cells, with its caveats; blank, with the reason, where it is refused."""
    computed = _computed(value.record, base.record)
    if computed.value is not None:
        return computed
    stated = _stated(column, series, shelf)
    if stated is not None:
        return stated
    missing = [cell.notes for cell in (value, base) if cell.record is None]
    reasons = (*computed.notes, *(note for notes in missing for note in notes))
    return RatioCell(None, tuple(dict.fromkeys(reasons)))


def _computed(value: Level | None, base: Level | None) -> RatioCell:
    if value is None or base is None:
        return RatioCell()
    try:
        if isinstance(base, PlanTarget) and isinstance(value, Observation):
            notes = (note for note in plan_caveats(value, base) if note.code not in _IN_THE_HEAD)
            return RatioCell(percent_of_plan(value, base), tuple(notes))
        return RatioCell(percent_change(value, base), period_caveats(*_as_figures(value, base)))
    except CongThuongError as error:
        return RatioCell(None, (refusal(error, value, base),))


def _as_figures(value: Level, base: Level) -> tuple[Observation, Observation]:
    """Both levels as figures: next year's plan counts as one as final as the estimate below it."""
    first = next(level for level in (base, value) if isinstance(level, Observation))
    one, other = (
        Observation(level.key, level.value, getattr(level, "status", first.status))
        for level in (value, base)
    )
    return one, other


def _stated(column: StandardColumn, series: Series, shelf: Shelf) -> RatioCell | None:
    """The rate that the dataset states for this cell, most final and latest first."""
    found = sorted(_candidates(column, series, shelf), key=_finality)
    for comparison in reversed(found):
        rate = _rate(comparison.value, plan=column is _C.CUMULATIVE_TO_PLAN)
        if rate is not None and comparison.high is None:
            return RatioCell(rate, (*_of_rate(comparison), *comparison.caveats), comparison)
    return None


def _candidates(column: StandardColumn, series: Series, shelf: Shelf) -> Iterator[Comparison]:
    part = RATIO_PARTS[column][0]
    period = column_period(part, shelf.period)
    if period is None or part.is_plan:
        return
    times = moments(series.indicator, period)
    for key in (evolve(series.key(period), time=time) for time in times):
        for record in shelf.dataset.at(key):
            if isinstance(record, Comparison) and _is_over(record, column, shelf.period):
                yield record
            elif isinstance(record, Observation) and isinstance(record.value, IndexNumber):
                yield from _as_comparison(record, column, shelf.period)


def _as_comparison(
    record: Observation, column: StandardColumn, period: Period
) -> Iterator[Comparison]:
    """An index over the same period, observed as a level, is that ratio itself."""
    value = record.value
    if not isinstance(value, IndexNumber) or value.base not in tuple(IndexBase):
        return
    base = IndexBase(value.base)
    as_rate = Comparison(record.key, value, base, status=record.status, source=record.source)
    if _is_over(as_rate, column, period):
        yield as_rate


def _is_over(comparison: Comparison, column: StandardColumn, period: Period) -> bool:
    base = comparison.base
    if column is _C.CUMULATIVE_TO_PLAN:
        year = column_period(_C.YEAR_PLAN, period)
        return isinstance(base, PlanBase) and base.period == year
    if column is _C.TO_PREVIOUS_PERIOD and base is IndexBase.PREVIOUS_PERIOD:
        return True
    if column is not _C.TO_PREVIOUS_PERIOD and base is IndexBase.SAME_PERIOD_LAST_YEAR:
        return True
    return isinstance(base, Period) and base == column_period(RATIO_PARTS[column][1], period)


def _rate(value: ComparisonValue, *, plan: bool) -> Rate | None:
    if plan:
        return value if isinstance(value, PercentOfPlan) else None
    if isinstance(value, IndexNumber | Multiple):
        return value.to_change()
    return value if isinstance(value, PercentChange) else None


def _of_rate(comparison: Comparison) -> Iterator[Caveat]:
    yield _STATED
    if comparison.approximation is not Approximation.EXACT:
        said = str(comparison).removeprefix(f"{comparison.key}: ")
        yield Caveat("hedged", f"văn bản nêu {said}")


def _finality(comparison: Comparison) -> tuple[int, date]:
    day = comparison.source.day if comparison.source is not None else None
    return comparison.status.rank, day or date.min
