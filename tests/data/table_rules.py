"""What the checks of packaged tables share: reading a table, and questions asked of many."""

import datetime as dt
import hashlib
import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import congthuong
from congthuong._data import Table, read_table
from congthuong._phrases import expand_pattern
from congthuong.errors import CongThuongError

HERE: Final = Path(__file__).parent
PACKAGE: Final = Path(congthuong.__file__).parent

Problems: TypeAlias = Iterator[str]
Rule: TypeAlias = Callable[[Table], Problems]


def column(name: str, table: Table | str) -> frozenset[str]:
    """The values of one column of a table, or of a packaged one by its name."""
    rows = read_table(table).rows if isinstance(table, str) else table.rows
    return frozenset(row[name] for row in rows)


def repeated(keys: Iterable[Hashable]) -> Problems:
    for key, count in Counter(keys).items():
        if count > 1:
            yield f"{key} stands {count} times"


def unknown(given: Iterable[str], known: Iterable[str], what: str) -> Problems:
    """Values that a list has not; an empty cell says nothing."""
    for value in sorted(set(given) - set(known) - {""}):
        yield f"{value} is no {what}"


def cells(row: Mapping[str, str], name: str) -> list[str]:
    """The values of a cell that holds several, with bars between them."""
    return [value for value in row[name].split("|") if value]


def not_sorted(keys: list[tuple[str, ...]]) -> Problems:
    for one, other in itertools.pairwise(keys):
        if one > other:
            yield f"{other} stands behind {one}"


def badly_written(patterns: Iterable[str]) -> Problems:
    """Patterns that the notation of phrases refuses."""
    for pattern in patterns:
        try:
            expand_pattern(pattern)
        except CongThuongError as error:
            yield f"{pattern}: {error}"


def no_days(values: Iterable[str]) -> Problems:
    for value in values:
        try:
            dt.date.fromisoformat(value)
        except ValueError:
            yield f"{value!r} is no day"


def counted(what: str, expected: object, found: object) -> Problems:
    if expected != found:
        yield f"{what}: {found}, and the source has {expected}"


def fingerprint(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """One text for the rows of a table, whatever its head, its quotes and its line ends."""
    lines = [columns, *rows]
    text = "\n".join("\x1f".join(line) for line in lines)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
