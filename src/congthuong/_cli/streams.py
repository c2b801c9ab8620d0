"""Luồng vào ra: where a command reads and writes, and what it answers to the shell."""

import sys
from enum import IntEnum
from typing import BinaryIO, NamedTuple, TextIO

__all__ = ["CommandError", "Status", "Streams"]


class Status(IntEnum):
    """Trạng thái thoát: what the shell is told.

    >>> int(Status.UNUSABLE)
    2
    """

    DONE = 0
    FOUND_WRONG = 1
    UNUSABLE = 2
    # As shells report a process that was interrupted, and one whose reader went away.
    INTERRUPTED = 130
    READER_GONE = 141


class CommandError(Exception):
    """Lỗi dòng lệnh: arguments that cannot be used; its text is one line for the user."""


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
            sys.stdin.buffer if stdin is None else stdin,
            _in_utf8(sys.stdout) if stdout is None else stdout,
            _in_utf8(sys.stderr) if stderr is None else stderr,
        )


def _in_utf8(stream: TextIO) -> TextIO:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        # The names of files may hold what is no text.
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream
