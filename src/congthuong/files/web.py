"""Trang web: a page of HTML, also one that a word processor saved, without any of its scripts."""

from html.parser import HTMLParser
from typing import Final

from congthuong.files.blocks import Block
from congthuong.files.building import Builder

__all__ = ["read_web"]

_LEFT_OUT: Final = frozenset({"script", "style", "template", "noscript", "title"})
_BLOCKS: Final = frozenset(
    {"p", "div", "li", "section", "article", "blockquote", "dd", "dt", "caption", "body", "header"}
    | {f"h{level}" for level in range(1, 7)}
)
_SPACES: Final = dict.fromkeys(map(ord, "\t\n\r\f"), " ")


def read_web(text: str) -> list[Block]:
    """Paragraphs and tables; what is not closed closes by itself."""
    page = _Page()
    page.feed(text)
    page.close()
    return page.builder.end()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = Builder()
        self.left_out = ""
        self.raised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.left_out:
            return
        if tag in _LEFT_OUT:
            self.left_out = tag
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
        elif tag == "table":
            self.builder.end_table()
        elif tag in ("td", "th"):
            self.builder.end_cell()
        elif tag == "sup":
            self.raised = False
        elif tag in _BLOCKS:
            self.builder.end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.builder.say(data.translate(_SPACES), raised=self.raised)


def _number(text: str | None) -> int:
    bare = (text or "").strip()
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 9 else 1
