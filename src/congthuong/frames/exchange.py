"""Tập số liệu và bảng: records to the rows of a table, one figure a row, and back."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, Literal, TypeAlias

from congthuong._exact import SHIFT, exact
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames._cells import (
    body_cell,
    body_of,
    place_cells,
    place_of,
    segments_cell,
    segments_of,
    time_cells,
    time_of,
)
from congthuong.frames._engines import Backend, built, rows_of
from congthuong.frames._rules import INDEX, SHARE
from congthuong.frames.options import checked_choice
from congthuong.indicators import IndicatorCatalogue, PriceBasis, default_indicators
from congthuong.percentages import IndexNumber, PercentShare
from congthuong.periods import AsOf
from congthuong.quantities import Approximation, Quantity, StatedQuantity, default_units
from congthuong.records import (
    Dataset,
    Observation,
    ObservationStatus,
    PlanKind,
    PlanReference,
    PlanTarget,
    RecordKey,
    Source,
    StatedValue,
    TargetDirection,
)

__all__ = ["LEVEL_TYPES", "Amounts", "from_frame", "key_cells", "record_rows", "to_frame"]

Amounts: TypeAlias = Literal["text", "decimal", "minor", "float"]
_KINDS: Final = ("text", "decimal", "minor", "float")
_LEVELS: Final = (Observation, PlanTarget)
Level: TypeAlias = Observation | PlanTarget
Row: TypeAlias = dict[str, Any]


def to_frame(
    dataset: Dataset,
    *,
    backend: Backend = "polars",
    amounts: Amounts = "text",
    scale: int = 0,
    rates: Literal["refuse", "drop"] = "refuse",
) -> Any:
    """Thành bảng: the observations and plan targets of a dataset, one row each, in order.

    `backend` is "pandas", "polars", "polars-lazy", "duckdb" or "pyspark" (the active session), or
    a DuckDB connection or Spark session. `amounts` says how figures are held, in base units:

    - "text": the written digits, from which `from_frame` makes equal records of equal precision;
    - "minor": whole numbers of 10 to the power of minus `scale` (scale=-6: triệu đồng);
    - "decimal": decimals of `scale` places, not on pandas;
    - "float": 64-bit floats, which are no longer exact.

    What would have to be rounded is refused. Rates, growth targets and spreads are no figures of
    one key and one number: they raise, or are left out with `rates="drop"`. Of a source its
    title and time are kept, a day as a date. The columns are those of `Columns`, and `high`,
    `approximation`, `status`, `plan`, `plan_by`, `plan_revision`, `direction`, `source` and
    `published`.

    Raises `InvalidValueError` for what does not fit, `InvalidTypeError`, `MissingExtraError`.

    >>> from congthuong.frames import to_frame
    >>> data = Dataset.of(Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD"))
    >>> to_frame(data, amounts="minor", scale=-6).select("period", "start", "amount").rows()
    [('2020', 24240, 1200)]
    """
    if not isinstance(dataset, Dataset):
        raise InvalidTypeError(dataset, "a Dataset")
    checked_choice(amounts, _KINDS, "amounts")
    checked_choice(rates, ("refuse", "drop"), "rates")
    others = [record for record in dataset.records if not isinstance(record, _LEVELS)]
    if others and rates == "refuse":
        accepted = "observations and plan targets; rates='drop' leaves the others out"
        raise InvalidValueError(others[0], accepted)
    rows = record_rows(dataset.records, amounts, scale)
    return built(rows, {**LEVEL_TYPES, "amount": amounts, "high": amounts}, backend, scale)


LEVEL_TYPES: Final[dict[str, str]] = {
    "record": "text",
    "indicator": "text",
    "place": "text",
    "place_from": "text",
    "period": "text",
    "start": "whole",
    "months": "whole",
    "day": "whole",
    "price_basis": "text",
    "segments": "text",
    "unit": "text",
    "amount": "text",
    "high": "text",
    "approximation": "text",
    "status": "text",
    "plan": "text",
    "plan_by": "text",
    "plan_revision": "whole",
    "direction": "text",
    "source": "text",
    "published": "text",
}


def record_rows(records: Iterable[object], amounts: Amounts, scale: int) -> list[Row]:
    """The rows of the levels among these records."""
    return [_row(r, amounts, scale) for r in records if isinstance(r, Observation | PlanTarget)]


def key_cells(key: RecordKey) -> Row:
    """The cells that name what a record is about."""
    place, since = place_cells(key.place)
    period, start, months, day = time_cells(key.time)
    return {
        "indicator": key.indicator.code,
        "place": place,
        "place_from": since,
        "period": period,
        "start": start,
        "months": months,
        "day": day,
        "price_basis": "" if key.price_basis is None else key.price_basis.code,
        "segments": segments_cell(key.segments),
    }


def _row(record: Level, amounts: Amounts, scale: int) -> Row:
    number, high, unit, hedge = _value_cells(record.value)
    source = record.source or Source()
    return {
        "record": "observation" if isinstance(record, Observation) else "plan",
        **key_cells(record.key),
        "unit": unit,
        "amount": _held(number, amounts, scale),
        "high": None if high is None else _held(high, amounts, scale),
        "approximation": hedge,
        **_finality(record),
        "source": source.title,
        "published": "" if source.published is None else str(source.published),
    }


def _value_cells(value: StatedValue) -> tuple[Decimal, Decimal | None, str, str]:
    if isinstance(value, StatedQuantity):
        high = None if value.high is None else value.high.amount
        quantity = value.quantity
        return quantity.amount, high, quantity.unit.code, value.approximation.value
    unit = f"{INDEX}{value.base}" if isinstance(value, IndexNumber) else SHARE
    return value.value, None, unit, Approximation.EXACT.value


def _finality(record: Level) -> Row:
    if isinstance(record, Observation):
        plan: Row = {"plan": "", "plan_by": "", "plan_revision": 0, "direction": ""}
        return {"status": record.status.value, **plan}
    return {
        "status": "",
        "plan": record.plan.kind.value,
        "plan_by": body_cell(record.plan.authority),
        "plan_revision": record.plan.revision,
        "direction": record.direction.value,
    }


def _held(number: Decimal, amounts: Amounts, scale: int) -> str | int | float | Decimal:
    if amounts == "text":
        return str(number)
    if amounts == "float":
        return number.__float__()
    return fixed(number, amounts, scale)


_WIDEST: Final = {"minor": 2**63 - 1, "decimal": 10**38 - 1}


def fixed(number: Decimal, amounts: Amounts, scale: int) -> int | Decimal:
    """A number as whole minor units, or as a decimal of so many places; never rounded."""
    minor = SHIFT.scaleb(number, scale)
    whole = SHIFT.to_integral_value(minor)
    if whole != minor or abs(int(whole)) > _WIDEST[amounts]:
        accepted = f"amounts that fit into {amounts!r} of scale {scale} without rounding"
        raise InvalidValueError(number, accepted)
    return int(whole) if amounts == "minor" else SHIFT.scaleb(whole, -scale)


def from_frame(
    frame: object,
    *,
    scale: int = 0,
    floats: bool = False,
    indicators: IndicatorCatalogue | None = None,
) -> Dataset:
    """Từ bảng: the records of a table with the columns of `to_frame`, in the order of its rows.

    A lazy frame is run. `scale` is that of whole minor units. Floats are refused unless
    `floats=True` says that their shortest digits are meant. Of a column that is missing every
    cell counts as empty; `record`, `indicator`, `place`, `period`, `months`, `unit` and `amount`
    must be there. `indicators` is the catalogue of the codes.

    Raises `InvalidValueError`, `InvalidTypeError`, `ParseError` and `UnknownCodeError` for cells
    that make no record.

    >>> from congthuong.frames import from_frame, to_frame
    >>> data = Dataset.of(Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD"))
    >>> from_frame(to_frame(data)) == data
    True
    """
    catalogue = default_indicators() if indicators is None else indicators
    rows = rows_of(frame, _NEEDED)
    return Dataset(_record(row, scale, floats=floats, catalogue=catalogue) for row in rows)


_NEEDED: Final = ("record", "indicator", "place", "period", "months", "unit", "amount")


def _record(
    row: Mapping[str, Any], scale: int, *, floats: bool, catalogue: IndicatorCatalogue
) -> Level:
    key = RecordKey(
        catalogue.get(row["indicator"]),
        place_of(row["place"], _text(row, "place_from")),
        time_of(row["period"], row["months"]),
        PriceBasis.parse(basis) if (basis := _text(row, "price_basis")) else None,
        segments_of(_text(row, "segments")),
    )
    value = _value(row, scale, floats=floats)
    source = _source(row)
    if row["record"] == "observation":
        status = _text(row, "status") or ObservationStatus.NORMAL.value
        return Observation(key, value, ObservationStatus(status), source)
    if row["record"] != "plan":
        raise InvalidValueError(row["record"], "'observation' or 'plan' in the column 'record'")
    kind = PlanKind(_text(row, "plan") or PlanKind.PLAN.value)
    plan = PlanReference(kind, body_of(_text(row, "plan_by")), row.get("plan_revision") or 0)
    way = TargetDirection(_text(row, "direction") or TargetDirection.AT_LEAST.value)
    return PlanTarget(key, value, plan, way, source)


def _text(row: Mapping[str, Any], column: str) -> str:
    cell: str | None = row.get(column)
    return cell or ""


def _source(row: Mapping[str, Any]) -> Source | None:
    title, published = _text(row, "source"), _text(row, "published")
    if not title and not published:
        return None
    if not published:
        return Source(title)
    moment = AsOf.parse(published)
    return Source(title, published=moment if moment.day is None else moment.first_day)


def _value(row: Mapping[str, Any], scale: int, *, floats: bool) -> StatedValue:
    number, unit = _number(row["amount"], scale, floats=floats), row["unit"]
    if unit == SHARE:
        return PercentShare(number)
    if unit.startswith(INDEX):
        return IndexNumber(number, unit.removeprefix(INDEX))
    held = default_units().get(unit)
    high = row.get("high")
    top = None if high is None else Quantity(_number(high, scale, floats=floats), held)
    hedge = Approximation(_text(row, "approximation") or Approximation.EXACT.value)
    return StatedQuantity(Quantity(number, held), top, hedge)


def _number(cell: object, scale: int, *, floats: bool) -> Decimal:
    if isinstance(cell, float) and floats:
        return exact(repr(cell))
    if isinstance(cell, int):
        return SHIFT.scaleb(exact(cell), -scale)
    if cell is None:
        raise InvalidValueError(cell, "an amount in every row of a dataset")
    return exact(cell)  # type: ignore[arg-type]
