"""Nhận kỳ: the times that a text names, before a missing year is supplied from around them."""

import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final, NamedTuple

from congthuong._tokens import END, Token, key_of

__all__ = ["OPENERS", "TimeMention", "TimeShape", "read_time"]


class TimeShape(Enum):
    """Dạng thời gian: what a mention of time is, whether or not its year is said."""

    FIRST_MONTHS = "first_months"
    LAST_MONTHS = "last_months"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    YEARS = "years"
    DAY = "day"
    SAME_MONTHS = "same_months"
    YEAR_TO_NOW = "year_to_now"
    SINCE = "since"


class TimeMention(NamedTuple):
    """Chỗ nêu thời gian: its shape and numbers, and its tokens from `start` to `end`.

    `year` is None where it is not said; `shift` moves the year of the document (năm ngoái is -1).
    """

    shape: TimeShape
    start: int
    end: int
    number: int = 0
    year: int | None = None
    shift: int = 0
    month: int = 0

    @property
    def is_dated(self) -> bool:
        """Whether the year is said, or said relative to that of the document."""
        return self.year is not None


def _k(words: str) -> tuple[str, ...]:
    return tuple(map(key_of, words.split()))


_SMALL: Final = {
    key_of(word): number
    for number, word in enumerate(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1
    )
} | {key_of("tư"): 4, key_of("mười một"): 11}
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SHORT: Final = key_of("T")
MONTH, _QUARTER, _YEAR, _DAY = (key_of(word) for word in ("tháng", "quý", "năm", "ngày"))
QUARTERS: Final = frozenset((_QUARTER, key_of("quí")))
_FIRST, _LAST, _HALF = (key_of(word) for word in ("đầu", "cuối", "nửa"))
_THIS: Final = {key_of("nay"): 0, key_of("này"): 0, key_of("trước"): -1, key_of("ngoái"): -1}
_NEXT: Final = {key_of("sau"): 1, key_of("tới"): 1}
_TERMS: Final = (_k("giai đoạn"), _k("nhiệm kỳ"), _k("thời kỳ"), _k("nhiệm kì"), _k("thời kì"))
_PAST: Final = key_of("qua")
_OF: Final = frozenset(map(key_of, ("của", "qua", "trong", "cả")))
_TO: Final = frozenset(("-", key_of("đến"), key_of("tới")))
_MAPS: Final = frozenset(map(key_of, ("lệ", "hoạch", "tiết", "đồ")))
_SEPARATORS: Final = frozenset("/-.")
_FROM_YEAR: Final = (_k("từ đầu năm đến nay"), _k("từ đầu năm tới nay"), _k("kể từ đầu năm"))
_UNTIL: Final = frozenset(map(key_of, ("tính", "đến", "tới", "hết", "cuối", "kết", "thúc")))
_END: Final = frozenset(map(key_of, ("hết", "cuối", "thúc")))
_FROM: Final = key_of("từ")
_WHOLE: Final = frozenset(map(key_of, ("cả", "hết", "trọn", "trong")))
MONTHS_A_YEAR: Final = 12
_DIGITS_OF_YEAR: Final = 4
_DOTTED_MONTH: Final = re.compile(r"([0-9]{1,2})\.((?:19|20)[0-9]{2})")


def _is(tokens: Sequence[Token], at: int, keys: tuple[str, ...]) -> bool:
    return all(
        at + step < len(tokens) and tokens[at + step].key == key for step, key in enumerate(keys)
    )


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def year_at(tokens: Sequence[Token], at: int) -> int | None:
    """The four digits of a year at a token, from 1900 to 2100."""
    text = _key(tokens, at)
    if len(text) == _DIGITS_OF_YEAR and text.isascii() and text.isdigit():
        year = int(text)
        return year if 1900 <= year <= 2100 else None
    return None


def small_at(tokens: Sequence[Token], at: int, most: int) -> int | None:
    """A small number at a token, in figures (06) or in words (sáu)."""
    text = _key(tokens, at)
    if text.isascii() and text.isdigit() and len(text) <= 2:
        number = int(text)
    else:
        number = _SMALL.get(text, 0)
    return number if 1 <= number <= most else None


def read_time(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """Nhận kỳ: the time that begins at a token, None where none does."""
    token = tokens[at] if at < len(tokens) else END
    for read in _AT_FIGURES if token.is_number else _AT_WORDS.get(token.key, ()):
        found = read(tokens, at)
        if found is not None:
            return found
    return None


def _months(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """9 tháng [đầu năm|năm|cuối năm] [2024]: also 9T, nửa đầu năm, 2 quý đầu năm."""
    number = small_at(tokens, at, MONTHS_A_YEAR)
    if number is None or (_key(tokens, at) == _YEAR and _key(tokens, at + 1) != MONTH):
        return None
    word = _key(tokens, at + 1)
    if word in QUARTERS and _key(tokens, at + 2) == _FIRST and number <= 4:
        number, word = 3 * number, MONTH
    elif word == _SHORT and _key(tokens, at + 2) in _SEPARATORS:
        word = MONTH
    elif word != MONTH:
        return None
    end = at + 2
    shape = TimeShape.FIRST_MONTHS
    if _key(tokens, end) == _LAST:
        shape, end = TimeShape.LAST_MONTHS, end + 1
    elif _key(tokens, end) == _FIRST:
        end += 1
    year, shift, end = year_behind(tokens, end)
    return TimeMention(shape, at, end, number, year, shift)


def year_behind(  # noqa: PLR0911 (one return for each way of saying the year)
    tokens: Sequence[Token], at: int
) -> tuple[int | None, int, int]:
    """The year behind a month or a count of months: năm 2024, của năm nay, /2024, or none."""
    end = at
    if _key(tokens, end) in _OF:
        end += 1
        if _key(tokens, end) != _YEAR:
            return None, 0, end if _key(tokens, at) == _PAST else at
    if _key(tokens, end) == _YEAR:
        year = year_at(tokens, end + 1)
        if year is not None:
            return year, 0, end + 2
        word = _key(tokens, end + 1)
        if word in _THIS:
            return None, _THIS[word], end + 2
        return None, 0, end + 1
    if _key(tokens, end) == "," and _key(tokens, end + 1) == _YEAR:
        year = year_at(tokens, end + 2)
        if year is not None:
            return year, 0, end + 3
    if _key(tokens, end) in _SEPARATORS and (year := year_at(tokens, end + 1)) is not None:
        return year, 0, end + 2
    if (year := year_at(tokens, end)) is not None and _key(tokens, end - 1) in (_FIRST, MONTH):
        return year, 0, end + 1
    return None, 0, at


def _half(tokens: Sequence[Token], at: int) -> TimeMention | None:
    if _key(tokens, at) != _HALF or _key(tokens, at + 1) not in (_FIRST, _LAST):
        return None
    if _key(tokens, at + 2) != _YEAR:
        return None
    year, shift, end = year_behind(tokens, at + 2)
    half = 1 if _key(tokens, at + 1) == _FIRST else 2
    return TimeMention(TimeShape.HALF, at, end, half, year, shift)


def _month(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """Tháng 9 [năm 2013|/2013]; tháng 4.2031 comes as one figure."""
    if _key(tokens, at) != MONTH:
        return None
    text = _key(tokens, at + 1)
    dotted = _DOTTED_MONTH.fullmatch(text)
    if dotted and 1 <= int(dotted[1]) <= MONTHS_A_YEAR:
        return TimeMention(TimeShape.MONTH, at, at + 2, int(dotted[1]), int(dotted[2]))
    number = small_at(tokens, at + 1, MONTHS_A_YEAR)
    if number is None:
        return None
    if text == _YEAR and _key(tokens, at + 2) != _YEAR:
        return None  # tháng năm 2024 is May or a month of the year
    year, shift, end = year_behind(tokens, at + 2)
    return TimeMention(TimeShape.MONTH, at, end, number, year, shift)


def _up_to(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """[tính] [đến] hết tháng 10/2014, hết quý III: the months from January on."""
    start = at
    while _key(tokens, at) in _UNTIL and at - start < 3:
        at += 1
    if _key(tokens, at - 1) not in _END or at == start:
        return None
    inner = _month(tokens, at) or _quarter(tokens, at) or _year(tokens, at)
    if inner is None or inner.shape is TimeShape.YEARS:
        return None
    months = MONTHS_A_YEAR
    if inner.shape is not TimeShape.YEAR:
        months = inner.number * (3 if inner.shape is TimeShape.QUARTER else 1)
    return inner._replace(shape=TimeShape.FIRST_MONTHS, start=start, number=months)


def _since(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """Từ năm 2010 đến nay: the years up to that of the document."""
    start = at
    if _key(tokens, at) != _FROM or _key(tokens, at + 1) != _YEAR:
        return None
    first = year_at(tokens, at + 2)
    if first is None or _key(tokens, at + 3) not in _TO or _key(tokens, at + 4) not in _THIS:
        return None
    return TimeMention(TimeShape.SINCE, start, at + 5, 0, first)


def _short_month(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """5/2024 where a month and a year stand without the word."""
    number = small_at(tokens, at, MONTHS_A_YEAR)
    if number is None or not _key(tokens, at).isdigit() or _key(tokens, at + 1) not in ("/", "-"):
        return None
    year = year_at(tokens, at + 2)
    if _key(tokens, at) == "1" and _key(tokens, at - 1) in _MAPS:
        return None  # tỷ lệ 1/2000
    if year is None or _key(tokens, at - 1) in _SEPARATORS or _key(tokens, at + 3) == "/":
        return None
    return TimeMention(TimeShape.MONTH, at, at + 3, number, year)


def _quarter(tokens: Sequence[Token], at: int) -> TimeMention | None:
    if _key(tokens, at) not in QUARTERS:
        return None
    text = _key(tokens, at + 1)
    number = ROMAN.get(text) or small_at(tokens, at + 1, 4)
    if number is None:
        return None
    year, shift, end = year_behind(tokens, at + 2)
    return TimeMention(TimeShape.QUARTER, at, end, number, year, shift)


def _years(tokens: Sequence[Token], at: int) -> TimeMention | None:
    """Giai đoạn 2021-2025, nhiệm kỳ 2011-2015, từ năm 2016 đến 2020, 2016-2020."""
    start = at
    for term in _TERMS:
        if _is(tokens, at, term):
            at += len(term)
            break
    if small_at(tokens, at, 20) and _key(tokens, at + 1) == _YEAR and year_at(tokens, at + 2):
        at += 2
    if _key(tokens, at) == _YEAR and at == start:
        return None
    first = year_at(tokens, at)
    if first is None or _key(tokens, at + 1) not in _TO:
        return None
    after = at + 3 if _key(tokens, at + 2) == _YEAR else at + 2
    last = year_at(tokens, after)
    if last is None or last < first:
        return None
    return TimeMention(TimeShape.YEARS, start, after + 1, last, first)


def _year(  # noqa: PLR0911 (one return for each form)
    tokens: Sequence[Token], at: int
) -> TimeMention | None:
    """[cả] năm 2024, năm nay, năm ngoái, năm trước, cả năm, trong năm."""
    start = at
    if _key(tokens, at) in _WHOLE and _key(tokens, at + 1) == _YEAR:
        at += 1
    if _key(tokens, at) != _YEAR:
        return None
    year = year_at(tokens, at + 1)
    if year is not None:
        if _key(tokens, at + 2) in _TO and year_at(tokens, at + 3):
            return TimeMention(
                TimeShape.YEARS, start, at + 4, year_at(tokens, at + 3) or year, year
            )
        return TimeMention(TimeShape.YEAR, start, at + 2, 0, year)
    word = _key(tokens, at + 1)
    if word in _THIS and word != key_of("này"):
        return TimeMention(TimeShape.YEAR, start, at + 2, 0, None, _THIS[word])
    if word in _NEXT and start == at:
        return TimeMention(TimeShape.YEAR, start, at + 2, 0, None, 1)
    if start < at:
        return TimeMention(TimeShape.YEAR, start, at + 1)
    return None


def _from_january(tokens: Sequence[Token], at: int) -> TimeMention | None:
    for phrase in _FROM_YEAR:
        if _is(tokens, at, phrase):
            return TimeMention(TimeShape.YEAR_TO_NOW, at, at + len(phrase))
    return None


def _day(  # noqa: PLR0911 (one return for each form)
    tokens: Sequence[Token], at: int
) -> TimeMention | None:
    """Ngày 25 tháng 7 năm 2022, 25/7/2022, 25-7, 25.7: a day, which is never a figure."""
    start = at
    if _key(tokens, at) == _DAY:
        at += 1
    number = small_at(tokens, at, 31)
    text = _key(tokens, at)
    if "." in text:
        return _dotted_day(text, start, at)
    if number is None or not text.isdigit():
        return None
    if _key(tokens, at + 1) == MONTH:
        month = small_at(tokens, at + 2, MONTHS_A_YEAR)
        year, shift, end = year_behind(tokens, at + 3)
        # 6 tháng năm 2013 are six months, not the sixth of May.
        if (
            month is None
            or not _key(tokens, at + 2).isdigit()
            or (start == at and _key(tokens, at - 1) == MONTH)
        ):
            return None
        return TimeMention(TimeShape.DAY, start, end, number, year, shift, month)
    sign = _key(tokens, at + 1)
    month = small_at(tokens, at + 2, MONTHS_A_YEAR)
    if sign not in ("/", "-") or month is None or not _key(tokens, at + 2).isdigit():
        return None
    if _key(tokens, at + 3) == sign and (year := year_at(tokens, at + 4)) is not None:
        return TimeMention(TimeShape.DAY, start, at + 5, number, year, 0, month)
    if sign == "-" and start == at and not _after_day_word(tokens, at):
        return None
    if start == at and not _after_day_word(tokens, at) and _is_unit_like(tokens, at + 3):
        return None
    return TimeMention(TimeShape.DAY, start, at + 3, number, None, 0, month)


_DAY_WORDS: Final = frozenset(
    map(key_of, ("sáng", "chiều", "tối", "trưa", "ngày", "hôm", "nay", "qua", "("))
)


def _after_day_word(tokens: Sequence[Token], at: int) -> bool:
    return any(_key(tokens, at - back) in _DAY_WORDS for back in (1, 2))


def _is_unit_like(tokens: Sequence[Token], at: int) -> bool:
    """61,5/58ha, 16/19 tiêu chí: a count over a total, not a day."""
    return at < len(tokens) and (tokens[at].is_word or tokens[at].key == "%")


def _dotted_day(text: str, start: int, at: int) -> TimeMention | None:
    parts = text.split(".")
    if not all(part.isdigit() and len(part) <= _DIGITS_OF_YEAR for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 3 and len(parts[2]) == _DIGITS_OF_YEAR and _is_day(numbers[0], numbers[1]):
        return TimeMention(TimeShape.DAY, start, at + 1, numbers[0], numbers[2], 0, numbers[1])
    if len(numbers) == 2 and start < at and _is_day(numbers[0], numbers[1]):
        return TimeMention(TimeShape.DAY, start, at + 1, numbers[0], None, 0, numbers[1])
    return None


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= MONTHS_A_YEAR


_Reader = Callable[[Sequence[Token], int], TimeMention | None]

# What each reader may begin with, in the order in which they are asked.
_READERS: Final[tuple[tuple[_Reader, frozenset[str]], ...]] = (
    (_up_to, _UNTIL),
    (_since, frozenset((_FROM,))),
    (_day, frozenset((_DAY,))),
    (_months, frozenset(_SMALL)),
    (_half, frozenset((_HALF,))),
    (_month, frozenset((MONTH,))),
    (_quarter, QUARTERS),
    (_from_january, frozenset(phrase[0] for phrase in _FROM_YEAR)),
    (_years, frozenset(_SMALL) | {phrase[0] for phrase in _TERMS}),
    (_year, _WHOLE | {_YEAR}),
)
_AT_FIGURES: Final[tuple[_Reader, ...]] = (_day, _months, _short_month, _years)
OPENERS: Final = frozenset[str]().union(*(keys for _, keys in _READERS))
_AT_WORDS: Final[dict[str, tuple[_Reader, ...]]] = {
    key: tuple(read for read, keys in _READERS if key in keys) for key in sorted(OPENERS)
}
