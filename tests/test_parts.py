"""Danh mục phân tổ: official members by code and name, and every name seen in a source."""

import csv
from pathlib import Path
from typing import Any, Final

import pytest

from congthuong.errors import InvalidTypeError, UnknownCodeError
from congthuong.indicators import find_indicator
from congthuong.indicators.parts import Part, find_part, get_part, parts_of
from congthuong.localities import MatchQuality
from congthuong.quantities import TONNE, USD
from congthuong.records import SegmentDimension

DATA: Final = Path(__file__).parent / "data"


def rows_of(name: str) -> list[tuple[str, ...]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [tuple(row) for row in csv.reader(lines)][1:]


SEEN: Final = rows_of("names_seen_2026.csv")
# Customary names that were looked for and met, each with where.
CONFIRMED: Final = rows_of("names_confirmed_2026.csv")


def test_the_table_holds_every_name_that_was_seen() -> None:
    assert len(SEEN) == 169


@pytest.mark.parametrize(("group", "name", "code"), [row[1:] for row in SEEN if row[0] == "part"])
def test_a_part_seen_in_a_source_is_found_as_itself(group: str, name: str, code: str) -> None:
    match = find_part(name, group=group)[0]
    assert (match.part.code, match.quality, match.part.seen) == (code, MatchQuality.EXACT, True)


@pytest.mark.parametrize(("name", "code"), [row[2:] for row in SEEN if row[0] == "indicator"])
def test_an_indicator_seen_in_a_source_is_found_as_itself(name: str, code: str) -> None:
    match = find_indicator(name)[0]
    assert (match.indicator.code, match.quality) == (code, MatchQuality.EXACT)


@pytest.mark.parametrize(("kind", "group", "name", "code", "source"), CONFIRMED)
def test_a_customary_name_met_in_a_source_is_found_as_itself(
    kind: str, group: str, name: str, code: str, source: str
) -> None:
    assert source
    if kind == "part":
        found = find_part(name, group=group)[0]
        assert (found.part.code, found.quality, found.part.seen) == (code, MatchQuality.EXACT, True)
    else:
        match = find_indicator(name)[0]
        assert (match.indicator.code, match.quality) == (code, MatchQuality.EXACT)


def test_a_name_that_was_met_nowhere_is_not_said_to_be_seen() -> None:
    met = {row[3] for row in (*SEEN, *CONFIRMED) if row[0] == "part"}
    assert {part.code for part in parts_of() if part.seen} == met


@pytest.mark.parametrize("part", parts_of(), ids=lambda part: part.code)
def test_every_spelling_finds_its_part_and_parents_are_of_its_dimension(part: Part) -> None:
    for spelling in part.spellings:
        found = [m.part for m in find_part(spelling, part.dimension, group=part.group)]
        assert part in found, spelling
    if part.parent is not None:
        assert get_part(part.parent).dimension is part.dimension
        assert part in parts_of(part.dimension, parent=part.parent)


def test_the_lists_are_whole() -> None:
    divisions = [p.code for p in parts_of(group="vsic") if len(p.code) == 2]
    assert divisions == [*(f"{n:02}" for n in range(5, 34)), "36", "37", "38", "39", "35"]
    assert [p.code for p in parts_of(group="vsic") if len(p.code) == 1] == ["B", "C", "D", "E"]
    assert len(parts_of(group="retail")) == 12
    assert get_part("29").name == "sản xuất ô tô và xe có động cơ khác"
    assert get_part("export_coffee").units == (USD, TONNE)
    assert {part.dimension for part in parts_of()} == set(SegmentDimension) - {
        SegmentDimension.FACILITY_TYPE, SegmentDimension.OTHER,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "dimension", "codes", "why"),
    [
        ("HÀNG DỆT, MAY", None, ["export_textile"], "a comma inside a name"),
        ("hang det may", None, ["export_textile"], "no accents"),
        ("hàngdệtmay", None, ["export_textile"], "letters alone"),
        ("xăng dầu các loại", None, ["retail_petrol", "export_petrol"], "two lists"),
        ("sản xuất xe có động cơ", None, ["29"], "the name of before 2018"),
        ("tập thể", SegmentDimension.OWNERSHIP, ["collective"], "a member of a sector"),
        ("tập thể", SegmentDimension.PRODUCT, [], "no member of that dimension"),
        ("dệt may xuất sang", None, [], "more words than a name"),
        ("", None, [], "no words"),
    ],
)
def test_a_whole_name_is_looked_up(
    text: str, dimension: SegmentDimension | None, codes: list[str], why: str
) -> None:
    assert [match.part.code for match in find_part(text, dimension)] == codes, why


def test_what_is_no_code_and_no_text_is_refused() -> None:
    with pytest.raises(UnknownCodeError, match="no part"):
        get_part("retail_foods")
    wrong: Any = 5
    for ask in (get_part, find_part):
        with pytest.raises(InvalidTypeError):
            ask(wrong)
    assert str(get_part("B")) == "khai khoáng"
