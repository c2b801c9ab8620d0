"""Kiểm tra một tỷ lệ: a stated rate against stated values, with the rounding of printed digits."""

import itertools
from typing import Final

from attrs import evolve, frozen

from congthuong._exact import ONE_HUNDRED, Interval
from congthuong._html import Html, element
from congthuong._labels import Labelled
from congthuong.errors import IncomparableError, InvalidTypeError
from congthuong.measures.intervals import (
    difference,
    interval_of,
    positive_part,
    quotient,
    shifted,
    times_hundred,
)
from congthuong.measures.operands import Operand, check_same_figure, check_series
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.quantities import PERCENT, Quantity, StatedQuantity, UnitKind
from congthuong.records import (
    Comparison,
    ComparisonValue,
    Observation,
    PlanTarget,
    RecordKey,
    WholeBase,
)
from congthuong.records.rates import is_comparison_value

__all__ = ["RateCheck", "Verdict", "check_rate", "kind_of"]


class Verdict(Labelled):
    """Kết luận: whether a stated rate agrees with stated values.

    >>> Verdict.CANNOT_TELL.label
    'không kết luận được'
    """

    CONSISTENT = "consistent", "khớp"
    INCONSISTENT = "inconsistent", "không khớp"
    CANNOT_TELL = "cannot_tell", "không kết luận được"


@frozen
class RateCheck:
    """Kết quả kiểm tra: the verdict, and every rate that the stated values allow.

    `computed` is None where the values allow no rate at all (another kind of figure, a base that
    may be zero); `reason` says so in Vietnamese. False only where the rate is inconsistent.

    >>> check = check_rate(PercentChange("53.5"), "808", "526.4")
    >>> bool(check), check.computed.contains(PercentChange("53.5").value)
    (True, True)
    """

    verdict: Verdict
    computed: Interval | None = None
    reason: str = ""

    def __bool__(self) -> bool:
        return self.verdict is not Verdict.INCONSISTENT

    def _repr_html_(self) -> Html:
        return element("span", self.verdict.label, title=str(self.computed or self.reason))


def check_rate(
    rate: ComparisonValue | Comparison,
    value: Operand,
    base: Operand,
) -> RateCheck:
    """Kiểm tra tỷ lệ: whether a stated rate can come from a stated value and a stated base.

    Every printed figure stands for all numbers that round to it. `CONSISTENT` where some of them
    make the stated rate; `CANNOT_TELL` where only a hedge (trên, gần, khoảng) leaves it possible,
    where the base may be zero, and where the kinds of figure have no rate in common (an index and
    a level); else `INCONSISTENT`.

    The base is the plan, the figure of the other period, or the whole, as the rate is one of; a
    share may name a whole of another indicator (exports in turnover), and is one of that alone.
    Raises `InvalidTypeError` for what is no rate.

    >>> plan, value = Quantity.of("1467.2", Scale.BILLION), Quantity.of(808, Scale.BILLION)
    >>> check_rate(PercentOfPlan("55.07"), value, plan).verdict
    <Verdict.CONSISTENT: 'consistent'>
    >>> check_rate(PercentOfPlan("57.05"), value, plan).verdict
    <Verdict.INCONSISTENT: 'inconsistent'>
    """
    stated = rate.value if isinstance(rate, Comparison) else rate
    if not is_comparison_value(stated):
        raise InvalidTypeError(stated, "a rate such as PercentOfPlan('55.07'), or a Comparison")
    reason = _why_not(rate, stated, value, base)
    if reason:
        return RateCheck(Verdict.CANNOT_TELL, reason=reason)
    allowed = _computed(stated, interval_of(value), interval_of(base))
    if not allowed.overlaps(rate.interval):
        return RateCheck(Verdict.INCONSISTENT, allowed)
    printed = _computed(stated, _printed(value), _printed(base))
    ranged = isinstance(rate, Comparison) and rate.high is not None
    if ranged or printed.overlaps(stated.interval):
        return RateCheck(Verdict.CONSISTENT, allowed)
    return RateCheck(Verdict.CANNOT_TELL, allowed, "số liệu chỉ nêu gần đúng")


def _why_not(
    rate: ComparisonValue | Comparison, stated: ComparisonValue, value: Operand, base: Operand
) -> str:
    """Why two figures have no rate of this kind, or nothing."""
    if _are_of_other_figures(rate, value, base):
        return "các số liệu khác loại: chỉ tiêu, giá, phân tổ hoặc địa bàn"
    kind = kind_of(value)
    if kind != kind_of(base) or not _fits(stated, kind):
        return "các số liệu khác loại hoặc khác đơn vị"
    is_ratio = not isinstance(stated, PercentagePoints | Quantity)
    return "số kỳ gốc bằng không hoặc âm" if is_ratio and _may_be_zero(base) else ""


def _are_of_other_figures(
    rate: ComparisonValue | Comparison, value: Operand, base: Operand
) -> bool:
    """Whether records among these do not belong together; a share may be one of its whole."""
    stated = rate.value if isinstance(rate, Comparison) else rate
    records = [figure for figure in (rate, value, base) if isinstance(figure, _KEYED)]
    try:
        if isinstance(stated, PercentShare):
            return _is_of_another_whole(rate, value, base)
        for one, other in itertools.pairwise(records):
            check_series("check", one, other)
    except IncomparableError:
        return True
    return False


def _is_of_another_whole(rate: ComparisonValue | Comparison, value: Operand, base: Operand) -> bool:
    """Whether a share is not one in this whole: the one that it names, or one of its indicator.

    Raises `IncomparableError` where it names another.
    """
    named = _named_whole(rate)
    figures: tuple[object, ...] = (rate, value, base)
    if named is not None:
        if isinstance(base, Observation | PlanTarget):
            check_same_figure("check", base, evolve(base, key=named))
        figures = (rate, value)
    return len({held.key.indicator for held in figures if isinstance(held, _KEYED)}) > 1


def _named_whole(rate: ComparisonValue | Comparison) -> RecordKey | None:
    whole = rate.base if isinstance(rate, Comparison) else None
    return whole.key if isinstance(whole, WholeBase) else None


_KEYED: Final = (Comparison, Observation, PlanTarget)


def _computed(rate: ComparisonValue, value: Interval, base: Interval) -> Interval:
    """Every rate of the stated kind that numbers of the two intervals make."""
    if isinstance(rate, PercentagePoints | Quantity):
        return difference(value, base)
    level = quotient(value, positive_part(base, "a base"))
    if isinstance(rate, PercentOfPlan | PercentShare | IndexNumber):
        return times_hundred(level)
    if isinstance(rate, PercentChange):
        return shifted(times_hundred(level), ONE_HUNDRED.copy_negate())
    return level


def _fits(rate: ComparisonValue, kind: object) -> bool:
    """Whether a rate of this kind exists between two figures of that kind."""
    if isinstance(rate, Quantity):
        return rate.unit == kind
    if isinstance(rate, PercentagePoints):
        return kind in (None, UnitKind.PERCENT)
    return kind is not UnitKind.PERCENT and not isinstance(kind, IndexBase)


def _may_be_zero(base: Operand) -> bool:
    low = _printed(base).low
    return low is not None and low <= 0  # a hedge opens a side, print never does


def _value_of(operand: object) -> object:
    return operand.value if isinstance(operand, Observation | PlanTarget) else operand


def kind_of(operand: Operand) -> object:
    """What two figures must share to have a rate: the unit, the base of an index, or nothing."""
    value = _value_of(operand)
    if isinstance(value, StatedQuantity):
        value = value.quantity
    if isinstance(value, Quantity):
        return UnitKind.PERCENT if value.unit.kind is UnitKind.PERCENT else value.unit
    if isinstance(value, IndexNumber):
        return value.base
    return PERCENT.kind if isinstance(value, PercentShare) else None


def _printed(operand: Operand) -> Interval:
    """What the printed digits alone stand for, whatever hedge is before them."""
    value = _value_of(operand)
    if isinstance(value, StatedQuantity) and value.high is None:
        return value.quantity.interval
    return interval_of(operand)
