"""Điểm cần xem lại: what looks wrong in data, as values; and caveats that travel with a figure.

Code that asks a wrong question raises; data that looks wrong yields a `Finding`, in Vietnamese.
"""

from attrs import frozen

from congthuong._html import Html, element
from congthuong._labels import Labelled
from congthuong._text import Span

__all__ = ["Caveat", "Evidence", "Finding", "Severity"]


class Severity(Labelled):
    """Mức độ: how much a finding matters to the person who signs the report.

    >>> Severity.ERROR.label
    'sai'
    """

    NOTE = "note", "lưu ý"
    WARNING = "warning", "cần kiểm tra"
    ERROR = "error", "sai"


@frozen
class Evidence:
    """Bằng chứng: words or a figure that a finding stands on, and where they stand if known.

    >>> Evidence("đạt 55,07% kế hoạch", Span(10, 29)).span
    Span(start=10, end=29)
    """

    text: str
    span: Span | None = None


@frozen
class Finding:
    """Điểm cần xem lại: something in the data that looks wrong, with what it rests on.

    `code` is stable and machine-readable, `message` is Vietnamese, `legal_basis` names the article
    of law that a rule comes from, where one does.

    >>> print(Finding("rate-mismatch", Severity.ERROR, "tỷ lệ không khớp số liệu"))
    [sai] rate-mismatch: tỷ lệ không khớp số liệu
    """

    code: str
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...] = ()
    legal_basis: str | None = None

    def __str__(self) -> str:
        basis = f" ({self.legal_basis})" if self.legal_basis else ""
        quoted = "".join(f" «{piece.text}»" for piece in self.evidence)
        return f"[{self.severity.label}] {self.code}: {self.message}{basis}{quoted}"

    def _repr_html_(self) -> Html:
        return element("p", element("b", self.severity.label), f" {self.message}", title=self.code)


@frozen
class Caveat:
    """Lưu ý kèm số liệu: a condition under which a figure holds; it never blocks the figure.

    `code` is stable and machine-readable, `message` is Vietnamese.

    >>> print(Caveat("estimate-against-final", "số ước tính so với số chính thức"))
    số ước tính so với số chính thức
    """

    code: str
    message: str

    def __str__(self) -> str:
        return self.message
