"""Builders and assertions for other projects' tests: short to use, and readable where they fail."""

import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from congthuong import testing
from congthuong.authorities import parse_authority
from congthuong.checks import default_rules
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError, UnknownCodeError
from congthuong.findings import Severity
from congthuong.indicators import get_indicator
from congthuong.localities import get_locality
from congthuong.percentages import IndexBase, PercentChange, PercentOfPlan
from congthuong.periods import AsOf, Period
from congthuong.quantities import Approximation, Quantity, Scale
from congthuong.reading import read_report
from congthuong.records import (
    Dataset,
    NamedPlace,
    ObservationStatus,
    PlanBase,
    PlanKind,
    PlanReference,
    Segment,
    SegmentDimension,
    Source,
    TargetDirection,
)
from congthuong.testing import (
    a_change,
    a_key,
    a_percent_of_plan,
    a_plan,
    an_observation,
    assert_consistent,
    assert_same_figures,
    assert_states,
    strategies,
)
from congthuong.wording import describe

TEXT: Final = (
    "Giá trị sản xuất công nghiệp của tỉnh Hà Tĩnh 6 tháng đầu năm 2024 đạt 808 tỷ đồng, "
    "bằng 55,07% kế hoạch, tăng 53,5% so với cùng kỳ năm trước. "
    "Năm 2024, kim ngạch xuất khẩu phấn đấu đạt 1,2 tỷ USD. Hội nghị lần thứ 12 họp."
)
SOURCE: Final = Source("Báo cáo 6 tháng")


def failure(assertion: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(AssertionError) as caught:
        assertion(*arguments, **named)
    return str(caught.value)


# Builders


def test_a_plan_a_figure_and_a_percentage_take_three_lines() -> None:
    actual = an_observation("808 tỷ đồng")
    plan = a_plan("1.467,2 tỷ đồng", of=actual)
    assert_consistent([actual, plan, a_percent_of_plan("55,07%", of=actual)])


def test_the_defaults_agree_with_each_other() -> None:
    assert_consistent([an_observation(), a_plan(), a_percent_of_plan(), a_change()])


def test_the_usual_key_is_of_a_place_that_the_reform_left_as_it_was() -> None:
    assert a_key().place == a_key(time="năm 2026").place


def test_parts_are_named_by_text_or_given_as_they_are() -> None:
    part = Segment(SegmentDimension.PRODUCT, "thủy sản")
    by_text = a_key(indicator="exports", place="40", time="năm 2020", segments=[part])
    on = Period.year(2020)
    given = a_key(
        indicator=get_indicator("exports"),
        place=get_locality("40", on=on),
        time=on,
        segments=[part],
    )
    assert by_text == given
    assert a_key(price_basis="giá hiện hành").price_basis is not None


def test_an_observation_has_a_value_status_and_source() -> None:
    built = an_observation(
        Quantity.of(5, Scale.BILLION), status=ObservationStatus.ESTIMATE, source=SOURCE
    )
    assert (built.quantity, built.status) == (
        Quantity.of(5, Scale.BILLION),
        ObservationStatus.ESTIMATE,
    )
    assert built.source == SOURCE


@pytest.mark.parametrize(
    ("time", "planned_for"),
    [
        ("quý III/2024", Period.year(2024)),
        ("năm 2023", Period.year(2023)),
        ("giai đoạn 2021-2025", Period.years(2021, 2025)),  # no year holds it
        (AsOf(2024, 6), Period.year(2024)),
    ],
)
def test_a_plan_is_of_the_year_of_its_figure(time: Any, planned_for: Period) -> None:
    actual = an_observation(time=time)
    assert a_plan(of=actual).key == actual.key.at(planned_for)
    assert a_plan(of=actual.key) == a_plan(of=actual)


def test_what_is_told_wins_over_the_figure() -> None:
    actual = an_observation(indicator="exports", value="5 triệu USD")
    plan = a_plan("9 triệu USD", of=actual, time="6 tháng đầu năm 2024", place="40", source=SOURCE)
    assert (plan.key.indicator.code, plan.key.time) == ("exports", Period.half(2024, 1))
    assert (str(plan.key.place), plan.source) == ("tỉnh Nghệ An", SOURCE)


def test_a_plan_has_the_direction_of_its_indicator_and_a_reference() -> None:
    reference = PlanReference(PlanKind.BUDGET_ESTIMATE, parse_authority("Trung ương"))
    less = a_plan("5 vụ", indicator="market_violations", plan=reference)
    assert less.direction is not a_plan().direction or less.direction is TargetDirection.AT_LEAST
    assert less.plan == reference


def test_rates_are_of_the_figure_and_over_their_base() -> None:
    actual = an_observation(time="quý I/2024")
    reference = PlanReference(PlanKind.RESOLUTION)
    percent = a_percent_of_plan("gần 61%", of=actual, plan=reference, source=SOURCE)
    assert percent.key == actual.key
    assert percent.base == PlanBase(reference, Period.year(2024))
    assert (percent.approximation, percent.source) == (Approximation.NEARLY, SOURCE)
    assert a_change().base is IndexBase.SAME_PERIOD_LAST_YEAR
    over = a_change(PercentChange("5"), of=actual, base=IndexBase.PREVIOUS_PERIOD, source=SOURCE)
    assert (over.base, over.value, over.source) == (
        IndexBase.PREVIOUS_PERIOD,
        PercentChange("5"),
        SOURCE,
    )


# Texts


def test_a_text_states_all_slots_of_a_figure() -> None:
    statement = assert_states(
        TEXT,
        indicator="industrial_output",
        value="808 tỷ đồng",
        percent_of_plan="55,07%",
        change="tăng 53,5%",
        time="6 tháng đầu năm 2024",
        place="tỉnh Hà Tĩnh",
    )
    assert statement is not None
    assert statement.value == an_observation().value


@pytest.mark.parametrize(
    "slots",
    [
        {"value": Quantity.of(808, Scale.BILLION)},
        {"value": an_observation().value},
        {"percent_of_plan": PercentOfPlan("55.07")},
        {"change": PercentChange("53.5")},
        {"time": Period.half(2024, 1)},
        {"place": "Hà Tĩnh"},
        {"place": "42"},
        {"place": get_locality("42", on=Period.year(2024))},
        {"indicator": get_indicator("industrial_output")},
        {"value": "1,2 tỷ USD", "planned": True},
    ],
)
def test_parts_may_be_values_or_text(slots: Any) -> None:
    assert_states(TEXT, **slots)
    assert_states(read_report(TEXT), **slots)


def test_a_text_is_read_with_what_is_known_of_it() -> None:
    text = "6 tháng đầu năm, giá trị sản xuất công nghiệp tăng 5% so với cùng kỳ."
    known: Any = {"published": Period.month(2024, 7), "locality": "tỉnh Hà Tĩnh"}
    assert_states(text, time="2024-S1", place="42", **known)
    stated = assert_states(
        "Tháng 9/2013, chỉ số giá tiêu dùng tăng 0,22% so với tháng trước.",
        change="tăng 0,22%",
        over=IndexBase.PREVIOUS_PERIOD,
    )
    assert stated.indicator == get_indicator("cpi")


def test_a_moment_and_a_named_place_are_found() -> None:
    stock = assert_states("Đến tháng 6 năm 2022, toàn huyện Krông Pa có 06 chợ.", time="2022-06")
    assert stock.time == AsOf(2022, 6)
    gate = read_report("Năm 2019, xuất khẩu qua cửa khẩu Tân Thanh đạt 850 triệu USD.")
    assert_states(gate, place="cửa khẩu Tân Thanh")
    assert "place: expected địa điểm Tân Thanh" in failure(
        assert_states, gate, place=NamedPlace("Tân Thanh")
    )


def test_the_failure_shows_what_was_read_instead() -> None:
    said = failure(assert_states, TEXT, indicator="industrial_output", value="880 tỷ đồng")
    assert said.splitlines() == [
        "no statement says all of this; the nearest of 2:",
        "  indicator: industrial_output, as expected",
        "  value: expected 880 tỷ đồng, read 808 tỷ đồng",
        (
            "  read from «Giá trị sản xuất công nghiệp», «6 tháng đầu năm 2024», "
            "«808 tỷ đồng», «55,07%», «53,5%»"
        ),
        f"  also read: {read_report(TEXT).statements[1]}",
        "  not understood: «12» (số không phải số liệu)",
    ]


@pytest.mark.parametrize(
    ("slots", "line"),
    [
        (
            {"indicator": "exports", "planned": True, "value": "5 USD"},
            "expected 5 USD, read 1,2 tỷ USD",
        ),
        ({"percent_of_plan": "60%"}, "expected đạt 60% so với kế hoạch, read đạt 55,07%"),
        (
            {"change": "giảm 53,5%"},
            "change: expected giảm 53,5% so với cùng kỳ năm trước, read tăng 53,5%",
        ),
        ({"change": "tăng 53,5%", "over": IndexBase.PREVIOUS_PERIOD}, "so với kỳ trước, read None"),
        ({"time": "năm 2023"}, "time: expected năm 2023, read 2024-S1"),
        ({"place": "tỉnh Nghệ An"}, "place: expected tỉnh Nghệ An, read tỉnh Hà Tĩnh (42)"),
        ({"value": "trên 808 tỷ đồng"}, "value: expected trên 808 tỷ đồng, read 808 tỷ đồng"),
        ({"value": "1,2 tỷ USD"}, "kind: expected a figure reached, read a target"),
        (
            {"value": "808 tỷ đồng", "planned": True},
            "kind: expected a target, read a figure reached",
        ),
    ],
)
def test_the_failure_names_the_slot_that_differs(slots: Any, line: str) -> None:
    assert line in failure(assert_states, TEXT, **slots)


def test_an_unknown_indicator_and_missing_parts_are_told() -> None:
    said = failure(
        assert_states, "Số hội viên đạt 12.000 người.", indicator="exports", time="2024", place="42"
    )
    assert "which is unknown" in said
    assert "time: expected 2024, read None" in said
    assert "place: expected 42, read None" in said


def test_a_text_without_figures_lists_what_was_expected() -> None:
    said = failure(assert_states, "Không có gì.", value="808 tỷ đồng", place="42")
    assert said.splitlines() == [
        "the text states no figure that was understood; expected was",
        "  place: 42",
        "  value: 808 tỷ đồng",
        "  kind: a figure reached",
    ]


def test_a_long_text_is_not_told_in_full() -> None:
    many = " ".join(f"Năm 20{year}, xuất khẩu đạt {year} triệu USD." for year in range(10, 20))
    lines = failure(assert_states, many, value="5 tỷ USD").splitlines()
    assert sum(line.startswith("  also read") for line in lines) == 5
    assert lines[-1] == "  and 4 more"


@pytest.mark.parametrize(
    ("slots", "error"),
    [
        ({}, InvalidValueError),  # nothing expected
        ({"planned": True}, InvalidValueError),  # no slot but the kind
        ({"indicator": "xports"}, UnknownCodeError),  # a slip
        ({"time": "hôm qua"}, ParseError),  # no time, though nothing was read to compare
        ({"value": "808"}, ParseError),  # no unit
        ({"percent_of_plan": "55.07%"}, ParseError),  # not Vietnamese
        ({"place": 42}, InvalidTypeError),  # a code is text
    ],
)
def test_expectations_that_mean_nothing_raise(slots: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        assert_states("", **slots)


# Data


def test_findings_fail_with_their_evidence() -> None:
    wrong = a_percent_of_plan("65,07%")
    said = failure(assert_consistent, [an_observation(), a_plan(), wrong])
    lines = said.splitlines()
    assert lines[0] == "1 finding in 3 records:"
    assert lines[1].startswith("  [sai] plan-mismatch: ")
    assert all(line.startswith("    «") for line in lines[2:])
    assert len(lines) == 5


def test_warnings_fail_and_notes_do_not() -> None:
    slip = an_observation("gần 2,2 tỷ đồng", indicator="budget_revenue", place="19", time="2013")
    assert "[cần kiểm tra] scale-slip" in failure(assert_consistent, Dataset.of(slip))
    lenient = default_rules().with_severity("scale-slip", Severity.NOTE)
    assert_consistent(Dataset.of(slip), rules=lenient)
    assert_consistent(Dataset.of(slip), allow={"scale-slip"})


def test_a_reading_is_checked_by_its_records() -> None:
    assert_consistent(read_report(TEXT))


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ("808 tỷ đồng", {}),  # a text is read first
        (5, {}),  # nothing to go through
        ([an_observation()], {"allow": "scale-slip"}),  # a collection of letters
        ([5], {}),  # no record
    ],
)
def test_what_is_no_data_raises(data: Any, named: Any) -> None:
    with pytest.raises(InvalidTypeError):
        assert_consistent(data, **named)


def test_the_same_figures_need_no_order_and_no_source() -> None:
    one, two = an_observation(source=SOURCE), a_plan()
    assert_same_figures([one, two], Dataset.of(two, an_observation()))
    assert_same_figures(read_report(describe(one)), [one])


def test_what_is_missing_and_what_is_too_much_are_told() -> None:
    said = failure(assert_same_figures, [a_plan(), a_plan()], [a_plan(), an_observation()])
    assert said.splitlines() == [
        "the figures differ:",
        "  missing: <Observation industrial_output, tỉnh Hà Tĩnh, 2024-S1: 808 tỷ đồng>",
        f"  unexpected: {a_plan()!r}",
    ]


def test_the_same_figure_stated_otherwise_is_not_the_same() -> None:
    assert "missing" in failure(
        assert_same_figures, [an_observation("gần 808 tỷ đồng")], [an_observation()]
    )


# The package


WITHOUT_HYPOTHESIS: Final = """
import sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "hypothesis":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Block())
from congthuong.testing import a_plan, assert_consistent

assert_consistent([a_plan()])
try:
    from congthuong.testing import periods
except ImportError as error:
    print(error)
"""


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() + done.stderr.strip()


def test_builders_and_assertions_need_no_extra() -> None:
    said = "hypothesis is not installed: pip install 'congthuong[testing]'"
    assert run(WITHOUT_HYPOTHESIS) == said


def test_strategies_are_loaded_when_asked_for() -> None:
    script = "import sys, congthuong.testing; print('hypothesis' in sys.modules)"
    assert run(script) == "False"
    script = "from congthuong.testing import catalogue, datasets, indicators; print(datasets())"
    assert "datasets" in run(script)


def test_no_strategy_is_hidden_by_a_module_of_its_name() -> None:
    modules = {path.stem for path in Path(testing.__file__).parent.glob("*.py")}
    assert modules.isdisjoint(testing.__all__)


def test_the_kit_lists_its_names_and_nothing_else() -> None:
    assert dir(testing) == sorted(testing.__all__)
    assert testing.periods is strategies.periods
    assert set(strategies.__all__) < set(testing.__all__)
    with pytest.raises(AttributeError, match="no attribute 'a_plant'"):
        getattr(testing, "a_plant")  # noqa: B009 (no such name, so no dot either)
