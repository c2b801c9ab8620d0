"""Balances of trade: what a surplus or a deficit is said to be, and on which side of zero."""

from typing import Final

import pytest

from congthuong.periods import Period
from congthuong.reading import read_report

OCTOBER: Final = Period.month(2024, 10)


def balances(text: str) -> list[str]:
    dataset = read_report(text, published=OCTOBER, locality="tỉnh Bến Tre").dataset
    told = [str(record) for record in dataset if "trade_balance" in str(record)]
    return [record.partition("Bến Tre, ")[2] for record in told]


# What is said, and the balance that it is.
SIDES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Tháng 8, xuất siêu 8 triệu USD.", ["2024-08: 8 triệu USD"]),
    ("Tháng 8, nhập siêu 8 triệu USD.", ["2024-08: -8 triệu USD"]),
    ("Thâm hụt thương mại tháng 8 là 8 triệu USD.", ["2024-08: -8 triệu USD"]),
    ("Cán cân thương mại tháng 8 đạt 8 triệu USD.", ["2024-08: 8 triệu USD"]),
    ("Cán cân thương mại tháng 8 thặng dư 8 triệu USD.", ["2024-08: 8 triệu USD"]),
    # The side holds on for what names none.
    (
        "Cán cân thương mại tháng 8 thâm hụt 8 triệu USD, tháng 9 là 9 triệu USD.",
        ["2024-08: -8 triệu USD", "2024-09: -9 triệu USD"],
    ),
    (
        "Cán cân thương mại tháng 8 đạt 8 triệu USD, tháng 9 là 9 triệu USD.",
        ["2024-08: 8 triệu USD", "2024-09: 9 triệu USD"],
    ),
    # The last side that is named holds.
    ("Tháng 8 chuyển từ nhập siêu sang xuất siêu 8 triệu USD.", ["2024-08: 8 triệu USD"]),
    (
        "Cán cân thương mại tháng 8 nhập siêu 8 triệu USD, tháng 9 xuất siêu 3 triệu USD.",
        ["2024-08: -8 triệu USD", "2024-09: 3 triệu USD"],
    ),
    # A range below zero has its ends in their order, a hedge looks the other way.
    ("Tháng 8, nhập siêu từ 8 đến 9 triệu USD.", ["2024-08: từ -9 đến -8 triệu USD"]),
    ("Tháng 8, nhập siêu khoảng 8 triệu USD.", ["2024-08: khoảng -8 triệu USD"]),
    ("Tháng 8, nhập siêu gần 8 triệu USD.", ["2024-08: trên -8 triệu USD"]),
    # A growing deficit is a falling balance: what changed is told, not turned around.
    ("Tháng 8, nhập siêu tăng 5% so với cùng kỳ.", []),
    ("Tháng 8, nhập siêu giảm 8 triệu USD so với cùng kỳ.", []),
    ("Tháng 8, nhập siêu -8 triệu USD.", []),
    ("Tháng 8, cán cân thương mại thâm hụt 5% so với cùng kỳ.", []),
    ("Tháng 8, nhập siêu giảm 2 lần so với cùng kỳ.", []),
    # The deficit of something else is none of trade.
    ("Tháng 8, xuất khẩu đạt 8 triệu USD, thâm hụt ngân sách 4 tỷ đồng.", []),
)


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_a_deficit_is_below_zero(text: str, expected: list[str]) -> None:
    assert balances(text) == expected


def test_what_is_no_amount_of_a_balance_says_why() -> None:
    text = "Tháng 8, nhập siêu 8 triệu USD, tăng 5% so với cùng kỳ."
    reading = read_report(text, published=OCTOBER, locality="tỉnh Bến Tre")
    assert [(each.text, each.reason) for each in reading.unread] == [
        ("5%", "thay đổi của nhập siêu, không phải của cán cân")
    ]
