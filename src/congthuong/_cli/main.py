"""Lệnh chính: arguments to a command, its errors to one line and a status."""

import contextlib
import io
import sys
from collections.abc import Sequence
from typing import BinaryIO, TextIO

from congthuong._cli.arguments import Options, parse_arguments
from congthuong._cli.streams import CommandError, Status, StreamError, Streams, let_go, tell

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
        tell(streams.stderr, str(error))
        return Status.UNUSABLE
    except BrokenPipeError:
        let_go(streams.stdout)
        return Status.READER_GONE
    except (StreamError, OSError) as error:
        let_go(streams.stdout)
        tell(streams.stderr, f"congthuong: {_why(error)}")
        return Status.NO_STREAM
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    return status


def _run(argv: Sequence[str], streams: Streams) -> int:
    said = io.StringIO()
    try:
        # Into memory first: argparse swallows what a stream says against being written to.
        with contextlib.redirect_stdout(said):
            options = parse_arguments(argv)
    except SystemExit:  # --help and --version have said what they say
        streams.stdout.write(said.getvalue())
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


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"không ghi được ra đầu ra chuẩn ({error.strerror or error})"
    return str(error)
