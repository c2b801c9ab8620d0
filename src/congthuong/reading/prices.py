"""Nhận giá: the price basis that words name, of whatever base year."""

from collections.abc import Sequence
from typing import Final

from congthuong._tokens import Token, key_of
from congthuong.indicators import PriceBasis
from congthuong.reading.mentions import Mention, MentionKind

__all__ = ["OPENERS", "read_prices"]

_PRICE, _YEAR = key_of("giá"), key_of("năm")
_BY: Final = frozenset(map(key_of, ("theo", "tính")))
_CURRENT: Final = tuple(tuple(map(key_of, w.split())) for w in ("hiện hành", "thực tế"))
_CONSTANT: Final = tuple(
    tuple(map(key_of, w.split())) for w in ("so sánh", "cố định", "ss", "cđ", "sosánh")
)
OPENERS: Final = _BY | {_PRICE}
_FULL: Final = 4
_CENTURY: Final = 50  # giá cố định 94 is of 1994, giá so sánh 10 of 2010


def read_prices(tokens: Sequence[Token], at: int) -> Mention | None:
    """Nhận giá: [tính] [theo] giá hiện hành, giá so sánh [năm] 2010, giá CĐ 94; else None."""
    here = at
    while here < len(tokens) and here - at < 2 and tokens[here].key in _BY:
        here += 1
    if here >= len(tokens) or tokens[here].key != _PRICE:
        return None
    end = _behind(tokens, here + 1, _CURRENT)
    if end is not None:
        return Mention(MentionKind.PRICES, at, end, PriceBasis.current())
    end = _behind(tokens, here + 1, _CONSTANT)
    if end is None:
        return None
    if end < len(tokens) and tokens[end].key == _YEAR:
        end += 1
    year = _year(tokens[end].key) if end < len(tokens) else None
    if year is None:
        return None
    return Mention(MentionKind.PRICES, at, end + 1, PriceBasis.constant(year))


def _behind(tokens: Sequence[Token], at: int, phrases: Sequence[tuple[str, ...]]) -> int | None:
    for phrase in phrases:
        if tuple(token.key for token in tokens[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    return None


def _year(text: str) -> int | None:
    if not text.isascii() or not text.isdigit() or len(text) not in (2, _FULL):
        return None
    number = int(text)
    if len(text) == _FULL:
        return number if 1900 <= number <= 2100 else None
    return (1900 if number >= _CENTURY else 2000) + number
