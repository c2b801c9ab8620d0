"""Reading never raises on what a text says, and takes time in proportion to its length."""

import random
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._text import Span
from congthuong._tokens import tokenize
from congthuong.checks import check_dataset
from congthuong.periods import AsOf, Period
from congthuong.quantities import StatedQuantity
from congthuong.reading import Reading, read_report
from congthuong.reading.clauses import is_of_plan
from congthuong.reading.cleaning import clean, paragraphs
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.respective import _bases_behind

TEXTS: Final = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "gold" / "texts").glob("*.txt"))
)
JUNE_2022: Final = Period.month(2022, 6)
# What reports are made of, and what breaks readers: fuzz is put together from these.
PIECES: Final = (
    "Giá trị sản xuất công nghiệp", "kim ngạch xuất khẩu", "chỉ số giá tiêu dùng", "chợ", "cụm",
    "tăng", "giảm", "đạt", "bằng", "vượt", "chiếm", "gấp", "đóng góp", "ước", "phấn đấu", "là",
    "so với cùng kỳ", "so với", "cùng kỳ năm", "kế hoạch", "dự toán HĐND tỉnh giao", "trong đó",
    "lần lượt", "tương ứng là", "lũy kế", "tính đến hết", "hiện nay", "từ", "đến", "trở lên",
    "tháng", "quý", "năm", "6 tháng đầu năm", "quý III/2024", "năm 2019", "tháng 5.2031",
    "giai đoạn 2016 - 2020", "ngày 25/9", "huyện Krông Pa", "Gia Lai", "huyện", "TP.",
    "cả nước", "808", "1.290", "1,5", "1.5", "12,", "0 47", "1.111.111", "3/4", "3-4", "0", "00",
    "99999999999999999999", "tỷ đồng", "triệu USD", "%", "điểm phần trăm", "lần", "ha", "MW",
    "nghìn", "tr.", "/người/năm", "Quyết định số 12/QĐ-UBND", "(giá so sánh 2010)", "(", ")", ":",
    ";", ".", ",", "-", "–", "\n", "\n\n", " ", "\t", "&amp;", "&#7849;", "&", "<b>", "<", "\ud800",
    "\x00", "\u0301", "\u200b", "\u202e", "а", "ß", "²", "٣", "Ⅳ", "𝟓", "😀", "date 2022-13-45",
)  # fmt: skip


def explore(text: str, **given: Any) -> Reading:
    """Read a text and open every door of what was read."""
    reading = read_report(text, **given)
    assert len(reading.rows()) <= len(reading.statements)
    for statement in reading.statements:
        reading.explain(statement)
        assert str(statement)
    for record in reading.dataset:
        assert record.source is not None
    assert all(unread.span.of(text) == unread.text for unread in reading.unread)
    assert all(unread.reason for unread in reading.unread)
    assert isinstance(reading.findings, tuple)
    return reading


@given(st.text(st.characters(), max_size=300))
def test_no_text_raises(text: str) -> None:
    explore(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(("", " ")))
def test_no_report_in_pieces_raises(pieces: list[str], joint: str) -> None:
    explore(joint.join(pieces), published=JUNE_2022, locality="tỉnh Gia Lai")


def mutated(text: str, source: random.Random) -> str:
    """A text with some of its parts lost, doubled, moved or exchanged."""
    for _ in range(source.randint(1, 8)):
        start = source.randrange(len(text) + 1)
        end = min(len(text), start + source.randint(0, 40))
        insert = source.choice((source.choice(PIECES), text[start:end] * 2, text[start:end][::-1]))
        text = text[:start] + source.choice(("", insert)) + text[end:]
    return text


@given(st.sampled_from(TEXTS), st.integers(0, 2**32))
def test_no_damaged_report_raises(text: str, seed: int) -> None:
    start = seed % len(text)
    explore(mutated(text[start : start + 600], random.Random(seed)), published=JUNE_2022)  # noqa: S311


def fuzz_inputs(count: int, seed: int) -> Iterator[str]:
    source = random.Random(seed)  # noqa: S311
    for number in range(count):
        if number % 5:
            yield source.choice(("", " ")).join(source.choices(PIECES, k=source.randint(1, 12)))
        else:
            text = source.choice(TEXTS)
            start = source.randrange(len(text))
            yield mutated(text[start : start + 80], source)


def test_five_thousand_fuzz_inputs_raise_nothing() -> None:
    for text in fuzz_inputs(5_000, seed=20_261_122):
        read_report(text, published=JUNE_2022).rows()


CUT: Final = (
    "Năm 2021, xuất khẩu tăng 1,1 điểm phần trăm so với cùng kỳ năm trước, đạt 12 tỷ 350 triệu USD "
    "trở lên, bằng 3,2%/năm, từ 4 đến 6%, ngày 25 tháng 7 năm 2022, giai đoạn 2016 - 2020."
)


def test_a_text_may_be_cut_anywhere() -> None:
    for end in range(len(CUT)):
        explore(CUT[:end])
        explore(CUT[end:])


def test_a_rate_without_a_verb_beside_a_plan() -> None:
    for plan in ("kế hoạch đã định", "dự toán", "nghị quyết"):
        explore(f"Xuất khẩu 1,51% (còn thấp so với {plan}).")
        explore(f" 1,51% (Gia Laicòn thấp so với {plan}).")


@given(st.text(st.characters(), max_size=200))
def test_cleaning_and_cutting_lose_nothing(text: str) -> None:
    cleaned = clean(text)
    spans = list(paragraphs(cleaned.text))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    outside = "".join(
        cleaned.text[start:end]
        for start, end in zip(
            [0, *(span.end for span in spans)],
            [*(span.start for span in spans), len(cleaned.text)],
            strict=True,
        )
    )
    assert not outside.strip()
    tokens = tokenize(cleaned.text, 0, len(cleaned.text))
    assert all(token.start < token.end for token in tokens)
    whole = cleaned.original_span(Span(0, len(cleaned.text)))
    assert 0 <= whole.start <= whole.end <= len(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_what_an_indicator_cannot_have_is_not_read_as_its_value(pieces: list[str]) -> None:
    for statement in read_report(" ".join(pieces), published=JUNE_2022).statements:
        value, indicator = statement.value, statement.indicator
        if indicator is not None and isinstance(value, StatedQuantity):
            unit = value.quantity.unit
            assert indicator.accepts(unit) or str(unit.kind) in str(indicator), statement


def test_the_moment_of_a_text_may_come_in_any_form() -> None:
    text = "Tháng 5, xuất khẩu của tỉnh Hà Tĩnh đạt 3 triệu USD."
    forms = (date(2022, 6, 3), Period.month(2022, 6), AsOf(2022, 6), AsOf(2022, 6, 3))
    assert {explore(text, published=form).rows()[0]["period"] for form in forms} == {"2022-05"}


# Linear time: calls are counted, not seconds. Each hostile text is doubled in length.

Hostile = Callable[[int], str]
HOSTILE: Final[Mapping[str, tuple[int, Hostile]]] = {
    "one long figure": (4_000, lambda n: "1" * n),
    "groups of a figure": (1_000, lambda n: "1.111" + ".111" * n),
    "digits and commas": (1_000, lambda n: "1," * n),
    "groups without a head": (1_000, lambda n: ".111" * n),
    "open brackets": (10_000, lambda n: "(" * n),
    "open brackets with figures": (300, lambda n: "Năm 2021 xuất khẩu đạt " + "(3 " * n),
    "trong đó": (600, lambda n: "trong đó " * n),
    "trong đó with figures": (150, lambda n: "Năm 2021 xuất khẩu " + "trong đó 3 triệu USD " * n),
    "so với": (600, lambda n: "so với " * n),
    "a comparator without an end": (2_000, lambda n: "so với " + "mức " * n),
    "lost letters": (2_000, lambda n: "so cùng k" + "?" * n),
    "one word": (20_000, lambda n: "ă" * n),
    "one word of letters and digits": (2_000, lambda n: "ăb1" * n),
    "decisions": (300, lambda n: "Quyết định số 12/QĐ-UBND. " * n),
    "one headline again and again": (150, lambda n: "Năm 2021, xuất khẩu đạt 3 triệu USD\n\n" * n),
    "figures without a stop": (300, lambda n: "Năm 2021 xuất khẩu đạt " + "3 triệu USD, " * n),
    "rates without a stop": (300, lambda n: "Năm 2021 xuất khẩu tăng " + "3%, " * n),
    "rates that wait for a comparator": (
        150, lambda n: "Năm 2021 " + "xuất khẩu tăng 3%, " * n + "so với cùng kỳ"),
    "plans without a stop": (150, lambda n: "Năm 2021 xuất khẩu " + "đạt 3% kế hoạch " * n),
    "parts without a stop": (
        150, lambda n: "Năm 2021, IIP tăng 1%, trong đó " + "khai khoáng tăng 3%, " * n),
    "times": (300, lambda n: "tháng 5 năm 2021 " * n),
    "until": (300, lambda n: "tính đến hết " * n),
    "places": (300, lambda n: "huyện Chư Sê " * n),
    "a list of places": (300, lambda n: "xã Ia Pal, " * n),
    "a list of provinces": (300, lambda n: "tỉnh Gia Lai, tỉnh Hà Tĩnh, " * n),
    "days without a stop": (1_000, lambda n: "1/1/" * n),
    "years in one line": (600, lambda n: "năm 2020, " * n),
    "rates in one row": (300, lambda n: "lần lượt là 5%, 6%, " * n),
    "capitals": (300, lambda n: "huyện " + "Ab " * n),
    "hedges": (1_000, lambda n: "khoảng " * n + "3 triệu USD"),
    "ranges": (600, lambda n: "3-" * n),
    "ratios": (1_000, lambda n: "3/" * n),
    "entities": (1_000, lambda n: "&amp;" * n),
    "broken entities": (2_000, lambda n: "&#" * n),
    "broken tags": (2_000, lambda n: "<a" * n),
    "short lines": (600, lambda n: "a\n" * n),
    "lines of one width": (200, lambda n: "A b c d e f g h i j k l m n o p q r s t u v w x\n" * n),
    "accents on one letter": (1_000, lambda n: "a" + "\u0301" * n),
    "brackets inside a name": (1_000, lambda n: "chỉ số giá tiêu dùng " + "(" * n + " bình quân"),
    "names that never end": (400, lambda n: "sản xuất và phân phối điện, khí đốt, " * n),
    "surrogates": (2_000, lambda n: "\ud800" * n),
    "clusters": (100, lambda n: "cụm công nghiệp An Phú 5 ha, " * n),
}  # fmt: skip
# Where the walk over earlier statements is bounded by a number, its bound lies below these sizes.
SLOW: Final[Mapping[str, tuple[int, Hostile]]] = {
    "headlines without time": (
        150, lambda n: "\n\n".join(f"Xuất khẩu đạt {i} triệu USD" for i in range(n))),
    "one headline without time": (150, lambda n: "Xuất khẩu đạt 3 triệu USD\n\n" * n),
    "rates without a subject": (300, lambda n: "tăng 3% " * n),
    "amounts without an end": (300, lambda n: "3 tỷ " * n),
    "rates of a measure named behind": (
        100, lambda n: "Năm 2021 " + "xuất khẩu tăng 3% về xuất khẩu " * n),
    "works": (150, lambda n: "Nhà máy thủy điện Ia Ly 720 MW, " * n),
}  # fmt: skip
MOST: Final = 2.6


Read = Callable[[str], object]


def rows(text: str) -> object:
    return read_report(text).rows()


def steps(text: str, read: Read = rows) -> int:
    """How many calls, of our functions and of the language's own, reading a text takes."""
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


def growth(size: int, write: Hostile) -> float:
    steps(write(8))  # tables and caches are filled outside the count
    return steps(write(2 * size)) / steps(write(size))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_of_twice_the_length_takes_twice_the_steps(name: str) -> None:
    assert growth(*HOSTILE[name]) <= MOST


@pytest.mark.parametrize("name", SLOW)
def test_statements_without_time_take_steps_in_proportion(name: str) -> None:
    assert growth(*SLOW[name]) <= MOST


def events(text: str, read: Read = read_report) -> int:
    """How many steps of bytecode reading a text takes: sees loops that call nothing."""
    count = 0

    def tick(frame: Any, event: str, _: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        count += event == "opcode"
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count


def second_difference(write: Hostile, size: int, read: Read = read_report) -> tuple[int, int]:
    """Of linear steps, doubling adds as much as the whole; what is left over is not linear."""
    events(write(8), read)
    one, two = events(write(size), read), events(write(2 * size), read)
    return two - 2 * one, one


REPEATED: Final[Mapping[str, Hostile]] = {
    "decisions": lambda n: "Quyết định số 12/QĐ-UBND. " * n,
    "sentences": lambda n: "Xuất khẩu đạt 3 triệu USD. " * n,
    "lines": lambda n: "a\n" * n,
    "rates": lambda n: "tăng 3%, " * n,
    "places": lambda n: "xã Ia Pal, " * n,
    "provinces": lambda n: "tỉnh Gia Lai, tỉnh Hà Tĩnh, " * n,
    "days": lambda n: "1/1/" * n,
    "years": lambda n: "năm 2020, " * n,
    "rates in a row": lambda n: "lần lượt là 5%, 6%, " * n,
}


@pytest.mark.parametrize("name", REPEATED)
def test_no_loop_walks_over_all_that_was_read_before(name: str) -> None:
    rest, one = second_difference(REPEATED[name], 60)
    assert rest <= one // 50


class Uncut(list[Mention]):
    """A copy of a part of it would cost no step that is counted, but time in its length."""

    def __getitem__(self, at: Any) -> Any:
        assert isinstance(at, int), "a part of a list that is as long as the text is copied"
        return super().__getitem__(at)


def test_nothing_is_copied_to_be_looked_at_once() -> None:
    day, plan = Mention(MentionKind.TIME, 1, 2, None), Mention(MentionKind.PLAN, 0, 1, None)
    base = Mention(MentionKind.COMPARATOR, 2, 3, None)
    assert is_of_plan(Uncut([plan, day]), 1)
    assert not is_of_plan(Uncut([day, day]), 1)
    assert _bases_behind(Uncut([plan, base, base]), 0) == [base, base]
    with pytest.raises(AssertionError, match="copied"):
        Uncut([day])[:1]


def test_the_counts_see_a_loop_within_a_loop() -> None:
    def squared(text: str) -> object:
        return [[one == other for other in text] for one in text]

    rest, one = second_difference(lambda n: "a" * n, 60, squared)
    assert rest > one // 50


def test_a_megabyte_without_spaces_is_read() -> None:
    for piece, length in (("ă", 1_000_000), ("1", 1_000_000), ("a1", 100_000), ("1.1", 300_000)):
        assert read_report(piece * (length // len(piece))).statements == ()


def test_ten_thousand_open_brackets_do_not_nest() -> None:
    text = "Năm 2021, xuất khẩu của tỉnh Hà Tĩnh " + "(" * 10_000 + " đạt 3 triệu USD."
    assert [row["value"] for row in read_report(text).rows()] == ["3000000"]


def test_a_raised_digit_is_no_lost_comma() -> None:
    assert read_report("Nhóm giao thông giảm 0²4%; nhóm bưu chính giảm 0 47%.").rows()


def test_a_part_that_does_not_fit_is_to_be_looked_at_and_never_called_wrong() -> None:
    """The reader decides what a part belongs to; the words alone do not accuse the report."""
    text = (
        "Tháng 5 năm 2024, tỉnh Nghệ An xuất khẩu hàng hóa đạt 25 triệu USD; trong đó hàng dệt may "
        "đạt 40 triệu USD."
    )
    reading = read_report(text)
    told = {finding.code: finding.severity.label for finding in reading.findings}
    assert told["part-above-total"] == "cần kiểm tra"
    own = {finding.code: finding.severity.label for finding in check_dataset(reading.dataset)}
    assert own["part-above-total"] == "sai"
