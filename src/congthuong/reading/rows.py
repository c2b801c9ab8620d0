"""Dòng phẳng: one statement as one flat row of text, for tables and for other programs."""

import bisect
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from congthuong._exact import CONTEXT
from congthuong._text import Span
from congthuong.findings import Finding
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period
from congthuong.quantities import Approximation, Quantity, StatedQuantity
from congthuong.records import (
    ComparisonBase,
    PlanBase,
    PlanKind,
    StatedRate,
    Statement,
    WholeBase,
    YearlyAverage,
)

__all__ = ["ROW_KEYS", "Row", "flagged_spans", "flat_row", "flat_rows", "is_flagged"]

Row: TypeAlias = dict[str, str | bool | None]
ROW_KEYS: Final = (
    "indicator",
    "words",
    "period",
    "as_of",
    "locality",
    "status",
    "approximation",
    "value",
    "value_high",
    "unit",
    "percent_of_plan",
    "plan_percent_2",
    "plan",
    "plan_2",
    "year_on_year",
    "year_on_year_high",
    "period_on_period",
    "average_annual",
    "year_on_year_factor",
    "share",
    "contribution",
    "absolute_change",
    "other_change",
    "other_base",
    "segment",
    "price_basis",
    "complete",
    "flagged",
)


def flagged_spans(findings: Iterable[Finding]) -> tuple[Span, ...]:
    """Chỗ cần xem lại: where the words stand on which findings point; in order and apart."""
    evidence = (each for finding in findings for each in finding.evidence)
    apart: list[Span] = []
    for span in sorted(each.span for each in evidence if each.span is not None):
        joins = bool(apart) and span.start < apart[-1].end
        before = apart.pop() if joins else span
        apart.append(Span(before.start, max(before.end, span.end)))
    return tuple(apart)


def flat_rows(statements: Iterable[Statement], flagged: Sequence[Span]) -> list[Row]:
    """Các dòng phẳng: one row for each statement, repeated ones once.

    `flagged` are the spans of the words on which findings point, in order and apart.
    """
    rows = (flat_row(statement, flagged) for statement in statements)
    return list({tuple(row.values()): row for row in rows}.values())


def flat_row(statement: Statement, flagged: Sequence[Span] = ()) -> Row:
    """Dòng phẳng: every slot of a statement as text, None where it says nothing.

    Numbers are decimal strings in base units, growth is signed percent; an index of 96 over the
    same period last year is a year-on-year change of -4. `complete` says whether the statement
    has an indicator, a place and a time, `flagged` whether a finding points at its words.
    """
    row: Row = dict.fromkeys(ROW_KEYS)
    row["indicator"] = statement.indicator.code if statement.indicator else "other"
    row["words"] = statement.words or None
    row["period"] = str(statement.time) if isinstance(statement.time, Period) else None
    row["as_of"] = str(statement.time) if isinstance(statement.time, AsOf) else None
    row["locality"] = str(statement.place) if statement.place is not None else None
    row["status"] = _STATUS[statement.status.value] if statement.target is None else "plan"
    row["segment"] = ", ".join(map(str, statement.segments)) or None
    row["price_basis"] = statement.price_basis.code if statement.price_basis else None
    row["complete"] = statement.is_complete
    row["flagged"] = is_flagged(statement, flagged)
    _put_value(row, statement)
    for rate in sorted(statement.rates, key=_is_of_other_plan):
        _put_rate(row, rate)
    return row


def is_flagged(statement: Statement, flagged: Sequence[Span]) -> bool:
    """Whether a statement stands on words on which findings point, as `flagged_spans` has them."""
    span = statement.source.span if statement.source is not None else None
    if span is None:
        return False
    at = bisect.bisect_right(flagged, span.start, key=lambda other: other.end)
    return at < len(flagged) and flagged[at].start < span.end


def _is_of_other_plan(rate: StatedRate) -> bool:
    """The percentage of the plan or the budget comes before that of a scenario or resolution."""
    base = rate.base
    return isinstance(base, PlanBase) and base.plan.kind not in _FIRST_PLANS


_FIRST_PLANS: Final = (PlanKind.PLAN, PlanKind.BUDGET_ESTIMATE)


_STATUS: Final = {"A": "normal", "P": "provisional", "E": "estimate", "F": "forecast"}


def _put_value(row: Row, statement: Statement) -> None:
    value = statement.value
    if isinstance(value, StatedQuantity):
        row["value"], row["unit"] = _number(value.quantity.amount), value.quantity.unit.label
        row["value_high"] = None if value.high is None else _number(value.high.amount)
        row["approximation"] = value.approximation.value
    elif value is not None:
        row["value"], row["unit"] = _number(value.value), "%"
        row["approximation"] = Approximation.EXACT.value


def _put_rate(row: Row, rate: StatedRate) -> None:
    value, base = rate.value, rate.base
    if isinstance(value, PercentOfPlan):
        second = row["percent_of_plan"] is not None
        row["plan_percent_2" if second else "percent_of_plan"] = _number(value.value)
        row["plan_2" if second else "plan"] = str(base)
    elif isinstance(value, PercentShare):
        row["share"] = _number(value.value)
    elif isinstance(value, PercentagePoints) and isinstance(base, WholeBase):
        row["contribution"] = _number(value.value)
    elif isinstance(value, Multiple) and base is IndexBase.SAME_PERIOD_LAST_YEAR:
        row["year_on_year_factor"] = _number(value.value)
    elif isinstance(value, Quantity):
        row["absolute_change"] = _number(value.amount)
    else:
        high = _change(rate.high) if isinstance(rate.high, IndexNumber | PercentChange) else None
        _put_change(row, _change(value), high, base)


_Change: TypeAlias = PercentChange | Multiple | PercentagePoints


def _change(value: _Change | IndexNumber) -> _Change:
    return value.to_change() if isinstance(value, IndexNumber) else value


def _put_change(row: Row, change: _Change, high: _Change | None, base: ComparisonBase) -> None:
    text = _number(change.value)
    if isinstance(base, YearlyAverage):
        row["average_annual"] = text
    elif base is IndexBase.SAME_PERIOD_LAST_YEAR and isinstance(change, PercentChange):
        row["year_on_year"] = text
        row["year_on_year_high"] = None if high is None else _number(high.value)
    elif base is IndexBase.PREVIOUS_PERIOD and isinstance(change, PercentChange):
        row["period_on_period"] = text
    else:
        row["other_change"], row["other_base"] = text, str(base)


def _number(number: Decimal) -> str:
    return f"{CONTEXT.normalize(number):f}"
