"""Đọc số bằng chữ: Vietnamese number words, as reports use them, to an exact value.

The grammar, largest part first; a part may be missing, not all of them:

    number = ["âm" | "trừ"] whole ["phẩy" figures]
    whole  = period "tỷ" "tỷ" period "tỷ" period
    period = group "triệu" group "nghìn" group
    group  = digit "trăm" ("linh" digit | tens | nothing), or tens, or a digit alone
    tens   = "mười" unit | digit "mươi" unit

A digit alone may only open a number: một nghìn hai is said for 1.200 and for 1.002.
"""

from decimal import Decimal
from typing import Final

from congthuong._exact import MAX_DIGITS, in_bounds
from congthuong._text import fold_tones, normalize
from congthuong.errors import InvalidTypeError, ParseError

__all__ = ["parse_number_words"]

_ACCEPTED: Final = "a number in Vietnamese words such as 'sáu', 'mười hai' or 'hai mươi tư'"

_NAMES: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy bẩy", "tám", "chín")
_DIGITS: Final = {
    fold_tones(word): digit for digit, words in enumerate(_NAMES) for word in words.split()
}


def _units(**special: int) -> dict[str, int]:
    """Digits behind tens: năm is left out, since mười năm is ten years and fifteen is mười lăm."""
    named = {**_DIGITS, **{fold_tones(word): digit for word, digit in special.items()}}
    return {word: digit for word, digit in named.items() if digit and word != fold_tones("năm")}


_AFTER_LINH: Final = {**_DIGITS, fold_tones("tư"): 4}
_AFTER_TEN: Final = _units(lăm=5, nhăm=5)
_AFTER_TENS: Final = _units(lăm=5, nhăm=5, mốt=1, tư=4)


def _spellings(*words: str) -> frozenset[str]:
    return frozenset(map(fold_tones, words))


_MINUS: Final = _spellings("âm", "trừ")
_POINT: Final = _spellings("phẩy")
_HUNDRED: Final = _spellings("trăm")
_ZERO_TENS: Final = _spellings("linh", "lẻ")
_TEN: Final = _spellings("mười")
_TENS: Final = _spellings("mươi")
_THOUSAND: Final = _spellings("nghìn", "ngàn")
_MILLION: Final = _spellings("triệu")
_BILLION: Final = _spellings("tỷ", "tỉ")


class _Words:
    """The words still to be read; a successful `take` moves past them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = fold_tones(text).split()
        self._next = 0

    @property
    def left(self) -> bool:
        return self._next < len(self._words)

    def peek(self, ahead: int = 0) -> str:
        place = self._next + ahead
        return self._words[place] if place < len(self._words) else ""

    def take(self, words: frozenset[str]) -> bool:
        found = self.peek() in words
        self._next += found
        return found

    def take_value(self, values: dict[str, int]) -> int | None:
        value = values.get(self.peek())
        self._next += value is not None
        return value

    def take_digit_before(self, words: frozenset[str]) -> int | None:
        """A digit, only where one of these words follows; both are taken."""
        digit = _DIGITS.get(self.peek())
        if digit is None or self.peek(1) not in words:
            return None
        self._next += 2
        return digit

    def refusal(self, reason: str = "") -> ParseError:
        return ParseError(self._text, _ACCEPTED, reason=reason)

    def refusal_of_the_rest(self) -> ParseError:
        word = normalize(self._text).split()[self._next]
        return self.refusal(f"not read from {word!r} on")


def parse_number_words(text: str) -> Decimal:
    """Đọc số bằng chữ: words such as reports use, northern or southern, to their exact value.

    Reads whole numbers up to tỷ tỷ, âm in front, and figures behind phẩy (one by one).
    Both wordings are read: linh/lẻ, nghìn/ngàn, tỷ/tỉ, tư/bốn, lăm/nhăm, bảy/bẩy.

    Raises `ParseError` where the words are no number, or no single one (hai ba).

    >>> parse_number_words("sáu"), parse_number_words("hai mươi tư")
    (Decimal('6'), Decimal('24'))
    >>> parse_number_words("Một ngàn không trăm lẻ năm tỉ")
    Decimal('1005000000000')
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str of number words")
    words = _Words(text)
    negative = words.take(_MINUS)
    whole = _whole(words)
    figures = _figures(words) if words.take(_POINT) else ""
    if words.left:
        raise words.refusal_of_the_rest()
    value = Decimal(f"{whole}.{figures}" if figures else whole)
    if not in_bounds(value):
        raise words.refusal(f"more than {MAX_DIGITS} digits")
    return value.copy_negate() if negative and value else value


def _figures(words: _Words) -> str:
    """Decimals one by one (không năm), or as one number below a thousand (năm mươi sáu)."""
    found: list[str] = []
    while words.peek() in _DIGITS and words.peek(1) not in _TENS | _HUNDRED:
        found.append(str(words.take_value(_DIGITS)))
    if found:
        return "".join(found)
    width = 3 if words.peek(1) in _HUNDRED else 1
    number = _group(words, leading=True)
    if number is None:
        raise words.refusal()
    return f"{number:0{width}}"


def _whole(words: _Words) -> int:
    """Periods of nine figures, each closed by its number of tỷ, largest first."""
    total: int | None = None
    lowest = 3
    while lowest and (period := _period(words, leading=total is None)) is not None:
        billions = 0
        while words.take(_BILLION):
            billions += 1
        if billions >= lowest:
            raise words.refusal("tỷ must follow tỷ tỷ, and a smaller part must follow tỷ")
        total = (total or 0) + period * 10 ** (9 * billions)
        lowest = billions
    if total is None:
        raise words.refusal()
    return total


def _period(words: _Words, *, leading: bool) -> int | None:
    total: int | None = None
    lowest = 9
    while lowest and (group := _group(words, leading=leading and total is None)) is not None:
        power = 6 if words.take(_MILLION) else 3 if words.take(_THOUSAND) else 0
        if power >= lowest:
            raise words.refusal("triệu, nghìn and units must follow in this order")
        total = (total or 0) + group * 10**power
        lowest = power
    return total


def _group(words: _Words, *, leading: bool) -> int | None:
    hundreds = words.take_digit_before(_HUNDRED)
    if words.take(_ZERO_TENS):
        unit = words.take_value(_AFTER_LINH)
        if not unit or (hundreds is None and leading):
            raise words.refusal("linh stands between hundreds and a unit")
        return 100 * (hundreds or 0) + unit
    tens = _tens(words)
    if tens is None and hundreds is None and leading:
        return words.take_value(_DIGITS)
    if tens is None and hundreds is None:
        return None
    return 100 * (hundreds or 0) + (tens or 0)


def _tens(words: _Words) -> int | None:
    if words.take(_TEN):
        return 10 + (words.take_value(_AFTER_TEN) or 0)
    tens = words.take_digit_before(_TENS)
    if tens is None:
        return None
    if tens < 2:
        raise words.refusal("mươi follows two to nine")
    return 10 * tens + (words.take_value(_AFTER_TENS) or 0)
