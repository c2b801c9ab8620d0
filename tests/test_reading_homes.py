"""The unit that a text is about: what its head names, beside what is told."""

import pytest

from congthuong.periods import AsOf
from congthuong.reading import read_report

HOMES = [
    (
        "a district of the head outranks the province told, where the text goes on about it",
        "Huyện Krông Pa: công nghiệp khởi sắc\nNăm 2021, thu ngân sách của huyện đạt 90 tỷ đồng.",
        "Gia Lai",
        "huyện Krông Pa",
    ),
    (
        "a district that the text never speaks of again is only the place of an event",
        (
            "Ngày 5/3, tại huyện Krông Pa, Sở Công Thương tổng kết công tác năm.\n\n"
            "Năm 2021, thu ngân sách đạt 90 tỷ đồng."
        ),
        "Gia Lai",
        "tỉnh Gia Lai",
    ),
    (
        "a bare province in front is the place of writing",
        "Gia Lai - Huyện Krông Pa họp tổng kết.\nNăm 2021, thu ngân sách của huyện đạt 9 tỷ đồng.",
        None,
        "huyện Krông Pa",
    ),
    (
        "a ward of the address is not what the text of its province is about",
        (
            "Phường Diên Hồng, thành phố Pleiku, tỉnh Gia Lai\nTỉnh Gia Lai\n"
            "Năm 2021, thu ngân sách đạt 90 tỷ đồng."
        ),
        None,
        "tỉnh Gia Lai",
    ),
    (
        "a commune told stays, whatever province its head names",
        "Tỉnh Gia Lai họp bàn.\nNăm 2021, thu ngân sách của huyện đạt 90 tỷ đồng.",
        "huyện Krông Pa",
        "huyện Krông Pa",
    ),
    (
        "a district of another province is not inside the one told",
        "Huyện Đam Rông: thăm và trao đổi\n\nNăm 2021, thu ngân sách đạt 90 tỷ đồng.",
        "Gia Lai",
        "tỉnh Gia Lai",
    ),
    (
        "the province itself first, then its district: the province",
        "Tỉnh Gia Lai và huyện Krông Pa ký kết.\nNăm 2021, thu ngân sách đạt 90 tỷ đồng.",
        "Gia Lai",
        "tỉnh Gia Lai",
    ),
    (
        "xã hội is no commune",
        "Xã Ia Rsươm đón khách\nNăm 2021, thu ngân sách đạt 90 tỷ đồng, an sinh xã hội tốt.",
        "Gia Lai",
        "tỉnh Gia Lai",
    ),
    ("a head that names nothing", "Năm 2021, thu ngân sách đạt 90 tỷ đồng.", None, None),
    (
        "slogans in front: the first unit that the text names at all",
        (
            "Tin tức\nKinh tế\nThị trường\nTrang chủ\nTỉnh Gia Lai họp.\n"
            "Năm 2021, thu ngân sách đạt 90 tỷ đồng."
        ),
        None,
        "tỉnh Gia Lai",
    ),
]


@pytest.mark.parametrize(("text", "told", "place"), [case[1:] for case in HOMES])
def test_the_unit_of_a_text(text: str, told: str | None, place: str | None) -> None:
    reading = read_report(text, published=AsOf(2022, 1), locality=told)
    found = reading.statements[-1].place
    assert (found and str(found)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a clause that begins with the kind alone is of the unit that the text is about
        ("Huyện Chư Sê thu 12 tỷ đồng. Năm 2021, tỉnh thu ngân sách 90 tỷ đồng.", "tỉnh Gia Lai"),
        # tỉnh ủy is an office, tỉnh lộ a road
        ("Năm 2021, huyện Chư Sê thu 2 tỷ đồng, tỉnh ủy thu ngân sách 9 tỷ đồng.", "huyện Chư Sê"),
        # a unit by its name is not the home by its kind
        ("Năm 2021, thu ngân sách của quận 1 đạt 90 tỷ đồng.", "quận 1"),
        # a region in the sentence has its own figures
        (
            "Năm 2021, sản lượng cà phê toàn vùng Tây Nguyên đạt 9 triệu tấn.",
            "địa điểm toàn vùng Tây Nguyên",
        ),
        # several places in one sentence: none of them is that of the next one
        (
            "Năm 2021, huyện Chư Sê thu 2 tỷ đồng, Krông Pa thu 3 tỷ đồng. Xuất khẩu 9 tỷ đồng.",
            "tỉnh Gia Lai",
        ),
        # a district by its kind alone is the last one that was named
        (
            "Huyện Chư Sê họp bàn. Năm 2021, huyện thu ngân sách 2 tỷ đồng.",
            "huyện Chư Sê",
        ),
        # a sentence without figures says whom its paragraph is about
        ("Năm 2021, huyện Chư Sê vượt khó. Thu ngân sách đạt 9 tỷ đồng.", "huyện Chư Sê"),
        # one place goes on
        (
            "Năm 2021, thu ngân sách của huyện Chư Sê đạt 2 tỷ đồng. Xuất khẩu đạt 9 triệu USD.",
            "huyện Chư Sê",
        ),
        # a facility does not go on
        (
            "Năm 2021, xuất khẩu qua cửa khẩu Lệ Thanh đạt 2 triệu USD. Thu ngân sách đạt 9 tỷ.",
            "tỉnh Gia Lai",
        ),
        # the whole of a share is not the place of the next clause
        (
            "Năm 2021, xuất khẩu của tỉnh chiếm 3% kim ngạch của cả nước; nhập khẩu đạt 9 tỷ đồng.",
            "tỉnh Gia Lai",
        ),
        # a region as the name of a firm is none
        ("Năm 2021, cà phê Tây Nguyên xuất khẩu 9 triệu USD.", "tỉnh Gia Lai"),
    ],
)
def test_places_within_a_text(text: str, place: str | None) -> None:
    reading = read_report(text, published=AsOf(2022, 1), locality="Gia Lai")
    found = reading.statements[-1].place
    assert (found and str(found)) == place
