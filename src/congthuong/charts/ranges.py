"""Khoảng và biên độ: what a figure can stand for, and the lowest and highest of several places."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from attrs import frozen

from congthuong._exact import CONTEXT, SHIFT, ZERO, Interval, half_up
from congthuong.charts.chart import Chart
from congthuong.charts.frame import (
    BLUE,
    GREY,
    LABEL,
    ORANGE,
    Heading,
    Row,
    Spec,
    chart_of,
    drawable,
    label_axis,
    layer,
    named_layer,
    row_step,
)
from congthuong.charts.naming import names_of, wrapped
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.percentages import (
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentOfPlan,
    PercentShare,
)
from congthuong.quantities import (
    VND,
    Approximation,
    Quantity,
    Scale,
    StatedQuantity,
    Unit,
    UnitKind,
    format_quantity,
)
from congthuong.records import (
    Comparison,
    ComparisonBase,
    ComparisonValue,
    Dataset,
    GrowthTarget,
    Observation,
    PlanTarget,
    Record,
    Spread,
    base_label,
)
from congthuong.records.rates import rate_interval, rate_words

__all__ = ["range_chart"]

_TITLE: Final = "Khoảng giá trị"
_REACHED: Final = "thực hiện"
_OF_ONE: Final = "khoảng của một số liệu"
_OF_PLACES: Final = "thấp nhất và cao nhất của nhóm địa phương"
_COLOURS: Final = {_OF_ONE: BLUE, _OF_PLACES: ORANGE}
_EVERYDAY: Final = (Scale.BILLION, Scale.MILLION, Scale.THOUSAND)
_MOST_DECIMALS: Final = 6
_Axis: TypeAlias = Unit | str  # what is measured along the axis: a unit, or the words of a rate


@frozen
class _Range:
    """What one row shows: its ends in the base unit or in percent, and how a text says them."""

    axis: _Axis
    ends: Interval
    words: str = ""
    is_spread: bool = False


def range_chart(
    data: Dataset | Mapping[str, Interval],
    *,
    unit: Unit = VND,
    title: str | None = None,
    width: int = 420,
) -> Chart:
    """Biểu đồ khoảng: ranges, hedged figures and spreads of a dataset, or named intervals.

    A bar is the interval of one figure (từ 800 đến 900 tỷ đồng, trên 120 triệu USD), with an arrow
    where it has no end. Two points are a `Spread`: the lowest and the highest of several places,
    with nothing said of what lies between. Figures stated exactly are not drawn. `unit` is that of
    named intervals, such as `implied_plan` gives, in the base unit.

    Raises `InvalidTypeError`; `UnitMismatchError` for figures that do not share an axis, which
    `Dataset.filter` parts; `InvalidValueError` where there is no range.

    >>> bounds = implied_plan(Quantity.of(808, Scale.BILLION), PercentOfPlan("55.07"))
    >>> print(range_chart({"Kế hoạch năm 2022 suy ra": bounds}))
    Khoảng giá trị
    - Kế hoạch năm 2022 suy ra: từ 1.466,18 đến 1.468,26 tỷ đồng
    """
    names, ranges, shared = _given(data, unit)
    drawable(data, [{} for _ in ranges], (), "ranges, hedged figures or spreads")
    axis = _one_axis(ranges)
    scale = _scale_of(ranges) if isinstance(axis, Unit) else Scale.UNIT
    low, high = _edges(ranges)
    rows = [_row(*pair, scale, (low, high)) for pair in zip(names, ranges, strict=True)]
    layers = _layers(rows, _axis_title(axis, scale))
    heading = Heading(_TITLE if title is None else title, shared)
    return chart_of(heading, rows, layers, width=width, height=row_step(rows))


def _given(
    data: Dataset | Mapping[str, Interval], unit: Unit
) -> tuple[Sequence[str], Sequence[_Range], str]:
    if isinstance(data, Dataset):
        found = [(record, held) for record in data for held in _of_record(record)]
        records = [record for record, _ in found]
        names = names_of([record.key for record in records], _roles(records))
        return names.own, [held for _, held in found], names.shared
    if not isinstance(data, Mapping) or not isinstance(unit, Unit):
        raise InvalidTypeError((data, unit), "a Dataset, or Intervals by their names and a Unit")
    for name, interval in data.items():
        if not isinstance(name, str) or not isinstance(interval, Interval):
            raise InvalidTypeError((name, interval), "an Interval by its name")
    return [*data], [_Range(unit, interval) for interval in data.values()], ""


def _roles(records: Sequence[Record]) -> Sequence[str]:
    """Which are plans and which are not, where there are any."""
    targets = (PlanTarget, GrowthTarget)
    if not any(isinstance(record, targets) for record in records):
        return ()
    return [str(each.plan) if isinstance(each, targets) else _REACHED for each in records]


def _of_record(record: Record) -> Iterator[_Range]:
    """The range that a record states, if it states one."""
    if isinstance(record, Observation | PlanTarget):
        value = record.value
        if isinstance(value, StatedQuantity):
            ends = _ends(value.quantity, value.high, value.approximation)
            if ends is not None:
                yield _Range(value.quantity.unit, ends, str(value))
        return
    low, high = (record.rate if isinstance(record, GrowthTarget) else _low(record)), record.high
    ends = _ends(low, high, record.approximation)
    if ends is not None:
        words = rate_words(low, high, record.approximation)
        yield _Range(_axis_of(low, record.base), ends, words, isinstance(record, Spread))


def _low(record: Comparison | Spread) -> ComparisonValue:
    return record.low if isinstance(record, Spread) else record.value


def _ends(
    value: ComparisonValue, high: ComparisonValue | None, hedge: Approximation
) -> Interval | None:
    """The printed ends of a range, or all that a hedge allows; None for an exact figure."""
    if high is not None:
        return Interval(_number(value), _number(high))
    if hedge is Approximation.EXACT:
        return None
    return rate_interval(value, None, hedge)


def _number(value: ComparisonValue) -> Decimal:
    return value.amount if isinstance(value, Quantity) else value.value


def _axis_of(value: ComparisonValue, base: ComparisonBase | None) -> _Axis:
    if isinstance(value, Quantity):
        return value.unit
    if isinstance(value, PercentOfPlan):
        return "% kế hoạch"
    if isinstance(value, PercentShare) or base is None:
        return "% trong tổng số"
    over = f"so với {base_label(base)}"
    if isinstance(value, IndexNumber):
        return f"chỉ số, % {over}"
    if isinstance(value, PercentagePoints | Multiple):
        return f"{'điểm phần trăm' if isinstance(value, PercentagePoints) else 'lần'} {over}"
    return f"% {over}"


def _one_axis(ranges: Sequence[_Range]) -> _Axis:
    first = ranges[0]
    for other in ranges[1:]:
        if other.axis != first.axis:
            raise UnitMismatchError("draw on one axis", first, other)
    return first.axis


def _axis_title(axis: _Axis, scale: Scale) -> str:
    return axis if isinstance(axis, str) else f"{scale.label} {axis.label}".strip()


def _finite(ranges: Sequence[_Range]) -> list[Decimal]:
    return [end for held in ranges for end in (held.ends.low, held.ends.high) if end is not None]


def _scale_of(ranges: Sequence[_Range]) -> Scale:
    """The everyday scale of the largest end: money from nghìn on, other units from triệu on."""
    size = max((end.copy_abs() for end in _finite(ranges)), default=ZERO).adjusted()
    unit = ranges[0].axis
    is_money = isinstance(unit, Unit) and unit.kind is UnitKind.CURRENCY
    scales = _EVERYDAY if is_money else _EVERYDAY[:2]
    return next((scale for scale in scales if scale <= size), Scale.UNIT)


def _edges(ranges: Sequence[_Range]) -> tuple[Decimal, Decimal]:
    """Where a side without an end is cut off: a quarter of the whole width beyond the outermost."""
    ends = _finite(ranges)
    if not ends:
        raise InvalidValueError([held.ends for held in ranges], "a range with an end to draw")
    low, high = min(ends), max(ends)
    width = CONTEXT.subtract(high, low) or high.copy_abs() or Decimal(1)
    beyond = CONTEXT.divide(width, Decimal(4))
    left, right = CONTEXT.subtract(low, beyond), CONTEXT.add(high, beyond)
    return (left if low < 0 else max(left, ZERO)), right


def _row(name: str, held: _Range, scale: Scale, edges: tuple[Decimal, Decimal]) -> Row:
    ends = held.ends
    words = held.words or _words(ends, held.axis, scale)
    return {
        "name": wrapped(name),
        "low": _shown(edges[0] if ends.low is None else ends.low, scale),
        "high": _shown(edges[1] if ends.high is None else ends.high, scale),
        "ends": f"{'-' if ends.low is None else ''}{'+' if ends.high is None else ''}",
        "spread": held.is_spread,
        "label": words,
        "said": f"{name}: {words}",
    }


def _shown(number: Decimal, scale: Scale) -> Decimal:
    value = SHIFT.scaleb(number, -scale)
    return half_up(value, _MOST_DECIMALS) if value.as_tuple().exponent < -_MOST_DECIMALS else value  # type: ignore[operator]


def _words(ends: Interval, axis: _Axis, scale: Scale) -> str:
    """Bounds in words, half-up to two decimals at the scale of the axis."""
    unit = axis if isinstance(axis, Unit) else VND
    low, high = (
        None if end is None else _rounded(Quantity(end, unit), scale)
        for end in (ends.low, ends.high)
    )
    if low is not None and high is not None:
        return format_quantity(StatedQuantity(low, high), scale=scale)
    if low is not None:
        said = format_quantity(low, scale=scale)
        return f"trên {said}" if ends.low_open else f"từ {said} trở lên"
    if high is not None:
        said = format_quantity(high, scale=scale)
        return f"dưới {said}" if ends.high_open else f"không quá {said}"
    return "không giới hạn"


def _rounded(bound: Quantity, scale: Scale) -> Quantity:
    return Quantity(SHIFT.normalize(bound.rounded(2, scale).amount), bound.unit)


def _layers(rows: Sequence[Row], title: str) -> list[Spec]:
    held = {_OF_PLACES if row["spread"] else _OF_ONE for row in rows}
    named = {name: hue for name, hue in _COLOURS.items() if name in held}
    axis = {"labelExpr": "format(datum.value, ',~f')", "tickCount": 6}
    scale = {"zero": False, "nice": True}
    x: Spec = {"type": "quantitative", "title": title, "axis": axis, "scale": scale}
    y = label_axis(rows)
    low, high = ({"y": y, "x": {**x, "field": end}} for end in ("low", "high"))
    span = {**low, "x2": {"field": "high"}}
    ends = {"low": low, "high": high}
    layers: list[Spec] = []
    if _OF_ONE in held:
        layers.append(named_layer(_OF_ONE, named, _BAR, span, where="!datum.spread"))
        for test, mark, end in _TIPS:
            where = f"!datum.spread && {test}"
            layers.append(named_layer(_OF_ONE, named, mark, ends[end], where=where))
    if _OF_PLACES in held:
        layers.append(layer({"type": "rule", "color": GREY}, span, where="datum.spread"))
        layers.extend(
            named_layer(_OF_PLACES, named, _POINT, end, where="datum.spread") for end in (low, high)
        )
    label = {**high, "text": LABEL}
    return [*layers, layer({"type": "text", "align": "left", "dx": 12}, label)]


_BAR: Final[Spec] = {"type": "bar", "height": 8}
_POINT: Final[Spec] = {"type": "point", "filled": True, "size": 110, "opacity": 1}
_ARROW: Final[Spec] = {**_POINT, "size": 260}
_TICK: Final[Spec] = {"type": "tick", "thickness": 2, "size": 18, "opacity": 1}
# What stands at an end: a tick where there is one, an arrow where there is none.
_TIPS: Final = (
    ("indexof(datum.ends, '-') < 0", _TICK, "low"),
    ("indexof(datum.ends, '+') < 0", _TICK, "high"),
    ("indexof(datum.ends, '-') >= 0", {**_ARROW, "shape": "triangle-left"}, "low"),
    ("indexof(datum.ends, '+') >= 0", {**_ARROW, "shape": "triangle-right"}, "high"),
)
