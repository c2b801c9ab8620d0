"""Quy đổi địa giới: figures of old units added to one of a new unit, where that is lawful."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from congthuong._exact import add
from congthuong.errors import (
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
)
from congthuong.localities import Day, Locality
from congthuong.measures.intervals import joined
from congthuong.measures.operands import level_of
from congthuong.measures.parts import check_additive, ground_of
from congthuong.quantities import Approximation, Quantity, StatedQuantity, Unit, UnitKind
from congthuong.records import Observation, ObservationStatus, RecordKey, Source

__all__ = ["rebase"]

_OPERATION: Final = "rebase"
_ONE_UNIT: Final = "they are not quantities of one unit that adds"


def rebase(
    observations: Iterable[Observation], to: Locality, *, on: Day | None = None
) -> Observation:
    """Quy đổi về địa giới mới: figures of several units as one figure of the unit they make up.

    The units must cover the ground of `to` exactly, without overlap, on record; `on` is the day of
    `to` that is meant, by default its last. The indicator must add over places: indices, rates and
    averages are refused, as is ground that is not exactly known. The result has the least final
    status of its parts, an interval as wide as theirs together, and its source names them.

    Raises `IncomparableError`, and `InvalidValueError` for no figure.

    >>> old = (get_locality(code, on=Period.year(2024)) for code in ("02", "08"))
    >>> parts = [Observation.of("industrial_output", unit, "năm 2024", "9.000 tỷ đồng")
    ...          for unit in old]
    >>> merged = rebase(parts, get_locality("08", on=Period.year(2026)))
    >>> str(merged.value), str(merged.key.place)
    ('18.000 tỷ đồng', 'tỉnh Tuyên Quang')
    """
    parts = tuple(observations)
    if not parts:
        raise InvalidValueError(parts, "at least one figure to rebase")
    for part in parts:
        if not isinstance(part, Observation):
            raise InvalidTypeError(part, "an Observation to rebase")
    first = parts[0]
    if not first.key.indicator.adds_over_places:
        reason = f"{first.key.indicator.label} does not add over places"
        raise IncomparableError(_OPERATION, first, to, reason)
    check_additive(parts)
    _check_ground(parts, to, on)
    key = RecordKey(
        first.key.indicator, to, first.key.time, first.key.price_basis, first.key.segments
    )
    status = min((part.status for part in parts), key=_rank)
    names = ", ".join(str(part.key.place) for part in parts)
    source = Source(f"quy đổi từ số liệu của {names}")
    hedge = _hedge(parts)
    value = StatedQuantity(_sum(parts, hedge), None, hedge)
    return Observation(key, value, status, source)


def _check_ground(parts: tuple[Observation, ...], to: Locality, on: Day | None) -> None:
    target = to.territory(on)
    atoms: frozenset[str] = frozenset()
    for part in parts:
        if part.key.time != parts[0].key.time or part.key.segments != parts[0].key.segments:
            reason = "figures to rebase differ in their place alone"
            raise IncomparableError(_OPERATION, parts[0], part, reason)
        ground = ground_of(part.key)
        if ground is None:
            reason = f"the ground of {part.key.place} at that time is not exactly known"
            raise IncomparableError(_OPERATION, part, to, reason)
        atoms |= ground.atoms
    if not target.exact or atoms != target.atoms:
        reason = "the units do not cover the ground of the new one exactly"
        raise IncomparableError(_OPERATION, parts[0], to, reason)


def _sum(parts: tuple[Observation, ...], hedge: Approximation) -> Quantity:
    amount, unit = _amount(parts[0], parts[0])
    for part in parts[1:]:
        number, other = _amount(parts[0], part)
        if other != unit:
            raise IncomparableError(_OPERATION, parts[0], part, _ONE_UNIT)
        amount = add(amount, number)
    return joined(amount, unit, parts, hedge)


def _amount(first: Observation, part: Observation) -> tuple[Decimal, Unit]:
    number, unit = level_of(_OPERATION, first, part, part)
    if not isinstance(unit, Unit) or unit.kind is UnitKind.PERCENT:
        raise IncomparableError(_OPERATION, first, part, _ONE_UNIT)
    return number, unit


def _hedge(parts: tuple[Observation, ...]) -> Approximation:
    """The hedge of a sum: that of its parts, where those that have one agree."""
    hedges = dict.fromkeys(
        part.value.approximation for part in parts if isinstance(part.value, StatedQuantity)
    )
    stated = [hedge for hedge in hedges if hedge is not Approximation.EXACT]
    if len(stated) > 1:
        raise IncomparableError(_OPERATION, parts[0], parts[-1], "their hedges differ")
    return stated[0] if stated else Approximation.EXACT


def _rank(status: ObservationStatus) -> int:
    return status.rank
