"""Measures of records: what goes together, what is refused, what a comparison carries along."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from congthuong import (
    Approximation,
    AsOf,
    Comparison,
    GrowthTarget,
    IndexBase,
    IndexNumber,
    Interval,
    Locality,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
    Period,
    PlaceKind,
    PlanBase,
    PlanKind,
    PlanReference,
    PlanTarget,
    Quantity,
    RecordKey,
    Scale,
    Segment,
    SegmentDimension,
    Spread,
    StatedQuantity,
    TargetDirection,
    average_annual_change,
    compare_with_plan,
    compare_with_same_period,
    contribution_to_growth,
    get_locality,
    implied_base,
    implied_plan,
    locality_versions,
    parse_authority,
    percent_change,
    percent_of_plan,
    period_on_period,
    point_change,
    remaining_to_plan,
    share_of,
    total,
    year_on_year,
)
from congthuong.errors import (
    CongThuongError,
    IncomparableError,
    InvalidValueError,
    KindMismatchError,
    ParseError,
    UnitMismatchError,
)
from congthuong.measures.caveats import ground_changed

Measure = Callable[..., Any]
LAST_YEAR: Final = IndexBase.SAME_PERIOD_LAST_YEAR
HALF: Final = "6 tháng đầu năm 2022"
SOLAR: Final = Segment(SegmentDimension.TECHNOLOGY, "điện mặt trời")
HYDRO: Final = Segment(SegmentDimension.TECHNOLOGY, "thủy điện")
RUNNING: Final = Segment(SegmentDimension.STAGE, "đang vận hành")


def output(time: Any = HALF, value: Any = "808 tỷ đồng", place: Any = "637", **more: Any) -> Any:
    return Observation.of("industrial_output", place, time, value, **more)


def plan(
    time: Any = "năm 2022", value: Any = "1.467,2 tỷ đồng", place: Any = "637", **more: Any
) -> Any:
    return PlanTarget.of("industrial_output", place, time, value, **more)


def codes(comparison: Comparison) -> list[str]:
    return [caveat.code for caveat in comparison.caveats]


# The everyday case, in three lines.


def test_a_plan_an_actual_and_a_percent() -> None:
    actual = Observation.of("industrial_output", "637", "2022-S1", "808 tỷ đồng")
    target = PlanTarget.of("industrial_output", "637", "2022", "1.467,2 tỷ đồng")
    assert percent_of_plan(actual, target).rounded(2) == PercentOfPlan("55.07")


def test_measures_of_records_are_those_of_their_quantities() -> None:
    actual, target, before = output(), plan(), output("6 tháng đầu năm 2021", "526,4 tỷ đồng")
    assert percent_of_plan(actual, target) == percent_of_plan(actual.quantity, target.quantity)
    assert remaining_to_plan(actual, target) == target.quantity - actual.quantity
    assert year_on_year(actual, before) == percent_change(actual.quantity, before.quantity)
    assert year_on_year(actual, before).rounded(1) == PercentChange("53.5")
    assert implied_plan(actual, PercentOfPlan("55.07")).contains(target.quantity.amount)
    assert implied_base(actual, PercentChange("53.5")).contains(before.quantity.amount)


# Against a plan.


@pytest.mark.parametrize(
    ("time", "of_plan"),
    [
        (HALF, "năm 2022"),
        ("tháng 9 năm 2022", "năm 2022"),
        ("tháng 9 năm 2022", "tháng 9 năm 2022"),
        ("tháng 9 năm 2022", "quý III/2022"),
        ("năm 2022", "giai đoạn 2021-2025"),
        ("9 tháng đầu năm 2022", "9 tháng đầu năm 2022"),
    ],
)
def test_a_plan_encloses_what_is_measured_against_it(time: str, of_plan: str) -> None:
    actual, target = output(time, place="42"), plan(of_plan, place="42")
    assert percent_of_plan(actual, target).rounded(2) == PercentOfPlan("55.07")


@pytest.mark.parametrize(
    ("time", "of_plan"),
    [
        (HALF, "năm 2021"),
        ("năm 2022", "tháng 9 năm 2022"),
        ("tháng 8 năm 2022", "tháng 9 năm 2022"),
        ("9 tháng đầu năm 2022", HALF),
        ("năm 2022", "6 tháng cuối năm 2022"),
        ("giai đoạn 2021-2025", "năm 2022"),
    ],
)
@pytest.mark.parametrize("measure", [percent_of_plan, remaining_to_plan, compare_with_plan])
def test_a_plan_of_other_months_is_refused(measure: Measure, time: str, of_plan: str) -> None:
    actual, target = output(time, place="42"), plan(of_plan, place="42")
    with pytest.raises(IncomparableError, match="does not enclose") as caught:
        measure(actual, target)
    assert repr(actual) in str(caught.value)
    assert repr(target) in str(caught.value)


def test_a_stock_is_measured_against_the_plan_of_its_year() -> None:
    target = PlanTarget.of("markets_count", "42", "năm 2022", "8 chợ")
    for moment in ("2022", "2022-06", "2022-12-31"):
        actual = Observation.of("markets_count", "42", AsOf.parse(moment), "6 chợ")
        assert percent_of_plan(actual, target) == PercentOfPlan("75")
        assert remaining_to_plan(actual, target).amount == 2
    late = Observation.of("markets_count", "42", AsOf(2023, 1), "6 chợ")
    with pytest.raises(IncomparableError, match="does not enclose"):
        percent_of_plan(late, target)


def test_a_stock_is_measured_against_the_plan_for_its_month() -> None:
    target = PlanTarget.of("markets_count", "42", AsOf(2022, 12), "8 chợ")
    actual = Observation.of("markets_count", "42", AsOf(2022, 12, 31), "6 chợ")
    assert percent_of_plan(actual, target) == PercentOfPlan("75")


def test_two_plans_stand_side_by_side() -> None:
    actual = Observation.of("budget_revenue", "637", HALF, "21,56 tỷ đồng")
    central, council = (
        PlanTarget.of(
            "budget_revenue",
            "637",
            "năm 2022",
            amount,
            plan=PlanReference(PlanKind.BUDGET_ESTIMATE, parse_authority(body)),
        )
        for body, amount in (("Trung ương", "40 tỷ đồng"), ("HĐND", "44,36 tỷ đồng"))
    )
    by_central, by_council = (compare_with_plan(actual, target) for target in (central, council))
    assert by_central.value == PercentOfPlan("53.9")
    assert by_council.value == percent_of_plan(actual, council)
    assert isinstance(by_council.value, PercentOfPlan)
    assert by_council.value.rounded(1) == PercentOfPlan("48.6")
    assert str(by_central.base) == "dự toán Trung ương giao năm 2022"
    assert str(by_council.base) == "dự toán HĐND giao năm 2022"
    assert by_central.base == PlanBase(central.plan, Period.year(2022), central.value)


@pytest.mark.parametrize(
    ("value", "against", "error", "why"),
    [
        (output(), output(), KindMismatchError, "an observation is no plan"),
        (plan(), plan(), KindMismatchError, "a plan is no observation"),
        (plan(), output(), KindMismatchError, "the other way round"),
        (output(), plan(value="10 triệu USD"), UnitMismatchError, "two units"),
        (output(), plan(value="từ 1.400 đến 1.500 tỷ đồng"), InvalidValueError, "a range"),
        (output(), plan(value="0 đồng"), IncomparableError, "a plan of nothing"),
        (
            output(),
            GrowthTarget.of("industrial_output", "637", "năm 2022", "tăng 10%"),
            KindMismatchError,
            "growth is no level",
        ),
    ],
)
def test_no_percent_of_plan(value: Any, against: Any, error: Any, why: str) -> None:
    with pytest.raises(error) as caught:
        percent_of_plan(value, against)
    if error is not InvalidValueError:
        assert repr(value) in str(caught.value)
        assert repr(against) in str(caught.value)


def test_what_is_left_of_a_plan_of_nothing_is_known() -> None:
    assert remaining_to_plan(output(), plan(value="0 đồng")) == Quantity.of(-808, Scale.BILLION)


def test_a_spread_is_no_operand() -> None:
    on = Period.month(2022, 9)
    group = LocalityGroup.of(*(get_locality(code, on=on) for code in ("943", "946")))
    key = RecordKey.of("industrial_output", group, HALF)
    spread: Any = Spread(key, PercentChange("8.42"), PercentChange("47.07"), LAST_YEAR)
    for measure in (percent_of_plan, percent_change, share_of, remaining_to_plan):
        with pytest.raises(KindMismatchError):
            measure(output(), spread)


# Two records of one series.

OTHERS: Final[tuple[tuple[Any, str], ...]] = (
    (Observation.of("retail_sales", "637", "6 tháng đầu năm 2021", "1 tỷ đồng"), "indicators"),
    (output("6 tháng đầu năm 2021", place="638"), "territories"),
    (output("6 tháng đầu năm 2021", place=NamedPlace("Lệ Thanh")), "territories"),
    (output("6 tháng đầu năm 2021", segments=[SOLAR]), "parts of the total"),
)  # fmt: skip
SERIES_MEASURES: Final[tuple[Measure, ...]] = (
    percent_change,
    year_on_year,
    period_on_period,
    average_annual_change,
    compare_with_same_period,
)


@pytest.mark.parametrize("measure", SERIES_MEASURES)
@pytest.mark.parametrize(("other", "reason"), OTHERS)
def test_two_series_are_not_compared(measure: Measure, other: Any, reason: str) -> None:
    actual = output()
    for operands in ((actual, other), (other, actual)):
        with pytest.raises(IncomparableError, match=reason) as caught:
            measure(*operands)
        assert repr(actual) in str(caught.value)
        assert repr(other) in str(caught.value)


@pytest.mark.parametrize("measure", [percent_of_plan, remaining_to_plan, compare_with_plan])
@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (PlanTarget.of("retail_sales", "637", "năm 2022", "1 tỷ đồng"), "indicators"),
        (plan(place="638"), "territories"),
        (plan(segments=[SOLAR]), "parts of the total"),
    ],
)
def test_a_plan_of_another_series_is_refused(measure: Measure, target: Any, reason: str) -> None:
    with pytest.raises(IncomparableError, match=reason):
        measure(output(), target)


def test_equal_places_need_not_be_the_same_objects() -> None:
    now, before = (
        output(time, place=NamedPlace("Lệ Thanh", PlaceKind.BORDER_GATE)) for time in (HALF, BEFORE)
    )
    assert now.key.place is not before.key.place
    assert year_on_year(now, before) == PercentChange("0")


def test_equal_parts_of_keys_need_not_be_the_same_objects() -> None:
    copied = RecordKey(
        output().key.indicator.__class__(**_fields(output().key.indicator)),
        output().key.place,
        Period.half(2021, 1),
        None,
        frozenset(),
    )
    before = Observation(copied, output().value)
    assert year_on_year(output(), before) == PercentChange("0")


def _fields(indicator: Any) -> dict[str, Any]:
    return {name: getattr(indicator, name) for name in indicator.__slots__ if name[0] != "_"}


# Price bases.

CONSTANT: Final = {"price_basis": "giá so sánh 2010"}
BEFORE: Final = "6 tháng đầu năm 2021"


@pytest.mark.parametrize("measure", [percent_change, year_on_year, compare_with_same_period])
@pytest.mark.parametrize("basis", ["giá hiện hành", "giá so sánh 2020"])
def test_two_stated_price_bases_are_refused(measure: Measure, basis: str) -> None:
    with pytest.raises(IncomparableError, match=r"price bases differ \(constant-2010, "):
        measure(output(**CONSTANT), output(BEFORE, price_basis=basis))


def test_a_plan_in_other_prices_is_refused() -> None:
    with pytest.raises(IncomparableError, match="price bases differ"):
        percent_of_plan(output(price_basis="giá hiện hành"), plan(**CONSTANT))


def test_a_price_basis_that_is_not_stated_is_allowed_with_a_caveat() -> None:
    for one, other in ((CONSTANT, {}), ({}, CONSTANT)):
        compared = compare_with_same_period(output(**one), output(BEFORE, **other))
        assert "price-basis-unstated" in codes(compared)
        against = compare_with_plan(output(**one), plan(**other))
        assert "price-basis-unstated" in codes(against)
    both = compare_with_same_period(output(**CONSTANT), output(BEFORE, **CONSTANT))
    assert "price-basis-unstated" not in codes(both)


# Growth over which period.


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("9 tháng đầu năm 2024", "9 tháng đầu năm 2023"),
        ("tháng 9 năm 2013", "tháng 9 năm 2012"),
        ("quý III/2024", "quý III/2023"),
        ("giai đoạn 2021-2025", "giai đoạn 2020-2024"),
    ],
)
def test_the_same_period_of_the_year_before(now: str, before: str) -> None:
    growth = year_on_year(output(now, place="VN"), output(before, "800 tỷ đồng", "VN"))
    assert growth == PercentChange("1")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("9 tháng đầu năm 2024", "tháng 9 năm 2023"),
        ("9 tháng đầu năm 2024", "6 tháng đầu năm 2023"),
        ("tháng 9 năm 2013", "tháng 8 năm 2013"),
        ("quý III/2024", "quý II/2023"),
        ("năm 2024", "năm 2022"),
        ("năm 2023", "năm 2024"),
        ("năm 2024", "năm 2024"),
    ],
)
def test_another_period_is_refused(now: str, before: str) -> None:
    this, last = output(now, place="VN"), output(before, place="VN")
    with pytest.raises(IncomparableError, match="not the same period a year before") as caught:
        year_on_year(this, last)
    assert repr(this) in str(caught.value)
    assert repr(last) in str(caught.value)


@pytest.mark.parametrize(
    ("now", "before", "goes"),
    [
        (AsOf(2024, 2, 29), AsOf(2023, 2, 28), True),
        (AsOf(2025, 2, 28), AsOf(2024, 2, 29), True),
        (AsOf(2025, 2, 28), AsOf(2024, 2, 28), True),
        (AsOf(2024, 2, 28), AsOf(2023, 2, 28), True),
        (AsOf(2024, 2, 27), AsOf(2023, 2, 28), False),
        (AsOf(2024, 6, 30), AsOf(2023, 6, 30), True),
        (AsOf(2024, 6, 30), AsOf(2023, 6, 29), False),
        (AsOf(2024, 6), AsOf(2023, 6), True),
        (AsOf(2024, 6), AsOf(2023, 7), False),
        (AsOf(2024, 6), AsOf(2023, 6, 30), False),
        (AsOf(2024), AsOf(2023), True),
        (AsOf(2024), AsOf(2022), False),
        (AsOf(2024), AsOf(2023, 12), False),
        (AsOf(2024), Period.year(2023), False),
        (Period.year(2024), AsOf(2023), False),
    ],
)
def test_stocks_a_year_apart(now: Any, before: Any, *, goes: bool) -> None:
    this, last = (
        Observation.of("markets_count", "42", time, text)
        for time, text in ((now, "6 chợ"), (before, "5 chợ"))
    )
    if goes:
        assert year_on_year(this, last) == PercentChange("20")
    else:
        with pytest.raises(IncomparableError, match="not the same period"):
            year_on_year(this, last)


@pytest.mark.parametrize(
    ("now", "before", "goes"),
    [
        ("tháng 1 năm 2024", "tháng 12 năm 2023", True),
        ("quý I/2024", "quý IV/2023", True),
        ("6 tháng đầu năm 2024", "6 tháng cuối năm 2023", True),
        ("năm 2024", "năm 2023", True),
        ("giai đoạn 2021-2025", "giai đoạn 2016-2020", True),
        ("tháng 9 năm 2024", "tháng 9 năm 2023", False),
        ("9 tháng đầu năm 2024", "9 tháng đầu năm 2023", False),
        ("9 tháng cuối năm 2024", "3 tháng đầu năm 2024", False),
        (AsOf(2024, 1), AsOf(2023, 12), True),
        (AsOf(2024, 1, 31), AsOf(2023, 12, 31), True),
        (AsOf(2024), AsOf(2023), True),
        (AsOf(2024, 12), AsOf(2023), False),
        (AsOf(2024), AsOf(2023, 12), False),
        (AsOf(2024, 1), "tháng 12 năm 2023", False),
    ],
)
def test_the_period_before(now: Any, before: Any, *, goes: bool) -> None:
    this, last = output(now, place="42"), output(before, "800 tỷ đồng", "42")
    if goes:
        assert period_on_period(this, last) == PercentChange("1")
    else:
        with pytest.raises(IncomparableError, match="not the period before"):
            period_on_period(this, last)


def test_a_stock_of_another_day_of_the_month_before_is_refused() -> None:
    this, last = output(AsOf(2024, 7, 25), place="42"), output(AsOf(2024, 6, 1), place="42")
    with pytest.raises(IncomparableError):
        period_on_period(this, last)


def test_average_growth_of_records_counts_their_years() -> None:
    first = output("năm 2015", "100 tỷ đồng", "42")
    fifth = output("năm 2020", "161,051 tỷ đồng", "42")
    assert average_annual_change(fifth, first).rounded(20) == PercentChange("10")
    moments = output(AsOf(2020, 12, 31), place="42"), output(AsOf(2018, 12, 31), place="42")
    assert average_annual_change(*moments).rounded(20) == PercentChange("0")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("năm 2020", "năm 2020"),
        ("năm 2015", "năm 2020"),
        ("6 tháng đầu năm 2020", "năm 2015"),
        ("tháng 9 năm 2020", "tháng 8 năm 2015"),
    ],
)
def test_no_whole_years_lie_between(now: str, before: str) -> None:
    with pytest.raises(IncomparableError, match="whole years apart"):
        average_annual_change(output(now, place="42"), output(before, place="42"))


def test_other_years_than_those_of_the_records_are_refused() -> None:
    measure: Measure = average_annual_change
    with pytest.raises(CongThuongError):
        measure(output("năm 2020", place="42"), output("năm 2015", place="42"), years=3)


def test_a_moment_is_not_averaged_with_a_month() -> None:
    with pytest.raises(IncomparableError):
        average_annual_change(
            output(AsOf(2020, 12), place="42"), output("tháng 12 năm 2015", place="42")
        )


# A plan against an observation, an observation against a bare number: keys still count.

UNLIKE: Final = PlanTarget.of("exports", "19", "năm 2013", "1.000 tỷ đồng")


@pytest.mark.parametrize("measure", [percent_change, year_on_year, period_on_period])
def test_a_plan_of_something_else_is_no_base(measure: Measure) -> None:
    for operands in ((output(), UNLIKE), (UNLIKE, output())):
        with pytest.raises((IncomparableError, KindMismatchError)):
            measure(*operands)


def test_a_plan_of_something_else_is_no_whole() -> None:
    measure: Measure = share_of
    with pytest.raises((IncomparableError, KindMismatchError)):
        measure(output(), UNLIKE)


@pytest.mark.parametrize("measure", [percent_change, year_on_year, percent_of_plan, share_of])
def test_a_record_and_a_bare_figure_do_not_mix(measure: Measure) -> None:
    # The overloads say so to type checkers; a bare figure has no territory to be checked.
    with pytest.raises(CongThuongError):
        measure(output(), Quantity.of(900, Scale.BILLION))


def test_next_years_plan_grows_over_this_year_only_in_its_prices() -> None:
    # The sector's row has "kế hoạch năm sau ÷ ước năm nay"; prices and indicator must agree there.
    planned = plan("năm 2020", "84.142 tỷ đồng", "42", **CONSTANT)
    measure: Measure = percent_change
    reached = output("năm 2019", "75.800 tỷ đồng", "42", **CONSTANT)
    assert measure(planned, reached).rounded(2) == PercentChange("11.01")
    with pytest.raises(IncomparableError):
        measure(planned, output("năm 2019", "75.800 tỷ đồng", "42", price_basis="giá hiện hành"))


# Implied plans and bases.


def test_a_hedged_percent_implies_by_its_comparison() -> None:
    actual = output("9 tháng đầu năm 2013", "21.000 tỷ đồng", "19")
    nearly = Comparison.of(
        "industrial_output",
        "19",
        "9 tháng đầu năm 2013",
        "61%",
        PlanBase(),
        approximation=Approximation.NEARLY,
    )
    implied = implied_plan(actual, nearly)
    assert implied.high is None
    assert implied.contains(Decimal("34_426E+9"))
    assert not implied.contains(Decimal("34_425.4E+9"))


def test_a_hedged_value_and_a_hedged_growth_imply_by_their_records() -> None:
    dollars = Observation.of("exports", "19", "9 tháng đầu năm 2013", "gần 120 triệu USD")
    over = Comparison.of(
        "exports",
        "19",
        "9 tháng đầu năm 2013",
        "tăng 18%",
        LAST_YEAR,
        approximation=Approximation.OVER,
    )
    implied = implied_base(dollars, over)
    # Less than 120 over more than 1,18.
    assert implied.contains(Decimal("101_694_000"))
    assert not implied.contains(Decimal("101_695_000"))
    assert implied_plan(dollars, PercentOfPlan("74.5")).contains(Decimal("161E+6"))


def test_a_comparison_of_another_kind_implies_nothing() -> None:
    growth = Comparison.of("industrial_output", "637", HALF, "tăng 53,5%", LAST_YEAR)
    percent = Comparison.of("industrial_output", "637", HALF, "55,07%", PlanBase())
    with pytest.raises(KindMismatchError) as caught:
        implied_plan(output(), growth)
    assert repr(growth) in str(caught.value)
    with pytest.raises(KindMismatchError) as caught:
        implied_base(output(), percent)
    assert repr(output()) in str(caught.value)


@pytest.mark.parametrize(
    ("indicator", "place", "time"),
    [
        ("iip", "637", HALF),
        ("industrial_output", "638", HALF),
        ("industrial_output", "637", BEFORE),
    ],
)
def test_a_rate_of_something_else_implies_nothing(indicator: str, place: str, time: str) -> None:
    growth = Comparison.of(indicator, place, time, "tăng 53,5%", LAST_YEAR)
    percent = Comparison.of(indicator, place, time, "55,07%", PlanBase())
    with pytest.raises(IncomparableError):
        implied_base(output(), growth)
    with pytest.raises(IncomparableError):
        implied_plan(output(), percent)


# Points.


def test_distance_to_a_growth_target() -> None:
    target = GrowthTarget.of("iip", "42", "năm 2020", "tăng 10,64%")
    reached = Comparison.of("iip", "42", "năm 2020", "tăng 9,5%", LAST_YEAR)
    assert point_change(reached, target) == PercentagePoints("-1.14")
    assert point_change(PercentChange("9.5"), PercentChange("10.64")) == PercentagePoints("-1.14")


def test_points_between_observed_shares() -> None:
    rates = [
        Observation.of("cluster_occupancy", "42", time, value)
        for time, value in (("2022-12", PercentShare("61.6")), ("2021-12", "60%"))
    ]
    assert point_change(*rates) == PercentagePoints("1.6")


def test_points_of_two_indicators_or_of_levels_are_refused() -> None:
    growth = Comparison.of("industrial_output", "42", "năm 2020", "tăng 11,01%", LAST_YEAR)
    target = GrowthTarget.of("iip", "42", "năm 2020", "tăng 10,64%")
    with pytest.raises(IncomparableError, match="indicators differ"):
        point_change(growth, target)
    with pytest.raises(KindMismatchError):
        point_change(output(), output())
    share = Comparison.of("iip", "42", "năm 2020", PercentagePoints("5"), LAST_YEAR)
    with pytest.raises(CongThuongError):
        point_change(share, target)


@pytest.mark.parametrize(
    "reached",
    [
        Comparison.of("iip", "42", "tháng 12 năm 2020", "tăng 0,22%", IndexBase.PREVIOUS_PERIOD),
        Comparison.of("iip", "42", "năm 2017", "tăng 9,5%", LAST_YEAR),
        Comparison(
            RecordKey.of("iip", "42", "năm 2020"),
            PercentChange("8"),
            LAST_YEAR,
            high=PercentChange("12"),
        ),
    ],
    ids=["another base", "another year", "a range"],
)
def test_no_distance_to_a_growth_target(reached: Comparison) -> None:
    target = GrowthTarget.of("iip", "42", "năm 2020", "tăng 10,64%")
    with pytest.raises(CongThuongError):
        point_change(reached, target)


# Shares and contributions.


def capacity(value: str, *segments: Segment, time: Any = "2022-06", place: Any = "637") -> Any:
    return Observation.of("power_capacity", place, time, value, segments=segments)


def test_a_part_has_the_segments_of_its_whole_and_more() -> None:
    part, whole = capacity("30 MW", HYDRO, RUNNING), capacity("40 MW", RUNNING)
    assert share_of(part, whole) == PercentShare("75")
    assert share_of(whole, whole) == PercentShare("100")


def test_a_district_is_a_part_of_its_province() -> None:
    on = Period.year(2024)
    district, province = output(on, place="943"), output(on, "1.616 tỷ đồng", "94")
    assert share_of(district, province) == PercentShare("50")
    country = output(on, "16.160 tỷ đồng", "VN")
    assert share_of(province, country) == PercentShare("10")


PART: Final = capacity("29,7 MW", HYDRO)
WHOLES: Final[tuple[tuple[Any, Any, str], ...]] = (
    (PART, capacity("100 MW", SOLAR), "not all segments"),
    (capacity("5 MW"), PART, "not all segments"),
    (PART, capacity("100 MW", time="2021-06"), "indicator and the time"),
    (PART, Observation.of("electricity", "637", "2022-06", "9 kWh"), "indicator and the time"),
    (PART, capacity("100 MW", place="42"), "not known to lie in"),
    (PART, capacity("100 MW", place=NamedPlace("Krông")), "not known to lie in"),
    (capacity("9 MW", place=NamedPlace("Krông")), capacity("100 MW"), "not known to lie in"),
    (PART, capacity("20 MW"), "between zero and its whole"),
    (output(**CONSTANT), output(price_basis="giá hiện hành"), "price bases differ"),
)


@pytest.mark.parametrize(("part", "whole", "reason"), WHOLES)
def test_not_a_part_of_that_whole(part: Any, whole: Any, reason: str) -> None:
    with pytest.raises(IncomparableError, match=reason) as caught:
        share_of(part, whole)
    assert repr(part) in str(caught.value)
    assert repr(whole) in str(caught.value)


def test_ground_that_is_not_exactly_known_holds_no_part() -> None:
    on = Period.year(2005)
    old = next(unit for unit in locality_versions("01") if unit.in_force(on))
    assert not old.territory(on).exact
    with pytest.raises(IncomparableError, match="not known to lie in"):
        share_of(output(on, place=old), output(on, "900 tỷ đồng", "VN"))


def test_a_peak_megawatt_is_no_part_of_megawatts() -> None:
    with pytest.raises(UnitMismatchError):
        share_of(capacity("84 MWp", SOLAR), capacity("100 MW"))


def test_a_contribution_of_a_part_by_records() -> None:
    now, before = capacity("33 MW", HYDRO), capacity("30 MW", HYDRO, time="2021-06")
    whole = capacity("100 MW", time="2021-06")
    assert contribution_to_growth(now, before, whole) == PercentagePoints("3")
    for operands, error in (
        ((now, before, capacity("100 MW", SOLAR, time="2021-06")), IncomparableError),
        ((capacity("33 MW", SOLAR), before, whole), IncomparableError),
        ((plan(), plan(), output()), KindMismatchError),
        ((output(), plan(), output()), KindMismatchError),
    ):
        with pytest.raises(error):
            contribution_to_growth(*operands)


def test_a_contribution_is_over_one_year() -> None:
    now, before = capacity("33 MW", HYDRO), capacity("30 MW", HYDRO, time="2017-03")
    with pytest.raises(IncomparableError):
        contribution_to_growth(now, before, capacity("100 MW", time="2017-03"))


# Totals.


def test_months_that_abut_make_a_total() -> None:
    months = [output(f"2022-{month:02d}", f"{month} tỷ đồng") for month in (3, 1, 2)]
    assert total(months) == Quantity.of(6, Scale.BILLION)
    assert total(months[:1]) == Quantity.of(3, Scale.BILLION)
    quarter_and_month = [output("quý I/2022"), output("tháng 4 năm 2022")]
    assert total(quarter_and_month) == Quantity.of(1616, Scale.BILLION)


def test_places_apart_make_a_total() -> None:
    on = Period.year(2024)
    assert total([output(on, place=code) for code in ("02", "08", "52")]).amount == 3 * 808 * 10**9
    gates = [
        output(on, place=NamedPlace(name, PlaceKind.BORDER_GATE))
        for name in ("Hữu Nghị", "Tân Thanh")
    ]
    assert total(gates).amount == 2 * 808 * 10**9
    # A district beside a province that it does not lie in.
    assert total([output(on, place="943"), output(on, place="02")]).amount == 2 * 808 * 10**9


def test_parts_of_one_breakdown_make_a_total() -> None:
    parts = [capacity("29,7 MW", HYDRO, RUNNING), capacity("84 MW", SOLAR, RUNNING)]
    assert total(parts) == Quantity.of("113.7", unit=parts[0].quantity.unit)


def _locality(code: str, on: Any) -> Locality:
    return get_locality(code, on=on)


NOT_ADDED: Final[tuple[tuple[list[Any], str], ...]] = (
    ([output("2022-01"), output("2022-03")], "leave a gap"),
    ([output("2022-01"), output("quý I/2022")], "overlap"),
    ([output("2022-01"), output("2022-01")], "differ in nothing"),
    ([output("2022-01"), output("2022-02", place="638")], "time and place"),
    ([output("2022-01"), output("2022-01", place="638"), output("2022-02")], "cannot be shown"),
    ([output("2022-01"), output("2022-02", **CONSTANT)], "price basis"),
    ([output(), Observation.of("exports", "637", HALF, "1 tỷ đồng")], "indicator"),
    ([output("năm 2022", place="637"), output("năm 2022", place="64")], "overlap, or cannot"),
    ([output("năm 2022", place="637"), output("năm 2022", place="VN")], "overlap, or cannot"),
    ([output(), output(place=NamedPlace("Lệ Thanh"))], "cannot be shown not to"),
    ([capacity("1 MW"), capacity("1 MW", time="2022-07")], "does not add over time"),
    ([output(AsOf(2022, 6)), output(AsOf(2022, 7))], "of a moment do not add"),
    (
        [
            Observation.of("iip", code, "năm 2022", IndexNumber("105", "2010"))
            for code in ("02", "08")
        ],
        "does not add over places",
    ),
    ([capacity("1 MW"), capacity("1 MW", HYDRO)], "one part of one breakdown"),
    ([capacity("1 MW", HYDRO), capacity("1 MW", RUNNING)], "one part of one breakdown"),
    (
        [capacity("1 MW", HYDRO), capacity("1 MW", SOLAR), capacity("1 MW", HYDRO)],
        "comes twice|differ in nothing",
    ),
    (
        [capacity("1 MW", HYDRO), capacity("1 MW", SOLAR), capacity("2 MW", SOLAR)],
        "comes twice",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("records", "reason"), NOT_ADDED)
def test_no_total_of_records(records: list[Any], reason: str) -> None:
    with pytest.raises(IncomparableError, match=reason):
        total(records)


def test_a_single_index_or_share_is_no_total() -> None:
    index = Observation.of("iip", "42", "năm 2022", IndexNumber("105", "2010"))
    share = Observation.of("cluster_occupancy", "42", "2022-12", PercentShare("61"))
    for record in (index, share):
        with pytest.raises(KindMismatchError):
            total([record])
    with pytest.raises(UnitMismatchError):
        total([capacity("84 MWp", SOLAR), capacity("29,7 MW", HYDRO)])


@pytest.mark.parametrize(
    "records",
    [[plan(), plan()], [plan(), UNLIKE], [output(), Quantity.of(1)], [output(), plan()]],
    ids=["one plan twice", "two plans", "a record and a quantity", "an actual and a plan"],
)
def test_plans_and_mixtures_do_not_add(records: Any) -> None:
    with pytest.raises(CongThuongError):
        total(records)


def test_groups_with_a_common_member_overlap() -> None:
    on = Period.year(2024)
    units = [_locality(code, on) for code in ("943", "946", "942")]
    groups = LocalityGroup.of(*units[:2]), LocalityGroup.of(*units[1:])
    with pytest.raises(IncomparableError):
        total([output(on, place=group) for group in groups])


def test_groups_without_a_common_member_add() -> None:
    on = Period.year(2024)
    groups = [
        LocalityGroup.of(*(_locality(code, on) for code in codes))
        for codes in (("01", "02"), ("04", "06"))
    ]
    part = output(on, place=groups[0])
    assert isinstance(part.value, StatedQuantity)
    whole: Any = total([part, output(on, place=groups[1])])
    assert whole == part.value.quantity * 2


def test_one_gate_with_and_without_its_province_is_one_gate() -> None:
    on = Period.year(2024)
    gates = (
        NamedPlace("Tân Thanh", PlaceKind.BORDER_GATE),
        NamedPlace("Tân Thanh", PlaceKind.BORDER_GATE, _locality("20", on)),
    )
    with pytest.raises(IncomparableError):
        total([output(on, place=gate) for gate in gates])


# What a comparison carries along.


def test_a_plain_comparison_has_no_caveat() -> None:
    compared = compare_with_same_period(output(), output(BEFORE, "526,4 tỷ đồng"))
    assert (compared.caveats, compared.stated, compared.base) == ((), False, LAST_YEAR)
    assert compared.key == output().key
    against = compare_with_plan(output("năm 2022"), plan())
    assert (against.caveats, against.stated) == ((), False)


@pytest.mark.parametrize("status", [item for item in ObservationStatus if item.rank < 3])
def test_a_status_is_a_caveat_and_a_mixture_another(status: ObservationStatus) -> None:
    word = status.name.lower()
    for one, other in ((status, ObservationStatus.NORMAL), (ObservationStatus.NORMAL, status)):
        compared = compare_with_same_period(output(status=one), output(BEFORE, status=other))
        assert codes(compared) == ["mixed-status", word]
        assert compared.status is one
    against = compare_with_plan(output(status=status), plan())
    assert codes(against) == [word, "part-of-plan-period"]


def test_two_unfinished_statuses_are_both_said() -> None:
    compared = compare_with_same_period(
        output(status=ObservationStatus.ESTIMATE),
        output(BEFORE, status=ObservationStatus.PROVISIONAL),
    )
    assert codes(compared) == ["mixed-status", "estimate", "provisional"]


def test_what_both_are_is_said_once() -> None:
    compared = compare_with_same_period(
        output(status=ObservationStatus.ESTIMATE),
        output(BEFORE, status=ObservationStatus.ESTIMATE),
    )
    assert codes(compared) == ["estimate"]


def test_hedges_are_caveats() -> None:
    assert codes(compare_with_same_period(output(value="gần 808 tỷ đồng"), output(BEFORE))) == [
        "hedged"
    ]
    assert codes(compare_with_same_period(output(), output(BEFORE, "hơn 500 tỷ đồng"))) == [
        "hedged"
    ]
    against = compare_with_plan(output("năm 2022"), plan(value="khoảng 900 tỷ đồng"))
    assert codes(against) == ["hedged"]


def test_less_is_better_is_a_caveat() -> None:
    target = plan(direction=TargetDirection.AT_MOST)
    assert codes(compare_with_plan(output(), target)) == ["part-of-plan-period", "less-is-better"]


def test_an_index_on_a_fixed_base_is_compared_without_hedge() -> None:
    now, before = (
        Observation.of("iip", "42", time, IndexNumber(value, "2010"))
        for time, value in (("năm 2020", "132"), ("năm 2019", "120"))
    )
    assert compare_with_same_period(now, before).value == PercentChange("10")


def test_ground_that_changed_between_the_two_times_is_a_caveat() -> None:
    now, before = output("năm 2009", place="01"), output("năm 2008", place="01")
    assert now.key.place == before.key.place
    stable = ground_changed(output(), output(BEFORE))
    assert stable is False
    # Nobody is on record as having told the ground of a district before 2004.
    early = _locality("637", date(2000, 1, 1))
    pair = [output(time, place=early) for time in ("năm 2001", "năm 2000")]
    assert codes(compare_with_same_period(*pair)) == ["territory-may-differ"]


def test_ground_of_named_places_and_of_rebased_figures_is_not_asked_for() -> None:
    gate = NamedPlace("Lệ Thanh", PlaceKind.BORDER_GATE)
    assert compare_with_same_period(output(place=gate), output(BEFORE, place=gate)).caveats == ()
    new = _locality("08", Period.year(2026))
    later, rebased = output("năm 2026", place=new), output("năm 2025", place=new)
    assert ground_changed(later, rebased) is False
    assert ground_changed(output("năm 2025", place=new), output("năm 2024", place=new)) is False


def test_the_interval_of_a_comparison_is_that_of_its_rate() -> None:
    compared = compare_with_same_period(output(value="12 tỷ đồng"), output(BEFORE, "10 tỷ đồng"))
    assert compared.interval == Interval(Decimal("19.5"), Decimal("20.5"), high_open=True)


def test_a_computed_comparison_has_an_interval() -> None:
    compared = compare_with_plan(output(), plan())
    assert compared.interval.contains(percent_of_plan(output(), plan()).value)


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("tăng từ 5% đến 6%", ("5", "6", Approximation.EXACT)),
        ("tăng khoảng từ 5% đến 6%", ("5", "6", Approximation.ABOUT)),
        ("tăng từ 5-6%", ("5", "6", Approximation.EXACT)),
        ("tăng từ 5% trở lên", ("5", None, Approximation.AT_LEAST)),
    ],
)
def test_from_opens_a_range_or_a_lower_bound_of_a_change(
    said: str, ends: tuple[str, str | None, Approximation]
) -> None:
    low, high, hedge = ends
    change = Comparison.of("exports", "52", HALF, said, LAST_YEAR)
    assert change.value == PercentChange(low)
    assert change.high == (None if high is None else PercentChange(high))
    assert change.approximation is hedge


def test_the_error_of_a_rate_quotes_it_without_its_hedge() -> None:
    with pytest.raises(ParseError, match="cannot read 'tăng 5 đồng'"):
        Comparison.of("exports", "52", HALF, "tăng khoảng 5 đồng", LAST_YEAR)
