"""Đọc bảng lạ: a table that nobody declared, to statements cell by cell, or the reason why not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import evolve, frozen

from congthuong.checks import check_dataset, default_rules
from congthuong.checks.rules import RuleSet
from congthuong.findings import Evidence, Finding, Severity
from congthuong.layouts.assembling import assembled
from congthuong.layouts.columns import Column, Role, among, column_of
from congthuong.layouts.figures import Content, content_of, figure_of, notation_doubt
from congthuong.layouts.grids import grid_of
from congthuong.layouts.heads import paths_of
from congthuong.layouts.naming import implied_indicator, name_rows
from congthuong.layouts.places import places_of
from congthuong.layouts.regions import Region, regions_of
from congthuong.layouts.reasons import Reason, StatedCell, Unread
from congthuong.layouts.relations import Relation, Standing, relate
from congthuong.layouts.rows import Row, rows_of, stub_of
from congthuong.layouts.sketch import Block, Sketch, dated
from congthuong.layouts.sums import sum_findings
from congthuong.layouts.titles import Title, title_of
from congthuong.localities import Locality
from congthuong.indicators import Indicator
from congthuong.periods import AsOf, Period
from congthuong.quantities import UnitKind
from congthuong.records import Dataset, Record

__all__ = ["LayoutReading", "ReadTable", "read_layout"]


@frozen
class ReadTable:
    """Một bảng đã hiểu: its sketch and the relations of its columns, block by block."""

    sketch: Sketch
    relations: Sequence[Mapping[int, Relation]]


@frozen(repr=False)
class LayoutReading:
    """Kết quả đọc bảng lạ: what each cell states, the cells that state nothing, and findings."""

    cells: tuple[StatedCell, ...]
    unread: tuple[Unread, ...]
    findings: tuple[Finding, ...]
    tables: tuple[ReadTable, ...]
    remarks: tuple[str, ...] = ()

    @property
    def dataset(self) -> Dataset:
        """Số liệu: the records of all cells whose statement is complete."""
        return Dataset(record for cell in self.cells for record in _records(cell))


def _records(cell: StatedCell) -> tuple[Record, ...]:
    return cell.statement.records() if cell.statement.is_complete else ()


def read_layout(
    source: object,
    *,
    published: date | Period | AsOf | None = None,
    locality: Locality | str | None = None,
) -> LayoutReading:
    """Đọc bảng lạ: every table of a grid, by the evidence of its words and of its arithmetic.

    Raises `InvalidTypeError` for what is no table; never for what stands in it.
    """
    grid = grid_of(source)
    told = locality.code if isinstance(locality, Locality) else locality or ""
    cells: list[StatedCell] = []
    unread: list[Unread] = []
    findings: list[Finding] = []
    tables: list[ReadTable] = []
    remarks: list[str] = []
    for region in regions_of(grid):
        sketch = _sketch(region, published, told)
        relations = [relate(sketch, block) for block in sketch.blocks]
        tables.append(ReadTable(sketch, relations))
        remarks += _remarks(sketch)
        own: list[StatedCell] = []
        for block, found in zip(sketch.blocks, relations, strict=True):
            stated, left = assembled(sketch, block, found, told)
            own += stated
            unread += left
            findings += _layout_findings(sketch, block, found)
        own, repeated = _unique(own, sketch)
        unread += repeated
        cells += own
        findings += _checked(own)
        findings += sum_findings(sketch)
    return LayoutReading(
        tuple(cells), tuple(unread), tuple(findings), tuple(tables), tuple(remarks)
    )


def _remarks(sketch: Sketch) -> Iterator[str]:
    region = sketch.region
    for at in (*region.titles, *region.notes):
        words = " | ".join(cell.text.strip() for cell in region.row(at) if cell.text.strip())
        if words:
            yield words


def _sketch(region: Region, published: date | Period | AsOf | None, told: str) -> Sketch:
    title = title_of(region, published)
    paths = paths_of(region)
    stub = stub_of(region, paths)
    rows = rows_of(region, stub)
    cells = [region.row(row.at)[at] for row in rows for at in region.figures]
    figures = {
        (row.at, at): figure
        for row in rows
        for at in region.figures
        if content_of(region.row(row.at)[at]) is Content.NUMBER
        and (figure := figure_of(region.row(row.at)[at])) is not None
    }
    columns = {one.at: one for one in among([column_of(at, paths[at]) for at in region.figures])}
    blocks = list(_blocks(region, columns, rows, title, lambda row, at: (row, at) in figures))
    time = title.time or next((t for b in blocks for t in b.times.values() if t is not None), None)
    places = places_of(rows, stub, time, told or title.place)
    title = evolve(title, indicator=_subject_of(title, rows, columns.values()))
    timed = [row.time is not None for row in rows if row.has_figures]
    by_time = places is None and sum(timed) * 4 >= len(timed) * 3 > 0
    if not by_time:
        rows = tuple(evolve(row, time=None) for row in rows)
        blocks = [
            evolve(block, rows=[evolve(row, time=None) for row in block.rows]) for block in blocks
        ]
    if title.indicator is None and places is None:
        title = evolve(title, indicator=implied_indicator(rows))
    unit = title.unit[1] if title.unit is not None else None
    shared = {c.unit[1] for c in columns.values() if c.unit is not None and c.role is Role.VALUE}
    subjects = name_rows(
        rows,
        title,
        by_place=places is not None or by_time,
        lists_facilities=stub.place is not None and places is not None,
        column_unit=unit if unit is not None or len(shared) != 1 else shared.pop(),
    )
    return Sketch(
        region=region,
        title=title,
        stub=stub,
        blocks=blocks,
        subjects=subjects,
        figures=figures,
        places=places,
        doubt=notation_doubt(cells),
        formulas=_formulas(region),
    )


def _subject_of(title: Title, rows: Sequence[Row], columns: Iterable[Column]) -> Indicator | None:
    """Of several indicators that a title names, the first that is counted in a unit of the table."""
    scaled = [*title.units, *(row.unit for row in rows), *(column.unit for column in columns)]
    units = {one[1] for one in scaled if one is not None and one[1].kind is not UnitKind.PERCENT}
    fitting = (each for each in title.indicators if any(each.accepts(unit) for unit in units))
    return next(fitting, title.indicator)


def _blocks(
    region: Region,
    columns: Mapping[int, Column],
    rows: Sequence[Row],
    title: object,
    has: object,
) -> Iterator[Block]:
    held: list[Row] = []
    current = columns
    for row in rows:
        if row.is_block:
            if held:
                yield dated(current, held, title, has)  # type: ignore[arg-type]
            held = []
            line = row.cells[0]
            current = {at: column_of(at, column.cells, line) for at, column in columns.items()}
        else:
            held.append(row)
    if held:
        yield dated(current, held, title, has)  # type: ignore[arg-type]


_FORMULA: Final = re.compile(r"\(?([0-9]+)\)?\s*=\s*\(?([0-9]+)\)?\s*[/:]\s*\(?([0-9]+)\)?")


def _formulas(region: Region) -> Mapping[int, tuple[int, int]]:
    """4=3/1 in the line of column numbers: the column and the two that it is made of."""
    if region.numbers is None:
        return {}
    row = region.row(region.numbers)
    numbered: dict[str, int] = {}
    for at, cell in enumerate(row):
        numbered[cell.text.strip().strip("()").partition("=")[0].strip()] = at
    found: dict[int, tuple[int, int]] = {}
    for at, cell in enumerate(row):
        match = _FORMULA.match(cell.text.strip())
        if match is not None and match[2] in numbered and match[3] in numbered:
            found[at] = numbered[match[2]], numbered[match[3]]
    return found


def _unique(cells: Sequence[StatedCell], sketch: Sketch) -> tuple[list[StatedCell], list[Unread]]:
    """One key, one figure: cells that give two numbers for one figure give none."""
    groups: dict[object, list[StatedCell]] = defaultdict(list)
    for cell in cells:
        groups[_key(cell)].append(cell)
    kept: list[StatedCell] = []
    repeated: list[Unread] = []
    texts = {c.address: c.text for row in sketch.region.grid.rows for c in row}
    for group in groups.values():
        numbers = {_number(cell) for cell in group}
        if len(numbers) == 1:
            kept += group
        else:
            repeated += [Unread(c.address, texts[c.address], Reason.REPEATED) for c in group]
    order = {cell.address: at for at, cell in enumerate(cells)}
    return sorted(kept, key=lambda cell: order[cell.address]), repeated


def _key(cell: StatedCell) -> object:
    said = cell.statement
    indicator = said.indicator.code if said.indicator is not None else said.words
    rate = said.rates[0] if said.rates else None
    base = None if rate is None else (type(rate.value), rate.base)
    is_plan = said.target is not None
    parts = frozenset(said.segments)
    status = None if is_plan else said.status
    return (
        indicator,
        said.place,
        said.time,
        said.price_basis,
        parts,
        base,
        is_plan,
        said.target,
        status,
    )


def _number(cell: StatedCell) -> object:
    said = cell.statement
    return said.value if said.value is not None else said.rates[0].value


_RULES: Final = (
    *("plan-mismatch", "growth-mismatch", "index-mismatch", "share-mismatch"),
    *("share-above-whole", "part-above-total"),
)


def _checked(cells: Sequence[StatedCell]) -> tuple[Finding, ...]:
    data = Dataset(record for cell in cells for record in _records(cell))
    rules = RuleSet(tuple(rule for rule in default_rules().rules if rule.code in _RULES))
    return check_dataset(data, rules)


def _layout_findings(
    sketch: Sketch, block: Block, relations: Mapping[int, Relation]
) -> Iterator[Finding]:
    for at, relation in relations.items():
        if relation.standing is Standing.REFUTED:
            text = block.columns[at].text
            message = (
                f"cột «{text}» trái với phép tính trong bảng ở {relation.tested - relation.agreed}"
            )
            evidence = tuple(Evidence(a) for a in block.columns[at].addresses)
            yield Finding(
                "layout-refuted", Severity.ERROR, f"{message} trên {relation.tested} dòng", evidence
            )
