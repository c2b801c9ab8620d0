"""Vietnamese figures: what is read, what is refused and what is suggested, how numbers print."""

import csv
import decimal
import runpy
import threading
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import example, given
from hypothesis import strategies as st

from congthuong._data import read_table
from congthuong._exact import MAX_DIGITS
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError, UnknownCodeError
from congthuong.numerals import (
    NumberStyle,
    format_number,
    parse_number,
    parse_number_words,
    spell_number,
)
from congthuong.numerals.formatting import default_style, figures
from congthuong.testing import number_styles, numbers

DIGITS: Final = "1234567890" * 6


class Money(Decimal):
    """A Decimal of the host's own, with an opinion on how it prints."""

    def __str__(self) -> str:
        return "much"

    def __format__(self, format_spec: str, *args: Any) -> str:
        return "a lot"


class Label(str):
    """A str of the host's own."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("6", "6"),
        ("1290", "1290"),
        ("1.290", "1290"),
        ("75.800", "75800"),
        ("1.290.000.000.000", "1290000000000"),
        ("21,56", "21.56"),
        ("1,274", "1.274"),  # a comma never parts thousands
        ("1,000", "1.000"),
        ("3.150,20", "3150.20"),
        ("1234,5", "1234.5"),
        ("0,05", "0.05"),
        ("0,00", "0.00"),
        ("12,00", "12.00"),
        ("01", "1"),
        ("06", "6"),
        ("007", "7"),
        ("00,5", "0.5"),
        ("+5", "5"),
        ("-5", "-5"),
        ("-3.150,20", "-3150.20"),
        ("\u22125", "-5"),  # the typographic minus
        ("\u20135", "-5"),  # an en dash
        ("\uff0d5", "-5"),  # a wide hyphen
        ("-0", "0"),  # a zero has no sign
        ("-0,00", "0.00"),
        (" 1.290 ", "1290"),
        ("\u00a01.290\u202f", "1290"),  # no-break spaces
        ("\u20091.290\u2009", "1290"),  # thin spaces
        ("\t1.290\r\n", "1290"),
        ("\ufeff1.\u200b290", "1290"),  # nothing that can be seen
        (Label("1.290"), "1290"),
        (DIGITS, DIGITS),
        (f"0,{DIGITS}", f"0.{DIGITS}"),  # as long as the door lets in
        (f"-{'0' * 100}7", "-7"),
    ],
)
def test_vietnamese_figures_are_read_with_every_digit(text: str, number: str) -> None:
    read = parse_number(text)
    assert number == str(read)
    assert type(read) is Decimal


DOT: Final = "a dot must part groups of three digits"
COMMA: Final = "one comma at most, and only behind the last group of three"
MARK: Final = "no figures behind the last mark"
MORE: Final = "it holds more than figures"
SCRIPT: Final = "digits of another script"


@pytest.mark.parametrize(
    ("text", "reason", "suggestions"),
    [
        ("", "it is empty", ()),
        (" \u00a0\n", "it is empty", ()),
        ("\u200b", "it is empty", ()),
        ("1.29", DOT, ("1,29", "1.290")),
        ("-1.29", DOT, ("-1,29", "-1.290")),
        ("\u22121.29", DOT, ("-1,29", "-1.290")),
        (" 1.29\u00a0", DOT, ("1,29", "1.290")),
        ("8.08", DOT, ("8,08", "8.080")),
        ("12.34", DOT, ("12,34", "12.340")),
        ("1.0", DOT, ("1,0", "1.000")),
        ("0.5", DOT, ("0,5",)),
        ("0.123", DOT, ("0,123",)),  # no thousands open with a zero
        ("01.234", DOT, ("01,234",)),
        ("1234.567", DOT, ("1234,567",)),
        ("1.2345", DOT, ("1,2345",)),
        ("1.290.00", DOT, ("1.290,00", "1.290.000")),
        ("12.34.567", DOT, ()),
        ("1..290", DOT, ()),
        (".5", DOT, ()),
        (".290", DOT, ()),
        ("1. 290", DOT, ()),
        ("12.345,6.7", COMMA, ("12.345,67",)),
        ("1,290.5", COMMA, ("1.290,5", "1,2905")),  # English
        ("1,290,000", COMMA, ("1.290.000", "1,290000")),  # English
        ("1,290,000.5", COMMA, ("1.290.000,5", "1,2900005")),  # English
        ("1,2,3", COMMA, ("1,23",)),
        ("5,", MARK, ("5",)),
        ("5.", MARK, ("5", "5.000")),
        ("1.234,", MARK, ("1.234",)),
        (",", MARK, ()),
        (",5", "", ("0,5",)),
        ("1 290", "", ("1.290",)),
        ("1\u00a0290,5", "", ("1.290,5",)),  # a space parts no thousands
        ("1 000 000", "", ("1.000.000",)),
        ("12 34", "", ()),
        ("1'290", "", ("1.290",)),
        ("1_000", "", ("1.000",)),  # Python
        ("- 5", "", ()),
        ("-", MORE, ()),
        ("--5", MORE, ()),
        ("+-5", MORE, ()),
        ("5-", MORE, ()),
        ("2011-2015", MORE, ()),
        ("1e3", MORE, ()),
        ("1,5E+3", MORE, ()),
        ("nan", MORE, ()),
        ("Infinity", MORE, ()),
        ("\u221e", MORE, ()),
        ("0x1F", MORE, ()),
        ("0b1", MORE, ()),
        ("1.290 tỷ", MORE, ()),
        ("75,76%", MORE, ()),
        ("sáu", MORE, ()),
        ("\u00b2", MORE, ()),  # superscript two
        ("1\u00b2", MORE, ()),
        ("\u2460", MORE, ()),  # circled one
        ("\u00bd", MORE, ()),  # one half
        ("\u2167", MORE, ()),  # Roman eight
        ("\u4e94", MORE, ()),  # Chinese five
        ("1\u066b5", MORE, ()),  # Arabic decimal mark
        ("5\x00", MORE, ()),
        ("1\u0301", MORE, ()),  # an accent on a figure
        ("\ud800", MORE, ()),  # half a character
        ("\u0661\u0662\u0663", SCRIPT, ("123",)),  # Arabic-Indic
        ("\u0663,\u0665", SCRIPT, ("3,5",)),
        ("\uff11\uff12", SCRIPT, ("12",)),  # full width
        ("\u0967", SCRIPT, ("1",)),  # Devanagari
        ("\U0001d7cf", SCRIPT, ("1",)),  # mathematical bold
        (f"{DIGITS}1", "more than 60 digits", ()),
        (f"0,0{DIGITS}", "more than 60 digits", ()),
        (f"{DIGITS}1.5", DOT, ()),  # nothing near it would be read
        ("9." * 1000, MARK, ()),
    ],
)
def test_what_is_no_number_in_vietnamese_figures_is_refused(
    text: str, reason: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ParseError) as caught:
        parse_number(text)
    assert (text, reason) == (caught.value.text, caught.value.reason)
    assert suggestions == caught.value.suggestions
    assert f"cannot read {text!r}" in str(caught.value)
    assert "accepted is a number in Vietnamese figures such as '1290'" in str(caught.value)
    assert all(repr(near) in str(caught.value) for near in suggestions)


@pytest.mark.parametrize("value", [1290, 1.29, Decimal("1.29"), None, b"1.290", ["1.290"]])
def test_what_is_no_text_is_not_read_twice(value: Any) -> None:
    with pytest.raises(InvalidTypeError, match="a str; a number is already read"):
        parse_number(value)


garbage: Final = st.text("0123456789.,.,-+ _'", max_size=12) | st.text("01239.,", max_size=150)


@given(garbage | st.text(max_size=12))
@example(f"{DIGITS[1:]}.5")
@example(f"1.{'000.' * 19}5")
def test_every_suggestion_is_read(text: str) -> None:
    try:
        number = parse_number(text)
    except ParseError as error:
        assert text not in error.suggestions  # noqa: PT017 - most garbage is no number
        for near in error.suggestions:
            assert parse_number(near).is_finite()
    else:
        assert number == parse_number(format_number(number))


@given(st.integers(0, 10**18), st.text("0123456789", max_size=12))
def test_as_many_decimals_are_kept_as_were_printed(whole: int, decimals: str) -> None:
    comma = "," if decimals else ""
    number = parse_number(f"{whole}{comma}{decimals}")
    assert -len(decimals) == number.as_tuple().exponent
    assert Fraction(int(f"{whole}{decimals}"), 10 ** len(decimals)) == Fraction(number)


@given(numbers(), number_styles())
def test_a_printed_number_reads_back_with_every_digit(number: Decimal, style: NumberStyle) -> None:
    as_written = NumberStyle(no_break=style.no_break, leading_zero=style.leading_zero)
    read = parse_number(format_number(number, as_written))
    assert number == read
    assert number.as_tuple().exponent == read.as_tuple().exponent


@given(numbers(digits=MAX_DIGITS, decimals=MAX_DIGITS))
@example(Decimal("1E-60"))
@example(Decimal(f"-0.{DIGITS}"))
def test_the_longest_numbers_read_back(number: Decimal) -> None:
    read = parse_number(format_number(number))
    assert number.as_tuple().digits == read.as_tuple().digits
    assert number == read


@given(numbers(digits=20), st.integers(0, 30))
def test_a_large_exponent_is_printed_out_and_keeps_the_value(number: Decimal, power: int) -> None:
    large = number.scaleb(power, decimal.Context(prec=60))
    assert large == parse_number(format_number(large))


def printed_half_up(number: Decimal, decimals: int) -> str:
    """The figures of a number rounded half-up, by whole numbers alone."""
    exact = Fraction(number)
    scaled = (2 * abs(exact.numerator) * 10**decimals + exact.denominator) // (
        2 * exact.denominator
    )
    digits = str(scaled).rjust(decimals + 1, "0")
    whole, behind = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    groups: list[str] = []
    while whole:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    sign = "-" if number < 0 and scaled else ""
    return sign + ".".join(groups) + ("," + behind if behind else "")


@given(numbers(digits=24, decimals=9), st.integers(0, 12))
@example(Decimal("2.345"), 2)
@example(Decimal("-48.625"), 2)
@example(Decimal("-0.004"), 2)
@example(Decimal("999.5"), 0)
def test_fixed_decimals_round_half_up(number: Decimal, decimals: int) -> None:
    assert printed_half_up(number, decimals) == format_number(number, NumberStyle(decimals))


@given(numbers(), number_styles())
def test_a_style_prints_every_number_so_that_it_reads_back_rounded(
    number: Decimal, style: NumberStyle
) -> None:
    read = parse_number(format_number(number, style))
    wanted = number.as_tuple().exponent if style.decimals is None else -style.decimals
    assert wanted == read.as_tuple().exponent
    assert 2 * abs(Fraction(read) - Fraction(number)) <= Fraction(10) ** int(wanted)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (0, "0"),
        (6, "6"),
        (-6, "-6"),
        (999, "999"),
        (1_000, "1.000"),
        (1_290, "1.290"),
        (-1_290_000, "-1.290.000"),
        (1_290_000_000_000, "1.290.000.000.000"),
        ("21.56", "21,56"),
        ("3150.20", "3.150,20"),
        ("0.05", "0,05"),
        ("12.00", "12,00"),
        ("-0", "0"),
        ("-0.00", "0,00"),
        ("1.29E+12", "1.290.000.000.000"),
        ("-1.5E+1", "-15"),
        ("0E+5", "0"),
        ("1E+60", "1" + ".000" * 20),
        ("1E-60", f"0,{'0' * 59}1"),
        (Decimal("1.50"), "1,50"),
        (Money("1290.50"), "1.290,50"),
    ],
)
def test_without_a_style_every_digit_is_printed(number: Decimal | int | str, printed: str) -> None:
    assert printed == format_number(number)
    assert printed == format_number(number, NumberStyle())


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        ("2.345", NumberStyle(decimals=2), "2,35"),  # not half-even
        ("48.625", NumberStyle(decimals=2), "48,63"),
        ("-48.625", NumberStyle(decimals=2), "-48,63"),  # away from zero
        ("2.5", NumberStyle(decimals=0), "3"),
        ("-0.5", NumberStyle(decimals=0), "-1"),
        ("-0.4", NumberStyle(decimals=0), "0"),  # what prints as zero has no sign
        ("-0.004", NumberStyle(decimals=2), "0,00"),
        ("999.999", NumberStyle(decimals=2), "1.000,00"),
        (808, NumberStyle(decimals=2), "808,00"),
        ("1.29E+3", NumberStyle(decimals=1), "1.290,0"),
        (f"{DIGITS}E+60", NumberStyle(decimals=60), None),
        (6, NumberStyle(leading_zero=True), "06"),
        (0, NumberStyle(leading_zero=True), "00"),
        (10, NumberStyle(leading_zero=True), "10"),
        (-6, NumberStyle(leading_zero=True), "-6"),
        ("6.5", NumberStyle(leading_zero=True), "6,5"),
        ("6.0", NumberStyle(leading_zero=True), "6,0"),  # its decimal was printed
        ("6.0", NumberStyle(leading_zero=True, decimals=0), "06"),
        ("9.5", NumberStyle(leading_zero=True, decimals=0), "10"),
        ("1290000.5", NumberStyle(group_mark=""), "1290000,5"),
        ("1290000.5", NumberStyle(group_mark=",", decimal_mark="."), "1,290,000.5"),
        ("1290000.5", NumberStyle(group_mark="\u202f"), "1\u202f290\u202f000,5"),
        ("1290.5", NumberStyle(no_break=True), "1.290,5"),  # the space is not inside a number
    ],
)
def test_a_style_is_obeyed(number: int | str, style: NumberStyle, printed: str | None) -> None:
    if printed is None:
        printed = f"{'.'.join(DIGITS[at : at + 3] for at in range(0, 60, 3))}{'.000' * 20}"
        printed = f"{printed},{'0' * 60}"
    assert printed == format_number(number, style)


@pytest.mark.parametrize(
    ("number", "error", "why"),
    [
        (0.1, InvalidTypeError, "a float has already lost the digits"),
        (True, InvalidTypeError, "bool True is refused"),
        (None, InvalidTypeError, "NoneType None is refused"),
        ("21,56", ParseError, "read by parse_number"),  # already Vietnamese
        ("", ParseError, "cannot read ''"),
        (Decimal("NaN"), InvalidValueError, "a finite number"),
        (Decimal("Infinity"), InvalidValueError, "a finite number"),
        ("1E+61", InvalidValueError, "its exponent within ±60"),
        (10**60, InvalidValueError, "at most 60 digits"),
    ],
)
def test_what_is_no_exact_number_is_not_printed(
    number: Any, error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why):
        format_number(number)


def test_the_marks_are_those_of_cldr() -> None:
    symbols = Locale("vi").number_symbols["latn"]
    style = NumberStyle()
    assert (symbols["decimal"], symbols["group"]) == (style.decimal_mark, style.group_mark)
    assert (style.decimal_mark, style.group_mark) == (",", ".")
    assert style == default_style()
    assert symbols["minusSign"] + "5" == format_number(-5)


def test_the_packaged_marks_are_those_that_their_script_makes() -> None:
    script = Path(__file__).parent / "data" / "number_marks.py"
    made = runpy.run_path(str(script))["table"]()
    rows = list(csv.DictReader(line for line in made.splitlines() if line[0] != "#"))
    assert rows == list(map(dict, read_table("number_marks").rows))
    assert [row["locale"] for row in rows] == ["vi", "en"]


@pytest.mark.parametrize(
    ("locale", "printed"),
    [
        ("vi", "-1.234.567,5"),
        ("en", "-1,234,567.5"),
        ("es_MX", "-1,234,567.5"),  # the three beyond are asked of Babel
        ("fr", "-1\u202f234\u202f567,5"),
        ("pt-BR", "-1.234.567,5"),  # as web pages write it
    ],
)
def test_a_style_has_the_marks_of_a_locale(locale: str, printed: str) -> None:
    style = NumberStyle.of_locale(locale, decimals=1)
    assert printed == format_number("-1234567.50", style)


def test_every_locale_of_cldr_has_a_style() -> None:
    for name in locale_identifiers():
        symbols = Locale.parse(name).number_symbols["latn"]
        style = NumberStyle.of_locale(name)
        assert (symbols["decimal"], symbols["group"]) == (style.decimal_mark, style.group_mark)


@pytest.mark.parametrize("locale", ["xx", "", "vi_", "tiếng Việt", "../en"])
def test_what_is_no_locale_has_no_style(locale: str) -> None:
    with pytest.raises(UnknownCodeError, match="no locale of CLDR has the code"):
        NumberStyle.of_locale(locale)


def test_the_name_of_a_locale_is_a_text() -> None:
    none: Any = None
    with pytest.raises(InvalidTypeError, match="a str as the name of a locale"):
        NumberStyle.of_locale(none)


@pytest.mark.parametrize(("no_break", "space"), [(False, " "), (True, "\u00a0")])
def test_a_style_knows_the_space_before_a_unit(no_break: bool, space: str) -> None:
    assert space == NumberStyle(no_break=no_break).space


COUNT: Final = "decimals from 0 to 60, or None"
MARKS: Final = "two different marks of one character, no figures"


@pytest.mark.parametrize(
    ("chosen", "refused", "why"),
    [
        ({"decimals": -1}, -1, COUNT),
        ({"decimals": 61}, 61, COUNT),  # more than any number has
        ({"decimals": 1.5}, 1.5, COUNT),
        ({"decimals": "2"}, "2", COUNT),
        ({"decimals": True}, True, COUNT),  # a truth is no number
        ({"decimal_mark": "."}, (".", "."), MARKS),  # alike
        ({"group_mark": ","}, (",", ","), MARKS),  # alike
        ({"decimal_mark": ""}, ("", "."), MARKS),  # 21,56 would print as 2156
        ({"decimal_mark": ",,"}, (",,", "."), MARKS),
        ({"group_mark": ". "}, (",", ". "), MARKS),
        ({"group_mark": "0"}, (",", "0"), MARKS),
        ({"group_mark": "-"}, (",", "-"), MARKS),
        ({"decimal_mark": "+"}, ("+", "."), MARKS),
        ({"group_mark": "\u2212"}, (",", "\u2212"), MARKS),  # a minus
        ({"group_mark": "\u0663"}, (",", "\u0663"), MARKS),  # a figure of another script
        ({"group_mark": None}, (",", None), MARKS),
        ({"decimal_mark": 5}, (5, "."), MARKS),
    ],
)
def test_a_style_that_would_misprint_is_refused(
    chosen: dict[str, Any], refused: object, why: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        NumberStyle(**chosen)
    assert (refused, why) == (caught.value.value, caught.value.accepted)


@pytest.mark.parametrize(
    ("number", "padding", "printed"),
    [
        ("21.560", 0, "21,560"),
        ("21.560", 2, "21,56"),  # the third decimal only pads out
        ("21.500", 3, "21,5"),
        ("21.50", 3, "21,50"),  # two were written
        ("21.000", 3, "21"),
        ("1290.000", 3, "1.290"),
        ("6.000", 3, "6"),
    ],
)
def test_decimals_that_only_pad_out_may_be_dropped(number: str, padding: int, printed: str) -> None:
    assert printed == figures(Decimal(number), NumberStyle(), padding)
    fixed = NumberStyle(decimals=3)
    assert format_number(number, fixed) == figures(Decimal(number), fixed, padding)


def test_numerals_do_not_ask_the_decimal_context_of_the_thread() -> None:
    found: list[object] = []

    def work() -> None:
        decimal.setcontext(
            decimal.Context(1, decimal.ROUND_UP, -1, 1, 0, 1, [], list(decimal.getcontext().traps))
        )
        found.append(str(parse_number("-123.456,789").as_tuple()))
        found.append(format_number("123456.789", NumberStyle(decimals=1)))
        found.append(format_number("1.29E+12"))
        found.append(spell_number("-123456.789"))
        found.append(str(parse_number_words("âm hai trăm linh năm phẩy không năm").as_tuple()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [
        "DecimalTuple(sign=1, digits=(1, 2, 3, 4, 5, 6, 7, 8, 9), exponent=-3)",
        "123.456,8",
        "1.290.000.000.000",
        "âm một trăm hai mươi ba nghìn bốn trăm năm mươi sáu phẩy bảy tám chín",
        "DecimalTuple(sign=1, digits=(2, 0, 5, 0, 5), exponent=-2)",
    ]


@pytest.mark.parametrize(
    "unit", ["1", "1.", "1.000", ".000", ",", "1,", "0.", " ", "1 ", "\u0663", "\u0301", "\u200b"]
)
def test_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    start = time.process_time()
    for text in (f"1{unit * 20_000}x", f"1,{unit * 20_000},1"):
        with pytest.raises(ParseError):
            parse_number(text)
    assert time.process_time() - start < 5
