"""Đọc báo cáo: a whole text to statements, and to what of them makes complete records."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from congthuong._text import Span
from congthuong._tokens import Token, tokenize
from congthuong.documents import DocumentMention, find_documents
from congthuong.findings import Evidence
from congthuong.indicators import Indicator
from congthuong.localities import Locality
from congthuong.percentages import IndexBase
from congthuong.periods import AsOf, Period
from congthuong.reading.assembling import SentenceAssembler
from congthuong.reading.cleaning import CleanText, clean, paragraphs
from congthuong.reading.comparators import Against, Comparator
from congthuong.reading.context import Context
from congthuong.reading.drafts import STATUSES, Draft, RateDraft, rate_of, value_of
from congthuong.reading.finishing import finished
from congthuong.reading.homes import home_of
from congthuong.reading.origins import Origin, Origins
from congthuong.reading.places import PlaceReader, PlaceWords, name_of, settled, unsettled
from congthuong.reading.plans import plan_reference
from congthuong.reading.roles import RoleKind
from congthuong.reading.scanning import scan
from congthuong.reading.sentences import sentences
from congthuong.reading.stamps import STAMP, stamp_of
from congthuong.reading.timeline import resolve
from congthuong.reading.times import TimeMention, TimeShape
from congthuong.reading.vocabulary import Vocabulary, default_vocabulary
from congthuong.records import (
    ComparisonBase,
    ObservationStatus,
    Place,
    PlanBase,
    Source,
    StatedRate,
    Statement,
)

__all__ = ["ReportReader"]


class ReportReader:
    """Đọc một văn bản: sentence by sentence, with what the text carries on."""

    def __init__(
        self,
        text: str,
        published: AsOf | None,
        locality: Locality | None,
        words: Vocabulary | None = None,
    ) -> None:
        self.clean: CleanText = clean(text)
        self._words = words or default_vocabulary()
        self._published = published or stamp_of(self.clean.text)
        self.documents: list[DocumentMention] = []
        self._home = locality
        home = None if locality is None else name_of(locality)
        self._places = PlaceReader(self.clean.text, home, self._published)
        self._context = Context(anchor=self._published, home=home, place=home)
        self.statements: list[Statement] = []
        self.origins: list[Origins] = []
        self.unread: list[tuple[Span, str]] = []
        self.supposed: list[tuple[Span, str]] = []
        self._undated: list[tuple[int, Draft]] = []
        self._unclear: set[int] = set()
        self._open: dict[Span, str] = {}
        self._settled: dict[tuple[PlaceWords | None, Period | AsOf | None], Place | None] = {}

    @property
    def published(self) -> AsOf | None:
        """When the text was issued, as given or as it says itself."""
        return self._published

    @property
    def home(self) -> Locality | None:
        """The unit that the text is about."""
        return self._home

    def run(self) -> None:
        """Read everything."""
        text = self.clean.text
        mentions = find_documents(text)
        stamps = [Span(*match.span()) for match in STAMP.finditer(text)]
        spans = [mention.span for mention in mentions]
        hidden = _Hidden(sorted([*stamps, *spans], key=lambda span: span.start))
        self.documents = [
            evolve(mention, span=self.clean.original_span(mention.span)) for mention in mentions
        ]
        seen: set[str] = set()
        every = list(paragraphs(text))
        self._settle(every)
        for paragraph in every:
            said = paragraph.of(text).strip()
            if said in seen and len(said) >= _REPEATED:
                continue  # a lead that stands again as the first paragraph
            seen.add(said)
            self._context.begin_paragraph()
            tokens = tokenize(text, paragraph.start, paragraph.end)
            for sentence in sentences(text, tokens):
                self._sentence(sentence, hidden)
        self._date()
        self.unread = sorted((*self.unread, *self._open.items()))
        self.statements, self.origins = finished(self.statements, self.origins, self._unclear)

    def _date(self) -> None:
        """Give times named before any year the year of the first time that has one."""
        known = (each.time for each in self.statements if each.time is not None)
        first = next(known, None)
        if first is None:
            return
        year = first.year if isinstance(first, AsOf) else first.start.year
        for index, draft in self._undated:
            mention = draft.time
            time = None if mention is None else resolve(mention._replace(year=year), None)
            if time is not None:
                fitted = _moment_of(draft, time) if draft.is_stock else time
                place = self._place(draft, fitted)
                self.statements[index] = evolve(self.statements[index], time=fitted, place=place)
                self.origins[index] = evolve(self.origins[index], time=Origin.COMPOSED)

    def _sentence(self, tokens: Sequence[Token], hidden: "_Hidden") -> None:
        mentions = scan(tokens, self._words, self._places, hidden.among(tokens))
        self._context.begin_sentence()
        assembler = SentenceAssembler(self.clean.text, tokens, self._words, self._context)
        assembler.run(mentions)
        origin = self.clean.original_span
        self.unread.extend((origin(span), reason) for span, reason in assembler.unread)
        self.supposed.extend((origin(span), doubt) for span, doubt in assembler.supposed)
        for draft in assembler.drafts:
            statement = self._statement(draft)
            if statement.value is None and draft.rates and not statement.rates:
                continue
            if statement.time is None and is_unclear(draft.time):
                self._unclear.add(id(statement))
            elif statement.time is None and draft.time is not None:
                self._undated.append((len(self.statements), draft))
            self.statements.append(statement)
            self.origins.append(self._origins(draft, statement))

    def _origins(self, draft: Draft, statement: Statement) -> Origins:
        """How a statement came to its slots; rates that were left out are not among the bases."""
        said = {id(held.evidence): held.origin for held in draft.rates}
        bases = tuple(said.get(id(rate.evidence), Origin.NONE) for rate in statement.rates)
        place = draft.place_origin if statement.place is not None else Origin.NONE
        return Origins(self._time_origin(draft, statement.time), place, bases)

    def _time_origin(self, draft: Draft, time: Period | AsOf | None) -> Origin:
        if time is None:
            return Origin.NONE
        if draft.time is not None or draft.moment is not None:
            return draft.time_origin
        return Origin.TOLD if time == self._published else Origin.CARRIED

    def _settle(self, every: Sequence[Span]) -> None:
        """Take the unit that the head of a text names as the one that the text is about."""
        found = home_of(self.clean.text, every, self._home, self._published)
        if found is not None:
            self._home = found.unit
            self._context.home = self._context.place = found.name
            self._places = PlaceReader(self.clean.text, found.name, self._published)

    def _statement(self, draft: Draft) -> Statement:
        comparators = [rate.comparator for rate in draft.rates]
        ahead = draft.planned is not None or draft.status == "forecast"
        time = self._context.time_of(draft.time, comparators, ahead=ahead)
        carries = self._carries(draft, time)
        if self._is_future(draft, time):
            draft.planned = plan_reference("objective", "")
        if draft.time is not None and time is not None and carries:
            self._context.time = time
        time = None if is_unclear(draft.time) else self._own_time(draft, time)
        for rate in draft.rates:
            rate.plan_period = self._plan_period(rate, time)
        rates = self._rates(draft, time)
        value = None if draft.value is None else value_of(draft.value, draft.unit)
        return Statement(
            draft.words,
            draft.indicator,
            self._place(draft, time),
            time,
            draft.prices,
            draft.segments,
            value,
            rates,
            STATUSES.get(draft.status, ObservationStatus.NORMAL),
            draft.planned,
            self._source(draft),
            tuple((slot, self._evidence(evidence)) for slot, evidence in draft.evidence),
        )

    def _rates(self, draft: Draft, time: Period | AsOf | None) -> tuple[StatedRate, ...]:
        """The rates whose base is known; one whose base is named and unclear is left unread."""
        rates: list[StatedRate] = []
        for rate in draft.rates:
            base = self._base(rate.comparator, time)
            if base is not None or rate.has_own_base:
                own = IndexBase.SAME_PERIOD_LAST_YEAR if base is None else base
                rates.append(rate_of(rate, own, time))
                continue
            told = rate.evidence
            draft.evidence = [each for each in draft.evidence if each[1] is not told]
            span = self.clean.original_span(told.span or draft.span)
            self._open[span] = _why_open(rate.comparator)
        return tuple(rates)

    def _place(self, draft: Draft, time: Period | AsOf | None) -> Place | None:
        """The unit that the words for a place meant at the time of the figure."""
        key = draft.place, time
        if key not in self._settled:
            place = settled(draft.place, time, self._published, self._context.home)
            self._settled[key] = place
            if place is None:
                for span, reason in unsettled(draft.place, time, self._published):
                    self._open[self.clean.original_span(span)] = reason
        return self._settled[key]

    def _carries(self, draft: Draft, time: Period | AsOf | None) -> bool:
        """Whether what follows without a time is of this one."""
        whole = self._context.time
        if not isinstance(time, Period) or not isinstance(whole, Period):
            apart = False
        else:  # cả năm …, riêng tháng 12 …
            apart = draft.stands_apart and whole.encloses(time)
        # xuất khẩu tháng 6 đạt …, lũy kế …: of this sentence, not of what comes after it
        apart = apart or (draft.time is not None and draft.time.shape is TimeShape.CUMULATED)
        return not apart and draft.planned is None and not draft.is_aside and not draft.is_average

    def _own_time(self, draft: Draft, time: Period | AsOf | None) -> Period | AsOf | None:
        """The time of a statement, from that of its clause and from what is said of it."""
        context = self._context
        if draft.is_average and not draft.has_own_time and context.term is not None:
            time = context.term  # nhiệm kỳ 2015-2020: tăng bình quân 11%/năm
        if draft.is_last_year and isinstance(time, Period):
            time = time.same_period_last_year()
        time = self._fitted(draft, time)
        if time is None and context.moment is not None:
            time = context.moment  # what stands beside a stock is as of its day
        if draft.so_far and draft.planned is None and self._published is not None:
            time = self._published
        if draft.is_stock and draft.planned is not None and draft.time is not None:
            return None if time is None else _moment_of(draft, time)
        if draft.is_stock and not draft.is_new and draft.planned is None:
            return self._moment(draft, time)
        return time

    def _source(self, draft: Draft) -> Source:
        span = self.clean.original_span(draft.span)
        return Source(published=self._published, quote=draft.span.of(self.clean.text), span=span)

    def _evidence(self, evidence: Evidence) -> Evidence:
        span = None if evidence.span is None else self.clean.original_span(evidence.span)
        return evidence if span == evidence.span else evolve(evidence, span=span)

    def _is_future(self, draft: Draft, time: Period | AsOf | None) -> bool:
        """đến năm 2030 có 28 cụm: what is said of a year to come is planned."""
        if draft.planned is not None or not isinstance(time, Period) or self._published is None:
            return False
        return draft.time is not None and time.start.year > self._published.year

    def _fitted(self, draft: Draft, time: Period | AsOf | None) -> Period | AsOf | None:
        """A carried time made to fit what is said of it.

        Growth on the month before is of a month; a percentage of the year's plan is of the months
        so far.
        """
        context = self._context
        if not isinstance(time, Period):
            return time
        kinds = {rate.comparator.against for rate in draft.rates if rate.comparator is not None}
        monthly = any(
            rate.comparator is not None
            and rate.comparator.against is Against.PREVIOUS
            and rate.role.kind is not RoleKind.PLAN
            for rate in draft.rates
        )
        if monthly and kinds and time.start.month == 1 and 1 < time.months < 12:
            return time if time.months == 3 else time.last_month
        planned = any(rate.role.kind is RoleKind.PLAN for rate in draft.rates)
        if draft.is_yearly:
            return Period.year(time.start.year)
        if planned and time.months == 1 and not draft.has_own_time:
            cumulative = context.cumulative
            return cumulative if cumulative is not None and cumulative.encloses(time) else time
        if time.months > 1 and time.start.month == 1:
            context.cumulative = time
        return time

    def _moment(self, draft: Draft, time: Period | AsOf | None) -> Period | AsOf | None:
        """The time of a stock: its own, that of the total just raised, or that of the report."""
        context = self._context
        moment = self._told_moment(draft, time)
        if moment is not None:
            context.told_moment = context.told_moment if moment.day is None else moment
        elif context.moment is not None and _is_akin(context.moment_of, draft.indicator):
            moment = context.moment
        elif draft.time is not None and time is not None:
            moment = _moment_of(draft, time)
        elif draft.is_rate and context.moment is None and isinstance(time, Period):
            moment = AsOf(time.start.year) if time.months == 12 else AsOf.end_of(time)
        else:
            end = AsOf.end_of(time) if isinstance(time, Period) else time
            moment = context.told_moment or self._published or end
        context.moment, context.moment_of = moment, draft.indicator
        return moment

    def _told_moment(self, draft: Draft, time: Period | AsOf | None) -> AsOf | None:
        """The moment that the words around a stock name, None where they name none."""
        named = None if draft.moment is None else self._context.time_of(draft.moment)
        if isinstance(named, AsOf):
            return named
        if isinstance(time, AsOf):
            return time
        if draft.is_total and time is not None:
            return AsOf.end_of(time)
        if draft.as_of and self._published is not None:
            return self._published
        return _moment_of(draft, time) if draft.has_own_time and time is not None else None

    def _plan_period(self, rate: RateDraft, time: Period | AsOf | None) -> Period | None:
        """The period of the plan that a percentage names, where it encloses that of the figure."""
        if rate.plan_time is None:
            return None
        named = self._context.time_of(rate.plan_time)
        inner = time.period if isinstance(time, AsOf) else time
        if not isinstance(named, Period) or inner is None or not named.encloses(inner):
            return None
        return named

    def _base(
        self, comparator: Comparator | None, time: Period | AsOf | None
    ) -> ComparisonBase | None:
        """What a rate is over; without a word, the same period of the year before.

        None where a base is named of which it is not clear what it is.
        """
        if comparator is None:
            return IndexBase.SAME_PERIOD_LAST_YEAR
        if is_unclear(comparator.time):
            return None
        if comparator.against is Against.PERIOD and comparator.time is not None:
            return self._named_base(comparator.time, time)
        if comparator.against is Against.PLAN:
            return PlanBase(plan_reference(comparator.plan, ""))
        if comparator.against is Against.SAME_PERIOD and comparator.time is not None:
            return self._same_period(comparator.time, time)
        return _BASES.get(comparator.against, IndexBase.SAME_PERIOD_LAST_YEAR)

    def _same_period(
        self, mention: TimeMention, time: Period | AsOf | None
    ) -> ComparisonBase | None:
        """Cùng kỳ năm 2019 of figures of 2024 is that of 2019; cùng kỳ quý II năm 2022 is named."""
        if time is None or mention.year is None:
            return IndexBase.SAME_PERIOD_LAST_YEAR
        if mention.shape is not TimeShape.YEAR:
            return self._named_base(mention, time)
        back = (time.year if isinstance(time, AsOf) else time.start.year) - mention.year
        if back <= 1:
            return IndexBase.SAME_PERIOD_LAST_YEAR
        if isinstance(time, Period):
            return time.shift(-12 * back)
        leap = (time.month, time.day) == (2, 29)
        return AsOf(mention.year, time.month, None if leap else time.day)

    def _named_base(
        self, mention: TimeMention, time: Period | AsOf | None
    ) -> ComparisonBase | None:
        """So với năm 2018 of figures of 2019 is the same period; so với tháng 4 of May the last."""
        if mention.shape is TimeShape.YEAR and mention.shift == -1:
            return IndexBase.SAME_PERIOD_LAST_YEAR
        end = AsOf.end_of(time) if isinstance(time, Period) else time
        named = resolve(mention, self._published or end)
        if isinstance(time, AsOf) and named == Period.year(time.year - 1):
            return IndexBase.SAME_PERIOD_LAST_YEAR
        if not isinstance(named, Period) or not isinstance(time, Period):
            return named
        if mention.year is None and named.start > time.start and not named.overlaps(time):
            return None  # what lies behind the figure is no base: of which year is it?
        last_year = named.start.year == time.start.year - 1
        of_year = mention.shape is TimeShape.YEAR and last_year
        if of_year or named == time.same_period_last_year():
            return IndexBase.SAME_PERIOD_LAST_YEAR
        is_previous = named.months == time.months and named.abuts(time)
        return IndexBase.PREVIOUS_PERIOD if is_previous else named


def _why_open(comparator: Comparator | None) -> str:
    """Why the base of a rate is not known, in Vietnamese."""
    time = None if comparator is None else comparator.time
    doubt = None if time is None else time.doubt
    return f"mốc so sánh không rõ: {_NO_YEAR if doubt is None else doubt.label}"


_NO_YEAR: Final = "không rõ năm"


def is_unclear(time: TimeMention | None) -> bool:
    """Whether a time was named and not understood: what is told of it has none."""
    return time is not None and time.shape is TimeShape.UNCLEAR


def _is_akin(one: Indicator | None, other: Indicator | None) -> bool:
    """Petrol and LPG shops, both establishments: counted on one day, as what is one indicator."""
    if one is None or other is None or one == other:
        return one == other
    return bool({one.code, one.parent} & {other.code, other.parent} - {None})


def _moment_of(draft: Draft, time: Period | AsOf) -> AsOf:
    """The moment of a stock that a time names: known to the month or the year, or its last day."""
    if isinstance(time, AsOf):
        return time
    shape = None if draft.time is None else draft.time.shape
    if shape is TimeShape.MONTH:
        return AsOf(time.start.year, time.start.month)
    return AsOf(time.start.year) if shape is TimeShape.YEAR else AsOf.end_of(time)


_BASES: Final = {
    Against.PREVIOUS: IndexBase.PREVIOUS_PERIOD,
    Against.DECEMBER: IndexBase.DECEMBER_LAST_YEAR,
}


# Shorter lines, such as a name over its list, may well stand twice.
_REPEATED: Final = 40


class _Hidden:
    """Stretches of a text that hold no figures, in order and apart: numbers of documents."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def among(self, tokens: Sequence[Token]) -> Sequence[bool]:
        """Whether each token lies in one of them."""
        if not self._starts:
            return [False] * len(tokens)
        return [self._covers(token.start) for token in tokens]

    def _covers(self, position: int) -> bool:
        last = bisect_right(self._starts, position) - 1
        return last >= 0 and position < self._ends[last]
