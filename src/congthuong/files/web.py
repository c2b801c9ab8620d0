"""Trang web: a page of HTML, also one that a word processor saved, without any of its scripts."""

import re
from html.parser import HTMLParser
from typing import Final

from congthuong.errors import InvalidValueError
from congthuong.files.blocks import Block
from congthuong.files.building import Builder
from congthuong.findings import Finding

__all__ = ["read_web"]

# Text that a reader of the page sees struck out.
_STRUCK: Final = frozenset({"del", "s", "strike"})
_UNSEEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|line-through", re.IGNORECASE
)
# Which elements end where another begins, as their end may be left unsaid, and which have no end.
_CELLS: Final = frozenset({"td", "th", "tr"})
_AROUND: Final = _CELLS | {"table", "tbody", "thead", "div", "ul", "ol", "section", "article"}
_EMPTY: Final = frozenset({"br", "img", "hr", "input", "meta", "link", "col", "wbr"})
_LEFT_OUT: Final = frozenset({"script", "style", "template", "noscript", "title"})
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "section", "article", "blockquote", "dd", "dt", "caption", "body", "header"}
    | {f"h{level}" for level in range(1, 7)}
)
_ENDED_BY: Final = {
    "td": _CELLS,
    "th": _CELLS,
    "tr": frozenset({"tr"}),
    "li": frozenset({"li"}),
    "p": _BLOCKS | _CELLS | {"table", "ul", "ol"},
}
_MOST_DEPTH: Final = 256
_SPACES: Final = dict.fromkeys(map(ord, "\t\n\r\f"), " ")


def read_web(text: str) -> tuple[list[Block], tuple[Finding, ...]]:
    """Paragraphs and tables, and the text that was left out; what is not closed closes by itself.

    What the page's styles hide by a rule of their own, and not at the element, is not known here.
    """
    page = _Page()
    page.feed(text)
    page.close()
    return page.builder.end(), page.builder.findings


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = Builder()
        self.left_out = ""
        self.unseen: list[str] = []
        self.raised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.left_out:
            return
        self._end_before(tag)
        if tag in _LEFT_OUT:
            self.left_out = tag
        elif self.unseen or _is_unseen(tag, dict(attrs)):
            self._leave_out(tag)
        elif tag == "table":
            self.builder.start_table()
        elif tag == "tr":
            self.builder.start_row()
        elif tag in ("td", "th"):
            said = dict(attrs)
            across, down = (_number(said.get(name)) for name in ("colspan", "rowspan"))
            self.builder.start_cell(across, down)
        elif tag == "br":
            self.builder.say("\n")
        elif tag == "sup":
            self.raised = True
        elif tag in _BLOCKS:
            self.builder.end_paragraph()
            self.builder.level = int(tag[1]) if tag[1:].isdecimal() else 0

    def handle_endtag(self, tag: str) -> None:
        if self.left_out:
            self.left_out = "" if tag == self.left_out else self.left_out
        elif self.unseen and not self._ends_unseen(tag):
            return
        elif tag == "table":
            self.builder.end_table()
        elif tag in ("td", "th"):
            self.builder.end_cell()
        elif tag == "sup":
            self.raised = False
        elif tag in _BLOCKS:
            self.builder.end_paragraph()

    def _leave_out(self, tag: str) -> None:
        if len(self.unseen) >= _MOST_DEPTH:
            raise InvalidValueError(f"{_MOST_DEPTH} elements", "hidden elements less deep")
        self.unseen += [] if tag in _EMPTY else [tag]

    def _end_before(self, tag: str) -> None:
        """Ends what is not seen and ends where such an element begins, though nobody says so."""
        for at in reversed(range(len(self.unseen))):
            if self.unseen[at] == "table":
                return
            if tag in _ENDED_BY.get(self.unseen[at], ()):
                del self.unseen[at:]

    def _ends_unseen(self, tag: str) -> bool:
        """Whether the end of an element around what is not seen stands here; its own is passed."""
        if tag in _AROUND and tag not in self.unseen:
            self.unseen.clear()
            return True
        if tag in self.unseen:
            del self.unseen[len(self.unseen) - 1 - self.unseen[::-1].index(tag) :]
        return False

    def handle_data(self, data: str) -> None:
        if self.unseen and not self.left_out:
            self.builder.leave_out(data)
        elif not self.left_out:
            self.builder.say(data.translate(_SPACES), raised=self.raised)


def _is_unseen(tag: str, said: dict[str, str | None]) -> bool:
    """Whether an element says that its text is struck out or not shown."""
    style = said.get("style") or ""
    return tag in _STRUCK or "hidden" in said or _UNSEEN.search(style) is not None


def _number(text: str | None) -> int:
    bare = (text or "").strip()
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 9 else 1
