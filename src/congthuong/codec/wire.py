"""Đường nhanh nhất: observations decoded by msgspec into plain structs, then built.

Only with the extra `msgspec`. As in `hot`, whatever is unusual goes to the rules, and an input
that is refused is read again by the exact way, which says why.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from congthuong._exact import CONTEXT
from congthuong.codec.compounds import Anything, Many, OneOf
from congthuong.codec.hot import LONG, read_source
from congthuong.codec.problems import ROOT
from congthuong.codec.rules import Call, Reader, Rule, UnusualError
from congthuong.indicators import PriceBasis, get_indicator
from congthuong.localities import Locality
from congthuong.periods import Period
from congthuong.quantities import Approximation, Quantity, Scale, StatedQuantity, get_unit
from congthuong.records import (
    Dataset,
    Observation,
    ObservationStatus,
    Record,
    RecordKey,
    Segment,
    Source,
    Time,
)

__all__ = ["reader"]

_Rules: TypeAlias = Callable[[Any], Rule]
_Read: TypeAlias = Callable[[str | bytes, Call], Any]


class _Strict(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """A struct that the collector need not look at: it lives as long as one record is read.

    Types are named in fields: a tag of msgspec may be left out, and could not be counted.
    """


class _Unit(_Strict):
    type: Literal["locality"]
    code: str
    valid_from: str | None


class _Key(_Strict):
    indicator: str
    place: _Unit
    # A period as its text, a moment as an object.
    time: Any
    price_basis: str | UnsetType = UNSET
    segments: Any = UNSET


class _Amount(_Strict):
    amount: str
    unit: str


class _Level(_Strict):
    type: Literal["stated_quantity"]
    quantity: _Amount
    approximation: str | UnsetType = UNSET
    scale: int | UnsetType = UNSET
    text: str | UnsetType = UNSET


class _Figure(_Strict):
    type: Literal["observation"]
    key: _Key
    value: _Level
    status: str | UnsetType = UNSET
    source: dict[str, Any] | UnsetType = UNSET


class _Envelope(_Strict):
    congthuong: Literal[1]
    type: Literal["dataset"]
    records: list[msgspec.Raw]


_STATUSES: Final[dict[str | UnsetType, ObservationStatus]] = {
    UNSET: ObservationStatus.NORMAL,
    **{status.value: status for status in ObservationStatus},
}
_HEDGES: Final[dict[str | UnsetType, Approximation]] = {
    UNSET: Approximation.EXACT,
    **{hedge.value: hedge for hedge in Approximation},
}
_SCALES: Final[dict[int | UnsetType, Scale | None]] = {
    UNSET: None,
    **{scale.value: scale for scale in Scale},
}
_NO_SEGMENTS: Final[frozenset[Segment]] = frozenset()
# The keys that no observation of one quantity lacks, the names of types among them.
_KEYS: Final = 3 + 3 + 3 + 2 + 2
_as_text: Final = CONTEXT.to_sci_string


def reader(rule: Reader, rule_of: _Rules) -> _Read:
    """How to read a text of this rule; raises on whatever this way does not know."""
    decode = msgspec.json.Decoder().decode
    envelopes = msgspec.json.Decoder(_Envelope)
    read_records = _array_reader(rule_of(Record), rule_of)

    def read(text: str | bytes, call: Call) -> Any:
        return rule.read(decode(text), ROOT, call)

    def read_any(text: str | bytes, call: Call) -> Any:
        if text[:1] in _ARRAY:
            return read_members(text, call)
        return read_dataset(text, call)

    def read_dataset(text: str | bytes, call: Call) -> Any:
        try:
            envelope = envelopes.decode(text)
        except msgspec.MsgspecError:
            return read(text, call)
        call.keys += 3
        return Dataset(read_records(envelope.records, call))

    arrays = msgspec.json.Decoder(list[msgspec.Raw])

    def read_members(text: str | bytes, call: Call) -> Any:
        return build(read_array(arrays.decode(text), call))

    if rule is rule_of(Dataset):
        return read_dataset
    if isinstance(rule, Anything):
        read_array, build = _array_reader(rule, rule_of), list[Any]
        return read_any
    if isinstance(rule, Many) and _may_be_observation(rule.inner, rule_of):
        read_array, build = _array_reader(rule.inner, rule_of), rule.build
        return read_members
    return read


_ARRAY: Final[tuple[str | bytes, ...]] = ("[", b"[")


def _may_be_observation(rule: Rule, rule_of: _Rules) -> bool:
    observation = rule_of(Observation)
    return rule is observation or (isinstance(rule, OneOf) and observation in rule.tagged)


def _array_reader(
    members: Reader, rule_of: _Rules
) -> Callable[[list[msgspec.Raw], Call], list[Any]]:
    decode = msgspec.json.Decoder().decode
    figures = msgspec.json.Decoder(_Figure).decode
    build_figure = _builder(rule_of)

    def read_one(raw: msgspec.Raw, call: Call) -> Any:
        keys = call.keys
        try:
            return build_figure(figures(raw), call)
        except Exception:  # any other record
            call.keys = keys
            return members.read(decode(raw), ROOT, call)

    def read(raws: list[msgspec.Raw], call: Call) -> list[Any]:
        return [read_one(raw, call) for raw in raws]

    return read


def _builder(rule_of: _Rules) -> Callable[[_Figure, Call], Observation]:
    units, times, bases = rule_of(Locality), rule_of(Time), rule_of(PriceBasis)
    segments, sources = rule_of(frozenset[Segment]), rule_of(Source)

    def build_key(key: _Key, call: Call) -> RecordKey:
        code, period, basis, parts = key.indicator, key.time, key.price_basis, key.segments
        version = key.place.code, key.place.valid_from
        indicator = call.indicators.get(code)
        if indicator is None:
            indicator = call.indicators[code] = get_indicator(code)
        place = call.localities.get(version)
        if place is None:
            keys = call.keys
            unit = {"code": version[0], "valid_from": version[1]}
            place = call.localities[version] = units.read(unit, ROOT, call)
            call.keys = keys  # they are among _KEYS
        time = call.periods.get((Period, period)) if period.__class__ is str else None
        if time is None:
            time = times.read(period, ROOT, call)
        prices = None
        if basis is not UNSET:
            prices = call.periods.get((PriceBasis, basis)) or bases.read(basis, ROOT, call)
            call.keys += 1
        call.keys += parts is not UNSET
        return RecordKey(
            indicator,
            place,
            time,
            prices,
            _NO_SEGMENTS if parts is UNSET else segments.read(parts, ROOT, call),
        )

    def build(figure: _Figure, call: Call) -> Observation:
        source, status = figure.source, figure.status
        call.keys += _KEYS + (status is not UNSET) + (source is not UNSET)
        observation = _new(Observation)
        _set_key(observation, build_key(figure.key, call))
        _set_value(observation, _level(figure.value, call))
        _set_status(observation, _STATUSES[status])
        origin = None if source is UNSET else read_source(sources, source, call)
        _set_source(observation, origin)
        return observation

    return build


def _level(level: _Level, call: Call) -> StatedQuantity:
    amount, code = level.quantity.amount, level.quantity.unit
    hedge, scale, text = level.approximation, level.scale, level.text
    unit = call.units.get(code)
    if unit is None:
        unit = call.units[code] = get_unit(code)
    number = Decimal(amount)
    # What is written like this has the accepted form, whatever else Decimal takes.
    if _as_text(number) != amount or len(amount) > LONG:
        raise UnusualError
    call.keys += (hedge is not UNSET) + (scale is not UNSET) + (text is not UNSET)
    stated = _new(StatedQuantity)
    _set_quantity(stated, Quantity(number, unit))
    _set_high(stated, None)
    _set_approximation(stated, _HEDGES[hedge])
    _set_scale(stated, _SCALES[scale])
    _set_text(stated, None if text is UNSET else text)
    return stated


# The checks of these two classes are of the types of their parts, and of ranges, of which there
# are none here: each part has its type by now, so they are made without being checked once more.
_new: Final = object.__new__
_set_key, _set_value, _set_status, _set_source = (
    vars(Observation)[name].__set__ for name in ("key", "value", "status", "source")
)
_set_quantity, _set_high, _set_approximation, _set_scale, _set_text = (
    vars(StatedQuantity)[name].__set__
    for name in ("quantity", "high", "approximation", "scale", "text")
)
