"""Bảng qua trang: a table that goes on over a page break is one again, its head once."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from attrs import evolve

from congthuong._grids import SourceGrid
from congthuong.files.blocks import Block, Mark, Paragraph, TableBlock

__all__ = ["Edges", "joined_over_pages"]

Edges: TypeAlias = tuple[int, ...]
"""The sides of the columns of a table, in points from the left of its page."""
_PAGE_NUMBER: Final = re.compile(r"\W*(?:trang|page)?\W*[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?\W*", re.I)
_ALIKE: Final = 2
_FEWEST: Final = 3
_MOST_HEADS: Final = 7


def joined_over_pages(blocks: Sequence[Block], edges: Mapping[int, Edges]) -> list[Block]:
    """The blocks of a printing, tables joined that nothing but the break of a page parts.

    The next page goes on with a table of the same columns at the same places; what it repeats of
    the head is left out. Two tables with a title or a line between them stay two.
    """
    kept: list[Block] = []
    last: dict[int, int] = {}
    for at, block in enumerate(blocks):
        before = _table_before(kept) if isinstance(block, TableBlock) else None
        if isinstance(block, TableBlock) and before is not None:
            first = kept[before]
            follows = block.mark.page == (blocks[last[before]].mark.page or 0) + 1
            if isinstance(first, TableBlock) and follows and _alike(edges[last[before]], edges[at]):
                kept[before] = evolve(first, grid=_joined(first.grid, block.grid))
                last[before] = at
                continue
        if isinstance(block, TableBlock):
            last[len(kept)] = at
        kept.append(block)
    return _renumbered(kept)


def _table_before(kept: Sequence[Block]) -> int | None:
    """Where the table is that ends what was kept, but for the number of a page."""
    for at in reversed(range(len(kept))):
        block = kept[at]
        if isinstance(block, TableBlock):
            return at
        if not _PAGE_NUMBER.fullmatch(block.text):
            return None
    return None


def _alike(one: Edges, other: Edges) -> bool:
    return len(one) == len(other) >= _FEWEST and all(
        abs(left - right) <= _ALIKE for left, right in zip(one, other, strict=True)
    )


def _joined(first: SourceGrid, second: SourceGrid) -> SourceGrid:
    head = 0
    shortest = min(len(first.rows), len(second.rows), _MOST_HEADS)
    while head < shortest and first.texts[head] == second.texts[head]:
        head += 1
    return SourceGrid((*first.rows, *second.rows[head:]), first.merges)


def _renumbered(blocks: Sequence[Block]) -> list[Block]:
    counts = {Paragraph: 0, TableBlock: 0}
    numbered: list[Block] = []
    for block in blocks:
        counts[type(block)] += 1
        number = counts[type(block)]
        mark = (
            Mark(page=block.mark.page, table=number)
            if isinstance(block, TableBlock)
            else Mark(page=block.mark.page, paragraph=number)
        )
        numbered.append(evolve(block, mark=mark))
    return numbered
