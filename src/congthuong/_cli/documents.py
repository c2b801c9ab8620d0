"""Văn bản: files, folders and standard input as texts, or why one cannot be used."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from congthuong._cli.streams import CommandError
from congthuong._legacy import text_of_bytes
from congthuong.errors import InvalidValueError

__all__ = ["STDIN", "Input", "UnusableError", "inputs"]

STDIN: Final = "-"
_NOT_TEXT: Final = (
    (b"PK\x03\x04", "là tệp nén hay tệp Word, Excel; hãy lưu thành văn bản UTF-8 (.txt)"),
    (b"\xd0\xcf\x11\xe0", "là tệp Word, Excel đời cũ; hãy lưu thành văn bản UTF-8 (.txt)"),
    (b"%PDF", "là tệp PDF; hãy lưu thành văn bản UTF-8 (.txt)"),
)


class UnusableError(Exception):
    """Không dùng được: why a file gives no text, in a few words."""


class Input(NamedTuple):
    """Một văn bản cần đọc: its name for people, and the file; None is standard input."""

    name: str
    path: Path | None

    def text(self, stdin: BinaryIO) -> str:
        """Nội dung: raises `UnusableError` for what is missing, empty or no text."""
        data = _bytes_of(self.path, stdin)
        for mark, reason in _NOT_TEXT:
            if data.startswith(mark):
                raise UnusableError(reason)
        text = _decoded(data)
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
    if path is None:
        return stdin.read()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        reason = "không có tệp này"
    except IsADirectoryError:
        reason = "thư mục không có tệp .txt nào"
    except PermissionError:
        reason = "không có quyền đọc"
    except (OSError, ValueError) as error:
        reason = f"không đọc được ({getattr(error, 'strerror', None) or error})"
    raise UnusableError(reason)


def _decoded(data: bytes) -> str:
    try:
        return text_of_bytes(data)
    except InvalidValueError as error:
        cause = error.__context__
        at = cause.start if isinstance(cause, UnicodeDecodeError) else 0
        line = data.count(b"\n", 0, at) + 1
        reason = f"không phải UTF-8: byte thứ {at + 1} (0x{data[at]:02X}, dòng {line})"
    raise UnusableError(reason)
