"""Khung biểu đồ: what all charts have in common: colours, number format, title, notes."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from congthuong.charts.chart import SCHEMA, Chart
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.numerals.formatting import default_style
from congthuong.quantities import VND

__all__ = [
    "BLUE",
    "GREY",
    "INK",
    "LABEL",
    "ORANGE",
    "PALE",
    "Heading",
    "Row",
    "Spec",
    "chart_of",
    "drawable",
    "label_axis",
    "layer",
    "legend_channel",
    "named_layer",
    "ordered",
    "percent_axis",
    "row_step",
]

Row: TypeAlias = dict[str, Any]
Spec: TypeAlias = dict[str, Any]

# Blue and vermilion of Okabe and Ito: told apart by the colour-blind, and in black and white.
BLUE: Final = "#0072B2"
ORANGE: Final = "#D55E00"
GREY: Final = "#6E6E6E"
PALE: Final = "#DADADA"
INK: Final = "#222222"
# Each of these has every Vietnamese letter.
_FONT: Final = "Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
_LETTER: Final = 7  # pixels of a letter in the title
_LINE: Final = 14  # pixels of a line in a label
LABEL: Final[Spec] = {"field": "label", "type": "nominal"}
_WIDTHS: Final = (200, 2000)


class Heading(NamedTuple):
    """What stands above a chart: title, what all rows share, and notes."""

    title: str
    shared: str
    notes: Sequence[str] = ()


def chart_of(
    heading: Heading,
    rows: Sequence[Row],
    layers: Sequence[Spec],
    *,
    width: int,
    height: int | Spec,
) -> Chart:
    """A chart of layers over the same rows.

    What a row has `said` is its tooltip, and its line in the description, for those who do not see.
    """
    _check_width(width)
    title, shared, notes = heading
    if not isinstance(title, str):
        raise InvalidTypeError(title, "a str as the title, or None")
    letters = (width + 160) // _LETTER
    small = [line for text in (shared, *notes) for line in textwrap.wrap(text, letters + 8)]
    lines = [title, shared, *(f"- {row['said']}" for row in rows if "said" in row), *notes]
    return Chart.from_dict(
        {
            "$schema": SCHEMA,
            "description": "\n".join(filter(None, lines)),
            "title": {"text": textwrap.wrap(title, letters - 8), "subtitle": small},
            "data": {"values": list(rows)},
            "width": width,
            "height": height,
            "encoding": {"tooltip": {"field": "said", "type": "nominal"}},
            "layer": list(layers),
            "config": _config(),
        }
    )


def _check_width(width: object) -> None:
    if type(width) is not int:
        raise InvalidTypeError(width, "an int as the width in pixels")
    low, high = _WIDTHS
    if not low <= width <= high:
        raise InvalidValueError(width, f"a width from {low} to {high} pixels")


def _config() -> Spec:
    style = default_style()
    number = {
        "decimal": style.decimal_mark,
        "thousands": style.group_mark,
        "grouping": [3],
        "currency": ["", f"\u00a0{VND.label}"],
        "minus": "-",
    }
    return {
        "locale": {"number": number},
        "font": _FONT,
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "fontSize": 15,
            "subtitleColor": GREY,
            "subtitleFontSize": 12,
            "subtitlePadding": 4,
            "offset": 12,
        },
        "axis": {
            "labelFontSize": 12,
            "labelLimit": 0,
            "labelFlush": False,
            "titleFontSize": 12,
            "titleFontWeight": 400,
        },
        "legend": {"orient": "bottom", "title": None, "labelFontSize": 12, "labelLimit": 0},
        "text": {"fontSize": 12, "color": INK},
        "view": {"stroke": None},
    }


def label_axis(rows: Sequence[Row]) -> Spec:
    """The vertical channel of one row for each name, in the order given, lines kept apart."""
    above = -_LINE // 2
    axis = {
        "labelExpr": "split(datum.label, '\\n')",
        "labelOffset": {"expr": f"{above} * (length(split(datum.label, '\\n')) - 1)"},
        "labelPadding": 8,
        "ticks": False,
        "domain": False,
    }
    return {
        "field": "name",
        "type": "nominal",
        "sort": ordered(rows, "name"),
        "title": None,
        "axis": axis,
    }


def ordered(rows: Sequence[Row], field: str) -> list[str]:
    """The order of a channel: layers that draw some rows only would change it."""
    return [row[field] for row in rows]


def percent_axis() -> Spec:
    """An axis of percentages."""
    return {"labelExpr": "format(datum.value, '~f') + '%'", "tickCount": 6}


def row_step(rows: Sequence[Row]) -> Spec:
    """A height that leaves room for the longest name."""
    most = max(row["name"].count("\n") + 1 for row in rows)
    return {"step": max(36, most * _LINE + 14)}


def layer(mark: Spec, encoding: Spec, *, where: str = "") -> Spec:
    """Marks for the rows that pass a test of ours, or for all."""
    test = [{"filter": where}] if where else []
    return {"transform": test, "mark": mark, "encoding": encoding}


def named_layer(
    name: str, named: Mapping[str, str], mark: Spec, encoding: Spec, *, where: str = ""
) -> Spec:
    """A layer that the legend names; `named` has the colours of all that it names, in order."""
    plain = layer(mark, {**encoding, "color": legend_channel(named)}, where=where)
    series = {"calculate": f"'{name}'", "as": "series"}
    return {**plain, "transform": [*plain["transform"], series]}


def legend_channel(named: Mapping[str, str]) -> Spec:
    """The colour channel of the marks that the legend names."""
    scale = {"domain": list(named), "range": list(named.values())}
    legend = {"symbolType": "square", "symbolOpacity": 1}
    return {"field": "series", "type": "nominal", "scale": scale, "legend": legend}


def drawable(data: object, rows: Sequence[Row], refused: Sequence[str], what: str) -> Sequence[Row]:
    """The rows, or `InvalidValueError` that says why there are none."""
    if rows:
        return rows
    raise InvalidValueError(data, "; ".join((f"a Dataset with {what}", *refused)))
