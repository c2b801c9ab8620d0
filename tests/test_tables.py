"""Bảng chuẩn: which record stands in which cell, the ratios, and why a cell is blank."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congthuong.authorities import parse_authority
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError, UnknownCodeError
from congthuong.indicators import Indicator, get_indicator
from congthuong.localities import get_locality
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentChange,
    PercentOfPlan,
)
from congthuong.periods import AsOf, Period
from congthuong.quantities import USD, VND, Quantity, Scale
from congthuong.records import (
    Comparison,
    Dataset,
    NamedPlace,
    Observation,
    ObservationStatus,
    PlanBase,
    PlanKind,
    PlanReference,
    PlanTarget,
    Record,
    Segment,
    SegmentDimension,
    Source,
)
from congthuong.tables import (
    LevelCell,
    RatioCell,
    RowSubject,
    StandardColumn,
    StandardRow,
    StandardTable,
    TableLayout,
    standard_rows,
)
from congthuong.tables.columns import column_period, distinct_columns, head_text
from congthuong.testing import datasets

C = StandardColumn
ANY: Final[Any] = None
ESTIMATE: Final = ObservationStatus.ESTIMATE
SEPTEMBER: Final = Period.month(2019, 9)
OUTPUT: Final = "industrial_output"
NOW: Final = "tháng 9 năm 2019"
PROVINCE: Final = "tỉnh Hà Tĩnh"
SAME: Final = IndexBase.SAME_PERIOD_LAST_YEAR
STEEL: Final = Segment(SegmentDimension.PRODUCT, "thép")


def seen(time: str, value: Any, **parts: Any) -> Observation:
    return Observation.of(parts.pop("indicator", OUTPUT), PROVINCE, time, value, **parts)


def planned(time: str, value: str, **parts: Any) -> PlanTarget:
    return PlanTarget.of(parts.pop("indicator", OUTPUT), PROVINCE, time, value, **parts)


def stated(time: str, rate: Any, base: Any = SAME, **parts: Any) -> Comparison:
    return Comparison.of(parts.pop("indicator", OUTPUT), PROVINCE, time, rate, base, **parts)


def row_of(*records: Record, period: Period = SEPTEMBER, **asked: Any) -> StandardRow:
    (row,) = standard_rows(Dataset.of(*records), period=period, **asked)
    return row


def codes(cell: LevelCell | RatioCell) -> list[str]:
    return [note.code for note in cell.notes]


WHOLE: Final = (
    seen("năm 2018", "41.200 tỷ đồng"),
    seen("tháng 8 năm 2019", "3.912,5 tỷ đồng"),
    seen("tháng 9 năm 2018", "3.410,2 tỷ đồng"),
    seen("tháng 9 năm 2019", "4.020,4 tỷ đồng", status=ESTIMATE),
    seen("9 tháng đầu năm 2019", "34.105 tỷ đồng", status=ESTIMATE),
    seen("9 tháng đầu năm 2018", "29.870 tỷ đồng"),
    planned("năm 2019", "46.500 tỷ đồng"),
    seen("năm 2019", "46.900 tỷ đồng", status=ESTIMATE),
    planned("năm 2020", "51.200 tỷ đồng"),
)
FIELDS: Final = [column.value for column in StandardColumn if not column.is_ratio]


def test_a_row_holds_the_nine_levels_and_the_six_ratios_of_the_sector() -> None:
    row = row_of(*WHOLE)
    order = (0, 1, 2, 3, 4, 5, 6, 7, 8)
    assert [getattr(row, name).record for name in FIELDS] == [WHOLE[at] for at in order]
    billions = [Fraction(record.quantity.amount) for record in WHOLE]
    by_hand = {
        C.TO_PREVIOUS_PERIOD: billions[3] / billions[1],
        C.TO_SAME_PERIOD: billions[3] / billions[2],
        C.CUMULATIVE_TO_SAME_PERIOD: billions[4] / billions[5],
        C.ESTIMATE_TO_LAST_YEAR: billions[7] / billions[0],
        C.NEXT_PLAN_TO_ESTIMATE: billions[8] / billions[7],
    }
    for column, ratio in by_hand.items():
        rate = row[column].value
        assert isinstance(rate, PercentChange)
        assert abs(Fraction(rate.value) - (ratio - 1) * 100) < Fraction(1, 10**50), column
    of_plan = row.cumulative_to_plan.value
    assert isinstance(of_plan, PercentOfPlan)
    assert of_plan.rounded(2) == PercentOfPlan("73.34")


def test_estimates_are_marked_and_make_their_ratios_carry_the_caveat() -> None:
    row = row_of(*WHOLE)
    assert row.this_period.is_estimate
    assert codes(row.this_period) == ["estimate"]
    assert not row.last_year.is_estimate
    assert not row.year_plan.is_estimate
    assert codes(row.to_same_period) == ["mixed-status", "estimate"]
    assert codes(row.cumulative_to_plan) == ["estimate"]
    assert codes(row.next_plan_to_estimate) == ["estimate"]


def test_a_missing_value_stays_missing_and_so_do_its_ratios() -> None:
    row = row_of(WHOLE[3])
    assert [getattr(row, name).value is None for name in FIELDS] == [True] * 3 + [False] + [
        True
    ] * 5
    assert [row[column].value for column in C if column.is_ratio] == [None] * 6
    assert [row[column].notes for column in C if column.is_ratio] == [()] * 6
    assert row.last_year.unit is None


def test_a_zero_base_leaves_a_blank_with_its_reason_and_stays_a_zero_itself() -> None:
    row = row_of(seen("tháng 9 năm 2019", "5 tỷ đồng"), seen("tháng 9 năm 2018", "0 tỷ đồng"))
    assert row.same_period.value is not None
    assert row.to_same_period.value is None
    assert codes(row.to_same_period) == ["no-base"]


def test_other_prices_leave_a_blank_that_says_so() -> None:
    row = row_of(
        seen("tháng 9 năm 2019", "5 tỷ đồng", price_basis="constant-2010"),
        seen("tháng 9 năm 2018", "4 tỷ đồng", price_basis="current"),
    )
    assert (row.same_period.value, row.to_same_period.value) == (None, None)
    assert codes(row.same_period) == codes(row.to_same_period) == ["price-basis"]
    assert "giá hiện hành" in row.same_period.notes[0].message


def test_figures_of_two_prices_are_two_rows() -> None:
    data = Dataset.of(
        *(
            seen(time, value, price_basis=basis)
            for basis in ("current", "constant-2010")
            for time, value in (
                ("tháng 9 năm 2019", "5 tỷ đồng"),
                ("tháng 9 năm 2018", "4 tỷ đồng"),
            )
        )
    )
    rows = standard_rows(data, period=SEPTEMBER)
    assert [str(row.price_basis) for row in rows] == ["giá hiện hành", "giá so sánh 2010"]
    assert [row.to_same_period.value for row in rows] == [PercentChange(25)] * 2


def test_what_states_no_prices_has_its_own_row_beside_a_priced_figure_of_its_time() -> None:
    data = [
        seen("tháng 9 năm 2019", "5 tỷ đồng", price_basis="constant-2010"),
        seen("tháng 9 năm 2019", "6 tỷ đồng"),
        seen("tháng 8 năm 2019", "4 tỷ đồng"),
    ]
    rows = standard_rows(Dataset.of(*data), period=SEPTEMBER)
    assert [(row.price_basis is None, str(row.this_period.value)) for row in rows] == [
        (False, "5 tỷ đồng"),
        (True, "6 tỷ đồng"),
    ]


def test_what_states_no_prices_joins_the_one_row_that_does_and_says_so() -> None:
    row = row_of(
        seen("tháng 9 năm 2019", "5 tỷ đồng", price_basis="current"),
        seen("9 tháng đầu năm 2019", "40 tỷ đồng", price_basis="current"),
        seen("tháng 9 năm 2018", "4 tỷ đồng"),
        planned("năm 2019", "50 tỷ đồng"),
    )
    assert codes(row.same_period) == codes(row.year_plan) == ["price-basis-unstated"]
    assert row.to_same_period.value == PercentChange(25)
    assert codes(row.to_same_period) == ["price-basis-unstated"]
    assert row.cumulative_to_plan.value == PercentOfPlan(80)


def test_what_states_no_prices_beside_two_that_do_is_a_row_of_its_own() -> None:
    data = Dataset.of(
        seen("tháng 9 năm 2019", "5 tỷ đồng", price_basis="current"),
        seen("tháng 9 năm 2019", "6 tỷ đồng", price_basis="constant-2010"),
        seen("tháng 9 năm 2019", "7 tỷ đồng"),
        seen("tháng 9 năm 2018", "4 tỷ đồng"),
    )
    rows = standard_rows(data, period=SEPTEMBER)
    assert [row.price_basis and row.price_basis.code for row in rows] == [
        "current",
        "constant-2010",
        None,
    ]
    assert [row.same_period.value is None for row in rows] == [True, True, False]


def test_two_stand_ins_are_a_question_and_not_a_guess() -> None:
    row = row_of(
        seen("tháng 9 năm 2019", "5 tỷ đồng"),
        seen("tháng 9 năm 2018", "4 tỷ đồng", price_basis="current"),
        seen("tháng 9 năm 2018", "3 tỷ đồng", price_basis="constant-2010"),
    )
    assert row.same_period.value is None
    assert codes(row.same_period) == ["ambiguous"]


def test_one_stated_price_of_the_base_serves_a_figure_that_states_none() -> None:
    row = row_of(
        seen("tháng 9 năm 2019", "5 tỷ đồng"),
        seen("tháng 9 năm 2018", "4 tỷ đồng", price_basis="current"),
    )
    assert row.same_period.notes[0].message == "số liệu theo giá hiện hành"
    assert row.to_same_period.value == PercentChange(25)


def test_a_unit_of_the_same_code_on_other_ground_is_no_base() -> None:
    now, before = Period.month(2025, 9), Period.month(2024, 9)
    new, old = get_locality("19", on=now), get_locality("19", on=before)
    row = row_of(
        Observation.of(OUTPUT, new, now, "9 tỷ đồng"),
        Observation.of(OUTPUT, old, before, "4 tỷ đồng"),
        period=now,
        place=new,
    )
    assert row.same_period.value is None
    assert codes(row.to_same_period) == ["territory"]


def test_a_unit_that_only_changed_its_name_serves_as_base() -> None:
    now, before = Period.month(2025, 9), Period.month(2024, 9)
    new, old = get_locality("46", on=now), get_locality("46", on=before)
    row = row_of(
        Observation.of(OUTPUT, new, now, "9 tỷ đồng"),
        Observation.of(OUTPUT, old, before, "6 tỷ đồng"),
        period=now,
        place=new,
    )
    assert row.to_same_period.value == PercentChange(50)
    assert codes(row.same_period) == ["other-unit"]
    assert "tỉnh Thừa Thiên Huế" in row.same_period.notes[0].message


def test_a_unit_that_is_no_more_has_no_row_for_its_past_alone() -> None:
    now, before = Period.month(2025, 9), Period.month(2024, 9)
    new, old = get_locality("19", on=now), get_locality("19", on=before)
    past = Observation.of(OUTPUT, old, before, "4 tỷ đồng")
    figures = (Observation.of(OUTPUT, new, now, "9 tỷ đồng"), past)
    assert [row.place for row in standard_rows(Dataset(figures), period=now)] == [new]
    late = (*figures, Observation.of(OUTPUT, old, now, "5 tỷ đồng"))
    assert [row.place for row in standard_rows(Dataset(late), period=now)] == [new, old]


def test_a_named_place_has_no_namesakes() -> None:
    gate, other = NamedPlace("Cầu Treo"), NamedPlace("Cha Lo")
    data = Dataset.of(
        Observation.of("exports", gate, "tháng 9 năm 2019", "9 triệu USD"),
        Observation.of("exports", other, "tháng 9 năm 2018", "4 triệu USD"),
    )
    row, _ = standard_rows(data, period=SEPTEMBER)
    assert row.same_period == LevelCell()


def test_two_units_of_measure_are_not_divided() -> None:
    row = row_of(
        seen("tháng 9 năm 2019", "9 triệu USD", indicator="exports"),
        seen("tháng 9 năm 2018", "4 tỷ đồng", indicator="exports"),
    )
    assert codes(row.to_same_period) == ["other-unit-of-measure"]
    assert row.unit == USD
    cell = StandardTable((row,), SEPTEMBER).with_columns(C.SAME_PERIOD).grid.rows[0][-1]
    assert (cell.text, cell.number) == ("", None)


def test_a_range_and_indices_of_moving_bases_have_no_ratio() -> None:
    ranged = row_of(
        seen("tháng 9 năm 2019", "từ 800 đến 900 tỷ đồng"), seen("tháng 9 năm 2018", "4 tỷ đồng")
    )
    assert codes(ranged.to_same_period) == ["range"]
    index = row_of(
        seen("tháng 9 năm 2019", IndexNumber(104, IndexBase.DECEMBER_LAST_YEAR), indicator="cpi"),
        seen("tháng 9 năm 2018", IndexNumber(103, IndexBase.DECEMBER_LAST_YEAR), indicator="cpi"),
    )
    assert codes(index.to_same_period) == ["no-ratio"]


def test_indices_on_one_fixed_base_have_a_ratio() -> None:
    row = row_of(
        seen("tháng 9 năm 2019", IndexNumber(132, "2010"), indicator="iip"),
        seen("tháng 9 năm 2018", IndexNumber(120, "2010"), indicator="iip"),
    )
    assert row.to_same_period.value == PercentChange(10)


STATED_RATES: Final = [
    (stated("tháng 9 năm 2019", "tăng 12,5%"), C.TO_SAME_PERIOD, PercentChange("12.5")),
    (
        stated("tháng 9 năm 2019", "tăng 1,5%", IndexBase.PREVIOUS_PERIOD),
        C.TO_PREVIOUS_PERIOD,
        PercentChange("1.5"),
    ),
    (
        stated("tháng 9 năm 2019", "tăng 1,5%", Period.month(2019, 8)),
        C.TO_PREVIOUS_PERIOD,
        PercentChange("1.5"),
    ),
    (
        stated("9 tháng đầu năm 2019", Multiple("1.2")),
        C.CUMULATIVE_TO_SAME_PERIOD,
        PercentChange(20),
    ),
    (
        stated("9 tháng đầu năm 2019", "gần 74,5%", PlanBase()),
        C.CUMULATIVE_TO_PLAN,
        PercentOfPlan("74.5"),
    ),
    (
        stated("năm 2019", IndexNumber("107.6", SAME)),
        C.ESTIMATE_TO_LAST_YEAR,
        PercentChange("7.6"),
    ),
    (
        seen("tháng 9 năm 2019", IndexNumber("114.3", SAME), indicator="iip"),
        C.TO_SAME_PERIOD,
        PercentChange("14.3"),
    ),
]


@pytest.mark.parametrize(("record", "column", "rate"), STATED_RATES)
def test_a_stated_rate_stands_where_none_can_be_computed(
    record: Record, column: StandardColumn, rate: object
) -> None:
    row = row_of(record)
    cell = row[column]
    assert isinstance(cell, RatioCell)
    assert (cell.value, cell.stated) == (rate, True)
    assert "stated-rate" in codes(cell)
    filled = [other for other in C if other.is_ratio and row[other].value is not None]
    assert filled == [column]


def test_a_computed_rate_comes_before_a_stated_one() -> None:
    row = row_of(
        seen("tháng 9 năm 2019", "5 tỷ đồng"),
        seen("tháng 9 năm 2018", "4 tỷ đồng"),
        stated("tháng 9 năm 2019", "tăng 30%"),
    )
    assert (row.to_same_period.value, row.to_same_period.stated) == (PercentChange(25), False)


def test_of_stated_rates_the_most_final_and_latest_is_taken_ranges_and_points_are_not() -> None:
    row = row_of(
        stated("tháng 9 năm 2019", "tăng 11%", status=ESTIMATE),
        stated("tháng 9 năm 2019", "tăng 12%", source=Source("x", published=AsOf(2019, 10))),
        stated("tháng 9 năm 2019", "tăng 13%", source=Source("y", published=AsOf(2019, 9))),
        stated("tháng 9 năm 2019", "tăng từ 14% đến 15%", source=Source("z", published=AsOf(2020))),
        stated("tháng 9 năm 2019", Quantity.of(5, Scale.BILLION)),
    )
    assert row.to_same_period.value == PercentChange(12)


NO_STATED_RATES: Final = [
    (stated("tháng 9 năm 2019", "tăng 5%", IndexBase.DECEMBER_LAST_YEAR), "another base"),
    (stated("tháng 8 năm 2019", "tăng 5%"), "another time"),
    (stated("9 tháng đầu năm 2019", "55%", PlanBase(period=Period.years(2016, 2020))), "term plan"),
    (stated("9 tháng đầu năm 2019", Quantity.of(5, unit=VND), PlanBase()), "an amount over a plan"),
    (
        seen("tháng 9 năm 2019", IndexNumber(114, "2010"), indicator="iip"),
        "an index on a fixed base",
    ),
    (
        seen("tháng 9 năm 2019", IndexNumber(114, IndexBase.DECEMBER_LAST_YEAR), indicator="cpi"),
        "an index over December",
    ),
]


@pytest.mark.parametrize(("record", "reason"), NO_STATED_RATES)
def test_a_rate_over_anything_else_fills_no_cell(record: Record, reason: str) -> None:
    rows = standard_rows(Dataset.of(record), period=SEPTEMBER)
    cells = [row[column].value for row in rows for column in C if column.is_ratio]
    assert not any(cells), reason


def test_the_plan_is_the_latest_revision_and_plans_come_before_scenarios() -> None:
    scenario = PlanReference(PlanKind.SCENARIO)
    row = row_of(
        planned("năm 2019", "40 tỷ đồng"),
        planned("năm 2019", "42 tỷ đồng", plan=PlanReference(revision=2)),
        planned("năm 2019", "41 tỷ đồng", plan=PlanReference(revision=1)),
        planned("năm 2019", "50 tỷ đồng", plan=scenario),
    )
    assert str(row.year_plan.value) == "42 tỷ đồng"


def test_plans_of_two_bodies_that_differ_are_a_question_until_one_is_named() -> None:
    central = PlanReference(authority=parse_authority("Trung ương"))
    targets = (
        planned("năm 2019", "40 tỷ đồng", plan=central),
        planned("năm 2019", "44 tỷ đồng", plan=PlanReference()),
        seen("9 tháng đầu năm 2019", "20 tỷ đồng"),
    )
    row = row_of(*targets)
    assert row.year_plan.value is None
    assert codes(row.year_plan) == codes(row.cumulative_to_plan) == ["ambiguous"]
    assert "44 tỷ đồng" in row.year_plan.notes[0].message
    named = row_of(*targets, plan=central)
    assert named.cumulative_to_plan.value == PercentOfPlan(50)
    scenario = row_of(*targets, plan=PlanReference(PlanKind.SCENARIO))
    assert scenario.year_plan == LevelCell()


def test_plans_without_prices_that_differ_do_not_stand_in_either() -> None:
    row = row_of(
        seen("9 tháng đầu năm 2019", "20 tỷ đồng", price_basis="current"),
        planned("năm 2019", "40 tỷ đồng"),
        planned("năm 2019", "44 tỷ đồng"),
    )
    assert row.year_plan.value is None
    assert codes(row.year_plan) == ["ambiguous"]


def test_the_most_final_figure_is_shown_and_another_source_is_mentioned() -> None:
    row = row_of(
        seen("tháng 9 năm 2019", "5 tỷ đồng", status=ESTIMATE),
        seen("tháng 9 năm 2019", "6 tỷ đồng"),
        seen("tháng 9 năm 2019", "7 tỷ đồng"),
    )
    assert str(row.this_period.value) == "7 tỷ đồng"
    assert [note.message for note in row.this_period.notes] == ["có nguồn khác nêu 6 tỷ đồng"]


def test_a_hedge_is_said() -> None:
    row = row_of(seen("tháng 9 năm 2019", "gần 5 tỷ đồng"), seen("tháng 9 năm 2018", "4 tỷ đồng"))
    assert row.this_period.notes[0].message == "văn bản nêu gần 5 tỷ đồng"
    assert codes(row.to_same_period) == ["hedged"]


STOCKS: Final = ["30/9/2019", "tháng 9 năm 2019", "2019-09"]


@pytest.mark.parametrize("time", STOCKS)
def test_a_stock_is_that_of_the_end_of_the_period(time: str) -> None:
    row = row_of(
        seen(time, "170 chợ", indicator="markets_count"),
        seen("30/9/2018", "160 chợ", indicator="markets_count"),
        seen("15/9/2019", "999 chợ", indicator="markets_count"),
        planned("năm 2019", "200 chợ", indicator="markets_count"),
    )
    assert str(row.this_period.value) == str(row.cumulative.value) == "170 chợ"
    assert row.to_same_period.value == PercentChange("6.25")
    assert row.cumulative_to_plan.value == PercentOfPlan(85)


def test_a_stock_of_a_quarter_may_be_known_by_its_month_or_the_year() -> None:
    by_month = row_of(
        seen("2019-09", "5 chợ", indicator="markets_count"), period=Period.quarter(2019, 3)
    )
    assert by_month.this_period.value is not None
    by_year = row_of(seen("năm 2019", "5 chợ", indicator="markets_count"), period=Period.year(2019))
    assert by_year.this_period.value is not None


def test_a_part_in_other_prices_than_the_total_stands_under_its_own_prices_alone() -> None:
    data = Dataset.of(
        seen("tháng 9 năm 2019", "9 tỷ đồng", price_basis="current"),
        seen("tháng 9 năm 2019", "2 tỷ đồng", price_basis="constant-2010", segments=[STEEL]),
    )
    rows = standard_rows(data, period=SEPTEMBER)
    assert [(len(row.segments), row.price_basis and row.price_basis.code) for row in rows] == [
        (0, "current"),
        (1, "constant-2010"),
    ]


def test_rows_come_in_the_order_of_the_data_the_total_before_its_parts() -> None:
    data = Dataset.of(
        seen("tháng 9 năm 2019", "2 triệu USD", indicator="exports", segments=[STEEL]),
        seen("tháng 9 năm 2019", "9 triệu USD", indicator="exports"),
        seen("tháng 9 năm 2019", "5 tỷ đồng"),
        seen("năm 2003", "5 tỷ đồng", indicator="retail_sales"),
    )
    rows = standard_rows(data, period=SEPTEMBER)
    assert [row.label for row in rows] == [
        "Kim ngạch xuất khẩu hàng hóa",
        "Kim ngạch xuất khẩu hàng hóa: thép",
        "Giá trị sản xuất công nghiệp",
    ]


def test_indicators_asked_for_come_in_that_order_blank_where_nothing_is_known() -> None:
    data = Dataset.of(seen("tháng 9 năm 2019", "5 tỷ đồng"))
    asked: list[Indicator | str] = ["retail_sales", get_indicator(OUTPUT), OUTPUT]
    rows = standard_rows(data, period=SEPTEMBER, place="42", indicators=asked)
    assert [row.indicator.code for row in rows] == ["retail_sales", OUTPUT]
    assert rows[0].unit is None
    assert all(rows[0][column].value is None for column in C)


def test_every_place_has_its_rows_or_only_the_one_asked_for() -> None:
    other = Observation.of(OUTPUT, "19", "tháng 9 năm 2019", "3 tỷ đồng")
    data = Dataset.of(other, seen("tháng 9 năm 2019", "5 tỷ đồng"))
    both = standard_rows(data, period=SEPTEMBER)
    assert [str(row.place) for row in both] == ["tỉnh Thái Nguyên", PROVINCE]
    (one,) = standard_rows(data, period=SEPTEMBER, place=PROVINCE)
    assert str(one.place) == PROVINCE
    assert standard_rows(data, period=SEPTEMBER, place="01") == ()


PERIODS: Final = [
    (Period.month(2019, 9), "all but nothing", 15, True),
    (Period.month(2019, 1), "January is cumulative", 12, True),
    (Period.year_to_date(2019, 9), "nothing comes before nine months", 10, False),
    (Period.half(2019, 1), "half-years have a predecessor", 12, True),
    (Period.year(2019), "the year is its own estimate", 7, False),
    (Period.last_months(2019, 3), "a quarter", 12, True),
    (Period.parse("2019-05-01/P8M"), "the last eight months", 10, False),
]


@pytest.mark.parametrize(("period", "reason", "most", "has_previous"), PERIODS)
def test_columns_that_would_say_the_same_twice_are_shown_once(
    period: Period, reason: str, most: int, has_previous: bool
) -> None:
    columns = distinct_columns(period)
    assert len(columns) <= most, reason
    times = [(column_period(one, period), one.is_plan) for one in columns if not one.is_ratio]
    assert len(set(times)) == len(times)
    assert (C.PREVIOUS_PERIOD in columns) is has_previous
    assert C.CUMULATIVE_TO_PLAN in columns
    assert StandardTable((), period).columns == columns


def test_january_is_shown_as_the_month_and_measured_against_the_year() -> None:
    columns = distinct_columns(Period.month(2019, 1))
    assert C.CUMULATIVE not in columns
    assert {C.THIS_PERIOD, C.TO_PREVIOUS_PERIOD, C.CUMULATIVE_TO_PLAN} <= set(columns)


def test_the_heads_name_their_periods() -> None:
    assert head_text(C.CUMULATIVE, SEPTEMBER) == "Lũy kế 9 tháng đầu năm 2019"
    assert head_text(C.NEXT_PLAN_TO_ESTIMATE, SEPTEMBER) == "KH 2020 so với ước 2019"
    nine = Period.year_to_date(2019, 9)
    assert head_text(C.PREVIOUS_PERIOD, nine) == "Thực hiện kỳ trước"
    assert head_text(C.TO_PREVIOUS_PERIOD, nine) == "9T/2019 so với kỳ trước"


def test_every_column_has_a_label_and_a_field_of_the_row() -> None:
    row = row_of(*WHOLE)
    for column in C:
        assert column.label
        assert row[column] is getattr(row, column.value)
    assert "kế hoạch năm: 46.500 tỷ đồng" in row._repr_html_()


EMPTY: Final = Dataset()
WRONG_QUESTIONS: Final[list[tuple[Callable[[], object], type[Exception], str]]] = [
    (lambda: standard_rows(ANY, period=SEPTEMBER), InvalidTypeError, "no dataset"),
    (lambda: standard_rows(EMPTY, period=ANY), InvalidTypeError, "no period"),
    (lambda: standard_rows(EMPTY, period=Period.years(2011, 2015)), InvalidValueError, "years"),
    (
        lambda: standard_rows(EMPTY, period=Period.parse("2019-11-01/P3M")),
        InvalidValueError,
        "over the end of a year",
    ),
    (lambda: standard_rows(EMPTY, period=SEPTEMBER, plan="kế hoạch"), InvalidTypeError, "text"),  # type: ignore[arg-type]
    (lambda: standard_rows(EMPTY, period=SEPTEMBER, place="xã Không Có"), ParseError, "no place"),
    (lambda: standard_rows(EMPTY, period=SEPTEMBER, indicators=["x"]), UnknownCodeError, "no code"),
    (lambda: StandardTable(ANY, SEPTEMBER), InvalidTypeError, "no rows"),
    (lambda: StandardTable(("x",), SEPTEMBER), InvalidTypeError, "text as a row"),  # type: ignore[arg-type]
    (lambda: StandardTable((), ANY), InvalidTypeError, "no period"),
    (lambda: StandardTable((), SEPTEMBER, ANY), InvalidTypeError, "no title"),
    (lambda: StandardTable((), SEPTEMBER, "", ANY), InvalidTypeError, "no layout"),
    (lambda: row_of(*WHOLE)["this_period"], InvalidTypeError, "a name for a column"),  # type: ignore[index]
    (lambda: TableLayout(ratios="index"), InvalidTypeError, "text as encoding"),  # type: ignore[arg-type]
    (lambda: TableLayout(scale=9), InvalidTypeError, "a number as scale"),  # type: ignore[arg-type]
    (lambda: TableLayout(style=ANY), InvalidTypeError, "no style"),
    (lambda: TableLayout(decimals=-1), InvalidValueError, "negative decimals"),
    (lambda: TableLayout(columns=()), InvalidValueError, "no columns"),
    (lambda: TableLayout(columns=(C.ESTIMATE, C.ESTIMATE)), InvalidValueError, "twice"),
    (lambda: TableLayout(columns=("estimate",)), InvalidTypeError, "text as column"),  # type: ignore[arg-type]
    (lambda: RowSubject(ANY), InvalidTypeError, "no indicator"),
    (lambda: RowSubject(get_indicator("iip"), ANY, ANY), InvalidTypeError, "no segments"),
    (lambda: RowSubject(get_indicator("iip"), "current"), InvalidTypeError, "text as prices"),  # type: ignore[arg-type]
    (lambda: StandardTable((), SEPTEMBER).form(), InvalidValueError, "no rows to read"),
]


@pytest.mark.parametrize(("ask", "error", "reason"), WRONG_QUESTIONS)
def test_a_wrong_question_is_refused(
    ask: Callable[[], object], error: type[Exception], reason: str
) -> None:
    with pytest.raises(error):
        ask()
    assert reason


def test_a_table_is_told_by_its_period_and_rows() -> None:
    assert repr(StandardTable((), SEPTEMBER)) == "<StandardTable of 2019-09, 0 rows>"


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(datasets(), st.integers(1, 12), st.integers(1, 12), st.integers(1901, 2090))
def test_any_dataset_makes_rows_whose_cells_hold_its_own_records(
    data: Dataset, month: int, months: int, year: int
) -> None:
    first = data.records[0].key.last_period.start if data.records else None
    year = min(max(1901, first.year), 2090) if first else year
    period = Period.parse(f"{year}-{min(month, 13 - months):02d}-01/P{months}M")
    rows = standard_rows(data, period=period)
    for row in rows:
        assert all(cell.record is None or cell.record in data for cell in row.levels)
        for column in C:
            value = row[column].value
            assert not isinstance(value, Decimal)
    table = StandardTable(rows, period)
    assert len(table.grid.rows) == len(rows)
    assert table.to_markdown()
    assert table.to_html()
    assert table.to_csv()
