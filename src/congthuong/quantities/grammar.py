"""Văn phạm của đại lượng: an amount or a rate as prose writes it, with all that belongs to it.

`recognise` is asked at the number; it looks back for its sign, its currency and its hedge, and
ahead for its scale, its unit and the other end of a range. What belongs to the phrase and was not
understood gives the figure a reason (leftover rule): its understood half is not to be used.
`recognise_whole` is the same for a phrase that stands alone, where nothing else can be meant: a
dash is a sign, and một and năm are numbers.
"""

import functools
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from congthuong._exact import MAX_DIGITS, add, in_bounds
from congthuong._phrases import PhraseIndex
from congthuong._tokens import Token
from congthuong.numerals import grammar as numerals
from congthuong.percentages.grammar import fold_openers, multiple_at
from congthuong.periods.time_words import takes
from congthuong.quantities.hedges import bound_after, contradict, hedge_at, hedge_before
from congthuong.quantities.scales import Scale
from congthuong.quantities.stated import Approximation
from congthuong.quantities.tails import (
    IN_PROSE,
    FigureKind,
    Known,
    Tail,
    behind_currency,
    currency_before,
    key_at,
    rate_tail,
    read_tail,
    scaled,
)
from congthuong.quantities.units import Unit, UnitKind
from congthuong.quantities.words import amount_keys

__all__ = [
    "HALF_UNREAD",
    "HEDGES_UNREAD",
    "PARTS_UNREAD",
    "PART_UNREAD",
    "RANGE_UNREAD",
    "SCALES_UNREAD",
    "TWO_UNITS",
    "Figure",
    "FigureKind",
    "is_range_joint",
    "is_range_opener",
    "openers",
    "recognise",
    "recognise_whole",
]

HALF_UNREAD: Final = "rưỡi: một nửa của bậc đứng trước, cần viết bằng chữ số"
PART_UNREAD: Final = "phần sau của số không có bậc (1 tỷ 2 có thể là 1,2 tỷ)"
PARTS_UNREAD: Final = "các phần của số không nhỏ dần theo bậc, hoặc phần trước là số lẻ"
WORDS_UNREAD: Final = "số viết bằng chữ không rõ nghĩa"
TWO_CURRENCIES: Final = "¥ là ký hiệu của hai loại tiền (JPY, CNY)"
TWO_UNITS: Final = "đơn vị đứng trước và đứng sau số khác nhau"
HEDGES_UNREAD: Final = "hai từ ước lượng trái nhau trước một số"
RANGE_UNREAD: Final = "khoảng hai đầu chỉ đi với khoảng, xấp xỉ, không đi với từ ước lượng khác"
SIGN_UNREAD: Final = "«trừ» trước số: không rõ là dấu âm hay bớt đi"
ENDS_UNREAD: Final = "khoảng hai đầu không rõ một đầu"
POINT_SUPPOSED: Final = "dấu chấm trước một hoặc hai chữ số, hiểu là dấu thập phân"
COMMA_SUPPOSED: Final = "dường như mất dấu phẩy sau số 0"
SCALES_UNREAD: Final = "khoảng hai đầu có một đầu nhiều bậc, không rõ bậc của đầu kia"


class Figure(NamedTuple):
    """Số đã nhận: the number, or the two of a range, in the base unit, and what stands around it.

    `start` is the first token of the number, `front` that of its sign or currency, `lead` that of
    its hedge, `end` the token after its unit; `total` is the second number of actual over target
    (61,5/58 ha); `sign` is the sign that was written; `reason` says why the figure is not to be
    used, in Vietnamese, and is empty where all of it was understood; `doubt` says what was supposed
    where a slip of the pen left one reading (8.15%, 0 47%).
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
    doubt: str = ""


class _Place(NamedTuple):
    """Where a number stands, and what was said right before it."""

    lead: int
    front: int
    start: int
    approximation: Approximation
    sign: int = 0
    currency: Unit | None = None
    reason: str = ""
    dashed: bool = False
    known: Known = IN_PROSE


_FROM: Final = amount_keys("from")
_TO: Final = amount_keys("to") | {"-"}
# What follows a number of a scale and is no part of it: 15 triệu 6 tháng đầu năm.
_TIMES_OF_YEAR: Final = ("month", "quarter", "year", "day")
_MAP_SCALES: Final = frozenset((200, 500, 1000, 2000, 5000, 10000, 25000, 50000))


@functools.cache
def openers() -> frozenset[str]:
    """Từ mở đầu: the words with which a number in words can begin."""
    return numerals.number_words().openers | fold_openers()


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and any(takes(kind, tokens, at) > at for kind in _TIMES_OF_YEAR)


def _number_at(tokens: Sequence[Token], at: int, known: Known) -> Decimal | None:
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
    short = len(text) <= MAX_DIGITS and not known.alone
    return Decimal(text) if short and is_point and key_at(tokens, at + 1) == "%" else None


def recognise(
    tokens: Sequence[Token], at: int, units: PhraseIndex, nouns: PhraseIndex
) -> Figure | None:
    """Nhận số: the figure whose number begins at a token, None where no number stands there.

    `units` are the units that it may be of, `nouns` those that a small number in words counts.
    """
    figure = _recognise(tokens, at, Known(units, nouns)) if at < len(tokens) else None
    if figure is None or figure.kind is not FigureKind.PERCENT or figure.doubt or figure.reason:
        return figure
    numbers = (i for i in range(figure.start, figure.end) if tokens[i].is_number)
    found = (numerals.recognise(tokens, i) for i in numbers)
    is_plain = all(each is not None and each.value is not None for each in found)
    return figure if is_plain else figure._replace(doubt=POINT_SUPPOSED)


def recognise_whole(
    tokens: Sequence[Token], units: PhraseIndex, *, falling: bool = False
) -> Figure | None:
    """Nhận trọn: the first figure of a phrase that stands alone, by the same grammar.

    Whether it begins at the first token and ends at the last is for the caller to look at. A range
    may fall where `falling` says so: giảm từ 8% đến 6%.
    """
    known = Known(units, units, alone=True, falling=falling)
    places = range(min(len(tokens), _MOST_BEFORE))
    figures = (_recognise(tokens, at, known) for at in places)
    return next((figure for figure in figures if figure is not None), None)


# No sign, currency and hedges before a number are more.
_MOST_BEFORE: Final = 12


def is_range_opener(key: str) -> bool:
    """Từ mở khoảng: whether a word opens a range or a floor (từ)."""
    return key in _FROM


def is_range_joint(key: str) -> bool:
    """Dấu nối khoảng: whether a word or a sign stands between the two ends of a range."""
    return key in _TO


def _recognise(tokens: Sequence[Token], at: int, known: Known) -> Figure | None:
    if not tokens[at].is_number:
        return _in_words(tokens, at, known)
    lost = None if known.alone else _lost_comma(tokens, at, known)
    if lost is not None:
        return lost
    low = _number_at(tokens, at, known)
    if low is None:
        return None
    tail = read_tail(tokens, at + 1, known)
    place = _place(tokens, at, known)
    other = _range(tokens, place, tail, known)
    if other is not None:
        scale = tail.scale if tail.kind is not FigureKind.BARE else other[1].scale
        return _two_ends(tokens, place, scaled(low, scale), *other, known)
    total = _over(tokens, at, known)
    if total is not None:
        return _figure(total[1], scaled(low, total[1].scale), None, place, total=total[0])
    return _counted(tokens, place, scaled(low, tail.scale), tail, known)


def _counted(
    tokens: Sequence[Token], place: _Place, amount: Decimal, tail: Tail, known: Known
) -> Figure | None:
    """One amount with the parts at lower scales behind it, and with its bound."""
    amount, tail, reason = _with_parts(tokens, amount, tail, known)
    return _or_more(tokens, tail, amount, place._replace(reason=place.reason or reason))


def _two_ends(
    tokens: Sequence[Token],
    place: _Place,
    low: Decimal,
    high: Decimal,
    tail: Tail,
    known: Known,
) -> Figure | None:
    """From its two ends to the figure, with what was said before từ and what follows."""
    place = _behind_from(tokens, place)
    reason = place.reason
    if place.approximation not in _OF_RANGES:
        reason = reason or RANGE_UNREAD
    bound, end = bound_after(tokens, tail.end)
    if bound is not None:
        tail, reason = tail._replace(end=end), reason or RANGE_UNREAD
    if _goes_on(tokens, tail):  # từ 12 đến 13 tỷ 350 triệu: 12 of what
        end = read_tail(tokens, tail.end + 1, known).end
        tail, reason = tail._replace(end=end), reason or SCALES_UNREAD
    return _figure(tail, low, high, place._replace(reason=reason))


_OF_RANGES: Final = (Approximation.EXACT, Approximation.ABOUT)


def _goes_on(tokens: Sequence[Token], tail: Tail) -> bool:
    at = tail.end
    if tail.scale is None or tail.unit is not None or at >= len(tokens):
        return False
    return tokens[at].is_number and not _is_time(tokens, at + 1)


def _behind_from(tokens: Sequence[Token], place: _Place) -> _Place:
    """The place with the từ before it, and with the hedge before that: khoảng từ 5 đến 6."""
    hedged = place.lead < place.front
    if key_at(tokens, place.lead - 1) not in _FROM or (hedged and place.known.alone):
        return place
    lead, approximation = hedge_before(tokens, place.lead - 1)
    if hedged or lead == place.lead - 1:
        approximation = place.approximation
    return place._replace(lead=lead, approximation=approximation)


def _or_more(tokens: Sequence[Token], tail: Tail, amount: Decimal, place: _Place) -> Figure | None:
    bound, end = bound_after(tokens, tail.end)
    if bound is not None:
        tail = tail._replace(end=end)
        place = _behind_from(tokens, place)
        said, _ = hedge_at(tokens, place.lead)
        reason = HEDGES_UNREAD if any(each is not bound for each in said) else ""
        place = place._replace(approximation=bound, reason=place.reason or reason)
    return _figure(tail, amount, None, place)


def _place(tokens: Sequence[Token], at: int, known: Known) -> _Place:
    sign, front = numerals.sign_before(tokens, at)
    if front == 0 and tokens[0].kind == "sign" and at and not known.alone:
        sign, front = 0, at  # a dash that opens a line opens an item of a list
    dashed = sign < 0 and key_at(tokens, front) == "-" and not known.alone
    currency, opens = currency_before(tokens, front)
    reason = TWO_CURRENCIES if currency is None and opens < front else ""
    if opens < front and sign == 0:
        sign, opens = numerals.sign_before(tokens, opens, glued=True)  # -$90 triệu
    lead, approximation = hedge_before(tokens, opens)
    if lead < opens and contradict(hedge_at(tokens, lead)[0]):
        reason = reason or HEDGES_UNREAD
    if sign == 0 and _is_taken_away(tokens, front):
        reason = reason or SIGN_UNREAD
    if _is_other_end(tokens, lead, known):
        reason = reason or ENDS_UNREAD
    return _Place(
        lead, opens, at, approximation, sign, currency, reason, dashed=dashed, known=known
    )


def _is_taken_away(tokens: Sequence[Token], at: int) -> bool:
    """Đạt trừ 5 tỷ đồng: below zero, or taken away? Khấu trừ 5 tỷ đồng is an amount."""
    words = numerals.number_words()
    before = key_at(tokens, at - 1)
    takes_away = before in words.minus and before not in words.below
    return takes_away and key_at(tokens, at - 2) not in amount_keys("before_minus")


def _is_other_end(tokens: Sequence[Token], lead: int, known: Known) -> bool:
    """Tám đến 10 dự án, từ 900 đến 1,2 tỷ đồng: the number before was not read as the low end."""
    if lead < 2 or key_at(tokens, lead - 1) not in _TO or _is_time(tokens, lead - 3):
        return False
    before, joint = tokens[lead - 2], tokens[lead - 1]
    if before.is_number:
        glued = (before.end, joint.end) == (joint.start, tokens[lead].start)  # 900-800 tỷ
        return glued or joint.key != "-" or key_at(tokens, lead - 3) in _FROM
    words = numerals.number_words()
    if before.key in words.openers and before.key not in words.year:
        return True
    starts = range(max(1, lead - _MOST_IN_END), lead - 2)
    return any(_is_low_end(tokens, at, lead - 1, known) for at in starts)


# No number with its scale and unit at the low end of a range is longer.
_MOST_IN_END: Final = 8


def _is_low_end(tokens: Sequence[Token], at: int, joint: int, known: Known) -> bool:
    """Từ 8% đến 6%: whether a number behind từ goes on to the joint of a range."""
    begins = tokens[at].is_number and key_at(tokens, at - 1) in _FROM
    return begins and read_tail(tokens, at + 1, known).end == joint


def _figure(
    tail: Tail,
    low: Decimal,
    high: Decimal | None,
    place: _Place,
    *,
    total: Decimal | None = None,
) -> Figure | None:
    sign, front, reason = place.sign, place.front, place.reason
    if place.dashed and tail.unit is not None and tail.unit.kind is UnitKind.COUNT:
        sign, front = 0, place.start  # a dash before what is counted
    if sign < 0 and low:
        low = low.copy_negate()
    falls = high is not None and high < low and not place.known.falling
    if falls or not in_bounds(low) or (high is not None and not in_bounds(high)):
        return None
    approximation = place.approximation
    if high is not None and approximation is not Approximation.ABOUT:
        approximation = Approximation.EXACT
    kind, unit = tail.kind, tail.unit
    if place.currency is not None:
        is_money = kind in (FigureKind.AMOUNT, FigureKind.BARE)
        if unit not in (None, place.currency) or (place.known.alone and not is_money):
            reason = reason or TWO_UNITS
        if is_money:
            kind, unit = FigureKind.AMOUNT, place.currency
    if kind is FigureKind.BARE and reason == ENDS_UNREAD:
        reason = ""  # a number that counts nothing is no end of a range
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


def _range(
    tokens: Sequence[Token], place: _Place, tail: Tail, known: Known
) -> tuple[Decimal, Tail] | None:
    """The upper end of a range, where one follows: từ 800 đến 900 tỷ, 80-95%."""
    joint = tail.end
    sign = key_at(tokens, joint)
    # 800 đến 900 tỷ: a number without a unit of its own takes that of the number behind đến.
    announced = sign == "-" or known.alone or tail.kind is FigureKind.BARE
    if sign not in _TO or not (announced or key_at(tokens, place.lead - 1) in _FROM):
        return None
    at = behind_currency(tokens, joint + 1, place.currency)
    below = key_at(tokens, at) in _BELOW  # từ -4 đến -2%
    at += below or key_at(tokens, at) == "+"
    high = _number_at(tokens, at, known)
    if high is None:
        return None
    whole = read_tail(tokens, at + 1, known)
    if _in_a_row(tokens, place.start, whole.end, known):
        return None
    bare = whole.kind is FigureKind.BARE and place.currency is None and not known.alone
    if tail.kind not in (FigureKind.BARE, whole.kind) or bare:
        return None
    if tail.unit is not None and whole.unit not in (None, tail.unit):
        return None
    top = scaled(high, whole.scale)
    whole = whole._replace(unit=whole.unit or tail.unit)
    return (top.copy_negate() if below and top else top), whole


_BELOW: Final = numerals.number_words().below | {"-"}


def _in_a_row(tokens: Sequence[Token], at: int, end: int, known: Known) -> bool:
    """29,7% - 46,1% - 24,2%: three figures with dashes between, no range."""
    after = key_at(tokens, end) == "-" and _number_at(tokens, end + 1, known) is not None
    before = key_at(tokens, at - 1) == "-" and key_at(tokens, at - 2) == "%"
    return after or before


def _over(tokens: Sequence[Token], at: int, known: Known) -> tuple[Decimal, Tail] | None:
    """Actual over target or total: 61,5/58 ha, 31/90 chợ."""
    if key_at(tokens, at + 1) != "/":
        return None
    total = _number_at(tokens, at + 2, known)
    if total in _MAP_SCALES and key_at(tokens, at) == "1":
        return None
    tail = read_tail(tokens, at + 3, known) if total is not None else None
    if total is None or tail is None or tail.kind is not FigureKind.AMOUNT:
        return None
    return scaled(total, tail.scale), tail


def _with_parts(
    tokens: Sequence[Token], amount: Decimal, tail: Tail, known: Known
) -> tuple[Decimal, Tail, str]:
    """12 tỷ 350 triệu đồng: parts at falling scales make one amount, or leave it open."""
    while True:
        at = tail.end
        if key_at(tokens, at) in numerals.number_words().half:
            lower = read_tail(tokens, at + 1, known)
            return amount, lower._replace(kind=FigureKind.AMOUNT, noun=None), HALF_UNREAD
        if tail.scale is None or tail.unit is not None or at >= len(tokens):
            return amount, tail, ""
        part = _number_at(tokens, at, known)
        if part is None:
            return amount, tail, PART_UNREAD if tokens[at].is_number else ""
        lower = read_tail(tokens, at + 1, known)
        total, reason = _added(amount, tail.scale, part, lower, key_at(tokens, at))
        if reason and lower.kind is FigureKind.BARE and _is_time(tokens, lower.end):
            return amount, tail, ""  # 15 triệu 6 tháng đầu năm
        if not reason and _is_lower_end(tokens, lower, known):
            reason = PARTS_UNREAD
        if reason:
            return amount, lower._replace(kind=FigureKind.AMOUNT, noun=None), reason
        amount, tail = total, lower


def _added(
    amount: Decimal, scale: Scale, part: Decimal, lower: Tail, figures: str
) -> tuple[Decimal, str]:
    """An amount and the part behind it, or why they are not one."""
    if lower.kind is not FigureKind.AMOUNT:
        return amount, PART_UNREAD
    if lower.scale is None and (scale is not Scale.THOUSAND or len(figures) != _GROUP):
        return amount, PART_UNREAD  # 1 tỷ 2 đồng is said for 1,2 tỷ, too; 3 ngàn 500 is clear
    is_whole = int(amount.as_tuple().exponent) >= scale
    added = scaled(part, lower.scale)
    if not is_whole or (lower.scale or 0) >= scale or added >= scaled(Decimal(1), scale):
        return amount, PARTS_UNREAD
    return add(amount, added), ""


_GROUP: Final = 3


def _is_lower_end(tokens: Sequence[Token], tail: Tail, known: Known) -> bool:
    """12 tỷ 350 triệu - 13 tỷ đồng: an amount of parts is no end of a range."""
    if key_at(tokens, tail.end) not in _TO:
        return False
    high = _number_at(tokens, tail.end + 1, known)
    return high is not None and read_tail(tokens, tail.end + 2, known).scale is not None


def _lost_comma(tokens: Sequence[Token], at: int, known: Known) -> Figure | None:
    """0 47%: the comma after the nought was lost."""
    after = key_at(tokens, at + 1)
    figures = after.isascii() and after.isdigit()  # a raised ² counts as a digit, too
    if key_at(tokens, at) != "0" or not figures or key_at(tokens, at + 2) != "%":
        return None
    tail = Tail(FigureKind.PERCENT, at + 3)
    figure = _figure(tail, Decimal(f"0.{after}"), None, _place(tokens, at, known))
    return None if figure is None else figure._replace(doubt=COMMA_SUPPOSED)


def _in_words(  # noqa: PLR0911 (one return for each kind of words)
    tokens: Sequence[Token], at: int, known: Known
) -> Figure | None:
    """Hai nghìn ba trăm doanh nghiệp, tám dự án, gấp ba: a number in words with what it counts."""
    words = numerals.number_words()
    key = key_at(tokens, at)
    times = multiple_at(tokens, at)
    if times is not None:
        return Figure(FigureKind.TIMES, times.value, None, at, at, times.end, front=at)
    if key not in words.openers:
        return None
    if key_at(tokens, at + 1) not in words.all:
        return _small(tokens, at, known)
    found = numerals.recognise(tokens, at)
    if found is None or (found.value == 0 and key in words.nought and not known.alone):
        return None
    place = _place(tokens, at, known)
    if found.value is None or found.rest is not None:
        return _unclear(tokens, at, found, place, known)
    scale = Scale(found.power) if found.power in _POWERS else None
    number = found.value if scale else Decimal(int(found.value)) if found.power else found.value
    tail = read_tail(tokens, found.end, known)
    if tail.kind is FigureKind.BARE and scale is not None:
        tail = Tail(FigureKind.AMOUNT, found.end, scale, None, found.end)
    elif tail.kind is FigureKind.BARE:
        return None
    else:
        number = scaled(number, tail.scale)
        tail = tail._replace(scale=tail.scale or scale)
    return _counted(tokens, place, number, tail, known)


_POWERS: Final = frozenset(int(scale) for scale in Scale if scale)


def _unclear(
    tokens: Sequence[Token], at: int, found: numerals.Found, place: _Place, known: Known
) -> Figure | None:
    """Hai ba doanh nghiệp, một nghìn hai: words that begin a number and go on as none."""
    words = numerals.number_words()
    end = numerals.words_end(tokens, found.end)
    half = any(token.key in words.half for token in tokens[at:end])
    tail = read_tail(tokens, end, known)
    scaled = any(token.key in words.powers for token in tokens[at:end])
    if tail.kind is FigureKind.BARE and not scaled and not half:
        return None  # ba năm, mười năm: years
    reason = HALF_UNREAD if half else WORDS_UNREAD
    kind = FigureKind.AMOUNT if tail.kind is FigureKind.BARE else tail.kind
    place = place._replace(reason=reason)
    return _figure(tail._replace(kind=kind, noun=None), found.value or Decimal(0), None, place)


def _small(tokens: Sequence[Token], at: int, known: Known) -> Figure | None:
    """Tám dự án, năm phần trăm: one word, in prose where it cannot be an article or a year."""
    words = numerals.number_words()
    key = key_at(tokens, at)
    number = words.digits.get(key, 0) or 10 * (key in words.ten)
    rate = rate_tail(tokens, at + 1)
    if rate is not None and rate.kind is not FigureKind.TIMES and number:
        return _figure(rate, Decimal(number), None, _place(tokens, at, known))
    if known.alone:
        tail = read_tail(tokens, at + 1, known)
        amount, place = scaled(Decimal(number), tail.scale), _place(tokens, at, known)
        is_bare = tail.kind is FigureKind.BARE
        return None if is_bare else _counted(tokens, place, amount, tail, known)
    noun = known.nouns.match(tokens, at + 1) if number > 1 and key not in words.year else None
    if noun is None:
        return None
    tail = Tail(FigureKind.AMOUNT, noun.end, None, noun.value, at + 1)
    return _or_more(tokens, tail, Decimal(number), _place(tokens, at, known))
