"""Bodies: the kinds of the law, the bodies of reports, and texts that name no body."""

import copy
import pickle
from datetime import date
from typing import Any

import pytest

from congthuong import ParseError
from congthuong.authorities import Authority, AuthorityKind, parse_authority
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.localities import get_locality

KIND = AuthorityKind
DAY = date(2022, 7, 25)
BA_TRI = get_locality("836", on=DAY)
HA_TINH = get_locality("42", on=DAY)


@pytest.mark.parametrize(
    ("text", "on", "kind", "name", "place", "above", "written"),
    [
        ("HĐND huyện Ba Tri", DAY, KIND.PEOPLES_COUNCIL, "", "836", None, "HĐND huyện Ba Tri"),
        (
            "Ban Kinh tế - Xã hội HĐND huyện Ba Tri",
            DAY,
            KIND.COUNCIL_BOARD,
            "Ban Kinh tế - Xã hội",
            "836",
            KIND.PEOPLES_COUNCIL,
            "Ban Kinh tế - Xã hội HĐND huyện Ba Tri",
        ),
        (
            "Ban Pháp chế HĐND huyện",
            None,
            KIND.COUNCIL_BOARD,
            "Ban Pháp chế",
            None,
            KIND.PEOPLES_COUNCIL,
            "Ban Pháp chế HĐND",
        ),
        ("Thường trực HĐND tỉnh", None, KIND.COUNCIL_STANDING_BODY, "", None, None, "TT HĐND"),
        (
            "Tổ đại biểu HĐND huyện",
            None,
            KIND.DELEGATE_GROUP,
            "",
            None,
            None,
            "Tổ đại biểu Hội đồng nhân dân",
        ),
        ("Ủy ban MTTQ huyện", None, KIND.FATHERLAND_FRONT, "", None, None, "MTTQ"),
        (
            "Phòng Kinh tế và Hạ tầng huyện Ba Tri",
            DAY,
            KIND.OFFICE,
            "Phòng Kinh tế và Hạ tầng",
            "836",
            None,
            "Phòng Kinh tế và Hạ tầng huyện Ba Tri",
        ),
        (
            "Sở Công Thương Hà Tĩnh",
            DAY,
            KIND.DEPARTMENT,
            "Sở Công Thương",
            "42",
            None,
            "Sở Công Thương tỉnh Hà Tĩnh",
        ),
        (
            "Sở Kế hoạch và Đầu tư",
            None,
            KIND.DEPARTMENT,
            "Sở Kế hoạch và Đầu tư",
            None,
            None,
            "Sở Kế hoạch và Đầu tư",
        ),
        (
            "Văn phòng UBND tỉnh",
            None,
            KIND.SECRETARIAT,
            "",
            None,
            KIND.PEOPLES_COMMITTEE,
            "Văn phòng UBND",
        ),
        (
            "Uỷ ban nhân dân thị xã Vĩnh Châu",
            DAY,
            KIND.PEOPLES_COMMITTEE,
            "",
            "950",
            None,
            "UBND thị xã Vĩnh Châu",
        ),
        ("UBND TP Hà Tĩnh", DAY, KIND.PEOPLES_COMMITTEE, "", "436", None, "UBND thành phố Hà Tĩnh"),
        ("Huyện ủy Ba Tri", DAY, KIND.PARTY_COMMITTEE, "Huyện ủy", "836", None, None),
        ("Tỉnh ủy", None, KIND.PARTY_COMMITTEE, "Tỉnh ủy", None, None, "Tỉnh ủy"),
        (
            "Đoàn giám sát Ban Kinh tế - Xã hội HĐND huyện Ba Tri",
            DAY,
            KIND.DELEGATION,
            "Đoàn giám sát",
            "836",
            KIND.COUNCIL_BOARD,
            "Đoàn giám sát Ban Kinh tế - Xã hội HĐND huyện Ba Tri",
        ),
        ("Đoàn công tác của tỉnh", None, KIND.DELEGATION, "Đoàn công tác", None, None, None),
        ("Đoàn 1", None, KIND.DELEGATION, "Đoàn 1", None, None, "Đoàn 1"),
        (
            "Cục Quản lý thị trường",
            None,
            KIND.AGENCY,
            "Cục Quản lý thị trường",
            None,
            None,
            "Cục Quản lý thị trường",
        ),
        ("Bộ Công Thương", None, KIND.MINISTRY, "Bộ Công Thương", None, None, "Bộ Công Thương"),
        ("Trung ương", None, KIND.CENTRAL, "", None, None, "Trung ương"),
        ("Thủ tướng Chính phủ", None, KIND.PRIME_MINISTER, "", None, None, "Thủ tướng Chính phủ"),
    ],
)
def test_a_body_is_read_with_the_body_above_and_its_place(
    text: str,
    on: date | None,
    kind: AuthorityKind,
    name: str,
    place: str | None,
    above: AuthorityKind | None,
    written: str | None,
) -> None:
    body = parse_authority(text, on=on)
    assert kind is body.kind
    assert name == body.name
    assert place == (body.place.code if body.place else None)
    assert above == (body.parent.kind if body.parent else None)
    if written is not None:
        assert written == str(body)
        assert body == parse_authority(written, on=on)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        ("   ", "it is empty"),
        ("Công ty Dệt may", "no kind of body opens it"),  # a firm
        ("Công ty Điện lực bị phạt", "no kind of body opens it"),  # no name follows
        ("Ban quản lý rừng", "no board of a People's Council"),  # another kind of Ban
        ("Ban Quản lý", "a Ban Quản lý needs a name"),  # of what?
        ("Thuế giá trị gia tăng", "no kind of body opens it"),  # a tax
        ("Thuế VAT", "no kind of body opens it"),  # a tax with a capital
        ("Thuế suất", "no kind of body opens it"),  # a rate
        ("Thống kê xuất khẩu", "no kind of body opens it"),  # figures
        ("Hải quan cửa khẩu Lệ Thanh", "no kind of body opens it"),  # not the region's office
        ("UBND cấp xã", "'cấp' is no place"),  # all of a level, no one body
        ("Thuế tỉnh Không Có", "'tỉnh Không Có' is no unit"),  # a place that there is not
        ("HĐND huyện Châu Thành", "may be 10 units"),  # ten districts of this name
        ("Sở", "a Sở needs a name"),  # which one?
        ("UBND lâm thời", "is no place"),  # words that would be lost
        ("Phòng Kinh tế huyện Ba Trii", "'huyện Ba Trii' is no unit on 2022-07-25"),  # a slip
        ("Huyện ủy Ba Trii", "'huyện Ba Trii' is no unit"),  # the kind is in the body's name
        ("Sở Công Thương huyện Ba Tri", "a Sở serves a province"),  # of a district
        ("Phòng Kinh tế huyện Ba Tri UBND tỉnh Hà Tĩnh", "a body above in huyện Ba Tri"),
        ("Phòng Quản lý đô thị xã Kỳ Anh", "'đô thị xã Kỳ Anh' is ambiguous"),  # a thị xã, a xã?
        ("PHÒNG ĐÔ THỊ XÃ", "'ĐÔ THỊ XÃ' is ambiguous"),  # nor without a name
        ("Phòng Hợp tác xã Ba Tri", "'tác xã Ba Tri' is ambiguous"),  # hợp tác xã is a firm
        ("Bộ trưởng Bộ Công Thương", "no kind of body opens it"),  # a person
        ("Bộ phận một cửa", "no kind of body opens it"),  # a desk
        ("Sở hữu trí tuệ", "no kind of body opens it"),  # property
        ("Phòng cháy chữa cháy", "no kind of body opens it"),  # against fire
        ("Trung tâm thương mại", "no kind of body opens it"),  # a shopping centre
        ("Cục bộ", "no kind of body opens it"),  # local
        ("Ban HĐND huyện", "a Ban needs a name"),  # which one?
        ("Ban Dân tộc", "may be an agency of the UBND: say HĐND"),  # one there, one here
        ("Ban Dân tộc UBND tỉnh", "no board of a People's Council"),  # the agency
    ],
)
def test_a_text_that_names_no_one_body_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ParseError, match=reason) as caught:
        parse_authority(text, on=DAY)
    assert text == caught.value.text


@pytest.mark.parametrize(
    ("text", "on", "name", "place"),
    [
        (
            "Phòng Kinh tế và Hạ tầng huyện Krông Pa tỉnh Gia Lai",
            date(2022, 7, 1),
            "Phòng Kinh tế và Hạ tầng",
            "huyện Krông Pa",
        ),
        ("Phòng Kinh tế, huyện Krông Pa, tỉnh Gia Lai", DAY, "Phòng Kinh tế", "huyện Krông Pa"),
        ("UBND xã An Đức huyện Ba Tri tỉnh Bến Tre", date(2019, 1, 1), "", "xã An Đức"),
        ("UBND xã An Đức, huyện Ba Tri", date(2019, 1, 1), "", "xã An Đức"),
        ("UBND xã Kỳ Lợi thị xã Kỳ Anh", date(2020, 1, 1), "", "xã Kỳ Lợi"),
        ("UBND xã Hội Sơn, huyện Anh Sơn", DAY, "", "xã Hội Sơn"),
        ("Huyện ủy Ba Tri tỉnh Bến Tre", DAY, "Huyện ủy", "huyện Ba Tri"),
        ("Huyện ủy huyện Ba Tri", DAY, "Huyện ủy", "huyện Ba Tri"),
        ("Chi cục Thuế H.Ba Tri", DAY, "Chi cục Thuế", "huyện Ba Tri"),
        ("UBND TP.HCM", DAY, "", "thành phố Hồ Chí Minh"),
        ("ubnd huyện ba tri", DAY, "", "huyện Ba Tri"),
        (
            "Phòng Quản lý đô thị thị xã Kỳ Anh",
            date(2020, 1, 1),
            "Phòng Quản lý đô thị",
            "thị xã Kỳ Anh",
        ),
        (
            "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH HÀ TĨNH",
            DAY,
            "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            "tỉnh Hà Tĩnh",
        ),
    ],
)
def test_a_place_is_read_with_the_units_around_it(
    text: str, on: date, name: str, place: str
) -> None:
    body = parse_authority(text, on=on)
    assert body.place is not None
    assert (body.name, body.place.full_name) == (name, place)


TWO_TIERS = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "kind", "name", "place"),
    [
        ("UBND phường Tiên Du", KIND.PEOPLES_COMMITTEE, "", "09319"),  # a ward since September
        ("UBND đặc khu Phú Quốc", KIND.PEOPLES_COMMITTEE, "", "31078"),  # the third kind
        ("UBND phường", KIND.PEOPLES_COMMITTEE, "", None),  # as UBND huyện
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị phường Tiên Du",
            KIND.OFFICE,
            "Phòng Kinh tế, Hạ tầng và Đô thị",  # the comma is in the name
            "09319",
        ),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            KIND.OFFICE,
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            None,
        ),
        (
            "Trung tâm Phục vụ hành chính công phường Tiên Du, thành phố Bắc Ninh",
            KIND.CENTRE,
            "Trung tâm Phục vụ hành chính công",
            "09319",
        ),
        ("Thống kê tỉnh", KIND.STATISTICS_OFFICE, "Thống kê", None),
        ("Thống kê tỉnh Gia Lai", KIND.STATISTICS_OFFICE, "Thống kê", "52"),
        # One office serves several communes: the name behind cơ sở is no commune's.
        ("Thống kê cơ sở Ba Tri", KIND.STATISTICS_OFFICE, "Thống kê cơ sở Ba Tri", None),
        ("Cơ quan thống kê", KIND.STATISTICS_OFFICE, "Cơ quan thống kê", None),
        ("Thuế tỉnh", KIND.TAX_OFFICE, "Thuế", None),
        ("Thuế thành phố Hà Nội", KIND.TAX_OFFICE, "Thuế", "01"),
        ("Thuế TP.HCM", KIND.TAX_OFFICE, "Thuế", "79"),  # glued
        ("THUẾ TỈNH GIA LAI", KIND.TAX_OFFICE, "THUẾ", "52"),  # a heading
        ("Thuế cơ sở 5 tỉnh Gia Lai", KIND.TAX_OFFICE, "Thuế cơ sở 5", "52"),
        ("Hải quan khu vực", KIND.CUSTOMS_OFFICE, "Hải quan khu vực", None),
        ("Hải quan khu vực XIV", KIND.CUSTOMS_OFFICE, "Hải quan khu vực XIV", None),
        (
            "Ban Quản lý các khu công nghiệp tỉnh Gia Lai",
            KIND.MANAGEMENT_BOARD,
            "Ban Quản lý các khu công nghiệp",
            "52",
        ),
        (
            "Ban Quản lý Khu kinh tế Dung Quất",
            KIND.MANAGEMENT_BOARD,
            "Ban Quản lý Khu kinh tế Dung Quất",
            None,
        ),
        ("Ban quản lý chợ", KIND.MANAGEMENT_BOARD, "Ban quản lý chợ", None),
        ("BQL chợ Bến Thành", KIND.MANAGEMENT_BOARD, "BQL chợ Bến Thành", None),
        ("Công ty Điện lực", KIND.POWER_COMPANY, "Công ty Điện lực", None),
        ("Công ty Điện lực tỉnh Gia Lai", KIND.POWER_COMPANY, "Công ty Điện lực", "52"),
        # The ground of a company may still be that of the older province.
        ("Công ty Điện lực Gia Lai", KIND.POWER_COMPANY, "Công ty Điện lực Gia Lai", None),
        (
            "Tổng công ty Điện lực miền Nam",
            KIND.POWER_COMPANY,
            "Tổng công ty Điện lực miền Nam",
            None,
        ),
        (
            "Chi cục Quản lý thị trường tỉnh Gia Lai",
            KIND.AGENCY,
            "Chi cục Quản lý thị trường",
            "52",
        ),
        ("Chi cục Hải quan khu vực XIV", KIND.AGENCY, "Chi cục Hải quan khu vực XIV", None),
        ("Cục Thuế tỉnh Gia Lai", KIND.AGENCY, "Cục Thuế", "52"),
        ("Phòng Thanh tra Thuế tỉnh Gia Lai", KIND.OFFICE, "Phòng Thanh tra Thuế", "52"),
        ("Phòng Quản lý Thuế", KIND.OFFICE, "Phòng Quản lý Thuế", None),
    ],
)
def test_bodies_of_the_two_tiers_are_read(
    text: str, kind: AuthorityKind, name: str, place: str | None
) -> None:
    body = parse_authority(text, on=TWO_TIERS)
    assert (body.kind, body.name, body.parent) == (kind, name, None)
    assert place == (body.place.code if body.place else None)
    assert body == parse_authority(str(body), on=TWO_TIERS)


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("Văn phòng Thuế tỉnh Gia Lai", "Thuế tỉnh Gia Lai"),  # a kind that needs no name
        ("Đoàn kiểm tra của Thuế tỉnh Gia Lai", "Thuế tỉnh Gia Lai"),  # của says so
        (
            "Phòng Đầu tư Ban Quản lý Khu kinh tế tỉnh Gia Lai",
            "Ban Quản lý Khu kinh tế tỉnh Gia Lai",
        ),
    ],
)
def test_bodies_of_the_two_tiers_stand_above_others(text: str, above: str) -> None:
    assert str(parse_authority(text, on=TWO_TIERS).parent) == above


@pytest.mark.parametrize(
    "name",
    [
        "Cục Phòng vệ thương mại",  # phòng vệ is no Phòng
        "Cục Sở hữu trí tuệ",  # nor sở hữu a Sở
        "Cục Phòng Vệ Thương Mại",  # whatever the letters
        "Trung tâm Ứng phó sự cố quốc gia",  # the country is no place in a name
        "Đoàn khảo sát",  # a lower-case word met in names
        "Sở Lao động - Thương binh và Xã hội",  # xã hội is no xã
    ],
)
def test_a_name_is_kept_whole(name: str) -> None:
    assert Authority(parse_authority(name).kind, name) == parse_authority(name)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Công Thương tỉnh Sóc Trăng",
        "Sở Công Thương Sóc Trăng",  # bare behind a Sở
    ],
)
def test_a_place_that_had_ended_is_told(text: str) -> None:
    with pytest.raises(ParseError, match="no unit on 2026-01-01: tỉnh Sóc Trăng ended on 2025-07"):
        parse_authority(text, on=date(2026, 1, 1))


def test_a_place_that_never_was_is_told() -> None:
    with pytest.raises(ParseError, match="'huyện Ba Trii' is no unit at any time"):
        parse_authority("Phòng Kinh tế huyện Ba Trii")


def test_a_place_that_may_be_several_asks_for_the_units_around_it() -> None:
    with pytest.raises(ParseError, match="the district or province behind a comma") as caught:
        parse_authority("UBND xã An Đức", on=date(2019, 1, 1))
    assert "on=" not in caught.value.reason


def test_a_board_of_the_council_for_ethnic_minorities_is_read_with_its_council() -> None:
    assert parse_authority("Ban Dân tộc HĐND tỉnh").kind is KIND.COUNCIL_BOARD


def test_the_office_of_a_committee_is_a_secretariat() -> None:
    assert KIND("secretariat") is parse_authority("Văn phòng Chính phủ").kind


def test_a_place_with_several_times_needs_a_day() -> None:
    with pytest.raises(ParseError, match="may be 2 units: give on="):
        parse_authority("Sở Công Thương Thái Nguyên")
    before, after = (
        parse_authority("Sở Công Thương Thái Nguyên", on=day).place
        for day in (date(2013, 9, 30), date(2025, 9, 30))
    )
    assert before is not None
    assert after is not None
    assert before.code == after.code
    assert before != after


@pytest.mark.parametrize("kind", AuthorityKind)
def test_every_kind_has_a_vietnamese_name_and_is_read_by_it(kind: AuthorityKind) -> None:
    assert kind.label
    text = f"{kind.label} X" if kind.is_named else kind.label
    if kind is not AuthorityKind.COUNCIL_BOARD:
        assert kind is parse_authority(text).kind


def test_the_everyday_bodies_are_built_by_name() -> None:
    assert str(Authority.peoples_council(BA_TRI)) == "HĐND huyện Ba Tri"
    assert str(Authority.peoples_committee(HA_TINH)) == "UBND tỉnh Hà Tĩnh"
    assert str(Authority.industry_and_trade(HA_TINH)) == "Sở Công Thương tỉnh Hà Tĩnh"


def test_a_department_serves_a_province() -> None:
    with pytest.raises(InvalidValueError, match="a Sở serves a province"):
        Authority.industry_and_trade(BA_TRI)
    with pytest.raises(InvalidValueError, match="a Sở serves a province"):
        parse_authority("Sở Công Thương").at(BA_TRI)
    unread: Any = "Hà Tĩnh"
    with pytest.raises(InvalidTypeError, match="a Locality"):
        Authority.industry_and_trade(unread)


def test_a_body_and_the_one_above_are_in_one_place() -> None:
    council = Authority.peoples_council(BA_TRI)
    board = Authority(KIND.COUNCIL_BOARD, "Ban Pháp chế", BA_TRI, council)
    assert board.place == council.place
    for above in (council, Authority(KIND.DELEGATION, "Đoàn 1", parent=council)):
        with pytest.raises(InvalidValueError, match="a body above in tỉnh Hà Tĩnh"):
            Authority(KIND.COUNCIL_BOARD, "Ban Pháp chế", HA_TINH, above)
    board = Authority(KIND.COUNCIL_BOARD, "Ban Pháp chế", BA_TRI, parse_authority("HĐND"))
    assert board == board.at(HA_TINH)


def test_a_body_without_a_place_is_put_in_one_and_keeps_the_one_it_has() -> None:
    board = parse_authority("Ban Pháp chế HĐND huyện").at(BA_TRI)
    assert str(board) == "Ban Pháp chế HĐND huyện Ba Tri"
    assert board.place == BA_TRI
    council = Authority.peoples_council(BA_TRI)
    assert council == council.at(HA_TINH)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"kind": "department"}, InvalidTypeError),  # not the enum itself
        ({"kind": KIND.DEPARTMENT}, InvalidValueError),  # a Sở of what?
        ({"kind": KIND.DEPARTMENT, "name": " "}, InvalidValueError),  # a blank name
        ({"kind": KIND.DEPARTMENT, "name": None}, InvalidTypeError),  # no text
        ({"kind": KIND.DELEGATE, "locality": "Hà Tĩnh"}, InvalidTypeError),  # a text as the place
        ({"kind": KIND.DELEGATE, "parent": "HĐND"}, InvalidTypeError),  # a text as the body above
    ],
)
def test_a_body_that_is_none_is_refused(fields: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        Authority(**fields)


def test_a_text_that_is_no_str_is_refused() -> None:
    wrong: Any = 1
    with pytest.raises(InvalidTypeError):
        parse_authority(wrong)


def test_bodies_are_values() -> None:
    board = parse_authority("Ban Pháp chế HĐND huyện Ba Tri", on=DAY)
    for twin in (pickle.loads(pickle.dumps(board)), copy.deepcopy(board)):  # noqa: S301
        assert board == twin
        assert hash(board) == hash(twin)
    html = Authority(KIND.DEPARTMENT, "Sở <X>")._repr_html_()
    assert html == '<span title="Sở">Sở &lt;X&gt;</span>'


def test_a_text_of_hundreds_of_bodies_is_refused_at_once() -> None:
    with pytest.raises(ParseError, match="longer than 500 characters"):
        parse_authority("Phòng Kinh tế UBND " * 2000)
