"""So với kế hoạch: percent of plan, what is left, the plan that a percentage implies."""

from decimal import Decimal
from typing import Final, overload

from congthuong._exact import CONTEXT, ONE_HUNDRED, ExactNumber, Interval, subtract
from congthuong.errors import IncomparableError, KindMismatchError
from congthuong.measures.caveats import plan_caveats
from congthuong.measures.intervals import (
    interval_of,
    joined,
    positive_part,
    quotient,
    times_hundred,
)
from congthuong.measures.operands import (
    Amount,
    Operand,
    amounts,
    are_levels,
    check_same_figure,
    check_series,
    level_of,
    positive_base,
)
from congthuong.percentages import PercentOfPlan
from congthuong.periods import Period
from congthuong.quantities import Quantity, Unit
from congthuong.records import Comparison, Observation, PlanBase, PlanTarget

__all__ = ["compare_with_plan", "implied_plan", "percent_of_plan", "remaining_to_plan"]

_OPERATION: Final = "compare with plan"


@overload
def percent_of_plan(value: Observation, plan: PlanTarget) -> PercentOfPlan: ...
@overload
def percent_of_plan(value: Amount, plan: Amount) -> PercentOfPlan: ...
@overload
def percent_of_plan(value: ExactNumber, plan: ExactNumber) -> PercentOfPlan: ...
def percent_of_plan(value: Operand, plan: Operand) -> PercentOfPlan:
    """Tỷ lệ hoàn thành kế hoạch: the value as a percentage of the plan; value ÷ plan × 100.

    Quantities need one unit. Records also need one indicator, price basis, part and territory, and
    a plan whose period encloses that of the value: six months are measured against the year.
    The result is rounded at 60 digits and not before; `rounded(2)` is the printed one.

    Raises `IncomparableError` (a plan that is zero or negative, that is of another indicator,
    price basis, territory or time), `UnitMismatchError`, `KindMismatchError` (percentages, indices,
    growth targets), `InvalidValueError` (a range).

    >>> actual = Observation.of("industrial_output", "637", "2022-S1", "808 tỷ đồng")
    >>> plan = PlanTarget.of("industrial_output", "637", "năm 2022", "1.467,2 tỷ đồng")
    >>> percent_of_plan(actual, plan).rounded(2)
    PercentOfPlan('55.07')
    """
    if isinstance(value, Quantity) and isinstance(plan, Quantity):
        this, target = amounts(_OPERATION, value, plan)
    else:
        this, target = _against_plan(value, plan)
    if target <= 0:
        positive_base(_OPERATION, value, plan, target)
    return PercentOfPlan.computed(CONTEXT.divide(CONTEXT.multiply(this, ONE_HUNDRED), target))


def _against_plan(value: Operand, plan: Operand) -> tuple[Decimal, Decimal]:
    if are_levels(value, plan):
        _check_plan(value, plan)
    return amounts(_OPERATION, value, plan)


def _check_plan(value: object, plan: object) -> None:
    if not isinstance(value, Observation) or not isinstance(plan, PlanTarget):
        raise KindMismatchError(_OPERATION, value, plan)
    check_series(_OPERATION, value, plan)
    this, whole = value.key.time, plan.key.time
    if isinstance(this, Period) and isinstance(whole, Period):
        same_start = this.start == whole.start and this.months <= whole.months
        encloses = same_start or whole.encloses(this)
    else:
        encloses = plan.key.last_period.encloses(value.key.last_period)
    if not encloses:
        reason = f"the plan's {whole} does not enclose {this}"
        raise IncomparableError(_OPERATION, value, plan, reason)


@overload
def remaining_to_plan(value: Observation, plan: PlanTarget) -> Quantity: ...
@overload
def remaining_to_plan(value: Amount, plan: Amount) -> Quantity: ...
@overload
def remaining_to_plan(value: ExactNumber, plan: ExactNumber) -> Decimal: ...
def remaining_to_plan(value: Operand, plan: Operand) -> Quantity | Decimal:
    """Còn lại so với kế hoạch: plan less value, exact; negative where the plan is exceeded.

    A `Quantity`, of plain numbers a `Decimal`. Raises what `percent_of_plan` raises, but a plan
    of zero is lawful here.

    >>> value, plan = Quantity.of(808, Scale.BILLION), Quantity.of("1467.2", Scale.BILLION)
    >>> remaining_to_plan(value, plan)
    Quantity.of('659.2', Scale.BILLION, VND)
    """
    this, target = _against_plan(value, plan)
    _, unit = level_of(_OPERATION, value, plan, value)
    rest = subtract(target, this)
    return joined(rest, unit, (plan, value)) if isinstance(unit, Unit) else rest


def implied_plan(
    value: Observation | Amount | ExactNumber,
    percent: PercentOfPlan | Comparison | Interval | ExactNumber,
) -> Interval:
    """Kế hoạch suy ra: every plan, in the base unit, that a value and its percentage allow.

    Both printed figures count as rounded half-up at their last digit, hedges open a side: 808 tỷ
    at 55,07% gives 1.466,18 to 1.468,26 tỷ. A hedged percentage comes as the `Comparison` that
    states it. Raises `KindMismatchError` for another rate, `InvalidValueError` for a percentage
    that is not above zero.

    >>> bounds = implied_plan(Quantity.of(808, Scale.BILLION), PercentOfPlan("55.07"))
    >>> [str(Quantity(end, VND).rounded(2, Scale.BILLION)) for end in (bounds.low, bounds.high)]
    ['1.466,18 tỷ đồng', '1.468,26 tỷ đồng']
    """
    stated = percent.value if isinstance(percent, Comparison) else percent
    if isinstance(value, Observation) and isinstance(percent, Comparison):
        check_same_figure("imply a plan from", value, percent)
    if not isinstance(stated, PercentOfPlan | Interval | Decimal | int | str):
        raise KindMismatchError("imply a plan from", value, percent)
    rate = percent.interval if isinstance(percent, PercentOfPlan) else interval_of(percent)
    share = positive_part(rate, "a percentage of plan")
    return quotient(times_hundred(interval_of(value)), share)


def compare_with_plan(value: Observation, plan: PlanTarget) -> Comparison:
    """So sánh với kế hoạch: the percent of plan as a comparison, with what to bear in mind.

    Caveats: an estimate, a hedged figure, a price basis stated on one side only, a plan of a
    longer time than the value, a target where less is better. Raises what `percent_of_plan` raises.

    >>> actual = Observation.of("exports", "42", "6 tháng đầu năm 2020", "0,6 tỷ USD",
    ...                         status=ObservationStatus.ESTIMATE)
    >>> plan = PlanTarget.of("exports", "42", "năm 2020", "1,2 tỷ USD")
    >>> compared = compare_with_plan(actual, plan)
    >>> print(compared.value, *(caveat.code for caveat in compared.caveats))
    50% estimate part-of-plan-period
    """
    rate = percent_of_plan(value, plan)
    base = PlanBase(plan.plan, plan.key.last_period, plan.value)
    return Comparison(
        value.key,
        rate,
        base,
        status=value.status,
        stated=False,
        caveats=plan_caveats(value, plan),
    )
