"""Quy tắc trong bảng: which rows have a ratio or a sum at all, by unit and by indicator."""

import functools

from congthuong.errors import InvalidTypeError
from congthuong.frames._narwhals import Expr
from congthuong.frames._work import Work
from congthuong.frames.options import Options
from congthuong.quantities import UnitKind, default_units

__all__ = [
    "INDEX",
    "SHARE",
    "does_not_add",
    "has_no_growth",
    "is_index",
    "is_no_level",
    "is_percentage",
]

INDEX = "index:"
SHARE = "share"


@functools.cache
def _percent_units() -> tuple[str, ...]:
    """The units whose figures are percentages: of them there is a difference and no ratio."""
    units = default_units().units
    return (SHARE, *(unit.code for unit in units if unit.kind is UnitKind.PERCENT))


def is_percentage(work: Work) -> Expr | None:
    """Whether a row is a percentage, by its unit; None where no units are named."""
    return _unit(work).is_in(_percent_units()) if _says_unit(work) else None


def is_index(work: Work) -> Expr | None:
    """Whether a row is an index number."""
    return _unit(work).str.starts_with(INDEX) if _says_unit(work) else None


def has_no_growth(work: Work) -> Expr | None:
    """Whether a row is a percentage, or an index whose base moves along with the period.

    The name of a fixed base is a period, which begins with its year.
    """
    index, percentage = is_index(work), is_percentage(work)
    if index is None or percentage is None:
        return None
    fixed = _unit(work).str.slice(len(INDEX), 1).is_in(tuple("0123456789"))
    return percentage | (index & ~fixed)


def is_no_level(work: Work) -> Expr | None:
    """Whether a row is a percentage or an index, which is part or plan of nothing."""
    index, percentage = is_index(work), is_percentage(work)
    return None if index is None or percentage is None else percentage | index


def does_not_add(work: Work, options: Options, over: str) -> Expr | None:
    """Whether the indicator of a row does not add up over "time" or over "places".

    Raises `InvalidTypeError` for codes that the catalogue cannot know.
    """
    if options.additive == "all":
        return None
    column = work.columns.indicator
    if not work.is_text(column):
        accepted = "text codes of indicators, or Options(additive='all') as your word that all add"
        raise InvalidTypeError(work.schema[column], accepted)
    codes = [
        each.code
        for each in options.indicators.indicators
        if (each.adds_over_time if over == "time" else each.adds_over_places)
    ]
    return ~work.text(column).is_in(codes)


def _says_unit(work: Work) -> bool:
    return work.has_unit and work.is_text(work.columns.unit)


def _unit(work: Work) -> Expr:
    return work.text(work.columns.unit)
