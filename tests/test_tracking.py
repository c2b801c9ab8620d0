"""Tracking: what should be reached by now, distance, grade, estimate, what is left to bring."""

import copy
import pickle
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from congthuong._exact import CONTEXT
from congthuong.errors import (
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    UnitMismatchError,
)
from congthuong.indicators import Indicator, get_indicator
from congthuong.percentages import IndexNumber, PercentagePoints, PercentOfPlan
from congthuong.periods import AsOf, Period
from congthuong.quantities import USD, Quantity, Scale, StatedQuantity
from congthuong.records import (
    GrowthTarget,
    Observation,
    ObservationStatus,
    PlanTarget,
    RecordKey,
    TargetDirection,
    Time,
)
from congthuong.tracking import (
    PlanProgress,
    ProgressGrade,
    ProgressThresholds,
    expected_progress,
    track_plan,
)

NINE: Final = Period.year_to_date(2013, 9)
YEAR: Final = Period.year(2013)
LAST_NINE: Final = Period.year_to_date(2012, 9)
LAST_YEAR: Final = Period.year(2012)
THRESHOLDS: Final = ProgressThresholds()


def reached(
    value: StatedQuantity | Quantity | IndexNumber | str,
    time: Time = NINE,
    indicator: Indicator | str = "exports",
    status: ObservationStatus = ObservationStatus.NORMAL,
) -> Observation:
    return Observation.of(indicator, "19", time, value, status=status)


def planned(
    value: StatedQuantity | Quantity | IndexNumber | str,
    time: Time = YEAR,
    indicator: Indicator | str = "exports",
    direction: TargetDirection | None = None,
) -> PlanTarget:
    return PlanTarget.of(indicator, "19", time, value, direction=direction)


def figure(
    value: str, time: Time, indicator: str = "exports", place: str = "19", **parts: Any
) -> Observation:
    return Observation.of(indicator, place, time, value, **parts)


HUNDRED: Final = planned("100 triệu USD")


def millions(amount: int | str) -> Quantity:
    return Quantity.of(amount, Scale.MILLION, USD)


# Grades and thresholds


def test_sixty_one_percent_at_month_nine_is_fourteen_points_behind_and_at_risk() -> None:
    progress = track_plan(reached("61 triệu USD"), HUNDRED)
    assert progress.percent == PercentOfPlan(61)
    assert progress.expected == PercentOfPlan(75)
    assert progress.distance == PercentagePoints(-14)
    assert progress.grade is ProgressGrade.AT_RISK
    assert str(progress) == "đạt 61,00% kế hoạch, dự kiến 75,00%: có nguy cơ không đạt"


def test_the_figures_of_the_thai_nguyen_report_give_that_grade() -> None:
    actual = reached("21.000 tỷ đồng", indicator="industrial_output")
    plan = planned("34.400 tỷ đồng", indicator="industrial_output")
    progress = track_plan(actual, plan)
    assert progress.percent.rounded(2) == PercentOfPlan("61.05")
    assert progress.distance.rounded(2) == PercentagePoints("-13.95")
    assert progress.grade is ProgressGrade.AT_RISK


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ("25", ProgressGrade.ON_TRACK),
        ("0", ProgressGrade.ON_TRACK),
        ("-3", ProgressGrade.ON_TRACK),
        ("-3.0000000001", ProgressGrade.WATCH),
        ("-8.0", ProgressGrade.WATCH),
        ("-8.0000000001", ProgressGrade.AT_RISK),
        ("-15", ProgressGrade.AT_RISK),
        ("-15.0000000001", ProgressGrade.OFF_TRACK),
        ("-100", ProgressGrade.OFF_TRACK),
    ],
)
def test_a_threshold_itself_is_the_better_grade(points: str, grade: ProgressGrade) -> None:
    assert THRESHOLDS.grade(PercentagePoints(points)) is grade


def test_an_office_sets_its_own_thresholds() -> None:
    mild = ProgressThresholds("-5", -20, Decimal(-40))
    assert mild == ProgressThresholds(-5, -20, -40)
    progress = track_plan(reached("61 triệu USD"), HUNDRED, thresholds=mild)
    assert progress.grade is ProgressGrade.WATCH


@pytest.mark.parametrize(
    "points",
    [
        (-8, -3, -15),  # rise
        (-3, -15, -8),  # rise at the end
        (-3, -3, -15),  # nothing is ever to be watched
        (-3, -8, -8),  # nothing is ever at risk
    ],
)
def test_thresholds_that_do_not_fall_are_refused(points: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidValueError, match="each below the one before"):
        ProgressThresholds(*points)


def test_a_float_is_no_threshold() -> None:
    with pytest.raises(InvalidTypeError, match="float"):
        ProgressThresholds(-2.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("distance", [Decimal(-14), -14, PercentOfPlan(61), None])
def test_only_points_are_graded(distance: Any) -> None:
    with pytest.raises(InvalidTypeError, match="PercentagePoints"):
        THRESHOLDS.grade(distance)


@given(st.decimals(-200, 200, places=3), st.decimals(0, 50, places=3))
def test_a_shorter_way_behind_never_has_a_worse_grade(points: Decimal, less: Decimal) -> None:
    order = list(ProgressGrade)
    nearer = CONTEXT.add(points, less)
    worse, better = (THRESHOLDS.grade(PercentagePoints(each)) for each in (points, nearer))
    assert order.index(better) <= order.index(worse)


def test_every_grade_has_words_and_a_code() -> None:
    assert [(grade.value, grade.label) for grade in ProgressGrade] == [
        ("on_track", "bảo đảm tiến độ"),
        ("watch", "cần theo dõi"),
        ("at_risk", "có nguy cơ không đạt"),
        ("off_track", "chậm tiến độ"),
    ]


# What is expected by now: evenly


@pytest.mark.parametrize(
    ("period", "plan_period", "percent"),
    [
        (Period.month(2013, 1), YEAR, "8.33"),
        (Period.quarter(2013, 1), YEAR, "25"),
        (Period.half(2013, 1), YEAR, "50"),
        (NINE, YEAR, "75"),
        (YEAR, YEAR, "100"),
        (Period.month(2013, 7), Period.quarter(2013, 3), "33.33"),
        (Period.month(2013, 7), Period.half(2013, 2), "16.67"),
        (Period.years(2011, 2013), Period.years(2011, 2015), "60"),
        (Period.year(2011), Period.years(2011, 2015), "20"),
        (Period.half(2011, 1), Period.years(2011, 2015), "10"),
    ],
)
def test_without_a_last_year_the_plan_is_spread_evenly(
    period: Period, plan_period: Period, percent: str
) -> None:
    assert expected_progress(period, plan_period).rounded(2) == PercentOfPlan(percent)


@pytest.mark.parametrize(
    ("period", "plan_period"),
    [
        (Period.month(2013, 9), YEAR),  # a month inside, not cumulative
        (Period.quarter(2013, 4), YEAR),  # ends with the plan, begins later
        (Period.year_to_date(2012, 9), YEAR),  # the year before
        (YEAR, NINE),  # the plan is the shorter one
        (Period.year(2013), Period.years(2011, 2015)),  # one year inside a term
    ],
)
def test_a_figure_that_does_not_run_from_the_beginning_of_the_plan_is_refused(
    period: Period, plan_period: Period
) -> None:
    with pytest.raises(IncomparableError, match="from the beginning of the plan") as caught:
        expected_progress(period, plan_period)
    assert repr(period) in str(caught.value)
    assert repr(plan_period) in str(caught.value)


@pytest.mark.parametrize("wrong", ["2013", 2013, None, AsOf(2013, 9)])
def test_progress_is_expected_of_periods(wrong: Any) -> None:
    for periods in ((wrong, YEAR), (NINE, wrong)):
        with pytest.raises(InvalidTypeError, match="a Period"):
            expected_progress(*periods)


# What is expected by now: by last year's shares

MONTHS: Final = {Period.month(2012, month): Decimal(month) for month in range(1, 13)}
CUMULATIVE: Final = {Period.year_to_date(2012, month): Decimal(month) for month in range(1, 13)}


@pytest.mark.parametrize(
    ("last_year", "percent"),
    [
        ({LAST_NINE: Decimal(60), LAST_YEAR: Decimal(100)}, "60"),
        ({LAST_NINE: millions(60), LAST_YEAR: millions(100)}, "60"),
        (MONTHS, "57.69"),
        ({**MONTHS, LAST_NINE: Decimal(39)}, "50"),  # the span itself before the sum of months
        (CUMULATIVE, "75"),
        ({LAST_NINE: Decimal(0), LAST_YEAR: Decimal(10)}, "0"),
        ({LAST_NINE: Decimal(10), LAST_YEAR: Decimal(10)}, "100"),
    ],
)
def test_last_years_figures_say_what_share_is_expected(
    last_year: Mapping[Period, Any], percent: str
) -> None:
    expected = expected_progress(NINE, YEAR, last_year=last_year)
    assert expected.rounded(2) == PercentOfPlan(percent).rounded(2)


def test_last_year_may_come_as_observations() -> None:
    records = (figure("60 triệu USD", LAST_NINE), figure("0,1 tỷ USD", LAST_YEAR))
    assert expected_progress(NINE, YEAR, last_year=records) == PercentOfPlan(60)
    months = (figure("10 triệu USD", Period.month(2012, month)) for month in range(1, 13))
    assert expected_progress(NINE, YEAR, last_year=months) == PercentOfPlan(75)


def test_a_quarter_plan_goes_by_the_same_quarter_of_last_year() -> None:
    third = Period.quarter(2013, 3)
    months = {Period.month(2012, 7): Decimal(1), Period.month(2012, 8): Decimal(1)}
    shares = {**months, Period.month(2012, 9): Decimal(2)}
    two = Period(third.start, 2)
    assert expected_progress(two, third, last_year=shares) == PercentOfPlan(50)


@pytest.mark.parametrize(
    ("gaps", "named"),
    [
        ((3,), "lack 2012-03"),
        ((3, 4), "lack 2012-03, 2012-04"),
        ((12,), "lack 2012-12"),
    ],
)
def test_a_gap_in_last_years_months_is_refused_and_named(gaps: tuple[int, ...], named: str) -> None:
    held = {period: v for period, v in MONTHS.items() if period.start.month not in gaps}
    with pytest.raises(IncomparableError, match=named):
        expected_progress(NINE, YEAR, last_year=held)


@pytest.mark.parametrize(
    ("done", "whole"),
    [
        (0, 0),  # nothing to take a share of
        (5, 0),  # the same, and more than it
        (-5, -10),  # a negative whole
        (11, 10),  # a cumulative figure above the year's
        (-1, 10),  # below zero
    ],
)
def test_last_years_figures_that_give_no_share_are_refused(done: int, whole: int) -> None:
    held = {LAST_NINE: Decimal(done), LAST_YEAR: Decimal(whole)}
    with pytest.raises(IncomparableError):
        expected_progress(NINE, YEAR, last_year=held)


def test_a_plan_over_years_has_no_last_year() -> None:
    term = Period.years(2011, 2015)
    with pytest.raises(InvalidValueError, match="one year at most"):
        expected_progress(Period.year(2011), term, last_year=MONTHS)


@pytest.mark.parametrize(
    "records",
    [
        (HUNDRED,),  # a plan
        (figure("9 chợ", AsOf(2012, 9), "markets_count"),),  # a moment
        ("60 triệu USD",),  # text
    ],
)
def test_last_years_records_are_observations_of_periods(records: Iterable[Any]) -> None:
    with pytest.raises(InvalidTypeError, match="an Observation of a Period"):
        expected_progress(NINE, YEAR, last_year=records)


def test_a_float_of_last_year_is_refused() -> None:
    held: dict[Period, Any] = {LAST_NINE: 0.6, LAST_YEAR: Decimal(1)}
    with pytest.raises(InvalidTypeError, match="float"):
        expected_progress(NINE, YEAR, last_year=held)


def test_last_years_figures_in_two_units_are_refused() -> None:
    held = {LAST_NINE: Quantity.of(60, Scale.MILLION), LAST_YEAR: millions(100)}
    with pytest.raises(UnitMismatchError):
        expected_progress(NINE, YEAR, last_year=held)


@pytest.mark.parametrize(
    "other",
    [
        figure("100 triệu USD", LAST_YEAR, "imports"),
        figure("100 triệu USD", LAST_YEAR, place="42"),
        figure("100 triệu USD", LAST_YEAR, price_basis="current"),
    ],
    ids=["indicator", "place", "price basis"],
)
def test_last_years_records_of_several_series_are_refused(other: Observation) -> None:
    records = (figure("60 triệu USD", LAST_NINE, price_basis="constant-2010"), other)
    with pytest.raises(IncomparableError):
        expected_progress(NINE, YEAR, last_year=records)


def test_last_years_records_are_of_the_indicator_that_is_tracked() -> None:
    imports = [
        figure("60 triệu USD", LAST_NINE, "imports"),
        figure("100 triệu USD", LAST_YEAR, "imports"),
    ]
    with pytest.raises(IncomparableError):
        track_plan(reached("61 triệu USD"), HUNDRED, last_year=imports)


def test_the_most_final_record_of_last_year_counts() -> None:
    records = (
        figure("60 triệu USD", LAST_NINE),
        figure("50 triệu USD", LAST_NINE, status=ObservationStatus.ESTIMATE),
        figure("100 triệu USD", LAST_YEAR),
    )
    assert expected_progress(NINE, YEAR, last_year=records) == PercentOfPlan(60)


# Where a figure stands


def test_estimate_and_what_each_month_left_must_bring() -> None:
    progress = track_plan(reached("61 triệu USD"), HUNDRED)
    assert progress.estimate.rounded(2, Scale.MILLION) == millions("81.33")
    assert progress.estimate_percent.rounded(2) == PercentOfPlan("81.33")
    assert progress.remaining == millions(39)
    assert (progress.months_left, progress.needed_per_month) == (3, millions(13))


def test_at_the_end_of_the_plan_no_month_is_left() -> None:
    progress = track_plan(reached("90 triệu USD", YEAR), HUNDRED)
    assert (progress.months_left, progress.needed_per_month) == (0, None)
    assert progress.remaining == millions(10)
    assert progress.estimate == millions(90)
    assert progress.grade is ProgressGrade.AT_RISK
    assert progress.caveats == ()


@pytest.mark.parametrize(("value", "left"), [("100 triệu USD", 0), ("120 triệu USD", -20)])
def test_a_plan_that_is_reached_asks_nothing_of_the_months_left(value: str, left: int) -> None:
    progress = track_plan(reached(value), HUNDRED)
    assert progress.remaining == millions(left)
    assert progress.needed_per_month == millions(0)
    assert progress.grade is ProgressGrade.ON_TRACK


def test_a_year_in_which_nothing_was_reached_is_off_track() -> None:
    progress = track_plan(reached("0 USD"), HUNDRED)
    assert progress.distance == PercentagePoints(-75)
    assert progress.grade is ProgressGrade.OFF_TRACK
    assert progress.estimate == Quantity.of(0, unit=USD)


def test_last_years_shares_move_the_grade_and_the_estimate() -> None:
    shares = {LAST_NINE: millions(60), LAST_YEAR: millions(100)}
    progress = track_plan(reached("60 triệu USD"), HUNDRED, last_year=shares)
    assert progress.expected == PercentOfPlan(60)
    assert progress.distance == PercentagePoints(0)
    assert progress.grade is ProgressGrade.ON_TRACK
    assert progress.estimate == millions(100)
    assert progress.estimate_percent == PercentOfPlan(100)


def test_where_nothing_was_expected_there_is_no_pace() -> None:
    shares = {LAST_NINE: Decimal(0), LAST_YEAR: Decimal(10)}
    with pytest.raises(IncomparableError, match="nothing was expected by now"):
        track_plan(reached("1 triệu USD"), HUNDRED, last_year=shares)


@pytest.mark.parametrize(
    ("value", "distance", "grade"),
    [
        ("61 triệu USD", 14, ProgressGrade.ON_TRACK),
        ("75 triệu USD", 0, ProgressGrade.ON_TRACK),
        ("80 triệu USD", -5, ProgressGrade.WATCH),
        ("89 triệu USD", -14, ProgressGrade.AT_RISK),
        ("91 triệu USD", -16, ProgressGrade.OFF_TRACK),
    ],
)
def test_where_less_is_better_more_is_behind(
    value: str, distance: int, grade: ProgressGrade
) -> None:
    ceiling = planned("100 triệu USD", direction=TargetDirection.AT_MOST)
    progress = track_plan(reached(value), ceiling)
    assert progress.distance == PercentagePoints(distance)
    assert progress.grade is grade
    assert "less-is-better" in [caveat.code for caveat in progress.caveats]


def test_a_five_year_plan() -> None:
    actual = reached("61 triệu USD", Period.years(2011, 2013))
    progress = track_plan(actual, planned("100 triệu USD", Period.years(2011, 2015)))
    assert progress.expected == PercentOfPlan(60)
    assert progress.grade is ProgressGrade.ON_TRACK
    assert (progress.months_left, progress.needed_per_month) == (24, millions("1.625"))


def test_a_quarter_plan() -> None:
    actual = reached("61 triệu USD", Period.year_to_date(2013, 2))
    progress = track_plan(actual, planned("100 triệu USD", Period.quarter(2013, 1)))
    assert progress.expected.rounded(2) == PercentOfPlan("66.67")
    assert progress.grade is ProgressGrade.WATCH
    assert (progress.months_left, progress.needed_per_month) == (1, millions(39))


def test_caveats_of_the_comparison_travel_along() -> None:
    hedged = reached("gần 61 triệu USD", status=ObservationStatus.ESTIMATE)
    plan = PlanTarget.of("exports", "19", YEAR, "100 triệu USD", price_basis="current")
    codes = [caveat.code for caveat in track_plan(hedged, plan).caveats]
    assert codes == ["estimate", "hedged", "price-basis-unstated", "part-of-plan-period"]


def test_progress_is_shown_with_its_key() -> None:
    progress = track_plan(reached("61 triệu USD"), HUNDRED)
    html = progress._repr_html_()
    assert str(progress) in html
    assert "tỉnh Thái Nguyên" in html


def test_progress_is_a_value() -> None:
    progress = track_plan(reached("61 triệu USD"), HUNDRED)
    assert isinstance(progress, PlanProgress)
    assert progress == track_plan(reached("61 triệu USD"), HUNDRED)
    assert pickle.loads(pickle.dumps(progress)) == progress  # noqa: S301
    assert copy.deepcopy(progress) == progress
    with pytest.raises(FrozenInstanceError):
        progress.grade = ProgressGrade.ON_TRACK  # type: ignore[misc]


# What has no progress


@pytest.mark.parametrize("when", [AsOf(2013), YEAR], ids=["moment", "year"])
def test_a_stock_of_a_moment_has_no_progress(when: Time) -> None:
    stock = reached("61 chợ", AsOf(2013, 9), "markets_count")
    with pytest.raises(IncomparableError, match="a stock has no progress"):
        track_plan(stock, planned("100 chợ", when, "markets_count"))


def test_a_stock_stated_for_a_period_has_no_progress() -> None:
    stock = reached("61 chợ", NINE, "markets_count")
    with pytest.raises(IncomparableError, match="a stock has no progress"):
        track_plan(stock, planned("100 chợ", YEAR, "markets_count"))


def of_index() -> tuple[Observation, PlanTarget]:
    actual = reached(IndexNumber(107, "2010"), indicator="iip")
    return actual, planned(IndexNumber(110, "2010"), indicator="iip")


def of_percent() -> tuple[Observation, PlanTarget]:
    actual = reached("50%", indicator="cluster_occupancy")
    return actual, planned("60%", indicator="cluster_occupancy")


def of_range() -> tuple[Observation, PlanTarget]:
    return reached("từ 60 đến 61 triệu USD"), HUNDRED


def of_month() -> tuple[Observation, PlanTarget]:
    return reached("6 triệu USD", Period.month(2013, 9)), HUNDRED


def of_zero() -> tuple[Observation, PlanTarget]:
    return reached("6 triệu USD"), planned("0 USD")


def of_units() -> tuple[Observation, PlanTarget]:
    return reached("6 triệu USD"), planned("6 tỷ đồng")


@pytest.mark.parametrize(
    ("pair", "error"),
    [
        (of_index, KindMismatchError),  # an index is no part of a plan
        (of_percent, KindMismatchError),  # a percentage is compared in points
        (of_range, InvalidValueError),  # two ends have no one percent
        (of_month, IncomparableError),  # a single month inside the year
        (of_zero, IncomparableError),  # a plan of zero
        (of_units, UnitMismatchError),  # two currencies
    ],
)
def test_what_has_no_percent_of_plan_has_no_progress(
    pair: Callable[[], tuple[Observation, PlanTarget]], error: type[Exception]
) -> None:
    with pytest.raises(error):
        track_plan(*pair())


def test_a_growth_target_is_no_plan_of_a_level() -> None:
    target: Any = GrowthTarget.of("exports", "19", YEAR, "tăng 5%")
    with pytest.raises((KindMismatchError, InvalidTypeError)):
        track_plan(reached("61 triệu USD"), target)


@pytest.mark.parametrize(
    "pair",
    [("61 triệu USD", HUNDRED), (reached("61 triệu USD"), "100 triệu USD"), (HUNDRED, HUNDRED)],
    ids=["text", "text plan", "plans"],
)
def test_only_a_figure_and_its_plan_are_tracked(pair: tuple[Any, Any]) -> None:
    with pytest.raises((InvalidTypeError, KindMismatchError)):
        track_plan(*pair)


def test_quantities_without_keys_are_not_tracked() -> None:
    pair: tuple[Any, Any] = millions(61), millions(100)
    with pytest.raises((InvalidTypeError, KindMismatchError)):
        track_plan(*pair)


def test_thresholds_are_of_their_type() -> None:
    thresholds: Any = (-3, -8, -15)
    with pytest.raises(InvalidTypeError):
        track_plan(reached("61 triệu USD"), HUNDRED, thresholds=thresholds)


# Properties

AMOUNTS: Final = st.integers(1, 10**15)
EXPORTS: Final = get_indicator("exports")


def test_a_small_percentage_that_does_not_come_out_even_is_tracked() -> None:
    progress = track_plan(reached("5 triệu USD"), planned("150 triệu USD"))
    assert progress.distance.rounded(2) == PercentagePoints("-71.67")


@given(AMOUNTS, AMOUNTS, st.integers(1, 12))
def test_every_figure_can_be_tracked(amount: int, target: int, months: int) -> None:
    key = RecordKey(EXPORTS, HUNDRED.key.place, Period.year_to_date(2013, months))
    value = Observation(key, StatedQuantity.exactly(Quantity.of(amount, unit=USD)))
    plan = PlanTarget(key.at(YEAR), StatedQuantity.exactly(Quantity.of(target, unit=USD)))
    progress = track_plan(value, plan)
    assert progress.months_left == 12 - months
    behind = progress.distance < PercentagePoints(0)
    assert behind is (progress.percent < progress.expected)


@given(AMOUNTS, st.integers(0, 4), st.integers(0, 3), st.sampled_from((3, 6, 9, 12)))
def test_what_is_left_is_brought_by_the_months_left(
    amount: int, twos: int, fives: int, months: int
) -> None:
    target = 100 * 2**twos * 5**fives
    key = RecordKey(EXPORTS, HUNDRED.key.place, Period.year_to_date(2013, months))
    value = Observation(key, StatedQuantity.exactly(Quantity.of(amount, unit=USD)))
    plan = PlanTarget(key.at(YEAR), StatedQuantity.exactly(Quantity.of(target, unit=USD)))
    progress = track_plan(value, plan)
    assert progress.remaining + value.quantity == plan.quantity
    if progress.needed_per_month is None:
        assert months == 12
        return
    brought = progress.needed_per_month * progress.months_left
    expected = max(progress.remaining, Quantity.of(0, unit=USD))
    assert brought.rounded(6) == expected


# Ceilings


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("60", "đạt 60,00% mức trần, dự kiến 75,00%: trong mức dự kiến"),
        ("79", "đạt 79,00% mức trần, dự kiến 75,00%: cần theo dõi"),
        ("84", "đạt 84,00% mức trần, dự kiến 75,00%: có nguy cơ vượt"),
        ("91", "đạt 91,00% mức trần, dự kiến 75,00%: có nguy cơ vượt"),
        ("100", "đạt 100,00% mức trần, dự kiến 75,00%: có nguy cơ vượt"),
        ("101", "đạt 101,00% mức trần, dự kiến 75,00%: đã vượt"),
    ],
)
def test_a_ceiling_is_not_reached_but_exceeded(value: str, words: str) -> None:
    ceiling = planned("100 triệu USD", direction=TargetDirection.AT_MOST)
    assert str(track_plan(reached(f"{value} triệu USD"), ceiling)) == words


def test_of_a_ceiling_each_month_left_has_its_limit() -> None:
    ceiling = planned("100 triệu USD", direction=TargetDirection.AT_MOST)
    assert track_plan(reached("91 triệu USD"), ceiling).needed_per_month == millions(3)
    assert track_plan(reached("103 triệu USD"), ceiling).needed_per_month == millions(0)


# Last year's records


def test_last_years_records_in_two_units_are_refused() -> None:
    records = figure("1.200 tỷ đồng", LAST_NINE), figure("100 triệu USD", LAST_YEAR)
    with pytest.raises(UnitMismatchError):
        expected_progress(NINE, YEAR, last_year=records)


def test_two_price_bases_of_last_year_are_refused_whatever_comes_first() -> None:
    records = (
        figure("60 tỷ đồng", LAST_NINE, "industrial_output"),
        figure("60 tỷ đồng", LAST_NINE, "industrial_output", price_basis="constant-2010"),
        figure("100 tỷ đồng", LAST_YEAR, "industrial_output", price_basis="current"),
    )
    with pytest.raises(IncomparableError, match="price bases"):
        expected_progress(NINE, YEAR, last_year=records)


def test_last_years_records_may_come_from_any_iterable() -> None:
    records = [figure("60 triệu USD", LAST_NINE), figure("100 triệu USD", LAST_YEAR)]
    progress = track_plan(reached("61 triệu USD"), HUNDRED, last_year=iter(records))
    assert progress.expected == PercentOfPlan(60)
    held = {record.key.time: record.quantity for record in records}
    by_time: Any = held
    assert track_plan(reached("61 triệu USD"), HUNDRED, last_year=by_time) == progress
    wrong: Any = ["60 triệu USD"]
    with pytest.raises(InvalidTypeError, match="an Observation of a Period"):
        track_plan(reached("61 triệu USD"), HUNDRED, last_year=wrong)
