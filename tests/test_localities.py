"""Units by code and day: what stood under a code, its kind, its parent and its parts."""

import copy
import datetime as dt
import pickle
import sys
from collections import Counter
from itertools import chain, pairwise
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._data import read_table
from congthuong._text import fold
from congthuong.errors import InvalidTypeError, InvalidValueError, UnknownCodeError
from congthuong.localities import (
    VIETNAM,
    Day,
    Locality,
    LocalityKind,
    LocalityLevel,
    find_locality,
    get_locality,
    locality_versions,
    recompose,
    same_territory,
)
from congthuong.localities.registry import _near_codes
from congthuong.periods import AsOf, Period

LAST_OLD: Final = dt.date(2025, 6, 30)
FIRST_NEW: Final = dt.date(2025, 7, 1)
LATE_2026: Final = dt.date(2026, 11, 1)
NEW_YEAR_2025: Final = dt.date(2025, 1, 1)
RECORD_BEGINS: Final = dt.date(2004, 8, 31)


def codes_of(table: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[0] for row in read_table(table).cells))


PROVINCE_CODES: Final = codes_of("provinces")
DISTRICT_CODES: Final = codes_of("districts")
OLD_COMMUNE_CODES: Final = codes_of("communes_2025_06_30")
NEW_COMMUNE_CODES: Final = codes_of("communes_2025_07_01")
COMMUNE_CODES: Final = tuple(dict.fromkeys((*OLD_COMMUNE_CODES, *NEW_COMMUNE_CODES)))
CODES: Final = (*PROVINCE_CODES, *DISTRICT_CODES, *COMMUNE_CODES)


def there(codes: tuple[str, ...], on: dt.date) -> tuple[Locality, ...]:
    """The units of these codes that were there on a day."""
    versions = chain.from_iterable(map(locality_versions, codes))
    return tuple(unit for unit in versions if unit.in_force(on))


def kinds(units: tuple[Locality, ...]) -> dict[LocalityKind, int]:
    return dict(Counter(unit.kind for unit in units))


# Counts.


@pytest.mark.parametrize(
    ("day", "provinces", "cities"),
    [
        (dt.date(2006, 1, 1), 59, 5),
        (dt.date(2008, 7, 31), 59, 5),
        (dt.date(2008, 8, 1), 58, 5),
        (dt.date(2024, 12, 31), 58, 5),
        (NEW_YEAR_2025, 57, 6),
        (LAST_OLD, 57, 6),
        (FIRST_NEW, 28, 6),
        (dt.date(2026, 4, 29), 28, 6),
        (dt.date(2026, 4, 30), 27, 7),
        (dt.date(2026, 9, 1), 26, 8),
        (dt.date(2026, 9, 19), 26, 8),
        (dt.date(2026, 9, 20), 25, 9),
        (LATE_2026, 25, 9),
    ],
)
def test_the_country_has_its_provinces_of_the_day(
    day: dt.date, provinces: int, cities: int
) -> None:
    expected = {LocalityKind.PROVINCE: provinces, LocalityKind.MUNICIPALITY: cities}
    assert expected == kinds(VIETNAM.children(day))


@pytest.mark.parametrize(
    ("day", "districts"),
    [
        (dt.date(2022, 1, 1), 705),
        (dt.date(2024, 6, 30), 705),
        (dt.date(2024, 9, 30), 704),
        (dt.date(2024, 12, 31), 704),
        (NEW_YEAR_2025, 696),
        (LAST_OLD, 696),
    ],
)
def test_every_district_of_the_day_lies_in_one_province(day: dt.date, districts: int) -> None:
    below = [unit for province in VIETNAM.children(day) for unit in province.children(day)]
    assert districts == len(below) == len(set(below))
    assert set(below) == set(there(DISTRICT_CODES, day))


def test_the_last_districts_are_of_five_kinds() -> None:
    last = there(DISTRICT_CODES, LAST_OLD)
    expected = {
        LocalityKind.RURAL_DISTRICT: 508,
        LocalityKind.URBAN_DISTRICT: 49,
        LocalityKind.TOWN: 52,
        LocalityKind.CITY: 85 + 2,
    }
    assert expected == kinds(last)
    parents = {
        unit.code: unit.parent()
        for unit in last
        if unit.kind is LocalityKind.CITY and unit.parent()
    }
    in_cities = {
        code
        for code, parent in parents.items()
        if parent and parent.code in {"31", "79"} and parent.kind is LocalityKind.MUNICIPALITY
    }
    assert {"311", "769"} == in_cities


def test_the_record_of_districts_is_whole() -> None:
    versions = [unit for code in DISTRICT_CODES for unit in locality_versions(code)]
    assert (len(DISTRICT_CODES), len(versions)) == (716, 879)
    assert all(unit.valid_to is not None and unit.valid_to <= FIRST_NEW for unit in versions)
    upgraded = [c for c in DISTRICT_CODES if len({u.kind for u in locality_versions(c)}) > 1]
    moved = [c for c in DISTRICT_CODES if len({u.parent_code for u in locality_versions(c)}) > 1]
    assert (len(upgraded), len(moved)) == (112, 15)


def test_there_is_no_district_from_1_july_2025_on() -> None:
    assert there(DISTRICT_CODES, FIRST_NEW) == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            LAST_OLD,
            {LocalityKind.COMMUNE: 7690, LocalityKind.WARD: 1728, LocalityKind.TOWNSHIP: 617},
        ),
        (
            FIRST_NEW,
            {LocalityKind.COMMUNE: 2621, LocalityKind.WARD: 687, LocalityKind.SPECIAL_ZONE: 13},
        ),
        (  # ten communes of Đồng Nai are wards
            dt.date(2026, 4, 30),
            {LocalityKind.COMMUNE: 2611, LocalityKind.WARD: 697, LocalityKind.SPECIAL_ZONE: 13},
        ),
        (  # twelve of Bắc Ninh, too
            dt.date(2026, 9, 20),
            {LocalityKind.COMMUNE: 2599, LocalityKind.WARD: 709, LocalityKind.SPECIAL_ZONE: 13},
        ),
    ],
)
def test_the_communes_of_both_days_are_whole(
    day: dt.date, expected: dict[LocalityKind, int]
) -> None:
    units = there(COMMUNE_CODES, day)
    assert expected == kinds(units)
    above = {unit.parent_code for unit in units}
    level = LocalityLevel.DISTRICT if day == LAST_OLD else LocalityLevel.PROVINCE
    assert {level} == {LocalityLevel.of_code(str(code)) for code in above}


def test_the_children_of_both_days_add_up() -> None:
    districts = [
        unit for province in VIETNAM.children(LAST_OLD) for unit in province.children(LAST_OLD)
    ]
    assert sum(len(district.children()) for district in districts) == 10_035
    assert (
        sum(len(province.children(FIRST_NEW)) for province in VIETNAM.children(FIRST_NEW)) == 3_321
    )


def test_five_island_districts_had_no_communes() -> None:
    empty = {unit.code for unit in there(DISTRICT_CODES, LAST_OLD) if not unit.children()}
    assert {"318", "471", "498", "536", "755"} == empty


# Identity in time.


def test_no_two_units_of_a_code_overlap() -> None:
    for code in CODES:
        versions = locality_versions(code)
        assert {code} == {unit.code for unit in versions}
        assert len(versions) == len(set(versions))
        for older, newer in pairwise(versions):
            assert older.valid_to is not None, code
            assert newer.valid_from is not None, code
            assert older.valid_to <= newer.valid_from, code


KEPT_CODES: Final = (
    ("15", "Yên Bái", "Lào Cai"),
    ("24", "Bắc Giang", "Bắc Ninh"),
    ("44", "Quảng Bình", "Quảng Trị"),
    ("52", "Bình Định", "Gia Lai"),
    ("80", "Long An", "Tây Ninh"),
    ("82", "Tiền Giang", "Đồng Tháp"),
    ("91", "Kiên Giang", "An Giang"),
)
KEPT_NAMES: Final = (
    ("Lào Cai", "10", "15"),
    ("Bắc Ninh", "27", "24"),
    ("Quảng Trị", "45", "44"),
    ("Gia Lai", "64", "52"),
    ("Tây Ninh", "72", "80"),
    ("Đồng Tháp", "87", "82"),
    ("An Giang", "89", "91"),
)
GREW: Final = [
    "08",
    "19",
    "25",
    "31",
    "33",
    "37",
    "48",
    "51",
    "56",
    "66",
    "68",
    "75",
    "79",
    "86",
    "92",
    "96",
]
CLOSED: Final = [
    "02",
    "06",
    "10",
    "17",
    "26",
    "27",
    "30",
    "34",
    "35",
    "36",
    "45",
    "49",
    "54",
    "58",
    "60",
    "62",
    "64",
    "67",
    "70",
    "72",
    "74",
    "77",
    "83",
    "84",
    "87",
    "89",
    "93",
    "94",
    "95",
]


@pytest.mark.parametrize(("code", "before", "after"), KEPT_CODES)
def test_seven_codes_now_carry_another_name(code: str, before: str, after: str) -> None:
    old, new = get_locality(code, on=LAST_OLD), get_locality(code, on=FIRST_NEW)
    assert (before, after) == (old.name, new.name)
    assert old != new


@pytest.mark.parametrize(("name", "before", "after"), KEPT_NAMES)
def test_seven_names_now_carry_another_code(name: str, before: str, after: str) -> None:
    old, new = get_locality(before, on=LAST_OLD), get_locality(after, on=FIRST_NEW)
    assert (name, name) == (old.name, new.name)
    assert old != new


@pytest.mark.parametrize("code", GREW)
def test_sixteen_provinces_kept_code_and_name_and_are_others(code: str) -> None:
    old, new = get_locality(code, on=LAST_OLD), get_locality(code, on=FIRST_NEW)
    assert (old.name, old.kind) == (new.name, new.kind)
    assert old != new
    assert hash(old) != hash(new)


@pytest.mark.parametrize(
    ("code", "last"),
    [*((code, LAST_OLD) for code in CLOSED), ("28", dt.date(2008, 7, 31))],
)
def test_a_closed_code_stands_for_nothing_afterwards(code: str, last: dt.date) -> None:
    assert code == get_locality(code, on=last).code
    with pytest.raises(UnknownCodeError, match="locality in force on"):
        get_locality(code, on=last + dt.timedelta(days=1))
    with pytest.raises(UnknownCodeError, match="locality in force on"):
        get_locality(code, on=LATE_2026)


def test_the_codes_that_changed_and_those_that_did_not_are_all_provinces() -> None:
    unchanged = {"01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"}
    renamed = {code for code, *_ in KEPT_CODES}
    assert set(PROVINCE_CODES) == {*unchanged, *renamed, *GREW, *CLOSED, "28"}
    for code in unchanged:
        assert get_locality(code, on=LAST_OLD) == get_locality(code, on=FIRST_NEW)


def test_commune_codes_are_used_again() -> None:
    again = set(OLD_COMMUNE_CODES) & set(NEW_COMMUNE_CODES)
    renamed = [code for code in again if len({unit.name for unit in locality_versions(code)}) == 2]
    assert (len(again), len(renamed)) == (3_316, 1_792)
    fresh = [get_locality(code, on=FIRST_NEW) for code in NEW_COMMUNE_CODES if code not in again]
    assert kinds(tuple(fresh)) == {LocalityKind.SPECIAL_ZONE: 5}


@pytest.mark.parametrize("code", ["00073", "00082"])
def test_a_ward_keeps_the_code_of_the_final_list(code: str) -> None:
    names = {unit.valid_from: unit.name for unit in locality_versions(code)}
    assert ("Cửa Nam" if code == "00082" else None) == names.get(FIRST_NEW)


def test_leading_zeros_make_three_units() -> None:
    units = [get_locality(code, on=LAST_OLD) for code in ("01", "001", "00001")]
    assert [u.full_name for u in units] == ["thành phố Hà Nội", "quận Ba Đình", "phường Phúc Xá"]
    levels = [LocalityLevel.PROVINCE, LocalityLevel.DISTRICT, LocalityLevel.COMMUNE]
    assert levels == [unit.level for unit in units]


def test_province_codes_of_three_digits_mean_districts_or_nothing() -> None:
    three = [f"{number:03}" for number in range(1000)]
    known = [code for code in three if code in DISTRICT_CODES]
    assert {LocalityLevel.DISTRICT} == {locality_versions(code)[0].level for code in known}
    for code in ("101", "405"):  # Hà Nội and Hà Tĩnh until July 2004
        with_code = locality_versions(code) if code in known else ()
        assert not {"Hà Nội", "Hà Tĩnh"} & {unit.name for unit in with_code}


# Names that say little.


def test_a_district_name_moves_down_to_a_commune() -> None:
    districts = {fold(unit.name) for unit in there(DISTRICT_CODES, LAST_OLD)}
    communes = there(NEW_COMMUNE_CODES, FIRST_NEW)
    assert sum(fold(unit.name) in districts for unit in communes) == 840


@pytest.mark.parametrize(
    ("name", "district", "commune"),
    [
        ("Ba Tri", "836", "29110"),
        ("Kế Sách", "943", "31528"),
        ("Vĩnh Châu", "950", "31783"),
        ("Trần Đề", "951", "31673"),
        ("Đức Thọ", "440", "18229"),
    ],
)
def test_a_seed_district_lives_on_in_the_name_of_one_commune(
    name: str, district: str, commune: str
) -> None:
    assert name == get_locality(district, on=LAST_OLD).name
    assert name == get_locality(commune, on=FIRST_NEW).name


def test_no_unit_is_called_krong_pa_any_more() -> None:
    assert get_locality("637", on=LAST_OLD).full_name == "huyện Krông Pa"
    names = {unit.name for unit in there(CODES, FIRST_NEW)}
    assert "Krông Pa" not in names


def test_ten_districts_are_called_chau_thanh() -> None:
    assert sum(unit.name == "Châu Thành" for unit in there(DISTRICT_CODES, LAST_OLD)) == 10


def test_thirty_six_districts_bear_the_name_of_a_province() -> None:
    provinces = {fold(unit.name) for unit in VIETNAM.children(LAST_OLD)}
    bearing = [unit for unit in there(DISTRICT_CODES, LAST_OLD) if fold(unit.name) in provinces]
    assert len(bearing) == 36
    assert {"436", "164", "941"} <= {unit.code for unit in bearing}


def test_a_district_is_known_by_kind_and_name_within_its_province() -> None:
    districts = there(DISTRICT_CODES, LAST_OLD)
    assert len(districts) == len({(u.parent_code, u.kind, u.name) for u in districts})
    assert len(districts) > len({(u.parent_code, u.name) for u in districts})
    ha_tinh = get_locality("42", on=LAST_OLD)
    ky_anh = [u.full_name for u in ha_tinh.children(LAST_OLD) if u.name == "Kỳ Anh"]
    assert ky_anh == ["huyện Kỳ Anh", "thị xã Kỳ Anh"]


def test_ten_pairs_of_communes_of_a_province_differ_in_diacritics_alone() -> None:
    communes = there(NEW_COMMUNE_CODES, FIRST_NEW)
    assert len(communes) == len({(u.parent_code, u.name) for u in communes})
    folded = Counter((unit.parent_code, fold(unit.name)) for unit in communes)
    assert [count for count in folded.values() if count > 1] == [2] * 10
    with_kind = Counter((unit.parent_code, unit.kind, fold(unit.name)) for unit in communes)
    assert [count for count in with_kind.values() if count > 1] == [2] * 8
    assert {("82", "my tho"), ("51", "son ha")} <= {place for place, n in folded.items() if n > 1}


# Kinds and parents over time.


@pytest.mark.parametrize(
    ("code", "day", "full_name", "kind"),
    [
        ("46", dt.date(2024, 12, 31), "tỉnh Thừa Thiên Huế", LocalityKind.PROVINCE),
        ("46", NEW_YEAR_2025, "thành phố Huế", LocalityKind.MUNICIPALITY),
        ("75", dt.date(2026, 4, 29), "tỉnh Đồng Nai", LocalityKind.PROVINCE),
        ("75", dt.date(2026, 4, 30), "thành phố Đồng Nai", LocalityKind.MUNICIPALITY),
        ("22", dt.date(2026, 8, 31), "tỉnh Quảng Ninh", LocalityKind.PROVINCE),
        ("22", dt.date(2026, 9, 1), "thành phố Quảng Ninh", LocalityKind.MUNICIPALITY),
        ("24", dt.date(2026, 9, 19), "tỉnh Bắc Ninh", LocalityKind.PROVINCE),
        ("24", dt.date(2026, 9, 20), "thành phố Bắc Ninh", LocalityKind.MUNICIPALITY),
        ("950", dt.date(2011, 8, 25), "huyện Vĩnh Châu", LocalityKind.RURAL_DISTRICT),
        ("950", dt.date(2011, 8, 26), "thị xã Vĩnh Châu", LocalityKind.TOWN),
        ("436", dt.date(2007, 6, 11), "thị xã Hà Tĩnh", LocalityKind.TOWN),
        ("436", dt.date(2007, 6, 12), "thành phố Hà Tĩnh", LocalityKind.CITY),
        ("769", dt.date(2020, 12, 31), "quận 2", LocalityKind.URBAN_DISTRICT),
        ("769", dt.date(2021, 1, 1), "thành phố Thủ Đức", LocalityKind.CITY),
        ("29110", LAST_OLD, "thị trấn Ba Tri", LocalityKind.TOWNSHIP),
        ("29110", FIRST_NEW, "xã Ba Tri", LocalityKind.COMMUNE),
        ("29122", LAST_OLD, "xã Mỹ Chánh", LocalityKind.COMMUNE),
        ("29122", FIRST_NEW, "xã Mỹ Chánh Hòa", LocalityKind.COMMUNE),
        ("26732", FIRST_NEW, "đặc khu Côn Đảo", LocalityKind.SPECIAL_ZONE),
    ],
)
def test_name_and_kind_are_those_of_the_day(
    code: str, day: dt.date, full_name: str, kind: LocalityKind
) -> None:
    found = get_locality(code, on=day)
    assert (full_name, full_name, kind) == (found.full_name, str(found), found.kind)


@pytest.mark.parametrize(
    ("code", "day", "parents"),
    [
        ("29173", LAST_OLD, ["836", "83", "VN"]),
        ("29110", FIRST_NEW, ["86", "VN"]),
        ("637", dt.date(2022, 7, 25), ["64", "VN"]),
        ("250", dt.date(2008, 7, 31), ["26", "VN"]),
        ("250", dt.date(2008, 8, 1), ["01", "VN"]),
        ("276", dt.date(2008, 7, 31), ["28", "VN"]),
        ("276", dt.date(2008, 8, 1), ["01", "VN"]),
        ("VN", LATE_2026, []),
    ],
)
def test_a_unit_knows_the_units_above_it(code: str, day: dt.date, parents: list[str]) -> None:
    found: list[str] = []
    above = get_locality(code, on=day).parent()
    while above is not None:
        found.append(above.code)
        above = above.parent()
    assert parents == found


def test_a_parent_is_the_one_of_the_day_asked_for() -> None:
    a_luoi = get_locality("481", on=LAST_OLD)
    assert str(a_luoi.parent(dt.date(2024, 12, 31))) == "tỉnh Thừa Thiên Huế"
    assert "thành phố Huế" == str(a_luoi.parent(NEW_YEAR_2025)) == str(a_luoi.parent())


@given(st.sampled_from(CODES))
def test_parents_and_children_agree(code: str) -> None:
    for unit in locality_versions(code):
        day = LATE_2026 if unit.valid_to is None else unit.valid_to - dt.timedelta(days=1)
        parent = unit.parent(day)
        assert parent is not None
        assert unit in parent.children(day)
        assert all(child.parent(day) == unit for child in unit.children(day))


def test_communes_have_no_children() -> None:
    assert get_locality("29110", on=FIRST_NEW).children() == ()


@pytest.mark.parametrize(
    ("code", "count"),
    [("836", 22), ("637", 14), ("943", 13), ("950", 10), ("951", 11), ("440", 16)],
)
def test_a_seed_district_had_its_communes_of_june_2025(code: str, count: int) -> None:
    assert count == len(get_locality(code, on=LAST_OLD).children(LAST_OLD))


def test_soc_trang_had_eleven_districts_in_2024() -> None:
    day = dt.date(2024, 9, 25)
    assert len(get_locality("94", on=day).children(day)) == 11


def test_children_stand_in_the_order_of_their_codes() -> None:
    for unit in (VIETNAM, get_locality("79", on=LAST_OLD), get_locality("836", on=LAST_OLD)):
        codes = [child.code for child in unit.children(LAST_OLD)]
        assert sorted(codes) == codes


# Days.


@pytest.mark.parametrize(
    "on",
    [
        dt.date(2025, 6, 30),
        Period.half(2025, 1),
        Period.quarter(2025, 2),
        Period.month(2025, 6),
        AsOf(2025, 6),
    ],
)
def test_a_period_and_a_moment_stand_for_their_last_day(on: Day) -> None:
    unit = get_locality("52", on=on)
    assert unit.name == "Bình Định"
    assert unit.in_force(on)
    assert not unit.is_assumed(on)
    assert unit.parent(on) == VIETNAM
    assert len(unit.children(on)) == 11
    assert unit.territory(on).exact


def test_a_year_is_asked_on_its_last_day() -> None:
    assert get_locality("52", on=Period.year(2025)).name == "Gia Lai"


@pytest.mark.parametrize(
    "on",
    [
        "2024-01-01",  # text is parsed elsewhere
        2024,  # a year is a Period
        None,  # the day is needed
        dt.datetime(2024, 1, 1, tzinfo=dt.UTC),  # a moment of the clock is no day
    ],
)
def test_what_is_no_day_is_refused(on: Any) -> None:
    unit = get_locality("42", on=LAST_OLD)
    with pytest.raises(InvalidTypeError, match="a Period or an AsOf"):
        get_locality("42", on=on)
    with pytest.raises(InvalidTypeError, match="a Period or an AsOf"):
        unit.in_force(on)


@pytest.mark.parametrize("code", [1, 42, None, b"42", ("42",)])
def test_a_code_that_is_no_text_is_refused(code: Any) -> None:
    with pytest.raises(InvalidTypeError, match="leading zeros"):
        get_locality(code, on=LAST_OLD)
    with pytest.raises(InvalidTypeError, match="leading zeros"):
        locality_versions(code)


@pytest.mark.parametrize(
    "code",
    [
        "",  # nothing
        "1",  # Hà Nội is 01
        "0001",  # four digits are no level
        "000001",  # nor are six
        "4२",  # digits of another script
        " 42",  # spaces are not stripped from codes
        "4a",  # letters
        "vn",  # the country is VN
    ],
)
def test_text_that_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(InvalidValueError, match="2, 3 or 5 digits"):
        get_locality(code, on=LAST_OLD)
    with pytest.raises(InvalidValueError, match="2, 3 or 5 digits"):
        LocalityLevel.of_code(code)


@pytest.mark.parametrize("code", ["00", "99", "000", "999", "00000", "99999"])
def test_a_code_that_nothing_ever_had_is_unknown(code: str) -> None:
    with pytest.raises(UnknownCodeError, match="no locality has the code") as caught:
        get_locality(code, on=LAST_OLD)
    assert set(caught.value.suggestions) <= set(CODES)


def test_an_unknown_code_is_told_codes_that_look_like_it() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        locality_versions("29112")
    assert caught.value.suggestions
    assert set(caught.value.suggestions) <= set(COMMUNE_CODES)


@pytest.mark.parametrize(
    ("code", "near", "why"),
    [
        ("29112", "29110", "the last digit"),
        ("29101", "29110", "two digits changed over"),
        ("99110", "29110", "the first digit"),
        ("24", "42", "the two digits of a province"),
        ("838", "831", "a district"),
    ],
)
def test_the_code_that_was_meant_is_one_slip_away(code: str, near: str, why: str) -> None:
    assert near in _near_codes(LocalityLevel.of_code(code), code), why


def test_no_more_than_three_codes_are_told_each_once_and_none_where_none_is_near() -> None:
    for code in ("29112", "00001", "11111", "99"):
        near = _near_codes(LocalityLevel.of_code(code), code)
        assert len(near) == len(set(near)) <= 3
    assert _near_codes(LocalityLevel.COMMUNE, "99999") == ()


def test_a_code_that_is_not_known_costs_a_few_look_ups() -> None:
    level = LocalityLevel.COMMUNE
    _near_codes(level, "91236")  # the tables are read once
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        _near_codes(level, "91236")
    finally:
        sys.setprofile(None)
    assert calls < 1000


@pytest.mark.parametrize(
    ("code", "suggestions"),
    [
        ("02", ("08",)),
        ("28", ("01",)),
        ("29173", ("29110",)),
        ("755", ("26732",)),
        ("637", ("24076", "24100", "24109", "24112")),
    ],
)
def test_an_ended_code_is_told_what_took_its_place(code: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(UnknownCodeError, match="in force on 2026-11-01") as caught:
        get_locality(code, on=LATE_2026)
    assert suggestions == caught.value.suggestions


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("836", FIRST_NEW, LAST_OLD),  # the district had ended
        ("29110", dt.date(2025, 7, 1), LAST_OLD),  # the town had, too
        ("951", dt.date(2009, 12, 23), LAST_OLD),  # not made before Christmas Eve
        ("46", dt.date(2024, 12, 31), LAST_OLD),  # Huế was not a city yet
    ],
)
def test_a_day_on_which_a_unit_was_not_there_is_refused(
    code: str, wrong: dt.date, right: dt.date
) -> None:
    unit = get_locality(code, on=right)
    assert not unit.in_force(wrong)
    for question in (unit.parent, unit.children, unit.territory):
        if unit.level is not LocalityLevel.COUNTRY:
            with pytest.raises(InvalidValueError, match="was there"):
                question(wrong)


def test_a_day_before_the_record_is_answered_and_marked() -> None:
    day = dt.date(2001, 1, 1)
    ha_tinh = get_locality("42", on=day)
    assert (ha_tinh.valid_from, ha_tinh.known_on) == (None, RECORD_BEGINS)
    assert ha_tinh.is_assumed(day)
    assert not ha_tinh.is_assumed(RECORD_BEGINS)
    commune = get_locality("29173", on=day)
    assert commune.is_assumed(LAST_OLD - dt.timedelta(days=1))
    assert not commune.is_assumed(LAST_OLD)
    assert not get_locality("29110", on=FIRST_NEW).is_assumed(FIRST_NEW)
    assert not VIETNAM.is_assumed(day)


# The class.


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("VN", LocalityLevel.COUNTRY),
        ("42", LocalityLevel.PROVINCE),
        ("836", LocalityLevel.DISTRICT),
        ("29110", LocalityLevel.COMMUNE),
    ],
)
def test_the_length_of_a_code_gives_its_level(code: str, level: LocalityLevel) -> None:
    assert level is LocalityLevel.of_code(code)
    assert level is get_locality(code, on=LAST_OLD).level


def test_the_same_unit_is_one_object_and_survives_copies() -> None:
    first, again = get_locality("836", on=LAST_OLD), get_locality("836", on=dt.date(2017, 9, 22))
    assert first is again
    for twin in (copy.copy(first), copy.deepcopy(first), pickle.loads(pickle.dumps(first))):  # noqa: S301
        assert (first, hash(first), repr(first)) == (twin, hash(twin), repr(twin))
        assert first.known_on == twin.known_on


def test_a_unit_is_known_by_level_code_and_start_alone() -> None:
    unit = get_locality("836", on=LAST_OLD)
    other = Locality(
        unit.level, unit.code, LocalityKind.TOWN, "X", unit.valid_from, unit.valid_to, "99"
    )
    assert unit == other
    assert unit != get_locality("29110", on=LAST_OLD)


@pytest.mark.parametrize(
    ("level", "code", "start", "end", "known"),
    [
        (LocalityLevel.PROVINCE, "836", None, None, None),  # a code of a district
        (LocalityLevel.COMMUNE, "VN", None, None, None),  # the code of the country
        (LocalityLevel.PROVINCE, "42", FIRST_NEW, FIRST_NEW, None),  # not one day long
        (LocalityLevel.PROVINCE, "42", FIRST_NEW, LAST_OLD, None),  # ends before it starts
        (LocalityLevel.PROVINCE, "42", None, LAST_OLD, LAST_OLD),  # ends when it is first known
    ],
)
def test_a_unit_that_cannot_be_is_refused(
    level: Any, code: str, start: dt.date | None, end: dt.date | None, known: dt.date | None
) -> None:
    with pytest.raises(InvalidValueError):
        Locality(level, code, LocalityKind.PROVINCE, "Hà Tĩnh", start, end, known_on=known)


@pytest.mark.parametrize(
    ("code", "on", "reason"),
    [
        (
            "637",
            LATE_2026,
            (
                "huyện Krông Pa, tỉnh Gia Lai, ended on 2025-07-01, "
                "into xã Phú Túc, xã Ia Dreh, xã Uar, xã Ia Rsai"
            ),
        ),
        # A commune says its district, an island district is a special zone of its own.
        ("29173", LATE_2026, "xã An Đức, huyện Ba Tri, ended on 2025-07-01, into xã Ba Tri"),
        (
            "318",
            LATE_2026,
            (
                "huyện Bạch Long Vĩ, thành phố Hải Phòng, ended on 2025-07-01, "
                "into đặc khu Bạch Long Vĩ"
            ),
        ),
        # Nothing stands between a province and the country.
        ("94", LATE_2026, "tỉnh Sóc Trăng, ended on 2025-07-01, into thành phố Cần Thơ"),
        # Dissolved before 2025: the record does not say into what.
        (
            "762",
            dt.date(2023, 1, 1),
            (
                "quận Thủ Đức, thành phố Hồ Chí Minh, ended on 2021-01-01, "
                "into a unit that is not on record"
            ),
        ),
        ("951", dt.date(2005, 1, 1), "huyện Trần Đề began on 2009-12-24"),
    ],
)
def test_a_code_of_another_time_says_which_unit_it_was_and_what_became_of_it(
    code: str, on: dt.date, reason: str
) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        get_locality(code, on=on)
    assert reason == caught.value.reason
    assert f"({reason})" in str(caught.value)


@pytest.mark.parametrize(
    ("level", "kind"),
    [(2, LocalityKind.PROVINCE), (LocalityLevel.PROVINCE, "tỉnh")],  # values, not members
)
def test_a_unit_has_a_level_and_a_kind(level: Any, kind: Any) -> None:
    with pytest.raises(InvalidTypeError, match="a LocalityLevel and a LocalityKind"):
        Locality(level, "42", kind, "Hà Tĩnh", None)


def test_a_unit_that_had_not_begun_has_no_successors_to_suggest() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        get_locality("951", on=dt.date(2005, 1, 1))
    assert caught.value.suggestions == ()


def test_all_units_that_took_the_place_are_suggested() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        get_locality("836", on=FIRST_NEW)
    assert len(caught.value.suggestions) == 7


def test_the_country_is_one_unit_without_a_parent() -> None:
    assert locality_versions("VN") == (VIETNAM,)
    assert VIETNAM is get_locality("VN", on=dt.date(1990, 1, 1))
    assert VIETNAM.full_name == "Việt Nam"
    assert VIETNAM.parent(LAST_OLD) is None
    assert () == VIETNAM.successors() == VIETNAM.predecessors()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("29110", '<span title="29110 (2025-07-01 – )">xã Ba Tri</span>'),
        ("42", '<span title="42 (? – )">tỉnh Hà Tĩnh</span>'),
    ],
)
def test_a_notebook_shows_name_code_and_validity(code: str, expected: str) -> None:
    assert expected == get_locality(code, on=FIRST_NEW)._repr_html_()


def test_a_notebook_shows_the_end_and_escapes_names() -> None:
    unit = Locality(LocalityLevel.DISTRICT, "836", LocalityKind.TOWN, "<b>", None, FIRST_NEW)
    shown = str(unit._repr_html_())
    assert "836 (? – 2025-07-01)" in shown
    assert "<b>" not in shown


def test_every_name_is_in_one_spelling() -> None:
    for code in CODES:
        for unit in locality_versions(code):
            assert " ".join(unit.name.split()) == unit.name, code
            assert "\u2019" not in unit.name, code


# Communes that became wards in 2026: code, name, province, first day as a ward, resolution.
WARDS_OF_2026: Final = (
    *(
        (code, name, "75", dt.date(2026, 4, 30), "237/NQ-UBTVQH16")
        for code, name in (
            ("25270", "Lộc Ninh"),
            ("25357", "Tân Khai"),
            ("25363", "Đồng Phú"),
            ("26116", "Tân Phú"),
            ("26170", "Trị An"),
            ("26248", "Trảng Bom"),
            ("26326", "Dầu Giây"),
            ("26368", "Long Thành"),
            ("26425", "Xuân Lộc"),
            ("26485", "Nhơn Trạch"),
        )
    ),
    *(
        (code, name, "24", dt.date(2026, 9, 20), "388/NQ-UBTVQH16")
        for code, name in (
            ("07294", "Bố Hạ"),
            ("07375", "Lạng Giang"),
            ("07399", "Kép"),
            ("07444", "Lục Nam"),
            ("07840", "Hiệp Hòa"),
            ("09193", "Yên Phong"),
            ("09292", "Phù Lãng"),
            ("09313", "Chi Lăng"),
            ("09319", "Tiên Du"),
            ("09454", "Gia Bình"),
            ("09475", "Nhân Thắng"),
            ("09496", "Lương Tài"),
        )
    ),
)


@pytest.mark.parametrize(("code", "name", "province", "day", "law"), WARDS_OF_2026)
def test_a_commune_of_2026_is_a_ward_from_its_day_on(
    code: str, name: str, province: str, day: dt.date, law: str
) -> None:
    eve = day - dt.timedelta(days=1)
    commune, ward = get_locality(code, on=eve), get_locality(code, on=day)
    assert (commune.full_name, ward.full_name) == (f"xã {name}", f"phường {name}")
    assert (commune.valid_to, ward.valid_from, ward.valid_to) == (day, day, None)
    assert ward.parent_code == commune.parent_code == province
    (link,) = commune.successors()
    assert (link.successor, link.event.value, link.extent.value) == (ward, "upgrade", "whole")
    assert (link.effective, link.law) == (day, law)
    assert ward.predecessors() == (link,)
    assert commune.predecessors()
    assert {old.predecessor for old in commune.predecessors()} != {commune}
    found = find_locality(f"phường {name}", on=day)
    assert code in {match.locality.code for match in found}
    assert code not in {match.locality.code for match in find_locality(f"phường {name}", on=eve)}
    ended = {m.ended for m in find_locality(f"xã {name}", on=day) if m.locality.code == code}
    assert ended == {True}


@pytest.mark.parametrize(("code", "name", "province", "day", "law"), WARDS_OF_2026)
def test_the_ground_of_a_ward_of_2026_is_that_of_its_commune(
    code: str, name: str, province: str, day: dt.date, law: str
) -> None:
    commune, ward = get_locality(code, on=FIRST_NEW), get_locality(code, on=day)
    assert same_territory(commune, ward) is True
    assert recompose(commune, at=day) == (ward,)
    assert recompose(ward, at=FIRST_NEW) == (commune,)


def test_no_other_commune_has_changed_since_the_reform() -> None:
    changed = {
        c for c in NEW_COMMUNE_CODES if get_locality(c, on=LATE_2026).valid_from != FIRST_NEW
    }
    assert changed == {row[0] for row in WARDS_OF_2026}
