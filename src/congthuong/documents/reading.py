"""Đọc văn bản: one reference from a short text, all references from running text."""

import datetime as dt
import re
from typing import Final

from congthuong._dates import DATE_PATTERN, DAY, date_of_match
from congthuong._text import Span, fold_tones, normalize, normalize_with_offsets
from congthuong.documents.reference import DocumentMention, DocumentReference
from congthuong.documents.symbols import (
    SymbolFields,
    known_kinds,
    listed_before,
    names_of,
    near_misses,
    symbol_of,
    symbols_in,
)
from congthuong.errors import ParseError

__all__ = ["find_documents", "parse_document"]

_DATE_BEHIND: Final = re.compile(rf"(?: ?,)? {{0,2}}(?={DAY}){DATE_PATTERN}", re.IGNORECASE)
_DATE: Final = re.compile(DATE_PATTERN, re.IGNORECASE)

_ANY_KIND: Final = ("", fold_tones("văn bản"))

_ACCEPTED: Final = (
    "a document symbol such as '32/2024/NĐ-CP', '202/2025/QH15', '48/KH-SCT', '1178/ĐCK-CTT' or "
    "'34-NQ/TU', alone or as in 'Kế hoạch số 48/KH-SCT ngày 25/9/2024 của Sở Công Thương'"
)


def parse_document(text: str) -> DocumentReference:
    """Đọc số, ký hiệu: one document, by its symbol alone or with the words around it.

    In front may stand the kind of document and "số", behind it "ngày …" and then "của …".
    The kind must agree with the symbol; like everything from "của" on, it is not kept.
    Spaces around the slashes and hyphens of the symbol do not matter.

    Raises `ParseError`: no symbol or several, other words around it, a kind of document that the
    symbol contradicts, a day that the calendar does not have.
    Source: Decree 30/2020/NĐ-CP, Annexes I and III; Decree 34/2016/NĐ-CP, art. 58.

    >>> parse_document("Thông tư số 14/2024/TT-BCT ngày 15 tháng 8 năm 2024").date
    datetime.date(2024, 8, 15)
    >>> parse_document("32/2024/nđ-cp")
    Traceback (most recent call last):
    ...
    congthuong.errors.ParseError: cannot read '32/2024/nđ-cp' (it has no symbol in this form): \
accepted is a document symbol such as '32/2024/NĐ-CP', '202/2025/QH15', '48/KH-SCT', \
'1178/ĐCK-CTT' or '34-NQ/TU', alone or as in 'Kế hoạch số 48/KH-SCT ngày 25/9/2024 của Sở Công \
Thương'; did you mean '32/2024/NĐ-CP'?
    """
    tidy = re.sub(r" ?([/-]) ?", r"\1", " ".join(normalize(text).split()))
    found = list(symbols_in(tidy))
    if not found:
        raise ParseError(text, _ACCEPTED, near_misses(tidy), "it has no symbol in this form")
    if len(found) > 1:
        several = tuple(match.group() for match, _ in found)
        raise ParseError(text, _ACCEPTED, several, "it names more than one document")
    match, fields = found[0]
    row = [fields for _, fields in listed_before(tidy, 0, match.start(), fields)]
    if row:
        several = tuple(map(symbol_of, (*row, fields)))
        raise ParseError(text, _ACCEPTED, several, "it names more than one document")
    _check_kind(text, tidy[: match.start()], fields)
    return DocumentReference(*fields, date=_parse_tail(text, tidy, match.end()))


_HEAD: Final = re.compile(r"(?P<kind>[^0-9:]*?)(?:\bsố ?:?)? ?", re.IGNORECASE)


def _check_kind(text: str, head: str, fields: SymbolFields) -> None:
    match = _HEAD.fullmatch(head)
    kind = fold_tones(match["kind"]) if match else None
    if kind in _ANY_KIND:
        return
    symbol = symbol_of(fields)
    if kind not in known_kinds():
        reason = f"{head.strip()!r} in front of the symbol is no kind of document"
        raise ParseError(text, _ACCEPTED, (symbol,), reason)
    # A joint circular (thông tư liên tịch) is a circular too.
    names = (fold_tones(name) for name in names_of(fields.form, fields.type))
    if not any(f"{name} ".startswith(f"{kind} ") for name in names):
        reason = f"{head.strip()!r} contradicts the symbol {symbol}"
        raise ParseError(text, _ACCEPTED, (*near_misses(symbol), symbol), reason)


def _parse_tail(text: str, tidy: str, start: int) -> dt.date | None:
    match = _DATE_BEHIND.match(tidy, start)
    day = date_of_match(match) if match else None
    if match and day is None:
        raise ParseError(text, _ACCEPTED, reason="the calendar has no such day")
    end = match.end() if match else start
    rest = tidy[end:]
    if rest and not re.match(r",? của \w", rest):
        reason = f"{rest.strip()!r} behind it is neither a date ('ngày …') nor 'của …'"
        raise ParseError(text, _ACCEPTED, (tidy[:end],), reason)
    if _DATE.search(rest):
        raise ParseError(text, _ACCEPTED, reason="a date stands right behind the symbol")
    return day


def find_documents(text: str) -> tuple[DocumentMention, ...]:
    """Tìm văn bản: every document that running text refers to, in order.

    A date right behind the symbol ("ngày 25/9/2024") belongs to it; a day that the calendar does
    not have is left outside. Within a symbol no spaces are allowed. Numbers that share a symbol
    (số 1660, 1661/NQ-UBTVQH15) are a document each, the date being that of the last alone.
    Never raises on content, and takes time in proportion to the length of the text.

    >>> found = find_documents("Nghị định số 60/2024/NĐ-CP; 14/2024/TT-BCT ngày 15/8/2024.")
    >>> [(str(mention.reference), mention.reference.date) for mention in found]
    [('60/2024/NĐ-CP', None), ('14/2024/TT-BCT', datetime.date(2024, 8, 15))]
    """
    known = normalize_with_offsets(text)
    mentions: list[DocumentMention] = []
    last = 0
    for match, fields in symbols_in(known.text):
        for place, listed in listed_before(known.text, last, match.start(), fields):
            mentions.append(DocumentMention(DocumentReference(*listed), known.original_span(place)))
        clause = _DATE_BEHIND.match(known.text, match.end())
        day = date_of_match(clause) if clause else None
        end = clause.end() if clause and day else match.end()
        last = end
        span = known.original_span(Span(match.start(), end))
        mentions.append(DocumentMention(DocumentReference(*fields, date=day), span))
    return tuple(mentions)
