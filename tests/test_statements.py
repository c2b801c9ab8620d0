"""Phát biểu: slots, what is missing, and the records that a clause makes."""

import pickle
from collections.abc import Callable
from typing import Any, Final

import pytest
from hypothesis import given, settings

from congthuong.errors import InvalidTypeError, InvalidValueError, KindMismatchError
from congthuong.findings import Evidence
from congthuong.indicators import PriceBasis, get_indicator
from congthuong.localities import get_locality
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
from congthuong.quantities import Approximation, Quantity, Scale, parse_stated_quantity
from congthuong.records import (
    Comparison,
    ComparisonBase,
    GrowthTarget,
    LocalityGroup,
    Observation,
    ObservationStatus,
    PlanBase,
    PlanReference,
    PlanTarget,
    RecordKey,
    Segment,
    SegmentDimension,
    Slot,
    Source,
    Spread,
    StatedRate,
    Statement,
    TargetDirection,
    WholeBase,
    YearlyAverage,
)
from congthuong.testing.records import statements

SAME: Final = IndexBase.SAME_PERIOD_LAST_YEAR
HALF: Final = Period.half(2022, 1)
PLACE: Final = get_locality("637", on=HALF)
GROUP: Final = LocalityGroup.of(PLACE, get_locality("638", on=HALF))
OUTPUT: Final = get_indicator("industrial_output")
KEY: Final = RecordKey(OUTPUT, PLACE, HALF)
OF_GROUP: Final = RecordKey(OUTPUT, GROUP, HALF)
VALUE: Final = parse_stated_quantity("808 tỷ đồng")
RANGE: Final = parse_stated_quantity("từ 808 đến 900 tỷ đồng")
RISE: Final = StatedRate(PercentChange("53.5"), SAME)
BETWEEN: Final = StatedRate(PercentChange("5"), SAME, PercentChange("9"))
OF_PLAN: Final = StatedRate(PercentOfPlan("55.07"), PlanBase())
SOURCE: Final = Source("Báo cáo")
PLAN: Final = PlanReference(revision=1)
ANY: Final[Any] = None


def said(**slots: Any) -> Statement:
    known: dict[str, Any] = {"indicator": OUTPUT, "place": PLACE, "time": HALF}
    return Statement(**(known | slots))


BAD: Final[list[tuple[Callable[[], object], type[Exception], str]]] = [
    (lambda: Statement(words=5), InvalidTypeError, "a number as words"),  # type: ignore[arg-type]
    (lambda: said(indicator="exports"), InvalidTypeError, "a code"),
    (lambda: said(place="637"), InvalidTypeError, "a code"),
    (lambda: said(time="2022-S1"), InvalidTypeError, "text"),
    (lambda: said(price_basis="current"), InvalidTypeError, "a code"),
    (lambda: said(segments=[]), InvalidTypeError, "a list"),
    (lambda: said(segments=("gạo",)), InvalidTypeError, "text"),
    (lambda: said(value="808 tỷ đồng"), InvalidTypeError, "text"),
    (lambda: said(value=PercentChange(5)), InvalidTypeError, "a rate is no level"),
    (lambda: said(rates=(PercentChange(5),)), InvalidTypeError, "a rate without its base"),
    (lambda: said(rates=[RISE]), InvalidTypeError, "a list"),
    (lambda: said(status="E"), InvalidTypeError, "a code"),
    (lambda: said(status=None), InvalidTypeError, "None is no status"),
    (lambda: said(target=True), InvalidTypeError, "a bool is no plan"),
    (lambda: said(source="Sở"), InvalidTypeError, "text"),
    (lambda: said(evidence=((Slot.VALUE,),)), InvalidTypeError, "no words"),
    (lambda: said(evidence=(("value", Evidence("808")),)), InvalidTypeError, "a code as slot"),
    (lambda: said(evidence=((Slot.VALUE, "808"),)), InvalidTypeError, "bare words"),
    (lambda: StatedRate("5%", SAME), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: StatedRate(PercentChange(5), "x"), InvalidTypeError, "text as base"),  # type: ignore[arg-type]
    (lambda: StatedRate(PercentShare(5), SAME), KindMismatchError, "a share over a period"),
    (lambda: StatedRate(PercentChange(5), SAME, PercentChange(4)), InvalidValueError, "falls"),
    (lambda: StatedRate(PercentChange(5), SAME, evidence="5%"), InvalidTypeError, "bare words"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("make", "error", "reason"), BAD)
def test_bad_slots_are_refused(
    make: Callable[[], object], error: type[Exception], reason: str
) -> None:
    with pytest.raises(error) as caught:
        make()
    assert type(caught.value) is error, reason


OF_ANOTHER_TYPE: Final[list[tuple[Callable[[], object], str]]] = [
    (lambda: said(words=None), "None as words"),
    (lambda: said(evidence=None), "no tuple at all"),
    (lambda: said(evidence=[]), "a list, so that the statement has no hash"),
    (lambda: said(evidence=([Slot.VALUE, Evidence("808")],)), "a pair that is a list"),
    (lambda: said(evidence=(5,)), "no pair"),
]


@pytest.mark.parametrize(("make", "reason"), OF_ANOTHER_TYPE)
def test_slots_of_another_type_are_refused_by_the_library(
    make: Callable[[], object], reason: str
) -> None:
    with pytest.raises(InvalidTypeError) as caught:
        make()
    assert caught.value.accepted, reason


MISSING: Final[list[tuple[dict[str, Any], list[Slot]]]] = [
    ({}, [Slot.VALUE]),
    ({"value": VALUE}, []),
    ({"rates": (RISE,)}, []),
    ({"value": VALUE, "place": None}, [Slot.PLACE]),
    ({"value": VALUE, "time": None, "indicator": None}, [Slot.INDICATOR, Slot.TIME]),
    (
        {"place": None, "time": None, "indicator": None},
        [Slot.INDICATOR, Slot.PLACE, Slot.TIME, Slot.VALUE],
    ),
]


@pytest.mark.parametrize(("slots", "missing"), MISSING)
def test_a_statement_names_what_it_lacks(slots: dict[str, Any], missing: list[Slot]) -> None:
    statement = said(**slots)
    assert list(statement.missing) == missing
    assert statement.is_complete == (not missing)
    if missing:
        with pytest.raises(InvalidValueError, match=", ".join(slot.value for slot in missing)):
            statement.records()


def test_a_value_and_its_rates_make_a_record_each() -> None:
    statement = said(
        value=VALUE, rates=(RISE, OF_PLAN), status=ObservationStatus.ESTIMATE, source=SOURCE,
        price_basis=PriceBasis.current(), segments=(Segment(SegmentDimension.STAGE, "a"),),
    )  # fmt: skip
    key = RecordKey(OUTPUT, PLACE, HALF, PriceBasis.current(), frozenset(statement.segments))
    estimate = ObservationStatus.ESTIMATE
    assert statement.records() == (
        Observation(key, VALUE, estimate, SOURCE),
        Comparison(key, RISE.value, SAME, status=estimate, source=SOURCE),
        Comparison(
            key, OF_PLAN.value, PlanBase(period=Period.year(2022)), status=estimate, source=SOURCE
        ),
    )


def test_hedge_and_range_of_a_rate_travel_along() -> None:
    about = StatedRate(PercentChange(5), SAME, PercentChange(9), Approximation.ABOUT)
    (record,) = said(rates=(about,)).records()
    assert record == Comparison(KEY, PercentChange(5), SAME, PercentChange(9), Approximation.ABOUT)


PLAN_PERIODS: Final = [
    (HALF, Period.year(2022)),
    (Period.year(2022), Period.year(2022)),
    (AsOf(2022, 7, 25), Period.year(2022)),
    (Period.years(2021, 2025), None),
    (Period.parse("2021-11-01/P3M"), None),
]


@pytest.mark.parametrize(("time", "period"), PLAN_PERIODS)
def test_an_unsaid_plan_is_that_of_the_year_where_one_year_holds_the_figure(
    time: Any, period: Period | None
) -> None:
    (record,) = said(time=time, rates=(OF_PLAN,)).records()
    assert isinstance(record, Comparison)
    assert record.base == PlanBase(period=period)


def test_a_plan_that_is_said_stays() -> None:
    base = PlanBase(PLAN, Period.years(2021, 2025), VALUE)
    (record,) = said(rates=(StatedRate(PercentOfPlan(20), base),)).records()
    assert isinstance(record, Comparison)
    assert record.base == base


def test_a_planned_clause_makes_targets() -> None:
    statement = said(value=VALUE, rates=(RISE, BETWEEN), target=PLAN, source=SOURCE)
    assert statement.records() == (
        PlanTarget(KEY, VALUE, PLAN, source=SOURCE),
        GrowthTarget(KEY, PercentChange("53.5"), plan=PLAN, source=SOURCE),
        GrowthTarget(KEY, PercentChange(5), PercentChange(9), plan=PLAN, source=SOURCE),
    )


@pytest.mark.parametrize("slots", [{"value": VALUE}, {"rates": (RISE,)}])
def test_a_planned_clause_has_the_direction_of_its_indicator(slots: dict[str, Any]) -> None:
    statement = said(indicator=get_indicator("inventory_index"), target=PLAN, **slots)
    (record,) = statement.records()
    assert isinstance(record, PlanTarget | GrowthTarget)
    assert record.direction is TargetDirection.AT_MOST


PLANNED: Final[list[tuple[Any, ComparisonBase]]] = [
    (PercentChange(10), YearlyAverage(Period.years(2021, 2025))),
    (PercentChange(10), Period.year(2020)),
    (Multiple("1.5"), Period.year(2020)),
    (IndexNumber("110", SAME), SAME),
    (PercentShare(97), WholeBase()),
    (PercentOfPlan(105), PlanBase(period=HALF)),
    (PercentagePoints(2), AsOf(2020)),
    (Quantity.of(5, Scale.BILLION), SAME),
]


@pytest.mark.parametrize(("value", "base"), PLANNED)
def test_what_is_planned_never_becomes_a_normal_figure(value: Any, base: ComparisonBase) -> None:
    (record,) = said(target=PLAN, rates=(StatedRate(value, base),)).records()
    assert record == GrowthTarget(KEY, value, base=base, plan=PLAN)


def test_the_plan_that_a_target_is_measured_by_is_that_of_the_year() -> None:
    (record,) = said(target=PLAN, rates=(OF_PLAN,)).records()
    assert isinstance(record, GrowthTarget)
    assert record.base == PlanBase(period=Period.year(2022))


def test_a_range_over_several_places_is_a_spread() -> None:
    statement = said(
        place=GROUP, value=RANGE, rates=(BETWEEN, RISE), source=SOURCE,
        status=ObservationStatus.ESTIMATE,
    )  # fmt: skip
    estimate = ObservationStatus.ESTIMATE
    high: Any = RANGE.high
    assert statement.records() == (
        Spread(OF_GROUP, RANGE.quantity, high, None, estimate, SOURCE),
        Spread(OF_GROUP, PercentChange(5), PercentChange(9), SAME, estimate, SOURCE),
        Comparison(OF_GROUP, PercentChange("53.5"), SAME, status=estimate, source=SOURCE),
    )


def test_one_value_of_several_places_is_an_observation() -> None:
    assert said(place=GROUP, value=VALUE).records() == (Observation(OF_GROUP, VALUE),)
    share = PercentShare(12)
    assert said(place=GROUP, value=share).records() == (Observation(OF_GROUP, share),)


def test_a_range_at_one_place_is_an_observation_or_a_comparison() -> None:
    assert said(value=RANGE, rates=(BETWEEN,)).records() == (
        Observation(KEY, RANGE),
        Comparison(KEY, PercentChange(5), SAME, PercentChange(9)),
    )


@pytest.mark.parametrize(
    "slots",
    [
        {"value": parse_stated_quantity("khoảng 808 đến 900 tỷ đồng")},
        {"rates": (StatedRate(PercentChange(5), SAME, PercentChange(9), Approximation.ABOUT),)},
    ],
)
def test_the_hedge_of_a_spread_travels_along(slots: dict[str, Any]) -> None:
    (record,) = said(place=GROUP, **slots).records()
    assert getattr(record, "approximation", None) is Approximation.ABOUT


def test_the_plan_of_a_spread_is_that_of_the_year() -> None:
    rate = StatedRate(PercentOfPlan(50), PlanBase(), PercentOfPlan(60))
    (record,) = said(place=GROUP, rates=(rate,)).records()
    assert isinstance(record, Spread)
    assert record.base == PlanBase(period=Period.year(2022))


def test_a_share_of_the_whole_stays_a_comparison() -> None:
    (record,) = said(rates=(StatedRate(PercentShare(97), WholeBase()),)).records()
    assert record == Comparison(KEY, PercentShare(97), WholeBase())


def test_words_are_found_by_their_slot() -> None:
    first, second = Evidence("808 tỷ đồng"), Evidence("tăng 53,5%")
    pairs = ((Slot.VALUE, first), (Slot.RATE, second), (Slot.VALUE, second))
    statement = said(value=VALUE, evidence=pairs)
    assert statement.words_of(Slot.VALUE) == (first, second)
    assert statement.words_of(Slot.TIME) == ()


def test_a_statement_shows_words_and_value() -> None:
    assert Statement("giá trị <b>", value=VALUE)._repr_html_() == (
        "<span>giá trị &lt;b&gt;: 808 tỷ đồng</span>"
    )
    assert Statement()._repr_html_() == "<span>?</span>"
    assert "giá trị sản xuất công nghiệp" in said()._repr_html_()


def test_the_repr_of_a_statement_fits_a_few_lines() -> None:
    whole = said(words="GTSXCN", value=VALUE, rates=(RISE, OF_PLAN))
    assert repr(whole) == (
        "<Statement GTSXCN: industrial_output, huyện Krông Pa, 2022-S1: 808 tỷ đồng; "
        "tăng 53,5% so với cùng kỳ năm trước; đạt 55,07% so với kế hoạch>"
    )
    rice = Segment(SegmentDimension.PRODUCT, "gạo")
    planned = said(price_basis=PriceBasis.current(), segments=(rice,), target=PLAN, rates=(RISE,))
    assert str(planned) == (
        f"industrial_output, huyện Krông Pa, 2022-S1, {PriceBasis.current()}, gạo: {PLAN} "
        "tăng 53,5% so với cùng kỳ năm trước"
    )
    assert repr(Statement("giá trị")) == "<Statement giá trị: ?>"
    assert repr(Statement()) == "<Statement ?>"


@given(statements())
@settings(max_examples=150)
def test_every_complete_statement_makes_its_records(statement: Statement) -> None:
    assert pickle.loads(pickle.dumps(statement)) == statement  # noqa: S301
    assert hash(statement) == hash(pickle.loads(pickle.dumps(statement)))  # noqa: S301
    if statement.missing:
        with pytest.raises(InvalidValueError):
            statement.records()
        return
    records = statement.records()
    assert len(records) == (statement.value is not None) + len(statement.rates)
    assert {record.source for record in records} == {statement.source}
    assert len({record.key for record in records}) == 1
    assert records[0].key.segments == frozenset(statement.segments)
    planned = all(isinstance(record, PlanTarget | GrowthTarget) for record in records)
    assert planned is (statement.target is not None)
    if not planned:
        assert all(record.status is statement.status for record in records)  # type: ignore[union-attr]
