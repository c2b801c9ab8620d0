"""Supervision in running text: campaigns, shortcomings, recommendations, and the bodies named."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong.authorities import Authority, AuthorityKind
from congthuong.localities import Locality, get_locality
from congthuong.periods import AsOf
from congthuong.reading.cleaning import clean
from congthuong.reading.works import SupervisionReading, read_supervision
from congthuong.supervision import CampaignKind, Recommendation, RecommendationKind, Shortcoming

JUNE_2021: Final = AsOf(2021, 6)
BA_TRI: Final = get_locality("836", on=JUNE_2021)
BEN_TRE: Final = get_locality("83", on=JUNE_2021)
GIA_LAI: Final = get_locality("64", on=JUNE_2021)
VIETNAM: Final = get_locality("VN", on=JUNE_2021)


def read(
    text: str, published: AsOf | None = JUNE_2021, home: Locality | None = None
) -> SupervisionReading:
    reading = read_supervision(clean(text), published, home)
    outcomes: tuple[Shortcoming | Recommendation, ...] = (
        *reading.shortcomings,
        *reading.recommendations,
    )
    for outcome in outcomes:
        assert outcome.evidence is not None
        assert outcome.evidence.span is not None
        assert outcome.evidence.span.of(text) == outcome.evidence.text
    return reading


def asked(text: str, home: Locality | None = None) -> list[tuple[str, list[str], str]]:
    return [
        (str(one.issuer or ""), [str(body) for body in one.addressees], one.text)
        for one in read(text, home=home).recommendations
    ]


def wanting(text: str) -> list[str]:
    return [one.text for one in read(text).shortcomings]


def bodies(text: str, home: Locality | None = None) -> list[str]:
    return [str(body) for body in read(text, home=home).authorities]


# --- Recommendations ------------------------------------------------------------------------------

ASKED: Final[list[tuple[str, list[tuple[str, list[str], str]]]]] = [
    (
        "Qua khảo sát, Sở Công Thương đề nghị Phòng Kinh tế sớm lập hồ sơ di dời chợ./.",
        [("Sở Công Thương", ["Phòng Kinh tế"], "sớm lập hồ sơ di dời chợ")],
    ),
    (
        "HĐND huyện Ba Tri cũng đã kiến nghị, đề xuất UBND tỉnh Bến Tre bố trí vốn xây chợ.",
        [("HĐND huyện Ba Tri", ["UBND tỉnh Bến Tre"], "bố trí vốn xây chợ")],
    ),
    (
        "Ông Phó Chủ tịch UBND huyện Ba Tri Trần Văn Hai yêu cầu các xã, các phòng ban rà lại sổ.",
        [
            (
                "Ông Phó Chủ tịch UBND huyện Ba Tri Trần Văn Hai",
                ["các xã", "các phòng ban"],
                "rà lại sổ",
            )
        ],
    ),
    (
        "Lãnh đạo huyện Ba Tri đề nghị trong thời gian tới, tỉnh cần mở thêm hai tuyến đường.",
        [("Lãnh đạo huyện Ba Tri", ["tỉnh"], "mở thêm hai tuyến đường")],
    ),
    (
        "Giám đốc Sở Công Thương: Đề nghị các địa phương báo cáo sớm.",
        [("Giám đốc Sở Công Thương", ["các địa phương"], "báo cáo sớm")],
    ),
    (
        "Sở Công Thương khen ngợi huyện và yêu cầu doanh nghiệp giữ giá bán.",
        [("Sở Công Thương", ["doanh nghiệp"], "giữ giá bán")],
    ),
    (
        "Sở Công Thương đề nghị huyện mở lại chợ; Sở Tài chính đề nghị xã thu đủ phí.",
        [
            ("Sở Công Thương", ["huyện"], "mở lại chợ"),
            ("Sở Tài chính", ["xã"], "thu đủ phí"),
        ],
    ),
    (
        "Sở Công Thương đề nghị huyện nghiên cứu và đề xuất giải pháp gọi vốn.",
        [("Sở Công Thương", ["huyện"], "nghiên cứu và đề xuất giải pháp gọi vốn")],
    ),
    (
        "Sở Công Thương đề nghị Sở Tài chính đề xuất mức hỗ trợ mới.",
        [("Sở Công Thương", ["Sở Tài chính"], "đề xuất mức hỗ trợ mới")],
    ),
    (
        "Sở Công Thương yêu cầu huyện dọn chợ. Đồng thời, đề nghị xã góp thêm công.",
        [
            ("Sở Công Thương", ["huyện"], "dọn chợ"),
            ("Sở Công Thương", ["xã"], "góp thêm công"),
        ],
    ),
    ("Đề nghị các ngành chung tay gỡ khó.", [("", ["các ngành"], "chung tay gỡ khó")]),
    (
        "Sở Công Thương đề xuất một số nội dung với tỉnh về: cấp vốn xây chợ; giao đất.",
        [("Sở Công Thương", ["tỉnh"], "cấp vốn xây chợ; giao đất")],
    ),
    (
        "Sở Công Thương đề xuất một số nội dung: cấp vốn xây chợ.",
        [("Sở Công Thương", [], "cấp vốn xây chợ")],
    ),
    (
        "Sở Công Thương đề nghị sớm lập hồ sơ di dời chợ.",
        [("Sở Công Thương", [], "sớm lập hồ sơ di dời chợ")],
    ),
    (
        "Sở Công Thương đề nghị trong một hai ba bốn năm sáu bảy tám ngày tới làm xong.",
        [("Sở Công Thương", [], "trong một hai ba bốn năm sáu bảy tám ngày tới làm xong")],
    ),
    (
        "Sở Công Thương đề nghị huyện Ba Tri và Sở Tài chính lo đủ vốn.",
        [("Sở Công Thương", ["huyện Ba Tri", "Sở Tài chính"], "lo đủ vốn")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_requests_have_their_sides_and_their_words(
    text: str, expected: list[tuple[str, list[str], str]]
) -> None:
    assert asked(text) == expected


def test_addressees_are_counted_up_to_a_bound() -> None:
    text = f"Sở Công Thương đề nghị {', '.join(['huyện', 'xã'] * 7)} mở lại chợ."
    ((_, addressees, _),) = asked(text)
    assert len(addressees) == 12


NOT_ASKED: Final = [
    ("Chất lượng chưa đáp ứng yêu cầu của huyện.", "a noun"),
    ("Đoàn nghe đề xuất, kiến nghị của huyện Ba Tri.", "nouns"),
    ("Hơn 3 triệu yêu cầu từ khách hàng được giải quyết.", "a noun that is counted"),
    ("Yêu cầu đặt ra là phải nhanh hơn.", "nobody is asked"),
    ("Sở Công Thương đề nghị.", "nothing is asked"),
    ("Sở Công Thương đề nghị huyện.", "nothing is asked"),
    ("Sở Công Thương đề xuất một số giải pháp gỡ khó cho huyện.", "nobody says which"),
    ("Sở Công Thương đề xuất một số giải pháp", "nobody says which"),
    ("Những việc vượt thẩm quyền, Sở Công Thương đề xuất UBND tỉnh xem xét.", "a follow-up"),
    ("Ai đó đã đề nghị huyện mở lại chợ.", "no body asks"),
    ("Hôm nay Sở Công Thương vui và đề nghị huyện mở lại chợ.", "open whether it is the subject"),
    ("SỞ CÔNG THƯƠNG ĐỀ NGHỊ HUYỆN MỞ CHỢ", "capitals tell nothing"),
    ("", "nothing"),
]


@pytest.mark.parametrize("text", [row[0] for row in NOT_ASKED], ids=[row[1] for row in NOT_ASKED])
def test_what_is_no_request_is_left_out(text: str) -> None:
    assert asked(text) == []


def test_yeu_cau_is_a_request_and_others_are_recommendations() -> None:
    text = "Sở Công Thương yêu cầu huyện dọn chợ; Sở Tài chính kiến nghị tỉnh cấp thêm vốn."
    kinds = [one.kind for one in read(text).recommendations]
    assert kinds == [RecommendationKind.REQUEST, RecommendationKind.RECOMMENDATION]


def test_a_repeated_request_is_one() -> None:
    sentence = "Sở Công Thương đề nghị huyện mở lại chợ."
    assert len(asked(f"{sentence}\n\n{sentence}")) == 1


def test_evidence_of_two_requests_does_not_overlap() -> None:
    text = "Qua đây, Sở Công Thương đề nghị huyện mở lại chợ; Sở Tài chính đề nghị xã thu đủ phí."
    spans = [one.evidence.span for one in read(text).recommendations if one.evidence is not None]
    assert spans[0] is not None
    assert spans[1] is not None
    assert spans[0].start == 0
    assert spans[0].end <= spans[1].start


# --- Shortcomings ---------------------------------------------------------------------------------

WANTING: Final[list[tuple[str, list[str]]]] = [
    (
        (
            "Tuy nhiên, còn một số hạn chế như: đường vào chợ hẹp; nước thải chưa được xử lý. "
            "Vốn khuyến công còn thiếu. Huyện có 6 chợ. Lao động còn yếu."
        ),
        ["đường vào chợ hẹp", "nước thải chưa được xử lý", "Vốn khuyến công còn thiếu"],
    ),
    ("Tuy vậy, việc di dời chợ vẫn còn gặp nhiều khó khăn.",
     ["việc di dời chợ vẫn còn gặp nhiều khó khăn"]),
    ("Bên cạnh kết quả đạt được vẫn còn tồn tại: hạ tầng cũ nát;; ; đường hẹp quá;",
     ["hạ tầng cũ nát", "đường hẹp quá"]),
    ("Còn nhiều bất cập, cụ thể: vốn vay đến chậm.", ["vốn vay đến chậm"]),
    ("Còn nhiều bất cập cụ thể là vốn", []),
    ("Việc thu phí chưa đều.", []),
    ("Tuy nhiên, sản lượng tăng mạnh.", []),
    ("Tuy nhiên, sản lượng chưa từng cao như vậy.", []),
    ("Tuy nhiên, chưa rõ.", []),
    ("Tuy nhiên", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WANTING)
def test_shortcomings_stand_behind_the_words_that_introduce_them(
    text: str, expected: list[str]
) -> None:
    assert wanting(text) == expected


def test_a_request_ends_the_shortcomings() -> None:
    text = (
        "Tuy nhiên, vốn còn thiếu nhiều. Sở Công Thương đề nghị huyện gỡ khó. Đường còn chậm sửa."
    )
    assert wanting(text) == ["vốn còn thiếu nhiều"]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Tuy nhiên, chợ ở TP. Bến Tre còn thiếu nước? nên vắng khách.Hết"
    assert wanting(text) == [text.removeprefix("Tuy nhiên, ")]


# --- Bodies ---------------------------------------------------------------------------------------

BODIES: Final[list[tuple[str, Locality | None, list[str]]]] = [
    (
        "Ban Kinh tế - Xã hội của HĐND huyện Ba Tri",
        None,
        ["Ban Kinh tế - Xã hội HĐND huyện Ba Tri"],
    ),
    ("UBND huyện họp", BA_TRI, ["UBND huyện Ba Tri"]),
    ("UBND tỉnh họp", BA_TRI, ["UBND tỉnh Bến Tre"]),
    ("UBND xã họp", BA_TRI, ["UBND"]),
    ("UBND TP. Hà Tĩnh họp", None, ["UBND thành phố Hà Tĩnh"]),
    ("UBND các huyện, UBND cấp xã", BA_TRI, []),
    ("UBND huyện, thị xã, thành phố", BA_TRI, []),
    ("UBND huyện Không Đâu", None, []),
    ("UBND huyện Châu Thành", None, []),
    ("UBND huyện Châu Thành", BEN_TRE, ["UBND huyện Châu Thành"]),
    ("Sở Công thương Hà Tĩnh cho biết", None, ["Sở Công thương tỉnh Hà Tĩnh"]),
    ("Sở Công Thương Hà Tĩnh và Sở Công thương", None, ["Sở Công Thương tỉnh Hà Tĩnh"]),
    ("Sở Công thương Trần Văn Hai", None, ["Sở Công thương"]),
    ("Sở Không Biết; sở công thương; Phòng; sở hữu", None, []),
    ("11 Phòng Kinh tế", None, []),
    ("phòng Kinh tế", None, []),
    ("Văn phòng UBND tỉnh Bến Tre; Văn phòng luật", None, ["Văn phòng UBND tỉnh Bến Tre"]),
    ("Chính phủ ban hành; chính phủ", None, ["Chính phủ"]),
    ("Đoàn giám sát; đoàn công tác", None, []),
    ("Đoàn giám sát của HĐND huyện Ba Tri", None, ["Đoàn giám sát HĐND huyện Ba Tri"]),
    ("Phó Chủ tịch UBND tỉnh Bến Tre nói", None, ["UBND tỉnh Bến Tre"]),
    ("Phó Chủ tịch UBND tỉnh Trần Văn Hai nói", BA_TRI, []),
    ("Phó Chủ tịch UBND nói; Giám đốc công ty", None, []),
    ("Sở Công Thương huyện Ba Tri", None, []),
    ("Sở Công Thương huyện", BA_TRI, ["Sở Công Thương"]),
    ("Văn phòng UBND họp", None, []),
    ("UBND huyện Sở Công Thương Hà Tĩnh họp", None, ["UBND", "Sở Công Thương tỉnh Hà Tĩnh"]),
]


@pytest.mark.parametrize(("text", "home", "expected"), BODIES)
def test_bodies_are_named_wholly_or_left_out(
    text: str, home: Locality | None, expected: list[str]
) -> None:
    assert bodies(text, home) == expected


def test_the_country_is_no_province_that_places_a_body() -> None:
    assert bodies("UBND tỉnh", VIETNAM) == ["UBND"]


# --- Campaigns ------------------------------------------------------------------------------------


def test_a_delegation_that_supervises_is_a_campaign_with_a_visit() -> None:
    text = (
        "Sáng ngày 4 tháng 5 năm 2021, Ban Kinh tế - Xã hội HĐND huyện Ba Tri tổ chức Đoàn giám "
        "sát đến làm việc với Phòng Kinh tế và Hạ tầng theo Kế hoạch số 12/KH-HĐND."
    )
    campaign = read(text).campaign
    assert campaign is not None
    assert (campaign.kind, campaign.is_supervision) == (CampaignKind.SUPERVISION, True)
    assert str(campaign.subject) == "Ban Kinh tế - Xã hội HĐND huyện Ba Tri"
    assert [str(body) for body in campaign.bodies] == ["Phòng Kinh tế và Hạ tầng"]
    assert str(campaign.plan) == "12/KH-HĐND"
    assert [visit.on for visit in campaign.visits] == [date(2021, 5, 4)]


DAYS: Final = [
    ("Sáng 25-5, ", date(2021, 5, 25), "the year of the publication"),
    ("Sáng nay (25/12), ", date(2020, 12, 25), "not after the publication"),
    ("Chiều 25/5/2019, ", date(2019, 5, 25), "a whole date"),
    ("Chiều 31/6/2019, ", None, "no such day"),
    ("Chiều 31-6, ", None, "no such day in any year"),
    ("Chiều 29-2, ", date(2020, 2, 29), "a leap year"),
    ("Trong 25/5 buổi, ", None, "no word for a day"),
]


@pytest.mark.parametrize(("lead", "day"), [row[:2] for row in DAYS], ids=[row[2] for row in DAYS])
def test_the_day_of_a_visit(lead: str, day: date | None) -> None:
    reading = read(f"{lead}Sở Công Thương có buổi làm việc với huyện Ba Tri.")
    assert reading.campaign is not None
    assert reading.campaign.kind is CampaignKind.WORKING_SESSION
    (visit,) = reading.campaign.visits
    assert visit.on == day
    assert visit.locality is not None
    assert (visit.locality.code, visit.hosts) == ("836", ("huyện Ba Tri",))


def test_without_a_publication_a_day_without_a_year_stays_open() -> None:
    text = "Sáng 25-5, Sở Công Thương có buổi làm việc với UBND huyện Ba Tri."
    campaign = read(text, published=None).campaign
    assert campaign is not None
    assert campaign.visits[0].on is None
    assert isinstance(campaign.bodies[0], Authority)
    assert campaign.visits[0].locality == campaign.bodies[0].place


def test_a_conference_has_no_visit() -> None:
    campaign = read("Chiều 2/6, Sở Công Thương tổ chức hội nghị tổng kết.").campaign
    assert campaign is not None
    assert (campaign.kind, campaign.start) == (CampaignKind.CONFERENCE, date(2021, 6, 2))
    assert campaign.visits == ()


def test_the_most_formal_of_several_kinds_is_that_of_the_campaign() -> None:
    campaign = read("Sở Công Thương tổ chức hội nghị và tiến hành kiểm tra các chợ.").campaign
    assert campaign is not None
    assert campaign.kind is CampaignKind.CHECK
    assert campaign.plan is None


def test_the_first_campaign_is_taken() -> None:
    text = "Sở Công Thương tổ chức hội nghị. Sở Tài chính tổ chức kiểm tra. Kế hoạch 3/KH-UBND."
    campaign = read(text).campaign
    assert campaign is not None
    assert str(campaign.subject) == "Sở Công Thương"


@pytest.mark.parametrize(
    "text",
    [
        "Sở Công Thương cho biết giá xăng tăng.",
        "Doanh nghiệp tổ chức hội nghị.",
        "Sở Công Thương đã làm việc với nhiều bên.",
        "Theo nguồn tin từ Sở Công Thương tổ chức hội nghị.",
        "Phó Chủ tịch UBND tỉnh Bến Tre dự buổi làm việc với huyện Ba Tri.",
    ],
)
def test_other_sentences_are_no_campaign(text: str) -> None:
    assert read(text).campaign is None


# --- Any text -------------------------------------------------------------------------------------


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read(text)


_PIECES: Final = [
    "Sở Công Thương", "UBND huyện Ba Tri", "UBND tỉnh", "đề nghị", "yêu cầu", "kiến nghị", ",",
    ":", ";", ".", "và", "Tuy nhiên", "còn một số hạn chế", "như", "chưa", "huyện", "một số",
    "giải pháp", "với", "về", "làm việc với", "Phó Chủ tịch", "Trần Văn Hai", "tổ chức kiểm tra",
    "sáng 31-2", "Đồng thời", "của", "48/KH-SCT", "đã", "trong thời gian tới", "(", ")", "cần",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_no_mixture_of_its_own_words_raises(text: str) -> None:
    for home in (None, BA_TRI):
        read(text, home=home)


def steps(action: Callable[[], object]) -> int:
    count = 0

    def note(_frame: Any, event: str, _value: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "đề nghị ",
        "(",
        "Sở Công Thương đề nghị ",
        "Sở Công Thương đề nghị huyện gỡ khó; ",
        "UBND huyện Ba Tri và ",
        "Phó Chủ tịch ",
        "Tuy nhiên, chưa ",
        "còn hạn chế: chưa; ",
        "làm việc với ",
        "Sở Công Thương. ",
        "3/KH-UBND. ",
        "sáng ",
    ],
)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    read_supervision(clean(piece * 40))  # tables and caches

    def taken(times: int) -> int:
        cleaned = clean(piece * times)
        return steps(lambda: read_supervision(cleaned))

    assert taken(800) <= 2.1 * taken(400)


def test_evidence_is_no_longer_than_the_text() -> None:
    text = "Sở Công Thương đề nghị huyện gỡ khó nhanh; Tuy nhiên, vốn còn thiếu; " * 50
    found = read(text)
    quoted = [one.evidence for one in found.recommendations]
    quoted += [one.evidence for one in found.shortcomings]
    assert sum(len(each.text) for each in quoted if each is not None) <= len(text)


# --- The seed texts -------------------------------------------------------------------------------


def seed(number: str) -> str:
    folder = os.environ.get("CONGTHUONG_SEEDS")
    if not folder:
        pytest.skip("CONGTHUONG_SEEDS names no folder of seed texts")
    (path,) = Path(folder).glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


def begins(text: str, published: AsOf, home: str) -> list[tuple[str, list[str], str]]:
    """Recommendations by their sides and their first two words."""
    found = asked_at(text, published, get_locality(home, on=published))
    return [(issuer, to, " ".join(words.split()[:2])) for issuer, to, words in found]


def asked_at(text: str, published: AsOf, home: Locality) -> list[tuple[str, list[str], str]]:
    reading = read(text, published, home)
    return [
        (str(one.issuer or ""), [str(body) for body in one.addressees], one.text)
        for one in reading.recommendations
    ]


SEEDS: Final[list[tuple[str, AsOf, str, list[tuple[str, list[str], str]]]]] = [
    ("000", AsOf(2017, 9), "836", [
        ("Ban Kinh tế - Xã hội HĐND huyện Ba Tri", ["Phòng"], "tiếp tục"),
    ]),
    ("001", AsOf(2013, 10), "19", [
        ("Sở Công Thương", ["tỉnh"], "Đầu tư,"),
        ("đồng chí Phó Chủ tịch UBND tỉnh", ["ngành"], "cố gắng"),
        ("đồng chí Phó Chủ tịch UBND tỉnh", ["các ngành"], "phối hợp"),
    ]),
    ("002", AsOf(2024, 10), "94", []),
    ("003", AsOf(2022, 7), "637", [("Lãnh đạo Sở Công thương", ["huyện"], "định hướng")]),
    ("004", AsOf(2019, 12), "42", [
        ("Phó Chủ tịch UBND huyện Đức Thọ Đặng Giang Trung", ["các cấp", "các ngành"], "quan tâm"),
        ("Phó Chủ tịch UBND tỉnh Dương Tất Thắng", ["Sở Công thương"], "tiếp tục"),
        ("Phó Chủ tịch UBND tỉnh", ["ngành Công thương"], "phối hợp"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("number", "published", "home", "expected"), SEEDS)
def test_recommendations_of_the_seed_texts(
    number: str, published: AsOf, home: str, expected: list[tuple[str, list[str], str]]
) -> None:
    assert begins(seed(number), published, home) == expected


CAMPAIGNS: Final = [
    ("000", CampaignKind.SUPERVISION, AuthorityKind.COUNCIL_BOARD, "", 4),
    ("001", CampaignKind.WORKING_SESSION, AuthorityKind.DELEGATION, "", 0),
    ("002", CampaignKind.SURVEY, AuthorityKind.DEPARTMENT, "48/KH-SCT", 3),
    ("003", CampaignKind.WORKING_SESSION, AuthorityKind.DELEGATION, "", 0),
    ("004", CampaignKind.CONFERENCE, AuthorityKind.DEPARTMENT, "", 0),
]


@pytest.mark.parametrize(("number", "kind", "subject", "plan", "shortcomings"), CAMPAIGNS)
def test_campaigns_of_the_seed_texts(
    number: str, kind: CampaignKind, subject: AuthorityKind, plan: str, shortcomings: int
) -> None:
    reading = read(seed(number), AsOf(2024, 12))
    campaign = reading.campaign
    assert campaign is not None
    assert isinstance(campaign.subject, Authority)
    assert (campaign.kind, campaign.subject.kind) == (kind, subject)
    assert str(campaign.plan or "") == plan
    assert len(reading.shortcomings) == shortcomings
