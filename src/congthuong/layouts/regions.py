"""Vùng của bảng: titles, heads and body of a table, and which columns hold its figures."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from congthuong._grids import SourceCell, SourceGrid
from congthuong._text import fold_tones
from congthuong.layouts.figures import Content, content_of, is_year
from congthuong.layouts.units import units_of
from congthuong.layouts.words import starts_with, whole, words_of
from congthuong.quantities.scales import SCALE_SPELLINGS

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
    notes: tuple[int, ...] = ()

    def row(self, at: int) -> tuple[SourceCell, ...]:
        """The cells of a row of the grid."""
        return self.grid.rows[at]


_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_NUMBERING: Final = re.compile(
    r"[A-Za-zĐđ]|\([A-Za-zĐđ]\)|\(?[0-9]{1,3}\)?|\(?[0-9]+(?:[=:+\-*/x()%0-9 ]+)"
)
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
    """The next table from a row on, and the row behind it."""
    rows = grid.rows
    first = next((at for at in range(start, len(rows)) if _is_body(rows[at])), None)
    if first is None:
        return None, len(rows)
    end = _end(rows, first)
    bodied = [at for at in range(first, end) if _figures_in(rows[at])]
    columns = sorted({column for at in bodied for column in _figures_in(rows[at])})
    columns = _with_missing(rows, bodied, columns)
    over = [at for at in range(start, first) if _heads_some(rows, at, columns)]
    numbers = next((at for at in reversed(over) if is_numbers_row(rows[at])), None)
    heads = _heads(rows, over, columns)
    opens = heads[-1] + 1 if heads else first
    above = [at for at in range(start, heads[0] if heads else first) if _is_held(rows[at])]
    below = [at for at in range(opens, end) if _is_held(rows[at])]
    units = [at for at in (*above, *below) if at < first and _is_unit_line(rows, at)]
    notes = [at for at in below if at > bodied[-1] and not _holds(rows[at], columns)]
    named = [at for at in heads if at != numbers]
    region = Region(
        grid,
        titles=tuple(at for at in above if at not in units),
        units=tuple(units),
        heads=tuple(named),
        body=tuple(at for at in below if at not in (*units, *notes, numbers)),
        figures=tuple(_columns(rows, named, bodied, columns)),
        numbers=numbers,
        notes=tuple(notes),
    )
    return region, end


def _with_missing(
    rows: Sequence[Sequence[SourceCell]], bodied: Sequence[int], columns: Sequence[int]
) -> list[int]:
    """The columns of figures, and those among and behind them that hold but marks of none."""
    marked = {
        column
        for at in bodied
        for column in range(columns[0], len(rows[at]))
        if content_of(rows[at][column]) is Content.MISSING
    }
    worded = {column for at in bodied for column in marked if _is_words(rows[at][column])}
    return sorted({*columns, *(marked - worded)})


def _is_body(row: Sequence[SourceCell]) -> bool:
    return not is_numbers_row(row) and bool(_figures_in(row))


def _is_held(row: Sequence[SourceCell]) -> bool:
    return any(cell.text.strip() for cell in row)


def _heads_some(rows: Sequence[Sequence[SourceCell]], at: int, columns: Sequence[int]) -> bool:
    """Whether a row may be one of the head: words, years or numbers over some column."""
    contents = {content_of(rows[at][column]) for column in columns} - {Content.EMPTY}
    return bool(contents - {Content.MISSING}) and not _is_unit_line(rows, at)


def _holds(row: Sequence[SourceCell], columns: Sequence[int]) -> bool:
    return any(row[at].text.strip() for at in columns)


def _is_unit_line(rows: Sequence[Sequence[SourceCell]], at: int) -> bool:
    """Whether a row is a unit line, and not the end of a unit that heads stack: nghìn tỷ, đồng."""
    held = [(column, cell.text) for column, cell in enumerate(rows[at]) if cell.text.strip()]
    if len(held) != 1 or not says_unit(held[0][1]):
        return False
    column, text = held[0]
    above = fold_tones(rows[at - 1][column].text).split() if at else []
    is_cut = bool(above) and any(above[-1].strip("(") == word for word, _ in SCALE_SPELLINGS)
    return not is_cut and text.count(")") <= text.count("(")


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
        if not held and len(found) == 1 and is_numbers_row(rows[found[0]]):
            continue
        if not held or at < lasts[0] or _is_unit_line(rows, at):
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
        is_new = len(over) > 1 or (bool(over) and _opens(rows, at))
        if at > first and is_new and not _figures_in(row):
            return _titles_before(rows, at, first)
        if is_numbers_row(row) and at > first + 1:
            return _titles_before(rows, at, first)
    return len(rows)


def _opens(rows: Sequence[Sequence[SourceCell]], at: int) -> bool:
    """Whether a single head stands under a title or a unit line of its own, behind a gap."""
    above = [len([cell for cell in row if cell.text.strip()]) for row in rows[at - 2 : at]]
    return bool(above) and above[-1] == 1 and _name_at(rows[at]) == 0


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
    """The columns of figures, but for those of numbering, codes, units and notes in words."""
    kept: list[int] = []
    for column in columns:
        texts = [rows[at][column].text for at in heads if rows[at][column].text.strip()]
        named = whole(words_of("column"), " ".join(texts)) if texts else None
        contents = [content_of(rows[at][column]) for at in bodied]
        in_words = contents.count(Content.WORDS) > sum(map(contents.count, _OF_FIGURES))
        if named is None or (named == "note" and not in_words):
            kept.append(column)
    return kept or list(columns)
