"""Cửa vào: the parts of a record from what people write, for the short builders."""

from typing import Final, TypeAlias

from congthuong.errors import InvalidTypeError, ParseError
from congthuong.indicators import Indicator, IndicatorNature, PriceBasis, get_indicator
from congthuong.localities import Locality, find_locality, get_locality
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
    return get_indicator(indicator) if isinstance(indicator, str) else indicator


def price_basis_of(basis: PriceBasis | str | None) -> PriceBasis | None:
    """A price basis as it is, or from its code or its Vietnamese words."""
    return PriceBasis.parse(basis) if isinstance(basis, str) else basis


_OF_FLOWS: Final = (Period.parse, AsOf.parse, parse_period, parse_as_of)
_OF_STOCKS: Final = (AsOf.parse, Period.parse, parse_as_of, parse_period)


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
    for read in readers[:-1]:
        try:
            return read(time)
        except ParseError:
            continue
    return readers[-1](time)


def place_of(place: Place | str, on: Time) -> Place:
    """A place as it is, or by its code, or by a name that one unit has on that day."""
    if is_place(place):
        return place
    if not isinstance(place, str):
        raise InvalidTypeError(place, "a Locality, LocalityGroup, NamedPlace, or a str")
    if place == "VN" or (place.isascii() and place.isdigit()):
        return get_locality(place, on=on)
    return _named(place, on)


def _named(name: str, on: Time) -> Locality:
    matches = find_locality(name, on=on)
    there = [match for match in matches if not match.ended] or list(matches)
    best = [match for match in there if match.quality is there[0].quality]
    if len(best) == 1:
        return best[0].locality
    accepted = "a name that one unit has on that day, or its code"
    close = tuple(f"{match.locality.code} ({match.locality})" for match in matches[:3])
    raise ParseError(name, accepted, close, f"{len(best)} units may be meant on {on}")


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
