"""Units by the names that people write: every spelling, every prefix, never a guess."""

import datetime as dt
import unicodedata
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._data import read_table
from congthuong._text import fold
from congthuong.errors import InvalidTypeError
from congthuong.localities import (
    Day,
    Locality,
    LocalityKind,
    LocalityLevel,
    LocalityMatch,
    MatchQuality,
    find_locality,
    get_locality,
    locality_versions,
    spellings,
)
from congthuong.periods import AsOf, Period

LAST_OLD: Final = dt.date(2025, 6, 30)
FIRST_NEW: Final = dt.date(2025, 7, 1)
IN_2024: Final = dt.date(2024, 6, 30)
LATE_2026: Final = dt.date(2026, 11, 1)
EXACT, FOLDED, SPELLING = MatchQuality.EXACT, MatchQuality.FOLDED, MatchQuality.SPELLING
LETTERS, ALIAS = MatchQuality.LETTERS, MatchQuality.ALIAS

UPPER: Final = tuple(
    unit
    for table in ("provinces", "districts")
    for code in dict.fromkeys(row[0] for row in read_table(table).cells)
    for unit in locality_versions(code)
)
COMMUNE_ROWS: Final = tuple(
    row
    for table in ("communes_2025_06_30", "communes_2025_07_01")
    for row in read_table(table).cells
)


def codes(matches: tuple[LocalityMatch, ...]) -> list[str]:
    return [match.locality.code for match in matches]


def a_day_of(unit: Locality) -> dt.date:
    return LATE_2026 if unit.valid_to is None else unit.valid_to - dt.timedelta(days=1)


# Spellings.


@pytest.mark.parametrize(
    ("text", "code", "quality"),
    [
        ("Ba Tri", "836", EXACT),
        ("huyện Ba Tri", "836", EXACT),
        ("Huyện  Ba\u00a0Tri", "836", EXACT),
        ("HUYỆN BA TRI", "836", EXACT),
        ("H.Ba Tri", "836", EXACT),
        ("H. Ba Tri", "836", EXACT),
        ("h Ba Tri", "836", EXACT),
        ("ba-tri", "836", SPELLING),
        ("BaTri", "836", LETTERS),
        ("krong pa", "637", FOLDED),
        ("Đức Thọ", "440", EXACT),
        ("\u00d0ức Thọ", "440", EXACT),  # Icelandic eth
        ("duc tho", "440", FOLDED),
        ("thị xã Vĩnh Châu", "950", EXACT),
        ("TX Vĩnh Châu", "950", EXACT),
        ("TX.Vĩnh Châu", "950", EXACT),
        ("TX. Vĩnh Châu", "950", EXACT),
        ("thành phố Thủ Đức", "769", EXACT),
        ("TP Thủ Đức", "769", EXACT),
        ("TP. Thủ Đức", "769", EXACT),
        ("quận 1", "760", EXACT),
        ("Q1", "760", EXACT),
        ("Q.1", "760", EXACT),
        ("Q. 1", "760", EXACT),
        ("q 1", "760", EXACT),
        ("Q.Bình Thạnh", "765", EXACT),
        ("tỉnh Hòa Bình", "17", EXACT),
        ("tỉnh Hoà Bình", "17", EXACT),
        ("TP.HCM", "79", ALIAS),
        ("TPHCM", "79", ALIAS),
        ("Tp. HCM", "79", ALIAS),
        ("TP Hồ Chí Minh", "79", EXACT),
        ("TP.Hồ Chí Minh", "79", EXACT),
        ("thành phố Hồ Chí Minh", "79", EXACT),
        ("Hồ Chí Minh", "79", EXACT),
        ("Sài Gòn", "79", ALIAS),
        ("sai gon", "79", ALIAS),
        ("BR-VT", "77", ALIAS),
        ("Bà Rịa \u2013 Vũng Tàu", "77", EXACT),
        ("Bà Rịa Vũng Tàu", "77", SPELLING),
        ("Đắc Lắc", "66", SPELLING),
        ("Dak Lak", "66", FOLDED),
        ("Daklak", "66", LETTERS),
        ("tỉnh Bắc Cạn", "06", ALIAS),
        ("Thủ đô Hà Nội", "01", ALIAS),
        ("cả nước", "VN", ALIAS),
        ("Việt Nam", "VN", EXACT),
        ("huyện Cư M'gar", "648", EXACT),
        ("huyện Cư Mgar", "648", LETTERS),
        ("TT Ba Tri", "29110", EXACT),
        ("TT. Ba Tri", "29110", EXACT),
        ("thị trấn Ba Tri", "29110", EXACT),
        ("xã An Hòa Tây", "29176", EXACT),
        ("X. An Hoà Tây", "29176", EXACT),
        ("phường Phúc Xá", "00001", EXACT),
        ("P. Phúc Xá", "00001", EXACT),
        ("P.Phúc Xá", "00001", EXACT),
        ("huyện Bạch Long Vỹ", "318", SPELLING),
    ],
)
def test_a_spelling_is_understood(text: str, code: str, quality: MatchQuality) -> None:
    for written in (text, unicodedata.normalize("NFD", text), f"  {text.upper()}\n"):
        first = find_locality(written, on=LAST_OLD)[0]
        assert (code, quality) == (first.locality.code, first.quality), written
        assert (first.ended, first.assumed) == (False, False)


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        ("Tỉnh Thừa Thiên Huế", EXACT),
        ("tỉnh Thừa Thiên - Huế", SPELLING),
        ("Thừa Thiên\u2013Huế", SPELLING),
        ("thua thien hue", FOLDED),
        ("TT-Huế", ALIAS),
        ("TT Huế", ALIAS),
        ("tỉnh TT. Huế", ALIAS),
    ],
)
def test_hue_had_many_spellings(text: str, quality: MatchQuality) -> None:
    (match,) = find_locality(text, on=IN_2024)
    assert ("46", quality) == (match.locality.code, match.quality)


@pytest.mark.parametrize(
    ("text", "official", "quality"),
    [
        ("Mĩ Tho", "Mỹ Tho", SPELLING),
        ("Kì Anh", "Kỳ Anh", SPELLING),
        ("Quì Châu", "Quỳ Châu", SPELLING),
        ("Lục Sỹ Thành", "Lục Sĩ Thành", SPELLING),
        ("Phú Mĩ", "Phú Mỹ", SPELLING),  # before Phù Mỹ, which it is without accents
        ("thị trấn Đak Đoa", "Đak Đoa", EXACT),
        ("thị trấn Đắk Đoa", "Đak Đoa", SPELLING),
        ("huyện Krông Pa tỉnh Gia Lai", "Krông Pa", EXACT),
        ("huyện Krông Pa - tỉnh Gia Lai", "Krông Pa", EXACT),
        ("huyện Krông Pa (Gia Lai)", "Krông Pa", EXACT),
    ],
)
def test_another_spelling_finds_the_official_name(
    text: str, official: str, quality: MatchQuality
) -> None:
    found = find_locality(text, on=IN_2024)
    assert {(match.locality.name, match.quality) for match in found} == {(official, quality)}


def test_a_name_of_later_finds_the_spelling_of_the_time() -> None:
    (match,) = find_locality("thành phố Quy Nhơn", on=dt.date(2015, 12, 31))
    assert (match.locality.name, match.quality) == ("Qui Nhơn", SPELLING)


@pytest.mark.parametrize(
    ("text", "code"),
    [("huyen Krong Pa", "637"), ("tinh Gia Lai", "64"), ("thanh pho ho chi minh", "79")],
)
def test_a_kind_is_understood_without_accents(text: str, code: str) -> None:
    assert [code] == codes(find_locality(text, on=IN_2024))


def test_a_curly_apostrophe_loses_no_unit() -> None:
    assert {"648", "24289"} == set(codes(find_locality("Cư M\u2019gar", on=LAST_OLD)))


def test_a_curly_apostrophe_is_a_straight_one() -> None:
    assert {EXACT} == {match.quality for match in find_locality("huyện Cư M\u2019gar")}


@pytest.mark.parametrize("text", ["đặc khu Côn Đảo", "ĐẶC KHU CÔN ĐẢO", "đặc khu Con Dao"])
def test_a_special_zone_is_found_by_its_kind(text: str) -> None:
    assert codes(find_locality(text, on=FIRST_NEW)) == ["26732"]
    assert find_locality(text, on=LAST_OLD) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",  # nothing
        "   ",
        ",",  # no name between commas
        "huyện",  # a kind alone
        "TP.",
        "Q",
        "Ba Trị Xyz",  # one word more
        "Atlantis",
        "huyện Ba Tri, Gia Lai",  # another province
        "Ba Tri, Atlantis",  # an unknown place around it
        "quận Ba Tri",  # not its kind at any time
        "huyện Sài Gòn",  # an alias keeps its kind, too
        "Ba Tr",  # half a name
    ],
)
def test_what_names_no_unit_finds_nothing(text: str) -> None:
    assert find_locality(text) == ()
    assert find_locality(text, on=LAST_OLD) == ()


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    for match in find_locality(text, on=LAST_OLD):
        assert isinstance(match, LocalityMatch)


@pytest.mark.parametrize("name", [None, 42, b"Ba Tri", ["Ba Tri"]])
def test_a_name_that_is_no_text_is_refused(name: Any) -> None:
    with pytest.raises(InvalidTypeError, match="names a locality"):
        find_locality(name)


@pytest.mark.parametrize("text", ["Ba Tri", "Atlantis", ""])
def test_a_day_that_is_no_day_is_refused_even_where_nothing_is_found(text: str) -> None:
    with pytest.raises(InvalidTypeError, match="a Period or an AsOf"):
        find_locality(text, on="2024")  # type: ignore[arg-type]


def test_a_place_around_that_is_no_text_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match="names a locality"):
        find_locality("Ba Tri", within=83)  # type: ignore[arg-type]


def test_a_kind_that_is_no_kind_is_refused() -> None:
    with pytest.raises(InvalidTypeError):
        find_locality("Ba Tri", kind="huyện")  # type: ignore[arg-type]


# Every unit has its name.


def test_every_province_and_district_is_found_by_its_full_name() -> None:
    for unit in UPPER:
        day = a_day_of(unit)
        found = find_locality(unit.full_name, on=day)
        there = [match.locality for match in found if not match.ended]
        assert unit in there, (unit, day)
        assert {EXACT} == {match.quality for match in found if match.locality == unit}


def test_every_province_and_district_is_found_without_a_day() -> None:
    for unit in UPPER:
        found = [match.locality for match in find_locality(unit.full_name)]
        assert unit in found
        assert len(found) == len(set(found))


@given(st.sampled_from(COMMUNE_ROWS))
def test_a_commune_is_found_by_its_folded_name_within_its_parent(row: tuple[str, ...]) -> None:
    code, name, kind, parent = row
    day = LAST_OLD if len(parent) == 3 else FIRST_NEW
    unit, above = get_locality(code, on=day), get_locality(parent, on=day)
    for within in (above, above.full_name):
        for text in (name, f"{kind} {name}", name.upper()):
            assert unit in [m.locality for m in find_locality(text, within=within, on=day)]
        found = find_locality(fold(name), within=within, on=day)
        # A unit that is called just that is taken before those that differ in accents.
        called_so = [match for match in found if match.quality is EXACT]
        assert unit in [match.locality for match in found] or called_so
    assert unit in [m.locality for m in find_locality(f"{name}, {above.full_name}", on=day)]
    assert unit in [m.locality for m in find_locality(name, kind=LocalityKind(kind), on=day)]


def test_the_quick_fold_of_the_tables_is_the_fold_of_all_text() -> None:
    spelled = {row[1] for row in COMMUNE_ROWS} | {unit.name for unit in UPPER}
    assert len(spelled) > 7_500
    for name in spelled:
        bare = spellings._bare(name)
        assert bare == spellings._bare(fold(name))
        for form in ("NFC", "NFD"):
            again = unicodedata.normalize("NFC" if form == "NFC" else "NFD", name)
            assert bare == spellings._bare(again)


def test_every_alias_finds_its_unit() -> None:
    for code, name, alias in read_table("locality_aliases").cells:
        found = [match.locality for match in find_locality(alias)]
        assert (code, name) in {(unit.code, unit.name) for unit in found}, alias
        named = [unit for unit in locality_versions(code) if unit.name == name]
        assert all(code == "VN" or alias in unit.aliases for unit in named)


def test_no_unit_comes_twice() -> None:
    found = [match.locality for match in find_locality("TPHCM")]
    assert len(set(found)) == len(found)


# Days.


def test_a_unit_that_had_ended_follows_and_is_marked() -> None:
    found = find_locality("Ba Tri", on=dt.date(2026, 1, 1))
    assert [(m.locality.code, m.ended) for m in found] == [("29110", False), ("836", True)]
    assert [m.locality.full_name for m in found] == ["xã Ba Tri", "huyện Ba Tri"]


def test_a_unit_that_was_to_come_is_not_found() -> None:
    found = find_locality("Ba Tri", on=LAST_OLD)
    assert [(m.locality.code, m.ended) for m in found] == [("836", False), ("29110", False)]
    assert [m.locality.full_name for m in found] == ["huyện Ba Tri", "thị trấn Ba Tri"]
    assert find_locality("đặc khu Phú Quốc", on=LAST_OLD) == ()


def test_without_a_day_every_version_comes() -> None:
    assert [
        (match.locality.code, match.locality.valid_from) for match in find_locality("Ba Tri")
    ] == [("836", None), ("29110", None), ("29110", FIRST_NEW)]
    assert not any(match.ended or match.assumed for match in find_locality("Ba Tri"))


def test_a_day_before_a_unit_is_known_is_marked() -> None:
    before = find_locality("An Hòa Tây", on=dt.date(2017, 9, 22))
    assert [(m.locality.code, m.assumed, m.ended) for m in before] == [("29176", True, False)]
    assert [match.assumed for match in find_locality("An Hòa Tây", on=LAST_OLD)] == [False]
    assert find_locality("tỉnh Gia Lai", on=dt.date(2004, 1, 1))[0].assumed


@pytest.mark.parametrize(
    "on", [dt.date(2026, 6, 30), Period.half(2026, 1), AsOf(2026, 6), AsOf(2026, 6, 30)]
)
def test_a_day_may_be_a_period_or_a_moment(on: Day) -> None:
    assert find_locality("Ba Tri", on=dt.date(2026, 6, 30)) == find_locality("Ba Tri", on=on)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("tỉnh Gia Lai", LAST_OLD, [("64", False)]),
        ("tỉnh Gia Lai", FIRST_NEW, [("52", False), ("64", True)]),
        ("Bình Định", FIRST_NEW, [("52", True)]),
        ("tỉnh Sóc Trăng", LATE_2026, [("94", True)]),
        ("tỉnh Hà Tây", dt.date(2008, 7, 31), [("28", False)]),
        ("tỉnh Hà Tây", dt.date(2008, 8, 1), [("28", True)]),
        ("Thừa Thiên Huế", dt.date(2024, 12, 31), [("46", False)]),
        ("Thừa Thiên Huế", dt.date(2025, 1, 1), [("46", True)]),
        ("Huế", dt.date(2024, 12, 31), [("474", False)]),
        ("Huế", LAST_OLD, [("46", False), ("474", True)]),
        ("TP Đồng Nai", dt.date(2026, 4, 29), []),
        ("TP Đồng Nai", dt.date(2026, 4, 30), [("75", False)]),
        ("tỉnh Đồng Nai", LATE_2026, [("75", True)]),
        ("huyện Kỳ Anh", LAST_OLD, [("447", False), ("449", True)]),
        ("thị xã Kỳ Anh", LAST_OLD, [("449", False), ("447", True)]),
        ("Kỳ Anh", LAST_OLD, [("447", False), ("449", False)]),
        ("huyện Krông Pa", LATE_2026, [("637", True)]),
        ("Vĩnh Châu, Sóc Trăng", dt.date(2011, 8, 25), [("950", False)]),
    ],
)
def test_a_name_is_understood_as_of_the_day(
    text: str, day: dt.date, expected: list[tuple[str, bool]]
) -> None:
    found = [(match.locality.code, match.ended) for match in find_locality(text, on=day)]
    assert expected == [row for row in found if len(row[0]) < 5]


def test_of_a_unit_under_one_name_only_the_last_version_is_shown_as_ended() -> None:
    (match,) = find_locality("thành phố Hà Tĩnh", on=LATE_2026)
    assert ("436", dt.date(2007, 6, 12)) == (match.locality.code, match.locality.valid_from)
    found = find_locality("Vĩnh Châu", on=LATE_2026)
    assert [m.locality.full_name for m in found if len(m.locality.code) < 5] == ["thị xã Vĩnh Châu"]


# Around and kind.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("huyện Krông Pa, Gia Lai", ["637"]),
        ("huyện Ba Tri, tỉnh Bến Tre", ["836"]),
        ("xã An Đức, huyện Ba Tri, tỉnh Bến Tre", ["29173"]),
        ("An Đức,Ba Tri,Bến Tre", ["29173"]),
        ("Quận 1, TP.HCM", ["760"]),
        ("phường 1, quận 3, TPHCM", ["27160"]),
        ("Châu Thành, Bến Tre", ["831", "28810"]),
        ("huyện Kỳ Anh, Hà Tĩnh", ["447"]),
        ("Gia Lai, Việt Nam", ["64"]),
    ],
)
def test_commas_part_a_unit_from_those_around_it(text: str, expected: list[str]) -> None:
    found = [match for match in find_locality(text, on=LAST_OLD) if not match.ended]
    assert expected == [match.locality.code for match in found]


def test_ten_districts_of_one_name_are_told_apart_by_their_provinces() -> None:
    found = [m.locality for m in find_locality("huyện Châu Thành", on=LAST_OLD)]
    assert len(found) == 10
    for unit in found:
        assert [unit] == [
            m.locality
            for m in find_locality("huyện Châu Thành", within=unit.parent(LAST_OLD), on=LAST_OLD)
        ]


def test_within_may_be_a_unit_or_its_name() -> None:
    ba_tri = get_locality("836", on=LAST_OLD)
    for within in (ba_tri, "huyện Ba Tri", "Ba Tri, Bến Tre", "ba tri"):
        assert codes(find_locality("An Đức", within=within, on=LAST_OLD)) == ["29173"]
    assert find_locality("An Đức", within="Atlantis") == ()
    assert codes(find_locality("An Đức, Bến Tre", within=ba_tri, on=LAST_OLD)) == ["29173"]


@pytest.mark.parametrize(
    ("text", "within", "expected"),
    [
        ("huyện Châu Thành", "Đồng Tháp", ["877"]),  # 821 lay in Tiền Giang, now under 82
        ("huyện Tuy Phước", "Gia Lai", []),  # in Bình Định, whose code is now Gia Lai's
        ("huyện Cai Lậy", "tỉnh Đồng Tháp", []),
    ],
)
def test_a_province_around_is_the_one_of_the_time(
    text: str, within: str, expected: list[str]
) -> None:
    found = find_locality(text, within=within, on=IN_2024)
    assert expected == [match.locality.code for match in found if not match.ended]


def test_a_unit_around_is_the_unit_and_not_its_code() -> None:
    dong_thap, tien_giang = get_locality("82", on=LATE_2026), get_locality("82", on=IN_2024)
    assert codes(find_locality("huyện Châu Thành", within=tien_giang)) == ["821"]
    assert find_locality("huyện Châu Thành", within=dong_thap) == ()


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Ba Tri", LocalityKind.RURAL_DISTRICT, ["836"]),
        ("Ba Tri", LocalityKind.TOWNSHIP, ["29110"]),
        ("huyện Ba Tri", LocalityKind.RURAL_DISTRICT, ["836"]),
        ("huyện Ba Tri", LocalityKind.TOWNSHIP, []),
        ("Ba Tri", LocalityKind.WARD, []),
        ("Kỳ Anh", LocalityKind.TOWN, ["449"]),
        ("Hà Tĩnh", LocalityKind.PROVINCE, ["42"]),
        ("Hà Tĩnh", LocalityKind.CITY, ["436"]),
        ("TP Huế", LocalityKind.MUNICIPALITY, ["46"]),
        ("Sài Gòn", LocalityKind.MUNICIPALITY, ["79"]),
        ("Sài Gòn", LocalityKind.PROVINCE, []),
        ("Việt Nam", LocalityKind.COUNTRY, ["VN"]),
    ],
)
def test_a_kind_narrows_what_is_found(text: str, kind: LocalityKind, expected: list[str]) -> None:
    found = find_locality(text, kind=kind, on=LAST_OLD)
    assert expected == [match.locality.code for match in found if not match.ended]


# Order.


def test_a_name_without_accents_may_be_another_units_name() -> None:
    sa_pa = get_locality("088", on=LAST_OLD)
    assert codes(find_locality("sa pa", within=sa_pa, on=LAST_OLD)) == ["03001"]
    assert codes(find_locality("sa pả", within=sa_pa, on=LAST_OLD)) == ["03002"]


def test_the_strictest_way_that_finds_something_is_taken() -> None:
    assert {"28261"} == set(codes(find_locality("phường Mỹ Tho", on=FIRST_NEW)))
    both = find_locality("my tho", within="Đồng Tháp", on=FIRST_NEW)
    assert {"28261", "30076"} <= set(codes(both))
    assert {FOLDED} == {match.quality for match in both}


def test_quality_comes_first_then_level_then_code() -> None:
    for text in ("Hòa Bình", "Châu Thành", "Sài Gòn", "phường 1", "Tân Phú"):
        for marked in (False, True):
            found = [m for m in find_locality(text, on=LATE_2026) if m.ended is marked]
            order = [(m.quality, m.locality.level, m.locality.code) for m in found]
            assert sorted(order) == order
        ended = [match.ended for match in find_locality(text, on=LATE_2026)]
        assert sorted(ended) == ended


def test_a_curated_name_follows_a_unit_that_bears_it() -> None:
    assert [
        (match.locality.code, match.quality) for match in find_locality("Sài Gòn", on=LATE_2026)
    ] == [("26740", EXACT), ("79", ALIAS)]


def test_a_common_spelling_of_a_province_finds_it() -> None:
    assert "67" in codes(find_locality("Đăk Nông", on=LAST_OLD))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Huyện đảo Lý Sơn", "536"),
        ("T.X Vĩnh Châu", "950"),
        ("T.P Hà Tĩnh", "436"),
        ("Quận 01", "760"),
        ("Q.01", "760"),
        ("huyện Ba Tri,", "836"),
        ("Đắk Lắc", "66"),
    ],
)
def test_what_offices_write_is_found(name: str, code: str) -> None:
    assert code == find_locality(name, on=dt.date(2024, 6, 30))[0].locality.code


def test_no_two_communes_of_a_parent_and_kind_differ_in_their_spelling_alone() -> None:
    spelled = [(spellings._spelled(row[1]), row[2], row[3]) for row in COMMUNE_ROWS]
    assert len(set(spelled)) == len(spelled) > 13_000


@pytest.mark.parametrize(
    ("level", "found"),
    [
        (LocalityLevel.PROVINCE, ["24", "27"]),  # the city of today, the province that ended
        (LocalityLevel.DISTRICT, ["256"]),  # the city within the province of old
        (LocalityLevel.COMMUNE, []),  # no commune bears the name
        (LocalityLevel.COUNTRY, []),
    ],
)
def test_a_level_keeps_its_own_units(level: LocalityLevel, found: list[str]) -> None:
    matches = find_locality("Bắc Ninh", level=level, on=dt.date(2026, 11, 22))
    assert codes(matches) == found


def test_a_level_is_a_level() -> None:
    with pytest.raises(InvalidTypeError, match="LocalityLevel"):
        find_locality("Ba Tri", level=1)  # type: ignore[arg-type]
