"""Chủ thể: what a figure is a figure of, as the words around it name it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from congthuong._text import Span
from congthuong._tokens import Token, key_of
from congthuong.indicators import Indicator, IndicatorNature
from congthuong.quantities import VND, UnitKind
from congthuong.reading.clauses import is_inverted, is_named_behind
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.open_names import (
    THING,
    UNITS,
    clause_behind,
    noun_phrase,
    rate_named,
    rate_named_behind,
)
from congthuong.reading.own_parts import (
    leaves_out,
    part_around,
    part_behind,
    run_around,
    subject_words,
    whole_name,
)
from congthuong.reading.vocabulary import Vocabulary
from congthuong.reading.wholes import PIECES
from congthuong.records import SegmentDimension

__all__ = ["Subject", "accepts", "subject_of"]


class Subject(NamedTuple):
    """Chủ thể: an indicator, parts of a total, or words that no catalogue knows.

    `is_new` says that a new subject is named before or behind the figure; `is_part` that its words
    name a part (nhóm may mặc) rather than a measure of its own (doanh thu, sản lượng); `of_rate`
    that they name a rate that no catalogue knows.
    """

    indicator: Indicator | None = None
    segments: tuple[tuple[str, str], ...] = ()
    words: str = ""
    is_new: bool = False
    is_part: bool = False
    opens_part: bool = False
    of_listed: bool = False
    of_value: str = ""
    of_rate: bool = False
    part: str = ""
    of_count: bool = False
    unit: str = ""
    span: Span | None = None


_BOUNDARY: Final = frozenset(',;:()"“”….')
_AND: Final = frozenset(map(key_of, ("và", "còn", "cùng", "riêng", "với")))
_VERBS: Final = frozenset(
    (
        MentionKind.CHANGE,
        MentionKind.LEVEL,
        MentionKind.EXCESS,
        MentionKind.SHARE,
        MentionKind.FACTOR,
        MentionKind.STATUS,
        MentionKind.CONTRIBUTION,
    )
)


def subject_of(
    text: str,
    tokens: Sequence[Token],
    window: Sequence[Mention],
    figure: Figure,
    after: Sequence[Mention],
    words: Vocabulary,
) -> Subject:
    """Chủ thể của một số: from the clause before it, or from the noun that it counts.

    A source of power right behind its measure is the part: 150 MW điện gió.
    """
    subject = _subject(text, tokens, window, figure, after, words)
    source = _source_behind(figure, after, words)
    return subject if source is None else subject._replace(segments=(source,))


def _source_behind(
    figure: Figure, after: Sequence[Mention], words: Vocabulary
) -> tuple[str, str] | None:
    if figure.unit is None or figure.unit.code not in words.by_measure or not after:
        return None
    mention = after[0]
    if mention.kind is not MentionKind.SEGMENT or mention.start != figure.end:
        return None
    own: tuple[str, str] = mention.value
    return own if own[0] == SegmentDimension.TECHNOLOGY.value else None


def _subject(
    text: str,
    tokens: Sequence[Token],
    window: Sequence[Mention],
    figure: Figure,
    after: Sequence[Mention],
    words: Vocabulary,
) -> Subject:
    clause = _clause(_behind_plan(window, tokens), tokens)
    if is_inverted(after):
        window = (*after, *window)
    elif is_named_behind(after, window, figure) or _is_spent(after, window, figure):
        window = (after[0], *window)
    named = [
        mention
        for mention in window
        if mention.kind is MentionKind.INDICATOR
        and subject_words()["taxed"].ends_with(tokens, mention.start) is None
        and accepts(mention.value, figure, tokens[mention.start].key)
    ]
    rate = _open_rate(text, tokens, window, figure, after, named)
    if rate is not None:
        return rate
    counted = _counted(text, tokens, figure, words, after)
    if counted is not None and not named and not _is_piece(figure, tokens, clause or window):
        behind = _segments_behind(after)
        if (
            not behind
            and counted.span is not None
            and counted.span.end == tokens[figure.end - 1].end
        ):
            behind = part_behind(text, tokens, after, counted.indicator)
        return counted._replace(segments=behind)
    if named:
        return _named(text, tokens, window, named, clause)
    clause = whole_name(tokens, window, clause)
    unknown = _unknown(text, tokens, clause)
    valued = _of_value(text, tokens, window, figure, unknown)
    if valued is not None:
        return valued
    if not unknown.is_new and not _has_content(clause):
        clause = _told_before(window)  # dệt may vẫn là chủ lực, tăng 12%
    marked = _marked(text, tokens, window, clause, is_new=unknown.is_new)
    if marked is not None:
        return marked
    return unknown


def _open_rate(
    text: str,
    tokens: Sequence[Token],
    window: Sequence[Mention],
    figure: Figure,
    after: Sequence[Mention],
    named: Sequence[Mention],
) -> Subject | None:
    """tỷ lệ rác được phân loại còn 41,5%; 72% hộ dùng mã QR: a rate that no catalogue knows."""
    if figure.kind is not FigureKind.PERCENT:
        return None
    name = rate_named(window, tokens) or rate_named_behind(figure, window, after)
    if not name or any(mention in named and mention is not name[0] for mention in name):
        return None
    if name[0] in after and any(m.kind is MentionKind.INDICATOR and _is_rate(m) for m in name):
        return None  # 98,1% số hộ sử dụng điện
    span = Span(tokens[name[0].start].start, tokens[name[-1].end - 1].end)
    return Subject(words=span.of(text), is_new=True, of_rate=True, span=span)


def _is_rate(mention: Mention) -> bool:
    indicator: Indicator = mention.value
    return indicator.nature is IndicatorNature.RATE


def _named(
    text: str,
    tokens: Sequence[Token],
    window: Sequence[Mention],
    named: Sequence[Mention],
    clause: Sequence[Mention],
) -> Subject:
    """The indicator that is named: the first of the clause, else the last before it."""
    chosen = next((m for m in clause if m in named), named[-1])
    part = _without(text, tokens, window[window.index(chosen) :])
    part = part or _listed_part(text, tokens, window, chosen, clause)
    if part is not None:
        return part
    behind = window[window.index(chosen) + 1 :]
    span = _span(tokens, chosen)
    is_before = not behind or chosen.start < behind[0].start
    own = part_around(text, tokens, clause, chosen, behind) if is_before else None
    if own is None:
        segments, word = _member(text, tokens, behind)
        if not (segments or word) and chosen.value.needs_part:
            # sản phẩm chủ yếu gồm: xi măng …: what a measure of no total is of stands behind it.
            word = _unknown(text, tokens, behind).words
        return Subject(chosen.value, segments, span.of(text), is_new=True, part=word, span=span)
    return Subject(chosen.value, (own,), span.of(text), is_new=True, span=span)


def _is_spent(after: Sequence[Mention], window: Sequence[Mention], figure: Figure) -> bool:
    """Huy động 385 tỷ đồng vốn đầu tư: what an amount of money is of stands right behind it."""
    unit = figure.unit
    if unit is None or unit.kind is not UnitKind.CURRENCY or not after:
        return False
    named = any(m.kind is MentionKind.INDICATOR for m in window)
    return not named and after[0].kind is MentionKind.INDICATOR and accepts(after[0].value, figure)


def _told_before(window: Sequence[Mention]) -> Sequence[Mention]:
    """The part of the sentence before the last comma, where nothing stands behind it."""
    opened = next((i for i, m in enumerate(window) if m.kind is MentionKind.SIGN), len(window))
    start = 0 if window and window[0].start == 0 else opened
    named = any(m.kind is MentionKind.SEGMENT for m in window[start:])
    return window[start:] if named else ()


def _member(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[tuple[tuple[str, str], ...], str]:
    """The first part that is named, as a member, or as words that are more than it."""
    mark = next((m for m in mentions if m.kind is MentionKind.SEGMENT), None)
    if mark is None:
        return (), ""
    run = run_around(tokens, mentions, mark)
    if len(run) == 1:
        return (mark.value,), ""
    return (), Span(tokens[run[0].start].start, tokens[run[-1].end - 1].end).of(text)


def _without(text: str, tokens: Sequence[Token], said: Sequence[Mention]) -> Subject | None:
    """tổng mức bán lẻ không tính dịch vụ: neither the whole nor the part that is named."""
    verb = next((m for m in said[1:] if m.kind in _VERBS), None)
    end = said[-1].end if verb is None else verb.start
    if not leaves_out(tokens, said[0].end, end):
        return None
    span = Span(tokens[said[0].start].start, tokens[end - 1].end)
    return Subject(words=span.of(text), is_new=True, span=span)


def _marked(
    text: str,
    tokens: Sequence[Token],
    window: Sequence[Mention],
    clause: Sequence[Mention],
    *,
    is_new: bool,
) -> Subject | None:
    """A part of what is spoken of: công nghiệp chế biến tăng 5%; `is_new` says it has a name."""
    marks = [m for m in clause if m.kind is MentionKind.SEGMENT]
    if is_new:
        # 23 cụm được thành lập với diện tích 712 ha: the stage is of what was counted.
        marks = [mark for mark in marks if mark.value[0] != "stage"]
    if not marks:
        return None
    listed = any(m.kind is MentionKind.LIST and m.value == "among" for m in window)
    run = run_around(tokens, clause, marks[0])
    if len(run) > 1:
        # gỗ và vật liệu xây dựng: more than the member whose name is among the words.
        span = Span(tokens[run[0].start].start, tokens[run[-1].end - 1].end)
        words = span.of(text)
        part = subject_words()["measure"].match(tokens, run[0].start) is None
        return Subject(words=words, is_new=True, is_part=part, opens_part=part, span=span)
    span = _span(tokens, marks[0])
    return Subject(
        segments=(marks[0].value,),
        words=span.of(text),
        is_new=True,
        is_part=True,
        of_listed=listed,
        span=span,
    )


def _listed_part(
    text: str,
    tokens: Sequence[Token],
    window: Sequence[Mention],
    chosen: Mention,
    clause: Sequence[Mention],
) -> Subject | None:
    """Kim ngạch xuất khẩu 6 tháng: dệt may tăng 4%: a part behind the colon of its total."""
    if chosen in clause:
        return None
    behind = window[window.index(chosen) + 1 :]
    listed = any(m.value == ":" or m.kind is MentionKind.LIST for m in behind)
    segments, word = _member(text, tokens, clause)
    word = word or _unknown(text, tokens, clause).words
    if not listed or not (segments or word):
        return None
    span = _span(tokens, chosen)
    return Subject(
        chosen.value,
        segments,
        span.of(text),
        is_new=True,
        part="" if segments else word,
        span=span,
    )


def _of_value(
    text: str, tokens: Sequence[Token], window: Sequence[Mention], figure: Figure, named: Subject
) -> Subject | None:
    """Hoạt động công nghiệp ổn định, giá trị đạt 900 tỷ: the value of the sector named before."""
    if figure.kind is not FigureKind.AMOUNT or (figure.unit or VND).kind is not UnitKind.CURRENCY:
        return None
    sector = next((m for m in window if m.kind is MentionKind.SEGMENT), None)
    if sector is None:
        return None
    value = subject_words()["value"]
    for mention in window[window.index(sector) + 1 :]:
        found = value.match(tokens, mention.start)
        if found is None or (named.is_new and tokens[found.end - 1].end != _end_of(named)):
            continue
        span = _span(tokens, sector)
        words = named.words or span.of(text)
        return Subject(
            None, (sector.value,), words, is_new=True, of_value=str(found.value), span=span
        )
    return None


def _end_of(subject: Subject) -> int:
    return -1 if subject.span is None else subject.span.end


_COUNTING: Final = tuple(map(key_of, ("số", "lượng", "tổng")))


def accepts(indicator: Indicator, figure: Figure, spelled: str | None = None) -> bool:
    """Whether a figure of this unit can be one of an indicator, which is spelled so."""
    if figure.kind is not FigureKind.AMOUNT:
        # khu công nghiệp tăng trưởng 11%: the parks are where, not what.
        counts = indicator.unit is not None and indicator.unit.kind is UnitKind.COUNT
        return not counts or spelled is None or spelled.startswith(_COUNTING)
    usual = indicator.unit
    if figure.unit is None and usual is not None and usual.kind is UnitKind.CURRENCY:
        return True  # 90 triệu: of what, its list or its indicator says
    unit = figure.unit or VND
    if unit.kind is UnitKind.COUNT:
        if usual is None:
            return indicator.needs_part and unit.code in PIECES
        return indicator.accepts(unit)
    known = () if usual is None else (usual, *indicator.other_units)
    per_head = any(each.code.startswith(f"{unit.code}/") for each in known)
    return per_head or indicator.accepts(unit)


_HAVING: Final = key_of("có")


def _clause(window: Sequence[Mention], tokens: Sequence[Token]) -> Sequence[Mention]:
    """The mentions of the clause that the figure stands in, its subject included."""
    verb = next((i for i in range(len(window) - 1, -1, -1) if window[i].kind in _VERBS), None)
    if verb is not None and tokens[window[verb].start].key == _HAVING:
        behind = window[verb + 1 :]
        if any(mention.kind is MentionKind.WORD for mention in behind):
            return behind  # cụm công nghiệp có diện tích 3.200 ha
    stop = len(window) if verb is None else verb
    # các mặt hàng tăng như: xi măng 4,1%: the subject stands behind the verb of the list.
    for index in range(len(window) - 1, stop, -1):
        mention = window[index]
        opens = mention.kind is MentionKind.LIST or mention.value in (":", ",", ";")
        if opens and _has_content(window[index + 1 :]):
            return window[index + 1 :]
    while stop > 0 and window[stop - 1].kind in (*_VERBS, MentionKind.STOP):
        stop -= 1
    bare = True
    for index in range(stop - 1, -1, -1):
        mention = window[index]
        if mention.kind is MentionKind.SIGN and mention.value in _BOUNDARY:
            if mention.value in ("(", ":") and bare:
                continue  # trang phục (+9,4%), gạch: đạt 31 triệu viên: the name stands before
            return window[index + 1 :]
        if mention.kind is MentionKind.LIST:
            return window[index + 1 :]
        bare = bare and mention.kind is MentionKind.SIGN
    return window


_ASSIGNED: Final = key_of("giao")
_LONGEST_ASSIGNER: Final = 8
_ASSIGNERS: Final = frozenset(
    map(
        key_of,
        (
            *("trung", "ương", "địa", "phương", "tỉnh", "huyện", "thành", "phố", "chính", "phủ"),
            *("HĐND", "UBND", "bộ", "năm", "pháp", "lệnh", "cả", "đề", "ra"),
        ),
    )
)


def _behind_plan(window: Sequence[Mention], tokens: Sequence[Token]) -> Sequence[Mention]:
    """104% dự toán Trung ương giao và bằng 99%: who assigned the plan is no subject."""
    head = next((i for i, m in enumerate(window) if m.kind is not MentionKind.STOP), None)
    if head is None or window[head].kind not in (MentionKind.PLAN, MentionKind.COMPARATOR):
        return window
    for index in range(head + 1, min(head + _LONGEST_ASSIGNER, len(window))):
        if window[index].kind is MentionKind.SIGN:
            break
        if tokens[window[index].end - 1].key == _ASSIGNED:
            return window[index + 1 :]
    behind = head + 1
    while behind < len(window) and _is_assigner(window[behind], tokens):
        behind += 1
    return window[behind:]


def _is_assigner(mention: Mention, tokens: Sequence[Token]) -> bool:
    """dự toán Trung ương và …: who assigned the plan, without giao."""
    return all(tokens[at].key in _ASSIGNERS for at in range(mention.start, mention.end))


def _has_content(mentions: Sequence[Mention]) -> bool:
    kinds = (MentionKind.WORD, MentionKind.SEGMENT, MentionKind.INDICATOR)
    return any(mention.kind in kinds for mention in mentions)


def _counted(
    text: str,
    tokens: Sequence[Token],
    figure: Figure,
    words: Vocabulary,
    after: Sequence[Mention],
) -> Subject | None:
    """The noun that a figure counts: 301 cửa hàng xăng dầu, 77 dự án."""
    if figure.kind is not FigureKind.AMOUNT or figure.noun is None or figure.unit is None:
        return None
    if figure.unit.kind is not UnitKind.COUNT:
        return None
    name = words.names.match(tokens, figure.noun)
    end = name.end if name is not None else figure.end
    if figure.unit.code == THING:
        phrase = noun_phrase(after)
        end = max(end, phrase[-1].end if phrase else figure.noun + 1)
    elif name is None and figure.unit.code in UNITS:
        phrase = clause_behind(after)
        end = phrase[-1].end if phrase else end
    span = Span(tokens[figure.noun].start, tokens[end - 1].end)
    indicator = name.value if name is not None else words.by_unit.get(figure.unit.code)
    unit = figure.unit.code
    return Subject(indicator, (), span.of(text), is_new=True, of_count=True, unit=unit, span=span)


_PRODUCT: Final = "product"


def _is_piece(figure: Figure, tokens: Sequence[Token], clause: Sequence[Mention]) -> bool:
    """gạch nung đạt 31 triệu viên: pieces measure the product that is named before them."""
    if figure.unit is None or figure.unit.code not in PIECES:
        return False
    if figure.unit.code == _PRODUCT and figure.scale is None:
        return False  # công nhận thêm 64 sản phẩm
    named = (MentionKind.WORD, MentionKind.SEGMENT)
    return any(m.kind in named and tokens[m.start].is_word for m in clause)


def _segments_behind(after: Sequence[Mention]) -> tuple[tuple[str, str], ...]:
    """Parts named right behind a count: 6 chợ hạng 1, 50 chợ nông thôn."""
    for mention in after:
        if mention.kind is MentionKind.SEGMENT:
            return (mention.value,)
        if mention.kind is MentionKind.SIGN:
            break
    return ()


# Words that carry on a name as well as join clauses: giao in giao thông, hàng in hàng dệt may.
_SOFT: Final = frozenset(
    ("giao", "đầu", "con", "số", "lượng", "giá trị", "mức", "tổng", "tổng số", "nguồn", "chi")
)


def _carries_on(mention: Mention) -> bool:
    """Whether a word beside a name is part of it: đầu in đầu tư, lượng in trữ lượng."""
    if mention.kind is MentionKind.STOP:
        return mention.value in _SOFT
    return mention.kind in (MentionKind.SEGMENT, MentionKind.FLOW)


# What qualifies a measure and names none: bình quân 8 tháng tăng 3,64%.
_QUALIFIERS: Final = ("bình quân", "trung bình", "tính bình quân")


def _unknown(text: str, tokens: Sequence[Token], clause: Sequence[Mention]) -> Subject:
    """Words that name something, up to the verb; none where only function words stand there."""
    verb = next((i for i, m in enumerate(clause) if m.kind in _VERBS), len(clause))
    named = clause[:verb]
    places = [i for i, m in enumerate(named) if m.kind is MentionKind.WORD]
    words = [i for i in places if tokens[named[i].start].is_word]
    if not words:
        return Subject()
    first = words[0]
    while first and _carries_on(named[first - 1]):
        first -= 1
    last = words[-1]
    while last + 1 < len(named) and _carries_on(named[last + 1]):
        last += 1
    span = Span(tokens[named[first].start].start, tokens[named[last].end - 1].end)
    if span.of(text).casefold() in _QUALIFIERS or _is_void(tokens, named[first : last + 1]):
        return Subject()
    words_of = subject_words()
    before = named[first - 1] if first else named[first]
    openers = words_of["opener"]
    opens = any(openers.match(tokens, m.start) is not None for m in (named[first], before))
    is_measure = words_of["measure"].match(tokens, named[first].start) is not None
    return Subject(
        words=span.of(text),
        is_new=True,
        is_part=not is_measure,
        opens_part=opens,
        span=span,
    )


def _is_void(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Bắc Ninh xuất đi 9 tỷ USD: words that name nothing."""
    found = subject_words()["void"].match(tokens, mentions[0].start)
    return found is not None and found.end >= mentions[-1].end


def _span(tokens: Sequence[Token], mention: Mention) -> Span:
    return Span(tokens[mention.start].start, tokens[mention.end - 1].end)
