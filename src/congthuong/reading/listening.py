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
        self._shared = False
        self._taken: Mention | None = None
        self._skipped: Mention | None = None
        self._states_plan = False
        self._outer: tuple[TimeMention | None] | None = None
        self.aside_place: PlaceWords | None = None

    def notice(
        self, window: Sequence[Mention], taken: object, *, first: bool, shared: bool = False
    ) -> None:
        """Times, places, comparators and status before a figure hold from here on.

        `taken` is the comparator of the figure before, which stands behind it and holds for it
        alone; `first` says that no figure of the sentence came before, `shared` that it was a
        share, so that the place behind it is that of its whole.
        """
        self._shared = shared
        context = self._context
        self._states_plan = first and heads_plan(window)
        if first:
            self._go_on(window)
        if self._states_plan:
            context.sentence_status = "plan"
            context.sentence_plan = plan_reference(_plan_of(window), "")
        for index, mention in enumerate(window):
            kind, value = mention.kind, mention.value
            if mention is self._skipped:
                self.aside_time = self.aside_place = None
            elif kind is MentionKind.SIGN:
                self._sign(value)
            elif kind is MentionKind.TIME:
                self._time(window, index, first=first)
            elif kind is MentionKind.PLACE:
                self._place(window, index)
            elif kind is MentionKind.COMPARATOR:
                if value is not taken:
                    self._base(window, index, first=first)
            else:
                self.norm = self.norm or value == "norm"
                context.hear(kind, value)

    def _base(self, window: Sequence[Mention], index: int, *, first: bool) -> None:
        """A comparator before its list holds for the sentence, one behind another time does not."""
        value = window[index].value
        dated = any(mention.kind is MentionKind.TIME for mention in window[index:])
        holds = value.against is not Against.PLAN and (first or not dated)
        if holds and is_head(window, index):
            self._context.sentence_comparator = value
            self._context.keep_base(value)

    @property
    def is_held(self) -> bool:
        """Whether the figure is that of another place or time, which is only held against."""
        return self._taken is not None

    def hold(self, other: Mention | None) -> None:
        """Cao hơn mức tăng 6% của | cả nước: this one figure is of what is named behind it."""
        self._taken = other
        if other is None:
            return
        self._skipped, self._held = other, not self.depth
        if other.kind is MentionKind.TIME:
            self.aside_time = other.value
        else:
            self.aside_place = other.value

    def _place(self, window: Sequence[Mention], index: int) -> None:
        """A place is that of what follows, but one of a plan or one that is held against."""
        mention = window[index]
        if self._shared and _is_behind_figure(window, index):
            return
        held = ends_with("held", self._tokens, mention.start)
        opens = index + 1 < len(window) and window[index + 1].value == "("
        if self.depth or (held and opens):  # cao hơn bình quân của cả nước (7,2%)
            self.aside_place = mention.value
        elif not held and not is_of_plan(window, index):
            self._context.name_place(mention.value)

    def head(self, rest: Sequence[Mention]) -> None:
        """Năm 2030, thị trấn vượt khó: the unit of a sentence without figures goes on."""
        places = [index for index, mention in enumerate(rest) if mention.kind is MentionKind.PLACE]
        if len(places) == 1 and places[0] < _HEAD:
            self._place(rest, places[0])

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
        if before is not None and self._is_as_of(before, window[index]):
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

    def _is_as_of(self, before: Mention, time: Mention) -> bool:
        """đến cuối năm 2021, đến 31/12/2021, hết ngày 30/9: a moment, not a period."""
        to_day = time.value.shape is TimeShape.DAY and ends_with("until", self._tokens, time.start)
        return before.kind is MentionKind.AS_OF or to_day

    def _is_plan_head(self, window: Sequence[Mention], index: int) -> bool:
        """Kế hoạch năm 2022 …: what follows, up to the end of the sentence, is that plan."""
        head = next((m for m in window[:index] if m.kind is MentionKind.PLAN), None)
        colon = next((m for m in window[index:] if m.value == ":"), None)
        if head is None or colon is None or not (head.start <= _LEAD or self._sets(head)):
            return False
        words = self._text[self._tokens[head.end - 1].end : self._tokens[colon.start].start]
        context = self._context
        context.sentence_plan = plan_reference(
            head.value, words, context.place or context.home, context.anchor
        )
        context.sentence_status = "plan"
        context.lead = window[index].value, context.sentence_plan
        return True

    def _go_on(self, window: Sequence[Mention]) -> None:
        """Trong đó, …: the parts of what a sentence before has planned are of that plan."""
        context = self._context
        opens = bool(window) and window[0].kind is MentionKind.LIST
        if not opens or context.lead_before is None:
            return
        context.sentence_time, context.sentence_plan = context.lead = context.lead_before
        context.sentence_status = "plan"

    def _sets(self, head: Mention) -> bool:
        """Huyện giao các | chỉ tiêu cho năm 2032: …: whether a plan is set here."""
        return any(ends_with("sets_plan", self._tokens, head.start - by) for by in (0, 1))

    def _sign(self, sign: str) -> None:
        if sign == "(":
            self.depth += 1
        elif sign == ")" and self.depth:
            self.depth -= 1
            self.aside_time = self.aside_place = None
        elif sign == ":":
            self._context.listing = True
        elif self._held and not self.depth:
            self.aside_time = self.aside_place = None
            self._held = False
        if sign == ";" and self._outer is not None:
            (self._context.sentence_time,) = self._outer
            self._outer = None


def _is_behind_figure(window: Sequence[Mention], index: int) -> bool:
    """chiếm 23% kim ngạch xuất khẩu của cả nước; …: in the clause of the figure before."""
    before = all(mention.kind is not MentionKind.SIGN for mention in window[:index])
    return before and any(mention.kind is MentionKind.SIGN for mention in window[index:])


_HEAD: Final = 4
_LEAD: Final = 2


def _plan_of(window: Sequence[Mention]) -> str:
    return next((str(m.value) for m in window if m.kind is MentionKind.PLAN), "plan")
