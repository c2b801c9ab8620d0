"""Dòng vào: declared columns to records; every problem with its cell, nothing lost."""

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import define, evolve, field, frozen

from congthuong._html import Html, table
from congthuong._legacy import LegacyText, decode_legacy
from congthuong.errors import InvalidTypeError
from congthuong.findings import Finding
from congthuong.layouts import StatedCell, Unread
from congthuong.layouts.layout import ReadTable
from congthuong.records import Dataset, Observation, PlanTarget, Record
from congthuong.tables.declared import UnitColumn, header_key
from congthuong.tables.form import TableForm
from congthuong.tables.heads import (
    Heads,
    find_heads,
    heads_of,
    is_years,
    numbering,
    shown_head,
)
from congthuong.tables.problems import CellProblem, UnreadableCell, shown
from congthuong.tables.row_reader import RowReader, is_blank, year_of
from congthuong.tables.stated_rows import StatedRow, stated_row

__all__ = ["TableReading", "has_heads", "read_lines", "read_rows"]

_APART: Final = "\n\x1f"
_NO_HEAD: Final = "ô nằm dưới một đầu cột"
_NO_FLOAT: Final = "một số chính xác (Decimal, int, chữ), hoặc floats=True khi đọc"
_A_PATH: Final = "đầu của một cột; đầu cột này trùm nhiều cột, khai báo theo từng tầng"
_A_FIGURE_LINE: Final = (
    "số liệu; dòng này giống năm hoặc số thứ tự cột của đầu bảng (head_rows, column_numbers)"
)
_MISSING: Final = frozenset({"NAType", "NaTType"})


@frozen(repr=False)
class TableReading:
    r"""Bảng đã đọc: the records of a table, every cell that was not read, every line of words.

    `remarks` are the lines in which no figure stands: titles, headings, notes, rows left empty.

    >>> from congthuong.tables import TableForm, ValueColumn, read_rows
    >>> form = TableForm((ValueColumn("Số chợ", unit=get_unit("market")),),
    ...                  indicator="markets_count", place="637", time=AsOf(2022, 7, 25))
    >>> reading = read_rows([{"Số chợ": "6"}, {"Số chợ": "sáu"}], form)
    >>> print(*reading.dataset, *reading.problems, sep="\n")
    markets_count, huyện Krông Pa, 2022-07-25: 6 chợ
    dòng 2, cột «Số chợ»: «sáu» không đọc được, cần một số kiểu Việt Nam như 1.290 hoặc 21,56
    """

    dataset: Dataset
    problems: tuple[CellProblem, ...] = ()
    remarks: tuple[str, ...] = ()
    encoding: str = ""
    """The old encoding that the table came in (TCVN3, VNI, VPS), where it did."""
    stated: tuple[StatedCell, ...] = field(default=(), kw_only=True)
    """Of a table that nobody declared: what each cell states, and the cells that say so."""
    unread: tuple[Unread, ...] = field(default=(), kw_only=True)
    """Of such a table: the cells of figures that gave no record, each with its reason."""
    doubts: tuple[Finding, ...] = field(default=(), kw_only=True)
    """Of such a table: what its own arithmetic contradicts."""
    tables: tuple[ReadTable, ...] = field(default=(), kw_only=True, repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Điểm cần xem lại: an old encoding, each problem as a finding, what does not add up."""
        old = (LegacyText("", self.encoding).finding,) if self.encoding else ()
        return (*old, *(problem.finding for problem in self.problems), *self.doubts)

    @property
    def cells(self) -> Mapping[str, StatedCell]:
        """Ô theo địa chỉ: what each cell of an undeclared table states, by its address."""
        return {cell.address: cell for cell in self.stated}

    def rows(self) -> tuple[StatedRow, ...]:
        """Các dòng phẳng: one mapping of text for each cell that states something.

        The indicator is None where no catalogue has it; `words` say what the cell is of.
        """
        return tuple(map(stated_row, self.stated))

    def __repr__(self) -> str:
        return f"<TableReading of {len(self.dataset)} records, {len(self.problems)} problems>"

    def _repr_html_(self) -> Html:
        rows = [
            (str(one.row), one.column, one.given, one.accepted, ", ".join(one.suggestions))
            for one in self.problems
        ]
        head = ("Dòng", "Cột", "Đã ghi", "Cần", "Có thể là")
        return table(head, rows, f"{len(self.dataset)} số liệu, {len(rows)} chỗ không đọc được")


def read_rows(
    rows: Iterable[Mapping[str, object]], form: TableForm, *, floats: bool = False
) -> TableReading:
    """Đọc các dòng: mappings of head to value, by a declared form; never raises on what they hold.

    A value is text in the notation of its column, or an exact number; a float is refused, as it
    has lost the digits that were written, unless `floats` says that its shortest digits are meant
    (whole ones without a decimal). NaN, NA and NaT are empty cells. Every cell that is not what its
    column declares is listed, all others are read.

    Raises `InvalidTypeError` for rows that are no mappings and for no `TableForm`.

    >>> from congthuong.tables import KeyColumn, TableForm, ValueColumn
    >>> form = TableForm(
    ...     (KeyColumn("Chỉ tiêu", Slot.INDICATOR),
    ...      ValueColumn("Tỷ đồng", unit=VND, scale=Scale.BILLION)),
    ...     place="huyện Krông Pa", time=Period.half(2022, 1))
    >>> reading = read_rows([{"Chỉ tiêu": "GTSXCN", "Tỷ đồng": "808"}], form)
    >>> print(*reading.dataset)
    industrial_output, huyện Krông Pa, 2022-S1: 808 tỷ đồng
    """
    if not isinstance(rows, Iterable):
        raise InvalidTypeError(rows, "mappings of heads to values, in a list")
    held = tuple(rows)
    for row in held:
        if not isinstance(row, Mapping):
            raise InvalidTypeError(row, "a mapping of heads to values")
    _check_form(form)
    heads = list(dict.fromkeys(head for row in held for head in row))
    lines = [[_cell(row.get(head), floats=floats) for head in heads] for row in held]
    encoding, (named, *decoded) = _in_unicode([heads, *lines])
    found = heads_of([named], form, -1)
    return evolve(_Reader(form).read(found, decoded, first=1), encoding=encoding)


def _cell(value: object, *, floats: bool) -> object:
    """A value of a dataframe: what is missing as an empty cell, a float as it was declared."""
    if type(value).__name__ in _MISSING:
        return None
    if not isinstance(value, float):
        return value
    if math.isnan(value):
        return None
    text = str(value)
    if floats and math.isfinite(value):
        return Decimal(text.removesuffix(".0"))
    return UnreadableCell(text, _NO_FLOAT, "cell")


def read_lines(
    lines: Sequence[Sequence[object]],
    form: TableForm,
    problems: Iterable[CellProblem] = (),
    *,
    is_text: bool = False,
) -> TableReading:
    """Lines of cells, one of which holds every head that is declared; rows are counted from 1.

    Where they were cut out of text, one that is wider than the heads gives no record.
    """
    _check_form(form)
    encoding, lines = _in_unicode(lines)
    reader = _Reader(form, tuple(problems), is_text)
    heads = find_heads(lines, form)
    if heads is None:
        return evolve(reader.without_head(lines), encoding=encoding)
    above = [words for line in lines[: max(heads.first, 0)] if (words := _words(line))]
    return evolve(reader.under(heads, lines[heads.below :], above), encoding=encoding)


def has_heads(lines: Sequence[Sequence[object]], form: TableForm) -> bool:
    """Whether one of the lines holds every head that the form needs."""
    _check_form(form)
    return find_heads(_in_unicode(lines)[1], form) is not None


def _in_unicode(lines: Sequence[Sequence[object]]) -> tuple[str, Sequence[Sequence[object]]]:
    """The lines, their texts in Unicode, and the old encoding that they came in, if any.

    A cell alone has too few words to tell: all texts of a table are looked at together.
    """
    texts = [cell for line in lines for cell in line if isinstance(cell, str)]
    old = decode_legacy(_APART.join(texts))
    if old is None:
        return "", lines
    decoded = iter(old.text.split(_APART))
    return old.encoding, [
        [next(decoded) if isinstance(cell, str) else cell for cell in line] for line in lines
    ]


def _check_form(form: object) -> None:
    if not isinstance(form, TableForm):
        raise InvalidTypeError(form, "a TableForm")


def _words(line: Iterable[object]) -> str:
    """What a line says that holds no figure."""
    texts = [shown(cell).strip() for cell in line]
    return " | ".join(text for text in texts if text)


@frozen
class _Reader:
    """What one table is read with."""

    form: TableForm
    found: tuple[CellProblem, ...] = ()
    is_text: bool = False

    def without_head(self, lines: Sequence[Sequence[object]]) -> TableReading:
        """Nothing is read from a table in which no line has the heads; its words are kept."""
        heads = ", ".join(f"«{header}»" for header in self.form.needed_headers)
        accepted = f"một dòng đầu bảng có các cột {heads}"
        missing = CellProblem(1, "", "", accepted, code="missing-column")
        remarks = tuple(words for line in lines if (words := _words(line)))
        return TableReading(Dataset(), (*self.found, missing), remarks)

    def under(
        self, heads: Heads, lines: Sequence[Sequence[object]], above: Sequence[str]
    ) -> TableReading:
        """The rows under the head of a sheet or a text, without the lines that belong to it."""
        said, found = list(above), list(self.found)
        first = heads.below + 1
        for row, line in enumerate(lines[:2], first):
            told = self._told(row, line, heads, lines[row - first + 1 :])
            if told is None:
                break
            found += told
            said.append(_words(line))
            first = row + 1
        below = lines[first - heads.below - 1 :]
        return evolve(self, found=tuple(found)).read(heads, below, first=first, remarks=said)

    def _told(
        self,
        row: int,
        line: Sequence[object],
        heads: Heads,
        below: Sequence[Sequence[object]],
    ) -> list[CellProblem] | None:
        """What must be told of a line that belongs to the head; None of a row of figures.

        A line that numbers the columns is declared, one of years is that of the columns' times;
        otherwise nobody knows whether it is figures, and none are read from it.
        """
        if numbering(line, declared=self.form.column_numbers):
            known = self.form.column_numbers
        elif is_years(line, self.form, heads):
            known = bool(below) and self._are_times(line, heads)
        else:
            return None
        problem = CellProblem(row, "", _words(line), _A_FIGURE_LINE, code="head-line")
        return [] if known else [problem]

    def _are_times(self, line: Sequence[object], heads: Heads) -> bool:
        """Whether each year of a line is that of its column."""
        for column in self.form.figures:
            meant = year_of(column.time or self.form.time)
            for at in heads.columns_of(column.header):
                said = shown_head(line[at]).strip() if at < len(line) else ""
                if said and said != str(meant):
                    return False
        return True

    def read(
        self,
        heads: Heads,
        lines: Sequence[Sequence[object]],
        *,
        first: int,
        remarks: Sequence[str] = (),
    ) -> TableReading:
        """The rows under a line of heads; `first` is the number of the first of them."""
        problems = [*self.found, *self._of_heads(heads, lines, max(1, first - 1))]
        columns = {head: heads.columns_of(head) for head in self.form.headers}
        once = {head: found[0] for head, found in columns.items() if len(found) == 1}
        for head in [one.header for one in self.form.figures if one.header in once]:
            if heads.is_group(once[head], lines):
                row = max(1, first - 1)
                problems.append(CellProblem(row, head, "", _A_PATH, code="group-head"))
                del once[head]
        records = _Records()
        said = list(remarks)
        unit_above: object = None
        for number, line in enumerate(lines, first):
            extra = [cell for cell in line[len(heads.paths) :] if not is_blank(cell)]
            if extra:
                problems.append(CellProblem(number, "", _words(extra), _NO_HEAD, code="ragged-row"))
            cells = {head: line[at] for head, at in once.items() if at < len(line)}
            unit_above = self._unit(cells, unit_above)
            reader = RowReader(self.form, number, cells)
            if not reader.has_figures:
                words = _words(line)
                said += [words] if words else []
                continue
            made = reader.records()
            problems.extend(reader.problems)
            # A comma that is no delimiter makes two figures of one.
            for head, record in () if extra and self.is_text else made:
                problems.extend(records.add(record, number, head, shown(cells[head])))
        return TableReading(Dataset(records.held), tuple(problems), tuple(said))

    def _unit(self, cells: dict[str, object], above: object) -> object:
        """Puts the unit above in the place of a ditto mark; returns that of the row."""
        for column in self.form.columns:
            if isinstance(column, UnitColumn) and column.header in cells:
                given = cells[column.header]
                if isinstance(given, str) and header_key(given) in column.dittos:
                    cells[column.header] = given if above is None else above
                return above if is_blank(given) else cells[column.header]
        return above

    def _of_heads(
        self, heads: Heads, lines: Sequence[Sequence[object]], row: int
    ) -> Iterable[CellProblem]:
        for header in self.form.needed_headers:
            found = len(heads.columns_of(header))
            if found > 1:
                yield CellProblem(row, header, "", "một cột tên này", code="repeated-column")
            elif not found:
                yield CellProblem(row, header, "", "cột tên này", code="missing-column")
        declared = {at for head in self.form.headers for at in heads.columns_of(head)}
        for at, name in enumerate(heads.names):
            values = (line[at] for line in lines if at < len(line))
            if at not in declared and not all(map(is_blank, values)):
                accepted = "khai báo cột này, hoặc IgnoredColumn"
                yield CellProblem(row, name, "", accepted, code="undeclared-column")


@define
class _Records:
    """The records of a table, one for each key: where the first stands is told at the second."""

    held: list[Record] = field(factory=list[Record])
    seen: dict[object, tuple[int, str]] = field(factory=dict[object, tuple[int, str]])

    def add(self, record: Record, row: int, header: str, given: str) -> Sequence[CellProblem]:
        """Holds a record, or says which one has its key already."""
        before = self.seen.setdefault(_identity(record), (row, header))
        if before == (row, header):
            self.held.append(record)
            return ()
        accepted = f"một số liệu cho mỗi khóa; khóa này đã có ở dòng {before[0]}, cột «{before[1]}»"
        return (CellProblem(row, header, given, accepted, code="repeated-key"),)


def _identity(record: Record) -> object:
    if isinstance(record, Observation):
        return type(record), record.key, record.status
    if isinstance(record, PlanTarget):
        return type(record), record.key, record.plan
    return type(record), record.key, getattr(record, "base", None)
