"""Measures of numbers, quantities and rates; of records: test_measure_records.py."""

import pickle
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from congthuong import (
    MW,
    MWP,
    PERCENT,
    USD,
    VND,
    IndexBase,
    IndexNumber,
    Interval,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
    Quantity,
    Scale,
    StatedQuantity,
    average_annual_change,
    contribution_to_growth,
    get_unit,
    implied_base,
    implied_plan,
    parse_quantity,
    parse_stated_quantity,
    percent_change,
    percent_of_plan,
    period_on_period,
    point_change,
    remaining_to_plan,
    share_of,
    total,
    year_on_year,
)
from congthuong._exact import half_up
from congthuong.errors import (
    CongThuongError,
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    ParseError,
    UnitMismatchError,
)
from congthuong.measures.intervals import difference
from congthuong.testing import intervals, numbers

Measure = Callable[..., Any]
RATIOS: Final[tuple[Measure, ...]] = (
    percent_of_plan,
    percent_change,
    year_on_year,
    period_on_period,
    share_of,
)
# What takes a value and a base, and refuses what has no ratio.
MEASURES: Final[tuple[Measure, ...]] = (*RATIOS, remaining_to_plan)


def billions(number: str | int, unit: Any = VND) -> Quantity:
    return Quantity.of(number, Scale.BILLION, unit)


def shown(interval: Interval, decimals: int = 2) -> tuple[str | None, str | None]:
    """The ends in billions, rounded half-up by whole numbers and not by the library."""
    return _shown(interval.low, decimals), _shown(interval.high, decimals)


def _shown(end: Decimal | None, decimals: int) -> str | None:
    if end is None:
        return None
    scaled = Fraction(end) / 10 ** (9 - decimals)
    whole = str((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator))
    return f"{whole[:-decimals]}.{whole[-decimals:]}"


# What the reports state, and what follows from it: figures of five reports.


@pytest.mark.parametrize(
    ("value", "percent", "plan", "bounds"),
    [
        ("808 tỷ đồng", "55.07", "1467.2", ("1466.18", "1468.26")),
        ("21,56 tỷ đồng", "48.6", "44.36", ("44.31", "44.42")),
        ("21.000 tỷ đồng", "61", "34400", ("34145.53", "34711.57")),
        ("2,2 tỷ đồng", "82.5", "2.67", ("2.60", "2.73")),
        ("trên 01 ngàn tỷ đồng", "75.76", "1320", ("1319.87", None)),
        ("từ 800 đến 900 tỷ đồng", "50", "1700", ("1583.17", "1819.19")),
    ],
)
def test_a_percent_of_plan_implies_the_plan(
    value: str, percent: str, plan: str, bounds: tuple[str, str | None]
) -> None:
    implied = implied_plan(parse_stated_quantity(value), PercentOfPlan(percent))
    assert shown(implied) == bounds
    assert implied.contains(billions(plan).amount)


@pytest.mark.parametrize(
    ("value", "growth", "base", "bounds"),
    [
        ("808 tỷ đồng", "53.5", "526.4", ("525.89", "526.88")),
        ("21,56 tỷ đồng", "5.2", "20.49", ("20.48", "20.51")),
        ("1.290 tỷ đồng", "37.51", "938.1", ("937.72", "938.51")),
        ("75.800 tỷ đồng", "32.12", "57372", ("57369.54", "57374.64")),
        ("21.000 tỷ đồng", "5.2", "19962", ("19952.02", "19971.94")),
    ],
)
def test_a_growth_implies_the_base(
    value: str, growth: str, base: str, bounds: tuple[str, str]
) -> None:
    implied = implied_base(parse_quantity(value), PercentChange(growth))
    assert shown(implied) == bounds
    assert implied.contains(billions(base).amount)


def test_a_lower_bound_leaves_the_plan_open_above() -> None:
    implied = implied_plan(parse_stated_quantity("trên 01 ngàn tỷ đồng"), PercentOfPlan("75.76"))
    assert (implied.high, implied.low_open, implied.high_open) == (None, True, False)
    assert not implied.contains(billions("1319.86").amount)
    assert implied.contains(billions("999999").amount)


def test_an_upper_bound_leaves_the_plan_open_below() -> None:
    dollars = parse_stated_quantity("gần 120 triệu USD")
    implied = implied_plan(dollars, PercentOfPlan("74.5"))
    assert implied.low is None
    assert implied.high_open
    assert implied.contains(Decimal("161_000_000"))
    assert implied.contains(Decimal("161_181_900"))
    assert not implied.contains(Decimal("161_182_002"))


def test_nearly_so_much_of_the_plan_leaves_it_open_above() -> None:
    nearly = parse_stated_quantity("gần 61%").interval
    implied = implied_plan(billions(21000), nearly)
    assert (shown(implied), implied.low_open) == (("34425.41", None), True)


def test_next_years_plan_grows_by_eleven_percent_and_not_as_the_index_does() -> None:
    growth = percent_change(billions(84142), billions(75800))
    assert growth.rounded(2) == PercentChange("11.01")
    assert growth.rounded(2) != PercentChange("10.64")


def test_a_half_digit_is_printed_upwards() -> None:
    # 55,065 is printed 55,07 and 55,075 is not; 807,5 is printed 808 and 808,5 is not.
    implied = implied_plan(808, "55.07")
    assert (implied.low_open, implied.high_open) == (True, True)
    assert implied_plan(808, Interval.exactly(50)) == Interval(
        Decimal(1615), Decimal(1617), high_open=True
    )


def test_a_count_in_full_is_not_rounded() -> None:
    markets = Quantity.of(6, unit=get_unit("market"))
    implied = implied_plan(markets, Interval.exactly(50))
    assert implied == Interval.exactly(12)
    assert implied_plan(6, Interval.exactly(50)) == Interval(
        Decimal(11), Decimal(13), high_open=True
    )


@pytest.mark.parametrize(
    ("change", "bounds"),
    [
        (PercentChange("53.5"), ("525.89", "526.88")),
        (IndexNumber("153.5", IndexBase.SAME_PERIOD_LAST_YEAR), ("525.89", "526.88")),
        (Multiple("1.535"), ("525.89", "526.88")),
        (PercentChange("-50"), ("1599.01", "1633.33")),
    ],
)
def test_three_ways_of_saying_a_growth_imply_one_base(change: Any, bounds: Any) -> None:
    implied = implied_base(billions(808), change)
    assert shown(implied) == bounds


def test_growth_that_may_be_a_fall_by_everything_bounds_no_base_above() -> None:
    implied = implied_base(billions(808), PercentChange("-100"))
    assert implied == Interval(Decimal("1.615E+14"), None)


def test_a_negative_value_has_a_negative_plan() -> None:
    implied = implied_plan(-100, "50")
    assert implied.low is not None
    assert implied.high is not None
    # -100,5 of 49,5% and -99,5 of 50,5%, both rounded outwards.
    assert Fraction(-100500, 495) - Fraction(1, 10**50) < implied.low <= Fraction(-100500, 495)
    assert Fraction(-99500, 505) <= implied.high < Fraction(-99500, 505) + Fraction(1, 10**50)


def test_zero_as_printed_may_be_a_little_of_a_plan_on_either_side() -> None:
    implied = implied_plan(Decimal(0), Interval.exactly(50))
    assert implied == Interval(Decimal(-1), Decimal(1), low_open=True, high_open=True)


def test_what_is_exactly_nothing_has_a_plan_of_nothing() -> None:
    assert implied_plan(Quantity.of(0, unit=get_unit("market")), "50") == Interval.exactly(0)
    assert implied_plan(Quantity.of(5, unit=get_unit("market")), Interval(None, Decimal(50))) == (
        Interval(Decimal(10), None)
    )


def test_a_value_of_unknown_plan_share_lies_on_one_side_of_zero() -> None:
    anything = Interval(Decimal(0), None, low_open=True)
    implied = implied_plan(Decimal(808), anything)
    assert implied == Interval(Decimal(0), None, low_open=True)
    assert implied_plan(Decimal(-808), anything) == Interval(None, Decimal(0), high_open=True)


@pytest.mark.parametrize(
    ("value", "rate", "error", "why"),
    [
        (808, "-5", InvalidValueError, "no percentage of plan lies below zero"),
        (808, PercentOfPlan("-5"), InvalidValueError, "the same of a rate"),
        (808, "55,07", ParseError, "Vietnamese text comes in by PercentOfPlan.parse"),
        (808, 55.07, (InvalidTypeError, KindMismatchError), "a float forgets its digits"),
        (808.0, "55.07", InvalidTypeError, "a float forgets its digits"),
        (808, True, InvalidTypeError, "a bool is no number"),
    ],
)
def test_no_plan_is_implied_by(value: Any, rate: Any, error: Any, why: str) -> None:
    with pytest.raises(error):
        implied_plan(value, rate)


def test_a_float_is_told_why_it_is_refused() -> None:
    binary: Any = 808.0
    with pytest.raises(InvalidTypeError, match="has already lost the digits"):
        percent_of_plan(binary, 1467)


@pytest.mark.parametrize(
    ("rate", "error", "why"),
    [
        (PercentChange("-105"), InvalidValueError, "nothing falls by more than all of it"),
        (PercentOfPlan("55.07"), KindMismatchError, "a plan is no earlier value"),
        (PercentShare("55.07"), KindMismatchError, "a whole is no earlier value"),
        (PercentagePoints("5"), KindMismatchError, "points are of percentages"),
    ],
)
def test_no_base_is_implied_by(rate: Any, error: Any, why: str) -> None:
    with pytest.raises(error):
        implied_base(808, rate)


@pytest.mark.parametrize("number", ["53.5", Decimal("53.5"), 53, 53.5, None])
def test_a_growth_without_a_kind_implies_no_base(number: Any) -> None:
    with pytest.raises((InvalidTypeError, KindMismatchError)):
        implied_base(billions(808), number)


@pytest.mark.parametrize("percent", [billions(1000), parse_stated_quantity("1.000 tỷ đồng")])
def test_a_quantity_is_no_percentage_of_plan(percent: Any) -> None:
    with pytest.raises(CongThuongError):
        implied_plan(billions(808), percent)


@pytest.mark.parametrize("rate", [PercentChange("5"), PercentShare("5"), Multiple("5")])
def test_another_rate_implies_no_plan(rate: Any) -> None:
    with pytest.raises(KindMismatchError):
        implied_plan(billions(808), rate)


# Percent of plan, what is left, growth.


def test_percent_of_plan_by_quantities_numbers_and_stated_figures() -> None:
    expected = PercentOfPlan("55.07")
    value, plan = billions(808), billions("1467.2")
    assert percent_of_plan(value, plan).rounded(2) == expected
    assert percent_of_plan(808, "1467.2").rounded(2) == expected
    assert percent_of_plan(StatedQuantity.exactly(value), plan).rounded(2) == expected
    assert percent_of_plan(Decimal(808), Decimal("1467.2")) == percent_of_plan(value, plan)
    nearly = parse_stated_quantity("gần 808 tỷ đồng")
    assert percent_of_plan(nearly, plan).rounded(2) == expected


def test_nothing_is_rounded_before_it_is_asked_for() -> None:
    assert percent_of_plan(1, 3).value == Decimal("33." + "3" * 58)
    assert percent_of_plan(2, 3).value == Decimal("66." + "6" * 57 + "7")
    tiny = percent_of_plan(Decimal("1E-58"), 3)
    assert tiny.value.as_tuple().exponent == -60


def test_more_than_the_plan_and_less_than_nothing() -> None:
    assert percent_of_plan(billions(12), billions(10)) == PercentOfPlan("120")
    assert remaining_to_plan(billions(12), billions(10)) == billions(-2)
    assert percent_of_plan(-5, 10) == PercentOfPlan("-50")


def test_what_is_left_is_exact_and_keeps_its_unit() -> None:
    rest = remaining_to_plan(Quantity.of("29.7", unit=MW), Quantity.of(84, unit=MW))
    assert (rest, rest.unit, rest.quantum) == (Quantity.of("54.3", unit=MW), MW, Decimal("0.1"))
    assert remaining_to_plan(Decimal(808), "1467.2") == Decimal("659.2")
    assert remaining_to_plan(808, 0) == Decimal(-808)


@pytest.mark.parametrize(
    ("value", "base", "change"),
    [
        (Decimal("105.2"), 100, "5.2"),
        (100, Decimal("105.2"), "-4.94"),
        (0, 5, "-100"),
        (5, 5, "0"),
        (-5, 5, "-200"),
        (billions("1.2", USD), billions("0.85", USD), "41.18"),
        (IndexNumber("132", "2010"), IndexNumber("120", "2010"), "10"),
        (IndexNumber("118.8", "2019-12"), IndexNumber("120", "2019-12"), "-1"),
    ],
)
def test_percent_change(value: Any, base: Any, change: str) -> None:
    assert percent_change(value, base).rounded(2) == PercentChange(change)


def test_growth_over_years_is_the_geometric_mean() -> None:
    # From 100 over five years of 10% each; an arithmetic mean would say 12,2%.
    five = average_annual_change(Decimal("161.051"), 100, years=5)
    assert five.rounded(20) == PercentChange("10")
    assert average_annual_change(billions(8), billions(1), years=3).rounded(20).value == 100
    assert average_annual_change(50, 100, years=1) == PercentChange("-50")
    assert average_annual_change(0, 100, years=4) == PercentChange("-100")
    assert average_annual_change(2, 1, years=2).rounded(4) == PercentChange("41.4214")


@pytest.mark.parametrize(
    ("value", "base", "years", "decimals", "change", "why"),
    [
        ("56.247922905875", "1", 3, 1, "283.2", "exactly 283,15"),
        ("1.331", "1", 3, 0, "10", "no half at all"),
        ("1", "56.247922905875", 3, 2, "-73.90", "a root without an end"),
        ("0.125", "1", 3, 0, "-50", "a fall"),
    ],
)
def test_average_growth_is_rounded_once(
    value: str, base: str, years: int, decimals: int, change: str, why: str
) -> None:
    found = average_annual_change(value, base, years=years).rounded(decimals)
    assert found.value == Decimal(change), why


def test_average_growth_of_numbers_as_far_apart_as_they_can_be() -> None:
    assert average_annual_change("1E+60", "1E-60", years=1).value == Decimal("1E+122")


@given(
    half=st.integers(-9, 99).map(lambda tens: 100 * tens + 5) | st.integers(-999, 9999),
    base=st.integers(1, 10**6),
    years=st.integers(1, 10),
)
@example(half=28315, base=1, years=3)
def test_average_growth_that_ends_is_exact_and_prints_no_row_of_zeros(
    half: int, base: int, years: int
) -> None:
    # In hundredths of a percent, so that a rounding to one decimal meets its exact halves.
    ends = Fraction(10**4 + half, 10**4)
    number = Fraction(base) * ends**years
    with localcontext(prec=200):
        value = Decimal(number.numerator) / Decimal(number.denominator)
    assume(len(value.as_tuple().digits) <= 60 and Fraction(value) == number)
    growth = average_annual_change(value, base, years=years)
    assert Fraction(growth.value) == (ends - 1) * 100
    assert len(growth.value.as_tuple().digits) < 10
    assert growth.rounded(1).value == half_up(Decimal(half).scaleb(-2), 1)


@pytest.mark.parametrize(
    ("value", "base", "years", "error", "why"),
    [
        (2, 1, None, InvalidValueError, "of numbers nobody knows the years"),
        (2, 1, 0, InvalidValueError, "no year lies between"),
        (2, 1, -1, InvalidValueError, "the base comes first"),
        (2, 1, True, InvalidValueError, "a bool is no number of years"),
        (2, 1, 1.5, InvalidValueError, "years are whole"),
        (-2, 1, 2, InvalidValueError, "a root of a negative number"),
        (2, 0, 2, IncomparableError, "a base of nothing"),
        (2, -1, 2, IncomparableError, "a base below nothing"),
    ],
)
def test_no_average_growth(value: Any, base: Any, years: Any, error: Any, why: str) -> None:
    with pytest.raises(error):
        average_annual_change(value, base, years=years)


# Points and percents.


def test_points_are_no_percent() -> None:
    # From 5,0% to 7,1% is +2,1 points; as a ratio it would be +42%.
    points = point_change(PercentShare("7.1"), PercentShare("5.0"))
    assert points == PercentagePoints("2.1")
    assert points != PercentagePoints("42")


@pytest.mark.parametrize(
    ("value", "base", "points"),
    [
        (PercentChange("-1.5"), PercentChange("2"), "-3.5"),
        (PercentOfPlan("61"), PercentOfPlan("75"), "-14"),
        (parse_quantity("61,6%"), parse_quantity("70%"), "-8.4"),
        (parse_stated_quantity("gần 61%"), parse_quantity("60%"), "1"),
        (parse_quantity("61,6%"), PercentShare("60"), "1.6"),
        ("7.1", 5, "2.1"),
    ],
)
def test_point_change(value: Any, base: Any, points: str) -> None:
    assert point_change(value, base) == PercentagePoints(points)


@pytest.mark.parametrize(
    ("value", "base", "why"),
    [
        (PercentChange("5"), PercentShare("5"), "a growth and a share"),
        (PercentOfPlan("5"), PercentChange("5"), "a percent of plan and a growth"),
        (PercentShare("5"), Decimal(5), "a share and a bare number"),
        (billions(5), billions(4), "money is no percentage"),
        (IndexNumber("105", "2010"), IndexNumber("104", "2010"), "an index is no percentage"),
        (Decimal(5), billions(4), "a number and money"),
    ],
)
def test_no_points_between(value: Any, base: Any, why: str) -> None:
    with pytest.raises(KindMismatchError) as caught:
        point_change(value, base)
    assert repr(value) in str(caught.value)
    assert repr(base) in str(caught.value)


# What is refused, by every ratio, with both operands in the message.

REFUSED: Final[tuple[tuple[Any, Any, type[CongThuongError], str], ...]] = (
    (billions(1), billions(1, USD), UnitMismatchError, "đồng and dollars"),
    (Quantity.of(84, unit=MW), Quantity.of(74, unit=MWP), UnitMismatchError, "power and peak"),
    (billions(1), Decimal(1), UnitMismatchError, "money and a bare number"),
    (1, parse_stated_quantity("1 tỷ đồng"), UnitMismatchError, "a bare number and money"),
    (parse_quantity("5%"), parse_quantity("4%"), KindMismatchError, "two percentages"),
    (Quantity.of(5, unit=PERCENT), parse_stated_quantity("4%"), KindMismatchError, "hedged too"),
    (PercentShare("7.1"), PercentShare("5.0"), KindMismatchError, "two shares"),
    (
        IndexNumber("107.63", IndexBase.SAME_PERIOD_LAST_YEAR),
        IndexNumber("105", IndexBase.SAME_PERIOD_LAST_YEAR),
        KindMismatchError,
        "indices whose bases move",
    ),
)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(("value", "base", "error", "why"), REFUSED)
def test_what_has_no_ratio_is_refused_with_both_operands(
    measure: Measure, value: Any, base: Any, error: type[CongThuongError], why: str
) -> None:
    with pytest.raises(error) as caught:
        measure(value, base)
    assert repr(value) in str(caught.value)
    assert repr(base) in str(caught.value)
    assert (caught.value.left, caught.value.right) == (value, base)  # type: ignore[attr-defined]
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert str(again) == str(caught.value)


@pytest.mark.parametrize("measure", RATIOS)
@pytest.mark.parametrize(("base", "sign"), [(0, "zero"), (-5, "negative"), ("-0.0", "zero")])
@pytest.mark.parametrize("unit", [None, VND])
def test_a_base_of_nothing_or_less_is_refused(
    measure: Measure, base: Any, sign: str, unit: Any
) -> None:
    value, under = (5, base) if unit is None else (billions(5), billions(base))
    with pytest.raises(IncomparableError, match=f"the base is {sign}") as caught:
        measure(value, under)
    assert repr(value) in str(caught.value)
    assert repr(under) in str(caught.value)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    ("value", "error", "why"),
    [
        (5.0, InvalidTypeError, "a float"),
        (True, InvalidTypeError, "a bool"),
        (None, InvalidTypeError, "nothing"),
        (Decimal("NaN"), InvalidValueError, "no number"),
        ("808 tỷ đồng", ParseError, "text is parsed first"),
        (parse_stated_quantity("từ 800 đến 900 tỷ đồng"), InvalidValueError, "a range is two"),
    ],
)
def test_no_measure_takes(measure: Measure, value: Any, error: Any, why: str) -> None:
    for operands in ((value, billions(5)), (billions(5), value)):
        with pytest.raises(error):
            measure(*operands)


@pytest.mark.parametrize(
    ("value", "base"),
    [
        (IndexNumber("105", "2010"), IndexNumber("110", "2015")),
        (IndexNumber("105", "2010"), billions(1)),
        (IndexNumber("105", "2010"), Decimal(1)),
    ],
)
def test_growth_of_an_index_is_kept_apart_from_growth_of_a_level(value: Any, base: Any) -> None:
    with pytest.raises(KindMismatchError):
        percent_change(value, base)


@pytest.mark.parametrize("measure", RATIOS)
@pytest.mark.parametrize("rate", [PercentChange, PercentOfPlan, PercentagePoints, Multiple])
def test_rates_have_no_ratio(measure: Measure, rate: Any) -> None:
    with pytest.raises(KindMismatchError):
        measure(rate("5"), rate("4"))


@pytest.mark.parametrize("measure", [percent_of_plan, remaining_to_plan, share_of])
def test_an_index_is_no_part_and_has_no_plan(measure: Measure) -> None:
    with pytest.raises(KindMismatchError):
        measure(IndexNumber("110", "2010"), IndexNumber("120", "2010"))


def test_an_index_contributes_nothing() -> None:
    one: Any = IndexNumber("110", "2010")
    with pytest.raises(KindMismatchError):
        contribution_to_growth(one, one, one)


# Shares, contributions, totals.


def test_share_of() -> None:
    shops = get_unit("establishment")
    share = share_of(Quantity.of(520, unit=shops), Quantity.of(535, unit=shops))
    assert share.rounded(1) == PercentShare("97.2")
    assert share_of(0, 5) == PercentShare("0")
    assert share_of(5, 5) == PercentShare("100")


@pytest.mark.parametrize(("part", "whole"), [(6, 5), (-1, 5), ("5.000000001", 5)])
def test_a_part_lies_between_zero_and_its_whole(part: Any, whole: Any) -> None:
    with pytest.raises(IncomparableError, match="between zero and its whole"):
        share_of(part, whole)


def test_contribution_to_growth() -> None:
    points = contribution_to_growth(billions(330), billions(300), billions(1000))
    assert points == PercentagePoints("3")
    assert contribution_to_growth(270, 300, 1000) == PercentagePoints("-3")
    # A part may vanish or be new: only the whole must have been there.
    assert contribution_to_growth(5, 0, 100) == PercentagePoints("5")
    with pytest.raises(IncomparableError, match="zero"):
        contribution_to_growth(5, 0, 0)
    with pytest.raises(UnitMismatchError):
        contribution_to_growth(billions(5), billions(4), billions(4, USD))
    with pytest.raises(UnitMismatchError):
        contribution_to_growth(billions(5), billions(4, USD), billions(4))


def test_total_of_quantities_and_numbers() -> None:
    assert total([billions(1), billions("0.25"), billions(-2)]) == billions("-0.75")
    assert total([Decimal("1.5"), Decimal(2)]) == Decimal("3.5")
    assert total(iter([1, 2, 3])) == Decimal(6)
    assert total([billions(1)]) == billions(1)


def test_a_total_is_written_as_finely_as_its_finest_figure() -> None:
    assert total([billions(1), billions("0.25")]).quantum == Decimal("1E+7")
    assert str(total([billions(900), billions(100)])) == "1.000 tỷ đồng"


@pytest.mark.parametrize(
    ("values", "error", "why"),
    [
        ([], InvalidValueError, "nothing to add"),
        ([billions(1), billions(1, USD)], UnitMismatchError, "two currencies"),
        (
            [Quantity.of(84, unit=MWP), Quantity.of("29.7", unit=MW)],
            UnitMismatchError,
            "MW and MWp",
        ),
        ([billions(1), Decimal(1)], UnitMismatchError, "money and a number"),
        ([parse_quantity("5%"), parse_quantity("4%")], KindMismatchError, "percentages"),
        ([PercentShare("5"), PercentShare("4")], KindMismatchError, "shares"),
        ([IndexNumber("106", "2010")] * 3, KindMismatchError, "index numbers"),
        ([IndexNumber("106", "2010")], KindMismatchError, "even a single one"),
        ([1.5], InvalidTypeError, "a float"),
    ],
)
def test_no_total_of(values: Any, error: Any, why: str) -> None:
    with pytest.raises(error):
        total(values)


# Properties.

POSITIVE: Final = numbers(digits=12, decimals=4, negative=False).filter(lambda number: number > 0)
ANY: Final = numbers(digits=12, decimals=4)
NOT_NEGATIVE: Final = numbers(digits=12, decimals=4, negative=False)
DIGITS: Final = st.integers(0, 6)


def printed(number: Fraction, decimals: int) -> Decimal:
    """Rounded half-up to so many decimals, by whole numbers; of numbers from zero on."""
    scaled = number * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal((0, tuple(map(int, str(whole))), -decimals))


@given(value=NOT_NEGATIVE, plan=POSITIVE, decimals=DIGITS, rate_decimals=st.integers(0, 2))
@example(value=Decimal(808), plan=Decimal("1467.2"), decimals=0, rate_decimals=2)
@example(value=Decimal(0), plan=Decimal(1), decimals=0, rate_decimals=0)
def test_printed_figures_imply_an_interval_around_the_true_plan(
    value: Decimal, plan: Decimal, decimals: int, rate_decimals: int
) -> None:
    percent = printed(Fraction(value) / Fraction(plan) * 100, rate_decimals)
    assert implied_plan(printed(Fraction(value), decimals), percent).contains(plan)
    assert implied_plan(printed(Fraction(value), decimals), PercentOfPlan(percent)).contains(plan)


@given(value=NOT_NEGATIVE, base=POSITIVE, decimals=DIGITS, rate_decimals=st.integers(0, 2))
def test_printed_figures_imply_an_interval_around_the_true_base(
    value: Decimal, base: Decimal, decimals: int, rate_decimals: int
) -> None:
    growth = (Fraction(value) / Fraction(base) - 1) * 100
    size = printed(abs(growth), rate_decimals)
    change = PercentChange(-size if growth < 0 else size)
    assert implied_base(printed(Fraction(value), decimals), change).contains(base)


@given(value=NOT_NEGATIVE, base=POSITIVE, decimals=DIGITS)
def test_a_printed_index_or_multiple_implies_the_true_base(
    value: Decimal, base: Decimal, decimals: int
) -> None:
    figure = printed(Fraction(value), decimals)
    ratio = Fraction(value) / Fraction(base)
    index = IndexNumber(printed(ratio * 100, 2), IndexBase.PREVIOUS_PERIOD)
    assert implied_base(figure, index).contains(base)
    assert implied_base(figure, Multiple(printed(ratio, 3))).contains(base)


@given(value=NOT_NEGATIVE, plan=POSITIVE)
@example(value=Decimal(808), plan=Decimal("1467.2"))
def test_a_computed_percent_of_plan_implies_the_plan(value: Decimal, plan: Decimal) -> None:
    assert implied_plan(value, percent_of_plan(value, plan)).contains(plan)


@given(value=NOT_NEGATIVE, base=POSITIVE)
@example(value=Decimal(808), base=Decimal("526.4"))
def test_a_computed_growth_implies_the_base(value: Decimal, base: Decimal) -> None:
    assert implied_base(value, year_on_year(value, base)).contains(base)


@pytest.mark.parametrize(("value", "plan"), [("6", "12.0"), ("0", "1467.2"), ("60", "12.0")])
def test_a_computed_rate_is_never_coarser_than_whole_percents(value: str, plan: str) -> None:
    assert percent_of_plan(billions(value), billions(plan)).quantum <= 1
    assert percent_change(billions(plan), billions(plan)).quantum <= 1


@given(value=ANY, base=POSITIVE, exponent=st.integers(-9, 12))
def test_scaled_figures_have_the_same_rates(value: Decimal, base: Decimal, exponent: int) -> None:
    more, under = value.scaleb(exponent), base.scaleb(exponent)
    assert percent_of_plan(more, under) == percent_of_plan(value, base)
    assert percent_change(more, under) == percent_change(value, base)
    # Three times both: the quotient is the same number, rounded at the same digit.
    assert percent_of_plan(value * 3, base * 3) == percent_of_plan(value, base)


@given(value=ANY, base=POSITIVE, factor=st.integers(1, 1000))
def test_what_is_left_scales_with_its_figures(value: Decimal, base: Decimal, factor: int) -> None:
    rest = remaining_to_plan(value, base)
    assert remaining_to_plan(value * factor, base * factor) == rest * factor


@given(value=ANY, base=POSITIVE)
def test_percent_and_growth_differ_by_a_hundred(value: Decimal, base: Decimal) -> None:
    percent, growth = percent_of_plan(value, base).value, percent_change(value, base).value
    assert abs(Fraction(percent) - Fraction(growth) - 100) <= Fraction(1, 10**40)
    exact = Fraction(value) / Fraction(base) * 100
    assert abs(Fraction(percent) - exact) <= Fraction(1, 10**40)


@given(one=ANY, other=ANY, base=POSITIVE)
def test_more_is_never_less_in_percent(one: Decimal, other: Decimal, base: Decimal) -> None:
    low, high = sorted((one, other))
    assert percent_of_plan(low, base) <= percent_of_plan(high, base)
    assert percent_change(low, base) <= percent_change(high, base)


@given(value=POSITIVE, one=POSITIVE, other=POSITIVE)
def test_a_larger_base_is_never_a_larger_rate(value: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert percent_of_plan(value, low) >= percent_of_plan(value, high)
    assert year_on_year(value, low) >= year_on_year(value, high)


@given(parts=st.lists(st.tuples(NOT_NEGATIVE, NOT_NEGATIVE), min_size=1, max_size=6))
def test_contributions_of_the_parts_come_to_the_growth_of_the_whole(
    parts: list[tuple[Decimal, Decimal]],
) -> None:
    now, before = (total([pair[index] for pair in parts]) for index in (0, 1))
    assume(before > 0)
    points = [contribution_to_growth(this, last, before).value for this, last in parts]
    growth = percent_change(now, before).value
    assert abs(sum(map(Fraction, points), Fraction()) - Fraction(growth)) <= Fraction(1, 10**40)


@given(parts=st.lists(NOT_NEGATIVE, min_size=1, max_size=6))
def test_shares_of_the_parts_come_to_a_hundred(parts: list[Decimal]) -> None:
    whole = total(parts)
    assume(whole > 0)
    shares = [share_of(part, whole).value for part in parts]
    assert abs(sum(map(Fraction, shares), Fraction()) - 100) <= Fraction(1, 10**50)
    # As printed with one decimal they may come to 99,9 or 100,1; their roundings allow 100.
    spans = [PercentShare(share).rounded(1).interval for share in shares]
    lows, highs = (
        [Fraction(end or 0) for end in ends] for ends in zip(*map(_ends, spans), strict=True)
    )
    assert sum(lows, Fraction()) <= 100 <= sum(highs, Fraction())


def _ends(interval: Interval) -> tuple[Decimal | None, Decimal | None]:
    return interval.low, interval.high


@given(one=intervals(), other=intervals(), data=st.data())
def test_a_difference_of_intervals_holds_every_difference(
    one: Interval, other: Interval, data: st.DataObject
) -> None:
    both = difference(one, other)
    left, right = (data.draw(_inside(interval)) for interval in (one, other))
    assert both.contains(left - right)
    assert (both.low is None) == (one.low is None or other.high is None)
    assert (both.high is None) == (one.high is None or other.low is None)


def test_a_difference_of_open_ends_is_open() -> None:
    one = Interval(Decimal(5), Decimal(7), high_open=True)
    assert difference(one, Interval(Decimal(1), Decimal(2))) == Interval(
        Decimal(3), Decimal(6), high_open=True
    )
    assert difference(Interval.exactly(5), one) == Interval(Decimal(-2), Decimal(0), low_open=True)


def _inside(interval: Interval) -> st.SearchStrategy[Decimal]:
    """Some number of an interval: an end that belongs to it, or one within a reach of an end."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        end = next((each for each in (low, high) if each is not None), Decimal(0))
        step = Decimal(1) if high is None else Decimal(-1)
        return st.integers(1, 9).map(lambda count: end + step * count)
    ends = [
        end
        for end, is_open in ((low, interval.low_open), (high, interval.high_open))
        if not is_open
    ]
    return st.sampled_from([*ends, (low + high) / 2])


@given(value=POSITIVE, base=POSITIVE, years=st.integers(1, 12))
def test_average_growth_leads_from_the_base_to_the_value(
    value: Decimal, base: Decimal, years: int
) -> None:
    growth = Fraction(average_annual_change(value, base, years=years).value)
    reached = Fraction(base) * (1 + growth / 100) ** years
    assert abs(reached / Fraction(value) - 1) <= Fraction(1, 10**30)
