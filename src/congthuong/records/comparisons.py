"""So sánh: rates and changes as records of their own, each over its base."""

import re
from collections.abc import Iterable
from typing import Self, TypeAlias

from attrs import evolve, frozen

from congthuong._exact import Interval
from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, KindMismatchError, ParseError
from congthuong.findings import Caveat
from congthuong.indicators import Indicator, PriceBasis
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
from congthuong.records.places import LocalityGroup, Place, Segment, Time
from congthuong.records.plans import PLAN, PlanReference
from congthuong.records.rates import (
    ComparisonValue,
    is_comparison_value,
    rate_interval,
    rate_words,
    read_rate,
)
from congthuong.records.sources import ObservationStatus, Source, check_source, check_status

__all__ = [
    "Comparison",
    "ComparisonBase",
    "PlanBase",
    "Spread",
    "WholeBase",
    "YearlyAverage",
    "base_label",
    "check_base",
    "plan_of_year",
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
        if not isinstance(self.plan, PlanReference):
            raise InvalidTypeError(self.plan, "a PlanReference")
        if self.period is not None and not isinstance(self.period, Period):
            raise InvalidTypeError(self.period, "a Period, or None")
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
        if self.key is not None and not isinstance(self.key, RecordKey):
            raise InvalidTypeError(self.key, "a RecordKey, or None")

    def __str__(self) -> str:
        return "tổng số" if self.key is None else str(self.key)


@frozen
class YearlyAverage:
    """Bình quân hằng năm: growth per year over a span of years.

    Raises `InvalidTypeError` for what is no `Period`.

    >>> print(YearlyAverage(Period.years(2016, 2020)))
    bình quân hằng năm giai đoạn 2016-2020
    """

    span: Period

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.span, Period):
            raise InvalidTypeError(self.span, "a Period of years")

    def __str__(self) -> str:
        return f"bình quân hằng năm {format_period(self.span)}"


ComparisonBase: TypeAlias = IndexBase | Period | AsOf | PlanBase | WholeBase | YearlyAverage

_BASES = (IndexBase, Period, AsOf, PlanBase, WholeBase, YearlyAverage)
_OF_PLANS = (PercentOfPlan, PercentagePoints, Quantity)
_OF_WHOLES = (PercentShare, PercentagePoints)


def base_label(base: ComparisonBase) -> str:
    """Cơ sở so sánh bằng chữ: the Vietnamese words for a base.

    >>> base_label(IndexBase.SAME_PERIOD_LAST_YEAR), base_label(Period.year(2015))
    ('cùng kỳ năm trước', 'năm 2015')
    """
    if isinstance(base, IndexBase):
        return base.label
    if isinstance(base, Period):
        return format_period(base)
    return format_as_of(base) if isinstance(base, AsOf) else str(base)


def check_base(value: ComparisonValue, base: ComparisonBase) -> None:
    """Raise where no such base exists, or where this kind of rate is not over such a base."""
    if not is_comparison_value(value):
        raise InvalidTypeError(value, "a rate such as PercentChange('5.2'), or a Quantity")
    if not isinstance(base, _BASES):
        accepted = "an IndexBase, Period, AsOf, PlanBase, WholeBase or YearlyAverage"
        raise InvalidTypeError(base, accepted)
    if isinstance(base, PlanBase):
        fits = isinstance(value, _OF_PLANS)
    elif isinstance(base, WholeBase):
        fits = isinstance(value, _OF_WHOLES)
    else:
        fits = not isinstance(value, PercentOfPlan | PercentShare)
    if isinstance(value, IndexNumber) and isinstance(base, IndexBase):
        fits = fits and value.base == base
    if not fits:
        raise KindMismatchError("compare", value, base)


@frozen(repr=False)
class Comparison:
    """So sánh: a rate or an absolute change of a figure over a base, stated or computed.

    `value` is a rate, or a `Quantity` for an absolute change; `high` the upper end of a range of
    one figure (a range over several places is a `Spread`); `approximation` the hedge.
    `status` is how final the figure is that was compared (ước tăng 30,74%).
    `stated` tells what a document says from what was computed; `caveats` travel with it.

    Raises `InvalidTypeError`; `KindMismatchError` for a rate over a base it cannot have;
    `InvalidValueError` for a range that falls.

    >>> change = Comparison.of("industrial_output", "637", "2022-S1", "tăng 53,5%",
    ...                        IndexBase.SAME_PERIOD_LAST_YEAR)
    >>> print(change)
    industrial_output, huyện Krông Pa, 2022-S1: tăng 53,5% so với cùng kỳ năm trước
    """

    key: RecordKey
    value: ComparisonValue
    base: ComparisonBase
    high: ComparisonValue | None = None
    approximation: Approximation = Approximation.EXACT
    status: ObservationStatus = ObservationStatus.NORMAL
    stated: bool = True
    caveats: tuple[Caveat, ...] = ()
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.key, RecordKey):
            raise InvalidTypeError(self.key, "a RecordKey")
        check_base(self.value, self.base)
        if self.high is not None or self.approximation is not Approximation.EXACT:
            rate_interval(self.value, self.high, self.approximation)
        check_status(self.status)
        if not isinstance(self.stated, bool) or not _are_caveats(self.caveats):
            raise InvalidTypeError((self.stated, self.caveats), "a bool, and a tuple of Caveats")
        check_source(self.source)

    @classmethod
    def of(  # noqa: PLR0913 (the parts of a key, by name)
        cls,
        indicator: Indicator | str,
        place: Place | str,
        time: Time | str,
        value: ComparisonValue | str,
        base: ComparisonBase,
        *,
        approximation: Approximation = Approximation.EXACT,
        status: ObservationStatus = ObservationStatus.NORMAL,
        price_basis: PriceBasis | str | None = None,
        segments: Iterable[Segment] = (),
        source: Source | None = None,
    ) -> Self:
        """So sánh từ chữ: each part as it is, or as text; the base says which rate a text is.

        A percentage over a `PlanBase` is a `PercentOfPlan`, over a `WholeBase` a `PercentShare`,
        else a `PercentChange`; a hedge (gần, hơn) or a range is read with it. A plan without a
        period is that of the year in which the figure lies.

        >>> stated = Comparison.of("exports", "19", "2013-01-01/P9M", "gần 74,5%", PlanBase())
        >>> stated.value, stated.approximation, str(stated.base)
        (PercentOfPlan('74.5'), <Approximation.NEARLY: 'nearly'>, 'kế hoạch năm 2013')
        """
        key = RecordKey.of(indicator, place, time, price_basis=price_basis, segments=segments)
        high: ComparisonValue | None = None
        if isinstance(value, str):
            value, high, hedge = _read(value, base)
            approximation = hedge if approximation is Approximation.EXACT else approximation
        whole = plan_of_year(base, key)
        return cls(key, value, whole, high, approximation, status, source=source)

    @property
    def interval(self) -> Interval:
        """Khoảng cho phép: every number that the rate allows, hedge and rounding included.

        >>> change = Comparison.of("cpi", "19", "2013-09", "0,22%", IndexBase.PREVIOUS_PERIOD)
        >>> print(change.interval)
        [0.215; 0.225)
        """
        return rate_interval(self.value, self.high, self.approximation)

    def with_caveats(self, *caveats: Caveat) -> Self:
        """Thêm lưu ý: this comparison with more caveats.

        >>> change = Comparison.of("cpi", "19", "2013-09", "0,22%", IndexBase.PREVIOUS_PERIOD)
        >>> len(change.with_caveats(Caveat("rounded", "số đã làm tròn")).caveats)
        1
        """
        return evolve(self, caveats=(*self.caveats, *caveats))

    def __str__(self) -> str:
        against = "" if isinstance(self.base, WholeBase) else f" so với {base_label(self.base)}"
        return f"{self.key}: {_words(self)}{against}"

    def __repr__(self) -> str:
        return f"<Comparison {self}>"

    def _repr_html_(self) -> Html:
        return element("span", _words(self), title=f"{self.key}, {base_label(self.base)}")


def _words(comparison: Comparison) -> str:
    return rate_words(comparison.value, comparison.high, comparison.approximation)


def _are_caveats(caveats: tuple[object, ...]) -> bool:
    return isinstance(caveats, tuple) and all(isinstance(item, Caveat) for item in caveats)


def _read(
    text: str, base: ComparisonBase
) -> tuple[ComparisonValue, ComparisonValue | None, Approximation]:
    if isinstance(base, PlanBase):
        return read_rate(text, PercentOfPlan.parse)
    if isinstance(base, WholeBase):
        return read_rate(text, PercentShare.parse)
    # vượt 5,2% over another period is growth; the base has said which it is.
    return read_rate(re.sub(r"^\s*vượt\b", "tăng", text), PercentChange.parse)


def plan_of_year(base: ComparisonBase, key: RecordKey) -> ComparisonBase:
    """A plan without a period as that of the year in which a figure lies; other bases as they are.

    A figure over several years leaves the plan's period open.
    """
    if not isinstance(base, PlanBase) or base.period is not None:
        return base
    span = key.last_period
    year = Period.year(span.start.year)
    return evolve(base, period=year) if year.encloses(span) else base


@frozen(repr=False)
class Spread:
    """Biên độ: the lowest and the highest of several places; never an interval, never averaged.

    "Ba huyện tăng từ 8,42% đến 47,07%" says nothing of any one of them. The place of the key is a
    `LocalityGroup`. `base` is None for a spread of values, not of rates.

    Raises `InvalidTypeError`; `KindMismatchError` for two kinds of figure; `InvalidValueError` for
    ends in the wrong order.

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

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.key, RecordKey) or not isinstance(self.key.place, LocalityGroup):
            raise InvalidTypeError(self.key, "a RecordKey of a LocalityGroup")
        if self.base is not None:
            check_base(self.low, self.base)
        elif not isinstance(self.low, Quantity | PercentShare):
            raise InvalidTypeError(self.low, "a Quantity or a PercentShare, or a rate and its base")
        rate_interval(self.low, self.high, Approximation.EXACT)
        check_status(self.status)
        check_source(self.source)

    @classmethod
    def of(
        cls,
        indicator: Indicator | str,
        places: LocalityGroup,
        time: Time | str,
        ends: str,
        base: ComparisonBase,
        *,
        status: ObservationStatus = ObservationStatus.NORMAL,
    ) -> Self:
        """Biên độ từ chữ: both ends from one phrase, over a base that says which rate they are.

        Raises what `Comparison.of` raises, and `ParseError` for a phrase of one end.

        >>> on = Period.month(2024, 9)
        >>> places = LocalityGroup.of(get_locality("943", on=on), get_locality("946", on=on))
        >>> Spread.of("iip", places, "2024-01-01/P9M", "tăng từ 8,42% đến 47,07%",
        ...           IndexBase.SAME_PERIOD_LAST_YEAR).low
        PercentChange('8.42')
        """
        low, high, _ = _read(ends, base)
        if high is None:
            raise ParseError(ends, "two ends such as 'từ 8,42% đến 47,07%'")
        return cls(RecordKey.of(indicator, places, time), low, high, base, status)

    def __str__(self) -> str:
        return f"{self.key}: {rate_words(self.low, self.high, Approximation.EXACT)}"

    def __repr__(self) -> str:
        return f"<Spread {self}>"
