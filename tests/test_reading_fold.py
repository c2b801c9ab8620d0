"""Time, base and place of what whole texts say: what goes on, what comes back, what stands apart.

Every text is worded here. A case gives, for each number, the slot it must stand in and the time,
and where it matters the place, of its statement; `no` lists pairs that must not be read.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pytest

from congthuong.periods import AsOf
from congthuong.reading import read_report

V, Y, M, P, A, S = (
    "value",
    "year_on_year",
    "period_on_period",
    "percent_of_plan",
    "average_annual",
    "share",
)


class Said(NamedTuple):
    """A number in its slot, the time of its statement and, where asked, its place."""

    slot: str
    number: str
    time: str | None
    place: str | None = ""


class Case(NamedTuple):
    why: str
    text: str
    said: Sequence[Said]
    published: str = "2031-06"
    locality: str | None = "tỉnh Cà Mau"
    no: Sequence[tuple[str, str]] = ()


TIMES: Final = [
    Case(
        "cộng dồn without its months ends with the month that was just named",
        "Tháng 5/2031, điện thương phẩm toàn tỉnh là 40 triệu kWh. Cộng dồn thì điện thương phẩm"
        " đạt 190 triệu kWh.",
        [Said(V, "40000000", "2031-05"), Said(V, "190000000", "2031-01-01/P5M")],
    ),
    Case(
        "cộng dồn with a year is of its months so far, not of the whole year",
        "Doanh thu du lịch tháng 7/2031 đạt 31 tỷ đồng; cộng dồn năm 2031 đạt 205 tỷ đồng.",
        [Said(V, "31000000000", "2031-07"), Said(V, "205000000000", "2031-01-01/P7M")],
        "2031-08",
    ),
    Case(
        "a level with a growth on the month before is of a month, whatever its share of the plan",
        "Tháng 3/2033, doanh thu du lịch đạt 52 tỷ đồng; cộng dồn 3 tháng đạt 149 tỷ đồng. Điện"
        " thương phẩm ước 84 triệu kWh, bằng 101,7% tháng trước và 7,8% kế hoạch năm.",
        [Said(V, "149000000000", "2033-Q1"), Said(V, "84000000", "2033-03")],
        "2033-04",
    ),
    Case(
        "parts of a list behind an aside are of the total's time again",
        "Thu ngân sách 5 tháng đầu năm 2032 đạt 900 tỷ đồng. Nếu tách tháng 5 ra thì được 190 tỷ"
        " đồng.\nChia ra, thu nội địa 640 tỷ đồng, thu hải quan 260 tỷ đồng.",
        [
            Said(V, "190000000000", "2032-05"),
            Said(V, "640000000000", "2032-01-01/P5M"),
            Said(V, "260000000000", "2032-01-01/P5M"),
        ],
        "2032-06",
    ),
    Case(
        "riêng quý III stands apart; the next clause goes on with the nine months",
        "9 tháng năm 2032, thu tiền sử dụng đất đạt 410 tỷ đồng, riêng quý III đạt 155 tỷ đồng; còn"
        " thu xổ số đạt 2.020 tỷ đồng.",
        [
            Said(V, "410000000000", "2032-01-01/P9M"),
            Said(V, "155000000000", "2032-Q3"),
            Said(V, "2020000000000", "2032-01-01/P9M"),
        ],
        "2032-10",
    ),
    Case(
        "a target behind a target is of the same year to come",
        "Năm 2031, tỉnh thu ngân sách 6.300 tỷ đồng. Năm 2032, tỉnh phấn đấu đón 900.000 lượt"
        " khách. Doanh thu du lịch phấn đấu đạt 1.350 tỷ đồng.",
        [Said(V, "900000", "2032"), Said(V, "1350000000000", "2032")],
        "2031-12",
    ),
    Case(
        "what is reached behind targets goes back to the year reported on",
        "Năm 2031, tỉnh thu ngân sách 6.300 tỷ đồng. Năm 2032, tỉnh phấn đấu đón 900.000 lượt"
        " khách. Kim ngạch xuất khẩu đạt 35 triệu USD.",
        [Said(V, "900000", "2032"), Said(V, "35000000", "2031")],
        "2031-12",
    ),
    Case(
        "a year in the head of a plan holds for the whole sentence and its bases do not move it",
        "Kế hoạch năm 2032 là đón 900.000 lượt khách, cao hơn 8% so với mức dự ước của năm 2031.",
        [Said(V, "900000", "2032"), Said(Y, "8", "2032")],
        "2031-12",
    ),
    Case(
        "trong năm is the year that the text is on, not that of its issue",
        "Năm 2030, tỉnh thu ngân sách 6.300 tỷ đồng. Trong năm, tỉnh thu hút 87 dự án với tổng vốn"
        " đăng ký 640 tỷ đồng.",
        [Said(V, "87", "2030"), Said(V, "640000000000", "2030")],
        "2031-01",
    ),
    Case(
        "năm nay and năm ngoái are told from the issue",
        "Năm ngoái, xuất khẩu đạt 35 triệu USD. Năm nay xuất khẩu ước đạt 38 triệu USD.",
        [Said(V, "35000000", "2030"), Said(V, "38000000", "2031")],
        "2031-11",
    ),
    Case(
        "a month in a bracket of comparison does not go on",
        "GRDP 9 tháng năm 2031 tăng 7,1%, cao hơn mức tăng của cùng kỳ (9 tháng/2030 tăng 6,8%)."
        " Xuất khẩu 11 tháng đạt 450 triệu USD.",
        [Said(Y, "7.1", "2031-01-01/P9M"), Said(V, "450000000", "2031-01-01/P11M")],
        "2031-12",
    ),
    Case(
        "the quarter that a growth is held against is no time of what follows",
        "Quý III/2031, chỉ số sản xuất công nghiệp tăng 9,2% so với cùng kỳ, thấp hơn mức tăng của"
        " quý II (14,1%) và cao hơn quý I (8,6%). Trong đó, khai khoáng giảm 1,3%; chế biến, chế"
        " tạo tăng 10%.",
        [Said(Y, "9.2", "2031-Q3"), Said(Y, "-1.3", "2031-Q3"), Said(Y, "10", "2031-Q3")],
        "2031-10",
    ),
    Case(
        "a monthly mean in brackets has no month of the calendar",
        "Năm 2031, tổng mức bán lẻ phấn đấu đạt 340 nghìn tỷ đồng (bình quân 1 tháng khoảng 28"
        " nghìn tỷ đồng). Kim ngạch xuất khẩu phấn đấu đạt 33 tỷ USD.",
        [Said(V, "340000000000000", "2031"), Said(V, "33000000000", "2031")],
        "2030-12",
    ),
    Case(
        "a term named as the name of a programme does not hold for other sentences",
        "2 tháng đầu năm 2031, thu ngân sách đạt 210 tỷ đồng. Danh mục đầu tư công trung hạn giai"
        " đoạn 2031-2035 có tổng mức đầu tư 620 tỷ đồng. Thu nội địa đạt 97 tỷ đồng.",
        [Said(V, "210000000000", "2031-01-01/P2M"), Said(V, "97000000000", "2031-01-01/P2M")],
        "2031-03",
    ),
    Case(
        "a flow up to a day that ends a month is of the months so far",
        "Tính đến hết ngày 31/12/2030, thu ngân sách của tỉnh đạt 910 tỷ đồng.",
        [Said(V, "910000000000", "2030")],
        "2031-01",
    ),
    Case(
        "a count on the last day of a month keeps its day",
        "Đến hết ngày 31/12/2030, toàn tỉnh có 62 chợ.",
        [Said(V, "62", "2030-12-31")],
        "2031-02",
    ),
    Case(
        "to the end of a month: a count is of that month",
        "Đến hết tháng 4, toàn tỉnh có 62 chợ.",
        [Said(V, "62", "2031-04-30")],
        "2031-05",
    ),
    Case(
        "months in turn",
        "Các tháng 3, 4, 5 năm 2031, xuất khẩu lần lượt đạt 31 triệu USD, 33 triệu USD và 36 triệu"
        " USD.",
        [
            Said(V, "31000000", "2031-03"),
            Said(V, "33000000", "2031-04"),
            Said(V, "36000000", "2031-05"),
        ],
    ),
    Case(
        "months in turn whose year nobody says",
        "Các tháng 7, 8, 9 xuất khẩu lần lượt đạt 5 triệu USD, 6 triệu USD và 7 triệu USD.",
        [
            Said(V, "5000000", "2031-07"),
            Said(V, "6000000", "2031-08"),
            Said(V, "7000000", "2031-09"),
        ],
        "2031-10",
    ),
    Case(
        "hết ngày 30/9: the months so far",
        "Hết ngày 30/9/2031, thu ngân sách đạt 910 tỷ đồng, bằng 91% dự toán.",
        [Said(V, "910000000000", "2031-01-01/P9M")],
        "2031-10",
    ),
    Case(
        "a plan said behind its quarter is of the quarter to come",
        "Quý IV, đơn vị đặt kế hoạch kiểm tra 1.050 vụ.",
        [Said(V, "1050", "2031-Q4")],
        "2031-10",
    ),
    Case(
        "a month and the months so far in turn, for two indicators",
        "Xuất khẩu tháng 5/2031 ước 24 triệu USD; 5 tháng 110 triệu USD; nhập khẩu tương ứng 14"
        " triệu USD và 65 triệu USD.",
        [
            Said(V, "24000000", "2031-05"),
            Said(V, "110000000", "2031-01-01/P5M"),
            Said(V, "14000000", "2031-05"),
            Said(V, "65000000", "2031-01-01/P5M"),
        ],
    ),
    Case(
        "what is foreseen for the quarter that comes is of this year",
        "Ước thực hiện quý IV đạt 240 tỷ đồng doanh thu du lịch.",
        [Said(V, "240000000000", "2031-Q4")],
        "2031-09",
    ),
    Case(
        "a quarter that is over lies before the issue",
        "Quý IV, doanh thu du lịch đạt 240 tỷ đồng.",
        [Said(V, "240000000000", "2030-Q4")],
        "2031-01",
    ),
    Case(
        "years in turn, each behind its own word",
        "Tỷ trọng công nghiệp trong cơ cấu kinh tế của tỉnh lên cao: năm 2028 chiếm 44,6%; năm 2029"
        " chiếm 45,9%; năm 2030 chiếm 47,2%.",
        [Said(S, "44.6", "2028"), Said(S, "45.9", "2029"), Said(S, "47.2", "2030")],
    ),
    Case(
        "targets below a lead that ends in a colon are of its year",
        "Huyện giao các chỉ tiêu cho năm 2032: tổng giá trị sản xuất 7.400 tỷ đồng. Trong đó, nông"
        " nghiệp 3.100 tỷ đồng, tăng 7,9% so với năm 2031; công nghiệp 2.800 tỷ đồng, tăng 9,8% so"
        " với năm 2031.",
        [
            Said(V, "7400000000000", "2032"),
            Said(V, "3100000000000", "2032"),
            Said(V, "2800000000000", "2032"),
        ],
        "2031-12",
    ),
    Case(
        "averages said in the head are over the term of the head",
        "MỤC TIÊU GIAI ĐOẠN 2031-2035\n1. Mức tăng bình quân mỗi năm của giá trị sản xuất là 12%,"
        " gồm: dịch vụ tăng 14%; nông nghiệp tăng 4%.\n",
        [
            Said(A, "12", "2031-01-01/P5Y"),
            Said(A, "14", "2031-01-01/P5Y"),
            Said(A, "4", "2031-01-01/P5Y"),
        ],
        "2030-12",
    ),
    Case(
        "a flow over a term is no count of its last day",
        "Số siêu thị mở mới giai đoạn 2031-2035: 24 siêu thị.",
        [Said(V, "24", "2031-01-01/P5Y")],
        "2030-12",
    ),
    Case(
        "one month against the same month a year before, inside a text of eight months",
        "Kim ngạch xuất khẩu 8 tháng tăng 3,9%; nếu so với tháng 8/2030 thì tăng 4,7%.",
        [Said(Y, "3.9", "2031-01-01/P8M"), Said(Y, "4.7", "2031-08")],
        "2031-09",
    ),
    Case(
        "a base of one month makes a carried time of months so far its last month",
        "8 tháng năm 2031, xuất khẩu đạt 40 triệu USD. Nhập khẩu tăng 4,7% so với tháng 8/2030.",
        [Said(V, "40000000", "2031-01-01/P8M"), Said(Y, "4.7", "2031-08")],
        "2031-09",
    ),
    Case(
        "the plan goes on by its year, not by the term that it names between",
        "Tỉnh đặt mục tiêu đến năm 2035 xuất khẩu đạt 90 triệu USD, cả giai đoạn 2031-2035 đạt 400"
        " triệu USD. Tỉnh phấn đấu đón 250.000 lượt khách du lịch.",
        [Said(V, "90000000", "2035"), Said(V, "250000", "2035")],
        "2030-12",
    ),
    Case(
        "quý trước is no month before: the quarter stays",
        "Quý I/2031, xuất khẩu đạt 40 triệu USD. Nhập khẩu tăng 4% so với quý trước.",
        [Said(M, "4", "2031-Q1")],
        "2031-04",
    ),
    Case(
        "a term told beside months does not go on",
        "5 tháng đầu năm 2031, xuất khẩu đạt 40 triệu USD. Giai đoạn 2026-2030, tỉnh thu ngân sách"
        " 9.000 tỷ đồng. Nhập khẩu đạt 12 triệu USD.",
        [Said(V, "9000000000000", "2026-01-01/P5Y"), Said(V, "12000000", "2031-01-01/P5M")],
    ),
    Case(
        "a flow up to a day inside a month keeps its day",
        "Đến ngày 15/11/2031, thu ngân sách đạt 41 tỷ đồng.",
        [Said(V, "41000000000", "2031-11-15")],
        "2031-12",
    ),
    Case(
        "the same period in brackets is last year's amount",
        "Kim ngạch nhập khẩu quý I/2031 đạt 88 triệu USD, trong khi cùng kỳ (19 triệu USD) còn"
        " thấp.",
        [Said(V, "88000000", "2031-Q1"), Said(V, "19000000", "2030-Q1")],
    ),
    Case(
        "a level behind so với cùng kỳ in brackets is the base, of last year",
        "6 tháng đầu năm 2031, xuất khẩu đạt 808 triệu USD, tăng 53,5% so với cùng kỳ (526,4 triệu"
        " USD).",
        [
            Said(V, "808000000", "2031-S1"),
            Said(Y, "53.5", "2031-S1"),
            Said(V, "526400000", "2030-S1"),
        ],
        "2031-07",
    ),
    Case(
        "the year that the text is on dates a quarter before the issue does",
        "Năm 2030, kinh tế tỉnh có nhiều điểm sáng. Quý I, xuất khẩu đạt 20 triệu USD.",
        [Said(V, "20000000", "2030-Q1")],
        "2031-11",
    ),
    Case(
        "a base that is named leaves the other parts to the time of the report",
        "Tháng 4/2031, giá trị sản xuất công nghiệp tăng 8%, riêng ngành dệt tăng 21% so với kỳ"
        " năm trước; ngành giấy tăng 2,6%.",
        [Said(Y, "8", "2031-04"), Said(Y, "21", "2031-04"), Said(Y, "2.6", "2031-04")],
        "2031-05",
    ),
    Case(
        "a slip in cùng kỳ leaves a base, and no time of its own",
        "Tháng 4/2031, xuất khẩu đạt 8 triệu USD, tăng 4% so với cung kỳ năm trước. Nhập khẩu đạt"
        " 3 triệu USD.",
        [Said(Y, "4", "2031-04"), Said(V, "3000000", "2031-04")],
    ),
    Case(
        "so cùng thời điểm năm trước is the same period",
        "Tháng 4/2031, chỉ số tồn kho tăng 15% so cùng thời điểm năm trước; xuất khẩu đạt 8 triệu"
        " USD.",
        [Said(V, "8000000", "2031-04")],
    ),
    Case(
        "a base of several words with tháng trước is the month before",
        "5 tháng đầu năm 2031, xuất khẩu đạt 40 triệu USD. Nhập khẩu tăng 4% so với mức của tháng"
        " trước.",
        [Said(M, "4", "2031-05")],
    ),
    Case(
        "trong năm behind a sentence without figures is of the year that it names",
        "Theo báo cáo tại hội nghị, dù khó khăn, năm 2030 kinh tế vẫn khởi sắc. Trong năm, tỉnh thu"
        " hút 87 dự án.",
        [Said(V, "87", "2030")],
        "2031-01",
    ),
    Case(
        "where a change began has a time of its own",
        "Tỷ trọng công nghiệp trong GRDP tăng từ 43,8% năm 2026 lên 47,6% năm 2031.",
        [Said(V, "47.6", "2031")],
        "2031-12",
    ),
    Case(
        "a text of targets alone: what is wished for is of their year",
        "Tỉnh đề ra mục tiêu năm 2031 xuất khẩu đạt 90 triệu USD. Tỉnh cũng muốn đón 250.000 lượt"
        " khách du lịch.",
        [Said(V, "90000000", "2031"), Said(V, "250000", "2031")],
        "2030-12",
    ),
    Case(
        "what there is now, of a thing that is counted, is of the issue",
        "9 tháng năm 2031, xuất khẩu đạt 90 triệu USD. Hiện có 86 sản phẩm đạt chuẩn OCOP.",
        [Said(V, "86", "2031-10")],
        "2031-10",
    ),
]


FALSE_GROWTH: Final = [
    Case(
        "from one level down to another: two levels, no negative amount",
        "Năm 2030, số vụ vi phạm giảm từ 120 vụ xuống còn 95 vụ.",
        [Said(V, "95", "2030")],
        no=[(V, "-120"), ("absolute_change", "-120")],
    ),
    Case(
        "from one rate to another: levels, no growth",
        "Năm 2030, tỷ lệ hộ nghèo giảm từ 2,5% xuống còn 1,9%.",
        [Said(V, "1.9", "2030")],
        no=[(Y, "-2.5"), (Y, "1.9"), (Y, "-1.9")],
    ),
    Case(
        "a growth that rose from one to another is the second one",
        "Tốc độ tăng trưởng xuất khẩu tăng từ 2% năm 2029 lên 5% năm 2030.",
        [],
        no=[(Y, "2")],
    ),
    Case(
        "points behind cùng kỳ are a difference of two growths",
        "Quý I/2031, xuất khẩu tăng 9,5%, cao hơn cùng kỳ 2 điểm phần trăm.",
        [Said(Y, "9.5", "2031-Q1")],
        no=[(Y, "2")],
    ),
    Case(
        "the growth of the whole country that one is held against is the country's",
        "Quý I/2031, xuất khẩu tăng 9,5%, cao hơn mức tăng 6% của cả nước.",
        [Said(Y, "9.5", "2031-Q1", "tỉnh Cà Mau")],
        no=[(Y, "6@tỉnh Cà Mau"), (Y, "9.5@Việt Nam")],
    ),
    Case(
        "the mean of the country in brackets is the country's",
        "Quý I/2031, GRDP tăng 8,1%, cao hơn bình quân chung của cả nước (7,2%) và đứng thứ 3 vùng"
        " Đồng bằng sông Cửu Long. Xuất khẩu đạt 12 triệu USD.",
        [
            Said(Y, "8.1", "2031-Q1", "tỉnh Cà Mau"),
            Said(Y, "7.2", "2031-Q1", "Việt Nam"),
            Said(V, "12000000", "2031-Q1", "tỉnh Cà Mau"),
        ],
    ),
    Case(
        "a district's growth against that of the province",
        "Quý I/2031, giá trị sản xuất công nghiệp của huyện Krông Pa tăng 9,5%, cao hơn mức tăng"
        " 6% của tỉnh.",
        [Said(Y, "9.5", "2031-Q1", "huyện Krông Pa")],
        "2022-05",
        "tỉnh Gia Lai",
        no=[(Y, "6@huyện Krông Pa")],
    ),
    Case(
        "not reached is no value",
        "Năm 2030, xuất khẩu chưa đạt 100 triệu USD.",
        [],
        no=[(V, "100000000@exact")],
    ),
    Case(
        "an actual over its plan keeps both",
        "Năm 2030, xuất khẩu đạt 100/120 triệu USD kế hoạch.",
        [Said(V, "100000000", "2030"), Said(V, "120000000", "2030")],
    ),
]

PLACES: Final = [
    Case(
        "a region is not the home province",
        "Năm 2030, xuất khẩu của vùng Đồng bằng sông Cửu Long đạt 20 tỷ USD.",
        [],
        no=[(V, "20000000000@tỉnh Cà Mau")],
    ),
    Case(
        "the whole of Tây Nguyên is not the home province",
        "Năm 2020, sản lượng cà phê toàn vùng Tây Nguyên đạt 1,6 triệu tấn.",
        [],
        "2021-01",
        "tỉnh Gia Lai",
        no=[(V, "1600000@tỉnh Gia Lai")],
    ),
    Case(
        "behind a region the home comes back",
        "Năm 2030, khu vực Tây Nguyên tăng 7% về xuất khẩu. Xuất khẩu của tỉnh đạt 20 triệu USD.",
        [Said(V, "20000000", "2030", "tỉnh Cà Mau")],
        no=[(Y, "7@tỉnh Cà Mau")],
    ),
    Case(
        "a region as a market or an adjective leaves the figure where it was",
        "Năm 2030, xuất khẩu của tỉnh đạt 20 triệu USD, dẫn đầu vùng Đồng bằng sông Cửu Long.",
        [Said(V, "20000000", "2030", "tỉnh Cà Mau")],
    ),
    Case(
        "a text whose head names a commune is of the commune",
        "Xã Đông Hải: công nghiệp khởi sắc\nNăm 2030, tổng giá trị sản xuất của xã đạt 90 tỷ đồng.",
        [Said(V, "90000000000", "2030", "xã Đông Hải")],
        no=[(V, "90000000000@tỉnh Cà Mau")],
    ),
]


def rows_of(case: Case) -> list[dict[str, Any]]:
    reading = read_report(case.text, published=AsOf.parse(case.published), locality=case.locality)
    return [dict(row) for row in reading.rows()]


def holds(row: dict[str, Any], said: Said) -> bool:
    time = row["period"] or row["as_of"]
    return (
        row.get(said.slot) == said.number
        and time == said.time
        and said.place in ("", row["locality"])
    )


@pytest.mark.parametrize("case", [*TIMES, *FALSE_GROWTH, *PLACES], ids=lambda case: case.why)
def test_time_base_and_place(case: Case) -> None:
    rows = rows_of(case)
    missing = [said for said in case.said if not any(holds(row, said) for row in rows)]
    told = [{key: held for key, held in row.items() if held is not None} for row in rows]
    assert not missing, told
    for slot, forbidden in case.no:
        number, _, of = forbidden.partition("@")
        wrong = [
            row
            for row in rows
            if row.get(slot) == number and (not of or of in (row["locality"], row["approximation"]))
        ]
        assert not wrong, told
