"""What `parse_period` knows, `read_report` knows: the two agree, or one of them refuses."""

import runpy
from pathlib import Path
from typing import Any, Final, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._tokens import Token, tokenize
from congthuong.errors import ParseError
from congthuong.periods import AsOf, Period, parse_as_of, parse_period
from congthuong.periods.grammar import recognise
from congthuong.reading import read_report

SAMPLES: Final = runpy.run_path(str(Path(__file__).with_name("test_period_text.py")))
PHRASES: Final[list[str]] = [text for text, _ in (*SAMPLES["DATED"], *SAMPLES["UNDATED"])]
ISSUED: Final = AsOf(2024, 12, 20)
WORDS: Final = (
    *("tháng", "thág", "thang", "quý", "quy", "năm", "nam", "nửa", "đầu", "cuối", "còn lại"),
    *("từ", "đến", "nay", "và", ",", "+", "-", "/", "lũy kế", "tính chung", "giai đoạn", "hết"),
    *("1", "4", "5", "6", "9", "12", "13", "mười một", "năm", "tư", "I", "II", "III", "\u2162"),
    *("2019", "2023", "2024", "ngày", "của", "các", "qua", "T9", "Q3", "9T"),
)


def parsed(phrase: str) -> Period | None:
    try:
        return parse_period(phrase, year=2024)
    except ParseError:
        return None


def read(phrase: str) -> list[Period | AsOf | None]:
    text = f"{phrase}, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 120 triệu USD."
    return [statement.time for statement in read_report(text, published=ISSUED).statements]


# Named alone these are times; in prose a bare figure or T9 is a figure or a name first.
BARE: Final = frozenset({"2024", "T9", "9T", "tháng năm"})


@pytest.mark.parametrize("phrase", [text for text in PHRASES if text not in BARE])
def test_every_sample_of_the_grammar_is_read_in_a_sentence_as_it_is_parsed(phrase: str) -> None:
    for shown in (phrase, phrase.capitalize(), f"Trong {phrase.removeprefix('trong ')}"):
        assert read(shown) == [parsed(phrase)]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join))
def test_no_phrase_means_one_time_here_and_another_there(phrase: str) -> None:
    known, found = parsed(phrase), read(phrase)
    assert known is None or found in ([known], [None], []) or set(found) <= {known, None}


MOMENTS: Final = (
    "tính đến ngày 30/6/2024", "đến ngày 21 tháng 09 năm 2024", "đến cuối năm 2023",
    "đến hết tháng 6/2024", "tại thời điểm ngày 25 tháng 7 năm 2024", "đến tháng 6 năm 2024",
)  # fmt: skip


@pytest.mark.parametrize("phrase", MOMENTS)
def test_a_moment_in_front_is_read_as_it_is_parsed(phrase: str) -> None:
    text = f"{phrase.capitalize()}, tỉnh Hà Tĩnh có 14 chợ."
    times = [statement.time for statement in read_report(text, published=ISSUED).statements]
    assert times == [parse_as_of(phrase)]


class Counted(list[Token]):
    """Tokens that count how often they are looked at."""

    looked = 0

    def __getitem__(self, index: Any) -> Any:
        self.looked += 1
        return cast("Any", super()).__getitem__(index)


HOSTILE: Final = (
    "năm 2020, ", "1/", "tháng 4, ", "quý I + ", "lũy kế ", "từ tháng 1 đến ", "9 tháng ", "năm ",
    "từ năm 2020 đến ", "thág 4, ", "2020-", "tháng 4/2020 và ", "các tháng 4 ", "tính đến hết ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_every_token_is_looked_at_a_bounded_number_of_times(piece: str) -> None:
    steps: list[float] = []
    for times in (500, 1000):
        text = piece * times
        tokens = Counted(tokenize(text, 0, len(text)))
        for at in range(len(tokens)):
            recognise(tokens, at)
        steps.append(tokens.looked / len(tokens))
    assert steps[1] <= steps[0] * 1.01
    assert steps[1] < 1500
