"""Đọc kỳ: one Vietnamese phrase to one period or moment; nothing is guessed, a year is asked for.

A phrase is what the grammar recognises at its first word, if that ends with its last one.
"""

from typing import Final

from congthuong._text import normalize
from congthuong._tokens import Token, tokenize
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.periods.as_of import AsOf
from congthuong.periods.grammar import recognise
from congthuong.periods.kinds import MONTHS_A_YEAR, PeriodKind
from congthuong.periods.mentions import TimeMention, TimeShape
from congthuong.periods.period import Period
from congthuong.periods.time_words import takes

__all__ = ["parse_as_of", "parse_period", "period_of"]

_ACCEPTED: Final = (
    "a period such as '9 tháng đầu năm 2024', 'quý III/2024', 'tháng 9 năm 2013', 'T9/2024', "
    "'9T/2024', '3 tháng cuối năm 2013', 'năm 2024' or 'giai đoạn 2021-2025'"
)
_ACCEPTED_MOMENT: Final = (
    "a moment such as 'ngày 25 tháng 7 năm 2022', '30/6/2018', 'tháng 7/2022' or 'năm 2022'"
)
_NO_YEAR: Final = "it names no year: give year=…"
_MAKERS: Final = {
    TimeShape.FIRST_MONTHS: Period.year_to_date,
    TimeShape.LAST_MONTHS: Period.last_months,
    TimeShape.MONTH: Period.month,
    TimeShape.QUARTER: Period.quarter,
    TimeShape.HALF: Period.half,
}


def period_of(mention: TimeMention, year: int) -> Period | None:
    """Kỳ của chỗ nêu: its period in a year; None for a day and for what is open at its end.

    Raises `InvalidValueError` for a month that no year has and for years in falling order.
    """
    shape = mention.shape
    if shape in _MAKERS:
        return _MAKERS[shape](year, mention.number)
    if shape is TimeShape.YEAR:
        return Period.year(year)
    if shape is TimeShape.YEARS:
        return Period.years(year, mention.number)
    if shape is not TimeShape.SPAN:
        return None
    last = Period.month(year, mention.number)
    own = mention.first_year
    first = Period.month(year if own is None else own, mention.month)
    return None if last < first else first.span(last)


def parse_period(text: str, *, year: int | None = None) -> Period:
    """Đọc kỳ: the period that one phrase of a report names.

    Counts may be in figures or words (06 tháng, sáu tháng), quarters Roman, Arabic or in words;
    months, quarters and years may stand in a range or a list without gaps (quý II và III).
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
    tokens = _tokens(text, "a str that names a period")
    if year is not None:
        Period.year(year)  # a year that is none is the caller's error, not the text's
    found = recognise(tokens, takes("within", tokens, 0)) or recognise(tokens, 0)
    if found is None or found.end != len(tokens):
        raise ParseError(text, _ACCEPTED, reason=_doubt(found))
    reason = _doubt(found) or _reason_of(found)
    if reason:
        raise ParseError(text, _ACCEPTED, reason=reason)
    try:
        return _period(found, year)
    except InvalidValueError as error:
        raise ParseError(text, _ACCEPTED, reason=str(error)) from None
    except LookupError as error:
        raise ParseError(text, _ACCEPTED, reason=str(error.args[0])) from None


def _tokens(text: str, accepted: str) -> list[Token]:
    if not isinstance(text, str):
        raise InvalidTypeError(text, accepted)
    spelled = normalize(text)
    return list(tokenize(spelled, 0, len(spelled)))


def _doubt(found: TimeMention | None) -> str:
    return "" if found is None or found.doubt is None else found.doubt.value


_OPEN: Final = {
    TimeShape.DAY: "a day is a moment: parse_as_of reads it",
    TimeShape.YEAR_TO_NOW: "it runs up to a month that is not said",
    TimeShape.CUMULATED: "it runs up to a month that is not said",
    TimeShape.SINCE: "it runs up to a year that is not said",
}


def _reason_of(found: TimeMention) -> str:
    if found.closes == "moment":
        return "the end of a period is a moment: parse_as_of reads it"
    return _OPEN.get(found.shape, "")


def _period(found: TimeMention, year: int | None) -> Period:
    said = found.year
    if said is None:
        if year is None:
            raise LookupError(_NO_YEAR)
        said = year + found.shift
    whole = period_of(found, said)
    if whole is None:
        message = "the first month is after the last one"
        raise LookupError(message)
    counted = found.month if found.shape is TimeShape.YEARS else 0
    if counted and counted * MONTHS_A_YEAR != whole.months:
        message = f"{said}-{found.number} is not {counted} years"
        raise LookupError(message)
    return whole


def parse_as_of(text: str, *, year: int | None = None) -> AsOf:
    """Đọc thời điểm: a day, a month, a year or the end of a period to the moment of a stock.

    Words in front (tính đến, tại ngày) may stand. What names no year takes `year`. Raises
    `ParseError` for any other phrase.

    >>> parse_as_of("ngày 25/7/2022"), parse_as_of("tháng 7/2022")
    (AsOf.parse('2022-07-25'), AsOf.parse('2022-07'))
    >>> parse_as_of("tính đến ngày 21 tháng 09 năm 2025"), parse_as_of("đến cuối quý III/2024")
    (AsOf.parse('2025-09-21'), AsOf.parse('2024-09-30'))
    """
    tokens = _tokens(text, "a str that names a moment")
    if year is not None:
        Period.year(year)
    found = recognise(tokens, 0)
    if found is None or not found.closes:
        found = recognise(tokens, takes("toward", tokens, 0)) or found
    if found is None or found.end != len(tokens):
        raise ParseError(text, _ACCEPTED_MOMENT, reason=_doubt(found) or _iso(text))
    reason = _doubt(found)
    if reason:
        raise ParseError(text, _ACCEPTED_MOMENT, reason=reason)
    try:
        return _moment(found, year)
    except InvalidValueError as error:
        raise ParseError(text, _ACCEPTED_MOMENT, reason=str(error)) from None
    except LookupError as error:
        raise ParseError(text, _ACCEPTED_MOMENT, reason=str(error.args[0])) from None


def _iso(text: str) -> str:
    try:
        AsOf.parse(text)
    except ParseError:
        return ""
    return "an ISO form: AsOf.parse reads it"


def _moment(found: TimeMention, year: int | None) -> AsOf:
    if found.shape is TimeShape.DAY:
        said = found.year if found.year is not None or year is None else year + found.shift
        if said is None:
            raise LookupError(_NO_YEAR)
        return AsOf(said, found.month, found.number)
    if found.shape in _OPEN:
        raise LookupError(_OPEN[found.shape])
    whole = _period(found, year)
    if found.closes:
        return AsOf.end_of(whole)
    if whole.kind is PeriodKind.MONTH:
        return AsOf(whole.start.year, whole.start.month)
    if whole.kind is PeriodKind.YEAR:
        return AsOf(whole.start.year)
    message = f"{whole} is a period, not a moment"
    raise LookupError(message)
