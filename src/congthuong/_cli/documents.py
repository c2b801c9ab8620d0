"""Văn bản: files, folders and standard input as texts, or why one cannot be used."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from congthuong._cli.layout import one_line
from congthuong._cli.streams import CommandError
from congthuong._legacy import text_of_bytes
from congthuong.errors import CongThuongError, InvalidValueError
from congthuong.files import Document, Mark, Paragraph, read_document

__all__ = ["STDIN", "Input", "UnusableError", "inputs"]

STDIN: Final = "-"
_OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_PAGES: Final = (".htm", ".html")
_SUFFIXES: Final = frozenset({".txt", ".docx", ".xlsx", ".xls", ".pdf", *_PAGES})
# A year of a province's reports is under one; reading takes some hundred times as much memory.
_MOST_BYTES: Final = 32 * 1024 * 1024
_TOO_LARGE: Final = "lớn hơn 32 MB; hãy chia thành nhiều tệp"


class UnusableError(Exception):
    """Không dùng được: why a file gives no text, in a few words."""


class Input(NamedTuple):
    """Một văn bản cần đọc: its name for people, and the file; None is standard input."""

    name: str
    path: Path | None

    def document(self, stdin: BinaryIO) -> Document:
        """Nội dung: raises `UnusableError` for what is missing, empty, or not readable."""
        data = _bytes_of(self.path, stdin)
        is_page = self.path is not None and self.path.suffix.lower() in _PAGES
        if is_page or data.startswith(_OFFICE):
            found = _office(data)
        else:
            found = Document((Paragraph(_decoded(data), Mark()),))
        if not found.text.strip() and not found.tables:
            raise UnusableError("không có chữ nào")
        return found


def inputs(names: Sequence[str], stdin: BinaryIO) -> list[Input]:
    """Các văn bản: the files named, those of a folder by name; without names, standard input.

    A folder without texts comes as itself, which cannot be read. Raises `CommandError` where
    standard input would be a keyboard.
    """
    if not names and stdin.isatty():
        raise CommandError("congthuong: thiếu tệp cần đọc ('-' để gõ từ bàn phím)")
    return [found for name in names or (STDIN,) for found in _found(name)]


def _found(name: str) -> Iterator[Input]:
    if name == STDIN:
        yield Input("đầu vào chuẩn", None)
        return
    path = Path(name)
    for text in _texts_in(path) or (path,):
        yield Input(str(text), text)


def _texts_in(path: Path) -> list[Path]:
    try:
        found = path.rglob("*") if path.is_dir() else ()
        # What a word processor keeps beside an open file begins so.
        return sorted(
            each
            for each in found
            if each.suffix.lower() in _SUFFIXES
            and not each.name.startswith("~$")
            and each.is_file()
        )
    except OSError:  # reading it will say why
        return []


def _bytes_of(path: Path | None, stdin: BinaryIO) -> bytes:
    try:
        return _within_limit(stdin.read(_MOST_BYTES + 1) if path is None else _bytes_in(path))
    except FileNotFoundError:
        reason = "không có tệp này"
    except IsADirectoryError:
        reason = "thư mục không có tệp .txt, .docx, .html, .pdf hay bảng tính nào"
    except PermissionError:
        reason = "không có quyền đọc"
    except (OSError, ValueError) as error:
        reason = f"không đọc được ({getattr(error, 'strerror', None) or error})"
    raise UnusableError(reason)


def _office(data: bytes) -> Document:
    try:
        return read_document(data)
    except CongThuongError as error:
        reason = f"không đọc được như tệp Word, Excel, PDF hay trang web ({error})"
    raise UnusableError(one_line(reason))


def _bytes_in(path: Path) -> bytes:
    if "\0" in str(path):  # each Python words this anew
        raise UnusableError("không đọc được (embedded null byte)")
    found = path.stat()
    if stat.S_ISFIFO(found.st_mode):
        with path.open("rb") as pipe:
            return pipe.read(_MOST_BYTES + 1)
    # A device may never end, and a socket is no file.
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise UnusableError("là thiết bị, không phải tệp văn bản")
    if found.st_size > _MOST_BYTES:
        raise UnusableError(_TOO_LARGE)
    return path.read_bytes()


def _within_limit(data: bytes) -> bytes:
    if len(data) > _MOST_BYTES:
        raise UnusableError(_TOO_LARGE)
    return data


def _decoded(data: bytes) -> str:
    try:
        return text_of_bytes(data)
    except InvalidValueError as error:
        cause = error.__context__
        at = cause.start if isinstance(cause, UnicodeDecodeError) else 0
        line = data.count(b"\n", 0, at) + 1
        reason = f"không phải UTF-8: byte thứ {at + 1} (0x{data[at]:02X}, dòng {line})"
    raise UnusableError(reason)
