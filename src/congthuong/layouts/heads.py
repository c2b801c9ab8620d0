"""Đầu bảng: the words over each column as a path through merged and grouped heads."""

from collections.abc import Mapping

from congthuong._grids import SourceCell
from congthuong.layouts.regions import Region

__all__ = ["paths_of"]

_At = tuple[int, int]


def paths_of(region: Region) -> dict[int, tuple[SourceCell, ...]]:
    """Đường đầu cột: of every column of the grid the cells that stand over it, from the top.

    A merged cell stands over all its columns. Without merging a head goes on to the right over
    columns that have nothing yet, as long as its own column has words below: a group.
    """
    width = len(region.grid.rows[0])
    merged = _merged(region)
    wide = _wide(region)
    paths: dict[int, list[SourceCell]] = {column: [] for column in range(width)}
    own: set[int] = {column for _, column in merged}
    held: list[_At | None]
    for row in region.heads:
        held = [None] * width
        for column, cell in enumerate(region.row(row)):
            if (row, column) in merged:
                held[column] = merged[row, column]
            elif cell.text.strip():
                held[column] = row, column
                own.add(column)
            elif column and column not in own and (row, column - 1) not in wide:
                held[column] = _going_on(region, held[column - 1])
        for column, at in enumerate(held):
            head = None if at is None else region.row(at[0])[at[1]]
            if head is not None and head.text.strip() and head not in paths[column]:
                paths[column].append(head)
    # A column over which nothing of its own stands has no head.
    return {column: tuple(path) if column in own else () for column, path in paths.items()}


def _merged(region: Region) -> Mapping[_At, _At]:
    """Of every cell of the head that is merged the first one, in which the words stand."""
    heads = set(region.heads)
    return {
        (row, column): (top, left)
        for top, left, bottom, right in region.grid.merges
        if top in heads
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def _wide(region: Region) -> frozenset[_At]:
    """The cells of merges over several columns: such a head ends where it ends."""
    heads = set(region.heads)
    return frozenset(
        (row, column)
        for top, left, bottom, right in region.grid.merges
        if left < right and top in heads
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    )


def _going_on(region: Region, head: _At | None) -> _At | None:
    """A head that goes on to the right: one that has words of its own column below it."""
    if head is None:
        return None
    below = (row for row in region.heads if row > head[0])
    return head if any(region.row(row)[head[1]].text.strip() for row in below) else None
