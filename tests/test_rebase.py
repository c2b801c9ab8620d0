"""Rebase: figures of old units as one figure of the unit they make up, where that is lawful."""

from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong import (
    AsOf,
    IndexNumber,
    Indicator,
    IndicatorNature,
    Interval,
    Locality,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PercentChange,
    PercentShare,
    Period,
    PlaceRule,
    PlanTarget,
    Quantity,
    Scale,
    Segment,
    SegmentDimension,
    TimeRule,
    compare_with_same_period,
    get_locality,
    get_unit,
    locality_versions,
    parse_stated_quantity,
    percent_of_plan,
    rebase,
    year_on_year,
)
from congthuong.errors import (
    CongThuongError,
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
    UnitMismatchError,
)

LAST: Final = Period.year(2024)
AFTER: Final = Period.year(2026)
HA_GIANG, OLD_TUYEN_QUANG = get_locality("02", on=LAST), get_locality("08", on=LAST)
TUYEN_QUANG: Final = get_locality("08", on=AFTER)
BINH_DINH, OLD_GIA_LAI = get_locality("52", on=LAST), get_locality("64", on=LAST)
GIA_LAI: Final = get_locality("52", on=AFTER)
E_COMMERCE: Final = Segment(SegmentDimension.ACTIVITY, "công nghiệp chế biến")


def figure(place: Any, value: Any = "9.000 tỷ đồng", time: Any = LAST, **more: Any) -> Observation:
    return Observation.of("industrial_output", place, time, value, **more)


def both(indicator: Any, value: Any, time: Any = LAST, **more: Any) -> list[Observation]:
    return [
        Observation.of(indicator, place, time, value, **more)
        for place in (HA_GIANG, OLD_TUYEN_QUANG)
    ]


# Across the merger.


def test_two_old_provinces_make_the_figure_of_the_new_one() -> None:
    merged = rebase(
        [figure(HA_GIANG, "9.000 tỷ đồng"), figure(OLD_TUYEN_QUANG, "21.000 tỷ đồng")], TUYEN_QUANG
    )
    assert merged.quantity == Quantity.of(30000, Scale.BILLION)
    assert (merged.key.place, merged.key.time) == (TUYEN_QUANG, LAST)
    assert merged.key.indicator.code == "industrial_output"
    assert merged.source is not None
    assert merged.source.title == "quy đổi từ số liệu của tỉnh Hà Giang, tỉnh Tuyên Quang"


def test_a_rebased_figure_is_written_as_finely_as_its_parts() -> None:
    merged = rebase(both("industrial_output", "9.000 tỷ đồng"), TUYEN_QUANG)
    assert str(merged.value) == "18.000 tỷ đồng"
    assert merged.quantity.quantum == Decimal("1E+9")


def test_the_year_after_the_merger_grows_over_the_rebased_year_before() -> None:
    before = rebase(both("industrial_output", "9.000 tỷ đồng", Period.year(2025)), TUYEN_QUANG)
    now = figure("08", "19.800 tỷ đồng", AFTER)
    assert year_on_year(now, before) == PercentChange("10")
    assert compare_with_same_period(now, before).caveats == ()
    # The first half-year of the new unit, over the old ones a year before.
    halves = both("industrial_output", "4.000 tỷ đồng", Period.half(2024, 2))
    second = figure("08", "8.400 tỷ đồng", Period.half(2025, 2))
    assert year_on_year(second, rebase(halves, TUYEN_QUANG)) == PercentChange("5")


def test_without_rebasing_the_territories_differ() -> None:
    now = figure("08", "19.800 tỷ đồng", AFTER)
    assert now.key.place == TUYEN_QUANG
    for place in (HA_GIANG, OLD_TUYEN_QUANG):
        before = figure(place, time=Period.year(2025))
        with pytest.raises(IncomparableError, match="rebase the older one") as caught:
            year_on_year(now, before)
        assert repr(before) in str(caught.value)
        assert repr(now) in str(caught.value)


def test_one_code_of_two_units_is_not_one_unit() -> None:
    # 52 was Bình Định until 30 June 2025 and is Gia Lai since, which had been 64.
    assert (BINH_DINH.code, str(BINH_DINH)) == (GIA_LAI.code, "tỉnh Bình Định")
    assert (OLD_GIA_LAI.code, OLD_GIA_LAI.name) == ("64", GIA_LAI.name)
    now = figure(GIA_LAI, "20.000 tỷ đồng", AFTER)
    for place in (BINH_DINH, OLD_GIA_LAI):
        with pytest.raises(IncomparableError, match="territories differ"):
            year_on_year(now, figure(place, time=Period.year(2025)))
        with pytest.raises(IncomparableError, match="do not cover the ground"):
            rebase([figure(place)], GIA_LAI)
    parts = [
        figure(place, "8.000 tỷ đồng", Period.year(2025)) for place in (BINH_DINH, OLD_GIA_LAI)
    ]
    assert year_on_year(now, rebase(parts, GIA_LAI)) == PercentChange("25")


def test_a_plan_for_the_old_unit_does_not_fit_the_new_one() -> None:
    plan = PlanTarget.of("industrial_output", OLD_TUYEN_QUANG, Period.year(2025), "9.000 tỷ đồng")
    with pytest.raises(IncomparableError, match="territories differ"):
        percent_of_plan(figure("08", time=Period.half(2025, 2)), plan)


def test_a_rebased_figure_is_measured_against_a_plan_for_the_new_unit() -> None:
    plan = PlanTarget.of("industrial_output", TUYEN_QUANG, Period.year(2025), "36.000 tỷ đồng")
    merged = rebase(both("industrial_output", "9.000 tỷ đồng", Period.half(2025, 1)), TUYEN_QUANG)
    assert percent_of_plan(merged, plan).rounded(2).value == 50


def test_districts_make_their_province_and_one_unit_makes_itself() -> None:
    districts = HA_GIANG.children(LAST.calendar_span.last)
    assert len(districts) > 5
    parts = [figure(district, "10 tỷ đồng") for district in districts]
    assert rebase(parts, HA_GIANG).quantity == Quantity.of(10 * len(parts), Scale.BILLION)
    with_another = [*parts, figure(OLD_TUYEN_QUANG, "10 tỷ đồng")]
    merged = rebase(with_another, TUYEN_QUANG)
    assert merged.quantity == Quantity.of(10 * len(with_another), Scale.BILLION)
    assert rebase([figure(HA_GIANG)], HA_GIANG).quantity == figure(HA_GIANG).quantity
    with pytest.raises(IncomparableError, match="do not cover the ground"):
        rebase(parts[1:], HA_GIANG)


def test_a_renamed_unit_of_the_same_ground_needs_no_rebasing() -> None:
    names = locality_versions("24")
    province, city = names[-2], names[-1]
    assert province != city
    now = figure(city, "9.900 tỷ đồng", Period.month(2026, 10))
    before = figure(province, "9.000 tỷ đồng", Period.month(2025, 10))
    assert year_on_year(now, before) == PercentChange("10")
    assert year_on_year(now, figure(city, "9.000 tỷ đồng", Period.month(2025, 10))).value == 10
    assert rebase([before], city).key.place == city


def test_the_day_of_the_new_unit_may_be_said() -> None:
    merged = rebase(both("exports", "1 tỷ USD"), TUYEN_QUANG, on=AFTER)
    assert merged.quantity.amount == 2 * 10**9
    with pytest.raises(InvalidValueError):
        rebase(both("exports", "1 tỷ USD"), TUYEN_QUANG, on=LAST)


def test_stocks_that_add_over_places_are_rebased() -> None:
    moment = AsOf(2024, 12, 31)
    merged = rebase(both("markets_count", "6 chợ", moment), TUYEN_QUANG)
    assert merged.quantity == Quantity.of(12, unit=get_unit("market"))
    assert merged.interval == Interval.exactly(12)


def test_segments_and_prices_stay() -> None:
    more: dict[str, Any] = {"segments": [E_COMMERCE], "price_basis": "giá so sánh 2010"}
    parts = [figure(place, **more) for place in (HA_GIANG, OLD_TUYEN_QUANG)]
    merged = rebase(parts, TUYEN_QUANG)
    assert merged.key.segments == frozenset([E_COMMERCE])
    assert merged.key.price_basis == parts[0].key.price_basis


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [("A", "A", "A"), ("A", "P", "P"), ("E", "P", "E"), ("F", "E", "F")],
)
def test_the_least_final_status_stays(one: str, other: str, least: str) -> None:
    parts = [
        figure(HA_GIANG, status=ObservationStatus(one)),
        figure(OLD_TUYEN_QUANG, status=ObservationStatus(other)),
    ]
    assert rebase(parts, TUYEN_QUANG).status is ObservationStatus(least)


# What is refused.

DISTINCT_BUYERS: Final = Indicator(
    "distinct_buyers",
    "số thị trường xuất khẩu",
    "markets exported to",
    get_unit("market"),
    nature=IndicatorNature.STOCK,
    over_time=TimeRule.LAST,
    over_places=PlaceRule.NONE,
)


@pytest.mark.parametrize(
    ("indicator", "value", "time", "why"),
    [
        ("iip", IndexNumber("105", "2010"), LAST, "an index needs weights"),
        ("cpi", IndexNumber("105", "2019"), LAST, "a price index as well"),
        ("cluster_occupancy", PercentShare("61"), AsOf(2024, 12), "a rate needs weights"),
        ("industrial_share", PercentShare("31"), LAST, "a share as well"),
        (DISTINCT_BUYERS, "40 chợ", AsOf(2024, 12), "a stock that is counted twice"),
    ],
)
def test_what_does_not_add_over_places_is_refused(
    indicator: Any, value: Any, time: Any, why: str
) -> None:
    parts = both(indicator, value, time)
    with pytest.raises(IncomparableError, match="does not add over places") as caught:
        rebase(parts, TUYEN_QUANG)
    assert repr(parts[0]) in str(caught.value)
    assert repr(TUYEN_QUANG) in str(caught.value)


def _old_hanoi() -> Locality:
    """Hà Nội before it took in Hà Tây: its ground of then is not on record."""
    return next(unit for unit in locality_versions("01") if unit.in_force(Period.year(2005)))


REFUSED: Final[tuple[tuple[list[Observation], Locality, str], ...]] = (
    ([figure(HA_GIANG)], TUYEN_QUANG, "do not cover"),
    ([figure(HA_GIANG), figure(BINH_DINH)], TUYEN_QUANG, "do not cover"),
    (
        [figure(HA_GIANG), figure(OLD_TUYEN_QUANG), figure(BINH_DINH)],
        TUYEN_QUANG,
        "do not cover",
    ),
    ([figure(TUYEN_QUANG, time=AFTER)], HA_GIANG, "do not cover"),
    (
        [figure(_old_hanoi(), time=Period.year(2005))],
        get_locality("01", on=LAST),
        "not exactly known",
    ),
    ([figure(get_locality("01", on=LAST))], _old_hanoi(), "do not cover"),
    ([figure(HA_GIANG), figure(HA_GIANG)], TUYEN_QUANG, "differ in nothing"),
    (
        [figure(HA_GIANG), figure(OLD_TUYEN_QUANG, time=Period.year(2023))],
        TUYEN_QUANG,
        "time and place",
    ),
    (
        [
            figure(HA_GIANG, time=Period.month(2024, 1)),
            figure(HA_GIANG, time=Period.month(2024, 2)),
        ],
        HA_GIANG,
        "differ in their place alone",
    ),
    (
        [
            figure(HA_GIANG, segments=[Segment(SegmentDimension.ACTIVITY, name)])
            for name in ("khai khoáng", "chế biến")
        ],
        HA_GIANG,
        "differ in their place alone",
    ),
    (
        [figure(HA_GIANG), figure(OLD_TUYEN_QUANG, segments=[E_COMMERCE])],
        TUYEN_QUANG,
        "place and segments",
    ),
    (
        [figure(HA_GIANG), figure(OLD_TUYEN_QUANG, price_basis="giá so sánh 2010")],
        TUYEN_QUANG,
        "price basis",
    ),
    (
        [figure(HA_GIANG), Observation.of("exports", OLD_TUYEN_QUANG, LAST, "1 tỷ USD")],
        TUYEN_QUANG,
        "indicator",
    ),
    (
        [figure(NamedPlace("Thanh Thủy")), figure(NamedPlace("Săm Pun"))],
        TUYEN_QUANG,
        "not exactly known",
    ),
    ([figure(LocalityGroup.of(HA_GIANG, OLD_TUYEN_QUANG))], TUYEN_QUANG, "not exactly known"),
    ([figure(HA_GIANG), figure(get_locality("024", on=LAST))], TUYEN_QUANG, "overlap"),
    (
        [figure(HA_GIANG, "1 tỷ USD"), figure(OLD_TUYEN_QUANG)],
        TUYEN_QUANG,
        "quantities of one unit",
    ),
    (
        [figure(HA_GIANG, IndexNumber("105", "2010")), figure(OLD_TUYEN_QUANG)],
        TUYEN_QUANG,
        "quantities of one unit",
    ),
)


@pytest.mark.parametrize(("parts", "to", "reason"), REFUSED)
def test_no_rebasing(parts: list[Observation], to: Locality, reason: str) -> None:
    with pytest.raises(IncomparableError, match=reason) as caught:
        rebase(parts, to)
    assert repr(parts[0]) in str(caught.value)


def test_no_figure_and_no_observation_are_refused() -> None:
    with pytest.raises(InvalidValueError):
        rebase([], TUYEN_QUANG)
    plans: Any = [PlanTarget.of("exports", HA_GIANG, LAST, "1 tỷ USD")]
    with pytest.raises(InvalidTypeError):
        rebase(plans, TUYEN_QUANG)
    with pytest.raises(InvalidValueError):
        rebase(both("exports", "từ 1 đến 2 tỷ USD"), TUYEN_QUANG)


def test_peak_megawatts_and_megawatts_do_not_make_a_capacity() -> None:
    parts = [
        Observation.of("power_capacity", place, AsOf(2024, 12), value)
        for place, value in ((HA_GIANG, "84 MWp"), (OLD_TUYEN_QUANG, "29,7 MW"))
    ]
    with pytest.raises((IncomparableError, UnitMismatchError)):
        rebase(parts, TUYEN_QUANG)


@pytest.mark.parametrize("value", [PercentShare("50"), parse_stated_quantity("50%")])
def test_percentages_do_not_make_a_total(value: Any) -> None:
    with pytest.raises(CongThuongError):
        rebase(both("industrial_output", value), TUYEN_QUANG)


def test_a_hedge_is_not_lost() -> None:
    try:
        merged = rebase(both("industrial_output", "trên 9.000 tỷ đồng"), TUYEN_QUANG)
    except CongThuongError:
        return
    assert merged.interval.contains(Decimal("25E+12"))


# Properties.


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=2), st.integers(2, 9))
def test_rebasing_adds_and_scales(amounts: list[int], factor: int) -> None:
    def merged(times: int) -> Decimal:
        parts = [
            figure(place, Quantity.of(amount * times))
            for place, amount in zip((HA_GIANG, OLD_TUYEN_QUANG), amounts, strict=True)
        ]
        turned = rebase(parts[::-1], TUYEN_QUANG)
        assert rebase(parts, TUYEN_QUANG).quantity == turned.quantity
        return turned.quantity.amount

    assert merged(1) == sum(amounts)
    assert merged(factor) == factor * merged(1)


def test_parts_with_hedges_that_differ_have_no_common_one() -> None:
    parts = [figure(HA_GIANG, "trên 9.000 tỷ đồng"), figure(OLD_TUYEN_QUANG, "gần 9.000 tỷ đồng")]
    with pytest.raises(IncomparableError, match="hedges differ"):
        rebase(parts, TUYEN_QUANG)
