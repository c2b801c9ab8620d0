"""Số liệu để in: statements as flat rows, and as the cells of a table for people."""

from typing import Final

from congthuong._cli.implied import bound_text, implied_by, implied_words
from congthuong._exact import Interval
from congthuong.percentages import IndexBase, PercentOfPlan
from congthuong.periods import AsOf, format_as_of, format_period
from congthuong.quantities import StatedQuantity
from congthuong.reading import Reading
from congthuong.reading.rows import Row, flagged_spans, flat_row
from congthuong.records import (
    ObservationStatus,
    PlanBase,
    PlanReference,
    StatedRate,
    Statement,
)
from congthuong.records.rates import rate_words

__all__ = ["HEAD", "cells", "rows_with_implied"]

HEAD: Final = (
    "#",
    "chỉ tiêu",
    "địa bàn",
    "kỳ",
    "giá trị",
    "trạng thái",
    "đạt kế hoạch",
    "so với cùng kỳ",
)
_UNKNOWN: Final = "?"


def rows_with_implied(reading: Reading) -> list[Row]:
    """Các dòng phẳng: those of `Reading.rows`, each with what it implies of its plan and base.

    The base is that of the same period last year.
    """
    spans = flagged_spans(reading.findings)
    rows: dict[tuple[str | bool | None, ...], Row] = {}
    for statement in reading.statements:
        row = flat_row(statement, spans)
        rows.setdefault(tuple(row.values()), {**row, **_implied(statement)})
    return list(rows.values())


def _implied(statement: Statement) -> Row:
    plan = (rate for rate in statement.rates if isinstance(rate.value, PercentOfPlan))
    base = (rate for rate in statement.rates if rate.base is IndexBase.SAME_PERIOD_LAST_YEAR)
    return {
        **_ends("implied_plan", statement, next(plan, None)),
        **_ends("implied_base", statement, next(base, None)),
    }


def _ends(name: str, statement: Statement, rate: StatedRate | None) -> Row:
    found = None if rate is None else implied_by(statement, rate)
    ends = Interval(None, None) if found is None else found
    return {f"{name}_low": bound_text(ends.low), f"{name}_high": bound_text(ends.high)}


def cells(number: int, statement: Statement) -> tuple[str, ...]:
    """Các ô của một dòng: in the order of `HEAD`; `?` where the text does not say."""
    plans = [rate for rate in statement.rates if isinstance(rate.value, PercentOfPlan)]
    others = [rate for rate in statement.rates if not isinstance(rate.value, PercentOfPlan)]
    return (
        str(number),
        _indicator(statement),
        _UNKNOWN if statement.place is None else str(statement.place),
        _time(statement),
        "" if statement.value is None else str(statement.value),
        _status(statement),
        "\n".join(line for rate in plans for line in _plan_lines(statement, rate)),
        "\n".join(line for rate in others for line in _change_lines(statement, rate)),
    )


def _indicator(statement: Statement) -> str:
    known = statement.indicator
    name = known.label if known is not None else f"{_UNKNOWN} «{statement.words}»"
    parts = "; ".join(map(str, statement.segments))
    prices = f" ({statement.price_basis.label})" if statement.price_basis is not None else ""
    return f"{name}{': ' if parts else ''}{parts}{prices}"


def _time(statement: Statement) -> str:
    time = statement.time
    if time is None:
        return _UNKNOWN
    if isinstance(time, AsOf):
        return f"đến {format_as_of(time, short=True)}"
    return format_period(time, short=True)


def _status(statement: Statement) -> str:
    if statement.target is not None:
        return statement.target.kind.label
    # A figure stated plainly is no official one for that.
    is_plain = statement.status is ObservationStatus.NORMAL
    return "thực hiện" if is_plain else statement.status.label


def _plan_lines(statement: Statement, rate: StatedRate) -> tuple[str, ...]:
    figure = rate_words(rate.value, rate.high, rate.approximation).removeprefix("đạt ")
    base = rate.base
    named = f" {base.plan}" if isinstance(base, PlanBase) and base.plan != _PLAN else ""
    return (f"{figure}{named}", *_implied_line(statement, rate))


_PLAN: Final = PlanReference()


def _change_lines(statement: Statement, rate: StatedRate) -> tuple[str, ...]:
    if rate.base is IndexBase.SAME_PERIOD_LAST_YEAR:
        figure = rate_words(rate.value, rate.high, rate.approximation)
    else:
        figure = str(rate)
    return (figure, *_implied_line(statement, rate))


def _implied_line(statement: Statement, rate: StatedRate) -> tuple[str, ...]:
    found, value = implied_by(statement, rate), statement.value
    if found is None or not isinstance(value, StatedQuantity):
        return ()
    words = implied_words(found, value)
    return (words,) if words else ()
