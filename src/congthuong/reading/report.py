"""Đọc báo cáo: a whole text to statements, and to what of them makes complete records."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from congthuong._text import Span
from congthuong._tokens import Token, tokenize
from congthuong.documents import DocumentMention, find_documents
from congthuong.findings import Evidence, Finding
from congthuong.localities import Locality
from congthuong.percentages import IndexBase
from congthuong.periods import AsOf, Period
from congthuong.reading.assembling import SentenceAssembler
from congthuong.reading.bases import base_of, why_open
from congthuong.reading.blocks import PastedTable, pasted_tables, without
from congthuong.reading.cleaning import CleanText, clean, paragraphs
from congthuong.reading.context import Context
from congthuong.reading.drafts import STATUSES, Draft, RateDraft, rate_of, value_of
from congthuong.reading.finishing import finished
from congthuong.reading.homes import home_of
from congthuong.reading.origins import Origin, Origins
from congthuong.reading.places import PlaceReader, PlaceWords, name_of, settled, unsettled
from congthuong.reading.plans import plan_reference
from congthuong.reading.scanning import scan
from congthuong.reading.sentences import sentences
from congthuong.reading.stamps import STAMP, stamp_of
from congthuong.reading.timeline import resolve
from congthuong.reading.timing import (
    Event,
    Frames,
    Opened,
    Timed,
    decide,
    is_unclear,
    moment_of,
    time_of,
)
from congthuong.reading.vocabulary import Vocabulary, default_vocabulary
from congthuong.records import (
    ObservationStatus,
    Place,
    Source,
    StatedRate,
    Statement,
    Time,
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
        self.pasted: list[Finding] = []
        self.supposed: list[tuple[Span, str]] = []
        self._events: list[Event] = []
        self._undated: list[tuple[int, Draft]] = []
        self._unclear: set[int] = set()
        self._open: dict[Span, str] = {}
        self._settled: dict[tuple[PlaceWords | None, Time | None], Place | None] = {}

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
        tables = pasted_tables(self.clean.original)
        text = without(text, tables)
        every = list(paragraphs(text))
        self._settle(every)
        for paragraph in every:
            said = paragraph.of(text).strip()
            if said in seen and len(said) >= _REPEATED:
                continue  # a lead that stands again as the first paragraph
            seen.add(said)
            self._context.begin_paragraph()
            self._events.append(Opened())
            tokens = tokenize(text, paragraph.start, paragraph.end)
            for sentence in sentences(text, tokens):
                self._sentence(sentence, hidden)
        self._fold()
        self._date()
        self._tables(tables)
        self.unread = sorted((*self.unread, *self._open.items()))
        self.statements, self.origins = finished(self.statements, self.origins, self._unclear)

    def _tables(self, tables: Sequence[PastedTable]) -> None:
        """What the tables pasted into the text state, cell by cell."""
        if not tables:
            return  # the rooms of tables are loaded for a table alone
        from congthuong.reading.tabular import TableInText

        for table in tables:
            read = TableInText(self.clean.original, table, self._published, self._home)
            for statement, origins in read.statements():
                self.statements.append(statement)
                self.origins.append(origins)
            self.unread.extend(read.unread())
            self.pasted.extend(read.findings())

    def _settle(self, every: Sequence[Span]) -> None:
        """Take the unit that the head of a text names as the one that the text is about."""
        found = home_of(self.clean.text, every, self._home, self._published)
        if found is not None:
            self._home = found.unit
            self._context.home = self._context.place = found.name
            self._places = PlaceReader(self.clean.text, found.name, self._published)

    def _sentence(self, tokens: Sequence[Token], hidden: "_Hidden") -> None:
        """First pass: what the sentence names and states, without its times."""
        mentions = scan(tokens, self._words, self._places, hidden.among(tokens))
        self._context.begin_sentence()
        assembler = SentenceAssembler(self.clean.text, tokens, self._words, self._context)
        assembler.run(mentions)
        origin = self.clean.original_span
        self.unread.extend((origin(span), reason) for span, reason in assembler.unread)
        self.supposed.extend((origin(span), doubt) for span, doubt in assembler.supposed)
        self._events.extend(assembler.events)

    def _fold(self) -> None:
        """Second pass: the time of every figure, in the order of the text."""
        frames = Frames(self._published)
        for event in self._events:
            frames, timed = decide(frames, event)
            if isinstance(event, Draft):
                self._state(event, timed, frames)

    def _state(self, draft: Draft, timed: Timed, frames: Frames) -> None:
        """What a figure states at its time; a rate whose base is unclear alone states nothing."""
        if timed.is_future:
            draft.planned = plan_reference("objective", "")
        for rate in draft.rates:
            rate.plan_period = _plan_period(rate, timed.time, frames)
        statement = self._statement(draft, timed.time)
        if statement.value is None and draft.rates and not statement.rates:
            return
        if timed.time is None and is_unclear(draft.time):
            self._unclear.add(id(statement))
        elif timed.time is None and draft.time is not None:
            self._undated.append((len(self.statements), draft))
        self.statements.append(statement)
        self.origins.append(_origins(draft, statement, timed.origin))

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
                fitted = moment_of(draft, time) if draft.is_stock else time
                place = self._place(draft, fitted)
                self.statements[index] = evolve(self.statements[index], time=fitted, place=place)
                self.origins[index] = evolve(self.origins[index], time=Origin.COMPOSED)

    def _statement(self, draft: Draft, time: Time | None) -> Statement:
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

    def _rates(self, draft: Draft, time: Time | None) -> tuple[StatedRate, ...]:
        """The rates whose base is known; one whose base is named and unclear is left unread."""
        rates: list[StatedRate] = []
        for rate in draft.rates:
            base = base_of(rate.comparator, time, self._published)
            if base is not None or rate.has_own_base:
                own = IndexBase.SAME_PERIOD_LAST_YEAR if base is None else base
                rates.append(rate_of(rate, own, time))
                continue
            told = rate.evidence
            draft.evidence = [each for each in draft.evidence if each[1] is not told]
            span = self.clean.original_span(told.span or draft.span)
            self._open[span] = why_open(rate.comparator)
        return tuple(rates)

    def _place(self, draft: Draft, time: Time | None) -> Place | None:
        """The unit that the words for a place meant at the time of the figure."""
        key = draft.place, time
        if key not in self._settled:
            place = settled(draft.place, time, self._published, self._context.home)
            self._settled[key] = place
            if place is None:
                for span, reason in unsettled(draft.place, time, self._published):
                    self._open[self.clean.original_span(span)] = reason
        return self._settled[key]

    def _source(self, draft: Draft) -> Source:
        span = self.clean.original_span(draft.span)
        return Source(published=self._published, quote=draft.span.of(self.clean.text), span=span)

    def _evidence(self, evidence: Evidence) -> Evidence:
        span = None if evidence.span is None else self.clean.original_span(evidence.span)
        return evidence if span == evidence.span else evolve(evidence, span=span)


def _plan_period(rate: RateDraft, time: Time | None, frames: Frames) -> Period | None:
    """The period of the plan that a percentage names, where it encloses that of the figure."""
    if rate.plan_time is None:
        return None
    named = time_of(frames, rate.plan_time)
    inner = time.period if isinstance(time, AsOf) else time
    if not isinstance(named, Period) or inner is None or not named.encloses(inner):
        return None
    return named


def _origins(draft: Draft, statement: Statement, time: Origin) -> Origins:
    """How a statement came to its slots; rates that were left out are not among the bases."""
    said = {id(held.evidence): held.origin for held in draft.rates}
    bases = tuple(said.get(id(rate.evidence), Origin.NONE) for rate in statement.rates)
    place = draft.place_origin if statement.place is not None else Origin.NONE
    return Origins(
        time,
        place,
        bases,
        draft.indicator_origin if draft.indicator is not None else Origin.NONE,
        Origin.HERE if draft.segments else Origin.NONE,
        draft.unit_origin,
        Origin.NONE if draft.value is None else Origin.HERE,
        tuple(sorted(draft.cues)),
    )


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
