"""Văn phạm của đại lượng: an amount or a rate as prose writes it, with all that belongs to it.

`recognise` is asked at the number; it looks back for its sign, its currency and its hedge, and
ahead for its scale, its unit and the other end of a range. What belongs to the phrase and was not
understood gives the figure a reason (leftover rule): its understood half is not to be used.
"""

import functools
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._exact import MAX_DIGITS, SHIFT, add, in_bounds
from congthuong._phrases import PhraseIndex
from congthuong._tokens import Token, key_of
from congthuong.numerals import grammar as numerals
from congthuong.percentages.grammar import TIMES, kind_after
from congthuong.periods.time_words import takes
from congthuong.quantities.hedges import bound_after, hedge_before
from congthuong.quantities.scales import Scale
from congthuong.quantities.stated import Approximation
from congthuong.quantities.units import Unit, UnitKind, default_units
from congthuong.quantities.words import amount_keys

__all__ = [
    "HALF_UNREAD",
    "PART_UNREAD",
    "Figure",
    "FigureKind",
    "currency_before",
    "openers",
    "recognise",
]

HALF_UNREAD: Final = "rưỡi: một nửa của bậc đứng trước, cần viết bằng chữ số"
PART_UNREAD: Final = "phần sau của số không có bậc (1 tỷ 2 có thể là 1,2 tỷ)"
WORDS_UNREAD: Final = "số viết bằng chữ không rõ nghĩa"
TWO_CURRENCIES: Final = "¥ là ký hiệu của hai loại tiền (JPY, CNY)"
TWO_UNITS: Final = "đơn vị đứng trước và đứng sau số khác nhau"


class FigureKind(Enum):
    """Loại số: what stands behind the digits."""

    AMOUNT = "amount"
    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"
    BARE = "bare"


class Figure(NamedTuple):
    """Số đã nhận: the number, or the two of a range, in the base unit, and what stands around it.

    `start` is the first token of the number, `front` that of its sign or currency, `lead` that of
    its hedge, `end` the token after its unit; `total` is the second number of actual over target
    (61,5/58 ha); `sign` is the sign that was written; `reason` says why the figure is not to be
    used, in Vietnamese, and is empty where all of it was understood.
    """

    kind: FigureKind
    low: Decimal
    high: Decimal | None
    lead: int
    start: int
    end: int
    approximation: Approximation = Approximation.EXACT
    scale: Scale | None = None
    unit: Unit | None = None
    noun: int | None = None
    total: Decimal | None = None
    per_year: bool = False
    front: int = 0
    sign: int = 0
    reason: str = ""


class _Tail(NamedTuple):
    """What stands after a number: a kind, a scale, a unit, and where all that ends."""

    kind: FigureKind
    end: int
    scale: Scale | None = None
    unit: Unit | None = None
    noun: int | None = None
    per_year: bool = False


class _Place(NamedTuple):
    """Where a number stands, and what was said right before it."""

    lead: int
    front: int
    start: int
    approximation: Approximation
    sign: int = 0
    currency: Unit | None = None
    reason: str = ""


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


_TIMES: Final = frozenset(map(key_of, TIMES.split("|")))
_FROM: Final = amount_keys("from")
_TO: Final = amount_keys("to") | {"-"}
# What follows a number of a scale and is no part of it: 15 triệu 6 tháng đầu năm.
_TIMES_OF_YEAR: Final = ("month", "quarter", "year", "day")
_FOLD: Final = amount_keys("fold")
_MAP_SCALES: Final = frozenset((200, 500, 1000, 2000, 5000, 10000, 25000, 50000))


@functools.cache
def _folds() -> Mapping[str, Decimal]:
    """Gấp đôi, gấp rưỡi: the words of a multiple that are no number of their own."""
    halves = dict.fromkeys(numerals.number_words().half, Decimal("1.5"))
    return halves | dict.fromkeys(amount_keys("folds"), Decimal(2))


@functools.cache
def openers() -> frozenset[str]:
    """Từ mở đầu: the words with which a number in words can begin."""
    return numerals.number_words().openers | frozenset(_folds())


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def _number_at(tokens: Sequence[Token], at: int) -> Decimal | None:
    """The number that one token writes, by the rules of Vietnamese figures; None for any other."""
    if at >= len(tokens) or not tokens[at].is_number:
        return None
    found = numerals.recognise(tokens, at)
    if found is not None and found.value is not None:
        return found.value
    # 8.15% beside commas: two digits after a dot cannot be a group, a percent sign makes a rate.
    text = tokens[at].key
    whole, _, decimals = text.partition(".")
    is_point = whole.isdigit() and decimals.isdigit() and len(decimals) in (1, 2)
    short = len(text) <= MAX_DIGITS
    return Decimal(text) if short and is_point and _key(tokens, at + 1) == "%" else None


def recognise(  # noqa: PLR0911 (one return for each way of writing)
    tokens: Sequence[Token], at: int, units: PhraseIndex, nouns: PhraseIndex
) -> Figure | None:
    """Nhận số: the figure whose number begins at a token, None where no number stands there.

    `units` are the units that it may be of, `nouns` those that a small number in words counts.
    """
    if at >= len(tokens):
        return None
    if not tokens[at].is_number:
        return _in_words(tokens, at, units, nouns)
    lost = _lost_comma(tokens, at)
    if lost is not None:
        return lost
    low = _number_at(tokens, at)
    if low is None:
        return None
    tail = _tail(tokens, at + 1, units)
    place = _place(tokens, at)
    other = _range(tokens, place, tail, units)
    if other is not None:
        high, whole = other
        low = _scaled(low, tail.scale if tail.kind is not FigureKind.BARE else whole.scale)
        begins = _key(tokens, place.lead - 1) in _FROM
        return _figure(whole, low, high, place._replace(lead=place.lead - begins))
    total = _over(tokens, at, units)
    if total is not None:
        return _figure(total[1], _scaled(low, total[1].scale), None, place, total=total[0])
    amount, tail, reason = _with_parts(tokens, _scaled(low, tail.scale), tail, units)
    return _or_more(tokens, tail, amount, place._replace(reason=place.reason or reason))


def _or_more(tokens: Sequence[Token], tail: _Tail, amount: Decimal, place: _Place) -> Figure | None:
    bound, end = bound_after(tokens, tail.end)
    if bound is not None:
        tail = tail._replace(end=end)
        begins = _key(tokens, place.lead - 1) in _FROM
        place = place._replace(approximation=bound, lead=place.lead - begins)
    return _figure(tail, amount, None, place)


def _place(tokens: Sequence[Token], at: int) -> _Place:
    sign, front = numerals.sign_before(tokens, at)
    if front == 0 and tokens[0].kind == "sign" and at:
        sign, front = 0, at  # a dash that opens a line opens an item of a list
    currency, opens = currency_before(tokens, front)
    lead, approximation = hedge_before(tokens, opens)
    reason = TWO_CURRENCIES if currency is None and opens < front else ""
    return _Place(lead, opens, at, approximation, sign, currency, reason)


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


def _figure(
    tail: _Tail,
    low: Decimal,
    high: Decimal | None,
    place: _Place,
    *,
    total: Decimal | None = None,
) -> Figure | None:
    sign, front, reason = place.sign, place.front, place.reason
    if sign < 0 and tail.unit is not None and tail.unit.kind is UnitKind.COUNT:
        sign, front = 0, place.start  # a dash before what is counted
    if sign < 0 and low:
        low = low.copy_negate()
    if not in_bounds(low) or (high is not None and (not in_bounds(high) or high < low)):
        return None
    approximation = place.approximation
    if high is not None and approximation is not Approximation.ABOUT:
        approximation = Approximation.EXACT
    kind, unit = tail.kind, tail.unit
    if place.currency is not None and kind in (FigureKind.AMOUNT, FigureKind.BARE):
        reason = reason or (TWO_UNITS if unit not in (None, place.currency) else "")
        kind, unit = FigureKind.AMOUNT, place.currency
    return Figure(
        kind,
        low,
        high,
        place.lead,
        place.start,
        tail.end,
        approximation,
        tail.scale,
        unit,
        tail.noun,
        total,
        tail.per_year,
        front,
        sign,
        reason,
    )


def _tail(tokens: Sequence[Token], at: int, units: PhraseIndex) -> _Tail:
    rate = _rate_tail(tokens, at)
    if rate is not None:
        return rate
    scale, end = _scale(tokens, at)
    unit = units.match(tokens, end)
    if unit is not None and (unit.value.kind is not UnitKind.PERCENT):
        return _Tail(FigureKind.AMOUNT, unit.end, scale, unit.value, end)
    if scale is not None:
        return _Tail(FigureKind.AMOUNT, end, scale, None, end)
    return _Tail(FigureKind.BARE, at, None, None, at)


def _rate_tail(tokens: Sequence[Token], at: int) -> _Tail | None:
    match = kind_after(tokens, at)
    if match is None:
        return None
    if match.value == "percent_a_year":
        return _Tail(FigureKind.PERCENT, match.end, per_year=True)
    return _Tail(FigureKind(match.value), match.end)


def _scale(tokens: Sequence[Token], at: int) -> tuple[Scale | None, int]:
    match = _scales().match(tokens, at)
    return (None, at) if match is None else (match.value, match.end)


def _scaled(number: Decimal, scale: Scale | None) -> Decimal:
    return SHIFT.scaleb(number, int(scale)) if scale else number


def _range(
    tokens: Sequence[Token], place: _Place, tail: _Tail, units: PhraseIndex
) -> tuple[Decimal, _Tail] | None:
    """The upper end of a range, where one follows: từ 800 đến 900 tỷ, 80-95%."""
    joint = tail.end
    sign = _key(tokens, joint)
    announced = sign == "-" or _key(tokens, place.lead - 1) in _FROM
    if sign not in _TO or not announced:
        return None
    below = _key(tokens, joint + 1) in _BELOW  # từ -4 đến -2%
    high = _number_at(tokens, joint + 1 + below)
    if high is None:
        return None
    whole = _tail(tokens, joint + 2 + below, units)
    if _in_a_row(tokens, place.start, whole.end):
        return None
    alike = tail.kind in (FigureKind.BARE, whole.kind) and whole.kind is not FigureKind.BARE
    if not alike or (tail.unit is not None and whole.unit not in (None, tail.unit)):
        return None
    scaled = _scaled(high, whole.scale)
    return (scaled.copy_negate() if below and scaled else scaled), whole


_BELOW: Final = numerals.number_words().below | {"-"}


def _in_a_row(tokens: Sequence[Token], at: int, end: int) -> bool:
    """29,7% - 46,1% - 24,2%: three figures with dashes between, no range."""
    after = _key(tokens, end) == "-" and _number_at(tokens, end + 1) is not None
    before = _key(tokens, at - 1) == "-" and _key(tokens, at - 2) == "%"
    return after or before


def _over(tokens: Sequence[Token], at: int, units: PhraseIndex) -> tuple[Decimal, _Tail] | None:
    """Actual over target or total: 61,5/58 ha, 31/90 chợ."""
    if _key(tokens, at + 1) != "/":
        return None
    total = _number_at(tokens, at + 2)
    if total in _MAP_SCALES and _key(tokens, at) == "1":
        return None
    tail = _tail(tokens, at + 3, units) if total is not None else None
    if total is None or tail is None or tail.kind is not FigureKind.AMOUNT:
        return None
    return _scaled(total, tail.scale), tail


def _with_parts(  # noqa: PLR0911 (one return for each way of going on)
    tokens: Sequence[Token], amount: Decimal, tail: _Tail, units: PhraseIndex
) -> tuple[Decimal, _Tail, str]:
    """12 tỷ 350 triệu đồng: parts at falling scales make one amount, or leave it open."""
    at = tail.end
    if _key(tokens, at) in numerals.number_words().half:
        lower = _tail(tokens, at + 1, units)
        return amount, lower._replace(kind=FigureKind.AMOUNT, noun=None), HALF_UNREAD
    if tail.scale is None or tail.unit is not None or at >= len(tokens):
        return amount, tail, ""
    part = _number_at(tokens, at)
    if part is None:
        return amount, tail, PART_UNREAD if tokens[at].is_number else ""
    lower = _tail(tokens, at + 1, units)
    whole = "," not in _key(tokens, at)
    if lower.kind is FigureKind.AMOUNT and lower.scale is not None and whole:
        limit = _scaled(Decimal(1), tail.scale)
        if lower.scale < tail.scale and _scaled(part, lower.scale) < limit:
            return add(amount, _scaled(part, lower.scale)), lower, ""
    three = tail.scale is Scale.THOUSAND and len(_key(tokens, at)) == _GROUP
    if lower.kind is FigureKind.AMOUNT and lower.scale is None and three:
        return add(amount, part), lower, ""  # 3 ngàn 500 lao động
    if lower.kind is FigureKind.BARE and _is_time(tokens, lower.end):
        return amount, tail, ""
    return amount, lower._replace(kind=FigureKind.AMOUNT, noun=None), PART_UNREAD


_GROUP: Final = 3


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    return any(takes(kind, tokens, at) > at for kind in _TIMES_OF_YEAR)


def _lost_comma(tokens: Sequence[Token], at: int) -> Figure | None:
    """0 47%: the comma after the nought was lost."""
    after = _key(tokens, at + 1)
    figures = after.isascii() and after.isdigit()  # a raised ² counts as a digit, too
    if _key(tokens, at) != "0" or not figures or _key(tokens, at + 2) != "%":
        return None
    tail = _Tail(FigureKind.PERCENT, at + 3)
    return _figure(tail, Decimal(f"0.{after}"), None, _place(tokens, at))


def _in_words(  # noqa: PLR0911 (one return for each kind of words)
    tokens: Sequence[Token], at: int, units: PhraseIndex, nouns: PhraseIndex
) -> Figure | None:
    """Hai nghìn ba trăm doanh nghiệp, tám dự án, gấp ba: a number in words with what it counts."""
    words = numerals.number_words()
    key = _key(tokens, at)
    if _key(tokens, at - 1) in _FOLD:
        times = _folds().get(key) or Decimal(words.digits.get(key, 0) or 10 * (key in words.ten))
        single = _key(tokens, at + 1) not in words.all
        if times > 1 and single:
            end = at + 1 + (_key(tokens, at + 1) in _TIMES)
            return Figure(FigureKind.TIMES, times, None, at, at, end, front=at)
    if key not in words.openers:
        return None
    if _key(tokens, at + 1) not in words.all:
        return _small(tokens, at, nouns)
    found = numerals.recognise(tokens, at)
    if found is None or (found.value == 0 and key in words.nought):
        return None
    place = _place(tokens, at)
    if found.value is None or found.rest is not None:
        return _unclear(tokens, at, found, place, units)
    scale = Scale(found.power) if found.power in _POWERS else None
    tail = _tail(tokens, found.end, units)
    if tail.kind is FigureKind.BARE and scale is not None:
        tail = _Tail(FigureKind.AMOUNT, found.end, scale, None, found.end)
    elif tail.kind is FigureKind.BARE:
        return None
    else:
        tail = tail._replace(scale=tail.scale or scale)
    amount, tail, reason = _with_parts(tokens, found.value, tail, units)
    return _or_more(tokens, tail, amount, place._replace(reason=place.reason or reason))


_POWERS: Final = frozenset(int(scale) for scale in Scale if scale)


def _unclear(
    tokens: Sequence[Token], at: int, found: numerals.Found, place: _Place, units: PhraseIndex
) -> Figure | None:
    """Hai ba doanh nghiệp, một nghìn hai: words that begin a number and go on as none."""
    words = numerals.number_words()
    end = numerals.words_end(tokens, found.end)
    half = any(token.key in words.half for token in tokens[at:end])
    tail = _tail(tokens, end, units)
    scaled = any(token.key in words.powers for token in tokens[at:end])
    if tail.kind is FigureKind.BARE and not scaled and not half:
        return None  # ba năm, mười năm: years
    reason = HALF_UNREAD if half else WORDS_UNREAD
    kind = FigureKind.AMOUNT if tail.kind is FigureKind.BARE else tail.kind
    place = place._replace(reason=reason)
    return _figure(tail._replace(kind=kind, noun=None), found.value or Decimal(0), None, place)


def _small(tokens: Sequence[Token], at: int, nouns: PhraseIndex) -> Figure | None:
    """Tám dự án, năm phần trăm: one word, where it cannot be an article or a year."""
    words = numerals.number_words()
    key = _key(tokens, at)
    number = words.digits.get(key, 0) or 10 * (key in words.ten)
    rate = _rate_tail(tokens, at + 1)
    if rate is not None and rate.kind is not FigureKind.TIMES and number:
        return _figure(rate, Decimal(number), None, _place(tokens, at))
    noun = nouns.match(tokens, at + 1) if number > 1 and key not in words.year else None
    if noun is None:
        return None
    tail = _Tail(FigureKind.AMOUNT, noun.end, None, noun.value, at + 1)
    return _figure(tail, Decimal(number), None, _place(tokens, at))
