"""Tài liệu: paragraphs and tables in their order, the prose apart, spans that lead back."""

import functools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from congthuong._grids import SourceCell
from congthuong._legacy import LegacyText, decode_legacy
from congthuong._text import Span
from congthuong.errors import InvalidValueError
from congthuong.files.blocks import Block, Mark, Paragraph, TableBlock
from congthuong.files.joined import DocumentReading, read_joined
from congthuong.findings import Finding
from congthuong.localities import Locality
from congthuong.periods import AsOf, Period

if TYPE_CHECKING:
    from congthuong.tables import TableForm

__all__ = ["Document", "in_unicode"]

_APART: Final = "\n\x1f"


@frozen(repr=False)
class Document:
    """Tài liệu: what stands in a file, in order; `encoding` names an old one that it came in.

    >>> document = Document((Paragraph("Năm 2024.", Mark(paragraph=1)),))
    >>> document.text
    'Năm 2024.'
    """

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()
    encoding: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Các đoạn văn: the prose, without the tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> tuple[TableBlock, ...]:
        """Các bảng: without the prose; of a workbook, its sheets that are not hidden."""
        return tuple(block for block in self.blocks if isinstance(block, TableBlock))

    @functools.cached_property
    def text(self) -> str:
        """Văn xuôi: the paragraphs, one a line; figures of tables never stand in it."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def mark_of(self, span: Span) -> Mark:
        """Chỗ của lời dẫn: the paragraph in which a span of `text` begins.

        Raises `InvalidValueError` for a span outside the text.

        >>> document = Document((Paragraph("Một.", Mark(page=1)), Paragraph("Hai.", Mark(page=2))))
        >>> print(document.mark_of(Span(5, 8)))
        trang 2
        """
        if not 0 <= span.start <= span.end <= len(self.text) or not self.paragraphs:
            raise InvalidValueError(span, f"a span within 0 and {len(self.text)}")
        return self.paragraphs[bisect_right(self._starts, span.start) - 1].mark

    @functools.cached_property
    def _starts(self) -> tuple[int, ...]:
        starts = [0]
        for paragraph in self.paragraphs:
            starts.append(starts[-1] + len(paragraph.text) + 1)
        return tuple(starts[:-1])

    def read(
        self,
        *,
        published: date | Period | AsOf | None = None,
        locality: Locality | str | None = None,
        forms: "Sequence[TableForm]" = (),
    ) -> DocumentReading:
        """Đọc tài liệu: its prose as `read_report` reads it and its tables, in one dataset.

        A table that has the heads of one of the `forms` is read by the first such, every other by
        its own words, with the short lines above it as its title.

        Raises what `read_report` raises for its arguments, and `InvalidTypeError` for no forms.

        >>> document = Document((Paragraph("Năm 2019, xuất khẩu đạt 850 triệu USD.", Mark()),))
        >>> print(*document.read(locality="tỉnh Hà Tĩnh").dataset)
        exports, tỉnh Hà Tĩnh, 2019: 850 triệu USD
        """
        return read_joined(self, published, locality, tuple(forms))

    def __repr__(self) -> str:
        return f"<Document of {len(self.paragraphs)} paragraphs, {len(self.tables)} tables>"


def in_unicode(blocks: Sequence[Block], findings: Sequence[Finding] = ()) -> Document:
    """A document whose texts are Unicode; a cell alone has too few words to tell."""
    old = decode_legacy(_APART.join(_texts(blocks)))
    if old is None:
        return Document(tuple(blocks), tuple(findings))
    decoded = iter(old.text.split(_APART))
    changed = tuple(_with_texts(block, decoded) for block in blocks)
    told = LegacyText(old.text.replace(_APART, "\n"), old.encoding).finding
    return Document(changed, (told, *findings), old.encoding)


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.grid.rows for cell in row)


def _with_texts(block: Block, texts: Iterator[str]) -> Block:
    if isinstance(block, Paragraph):
        return evolve(block, text=next(texts))
    rows = tuple(tuple(_with_text(cell, next(texts)) for cell in row) for row in block.grid.rows)
    return evolve(block, grid=evolve(block.grid, rows=rows))


def _with_text(cell: SourceCell, text: str) -> SourceCell:
    return cell if cell.text == text else evolve(cell, text=text)
