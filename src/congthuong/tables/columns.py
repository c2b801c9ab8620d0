"""Cột chuẩn: the columns of the sector's table, the times they are of, how ratios are written."""

from decimal import Decimal
from enum import Enum
from typing import Final

from congthuong._exact import CONTEXT, ONE_HUNDRED, SHIFT, half_up
from congthuong._labels import Labelled
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.percentages import PercentChange, PercentOfPlan
from congthuong.percentages.grammar import TIMES_WORD
from congthuong.periods import Period, PeriodKind, format_period

__all__ = [
    "LEVELS",
    "RATIO_PARTS",
    "RatioEncoding",
    "StandardColumn",
    "check_period",
    "column_period",
    "distinct_columns",
    "encoded",
    "head_text",
    "stand_in_of",
]


class StandardColumn(Labelled):
    """Cột chuẩn: what the sector's tables carry for one indicator, in the usual order.

    Nine levels, then six ratios. The values are the names of the fields of a `StandardRow`.

    >>> StandardColumn.YEAR_PLAN.label, StandardColumn.YEAR_PLAN.is_ratio
    ('kế hoạch năm', False)
    """

    LAST_YEAR = "last_year", "thực hiện năm trước"
    PREVIOUS_PERIOD = "previous_period", "kỳ trước"
    SAME_PERIOD = "same_period", "cùng kỳ năm trước"
    THIS_PERIOD = "this_period", "kỳ này"
    CUMULATIVE = "cumulative", "lũy kế từ đầu năm"
    CUMULATIVE_SAME_PERIOD = "cumulative_same_period", "lũy kế cùng kỳ năm trước"
    YEAR_PLAN = "year_plan", "kế hoạch năm"
    ESTIMATE = "estimate", "ước thực hiện năm"
    NEXT_YEAR_PLAN = "next_year_plan", "kế hoạch năm sau"
    TO_PREVIOUS_PERIOD = "to_previous_period", "so với kỳ trước"
    TO_SAME_PERIOD = "to_same_period", "so với cùng kỳ"
    CUMULATIVE_TO_SAME_PERIOD = "cumulative_to_same_period", "lũy kế so với cùng kỳ"
    CUMULATIVE_TO_PLAN = "cumulative_to_plan", "lũy kế so với kế hoạch năm"
    ESTIMATE_TO_LAST_YEAR = "estimate_to_last_year", "ước năm so với năm trước"
    NEXT_PLAN_TO_ESTIMATE = "next_plan_to_estimate", "kế hoạch năm sau so với ước năm"

    @property
    def is_ratio(self) -> bool:
        """Whether the column compares two others."""
        return self in RATIO_PARTS

    @property
    def is_plan(self) -> bool:
        """Whether the column holds plan targets."""
        return self in _PLANS


_C = StandardColumn
_PLANS: Final = (_C.YEAR_PLAN, _C.NEXT_YEAR_PLAN)
RATIO_PARTS: Final = {
    _C.TO_PREVIOUS_PERIOD: (_C.THIS_PERIOD, _C.PREVIOUS_PERIOD),
    _C.TO_SAME_PERIOD: (_C.THIS_PERIOD, _C.SAME_PERIOD),
    _C.CUMULATIVE_TO_SAME_PERIOD: (_C.CUMULATIVE, _C.CUMULATIVE_SAME_PERIOD),
    _C.CUMULATIVE_TO_PLAN: (_C.CUMULATIVE, _C.YEAR_PLAN),
    _C.ESTIMATE_TO_LAST_YEAR: (_C.ESTIMATE, _C.LAST_YEAR),
    _C.NEXT_PLAN_TO_ESTIMATE: (_C.NEXT_YEAR_PLAN, _C.ESTIMATE),
}
LEVELS: Final = tuple(column for column in _C if column not in RATIO_PARTS)
# Of two columns of one time, the one that stands first here is shown.
_PRECEDENCE: Final = (
    _C.THIS_PERIOD,
    _C.LAST_YEAR,
    _C.SAME_PERIOD,
    *LEVELS,
    _C.TO_SAME_PERIOD,
    *RATIO_PARTS,
)


class RatioEncoding(Enum):
    """Cách ghi tỷ lệ: one comparison as 108,42 (tables), +8,42 (prose) or 1,0842.

    A percentage of plan is no growth: it is 55,07 in the first two and 0,5507 in the third.

    >>> RatioEncoding.GROWTH.unit, RatioEncoding.RATIO.unit
    ('%', 'lần')
    """

    INDEX = "index"
    GROWTH = "growth"
    RATIO = "ratio"

    @property
    def unit(self) -> str:
        """What the encoded number counts."""
        return TIMES_WORD if self is RatioEncoding.RATIO else "%"


def encoded(
    rate: PercentChange | PercentOfPlan, encoding: RatioEncoding, decimals: int | None = None
) -> Decimal:
    """The number of a rate in an encoding, half-up to so many decimals of a percentage."""
    number = rate.value
    if isinstance(rate, PercentChange) and encoding is not RatioEncoding.GROWTH:
        number = CONTEXT.add(number, ONE_HUNDRED)
    if decimals is not None:
        number = half_up(number, decimals)
    return SHIFT.scaleb(number, -2) if encoding is RatioEncoding.RATIO else number


def check_period(period: object) -> None:
    """Raise for what is no period, and for one that is not inside one calendar year."""
    if not isinstance(period, Period):
        raise InvalidTypeError(period, "a Period as the period of a table")
    if not Period.year(period.start.year).encloses(period):
        raise InvalidValueError(period, "a period inside one calendar year")


def column_period(column: StandardColumn, period: Period) -> Period | None:
    """The period that a column of levels is of; None where there is none (kỳ trước of 9 months)."""
    year = Period.year(period.start.year)
    so_far = year.split(1)[0].span(period)
    if column is _C.PREVIOUS_PERIOD:
        has_none = period.kind in (PeriodKind.YEAR_TO_DATE, PeriodKind.LAST_MONTHS)
        return None if has_none else period.previous()
    return {
        _C.LAST_YEAR: year.same_period_last_year(),
        _C.SAME_PERIOD: period.same_period_last_year(),
        _C.THIS_PERIOD: period,
        _C.CUMULATIVE: so_far,
        _C.CUMULATIVE_SAME_PERIOD: so_far.same_period_last_year(),
        _C.YEAR_PLAN: year,
        _C.ESTIMATE: year,
        _C.NEXT_YEAR_PLAN: year.shift(12),
    }[column]


def _identity(column: StandardColumn, period: Period) -> object:
    """What a column holds: two columns of one identity would say the same twice."""
    if column.is_ratio:
        parts = [_identity(part, period) for part in RATIO_PARTS[column]]
        return None if None in parts else tuple(parts)
    time = column_period(column, period)
    return None if time is None else (time, column.is_plan)


def distinct_columns(period: Period) -> tuple[StandardColumn, ...]:
    """The columns of a table of this period, without those that would say the same twice."""
    kept: dict[object, StandardColumn] = {}
    for column in _PRECEDENCE:
        identity = _identity(column, period)
        if identity is not None:
            kept.setdefault(identity, column)
    chosen = set(kept.values())
    return tuple(column for column in _C if column in chosen)


def stand_in_of(
    column: StandardColumn, shown: tuple[StandardColumn, ...], period: Period
) -> StandardColumn | None:
    """The shown column that holds the same as this one; None where none does."""
    identity = _identity(column, period)
    return next((other for other in shown if _identity(other, period) == identity), None)


def head_text(column: StandardColumn, period: Period) -> str:
    """The head of a column, with the period that it is of."""
    if column.is_ratio:
        value, base = (_short(part, period) for part in RATIO_PARTS[column])
        return f"{value[0].upper()}{value[1:]} so với {base}"
    time = column_period(column, period)
    when = "kỳ trước" if time is None else format_period(time)
    return f"{_LEADS.get(column, 'Thực hiện')} {when}"


_LEADS: Final = {
    _C.CUMULATIVE: "Lũy kế",
    _C.CUMULATIVE_SAME_PERIOD: "Lũy kế",
    _C.YEAR_PLAN: "Kế hoạch",
    _C.ESTIMATE: "Ước thực hiện",
    _C.NEXT_YEAR_PLAN: "Kế hoạch",
}
_SHORT_LEADS: Final = {_C.YEAR_PLAN: "KH ", _C.ESTIMATE: "ước ", _C.NEXT_YEAR_PLAN: "KH "}


def _short(column: StandardColumn, period: Period) -> str:
    time = column_period(column, period)
    when = "kỳ trước" if time is None else format_period(time, short=True)
    return f"{_SHORT_LEADS.get(column, '')}{when}"
