"""The tasks that forty other packages were given, done with the names a newcomer would look for.

Tasks 21 to 24 (JSON, its schema, tables and charts, sentences) are in `test_peer_tasks_row.py`.
"""

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

import pytest

import congthuong as ct

BILLION: Final = ct.Scale.BILLION
LAST_YEAR: Final = ct.IndexBase.SAME_PERIOD_LAST_YEAR

# Wrong uses, which a type checker refuses before they run.
CHANGE: Final[Callable[..., Any]] = ct.percent_change
POINTS: Final[Callable[..., Any]] = ct.point_change


def test_a_plan_an_actual_and_a_percent_take_three_lines() -> None:
    plan = ct.PlanTarget.of("industrial_output", "huyện Krông Pa", "năm 2022", "1.467,2 tỷ đồng")
    actual = ct.Observation.of("industrial_output", "huyện Krông Pa", "2022-S1", "808 tỷ đồng")
    percent = ct.percent_of_plan(actual, plan)
    assert str(percent.rounded(2)) == "55,07%"


def test_task_01_read_1290_billion_dong() -> None:
    money = ct.parse_quantity("1.290 tỷ đồng")
    assert money == ct.Quantity.of(1_290_000_000_000)
    assert money.amount == Decimal(1_290_000_000_000)
    assert money.unit == ct.VND
    assert isinstance(money.amount, Decimal)
    assert ct.parse_quantity(unicodedata.normalize("NFD", "1.290 tỷ đồng")) == money


def test_task_02_read_2156_billion_dong() -> None:
    money = ct.parse_quantity("21,56 tỷ đồng")
    assert money.amount == Decimal(21_560_000_000)
    assert money.unit == ct.VND
    assert money.quantum == Decimal(10_000_000)


def test_task_03_read_nearly_120_million_dollars() -> None:
    stated = ct.parse_stated_quantity("gần 120 triệu USD")
    assert stated.quantity == ct.Quantity.of(120, ct.Scale.MILLION, ct.USD)
    assert stated.approximation is ct.Approximation.NEARLY
    assert stated.interval.high == Decimal(120_000_000)
    assert not stated.interval.contains(Decimal(120_000_000))
    with pytest.raises(ct.ParseError, match="parse_stated_quantity"):
        ct.parse_quantity("gần 120 triệu USD")  # the hedge is never dropped without a word


def test_task_04_read_over_01_thousand_billion_dong() -> None:
    stated = ct.parse_stated_quantity("trên 01 ngàn tỷ đồng")
    assert stated.quantity.amount == Decimal("1E+12")
    assert stated.quantity.unit == ct.VND
    assert stated.approximation is ct.Approximation.OVER
    assert not stated.interval.contains(Decimal("1E+12"))
    assert stated.interval.high is None


def test_task_05_read_256_billion_dollars() -> None:
    money = ct.parse_quantity("2,56 tỷ USD")
    assert money.amount == Decimal(2_560_000_000)
    assert money.unit == ct.USD


def test_task_06_read_7576_percent() -> None:
    for rate in (
        ct.PercentOfPlan.parse("75,76%"),
        ct.PercentShare.parse("75,76%"),
        ct.PercentChange.parse("75,76%"),
    ):
        assert rate.value == Decimal("75.76")
        assert rate.quantum == Decimal("0.01")
    kept = ct.PercentShare.parse("75,70%")
    assert kept.quantum == Decimal("0.01")
    assert str(kept) == "75,70%"
    assert ct.parse_quantity("75,76%") == ct.Quantity.of("75.76", unit=ct.PERCENT)


def test_task_07_read_a_range_of_percentages() -> None:
    stated = ct.parse_stated_quantity("từ 8,42% đến 47,07%")
    assert stated.is_range
    assert stated.quantity == ct.Quantity.of("8.42", unit=ct.PERCENT)
    assert stated.high == ct.Quantity.of("47.07", unit=ct.PERCENT)


def test_task_07_the_scale_of_a_range_is_that_of_both_ends() -> None:
    stated = ct.parse_stated_quantity("từ 800 đến 900 tỷ đồng")
    assert stated.quantity == ct.Quantity.of(800, BILLION)
    assert stated.high == ct.Quantity.of(900, BILLION)


def test_task_07_a_comparison_over_a_range_is_built_from_its_words() -> None:
    words = "tăng từ 8,42% đến 47,07%"
    rate = ct.Comparison.of("iip", "94", "9 tháng đầu năm 2024", words, LAST_YEAR)
    assert rate.high == ct.PercentChange("47.07")


def test_task_08_read_cumulative_months() -> None:
    nine = ct.parse_period("9 tháng đầu năm 2024")
    assert nine == ct.Period.year_to_date(2024, 9)
    assert (nine.start.month, nine.months) == (1, 9)
    assert nine.kind is ct.PeriodKind.YEAR_TO_DATE
    six = ct.parse_period("6 tháng đầu năm 2022")
    assert six == ct.Period.half(2022, 1) == ct.Period.year_to_date(2022, 6)
    assert str(six) == "2022-S1"


def test_task_09_read_a_month() -> None:
    month = ct.parse_period("tháng 9 năm 2013")
    assert month == ct.Period.month(2013, 9)
    assert month.kind is ct.PeriodKind.MONTH
    assert month != ct.parse_period("9 tháng năm 2013")


def test_task_10_read_a_term() -> None:
    term = ct.parse_period("nhiệm kỳ 2011-2015")
    assert term == ct.Period.years(2011, 2015)
    assert term.months == 60


def test_task_11_read_a_quarter() -> None:
    quarter = ct.parse_period("quý III/2024")
    assert quarter == ct.Period.quarter(2024, 3)
    assert str(quarter) == "2024-Q3"
    assert quarter == ct.parse_period("quý 3 năm 2024")


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("9 tháng đầu năm 2024", "2023-01-01/P9M"),
        ("6 tháng đầu năm 2022", "2021-S1"),
        ("tháng 9 năm 2013", "2012-09"),
        ("quý III/2024", "2023-Q3"),
    ],
)
def test_task_12_same_period_of_the_previous_year(text: str, before: str) -> None:
    assert str(ct.parse_period(text).same_period_last_year()) == before


def test_task_13_single_months_from_cumulative_figures() -> None:
    cumulative = {
        ct.Period.year_to_date(2024, month): ct.Quantity.of(value, BILLION)
        for month, value in ((1, "10.5"), (2, "22"), (3, "40"))
    }
    singles = ct.decumulate(cumulative)
    assert singles == {
        ct.Period.month(2024, 1): ct.Quantity.of("10.5", BILLION),
        ct.Period.month(2024, 2): ct.Quantity.of("11.5", BILLION),
        ct.Period.month(2024, 3): ct.Quantity.of("18", BILLION),
    }
    assert ct.accumulate(singles) == cumulative


def test_task_13_a_gap_is_refused_or_unknown_and_never_spread() -> None:
    with_gap = {ct.Period.year_to_date(2024, month): Decimal(10 * month) for month in (1, 2, 4, 5)}
    with pytest.raises(ct.IncomparableError, match="missing"):
        ct.decumulate(with_gap)
    assert ct.decumulate(with_gap, gaps="unknown") == {
        ct.Period.month(2024, 1): Decimal(10),
        ct.Period.month(2024, 2): Decimal(10),
        ct.Period.month(2024, 4): None,
        ct.Period.month(2024, 5): Decimal(10),
    }


def test_task_13_year_on_year_goes_by_period_and_not_by_position() -> None:
    values = {
        ct.Period.month(year, month): Decimal(100 * (year - 2022) + month)
        for year in (2023, 2024)
        for month in (1, 2, 3)
        if (year, month) != (2023, 2)
    }
    growth = ct.year_on_year_series(values)
    assert list(growth) == [ct.Period.month(2024, month) for month in (1, 2, 3)]
    assert growth[ct.Period.month(2024, 2)] is None
    assert growth[ct.Period.month(2024, 3)] == ct.percent_change(Decimal(203), Decimal(103))


def test_task_14_percent_of_plan_and_the_plan_that_it_implies() -> None:
    value, plan = ct.parse_quantity("808 tỷ đồng"), ct.parse_quantity("1.467,2 tỷ đồng")
    assert ct.percent_of_plan(value, plan).rounded(2) == ct.PercentOfPlan("55.07")
    bounds = ct.implied_plan(value, ct.PercentOfPlan.parse("55,07%"))
    assert in_billions(bounds.low, 2) == "1.466,18 tỷ đồng"
    assert in_billions(bounds.midpoint, 1) == "1.467,2 tỷ đồng"
    assert in_billions(bounds.high, 2) == "1.468,26 tỷ đồng"


def test_task_15_the_base_that_a_growth_implies() -> None:
    value = ct.parse_quantity("808 tỷ đồng")
    bounds = ct.implied_base(value, ct.PercentChange.parse("tăng 53,5%"))
    assert in_billions(bounds.low, 2) == "525,89 tỷ đồng"
    assert in_billions(bounds.midpoint, 1) == "526,4 tỷ đồng"
    assert in_billions(bounds.high, 2) == "526,88 tỷ đồng"


def in_billions(amount: Decimal | None, decimals: int) -> str:
    assert amount is not None
    return str(ct.Quantity(amount, ct.VND).rounded(decimals, BILLION))


def test_task_16_points_are_not_percent() -> None:
    before, now = ct.PercentShare.parse("5,0%"), ct.PercentShare.parse("7,1%")
    assert ct.point_change(now, before) == ct.PercentagePoints("2.1")
    assert now - before == ct.PercentagePoints("2.1")
    assert str(now - before) == "+2,1 điểm phần trăm"
    with pytest.raises(ct.KindMismatchError):
        CHANGE(now, before)
    with pytest.raises(ct.KindMismatchError):
        ct.percent_change(ct.parse_quantity("7,1%"), ct.parse_quantity("5,0%"))


@pytest.mark.parametrize("kind", [ct.PercentChange, ct.PercentOfPlan])
def test_task_16_every_percentage_is_refused_as_the_wrong_kind(kind: Any) -> None:
    with pytest.raises(ct.KindMismatchError):
        CHANGE(kind("7.1"), kind("5.0"))


def test_task_16_two_kinds_of_percentage_have_no_difference() -> None:
    with pytest.raises(ct.KindMismatchError):
        POINTS(ct.PercentOfPlan("75.76"), ct.PercentChange("5.2"))


def test_task_17_growth_of_an_index_is_kept_apart_from_growth_of_a_level() -> None:
    index, level = ct.IndexNumber("110.64", LAST_YEAR), ct.Quantity.of(84142, BILLION)
    assert index.to_change() == ct.PercentChange("10.64")
    with pytest.raises(ct.KindMismatchError):
        CHANGE(level, index)
    with pytest.raises(ct.KindMismatchError):  # two indices of moving bases have no growth
        ct.percent_change(index, ct.IndexNumber("105", LAST_YEAR))
    fixed = ct.IndexNumber("132", "2010"), ct.IndexNumber("120", "2010")
    assert ct.percent_change(*fixed) == ct.PercentChange("10")


def test_task_17_records_of_an_index_and_of_a_level_are_refused() -> None:
    place, year = "tỉnh Hà Tĩnh", "năm 2019"
    output = ct.Comparison.of("industrial_output", place, year, "tăng 32,12%", LAST_YEAR)
    index = ct.Comparison.of("iip", place, year, "tăng 30,74%", LAST_YEAR)
    with pytest.raises(ct.IncomparableError, match="iip"):
        ct.point_change(output, index)


def test_task_17_an_index_is_never_summed() -> None:
    months = [
        ct.Observation.of("iip", "42", f"tháng {m} năm 2019", ct.IndexNumber("110", LAST_YEAR))
        for m in (1, 2)
    ]
    with pytest.raises(ct.IncomparableError):
        ct.total(months)
    with pytest.raises(ct.KindMismatchError):
        ct.accumulate(months)


def test_task_18_write_1290_billion_dong() -> None:
    assert ct.format_money(1_290_000_000_000, scale=BILLION) == "1.290 tỷ đồng"
    assert ct.format_money(ct.Quantity.of("1290", BILLION)) == "1.290 tỷ đồng"
    read = ct.parse_quantity("1.290 tỷ đồng")
    assert str(read) == "1.290 tỷ đồng"
    assert f"{read}" == "1.290 tỷ đồng"


def test_task_18_full_dong_stay_full_unless_a_scale_is_asked_for() -> None:
    assert ct.format_money(1_290_000_000_000) == "1.290.000.000.000 đồng"


def test_task_19_write_it_in_words() -> None:
    words = "một nghìn hai trăm chín mươi tỷ đồng"
    assert ct.spell_money(ct.parse_quantity("1.290 tỷ đồng")) == words
    assert ct.spell_money(ct.Quantity.of(1_290_000_000_000)) == words
    assert ct.spell_number(1_290_000_000_000) == "một nghìn hai trăm chín mươi tỷ"
    assert ct.parse_number_words("một nghìn hai trăm chín mươi tỷ") == 1_290_000_000_000


def merged_parts(indicator: str, *values: str | ct.IndexNumber) -> list[ct.Observation]:
    """A figure of the old Hà Giang and one of the old Tuyên Quang, for 2024."""
    names = ("tỉnh Hà Giang", "tỉnh Tuyên Quang")
    return [
        ct.Observation.of(indicator, name, "năm 2024", value)
        for name, value in zip(names, values, strict=True)
    ]


def test_task_20_additive_figures_go_across_the_merger() -> None:
    now = ct.Observation.of("industrial_output", "tỉnh Tuyên Quang", "năm 2025", "38.500 tỷ đồng")
    parts = merged_parts("industrial_output", "9.000 tỷ đồng", "26.000 tỷ đồng")
    new = now.key.place
    assert isinstance(new, ct.Locality)
    before = ct.rebase(parts, new)
    assert before.quantity == ct.Quantity.of(35000, BILLION)
    assert before.key == now.key.at("năm 2024")
    assert ct.year_on_year(now, before) == ct.PercentChange("10")


def test_task_20_the_old_province_is_not_the_new_one_of_its_name() -> None:
    now = ct.Observation.of("industrial_output", "tỉnh Tuyên Quang", "năm 2025", "38.500 tỷ đồng")
    _, old = merged_parts("industrial_output", "9.000 tỷ đồng", "26.000 tỷ đồng")
    assert old.key.place != now.key.place
    with pytest.raises(ct.IncomparableError, match="rebase"):
        ct.year_on_year(now, old)
    assert isinstance(now.key.place, ct.Locality)
    with pytest.raises(ct.IncomparableError, match="do not cover"):
        ct.rebase([old], now.key.place)


def test_task_20_what_does_not_add_is_refused() -> None:
    new = ct.get_locality("08", on=ct.Period.year(2025))
    indices = merged_parts(
        "iip", ct.IndexNumber("108.2", LAST_YEAR), ct.IndexNumber("109.5", LAST_YEAR)
    )
    rates = merged_parts("cluster_occupancy", "61,5%", "70%")
    for parts in (indices, rates):
        with pytest.raises(ct.IncomparableError, match="does not add over places"):
            ct.rebase(parts, new)


def test_task_20_a_stock_adds_over_places() -> None:
    new = ct.get_locality("08", on=ct.Period.year(2025))
    markets = ct.rebase(merged_parts("markets_count", "181 chợ", "96 chợ"), new)
    assert str(markets.value) == "277 chợ"


# A stated percentage, the two values, and the verdict that allows for the printed rounding.
VERDICTS: Final[list[tuple[Any, str, str, ct.Verdict]]] = [
    (ct.PercentOfPlan("55.07"), "808 tỷ đồng", "1.467,2 tỷ đồng", ct.Verdict.CONSISTENT),
    (ct.PercentOfPlan("55.07"), "808 tỷ đồng", "1.468 tỷ đồng", ct.Verdict.CONSISTENT),
    (ct.PercentOfPlan("55.07"), "808 tỷ đồng", "1.470 tỷ đồng", ct.Verdict.INCONSISTENT),
    (ct.PercentOfPlan("57.05"), "808 tỷ đồng", "1.467,2 tỷ đồng", ct.Verdict.INCONSISTENT),
    (ct.PercentChange("53.5"), "808 tỷ đồng", "526,4 tỷ đồng", ct.Verdict.CONSISTENT),
    (ct.PercentChange("53.5"), "808 tỷ đồng", "527 tỷ đồng", ct.Verdict.CONSISTENT),
    (ct.PercentChange("53.5"), "808 tỷ đồng", "530 tỷ đồng", ct.Verdict.INCONSISTENT),
    (ct.PercentChange("-53.5"), "808 tỷ đồng", "526,4 tỷ đồng", ct.Verdict.INCONSISTENT),
    (ct.PercentShare("97"), "519 cơ sở", "535 cơ sở", ct.Verdict.CONSISTENT),
    (ct.PercentShare("97"), "516 cơ sở", "535 cơ sở", ct.Verdict.INCONSISTENT),
    (ct.PercentOfPlan("75.76"), "808 tỷ đồng", "1,2 tỷ USD", ct.Verdict.CANNOT_TELL),
]


@pytest.mark.parametrize(("rate", "value", "base", "verdict"), VERDICTS)
def test_task_25_check_a_stated_percent(
    rate: Any, value: str, base: str, verdict: ct.Verdict
) -> None:
    check = ct.check_rate(rate, ct.parse_quantity(value), ct.parse_quantity(base))
    assert check.verdict is verdict
    assert bool(check) is (verdict is not ct.Verdict.INCONSISTENT)


def test_task_25_a_hedge_leaves_the_verdict_open() -> None:
    value = ct.parse_stated_quantity("trên 01 ngàn tỷ đồng")
    for plan, verdict in (
        ("1.320 tỷ đồng", ct.Verdict.CONSISTENT),
        ("2.500 tỷ đồng", ct.Verdict.CANNOT_TELL),
        ("1.100 tỷ đồng", ct.Verdict.INCONSISTENT),
    ):
        check = ct.check_rate(ct.PercentOfPlan("75.76"), value, ct.parse_stated_quantity(plan))
        assert check.verdict is verdict


def test_task_25_a_dataset_is_checked_in_one_call() -> None:
    place, time = "huyện Krông Pa", "6 tháng đầu năm 2022"
    plan = ct.PlanBase(period=ct.Period.year(2022))
    data = ct.Dataset.of(
        ct.Observation.of("industrial_output", place, time, "808 tỷ đồng"),
        ct.PlanTarget.of("industrial_output", place, "năm 2022", "1.467,2 tỷ đồng"),
        ct.Comparison.of("industrial_output", place, time, "57,05%", plan),
    )
    (finding,) = ct.check_dataset(data)
    assert finding.code == "plan-mismatch"
    assert finding.severity is ct.Severity.ERROR
    assert len(finding.evidence) == 3
