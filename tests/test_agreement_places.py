"""Look-up and reader agree on places and bodies, or one of them refuses with a reason."""

import datetime as dt
from collections.abc import Sequence
from typing import Final, overload

import pytest

from congthuong import ParseError, Period, read_report
from congthuong._data import read_table
from congthuong._tokens import Token, tokenize
from congthuong.authorities import parse_authority
from congthuong.localities import (
    Locality,
    LocalityKind,
    find_locality,
    get_locality,
    locality_versions,
)
from congthuong.localities.grammar import kind_at, recognise, split
from congthuong.localities.names import near_localities
from congthuong.localities.registry import district_codes, province_codes
from congthuong.records import LocalityGroup, NamedPlace, Observation, Place

IN_2023: Final = dt.date(2023, 12, 31)
IN_2024: Final = dt.date(2024, 12, 31)
IN_2026: Final = dt.date(2026, 12, 31)
ISSUED: Final = (None, dt.date(2025, 1, 15), dt.date(2025, 8, 1), dt.date(2026, 11, 1))
CARRIERS: Final = (
    "Năm {year}, kim ngạch xuất khẩu của {place} đạt 90 triệu USD.",
    "Tại {place}, kim ngạch xuất khẩu năm {year} đạt 90 triệu USD.",
)


def units_of(codes: tuple[str, ...], day: dt.date) -> tuple[Locality, ...]:
    return tuple(unit for code in codes for unit in locality_versions(code) if unit.in_force(day))


PROVINCES_2024: Final = units_of(province_codes(), IN_2024)
PROVINCES_2026: Final = units_of(province_codes(), IN_2026)
DISTRICTS: Final = units_of(district_codes(), IN_2023)


def places(text: str, published: dt.date | None = None, locality: str | None = None) -> list[Place]:
    """The places of the statements, each with a value; an open one is left out."""
    reading = read_report(text, published=published, locality=locality)
    assert len(reading.statements) == 1, text
    return [s.place for s in reading.statements if s.place is not None]


def reasons(text: str, locality: str | None = None) -> list[tuple[str, str]]:
    reading = read_report(text, locality=locality)
    assert [statement.place for statement in reading.statements] == [None], text
    return [(each.text, each.reason) for each in reading.unread]


# The version in force at the time of the figure.


def test_the_record_has_as_many_units_as_the_laws_say() -> None:
    assert (len(PROVINCES_2024), len(PROVINCES_2026), len(DISTRICTS)) == (63, 34, 705)


@pytest.mark.parametrize("published", ISSUED, ids=str)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_province_of_2024_is_the_one_of_2024(carrier: str, published: dt.date | None) -> None:
    for unit in PROVINCES_2024:
        for name in (unit.full_name, unit.name):
            assert places(carrier.format(year=2024, place=name), published) == [unit], name


@pytest.mark.parametrize("published", [None, dt.date(2026, 11, 1)], ids=str)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_province_of_2026_is_the_one_of_2026(carrier: str, published: dt.date | None) -> None:
    for unit in PROVINCES_2026:
        for name in (unit.full_name, unit.name):
            assert places(carrier.format(year=2026, place=name), published) == [unit], name


@pytest.mark.parametrize("published", ISSUED, ids=str)
@pytest.mark.parametrize("joint", [", {}", " {}", " - {}", " ({})"])
def test_every_district_with_its_province_is_one_place(
    joint: str, published: dt.date | None
) -> None:
    for unit in DISTRICTS:
        name = unit.full_name + joint.format(unit.parent(IN_2023))
        assert places(CARRIERS[0].format(year=2023, place=name), published) == [unit], name


def test_the_reader_and_the_builder_of_records_mean_one_unit() -> None:
    for unit in PROVINCES_2024:
        named = Observation.of("exports", unit.full_name, "2024", "90 triệu USD").key.place
        assert places(CARRIERS[0].format(year=2024, place=unit.full_name)) == [named]


@pytest.mark.parametrize(
    ("text", "published", "code"),
    [
        ("Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Giang đạt 9 triệu USD.", (2025, 8, 1), "02"),
        # A plan is of the units that there were when it was made.
        ("Năm 2030, tỉnh Sóc Trăng phấn đấu xuất khẩu 9 tỷ USD.", (2024, 9, 1), "94"),
        # On the last day of 2025 there were no districts, on some of its days there were.
        ("Năm 2025, huyện Đức Thọ xuất khẩu 9 triệu USD.", None, "440"),
    ],
)
def test_the_unit_is_the_one_of_the_time(
    text: str, published: tuple[int, int, int] | None, code: str
) -> None:
    (place,) = places(text, None if published is None else dt.date(*published))
    assert isinstance(place, Locality)
    assert place.code == code


def test_one_name_of_two_levels_at_two_times_is_open() -> None:
    text = CARRIERS[0].format(year=2024, place="thành phố Huế")
    assert places(text, dt.date(2026, 11, 1)) == []  # the city of then, or the province of today
    (city,) = places(text, dt.date(2024, 12, 30))
    assert isinstance(city, Locality)
    assert city.code == "474"


def test_a_carried_place_is_the_one_of_each_time() -> None:
    text = (
        "Năm 2024, kim ngạch xuất khẩu của tỉnh Gia Lai đạt 90 triệu USD. "
        "Năm 2026, kim ngạch xuất khẩu đạt 95 triệu USD."
    )
    found = [statement.place for statement in read_report(text).statements]
    assert [place.code for place in found if isinstance(place, Locality)] == ["64", "52"]


# Look-up and reader.


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("TX. Kỳ Anh", "449"),
        ("H. Ba Tri", "836"),
        ("T.P Vinh", "412"),
        ("TP Vinh", "412"),
        ("Q. 1", "760"),
        ("P. Bến Nghé", "26740"),
        ("X. Tiên Phú", "08248"),
        ("tỉnh Thừa Thiên - Huế", "46"),
        ("tỉnh Thừa Thiên – Huế", "46"),
        ("Thừa Thiên - Huế", "46"),
        ("tỉnh Bà Rịa - Vũng Tàu", "77"),
        ("tỉnh Bà Rịa-Vũng Tàu", "77"),
        ("tỉnh Bà Rịa – Vũng Tàu", "77"),
        ("tỉnh Bà Rịa Vũng Tàu", "77"),
        ("thành phố Mĩ Tho", "815"),
        ("huyện Quì Châu", "416"),
        ("huyện Đăk Hà", "615"),
        ("huyện Đak Glei", "610"),
        ("tỉnh Đăk Lăk", "66"),
        ("tỉnh Đak Lak", "66"),
        ("tỉnh Hoà Bình", "17"),
        ("huyện Krong Pa", "637"),
        ("huyện ChưSê", "633"),
        ("huyện Cư M'gar", "648"),
        ("TP.HCM", "79"),
        ("xã An Đức, huyện Ba Tri, tỉnh Bến Tre", "29173"),
        ("xã An Đức huyện Ba Tri tỉnh Bến Tre", "29173"),
        ("huyện Ba Tri (Bến Tre)", "836"),
    ],
)
def test_what_the_look_up_finds_the_reader_finds(words: str, code: str) -> None:
    found = {match.locality for match in find_locality(words, on=IN_2023) if not match.ended}
    read = places(CARRIERS[0].format(year=2023, place=words))
    assert code in {unit.code for unit in found}
    assert read == [get_locality(code, on=IN_2023)]


@pytest.mark.parametrize("row", read_table("locality_aliases").rows, ids=lambda row: row["alias"])
def test_a_curated_name_is_read_as_its_unit_or_as_none(row: dict[str, str]) -> None:
    for place in places(CARRIERS[0].format(year=2023, place=row["alias"])):
        assert isinstance(place, Locality)
        assert (place.code, place.name) == (row["code"], row["name"])


@pytest.mark.parametrize("row", read_table("locality_kinds").rows, ids=lambda row: row["word"])
def test_every_word_of_a_kind_is_known_to_both(row: dict[str, str]) -> None:
    word = row["word"].upper() if row["form"] != "whole" else row["word"]
    kinds = tuple(map(LocalityKind, row["kinds"].split("|")))
    text = f"{word}. Ba Tri" if row["form"] != "whole" else f"{word} Ba Tri"
    tokens = tokenize(text, 0, len(text))
    known = kind_at(tokens, 0)
    assert known is not None
    assert known.kinds == kinds == split(text)[0].kinds
    there = [m.locality for m in find_locality(text) if m.locality.kind in kinds]
    found = recognise(text, tokens, 0)
    assert (found is not None and bool(found.name.units)) is bool(there)


# What is not understood leaves the slot open, with its reason.

NONE: Final = "không có đơn vị hành chính nào tên như vậy"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("phường Xyz", NONE),
        ("phường Xyz, thành phố Vinh", NONE),
        ("xã Xyz, huyện Ba Tri, tỉnh Bến Tre", NONE),
        ("huyện Ba Tre", NONE),  # a slip of one letter
        ("huyện Kỳ Ành", NONE),  # a slip of one accent
        ("TX. Kỳ Ann", NONE),
        ("H. Ba Xạo", NONE),
        ("xã An Đức", "tên này là của nhiều đơn vị hành chính"),
        ("thành phố Gò Công", "không phải tên của một đơn vị vào kỳ của số liệu"),
    ],
)
def test_a_name_that_is_no_units_keeps_its_figure_from_the_unit_around(
    words: str, reason: str
) -> None:
    text = CARRIERS[0].format(year=2020, place=words)
    assert reasons(text, "tỉnh Nghệ An") == [(words, reason)]


def test_a_city_is_none_before_it_was_made() -> None:
    text = CARRIERS[0].format(year=2015, place="thành phố Thủ Đức")
    ((words, reason),) = reasons(text)
    assert (words, "vào kỳ của số liệu" in reason) == ("thành phố Thủ Đức", True)


def test_a_list_with_an_unknown_member_is_open() -> None:
    text = "Năm 2020, xuất khẩu của huyện Ba Tri, huyện Ba Xạo đạt 9 triệu USD."
    assert NONE in [reason for _, reason in reasons(text, "tỉnh Bến Tre")]


def test_a_list_of_units_is_their_group() -> None:
    (group,) = places("Năm 2020, xuất khẩu của huyện Ba Tri, huyện Giồng Trôm đạt 9 triệu USD.")
    assert isinstance(group, LocalityGroup)
    assert {unit.code for unit in group.members} == {"834", "836"}


def test_a_named_place_keeps_the_unit_of_its_time() -> None:
    text = "Năm 2024, kim ngạch qua cửa khẩu Lệ Thanh (tỉnh Gia Lai) đạt 90 triệu USD."
    (gate,) = places(text)
    assert isinstance(gate, NamedPlace)
    assert gate.locality == get_locality("64", on=IN_2024)


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        ("huyện Ba Tre", "huyện Ba Tri"),
        ("huyện Ba Tr", "huyện Ba Tri"),
        ("huyện Baa Tri", "huyện Ba Tri"),
        ("huyện Ab Tri", "huyện Ba Tri"),
        ("thị xã Kỳ Ann", "thị xã Kỳ Anh"),
    ],
)
def test_a_slip_of_one_letter_is_a_suggestion(words: str, suggested: str) -> None:
    assert suggested in near_localities(words, on=IN_2023)
    assert suggested not in [str(match.locality) for match in find_locality(words)]
    for call in (
        lambda: read_report("", locality=words),
        lambda: Observation.of("exports", words, Period.year(2023), "5 triệu USD"),
    ):
        with pytest.raises(ParseError, match=suggested):
            call()


@pytest.mark.parametrize(
    ("words", "on", "suggested"),
    [
        # The same name under the kind of that time, spelt as it was then.
        ("phường Quy Nhơn", dt.date(2015, 6, 1), "thành phố Qui Nhơn"),
        ("thành phố Quy Nhơn", dt.date(2026, 1, 1), "phường Quy Nhơn"),
        ("quận Thủ Đức", dt.date(2023, 1, 1), "thành phố Thủ Đức"),
        ("thành phố Thủ Đức", dt.date(2015, 1, 1), "quận Thủ Đức"),
        # A ward of 2026 before, the commune after.
        ("phường Tiên Du", dt.date(2025, 8, 1), "xã Tiên Du"),
        ("xã Tiên Du", dt.date(2026, 11, 1), "phường Tiên Du"),
        ("tỉnh Bắc Ninh", dt.date(2026, 11, 1), "thành phố Bắc Ninh"),
        # No unit had the name: those that it was made from, or went into.
        ("Quy Nhơn Bắc", dt.date(2015, 6, 1), "phường Nhơn Phú"),
        ("phường Quy Nhơn, Gia Lai", dt.date(2015, 6, 1), "phường Đống Đa"),
        ("tỉnh Sóc Trăng", dt.date(2026, 1, 1), "thành phố Cần Thơ"),
    ],
)
def test_a_name_of_another_time_suggests_the_unit_of_the_time(
    words: str, on: dt.date, suggested: str
) -> None:
    assert near_localities(words, on=on)[0] == suggested


def test_a_figure_for_a_name_of_another_time_is_refused_with_the_name_of_its_time() -> None:
    with pytest.raises(ParseError, match="did you mean 'thành phố Qui Nhơn'"):
        Observation.of("exports", "phường Quy Nhơn", Period.year(2015), "5 triệu USD")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("huyện Ba Xạo", True),  # words with capitals: a name, though no unit bears it
        ("huyện BA XẠO", False),  # an abbreviation, or a heading
        ("Huyện Ba Xạo", True),  # at the start of a sentence
    ],
)
def test_words_that_no_unit_bears_are_a_name_where_they_look_like_one(
    text: str, *, named: bool
) -> None:
    found = recognise(text, tokenize(text, 0, len(text)), 0)
    assert (found is not None) is named


def test_nothing_is_suggested_for_what_is_too_short_or_too_long() -> None:
    assert near_localities("") == near_localities("ab") == near_localities("a" * 41) == ()


# Linear in the list.


def test_ten_thousand_places_in_a_list_are_read() -> None:
    kinds = ("huyện Ba Tri", "tỉnh Gia Lai", "xã An Đức", "huyện Ba Xạo")
    row = ", ".join(kinds[index % 4] for index in range(10_000))
    reading = read_report(f"Năm 2024, kim ngạch xuất khẩu của {row} đạt 90 triệu USD.")
    assert len(reading.statements) == 1


class _Counting(Sequence[Token]):
    """Tokens that count how often one is asked for."""

    def __init__(self, text: str) -> None:
        self._tokens = tokenize(text, 0, len(text))
        self.asked = 0

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        self.asked += 1
        return self._tokens[at]

    def __len__(self) -> int:
        return len(self._tokens)


@pytest.mark.parametrize(
    "member", ["huyện Ba Tri, ", "tỉnh Gia Lai (", "xã Xyz ", "H. Ba Tri - ", "TP. Vinh, Vinh, "]
)
def test_the_steps_grow_with_the_list_and_no_faster(member: str) -> None:
    def steps(count: int) -> int:
        text = member * count
        tokens = _Counting(text)
        at = 0
        while at < len(tokens):
            found = recognise(text, tokens, at)
            at = at + 1 if found is None else found.end
        return tokens.asked

    assert steps(2_000) < 2.2 * steps(1_000)


# Bodies.


@pytest.mark.parametrize(
    "words",
    [
        "UBND tỉnh Gia Lai",
        "UBND tỉnh Thừa Thiên - Huế",
        "HĐND huyện Ba Tri",
        "Sở Công Thương tỉnh Bà Rịa-Vũng Tàu",
        "UBND TX. Kỳ Anh",
        "UBND H. Ba Tri",
        "UBND TP. Vinh",
        "UBND thành phố Mĩ Tho",
        "UBND tỉnh Đăk Nông",
        "UBND huyện Krông Pa, tỉnh Gia Lai",
        "UBND xã An Đức, huyện Ba Tri, tỉnh Bến Tre",
    ],
)
def test_a_body_with_its_place_is_one_to_both(words: str) -> None:
    text = f"Đề nghị {words} khắc phục các tồn tại tại chợ trước ngày 30/6/2023."
    (request,) = read_report(text, published=dt.date(2023, 6, 1)).supervision.recommendations
    assert request.addressees == (parse_authority(words, on=IN_2023),)


@pytest.mark.parametrize("words", ["UBND huyện Ba Tre", "UBND phường Xyz"])
def test_a_body_of_a_unit_that_there_is_not_is_none_to_both(words: str) -> None:
    with pytest.raises(ParseError):
        parse_authority(words, on=IN_2023)
    text = f"Đề nghị {words} khắc phục các tồn tại tại chợ trước ngày 30/6/2023."
    supervision = read_report(text, published=dt.date(2023, 6, 1)).supervision
    told = [each for request in supervision.recommendations for each in request.addressees]
    assert all(isinstance(each, str) for each in told)


def test_words_that_are_no_name_are_no_place() -> None:
    text = "Năm 2020, kim ngạch xuất khẩu của các xã đạt 9 triệu USD."
    assert places(text, locality="tỉnh Hà Tĩnh") == [get_locality("42", on=IN_2023)]
