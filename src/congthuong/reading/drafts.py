"""Phát biểu đang dựng: what has been gathered for one subject, before it becomes a statement."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from attrs import Factory, define

from congthuong._exact import subtract
from congthuong._text import Span
from congthuong.findings import Evidence
from congthuong.indicators import Indicator, IndicatorNature, IndicatorTrait, PriceBasis, TimeRule
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
from congthuong.quantities import VND, Quantity, StatedQuantity, Unit, UnitKind, get_unit
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.origins import Origin
from congthuong.reading.places import PlaceWords
from congthuong.reading.roles import Role, RoleKind
from congthuong.reading.times import TimeMention
from congthuong.records import (
    ComparisonBase,
    ComparisonValue,
    ObservationStatus,
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
    origin: Origin = Origin.COMPOSED

    @property
    def has_own_base(self) -> bool:
        """Whether its role says what it is over: a plan, a whole."""
        return self.role.kind in (RoleKind.PLAN, RoleKind.SHARE) or self.role.is_part


_NOWHERE: Final = Span(0, 0)


@define
class Draft:
    """Phát biểu đang dựng: slots as they are found; `start` and `end` are its tokens."""

    words: str = ""
    indicator: Indicator | None = None
    segments: tuple[Segment, ...] = ()
    time: TimeMention | None = None
    place: PlaceWords | None = None
    prices: PriceBasis | None = None
    status: str = ""
    as_of: bool = False
    so_far: bool = False
    is_new: bool = False
    is_total: bool = False
    is_aside: bool = False
    stands_apart: bool = False
    is_yearly: bool = False
    states_plan: bool = False
    is_last_year: bool = False
    moment: TimeMention | None = None
    has_own_time: bool = False
    of_count: bool = False
    holds: bool = False
    indicator_origin: Origin = Origin.NONE
    unit_origin: Origin = Origin.NONE
    cues: set[str] = Factory(set[str])
    value: Figure | None = None
    planned: PlanReference | None = None
    rates: list[RateDraft] = Factory(list[RateDraft])
    evidence: list[tuple[Slot, Evidence]] = Factory(list[tuple[Slot, Evidence]])
    span: Span = _NOWHERE
    unit: Unit | None = None
    time_origin: Origin = Origin.NONE
    place_origin: Origin = Origin.NONE

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
    def is_average(self) -> bool:
        """Whether all that is said are yearly averages, which are of several years."""
        averages = [rate.role.kind is RoleKind.AVERAGE for rate in self.rates]
        return self.value is None and bool(averages) and all(averages)

    @property
    def leads(self) -> bool:
        """Whether parts that follow go by its base: a total, and no month set apart."""
        return not self.segments and not self.stands_apart

    @property
    def keeps_base(self) -> bool:
        """CPI giảm 0,12% so tháng trước, tăng 2,3% so cùng kỳ: groups go by the first base."""
        return self.indicator is not None and IndicatorTrait.GROUPED in self.indicator.traits

    @property
    def is_counted(self) -> bool:
        """Whether the figure counts things of which no indicator is known."""
        unit = None if self.value is None else self.value.unit
        return self.indicator is None and unit is not None and unit.kind is UnitKind.COUNT

    @property
    def is_rate(self) -> bool:
        """Whether what is measured is a rate, such as that of poor households."""
        return self.indicator is not None and self.indicator.nature is IndicatorNature.RATE

    @property
    def is_stock(self) -> bool:
        """Whether the figure is of a moment."""
        if self.indicator is None:
            return self.holds
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


def rate_of(rate: RateDraft, base: ComparisonBase, time: Period | AsOf | None) -> StatedRate:
    """The stated rate of a figure in its role."""
    make, own_base = _MAKERS[rate.role.kind](rate, base, time)
    low = make(rate.figure.low)
    high = None if rate.figure.high is None else make(rate.figure.high)
    if high is not None and _number(high) < _number(low):
        low, high = high, low
    return StatedRate(low, own_base, high, rate.figure.approximation, rate.evidence)


_Make = Callable[[Decimal], ComparisonValue]
_Made = tuple[_Make, ComparisonBase]


def _number(value: ComparisonValue) -> Decimal:
    return value.amount if isinstance(value, Quantity) else value.value


def _signed(rate: RateDraft, number: Decimal) -> Decimal:
    return number.copy_negate() if rate.role.sign < 0 else number


def _growth(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    return lambda number: PercentChange(_signed(rate, number)), base


def _index(_: RateDraft, base: ComparisonBase, __: object) -> _Made:
    if isinstance(base, IndexBase):
        return lambda number: IndexNumber(number, base), base
    return lambda number: PercentChange(subtract(number, _HUNDRED)), base


def _factor(_: RateDraft, base: ComparisonBase, __: object) -> _Made:
    return Multiple, base


def _plan(rate: RateDraft, _: ComparisonBase, __: object) -> _Made:
    return lambda number: _of_plan(number, rate.role.over), PlanBase(rate.plan, rate.plan_period)


def _of_plan(number: Decimal, over: int) -> PercentOfPlan:
    if not over:
        return PercentOfPlan(number)
    return PercentOfPlan.from_excess(number if over > 0 else number.copy_negate())


def _share(_: RateDraft, __: ComparisonBase, ___: object) -> _Made:
    return PercentShare, WholeBase()


def _points(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    own_base = WholeBase() if rate.role.is_part else base
    return lambda number: PercentagePoints(_signed(rate, number)), own_base


def _average(rate: RateDraft, base: ComparisonBase, time: Period | AsOf | None) -> _Made:
    make, _ = _growth(rate, base, time)
    if time is None:
        return make, base
    span = time if isinstance(time, Period) else time.period
    whole = span.start.month == 1 and not span.months % 12
    return make, YearlyAverage(span if whole else Period.year(span.start.year))


def _change(rate: RateDraft, base: ComparisonBase, _: object) -> _Made:
    unit = rate.figure.unit or VND
    return lambda number: Quantity(_signed(rate, number), unit), base


_HUNDRED: Final = Decimal(100)
_MAKERS: Final[
    dict[RoleKind, Callable[[RateDraft, ComparisonBase, Period | AsOf | None], _Made]]
] = {
    RoleKind.GROWTH: _growth,
    RoleKind.INDEX: _index,
    RoleKind.FACTOR: _factor,
    RoleKind.PLAN: _plan,
    RoleKind.SHARE: _share,
    RoleKind.POINTS: _points,
    RoleKind.AVERAGE: _average,
    RoleKind.CHANGE: _change,
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
