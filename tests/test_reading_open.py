"""Numbers that no catalogue names: open rates, open counts, plans and shares without their word."""

from typing import Final

import pytest

from congthuong.periods import Period
from congthuong.reading import read_report

MAY: Final = Period.month(2031, 5)
SLOTS: Final = (
    "value", "percent_of_plan", "year_on_year", "period_on_period", "share", "contribution",
    "other_change",
)  # fmt: skip
Numbers = list[str]


def numbers_of(text: str) -> Numbers:
    """Every number that is read, with its slot where that is not the value."""
    rows = read_report(text, published=MAY, locality="Cà Mau").rows()
    return [
        f"{row[slot]}" if slot == "value" else f"{slot} {row[slot]}"
        for row in rows
        for slot in SLOTS
        if row[slot] is not None
    ]


OPEN_RATES: Final = (
    ("Năm 2030, tỷ lệ chợ có phương án chữa cháy đạt 92%.", ["92"], "level of a rate of its own"),
    ("Năm 2030, tỷ lệ giảm thất thoát nước 0,6%.", ["0.6"], "no verb; giảm is in the name"),
    ("Năm 2030, tỷ lệ rác được phân loại còn 41,5%.", ["41.5"], "còn as verb"),
    ("Hồ sơ giải quyết đúng hạn trong quý I/2031 đạt 99,1%.", ["99.1"], "no tỷ lệ in its name"),
    ("Công suất sử dụng kho lạnh tháng 4/2031 là 58%.", ["58"], "là as verb"),
    ("Năm 2030, 72% hộ kinh doanh ở chợ đã dùng mã QR.", ["72"], "named behind the figure"),
    ("Đến nay, có 64% tiểu thương dùng túi giấy.", ["64"], "named behind, có before it"),
    ("Phấn đấu năm 2032, ít nhất 85% trạm sạc hoạt động suốt ngày.", ["85"], "a target"),
    ("100% số chợ có bảng giá; 45% sạp hàng có hóa đơn.", ["100", "45"], "in a list"),
    ("Học sinh ra lớp năm 2030: mẫu giáo 93%, tiểu học 99,8%.", ["93", "99.8"],
     "parts of a list without verbs"),
    ("Lao động qua đào tạo 71%; hộ nghèo còn 1,2%.", ["71", "1.2"], "without and with a verb"),
    ("Tỷ lệ thu gom rác 96%; tỷ lệ hộ dùng nước sạch trên 98%.", ["96", "98"],
     "rates side by side"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), OPEN_RATES)
def test_a_percentage_of_something_open_is_its_level(
    text: str, expected: Numbers, why: str
) -> None:
    assert numbers_of(text) == expected, why


NO_RATES: Final = (
    ("Doanh nghiệp hạ gần 8% giá bán thép cuộn.", "told in a story: what they did"),
    ("Nghị quyết quy định hỗ trợ 50% chi phí mua máy.", "a norm"),
    ("Có 8/41 chủ đầu tư có tỷ lệ giải ngân dưới 30%.", "a limit of members"),
    ("Tòa nhà cao 12 tầng.", "no percent at all"),
    ("Đăng ngày 24-03-2031\n100%\nXem cỡ chữ", "a line of a page"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "why"), NO_RATES)
def test_what_is_no_rate_stays_unread(text: str, why: str) -> None:
    assert numbers_of(text) == [], why


UNSAID: Final = (
    ("9 tháng năm 2030, chi ngân sách 640 tỷ đồng, chỉ đạt 61,5%.",
     ["640000000000", "percent_of_plan 61.5"], "of the plan, which is not said"),
    ("Quý I/2031, vốn đầu tư công giải ngân được 310 tỷ đồng, mới đạt 18,4% và giảm 2%.",
     ["310000000000", "percent_of_plan 18.4", "year_on_year -2"], "a rate follows"),
    ("Quý I/2031, chi thường xuyên 90 tỷ đồng, đạt 22%; chi đầu tư 40 tỷ đồng, đạt 9%.",
     ["90000000000", "percent_of_plan 22", "40000000000", "percent_of_plan 9"], "twice"),
    ("Vốn đã thực hiện của các dự án năm 2030 là 30 triệu USD, bằng 41% vốn đăng ký.",
     ["30000000", "share 41"], "the whole stands behind"),
    ("Năm 2030, tổng vốn đầu tư toàn xã hội 21.000 tỷ đồng, bằng 36,5% GRDP.",
     ["21000000000000", "share 36.5"], "the whole is an indicator of its own"),
    ("Số hộ có điện năm 2030 là 45/50 hộ, đạt 90%.", ["45", "share 90"],
     "what the pair itself comes to"),
    ("Trồng mới năm 2030 được 33/30 ha chè, đạt 110%.", ["33", "percent_of_plan 110"],
     "a measure over its target"),
    ("Năm 2030, tỉnh thu mua 66/60 tấn chè, tăng 10%; 42/40 tấn tiêu, tăng 5%.",
     ["66000", "percent_of_plan 110", "42000", "percent_of_plan 105"],
     "what the pair comes to is no growth"),
    ("Quý I/2031, thu mua 66/60 tấn chè, tăng 8%.", ["66000", "year_on_year 8"],
     "what the pair does not come to is growth"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), UNSAID)
def test_a_plan_or_a_whole_may_go_without_its_word(text: str, expected: Numbers, why: str) -> None:
    found = numbers_of(text)
    assert [each.replace("66000", "66").replace("42000", "42") for each in found] == [
        each.replace("66000", "66").replace("42000", "42") for each in expected
    ], why


Row = tuple[str, list[str], str]
LOST: Final[tuple[Row, ...]] = (
    ("So với tháng trước, giá nước sạch tăng 4,3; giá phân bón giảm 6,8%.",
     ["period_on_period 4.3", "period_on_period -6.8"], "its neighbour has the sign"),
    ("Giá nước sạch tăng 4,3; giá phân bón giảm mạnh.", [], "no neighbour has it"),
    ("6 tháng đầu năm 2031, dịch vụ tăng 8%, góp vào tốc độ tăng chung 3,15 điểm phần trăm.",
     ["year_on_year 8", "contribution 3.15"], "points of a whole"),
    ("Quý I/2031, tôm đông lạnh 8 nghìn tấn, bằng 97% so với cùng kỳ; cua 2 nghìn tấn, bằng 104%.",
     ["8000000", "year_on_year -3", "2000000", "year_on_year 4"], "the base of the list"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), LOST)
def test_what_a_list_says_once_holds_for_its_items(text: str, expected: Numbers, why: str) -> None:
    assert [each.replace("000000", "000") for each in numbers_of(text)] == [
        each.replace("000000", "000") for each in expected
    ], why


OPEN_COUNTS: Final = (
    ("Năm 2030, tỉnh lắp 12.400 công tơ, có 310 trạm sạc và 7 bến thủy.",
     ["12400", "310", "7"], "a verb of counting, then a list"),
    ("Toàn tỉnh hiện có 1.872 hệ thống điện mặt trời mái nhà.", ["1872"], "có"),
    ("Huyện cấp mới 187 giấy chứng nhận đăng ký hộ kinh doanh.", ["187"], "cấp mới"),
    ("Tỉnh có 45 cơ sở lưu trú với 3.060 buồng phòng.", ["45", "3060"], "với"),
    ("Lực lượng chức năng xử phạt 5 trường hợp.", ["5"], "xử phạt"),
    ("Mỗi ngày có khoảng 1.300 xe hàng qua cửa khẩu, riêng cầu số hai 480 xe.", ["1300", "480"],
     "a part of what was counted"),
    ("Xã trao 915 suất quà cho hộ nghèo.", ["915"], "trao"),
    ("Đến nay, 12/15 xã có tổ quản lý chợ.", ["12"], "communes out of all"),
    ("Nâng tổng số xã đạt chuẩn lên 15 xã.", ["15"], "communes that a subject names"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), OPEN_COUNTS)
def test_a_number_and_an_unknown_noun_are_a_count(text: str, expected: Numbers, why: str) -> None:
    assert numbers_of(text) == expected, why


def test_an_open_count_keeps_its_noun() -> None:
    text = "Năm 2030, tỉnh lắp 12.400 công tơ, có 310 trạm sạc và 7 bến thủy."
    rows = read_report(text, published=MAY, locality="Cà Mau").rows()
    assert [row["words"] for row in rows] == ["công tơ", "trạm sạc", "bến thủy"]


MOMENTS: Final = (
    ("9 tháng năm 2030, thu ngân sách 80 tỷ đồng. Mỗi ngày có 120 xe qua cầu.", "2031-05", None),
    ("9 tháng năm 2030, thu ngân sách 80 tỷ đồng. Bình quân mỗi ngày có 120 xe qua cầu.",
     None, "2030-01-01/P9M"),
    ("Năm 2030, tỉnh lắp 310 trạm sạc.", None, "2030"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "as_of", "period"), MOMENTS)
def test_what_there_is_has_a_moment_and_what_was_done_a_time(
    text: str, as_of: str | None, period: str | None
) -> None:
    row = read_report(text, published=MAY, locality="Cà Mau").rows()[-1]
    assert (row["as_of"], row["period"]) == (as_of, period)


NARRATIVE: Final = (
    ("Cả 5 siêu thị nói trên đều mở đến khuya.", "told of before"),
    ("Cả 3 phường đều khởi sắc.", "told of before, units"),
    ("Dự kỳ họp có 58 đại biểu.", "people at a meeting"),
    ("Nghị quyết gồm 3 chương, 9 điều.", "parts of a text"),
    ("Có 6 nhóm hàng tăng giá.", "groups of an index"),
    ("Nhà máy điện Đầm Dơi 1 và 2 chạy ổn định.", "numbers of plants"),
    ("Đội số 4 kiểm tra suốt đêm.", "the number of a team"),
    ("Khu vực lập quy hoạch trải trên 3 xã.", "where something lies"),
    ("Sau hợp nhất 3 tỉnh, thị trường rộng hơn.", "a merger"),
    ("Mô hình được làm ở 2 huyện ven biển.", "where something lies"),
    ("Dịch COVID-19 lắng xuống.", "a name"),
    ("Bài viết có 437 lượt xem.", "readers of a page"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "why"), NARRATIVE)
def test_numbers_of_a_story_stay_unread(text: str, why: str) -> None:
    reading = read_report(text, published=MAY, locality="Cà Mau")
    assert not [row for row in reading.rows() if row["value"] is not None], why
