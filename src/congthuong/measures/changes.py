"""So với kỳ khác: growth, points, yearly averages, the base that a growth implies."""

from decimal import Decimal
from typing import Final, overload

from congthuong._exact import (
    CONTEXT,
    ONE_HUNDRED,
    SHIFT,
    ExactNumber,
    Interval,
    exact,
    subtract,
)
from congthuong.errors import IncomparableError, InvalidValueError, KindMismatchError
from congthuong.measures.caveats import period_caveats
from congthuong.measures.intervals import (
    interval_of,
    positive_part,
    quotient,
    shifted,
    times_hundred,
)
from congthuong.measures.operands import (
    LEVELS,
    Amount,
    Level,
    Operand,
    amounts,
    check_same_figure,
    check_series,
    positive_base,
)
from congthuong.percentages import IndexBase, IndexNumber, Multiple, PercentChange
from congthuong.periods import AsOf, Period
from congthuong.records import Comparison, Observation, Time

__all__ = [
    "average_annual_change",
    "compare_with_same_period",
    "implied_base",
    "percent_change",
    "period_on_period",
    "year_on_year",
]

_OPERATION: Final = "compare"
_YEAR: Final = 12
_ONE: Final = Decimal(1)


@overload
def percent_change(value: Level, base: Level) -> PercentChange: ...
@overload
def percent_change(value: Amount, base: Amount) -> PercentChange: ...
@overload
def percent_change(value: IndexNumber, base: IndexNumber) -> PercentChange: ...
@overload
def percent_change(value: ExactNumber, base: ExactNumber) -> PercentChange: ...
def percent_change(value: Operand | IndexNumber, base: Operand | IndexNumber) -> PercentChange:
    """Tốc độ tăng: (value ÷ base − 1) × 100, whatever the two times are.

    Indices go together on one fixed base. The result is rounded at 60 digits and not before.

    Raises `IncomparableError` (a base that is zero or negative; records of another indicator,
    price basis, part or territory), `UnitMismatchError`, `KindMismatchError` (percentages, whose
    difference is `point_change`; indices of moving bases), `InvalidValueError` (a range).

    >>> plan, before = Quantity.of(84142, Scale.BILLION), Quantity.of(75800, Scale.BILLION)
    >>> percent_change(plan, before).rounded(2)
    PercentChange('11.01')
    """
    if isinstance(value, LEVELS) and isinstance(base, LEVELS):
        check_series(_OPERATION, value, base)
    return _change(value, base)


def _change(value: Operand | IndexNumber, base: Operand | IndexNumber) -> PercentChange:
    this, before = amounts(_OPERATION, value, base, indices=True)
    if before <= 0:
        positive_base(_OPERATION, value, base, before)
    growth = CONTEXT.multiply(subtract(this, before), ONE_HUNDRED)
    return PercentChange.computed(CONTEXT.divide(growth, before))


@overload
def year_on_year(value: Level, base: Level) -> PercentChange: ...
@overload
def year_on_year(value: Amount, base: Amount) -> PercentChange: ...
@overload
def year_on_year(value: ExactNumber, base: ExactNumber) -> PercentChange: ...
def year_on_year(value: Operand, base: Operand) -> PercentChange:
    """Tăng so với cùng kỳ: growth over the same period a year before, cumulative on cumulative.

    Records, targets among them, must be a year apart, of one territory: across a merger the older
    figures go through `rebase` first. Of quantities and numbers the caller knows the periods.
    Raises what `percent_change` raises, and `IncomparableError` for other periods.

    >>> now = Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD")
    >>> before = Observation.of("exports", "42", "năm 2019", "850 triệu USD")
    >>> year_on_year(now, before).rounded(1)
    PercentChange('41.2')
    """
    if isinstance(value, LEVELS) and isinstance(base, LEVELS):
        check_series(_OPERATION, value, base)
        if not are_a_year_apart(value.key.time, base.key.time):
            reason = f"{base.key.time} is not the same period a year before {value.key.time}"
            raise IncomparableError(_OPERATION, value, base, reason)
    return _change(value, base)


def are_a_year_apart(now: Time, before: Time) -> bool:
    """Whether two times are the same months, or the same day, of two years in a row."""
    if isinstance(now, Period) and isinstance(before, Period):
        this, last = now.start, before.start
        same = this.month == last.month and now.months == before.months
        return same and this.year - last.year == 1
    if isinstance(now, AsOf) and isinstance(before, AsOf):
        # 29 February has no fellow: a stock of the month's last day is compared with the last day.
        same = now.month == before.month and (now.day is None) is (before.day is None)
        return same and now.year - before.year == 1 and _same_day(now, before)
    return False


def _same_day(now: AsOf, before: AsOf) -> bool:
    return now.day == before.day or (_ends_month(now) and _ends_month(before))


def _ends_month(moment: AsOf) -> bool:
    return moment.last_day.day == AsOf(moment.year, moment.month).last_day.day


@overload
def period_on_period(value: Level, base: Level) -> PercentChange: ...
@overload
def period_on_period(value: Amount, base: Amount) -> PercentChange: ...
@overload
def period_on_period(value: ExactNumber, base: ExactNumber) -> PercentChange: ...
def period_on_period(value: Operand, base: Operand) -> PercentChange:
    """Tăng so với kỳ trước: growth over the period just before, month on month, quarter on quarter.

    Cumulative months have no period before them. Raises what `percent_change` raises, and
    `IncomparableError` for other periods.

    >>> now = Observation.of("retail_sales", "42", "tháng 9 năm 2019", "3.300 tỷ đồng")
    >>> before = Observation.of("retail_sales", "42", "tháng 8 năm 2019", "3.000 tỷ đồng")
    >>> period_on_period(now, before)
    PercentChange('10')
    """
    if isinstance(value, LEVELS) and isinstance(base, LEVELS):
        check_series(_OPERATION, value, base)
        if not follows(value.key.time, base.key.time):
            reason = f"{base.key.time} is not the period before {value.key.time}"
            raise IncomparableError(_OPERATION, value, base, reason)
    return _change(value, base)


def follows(now: Time, before: Time) -> bool:
    """Whether one time is the period, or the moment, right after the other."""
    if isinstance(now, AsOf) and isinstance(before, AsOf):
        alike = (now.month is None) is (before.month is None)
        days = (now.day is None) is (before.day is None) and _same_day(now, before)
        return alike and days and now.period.previous() == before.period
    if not isinstance(now, Period) or not isinstance(before, Period):
        return False
    try:
        return now.previous() == before
    except InvalidValueError:
        return False


@overload
def average_annual_change(value: Level, base: Level) -> PercentChange: ...
@overload
def average_annual_change(value: Amount, base: Amount, *, years: int) -> PercentChange: ...
@overload
def average_annual_change(
    value: ExactNumber, base: ExactNumber, *, years: int
) -> PercentChange: ...
def average_annual_change(
    value: Operand, base: Operand, *, years: int | None = None
) -> PercentChange:
    """Tốc độ tăng bình quân hằng năm: the yearly growth that leads from the base to the value.

    The geometric mean, ((value ÷ base)^(1/years) − 1) × 100. Of records the years are those
    between them; they must be whole.
    Raises what `percent_change` raises, and `InvalidValueError` for no positive number of years
    and for a negative value.

    >>> average_annual_change(Decimal("121"), Decimal("100"), years=2).rounded(1)
    PercentChange('10.0')
    """
    if isinstance(value, LEVELS) and isinstance(base, LEVELS):
        check_series(_OPERATION, value, base)
        if years is not None:
            raise InvalidValueError(years, "no years for records, which have their own times")
        years = _years_between(value, base)
    if years is None or years.__class__ is not int or years < 1:
        raise InvalidValueError(years, "a whole number of years from 1 on")
    this, before = amounts(_OPERATION, value, base)
    positive_base(_OPERATION, value, base, before)
    if this < 0:
        raise InvalidValueError(value, "a value that is not negative")
    growth = CONTEXT.multiply(CONTEXT.subtract(_root(this, before, years), _ONE), ONE_HUNDRED)
    return PercentChange.computed(growth)


def _root(value: Decimal, base: Decimal, years: int) -> Decimal:
    """The root of a quotient, rounded once, so that one which ends within 60 digits is exact.

    At 60 digits throughout, 3,8315 came out as 3,83149…9, and its half was rounded down.
    """
    root = SHIFT.power(SHIFT.divide(value, base), SHIFT.divide(_ONE, exact(years)))
    short = CONTEXT.plus(root).normalize(CONTEXT)
    # In its plain form, as 10 and not 1E+1.
    whole = short.to_integral_value(context=SHIFT)
    return SHIFT.quantize(whole, _ONE) if whole == short else short


def _years_between(value: Level, base: Level) -> int:
    now, before = value.key.last_period, base.key.last_period
    months = (now.start.year - before.start.year) * _YEAR + now.start.month - before.start.month
    alike = type(value.key.time) is type(base.key.time) and now.months == before.months
    if not alike or months <= 0 or months % _YEAR:
        reason = "they are not the same months some whole years apart"
        raise IncomparableError(_OPERATION, value, base, reason)
    return months // _YEAR


def implied_base(
    value: Observation | Amount | ExactNumber,
    change: PercentChange | IndexNumber | Multiple | Comparison,
) -> Interval:
    """Số kỳ gốc suy ra: every base, in the base unit, that a value and its growth allow.

    Both printed figures count as rounded half-up at their last digit, hedges open a side: 808 tỷ
    at +53,5% gives 525,89 to 526,88 tỷ. A hedged growth comes as the `Comparison` that states it.
    A fall that may be by all of the base leaves it unbounded above.

    Raises `KindMismatchError` for another rate, `InvalidValueError` for a fall by more than the
    base, `IncomparableError` for a record and a comparison of other figures.

    >>> bounds = implied_base(Quantity.of(808, Scale.BILLION), PercentChange("53.5"))
    >>> [str(Quantity(end, VND).rounded(2, Scale.BILLION)) for end in (bounds.low, bounds.high)]
    ['525,89 tỷ đồng', '526,88 tỷ đồng']
    """
    rate = change.value if isinstance(change, Comparison) else change
    if isinstance(value, Observation) and isinstance(change, Comparison):
        check_same_figure("imply a base from", value, change)
    if not isinstance(rate, PercentChange | IndexNumber | Multiple):
        raise KindMismatchError("imply a base from", value, change)
    interval = change.interval
    amount = interval_of(value)
    if isinstance(rate, PercentChange):
        level = positive_part(shifted(interval, ONE_HUNDRED), "growth above -100%, which is a base")
        return quotient(times_hundred(amount), level)
    if isinstance(rate, IndexNumber):
        return quotient(times_hundred(amount), positive_part(interval, "an index"))
    return quotient(amount, positive_part(interval, "a multiple"))


def compare_with_same_period(value: Observation, base: Observation) -> Comparison:
    """So sánh với cùng kỳ: growth over the same period last year, with what to bear in mind.

    Caveats: statuses that differ, estimates, hedged figures, a price basis stated on one side
    only, ground that changed between the two times. Raises what `year_on_year` raises.

    >>> now = Observation.of("exports", "42", "năm 2020", "hơn 1,2 tỷ USD")
    >>> before = Observation.of("exports", "42", "năm 2019", "850 triệu USD")
    >>> [caveat.code for caveat in compare_with_same_period(now, before).caveats]
    ['hedged']
    """
    return Comparison(
        value.key,
        year_on_year(value, base),
        IndexBase.SAME_PERIOD_LAST_YEAR,
        status=value.status,
        stated=False,
        caveats=period_caveats(value, base),
    )
