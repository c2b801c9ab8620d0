"""Chỉ tiêu và giá: strategies for what is measured and in which prices."""

import functools

from congthuong.indicators import Indicator, IndicatorNature, PriceBasis, default_indicators
from congthuong.testing._hypothesis import SearchStrategy, st

__all__ = ["indicators", "price_bases"]


def indicators(*natures: IndicatorNature) -> SearchStrategy[Indicator]:
    """Chỉ tiêu: packaged indicators, of these natures only where any are given.

    >>> from hypothesis import find
    >>> find(indicators(IndicatorNature.INDEX), lambda indicator: True).code
    'iip'
    """
    return st.builds(_indicator, st.just(natures), st.integers(0, len(_known(natures)) - 1))


# By number, as a catalogue makes a long repr.
def _indicator(natures: tuple[IndicatorNature, ...], index: int) -> Indicator:
    return _known(natures)[index]


@functools.cache
def _known(natures: tuple[IndicatorNature, ...]) -> tuple[Indicator, ...]:
    known = default_indicators().indicators
    return tuple(each for each in known if not natures or each.nature in natures)


def price_bases() -> SearchStrategy[PriceBasis]:
    """Cơ sở giá: current prices, and constant prices of any base year.

    >>> from hypothesis import find
    >>> print(find(price_bases(), lambda basis: basis.base_year is not None))
    giá so sánh 2010
    """
    usual = st.sampled_from((2010, 2020, 1994))
    years = usual | st.integers(1900, 2100)
    return st.just(PriceBasis.current()) | st.builds(PriceBasis.constant, years)
