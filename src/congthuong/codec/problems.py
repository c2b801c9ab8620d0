"""Điểm sai của dữ liệu vào: every problem of one input, each with its place in the JSON."""

import re
from typing import Final, NamedTuple, TypeAlias

from congthuong.errors import CongThuongError, visible

__all__ = ["ROOT", "Path", "PayloadError", "Problem", "kind_of", "shown", "written_path"]

# A place in the input: the place of what it stands in, and the key or the index there.
Path: TypeAlias = "tuple[Path, str | int] | None"
ROOT: Final[Path] = None

_MOST_SHOWN: Final = 60
_MOST_TOLD: Final = 50
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Problem(NamedTuple):
    """Điểm sai: one thing that is wrong in an input.

    `path` is its place (`$[1].value`); `message` says what is wrong, a domain error in its own
    words; `code` is one of syntax (no JSON), duplicate (a key given twice), type, missing, unknown
    (a key), version, value (what only the value itself, not its shape, makes wrong), and size (the
    text is too long, or holds more problems than are told).

    >>> from congthuong.codec import loads
    >>> try:
    ...     loads('{"value": "5,2"}', PercentChange)
    ... except ValueError as error:
    ...     print(error.problems[0].path, error.problems[0].code)
    $.value value
    """

    path: str
    code: str
    message: str

    def __str__(self) -> str:
        return visible(f"{self.path}: {self.message}")


class PayloadError(CongThuongError, ValueError):
    """Dữ liệu vào sai: an input that is refused, with all its problems.

    Attributes: `problems`, in the order of the input: all of them, or the first 10 000 and one of
    code size, which says that no more were looked for. The text shows the first 50.

    >>> from congthuong.codec import loads
    >>> try:
    ...     loads('[{"start": 1}, {"start": 2, "end": true}]', list[Span])
    ... except ValueError as error:
    ...     print(*(problem.path for problem in error.problems))
    $[0].end $[1].end
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return str(self.problems[0])
        told = [*map(str, self.problems[:_MOST_TOLD])]
        if len(self.problems) > _MOST_TOLD:
            told.append(f"and {len(self.problems) - _MOST_TOLD} more")
        return "\n".join((f"{len(self.problems)} problems:", *told))


def written_path(path: Path) -> str:
    """A place as text: `$[1].value`, a key that is no plain word in brackets."""
    steps: list[str] = []
    while path is not None:
        path, step = path
        if isinstance(step, int):
            steps.append(f"[{step}]")
        elif _PLAIN_KEY.fullmatch(step):
            steps.append(f".{step}")
        else:
            steps.append(f"[{shown(step)}]")
    return "$" + "".join(reversed(steps))


def kind_of(raw: object) -> str:
    """What a JSON value is, in the words of JSON."""
    if raw is None:
        return "null"
    if isinstance(raw, bool):
        return "the boolean"
    if isinstance(raw, int | float):
        return "the number"
    if isinstance(raw, str):
        return "the text"
    return {"dict": "an object", "list": "an array"}.get(_base_name(raw), "a Python object")


def _base_name(raw: object) -> str:
    for kind in (dict, list):
        if isinstance(raw, kind):
            return kind.__name__
    return ""


def shown(raw: object) -> str:
    """A JSON value as text, cut where it is long; what an object or array holds is left out."""
    if raw is None or isinstance(raw, dict | list):
        return ""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    text = repr(raw) if not isinstance(raw, str) else f'"{raw}"'
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
