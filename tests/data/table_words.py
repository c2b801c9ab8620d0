"""Rules of the tables of words: how numbers, units, times and statements are written."""

import csv
import functools
import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import number_marks
from table_rules import (
    PACKAGE,
    Problems,
    Rule,
    badly_written,
    cells,
    column,
    counted,
    not_sorted,
    repeated,
    unknown,
)

from congthuong._data import Table, read_table
from congthuong._text import fold_tones
from congthuong.authorities import AuthorityKind
from congthuong.quantities import Approximation
from congthuong.records import Slot

_MARKS: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS: Final = "aăâeêioôơuưy"


@functools.cache
def _letters() -> frozenset[str]:
    """The letters with marks of the Vietnamese alphabet, small and capital."""
    pairs = itertools.product(_VOWELS, _MARKS)
    small = {unicodedata.normalize("NFC", vowel + mark) for vowel, mark in pairs} | {"đ"}
    marked = {letter for letter in small if not letter.isascii()}
    return frozenset(marked | {letter.upper() for letter in marked})


def number_words(table: Table) -> Problems:
    """Each word once in its category, and every digit with one."""
    words = [(row["category"], word) for row in table.rows for word in row["words"].split("|")]
    yield from repeated(words)
    digits = [row["value"] for row in table.rows if row["category"] == "digit"]
    yield from counted("digits", list("0123456789"), digits)


def words(table: Table) -> Problems:
    """Each word once under its category, which a module of the package reads."""
    kind, listed = table.columns[0], table.columns[-1]
    told = table.columns[1:-1]
    own = [
        (row[kind], *(row[name] for name in told), word)
        for row in table.rows
        for word in row[listed].split("|")
    ]
    yield from repeated(own)
    yield from _read_by(table, "")


def number_marks_of_cldr(table: Table) -> Problems:
    """As its script makes it from the CLDR of the Babel that is installed."""
    lines = number_marks.table().splitlines()
    made = [tuple(row) for row in csv.reader(line for line in lines if line[0] != "#")]
    yield from counted("rows", made[1:], list(table.cells))


def scales(table: Table) -> Problems:
    """Powers of a thousand, as SDMX multiplies units; a compound is the product of its words."""
    powers = {row["label"]: int(row["power"]) for row in table.rows}
    for label, power in powers.items():
        parts = [powers.get(word, 0) for word in label.split()]
        if power % 3 or power != sum(parts):
            yield f"{label} is not 10^{power}"
    words = [word for row in table.rows for word in (row["label"], *cells(row, "spellings"))]
    yield from repeated(words)


def currency_signs(table: Table) -> Problems:
    yield from unknown(column("code", table), _currencies(), "currency of units.csv")
    yield from repeated(sign for row in table.rows for sign in row["spellings"].split("|"))


def _currencies() -> frozenset[str]:
    return column("code", "units")


def units(table: Table) -> Problems:
    yield from repeated(row["code"] for row in table.rows)
    kinds = ("currency", "ratio", "percent", "physical", "count")
    yield from unknown(column("kind", table), kinds, "kind of unit")
    order = [kinds.index(row["kind"]) for row in table.rows if row["kind"] in kinds[:2]]
    yield from counted("currencies before ratios", sorted(order), order)
    own = [(row["code"], word) for row in table.rows for word in cells(row, "aliases")]
    yield from repeated(own)
    labels = [row["label"] for row in table.rows]
    yield from repeated(labels)
    others = {word for _, word in own if word in labels}
    yield from counted("labels of one unit that are names of another", set[str](), others)


def rate_words(table: Table) -> Problems:
    yield from repeated(word for row in table.rows for word in row["spellings"].split("|"))


def authority_phrases(table: Table) -> Problems:
    """Patterns of categories that the grammar of bodies reads."""
    yield from phrases(table)
    yield from _read_by(table, "authorities")


def rate_leads(table: Table) -> Problems:
    yield from repeated(row["role"] for row in table.rows)


def amount_words(table: Table) -> Problems:
    """Each word once in its category, and spelled names for currencies alone."""
    yield from repeated(
        (row["category"], word) for row in table.rows for word in cells(row, "words")
    )
    spelled = [row["value"] for row in table.rows if row["category"] == "spelled"]
    yield from unknown(spelled, _currencies(), "currency of units.csv")


def rate_forms(table: Table) -> Problems:
    """Each wording once, of a known kind, with a known sign and effect."""
    kinds = column("kind", "rate_words") | {"none"}
    yield from unknown(column("kind", table), kinds, "kind of rate_words.csv")
    yield from unknown(column("sign", table), ("any", "down", "none"), "sign")
    yield from unknown(column("effect", table), ("", "negated", "over"), "effect")
    roles = column("role", "rate_leads") | {""}
    for side in ("lead", "tail"):
        yield from unknown(column(side, table), roles, "role of rate_leads.csv")
    keys = ("rate", "lead", "kind", "tail")
    yield from repeated(tuple(row[key] for key in keys) for row in table.rows)


def hedges(table: Table) -> Problems:
    known = {each.value for each in Approximation} | {"or_more", "or_less"}
    yield from unknown(column("approximation", table), known, "approximation")
    yield from phrases(table)


def time_words(table: Table) -> Problems:
    yield from phrases(table)
    yield from _read_by(table, "periods")


def names_with_digits(table: Table) -> Problems:
    names = [name for row in table.rows for name in row["names"].split("|")]
    yield from repeated(names)
    yield from (f"{name} has no digit" for name in names if not any(map(str.isdigit, name)))


def look_alikes(table: Table) -> Problems:
    """Each letter by its number in Unicode, none of them Latin or Vietnamese, in that order."""
    yield from not_sorted([(f"{ord(row['letter']):06X}",) for row in table.rows])
    yield from repeated(row["letter"] for row in table.rows)
    for row in table.rows:
        letter, latin = row["letter"], row["latin"]
        if row["code"] != f"U+{ord(letter):04X}":
            yield f"{letter} is not {row['code']}"
        if letter.isascii() or letter in _letters():
            yield f"{letter} is a letter of its own"
        if latin not in _letters() and not latin.isascii():
            yield f"{latin} is no Vietnamese letter"


def legacy_encodings(table: Table) -> Problems:
    """Every letter with a mark once, its bytes in hexadecimal, and no two letters alike."""
    yield from counted("letters", _letters(), {row["letter"] for row in table.rows})
    for encoding in table.columns[1:]:
        codes = [row[encoding] for row in table.rows if row[encoding]]
        yield from repeated(codes)
        yield from (f"{code} is no byte" for code in codes if not bytes.fromhex(code))


def document_types(table: Table) -> Problems:
    """Annex III of Decree 30/2020/NĐ-CP has 27 kinds of document and 3 of copy."""
    yield from repeated(row["abbreviation"] for row in table.rows)
    groups = Counter(row["group"] for row in table.rows)
    found = {group: groups[group] for group in ("administrative", "copy")}
    yield from counted("kinds", {"administrative": 27, "copy": 3}, found)


def authority_kinds(table: Table) -> Problems:
    kinds = [each.value for each in AuthorityKind]
    yield from counted("kinds", kinds, [row["code"] for row in table.rows])
    yield from repeated(row["label"] for row in table.rows)


def phrases(table: Table) -> Problems:
    """Patterns in the notation of phrases, each once under its category."""
    kind = table.columns[0]
    yield from repeated((row[kind], row.get("value", ""), row["pattern"]) for row in table.rows)
    yield from badly_written(row["pattern"] for row in table.rows)


def reading_words(table: Table) -> Problems:
    yield from phrases(table)
    yield from _read_by(table, "reading")


def reading_clues(table: Table) -> Problems:
    """Patterns under clues of which the frames of indicators ask, or that close a group."""
    yield from phrases(table)
    asked = {clue for name in ("near", "around", "unless") for clue in _asked(name)}
    grouped = {row["clue"] for row in table.rows if row["group"]}
    yield from unknown(column("clue", table) - grouped, asked, "clue of a frame")
    yield from unknown(asked, column("clue", table), "clue")


def _asked(name: str) -> Iterator[str]:
    for row in read_table("reading_frames").rows:
        yield from filter(None, row[name].replace("+", "|").split("|"))


def whole_words(table: Table) -> Problems:
    yield from repeated(fold_tones(row["text"]) for row in table.rows)


def layout_words(table: Table) -> Problems:
    yield from phrases(table)
    yield from _read_by(table, "layouts")


def _read_by(table: Table, room: str) -> Problems:
    """A category that no module of the room names is read by nobody."""
    modules = (PACKAGE / room).rglob("*.py")
    code = "\n".join(module.read_text("utf-8") for module in modules)
    for category in sorted(column(table.columns[0], table)):
        named = f'"{category}"', f"'{category}'", f'f"{category.partition("_")[0]}_{{'
        if not any(name in code for name in named):
            yield f"no module of {room or 'the package'} reads {category}"


def reading_doubts(table: Table) -> Problems:
    """Each cue once, of a slot, with small points; what speaks for doubt says what is in doubt."""
    yield from repeated(row["cue"] for row in table.rows)
    yield from unknown(column("slot", table), [slot.value for slot in Slot], "slot")
    for row in table.rows:
        points = int(row["points"])
        if not -6 < points < 13 or (points > 0) is not bool(row["words"]):
            yield f"{row['cue']} weighs {points}, with the words {row['words']!r}"


RULES: Final[Mapping[str, Rule]] = {
    "amount_words": amount_words,
    "authority_phrases": authority_phrases,
    "authority_kinds": authority_kinds,
    "authority_words": words,
    "currency_signs": currency_signs,
    "document_names": words,
    "document_types": document_types,
    "hedges": hedges,
    "legacy_encodings": legacy_encodings,
    "locality_words": words,
    "look_alikes": look_alikes,
    "names_with_digits": names_with_digits,
    "number_marks": number_marks_of_cldr,
    "number_words": number_words,
    "rate_forms": rate_forms,
    "rate_leads": rate_leads,
    "rate_words": rate_words,
    "reading_clues": reading_clues,
    "reading_doubts": reading_doubts,
    "reading_facilities": reading_words,
    "reading_subjects": reading_words,
    "reading_surroundings": reading_words,
    "reading_words": reading_words,
    "reading_works": reading_words,
    "scales": scales,
    "table_words": layout_words,
    "time_words": time_words,
    "units": units,
    "whole_words": whole_words,
}
