"""Bảng dữ liệu đóng gói: CSV tables inside the package, read once, on first use.

A table opens with comment lines (`# source: …`, `# document: …`, `# date: …`), then a header row.
"""

import csv
import functools
import io
import itertools
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from congthuong.errors import UnknownCodeError

__all__ = ["Table", "read_table"]

_REQUIRED: Final = ("source", "date")


@frozen
class Table:
    """Bảng: the rows of a packaged table and where they come from.

    `rows` are read-only mappings of column name to text; `provenance` maps `source`, `date` and
    whatever else the head of the file states.
    """

    name: str
    provenance: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]


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
    lines = content.splitlines(keepends=True)
    head = list(itertools.takewhile(lambda line: line.startswith("#"), lines))
    provenance = dict(_field(line) for line in head)
    body = csv.DictReader(io.StringIO("".join(lines[len(head) :])), strict=True)
    try:
        rows = tuple(MappingProxyType(row) for row in body)
    except csv.Error as error:
        message = f"table {name}: {error}"
        raise ValueError(message) from None
    columns = tuple(body.fieldnames or ())
    missing = [key for key in _REQUIRED if not provenance.get(key)]
    ragged = [row for row in rows if None in row or None in row.values()]
    if missing or ragged or not columns or len(set(columns)) < len(columns):
        message = f"table {name}: head lacks {missing}, columns {columns}, ragged rows {ragged}"
        raise ValueError(message)
    return Table(name, MappingProxyType(provenance), rows)


def _field(line: str) -> tuple[str, str]:
    key, _, value = line.lstrip("# ").partition(":")
    return key.strip(), value.strip()
