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
    total = ZERO
    slack = quantum_of(whole)
    for number in given:
        total = add(total, number)
        slack = add(slack, quantum_of(number))
    difference = abs(total - whole)
    if difference * _FEW <= (slack if _has_decimals([whole, *given]) else ZERO):
        return
    code = "parts-above-total" if total > whole else "parts-below-total"
    message = f"{what} cộng lại {_vn(total)}, ô tổng ghi {_vn(whole)}"
    yield Finding(code, Severity.WARNING, message, tuple(Evidence(cell) for cell in cells))


def _has_decimals(numbers: list[Decimal]) -> bool:
    return any(number != number.to_integral_value() for number in numbers)


def _vn(number: Decimal) -> str:
    return f"{number:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
