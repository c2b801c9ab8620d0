"""Charts: what is drawn comes from the measures, what is refused is said, the numbers are ours."""

import json
import subprocess
import sys
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congthuong._exact import Interval
from congthuong.charts import (
    Chart,
    cumulative_progress,
    plan_bullets,
    range_chart,
    year_on_year_bars,
)
from congthuong.charts.naming import wrapped
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.localities import get_locality
from congthuong.measures import implied_plan, percent_of_plan
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period
from congthuong.quantities import (
    MW,
    PERCENT,
    USD,
    Quantity,
    Scale,
    StatedQuantity,
    parse_stated_quantity,
)
from congthuong.records import (
    Comparison,
    Dataset,
    GrowthTarget,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PlanBase,
    PlanTarget,
    Record,
    RecordKey,
    Segment,
    SegmentDimension,
    Spread,
    TargetDirection,
    WholeBase,
)
from congthuong.testing import datasets

GROWTH: Final = IndexBase.SAME_PERIOD_LAST_YEAR
ESTIMATE: Final = ObservationStatus.ESTIMATE
PLAN: Final = PlanTarget.of("exports", "42", "năm 2020", "1.200 triệu USD")
HALF: Final = Observation.of("exports", "42", "6 tháng đầu năm 2020", "660 triệu USD")


def exports(place: str, time: str, value: str) -> Observation:
    return Observation.of("exports", place, time, value)


def rows(chart: Chart) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = chart.to_dict()["data"]["values"]
    return values


def notes(chart: Chart) -> list[str]:
    return [line for line in str(chart).splitlines()[1:] if not line.startswith("- ")]


# The chart itself


def test_a_chart_is_its_json_text() -> None:
    chart = Chart('{"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "mark": "bar"}')
    assert chart.to_json() == chart.text
    assert chart.to_dict() == json.loads(chart.text)
    assert chart == Chart.from_dict(chart.to_dict())
    assert (str(chart), repr(chart)) == ("", "<Chart >")


def test_a_changed_dict_does_not_change_the_chart() -> None:
    chart = plan_bullets(Dataset.of(HALF, PLAN))
    chart.to_dict()["data"]["values"].clear()
    assert rows(chart)


def test_a_notebook_gets_the_specification_and_the_words() -> None:
    chart = plan_bullets(Dataset.of(HALF, PLAN))
    bundle = chart._repr_mimebundle_()
    assert bundle == {
        "application/vnd.vegalite.v5+json": chart.to_dict(),
        "text/plain": str(chart),
    }
    assert chart.to_dict()["$schema"].endswith("/v5.json")


@pytest.mark.parametrize(
    "text",
    [
        "",  # no JSON
        "[]",  # no object
        "{}",  # no schema
        '{"$schema": 5}',  # a schema that is no text
        '{"$schema": "https://vega.github.io/schema/vega/v5.json"}',  # Vega, not Vega-Lite
    ],
)
def test_what_is_no_specification_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="schema"):
        Chart(text)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match="JSON of a Vega-Lite"):
        Chart({})  # type: ignore[arg-type]


@pytest.mark.parametrize("stranger", [{1: 2}, {"a": {1}}, {"a": object()}, {"a": float("nan")}])
def test_what_json_cannot_hold_is_refused(stranger: dict[str, object]) -> None:
    with pytest.raises(InvalidTypeError, match="a JSON value"):
        Chart.from_dict({"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **stranger})


def test_decimals_stand_in_the_text_with_every_digit() -> None:
    value = Decimal("0.1000000000000000000000000000000000000001")
    spec = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "x": [value, True, None]}
    assert Chart.from_dict(spec).text.endswith(f'"x": [{value:f}, true, null]}}')


def test_text_of_a_report_cannot_leave_a_script_element() -> None:
    place = NamedPlace('</script><b onload="x">&\u2028')
    key = RecordKey.of("exports", place, "năm 2020")
    data = Dataset.of(
        Observation(key, parse_stated_quantity("600 triệu USD")),
        PlanTarget(key, parse_stated_quantity("660 triệu USD")),
    )
    chart = plan_bullets(data, title="<i>&</i>")
    assert not set("<>&\u2028\u2029") & set(chart.to_json())
    assert chart.to_dict()["title"]["text"] == ["<i>&</i>"]
    assert place.name in str(chart)


def test_charts_are_made_without_any_package_for_plotting() -> None:
    script = (
        "import sys, congthuong.charts as c, congthuong as t\n"
        "c.range_chart({'a': t.Quantity.of(5).interval})\n"
        "print({'altair', 'vl_convert', 'matplotlib', 'pandas', 'narwhals'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_numbers_are_written_the_vietnamese_way() -> None:
    number = plan_bullets(Dataset.of(HALF, PLAN)).to_dict()["config"]["locale"]["number"]
    assert (number["decimal"], number["thousands"], number["minus"]) == (",", ".", "-")


@pytest.mark.parametrize(
    ("width", "error"),
    [
        (199, InvalidValueError),  # no room
        (2001, InvalidValueError),  # nobody's screen
        (400.0, InvalidTypeError),  # no count of pixels
        (True, InvalidTypeError),  # a bool is no width
    ],
)
def test_a_width_is_a_sensible_count_of_pixels(width: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="width"):
        plan_bullets(Dataset.of(HALF, PLAN), width=width)


def test_a_title_is_text_and_is_broken_into_lines() -> None:
    chart = plan_bullets(Dataset.of(HALF, PLAN), title="Một tiêu đề rất dài " * 8, width=300)
    lines = chart.to_dict()["title"]["text"]
    assert len(lines) > 1
    assert max(map(len, lines)) <= (300 + 160) // 7
    with pytest.raises(InvalidTypeError, match="the title"):
        plan_bullets(Dataset.of(HALF, PLAN), title=5)  # type: ignore[arg-type]


# Plan against actual


def test_bullets_show_the_percent_of_plan_and_what_was_expected() -> None:
    (row,) = rows(plan_bullets(Dataset.of(HALF, PLAN)))
    assert (row["percent"], row["expected"], row["edge"]) == (55, 50, 100)
    assert row["label"] == "55,00% (bảo đảm tiến độ)"
    assert row["name"] == "Kim ngạch xuất khẩu hàng hóa\n660 triệu USD / 1.200 triệu USD"
    assert row["said"].endswith("đạt 55,00%, dự kiến 50,00%, bảo đảm tiến độ")


def test_bullets_name_only_what_differs() -> None:
    others = (
        exports("40", "2020-S1", "1 tỷ USD"),
        PlanTarget.of("exports", "40", "2020", "2 tỷ USD"),
    )
    chart = plan_bullets(Dataset.of(HALF, PLAN, *others))
    assert [row["name"].partition("\n")[0] for row in rows(chart)] == [
        "Tỉnh Hà Tĩnh",
        "Tỉnh Nghệ An",
    ]
    assert notes(chart) == ["Kim ngạch xuất khẩu hàng hóa, 6 tháng đầu năm 2020"]


def test_bullets_draw_the_latest_and_longest_time_of_a_series() -> None:
    june = exports("42", "tháng 6 năm 2020", "90 triệu USD")
    march = exports("42", "quý I/2020", "200 triệu USD")
    for order in ((june, HALF, march), (HALF, june, march), (march, june, HALF)):
        (row,) = rows(plan_bullets(Dataset.of(PLAN, *order)))
        assert row["percent"] == 55


def test_bullets_draw_the_time_asked_for() -> None:
    march = exports("42", "quý I/2020", "240 triệu USD")
    data = Dataset.of(PLAN, HALF, march)
    assert rows(plan_bullets(data, time="quý I/2020"))[0]["percent"] == 20
    assert rows(plan_bullets(data, time=Period.quarter(2020, 1)))[0]["percent"] == 20


def test_bullets_take_the_nearest_plan_and_the_most_final_figure() -> None:
    of_half = PlanTarget.of("exports", "42", "2020-S1", "600 triệu USD")
    first = Observation.of("exports", "42", "2020-S1", "590 triệu USD", status=ESTIMATE)
    (row,) = rows(plan_bullets(Dataset.of(PLAN, of_half, first, HALF)))
    assert row["percent"] == 110
    assert row["edge"] == 110


def test_what_was_not_reached_by_months_has_no_expectation() -> None:
    key = RecordKey.of("markets_count", "42", AsOf(2020, 12))
    data = Dataset.of(
        Observation(key, parse_stated_quantity("45 chợ")),
        PlanTarget(key, parse_stated_quantity("50 chợ")),
    )
    chart = plan_bullets(data)
    (row,) = rows(chart)
    assert (row["percent"], row["label"]) == (90, "90,00%")
    assert "expected" not in row
    assert "dự kiến" not in chart.to_json()


def test_a_long_pair_of_amounts_takes_two_lines() -> None:
    value = Observation.of("exports", "42", "2020-S1", "từ 650 đến 660 triệu USD", status=ESTIMATE)
    hedged = Observation.of("exports", "42", "2020-S1", "khoảng 660,25 triệu USD", status=ESTIMATE)
    (row,) = rows(plan_bullets(Dataset.of(hedged, PLAN)))
    assert row["name"].endswith("\nkhoảng 660,25 triệu USD (ước tính)\n/ 1.200 triệu USD")
    with pytest.raises(InvalidValueError, match="số liệu nêu dưới dạng khoảng"):
        plan_bullets(Dataset.of(value, PLAN))


def test_a_ceiling_is_told_in_its_own_words() -> None:
    ceiling = PlanTarget.of(
        "exports", "42", "năm 2020", "1.200 triệu USD", direction=TargetDirection.AT_MOST
    )
    (row,) = rows(plan_bullets(Dataset.of(HALF, ceiling)))
    assert row["label"] == "55,00% (cần theo dõi)"


def test_what_cannot_be_set_against_its_plan_is_a_note() -> None:
    dong = exports("40", "2020-S1", "5 tỷ đồng")
    zero = PlanTarget.of("exports", "38", "2020", "0 triệu USD")
    data = Dataset.of(
        HALF,
        PLAN,
        dong,
        PlanTarget.of("exports", "40", "2020", "2 tỷ USD"),
        zero,
        exports("38", "2020-S1", "5 triệu USD"),
        exports("44", "2020-S1", "5 triệu USD"),  # without a plan: nothing to say
    )
    chart = plan_bullets(data)
    assert len(rows(chart)) == 1
    assert notes(chart)[1:] == [
        "Không vẽ: Tỉnh Nghệ An (hai số liệu khác đơn vị).",
        "Không vẽ: Tỉnh Thanh Hóa (số gốc không lớn hơn 0).",
    ]
    assert chart.to_dict()["title"]["subtitle"][1:] == notes(chart)[1:]


def test_caveats_are_notes_with_the_rows_they_hold_for() -> None:
    estimate = Observation.of("exports", "40", "2020-S1", "1 tỷ USD", status=ESTIMATE)
    plan = PlanTarget.of("exports", "40", "2020", "2 tỷ USD")
    both = plan_bullets(Dataset.of(HALF, PLAN, estimate, plan))
    assert notes(both)[1:] == ["Lưu ý: dùng số ước tính (Tỉnh Nghệ An)."]
    alone = plan_bullets(Dataset.of(estimate, plan))
    assert notes(alone)[1:] == ["Lưu ý: dùng số ước tính."]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ([HALF, PLAN], InvalidTypeError),  # records, but no dataset
        (Dataset.of(), InvalidValueError),  # nothing at all
        (Dataset.of(HALF), InvalidValueError),  # no plan
        (Dataset.of(PLAN), InvalidValueError),  # no figure
        (Dataset.of(PLAN, exports("42", "2021", "1 tỷ USD")), InvalidValueError),  # another year
    ],
)
def test_bullets_need_a_figure_and_its_plan(data: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="Dataset"):
        plan_bullets(data)


# Year on year


def test_growth_is_computed_and_the_highest_comes_first() -> None:
    data = Dataset.of(
        exports("40", "2020", "1,5 tỷ USD"),
        exports("40", "2019", "1,8 tỷ USD"),
        exports("42", "2020", "1,2 tỷ USD"),
        exports("42", "2019", "850 triệu USD"),
    )
    chart = year_on_year_bars(data, "exports", "năm 2020")
    assert [(row["name"], row["label"], row["series"]) for row in rows(chart)] == [
        ("Tỉnh Hà Tĩnh", "+41,18%", "tăng"),
        ("Tỉnh Nghệ An", "-16,67%", "giảm"),
    ]
    assert [row["edge"] for row in rows(chart)] == [41.18, 0]
    assert notes(chart) == ["Kim ngạch xuất khẩu hàng hóa, năm 2020"]


def test_a_stated_growth_stands_in_where_a_level_is_missing() -> None:
    stated = [
        Comparison.of("exports", "42", "2020", "tăng trên 18%", GROWTH),
        Comparison.of("exports", "40", "2020", IndexNumber("95.5", GROWTH), GROWTH),
        Comparison.of("exports", "38", "2020", Multiple("2.3"), GROWTH),
    ]
    chart = year_on_year_bars(Dataset(stated), "exports", "2020")
    assert [(row["label"], row["change"]) for row in rows(chart)] == [
        ("gấp 2,3 lần*", 130),
        ("tăng trên 18%*", 18),
        ("bằng 95,5%*", -4.5),
    ]
    assert notes(chart)[1].startswith("* Tốc độ nêu trong báo cáo")


def test_what_is_no_growth_over_last_year_is_not_drawn() -> None:
    others: list[Record] = [
        Comparison.of("exports", "42", "2020", "tăng 5%", Period.year(2015)),
        Comparison.of("exports", "40", "2020", PercentagePoints("2"), GROWTH),
        Comparison.of("exports", "38", "2020", "tăng từ 5% đến 6%", GROWTH),
        exports("44", "2020", "1 tỷ USD"),
    ]
    with pytest.raises(InvalidValueError, match="a year before"):
        year_on_year_bars(Dataset(others), "exports", "2020")


def test_a_figure_without_a_year_before_is_a_note() -> None:
    pair = (exports("42", "2020", "1,1 tỷ USD"), exports("42", "2019", "1 tỷ USD"))
    planned = PlanTarget.of("exports", "38", "2020", "1 tỷ USD")
    chart = year_on_year_bars(
        Dataset.of(*pair, exports("40", "2020", "1 tỷ USD"), planned), "exports", "2020"
    )
    assert notes(chart)[1:] == ["Không vẽ: Tỉnh Nghệ An (không có số cùng kỳ năm trước)."]


def test_a_unit_before_and_after_a_merger_is_a_note() -> None:
    new = exports("52", "năm 2025", "1,2 tỷ USD")
    old = exports("64", "năm 2024", "0,9 tỷ USD")
    stay = (exports("42", "2025", "1,1 tỷ USD"), exports("42", "2024", "1 tỷ USD"))
    assert str(new.key.place) == str(old.key.place) == "tỉnh Gia Lai"
    chart = year_on_year_bars(Dataset.of(new, old, *stay), "exports", "năm 2025")
    assert [row["label"] for row in rows(chart)] == ["+10,00%"]
    assert notes(chart)[1] == "Không tính được: Tỉnh Gia Lai (hai kỳ không cùng địa giới)."


def test_two_price_bases_are_a_note_and_one_of_the_same_comes_first() -> None:
    def output(time: str, value: str, basis: str) -> Observation:
        return Observation.of("industrial_output", "42", time, value, price_basis=basis)

    now = output("2020", "110 tỷ đồng", "giá so sánh 2010")
    current, constant = (
        output("2019", "100 tỷ đồng", b) for b in ("giá hiện hành", "giá so sánh 2010")
    )
    apart = Dataset.of(now, current)
    with pytest.raises(InvalidValueError, match="hai số liệu không cùng loại giá"):
        year_on_year_bars(apart, "industrial_output", "2020")
    chart = year_on_year_bars(Dataset.of(now, current, constant), "industrial_output", "2020")
    assert rows(chart)[0]["label"] == "+10,00%"


def test_an_index_is_not_divided() -> None:
    def index(time: str) -> Observation:
        return Observation.of("iip", "42", time, IndexNumber("105.2", GROWTH))

    with pytest.raises(InvalidValueError, match="không so sánh bằng phép chia"):
        year_on_year_bars(Dataset.of(index("2020"), index("2019")), "iip", "2020")


def test_parts_and_places_that_are_no_localities_find_their_own_year_before() -> None:
    part = Segment(SegmentDimension.PRODUCT, "thủy sản")
    gate = NamedPlace("Tân Thanh")
    data = Dataset.of(
        Observation.of("exports", gate, "2020", "2 tỷ USD"),
        Observation.of("exports", gate, "2019", "1 tỷ USD"),
        Observation.of("exports", gate, "2020", "3 tỷ USD", segments=[part]),
        Observation.of("exports", NamedPlace("Hữu Nghị"), "2019", "9 tỷ USD"),
        Observation.of("imports", gate, "2019", "9 tỷ USD"),
        PlanTarget.of("exports", gate, "2019", "9 tỷ USD"),
    )
    (row,) = rows(year_on_year_bars(data, "exports", "2020"))
    assert row["change"] == 100


def test_the_whole_beside_its_parts_is_named_the_total() -> None:
    part = Segment(SegmentDimension.PRODUCT, "thủy sản")
    data = Dataset.of(
        Comparison.of("exports", "42", "2020", "tăng 18%", GROWTH),
        Comparison.of("exports", "42", "2020", "tăng 5%", GROWTH, segments=[part]),
    )
    names = [row["name"] for row in rows(year_on_year_bars(data, "exports", "2020"))]
    assert names == ["Tổng số", "Mặt hàng thủy sản"]


def test_a_number_stays_on_the_line_of_what_it_counts() -> None:
    assert wrapped("Giá trị sản xuất, 6 tháng đầu năm", 20) == "Giá trị sản xuất,\n6 tháng đầu năm"


def test_growth_needs_a_dataset() -> None:
    with pytest.raises(InvalidTypeError, match="a Dataset"):
        year_on_year_bars([HALF], "exports", "2020")  # type: ignore[arg-type]


# Cumulative progress


def months(*values: tuple[int, str]) -> Dataset:
    return Dataset(
        Observation.of("exports", "42", Period(PLAN.key.last_period.start, count), value)
        for count, value in values
    )


def test_progress_has_a_row_for_each_month_of_the_plan() -> None:
    chart = cumulative_progress(months((3, "240 triệu USD"), (6, "660 triệu USD")), PLAN)
    assert [row["month"] for row in rows(chart)] == [f"T{month}" for month in range(1, 13)]
    assert [row["expected"] for row in rows(chart)][:3] == [8.33, 16.67, 25]
    reached = [
        (row["month"], row["percent"], row["behind"]) for row in rows(chart) if "percent" in row
    ]
    assert reached == [("T3", 20, True), ("T6", 55, False)]
    assert notes(chart) == [
        "Kim ngạch xuất khẩu hàng hóa, tỉnh Hà Tĩnh, năm 2020: kế hoạch 1.200 triệu USD"
    ]


def test_progress_may_go_by_last_years_shares() -> None:
    last_year = {Period.year_to_date(2019, 6): Decimal(30), Period.year(2019): Decimal(100)}
    chart = cumulative_progress(months((6, "660 triệu USD")), PLAN, last_year=last_year)
    expected = {row["month"]: row["expected"] for row in rows(chart) if "expected" in row}
    assert expected == {"T6": 30, "T12": 100}


def test_last_year_may_come_as_a_stream_and_lack_a_month_that_is_drawn() -> None:
    stream = iter([exports("42", "2019-S1", "300 triệu USD"), exports("42", "2019", "1 tỷ USD")])
    chart = cumulative_progress(months((3, "240 triệu USD")), PLAN, last_year=stream)
    by_month = {row["month"]: row for row in rows(chart)}
    assert by_month["T6"]["expected"] == 30
    assert "behind" not in by_month["T3"]


def test_a_plan_over_two_years_names_the_years_of_its_months() -> None:
    plan = PlanTarget.of("exports", "42", Period.parse("2020-07-01/P12M"), "1 tỷ USD")
    data = Dataset.of(exports("42", "2020-S2", "400 triệu USD"))
    shown = rows(cumulative_progress(data, plan))
    assert (shown[0]["month"], shown[-1]["month"]) == ("T7/2020", "T6/2021")


def test_points_that_are_not_final_are_hollow() -> None:
    estimate = Observation.of("exports", "42", "2020-S1", "660 triệu USD", status=ESTIMATE)
    chart = cumulative_progress(Dataset.of(estimate), PLAN)
    assert notes(chart)[1:] == ["Điểm rỗng là số chưa chính thức.", "Lưu ý: dùng số ước tính."]


def test_progress_leaves_out_other_series_and_what_does_not_begin_with_the_plan() -> None:
    june = exports("42", "tháng 6 năm 2020", "90 triệu USD")
    two_years = exports("42", "giai đoạn 2020-2021", "2 tỷ USD")
    elsewhere = exports("40", "2020-S1", "1 tỷ USD")
    moment = Observation.of("exports", "42", AsOf(2020, 6), "1 tỷ USD")
    data = Dataset.of(PLAN, june, two_years, elsewhere, moment, HALF)
    assert [
        row["percent"] for row in rows(cumulative_progress(data, PLAN)) if "percent" in row
    ] == [55]


def test_a_month_that_cannot_be_compared_is_a_note() -> None:
    data = months((3, "5 tỷ đồng"), (6, "660 triệu USD"))
    assert notes(cumulative_progress(data, PLAN))[1:] == [
        "Không vẽ: quý I/2020 (hai số liệu khác đơn vị)."
    ]


@pytest.mark.parametrize(
    ("data", "plan", "error"),
    [
        ([HALF], PLAN, InvalidTypeError),  # no dataset
        (Dataset.of(HALF), HALF, InvalidTypeError),  # no plan
        (
            Dataset.of(HALF),
            PlanTarget.of("markets_count", "42", AsOf(2020, 12), "50 chợ"),
            InvalidTypeError,
        ),  # a stock
        (Dataset.of(), PLAN, InvalidValueError),  # nothing reached
    ],
)
def test_progress_needs_a_plan_of_a_period(data: Any, plan: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        cumulative_progress(data, plan)


# Ranges


def spread(ends: str) -> Spread:
    on = Period.month(2024, 9)
    group = LocalityGroup.of(get_locality("943", on=on), get_locality("946", on=on))
    return Spread.of("iip", group, "2024-01-01/P9M", ends, GROWTH)


def test_a_spread_is_two_points_and_a_range_is_a_bar() -> None:
    stated = Comparison.of("iip", "94", "2024-01-01/P9M", "tăng từ 10,5% đến 12%", GROWTH)
    chart = range_chart(Dataset.of(spread("tăng từ 8,42% đến 47,07%"), stated))
    shown = [(row["low"], row["high"], row["ends"], row["spread"]) for row in rows(chart)]
    assert shown == [(8.42, 47.07, "", True), (10.5, 12, "", False)]
    assert [row["label"] for row in rows(chart)] == [
        "tăng từ 8,42% đến 47,07%",
        "tăng từ 10,5% đến 12%",
    ]
    legends = chart.to_json()
    assert "khoảng của một số liệu" in legends
    assert "nhóm địa phương" in legends


def test_a_plan_is_told_from_what_was_reached() -> None:
    reached = exports("42", "2020", "khoảng 800 triệu USD")
    plan = PlanTarget.of("exports", "42", "2020", "trên 1,1 tỷ USD")
    both = range_chart(Dataset.of(reached, plan))
    assert [row["name"] for row in rows(both)] == ["Thực hiện", "Kế hoạch"]
    assert notes(range_chart(Dataset.of(plan))) == [
        "Kim ngạch xuất khẩu hàng hóa, tỉnh Hà Tĩnh, năm 2020, kế hoạch"
    ]


def test_only_what_is_drawn_is_in_the_legend() -> None:
    assert "khoảng của một số liệu" not in range_chart(Dataset.of(spread("tăng từ 8% đến 9%"))).text
    stated = exports("42", "2020", "từ 800 đến 900 triệu USD")
    assert "nhóm địa phương" not in range_chart(Dataset.of(stated)).text


@pytest.mark.parametrize(
    ("words", "low", "high", "ends"),
    [
        ("từ 800 đến 900 triệu USD", 800, 900, ""),
        ("trên 800 triệu USD", 800, 1000, "+"),  # cut off a quarter beyond
        ("dưới 800 triệu USD", 600, 800, "-"),
        ("khoảng 800 triệu USD", 798.5, 801.5, ""),
    ],
)
def test_hedges_leave_an_end_open(words: str, low: float, high: float, ends: str) -> None:
    (row,) = rows(range_chart(Dataset.of(exports("42", "2020", words))))
    assert (row["low"], row["high"], row["ends"], row["label"]) == (low, high, ends, words)


def test_exact_figures_are_not_ranges() -> None:
    share = Observation.of("iip", "42", "2019", PercentShare("5"))
    drawn = exports("40", "2020", "từ 800 đến 900 triệu USD")
    growth = Comparison.of("exports", "42", "2020", "tăng 5%", GROWTH)
    assert len(rows(range_chart(Dataset.of(HALF, PLAN, share, drawn, growth)))) == 1


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (Comparison.of("exports", "42", "2020", "trên 60%", PlanBase()), "% kế hoạch"),
        (Comparison.of("exports", "42", "2020", "trên 60%", WholeBase()), "% trong tổng số"),
        (GrowthTarget.of("iip", "42", "2020", "tăng trên 10,64%"), "% so với cùng kỳ năm trước"),
        (
            Comparison.of(
                "iip",
                "42",
                "2020",
                IndexNumber("105", GROWTH),
                GROWTH,
                approximation=parse_stated_quantity("trên 5%").approximation,
            ),
            "chỉ số, % so với cùng kỳ năm trước",
        ),
        (
            Comparison.of(
                "iip",
                "42",
                "2020",
                Multiple("2.3"),
                GROWTH,
                approximation=parse_stated_quantity("gần 5%").approximation,
            ),
            "lần so với cùng kỳ năm trước",
        ),
        (
            Comparison.of(
                "iip",
                "42",
                "2020",
                PercentagePoints("2.3"),
                GROWTH,
                approximation=parse_stated_quantity("gần 5%").approximation,
            ),
            "điểm phần trăm so với cùng kỳ năm trước",
        ),
        (
            Comparison.of(
                "exports",
                "42",
                "2020",
                Quantity.of(5, Scale.MILLION, USD),
                GROWTH,
                approximation=parse_stated_quantity("gần 5%").approximation,
            ),
            "triệu USD",
        ),
        (PlanTarget.of("exports", "42", "2020", "trên 1,2 tỷ USD"), "tỷ USD"),
        (PlanTarget.of("power_capacity", "42", "2020", "trên 1.200 MW"), "MW"),
    ],
)
def test_the_axis_names_what_is_measured(record: Any, title: str) -> None:
    layers = range_chart(Dataset.of(record)).to_dict()["layer"]
    assert {layer["encoding"]["x"]["title"] for layer in layers} == {title}


def test_a_spread_of_values_has_no_base() -> None:
    key = spread("tăng từ 8% đến 9%").key
    shares = Spread(key, PercentShare("5"), PercentShare("9"))
    layers = range_chart(Dataset.of(shares)).to_dict()["layer"]
    assert layers[0]["encoding"]["x"]["title"] == "% trong tổng số"


@pytest.mark.parametrize(
    ("interval", "label"),
    [
        (
            Interval(Decimal("1466181220265"), Decimal("1468258000000")),
            "từ 1.466,18 đến 1.468,26 tỷ đồng",
        ),
        (Interval(Decimal("1460000000000"), None, low_open=True), "trên 1.460 tỷ đồng"),
        (Interval(Decimal("1460000000000"), None), "từ 1.460 tỷ đồng trở lên"),
        (Interval(None, Decimal("1460000000000"), high_open=True), "dưới 1.460 tỷ đồng"),
        (Interval(None, Decimal("1460000000000")), "không quá 1.460 tỷ đồng"),
    ],
)
def test_named_intervals_are_told_in_words(interval: Interval, label: str) -> None:
    chart = range_chart({"Kế hoạch": interval})
    assert rows(chart)[0]["label"] == label
    assert str(chart) == f"Khoảng giá trị\n- Kế hoạch: {label}"


def test_an_interval_without_ends_goes_from_edge_to_edge_of_another() -> None:
    anything = Interval(None, None)
    shown = rows(range_chart({"a": anything, "b": Interval(Decimal(-8), Decimal(0))}, unit=PERCENT))
    assert (shown[0]["low"], shown[0]["high"], shown[0]["ends"]) == (-10, 2, "-+")
    assert shown[0]["label"] == "không giới hạn"
    with pytest.raises(InvalidValueError, match="an end to draw"):
        range_chart({"a": anything})


def test_a_single_point_is_drawn_with_room_around_it() -> None:
    (row,) = rows(
        range_chart({"a": Interval.exactly(0), "b": Interval(None, Decimal(0))}, unit=MW)
    )[1:]
    assert (row["low"], row["high"]) == (0, 0)


def test_drawn_numbers_keep_six_decimals_and_the_words_two() -> None:
    bounds = implied_plan(Quantity.of(808, Scale.BILLION), PercentOfPlan("55.07"))
    (row,) = rows(range_chart({"a": bounds}))
    assert row["low"] == 1466.182478
    assert row["label"] == "từ 1.466,18 đến 1.468,26 tỷ đồng"


def test_figures_of_two_units_do_not_share_an_axis() -> None:
    data = Dataset.of(
        exports("42", "2020", "từ 800 đến 900 triệu USD"),
        Comparison.of("exports", "42", "2020", "tăng trên 5%", GROWTH),
    )
    with pytest.raises(UnitMismatchError, match="draw on one axis"):
        range_chart(data)


@pytest.mark.parametrize(
    ("data", "unit", "error"),
    [
        (Dataset.of(HALF), USD, InvalidValueError),  # exact
        ({}, USD, InvalidValueError),  # nothing
        ([HALF], USD, InvalidTypeError),  # no dataset, no names
        ({"a": 5}, USD, InvalidTypeError),  # no interval
        ({5: Interval.exactly(5)}, USD, InvalidTypeError),  # no name
        ({"a": Interval.exactly(5)}, "USD", InvalidTypeError),  # no unit
    ],
)
def test_ranges_need_ranges(data: Any, unit: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        range_chart(data, unit=unit)


# What holds for any dataset


@given(datasets())
@settings(max_examples=40)
def test_any_dataset_makes_charts_or_a_clear_refusal(data: Dataset) -> None:
    for make in (plan_bullets, range_chart):
        try:
            chart = make(data)
        except (InvalidValueError, UnitMismatchError):
            continue
        names = {row["name"] for row in rows(chart)}
        assert len(names) == len(rows(chart))
        assert all(name.partition("\n")[0] for name in names)
        assert json.loads(chart.to_json()) == chart.to_dict()


@given(st.integers(1, 10**12), st.integers(1, 10**12))
@settings(max_examples=50)
def test_a_bullet_is_the_measure_rounded(reached: int, planned: int) -> None:
    value = Observation(HALF.key, StatedQuantity.exactly(Quantity(Decimal(reached), USD)))
    plan = PlanTarget(PLAN.key, StatedQuantity.exactly(Quantity(Decimal(planned), USD)))
    chart = plan_bullets(Dataset.of(value, plan))
    percent = percent_of_plan(value, plan).rounded(2)
    assert f'"percent": {percent.value:f}' in chart.to_json()
    assert rows(chart)[0]["label"].startswith(f"{percent} (")
    assert rows(chart)[0]["expected"] == 50
