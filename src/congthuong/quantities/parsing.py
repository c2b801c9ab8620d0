"""Đọc đại lượng: one amount with its unit, plain or hedged, to its exact value.

Everyday text takes one pattern and one look-up; what that does not read goes through the whole
grammar once more, which also knows why a text is refused. That grammar works on text folded to
one spelling (lower case, plain spaces and hyphens, tone marks behind the syllable).
"""

import functools
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, TypeAlias

from congthuong._exact import MAX_DIGITS, SHIFT, add, in_bounds
from congthuong._text import fold_tones, normalize
from congthuong._tokens import tokenize
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError, UnitMismatchError
from congthuong.numerals import parse_number, parse_number_words
from congthuong.numerals.grammar import FIGURES, decimal_of_figures, number_words
from congthuong.quantities.grammar import currency_before
from congthuong.quantities.hedges import bound_after, hedge_at
from congthuong.quantities.quantity import Quantity
from congthuong.quantities.scales import SCALE_SPELLINGS, Scale
from congthuong.quantities.stated import Approximation, StatedQuantity
from congthuong.quantities.units import VND, Unit, UnitCatalogue, default_units, unit_key
from congthuong.quantities.words import amount_words

__all__ = ["parse_quantity", "parse_stated_quantity"]

_ACCEPTED: Final = (
    "an amount with its unit such as '1.290 tỷ đồng', '21,56 tỉ', '850 triệu USD', '3.200ha' "
    "or '12 tỷ 350 triệu đồng'"
)
_ACCEPTED_STATED: Final = (
    f"{_ACCEPTED}, with a hedge (trên, gần, khoảng, dưới, không quá, từ … trở lên) or a range "
    "('từ 800 đến 900 tỷ đồng')"
)

_Written: TypeAlias = tuple[Quantity, Scale]

# No unit is longer; what is, is not worth folding or remembering.
_LONGEST: Final = 200
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
        found = _scale_and_unit(words, units or default_units()) if short else None
        if found is not None:
            scale, named = found
            amount = decimal_of_figures(figures)
            return Quantity(SHIFT.scaleb(amount, scale) if scale else amount, named or unit or VND)
    return _read(_folded(text), text, unit, units or default_units(), _ACCEPTED)[0]


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
    known = units or default_units()
    _folded(text)
    approximation, phrase = _hedge(text)
    match = _RANGE.fullmatch(phrase)
    if match is None:
        quantity, scale = _read(phrase, text, unit, known, _ACCEPTED_STATED)
        return StatedQuantity(quantity, None, approximation, scale, text)
    if _MIXED.fullmatch(match["high"]) and not match["words"].strip():
        reason = "the lower end cannot share the scales of a mixed amount"
        raise ParseError(text, _ACCEPTED_STATED, reason=reason)
    high, scale = _read(match["high"], text, unit, known, _ACCEPTED_STATED)
    low = _low_end(match, high, scale, text, known)
    try:
        return StatedQuantity(low, high, approximation, scale, text)
    except (InvalidValueError, UnitMismatchError):
        reason = "a range has one unit, rises, and is hedged with khoảng at most"
        raise ParseError(text, _ACCEPTED_STATED, reason=reason) from None


@functools.lru_cache(maxsize=4096)
def _scale_and_unit(words: str, units: UnitCatalogue) -> tuple[Scale, Unit | None] | None:
    """What stands behind a number: a unit, a scale and a unit, or a scale alone."""
    key = unit_key(words)
    for found in units.find(key):
        return Scale.UNIT, found
    for spelling, scale in SCALE_SPELLINGS:
        if key.startswith(spelling):
            rest = key[len(spelling) :].strip()
            for found in units.find(rest):
                return scale, found
            if not rest:
                return scale, None
    return None


def _folded(text: str) -> str:
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str that holds an amount")
    return fold_tones(text)


_SCALE: Final = "|".join(re.escape(spelling) for spelling, _ in SCALE_SPELLINGS)
_MIXED: Final = re.compile(rf"([+-]?)((?:{FIGURES} ?(?:{_SCALE}) ?)+)({FIGURES}(?: ?[^0-9].*)?)")
_PART: Final = re.compile(rf"({FIGURES}) ?({_SCALE})")


def _read(
    phrase: str, text: str, unit: Unit | None, units: UnitCatalogue, accepted: str
) -> _Written:
    """One amount in a folded phrase, or the error that says why there is none."""
    currency, rest = _without_currency(phrase)
    if currency is not None:
        written = _attempt(rest, currency, units)
        if written is not None and written[0].unit != currency:
            raise ParseError(text, accepted, reason=_TWO_UNITS)
    else:
        written = _attempt(phrase, unit, units)
    if written is None:
        raise _refusal(phrase, text, units, accepted)
    return written


_TWO_UNITS: Final = "one unit stands before the number, another one after it"


def _without_currency(phrase: str) -> tuple[Unit | None, str]:
    """$90 triệu, USD 90 triệu: the currency in front, and the phrase without it."""
    sign = phrase[:1] if phrase[:1] in ("+", "-") else ""
    tokens = tokenize(phrase, len(sign), min(len(phrase), _LONGEST))
    number = next((i for i, token in enumerate(tokens[:_MOST_BEFORE]) if token.is_number), 0)
    currency, opens = currency_before(tokens, number)
    if currency is None or opens:
        return None, phrase
    return currency, sign + phrase[tokens[number].start :]


_MOST_BEFORE: Final = 3


def _attempt(phrase: str, unit: Unit | None, units: UnitCatalogue) -> _Written | None:
    """One amount in a folded phrase, by the first way of writing it that fits."""
    if len(phrase) > _LONGEST + MAX_DIGITS:
        return None
    match = _PLAIN.fullmatch(phrase)
    found = _scale_and_unit(match[2], units) if match else None
    if match and not match[2] and unit is not None:
        found = Scale.UNIT, unit
    if match is None or found is None:
        return _mixed(phrase, unit, units) or _in_words(phrase, unit, units)
    scale, named = found
    number = decimal_of_figures(match[1])
    if not in_bounds(number):
        return None
    return Quantity(SHIFT.scaleb(number, int(scale)), named or unit or VND), scale


def _mixed(phrase: str, unit: Unit | None, units: UnitCatalogue) -> _Written | None:
    """Parts at falling scales, none as large as one of the part before: 12 tỷ 350 triệu đồng."""
    match = _MIXED.fullmatch(phrase)
    last = _PLAIN.fullmatch(match[3]) if match else None
    found = _scale_and_unit(last[2], units) if last else None
    if match is None or last is None or found is None:
        return None
    scale, named = found
    spelled = dict(SCALE_SPELLINGS)
    parts = [(part[1], spelled[part[2]]) for part in _PART.finditer(match[2])]
    grouped = parts[-1][1] is Scale.THOUSAND and len(last[1]) == _GROUP
    if scale is Scale.UNIT and not grouped:
        return None  # 1 tỷ 2 đồng is said for 1,2 tỷ, too
    total = SHIFT.scaleb(decimal_of_figures(last[1]), int(scale))
    lower = scale
    for figures, higher in reversed(parts):
        limit = SHIFT.scaleb(decimal_of_figures("1"), int(higher))
        if higher <= lower or total >= limit or "," in figures:
            return None
        total = add(SHIFT.scaleb(decimal_of_figures(figures), int(higher)), total)
        lower = higher
    signed = total.copy_negate() if match[1] == "-" else total
    return Quantity(signed, named or unit or VND), scale


_GROUP: Final = 3


def _in_words(phrase: str, unit: Unit | None, units: UnitCatalogue) -> _Written | None:
    """A number in words; the shortest that leaves a scale or a unit, so that tỷ is a scale."""
    words = phrase.split()
    for count in range(1, len(words)):
        tail = " ".join(words[count:])
        found = _scale_and_unit(tail, units)
        if found is None:
            continue
        scale, named = found
        try:
            amount = _amount_in_words(" ".join(words[:count]), tail, scale)
        except ParseError:
            continue
        return Quantity(amount, named or unit or VND), scale
    return None


def _amount_in_words(words: str, tail: str, scale: Scale) -> Decimal:
    """A number in words times its scale; hai tỷ ba trăm + triệu is read as one number."""
    number = parse_number_words(words)
    if scale is Scale.UNIT or number < 1000:
        return SHIFT.scaleb(number, int(scale))
    spelled = next(spelling for spelling, _ in SCALE_SPELLINGS if tail.startswith(spelling))
    whole = int(parse_number_words(f"{words} {spelled}"))
    return SHIFT.scaleb(Decimal(whole // 10**scale), int(scale))


_LIKE_FIGURES: Final = re.compile(r"[+-]?[0-9][0-9.,]*(?: [0-9]{3}(?![0-9]))*")


def _refusal(  # noqa: PLR0911 (one return for each reason)
    phrase: str, text: str, units: UnitCatalogue, accepted: str
) -> ParseError:
    """Why a text is refused, and what would be read instead."""
    plain = normalize(text).strip()
    match = _LIKE_FIGURES.search(plain)
    if _HALF.fullmatch(phrase[:_LONGEST]):
        return ParseError(text, accepted, reason=_NEARLY[1][1])
    if match is None or len(plain) > _LONGEST + MAX_DIGITS:
        reason = "it is too long for one amount" if match else "it holds no number"
        return ParseError(text, accepted, reason=reason)
    before, figures, words = plain[: match.start()], match[0], plain[match.end() :]
    try:
        parse_number(figures)
    except ParseError as error:
        near = (f"{before}{number}{words}" for number in error.suggestions)
        return ParseError(text, accepted, _readable(near, units, accepted), error.reason)
    if _leaves_scale_unsaid(phrase):
        return ParseError(text, accepted, reason=_UNSAID)
    for grammar, reason in _NEARLY:
        if grammar.fullmatch(phrase):
            return ParseError(text, accepted, reason=reason)
    in_front = _in_front(before, accepted)
    if in_front:
        return ParseError(text, accepted, reason=in_front)
    scale, close = _close_units(words, units)
    near = (f"{before}{figures} {scale}{label}" for label in close)
    reason = f"{words.strip()!r} is no unit of the catalogue"
    return ParseError(text, accepted, _readable(near, units, accepted), reason)


_UNSAID: Final = "the last part has no scale word: 1 tỷ 2 is said for 1,2 tỷ, too"


def _leaves_scale_unsaid(phrase: str) -> bool:
    """1 tỷ 2 đồng, 2tr5: a last part behind a scale word that has none of its own."""
    match = _MIXED.fullmatch(phrase)
    last = _PLAIN.fullmatch(match[3]) if match else None
    key = unit_key(last[2]) if last else ""
    return last is not None and not any(key.startswith(scale) for scale, _ in SCALE_SPELLINGS)


def _in_front(before: str, accepted: str) -> str:
    """Why the words before a number are in its way, empty where they are not."""
    tokens = tokenize(before, 0, len(before))
    _, at = hedge_at(tokens, 0)
    hedged = at > 0 and at == len(tokens)
    if hedged and accepted is _ACCEPTED:
        return "a hedged amount: see parse_stated_quantity"
    known = hedged or not tokens or fold_tones(before) == _FROM.strip()
    return "" if known else f"{before.strip()!r} stands before the number and is no hedge"


def _readable(near: Iterable[str], units: UnitCatalogue, accepted: str) -> tuple[str, ...]:
    """Of texts near the one refused, those that would be read."""
    found: list[str] = []
    for text in near:
        phrase = _folded(text)
        if accepted is _ACCEPTED_STATED:
            _, phrase = _hedge(text)
            match = _RANGE.fullmatch(phrase)
            phrase = match["high"] if match else phrase
        if _attempt(phrase, None, units) is not None:
            found.append(text)
    return tuple(found)


def _close_units(words: str, units: UnitCatalogue) -> tuple[str, tuple[str, ...]]:
    """The scale word that these words open with, and the units that the rest looks like."""
    key = unit_key(words)
    for spelling, scale in SCALE_SPELLINGS:
        if key.startswith(f"{spelling} "):
            return f"{scale.label} ", units.close_spellings(key[len(spelling) :])
    return "", units.close_spellings(words)


_HALF: Final = re.compile(rf".*(?:{'|'.join(sorted(number_words().half))}).*")
_NEARLY: Final = (
    (re.compile(r"[+-]?[0-9., ]*"), "it names no unit: give unit=…"),
    (_HALF, "rưỡi, a half of what stands before it, is to be written in figures"),
    (_MIXED, "each part must be a whole number below one of the part before"),
)
_FROM: Final = f"{fold_tones(amount_words('from')[0])} "
_TO: Final = "|".join(map(fold_tones, amount_words("to")))
_RANGE: Final = re.compile(
    rf"(?:{_FROM})?(?P<low>[+-]?{FIGURES})"
    r"(?P<words>(?:[^0-9]|(?<=m)[23])*?)"
    rf" ?(?:-|{_TO}) ?(?P<high>[+-]?[0-9].*)"
)


def _hedge(text: str) -> tuple[Approximation, str]:
    """The hedge of a text, and the text without it in one spelling."""
    shown = normalize(text)
    tokens = tokenize(shown, 0, min(len(shown), _LONGEST + MAX_DIGITS))
    found, at = hedge_at(tokens, 0)
    bounds = [
        (each, i)
        for i in range(at, len(tokens))
        for each, end in [bound_after(tokens, i)]
        if each is not None and end == len(tokens)
    ]
    end = len(shown)
    if bounds:
        bound, last = bounds[0]
        found, end = (*found, bound), tokens[last].start
    phrase = fold_tones(shown[tokens[at].start : end]) if at < len(tokens) else ""
    if len(set(found)) > 1 and (found[0] is not Approximation.ABOUT or bounds):
        raise ParseError(text, _ACCEPTED_STATED, reason="two hedges that contradict each other")
    phrase = phrase.removeprefix(_FROM) if bounds else phrase
    return (found[0] if found else Approximation.EXACT), phrase


def _low_end(
    match: re.Match[str], high: Quantity, scale: Scale, text: str, units: UnitCatalogue
) -> Quantity:
    """The lower end of a range: its own scale and unit where it has them, else the upper end's."""
    figures, words = match["low"], match["words"].strip()
    found = _scale_and_unit(words, units) if words else (scale, high.unit)
    if found is None:
        raise _refusal(f"{figures} {words}", text, units, _ACCEPTED_STATED)
    own, named = found
    return Quantity(SHIFT.scaleb(parse_number(figures), int(own)), named or high.unit)
