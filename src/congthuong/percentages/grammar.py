"""Văn phạm của tỷ lệ: a number with the words that make a rate of it, and wordings of each rate.

`recognise` gives the rate whose number begins at a token; `read_form` holds a whole phrase against
the wordings of one kind of rate, which stand in a packaged table.
"""

import functools
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._dates import YEAR
from congthuong._exact import ONE_HUNDRED, add
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import Token, key_of
from congthuong.numerals import grammar as numerals

__all__ = [
    "PERCENT_A_YEAR",
    "PERCENT_SIGN",
    "PERCENT_WORD",
    "POINTS_WORD",
    "TIMES_WORD",
    "Found",
    "fold_openers",
    "kind_after",
    "multiple_at",
    "printed_lead",
    "read_form",
    "recognise",
]

# What a number is where no word says that it is a rate.
_BARE: Final = "none"
_KINDS: Final = ("percent", "percent_a_year", "points", "times")
# No words and sign before the number of a rate take more tokens.
_MOST_BEFORE: Final = 8


class Found(NamedTuple):
    """Tỷ lệ tìm thấy: its kind, its number without the sign, the sign, and where it stands.

    `kind` is percent, percent_a_year, points, times or none; `front` is the first token of the
    sign, `end` the token behind the words of the kind.
    """

    kind: str
    value: Decimal
    sign: int
    front: int
    end: int


def _spellings(kind: str) -> tuple[str, ...]:
    rows = read_table("rate_words").rows
    return next(tuple(row["spellings"].split("|")) for row in rows if row["kind"] == kind)


# Those under which the catalogues of units have them, and those that printers use.
PERCENT_SIGN: Final = _spellings("percent")[0]
PERCENT_A_YEAR: Final = _spellings("percent_a_year")[0]
PERCENT_WORD: Final = _spellings("percent")[-1]
POINTS_WORD: Final = _spellings("points")[0]
TIMES_WORD: Final = _spellings("times")[0]


@functools.cache
def _lead(role: str) -> str:
    rows = read_table("rate_leads").rows
    return next(row["words"] for row in rows if row["role"] == role)


@functools.cache
def printed_lead(role: str) -> str:
    """Từ dẫn khi viết: the word of a role that printers use.

    >>> printed_lead("of_plan")
    'đạt'
    """
    return _lead(role).split("|")[0]


@functools.cache
def _keys(kind: str) -> frozenset[str]:
    return frozenset(map(key_of, _spellings(kind)))


@functools.cache
def _kinds() -> PhraseIndex:
    index = PhraseIndex()
    for kind in _KINDS:
        for spelling in _spellings(kind):
            index.add(spelling, kind)
    return index


def kind_after(tokens: Sequence[Token], at: int) -> Match | None:
    """Loại tỷ lệ: what the words at a token make of the number before them, the longest.

    Its value is percent, percent_a_year, points or times.
    """
    return _kinds().match(tokens, at)


@functools.cache
def _folds() -> Mapping[str, Decimal]:
    """Gấp đôi, gấp rưỡi, gấp ba: the words that are a multiple in one word behind gấp."""
    words = numerals.number_words()
    digits = {word: Decimal(digit) for word, digit in words.digits.items() if digit > 1}
    halves = dict.fromkeys(words.half, Decimal("1.5"))
    twice = dict.fromkeys(_keys("twice"), Decimal(2))
    return digits | dict.fromkeys(words.ten, Decimal(10)) | halves | twice


def fold_openers() -> frozenset[str]:
    """Từ sau gấp: the words that are a multiple behind gấp, and may be no number elsewhere."""
    return frozenset(_folds())


def multiple_at(tokens: Sequence[Token], at: int) -> Found | None:
    """Gấp đôi, gấp ba lần: the multiple that one word behind gấp says; None for any other."""
    times = _folds().get(tokens[at].key) if at and tokens[at - 1].key in _keys("fold") else None
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if times is None or following in numerals.number_words().all:
        return None
    return Found("times", times, 0, at, at + 1 + (following in _keys("times")))


def recognise(tokens: Sequence[Token], at: int) -> Found | None:
    """Nhận tỷ lệ: the rate whose number begins at a token, in figures or words, with its sign.

    None where no number begins there, and where it goes on in a way that was not understood.
    """
    multiple = multiple_at(tokens, at)
    if multiple is not None:
        return multiple
    number = numerals.recognise(tokens, at)
    if number is None or number.value is None or number.rest is not None:
        return None
    sign, front = numerals.sign_before(tokens, at)
    kind = kind_after(tokens, number.end)
    if kind is None:
        return Found(_BARE, number.value, sign, front, number.end)
    return Found(kind.value, number.value, sign, front, kind.end)


class _Form(NamedTuple):
    """One wording: the words before and behind the rate, and what they make of its number."""

    lead: PhraseIndex | None
    kind: str
    tail: PhraseIndex | None
    sign: str
    effect: str
    refusal: str


@functools.cache
def _forms(rate: str) -> tuple[_Form, ...]:
    return tuple(
        _Form(
            _index(row["lead"]),
            row["kind"],
            _index(row["tail"]),
            row["sign"],
            row["effect"],
            row["refusal"],
        )
        for row in read_table("rate_forms").rows
        if row["rate"] == rate
    )


@functools.cache
def _index(role: str) -> PhraseIndex | None:
    """The words of a role; behind a rate so với and năm may stand around the plan."""
    if not role:
        return None
    index = PhraseIndex()
    pattern = f"({_lead(role)})"
    index.add_pattern(
        f"[{_lead('against')}] {pattern} [{YEAR}]" if role == _PLAN else pattern, role
    )
    return index


_PLAN: Final = "plan"


def read_form(rate: str, tokens: Sequence[Token]) -> tuple[Decimal | None, str]:
    """Đọc theo mẫu: what a whole phrase says as a rate of this kind, or why it says none.

    The value is None where no wording of the table is the phrase; the reason may be empty.
    """
    places = range(min(len(tokens), _MOST_BEFORE))
    found = next((each for each in (recognise(tokens, at) for at in places) if each), None)
    reason = ""
    for form in _forms(rate):
        if found is None or not _is_all(form, tokens, found):
            continue
        if not form.refusal:
            return _effective(form.effect, found), ""
        reason = form.refusal
    return None, reason


def _is_all(form: _Form, tokens: Sequence[Token], found: Found) -> bool:
    """Whether a phrase is in this form from its first token to its last."""
    return (
        found.kind == form.kind
        and found.sign in _SIGNS[form.sign]
        and _behind(form.lead, tokens, 0) == found.front
        and _behind(form.tail, tokens, found.end) == len(tokens)
    )


_SIGNS: Final = {"any": (-1, 0, 1), "down": (-1, 0), "none": (0,)}


def _behind(words: PhraseIndex | None, tokens: Sequence[Token], at: int) -> int | None:
    """The token behind the words that must stand at a token; None where they do not."""
    if words is None:
        return at
    match = words.match(tokens, at)
    return None if match is None else match.end


def _effective(effect: str, found: Found) -> Decimal:
    below = (found.sign < 0) is not (effect == "negated")
    value = found.value.copy_negate() if below and found.value else found.value
    return add(ONE_HUNDRED, value) if effect == "over" else value
