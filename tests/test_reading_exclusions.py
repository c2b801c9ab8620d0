"""What a total leaves out: neither the whole nor the part that is named."""

from typing import Final

import pytest

from congthuong.periods import Period
from congthuong.reading import read_report

# What is said of September, the records that it makes, and how many statements stay open.
CASES: Final[tuple[tuple[str, list[str], int], ...]] = (
    ("tổng mức bán lẻ không tính dịch vụ đạt 350 tỷ đồng, tăng 5% so với cùng kỳ.", [], 1),
    ("tổng mức lưu chuyển hàng hóa không bao gồm dịch vụ đạt 350 tỷ đồng.", [], 1),
    ("kim ngạch xuất khẩu, chưa kể dầu thô, đạt 350 triệu USD.", [], 1),
    ("kim ngạch xuất khẩu (không kể dầu thô) đạt 350 triệu USD.", [], 1),
    # The factor of prices is no part, and a word of denial leaves nothing out.
    (
        "tổng mức bán lẻ nếu không tính yếu tố giá tăng 7%.",
        ["retail_sales: tăng 7% so với cùng kỳ năm trước"],
        0,
    ),
    (
        "kim ngạch xuất khẩu không tăng, đạt 120 triệu USD.",
        ["exports: 120 triệu USD"],
        0,
    ),
)


@pytest.mark.parametrize(("text", "expected", "left_open"), CASES)
def test_a_total_without_a_part_is_no_total(text: str, expected: list[str], left_open: int) -> None:
    reading = read_report(
        f"Tháng 9, {text}", published=Period.month(2024, 10), locality="tỉnh Bến Tre"
    )
    records = [str(one).replace(", tỉnh Bến Tre, 2024-09", "") for one in reading.dataset]
    assert (records, len(reading.incomplete)) == (expected, left_open)


def test_what_is_left_out_stays_in_the_words() -> None:
    text = "Tháng 9, kim ngạch xuất khẩu (không kể gạo) là 100 triệu USD."
    reading = read_report(text, published=Period.month(2024, 10), locality="tỉnh Bến Tre")
    assert str(reading.incomplete[0]).partition(":")[0] == "kim ngạch xuất khẩu (không kể gạo)"
