"""Đường nhanh: observations of one quantity, nearly all of what large files hold, by hand.

Reading raises on anything unusual, and writing of unusual parts is left to their rules: the rules
of the other modules say what is right, these functions only say it sooner.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, TypeAlias

from congthuong._exact import CONTEXT
from congthuong.codec.problems import ROOT
from congthuong.codec.rules import Call, Rule, UnusualError, quoted
from congthuong.errors import InvalidTypeError
from congthuong.indicators import Indicator, PriceBasis, get_indicator
from congthuong.periods import Period
from congthuong.quantities import Approximation, Quantity, Scale, StatedQuantity, Unit, get_unit
from congthuong.records import (
    Observation,
    ObservationStatus,
    Place,
    RecordKey,
    Segment,
    Source,
    StatedValue,
    Time,
)

__all__ = ["LONG", "read_source", "reader", "writer"]

_Rules: TypeAlias = Callable[[Any], Rule]
_Read: TypeAlias = Callable[[dict[str, Any], Call], Any]
_Write: TypeAlias = Callable[[Any, Call], str]


_NORMAL: Final = ObservationStatus.NORMAL
_STATUSES: Final = {status.value: status for status in ObservationStatus}
_EXACT: Final = Approximation.EXACT
_HEDGES: Final = {hedge.value: hedge for hedge in Approximation}
_SCALES: Final = {scale.value: scale for scale in Scale}
LONG: Final = 200
_as_text: Final = CONTEXT.to_sci_string


def read_source(rule: Rule, raw: dict[str, Any], call: Call) -> Source:
    """A source, the same one for the same words; raises for a source that holds objects."""
    parts = tuple(raw.items())
    known: Source | None = call.sources.get(parts)
    if known is not None:
        call.keys += len(raw)
        return known
    source: Source = rule.read(raw, ROOT, call)
    call.sources[parts] = source
    return source


def _is(part: object, kind: type) -> bool:
    return part is None or part.__class__ is kind


def reader(rule_of: _Rules) -> _Read:
    """The quick way to read an observation; raises on what it does not know."""
    read_key, read_value = _key_reader(rule_of), _value_reader(rule_of)
    sources = rule_of(Source)

    def read(raw: dict[str, Any], call: Call) -> Observation:
        left = len(raw)
        call.keys += left
        if "type" in raw:
            left -= 1
            if raw["type"] != "observation":
                raise UnusualError
        status, source = raw.get("status"), raw.get("source")
        left -= 2 + (status is not None) + (source is not None)
        if left:
            raise UnusualError
        return Observation(
            read_key(raw["key"], call),
            read_value(raw["value"], call),
            _NORMAL if status is None else _STATUSES[status],
            None if source is None else read_source(sources, source, call),
        )

    return read


def _key_reader(rule_of: _Rules) -> _Read:
    places, times, segments = rule_of(Place), rule_of(Time), rule_of(frozenset[Segment])
    bases = rule_of(PriceBasis)

    def read(raw: dict[str, Any], call: Call) -> RecordKey:
        left = len(raw)
        call.keys += left
        code, period = raw["indicator"], raw["time"]
        indicator = call.indicators.get(code)
        if indicator is None:
            indicator = call.indicators[code] = get_indicator(code)
        time = call.periods.get((Period, period)) if period.__class__ is str else None
        if time is None:
            time = times.read(period, ROOT, call)
        basis, parts = raw.get("price_basis"), raw.get("segments")
        if left != 3 + (basis is not None) + (parts is not None):
            raise UnusualError
        prices = None
        if basis is not None:
            prices = call.periods.get((PriceBasis, basis)) or bases.read(basis, ROOT, call)
        return RecordKey(
            indicator,
            read_place(raw["place"], call),
            time,
            prices,
            _NO_SEGMENTS if parts is None else segments.read(parts, ROOT, call),
        )

    def read_place(raw: dict[str, Any], call: Call) -> Place:
        if len(raw) != 3 or "valid_from" not in raw or raw["type"] != "locality":
            place: Place = places.read(raw, ROOT, call)
            return place
        version = raw["code"], raw["valid_from"]
        known: Place | None = call.localities.get(version)
        if known is not None:
            call.keys += 3
            return known
        unit: Place = places.read(raw, ROOT, call)
        call.localities[version] = unit
        return unit

    return read


_NO_SEGMENTS: Final[frozenset[Segment]] = frozenset()


def _value_reader(rule_of: _Rules) -> _Read:
    values = rule_of(StatedValue)

    def read(raw: dict[str, Any], call: Call) -> StatedValue:
        if raw["type"] != "stated_quantity" or "high" in raw:
            value: StatedValue = values.read(raw, ROOT, call)
            return value
        left = len(raw)
        hedge, scale, text = raw.get("approximation"), raw.get("scale"), raw.get("text")
        given = (hedge is not None) + (scale is not None) + (text is not None)
        if left != 2 + given or not _is(scale, int) or not _is(text, str):
            raise UnusualError
        call.keys += left
        return StatedQuantity(
            read_quantity(raw["quantity"], call),
            None,
            _EXACT if hedge is None else _HEDGES[hedge],
            None if scale is None else _SCALES[scale],
            text,
        )

    def read_quantity(raw: dict[str, Any], call: Call) -> Quantity:
        if len(raw) != 2:
            raise UnusualError
        amount, code = raw["amount"], raw["unit"]
        if len(amount) > LONG:
            raise UnusualError
        unit = call.units.get(code)
        if unit is None:
            unit = call.units[code] = get_unit(code)
        call.keys += 2
        number = Decimal(amount)
        # What is written like this has the accepted form, whatever else Decimal takes.
        if _as_text(number) != amount:
            raise UnusualError
        return Quantity(number, unit)

    return read


def writer(rule_of: _Rules) -> _Write:
    """The quick way to write an observation with the name of its type."""
    indicators, bases, sources = rule_of(Indicator), rule_of(PriceBasis), rule_of(Source)
    places, times, segments = rule_of(Place), rule_of(Time), rule_of(frozenset[Segment])
    write_value = _value_writer(rule_of)

    def write(value: Observation, call: Call) -> str:
        if value.__class__ is not Observation:
            raise InvalidTypeError(value, "an Observation")
        key, status, source = value.key, value.status, value.source
        known = call.fragments.get
        indicator, place, time, basis = key.indicator, key.place, key.time, key.price_basis
        what = known(id(indicator)) or indicators.write(indicator, call)
        where = known(id(place)) or places.write(place, call)
        when = (known(id(time)) if time.__class__ is Period else None) or times.write(time, call)
        parts = ""
        if basis is not None:
            parts = f',"price_basis":{known(id(basis)) or bases.write(basis, call)}'
        if key.segments:
            parts = f'{parts},"segments":{segments.write(key.segments, call)}'
        tail = "" if status is _NORMAL else _STATUS_TEXTS[id(status)]
        if source is not None:
            words = known(id(source))
            if words is None:
                words = call.fragments[id(source)] = sources.write(source, call)
            tail = f'{tail},"source":{words}'
        return (
            f'{{"type":"observation","key":{{"indicator":{what},"place":{where},"time":{when}'
            f'{parts}}},"value":{write_value(value.value, call)}{tail}}}'
        )

    return write


# By id, as the hash of a member is a function in Python.
_STATUS_TEXTS: Final = {id(each): f',"status":"{each.value}"' for each in ObservationStatus}
_HEDGE_TEXTS: Final = {id(each): f',"approximation":"{each.value}"' for each in Approximation}
_SCALE_TEXTS: Final = {id(each): f',"scale":{each.value}' for each in Scale}


def _value_writer(rule_of: _Rules) -> _Write:
    values, units = rule_of(StatedValue), rule_of(Unit)

    def write(value: StatedValue, call: Call) -> str:
        if type(value) is not StatedQuantity or value.high is not None:
            return values.write(value, call)
        quantity, hedge, scale, said = value.quantity, value.approximation, value.scale, value.text
        unit = quantity.unit
        amount = _as_text(quantity.amount)
        if len(amount) > LONG or quantity.slack:
            return values.write(value, call)
        code = call.fragments.get(id(unit)) or units.write(unit, call)
        tail = "" if hedge is _EXACT else _HEDGE_TEXTS[id(hedge)]
        if scale is not None:
            tail += _SCALE_TEXTS[id(scale)]
        if said is not None:
            tail = f'{tail},"text":{quoted(said)}'
        return (
            f'{{"type":"stated_quantity","quantity":{{"amount":"{amount}","unit":{code}}}{tail}}}'
        )

    return write
