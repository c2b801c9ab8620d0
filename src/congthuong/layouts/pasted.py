"""Bảng dán: the lines of a pasted table as cells, each with the line and the place it stands at."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from congthuong._grids import NO_CELL, SourceCell, SourceGrid
from congthuong.layouts.figures import Content, content_of

__all__ = ["pasted_grid"]


class _Line(NamedTuple):
    number: int
    cells: tuple[SourceCell, ...]


_APART: Final = (
    (re.compile(r"\t"), 1),
    (re.compile(r"\|"), 1),
    (re.compile(r"\s{2,}"), 1),
)
_RULE: Final = re.compile(r"[\s|:+=_-]*")
_FEWEST: Final = 2


def pasted_grid(text: str) -> SourceGrid:
    """Lưới của văn bản dán: cells parted by tabs, bars or wide gaps, or one cell a line.

    The address of a cell is its line, counted from 1, and where it begins in it.
    """
    lines = text.splitlines()
    for sign, fewest in _APART:
        parted = [_parted(number, line, sign) for number, line in enumerate(lines, 1)]
        wide = [line for line in parted if len(line.cells) > fewest]
        if len(wide) >= _FEWEST:
            return _grid([line.cells for line in parted if line.cells])
    single = [_parted(number, line, None) for number, line in enumerate(lines, 1)]
    return _stacked([line.cells[0] for line in single if line.cells])


def _parted(number: int, line: str, sign: re.Pattern[str] | None) -> _Line:
    if sign is not None and sign.pattern == r"\|" and _RULE.fullmatch(line):
        return _Line(number, ())
    start, cells = 0, list[SourceCell]()
    ends = [] if sign is None else [found.span() for found in sign.finditer(line.rstrip())]
    for end, following in [*ends, (len(line), len(line))]:
        piece = line[start:end]
        at = start + len(piece) - len(piece.lstrip())
        cells.append(SourceCell(piece.strip(), address=f"{number}:{at}"))
        start = following
    if sign is not None and sign.pattern == r"\|":
        cells = cells[bool(not cells[0].text) : len(cells) - bool(not cells[-1].text)]
    return _Line(number, tuple(cells) if any(cell.text for cell in cells) else ())


def _grid(rows: Sequence[Sequence[SourceCell]]) -> SourceGrid:
    width = max(map(len, rows), default=0)
    return SourceGrid(tuple((*row, *[NO_CELL] * (width - len(row))) for row in rows))


def _stacked(cells: Sequence[SourceCell]) -> SourceGrid:
    """One cell a line: names, each with as many figures behind it as there are heads."""
    is_figure = [content_of(cell) in (Content.NUMBER, Content.MISSING) for cell in cells]
    first = next((at for at, figure in enumerate(is_figure) if figure), None)
    if first is None:
        return _grid([(cell,) for cell in cells])
    width = 0
    while first + width < len(cells) and is_figure[first + width]:
        width += 1
    rows: list[list[SourceCell]] = []
    for cell, figure in zip(
        cells[first - 1 :] if first else cells, is_figure[max(first - 1, 0) :], strict=True
    ):
        if figure and rows and len(rows[-1]) <= width:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return _grid([*_heads(cells[: max(first - 1, 0)], width), *rows])


def _heads(cells: Sequence[SourceCell], width: int) -> list[list[SourceCell]]:
    """The last lines before the first name are the heads, but for lines of units among them."""
    from_unit = [cell for cell in cells if _says_unit(cell.text)]
    named = [cell for cell in cells if cell not in from_unit]
    if len(named) < width or width < 1:
        return [[cell] for cell in cells]
    titles, heads = named[: len(named) - width], named[len(named) - width :]
    return [*([cell] for cell in titles), [NO_CELL, *heads], *([cell] for cell in from_unit)]


_UNIT_LINE: Final = re.compile(r"\(?\s*(?:đơn vị|đvt)", re.IGNORECASE)


def _says_unit(text: str) -> bool:
    return _UNIT_LINE.match(text) is not None
