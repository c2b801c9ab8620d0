"""Dòng của ô: what one cell of an undeclared table states, as one flat row of text."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, TypeAlias

from congthuong.layouts import StatedCell
from congthuong.localities import Locality
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
from congthuong.quantities import Quantity, StatedQuantity
from congthuong.records import ComparisonBase, ComparisonValue, PlanBase, Statement, WholeBase
from congthuong.records.bases import base_label

__all__ = ["STATED_COLUMNS", "StatedRow", "stated_row"]

StatedRow: TypeAlias = Mapping[str, str | None]
STATED_COLUMNS: Final = (
    *("cell", "kind", "indicator", "words", "place", "time", "status", "segments", "prices"),
    *("value", "unit", "decimals", "high", "approximation", "base", "rate", "rate_kind"),
)
_RATES: Final = {
    PercentChange: "change",
    PercentOfPlan: "percent_of_plan",
    PercentShare: "share",
    PercentagePoints: "points",
    IndexNumber: "index",
    Multiple: "multiple",
}


def stated_row(cell: StatedCell) -> StatedRow:
    """Dòng của một ô: every column of `STATED_COLUMNS`, None where the cell says nothing of it."""
    said = cell.statement
    row: dict[str, str | None] = dict.fromkeys(STATED_COLUMNS)
    row["cell"] = cell.address
    row["kind"] = _kind(said)
    row["indicator"] = None if said.indicator is None else said.indicator.code
    row["words"] = said.words or None
    row["place"] = said.place.code if isinstance(said.place, Locality) else str(said.place)
    row["time"] = str(said.time)
    row["status"] = None if said.target is not None else said.status.value
    parts = sorted(f"{one.dimension.value}={one.member}" for one in said.segments)
    row["segments"] = "; ".join(parts) or None
    row["prices"] = None if said.price_basis is None else said.price_basis.code
    if isinstance(said.value, StatedQuantity) and not said.rates:
        _put_value(row, said.value)
    else:
        _put_rate(row, said)
    return row


def _kind(said: Statement) -> str:
    if said.target is not None:
        return "plan"
    return "comparison" if said.rates else "observation"


def _put_value(row: dict[str, str | None], value: StatedQuantity) -> None:
    low = value.quantity
    row["value"], row["unit"] = _machine(low.amount), low.unit.code
    row["decimals"] = str(_decimals(low.amount))
    row["high"] = None if value.high is None else _machine(value.high.amount)
    row["approximation"] = value.approximation.value


def _put_rate(row: dict[str, str | None], said: Statement) -> None:
    rate = said.rates[0]
    row["rate"] = _number(rate.value)
    row["rate_kind"] = "quantity" if isinstance(rate.value, Quantity) else _RATES[type(rate.value)]
    row["high"] = None if rate.high is None else _number(rate.high)
    row["approximation"] = rate.approximation.value
    row["base"] = _base(rate.base)


def _number(value: ComparisonValue) -> str:
    return _machine(value.amount if isinstance(value, Quantity) else value.value)


def _base(base: ComparisonBase) -> str:
    if isinstance(base, IndexBase):
        return base.name.lower()
    if isinstance(base, PlanBase):
        return "plan" if base.period is None else f"plan:{base.period}"
    if isinstance(base, WholeBase):
        return "whole"
    return str(base) if isinstance(base, Period | AsOf) else base_label(base)


def _machine(number: Decimal) -> str:
    return f"{number:f}"


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
