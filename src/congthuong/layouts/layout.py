"""Đọc bảng lạ: a table that nobody declared, to statements cell by cell, or the reason why not."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import field, frozen

from congthuong.checks import RuleSet, check_dataset, default_rules
from congthuong.findings import Evidence, Finding, Severity
from congthuong.layouts.assembling import assembled
from congthuong.layouts.columns import Role
from congthuong.layouts.grids import TableSource, grid_of
from congthuong.layouts.reasons import Reason, StatedCell, Unread
from congthuong.layouts.refuting import refuted_columns
from congthuong.layouts.regions import regions_of
from congthuong.layouts.relations import Relation, Standing, disagreeing, relate
from congthuong.layouts.sketch import Block, Sketch
from congthuong.layouts.sketching import sketch_of
from congthuong.layouts.sums import sum_findings
from congthuong.localities import Locality
from congthuong.periods import AsOf, Period
from congthuong.records import Dataset, Record

__all__ = ["LayoutReading", "ReadTable", "read_layout"]


@frozen(repr=False)
class ReadTable:
    """Một bảng đã hiểu: its sketch, and how its columns are related, block by block."""

    sketch: Sketch
    relations: Sequence[Mapping[int, Relation]]
    cells: tuple[StatedCell, ...] = ()
    unread: tuple[Unread, ...] = ()
    findings: tuple[Finding, ...] = ()


@frozen(repr=False)
class LayoutReading:
    """Kết quả đọc bảng lạ: every table of a grid, what its cells state, and what they do not.

    >>> from congthuong.layouts import LayoutReading
    >>> len(LayoutReading().cells)
    0
    """

    tables: tuple[ReadTable, ...] = ()
    remarks: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def cells(self) -> tuple[StatedCell, ...]:
        """Ô đã đọc: the cells that state something, table by table."""
        return tuple(cell for table in self.tables for cell in table.cells)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """Ô chưa đọc: the cells of figures that state nothing, with the reason."""
        return tuple(cell for table in self.tables for cell in table.unread)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Điểm cần xem lại: what the arithmetic of the tables contradicts."""
        return tuple(finding for table in self.tables for finding in table.findings)

    @property
    def dataset(self) -> Dataset:
        """Số liệu: the records of all cells whose statement is complete."""
        return _records(self.cells)


def read_layout(
    source: TableSource,
    *,
    published: date | Period | AsOf | None = None,
    locality: Locality | str | None = None,
) -> LayoutReading:
    r"""Đọc bảng lạ: every table of a grid, by the evidence of its words and of its arithmetic.

    Raises `InvalidTypeError` for what is no table; never for what stands in it.

    >>> from congthuong.layouts import read_layout
    >>> reading = read_layout("Năm 2022\nNăm 2023\nSố chợ\n7\nx", locality="36")
    >>> print(*reading.dataset, *reading.unread, sep="; ")
    markets_count, tỉnh Nam Định, 2022: 7 chợ; 5:0 «x»: chưa có số liệu
    """
    grid = grid_of(source)
    told = locality.code if isinstance(locality, Locality) else locality or ""
    regions = regions_of(grid)
    tables = tuple(_read(sketch_of(region, published, told), told) for region in regions)
    remarks = [line for table in tables for line in _remarks(table.sketch)]
    if not regions:
        rows = (" | ".join(text for text in row if text.strip()) for row in grid.texts)
        remarks = [line for line in rows if line]
    return LayoutReading(tables, remarks=tuple(remarks))


def _read(sketch: Sketch, told: str) -> ReadTable:
    relations = [relate(sketch, block) for block in sketch.blocks]
    cells: list[StatedCell] = []
    unread: list[Unread] = []
    findings: list[Finding] = []
    for block, found in zip(sketch.blocks, relations, strict=True):
        stated, left = assembled(sketch, block, found, told)
        cells += stated
        unread += left
        findings += _column_findings(block, found)
        findings += _planned_findings(sketch, block, found)
    cells, refused = _unrefuted(cells, sketch)
    unread += refused
    findings += _refuted_findings(refused, sketch)
    kept, repeated = _unique(cells, sketch)
    findings += _checked(kept)
    findings += sum_findings(sketch)
    return ReadTable(sketch, relations, tuple(kept), (*unread, *repeated), tuple(findings))


def _remarks(sketch: Sketch) -> Iterator[str]:
    region = sketch.region
    for at in (*region.titles, *region.notes):
        yield " | ".join(cell.text.strip() for cell in region.row(at) if cell.text.strip())


def _unique(cells: Sequence[StatedCell], sketch: Sketch) -> tuple[list[StatedCell], list[Unread]]:
    """One key, one figure: cells that give two numbers for one figure give none."""
    groups: dict[object, set[object]] = defaultdict(set)
    for cell in cells:
        groups[_key(cell)].add(_number(cell))
    twice = [cell for cell in cells if len(groups[_key(cell)]) > 1]
    kept = [cell for cell in cells if len(groups[_key(cell)]) == 1]
    wanted = {cell.address for cell in twice}
    rows = sketch.region.grid.rows
    texts = {one.address: one.text for row in rows for one in row if one.address in wanted}
    told = [Unread(cell.address, texts[cell.address], Reason.REPEATED) for cell in twice]
    return kept, told


def _unrefuted(
    cells: Sequence[StatedCell], sketch: Sketch
) -> tuple[list[StatedCell], list[Unread]]:
    """The cells, without those of columns of rates that the levels of the table contradict."""
    columns = _columns(sketch)
    wrong = refuted_columns(cells, columns, _records(cells))
    kept = [
        cell for cell in cells if not cell.statement.rates or columns[cell.address] not in wrong
    ]
    left = {cell.address for cell in cells} - {cell.address for cell in kept}
    rows = sketch.region.grid.rows
    texts = [(one.address, one.text) for row in rows for one in row if one.address in left]
    return kept, [Unread(address, text, Reason.REFUTED) for address, text in texts]


def _columns(sketch: Sketch) -> Mapping[str, int]:
    """The column of every cell of the grid by its address."""
    return {one.address: at for row in sketch.region.grid.rows for at, one in enumerate(row)}


def _refuted_findings(refused: Sequence[Unread], sketch: Sketch) -> Iterator[Finding]:
    columns = _columns(sketch)
    counts = Counter(columns[one.address] for one in refused)
    for at, count in counts.items():
        head = sketch.blocks[0].columns[at]
        message = f"cột «{head.text}» trái với số liệu khác trong bảng: {count} ô"
        yield Finding(
            "layout-refuted", Severity.ERROR, message, tuple(map(Evidence, head.addresses))
        )


def _key(cell: StatedCell) -> object:
    said = cell.statement
    subject = said.words if said.indicator is None else said.indicator.code
    over = tuple((type(rate.value), rate.base) for rate in said.rates)
    parts = frozenset(said.segments)
    key = subject, said.place, said.time, said.price_basis, parts, over, said.target
    return (*key, None if said.target is not None else said.status)


def _number(cell: StatedCell) -> object:
    said = cell.statement
    return said.value if said.value is not None else said.rates[0].value


_RULES: Final = (
    *("plan-mismatch", "growth-mismatch", "index-mismatch", "share-mismatch"),
    *("share-above-whole", "part-above-total", "scale-slip"),
)


def _checked(cells: Sequence[StatedCell]) -> tuple[Finding, ...]:
    """What single figures contradict; whether parts make up a total, the rows know better."""
    rules = RuleSet(rule for rule in default_rules().rules if rule.code in _RULES)
    return check_dataset(_records(cells), rules)


def _records(cells: Sequence[StatedCell]) -> Dataset:
    records: list[Record] = []
    for cell in cells:
        if cell.statement.is_complete:
            records += cell.statement.records()
    return Dataset(records)


def _planned_findings(
    sketch: Sketch, block: Block, relations: Mapping[int, Relation]
) -> Iterator[Finding]:
    """Growth of a plan that the plan and what it is over do not give, in a column that does."""
    for at, relation in relations.items():
        value, base = relation.value, relation.base
        way = relation.encoding if relation.standing is Standing.CONFIRMED else None
        if way is None or value is None or base is None:
            continue
        if block.columns[value].role is not Role.PLAN:
            continue
        for row in disagreeing(sketch, block, (at, value, base), way):
            shown = [sketch.cell(row, column) for column in (at, value, base)]
            rate, plan, over = (cell.text.strip() for cell in shown)
            message = (
                f"«{block.columns[at].text}» ghi {rate}, nhưng {plan} so với {over} cho số khác"
            )
            evidence = tuple(Evidence(cell.address) for cell in shown)
            yield Finding("growth-mismatch", Severity.ERROR, message, evidence)


def _column_findings(block: Block, relations: Mapping[int, Relation]) -> Iterator[Finding]:
    for at, relation in relations.items():
        if relation.standing is Standing.REFUTED:
            column = block.columns[at]
            counted = f"{relation.tested - relation.agreed} trên {relation.tested} dòng"
            message = f"cột «{column.text}» trái với phép tính trong bảng ở {counted}"
            evidence = tuple(map(Evidence, column.addresses))
            yield Finding("layout-refuted", Severity.ERROR, message, evidence)
