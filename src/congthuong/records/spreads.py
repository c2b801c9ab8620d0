"""Biên độ: the lowest and the highest figure of several places."""

from collections.abc import Iterable
from typing import Self

from attrs import frozen

from congthuong._checks import require
from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, ParseError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.percentages import PercentShare
from congthuong.quantities import Approximation, Quantity
from congthuong.records.bases import (
    ComparisonBase,
    base_label,
    check_base,
    plan_of_year,
    read_over,
)
from congthuong.records.keys import RecordKey
from congthuong.records.places import LocalityGroup, Segment, Time
from congthuong.records.rates import (
    ComparisonValue,
    is_comparison_value,
    rate_interval,
    rate_words,
)
from congthuong.records.sources import ObservationStatus, Source, check_source, check_status

__all__ = ["Spread"]


@frozen(repr=False)
class Spread:
    """Biên độ: the lowest and the highest of several places; never an interval, never averaged.

    "Ba huyện tăng từ 8,42% đến 47,07%" says nothing of any one of them. The place of the key is a
    `LocalityGroup`. `base` is None for a spread of values, not of rates. `approximation` is the
    hedge of both ends, khoảng or none.

    Raises `InvalidTypeError`; `KindMismatchError` or `UnitMismatchError` for two kinds of figure;
    `InvalidValueError` for ends in the wrong order and for another hedge.

    >>> on = Period.month(2024, 9)
    >>> places = LocalityGroup.of(get_locality("943", on=on), get_locality("946", on=on))
    >>> key = RecordKey.of("retail_sales", places, "9 tháng đầu năm 2024")
    >>> ends = PercentChange("8.46"), PercentChange("10.35")
    >>> Spread(key, *ends, IndexBase.SAME_PERIOD_LAST_YEAR).high
    PercentChange('10.35')
    """

    key: RecordKey
    low: ComparisonValue
    high: ComparisonValue
    base: ComparisonBase | None = None
    status: ObservationStatus = ObservationStatus.NORMAL
    source: Source | None = None
    approximation: Approximation = Approximation.EXACT

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.key, RecordKey) or not isinstance(self.key.place, LocalityGroup):
            raise InvalidTypeError(self.key, "a RecordKey of a LocalityGroup")
        if not is_comparison_value(self.high):
            raise InvalidTypeError(self.high, "a rate or a Quantity as the upper end")
        if self.base is not None:
            check_base(self.low, self.base)
        else:
            accepted = "a Quantity or a PercentShare, or a rate and its base"
            require(self.low, (Quantity, PercentShare), accepted)
        rate_interval(self.low, self.high, self.approximation)
        check_status(self.status)
        check_source(self.source)

    @classmethod
    def of(  # noqa: PLR0913 (the parts of a key, by name)
        cls,
        indicator: Indicator | str,
        places: LocalityGroup,
        time: Time | str,
        ends: str,
        base: ComparisonBase,
        *,
        status: ObservationStatus = ObservationStatus.NORMAL,
        price_basis: PriceBasis | str | None = None,
        segments: Iterable[Segment] = (),
        source: Source | None = None,
    ) -> Self:
        """Biên độ từ chữ: both ends from one phrase, over a base that says which rate they are.

        Raises what `Comparison.of` raises, and `ParseError` for a phrase of one end.

        >>> on = Period.month(2024, 9)
        >>> places = LocalityGroup.of(get_locality("943", on=on), get_locality("946", on=on))
        >>> Spread.of("iip", places, "2024-01-01/P9M", "tăng từ 8,42% đến 47,07%",
        ...           IndexBase.SAME_PERIOD_LAST_YEAR).low
        PercentChange('8.42')
        """
        key = RecordKey.of(indicator, places, time, price_basis=price_basis, segments=segments)
        low, high, hedge = read_over(ends, base)
        if high is None:
            raise ParseError(ends, "two ends such as 'từ 8,42% đến 47,07%'")
        return cls(key, low, high, plan_of_year(base, key), status, source, hedge)

    def __str__(self) -> str:
        return f"{self.key}: {self._words()}"

    def __repr__(self) -> str:
        return f"<Spread {self}>"

    def _repr_html_(self) -> Html:
        against = "" if self.base is None else f", {base_label(self.base)}"
        return element("span", self._words(), title=f"{self.key}{against}")

    def _words(self) -> str:
        return rate_words(self.low, self.high, self.approximation)
