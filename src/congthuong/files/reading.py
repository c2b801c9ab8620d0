"""Đọc tệp: what a file is by its first bytes, and the reader that it goes to."""

import io
import os
import re
import zipfile
from collections.abc import Sequence
from typing import Final, Protocol, runtime_checkable

from congthuong._legacy import text_of_bytes
from congthuong._packages import bytes_of
from congthuong.errors import CongThuongError, InvalidTypeError, InvalidValueError
from congthuong.files.blocks import Block, Mark, Paragraph
from congthuong.files.document import Document, in_unicode
from congthuong.files.printed import read_printed
from congthuong.files.web import read_web
from congthuong.files.word import PART, read_word
from congthuong.findings import Finding

__all__ = ["DocumentConverter", "read_document"]

_OLE: Final = b"\xd0\xcf\x11\xe0"
_WEB: Final = re.compile(
    r"\s*(?:<!doctype html|<\?xml|<html|<head|<body|<table|<div|<p\b|<!--)", re.I
)
_KINDS: Final = ".docx, .xlsx, .xls, .pdf, .html or text"


@runtime_checkable
class DocumentConverter(Protocol):
    """Bộ chuyển đổi: where another program plugs in (.doc by LibreOffice, scans by an OCR).

    `accepts` looks at the bytes of a file, whose kind may be told far from its beginning (.doc and
    .xls begin alike); `convert` gives the document. What it raises becomes `InvalidValueError`.

    >>> isinstance("soffice", DocumentConverter)
    False
    """

    def accepts(self, data: bytes, /) -> bool:
        """Nhận tệp này: whether a file of these bytes is for this converter."""
        ...

    def convert(self, data: bytes, /) -> Document:
        """Chuyển đổi: the document that a file holds."""
        ...


def read_document(
    source: bytes | os.PathLike[str], *, converters: Sequence[DocumentConverter] = ()
) -> Document:
    """Đọc tệp văn phòng: paragraphs and tables of a .docx, .html, .xlsx, .xls, .pdf or text file.

    The first bytes decide what a file is, never its name. A converter that accepts a file has it
    before the readers here. Nothing of a file is run, followed or fetched. Text in TCVN3, VNI or
    VPS comes in Unicode, with a finding.

    Raises `InvalidTypeError`; `OSError` where the file cannot be read; `MissingExtraError` where a
    workbook or a PDF needs the extra `files`; `InvalidValueError` for every other file and for one
    that is unsound, protected by a password or too large.

    >>> page = "<p>Năm 2024:</p><table><tr><td>Chợ<td>6</table>".encode()
    >>> document = read_document(page)
    >>> document.text, document.tables[0].grid.texts
    ('Năm 2024:', (('Chợ', '6'),))
    """
    data = bytes_of(source, "a file")
    for converter in converters:
        if not isinstance(converter, DocumentConverter):
            raise InvalidTypeError(converter, "a DocumentConverter: accepts and convert")
        if converter.accepts(data):
            return _converted(converter, data)
    findings: list[Finding] = []
    return in_unicode(_blocks(data, findings), findings)


def _converted(converter: DocumentConverter, data: bytes) -> Document:
    try:
        document = converter.convert(data)
    except CongThuongError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        accepted = f"a file that {type(converter).__name__} converts ({why[:200]})"
        raise InvalidValueError(data[:8], accepted) from error
    if not isinstance(document, Document):
        raise InvalidTypeError(document, "a Document, from a converter")
    return document


def _blocks(data: bytes, findings: list[Finding]) -> Sequence[Block]:
    if data.startswith(b"PK") and PART in _parts(data):
        blocks, told = read_word(data)
        findings += told
        return blocks
    if data.startswith((b"PK", _OLE)):
        return _sheets(data, findings)
    if data.startswith(b"%PDF"):
        blocks, told = read_printed(data)
        findings += told
        return blocks
    text = text_of_bytes(data)
    if _WEB.match(text) and "\x00" not in text:
        blocks, told = read_web(text)
        findings += told
        return blocks
    return _text_blocks(text)


def _sheets(data: bytes, findings: list[Finding]) -> Sequence[Block]:
    # All that knows of tables comes with it, and most reports are none.
    from congthuong.files.workbook import read_old_workbook, read_workbook_sheets

    if data.startswith(_OLE):
        return read_old_workbook(data)
    blocks, told = read_workbook_sheets(data)
    findings += told
    return blocks


def _parts(data: bytes) -> Sequence[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.namelist()
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise InvalidValueError(data[:8], f"a sound {_KINDS} file ({why[:200]})") from error


def _text_blocks(text: str) -> Sequence[Block]:
    if "\x00" in text:
        raise InvalidValueError(text[:8], f"a {_KINDS} file")
    lines = [line.strip() for line in text.splitlines()]
    held = [line for line in lines if line]
    return [Paragraph(line, Mark(paragraph=at)) for at, line in enumerate(held, 1)]
