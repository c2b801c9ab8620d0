"""Parts and narrow indicators in sentences: official names whole, partners, products."""

from typing import Final

import pytest

from congthuong import AsOf, read_report
from congthuong.records import Slot

ELECTRIC: Final = "sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hòa không khí"
WATER: Final = "cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải"

# Text, then indicator and part of each statement that has one, and why.
CASES: Final = (
    (("Chỉ số IIP tháng 3 tăng 8,4%, thép cán tăng 31,5%; bia các loại ước tăng 12,7% "
     "so với cùng kỳ."),
     [("iip", ""), ("product_output", "thép cán"), ("product_output", "bia các loại")],
     "single products behind the index are no branches of it"),
    (("Năm 2023, IIP tăng 4,1%, trong đó phân phối điện, khí đốt, nước nóng, "
     "hơi nước tăng 6,3%; quản lý và xử lý rác thải, nước thải tăng 2,2%."),
     [("iip", ""), ("iip", ELECTRIC), ("iip", WATER)], "a name cut short, with its commas"),
    (("Giá trị sản xuất công nghiệp năm 2023 đạt 900 tỷ đồng, trong đó dệt may đạt 210 tỷ đồng; "
     "thép xây dựng đạt 130 tỷ đồng."),
     [("industrial_output", ""), ("industrial_output", "dệt may"),
      ("industrial_output", "thép xây dựng")], "words that hold the names of other branches"),
    (("Năm 2023, tổng mức bán lẻ hàng hóa và dịch vụ đạt 4.100 tỷ đồng. So cùng kỳ, "
     "bán lẻ hàng hóa tăng 9%, lưu trú và ăn uống tăng 13%."),
     [("retail_sales", ""), ("retail_goods", ""), ("retail_sales", "lưu trú, ăn uống")],
     "services are parts of the wider total"),
    ("Năm 2023 có 320 doanh nghiệp thành lập mới, tăng 5,4% so với cùng kỳ.",
     [("new_enterprises", "")], "the narrow name"),
    (("Năm 2023, kim ngạch xuất khẩu đạt 25,08 tỷ USD. Xuất khẩu sang Hoa Kỳ ước đạt 5,2 tỷ USD; "
     "xuất khẩu sang thị trường Nhật Bản đạt 1,2 tỷ USD."),
     [("exports", ""), ("exports", "Hoa Kỳ"), ("exports", "Nhật Bản")], "a partner is a part"),
    ("Năm 2023, sản lượng xi măng ước đạt 629 nghìn tấn; sản lượng phân NPK ước đạt 45 nghìn tấn.",
     [("product_output", "xi măng"), ("product_output", "phân hỗn hợp N.P.K")], "products apart"),
    ("Năm 2023, sản lượng tượng đồng mỹ nghệ ước đạt 629 tấn.",
     [("product_output", "tượng đồng mỹ nghệ")], "a product of no list stays open"),
    (("Kim ngạch xuất khẩu năm 2023 đạt 52 triệu USD, trong đó hàng dệt, may đạt 21 triệu USD; "
     "cao su đạt 9 triệu USD; túi xách, ví, vali, mũ, ô, dù đạt 3 triệu USD."),
     [("exports", ""), ("exports", "hàng dệt, may"), ("exports", "cao su"),
      ("exports", "túi xách, ví, vali, mũ, ô, dù")], "commas, and a word of emphasis in a name"),
    ("Năm 2023, chỉ số sản xuất công nghiệp tăng 5%, trong đó " + WATER + " tăng 3%; sản xuất ô tô "
     "và xe có động cơ khác tăng 4%; hoạt động dịch vụ hỗ trợ khai khoáng tăng 2,5%.",
     [("iip", ""), ("iip", WATER), ("iip", "sản xuất ô tô và xe có động cơ khác"),
      ("iip", "hoạt động dịch vụ hỗ trợ khai thác mỏ và quặng")], "a semicolon, a verb in a name"),
    (("Năm 2023, số chợ ngừng hoạt động là 5 chợ; 320 doanh nghiệp giải thể; vốn FDI đăng ký đạt "
     "90 triệu USD; vốn FDI thực hiện đạt 40 triệu USD."),
     [("markets_stopped", ""), ("firms_dissolved", ""), ("fdi_registered", ""),
      ("fdi_realised", "")], "what shared one key"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_parts_and_narrow_indicators_are_told_apart(
    text: str, expected: list[tuple[str, str]], why: str
) -> None:
    reading = read_report(text, published=AsOf.parse("2024-06"), locality="tỉnh Nghệ An")
    read = [
        (s.indicator.code if s.indicator else "", " | ".join(part.member for part in s.segments))
        for s in reading.statements
    ]
    assert read == expected, why
    assert reading.findings == ()


def test_a_product_that_is_not_said_makes_no_record() -> None:
    text = "Năm 2023, sản lượng đạt 20 nghìn tấn."
    reading = read_report(text, published=AsOf.parse("2024-06"), locality="tỉnh Nghệ An")
    assert [statement.missing for statement in reading.statements] == [(Slot.SEGMENT,)]
    assert len(reading.dataset) == 0
