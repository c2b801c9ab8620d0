"""Lệnh read và check: reports to figures, findings and what was not understood."""

from typing import TextIO

from congthuong._cli.arguments import Options
from congthuong._cli.documents import Input, UnusableError, inputs
from congthuong._cli.layout import LEAST_WIDTH, one_line, screen_width, shortened
from congthuong._cli.streams import Status, Streams, tell
from congthuong._cli.views import Report, writer_of
from congthuong.errors import ParseError
from congthuong.reading import Reading

__all__ = ["report_command"]


def report_command(options: Options, streams: Streams) -> int:
    """Đọc các báo cáo: prints what each says, and names those that cannot be used.

    One unusable file does not keep the others from being read.
    """
    waiting = inputs(options.files, streams.stdin)
    several = len(waiting) > 1
    writer = writer_of(options, screen_width(streams.stdout), several=several)
    progress = _Progress(streams.stderr, len(waiting))
    unusable = suspicious = False
    for place, each in enumerate(waiting, 1):
        progress.show(place, each.name)
        try:
            reading = _read(each, options, streams)
        except UnusableError as error:
            progress.clear()
            tell(streams.stderr, f"congthuong: {one_line(each.name)}: {error}")
            unusable = True
        else:
            progress.clear()
            suspicious = suspicious or (options.fail_on_findings and bool(reading.findings))
            streams.stdout.write(writer.add(Report(each.name, reading)))
    streams.stdout.write(writer.end())
    if unusable:
        return Status.UNUSABLE
    return Status.FOUND_WRONG if suspicious else Status.DONE


def _read(each: Input, options: Options, streams: Streams) -> Reading:
    document = each.document(streams.stdin)
    try:
        reading = document.read(published=options.published, locality=options.locality)
    except ParseError as error:
        # The text may say its place itself: a name that is not found costs a note, not the reading.
        tell(streams.stderr, f"congthuong: --locality: {one_line(str(error))}")
        reading = document.read(published=options.published)
    if reading.tables:
        cells = sum(len(table.unread) for table in reading.tables)
        figures = sum(len(table.dataset) for table in reading.tables)
        said = f"{len(reading.tables)} bảng: {figures} số liệu, {cells} ô chưa đọc"
        tell(streams.stderr, f"congthuong: {one_line(each.name)}: {said}")
    return reading


class _Progress:
    """One line on a terminal that says which of several files is being read."""

    def __init__(self, stream: TextIO, count: int) -> None:
        self._stream = stream
        self._count = count
        self._is_shown = count > 1 and stream.isatty()

    def show(self, place: int, name: str) -> None:
        self._write(shortened(f"[{place}/{self._count}] {one_line(name)}", LEAST_WIDTH))

    def clear(self) -> None:
        self._write("")

    def _write(self, text: str) -> None:
        if self._is_shown:
            # Blank first: a shorter line must not leave the end of a longer one.
            self._stream.write(f"\r{' ' * LEAST_WIDTH}\r{text}")
            self._stream.flush()
