"""Thời gian của cả văn bản: one fold over what a text says, which alone decides every time.

What a text names and states, in its order, goes through `decide`, with an immutable `Frames`: the
last time of a figure, the last one named, the term of years, the months so far, the plan, the
moment of counts. Each figure gets its time with the source of it (`Origin`).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, NamedTuple, TypeAlias

from attrs import evolve, frozen

from congthuong.indicators import Indicator
from congthuong.periods import AsOf, Period
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.drafts import Draft
from congthuong.reading.origins import Origin
from congthuong.reading.roles import RoleKind
from congthuong.reading.timeline import resolve
from congthuong.reading.times import TimeMention, TimeShape
from congthuong.records import Time

__all__ = [
    "Event",
    "Frames",
    "Headed",
    "Named",
    "Opened",
    "Timed",
    "decide",
    "is_unclear",
    "moment_of",
    "time_of",
]


class Opened(NamedTuple):
    """Đoạn mới: a paragraph begins."""


class Named(NamedTuple):
    """Thời gian được nêu: a time that a sentence names outside its plans and brackets."""

    mention: TimeMention


class Headed(NamedTuple):
    """Câu không có số: the time at the head of a sentence that states no figure."""

    mention: TimeMention


Event: TypeAlias = Opened | Named | Headed | Draft


class Timed(NamedTuple):
    """Kết quả: the time of a figure, how it came to it, and whether it lies in years to come."""

    time: Time | None = None
    origin: Origin = Origin.NONE
    is_future: bool = False


@frozen
class Frames:
    """Khung thời gian: what a text has said of time so far.

    `anchor` is when it was issued. `time` is the last time that a figure was stated for, `seen` the
    last that was named at all, `term` the last of several years, `cumulative` the months so far,
    `moment` and `moment_of` those of the last count, `told` the day that counts were said to be of,
    `plan` the time of the plan that is being told.
    """

    anchor: AsOf | None = None
    time: Time | None = None
    seen: Time | None = None
    term: Period | None = None
    cumulative: Period | None = None
    moment: AsOf | None = None
    moment_of: Indicator | None = None
    told: AsOf | None = None
    plan: Time | None = None


_NOTHING: Final = Timed()


def decide(frames: Frames, event: Event) -> tuple[Frames, Timed]:
    """Quyết định thời gian: the frames behind an event, and the time of a figure."""
    if isinstance(event, Opened):
        return evolve(frames, told=None), _NOTHING
    if isinstance(event, Named):
        return _noticed(frames, event.mention), _NOTHING
    if isinstance(event, Headed):
        return _headed(frames, event.mention), _NOTHING
    return _of_figure(frames, event)


def time_of(
    frames: Frames,
    mention: TimeMention | None,
    comparators: Sequence[Comparator | None] = (),
    *,
    ahead: bool = False,
    near: bool = False,
) -> Time | None:
    """The time that a mention means here, or the carried one where there is none."""
    if mention is None:
        return frames.time if frames.time is not None else frames.seen
    if mention.shape in _TO_DATE:
        return _months_so_far(frames, mention)
    year = _year_of(frames, mention, comparators)
    dated = mention if year is None else mention._replace(year=year)
    return resolve(dated, frames.anchor, ahead=ahead, near=near)


def is_unclear(time: TimeMention | None) -> bool:
    """Whether a time was named and not understood: what is told of it has none."""
    return time is not None and time.shape is TimeShape.UNCLEAR


# What is named without a figure


_LASTING: Final = frozenset(
    (
        *(TimeShape.FIRST_MONTHS, TimeShape.MONTH, TimeShape.QUARTER, TimeShape.HALF),
        *(TimeShape.YEAR, TimeShape.SPAN, TimeShape.YEAR_TO_NOW, TimeShape.CUMULATED),
    )
)
_TO_DATE: Final = (TimeShape.YEAR_TO_NOW, TimeShape.CUMULATED)


def _noticed(frames: Frames, mention: TimeMention) -> Frames:
    """Remember a time that a text names, whether or not a figure is stated for it."""
    if mention.shape is TimeShape.YEARS:
        years = time_of(frames, mention)
        return evolve(frames, term=years if isinstance(years, Period) else frames.term)
    if mention.shape is TimeShape.UNCLEAR:
        return evolve(frames, time=None, seen=None)
    if mention.shape not in _LASTING or mention.shape in _TO_DATE:
        return frames
    time = time_of(frames, mention)
    return frames if time is None or _is_ahead(frames, time) else evolve(frames, seen=time)


def _headed(frames: Frames, mention: TimeMention) -> Frames:
    """Figures may go on being of a time at the head of a sentence, where it is past."""
    time = time_of(frames, mention) if mention.shape in _LASTING else None
    return frames if time is None or _is_ahead(frames, time) else evolve(frames, time=time)


def _is_ahead(frames: Frames, time: Time) -> bool:
    """Whether a time lies in the years behind that of issue."""
    if frames.anchor is None or isinstance(time, AsOf):
        return False
    return time.start.year > frames.anchor.year


def _year(time: Time) -> int:
    return time.year if isinstance(time, AsOf) else time.start.year


# Years and months left unsaid


_MONTHS_A_YEAR: Final = 12
_TERM: Final = 24


def _months_so_far(frames: Frames, mention: TimeMention) -> Time | None:
    """từ đầu năm đến nay, lũy kế: up to the month that the text has named, else its issue's.

    A bare lũy kế says nothing of the year; where no month was named the time goes on as it was.
    """
    known, anchor = frames.seen, frames.anchor
    year = mention.year if anchor is None or mention.year is not None else anchor.year
    bare = mention.shape is TimeShape.CUMULATED and mention.year is None
    if bare or year is None:
        year = None if known is None else _year(known)
    if year is not None and isinstance(known, Period) and _year(known) == year:
        last = known.last_month.start.month
        first = mention.month or 1
        if known.months == 1 or (known.months == 3 and known.start.month > 1 and bare):
            return _from_month(year, first, last)
        if known.start.month == 1 and known.months < _MONTHS_A_YEAR:
            return _from_month(year, first, last)
    return frames.time if bare else resolve(mention, anchor)


def _from_month(year: int, first: int, last: int) -> Period | None:
    return Period.month(year, first).span(Period.month(year, last)) if first <= last else None


def _year_of(
    frames: Frames, mention: TimeMention, comparators: Sequence[Comparator | None]
) -> int | None:
    """A year that stands around a mention without one; None leaves it to the day of issue."""
    if mention.year is not None or mention.shift or mention.is_told:
        return None
    hint = _year_hint(comparators)
    if hint is not None:
        return hint
    if mention.shape is TimeShape.FIRST_MONTHS:
        for known in (frames.time, frames.seen):
            if not isinstance(known, Period) or known.months > 1:
                continue
            if known.start.month == mention.number:
                return known.start.year  # tháng 3/2023 đạt …, tính chung 3 tháng đạt …
    known = frames.time if frames.time is not None else frames.seen
    if mention.shape is TimeShape.YEAR and known is not None:
        return _year(known)
    if frames.anchor is None:
        return None if frames.seen is None else _year(frames.seen)
    return _year_of_text(frames, mention, frames.anchor)


def _year_of_text(frames: Frames, mention: TimeMention, anchor: AsOf) -> int | None:
    """Năm 2030, …. Quý I, …, told in the autumn of 2031: the year that the text is on goes on."""
    wholes = (known for known in (frames.time, frames.seen) if isinstance(known, Period))
    whole = next((known for known in wholes if known.months == _MONTHS_A_YEAR), None)
    time = None if whole is None else resolve(mention, anchor)
    if whole is None or anchor.month is None or not isinstance(time, Period):
        return None
    last = time.last_month.start
    ago = (anchor.year - last.year) * _MONTHS_A_YEAR + anchor.month - last.month
    return whole.start.year if ago > _LATE and whole.start.year < last.year else None


_LATE: Final = 5


def _year_hint(comparators: Sequence[Comparator | None]) -> int | None:
    """cùng kỳ năm 2018 says that the figure is of 2019."""
    for comparator in comparators:
        if comparator is None or comparator.time is None or comparator.time.year is None:
            continue
        if comparator.against is Against.SAME_PERIOD:
            return comparator.time.year + 1
        if comparator.against is Against.PERIOD and comparator.time.shape is TimeShape.YEAR:
            return comparator.time.year + 1
    return None


# What a figure is of


def _of_figure(frames: Frames, draft: Draft) -> tuple[Frames, Timed]:
    """The time of a figure, and the frames behind it."""
    comparators = [rate.comparator for rate in draft.rates]
    ahead = draft.planned is not None or draft.status == "forecast"
    near = draft.status == "estimate"
    time = time_of(frames, draft.time, comparators, ahead=ahead, near=near)
    flows = draft.indicator is not None and not draft.is_stock
    follows = draft.planned is not None or (time is None and flows)
    if draft.time is None and follows and frames.plan is not None:
        time = frames.plan
    said = time if draft.time is not None else None
    told = said if said is not None or time is not frames.plan else time
    future = told is not None and draft.planned is None and _is_ahead(frames, told)
    planned = draft.planned is not None or future
    if said is not None:
        frames = evolve(frames, plan=_plan_behind(frames, said) if planned else None)
        if _carries(frames, draft, said, planned=planned):
            frames = evolve(frames, time=said)
    if is_unclear(draft.time):
        return frames, Timed(is_future=future)
    frames, own = _own(frames, draft, time, planned=planned)
    return frames, Timed(own, _origin(frames, draft, own), future)


def _plan_behind(frames: Frames, said: Time) -> Time:
    """Mục tiêu đến năm 2030 …, cả giai đoạn 2026-2030 …: the year goes on, not its term."""
    held = frames.plan
    if isinstance(held, Period) and isinstance(said, Period) and said.encloses(held):
        return held
    return said


def _origin(frames: Frames, draft: Draft, time: Time | None) -> Origin:
    if time is None:
        return Origin.NONE
    if draft.time is not None or draft.moment is not None:
        return draft.time_origin
    return Origin.TOLD if time == frames.anchor else Origin.CARRIED


def _carries(frames: Frames, draft: Draft, time: Time, *, planned: bool) -> bool:
    """Whether what follows without a time is of this one."""
    whole = frames.time
    apart = draft.stands_apart and isinstance(time, Period) and isinstance(whole, Period)
    if apart and isinstance(time, Period) and isinstance(whole, Period):
        apart = whole.encloses(time)  # cả năm …, riêng tháng 12 …
    if draft.time is not None and draft.time.shape is TimeShape.YEARS:
        apart = isinstance(whole, Period) and whole.months < _TERM
    # xuất khẩu tháng 6 đạt …, lũy kế …: of this sentence, not of what comes after it
    apart = apart or (draft.time is not None and draft.time.shape is TimeShape.CUMULATED)
    return not apart and not planned and not draft.is_aside and not draft.is_average


def _own(
    frames: Frames, draft: Draft, time: Time | None, *, planned: bool
) -> tuple[Frames, Time | None]:
    """The time of a statement, from that of its clause and from what is said of it."""
    if draft.is_average and not draft.has_own_time and frames.term is not None:
        time = frames.term  # nhiệm kỳ 2015-2020: tăng bình quân 11%/năm
    if draft.is_last_year and isinstance(time, Period):
        time = time.same_period_last_year()
    frames, time = _fitted(frames, draft, time)
    if time is None and frames.moment is not None:
        time = frames.moment  # what stands beside a stock is as of its day
    if draft.so_far and not planned and frames.anchor is not None:
        time = frames.anchor
    if draft.moment is not None and draft.time is None and not (planned or draft.is_stock):
        return frames, _up_to(frames, draft)
    if draft.as_of and draft.is_counted and draft.time is None and not planned:
        return frames, frames.anchor or time  # hiện có 86 sản phẩm
    if draft.is_stock and planned and draft.time is not None and not draft.is_new:
        return frames, None if time is None else moment_of(draft, time)
    if draft.is_stock and not draft.is_new and not planned:
        return _moment(frames, draft, time)
    return frames, time


def _up_to(frames: Frames, draft: Draft) -> Time | None:
    """Đến 31/12/2023 thu 910 tỷ đồng: a flow up to a day that ends a month is of the months so far.

    One up to any other day has no period, and keeps its day.
    """
    day = None if draft.moment is None else time_of(frames, draft.moment)
    if not isinstance(day, AsOf) or day.day is None or day.month is None or not _ends_month(day):
        return day
    return _from_month(day.year, 1, day.month)


def _ends_month(day: AsOf) -> bool:
    return day.last_day.month != (day.last_day + _DAY).month


_DAY: Final = timedelta(days=1)


def _fitted(frames: Frames, draft: Draft, time: Time | None) -> tuple[Frames, Time | None]:
    """A carried time made to fit what is said of it.

    Growth on the month before is of a month; a percentage of the year's plan is of the months
    so far.
    """
    if not isinstance(time, Period):
        return frames, time
    bases = [
        rate.comparator
        for rate in draft.rates
        if rate.comparator is not None and rate.role.kind is not RoleKind.PLAN
    ]
    if time.start.month == 1 and 1 < time.months < _MONTHS_A_YEAR:
        for base in bases:
            month = _month_over(base, time)
            if month is not None:
                return frames, month
    if draft.is_yearly:
        return frames, Period.year(time.start.year)
    planned = any(rate.role.kind is RoleKind.PLAN for rate in draft.rates)
    if planned and time.months == 1 and not draft.has_own_time:
        cumulative = frames.cumulative
        fits = cumulative is not None and cumulative.encloses(time)
        return frames, cumulative if fits else time
    if time.months > 1 and time.start.month == 1:
        frames = evolve(frames, cumulative=time)
    return frames, time


def _month_over(base: Comparator, time: Period) -> Period | None:
    """The last month of the months so far, where a base is a month as well."""
    if base.against is Against.PREVIOUS:
        return time.last_month if time.months != 3 or base.unit == "month" else None
    said = base.time
    if base.against is not Against.PERIOD or said is None or said.shape is not TimeShape.MONTH:
        return None
    last = time.last_month
    same = said.year == last.start.year - 1 and said.number == last.start.month
    return last if same else None


# Moments of stocks


def _moment(frames: Frames, draft: Draft, time: Time | None) -> tuple[Frames, AsOf | None]:
    """The time of a stock: its own, that of the total just raised, or that of the report."""
    moment = _told_moment(frames, draft, time)
    if moment is not None:
        frames = frames if moment.day is None else evolve(frames, told=moment)
    elif frames.moment is not None and _is_akin(frames.moment_of, draft.indicator):
        moment = frames.moment
    elif draft.time is not None and time is not None:
        moment = moment_of(draft, time)
    elif draft.is_rate and frames.moment is None and isinstance(time, Period):
        moment = AsOf(time.start.year) if time.months == _MONTHS_A_YEAR else AsOf.end_of(time)
    else:
        end = AsOf.end_of(time) if isinstance(time, Period) else time
        moment = frames.told or frames.anchor or end
    return evolve(frames, moment=moment, moment_of=draft.indicator), moment


def _told_moment(frames: Frames, draft: Draft, time: Time | None) -> AsOf | None:
    """The moment that the words around a stock name, None where they name none."""
    named = None if draft.moment is None else time_of(frames, draft.moment)
    if isinstance(named, AsOf):
        return named
    if isinstance(time, AsOf):
        return time
    if draft.is_total and time is not None:
        return AsOf.end_of(time)
    if draft.as_of and frames.anchor is not None:
        return frames.anchor
    return moment_of(draft, time) if draft.has_own_time and time is not None else None


def moment_of(draft: Draft, time: Time) -> AsOf:
    """The moment of a stock that a time names: known to the month or the year, or its last day."""
    if isinstance(time, AsOf):
        return time
    shape = None if draft.time is None else draft.time.shape
    if shape is TimeShape.MONTH:
        return AsOf(time.start.year, time.start.month)
    return AsOf(time.start.year) if shape is TimeShape.YEAR else AsOf.end_of(time)


def _is_akin(one: Indicator | None, other: Indicator | None) -> bool:
    """Petrol and LPG shops, both establishments: counted on one day, as what is one indicator."""
    if one is None or other is None or one == other:
        return one == other
    return bool({one.code, one.parent} & {other.code, other.parent} - {None})
