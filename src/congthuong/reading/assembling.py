"""Ráp câu: figures, subjects, times and places of a sentence put together into drafts."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from congthuong._text import Span
from congthuong._tokens import Token
from congthuong.findings import Evidence
from congthuong.indicators import Indicator
from congthuong.quantities import VND, UnitKind
from congthuong.reading.balances import is_of_deficit, on_the_side_of_deficit
from congthuong.reading.clauses import (
    is_behind,
    is_of_plan,
    joined,
    opens_with_same_period,
    status_in,
    stops,
    time_behind,
    time_of_plan,
    time_told_of,
    until_figure,
)
from congthuong.reading.comparators import Comparator
from congthuong.reading.context import Context
from congthuong.reading.drafts import Draft, RateDraft
from congthuong.reading.end_rules import FORMER, held_against
from congthuong.reading.figures import Figure, FigureKind, reason_of
from congthuong.reading.heard import Around, note
from congthuong.reading.hints import (
    brings_in,
    is_held_time,
    month_over,
    names_other_time,
    section_of,
    stands_apart,
)
from congthuong.reading.listening import Listener
from congthuong.reading.measured import GROWTHS, is_conversion, measured_of
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.naming import Namer
from congthuong.reading.open_names import holds
from congthuong.reading.origins import Origin
from congthuong.reading.plans import plan_reference
from congthuong.reading.respective import RowKeeper
from congthuong.reading.role_rules import role_of
from congthuong.reading.roles import Clause, Role, RoleKind
from congthuong.reading.subjects import Subject, accepts, subject_of
from congthuong.reading.times import TimeMention, TimeShape
from congthuong.reading.timing import Event, Headed, Named
from congthuong.reading.vocabulary import Vocabulary
from congthuong.reading.wholes import kind_of_figure
from congthuong.records import PlanReference, Slot

__all__ = ["SentenceAssembler", "Unplaced"]

Unplaced = tuple[Span, str]
_LOOK_BACK: Final = 40
_KEPT: Final = (
    *(MentionKind.INDICATOR, MentionKind.SEGMENT, MentionKind.WORD, MentionKind.SHARE),
    *(MentionKind.CHANGE, MentionKind.PLACE),
)
_LAST_SUBJECTS: Final = 6


class SentenceAssembler:
    """Ráp một câu: walks the figures of a sentence and attaches each to its subject."""

    def __init__(
        self, text: str, tokens: Sequence[Token], words: Vocabulary, context: Context
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._words = words
        self._context = context
        self._namer = Namer(text, tokens, words, context)
        self._current: Draft | None = None
        self._role: Role | None = None
        self._rates: list[Role] = []
        self._unit_is_told = False
        self._plan_told: tuple[Mention, Indicator | None] | None = None
        self._open: list[RateDraft] = []
        self._rows = RowKeeper()
        self._outer: Draft | None = None
        self._before: Sequence[Mention] = ()
        self._former: Sequence[Mention] = ()
        self._listener = Listener(text, tokens, context)
        self.drafts: list[Draft] = []
        self._named: list[Named] = []
        self._headed: list[Headed] = []
        self.unread: list[Unplaced] = []
        self.supposed: list[Unplaced] = []

    def run(self, mentions: Sequence[Mention]) -> None:
        """Read a sentence; the drafts and what was not understood are on the assembler."""
        self._head(mentions)
        start = 0
        for index, mention in enumerate(mentions):
            if mention.kind is MentionKind.TRAP and mention.value != "document":
                self._leave(mention, reason_of(mention.value))
            if mention.kind is not MentionKind.FIGURE:
                continue
            self._before = mentions[max(0, index - _LOOK_BACK) : index]
            told = [*self._context.recent, *self.drafts[-_LAST_SUBJECTS:]]
            said = [*self._former, *self._behind_former(mentions[start:index])]
            window = self._rows.window(said, mentions, index, told)
            self._figure(mention, window, self._rows.after(until_figure(mentions, index + 1)))
            start = index + 1
        self._tail(mentions[start:])
        self._namer.leave()
        told = [*self._context.recent, *self.drafts[-_LAST_SUBJECTS:]]
        self._context.recent = told[-_LAST_SUBJECTS:]

    def _behind_former(self, window: Sequence[Mention]) -> Sequence[Mention]:
        """từ 43% năm 2016 | lên 47% năm 2021: the time that a change began at is not its own."""
        if not self._former:
            return window
        return [mention for mention in window if mention.kind is not MentionKind.TIME]

    @property
    def events(self) -> Sequence[Event]:
        """What the sentence names, what it states, and its head where it states nothing."""
        return (*self._named, *self.drafts, *self._headed)

    def _head(self, mentions: Sequence[Mention]) -> None:
        depth = 0
        tells = any(mention.kind is MentionKind.FIGURE for mention in mentions)
        for index, mention in enumerate(mentions):
            sign: object = mention.value
            depth += (sign == "(") - (sign == ")" and depth > 0)
            if mention.kind is not MentionKind.TIME:
                continue
            time = _time_in(mention)
            if time.doubt is not None:
                self._leave(mention, time.doubt.label)
            aside = (depth and tells) or is_held_time(mentions, index)
            if not (aside or is_of_plan(mentions, index)):
                self._named.append(Named(time))
                if time.shape is TimeShape.YEARS:
                    self._context.has_term = True

    def _figure(
        self, mention: Mention, window: Sequence[Mention], after: Sequence[Mention]
    ) -> None:
        figure: Figure = mention.value
        if is_conversion(self._current, figure, window, after):
            return
        self._listen(window, figure, after)
        if self._listener.norm:
            self._leave(mention, "mức theo quy định, không phải số liệu")
            return
        self._namer.hear(window)
        window = self._namer.as_parts(window)
        subject = subject_of(self._text, self._tokens, window, figure, after, self._words)
        subject = self._namer.by_unit(subject, figure, self._before, self._current)
        indicator = self._indicator_of(subject)
        clause = self._clause(subject, figure, window, after, indicator)
        role = role_of(clause)
        if is_of_deficit(subject, indicator, window, self._tokens, self._current):
            figure, role = on_the_side_of_deficit(figure, role, window, self._tokens)
        self._former = ()
        counted = self._counted(figure, indicator)
        self._unit_is_told = counted is not None and counted.unit is not figure.unit
        if role.kind is RoleKind.UNREAD:
            self._pass(mention, window, role)
            return
        if counted is None:
            self._leave(mention, "bậc không kèm đơn vị, không rõ là tiền gì")
            return
        if role.kind is RoleKind.VALUE and figure.kind is FigureKind.PERCENT and clause.is_open:
            subject = subject._replace(of_rate=True)
        self._state(subject, role, mention._replace(value=counted), window, after)

    def _state(
        self,
        subject: Subject,
        role: Role,
        mention: Mention,
        window: Sequence[Mention],
        after: Sequence[Mention],
    ) -> None:
        """Put a figure in its slot of the statement that it belongs to."""
        figure: Figure = mention.value
        restated = role.kind is RoleKind.VALUE and role.plan is not None and not subject.is_new
        if role.kind is RoleKind.TARGET or (restated and self._current is not None):
            self._target(role, mention, window, after)
            return
        measured: Draft | Subject = (
            self._fellow(figure, role, window, after)
            or measured_of(role, after, self._tokens, self.drafts, self._text)
            or self._changed(subject, role)
            or subject
        )
        if isinstance(measured, Subject):
            measured = self._draft_for(measured, role, figure, window, after)
        self._attach(measured, role, mention, window, after)
        around = Around(subject, role, window, after, self._tokens)
        note(measured, figure, around, self.drafts[-_LAST_SUBJECTS:], unread=bool(self.unread))
        self._role = role
        if figure.kind is FigureKind.PERCENT and role.kind is not RoleKind.VALUE:
            self._rates.append(role)

    def _clause(
        self,
        subject: Subject,
        figure: Figure,
        window: Sequence[Mention],
        after: Sequence[Mention],
        indicator: Indicator | None,
    ) -> Clause:
        """All that the role of a figure is told by."""
        growing = self._namer.is_growth(subject, self._current)
        return Clause(
            figure,
            window,
            after,
            indicator,
            self._role,
            growing,
            averaged=growing and self._namer.is_average(subject, self._current),
            plan_told=self._told_plan_of(indicator),
            former=bool(self._former),
            has_other_plan=any(
                draft.planned is not None for draft in self.drafts[-_LAST_SUBJECTS:]
            ),
            before=next((m for m in reversed(self._before) if m.kind is MentionKind.FIGURE), None),
            is_open=self._namer.is_open(subject),
            of_rate=subject.of_rate,
            amount=self._amount(subject),
            rates=self._rates[-_LAST_SUBJECTS:],
        )

    def _amount(self, subject: Subject) -> Figure | None:
        """The amount that the sentence has just stated of the same subject."""
        current = self._current
        held = None if current is None or subject.is_new else current.value
        return held if held is not None and held.kind is FigureKind.AMOUNT else None

    def _listen(self, window: Sequence[Mention], figure: Figure, after: Sequence[Mention]) -> None:
        """Take in what stands before a figure; behind a bracket the sentence goes on as before."""
        taken = None if self._role is None else self._role.comparator
        shared = self._role is not None and self._role.kind is RoleKind.SHARE
        self._listener.notice(window, taken, first=not self.drafts, shared=shared)
        if self._outer is not None and not self._listener.depth:
            self._current, self._outer = self._outer, None
        self._listener.gather(window, figure)
        self._listener.hold(held_against(window, figure, after))

    def _pass(self, mention: Mention, window: Sequence[Mention], role: Role) -> None:
        """Leave a figure; where a change began, its words are those of what it ended at."""
        if role.reason == FORMER:
            self._former = [m for m in window if m.kind in _KEPT]
        self._leave(mention, role.reason)

    def _counted(self, figure: Figure, indicator: Indicator | None) -> Figure | None:
        """A scale without a currency: that of the list, else đồng where the indicator is in đồng.

        None where neither says what the scale is of.
        """
        if figure.kind is not FigureKind.AMOUNT or figure.unit is not None:
            return figure
        for draft in reversed(self.drafts[-_LAST_SUBJECTS:]):
            unit = draft.unit if draft.indicator == indicator else None
            if unit is not None and unit.kind is UnitKind.CURRENCY:
                return figure._replace(unit=unit)
        usual = None if indicator is None else indicator.unit
        of_dong = usual is not None and usual.code.partition("/")[0] == VND.code
        return figure._replace(unit=VND) if of_dong else None

    def _fellow(
        self, figure: Figure, role: Role, window: Sequence[Mention], after: Sequence[Mention]
    ) -> Draft | None:
        """The subject before that a figure of a row is of: ba chỉ tiêu này lần lượt đạt a và b."""
        fellow = self._rows.fellow()
        if fellow is None or not (fellow.indicator is None or accepts(fellow.indicator, figure)):
            return None
        if fellow in self.drafts and not fellow.has(role):
            return fellow
        draft = self._twin(fellow)
        draft.status = status_in(window)
        draft.planned = None
        self._place_in_time(draft, window, after)
        self.drafts.append(draft)
        return draft

    def _changed(self, subject: Subject, role: Role) -> Draft | None:
        """có 6 chợ hạng 1, tăng 2 chợ: the change is of what was just counted."""
        current = self._current
        if current is None or role.kind is not RoleKind.CHANGE or not subject.of_count:
            return None
        same = current.indicator is not None and current.indicator == subject.indicator
        return current if same and not current.has(role) else None

    def _told_plan_of(self, indicator: Indicator | None) -> Mention | None:
        """The plan that the sentence has stated, unless it was that of another indicator."""
        plan, of = self._plan_told or (None, None)
        return plan if of is None or of == indicator else None

    def _target(
        self, role: Role, mention: Mention, window: Sequence[Mention], after: Sequence[Mention]
    ) -> None:
        """(kế hoạch năm 10,11%): a plan beside the figure before it, a statement of its own."""
        if self._current is None or role.plan is None:
            self._leave(mention, "kế hoạch không rõ của số liệu nào")
            return
        draft = self._twin(self._current)
        draft.time = time_told_of(role.plan, window) or draft.time
        draft.planned = self._plan(role, after)
        draft.indicator_origin = self._current.indicator_origin
        draft.is_yearly = not any(m.kind is MentionKind.TIME for m in after)
        kind = RoleKind.VALUE if mention.value.kind is FigureKind.AMOUNT else RoleKind.GROWTH
        evidence = self._evidence_of(mention)
        draft.span = self._span(mention, mention.value.lead)
        if kind is RoleKind.VALUE:
            draft.value, draft.unit = mention.value, mention.value.unit
        else:
            rate = Role(kind, role.sign)
            draft.rates.append(RateDraft(rate, mention.value, None, evidence))
        self.drafts.append(draft)

    def _indicator_of(self, subject: Subject) -> Indicator | None:
        if subject.indicator is not None:
            return subject.indicator
        if self._current is not None and not subject.words:
            return self._current.indicator
        return self._context.topic if subject.segments or not subject.words else None

    def _draft_for(
        self,
        subject: Subject,
        role: Role,
        figure: Figure,
        window: Sequence[Mention],
        after: Sequence[Mention],
    ) -> Draft:
        current = self._current
        last_year = self._listener.depth > 0 and opens_with_same_period(window)
        aside = last_year or self._listener.is_held or self._listener.aside_place is not None
        if current is not None and role.kind is RoleKind.AVERAGE and not subject.is_new:
            aside = aside or (self._context.has_term and not current.is_average)
        retimed = (
            current is not None and not current.is_empty and names_other_time(window, current.time)
        )
        month = None if current is None else month_over(role.comparator, current.time)
        retimed = retimed or month is not None
        prices = next((m.value for m in window if m.kind is MentionKind.PRICES), None)
        repriced = current is not None and None not in (prices, current.prices)
        repriced = repriced and current is not None and prices != current.prices
        free = current is not None and not (aside or retimed or repriced or current.has(role))
        if current is not None and not subject.is_new and free:
            return current
        if current is not None and not subject.is_new:
            draft = self._twin(current)
            draft.prices = prices or draft.prices
        else:
            kind = kind_of_figure(figure, role)
            draft = self._namer.draft_of(subject, window, current, kind)
            if role.kind is RoleKind.VALUE:
                self._namer.compose(draft, figure, window, after)
            if not draft.words and role.kind in GROWTHS:
                draft.indicator = self._namer.grown()
        draft.is_last_year = last_year
        draft.place = self._listener.aside_place or draft.place
        self._place_in_time(draft, window, after)
        if month is not None:
            draft.time, draft.time_origin, draft.stands_apart = month, Origin.COMPOSED, True
        self.drafts.append(draft)
        if (self._listener.depth or self._listener.is_held) and self._outer is None:
            self._outer = current  # behind its brackets the sentence goes on as before
        self._current = draft
        return draft

    def _twin(self, current: Draft) -> Draft:
        return Draft(
            words=current.words,
            indicator=current.indicator,
            segments=current.segments,
            time=current.time,
            time_origin=current.time_origin,
            place_origin=self._context.place_origin,
            place=self._context.place,
            prices=current.prices,
            status="" if current.states_plan else current.status,
            planned=None if current.states_plan else current.planned,
            unit=current.unit,
        )

    def _place_in_time(
        self, draft: Draft, window: Sequence[Mention], after: Sequence[Mention]
    ) -> None:
        context = self._context
        own = self._listener.aside_time or context.sentence_time
        behind = time_behind(after)
        if behind is not None and not any(m.kind is MentionKind.TIME for m in window):
            own = behind
        draft.time = own
        draft.place_origin = self._place_origin()
        draft.is_aside = self._listener.aside_time is not None
        draft.stands_apart = stands_apart(window, self._tokens)
        draft.has_own_time = behind is not None or any(
            m.kind is MentionKind.TIME and not is_of_plan(window, i) for i, m in enumerate(window)
        )
        draft.time_origin = self._time_origin(draft)
        draft.as_of = context.sentence_as_of
        draft.so_far = context.sentence_so_far and own is None
        draft.moment = context.sentence_moment
        clause = takewhile(lambda m: m.kind is not MentionKind.SIGN, after[:4])
        draft.is_new = any(brings_in(m, self._tokens) for m in (*window, *clause))
        draft.is_total = any(m.kind is MentionKind.RAISED for m in window)
        for mention in (*window, *after):
            if mention.kind is MentionKind.TIME and mention.value is own:
                draft.evidence.append((Slot.TIME, self._evidence(mention)))

    def _time_origin(self, draft: Draft) -> Origin:
        if draft.is_aside:
            return Origin.BRACKET
        if draft.has_own_time:
            return Origin.HERE
        of_section = draft.time is not None and draft.time is self._context.section
        return Origin.SECTION if of_section else Origin.SENTENCE

    def _place_origin(self) -> Origin:
        if self._listener.aside_place is not None:
            return Origin.BRACKET
        return self._context.place_origin

    def _attach(
        self,
        draft: Draft,
        role: Role,
        mention: Mention,
        window: Sequence[Mention],
        after: Sequence[Mention],
    ) -> None:
        figure: Figure = mention.value
        evidence = self._evidence_of(mention)
        status = status_in(window)
        if status and draft.is_empty:
            draft.status = status
            if status == "plan":
                planned = self._context.sentence_plan or plan_reference("objective", "")
                draft.planned = draft.planned or planned
        if role.kind is RoleKind.VALUE:
            if role.plan is not None:
                self._state_plan(draft, role.plan, window, after)
            draft.value, draft.unit = figure, figure.unit
            self._pair(draft, figure, after)
            draft.unit_origin = Origin.COMPOSED if self._unit_is_told else Origin.HERE
            draft.holds = holds(figure, window)
            if draft.indicator is not None and not accepts(draft.indicator, figure):
                draft.indicator = None  # 85 tỷ đồng is no rate of poverty
            draft.evidence.append((Slot.VALUE, evidence))
        else:
            self._rate(draft, role, figure, evidence, after)
        self._price(draft, after)
        draft.span = joined(draft.span, self._span(mention, figure.lead))

    def _pair(self, draft: Draft, figure: Figure, after: Sequence[Mention]) -> None:
        """đạt 100/120 triệu USD kế hoạch: the second number is the plan."""
        plan = next((m for m in after if m.kind is not MentionKind.STOP), None)
        if figure.total is None or plan is None or plan.kind is not MentionKind.PLAN:
            return
        twin = self._twin(draft)
        twin.value, twin.unit = figure._replace(low=figure.total, total=None), figure.unit
        twin.planned = self._plan(Role(RoleKind.TARGET, plan=plan), after)
        twin.is_yearly, twin.span = not draft.is_stock, draft.span
        self.drafts.append(twin)

    def _state_plan(
        self, draft: Draft, plan: Mention, window: Sequence[Mention], after: Sequence[Mention]
    ) -> None:
        """kế hoạch năm 21.300 tỷ đồng; thực hiện …; đạt 70,2%: the plan, not what was reached."""
        draft.time = time_told_of(plan, window) or draft.time
        draft.planned = self._plan(Role(RoleKind.TARGET, plan=plan), after)
        draft.is_yearly = True
        draft.states_plan = True
        self._plan_told = plan, draft.indicator

    def _price(self, draft: Draft, after: Sequence[Mention]) -> None:
        """808 tỷ đồng (giá so sánh 2010): prices right behind a figure, which its parts share."""
        for mention in after:
            if mention.kind is MentionKind.PRICES:
                draft.prices = self._context.prices = draft.prices or mention.value
            if mention.kind is not MentionKind.STOP and mention.value != "(":
                break

    def _rate(
        self,
        draft: Draft,
        role: Role,
        figure: Figure,
        evidence: Evidence,
        after: Sequence[Mention],
    ) -> None:
        comparator = role.comparator or self._context.sentence_comparator
        if comparator is None and draft.segments:
            comparator = self._context.topic_comparator
        elif comparator is not None and draft.leads and role.kind in GROWTHS:
            first = not any(held.role.kind in GROWTHS for held in draft.rates)
            context = self._context
            if draft.keeps_base:
                context.keep_base(comparator)
            else:
                context.topic_comparator = comparator if first else None
        rate = RateDraft(role._replace(comparator=comparator), figure, comparator, evidence)
        rate.origin = self._base_origin(rate, role)
        if role.kind is RoleKind.PLAN:
            rate.plan = self._plan(role, after)
            rate.plan_time = time_of_plan(role.plan, after)
        draft.rates.append(rate)
        draft.evidence.append((Slot.RATE, evidence))
        if role.kind not in GROWTHS:
            return
        if role.comparator is None and self._context.sentence_comparator is None:
            self._open.append(rate)
        elif role.comparator is not None and is_behind(after, role.comparator):
            for earlier in self._open:
                earlier.comparator = role.comparator
                earlier.role = earlier.role._replace(comparator=role.comparator)
                earlier.origin = Origin.SENTENCE
            self._open.clear()

    def _base_origin(self, rate: RateDraft, role: Role) -> Origin:
        if role.comparator is not None or rate.has_own_base:
            return Origin.HERE
        if rate.comparator is None:
            return Origin.COMPOSED
        of_sentence = rate.comparator is self._context.sentence_comparator
        return Origin.SENTENCE if of_sentence else Origin.CARRIED

    def _plan(self, role: Role, after: Sequence[Mention]) -> PlanReference:
        mention = role.plan
        if mention is None:
            return plan_reference("plan", "")
        kind = mention.value.plan if isinstance(mention.value, Comparator) else mention.value
        start = self._tokens[mention.end - 1].end
        stop = next(
            (self._tokens[m.start].start for m in after if m.start >= mention.end and stops(m)),
            self._tokens[-1].end,
        )
        context = self._context
        return plan_reference(
            kind, self._text[start:stop], context.place or context.home, context.anchor
        )

    def _tail(self, rest: Sequence[Mention]) -> None:
        """Words behind the last figure of a sentence: what the next one is about."""
        context = self._context
        for mention in rest:
            is_list = mention.kind is MentionKind.LIST and mention.value == "among"
            if is_list or (mention.kind is MentionKind.SIGN and mention.value == ":"):
                context.list_opened = True
        self._namer.hear(rest)
        if not self.drafts:
            context.section = section_of(rest, self._tokens, context.section)
        head = next((m for m in rest[:4] if m.kind is MentionKind.TIME), None)
        if head is not None and not self.drafts:
            self._headed.append(Headed(head.value))
        if not self.drafts:
            self._listener.head(rest)
        named = next((m for m in rest if m.kind is MentionKind.INDICATOR), None)
        if named is not None and not self.drafts:
            context.wholes = context.wholes.opened(named.value)
            context.topic, context.topic_segments = named.value, ()
            context.topic_words = self._span(named).of(self._text)

    def _leave(self, mention: Mention, reason: str) -> None:
        self.unread.append((self._span(mention), reason))

    def _span(self, mention: Mention, lead: int | None = None) -> Span:
        first = self._tokens[mention.start if lead is None else lead]
        return Span(first.start, self._tokens[mention.end - 1].end)

    def _evidence_of(self, mention: Mention) -> Evidence:
        """The words of a figure that is used; where it was read on a supposition, that is told."""
        figure: Figure = mention.value
        if figure.doubt:
            self.supposed.append((self._span(mention), figure.doubt))
        return self._evidence(mention, lead=figure.lead)

    def _evidence(self, mention: Mention, lead: int | None = None) -> Evidence:
        span = self._span(mention, lead)
        return Evidence(span.of(self._text), span)


def _time_in(mention: Mention) -> TimeMention:
    time: TimeMention = mention.value
    return time
