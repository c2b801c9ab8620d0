"""Luồng vào ra: where a command reads and writes, and what it answers to the shell."""

import contextlib
import io
import os
import sys
from enum import IntEnum
from typing import BinaryIO, NamedTuple, TextIO, cast

__all__ = ["CommandError", "Status", "StreamError", "Streams", "let_go", "tell"]


class Status(IntEnum):
    """Trạng thái thoát: what the shell is told.

    >>> int(Status.UNUSABLE)
    2
    """

    DONE = 0
    FOUND_WRONG = 1
    UNUSABLE = 2
    NO_STREAM = 3
    # As shells report a process that was interrupted, and one whose reader went away.
    INTERRUPTED = 130
    READER_GONE = 141


class CommandError(Exception):
    """Lỗi dòng lệnh: arguments that cannot be used; its text is one line for the user."""


class StreamError(Exception):
    """Luồng không dùng được: standard input or output is closed, or takes or gives nothing."""


class _Closed(io.TextIOBase):
    """Standard output or error of a process that was started without one."""

    def write(self, _: str, /) -> int:
        raise StreamError("đầu ra chuẩn đã đóng")


class _ClosedInput(io.RawIOBase):
    """Standard input of a process that was started without one."""

    def read(self, _: int = -1, /) -> bytes:
        raise StreamError("đầu vào chuẩn đã đóng")


class Streams(NamedTuple):
    """Luồng vào ra: input in bytes, output and messages in text."""

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO

    @classmethod
    def of_process(
        cls, stdin: BinaryIO | None, stdout: TextIO | None, stderr: TextIO | None
    ) -> "Streams":
        """The given streams, and those of the process in UTF-8 for the others."""
        return cls(
            _input_of_process() if stdin is None else stdin,
            _in_utf8(sys.stdout) if stdout is None else stdout,
            _in_utf8(sys.stderr) if stderr is None else stderr,
        )


# A process may be started with a stream closed; Python then has None in its place.
def _input_of_process() -> BinaryIO:
    given: TextIO | None = sys.stdin
    return cast("BinaryIO", _ClosedInput()) if given is None else given.buffer


def _in_utf8(stream: TextIO | None) -> TextIO:
    if stream is None:
        return cast("TextIO", _Closed())
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        # The names of files may hold what is no text.
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def tell(stream: TextIO, message: str) -> None:
    """Báo một dòng: on standard error, where that takes anything; the status says the rest."""
    try:
        stream.write(f"{message}\n")
        stream.flush()
    except (OSError, StreamError):
        let_go(stream)


def let_go(stream: TextIO) -> None:
    """Lead what is still buffered nowhere: the interpreter would complain when it exits."""
    with contextlib.suppress(OSError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
