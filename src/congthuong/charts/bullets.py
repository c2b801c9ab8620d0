"""Thực hiện so với kế hoạch: one bullet bar for each figure that has a plan."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, TypeAlias

from congthuong._exact import ONE_HUNDRED
from congthuong.charts.chart import Chart
from congthuong.charts.frame import (
    BLUE,
    INK,
    LABEL,
    ORANGE,
    PALE,
    Heading,
    Row,
    Spec,
    chart_of,
    drawable,
    label_axis,
    layer,
    named_layer,
    percent_axis,
    row_step,
)
from congthuong.charts.naming import LABEL_WIDTH, names_of, stated_words, wrapped
from congthuong.charts.refusals import Caveats, caveat_notes, reason_of
from congthuong.errors import CongThuongError, IncomparableError, InvalidTypeError
from congthuong.measures import compare_with_plan, percent_of_plan
from congthuong.records import Dataset, Observation, PlanTarget, RecordKey, Time
from congthuong.records.doors import time_of
from congthuong.tracking import PlanProgress, track_plan

__all__ = ["plan_bullets"]

_TITLE: Final = "Thực hiện so với kế hoạch"
_REACHED: Final = "thực hiện"
_EXPECTED: Final = "dự kiến đến kỳ báo cáo"
_PLAN: Final = "kế hoạch"
_COLOURS: Final = {_REACHED: BLUE, _EXPECTED: ORANGE, _PLAN: INK}
_TICK: Final[Spec] = {"type": "tick", "thickness": 3, "size": 24, "opacity": 1}
_Bar: TypeAlias = tuple[Observation, PlanTarget]


def plan_bullets(
    data: Dataset, *, time: Time | str | None = None, title: str | None = None, width: int = 420
) -> Chart:
    """Biểu đồ thực hiện kế hoạch: a bullet bar in percent of plan for each figure with a plan.

    The grey bar is the plan, the blue one what was reached, the mark what an even pace would have
    reached by now; stocks have no such mark. Of each series the latest time is drawn, or `time`;
    of several plans the one of the shortest period. A figure and a plan that cannot be compared
    are a note under the title. Percentages are rounded half-up to two decimals.

    Raises `InvalidTypeError`; `InvalidValueError` where no figure can be set against its plan.

    >>> data = Dataset.of(
    ...     Observation.of("industrial_output", "637", "2022-S1", "808 tỷ đồng"),
    ...     PlanTarget.of("industrial_output", "637", "năm 2022", "1.467,2 tỷ đồng"))
    >>> plan_bullets(data).to_dict()["data"]["values"][0]["percent"]
    55.07
    """
    if not isinstance(data, Dataset):
        raise InvalidTypeError(data, "a Dataset")
    bars = _bars(data, time)
    names = names_of([value.key for value, _ in bars])
    rows: list[Row] = []
    refused: list[str] = []
    caveats: Caveats = {}
    for name, bar in zip(names.own, bars, strict=True):
        try:
            caveats[name] = compare_with_plan(*bar).caveats
        except CongThuongError as error:
            refused.append(f"Không vẽ: {name} ({reason_of(error, *bar)}).")
        else:
            rows.append(_row(name, *bar))
    drawn = drawable(data, rows, refused, "a figure and a plan that go together")
    notes = (*refused, *caveat_notes(caveats))
    heading = Heading(_TITLE if title is None else title, names.shared, notes)
    return chart_of(heading, drawn, _layers(drawn), width=width, height=row_step(drawn))


def _bars(data: Dataset, time: Time | str | None) -> list[_Bar]:
    """The latest figure of each series, or that of the time asked for, and its plan."""
    found: dict[tuple[object, ...], _Bar] = {}
    for value, plan in _with_plans(data):
        key = value.key
        if time is not None and key.time != time_of(time, key.indicator):
            continue
        series = (key.indicator, key.place, key.price_basis, key.segments)
        held = found.get(series)
        if held is None or _extent(key) >= _extent(held[0].key):
            found[series] = value, plan
    return list(found.values())


def _with_plans(data: Dataset) -> Iterator[_Bar]:
    for key in data.keys:
        value = data.latest(key)
        plans = data.plans_for(key)
        if value is not None and plans:
            yield value, plans[0]


def _extent(key: RecordKey) -> tuple[date, int]:
    """The last day, and the length: the months up to June rather than June alone."""
    period = key.last_period
    return period.calendar_span.last, period.months


def _row(name: str, value: Observation, plan: PlanTarget) -> Row:
    reached, planned = stated_words(value), str(plan.value)
    amounts = f"{reached} / {planned}"
    lines = amounts if len(amounts) <= LABEL_WIDTH else f"{reached}\n/ {planned}"
    percent = percent_of_plan(value, plan).rounded(2)
    row: Row = {
        "name": f"{wrapped(name)}\n{lines}",
        "percent": percent.value,
        "edge": max(percent.value, ONE_HUNDRED),
        "label": str(percent),
        "said": f"{name}: {amounts}, đạt {percent}",
    }
    progress = _progress(value, plan)
    if progress is not None:
        expected, grade = progress.expected.rounded(2), str(progress).rpartition(": ")[2]
        row["expected"] = expected.value
        row["label"] += f" ({grade})"
        row["said"] += f", dự kiến {expected}, {grade}"
    return row


def _progress(value: Observation, plan: PlanTarget) -> PlanProgress | None:
    try:
        return track_plan(value, plan)
    except IncomparableError:
        return None  # a stock, or months that do not run from the beginning of the plan's


def _layers(rows: Sequence[Row]) -> list[Spec]:
    tracked = any("expected" in row for row in rows)
    named = {name: hue for name, hue in _COLOURS.items() if tracked or name != _EXPECTED}
    y = label_axis(rows)
    percent: Spec = {"type": "quantitative", "title": "% kế hoạch", "axis": percent_axis()}
    plan = {"y": y, "x": {**percent, "datum": 100}}
    reached = {"y": y, "x": {**percent, "field": "percent"}}
    expected = {"y": y, "x": {**percent, "field": "expected"}}
    edge = {"y": y, "x": {**percent, "field": "edge"}, "text": LABEL}
    marks = [named_layer(_EXPECTED, named, _TICK, expected, where="isValid(datum.expected)")]
    return [
        layer({"type": "bar", "height": 24, "color": PALE}, plan),
        named_layer(_REACHED, named, {"type": "bar", "height": 10}, reached),
        named_layer(_PLAN, named, _TICK, plan),
        *(marks if tracked else ()),
        layer({"type": "text", "align": "left", "dx": 8}, edge),
    ]
