"""Tiến độ: what should have been reached by now, how far from it a figure is, what is left."""

import itertools
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, TypeAlias, cast

from attrs import field, frozen

from congthuong._exact import CONTEXT, ONE_HUNDRED, divide, exact
from congthuong._html import Html, element
from congthuong._labels import Labelled
from congthuong.errors import (
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
    UnitMismatchError,
)
from congthuong.findings import Caveat
from congthuong.indicators import IndicatorNature
from congthuong.measures import (
    compare_with_plan,
    percent_of_plan,
    remaining_to_plan,
    share_of,
)
from congthuong.measures.operands import check_series
from congthuong.percentages import PercentagePoints, PercentOfPlan
from congthuong.periods import Period
from congthuong.quantities import Quantity, Unit
from congthuong.records import Dataset, Observation, PlanTarget, TargetDirection

__all__ = [
    "PlanProgress",
    "ProgressGrade",
    "ProgressThresholds",
    "expected_progress",
    "track_plan",
]

_Series: TypeAlias = Mapping[Period, Quantity] | Mapping[Period, Decimal] | Iterable[Observation]
_YEAR: Final = 12


class ProgressGrade(Labelled):
    """Mức tiến độ: how a figure stands against the progress expected by now.

    >>> ProgressGrade.AT_RISK.label
    'có nguy cơ không đạt'
    """

    ON_TRACK = "on_track", "bảo đảm tiến độ"
    WATCH = "watch", "cần theo dõi"
    AT_RISK = "at_risk", "có nguy cơ không đạt"
    OFF_TRACK = "off_track", "chậm tiến độ"


# Of what must not be exceeded, more than expected is behind: it is not late, it may go beyond.
_OF_CEILINGS: Final = {
    ProgressGrade.ON_TRACK: "trong mức dự kiến",
    ProgressGrade.WATCH: "cần theo dõi",
    ProgressGrade.AT_RISK: "có nguy cơ vượt",
    ProgressGrade.OFF_TRACK: "có nguy cơ vượt",
}


@frozen
class ProgressThresholds:
    """Ngưỡng tiến độ: the distances, in points, from which on a figure is graded lower.

    A figure less than 3 points behind what is expected is on track, less than 8 to be watched,
    at most 15 at risk, beyond that off track; an office sets its own.

    Raises `InvalidValueError` for thresholds that do not fall.

    >>> ProgressThresholds().grade(PercentagePoints("-14"))
    <ProgressGrade.AT_RISK: 'at_risk'>
    """

    watch: Decimal = field(default=Decimal(-3), converter=exact)
    at_risk: Decimal = field(default=Decimal(-8), converter=exact)
    off_track: Decimal = field(default=Decimal(-15), converter=exact)

    def __attrs_post_init__(self) -> None:
        if not self.watch > self.at_risk > self.off_track:
            given = (self.watch, self.at_risk, self.off_track)
            raise InvalidValueError(given, "three thresholds in points, each below the one before")

    def grade(self, distance: PercentagePoints) -> ProgressGrade:
        """Xếp mức: the grade of a distance; a threshold itself is still the better grade.

        >>> ProgressThresholds().grade(PercentagePoints("-3"))
        <ProgressGrade.ON_TRACK: 'on_track'>
        """
        if not isinstance(distance, PercentagePoints):
            raise InvalidTypeError(distance, "PercentagePoints as the distance to the expected")
        points = distance.value
        if points >= self.watch:
            return ProgressGrade.ON_TRACK
        if points >= self.at_risk:
            return ProgressGrade.WATCH
        return ProgressGrade.AT_RISK if points >= self.off_track else ProgressGrade.OFF_TRACK


_THRESHOLDS: Final = ProgressThresholds()


def expected_progress(
    period: Period, plan_period: Period, *, last_year: _Series | None = None
) -> PercentOfPlan:
    """Tiến độ dự kiến: the percent of plan that should be reached at the end of a period.

    Evenly by months, or, with `last_year`, by the share that the same months had in last year's
    whole: figures for the two spans themselves, or for all their months.

    Raises `IncomparableError` for a period that does not begin with the plan's, for a gap in last
    year's figures and for their being zero; `InvalidValueError` for shares of a plan over years.

    >>> expected_progress(Period.year_to_date(2013, 9), Period.year(2013))
    PercentOfPlan('75')
    """
    for given in (period, plan_period):
        if not isinstance(given, Period):
            raise InvalidTypeError(given, "a Period")
    if period.start != plan_period.start or period.months > plan_period.months:
        reason = "the figure does not run from the beginning of the plan's period"
        raise IncomparableError("expect progress of", period, plan_period, reason)
    if last_year is None:
        elapsed = CONTEXT.multiply(exact(period.months), ONE_HUNDRED)
        return PercentOfPlan.computed(divide(elapsed, exact(plan_period.months)))
    if plan_period.months > _YEAR:
        raise InvalidValueError(plan_period, "a plan of one year at most, to go by last year")
    held = _values(last_year)
    done = _over(held, period.same_period_last_year())
    whole = _over(held, plan_period.same_period_last_year())
    return PercentOfPlan.computed(share_of(done, whole).value)


def _values(series: _Series, tracked: Observation | None = None) -> dict[Period, Decimal]:
    """Last year's numbers by time; records are of one series, that of the tracked figure."""
    given: dict[Period, Quantity | Decimal] = {}
    if isinstance(series, Mapping):
        given.update(cast("Mapping[Period, Quantity | Decimal]", series))
    else:
        given.update(_latest(_observations(series, tracked)))
    held = {period: _number(value) for period, value in given.items()}
    for one, other in itertools.pairwise(given.values()):
        if _unit_of(one) != _unit_of(other):
            raise UnitMismatchError("expect progress of", one, other)
    return held


def _observations(
    series: Iterable[Observation], tracked: Observation | None
) -> tuple[Observation, ...]:
    records = tuple(series)
    for record in records:
        if not isinstance(record, Observation) or not isinstance(record.key.time, Period):
            raise InvalidTypeError(record, "an Observation of a Period")
    of_series = records if tracked is None else (tracked, *records)
    for one, other in itertools.combinations(of_series, 2):
        check_series("expect progress of", one, other)
    return records


def _latest(records: tuple[Observation, ...]) -> dict[Period, Quantity]:
    """The most final figure of every time, whatever the order in which they come."""
    data = Dataset(records)
    latest = [held for key in data.keys if (held := data.latest(key)) is not None]
    return {held.key.last_period: held.quantity for held in latest}


def _unit_of(value: Quantity | Decimal) -> Unit | None:
    return value.unit if isinstance(value, Quantity) else None


def _number(value: Quantity | Decimal) -> Decimal:
    return value.amount if isinstance(value, Quantity) else exact(value)


def _over(held: Mapping[Period, Decimal], span: Period) -> Decimal:
    if span in held:
        return held[span]
    months = span.split()
    missing = [str(month) for month in months if month not in held]
    if missing:
        reason = f"last year's figures lack {', '.join(missing)}"
        raise IncomparableError("expect progress of", span, tuple(map(str, held)), reason)
    amount = exact(0)
    for month in months:
        amount = CONTEXT.add(amount, held[month])
    return amount


@frozen
class PlanProgress:
    """Tiến độ kế hoạch: a figure against its plan: reached, expected, left.

    `distance` is reached less expected, in points; where less is better, the other way round, so
    that a negative distance is always behind. `estimate` is the whole period's figure at this pace
    (ước cả năm), `needed_per_month` what each month left must bring, None where none is left; of a
    ceiling (`TargetDirection.AT_MOST`) it is the most that each month left may bring.

    >>> actual = Observation.of("exports", "42", "9 tháng đầu năm 2020", "900 triệu USD")
    >>> plan = PlanTarget.of("exports", "42", "năm 2020", "1.200 triệu USD")
    >>> progress = track_plan(actual, plan)
    >>> str(progress.percent), progress.grade.label, str(progress.needed_per_month)
    ('75%', 'bảo đảm tiến độ', '100 triệu USD')
    """

    value: Observation
    plan: PlanTarget
    percent: PercentOfPlan
    expected: PercentOfPlan
    distance: PercentagePoints
    grade: ProgressGrade
    estimate: Quantity
    estimate_percent: PercentOfPlan
    remaining: Quantity
    months_left: int
    needed_per_month: Quantity | None
    caveats: tuple[Caveat, ...] = ()

    def __str__(self) -> str:
        reached, expected = self.percent.rounded(2), self.expected.rounded(2)
        if self.plan.direction is TargetDirection.AT_MOST:
            is_above = self.percent.value > ONE_HUNDRED
            words = "đã vượt" if is_above else _OF_CEILINGS[self.grade]
            return f"đạt {reached} mức trần, dự kiến {expected}: {words}"
        return f"đạt {reached} kế hoạch, dự kiến {expected}: {self.grade.label}"

    def _repr_html_(self) -> Html:
        return element("span", str(self), title=str(self.value.key))


def track_plan(
    value: Observation,
    plan: PlanTarget,
    *,
    last_year: _Series | None = None,
    thresholds: ProgressThresholds = _THRESHOLDS,
) -> PlanProgress:
    """Theo dõi kế hoạch: where a cumulative figure stands against its plan.

    Raises what `percent_of_plan` and `expected_progress` raise: the figure runs from the beginning
    of the plan's period.

    >>> actual = Observation.of("industrial_output", "19", "9 tháng đầu năm 2013", "21.000 tỷ đồng")
    >>> plan = PlanTarget.of("industrial_output", "19", "năm 2013", "34.400 tỷ đồng")
    >>> print(track_plan(actual, plan))
    đạt 61,05% kế hoạch, dự kiến 75,00%: có nguy cơ không đạt
    """
    _check_operands(value, plan, thresholds)
    percent = percent_of_plan(value, plan)
    period, whole = _periods(value, plan)
    held = None if last_year is None else _values(last_year, value)
    expected = expected_progress(period, whole, last_year=held)
    if not expected.value:
        raise IncomparableError("track", value, plan, "nothing was expected by now")
    ahead = PercentagePoints.computed(CONTEXT.subtract(percent.value, expected.value))
    distance = -ahead if plan.direction is TargetDirection.AT_MOST else ahead
    reached = value.quantity
    scale = CONTEXT.multiply(reached.amount, ONE_HUNDRED)
    estimate = Quantity(CONTEXT.divide(scale, expected.value), reached.unit)
    remaining = remaining_to_plan(value, plan)
    months_left = whole.months - period.months
    return PlanProgress(
        value,
        plan,
        percent,
        expected,
        distance,
        thresholds.grade(distance),
        estimate,
        percent_of_plan(estimate, plan.quantity),
        remaining,
        months_left,
        _per_month(remaining, months_left),
        compare_with_plan(value, plan).caveats,
    )


def _check_operands(value: object, plan: object, thresholds: object) -> None:
    if not isinstance(value, Observation) or not isinstance(plan, PlanTarget):
        raise InvalidTypeError((value, plan), "an Observation, and the PlanTarget to track it by")
    if not isinstance(thresholds, ProgressThresholds):
        raise InvalidTypeError(thresholds, "ProgressThresholds")


def _periods(value: Observation, plan: PlanTarget) -> tuple[Period, Period]:
    this, whole = value.key.time, plan.key.time
    is_stock = value.key.indicator.nature is IndicatorNature.STOCK
    if is_stock or not isinstance(this, Period) or not isinstance(whole, Period):
        raise IncomparableError("track", value, plan, "a stock has no progress to expect by month")
    return this, whole


def _per_month(remaining: Quantity, months: int) -> Quantity | None:
    if not months:
        return None
    return remaining / months if remaining.amount > 0 else remaining * 0
