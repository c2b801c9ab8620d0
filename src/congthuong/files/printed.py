"""Tệp PDF: a printing, of which the lines of words and the ruled tables are read, page by page."""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from congthuong._grids import SourceCell
from congthuong.errors import CongThuongError, InvalidValueError, MissingExtraError
from congthuong.files.blocks import Block, Mark, Paragraph, TableBlock
from congthuong.files.building import grid_of
from congthuong.files.page_breaks import Edges, joined_over_pages
from congthuong.findings import Evidence, Finding, Severity

__all__ = ["read_printed"]

_MOST_PAGES: Final = 300
_MOST_STREAMS: Final = 20_000
# Bytes unpacked: of one stream that is no picture, of all of them, and of what one page draws, each
# time that it is drawn: a form may be drawn within forms without end.
_MOST_UNPACKED: Final = 8_000_000
_MOST_TOGETHER: Final = 64_000_000
_MOST_DRAWN: Final = 1_000_000
_AGAIN: Final = 24
_MOST_SIGNS: Final = 20_000
# Of objects as text, which are slow to read: of one, and of one stream of many.
_LONGEST_OBJECT: Final = 200_000
_NESTED: Final = re.compile(rb"(?:(?:\[|<<)\s*){200}")
# Lines among which tables are looked for; the search is as long as their number by itself.
_MOST_LINES: Final = 3_000
_MOST_SLOWLY: Final = 20_000
_STREAM: Final = re.compile(rb"stream\r?\n")
_AHEAD: Final = 2_000
_SLOW: Final = (b"LZW", b"RunLength", b"/RL")
_SCANNED: Final = "trang PDF chỉ có ảnh, không có chữ để đọc; cần nhận dạng chữ"
_CROWDED: Final = "trang PDF có quá nhiều đường kẻ, không tìm bảng trong trang này"


def read_printed(data: bytes) -> tuple[list[Block], tuple[Finding, ...]]:
    """Lines and ruled tables; whatever the reader makes of an unsound file is one error.

    What unfolds without end is refused before it does.
    """
    try:
        pdfplumber = import_module("pdfplumber")
    except ImportError as error:
        raise MissingExtraError("pdfplumber", "files") from error
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    _check_streams(data)
    blocks: list[Block] = []
    findings: list[Finding] = []
    edges: dict[int, Edges] = {}
    try:
        with pdfplumber.open(io.BytesIO(data)) as book:
            if len(book.pages) > _MOST_PAGES:
                raise InvalidValueError(f"{len(book.pages)} pages", f"{_MOST_PAGES} at most")
            for number, page in enumerate(book.pages, 1):
                _draw(page)
                _add_page(page, number, blocks, findings, edges)
                page.close()
    except CongThuongError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise InvalidValueError(data[:8], f"a sound PDF ({why[:200]})") from error
    return joined_over_pages(blocks, edges), tuple(findings)


def _check_streams(data: bytes) -> None:
    """Unpacks every stream that is packed and no picture, as far as the bounds allow."""
    left, outside = _MOST_TOGETHER, 0
    for count, found in enumerate(_STREAM.finditer(data)):
        ahead = data[max(0, found.start() - _AHEAD) : found.start()].rpartition(b" obj")[2]
        end = data.find(b"endstream", found.end())
        end = end if end >= 0 else len(data)
        packed = memoryview(data)[found.end() : end]
        _check_objects(data, outside, found.start())
        outside = end
        if count >= _MOST_STREAMS:
            raise InvalidValueError(f"{count} streams", f"a PDF of {_MOST_STREAMS} at most")
        if b"/Image" in ahead and b"/ObjStm" not in ahead:
            continue  # never unpacked here: what claims to be one and is drawn is refused
        if any(name in ahead for name in _SLOW) and len(packed) > _MOST_SLOWLY:
            raise InvalidValueError(f"{len(packed)} bytes", "a PDF packed in the usual way")
        size = _unpacked(packed, twice=ahead.count(b"/Fl") > 1)
        left -= size
        most = _LONGEST_OBJECT if b"/ObjStm" in ahead else _MOST_UNPACKED
        if size > most or left < 0:
            raise InvalidValueError(f"{size} bytes unpacked", "a PDF that unfolds to less")
    _check_objects(data, outside, len(data))


def _check_objects(data: bytes, start: int, end: int) -> None:
    """Refuses an object that is long by itself or nested without end, between two streams."""
    if _NESTED.search(data, start, end) is not None:
        raise InvalidValueError("a nested object", "a PDF of lists in at most 200 lists")
    at = start
    while end - at > _LONGEST_OBJECT:
        at = data.rfind(b"endobj", at + 6, at + _LONGEST_OBJECT)
        if at < 0:
            accepted = f"a PDF whose objects have {_LONGEST_OBJECT} bytes at most"
            raise InvalidValueError("a long object", accepted)


def _unpacked(packed: memoryview | bytes, *, twice: bool) -> int:
    """How many bytes a stream unpacks to, or one more than are allowed; 0 where it is not packed.

    `twice` is for one that was packed again.
    """
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(packed, _MOST_UNPACKED + 1)
    except zlib.error:
        content = bytes(packed[: _LONGEST_OBJECT + 1])
        return _MOST_UNPACKED + 1 if _is_long_map(content) else 0
    if _is_long_map(content):
        return _MOST_UNPACKED + 1
    return max(len(content), _unpacked(content, twice=False)) if twice else len(content)


def _is_long_map(content: bytes) -> bool:
    """Whether this is a map of signs that is long; such text is slow to read."""
    return len(content) > _LONGEST_OBJECT and b"begincmap" in content


def _draw(page: Any) -> None:
    """Draws a page with a bound on all that it draws, forms within forms included."""
    drawing = import_module("pdfminer.pdfinterp")
    device = import_module("pdfplumber.page").PDFPageAggregatorWithMarkedContent(
        page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams
    )
    interpreter = drawing.PDFPageInterpreter(page.pdf.rsrcmgr, device)
    write, signs = device.render_string, [_MOST_SIGNS]

    def bounded_write(state: Any, pieces: Any, *more: Any) -> None:
        signs[0] -= sum(len(piece) for piece in pieces if isinstance(piece, bytes))
        if signs[0] < 0:
            raise InvalidValueError("a page", f"one of {_MOST_SIGNS} signs at most")
        write(state, pieces, *more)

    device.render_string = bounded_write
    _bounded(interpreter, [_MOST_DRAWN], set()).process_page(page.page_obj)
    page._layout = device.get_result()


def _bounded(interpreter: Any, left: list[int], seen: set[object]) -> Any:
    """An interpreter that stops where what it draws, and those within it, is too much.

    What is drawn again weighs more: forms within forms draw one thing without end.
    """
    draw, inner = interpreter.render_contents, interpreter.subinterp

    def bounded_draw(resources: Any, streams: Any, *args: Any, **more: Any) -> None:
        for each in _streams(streams):
            if "Image" in str(each.get("Subtype")):
                raise InvalidValueError("a picture", "a page that is drawn by text")
            left[0] -= 2_000 + len(each.get_data()) * (_AGAIN if each.objid in seen else 1)
            seen.add(each.objid)
        if left[0] < 0:
            raise InvalidValueError("a page", f"one that draws {_MOST_DRAWN} bytes at most")
        draw(resources, streams, *args, **more)

    interpreter.render_contents = bounded_draw
    interpreter.subinterp = lambda: _bounded(inner(), left, seen)
    return interpreter


def _streams(streams: Any) -> Iterator[Any]:
    resolve = import_module("pdfminer.pdftypes").stream_value
    return (resolve(each) for each in streams)


def _add_page(
    page: Any,
    number: int,
    blocks: list[Block],
    findings: list[Finding],
    edges: dict[int, Edges],
) -> None:
    tables: list[Any] = page.find_tables() if len(page.edges) <= _MOST_LINES else []
    where = (Evidence(str(Mark(page=number))),)
    if len(page.edges) > _MOST_LINES:
        findings.append(Finding("crowded-page", Severity.WARNING, _CROWDED, where))
    if page.images and not page.chars:
        findings.append(Finding("page-without-text", Severity.WARNING, _SCANNED, where))
    inside = [table.bbox for table in tables]

    def is_outside(one: dict[str, Any]) -> bool:
        return not any(_is_in(one, box) for box in inside)

    outside = page.filter(is_outside)
    found: list[tuple[float, str | Any]] = [(table.bbox[1], table) for table in tables]
    found += [(line["top"], line["text"]) for line in outside.extract_text_lines()]
    for _, each in sorted(found, key=lambda one: one[0]):
        if isinstance(each, str):
            at = sum(isinstance(block, Paragraph) for block in blocks) + 1
            blocks.append(Paragraph(each.strip(), Mark(page=number, paragraph=at)))
        else:
            at = sum(isinstance(block, TableBlock) for block in blocks) + 1
            cells = {
                (row, column): SourceCell(" ".join(text.split()))
                for row, line in enumerate(each.extract())
                for column, text in enumerate(line)
                if text
            }
            if cells:
                sides = {round(box[side]) for box in each.cells for side in (0, 2)}
                edges[len(blocks)] = tuple(sorted(sides))
                blocks.append(TableBlock(grid_of(cells), Mark(page=number, table=at)))


def _is_in(one: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    if one.get("object_type") != "char":
        return False
    across, down = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])
