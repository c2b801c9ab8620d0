"""Vietnamese text: one spelling, offsets into the original, folding, dictionary order."""

import copy
import pickle
import time
import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._text import (
    Span,
    close_matches,
    fold,
    fold_tones,
    normalize,
    normalize_with_offsets,
    sort_key,
)

LETTERS: Final = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẩễớựĐÐÝ"
vietnamese: Final = st.text(LETTERS + " 0123456789.,%/-–\u00a0\u200b\u0301\u0323\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quy\u0301", "quý"),  # decomposed
        ("qu\u00fd", "quý"),  # composed
        ("9\u00a0tháng\u202f2024", "9 tháng 2024"),  # no-break and narrow spaces
        ("2021\u20132025 \u2014 \u22125", "2021-2025 - -5"),  # dashes and the minus sign
        ("NÐ-CP, ð", "NĐ-CP, đ"),  # Icelandic look-alikes
        ("khai\u00ad thác\ufeff", "khai thác"),  # soft hyphen, byte order mark
        ("quy\u200b\u0301", "quý"),  # an invisible character before the accent
        ("a\tb\r\nc", "a b  c"),  # one space for each character
        ("Ba Tri", "Ba Tri"),  # letter case stays
        ("", ""),
    ],
)
def test_text_gets_one_spelling(text: str, expected: str) -> None:
    assert expected == normalize(text)


@given(st.text() | vietnamese)
def test_normalizing_again_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert once == normalize(once)


@given(vietnamese)
def test_composed_and_decomposed_text_come_out_alike(text: str) -> None:
    assert normalize(text) == normalize(unicodedata.normalize("NFD", text))


@given(vietnamese)
def test_offsets_belong_to_the_normalized_text(text: str) -> None:
    known = normalize_with_offsets(text)
    assert normalize(text) == known.text
    assert text == known.original
    if known.offsets is not None:
        assert len(known.text) + 1 == len(known.offsets)
        assert sorted(known.offsets) == list(known.offsets)
        assert len(text) == known.offsets[-1]


@given(st.text(LETTERS, min_size=1), st.text(LETTERS + " \u200b"), st.text(LETTERS + " "))
def test_a_word_is_cut_out_of_the_original_wherever_it_stands(
    word: str, before: str, after: str
) -> None:
    text = unicodedata.normalize("NFD", f"{before} {word} {after}")
    known = normalize_with_offsets(text)
    start = len(normalize(before)) + 1
    span = known.original_span(Span(start, start + len(normalize(word))))
    assert normalize(word) == normalize(span.of(text))


def test_offsets_of_plain_text_are_its_own() -> None:
    known = normalize_with_offsets("9\u00a0tháng")
    assert known.offsets is None
    assert known.original_span(Span(2, 7)) == Span(2, 7)


def test_offsets_of_empty_and_invisible_text_are_known() -> None:
    assert normalize_with_offsets("").original_span(Span(0, 0)) == Span(0, 0)
    assert normalize_with_offsets("\u200b").text == ""


def test_spans_cut_copy_and_pickle() -> None:
    span = Span(3, 9)
    assert span.of("số 48/KH của Sở") == "48/KH "
    assert span == pickle.loads(pickle.dumps(span)) == copy.deepcopy(span)  # noqa: S301
    known = normalize_with_offsets("quy\u0301")
    assert known == pickle.loads(pickle.dumps(known)) == copy.copy(known)  # noqa: S301


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0301\u0323" * 100_000, "\u200b" * 200_000, "a\u0301" * 100_000, "-" * 200_000],
    ids=["stacked accents", "invisible", "decomposed", "dashes"],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    # Unicode sorts a stack of accents in the square of its height: this one would take a minute.
    started = time.process_time()
    normalize_with_offsets(text)
    fold(text)
    fold_tones(text)
    assert time.process_time() - started < 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Điện   Biên ", "dien bien"),
        ("ĐẮK LẮK", "dak lak"),
        ("Sở\u00a0Công Thương", "so cong thuong"),
        ("Ðà Nẵng", "da nang"),
        ("", ""),
    ],
)
def test_folding_drops_accents_case_and_extra_spaces(text: str, expected: str) -> None:
    assert expected == fold(text)


@given(vietnamese)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(text) == fold(fold(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("qúy", "quý"), ("HOÀ BÌNH", "Hòa  Bình")],
)
def test_tone_placement_and_case_make_no_difference(one: str, other: str) -> None:
    assert fold_tones(one) == fold_tones(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoa", "hòa"), ("hóa", "hòa"), ("quí", "quý"), ("ơ", "o"), ("đa", "da")],
)
def test_tones_and_letters_do(one: str, other: str) -> None:
    assert fold_tones(one) != fold_tones(other)


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    expected = [
        "", "2 tháng", "An", "An Giang", "Àn", "Ản", "Ãn", "Án", "Ạn", "Anh", "Ăn", "Ân",
        "Da", "Đa", "e", "ê", "o", "ô", "ơ", "u", "ư", "y",
    ]  # fmt: skip
    assert expected == sorted(set(expected), key=sort_key)


@given(vietnamese, vietnamese)
def test_the_sort_key_ignores_spelling_only(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(unicodedata.normalize("NFD", one))
    assert isinstance(sort_key(one) < sort_key(other), bool)


def test_close_matches_are_known_words_nearest_first() -> None:
    assert close_matches("chợo", ("xã", "chợ")) == ("chợ",)
    assert close_matches("ke hoach", ("kế hoạch", "kế toán", "xã")) == (
        "kế hoạch",
        "kế toán",
    )
    assert close_matches("xyz", ("chợ",)) == ()
    assert close_matches("cho", ("chợ", "CHO"), most=1) == ("chợ",)
