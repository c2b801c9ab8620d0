"""What type checkers promise: right uses have their exact types, wrong uses are errors."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

PROMISES: Final = Path(__file__).parent / "typing" / "promises.py"

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("mypy") is None, reason="mypy is not installed here"
)


def check(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-pretty", str(path)],
        cwd=PROMISES.parent.parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def test_right_uses_are_accepted_and_wrong_uses_are_errors() -> None:
    result = check(PROMISES)
    assert result.returncode == 0, result.stdout


# Each row: a line that breaks a promise, and what the checker must say of it.
BROKEN: Final = (
    ('congthuong.parse_number("1")  # type: ignore[arg-type]', 'Unused "type: ignore'),
    ('assert_type(congthuong.parse_number("1"), str)', "[assert-type]"),
    ("congthuong.parse_number(1)", "[arg-type]"),
    ("congthuong.nonexistent", "[attr-defined]"),
)


def test_a_broken_promise_is_seen(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    lines = "\n".join(line for line, _ in BROKEN)
    wrong.write_text(f"from typing import assert_type\nimport congthuong\n{lines}\n", "utf-8")
    report = check(wrong).stdout
    # The two imports come first, so the rows start at line 3.
    for number, (_, message) in enumerate(BROKEN, 3):
        said = [line for line in report.splitlines() if f"wrong.py:{number}:" in line]
        assert any(message in line for line in said), report
