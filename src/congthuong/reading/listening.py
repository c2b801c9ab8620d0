"""Lắng nghe: words before a figure that hold for it and for what follows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from congthuong._tokens import Token, key_of
from congthuong.reading.clauses import heads_plan, is_head, is_of_plan, places_in_a_row
from congthuong.reading.comparators import Against
from congthuong.reading.context import Context
from congthuong.reading.figures import Figure
from congthuong.reading.hints import is_apart, is_held_time
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.origins import Origin
from congthuong.reading.plans import plan_reference
from congthuong.reading.surroundings import ends_with
from congthuong.reading.times import TimeMention, TimeShape

if TYPE_CHECKING:
    from congthuong.reading.places import PlaceWords

__all__ = ["Listener"]

_LOCAL: Final = key_of("địa")


class Listener:
    """Lắng nghe: of one sentence; what stands in brackets holds in them alone."""

    def __init__(self, text: str, tokens: Sequence[Token], context: Context) -> None:
        self._text = text
        self._tokens = tokens
        self._context = context
        self.depth = 0
        self.norm = False
        self.aside_time: TimeMention | None = None
        self._held = False
        self._states_plan = False
        self._outer: tuple[TimeMention | None] | None = None
        self.aside_place: PlaceWords | None = None

    def notice(self, window: Sequence[Mention], taken: object, *, first: bool) -> None:
        """Times, places, comparators and status before a figure hold from here on.

        `taken` is the comparator of the figure before, which stands behind it and holds for it
        alone; `first` says that no figure of the sentence came before.
        """
        context = self._context
        self._states_plan = first and heads_plan(window)
        if self._states_plan:
            context.sentence_status = "plan"
            context.sentence_plan = plan_reference(_plan_of(window), "")
        for index, mention in enumerate(window):
            kind, value = mention.kind, mention.value
            if kind is MentionKind.SIGN:
                self._sign(value)
            elif kind is MentionKind.TIME:
                self._time(window, index, first=first)
            elif kind is MentionKind.PLACE and self.depth:
                self.aside_place = value
            elif kind is MentionKind.PLACE and self._is_place(window, index):
                context.place, context.place_origin = value, Origin.SENTENCE
            elif kind is MentionKind.COMPARATOR:
                if value is taken or not is_head(window, index):
                    continue
                dated = any(m.kind is MentionKind.TIME for m in window[index:])
                if value.against is not Against.PLAN and (first or not dated):
                    context.sentence_comparator = value
                    context.keep_base(value)
            else:
                self.norm = self.norm or value == "norm"
                context.hear(kind, value)

    def _is_place(self, window: Sequence[Mention], index: int) -> bool:
        """Whether a place is that of what follows, not one of a plan or one to be held against."""
        held = ends_with("reading_places", "held", self._tokens, window[index].start)
        return not held and not is_of_plan(window, index)

    def gather(self, window: Sequence[Mention], figure: Figure) -> None:
        """Several places in a row are one group; a range of "các địa phương" is of the last one."""
        context = self._context
        listed = places_in_a_row(window)
        if listed:
            context.group = listed
        spoken = any(self._tokens[m.start].key == _LOCAL for m in window)
        ranged = figure.high is not None and spoken
        if context.group and (listed or ranged):
            context.place, context.place_origin = context.group, Origin.SENTENCE

    def _time(self, window: Sequence[Mention], index: int, *, first: bool) -> None:
        time: TimeMention = window[index].value
        before = window[index - 1] if index else None
        if before is not None and _is_as_of(before, time):
            self._context.sentence_moment = time
        if first and (self._is_plan_head(window, index) or self._states_plan):
            self._context.sentence_time = time
            return
        if time.shape is TimeShape.DAY or is_of_plan(window, index):
            return
        if self.depth or is_held_time(window, index):
            self.aside_time, self._held = time, not self.depth
            return
        if is_apart(window, index, self._tokens):
            self._outer = (self._context.sentence_time,)
        self._context.sentence_time = time
        self._context.leave_section(time)

    def _is_plan_head(self, window: Sequence[Mention], index: int) -> bool:
        """Kế hoạch năm 2022 …: what follows, up to the end of the sentence, is that plan."""
        head = next((m for m in window[:index] if m.kind is MentionKind.PLAN), None)
        colon = next((m for m in window[index:] if m.value == ":"), None)
        if head is None or head.start > 2 or colon is None:
            return False
        words = self._text[self._tokens[head.end - 1].end : self._tokens[colon.start].start]
        context = self._context
        context.sentence_plan = plan_reference(
            head.value, words, context.place or context.home, context.anchor
        )
        context.sentence_status = "plan"
        return True

    def _sign(self, sign: str) -> None:
        if sign == "(":
            self.depth += 1
        elif sign == ")" and self.depth:
            self.depth -= 1
            self.aside_time = self.aside_place = None
        elif sign == ":":
            self._context.listing = True
        elif self._held and not self.depth:
            self.aside_time, self._held = None, False
        if sign == ";" and self._outer is not None:
            (self._context.sentence_time,) = self._outer
            self._outer = None


_UP_TO: Final = ("đến", "tới", "vào")


def _is_as_of(before: Mention, time: TimeMention) -> bool:
    """đến cuối năm 2021, đến 31/12/2021: a moment, not a period."""
    to_day = time.shape is TimeShape.DAY and before.value in _UP_TO
    return before.kind is MentionKind.AS_OF or to_day


def _plan_of(window: Sequence[Mention]) -> str:
    return next((str(m.value) for m in window if m.kind is MentionKind.PLAN), "plan")
