"""Cơ sở so sánh: what a rate is over, and which rate is over what."""

import re
from typing import TypeAlias

from attrs import evolve, frozen

from congthuong._checks import require
from congthuong.errors import InvalidTypeError, InvalidValueError, KindMismatchError
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period, format_as_of, format_period
from congthuong.quantities import Approximation, Quantity
from congthuong.records.doors import StatedValue
from congthuong.records.keys import RecordKey
from congthuong.records.observations import check_value
from congthuong.records.plans import PLAN, PlanReference
from congthuong.records.rates import (
    ComparisonValue,
    is_comparison_value,
    one_spelling,
    rate_words,
    read_rate,
)

__all__ = [
    "ComparisonBase",
    "PlanBase",
    "WholeBase",
    "YearlyAverage",
    "base_label",
    "check_base",
    "plan_of_year",
    "read_over",
    "words_over",
]


@frozen
class PlanBase:
    """So với kế hoạch: a plan as what a value is measured against.

    `period` of the plan and its `value` are None where the document leaves them unsaid, as reports
    do: a percentage of plan nearly never comes with the plan.

    Raises `InvalidTypeError` for a part of another type.

    >>> print(PlanBase(period=Period.year(2022)))
    kế hoạch năm 2022
    """

    plan: PlanReference = PLAN
    period: Period | None = None
    value: StatedValue | None = None

    def __attrs_post_init__(self) -> None:
        require(self.plan, PlanReference, "a PlanReference")
        if self.period is not None:
            require(self.period, Period, "a Period, or None")
        if self.value is not None:
            check_value(self.value)

    def __str__(self) -> str:
        when = f" {format_period(self.period)}" if self.period is not None else ""
        return f"{self.plan}{when}"


@frozen
class WholeBase:
    """So với tổng: the whole of which this figure is a part, by its key, or None: the parent.

    >>> print(WholeBase())
    tổng số
    """

    key: RecordKey | None = None

    def __attrs_post_init__(self) -> None:
        if self.key is not None:
            require(self.key, RecordKey, "a RecordKey, or None")

    def __str__(self) -> str:
        return "tổng số" if self.key is None else str(self.key)


@frozen
class YearlyAverage:
    """Bình quân hằng năm: growth per year over a span of whole years.

    Raises `InvalidTypeError` for what is no `Period`, `InvalidValueError` for a period whose months
    are no whole years.

    >>> print(YearlyAverage(Period.years(2016, 2020)))
    bình quân hằng năm giai đoạn 2016-2020
    """

    span: Period

    def __attrs_post_init__(self) -> None:
        require(self.span, Period, "a Period of years")
        if self.span.months % 12:
            raise InvalidValueError(self.span, "a period of whole years")

    def __str__(self) -> str:
        return f"bình quân hằng năm {format_period(self.span)}"


ComparisonBase: TypeAlias = IndexBase | Period | AsOf | PlanBase | WholeBase | YearlyAverage

_BASES = (IndexBase, Period, AsOf, PlanBase, WholeBase, YearlyAverage)
_ACCEPTED = "an IndexBase, Period, AsOf, PlanBase, WholeBase or YearlyAverage"
_OF_PLANS = (PercentOfPlan, PercentagePoints, Quantity)
_OF_WHOLES = (PercentShare, PercentagePoints)


def base_label(base: ComparisonBase) -> str:
    """Cơ sở so sánh bằng chữ: the Vietnamese words for a base.

    Raises `InvalidTypeError` for what is no base.

    >>> base_label(IndexBase.SAME_PERIOD_LAST_YEAR), base_label(Period.year(2015))
    ('cùng kỳ năm trước', 'năm 2015')
    """
    require(base, _BASES, _ACCEPTED)
    if isinstance(base, IndexBase):
        return base.label
    if isinstance(base, Period):
        return format_period(base)
    return format_as_of(base) if isinstance(base, AsOf) else str(base)


def check_base(value: ComparisonValue, base: ComparisonBase) -> None:
    """Raise where no such base exists, or where this kind of rate is not over such a base."""
    if not is_comparison_value(value):
        raise InvalidTypeError(value, "a rate such as PercentChange('5.2'), or a Quantity")
    require(base, _BASES, _ACCEPTED)
    if isinstance(base, PlanBase):
        fits = isinstance(value, _OF_PLANS)
    elif isinstance(base, WholeBase):
        fits = isinstance(value, _OF_WHOLES)
    elif isinstance(value, IndexNumber):
        # An index names its own base.
        fits = isinstance(base, YearlyAverage) or value.base == str(base)
    else:
        fits = not isinstance(value, PercentOfPlan | PercentShare)
    if not fits:
        raise KindMismatchError("compare", value, base)


def plan_of_year(base: ComparisonBase, key: RecordKey) -> ComparisonBase:
    """A plan without a period as that of the year in which a figure lies; other bases as they are.

    A figure over several years leaves the plan's period open.
    """
    if not isinstance(base, PlanBase) or base.period is not None:
        return base
    span = key.last_period
    year = Period.year(span.start.year)
    return evolve(base, period=year) if year.encloses(span) else base


def read_over(
    text: str, base: ComparisonBase
) -> tuple[ComparisonValue, ComparisonValue | None, Approximation]:
    """A rate, the upper end of its range and its hedge; the base says which rate it is."""
    if isinstance(base, PlanBase):
        return read_rate(text, PercentOfPlan.parse)
    if isinstance(base, WholeBase):
        return read_rate(text, PercentShare.parse)
    # vượt 5,2% over another period is growth; the base has said which it is.
    return read_rate(re.sub(r"^vượt\b", "tăng", one_spelling(text)), PercentChange.parse)


def words_over(
    value: ComparisonValue,
    high: ComparisonValue | None,
    approximation: Approximation,
    base: ComparisonBase,
) -> str:
    """A rate with its hedge and range, and what it is over."""
    words = rate_words(value, high, approximation)
    if isinstance(base, WholeBase):
        return words
    if isinstance(base, YearlyAverage):
        return f"{words} {base}"
    return f"{words} so với {base_label(base)}"
