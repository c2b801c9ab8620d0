"""Văn bản được viện dẫn: the reference to a document, and its mention in a text."""

import datetime as dt
from typing import cast

from attrs import frozen

from congthuong._dates import DAY, format_date
from congthuong._html import Html, element
from congthuong._text import Span
from congthuong.documents.symbols import (
    DocumentForm,
    SymbolFields,
    names_of,
    read_symbol,
    symbol_of,
)
from congthuong.errors import InvalidValueError

__all__ = ["DocumentMention", "DocumentReference", "format_document"]


@frozen(eq=False)
class DocumentReference:
    """Số, ký hiệu văn bản: a document by its number, and by its date where one is stated.

    `number` as written ("05", "66.18"); `year` of a normative or assembly symbol; `type` is the
    abbreviation (NĐ, KH; None in assembly symbols and letters); `issuers` are the remaining parts
    (("BCT", "BKHĐT"), ("QH15",), ("ĐCK", "CTT")).

    Equal are references with the same symbol, 05 being 5 and letter case counting (CTr is not CT),
    and, where the symbol has no year, the same date: such numbers begin anew every year.

    Raises `InvalidValueError` where the fields are not those of one symbol.
    Source: Decree 30/2020/NĐ-CP, Annex I part II and Annex III; Decree 34/2016/NĐ-CP, art. 58.

    >>> from congthuong.documents import parse_document
    >>> plan = DocumentReference("05", None, "KH", ("SCT",), DocumentForm.ADMINISTRATIVE)
    >>> print(plan, plan == parse_document("5/KH-SCT"))
    05/KH-SCT True
    """

    number: str
    year: int | None
    type: str | None
    issuers: tuple[str, ...]
    form: DocumentForm
    date: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        self._check()

    def _check(self) -> None:
        if not _is_day(self.date):
            raise InvalidValueError(self.date, "a datetime.date without a time, or None")
        given = self._fields
        # Fields are sound exactly where the symbol that they make reads back to them.
        if not _are_texts(*given) or read_symbol(symbol_of(given)) != given:
            raise InvalidValueError(tuple(given), "the parts of one symbol such as 48/KH-SCT")

    @property
    def symbol(self) -> str:
        """Số và ký hiệu: the symbol as the document writes it.

        >>> from congthuong.documents import parse_document
        >>> parse_document("Nghị định 32/2024/NĐ-CP ngày 15/3/2024").symbol
        '32/2024/NĐ-CP'
        """
        return symbol_of(self._fields)

    @property
    def type_name(self) -> str | None:
        """Tên loại văn bản: what the abbreviation stands for, None where it does not tell.

        The symbols of assemblies and letters carry no type, and the Party writes QĐ for two.

        >>> from congthuong.documents import parse_document
        >>> parse_document("48/KH-SCT").type_name, parse_document("64/2025/QH15").type_name
        ('kế hoạch', None)
        """
        names = names_of(self.form, self.type) if self.type else ()
        return names[0] if len(names) == 1 else None

    @property
    def _fields(self) -> SymbolFields:
        return SymbolFields(self.number, self.year, self.type, self.issuers, self.form)

    @property
    def _symbol_identity(self) -> tuple[object, ...]:
        number = tuple(int(part) for part in self.number.split("."))
        return number, self.year, self.type, self.issuers, self.form

    @property
    def _identity(self) -> tuple[object, ...]:
        return self._symbol_identity, self.date if self.year is None else None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DocumentReference):
            return NotImplemented
        return self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    def may_be(self, other: "DocumentReference") -> bool:
        """Có thể là một văn bản: the same symbol, and no date that speaks against it.

        A missing date contradicts nothing; nor does any date where the symbol has its year, as the
        symbol alone is then the identity.

        >>> from congthuong.documents import parse_document
        >>> dated = parse_document("48/KH-SCT ngày 25/9/2024")
        >>> dated == parse_document("48/KH-SCT"), dated.may_be(parse_document("48/KH-SCT"))
        (False, True)
        """
        if self._symbol_identity != other._symbol_identity:
            return False
        undated = self.date is None or other.date is None
        return undated or self._identity == other._identity

    def __str__(self) -> str:
        return self.symbol

    def _repr_html_(self) -> Html:
        return element("span", format_document(self, words=True))


@frozen
class DocumentMention:
    """Chỗ viện dẫn: a document that a text refers to, and where.

    `span` covers the symbol and the date right behind it, as offsets into the text as given.

    >>> from congthuong.documents import find_documents
    >>> text = "theo Kế hoạch số 48/KH-SCT ngày 25/9/2024."
    >>> find_documents(text)[0].span.of(text)
    '48/KH-SCT ngày 25/9/2024'
    """

    reference: DocumentReference
    span: Span


def format_document(reference: DocumentReference, *, words: bool = False) -> str:
    """Viết số, ký hiệu: the symbol, or with `words` the kind, "số", the symbol and the date.

    `parse_document` reads both back; a date is written in the form with words only.
    Source: Decree 30/2020/NĐ-CP, Annex I (how a document is cited).

    >>> from congthuong.documents import parse_document
    >>> format_document(parse_document("48/KH-SCT ngày 25/9/2024"), words=True)
    'Kế hoạch số 48/KH-SCT ngày 25/9/2024'
    """
    if not words:
        return reference.symbol
    name = reference.type_name
    kind = f"{name[0].upper()}{name[1:]} " if name else ""
    day = f" {DAY} {format_date(reference.date, words=False)}" if reference.date else ""
    return f"{kind}số {reference.symbol}{day}"


def _are_texts(number: object, year: object, _type: object, issuers: object, _form: object) -> bool:
    if not isinstance(issuers, tuple) or not (year is None or isinstance(year, int)):
        return False
    texts: tuple[object, ...] = (number, *cast("tuple[object, ...]", issuers))
    return all(isinstance(text, str) for text in texts)


def _is_day(day: object) -> bool:
    return day is None or (isinstance(day, dt.date) and not isinstance(day, dt.datetime))
