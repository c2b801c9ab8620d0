"""Five reports entered by hand: every figure, what follows from it, and what looks wrong in it.

The transcription is ours, in code. Where `CONGTHUONG_SEEDS` names the folder of the texts, it is
held against the annotation beside that folder as well.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from congthuong import (
    MW,
    MWP,
    VND,
    Approximation,
    AsOf,
    AuthorityKind,
    Comparison,
    Dataset,
    GrowthTarget,
    IncomparableError,
    IndexBase,
    IndexNumber,
    Interval,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    Locality,
    LocalityGroup,
    Observation,
    ObservationStatus,
    PercentChange,
    PercentOfPlan,
    PercentShare,
    Period,
    PlanBase,
    PlanKind,
    PlanReference,
    PlanTarget,
    PriceBasis,
    Quantity,
    Record,
    RecordKey,
    Scale,
    Segment,
    SegmentDimension,
    Severity,
    Source,
    Spread,
    StatedQuantity,
    StatedRate,
    Statement,
    UnitMismatchError,
    Verdict,
    WholeBase,
    average_annual_change,
    check_dataset,
    check_rate,
    compare_with_plan,
    find_indicator,
    get_indicator,
    get_locality,
    implied_base,
    implied_plan,
    parse_authority,
    parse_stated_quantity,
    percent_change,
    percent_of_plan,
    point_change,
    rebase,
    total,
    year_on_year,
)

LAST_YEAR: Final = IndexBase.SAME_PERIOD_LAST_YEAR
ESTIMATE: Final = ObservationStatus.ESTIMATE
NEARLY: Final = Approximation.NEARLY
OVER: Final = Approximation.OVER

# Wrong uses, which a type checker refuses before they run.
ANY_CHANGE: Final[Callable[..., Any]] = percent_change
ANY_YEAR: Final[Callable[..., Any]] = year_on_year
ANY_BASE: Final[Callable[..., Any]] = implied_base
ANY_PLAN: Final[Callable[..., Any]] = implied_plan
ANY_CHECK: Final[Callable[..., Any]] = check_rate


def segment(dimension: SegmentDimension, member: str) -> Segment:
    return Segment(dimension, member)


# --- Ba Tri, nine months of 2017 ------------------------------------------------------------------


def ba_tri() -> Dataset:
    place, time = "huyện Ba Tri", "9 tháng đầu năm 2017"
    source = Source("Giám sát của Ban Kinh tế - Xã hội", published=AsOf(2017, 9))
    plan = PlanBase(period=Period.year(2017))
    code = "industrial_output"
    return Dataset.of(
        Observation.of(code, place, time, "trên 01 ngàn tỷ đồng", status=ESTIMATE, source=source),
        Comparison.of(code, place, time, "75,76%", plan, status=ESTIMATE, source=source),
        Observation.of("goods_circulation", place, time, "800 tỷ đồng", source=source),
    )


# --- Thái Nguyên, nine months of 2013 -------------------------------------------------------------


def thai_nguyen() -> Dataset:
    place, time, month = "tỉnh Thái Nguyên", "9 tháng đầu năm 2013", "tháng 9 năm 2013"
    plan = PlanBase(period=Period.year(2013))
    output, budget = "industrial_output", "budget_revenue"
    return Dataset.of(
        Observation.of(output, place, time, "21.000 tỷ đồng", status=ESTIMATE),
        Comparison.of(output, place, time, "tăng 5,2%", LAST_YEAR, status=ESTIMATE),
        Comparison.of(output, place, time, "61%", plan, approximation=NEARLY, status=ESTIMATE),
        Observation.of("exports", place, time, "gần 120 triệu USD"),
        Comparison.of("exports", place, time, "tăng 18%", LAST_YEAR, approximation=OVER),
        Comparison.of("exports", place, time, "74,5%", plan),
        Comparison.of("imports", place, time, "giảm 6,4%", LAST_YEAR),
        Comparison.of("cpi", place, month, "tăng 0,22%", IndexBase.PREVIOUS_PERIOD),
        Comparison.of("cpi", place, month, "tăng 7,63%", LAST_YEAR),
        Observation.of(budget, place, time, "gần 2,2 tỷ đồng"),
        Comparison.of(budget, place, time, "82,5%", plan),
    )


# --- Sóc Trăng, nine months of 2024 ---------------------------------------------------------------

NINE_MONTHS: Final = Period.year_to_date(2024, 9)


def surveyed_units() -> LocalityGroup:
    return LocalityGroup.of(*(get_locality(code, on=NINE_MONTHS) for code in ("943", "950", "951")))


def spread(indicator: str, low: str, high: str) -> Spread:
    key = RecordKey.of(indicator, surveyed_units(), NINE_MONTHS)
    return Spread(key, PercentChange(low), PercentChange(high), LAST_YEAR)


def soc_trang() -> Dataset:
    return Dataset.of(
        spread("industrial_output", "8.42", "47.07"), spread("retail_sales", "8.46", "10.35")
    )


# --- Krông Pa, six months of 2022 -----------------------------------------------------------------

INDUSTRY: Final = segment(SegmentDimension.ACTIVITY, "công nghiệp - tiểu thủ công nghiệp")
HOUSEHOLDS: Final = segment(SegmentDimension.OWNERSHIP, "hộ cá thể")
HYDRO: Final = segment(SegmentDimension.TECHNOLOGY, "thủy điện")
SOLAR: Final = segment(SegmentDimension.TECHNOLOGY, "điện mặt trời")
RUNNING: Final = segment(SegmentDimension.STAGE, "đang hoạt động")
BUILDING: Final = segment(SegmentDimension.STAGE, "đang triển khai")
GROCERIES: Final = segment(SegmentDimension.FACILITY_TYPE, "cửa hàng tạp hóa")
PETROL: Final = segment(SegmentDimension.FACILITY_TYPE, "cửa hàng xăng dầu")
JULY_2022: Final = AsOf(2022, 7)


def krong_pa_budget() -> PlanReference:
    return PlanReference(PlanKind.BUDGET_ESTIMATE, parse_authority("HĐND huyện Krông Pa"))


def krong_pa_flows() -> Dataset:
    place, time, year = "huyện Krông Pa", "6 tháng đầu năm 2022", Period.year(2022)
    plan, budget = PlanBase(period=year), PlanBase(krong_pa_budget(), year)
    output, revenue, retail = "industrial_output", "budget_revenue", "retail_sales"
    return Dataset.of(
        Observation.of(revenue, place, time, "21,56 tỷ đồng", status=ESTIMATE),
        Comparison.of(revenue, place, time, "48,6%", budget, status=ESTIMATE),
        Comparison.of(revenue, place, time, "tăng 5,2%", LAST_YEAR, status=ESTIMATE),
        Observation.of("investment", place, time, "gần 860 tỷ đồng"),
        Observation.of(output, place, time, "808 tỷ đồng"),
        Comparison.of(output, place, time, "55,07%", plan),
        Comparison.of(output, place, time, "tăng 53,5%", LAST_YEAR),
        Observation.of(retail, place, time, "1.290 tỷ đồng"),
        Comparison.of(retail, place, time, "tăng 37,51%", LAST_YEAR),
    )


def stock(indicator: str, value: str, *segments: Segment) -> Observation:
    return Observation.of(indicator, "637", JULY_2022, value, segments=segments)


def krong_pa_stocks() -> Dataset:
    workshops = stock("establishments", "535 cơ sở", INDUSTRY)
    parts = (INDUSTRY, HOUSEHOLDS)
    whole = WholeBase(workshops.key)
    return Dataset.of(
        workshops,
        Comparison.of("establishments", "637", JULY_2022, "97%", whole, segments=parts),
        stock("power_plants", "2 nhà máy", HYDRO, RUNNING),
        stock("power_capacity", "29,7 MW", HYDRO, RUNNING),
        stock("power_plants", "2 nhà máy", SOLAR, RUNNING),
        stock("power_capacity", "84 MWp", SOLAR, RUNNING),
        stock("power_projects", "2 dự án", SOLAR, BUILDING),
        stock("power_capacity", "74 MWp", SOLAR, BUILDING),
        stock("markets_count", "6 chợ"),
        stock("establishments", "462 cửa hàng", GROCERIES),
        stock("establishments", "43 cửa hàng", PETROL),
    )


def krong_pa() -> Dataset:
    return krong_pa_flows() | krong_pa_stocks()


# --- Hà Tĩnh, the year 2019 and the plan for 2020 -------------------------------------------------


def ha_tinh() -> Dataset:
    place, now, then = "tỉnh Hà Tĩnh", "năm 2019", "năm 2020"
    output, goal = "industrial_output", PlanReference(PlanKind.OBJECTIVE)
    prices = "giá so sánh 2010"
    return Dataset.of(
        Observation.of(output, place, now, "75.800 tỷ đồng"),
        Comparison.of(output, place, now, "tăng 32,12%", LAST_YEAR),
        Comparison.of("iip", place, now, "tăng 30,74%", LAST_YEAR, status=ESTIMATE),
        Observation.of("exports", place, now, "850 triệu USD", status=ESTIMATE),
        Observation.of("imports", place, now, "2,56 tỷ USD"),
        PlanTarget.of(output, place, then, "84.142 tỷ đồng", plan=goal, price_basis=prices),
        GrowthTarget.of("iip", place, then, "tăng 10,64%", plan=goal),
        PlanTarget.of("exports", place, then, "1,2 tỷ USD", plan=goal),
    )


SEEDS: Final[Mapping[str, Callable[[], Dataset]]] = {
    "seed-000": ba_tri,
    "seed-001": thai_nguyen,
    "seed-002": soc_trang,
    "seed-003": krong_pa,
    "seed-004": ha_tinh,
}


# --- What the documents state, one figure a row ---------------------------------------------------


class Figure(NamedTuple):
    """One figure: its slot, its key, and the number in base units or percent."""

    slot: str
    indicator: str
    place: str
    time: str
    status: str
    approximation: str
    number: Decimal
    unit: str
    segments: tuple[str, ...] = ()
    plan: str = ""
    prices: str = ""


def _figures(seed: str, *rows: tuple[Any, ...]) -> tuple[tuple[str, Figure], ...]:
    place, time = rows[0]
    return tuple(
        (seed, Figure(r[0], r[1], place, r[2] or time, r[3], r[4], Decimal(r[5]), *r[6:]))
        for r in rows[1:]
    )


_KRONG_PA_BUDGET: Final = "dự toán HĐND huyện Krông Pa giao năm 2022"
_WORKSHOPS: Final = "công nghiệp - tiểu thủ công nghiệp"
_RUNS, _BUILDS = "đang hoạt động", "đang triển khai"
_SUN, _WATER = "điện mặt trời", "thủy điện"
_2010: Final = "constant-2010"
_OUTPUT: Final = "industrial_output"

# Slot, indicator, time ("" as in the head), status, hedge, number, unit; segments, plan, prices.
EXPECTED: Final = (
    *_figures(
        "seed-000",
        ("huyện Ba Tri, Bến Tre", "2017-01-01/P9M"),
        ("value", _OUTPUT, "", "E", "over", "1000000000000", "VND"),
        ("plan", _OUTPUT, "", "E", "exact", "75.76", "%", (), "kế hoạch năm 2017"),
        ("value", "goods_circulation", "", "A", "exact", "800000000000", "VND"),
    ),
    *_figures(
        "seed-001",
        ("Thái Nguyên", "2013-01-01/P9M"),
        ("value", _OUTPUT, "", "E", "exact", "21000000000000", "VND"),
        ("yoy", _OUTPUT, "", "E", "exact", "5.2", "%"),
        ("plan", _OUTPUT, "", "E", "nearly", "61", "%", (), "kế hoạch năm 2013"),
        ("value", "exports", "", "A", "nearly", "120000000", "USD"),
        ("yoy", "exports", "", "A", "over", "18", "%"),
        ("plan", "exports", "", "A", "exact", "74.5", "%", (), "kế hoạch năm 2013"),
        ("yoy", "imports", "", "A", "exact", "-6.4", "%"),
        ("mom", "cpi", "2013-09", "A", "exact", "0.22", "%"),
        ("yoy", "cpi", "2013-09", "A", "exact", "7.63", "%"),
        ("value", "budget_revenue", "", "A", "nearly", "2200000000", "VND"),
        ("plan", "budget_revenue", "", "A", "exact", "82.5", "%", (), "kế hoạch năm 2013"),
    ),
    *_figures(
        "seed-002",
        ("huyện Kế Sách, thị xã Vĩnh Châu, huyện Trần Đề (Sóc Trăng)", "2024-01-01/P9M"),
        ("yoy", _OUTPUT, "", "A", "exact", "8.42", "%"),
        ("yoy_high", _OUTPUT, "", "A", "exact", "47.07", "%"),
        ("yoy", "retail_sales", "", "A", "exact", "8.46", "%"),
        ("yoy_high", "retail_sales", "", "A", "exact", "10.35", "%"),
    ),
    *_figures(
        "seed-003",
        ("huyện Krông Pa, Gia Lai", "2022-S1"),
        ("value", "budget_revenue", "", "E", "exact", "21560000000", "VND"),
        ("plan", "budget_revenue", "", "E", "exact", "48.6", "%", (), _KRONG_PA_BUDGET),
        ("yoy", "budget_revenue", "", "E", "exact", "5.2", "%"),
        ("value", "investment", "", "A", "nearly", "860000000000", "VND"),
        ("value", _OUTPUT, "", "A", "exact", "808000000000", "VND"),
        ("plan", _OUTPUT, "", "A", "exact", "55.07", "%", (), "kế hoạch năm 2022"),
        ("yoy", _OUTPUT, "", "A", "exact", "53.5", "%"),
        ("value", "retail_sales", "", "A", "exact", "1290000000000", "VND"),
        ("yoy", "retail_sales", "", "A", "exact", "37.51", "%"),
    ),
    *_figures(
        "seed-003",
        ("huyện Krông Pa, Gia Lai", "2022-07"),
        ("value", "establishments", "", "A", "exact", "535", "establishment", (_WORKSHOPS,)),
        ("share", "establishments", "", "A", "exact", "97", "%", (_WORKSHOPS, "hộ cá thể")),
        ("value", "power_plants", "", "A", "exact", "2", "plant", (_WATER, _RUNS)),
        ("value", "power_capacity", "", "A", "exact", "29.7", "MW", (_WATER, _RUNS)),
        ("value", "power_plants", "", "A", "exact", "2", "plant", (_SUN, _RUNS)),
        ("value", "power_capacity", "", "A", "exact", "84", "MWp", (_SUN, _RUNS)),
        ("value", "power_projects", "", "A", "exact", "2", "project", (_SUN, _BUILDS)),
        ("value", "power_capacity", "", "A", "exact", "74", "MWp", (_SUN, _BUILDS)),
        ("value", "markets_count", "", "A", "exact", "6", "market"),
        ("value", "establishments", "", "A", "exact", "462", "shop", ("cửa hàng tạp hóa",)),
        ("value", "establishments", "", "A", "exact", "43", "shop", ("cửa hàng xăng dầu",)),
    ),
    *_figures(
        "seed-004",
        ("Hà Tĩnh", "2019"),
        ("value", _OUTPUT, "", "A", "exact", "75800000000000", "VND"),
        ("yoy", _OUTPUT, "", "A", "exact", "32.12", "%"),
        ("yoy", "iip", "", "E", "exact", "30.74", "%"),
        ("value", "exports", "", "E", "exact", "850000000", "USD"),
        ("value", "imports", "", "A", "exact", "2560000000", "USD"),
        ("value", _OUTPUT, "2020", "plan", "exact", "84142000000000", "VND", (), "", _2010),
        ("yoy", "iip", "2020", "plan", "exact", "10.64", "%"),
        ("value", "exports", "2020", "plan", "exact", "1200000000", "USD"),
    ),
)


def place_label(key: RecordKey) -> str:
    """The unit and its province, as one would write them."""
    if isinstance(key.place, LocalityGroup):
        first = key.place.members[0]
        return f"{key.place} ({province_of(first, key)})"
    assert isinstance(key.place, Locality)
    if key.place.parent_code == "VN":
        return key.place.name
    return f"{key.place}, {province_of(key.place, key)}"


def province_of(unit: Locality, key: RecordKey) -> str:
    assert unit.parent_code is not None
    return get_locality(unit.parent_code, on=key.time).name


def held(data: Dataset) -> Iterator[Figure]:
    """Every figure that a dataset holds, in the shape of the table."""
    for record in data:
        for slot, status, approximation, number, unit, plan in numbers(record):
            yield Figure(
                slot,
                record.key.indicator.code,
                place_label(record.key),
                str(record.key.time),
                status,
                approximation.value,
                number,
                unit,
                members(record.key),
                plan,
                "" if record.key.price_basis is None else record.key.price_basis.code,
            )


def members(key: RecordKey) -> tuple[str, ...]:
    order = list(SegmentDimension)
    held_parts = sorted(key.segments, key=lambda part: order.index(part.dimension))
    return tuple(part.member for part in held_parts)


_Numbers = tuple[str, str, Approximation, Decimal, str, str]


def numbers(record: Record) -> Iterator[_Numbers]:
    if isinstance(record, Observation | PlanTarget):
        status = record.status.value if isinstance(record, Observation) else "plan"
        value = record.value
        assert isinstance(value, StatedQuantity)
        assert value.high is None
        amount = value.quantity
        yield "value", status, value.approximation, amount.amount, amount.unit.code, ""
    elif isinstance(record, GrowthTarget):
        assert record.base is LAST_YEAR
        assert record.high is None
        assert isinstance(record.rate, PercentChange)
        yield "yoy", "plan", record.approximation, record.rate.value, "%", ""
    elif isinstance(record, Spread):
        assert record.base is LAST_YEAR
        for slot, end in (("yoy", record.low), ("yoy_high", record.high)):
            assert isinstance(end, PercentChange)
            yield slot, record.status.value, Approximation.EXACT, end.value, "%", ""
    else:
        yield rate_numbers(record)


def rate_numbers(record: Comparison) -> _Numbers:
    value, base = record.value, record.base
    assert record.high is None
    assert record.stated
    assert isinstance(value, PercentOfPlan | PercentChange | PercentShare)
    slots = {LAST_YEAR: "yoy", IndexBase.PREVIOUS_PERIOD: "mom"}
    if isinstance(base, PlanBase):
        slot = "plan"
    elif isinstance(base, WholeBase):
        slot = "share"
    else:
        assert isinstance(base, IndexBase)
        slot = slots[base]
    plan = str(base) if slot == "plan" else ""
    return slot, record.status.value, record.approximation, value.value, "%", plan


# --- The datasets hold the figures, all of them and no other --------------------------------------


@pytest.mark.parametrize(
    ("seed", "figure"),
    EXPECTED,
    ids=[f"{seed[-3:]}-{f.indicator}-{f.slot}-{f.number}" for seed, f in EXPECTED],
)
def test_a_figure_of_the_documents_is_held(seed: str, figure: Figure) -> None:
    assert figure in set(held(SEEDS[seed]()))


@pytest.mark.parametrize("seed", sorted(SEEDS))
def test_no_figure_is_held_that_the_documents_do_not_state(seed: str) -> None:
    assert Counter(held(SEEDS[seed]())) == Counter(f for name, f in EXPECTED if name == seed)


def test_digits_are_held_as_they_were_written() -> None:
    data = krong_pa()
    key = RecordKey.of("budget_revenue", "637", "6 tháng đầu năm 2022")
    value = data.latest(key)
    assert value is not None
    assert str(value.value) == "21,56 tỷ đồng"
    assert value.quantity.quantum == Decimal("1E+7")
    growth = next(r for r in data.comparisons if r.value == PercentChange("53.5"))
    assert growth.value.quantum == Decimal("0.1")


def test_the_plan_of_a_percentage_is_the_budget_that_the_council_assigned() -> None:
    rate = next(r for r in krong_pa().comparisons if r.value == PercentOfPlan("48.6"))
    assert isinstance(rate.base, PlanBase)
    authority = rate.base.plan.authority
    assert rate.base.plan.kind is PlanKind.BUDGET_ESTIMATE
    assert authority is not None
    assert authority.kind is AuthorityKind.PEOPLES_COUNCIL
    assert authority.locality == get_locality("637", on=JULY_2022)
    assert rate.base.period == Period.year(2022)
    assert rate.base.value is None


def test_a_plan_assigned_by_a_council_is_no_plan_of_no_one() -> None:
    bases = [rate.base for rate in krong_pa().comparisons if isinstance(rate.base, PlanBase)]
    assert len(bases) == 2
    assert bases[0].plan != bases[1].plan


def test_capacity_is_kept_by_technology_and_stage() -> None:
    data = krong_pa()
    key = RecordKey.of("power_capacity", "637", JULY_2022)
    found = {
        parts: [str(o.value) for o in data.observations_at(key.part(*parts))]
        for parts in ((HYDRO, RUNNING), (SOLAR, RUNNING), (SOLAR, BUILDING), (HYDRO, BUILDING), ())
    }
    assert found == {
        (HYDRO, RUNNING): ["29,7 MW"],
        (SOLAR, RUNNING): ["84 MWp"],
        (SOLAR, BUILDING): ["74 MWp"],
        (HYDRO, BUILDING): [],
        (): [],
    }


def test_megawatts_and_peak_megawatts_do_not_add() -> None:
    running = [
        o for o in krong_pa().observations if RUNNING in o.key.segments and "MW" in str(o.value)
    ]
    assert [o.quantity.unit for o in running] == [MW, MWP]
    with pytest.raises(UnitMismatchError):
        total(running)


def test_peak_megawatts_of_two_stages_add() -> None:
    solar = [o for o in krong_pa().observations if o.quantity.unit == MWP]
    assert total(solar) == Quantity.of(158, unit=MWP)


def test_counts_are_stocks_and_counted_in_full() -> None:
    counts = [o for o in krong_pa().observations if o.quantity.is_exact_count]
    assert len(counts) == 7
    assert all(o.key.time == JULY_2022 and o.interval.is_point for o in counts)


def test_the_plan_for_2020_is_in_prices_of_2010_and_the_year_2019_in_none_that_is_stated() -> None:
    data = ha_tinh()
    key = RecordKey.of("industrial_output", "42", "năm 2019")
    value = data.latest(key)
    assert value is not None
    assert value.key.price_basis is None
    targets = {t.key.indicator.code: t for t in data.plan_targets}
    target = targets["industrial_output"]
    assert target.key.price_basis == PriceBasis.constant(2010)
    assert not target.key.is_same_series(key)
    assert data.plans_for(key) == ()


def test_the_two_bases_of_the_price_index_stand_side_by_side() -> None:
    key = RecordKey.of("cpi", "19", "tháng 9 năm 2013")
    records = thai_nguyen().at(key)
    assert [r.base for r in records if isinstance(r, Comparison)] == [
        IndexBase.PREVIOUS_PERIOD,
        LAST_YEAR,
    ]


def test_month_and_cumulative_months_are_different_keys() -> None:
    key = RecordKey.of("exports", "19", "tháng 9 năm 2013")
    assert thai_nguyen().at(key) == ()
    assert len(thai_nguyen().at(key.at("9 tháng đầu năm 2013"))) == 3


def test_all_five_go_into_one_dataset() -> None:
    everything = Dataset().merge(*(build() for build in SEEDS.values()))
    assert len(everything) == sum(len(build()) for build in SEEDS.values()) == 44
    assert everything.conflicts == ()
    assert len(everything.localities) == 4
    assert len(everything.filter(place=get_locality("637", on=JULY_2022))) == 20


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp", "industrial_output"),
        ("tổng mức luân chuyển hàng hóa", "goods_circulation"),
        ("giá trị xuất khẩu", "exports"),
        ("giá trị nhập khẩu", "imports"),
        ("Chỉ số giá tiêu dùng", "cpi"),
        ("tổng số tiền thu nộp ngân sách Nhà nước", "budget_revenue"),
        ("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng xã hội", "retail_sales"),
        ("tổng mức bán lẻ hàng hóa và doanh thu dịch vụ", "retail_sales"),
        ("tổng vốn đầu tư toàn xã hội", "social_investment"),
        ("cơ sở sản xuất công nghiệp-tiểu thủ công nghiệp", "establishments"),
        ("Chỉ số sản xuất toàn ngành", "iip"),
        ("chỉ số sản xuất ngành công nghiệp", "iip"),
        ("kim ngạch xuất khẩu", "exports"),
    ],
)
def test_the_names_in_the_documents_are_names_of_the_indicators(words: str, code: str) -> None:
    assert find_indicator(words)[0].indicator.code == code


# --- Held against the annotation ------------------------------------------------------------------

_UNITS: Final = {
    "tỷ đồng": (9, "VND"),
    "ngàn tỷ đồng": (12, "VND"),
    "triệu USD": (6, "USD"),
    "tỷ USD": (9, "USD"),
    "cơ sở": (0, "establishment"),
    "nhà máy": (0, "plant"),
    "dự án": (0, "project"),
    "chợ": (0, "market"),
    "cửa hàng": (0, "shop"),
    "MW": (0, "MW"),
    "MWp": (0, "MWp"),
}
_RATES: Final = (
    ("plan", "plan_percent", "plan_qualifier"),
    ("yoy", "yoy_percent", "yoy_qualifier"),
    ("yoy_high", "yoy_percent_high", "yoy_qualifier"),
    ("mom", "mom_percent", "mom_qualifier"),
    ("share", "share_percent", "share_qualifier"),
)
_STATUSES: Final = {"actual": "A", "estimate": "E", "plan": "plan"}
_COMPONENTS: Final = ("hộ cá thể", _WATER, _SUN, "cửa hàng tạp hóa", "cửa hàng xăng dầu")
# Indicators of ours for which the annotation has no code.
_UNCODED: Final = ("power_plants", "power_projects")
# What every fact may hold; another field would be a figure that nobody compares.
_FIELDS: Final = {
    *("indicator", "indicator_id", "locality", "period", "status", "qualifier", "value", "unit"),
    *("component", "plan_of", "price_basis", "note"),
    *(name for row in _RATES for name in row[1:]),
}


def annotation() -> list[dict[str, Any]]:
    folder = os.environ.get("CONGTHUONG_SEEDS")
    if not folder:
        pytest.skip("CONGTHUONG_SEEDS names no folder of seed texts")
    path = Path(folder).resolve().parent / "gold" / "seeds.jsonl"
    if not path.is_file():
        pytest.fail(f"CONGTHUONG_SEEDS is set, but {path} is no file", pytrace=False)
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def annotated_time(period: str) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(YTD|M|H)(\d+))?", period)
    assert match is not None, period
    year, kind, number = int(match[1]), match[2], int(match[3] or 0)
    times: Mapping[str | None, str] = {
        None: f"{year}",
        "YTD": f"{year}-01-01/P{number}M",
        "M": f"{year}-{number:02}",
        "H": f"{year}-S{number}",
    }
    return times[kind]


def annotated(fact: Mapping[str, Any]) -> Iterator[Figure]:
    assert set(fact) <= _FIELDS, sorted(set(fact) - _FIELDS)
    head = fact["indicator_id"], fact["locality"], annotated_time(fact["period"])
    status, component = _STATUSES[fact["status"]], fact.get("component", "")
    segments = (component,) if component else ()
    prices = fact.get("price_basis", "")
    if fact["value"] is not None:
        power, unit = _UNITS[fact["unit"]]
        number = Decimal(fact["value"]).scaleb(power)
        hedge = fact.get("qualifier", "exact")
        yield Figure("value", *head, status, hedge, number, unit, segments, "", prices)
    for slot, name, qualifier in _RATES:
        if fact.get(name) is not None:
            plan = fact.get("plan_of", "") if slot == "plan" else ""
            hedge = fact.get(qualifier, "exact")
            number = Decimal(fact[name])
            yield Figure(slot, *head, status, hedge, number, "%", segments, plan, prices)


def as_annotated(figure: Figure) -> Figure:
    """A figure of ours in the words of the annotation, which says less of some."""
    component = tuple(part for part in figure.segments if part in _COMPONENTS)
    is_built = figure.indicator == "power_capacity" and _BUILDS in figure.segments
    plan = "dự toán HĐND huyện giao" if figure.plan == _KRONG_PA_BUDGET else ""
    return figure._replace(
        indicator="other" if figure.indicator in _UNCODED else figure.indicator,
        # The annotation calls capacity under construction a plan; here the stage is a segment.
        status="plan" if is_built else figure.status,
        segments=component,
        plan=plan,
    )


@pytest.mark.parametrize("seed", sorted(SEEDS))
def test_the_transcription_is_that_of_the_annotation(seed: str) -> None:
    facts = next(document["facts"] for document in annotation() if document["id"] == seed)
    theirs = Counter(figure for fact in facts for figure in annotated(fact))
    ours = Counter(as_annotated(figure) for name, figure in EXPECTED if name == seed)
    assert ours == theirs


def test_every_document_of_the_annotation_is_transcribed() -> None:
    assert sorted(document["id"] for document in annotation()) == sorted(SEEDS)


def test_a_changed_or_a_missing_figure_would_be_noticed() -> None:
    fact = {
        "indicator_id": "industrial_output",
        "locality": "huyện Krông Pa, Gia Lai",
        "period": "2022-H1",
        "status": "actual",
        "qualifier": "exact",
        "value": "808",
        "unit": "tỷ đồng",
        "plan_percent": "55.07",
        "yoy_percent": "53.5",
    }
    ours = {as_annotated(f) for _, f in EXPECTED}
    assert set(annotated(fact)) <= ours
    for changed in ({"value": "880"}, {"plan_percent": "57.05"}, {"qualifier": "nearly"}):
        assert not set(annotated({**fact, **changed})) <= ours
    with pytest.raises(AssertionError):
        list(annotated({**fact, "mom_growth": "1"}))


def test_the_annotation_is_asked_for_only_where_it_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CONGTHUONG_SEEDS", raising=False)
    with pytest.raises(pytest.skip.Exception):
        annotation()
    monkeypatch.setenv("CONGTHUONG_SEEDS", str(tmp_path / "seeds"))
    with pytest.raises(pytest.fail.Exception):
        annotation()


# --- What follows from the figures ----------------------------------------------------------------


def observed(data: Dataset, indicator: str) -> Observation:
    return next(o for o in data.observations if o.key.indicator.code == indicator)


def compared(data: Dataset, indicator: str, base: type | IndexBase) -> Comparison:
    """The comparison of an indicator with this base, or with a base of this class."""
    return next(
        rate
        for rate in data.comparisons
        if rate.key.indicator.code == indicator
        and (rate.base is base if isinstance(base, IndexBase) else isinstance(rate.base, base))
    )


def rounding(digits: str) -> tuple[Fraction, Fraction]:
    """What rounds half up to these digits, by hand."""
    places = len(digits.partition(".")[2])
    half = Fraction(1, 2 * 10**places)
    return Fraction(digits) - half, Fraction(digits) + half


def encloses_tightly(interval: Interval, low: Fraction, high: Fraction) -> bool:
    if interval.low is None or interval.high is None:
        return False
    below, above = low - Fraction(interval.low), Fraction(interval.high) - high
    return 0 <= below < Fraction(1, 10**20) and 0 <= above < Fraction(1, 10**20)


def billions(amount: Decimal | None, decimals: int) -> str | None:
    return None if amount is None else str(Quantity(amount, VND).rounded(decimals, Scale.BILLION))


# Document, indicator, its printed billions and rate; the middle and both bounds that follow.
PLANS: Final = [
    (krong_pa, "industrial_output", "808", "55.07", "1.467,2", "1.466,18", "1.468,26"),
    (krong_pa, "budget_revenue", "21.56", "48.6", "44,4", "44,31", "44,42"),
]
BASES: Final = [
    (krong_pa, "industrial_output", "808", "53.5", "526,4", "525,89", "526,88"),
    (krong_pa, "budget_revenue", "21.56", "5.2", "20,5", "20,48", "20,51"),
    (krong_pa, "retail_sales", "1290", "37.51", "938,1", "937,72", "938,51"),
    (ha_tinh, "industrial_output", "75800", "32.12", "57.372,1", "57.369,54", "57.374,64"),
    (thai_nguyen, "industrial_output", "21000", "5.2", "19.962,0", "19.952,02", "19.971,94"),
]


@pytest.mark.parametrize(("build", "code", "value", "rate", "middle", "low", "high"), PLANS)
def test_the_plan_that_a_percentage_implies(
    build: Callable[[], Dataset], code: str, value: str, rate: str, middle: str, low: str, high: str
) -> None:
    data = build()
    plan = implied_plan(observed(data, code), compared(data, code, PlanBase))
    (least, most), (small, large) = rounding(value), rounding(rate)
    scale = 10**9 * 100
    assert encloses_tightly(plan, least / large * scale, most / small * scale)
    assert billions(plan.midpoint, 1) == f"{middle} tỷ đồng"
    assert (billions(plan.low, 2), billions(plan.high, 2)) == (f"{low} tỷ đồng", f"{high} tỷ đồng")


@pytest.mark.parametrize(("build", "code", "value", "rate", "middle", "low", "high"), BASES)
def test_the_base_that_a_growth_implies(
    build: Callable[[], Dataset], code: str, value: str, rate: str, middle: str, low: str, high: str
) -> None:
    data = build()
    base = implied_base(observed(data, code), compared(data, code, LAST_YEAR))
    (least, most), (small, large) = rounding(value), rounding(rate)
    scale = 10**9 * 100
    assert encloses_tightly(base, least / (100 + large) * scale, most / (100 + small) * scale)
    assert billions(base.midpoint, 1) == f"{middle} tỷ đồng"
    assert (billions(base.low, 2), billions(base.high, 2)) == (f"{low} tỷ đồng", f"{high} tỷ đồng")


def test_the_budget_estimate_to_two_decimals() -> None:
    data = krong_pa()
    code = "budget_revenue"
    plan = implied_plan(observed(data, code), compared(data, code, PlanBase))
    base = implied_base(observed(data, code), compared(data, code, LAST_YEAR))
    assert billions(plan.midpoint, 2) == "44,36 tỷ đồng"
    assert billions(base.midpoint, 2) == "20,49 tỷ đồng"


def test_above_a_thousand_billion_at_7576_percent_is_open_above() -> None:
    data = ba_tri()
    code = "industrial_output"
    plan = implied_plan(observed(data, code), compared(data, code, PlanBase))
    assert plan.high is None
    assert plan.low_open
    assert billions(plan.low, 2) == "1.319,87 tỷ đồng"
    unhedged = implied_plan(Quantity.of(1000, Scale.BILLION), PercentOfPlan("75.76"))
    assert billions(unhedged.midpoint, 0) == "1.320 tỷ đồng"


def test_nearly_120_million_dollars_at_745_percent_is_open_below() -> None:
    data = thai_nguyen()
    plan = implied_plan(observed(data, "exports"), compared(data, "exports", PlanBase))
    assert plan.low is None
    assert plan.high is not None
    assert plan.high_open
    assert Fraction(plan.high) - Fraction(120_000_000 * 100) / Fraction("74.45") < 1
    unhedged = implied_plan(Decimal(120), PercentOfPlan("74.5"))
    assert unhedged.midpoint is not None
    assert round(unhedged.midpoint) == 161


def test_over_18_percent_leaves_the_exports_of_last_year_below_a_bound() -> None:
    data = thai_nguyen()
    base = implied_base(observed(data, "exports"), compared(data, "exports", LAST_YEAR))
    assert base.high is not None
    assert base.high_open
    assert abs(Fraction(base.high) - Fraction(120_000_000, 118) * 100) < 1
    assert not base.contains(Decimal(102_000_000))
    assert base.contains(Decimal(101_000_000))


def test_21000_billion_at_nearly_61_percent_is_open_above() -> None:
    data = thai_nguyen()
    code = "industrial_output"
    plan = implied_plan(observed(data, code), compared(data, code, PlanBase))
    assert plan.high is None
    assert billions(plan.low, 0) == "34.425 tỷ đồng"
    unhedged = implied_plan(observed(data, code), PercentOfPlan("61"))
    assert unhedged.midpoint is not None
    middle = Quantity(unhedged.midpoint, VND).rounded(1, Scale.TRILLION)
    assert middle == Quantity.of(34400, Scale.BILLION)


def test_the_plan_for_2020_over_the_value_of_2019() -> None:
    data = ha_tinh()
    target, value = data.plan_targets[0], observed(data, "industrial_output")
    growth = percent_change(target.quantity, value.quantity)
    assert growth.rounded(2) == PercentChange("11.01")
    assert growth.to_index(LAST_YEAR).rounded(2) == IndexNumber("111.01", LAST_YEAR)


def test_households_among_the_workshops() -> None:
    rate = compared(krong_pa(), "establishments", WholeBase)
    assert isinstance(rate.base, WholeBase)
    assert rate.base.key is not None
    whole = krong_pa().latest(rate.base.key)
    assert whole is not None
    assert whole.quantity.amount == 535
    assert not check_rate(rate, Decimal(500), whole.quantity.amount)
    assert check_rate(rate, Decimal(519), whole.quantity.amount)


# --- What looks wrong in the documents, and what does not -----------------------------------------


def test_the_budget_of_the_province_looks_like_a_slip_of_scale() -> None:
    findings = check_dataset(thai_nguyen())
    assert [finding.code for finding in findings] == ["scale-slip"]
    (finding,) = findings
    assert finding.severity is Severity.WARNING
    assert "gần 2,2 tỷ đồng" in finding.message
    assert "tỉnh Thái Nguyên" in finding.message
    assert [evidence.text for evidence in finding.evidence] == [
        "tổng thu ngân sách nhà nước, tỉnh Thái Nguyên, 9 tháng đầu năm 2013: gần 2,2 tỷ đồng"
    ]


def test_the_figure_that_was_meant_is_not_suspected() -> None:
    others = thai_nguyen().filter(lambda record: record.key.indicator.code != "budget_revenue")
    place, time = "tỉnh Thái Nguyên", "9 tháng đầu năm 2013"
    meant = Observation.of("budget_revenue", place, time, "gần 2,2 nghìn tỷ đồng")
    assert check_dataset(others | Dataset.of(meant)) == ()


@pytest.mark.parametrize("build", [ba_tri, soc_trang, krong_pa, ha_tinh])
def test_nothing_is_found_in_the_other_documents(build: Callable[[], Dataset]) -> None:
    assert check_dataset(build()) == ()


def test_the_five_together_are_found_no_other_fault_with() -> None:
    everything = Dataset().merge(*(build() for build in SEEDS.values()))
    assert check_dataset(everything) == check_dataset(thai_nguyen())


# Records added to a document: what must be found then, or nothing.
_PA, _S1, _2021 = "huyện Krông Pa", "6 tháng đầu năm 2022", "6 tháng đầu năm 2021"
_TINH: Final = "tỉnh Hà Tĩnh"
_Added = tuple[str, Callable[[], Dataset], Callable[[], Record], list[str]]
ADDED: Final[list[_Added]] = [
    (
        "the plan that the percentage implies",
        krong_pa,
        lambda: PlanTarget.of("industrial_output", _PA, "năm 2022", "1.467,2 tỷ đồng"),
        [],
    ),
    (
        "a plan of which 808 is no 55,07%",
        krong_pa,
        lambda: PlanTarget.of("industrial_output", _PA, "năm 2022", "1.400 tỷ đồng"),
        ["plan-mismatch"],
    ),
    (
        "a budget that nobody says the council assigned",
        krong_pa,
        lambda: PlanTarget.of("budget_revenue", _PA, "năm 2022", "50 tỷ đồng"),
        [],
    ),
    (
        "the council's budget, agreeing",
        krong_pa,
        lambda: PlanTarget.of(
            "budget_revenue", _PA, "năm 2022", "44,36 tỷ đồng", plan=krong_pa_budget()
        ),
        [],
    ),
    (
        "the council's budget, not agreeing",
        krong_pa,
        lambda: PlanTarget.of(
            "budget_revenue", _PA, "năm 2022", "50 tỷ đồng", plan=krong_pa_budget()
        ),
        ["plan-mismatch"],
    ),
    (
        "last year as the growth has it",
        krong_pa,
        lambda: Observation.of("retail_sales", _PA, _2021, "938 tỷ đồng"),
        [],
    ),
    (
        "last year otherwise",
        krong_pa,
        lambda: Observation.of("retail_sales", _PA, _2021, "983 tỷ đồng"),
        ["growth-mismatch"],
    ),
    (
        "fewer households than 97%",
        krong_pa,
        lambda: stock("establishments", "400 cơ sở", INDUSTRY, HOUSEHOLDS),
        ["share-mismatch"],
    ),
    (
        "more households than workshops",
        krong_pa,
        lambda: stock("establishments", "600 cơ sở", INDUSTRY, HOUSEHOLDS),
        ["share-mismatch", "part-above-total"],
    ),
    (
        "an output of 2018 that the growth implies",
        ha_tinh,
        lambda: Observation.of("industrial_output", _TINH, "năm 2018", "57.372 tỷ đồng"),
        [],
    ),
    (
        "an output of 2018 that the growth of the index would imply",
        ha_tinh,
        lambda: Observation.of("industrial_output", _TINH, "năm 2018", "57.978 tỷ đồng"),
        ["growth-mismatch"],
    ),
    (
        "an output of 2020 beside the growth that is planned for the index",
        ha_tinh,
        lambda: Observation.of("industrial_output", _TINH, "năm 2020", "84.142 tỷ đồng"),
        [],
    ),
    (
        "an index that is not the growth stated",
        ha_tinh,
        lambda: Observation.of("iip", _TINH, "năm 2019", IndexNumber("120.0", LAST_YEAR)),
        ["index-mismatch"],
    ),
    (
        "more in eight months than in nine",
        ba_tri,
        lambda: Observation.of(
            "goods_circulation", "huyện Ba Tri", "8 tháng đầu năm 2017", "900 tỷ đồng"
        ),
        ["cumulative-falls"],
    ),
    (
        "growth of a member inside the spread",
        soc_trang,
        lambda: Comparison.of("retail_sales", "943", NINE_MONTHS, "tăng 9%", LAST_YEAR),
        [],
    ),
    (
        "growth of the province outside the spread of its units",
        soc_trang,
        lambda: Comparison.of("industrial_output", "94", NINE_MONTHS, "tăng 5%", LAST_YEAR),
        [],
    ),
]


def test_a_growth_is_checked_against_values_far_apart() -> None:
    check = check_rate(PercentChange("-93"), Quantity.of(7), Quantity.of(103))
    assert check.verdict is Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("build", "add", "codes"),
    [pytest.param(*row[1:], id=row[0]) for row in ADDED],
)
def test_what_is_found_with_one_record_more(
    build: Callable[[], Dataset], add: Callable[[], Record], codes: list[str]
) -> None:
    assert [finding.code for finding in check_dataset(build() | Dataset.of(add()))] == codes


# --- The index of production is no level ----------------------------------------------------------


def test_the_target_for_the_index_is_not_subtracted_from_the_growth_of_output() -> None:
    data = ha_tinh()
    (target,) = data.growth_targets
    with pytest.raises(IncomparableError, match="iip, industrial_output"):
        point_change(target, compared(data, "industrial_output", LAST_YEAR))
    assert str(point_change(target, compared(data, "iip", LAST_YEAR))) == "-20,10 điểm phần trăm"


def test_an_index_and_a_level_have_no_rate_in_common() -> None:
    data = ha_tinh()
    index = IndexNumber("130.74", LAST_YEAR)
    check = ANY_CHECK(PercentChange("10.64"), index, observed(data, "industrial_output"))
    assert check.verdict is Verdict.CANNOT_TELL
    assert "khác loại" in check.reason
    with pytest.raises(KindMismatchError):
        ANY_CHANGE(index, observed(data, "industrial_output"))
    with pytest.raises(KindMismatchError):
        ANY_CHANGE(observed(data, "industrial_output"), compared(data, "iip", LAST_YEAR))


def test_growth_of_the_index_is_not_checked_against_growth_of_output() -> None:
    planned = Comparison.of("iip", _TINH, "năm 2020", "tăng 10,64%", LAST_YEAR)
    data = ha_tinh()
    check = check_rate(planned, data.plan_targets[0], observed(data, "industrial_output"))
    assert check.verdict is Verdict.CANNOT_TELL
    assert "khác loại" in check.reason


def test_no_base_of_output_is_implied_by_growth_of_the_index() -> None:
    data = ha_tinh()
    with pytest.raises(IncomparableError):
        implied_base(observed(data, "industrial_output"), compared(data, "iip", LAST_YEAR))


def test_no_plan_of_one_indicator_is_implied_by_a_percentage_of_another() -> None:
    data = thai_nguyen()
    with pytest.raises(IncomparableError):
        implied_plan(observed(data, "industrial_output"), compared(data, "exports", PlanBase))


@pytest.mark.parametrize("measure", [ANY_CHANGE, ANY_YEAR], ids=["percent_change", "year_on_year"])
def test_a_planned_level_is_not_compared_with_another_indicator(
    measure: Callable[..., Any],
) -> None:
    data = ha_tinh()
    exports = next(t for t in data.plan_targets if t.key.indicator.code == "exports")
    with pytest.raises(IncomparableError):
        measure(exports, observed(data, "imports"))


# --- The spread of a group ------------------------------------------------------------------------


def test_the_spread_is_of_the_three_units_in_the_order_of_their_codes() -> None:
    (output, retail) = soc_trang().spreads
    assert isinstance(output.key.place, LocalityGroup)
    assert [unit.code for unit in output.key.place.members] == ["943", "950", "951"]
    assert output.key.place == retail.key.place
    assert soc_trang().localities == ()


# A spread where one figure belongs, and what each measure answers.
SPREAD_USES: Final[list[tuple[str, Callable[[Any], object]]]] = [
    ("total", lambda given: total([given])),
    ("percent_change", lambda given: ANY_CHANGE(given, given)),
    ("year_on_year", lambda given: ANY_YEAR(given, given)),
    ("point_change", lambda given: point_change(given, given)),
    ("average", lambda given: average_annual_change(given, given)),
    ("percent_of_plan", lambda given: percent_of_plan(given, given)),
    ("rebase", lambda given: rebase([given], get_locality("94", on=NINE_MONTHS))),
    ("check_rate", lambda given: check_rate(given, Decimal(1), Decimal(1))),
    ("implied_plan", lambda given: implied_plan(Decimal(1), given)),
]


@pytest.mark.parametrize(
    "use", [use for _, use in SPREAD_USES], ids=[name for name, _ in SPREAD_USES]
)
def test_a_spread_is_never_averaged_nor_taken_for_one_figure(use: Callable[[Any], object]) -> None:
    for held_spread in soc_trang().spreads:
        with pytest.raises((KindMismatchError, InvalidTypeError, InvalidValueError)):
            use(held_spread)


def test_a_spread_has_two_ends_and_no_middle() -> None:
    for held_spread in soc_trang().spreads:
        assert not hasattr(held_spread, "interval")
        assert not hasattr(held_spread, "value")


def test_a_clause_over_a_group_gives_one_spread_and_no_figure_of_a_member() -> None:
    rate = StatedRate(PercentChange("8.42"), LAST_YEAR, PercentChange("47.07"))
    clause = Statement(
        "giá trị sản xuất công nghiệp",
        get_indicator("industrial_output"),
        surveyed_units(),
        NINE_MONTHS,
        rates=(rate,),
    )
    assert clause.records() == (soc_trang().spreads[0],)


@pytest.mark.parametrize("given", [soc_trang, lambda: Decimal(53)], ids=["spread", "number"])
def test_implied_base_refuses_what_is_no_rate(given: Callable[[], Any]) -> None:
    change = given()
    rate = change.spreads[0] if isinstance(change, Dataset) else change
    with pytest.raises((KindMismatchError, InvalidTypeError)):
        ANY_BASE(Quantity.of(808, Scale.BILLION), rate)


# --- What a newcomer trips over in entering a document --------------------------------------------


@pytest.mark.parametrize(
    ("words", "base", "hedge"),
    [
        ("gần 61%", PlanBase(), NEARLY),
        ("đạt gần 61% kế hoạch", PlanBase(), NEARLY),
        ("tăng hơn 18%", LAST_YEAR, OVER),
    ],
)
def test_a_hedge_before_a_rate_is_read(words: str, base: Any, hedge: Approximation) -> None:
    rate = Comparison.of("exports", "19", "9 tháng đầu năm 2013", words, base)
    assert rate.approximation is hedge


def test_exceeding_last_year_is_growth() -> None:
    rate = Comparison.of("budget_revenue", "637", "2022-S1", "vượt 5,2%", LAST_YEAR)
    assert rate.value == PercentChange("5.2")


def test_the_hedge_of_a_rate_is_shown() -> None:
    assert "gần 61%" in str(compared(thai_nguyen(), "industrial_output", PlanBase))


def test_the_time_of_a_stock_written_as_a_month_is_a_moment() -> None:
    assert RecordKey.of("markets_count", "637", "2022-07").time == JULY_2022


def test_a_builder_and_a_clause_make_the_same_comparison() -> None:
    half = Period.half(2022, 1)
    built = Comparison.of("industrial_output", "637", half, "55,07%", PlanBase())
    clause = Statement(
        "giá trị sản xuất công nghiệp",
        get_indicator("industrial_output"),
        get_locality("637", on=half),
        half,
        rates=(StatedRate(PercentOfPlan("55.07"), PlanBase()),),
    )
    assert clause.records() == (built,)


@pytest.mark.parametrize("rate", [PercentShare("55.07"), PercentChange("55.07")])
def test_another_rate_implies_no_plan(rate: Any) -> None:
    with pytest.raises(KindMismatchError):
        ANY_PLAN(Quantity.of(808, Scale.BILLION), rate)


def test_an_estimate_keeps_its_status_in_a_computed_comparison() -> None:
    data = krong_pa()
    plan = PlanTarget.of("budget_revenue", _PA, "năm 2022", "44,36 tỷ đồng")
    computed = compare_with_plan(observed(data, "budget_revenue"), plan)
    assert computed.status is ESTIMATE
    assert not computed.stated
    assert [caveat.code for caveat in computed.caveats] == ["estimate", "part-of-plan-period"]
    assert isinstance(computed.value, PercentOfPlan)
    assert computed.value.rounded(1) == PercentOfPlan("48.6")


def test_a_hedged_figure_says_so_in_a_computed_comparison() -> None:
    value = observed(ba_tri(), "industrial_output")
    assert value.value == parse_stated_quantity("hơn 1.000 tỷ đồng")
    plan = PlanTarget.of("industrial_output", "huyện Ba Tri", "năm 2017", "1.320 tỷ đồng")
    codes = [caveat.code for caveat in compare_with_plan(value, plan).caveats]
    assert codes == ["estimate", "hedged", "part-of-plan-period"]
