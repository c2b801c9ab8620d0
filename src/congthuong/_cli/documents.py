"""Văn bản: files, folders and standard input as texts, or why one cannot be used."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from congthuong._cli.streams import CommandError

__all__ = ["STDIN", "Input", "UnusableError", "inputs"]

STDIN: Final = "-"
# A year of a province's reports is under one; reading takes some hundred times as much memory.
_MOST_BYTES: Final = 32 * 1024 * 1024
_TOO_LARGE: Final = "lớn hơn 32 MB; hãy chia thành nhiều tệp"
_NOT_TEXT: Final = (
    (b"PK\x03\x04", "là tệp nén hay tệp Word, Excel; hãy lưu thành văn bản UTF-8 (.txt)"),
    (b"\xd0\xcf\x11\xe0", "là tệp Word, Excel đời cũ; hãy lưu thành văn bản UTF-8 (.txt)"),
    (b"%PDF", "là tệp PDF; hãy lưu thành văn bản UTF-8 (.txt)"),
    (b"\xff\xfe", "là văn bản UTF-16 (byte đầu 0xFF 0xFE); hãy lưu lại dưới dạng UTF-8"),
    (b"\xfe\xff", "là văn bản UTF-16 (byte đầu 0xFE 0xFF); hãy lưu lại dưới dạng UTF-8"),
)


class UnusableError(Exception):
    """Không dùng được: why a file gives no text, in a few words."""


class Input(NamedTuple):
    """Một văn bản cần đọc: its name for people, and the file; None is standard input."""

    name: str
    path: Path | None

    def text(self, stdin: BinaryIO) -> str:
        """Nội dung: raises `UnusableError` for what is missing, empty or not UTF-8."""
        data = _bytes_of(self.path, stdin)
        for mark, reason in _NOT_TEXT:
            if data.startswith(mark):
                raise UnusableError(reason)
        text = _decoded(data).removeprefix("\ufeff")
        if not text.strip():
            raise UnusableError("không có chữ nào")
        return text


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
        found = path.rglob("*.txt") if path.is_dir() else ()
        return sorted(text for text in found if text.is_file())
    except OSError:  # reading it will say why
        return []


def _bytes_of(path: Path | None, stdin: BinaryIO) -> bytes:
    try:
        return _within_limit(stdin.read(_MOST_BYTES + 1) if path is None else _bytes_in(path))
    except FileNotFoundError:
        reason = "không có tệp này"
    except IsADirectoryError:
        reason = "thư mục không có tệp .txt nào"
    except PermissionError:
        reason = "không có quyền đọc"
    except (OSError, ValueError) as error:
        reason = f"không đọc được ({getattr(error, 'strerror', None) or error})"
    raise UnusableError(reason)


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
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = (
            f"không phải UTF-8: byte thứ {error.start + 1} (0x{data[error.start]:02X}, dòng {line})"
        )
        raise UnusableError(reason) from None
