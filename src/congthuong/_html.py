"""HTML: elements for notebooks, everything escaped unless it was built here."""

import html
from collections.abc import Iterable, Sequence

from congthuong.errors import visible

__all__ = ["Html", "element", "table"]


class Html(str):
    """Text that is already HTML; `element` escapes every other text."""

    __slots__ = ()


def element(tag: str, *content: str, **attributes: str) -> Html:
    """Phần tử HTML: a tag around its content, content and attributes escaped.

    A trailing underscore of an attribute name is dropped (`class_`).

    >>> element("td", "3 < 5", element("b", "ha"), class_="so")
    '<td class="so">3 &lt; 5<b>ha</b></td>'
    """
    shown = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for name, value in attributes.items()
    )
    inside = "".join(part if isinstance(part, Html) else _escaped(part) for part in content)
    return Html(f"<{tag}{shown}>{inside}</{tag}>")


def _escaped(text: str) -> str:
    # A mark that turns the direction would turn the rest of the page, not its own cell alone.
    return html.escape(visible(text))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> Html:
    """Bảng HTML: a head row and body rows, with a caption where one is given.

    >>> table(["Kỳ"], [["quý I/2024"]])
    '<table><thead><tr><th>Kỳ</th></tr></thead><tbody><tr><td>quý I/2024</td></tr></tbody></table>'
    """
    title = [element("caption", caption)] if caption else []
    top = element("thead", element("tr", *(element("th", cell) for cell in head)))
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    return element("table", *title, top, element("tbody", *body))
