"""So sánh: rates and changes as records of their own, each over its base."""

from collections.abc import Iterable
from typing import Self

from attrs import evolve, frozen

from congthuong._exact import Interval
from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError
from congthuong.findings import Caveat
from congthuong.indicators import Indicator, PriceBasis
from congthuong.quantities import Approximation
from congthuong.records.bases import (
    ComparisonBase,
    base_label,
    check_base,
    plan_of_year,
    read_over,
    words_over,
)
from congthuong.records.keys import RecordKey
from congthuong.records.places import Place, Segment, Time, refuse_range_of_group
from congthuong.records.rates import ComparisonValue, rate_interval, rate_words
from congthuong.records.sources import ObservationStatus, Source, check_source, check_status

__all__ = ["Comparison"]


@frozen(repr=False)
class Comparison:
    """So sánh: a rate or an absolute change of a figure over a base, stated or computed.

    `value` is a rate, or a `Quantity` for an absolute change; `high` the upper end of a range of
    one figure (a range over several places is a `Spread`); `approximation` the hedge.
    `status` is how final the figure is that was compared (ước tăng 30,74%).
    `stated` tells what a document says from what was computed; `caveats` travel with it.

    Raises `InvalidTypeError`; `KindMismatchError` for a rate over a base it cannot have, and
    `UnitMismatchError` for a range over two units; `InvalidValueError` for a range that falls, and
    for a range over a `LocalityGroup`.

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
        if self.high is not None:
            refuse_range_of_group(self.key.place, (self.value, self.high))
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
            value, high, hedge = read_over(value, base)
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
        words = words_over(self.value, self.high, self.approximation, self.base)
        return f"{self.key}: {words}"

    def __repr__(self) -> str:
        return f"<Comparison {self}>"

    def _repr_html_(self) -> Html:
        words = rate_words(self.value, self.high, self.approximation)
        return element("span", words, title=f"{self.key}, {base_label(self.base)}")


def _are_caveats(caveats: tuple[object, ...]) -> bool:
    return isinstance(caveats, tuple) and all(isinstance(item, Caveat) for item in caveats)
