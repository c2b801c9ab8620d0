"""Phần sau số: the scale, unit or kind of rate behind a number, and the currency before it."""

import functools
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._exact import SHIFT
from congthuong._phrases import PhraseIndex
from congthuong._tokens import END, Token, key_of
from congthuong.percentages.grammar import kind_after
from congthuong.quantities.scales import Scale
from congthuong.quantities.units import Unit, UnitCatalogue, UnitKind, default_units

__all__ = [
    "IN_PROSE",
    "FigureKind",
    "Known",
    "Tail",
    "behind_currency",
    "counted_units",
    "currency_before",
    "key_at",
    "rate_tail",
    "read_tail",
    "scaled",
    "unit_phrases",
]


class FigureKind(Enum):
    """Loại số: what stands behind the digits."""

    AMOUNT = "amount"
    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"
    BARE = "bare"


class Tail(NamedTuple):
    """What stands after a number: a kind, a scale, a unit, and where all that ends."""

    kind: FigureKind
    end: int
    scale: Scale | None = None
    unit: Unit | None = None
    noun: int | None = None
    per_year: bool = False


class Known(NamedTuple):
    """The words around a number, whether the phrase stands alone, and whether a range may fall."""

    units: PhraseIndex
    nouns: PhraseIndex
    alone: bool = False
    falling: bool = False


IN_PROSE: Final = Known(PhraseIndex(), PhraseIndex())


@functools.lru_cache(maxsize=16)
def unit_phrases(units: UnitCatalogue) -> PhraseIndex:
    """Đơn vị theo từ: every spelling of a catalogue, of two units under one the later."""
    return _index(units.units)


@functools.lru_cache(maxsize=16)
def counted_units(units: UnitCatalogue) -> PhraseIndex:
    """Đơn vị đếm: the units that a small number in words counts."""
    return _index(tuple(unit for unit in units.units if unit.kind is UnitKind.COUNT))


def _index(units: tuple[Unit, ...]) -> PhraseIndex:
    index = PhraseIndex()
    for unit in reversed(units):
        for spelling in unit.spellings:
            index.add(spelling, unit)
    return index


@functools.cache
def _scales() -> PhraseIndex:
    index = PhraseIndex()
    for row in read_table("scales").rows:
        for spelling in (row["label"], *row["spellings"].split("|")):
            index.add(spelling, Scale(int(row["power"])))
    return index


@functools.cache
def _currency_signs() -> PhraseIndex:
    index = PhraseIndex()
    for row in read_table("currency_signs").rows:
        for spelling in row["spellings"].split("|"):
            index.add(spelling, default_units().get(row["code"]) if row["code"] else None)
    return index


def key_at(tokens: Sequence[Token], at: int) -> str:
    """The key of a token, empty before the first and after the last."""
    return tokens[at].key if 0 <= at < len(tokens) else ""


def currency_before(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """$90 triệu, USD 90 triệu: a currency in front, unless it belongs to a number before it."""
    start = _currency_signs().ends_with(tokens, at, 2) if at else None
    match = None if start is None else _currency_signs().match(tokens, start)
    if start is None or match is None:
        return None, at
    before = tokens[start - 1] if start else None
    if before is not None and (before.is_number or _scales().ends_with(tokens, start, 2)):
        return None, at
    return match.value, start


def read_tail(tokens: Sequence[Token], at: int, known: Known) -> Tail:
    """What stands behind a number: a rate, a scale and a unit, or one of these, or nothing."""
    rate = rate_tail(tokens, at)
    if rate is not None:
        return rate
    scale, end = _scale(tokens, at)
    unit = known.units.match(tokens, end)
    whole = known.units.match(tokens, at) if scale is not None else None
    if whole is not None and whole.end > max(end, 0 if unit is None else unit.end):
        scale, end, unit = None, at, whole  # a unit that opens with a scale word: tỷ lệ
    if unit is not None and (known.alone or unit.value.kind is not UnitKind.PERCENT):
        return Tail(FigureKind.AMOUNT, unit.end, scale, unit.value, end)
    if scale is not None:
        return Tail(FigureKind.AMOUNT, end, scale, None, end)
    return _glued(tokens, at, known) or Tail(FigureKind.BARE, at, None, None, at)


def _glued(tokens: Sequence[Token], at: int, known: Known) -> Tail | None:
    """5 trđ, 5 tỷđồng/năm, 5 trUSD: a scale and its currency in one word."""
    word = tokens[at] if at < len(tokens) else END
    found = _glued_words().get(word.key)
    if found is None:
        return None
    scale, currency = found
    money = word._replace(key=key_of(currency.label))
    unit = known.units.match((money, *tokens[at + 1 : at + _MOST_IN_UNIT]), 0)
    return Tail(FigureKind.AMOUNT, at + unit.end, scale, unit.value, at) if unit else None


_MOST_IN_UNIT: Final = 8


@functools.cache
def _glued_words() -> Mapping[str, tuple[Scale, Unit]]:
    """Every scale word with every name of a currency behind it, written as one word."""
    money = [unit for unit in default_units().units if unit.kind is UnitKind.CURRENCY]
    return {
        key_of(f"{word}{name}"): (Scale(int(row["power"])), unit)
        for row in read_table("scales").rows
        for word in (row["label"], *row["spellings"].split("|"))
        for unit in money
        for name in unit.spellings
        if word.isalpha() and name.isalpha()
    }


def rate_tail(tokens: Sequence[Token], at: int) -> Tail | None:
    """What makes a rate of a number: %, phần trăm, điểm phần trăm, lần."""
    match = kind_after(tokens, at)
    if match is None:
        return None
    if match.value == "percent_a_year":
        return Tail(FigureKind.PERCENT, match.end, per_year=True)
    return Tail(FigureKind(match.value), match.end)


def _scale(tokens: Sequence[Token], at: int) -> tuple[Scale | None, int]:
    match = _scales().match(tokens, at)
    return (None, at) if match is None else (match.value, match.end)


def scaled(number: Decimal, scale: Scale | None) -> Decimal:
    """A number times its scale, its digits kept."""
    return SHIFT.scaleb(number, int(scale)) if scale else number


def behind_currency(tokens: Sequence[Token], at: int, currency: Unit | None) -> int:
    """Từ $5 đến $6 triệu: past the currency, where it is that of the other end."""
    match = _currency_signs().match(tokens, at)
    return match.end if match is not None and match.value == currency else at
