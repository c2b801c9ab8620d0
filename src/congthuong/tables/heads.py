"""Tìm đầu bảng: which lines of a table are its head, and which column each declared head is."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from attrs import frozen

from congthuong._exact import half_up, in_bounds
from congthuong.tables.declared import IN_PATH, IgnoredColumn, RateColumn, ValueColumn, header_key
from congthuong.tables.form import TableForm
from congthuong.tables.problems import shown

__all__ = ["Heads", "find_heads", "heads_of", "is_years", "numbering", "shown_head"]

_DASHES: Final = frozenset("-–—")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_NUMBER: Final = re.compile(r"\(?([0-9]{1,2})\)?(?:\s*=.*)?")
_LETTER: Final = re.compile(r"\(?[A-Z]\)?")
_FEWEST: Final = 3


@frozen
class Heads:
    """Đầu bảng: the words over each column, from the top down, and where the lines below begin.

    >>> Heads((("Thực hiện", "Tháng 8"), ("Thực hiện", "Tháng 9")), 0, 2).names
    ('Thực hiện | Tháng 8', 'Thực hiện | Tháng 9')
    """

    paths: tuple[tuple[str, ...], ...]
    first: int
    below: int
    letters: tuple[tuple[str, int], ...] = ()
    """Heads that are declared by the letter of their column, and the column."""

    @property
    def names(self) -> tuple[str, ...]:
        """The heads, each on one line."""
        return tuple(IN_PATH.join(path) for path in self.paths)

    def columns_of(self, header: str) -> list[int]:
        """Where a declared head stands: by its letter, else by its whole path, else by its end."""
        by_letter = dict(self.letters).get(header)
        if by_letter is not None:
            return [by_letter]
        whole = [at for at, name in enumerate(self.names) if name == header]
        ends = [at for at, name in enumerate(self.names) if name.endswith(IN_PATH + header)]
        return whole or ends

    def is_group(self, column: int, lines: Sequence[Sequence[object]]) -> bool:
        """Whether a head stands over more columns than its own: the next has none, and figures."""
        beside = column + 1
        if beside >= len(self.paths) or self.paths[beside] or self.by_letter(column):
            return False
        return any(
            any(sign.isdigit() for sign in shown(line[beside]))
            for line in lines
            if beside < len(line) and shown(line[column]).strip()
        )

    def by_letter(self, column: int) -> bool:
        """Whether a column is declared by its letter."""
        return column in dict(self.letters).values()

    def has_all(self, headers: Iterable[str]) -> bool:
        """Whether every one of these heads stands here."""
        return all(self.columns_of(header) for header in headers)


def find_heads(lines: Sequence[Sequence[object]], form: TableForm) -> Heads | None:
    """The first lines that hold every head that is to be read; None where none do.

    Where every such column is declared by its letter, the lines above the form's first row are it.
    """
    needed = form.needed_headers
    by_name = [header for header in needed if header not in form.letters]
    height = form.head_rows
    if form.first_row is not None:
        below = form.first_row - 1
        found = heads_of(lines[max(0, below - height) : below], form, below - height)
        return found if found.has_all(needed) else None
    for at in range(len(lines)):
        window = lines[at : at + height]
        if height > 1 and len([True for cell in window[0] if _words(cell)]) < _FEWEST - 1:
            continue  # a title over the head, not its first line
        texts = {header_key(shown_head(cell)) for line in window for cell in line}
        if all(header.rpartition(IN_PATH)[2] in texts for header in by_name):
            found = heads_of(window, form, at)
            if found.has_all(by_name):
                return found
    return None


def heads_of(lines: Sequence[Sequence[object]], form: TableForm, first: int) -> Heads:
    """These lines as heads: a head over several columns stands over each of them."""
    width = max((len(line) for line in lines), default=0)
    rows = [[_words(line[at]) if at < len(line) else "" for at in range(width)] for line in lines]
    paths: list[tuple[str, ...]] = [()] * width
    for depth, row in enumerate(rows):
        above = list(paths)
        for at, own in enumerate(row):
            left = at > 0 and above[at - 1] == above[at] and len(paths[at - 1]) > len(above[at])
            goes_on = left and any(below[at] for below in rows[depth + 1 :])
            words = own or (paths[at - 1][-1] if goes_on else "")
            paths[at] = (*above[at], words) if words else above[at]
    letters = tuple((header, _position(letter)) for header, letter in form.letters.items())
    return Heads(tuple(paths), first, first + len(lines), letters)


def _words(cell: object) -> str:
    text = header_key(shown_head(cell))
    return "" if text in _DASHES else text


def shown_head(cell: object) -> str:
    """The head that a cell holds: a year or a day as it is written."""
    if isinstance(cell, Decimal) and in_bounds(cell) and cell == half_up(cell, 0):
        return f"{cell:.0f}"
    if isinstance(cell, date | datetime):
        return f"{cell:%d/%m/%Y}"
    return shown(cell)


def _position(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def is_years(line: Sequence[object], form: TableForm, heads: Heads) -> bool:
    """Whether a line below the head says years over the columns of figures, and nothing else."""
    said = False
    for column in form.columns:
        if isinstance(column, IgnoredColumn):
            continue
        for at in heads.columns_of(column.header):
            text = shown_head(line[at]).strip() if at < len(line) else ""
            figure = isinstance(column, ValueColumn | RateColumn)
            if text and not (figure and _YEAR.fullmatch(text)):
                return False
            said = said or bool(text)
    return said


def numbering(line: Sequence[object], *, declared: bool) -> bool:
    """Whether a line numbers the columns (A, B, 1, 2, 3 = 2/1).

    Where no such line is declared, it must count on from one and be longer than a short row.
    """
    texts = [text for cell in line if (text := shown_head(cell).strip())]
    numbers = [found for text in texts if (found := _NUMBER.fullmatch(text))]
    letters = [text for text in texts if _LETTER.fullmatch(text)]
    if not numbers or len(numbers) + len(letters) < len(texts):
        return False
    counted = [int(found[1]) for found in numbers]
    in_turn = counted == list(range(1, len(counted) + 1)) and texts[: len(letters)] == letters
    return declared or (in_turn and len(counted) > 1 and len(texts) >= _FEWEST)
