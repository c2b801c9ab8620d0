"""Tỷ trọng và đóng góp trong bảng: parts against the totals that stand in the same table."""

from typing import Final, TypeVar

from attrs import evolve, frozen

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.frames._cells import place_cells
from congthuong.frames._grounds import ground_cells, units_within
from congthuong.frames._lookups import (
    Beside,
    Earlier,
    beside,
    earlier,
    ground_unknown,
    last_month,
    one_of_each,
    with_ground,
    with_places,
)
from congthuong.frames._narwhals import Expr, nw
from congthuong.frames._ratios import Case, amounts, finished, unless, with_percent
from congthuong.frames._rules import is_no_level
from congthuong.frames._work import Work, opened, temporary
from congthuong.frames.options import DEFAULTS, Options
from congthuong.frames.reasons import Reason
from congthuong.localities import VIETNAM, Locality

__all__ = ["contribution_to_growth", "share_of"]

F = TypeVar("F")
_SEGMENTS: Final = "segments"
_YEAR: Final = 12


def share_of(frame: F, options: Options = DEFAULTS, *, within: Locality | None = None) -> F:
    """Tỷ trọng: every row as a percentage of its total in the same table.

    The total of a row with segments is the row of the same key without any; with `within` it is
    the row of that unit, and the parts are rows of places that are known to have lain in it.
    Adds `share_of` in percent, or `share_of_hundredths`, and its reason; a total has 100. A part
    that is negative or exceeds its total is "not-a-part", a place elsewhere "ground".

    Raises as `year_on_year`; with `within`, places must be text and `place_from` must be there.

    >>> import polars
    >>> from congthuong.frames import share_of
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42", "start": 24240,
    ...                          "segments": ["", "product=thép"], "amount": [200, 50]})
    >>> sorted(share_of(rows)["share_of"].to_list())
    [25.0, 100.0]
    """
    column = options.columns.amount
    work = amounts(opened(frame, options.columns, column), options, column)
    parts = _Parts.by_segment(work) if within is None else _Parts.within(work, within)
    whole, value = temporary("whole"), temporary(column)
    start, unique = options.columns.start, options.keys == "unique"
    totals = one_of_each(
        parts.totals, {start: start}, {value: whole}, unique=unique, keys=parts.keys
    )
    found = beside(parts.work, totals)
    part, total = nw.col(value), nw.col(whole)
    no_level = is_no_level(work)
    table = with_percent(
        work.with_table(found.table),
        "share_of",
        options,
        ratio=(part, total),
        ok=unless(
            (total > 0) & (part >= 0) & (part <= total),
            work.is_incomplete,
            found.twice,
            parts.elsewhere,
            found.other_unit,
            no_level,
        ),
        operands=(value,),
        cases=(
            *_cases(work, found, parts.elsewhere),
            (Reason.KIND, no_level),
            *_of_a_part(part, total, part.is_null() | total.is_null()),
        ),
    )
    return finished(work, table, frame, ("share_of",), options, "compute share_of of")


def _of_a_part(part: Expr, total: Expr, unknown: Expr) -> tuple[Case, ...]:
    """Why a part has no share in its total."""
    return (
        (Reason.UNKNOWN, unknown),
        (Reason.ZERO_BASE, total == 0),
        (Reason.NEGATIVE_BASE, total < 0),
        (Reason.NOT_A_PART, (part < 0) | (part > total)),
    )


def contribution_to_growth(frame: F, options: Options = DEFAULTS) -> F:
    """Đóng góp vào tăng trưởng: points that the change of a part adds to the growth of its total.

    (part − part a year before) ÷ total a year before × 100. The total is the row without
    segments. Adds `contribution_to_growth` in points, or its hundredths, and its reason; of the
    total itself it is the growth. Raises as `year_on_year`.

    >>> import polars
    >>> from congthuong.frames import contribution_to_growth
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42",
    ...                          "start": [24240, 24240, 24252], "amount": [1000, 300, 330],
    ...                          "segments": ["", "product=thép", "product=thép"]})
    >>> contribution_to_growth(rows)["contribution_to_growth"].drop_nulls().to_list()
    [3.0]
    """
    name = "contribution_to_growth"
    columns = options.columns
    work = amounts(opened(frame, columns, columns.amount), options, columns.amount)
    value, base, whole = temporary(columns.amount), temporary("base"), temporary("whole")
    before, found = _year_before(work, options, value, base, whole)
    last = last_month(work)
    joined, ground = with_ground(work, found.table, last - _YEAR, last)
    part, was, total = nw.col(value), nw.col(base), nw.col(whole)
    there = before.found & found.found & ~work.is_incomplete
    no_level = is_no_level(work)
    other = _other_unit(work)
    cases: tuple[Case, ...] = (
        (Reason.INCOMPLETE_KEY, work.is_incomplete),
        (Reason.DUPLICATE, before.twice),
        (Reason.DUPLICATE, found.twice),
        (Reason.KIND, no_level),
        (Reason.GROUND, ground),
        (Reason.NO_BASE, ~there.fill_null(value=False)),
        (Reason.UNIT, found.other_unit),
        (Reason.UNIT, other),
        *_of_a_part(was, total, part.is_null() | was.is_null() | total.is_null()),
    )
    blocking = (before.twice, found.twice, no_level, ground, found.other_unit, other)
    table = with_percent(
        work.with_table(joined),
        name,
        options,
        ratio=(part - was, total),
        ok=unless(there & (total > 0) & (was >= 0) & (was <= total), *blocking),
        operands=(value, base),
        cases=cases,
    )
    return finished(work, table, frame, (name,), options, f"compute {name} of")


def _year_before(
    work: Work, options: Options, value: str, base: str, whole: str
) -> tuple[Earlier, Beside]:
    """Beside every row its figure of a year before, and the total of that time."""
    unique, start, later = options.keys == "unique", work.columns.start, temporary("later")
    next_year = (work.start + _YEAR).cast(work.schema[start]).alias(later)
    totals = one_of_each(
        _totals(work.with_table(work.table.with_columns(next_year))),
        {later: start},
        {value: whole},
        unique=unique,
        keys=_other_keys(work, _SEGMENTS),
    )
    brought = {value: base} | ({work.columns.unit: temporary("unit")} if work.has_unit else {})
    before = earlier(work, _YEAR, brought, unique=unique)
    return before, beside(work.with_table(before.table), totals)


@frozen
class _Parts:
    """Rows that are parts, the rows that are totals, and what both have in common."""

    work: Work
    totals: Work
    keys: tuple[str, ...]
    elsewhere: Expr | None = None

    @classmethod
    def by_segment(cls, work: Work) -> "_Parts":
        return cls(work, _totals(work), _other_keys(work, _SEGMENTS))

    @classmethod
    def within(cls, work: Work, whole: Locality) -> "_Parts":
        """The parts lie in a unit, and lay in it when the figure was taken."""
        if not isinstance(whole, Locality):
            raise InvalidTypeError(whole, "a Locality as what the parts lie in")
        columns = work.columns
        place, since = columns.place, columns.place_from
        if since not in work.schema or not (work.is_text(place) and work.is_text(since)):
            raise InvalidValueError(tuple(work.schema), f"text columns {place!r} and {since!r}")
        code, start = place_cells(whole)
        is_whole = (work.text(place) == code) & (work.text(since) == start)
        totals = work.with_table(work.table.filter(is_whole))
        keys = _other_keys(work, place, since)
        if whole == VIETNAM:
            return cls(work, totals, keys)
        units = [(*place_cells(unit), *ground_cells(unit)) for unit in units_within(whole)]
        if not units:
            raise InvalidValueError(whole, "a unit whose ground is exactly known")
        table = with_places(work, units, (), "left")
        return cls(work.with_table(table), totals, keys, ground_unknown(work))


def _cases(work: Work, found: Beside, elsewhere: Expr | None) -> tuple[Case, ...]:
    return (
        (Reason.INCOMPLETE_KEY, work.is_incomplete),
        (Reason.DUPLICATE, found.twice),
        (Reason.GROUND, elsewhere),
        (Reason.NO_BASE, ~found.found),
        (Reason.UNIT, found.other_unit),
    )


def _totals(work: Work) -> Work:
    """The rows of no part."""
    if _SEGMENTS not in work.keys or not work.is_text(_SEGMENTS):
        raise InvalidValueError(tuple(work.schema), f"a text column {_SEGMENTS!r} in the key")
    return evolve(work, table=work.table.filter(work.text(_SEGMENTS) == ""))


def _other_keys(work: Work, *left_out: str) -> tuple[str, ...]:
    return tuple(name for name in work.series_keys if name not in left_out)


def _other_unit(work: Work) -> Expr | None:
    if not work.has_unit:
        return None
    same = nw.col(temporary("unit")) == nw.col(work.columns.unit)
    return ~same.fill_null(value=False)
