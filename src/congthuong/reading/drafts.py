"""Phát biểu đang dựng: what has been gathered for one subject, before it becomes a statement."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from attrs import Factory, define

from congthuong._exact import subtract
from congthuong._text import Span
from congthuong.findings import Evidence
from congthuong.indicators import Indicator, IndicatorNature, PriceBasis, TimeRule
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period
from congthuong.quantities import VND, Quantity, StatedQuantity, Unit, get_unit
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.roles import Role, RoleKind
from congthuong.reading.times import TimeMention
from congthuong.records import (
    ComparisonBase,
    ComparisonValue,
    ObservationStatus,
    Place,
    PlanBase,
    PlanKind,
    PlanReference,
    Segment,
    SegmentDimension,
    Slot,
    StatedRate,
    StatedValue,
    WholeBase,
    YearlyAverage,
)

__all__ = ["Draft", "RateDraft"]


@define
class RateDraft:
    """Tỷ lệ đang dựng: a figure in its role, its base still open."""

    role: Role
    figure: Figure
    comparator: Comparator | None
    evidence: Evidence
    plan: PlanReference = Factory(PlanReference)
    plan_time: TimeMention | None = None
    plan_period: Period | None = None


@define
class Draft:
    """Phát biểu đang dựng: slots as they are found; `start` and `end` are its tokens."""

    words: str = ""
    indicator: Indicator | None = None
    segments: tuple[Segment, ...] = ()
    time: TimeMention | None = None
    carried: Period | AsOf | None = None
    place: Place | None = None
    prices: PriceBasis | None = None
    status: str = ""
    as_of: bool = False
    is_new: bool = False
    is_total: bool = False
    is_aside: bool = False
    is_yearly: bool = False
    is_last_year: bool = False
    moment: TimeMention | None = None
    has_own_time: bool = False
    of_count: bool = False
    value: Figure | None = None
    planned: PlanReference | None = None
    rates: list[RateDraft] = Factory(list[RateDraft])
    evidence: list[tuple[Slot, Evidence]] = Factory(list[tuple[Slot, Evidence]])
    span: Span | None = None
    unit: Unit | None = None

    def has(self, role: Role) -> bool:
        """Whether the slot that a role fills is taken already."""
        if role.kind is RoleKind.VALUE:
            return self.value is not None
        same = [rate for rate in self.rates if rate.role.kind is role.kind]
        if role.kind is RoleKind.PLAN:
            return len(same) > 1
        if role.kind in (RoleKind.GROWTH, RoleKind.INDEX, RoleKind.FACTOR):
            return any(against(rate.comparator) is against(role.comparator) for rate in same)
        return bool(same)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been stated yet."""
        return self.value is None and not self.rates

    @property
    def is_stock(self) -> bool:
        """Whether the figure is of a moment."""
        if self.indicator is None:
            return False
        of_moment = self.indicator.over_time is TimeRule.LAST
        return self.indicator.nature is IndicatorNature.STOCK or of_moment


def against(comparator: Comparator | None) -> Against:
    """What a rate is compared with; without a word, the same period of the year before."""
    if comparator is None or comparator.against is Against.PLAN:
        return Against.SAME_PERIOD
    return comparator.against


def value_of(figure: Figure, unit: Unit | None) -> StatedValue:
    """The figure of a value slot as a stated quantity, percentages in percent."""
    kind = (
        get_unit("percent") if figure.kind is FigureKind.PERCENT else (figure.unit or unit or VND)
    )
    high = None if figure.high is None else Quantity(figure.high, kind)
    return StatedQuantity(Quantity(figure.low, kind), high, figure.approximation, figure.scale)


def rate_of(rate: RateDraft, base: ComparisonBase, time: Period | AsOf | None) -> StatedRate | None:
    """The stated rate of a figure in its role, None where the role is of no rate."""
    made = _MAKERS[rate.role.kind](rate, base, time)
    if made is None:
        return None
    low, high, own_base = made
    if high is not None and _number(high) < _number(low):
        low, high = high, low
    approximation = rate.figure.approximation
    return StatedRate(low, own_base, high, approximation, rate.evidence)


_Made = tuple[ComparisonValue, ComparisonValue | None, ComparisonBase] | None


def _number(value: ComparisonValue) -> Decimal:
    return value.amount if isinstance(value, Quantity) else value.value


def _growth(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    low, high = rate.figure.low, rate.figure.high
    if rate.role.sign < 0:
        low, high = low.copy_negate(), None if high is None else high.copy_negate()
    return PercentChange(low), None if high is None else PercentChange(high), base


def _index(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    if isinstance(base, IndexBase):
        return IndexNumber(rate.figure.low, base), None, base
    return PercentChange(subtract(rate.figure.low, _HUNDRED)), None, base


def _factor(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    return Multiple(rate.figure.low), None, base


def _plan(rate: RateDraft, base: ComparisonBase, time: object) -> _Made:
    del base, time
    low, high = (_of_plan(end, rate.role.over) for end in (rate.figure.low, rate.figure.high))
    if low is None:
        return None
    return low, high, PlanBase(rate.plan, rate.plan_period)


def _of_plan(number: Decimal | None, over: int) -> PercentOfPlan | None:
    if number is None:
        return None
    if not over:
        return PercentOfPlan(number)
    return PercentOfPlan.from_excess(number if over > 0 else number.copy_negate())


def _share(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    del base
    high = rate.figure.high
    return PercentShare(rate.figure.low), None if high is None else PercentShare(high), WholeBase()


def _points(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    low = rate.figure.low.copy_negate() if rate.role.sign < 0 else rate.figure.low
    return PercentagePoints(low), None, WholeBase() if rate.role.is_part else base


def _average(rate: RateDraft, base: ComparisonBase, time: Period | AsOf | None) -> _Made:
    growth = _growth(rate, base, time)
    if growth is None or time is None:
        return growth
    span = time if isinstance(time, Period) else time.period
    whole = span.start.month == 1 and not span.months % 12
    return growth[0], growth[1], YearlyAverage(span if whole else Period.year(span.start.year))


def _change(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    figure = rate.figure
    amount = figure.low.copy_negate() if rate.role.sign < 0 else figure.low
    return Quantity(amount, figure.unit or VND), None, base


def _nothing(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    del rate, base
    return None


_HUNDRED: Final = Decimal(100)
_MAKERS: Final = {
    RoleKind.GROWTH: _growth,
    RoleKind.INDEX: _index,
    RoleKind.FACTOR: _factor,
    RoleKind.PLAN: _plan,
    RoleKind.SHARE: _share,
    RoleKind.POINTS: _points,
    RoleKind.AVERAGE: _average,
    RoleKind.CHANGE: _change,
    RoleKind.TARGET: _nothing,
    RoleKind.VALUE: _nothing,
    RoleKind.UNREAD: _nothing,
}
STATUSES: Final = {
    "estimate": ObservationStatus.ESTIMATE,
    "forecast": ObservationStatus.FORECAST,
    "provisional": ObservationStatus.PROVISIONAL,
}
PLAN_KINDS: Final = {kind.value: kind for kind in PlanKind}


def segments_of(pairs: Sequence[tuple[str, str]]) -> tuple[Segment, ...]:
    """Segments from the pairs of the vocabulary."""
    return tuple(Segment(SegmentDimension(dimension), member) for dimension, member in pairs)
