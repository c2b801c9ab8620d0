"""Cộng dòng, cộng cột: a total of places, and a column that adds up the months beside it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from congthuong._exact import ZERO, add, quantum_of
from congthuong.findings import Evidence, Finding, Severity
from congthuong.layouts.columns import Role
from congthuong.layouts.sketch import Block, Sketch
from congthuong.periods import Period
from congthuong.quantities import UnitKind

__all__ = ["sum_findings"]

_FEW: Final = 2


def sum_findings(sketch: Sketch) -> Iterator[Finding]:
    """Sums that the table writes and that its parts do not give."""
    for block in sketch.blocks:
        yield from _of_places(sketch, block)
        yield from _of_parts(sketch, block)
        yield from _of_months(sketch, block)


def _of_places(sketch: Sketch, block: Block) -> Iterator[Finding]:
    if sketch.places is None:
        return
    totals = [row for row in block.rows if row.has_figures and row.at not in sketch.places.names]
    parts = [row for row in block.rows if row.at in sketch.places.names]
    if len(totals) != 1 or len(parts) < _FEW:
        return
    for at, column in block.columns.items():
        percent = column.unit is not None and column.unit[1].kind is UnitKind.PERCENT
        if column.role not in (Role.VALUE, Role.PLAN) or percent:
            continue
        figures = [sketch.figures.get((row.at, at)) for row in (*totals, *parts)]
        if any(figure is not None and figure.is_percent for figure in figures):
            continue
        indicator = column.indicator or sketch.title.indicator
        if indicator is not None and not indicator.adds_over_places:
            continue
        whole = sketch.number(totals[0].at, at)
        numbers = [sketch.number(row.at, at) for row in parts]
        given = [number for number in numbers if number is not None]
        if whole is not None and len(given) >= _FEW:
            cells = [sketch.cell(row.at, at).address for row in (*totals, *parts)]
            yield from _compared(whole, given, cells, "các địa bàn")


def _of_parts(sketch: Sketch, block: Block) -> Iterator[Finding]:
    """The rows below a row: above it they cannot be together, and where they make it up in most
    columns they do so in all."""
    families: dict[tuple[int, int], list[int]] = {}
    for row in block.rows:
        subject = sketch.subjects.get(row.at)
        if subject is not None and subject.parent is not None and subject.parent >= 0:
            families.setdefault((subject.parent, subject.group), []).append(row.at)
    for (parent, _), children in families.items():
        held = sketch.subjects.get(parent)
        above = None if held is None else held.indicator
        summed = above is not None and above.adds_over_places and not above.is_balance
        if not summed or len(children) < _FEW:
            continue
        verdicts: list[tuple[int, Decimal, list[Decimal]]] = []
        for at, column in block.columns.items():
            if column.role not in (Role.VALUE, Role.PLAN):
                continue
            total = sketch.number(parent, at)
            numbers = [sketch.number(child, at) for child in children]
            given = [number for number in numbers if number is not None]
            if total is not None and len(given) == len(children):
                verdicts.append((at, total, given))
        kept = _without_nested([given for _, _, given in verdicts], len(children))
        summed_up = [(at, total, [given[i] for i in kept]) for at, total, given in verdicts]
        equal = [at for at, total, given in summed_up if not _differs(total, given)]
        # What makes up its total in no column is a choice of parts, and accuses nobody.
        if not equal or len(equal) * _FEW < len(verdicts):
            continue
        for at, total, given in summed_up:
            rows = (parent, *(children[i] for i in kept))
            cells = [sketch.cell(row, at).address for row in rows]
            yield from _compared(total, given, cells, "các dòng thành phần")


def _without_nested(columns: list[list[Decimal]], count: int) -> list[int]:
    """The rows of which none is a part of the row above it: a run that makes up a row is its parts."""
    kept: list[int] = []
    at = 0
    while at < count:
        kept.append(at)
        end = next(
            (end for end in range(at + 1 + _FEW, count + 1) if _makes_up(columns, at, end)), at + 1
        )
        at = end
    return kept


def _makes_up(columns: list[list[Decimal]], at: int, end: int) -> bool:
    agreed = sum(not _differs(given[at], given[at + 1 : end]) for given in columns if given[at])
    return bool(columns) and agreed * _FEW > len(columns)


def _of_months(sketch: Sketch, block: Block) -> Iterator[Finding]:
    """A cumulative beside all of its months."""
    for at, column in block.columns.items():
        time = block.times[at]
        if column.role is not Role.VALUE or not isinstance(time, Period) or time.months == 1:
            continue
        wanted = set(time.split())
        inside = {
            other: month
            for other, month in block.times.items()
            if other != at and block.columns[other].role is Role.VALUE and month in wanted
        }
        if len(inside) != len(wanted):
            continue
        for row in block.rows:
            subject = sketch.subjects.get(row.at)
            indicator = None if subject is None else subject.indicator
            if indicator is not None and not indicator.adds_over_time:
                continue
            whole = sketch.number(row.at, at)
            numbers = [sketch.number(row.at, other) for other in inside]
            given = [number for number in numbers if number is not None]
            if whole is not None and len(given) == len(wanted):
                cells = [sketch.cell(row.at, other).address for other in (at, *inside)]
                yield from _compared(whole, given, cells, "các tháng")


def _compared(
    whole: Decimal, given: list[Decimal], cells: list[str], what: str
) -> Iterator[Finding]:
    sign = _differs(whole, given)
    if not sign:
        return
    total = ZERO
    for number in given:
        total = add(total, number)
    code = "parts-above-total" if sign > 0 else "parts-below-total"
    message = f"{what} cộng lại {_vn(total)}, ô tổng ghi {_vn(whole)}"
    yield Finding(code, Severity.WARNING, message, tuple(Evidence(cell) for cell in cells))


def _differs(whole: Decimal, given: list[Decimal]) -> int:
    """1 where the parts come to more than the whole beyond rounding, -1 to less, 0 to the same.

    Whole numbers round where their column has larger ones than a count would have.
    """
    total, slack = ZERO, quantum_of(whole)
    for number in given:
        total = add(total, number)
        slack = add(slack, quantum_of(number))
    difference = total - whole
    is_rounded = abs(whole) >= _LARGE or any(map(_has_decimals, (whole, *given)))
    if abs(difference) * _FEW <= (slack if is_rounded else ZERO):
        return 0
    return 1 if difference > 0 else -1


_LARGE: Final = 10_000


def _has_decimals(number: Decimal) -> bool:
    return number != number.to_integral_value()


def _vn(number: Decimal) -> str:
    return f"{number:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
