"""Nhận số: every figure of a text with its scale, unit, hedge and range, its role still open."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from congthuong._exact import MAX_DIGITS, SHIFT, add, in_bounds
from congthuong._tokens import Token, key_of
from congthuong.errors import ParseError
from congthuong.numerals import parse_number_words
from congthuong.numerals.grammar import FIGURES, decimal_of_figures
from congthuong.quantities import Approximation, Scale, Unit, UnitKind
from congthuong.reading.vocabulary import Vocabulary

__all__ = ["Figure", "FigureKind", "read_figure"]


class FigureKind(Enum):
    """Loại số: what stands behind the digits."""

    AMOUNT = "amount"
    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"
    BARE = "bare"


class Figure(NamedTuple):
    """Số đã nhận: the number, or the two of a range, in the base unit, and what stands around it.

    `start` is the first token of the digits, `lead` the first one of its hedge, `end` the token
    behind its unit; `total` is the second number of actual over target (61,5/58 ha).
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


_SCALES: Final = {
    " ".join(map(key_of, words.split())): scale
    for words, scale in (
        ("nghìn", Scale.THOUSAND),
        ("ngàn", Scale.THOUSAND),
        ("triệu", Scale.MILLION),
        ("tr", Scale.MILLION),
        ("tỷ", Scale.BILLION),
        ("nghìn tỷ", Scale.TRILLION),
        ("ngàn tỷ", Scale.TRILLION),
        ("triệu tỷ", Scale.QUADRILLION),
    )
}
_FIGURES: Final = re.compile(FIGURES)
_PERCENT_WORDS: Final = (key_of("phần"), key_of("trăm"))
_POINT: Final = key_of("điểm")
_TIMES: Final = key_of("lần")
_TO: Final = frozenset(("-", key_of("đến"), key_of("tới")))
_FROM: Final = key_of("từ")
_MORE: Final = key_of("hơn")
_COMPARED: Final = frozenset(map(key_of, ("cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "kém")))
_UP: Final = (key_of("trở"), key_of("lên"))
_APPROXIMATIONS: Final = {one.value: one for one in Approximation}
_YEAR: Final = key_of("năm")
_COUNTS: Final = {
    key_of(word): number
    for number, word in enumerate(
        ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 2
    )
}
# gấp đôi, gấp rưỡi, gấp ba
_FOLD: Final = key_of("gấp")
_FOLDS: Final = {
    **{word: Decimal(number) for word, number in _COUNTS.items()},
    key_of("đôi"): Decimal(2),
    key_of("rưỡi"): Decimal("1.5"),
}
COUNT_WORDS: Final = frozenset(_FOLDS)
# Words inside a number that is written out; it begins with one of the counts.
_NUMBER_WORDS: Final = frozenset(_COUNTS) | frozenset(
    map(key_of, ("một", "mốt", "mươi", "trăm", "linh", "lẻ", "lăm", "nhăm", "tư"))
)
_MOST_NUMBER_WORDS: Final = 8
_MAP_SCALES: Final = frozenset((200, 500, 1000, 2000, 5000, 10000, 25000, 50000))


class _Tail(NamedTuple):
    """What stands behind digits: a kind, a scale, a unit, and where all that ends."""

    kind: FigureKind
    end: int
    scale: Scale | None = None
    unit: Unit | None = None
    noun: int | None = None
    per_year: bool = False


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def number_at(tokens: Sequence[Token], at: int) -> Decimal | None:
    """The number that one token writes, by the rules of Vietnamese figures; None for any other."""
    if at >= len(tokens) or not tokens[at].is_number:
        return None
    text = tokens[at].key
    if len(text) > MAX_DIGITS:
        return None
    if _FIGURES.fullmatch(text):
        return decimal_of_figures(text)
    # 8.15% beside commas: two digits behind a dot cannot be a group, a percent sign makes a rate.
    whole, _, decimals = text.partition(".")
    is_point = whole.isdigit() and decimals.isdigit() and len(decimals) in (1, 2)
    return Decimal(text) if is_point and _key(tokens, at + 1) == "%" else None


def read_figure(tokens: Sequence[Token], at: int, words: Vocabulary) -> Figure | None:
    """Nhận số: the figure whose digits begin at a token, None where no number stands there."""
    lost = _lost_comma(tokens, at, words)
    if lost is not None:
        return lost
    low = number_at(tokens, at)
    if low is None:
        return _in_words(tokens, at, words)
    tail = _tail(tokens, at + 1, words)
    lead, approximation = _hedge(tokens, at, words)
    other = _range(tokens, at, tail, words)
    if other is not None:
        high, whole = other
        low = _scaled(low, tail.scale if tail.kind is not FigureKind.BARE else whole.scale)
        lead -= _key(tokens, lead - 1) == _FROM
        return _figure(whole, low, high, (lead, at), approximation)
    total = _over(tokens, at, words)
    if total is not None:
        amount = _scaled(low, total[1].scale)
        return _figure(total[1], amount, None, (lead, at), approximation, total[0])
    amount, tail = _mixed(tokens, low, tail, words)
    if _key(tokens, tail.end) == _UP[0] and _key(tokens, tail.end + 1) == _UP[1]:
        tail = tail._replace(end=tail.end + 2)
        approximation = Approximation.AT_LEAST
        lead -= _key(tokens, lead - 1) == _FROM
    return _figure(tail, amount, None, (lead, at), approximation)


def _figure(
    tail: _Tail,
    low: Decimal,
    high: Decimal | None,
    places: tuple[int, int],
    approximation: Approximation,
    total: Decimal | None = None,
) -> Figure | None:
    if not in_bounds(low) or (high is not None and (not in_bounds(high) or high < low)):
        return None
    if high is not None and approximation is not Approximation.ABOUT:
        approximation = Approximation.EXACT
    return Figure(
        tail.kind,
        low,
        high,
        *places,
        tail.end,
        approximation,
        tail.scale,
        tail.unit,
        tail.noun,
        total,
        tail.per_year,
    )


def _tail(  # noqa: PLR0911 (one return for each kind of figure)
    tokens: Sequence[Token], at: int, words: Vocabulary
) -> _Tail:
    key = _key(tokens, at)
    if key == "%":
        per_year = _key(tokens, at + 1) == "/" and _key(tokens, at + 2) == _YEAR
        return _Tail(FigureKind.PERCENT, at + 3 if per_year else at + 1, per_year=per_year)
    if key == _PERCENT_WORDS[0] and _key(tokens, at + 1) == _PERCENT_WORDS[1]:
        return _Tail(FigureKind.PERCENT, at + 2)
    if key == _POINT and _key(tokens, at + 1) == "%":
        return _Tail(FigureKind.POINTS, at + 2)
    if key == _POINT and (_key(tokens, at + 1), _key(tokens, at + 2)) == _PERCENT_WORDS:
        return _Tail(FigureKind.POINTS, at + 3)
    if key == _TIMES:
        return _Tail(FigureKind.TIMES, at + 1)
    scale, end = _scale(tokens, at)
    unit = words.units.match(tokens, end)
    if unit is not None and (unit.value.kind is not UnitKind.PERCENT):
        return _Tail(FigureKind.AMOUNT, unit.end, scale, unit.value, end)
    if scale is not None:
        return _Tail(FigureKind.AMOUNT, end, scale, None, end)
    return _Tail(FigureKind.BARE, at, None, None, at)


def _scale(tokens: Sequence[Token], at: int) -> tuple[Scale | None, int]:
    for length in (2, 1):
        keys = " ".join(_key(tokens, at + step) for step in range(length))
        if keys in _SCALES:
            end = at + length
            return _SCALES[keys], end + (_key(tokens, end) == "." and length == 1 and keys == "tr")
    return None, at


def _scaled(number: Decimal, scale: Scale | None) -> Decimal:
    return SHIFT.scaleb(number, int(scale)) if scale else number


def _hedge(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[int, Approximation]:
    """The hedge right before digits, words of emphasis between them passed over."""
    approximation = Approximation.EXACT
    lead = at
    while True:
        start = words.words["hedge"].ends_with(tokens, lead, 3)
        if start is None:
            break
        if _key(tokens, start - 1) in _COMPARED and tokens[start].key == _MORE:
            break  # thấp hơn 4 tỷ đồng is no hedge
        match = words.words["hedge"].match(tokens, start)
        lead = start
        if match is not None and approximation in (Approximation.EXACT, Approximation.OVER):
            approximation = _APPROXIMATIONS[match.value]
        if at - lead > 4:
            break
    return lead, approximation


def _range(
    tokens: Sequence[Token], at: int, tail: _Tail, words: Vocabulary
) -> tuple[Decimal, _Tail] | None:
    """The upper end of a range, where one follows: từ 800 đến 900 tỷ, 80-95%."""
    joint = tail.end
    sign = _key(tokens, joint)
    announced = sign == "-" or _key(tokens, _hedge(tokens, at, words)[0] - 1) == _FROM
    high = number_at(tokens, joint + 1) if sign in _TO and announced else None
    if high is None:
        return None
    whole = _tail(tokens, joint + 2, words)
    if _in_a_row(tokens, at, whole.end):
        return None
    alike = tail.kind in (FigureKind.BARE, whole.kind) and whole.kind is not FigureKind.BARE
    if not alike or (tail.unit is not None and whole.unit not in (None, tail.unit)):
        return None
    return _scaled(high, whole.scale), whole


def _in_a_row(tokens: Sequence[Token], at: int, end: int) -> bool:
    """29,7% - 46,1% - 24,2%: three figures with dashes between, no range."""
    behind = _key(tokens, end) == "-" and number_at(tokens, end + 1) is not None
    before = _key(tokens, at - 1) == "-" and _key(tokens, at - 2) == "%"
    return behind or before


def _over(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[Decimal, _Tail] | None:
    """Actual over target or total: 61,5/58 ha, 31/90 chợ."""
    if _key(tokens, at + 1) != "/":
        return None
    total = number_at(tokens, at + 2)
    if total in _MAP_SCALES and _key(tokens, at) == "1":
        return None
    tail = _tail(tokens, at + 3, words) if total is not None else None
    if total is None or tail is None or tail.kind is not FigureKind.AMOUNT:
        return None
    return _scaled(total, tail.scale), tail


def _mixed(
    tokens: Sequence[Token], low: Decimal, tail: _Tail, words: Vocabulary
) -> tuple[Decimal, _Tail]:
    """12 tỷ 350 triệu đồng: parts at falling scales make one amount."""
    amount = _scaled(low, tail.scale)
    if tail.scale is None or tail.unit is not None:
        return amount, tail
    part = number_at(tokens, tail.end)
    if part is None or "," in _key(tokens, tail.end):
        return amount, tail
    lower = _tail(tokens, tail.end + 1, words)
    if lower.kind is not FigureKind.AMOUNT or lower.scale is None or lower.scale >= tail.scale:
        return amount, tail
    return add(amount, _scaled(part, lower.scale)), lower


def _lost_comma(tokens: Sequence[Token], at: int, words: Vocabulary) -> Figure | None:
    """0 47%: the comma behind the nought was lost."""
    behind = _key(tokens, at + 1)
    figures = behind.isascii() and behind.isdigit()  # a raised ² counts as a digit, too
    if _key(tokens, at) != "0" or not figures or _key(tokens, at + 2) != "%":
        return None
    lead, approximation = _hedge(tokens, at, words)
    number = Decimal(f"0.{behind}")
    tail = _Tail(FigureKind.PERCENT, at + 3)
    return _figure(tail, number, None, (lead, at), approximation)


def _spelled(tokens: Sequence[Token], at: int, words: Vocabulary) -> Figure | None:
    """Mười hai tỷ 480 triệu đồng, hai mươi ba chợ: a number of several words with its unit."""
    end = at
    while _key(tokens, end) in _NUMBER_WORDS and end - at < _MOST_NUMBER_WORDS:
        end += 1
    if end - at < 2:
        return None
    try:
        number = parse_number_words(" ".join(_key(tokens, here) for here in range(at, end)))
    except ParseError:
        return None
    amount, tail = _mixed(tokens, number, _tail(tokens, end, words), words)
    if tail.kind is not FigureKind.AMOUNT or tail.unit is None:
        return None
    lead, approximation = _hedge(tokens, at, words)
    return _figure(tail, amount, None, (lead, at), approximation)


def _in_words(tokens: Sequence[Token], at: int, words: Vocabulary) -> Figure | None:
    """Tám dự án: a small number in words before the noun that it counts."""
    spelled = _spelled(tokens, at, words)
    if spelled is not None:
        return spelled
    number = _COUNTS.get(_key(tokens, at))
    if _key(tokens, at - 1) == _FOLD and _key(tokens, at) in _FOLDS:
        end = at + 1 + (_key(tokens, at + 1) == _TIMES)
        times = _FOLDS[_key(tokens, at)]
        return Figure(FigureKind.TIMES, times, None, at, at, end)
    if number is None:
        return None
    tail = _tail(tokens, at + 1, words)
    if tail.kind is FigureKind.AMOUNT and tail.scale is not None and tail.unit is not None:
        lead, approximation = _hedge(tokens, at, words)
        return _figure(tail, _scaled(Decimal(number), tail.scale), None, (lead, at), approximation)
    noun = words.nouns.match(tokens, at + 1)
    if noun is None or _key(tokens, at) == _YEAR:
        return None
    return Figure(
        FigureKind.AMOUNT,
        Decimal(number),
        None,
        at,
        at,
        noun.end,
        unit=noun.value,
        noun=at + 1,
    )
