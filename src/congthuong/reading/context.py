"""Ngữ cảnh: what a text carries from clause to clause: topic, time, place, comparator."""

from collections.abc import Sequence
from typing import Final

from attrs import Factory, define

from congthuong.indicators import Indicator, IndicatorTrait, PriceBasis
from congthuong.localities.grammar import UnitName
from congthuong.periods import AsOf, Period
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.drafts import Draft
from congthuong.reading.mentions import MentionKind
from congthuong.reading.origins import Origin
from congthuong.reading.places import PlaceWords
from congthuong.reading.timeline import resolve
from congthuong.reading.times import TimeMention, TimeShape
from congthuong.reading.wholes import Wholes
from congthuong.records import PlanReference, Segment

__all__ = ["Context"]

_MONTHS_A_YEAR: Final = 12
_LASTING: Final = frozenset(
    (
        TimeShape.FIRST_MONTHS,
        TimeShape.MONTH,
        TimeShape.QUARTER,
        TimeShape.HALF,
        TimeShape.YEAR,
        TimeShape.SPAN,
        TimeShape.YEAR_TO_NOW,
        TimeShape.CUMULATED,
    )
)
_TO_DATE: Final = (TimeShape.YEAR_TO_NOW, TimeShape.CUMULATED)


@define
class Context:
    """Ngữ cảnh: of a text, and of the sentence that is being read.

    `anchor` is when the text was published; `home` the place it is about. `time` is the last time
    that a figure was stated for, `seen` the last that was named at all, `term` the last of several
    years, `section` that of a heading over targets. `told_moment` is the day that stocks were said
    to be of.
    """

    anchor: AsOf | None = None
    home: UnitName | None = None
    topic: Indicator | None = None
    topic_words: str = ""
    industrial: Indicator | None = None
    trade: Indicator | None = None
    turnover: Indicator | None = None
    topic_comparator: Comparator | None = None
    topic_segments: tuple[Segment, ...] = ()
    prices: PriceBasis | None = None
    time: Period | AsOf | None = None
    seen: Period | AsOf | None = None
    term: Period | None = None
    place: PlaceWords | None = None
    place_origin: Origin = Origin.TOLD
    listing: bool = False
    list_opened: bool = False
    section: TimeMention | None = None
    sentence_time: TimeMention | None = None
    sentence_comparator: Comparator | None = None
    sentence_status: str = ""
    sentence_as_of: bool = False
    sentence_so_far: bool = False
    sentence_moment: TimeMention | None = None
    sentence_plan: PlanReference | None = None
    group: tuple[UnitName, ...] = ()
    cumulative: Period | None = None
    moment: AsOf | None = None
    told_moment: AsOf | None = None
    moment_of: Indicator | None = None
    recent: Sequence[Draft] = ()
    counted: dict[str, Indicator] = Factory(dict[str, Indicator])
    wholes: Wholes = Factory(Wholes)

    def begin_paragraph(self) -> None:
        """A new paragraph: back to the place of the text."""
        self.place = self.home
        self.place_origin = Origin.TOLD
        self.group = ()
        self.told_moment = None
        self.recent = ()
        self.wholes = self.wholes.in_next_paragraph()

    def begin_sentence(self) -> None:
        """A new sentence: its own times, comparators and status."""
        if self.place_origin is not Origin.TOLD:
            self.place_origin = Origin.CARRIED
        self.sentence_time = self.section
        self.sentence_comparator = None
        self.sentence_status = "" if self.section is None else "plan"
        self.sentence_as_of = False
        self.sentence_so_far = False
        self.sentence_moment = None
        self.sentence_plan = None
        self.listing, self.list_opened = self.list_opened, False

    def leave_section(self, time: TimeMention) -> None:
        """Below targets for 2024, Năm 2023, …: what is told of a year before is no target."""
        section = self.section
        if section is None or section.year is None or time.year is None:
            return
        if time.year < section.year:
            self.section = None
            self.sentence_status = ""

    def keep_base(self, comparator: Comparator) -> None:
        """6 nhóm tăng giá so với tháng trước: the groups of the CPI that follow go by it, too."""
        held = self.topic_comparator
        by_month = held is not None and held.against is Against.PREVIOUS
        grouped = self.topic is not None and IndicatorTrait.GROUPED in self.topic.traits
        if grouped and not by_month:
            self.topic_comparator = comparator

    def hear(self, kind: MentionKind, value: object) -> None:
        """Take in a word that holds for what follows it: hiện, phấn đấu, trong đó."""
        if kind is MentionKind.AS_OF and value in ("now", "so_far"):
            self.sentence_as_of = True
            self.sentence_so_far = self.sentence_so_far or value == "so_far"
        elif kind is MentionKind.STATUS and value in ("plan", "objective"):
            self.sentence_status = "plan"
        elif kind is MentionKind.LIST and value == "among":
            self.listing = True

    def time_of(
        self,
        mention: TimeMention | None,
        comparators: Sequence[Comparator | None] = (),
        *,
        ahead: bool = False,
    ) -> Period | AsOf | None:
        """The time that a mention means here, or the carried one where there is none."""
        if mention is None:
            return self.time if self.time is not None else self.seen
        if mention.shape in _TO_DATE:
            return self._months_so_far(mention)
        year = self._year_of(mention, comparators)
        dated = mention if year is None else mention._replace(year=year)
        return resolve(dated, self.anchor, ahead=ahead)

    def _months_so_far(self, mention: TimeMention) -> Period | AsOf | None:
        """từ đầu năm đến nay, lũy kế: up to the month that the text has named, else its issue's.

        A bare lũy kế says nothing of the year; where no month was named the time goes on as it was.
        """
        known, anchor = self.seen, self.anchor
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
        return self.time if bare else resolve(mention, anchor)

    def _year_of(
        self, mention: TimeMention, comparators: Sequence[Comparator | None]
    ) -> int | None:
        """A year that stands around a mention without one; None leaves it to the anchor."""
        if mention.year is not None or mention.shift:
            return None
        hint = _year_hint(comparators)
        if hint is not None:
            return hint
        if mention.shape is TimeShape.FIRST_MONTHS:
            for known in (self.time, self.seen):
                if not isinstance(known, Period) or known.months > 1:
                    continue
                if known.start.month == mention.number:
                    return known.start.year  # tháng 3/2023 đạt …, tính chung 3 tháng đạt …
        if mention.shape is TimeShape.YEAR and self.time is not None:
            return _year(self.time)
        return _year(self.seen) if self.anchor is None and self.seen is not None else None

    def is_lasting(self, mention: TimeMention) -> bool:
        """Whether figures may go on being of this time, which is past."""
        if mention.shape not in _LASTING:
            return False
        time = self.time_of(mention)
        return time is not None and not self._is_future(time)

    def notice(self, mention: TimeMention) -> None:
        """Remember a time that a text names, whether or not a figure is stated for it."""
        if mention.shape is TimeShape.YEARS:
            years = self.time_of(mention)
            self.term = years if isinstance(years, Period) else self.term
        if mention.shape is TimeShape.UNCLEAR:
            self.time = self.seen = None
        if mention.shape not in _LASTING or mention.shape in _TO_DATE:
            return
        time = self.time_of(mention)
        if time is not None and not self._is_future(time):
            self.seen = time

    def _is_future(self, time: Period | AsOf) -> bool:
        if self.anchor is None or isinstance(time, AsOf):
            return False
        return time.start.year > self.anchor.year


def _from_month(year: int, first: int, last: int) -> Period | None:
    return Period.month(year, first).span(Period.month(year, last)) if first <= last else None


def _year(time: Period | AsOf) -> int:
    return time.year if isinstance(time, AsOf) else time.start.year


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
