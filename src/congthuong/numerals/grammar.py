"""Văn phạm của số: the number that begins at a token, in figures or in words, with its sign.

Number words, largest part first; a part may be missing, not all of them:

    number = ["âm" | "trừ"] whole ["phẩy" figures]
    whole  = period "tỷ" "tỷ" period "tỷ" period
    period = group "triệu" group "vạn" group "nghìn" group
    group  = digit "trăm" ("linh" digit | tens | nothing), or tens, or a digit alone
    tens   = "mười" unit | digit "mươi" unit

A digit alone may only open a number (một nghìn hai is said for 1.200 and for 1.002), or stand
between vạn and nghìn (một vạn hai nghìn).
"""

import functools
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from attrs import frozen

from congthuong._data import read_table
from congthuong._exact import MAX_DIGITS, SHIFT, in_bounds
from congthuong._tokens import Token, key_of

__all__ = [
    "FIGURES",
    "Found",
    "NotANumber",
    "NumberWords",
    "decimal_of_figures",
    "number_words",
    "read_figures",
    "read_words",
    "recognise",
    "sign_before",
    "spellings",
    "words_end",
]

# Figures without a sign. A group never opens with a zero: 0.123 is no thousand.
FIGURES: Final = r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
_FIGURES: Final = re.compile(FIGURES)
_SIGNED: Final = re.compile(rf"[+-]?{FIGURES}")
# No number in words is longer: âm, nine figures thrice, phẩy and sixty decimals.
_LONGEST: Final = 128


class Found(NamedTuple):
    """Số tìm thấy: its value, the token behind it, and whether the words go on as a number.

    `value` is None where what stands there is no number that has one value; `rest` is the token
    from which on the words of the phrase were not understood, None where all of them were.
    `power` is that of the scale words at its end, which the value holds already.
    """

    value: Decimal | None
    end: int
    rest: int | None = None
    power: int = 0


class NotANumber(Exception):  # noqa: N818 (never leaves the room)
    """Why words are no number, in English; without a reason where they do not begin as one."""


@frozen
class NumberWords:
    """Từ chỉ số: the words of numbers by what they are, as the packaged table has them."""

    digits: Mapping[str, int]
    behind_linh: Mapping[str, int]
    behind_ten: Mapping[str, int]
    behind_tens: Mapping[str, int]
    powers: Mapping[str, int]
    below: frozenset[str]
    minus: frozenset[str]
    point: frozenset[str]
    hundred: frozenset[str]
    zero_tens: frozenset[str]
    ten: frozenset[str]
    tens: frozenset[str]
    half: frozenset[str]
    nought: frozenset[str]
    year: frozenset[str]
    openers: frozenset[str]
    all: frozenset[str]


@functools.cache
def number_words() -> NumberWords:
    """Từ chỉ số: those of the packaged table."""
    rows = read_table("number_words").rows
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        values = found.setdefault(row["category"], {})
        number = 0 if row["category"] == "half" else int(row["value"])
        values.update({key_of(word): number for word in row["words"].split("|")})
    digits = found["digit"]
    # Năm behind tens is a year: mười năm is ten years, and fifteen is mười lăm.
    units = {word: digit for word, digit in digits.items() if digit and word not in found["year"]}
    return NumberWords(
        digits,
        {**digits, **found["behind_linh"]},
        {**units, **found["behind_ten"]},
        {**units, **found["behind_tens"]},
        found["power"],
        frozenset(found["minus"]),
        frozenset(found["minus"]) | frozenset(found["minus_first"]),
        frozenset(found["point"]),
        frozenset(found["hundred"]),
        frozenset(found["zero_tens"]),
        frozenset(found["ten"]),
        frozenset(found["tens"]),
        frozenset(found["half"]),
        frozenset(word for word, digit in digits.items() if not digit),
        frozenset(found["year"]),
        frozenset(digits) | frozenset(found["ten"]),
        frozenset(word for kind in found.values() for word in kind),
    )


@functools.cache
def spellings(category: str) -> Mapping[int, tuple[str, ...]]:
    """Cách viết: the words of a category of the packaged table by value, the usual one first."""
    rows = read_table("number_words").rows
    return {
        int(row["value"]): tuple(row["words"].split("|"))
        for row in rows
        if row["category"] == category
    }


def decimal_of_figures(figures: str, exponent: str = "") -> Decimal:
    """The value of figures that the grammar has accepted, and of "E9"; zero loses its sign."""
    value = Decimal(figures.replace(".", "").replace(",", ".") + exponent)
    return value or value.copy_abs()


def read_figures(text: str) -> Decimal | None:
    """Đọc chữ số: the value of figures with their sign that are the whole text, else None.

    It may have more digits than the library keeps.
    """
    return decimal_of_figures(text) if _SIGNED.fullmatch(text) else None


def recognise(tokens: Sequence[Token], at: int) -> Found | None:
    """Nhận số: the number whose first figure or word is a token; None where none begins there.

    A sign in front is found by `sign_before`, since whether a dash is one depends on what stands
    before it. `Found.value` is None for figures against the rules, and for words that begin a
    number and go on as none (hai ba, một nghìn hai).
    """
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.is_number:
        text = token.key
        plain = len(text) <= MAX_DIGITS and _FIGURES.fullmatch(text)
        return Found(decimal_of_figures(text) if plain else None, at + 1)
    return _in_words(tokens, at) if token.key in number_words().openers else None


def _in_words(tokens: Sequence[Token], at: int) -> Found:
    words = number_words()
    keys = [token.key for token in tokens[at : at + _LONGEST]]
    try:
        value, count, power = read_words(keys)
    except NotANumber:
        return Found(None, words_end(tokens, at + 1), at)
    end = at + count
    following = tokens[end].key if end < len(tokens) else ""
    is_decimal = not words.point.isdisjoint(keys[:count])  # hai phẩy năm tỷ: tỷ is a scale
    goes_on = following in words.all and not (is_decimal and following in words.powers)
    return Found(value, end, end if goes_on else None, power)


def words_end(tokens: Sequence[Token], at: int) -> int:
    """The token after the number words that stand at a token; no number is longer than looked."""
    end, last = at, min(len(tokens), at + _LONGEST)
    words = number_words()
    while end < last and tokens[end].key in words.all:
        end += 1
    return end


def sign_before(tokens: Sequence[Token], at: int, *, glued: bool = False) -> tuple[int, int]:
    """Dấu: the sign right in front of a number (1, -1; 0 where none is), and its first token.

    Read as signs are âm, + and - glued to the figures with something other than a figure before
    it (tăng -4%), and both in brackets of their own: (-) 4%. A dash that parts or lists is none.
    With `glued` the token may be another than figures, such as a currency: -$90.
    """
    before = tokens[at - 1].key if at else ""
    if before in number_words().minus and _says_sign(tokens, at - 1):
        return -1, at - 1
    if at > 2 and before == ")" and tokens[at - 2].key in _SIGNS and tokens[at - 3].key == "(":
        return _SIGNS[tokens[at - 2].key], at - 3
    if before in _SIGNS and (glued or tokens[at].is_number) and _is_glued(tokens, at):
        return _SIGNS[before], at - 1
    return 0, at


_SIGNS: Final = {"+": 1, "-": -1}


def _says_sign(tokens: Sequence[Token], at: int) -> bool:
    """Âm 4%; trừ is a sign only where nothing stands before it that it could take away from."""
    return tokens[at].key in number_words().below or at == 0


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    sign, number = tokens[at - 1], tokens[at]
    before = tokens[at - 2] if at > 1 else None
    if before is not None and before.key == "(":
        return True
    if sign.end != number.start:
        return False
    if before is None:
        return True
    return before.end < sign.start and (before.is_word or before.key in (":", "="))


def read_words(keys: Sequence[str]) -> tuple[Decimal, int, int]:
    """Đọc chữ: the value of the number words that begin a row of keys, their count and power.

    The power is that of the scale words at the end: hai nghìn tỷ is 2E+12, and its power is 12.
    Raises `NotANumber`.
    """
    words = _Keys(keys)
    negative = words.take(words.known.minus)
    whole = _whole(words)
    power = 0
    if words.take(words.known.point):
        value = Decimal(f"{whole}.{_decimals(words)}")
    else:
        power = words.trailing_power()
        value = SHIFT.scaleb(Decimal(whole // 10**power), power)
    if not in_bounds(value):
        raise NotANumber(f"more than {MAX_DIGITS} digits")
    return value.copy_negate() if negative and value else value, words.count, power


class _Keys:
    """The words still to be read; a successful `take` moves past them."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self.known = number_words()
        self.count = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.count + ahead
        return self._keys[place] if place < len(self._keys) else ""

    def take(self, words: frozenset[str]) -> bool:
        found = self.peek() in words
        self.count += found
        return found

    def take_value(self, values: Mapping[str, int]) -> int | None:
        value = values.get(self.peek())
        self.count += value is not None
        return value

    def take_digit_before(self, words: frozenset[str]) -> int | None:
        """A digit, only where one of these words follows; both are taken."""
        digit = self.known.digits.get(self.peek())
        if digit is None or self.peek(1) not in words:
            return None
        self.count += 2
        return digit

    def take_power(self, power: int) -> bool:
        found = self.known.powers.get(self.peek()) == power
        self.count += found
        return found

    def trailing_power(self) -> int:
        """The power of the scale words right before here: nghìn tỷ is 12."""
        power, last = 0, self.count - 1
        while (more := self.known.powers.get(self._keys[last])) is not None:
            power, last = power + more, last - 1
        return power


def _decimals(words: _Keys) -> str:
    """Decimals one by one (không năm), or as one number below a thousand (năm mươi sáu)."""
    known = words.known
    found: list[str] = []
    while words.peek() in known.digits and words.peek(1) not in known.tens | known.hundred:
        found.append(str(words.take_value(known.digits)))
    if found:
        return "".join(found)
    width = 3 if words.peek(1) in known.hundred else 1
    number = _group(words, leading=True)
    if number is None:
        raise NotANumber
    return f"{number:0{width}}"


def _whole(words: _Keys) -> int:
    """Periods of nine figures, each closed by its number of tỷ, largest first."""
    total: int | None = None
    lowest = 3
    while lowest and (period := _period(words, leading=total is None)) is not None:
        billions = 0
        while words.take_power(9):
            billions += 1
        if billions >= lowest:
            raise NotANumber("tỷ must follow tỷ tỷ, and a smaller part must follow tỷ")
        total = (total or 0) + period * 10 ** (9 * billions)
        lowest = billions
    if total is None:
        raise NotANumber
    return total


_WITHIN_PERIOD: Final = (6, 4, 3)


def _period(words: _Keys, *, leading: bool) -> int | None:
    total: int | None = None
    lowest = 9
    while lowest and (group := _part(words, lowest, leading=leading and total is None)) is not None:
        power = next((power for power in _WITHIN_PERIOD if words.take_power(power)), 0)
        if power >= lowest or (lowest == 4 and group * 10**power >= 10**4):
            raise NotANumber("triệu, nghìn and units must follow in this order")
        total = (total or 0) + group * 10**power
        lowest = power
    return total


def _part(words: _Keys, lowest: int, *, leading: bool) -> int | None:
    """A group below a power; behind vạn a digit alone is one of thousands: hai nghìn."""
    if lowest == 4 and words.known.powers.get(words.peek(1)) == 3:
        digit = words.take_value(words.known.digits)
        if digit is not None:
            return digit
    return _group(words, leading=leading)


def _group(words: _Keys, *, leading: bool) -> int | None:
    known = words.known
    hundreds = words.take_digit_before(known.hundred)
    if words.take(known.zero_tens):
        unit = words.take_value(known.behind_linh)
        if not unit or (hundreds is None and leading):
            raise NotANumber("linh stands between hundreds and a unit")
        return 100 * (hundreds or 0) + unit
    tens = _tens(words)
    if tens is None and hundreds is None and leading:
        return words.take_value(known.digits)
    if tens is None and hundreds is None:
        return None
    return 100 * (hundreds or 0) + (tens or 0)


def _tens(words: _Keys) -> int | None:
    known = words.known
    if words.take(known.ten):
        return 10 + (words.take_value(known.behind_ten) or 0)
    tens = words.take_digit_before(known.tens)
    if tens is None:
        return None
    if tens < 2:
        raise NotANumber("mươi follows two to nine")
    return 10 * tens + (words.take_value(known.behind_tens) or 0)
