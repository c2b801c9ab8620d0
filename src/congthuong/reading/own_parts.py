"""Phần của tổng số: the words around the name of an indicator that say which part of it is meant.

What a list has is its member, anything else stays open in the words of the text; a total whose
words were only half understood is never recorded as the whole.
"""

import functools
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._phrases import PhraseIndex
from congthuong._text import Span
from congthuong._tokens import Token, key_of
from congthuong.indicators import Indicator
from congthuong.indicators.parts import find_part
from congthuong.localities import MatchQuality
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.records import Segment, SegmentDimension

__all__ = [
    "OwnPart",
    "leaves_out",
    "official",
    "part_around",
    "part_behind",
    "run_around",
    "subject_words",
    "whole_name",
]


class OwnPart(NamedTuple):
    """Phần riêng: a dimension and a member, as the words around an indicator name it."""

    dimension: str
    member: str


@functools.cache
def subject_words() -> Mapping[str, PhraseIndex]:
    """The packaged words around subjects, by category, and by category and value."""
    found: dict[str, PhraseIndex] = {}
    for row in read_table("reading_subjects").rows:
        for key in (row["category"], f"{row['category']} {row['value']}"):
            found.setdefault(key, PhraseIndex()).add_pattern(row["pattern"], row["value"])
    return found


def official(words: str, indicator: Indicator | None) -> Segment:
    """A part as the official lists of an indicator have it, open in the text's words elsewhere."""
    for dimension in () if indicator is None else indicator.breakdowns:
        matches = find_part(words, dimension)
        exact = [match.part for match in matches if match.quality is MatchQuality.EXACT]
        if exact:
            return Segment(dimension, exact[0].name)
    return Segment(SegmentDimension.OTHER, words)


_CONTENT: Final = (MentionKind.WORD, MentionKind.SEGMENT, MentionKind.INDICATOR)
_CARRIED: Final = (*_CONTENT, MentionKind.STOP, MentionKind.FLOW, MentionKind.PLACE)
_JOINTS: Final = (",", "-", "–")


def part_around(
    text: str,
    tokens: Sequence[Token],
    clause: Sequence[Mention],
    chosen: Mention,
    behind: Sequence[Mention],
) -> OwnPart | None:
    """xuất khẩu máy móc, doanh nghiệp FDI xuất khẩu: the part behind a name, else before it."""
    found = _part_of(text, tokens, _stretch(behind), chosen.value)
    found = found or _named_part(text, tokens, chosen)
    if found is not None or chosen not in clause:
        return found
    before = tuple(_stretch(clause[: clause.index(chosen)][::-1]))[::-1]
    if chosen.value.sector == _TRADE:
        return _part_of(text, tokens, _held(tokens, before), chosen.value)
    told = _trimmed(tokens, before)
    if len(told) == 1 and told[0].kind is MentionKind.SEGMENT:
        dimension, member = told[0].value
        if dimension == SegmentDimension.TECHNOLOGY.value:
            return OwnPart(dimension, member)  # 12 dự án thủy điện với công suất 90 MW
    return _source_before(text, tokens, clause[: clause.index(chosen)], chosen.value)


def _source_before(
    text: str, tokens: Sequence[Token], before: Sequence[Mention], indicator: Indicator
) -> OwnPart | None:
    """Thủy điện có công suất 90 MW, nhà máy thủy điện Bản Vẽ có công suất: no total of the place.

    A plant is known by its name: words with capitals right behind plants or a source of power.
    """
    if SegmentDimension.TECHNOLOGY not in indicator.breakdowns:
        return None
    told = list(before)
    while told and told[-1].kind in (MentionKind.LEVEL, MentionKind.STOP):
        told.pop()
    named: list[Mention] = []
    while (
        told and told[-1].kind is MentionKind.WORD and text[tokens[told[-1].start].start].isupper()
    ):
        named.insert(0, told.pop())
    while named and told and told[-1].kind is MentionKind.WORD:
        told.pop()  # nhà máy nhiệt điện than Phú Sơn
    if not told or not _is_of_power(told[-1]):
        return None
    if named:
        words = Span(tokens[named[0].start].start, tokens[named[-1].end - 1].end).of(text)
        return OwnPart(SegmentDimension.OTHER.value, words)
    return OwnPart(*told[-1].value) if told[-1].kind is MentionKind.SEGMENT else None


def _is_of_power(mention: Mention) -> bool:
    if mention.kind is MentionKind.SEGMENT:
        return bool(mention.value[0] == SegmentDimension.TECHNOLOGY.value)
    is_indicator = mention.kind is MentionKind.INDICATOR
    return is_indicator and SegmentDimension.TECHNOLOGY in mention.value.breakdowns


_TRADE: Final = "trade"


def _named_part(text: str, tokens: Sequence[Token], chosen: Mention) -> OwnPart | None:
    """Thu nội địa, sản lượng điện gió: a name of the list that is one of a part."""
    named = subject_words()["named"]
    spans: list[Span] = []
    at = chosen.start
    while at < chosen.end:
        found = named.match(tokens, at)
        is_part = found is not None and found.end <= chosen.end
        if found is None or not is_part or found.value != chosen.value.code:
            at += 1
            continue
        spans.append(Span(tokens[at].start, tokens[found.end - 1].end))
        at = found.end
    if len(spans) != 1:
        return None  # khách lưu trú và khách theo tour: both together are the total
    listed = official(spans[0].of(text), chosen.value)
    return OwnPart(listed.dimension.value, listed.member)


_KINDS: Final = (MentionKind.WORD, MentionKind.SEGMENT, MentionKind.TRAP)


def part_behind(
    text: str, tokens: Sequence[Token], after: Sequence[Mention], indicator: Indicator | None
) -> tuple[tuple[str, str], ...]:
    """8 sản phẩm 3 sao, 18 dự án DDI: what stands right behind a count says which of them."""
    run = list(takewhile(lambda m: m.kind in _KINDS, after))
    graded = bool(run) and run[0].kind is MentionKind.TRAP  # 8 sản phẩm 3 sao
    if not any(m.kind is MentionKind.WORD for m in run) or not (graded or indicator is not None):
        return ()
    ended = len(run) == len(after) or after[len(run)].kind is MentionKind.SIGN
    if not ended or subject_words()["void"].match(tokens, run[0].start) is not None:
        return ()
    words = Span(tokens[run[0].start].start, tokens[run[-1].end - 1].end).of(text)
    part = official(words, indicator)
    return ((part.dimension.value, part.member),)


def _stretch(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions beside a name that may name a part of it: words, members, what joins them."""
    held: list[Mention] = []
    for at, mention in enumerate(mentions):
        joins = mention.kind is MentionKind.SIGN and mention.value in _JOINTS and bool(held)
        # xuất khẩu tới 12 nước châu Phi: the number counts what is named behind it.
        counts = mention.kind is MentionKind.TRAP and _is_word(mentions[at + 1 : at + 2])
        if mention.kind not in _CARRIED and not joins and not counts:
            break
        held.append(mention)
    return held


def _is_word(mentions: Sequence[Mention]) -> bool:
    return any(mention.kind is MentionKind.WORD for mention in mentions)


def _held(tokens: Sequence[Token], before: Sequence[Mention]) -> Sequence[Mention]:
    """Words before a name that open with who or what trades: doanh nghiệp FDI, mặt hàng gạo."""
    holders = subject_words()["holder"]
    for index, mention in enumerate(before):
        opens = holders.match(tokens, mention.start) is not None
        if mention.kind in _CONTENT and (opens or mention.kind is MentionKind.SEGMENT):
            return before[index:]
    return ()


def _part_of(
    text: str, tokens: Sequence[Token], stretch: Sequence[Mention], indicator: Indicator
) -> OwnPart | None:
    named = _trimmed(tokens, stretch)
    if not named or any(m.value == indicator for m in named):
        return None  # chuyển từ nhập siêu sang xuất siêu: the same again
    if len(named) == 1 and named[0].kind is MentionKind.SEGMENT:
        return OwnPart(*named[0].value)
    words = Span(tokens[named[0].start].start, tokens[named[-1].end - 1].end).of(text)
    listed = official(words, indicator)
    if listed.dimension is not SegmentDimension.OTHER:
        return OwnPart(listed.dimension.value, listed.member)
    return OwnPart(_dimension(tokens, stretch).value, words)


def _trimmed(tokens: Sequence[Token], stretch: Sequence[Mention]) -> Sequence[Mention]:
    """Without the function words at both ends, and without words that name nothing."""
    told: list[int] = []
    passed = 0
    for index, mention in enumerate(stretch):
        void = subject_words()["void"].match(tokens, mention.start)
        if void is not None and mention.kind is MentionKind.WORD:
            passed = max(passed, void.end)
        if mention.kind in _CONTENT and mention.start >= passed:
            told.append(index)
    if not told or (told[0] == 0 and stretch[0].kind is MentionKind.INDICATOR):
        return ()  # cán cân thương mại xuất siêu: another name, and no part
    return stretch[told[0] : told[-1] + 1]


def run_around(
    tokens: Sequence[Token], clause: Sequence[Mention], mark: Mention
) -> Sequence[Mention]:
    """The words and members that stand side by side with one, và and commas among them."""
    at = clause.index(mark)
    first = last = at
    while first > 0 and _runs_on(tokens, clause[first - 1]):
        first -= 1
    while last + 1 < len(clause) and _runs_on(tokens, clause[last + 1]):
        last += 1
    run = _trimmed(tokens, clause[first : last + 1])
    members = {m.value for m in run if m.kind is MentionKind.SEGMENT}
    only = all(m.kind is not MentionKind.WORD for m in run)
    return (mark,) if mark not in run or (only and len(members) == 1) else run


_AND: Final = key_of("và")


def _runs_on(tokens: Sequence[Token], mention: Mention) -> bool:
    if mention.kind in (MentionKind.WORD, MentionKind.SEGMENT):
        return tokens[mention.start].is_word
    joint = mention.kind is MentionKind.SIGN and mention.value in _JOINTS
    return joint or tokens[mention.start].key == _AND


_LISTS: Final = (MentionKind.LIST, MentionKind.FIGURE)
_NAMED: Final = (MentionKind.WORD, MentionKind.SEGMENT, MentionKind.INDICATOR)
_LIST_SIGNS: Final = (";", ":", ")")


def whole_name(
    tokens: Sequence[Token], window: Sequence[Mention], clause: Sequence[Mention]
) -> Sequence[Mention]:
    """nhóm lương thực, thực phẩm; thuế nhập khẩu, thuế sản phẩm: a clause with its name whole.

    What stands before the comma belongs to the name where it opens like one, or in a list.
    """
    start = len(window) - len(clause)
    while start > 1 and clause and window[start - 1].value == ",":
        first = start - 1
        while first > 0 and _names(tokens, window[first - 1]):
            first -= 1
        if first == start - 1 or not _opens_name(tokens, window, first):
            break
        start = first
    return window[start:]


def _names(tokens: Sequence[Token], mention: Mention) -> bool:
    if mention.kind in _NAMED:
        return tokens[mention.start].is_word
    joins = tokens[mention.start].key == _AND
    return joins or subject_words()["item"].match(tokens, mention.start) is not None


def _opens_name(tokens: Sequence[Token], window: Sequence[Mention], first: int) -> bool:
    words = subject_words()
    for kind in ("item", "measure"):
        if words[kind].match(tokens, window[first].start) is not None:
            return True
    before = window[first - 1] if first else None
    return before is not None and (before.kind in _LISTS or before.value in _LIST_SIGNS)


def _dimension(tokens: Sequence[Token], stretch: Sequence[Mention]) -> SegmentDimension:
    scoped = subject_words()["scope"].match(tokens, stretch[0].start) is not None
    return SegmentDimension.SCOPE if scoped else SegmentDimension.OTHER


def leaves_out(tokens: Sequence[Token], start: int, end: int) -> bool:
    """xuất khẩu ngoài dệt may, thu không kể dầu thô: a total without a part, which is neither.

    Growth that leaves out the factor of prices is still that of the whole.
    """
    words = subject_words()
    for at in range(start, end):
        found = words["except"].match(tokens, at)
        if found is None or found.end >= end:
            continue
        kept = words["kept"].match(tokens, at)
        if kept is None or kept.end < found.end:
            return True
    return False
