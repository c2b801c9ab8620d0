"""Vế tỷ lệ: a rate or a change over its base, in the words of a clause."""

from decimal import Decimal
from typing import Final

from attrs import evolve

from congthuong.numerals import format_number
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period, PeriodKind, format_as_of, format_period
from congthuong.quantities import Approximation, Quantity, StatedQuantity
from congthuong.records import (
    ComparisonBase,
    ComparisonValue,
    PlanBase,
    RecordKey,
    StatedRate,
    WholeBase,
    YearlyAverage,
)
from congthuong.records.bases import plan_of_year
from congthuong.wording.manner import Manner, hedged
from congthuong.wording.names import part_words, place_words

__all__ = ["rate_clause"]

_Signed = PercentChange | PercentagePoints | Quantity


def rate_clause(rate: StatedRate, key: RecordKey, manner: Manner, *, leads: bool) -> str:
    """Vế tỷ lệ: verb, hedge, figure and base: tăng gần 5,2% so với cùng kỳ.

    `leads` says that no figure stands before it in its sentence.
    """
    value, high = rate.value, rate.high
    if isinstance(value, _Signed) and high is not None and _number(value) < 0 < _number(high):
        ends = (_directed(end, rate.base, manner) for end in (value, high))
        verb, figure = "", "từ {} đến {}".format(*ends)
    else:
        verb, figure = f"{_verb(rate, leads=leads)} ", _figures(value, high, manner)
    average = isinstance(rate.base, YearlyAverage)
    if average and isinstance(value, PercentChange):
        verb, figure = f"{verb}bình quân ", f"{figure}/năm"
    elif average:
        verb = f"{verb}bình quân mỗi năm "
    return f"{verb}{hedged(figure, rate.approximation)}{_over(rate, key, manner)}"


def _verb(rate: StatedRate, *, leads: bool) -> str:
    value, base = rate.value, rate.base
    if isinstance(value, PercentOfPlan):
        plain = rate.approximation is Approximation.EXACT and rate.high is None
        return "bằng" if plain and not leads else "đạt"
    if isinstance(value, _Signed):
        return _direction(value, base)
    return _VERBS[type(value)]


_VERBS: Final = {PercentShare: "chiếm", IndexNumber: "bằng", Multiple: "gấp"}


def _direction(value: ComparisonValue, base: ComparisonBase) -> str:
    falls = _number(value) < 0
    if isinstance(base, PlanBase):
        return "hụt" if falls else "vượt"
    if isinstance(base, WholeBase):
        return "làm giảm" if falls else "đóng góp"
    return "giảm" if falls else "tăng"


def _directed(end: ComparisonValue, base: ComparisonBase, manner: Manner) -> str:
    return f"{_direction(end, base)} {_figure(end, manner)}"


def _number(value: ComparisonValue) -> Decimal:
    return value.amount if isinstance(value, Quantity) else value.value


def _figures(value: ComparisonValue, high: ComparisonValue | None, manner: Manner) -> str:
    """The figure without its sign, or both ends of a range, the smaller one first."""
    if high is None:
        return _figure(value, manner)
    ends = (high, value) if _number(value) < 0 else (value, high)
    low, top = ends
    if isinstance(low, Quantity) and isinstance(top, Quantity):
        return manner.amount(StatedQuantity(abs(low), abs(top)))
    return f"từ {_figure(low, manner)} đến {_figure(top, manner)}"


def _figure(value: ComparisonValue, manner: Manner) -> str:
    if isinstance(value, Quantity):
        return manner.amount(abs(value))
    if isinstance(value, Multiple):
        return f"{format_number(value.value, manner.style)}{manner.style.space}lần"
    return value.format(manner.style).lstrip("+-")


def _over(rate: StatedRate, key: RecordKey, manner: Manner) -> str:
    """What the figure is over, behind it."""
    base = rate.base
    if isinstance(base, PlanBase):
        link = " " if isinstance(rate.value, PercentOfPlan) else " so với "
        return f"{link}{_plan(base, key, manner)}"
    if isinstance(base, WholeBase):
        return _whole(base, key)
    if isinstance(base, YearlyAverage):
        return "" if base.span == key.time else f" trong {format_period(base.span)}"
    return f" so với {_against(base, key)}"


def _plan(base: PlanBase, key: RecordKey, manner: Manner) -> str:
    """The plan, its period where it is not that of the year, its value where that is known."""
    usual = plan_of_year(PlanBase(base.plan), key)
    is_usual = base.period is None or evolve(base, value=None) == usual
    named = str(base.plan) if is_usual else str(base)
    return named if base.value is None else f"{named} ({manner.figure(base.value)})"


def _whole(base: WholeBase, key: RecordKey) -> str:
    """The whole, as far as it is another one than the figure's own total."""
    whole = base.key
    if whole is None:
        return ""
    words = [whole.indicator.label, part_words(whole.segments)]
    if whole.time != key.time:
        words.append(_time(whole.time))
    if whole.place != key.place:
        words.append(place_words(whole.place, whole.time))
    return " " + " ".join(filter(None, words))


def _against(base: IndexBase | Period | AsOf, key: RecordKey) -> str:
    if not isinstance(base, IndexBase):
        return _time(base)
    if base is IndexBase.DECEMBER_LAST_YEAR:
        return base.label
    period = key.time if isinstance(key.time, Period) else None
    if base is IndexBase.SAME_PERIOD_LAST_YEAR:
        return "năm trước" if period and period.kind is PeriodKind.YEAR else "cùng kỳ"
    if period is None:
        return base.label
    if period.kind is PeriodKind.HALF:
        return format_period(period.previous())
    return _BEFORE.get(period.kind, base.label)


_BEFORE: Final = {PeriodKind.MONTH: "tháng trước", PeriodKind.QUARTER: "quý trước"}


def _time(time: Period | AsOf) -> str:
    return format_period(time) if isinstance(time, Period) else format_as_of(time, short=True)
