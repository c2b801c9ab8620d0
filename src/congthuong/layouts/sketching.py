"""Dựng phác thảo: a region of a grid to columns, rows, subjects and figures."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import evolve

from congthuong.indicators import Indicator
from congthuong.layouts.columns import Column, Role, among, column_of
from congthuong.layouts.families import with_families, within_topic
from congthuong.layouts.figures import Content, Figure, content_of, figure_of, notation_doubt
from congthuong.layouts.heads import paths_of
from congthuong.layouts.naming import implied_indicator, name_rows
from congthuong.layouts.places import places_of
from congthuong.layouts.regions import Region
from congthuong.layouts.rows import Row, rows_of, stub_of
from congthuong.layouts.sketch import Block, Sketch, dated
from congthuong.layouts.titles import Title, title_of
from congthuong.periods import AsOf, Period
from congthuong.quantities import Unit, UnitKind

__all__ = ["sketch_of"]

_Has = Callable[[int, int], bool]


def sketch_of(region: Region, published: date | Period | AsOf | None, told: str) -> Sketch:
    """Phác thảo: what the words of one table say, its figures, its places and its formulas."""
    title = title_of(region, published)
    paths = paths_of(region)
    stub = stub_of(region, paths)
    rows = rows_of(region, stub)
    figures = dict(_figures(region, rows))
    columns = {one.at: one for one in among([column_of(at, paths[at]) for at in region.figures])}
    title = evolve(title, indicator=_subject_of(title, rows, columns.values()))
    columns = within_topic(columns, title)
    columns = with_families(columns, rows, figures, title.indicator)
    blocks = list(_blocks(columns, rows, title, lambda row, at: (row, at) in figures))
    known = (time for block in blocks for time in block.times.values() if time is not None)
    places = places_of(rows, stub, title.time or next(known, None), told or title.place)
    by_time = places is None and _are_times(rows)
    if not by_time:
        rows = tuple(evolve(row, time=None) for row in rows)
        blocks = [evolve(one, rows=[evolve(row, time=None) for row in one.rows]) for one in blocks]
    if title.indicator is None and places is None:
        title = evolve(title, indicator=implied_indicator(rows))
    subjects = name_rows(
        rows,
        title,
        by_place=places is not None or by_time,
        column_unit=_shared_unit(title, columns.values()),
        lists_facilities=stub.place is not None and places is not None,
    )
    return Sketch(
        region=region,
        title=title,
        stub=stub,
        blocks=blocks,
        subjects=subjects,
        figures=figures,
        places=places,
        doubt=notation_doubt(region.row(row.at)[at] for row in rows for at in region.figures),
        formulas=_formulas(region, columns),
    )


def _figures(region: Region, rows: Sequence[Row]) -> Iterator[tuple[tuple[int, int], Figure]]:
    for row in rows:
        for at in region.figures:
            cell = region.row(row.at)[at]
            figure = figure_of(cell) if content_of(cell) is Content.NUMBER else None
            if figure is not None:
                yield (row.at, at), figure


def _are_times(rows: Sequence[Row]) -> bool:
    """Whether the rows are months or years: three of four with figures."""
    timed = [row.time is not None for row in rows if row.has_figures]
    return bool(timed) and sum(timed) * 4 >= len(timed) * 3


def _shared_unit(title: Title, columns: Iterable[Column]) -> Unit | None:
    """The unit of all values, by the unit line or by the heads."""
    if title.unit is not None:
        return title.unit[1]
    values = (column for column in columns if column.role is Role.VALUE)
    units = {column.unit[1] for column in values if column.unit is not None}
    return units.pop() if len(units) == 1 else None


def _subject_of(title: Title, rows: Sequence[Row], columns: Iterable[Column]) -> Indicator | None:
    """Of several indicators in a title, the first that is counted in a unit of the table."""
    scaled = [*title.units, *(row.unit for row in rows), *(column.unit for column in columns)]
    units = {one[1] for one in scaled if one is not None and one[1].kind is not UnitKind.PERCENT}
    fitting = (each for each in title.indicators if any(each.accepts(unit) for unit in units))
    return next(fitting, title.indicator)


def _blocks(
    columns: Mapping[int, Column], rows: Sequence[Row], title: Title, has: _Has
) -> Iterator[Block]:
    """The rows under one set of heads: a line of the body that heads what follows opens a block."""
    held: list[Row] = []
    current = columns
    for row in rows:
        if not row.is_block:
            held.append(row)
            continue
        if held:
            yield dated(current, held, title, has)
        held = []
        line = row.cells[0]
        current = {at: column_of(at, column.cells, line) for at, column in columns.items()}
    if held:
        yield dated(current, held, title, has)


_FORMULA: Final = re.compile(r"\(?([0-9]+)\)?\s*=\s*\(?([0-9]+)\)?\s*[/:]\s*\(?([0-9]+)\)?")
_NUMBER: Final = re.compile(r"\(([0-9]{1,2})\)\s*\Z")


def _formulas(region: Region, columns: Mapping[int, Column]) -> Mapping[int, tuple[int, int]]:
    """4=3/1 in the line of column numbers, (3)/(1) in a head: the two columns of each that is made.

    The numbers stand in a line of their own or behind the heads: Thực hiện 2024 (1).
    """
    texts = {at: column.text for at, column in columns.items() if column.formula is None}
    found = {match[1]: at for at, text in texts.items() if (match := _NUMBER.search(text))}
    pairs = {at: one.formula for at, one in columns.items() if one.formula is not None}
    if region.numbers is not None:
        line = [cell.text.strip() for cell in region.row(region.numbers)]
        found = {
            text.strip("()").partition("=")[0].strip(" ()"): at for at, text in enumerate(line)
        }
        matches = {at: _FORMULA.match(text) for at, text in enumerate(line)}
        pairs |= {at: (one[2], one[3]) for at, one in matches.items() if one is not None}
    return {
        at: (found[value], found[base])
        for at, (value, base) in pairs.items()
        if value in found and base in found
    }
