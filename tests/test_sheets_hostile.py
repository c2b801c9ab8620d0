"""Cửa kiểm tra: files that somebody made to harm a reader are refused, each with its reason."""

import contextlib
import importlib
import io
import re
import time
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congthuong import _packages as gate
from congthuong.errors import InvalidValueError
from congthuong.quantities import VND, Scale
from congthuong.records import Slot
from congthuong.sheets import read_workbook, reading, to_workbook
from congthuong.tables import (
    Grid,
    GridCell,
    GridHead,
    KeyColumn,
    TableForm,
    TableReading,
    ValueColumn,
)

FORM: Final = TableForm(
    (
        KeyColumn("Chỉ tiêu", Slot.INDICATOR),
        ValueColumn("Tỷ đồng", unit=VND, scale=Scale.BILLION),
        KeyColumn("Kỳ", Slot.TIME),
    ),
    place="tỉnh Hà Tĩnh",
)
SOUND: Final = to_workbook(
    Grid(
        tuple(map(GridHead, FORM.headers)),
        (tuple(map(GridCell, ("exports", "808", "2019"))),),
    )
)
SHEET: Final = "xl/worksheets/sheet1.xml"
TYPES: Final = "[Content_Types].xml"
RELS: Final = "xl/_rels/workbook.xml.rels"
PLAIN_BOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_BOOK: Final = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {part.filename: package.read(part) for part in package.infolist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = parts_of(SOUND)
    return packed({**parts, name: change(parts[name])})


def added(name: str, content: bytes = b"") -> bytes:
    return packed({**parts_of(SOUND), name: content})


def in_front(text: str, encoding: str = "utf-8") -> Callable[[bytes], bytes]:
    """A change that puts a text between the declaration and the root of a part."""

    def change(content: bytes) -> bytes:
        bare = re.sub(r"^<\?xml.*?\?>\s*", "", content.decode("utf-8"))
        return f'<?xml version="1.0" encoding="{encoding}"?>\n{text}{bare}'.encode(encoding)

    return change


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return change


def relation(kind: str, mode: str = "External") -> Callable[[bytes], bytes]:
    link = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="http://x" TargetMode="{mode}"/>'
    return replaced("</Relationships>", f"{link}</Relationships>")


def test_the_sound_file_is_read() -> None:
    assert len(read_workbook(SOUND, FORM).dataset) == 1
    assert len(read_workbook(packed(parts_of(SOUND), zipfile.ZIP_STORED), FORM).dataset) == 1


LAUGHS: Final = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE: Final = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def with_flag(data: bytes, flag: int) -> bytes:
    """The same package, the first part of which says that it has a password."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | flag]) + data[at + 1 :]


def twice() -> bytes:
    stream = io.BytesIO(SOUND)
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr(SHEET, parts_of(SOUND)[SHEET])
    return stream.getvalue()


def bomb() -> bytes:
    return added("xl/media/bomb.xml", b" " * (gate.MOST_BYTES + 1))


def broken() -> bytes:
    at = SOUND.index(b"PK\x01\x02") - 40
    return SOUND[:at] + bytes(20) + SOUND[at + 20 :]


def cell_at(reference: str) -> bytes:
    return changed(SHEET, replaced('r="A1"', f'r="{reference}"'))


def many(tag: str, times: int) -> bytes:
    return changed(SHEET, replaced("</sheetData>", f"{f'<{tag}/>' * times}</sheetData>"))


def one_part_for_many_sheets() -> bytes:
    parts = parts_of(SOUND)
    sheets = re.compile(rb"<sheet .*?/>")
    book = parts["xl/workbook.xml"]
    (sheet,) = sheets.findall(book)
    named = [sheet.replace("Bảng số liệu".encode(), f"x{at}".encode()) for at in range(200)]
    page = replaced("</sheetData>", f"{'<c/>' * 10_000}</sheetData>")(parts[SHEET])
    return packed({**parts, "xl/workbook.xml": sheets.sub(b"".join(named), book), SHEET: page})


def deep() -> bytes:
    return changed(SHEET, replaced("</sheetData>", f"{'<a>' * 99}{'</a>' * 99}</sheetData>"))


HOSTILE: Final[list[tuple[Callable[[], bytes], str, str]]] = [
    (lambda: b"", "an .xlsx workbook", "nothing"),
    (lambda: b"Chi tieu,808\n", "an .xlsx workbook", "text"),
    (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "saved anew as .xlsx", "an .xls"),
    (lambda: SOUND[: len(SOUND) // 2], "an .xlsx workbook", "a half"),
    (broken, "an .xlsx workbook", "damaged bytes"),
    (lambda: packed({"a.txt": b"x"}), "a sound .xlsx workbook", "another zip"),
    (bomb, "unpacked", "a zip bomb of one part"),
    (
        lambda: packed({f"{at}.xml": b" " * 16_000_001 for at in range(2)}),
        "unpacked",
        "a zip bomb of several parts",
    ),
    (lambda: packed({f"{at}.xml": b"" for at in range(1001)}), "1001 parts", "too many parts"),
    (twice, "a name each", "a part twice"),
    (lambda: packed(parts_of(SOUND), zipfile.ZIP_LZMA), "plainly packed", "another packing"),
    (lambda: with_flag(SOUND, 1), "without a password", "a password"),
    (lambda: changed(SHEET, in_front(LAUGHS)), "document type", "entities without end"),
    (lambda: changed(SHEET, in_front(OUTSIDE)), "document type", "an entity that is a file"),
    (lambda: changed(SHEET, in_front(LAUGHS, "utf-16")), "document type", "another encoding"),
    (lambda: changed(TYPES, in_front(LAUGHS)), "document type", "entities in another part"),
    (lambda: changed("xl/styles.xml", in_front("<!DOCTYPE x>")), "document type", "a bare one"),
    (
        lambda: added("xl/media/image1.png", f"{LAUGHS}<x>&c;</x>".encode()),
        "document type",
        "entities in a part that is called an image",
    ),
    (lambda: changed(SHEET, lambda content: content[:-20]), "sound XML", "a part that breaks off"),
    (lambda: changed(SHEET, in_front("", "utf-7")), "", "an encoding that is not read"),
    (lambda: cell_at("XFD1"), "cells within", "a cell far right"),
    (lambda: cell_at("A1048576"), "cells within", "a cell far down"),
    (lambda: cell_at("ZZZZ9"), "cells such as B7", "a cell beyond all sheets"),
    (lambda: cell_at("R1C1"), "cells such as B7", "another notation"),
    (lambda: many("c", 250_001), "at most 250000 elements", "cells without end"),
    (one_part_for_many_sheets, "200 sheets", "a part that each of many sheets names"),
    (deep, "64 deep", "elements in elements without end"),
    (
        lambda: changed(SHEET, replaced("<sheetData>", f'<sheetData x="{"y" * 40_000}">')),
        "attributes",
        "an attribute without end",
    ),
    (
        lambda: changed(SHEET, replaced('s="1"', 's="999"')),
        "a sound .xlsx workbook",
        "a style that is none",
    ),
    (
        lambda: changed("xl/workbook.xml", replaced('r:id="rId1"', 'r:id="rId77"')),
        "",
        "a sheet that is not there",
    ),
    (
        lambda: changed(
            "xl/workbook.xml",
            lambda content: re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", content),
        ),
        "",
        "no sheet",
    ),
]


@pytest.mark.parametrize(("make", "said", "reason"), HOSTILE, ids=[row[2] for row in HOSTILE])
def test_a_hostile_file_is_refused(make: Callable[[], bytes], said: str, reason: str) -> None:
    data = make()
    start = time.process_time()
    with pytest.raises(InvalidValueError) as caught:
        read_workbook(data, FORM)
    assert said in str(caught.value), reason
    assert len(str(caught.value)) < 600
    assert time.process_time() - start < 20


def test_a_file_that_is_too_large_is_not_even_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "lớn.xlsx"
    with path.open("wb") as file:
        file.truncate(gate.MOST_BYTES + 2)
    with pytest.raises(InvalidValueError, match="at most"):
        read_workbook(path, FORM)
    with pytest.raises(FileNotFoundError):
        read_workbook(tmp_path / "không có.xlsx", FORM)


HARMLESS: Final[list[tuple[Callable[[], bytes], str]]] = [
    (lambda: changed(RELS, relation("hyperlink")), "an address to click on, which is not followed"),
    (lambda: added("xl/vbaProject.bin", b"\x00"), "macros"),
    (lambda: added("xl/macrosheets/sheet1.xml", b"<x/>"), "an old macro sheet"),
    (lambda: added("xl/activeX/activeX1.xml", b"<x/>"), "a control"),
    (lambda: added("xl/ctrlProps/c1.xml", b"<x/>"), "a form control"),
    (lambda: added("xl/dialogsheets/s.xml", b"<x/>"), "a dialog"),
    (lambda: added("xl/embeddings/o.bin", b"x"), "an object"),
    (lambda: added("xl/externalLinks/e1.xml", b"<x/>"), "a link"),
    (lambda: added("xl/connections.xml", b"<x/>"), "a connection"),
    (lambda: added("xl/queryTables/q.xml", b"<x/>"), "a query"),
    (lambda: changed(RELS, relation("vbaProject")), "a relation to macros"),
    (lambda: changed(RELS, relation("oleObject")), "a relation to an object"),
    (lambda: changed(RELS, relation("attachedTemplate")), "a template elsewhere"),
    (lambda: changed(RELS, relation("externalLinkPath")), "a link elsewhere"),
    (
        lambda: changed(TYPES, replaced(PLAIN_BOOK, MACRO_BOOK)),
        "a workbook for macros",
    ),
    (
        lambda: changed(
            TYPES,
            replaced(
                "</Types>",
                '<Default Extension="x" ContentType="application/vnd.ms-office.vba"/></Types>',
            ),
        ),
        "macros under another name",
    ),
    (lambda: added("xl/media/logo.png", b"\x89PNG\r\n"), "a picture"),
    (lambda: added("xl/printerSettings/p1.bin", b"\x00\x01"), "settings of a printer"),
    (lambda: changed(SHEET, replaced('<c r="A1"', "<c")), "a cell that does not say where it is"),
    (
        lambda: changed(SHEET, lambda content: re.sub(rb"<dimension .*?/>", b"", content)),
        "a size that is not said",
    ),
    (
        lambda: changed(
            SHEET, lambda content: re.sub(rb'ref="A1:C2"', b'ref="A1:A1"', content, count=1)
        ),
        "a size that is a lie",
    ),
]


@pytest.mark.parametrize(("make", "reason"), HARMLESS, ids=[row[1] for row in HARMLESS])
def test_what_harms_nobody_is_read(make: Callable[[], bytes], reason: str) -> None:
    assert len(read_workbook(make(), FORM).dataset) == 1, reason


def test_t1_a_leftover_link_costs_only_the_cell_that_stands_on_it() -> None:
    """T1: the links of a workbook are left-overs that nobody has to follow."""
    linked = replaced(
        "<t>exports</t></is></c>",
        '<t>exports</t></is></c><c r="D2"><f>[1]Sheet1!A1*2</f><v>9</v></c>',
    )
    parts = parts_of(changed(SHEET, linked))
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    found = read_workbook(packed(parts), FORM)
    assert len(found.dataset) == 1


LINKED: Final = (
    ("=[1]Trang!B2*2", "linked-formula", "another file"),
    ("='[Báo cáo.xlsx]Trang 1'!B2", "linked-formula", "another file by its name"),
    ("='C:\\x\\[Báo cáo.xlsx]Trang 1'!B2", "linked-formula", "a file in a folder"),
    ("=cmd|' /C calc'!A0", "linked-formula", "another program"),
    ("=SUM(B2:B3)", "formula", "cells of the sheet"),
    ("=Bảng1[Tỷ đồng]*2", "formula", "a column of a table of the workbook"),
)


@pytest.mark.parametrize(("formula", "code", "reason"), LINKED, ids=[row[2] for row in LINKED])
def test_a_cell_over_a_link_is_told_at_its_cell(formula: str, code: str, reason: str) -> None:
    cell = 't="inlineStr"><is><t>808</t></is>'
    escaped = formula.removeprefix("=").replace("&", "&amp;")
    found = read_workbook(changed(SHEET, replaced(cell, f"><f>{escaped}</f><v>808</v>")), FORM)
    assert [(one.code, one.column, one.row) for one in found.problems] == [(code, "Tỷ đồng", 2)]


def test_a_number_beyond_all_figures_is_a_problem_of_its_cell() -> None:
    cell = 't="inlineStr"><is><t>808</t></is>'
    found = read_workbook(changed(SHEET, replaced(cell, "><v>1e250</v>")), FORM)
    assert [(one.code, one.column) for one in found.problems] == [("cell", "Tỷ đồng")]


def test_two_hundred_sheets_some_hidden_are_read() -> None:
    openpyxl = importlib.import_module("openpyxl")
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    for at in range(199):
        sheet = book.create_sheet(f"T{at}")
        for row in (FORM.headers, ("exports", "808", "2019"), *[("", "", "")] * 20):
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    for wanted in (None, "T0", "T198"):
        assert len(read_workbook(stream.getvalue(), FORM, sheet=wanted).dataset) == 1


def test_the_largest_sheet_that_is_let_in_is_read_in_seconds() -> None:
    last = f"{''.join('IV')}{gate.MOST_ROWS}"
    row = f'<row r="{gate.MOST_ROWS}"><c r="{last}" t="inlineStr"><is><t>xa</t></is></c></row>'
    data = changed(SHEET, replaced("</sheetData>", f"{row}</sheetData>"))
    start = time.process_time()
    found = read_workbook(data, FORM)
    assert time.process_time() - start < 20
    assert len(found.dataset) == 1
    assert [(one.row, one.code) for one in found.problems] == [(gate.MOST_ROWS, "ragged-row")]


@settings(max_examples=60)
@given(st.data())
def test_no_damage_is_more_than_a_refusal(data: st.DataObject) -> None:
    """Flipped bytes of packed and of unpacked parts: a reading, or the library's own error."""
    parts = parts_of(SOUND)
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(InvalidValueError):
        found = read_workbook(packed({**parts, name: bytes(content)}), FORM)
        assert isinstance(found, TableReading)


def test_a_bug_of_ours_is_not_called_a_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object, **__: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "shown_number", wrong)
    book = changed(SHEET, replaced('t="inlineStr"><is><t>808</t></is>', 't="n"><v>808</v>'))
    with pytest.raises(ZeroDivisionError):
        read_workbook(book, FORM)
