"""Cửa kiểm tra: what a file must be before a reader of workbooks sees any of it.

A workbook is a zip of XML parts from somebody else. Nothing of it is ever run or followed, so
links, macros and objects are left where they are; what unfolds without end is refused.
"""

import io
import os
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.parsers import expat

from attrs import define, field

from congthuong.errors import InvalidTypeError, InvalidValueError

__all__ = ["MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "bytes_of", "check_package"]

MOST_BYTES: Final = 32_000_000
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 256
_MOST_PARTS: Final = 1_000
_MOST_ELEMENTS: Final = 250_000
_MOST_DEPTH: Final = 64
_MOST_ATTRIBUTE: Final = 32_768

_OLE: Final = b"\xd0\xcf\x11\xe0"
_A_WORKBOOK: Final = "an .xlsx workbook"
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What unpacking and decoding raise for bytes that are not what they say.
_UNSOUND: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    ValueError,
)
_ENCRYPTED: Final = 0x1
_XML: Final = (".xml", ".rels", ".vml")
_CELL: Final = re.compile(r"([A-Z]{1,3})?([0-9]{1,7})?")


def bytes_of(source: bytes | os.PathLike[str], what: str) -> bytes:
    """Nội dung tệp: the bytes of a file, read no further than a file may be long.

    Raises `InvalidTypeError` for what is neither bytes nor a path, `OSError` where the file cannot
    be read, `InvalidValueError` for one that is too long; `what` is what the file should be.

    >>> bytes_of(b"PK", "a workbook")
    b'PK'
    """
    if isinstance(source, os.PathLike):
        with Path(source).open("rb") as file:
            source = file.read(MOST_BYTES + 1)
    if not isinstance(source, bytes):
        raise InvalidTypeError(source, f"the bytes of {what}, or a Path of one")
    if len(source) > MOST_BYTES:
        raise InvalidValueError(source[:8], f"{what} of at most {MOST_BYTES} bytes")
    return source


def check_package(data: bytes) -> None:
    """Raise `InvalidValueError` for what is no workbook, or one that this library does not open."""
    if data.startswith(_OLE):
        kept = "; an .xls or a workbook with a password is saved anew as .xlsx first"
        raise InvalidValueError(data[:8], _A_WORKBOOK + kept)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package.infolist())
            budget = _Budget()
            for part in package.infolist():
                _check_part(part.filename, package.read(part), budget)
            budget.check_sheets()
    except InvalidValueError:
        raise
    except _UNSOUND as error:
        raise InvalidValueError(data[:8], f"{_A_WORKBOOK} ({error})") from None


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > _MOST_PARTS:
        raise InvalidValueError(f"{len(parts)} parts", f"a workbook of {_MOST_PARTS} at most")
    size = sum(part.file_size for part in parts)
    if size > MOST_BYTES:
        raise InvalidValueError(f"{size} bytes unpacked", f"a workbook of {MOST_BYTES} at most")
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names):
        raise InvalidValueError(sorted(names), "a workbook whose parts have a name each")
    for part in parts:
        if part.flag_bits & _ENCRYPTED or part.compress_type not in _METHODS:
            raise InvalidValueError(part.filename, "parts without a password, plainly packed")


@define
class _Budget:
    """How many elements all parts together may still have, and how often they may be read."""

    left: int = _MOST_ELEMENTS
    sheets: list[str] = field(factory=list[str])
    targets: list[str] = field(factory=list[str])

    def check_sheets(self) -> None:
        """Many sheets may all name one large part, which a reader then unfolds for each of them."""
        for named in (self.sheets, self.targets):
            if len(set(named)) < len(named):
                given = f"{len(named)} sheets of {len(set(named))} parts"
                raise InvalidValueError(given, "a workbook whose sheets have a part each")


def _check_part(name: str, content: bytes, budget: _Budget) -> None:
    """Walk one part as XML, whatever it is called: what is none, no reader takes for it either."""
    watch = _Watch(name, budget)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = watch.doctype
    parser.StartElementHandler = watch.start
    parser.EndElementHandler = watch.end
    try:
        parser.Parse(content, True)  # noqa: FBT003 - the last piece of the part
    except expat.ExpatError as error:
        if name.lower().endswith(_XML):
            raise InvalidValueError(name, f"a part in sound XML ({error})") from None


@define
class _Watch:
    """What is looked at in the elements of a part."""

    part: str
    budget: _Budget
    depth: int = 0

    def doctype(self, *_: object) -> None:
        """A document type may declare entities that unfold without end or name files."""
        raise InvalidValueError(self.part, "a part without a document type or entities")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        self.depth += 1
        self.budget.left -= 1
        if self.depth > _MOST_DEPTH or self.budget.left < 0:
            most = f"at most {_MOST_ELEMENTS} elements, {_MOST_DEPTH} deep"
            raise InvalidValueError(self.part, f"a workbook of {most}")
        if attributes and max(map(len, attributes.values())) > _MOST_ATTRIBUTE:
            raise InvalidValueError(
                self.part, f"attributes of at most {_MOST_ATTRIBUTE} characters"
            )
        local = tag.rpartition(":")[2]
        if local in ("c", "row"):
            self.cell(attributes.get("r", ""))
        elif local == "sheet":
            self.budget.sheets += [
                text for name, text in attributes.items() if name.endswith(":id")
            ]
        elif local == "Relationship":
            self.relation(attributes)

    def end(self, tag: str) -> None:
        """An element closes."""
        del tag
        self.depth -= 1

    def cell(self, reference: str) -> None:
        """A cell far out makes a reader fill the sheet up to it."""
        found = _CELL.fullmatch(reference)
        if found is None:
            raise InvalidValueError(f"{self.part} {reference[:20]}", "cells such as B7")
        column, row = _number_of(found[1] or ""), int(found[2] or "0")
        if column > MOST_COLUMNS or row > MOST_ROWS:
            within = f"cells within {MOST_COLUMNS} columns and {MOST_ROWS} rows"
            raise InvalidValueError(f"{self.part} {reference}", within)

    def relation(self, attributes: Mapping[str, str]) -> None:
        """What leads out of the file is left alone: nothing here follows it."""
        if attributes.get("Type", "").endswith("/worksheet"):
            target = posixpath.join("/xl", attributes.get("Target", ""))
            self.budget.targets.append(posixpath.normpath(target).lower())


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
