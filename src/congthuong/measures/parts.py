"""Phần và tổng: shares, points, contributions to growth, totals of what adds."""

import functools
import itertools
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias, overload

from congthuong._exact import CONTEXT, ONE_HUNDRED, ExactNumber, add, subtract
from congthuong.errors import (
    IncomparableError,
    InvalidValueError,
    KindMismatchError,
    UnitMismatchError,
)
from congthuong.localities import Locality, Territory
from congthuong.measures.changes import are_a_year_apart, follows
from congthuong.measures.intervals import joined
from congthuong.measures.operands import (
    LEVELS,
    Amount,
    Level,
    Operand,
    amounts,
    are_levels,
    check_bounded,
    check_series,
    level_of,
    positive_base,
)
from congthuong.percentages import (
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import Period
from congthuong.quantities import Quantity, Unit, UnitKind
from congthuong.records import (
    Comparison,
    GrowthTarget,
    LocalityGroup,
    NamedPlace,
    Observation,
    PlanTarget,
    RecordKey,
)

__all__ = ["contribution_to_growth", "point_change", "share_of", "total"]

_Percentage: TypeAlias = PercentShare | PercentChange | PercentOfPlan
_Rated: TypeAlias = Observation | PlanTarget | Comparison | GrowthTarget
_RATED: Final = (Observation, PlanTarget, Comparison, GrowthTarget)


@overload
def point_change(value: PercentShare, base: PercentShare) -> PercentagePoints: ...
@overload
def point_change(value: PercentChange, base: PercentChange) -> PercentagePoints: ...
@overload
def point_change(value: PercentOfPlan, base: PercentOfPlan) -> PercentagePoints: ...
@overload
def point_change(value: _Rated, base: _Rated) -> PercentagePoints: ...
@overload
def point_change(value: Amount, base: Amount) -> PercentagePoints: ...
@overload
def point_change(value: ExactNumber, base: ExactNumber) -> PercentagePoints: ...
def point_change(
    value: _Percentage | _Rated | Amount | ExactNumber,
    base: _Percentage | _Rated | Amount | ExactNumber,
) -> PercentagePoints:
    """Chênh lệch điểm phần trăm: two percentages of one kind, subtracted; 5,0% to 7,1% is +2,1.

    Takes rates, quantities in percent, plain numbers that are percentages, and records of any of
    these; of a growth reached and a `GrowthTarget` it is the distance to the target.
    Raises `KindMismatchError` for two kinds and for what is no percentage, `IncomparableError` for
    records of another indicator, price basis, part or territory.

    >>> print(point_change(PercentShare("7.1"), PercentShare("5.0")))
    +2,1 điểm phần trăm
    """
    if isinstance(value, _RATED) and isinstance(base, _RATED):
        check_series("subtract", value, base)
        _check_bases(value, base)
    (this, kind), (that, other) = _percentage(value, value, base), _percentage(base, value, base)
    if kind is not other:
        raise KindMismatchError("subtract", value, base)
    return PercentagePoints(subtract(this, that))


def _check_bases(value: _Rated, base: _Rated) -> None:
    """Two growths over one kind of base; a growth and a target whose time encloses its own."""
    rated = (Comparison, GrowthTarget)
    if isinstance(value, rated) and isinstance(base, rated) and value.base != base.base:
        raise KindMismatchError("subtract", value, base)
    if isinstance(base, GrowthTarget) and not base.key.last_period.encloses(value.key.last_period):
        reason = f"the target's {base.key.time} does not enclose {value.key.time}"
        raise IncomparableError("subtract", value, base, reason)


def _percentage(operand: object, value: object, base: object) -> tuple[Decimal, object]:
    """The number of a percentage and what it is a percentage of: the class of the rate."""
    if isinstance(operand, Comparison | GrowthTarget) and operand.high is not None:
        raise InvalidValueError(operand, "a percentage of one value to subtract, not a range")
    if isinstance(operand, Comparison):
        operand = operand.value
    elif isinstance(operand, GrowthTarget):
        operand = operand.rate
    if isinstance(operand, PercentShare | PercentChange | PercentOfPlan):
        return operand.value, type(operand)
    number, unit = level_of("subtract", value, base, operand)
    if unit is None or (isinstance(unit, Unit) and unit.kind is UnitKind.PERCENT):
        return number, PercentShare if unit is not None else None
    raise KindMismatchError("subtract", value, base)


@overload
def share_of(part: Observation, whole: Observation) -> PercentShare: ...
@overload
def share_of(part: Amount, whole: Amount) -> PercentShare: ...
@overload
def share_of(part: ExactNumber, whole: ExactNumber) -> PercentShare: ...
def share_of(part: Operand, whole: Operand) -> PercentShare:
    """Tỷ trọng: the part as a percentage of the whole; part ÷ whole × 100.

    A record of a part has the indicator, time and price basis of the whole, and its segments and
    some more, or lies in the territory of the whole. A part that exceeds its whole is refused.

    Raises `IncomparableError`, `UnitMismatchError`, `KindMismatchError`, `InvalidValueError`.

    >>> share_of(Quantity.of(520, unit=get_unit("establishment")),
    ...          Quantity.of(535, unit=get_unit("establishment"))).rounded(1)
    PercentShare('97.2')
    """
    if isinstance(part, LEVELS) and isinstance(whole, LEVELS):
        _check_part(part, whole)
    this, all_of_it = amounts("take the share of", part, whole)
    positive_base("take the share of", part, whole, all_of_it)
    if not 0 <= this <= all_of_it:
        reason = "a part lies between zero and its whole"
        raise IncomparableError("take the share of", part, whole, reason)
    return PercentShare.computed(CONTEXT.divide(CONTEXT.multiply(this, ONE_HUNDRED), all_of_it))


def _check_part(part: Level, whole: Level) -> None:
    one, other = part.key, whole.key
    reason = ""
    if one.indicator != other.indicator or one.time != other.time:
        reason = "a part has the indicator and the time of its whole"
    elif None not in (one.price_basis, other.price_basis) and one.price_basis != other.price_basis:
        reason = "their price bases differ"
    elif not one.segments >= other.segments:
        reason = "the part has not all segments of the whole"
    elif one.place != other.place and not _lies_in(one, other):
        reason = "the place of the part is not known to lie in that of the whole"
    if reason:
        raise IncomparableError("take the share of", part, whole, reason)


def _lies_in(one: RecordKey, other: RecordKey) -> bool:
    ground, around = ground_of(one), ground_of(other)
    return ground is not None and around is not None and ground.atoms <= around.atoms


def ground_of(key: RecordKey) -> Territory | None:
    """The ground of a key's place at its time, None where that is not exactly known."""
    place, time = key.place, key.time
    if not isinstance(place, Locality):
        return None
    ground = place.territory(time if place.in_force(time) else None)
    return ground if ground.exact else None


@overload
def contribution_to_growth(
    part: Observation, part_base: Observation, whole_base: Observation
) -> PercentagePoints: ...
@overload
def contribution_to_growth(
    part: Amount, part_base: Amount, whole_base: Amount
) -> PercentagePoints: ...
@overload
def contribution_to_growth(
    part: ExactNumber, part_base: ExactNumber, whole_base: ExactNumber
) -> PercentagePoints: ...
def contribution_to_growth(
    part: Operand, part_base: Operand, whole_base: Operand
) -> PercentagePoints:
    """Đóng góp vào tăng trưởng: points that a part's change adds to the growth of the whole.

    (part − part a year before) ÷ whole a year before × 100. The contributions of all parts come to
    the growth of the whole. Raises what `share_of` and `year_on_year` raise.

    >>> print(contribution_to_growth(Decimal(330), Decimal(300), Decimal(1000)))
    +3 điểm phần trăm
    """
    operation = "take the contribution of"
    if are_levels(part, part_base) and isinstance(whole_base, Observation):
        _check_contribution(part, part_base, whole_base)
    this, before = amounts(operation, part, part_base)
    _, whole = amounts(operation, part, whole_base)
    positive_base(operation, part, whole_base, whole)
    change = CONTEXT.multiply(subtract(this, before), ONE_HUNDRED)
    return PercentagePoints.computed(CONTEXT.divide(change, whole))


def _check_contribution(part: object, part_base: object, whole_base: Observation) -> None:
    if not isinstance(part, Observation) or not isinstance(part_base, Observation):
        raise KindMismatchError("take the contribution of", part, part_base)
    check_series("take the contribution of", part, part_base)
    _check_part(part_base, whole_base)
    now, before = part.key.time, part_base.key.time
    if not (are_a_year_apart(now, before) or follows(now, before)):
        reason = "they are neither a year apart nor one right after the other"
        raise IncomparableError("take the contribution of", part, part_base, reason)


_Total: TypeAlias = Quantity | Decimal


@overload
def total(values: Iterable[Observation]) -> Quantity: ...
@overload
def total(values: Iterable[Quantity]) -> Quantity: ...
@overload
def total(values: Iterable[Decimal] | Iterable[int]) -> Decimal: ...
def total(
    values: Iterable[Observation] | Iterable[Quantity] | Iterable[Decimal] | Iterable[int],
) -> _Total:
    """Tổng: the exact sum of what adds, its interval as wide as those of its parts together.

    Records differ in their times (months that abut, of an indicator that adds over time), or in
    their places (units without common ground, of an indicator that adds over places), or in one
    segment of one dimension. Nothing else is summed: no index, rate or share, no stock over time,
    no gap, nothing twice, and no figure that is open on one side (trên, gần, không quá), as the
    sum could not say so; `rebase` keeps it.

    Raises `IncomparableError`, `UnitMismatchError`, `KindMismatchError`, and `InvalidValueError`
    for nothing to add.

    >>> months = ("tháng 1 năm 2022", "tháng 2 năm 2022")
    >>> total(Observation.of("exports", "42", month, "100 triệu USD") for month in months)
    Quantity.of('200', Scale.MILLION, USD)
    """
    items: Sequence[Operand] = tuple(values)
    if not items:
        raise InvalidValueError(items, "at least one figure to add")
    records = [item for item in items if isinstance(item, Observation)]
    strangers = [item for item in items if not isinstance(item, Observation)]
    if records and strangers:
        raise KindMismatchError("add", records[0], strangers[0])
    if any(isinstance(item, PlanTarget) for item in items):
        raise KindMismatchError("add", items[0], items[-1])
    check_additive(records)
    levels = [level_of("add", items[0], item, item) for item in items]
    unit = levels[0][1]
    for item, (_, other) in zip(items, levels, strict=True):
        if other != unit:
            raise UnitMismatchError("add", items[0], item)
    if isinstance(unit, str) or (isinstance(unit, Unit) and unit.kind is UnitKind.PERCENT):
        raise KindMismatchError("add", items[0], items[-1])
    check_bounded("add", items)
    amount = functools.reduce(add, (number for number, _ in levels))
    return amount if unit is None else joined(amount, unit, items)


def check_additive(records: Sequence[Observation]) -> None:
    """Raise `IncomparableError` where these figures do not make a total."""
    for other in records[1:]:
        first = records[0]
        one, key = first.key, other.key
        if one.indicator != key.indicator or one.price_basis != key.price_basis:
            raise IncomparableError("add", first, other, "indicator or price basis differ")
        differing = _differences(one, key)
        if len(differing) != 1:
            reason = f"they differ in {' and '.join(differing) or 'nothing'}, not in one way"
            raise IncomparableError("add", first, other, reason)
    if len(records) > 1:
        _RULES[_differences(records[0].key, records[1].key)[0]](records)


def _differences(one: RecordKey, other: RecordKey) -> list[str]:
    pairs = (
        ("time", one.time != other.time),
        ("place", one.place != other.place),
        ("segments", one.segments != other.segments),
    )
    return [name for name, differ in pairs if differ]


def _check_times(records: Sequence[Observation]) -> None:
    first = records[0]
    if not first.key.indicator.adds_over_time:
        reason = f"{first.key.indicator.label} does not add over time"
        raise IncomparableError("add", first, records[1], reason)
    ordered = sorted(records, key=lambda record: record.key.last_period)
    for one, other in itertools.pairwise(ordered):
        this, following = one.key.time, other.key.time
        if not isinstance(this, Period) or not isinstance(following, Period):
            raise IncomparableError("add", one, other, "figures of a moment do not add")
        if this.overlaps(following) or not this.abuts(following):
            reason = f"{this} and {following} overlap or leave a gap"
            raise IncomparableError("add", one, other, reason)


def _check_places(records: Sequence[Observation]) -> None:
    first = records[0]
    if not first.key.indicator.adds_over_places:
        reason = f"{first.key.indicator.label} does not add over places"
        raise IncomparableError("add", first, records[1], reason)
    for one, other in itertools.combinations(records, 2):
        if not _are_apart(one.key, other.key):
            reason = "their places overlap, or cannot be shown not to"
            raise IncomparableError("add", one, other, reason)


def _are_apart(one: RecordKey, other: RecordKey) -> bool:
    place, fellow = one.place, other.place
    if isinstance(place, Locality) and isinstance(fellow, Locality):
        there = place.in_force(one.time) and fellow.in_force(other.time)
        if there and place.level is fellow.level:
            return place.code != fellow.code
        ground, around = ground_of(one), ground_of(other)
        return ground is not None and around is not None and not ground.atoms & around.atoms
    if isinstance(place, NamedPlace) and isinstance(fellow, NamedPlace):
        return (place.name, place.kind) != (fellow.name, fellow.kind)
    if isinstance(place, LocalityGroup) and isinstance(fellow, LocalityGroup):
        members = itertools.product(place.members, fellow.members)
        return all(unit.level is other.level and unit.code != other.code for unit, other in members)
    return False


def _check_segments(records: Sequence[Observation]) -> None:
    shared = records[0].key.segments.intersection(*(record.key.segments for record in records))
    own = [record.key.segments - shared for record in records]
    dimensions = {segment.dimension for segments in own for segment in segments}
    if len(dimensions) != 1 or any(len(segments) != 1 for segments in own):
        reason = "they are not each one part of one breakdown"
        raise IncomparableError("add", records[0], records[1], reason)
    if len(set(own)) != len(own):
        raise IncomparableError("add", records[0], records[1], "one part comes twice")


_RULES: Final[dict[str, Callable[[Sequence[Observation]], None]]] = {
    "time": _check_times,
    "place": _check_places,
    "segments": _check_segments,
}
