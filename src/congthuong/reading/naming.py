"""Gọi tên: which indicator and parts a new subject of a sentence stands for, in its context."""

import functools
from collections.abc import Sequence
from typing import Final

from congthuong.findings import Evidence
from congthuong.indicators import Indicator
from congthuong.reading.clauses import status_in
from congthuong.reading.context import Context
from congthuong.reading.drafts import Draft, segments_of
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.plans import plan_reference
from congthuong.reading.subjects import Subject
from congthuong.reading.tokens import Token, key_of, tokenize
from congthuong.reading.vocabulary import Vocabulary
from congthuong.records import Segment, SegmentDimension, Slot

__all__ = ["Namer"]

_INDUSTRIAL: Final = ("industrial_output", "iip")
# What branches of industry are no parts of, though it may have been named last.
_PRODUCTS: Final = ("electricity", "product_output", "exports", "power_capacity")
_GROWTH: Final = frozenset(map(key_of, ("tăng", "trưởng")))
_AVERAGE: Final = frozenset(map(key_of, ("bình", "quân")))
_ECONOMY: Final = frozenset(map(key_of, ("kinh", "tế")))


def _keys(words: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenize(words, 0, len(words)))


class Namer:
    """Gọi tên chủ thể: of one sentence, in the context of its text."""

    def __init__(
        self, text: str, tokens: Sequence[Token], words: Vocabulary, context: Context
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._words = words
        self._context = context

    def is_growth(self, subject: Subject, current: Draft | None) -> bool:
        """Whether what is measured is itself growth: tăng trưởng kinh tế đạt 6,58%."""
        return self._named(subject, current) >= _GROWTH

    def is_average(self, subject: Subject, current: Draft | None) -> bool:
        """Whether what is measured is a yearly average."""
        return self._named(subject, current) >= _AVERAGE

    def _named(self, subject: Subject, current: Draft | None) -> frozenset[str]:
        words = subject.words or (current.words if current is not None else "")
        return frozenset(_keys(words))

    def draft_of(self, subject: Subject, window: Sequence[Mention], current: Draft | None) -> Draft:
        """A draft for a new subject, with all that its name and its context say."""
        prices = next((m.value for m in window if m.kind is MentionKind.PRICES), None)
        draft = Draft(place=self._context.place, prices=prices)
        draft.segments = segments_of(subject.segments)
        if subject.indicator is not None:
            self._as_indicator(draft, subject)
        else:
            self._as_words(draft, subject, current, window)
        draft.status = status_in(window) or self._context.sentence_status
        if draft.status == "plan":
            draft.planned = self._context.sentence_plan or plan_reference("objective", "")
        if subject.span is not None:
            evidence = Evidence(subject.span.of(self._text), subject.span)
            draft.evidence.append((Slot.INDICATOR, evidence))
        return draft

    def _as_indicator(self, draft: Draft, subject: Subject) -> None:
        context = self._context
        draft.indicator, draft.words = subject.indicator, subject.words
        draft.of_count = subject.of_count
        if subject.part:
            draft.segments = (Segment(SegmentDimension.OTHER, subject.part),)
        if subject.of_count or subject.indicator is None:
            return
        context.topic_comparator = None
        if subject.indicator.code in _INDUSTRIAL:
            context.industrial = subject.indicator
        context.topic, context.topic_words = subject.indicator, subject.words
        context.topic_segments, context.prices = draft.segments, draft.prices
        context.listing = context.listing and bool(draft.segments)

    def _as_words(
        self,
        draft: Draft,
        subject: Subject,
        current: Draft | None,
        window: Sequence[Mention],
    ) -> None:
        context = self._context
        companion = self._companion(subject, current, window)
        if companion is not None:
            draft.indicator, draft.words = companion, subject.words
        elif subject.segments or (subject.words and self._is_part(subject)):
            self._as_part(draft, subject, current)
        elif subject.of_sector:
            draft.indicator, draft.words = self._words.sector, subject.words
        elif subject.words:
            draft.words = subject.words
            if not subject.of_count:
                context.topic, context.topic_words = None, subject.words
                context.topic_segments = ()
        else:
            draft.indicator, draft.words = context.topic, context.topic_words
            draft.segments = context.topic_segments

    def _companion(
        self, subject: Subject, current: Draft | None, window: Sequence[Mention]
    ) -> Indicator | None:
        """4 cụm công nghiệp, tổng diện tích 149,61 ha: the area of what was counted."""
        named = next((m.value for m in reversed(window) if m.kind is MentionKind.INDICATOR), None)
        counted: Indicator | None = named or (current.indicator if current is not None else None)
        if counted is None or not subject.words:
            return None
        keys = _keys(subject.words)
        for owner, pairs in self._words.companions.items():
            for phrase, companion in pairs:
                is_owner = counted.code == owner or counted == companion
                if is_owner and phrase in (keys[: len(phrase)], keys[-len(phrase) :]):
                    return companion
        return None

    def grown(self) -> Indicator | None:
        """Kinh tế ổn định, tốc độ tăng trưởng đạt 8,1%: what grows unnamed is the economy."""
        return self._words.economy if self._speaks_of_economy else None

    @functools.cached_property
    def _speaks_of_economy(self) -> bool:
        return {token.key for token in self._tokens} >= _ECONOMY

    def _is_part(self, subject: Subject) -> bool:
        """Whether words that no catalogue knows name a part of what is spoken of."""
        if not subject.is_part:
            return False
        context = self._context
        return context.listing or (subject.opens_part and context.topic is not None)

    def _as_part(self, draft: Draft, subject: Subject, current: Draft | None) -> None:
        context = self._context
        draft.indicator, draft.words = context.topic, context.topic_words
        if subject.of_listed and current is not None and current.of_count:
            draft.indicator, draft.words = current.indicator, current.words
        if draft.indicator is None and not draft.words:
            draft.indicator, draft.words = self._sector(subject), subject.words
        if draft.indicator is not None and subject.segments:
            draft.indicator = self._parent(draft.indicator, subject)
            part = self._words.parts.get((draft.indicator.code, subject.segments[0][1]))
            if part is not None:
                draft.indicator, draft.segments = part, ()
        draft.prices = draft.prices or context.prices
        if not subject.segments:
            draft.segments = (Segment(SegmentDimension.OTHER, subject.words),)

    def _parent(self, topic: Indicator, subject: Subject) -> Indicator:
        """Branches of industry are parts of its output or index, whatever was named since."""
        industrial = self._sector(subject) is not None
        last = self._context.industrial
        return last if industrial and last is not None and topic.code in _PRODUCTS else topic

    def _sector(self, subject: Subject) -> Indicator | None:
        """công nghiệp địa phương đạt 9,7 nghìn tỷ: output of the sector a text opens with."""
        named = self._words.sector_keys <= frozenset(_keys(subject.words))
        return self._words.sector if named else None
