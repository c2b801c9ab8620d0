"""Số, ký hiệu: the shapes of document symbols, read from text and written back.

Forms: Law 64/2025/QH15 and Decree 34/2016/NĐ-CP, art. 58; Decree 30/2020/NĐ-CP, Annexes I and III.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._text import Span, fold, fold_tones

__all__ = [
    "DocumentForm",
    "SymbolFields",
    "known_kinds",
    "listed_before",
    "names_of",
    "near_misses",
    "read_symbol",
    "symbol_of",
    "symbols_in",
]

_NUMBER: Final = r"0{0,3}[1-9][0-9]{0,5}(?:\.[0-9]{1,4})?"
_YEAR: Final = r"(?:19|2[0-9])[0-9]{2}"
_UPPER: Final = "A-ZĂÂĐÊÔƠƯ"
_LOWER: Final = "a-zăâđêôơư"
_TYPE: Final = f"[{_UPPER}][{_UPPER}{_LOWER}]*+"
# A dot or & joins capitals only (UBND.HC, BNN&PTNT), so that the dot of a sentence stays outside.
_PART: Final = rf"[{_UPPER}][{_UPPER}{_LOWER}0-9]*+(?:[.&][{_UPPER}][{_UPPER}0-9]*+(?!\w))*+"
_PARTS: Final = f"{_PART}(?:-{_PART})*+"
# Possessive throughout, and no symbol can begin inside another: linear time on any text.
_SYMBOL: Final = re.compile(
    rf"(?<![\w/])(?<![0-9][.,])(?<!\w-)(?P<number>{_NUMBER})(?:"
    rf"/(?P<year>{_YEAR})/(?:(?P<assembly>(?:UBTV)?QH[0-9]{{1,2}})|(?P<type>{_TYPE})-(?P<by>{_PARTS}))"
    rf"|/(?P<first>{_PART})-(?P<rest>{_PARTS})"
    rf"|-(?P<party>{_TYPE})/(?P<level>{_PARTS})"
    r")(?!\w|[-/]\w)"
)


def _names(group: str) -> dict[str, tuple[str, ...]]:
    rows = read_table("document_names").cells
    return {short: tuple(names.split("|")) for of, short, names in rows if of == group}


_ASSEMBLY_NAMES: Final = _names("assembly")[""]
_LETTER_NAMES: Final = _names("letter")[""]
_PARTY_NAMES: Final = _names("party")


class DocumentForm(Enum):
    """Dạng số, ký hiệu: which of the five shapes a document's symbol has.

    `NORMATIVE` văn bản quy phạm pháp luật (number/year/TYPE-ISSUER), `ASSEMBLY` văn bản của Quốc
    hội và Ủy ban Thường vụ Quốc hội (number/year/QH15), `ADMINISTRATIVE` văn bản hành chính có tên
    loại (number/TYPE-ISSUER), `LETTER` công văn (number/ISSUER-UNIT), `PARTY` văn bản của Đảng
    (number-TYPE/LEVEL).

    >>> DocumentForm("letter")
    <DocumentForm.LETTER: 'letter'>
    """

    NORMATIVE = "normative"
    ASSEMBLY = "assembly"
    ADMINISTRATIVE = "administrative"
    LETTER = "letter"
    PARTY = "party"


class SymbolFields(NamedTuple):
    """What a symbol says, before it is a reference."""

    number: str
    year: int | None
    type: str | None
    issuers: tuple[str, ...]
    form: DocumentForm


def symbols_in(text: str) -> Iterator[tuple[re.Match[str], SymbolFields]]:
    """Every symbol in normalized text, in order, with what it says."""
    for match in _SYMBOL.finditer(text):
        fields = _fields_of(match)
        if fields is not None:
            yield match, fields


def _fields_of(match: re.Match[str]) -> SymbolFields | None:
    part = match.groupdict()
    number, year = part["number"], int(part["year"] or 0) or None
    if part["assembly"]:
        return SymbolFields(number, year, None, (part["assembly"],), DocumentForm.ASSEMBLY)
    if part["type"]:
        issuers = tuple(part["by"].split("-"))
        return SymbolFields(number, year, part["type"], issuers, DocumentForm.NORMATIVE)
    if part["party"]:
        issuers = tuple(part["level"].split("-"))
        known = names_of(DocumentForm.PARTY, part["party"])
        fields = SymbolFields(number, None, part["party"], issuers, DocumentForm.PARTY)
        return fields if known else None
    first, rest = part["first"], tuple(part["rest"].split("-"))
    if first in _type_names():
        return SymbolFields(number, None, first, rest, DocumentForm.ADMINISTRATIVE)
    # An agency's abbreviation opens with two capitals; a unit (Km) or a slip (Ttr) does not.
    if not first[:2].isupper() or len(first) < 2 or fold(first) in _folded_types():
        return None  # QD and TTR are QĐ and TTr with a slip, and no agencies
    return SymbolFields(number, None, None, (first, *rest), DocumentForm.LETTER)


def read_symbol(symbol: str) -> SymbolFields | None:
    """What a text says that is one symbol and nothing else, None where it is not."""
    match = _SYMBOL.fullmatch(symbol)
    return _fields_of(match) if match else None


def symbol_of(fields: SymbolFields) -> str:
    """The symbol that says this."""
    issuers = "-".join(fields.issuers)
    if fields.form is DocumentForm.PARTY:
        return f"{fields.number}-{fields.type}/{issuers}"
    year = "" if fields.year is None else f"{fields.year}/"
    kind = "" if fields.type is None else f"{fields.type}-"
    return f"{fields.number}/{year}{kind}{issuers}"


@functools.cache
def _type_names() -> Mapping[str, str]:
    return {row["abbreviation"]: row["name"] for row in read_table("document_types").rows}


@functools.cache
def _folded_types() -> frozenset[str]:
    return frozenset(map(fold, _type_names()))


@functools.cache
def _listed() -> re.Pattern[str]:
    """Numbers in front of one that has a symbol, behind số or a kind: số 12, 13/QĐ-UBND."""
    kinds = "|".join(sorted(map(re.escape, _written_kinds()), key=len, reverse=True))
    member = rf"{_NUMBER}(?:/{_YEAR})?(?![0-9/])"
    joint = r"(?: ?[,;] ?(?:và )?| và )"
    return re.compile(rf"(?:\bsố:?|\b(?:{kinds})) ((?:{member}{joint})++)\Z", re.IGNORECASE)


_MEMBER: Final = re.compile(rf"(?P<number>{_NUMBER})(?:/(?P<year>{_YEAR}))?")


def listed_before(
    text: str, start: int, end: int, fields: SymbolFields
) -> Iterator[tuple[Span, SymbolFields]]:
    """The documents that share the symbol at `end`, by their numbers before it: số 12, 13/QĐ-UBND.

    `start` is where the text before it begins, the end of the last symbol.
    """
    before = text[max(start, end - 3) : end].rstrip()
    row = _listed().search(text, start, end) if before.endswith((",", ";", "và")) else None
    for member in () if row is None else _MEMBER.finditer(text, row.start(1), end):
        year = fields.year if member["year"] is None else int(member["year"])
        again = fields._replace(number=member["number"], year=year)
        if (year is None) is (fields.year is None) and read_symbol(symbol_of(again)) == again:
            yield Span(*member.span()), again


def _written_kinds() -> Iterator[str]:
    party = itertools.chain.from_iterable(_PARTY_NAMES.values())
    yield from (*_type_names().values(), *_ASSEMBLY_NAMES, *_LETTER_NAMES, *party)


@functools.cache
def known_kinds() -> frozenset[str]:
    """The kinds of document that the library knows, their tone marks folded."""
    return frozenset(map(fold_tones, _written_kinds()))


def names_of(form: DocumentForm, abbreviation: str | None) -> tuple[str, ...]:
    """Every kind of document that a symbol of this form and type may be."""
    if form is DocumentForm.ASSEMBLY:
        return _ASSEMBLY_NAMES
    if abbreviation is None:
        return _LETTER_NAMES
    if form is DocumentForm.PARTY and abbreviation in _PARTY_NAMES:
        return _PARTY_NAMES[abbreviation]
    name = _type_names().get(abbreviation)
    return (name,) if name else ()


_LOOSE: Final = re.compile(
    rf"(?<!\d)(?P<number>{_NUMBER})(?P<mark>[/-])(?:(?P<year>{_YEAR})[/-])?"
    rf"(?P<parts>[^\W\d_][\w&.]*(?:[-/][^\W\d_][\w&.]*)*(?: [{_UPPER}]{{2}}\w*)?)"
)


def near_misses(tidy: str) -> tuple[str, ...]:
    """Symbols that this text misses by letter case, an accent, a hyphen or a slash."""
    match = _LOOSE.search(tidy)
    if match is None:
        return ()
    first, *rest = re.split("[-/ ]", match["parts"])
    number, year = match["number"], match["year"]
    symbols: list[str] = []
    for head in _spellings(first):
        kind, *issuers = (*head, *map(_in_capitals, rest))
        if match["mark"] == "-" and not year:
            symbols.append(f"{number}-{kind}/{'-'.join(issuers)}")
        else:
            symbols.append(f"{number}/{year + '/' if year else ''}{'-'.join((kind, *issuers))}")
    return tuple(symbol for symbol in symbols if symbol != match.group() and read_symbol(symbol))


def _spellings(first: str) -> Iterator[tuple[str, ...]]:
    """What the first part of a symbol may have meant: a type, a type and an issuer, an issuer."""
    types = _type_names()
    by_case = {name.casefold(): name for name in types}
    by_accent = {fold(name): name for name in types if fold(name) not in by_case}
    known = by_case.get(first.casefold()) or by_accent.get(fold(first))
    yield (known or _in_capitals(first),)
    for name in sorted(types, key=len, reverse=True):
        if not known and first.casefold().startswith(name.casefold()):
            yield name, _in_capitals(first[len(name) :])


def _in_capitals(part: str) -> str:
    if re.fullmatch(_PART, part):
        return part
    return "TTg" if part.casefold() == "ttg" else part.upper()
