"""Dòng vào: declared columns to records; every problem with its cell, nothing lost."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve, field, frozen

from congthuong._html import Html, table
from congthuong._legacy import LegacyText, decode_legacy
from congthuong.errors import InvalidTypeError
from congthuong.findings import Finding
from congthuong.layouts import StatedCell, Unread
from congthuong.layouts.layout import ReadTable
from congthuong.records import Dataset, Record
from congthuong.tables.declared import header_key
from congthuong.tables.form import TableForm
from congthuong.tables.problems import CellProblem, shown
from congthuong.tables.row_reader import RowReader, is_blank
from congthuong.tables.stated_rows import StatedRow, stated_row

__all__ = ["TableReading", "has_heads", "read_lines", "read_rows"]

_APART: Final = "\n\x1f"
_NO_HEAD: Final = "ô nằm dưới một đầu cột"


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


def read_rows(rows: Iterable[Mapping[str, object]], form: TableForm) -> TableReading:
    """Đọc các dòng: mappings of head to value, by a declared form; never raises on what they hold.

    A value is text in the notation of its column, or an exact number; a float is refused, as it
    has lost the digits that were written. Every cell that is not what its column declares is
    listed, all others are read.

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
    lines = [[row.get(head) for head in heads] for row in held]
    encoding, (named, *decoded) = _in_unicode([heads, *lines])
    return evolve(_Reader(form).read(named, decoded, first=1), encoding=encoding)


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
    at = _head_line(lines, form)
    if at is None:
        return evolve(reader.without_head(lines), encoding=encoding)
    above = [words for line in lines[:at] if (words := _words(line))]
    found = reader.read(lines[at], lines[at + 1 :], first=at + 2, remarks=above)
    return evolve(found, encoding=encoding)


def has_heads(lines: Sequence[Sequence[object]], form: TableForm) -> bool:
    """Whether one of the lines holds every head that the form needs."""
    _check_form(form)
    return _head_line(_in_unicode(lines)[1], form) is not None


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


def _head_line(lines: Sequence[Sequence[object]], form: TableForm) -> int | None:
    """The first line that holds every declared head; None where none does."""
    wanted = set(form.needed_headers)
    for at, line in enumerate(lines):
        if wanted <= {header_key(cell) for cell in line if isinstance(cell, str)}:
            return at
    return None


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

    def read(
        self,
        heads: Sequence[object],
        lines: Sequence[Sequence[object]],
        *,
        first: int,
        remarks: Sequence[str] = (),
    ) -> TableReading:
        """The rows under a line of heads; `first` is the number of the first of them."""
        names = [header_key(head) if isinstance(head, str) else shown(head) for head in heads]
        problems = [*self.found, *self._of_heads(names, lines, max(1, first - 1))]
        once = {name for name, times in Counter(names).items() if times == 1}
        records: list[Record] = []
        said = list(remarks)
        for number, line in enumerate(lines, first):
            extra = [cell for cell in line[len(names) :] if not is_blank(cell)]
            if extra:
                problems.append(CellProblem(number, "", _words(extra), _NO_HEAD, code="ragged-row"))
            cells = {name: cell for name, cell in zip(names, line, strict=False) if name in once}
            reader = RowReader(self.form, number, cells)
            if not reader.has_figures:
                words = _words(line)
                said += [words] if words else []
                continue
            made = reader.records()
            # A comma that is no delimiter makes two figures of one.
            records.extend(() if extra and self.is_text else made)
            problems.extend(reader.problems)
        return TableReading(Dataset(records), tuple(problems), tuple(said))

    def _of_heads(
        self, names: Sequence[str], lines: Sequence[Sequence[object]], row: int
    ) -> Iterable[CellProblem]:
        for header in self.form.needed_headers:
            if names.count(header) > 1:
                yield CellProblem(row, header, "", "một cột tên này", code="repeated-column")
            elif header not in names:
                yield CellProblem(row, header, "", "cột tên này", code="missing-column")
        for at, name in enumerate(names):
            values = (line[at] for line in lines if at < len(line))
            if name not in self.form.headers and not all(map(is_blank, values)):
                accepted = "khai báo cột này, hoặc IgnoredColumn"
                yield CellProblem(row, name, "", accepted, code="undeclared-column")
