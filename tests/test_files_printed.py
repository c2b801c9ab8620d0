"""Tệp PDF: what unfolds without end is refused in a second, what cannot be read is told."""

import importlib
import io
import resource
import time
import zlib
from collections.abc import Callable
from typing import Any, Final

import pytest

from congthuong.errors import InvalidValueError
from congthuong.files import read_document
from congthuong.files.blocks import Mark

pytestmark = pytest.mark.files

CATALOG: Final = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES: Final = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT: Final = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE: Final = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>%s>>>>"
)
HELLO: Final = b"BT /F 12 Tf 50 700 Td (Bao cao nam 2024) Tj ET"
SQUARES: Final = b"50 500 100 20 re S 50 520 100 20 re S BT /F 9 Tf 52 505 Td (808) Tj ET "


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, the first of them its catalogue."""
    made, places = b"%PDF-1.7\n", list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return made + head + table + tail % (len(objects) + 1, len(made))


def stream(content: bytes, more: bytes = b"", *, name: bytes = b"/FlateDecode") -> bytes:
    packed = zlib.compress(content, 9) if b"Flate" in name else content
    head = b"<<%s/Filter%s/Length %d>>\nstream\n" % (more, name, len(packed))
    return head + packed + b"\nendstream"


def page(content: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    return pdf(CATALOG, PAGES, PAGE % resources, content, FONT, *more)


def form(content: bytes, resources: bytes = b"") -> bytes:
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<%s>>>>" % resources
    return stream(content, kind)


def laughing() -> bytes:
    forms = (form(b"/A Do " * 50, b"/A %d 0 R" % (7 + at)) for at in range(8))
    calls = stream(b"/A Do " * 50)
    return page(calls, *forms, form(b"q Q " * 2_000), resources=b"/XObject<</A 6 0 R>>")


TWICE: Final = b"[/FlateDecode/FlateDecode]"
HOSTILE: Final[list[tuple[Callable[[], bytes], str]]] = [
    (lambda: page(stream(b" " * 60_000_000)), "a bomb"),
    (lambda: page(stream(zlib.compress(b" " * 60_000_000), name=TWICE)), "a bomb in a parcel"),
    (lambda: pdf(CATALOG, *[stream(b" " * 7_000_000)] * 10), "ten that are large together"),
    (lambda: page(stream(b"q Q " * 400_000)), "a page that draws without end"),
    (laughing, "forms within forms"),
    (lambda: page(stream(b"BT /F 1 Tf %s ET" % (b"(aaaaaaaa) Tj " * 50_000))), "signs without end"),
    (lambda: page(stream(b"x" * 30_000, name=b"/LZWDecode")), "packed in a slow way"),
    (
        lambda: page(stream(b" " * 60_000_000, b"/Subtype/Image")),
        "a bomb that calls itself a picture",
    ),
    (lambda: page(stream(HELLO), stream(b"begincmap " * 40_000)), "a map of signs without end"),
    (
        lambda: page(stream(HELLO), stream(b"begincmap " * 40_000, name=b"[]")),
        "a map that is not packed",
    ),
    (lambda: page(stream(b"1 " * 200_000, b"/Type/ObjStm/N 1/First 4")), "objects in a stream"),
    (lambda: pdf(CATALOG, b"<</Kids[%s]>>" % (b"3 0 R " * 200_000)), "one object without end"),
    (lambda: pdf(CATALOG, PAGES) + b"1 " * 400_000, "a tail without end"),
    (lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 150_000, "brackets in brackets"),
    (lambda: page(stream(HELLO))[:300], "half a file"),
    (lambda: b"%PDF-1.4\n" + b"stream\nendstream\n" * 20_001, "streams without end"),
]


def seconds_to_refuse(data: bytes) -> float:
    """The processor time of a refusal; the least of some tries is that of a machine at rest."""
    start = time.process_time()
    with pytest.raises(InvalidValueError):
        read_document(data)
    return time.process_time() - start


@pytest.mark.parametrize(("make", "reason"), HOSTILE, ids=[row[1] for row in HOSTILE])
def test_a_hostile_printing_is_one_error_in_a_second(
    make: Callable[[], bytes], reason: str
) -> None:
    data = make()
    read_document(page(stream(HELLO)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert min(seconds_to_refuse(data) for _ in range(3)) < 1, reason
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def lines(count: int) -> bytes:
    return b"".join(b"%d 0 m %d 842 l S " % (at % 595, at % 595) for at in range(count))


IMAGE: Final = b"/Type/XObject/Subtype/Image/Width 900/Height 9000/BitsPerComponent 8"
PICTURE: Final = stream(bytes(900 * 9000 * 3), IMAGE + b"/ColorSpace/DeviceRGB")
TOLD: Final[list[tuple[bytes, str, list[str], str]]] = [
    (page(stream(HELLO)), "Bao cao nam 2024", [], "a page"),
    (page(stream(HELLO, name=b"[]")), "Bao cao nam 2024", [], "a page that is not packed"),
    (page(stream(HELLO + b" " + lines(3_100))), "Bao cao nam 2024", ["crowded-page"], "a drawing"),
    (
        page(stream(b"/I Do"), PICTURE, resources=b"/XObject<</I 6 0 R>>"),
        "",
        ["page-without-text"],
        "a scan, whose picture is larger than any text",
    ),
    (
        page(stream(HELLO + b" /I Do"), PICTURE, resources=b"/XObject<</I 6 0 R>>"),
        "Bao cao nam 2024",
        [],
        "a picture beside text",
    ),
    (
        page(stream(b"/A Do"), form(HELLO), resources=b"/XObject<</A 6 0 R>>"),
        "",
        [],
        "a form without the font of the page",
    ),
]


@pytest.mark.parametrize(("data", "text", "codes", "reason"), TOLD, ids=[row[3] for row in TOLD])
def test_what_a_page_does_not_give_is_told(
    data: bytes, text: str, codes: list[str], reason: str
) -> None:
    document = read_document(data)
    assert document.text == text or not codes, reason
    assert [one.code for one in document.findings] == codes, reason
    assert all(one.evidence[0].text == "trang 1" for one in document.findings)


def printed(*parts: Any) -> bytes:
    """A print of tables, lines of words and page breaks (None), by a maker of PDF files."""
    platypus = importlib.import_module("reportlab.platypus")
    styles = importlib.import_module("reportlab.lib.styles").getSampleStyleSheet()
    ruled = platypus.TableStyle([("GRID", (0, 0), (-1, -1), 1, (0, 0, 0))])
    story = [
        platypus.PageBreak()
        if part is None
        else platypus.Paragraph(part, styles["Normal"])
        if isinstance(part, str)
        else platypus.Table(part, style=ruled, colWidths=[90, 60, 70][: len(part[0])])
        for part in parts
    ]
    out = io.BytesIO()
    platypus.SimpleDocTemplate(out).build(story)
    return out.getvalue()


HEAD: Final = [["Chi tieu", "2022", "2023"]]
ONE: Final = [["Xuat khau", "5.012,3", "5.377,6"]]
TWO: Final = [["Nhap khau", "6.020", "6.110,5"]]
NARROW: Final = [["Nhap khau", "6.020"]]
BREAKS: Final[list[tuple[tuple[Any, ...], list[int], str]]] = [
    ((HEAD + ONE, None, TWO), [3], "it goes on"),
    ((HEAD + ONE, None, HEAD + TWO), [3], "the head is printed again"),
    ((HEAD + ONE, None, "- 2 -", HEAD + TWO), [3], "under the number of the page"),
    ((HEAD + ONE, None, "Trang 2/3", TWO, None, "3", HEAD + TWO), [4], "over three pages"),
    ((HEAD + ONE, None, "Bieu 2. Thuong mai", HEAD + TWO), [2, 2], "a table with its title"),
    ((HEAD + ONE, "1", HEAD + TWO), [2, 2], "two on one page"),
    ((HEAD + ONE, None, NARROW), [2, 1], "other columns"),
    ((HEAD + ONE, None, None, TWO), [2, 1], "a page between"),
    (("Bao cao", None, TWO), [1], "no table before"),
]


@pytest.mark.parametrize(("parts", "rows", "reason"), BREAKS, ids=[row[2] for row in BREAKS])
def test_a_table_over_a_page_break_is_one(
    parts: tuple[Any, ...], rows: list[int], reason: str
) -> None:
    document = read_document(printed(*parts))
    assert [len(block.grid.rows) for block in document.tables] == rows, reason
    assert [block.mark.table for block in document.tables] == list(range(1, len(rows) + 1))
    assert document.tables[0].mark.page == (2 if parts[0] == "Bao cao" else 1)
    heads = [
        line for block in document.tables for line in block.grid.texts if line[0] == "Chi tieu"
    ]
    assert len(heads) <= len(rows)


def test_a_ruled_table_is_read_within_the_bounds() -> None:
    document = read_document(page(stream(HELLO + b" " + SQUARES)))
    (table,) = document.tables
    assert ("808",) in table.grid.texts
    assert table.mark == Mark(page=1, table=1)
