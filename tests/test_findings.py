"""Findings and caveats: what looks wrong in data, as values that show themselves in Vietnamese."""

import copy
import pickle
from typing import Final

import pytest

from congthuong._text import Span
from congthuong.findings import Caveat, Evidence, Finding, Severity

FULL: Final = Finding(
    "rate-mismatch",
    Severity.WARNING,
    "tỷ lệ không khớp số liệu",
    (Evidence("đạt 55,07%", Span(10, 20)), Evidence("808 tỷ đồng")),
    "Điều 12 Nghị định 94/2022/NĐ-CP",
)
PLAIN: Final = Finding("no-plan", Severity.NOTE, "chưa nêu kế hoạch <năm>")


@pytest.mark.parametrize(
    ("severity", "label"),
    [(Severity.NOTE, "lưu ý"), (Severity.WARNING, "cần kiểm tra"), (Severity.ERROR, "sai")],
)
def test_every_severity_has_a_vietnamese_word(severity: Severity, label: str) -> None:
    assert label == severity.label


def test_every_severity_is_in_the_test_above() -> None:
    assert {severity.value for severity in Severity} == {"note", "warning", "error"}


def test_a_finding_shows_severity_code_message_law_and_evidence() -> None:
    assert str(FULL) == (
        "[cần kiểm tra] rate-mismatch: tỷ lệ không khớp số liệu "
        "(Điều 12 Nghị định 94/2022/NĐ-CP) «đạt 55,07%» «808 tỷ đồng»"
    )
    assert str(PLAIN) == "[lưu ý] no-plan: chưa nêu kế hoạch <năm>"


def test_a_finding_is_escaped_in_notebooks() -> None:
    shown = '<p title="no-plan"><b>lưu ý</b> chưa nêu kế hoạch &lt;năm&gt;</p>'
    assert shown == PLAIN._repr_html_()


def test_a_caveat_shows_its_message() -> None:
    assert str(Caveat("estimate", "số ước tính")) == "số ước tính"


@pytest.mark.parametrize(
    "value", [FULL, PLAIN, Caveat("estimate", "số ước tính"), FULL.evidence[0]]
)
def test_findings_are_values(value: Finding | Caveat | Evidence) -> None:
    pickled = pickle.loads(pickle.dumps(value))  # noqa: S301
    for again in (pickled, copy.copy(value), copy.deepcopy(value)):
        assert value == again
        assert hash(value) == hash(again)
    with pytest.raises(AttributeError):
        setattr(value, "code", "other")  # noqa: B010
