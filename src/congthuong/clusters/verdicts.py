"""Kết luận về điều kiện: each condition answered yes, no or cannot tell, and what they come to."""

from typing import Final

from attrs import frozen

from congthuong._html import Html, element
from congthuong.clusters._answers import all_of
from congthuong.findings import Evidence, Finding, Severity

__all__ = ["ClusterCondition", "ClusterVerdict"]

_ANSWERS: Final = {True: "đủ điều kiện", False: "không đủ điều kiện", None: "chưa đủ căn cứ"}
_SEVERITIES: Final = {False: Severity.ERROR, None: Severity.NOTE}


@frozen
class ClusterCondition:
    """Điều kiện: one requirement of the law and whether it is met, None where nobody can tell.

    `code` is stable and machine-readable, `message` is Vietnamese.

    >>> ClusterCondition("land-available", None, "quỹ đất", "khoản 1 Điều 8").finding.severity
    <Severity.NOTE: 'note'>
    """

    code: str
    met: bool | None
    message: str
    legal_basis: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def finding(self) -> Finding | None:
        """Điểm cần xem lại: an error where it is not met, a note where open, None where met."""
        if self.met:
            return None
        words = "không đạt" if self.met is False else "chưa đủ căn cứ để kết luận"
        severity = _SEVERITIES[self.met]
        text = f"{self.message}: {words}"
        return Finding(self.code, severity, text, self.evidence, self.legal_basis)


@frozen
class ClusterVerdict:
    """Kết luận: whether all conditions are met, and the findings that say why not.

    `allowed` is True, False, or None where some condition is open and none is broken. `notes` hold
    whatever the conclusion; `str` is Vietnamese.

    >>> verdict = ClusterVerdict("mở rộng", (ClusterCondition("land-available", None, "quỹ đất"),))
    >>> verdict.allowed is None, str(verdict)
    (True, 'mở rộng: chưa đủ căn cứ')
    """

    question: str
    conditions: tuple[ClusterCondition, ...]
    notes: tuple[Finding, ...] = ()

    @property
    def allowed(self) -> bool | None:
        """Được phép: True, False, or None for cannot tell."""
        return all_of(condition.met for condition in self.conditions)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Điểm cần xem lại: one for each condition that is not met or open, then the notes."""
        found = (condition.finding for condition in self.conditions)
        return (*(one for one in found if one is not None), *self.notes)

    def condition(self, code: str) -> ClusterCondition | None:
        """Điều kiện theo mã: the condition of this code, None where the verdict has none.

        >>> ClusterVerdict("mở rộng", ()).condition("land-available")
        """
        return next((one for one in self.conditions if one.code == code), None)

    def __str__(self) -> str:
        return f"{self.question}: {_ANSWERS[self.allowed]}"

    def _repr_html_(self) -> Html:
        items = (element("li", str(found)) for found in self.findings)
        return element("div", element("p", str(self)), element("ul", *items))
