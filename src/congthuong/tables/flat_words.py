"""Số liệu gốc bằng lời: records as rows for people, in the words and scales of their documents."""

from collections.abc import Mapping
from typing import Final

from congthuong._text import sort_key
from congthuong.numerals import NumberStyle, format_number
from congthuong.percentages import (
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, format_as_of, format_period
from congthuong.quantities import Approximation, Quantity, Scale, StatedQuantity
from congthuong.records import (
    Comparison,
    ComparisonValue,
    Dataset,
    GrowthTarget,
    Observation,
    PlanTarget,
    Record,
    Spread,
)
from congthuong.records.bases import base_label
from congthuong.tables.grid import Grid, GridCell, GridHead
from congthuong.tables.layout import level_number, unit_words

__all__ = ["grid_in_words"]

_HEADS: Final = (
    "Loại số liệu",
    "Chỉ tiêu",
    "Phân tổ",
    "Địa bàn",
    "Kỳ",
    "Giá",
    "Trạng thái",
    "Mức ước lượng",
    "Giá trị",
    "Đến",
    "Đơn vị tính",
    "So với",
    "Kế hoạch",
    "Nguồn",
)
_NUMBERS: Final = ("Giá trị", "Đến")
_KINDS: Final = {
    Observation: "thực hiện",
    PlanTarget: "kế hoạch",
    GrowthTarget: "chỉ tiêu tăng trưởng",
    Comparison: "so sánh",
    Spread: "khoảng giữa các địa bàn",
}
_RATES: Final = {
    PercentChange: ("tốc độ tăng", "%"),
    PercentOfPlan: ("tỷ lệ so với kế hoạch", "%"),
    PercentShare: ("tỷ trọng", "%"),
    PercentagePoints: ("chênh lệch", "điểm phần trăm"),
    IndexNumber: ("chỉ số", "%"),
    Multiple: ("số lần", "lần"),
}
_EVERY_DIGIT: Final = NumberStyle()


def grid_in_words(dataset: Dataset, title: str) -> Grid:
    """Every record of a dataset as a row of words, columns that are empty left out."""
    rows = [_row(record) for record in dataset]
    said = [head for head in _HEADS if any(head in row for row in rows)]
    heads = tuple(GridHead(head, is_number=head in _NUMBERS) for head in said)
    lines = tuple(tuple(row.get(head, GridCell()) for head in said) for row in rows)
    return Grid(heads, lines, title)


def _row(record: Record) -> Mapping[str, GridCell]:
    key = record.key
    parts = sorted((segment.member for segment in key.segments), key=sort_key)
    texts = {
        "Loại số liệu": _KINDS[type(record)],
        "Chỉ tiêu": key.indicator.label,
        "Phân tổ": ", ".join(parts),
        "Địa bàn": str(key.place),
        "Kỳ": format_as_of(key.time) if isinstance(key.time, AsOf) else format_period(key.time),
        "Giá": "" if key.price_basis is None else str(key.price_basis),
        "Nguồn": "" if record.source is None else str(record.source),
    }
    if isinstance(record, Observation | Comparison | Spread):
        texts["Trạng thái"] = record.status.label
    if isinstance(record, PlanTarget | GrowthTarget):
        texts["Kế hoạch"] = str(record.plan)
    low, high, scale, hedge = _ends(record)
    if hedge is not Approximation.EXACT:
        texts["Mức ước lượng"] = hedge.words.format("…")
    base = getattr(record, "base", None)
    if base is not None:
        texts["So với"] = base_label(base)
    kind, unit = _measured(low, scale)
    texts["Đơn vị tính"] = unit
    if kind:
        texts["Loại số liệu"] = f"{texts['Loại số liệu']} ({kind})"
    cells = {head: GridCell(text) for head, text in texts.items() if text}
    cells["Giá trị"] = _number(low, scale)
    return cells if high is None else {**cells, "Đến": _number(high, scale)}


_Ends = tuple[ComparisonValue, ComparisonValue | None, Scale, Approximation]


def _ends(record: Record) -> _Ends:
    """The figure of a record, the end of its range, the scale it was written at and its hedge."""
    if isinstance(record, Observation | PlanTarget):
        value = record.value
        if not isinstance(value, StatedQuantity):
            return value, None, Scale.UNIT, Approximation.EXACT
        scale = value.quantity.written_scale if value.scale is None else value.scale
        return value.quantity, value.high, scale, value.approximation
    low = (
        record.low
        if isinstance(record, Spread)
        else record.rate
        if isinstance(record, GrowthTarget)
        else record.value
    )
    scale = low.written_scale if isinstance(low, Quantity) else Scale.UNIT
    return low, record.high, scale, record.approximation


def _measured(value: ComparisonValue, scale: Scale) -> tuple[str, str]:
    if isinstance(value, Quantity):
        return "", unit_words(scale, value.unit)
    return _RATES[type(value)]


def _number(value: ComparisonValue, scale: Scale) -> GridCell:
    if isinstance(value, Quantity):
        number = level_number(value.amount, scale, _EVERY_DIGIT)
    else:
        number = value.value
    return GridCell(format_number(number, _EVERY_DIGIT), number)
