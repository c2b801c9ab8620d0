"""Tệp Word: a .docx by its one part of text, nothing else of it opened."""

import io
import re
import zipfile
from typing import Final
from xml.parsers import expat

from attrs import define, field

from congthuong._packages import check_package
from congthuong.files.blocks import Block
from congthuong.files.building import MOST_SPAN, Builder, OpenTable

__all__ = ["PART", "read_word"]

PART: Final = "word/document.xml"
_A_STEP: Final = 360
_HEADING: Final = re.compile(r"(?:heading|đầu đề|tiêu đề)\s*([1-9])", re.IGNORECASE)
# Text that stands twice (for older programs) or not at all (struck out by a reviewer).
_LEFT_OUT: Final = frozenset({"Fallback", "del", "moveFrom", "tabs"})


def read_word(data: bytes) -> list[Block]:
    """Paragraphs and tables; raises `InvalidValueError` for a file that is unsound or too large."""
    check_package(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read(PART)
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.say
    parser.Parse(content, True)  # noqa: FBT003 - the last piece of the part, which is sound XML
    return reader.builder.end()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


@define
class _Reader:
    """Reads tags of WordprocessingML; a cell that goes on below is one cell with that above."""

    builder: Builder = field(factory=Builder)
    left_out: int = 0
    is_text: bool = False
    raised: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        local = tag.rpartition(":")[2]
        if self.left_out or local in _LEFT_OUT:
            self.left_out += 1
            return
        value = attributes.get("w:val", "")
        if local == "t":
            self.is_text = True
        elif local == "tbl":
            self.builder.start_table()
        elif local == "tr":
            self.builder.start_row()
        elif local == "tc":
            self.builder.start_cell()
        elif local in ("tab", "br", "cr", "noBreakHyphen"):
            self.builder.say({"tab": "\t", "noBreakHyphen": "-"}.get(local, "\n"))
        elif local == "vertAlign":
            self.raised = value == "superscript"
        elif local in ("pStyle", "outlineLvl"):
            self._level(local, value)
        elif self.builder.tables:
            self._of_cell(self.builder.tables[-1], local, attributes)

    def _of_cell(self, table: OpenTable, local: str, attributes: dict[str, str]) -> None:
        """The properties of a cell, which stand before its text."""
        value = attributes.get("w:val", "")
        if local == "gridSpan":
            table.spans = (min(max(_number(value), 1), MOST_SPAN), 1)
        elif local == "vMerge":
            table.goes_on = value != "restart"
        elif local == "ind":
            left = attributes.get("w:left") or attributes.get("w:start", "")
            table.indent = _number(left) // _A_STEP

    def _level(self, local: str, value: str) -> None:
        found = _HEADING.search(value)
        if local == "outlineLvl":
            self.builder.level = _number(value) + 1
        elif found:
            self.builder.level = int(found[1])

    def end(self, tag: str) -> None:
        """An element closes."""
        if self.left_out:
            self.left_out -= 1
            return
        local = tag.rpartition(":")[2]
        if local == "t":
            self.is_text = False
        elif local == "r":
            self.raised = False
        elif local == "p":
            self.builder.end_paragraph()
        elif local == "tc":
            self.builder.end_cell()
        elif local == "tbl":
            self.builder.end_table()

    def say(self, text: str) -> None:
        """Text of a run."""
        if self.is_text and not self.left_out:
            self.builder.say(text, raised=self.raised)
