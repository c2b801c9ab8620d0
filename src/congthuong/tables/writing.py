"""Viết bảng: Markdown and HTML from a grid, everything escaped."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from congthuong._html import Html, element
from congthuong.errors import visible

if TYPE_CHECKING:
    from congthuong.tables.grid import Grid, GridHead

__all__ = ["html_of", "markdown_of", "raised"]

_SIGNS: Final = {ord(sign): f"\\{sign}" for sign in "\\`*_[]|~$"}
_ENTITIES: Final = {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def markdown_of(grid: "Grid") -> str:
    """A pipe table with title and notes around it."""
    heads = [
        _escaped(head.name) + raised(grid.shared_marks(at)) for at, head in enumerate(grid.heads)
    ]
    rules = ["---:" if head.is_number else "---" for head in grid.heads]
    body = [
        [_escaped(cell.shown) + raised(grid.own_marks(row, at)) for at, cell in enumerate(line)]
        for row, line in enumerate(grid.rows)
    ]
    title = [f"**{_escaped(grid.title)}**"] if grid.title else []
    subtitle = [_escaped(grid.subtitle)] if grid.subtitle else []
    table = "\n".join(f"| {' | '.join(line)} |" for line in (heads, rules, *body))
    notes = [f"{raised((at,)).strip()} {_escaped(note)}." for at, note in enumerate(grid.notes, 1)]
    sources = [f"Nguồn: {_escaped(source)}." for source in grid.sources]
    return "\n\n".join((*title, *subtitle, table, *notes, *sources)) + "\n"


def _escaped(text: str) -> str:
    return " ".join(visible(text).translate(_SIGNS).translate(_ENTITIES).split())


def raised(marks: Sequence[int]) -> str:
    """The marks of notes behind a text, small and high."""
    return "".join(f" ⁽{str(mark).translate(_RAISED)}⁾" for mark in marks)


_TABLE: Final = "border-collapse:collapse;font-variant-numeric:tabular-nums"
_CELL: Final = "border:1px solid #999;padding:3px 8px;"
_TEXT: Final = f"{_CELL}text-align:left;vertical-align:top;white-space:nowrap"
_WORDS: Final = f"{_CELL}text-align:left;vertical-align:top;min-width:15em"
_NUMBER: Final = f"{_CELL}text-align:right;vertical-align:top;white-space:nowrap"
_HEAD: Final = f"{_CELL}text-align:center;vertical-align:middle;font-weight:bold"
_COUNT: Final = f"{_CELL}text-align:center;font-style:italic"
_INSET: Final = ";padding-left:2em"
_LONG: Final = 25
_FOOT: Final = "text-align:left;font-size:90%;padding:2px 8px"


def html_of(
    grid: "Grid",
    *,
    numbers: Sequence[str] = (),
    strong: Container[int] = (),
    inset: Container[int] = (),
    wide: bool = False,
) -> Html:
    """A table element with its own plain styles, so that it looks alike in mail and notebooks.

    `numbers` make a line below the heads; rows that are `strong` are bold, and in those that are
    `inset` the name stands further in; a `wide` table takes the whole width.
    """
    heads = [*_head_rows(grid), *_number_row(numbers)]
    parts = [
        _caption(grid),
        element("thead", *heads),
        element("tbody", *_rows(grid, strong, inset)),
    ]
    foot = list(_foot_rows(grid))
    if foot:
        parts.append(element("tfoot", *foot))
    style = f"{_TABLE};width:100%" if wide else _TABLE
    return element("table", *(part for part in parts if part), style=style)


def _number_row(numbers: Sequence[str]) -> Iterator[Html]:
    if numbers:
        yield element("tr", *(element("td", number, style=_COUNT) for number in numbers))


def _caption(grid: "Grid") -> Html:
    if not grid.title and not grid.subtitle:
        return Html()
    title = [element("b", grid.title)] if grid.title else []
    line = [element("div", grid.subtitle, style="text-align:right;font-style:italic")]
    return element("caption", *title, *(line if grid.subtitle else []))


def _head_rows(grid: "Grid") -> Iterator[Html]:
    grouped = any(head.group for head in grid.heads)
    top: list[Html] = []
    low: list[Html] = []
    for group, members in groupby(enumerate(grid.heads), key=lambda pair: pair[1].group):
        if not group:
            span = {"rowspan": "2"} if grouped else {}
            top.extend(_head(grid, at, head, **span) for at, head in members)
            continue
        held = list(members)
        top.append(element("th", group, style=_HEAD, colspan=str(len(held)), scope="colgroup"))
        low.extend(_head(grid, at, head) for at, head in held)
    yield element("tr", *top)
    if grouped:
        yield element("tr", *low)


def _head(grid: "Grid", at: int, head: "GridHead", **span: str) -> Html:
    words = head.text if head.group else head.name
    return element("th", words, *_sup(grid.shared_marks(at)), style=_HEAD, scope="col", **span)


def _rows(grid: "Grid", strong: Container[int], inset: Container[int]) -> Iterator[Html]:
    for row, line in enumerate(grid.rows):
        yield element(
            "tr",
            *(
                element(
                    "td",
                    cell.shown,
                    *_sup(grid.own_marks(row, at)),
                    style=_style(grid.heads[at], cell.shown) + _INSET * (at == 1 and row in inset),
                )
                for at, cell in enumerate(line)
            ),
            **({"style": "font-weight:bold"} if row in strong else {}),
        )


def _foot_rows(grid: "Grid") -> Iterator[Html]:
    width = str(len(grid.heads))
    for at, note in enumerate(grid.notes, 1):
        shown = element("td", *_sup((at,)), f" {note}.", colspan=width, style=_FOOT)
        yield element("tr", shown)
    for source in grid.sources:
        yield element("tr", element("td", f"Nguồn: {source}.", colspan=width, style=_FOOT))


def _sup(marks: Sequence[int]) -> list[Html]:
    text = "".join(f"({mark})" for mark in marks)
    small = "line-height:0;font-weight:normal"
    return [element("sup", text, style=small)] if marks else []


def _style(head: "GridHead", text: str) -> str:
    if head.is_number:
        return _NUMBER
    return _WORDS if len(text) > _LONG else _TEXT
