"""Tokens: where a figure ends and a word begins."""

from typing import Final

import pytest

from congthuong._tokens import tokenize

PIECES: Final = (
    ("tăng0,38%", ["tăng", "0,38", "%"], "the space before a figure was lost"),
    ("đạt2.345 tỷ", ["đạt", "2.345", "tỷ"], "the same before a figure in groups"),
    ("tạotăng3,86%", ["tạotăng", "3,86", "%"], "two words glued as well"),
    ("2tr5", ["2", "tr", "5"], "a scale word between figures"),
    ("500m2", ["500", "m2"], "a unit keeps its digit"),
    ("3,6 triệu M2", ["3,6", "triệu", "M2"], "in any case"),
    ("CO2 và PM2,5", ["CO2", "và", "PM2,5"], "names of compounds and dust"),
    ("m25", ["m", "25"], "more digits than the name has"),
    ("T9, Q3", ["T9", ",", "Q3"], "a capital and a digit are a code"),
    ("T9,5", ["T", "9,5"], "but not with decimals"),
)


@pytest.mark.parametrize(("text", "pieces", "why"), PIECES)
def test_a_figure_ends_where_a_word_begins(text: str, pieces: list[str], why: str) -> None:
    found = [text[token.start : token.end] for token in tokenize(text, 0, len(text))]
    assert found == pieces, why
