"""What became of units and what they were made from: the reform of 2025 and what came before."""

import datetime as dt
from collections import Counter
from itertools import chain
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._data import read_table
from congthuong.localities import (
    VIETNAM,
    Extent,
    Locality,
    LocalityLevel,
    Succession,
    SuccessionEvent,
    get_locality,
    locality_versions,
)
from congthuong.localities.succession import units_then

LAST_OLD: Final = dt.date(2025, 6, 30)
FIRST_NEW: Final = dt.date(2025, 7, 1)
LATE_2026: Final = dt.date(2026, 11, 1)
WHOLE, PART = Extent.WHOLE, Extent.PART

ALL_PROVINCES: Final = read_table("province_succession_2025").rows
OLD_COMMUNES: Final = tuple(row[0] for row in read_table("communes_2025_06_30").cells)
NEW_COMMUNES: Final = tuple(row[0] for row in read_table("communes_2025_07_01").cells)
DISTRICTS: Final = tuple(
    district for province in VIETNAM.children(LAST_OLD) for district in province.children(LAST_OLD)
)


def old(code: str) -> Locality:
    return get_locality(code, on=LAST_OLD)


def new(code: str) -> Locality:
    return get_locality(code, on=FIRST_NEW)


def targets(links: tuple[Succession, ...]) -> list[tuple[str, Extent]]:
    return [(link.successor.code, link.extent) for link in links]


def sources(links: tuple[Succession, ...]) -> list[tuple[str | None, Extent]]:
    """The old units by code, or by their former name where they are not on record."""
    return [
        (link.predecessor.code if link.predecessor else link.former_name, link.extent)
        for link in links
    ]


# 63 provinces to 34.


def test_the_table_of_provinces_is_whole() -> None:
    assert (
        len({row["old_code"] for row in ALL_PROVINCES}),
        len({row["new_code"] for row in ALL_PROVINCES}),
    ) == (63, 34)
    events = Counter(row["event"] for row in ALL_PROVINCES)
    assert dict(events) == {"merge": 52, "unchanged": 11}
    assert len({row["new_code"] for row in ALL_PROVINCES if row["event"] == "merge"}) == 23


@pytest.mark.parametrize("row", ALL_PROVINCES, ids=lambda row: row["old_name"])
def test_an_old_province_went_whole_into_one_new_province(row: dict[str, str]) -> None:
    before, after = old(row["old_code"]), new(row["new_code"])
    assert (row["old_name"], row["new_name"]) == (before.name, after.name)
    if row["event"] == "unchanged":
        assert before == after
        assert FIRST_NEW not in {link.effective for link in before.successors()}
        return
    (link,) = before.successors()
    assert (before, after) == (link.predecessor, link.successor)
    assert (link.event, link.extent) == (SuccessionEvent.MERGE, WHOLE)
    assert (FIRST_NEW, dt.date(2025, 6, 12)) == (link.effective, link.law_in_force)
    assert link.law == "202/2025/QH15"
    assert link in after.predecessors()


@pytest.mark.parametrize("code", sorted({row["new_code"] for row in ALL_PROVINCES}))
def test_a_new_province_knows_every_old_one(code: str) -> None:
    expected = [
        (row["old_code"], WHOLE)
        for row in ALL_PROVINCES
        if row["new_code"] == code and row["event"] == "merge"
    ]
    found = [link for link in new(code).predecessors() if link.effective == FIRST_NEW]
    assert expected == sources(tuple(found))


def test_a_merged_province_has_the_code_of_one_of_its_parts() -> None:
    for province in VIETNAM.children(FIRST_NEW):
        merged = [link for link in province.predecessors() if link.effective == FIRST_NEW]
        parts = {link.predecessor.code for link in merged if link.predecessor}
        assert not parts or province.code in parts
        assert len(parts) != 1


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("42", "42", "Hà Tĩnh"),
        ("19", "19", "Thái Nguyên"),
        ("06", "19", "Thái Nguyên"),
        ("64", "52", "Gia Lai"),
        ("94", "92", "Cần Thơ"),
        ("83", "86", "Vĩnh Long"),
        ("82", "82", "Đồng Tháp"),
    ],
)
def test_the_provinces_of_the_seed_documents_are_found_again(
    before: str, after: str, name: str
) -> None:
    found = {link.successor for link in old(before).successors()} or {old(before)}
    assert {(after, name)} == {(unit.code, unit.name) for unit in found}


# Other events of provinces.


def test_ha_noi_took_in_ha_tay_and_parts_of_two_others_in_2008() -> None:
    day = dt.date(2008, 8, 1)
    links = get_locality("01", on=day).predecessors()
    assert sources(links) == [("01", WHOLE), ("17", PART), ("26", PART), ("28", WHOLE)]
    assert {day} == {link.effective for link in links}
    assert {"15/2008/QH12"} == {link.law for link in links}
    moved = {link.predecessor.code: link.moved or "" for link in links if link.predecessor}
    assert "Mê Linh" in moved["26"]
    assert all(code in moved["17"] for code in ("04927", "04930", "04936", "04939"))


def test_ha_tay_went_into_ha_noi() -> None:
    before = get_locality("28", on=dt.date(2008, 7, 31))
    (link,) = before.successors()
    assert (link.successor.code, link.event, link.extent) == ("01", SuccessionEvent.MERGE, WHOLE)
    assert link.successor == get_locality("01", on=LATE_2026)


@pytest.mark.parametrize("code", ["17", "26"])
def test_a_province_that_gave_a_part_went_on_with_the_rest(code: str) -> None:
    before = get_locality(code, on=dt.date(2008, 7, 31))
    assert [("01", PART), (code, PART)] == targets(before.successors())
    rest = before.successors()[1]
    assert SuccessionEvent.CONTINUATION is rest.event
    assert [(code, PART)] == sources(old(code).predecessors())


@pytest.mark.parametrize(
    ("code", "day", "law"),
    [
        ("46", dt.date(2025, 1, 1), "175/2024/QH15"),
        ("75", dt.date(2026, 4, 30), "30/2026/QH16"),
        ("22", dt.date(2026, 9, 1), "36/2026/QH16"),
        ("24", dt.date(2026, 9, 20), "39/2026/QH16"),
    ],
)
def test_a_province_became_a_city_whole(code: str, day: dt.date, law: str) -> None:
    before, after = get_locality(code, on=day - dt.timedelta(days=1)), get_locality(code, on=day)
    (link,) = before.successors()
    assert (link,) == after.predecessors()
    assert (before, after, day) == (link.predecessor, link.successor, link.effective)
    assert (SuccessionEvent.UPGRADE, WHOLE, law) == (link.event, link.extent, link.law)


@pytest.mark.parametrize(
    ("code", "day", "former"),
    [
        ("06", dt.date(1997, 1, 1), "Bắc Thái"),
        ("19", dt.date(1997, 1, 1), "Bắc Thái"),
        ("24", dt.date(1997, 1, 1), "Hà Bắc"),
        ("27", dt.date(1997, 1, 1), "Hà Bắc"),
        ("35", dt.date(1997, 1, 1), "Nam Hà"),
        ("36", dt.date(1997, 1, 1), "Nam Hà"),
        ("30", dt.date(1997, 1, 1), "Hải Hưng"),
        ("33", dt.date(1997, 1, 1), "Hải Hưng"),
        ("25", dt.date(1997, 1, 1), "Vĩnh Phú"),
        ("26", dt.date(1997, 1, 1), "Vĩnh Phú"),
        ("48", dt.date(1997, 1, 1), "Quảng Nam - Đà Nẵng"),
        ("49", dt.date(1997, 1, 1), "Quảng Nam - Đà Nẵng"),
        ("70", dt.date(1997, 1, 1), "Sông Bé"),
        ("74", dt.date(1997, 1, 1), "Sông Bé"),
        ("95", dt.date(1997, 1, 1), "Minh Hải"),
        ("96", dt.date(1997, 1, 1), "Minh Hải"),
        ("06", dt.date(1997, 1, 1), "Cao Bằng"),
        ("92", dt.date(2004, 1, 1), "Cần Thơ (tỉnh)"),
        ("93", dt.date(2004, 1, 1), "Cần Thơ (tỉnh)"),
        ("66", dt.date(2004, 1, 1), "Đắk Lắk (before 2004)"),
        ("67", dt.date(2004, 1, 1), "Đắk Lắk (before 2004)"),
        ("11", dt.date(2004, 1, 1), "Lai Châu (before 2004)"),
        ("12", dt.date(2004, 1, 1), "Lai Châu (before 2004)"),
        ("12", dt.date(2004, 1, 1), "Lào Cai"),
    ],
)
def test_splits_before_the_record_are_known_by_former_names(
    code: str, day: dt.date, former: str
) -> None:
    links = get_locality(code, on=dt.date(2004, 9, 1)).predecessors()
    (link,) = [link for link in links if link.former_name == former]
    assert (None, PART, day) == (link.predecessor, link.extent, link.effective)
    assert link.event in {SuccessionEvent.SPLIT, SuccessionEvent.TRANSFER}
    assert link.law


def test_a_unit_in_force_has_no_successor() -> None:
    for province in VIETNAM.children(LATE_2026):
        assert province.successors() == ()
    assert new("29110").successors() == ()
    assert () == VIETNAM.successors() == VIETNAM.predecessors()


def test_links_of_provinces_agree_in_both_directions() -> None:
    codes = dict.fromkeys(row[0] for row in read_table("provinces").cells)
    units = [unit for code in codes for unit in locality_versions(code)]
    forward = [link for unit in units for link in unit.successors()]
    backward = [link for unit in units for link in unit.predecessors() if link.predecessor]
    assert set(forward) == set(backward)
    assert len(forward) == len(set(forward))
    assert all(link.predecessor and link.predecessor.valid_to == link.effective for link in forward)
    assert all(link.successor.valid_from == link.effective for link in forward)
    ended = [unit for unit in units if unit.valid_to is not None]
    assert all(unit.successors() for unit in ended)


# Districts.


def test_a_district_that_was_upgraded_goes_on_under_its_code() -> None:
    day = dt.date(2011, 8, 26)
    before, after = get_locality("950", on=day - dt.timedelta(days=1)), get_locality("950", on=day)
    (link,) = before.successors()
    assert (before, after, day) == (link.predecessor, link.successor, link.effective)
    assert (link.event, link.extent) == (SuccessionEvent.UPGRADE, WHOLE)
    assert (link,) == after.predecessors()
    assert before.predecessors() == ()


@pytest.mark.parametrize(
    ("code", "day", "event"),
    [
        ("250", dt.date(2008, 8, 1), SuccessionEvent.TRANSFER),  # Mê Linh to Hà Nội
        ("540", dt.date(2021, 1, 1), SuccessionEvent.RENAME),  # Qui Nhơn, Quy Nhơn
        ("754", dt.date(2018, 4, 12), SuccessionEvent.UPGRADE),  # Tân Thành, Phú Mỹ
    ],
)
def test_what_changed_in_a_district_names_the_event(
    code: str, day: dt.date, event: SuccessionEvent
) -> None:
    (link,) = get_locality(code, on=day - dt.timedelta(days=1)).successors()
    assert (event, day) == (link.event, link.effective)


@pytest.mark.parametrize(
    ("code", "of", "on", "names"),
    [
        ("836", FIRST_NEW, FIRST_NEW, []),  # no unit: a district that is asked for after its end
        ("42", LATE_2026, LATE_2026, ["tỉnh Hà Tĩnh"]),  # there all the time
        # Over two changes: a commune of the reform became a ward the year after, and back.
        ("09319", FIRST_NEW, LATE_2026, ["phường Tiên Du"]),
        ("09319", LATE_2026, LAST_OLD, ["thị trấn Lim", "xã Phú Lâm", "xã Nội Duệ"]),
        ("64", LAST_OLD, LATE_2026, ["tỉnh Gia Lai"]),
        ("14698", LATE_2026, LAST_OLD, ["xã Kim Trung", "xã Kim Đông"]),  # and a nameless strip
        ("762", dt.date(2020, 1, 1), LATE_2026, []),  # the record does not say
    ],
)
def test_a_unit_is_followed_to_what_it_was_on_a_day(
    code: str, of: dt.date, on: dt.date, names: list[str]
) -> None:
    units = [unit for unit in locality_versions(code) if unit.in_force(of)]
    found = [then.full_name for unit in units for then in units_then(unit, on)]
    assert found == names


@pytest.mark.parametrize("code", ["762", "681", "358"])
def test_the_record_does_not_tell_where_a_dissolved_district_went(code: str) -> None:
    assert locality_versions(code)[-1].successors() == ()


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("019", dt.date(2013, 12, 28)),  # Từ Liêm gave nine communes to a new district
        ("833", dt.date(2009, 2, 24)),  # Mỏ Cày became Mỏ Cày Nam and Mỏ Cày Bắc
        ("694", dt.date(2009, 8, 12)),  # Bình Long became Hớn Quản and a town
    ],
)
def test_a_district_that_was_split_does_not_go_on_whole(code: str, day: dt.date) -> None:
    (link,) = get_locality(code, on=day - dt.timedelta(days=1)).successors()
    assert PART is link.extent


@pytest.mark.parametrize(
    ("code", "communes"),
    [
        ("836", ["29110", "29122", "29125", "29137", "29143", "29158", "29167"]),
        ("637", ["24076", "24100", "24109", "24112"]),
        ("440", ["18229", "18244", "18262", "18277", "18304"]),
        ("943", ["31528", "31531", "31537", "31540", "31552", "31561"]),
        ("950", ["31783", "31789", "31795", "31804", "31810"]),
        ("951", ["31673", "31675", "31679", "31687", "31699"]),
    ],
)
def test_a_seed_district_is_succeeded_by_communes(code: str, communes: list[str]) -> None:
    links = old(code).successors()
    assert [(commune, PART) for commune in communes] == targets(links)
    assert {SuccessionEvent.REORGANISATION} == {link.event for link in links}
    assert {(FIRST_NEW, dt.date(2025, 6, 16))} == {
        (link.effective, link.law_in_force) for link in links
    }


@pytest.mark.parametrize(
    ("district", "zone"),
    [("318", "11948"), ("471", "19742"), ("498", "20333"), ("536", "21548"), ("755", "26732")],
)
def test_an_island_district_became_a_special_zone_whole(district: str, zone: str) -> None:
    assert [(zone, WHOLE)] == targets(old(district).successors())
    (link,) = new(zone).predecessors()
    assert old(district) == link.predecessor
    assert LocalityLevel.DISTRICT is old(district).level


def test_the_successors_of_a_district_are_those_of_its_communes() -> None:
    for district in DISTRICTS:
        below = {link.successor for commune in district.children() for link in commune.successors()}
        found = {link.successor for link in district.successors()}
        assert found
        assert found == (below or found)


def exact_by_links(district: Locality) -> bool:
    """Whether the communes that took in a district took in nothing else."""
    own = set(district.children()) or {district}
    taken = {
        link.predecessor
        for successor in district.successors()
        for link in successor.successor.predecessors()
    } - {None}
    return taken == own


def test_392_of_696_districts_are_a_union_of_new_communes() -> None:
    exact = [district for district in DISTRICTS if exact_by_links(district)]
    assert (len(DISTRICTS), len(exact)) == (696, 392)
    by_province = Counter(district.parent_code for district in exact)
    all_of = Counter(district.parent_code for district in DISTRICTS)
    expected = {"94": (5, 11), "83": (4, 9), "64": (8, 17), "42": (6, 12), "19": (5, 9)}
    assert expected == {code: (by_province[code], all_of[code]) for code in expected}


def test_the_other_districts_form_88_blocks() -> None:
    blocks: list[set[Locality]] = []
    for district in (unit for unit in DISTRICTS if not exact_by_links(unit)):
        block = {district}
        for link in district.successors():
            for source in link.successor.predecessors():
                before = source.predecessor
                assert before is not None or source.former_name
                if before is not None:
                    parent = before.parent()
                    assert parent is not None
                    block.add(parent)
        joined = [other for other in blocks if other & block]
        blocks = [other for other in blocks if not other & block]
        blocks.append(block.union(*joined))
    assert (len(blocks), sum(map(len, blocks))) == (88, 696 - 392)
    assert (min(map(len, blocks)), max(map(len, blocks))) == (2, 23)


# Communes.


def links_of_communes() -> list[Succession]:
    return list(chain.from_iterable(old(code).successors() for code in OLD_COMMUNES))


def test_every_old_commune_has_a_successor_and_every_new_one_a_predecessor() -> None:
    assert (len(OLD_COMMUNES), len(NEW_COMMUNES)) == (10_035, 3_321)
    assert all(old(code).successors() for code in OLD_COMMUNES)
    assert all(new(code).predecessors() for code in NEW_COMMUNES)


def test_the_links_of_communes_are_counted() -> None:
    forward = links_of_communes()
    backward = [link for code in NEW_COMMUNES for link in new(code).predecessors()]
    assert (len(forward), len(backward)) == (10_566, 10_572)
    beyond = set(backward).difference(forward)
    islands = [link for link in beyond if link.predecessor]
    assert Counter(link.predecessor.level for link in islands if link.predecessor) == {
        LocalityLevel.DISTRICT: 5
    }
    assert [link.former_name for link in beyond if link.predecessor is None] == [
        "dải ven biển chưa có tên"
    ]


def test_communes_were_divided_among_up_to_five() -> None:
    shares = Counter(len(old(code).successors()) for code in OLD_COMMUNES)
    assert {n: count for n, count in shares.items() if n > 1} == {2: 369, 3: 55, 4: 16, 5: 1}
    assert sum(count for n, count in shares.items() if n > 1) == 441


def test_a_commune_is_divided_into_parts_or_goes_whole_into_one() -> None:
    mixed = {
        code
        for code in OLD_COMMUNES
        if {link.extent for link in old(code).successors()}
        != {WHOLE if len(old(code).successors()) == 1 else PART}
    }
    # Its ground went whole into one, some of its people into two others.
    assert {"18796"} == mixed


def test_partial_links_say_what_went_over() -> None:
    partial = [link for link in links_of_communes() if link.extent is PART]
    moved = Counter(link.moved for link in partial)
    assert 971 == len(partial) == sum(moved.values())
    area_only = moved.pop("part of area only")
    all_people = moved.pop("part of area + all population")
    assert (sum(moved.values()), area_only, all_people) == (829, 84, 58)
    assert {"part of area and population", "part of population"} == set(moved)
    assert {None} == {link.moved for link in links_of_communes() if link.extent is WHOLE}


def test_new_communes_of_whole_old_ones_are_counted() -> None:
    whole = [c for c in NEW_COMMUNES if {x.extent for x in new(c).predecessors()} == {WHOLE}]
    assert (len(whole), len(NEW_COMMUNES) - len(whole)) == (2_908, 413)
    single = [
        link.predecessor.level
        for code in whole
        for link in new(code).predecessors()
        if len(new(code).predecessors()) == 1 and link.predecessor
    ]
    assert Counter(single) == {LocalityLevel.COMMUNE: 132, LocalityLevel.DISTRICT: 5}


def test_a_new_commune_that_kept_a_code_took_in_the_commune_of_that_code() -> None:
    for code in set(OLD_COMMUNES) & set(NEW_COMMUNES):
        taken = {link.predecessor for link in new(code).predecessors()}
        assert old(code) in taken, code


def test_no_new_commune_straddles_two_old_provinces() -> None:
    home = {row["old_code"]: row["new_code"] for row in ALL_PROVINCES}
    for code in NEW_COMMUNES:
        before = set[str]()
        for link in new(code).predecessors():
            unit = link.predecessor
            while unit is not None and unit.level is not LocalityLevel.PROVINCE:
                unit = unit.parent()
            before |= {unit.code} if unit is not None else set()
        assert len(before) == 1, code
        assert new(code).parent_code == home[before.pop()]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("29176", [("29167", WHOLE)]),  # An Hòa Tây to Tân Thủy
        ("29173", [("29110", WHOLE)]),  # An Đức to Ba Tri
        ("29149", [("29110", WHOLE)]),  # An Bình Tây to Ba Tri
        ("29110", [("29110", WHOLE)]),  # the town to Ba Tri
        ("29122", [("29122", WHOLE)]),  # Mỹ Chánh to Mỹ Chánh Hòa
        ("00556", [("00541", PART), ("00562", PART)]),  # Đặng Xá, divided
        ("01651", [("01648", WHOLE)]),  # Mỹ Hưng, a wrong code in the published table
        ("02482", [("02494", WHOLE)]),  # Phú Thịnh, another
        ("23053", [("23041", PART), ("23053", PART)]),  # Hòa Thắng, a link missing there
        ("31642", [("31552", WHOLE)]),  # Song Phụng of Long Phú to Nhơn Mỹ
    ],
)
def test_a_commune_of_the_texts_is_found_again(
    code: str, expected: list[tuple[str, Extent]]
) -> None:
    assert expected == targets(old(code).successors())


def test_hoa_thang_went_over_in_area_and_dang_xa_with_all_its_people() -> None:
    assert [link.moved for link in old("00556").successors()] == [
        "part of area only",
        "part of area + all population",
    ]
    assert old("23053").successors()[0].moved == "part of area only"


def test_a_strip_without_a_name_is_a_predecessor_without_a_unit() -> None:
    assert sources(new("14698").predecessors()) == [
        ("14695", WHOLE),
        ("14698", WHOLE),
        ("dải ven biển chưa có tên", WHOLE),
    ]


def test_tien_giang_went_into_dong_thap_only() -> None:
    communes = chain.from_iterable(district.children() for district in old("82").children(LAST_OLD))
    above = {link.successor.parent_code for unit in communes for link in unit.successors()}
    assert {"82"} == above


@given(st.sampled_from(OLD_COMMUNES))
def test_links_of_communes_agree_in_both_directions(code: str) -> None:
    before = old(code)
    assert before.predecessors() == ()
    for link in before.successors():
        assert before == link.predecessor
        assert link in link.successor.predecessors()
        assert (link.event, link.effective) == (SuccessionEvent.REORGANISATION, FIRST_NEW)
        assert None is link.former_name
        assert link.law == "1654/NQ-UBTVQH15 – 1687/NQ-UBTVQH15"
