"""Từ trong bảng: what the words of heads, titles and names are, piece by piece."""

import functools
import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from congthuong._data import read_table
from congthuong._phrases import PhraseIndex
from congthuong._text import fold_tones, normalize
from congthuong._tokens import Token, key_of, tokenize
from congthuong.errors import CongThuongError
from congthuong.indicators import Indicator, PriceBasis, default_indicators
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.indicators.parts import parts_of
from congthuong.layouts.units import unit_of
from congthuong.periods.grammar import recognise
from congthuong.periods.mentions import TimeMention, TimeShape
from congthuong.periods.time_words import year_at

__all__ = [
    "ENGLISH",
    "Kind",
    "Piece",
    "indicators",
    "of_kind",
    "part_within",
    "parts",
    "pieces_of",
    "starts_with",
    "whole",
    "without_english",
    "words_of",
]


class Kind(Enum):
    """Loại từ: what a piece of a phrase gives."""

    TIME = "time"
    UNIT = "unit"
    PRICES = "prices"
    INDICATOR = "indicator"
    PART = "part"
    STATUS = "status"
    PLAN = "plan"
    OVER = "over"
    BASE = "base"
    CHANGE = "change"
    INDEX = "index"
    SHARE = "share"
    RATIO = "ratio"
    TOTAL = "total"
    AMONG = "among"
    CUMULATED = "cumulated"
    MEASURE = "measure"
    FILLER = "filler"
    WORDS = "words"


class Piece(NamedTuple):
    """Mảnh: a piece of a phrase, what it means, and where it stands in the phrase."""

    kind: Kind
    value: Any
    start: int
    end: int
    text: str


# Of pieces that are equally long the first kind counts.
_OF_HEADS: Final = (
    *(Kind.STATUS, Kind.PLAN, Kind.OVER, Kind.BASE, Kind.CHANGE, Kind.INDEX, Kind.SHARE),
    *(Kind.RATIO, Kind.AMONG, Kind.TOTAL, Kind.CUMULATED, Kind.MEASURE, Kind.FILLER),
)
_LONGEST_BRACKET: Final = 12
_LONGEST_PRICES: Final = 8
_PRICE: Final = key_of("giá")
_PRICES: Final = frozenset(map(key_of, ("giá", "theo", "tính")))


@functools.cache
def words_of(category: str) -> PhraseIndex:
    """The words of a category of the packaged table, each with its value."""
    index = PhraseIndex()
    for row in read_table("table_words").rows:
        if row["category"] == category:
            index.add_pattern(row["pattern"], row["value"])
    return index


@functools.cache
def _indices() -> Mapping[Kind, PhraseIndex]:
    heads = {kind: words_of(kind.value) for kind in _OF_HEADS}
    return MappingProxyType({**heads, Kind.INDICATOR: indicators(), Kind.PART: parts()})


@functools.cache
def indicators() -> PhraseIndex:
    """The names of the catalogue, of one that several bear those of the narrowest."""
    index = PhraseIndex()
    for indicator in default_indicators().narrow_first:
        for name in indicator.spellings:
            index.add(name, indicator)
    return index


@functools.cache
def parts() -> PhraseIndex:
    """The members of official lists and the ways of naming parts, as dimension and member."""
    index = PhraseIndex()
    for row in read_table("segments").rows:
        dimension, member = SegmentDimension(row["dimension"]), row["member"]
        index.add_each(row["pattern"], partial(_part, dimension, member))
    for part in parts_of():
        if part.dimension is not SegmentDimension.PARTNER:
            for name in part.spellings:
                index.add(name, (part.dimension, part.name))
    return index


def _part(dimension: SegmentDimension, member: str, phrase: str) -> tuple[SegmentDimension, str]:
    return dimension, member or phrase


def part_within(name: str, indicator: Indicator) -> tuple[SegmentDimension, str] | None:
    """Chợ hạng 1: the part that the name of an indicator ends with and its label does not hold."""
    tokens = _tokens(name)
    for at in range(1, len(tokens)):
        match = parts().match(tokens, at)
        if match is None or match.end != len(tokens):
            continue
        words = normalize(name)[tokens[at].start :]
        if match.value[0] in indicator.breakdowns and fold_tones(words) not in fold_tones(
            indicator.label
        ):
            return match.value[0], match.value[1]
    return None


def whole(index: PhraseIndex, text: str) -> Any | None:
    """The value of a phrase that is the whole of a text; None where it is not."""
    tokens = _tokens(text)
    found = index.match(tokens, 0)
    return None if found is None or found.end < len(tokens) else found.value


def starts_with(index: PhraseIndex, text: str) -> tuple[Any, str] | None:
    """The value of the phrase that a text begins with, and the rest of the text."""
    spelled = normalize(text)
    tokens = tokenize(spelled, 0, len(spelled))
    found = index.match(tokens, 0)
    if found is None:
        return None
    return found.value, spelled[tokens[found.end - 1].end :].strip(" :,-–")


def _tokens(text: str) -> Sequence[Token]:
    spelled = normalize(text)
    tokens = tokenize(spelled, 0, len(spelled))
    end = len(tokens)
    while end and tokens[end - 1].kind == "sign" and tokens[end - 1].key in ".:;":
        end -= 1
    return tokens[:end]


@functools.lru_cache(4096)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """Tách cụm từ: the pieces of a phrase in order; what nothing knows is words.

    A slash that no time or unit holds parts what is compared (TH/KH); a bracket that holds nothing
    but a unit is that unit.
    """
    spelled = normalize(text)
    tokens = tokenize(spelled, 0, len(spelled))
    found: list[Piece] = []
    at = 0
    while at < len(tokens):
        kind, value, end = _piece(spelled, tokens, at)
        start, stop = tokens[at].start, tokens[end - 1].end
        joins = kind is Kind.WORDS and bool(found) and found[-1].kind is Kind.WORDS
        if joins:
            start = found.pop().start
        found.append(Piece(kind, value, start, stop, spelled[start:stop]))
        at = end
    return tuple(found)


ENGLISH: Final = re.compile(r"[ -~\s]*[A-Za-z]{3}[ -~\s]*")
_NUMBER: Final = re.compile(r"[0-9]+")


def without_english(text: str) -> str:
    """Bỏ dòng tiếng Anh: lines in two languages without the English ones that say the same."""
    lines = [line for line in text.split("\n") if line.strip()]
    own = [line for line in lines if not ENGLISH.fullmatch(line)]
    if len(lines) < 2 or not own or own[0] != lines[0]:
        return text
    said = set(_NUMBER.findall(" ".join(own)))
    return " ".join(line for line in lines if line in own or set(_NUMBER.findall(line)) - said)


_RANGES: Final = (TimeShape.FIRST_MONTHS, TimeShape.SPAN)


def _time(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """A time by itself, or the months from one to another: tháng 1 đến tháng 9, quý I + II."""
    single = recognise(tokens, at, alone=True)
    if single is None or single.shape not in (TimeShape.MONTH, TimeShape.QUARTER):
        return single
    ranged = recognise(tokens, at)
    return ranged if ranged is not None and ranged.shape in _RANGES else single


_CLOSING: Final = {"(": ")", "[": "]"}


def _piece(text: str, tokens: Sequence[Token], at: int) -> tuple[Kind, Any, int]:
    key = tokens[at].key
    if key in _CLOSING:
        return _bracket(text, tokens, at)
    if key == "/":
        return Kind.OVER, "over", at + 1
    if key == "%":
        return Kind.UNIT, unit_of("%"), at + 1
    if tokens[at].kind == "sign":
        return Kind.FILLER, key, at + 1
    best: tuple[Kind, Any, int] = (Kind.WORDS, "", at + 1)
    reached = at
    time = _time(tokens, at)
    if time is not None and time.doubt is None:
        best, reached = (Kind.TIME, time, time.end), time.end
    if key in _PRICES:
        prices = _prices(text, tokens, at)
        if prices is not None and prices[1] > reached:
            best, reached = (Kind.PRICES, *prices), prices[1]
    for kind, index in _indices().items():
        match = index.match(tokens, at)
        if match is not None and match.end > reached:
            best, reached = (kind, match.value, match.end), match.end
    return best


def _bracket(text: str, tokens: Sequence[Token], at: int) -> tuple[Kind, Any, int]:
    closing = _CLOSING[tokens[at].key]
    for end in range(at + 1, min(at + _LONGEST_BRACKET, len(tokens))):
        if tokens[end].key == closing:
            unit = unit_of(text[tokens[at].end : tokens[end].start])
            return (Kind.FILLER, "", at + 1) if unit is None else (Kind.UNIT, unit, end + 1)
    return Kind.FILLER, "", at + 1


def _prices(text: str, tokens: Sequence[Token], at: int) -> tuple[PriceBasis, int] | None:
    if tokens[at].key == _PRICE and (year := year_at(tokens, at + 1)) is not None:
        return PriceBasis.constant(year), at + 2  # giá 2010
    for end in range(min(at + _LONGEST_PRICES, len(tokens)), at + 1, -1):
        if tokens[end - 1].kind == "sign":
            continue
        try:
            return PriceBasis.parse(text[tokens[at].start : tokens[end - 1].end]), end
        except CongThuongError:
            continue
    return None


def of_kind(pieces: Sequence[Piece], *kinds: Kind) -> tuple[Piece, ...]:
    """The pieces of some kinds, in order."""
    return tuple(piece for piece in pieces if piece.kind in kinds)
