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
from congthuong.findings import Finding

__all__ = ["PART", "read_word"]

PART: Final = "word/document.xml"
_A_STEP: Final = 360
_HEADING: Final = re.compile(r"(?:heading|đầu đề|tiêu đề)\s*([1-9])", re.IGNORECASE)
# Text that stands twice (for older programs), or is no text.
_LEFT_OUT: Final = frozenset({"Fallback", "tabs"})
# What a reviewer struck out, and what a run says of itself: struck out, or not shown.
_DELETED: Final = frozenset({"del", "moveFrom"})
_UNSEEN: Final = frozenset({"strike", "dstrike", "vanish", "specVanish"})
_OFF: Final = frozenset({"0", "false", "off", "none"})


def read_word(data: bytes) -> tuple[list[Block], tuple[Finding, ...]]:
    """Paragraphs and tables, and the text that was left out.

    Raises `InvalidValueError` for a file that is unsound or too large.
    """
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
    return reader.builder.end(), reader.builder.findings


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


@define
class _Reader:
    """Reads tags of WordprocessingML; a cell that goes on below is one cell with that above."""

    builder: Builder = field(factory=Builder)
    left_out: int = 0
    deleted: int = 0
    unseen: bool = False
    is_text: bool = False
    raised: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        local = tag.rpartition(":")[2]
        if self.left_out or local in _LEFT_OUT:
            self.left_out += 1
            return
        value = attributes.get("w:val", "")
        if local in ("t", "delText"):
            self.is_text = True
        elif local in _DELETED:
            self.deleted += 1
        elif local == "tbl":
            self.builder.start_table()
        elif local == "tr":
            self.builder.start_row()
        elif local == "tc":
            self.builder.start_cell()
        elif local in ("tab", "br", "cr", "noBreakHyphen"):
            self.builder.say({"tab": "\t", "noBreakHyphen": "-"}.get(local, "\n"))
        elif local in ("pStyle", "outlineLvl"):
            self._level(local, value)
        elif not self._of_run(local, value) and self.builder.tables:
            self._of_cell(self.builder.tables[-1], local, attributes)

    def _of_run(self, local: str, value: str) -> bool:
        """A run, or how its text looks, which stands before the text."""
        if local == "r":
            self.unseen = False
        elif local in _UNSEEN:
            self.unseen = value not in _OFF
        elif local == "vertAlign":
            self.raised = value == "superscript"
        else:
            return False
        return True

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
        if local in ("t", "delText"):
            self.is_text = False
        elif local in _DELETED:
            self.deleted -= 1
        elif local == "r":
            self.raised = self.unseen = False
        elif local == "p":
            self.builder.end_paragraph()
        elif local == "tc":
            self.builder.end_cell()
        elif local == "tbl":
            self.builder.end_table()

    def say(self, text: str) -> None:
        """Text of a run."""
        if not self.is_text or self.left_out:
            return
        if self.deleted or self.unseen:
            self.builder.leave_out(text)
        else:
            self.builder.say(text, raised=self.raised)
