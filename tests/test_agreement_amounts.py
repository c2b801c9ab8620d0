"""One grammar for amounts and rates: what `parse_*` reads, a report reads alike, or one refuses.

Every row of the word tables and samples of the recogniser stand in a carrier sentence; the figure
of the report equals what the parser says of the phrase alone, or one of the two gives a reason.
"""

import itertools
from collections.abc import Callable
from typing import Final

import pytest

from congthuong._data import read_table
from congthuong._phrases import expand_pattern
from congthuong._text import normalize
from congthuong.errors import ParseError
from congthuong.numerals import SpellingStyle, spell_number
from congthuong.percentages import IndexBase, Multiple, PercentagePoints, PercentChange
from congthuong.quantities import Approximation, StatedQuantity, parse_stated_quantity
from congthuong.reading import read_report
from congthuong.records import Comparison

BEFORE: Final = tuple(
    (Approximation(row["approximation"]), words)
    for row in read_table("hedges").rows
    if row["approximation"] not in ("or_more", "or_less")
    for words in expand_pattern(row["pattern"])
)
CARRIERS: Final = (
    "Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt {}.",
    "Năm 2024, giá trị sản xuất công nghiệp của tỉnh Hà Tĩnh đạt {}, tăng 6% so với cùng kỳ.",
    "Năm 2024, các cụm công nghiệp tỉnh Hà Tĩnh thu hút {}.",
    "Năm 2024, tỉnh Hà Tĩnh có {}.",
)


def parsed(phrase: str) -> StatedQuantity | None:
    try:
        return parse_stated_quantity(phrase)
    except ParseError:
        return None


def told(phrase: str, carrier: str) -> tuple[StatedQuantity | None, bool]:
    """What a report makes of a phrase, and whether it says that it did not read it."""
    reading = read_report(carrier.format(phrase))
    values = [each.value for each in reading.statements if isinstance(each.value, StatedQuantity)]
    return (values[0] if values else None), bool(reading.unread)


def assert_agree(phrase: str, carrier: str) -> None:
    alone = parsed(phrase)
    read, refused = told(phrase, carrier)
    if read is None:
        assert refused, (phrase, carrier, "lost without a reason")
    elif alone is not None:
        assert read == alone, (phrase, carrier)


AMOUNTS: Final = (
    "120 triệu USD",
    "$90 triệu",
    "USD 90 triệu",
    "US$ 90 triệu",
    "90 triệu đô",
    "90 triệu đô la Mỹ",
    "€90 triệu",
    "¥90 triệu",
    "₫100.000",
    "90 triệu VND",
    "-5 tỷ đồng",
    "−5 tỷ đồng",
    "–5 tỷ đồng",
    "âm 5 tỷ đồng",
    "hai nghìn ba trăm doanh nghiệp",
    "hai nghìn không trăm hai mươi tỷ đồng",
    "một tỷ hai trăm triệu đồng",
    "một trăm linh năm tỷ đồng",
    "một trăm linh năm chợ",
    "mười vạn lao động",
    "một vạn hai nghìn lao động",
    "3 ngàn 500 lao động",
    "mười hai tỷ 480 triệu đồng",
    "không phẩy năm tỷ đồng",
    "một tỷ rưỡi đồng",
    "1 tỷ rưỡi đồng",
    "1 tỷ rưỡi",
    "1 tỷ 2 đồng",
    "1 tỷ 2",
    "2tr5",
    "2tr5 đồng",
    "hai ba doanh nghiệp",
    "một nghìn hai lao động",
    "mười năm tỷ đồng",
    "1.000 đôi",
    "1000 m2",
    "52 triệu đồng/người/năm",
    "từ 800 đến 900 tỷ đồng",
    "10 - 15 chợ",
    "5 tỷ đồng trở lên",
    "từ 5 tỷ đồng trở xuống",
    "１２ tỷ đồng",
    "٥ tỷ đồng",
    "12５ tỷ đồng",
    "12,５ tỷ đồng",
    "1.29 tỷ đồng",
    "0.123 tỷ đồng",
    "12 tỷ 1350 triệu đồng",
    "800 đến 900 tỷ đồng",
    "khoảng từ 800 đến 900 tỷ đồng",
    "từ khoảng 800 đến 900 tỷ đồng",
    "từ 12 đến 13 tỷ 350 triệu đồng",
    "từ 900 đến 1,2 tỷ đồng",
    "900-800 tỷ đồng",
    "từ $5 đến $6 triệu",
    "từ 5 triệu USD đến 6 triệu",
    "trên 80-95 tỷ đồng",
    "trên dưới 5 tỷ đồng",
    "hơn khoảng 5 tỷ đồng",
    "khoảng hơn 5 tỷ đồng",
    "từ khoảng 5 tỷ đồng trở lên",
    "12,5 tỷ 350 triệu đồng",
    "12 tỷ 350,5 triệu đồng",
    "12 tỷ 350 triệu 500 nghìn đồng",
    "-$90 triệu",
    "5 trđ",
    "5 tỷđồng",
    "hai phẩy năm tỷ đồng",
    "tám đến mười dự án",
    "tám đến 10 dự án",
    "âm 5 chợ",
)


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("phrase", AMOUNTS)
def test_an_amount_is_read_alike_in_prose_and_alone(phrase: str, carrier: str) -> None:
    assert_agree(phrase, carrier)


# What the understood half would have been, which must not come out.
HALVES: Final = (
    ("đạt 1 tỷ rưỡi đồng", "1000000000"),
    ("đạt hai tỷ rưỡi đồng", "2000000000"),
    ("đạt 1 tỷ 2 đồng", "1000000000"),
    ("đạt 1 tỷ 2", "1000000000"),
    ("đạt 2tr5", "2000000"),
    ("đạt một nghìn hai tỷ đồng", "2000000000"),
    ("đạt 12٥ tỷ đồng", "12000000000"),
)


@pytest.mark.parametrize(("words", "half"), HALVES)
def test_half_of_an_amount_is_never_used(words: str, half: str) -> None:
    reading = read_report(f"Năm 2024, thu ngân sách của tỉnh Hà Tĩnh {words}.")
    assert all(row["value"] != half for row in reading.rows())
    assert reading.unread


RIGHT: Final = (
    ("đạt2.345 tỷ đồng", "2345000000000", "đồng"),
    ("đạt hai nghìn không trăm hai mươi tỷ đồng", "2020000000000", "đồng"),
    ("đạt một tỷ hai trăm triệu đồng", "1200000000", "đồng"),
    ("đạt một trăm linh năm tỷ đồng", "105000000000", "đồng"),
    ("đạt -5 tỷ đồng", "-5000000000", "đồng"),
    ("đạt âm 5 tỷ đồng", "-5000000000", "đồng"),
    ("đạt 15 nghìn tỷ", "15000000000000", "đồng"),
)


@pytest.mark.parametrize(("words", "value", "unit"), RIGHT)
def test_an_amount_is_read_whole(words: str, value: str, unit: str) -> None:
    rows = read_report(
        f"Năm 2024, thu ngân sách của tỉnh Hà Tĩnh {words}, bằng 96% dự toán."
    ).rows()
    assert [(row["value"], row["unit"]) for row in rows] == [(value, unit)]


CURRENCIES: Final = (
    ("đạt $90 triệu", "90000000", "USD"),
    ("đạt US$90 triệu", "90000000", "USD"),
    ("đạt USD 90 triệu", "90000000", "USD"),
    ("đạt 90 triệu đô", "90000000", "USD"),
    ("đạt gần $90 triệu", "90000000", "USD"),
)


@pytest.mark.parametrize(("words", "value", "unit"), CURRENCIES)
def test_a_currency_may_stand_in_front(words: str, value: str, unit: str) -> None:
    rows = read_report(f"Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh {words}.").rows()
    assert [(row["value"], row["unit"]) for row in rows] == [(value, unit)]


def test_a_scale_takes_its_currency_from_its_list_and_is_open_without_one() -> None:
    text = "Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 90 triệu"
    reading = read_report(f"{text}.")
    assert [row["value"] for row in reading.rows()] == []
    assert [item.reason for item in reading.unread] == ["bậc không kèm đơn vị, không rõ là tiền gì"]
    rows = read_report(f"{text} USD; trong đó thủy sản đạt 40 triệu.").rows()
    assert [(row["value"], row["unit"]) for row in rows] == [
        ("90000000", "USD"),
        ("40000000", "USD"),
    ]


@pytest.mark.parametrize("carrier", CARRIERS[:2])
@pytest.mark.parametrize(("meant", "words"), BEFORE)
def test_a_hedge_says_the_same_alone_and_in_prose(
    meant: Approximation, words: str, carrier: str
) -> None:
    phrase = f"{words} 120 tỷ đồng"
    alone = parse_stated_quantity(phrase)
    assert alone.approximation is meant
    read, refused = told(phrase, carrier)
    assert read == alone or (read is None and refused)


@pytest.mark.parametrize(("meant", "words"), BEFORE)
def test_a_hedge_of_a_rate_says_the_same_alone_and_in_prose(
    meant: Approximation, words: str
) -> None:
    phrase = f"tăng {words} 12%"
    base = IndexBase.SAME_PERIOD_LAST_YEAR
    stated = Comparison.of("exports", "42", "2024", phrase, base)
    assert stated.approximation is meant
    text = f"Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh {phrase} so với cùng kỳ."
    reading = read_report(text)
    rates = [rate for statement in reading.statements for rate in statement.rates]
    assert [(rate.value, rate.approximation) for rate in rates] == [
        (stated.value, stated.approximation)
    ] or (not rates and reading.unread)


CHANGES: Final = (
    ("tăng 4%", "4"),
    ("tăng0,38%", "0.38"),
    ("giảm2,75%", "-2.75"),
    ("tăng trưởng âm 4%", "-4"),
    ("tăng trưởng (-) 4%", "-4"),
    ("tăng -4%", "-4"),
    ("tăng −4%", "-4"),
    ("là -4,2%", "-4.2"),
    ("giảm 4%", "-4"),
    ("tăng một trăm phần trăm", "100"),
)


@pytest.mark.parametrize(("words", "rate"), CHANGES)
def test_a_change_keeps_its_sign(words: str, rate: str) -> None:
    text = f"Tốc độ tăng kim ngạch xuất khẩu năm 2024 của tỉnh Hà Tĩnh {words} so với năm 2023."
    if not words.startswith("là"):
        text = f"Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh {words} so với năm 2023."
    assert [row["year_on_year"] for row in read_report(text).rows()] == [rate]


IN_WORDS: Final[tuple[tuple[str, list[str], str], ...]] = (
    ("tăng mười phần trăm", ["+10%"], "one word"),
    ("giảm năm phần trăm", ["-5%"], "năm, which is a year elsewhere"),
    ("tăng mười hai phần trăm", ["+12%"], "two words"),
    ("tăng hai mươi lăm phần trăm", ["+25%"], "lăm behind tens"),
    ("giảm năm phẩy hai phần trăm", ["-5,2%"], "decimals"),
    ("tăng năm phẩy hai phần trăm", ["+5,2%"], "the same, up"),
    ("tăng một trăm linh năm phần trăm", ["+105%"], "hundreds"),
    ("tăng hai ba phần trăm", [], "two digits that are no number"),
    ("tăng năm rưỡi phần trăm", [], "a half of no scale"),
)


@pytest.mark.parametrize(("words", "changes", "why"), IN_WORDS)
def test_a_change_in_words_is_read_alike_in_prose_and_alone(
    words: str, changes: list[str], why: str
) -> None:
    try:
        alone = [str(PercentChange.parse(words))]
    except ParseError:
        alone = []
    assert alone == changes, why
    reading = read_report(f"Năm 2024, xuất khẩu của tỉnh Hà Tĩnh {words} so với cùng kỳ.")
    rates = [str(rate.value) for each in reading.statements for rate in each.rates]
    assert (rates, bool(reading.unread)) == (changes, not changes), why


@pytest.mark.parametrize("words", ["giảm -4%", "giảm âm 4%", "chiếm -4%", "bằng -4% kế hoạch"])
def test_a_sign_that_contradicts_its_verb_leaves_the_rate_open(words: str) -> None:
    text = f"Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh {words}."
    reading = read_report(text)
    assert not [rate for each in reading.statements for rate in each.rates]
    assert reading.unread


@pytest.mark.parametrize(
    "row",
    [row for row in read_table("units").rows if row["kind"] != "percent"],
    ids=lambda row: row["code"],
)
def test_every_unit_is_read_alike_in_any_case(row: dict[str, str]) -> None:
    """Usd, kwh, KWH, Tấn; glued, behind a scale, behind thousands (1000 m2, 1.000 đôi)."""
    aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
    carriers = itertools.cycle((CARRIERS[0], CARRIERS[3]))
    for spelling in dict.fromkeys((row["label"], row["code"], *aliases)):
        cased = dict.fromkeys((spelling, spelling.upper(), spelling.lower(), spelling.title()))
        for number, written in itertools.product(UNIT_NUMBERS, cased):
            phrase, carrier = f"{number}{written}", next(carriers)
            assert parsed(phrase) is not None, phrase
            read, refused = told(phrase, carrier)
            assert read == parsed(phrase) or (read is None and refused), (phrase, carrier)


UNIT_NUMBERS: Final = ("12 ", "12", "1000 ", "1.000 ", "7,5 nghìn ", "hai trăm ")


# A single một is an article in prose, and năm a year: both count nothing there.
_LARGE: Final = (200, 555, 999, 1_000, 1_001, 1_015, 1_204, 2_300, 10_000, 15_020, 100_000)
COUNTS: Final = (*range(6, 25), 30, 31, 34, 35, 44, 55, 95, 100, 101, 104, 105, 115, 121, *_LARGE)
STYLES: Final = (SpellingStyle(), SpellingStyle(zero_tens="lẻ", thousand="ngàn", four="bốn"))


@pytest.mark.parametrize("style", STYLES)
def test_every_number_in_words_is_read_alike(style: SpellingStyle) -> None:
    for number in COUNTS:
        words = spell_number(number, style)
        phrase = f"{words} doanh nghiệp"
        alone = parsed(phrase)
        assert alone is not None
        assert alone.quantity.amount == number, phrase
        assert told(phrase, CARRIERS[3])[0] == alone, phrase
        change = f"tăng {words} phần trăm"
        assert rates_told(change) == [PercentChange.parse(change)] == [PercentChange(number)], (
            change
        )


@pytest.mark.parametrize(
    "row", read_table("number_words").rows, ids=lambda row: f"{row['category']}-{row['words']}"
)
def test_every_number_word_has_a_phrase_that_is_read_alike(row: dict[str, str]) -> None:
    for word in row["words"].split("|"):
        phrase = IN_PHRASE[row["category"]].format(word)
        assert_agree(f"{phrase} tỷ đồng", CARRIERS[1])
        assert_agree(f"{phrase} doanh nghiệp", CARRIERS[3])


IN_PHRASE: Final = {
    "digit": "{} trăm hai mươi",
    "behind_linh": "hai trăm linh {}",
    "behind_ten": "mười {}",
    "behind_tens": "hai mươi {}",
    "year": "mười {}",
    "minus": "{} hai mươi",
    "minus_first": "{} hai mươi",
    "point": "hai {} ba",
    "hundred": "ba {} hai mươi",
    "zero_tens": "ba trăm {} hai",
    "ten": "{} hai",
    "tens": "ba {} hai",
    "power": "hai {}",
    "half": "hai {}",
}


def rates_told(words: str) -> list[object]:
    reading = read_report(f"Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh {words} so với cùng kỳ.")
    return [rate.value for each in reading.statements for rate in each.rates]


RATE_KINDS: Final[dict[str, tuple[str, Callable[[str], object]]]] = {
    "percent": ("tăng {}", PercentChange.parse),
    "points": ("tăng {}", PercentagePoints.parse),
    "times": ("gấp {}", Multiple.parse),
}


@pytest.mark.parametrize("kind", RATE_KINDS)
def test_every_word_of_a_rate_is_read_alike(kind: str) -> None:
    frame, parse = RATE_KINDS[kind]
    row = next(row for row in read_table("rate_words").rows if row["kind"] == kind)
    for spelling, number in itertools.product(
        row["spellings"].split("|"), ("2,5 ", "2,5", "mười hai ", "1.200 ")
    ):
        words = frame.format(f"{number}{spelling}")
        assert rates_told(words) == [parse(words)], words


AFTER: Final = [
    (Approximation.AT_LEAST if row["approximation"] == "or_more" else Approximation.AT_MOST, words)
    for row in read_table("hedges").rows
    if row["approximation"] in ("or_more", "or_less")
    for words in expand_pattern(row["pattern"])
]


@pytest.mark.parametrize(("meant", "words"), AFTER)
@pytest.mark.parametrize("frame", ["120 tỷ đồng {}", "từ 120 tỷ đồng {}", "mười hai tỷ đồng {}"])
def test_a_bound_behind_says_the_same_alone_and_in_prose(
    meant: Approximation, words: str, frame: str
) -> None:
    phrase = frame.format(words)
    alone = parse_stated_quantity(phrase)
    assert alone.approximation is meant
    for carrier in CARRIERS[:2]:
        read, refused = told(phrase, carrier)
        assert read == alone or (read is None and refused), carrier
    stated = Comparison.of("exports", "42", "2024", f"tăng 12% {words}", BASE)
    assert stated.approximation is meant


BASE: Final = IndexBase.SAME_PERIOD_LAST_YEAR


@pytest.mark.parametrize("row", read_table("scales").rows, ids=lambda row: row["label"])
def test_every_scale_word_is_read_alike(row: dict[str, str]) -> None:
    for word in (row["label"], *row["spellings"].split("|")):
        assert parsed(f"12 {word} đồng") is not None
        assert_agree(f"12 {word} đồng", CARRIERS[1])


@pytest.mark.parametrize("row", read_table("currency_signs").rows, ids=lambda row: row["code"])
def test_every_currency_in_front_is_read_alike(row: dict[str, str]) -> None:
    for sign in row["spellings"].split("|"):
        alone = parsed(f"{sign} 12 tỷ")
        assert (alone is None) is (not row["code"])
        assert alone is None or alone.quantity.unit.code == row["code"]
        assert_agree(normalize(f"{sign} 12 tỷ"), CARRIERS[0])


ITEMS: Final = (
    (
        "đồ gốm tăng 6,2%; mây tre đan tăng 6,2%; nón lá tăng 3,1%",
        ["đồ gốm", "mây tre đan", "nón lá"],
    ),
    (
        "thép cán đạt 12 nghìn tấn; phân lân đạt 12 nghìn tấn; giấy đạt 7 nghìn tấn",
        ["thép cán", "phân lân", "giấy"],
    ),
)


@pytest.mark.parametrize(("words", "names"), ITEMS)
def test_two_unknown_items_with_one_number_stay_two(words: str, names: list[str]) -> None:
    assert [row["words"] for row in read_report(f"Quý I/2024, {words}.").rows()] == names


LINES: Final = (
    ("Xuất khẩu 7 tháng năm 2024 tăng\n6,4% so với cùng kỳ.", "year_on_year", "6.4", "a verb"),
    ("Xuất khẩu 7 tháng năm 2024 giảm\n6,4% so với cùng kỳ.", "year_on_year", "-6.4", "another"),
    ("Xuất khẩu năm 2024 ước đạt gần\n600 triệu USD.", "approximation", "nearly", "a hedge"),
    ("Xuất khẩu năm 2024 đạt 600 triệu USD,\nTăng 5%.", "year_on_year", "5", "a comma"),
    ("Xuất khẩu năm 2024 đạt 600 triệu USD (\nTăng 5%).", "year_on_year", "5", "a bracket"),
)


@pytest.mark.parametrize(("text", "column", "value", "why"), LINES)
def test_a_line_that_asks_for_more_goes_on(text: str, column: str, value: str, why: str) -> None:
    assert [row[column] for row in read_report(text).rows()] == [value], why


def test_the_number_of_a_section_is_no_figure_of_the_line_before() -> None:
    text = "Kết quả chỉ đạt\n2. Thương mại năm 2024: xuất khẩu đạt 600 triệu USD."
    assert [row["value"] for row in read_report(text).rows()] == ["600000000"]


@pytest.mark.parametrize(
    "words", ["khu vực đầu tư nước ngoài 1.500 tỷ đồng", "khu vực nhà nước đạt 1.500 tỷ đồng"]
)
def test_the_end_of_another_word_is_no_hedge(words: str) -> None:
    text = f"Giá trị sản xuất công nghiệp năm 2024 đạt 2.400 tỷ đồng, trong đó {words}."
    assert [row["approximation"] for row in read_report(text).rows()] == ["exact", "exact"]


LOST: Final = ("nước sạch tăng 4,3; phân bón giảm 6,8%", "nước sạch giảm 4,3, phân bón giảm 6,8%")


@pytest.mark.parametrize("words", LOST)
def test_a_lost_percent_sign_is_told_where_its_neighbour_has_one(words: str) -> None:
    reading = read_report(f"Tháng 4/2024, so với tháng trước, {words}.")
    doubts = [each for each in reading.findings if each.code == "uncertain-reading"]
    assert [(each.message, each.evidence[0].text) for each in doubts] == [
        ("thiếu dấu %, hiểu là phần trăm", "4,3")
    ]
    rates = [rate.value for each in reading.statements for rate in each.rates]
    assert [str(rate).lstrip("+-") for rate in rates] == ["4,3%", "6,8%"]


def test_a_lost_percent_sign_that_nothing_tells_is_left() -> None:
    reading = read_report(
        "Tháng 4/2024, so với tháng trước, nước sạch tăng 4,3; phân bón đạt 6 tấn."
    )
    assert [(each.text, each.reason) for each in reading.unread] == [
        ("4,3", "thiếu dấu % hoặc đơn vị sau số")
    ]
