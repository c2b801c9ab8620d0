"""Chỗ không đọc được: a cell, what was given in it, and what would be read."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from congthuong._exact import in_bounds
from congthuong.errors import ParseError, UnknownCodeError
from congthuong.findings import Evidence, Finding, Severity

__all__ = ["BadCellError", "CellProblem", "PercentCell", "UnreadableCell", "shown"]

_MOST: Final = 200


class BadCellError(Exception):
    """A cell that is not what its column declares; caught by the reader of its row."""

    def __init__(
        self, accepted: str, suggestions: Iterable[str] = (), *, code: str = "cell"
    ) -> None:
        super().__init__(accepted)
        self.accepted = accepted
        self.suggestions = tuple(suggestions)
        self.code = code

    @classmethod
    def of(cls, error: Exception, accepted: str) -> "BadCellError":
        """The same refusal in Vietnamese, with what the library suggests."""
        hints = error.suggestions if isinstance(error, ParseError | UnknownCodeError) else ()
        return cls(accepted, hints)


@frozen
class UnreadableCell:
    """Ô không có giá trị để đọc: what a reader of files found in place of a value, a formula say.

    It is refused only where its column is read.
    """

    text: str
    accepted: str
    code: str

    def __str__(self) -> str:
        return self.text


@frozen
class PercentCell:
    """Ô định dạng phần trăm: a number as its cell shows it, of which the file holds a hundredth.

    >>> print(PercentCell(Decimal("72.65")))
    72,65%
    """

    number: Decimal

    def __str__(self) -> str:
        return f"{self.number:f}%".replace(".", ",")


@frozen
class CellProblem:
    """Ô không đọc được: where it stands, what was given, and what is accepted there.

    `row` counts as the file or the sheet does, heads included; of mappings the first is 1.
    `column` is the head, empty where the whole row is meant. `code` is stable: cell, missing-part,
    missing-column, undeclared-column, repeated-column, group-head, repeated-key, head-line,
    ragged-row, broken-csv, formula, formula-without-value, linked-formula, number-format.

    >>> print(CellProblem(3, "Giá trị", "1.29", "một số", ("1,29", "1.290")))
    dòng 3, cột «Giá trị»: «1.29» không đọc được, cần một số; có thể là «1,29» hoặc «1.290»
    """

    row: int
    column: str
    given: str
    accepted: str
    suggestions: tuple[str, ...] = ()
    code: str = "cell"

    def place_among(self, headers: Sequence[str]) -> int:
        """Thứ tự: where its column stands among these; a problem of the whole row comes first."""
        return headers.index(self.column) if self.column in headers else -1

    @property
    def finding(self) -> Finding:
        """Điểm cần xem lại: the problem as a finding."""
        harmless = self.code == "undeclared-column"
        severity = Severity.WARNING if harmless else Severity.ERROR
        return Finding(f"table-{self.code}", severity, str(self), (Evidence(self.given),))

    def __str__(self) -> str:
        column = f", cột «{self.column}»" if self.column else ""
        hints = " hoặc ".join(f"«{text}»" for text in self.suggestions)
        maybe = f"; có thể là {hints}" if hints else ""
        said = f"«{self.given}» không đọc được, cần" if self.given else "cần"
        return f"dòng {self.row}{column}: {said} {self.accepted}{maybe}"


def shown(value: object) -> str:
    """What stands in a cell, as text for a message."""
    text = "" if value is None else _text(value)
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


def _text(value: object) -> str:
    if isinstance(value, Decimal) and value.is_finite() and in_bounds(value):
        return f"{value:f}"
    try:
        return str(value)
    except ValueError:  # an int of more digits than Python prints
        return f"{type(value).__name__}…"
