"""Series: year to date and back, growth of every period, gaps by choice."""

from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong import (
    MW,
    USD,
    VND,
    AsOf,
    IndexNumber,
    LocalityGroup,
    Observation,
    PercentChange,
    PercentShare,
    Period,
    PlanTarget,
    Quantity,
    Scale,
    accumulate,
    decumulate,
    get_locality,
    parse_quantity,
    parse_stated_quantity,
    percent_change,
    year_on_year,
    year_on_year_series,
)
from congthuong.errors import (
    CongThuongError,
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    UnitMismatchError,
)
from congthuong.testing import numbers

D = Decimal
JANUARY, FEBRUARY, MARCH, APRIL = (Period.month(2022, month) for month in (1, 2, 3, 4))


def to_date(months: int, year: int = 2022) -> Period:
    return Period.year_to_date(year, months)


def exports(time: Period, amount: Any = "100 triệu USD", **more: Any) -> Observation:
    return Observation.of("exports", "42", time, amount, **more)


# Year to date, there and back.


def test_months_become_year_to_date() -> None:
    sums = accumulate({JANUARY: D(15), FEBRUARY: D(20), MARCH: D("0.5")})
    assert sums == {to_date(1): D(15), to_date(2): D(35), to_date(3): D("35.5")}


def test_quarters_become_half_years_nine_months_and_years() -> None:
    quarters = {Period.quarter(2022, number): D(number) for number in (1, 2, 3, 4)}
    assert accumulate(quarters) == {
        Period.quarter(2022, 1): D(1),
        Period.half(2022, 1): D(3),
        Period.year_to_date(2022, 9): D(6),
        Period.year(2022): D(10),
    }


def test_every_year_begins_anew_in_whatever_order_it_comes() -> None:
    values = {
        Period.month(2023, 1): D(7),
        FEBRUARY: D(2),
        JANUARY: D(1),
        Period.year(2021): D(9),
    }
    assert accumulate(values) == {
        Period.year(2021): D(9),
        to_date(1): D(1),
        to_date(2): D(3),
        to_date(1, 2023): D(7),
    }


def test_quantities_keep_their_unit() -> None:
    values = {JANUARY: Quantity.of(15, unit=MW), FEBRUARY: Quantity.of("0.5", unit=MW)}
    assert accumulate(values)[to_date(2)] == Quantity.of("15.5", unit=MW)
    assert decumulate(accumulate(values)) == values


def test_records_become_quantities() -> None:
    records = [exports(JANUARY), exports(FEBRUARY, "khoảng 120 triệu USD")]
    hundred, both = Quantity.of(100, Scale.MILLION, USD), Quantity.of(220, Scale.MILLION, USD)
    assert accumulate(iter(records)) == {to_date(1): hundred, to_date(2): both}
    cumulative = [exports(to_date(1)), exports(to_date(2), "220 triệu USD")]
    assert decumulate(cumulative) == {
        JANUARY: hundred,
        FEBRUARY: Quantity.of(120, Scale.MILLION, USD),
    }


def test_nothing_gives_nothing() -> None:
    nothing: dict[Period, Decimal | None] = {}
    assert accumulate(nothing) == decumulate(nothing) == year_on_year_series(nothing) == {}


# Gaps.


def test_a_missing_month_is_refused() -> None:
    with pytest.raises(IncomparableError, match="months 2 to 2 of 2022 are missing") as caught:
        accumulate({JANUARY: D(15), MARCH: D(20)})
    assert repr(MARCH) in str(caught.value)
    with pytest.raises(IncomparableError, match="months 1 to 1 of 2022 are missing"):
        accumulate({FEBRUARY: D(15)})
    with pytest.raises(IncomparableError, match="is unknown"):
        accumulate({JANUARY: D(15), FEBRUARY: None})


def test_a_missing_month_leaves_the_rest_of_its_year_unknown() -> None:
    values = {JANUARY: D(15), MARCH: D(20), APRIL: D(1), Period.month(2023, 1): D(3)}
    assert accumulate(values, gaps="unknown") == {
        to_date(1): D(15),
        to_date(3): None,
        to_date(4): None,
        to_date(1, 2023): D(3),
    }
    assert accumulate({JANUARY: None, FEBRUARY: D(2)}, gaps="unknown") == {
        to_date(1): None,
        to_date(2): None,
    }
    assert accumulate({MARCH: D(2), APRIL: D(2)}, gaps="unknown") == {
        to_date(3): None,
        to_date(4): None,
    }


def test_a_missing_cumulative_month_is_never_spread() -> None:
    # Two months at once, taken for one of them, is the silent answer of positional differences.
    cumulative = {to_date(1): D(15), to_date(3): D(50), to_date(4): D(60)}
    with pytest.raises(IncomparableError, match=r"cumulative figure of 2022-01-01/P2M is missing"):
        decumulate(cumulative)
    assert decumulate(cumulative, gaps="unknown") == {JANUARY: D(15), MARCH: None, APRIL: D(10)}


def test_an_unknown_cumulative_month_leaves_two_months_unknown() -> None:
    cumulative = {to_date(1): D(15), to_date(2): None, to_date(3): D(50)}
    assert decumulate(cumulative, gaps="unknown") == {JANUARY: D(15), FEBRUARY: None, MARCH: None}


@pytest.mark.parametrize("unknown", [1, 2, 3])
def test_an_unknown_cumulative_month_is_refused(unknown: int) -> None:
    cumulative = {to_date(month): None if month == unknown else D(month) for month in (1, 2, 3)}
    with pytest.raises(IncomparableError):
        decumulate(cumulative)


@pytest.mark.parametrize(("step", "single"), [(3, Period.quarter), (6, Period.half)])
def test_cumulative_quarters_and_halves(step: int, single: Any) -> None:
    numbers_of = range(1, 12 // step + 1)
    cumulative = {to_date(step * number): D(number * number) for number in numbers_of}
    singles = {single(2022, number): D(2 * number - 1) for number in numbers_of}
    assert decumulate(cumulative, step=step) == singles
    assert accumulate(singles) == cumulative


def test_a_falling_cumulative_figure_is_a_correction_and_stays_visible() -> None:
    assert decumulate({to_date(1): D(5), to_date(2): D(4)})[FEBRUARY] == D(-1)


# What is no series.


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({JANUARY: D(1), Period.quarter(2022, 1): D(2)}, "a month and the quarter around it"),
        ({Period.quarter(2022, 1): D(2), MARCH: D(1)}, "a quarter and a month inside"),
        ({Period.year(2022): D(2), APRIL: D(1)}, "a year and a month inside"),
    ],
)
def test_overlaps_are_refused_whatever_gaps_are(values: Any, reason: str) -> None:
    for gaps in ("refuse", "unknown"):
        with pytest.raises(IncomparableError, match="they overlap"):
            accumulate(values, gaps=gaps)


@pytest.mark.parametrize("text", ["2022-11-01/P3M", "2022-01-01/P2Y", "2022-07-01/P12M"])
def test_years_are_not_crossed(text: str) -> None:
    with pytest.raises(InvalidValueError):
        accumulate({Period.parse(text): D(1)}, gaps="unknown")
    with pytest.raises(InvalidValueError):
        decumulate({Period.parse(text): D(1)}, gaps="unknown")


def test_a_period_that_crosses_the_year_is_named() -> None:
    across, years = Period.parse("2022-11-01/P3M"), Period.years(2022, 2023)
    with pytest.raises(InvalidValueError) as caught:
        accumulate({across: D(1)}, gaps="unknown")
    assert repr(across) in str(caught.value)
    with pytest.raises(InvalidValueError) as caught:
        decumulate({years: D(1)})
    assert repr(years) in str(caught.value)


@pytest.mark.parametrize(
    ("period", "step", "why"),
    [
        (FEBRUARY, 1, "not from January on"),
        (Period.quarter(2022, 2), 3, "not from January on"),
        (to_date(2), 3, "no quarter ends in February"),
        (to_date(9), 6, "no half-year ends in September"),
        (to_date(2), 2, "no step of two months"),
        (to_date(1), 0, "no step at all"),
    ],
)
def test_not_cumulative(period: Period, step: int, why: str) -> None:
    with pytest.raises(InvalidValueError):
        decumulate({period: D(1)}, step=step)


MIXED: Final[tuple[tuple[Any, type[CongThuongError], str], ...]] = (
    ({JANUARY: Quantity.of(1, unit=VND), FEBRUARY: Quantity.of(1, unit=USD)}, UnitMismatchError,
     "two currencies"),
    ({JANUARY: Quantity.of(1, unit=VND), FEBRUARY: D(1)}, UnitMismatchError, "money and number"),
    ({JANUARY: None, FEBRUARY: parse_quantity("5%")}, KindMismatchError, "percentages"),
    ({JANUARY: PercentShare("5")}, CongThuongError, "shares"),
    ({JANUARY: IndexNumber("105", "2010")}, CongThuongError, "indices"),
    ({JANUARY: 1.5}, InvalidTypeError, "a float"),
    ({JANUARY: 1}, InvalidTypeError, "an int is no value of a series"),
    ({"2022-01": D(1)}, InvalidTypeError, "text for a period"),
    ([D(1), D(2)], InvalidTypeError, "values by position"),
    ([PlanTarget.of("exports", "42", JANUARY, "1 tỷ USD")], InvalidTypeError, "plans"),
    ([exports(JANUARY), exports(JANUARY)], IncomparableError, "one period twice"),
    ([exports(JANUARY), Observation.of("imports", "42", FEBRUARY, "1 tỷ USD")], IncomparableError,
     "two indicators"),
    ([exports(JANUARY), Observation.of("exports", "19", FEBRUARY, "1 tỷ USD")], IncomparableError,
     "two places"),
    ([exports(JANUARY, "từ 1 đến 2 tỷ USD")], InvalidValueError, "a range"),
)  # fmt: skip


@pytest.mark.parametrize("function", [accumulate, decumulate, year_on_year_series])
@pytest.mark.parametrize(("series", "error", "why"), MIXED)
def test_no_series(function: Any, series: Any, error: Any, why: str) -> None:
    with pytest.raises(error):
        function(series, gaps="unknown")


@pytest.mark.parametrize("function", [accumulate, decumulate])
@pytest.mark.parametrize(
    ("record", "why"),
    [
        (Observation.of("iip", "42", JANUARY, IndexNumber("105", "2010")), "an index"),
        (Observation.of("power_capacity", "42", "2022-01", "10 MW"), "a stock by month"),
        (Observation.of("markets_count", "42", "2022-01-31", "6 chợ"), "a stock of a day"),
        (Observation.of("cluster_occupancy", "42", JANUARY, PercentShare("61")), "a rate"),
        (exports(JANUARY, parse_stated_quantity("5%")), "a percentage"),
    ],
)
def test_what_does_not_add_is_not_accumulated(function: Any, record: Any, why: str) -> None:
    with pytest.raises(KindMismatchError):
        function([record], gaps="unknown")


@pytest.mark.parametrize("function", [accumulate, decumulate, year_on_year_series])
@pytest.mark.parametrize("gaps", ["skip", "", None, True])
def test_gaps_are_refused_or_unknown(function: Any, gaps: Any) -> None:
    with pytest.raises(InvalidValueError):
        function({JANUARY: D(1)}, gaps=gaps)


# Growth of every period.


def test_growth_goes_by_period_and_not_by_position() -> None:
    # February 2021 is missing: by position, March 2022 would meet April 2021.
    values = {Period.month(2021, month): D(100) for month in (1, 3, 4)}
    values |= {Period.month(2022, month): D(100 + month) for month in (1, 2, 3)}
    assert year_on_year_series(values) == {
        JANUARY: PercentChange("1"),
        FEBRUARY: None,
        MARCH: PercentChange("3"),
    }


def test_cumulative_periods_meet_the_same_cumulative_periods() -> None:
    values = {to_date(9, 2023): D(200), to_date(6, 2024): D(1), to_date(9, 2024): D(210)}
    assert year_on_year_series(values) == {
        to_date(6, 2024): None,
        to_date(9, 2024): PercentChange("5"),
    }


@pytest.mark.parametrize("base", [D(0), D(-5), None])
def test_a_base_without_growth_is_unknown_or_refused(base: Decimal | None) -> None:
    values = {Period.month(2021, 1): base, JANUARY: D(5)}
    assert year_on_year_series(values) == {JANUARY: None}
    with pytest.raises(IncomparableError):
        year_on_year_series(values, gaps="refuse")


def test_an_unknown_value_has_no_growth() -> None:
    values = {Period.month(2021, 1): D(5), JANUARY: None}
    assert year_on_year_series(values) == {JANUARY: None}
    with pytest.raises(IncomparableError, match="2021-01 and 2022-01 both"):
        year_on_year_series(values, gaps="refuse")


def test_a_gap_is_refused_by_choice() -> None:
    values = {Period.month(2021, 1): D(5), FEBRUARY: D(5)}
    with pytest.raises(IncomparableError, match="2021-02 and 2022-02 both"):
        year_on_year_series(values, gaps="refuse")


def test_growth_of_records_and_quantities() -> None:
    records = [
        exports(Period.year(2019), "850 triệu USD"),
        exports(Period.year(2020), "1,2 tỷ USD"),
    ]
    growth = year_on_year(records[1], records[0])
    assert growth.rounded(1) == PercentChange("41.2")
    assert year_on_year_series(records) == {Period.year(2020): growth}
    by_quantity = {record.key.time: record.quantity for record in records}
    assert year_on_year_series(by_quantity, gaps="refuse") == {Period.year(2020): growth}  # type: ignore[arg-type]


def test_a_stock_grows_though_it_does_not_add() -> None:
    years = {2021: "10 MW", 2022: "11 MW"}
    capacity = [
        Observation.of("power_capacity", "42", Period.month(year, 6), text)
        for year, text in years.items()
    ]
    assert year_on_year_series(capacity) == {Period.month(2022, 6): PercentChange("10")}


def test_a_series_of_a_group_is_of_one_group() -> None:
    on = Period.month(2024, 9)
    units = [get_locality(code, on=on) for code in ("943", "946", "942")]
    pair, other = LocalityGroup.of(*units[:2]), LocalityGroup.of(*units[1:])
    first = Observation.of("exports", pair, JANUARY, "1 triệu USD")
    assert len(accumulate([first, Observation.of("exports", pair, FEBRUARY, "1 triệu USD")])) == 2
    with pytest.raises(IncomparableError):
        accumulate([first, Observation.of("exports", other, FEBRUARY, "1 triệu USD")])


# Properties.

YEARS: Final = st.integers(1950, 2090)
VALUES: Final = numbers(digits=12, decimals=4)


@st.composite
def singles(draw: st.DrawFn) -> tuple[int, dict[Period, Decimal]]:
    """Months or quarters from January on, in one year or more, each with a value."""
    step = draw(st.sampled_from((1, 3, 6)))
    first = draw(YEARS)
    result: dict[Period, Decimal] = {}
    for year in range(first, first + draw(st.integers(1, 3))):
        for part in range(draw(st.integers(0, 12 // step))):
            result[Period.year_to_date(year, step).shift(part * step)] = draw(VALUES)
    return step, result


@given(singles())
def test_decumulate_undoes_accumulate(drawn: tuple[int, dict[Period, Decimal]]) -> None:
    step, values = drawn
    assert decumulate(accumulate(values), step=step) == values
    assert accumulate(decumulate(accumulate(values), step=step)) == accumulate(values)


@given(singles(), st.data())
def test_gaps_make_unknown_and_never_wrong(
    drawn: tuple[int, dict[Period, Decimal]], data: st.DataObject
) -> None:
    step, values = drawn
    kept = {period: value for period, value in values.items() if data.draw(st.booleans())}
    whole, partial = accumulate(values), accumulate(kept, gaps="unknown")
    assert len(partial) == len(kept)
    assert all(value is None or value == whole[period] for period, value in partial.items())
    cumulative = {period: value for period, value in whole.items() if data.draw(st.booleans())}
    again = decumulate(cumulative, step=step, gaps="unknown")
    assert len(again) == len(cumulative)
    assert all(value is None or value == values[period] for period, value in again.items())


@given(singles(), st.integers(2, 9))
def test_scaled_series_scale(drawn: tuple[int, dict[Period, Decimal]], factor: int) -> None:
    values = drawn[1]
    scaled = accumulate({period: value * factor for period, value in values.items()})
    assert scaled == {
        period: None if value is None else value * factor
        for period, value in accumulate(values).items()
    }
    times = {period: value * factor for period, value in values.items()}
    assert year_on_year_series(times) == year_on_year_series(values)


@given(singles(), st.sampled_from((12, -12, 24)))
def test_a_shift_by_years_changes_the_years_and_nothing_else(
    drawn: tuple[int, dict[Period, Decimal]], months: int
) -> None:
    values = drawn[1]
    shifted = {period.shift(months): value for period, value in values.items()}
    assert {period.shift(-months): value for period, value in shifted.items()} == values
    back = {period.shift(-months): value for period, value in accumulate(shifted).items()}
    assert back == accumulate(values)
    growth = {p.shift(-months): v for p, v in year_on_year_series(shifted).items()}
    assert growth == year_on_year_series(values)


@given(singles())
def test_growth_of_a_series_is_that_of_its_pairs(
    drawn: tuple[int, dict[Period, Decimal]],
) -> None:
    values = drawn[1]
    for period, growth in year_on_year_series(values).items():
        base = values.get(period.same_period_last_year())
        if base is None or base <= 0:
            assert growth is None
        else:
            assert growth == percent_change(values[period], base)


def test_an_unknown_shorter_figure_is_told_apart_from_a_missing_one() -> None:
    two, one = Period.year_to_date(2024, 2), Period.year_to_date(2024, 1)
    with pytest.raises(IncomparableError, match="is unknown"):
        decumulate({two: Decimal(5), one: None})


def test_a_record_of_a_moment_is_in_no_series() -> None:
    stock = Observation.of("markets_count", "42", AsOf(2024, 6, 30), "5 chợ")
    for measure in (accumulate, decumulate, year_on_year_series):
        with pytest.raises(KindMismatchError):
            measure([stock])


def test_two_records_of_one_time_are_no_series() -> None:
    twice = [Observation.of("exports", "42", "tháng 1 năm 2024", f"{n} triệu USD") for n in (1, 2)]
    with pytest.raises(IncomparableError, match="comes twice"):
        accumulate(twice)
