"""Tiến độ lũy kế: what was reached month by month, beside what was expected by then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from congthuong.charts.chart import Chart
from congthuong.charts.frame import (
    BLUE,
    INK,
    LABEL,
    ORANGE,
    Heading,
    Row,
    Spec,
    chart_of,
    drawable,
    layer,
    named_layer,
    ordered,
    percent_axis,
)
from congthuong.charts.naming import names_of, stated_words, time_words
from congthuong.charts.refusals import Caveats, caveat_notes, reason_of
from congthuong.errors import CongThuongError, IncomparableError, InvalidTypeError
from congthuong.measures import compare_with_plan, percent_of_plan
from congthuong.percentages import PercentOfPlan
from congthuong.periods import Period
from congthuong.quantities import Quantity
from congthuong.records import Dataset, Observation, ObservationStatus, PlanTarget
from congthuong.tracking import expected_progress
from congthuong.wording.names import capital

__all__ = ["cumulative_progress"]

_LastYear: TypeAlias = Mapping[Period, Quantity] | Mapping[Period, Decimal] | Iterable[Observation]
_TITLE: Final = "Tiến độ thực hiện kế hoạch"
_REACHED: Final = "lũy kế thực hiện"
_EXPECTED: Final = "dự kiến"
_COLOURS: Final = {_REACHED: BLUE, _EXPECTED: ORANGE}
_HEIGHT: Final = 260
_ESTIMATES: Final = "Điểm rỗng là số chưa chính thức."


def cumulative_progress(
    data: Dataset,
    plan: PlanTarget,
    *,
    last_year: _LastYear | None = None,
    title: str | None = None,
    width: int = 520,
) -> Chart:
    """Biểu đồ tiến độ lũy kế: percent of plan month by month against the expected progress.

    Drawn are the figures of the plan's series that run from the beginning of its period: one
    month, two months, and so on. Figures of single months become such by `accumulate`. The
    expected progress goes evenly, or by last year's shares as in `expected_progress`; months for
    which last year has no figure have no expectation. Hollow points are not final.

    Raises `InvalidTypeError`; `InvalidValueError` where there is no such figure.

    >>> plan = PlanTarget.of("exports", "42", "năm 2020", "1.200 triệu USD")
    >>> data = Dataset.of(
    ...     Observation.of("exports", "42", "quý I/2020", "240 triệu USD"),
    ...     Observation.of("exports", "42", "6 tháng đầu năm 2020", "612 triệu USD"))
    >>> rows = cumulative_progress(data, plan).to_dict()["data"]["values"]
    >>> [(row["month"], row["label"], row["expected"]) for row in rows if "label" in row]
    [('T3', '20,00%', 25.0), ('T6', '51,00%', 50.0)]
    """
    if not isinstance(data, Dataset) or not isinstance(plan, PlanTarget):
        raise InvalidTypeError((data, plan), "a Dataset, and the PlanTarget to follow")
    whole = plan.key.time
    if not isinstance(whole, Period):
        raise InvalidTypeError(whole, "the Period of a plan: a stock has no progress by month")
    held = last_year
    if isinstance(held, Iterator):
        held = tuple(held)  # it is asked once for each month
    reached, refused, caveats = _compared(data, plan, whole)
    what = "figures from the beginning of the plan's period"
    drawable(data, [*reached.values()], refused, what)
    final = all(row["final"] for row in reached.values())
    notes = (*refused, *([] if final else [_ESTIMATES]), *caveat_notes(caveats))
    shared = f"{names_of([plan.key]).shared}: {plan.plan} {plan.value}"
    heading = Heading(_TITLE if title is None else title, shared, notes)
    rows = [_month(whole, months, reached, held) for months in range(1, whole.months + 1)]
    return chart_of(heading, rows, _layers(rows), width=width, height=_HEIGHT)


def _compared(
    data: Dataset, plan: PlanTarget, whole: Period
) -> tuple[dict[int, Row], list[str], Caveats]:
    """What was reached by months, why a figure is not drawn, and the caveats of those that are."""
    reached: dict[int, Row] = {}
    refused: list[str] = []
    caveats: Caveats = {}
    for value, period in _figures(data, plan, whole):
        name = time_words(period)
        try:
            caveats[name] = compare_with_plan(value, plan).caveats
        except CongThuongError as error:
            refused.append(f"Không vẽ: {name} ({reason_of(error, value, plan)}).")
        else:
            reached[period.months] = _reached(name, value, plan)
    return reached, refused, caveats


def _figures(
    data: Dataset, plan: PlanTarget, whole: Period
) -> Iterator[tuple[Observation, Period]]:
    for key in data.keys:
        period, value = key.time, data.latest(key)
        if value is None or not isinstance(period, Period) or not plan.key.is_same_series(key):
            continue
        if period.start == whole.start and period.months <= whole.months:
            yield value, period


def _reached(name: str, value: Observation, plan: PlanTarget) -> Row:
    percent = percent_of_plan(value, plan).rounded(2)
    return {
        "percent": percent.value,
        "label": str(percent),
        "final": value.status is ObservationStatus.NORMAL,
        "said": f"{capital(name)}: {stated_words(value)}, đạt {percent}",
    }


def _month(whole: Period, months: int, reached: Mapping[int, Row], held: _LastYear | None) -> Row:
    row: Row = {"month": _month_name(whole, months), **reached.get(months, {})}
    expected = _expected(Period(whole.start, months), whole, held)
    if expected is not None:
        row["expected"] = expected.value
        if "said" in row:
            row["behind"] = row["percent"] < expected.value
            row["said"] += f", dự kiến {expected}"
    return row


def _month_name(whole: Period, months: int) -> str:
    last = Period(whole.start, months).last_month.start
    one_year = whole.start.year == whole.last_month.start.year
    return f"T{last.month}" if one_year else f"T{last.month}/{last.year}"


def _expected(period: Period, whole: Period, held: _LastYear | None) -> PercentOfPlan | None:
    try:
        return expected_progress(period, whole, last_year=held).rounded(2)
    except IncomparableError:
        return None  # last year has no figure for these months


def _months(rows: Sequence[Row]) -> Spec:
    # The offset leaves room for the figures of small percentages.
    axis = {"labelAngle": 0, "labelOverlap": "greedy", "offset": 14}
    return {
        "field": "month",
        "type": "ordinal",
        "sort": ordered(rows, "month"),
        "title": None,
        "axis": axis,
    }


def _layers(rows: Sequence[Row]) -> list[Spec]:
    x = _months(rows)
    percent: Spec = {"type": "quantitative", "title": "% kế hoạch", "axis": percent_axis()}
    reached: Spec = {"x": x, "y": {**percent, "field": "percent"}}
    expected: Spec = {"x": x, "y": {**percent, "field": "expected"}}
    fill = {"condition": {"test": "datum.final", "value": BLUE}, "value": "white"}
    point = {"type": "point", "size": 60, "strokeWidth": 2, "opacity": 1, "stroke": BLUE}
    return [
        layer({"type": "rule", "color": INK}, {"y": {**percent, "datum": 100}}),
        _line(_EXPECTED, expected, "isValid(datum.expected)"),
        _line(_REACHED, reached, _IS_REACHED),
        layer(point, {**reached, "fill": fill}, where=_IS_REACHED),
        *(_figures_beside(reached, **place) for place in _PLACES),
    ]


def _line(name: str, encoding: Spec, where: str) -> Spec:
    """One line and its dashes, as one entry of the legend."""
    mark = {"type": "line", "strokeWidth": 2}
    plain = named_layer(name, _COLOURS, mark, encoding, where=where)
    legend = {"symbolType": "stroke", "symbolSize": 300, "symbolStrokeWidth": 2}
    colour = {**plain["encoding"]["color"], "legend": legend}
    dashes = {**colour, "scale": {"domain": list(_COLOURS), "range": [[1, 0], [6, 4]]}}
    return {**plain, "encoding": {**plain["encoding"], "color": colour, "strokeDash": dashes}}


def _figures_beside(encoding: Spec, *, where: str, **place: str | int) -> Spec:
    return layer({"type": "text", **place}, {**encoding, "text": LABEL}, where=where)


_IS_REACHED: Final = "isValid(datum.percent)"
# On the side of the point that is away from the expected progress.
_PLACES: Final[tuple[Spec, ...]] = (
    {
        "where": f"{_IS_REACHED} && !datum.behind",
        "align": "right",
        "baseline": "bottom",
        "dx": -2,
        "dy": -8,
    },
    {
        "where": f"{_IS_REACHED} && datum.behind",
        "align": "left",
        "baseline": "top",
        "dx": 2,
        "dy": 8,
    },
)
