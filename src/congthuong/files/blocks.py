"""Khối của tài liệu: paragraphs and tables, each with where it stands."""

from typing import TypeAlias

from attrs import frozen

from congthuong._grids import SourceGrid

__all__ = ["Block", "Mark", "Paragraph", "TableBlock"]


@frozen(kw_only=True)
class Mark:
    """Vị trí trong tài liệu: sheet or part, page, paragraph and table, each counted from 1.

    >>> print(Mark(page=2, table=1))
    trang 2, bảng 1
    """

    part: str = ""
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None

    def __str__(self) -> str:
        numbers = (("trang", self.page), ("đoạn", self.paragraph), ("bảng", self.table))
        said = [f"{word} {number}" for word, number in numbers if number is not None]
        return ", ".join([*([self.part] if self.part else []), *said])


@frozen
class Paragraph:
    """Đoạn văn: a paragraph or a heading; `level` is that of the heading, 0 for plain text.

    >>> Paragraph("Kết quả thực hiện", Mark(paragraph=1), level=1).level
    1
    """

    text: str
    mark: Mark
    level: int = 0


@frozen
class TableBlock:
    """Bảng trong tài liệu: its cells, and where it stands.

    >>> from congthuong._grids import SourceCell
    >>> TableBlock(SourceGrid(((SourceCell("808"),),)), Mark(table=1)).grid.texts
    (('808',),)
    """

    grid: SourceGrid
    mark: Mark


Block: TypeAlias = Paragraph | TableBlock
