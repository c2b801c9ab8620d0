"""The grammar of amounts, asked at a token: what it takes, what it leaves open, where it ends."""

from decimal import Decimal
from typing import Any, Final, cast

import pytest

from congthuong._tokens import Token, tokenize
from congthuong.numerals import grammar as numerals
from congthuong.quantities import Approximation
from congthuong.quantities.grammar import Figure, FigureKind, recognise, recognise_whole
from congthuong.quantities.hedges import bound_after, hedge_at, hedge_before
from congthuong.reading import default_vocabulary


def figure_of(text: str, word: str) -> Figure | None:
    """The figure that begins at the token that is this word."""
    tokens = tokenize(text, 0, len(text))
    at = next(i for i, token in enumerate(tokens) if text[token.start : token.end] == word)
    words = default_vocabulary()
    return recognise(tokens, at, words.units, words.nouns)


WHOLE: Final = (
    ("lãi -5 tỷ đồng", "5", "-5000000000", "a dash glued to its figure"),
    ("lãi - 5 tỷ đồng", "5", "5000000000", "a dash apart parts"),
    ("lãi (- 5 tỷ đồng)", "5", "-5000000000", "or is a sign alone in its bracket"),
    ("lãi (-) 5 tỷ đồng", "5", "-5000000000", "a sign in brackets of its own"),
    ("- 5 tỷ đồng", "5", "5000000000", "a dash opens a list"),
    ("-5 tỷ đồng", "5", "5000000000", "glued as well"),
    ("có -5 chợ", "5", "5", "nothing counts below zero"),
    ("năm 2020-5 tỷ đồng", "5", "5000000000", "a dash between figures is none"),
    ("từ -4 đến -2%", "4", "-4", "a range below zero"),
    ("từ -1% đến +1%", "1", "-1", "a range over zero"),
    ("đạt 5 triệu USD 90 triệu đồng", "90", "90000000", "a currency of the amount before"),
    ("đạt 15 triệu 6 tháng đầu năm", "15", "15000000", "a time follows"),
    ("đạt 15 triệu 1.29", "15", "15000000", "a malformed part follows"),
    ("gấp ba lần", "ba", "3", "a factor in a word"),
    ("gấp đôi", "đôi", "2", "twice"),
    ("gấp rưỡi", "rưỡi", "1.5", "half as much again"),
    ("gấp rưởi", "rưởi", "1.5", "the same, as the south spells it"),
    ("29,7% - 46,1% - 24,2%", "29,7", "29.7", "three figures with dashes between"),
    ("5 ha - 6 MW", "5", "5", "two units are no range"),
    ("5 chợ - 6%", "5", "5", "two kinds are no range"),
    ("bản đồ 1/500", "1", "1", "the scale of a map"),
    ("đạt 31/90%", "31", "31", "a target without a unit"),
    ("tăng năm phần trăm", "năm", "5", "a rate in a word"),
    ("tăng mười phần trăm", "mười", "10", "ten per cent"),
    ("tám dự án", "tám", "8", "what a word counts"),
    ("đạt 800 đến 900 tỷ đồng", "800", "800000000000", "a number without a unit takes its other's"),
    ("từ $5 đến $6 triệu", "5", "5000000", "a currency before both ends"),
    ("từ 5 triệu USD đến 6 triệu", "5", "5000000", "a unit at the first end"),
    ("lỗ -$90 triệu", "90", "-90000000", "a sign before the currency"),
    ("có âm 5 chợ", "5", "-5", "âm is no dash"),
    ("đạt 12 tỷ 350 triệu 500 nghìn đồng", "12", "12350500000", "three parts"),
    ("đạt 12 tỷ 350,5 triệu đồng", "12", "12350500000", "decimals in the last part"),
    ("đạt 5 trđ", "5", "5000000", "a scale and its currency in one word"),
    ("đạt 5 tỷđồng/năm", "5", "5000000000", "the same over a year"),
    ("có 5 trạm", "5", "5", "a word that opens with a scale word is none"),
    ("đạt hai phẩy năm tỷ đồng", "hai", "2500000000", "decimals in words"),
    ("mười vạn lao động", "mười", "100000", "vạn leaves no scale"),
    ("năm 2020-5 tỷ đồng", "5", "5000000000", "a year before a dash is no low end"),
    ("đạt 12 tỷ 350 triệu đồng - 13 dự án", "12", "12350000000", "a dash before what has no scale"),
    ("tăng 0 47%", "0", "0.47", "a comma that was lost behind the nought"),
    ("được khấu trừ 5 tỷ đồng", "5", "5000000000", "deducted"),
    ("hai trăm tr đồng", "hai", "200000000", "a scale that is no number word"),
)


@pytest.mark.parametrize(("text", "word", "low", "why"), WHOLE)
def test_a_figure_is_read_with_all_that_belongs_to_it(
    text: str, word: str, low: str, why: str
) -> None:
    figure = figure_of(text, word)
    assert figure is not None, why
    assert figure.low == Decimal(low), why


NONE: Final = (
    ("gấp trăm", "trăm", "no number begins so"),
    ("một chợ", "một", "an article"),
    ("năm chợ", "năm", "a year"),
    ("ba năm qua", "ba", "years"),
    ("mười năm qua", "mười", "years again"),
    ("không một doanh nghiệp", "không", "none at all"),
    ("hai mươi mốt", "hai", "nothing counted"),
    ("hai lần", "hai", "twice, as an event"),
    ("chợ", "chợ", "no number"),
)


@pytest.mark.parametrize(("text", "word", "why"), NONE)
def test_a_word_that_counts_nothing_is_no_figure(text: str, word: str, why: str) -> None:
    assert figure_of(text, word) is None, why


OPEN: Final = (
    ("mười năm tỷ đồng", "mười", "ten years, or fifteen"),
    ("hai mươi linh tỷ đồng", "hai", "linh without a hundred"),
    ("một nghìn hai", "một", "1.200 or 1.002"),
    ("hai ba doanh nghiệp", "hai", "two or three"),
    ("một mươi tỷ đồng", "một", "mươi follows two to nine"),
    ("một vạn mười nghìn lao động", "một", "more thousands than a vạn has"),
    ("5 rưỡi ha", "5", "a half of what"),
    ("12 triệu 350 tỷ đồng", "12", "rises"),
    ("đạt 15 triệu 1.29", "15", "a malformed part"),
    ("$5 ha", "5", "dollars or hectares"),
    ("¥5 tỷ", "5", "yen or yuan"),
    ("12,5 tỷ 350 triệu đồng", "12,5", "decimals before another part"),
    ("12 tỷ 350 triệu - 13 tỷ đồng", "12", "one end of parts"),
    ("từ 12 đến 13 tỷ 350 triệu đồng", "12", "12 of what"),
    ("trên dưới 5 tỷ đồng", "5", "over and under"),
    ("đạt trừ 5 tỷ đồng", "5", "below zero, or taken away"),
    ("hơn khoảng 5 tỷ đồng", "5", "over and about"),
    ("khoảng 5 tỷ đồng trở lên", "5", "about and at least"),
    ("trên 80-95%", "80", "a hedge of a range"),
    ("từ 5 đến 6 tỷ đồng trở lên", "5", "a floor of a range"),
    ("tám đến mười dự án", "mười", "a low end in words"),
    ("tám đến 10 dự án", "10", "a low end in words before figures"),
    ("từ 900 đến 1,2 tỷ đồng", "1,2", "a range that falls"),
    ("900-800 tỷ đồng", "800", "a range that falls, with a dash"),
    ("từ 900 - 800 tỷ đồng", "800", "the same, announced"),
    ("từ 8% đến 6%", "6", "a range that falls, with a unit at each end"),
    ("từ 5 triệu USD đến 6 tỷ đồng", "6", "two units at the ends"),
)


@pytest.mark.parametrize(("text", "word", "why"), OPEN)
def test_what_is_not_understood_leaves_a_figure_open(text: str, word: str, why: str) -> None:
    figure = figure_of(text, word)
    assert figure is not None, why
    assert figure.reason, why


def test_a_run_of_number_words_is_looked_at_for_a_bounded_stretch() -> None:
    text = "hai " * 5000
    tokens = tokenize(text, 0, len(text))
    found = numerals.recognise(tokens, 0)
    assert found is not None
    looked: list[int] = []

    class Watched(tuple[Token, ...]):
        __slots__ = ()

        def __getitem__(self, at: Any) -> Any:
            looked.append(1)
            return cast("Any", super()).__getitem__(at)

    words = default_vocabulary()
    assert recognise(Watched(tokens), 0, words.units, words.nouns) is None
    assert len(looked) < 1000


def test_numbers_that_count_nothing_are_no_open_range() -> None:
    figure = figure_of("bảng 11 đến 16", "16")
    assert figure is not None
    assert (figure.kind, figure.reason) == (FigureKind.BARE, "")


def test_a_hedge_before_a_range_is_kept() -> None:
    for text in ("khoảng từ 800 đến 900 tỷ đồng", "từ khoảng 800 đến 900 tỷ đồng"):
        figure = figure_of(text, "800")
        assert figure is not None
        assert (figure.approximation, figure.lead, figure.reason) == (Approximation.ABOUT, 0, "")


def test_a_phrase_alone_is_asked_at_its_first_tokens() -> None:
    words = default_vocabulary()
    for text, end in (("hơn -5 chợ", 4), ("một chợ", 2), ("năm chợ", 2), ("không đồng", 2)):
        figure = recognise_whole(tokenize(text, 0, len(text)), words.units)
        assert figure is not None
        assert (figure.lead, figure.end) == (0, end)
    assert recognise_whole(tokenize("chợ " * 20 + "5", 0, 81), words.units) is None


def test_nothing_begins_beyond_the_end() -> None:
    words = default_vocabulary()
    assert recognise_whole((), words.units) is None
    assert recognise((), 0, words.units, words.nouns) is None
    assert numerals.recognise((), 0) is None


def test_a_falling_range_is_no_figure() -> None:
    assert figure_of("từ 900 đến 800%", "900") is None
    assert figure_of("từ 9 đến x", "9") is not None


def test_a_percentage_over_a_year_says_so() -> None:
    figure = figure_of("tăng 5%/năm", "5")
    assert figure is not None
    assert (figure.kind, figure.per_year) == (FigureKind.PERCENT, True)


HEDGED: Final = (
    ("khoảng hơn", Approximation.ABOUT),
    ("khoảng gần", Approximation.ABOUT),
    ("trên hơn", Approximation.OVER),
    ("tốc độ", Approximation.EXACT),
    ("khảo sát", Approximation.EXACT),
    ("nước ngoài", Approximation.EXACT),
    ("thấp hơn", Approximation.EXACT),
    ("không quá", Approximation.AT_MOST),
    ("gần gần gần gần gần gần gần", Approximation.NEARLY),
)


@pytest.mark.parametrize(("words", "meant"), HEDGED)
def test_hedges_before_a_figure_come_to_one(words: str, meant: Approximation) -> None:
    tokens = tokenize(words, 0, len(words))
    assert hedge_before(tokens, len(tokens))[1] is meant


def test_hedges_are_read_from_the_front_and_bounds_behind() -> None:
    tokens = tokenize("khoảng gần 5 trở xuống", 0, 22)
    assert hedge_at(tokens, 0) == ((Approximation.ABOUT, Approximation.NEARLY), 2)
    assert bound_after(tokens, 3) == (Approximation.AT_MOST, 5)
    assert bound_after(tokens, 0) == (None, 0)
