"""Đầu bảng: the words over each column as a path through merged and grouped heads."""

from collections.abc import Sequence

from congthuong._grids import SourceCell
from congthuong.layouts.regions import Region

__all__ = ["paths_of"]


def paths_of(region: Region) -> dict[int, tuple[SourceCell, ...]]:
    """Đường đầu cột: of every column of the grid the cells that stand over it, from the top.

    A merged cell stands over all its columns. Without merging a head goes on to the right over
    columns that have nothing yet, as long as its own column has words below: a group.
    """
    width = len(region.grid.rows[0]) if region.grid.rows else 0
    paths: dict[int, list[SourceCell]] = {column: [] for column in range(width)}
    own = [False] * width
    for at in region.heads:
        row = region.row(at)
        held: list[SourceCell | None] = [None] * width
        for column in range(width):
            merged = _merged(region, at, column)
            if merged is not None:
                held[column] = merged
            elif row[column].text.strip():
                held[column] = row[column]
                own[column] = True
            elif column and not own[column] and held[column - 1] is not None:
                if not _is_merged(region, at, column - 1) and _goes_on(
                    region, at, held[column - 1]
                ):
                    held[column] = held[column - 1]
        for column, cell in enumerate(held):
            if cell is not None and cell.text.strip() and cell not in paths[column]:
                paths[column].append(cell)
    # A column over which nothing of its own stands has no head.
    has_own = [own[c] or any(_merged(region, at, c) for at in region.heads) for c in range(width)]
    return {column: tuple(path) if has_own[column] else () for column, path in paths.items()}


def _merged(region: Region, row: int, column: int) -> SourceCell | None:
    for top, left, bottom, right in region.grid.merges:
        if top <= row <= bottom and left <= column <= right and top in region.heads:
            return region.row(top)[left]
    return None


def _is_merged(region: Region, row: int, column: int) -> bool:
    return any(
        top <= row <= bottom and left <= column <= right and left < right
        for top, left, bottom, right in region.grid.merges
    )


def _goes_on(region: Region, at: int, head: SourceCell | None) -> bool:
    """Whether a head has words of its own column below it."""
    column = _column_of(region.row(at), head)
    if column is None:
        return False
    return any(region.row(below)[column].text.strip() for below in region.heads if below > at)


def _column_of(row: Sequence[SourceCell], head: SourceCell | None) -> int | None:
    return next((column for column, cell in enumerate(row) if cell is head), None)
