"""Đọc số bằng chữ: Vietnamese number words, as reports use them, to an exact value."""

from decimal import Decimal
from typing import Final

from congthuong._text import normalize
from congthuong._tokens import key_of
from congthuong.errors import InvalidTypeError, ParseError
from congthuong.numerals.grammar import NotANumber, read_words

__all__ = ["parse_number_words"]

_ACCEPTED: Final = "a number in Vietnamese words such as 'sáu', 'mười hai' or 'hai mươi tư'"


def parse_number_words(text: str) -> Decimal:
    """Đọc số bằng chữ: words such as reports use, northern or southern, to their exact value.

    Reads whole numbers up to tỷ tỷ, âm in front, and figures behind phẩy (one by one).
    Both wordings are read: linh/lẻ, nghìn/ngàn, tỷ/tỉ, tư/bốn, lăm/nhăm, bảy/bẩy; so is vạn,
    ten thousand (một vạn hai nghìn).

    Raises `ParseError` where the words are no number, or no single one (hai ba).

    >>> parse_number_words("sáu"), parse_number_words("hai mươi tư")
    (Decimal('6'), Decimal('24'))
    >>> parse_number_words("Một ngàn không trăm lẻ năm tỉ")
    Decimal('1005000000000')
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str of number words")
    words = normalize(text).split()
    try:
        value, count, power = read_words(tuple(map(key_of, words)))
    except NotANumber as error:
        raise ParseError(text, _ACCEPTED, reason=str(error)) from None
    if count < len(words):
        raise ParseError(text, _ACCEPTED, reason=f"not read from {words[count]!r} on")
    return Decimal(int(value)) if power else value
