"""Nghe được: how a clause gave its indicator, and what around its figure was not understood."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from congthuong._tokens import Token
from congthuong.indicators import Indicator
from congthuong.reading.drafts import Draft
from congthuong.reading.figures import Figure
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.origins import Origin
from congthuong.reading.roles import Role, RoleKind
from congthuong.reading.subjects import Subject

__all__ = ["Around", "note"]


class Around(NamedTuple):
    """Quanh một số: what the role and the subject of a figure were told by."""

    subject: Subject
    role: Role
    window: Sequence[Mention]
    after: Sequence[Mention]
    tokens: Sequence[Token]

    @property
    def clause(self) -> Sequence[Mention]:
        """The words before the figure since the last sign that parts clauses."""
        for index in range(len(self.window) - 1, -1, -1):
            mention = self.window[index]
            if mention.kind is MentionKind.SIGN and str(mention.value) in _BOUNDARY:
                return self.window[index + 1 :]
        return self.window


_BOUNDARY: Final = ",;.:("


def _names(mentions: Sequence[Mention], indicator: Indicator) -> bool:
    return any(m.kind is MentionKind.INDICATOR and m.value == indicator for m in mentions)


def note(
    draft: Draft, figure: Figure, around: Around, beside: Sequence[Draft], *, unread: bool
) -> None:
    """Ghi lại: how a draft came to its indicator, and what around its figure gives for doubt.

    `beside` are the drafts of the sentence: what is carried from one of them was said in it;
    `unread` says that a number of the sentence was left.
    """
    if draft.indicator_origin is Origin.NONE:
        draft.indicator_origin = _origin_of(draft, around)
    draft.cues.update(_cues_in(draft, figure, around))
    if unread:
        draft.cues.add("unread-beside")
    told = (held for held in beside if held is not draft and held.indicator == draft.indicator)
    if draft.indicator_origin is Origin.CARRIED and any(
        held.indicator_origin.is_said for held in told
    ):
        draft.indicator_origin = Origin.SENTENCE


def _origin_of(draft: Draft, around: Around) -> Origin:
    """Nguồn của chỉ tiêu: where the words stand that gave it."""
    indicator, subject = draft.indicator, around.subject
    if indicator is None:
        return Origin.NONE
    if _names(around.clause, indicator) or subject.of_count or _names(around.after[:1], indicator):
        return Origin.HERE
    if _names(around.window, indicator):
        return Origin.SENTENCE
    if subject.indicator == indicator:
        return Origin.COMPOSED
    return Origin.CARRIED


def _cues_in(draft: Draft, figure: Figure, around: Around) -> Iterator[str]:
    """Điều gây ngờ trong mệnh đề: by their names in the table of doubts."""
    if draft.indicator_origin is Origin.CARRIED and not around.subject.words:
        yield "no-subject"
    if draft.indicator_origin is Origin.COMPOSED:
        yield "by-unit"
    if _leaves_words(around):
        yield "left-over"
    if any(m.kind is MentionKind.INDICATOR and m.value != draft.indicator for m in around.window):
        yield "crowded"
    if draft.is_new:
        yield "new"
    role = around.role
    if role.kind is RoleKind.PLAN and role.over > 0 and figure.low >= _MUCH and _grows(around):
        yield "excess"
    if _has_odd_comma(figure, around.tokens):
        yield "comma"


def _leaves_words(around: Around) -> bool:
    """Whether words stand in the clause that are not in the name of its subject."""
    span = around.subject.span
    words = (mention for mention in around.clause if mention.kind is MentionKind.WORD)
    starts = (around.tokens[mention.start].start for mention in words)
    return any(span is None or not span.start <= start < span.end for start in starts)


# tăng 98,7% so với kịch bản: nobody doubles a plan; bằng 98,7% was meant, more likely.
_MUCH: Final = 50


def _grows(around: Around) -> bool:
    return any(mention.kind is MentionKind.CHANGE for mention in around.clause)


_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_ODD: Final = re.compile(r"[0-9]{1,3},[0-9]{3}")
_NEAR: Final = 60


def _has_odd_comma(figure: Figure, tokens: Sequence[Token]) -> bool:
    """121,350 triệu đồng beside 98.420 triệu đồng: a comma where all its neighbours have a dot."""
    if _ODD.fullmatch(tokens[figure.start].key) is None:
        return False
    unit = [token.key for token in tokens[figure.start + 1 : figure.end]]
    first = max(0, figure.start - _NEAR)
    near = range(first, min(len(tokens), figure.start + _NEAR))
    alike = [
        tokens[at].key
        for at in near
        if at != figure.start
        and tokens[at].is_number
        and [token.key for token in tokens[at + 1 : at + 1 + len(unit)]] == unit
    ]
    return bool(unit and alike) and all(_THOUSANDS.fullmatch(number) for number in alike)
