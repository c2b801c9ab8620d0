"""Chỉ tiêu: what is measured, in which prices, and what may be done with its figures."""

from congthuong._phrases import expand_pattern
from congthuong.indicators.catalogue import (
    IndicatorCatalogue,
    IndicatorMatch,
    default_indicators,
    find_indicator,
    get_indicator,
    spelling_key,
)
from congthuong.indicators.indicator import (
    GoodDirection,
    Indicator,
    IndicatorNature,
    IndicatorTrait,
    PlaceRule,
    TimeRule,
)
from congthuong.indicators.prices import PriceBasis, PriceKind

__all__ = [
    "GoodDirection",
    "Indicator",
    "IndicatorCatalogue",
    "IndicatorMatch",
    "IndicatorNature",
    "IndicatorTrait",
    "PlaceRule",
    "PriceBasis",
    "PriceKind",
    "TimeRule",
    "default_indicators",
    "expand_pattern",
    "find_indicator",
    "get_indicator",
    "spelling_key",
]
