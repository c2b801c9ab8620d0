"""Dựng số liệu mẫu: records with sensible parts, of which a test names only what it is about."""

from collections.abc import Iterable
from typing import Any, Final, TypedDict, Unpack

from congthuong.indicators import Indicator, PriceBasis
from congthuong.percentages import IndexBase, PercentOfPlan
from congthuong.periods import Period
from congthuong.quantities import Quantity
from congthuong.records import (
    Comparison,
    ComparisonBase,
    ComparisonValue,
    Observation,
    ObservationStatus,
    Place,
    PlanBase,
    PlanReference,
    PlanTarget,
    RecordKey,
    Segment,
    Source,
    StatedValue,
    Time,
)

__all__ = [
    "KeyParts",
    "a_change",
    "a_key",
    "a_percent_of_plan",
    "a_plan",
    "an_observation",
]

_PLAN: Final = PlanReference()


class KeyParts(TypedDict, total=False):
    """Các phần của khóa: what a builder takes by name, each as it is or as text.

    >>> parts: KeyParts = {"indicator": "exports", "time": "năm 2020"}
    >>> a_key(**parts)
    <RecordKey exports, tỉnh Hà Tĩnh, 2020>
    """

    indicator: Indicator | str
    place: Place | str
    time: Time | str
    price_basis: PriceBasis | str | None
    segments: Iterable[Segment]


# The province kept its name, code and ground through the reform of 2025.
_USUAL: Final[KeyParts] = {
    "indicator": "industrial_output",
    "place": "tỉnh Hà Tĩnh",
    "time": "6 tháng đầu năm 2024",
}


def a_key(**parts: Unpack[KeyParts]) -> RecordKey:
    """Khóa mẫu: industrial output of Hà Tĩnh in the first half of 2024, or as told.

    Raises what `RecordKey.of` raises, as every builder does.

    >>> a_key(), a_key(time="năm 2023").time
    (<RecordKey industrial_output, tỉnh Hà Tĩnh, 2024-S1>, Period.parse('2023'))
    """
    named: dict[str, Any] = {**_USUAL, **parts}
    return RecordKey.of(**named)


def an_observation(
    value: StatedValue | Quantity | str = "808 tỷ đồng",
    *,
    status: ObservationStatus = ObservationStatus.NORMAL,
    source: Source | None = None,
    **parts: Unpack[KeyParts],
) -> Observation:
    """Số liệu mẫu: 808 tỷ đồng for the key of `a_key`, or as told.

    >>> an_observation("850 triệu USD", indicator="exports")
    <Observation exports, tỉnh Hà Tĩnh, 2024-S1: 850 triệu USD>
    """
    key = _named(a_key(**parts))
    return Observation.of(**key, value=value, status=status, source=source)


def a_plan(
    value: StatedValue | Quantity | str = "1.467,2 tỷ đồng",
    *,
    of: Observation | RecordKey | None = None,
    plan: PlanReference = _PLAN,
    source: Source | None = None,
    **parts: Unpack[KeyParts],
) -> PlanTarget:
    """Kế hoạch mẫu: a plan of the year, for the figure it is the plan `of`, or as told.

    The direction is that of the indicator.

    >>> actual = an_observation("850 triệu USD", indicator="exports", time="9 tháng đầu năm 2020")
    >>> a_plan("1,2 tỷ USD", of=actual)
    <PlanTarget exports, tỉnh Hà Tĩnh, 2020: kế hoạch 1,2 tỷ USD>
    """
    key = _key_of(of, parts)
    if "time" not in parts:
        key = key.at(_year_of(key))
    return PlanTarget.of(**_named(key), value=value, plan=plan, source=source)


def a_percent_of_plan(
    value: PercentOfPlan | str = "55,07%",
    *,
    of: Observation | RecordKey | None = None,
    plan: PlanReference = _PLAN,
    source: Source | None = None,
    **parts: Unpack[KeyParts],
) -> Comparison:
    """Tỷ lệ hoàn thành mẫu: a stated percentage of plan, of a figure or as told.

    >>> print(a_percent_of_plan("gần 61%", time="9 tháng đầu năm 2024"))
    industrial_output, tỉnh Hà Tĩnh, 2024-01-01/P9M: đạt gần 61% so với kế hoạch năm 2024
    """
    key = _key_of(of, parts)
    return Comparison.of(**_named(key), value=value, base=PlanBase(plan), source=source)


def a_change(
    value: ComparisonValue | str = "tăng 53,5%",
    *,
    of: Observation | RecordKey | None = None,
    base: ComparisonBase = IndexBase.SAME_PERIOD_LAST_YEAR,
    source: Source | None = None,
    **parts: Unpack[KeyParts],
) -> Comparison:
    """Tốc độ tăng mẫu: a stated growth over the same period last year, or over another base.

    >>> a_change("giảm 6,4%", of=an_observation()).value
    PercentChange('-6.4')
    """
    key = _key_of(of, parts)
    return Comparison.of(**_named(key), value=value, base=base, source=source)


def _key_of(of: Observation | RecordKey | None, parts: KeyParts) -> RecordKey:
    """The key of another record, or the usual one, with the parts that are told."""
    if of is None:
        return a_key(**parts)
    held: KeyParts = _named(of.key if isinstance(of, Observation) else of)
    named: KeyParts = {**held, **parts}
    return a_key(**named)


def _named(key: RecordKey) -> Any:
    return {
        "indicator": key.indicator,
        "place": key.place,
        "time": key.time,
        "price_basis": key.price_basis,
        "segments": key.segments,
    }


def _year_of(key: RecordKey) -> Period:
    """The year in which a figure lies; a figure over several years is planned over the same."""
    span = key.last_period
    year = Period.year(span.start.year)
    return year if year.encloses(span) else span
