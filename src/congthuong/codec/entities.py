"""Mục có mã: what a catalogue or register knows is written as its code, anything else whole."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final, TypeAlias

from congthuong.codec.compounds import TAG, Object, Optional
from congthuong.codec.problems import Path
from congthuong.codec.rules import REFUSED, Call, Day, Parsed, Rule, Schema, Text, quoted
from congthuong.documents import DocumentReference
from congthuong.documents.symbols import read_symbol
from congthuong.errors import (
    InvalidTypeError,
    InvalidValueError,
    ParseError,
    UnknownCodeError,
)
from congthuong.indicators import IndicatorCatalogue, PriceBasis
from congthuong.localities import Locality, LocalityLevel, locality_versions
from congthuong.periods import AsOf, Period
from congthuong.quantities import UnitCatalogue

__all__ = [
    "MOMENT",
    "PERIOD",
    "PRICES",
    "Coded",
    "LocalityRule",
    "TaggedMoment",
    "document_rule",
    "unit_on_record",
]


_Catalogue: TypeAlias = UnitCatalogue | IndicatorCatalogue


class Coded(Rule):
    """An entity of a packaged catalogue by its code; one of the host's own as a whole object."""

    def __init__(self, whole: Object, catalogue: Callable[[], _Catalogue], example: str) -> None:
        self.whole = whole
        self.expected = f"the code of a packaged {whole.tag} such as {quoted(example)}, or {_WHOLE}"
        self._catalogue = catalogue

    def write(self, value: Any, call: Call) -> str:
        text = call.fragments.get(id(value))
        if text is None:
            text = call.fragments[id(value)] = self._text(value, call)
        return text

    def _text(self, value: Any, call: Call) -> str:
        if value.__class__ is not self.whole.kind:
            raise InvalidTypeError(value, f"a {self.whole.kind.__name__}")
        if value.code not in self._catalogue():
            return self.whole.write(value, call)
        known = self._catalogue().get(value.code)
        if known is value:
            return quoted(value.code)
        whole = self.whole.write(value, call)
        return quoted(value.code) if self.whole.write(known, call) == whole else whole

    def write_tagged(self, value: Any, call: Call) -> str:
        """The JSON text; a whole object names its type."""
        text = self.write(value, call)
        return self.whole.write_tagged(value, call) if text.startswith("{") else text

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if raw.__class__ is str:
            return call.attempt(at, self._entity, raw, call)
        if isinstance(raw, dict):
            return self.whole.read(raw, at, call)
        return call.refuse_type(at, raw, self.expected)

    def _entity(self, code: str, call: Call) -> Any:
        catalogue = self._catalogue()
        if code in catalogue:
            return catalogue.get(code)
        near = call.near((self.whole.tag, code), lambda: catalogue.close_codes(code))
        raise UnknownCodeError(code, self.whole.tag, near)

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "string"}, self.whole.schema()]}


_WHOLE: Final = "an object with all of it"


class LocalityRule(Object):
    """A unit on record by its code and the start of its validity; any other with all its fields.

    A null start is "not on record". Such a unit is the first that had the code: should the record
    come to know the start, payloads of before still mean the same unit.
    """

    def write(self, value: Any, call: Call) -> str:
        return f"{{{self._short(value, call) or ','.join(self._members(value, call))}}}"

    def write_tagged(self, value: Any, call: Call) -> str:
        text = call.fragments.get(id(value))
        if text is None:
            head = f"{quoted(TAG)}:{quoted(self.tag)}"
            short = self._short(value, call)
            members = [head, short] if short else self._members(value, call, head)
            text = call.fragments[id(value)] = f"{{{','.join(members)}}}"
        return text

    def _short(self, value: Any, call: Call) -> str | None:
        if value.__class__ is not Locality:
            raise InvalidTypeError(value, "a Locality")
        for unit in _on_record(value.code):
            if unit is value or self._members(unit, call) == self._members(value, call):
                start = "null" if unit.valid_from is None else f'"{unit.valid_from}"'
                return f'"code":"{unit.code}","valid_from":{start}'
        return None

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if raw.__class__ is not dict or not _SHORT.issuperset(raw):
            return super().read(raw, at, call)
        call.keys += len(raw)
        before = len(call.problems)
        self._check_short(raw, at, call)
        start = raw.get("valid_from")
        day = None if start is None else _DAY.read(start, (at, "valid_from"), call)
        if len(call.problems) > before:
            return REFUSED
        return call.attempt(at, unit_on_record, raw["code"], day)

    def _check_short(self, raw: dict[str, Any], at: Path, call: Call) -> None:
        self._check_keys(raw, at, call)
        for key in ("code", "valid_from"):
            if key not in raw:
                call.refuse((at, key), "missing", "this key is missing")
        if raw.get("code", "").__class__ is not str:
            call.refuse_type((at, "code"), raw["code"], "the code of a unit as text")

    def schema(self) -> Schema:
        return {"$ref": "#/$defs/Locality"}

    def definition(self) -> Schema:
        short = {
            "type": "object",
            "properties": {
                TAG: {"const": self.tag},
                "code": {"type": "string"},
                "valid_from": {"anyOf": [_DAY.schema(), {"type": "null"}]},
            },
            "required": ["code", "valid_from"],
            "additionalProperties": False,
        }
        return {"anyOf": [short, super().definition()]}


_SHORT: Final = frozenset((TAG, "code", "valid_from"))
_DAY: Final = Day()


def _on_record(code: str) -> tuple[Locality, ...]:
    try:
        return locality_versions(code)
    except UnknownCodeError:
        return ()


def unit_on_record(code: str, start: date | None) -> Locality:
    """The unit with this code from this day on; None: the first that had the code.

    Raises what `locality_versions` raises; `InvalidValueError` for a day on which none began.
    """
    LocalityLevel.of_code(code)
    versions = locality_versions(code)
    if start is None:
        return versions[0]
    for unit in versions:
        if unit.valid_from == start:
            return unit
    starts = " or ".join(str(unit.valid_from or "null") for unit in versions)
    raise InvalidValueError(f"{code} from {start}", f"a unit on record; {code} began: {starts}")


PERIOD: Final = Parsed(
    Period,
    'a period in SDMX form, such as "2022-S1", "2024-Q3" or "2024-01-01/P9M"',
    r"^[0-9]{4}(-A1|-S[12]|-Q[1-4]|-M?(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])-01/P[1-9][0-9]{0,5}[MY])?$",
    Period.parse,
)
MOMENT: Final = Parsed(
    AsOf,
    'a moment in ISO form, such as "2022-07-25", "2022-07" or "2022"',
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    AsOf.parse,
)


class TaggedMoment(Object):
    """A moment where a period or a day may stand as well: 2022-07 may be either."""

    def __init__(self) -> None:
        super().__init__(AsOf, "as_of", _of_moment, build=_same)
        self.name = "AsOfObject"

    def _members(self, value: Any, call: Call, *head: str) -> list[str]:
        return [*head, f'"value":{MOMENT.write(value, call)}']


def _of_moment(_: type) -> dict[str, Rule]:
    return {"value": MOMENT}


def _same(value: AsOf) -> AsOf:
    return value


def document_rule() -> Object:
    """A document by its symbol, which says number, year, type and issuers, and its date."""
    return Object(DocumentReference, "document_reference", _of_document, build=_document)


def _of_document(_: type) -> dict[str, Rule]:
    return {"symbol": Text(), "date": Optional(Day())}


def _document(symbol: str, date: date | None = None) -> DocumentReference:
    fields = read_symbol(symbol)
    if fields is None:
        raise ParseError(symbol, "the symbol of a document such as '32/2024/NĐ-CP' or '48/KH-SCT'")
    return DocumentReference(*fields, date)


def _price_basis(code: str) -> PriceBasis:
    match = _PRICE_BASIS.fullmatch(code)
    if match is None:
        raise ParseError(code, "the code of a price basis: 'current', 'constant-2010'")
    return PriceBasis.current() if match[1] is None else PriceBasis.constant(int(match[1]))


_PRICE_BASIS: Final = re.compile(r"current|constant-([0-9]{4})", re.ASCII)
PRICES: Final = Parsed(
    PriceBasis,
    'the code of a price basis: "current", "constant-2010"',
    "^(current|constant-[0-9]{4})$",
    _price_basis,
    lambda basis: basis.code,
)
