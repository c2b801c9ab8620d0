"""Cộng dòng, cộng cột: totals that a table writes, and that its own parts do not make up.

A total accuses only where the table shows that it is one: where most columns of its rows, or most
rows of its columns, add up, the others must.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from congthuong._exact import ZERO, add, quantum_of, subtract
from congthuong.findings import Evidence, Finding, Severity
from congthuong.indicators import Indicator
from congthuong.layouts.columns import Role
from congthuong.layouts.sketch import Block, Sketch
from congthuong.numerals import format_number
from congthuong.periods import Period
from congthuong.quantities import UnitKind

__all__ = ["sum_findings"]

_FEW: Final = 2
_LARGE: Final = 10_000
_LONGEST_RUN: Final = 16
_MOST_ROWS: Final = 100


class _Sum(NamedTuple):
    """A total and its parts, each with where they stand."""

    whole: Decimal
    parts: tuple[Decimal, ...]
    cells: tuple[str, ...]

    @property
    def excess(self) -> int:
        """1 where the parts come to more beyond rounding, -1 to less, 0 to the same.

        Small whole numbers are counts and round nothing.
        """
        total, slack = ZERO, quantum_of(self.whole)
        for part in self.parts:
            total, slack = add(total, part), add(slack, quantum_of(part))
        numbers = (self.whole, *self.parts)
        is_rounded = abs(self.whole) >= _LARGE or any(n % 1 for n in numbers)
        difference = subtract(total, self.whole)
        if abs(difference) * _FEW <= (slack if is_rounded else ZERO):
            return 0
        return 1 if difference > 0 else -1

    def finding(self, what: str) -> Finding:
        """What does not add up, with its cells."""
        total = ZERO
        for part in self.parts:
            total = add(total, part)
        code = "parts-above-total" if self.excess > 0 else "parts-below-total"
        message = f"{what} cộng lại {format_number(total)}, ô tổng ghi {format_number(self.whole)}"
        return Finding(code, Severity.WARNING, message, tuple(map(Evidence, self.cells)))


def sum_findings(sketch: Sketch) -> Iterator[Finding]:
    """Sums that the table writes and that its parts do not give."""
    for block in sketch.blocks:
        yield from _judged(list(_of_places(sketch, block)), "các địa bàn")
        for sums in _of_rows(sketch, block):
            yield from _judged(sums, "các dòng thành phần")
        for sums in _of_months(sketch, block):
            yield from _judged(sums, "các tháng")


def _judged(sums: Sequence[_Sum], what: str) -> Iterator[Finding]:
    equal = sum(not one.excess for one in sums)
    if equal and equal * _FEW >= len(sums):
        yield from (one.finding(what) for one in sums if one.excess)


def _sum(sketch: Sketch, whole: tuple[int, int], parts: Sequence[tuple[int, int]]) -> _Sum | None:
    """The sum of some cells; None where one of them holds no number."""
    numbers = [sketch.number(*at) for at in (whole, *parts)]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or len(parts) < _FEW:
        return None
    cells = tuple(sketch.cell(*at).address for at in (whole, *parts))
    return _Sum(known[0], tuple(known[1:]), cells)


def _of_places(sketch: Sketch, block: Block) -> Iterator[_Sum]:
    """The row of the whole place, and those of the places in it."""
    if sketch.places is None:
        return
    wholes = [row.at for row in block.rows if row.has_figures and row.at not in sketch.places.names]
    parts = [row.at for row in block.rows if row.at in sketch.places.names]
    if len(wholes) != 1:
        return
    for at, column in block.columns.items():
        indicator = column.indicator or sketch.title.indicator
        percent = column.unit is not None and column.unit[1].kind is UnitKind.PERCENT
        if column.role not in (Role.VALUE, Role.PLAN) or percent or not _adds(indicator):
            continue
        figures = [sketch.figures.get((row, at)) for row in (*wholes, *parts)]
        if any(figure is not None and figure.is_percent for figure in figures):
            continue
        given = [(row, at) for row in parts if sketch.number(row, at) is not None]
        made = _sum(sketch, (wholes[0], at), given)
        if made is not None:
            yield made


def _adds(indicator: Indicator | None) -> bool:
    return indicator is None or (indicator.adds_over_places and not indicator.is_balance)


def _of_rows(sketch: Sketch, block: Block) -> Iterator[list[_Sum]]:
    """Each row that others are parts of, and those parts, column by column."""
    families: dict[tuple[int, int], list[int]] = {}
    for row in block.rows:
        subject = sketch.subjects.get(row.at)
        if subject is not None and subject.parent is not None:
            families.setdefault((subject.parent, subject.group), []).append(row.at)
    columns = [at for at, column in block.columns.items() if column.role in (Role.VALUE, Role.PLAN)]
    for (parent, _), children in families.items():
        above = sketch.subjects.get(parent)
        if above is None or above.indicator is None or not _adds(above.indicator):
            continue
        kept = _without_nested(sketch, children, columns)
        made = [_sum(sketch, (parent, at), [(row, at) for row in kept]) for at in columns]
        yield [one for one in made if one is not None]


def _without_nested(sketch: Sketch, rows: Sequence[int], columns: Sequence[int]) -> list[int]:
    """The rows of which none is a part of one above it: a run that makes up a row is its parts."""
    kept: list[int] = []
    at = 0
    while at < len(rows):
        kept.append(rows[at])
        ends = range(at + 1 + _FEW, min(at + _LONGEST_RUN, len(rows)) + 1)
        makes_up = (end for end in ends if _makes_up(sketch, rows[at:end], columns))
        at = next(makes_up, at + 1) if len(rows) <= _MOST_ROWS else at + 1
    return kept


def _makes_up(sketch: Sketch, rows: Sequence[int], columns: Sequence[int]) -> bool:
    made = [_sum(sketch, (rows[0], at), [(row, at) for row in rows[1:]]) for at in columns]
    known = [one for one in made if one is not None and one.whole]
    return bool(known) and sum(not one.excess for one in known) * _FEW > len(known)


def _of_months(sketch: Sketch, block: Block) -> Iterator[list[_Sum]]:
    """A cumulative beside all of its months, row by row."""
    for at, column in block.columns.items():
        time = block.times[at]
        if column.role is not Role.VALUE or not isinstance(time, Period) or time.months == 1:
            continue
        wanted = set(time.split())
        inside = [
            other
            for other, month in block.times.items()
            if block.columns[other].role is Role.VALUE and month in wanted
        ]
        if len(inside) == len(wanted):
            rows = [row.at for row in block.rows if _adds_over_time(sketch, row.at)]
            made = [_sum(sketch, (row, at), [(row, other) for other in inside]) for row in rows]
            yield [one for one in made if one is not None]


def _adds_over_time(sketch: Sketch, row: int) -> bool:
    subject = sketch.subjects.get(row)
    indicator = None if subject is None else subject.indicator
    return indicator is None or indicator.adds_over_time
