"""Named clusters, markets and power plants of running text."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._text import Span
from congthuong.clusters import ClusterKind, IndustrialCluster, MilestoneKind
from congthuong.localities import Locality, get_locality
from congthuong.markets import Market, MarketKind, MarketRegime, MarketWorkKind, MarketWorkStatus
from congthuong.periods import AsOf
from congthuong.power import PowerPlant, PowerStage, PowerTechnology
from congthuong.quantities import HECTARE, M2, MW, MWP, Quantity
from congthuong.reading.cleaning import clean
from congthuong.reading.facilities import FacilityMention, read_facilities

JULY_2021: Final = AsOf(2021, 7)
BEN_TRE: Final = get_locality("83", on=JULY_2021)
BA_TRI: Final = get_locality("836", on=JULY_2021)


def read(
    text: str, published: AsOf | None = None, home: Locality | None = None
) -> tuple[FacilityMention, ...]:
    mentions = read_facilities(clean(text), published, home)
    for mention in mentions:
        span = mention.evidence.span
        assert span is not None
        assert span.of(text) == mention.evidence.text
    return mentions


def names(text: str, home: Locality | None = None) -> list[str]:
    return [mention.facility.name for mention in read(text, home=home)]


def only(text: str, published: AsOf | None = None, home: Locality | None = None) -> FacilityMention:
    mentions = read(text, published, home)
    assert len(mentions) == 1, mentions
    return mentions[0]


def cluster(mention: FacilityMention) -> IndustrialCluster:
    assert isinstance(mention.facility, IndustrialCluster)
    return mention.facility


def market(mention: FacilityMention) -> Market:
    assert isinstance(mention.facility, Market)
    return mention.facility


def plant(mention: FacilityMention) -> PowerPlant:
    assert isinstance(mention.facility, PowerPlant)
    return mention.facility


# --- Which names are names ------------------------------------------------------------------------

NAMED: Final[Sequence[tuple[str, list[str]]]] = [
    ("Huyện rà soát cụm công nghiệp Phú Hưng.", ["Phú Hưng"]),
    ("CCN BMC còn nhiều lô trống.", ["BMC"]),
    ("Tại CCN Phú Lâm 2 có nhà đầu tư mới.", ["Phú Lâm 2"]),
    ("CCN Phú Lâm 2 tỷ đồng", ["Phú Lâm"]),
    ("CCN Phú Lâm 2021 lao động", ["Phú Lâm"]),
    ("CCN Phú Lâm 3", ["Phú Lâm 3"]),
    ("cụm công nghiệp Đông Lĩnh – Thị trấn", ["Đông Lĩnh - Thị trấn"]),
    ("cụm công nghiệp Đông Lĩnh - Sở Công Thương quản lý", ["Đông Lĩnh"]),
    ("cụm công nghiệp Đông Lĩnh - Tây Ninh", ["Đông Lĩnh - Tây Ninh"]),
    ("Họp tại chợ Ea K'Nốp sáng qua.", ["Chợ Ea K'Nốp"]),
    ("chợ Bến Đò' và", ["Chợ Bến Đò"]),
    ("chợ đầu mối Bình Hải", ["Chợ đầu mối Bình Hải"]),
    ("chợ trung tâm đêm Bình Hải", ["Chợ trung tâm đêm Bình Hải"]),
    ("Nhà máy nhiệt điện Sông Trà 2, các tuyến đường", ["Sông Trà 2"]),
    ("dự án thủy điện Sơn La được nhắc lại", ["Sơn La"]),
    (
        "các chợ Bình Hải, Phú Mỹ, Đông Lĩnh và xây dựng mới chợ An Lạc",
        ["Chợ Bình Hải", "Chợ Phú Mỹ", "Chợ Đông Lĩnh", "Chợ An Lạc"],
    ),
    (
        "nâng cấp chợ Bình Hải, An Lạc Tây và xây mới chợ Phú Mỹ",
        ["Chợ Bình Hải", "Chợ An Lạc Tây", "Chợ Phú Mỹ"],
    ),
    ("hai chợ Bình Hải và Đông Lĩnh", ["Chợ Bình Hải", "Chợ Đông Lĩnh"]),
    ("chợ Bình Hải, Nguyễn Văn Tám phát biểu", ["Chợ Bình Hải"]),
    ("các CCN Phù Hựng, Vân Lậm, Bến Tre", ["Phù Hựng", "Vân Lậm"]),
    ("Cụm công nghiệp nói chung; cụm Phú Hưng thì khác", ["Phú Hưng"]),
    ("2 chợ (Chợ Bình Hải và Chợ xã Đông Lĩnh) vừa xây", ["Chợ Bình Hải", "Chợ xã Đông Lĩnh"]),
    ("02 cụm công nghiệp đã thành lập (Phú Hưng và BMC, tổng diện tích 9 ha)", ["Phú Hưng", "BMC"]),
    ("Có 2 CCN hoạt động: Phú Hưng, Đông Lĩnh.", ["Phú Hưng", "Đông Lĩnh"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_proper_names_make_facilities(text: str, expected: list[str]) -> None:
    assert names(text) == expected


UNNAMED: Final = [
    ("có 6 chợ hạng 1, thêm 5 chợ hạng 2", "classes, not names"),
    ("chợ đêm, chợ nông thôn", "kinds, not names"),
    ("phát triển chợ. Trên địa bàn", "a new sentence"),
    ("Hội chợ Thương mại Đông Bắc", "a fair"),
    ("Công ty cổ phần Thủy điện Gia Phú", "a company"),
    ("Bệnh viện Chợ Rẫy", "a hospital"),
    ("Tổ chức tại huyện Chợ Mới", "a district"),
    ("Chợ Mới: giá trị đạt 5 tỷ đồng", "a district or a market"),
    ("các chợ Lâm Đồng đều vắng", "markets of a province"),
    ("3 chợ Krông Pa", "markets of a district"),
    ("cụm công nghiệp Đồng Nai", "clusters of a province"),
    ("điện gió Ninh Thuận", "an industry of a province"),
    ("CỤM CÔNG NGHIỆP PHÚ HƯNG", "capitals tell nothing"),
    ("CCN TRÊN ĐỊA BÀN", "capitals tell nothing"),
    ("cụm Phú Hưng ra quân", "cụm alone, in a text without clusters"),
    ("chợ Sở Công Thương quản lý", "a body"),
    ("3 cụm công nghiệp (Phú Hưng, Đông Lĩnh)", "two names are not three"),
    ("3 cụm công nghiệp (gồm nhiều nơi)", "no names"),
    ("3 cụm công nghiệp (chợ Ngày", "another head, and no name"),
    ("2 cụm công nghiệp", "nothing behind"),
    ("2 cụm công nghiệp, cả tỉnh hiện có rất nhiều chợ", "another head"),
    ("2 cụm công nghiệp lớn. Gồm: Phú Hưng", "another sentence"),
    ("", "nothing"),
]


@pytest.mark.parametrize("text", [text for text, _ in UNNAMED], ids=[why for _, why in UNNAMED])
def test_what_is_no_proper_name_is_left_out(text: str) -> None:
    assert names(text) == []


def test_a_counted_list_may_name_other_facilities_too() -> None:
    assert names("1 cụm công nghiệp (chợ Bình Hải)") == ["Chợ Bình Hải"]


# --- What is said of them -------------------------------------------------------------------------


def test_a_stage_before_a_cluster_is_known_by_the_publication() -> None:
    mention = only("Đã phê duyệt quy hoạch chi tiết CCN Phú Hưng với diện tích 52,2 ha.", JULY_2021)
    found = cluster(mention)
    assert found.has(MilestoneKind.DETAILED_PLAN_APPROVED, on=date(2021, 7, 31)) is True
    assert found.has(MilestoneKind.ESTABLISHED, on=date(2021, 7, 31)) is None
    area = Quantity.of("52.2", unit=HECTARE)
    assert (found.land.detailed_plan, mention.area, mention.stated) == (area, area, ())


def test_an_area_without_a_stage_is_of_no_land_in_particular() -> None:
    mention = only("CCN Phú Hưng có tổng diện tích 52,2 ha.")
    assert cluster(mention).land.area is None
    assert mention.area == Quantity.of("52.2", unit=HECTARE)


def test_a_cluster_bears_its_kind_and_its_sector() -> None:
    found = cluster(only("Cụm công nghiệp làng nghề Phú Hưng"))
    assert found.kind is ClusterKind.CRAFT_VILLAGE
    assert cluster(only("CCN cơ khí Phú Hưng")).sectors == ("cơ khí",)
    assert cluster(only("CCN Phú Hưng")).kind is None


STAGES: Final[list[tuple[str, list[MilestoneKind], tuple[str, ...]]]] = [
    ("CCN Phú Hưng đã đi vào hoạt động.", [MilestoneKind.OPERATING], ()),
    ("CCN Phú Hưng (30 ha) hiện cũng đã thành lập.", [MilestoneKind.ESTABLISHED], ()),
    ("CCN Phú Hưng chưa được thành lập.", [], ("chưa được thành lập",)),
    ("Dự kiến sẽ mở rộng CCN Phú Hưng.", [], ("Dự kiến sẽ mở rộng",)),
    ("quy hoạch mở rộng cụm công nghiệp Phú Hưng", [], ("quy hoạch mở rộng",)),
    ("Nhà xưởng tại CCN Phú Hưng đã đi vào hoạt động.", [], ()),
    ("CCN Phú Hưng vắng vẻ, đã đi vào hoạt động", [], ()),
    ("CCN Phú Hưng nơi chợ cũ đã thành lập", [], ()),
    ("CCN Phú Hưng đã được thành lập chợ", [], ()),
    ("Hôm qua, đã mở rộng CCN Phú Hưng", [MilestoneKind.EXPANDED], ()),
]


@pytest.mark.parametrize(("text", "kinds", "stated"), STAGES)
def test_stages_that_are_done_are_milestones_and_others_are_words(
    text: str, kinds: list[MilestoneKind], stated: tuple[str, ...]
) -> None:
    mention = only(text, JULY_2021)
    milestones = cluster(mention).history.milestones
    assert [one.kind for one in milestones] == kinds
    assert {one.known_by for one in milestones} <= {JULY_2021}
    assert mention.stated == stated


WORKS: Final = [
    ("mở rộng chợ Bình Hải", MarketWorkKind.EXTENSION, None),
    ("đang nâng cấp chợ Bình Hải", MarketWorkKind.UPGRADE, MarketWorkStatus.IN_PROGRESS),
    ("đã hoàn thành di dời chợ Bình Hải", MarketWorkKind.RELOCATION, MarketWorkStatus.FINISHED),
    (
        "năm sau sẽ xây mới các chợ Bình Hải, Đông Lĩnh",
        MarketWorkKind.NEW_BUILD,
        MarketWorkStatus.PLANNED,
    ),
    ("vừa phát triển mới 1 chợ (Chợ Bình Hải)", MarketWorkKind.NEW_BUILD, None),
]


@pytest.mark.parametrize(("text", "kind", "status"), WORKS)
def test_work_on_a_market_has_the_status_that_stands_before_it(
    text: str, kind: MarketWorkKind, status: MarketWorkStatus | None
) -> None:
    for mention in read(text):
        assert [(w.kind, w.stated_status) for w in market(mention).works] == [(kind, status)]


def test_a_market_is_open_by_the_publication() -> None:
    text = "Chợ đêm Bình Hải đã đi vào hoạt động."
    found = market(only(text, JULY_2021))
    assert (found.opened_by, found.kinds) == (JULY_2021, frozenset((MarketKind.NIGHT,)))
    undated = only(text)
    assert (market(undated).opened_by, undated.stated) == (None, ("đã đi vào hoạt động",))


def test_a_class_is_a_decision_where_one_decree_alone_can_have_given_it() -> None:
    text = "chợ Bình Hải, hạng 2"
    decision = market(only(text, JULY_2021)).decision
    assert decision is not None
    assert (decision.rank, decision.regime) == (2, MarketRegime.DECREE_02_2003)
    for published in (None, AsOf(2024, 8), AsOf(2024), AsOf(2003)):
        mention = only(text, published)
        assert (market(mention).decision, mention.stated) == (None, ("hạng 2",))


def test_a_contradicting_class_is_not_taken() -> None:
    decision = market(only("chợ Bình Hải hạng 2 (hạng 1)", JULY_2021)).decision
    assert decision is not None
    assert decision.rank == 2


def test_areas_of_a_market_say_what_they_are_of() -> None:
    mention = only("chợ Bình Hải (diện tích đất 0,5 ha, diện tích sàn 1.200 m2)")
    assert market(mention).site_area == Quantity.of(5000, unit=M2)
    assert market(mention).floor_area == Quantity.of(1200, unit=M2)
    plain = only("chợ Bình Hải có diện tích 900 m2")
    assert (market(plain).site_area, plain.area) == (None, Quantity.of(900, unit=M2))


def test_a_plant_has_its_capacity_and_its_stage() -> None:
    text = "Nhà máy thủy điện Ia Hrung công suất 29,7 MW đang hoạt động ổn định."
    found = plant(only(text, JULY_2021))
    assert found.technology is PowerTechnology.HYDRO
    assert found.capacity == Quantity.of("29.7", unit=MW)
    assert found.stage_on(JULY_2021) is PowerStage.IN_OPERATION
    assert plant(only(text)).stage is PowerStage.IN_OPERATION
    assert plant(only("nhà máy điện Ia Hrung, công suất 49 MWp")).capacity == Quantity.of(
        49, unit=MWP
    )


NOT_MODELLED: Final = [
    ("thủy điện Ia Hrung công suất khoảng 50 MW", "công suất khoảng 50 MW", "a hedge"),
    ("thủy điện Ia Hrung công suất từ 40 đến 50 MW", "công suất từ 40 đến 50 MW", "a range"),
    ("thủy điện Ia Hrung công suất 900 kW", "công suất 900 kW", "another unit"),
    ("thủy điện Ia Hrung có diện tích 12 ha", "diện tích 12 ha", "no field"),
    ("CCN Phú Hưng có diện tích 4.000 m2", "diện tích 4.000 m2", "not in ha"),
    ("CCN Phú Hưng với diện tích 30/52 ha", "diện tích 30/52 ha", "part of a whole"),
    ("CCN Phú Hưng với diện tích 8 tỷ đồng", "diện tích 8 tỷ đồng", "no area"),
]


@pytest.mark.parametrize(
    ("text", "words"), [row[:2] for row in NOT_MODELLED], ids=[row[2] for row in NOT_MODELLED]
)
def test_measures_that_no_field_takes_stay_words(text: str, words: str) -> None:
    mention = only(text)
    assert mention.stated == (words,)
    assert mention.area is None


@pytest.mark.parametrize(
    "text",
    [
        "các CCN Phú Hưng, Đông Lĩnh với tổng diện tích 90 ha",
        "CCN Phú Hưng và Đông Lĩnh với tổng diện tích 90 ha",
        "Nhà xưởng ở CCN Phú Hưng có diện tích 2 ha",
        "CCN Phú Hưng có diện tích rất lớn",
        "CCN Phú Hưng có diện tích lớn hơn 20 lần",
    ],
)
def test_totals_and_areas_of_others_are_not_those_of_a_facility(text: str) -> None:
    for mention in read(text):
        assert mention.area is None


# --- Places ---------------------------------------------------------------------------------------

PLACES: Final = [
    ("chợ Bình Hải (thuộc xã An Bình Tây, huyện Ba Tri)", None, "xã An Bình Tây"),
    ("chợ Bình Hải (xã An Bình Tây)", BA_TRI, "xã An Bình Tây"),
    ("chợ Bình Hải (xã An Bình Tây)", None, None),
    ("chợ Bình Hải (xã Không Tên, huyện Ba Tri)", None, "huyện Ba Tri"),
    ("chợ Bình Hải thuộc địa bàn huyện Ba Tri", None, "huyện Ba Tri"),
    ("chợ Bình Hải tại huyện Ba Tri đã sửa", None, "huyện Ba Tri"),
    ("chợ Bình Hải, huyện Ba Tri.", None, "huyện Ba Tri"),
    ("chợ Bình Hải, huyện Ba Tri đầu tư thêm", None, None),
    ("chợ Bình Hải, H", None, None),
    ("chợ Bình Hải (xã Không Tên)", BA_TRI, None),
    ("chợ xã An Bình Tây", BEN_TRE, "xã An Bình Tây"),
    ("chợ Bình Hải (xã An Bình Tây, huyện Ba Tri", BEN_TRE, None),
    ("chợ Bình Hải (xã vừa xây, huyện)", None, None),
]


@pytest.mark.parametrize(("text", "home", "place"), PLACES)
def test_addresses_are_resolved_or_left(
    text: str, home: Locality | None, place: str | None
) -> None:
    found = only(text, JULY_2021, home).facility.locality
    assert (None if found is None else found.full_name) == place


def test_an_address_that_is_not_resolved_stays_words() -> None:
    assert only("CCN Phú Hưng (xã An Bình Tây)").stated == ("xã An Bình Tây",)


def test_the_country_is_no_province_around_a_commune() -> None:
    country = get_locality("VN", on=JULY_2021)
    assert only("CCN Phú Hưng (xã An Bình Tây)", None, country).facility.locality is None


def test_a_home_whose_surroundings_are_not_on_record_places_no_commune() -> None:
    home = get_locality("00595", on=AsOf(2024))  # its district was founded in 2014
    assert only("CCN Phú Hưng (xã An Bình Tây)", AsOf(2005), home).facility.locality is None


# --- One facility, one mention --------------------------------------------------------------------


def test_namings_of_one_facility_make_one_mention() -> None:
    text = (
        "Đã thành lập CCN Phú Hưng. CCN Phú Hưng có diện tích 30 ha.\n\n"
        "Cụm công nghiệp Phú Hưng với diện tích 40 ha, đã phê duyệt quy hoạch chi tiết."
    )
    mention = only(text, JULY_2021)
    assert mention.evidence.span == Span(13, 25)
    assert mention.area == Quantity.of(30, unit=HECTARE)
    assert [one.kind for one in cluster(mention).history.milestones] == [MilestoneKind.ESTABLISHED]


def test_a_place_told_later_is_that_of_the_facility() -> None:
    mentions = read(
        "chợ An Lạc; chợ An Lạc (huyện Ba Tri); chợ An Lạc; chợ An Lạc (huyện Giồng Trôm)",
        JULY_2021,
    )
    places = [each.facility.locality for each in mentions]
    assert [place and place.full_name for place in places] == ["huyện Ba Tri", "huyện Giồng Trôm"]


def test_plants_of_two_technologies_are_two() -> None:
    assert names("điện gió Phú Lạc 1 và thủy điện Phú Lạc 1.") == ["Phú Lạc 1", "Phú Lạc 1"]


def test_a_class_told_later_is_that_of_the_market() -> None:
    mention = only("chợ Bình Hải đông khách; chợ Bình Hải hạng 3")
    assert mention.stated == ("hạng 3",)


def test_the_first_of_two_classes_stands() -> None:
    assert only("chợ Bình Hải hạng 2; chợ Bình Hải hạng 3").stated == ("hạng 2",)


def test_brackets_without_end_are_read_up_to_a_bound() -> None:
    mention = only(f"chợ Bình Hải{' (a)' * 7} (diện tích 900 m2)")
    assert mention.area is None


def test_a_name_is_no_longer_than_names_are() -> None:
    (name,) = names("CCN Anh Bình Chi Dung Em Phúc Giang Hoa Ích Khoa")
    assert name == "Anh Bình Chi Dung Em Phúc Giang Hoa"


def test_spans_are_into_the_text_as_given() -> None:
    text = "Th&ocirc;ng tin: CCN Phu\u0301 Hưng\u00a0đang hoạt động"
    mention = only(text)
    assert mention.evidence.text == "CCN Phu\u0301 Hưng"


# --- Any text -------------------------------------------------------------------------------------


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read(text)


_PIECES: Final = [
    "chợ", "CCN", "cụm công nghiệp", "Phú Hưng", "An", "(", ")", ",", ";", "và", "2", "hạng 1",
    "xã", "huyện Ba Tri", "với diện tích", "52,2 ha", "đã thành lập", "các", "thủy điện", ":",
    "công suất", "30 MW", "tổng", "-", "'", ".", "tại", "đang mở rộng", "chưa",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_no_mixture_of_its_own_words_raises(text: str) -> None:
    read(text, JULY_2021, BA_TRI)


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
        "chợ ",
        "(",
        "chợ (",
        "2 chợ (",
        "9 chợ (chợ A, ",
        "các chợ Phú An, ",
        "chợ A, ",
        "chợ A và B ",
        "Phú An, ",
        "cụm công nghiệp Phú An (xã Phú An, ",
        "xã Phú An, ",
        "đã thành lập ",
        "CCN A với tổng diện tích ",
    ],
)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    read_facilities(clean(f"chợ A, B {piece * 40}"))  # tables and caches

    def taken(times: int) -> int:
        cleaned = clean(f"chợ A, B {piece * times}")
        return steps(lambda: read_facilities(cleaned))

    assert taken(800) <= 2.1 * taken(400)


# --- The seed texts -------------------------------------------------------------------------------

SEEDS: Final[list[tuple[str, list[str]]]] = [
    ("000", ["An Đức - Thị trấn", "An Hòa Tây", "Chợ Mỹ Chánh", "Chợ An Bình Tây", "Chợ Ba Tri"]),
    ("001", ["Chợ vùng Việt Bắc"]),
    ("002", []),
    ("003", []),
    ("004", ["Vũng Áng 2"]),
]


@pytest.mark.parametrize(("number", "expected"), SEEDS)
def test_facilities_of_the_seed_texts(number: str, expected: list[str]) -> None:
    folder = os.environ.get("CONGTHUONG_SEEDS")
    if not folder:
        pytest.skip("CONGTHUONG_SEEDS names no folder of seed texts")
    (path,) = Path(folder).glob(f"{number}_*.txt")
    assert names(path.read_text(encoding="utf-8")) == expected
