"""Vùng của bảng: titles, heads and body of a table, and which columns hold its figures."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from attrs import field, frozen

from congthuong._grids import SourceCell, SourceGrid
from congthuong.layouts.figures import Content, content_of, is_year
from congthuong.layouts.units import units_of
from congthuong.layouts.words import starts_with, whole, words_of

__all__ = ["Region", "regions_of", "says_unit"]


@frozen(repr=False)
class Region:
    """Một bảng của lưới: its rows by what they are, its columns of figures.

    `titles`, `heads`, `units` and `body` are numbers of rows in the grid; `numbers` is the row of
    column numbers, where there is one; `blocks` are rows of the body that head what follows.
    """

    grid: SourceGrid
    titles: tuple[int, ...]
    units: tuple[int, ...]
    heads: tuple[int, ...]
    body: tuple[int, ...]
    figures: tuple[int, ...]
    numbers: int | None = None
    notes: tuple[int, ...] = field(default=())

    def row(self, at: int) -> tuple[SourceCell, ...]:
        """The cells of a row of the grid."""
        return self.grid.rows[at]


_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_NUMBERING: Final = re.compile(r"[A-Za-zĐđ]|\(?[0-9]{1,3}\)?|[0-9]+(?:[=:+\-*/x()%0-9 ]+)")
_FEW: Final = 2
_OF_FIGURES: Final = (Content.NUMBER, Content.ERROR, Content.LIKE_NUMBER)


def _is_words(cell: SourceCell) -> bool:
    return cell.number is None and _LETTERS.search(cell.text) is not None


def _name_at(row: Sequence[SourceCell]) -> int | None:
    """The column of the name of a row: the first cell with a word, or a year that opens it."""
    held = [at for at, cell in enumerate(row) if cell.text.strip()]
    named = next((at for at in held if _is_words(row[at])), None)
    if named is None and held and held[0] <= 1 and is_year(row[held[0]]):
        return held[0]
    return named


def _figures_in(row: Sequence[SourceCell]) -> list[int]:
    """The columns behind the name of a row that hold figures, none for a row of years."""
    name = _name_at(row)
    if name is None:
        return []
    found = [at for at in range(name + 1, len(row)) if content_of(row[at]) in _OF_FIGURES]
    return [] if all(is_year(row[at]) for at in found) else found


def is_numbers_row(row: Sequence[SourceCell]) -> bool:
    """A, B, C, 1, 2, 3, 4=3/1: the line that numbers the columns."""
    held = [cell.text.strip() for cell in row if cell.text.strip()]
    if len(held) <= _FEW or not all(_NUMBERING.fullmatch(text) for text in held):
        return False
    bare = [text.strip("()") for text in held]
    digits = [int(text) for text in bare if text.isascii() and text.isdigit()]
    return (
        len(digits) > 1
        and digits[0] <= _FEW
        and all(b - a == 1 for a, b in itertools.pairwise(digits))
    )


def says_unit(text: str) -> bool:
    """Đơn vị tính: tỷ đồng, or nothing but a unit."""
    bare = text.strip().strip("()").strip()
    opened = starts_with(words_of("unit_line"), bare)
    return bool(units_of(bare if opened is None else opened[1]))


def regions_of(grid: SourceGrid) -> tuple[Region, ...]:
    """Các bảng của lưới: every table of a grid under its titles, in order."""
    found: list[Region] = []
    start = 0
    while start < len(grid.rows):
        region, end = _region(grid, start)
        if region is None:
            break
        found.append(region)
        start = end
    return tuple(found)


def _region(grid: SourceGrid, start: int) -> tuple[Region | None, int]:
    rows = grid.rows
    first = next(
        (
            at
            for at in range(start, len(rows))
            if not is_numbers_row(rows[at]) and _figures_in(rows[at])
        ),
        None,
    )
    if first is None:
        return None, len(rows)
    end = _end(rows, first)
    bodied = [at for at in range(first, end) if _figures_in(rows[at])]
    columns = sorted({column for at in bodied for column in _figures_in(rows[at])})
    lasts = [at for at in range(start, first) if _holds(rows[at], columns)]
    lasts = [at for at in lasts if not _is_single_unit(rows[at])]
    numbers = next((at for at in reversed(lasts) if is_numbers_row(rows[at])), None)
    heads = _heads(rows, lasts, columns)
    above = range(start, heads[0]) if heads else range(start, first)
    between = range(heads[-1] + 1 if heads else first, first)
    texts = [at for at in above if _holds(rows[at], range(len(rows[at])))]
    units = [at for at in (*texts, *between) if _is_single_unit(rows[at])]
    titles = tuple(at for at in texts if at not in units)
    body = [at for at in (*between, *range(first, end)) if at not in units and at != numbers]
    body = [at for at in body if _holds(rows[at], range(len(rows[at])))]
    columns = _columns(rows, [at for at in heads if at != numbers], bodied, columns)
    notes = tuple(at for at in body if at > bodied[-1])
    return (
        Region(
            grid,
            titles,
            tuple(units),
            tuple(at for at in heads if at != numbers),
            tuple(at for at in body if at not in notes),
            tuple(columns),
            numbers,
            notes,
        ),
        end,
    )


def _holds(row: Sequence[SourceCell], columns: Sequence[int]) -> bool:
    return any(row[at].text.strip() for at in columns)


def _is_single_unit(row: Sequence[SourceCell]) -> bool:
    held = [cell.text for cell in row if cell.text.strip()]
    return len(held) == 1 and says_unit(held[0])


def _heads(
    rows: Sequence[Sequence[SourceCell]], lasts: Sequence[int], columns: Sequence[int]
) -> list[int]:
    """The rows of the head: from the last that stands over figures up to a title or a gap."""
    if not lasts:
        return []
    found = [lasts[-1]]
    for at in range(lasts[-1] - 1, -1, -1):
        row = rows[at]
        held = [column for column, cell in enumerate(row) if cell.text.strip()]
        if not held or at < lasts[0] or _is_single_unit(row):
            break
        if held == [0] or (len(held) == 1 and held[0] < columns[0]):
            break
        found.insert(0, at)
    return found


def _end(rows: Sequence[Sequence[SourceCell]], first: int) -> int:
    """Where the body ends: at the heads or the titles of the next table, or of the grid."""
    columns: set[int] = set()
    for at in range(first, len(rows)):
        row = rows[at]
        columns.update(_figures_in(row))
        over = [column for column in columns if _is_head(row[column])]
        if (
            len(over) >= min(_FEW, len(columns))
            and not _figures_in(row)
            and at > first
            and len(over) > 1
        ):
            return _titles_before(rows, at, first)
        if is_numbers_row(row) and at > first + 1:
            return _titles_before(rows, at, first)
    return len(rows)


def _is_head(cell: SourceCell) -> bool:
    return content_of(cell) is Content.WORDS or is_year(cell)


def _titles_before(rows: Sequence[Sequence[SourceCell]], at: int, first: int) -> int:
    """The first of the lines above a head that hold words alone and belong to it."""
    here = at
    while here - 1 > first and not _figures_in(rows[here - 1]):
        here -= 1
    return here


def _columns(
    rows: Sequence[Sequence[SourceCell]],
    heads: Sequence[int],
    bodied: Sequence[int],
    columns: Sequence[int],
) -> list[int]:
    """The columns that hold mostly figures, but for those of numbering, codes and units."""
    kept: list[int] = []
    for column in columns:
        texts = [rows[at][column].text for at in heads if rows[at][column].text.strip()]
        named = whole(words_of("column"), " ".join(texts)) if texts else None
        contents = [content_of(rows[at][column]) for at in bodied]
        words = contents.count(Content.WORDS)
        numbers = sum(map(contents.count, _OF_FIGURES))
        if named in (None, "note") and numbers >= words:
            kept.append(column)
    return kept
