"""Tập số liệu: look-ups against a naive list, revisions, merging and conflicts."""

import pickle
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

from congthuong.errors import CongThuongError, InvalidTypeError, UnknownCodeError
from congthuong.indicators import PriceBasis, get_indicator
from congthuong.localities import get_locality
from congthuong.percentages import IndexBase, PercentChange
from congthuong.periods import AsOf, Period
from congthuong.quantities import parse_stated_quantity
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
    Record,
    RecordKey,
    Segment,
    SegmentDimension,
    Source,
    Spread,
    Statement,
)
from congthuong.testing import datasets

YEAR: Final = Period.year(2020)
HA_TINH: Final = get_locality("42", on=YEAR)
THAI_NGUYEN: Final = get_locality("19", on=YEAR)
GROUP: Final = LocalityGroup.of(HA_TINH, THAI_NGUYEN)
KEY: Final = RecordKey.of("exports", HA_TINH, YEAR)
ONE, TWO, THREE = (parse_stated_quantity(f"{number} tỷ USD") for number in (1, 2, 3))
RISE: Final = PercentChange("5.2")
SAME: Final = IndexBase.SAME_PERIOD_LAST_YEAR
RICE: Final = Segment(SegmentDimension.PRODUCT, "gạo")
ANY: Final[Any] = None

SEEN: Final = Observation(KEY, ONE)
PLANNED: Final = PlanTarget(KEY, TWO)
GROWTH: Final = GrowthTarget(KEY, RISE)
COMPARED: Final = Comparison(KEY, RISE, SAME)
SPREAD: Final = Spread(RecordKey(KEY.indicator, GROUP, YEAR), RISE, PercentChange("9"), SAME)
ALL: Final = Dataset.of(SEEN, PLANNED, GROWTH, COMPARED, SPREAD)


def seen(
    value: Any = ONE, status: str = "A", published: date | AsOf | None = None, title: str = ""
) -> Observation:
    source = Source(title, published=published) if title or published else None
    return Observation(KEY, value, ObservationStatus(status), source)


@pytest.mark.parametrize("stranger", ["x", 5, None, KEY, ONE, Statement("x")])
def test_only_complete_records_are_taken(stranger: Any) -> None:
    with pytest.raises(InvalidTypeError, match="an Observation, PlanTarget, GrowthTarget"):
        Dataset.of(SEEN, stranger)


OF_ANOTHER_TYPE: Final[list[tuple[Callable[[], object], str]]] = [
    (lambda: Dataset(SEEN), "one record, not in a tuple"),  # type: ignore[arg-type]
    (lambda: Dataset(ANY), "None"),
    (lambda: ALL.merge("x"), "no dataset"),  # type: ignore[arg-type]
    (lambda: ALL.plans_for("x"), "no key"),  # type: ignore[arg-type]
    (lambda: ALL.series("exports", "42"), "a code as place"),  # type: ignore[arg-type]
    (lambda: ALL.series(5, HA_TINH), "a number as indicator"),  # type: ignore[arg-type]
    (lambda: ALL.filter(place="42"), "a code as place"),  # type: ignore[arg-type]
    (lambda: ALL.filter(time="2020"), "text as time"),  # type: ignore[arg-type]
    (lambda: ALL.filter(within="2020"), "text as period"),  # type: ignore[arg-type]
    (lambda: ALL.filter(status="A"), "a code as status"),  # type: ignore[arg-type]
    (lambda: ALL.filter(source="x"), "text as source"),  # type: ignore[arg-type]
    (lambda: ALL.filter(indicator=5), "a number as indicator"),  # type: ignore[arg-type]
    (lambda: ALL.filter(5), "no function"),  # type: ignore[arg-type]
    (lambda: ALL.series("exports", HA_TINH, price_basis=5), "a number as prices"),  # type: ignore[arg-type]
    (lambda: ALL.series("exports", HA_TINH, segments=["gạo"]), "text as segment"),  # type: ignore[list-item]
    (lambda: Dataset("x"), "text"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("ask", "reason"), OF_ANOTHER_TYPE)
def test_a_question_of_another_type_is_refused_by_the_library(
    ask: Callable[[], object], reason: str
) -> None:
    with pytest.raises(InvalidTypeError) as caught:
        ask()
    assert caught.value.accepted, reason


@pytest.mark.parametrize("ask", [ALL.at, ALL.latest, ALL.observations_at])
@pytest.mark.parametrize("key", ["exports", None, SEEN])
def test_a_look_up_takes_a_key(ask: Any, key: object) -> None:
    with pytest.raises(InvalidTypeError, match="a RecordKey"):
        ask(key)


def test_an_unknown_indicator_is_told() -> None:
    for ask in (lambda: ALL.filter(indicator="export"), lambda: ALL.series("export", HA_TINH)):
        with pytest.raises(UnknownCodeError) as caught:
            ask()
        assert isinstance(caught.value, CongThuongError)


def test_records_are_sorted_by_kind_and_keep_their_order() -> None:
    assert ALL.observations == (SEEN,)
    assert ALL.plan_targets == (PLANNED,)
    assert ALL.growth_targets == (GROWTH,)
    assert ALL.comparisons == (COMPARED,)
    assert ALL.spreads == (SPREAD,)
    assert tuple(ALL) == ALL.records
    assert ALL.keys == (KEY, SPREAD.key)
    assert ALL.localities == (HA_TINH,)
    assert ALL.at(KEY) == (SEEN, PLANNED, GROWTH, COMPARED)
    assert repr(ALL) == "<Dataset of 5 records>"
    assert not Dataset()


def test_a_dataset_is_a_value_that_stays() -> None:
    same = Dataset(iter(ALL.records))
    assert (same, hash(same)) == (ALL, hash(ALL))
    assert Dataset(reversed(ALL.records)) != ALL
    assert ALL.latest(KEY) == SEEN
    twin = pickle.loads(pickle.dumps(ALL))  # noqa: S301
    assert twin == ALL
    assert twin.latest(KEY) == SEEN
    for name in ("records", "_by_key", "more"):
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(ALL, name, ())
    mine = [SEEN]
    data = Dataset(mine)
    mine.append(seen(TWO))
    assert len(data) == 1
    twice = Dataset.of(SEEN, seen(TWO))
    assert isinstance(twice.at(KEY), tuple)


def test_membership_is_of_records_alone() -> None:
    assert all(record in ALL for record in ALL.records)
    assert Observation(KEY, ONE) in ALL
    assert seen(TWO) not in ALL
    assert KEY not in ALL
    assert "x" not in ALL


def test_two_sources_of_one_key_stand_side_by_side() -> None:
    one, other = seen(ONE, title="Cục Thống kê"), seen(TWO, title="Sở Công Thương")
    data = Dataset.of(one, other)
    assert data.at(KEY) == (one, other)
    assert data.conflicts == ((one, other),)
    assert data.filter(source=other.source).records == (other,)


def test_the_same_record_given_twice_is_found_twice() -> None:
    assert len(Dataset.of(SEEN, SEEN)) == 2
    assert Dataset.of(SEEN, SEEN).at(KEY) == (SEEN, SEEN)
    other = seen(TWO)
    mixed = (SEEN, other, SEEN, SEEN, other)
    assert Dataset(mixed).at(KEY) == mixed
    assert Dataset(mixed).merge().at(KEY) == (SEEN, other)


REVISIONS: Final = (
    seen(ONE, "F", date(2026, 1, 1)),
    seen(ONE, "E"),
    seen(ONE, "E", AsOf(2020, 11)),
    seen(ONE, "P", date(2020, 12, 1)),
    seen(ONE, "A"),
    seen(ONE, "A", AsOf(2020)),
    seen(ONE, "A", date(2021, 1, 1)),
)


@given(st.permutations(REVISIONS), st.integers(1, len(REVISIONS)))
def test_revisions_go_by_status_and_then_by_day(mixed: list[Observation], count: int) -> None:
    some = mixed[:count]
    data = Dataset(some)
    expected = sorted(some, key=REVISIONS.index, reverse=True)
    assert list(data.observations_at(KEY)) == expected
    assert data.latest(KEY) is expected[0]


def test_of_equals_the_one_given_last_is_the_latest() -> None:
    first, second = seen(ONE), seen(TWO)
    assert Dataset.of(first, second).latest(KEY) is second
    assert Dataset.of(second, first).latest(KEY) is first


def test_the_first_of_the_observations_is_the_latest() -> None:
    data = Dataset.of(seen(ONE), seen(TWO))
    assert data.observations_at(KEY)[0] is data.latest(KEY)


def test_a_series_is_in_order_of_time_and_of_one_kind() -> None:
    times = ("2020", "2019", "2020-Q1", "2020-S1", "2019-12", "2020-06-30")
    made = [Observation(KEY.at(time), ONE) for time in times]
    others = [
        Observation(RecordKey.of("imports", HA_TINH, YEAR), ONE),
        Observation(RecordKey.of("exports", THAI_NGUYEN, YEAR), ONE),
        Observation(RecordKey.of("exports", HA_TINH, YEAR, price_basis="current"), ONE),
        Observation(KEY.part(RICE), ONE),
    ]
    data = Dataset([*made, *others, PLANNED, GROWTH, COMPARED, Observation(KEY.at("2019"), TWO)])
    found = data.series("exports", HA_TINH)
    assert [str(each.key.time) for each in found] == [
        "2019", "2019-12", "2020-Q1", "2020-S1", "2020-06-30", "2020",
    ]  # fmt: skip
    assert found[0].value == TWO
    assert data.series(get_indicator("exports"), HA_TINH, segments=[RICE]) == (others[3],)
    assert data.series("exports", HA_TINH, price_basis="giá hiện hành") == (others[2],)
    assert data.series("exports", HA_TINH, price_basis=PriceBasis.current()) == (others[2],)
    assert data.series("cpi", HA_TINH) == ()


def test_plans_enclose_the_figure_and_the_shortest_comes_first() -> None:
    plans = [
        PlanTarget(KEY.at(time), ONE)
        for time in ("2016-01-01/P5Y", "2020", "2020-Q1", "2020-Q2", "2020-02")
    ]
    data = Dataset([*plans, PlanTarget(KEY.part(RICE), ONE), Observation(KEY, ONE)])
    found = data.plans_for(KEY.at("2020-Q1"))
    assert found == (plans[2], plans[1], plans[0])
    assert data.plans_for(KEY.at(AsOf(2020, 2, 3))) == (plans[4], plans[2], plans[1], plans[0])
    assert data.plans_for(KEY.at("2021")) == ()
    assert data.plans_for(RecordKey.of("imports", HA_TINH, YEAR)) == ()


def test_of_plans_of_one_period_the_latest_revision_comes_first() -> None:
    plans = [PlanTarget(KEY, ONE, PlanReference(revision=number)) for number in (0, 2, 1)]
    quarter = PlanTarget(KEY.at("2020-Q1"), ONE)
    found = Dataset([*plans, quarter]).plans_for(KEY.at("2020-Q1"))
    assert found == (quarter, plans[1], plans[2], plans[0])


def test_a_dataset_shows_a_table_of_fifty_rows() -> None:
    key = RecordKey.of("exports", HA_TINH, YEAR, price_basis="current", segments=[RICE])
    first = Observation(key, ONE, ObservationStatus.ESTIMATE, Source("A < B"))
    data = Dataset([first, PLANNED, GROWTH, COMPARED, SPREAD, *[SEEN] * 47])
    shown = data._repr_html_()
    assert shown.count("<tr>") == 1 + 50 + 1
    assert "… và 2 dòng nữa" in shown
    head, row, *_ = shown.split("</tr>")
    assert head.count("<th>") == 5
    label, basis = KEY.indicator.label, PriceBasis.current()
    cells = (f"{label}, {basis}, gạo", "tỉnh Hà Tĩnh", "2020", "1 tỷ USD (ước tính)", "A &lt; B")
    assert row.endswith("".join(f"<td>{cell}</td>" for cell in cells))
    assert "dòng nữa" not in ALL._repr_html_()
    assert Dataset()._repr_html_().count("<tr>") == 1


def test_a_filter_keeps_what_fits_every_condition() -> None:
    quarter = Observation(KEY.at("2020-Q1"), ONE, ObservationStatus.ESTIMATE, Source("A"))
    other = Observation(RecordKey.of("imports", THAI_NGUYEN, YEAR), ONE)
    data = Dataset([*ALL, quarter, other])
    assert data.filter() == data
    assert data.filter(lambda record: isinstance(record, Spread)).records == (SPREAD,)
    assert data.filter(indicator="imports").records == (other,)
    assert data.filter(indicator=other.key.indicator).records == (other,)
    assert data.filter(place=GROUP).records == (SPREAD,)
    assert data.filter(time=quarter.key.time).records == (quarter,)
    assert data.filter(within=Period.half(2020, 1)).records == (quarter,)
    assert len(data.filter(within=YEAR)) == len(data)
    assert data.filter(status=ObservationStatus.ESTIMATE).records == (quarter,)
    assert data.filter(status=ObservationStatus.NORMAL, place=HA_TINH).records == (SEEN, COMPARED)
    assert data.filter(source=Source("A")).records == (quarter,)
    assert data.filter(source=Source("A"), indicator="imports").records == ()


def test_localities_are_units_once_in_order() -> None:
    keys = [
        RecordKey.of("exports", place, YEAR) for place in (THAI_NGUYEN, HA_TINH, NamedPlace("A"))
    ]
    data = Dataset(Observation(key, ONE) for key in (*keys, *keys))
    assert data.localities == (THAI_NGUYEN, HA_TINH)


def test_merging_keeps_equal_records_once() -> None:
    same, sourced = Observation(KEY, ONE), seen(ONE, title="A")
    merged = ALL | Dataset.of(same, sourced)
    assert merged.records == (*ALL.records, sourced)
    assert ALL.merge() == ALL
    assert ALL.merge(Dataset(), ALL) == ALL
    assert Dataset().merge(ALL, Dataset.of(sourced)) == merged
    with pytest.raises(TypeError):
        ALL | [SEEN]  # type: ignore[operator]


def test_conflicts_are_within_one_status() -> None:
    assert Dataset.of(seen(ONE, "E"), seen(TWO, "A")).conflicts == ()
    assert Dataset.of(seen(ONE, title="A"), seen(ONE, title="B")).conflicts == ()
    assert Dataset.of(SEEN, PLANNED).conflicts == ()
    three = (seen(ONE, title="A"), seen(ONE, title="B"), seen(THREE, title="C"))
    assert Dataset.of(*three, seen(TWO, "E")).conflicts == (three,)


# A dataset does what a list of its records does, each look-up walking all of it.


def copied(data: Dataset) -> Dataset:
    """Each record an object of its own, as a reader makes them."""
    return Dataset(pickle.loads(pickle.dumps(record)) for record in data)  # noqa: S301


def rank(record: Observation) -> tuple[int, date]:
    day = record.source.day if record.source else None
    return "FEPA".index(record.status.value), day or date.min


def naive_latest(records: list[Record], key: RecordKey) -> Observation | None:
    best: Observation | None = None
    for record in records:
        if record.key == key and isinstance(record, Observation):
            best = record if best is None or rank(record) >= rank(best) else best
    return best


@given(datasets().map(copied), datasets().map(copied))
@settings(max_examples=60)
def test_a_dataset_is_as_good_as_a_list(data: Dataset, other: Dataset) -> None:
    records = list(data)
    for key in [*data.keys, *other.keys]:
        assert list(data.at(key)) == [record for record in records if record.key == key]
        assert data.latest(key) is naive_latest(records, key)
        there = [r for r in records if isinstance(r, Observation) and r.key == key]
        assert sorted(map(id, data.observations_at(key))) == sorted(map(id, there))
        assert next(iter(data.observations_at(key)), None) is data.latest(key)
        series = data.series(
            key.indicator, key.place, price_basis=key.price_basis, segments=key.segments
        )
        alike = {r.key for r in data.observations if r.key.is_same_series(key)}
        assert {each.key for each in series} == alike
        assert all(each is naive_latest(records, each.key) for each in series)
        plans = [
            r
            for r in records
            if isinstance(r, PlanTarget)
            and r.key.is_same_series(key)
            and r.key.last_period.encloses(key.last_period)
        ]
        found = data.plans_for(key)
        assert sorted(map(id, found)) == sorted(map(id, plans))
        lengths = [(plan.key.last_period.months, -plan.plan.revision) for plan in found]
        assert lengths == sorted(lengths)
    for record in [*records, *other]:
        assert (record in data) == any(record == each for each in records)
    kept: list[Record] = []
    for record in [*records, *other]:
        if record not in kept:
            kept.append(record)
    assert list(data | other) == kept
    assert list(data.keys) == list(dict.fromkeys(record.key for record in records))
    for group in data.conflicts:
        assert len({(each.key, each.status) for each in group}) == 1
        assert len({each.value for each in group}) > 1
