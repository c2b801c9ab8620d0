"""Khoảng của tỷ lệ: what a stated rate can stand for, hedge and range included."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar

from congthuong._exact import Interval, widened
from congthuong._phrases import PhraseIndex
from congthuong._text import normalize
from congthuong._tokens import Token, tokenize
from congthuong.errors import (
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    UnitMismatchError,
)
from congthuong.numerals import format_number
from congthuong.numerals.grammar import sign_before
from congthuong.percentages import (
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.percentages.grammar import printed_lead
from congthuong.quantities import Approximation, Quantity
from congthuong.quantities.grammar import (
    RANGE_UNREAD,
    Figure,
    FigureKind,
    recognise_whole,
)
from congthuong.quantities.hedges import bound_after, hedge_at, hedge_before

__all__ = [
    "ComparisonValue",
    "RateValue",
    "is_comparison_value",
    "one_spelling",
    "rate_interval",
    "rate_words",
    "read_rate",
]

RateValue: TypeAlias = (
    PercentOfPlan | PercentChange | PercentagePoints | PercentShare | Multiple | IndexNumber
)
ComparisonValue: TypeAlias = RateValue | Quantity

_RATES = (PercentChange, PercentOfPlan, PercentShare, PercentagePoints, IndexNumber, Multiple)
_OF_RANGES = (Approximation.EXACT, Approximation.ABOUT)


def is_comparison_value(value: object) -> bool:
    """Whether a comparison can state this: a rate, or an absolute change."""
    return isinstance(value, (*_RATES, Quantity))


def rate_interval(
    value: ComparisonValue, high: ComparisonValue | None, approximation: Approximation
) -> Interval:
    """Khoảng cho phép: every number that a rate with this hedge or range can stand for.

    A hedge of a fall is about its size: giảm hơn 6% lies below -6.
    Raises `InvalidTypeError`, `KindMismatchError` for two kinds or two bases in a range,
    `UnitMismatchError` for two units, `InvalidValueError` for a range that falls or has a hedge
    other than khoảng.
    """
    if not isinstance(approximation, Approximation):
        raise InvalidTypeError(approximation, "an Approximation")
    if high is None:
        return _one(value, approximation)
    _check_ends(value, high)
    low, top = _one(value, approximation), _one(high, approximation)
    if approximation not in _OF_RANGES or _number(high) < _number(value):
        raise InvalidValueError(
            (value, high, approximation.value), "a range that rises, hedged with khoảng at most"
        )
    return Interval(low.low, top.high, low.low_open, top.high_open)


def _check_ends(value: ComparisonValue, high: ComparisonValue) -> None:
    if not is_comparison_value(high):
        raise InvalidTypeError(high, "a rate or a Quantity as the upper end")
    if high.__class__ is not value.__class__:
        raise KindMismatchError("span", value, high)
    if isinstance(value, Quantity) and isinstance(high, Quantity) and value.unit != high.unit:
        raise UnitMismatchError("span", value, high)
    if isinstance(value, IndexNumber) and isinstance(high, IndexNumber) and value.base != high.base:
        raise KindMismatchError("span", value, high)


def _number(value: ComparisonValue) -> Decimal:
    return value.amount if isinstance(value, Quantity) else value.value


def _one(value: ComparisonValue, approximation: Approximation) -> Interval:
    if approximation is Approximation.EXACT:
        return value.interval
    number = _number(value)
    is_count = isinstance(value, Quantity) and value.is_exact_count
    quantum = None if is_count else value.quantum
    around = approximation.interval_around(number.copy_abs(), quantum)
    if isinstance(value, Quantity) and value.slack:
        around = widened(around, value.slack)
    if number >= 0:
        return around
    return Interval(
        None if around.high is None else around.high.copy_negate(),
        None if around.low is None else around.low.copy_negate(),
        around.high_open,
        around.low_open,
    )


def rate_words(
    value: ComparisonValue, high: ComparisonValue | None, approximation: Approximation
) -> str:
    """Tỷ lệ bằng chữ: a rate with its verb, hedge and range (tăng trên 18%, đạt gần 61%)."""
    verb, figure = _verb(value), _bare(value)
    if high is None:
        return f"{verb}{approximation.words.format(figure)}"
    if _number(value) < 0 < _number(high):
        return approximation.words.format(f"từ {value} đến {high}")
    ends = (_bare(high), figure) if _number(value) < 0 else (figure, _bare(high))
    return f"{verb}{approximation.words.format(f'từ {ends[0]} đến {ends[1]}')}"


def _verb(value: ComparisonValue) -> str:
    if isinstance(value, PercentOfPlan):
        return f"{printed_lead('of_plan')} "
    if isinstance(value, PercentShare):
        return f"{printed_lead('share')} "
    if isinstance(value, IndexNumber):
        return f"{printed_lead('index')} "
    if isinstance(value, Multiple):
        return ""
    return f"{printed_lead('down' if _number(value) < 0 else 'up')} "


def _bare(value: ComparisonValue) -> str:
    """The figure without sign: the verb has it."""
    if isinstance(value, Quantity):
        return str(abs(value))
    return str(value).lstrip("+-")


_Parsed = TypeVar("_Parsed", PercentOfPlan, PercentChange, PercentShare)


def one_spelling(text: str) -> str:
    """A phrase in lower case, composed letters and single spaces.

    Raises `InvalidTypeError` for what is no str.
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a rate, or a str that says one")
    return " ".join(normalize(text).casefold().split())


def read_rate(
    text: str, parse: Callable[[str], _Parsed]
) -> tuple[_Parsed, _Parsed | None, Approximation]:
    """Đọc tỷ lệ có ước lượng: a rate, the upper end of its range, and its hedge.

    Raises what `parse` raises, for the text without the hedge.
    """
    phrase = one_spelling(text)
    tokens = tokenize(phrase, 0, min(len(phrase), _LONGEST))
    figure = recognise_whole(tokens, _NO_UNITS, falling=True)
    if figure is None or not _is_percent(figure):
        return parse(_without_hedge(phrase, tokens)), None, Approximation.EXACT
    bound, at = _bound_behind(tokens, figure.start)
    said = set(hedge_at(tokens, figure.lead)[0]) | ({bound} if bound else set[Approximation]())
    if len(said) > 1:
        return parse(phrase), None, Approximation.EXACT  # two hedges: no rate reads the rest
    approximation = next(iter(said), Approximation.EXACT)
    lead = figure.lead
    before = phrase[: tokens[lead].start]
    after = _between(phrase, tokens, figure.end, at)
    if figure.high is None:
        number = _between(phrase, tokens, figure.front, min(figure.end, at)).strip()
        return parse(f"{before}{number}{after}"), None, approximation
    ends = (format_number(end) for end in (figure.low, figure.high))
    values = sorted(parse(f"{before}{end}%{after}") for end in ends)
    return values[0], values[1], approximation


def _is_percent(figure: Figure) -> bool:
    """Whether a figure is a percentage; that a range takes no hedge is for its record to say."""
    understood = figure.reason in ("", RANGE_UNREAD)
    return understood and figure.kind is FigureKind.PERCENT and not figure.per_year


_NO_UNITS: Final = PhraseIndex()
_LONGEST: Final = 400


def _bound_behind(tokens: Sequence[Token], start: int) -> tuple[Approximation | None, int]:
    """What trở lên or trở xuống at the end of a phrase says, and where it begins."""
    for at in range(start, len(tokens)):
        bound, end = bound_after(tokens, at)
        if bound is not None and end == len(tokens):
            return bound, at
    return None, len(tokens)


def _between(phrase: str, tokens: Sequence[Token], start: int, end: int) -> str:
    """The words of some tokens, with the space before them."""
    if start >= end:
        return ""
    begins = tokens[start - 1].end if start else 0
    return phrase[begins : tokens[end - 1].end]


def _without_hedge(phrase: str, tokens: Sequence[Token]) -> str:
    """The words of a rate that was not understood, so that its error is about the rate."""
    number = next((i for i, token in enumerate(tokens) if token.is_number), 0)
    _, front = sign_before(tokens, number)
    lead, _ = hedge_before(tokens, front)
    if lead == front or len(set(hedge_at(tokens, lead)[0])) > 1:
        return phrase
    return phrase[: tokens[lead].start] + phrase[tokens[front].start :]
