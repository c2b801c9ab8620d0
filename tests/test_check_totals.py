"""Rules about totals, shares, sources and magnitudes: what they find, what would be noise.

One case for every rule, and the rules about rates, are in test_check_rules.
"""

from typing import Any, Final

import pytest
from hypothesis import given

from congthuong.checks import check_dataset
from congthuong.findings import Finding, Severity
from congthuong.localities import get_locality
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    PercentagePoints,
    PercentShare,
)
from congthuong.periods import AsOf, Period, format_as_of, format_period
from congthuong.records import (
    Comparison,
    ComparisonBase,
    Dataset,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PlanTarget,
    Record,
    RecordKey,
    Segment,
    SegmentDimension,
    Source,
    WholeBase,
)
from congthuong.testing import datasets

COMPARED: Final = IndexBase.SAME_PERIOD_LAST_YEAR
ESTIMATE: Final = ObservationStatus.ESTIMATE
NINE: Final = "9 tháng đầu năm 2020"
HALF: Final = "6 tháng đầu năm 2020"
YEAR: Final = "năm 2020"
BEFORE: Final = "năm 2019"


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


def million(amount: str, time: str = YEAR, **parts: Any) -> Observation:
    return figure(f"{amount} triệu USD", time, **parts)


def share(percent: str, member: str, base: WholeBase | None = None, **parts: Any) -> Comparison:
    whole = WholeBase() if base is None else base
    return rated(PercentShare(percent), whole, segments=part(member), **parts)


def iip(level: str, time: str = "2020-09", base: str = COMPARED) -> Observation:
    return figure(IndexNumber(level, base), time, "iip")


OF_HUNDRED: Final = (million("100"), million("70", segments=part("a")))
SIXTY: Final = million("60", segments=part("a"))
OUTPUT: Final = "trade_services_output"


# Parts and shares


def test_parts_are_added_within_one_dimension_only() -> None:
    market = million("60", segments=part("EU", SegmentDimension.MARKET))
    assert codes(million("100"), SIXTY, market) == []


def test_parts_of_a_part_are_measured_against_it() -> None:
    (rice,) = part("gạo")
    (eu,) = part("EU", SegmentDimension.MARKET)
    records = million("100"), million("60", segments=[rice]), million("20", segments=[eu])
    assert codes(*records, million("20", segments=[rice, eu])) == []
    assert codes(*records, million("30", segments=[rice, eu])) == ["part-above-total"]


@pytest.mark.parametrize(
    "records",
    [
        (million("130", segments=part("a")),),  # no total
        (million("100"), figure("2.990 tỷ đồng", segments=part("a"))),  # another unit
        (million("100"), million("130", segments=part("a"), price_basis="current")),
        (million("100"), million("130", NINE, segments=part("a"))),  # another time
        (million("100"), figure("gần 130 triệu USD", segments=part("a"))),  # no lower bound
        (figure("trên 100 triệu USD"), million("130", segments=part("a"))),  # no upper bound
        (
            figure("60%", indicator="cluster_occupancy"),
            figure("80%", indicator="cluster_occupancy", segments=part("a")),
        ),  # percentages do not add
        (
            iip("107.6", YEAR),
            figure(IndexNumber("120", COMPARED), YEAR, "iip", segments=part("a")),
        ),
        (million("100"), figure(PercentShare(60), segments=part("a"))),  # only a share
        (figure(PercentShare(60)), million("130", segments=part("a"))),
    ],
)
def test_parts_that_cannot_be_added_are_left(records: tuple[Record, ...]) -> None:
    assert codes(*records) == []


def test_stages_are_nested_and_do_not_add() -> None:
    stages = SegmentDimension.STAGE
    records = (
        figure("10 cụm", "2020-12", "clusters_count"),
        figure("8 cụm", "2020-12", "clusters_count", segments=part("thành lập", stages)),
        figure("6 cụm", "2020-12", "clusters_count", segments=part("hoạt động", stages)),
    )
    assert codes(*records) == []


def test_a_surplus_with_one_market_may_exceed_the_balance() -> None:
    surplus = part("EU", SegmentDimension.MARKET)
    balance = million("2", indicator="trade_balance")
    assert codes(balance, million("5", indicator="trade_balance", segments=surplus)) == []


def test_shares_of_two_wholes_are_not_added() -> None:
    market = rated(
        PercentShare(60), WholeBase(), segments=part("EU", SegmentDimension.MARKET), time=YEAR
    )
    assert codes(share("60", "a"), market) == []
    assert codes(share("60", "a"), share("60", "b", time=NINE)) == []


@pytest.mark.parametrize("other", [{"source": Source("b")}, {"status": ESTIMATE}])
def test_one_share_stated_twice_is_one_share(other: dict[str, Any]) -> None:
    assert codes(share("60", "a"), share("60", "a", **other)) == []


def test_shares_of_named_wholes_are_not_added() -> None:
    """Textiles of the province are 80% of the region's textiles, its steel 60% of its steel."""
    wholes = [
        WholeBase(RecordKey.of("exports", "VN", YEAR, segments=part(member)))
        for member in ("dệt may", "thép")
    ]
    assert codes(share("80", "dệt may", wholes[0]), share("60", "thép", wholes[1])) == []


def test_a_structure_that_comes_to_more_than_the_whole_is_found() -> None:
    sectors = [
        figure(
            PercentShare(percent),
            indicator="economic_structure",
            segments=part(sector, SegmentDimension.ACTIVITY),
        )
        for sector, percent in (("công nghiệp", 60), ("nông nghiệp", 50))
    ]
    assert codes(*sectors) == ["share-above-whole"]


def test_shares_above_the_whole_say_of_which_time() -> None:
    (finding,) = found(share("60", "a"), share("45", "b"))
    assert "2020" in finding.message


def test_a_share_is_checked_against_the_whole_that_it_names() -> None:
    (a,), (eu,) = part("a"), part("EU", SegmentDimension.MARKET)
    whole = WholeBase(RecordKey.of("exports", "42", YEAR))
    values = million("50", segments=[a, eu]), million("100"), million("80", segments=[a])
    assert codes(*values, rated(PercentShare(50), whole, segments=[a, eu])) == []
    assert codes(*values, rated(PercentShare(62), whole, segments=[a, eu])) == ["share-mismatch"]


def test_the_whole_that_a_share_names_may_be_of_another_indicator() -> None:
    turnover = RecordKey.of("trade_turnover", "42", YEAR)
    values = million("100"), million("200", indicator="trade_turnover")
    assert codes(*values, rated(PercentShare(50), WholeBase(turnover))) == []
    assert codes(*values, rated(PercentShare(60), WholeBase(turnover))) == ["share-mismatch"]


def test_a_share_of_nothing_named_is_not_checked() -> None:
    assert codes(million("100"), rated(PercentShare(60), WholeBase())) == []
    points = rated(PercentagePoints(2), WholeBase(), segments=part("a"))
    assert codes(*OF_HUNDRED, points) == []


def test_a_share_of_two_segments_may_be_of_either_whole() -> None:
    (a,), (eu,) = part("a"), part("EU", SegmentDimension.MARKET)
    records = (
        million("60", segments=[a, eu]),
        million("100", segments=[a]),
        million("80", segments=[eu]),
        rated(PercentShare(60), WholeBase(), segments=[a, eu]),
    )
    assert codes(*records) == []


# Cumulative figures


@pytest.mark.parametrize(
    "pair",
    [
        (million("600", "2020-08"), million("500", "2020-09")),  # single months
        (million("600", HALF), million("500", "6 tháng cuối năm 2020")),
        (million("600", HALF), million("500", "9 tháng đầu năm 2021")),
        (million("600", HALF), million("500", NINE, segments=part("a"))),
        (million("600", HALF), million("500", NINE, price_basis="current")),
        (million("600", HALF), million("500", NINE, place="44")),
        (million("600", HALF), figure("11.500 tỷ đồng", NINE)),  # two currencies
        (million("600", HALF), figure("trên 500 triệu USD", NINE)),
        (figure("gần 600 triệu USD", HALF), million("500", NINE)),
        (million("600", "năm 2020"), million("500", "giai đoạn 2020-2021")),
        (figure("60 chợ", HALF, "markets_count"), figure("50 chợ", NINE, "markets_count")),
        (iip("110", HALF), iip("105", NINE)),
    ],
)
def test_what_is_not_cumulative_may_fall(pair: tuple[Record, Record]) -> None:
    assert codes(*pair) == []


def test_a_fall_is_found_between_neighbours_by_their_most_final_figures() -> None:
    records = (
        million("600", HALF, status=ESTIMATE),
        million("400", HALF),
        million("500", NINE),
        million("450", YEAR),
    )
    (finding,) = found(*records)
    assert finding.code == "cumulative-falls"
    assert [piece.text for piece in finding.evidence] == [line(records[2]), line(records[3])]


def test_a_trade_balance_may_fall() -> None:
    balance = "trade_balance"
    assert (
        codes(million("60,0", HALF, indicator=balance), million("5,0", NINE, indicator=balance))
        == []
    )


# Sources


@pytest.mark.parametrize(
    "pair",
    [
        (million("120", status=ESTIMATE), million("130")),  # a revision
        (million("120", status=ESTIMATE), million("130", status=ObservationStatus.PROVISIONAL)),
        (million("120"), figure("trên 110 triệu USD")),
        (million("120"), figure("khoảng 121 triệu USD")),
        (million("120"), million("130", price_basis="current")),
        (million("120"), million("120", source=Source("b"))),
        (million("120"), planned("130 triệu USD")),
    ],
)
def test_figures_that_do_not_contradict_each_other(pair: tuple[Record, Record]) -> None:
    assert codes(*pair) == []


def test_three_sources_differ_in_pairs() -> None:
    assert codes(million("120"), million("130"), million("140")) == ["sources-differ"] * 3
    assert codes(million("120"), million("120"), million("130")) == ["sources-differ"] * 2


def test_two_values_of_one_index_differ() -> None:
    assert codes(iip("107.6"), iip("108.6")) == ["sources-differ"]
    assert codes(iip("107.6"), iip("107.62")) == []


def test_two_shares_differ() -> None:
    one, other = (figure(PercentShare(v), indicator="industrial_share") for v in ("60", "62"))
    assert codes(one, other) == ["sources-differ"]


@pytest.mark.parametrize(
    "pair",
    [
        (  # CPI of one month against the month before and the year before
            figure(IndexNumber("100.22", IndexBase.PREVIOUS_PERIOD), "2013-09", "cpi"),
            figure(IndexNumber("107.63", COMPARED), "2013-09", "cpi"),
        ),
        (million("100"), figure("2.300 tỷ đồng")),  # one figure in two currencies
        (
            figure("29,7 MW", "2022-06", "power_capacity"),
            figure("84 MWp", "2022-06", "power_capacity"),
        ),
        (
            figure(PercentShare(60), indicator="cluster_occupancy"),
            figure("60%", indicator="cluster_occupancy"),
        ),
    ],
    ids=["index bases", "currencies", "MW and MWp", "two types of percent"],
)
def test_figures_of_two_kinds_are_no_two_opinions(pair: tuple[Record, Record]) -> None:
    assert codes(*pair) == []


# Units and magnitudes


def test_units_of_plans_are_looked_at_as_well() -> None:
    assert codes(planned("1,2 triệu tấn")) == ["unusual-unit"]
    assert codes(planned("-1 tỷ đồng", indicator=OUTPUT)) == ["negative-level"]


def test_an_indicator_without_a_unit_takes_any() -> None:
    assert codes(figure("5 nghìn tấn", indicator="product_output")) == []


def test_a_trade_balance_may_be_negative() -> None:
    assert codes(million("-60", indicator="trade_balance")) == []


def test_shares_and_indices_have_no_magnitude() -> None:
    assert codes(figure(PercentShare(60), indicator="industrial_share"), iip("107.6")) == []


@pytest.mark.parametrize(
    "record",
    [
        figure("2,2 tỷ đồng", indicator="budget_revenue", segments=part("a")),  # a part
        figure(
            "2,2 tỷ đồng", indicator="budget_revenue", place="637", time="năm 2022"
        ),  # a district
        figure("2,2 tỷ đồng", indicator="budget_revenue", place=NamedPlace("Tân Thanh")),
        figure("2,2 tỷ đồng", indicator="trade_services_output"),  # no range on record
    ],
    ids=["part", "district", "named place", "no range"],
)
def test_small_figures_of_small_things_are_no_slips(record: Record) -> None:
    assert codes(record) == []


def test_a_figure_that_is_far_too_large_is_a_slip() -> None:
    assert codes(figure("2.200.000 tỷ đồng", indicator="budget_revenue")) == ["scale-slip"]
    assert codes(planned("2,2 tỷ đồng", indicator="budget_revenue")) == ["scale-slip"]


def test_a_figure_out_of_range_is_not_reported_as_a_jump_as_well() -> None:
    pair = [
        figure(v, t, "budget_revenue")
        for v, t in (("2.200 tỷ đồng", BEFORE), ("2,2 tỷ đồng", YEAR))
    ]
    (finding,) = found(*pair)
    assert "khác xa mức thường gặp" in finding.message
    assert codes(*reversed(pair)) == ["scale-slip"]


@pytest.mark.parametrize(
    "pair",
    [
        (million("1", "2020-01"), million("900", YEAR)),  # spans of two lengths
        (
            figure("1 chợ", AsOf(2019), "markets_count"),
            figure("900 chợ", AsOf(2020), "markets_count"),
        ),
        (million("1", "2020-01"), million("900", "2020-02", segments=part("a"))),
        (million("1", "2020-01"), figure("900 tỷ đồng", "2020-02")),  # two currencies
        (figure("0 tỷ đồng", BEFORE, OUTPUT), figure("900 tỷ đồng", YEAR, OUTPUT)),
    ],
)
def test_figures_of_two_series_are_no_jump(pair: tuple[Record, Record]) -> None:
    assert codes(*pair) == []


def test_a_group_of_places_is_a_series_of_its_own() -> None:
    group = LocalityGroup(get_locality(code, on=Period.year(2020)) for code in ("42", "44"))
    pair = million("1", "2020-01", place=group), million("900", "2020-02", place=group)
    assert codes(*pair) == ["scale-slip"]


def test_no_slip_of_scale_makes_a_zero() -> None:
    assert codes(figure("0 triệu USD")) == []


def test_a_slip_in_the_first_figure_of_a_series_is_one_finding() -> None:
    slip = figure("110 nghìn USD", "2020-01")
    after = [million(v, f"2020-0{m}") for m, v in enumerate(("100", "120", "110"), 2)]
    assert codes(slip, *after) == ["scale-slip"]


def test_a_lasting_change_of_level_is_one_finding() -> None:
    values = ("1", "1,1", "900", "950", "990")
    series = [million(v, f"2020-0{m}") for m, v in enumerate(values, 1)]
    assert codes(*series) == ["scale-slip"]


def test_one_slip_in_a_series_is_one_finding() -> None:
    series = [million(v, f"2020-0{m}") for m, v in enumerate(("100", "120"), 1)]
    slip = figure("110 nghìn USD", "2020-03")
    assert codes(*series, slip, million("115", "2020-04")) == ["scale-slip"]


def test_a_trade_balance_may_jump() -> None:
    pair = [
        million(v, t, indicator="trade_balance") for v, t in (("0,01", "2020-01"), ("9", "2020-02"))
    ]
    assert codes(*pair) == []


# Two weights of parts that do not fit


def test_one_part_above_its_total_is_wrong_several_together_may_overlap() -> None:
    many = million("100"), SIXTY, million("70", segments=part("b"))
    (finding,) = found(*many)
    assert (finding.code, finding.severity) == ("parts-above-total", Severity.WARNING)
    alone = million("130", segments=part("b"))
    (finding,) = found(million("100"), SIXTY, alone)
    assert (finding.code, finding.severity) == ("part-above-total", Severity.ERROR)
    assert finding.message == (
        "kim ngạch xuất khẩu hàng hóa, b, tỉnh Hà Tĩnh, năm 2020: "
        "130 triệu USD vượt tổng số 100 triệu USD"
    )
    assert [piece.text for piece in finding.evidence] == [line(million("100")), line(alone)]


def test_a_part_above_its_total_is_found_beside_parts_that_cannot_be_added() -> None:
    above = million("130", segments=part("b"))
    hedged = figure("gần 20 triệu USD", segments=part("a"))
    foreign = figure("2.990 tỷ đồng", segments=part("c"))
    assert codes(million("100"), hedged, above) == ["part-above-total"]
    assert codes(million("100"), foreign, above) == ["part-above-total"]
    assert codes(million("100"), foreign, SIXTY, million("70", segments=part("b"))) == []


# Shares that were observed


def sector(value: Any, member: str, **parts: Any) -> Observation:
    segments = part(member, SegmentDimension.ACTIVITY)
    return figure(value, indicator="economic_structure", segments=segments, **parts)


def test_a_structure_of_hundred_percent_is_right() -> None:
    assert codes(sector(PercentShare(60), "a"), sector(PercentShare(40), "b")) == []
    assert codes(sector("60,4%", "a"), sector("40,4%", "b")) == ["share-above-whole"]
    assert codes(sector("gần 60%", "a"), sector("50%", "b")) == []


def test_what_the_sources_say_of_one_sector_is_one_share() -> None:
    estimate = sector(PercentShare(45), "b", status=ESTIMATE)
    final = sector(PercentShare(38), "b")
    assert codes(sector(PercentShare(60), "a"), estimate, final) == []
    assert codes(sector(PercentShare(60), "a"), final, estimate) == []
    assert codes(sector(PercentShare(60), "a"), estimate) == ["share-above-whole"]


def test_shares_of_a_level_may_be_observed_or_compared() -> None:
    observed = figure(PercentShare(60), segments=part("a"))
    assert codes(observed, share("42", "b")) == ["share-above-whole"]
    assert codes(observed, share("39", "b")) == []


@pytest.mark.parametrize("indicator", ["cluster_occupancy", "ecommerce_adoption", "grid_loss"])
def test_rates_of_parts_are_no_shares(indicator: str) -> None:
    pair = (
        figure(PercentShare(percent), indicator=indicator, segments=part(member))
        for percent, member in ((80, "a"), (70, "b"))
    )
    assert codes(*pair) == []


def test_shares_of_nested_stages_are_not_added() -> None:
    pair = (
        rated(
            PercentShare(percent),
            WholeBase(),
            indicator="clusters_count",
            time="2020-12",
            segments=part(stage, SegmentDimension.STAGE),
        )
        for percent, stage in ((80, "thành lập"), (60, "hoạt động"))
    )
    assert codes(*pair) == []


# Sources by name


def test_sources_that_differ_are_named() -> None:
    (finding,) = found(million("120", source=Source("Niên giám")), million("130"))
    assert finding.message == (
        "kim ngạch xuất khẩu hàng hóa, tỉnh Hà Tĩnh, năm 2020: hai nguồn nêu số liệu khác nhau, "
        "120 triệu USD (Niên giám) và 130 triệu USD (không rõ nguồn)"
    )


# Any dataset at all


@given(datasets())
def test_every_dataset_can_be_checked(data: Dataset) -> None:
    for finding in check_dataset(data):
        assert finding.message
        assert finding.evidence
        assert "∞" not in finding.message
