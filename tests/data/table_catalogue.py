"""Rules of the tables of the catalogue: indicators, their names, parts, forms and ranges."""

import csv
import functools
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from table_rules import (
    HERE,
    Problems,
    Rule,
    badly_written,
    cells,
    column,
    counted,
    repeated,
    unknown,
)

from congthuong._data import Table, read_table
from congthuong._text import fold_tones
from congthuong.indicators import IndicatorTrait, PriceKind
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.localities import LocalityLevel

# Which ways of adding up go with a nature (facts of the sector's statistics).
_NATURES: Final = {
    "flow": {("sum", "sum")},
    "stock": {("last", "sum")},
    "index": {("none", "weighted")},
    "rate": {("none", "weighted"), ("last", "weighted"), ("mean", "weighted")},
}
_MONEY: Final = ("VND", "USD")


@functools.cache
def _codes() -> frozenset[str]:
    return column("code", "indicators")


@functools.cache
def _units() -> Mapping[str, str]:
    return {row["code"]: row["kind"] for row in read_table("units").rows}


def indicators(table: Table) -> Problems:
    yield from repeated(row["code"] for row in table.rows)
    yield from repeated(row["label"] for row in table.rows)
    yield from unknown(column("parent", table), _codes(), "indicator")
    for name, enumeration in (("traits", IndicatorTrait), ("breakdowns", SegmentDimension)):
        given = [value for row in table.rows for value in cells(row, name)]
        yield from unknown(given, [each.value for each in enumeration], name)
    parents = {row["code"]: row["parent"] for row in table.rows}
    for row in table.rows:
        units = (row["unit"], *cells(row, "other_units"))
        yield from unknown(units, _units(), "unit")
        if (row["over_time"], row["over_places"]) not in _NATURES[row["nature"]]:
            yield f"{row['code']}: a {row['nature']} does not add up so"
        is_money = row["unit"].startswith(_MONEY)
        if is_money != bool(row["price_kinds"]):
            yield f"{row['code']}: prices go with money, and money with prices"
        yield from unknown(cells(row, "price_kinds"), [k.value for k in PriceKind], "prices")
        yield from _magnitudes(row)
        if _is_below_itself(row["code"], parents):
            yield f"{row['code']} is part of itself"


def _magnitudes(row: Mapping[str, str]) -> Problems:
    """Each level once, with two sizes above zero, the lower one first."""
    ranges = [each.split() for each in cells(row, "plausible")]
    yield from repeated(each[0] for each in ranges)
    levels = [each.name.lower() for each in LocalityLevel]
    for level, low, high in ranges:
        yield from unknown([level], levels, "level")
        if not 0 < Decimal(low) < Decimal(high):
            yield f"{row['code']}: nothing lies between {low} and {high}"


def _is_below_itself(code: str, parents: Mapping[str, str]) -> bool:
    above, seen = parents[code], set[str]()
    while above and above not in seen:
        seen.add(above)
        above = parents.get(above, "")
    return code in seen


def indicator_names(table: Table) -> Problems:
    yield from counted("indicators with names", _codes(), column("code", table))
    yield from repeated((row["code"], row["pattern"]) for row in table.rows)
    yield from badly_written(row["pattern"] for row in table.rows)


def of_indicators(table: Table) -> Problems:
    """Every column that names an indicator names one of the catalogue."""
    for name in table.columns:
        if name in ("indicator", "companion", "part", "topic"):
            yield from unknown(column(name, table), _codes(), "indicator")
    yield from repeated(table.cells)
    if "pattern" in table.columns:
        yield from badly_written(row["pattern"] for row in table.rows)


def reading_frames(table: Table) -> Problems:
    """Finer codes for figures in these units: a unit, or money, percent, per_head."""
    yield from repeated(table.cells)
    for name in ("indicator", "instead"):
        codes = [each for row in table.rows for each in cells(row, name)]
        yield from unknown(codes, _codes() | {"other"}, "indicator")
    figures = [each for row in table.rows for each in cells(row, "figure")]
    yield from unknown(figures, {*_units(), "money", "percent", "per_head"}, "kind of figure")


def reading_wholes(table: Table) -> Problems:
    """Totals and their parts: indicators, behind @ a dimension or a member, behind = words.

    A member with ! behind it is the one that its own name says, and no wider one.
    """
    yield from repeated(table.cells)
    members = column("member", "segments") | column("name", "part_members")
    named = {f"@{each}" for each in {*members, *(each.value for each in SegmentDimension)}}
    parts = [
        part.removesuffix("!")
        for row in table.rows
        for part in cells(row, "part")
        if part[0] != "="
    ]
    yield from unknown(parts, _codes() | named, "indicator, dimension or member")
    for name in ("whole", "indicator"):
        totals = [each for row in table.rows for each in cells(row, name) if each[0] != "="]
        yield from unknown(totals, _codes() | {"none"}, "total")


def part_members(table: Table) -> Problems:
    dimensions = {row["code"]: row["dimension"] for row in table.rows}
    yield from repeated(row["code"] for row in table.rows)
    # A section of one division has its name: D and 35.
    yield from repeated((row["group"], row["parent"], row["name"]) for row in table.rows)
    known = [each.value for each in SegmentDimension]
    yield from unknown(column("dimension", table), known, "dimension")
    yield from unknown(column("certainty", table), _CERTAINTIES, "certainty")
    for row in table.rows:
        yield from unknown(cells(row, "units"), _units(), "unit")
        if row["parent"] and dimensions.get(row["parent"]) != row["dimension"]:
            yield f"{row['code']}: {row['parent']} is no member of its dimension"
    yield from _classes_below_their_division(table)
    yield from _met_names(table)


def _classes_below_their_division(table: Table) -> Problems:
    """VSIC: a class opens with the digits of its division, or stands below its section."""
    for row in table.rows:
        code, parent = row["code"], row["parent"]
        is_class = row["group"] == "vsic" and len(code) == 4
        if is_class and not parent.isalpha() and code[:2] != parent:
            yield f"{code} is no class of {parent}"


_CERTAINTIES: Final = ("seen", "confirmed", "practice", "customary")


def _met_names(table: Table) -> Problems:
    """What is said to be met in a source stands in the saved list of names and sources."""
    for certainty in _CERTAINTIES[:2]:
        lines = (HERE / f"names_{certainty}_2026.csv").read_text("utf-8").splitlines()
        met = {row["code"]: row["name"] for row in csv.DictReader(lines) if row["kind"] == "part"}
        marked = {r["code"]: r["name"] for r in table.rows if r["certainty"] == certainty}
        yield from counted(f"codes {certainty}", set(met), set(marked))
        for code in met.keys() & marked.keys():
            if fold_tones(met[code]) != fold_tones(marked[code]):
                yield f"{code}: {marked[code]}, met as {met[code]}"


def segments(table: Table) -> Problems:
    known = [each.value for each in SegmentDimension]
    yield from unknown(column("dimension", table), known, "dimension")
    yield from repeated(table.cells)
    yield from badly_written(row["pattern"] for row in table.rows)


def wording_segments(table: Table) -> Problems:
    """A way to name every dimension, and the members that take another one."""
    yield from repeated((row["dimension"], row["member"]) for row in table.rows)
    general = {row["dimension"] for row in table.rows if not row["member"]}
    yield from counted("dimensions", {each.value for each in SegmentDimension}, general)
    known = column("name", "part_members") | column("member", "segments")
    yield from unknown(column("member", table), known, "member of a list")


def cluster_form_items(table: Table) -> Problems:
    """Circular 14/2024/TT-BCT: 14 items of form 02, 27 and their parts of form 03."""
    items: defaultdict[str, list[str]] = defaultdict(list)
    for row in table.rows:
        items[row["form"]].append(row["item"])
    wholes = {form: [item for item in each if "." not in item] for form, each in items.items()}
    expected = {"02": [str(n) for n in range(1, 15)], "03": [str(n) for n in range(1, 28)]}
    yield from counted("items", expected, wholes)
    parts = [item for item in items["03"] if "." in item]
    yield from counted("parts", [f"{n}.{k}" for n in (15, 16) for k in range(1, 5)], parts)
    yield from unknown(column("unit", table), _units(), "unit")


def market_form_items(table: Table) -> Problems:
    """Form 10 by its rows, the asset forms by as many columns as the public copy shows."""
    columns: defaultdict[str, list[str]] = defaultdict(list)
    for row in table.rows:
        columns[row["form"]].append(row["item"])
    expected = {form: [str(n + 1) for n in range(size)] for form, size in _COLUMNS.items()}
    rows = [*"1234567", *(f"7.{n}" for n in range(1, 6)), "8"]
    yield from counted("items", {"10": rows, **expected}, columns)
    yield from unknown(column("unit", table), {*_units(), "organisation"}, "unit")


_COLUMNS: Final = {"01A": 16, "02A": 11, "03A": 16, "03D": 16}

RULES: Final[Mapping[str, Rule]] = {
    "bare_measures": of_indicators,
    "cluster_form_items": cluster_form_items,
    "companions": of_indicators,
    "indicator_names": indicator_names,
    "indicators": indicators,
    "market_form_items": market_form_items,
    "part_members": part_members,
    "parts": of_indicators,
    "reading_frames": reading_frames,
    "reading_wholes": reading_wholes,
    "segments": segments,
    "table_measures": of_indicators,
    "wording_segments": wording_segments,
}
