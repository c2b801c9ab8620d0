"""Ground: what a unit covered, which units cover the same, and what makes up a unit exactly."""

import datetime as dt
from itertools import chain, combinations
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congthuong._data import read_table
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.localities import (
    VIETNAM,
    Locality,
    LocalityLevel,
    Territory,
    get_locality,
    locality_versions,
    recompose,
    same_territory,
)
from congthuong.periods import Period

LAST_OLD: Final = dt.date(2025, 6, 30)
FIRST_NEW: Final = dt.date(2025, 7, 1)
IN_2024: Final = dt.date(2024, 6, 30)
NEW_YEAR_2025: Final = dt.date(2025, 1, 1)
LATE_2026: Final = dt.date(2026, 11, 1)

ALL_PROVINCES: Final = read_table("province_succession_2025").cells
PARTS: Final = {
    row[2]: [other[0] for other in ALL_PROVINCES if other[2] == row[2]] for row in ALL_PROVINCES
}
DISTRICTS: Final = tuple(
    district for province in VIETNAM.children(LAST_OLD) for district in province.children(LAST_OLD)
)
COMMUNES: Final = tuple(
    row[0]
    for name in ("communes_2025_06_30", "communes_2025_07_01")
    for row in read_table(name).cells
)


def at(code: str, on: dt.date) -> Locality:
    return get_locality(code, on=on)


def codes(units: tuple[Locality, ...] | None) -> list[str] | None:
    return None if units is None else [unit.code for unit in units]


# The ground of provinces.


@pytest.mark.parametrize(("code", "parts"), PARTS.items())
def test_a_new_province_covers_exactly_its_old_ones(code: str, parts: list[str]) -> None:
    grounds = [at(part, LAST_OLD).territory(LAST_OLD) for part in parts]
    expected = Territory(frozenset[str]().union(*(ground.atoms for ground in grounds)), exact=True)
    assert expected == at(code, FIRST_NEW).territory(FIRST_NEW)
    assert all(ground.exact for ground in grounds)
    assert len(expected.atoms) == sum(len(ground.atoms) for ground in grounds)


@pytest.mark.parametrize("day", [NEW_YEAR_2025, LAST_OLD, FIRST_NEW, LATE_2026])
def test_the_provinces_of_a_day_cover_the_country_once(day: dt.date) -> None:
    grounds = [province.territory(day).atoms for province in VIETNAM.children(day)]
    everywhere = VIETNAM.territory(day)
    assert everywhere.exact
    assert 10_035 + 5 == len(everywhere.atoms) == sum(map(len, grounds))
    assert everywhere.atoms == frozenset().union(*grounds)


def test_a_province_covers_its_districts_and_these_their_communes() -> None:
    for province in VIETNAM.children(LAST_OLD):
        below = [district.territory(LAST_OLD) for district in province.children(LAST_OLD)]
        assert all(ground.exact for ground in below)
        assert province.territory(LAST_OLD).atoms == frozenset().union(
            *(ground.atoms for ground in below)
        )
    for district in DISTRICTS:
        communes = {commune.code for commune in district.children()}
        assert district.territory().atoms == (communes or {f"D{district.code}"})


def test_an_old_commune_covers_itself_as_far_as_is_known() -> None:
    commune = at("29173", LAST_OLD)
    assert Territory(frozenset({"29173"}), exact=True) == commune.territory()
    assert Territory(frozenset({"29173"}), exact=False) == commune.territory(IN_2024)


@pytest.mark.parametrize(
    ("code", "atoms", "exact"),
    [
        ("29110", {"29110", "29149", "29164", "29170", "29173"}, True),
        ("26732", {"D755"}, True),
        ("14698", {"14695", "14698"}, True),  # the strip without a name is no ground on record
        ("23041", {"23038", "23041", "23053"}, False),
    ],
)
def test_a_new_commune_covers_the_old_ones_it_took_in(
    code: str, atoms: set[str], exact: bool
) -> None:
    found = at(code, FIRST_NEW).territory()
    assert exact is found.exact
    assert atoms == found.atoms


def test_2908_new_communes_are_exact() -> None:
    new = [unit for p in VIETNAM.children(FIRST_NEW) for unit in p.children(FIRST_NEW)]
    exact = [unit for unit in new if unit.territory().exact]
    assert (len(new), len(exact)) == (3_321, 2_908)
    covered = list(chain.from_iterable(unit.territory().atoms for unit in exact))
    assert len(covered) == len(set(covered))


# Ground that moved before the reform.


@pytest.mark.parametrize(
    ("code", "day", "exact"),
    [
        ("436", dt.date(2019, 12, 25), False),  # took in fourteen communes in 2025
        ("436", dt.date(2024, 12, 31), False),
        ("436", NEW_YEAR_2025, True),
        ("436", LAST_OLD, True),
        ("836", dt.date(2017, 9, 22), True),
        ("637", dt.date(2022, 7, 25), True),
        ("440", dt.date(2019, 12, 25), True),
        ("943", dt.date(2024, 9, 25), True),
        ("951", dt.date(2009, 12, 24), True),
        ("019", dt.date(2013, 12, 27), False),
        ("019", dt.date(2013, 12, 28), True),
        ("769", dt.date(2020, 12, 31), False),
        ("769", dt.date(2021, 1, 1), True),
        ("42", dt.date(2019, 12, 25), True),
        ("19", dt.date(2013, 9, 30), True),
        ("01", dt.date(2008, 7, 31), False),
        ("01", dt.date(2008, 8, 2), False),  # one commune went to Phú Thọ on the third
        ("01", dt.date(2008, 8, 3), True),
        ("26", dt.date(2008, 7, 31), False),
        ("26", dt.date(2008, 8, 1), True),
        ("17", dt.date(2008, 7, 31), False),
        ("17", dt.date(2008, 8, 1), True),
        ("79", dt.date(2020, 12, 31), True),  # its districts changed, the city did not
        ("22", dt.date(2019, 12, 31), True),
    ],
)
def test_a_ground_is_exact_from_its_last_change_on(code: str, day: dt.date, exact: bool) -> None:
    assert exact is at(code, day).territory(day).exact


@pytest.mark.parametrize(("year", "districts"), [(2010, 110), (2017, 66)])
def test_ground_of_many_districts_moved(year: int, districts: int) -> None:
    rows = read_table("district_territory_changes").cells
    changed = {code for code, day, *_ in rows if day >= f"{year}-01-01"}
    assert districts == len(changed)
    day = dt.date(year - 1, 12, 31)
    last = {unit.code for unit in DISTRICTS}
    then = [unit for p in VIETNAM.children(day) for unit in p.children(day) if unit.code in last]
    inexact = {unit.code for unit in then if not unit.territory(day).exact}
    # The table tells of none of these: they were divided, and their other parts are new districts.
    divided = {"447", "449", "454", "458", "719", "721", "723", "726", "817", "820"}
    divided |= {"850", "851", "936", "937"} if year < 2015 else set()
    untold = (divided if year < 2013 else divided & changed) - changed
    assert {unit.code for unit in then} & (changed | untold) == inexact


@pytest.mark.parametrize("code", ["28", "762", "681"])
def test_of_a_unit_that_ended_before_june_2025_nothing_is_known(code: str) -> None:
    unit = locality_versions(code)[-1]
    assert Territory(frozenset(), exact=False) == unit.territory()
    assert recompose(unit, at=FIRST_NEW) is None


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("04", dt.date(1996, 1, 1)),  # gave two districts away in 1997
        ("19", dt.date(1995, 1, 1)),  # was a part of Bắc Thái
        ("12", dt.date(2003, 1, 1)),  # held Điện Biên, too
        ("836", dt.date(1960, 1, 1)),
    ],
)
def test_before_the_record_begins_no_ground_is_exact(code: str, day: dt.date) -> None:
    unit = at(code, day)
    assert not unit.territory(day).exact
    assert same_territory(unit, unit, on=day) is None
    assert recompose(unit, at=LAST_OLD, on=day) is None


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("447", dt.date(2015, 4, 10)),  # Kỳ Anh, before there were two of that name
        ("458", dt.date(2013, 12, 20)),  # Quảng Trạch, before Ba Đồn
        ("721", dt.date(2013, 12, 29)),  # Bến Cát, before Bàu Bàng
        ("723", dt.date(2013, 12, 29)),  # Tân Uyên, before Bắc Tân Uyên
        ("817", dt.date(2013, 12, 26)),  # Cai Lậy, before there were two
        ("936", dt.date(2015, 5, 15)),  # Long Mỹ, before there were two
    ],
)
def test_a_district_covered_more_before_another_was_made_of_it(code: str, day: dt.date) -> None:
    assert not at(code, day).territory(day).exact


# Comparison.


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("42", dt.date(2019, 12, 25)), ("42", LATE_2026), True),
        (("19", dt.date(2013, 9, 30)), ("19", LATE_2026), False),
        (("46", dt.date(2024, 12, 31)), ("46", NEW_YEAR_2025), True),
        (("950", dt.date(2011, 8, 25)), ("950", LAST_OLD), True),
        (("75", FIRST_NEW), ("75", LATE_2026), True),
        (("436", IN_2024), ("436", LAST_OLD), None),
        (("436", IN_2024), ("436", dt.date(2019, 12, 25)), True),
        (("436", NEW_YEAR_2025), ("436", LAST_OLD), True),
        (("01", dt.date(2007, 1, 1)), ("01", dt.date(2009, 1, 1)), None),
        (("01", dt.date(2006, 1, 1)), ("01", dt.date(2007, 1, 1)), True),
        (("762", dt.date(2018, 1, 1)), ("762", dt.date(2020, 1, 1)), True),
        (("29173", IN_2024), ("29173", IN_2024), True),
        (("29173", IN_2024), ("29173", LAST_OLD), None),
        (("29110", LAST_OLD), ("29110", FIRST_NEW), False),
        (("23041", FIRST_NEW), ("23041", LATE_2026), True),
        (("23041", FIRST_NEW), ("23053", FIRST_NEW), None),
        (("318", LAST_OLD), ("11948", FIRST_NEW), True),
        (("VN", IN_2024), ("VN", LATE_2026), True),
        (("VN", IN_2024), ("42", LATE_2026), False),
    ],
)
def test_same_ground_is_told_where_it_can_be(
    one: tuple[str, dt.date], other: tuple[str, dt.date], expected: bool | None
) -> None:
    mine, theirs = at(*one), at(*other)
    assert expected is same_territory(mine, theirs, on=one[1], other_on=other[1])
    assert expected is same_territory(theirs, mine, on=other[1], other_on=one[1])


def test_same_ground_is_asked_for_the_last_days_by_default() -> None:
    assert same_territory(at("436", IN_2024), at("436", LAST_OLD)) is True
    assert same_territory(at("42", IN_2024), at("42", LATE_2026)) is True


# Recomposition.


@pytest.mark.parametrize(("code", "parts"), PARTS.items())
def test_a_province_is_made_up_of_its_old_ones(code: str, parts: list[str]) -> None:
    assert parts == codes(recompose(at(code, FIRST_NEW), at=LAST_OLD, on=FIRST_NEW))
    assert parts == codes(recompose(at(code, FIRST_NEW), at=NEW_YEAR_2025, on=FIRST_NEW))


def test_an_old_province_is_made_up_of_the_communes_that_took_it_in() -> None:
    for code, parts in PARTS.items():
        for part in parts:
            found = recompose(at(part, LAST_OLD), at=FIRST_NEW, on=LAST_OLD)
            assert found is not None, part
            if len(parts) == 1:
                assert [code] == codes(found)
            else:
                assert {LocalityLevel.COMMUNE} == {unit.level for unit in found}
                assert {code} == {unit.parent_code for unit in found}


@pytest.mark.parametrize(
    ("code", "day", "communes"),
    [
        ("836", dt.date(2017, 9, 22), "29110 29122 29125 29137 29143 29158 29167"),
        ("637", dt.date(2022, 7, 25), "24076 24100 24109 24112"),
        ("440", dt.date(2019, 12, 25), "18229 18244 18262 18277 18304"),
        ("950", dt.date(2024, 9, 25), "31783 31789 31795 31804 31810"),
        ("950", dt.date(2011, 8, 25), "31783 31789 31795 31804 31810"),
        ("951", dt.date(2024, 9, 25), "31673 31675 31679 31687 31699"),
        ("755", IN_2024, "26732"),
    ],
)
def test_a_seed_district_is_made_up_of_new_communes(code: str, day: dt.date, communes: str) -> None:
    assert communes.split() == codes(recompose(at(code, day), at=LATE_2026, on=day))


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("943", dt.date(2024, 9, 25)),  # a commune of Long Phú went in with one of Kế Sách
        ("436", IN_2024),  # its ground of 2024 is not on record
        ("436", LAST_OLD),  # what it had become by then was cut across
        ("01", dt.date(2007, 1, 1)),  # before it grew
    ],
)
def test_nothing_is_returned_where_nothing_fits(code: str, day: dt.date) -> None:
    assert recompose(at(code, day), at=LATE_2026, on=day) is None


@pytest.mark.parametrize(
    ("code", "on", "target"),
    [
        ("42", dt.date(2010, 1, 1), LATE_2026),
        ("436", dt.date(2010, 1, 1), dt.date(2024, 12, 31)),  # unknown ground, but the same
        ("436", NEW_YEAR_2025, LAST_OLD),
        ("762", dt.date(2010, 1, 1), dt.date(2020, 1, 1)),
        ("29173", LAST_OLD, LAST_OLD),
        ("29173", IN_2024, IN_2024),
        ("23041", FIRST_NEW, LATE_2026),
        ("VN", dt.date(2010, 1, 1), LATE_2026),
    ],
)
def test_a_unit_that_did_not_change_is_itself(code: str, on: dt.date, target: dt.date) -> None:
    unit = at(code, on)
    assert (unit,) == recompose(unit, at=target, on=on)


@pytest.mark.parametrize(
    ("code", "target", "expected"),
    [
        ("08", dt.date(2019, 6, 30), ["02", "08"]),
        ("46", IN_2024, ["46"]),
        ("92", IN_2024, ["92", "93", "94"]),
        ("01", dt.date(2007, 6, 30), None),  # Hà Tây and Mê Linh were not of its ground alone
        ("29110", IN_2024, None),  # communes of that day are not on record
        ("29110", LAST_OLD, ["29110", "29149", "29164", "29170", "29173"]),
        ("26732", IN_2024, ["755"]),
        ("23041", LAST_OLD, None),
    ],
)
def test_earlier_days_are_answered_in_the_units_of_that_day(
    code: str, target: dt.date, expected: list[str] | None
) -> None:
    assert expected == codes(recompose(at(code, LATE_2026), at=target, on=LATE_2026))


def test_days_may_be_periods() -> None:
    ba_tri = at("836", IN_2024)
    assert len(recompose(ba_tri, at=Period.year(2025), on=Period.year(2024)) or ()) == 7


def test_a_day_on_which_the_unit_was_not_there_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="was there"):
        recompose(at("836", IN_2024), at=LATE_2026, on=LATE_2026)
    with pytest.raises(InvalidValueError, match="was there"):
        same_territory(at("836", IN_2024), VIETNAM, on=LATE_2026)


def test_the_target_must_be_a_day() -> None:
    with pytest.raises(InvalidTypeError, match="a Period or an AsOf"):
        recompose(at("836", IN_2024), at="2026-01-01")  # type: ignore[arg-type]


UNITS: Final = st.one_of(
    st.sampled_from(VIETNAM.children(LAST_OLD)),
    st.sampled_from(VIETNAM.children(FIRST_NEW)),
    st.sampled_from(DISTRICTS),
    st.sampled_from(COMMUNES).map(lambda code: locality_versions(code)[-1]),
)
TARGETS: Final = st.sampled_from([IN_2024, NEW_YEAR_2025, LAST_OLD, FIRST_NEW, LATE_2026])


@settings(max_examples=40)
@given(UNITS, TARGETS)
def test_what_makes_up_a_unit_is_a_partition_of_its_ground(unit: Locality, day: dt.date) -> None:
    found = recompose(unit, at=day)
    if found is None:
        return
    assert [part.code for part in found] == sorted(part.code for part in found)
    assert all(part.in_force(day) for part in found)
    grounds = [part.territory(day) for part in found]
    if unit not in found:
        assert unit.territory().exact
        assert unit.territory().atoms == frozenset().union(*(ground.atoms for ground in grounds))
    for one, other in combinations([g.atoms for g in grounds if g.exact], 2):
        assert not one & other


@settings(max_examples=40)
@given(st.sampled_from(DISTRICTS))
def test_only_one_recomposition_of_a_district_holds_each_commune(district: Locality) -> None:
    found = recompose(district, at=FIRST_NEW)
    into = {link.successor for link in district.successors()}
    assert found is None or set(found) == into


def test_every_district_that_is_a_union_of_new_communes_is_made_up_of_them() -> None:
    exact = 0
    for district in DISTRICTS:
        own = set(district.children()) or {district}
        into = {link.successor for link in district.successors()}
        taken = {link.predecessor for unit in into for link in unit.predecessors()}
        whole = taken - {None} == own
        found = recompose(district, at=FIRST_NEW)
        assert whole is (found is not None), district
        exact += whole
    assert exact == 392
