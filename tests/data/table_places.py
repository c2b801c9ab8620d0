"""Rules of the tables of places: the lists of the offices, and what the resolutions count."""

import csv
import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from table_rules import (
    HERE,
    Problems,
    Rule,
    column,
    counted,
    fingerprint,
    no_days,
    not_sorted,
    repeated,
    unknown,
)

from congthuong._data import Table, read_table
from congthuong._text import fold
from congthuong.localities import LocalityKind

_REFORM: Final = "2025-07-01"
_LAST_OLD: Final = "2025-06-30"


def sources() -> Mapping[str, Mapping[str, str]]:
    """The saved fingerprints: the rows that the list of an office had when it was taken over."""
    lines = (HERE / "place_sources.csv").read_text("utf-8").splitlines()
    return {row["table"]: row for row in csv.DictReader(lines)}


def as_taken_over(table: Table) -> Problems:
    saved = sources()[table.name]
    yield from counted("rows", saved["rows"], str(len(table.cells)))
    yield from counted("fingerprint", saved["sha256"], fingerprint(table.columns, table.cells))


def _in_force(table: Table, day: str) -> list[Mapping[str, str]]:
    return [
        row
        for row in table.rows
        if (row["valid_from"] or day) <= day and (not row["valid_to"] or day < row["valid_to"])
    ]


def _versions(table: Table) -> Problems:
    """One after the other, and none twice."""
    yield from not_sorted([(row["code"], row["valid_from"]) for row in table.rows])
    yield from no_days(row["valid_from"] for row in table.rows)
    for older, newer in itertools.pairwise(table.rows):
        if older["code"] == newer["code"] and not older["valid_to"] <= newer["valid_from"]:
            yield f"{older['code']}: a version begins before {older['valid_to']}"


def _kinds(table: Table) -> Problems:
    yield from unknown(column("kind", table), [each.value for each in LocalityKind], "kind of unit")


def provinces(table: Table) -> Problems:
    yield from as_taken_over(table)
    yield from _versions(table)
    yield from _kinds(table)
    yield from counted("provinces of June 2025", 63, len(_in_force(table, _LAST_OLD)))
    yield from counted("provinces of July 2025", 34, len(_in_force(table, _REFORM)))


def districts(table: Table) -> Problems:
    yield from as_taken_over(table)
    yield from _versions(table)
    yield from _kinds(table)
    yield from unknown(column("province", "districts"), column("code", "provinces"), "province")
    kinds = Counter(row["kind"] for row in _in_force(table, _LAST_OLD))
    known = {"huyện": 508, "quận": 49, "thị xã": 52, "thành phố": 87}
    named: Counter[str] = Counter()
    for kind, count in kinds.items():
        named["thành phố" if kind.startswith("thành phố") else kind] += count
    yield from counted("districts of June 2025", known, dict(named))
    yield from counted(
        "days behind the reform", set[str](), {d for d in _ends(table) if d > _REFORM}
    )


def _ends(table: Table) -> set[str]:
    return {row["valid_to"] for row in table.rows}


_COMMUNES: Final = {
    "communes_2025_06_30": {"xã": 7690, "phường": 1728, "thị trấn": 617},
    "communes_2025_07_01": {"xã": 2621, "phường": 687, "đặc khu": 13},
}


def communes(table: Table) -> Problems:
    yield from as_taken_over(table)
    yield from not_sorted([(row["code"],) for row in table.rows])
    yield from repeated(row["code"] for row in table.rows)
    yield from (f"{code} is no code" for code in column("code", table) if len(code) != 5)
    kinds = Counter(row["kind"] for row in table.rows)
    yield from counted("communes by kind", _COMMUNES[table.name], dict(kinds))
    above = table.columns[-1]
    known = column("code", f"{above}s")
    yield from unknown(column(above, table), known, above)


def commune_events(table: Table) -> Problems:
    """Changes of kind: of communes of the first day, in the province that the resolution names."""
    communes_then = {row["code"]: row for row in read_table("communes_2025_07_01").rows}
    laws = {
        "237/NQ-UBTVQH16": ("2026-04-30", "75", 10),
        "388/NQ-UBTVQH16": ("2026-09-20", "24", 12),
    }
    yield from repeated(row["code"] for row in table.rows)
    counts = Counter(row["law"] for row in table.rows)
    yield from counted("wards by resolution", {law: n for law, (*_, n) in laws.items()}, counts)
    for row in table.rows:
        before = communes_then.get(row["code"])
        if before is None or before["name"] != row["name"]:
            yield f"{row['code']} {row['name']} is no commune of July 2025"
        elif (row["effective"], before["province"]) != laws[row["law"]][:2]:
            yield f"{row['code']}: neither the day nor the province of {row['law']}"
        elif before["kind"] == row["kind"]:
            yield f"{row['code']} was {row['kind']} before"


def commune_links(table: Table) -> Problems:
    yield from as_taken_over(table)
    yield from repeated((row["old"], row["new"]) for row in table.rows)
    old, new = column("code", "communes_2025_06_30"), column("code", "communes_2025_07_01")
    islands = {f"D{code}" for code in ("318", "471", "498", "536", "755")}
    yield from counted("units that went", old | islands | {"X"}, column("old", table))
    yield from counted("units that came", new, column("new", table))
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for row in table.rows:
        # Where all the ground went to one commune, people alone may have gone to others.
        parts[row["old"]].append("people" if row["moved"] == _PEOPLE else row["extent"])
        if (row["extent"] == "part") != bool(row["moved"]):
            yield f"{row['old']}: what moved is told of parts alone"
    yield from (f"{code} went whole to several" for code, e in parts.items() if _mixed(e))
    yield from counted("divided communes", 441, sum(len(each) > 1 for each in parts.values()))


_PEOPLE: Final = "part of population"


def _mixed(extents: list[str]) -> bool:
    return extents.count("whole") > 1 or {"whole", "part"} <= set(extents)


def province_succession(table: Table) -> Problems:
    yield from as_taken_over(table)
    then = {row["code"]: row["name"] for row in _in_force(read_table("provinces"), _LAST_OLD)}
    now = {row["code"]: row["name"] for row in _in_force(read_table("provinces"), _REFORM)}
    yield from counted("old", then, {row["old_code"]: row["old_name"] for row in table.rows})
    yield from counted("new", now, {row["new_code"]: row["new_name"] for row in table.rows})
    takers = Counter(row["new_code"] for row in table.rows)
    for row in table.rows:
        if (row["event"] == "unchanged") != (takers[row["new_code"]] == 1):
            yield f"{row['old_code']}: {row['event']}"


def province_events(table: Table) -> Problems:
    yield from as_taken_over(table)
    yield from no_days(row["effective"] for row in table.rows)
    known = column("code", "provinces")
    for name in ("old_code", "new_code"):
        yield from unknown(column(name, table), known, "province")
    for row in table.rows:
        if row["law_adopted"] > row["effective"]:
            yield f"{row['law']} of {row['law_adopted']} works before its day"


def district_changes(table: Table) -> Problems:
    yield from as_taken_over(table)
    yield from no_days(row["changed_on"] for row in table.rows)
    yield from unknown(column("district", table), column("code", "districts"), "district")
    came, went = (sum(int(row[f"communes_{way}"]) for row in table.rows) for way in ("in", "out"))
    yield from counted("communes that came, of those that went", (759, 759), (came, went))


def aliases(table: Table) -> Problems:
    """A name for a unit that bears another one, and bears the one that the row says."""
    names = {(row["code"], row["name"]) for row in read_table("provinces").rows}
    for row in table.rows:
        if (row["code"], row["name"]) not in {*names, ("VN", "Việt Nam")}:
            yield f"{row['code']} never was {row['name']}"
        if row["alias"] == row["name"]:
            yield f"{row['alias']} is its name"
    yield from repeated(row["alias"] for row in table.rows)


def kinds_of_places(table: Table) -> Problems:
    yield from repeated(row["word"] for row in table.rows)
    yield from unknown(column("form", table), ("whole", "short", "letter"), "form of a word")
    given = {kind for row in table.rows for kind in row["kinds"].split("|")}
    known = {each.value for each in LocalityKind}
    yield from unknown({k for k in given if k not in known}, known, "kind of unit")
    whole = {row["word"] for row in table.rows if row["form"] == "whole"}
    yield from (f"{kind} has no word" for kind in given if not any(map(kind.startswith, whole)))


def syllables(table: Table) -> Problems:
    """Each leads to a syllable that names have, and is none of their own spellings."""
    yield from repeated(row["syllable"] for row in table.rows)
    names = {word for name in column("name", "provinces") for word in name.casefold().split()}
    yield from unknown(column("spelled", table), names, "syllable of a province")
    for row in table.rows:
        if fold(row["syllable"])[0] != fold(row["spelled"])[0]:
            yield f"{row['syllable']} does not sound like {row['spelled']}"


RULES: Final[Mapping[str, Rule]] = {
    "commune_events": commune_events,
    "commune_links_2025": commune_links,
    "communes_2025_06_30": communes,
    "communes_2025_07_01": communes,
    "district_territory_changes": district_changes,
    "districts": districts,
    "locality_aliases": aliases,
    "locality_kinds": kinds_of_places,
    "locality_syllables": syllables,
    "province_events": province_events,
    "province_succession_2025": province_succession,
    "provinces": provinces,
}
