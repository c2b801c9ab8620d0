"""Hoàn tất: what a text says twice is stated once; headlines take the time of their text."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final

from attrs import evolve

from congthuong._exact import multiply, subtract
from congthuong._tokens import key_of
from congthuong.periods import Period
from congthuong.quantities import Approximation, StatedQuantity
from congthuong.reading.origins import Origin, Origins
from congthuong.records import StatedRate, Statement, Time

__all__ = ["finished"]


def finished(
    statements: Sequence[Statement], origins: Sequence[Origins], unclear: Collection[int] = ()
) -> tuple[list[Statement], list[Origins]]:
    """Bỏ lặp: statements without those that another one says as well, and more.

    A headline or a lead repeats a figure of the body, often without its time: what says nothing
    but what another statement says is dropped. A statement before any time takes the first one,
    but not one whose time was named and not understood (`unclear`, by identity). `origins` go with
    the statements.
    """
    numbers = [_numbers(statement) for statement in statements]
    dated = _dated(statements, numbers, unclear)
    by_number: dict[object, list[int]] = {}
    for index, statement in enumerate(dated):
        for number in (*numbers[index], _exact_of(statement)):
            by_number.setdefault(number, []).append(index)
    kept: list[int] = []
    for index, statement in enumerate(dated):
        rivals = _rivals(statement, numbers[index][0], by_number)
        if not any(_is_said_by(statement, index, dated[other], other) for other in rivals):
            kept.append(index)
    return [dated[index] for index in kept], [
        _origin(statements[index], dated[index], origins[index]) for index in kept
    ]


def _origin(before: Statement, after: Statement, origins: Origins) -> Origins:
    if after.time == before.time:
        return origins
    return evolve(origins, time=Origin.CARRIED, cues=(*origins.cues, "headline"))


_MOST_RIVALS = 8


def _rivals(statement: Statement, number: object, by_number: dict[object, list[int]]) -> list[int]:
    """The statements that share the first number of this one; so many of the first at most."""
    rivals = by_number[number][:_MOST_RIVALS]
    value = statement.value
    if isinstance(value, StatedQuantity) and value.approximation in _AHEAD:
        rivals += by_number.get(statement.indicator, [])[:_MOST_RIVALS]
    return rivals


def _exact_of(statement: Statement) -> object:
    """The indicator, where a value is stated without a hedge."""
    value = statement.value
    if not isinstance(value, StatedQuantity) or value.approximation is not Approximation.EXACT:
        return None
    return statement.indicator


def _numbers(statement: Statement) -> list[object]:
    """What a statement gives, by digits and scale as written; no print, which costs locale data."""
    said = statement.value
    bare = evolve(said, text="") if isinstance(said, StatedQuantity) else said
    value = () if bare is None else ((statement.indicator, repr(bare)),)
    return [*value, *((statement.indicator, repr(r.value)) for r in statement.rates)]


def _size(statement: Statement) -> int:
    """How many numbers a statement gives."""
    return (statement.value is not None) + len(statement.rates)


def _is_said_by(  # noqa: PLR0911 (one return for each question)
    one: Statement, index: int, other: Statement, place: int
) -> bool:
    """Whether another statement says all that this one says; of two equal ones the first stays."""
    if index == place or (one.target is None) is not (other.target is None):
        return False
    if one.indicator != other.indicator or one.place not in (None, other.place):
        return False
    if one.indicator is None and _are_of_two_things(one, other):
        return False
    if one.price_basis not in (None, other.price_basis):
        return False
    if one.time is not None and one.status is not other.status:
        return False
    if one.segments and one.segments != other.segments:
        return False
    if not one.segments and other.segments:
        return False
    if one.time not in (None, other.time) or not _is_value_said(one, other):
        return False
    if not all(_has(other, rate) for rate in one.rates):
        return False
    says_more = _size(other) > _size(one) or (one.time is None and other.time)
    return bool(says_more) or place < index


def _are_of_two_things(one: Statement, other: Statement) -> bool:
    """Phân lân 12 nghìn tấn, thép cán 12 nghìn tấn: unknown items of two names stay two."""
    words = [set(map(key_of, each.words.split())) for each in (one, other)]
    return all(words) and not (words[0] <= words[1] or words[1] <= words[0])


# How far a headline may round: "trên 14.600 tỷ đồng" over 14.640 in the body.
_ROUNDING: Final = Decimal("0.03")


def _is_value_said(one: Statement, other: Statement) -> bool:
    """Whether a value is that of another statement, or rounds it with a hedge."""
    if one.value is None or one.value == other.value:
        return True
    if not isinstance(one.value, StatedQuantity) or not isinstance(other.value, StatedQuantity):
        return False
    ahead = _AHEAD.get(one.value.approximation)
    rough, exact = one.value.quantity, other.value.quantity
    if ahead is None or one.indicator is None or rough.unit != exact.unit or one.value.high:
        return False
    if other.value.high or other.value.approximation is not Approximation.EXACT:
        return False
    low, high = sorted((rough.amount, exact.amount))
    if (rough.amount == low) is not ahead or low == high:
        return False
    return subtract(high, low) <= multiply(exact.amount, _ROUNDING)


# Whether the number behind a hedge lies below what it stands for.
_AHEAD: Final = {Approximation.OVER: True, Approximation.NEARLY: False}


def _has(statement: Statement, rate: StatedRate) -> bool:
    return any((rate.value, rate.high) == (held.value, held.high) for held in statement.rates)


def _dated(
    statements: Sequence[Statement],
    numbers: Sequence[Sequence[object]],
    unclear: Collection[int],
) -> list[Statement]:
    """Statements before any time with the first one, unless a dated one repeats their figures."""
    known = [index for index, each in enumerate(statements) if each.time is not None]
    spans = (statements[index].time for index in known if statements[index].target is None)
    first: Time | None = next((time for time in spans if isinstance(time, Period)), None)
    undated = range(known[0] if known else len(statements))
    said = {number for index in known for number in numbers[index]} if undated else set[object]()
    result = list(statements)
    for index in undated:
        if id(statements[index]) not in unclear and said.isdisjoint(numbers[index]):
            result[index] = evolve(statements[index], time=first)
    return result
