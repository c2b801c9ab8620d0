"""Lệnh chính: arguments to a command, its errors to one line and a status."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import BinaryIO, TextIO

from congthuong._cli.arguments import Options, parse_arguments
from congthuong._cli.streams import CommandError, Status, Streams

__all__ = ["main"]


def main(
    argv: Sequence[str] | None = None,
    stdin: BinaryIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Chạy dòng lệnh: runs one command and returns its exit status; never exits, never a traceback.

    Without arguments and streams those of the process are used, its output in UTF-8 whatever the
    locale says.

    >>> import io
    >>> main(["format", "1290000000000", "--scale", "tỷ"], io.BytesIO(), out := io.StringIO())
    0
    >>> print(out.getvalue(), end="")
    1.290 tỷ đồng
    """
    streams = Streams.of_process(stdin, stdout, stderr)
    return int(_status(sys.argv[1:] if argv is None else argv, streams))


def _status(argv: Sequence[str], streams: Streams) -> int:
    try:
        status = _run(argv, streams)
        streams.stdout.flush()
    except CommandError as error:
        streams.stderr.write(f"{error}\n")
        return Status.UNUSABLE
    except BrokenPipeError:
        _let_go(streams.stdout)
        return Status.READER_GONE
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    return status


def _run(argv: Sequence[str], streams: Streams) -> int:
    try:
        with contextlib.redirect_stdout(streams.stdout):
            options = parse_arguments(argv)
    except SystemExit:  # --help and --version have said what they say
        return Status.DONE
    return _command(options, streams)


def _command(options: Options, streams: Streams) -> int:
    if options.command == "format":
        from congthuong._cli.numbers import format_command

        return format_command(options, streams)
    if options.command == "find-locality":
        from congthuong._cli.places import find_locality_command

        return find_locality_command(options, streams)
    from congthuong._cli.reports import report_command

    return report_command(options, streams)


def _let_go(stream: TextIO) -> None:
    """Lead what is still buffered nowhere: the interpreter would complain when it exits."""
    with contextlib.suppress(OSError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
