"""Bảng quy tắc: the rule of every public type, derived from the fields of its class."""

import functools
import re
import types
from collections.abc import Hashable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from congthuong import (
    _exact,
    _text,
    authorities,
    checks,
    clusters,
    documents,
    findings,
    indicators,
    localities,
    markets,
    measures,
    numerals,
    percentages,
    periods,
    power,
    quantities,
    reading,
    records,
    supervision,
    tracking,
    wording,
)
from congthuong._rooms import ROOMS
from congthuong.codec import hot
from congthuong.codec.compounds import Fixed, Many, Object, OneOf, Optional
from congthuong.codec.entities import (
    MOMENT,
    PERIOD,
    PRICES,
    Coded,
    LocalityRule,
    TaggedMoment,
    document_rule,
)
from congthuong.codec.rules import DECIMAL, Day, Flag, Member, Rule, Text, Whole
from congthuong.documents import DocumentReference
from congthuong.errors import InvalidTypeError
from congthuong.indicators import Indicator, PriceBasis, default_indicators
from congthuong.localities import Locality
from congthuong.percentages import IndexBase, IndexNumber
from congthuong.periods import AsOf, Period
from congthuong.quantities import Unit, default_units
from congthuong.reading import Reading
from congthuong.records import Dataset, Observation

__all__ = ["EXCLUDED", "object_rules", "public_aliases", "public_types", "rule_of", "tagged"]

EXCLUDED: Final = {
    "CheckRule": "holds a function",
    "RuleSet": "holds functions; default_rules() makes the packaged ones",
    "IndicatorCatalogue": "a catalogue is data of the program; its indicators have a rule",
    "UnitCatalogue": "a catalogue is data of the program; its units have a rule",
    "Vocabulary": "what a reader is made with; default_vocabulary() makes the packaged one",
    "Gaps": "an option of functions, no value",
}
"""Public types without a rule, and why."""

_ROOMS: Final = {
    "_exact": _exact,
    "_text": _text,
    "authorities": authorities,
    "checks": checks,
    "clusters": clusters,
    "documents": documents,
    "findings": findings,
    "indicators": indicators,
    "localities": localities,
    "markets": markets,
    "measures": measures,
    "numerals": numerals,
    "percentages": percentages,
    "periods": periods,
    "power": power,
    "quantities": quantities,
    "reading": reading,
    "records": records,
    "supervision": supervision,
    "tracking": tracking,
    "wording": wording,
}


def _public() -> Iterator[tuple[str, Any]]:
    for room, names in ROOMS.items():
        for name in names.split() if room != "errors" else ():
            if name not in EXCLUDED:
                yield name, getattr(_ROOMS[room], name)


@functools.cache
def public_types() -> tuple[type, ...]:
    """Every public class of values and every public enumeration."""
    return tuple(value for _, value in _public() if isinstance(value, type))


@functools.cache
def public_aliases() -> dict[str, Any]:
    """Every public name that stands for one of several types."""
    return {name: value for name, value in _public() if isinstance(value, UnionType)}


def _tag(kind: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


_VERSIONED: Final = (Dataset, Reading)
_BASE_PATTERN: Final = f"^({'|'.join(IndexBase)}|[0-9]{{4}}(-(0[1-9]|1[0-2]|Q[1-4]|S[12]))?)$"
# Fields whose texts have a form that their type does not tell.
_FIELDS: Final[dict[tuple[type, str], Rule]] = {(IndexNumber, "base"): Text(_BASE_PATTERN)}


def _fields_of(kind: type) -> dict[str, Rule]:
    hints = get_type_hints(kind)
    names = (
        [field.name for field in attrs.fields(kind)]
        if attrs.has(kind)
        else list(kind.__annotations__)
    )
    return {name: _FIELDS.get((kind, name)) or rule_of(hints[name]) for name in names}


def _object(kind: type) -> Object:
    build = LocalityRule if kind is Locality else Object
    return build(kind, _tag(kind), _fields_of, versioned=kind in _VERSIONED)


def rule_of(annotation: Any) -> Rule:
    """The rule of a type: a public class or enumeration, or what is made of them.

    Raises `InvalidTypeError` for a type that has none.
    """
    found = _known_rule(annotation) if isinstance(annotation, Hashable) else None
    if found is None:
        raise InvalidTypeError(
            annotation, "a type of values of congthuong, or a list or tuple of one"
        )
    return found


@functools.cache
def _known_rule(annotation: Any) -> Rule | None:
    return _SIMPLE.get(annotation) or _rule_of_kind(annotation)


_SIMPLE: Final[dict[Any, Rule]] = {
    str: Text(),
    bool: Flag(),
    int: Whole(),
    Decimal: DECIMAL,
    date: Day(),
    Period: PERIOD,
    AsOf: MOMENT,
    PriceBasis: PRICES,
    DocumentReference: document_rule(),
}
_TAGGED_MOMENT: Final = TaggedMoment()


def _rule_of_kind(annotation: Any) -> Rule | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return _rule_of_class(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (UnionType, Union):
        return _rule_of_union(arguments)
    if origin is tuple and arguments[-1:] != (Ellipsis,):
        return Fixed([rule_of(each) for each in arguments])
    if origin in (tuple, list, frozenset):
        return Many(rule_of(arguments[0]), origin)
    return None


def _rule_of_class(kind: type[Any]) -> Rule | None:
    if kind not in public_types():
        return None
    if issubclass(kind, Enum):
        return Member(kind)
    whole = _object(kind)
    if kind is Unit or kind is Indicator:
        whole.name = f"Whole{kind.__name__}"
        if kind is Unit:
            return Coded(whole, default_units, "VND")
        return Coded(whole, default_indicators, "exports")
    if kind is Observation:
        whole.hot_read = hot.reader(rule_of)
        whole.hot_write = hot.writer(rule_of)
    return whole


def _rule_of_union(arguments: tuple[Any, ...]) -> Rule:
    kinds = [each for each in arguments if each is not NoneType]
    inner = rule_of(kinds[0]) if len(kinds) == 1 else _one_of(kinds)
    return Optional(inner) if NoneType in arguments else inner


def _one_of(kinds: list[type]) -> OneOf:
    rules = {kind: _TAGGED_MOMENT if kind is AsOf else rule_of(kind) for kind in kinds}
    # A day stands bare and a period tells itself from a day by its length, but not from a moment.
    tagged = {kind: rule for kind, rule in rules.items() if isinstance(rule, Object)}
    bare = {kind: rule for kind, rule in rules.items() if kind not in tagged}
    return OneOf(bare, tagged)


@functools.cache
def object_rules() -> dict[str, Object]:
    """Every rule that is written as an object, by its name."""
    rules = [rule_of(kind) for kind in public_types()]
    wholes = [rule.whole if isinstance(rule, Coded) else rule for rule in rules]
    objects = [_TAGGED_MOMENT, *(rule for rule in wholes if isinstance(rule, Object))]
    return {rule.name: rule for rule in objects}


@functools.cache
def tagged() -> OneOf:
    """Anything that names its own type: what `loads` reads where no type is given."""
    return OneOf({}, {rule.kind: rule for rule in object_rules().values()})
