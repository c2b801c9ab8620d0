"""Chuỗi lũy kế: year to date and single periods, by period and never by position."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, Literal, TypeAlias, TypeVar, cast, overload

from congthuong._exact import add, subtract
from congthuong.errors import (
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    UnitMismatchError,
)
from congthuong.measures.changes import year_on_year
from congthuong.measures.intervals import joined
from congthuong.measures.operands import check_bounded, check_series
from congthuong.percentages import PercentChange
from congthuong.periods import Period
from congthuong.quantities import Approximation, Quantity, StatedQuantity, Unit, UnitKind
from congthuong.records import Observation

__all__ = ["Gaps", "accumulate", "decumulate", "year_on_year_series"]

Gaps: TypeAlias = Literal["refuse", "unknown"]
_V = TypeVar("_V", Quantity, Decimal)
_Value: TypeAlias = Quantity | Decimal
_MONTHS_A_YEAR: Final = 12
_Series: TypeAlias = Mapping[Period, _Value | None] | Iterable[Observation]


@overload
def accumulate(
    series: Mapping[Period, _V | None], *, gaps: Gaps = ...
) -> dict[Period, _V | None]: ...
@overload
def accumulate(
    series: Iterable[Observation], *, gaps: Gaps = ...
) -> dict[Period, Quantity | None]: ...
def accumulate(series: _Series, *, gaps: Gaps = "refuse") -> dict[Period, Any]:
    """Lũy kế từ đầu năm: single periods to the cumulative ones that end where they end.

    Months give 1, 2, 3 … months; quarters give 3, 6, 9, 12. Every year begins anew. A period that
    is missing, or whose value is None, is refused, or leaves every later sum of its year unknown
    (None) where `gaps="unknown"`.

    Raises `IncomparableError` for a gap, an overlap, records of several series, and one that is
    open on one side (trên, gần, không quá), as a sum could not say so;
    `InvalidValueError` for a period over more than one year; `KindMismatchError` for what does not
    add over time.

    >>> monthly = {Period.month(2022, m): Decimal(m) for m in (1, 2, 3)}
    >>> {str(period): value for period, value in accumulate(monthly).items()}
    {'2022-01': Decimal('1'), '2022-01-01/P2M': Decimal('3'), '2022-Q1': Decimal('6')}
    """
    held = additive_values("accumulate", series, gaps)
    result: dict[Period, _Value | None] = {}
    sums: dict[int, tuple[int, _Value | None]] = {}
    for period in sorted(held):
        year, first = period.start.year, period.start.month
        done, so_far = sums.get(year, (0, None))
        if first <= done:
            raise IncomparableError("accumulate", _before(period, held), period, "they overlap")
        follows = first == done + 1
        if not follows and gaps == "refuse":
            reason = f"months {done + 1} to {first - 1} of {year} are missing"
            raise IncomparableError("accumulate", year, period, reason)
        value = held[period]
        if value is None and gaps == "refuse":
            raise IncomparableError("accumulate", year, period, f"{period} is unknown")
        if first + period.months - 1 > _MONTHS_A_YEAR:
            raise InvalidValueError(period, "a period within one year to accumulate")
        summed = value if done == 0 and follows else _sum(so_far, value) if follows else None
        end = first + period.months - 1
        sums[year] = end, summed
        result[Period.year_to_date(year, end)] = summed
    return result


@overload
def decumulate(
    series: Mapping[Period, _V | None], *, step: int = ..., gaps: Gaps = ...
) -> dict[Period, _V | None]: ...
@overload
def decumulate(
    series: Iterable[Observation], *, step: int = ..., gaps: Gaps = ...
) -> dict[Period, Quantity | None]: ...
def decumulate(
    series: _Series,
    *,
    step: int = 1,
    gaps: Gaps = "refuse",
) -> dict[Period, Any]:
    """Tách lũy kế: cumulative periods to the single ones of `step` months (1, or 3 for quarters).

    Undoes `accumulate`. Where the cumulative period one step shorter is missing, the single one is
    refused, or unknown (None) where `gaps="unknown"`; it is never spread over the months.

    Raises `IncomparableError` for a gap, records of several series and one that is open on one
    side, `InvalidValueError` for a period that does not begin in January or is no multiple of
    `step`.

    >>> cumulative = {Period.year_to_date(2022, m): Decimal(m * 10) for m in (1, 2, 4)}
    >>> singles = decumulate(cumulative, gaps="unknown")
    >>> {str(period): value for period, value in singles.items()}
    {'2022-01': Decimal('10'), '2022-02': Decimal('10'), '2022-04': None}
    """
    if step not in (1, 3, 6):
        raise InvalidValueError(step, "a step of 1, 3 or 6 months")
    held = additive_values("decumulate", series, gaps)
    result: dict[Period, _Value | None] = {}
    for period in sorted(held):
        year, months = period.start.year, period.months
        if period.start.month != 1 or months % step or months > _MONTHS_A_YEAR:
            raise InvalidValueError(period, f"a period from January on, in steps of {step} months")
        single = Period.year_to_date(year, months) if months == step else _last(period, step)
        result[single] = _single(held, period, step, gaps)
    return result


def _single(
    held: Mapping[Period, _Value | None], period: Period, step: int, gaps: Gaps
) -> _Value | None:
    value = held[period]
    if value is None and gaps == "refuse":
        raise IncomparableError("decumulate", period, period, f"{period} is unknown")
    if period.months == step:
        return value
    shorter = Period.year_to_date(period.start.year, period.months - step)
    if shorter not in held and gaps == "refuse":
        reason = f"the cumulative figure of {shorter} is missing"
        raise IncomparableError("decumulate", shorter, period, reason)
    before = held.get(shorter)  # unknown ones were refused in their own turn
    if value is None or before is None:
        return None
    return _difference(value, before)


def _last(period: Period, step: int) -> Period:
    return Period.year_to_date(period.start.year, step).shift(period.months - step)


def year_on_year_series(
    series: _Series, *, gaps: Gaps = "unknown"
) -> dict[Period, PercentChange | None]:
    """Chuỗi tăng so với cùng kỳ: growth of each period whose same period last year is there.

    By period, so that a missing month shifts nothing. A period without its fellow, or with a base
    that is zero or negative, is unknown (None), or refused where `gaps="refuse"`; periods of the
    first year in the series, which cannot have one, are left out.

    >>> values = {Period.month(2021, 1): Decimal(100), Period.month(2022, 1): Decimal(110)}
    >>> {str(p): v for p, v in year_on_year_series(values).items()}
    {'2022-01': PercentChange('10')}
    """
    held: dict[Period, _Value | None] = values_of(series, gaps)
    first = min(period.start.year for period in held) if held else 0
    return {
        period: _growth(held, period, gaps) for period in sorted(held) if period.start.year > first
    }


def _growth(
    held: Mapping[Period, _Value | None], period: Period, gaps: Gaps
) -> PercentChange | None:
    value, base = held[period], held.get(period.same_period_last_year())
    if value is None or base is None:
        if gaps == "refuse":
            reason = f"no figure for {period.same_period_last_year()} and {period} both"
            raise IncomparableError("compare", base, value, reason)
        return None
    try:
        if isinstance(value, Quantity) and isinstance(base, Quantity):
            return year_on_year(value, base)
        return year_on_year(_plain(value), _plain(base))
    except IncomparableError:
        if gaps == "refuse":
            raise
        return None


def additive_values(operation: str, series: _Series, gaps: Gaps) -> dict[Period, _Value | None]:
    """The values of a series that adds over time; records of one that does not are refused."""
    if isinstance(series, Mapping):
        return values_of(cast("Mapping[Period, _Value | None]", series), gaps)
    records = tuple(series)
    for record in records:
        if isinstance(record, Observation) and not record.key.indicator.adds_over_time:
            raise KindMismatchError(operation, records[0], record)
    check_bounded(operation, records)
    return values_of(records, gaps)


def values_of(series: _Series, gaps: Gaps) -> dict[Period, _Value | None]:
    """The values of a series by period, all of one unit; of records, all of one series."""
    if gaps not in ("refuse", "unknown"):
        raise InvalidValueError(gaps, "'refuse' or 'unknown' for gaps")
    held = _held(series)
    for period, value in held.items():
        if not isinstance(period, Period):
            raise InvalidTypeError(period, "a Period as the key of a series")
        if value is not None and not isinstance(value, Quantity | Decimal):
            raise InvalidTypeError(value, "a Quantity, a Decimal, or None as unknown")
    known = [value for value in held.values() if value is not None]
    for value in known:
        if _unit(value) != _unit(known[0]):
            raise UnitMismatchError("add", known[0], value)
        if isinstance(value, Quantity) and value.unit.kind is UnitKind.PERCENT:
            raise KindMismatchError("add", known[0], value)
    return held


def _held(series: _Series) -> dict[Period, _Value | None]:
    if isinstance(series, Mapping):
        return dict(cast("Mapping[Period, _Value | None]", series))
    return dict(_of_records(series))


def _unit(value: _Value) -> Unit | None:
    return value.unit if isinstance(value, Quantity) else None


def _of_records(records: Iterable[Observation]) -> dict[Period, Quantity]:
    held: dict[Period, Quantity] = {}
    first: Observation | None = None
    for record in records:
        if not isinstance(record, Observation):
            raise InvalidTypeError(record, "an Observation, or a mapping of Period to value")
        first = first or record
        check_series("put in one series", first, record)
        time = record.key.time
        if not isinstance(time, Period):
            raise KindMismatchError("put in one series", first, record)
        if time in held:
            raise IncomparableError("put in one series", first, record, f"{time} comes twice")
        held[time] = _with_width(record)
    return held


def _with_width(record: Observation) -> Quantity:
    """The quantity of a record; that of one stated with khoảng is as wide as was stated."""
    quantity, value = record.quantity, record.value
    if isinstance(value, StatedQuantity) and value.approximation is Approximation.ABOUT:
        return joined(quantity.amount, quantity.unit, (value,))
    return quantity


def _sum(so_far: _Value | None, value: _Value | None) -> _Value | None:
    if so_far is None or value is None:
        return None
    if isinstance(value, Quantity) and isinstance(so_far, Quantity):
        return so_far + value
    return add(_plain(so_far), _plain(value))


def _difference(value: _Value, before: _Value) -> _Value:
    if isinstance(value, Quantity) and isinstance(before, Quantity):
        return value - before
    return subtract(_plain(value), _plain(before))


def _plain(value: _Value) -> Decimal:
    """The number of a value of a series without units, which `values_of` has seen to."""
    return value.amount if isinstance(value, Quantity) else value


def _before(period: Period, held: Iterable[Period]) -> Period:
    return max(other for other in held if other < period)
