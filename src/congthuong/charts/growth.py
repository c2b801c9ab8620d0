"""Tăng, giảm so với cùng kỳ: one bar for each place, computed where both levels are known."""

from collections.abc import Sequence
from typing import Final

from congthuong._exact import ZERO
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
    label_axis,
    layer,
    legend_channel,
    percent_axis,
    row_step,
)
from congthuong.charts.naming import names_of, stated_words, wrapped
from congthuong.charts.refusals import Caveats, caveat_notes, reason_of
from congthuong.errors import CongThuongError, InvalidTypeError
from congthuong.indicators import Indicator
from congthuong.localities import Locality
from congthuong.measures import compare_with_same_period, year_on_year
from congthuong.measures.changes import are_a_year_apart
from congthuong.percentages import IndexBase, IndexNumber, Multiple, PercentChange
from congthuong.records import Comparison, Dataset, Observation, RecordKey, Time
from congthuong.records.doors import indicator_of, time_of
from congthuong.records.rates import rate_words

__all__ = ["year_on_year_bars"]

_TITLE: Final = "Tăng, giảm so với cùng kỳ năm trước"
_WAYS: Final = {"tăng": BLUE, "giảm": ORANGE}
_STATED: Final = "* Tốc độ nêu trong báo cáo; không có số kỳ gốc để tính lại."


def year_on_year_bars(
    data: Dataset,
    indicator: Indicator | str,
    time: Time | str,
    *,
    title: str | None = None,
    width: int = 420,
) -> Chart:
    """Biểu đồ tăng, giảm so với cùng kỳ: a bar for each place of one indicator and time.

    Growth is computed from this figure and last year's of the same place, half-up to two decimals;
    where there is no such pair, a stated growth is drawn and marked with a star. A figure without
    either, or one that cannot be compared, say across a merger, is a note under the title; `rebase`
    makes such figures comparable. The highest growth comes first.

    Raises `InvalidTypeError`, what `get_indicator` and `parse_period` raise for text, and
    `InvalidValueError` where there is nothing to draw.

    >>> data = Dataset.of(
    ...     Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD"),
    ...     Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
    >>> year_on_year_bars(data, "exports", "năm 2020").to_dict()["data"]["values"][0]["label"]
    '+41,18%'
    """
    if not isinstance(data, Dataset):
        raise InvalidTypeError(data, "a Dataset")
    what = indicator_of(indicator)
    when = time_of(time, what)
    keys = [key for key in data.keys if key.indicator == what and key.time == when]
    names = names_of(keys)
    rows: list[Row] = []
    notes: list[str] = []
    caveats: Caveats = {}
    for name, key in zip(names.own, keys, strict=True):
        row = _computed(data, key, name, caveats, notes) or _stated(data, key, name)
        if row is not None:
            rows.append(row)
        elif data.latest(key) is not None and _year_before(data, key) is None:
            notes.append(f"Không vẽ: {name} (không có số cùng kỳ năm trước).")
    rows.sort(key=lambda row: row["change"], reverse=True)
    drawn = drawable(data, rows, notes, "figures of that indicator, that time and a year before")
    stars = [_STATED] if any(row["label"].endswith("*") for row in rows) else []
    said = (*stars, *notes, *caveat_notes(caveats))
    heading = Heading(_TITLE if title is None else title, names.shared, said)
    return chart_of(heading, drawn, _layers(drawn), width=width, height=row_step(drawn))


def _computed(
    data: Dataset,
    key: RecordKey,
    name: str,
    caveats: Caveats,
    notes: list[str],
) -> Row | None:
    value, base = data.latest(key), _year_before(data, key)
    if value is None or base is None:
        return None
    try:
        change = year_on_year(value, base).rounded(2)
        caveats[name] = compare_with_same_period(value, base).caveats
    except CongThuongError as error:
        notes.append(f"Không tính được: {name} ({reason_of(error, value, base)}).")
        return None
    said = f"{name}: {stated_words(value)}, cùng kỳ {stated_words(base)}, {change}"
    return _row(name, change, str(change), said)


def _year_before(data: Dataset, key: RecordKey) -> Observation | None:
    """Last year's figure of the same place, else of one of the same name: a unit before a merger.

    That it cannot be compared is for the measure to say.
    """
    found = [
        value
        for before in data.keys
        if are_a_year_apart(key.time, before.time) and _is_alike(key, before)
        for value in [data.latest(before)]
        if value is not None
    ]
    near = [value for value in found if value.key.place == key.place]
    same = [value for value in near if value.key.price_basis == key.price_basis]
    return next(iter((*same, *near, *found)), None)


def _is_alike(key: RecordKey, other: RecordKey) -> bool:
    if key.indicator != other.indicator or key.segments != other.segments:
        return False
    one, another = key.place, other.place
    if isinstance(one, Locality) and isinstance(another, Locality):
        return one.full_name == another.full_name
    return one == another


def _stated(data: Dataset, key: RecordKey, name: str) -> Row | None:
    for record in data.at(key):
        if isinstance(record, Comparison) and record.high is None:
            change = _change(record)
            if change is not None:
                label = rate_words(record.value, None, record.approximation)
                return _row(name, change, f"{label}*", f"{name}: {label} (số nêu)")
    return None


def _change(record: Comparison) -> PercentChange | None:
    if record.base != IndexBase.SAME_PERIOD_LAST_YEAR:
        return None
    value = record.value
    if isinstance(value, IndexNumber | Multiple):
        return value.to_change()
    return value if isinstance(value, PercentChange) else None


def _row(name: str, change: PercentChange, label: str, said: str) -> Row:
    way = "giảm" if change.value < 0 else "tăng"
    # The figure of a fall stands right of the line: left of its bar are the names.
    edge = max(change.value, ZERO)
    shown = {"name": wrapped(name), "change": change.value, "edge": edge, "label": label}
    return {**shown, "series": way, "said": said}


def _layers(rows: Sequence[Row]) -> list[Spec]:
    ways = {way: hue for way, hue in _WAYS.items() if any(row["series"] == way for row in rows)}
    y = label_axis(rows)
    x: Spec = {
        "type": "quantitative",
        "title": "% so với cùng kỳ năm trước",
        "axis": percent_axis(),
    }
    bar = {"y": y, "x": {**x, "field": "change"}, "color": legend_channel(ways)}
    edge = {"y": y, "x": {**x, "field": "edge"}, "text": LABEL}
    return [
        layer({"type": "bar", "height": 16}, bar),
        layer({"type": "rule", "color": INK}, {"x": {**x, "datum": 0}}),
        layer({"type": "text", "align": "left", "dx": 6}, edge),
    ]
