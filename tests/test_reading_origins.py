"""How each statement came to its time, the bases of its rates and its place."""

import pytest

from congthuong.periods import Period
from congthuong.reading import read_report
from congthuong.reading.origins import Origin, Origins

TEXT = (
    "Tháng 4/2031, kim ngạch xuất khẩu của tỉnh Cà Mau đạt 30 triệu USD, tăng 8%. "
    "Nhập khẩu đạt 12 triệu USD, giảm 3% so với tháng trước."
)


def origins_of(text: str, locality: str | None = None) -> tuple[Origins, ...]:
    reading = read_report(text, published=Period.month(2031, 5), locality=locality)
    assert len(reading.origins) == len(reading.statements)
    return reading.origins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause itself says when, where and over what
        (
            "Quý I/2031, xuất khẩu của tỉnh Cà Mau tăng 8% so với cùng kỳ.",
            Origins(Origin.HERE, Origin.SENTENCE, (Origin.HERE,)),
        ),
        # no word on the base: a figure "tăng" alone is read as year on year, which is composed
        (
            "Quý I/2031, xuất khẩu của tỉnh Cà Mau tăng 8%.",
            Origins(Origin.HERE, Origin.SENTENCE, (Origin.COMPOSED,)),
        ),
        # the share of a plan has its base in its own word
        (
            "Quý I/2031, xuất khẩu của tỉnh Cà Mau đạt 22% kế hoạch năm.",
            Origins(Origin.HERE, Origin.SENTENCE, (Origin.HERE,)),
        ),
        # nothing says when or where
        ("Xuất khẩu đạt 8 triệu USD.", Origins()),
    ],
)
def test_each_slot_tells_where_it_came_from(text: str, expected: Origins) -> None:
    (found,) = origins_of(text)
    assert (found.time, found.place, found.bases) == (expected.time, expected.place, expected.bases)


def test_a_base_at_the_head_holds_for_the_sentence() -> None:
    text = "Quý I/2031, so với quý trước, xuất khẩu tăng 8%; nhập khẩu giảm 2%."
    assert [each.bases for each in origins_of(text)] == [(Origin.HERE,), (Origin.SENTENCE,)]


def test_what_the_sentence_does_not_say_is_carried() -> None:
    first, second = origins_of(TEXT)
    assert (first.time, first.place) == (Origin.HERE, Origin.SENTENCE)
    assert (second.time, second.place) == (Origin.CARRIED, Origin.CARRIED)


def test_the_place_beside_the_text_is_told() -> None:
    assert origins_of("Quý I/2031, xuất khẩu tăng 8%.", "Cà Mau")[0].place is Origin.TOLD


def test_a_count_without_a_time_is_of_the_day_of_issue() -> None:
    assert origins_of("Tỉnh Cà Mau hiện có 12 chợ.")[0].time is Origin.TOLD


def test_what_is_said_in_brackets_says_so() -> None:
    text = "Quý I/2031, xuất khẩu của tỉnh Cà Mau tăng 8% (tháng 3 tăng 9%)."
    assert [each.time for each in origins_of(text)] == [Origin.HERE, Origin.BRACKET]


def test_a_target_below_a_heading_is_of_its_section() -> None:
    text = "II. Mục tiêu đến năm 2035\nKim ngạch xuất khẩu của tỉnh Cà Mau đạt 900 triệu USD.\n"
    assert origins_of(text)[0].time is Origin.SECTION


def test_a_headline_takes_the_time_that_follows() -> None:
    text = "Xuất khẩu tăng 8%\nQuý I/2031, nhập khẩu của tỉnh Cà Mau tăng 5%."
    assert origins_of(text)[0].time is Origin.CARRIED


@pytest.mark.parametrize("origin", Origin)
def test_every_source_has_its_vietnamese_name(origin: Origin) -> None:
    assert origin.label
    said = (Origin.HERE, Origin.BRACKET, Origin.SENTENCE, Origin.TABLE)
    assert origin.is_said == (origin in said)
