"""Khối: tables pasted into a text, cell by cell or row by row, which are no sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from congthuong._text import Span
from congthuong.reading.cleaning import BREAK

__all__ = ["PastedTable", "in_cells", "pasted_tables", "without"]


class PastedTable(NamedTuple):
    """Bảng dán: its first and last line, counted from 0, its cells of figures, its title and heads.

    `above` are the short lines right above its first row: title, unit and heads, as sentences too.
    """

    first: int
    last: int
    cells: tuple[Span, ...]
    rows: tuple[Span, ...] = ()
    above: tuple[Span, ...] = ()


class _Line(NamedTuple):
    """Một dòng: its text, where it begins, and the cells of figures in it."""

    text: str
    start: int
    figures: tuple[Span, ...] = ()
    is_row: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip(" \t|")

    @property
    def is_figure(self) -> bool:
        return bool(self.figures) and not self.is_row

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    @property
    def is_head(self) -> bool:
        """Whether it may be a title or a head of the table under it."""
        return self.is_short or self.text.rstrip().endswith(":")

    @property
    def is_short(self) -> bool:
        said = self.text.strip(" \t|")
        ends = said.endswith((".", ";")) and _ORDINAL.fullmatch(said) is None
        return len(said) <= _SHORT and not ends


_SHORT: Final = 90
_ORDINAL: Final = re.compile(r"(?:[0-9]+|[IVX]+|[a-zđ])[.)]")
_FEWEST_ROWS: Final = 2
_FEWEST_CELLS: Final = 6
_MOST_ABOVE: Final = 24
# Of the lines of a table that stands one cell a line, so many at most are no figures.
_NAMES_A_FIGURE: Final = 2
_CELL: Final = r"(?:khoảng |trên |dưới |> ?|< ?)?[+-]?[0-9][0-9.,]*(?: ?[-–] ?[0-9][0-9.,]*)? ?%?"
_NUMBER: Final = re.compile(rf"{_CELL}(?<![.)])", re.IGNORECASE)
_BARS: Final = re.compile(r"\||\t")
_GAPS: Final = re.compile(r" {3,}")
_YEARS: Final = re.compile(r"\s*(?:(?:19|20)[0-9]{2}\s+){1,}(?:19|20)[0-9]{2}\s*")
_TRAILING: Final = re.compile(r"(?:(?<=\s)[+-]?[0-9][0-9.,]*%?(?:\s+|$)){3,}$")


def pasted_tables(text: str) -> tuple[PastedTable, ...]:
    r"""Các bảng dán trong văn bản: runs of lines that are rows of cells, or single cells.

    Linear in the text.

    >>> len(pasted_tables("Chợ | 2021 | 2022\nHạng 1 | 2 | 3\nHạng 2 | 9 | 8\n"))
    1
    """
    lines = list(_lines(text))
    return tuple(sorted((*_of_rows(lines), *_of_cells(lines))))


def without(text: str, tables: Sequence[PastedTable]) -> str:
    """Văn bản không có bảng: blanks in the place of the lines of tables, of the same length."""
    if not tables:
        return text
    lines = text.split("\n")
    for table in tables:
        rows = range(table.first, min(table.last + 1, len(lines)))
        heads = range(table.first - len(table.above), table.first)
        for at in (*rows, *(at for at in heads if _BARS.search(lines[at]))):
            lines[at] = " " * len(lines[at])
    return "\n".join(lines)


def in_cells(rows: Sequence[str]) -> list[str]:
    r"""Dòng có ô: figures at the end of rows that stand one blank apart, apart by tabs.

    As many to a row as the row with fewest has; what stands before is the name (Hạng 1).

    >>> in_cells(["2028 2029", "Tổng số 58 60 61", "Hạng 1 2 2 2"])
    ['\t2028\t2029', 'Tổng số\t58\t60\t61', 'Hạng 1\t2\t2\t2']
    """
    found = [None if _is_parted(row) else _TRAILING.search(row) for row in rows]
    fewest = min(
        (len(one[0].split()) for one in found if one is not None and one.start()), default=0
    )
    return [_in_cells(row, one, fewest) for row, one in zip(rows, found, strict=True)]


def _in_cells(row: str, found: re.Match[str] | None, fewest: int) -> str:
    if not _is_parted(row) and _YEARS.fullmatch(row):  # heads alone, over the figures of the rows
        return "\t" + "\t".join(row.split())
    if found is None or not found.start() or not fewest:
        return row
    figures = list(re.finditer(r"\S+", row))[-fewest:]
    start = figures[0].start()
    return f"{row[: start - 1]}\t" + re.sub(r"\s", "\t", row[start:].rstrip())


def _is_parted(row: str) -> bool:
    return bool(_BARS.search(row)) or len(_GAPS.split(row.strip())) > _FEWEST_ROWS


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for found in [*BREAK.finditer(text), None]:
        end = len(text) if found is None else found.start()
        yield _line(text[start:end], start)
        start = end if found is None else found.end()


def _line(said: str, start: int) -> _Line:
    for sign in (_BARS, _GAPS):
        cells = list(_split(said, sign))
        if len(cells) > _FEWEST_ROWS:
            figures = [cell for cell in cells if _NUMBER.fullmatch(cell.of(said))]
            row = len(figures) > 1
            return _Line(said, start, _moved(figures, start), is_row=row)
    trailing = _TRAILING.search(said)
    if trailing is not None and trailing.start() > 0:
        spans = [Span(*found.span()) for found in re.finditer(r"\S+", trailing[0])]
        return _Line(said, start, _moved(spans, start + trailing.start()), is_row=True)
    alone = said.strip(" \t|")
    if alone and _NUMBER.fullmatch(alone):
        at = said.index(alone)
        return _Line(said, start, (Span(start + at, start + at + len(alone)),))
    return _Line(said, start)


def _split(said: str, sign: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for found in [*sign.finditer(said), None]:
        end = len(said) if found is None else found.start()
        piece = said[start:end]
        if piece.strip():
            at = start + len(piece) - len(piece.lstrip())
            yield Span(at, at + len(piece.strip()))
        start = end if found is None else found.end()


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.end + by) for span in spans)


def _of_rows(lines: Sequence[_Line]) -> Iterator[PastedTable]:
    """Runs of rows, with short lines between them."""
    run: list[int] = []
    gap = 0
    for at, line in enumerate([*lines, _Line("", 0)]):
        if line.is_row:
            run.append(at)
            gap = 0
            continue
        gap += not line.is_blank
        ends = at == len(lines) or gap > 1 or (not line.is_blank and not line.is_short)
        if run and ends:
            if len(run) >= _FEWEST_ROWS:
                yield _table(lines, run[0], run[-1])
            run = []


def _of_cells(lines: Sequence[_Line]) -> Iterator[PastedTable]:
    """Runs of lines with one cell each, so many of them figures."""
    run: list[int] = []
    for at, line in enumerate([*lines, _Line("." * (_SHORT + 1), 0)]):
        if line.is_blank:
            continue
        if line.is_short and not line.is_row:
            run.append(at)
            continue
        yield from _stack(lines, run)
        run = []


def _stack(lines: Sequence[_Line], run: Sequence[int]) -> Iterator[PastedTable]:
    figures = [place for place, at in enumerate(run) if lines[at].is_figure]
    if len(figures) < _FEWEST_CELLS:
        return
    within = figures[-1] - figures[0] + 1
    if within <= len(figures) * (1 + _NAMES_A_FIGURE):
        yield _table(lines, run[max(0, figures[0] - 1)], run[figures[-1]])


def _table(lines: Sequence[_Line], first: int, last: int) -> PastedTable:
    cells = [span for line in lines[first : last + 1] for span in line.figures]
    top = first
    while top > max(0, first - _MOST_ABOVE) and lines[top - 1].is_head:
        top -= 1
    rows, above = (tuple(line.span for line in lines[first : last + 1])), lines[top:first]
    return PastedTable(first, last, tuple(cells), rows, tuple(line.span for line in above))
