"""What pages really write of products, sources, parts and partners, each case for its kind."""

from typing import Final, NamedTuple

import pytest

from congthuong.periods import AsOf
from congthuong.reading import read_report


class Case(NamedTuple):
    """A text, what it says (indicator, parts, figure), and why that is a kind of its own."""

    text: str
    said: tuple[tuple[str, tuple[str, ...], str], ...]
    why: str


def said_in(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Every figure of the records, none of which a check finds fault with."""
    reading = read_report(text, published=AsOf(2024, 6), locality="tỉnh Nghệ An")
    assert {finding.code for finding in reading.findings} <= {"uncertain-reading"}
    found: list[tuple[str, tuple[str, ...], str]] = []
    for statement in reading.statements:
        code = "" if statement.indicator is None else statement.indicator.code
        parts = tuple(segment.member for segment in statement.segments)
        rates = (str(comparison.value) for comparison in statement.rates)
        found.extend((code, parts, each) for each in (str(statement.value or ""), *rates) if each)
    return found


CASES: Final = (
    Case(
        "Một số sản phẩm 5 tháng: máy giặt ước đạt 2,1 triệu chiếc, bằng 47,5% KH năm; gạch men "
        "ước đạt 1,6 triệu m2, bằng 44% KH năm.",
        (
            ("product_output", ("máy giặt",), "2,1 triệu chiếc"),
            ("product_output", ("gạch ốp lát",), "1,6 triệu m2"),
        ),
        "a product that no table has, and one of a table under its other name",
    ),
    Case(
        "Chỉ số IIP tháng 4 tăng 7,2%, thép cán tăng 21,5%; xi măng ước tăng 3,4% so với cùng kỳ.",
        (
            ("iip", (), "+7,2%"),
            ("product_output", ("thép cán",), "+21,5%"),
            ("product_output", ("xi măng",), "+3,4%"),
        ),
        "products beside the index are of no index",
    ),
    Case(
        "Các sản phẩm công nghiệp tháng 5/2024 gồm chè chế biến 3,1 nghìn tấn, cà phê chế biến "
        "5,4 nghìn tấn.",
        (
            ("product_output", ("chè chế biến",), "3,1 nghìn tấn"),
            ("product_output", ("cà phê chế biến",), "5,4 nghìn tấn"),
        ),
        "chế biến behind a product is no branch of industry",
    ),
    Case(
        "Tỉnh phấn đấu đưa vào vận hành thương mại 80 MW điện gió vào quý IV/2024.",
        (("power_capacity", ("điện gió",), "80 MW"),),
        "the source stands behind the measure, and vận hành thương mại is no trade",
    ),
    Case(
        "Tháng 5/2024 tỉnh đã đưa vào vận hành 90 MW điện mặt trời và 25 MW thủy điện.",
        (
            ("power_capacity", ("điện mặt trời",), "90 MW"),
            ("power_capacity", ("thủy điện",), "25 MW"),
        ),
        "each measure has the source behind it, not the one before",
    ),
    Case(
        "Nhà máy nhiệt điện than Phú Sơn có công suất 450 MW.",
        (("power_capacity", ("Phú Sơn",), "450 MW"),),
        "one plant by its name is no total of the province",
    ),
    Case(
        "Nhà máy thủy điện Sông Quang với công suất lắp đặt 18 MW đã vận hành.",
        (("power_capacity", ("Sông Quang",), "18 MW"),),
        "the same behind với",
    ),
    Case(
        "Toàn tỉnh có công suất 400 MW. Trong đó thủy điện có công suất 320 MW.",
        (("power_capacity", (), "400 MW"), ("power_capacity", ("thủy điện",), "320 MW")),
        "a source before its measure",
    ),
    Case(
        "5 tháng đầu năm có 210 doanh nghiệp thành lập mới, tăng 3,1% so với cùng kỳ.",
        (("new_enterprises", (), "210 doanh nghiệp"), ("new_enterprises", (), "+3,1%")),
        "the narrow name, not all enterprises",
    ),
    Case(
        "Tháng 5/2024, chỉ số sản xuất công nghiệp tăng 3,4%, trong đó phân phối điện, khí đốt, "
        "nước nóng, hơi nước tăng 5,1%; quản lý và xử lý rác thải, nước thải tăng 1,8%.",
        (
            ("iip", (), "+3,4%"),
            (
                "iip",
                ("sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hòa không khí",),
                "+5,1%",
            ),
            (
                "iip",
                ("cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải",),
                "+1,8%",
            ),
        ),
        "branches with commas in their names, cut short",
    ),
    Case(
        "Giá trị sản xuất công nghiệp tháng 5 đạt 700 tỷ đồng, trong đó dệt may đạt 150 tỷ đồng; "
        "thép xây dựng đạt 90 tỷ đồng.",
        (
            ("industrial_output", (), "700 tỷ đồng"),
            ("industrial_output", ("dệt may",), "150 tỷ đồng"),
            ("industrial_output", ("thép xây dựng",), "90 tỷ đồng"),
        ),
        "names of two words, of which one is a branch",
    ),
    Case(
        "Quý I/2024, tổng mức bán lẻ hàng hóa và dịch vụ đạt 3.200 tỷ đồng. So cùng kỳ, bán lẻ "
        "hàng hóa tăng 8%, lưu trú và ăn uống tăng 11%, dịch vụ khác tăng 5%.",
        (
            ("retail_sales", (), "3.200 tỷ đồng"),
            ("retail_goods", (), "+8%"),
            ("retail_sales", ("lưu trú, ăn uống",), "+11%"),
            ("retail_sales", ("dịch vụ khác",), "+5%"),
        ),
        "services are parts of the total, not of goods; other services are not all services",
    ),
    Case(
        "Lượng khách lưu trú và khách theo tour quý I/2024 khoảng 61.000 lượt; trong đó khách lưu "
        "trú 52.000 lượt, khách theo tour 9.000 lượt.",
        (
            ("visitors", (), "khoảng 61.000 lượt"),
            ("visitors", ("khách lưu trú",), "52.000 lượt"),
            ("visitors", ("khách theo tour",), "9.000 lượt"),
        ),
        "two parts joined are the total",
    ),
    Case(
        "Tháng 5/2024, kim ngạch xuất khẩu đạt 70 triệu USD. Xuất khẩu sang thị trường Ki-ri-ba-ti "
        "đạt 2 triệu USD.",
        (
            ("exports", (), "70 triệu USD"),
            ("exports", ("sang thị trường Ki-ri-ba-ti",), "2 triệu USD"),
        ),
        "a partner that no list has is a part in the words of the text, never the total",
    ),
    Case(
        "Tháng 5/2024, giá trị xuất khẩu tới 12 nước châu Phi đạt 4 triệu USD.",
        (("exports", ("nước châu Phi",), "4 triệu USD"),),
        "partners that are counted, never the total",
    ),
    Case(
        "Tháng 5/2024, nhập khẩu từ Cô-oét đạt 6 triệu USD, tăng 4%.",
        (("imports", ("Cô-oét",), "6 triệu USD"), ("imports", ("Cô-oét",), "+4%")),
        "the same for imports, and for the rate behind the value",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_a_page_is_read_as_it_is_written(case: Case) -> None:
    assert [each for each in said_in(case.text) if each in case.said] == list(case.said), case.why
    known = {(code, parts) for code, parts, _ in case.said}
    assert {(code, parts) for code, parts, _ in said_in(case.text)} == known, case.why
