"""What a rate is compared with: the whole of the time behind so với, or no rate and a reason."""

from typing import Final

import pytest

from congthuong.percentages import IndexBase
from congthuong.periods import AsOf, Period
from congthuong.reading import read_report
from congthuong.records import ComparisonBase

CARRIER: Final = (
    "Quý II năm 2024, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 120 triệu USD, tăng 5% {}"
)
LAST_YEAR: Final = IndexBase.SAME_PERIOD_LAST_YEAR
SPRING: Final = Period.parse("2023-04-01/P2M")

BASES: Final[tuple[tuple[str, ComparisonBase, str], ...]] = (
    ("so với quý I và II năm 2023.", Period.half(2023, 1), "a list of quarters is its span"),
    ("so với quý I và quý II năm 2023.", Period.half(2023, 1), "each with its word"),
    ("so với quý I+II/2023.", Period.half(2023, 1), "joined by a sign"),
    ("so với tháng 4, 5 năm 2023.", SPRING, "a bare number behind a comma is of the list"),
    ("so với tháng 4, 5 năm 2023 do giá tăng.", SPRING, "whatever follows"),
    ("so với tháng 4, tháng 5 năm 2023.", SPRING, "nothing can begin before the end"),
    ("so với tháng 4 và tháng 5 năm 2023 do giá.", SPRING, "the year closes the list"),
    ("so với tháng 4 đến tháng 6 năm 2023.", LAST_YEAR, "a range that is the same period"),
    ("so với năm 2021 và năm 2022.", Period.years(2021, 2022), "a list of years"),
    ("so với tháng 2, tháng 5 tăng 3%.", Period.month(2024, 2), "the comma opens a clause"),
    ("so với tháng 8.", Period.month(2023, 8), "the last one before the figure"),
    ("so với tháng 2, tháng 5 năm 2024 tăng 3%.", Period.month(2024, 2), "with its year as well"),
    ("so với quý I.", IndexBase.PREVIOUS_PERIOD, "the year is that of the figure"),
    ("so với cùng kỳ năm 2023.", LAST_YEAR, "the year before"),
    ("so với cùng kỳ năm 2019.", Period.quarter(2019, 2), "the same quarter of another year"),
    ("so với cùng kỳ quý II năm 2022.", Period.quarter(2022, 2), "named whole"),
    ("so với cùng kỳ quý II năm 2023.", LAST_YEAR, "named whole, the year before"),
    ("so với cùng kỳ quý I và II năm 2023.", Period.half(2023, 1), "a list behind cùng kỳ"),
)


@pytest.mark.parametrize(("words", "base", "why"), BASES)
def test_a_base_is_the_whole_of_what_is_named(words: str, base: ComparisonBase, why: str) -> None:
    first = read_report(CARRIER.format(words)).statements[0]
    assert [rate.base for rate in first.rates] == [base], why


UNCLEAR: Final = (
    ("so với quý I và IV năm 2023.", "không liền nhau"),
    ("so với tháng 4 và 6 năm 2023.", "không liền nhau"),
    ("so với cùng kỳ năm 2022 và năm 2021.", "không liền nhau"),
    ("so với thág 5 năm 2023.", "bị hỏng"),
    ("so với cùng kỳ thág 5 năm 2023.", "bị hỏng"),
    ("so với tháng 13/2023.", "không rõ tháng hay quý"),
    ("so với tháng 4, tháng 5 năm 2023, giá cũng tăng.", "không rõ tháng hay quý"),
    ("so với quý I và quý II tăng mạnh.", "không rõ tháng hay quý"),
    ("so với tháng 7.", "không rõ năm"),
)


@pytest.mark.parametrize(("words", "reason"), UNCLEAR)
def test_a_rate_over_an_unclear_base_is_unread_with_the_reason(words: str, reason: str) -> None:
    reading = read_report(CARRIER.format(words))
    first = reading.statements[0]
    assert (str(first.value), first.rates) == ("120 triệu USD", ())
    (told,) = [each for each in reading.unread if each.text == "5%"]
    assert "mốc so sánh không rõ" in told.reason
    assert reason in told.reason


def test_nothing_is_stated_by_a_lone_rate_over_an_unclear_base() -> None:
    reading = read_report("Quý II năm 2024, xuất khẩu tăng 5% so với quý I và IV năm 2023.")
    assert (reading.statements, [each.text for each in reading.unread]) == ((), ["5%"])


def test_a_share_and_a_plan_have_a_base_of_their_own() -> None:
    text = "Quý II năm 2024, xuất khẩu bằng 96% kế hoạch, tăng 5% so với quý I và IV năm 2023."
    reading = read_report(text)
    assert [str(rate.value) for each in reading.statements for rate in each.rates] == ["96%"]
    assert [each.text for each in reading.unread] == ["5%"]


MOMENTS: Final[tuple[tuple[str, ComparisonBase, str], ...]] = (
    ("31/12/2021", AsOf(2018, 12, 31), "the same day of another year"),
    ("29/02/2024", AsOf(2018, 2), "a day that the other year has not: its month"),
)


@pytest.mark.parametrize(("day", "base", "why"), MOMENTS)
def test_the_same_moment_of_another_year(day: str, base: ComparisonBase, why: str) -> None:
    reading = read_report(f"Đến {day}, toàn tỉnh có 14 chợ, tăng 5% so với cùng kỳ năm 2018.")
    assert [rate.base for each in reading.statements for rate in each.rates] == [base], why


def test_a_clause_behind_a_comma_keeps_its_time() -> None:
    reading = read_report(CARRIER.format("so với tháng 2, tháng 5 tăng 3%."))
    assert reading.statements[1].time == Period.month(2024, 5)
