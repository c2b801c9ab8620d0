"""Số liệu: strategies for keys, sources, the five kinds of record, statements."""

import functools
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar

from attrs import evolve

from congthuong._text import Span
from congthuong.findings import Caveat, Evidence
from congthuong.indicators import Indicator, IndicatorNature
from congthuong.percentages import IndexBase
from congthuong.periods import Period
from congthuong.quantities import Approximation, Quantity, StatedQuantity
from congthuong.records import (
    Comparison,
    ComparisonBase,
    ComparisonValue,
    GrowthTarget,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    Place,
    PlaceKind,
    PlanBase,
    PlanKind,
    PlanReference,
    PlanTarget,
    RecordKey,
    Segment,
    SegmentDimension,
    Slot,
    Source,
    Spread,
    StatedRate,
    StatedValue,
    Statement,
    TargetDirection,
    WholeBase,
    YearlyAverage,
)
from congthuong.testing._hypothesis import WORDS, SearchStrategy, st
from congthuong.testing.catalogue import indicators, price_bases
from congthuong.testing.places import authorities, localities
from congthuong.testing.vocabulary import (
    caveats,
    document_references,
    index_numbers,
    moments,
    multiples,
    percent_changes,
    percent_shares,
    percentage_points,
    percents_of_plan,
    periods,
    quantities,
    stated_quantities,
    units,
)

__all__ = [
    "EVIDENCE",
    "TEXT_SPANS",
    "comparisons",
    "growth_targets",
    "locality_groups",
    "named_places",
    "observations",
    "plan_references",
    "plan_targets",
    "record_keys",
    "segments",
    "sources",
    "spreads",
    "stated_rates",
    "statements",
]

_V = TypeVar("_V", bound=ComparisonValue)
_Ends: TypeAlias = tuple[ComparisonValue, ComparisonValue]
_Bounds: TypeAlias = tuple[_Ends, ComparisonBase | None]
_Manner: TypeAlias = tuple[bool, Approximation]


def segments() -> SearchStrategy[Segment]:
    """Phân tổ: parts of a total by every dimension.

    >>> from hypothesis import find
    >>> find(segments(), lambda segment: segment.dimension is SegmentDimension.STAGE).member
    'a'
    """
    return st.builds(Segment, st.sampled_from(SegmentDimension), WORDS)


def named_places() -> SearchStrategy[NamedPlace]:
    """Địa điểm có tên: places of every kind, some in a province or a district.

    >>> from hypothesis import find
    >>> print(find(named_places(), lambda place: place.kind is PlaceKind.PORT))
    cảng a
    """
    return st.builds(NamedPlace, WORDS, st.sampled_from(PlaceKind), st.none() | localities())


def locality_groups() -> SearchStrategy[LocalityGroup]:
    """Nhóm địa phương: two to four provinces or districts.

    >>> from hypothesis import find
    >>> len(find(locality_groups(), lambda group: True).members)
    2
    """
    return st.builds(LocalityGroup, st.lists(localities(), min_size=2, max_size=4, unique=True))


def record_keys(places: SearchStrategy[Place] | None = None) -> SearchStrategy[RecordKey]:
    """Khóa số liệu: keys of these places, or of places of every type.

    Stocks have moments and periods, the rest periods; prices are stated only where they enter.

    >>> from hypothesis import Phase, find, settings
    >>> find(record_keys(), lambda found: True, settings=settings(phases=[Phase.generate]))
    <RecordKey industrial_output, thành phố Hà Nội, 1900-01>
    """
    return _keys_of(_anywhere() if places is None else places)


@functools.cache
def _anywhere() -> SearchStrategy[Place]:
    return st.one_of(localities(), named_places(), locality_groups())


@st.composite
def _keys_of(draw: st.DrawFn, places: SearchStrategy[Place]) -> RecordKey:
    indicator = draw(_indicators())
    is_stock = indicator.nature is IndicatorNature.STOCK
    time = draw(_TIMES if is_stock else _PERIODS)
    basis = draw(_BASES) if indicator.price_kinds else None
    fits = basis is not None and basis.kind in indicator.price_kinds
    return RecordKey(indicator, draw(places), time, basis if fits else None, draw(_PARTS))


def sources() -> SearchStrategy[Source]:
    """Nguồn: sources that tell everything, something or nothing of themselves.

    >>> from hypothesis import find
    >>> find(sources(), lambda source: source.day is not None).day
    datetime.date(2000, 1, 1)
    """
    words = st.just("") | WORDS
    return st.builds(
        Source,
        title=words,
        issuer=st.none() | WORDS | authorities(),
        published=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)) | moments(),
        document=st.none() | document_references(),
        url=st.sampled_from(("", "https://example.org/bao-cao")),
        quote=words,
        span=st.none() | TEXT_SPANS,
    )


def observations(keys: SearchStrategy[RecordKey] | None = None) -> SearchStrategy[Observation]:
    """Số liệu: observations of every status, in a unit of their indicator, at these keys or any.

    >>> from hypothesis import Phase, find, settings
    >>> find(observations(), lambda found: True, settings=settings(phases=[Phase.generate]))
    <Observation industrial_output, thành phố Hà Nội, 1900-01: 0 đồng>
    """
    return _observations(_keys(keys))


@st.composite
def _observations(draw: st.DrawFn, keys: SearchStrategy[RecordKey]) -> Observation:
    key = draw(keys)
    value = draw(_values(key.indicator))
    if isinstance(key.place, LocalityGroup) and isinstance(value, StatedQuantity):
        value = evolve(value, high=None)  # a range over several places is a Spread
    return Observation(key, value, draw(_STATUSES), draw(_SOURCES))


def _keys(keys: SearchStrategy[RecordKey] | None) -> SearchStrategy[RecordKey]:
    return record_keys() if keys is None else keys


@functools.cache
def _values(indicator: Indicator) -> SearchStrategy[StatedValue]:
    stated = stated_quantities(indicator.unit)
    if indicator.nature is IndicatorNature.INDEX:
        return index_numbers() | stated
    return percent_shares() | stated if indicator.nature is IndicatorNature.RATE else stated


def plan_references() -> SearchStrategy[PlanReference]:
    """Kế hoạch nào: plans of every kind, assigned by somebody or nobody, some adjusted.

    >>> from hypothesis import find
    >>> print(find(plan_references(), lambda plan: plan.revision > 0))
    kế hoạch (điều chỉnh lần 1)
    """
    kinds = st.sampled_from(PlanKind)
    return st.builds(PlanReference, kinds, st.none() | authorities(), st.integers(0, 3))


def plan_targets(keys: SearchStrategy[RecordKey] | None = None) -> SearchStrategy[PlanTarget]:
    """Chỉ tiêu kế hoạch: levels to reach, in a unit of their indicator, at these keys or any.

    >>> from hypothesis import Phase, find, settings
    >>> find(plan_targets(), lambda found: True, settings=settings(phases=[Phase.generate]))
    <PlanTarget industrial_output, thành phố Hà Nội, 1900-01: kế hoạch 0 đồng>
    """
    return _plan_targets(_keys(keys))


@st.composite
def _plan_targets(draw: st.DrawFn, keys: SearchStrategy[RecordKey]) -> PlanTarget:
    key, plan = draw(keys), draw(_plans())
    return PlanTarget(key, draw(_values(key.indicator)), plan, draw(_DIRECTIONS), draw(_SOURCES))


def growth_targets(keys: SearchStrategy[RecordKey] | None = None) -> SearchStrategy[GrowthTarget]:
    """Chỉ tiêu tăng trưởng: rates to reach over every base, hedged and in ranges too.

    At these keys or any.

    >>> from hypothesis import Phase, find, settings
    >>> find(growth_targets(), lambda found: True, settings=settings(phases=[Phase.generate]))
    <GrowthTarget industrial_output, thành phố Hà Nội, 1900-01: kế hoạch tăng 0%>
    """
    return st.builds(_growth, _keys(keys), stated_rates(), _plans(), _DIRECTIONS, _SOURCES)


def _growth(
    key: RecordKey,
    rate: StatedRate,
    plan: PlanReference,
    direction: TargetDirection,
    source: Source | None,
) -> GrowthTarget:
    stated = rate.value, rate.high, rate.approximation
    return GrowthTarget(key, *stated, rate.base, plan, direction, source)


def comparisons(keys: SearchStrategy[RecordKey] | None = None) -> SearchStrategy[Comparison]:
    """So sánh: every kind of rate over every base it can have, at these keys or any.

    >>> from hypothesis import Phase, find, settings
    >>> find(comparisons(), lambda found: True, settings=settings(phases=[Phase.generate])).value
    PercentChange('0')
    """
    notes = st.lists(caveats(), max_size=2).map(tuple)
    stated = st.sampled_from((True, False))
    return st.builds(_comparison, _keys(keys), stated_rates(), _STATUSES, stated, notes, _SOURCES)


def _comparison(
    key: RecordKey,
    rate: StatedRate,
    status: ObservationStatus,
    stated: bool,  # noqa: FBT001 (a field)
    notes: tuple[Caveat, ...],
    source: Source | None,
) -> Comparison:
    high = None if isinstance(key.place, LocalityGroup) else rate.high  # else it is a Spread
    hedge = rate.approximation
    return Comparison(key, rate.value, rate.base, high, hedge, status, stated, notes, source)


def spreads() -> SearchStrategy[Spread]:
    """Biên độ: lowest and highest of several places, of values or of rates over their base.

    >>> from hypothesis import Phase, find, settings
    >>> find(spreads(), lambda found: True, settings=settings(phases=[Phase.generate])).low
    Quantity.of('0', unit=VND)
    """
    keys = record_keys(locality_groups())
    of_values: SearchStrategy[_Bounds] = st.tuples(_quantity_ends(), st.none()) | st.tuples(
        _ends(percent_shares()), st.none()
    )
    hedges = st.sampled_from((Approximation.EXACT, Approximation.ABOUT))
    return st.builds(_spread, keys, of_values | _bounds(), _STATUSES, _SOURCES, hedges)


def _spread(
    key: RecordKey,
    bounds: _Bounds,
    status: ObservationStatus,
    source: Source | None,
    hedge: Approximation,
) -> Spread:
    (low, high), base = bounds
    return Spread(key, low, high, base, status, source, hedge)


def statements() -> SearchStrategy[Statement]:
    """Phát biểu: clauses that say all, some or none of what a record needs.

    >>> from hypothesis import Phase, find, settings
    >>> find(statements(), lambda _: True, settings=settings(phases=[Phase.generate])).is_complete
    False
    """
    found = st.tuples(st.sampled_from(Slot), EVIDENCE)
    return st.builds(
        Statement,
        words=st.just("") | WORDS,
        indicator=st.none() | indicators(),
        place=st.none() | _anywhere(),
        time=st.none() | periods() | moments(),
        price_basis=st.none() | price_bases(),
        segments=st.lists(segments(), max_size=2, unique=True).map(tuple),
        value=st.none() | _any_values(),
        rates=st.lists(stated_rates(), max_size=2).map(tuple),
        status=_STATUSES,
        target=st.none() | plan_references(),
        source=_SOURCES,
        evidence=st.lists(found, max_size=2).map(tuple),
    )


@functools.cache
def stated_rates() -> SearchStrategy[StatedRate]:
    """Rates over every base that they can have, hedged and in ranges too."""
    return st.builds(_rate, _bounds(), _MANNERS, st.none() | EVIDENCE)


def _rate(bounds: _Bounds, manner: _Manner, evidence: Evidence | None) -> StatedRate:
    (low, high), base = bounds
    is_range, hedge = manner
    assert base is not None  # noqa: S101 (rates have one)
    return StatedRate(low, base, high if is_range else None, hedge, evidence)


@functools.cache
def _bounds() -> SearchStrategy[_Bounds]:
    """A lowest and a highest rate of one kind, and a base that the kind can have."""
    points, amounts = _ends(percentage_points()), _quantity_ends()
    plans = st.builds(PlanBase, plan_references(), st.none() | periods(), st.none() | _any_values())
    wholes = st.builds(WholeBase, st.none() | record_keys())
    moving = st.one_of(
        st.sampled_from(IndexBase), periods(), moments(), st.builds(YearlyAverage, _SPANS)
    )
    changes = st.one_of(_ends(percent_changes()), _ends(multiples()), points, amounts)
    return st.one_of(
        st.tuples(changes, moving),
        st.tuples(st.one_of(_ends(percents_of_plan()), points, amounts), plans),
        st.tuples(_ends(percent_shares()) | points, wholes),
        *(st.tuples(_ends(index_numbers(base)), st.just(base)) for base in IndexBase),
        st.tuples(_ends(index_numbers("2010")), st.just(Period.year(2010))),
    )


def _ends(values: SearchStrategy[_V]) -> SearchStrategy[tuple[_V, _V]]:
    return st.builds(_sorted, values, values)


@functools.cache
def _quantity_ends() -> SearchStrategy[tuple[Quantity, Quantity]]:
    return units().flatmap(lambda unit: _ends(quantities(unit)))


def _sorted(one: _V, other: _V) -> tuple[_V, _V]:
    return (one, other) if _number(one) <= _number(other) else (other, one)


def _number(value: ComparisonValue) -> Decimal:
    return value.amount if isinstance(value, Quantity) else value.value


@functools.cache
def _any_values() -> SearchStrategy[StatedValue]:
    return st.one_of(stated_quantities(), index_numbers(), percent_shares())


_indicators = functools.cache(indicators)
_plans = functools.cache(plan_references)
# Whether the rate is a range, and its hedge; ranges have khoảng at most.
_MANNERS: Final[SearchStrategy[_Manner]] = st.tuples(
    st.sampled_from((False,)), st.sampled_from(Approximation)
) | st.tuples(st.sampled_from((True,)), st.sampled_from((Approximation.EXACT, Approximation.ABOUT)))
_PERIODS: Final = periods()
_TIMES: Final = periods() | moments()
_BASES: Final = st.none() | price_bases()
_PARTS: Final = st.frozensets(segments(), max_size=2)
_STATUSES: Final = st.sampled_from(ObservationStatus)
_DIRECTIONS: Final = st.sampled_from(TargetDirection)
TEXT_SPANS: Final = st.builds(Span, st.integers(0, 999), st.integers(999, 1999))
EVIDENCE: Final = st.builds(Evidence, WORDS, st.none() | TEXT_SPANS)
_SPANS: Final = st.builds(Period.years, st.integers(1990, 2015), st.integers(2016, 2040))
_SOURCES: Final = st.none() | st.deferred(sources)
