"""Each default rule: what it finds, the nearest dataset in which it finds nothing, what is noise.

The verdict on one rate, rule sets and the order of findings are in test_checks; what is noise in
levels, totals and sources is in test_check_totals.
"""

from typing import Any, Final

import pytest

from congthuong.authorities import parse_authority
from congthuong.checks import check_dataset, default_rules
from congthuong.findings import Finding
from congthuong.indicators.parts import parts_of
from congthuong.measures import compare_with_plan
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period, format_as_of, format_period
from congthuong.quantities import USD, Approximation, Quantity, Scale, parse_stated_quantity
from congthuong.records import (
    Comparison,
    ComparisonBase,
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
    WholeBase,
    YearlyAverage,
)

COMPARED: Final = IndexBase.SAME_PERIOD_LAST_YEAR
ESTIMATE: Final = ObservationStatus.ESTIMATE
NINE: Final = "9 tháng đầu năm 2020"
HALF: Final = "6 tháng đầu năm 2020"
YEAR: Final = "năm 2020"
BEFORE: Final = "năm 2019"
PLAN: Final = PlanBase(period=Period.year(2020))


def figure(
    value: Any, time: Any = YEAR, indicator: str = "exports", place: Any = "42", **parts: Any
) -> Observation:
    return Observation.of(indicator, place, time, value, **parts)


def planned(
    value: Any, time: Any = YEAR, indicator: str = "exports", place: Any = "42", **parts: Any
) -> PlanTarget:
    return PlanTarget.of(indicator, place, time, value, **parts)


def rated(
    value: Any,
    base: ComparisonBase = COMPARED,
    time: Any = YEAR,
    indicator: str = "exports",
    place: Any = "42",
    **parts: Any,
) -> Comparison:
    return Comparison.of(indicator, place, time, value, base, **parts)


def part(member: str, dimension: SegmentDimension = SegmentDimension.PRODUCT) -> tuple[Segment]:
    return (Segment(dimension, member),)


def line(record: Record) -> str:
    """A record as evidence that has no quote: its key in words, then what it says."""
    key = record.key
    time = format_period(key.time) if isinstance(key.time, Period) else format_as_of(key.time)
    parts = sorted(str(segment) for segment in key.segments)
    head = ", ".join((key.indicator.label, *parts, str(key.place), time))
    return f"{head}: {str(record).partition(': ')[2]}"


def found(*records: Record) -> tuple[Finding, ...]:
    return check_dataset(Dataset(records))


def codes(*records: Record) -> list[str]:
    return [finding.code for finding in found(*records)]


# For every rule a dataset that it finds, and the nearest one that it does not.


def million(amount: str, time: str = YEAR, **parts: Any) -> Observation:
    return figure(f"{amount} triệu USD", time, **parts)


def share(percent: str, member: str, base: WholeBase | None = None, **parts: Any) -> Comparison:
    whole = WholeBase() if base is None else base
    return rated(PercentShare(percent), whole, segments=part(member), **parts)


def founded(count: int, time: str) -> Observation:
    return figure(f"{count} doanh nghiệp", time, "new_enterprises")


def iip(level: str, time: str = "2020-09", base: str = COMPARED) -> Observation:
    return figure(IndexNumber(level, base), time, "iip")


SECTIONS: Final = tuple(
    rated(
        rate,
        indicator="industrial_output",
        segments=part(each.name, SegmentDimension.ACTIVITY),
    )
    for rate, each in zip(
        ("giảm 2%", "tăng 9,1%", "giảm 1%", "tăng 3%"),
        (each for each in parts_of(SegmentDimension.ACTIVITY) if len(each.code) == 1),
        strict=True,
    )
)
KRONG_PA: Final = (figure("808 tỷ đồng", HALF, "retail_sales"),)
KRONG_PA_PLAN: Final = (planned("1.467,2 tỷ đồng", YEAR, "retail_sales"),)
COUNTS: Final = (founded(21, YEAR), founded(20, BEFORE))
OF_HUNDRED: Final = (million("100"), million("70", segments=part("a")))
HALF_AT_FIFTY: Final = (figure("0,600 tỷ USD", HALF), rated("50%", PLAN, HALF))
SIXTY: Final = million("60", segments=part("a"))
OUTPUT: Final = "trade_services_output"

CASES: Final[tuple[tuple[str, tuple[Record, ...], tuple[Record, ...]], ...]] = (
    (
        "plan-mismatch",
        (*KRONG_PA, *KRONG_PA_PLAN, rated("55,12%", PLAN, HALF, "retail_sales")),
        (*KRONG_PA, *KRONG_PA_PLAN, rated("55,11%", PLAN, HALF, "retail_sales")),
    ),
    (
        "growth-mismatch",
        (*COUNTS, rated("tăng 5,1%", indicator="new_enterprises")),
        (*COUNTS, rated("tăng 5,0%", indicator="new_enterprises")),
    ),
    (
        "index-mismatch",
        (iip("107.6"), rated("tăng 7,7%", time="2020-09", indicator="iip")),
        (iip("107.6"), rated("tăng 7,6%", time="2020-09", indicator="iip")),
    ),
    ("share-mismatch", (*OF_HUNDRED, share("72", "a")), (*OF_HUNDRED, share("71", "a"))),
    ("share-above-whole", (share("101", "a"),), (share("100", "a"),)),
    (
        "share-above-whole",
        (share("60", "a"), share("42", "b")),
        (share("60", "a"), share("41", "b")),
    ),
    (
        "parts-above-total",
        (million("100"), SIXTY, million("42", segments=part("b"))),
        (million("100"), SIXTY, million("41", segments=part("b"))),
    ),
    (
        "part-above-total",
        (million("100"), million("102", segments=part("a"))),
        (million("100"), million("101", segments=part("a"))),
    ),
    (
        "growth-outside-parts",
        (*SECTIONS, rated("tăng 12,5%", indicator="industrial_output")),
        (*SECTIONS, rated("tăng 9,1%", indicator="industrial_output")),
    ),
    (
        "growth-outside-parts",
        (*SECTIONS, rated("giảm 5%", indicator="industrial_output")),
        (*SECTIONS[1:], rated("giảm 5%", indicator="industrial_output")),
    ),
    (
        "implied-plans",
        (*HALF_AT_FIFTY, figure("0,900 tỷ USD", NINE), rated("90%", PLAN, NINE)),
        (*HALF_AT_FIFTY, figure("0,900 tỷ USD", NINE), rated("75%", PLAN, NINE)),
    ),
    (
        "cumulative-falls",
        (figure("0,60 tỷ USD", HALF), figure("0,50 tỷ USD", NINE)),
        (figure("0,6 tỷ USD", HALF), figure("0,5 tỷ USD", NINE)),
    ),
    (
        "sources-differ",
        (figure("1,2 tỷ USD"), figure("1,3 tỷ USD")),
        (figure("1,2 tỷ USD"), figure("1,24 tỷ USD")),
    ),
    (
        "negative-level",
        (figure("-1 tỷ đồng", indicator=OUTPUT),),
        (figure("0 tỷ đồng", indicator=OUTPUT),),
    ),
    ("unusual-unit", (figure("1,2 triệu tấn"),), (figure("27.000 tỷ đồng"),)),
    (
        "scale-slip",
        (figure("49,9 tỷ đồng", indicator="budget_revenue"),),
        (figure("50,0 tỷ đồng", indicator="budget_revenue"),),
    ),
    (
        "scale-slip",
        (million("301", "2020-02"), million("1", "2020-01")),
        (million("300", "2020-02"), million("1", "2020-01")),
    ),
)


@pytest.mark.parametrize(("code", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_a_rule_finds_what_is_wrong_and_not_the_nearest_that_may_be_right(
    code: str, wrong: tuple[Record, ...], right: tuple[Record, ...]
) -> None:
    (finding,) = found(*wrong)
    assert finding.code == code
    assert finding.severity is default_rules().get(code).severity
    assert {piece.text for piece in finding.evidence} <= {line(record) for record in wrong}
    assert len(finding.evidence) == len({*finding.evidence})
    assert codes(*right) == []


def test_every_rule_has_its_case() -> None:
    assert {code for code, _, _ in CASES} == {rule.code for rule in default_rules().rules}


@pytest.mark.parametrize(("code", "wrong", "right"), CASES, ids=[case[0] for case in CASES])
def test_the_order_of_the_records_does_not_matter(
    code: str, wrong: tuple[Record, ...], right: tuple[Record, ...]
) -> None:
    assert codes(*reversed(wrong)) == [code]
    assert codes(*reversed(right)) == []


# Percentages of plan


def test_the_budget_of_thai_nguyen_is_a_slip_by_a_thousand() -> None:
    parts: dict[str, Any] = {"indicator": "budget_revenue", "place": "19"}
    time = "9 tháng đầu năm 2013"
    value = figure("gần 2,2 tỷ đồng", time, **parts)
    rate = rated("82,5%", PlanBase(period=Period.year(2013)), time, **parts)
    (slip,) = found(value, rate)
    assert slip.code == "scale-slip"
    assert "gần 2,2 tỷ đồng" in slip.message
    plan = planned("2.667 tỷ đồng", "năm 2013", **parts)
    mismatch, slip = found(value, rate, plan)
    assert (mismatch.code, slip.code) == ("plan-mismatch", "scale-slip")
    assert "khớp nếu số thực hiện gấp 1.000 lần số đã nêu" in mismatch.message
    assert [piece.text for piece in mismatch.evidence] == [line(rate), line(value), line(plan)]
    assert codes(figure("gần 2.200 tỷ đồng", time, **parts), rate, plan) == []


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("0,808 tỷ đồng", "gấp 1.000 lần số"),
        ("808.000 đồng", "gấp 1.000.000 lần số"),
        ("808.000 tỷ đồng", "bằng 1/1.000 số"),
        ("808.000.000 tỷ đồng", "bằng 1/1.000.000 số"),
        ("900 tỷ đồng", None),
        ("từ 900 đến 910 tỷ đồng", None),
    ],
)
def test_a_slip_of_scale_is_named_where_it_would_explain_the_rate(
    value: str, hint: str | None
) -> None:
    rate = rated("55,07%", PLAN, HALF, "retail_sales")
    rules = default_rules().without("scale-slip")
    data = Dataset.of(figure(value, HALF, "retail_sales"), *KRONG_PA_PLAN, rate)
    (finding,) = check_dataset(data, rules)
    assert finding.code == "plan-mismatch"
    assert (hint or "khớp nếu") in finding.message or hint is None
    assert ("khớp nếu" in finding.message) is (hint is not None)


CENTRAL: Final = PlanReference(PlanKind.BUDGET_ESTIMATE, parse_authority("Trung ương"))
COUNCIL: Final = PlanReference(PlanKind.BUDGET_ESTIMATE, parse_authority("HĐND huyện"))


@pytest.mark.parametrize(
    ("plan", "expected"), [(COUNCIL, []), (CENTRAL, ["plan-mismatch"])], ids=["council", "central"]
)
def test_two_plans_are_not_mixed_up(plan: PlanReference, expected: list[str]) -> None:
    """21,56 tỷ is 48,6% of what the council assigned, 53,9% of what the state did."""
    where: dict[str, Any] = {"indicator": "budget_revenue", "place": "637"}
    records = (
        figure("21,56 tỷ đồng", "6 tháng đầu năm 2022", **where),
        planned("40,00 tỷ đồng", "năm 2022", plan=CENTRAL, **where),
        planned("44,36 tỷ đồng", "năm 2022", plan=COUNCIL, **where),
        rated("48,6%", PlanBase(plan, Period.year(2022)), "6 tháng đầu năm 2022", **where),
    )
    assert codes(*records) == expected


def test_a_plan_and_its_revision_are_not_mixed_up() -> None:
    revised = PlanReference(revision=1)
    records = (million("50", HALF), planned("100 triệu USD"), planned("80 triệu USD", plan=revised))
    assert codes(*records, rated("50%", PLAN, HALF)) == []
    assert codes(*records, rated("62%", PlanBase(revised, Period.year(2020)), HALF)) == []
    assert codes(*records, rated("62%", PLAN, HALF)) == ["plan-mismatch"]


def test_a_rate_goes_by_the_plan_of_the_period_that_it_names() -> None:
    plans = planned("40 triệu USD", "quý I/2020"), planned("120 triệu USD")
    value = million("30", "quý I/2020")
    of_quarter = PlanBase(period=Period.quarter(2020, 1))
    assert codes(value, *plans, rated("75%", of_quarter, "quý I/2020")) == []
    assert codes(value, *plans, rated("25%", PLAN, "quý I/2020")) == []
    assert codes(value, *plans, rated("75%", PLAN, "quý I/2020")) == ["plan-mismatch"]


def of_some_plan(percent: str, value: Observation) -> Comparison:
    """A percentage of a plan whose period is not said."""
    return Comparison(value.key, PercentOfPlan(percent), PlanBase())


def test_a_rate_that_names_no_period_of_its_plan_goes_by_the_only_one() -> None:
    value, plan = million("30", "quý I/2020"), planned("120 triệu USD")
    assert codes(value, plan, of_some_plan("25", value)) == []
    assert codes(value, plan, of_some_plan("35", value)) == ["plan-mismatch"]


def test_the_plan_may_stand_in_the_rate_itself() -> None:
    base = PlanBase(period=Period.year(2020), value=parse_stated_quantity("100 triệu USD"))
    assert codes(million("50", HALF), rated("50%", base, HALF)) == []
    assert codes(million("50", HALF), rated("60%", base, HALF)) == ["plan-mismatch"]


def test_what_the_library_computed_is_not_checked() -> None:
    value, plan = million("50", HALF), planned("100 triệu USD")
    computed = compare_with_plan(value, plan)
    assert codes(value, planned("90 triệu USD"), computed) == []


def test_a_rate_without_its_value_or_plan_is_not_checked() -> None:
    rate = rated("50%", PLAN, HALF)
    assert codes(rate) == []
    assert codes(rate, million("70", HALF)) == []
    assert codes(rate, planned("100 triệu USD")) == []


@pytest.mark.parametrize("percent", ["75", "25"])
def test_a_rate_that_names_no_period_of_its_plan_may_mean_either(percent: str) -> None:
    plans = planned("40 triệu USD", "quý I/2020"), planned("120 triệu USD")
    value = million("30", "quý I/2020")
    assert codes(value, *plans, of_some_plan(percent, value)) == []


def test_one_plan_stated_twice_gives_one_finding() -> None:
    base = PlanBase(period=Period.year(2020), value=parse_stated_quantity("100 triệu USD"))
    records = (million("50", HALF), rated("60%", base, HALF), planned("100 triệu USD"))
    assert codes(*records) == ["plan-mismatch"]


def test_the_plan_in_a_rate_is_shown_with_its_own_period() -> None:
    base = PlanBase(period=Period.year(2020), value=parse_stated_quantity("100 triệu USD"))
    (finding,) = found(million("50", HALF), rated("60%", base, HALF))
    assert finding.evidence[2].text == line(planned("100 triệu USD"))


def test_points_above_a_plan_are_not_dollars() -> None:
    beyond = rated(PercentagePoints("11.1"), PLAN)
    assert codes(million("100"), planned("90 triệu USD"), beyond) == []


def test_a_surplus_over_the_plan_is_checked_as_an_amount() -> None:
    pair = million("100"), planned("90 triệu USD")
    assert codes(*pair, rated(Quantity.of(10, Scale.MILLION, USD), PLAN)) == []
    assert codes(*pair, rated(Quantity.of(12, Scale.MILLION, USD), PLAN)) == ["plan-mismatch"]


# Implied plans


def test_one_plan_at_two_times_needs_its_period_and_its_values() -> None:
    later = figure("0,900 tỷ USD", NINE)
    assert codes(*HALF_AT_FIFTY, later, of_some_plan("90", later)) == []
    assert codes(*HALF_AT_FIFTY, rated("90%", PLAN, NINE)) == []
    other = PlanBase(CENTRAL, Period.year(2020))
    assert codes(*HALF_AT_FIFTY, later, rated("90%", other, NINE)) == []
    beyond = rated(Quantity.of(3, Scale.MILLION, USD), PLAN, NINE)
    assert codes(*HALF_AT_FIFTY, later, beyond) == []


def test_nothing_is_implied_by_no_percent_at_all() -> None:
    nothing = figure("0 nghìn đồng", HALF, OUTPUT), rated("0%", PLAN, HALF, OUTPUT)
    later = figure("900 tỷ đồng", NINE, OUTPUT), rated("90%", PLAN, NINE, OUTPUT)
    assert codes(*nothing, *later) == []


def test_two_rates_of_one_time_are_not_two_plans() -> None:
    again = rated("51%", PLAN, HALF, source=Source("bản khác"))
    assert codes(*HALF_AT_FIFTY, again) == []


def test_an_index_implies_no_plan() -> None:
    first = iip("107.6", "2020-08"), rated("50%", PLAN, "2020-08", "iip")
    second = iip("108.6"), rated("90%", PLAN, "2020-09", "iip")
    assert codes(*first, *second) == []


def test_a_percentage_of_an_estimate_is_not_one_of_its_revision() -> None:
    estimate = figure("0,600 tỷ USD", HALF, status=ESTIMATE), rated("50%", PLAN, HALF)
    revised = figure("0,640 tỷ USD", HALF)
    later = figure("0,900 tỷ USD", NINE), rated("75%", PLAN, NINE)
    assert codes(*estimate, revised, *later) == []


# Growth


@pytest.mark.parametrize(
    ("rate", "right"),
    [
        (Multiple("1.25"), True),
        (Multiple("1.5"), False),
        (Quantity.of(20, Scale.MILLION, USD), True),
        (Quantity.of(30, Scale.MILLION, USD), False),
    ],
)
def test_growth_is_checked_in_every_form(rate: Any, right: bool) -> None:
    found_codes = codes(million("100"), million("80", BEFORE), rated(rate))
    assert found_codes == ([] if right else ["growth-mismatch"])


@pytest.mark.parametrize(
    ("base", "time", "before"),
    [
        (IndexBase.SAME_PERIOD_LAST_YEAR, NINE, "9 tháng đầu năm 2019"),
        (IndexBase.PREVIOUS_PERIOD, "2020-09", "2020-08"),
        (IndexBase.PREVIOUS_PERIOD, "quý I/2020", "quý IV/2019"),
        (IndexBase.DECEMBER_LAST_YEAR, "2020-09", "2019-12"),
        (Period.year(2015), YEAR, "năm 2015"),
    ],
)
def test_growth_finds_the_figure_of_its_base(base: ComparisonBase, time: str, before: str) -> None:
    pair = million("100", time), million("80", before)
    assert codes(*pair, rated(Multiple("1.25"), base, time)) == []
    assert codes(*pair, rated(Multiple("1.5"), base, time)) == ["growth-mismatch"]


def test_growth_over_a_moment_finds_the_stock_of_that_day() -> None:
    pair = (
        figure("21 chợ", AsOf(2020, 12), "markets_count"),
        figure("20 chợ", AsOf(2015, 12), "markets_count"),
    )
    wrong = rated("tăng 6%", AsOf(2015, 12), AsOf(2020, 12), "markets_count")
    assert codes(*pair, wrong) == ["growth-mismatch"]


@pytest.mark.parametrize(
    ("base", "time"),
    [
        (IndexBase.PREVIOUS_PERIOD, NINE),  # nothing is before cumulative months
        (YearlyAverage(Period.years(2016, 2020)), YEAR),  # an average over years
        (IndexBase.SAME_PERIOD_LAST_YEAR, "0001-06"),  # before all years
        (IndexBase.DECEMBER_LAST_YEAR, "0001-06"),
    ],
)
def test_growth_without_a_base_in_time_is_not_checked(base: ComparisonBase, time: str) -> None:
    place = NamedPlace("Tân Thanh")
    rate = rated(Multiple("1.5"), base, time, place=place)
    assert codes(million("100", time, place=place), rate) == []


def test_growth_of_one_part_or_price_is_not_that_of_another() -> None:
    rate = rated(Multiple("1.5"))
    values = million("100"), million("80", BEFORE)
    assert codes(*values, rated(Multiple("1.5"), segments=part("a"))) == []
    assert codes(*values, rated(Multiple("1.5"), price_basis="current")) == []
    assert codes(million("100", place="44"), million("80", BEFORE, place="44"), rate) == []


def test_the_growth_of_an_index_is_never_checked_against_a_level() -> None:
    """84.142 tỷ over 75.800 tỷ is +11,0%, the IIP of the same plan +10,64%."""
    records = (
        figure("84.142 tỷ đồng", YEAR, "industrial_output"),
        figure("75.800 tỷ đồng", BEFORE, "industrial_output"),
        iip("110.64", YEAR),
        rated("tăng 10,64%", indicator="iip"),
    )
    assert codes(*records) == []


@pytest.mark.parametrize("rate", ["tăng 10%", "giảm 20%", "tăng 1,25%"])
def test_growth_that_does_not_agree_is_found(rate: str) -> None:
    assert codes(million("100"), million("80", BEFORE), rated(rate)) == ["growth-mismatch"]


def test_indices_over_moving_bases_are_not_divided() -> None:
    records = iip("107.6"), iip("103.0", "2019-09"), rated("tăng 7,6%", COMPARED, "2020-09", "iip")
    assert codes(*records) == []


def test_indices_over_one_fixed_base_are() -> None:
    pair = iip("132.0", "2020-09", "2010"), iip("120.0", "2019-09", "2010")
    assert codes(*pair, rated(Multiple("1.1"), time="2020-09", indicator="iip")) == []
    wrong = rated(Multiple("1.2"), time="2020-09", indicator="iip")
    assert codes(*pair, wrong) == ["growth-mismatch"]


def test_a_rate_that_one_of_the_figures_gives_is_right() -> None:
    estimate = million("120", status=ESTIMATE)
    records = estimate, million("130"), million("100", BEFORE)
    assert codes(*records, rated(Multiple("1.2"))) == []
    assert codes(*records, rated(Multiple("1.3"))) == []
    assert codes(*records, rated(Multiple("1.5"))) == ["growth-mismatch"]


def test_growth_of_a_stock_over_a_year_is_checked() -> None:
    pair = (
        figure("21 chợ", AsOf(2020, 12), "markets_count"),
        figure("20 chợ", AsOf(2019, 12), "markets_count"),
    )
    rate = rated("tăng 6%", time=AsOf(2020, 12), indicator="markets_count")
    assert codes(*pair, rate) == ["growth-mismatch"]


def test_cumulative_months_are_not_compared_with_one_december() -> None:
    rate = rated(Multiple("1.1"), IndexBase.DECEMBER_LAST_YEAR, NINE)
    assert codes(million("900", NINE), million("100", "2019-12"), rate) == []


# Indices


@pytest.mark.parametrize(
    ("index", "rate"),
    [
        (iip("107.6", base=IndexBase.PREVIOUS_PERIOD), rated("tăng 5,2%", time="2020-09")),
        (iip("107.6", base="2010"), rated("tăng 5,2%", time="2020-09", indicator="iip")),
        (iip("107.6"), rated("tăng 5,2%", time="2020-08", indicator="iip")),
        (iip("98.9"), rated("giảm 1,1%", time="2020-09", indicator="iip")),
        (iip("107.6"), rated(IndexNumber("107.6", COMPARED), time="2020-09", indicator="iip")),
        (iip("107.6"), rated("tăng 5,2%", Period.year(2015), "2020-09", "iip")),
        (
            figure("107,6%", "2020-09", "iip"),
            rated("tăng 5,2%", time="2020-09", indicator="iip"),
        ),
    ],
)
def test_an_index_speaks_of_its_own_base_and_time_only(
    index: Observation, rate: Comparison
) -> None:
    assert codes(index, rate) == []


def test_a_hedged_growth_leaves_an_index_room() -> None:
    over = rated("tăng 7%", time="2020-09", indicator="iip", approximation=Approximation.OVER)
    assert codes(iip("107.6"), over) == []
    nearly = rated("tăng 7%", time="2020-09", indicator="iip", approximation=Approximation.NEARLY)
    assert codes(iip("107.6"), nearly) == ["index-mismatch"]


# Messages


def test_messages_name_periods_as_reports_do() -> None:
    (finding,) = found(figure("0,60 tỷ USD", HALF), figure("0,50 tỷ USD", NINE))
    assert NINE in finding.message
    assert "P9M" not in finding.message


def test_messages_give_what_was_computed_with_its_unit() -> None:
    (finding,) = found(*CASES[0][1])
    assert "%" in finding.message.rpartition(" cho ")[2]
    amount = rated(Quantity.of(30, Scale.MILLION, USD))
    (finding,) = found(million("100"), million("80", BEFORE), amount)
    assert "triệu USD" in finding.message.rpartition(" cho ")[2]


@pytest.mark.parametrize(
    ("value", "plan", "words"),
    [
        ("trên 90 triệu USD", "100 triệu USD", "cho trên 89,55%"),
        ("gần 50 triệu USD", "100 triệu USD", "cho dưới 50,26%"),
    ],
)
def test_messages_show_an_open_side(value: str, plan: str, words: str) -> None:
    rate = rated("70%", PLAN)
    (finding,) = found(figure(value), planned(plan), rate)
    assert finding.message.endswith(words)
    assert "∞" not in finding.message


def test_messages_show_one_number_where_nothing_is_rounded() -> None:
    (finding,) = found(*COUNTS, rated("tăng 5,1%", indicator="new_enterprises"))
    assert finding.message.endswith(" cho 5,00%")


def test_a_message_names_the_slip_and_what_was_computed() -> None:
    rate = rated("82,5%", PLAN, HALF, "retail_sales", price_basis="current")
    value = figure("gần 2,2 tỷ đồng", HALF, "retail_sales", price_basis="current")
    plan = planned("2.667 tỷ đồng", YEAR, "retail_sales", price_basis="current")
    rules = default_rules().without("scale-slip")
    (finding,) = check_dataset(Dataset.of(rate, value, plan), rules)
    assert finding.message == (
        "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng, tỉnh Hà Tĩnh, "
        "6 tháng đầu năm 2020, giá hiện hành: nêu đạt 82,5% so với kế hoạch năm 2020, "
        "nhưng gần 2,2 tỷ đồng so với 2.667 tỷ đồng cho dưới 0,09%; "
        "khớp nếu số thực hiện gấp 1.000 lần số đã nêu"
    )


@pytest.mark.parametrize(
    ("rate", "value", "words"),
    [
        (PercentChange("8.1"), "105", "cho từ 3,98% đến 6,04%"),
        (PercentChange("8.12"), "105", "cho từ 3,980% đến 6,031%"),
        (PercentChange("-8.1"), "95", "cho từ -5,98% đến -4,02%"),
        (Multiple("1.5"), "105", "cho từ 1,03 lần đến 1,07 lần"),
        (Quantity.of(30, Scale.MILLION, USD), "105", "cho từ 4,00 triệu USD đến 6,00 triệu USD"),
    ],
)
def test_what_is_computed_is_rounded_outwards_and_finer_than_the_rate(
    rate: Any, value: str, words: str
) -> None:
    (finding,) = found(million(value), million("100", BEFORE), rated(rate))
    assert finding.message.endswith(words)


def test_a_range_of_rates_is_answered_as_finely_as_its_finer_end() -> None:
    value = million("105")
    rate = Comparison(value.key, PercentChange("8"), COMPARED, PercentChange("10.35"))
    (finding,) = found(value, million("100", BEFORE), rate)
    assert finding.message.endswith("cho từ 3,980% đến 6,031%")


def test_points_between_shares_are_answered_in_points() -> None:
    this, before = (
        figure(PercentShare(percent), time, "industrial_share")
        for percent, time in (("7.1", YEAR), ("5.0", BEFORE))
    )
    wrong = rated(PercentagePoints("2.3"), indicator="industrial_share")
    (finding,) = found(this, before, wrong)
    assert finding.message.endswith("cho từ 2,00 điểm phần trăm đến 2,20 điểm phần trăm")


@pytest.mark.parametrize(
    ("rate", "count", "words"),
    [
        ("tăng gần 7%", "1.070.004", "cho 7,0004%"),
        ("tăng trên 7%", "1.069.996", "cho 6,9996%"),
        ("tăng gần 7%", "1.070.000", "cho 7,00%"),  # seven itself is not nearly seven
    ],
)
def test_no_computed_figure_looks_like_a_hedged_rate_that_it_is_not(
    rate: str, count: str, words: str
) -> None:
    values = (
        figure(f"{amount} doanh nghiệp", time, "new_enterprises")
        for amount, time in ((count, YEAR), ("1.000.000", BEFORE))
    )
    (finding,) = found(*values, rated(rate, indicator="new_enterprises"))
    assert finding.message.endswith(words)


@pytest.mark.parametrize(
    ("value", "percent", "words"),
    [
        ("1.100 tỷ đồng", "80%", "1.466,18–1.468,26 tỷ đồng và 1.365,84–1.384,28 tỷ đồng"),
        ("trên 1.100 tỷ đồng", "60%", "1.466,18–1.468,26 tỷ đồng và trên 1.818,18 tỷ đồng"),
        ("gần 1.100 tỷ đồng", "90%", "1.466,18–1.468,26 tỷ đồng và dưới 1.229,05 tỷ đồng"),
    ],
)
def test_the_implied_plans_are_named(value: str, percent: str, words: str) -> None:
    first = *KRONG_PA, rated("55,07%", PLAN, HALF, "retail_sales")
    second = figure(value, NINE, "retail_sales"), rated(percent, PLAN, NINE, "retail_sales")
    (finding,) = found(*first, *second)
    assert finding.code == "implied-plans"
    assert finding.message.endswith(f"hai kế hoạch khác nhau, {words}")


def test_the_percentage_of_an_estimate_goes_with_the_estimate_alone() -> None:
    later = figure("0,900 tỷ USD", NINE), rated("75%", PLAN, NINE)
    rate = rated("50%", PLAN, HALF, status=ESTIMATE)
    revised = figure("0,640 tỷ USD", HALF)
    assert codes(rate, revised, *later) == []
    estimate = figure("0,600 tỷ USD", HALF, status=ESTIMATE)
    assert codes(rate, revised, estimate, *later) == []
    other = figure("0,620 tỷ USD", HALF, status=ESTIMATE)
    (finding,) = found(rate, revised, other, *later)
    assert finding.code == "implied-plans"
    assert line(other) in [piece.text for piece in finding.evidence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("0,600 tỷ USD", "50%"), ("20.000 tỷ đồng", "75%")),  # two currencies
        (("20%", "50%"), ("50%", "75%")),  # percentages have no percentage of plan
    ],
)
def test_figures_that_cannot_be_compared_imply_nothing(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    indicator = "cluster_occupancy" if first[0].endswith("%") else "exports"
    records = [
        record
        for (value, percent), time in ((first, HALF), (second, NINE))
        for record in (figure(value, time, indicator), rated(percent, PLAN, time, indicator))
    ]
    assert codes(*records) == []


@pytest.mark.parametrize(
    ("base", "time", "before"),
    [
        (COMPARED, AsOf(2020), AsOf(2019)),
        (COMPARED, AsOf(2020, 9, 30), AsOf(2019, 9, 30)),
        (COMPARED, AsOf(2020, 2, 29), AsOf(2019, 2, 28)),
        (IndexBase.DECEMBER_LAST_YEAR, AsOf(2020, 9), AsOf(2019, 12)),
        (IndexBase.DECEMBER_LAST_YEAR, AsOf(2020, 9, 30), AsOf(2019, 12, 31)),
    ],
)
def test_growth_of_a_stock_finds_the_moment_of_its_base(
    base: IndexBase, time: AsOf, before: AsOf
) -> None:
    pair = figure("21 chợ", time, "markets_count"), figure("20 chợ", before, "markets_count")
    assert codes(*pair, rated("tăng 5%", base, time, "markets_count")) == []
    wrong = rated("tăng 6%", base, time, "markets_count")
    assert codes(*pair, wrong) == ["growth-mismatch"]


def test_growth_of_a_stock_needs_a_base_that_is_a_moment() -> None:
    pair = (
        figure("21 chợ", AsOf(2020, 9), "markets_count"),
        figure("20 chợ", AsOf(2020, 8), "markets_count"),
    )
    rate = rated("tăng 6%", IndexBase.PREVIOUS_PERIOD, AsOf(2020, 9), "markets_count")
    assert codes(*pair, rate) == []


@pytest.mark.parametrize("time", [Period.year(1), Period.month(1, 1)])
@pytest.mark.parametrize("base", IndexBase)
def test_before_the_first_year_there_is_no_base(time: Period, base: IndexBase) -> None:
    key = million("100").key
    value = Observation(key.at(time), million("100").value)
    assert codes(value, Comparison(value.key, Multiple(2), base)) == []
    moment = Observation(key.at(AsOf(1)), value.value)
    assert codes(moment, Comparison(moment.key, Multiple(2), base)) == []
