"""Which total a figure is of, and which part of it, in sentences as offices write them."""

from typing import Final

import pytest

from congthuong import AsOf, Quantity, read_report
from congthuong.quantities import StatedQuantity
from congthuong.records import Statement

# Why, a text, and for each figure its number, its indicator and its part.
CASES: Final = (
    (
        "ownership before the verb",
        "Tháng 9/2024, doanh nghiệp FDI xuất khẩu 850 triệu USD.",
        (("850000000", "exports", "có vốn đầu tư nước ngoài"),),
    ),
    (
        "ownership before the verb, accents of a list",
        "Tháng 9/2024, khu vực kinh tế trong nước nhập khẩu 120 triệu USD.",
        (("120000000", "imports", "trong nước"),),
    ),
    (
        "a scope before the verb",
        ("Tháng 9/2024, các doanh nghiệp trong khu công nghiệp xuất khẩu 410 triệu USD."),
        (("410000000", "exports", "doanh nghiệp trong khu công nghiệp"),),
    ),
    (
        "a firm before the verb",
        "Năm 2023, Công ty Dệt Hòa Thọ xuất khẩu 35 triệu USD.",
        (("35000000", "exports", "Dệt Hòa Thọ"),),
    ),
    (
        "unknown goods",
        "Quý III/2024, kim ngạch nhập khẩu máy móc thiết bị đạt 92 triệu USD.",
        (("92000000", "imports", "máy móc thiết"),),
    ),
    (
        "unknown branch",
        ("9 tháng năm 2024, giá trị sản xuất công nghiệp ngành cơ khí đạt 310 tỷ đồng."),
        (("310000000000", "industrial_output", "cơ khí"),),
    ),
    (
        "abbreviated branch",
        "9 tháng năm 2024, giá trị SXCN ngành cơ khí đạt 310 tỷ đồng.",
        (("310000000000", "industrial_output", "cơ khí"),),
    ),
    (
        "scope behind",
        ("9 tháng năm 2024, giá trị sản xuất công nghiệp trong khu công nghiệp đạt 2.150 tỷ đồng."),
        (("2150000000000", "industrial_output", "khu công nghiệp"),),
    ),
    (
        "goods of retail",
        "Tháng 9/2024, doanh thu bán lẻ xăng dầu ước đạt 96 tỷ đồng.",
        (("96000000000", "retail_sales", "xăng, dầu các loại"),),
    ),
    (
        "technology",
        "Năm 2023, sản lượng điện gió đạt 620 triệu kWh.",
        (("620000000", "electricity", "điện gió"),),
    ),
    (
        "goods with của",
        "Tháng 9/2024, kim ngạch xuất khẩu của nhóm hàng nông sản đạt 41 triệu USD.",
        (("41000000", "exports", "nông sản"),),
    ),
    (
        "a name with a comma",
        (
            "Tháng 9/2024, doanh thu bán lẻ hàng hóa đạt 900 tỷ đồng; trong đó nhóm "
            "lương thực, thực phẩm đạt 350 tỷ đồng."
        ),
        (
            ("900000000000", "retail_goods", ""),
            ("350000000000", "retail_goods", "nhóm lương thực, thực phẩm"),
        ),
    ),
    (
        "sub-set of revenue",
        "9 tháng năm 2024, thu ngân sách từ đấu giá đất đạt 75 tỷ đồng.",
        (("75000000000", "budget_revenue", "đấu giá đất"),),
    ),
    (
        "without",
        "9 tháng năm 2024, kim ngạch xuất khẩu ngoài dệt may đạt 210 triệu USD.",
        (("210000000", "other", ""),),
    ),
    (
        "except",
        "9 tháng năm 2024, doanh thu dịch vụ tiêu dùng trừ du lịch đạt 410 tỷ đồng.",
        (("410000000000", "other", ""),),
    ),
    (
        "not counting",
        "9 tháng năm 2024, thu ngân sách không kể dầu thô đạt 5.100 tỷ đồng.",
        (("5100000000000", "other", ""),),
    ),
    (
        "two partners",
        "Tháng 9/2024, xuất khẩu sang Hàn Quốc và Nhật Bản đạt 66 triệu USD.",
        (("66000000", "exports", "sang Hàn Quốc và Nhật Bản"),),
    ),
    (
        "two goods",
        "Tháng 9/2024, xuất khẩu dệt may và da giày đạt 66 triệu USD.",
        (("66000000", "exports", "dệt may và da giày"),),
    ),
    (
        "two groups of shops",
        "Năm 2023, chi ngân sách cho giáo dục và y tế đạt 912 tỷ đồng.",
        (("912000000000", "budget_expenditure", "giáo dục và y tế"),),
    ),
    (
        "the parks",
        "Đến tháng 9/2024, các khu công nghiệp có tỷ lệ lấp đầy 71%.",
        (("71", "industrial_park_occupancy", ""),),
    ),
    (
        "clusters",
        "Đến tháng 9/2024, tỉnh có 12 cụm công nghiệp, tỷ lệ lấp đầy bình quân 64%.",
        (("12", "clusters_count", ""), ("64", "cluster_occupancy", "")),
    ),
    (
        "works on markets",
        "Năm 2023, tỉnh cải tạo 5 chợ.",
        (("5", "markets_renovated", ""),),
    ),
    (
        "new markets",
        "Năm 2023, huyện xây mới 3 chợ nông thôn.",
        (("3", "markets_new", "nông thôn"),),
    ),
    (
        "stopped markets",
        "Năm 2023, có 4 chợ ngừng hoạt động.",
        (("4", "markets_stopped", ""),),
    ),
    (
        "new firms",
        ("9 tháng năm 2024, có 412 doanh nghiệp đăng ký mới với số vốn 3.800 tỷ đồng."),
        (("412", "new_enterprises", ""),),
    ),
    (
        "new firms with the verb",
        (
            "9 tháng năm 2024, toàn tỉnh thành lập mới 388 doanh nghiệp, tổng vốn đăng "
            "ký 2.900 tỷ đồng."
        ),
        (("388", "new_enterprises", ""),),
    ),
    (
        "stopped firms",
        ("9 tháng năm 2024, 96 doanh nghiệp giải thể, 240 doanh nghiệp tạm ngừng kinh doanh."),
        (("96", "firms_dissolved", ""), ("240", "firms_suspended", "")),
    ),
    (
        "GRDP",
        (
            "9 tháng năm 2024, GRDP tăng 7,1%. Trong đó, nông, lâm nghiệp và thủy sản "
            "tăng 2,9%; công nghiệp - xây dựng tăng 9,4%; dịch vụ tăng 6,8%; thuế sản "
            "phẩm trừ trợ cấp sản phẩm tăng 3,3%."
        ),
        (
            ("7.1", "grdp", ""),
            ("2.9", "grdp", "nông, lâm nghiệp và thủy sản"),
            ("9.4", "grdp", "công nghiệp - xây dựng"),
            ("6.8", "grdp", "dịch vụ"),
            ("3.3", "grdp", "thuế sản phẩm trừ trợ cấp sản phẩm"),
        ),
    ),
    (
        "structure",
        (
            "Cơ cấu kinh tế năm 2023: công nghiệp - xây dựng chiếm 46,2%; dịch vụ "
            "33,5%; nông, lâm nghiệp và thủy sản 14,1%; thuế sản phẩm 6,2%."
        ),
        (
            ("46.2", "economic_structure", "công nghiệp - xây dựng"),
            ("33.5", "economic_structure", "dịch vụ"),
            ("14.1", "economic_structure", "nông, lâm nghiệp và thủy sản"),
            ("6.2", "economic_structure", "thuế sản phẩm"),
        ),
    ),
    (
        "gross output",
        (
            "Tổng giá trị sản xuất năm 2023 đạt 3.200 tỷ đồng, tăng 10,4%. Trong đó: "
            "nông, lâm, thủy sản 900 tỷ đồng; công nghiệp - xây dựng 1.400 tỷ đồng; "
            "thương mại - dịch vụ 900 tỷ đồng."
        ),
        (
            ("3200000000000", "gross_output", ""),
            ("900000000000", "agricultural_output", ""),
            ("1400000000000", "industrial_output", ""),
            ("900000000000", "trade_services_output", ""),
        ),
    ),
    (
        "retail by kind",
        (
            "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ 9 tháng năm 2024 đạt 21.000 "
            "tỷ đồng, gồm: bán lẻ hàng hóa 17.500 tỷ đồng; lưu trú, ăn uống 2.300 tỷ "
            "đồng; du lịch lữ hành 90 tỷ đồng; dịch vụ khác 1.110 tỷ đồng."
        ),
        (
            ("21000000000000", "retail_sales", ""),
            ("17500000000000", "retail_goods", ""),
            ("2300000000000", "retail_sales", "lưu trú, ăn uống"),
            ("90000000000", "retail_sales", "du lịch lữ hành"),
            ("1110000000000", "retail_sales", "dịch vụ khác"),
        ),
    ),
    (
        "budget",
        (
            "Thu ngân sách nhà nước 9 tháng năm 2024 đạt 6.400 tỷ đồng. Trong đó, thu "
            "nội địa 5.100 tỷ đồng; thu từ hoạt động xuất nhập khẩu 1.300 tỷ đồng; tiền"
            " sử dụng đất 820 tỷ đồng."
        ),
        (
            ("6400000000000", "budget_revenue", ""),
            ("5100000000000", "budget_revenue", "thu nội địa"),
            ("1300000000000", "budget_revenue", "thu từ hoạt động xuất nhập khẩu"),
            ("820000000000", "budget_revenue", "tiền sử dụng đất"),
        ),
    ),
    (
        "products in a list without totals",
        (
            "Sản phẩm chủ yếu quý I/2024 gồm: Quặng sắt: 48.000 tấn; Gạch các loại: đạt"
            " 31 triệu viên; giày vải 900 nghìn đôi."
        ),
        (
            ("48000", "product_output", "quặng sắt"),
            ("31000000", "product_output", "Gạch các loại"),
            ("900000", "product_output", "giày vải"),
        ),
    ),
    (
        "goods of exports in dollars and tonnes",
        (
            "Kim ngạch xuất khẩu tháng 9/2024 đạt 250 triệu USD. Các mặt hàng chủ lực: "
            "hạt nhựa 12 nghìn tấn, tăng 4%; linh kiện điện tử 121 triệu USD, tăng 9%."
        ),
        (
            ("250000000", "exports", ""),
            ("12000", "export_volume", "hạt nhựa"),
            ("121000000", "exports", "linh kiện điện tử"),
        ),
    ),
    (
        "partners in turn",
        (
            "Xuất khẩu 9 tháng năm 2024 đạt 900 triệu USD, trong đó sang Hoa Kỳ 300 "
            "triệu USD, EU 150 triệu USD, Nhật Bản 90 triệu USD."
        ),
        (
            ("300000000", "exports", "Hoa Kỳ"),
            ("150000000", "exports", "EU"),
            ("90000000", "exports", "Nhật Bản"),
        ),
    ),
    (
        "investment by source",
        (
            "Vốn đầu tư toàn xã hội năm 2023 đạt 18.000 tỷ đồng, trong đó vốn nhà nước "
            "5.000 tỷ đồng, vốn ngoài nhà nước 9.500 tỷ đồng, vốn FDI 3.500 tỷ đồng."
        ),
        (
            ("18000000000000", "social_investment", ""),
            ("5000000000000", "social_investment", "vốn nhà nước"),
            ("9500000000000", "social_investment", "vốn ngoài nhà nước"),
            ("3500000000000", "social_investment", "vốn FDI"),
        ),
    ),
    (
        "electricity by use",
        (
            "Điện thương phẩm 9 tháng năm 2024 đạt 1.450 triệu kWh, trong đó điện cho "
            "công nghiệp - xây dựng 800 triệu kWh, quản lý tiêu dùng 520 triệu kWh, "
            "nông nghiệp 40 triệu kWh."
        ),
        (
            ("1450000000", "electricity_sold", ""),
            ("800000000", "electricity_sold", "công nghiệp - xây dựng"),
            ("520000000", "electricity_sold", "quản lý tiêu dùng"),
            ("40000000", "electricity_sold", "nông, lâm nghiệp và thủy sản"),
        ),
    ),
    (
        "electricity by source",
        (
            "Sản lượng điện sản xuất quý II/2024 đạt 610 triệu kWh, trong đó thủy điện "
            "420 triệu kWh, điện gió 190 triệu kWh."
        ),
        (
            ("610000000", "electricity_generated", ""),
            ("420000000", "electricity_generated", "thủy điện"),
            ("190000000", "electricity_generated", "điện gió"),
        ),
    ),
    (
        "branches of the index",
        (
            "IIP 9 tháng năm 2024 tăng 9,3%; trong đó ngành dệt tăng 12%, sản xuất đồ "
            "gỗ tăng 4%, ngành nước giảm 2%."
        ),
        (
            ("9.3", "iip", ""),
            ("12", "iip", "dệt"),
            ("4", "iip", "sản xuất đồ gỗ"),
            ("-2", "iip", "nước"),
        ),
    ),
    (
        "cluster projects",
        (
            "Đến tháng 9/2024, các cụm công nghiệp thu hút 61 dự án với tổng vốn đăng "
            "ký 4.300 tỷ đồng, tạo việc làm cho 9.800 lao động."
        ),
        (
            ("61", "cluster_projects", ""),
            ("4300000000000", "cluster_capital", ""),
            ("9800", "cluster_workers", ""),
        ),
    ),
    (
        "jobs made",
        "Năm 2023, tỉnh tạo việc làm mới cho 21.000 lao động.",
        (("21000", "jobs_created", ""),),
    ),
    (
        "market management",
        (
            "Tháng 9/2024, lực lượng quản lý thị trường kiểm tra 88 vụ, xử lý 61 vụ vi "
            "phạm, thu nộp ngân sách 940 triệu đồng."
        ),
        (
            ("88", "market_inspections", ""),
            ("61", "market_violations", ""),
            ("940000000", "market_fines", ""),
        ),
    ),
    (
        "promotion funds",
        (
            "Năm 2023, Trung tâm Khuyến công triển khai 18 đề án khuyến công với tổng "
            "kinh phí 4,4 tỷ đồng."
        ),
        (("18", "industry_promotion_schemes", ""), ("4400000000", "industry_promotion_fund", "")),
    ),
    (
        "income per head of GRDP",
        (
            "Năm 2023, GRDP theo giá hiện hành đạt 62.000 tỷ đồng, bình quân đầu người "
            "đạt 71,5 triệu đồng/năm."
        ),
        (("62000000000000", "grdp", ""), ("71500000", "grdp_per_capita", "")),
    ),
    (
        "named after the head",
        "Bình quân GRDP đầu người năm 2023 đạt 68 triệu đồng.",
        (("68000000", "grdp_per_capita", ""),),
    ),
    (
        "public capital",
        ("Đến tháng 9/2024, tỉnh giải ngân vốn đầu tư công 2.100 tỷ đồng, đạt 58% kế hoạch."),
        (("2100000000000", "public_investment", ""),),
    ),
    (
        "projects attracted",
        ("9 tháng năm 2024, tỉnh thu hút 45 dự án đầu tư với tổng vốn đăng ký 8.800 tỷ đồng."),
        (("45", "investment_projects", ""), ("8800000000000", "investment", "")),
    ),
    (
        "workers' pay",
        (
            "Năm 2023, các cụm công nghiệp có 5.200 lao động với thu nhập bình quân 7,2"
            " triệu đồng/người/tháng."
        ),
        (("5200", "cluster_workers", ""), ("7200000", "worker_income", "")),
    ),
    (
        "a total of a sector again",
        ("Công nghiệp chế biến giữ vai trò chính, giá trị sản xuất năm 2023 đạt 1.583 tỷ đồng."),
        (("1583000000000", "industrial_output", "công nghiệp chế biến, chế tạo"),),
    ),
    (
        "product with its measure",
        "Năm 2023, sản lượng xi măng đạt 629 nghìn tấn.",
        (("629000", "product_output", "xi măng"),),
    ),
)


def told(statement: Statement) -> tuple[frozenset[str], str, str]:
    held = [
        rate.value.amount if isinstance(rate.value, Quantity) else rate.value.value
        for rate in statement.rates
    ]
    if isinstance(statement.value, StatedQuantity):
        held.append(statement.value.quantity.amount)
    numbers = frozenset(f"{number.normalize():f}" for number in held)
    code = statement.indicator.code if statement.indicator else "other"
    return numbers, code, ", ".join(map(str, statement.segments))


@pytest.mark.parametrize(("why", "text", "expected"), CASES)
def test_a_figure_is_of_its_total_and_part(
    why: str, text: str, expected: tuple[tuple[str, str, str], ...]
) -> None:
    reading = read_report(text, published=AsOf(2024, 10), locality="tỉnh Hà Nam")
    read = [told(statement) for statement in reading.statements]
    for number, code, part in expected:
        assert any(number in held and rest == [code, part] for held, *rest in read), why
