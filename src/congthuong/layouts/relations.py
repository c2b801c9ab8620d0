"""Quan hệ giữa các cột: which column is over which, told by the heads and by the arithmetic.

A rate's head seldom says of which column it is. The columns whose times fit are tried, row by row,
with the rounding of printed digits: what agrees is meant, and says as well whether 108,4 or 8,4 is
written for a growth of 8,4 %.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from attrs import frozen

from congthuong._exact import SHIFT, subtract
from congthuong.checks import Verdict, check_rate
from congthuong.errors import CongThuongError
from congthuong.layouts.columns import BaseKind, Column, Role
from congthuong.layouts.sketch import Block, Sketch
from congthuong.layouts.times import year_before
from congthuong.percentages import PercentChange, PercentOfPlan, PercentShare
from congthuong.periods import AsOf, Period, PeriodKind
from congthuong.quantities import VND, Quantity, UnitKind
from congthuong.records import Time

__all__ = ["Encoding", "Relation", "Standing", "disagreeing", "relate", "within_plan"]


class Encoding(Enum):
    """Cách ghi tỷ lệ: 108,4, 8,4 or 1,084 for one and the same growth."""

    INDEX = "index"
    GROWTH = "growth"
    RATIO = "ratio"
    DIFFERENCE = "difference"


class Standing(Enum):
    """Mức tin: confirmed by the arithmetic of the table, contradicted by it, or neither."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNTESTED = "untested"


@frozen(kw_only=True)
class Relation:
    """Quan hệ: a column of rates, the columns that it is of and over, and how it is written."""

    rate: int
    value: int | None = None
    base: int | None = None
    time: Time | None = None
    encoding: Encoding | None = None
    standing: Standing = Standing.UNTESTED
    agreed: int = 0
    tested: int = 0


_ENOUGH: Final = 2
_LEAST_INDEX, _MOST_INDEX = Decimal(40), Decimal(400)
_MOST_RATE: Final = Decimal(1000)
_LEAST_PERCENT: Final = Decimal(5)


def relate(sketch: Sketch, block: Block) -> Mapping[int, Relation]:
    """The relation of every column of rates and shares of a block."""
    found: dict[int, Relation] = {}
    for at, column in block.columns.items():
        if column.role is Role.RATE:
            found[at] = _best(sketch, block, column)
        elif column.role is Role.SHARE:
            found[at] = _share(sketch, block, column)
    return found


def _best(sketch: Sketch, block: Block, column: Column) -> Relation:
    tried = [_tried(sketch, block, column, pair) for pair in _pairs(sketch, block, column)]
    tested = [one for one in tried if one.tested]
    if tested:
        best = max(tested, key=lambda one: (one.agreed, -one.tested))
        if best.agreed * 2 > best.tested or best.tested < _ENOUGH:
            return _judged(sketch, block, column, best)
        return _judged(sketch, block, column, best, is_refuted=best.agreed * 2 < best.tested)
    plain = tried[0] if tried else Relation(rate=column.at)
    return _judged(sketch, block, column, plain)


def _judged(
    sketch: Sketch, block: Block, column: Column, found: Relation, *, is_refuted: bool = False
) -> Relation:
    time = block.times[column.at]
    if time is None and found.value is not None:
        time = block.times[found.value]
    if time is None:
        time = _usual_time(sketch, block, column)
    confirmed = found.tested and found.agreed * 2 > found.tested
    standing = Standing.CONFIRMED if confirmed else Standing.UNTESTED
    if is_refuted or _is_beyond(sketch, block, column):
        standing = Standing.REFUTED
    encoding = found.encoding if confirmed else _usual_encoding(sketch, block, column)
    return Relation(
        rate=found.rate,
        value=found.value,
        base=found.base,
        time=time,
        encoding=encoding,
        standing=standing,
        agreed=found.agreed,
        tested=found.tested,
    )


def _is_beyond(sketch: Sketch, block: Block, column: Column) -> bool:
    """Whether most numbers of a column of rates are larger than rates are: levels stand there."""
    numbers = [sketch.number(row.at, column.at) for row in block.rows]
    known = [number for number in numbers if number is not None]
    large = [number for number in known if abs(number) > _MOST_RATE]
    is_percent = column.unit is not None and column.unit[1].kind is UnitKind.PERCENT
    return is_percent and len(known) >= _ENOUGH and len(large) * 2 > len(known)


def _pairs(sketch: Sketch, block: Block, column: Column) -> list[tuple[int, int]]:
    """The columns of value and base that a rate may be of, likeliest first."""
    stated = sketch.formulas.get(column.at)
    if stated is not None and all(at in block.columns for at in stated):
        return [stated]
    values = [c for c in block.columns.values() if c.role is Role.VALUE and _same(c, column)]
    plans = [c for c in block.columns.values() if c.role is Role.PLAN and _same(c, column)]
    if column.is_planned:
        return [(p.at, v.at) for p in plans for v in values if _fits(block, column, p, v)]
    pairs = [
        (value.at, base.at)
        for value in values
        for base in plans
        if column.base in (BaseKind.PLAN, None)
        and within_plan(block.times[value.at], block.times[base.at])
    ]
    if column.base is not BaseKind.PLAN:
        pairs += [
            (v.at, b.at)
            for v in values
            for b in values
            if v is not b and _fits(block, column, v, b)
        ]
    if column.base in (BaseKind.PERIOD, None):
        pairs += [(p.at, v.at) for p in plans for v in values if _fits(block, column, p, v)]
    own = block.times[column.at]
    if own is not None:
        pairs = [pair for pair in pairs if block.times[pair[0]] == own]
    return sorted(pairs, key=lambda pair: _likelihood(block, column, pair))


def _likelihood(block: Block, column: Column, pair: tuple[int, int]) -> tuple[bool, int, int]:
    """What came about before what is planned, then later times, then what stands nearer."""
    value = pair[0]
    is_plan = block.columns[value].role is Role.PLAN
    return is_plan, -_rank(block.times[value]), abs(value - column.at)


def _rank(time: Time | None) -> int:
    """Later times first."""
    if isinstance(time, AsOf):
        return time.last_day.toordinal()
    return 0 if time is None else time.last_month.start.toordinal()


def _same(one: Column, other: Column) -> bool:
    """Whether two columns are of one subject."""
    if one.unit is not None and one.unit[1].kind is UnitKind.PERCENT:
        return False
    if other.prices is not None and one.prices != other.prices:
        return False  # growth at constant prices is not that of the values at current ones
    if one.indicator is not None and other.indicator is not None:
        return one.indicator == other.indicator or bool(
            one.measure and one.measure == other.measure
        )
    if one.words and other.words:
        return one.words.casefold() == other.words.casefold()
    if one.measure and other.measure:
        return one.measure == other.measure
    return not (other.indicator or other.words or other.parts) or one.words == other.words


def within_plan(time: Time | None, plan: Time | None) -> bool:
    """Whether a plan of this time may hold the value."""
    if isinstance(time, Period) and isinstance(plan, Period):
        return plan.encloses(time)
    return time is not None and plan is not None and isinstance(time, AsOf)


def _fits(block: Block, column: Column, value: Column, base: Column) -> bool:
    time, before = block.times[value.at], block.times[base.at]
    return time is not None and before is not None and before in list(_befores(block, column, time))


def _befores(block: Block, column: Column, time: Time) -> Iterator[Time | None]:
    if column.base is BaseKind.SAME_PERIOD:
        yield year_before(time)
    elif column.base is BaseKind.PREVIOUS and isinstance(time, Period):
        yield _previous(time)
    elif column.base is BaseKind.PERIOD:
        named = column.base_time
        if named is not None and named.year is not None:
            yield from (t for t in block.times.values() if t is not None and _year(t) == named.year)
    elif column.base is None:
        yield year_before(time)
        yield _previous(time) if isinstance(time, Period) else None


def _previous(time: Period) -> Period | None:
    try:
        return time.previous()
    except CongThuongError:
        return None


def _year(time: Time) -> int:
    return time.year if isinstance(time, AsOf) else time.start.year


def _tried(sketch: Sketch, block: Block, column: Column, pair: tuple[int, int]) -> Relation:
    """How many rows of two columns give the rates of a third, in the way of writing that fits."""
    of_plan = block.columns[pair[1]].role is Role.PLAN
    ways = (Encoding.INDEX, Encoding.RATIO) if of_plan else tuple(Encoding)
    best: tuple[int, Encoding | None, int] = (0, None, 0)
    triples = list(_triples(sketch, block.rows, column.at, pair))
    for way in ways:
        agreed = sum(
            _agrees(rate, value, base, way, of_plan=of_plan) for rate, value, base in triples
        )
        if agreed > best[0]:
            best = agreed, way, agreed
    return Relation(
        rate=column.at,
        value=pair[0],
        base=pair[1],
        encoding=best[1],
        agreed=best[0],
        tested=len(triples),
    )


def disagreeing(
    sketch: Sketch, block: Block, columns: tuple[int, int, int], way: Encoding
) -> Iterator[int]:
    """The rows whose rate its columns of values and bases do not give."""
    rate, value, base = columns
    of_plan = block.columns[base].role is Role.PLAN
    for row in block.rows:
        for numbers in _triples(sketch, [row], rate, (value, base)):
            if not _agrees(*numbers, way, of_plan=of_plan):
                yield row.at


def _triples(
    sketch: Sketch, rows: Sequence[object], rate: int, pair: tuple[int, int]
) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    for row in rows:
        at = getattr(row, "at", -1)
        numbers = [sketch.number(at, column) for column in (rate, *pair)]
        stated, value, base = numbers
        if stated is not None and value is not None and base is not None and base > 0:
            yield stated, value, base


def _agrees(rate: Decimal, value: Decimal, base: Decimal, way: Encoding, *, of_plan: bool) -> bool:
    if way is Encoding.DIFFERENCE:
        return subtract(value, base) == rate
    number = SHIFT.scaleb(rate, 2) if way is Encoding.RATIO else rate
    stated: PercentOfPlan | PercentChange
    if of_plan:
        stated = PercentOfPlan(number)
    elif way is Encoding.GROWTH:
        stated = PercentChange(number)
    else:
        stated = PercentChange.from_index(number)
    return (
        check_rate(stated, Quantity(value, VND), Quantity(base, VND)).verdict is Verdict.CONSISTENT
    )


def _usual_time(sketch: Sketch, block: Block, column: Column) -> Time | None:
    """The time of a rate that no column of values gives: of the latest ones, or of the title."""
    values = [
        c
        for c in block.columns.values()
        if c.role is Role.VALUE and block.times[c.at] is not None and _same(c, column)
    ]
    if column.base is BaseKind.PREVIOUS:
        values = [c for c in values if _is_single(block.times[c.at])]
    if column.is_cumulated:
        values = [c for c in values if c.is_cumulated] or values
    known = [time for c in values if (time := block.times[c.at]) is not None]
    if not known:
        return _of_title(sketch, block)
    last = max(map(_rank, known))
    latest = [c for c in values if _rank(block.times[c.at]) == last]
    if len({block.times[c.at] for c in latest}) == 1:
        return block.times[latest[0].at]
    return _beside(block, column, [c.at for c in latest])


def _of_title(sketch: Sketch, block: Block) -> Time | None:
    """The time of the title, where the columns of values have no other one."""
    values = (at for at, one in block.columns.items() if one.role is Role.VALUE)
    times = {time for at in values if (time := block.times[at]) is not None}
    return sketch.title.time if times <= {sketch.title.time} else None


def _is_single(time: Time | None) -> bool:
    """A month or a quarter: what has one before it."""
    return isinstance(time, Period) and time.kind in (PeriodKind.MONTH, PeriodKind.QUARTER)


def _beside(block: Block, column: Column, values: Sequence[int]) -> Time | None:
    """The time of a rate by where it stands: behind the column of values that it is of.

    Rates over one base behind as many columns of values are theirs in order; a single one is of the
    nearest. None where the order tells nothing.
    """
    opens = max((at for at in values if at < column.at), default=None)
    if opens is None:
        return None
    start = max(
        (at for at, one in block.columns.items() if at < opens and one.role is Role.RATE),
        default=-1,
    )
    before = [at for at in values if start < at <= opens]
    ends = min((at for at in values if at > column.at), default=column.at + len(block.columns))
    alike = [
        at for at, one in sorted(block.columns.items()) if opens < at < ends and _alike(one, column)
    ]
    if len(alike) == 1:
        return block.times[opens]
    if len(alike) != len(before):
        return None
    return block.times[before[alike.index(column.at)]]


def _alike(one: Column, column: Column) -> bool:
    """Whether two columns of rates are told apart by their places alone."""
    told = (one.base, one.base_time, one.measure, one.indicator, one.words, one.parts)
    others = (column.base, column.base_time, column.measure, column.indicator, column.words)
    return one.role is Role.RATE and one.time is None and told == (*others, column.parts)


def _usual_encoding(sketch: Sketch, block: Block, column: Column) -> Encoding | None:
    """How rates are written that no arithmetic tells: by the head, then by their size."""
    numbers = [sketch.number(row.at, column.at) for row in block.rows]
    known = [number for number in numbers if number is not None]
    if column.base is BaseKind.PLAN:
        # 0,47 of a plan may be written for 47 %, and growth over a plan is no part of it.
        is_percent = any(number > _LEAST_PERCENT for number in known)
        return Encoding.INDEX if is_percent and not column.is_growth else None
    if column.is_growth:
        return Encoding.GROWTH
    inside = [number for number in known if _LEAST_INDEX <= number <= _MOST_INDEX]
    if known and len(inside) * 4 >= len(known) * 3:
        return Encoding.INDEX
    if known and not inside and any(number < 0 for number in known):
        return Encoding.GROWTH
    return None


def _share(sketch: Sketch, block: Block, column: Column) -> Relation:
    """A share of the whole: of the nearest column of values, checked against its total."""
    wholes = [row.at for row in block.rows if _is_whole(sketch, row.at)]
    values = [c.at for c in block.columns.values() if c.role is Role.VALUE]
    best: Relation | None = None
    for value in values:
        agreed = tested = 0
        for row in block.rows:
            rate, part = sketch.number(row.at, column.at), sketch.number(row.at, value)
            total = sketch.number(wholes[0], value) if wholes else None
            if rate is None or part is None or total is None or total <= 0 or row.at in wholes:
                continue
            tested += 1
            stated = PercentShare(rate)
            verdict = check_rate(stated, Quantity(part, VND), Quantity(total, VND)).verdict
            agreed += verdict is Verdict.CONSISTENT
        if best is None or agreed > best.agreed:
            best = Relation(rate=column.at, value=value, agreed=agreed, tested=tested)
    if best is None:
        return Relation(rate=column.at, time=block.times[column.at], encoding=Encoding.INDEX)
    confirmed = best.tested and best.agreed * 2 > best.tested
    time = block.times[column.at] or (None if best.value is None else block.times[best.value])
    return Relation(
        rate=column.at,
        value=best.value,
        time=time,
        encoding=Encoding.INDEX,
        standing=Standing.CONFIRMED if confirmed else Standing.UNTESTED,
        agreed=best.agreed,
        tested=best.tested,
    )


def _is_whole(sketch: Sketch, row: int) -> bool:
    subject = sketch.subjects.get(row)
    return subject is not None and subject.is_whole
