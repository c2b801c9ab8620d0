"""Checks: one rate against its values with the rounding of print; rule sets; whole datasets.

What each rule finds, and what it must not find, is in test_check_rules.
"""

import sys
from decimal import Decimal
from fractions import Fraction
from types import FrameType
from typing import Any, Final, TypeAlias

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from congthuong._exact import Interval
from congthuong._text import Span
from congthuong.checks import (
    CheckRule,
    RateCheck,
    RuleSet,
    Suspicion,
    Verdict,
    check_dataset,
    check_rate,
    default_rules,
)
from congthuong.errors import InvalidTypeError, InvalidValueError, UnknownCodeError
from congthuong.findings import Evidence, Severity
from congthuong.indicators import get_indicator
from congthuong.localities import LocalityLevel, get_locality
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import Period
from congthuong.quantities import (
    USD,
    Approximation,
    Quantity,
    Scale,
    StatedQuantity,
    get_unit,
    parse_stated_quantity,
)
from congthuong.records import (
    Comparison,
    Dataset,
    GrowthTarget,
    Observation,
    PlanBase,
    PlanTarget,
    Record,
    RecordKey,
    Source,
    WholeBase,
)

CONSISTENT, INCONSISTENT, CANNOT_TELL = Verdict
LAST_YEAR: Final = IndexBase.SAME_PERIOD_LAST_YEAR
YEAR: Final = "năm 2020"
Operands: TypeAlias = tuple[Any, Any]


def billions(amount: int | str) -> Quantity:
    return Quantity.of(amount, Scale.BILLION)


def stated(text: str) -> StatedQuantity:
    return parse_stated_quantity(text)


def exports(value: Any, time: str = YEAR, **parts: Any) -> Observation:
    return Observation.of("exports", "42", time, value, **parts)


# One rate of every kind


@pytest.mark.parametrize(
    ("rate", "operands", "verdict"),
    [
        (PercentOfPlan("55.07"), (billions(808), billions("1467.2")), CONSISTENT),
        (PercentOfPlan("55.11"), (billions(808), billions("1467.2")), CONSISTENT),
        (PercentOfPlan("55.12"), (billions(808), billions("1467.2")), INCONSISTENT),
        (PercentOfPlan("57.05"), (billions(808), billions("1467.2")), INCONSISTENT),
        (PercentOfPlan("0"), (billions("0.0"), billions("1467.2")), CONSISTENT),
        (PercentOfPlan("-5"), (billions(-5), billions(100)), CONSISTENT),
        (PercentChange("53.5"), (billions(808), billions("526.4")), CONSISTENT),
        (PercentChange("53.7"), (billions(808), billions("526.4")), INCONSISTENT),
        (PercentChange("-6.4"), (billions("93.6"), billions("100.0")), CONSISTENT),
        (PercentChange("6.4"), (billions("93.6"), billions("100.0")), INCONSISTENT),
        (PercentChange("-6.6"), (billions("93.6"), billions("100.0")), INCONSISTENT),
        (IndexNumber("105.2", LAST_YEAR), (billions("105.2"), billions("100.0")), CONSISTENT),
        (IndexNumber("5.2", LAST_YEAR), (billions("105.2"), billions("100.0")), INCONSISTENT),
        (Multiple("1.5"), (billions(15), billions(10)), CONSISTENT),
        (Multiple("2.5"), (billions(15), billions(10)), INCONSISTENT),
        (PercentShare("97"), (Decimal(520), Decimal(535)), CONSISTENT),
        (PercentShare("98"), (Decimal(520), Decimal(535)), INCONSISTENT),
        (PercentagePoints("2.1"), (Decimal("7.1"), Decimal("5.0")), CONSISTENT),
        (PercentagePoints("2.1"), (stated("7,1%"), stated("5,0%")), CONSISTENT),
        (PercentagePoints("-2.1"), (stated("5,0%"), stated("7,1%")), CONSISTENT),
        (PercentagePoints("42.0"), (stated("7,1%"), stated("5,0%")), INCONSISTENT),
        (PercentagePoints("1"), (stated("7,1%"), stated("0,0%")), INCONSISTENT),
        (billions(2), (billions(7), billions(5)), CONSISTENT),
        (billions(-2), (billions(5), billions(7)), CONSISTENT),
        (billions(4), (billions(7), billions(5)), INCONSISTENT),
        (billions(7), (billions(7), billions(0)), CONSISTENT),  # a difference has no bad base
    ],
)
def test_the_verdict_on_every_kind_of_rate(rate: Any, operands: Operands, verdict: Verdict) -> None:
    check = check_rate(rate, *operands)
    assert check.verdict is verdict
    assert bool(check) is (verdict is not INCONSISTENT)
    assert check.computed is not None
    assert check.computed.overlaps(rate.interval) is bool(check)
    assert check.reason == ""


def test_counts_are_not_rounded() -> None:
    markets = get_unit("market")
    now, before = Quantity.of(21, unit=markets), Quantity.of(20, unit=markets)
    check = check_rate(PercentChange("5.0"), now, before)
    assert check == RateCheck(CONSISTENT, Interval.exactly(5))
    assert not check_rate(PercentChange("5.1"), now, before)


def test_plain_numbers_are_rounded_at_their_last_digit() -> None:
    assert check_rate(PercentChange("5.9"), 105, "100")
    assert not check_rate(PercentChange("5.9"), "105.0", "100.0")


def test_records_stand_for_their_values() -> None:
    plan = PlanTarget.of("exports", "42", YEAR, "100 triệu USD")
    value = exports("61 triệu USD")
    rate = Comparison.of("exports", "42", YEAR, "61%", PlanBase())
    assert check_rate(rate, value, plan).verdict is CONSISTENT
    assert check_rate(PercentOfPlan(63), value, plan).verdict is INCONSISTENT


def test_shares_that_were_observed_have_a_difference_in_points() -> None:
    this, before = (
        Observation.of("industrial_share", "42", year, PercentShare(percent))
        for year, percent in (("năm 2020", "7.1"), ("năm 2019", "5.0"))
    )
    assert check_rate(PercentagePoints("2.1"), this, before).verdict is CONSISTENT
    assert check_rate(PercentagePoints("2.3"), this, before).verdict is INCONSISTENT
    assert check_rate(PercentagePoints("2.1"), this, stated("5,0%")).verdict is CONSISTENT


def test_indices_of_one_fixed_base_have_a_growth() -> None:
    this, before = (
        Observation.of("iip", "42", year, IndexNumber(level, "2010"))
        for year, level in (("năm 2020", "132.0"), ("năm 2019", "120.0"))
    )
    assert check_rate(PercentChange("10.0"), this, before).verdict is CONSISTENT
    assert check_rate(PercentChange("12.0"), this, before).verdict is INCONSISTENT


# Hedges and ranges


def hedged(rate: PercentOfPlan, approximation: Approximation) -> Comparison:
    return Comparison.of("exports", "42", YEAR, rate, PlanBase(), approximation=approximation)


@pytest.mark.parametrize(
    ("rate", "operands", "verdict"),
    [
        # the value is hedged
        (PercentOfPlan(100), (stated("trên 100 tỷ đồng"), billions(100)), CONSISTENT),
        (PercentOfPlan(110), (stated("trên 100 tỷ đồng"), billions(100)), CANNOT_TELL),
        (PercentOfPlan(90), (stated("trên 100 tỷ đồng"), billions(100)), INCONSISTENT),
        (PercentOfPlan(90), (stated("gần 100 tỷ đồng"), billions(100)), CANNOT_TELL),
        (PercentOfPlan(110), (stated("gần 100 tỷ đồng"), billions(100)), INCONSISTENT),
        (PercentOfPlan("101.0"), (stated("khoảng 100 tỷ đồng"), billions("100.0")), CANNOT_TELL),
        (PercentOfPlan("102.0"), (stated("khoảng 100 tỷ đồng"), billions("100.0")), INCONSISTENT),
        # the plan is
        (PercentOfPlan(110), (billions(100), stated("gần 100 tỷ đồng")), CANNOT_TELL),
        (PercentOfPlan(90), (billions(100), stated("gần 100 tỷ đồng")), INCONSISTENT),
        (PercentOfPlan(90), (billions(100), stated("trên 100 tỷ đồng")), CANNOT_TELL),
        # the rate is
        (hedged(PercentOfPlan(61), Approximation.NEARLY), (60, 100), CONSISTENT),
        (hedged(PercentOfPlan(61), Approximation.NEARLY), (47, 100), CANNOT_TELL),
        (hedged(PercentOfPlan(61), Approximation.NEARLY), (65, 100), INCONSISTENT),
        (hedged(PercentOfPlan(18), Approximation.OVER), (15, 100), INCONSISTENT),
        # a range
        (PercentOfPlan(90), (stated("từ 80 đến 95 tỷ đồng"), billions(100)), CONSISTENT),
        (PercentOfPlan(70), (stated("từ 80 đến 95 tỷ đồng"), billions(100)), INCONSISTENT),
    ],
)
def test_a_hedge_leaves_open_what_the_digits_do_not_settle(
    rate: Any, operands: Operands, verdict: Verdict
) -> None:
    check = check_rate(rate, *operands)
    assert check.verdict is verdict
    assert bool(check.reason) is (verdict is CANNOT_TELL)
    assert check.computed is not None


def test_a_range_of_rates_holds_all_between_its_ends() -> None:
    key = RecordKey.of("exports", "42", YEAR)
    ends = PercentChange("8.46"), PercentChange("10.35")
    rate = Comparison(key, ends[0], LAST_YEAR, ends[1])
    assert check_rate(rate, "109.00", "100.00").verdict is CONSISTENT
    assert check_rate(rate, "111.00", "100.00").verdict is INCONSISTENT


def test_the_budget_of_thai_nguyen() -> None:
    """Gần 2,2 tỷ at 82,5%: no rounding and no hedge makes it of a plan of 2.667 tỷ."""
    check = check_rate(PercentOfPlan("82.5"), stated("gần 2,2 tỷ đồng"), billions(2667))
    assert check.verdict is INCONSISTENT
    thousandfold = stated("gần 2.200 tỷ đồng")
    assert check_rate(PercentOfPlan("82.5"), thousandfold, billions(2667)).verdict is CONSISTENT


# What cannot be told


@pytest.mark.parametrize(
    ("rate", "operands"),
    [
        (PercentChange(5), (billions(105), Quantity.of(100, Scale.BILLION, USD))),
        (PercentChange(5), (Decimal(105), billions(100))),
        (billions(5), (Decimal(105), Decimal(100))),
        (billions(5), (Quantity.of(105, unit=USD), Quantity.of(100, unit=USD))),
        (
            PercentChange(5),
            (Quantity.of(105, unit=get_unit("MW")), Quantity.of(100, unit=get_unit("MWp"))),
        ),
        (
            PercentChange(5),
            (Observation.of("iip", "42", YEAR, IndexNumber(105, "2010")), billions(100)),
        ),
        (
            PercentChange(5),
            (
                Observation.of("iip", "42", "năm 2020", IndexNumber(105, "2010")),
                Observation.of("iip", "42", "năm 2019", IndexNumber(100, "2015")),
            ),
        ),
    ],
    ids=["currencies", "number", "change", "change unit", "MWp", "index and level", "index bases"],
)
def test_figures_of_two_kinds_have_no_rate(rate: Any, operands: Operands) -> None:
    check = check_rate(rate, *operands)
    assert check == RateCheck(CANNOT_TELL, None, "các số liệu khác loại hoặc khác đơn vị")
    assert bool(check)


def test_a_negative_base_has_no_growth() -> None:
    check = check_rate(PercentChange(10), billions(10), billions(-5))
    assert check == RateCheck(CANNOT_TELL, None, "số kỳ gốc bằng không hoặc âm")
    exactly_none = Quantity.of(0, unit=get_unit("market"))
    markets = Quantity.of(3, unit=get_unit("market"))
    assert check_rate(PercentChange(10), markets, exactly_none).verdict is CANNOT_TELL


@pytest.mark.parametrize("base", ["0", "0.0"])
def test_a_base_that_may_be_zero_cannot_tell(base: str) -> None:
    check = check_rate(PercentChange(10), billions(10), billions(base))
    assert (check.verdict, check.computed) == (CANNOT_TELL, None)


def test_points_between_levels_cannot_be_told() -> None:
    assert check_rate(PercentagePoints("2.1"), billions(7), billions(5)).verdict is CANNOT_TELL


@pytest.mark.parametrize(
    "rate", [PercentChange(42), PercentChange("2.1"), PercentOfPlan(142), Multiple("1.42")]
)
def test_a_growth_between_percentages_cannot_be_told(rate: Any) -> None:
    assert check_rate(rate, stated("7,1%"), stated("5,0%")).verdict is CANNOT_TELL


def test_indices_over_moving_bases_have_no_growth() -> None:
    this, before = (
        Observation.of("iip", "42", year, IndexNumber(level, LAST_YEAR))
        for year, level in (("năm 2020", "107.6"), ("năm 2019", "103.0"))
    )
    assert check_rate(PercentChange("7.6"), this, before).verdict is CANNOT_TELL


def test_the_growth_of_an_index_says_nothing_of_a_level() -> None:
    """84.142 tỷ against 75.800 tỷ is +11,0%; the +10,64% of the plan is of the IIP."""
    rate = Comparison.of("iip", "42", "năm 2020", "tăng 10,64%", LAST_YEAR)
    plan = PlanTarget.of("industrial_output", "42", "năm 2020", "84.142 tỷ đồng")
    before = Observation.of("industrial_output", "42", "năm 2019", "75.800 tỷ đồng")
    assert check_rate(rate, plan, before).verdict is CANNOT_TELL


TURNOVER: Final = RecordKey.of("trade_turnover", "42", YEAR)


@pytest.mark.parametrize(
    ("whole", "verdict"),
    [
        (Observation.of("trade_turnover", "42", YEAR, "200 triệu USD"), CONSISTENT),
        (Observation.of("trade_turnover", "42", YEAR, "300 triệu USD"), INCONSISTENT),
        (PlanTarget.of("trade_turnover", "42", YEAR, "200 triệu USD"), CONSISTENT),
        (Quantity.of(200, Scale.MILLION, USD), CONSISTENT),  # whoever gives it says what it is
        # another indicator, time or place than the whole that the share names
        (exports("200 triệu USD"), CANNOT_TELL),
        (Observation.of("trade_turnover", "42", "năm 2019", "200 triệu USD"), CANNOT_TELL),
        (Observation.of("trade_turnover", "44", YEAR, "200 triệu USD"), CANNOT_TELL),
    ],
)
def test_a_share_is_one_of_the_whole_that_it_names(whole: Any, verdict: Verdict) -> None:
    value = exports("100 triệu USD")
    rate = Comparison(value.key, PercentShare(50), WholeBase(TURNOVER))
    assert check_rate(rate, value, whole).verdict is verdict
    imports = Observation.of("imports", "42", YEAR, "100 triệu USD")
    assert check_rate(rate, imports, whole).verdict is CANNOT_TELL


def test_a_share_that_names_no_whole_is_one_of_its_own_indicator() -> None:
    value, turnover = exports("100 triệu USD"), Observation(TURNOVER, stated("200 triệu USD"))
    rate = Comparison(value.key, PercentShare(50), WholeBase())
    assert check_rate(rate, value, turnover).verdict is CANNOT_TELL
    assert check_rate(PercentShare(50), value, turnover).verdict is CANNOT_TELL
    assert check_rate(PercentShare(50), value, exports("200 triệu USD")).verdict is CONSISTENT


@pytest.mark.parametrize(
    "rate",
    [Decimal(5), "5%", None, GrowthTarget.of("exports", "42", YEAR, "tăng 5%")],
    ids=["number", "text", "none", "growth target"],
)
def test_what_is_no_rate_is_refused(rate: Any) -> None:
    with pytest.raises(InvalidTypeError, match="a rate such as"):
        check_rate(rate, Decimal(105), Decimal(100))
    with pytest.raises(InvalidTypeError, match="a rate such as"):
        check_rate(rate, stated("7,1%"), stated("0%"))


def test_a_float_is_refused() -> None:
    value: Any = 1.5
    with pytest.raises(InvalidTypeError, match="float"):
        check_rate(PercentChange(5), value, Decimal(100))


def test_a_check_is_shown() -> None:
    told = check_rate(PercentOfPlan(63), billions(61), billions(100))
    assert "không khớp" in told._repr_html_()
    untold = check_rate(PercentChange(5), Decimal(1), billions(1))
    assert "khác đơn vị" in untold._repr_html_()
    assert [verdict.label for verdict in Verdict] == ["khớp", "không khớp", "không kết luận được"]


# Rounding: what was printed of true figures never contradicts itself

MOST: Final = 10**9
PLACES: Final = st.integers(0, 4)
NUMBERS: Final = st.builds(Fraction, st.integers(1, MOST), st.integers(1, 10**4))


def printed(number: Fraction, decimals: int) -> Decimal:
    """A true number as a report prints it: half-up, with so many decimals."""
    units = int(abs(number) * 10**decimals + Fraction(1, 2))
    return Decimal(f"{'-' if number < 0 else ''}{units}E-{decimals}")


def rate_of(kind: type, value: Fraction, base: Fraction, decimals: int) -> Any:
    if kind is PercentagePoints:
        return PercentagePoints(printed(value - base, decimals))
    level = value / base
    if kind is Multiple:
        return Multiple(printed(level, decimals))
    percent = printed(level * 100 - (100 if kind is PercentChange else 0), decimals)
    return IndexNumber(percent, LAST_YEAR) if kind is IndexNumber else kind(percent)


KINDS: Final = (
    PercentOfPlan,
    PercentShare,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
)


@pytest.mark.parametrize("kind", KINDS)
@given(NUMBERS, NUMBERS, PLACES, PLACES, PLACES)
def test_true_figures_and_their_true_rate_are_never_inconsistent(
    kind: type, value: Fraction, base: Fraction, one: int, other: int, decimals: int
) -> None:
    rate = rate_of(kind, value, base, decimals)
    check = check_rate(rate, printed(value, one), printed(base, other))
    assert check.verdict is not INCONSISTENT


@given(NUMBERS, st.integers(5, 10**6).map(Fraction), PLACES, PLACES, st.integers(0, 10**9))
def test_the_verdict_is_that_of_the_fractions(
    value: Fraction, base: Fraction, places: int, decimals: int, tenths: int
) -> None:
    """Half a unit either way of both figures and of the rate, reckoned in exact fractions."""
    this, before = printed(value, places), printed(base, 0)
    rate = PercentOfPlan(Decimal(f"{tenths}E-{decimals}"))
    half, rate_half = Fraction(1, 2 * 10**places), Fraction(1, 2 * 10**decimals)
    low = (Fraction(this) - half) / (Fraction(before) + Fraction(1, 2)) * 100
    high = (Fraction(this) + half) / (Fraction(before) - Fraction(1, 2)) * 100
    assume(this > 0 and tenths > 0)
    meets = low < Fraction(rate.value) + rate_half and Fraction(rate.value) - rate_half < high
    expected = CONSISTENT if meets else INCONSISTENT
    assert check_rate(rate, this, before).verdict is expected


@given(NUMBERS, st.integers(5, 10**6).map(Fraction), PLACES, st.integers(1, 10**6), st.booleans())
def test_a_rate_moved_by_more_than_rounding_allows_is_inconsistent(
    value: Fraction, base: Fraction, decimals: int, extra: int, up: bool
) -> None:
    this, before = printed(value, 0), printed(base, 0)
    assume(this > 0)
    half = Fraction(1, 2)
    high = (Fraction(this) + half) / (Fraction(before) - half) * 100
    low = (Fraction(this) - half) / (Fraction(before) + half) * 100
    step = Fraction(extra, 10**decimals)
    moved = printed(high + step if up else low - step, decimals)
    assume(up or moved > 0)
    assert check_rate(PercentOfPlan(moved), this, before).verdict is INCONSISTENT


@pytest.mark.parametrize(
    ("rate", "value", "base"), [("-95", "5", "100"), ("-95.0", "5.1", "103"), ("-100", "0", "103")]
)
def test_a_fall_by_nearly_all_can_be_checked(rate: str, value: str, base: str) -> None:
    assert check_rate(PercentChange(rate), Decimal(value), Decimal(base)).verdict is CONSISTENT


# Rule sets


def nothing(data: Dataset) -> tuple[Suspicion, ...]:
    del data
    return ()


def unsourced(data: Dataset) -> tuple[Suspicion, ...]:
    return tuple(
        Suspicion("số liệu không nêu nguồn", (record,)) for record in data if record.source is None
    )


NO_SOURCE: Final = CheckRule("no-source", "số liệu không nêu nguồn", Severity.NOTE, unsourced)
DEFAULTS: Final = (
    "plan-mismatch",
    "growth-mismatch",
    "index-mismatch",
    "share-mismatch",
    "share-above-whole",
    "part-above-total",
    "parts-above-total",
    "growth-outside-parts",
    "implied-plans",
    "cumulative-falls",
    "sources-differ",
    "negative-level",
    "unusual-unit",
    "scale-slip",
)


def test_the_default_rules_have_stable_codes_and_vietnamese_labels() -> None:
    rules = default_rules().rules
    assert tuple(rule.code for rule in rules) == DEFAULTS
    assert all(rule.label and not rule.label.isascii() for rule in rules)
    assert default_rules() is default_rules()


def test_what_only_looks_unlikely_is_a_warning() -> None:
    weights = {rule.code: rule.severity for rule in default_rules().rules}
    assert weights["plan-mismatch"] is Severity.ERROR
    assert weights["part-above-total"] is Severity.ERROR
    unlikely = (
        "parts-above-total",
        "growth-outside-parts",
        "implied-plans",
        "cumulative-falls",
        "sources-differ",
        "negative-level",
        "unusual-unit",
        "scale-slip",
    )
    assert [weights[code] for code in unlikely] == [Severity.WARNING] * len(unlikely)


SLIP: Final = Observation.of("budget_revenue", "19", "năm 2013", "gần 2,2 tỷ đồng")
SLIP_LINE: Final = "tổng thu ngân sách nhà nước, tỉnh Thái Nguyên, năm 2013: gần 2,2 tỷ đồng"


def test_an_indicator_of_an_office_slips_by_its_own_magnitudes() -> None:
    packaged = get_indicator("budget_revenue")
    usual = ((LocalityLevel.PROVINCE, Interval(Decimal(10**8), Decimal(10**10))),)
    own = attrs.evolve(packaged, code="office_revenue", plausible=usual)
    bare = attrs.evolve(packaged, code="office_revenue", plausible=())
    for indicator, text, codes in (
        (own, "gần 2,2 tỷ đồng", []),
        (own, "gần 2.200 tỷ đồng", ["scale-slip"]),
        (bare, "gần 2.200 tỷ đồng", []),
    ):
        data = Dataset.of(Observation.of(indicator, "19", "năm 2013", text))
        assert [finding.code for finding in check_dataset(data)] == codes


def test_rules_are_added_dropped_and_weighed_anew() -> None:
    data = Dataset.of(SLIP)
    rules = default_rules().extended(NO_SOURCE)
    assert [finding.code for finding in check_dataset(data, rules)] == ["scale-slip", "no-source"]
    assert [f.code for f in check_dataset(data, rules.without("scale-slip"))] == ["no-source"]
    strict = rules.with_severity("no-source", Severity.ERROR)
    assert [f.code for f in check_dataset(data, strict)] == ["no-source", "scale-slip"]
    assert strict.get("no-source").label == NO_SOURCE.label
    assert rules.get("no-source").severity is Severity.NOTE  # the one before is as it was
    assert rules.without() == rules
    assert check_dataset(data, RuleSet(())) == ()


def test_rules_may_come_in_any_iterable() -> None:
    assert RuleSet(rule for rule in [NO_SOURCE]).rules == (NO_SOURCE,)


@pytest.mark.parametrize("code", ["scale-slips", "", "no-source"])
def test_a_rule_that_is_not_there_is_named_with_close_ones(code: str) -> None:
    rules = default_rules()
    with pytest.raises(UnknownCodeError, match="rule"):
        rules.get(code)
    with pytest.raises(UnknownCodeError, match="rule"):
        rules.without("scale-slip", code)
    with pytest.raises(UnknownCodeError, match="rule"):
        rules.with_severity(code, Severity.NOTE)
    if code == "scale-slips":
        with pytest.raises(UnknownCodeError, match="scale-slip"):
            rules.get(code)


def test_one_code_stands_for_one_rule() -> None:
    with pytest.raises(InvalidValueError, match="no-source"):
        RuleSet((NO_SOURCE, NO_SOURCE))
    with pytest.raises(InvalidValueError, match="scale-slip"):
        default_rules().extended(CheckRule("scale-slip", "khác", Severity.NOTE, nothing))


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ((1, "nhãn", Severity.NOTE, nothing), InvalidTypeError),  # a code that is no text
        (("code", None, Severity.NOTE, nothing), InvalidTypeError),  # a label that is none
        (("", "nhãn", Severity.NOTE, nothing), InvalidValueError),  # no code
        (("code", "nhãn", "note", nothing), InvalidTypeError),  # the word for a severity
        (("code", "nhãn", Severity.NOTE, None), InvalidTypeError),  # no search
    ],
)
def test_a_rule_has_a_code_a_label_a_weight_and_a_search(
    parts: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        CheckRule(*parts)


def test_a_rule_set_holds_rules() -> None:
    wrong: Any = (NO_SOURCE, "scale-slip")
    with pytest.raises(InvalidTypeError, match="a CheckRule"):
        RuleSet(wrong)


# Datasets


@pytest.mark.parametrize("wrong", [(SLIP,), None, SLIP])
def test_only_datasets_are_checked(wrong: Any) -> None:
    with pytest.raises(InvalidTypeError, match="a Dataset"):
        check_dataset(wrong)


def test_an_empty_dataset_has_no_findings() -> None:
    assert check_dataset(Dataset()) == ()


def test_errors_come_first_and_rules_keep_their_order() -> None:
    plan = PlanTarget.of("budget_revenue", "19", "năm 2013", "2.667 tỷ đồng")
    rate = Comparison.of("budget_revenue", "19", "năm 2013", "82,5%", PlanBase())
    debt = Observation.of("imports", "19", "năm 2013", "-100 triệu USD")
    found = check_dataset(Dataset.of(debt, SLIP, plan, rate), default_rules().extended(NO_SOURCE))
    codes = [finding.code for finding in found]
    assert codes == ["plan-mismatch", "negative-level", "scale-slip", *["no-source"] * 4]
    weights = [finding.severity for finding in found[:3]]
    assert weights == [Severity.ERROR, Severity.WARNING, Severity.WARNING]


@pytest.mark.parametrize(
    ("source", "evidence"),
    [
        (None, Evidence(SLIP_LINE)),
        (Source("Báo cáo"), Evidence(SLIP_LINE)),
        (Source(span=Span(10, 25)), Evidence(SLIP_LINE, Span(10, 25))),
        (Source(quote="gần 2,2 tỷ đồng"), Evidence("gần 2,2 tỷ đồng")),
        (
            Source(quote="gần 2,2 tỷ đồng", span=Span(10, 25)),
            Evidence("gần 2,2 tỷ đồng", Span(10, 25)),
        ),
    ],
    ids=["no source", "title", "span", "quote", "quote and span"],
)
def test_the_evidence_is_what_the_source_says(source: Source | None, evidence: Evidence) -> None:
    record = Observation(SLIP.key, SLIP.value, source=source)
    (finding,) = check_dataset(Dataset.of(record))
    assert finding.evidence == (evidence,)
    assert finding.legal_basis is None


def generated(count: int) -> Dataset:
    """Cumulative figures of ten provinces with a plan and a percentage for every tenth of them."""
    places = [get_locality(code, on=Period.year(2015)) for code in ("19", "42", "44", "45", "46")]
    names = ("exports", "imports", "industrial_output", "retail_sales", "tourism_revenue")
    indicators = [get_indicator(name) for name in names]
    records: list[Record] = []
    for number in range(count):
        month, rest = number % 12 + 1, number // 12
        indicator, rest = indicators[rest % 5], rest // 5
        place, year = places[rest % 5], 1990 + rest // 5
        key = RecordKey(indicator, place, Period.year_to_date(year, month))
        unit = indicator.unit or USD
        amount = Quantity.of(number * 7919 % 9973 + 1, Scale.BILLION, unit)
        value = StatedQuantity.exactly(amount)
        records.append(Observation(key, value))
        if number % 10 == 0:
            records.append(PlanTarget(key.at(Period.year(year)), value))
            rate = PercentOfPlan(number % 97 + 1)
            records.append(Comparison(key, rate, PlanBase(period=Period.year(year))))
    return Dataset(records)


def operations(data: Dataset) -> int:
    """How many functions a check calls: the same on every machine, unlike the clock."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        del frame, argument
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = check_dataset(data)
    finally:
        sys.setprofile(before)
    assert found
    return calls


def test_the_work_grows_with_the_number_of_records() -> None:
    check_dataset(generated(10))  # tables are read once
    few, many = operations(generated(1_000)), operations(generated(5_000))
    assert many < 6 * few
