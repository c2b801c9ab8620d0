"""Six kinds of rate: read, written, converted by name, never mixed."""

import copy
import decimal
import functools
import itertools
import operator
import pickle
import threading
import time
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeAlias

import attrs
import pytest
from babel import Locale
from hypothesis import example, given
from hypothesis import strategies as st

import congthuong.percentages
from congthuong._exact import Interval
from congthuong._html import Html
from congthuong.errors import InvalidTypeError, InvalidValueError, KindMismatchError, ParseError
from congthuong.numerals import NumberStyle, format_number
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.percentages.base import Rate
from congthuong.testing import (
    index_numbers,
    multiples,
    number_styles,
    numbers,
    percent_changes,
    percents_of_plan,
    rates,
)

AnyRate: TypeAlias = (
    PercentOfPlan | PercentChange | PercentagePoints | PercentShare | IndexNumber | Multiple
)
PercentKind: TypeAlias = type[PercentOfPlan | PercentChange | PercentagePoints | PercentShare]

in_2010: Final = functools.partial(IndexNumber, base="2010")
MAKERS: Final[list[Callable[[Any], AnyRate]]] = [
    PercentOfPlan,
    PercentChange,
    PercentagePoints,
    PercentShare,
    in_2010,
    Multiple,
]
FIVES: Final[list[AnyRate]] = [make("5.0") for make in MAKERS]
PERCENTS: Final[list[PercentKind]] = [PercentOfPlan, PercentChange, PercentagePoints, PercentShare]

changes_from_zero: Final = percent_changes().filter(lambda change: change.value >= -100)


def parse(kind: type[AnyRate], text: str, base: str = "2010") -> AnyRate:
    if issubclass(kind, IndexNumber):
        return kind.parse(text, base)
    return kind.parse(text)


def kept(rate: AnyRate) -> tuple[AnyRate, Decimal]:
    """A rate with what its equality leaves out."""
    return rate, rate.quantum


READ: Final = [
    (PercentOfPlan, "75,76%", "75.76"),
    (PercentOfPlan, "75,76 %", "75.76"),
    (PercentOfPlan, "75,76 phần trăm", "75.76"),
    (PercentOfPlan, "đạt 75,76%", "75.76"),
    (PercentOfPlan, "đạt 75,76% kế hoạch", "75.76"),
    (PercentOfPlan, "đạt 75,76% kế hoạch năm", "75.76"),
    (PercentOfPlan, "đạt 75,76% so với kế hoạch", "75.76"),
    (PercentOfPlan, "bằng 82,5% KH", "82.5"),
    (PercentOfPlan, "thực hiện 48,6% dự toán năm", "48.6"),
    (PercentOfPlan, "55,07% kế hoạch", "55.07"),
    (PercentOfPlan, "55,07% so với dự toán", "55.07"),
    (PercentOfPlan, "100%", "100"),
    (PercentOfPlan, "1.032,50%", "1032.50"),
    (PercentOfPlan, "vượt 5,2%", "105.2"),
    (PercentOfPlan, "vượt 5,20% kế hoạch", "105.20"),
    (PercentOfPlan, "vượt 0% so với kế hoạch năm", "100"),
    (PercentOfPlan, "đạt -3% kế hoạch", "-3"),
    (PercentChange, "5,2%", "5.2"),
    (PercentChange, "+5,2%", "5.2"),
    (PercentChange, "-6,40%", "-6.40"),
    (PercentChange, "\u22126,4%", "-6.4"),
    (PercentChange, "tăng 53,5%", "53.5"),
    (PercentChange, "giảm 6,4%", "-6.4"),
    (PercentChange, "giảm 0,0%", "0.0"),
    (PercentChange, "-0,0%", "0.0"),
    (PercentChange, "tăng 06 phần trăm", "6"),
    (PercentagePoints, "+2,1 điểm phần trăm", "2.1"),
    (PercentagePoints, "2,1 điểm %", "2.1"),
    (PercentagePoints, "-0,50 điểm phần trăm", "-0.50"),
    (PercentagePoints, "tăng 2,1 điểm phần trăm", "2.1"),
    (PercentagePoints, "giảm 0,5 điểm %", "-0.5"),
    (PercentShare, "97%", "97"),
    (PercentShare, "12,00%", "12.00"),
    (PercentShare, "chiếm 97 phần trăm", "97"),
    (IndexNumber, "105,2", "105.2"),
    (IndexNumber, "105,20%", "105.20"),
    (IndexNumber, "bằng 105,2%", "105.2"),
    (IndexNumber, "đạt 98,5 phần trăm", "98.5"),
    (Multiple, "2,3 lần", "2.3"),
    (Multiple, "gấp 2,3 lần", "2.3"),
    (Multiple, "bằng 0,85 lần", "0.85"),
    (Multiple, "tăng gấp 2 lần", "2"),
    (Multiple, "cao gấp 1,50 lần", "1.50"),
    (PercentChange, "tăng năm phẩy hai phần trăm", "5.2"),
    (PercentChange, "giảm mười hai phần trăm", "-12"),
    (PercentChange, "tăng trưởng âm 4%", "-4"),
    (PercentChange, "tăng -4%", "-4"),
    (PercentChange, "tăng (-) 4%", "-4"),
    (PercentChange, "âm năm phần trăm", "-5"),
    (PercentShare, "chiếm chín mươi bảy phần trăm", "97"),
    (PercentOfPlan, "đạt năm mươi phần trăm kế hoạch", "50"),
    (PercentagePoints, "giảm hai điểm phần trăm", "-2"),
    (IndexNumber, "một trăm linh năm", "105"),
    (Multiple, "gấp đôi", "2"),
    (Multiple, "gấp rưỡi", "1.5"),
    (Multiple, "tăng gấp ba", "3"),
    (Multiple, "gấp năm lần", "5"),
    (Multiple, "gấp mười hai lần", "12"),
]


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_a_rate_is_read_with_every_digit(kind: type[AnyRate], text: str, value: str) -> None:
    for written in (
        text,
        text.upper(),
        unicodedata.normalize("NFD", text),
        f"\n{text.replace(' ', chr(0xA0) * 2)}\u202f",
    ):
        rate = parse(kind, written)
        assert type(rate) is kind
        assert value == str(rate.value)


@pytest.mark.parametrize(
    ("kind", "text", "reason", "suggestions"),
    [
        (PercentOfPlan, "", "", ()),
        (PercentOfPlan, "75,76", "", ()),  # of what
        (PercentOfPlan, "75.76%", "", ("75,76%", "75.760%")),  # a decimal point
        (PercentOfPlan, "đạt 5.07% KH", "", ("đạt 5,07% KH", "đạt 5.070% KH")),
        (PercentOfPlan, "vượt -5,2%", "", ()),  # over and under
        (PercentOfPlan, "tăng 5,2%", "", ()),  # a change
        (PercentOfPlan, "2,1 điểm phần trăm", "", ()),  # points
        (PercentOfPlan, "nan%", "", ()),
        (PercentOfPlan, "75,76% kế hoạch và hơn", "", ()),  # more than a rate
        (PercentChange, "", "", ()),
        (PercentChange, "%", "", ()),
        (PercentChange, "tăng", "", ()),
        (PercentChange, "5,2", "", ()),  # of what
        (PercentChange, "giảm -5%", "", ()),  # up or down
        (PercentChange, "tăng +5%", "", ()),  # said twice
        (PercentChange, "+-5%", "", ()),
        (PercentChange, "tăng giảm 5%", "", ()),
        (PercentChange, "5,2%%", "", ()),
        (PercentChange, "tăng 5.2%", "", ("tăng 5,2%", "tăng 5.200%")),
        (PercentChange, "-5.25%", "", ("-5,25%", "-5.250%")),
        (PercentChange, "0.123%", "", ("0,123%",)),
        (PercentChange, "5,%", "", ("5%",)),
        (PercentChange, "1,2,3 %", "", ("1,23 %",)),
        (PercentChange, "tăng 5.2 lần", "", ()),  # no change by any figures
        (PercentChange, "5.2% và 5.2%", "", ()),  # two rates
        (PercentChange, "tăng 5,2 điểm phần trăm", "", ()),  # points
        (PercentChange, "bằng 105,2%", "", ()),  # an index
        (PercentChange, "8,42%-47,07%", "", ()),  # a range
        (PercentChange, "nan%", "", ()),
        (PercentChange, "\u0665%", "", ()),  # a figure of another script
        (PercentChange, f"{'1' * 61}%", "more than 60 digits", ()),
        (PercentagePoints, "2,1%", "", ()),  # a plain percentage
        (PercentagePoints, "2,1", "", ()),
        (PercentagePoints, "2,1 điểm", "", ()),  # marks of a pupil
        (PercentagePoints, "giảm -0,5 điểm %", "", ()),
        (
            PercentagePoints,
            "+2.1 điểm phần trăm",
            "",
            ("+2,1 điểm phần trăm", "+2.100 điểm phần trăm"),
        ),
        (PercentShare, "97", "", ()),
        (PercentShare, "75.76%", "", ("75,76%", "75.760%")),
        (PercentShare, "đạt 97%", "", ()),  # a percentage of plan
        (IndexNumber, "", "", ()),
        (IndexNumber, "105.2", "", ("105,2", "105.200")),
        (IndexNumber, "bằng 105,2", "", ()),  # of what
        (IndexNumber, "-105,2%", "", ()),  # no level is negative
        (IndexNumber, "tăng 5,2%", "", ()),  # a change
        (Multiple, "2,3", "", ()),
        (Multiple, "2,3%", "", ()),
        (Multiple, "đôi", "", ()),  # a pair
        (Multiple, "gấp hai ba lần", "", ()),  # two or three
        (PercentChange, "tăng hai ba phần trăm", "", ()),  # two or three
        (PercentChange, "tăng năm rưỡi phần trăm", "", ()),  # a half of no scale
        (PercentChange, "giảm âm 4%", "", ()),  # down and below
        (PercentChange, "tăng - 4%", "", ()),  # a dash apart parts
        (PercentChange, "7%/năm", "", ()),  # a yearly average has its span
        (PercentChange, f"tăng {'dài ' * 200}4%", "", ()),  # longer than any rate
        (Multiple, "gấp -2 lần", "", ()),
        (Multiple, "gấp 2.3 lần", "", ("gấp 2,3 lần", "gấp 2.300 lần")),
        (Multiple, "tăng 2 lần", "tăng N lần is said for N times and for N + 1 times", ()),
        (Multiple, "tăng 2.5 lần", "", ()),  # ambiguous with any figures
    ],
)
def test_what_is_no_rate_of_this_kind_is_refused(
    kind: type[AnyRate], text: str, reason: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError, match=r"such as '") as caught:
        parse(kind, text)
    assert (text, reason) == (caught.value.text, caught.value.reason)
    assert suggestions == caught.value.suggestions
    for near in suggestions:
        assert type(parse(kind, near)) is kind


@pytest.mark.parametrize("kind", [type(rate) for rate in FIVES])
@pytest.mark.parametrize("value", [5, 5.2, None, b"5%", Decimal("5.2")])
def test_what_is_no_text_is_no_rate(kind: type[AnyRate], value: Any) -> None:
    with pytest.raises(InvalidTypeError, match="accepted is a str"):
        parse(kind, value)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    ("value", "error", "why"),
    [
        (5.2, InvalidTypeError, "a float has already lost the digits"),
        (True, InvalidTypeError, "bool True is refused"),  # a truth is no number
        (None, InvalidTypeError, "NoneType None is refused"),
        (PercentShare("5"), InvalidTypeError, "PercentShare"),  # changing kinds has its own names
        ("5,2", ParseError, "read by parse_number"),  # Vietnamese text has parse
        ("5%", ParseError, "machine notation"),
        ("nan", ParseError, "machine notation"),
        (Decimal("NaN"), InvalidValueError, "a finite number"),
        (Decimal("Infinity"), InvalidValueError, "a finite number"),
        ("1E+61", InvalidValueError, "within ±60"),
    ],
)
def test_a_rate_takes_exact_numbers_alone(
    make: Callable[[Any], AnyRate], value: Any, error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why):
        make(value)


@pytest.mark.parametrize("make", [in_2010, Multiple])
@pytest.mark.parametrize("value", ["-1", "-0.001"])
def test_no_level_is_negative(make: Callable[[str], AnyRate], value: str) -> None:
    with pytest.raises(InvalidValueError, match="a level that is not negative"):
        make(value)
    assert make("-0").value == 0


TWO: Final = NumberStyle(decimals=2)


@pytest.mark.parametrize(
    ("rate", "plain", "in_words"),
    [
        (PercentOfPlan("75.76"), "75,76%", "đạt 75,76% kế hoạch"),
        (PercentOfPlan("1032.50"), "1.032,50%", "đạt 1.032,50% kế hoạch"),
        (PercentChange("5.2"), "+5,2%", "tăng 5,2%"),
        (PercentChange("-6.40"), "-6,40%", "giảm 6,40%"),
        (PercentChange("0.0"), "0,0%", "tăng 0,0%"),
        (PercentChange("-0.0"), "0,0%", "tăng 0,0%"),
        (PercentChange("1E+2"), "+100%", "tăng 100%"),
        (PercentagePoints("2.1"), "+2,1 điểm phần trăm", "tăng 2,1 điểm phần trăm"),
        (PercentagePoints("-0.5"), "-0,5 điểm phần trăm", "giảm 0,5 điểm phần trăm"),
        (PercentagePoints("0"), "0 điểm phần trăm", "tăng 0 điểm phần trăm"),
        (PercentShare("12.00"), "12,00%", "chiếm 12,00%"),
        (in_2010("105.2"), "105,2%", "bằng 105,2%"),
        (Multiple("2.3"), "gấp 2,3 lần", "gấp 2,3 lần"),
    ],
)
def test_a_rate_is_written_as_reports_do(rate: AnyRate, plain: str, in_words: str) -> None:
    assert plain == rate.format() == str(rate) == f"{rate}"
    assert in_words == rate.format(words=True)


@pytest.mark.parametrize(
    ("rate", "style", "words", "written"),
    [
        (PercentChange("5.205"), TWO, False, "+5,21%"),
        (PercentChange("-5.205"), TWO, True, "giảm 5,21%"),
        (PercentChange("0.004"), TWO, False, "0,00%"),  # what prints as zero has no sign
        (PercentChange("-0.004"), TWO, False, "0,00%"),
        (PercentChange("0.005"), TWO, False, "+0,01%"),
        (
            PercentChange("0.004"),
            NumberStyle(decimals=2, decimal_mark="\u00b7", group_mark=""),
            False,
            "0\u00b700%",
        ),
        (PercentChange("6"), NumberStyle(leading_zero=True), False, "+06%"),
        (PercentagePoints("2.15"), NumberStyle(decimals=1), False, "+2,2 điểm phần trăm"),
        (
            PercentagePoints("2.1"),
            NumberStyle(no_break=True),
            False,
            "+2,1\u00a0điểm\u00a0phần\u00a0trăm",
        ),
        (PercentOfPlan("75.765"), TWO, True, "đạt 75,77% kế hoạch"),
        (PercentShare("97"), TWO, False, "97,00%"),
        (in_2010("105.25"), NumberStyle(decimals=1), True, "bằng 105,3%"),
        (Multiple("2.345"), NumberStyle(decimals=2, no_break=True), False, "gấp 2,35\u00a0lần"),
    ],
)
def test_a_style_is_obeyed(rate: AnyRate, style: NumberStyle, words: bool, written: str) -> None:
    assert written == rate.format(style, words=words)


@given(rates(), number_styles(), st.booleans())
def test_a_written_rate_reads_back_with_every_digit(
    rate: AnyRate, style: NumberStyle, words: bool
) -> None:
    as_written = attrs.evolve(style, decimals=None)
    base = rate.base if isinstance(rate, IndexNumber) else ""
    assert kept(rate) == kept(parse(type(rate), rate.format(as_written, words=words), base))
    assert kept(rate) == kept(parse(type(rate), rate.format(words=words).upper(), base))


def test_a_difference_of_percentages_is_in_points() -> None:
    points = PercentShare("7.1") - PercentShare("5.0")
    assert points == PercentagePoints("2.1")
    assert str(points) == "+2,1 điểm phần trăm"


@pytest.mark.parametrize(
    ("left", "operation", "right", "result"),
    [
        (PercentShare("5.0"), operator.sub, PercentShare("7.1"), PercentagePoints("-2.1")),
        (PercentOfPlan("61"), operator.sub, PercentOfPlan("75.0"), PercentagePoints("-14.0")),
        (PercentChange("5.2"), operator.sub, PercentChange("-1.5"), PercentagePoints("6.7")),
        (PercentShare("5.0"), operator.add, PercentagePoints("2.1"), PercentShare("7.1")),
        (PercentShare("7.1"), operator.sub, PercentagePoints("2.1"), PercentShare("5.0")),
        (PercentOfPlan("61"), operator.add, PercentagePoints("-0.50"), PercentOfPlan("60.50")),
        (PercentChange("1"), operator.sub, PercentagePoints("2"), PercentChange("-1")),
        (PercentagePoints("1"), operator.add, PercentagePoints("0.5"), PercentagePoints("1.5")),
        (PercentagePoints("1"), operator.sub, PercentagePoints("1.5"), PercentagePoints("-0.5")),
    ],
)
def test_points_move_a_percentage(
    left: AnyRate, operation: Callable[[AnyRate, AnyRate], AnyRate], right: AnyRate, result: AnyRate
) -> None:
    assert kept(result) == kept(operation(left, right))


def test_points_have_an_opposite() -> None:
    assert -PercentagePoints("2.10") == PercentagePoints("-2.10")
    assert str(-PercentagePoints("0.0")) == "0,0 điểm phần trăm"


PAIRS: Final = list(itertools.product(FIVES, FIVES))
ADDED: Final[dict[tuple[type, type], type]] = {(kind, PercentagePoints): kind for kind in PERCENTS}
SUBTRACTED: Final = ADDED | {(kind, kind): PercentagePoints for kind in PERCENTS}


@pytest.mark.parametrize(("left", "right"), PAIRS)
@pytest.mark.parametrize(
    ("operation", "name", "results"),
    [(operator.add, "add", ADDED), (operator.sub, "subtract", SUBTRACTED)],
)
def test_only_points_are_added_and_only_percentages_have_a_difference(
    left: object,
    right: object,
    operation: Callable[[Any, Any], object],
    name: str,
    results: dict[tuple[type, type], type],
) -> None:
    kinds = (left.__class__, right.__class__)
    if kinds in results:
        assert results[kinds] is operation(left, right).__class__
    else:
        assert (name, left, right) == refused(operation, left, right)


@pytest.mark.parametrize(("left", "right"), [pair for pair in PAIRS if pair[0] is not pair[1]])
@pytest.mark.parametrize("operation", [operator.lt, operator.le, operator.gt, operator.ge])
def test_two_kinds_have_no_order(
    left: object, right: object, operation: Callable[[Any, Any], object]
) -> None:
    assert ("compare", left, right) == refused(operation, left, right)


def refused(
    operation: Callable[[Any, Any], object], left: object, right: object
) -> tuple[str, object, object]:
    """What the error of an operation over two kinds holds; the operands themselves, not likes."""
    with pytest.raises(KindMismatchError, match="do not combine so") as caught:
        operation(left, right)
    assert isinstance(caught.value, TypeError)
    assert caught.value.left is left
    assert caught.value.right is right
    return caught.value.operation, caught.value.left, caught.value.right


@pytest.mark.parametrize("rate", FIVES)
@pytest.mark.parametrize("other", [5, Decimal("5.0"), "5,0%", 5.0, None, Fraction(5)])
def test_a_rate_does_not_mix_with_bare_numbers(rate: Any, other: Any) -> None:
    assert rate != other
    assert ("add", rate, other) == refused(operator.add, rate, other)
    assert ("subtract", rate, other) == refused(operator.sub, rate, other)
    assert ("compare", rate, other) == refused(operator.lt, rate, other)
    assert ("compare", rate, other) == refused(operator.ge, rate, other)
    for backwards in (operator.add, operator.sub, operator.lt, operator.ge):
        with pytest.raises(TypeError):
            backwards(other, rate)
    with pytest.raises(TypeError):
        operator.mul(rate, other)


def test_kinds_of_one_value_are_six_things() -> None:
    assert len(set(FIVES)) == 6
    assert all((left == right) == (left is right) for left, right in PAIRS)
    assert {rate: type(rate) for rate in FIVES} == {make("5"): type(make("5")) for make in MAKERS}


@pytest.mark.parametrize("make", MAKERS)
def test_equality_forgets_the_digits_that_only_pad(make: Callable[[str], AnyRate]) -> None:
    assert make("5.20") == make("5.2")
    assert hash(make("5.20")) == hash(make("5.2"))
    assert make("5.20").quantum != make("5.2").quantum
    assert make("5.21") != make("5.2")


@given(st.sampled_from(MAKERS), st.lists(numbers(digits=6, decimals=3, negative=False)))
def test_one_kind_is_ordered_by_value(
    make: Callable[[Decimal], AnyRate], values: list[Decimal]
) -> None:
    made: list[Any] = [make(value) for value in values]
    assert sorted(values) == [rate.value for rate in sorted(made)]
    for (one, value), (other, bound) in itertools.product(zip(made, values, strict=True), repeat=2):
        assert (value < bound, value <= bound) == (one < other, one <= other)
        assert (value > bound, value >= bound) == (one > other, one >= other)


@given(rates(), st.integers(-25, 25))
def test_the_interval_holds_just_what_prints_the_same(rate: AnyRate, tenths: int) -> None:
    near = rate.value + rate.quantum * tenths / 10
    style = NumberStyle(decimals=-int(rate.value.as_tuple().exponent))
    same = format_number(near, style) == format_number(rate.value)
    assert same == rate.interval.contains(near)


@pytest.mark.parametrize(
    ("rate", "quantum", "interval"),
    [
        (PercentOfPlan("55.07"), "0.01", "[55.065; 55.075)"),
        (PercentChange("-6.4"), "0.1", "(-6.45; -6.35]"),  # halves go away from zero
        (PercentChange("0.0"), "0.1", "(-0.05; 0.05)"),
        (PercentShare("12.00"), "0.01", "[11.995; 12.005)"),
        (PercentShare("97"), "1", "[96.5; 97.5)"),
        (Multiple("2.3"), "0.1", "[2.25; 2.35)"),
        (in_2010("1E+2"), "1E+2", "[50; 150)"),
    ],
)
def test_the_written_digits_say_how_much_is_known(
    rate: AnyRate, quantum: str, interval: str
) -> None:
    assert quantum == str(rate.quantum)
    assert interval == str(rate.interval)


SAME: Final = IndexBase.SAME_PERIOD_LAST_YEAR


@pytest.mark.parametrize(
    ("change", "index", "multiple"),
    [
        ("5.2", "105.2", "1.052"),
        ("-6.40", "93.60", "0.9360"),
        ("7.63", "107.63", "1.0763"),
        ("0", "100", "1.00"),
        ("130", "230", "2.30"),
        ("-100", "0", "0.00"),
    ],
)
def test_one_comparison_has_three_encodings(change: str, index: str, multiple: str) -> None:
    as_change, as_index = PercentChange(change), IndexNumber(index, SAME)
    as_multiple = Multiple(multiple)
    assert kept(as_change) == kept(PercentChange.from_index(index))
    assert kept(as_change) == kept(PercentChange.from_index(as_index))
    assert kept(as_change) == kept(as_index.to_change())
    assert kept(as_change) == kept(PercentChange.from_multiple(multiple))
    assert kept(as_change) == kept(PercentChange.from_multiple(as_multiple))
    assert kept(as_change) == kept(as_multiple.to_change())
    assert kept(as_index) == kept(as_change.to_index(SAME))
    assert kept(as_multiple) == kept(as_change.to_multiple())


@given(changes_from_zero)
def test_three_encodings_convert_both_ways_exactly(change: PercentChange) -> None:
    index, multiple = change.to_index(SAME), change.to_multiple()
    assert Fraction(index.value) == 100 + Fraction(change.value)
    assert Fraction(multiple.value) == 1 + Fraction(change.value) / 100
    assert kept(change) == kept(index.to_change()) == kept(multiple.to_change())
    assert kept(index) == kept(multiple.to_change().to_index(SAME))
    assert kept(multiple) == kept(index.to_change().to_multiple())


@given(multiples() | index_numbers())
@example(Multiple("2.3"))
@example(IndexNumber("1E+2", "2010"))
def test_a_conversion_moves_the_rounding_along(level: Multiple | IndexNumber) -> None:
    """2,3 lần is from 2,25 to 2,35 lần, hence a change of 125 to 135%, not of 129,5 to 130,5%."""
    times = 100 if isinstance(level, Multiple) else 1
    change = level.to_change()
    assert Fraction(change.value) == Fraction(level.value) * times - 100
    assert width(change.interval) == width(level.interval) * times


def width(interval: Interval) -> Fraction:
    assert interval.low is not None
    assert interval.high is not None
    return Fraction(interval.high) - Fraction(interval.low)


@pytest.mark.parametrize("change", ["-100.1", "-250"])
def test_no_level_falls_below_nothing(change: str) -> None:
    with pytest.raises(InvalidValueError, match="not negative"):
        PercentChange(change).to_index(SAME)
    with pytest.raises(InvalidValueError, match="not negative"):
        PercentChange(change).to_multiple()


@pytest.mark.parametrize("kind", PERCENTS)
@pytest.mark.parametrize(
    ("ratio", "percent"), [("0.7576", "75.76"), ("0.97", "97"), ("-0.050", "-5.0"), ("0", "0E+2")]
)
def test_a_ratio_is_a_hundredth(kind: PercentKind, ratio: str, percent: str) -> None:
    rate = kind.from_ratio(ratio)
    assert kept(kind(percent)) == kept(rate)
    assert ratio == str(rate.as_ratio())


@given(st.sampled_from(PERCENTS), numbers(digits=20, decimals=10))
def test_a_ratio_goes_there_and_back_exactly(kind: PercentKind, ratio: Decimal) -> None:
    rate = kind.from_ratio(ratio)
    assert Fraction(rate.value) == 100 * Fraction(ratio)
    assert ratio.as_tuple() == rate.as_ratio().as_tuple()


@pytest.mark.parametrize(
    ("convert", "value"),
    [
        (PercentChange.from_index, PercentShare("105.2")),  # a share has no base period
        (PercentChange.from_index, Multiple("1.052")),
        (PercentChange.from_multiple, IndexNumber("105.2", "2010")),
        (PercentChange.from_index, 105.2),  # a float
        (PercentChange.from_multiple, 1.052),
        (PercentOfPlan.from_excess, PercentagePoints("5.2")),
        (PercentOfPlan.from_excess, 5.2),
        (PercentShare.from_ratio, 0.5),
        (PercentShare.from_ratio, PercentShare("5")),
    ],
)
def test_a_conversion_takes_its_own_kind_alone(
    convert: Callable[[Any], AnyRate], value: Any
) -> None:
    with pytest.raises(InvalidTypeError, match="is refused"):
        convert(value)


@pytest.mark.parametrize(
    ("percent", "excess"), [("105.2", "5.2"), ("100", "0"), ("75.76", "-24.24"), ("0.0", "-100.0")]
)
def test_the_excess_is_what_lies_above_the_plan(percent: str, excess: str) -> None:
    assert kept(PercentagePoints(excess)) == kept(PercentOfPlan(percent).excess)
    assert kept(PercentOfPlan(percent)) == kept(PercentOfPlan.from_excess(excess))


@given(percents_of_plan())
def test_the_excess_goes_there_and_back(rate: PercentOfPlan) -> None:
    assert kept(rate) == kept(PercentOfPlan.from_excess(rate.excess.value))
    assert rate == PercentOfPlan(100) + rate.excess


@pytest.mark.parametrize(
    ("base", "label"),
    [
        (IndexBase.SAME_PERIOD_LAST_YEAR, "cùng kỳ năm trước"),
        (IndexBase.PREVIOUS_PERIOD, "kỳ trước"),
        (IndexBase.DECEMBER_LAST_YEAR, "tháng 12 năm trước"),
    ],
)
def test_a_moving_base_has_a_vietnamese_label(base: IndexBase, label: str) -> None:
    assert label == base.label
    by_name = IndexNumber("105.2", base.value)
    assert by_name.base is base
    assert by_name == IndexNumber("105.2", base)


@pytest.mark.parametrize("base", ["2010", "2019-12", "2019-01", "2024-Q4", "2010-S2"])
def test_a_fixed_base_is_named_by_its_period(base: str) -> None:
    assert base == IndexNumber("105.2", base).base


@pytest.mark.parametrize(
    "base",
    [
        "",  # no base
        "năm 2010",  # words
        "cùng kỳ",  # words
        "10",  # half a year
        "2010\n",  # more than a period
        "2010-00",  # no such month
        "2010-13",
        "2010-1",  # a month has two figures
        "2010-Q5",
        "2010-S3",
        "2011-01-01/P5Y",  # a mean of years is no base of these tables
        "SAME_PERIOD_LAST_YEAR",  # the name, not the value
        "\u0662\u0660\u0661\u0660",  # figures of another script
        2010,
        None,
        b"2010",
        ["2010"],
    ],
)
def test_another_base_is_refused(base: Any) -> None:
    for make in (
        functools.partial(IndexNumber, "105.2"),
        functools.partial(IndexNumber.parse, "105,2%"),
        PercentChange("5.2").to_index,
    ):
        with pytest.raises(InvalidValueError, match="an IndexBase, or the SDMX period") as caught:
            make(base)
        assert caught.value.value is base


def test_indices_of_two_bases_are_neither_equal_nor_ordered() -> None:
    one, other = IndexNumber("105.2", "2010"), IndexNumber("105.2", SAME)
    assert one != other
    assert len({one, other}) == 2
    with pytest.raises(KindMismatchError) as caught:
        sorted([one, other])
    assert {one, other} == {caught.value.left, caught.value.right}


@pytest.mark.parametrize(
    ("index", "of_new_base", "rebased"),
    [
        ("132", "120", "110"),
        ("132.0", "120", "110"),
        ("100", "120", f"83.{'3' * 58}"),  # sixty digits
        ("120", "120", "100"),
        ("0", "120", "0"),
    ],
)
def test_a_new_base_counts_as_a_hundred(index: str, of_new_base: str, rebased: str) -> None:
    found = IndexNumber(index, "2010").rebased(IndexNumber(of_new_base, "2010"), "2020")
    assert IndexNumber(rebased, "2020") == found


@pytest.mark.parametrize("other", [IndexNumber("120", "2015"), PercentShare("120"), 120, None])
def test_only_an_index_of_the_same_base_gives_a_new_base(other: Any) -> None:
    index = IndexNumber("132", "2010")
    with pytest.raises(KindMismatchError, match="cannot rebase") as caught:
        index.rebased(other, "2020")
    assert (index, other) == (caught.value.left, caught.value.right)


def test_an_index_of_zero_gives_no_new_base() -> None:
    with pytest.raises(InvalidValueError, match="a divisor other than zero"):
        IndexNumber("132", "2010").rebased(IndexNumber("0.0", "2010"), "2020")


@given(rates())
@example(PercentShare("1E+3"))
@example(IndexNumber("1.5E+2", SAME))
def test_a_rate_survives_pickling_copying_and_repr(rate: AnyRate) -> None:
    for again in (
        pickle.loads(pickle.dumps(rate)),  # noqa: S301
        copy.copy(rate),
        copy.deepcopy(rate),
        attrs.evolve(rate),
        eval(repr(rate), vars(congthuong.percentages).copy()),  # noqa: S307
    ):
        assert type(again) is type(rate)
        assert kept(rate) == kept(again)
        assert hash(rate) == hash(again)


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (PercentOfPlan("75.760"), "PercentOfPlan('75.760')"),
        (PercentShare("1E+3"), "PercentShare('1E+3')"),
        (IndexNumber("105.2", SAME), "IndexNumber('105.2', 'same_period_last_year')"),
        (IndexNumber("98.5", "2010"), "IndexNumber('98.5', '2010')"),
    ],
)
def test_a_repr_shows_the_written_digits(rate: AnyRate, shown: str) -> None:
    assert shown == repr(rate)


@pytest.mark.parametrize("rate", FIVES)
def test_a_rate_is_frozen(rate: AnyRate) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(rate, "value", Decimal(6))  # noqa: B010 - type checkers know that it is frozen
    with pytest.raises(AttributeError):
        setattr(rate, "note", "")  # noqa: B010
    assert not hasattr(rate, "__dict__")


@pytest.mark.parametrize(
    ("rate", "html"),
    [
        (
            PercentShare("12.00"),
            '<span title="PercentShare(&#x27;12.00&#x27;)">12,00%</span>',
        ),
        (
            IndexNumber("105.2", "2010"),
            '<span title="IndexNumber(&#x27;105.2&#x27;, &#x27;2010&#x27;)">105,2%</span>',
        ),
    ],
)
def test_a_notebook_shows_the_rate_and_on_hover_its_kind(rate: AnyRate, html: str) -> None:
    shown = rate._repr_html_()
    assert html == shown
    assert isinstance(shown, Html)


def test_a_kind_without_a_wording_is_never_written() -> None:
    with pytest.raises(NotImplementedError):
        Rate("5").format()


def test_rates_do_not_ask_the_decimal_context_of_the_thread() -> None:
    found: list[str] = []

    def work() -> None:
        decimal.setcontext(
            decimal.Context(1, decimal.ROUND_UP, -1, 1, 0, 1, [], list(decimal.getcontext().traps))
        )
        found.extend(
            [
                repr(PercentShare("57.123") - PercentShare("1.2345")),
                repr(PercentShare("1E+3")),
                repr(IndexNumber("1E+3", "2010")),
                repr(PercentChange.parse("giảm 75,126%")),
                repr(PercentChange("123.456").to_index(SAME).to_change().to_multiple()),
                repr(IndexNumber("132.66", "2010").rebased(IndexNumber("120", "2010"), "2020")),
                repr(PercentOfPlan.from_ratio("0.75763").as_ratio().as_tuple()),
                str(PercentOfPlan("55.072").interval),
                str(-PercentagePoints("123.45")),
                PercentChange("123.456").format(TWO),
            ]
        )

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [
        "PercentagePoints('55.8885')",
        "PercentShare('1E+3')",
        "IndexNumber('1E+3', '2010')",
        "PercentChange('-75.126')",
        "Multiple('2.23456')",
        "IndexNumber('110.55', '2020')",
        "DecimalTuple(sign=0, digits=(7, 5, 7, 6, 3), exponent=-5)",
        "[55.0715; 55.0725)",
        "-123,45 điểm phần trăm",
        "+123,46%",
    ]


@pytest.mark.parametrize("kind", [type(rate) for rate in FIVES])
@pytest.mark.parametrize("unit", ["1", "1.", "1.000", ",", "0.", " ", "1 ", "%", "a\u0301\u0300"])
def test_hostile_text_takes_time_in_proportion_to_its_length(
    kind: type[AnyRate], unit: str
) -> None:
    start = time.process_time()
    for text in (f"tăng {unit * 10_000}%%", f"{unit * 10_000},1,"):
        with pytest.raises(ParseError):
            parse(kind, text)
    assert time.process_time() - start < 5


def test_a_rebased_index_with_a_tiny_quotient_is_rounded_not_refused() -> None:
    rebased = IndexNumber("0.001", "2010").rebased(IndexNumber("300", "2010"), "2020")
    assert Decimal("0.000333") < rebased.value < Decimal("0.000334")
    assert rebased.value.as_tuple().exponent == -60


def test_a_rate_is_rounded_to_an_int_of_decimals() -> None:
    decimals: Any = "2"
    with pytest.raises(InvalidTypeError, match="number of decimals"):
        PercentOfPlan("55.07").rounded(decimals)


def test_the_percent_sign_stands_as_in_cldr() -> None:
    locale = Locale("vi")
    pattern, sign = locale.percent_formats[None].pattern, locale.number_symbols["latn"]
    assert pattern == "#,##0%", "no space between figure and sign"
    assert PercentShare("97.5").format() == f"97,5{sign['percentSign']}"
    assert PercentChange("-6.4").format() == f"{sign['minusSign']}6,4{sign['percentSign']}"
    assert PercentChange("6.4").format() == f"{sign['plusSign']}6,4{sign['percentSign']}"
