"""Tăng trưởng trong bảng: growth over the same period last year and over the period before."""

from typing import TypeVar

from attrs import frozen

from congthuong.frames._lookups import earlier, last_month, length_of, with_ground
from congthuong.frames._narwhals import Expr, Table, nw
from congthuong.frames._ratios import (
    Case,
    amounts,
    exact_amounts,
    finished,
    reason_of,
    unless,
    with_percent,
)
from congthuong.frames._rules import has_no_growth, is_percentage
from congthuong.frames._work import Work, opened, temporary
from congthuong.frames.options import DEFAULTS, Options
from congthuong.frames.reasons import Reason

__all__ = ["period_on_period", "point_change", "year_on_year"]

F = TypeVar("F")
_YEAR = 12


def year_on_year(frame: F, options: Options = DEFAULTS) -> F:
    """Tăng so với cùng kỳ: growth of every row over the row of the same period a year before.

    Adds `year_on_year` in percent, or `year_on_year_hundredths`, and `year_on_year_reason`. The
    base is found by key and period: rows may stand in any order, and a gap is a gap. Cumulative
    months meet the same cumulative months. As on objects, a base that is zero or negative,
    another unit, percentages and indices of a moving base have no growth. The price basis and
    the version of the place belong to the key. Without `place_from` a code means the unit that
    bore it at the end of the period: two units of one code, and a code that no unit bore then,
    give "ground", and so does a number of which any code that it may be (52, 052, 00052) changed
    hands. Across a merger the older rows go through `rebase` first.

    Raises `IncomparableError` with `gaps="refuse"`, `InvalidTypeError` for another kind of frame
    or of amounts, `InvalidValueError` for a column that is missing.

    >>> import polars
    >>> from congthuong.frames import year_on_year
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42", "months": 1,
    ...                          "start": [2019 * 12, 2020 * 12], "amount": [200, 211]})
    >>> year_on_year(rows)["year_on_year"].to_list()
    [None, 5.5]
    """
    return _growth(frame, options, "year_on_year")


def period_on_period(frame: F, options: Options = DEFAULTS) -> F:
    """Tăng so với kỳ trước: growth of every row over the row of the period right before.

    Adds `period_on_period` in percent, or its hundredths, and the reason. The period before has
    the same length; cumulative months such as 9 tháng đầu năm have none. Needs the column of
    lengths; else as `year_on_year`.

    >>> import polars
    >>> from congthuong.frames import Options, period_on_period
    >>> rows = polars.DataFrame({"indicator": "exports", "place": "42", "months": 3,
    ...                          "start": [24240, 24243], "amount": [400, 401]})
    >>> period_on_period(rows, Options(percents="hundredths"))["period_on_period_hundredths"][1]
    25
    """
    return _growth(frame, options, "period_on_period")


def point_change(frame: F, options: Options = DEFAULTS) -> F:
    """Chênh lệch điểm phần trăm: rows of percentages less those of the same period a year before.

    Adds `point_change` in points, as the amounts are held: 5,0% to 7,1% is +2,1 points. Rows in
    another unit have none; without a column of units every row counts as a percentage.

    >>> import polars
    >>> from decimal import Decimal
    >>> from congthuong.frames import point_change
    >>> rows = polars.DataFrame({"indicator": "industrial_share", "place": "42", "months": 12,
    ...                          "start": [24228, 24240], "unit": "percent",
    ...                          "amount": [Decimal("5.0"), Decimal("7.1")]})
    >>> point_change(rows)["point_change"].to_list()
    [None, Decimal('2.1')]
    """
    columns = options.columns
    work = opened(frame, columns, columns.amount)
    pair = _with_base(work.with_table(exact_amounts(work, columns.amount)), _YEAR, options)
    percentage = is_percentage(work)
    no_points = None if percentage is None else ~percentage
    cases = pair.cases((Reason.KIND, no_points))
    ok = unless(pair.found, pair.twice, no_points, pair.other_unit, pair.ground)
    points = nw.when(ok).then(nw.col(pair.value) - nw.col(pair.base)).alias("point_change")
    said = reason_of(cases).alias("point_change_reason")
    table = pair.table.with_columns(points, said)
    return finished(work, table, frame, ("point_change",), options, "subtract rows of")


def _growth(frame: F, options: Options, name: str) -> F:
    columns = options.columns
    by_year = name == "year_on_year"
    needed = (columns.amount,) if by_year else (columns.amount, columns.months)
    work = amounts(opened(frame, columns, *needed), options, columns.amount)
    pair = _with_base(work, _YEAR if by_year else length_of(work.months), options)
    value, base = nw.col(pair.value), nw.col(pair.base)
    no_growth = has_no_growth(work)
    no_predecessor = None if by_year else _has_no_predecessor(work)
    cases = (
        *pair.cases((Reason.KIND, no_growth), (Reason.PERIOD, no_predecessor)),
        (Reason.ZERO_BASE, base == 0),
        (Reason.NEGATIVE_BASE, base < 0),
    )
    table = with_percent(
        work.with_table(pair.table),
        name,
        options,
        ratio=(value - base, base),
        ok=unless(
            pair.found & (base > 0),
            *(pair.twice, no_growth, no_predecessor, pair.other_unit, pair.ground),
        ),
        operands=(pair.value, pair.base),
        cases=cases,
    )
    return finished(work, table, frame, (name,), options, f"compute {name} of")


@frozen
class _Pair:
    """A table with the earlier amount beside each amount, and what stands against using it."""

    work: Work
    table: Table
    value: str
    base: str
    found: Expr
    twice: Expr | None
    other_unit: Expr | None
    ground: Expr | None

    def cases(self, *kinds: Case) -> tuple[Case, ...]:
        """The reasons for which there is no pair, in order, with these among them."""
        return (
            (Reason.INCOMPLETE_KEY, self.work.is_incomplete),
            (Reason.DUPLICATE, self.twice),
            *kinds,
            (Reason.GROUND, self.ground),
            (Reason.NO_BASE, ~self.found.fill_null(value=False)),
            (Reason.UNIT, self.other_unit),
            (Reason.UNKNOWN, nw.col(self.value).is_null() | nw.col(self.base).is_null()),
        )


def _with_base(work: Work, months: Expr | int, options: Options) -> _Pair:
    value, base, unit = temporary(work.columns.amount), temporary("base"), temporary("unit")
    brought = {value: base} | ({work.columns.unit: unit} if work.has_unit else {})
    found = earlier(work, months, brought, unique=options.keys == "unique")
    other = None
    if work.has_unit:
        same = nw.col(unit) == nw.col(work.columns.unit)
        other = ~same.fill_null(value=False)
    # A window finds a key with a part missing under another like it, a join never does.
    there = found.found & ~work.is_incomplete
    last = last_month(work)
    table, ground = with_ground(work, found.table, last - months, last)
    return _Pair(work, table, value, base, there, found.twice, other, ground)


def _has_no_predecessor(work: Work) -> Expr:
    """Whether these are months from January, or up to December, that have no name of their own."""
    months = work.months
    first = work.start - work.start // _YEAR * _YEAR
    length = length_of(work.months)
    regular = (months == 1) | (
        months.is_in((3, 6, _YEAR)) & (work.start - work.start // length * length == 0)
    )
    from_january = (first == 0) & (months < _YEAR)
    to_december = first + months == _YEAR
    return (months > 0) & ~regular & (from_january | to_december)
