"""Đọc đại lượng: one amount with its unit, plain or hedged, to its exact value.

Everyday text takes one pattern for its digits and one look-up for what stands behind them, which
the grammar of `quantities.grammar` answered once; every other text is read by that grammar whole,
which also knows why it is refused.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from congthuong._exact import MAX_DIGITS
from congthuong._phrases import PhraseIndex
from congthuong._text import normalize
from congthuong._tokens import Token, tokenize
from congthuong.errors import InvalidTypeError, ParseError
from congthuong.numerals import parse_number
from congthuong.numerals.grammar import FIGURES, decimal_of_figures
from congthuong.percentages.grammar import PERCENT_A_YEAR, PERCENT_SIGN
from congthuong.quantities import grammar
from congthuong.quantities.grammar import Figure, FigureKind
from congthuong.quantities.hedges import hedge_at
from congthuong.quantities.quantity import Quantity
from congthuong.quantities.scales import Scale
from congthuong.quantities.stated import Approximation, StatedQuantity
from congthuong.quantities.tails import Known, Tail, read_tail, unit_phrases
from congthuong.quantities.units import VND, Unit, UnitCatalogue, default_units

__all__ = ["parse_quantity", "parse_stated_quantity"]

_ACCEPTED: Final = (
    "an amount with its unit such as '1.290 tỷ đồng', '21,56 tỉ', '850 triệu USD', '3.200ha' "
    "or '12 tỷ 350 triệu đồng'"
)
_ACCEPTED_STATED: Final = (
    f"{_ACCEPTED}, with a hedge (trên, gần, khoảng, dưới, không quá, từ … trở lên) or a range "
    "('từ 800 đến 900 tỷ đồng')"
)

# No unit is longer; what is, is not worth folding or remembering.
_LONGEST: Final = 200
_MOST_SHOWN: Final = _LONGEST + MAX_DIGITS
_PLAIN: Final = re.compile(rf"\s*([+-]?{FIGURES})(?![0-9.,])\s*(.*)", re.DOTALL)


def parse_quantity(
    text: str, *, unit: Unit | None = None, units: UnitCatalogue | None = None
) -> Quantity:
    """Đọc đại lượng: a number, its scale and its unit; `format_quantity` undoes it.

    Numbers as `parse_number` reads them, or in words (tám dự án); scales nghìn to triệu tỷ with
    their spellings (ngàn, tỉ, tr.); mixed scales (12 tỷ 350 triệu đồng); a unit may be glued to
    its number, and a currency may stand in front ($90 triệu). `unit` is what an amount without a
    unit is counted in: money in đồng where only a scale stands.
    `units` is another catalogue to read from.

    Raises `ParseError`, with suggestions, for anything else.

    >>> parse_quantity("1.290 tỷ đồng"), parse_quantity("01 ngàn tỷ đồng")
    (Quantity.of('1290', Scale.BILLION, VND), Quantity.of('1', Scale.TRILLION, VND))
    >>> parse_quantity("12 tỷ 350 triệu đồng").amount
    Decimal('1.2350E+10')
    >>> parse_quantity("1.29 tỷ đồng")
    Traceback (most recent call last):
    ...
    congthuong.errors.ParseError: cannot read '1.29 tỷ đồng' \
(a dot must part groups of three digits): accepted is an amount with its unit such as \
'1.290 tỷ đồng', '21,56 tỉ', '850 triệu USD', '3.200ha' or '12 tỷ 350 triệu đồng'; \
did you mean '1,29 tỷ đồng' or '1.290 tỷ đồng'?
    """
    match = _PLAIN.match(text) if isinstance(text, str) else None
    if match is not None:
        figures, words = match.groups()
        short = len(figures) <= MAX_DIGITS and len(words) <= _LONGEST
        known = default_units() if units is None else units
        found = _scale_and_unit(words, known) if short else None
        if found is not None:
            return Quantity(decimal_of_figures(figures, found[0]), found[1] or unit or VND)
    asked = _Asked(text, unit, default_units() if units is None else units, _ACCEPTED)
    figure = _figure_of(_shown(text), asked)
    return Quantity(figure.low, figure.unit or unit or VND)


def parse_stated_quantity(
    text: str, *, unit: Unit | None = None, units: UnitCatalogue | None = None
) -> StatedQuantity:
    """Đọc số liệu như đã nêu: an amount with its hedge or range; `format_quantity` undoes it.

    Hedges are the words and signs of the packaged table (trên, gần, khoảng, ≈, không quá, ≥ …),
    trở lên and trở xuống after the amount; after khoảng a second one adds nothing (khoảng hơn).
    Of a range, scale and unit may stand once, at its end, and then hold for both ends. `unit` and
    `units` as in `parse_quantity`.

    Raises `ParseError` for anything else, also for a range that falls (từ 900 đến 1,2 tỷ đồng).

    >>> stated = parse_stated_quantity("gần 120 triệu USD")
    >>> stated.approximation, stated.quantity, stated.scale
    (<Approximation.NEARLY: 'nearly'>, Quantity.of('120', Scale.MILLION, USD), \
<Scale.MILLION: 6>)
    >>> parse_stated_quantity("từ 800 đến 900 tỷ đồng").quantity
    Quantity.of('800', Scale.BILLION, VND)
    """
    asked = _Asked(text, unit, default_units() if units is None else units, _ACCEPTED_STATED)
    figure = _figure_of(_shown(text), asked)
    named = figure.unit or unit or VND
    high = None if figure.high is None else Quantity(figure.high, named)
    scale = figure.scale or Scale.UNIT
    return StatedQuantity(Quantity(figure.low, named), high, figure.approximation, scale, text)


class _Asked(NamedTuple):
    """A text to be read, with what the caller said of it."""

    text: str
    unit: Unit | None
    units: UnitCatalogue
    accepted: str


@functools.lru_cache(maxsize=4096)
def _scale_and_unit(words: str, units: UnitCatalogue) -> tuple[str, Unit | None] | None:
    """What stands behind a number: its scale as an exponent ("E9", empty without one), its unit."""
    shown = normalize(words)
    tokens = tokenize(shown, 0, len(shown))
    phrases = unit_phrases(units)
    tail = read_tail(tokens, 0, Known(phrases, phrases, alone=True))
    named = _unit_of(tail, units)
    if tail.end < len(tokens) or (named is None and tail.scale is None):
        return None
    return f"E{int(tail.scale)}" if tail.scale else "", named


def _unit_of(found: Tail | Figure, units: UnitCatalogue) -> Unit | None:
    """The unit of what was found; of a percentage the one that the catalogue has for its sign."""
    if found.kind is FigureKind.PERCENT:
        return next(iter(units.find(PERCENT_A_YEAR if found.per_year else PERCENT_SIGN)), None)
    return found.unit


def _shown(text: str) -> str:
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str that holds an amount")
    return normalize(text)


def _figure_of(shown: str, asked: _Asked) -> Figure:
    """The figure that the whole text is, its unit found, or the error that says why it is none."""
    figure = _read(shown, asked)
    if figure is None:
        raise _refusal(shown, asked)
    return figure


def _read(shown: str, asked: _Asked) -> Figure | None:
    tokens = tokenize(shown, 0, min(len(shown), _MOST_SHOWN))
    figure = grammar.recognise_whole(tokens, unit_phrases(asked.units))
    named = None if figure is None else _unit_of(figure, asked.units)
    if figure is None or len(shown) > _MOST_SHOWN or not _is_all(figure, tokens, named, asked):
        return None
    return figure._replace(unit=named)


def _is_all(figure: Figure, tokens: Sequence[Token], named: Unit | None, asked: _Asked) -> bool:
    """Whether a figure is the whole text, understood, and of the kind that was asked for."""
    if figure.lead or figure.end < len(tokens) or figure.reason or figure.total is not None:
        return False
    plain = figure.front == 0 and figure.high is None
    if asked.accepted is _ACCEPTED and not (plain and figure.approximation is Approximation.EXACT):
        return False
    scaled = figure.scale is not None and figure.kind is FigureKind.AMOUNT
    given = asked.unit is not None and figure.kind is FigureKind.BARE
    return named is not None or scaled or given


_LIKE_FIGURES: Final = re.compile(r"[+-]?[0-9][0-9.,]*(?: [0-9]{3}(?![0-9]))*")


def _refusal(shown: str, asked: _Asked) -> ParseError:
    """Why a text is refused, and what would be read instead."""
    tokens = tokenize(shown, 0, min(len(shown), _MOST_SHOWN))
    figure = grammar.recognise_whole(tokens, unit_phrases(asked.units))
    text, accepted = asked.text, asked.accepted
    plain = shown.strip()
    match = _LIKE_FIGURES.search(plain)
    said = "" if figure is None else _REASONS.get(figure.reason, "")
    if figure is not None and figure.reason == grammar.HALF_UNREAD:
        return ParseError(text, accepted, reason=said)
    if match is None or len(plain) > _MOST_SHOWN:
        reason = "it is too long for one amount" if match else "it holds no number"
        return ParseError(text, accepted, reason=reason)
    before, figures, words = plain[: match.start()], match[0], plain[match.end() :]
    try:
        parse_number(figures)
    except ParseError as error:
        near = tuple(f"{before}{number}{words}" for number in error.suggestions)
        return ParseError(text, accepted, _readable(near, asked), error.reason)
    reason = said or _of_frame(tokens, figure, asked) or _in_front(before, accepted)
    if reason:
        return ParseError(text, accepted, reason=reason)
    words, rest = _up_to_joint(words)
    close = tuple(f"{before}{figures} {label}{rest}" for label in _close_units(words, asked.units))
    return ParseError(
        text,
        accepted,
        _readable(close, asked),
        f"{words.strip()!r} is no unit of the catalogue",
    )


_FRAME: Final = "a range has one unit, rises, and is hedged with khoảng at most"
# The reasons of the grammar, in the words of errors.
_REASONS: Final[Mapping[str, str]] = {
    grammar.HALF_UNREAD: "rưỡi, a half of what stands before it, is to be written in figures",
    grammar.PART_UNREAD: "the last part has no scale word: 1 tỷ 2 is said for 1,2 tỷ, too",
    grammar.PARTS_UNREAD: "each part must be a whole number below one of the part before",
    grammar.TWO_UNITS: "one unit stands before the number, another one after it",
    grammar.HEDGES_UNREAD: "two hedges that contradict each other",
    grammar.RANGE_UNREAD: _FRAME,
    grammar.SCALES_UNREAD: "the ends of a range cannot share the scales of a mixed amount",
}


def _of_frame(tokens: Sequence[Token], figure: Figure | None, asked: _Asked) -> str:
    """Why a number without a unit, or two ends that make no range, are no amount."""
    first = next((i for i, token in enumerate(tokens) if token.is_number), 0)
    if not any(token.is_word or token.key == "%" for token in tokens[first:]):
        return "it names no unit: give unit=…"
    if asked.accepted is _ACCEPTED or (figure is not None and figure.high is not None):
        return ""
    phrases = unit_phrases(asked.units)
    for at in range(first + 1, len(tokens) - 1):
        if grammar.is_range_joint(tokens[at].key):
            low = grammar.recognise_whole(tokens[first:at], phrases)
            high = grammar.recognise_whole(tokens[at + 1 :], phrases)
            if _is_one_end(low, at - first) and _is_one_end(high, len(tokens) - at - 1):
                return _FRAME
    return ""


def _is_one_end(figure: Figure | None, end: int) -> bool:
    return figure is not None and figure.high is None and (figure.start, figure.end) == (0, end)


def _up_to_joint(words: str) -> tuple[str, str]:
    """The words behind the first number of a text, and what stands from the joint of a range on."""
    tokens = tokenize(words, 0, len(words))
    for token in tokens[1:]:
        if grammar.is_range_joint(token.key) and words[: token.start].strip():
            return words[: token.start].rstrip(), f" {words[token.start :]}"
    return words, ""


def _in_front(before: str, accepted: str) -> str:
    """Why the words before a number are in its way, empty where they are not."""
    tokens = tokenize(before, 0, len(before))
    _, at = hedge_at(tokens, 0)
    hedged = at > 0 and at == len(tokens)
    if hedged and accepted is _ACCEPTED:
        return "a hedged amount: see parse_stated_quantity"
    known = hedged or not tokens or (len(tokens) == 1 and grammar.is_range_opener(tokens[0].key))
    return "" if known else f"{before.strip()!r} stands before the number and is no hedge"


def _readable(near: Sequence[str], asked: _Asked) -> tuple[str, ...]:
    """Of texts near the one refused, those that would be read."""
    plainly = asked._replace(unit=None)
    return tuple(text for text in near if _read(normalize(text), plainly) is not None)


def _close_units(words: str, units: UnitCatalogue) -> tuple[str, ...]:
    """What words behind a number look like: units, with the scale word that they open with."""
    tokens = tokenize(words, 0, len(words))
    nothing = PhraseIndex()
    tail = read_tail(tokens, 0, Known(nothing, nothing))
    if tail.scale is None or tail.end >= len(tokens):
        return units.close_spellings(words)
    close = units.close_spellings(words[tokens[tail.end].start :])
    return tuple(f"{tail.scale.label} {label}" for label in close)
