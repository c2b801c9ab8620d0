"""Cột trong bảng: what a head means beside the other heads of its table and below its title.

Hạng 1, hạng 2, chợ tạm beside tổng số chợ: a head that only names a part is one of the whole before
it, and so is a head of words that nothing knows where the columns add up to the whole. Số dự án in
a table of clusters is that of the clusters.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import evolve

from congthuong._data import read_table
from congthuong._exact import ZERO, add
from congthuong.indicators import Indicator, get_indicator
from congthuong.layouts.columns import Column, Role
from congthuong.layouts.figures import Figure
from congthuong.layouts.naming import as_part
from congthuong.layouts.rows import Row
from congthuong.layouts.titles import Title
from congthuong.quantities import PERCENT
from congthuong.records import SegmentDimension

__all__ = ["with_families", "within_topic"]

_FEW: Final = 2
_Figures = Mapping[tuple[int, int], Figure]


def with_families(
    columns: Mapping[int, Column], rows: Sequence[Row], figures: _Figures, of: Indicator | None
) -> dict[int, Column]:
    """The columns by where they stand, with those that are parts of the one before them told.

    `of` is the indicator of the table, where its title names one.
    """
    found = dict(columns)
    order = sorted(columns)
    for index, at in enumerate(order):
        whole = found[at]
        indicator = whole.indicator or (of if whole.is_cumulated else None)
        if whole.role is not Role.VALUE or indicator is None or whole.parts or whole.words:
            continue
        behind = list(_behind(found, order[index + 1 :], whole))
        adding = _adding(rows, figures, at, behind)
        for other in behind:
            column = found[other]
            if _is_part(column, indicator):
                found[other] = _part(column, whole, column.parts)
            elif other in adding:
                part = SegmentDimension.OTHER, as_part(column.text)
                found[other] = _part(column, whole, (part,))
    return found


_BRACKET: Final = re.compile(r"\s*\([^()]*\)")


def within_topic(columns: Mapping[int, Column], title: Title) -> dict[int, Column]:
    """The columns with the indicators that general words have in a table of this subject.

    A ratio in words of the title (tỷ lệ giải ngân, of giải ngân vốn) is a ratio of its columns.
    """
    own = (column.indicator for column in columns.values())
    topics = {one.code for one in (*title.indicators, *own) if one is not None}
    rows = [row for row in read_table("table_measures").rows if row["topic"] in topics]
    meant = {words: row["indicator"] for row in rows for words in row["words"].split("|")}
    found: dict[int, Column] = {}
    for at, column in columns.items():
        code = meant.get(" ".join(_BRACKET.sub("", column.text).casefold().split()))
        found[at] = _of_title(column, title)
        if code is not None and not column.parts:
            found[at] = evolve(column, indicator=get_indicator(code), words="")
    return found


def _of_title(column: Column, title: Title) -> Column:
    is_level = title.indicator is not None and title.indicator.accepts(PERCENT)
    is_ratio = column.is_ratio and column.indicator is None and not is_level
    said = title.text.casefold().split()
    is_said = all(word in said for word in column.words.casefold().split())
    return evolve(column, role=Role.RATE, words="") if is_ratio and is_said else column


def _behind(columns: Mapping[int, Column], order: Sequence[int], whole: Column) -> Iterator[int]:
    """The columns right behind a whole that may be its parts: of its time, unit and subject."""
    for at in order:
        column = columns[at]
        is_same = column.role is whole.role and column.time == whole.time
        is_same = is_same and column.unit in (None, whole.unit)
        is_apart = column.indicator not in (None, whole.indicator)
        says = bool(column.words or column.parts)
        if not is_same or is_apart or not says or column.is_among or column.measure:
            return
        yield at


def _is_part(column: Column, indicator: Indicator) -> bool:
    """Whether a head only names parts that the whole is broken down by."""
    named = bool(column.parts) and not column.words and column.indicator is None
    return named and all(dimension in indicator.breakdowns for dimension, _ in column.parts)


def _part(column: Column, whole: Column, parts: tuple[tuple[SegmentDimension, str], ...]) -> Column:
    unit = column.unit or whole.unit
    return evolve(column, indicator=whole.indicator, parts=parts, unit=unit, words="")


def _adding(
    rows: Sequence[Row], figures: _Figures, whole: int, behind: Sequence[int]
) -> Sequence[int]:
    """The longest run of columns that adds up to the whole, in most rows and in two or more."""
    for end in range(len(behind), 1, -1):
        run = behind[:end]
        sums = [_adds_up(figures, row.at, whole, run) for row in rows]
        known = [one for one in sums if one is not None]
        if len(known) >= _FEW and sum(known) * _FEW > len(known):
            return run
    return ()


def _adds_up(figures: _Figures, row: int, whole: int, run: Sequence[int]) -> bool | None:
    """Whether the parts of a row make up its whole; None where it has no whole, or no part."""
    total = _number(figures, row, whole)
    parts = [_number(figures, row, at) for at in run]
    if not total or not any(parts):
        return None
    made = ZERO
    for part in parts:
        made = add(made, part or ZERO)
    return made == total


def _number(figures: _Figures, row: int, at: int) -> Decimal | None:
    figure = figures.get((row, at))
    return None if figure is None or figure.high is not None else figure.low
