"""From a text as it comes to tokens and phrases: one spelling, every part knowing its origin."""

import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong import _phrases
from congthuong._data import read_table
from congthuong._phrases import BareIndex, PhraseIndex, expand_pattern, first_words, keys_of
from congthuong._text import Span
from congthuong._tokens import key_of, tokenize
from congthuong.indicators import IndicatorCatalogue, default_indicators, get_indicator
from congthuong.quantities import default_units
from congthuong.reading import Vocabulary, default_vocabulary, read_report
from congthuong.reading.cleaning import clean, paragraphs
from congthuong.reading.mentions import MentionKind
from congthuong.reading.plans import plan_reference

CLEANED: Final = (
    ("Xuất khẩu", "Xuất khẩu", "nothing to do"),
    (unicodedata.normalize("NFD", "Xuất khẩu"), "Xuất khẩu", "composed"),
    ("Xu&#7845;t kh&#x1EA9;u", "Xuất khẩu", "numbers of letters"),
    ("C&ocirc;ng Th&#432;&#417;ng", "Công Thương", "names of letters"),
    ("808&nbsp;tỷ", "808 tỷ", "an entity that is a space"),
    ("A &amp; B", "A & B", "an entity that is a sign"),
    ("A & B", "A & B", "a bare sign"),
    ("&khong;", "&khong;", "an entity that no list has"),
    ("đạt<b>808</b>tỷ", "đạt 808 tỷ", "tags stand for a space"),
    ("a < b > c", "a < b > c", "signs that are no tags"),
    ("808\u00a0tỷ\u2009đồng", "808 tỷ đồng", "spaces"),
    ("4 – 6—8", "4 - 6-8", "dashes"),
    ("tỷ\u200b đồng\ufeff", "tỷ đồng", "what cannot be seen"),
    ("хuất khẩu", "xuất khẩu", "a Cyrillic letter"),
    ("a\r\nb\u2028c", "a\n\nb\nc", "every line end is one"),
    ("\u241e", " ", "the sign that stands for a line end inside"),
)


@pytest.mark.parametrize(("text", "expected", "why"), CLEANED)
def test_a_text_is_put_into_one_spelling(text: str, expected: str, why: str) -> None:
    assert clean(text).text == expected, why


ORIGINS: Final = (
    ("Giá trị xuất khẩu", "xuất khẩu", "xuất khẩu"),
    ("Gi&#225; trị xu&#7845;t khẩu", "xuất khẩu", "xu&#7845;t khẩu"),
    ("Gi&#225; trị", "Giá", "Gi&#225;"),
    ("&#225;&#225;", "á", "&#225;"),
    ("<b>xuất</b> khẩu", "xuất", "xuất"),
    (unicodedata.normalize("NFD", "trị xuất khẩu"), "xuất", unicodedata.normalize("NFD", "xuất")),
    ("tỷ\u200b đồng", "đồng", "đồng"),
    (unicodedata.normalize("NFD", "tr&#7883; xuất"), "xuất", unicodedata.normalize("NFD", "xuất")),
)


@pytest.mark.parametrize(("text", "words", "given"), ORIGINS)
def test_every_part_knows_where_it_stood(text: str, words: str, given: str) -> None:
    cleaned = clean(text)
    start = cleaned.text.index(words)
    assert cleaned.original_span(Span(start, start + len(words))).of(text) == given


def test_an_empty_span_stands_somewhere() -> None:
    assert clean("&#225;b").original_span(Span(1, 1)) == Span(6, 6)


@given(st.text(st.characters(), max_size=60), st.data())
def test_spans_go_back_in_order(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    length = len(cleaned.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    span = cleaned.original_span(Span(start, end))
    assert 0 <= span.start <= span.end <= len(text)


PARAGRAPHS: Final[tuple[tuple[str, list[str], str], ...]] = (
    ("", [], "nothing"),
    ("\n\n", [], "only line ends"),
    ("a", ["a"], "one"),
    ("A.\nB.", ["A.", "B."], "a line that ends with a stop"),
    ("A\nb", ["A\nb"], "a small letter goes on"),
    ("A\n, b", ["A\n, b"], "a sign goes on"),
    ("A\n\nb", ["A", "b"], "an empty line parts"),
    ("Đầu mục\nXuất khẩu", ["Đầu mục", "Xuất khẩu"], "a short line and a capital"),
    ("A\n- b\n- c", ["A", "- b", "- c"], "items of a list"),
)


@pytest.mark.parametrize(("text", "expected", "why"), PARAGRAPHS)
def test_lines_make_paragraphs(text: str, expected: list[str], why: str) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected, why


def test_lines_cut_at_a_width_are_one_paragraph() -> None:
    lines = (
        "Năm 2021, kim ngạch xuất khẩu của tỉnh ước đạt hơn 850",
        "USD triệu, còn giá trị sản xuất công nghiệp đạt mức 808.",
        "Sở Công Thương đã báo cáo Ủy ban nhân dân tỉnh Hà Tĩnh",
        "và Bộ Công Thương.",
    )
    assert len(list(paragraphs("\n".join(lines)))) == 1


TOKENS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("808 tỷ", ["808", "tỷ"]),
    ("1.290,5%", ["1.290,5", "%"]),
    ("3.200ha", ["3.200", "ha"]),
    ("m2, CO2", ["m2", ",", "CO2"]),
    ("60m3/ngày", ["60", "m3", "/", "ngày"]),
    ("25/7/2021", ["25", "/", "7", "/", "2021"]),
    ("1,2,", ["1,2", ","]),
    ("(GMT+7)", ["(", "GMT", "+", "7", ")"]),
    ("a_b", ["a", "_", "b"]),
    ("", []),
)


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_a_text_is_cut_into_tokens(text: str, expected: list[str]) -> None:
    tokens = tokenize(text, 0, len(text))
    assert [text[token.start : token.end] for token in tokens] == expected


def test_tokens_know_their_kind() -> None:
    number, word, sign = tokenize("5 ha;", 0, 5)
    assert (number.is_number, number.is_word) == (True, False)
    assert (word.is_number, word.is_word) == (False, True)
    assert (sign.is_number, sign.is_word) == (False, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tỷ", "tỉ"), ("hoá", "hóa"), ("LŨY", "luỹ"), ("Kỳ", "kì"), ("quý", "quí"), ("thuỷ", "thủy")],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tay", "tai"), ("quý", "quỳ"), ("tháng", "thang"), ("năm", "nam")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_a_word_too_long_for_any_list_is_kept_as_it_is() -> None:
    word = "Ă" * 65
    assert tokenize(word, 0, 65)[0].key == word


# Phrases


def test_the_longest_phrase_is_found() -> None:
    index = PhraseIndex()
    index.add("xuất khẩu", 1)
    index.add("xuất khẩu hàng hóa", 2)
    index.add("xuất khẩu", 3)
    tokens = tokenize("xuất khẩu hàng hoá xuất khẩu hàng may", 0, 40)
    first = index.match(tokens, 0)
    assert first is not None
    assert (first.value, first.end) == (2, 4)
    second = index.match(tokens, 4)
    assert second is not None
    assert (second.value, second.end) == (1, 6)
    assert index.match(tokens, 1) is None
    assert index.match(tokens, len(tokens)) is None
    assert index.ends_with(tokens, 4) == 0
    assert index.ends_with(tokens, 6) == 4
    assert index.ends_with(tokens, 3) is None


def test_a_comma_and_a_dash_join_alike_and_brackets_are_passed_over() -> None:
    index = PhraseIndex()
    index.add("công nghiệp - xây dựng", 1)
    for text in ("công nghiệp, xây dựng", "công nghiệp - xây dựng", "công (nghiệp) - xây dựng"):
        assert index.match(tokenize(text, 0, len(text)), 0) is not None
    assert keys_of("a, b (c)") == ("a", "-", "b", "c")


@pytest.mark.parametrize("table", ["segments", "reading_words", "indicator_names", "time_words"])
def test_keys_are_those_of_the_tokens(table: str) -> None:
    """Phrases of nothing but words take a shorter way."""
    for row in read_table(table).rows:
        for phrase in expand_pattern(row["pattern"]):
            tokens = [token.key for token in tokenize(phrase, 0, len(phrase))]
            kept = [{",": "-"}.get(key, key) for key in tokens if key not in "()"]
            assert list(keys_of(phrase)) == kept, phrase
    long = f"{'ă' * 65} b"
    assert keys_of(long) == tuple(token.key for token in tokenize(long, 0, len(long)))


def test_a_long_name_is_known_without_its_accents() -> None:
    index = BareIndex(4)
    index.add_pattern("giá trị sản xuất [công nghiệp]", 1)
    index.add_pattern("giá trị (gia tăng|x)", 2)
    tokens = tokenize("giá tri sản xuất (a", 0, 19)
    found = index.match(tokens, 0)
    assert found is not None
    assert found.end == 4
    assert index.match(tokens, 1) is None
    assert index.match(tokens, len(tokens)) is None
    bracketed = tokenize("giá (tri) sản xuất", 0, 18)
    assert index.match(bracketed, 0) is not None
    short = tokenize("giá tri gia tăng", 0, 16)
    found = index.match(short, 0)
    assert found is not None
    assert found.value == 2, "of four words; giá trị x would have three"
    assert index.match(tokenize("gia tri x", 0, 9), 0) is None


@pytest.mark.parametrize("table", ["segments", "reading_words", "indicator_names"])
def test_first_words_are_those_of_all_spellings(table: str) -> None:
    for row in read_table(table).rows:
        spelled = {each.split()[0] for each in expand_pattern(row["pattern"])}
        assert first_words(row["pattern"]) == spelled, row["pattern"]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("cao(su|  lanh) x", {"caosu", "cao"}),  # a word that ends inside brackets
        ("[a][b] c", {"ab", "a", "b", "c"}),
        ("(- b|, c)", {"-", ","}),
        ("[a] (b|c d) e", {"a", "b", "c"}),  # no further than what may not be missing
        ("[a [b c] d] e f", {"a", "e"}),
        ("[(a|b) ](c [d]|[e] f) (g|h)", {"a", "b", "c", "e", "f"}),
        ("[a ]b (", {"a", "b"}),  # what is wrong behind is found when the pattern is spelled out
    ],
)
def test_first_words_of_glued_pieces(pattern: str, words: set[str]) -> None:
    assert first_words(pattern) == words


def test_the_signs_of_patterns_are_plain_in_a_phrase() -> None:
    index = PhraseIndex()
    for value, phrase in enumerate(("sản lượng (tấn", "( chè ) búp", "a [b]", "()", " ")):
        index.add(phrase, value)
    for text, value in (("sản lượng tấn", 0), ("chè búp", 1), ("a [b]", 2)):
        found = index.match(tokenize(text, 0, len(text)), 0)
        assert found is not None, text
        assert found.value == value, text
    assert index.match(tokenize("a", 0, 1), 0) is None, "no word of the name may be missing"


def test_patterns_are_spelled_out_when_a_text_first_holds_their_first_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spelled: list[str] = []

    def counted(pattern: str) -> tuple[str, ...]:
        spelled.append(pattern)
        return expand_pattern(pattern)

    monkeypatch.setattr(_phrases, "expand_pattern", counted)
    index = PhraseIndex()
    index.add_pattern("[tổng] mức (bán|tiêu thụ)", 1)
    index.add_pattern("kim ngạch", 2)
    assert index.first_keys == {key_of(word) for word in ("tổng", "mức", "kim")}
    assert spelled == []
    tokens = tokenize("mức tiêu thụ", 0, 12)
    assert index.match(tokens, 0) is not None
    assert index.match(tokens, 0) is not None
    assert spelled == ["[tổng] mức (bán|tiêu thụ)"], "once, and no other pattern"
    index.add("mức cầu", 3)
    cold = tokenize("mức cầu", 0, 7)
    assert index.match(cold, 0) is not None, "a later pattern counts, too"


def test_a_meaning_is_that_of_the_longest_phrase() -> None:
    words = default_vocabulary()
    text = "so với trong đó chỉ số giá tiêu dùng xyz"
    tokens = tokenize(text, 0, len(text))
    found = [words.meaning(tokens, at) for at in (2, 4, len(tokens) - 1)]
    assert [None if one is None else one.kind for one in found] == [
        MentionKind.LIST,
        MentionKind.INDICATOR,
        None,
    ]


def test_a_vocabulary_may_be_made_from_catalogues_of_ones_own() -> None:
    mine = Vocabulary.of(default_indicators(), default_units())
    text = "Năm 2021, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 3 triệu USD."
    assert read_report(text, words=mine).rows() == read_report(text).rows()
    few = Vocabulary.of(IndicatorCatalogue((get_indicator("cpi"),)), default_units())
    assert [row["indicator"] for row in read_report(text, words=few).rows()] == ["other"]


PLANS: Final = (
    ("budget_estimate", " Trung ương giao", True),
    ("budget_estimate", " năm do HĐND tỉnh giao", True),
    ("plan", "", False),
    ("plan", " năm 2021", False),
    ("plan", " ai đó giao", False),
)


@pytest.mark.parametrize(("kind", "words", "known"), PLANS)
def test_a_plan_knows_who_assigned_it(kind: str, words: str, known: bool) -> None:
    reference = plan_reference(kind, words)
    assert reference.kind.value == kind
    assert (reference.authority is not None) is known
