"""Phụ lục bằng HTML: head, table and signatures on a page that prints on A4 across."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import evolve

from congthuong._html import Html, element
from congthuong.tables.arranging import RowKind
from congthuong.tables.writing import html_of

if TYPE_CHECKING:
    from congthuong.tables.annexes import Annex

__all__ = ["SIGNED", "STATE", "annex_html"]

STATE: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
SIGNED: Final = "(Ký, ghi rõ họ tên)"
_PAGE: Final = Html(
    "<style>@page{size:A4 landscape;margin:15mm;@top-center{content:counter(page)}}"
    "@page:first{@top-center{content:none}}"
    "@media print{thead{display:table-header-group}tr{break-inside:avoid}}</style>"
)
_WHOLE: Final = "font-family:'Times New Roman',serif"
_BLANK: Final = "\u00a0"
_MANY: Final = 9
_USUAL: Final = "font-size:11pt"
_SMALL: Final = "font-size:9pt"
_BLOCK: Final = "width:100%;border:0;border-collapse:collapse"
_SIDE: Final = "text-align:center;vertical-align:top;border:0;padding:0 8px"
_LINE: Final = "text-align:center"


def annex_html(annex: "Annex") -> Html:
    """The whole annex as one element."""
    grid = evolve(annex.grid, title="")
    strong = [at for at, kind in enumerate(annex.arrangement.kinds) if kind.is_strong]
    inset = [at for at, kind in enumerate(annex.arrangement.kinds) if kind is RowKind.PART]
    numbers = annex.column_numbers
    table = html_of(grid, numbers=numbers, strong=strong, inset=inset, wide=True)
    size = _SMALL if len(grid.heads) > _MANY else _USUAL
    return element(
        "div",
        _PAGE,
        _heading(annex),
        *_titles(annex),
        table,
        *_signatures(annex),
        style=f"{_WHOLE};{size}",
    )


def _heading(annex: "Annex") -> Html:
    above = [element("div", annex.above.upper())] if annex.above else []
    body = element("div", element("b", element("u", annex.body.upper())))
    state, motto = STATE
    right = (element("div", element("b", state)), element("div", element("b", element("u", motto))))
    cells = (element("td", *above, body, style=_SIDE), element("td", *right, style=_SIDE))
    return element("table", element("tr", *cells), style=_BLOCK, role="presentation")


def _titles(annex: "Annex") -> Iterator[Html]:
    if annex.number:
        yield element("p", element("b", annex.number), style=_LINE)
    yield element("p", element("b", annex.grid.title.upper()), style=_LINE)
    if annex.accompanies:
        yield element("p", element("i", f"(Kèm theo {annex.accompanies})"), style=_LINE)


def _signatures(annex: "Annex") -> Iterator[Html]:
    if not annex.signers and not annex.place_and_day:
        return
    signers = list(annex.signers.items()) or [("", "")]
    signers = signers if len(signers) > 1 else [("", ""), *signers]
    cells: list[Html] = []
    for at, (who, name) in enumerate(signers):
        last = at == len(signers) - 1
        said = annex.place_and_day if last else _BLANK
        day = [element("div", element("i", said))] if annex.place_and_day else []
        sign = [element("div", element("b", who.upper())), element("div", element("i", SIGNED))]
        below = element("div", element("b", name), style="margin-top:4em")
        side = f"{_SIDE};width:{100 // len(signers)}%"
        cells.append(element("td", *day, *(sign if who else []), below, style=side))
    yield element(
        "table", element("tr", *cells), style=f"{_BLOCK};margin-top:1em", role="presentation"
    )
