"""Cửa vào: the parts of a record from what people write, for the short builders."""

from typing import Final, NoReturn, TypeAlias

from congthuong._checks import require
from congthuong.errors import InvalidTypeError, ParseError
from congthuong.indicators import Indicator, IndicatorNature, PriceBasis, get_indicator
from congthuong.localities import Locality, LocalityLevel, find_locality, get_locality
from congthuong.localities.names import near_localities
from congthuong.localities.succession import units_then
from congthuong.percentages import IndexNumber, PercentShare
from congthuong.periods import AsOf, Period, parse_as_of, parse_period
from congthuong.quantities import (
    PERCENT,
    Quantity,
    StatedQuantity,
    parse_stated_quantity,
)
from congthuong.records.places import Place, Time, is_place, is_time

__all__ = [
    "StatedValue",
    "indicator_of",
    "place_of",
    "price_basis_of",
    "time_of",
    "value_of",
]

StatedValue: TypeAlias = StatedQuantity | IndexNumber | PercentShare


def indicator_of(indicator: Indicator | str) -> Indicator:
    """An indicator as it is, or by its code."""
    if isinstance(indicator, str):
        return get_indicator(indicator)
    require(indicator, Indicator, "an Indicator, or its code")
    return indicator


def price_basis_of(basis: PriceBasis | str | None) -> PriceBasis | None:
    """A price basis as it is, or from its code or its Vietnamese words."""
    if isinstance(basis, str):
        return PriceBasis.parse(basis)
    if basis is not None:
        require(basis, PriceBasis, "a PriceBasis, its code or words, or None")
    return basis


_OF_FLOWS: Final = (Period.parse, AsOf.parse, parse_period, parse_as_of)
_OF_STOCKS: Final = (AsOf.parse, Period.parse, parse_as_of, parse_period)
_A_TIME: Final = (
    "a period such as '9 tháng đầu năm 2024', 'quý III/2024', 'năm 2019' or '2024-Q3', "
    "or a moment such as '30/6/2018' or '2018-06-30'"
)


def time_of(time: Time | str, indicator: Indicator | None = None) -> Time:
    """A time as it is, or from its SDMX or ISO form or its Vietnamese words.

    What may be a period or a moment (2022-07, năm 2022) is a moment for a stock, else a period.
    """
    if is_time(time):
        return time
    if not isinstance(time, str):
        raise InvalidTypeError(time, "a Period, an AsOf, or a str that says one")
    is_stock = indicator is not None and indicator.nature is IndicatorNature.STOCK
    readers = _OF_STOCKS if is_stock else _OF_FLOWS
    reasons: list[str] = []
    for read in readers:
        try:
            return read(time)
        except ParseError as error:
            reasons.append(error.reason)
    raise ParseError(time, _A_TIME, reason=next(filter(None, reasons), ""))


_A_PLACE: Final = "a name that one unit has on that day, or its code"


def place_of(
    place: Place | str,
    on: Time,
    *,
    level: LocalityLevel | None = None,
    within: Locality | str | None = None,
) -> Place:
    """A place as it is, or by its code, or by a name that one unit has on that day.

    `level` and `within` say more of which unit a name or a code may mean.
    """
    if is_place(place):
        return place
    if not isinstance(place, str):
        raise InvalidTypeError(place, "a Locality, LocalityGroup, NamedPlace, or a str")
    if _is_code(place):
        unit = get_locality(place, on=on)
        if level is not None and unit.level is not level:
            raise ParseError(place, _A_PLACE, reason=f"{unit} is of another level")
        return unit
    return _named(place, on, level, within)


def _is_code(text: str) -> bool:
    return text == "VN" or (text.isascii() and text.isdigit())


def _named(
    name: str, on: Time, level: LocalityLevel | None, within: Locality | str | None
) -> Locality:
    if isinstance(within, str) and _is_code(within):
        within = get_locality(within, on=on)
    matches = find_locality(name, on=on, level=level, within=within)
    there = [match for match in matches if not match.ended]
    if matches and not there:
        _refuse_ended(name, on, matches[0].locality)
    best = [match.locality for match in there if match.quality is there[0].quality]
    if len(best) == 1:
        return best[0]
    close = tuple(_name_or_code(unit, on) for unit in best[:3]) or near_localities(name, on=on)
    raise ParseError(name, _A_PLACE, close, f"{len(best)} units may be meant on {on}")


def _refuse_ended(name: str, on: Time, unit: Locality) -> NoReturn:
    heirs = dict.fromkeys(units_then(unit, on))
    reason = f"{unit} ({unit.code}) was no more on {on}"
    raise ParseError(name, _A_PLACE, tuple(_name_or_code(heir, on) for heir in heirs), reason)


def _name_or_code(unit: Locality, on: Time) -> str:
    """A name that is read as this unit, with the unit above it, or the code where none is."""
    above = unit.parent(on)
    name = f"{unit}, {above.name}" if above is not None else str(unit)
    there = [match.locality for match in find_locality(name, on=on) if not match.ended]
    return name if there == [unit] else unit.code


def value_of(value: "StatedValue | Quantity | str") -> StatedValue:
    """A value as it is, a quantity as stated exactly, or a figure with its unit."""
    if isinstance(value, StatedQuantity | IndexNumber | PercentShare):
        return value
    if isinstance(value, Quantity):
        return StatedQuantity.exactly(value)
    if isinstance(value, str):
        return parse_stated_quantity(value)
    accepted = (
        "a StatedQuantity, Quantity, IndexNumber or PercentShare, or a str such as "
        f"'808 tỷ đồng' or '65{PERCENT.label}'"
    )
    raise InvalidTypeError(value, accepted)
