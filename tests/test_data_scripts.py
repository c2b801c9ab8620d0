"""Every packaged table is made or checked by a script, and the scripts notice what is wrong."""

from pathlib import Path
from typing import Final

import check_tables
import pytest
from check_tables import RULES, main, packaged, problems, take
from table_rules import HERE, PACKAGE

from congthuong._data import Table, _parse_table, read_table

HEAD: Final = "# source: x\n# document: y\n# date: 2026-11-30\n"


@pytest.mark.parametrize("name", packaged())
def test_a_packaged_table_is_as_its_source_and_its_rule_have_it(name: str) -> None:
    assert list(problems(read_table(name))) == []


def test_no_rule_is_without_its_table() -> None:
    assert sorted(RULES) == packaged()


def test_a_table_without_a_script_is_told() -> None:
    stray = _parse_table("stray", HEAD + "code\n1\n")
    assert list(problems(stray)) == ["no script makes or checks this table"]


def changed(name: str, old: str, new: str) -> Table:
    """A packaged table with another text in the first cell of this one; of one column, if named."""
    table = read_table(name)
    head, _, text = old.rpartition("=")
    for at, row in enumerate(table.cells):
        cells = [
            new if cell == text and head in ("", each) else cell
            for cell, each in zip(row, table.columns, strict=True)
        ]
        if cells != list(row):
            rows = (*table.cells[:at], tuple(cells), *table.cells[at + 1 :])
            return Table(name, table.provenance, table.columns, rows)
    raise AssertionError(old)


@pytest.mark.parametrize(
    ("name", "old", "new", "told", "why"),
    [
        ("communes_2025_07_01", "Ba Đình", "Ba Dinh", "fingerprint", "a name the list has not"),
        ("communes_2025_07_01", "phường", "xã", "communes by kind", "a kind"),
        ("communes_2025_06_30", "001", "01", "no district", "a code of another level"),
        ("provinces", "2004-08-31", "2009-08-31", "stands behind", "a day before its turn"),
        ("districts", "2004-08-31", "31.8.2004", "no day", "a day in another form"),
        ("commune_events", "2026-04-30", "2026-05-30", "neither the day", "another day"),
        ("commune_events", "Lộc Ninh", "Lộc Ninh 2", "no commune", "another name"),
        ("commune_events", "phường", "xã", "was xã before", "no change"),
        ("commune_links_2025", "00001", "00002", "units that went", "a commune left out"),
        ("commune_links_2025", "whole", "part", "what moved", "a part that does not say of what"),
        ("province_succession_2025", "merge", "unchanged", "02: unchanged", "one of several"),
        ("province_events", "1996-11-06", "1998-11-06", "works before its day", "a law too late"),
        ("district_territory_changes", "9", "8", "communes that came", "none is lost"),
        ("locality_aliases", "Hà Nội", "Hà Tây", "01 never was Hà Tây", "another unit"),
        ("locality_kinds", "letter", "line", "no form of a word", "an unknown form"),
        ("locality_syllables", "đăk", "lăk", "stands 2 times", "a syllable twice"),
        ("locality_syllables", "đắk", "lắk", "does not sound like", "another syllable"),
        ("number_words", "chín", "tám", "stands 2 times", "a word for two digits"),
        ("scales", "6", "7", "triệu is not 10^7", "no power of a thousand"),
        ("scales", "12", "15", "nghìn tỷ is not 10^15", "not the product of its words"),
        ("currency_signs", "USD", "USB", "no currency", "an unknown code"),
        ("units", "ratio", "rate", "no kind of unit", "an unknown kind"),
        ("rate_forms", "points", "point", "no kind of rate_words.csv", "an unknown kind"),
        ("rate_forms", "share", "shares", "no role", "an unknown role"),
        ("rate_forms", "negated", "turned", "no effect", "an unknown effect"),
        ("hedges", "about", "around", "no approximation", "an unknown value"),
        ("hedges", "trở lên", "(trở lên", "(trở lên", "a bracket left open"),
        ("time_words", "rolling", "rollin", "reads rollin", "a category that nobody reads"),
        ("names_with_digits", "unit", "units", "", "any kind: nothing is wrong"),
        ("look_alikes", "ɑ", "ă", "letter of its own", "a Vietnamese letter"),
        ("look_alikes", "U+0251", "U+0252", "is not U+0252", "another number"),
        ("legacy_encodings", "B5", "B8", "stands 2 times", "two letters of one byte"),
        ("legacy_encodings", "à", "a", "letters", "a letter left out"),
        ("number_marks", ",", ";", "rows", "another mark than CLDR has"),
        ("amount_words", "USD", "USB", "no currency", "an unknown code"),
        ("table_words", "ratio", "ratios", "reads ratios", "a category that nobody reads"),
        ("table_measures", "retail_sales", "retails", "no indicator", "an unknown code"),
        ("authority_words", "of", "of_none", "reads of_none", "a category that nobody reads"),
        ("locality_words", "của|tại|ở|trong|trên|bàn|các", "của|của", "stands 2 times", "twice"),
        ("reading_clues", "suspended", "paused", "suspended is no clue", "one that is asked"),
        ("reading_clues", "ocop", "ocops", "ocops is no clue of a frame", "one that none asks for"),
        ("reading_frames", "cluster", "clusters", "no kind of figure", "no unit"),
        ("whole_words", "Tổng", "TỔNG SỐ", "stands 2 times", "the same word"),
        ("reading_wholes", "whole=grdp", "gdp", "gdp is no total", "an unknown code"),
        ("document_types", "copy", "normative", "kinds", "a kind of copy missing"),
        ("authority_kinds", "ministry", "ministries", "kinds", "an unknown body"),
        ("reading_words", "level", "levels", "reads levels", "a category that nobody reads"),
        ("indicators", "index", "flow", "does not add up so", "an index that would be summed"),
        ("indicators", "jobs", "exports", "stands 2 times", "a code twice"),
        ("indicators", "parent=retail_sales", "nowhere", "no indicator", "an unknown one"),
        ("indicators", "parent=retail_sales", "retail_goods", "is part of itself", "a circle"),
        ("indicators", "current", "", "money with prices", "money without prices"),
        ("indicator_names", "iip", "ipi", "ipi", "an unknown code"),
        ("companions", "investment", "invest", "no indicator", "an unknown code"),
        ("part_members", "seen", "practice", "codes seen", "a source forgotten"),
        ("part_members", "practice", "confirmed", "codes confirmed", "a source that there is not"),
        ("part_members", "tonne", "tons", "no unit", "an unknown unit"),
        ("part_members", "1020", "1120", "no class of 10", "a class of another division"),
        ("segments", "activity", "branch", "no dimension", "an unknown dimension"),
        ("wording_segments", "nông thôn", "nông", "no member", "an unknown member"),
        ("market_form_items", "7.3", "7.6", "items", "a part that the form has not"),
        ("market_form_items", "VND", "đồng", "no unit", "a label for a code"),
        ("cluster_form_items", "15.3", "15.5", "parts", "a part that the form has not"),
        ("indicators", "plausible=province 1E+6 1E+11", "province 2 1", "nothing lies between",
         "the wrong way round"),
        ("indicators", "plausible=province 1E+6 1E+11", "region 1 2", "no level", "another level"),
    ],
)  # fmt: skip
def test_a_change_of_a_table_is_noticed(name: str, old: str, new: str, told: str, why: str) -> None:
    found = "\n".join(problems(changed(name, old, new)))
    assert told in found, why
    assert bool(told) or not found, why


def test_what_is_wrong_with_any_table_is_told() -> None:
    table = _parse_table("parts", "# source: x\n# date: 2026-11-30\ncode\n x\nhoa\u0300\n")
    found = list(problems(table))
    assert found[0] == "the head names no document"
    assert sum("spaces around it" in problem for problem in found) == 2


def test_the_script_tells_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scales", "provinces"]) == 0
    assert capsys.readouterr().out == ""


def test_a_list_is_taken_over_below_its_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the rows of a saved list come the rows of the package, byte for byte."""
    package, here = tmp_path / "package", tmp_path / "here"
    (package / "data").mkdir(parents=True)
    here.mkdir()
    original = (PACKAGE / "data" / "provinces.csv").read_text("utf-8")
    rows = "".join(line for line in original.splitlines(keepends=True) if line[0] != "#")
    (tmp_path / "provinces.csv").write_text(rows.replace("Hà Nội", "Hà Nội Mới"), "utf-8")
    (package / "data" / "provinces.csv").write_text(original, "utf-8")
    monkeypatch.setattr(check_tables, "PACKAGE", package)
    monkeypatch.setattr(check_tables, "HERE", here)
    take(tmp_path, "provinces")
    taken = (package / "data" / "provinces.csv").read_text("utf-8")
    assert taken == original.replace("Hà Nội", "Hà Nội Mới")
    saved = (here / "place_sources.csv").read_text("utf-8").splitlines()
    before = (HERE / "place_sources.csv").read_text("utf-8").splitlines()
    assert [line for line in saved if not line.startswith("provinces,")] == [
        line for line in before if not line.startswith("provinces,")
    ]
    assert saved != before
