"""Ngữ pháp thời gian: the one recogniser of times, for `parse_period` and for reports alike.

What begins at a token is named whole or with its reason: words that belong to a time and are not
understood (a second month, a damaged tháng) leave it unclear, and half of it is never used alone.
Every form looks a bounded number of tokens ahead, so that a text costs time by its length.
"""

import calendar
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from congthuong._phrases import bare_key
from congthuong._tokens import END
from congthuong.periods.kinds import MONTHS_A_YEAR
from congthuong.periods.mentions import Doubt, TimeMention, TimeShape
from congthuong.periods.time_words import (
    DIGITS_OF_YEAR,
    Tokens,
    is_damaged,
    is_figure,
    is_glued,
    is_word,
    key_at,
    may_open,
    number_keys,
    small_at,
    takes,
    value_of,
    year_at,
    year_behind,
)

__all__ = ["recognise"]

_QUARTER_MONTHS: Final = 3
_LONGEST_LIST: Final = 12
# đến giữa tháng 9: words after which the second half of a range may still name its month.
_WORDS_BETWEEN: Final = 2
_SHORT_NUMBER: Final = 3
_JOINING: Final = frozenset("+&")
_DOTTED_MONTH: Final = re.compile(r"([0-9]{1,2})\.([0-9]{4})")
_LEAP: Final = 2023  # no leap year: 28/2 without its year may be the last day


def _unclear(start: int, end: int, doubt: Doubt) -> TimeMention:
    return TimeMention(TimeShape.UNCLEAR, start, end, doubt=doubt)


def _dated(shape: TimeShape, tokens: Tokens, start: int, end: int, number: int) -> TimeMention:
    """A time with the year behind it, unclear where a damaged năm stands before that year."""
    said = year_behind(tokens, end)
    if not said.is_told and is_damaged(tokens, said.end, "nam") and year_at(tokens, said.end + 1):
        return _unclear(start, said.end + 2, Doubt.DAMAGED)
    return TimeMention(shape, start, said.end, number, said.year, said.shift)


def _keyed(tokens: Tokens, at: int, category: str) -> tuple[int, int] | None:
    """The number of tháng 9, T9, quý III, Q3 or tháng9, and its end; None where none stands."""
    end = takes(category, tokens, at)
    end = takes(f"short_{category}", tokens, at) if end == at else end
    if end == at:
        key = key_at(tokens, at)
        if not (key[-1:].isascii() and key[-1:].isdigit()) or not is_glued(key[:-1], category):
            return None
        return int(key[-1]), at + 1
    if category == "quarter" and (roman := value_of("roman", tokens, end)):
        return int(roman), end + 1
    if key_at(tokens, end) == "." and takes(category, tokens, at) == at:  # T. 9/2024
        end += 1
    return small_at(tokens, end)


def _month(tokens: Tokens, at: int) -> TimeMention | None:
    """Tháng 9 [năm 2013|/2013], T9/2013; tháng 4.2031 comes as one figure."""
    behind = takes("month", tokens, at)
    dotted = _DOTTED_MONTH.fullmatch(key_at(tokens, behind)) if behind > at else None
    if dotted:
        return TimeMention(TimeShape.MONTH, at, behind + 1, int(dotted[1]), int(dotted[2]))
    found = _keyed(tokens, at, "month")
    if found is None:
        return _which(tokens, at, behind)
    if takes("year", tokens, behind) > behind and takes("year", tokens, found[1]) == found[1]:
        if year_at(tokens, found[1]) is not None:
            return _unclear(at, found[1] + 1, Doubt.MAY_OR_YEAR)
        if is_word(tokens, found[1]):
            return None
    return _dated(TimeShape.MONTH, tokens, at, found[1], found[0])


def _quarter(tokens: Tokens, at: int) -> TimeMention | None:
    found = _keyed(tokens, at, "quarter")
    if found is None:
        return _which(tokens, at, takes("quarter", tokens, at))
    return _dated(TimeShape.QUARTER, tokens, at, found[1], found[0])


def _which(tokens: Tokens, start: int, at: int) -> TimeMention | None:
    """Tháng đầu năm 2024 is January; những tháng đầu năm, tháng ９/2024 do not say which."""
    if at == start or at >= len(tokens):
        return None
    key = key_at(tokens, at)
    if key[0].isdigit() and not key[0].isascii():
        return _unclear(start, year_behind(tokens, at + 1).end, Doubt.SCRIPT)
    place, placed = value_of("place", tokens, at), takes("place", tokens, at)
    said = year_behind(tokens, placed)
    if not place or said.end == placed:
        return None
    if start and _counts_some(tokens, start - 1):
        return _unclear(start, said.end, Doubt.WHICH)  # những tháng đầu năm, mừơi tháng đầu năm
    is_month = takes("month", tokens, start) == at
    shape, last = (TimeShape.MONTH, 12) if is_month else (TimeShape.QUARTER, 4)
    number = 1 if place == "first" else last
    return TimeMention(shape, start, said.end, number, said.year, said.shift)


def _counts_some(tokens: Tokens, at: int) -> bool:
    """Những, mấy, or a number word that is damaged (mừơi): several, not the one at the end."""
    if takes("some", tokens, at) > at:
        return True
    bare = bare_key(key_at(tokens, at))  # short ones are a slip away from too many words
    long = (number for number in number_keys() if len(number) > _SHORT_NUMBER)
    return bare in number_keys() or any(is_damaged(tokens, at, number) for number in long)


def _months(tokens: Tokens, at: int) -> TimeMention | None:
    """9 tháng [đầu năm|năm|cuối năm] [2024], 9T/2024, 2 quý đầu năm, hai tháng đầu quý III."""
    found = small_at(tokens, at)
    if found is None:
        return None
    number, end = found
    behind = takes("month", tokens, end)
    behind = takes("short_month", tokens, end) if behind == end else behind
    if behind == end:
        behind = takes("quarter", tokens, end)
        if behind == end:
            return _damaged_months(tokens, at, end)
        if not value_of("place", tokens, behind):
            return None
        number *= _QUARTER_MONTHS
    if takes("rolling", tokens, behind) > behind:
        return _unclear(at, takes("rolling", tokens, behind), Doubt.ROLLING)
    place = value_of("place", tokens, behind)
    end = takes("place", tokens, behind)
    of_quarter = _quarter(tokens, takes("of", tokens, end)) if place else None
    if of_quarter is not None:
        return _within_quarter(of_quarter, at, number, place)
    shape = TimeShape.LAST_MONTHS if place == "last" else TimeShape.FIRST_MONTHS
    return _dated(shape, tokens, at, end, number)


def _damaged_months(tokens: Tokens, start: int, at: int) -> TimeMention | None:
    """9 thág năm 2024: no year of its own, whatever the damaged word was."""
    if not is_damaged(tokens, at, "thang"):
        return None
    place = takes("place", tokens, at + 1)
    said = year_behind(tokens, place)
    if said.end == at + 1 and bare_key(key_at(tokens, at)) == "thang":
        return None  # 9 thang: steps of a ladder, as good
    return _unclear(start, said.end, Doubt.DAMAGED)


def _within_quarter(quarter: TimeMention, start: int, months: int, place: str) -> TimeMention:
    """Hai tháng đầu quý III: so many months from one of its ends."""
    if not 1 <= months <= _QUARTER_MONTHS or quarter.shape is TimeShape.UNCLEAR:
        return _unclear(start, quarter.end, quarter.doubt or Doubt.WHICH)
    last = _QUARTER_MONTHS * quarter.number
    first = last - 2 if place == "first" else last - months + 1
    return quarter._replace(
        shape=TimeShape.SPAN, start=start, month=first, number=first + months - 1
    )


def _half(tokens: Tokens, at: int) -> TimeMention | None:
    end = takes("half", tokens, at)
    place = value_of("place", tokens, end)
    behind = takes("place", tokens, end)
    if end == at or not place or takes("year", tokens, behind) == behind:
        return None
    return _dated(TimeShape.HALF, tokens, at, behind, 1 if place == "first" else 2)


def _up_to(tokens: Tokens, at: int) -> TimeMention | None:
    """[tính] [đến] hết tháng 10/2014, hết quý III: the months from January on."""
    end = takes("until", tokens, at)
    if end == at:
        return None
    inner = _month(tokens, end) or _quarter(tokens, end) or _year(tokens, end)
    if inner is None:
        return None
    return _from_january_to(inner, at)._replace(closes=value_of("until", tokens, at))


def _from_january_to(inner: TimeMention, start: int) -> TimeMention:
    if inner.shape is TimeShape.UNCLEAR:
        return inner._replace(start=start)
    months = {TimeShape.QUARTER: 3 * inner.number, TimeShape.MONTH: inner.number}
    number = months.get(inner.shape, MONTHS_A_YEAR)
    return inner._replace(shape=TimeShape.FIRST_MONTHS, start=start, number=number)


def _from_start_of_year(tokens: Tokens, at: int) -> TimeMention | None:
    """Từ đầu năm [2024] [đến nay|đến hết tháng 7]: the months from January on."""
    january = takes("from_january", tokens, at)
    if january > at:
        year = year_at(tokens, january)
        end = january + (year is not None)
        to = takes("to", tokens, end)
        now = takes("now", tokens, to) if to > end else to
        if now == to > end:
            return _to_named(tokens, at, end, to)
        end = max(end, now)
        return TimeMention(TimeShape.YEAR_TO_NOW, at, end, 0, year)
    return None


def _from(  # noqa: PLR0911 (one return for each question)
    tokens: Tokens, at: int
) -> TimeMention | None:
    """Từ năm 2010 đến nay, từ tháng 1 đến tháng 9: from … to … as one time."""
    start = takes("from", tokens, at)
    if start == at:
        return None
    first = _unit(tokens, start) or _bare_year(tokens, start)
    if first is None:
        return None
    if first.shape is TimeShape.UNCLEAR:
        return first._replace(start=at)
    to = _to(tokens, first.end)
    if to == first.end:
        return None
    if (now := takes("now", tokens, to)) > to:
        return _to_now(first, at, now)
    whole = _second(tokens, first, to, bare=True)
    if whole is None:
        return _unclear(at, _named_behind(tokens, to), Doubt.SECOND)
    return whole._replace(start=at, parts=())


def _named_behind(tokens: Tokens, to: int) -> int:
    """Đến giữa tháng 9: behind the month that is named a few words on, else where they begin."""
    units = (_unit(tokens, to + step) for step in range(1, _WORDS_BETWEEN + 1))
    return next((unit.end for unit in units if unit is not None), to)


def _to_named(tokens: Tokens, start: int, end: int, to: int) -> TimeMention:
    """Từ đầu năm đến hết tháng 7/2024, đến ngày 31/7/2024: up to a month, if it is a whole one."""
    last = _month(tokens, to) or _quarter(tokens, to)
    if last is not None:
        return _from_january_to(last, start)
    day = _day(tokens, to)
    if day is None:
        behind = _named_behind(tokens, to)
        if behind > to:
            return _unclear(start, behind, Doubt.SECOND)
        return TimeMention(TimeShape.YEAR_TO_NOW, start, end, 0, year_at(tokens, end - 1))
    if day.number < calendar.monthrange(day.year or _LEAP, day.month)[1]:
        return _unclear(start, day.end, Doubt.SECOND)
    return day._replace(shape=TimeShape.FIRST_MONTHS, start=start, number=day.month, month=0)


def _to_now(first: TimeMention, start: int, end: int) -> TimeMention | None:
    if first.shape is TimeShape.YEAR:
        return TimeMention(TimeShape.SINCE, start, end, 0, first.year) if first.year else None
    month = first.number if first.shape is TimeShape.MONTH else 3 * first.number - 2
    shape = TimeShape.YEAR_TO_NOW
    return TimeMention(shape, start, end, 0, first.year, first.shift, month)


def _to(tokens: Tokens, at: int) -> int:
    return at + 1 if key_at(tokens, at) == "-" else takes("to", tokens, at)


def _unit(tokens: Tokens, at: int) -> TimeMention | None:
    """One month, quarter or named year."""
    return _month(tokens, at) or _quarter(tokens, at) or _plain_year(tokens, at)


def _plain_year(tokens: Tokens, at: int) -> TimeMention | None:
    behind = takes("year", tokens, at)
    year = year_at(tokens, behind) if behind > at else None
    return None if year is None else TimeMention(TimeShape.YEAR, at, behind + 1, 0, year)


def _bare_year(tokens: Tokens, at: int) -> TimeMention | None:
    year = year_at(tokens, at)
    return None if year is None else TimeMention(TimeShape.YEAR, at, at + 1, 0, year)


def _bare(tokens: Tokens, at: int, shape: TimeShape) -> TimeMention | None:
    """A number without its word behind one that has it: tháng 4-6, quý I, II, năm 2020, 2021."""
    if shape is TimeShape.YEAR:
        return _bare_year(tokens, at)
    roman = value_of("roman", tokens, at) if shape is TimeShape.QUARTER else ""
    found = (int(roman), at + 1) if roman else small_at(tokens, at)
    return None if found is None else _dated(shape, tokens, at, found[1], found[0])


def _second(tokens: Tokens, first: TimeMention, at: int, *, bare: bool) -> TimeMention | None:
    """The whole of a range whose first part is known, from what stands behind its đến."""
    second = _unit(tokens, at)
    if second is None and _damaged(tokens, at) is not None:
        return _damaged(tokens, at)
    if second is None:
        second = _bare(tokens, at, first.shape)
        closed = second is not None and (
            second.is_dated
            or takes("this", tokens, second.end - 1) == second.end
            or not is_word(tokens, second.end)
        )
        if not (bare or closed):
            return None
    return None if second is None else _spanned(first, second)


def _spanned(first: TimeMention, last: TimeMention) -> TimeMention:
    """From the first month of one time to the last month of another."""
    if last.shape is TimeShape.UNCLEAR:
        return last._replace(start=first.start)
    if first.shape is last.shape is TimeShape.YEAR:
        return TimeMention(TimeShape.YEARS, first.start, last.end, last.year or 0, first.year)
    begin = {TimeShape.MONTH: first.number, TimeShape.QUARTER: 3 * first.number - 2}
    end = {TimeShape.MONTH: last.number, TimeShape.QUARTER: 3 * last.number}
    month, number = begin.get(first.shape, 1), end.get(last.shape, MONTHS_A_YEAR)
    own = first.year if first.year is not None and first.year != last.year else None
    shape = TimeShape.SPAN
    if month == 1 and own is None and 1 <= number <= MONTHS_A_YEAR:
        shape, month = TimeShape.FIRST_MONTHS, 0
    return TimeMention(
        shape, first.start, last.end, number, last.year, last.shift, month, first_year=own
    )


def _ranged_or_listed(tokens: Tokens, first: TimeMention) -> TimeMention:
    """The range or the list that a month, a quarter or a year opens, else itself."""
    if first.shape not in (TimeShape.MONTH, TimeShape.QUARTER, TimeShape.YEAR):
        return first
    if first.shape is TimeShape.YEAR and (first.year is None or first.end == first.start + 1):
        return first
    to = _to(tokens, first.end)
    if to > first.end:
        whole = _second(tokens, first, to, bare=False)
        short = key_at(tokens, to) if key_at(tokens, first.end) == "-" else ""
        cut = first.shape is TimeShape.YEAR and len(short) == 2 and is_figure(short)
        return whole or (_unclear(first.start, to + 1, Doubt.SECOND) if cut else first)
    return _listed(tokens, first)


def _listed(tokens: Tokens, first: TimeMention) -> TimeMention:
    """Tháng 4, 5, 6 năm 2024, quý I+II, quý II và III, năm 2020 và năm 2021."""
    items, joints, bare = [first], list[str](), False
    while len(items) < _LONGEST_LIST:
        here = _joint(tokens, items[-1].end)
        if here == items[-1].end:
            break
        keyed = _unit(tokens, here)
        found = keyed or _bare(tokens, here, first.shape)
        found = found or _damaged(tokens, here)
        if found is None or found.shape not in (first.shape, TimeShape.UNCLEAR):
            break
        if found.shape is TimeShape.UNCLEAR:
            return found._replace(start=first.start)
        joints.append(key_at(tokens, items[-1].end))
        bare = bare or (keyed is None and takes("roman", tokens, here) == here)
        items.append(found)
    closed = not is_word(tokens, items[-1].end)
    told = items[-1].is_dated or takes("this", tokens, items[-1].end - 1) == items[-1].end
    told = told or takes("plural", tokens, first.start - 1) == first.start  # các tháng 7, 8, 9
    if first.shape is TimeShape.YEAR:
        told = closed or not bare
    by_word = bool(joints) and joints[-1] != ","
    romans = not bare and first.shape is TimeShape.QUARTER
    if not joints or not (told or (by_word and (closed or not bare)) or (romans and by_word)):
        return first
    return _joined(items)


def _joint(tokens: Tokens, at: int) -> int:
    """Behind a comma, và or +, of which a comma may stand before và."""
    if key_at(tokens, at) in _JOINING:
        return at + 1
    comma = at + (key_at(tokens, at) == ",")
    return max(comma, takes("and", tokens, comma))


def _joined(items: Sequence[TimeMention]) -> TimeMention:
    """A list as the one span that its times fill, its parts kept; unclear where they leave gaps."""
    last = items[-1]
    own = [item.year for item in items]
    parts = tuple(
        item if item.is_dated or item.shift else item._replace(year=last.year, shift=last.shift)
        for item in items
    )
    whole = _spanned(parts[0], last)
    size = {TimeShape.MONTH: 12, TimeShape.QUARTER: 4, TimeShape.YEAR: 1}[last.shape]
    places = [size * (part.year or 0) + part.number for part in parts]
    half_dated = last.year is None and any(year is not None for year in own)
    most = size if last.shape is not TimeShape.YEAR else 0
    fits = all(0 < part.number <= most for part in parts) if most else True
    follows = fits and all(b - a == 1 for a, b in pairwise(places))
    if half_dated or not follows:
        whole = _unclear(parts[0].start, last.end, Doubt.APART)
    return whole._replace(parts=parts)


def _damaged(tokens: Tokens, at: int) -> TimeMention | None:
    """Thág 9/2024, quy III năm 2024: a damaged word before the number of a month or quarter."""
    bare = bare_key(key_at(tokens, at)) if is_word(tokens, at) else ""
    if not bare:
        return None
    if is_damaged(tokens, at, "thang"):
        found = small_at(tokens, at + 1)
        said = year_behind(tokens, at + 2 if found is None else found[1])
        whole = found is not None and (said.is_told or bare != "thang")
        return _unclear(at, said.end, Doubt.DAMAGED) if whole else None
    is_quarter = bare in ("quy", "qui") and takes("quarter", tokens, at) == at
    numbered = takes("roman", tokens, at + 1) > at + 1 or key_at(tokens, at + 1) in tuple("1234")
    said = year_behind(tokens, at + 2)
    if is_quarter and numbered and said.is_told:
        return _unclear(at, said.end, Doubt.DAMAGED)
    return None


def _short_month(tokens: Tokens, at: int) -> TimeMention | None:
    """5/2024 where a month and a year stand without the word."""
    text = key_at(tokens, at)
    if not is_figure(text) or len(text) > 2 or key_at(tokens, at + 1) not in ("/", "-"):
        return None
    year = year_at(tokens, at + 2)
    return None if year is None else TimeMention(TimeShape.MONTH, at, at + 3, int(text), year)


def _years(tokens: Tokens, at: int) -> TimeMention | None:
    """Giai đoạn [5 năm|từ năm] 2021-2025, nhiệm kỳ 2011-2015, 2016-2020."""
    start, here = at, takes("term", tokens, at)
    counted = small_at(tokens, here)
    count = 0
    if counted is not None and takes("year", tokens, counted[1]) > counted[1]:
        named = takes("year", tokens, counted[1])
        if year_at(tokens, named) is not None:
            count, here = counted[0], named
    from_here = takes("from", tokens, here)
    here = takes("year", tokens, from_here) if here > start else here
    first = _bare_year(tokens, here)
    to = 0 if first is None else _to(tokens, first.end)
    if first is None or to == first.end:
        return None
    last = _plain_year(tokens, to) or _bare_year(tokens, to)
    if last is None:
        cut = small_at(tokens, to) is not None and start < here
        return _unclear(start, to + 1, Doubt.SECOND) if cut else None
    number = last.year or 0
    return TimeMention(TimeShape.YEARS, start, last.end, number, first.year, 0, count)


def _year(tokens: Tokens, at: int) -> TimeMention | None:
    """[cả] năm 2024, năm nay, năm ngoái, năm trước, cả năm, trong năm."""
    here = takes("whole", tokens, at)
    end = takes("year", tokens, here)
    month = takes("month", tokens, end)
    counts = at < here and month > end and small_at(tokens, month) is None
    if end == here or counts:  # trong năm tháng đầu năm: five months
        return None
    year = year_at(tokens, end)
    if year is not None:
        return TimeMention(TimeShape.YEAR, at, end + 1, 0, year)
    key = key_at(tokens, end)
    if key and key[0].isdigit() and not key[0].isascii():
        return _unclear(at, end + 1, Doubt.SCRIPT)
    relative = value_of("this", tokens, end)
    if relative and takes("here", tokens, end) == end:
        return TimeMention(TimeShape.YEAR, at, end + 1, 0, None, int(relative), is_told=True)
    if here == at and takes("next", tokens, end) > end:
        return TimeMention(TimeShape.YEAR, at, end + 1, 0, None, 1)
    return TimeMention(TimeShape.YEAR, at, end) if at < here else None


def _cumulated(  # noqa: PLR0911 (one return for each form)
    tokens: Tokens, at: int
) -> TimeMention | None:
    """Lũy kế 9 tháng, cộng dồn năm 2031, lũy kế từ đầu năm; bare, up to a month told elsewhere."""
    end = takes("cumulated", tokens, at)
    if end == at:
        return None
    lost = small_at(tokens, end)
    year = None if lost is None else _plain_year(tokens, lost[1])
    if year is not None and _to(tokens, year.end) == year.end:
        return _unclear(at, year.end, Doubt.LOST_MONTHS)
    again = takes("cumulated", tokens, end) > end  # the same word over and over opens nothing
    inner = None if again else recognise(tokens, end)
    sums = value_of("cumulated", tokens, at) == "from_january"
    if inner is not None and inner.shape in _SPANS:
        return inner._replace(start=at)
    if not sums or (inner is not None and inner.shape is TimeShape.DAY):
        return None
    if inner is not None and inner.shape is TimeShape.MONTH:
        return _from_january_to(inner, at)
    if inner is not None and inner.shape is TimeShape.QUARTER:
        return _unclear(at, inner.end, Doubt.WHICH)
    named = _plain_year(tokens, end)
    if named is not None:
        return TimeMention(TimeShape.CUMULATED, at, named.end, 0, named.year)
    return TimeMention(TimeShape.CUMULATED, at, end) if inner is None else None


_SPANS: Final = frozenset(
    (
        *(TimeShape.FIRST_MONTHS, TimeShape.SPAN, TimeShape.YEARS, TimeShape.SINCE),
        *(TimeShape.YEAR_TO_NOW, TimeShape.UNCLEAR),
    )
)


def _day(  # noqa: PLR0911 (one return for each form)
    tokens: Tokens, at: int
) -> TimeMention | None:
    """Ngày 25 tháng 7 năm 2022, 25/7/2022, 25-7, 25.7: a day, which is never a figure."""
    here = takes("day", tokens, at)
    text = key_at(tokens, here)
    if "." in text:
        return _dotted_day(text, at, here)
    if not is_figure(text) or len(text) > 2:
        return None
    number, behind = int(text), takes("month", tokens, here + 1)
    if behind > here + 1:
        month = small_at(tokens, behind)
        # 6 tháng năm 2013 are six months, not the sixth of May.
        if month is None or not (is_figure(key_at(tokens, behind)) or here > at):
            return None
        if not _is_day(number, month[0]):
            return None
        said = year_behind(tokens, month[1])
        return TimeMention(TimeShape.DAY, at, said.end, number, said.year, said.shift, month[0])
    sign, month_text = key_at(tokens, here + 1), key_at(tokens, here + 2)
    if sign not in ("/", "-") or not is_figure(month_text) or len(month_text) > 2:
        return None
    if not _is_day(number, int(month_text)):
        return None
    year = year_at(tokens, here + 4) if key_at(tokens, here + 3) == sign else None
    end = here + 3 if year is None else here + 5
    return TimeMention(TimeShape.DAY, at, end, number, year, 0, int(month_text))


def _dotted_day(text: str, start: int, at: int) -> TimeMention | None:
    parts = text.split(".")
    if not all(is_figure(part) and len(part) <= DIGITS_OF_YEAR for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 3 and len(parts[2]) == DIGITS_OF_YEAR and _is_day(numbers[0], numbers[1]):
        return TimeMention(TimeShape.DAY, start, at + 1, numbers[0], numbers[2], 0, numbers[1])
    if len(numbers) == 2 and start < at and _is_day(numbers[0], numbers[1]):
        return TimeMention(TimeShape.DAY, start, at + 1, numbers[0], None, 0, numbers[1])
    return None


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= MONTHS_A_YEAR


_Reader = Callable[[Tokens, int], TimeMention | None]
# Longer forms before those that they begin with.
_AT_FIGURES: Final[tuple[_Reader, ...]] = (_day, _months, _years, _short_month, _bare_year)
_AT_WORDS: Final[tuple[_Reader, ...]] = (
    *(_cumulated, _up_to, _from_start_of_year, _from, _day, _months, _half),
    *(_month, _quarter, _years, _year, _damaged),
)


def recognise(tokens: Tokens, at: int, *, alone: bool = False) -> TimeMention | None:
    """Nhận thời gian: the time that begins at a token, None where none does.

    `alone` asks for one time, where a list or a range would follow (so với tháng 4, tháng 5 …).
    """
    token = tokens[at] if at < len(tokens) else END
    if token.is_word and not may_open(token.key):
        return None
    plural = takes("plural", tokens, at)
    if plural > at:
        inner = _unit(tokens, plural)
        whole = None if inner is None else _ranged_or_listed(tokens, inner)
        return whole._replace(start=at) if whole is not None and whole.parts else None
    for read in _AT_FIGURES if token.is_number else _AT_WORDS:
        found = read(tokens, at)
        if found is not None:
            return found if alone else _ranged_or_listed(tokens, found)
    return None
