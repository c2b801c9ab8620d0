"""The strategies for other projects' tests: each keeps what its docstring promises."""

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

import congthuong
from congthuong import testing
from congthuong._exact import Interval
from congthuong.authorities import Authority, AuthorityKind
from congthuong.clusters import (
    ClusterFlows,
    ClusterHistory,
    ClusterKind,
    ClusterLand,
    ClusterMilestone,
    ClusterProjects,
    IndustrialCluster,
    MilestoneKind,
    check_cluster_land,
    check_cluster_projects,
)
from congthuong.documents import DocumentForm, DocumentReference, parse_document
from congthuong.errors import InvalidTypeError
from congthuong.findings import Caveat, Finding, Severity
from congthuong.indicators import Indicator, IndicatorNature, PriceBasis
from congthuong.localities import VIETNAM, Locality, LocalityLevel, locality_versions
from congthuong.markets import (
    Market,
    MarketClassDecision,
    MarketKind,
    MarketManagement,
    MarketManagerKind,
    MarketRegime,
    MarketWork,
    MarketWorkKind,
    market_counts,
)
from congthuong.numerals import NumberStyle, SpellingStyle
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period, PeriodKind
from congthuong.power import (
    PowerMilestone,
    PowerPlant,
    PowerStage,
    PowerTechnology,
    capacity_by,
)
from congthuong.quantities import (
    HECTARE,
    MW,
    MWP,
    VND,
    Approximation,
    Quantity,
    Scale,
    StatedQuantity,
    Unit,
    UnitKind,
    default_units,
)
from congthuong.records import (
    Comparison,
    Dataset,
    GrowthTarget,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PlanReference,
    PlanTarget,
    RecordKey,
    Segment,
    SegmentDimension,
    Source,
    Spread,
    Statement,
    YearlyAverage,
)
from congthuong.supervision import (
    Campaign,
    FollowUp,
    FollowUpStatus,
    Recommendation,
    Shortcoming,
    Team,
    Visit,
)
from congthuong.testing import places

FOLDER: Final = Path(testing.__file__).parent
RATES: Final = (
    PercentOfPlan,
    PercentChange,
    PercentagePoints,
    PercentShare,
    IndexNumber,
    Multiple,
)
TYPES: Final[dict[str, tuple[type, ...]]] = {
    "authorities": (Authority,),
    "campaigns": (Campaign,),
    "caveats": (Caveat,),
    "cluster_flows": (ClusterFlows,),
    "cluster_histories": (ClusterHistory,),
    "cluster_lands": (ClusterLand,),
    "cluster_milestones": (ClusterMilestone,),
    "cluster_projects": (ClusterProjects,),
    "comparisons": (Comparison,),
    "datasets": (Dataset,),
    "document_references": (DocumentReference,),
    "event_times": (date, AsOf),
    "findings": (Finding,),
    "follow_ups": (FollowUp,),
    "growth_targets": (GrowthTarget,),
    "index_numbers": (IndexNumber,),
    "indicators": (Indicator,),
    "industrial_clusters": (IndustrialCluster,),
    "intervals": (Interval,),
    "localities": (Locality,),
    "locality_groups": (LocalityGroup,),
    "market_class_decisions": (MarketClassDecision,),
    "market_lists": (tuple,),
    "market_managements": (MarketManagement,),
    "market_works": (MarketWork,),
    "markets": (Market,),
    "moments": (AsOf,),
    "multiples": (Multiple,),
    "named_places": (NamedPlace,),
    "number_styles": (NumberStyle,),
    "numbers": (Decimal,),
    "observations": (Observation,),
    "percent_changes": (PercentChange,),
    "percent_shares": (PercentShare,),
    "percentage_points": (PercentagePoints,),
    "percents_of_plan": (PercentOfPlan,),
    "periods": (Period,),
    "plan_references": (PlanReference,),
    "plan_targets": (PlanTarget,),
    "power_milestones": (PowerMilestone,),
    "power_plant_lists": (tuple,),
    "power_plants": (PowerPlant,),
    "price_bases": (PriceBasis,),
    "quantities": (Quantity,),
    "rates": RATES,
    "recommendations": (Recommendation,),
    "record_keys": (RecordKey,),
    "scales": (Scale,),
    "segments": (Segment,),
    "shortcomings": (Shortcoming,),
    "sources": (Source,),
    "spelling_styles": (SpellingStyle,),
    "spreads": (Spread,),
    "stated_quantities": (StatedQuantity,),
    "statements": (Statement,),
    "teams": (Team,),
    "units": (Unit,),
    "visits": (Visit,),
}


# The first example will do; looking for the smallest takes most of the time.
FIRST: Final = settings(phases=[Phase.generate], max_examples=2000, database=None)


def test_every_strategy_is_checked_here() -> None:
    assert set(TYPES) <= set(testing.__all__)
    assert set(TYPES) == {
        name for name in testing.__all__ if "SearchStrategy" in str(returned(name))
    } - {"values_of"}


def returned(name: str) -> object:
    return get_type_hints(getattr(testing, name)).get("return")


def of_type(kind: type) -> Callable[[object], bool]:
    return lambda value: type(value) is kind


@pytest.mark.parametrize(("name", "types"), TYPES.items())
def test_a_strategy_gives_values_of_its_type_that_are_equal_to_themselves(
    name: str, types: tuple[type, ...]
) -> None:
    strategy: SearchStrategy[Any] = getattr(testing, name)()
    seen: set[type] = set()

    @given(strategy)
    @settings(database=None, max_examples=12)
    def check(value: object) -> None:
        seen.add(type(value))
        assert isinstance(value, types)
        assert hash(value) == hash(value)
        assert repr(value)

    check()
    for kind in set(types) - seen:
        assert type(find(strategy, of_type(kind), settings=FIRST)) is kind


@pytest.mark.parametrize(("name", "types"), TYPES.items())
def test_type_checkers_are_told_the_same_types(name: str, types: tuple[type, ...]) -> None:
    (inside,) = get_args(returned(name))
    inside_union = (inside,) if get_origin(inside) is tuple else get_args(inside) or (inside,)
    assert set(types) == {get_origin(each) or each for each in inside_union}


def public_types() -> Iterator[tuple[str, type[object]]]:
    for name in congthuong.__all__:
        kind: object = getattr(congthuong, name)
        if inspect.isclass(kind) and not issubclass(kind, Exception):
            yield name, kind


PUBLIC_TYPES: Final = [pytest.param(kind, id=name) for name, kind in public_types()]


def test_public_types_are_found() -> None:
    assert len(PUBLIC_TYPES) > 140


@pytest.mark.parametrize("kind", PUBLIC_TYPES)
def test_every_public_type_has_a_strategy(kind: type[object]) -> None:
    @given(testing.values_of(kind))
    @settings(database=None, max_examples=3)
    def check(value: object) -> None:
        assert isinstance(value, kind)
        assert repr(value)

    check()


@pytest.mark.parametrize("stranger", [int, object, Exception, list[Period], "Period", None])
def test_other_types_have_no_strategy(stranger: Any) -> None:
    with pytest.raises(InvalidTypeError, match="a public type of congthuong"):
        testing.values_of(stranger)


@pytest.mark.parametrize("member", list(PeriodKind))
def test_every_member_of_an_enum_is_among_its_values(member: PeriodKind) -> None:
    def is_it(kind: PeriodKind) -> bool:
        return kind is member

    assert find(testing.values_of(PeriodKind), is_it, settings=FIRST) is member


@given(st.data(), st.integers(1, 30), st.integers(0, 8), st.booleans())
def test_numbers_keep_to_their_digits(
    data: st.DataObject, digits: int, decimals: int, negative: bool
) -> None:
    number = data.draw(testing.numbers(digits=digits, decimals=decimals, negative=negative))
    _, figures, exponent = number.as_tuple()
    assert len(figures) <= digits
    assert isinstance(exponent, int)
    assert -decimals <= exponent <= 0
    assert negative or number >= 0
    assert number or not number.is_signed()


@given(st.data(), st.integers(1, 9000), st.integers(0, 50), st.integers(12, 240))
def test_periods_keep_to_their_years_and_months(
    data: st.DataObject, first: int, more: int, months: int
) -> None:
    strategy = testing.periods(first_year=first, last_year=first + more, months=months)
    period = data.draw(strategy)
    assert first <= period.start.year <= first + more
    assert 1 <= period.months <= months


@given(st.data(), st.integers(1, 11))
def test_periods_may_be_shorter_than_a_year(data: st.DataObject, months: int) -> None:
    assert data.draw(testing.periods(months=months)).months <= months


@given(st.data(), st.integers(1, 9000), st.integers(0, 50))
def test_moments_keep_to_their_years(data: st.DataObject, first: int, more: int) -> None:
    moment = data.draw(testing.moments(first_year=first, last_year=first + more))
    assert first <= moment.year <= first + more


@given(st.data(), st.sampled_from(default_units().units), st.booleans())
def test_quantities_keep_to_their_unit_and_sign(
    data: st.DataObject, unit: Unit, negative: bool
) -> None:
    quantity = data.draw(testing.quantities(unit, negative=negative))
    assert unit == quantity.unit
    assert negative or quantity.amount >= 0
    assert unit == data.draw(testing.stated_quantities(unit)).quantity.unit


@given(st.data(), st.sets(st.sampled_from(UnitKind)))
def test_units_keep_to_their_kinds(data: st.DataObject, kinds: set[UnitKind]) -> None:
    assert data.draw(testing.units(*kinds)).kind in (kinds or set(UnitKind))


@given(testing.percent_shares(), testing.percents_of_plan(), testing.multiples())
def test_rates_keep_to_their_bounds(
    share: PercentShare, of_plan: PercentOfPlan, multiple: Multiple
) -> None:
    assert 0 <= share.value <= 100
    assert of_plan.value >= 0
    assert multiple.value >= 0


@given(testing.index_numbers("2010"), testing.index_numbers())
def test_index_numbers_keep_to_their_base(fixed: IndexNumber, moving: IndexNumber) -> None:
    assert fixed.base == "2010"
    assert moving.base in set(IndexBase)


@given(testing.document_references())
def test_references_read_back_from_their_symbols(reference: DocumentReference) -> None:
    assert reference.symbol == parse_document(reference.symbol).symbol


YEARS: Final = st.integers(1, 9000)
SPANS: Final = st.integers(0, 50)


@given(st.data(), YEARS, SPANS)
@settings(max_examples=15)
def test_times_of_events_keep_to_their_years(data: st.DataObject, first: int, more: int) -> None:
    years = {"first_year": first, "last_year": first + more}
    dated = data.draw(testing.document_references(**years)).date
    work = data.draw(testing.market_works(**years))
    decision = data.draw(testing.market_class_decisions(**years))
    milestones: tuple[ClusterMilestone | PowerMilestone, ...] = (
        data.draw(testing.cluster_milestones(**years)),
        data.draw(testing.power_milestones(**years)),
        *data.draw(testing.cluster_histories(**years)).milestones,
    )
    times = [
        data.draw(testing.event_times(**years)),
        dated,
        *(work.planned, work.started, work.finished),
        *(decision.date, decision.day),
        *(time for each in milestones for time in (each.on, each.known_by)),
    ]
    assert all(first <= time.year <= first + more for time in times if time is not None)


@given(st.data(), YEARS, SPANS)
@settings(max_examples=15)
def test_facilities_keep_to_their_names_and_years(
    data: st.DataObject, first: int, more: int
) -> None:
    years = {"first_year": first, "last_year": first + more}
    market = data.draw(testing.markets("Chợ Bến Đò", **years))
    plant = data.draw(testing.power_plants("Ia Nhạc", **years))
    assert (market.name, plant.name) == ("Chợ Bến Đò", "Ia Nhạc")
    times = [market.opened, market.opened_by, market.stopped, market.stopped_by]
    times += [time for each in market.works for time in (each.planned, each.started, each.finished)]
    times += [time for each in plant.milestones for time in (each.on, each.known_by)]
    assert all(first <= time.year <= first + more for time in times if time is not None)
    assert plant.capacity is None or plant.capacity.unit in (MW, MWP)


@given(st.data(), st.integers(0, 4))
@settings(max_examples=15)
def test_lists_keep_to_their_size_and_name_nothing_twice(data: st.DataObject, size: int) -> None:
    markets = data.draw(testing.market_lists(max_size=size))
    plants = data.draw(testing.power_plant_lists(max_size=size))
    assert max(len(markets), len(plants)) <= size
    assert market_counts(markets, year=2024)  # which refuses a market listed twice
    assert len(capacity_by(plants, on=AsOf(2024))) <= len(plants)


@given(testing.cluster_lands(), testing.cluster_lands(consistent=False), testing.cluster_projects())
def test_consistent_land_and_projects_are_without_findings(
    land: ClusterLand, any_land: ClusterLand, projects: ClusterProjects
) -> None:
    cluster = IndustrialCluster("An Phú", land=land, projects=projects)
    assert check_cluster_land(cluster, on=date(2024, 12, 14)) == ()
    assert check_cluster_projects(cluster) == ()
    for area in (any_land.planned, any_land.industrial, any_land.leased):
        assert area is not None
        assert Quantity.of(0, unit=HECTARE) <= area <= Quantity.of(90, unit=HECTARE)


@given(st.data(), testing.periods(first_year=2010, last_year=2030))
@settings(max_examples=15)
def test_clusters_keep_to_their_name_and_period(data: st.DataObject, period: Period) -> None:
    cluster = data.draw(testing.industrial_clusters("An Phú", period=period))
    assert cluster.name == "An Phú"
    flows = (*cluster.tenant_flows, *cluster.infrastructure_flows)
    assert {each.period for each in flows} <= {period}
    assert data.draw(testing.cluster_flows(period)).period == period


@given(st.data(), st.sampled_from(LocalityLevel))
def test_localities_keep_to_their_level_and_are_on_record(
    data: st.DataObject, level: LocalityLevel
) -> None:
    unit = data.draw(testing.localities(level))
    assert unit.level is level
    assert unit in locality_versions(unit.code)


@given(testing.localities())
def test_localities_without_a_level_are_provinces_and_districts(unit: Locality) -> None:
    assert unit.level in (LocalityLevel.PROVINCE, LocalityLevel.DISTRICT)


def test_every_version_is_among_the_localities() -> None:
    bounds = {level: len(places._units(level)) for level in LocalityLevel}
    assert bounds[LocalityLevel.COUNTRY] == 1
    assert bounds[LocalityLevel.COMMUNE] == 10_035 + 3_321 + 22  # those of 2026, before and after
    below = bounds[LocalityLevel.PROVINCE] + bounds[LocalityLevel.DISTRICT]
    assert len(places._units(None)) == below


@given(st.data(), st.sets(st.sampled_from(IndicatorNature)))
def test_indicators_keep_to_their_natures(
    data: st.DataObject, natures: set[IndicatorNature]
) -> None:
    nature = data.draw(testing.indicators(*natures)).nature
    assert nature in (natures or set(IndicatorNature))


@given(st.data(), testing.record_keys())
@settings(max_examples=15)
def test_records_keep_to_their_keys(data: st.DataObject, key: RecordKey) -> None:
    keys = st.just(key)
    strategies: tuple[SearchStrategy[Any], ...] = (
        testing.observations(keys),
        testing.plan_targets(keys),
        testing.growth_targets(keys),
        testing.comparisons(keys),
    )
    for strategy in strategies:
        assert data.draw(strategy).key == key
    place = data.draw(testing.record_keys(testing.named_places())).place
    assert isinstance(place, NamedPlace)


@given(st.data(), YEARS, SPANS)
@settings(max_examples=8)
def test_times_of_supervision_keep_to_their_years(
    data: st.DataObject, first: int, more: int
) -> None:
    years = {"first_year": first, "last_year": first + more}
    campaign = data.draw(testing.campaigns(**years))
    asked = data.draw(testing.recommendations(**years))
    times = [
        data.draw(testing.visits(**years)).on,
        data.draw(testing.follow_ups(**years)).on,
        *(visit.on for visit in campaign.visits),
        *(follow_up.on for follow_up in asked.history),
    ]
    assert all(first <= time.year <= first + more for time in times if time is not None)


@given(testing.authorities())
def test_bodies_stand_where_such_bodies_stand(body: Authority) -> None:
    assert body.locality is None or body.parent is None
    if body.kind is AuthorityKind.DEPARTMENT and body.place is not None:
        assert body.place.level is LocalityLevel.PROVINCE
    if body.kind is AuthorityKind.COUNCIL_BOARD and body.parent is not None:
        assert body.parent.kind is AuthorityKind.PEOPLES_COUNCIL


# What a test of another project will want to meet, and must therefore be within reach.
REACHED: Final[list[tuple[str, SearchStrategy[Any], Callable[[Any], bool]]]] = [
    ("a negative number", testing.numbers(), lambda number: number < 0),
    ("a zero", testing.numbers(), lambda number: not number),
    (
        "a kept zero",
        testing.numbers(),
        lambda number: "." in str(number) and str(number)[-1] == "0",
    ),
    *(
        (
            f"a period: {kind.value}",
            testing.periods(),
            lambda period, kind=kind: period.kind is kind,
        )
        for kind in PeriodKind
    ),
    ("a day", testing.moments(), lambda moment: moment.day is not None),
    ("a month", testing.moments(), lambda moment: moment.day is None and moment.month is not None),
    ("a year", testing.moments(), lambda moment: moment.month is None),
    *(
        (
            f"a hedge: {hedge.value}",
            testing.stated_quantities(),
            lambda s, h=hedge: s.approximation is h,
        )
        for hedge in Approximation
    ),
    ("a range", testing.stated_quantities(), lambda stated: stated.is_range),
    (
        "a hedged range",
        testing.stated_quantities(VND),
        lambda stated: stated.is_range and stated.approximation is Approximation.ABOUT,
    ),
    ("an exact count", testing.quantities(), lambda quantity: quantity.is_exact_count),
    *(
        (f"a form: {form.value}", testing.document_references(), lambda r, f=form: r.form is f)
        for form in DocumentForm
    ),
    (
        "a dated document",
        testing.document_references(),
        lambda reference: reference.date is not None,
    ),
    ("a half-open interval", testing.intervals(), lambda one: one.low_open and not one.high_open),
    ("an interval without end", testing.intervals(), lambda one: not one.is_bounded),
    *(
        (f"a severity: {severity.value}", testing.findings(), lambda f, s=severity: f.severity is s)
        for severity in Severity
    ),
    ("a finding with evidence", testing.findings(), lambda finding: len(finding.evidence) == 2),
    *(
        (f"a body: {kind.value}", testing.authorities(), lambda body, k=kind: body.kind is k)
        for kind in AuthorityKind
    ),
    ("a body above", testing.authorities(), lambda body: body.parent and body.place),
    ("the country", testing.localities(LocalityLevel.COUNTRY), lambda unit: unit == VIETNAM),
    *(
        (
            f"a {level.name.lower()} that is no more",
            testing.localities(level),
            lambda unit: unit.valid_to is not None,
        )
        for level in (LocalityLevel.PROVINCE, LocalityLevel.DISTRICT, LocalityLevel.COMMUNE)
    ),
    ("a day of an event", testing.event_times(), lambda time: isinstance(time, date)),
    (
        "land beyond its whole",
        testing.cluster_lands(consistent=False),
        lambda land: land.leased > land.industrial,
    ),
    *(
        (f"a milestone: {kind.value}", testing.cluster_milestones(), lambda m, k=kind: m.kind is k)
        for kind in MilestoneKind
    ),
    (
        "a milestone without a time",
        testing.cluster_milestones(),
        lambda milestone: milestone.on is None and milestone.known_by is None,
    ),
    (
        "a complete record",
        testing.cluster_histories(),
        lambda history: history.complete_as_of and history.milestones,
    ),
    *(
        (f"a cluster: {kind.value}", testing.industrial_clusters(), lambda c, k=kind: c.kind is k)
        for kind in ClusterKind
    ),
    *(
        (f"work: {kind.value}", testing.market_works(), lambda work, k=kind: work.kind is k)
        for kind in MarketWorkKind
    ),
    *(
        (
            f"a class by {regime.value}",
            testing.market_class_decisions(),
            lambda decision, r=regime: decision.regime is r and decision.rank == 3,
        )
        for regime in MarketRegime
    ),
    *(
        (f"run by {kind.value}", testing.market_managements(), lambda m, k=kind: m.kind is k)
        for kind in MarketManagerKind
    ),
    *(
        (f"a market: {kind.value}", testing.markets(), lambda market, k=kind: k in market.kinds)
        for kind in MarketKind
    ),
    ("a market just above a limit", testing.markets(), lambda market: market.points_of_sale == 401),
    ("markets without any", testing.market_lists(), lambda listed: not listed),
    ("several markets", testing.market_lists(), lambda listed: len(listed) > 2),
    *(
        (f"a stage: {stage.value}", testing.power_milestones(), lambda m, s=stage: m.stage is s)
        for stage in PowerStage
    ),
    *(
        (f"a plant: {kind.value}", testing.power_plants(), lambda p, k=kind: p.technology is k)
        for kind in PowerTechnology
    ),
    ("several plants", testing.power_plant_lists(), lambda listed: len(listed) > 2),
    *(
        (f"an indicator: {nature.value}", testing.indicators(), lambda i, n=nature: i.nature is n)
        for nature in IndicatorNature
    ),
    ("constant prices", testing.price_bases(), lambda basis: basis.base_year == 2010),
    *(
        (
            f"a part by {dimension.value}",
            testing.segments(),
            lambda segment, d=dimension: segment.dimension is d,
        )
        for dimension in SegmentDimension
    ),
    *(
        (
            f"a key of a {kind.__name__}",
            testing.record_keys(),
            lambda key, k=kind: type(key.place) is k,
        )
        for kind in (Locality, LocalityGroup, NamedPlace)
    ),
    ("a key of a moment", testing.record_keys(), lambda key: isinstance(key.time, AsOf)),
    ("a key with prices", testing.record_keys(), lambda key: key.price_basis is not None),
    *(
        (f"a figure: {status.value}", testing.observations(), lambda o, s=status: o.status is s)
        for status in ObservationStatus
    ),
    ("a target over years", testing.growth_targets(), lambda t: isinstance(t.base, YearlyAverage)),
    (
        "a hedged range of a rate",
        testing.comparisons(),
        lambda c: c.high and c.approximation is Approximation.ABOUT,
    ),
    ("a computed rate", testing.comparisons(), lambda comparison: not comparison.stated),
    ("a hedged spread", testing.spreads(), lambda s: s.approximation is Approximation.ABOUT),
    ("a complete statement", testing.statements(), lambda statement: statement.is_complete),
    ("a planned statement", testing.statements(), lambda statement: statement.target),
    (
        "two records of one key",
        testing.datasets(),
        lambda data: any(len(data.at(key)) > 1 for key in data.keys),
    ),
    *(
        (f"followed up: {status.value}", testing.follow_ups(), lambda f, s=status: f.status is s)
        for status in FollowUpStatus
    ),
    ("a campaign with visits", testing.campaigns(), lambda campaign: len(campaign.visits) > 1),
    ("southern words", testing.spelling_styles(), lambda style: style.zero_tens == "lẻ"),
    ("a rounding style", testing.number_styles(), lambda style: style.decimals == 2),
]


# Hypothesis shows what it found field by field, and warns that a whole dataset is long to show.
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize(
    ("strategy", "wanted"),
    [pytest.param(strategy, wanted, id=name) for name, strategy, wanted in REACHED],
)
def test_what_a_caller_wants_to_meet_is_within_reach(
    strategy: SearchStrategy[Any], wanted: Callable[[Any], bool]
) -> None:
    assert wanted(find(strategy, wanted, settings=FIRST))


@pytest.mark.parametrize(
    "make",
    [
        lambda: testing.periods(first_year=2025, last_year=2024),  # years that fall
        lambda: testing.moments(first_year=2025, last_year=2024),
        lambda: testing.event_times(first_year=2025, last_year=2024),
        lambda: testing.document_references(first_year=2025, last_year=2024),
        lambda: testing.cluster_milestones(first_year=2025, last_year=2024),
        lambda: testing.markets(first_year=2025, last_year=2024),
        lambda: testing.power_plants(first_year=2025, last_year=2024),
        lambda: testing.visits(first_year=2025, last_year=2024),
        lambda: testing.campaigns(first_year=2025, last_year=2024),
        lambda: testing.follow_ups(first_year=2025, last_year=2024),
        lambda: testing.recommendations(first_year=2025, last_year=2024),
        lambda: testing.market_lists(max_size=-1),
        lambda: testing.periods(months=0),  # no month at all
        lambda: testing.numbers(decimals=-1),
    ],
)
def test_bounds_that_leave_nothing_are_refused(make: Callable[[], SearchStrategy[Any]]) -> None:
    with pytest.raises(InvalidArgument):
        make().validate()


MISSING: Final = """
import sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "hypothesis":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Block())
import importlib
import congthuong
from congthuong.errors import MissingExtraError

congthuong.parse_quantity("5 ha")
for module in MODULES:
    try:
        importlib.import_module(f"congthuong.testing.{module}")
    except MissingExtraError as error:
        print(module, error.package, error.extra, error, isinstance(error, ImportError), sep="|")
"""
WITHOUT_THE_EXTRA: Final = frozenset({"assertions", "builders", "stated"})


def test_without_hypothesis_the_error_names_the_extra() -> None:
    modules = sorted({path.stem for path in FOLDER.glob("[a-z]*.py")} - WITHOUT_THE_EXTRA)
    script = MISSING.replace("MODULES", repr(modules))
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )
    said = "hypothesis|testing|hypothesis is not installed: pip install 'congthuong[testing]'|True"
    assert run.stdout.splitlines() == [f"{module}|{said}" for module in modules], run.stderr
