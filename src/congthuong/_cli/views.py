"""Dạng in ra: what was read, as a table, as lines of JSON, as one document, as Markdown."""

import bisect
import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol, TypeAlias

from attrs import Factory, define, frozen

from congthuong._cli.arguments import Options
from congthuong._cli.figures import HEAD, cells, rows_with_implied
from congthuong._cli.layout import GLUE, hanging, one_line, shortened, table_lines
from congthuong._text import Span
from congthuong.findings import Evidence, Finding
from congthuong.periods import format_as_of
from congthuong.reading import Reading
from congthuong.records import Statement

__all__ = ["Report", "Writer", "writer_of"]

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json] | None"
_AROUND: Final = 32
_QUOTED: Final = 90


class Writer(Protocol):
    """Bộ ghi: turns reports into text, one after the other."""

    def add(self, report: "Report") -> str:
        """What to print for one more report."""
        ...

    def end(self) -> str:
        """What to print when all have been added."""
        ...


@frozen
class Report:
    """Báo cáo đã đọc: a reading, with the name of its file and the lines of its text."""

    name: str
    reading: Reading

    @functools.cached_property
    def _line_ends(self) -> tuple[int, ...]:
        text = self.reading.text
        return tuple(at for at, char in enumerate(text) if char == "\n")

    def line_of(self, span: Span) -> int:
        """The number of the line in which words begin, from 1."""
        return bisect.bisect_left(self._line_ends, span.start) + 1

    def around(self, span: Span) -> str:
        """The words with some of their line on both sides."""
        text, place = self.reading.text, self.line_of(span) - 1
        first = self._line_ends[place - 1] + 1 if place else 0
        last = self._line_ends[place] if place < len(self._line_ends) else len(text)
        start, end = max(first, span.start - _AROUND), min(last, max(span.end + _AROUND, first))
        before = "…" if start > first else ""
        after = "…" if end < last else ""
        return f"{before}{one_line(text[start:end])}{after}"

    def place(self, span: Span | None) -> str:
        """dòng 12, or nothing where it is not known."""
        return "" if span is None else f"dòng {self.line_of(span)}: "

    @property
    def title(self) -> str:
        """The file, what it is about and when it was issued."""
        reading = self.reading
        parts = [one_line(self.name)]
        if reading.locality is not None:
            parts.append(str(reading.locality))
        if reading.published is not None:
            parts.append(f"ban hành {format_as_of(reading.published)}")
        return " · ".join(parts)


def writer_of(options: Options, width: int, *, several: bool) -> Writer:
    """Bộ ghi theo tham số: that of the format asked for; `check` leaves the figures out."""
    figures = options.command == "read"
    if options.format == "jsonl":
        return _Lines(figures, several)
    if options.format == "json":
        return _Document(figures)
    if options.format == "markdown":
        return _Markdown(figures)
    return _Table(figures, width)


def _incomplete(reading: Reading) -> Iterator[tuple[int, Statement]]:
    for number, statement in enumerate(reading.statements, 1):
        if statement.missing:
            yield number, statement


def _missing(statement: Statement) -> str:
    return ", ".join(slot.label for slot in statement.missing)


def _source(statement: Statement) -> Evidence:
    """The words of a statement: its clause, or what names its indicator."""
    source = statement.source
    if source is None or not source.quote:
        return Evidence(statement.words)
    return Evidence(source.quote, source.span)


def _quote(text: str) -> str:
    return f"«{shortened(one_line(text), _QUOTED)}»"


@define
class _Table:
    """Aligned by what the eye sees, for a screen and for a mail."""

    figures: bool
    width: int
    added: int = 0

    def add(self, report: Report) -> str:
        self.added += 1
        lines = [""] if self.added > 1 else []
        lines += [*hanging(report.title, self.width), ""]
        if self.figures:
            lines += [*self._figures(report), ""]
        lines += self._findings(report)
        if self.figures:
            lines += [*self._incomplete(report), *self._unread(report)]
        return "\n".join(lines) + "\n"

    def end(self) -> str:
        return ""

    def _figures(self, report: Report) -> list[str]:
        statements = report.reading.statements
        if not statements:
            return ["Không thấy số liệu nào."]
        rows = [cells(number, statement) for number, statement in enumerate(statements, 1)]
        note = "≈, trên, dưới ở hai cột cuối: kế hoạch và số kỳ gốc mà tỷ lệ đã nêu cho phép."
        return [*table_lines(HEAD, rows, self.width), "", *hanging(note, self.width)]

    def _findings(self, report: Report) -> list[str]:
        findings = report.reading.findings
        lines = [f"Điểm cần xem lại: {len(findings)}"]
        for number, finding in enumerate(findings, 1):
            text = f"[{finding.severity.label}] {_message(finding)} ({finding.code})"
            lines += self._item(f"{number}. ", text)
            for words in _quotes(report, finding):
                lines += self._item("   ", words)
        return lines

    def _incomplete(self, report: Report) -> Iterator[str]:
        found = list(_incomplete(report.reading))
        if found:
            yield from ("", f"Số liệu chưa đủ thông tin: {len(found)}")
        for number, statement in found:
            source = _source(statement)
            where = f"{report.place(source.span)}{_quote(source.text)}"
            yield from self._item(f"#{number} ", f"chưa rõ {_missing(statement)}; {where}")

    def _unread(self, report: Report) -> Iterator[str]:
        unread = report.reading.unread
        if unread:
            yield from ("", f"Số chưa hiểu: {len(unread)}")
        for each in unread:
            where = f"trong «{report.around(each.span)}»"
            text = f"{report.place(each.span)}{_quote(each.text)} {where}: {each.reason}"
            yield from self._item("- ", text)

    def _item(self, lead: str, text: str) -> list[str]:
        return hanging(text, self.width, f"  {lead}", " " * (2 + len(lead)))


def _quotes(report: Report, finding: Finding) -> Iterator[str]:
    """The words of a finding, each once: several records may stand on the same ones."""
    for piece in dict.fromkeys(finding.evidence):
        yield f"{report.place(piece.span)}{_quote(piece.text)}"


def _message(finding: Finding) -> str:
    basis = finding.legal_basis
    return finding.message if basis is None else f"{finding.message} ({basis})"


@define
class _Markdown:
    """For a document or an issue: a table and lists."""

    figures: bool
    added: int = 0

    def add(self, report: Report) -> str:
        self.added += 1
        lines = [""] if self.added > 1 else []
        lines += [f"## {_escaped(report.title)}", ""]
        if self.figures:
            lines += [*self._figures(report), ""]
        lines += self._findings(report)
        if self.figures:
            lines += self._not_understood(report)
        return "\n".join(lines) + "\n"

    def end(self) -> str:
        return ""

    def _figures(self, report: Report) -> Iterator[str]:
        yield _markdown_row(HEAD)
        yield _markdown_row(["---"] * len(HEAD))
        for number, statement in enumerate(report.reading.statements, 1):
            yield _markdown_row(cells(number, statement))

    def _findings(self, report: Report) -> Iterator[str]:
        yield from (f"### Điểm cần xem lại: {len(report.reading.findings)}", "")
        for finding in report.reading.findings:
            quoted = "; ".join(_quotes(report, finding))
            text = f"{_message(finding)}{' — ' if quoted else ''}{quoted}"
            yield f"- **{finding.severity.label}** `{finding.code}` {_escaped(text)}"

    def _not_understood(self, report: Report) -> Iterator[str]:
        found = [
            f"#{number} chưa rõ {_missing(statement)}: {_quote(_source(statement).text)}"
            for number, statement in _incomplete(report.reading)
        ]
        found += [
            f"{report.place(each.span)}{_quote(each.text)} trong «{report.around(each.span)}»: "
            f"{each.reason}"
            for each in report.reading.unread
        ]
        yield from ("", f"### Chưa đủ hoặc chưa hiểu: {len(found)}", "")
        yield from (f"- {_escaped(text)}" for text in found)


def _markdown_row(row: Sequence[str]) -> str:
    shown = ("<br>".join(_escaped(line) for line in cell.split("\n")) for cell in row)
    return f"| {' | '.join(shown)} |"


_MARKS: Final = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#"} | {GLUE: " "})


def _escaped(text: str) -> str:
    return one_line(text).translate(_MARKS)


@define
class _Lines:
    """One JSON object on each line: a figure, or for `check` a finding."""

    figures: bool
    several: bool

    def add(self, report: Report) -> str:
        found: Sequence[Mapping[str, Json]] = (
            rows_with_implied(report.reading)
            if self.figures
            else [_finding(report, finding) for finding in report.reading.findings]
        )
        named: Mapping[str, Json] = {"file": report.name} if self.several else {}
        return "".join(f"{json.dumps({**named, **row}, ensure_ascii=False)}\n" for row in found)

    def end(self) -> str:
        return ""


@define
class _Document:
    """One JSON document over all files."""

    figures: bool
    reports: list[Json] = Factory(list["Json"])

    def add(self, report: Report) -> str:
        reading = report.reading
        held: dict[str, Json] = {
            "file": report.name,
            "locality": None if reading.locality is None else str(reading.locality),
            "published": None if reading.published is None else str(reading.published),
        }
        if self.figures:
            held["figures"] = rows_with_implied(reading)
        held["findings"] = [_finding(report, finding) for finding in reading.findings]
        if self.figures:
            held["incomplete"] = [_lacking(report, each) for _, each in _incomplete(reading)]
            held["unread"] = [
                {**_words(report, Evidence(each.text, each.span)), "reason": each.reason}
                for each in reading.unread
            ]
            held["documents"] = [str(mention.reference) for mention in reading.documents]
        self.reports.append(held)
        return ""

    def end(self) -> str:
        return json.dumps({"reports": self.reports}, ensure_ascii=False, indent=2) + "\n"


def _finding(report: Report, finding: Finding) -> Mapping[str, Json]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "legal_basis": finding.legal_basis,
        "evidence": [_words(report, piece) for piece in finding.evidence],
    }


def _lacking(report: Report, statement: Statement) -> Mapping[str, Json]:
    missing = [slot.value for slot in statement.missing]
    return {**_words(report, _source(statement)), "missing": missing}


def _words(report: Report, evidence: Evidence) -> Mapping[str, Json]:
    """Words and where they stand: line from 1, offsets in characters from 0, the end excluded."""
    span = evidence.span
    if span is None:
        return {"text": evidence.text, "line": None, "start": None, "end": None}
    line = report.line_of(span)
    return {"text": evidence.text, "line": line, "start": span.start, "end": span.end}
