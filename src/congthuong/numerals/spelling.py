"""Đọc thành chữ: numbers in Vietnamese words, right for every inner zero.

Usage, no statute; northern office wording unless the style says otherwise.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from attrs import frozen

from congthuong._exact import ExactNumber, exact
from congthuong.errors import InvalidValueError
from congthuong.numerals.grammar import spellings

__all__ = ["SPELLING_LIMIT", "STYLES", "SpellingStyle", "spell_number"]

SPELLING_LIMIT: Final = Decimal("1E+27")

_DIGITS: Final = tuple(spellings("digit")[digit][0] for digit in range(10))
_POWERS: Final = spellings("power")
_AFTER_TENS: Final = spellings("behind_tens")
STYLES: Final = {
    "zero_tens": spellings("zero_tens")[0],
    "thousand": _POWERS[3],
    "four": (_AFTER_TENS[4][0], _DIGITS[4]),
}


@frozen
class SpellingStyle:
    """Kiểu đọc số: the words in which north and south, or two offices, differ.

    `zero_tens`: linh or lẻ (một trăm linh một). `thousand`: nghìn or ngàn.
    `four`: tư or bốn after tens from twenty on (hai mươi tư).

    Raises `InvalidValueError` for another word.

    >>> spell_number(2004, SpellingStyle(zero_tens="lẻ", thousand="ngàn"))
    'hai ngàn không trăm lẻ bốn'
    """

    zero_tens: str = STYLES["zero_tens"][0]
    thousand: str = STYLES["thousand"][0]
    four: str = STYLES["four"][0]

    def __attrs_post_init__(self) -> None:
        for name, words in STYLES.items():
            if getattr(self, name) not in words:
                raise InvalidValueError(getattr(self, name), f"{name} as {' or '.join(words)}")


_NORTHERN: Final = SpellingStyle()


def _word(category: str, value: int) -> str:
    return spellings(category)[value][0]


def spell_number(value: ExactNumber, style: SpellingStyle = _NORTHERN) -> str:
    """Đọc số thành chữ: a number in words; `parse_number_words` undoes it.

    Decimals are read figure by figure behind phẩy, so that none is lost; negatives open with âm.
    Powers above tỷ are stacked (10^15 is một triệu tỷ, 10^18 is một tỷ tỷ).

    Raises `InvalidValueError` from 10^27 on, and what `exact` raises for a float.

    >>> spell_number(1_290_000_000_000)
    'một nghìn hai trăm chín mươi tỷ'
    >>> spell_number(1_000_005), spell_number("-0.05")
    ('một triệu không trăm linh năm', 'âm không phẩy không năm')
    """
    number = exact(value)
    if number.copy_abs() >= SPELLING_LIMIT:
        raise InvalidValueError(value, "a number below 10^27 in absolute value")
    whole, _, decimals = f"{number.copy_abs():f}".partition(".")
    words = [_word("minus", -1)] if number < 0 else []
    words.extend(_whole_words(int(whole), style))
    if decimals:
        words.append(_word("point", 0))
        words.extend(_DIGITS[int(figure)] for figure in decimals)
    return " ".join(words)


def _whole_words(number: int, style: SpellingStyle) -> Iterator[str]:
    """Periods of nine figures, the first one named tỷ tỷ, the next tỷ, the last not at all."""
    if number == 0:
        yield _DIGITS[0]
    leading = True
    for billions in (2, 1, 0):
        period = number // 10 ** (9 * billions) % 10**9
        if period:
            yield from _period_words(period, style, leading=leading)
            yield from [_POWERS[9][0]] * billions
            leading = False


def _period_words(period: int, style: SpellingStyle, *, leading: bool) -> Iterator[str]:
    for power, name in ((6, _POWERS[6][0]), (3, style.thousand), (0, "")):
        group = period // 10**power % 1000
        if group:
            yield from _group_words(group, style, leading=leading)
            if name:
                yield name
            leading = False


def _group_words(group: int, style: SpellingStyle, *, leading: bool) -> Iterator[str]:
    """Three figures; only the group that opens the number may leave out its zero hundreds."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    if hundreds or not leading:
        yield from (_DIGITS[hundreds], _word("hundred", 2))
    if tens == 0 and units and (hundreds or not leading):
        yield style.zero_tens
    if tens == 1:
        yield _word("ten", 1)
    elif tens:
        yield from (_DIGITS[tens], _word("tens", 1))
    if units:
        yield _unit_word(tens, units, style)


def _unit_word(tens: int, units: int, style: SpellingStyle) -> str:
    if units == 5 and tens:
        return _AFTER_TENS[5][0]
    if tens >= 2 and units == 1:
        return _AFTER_TENS[1][0]
    if tens >= 2 and units == 4:
        return style.four
    return _DIGITS[units]
