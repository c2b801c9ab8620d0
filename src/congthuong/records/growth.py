"""Kế hoạch tăng trưởng: a rate to reach, over its base."""

from collections.abc import Iterable
from typing import Self

from attrs import frozen

from congthuong._exact import Interval
from congthuong._html import Html, element
from congthuong.indicators import Indicator, PriceBasis
from congthuong.percentages import IndexBase
from congthuong.quantities import Approximation
from congthuong.records.bases import (
    ComparisonBase,
    check_base,
    plan_of_year,
    read_over,
    words_over,
)
from congthuong.records.keys import RecordKey
from congthuong.records.places import Place, Segment, Time
from congthuong.records.plans import (
    PLAN,
    PlanReference,
    TargetDirection,
    check_target,
    usual_direction,
)
from congthuong.records.rates import ComparisonValue, rate_interval, rate_words
from congthuong.records.sources import Source

__all__ = ["GrowthTarget"]

_SAME_PERIOD = IndexBase.SAME_PERIOD_LAST_YEAR


@frozen(repr=False)
class GrowthTarget:
    """Chỉ tiêu tăng trưởng: a rate of growth to reach in the time of its key; no comparison.

    `rate` is mostly a `PercentChange`, else what a `Comparison` can hold over this base: an index,
    a multiple, a share to reach. `base` is the same period last year, unless the plan says
    otherwise.

    Raises `InvalidTypeError` for a part of another type, `KindMismatchError` for a rate over a base
    it cannot have, `InvalidValueError` for a range that falls.

    >>> target = GrowthTarget.of("iip", "tỉnh Hà Tĩnh", "năm 2020", PercentChange("10.64"))
    >>> print(target.interval)
    [10.635; 10.645)
    """

    key: RecordKey
    rate: ComparisonValue
    high: ComparisonValue | None = None
    approximation: Approximation = Approximation.EXACT
    base: ComparisonBase = _SAME_PERIOD
    plan: PlanReference = PLAN
    direction: TargetDirection = TargetDirection.AT_LEAST
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        check_target(self.key, self.plan, self.direction, self.source)
        check_base(self.rate, self.base)
        rate_interval(self.rate, self.high, self.approximation)

    @classmethod
    def of(  # noqa: PLR0913 (the parts of a key, by name)
        cls,
        indicator: Indicator | str,
        place: Place | str,
        time: Time | str,
        rate: ComparisonValue | str,
        *,
        base: ComparisonBase = _SAME_PERIOD,
        plan: PlanReference = PLAN,
        direction: TargetDirection | None = None,
        price_basis: PriceBasis | str | None = None,
        segments: Iterable[Segment] = (),
        source: Source | None = None,
    ) -> Self:
        """Chỉ tiêu tăng trưởng từ chữ: each part as it is, or as text, hedge and range included.

        The base says which rate a text is, as for `Comparison.of`; the direction is by default that
        of the indicator.

        >>> GrowthTarget.of("iip", "42", "năm 2020", "tăng trên 10,64%").approximation
        <Approximation.OVER: 'over'>
        """
        key = RecordKey.of(indicator, place, time, price_basis=price_basis, segments=segments)
        way = usual_direction(key) if direction is None else direction
        over = plan_of_year(base, key)
        if isinstance(rate, str):
            return cls(key, *read_over(rate, over), over, plan, way, source)
        return cls(key, rate, base=over, plan=plan, direction=way, source=source)

    @property
    def interval(self) -> Interval:
        """Khoảng cho phép: every number that the target's words allow."""
        return rate_interval(self.rate, self.high, self.approximation)

    def __str__(self) -> str:
        return f"{self.key}: {self._words()}"

    def __repr__(self) -> str:
        return f"<GrowthTarget {self}>"

    def _repr_html_(self) -> Html:
        return element("span", self._words(), title=str(self.key))

    def _words(self) -> str:
        stated = self.rate, self.high, self.approximation
        usual = self.base == _SAME_PERIOD
        words = rate_words(*stated) if usual else words_over(*stated, self.base)
        return f"{self.plan} {words}"
