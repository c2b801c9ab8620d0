"""Giá trị, khối lượng: quantities with their unit, as written and as stated."""

from congthuong.quantities.formatting import format_money, format_quantity, spell_money
from congthuong.quantities.parsing import parse_quantity, parse_stated_quantity
from congthuong.quantities.quantity import Quantity
from congthuong.quantities.scales import Scale
from congthuong.quantities.stated import Approximation, StatedQuantity
from congthuong.quantities.units import (
    CNY,
    EUR,
    HECTARE,
    JPY,
    KWH,
    M2,
    M3,
    MW,
    MWP,
    PERCENT,
    TONNE,
    USD,
    VND,
    Unit,
    UnitCatalogue,
    UnitKind,
    default_units,
    find_unit,
    get_unit,
)

__all__ = [
    "CNY",
    "EUR",
    "HECTARE",
    "JPY",
    "KWH",
    "M2",
    "M3",
    "MW",
    "MWP",
    "PERCENT",
    "TONNE",
    "USD",
    "VND",
    "Approximation",
    "Quantity",
    "Scale",
    "StatedQuantity",
    "Unit",
    "UnitCatalogue",
    "UnitKind",
    "default_units",
    "find_unit",
    "format_money",
    "format_quantity",
    "get_unit",
    "parse_quantity",
    "parse_stated_quantity",
    "spell_money",
]
