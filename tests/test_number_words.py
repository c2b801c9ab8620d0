"""Number words: spelling, checked by a reader that shares nothing with it, and reading."""

import runpy
import time
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.numerals import SpellingStyle, parse_number_words, spell_number
from congthuong.testing import numbers, spelling_styles

# Test modules are not importable from one another, so the reader is run from its file.
READER: Final = runpy.run_path(str(Path(__file__).with_name("independent_reader.py")))
read_words: Final[Callable[[str], Decimal]] = READER["read_words"]

SOUTHERN: Final = SpellingStyle(zero_tens="lẻ", thousand="ngàn")
PLAIN_FOUR: Final = SpellingStyle(four="bốn")
BOUNDARIES: Final = [10**k + step for k in range(27) for step in (-1, 0, 1)] + [10**27 - 1]
whole_numbers: Final = st.integers(-(10**24), 10**24) | st.integers(-(10**6), 10**6)

IN_USE: Final = [
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (55, "năm mươi lăm"),
    (100, "một trăm"),
    (101, "một trăm linh một"),
    (104, "một trăm linh bốn"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (111, "một trăm mười một"),
    (115, "một trăm mười lăm"),
    (1_000, "một nghìn"),
    (1_005, "một nghìn không trăm linh năm"),
    (1_020, "một nghìn không trăm hai mươi"),
    (1_200, "một nghìn hai trăm"),
    (21_000, "hai mươi mốt nghìn"),
    (1_000_005, "một triệu không trăm linh năm"),
    (1_005_000, "một triệu không trăm linh năm nghìn"),
    (1_000_000_005, "một tỷ không trăm linh năm"),
    (1_290_000_000_000, "một nghìn hai trăm chín mươi tỷ"),
    (84_142_000_000_000, "tám mươi tư nghìn một trăm bốn mươi hai tỷ"),
    (
        12_345_678_901_234_567,
        (
            "mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám tỷ "
            "chín trăm linh một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"
        ),
    ),
    ("21.56", "hai mươi mốt phẩy năm sáu"),
    ("1.50", "một phẩy năm không"),
    ("2.156E+10", "hai mươi mốt tỷ năm trăm sáu mươi triệu"),
    ("0.00", "không phẩy không không"),
    ("-0", "không"),
    ("-0.0", "không phẩy không"),
]


@pytest.mark.parametrize(("number", "words"), IN_USE)
def test_a_number_is_spelled_as_offices_do(number: int | str, words: str) -> None:
    assert words == spell_number(number)


@pytest.mark.parametrize(
    ("number", "words", "elsewhere"),
    [
        (
            1_290_000_000_000,
            "một nghìn hai trăm chín mươi tỷ",
            "một nghìn tỷ hai trăm chín mươi tỷ",
        ),
        (10**15, "một triệu tỷ", "một trăm nghìn tỷ"),
        (10**18, "một tỷ tỷ", "một Quintillion"),
        ("0.05", "không phẩy không năm", "không phẩy năm"),
        (-5, "âm năm", "mười lăm"),
        (-5, "âm năm", "năm"),
        (-1, "âm một", "mười chín"),
        (-20, "âm hai mươi", "không"),
        (
            523_056,
            "năm trăm hai mươi ba nghìn không trăm năm mươi sáu",
            "năm trăm hai mươi ba nghìn lẻ năm mươi sáu",
        ),
        ("21.56", "hai mươi mốt phẩy năm sáu", "hai nghìn một trăm năm mươi sáu"),
    ],
)
def test_what_other_libraries_spell_wrong_is_right_here(
    number: int | str, words: str, elsewhere: str
) -> None:
    assert words == spell_number(number)
    assert Decimal(number) == read_words(words)
    assert elsewhere != words
    try:
        meant = read_words(elsewhere)
    except ValueError:
        return
    assert meant != Decimal(number)


@pytest.mark.parametrize(
    ("number", "style", "words"),
    [
        (2_004, SOUTHERN, "hai ngàn không trăm lẻ bốn"),
        (2_004, PLAIN_FOUR, "hai nghìn không trăm linh bốn"),
        (24_024, SOUTHERN, "hai mươi tư ngàn không trăm hai mươi tư"),
        (24_024, PLAIN_FOUR, "hai mươi bốn nghìn không trăm hai mươi bốn"),
        (14, PLAIN_FOUR, "mười bốn"),
        (104, SOUTHERN, "một trăm lẻ bốn"),
    ],
)
def test_a_style_chooses_the_words_of_north_or_south(
    number: int, style: SpellingStyle, words: str
) -> None:
    assert words == spell_number(number, style)


@given(whole_numbers, spelling_styles())
def test_a_style_changes_its_own_words_and_no_other(number: int, style: SpellingStyle) -> None:
    own = {"linh": style.zero_tens, "nghìn": style.thousand, "tư": style.four}
    northern = spell_number(number).split(" ")
    assert [own.get(word, word) for word in northern] == spell_number(number, style).split(" ")


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"zero_tens": "không"}, "zero_tens as linh or lẻ"),  # a figure, no link
        ({"zero_tens": "LINH"}, "zero_tens as linh or lẻ"),  # a style prints what it holds
        ({"thousand": "ngìn"}, "thousand as nghìn or ngàn"),  # a slip
        ({"thousand": None}, "thousand as nghìn or ngàn"),
        ({"four": "bon"}, "four as tư or bốn"),  # no accents
        ({"four": ["tư"]}, "four as tư or bốn"),
    ],
)
def test_a_style_of_other_words_is_refused(chosen: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        SpellingStyle(**chosen)
    assert why == caught.value.accepted
    assert caught.value.value is next(iter(chosen.values()))


@given(whole_numbers, spelling_styles())
@example(10**24, SpellingStyle())
@example(-(10**24), SOUTHERN)
def test_an_independent_reader_understands_every_whole_number(
    number: int, style: SpellingStyle
) -> None:
    assert number == read_words(spell_number(number, style))


@given(numbers(digits=24, decimals=12), spelling_styles())
def test_an_independent_reader_understands_every_decimal(
    number: Decimal, style: SpellingStyle
) -> None:
    read = read_words(spell_number(number, style))
    assert number == read
    assert number.as_tuple().exponent == read.as_tuple().exponent


def test_an_independent_reader_understands_each_number_up_to_a_hundred_thousand() -> None:
    for number in range(100_000):
        assert number == read_words(spell_number(number))


@pytest.mark.parametrize("number", BOUNDARIES)
def test_words_are_right_on_both_sides_of_every_power_of_ten(number: int) -> None:
    for signed, style in ((number, SpellingStyle()), (-number, SOUTHERN)):
        words = spell_number(signed, style)
        assert signed == read_words(words)
        assert signed == parse_number_words(words)


@pytest.mark.parametrize(
    "words",
    [
        "",  # nothing
        "một nghìn tỷ hai trăm chín mươi tỷ",  # tỷ once too often
        "một Quintillion",  # not Vietnamese
        "năm trăm hai mươi ba nghìn lẻ năm mươi sáu",  # the zero hundreds are left out
        "một nghìn năm mươi sáu",  # the zero hundreds are left out
        "một nghìn không trăm",  # an empty group
        "một triệu không nghìn",  # an empty group
        "không trăm linh năm",  # a number opens with a figure
        "một triệu nghìn",  # a scale without a number
        "nghìn tỷ",  # a scale without a number
        "một nghìn triệu",  # not in descending order
        "hai mươi năm",  # twenty years
        "hai  mươi",  # two spaces
        "âm không",  # a signed zero
        "không phẩy",  # no decimals
        "không phẩy mười",  # decimals are figures
        "một tỷ tỷ tỷ",  # beyond what is spelled
    ],
)
def test_the_independent_reader_is_strict(words: str) -> None:
    with pytest.raises(ValueError, match=r"no number|not in list"):
        read_words(words)


@pytest.mark.parametrize("number", [10**27, -(10**27), "1E+27", "1000000000000000000000000000.5"])
def test_nothing_from_ten_to_the_27_on_is_spelled(number: int | str) -> None:
    with pytest.raises(InvalidValueError, match=r"below 10\^27"):
        spell_number(number)


@pytest.mark.parametrize(
    ("number", "error", "why"),
    [
        (0.05, InvalidTypeError, "a float has already lost the digits"),
        (True, InvalidTypeError, "bool True is refused"),  # a truth is no number
        (None, InvalidTypeError, "NoneType None is refused"),
        ("21,56", ParseError, "read by parse_number"),  # Vietnamese text
        (Decimal("NaN"), InvalidValueError, "a finite number"),
        (Decimal("-Infinity"), InvalidValueError, "a finite number"),
    ],
)
def test_what_is_no_exact_number_is_not_spelled(
    number: Any, error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why):
        spell_number(number)


VARIANTS: Final = [
    ("không", "0"),
    ("sáu", "6"),
    ("mười hai", "12"),
    ("mười bốn", "14"),
    ("mười lăm", "15"),
    ("mười nhăm", "15"),
    ("hai mươi tư", "24"),
    ("hai mươi bốn", "24"),
    ("hai mươi mốt", "21"),
    ("hai mươi một", "21"),
    ("hai mươi lăm", "25"),
    ("hai mươi nhăm", "25"),
    ("bảy mươi bẩy", "77"),
    ("một trăm linh tư", "104"),
    ("một trăm lẻ bốn", "104"),
    ("một trăm mười", "110"),
    ("không trăm linh năm", "5"),
    ("một nghìn không trăm linh năm", "1005"),
    ("một nghìn linh năm", "1005"),
    ("một nghìn không trăm hai mươi", "1020"),
    ("một nghìn hai mươi", "1020"),
    ("một ngàn không trăm lẻ năm tỉ", "1005000000000"),
    ("một nghìn hai trăm chín mươi tỷ", "1290000000000"),
    ("tám mươi tư nghìn một trăm bốn mươi hai tỷ", "84142000000000"),
    ("hai triệu tỷ", "2000000000000000"),
    ("hai vạn", "20000"),  # ten thousand, as older reports count people
    ("mười vạn", "100000"),
    ("một vạn hai nghìn", "12000"),
    ("một vạn hai nghìn ba trăm", "12300"),
    ("ba vạn năm trăm", "30500"),
    ("hai triệu ba mươi vạn", "2300000"),
    ("một tỷ tỷ không trăm linh một tỷ", "1000000001000000000"),
    ("một tỷ không trăm triệu không trăm nghìn không trăm linh năm", "1000000005"),
    ("âm năm", "-5"),
    ("trừ năm", "-5"),
    ("âm không", "0"),
    ("âm không phẩy không năm", "-0.05"),
    ("không phẩy không năm", "0.05"),
    ("không phẩy năm không", "0.50"),
    ("hai phẩy năm mươi sáu", "2.56"),
    ("hai phẩy mười", "2.10"),
    ("hai phẩy một trăm linh năm", "2.105"),
    ("hai phẩy không trăm linh năm", "2.005"),
    ("hai phẩy không trăm năm mươi", "2.050"),
    ("hai phẩy không trăm", "2.000"),
]


@pytest.mark.parametrize(("words", "number"), VARIANTS)
def test_words_of_north_and_south_are_read(words: str, number: str) -> None:
    read = parse_number_words(words)
    assert number == str(read)
    assert not (read.is_zero() and read.is_signed())


@pytest.mark.parametrize(("words", "number"), VARIANTS)
def test_case_spaces_and_the_form_of_accents_do_not_matter(words: str, number: str) -> None:
    for written in (
        words.upper(),
        words.capitalize(),
        unicodedata.normalize("NFD", words),
        words.replace(" ", "  "),
        f"\n {words.replace(' ', chr(0xA0))}\u202f",
        words.replace(" ", "\u200b \u2009"),
    ):
        assert number == str(parse_number_words(written))


@pytest.mark.parametrize(
    ("words", "number"), [("sáu", "saú"), ("mười", "mừơi"), ("tỷ", "ty\u0309"), ("bảy", "baỷ")]
)
def test_the_tone_may_stand_on_the_wrong_letter(words: str, number: str) -> None:
    phrase = "hai tỷ" if words == "tỷ" else words
    slip = phrase.replace(words, number)
    assert parse_number_words(phrase) == parse_number_words(slip)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", ""),  # nothing
        (" \n", ""),  # nothing
        ("6", ""),  # figures
        ("6 mươi", ""),  # figures among words
        ("sau", ""),  # no accents: afterwards
        ("hai-mươi", ""),  # one word
        ("hai mươi, ba", "not read from 'mươi,' on"),
        ("sáu chợ", "not read from 'chợ' on"),  # more than a number
        ("sáu tấn", "not read from 'tấn' on"),
        ("hai ba", "not read from 'ba' on"),  # two or three
        ("năm mười", "not read from 'mười' on"),  # two numbers
        ("một không", "not read from 'không' on"),  # figure by figure
        ("không không bảy", "not read from 'không' on"),
        ("một nghìn hai", "not read from 'hai' on"),  # 1.200 or 1.002
        ("một triệu hai", "not read from 'hai' on"),  # 1.200.000 or 1.000.002
        ("một tỷ hai triệu", "not read from 'hai' on"),  # the zero hundreds are left out
        ("một trăm hai", "not read from 'hai' on"),  # 120 or 102
        ("một trăm rưỡi", "not read from 'rưỡi' on"),  # 150, colloquial
        ("một chục", "not read from 'chục' on"),  # ten or so
        ("hai nghìn một vạn", "not read from 'một' on"),  # rises
        ("một vạn hai", "not read from 'hai' on"),  # 12.000 or 10.002
        ("một vạn hai mươi nghìn", "triệu, nghìn and units must follow in this order"),
        ("mười năm", "not read from 'năm' on"),  # ten years
        ("hai mươi năm", "not read from 'năm' on"),  # twenty years
        ("năm trăm năm", "not read from 'năm' on"),  # five hundred years
        ("mười mốt", "not read from 'mốt' on"),  # mốt only from 21 on
        ("mười tư", "not read from 'tư' on"),  # tư only from 24 on
        ("một trăm lăm", "not read from 'lăm' on"),  # 150, colloquial
        ("hai mươi mươi", "not read from 'mươi' on"),
        ("hai mươi không", "not read from 'không' on"),
        ("hai trăm trăm", "not read from 'trăm' on"),
        ("linh năm", "linh stands between hundreds and a unit"),
        ("một trăm linh", "linh stands between hundreds and a unit"),
        ("một trăm linh không", "linh stands between hundreds and a unit"),
        ("một trăm linh mười", "linh stands between hundreds and a unit"),
        ("một trăm linh lăm", "linh stands between hundreds and a unit"),
        ("một nghìn lẻ năm mươi sáu", "not read from 'mươi' on"),
        ("không mươi", "mươi follows two to nine"),
        ("một mươi", "mươi follows two to nine"),
        ("mươi", ""),
        ("mốt", ""),
        ("tư", ""),
        ("lăm", ""),
        ("trăm", ""),  # how many
        ("nghìn tỷ", ""),  # how many
        ("tỷ", ""),
        ("một nghìn nghìn", "not read from 'nghìn' on"),
        ("một nghìn triệu", "not read from 'triệu' on"),
        ("một triệu nghìn", "not read from 'nghìn' on"),
        ("một tỷ triệu", "not read from 'triệu' on"),
        (
            "một nghìn hai mươi nghìn",
            "triệu, nghìn and units must follow in this order",
        ),
        (
            "một nghìn hai mươi triệu",
            "triệu, nghìn and units must follow in this order",
        ),
        (
            "một nghìn tỷ hai trăm chín mươi tỷ",
            "tỷ must follow tỷ tỷ, and a smaller part must follow tỷ",
        ),
        (
            "một tỷ hai trăm tỷ tỷ",
            "tỷ must follow tỷ tỷ, and a smaller part must follow tỷ",
        ),
        ("một tỷ tỷ tỷ", "tỷ must follow tỷ tỷ, and a smaller part must follow tỷ"),  # beyond
        ("âm", ""),
        ("âm âm năm", ""),
        ("cộng năm", ""),
        ("năm âm", "not read from 'âm' on"),
        ("phẩy năm", ""),
        ("hai phẩy", ""),
        ("hai phẩy phẩy năm", ""),
        ("hai phẩy linh năm", "linh stands between hundreds and a unit"),
        ("hai phẩy năm tỷ", "not read from 'tỷ' on"),  # a scale follows the decimals
        ("hai phẩy năm mươi sáu tỷ", "not read from 'tỷ' on"),
        ("một phẩy hai mươi tỷ", "not read from 'tỷ' on"),
        ("hai phẩy mười nghìn", "not read from 'nghìn' on"),
        ("hai phẩy không năm mươi", "not read from 'năm' on"),  # figures, then a number
        (f"một phẩy{' hai' * 60}", "more than 60 digits"),
    ],
)
def test_what_is_not_one_number_in_words_is_refused(words: str, reason: str) -> None:
    with pytest.raises(ParseError, match="accepted is a number in Vietnamese words") as caught:
        parse_number_words(words)
    assert (words, reason) == (caught.value.text, caught.value.reason)


@pytest.mark.parametrize("value", [6, None, b"s\xc3\xa1u", Decimal(6), ["sáu"]])
def test_what_is_no_text_holds_no_words(value: Any) -> None:
    with pytest.raises(InvalidTypeError, match="a str of number words"):
        parse_number_words(value)


@given(whole_numbers, spelling_styles())
def test_a_spelled_number_reads_back(number: int, style: SpellingStyle) -> None:
    assert number == parse_number_words(spell_number(number, style))


@given(numbers(digits=24, decimals=12), spelling_styles())
def test_spelled_decimals_read_back_with_every_figure(
    number: Decimal, style: SpellingStyle
) -> None:
    read = parse_number_words(spell_number(number, style))
    assert number == read
    assert number.as_tuple().exponent == read.as_tuple().exponent


@pytest.mark.parametrize("number", [f"0.{'1' * 60}", "1E-60", f"{'9' * 27}.{'9' * 33}"])
def test_the_longest_numbers_read_back(number: str) -> None:
    assert Decimal(number) == read_words(spell_number(number))
    assert Decimal(number) == parse_number_words(spell_number(number))


WORDS: Final = sorted({word for words, _ in VARIANTS for word in words.split(" ")})


SCALES: Final = {"nghìn", "ngàn", "triệu", "tỷ", "tỉ"}


@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_what_is_read_from_any_words_is_spelled_and_read_again(words: str) -> None:
    try:
        number = parse_number_words(words)
    except ParseError as error:
        assert words == error.text  # noqa: PT017 - most word salad is no number
    else:
        assert number == parse_number_words(spell_number(number))
        assert not SCALES & set(words.partition("phẩy")[2].split())
        assert ("phẩy" in words.split()) == (number.as_tuple().exponent != 0)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_parse_error(text: str) -> None:
    try:
        number = parse_number_words(text)
    except ParseError as error:
        assert text == error.text  # noqa: PT017 - most texts are no number
    else:
        assert number.is_finite()


@pytest.mark.parametrize(
    "unit", ["một ", "tỷ ", "một tỷ ", "một phẩy không ", "không trăm ", "a\u0300\u0300", "lẻ"]
)
def test_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    words = f"một phẩy {unit * 5_000}"
    start = time.process_time()
    with pytest.raises(ParseError):
        parse_number_words(words)
    assert time.process_time() - start < 5
