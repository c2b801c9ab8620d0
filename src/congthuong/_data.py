"""Bảng dữ liệu đóng gói: CSV tables inside the package, read once, on first use.

A table opens with comment lines (`# source: …`, `# document: …`, `# date: …`), then a header row.
"""

import csv
import functools
import io
import pkgutil
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from congthuong.errors import UnknownCodeError

__all__ = ["Table", "read_table"]

_REQUIRED: Final = ("source", "date")
# Characters from which on sharing saves more memory than it costs time.
_LARGE: Final = 60_000


@frozen
class Table:
    """Bảng: the rows of a packaged table and where they come from.

    `cells` are the rows as text, in the order of `columns`; `rows` are the same as read-only
    mappings, made when first asked for. `provenance` maps `source`, `date` and whatever else the
    head of the file states.
    """

    name: str
    provenance: Mapping[str, str]
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

    @functools.cached_property
    def rows(self) -> tuple[Mapping[str, str], ...]:
        """Each row as a mapping of column name to text."""
        return tuple(
            MappingProxyType(dict(zip(self.columns, row, strict=True))) for row in self.cells
        )


@functools.cache
def read_table(name: str) -> Table:
    """Đọc bảng: the packaged table of this name, read from the wheel at the first call only.

    Raises `UnknownCodeError` where no such table is packaged, `ValueError` where it is malformed
    (a defect of the package, found by its own tests).

    >>> read_table("units").provenance["date"]
    '2026-11-22'
    """
    try:
        content = pkgutil.get_data("congthuong", f"data/{name}.csv")
    except OSError:
        content = None
    if content is None:
        raise UnknownCodeError(name, "packaged table")
    return _parse_table(name, content.decode("utf-8"))


def _parse_table(name: str, content: str) -> Table:
    stream = io.StringIO(content)
    provenance: dict[str, str] = {}
    start = 0
    while (line := stream.readline()).startswith("#"):
        provenance |= (_field(line),)
        start = stream.tell()
    stream.seek(start)
    try:
        rows = csv.reader(stream, strict=True)
        columns, *cells = map(_sharing() if len(content) > _LARGE else tuple, rows)
    except (csv.Error, ValueError) as error:
        message = f"table {name}: no columns and rows ({error})"
        raise ValueError(message) from None
    missing = [key for key in _REQUIRED if not provenance.get(key)]
    ragged = [row for row in cells if len(row) != len(columns)]
    if missing or ragged or len(set(columns)) < len(columns):
        message = f"table {name}: head lacks {missing}, columns {columns}, ragged rows {ragged}"
        raise ValueError(message)
    return Table(name, MappingProxyType(provenance), columns, tuple(cells))


def _sharing() -> Callable[[list[str]], tuple[str, ...]]:
    """Rows to tuples with one object for each text: codes and kinds stand in thousands of rows."""
    once: dict[str, str] = {}
    return lambda row: tuple(map(once.setdefault, row, row))


def _field(line: str) -> tuple[str, str]:
    key, _, value = line.lstrip("# ").partition(":")
    return key.strip(), value.strip()
