"""Đọc kỳ: one Vietnamese phrase to one period; nothing is guessed, a missing year is asked for.

Each form is one pattern over text folded to one spelling (lower case, composed letters, tone marks
behind the syllable, single spaces, none around slashes and hyphens), tried on the whole phrase.
"""

import functools
import re
from collections.abc import Callable
from typing import Final

from congthuong._dates import parse_date
from congthuong._text import fold_tones
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.numerals import spell_number
from congthuong.periods.as_of import AsOf
from congthuong.periods.kinds import PeriodKind
from congthuong.periods.period import Period

__all__ = ["parse_as_of", "parse_period"]

_ACCEPTED: Final = (
    "a period such as '9 tháng đầu năm 2024', 'quý III/2024', 'tháng 9 năm 2013', 'T9/2024', "
    "'9T/2024', '3 tháng cuối năm 2013', 'năm 2024' or 'giai đoạn 2021-2025'"
)
_ACCEPTED_MOMENT: Final = (
    "a moment such as 'ngày 25 tháng 7 năm 2022', '30/6/2018', 'tháng 7/2022' or 'năm 2022'"
)


def parse_period(text: str, *, year: int | None = None) -> Period:
    """Đọc kỳ: the period that one phrase of a report names.

    Counts may be in figures or words (06 tháng, sáu tháng), quarters Roman, Arabic or in words.
    `tháng 9` is a month, `9 tháng` are the nine months from January. A phrase without a year, or
    with năm nay, takes `year`; năm ngoái and năm trước are the year before it.

    Raises `ParseError` for any other phrase, for a month or quarter that no year has, and for a
    phrase without a year where `year` is not given.

    >>> parse_period("9 tháng đầu năm 2024"), parse_period("Quý III/2024")
    (Period.parse('2024-01-01/P9M'), Period.parse('2024-Q3'))
    >>> parse_period("sáu tháng đầu năm", year=2022)
    Period.parse('2022-S1')
    >>> parse_period("quý III")
    Traceback (most recent call last):
    ...
    congthuong.errors.ParseError: cannot read 'quý III' (it names no year: give year=…): \
accepted is a period such as '9 tháng đầu năm 2024', 'quý III/2024', 'tháng 9 năm 2013', \
'T9/2024', '9T/2024', '3 tháng cuối năm 2013', 'năm 2024' or 'giai đoạn 2021-2025'
    """
    phrase = _phrase(text)
    if year is not None:
        Period.year(year)  # a year that is none is the caller's error, not the text's
    for pattern, make in _forms():
        match = pattern.fullmatch(phrase)
        if match:
            try:
                return make(_Parts(match.groupdict(), year))
            except (InvalidValueError, _UnreadError) as error:
                raise ParseError(text, _ACCEPTED, reason=str(error)) from None
    raise ParseError(text, _ACCEPTED)


def parse_as_of(text: str, *, year: int | None = None) -> AsOf:
    """Đọc thời điểm: a day, a month or a year to the moment of a stock.

    A month without a year takes `year`. Raises `ParseError` for any other phrase.

    >>> parse_as_of("ngày 25/7/2022"), parse_as_of("tháng 7/2022")
    (AsOf.parse('2022-07-25'), AsOf.parse('2022-07'))
    """
    try:
        return AsOf.on(parse_date(text))
    except ParseError:
        pass
    try:
        period = parse_period(text, year=year)
    except ParseError as error:
        raise ParseError(text, _ACCEPTED_MOMENT, reason=error.reason) from None
    if period.kind is PeriodKind.MONTH:
        return AsOf(period.start.year, period.start.month)
    if period.kind is PeriodKind.YEAR:
        return AsOf(period.start.year)
    raise ParseError(text, _ACCEPTED_MOMENT, reason=f"{period} is a period, not a moment")


class _UnreadError(Exception):
    """A form fits, and still says no one thing; the message is the reason."""


class _Parts:
    """The named parts of a form that has matched, as numbers."""

    def __init__(self, parts: dict[str, str | None], year: int | None) -> None:
        self._parts = parts
        self._year = year

    def has(self, name: str) -> bool:
        return bool(self._parts.get(name))

    def number(self, name: str) -> int:
        text = self._parts[name] or ""
        return int(text) if text.isdigit() else _WORDS[text]

    def year(self, name: str = "year") -> int:
        text = self._parts.get(name) or self._parts.get(f"{name}_") or ""
        if text.isdigit():
            return int(text)
        if self._year is None:
            reason = "it names no year: give year=…"
            raise _UnreadError(reason)
        return self._year - 1 if text in _BEFORE else self._year


def _phrase(text: str) -> str:
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str that names a period")
    return re.sub(r" ?([/-]) ?", r"\1", fold_tones(text))


def _nine_months(parts: _Parts) -> Period:
    return Period.year_to_date(parts.year(), parts.number("count"))


def _first_quarters(parts: _Parts) -> Period:
    return Period.year_to_date(parts.year(), 3 * parts.number("count"))


def _last_months(parts: _Parts) -> Period:
    return Period.last_months(parts.year(), parts.number("count"))


def _half(parts: _Parts) -> Period:
    return Period.half(parts.year(), 1 if parts.has("first_half") else 2)


def _quarter(parts: _Parts) -> Period:
    return Period.quarter(parts.year(), parts.number("quarter"))


def _month(parts: _Parts) -> Period:
    return Period.month(parts.year(), parts.number("month"))


def _may_or_no_month(_: _Parts) -> Period:
    reason = "năm is five or year here: write tháng 5 năm …"
    raise _UnreadError(reason)


def _year(parts: _Parts) -> Period:
    return Period.year(parts.year())


def _years(parts: _Parts) -> Period:
    first, last = parts.number("first"), parts.number("last")
    if parts.has("count") and parts.number("count") != last - first + 1:
        reason = f"{first}-{last} is not {parts.number('count')} years"
        raise _UnreadError(reason)
    return Period.years(first, last)


def _months(parts: _Parts) -> Period:
    last = Period.month(parts.year("year"), parts.number("last_month"))
    first_year = parts.year("first_year") if parts.has("first_year") else last.start.year
    first = Period.month(first_year, parts.number("month"))
    if last < first:
        reason = "the first month is after the last one"
        raise _UnreadError(reason)
    return first.span(last)


_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS: Final = {
    **{fold_tones(spell_number(number)): number for number in range(1, 13)},
    fold_tones("tư"): 4,
    **_ROMAN,
}
_BEFORE: Final = tuple(map(fold_tones, ("ngoái", "trước")))


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SMALL: Final = "[0-9]{1,2}|" + _either({k: v for k, v in _WORDS.items() if k not in _ROMAN})
_PARTS: Final = {
    "cumulated": f"(?:(?:{'|'.join(map(fold_tones, ('lũy kế', 'tính chung', 'cộng dồn')))}) )?",
    "count": f"(?P<count>{_SMALL})",
    "quarter": f"(?P<quarter>[1-4]|{_either(_WORDS)})",
    "month": f"(?P<month>{_SMALL})",
    "last_month": f"(?P<last_month>{_SMALL})",
    "year": "(?P<year>[0-9]{4}|nay|" + "|".join(_BEFORE) + ")",
    "year_": "(?P<year_>[0-9]{4})",
    "first_year": "(?P<first_year>[0-9]{4})",
    "first": "(?P<first>[0-9]{4})",
    "last": "(?P<last>[0-9]{4})",
}
# What may follow the count: đầu năm 2024, của năm nay, /2024, or nothing.
_TAIL: Final = r"(?: qua)?(?:(?: của)? năm(?: {year})?|[/ -]?{year_})?"
_DATED: Final = r"(?:(?: của)? năm(?: {year})?|[/ .-]{year_})?"
_FIRST: Final = r"(?P<first_half>đầu)"
_TERM: Final = r"(?:(?:giai đoạn|(?:nhiệm|thời) (?:kỳ|kì)) )?"
_UP_TO: Final = r"(?: đến |-)(?:(?:tháng|t) ?)?{last_month}"

_TEMPLATES: Final[tuple[tuple[str, Callable[[_Parts], Period]], ...]] = (
    (r"{cumulated}{count} ?(?:tháng|t)(?: đầu)?" + _TAIL, _nine_months),
    (r"{count} ?(?:tháng|t) cuối" + _TAIL, _last_months),
    (r"{cumulated}{count} (?:quý|quí) đầu" + _TAIL, _first_quarters),
    (r"nửa (?:" + _FIRST + r"|cuối)" + _TAIL, _half),
    (r"(?:quý|quí|q)[ .]?{quarter}" + _DATED, _quarter),
    (r"tháng năm {year_}", _may_or_no_month),
    (r"(?:tháng|t)[ .]?{month}" + _DATED, _month),
    (r"{month}[/-]{year_}", _month),
    (r"(?:(?:cả|hết) )?năm {year}", _year),
    (r"(?:cả|hết|trong) năm", _year),
    (r"{year_}", _year),
    (
        _TERM + r"(?:{count} năm )?(?:từ )?(?:năm )?{first}(?: đến |-)(?:năm )?{last}",
        _years,
    ),
    (
        r"(?:từ )?(?:tháng|t) ?{month}(?:(?: năm |/){first_year})?" + _UP_TO + _DATED,
        _months,
    ),
)


def _compiled(template: str) -> re.Pattern[str]:
    """Vietnamese words of a template in folded spelling, then its named parts filled in."""
    folded = re.sub(r"[a-z\u00e0-\u1ef9]+", lambda word: fold_tones(word[0]), template)
    for name, part in _PARTS.items():
        folded = folded.replace(f"{{{name}}}", part)
    return re.compile(f"(?:trong )?{folded}")


@functools.cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[_Parts], Period]], ...]:
    return tuple((_compiled(template), make) for template, make in _TEMPLATES)
