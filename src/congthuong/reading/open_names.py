"""Tên mở: what a number is of where no catalogue names it, as the words around it say."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from congthuong._tokens import Token, key_of
from congthuong.quantities import Unit, UnitKind, get_unit
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.vocabulary import Vocabulary

__all__ = [
    "THING",
    "UNITS",
    "clause_behind",
    "holds",
    "noun_phrase",
    "open_count",
    "rate_named",
    "rate_named_behind",
]

_RATE: Final = (key_of("tỷ"), key_of("lệ"))
_BOUNDARY: Final = frozenset(",;.:(\n…")
_CONTENT: Final = (MentionKind.WORD, MentionKind.SEGMENT, MentionKind.INDICATOR)
_LEVELS: Final = (MentionKind.LEVEL, MentionKind.STATUS)
_PASSED: Final = (MentionKind.STOP, MentionKind.TIME, *_LEVELS)


def _since_sign(window: Sequence[Mention]) -> Sequence[Mention]:
    """The words of the clause that the figure stands in."""
    for index in range(len(window) - 1, -1, -1):
        if window[index].kind is MentionKind.SIGN and window[index].value in _BOUNDARY:
            return window[index + 1 :]
    return window


def rate_named(window: Sequence[Mention], tokens: Sequence[Token]) -> Sequence[Mention]:
    """tỷ lệ chợ có phương án chữa cháy đạt 92%: the name of a rate, with the verbs inside it.

    Empty where no rate is named, or where the last word before the figure tells of its growth.
    """
    clause = _since_sign(window)
    first = next((i for i in range(len(clause)) if _opens_rate(clause, i, tokens)), None)
    if first is None:
        return ()
    end = len(clause)
    while end > first and clause[end - 1].kind in _PASSED:
        end -= 1
    if clause[end - 1].kind is MentionKind.CHANGE:
        return ()
    name = clause[first:end]
    return name if sum(mention.kind in _CONTENT for mention in name) > len(_RATE) else ()


def _opens_rate(clause: Sequence[Mention], at: int, tokens: Sequence[Token]) -> bool:
    """tỷ lệ …, or what is measured and goes on as another thing: công suất sử dụng buồng phòng."""
    mention = clause[at]
    if mention.kind is MentionKind.INDICATOR:
        unit = mention.value.unit
        goes_on = clause[at + 1 : at + 2] and clause[at + 1].kind is MentionKind.WORD
        return bool(goes_on) and unit is not None and unit.kind is UnitKind.PHYSICAL
    keys = tuple(token.key for token in tokens[mention.start : mention.start + len(_RATE)])
    return mention.kind is MentionKind.WORD and keys == _RATE


_HAVING: Final = ("have", "plan", "objective", "estimate", "forecast")
_NOT_A_NAME: Final = (MentionKind.WORD, MentionKind.SEGMENT, MentionKind.INDICATOR)
_OF_WHICH: Final = frozenset(("số", "tổng số", "xã", "phường", "các", "tổng", "thôn"))
_VERBS: Final = (
    MentionKind.CHANGE,
    MentionKind.LEVEL,
    MentionKind.EXCESS,
    MentionKind.SHARE,
    MentionKind.FACTOR,
    MentionKind.CONTRIBUTION,
    MentionKind.PLAN,
    MentionKind.COMPARATOR,
    MentionKind.THRESHOLD,
)


def rate_named_behind(
    figure: Figure, window: Sequence[Mention], after: Sequence[Mention]
) -> Sequence[Mention]:
    """72% hộ kinh doanh đã dùng mã QR: those behind the figure of whom it is the rate.

    Empty where the clause has a subject or a verb of its own before the figure.
    """
    if figure.kind is not FigureKind.PERCENT or figure.per_year or not after:
        return ()
    opens = after[0].kind in _CONTENT or after[0].value in _OF_WHICH
    if not opens or any(_says_more(mention) for mention in _since_sign(window)):
        return ()
    end = next((i for i, m in enumerate(after) if m.kind is MentionKind.SIGN), len(after))
    while end and after[end - 1].kind is MentionKind.STOP:
        end -= 1
    named = after[:end]
    words = sum(mention.end - mention.start for mention in named if mention.kind in _CONTENT)
    return named if words >= _SHORTEST_NAME else ()


# 50% số hộ, 100% xã đạt chuẩn: of what, such a short name does not say.
_SHORTEST_NAME: Final = 3


def _says_more(mention: Mention) -> bool:
    if mention.kind in _NOT_A_NAME:
        return True
    return mention.kind in _VERBS and mention.value not in _HAVING


THING: Final = "thing"
# Administrative units, which are counted where a clause tells of them.
UNITS: Final = ("commune", "ward", "district", "locality", "village")
_JOINTS: Final = frozenset((",", ";", key_of("và")))
_LONGEST: Final = 4
_LONGEST_NOUN: Final = 9
_NOUNS: Final = (None, MentionKind.SEGMENT, MentionKind.INDICATOR)


def open_count(tokens: Sequence[Token], figure: Figure, words: Vocabulary) -> Figure | None:
    """có 310 trạm sạc: a number and an unknown noun, where the words before it tell of a count.

    None where no noun follows, where nothing before says that something is counted, and where the
    noun is of what no statistic is about or was told of before (310 trạm này).
    """
    if figure.kind is not FigureKind.BARE or figure.reason or figure.sign or not figure.low:
        return None
    if "," in tokens[figure.start].key:
        return None
    total, noun = _pair(tokens, figure)
    if not _is_noun(tokens, noun, words):
        return None
    before = tokens[max(0, figure.lead - _LONGEST) : figure.lead]
    licensed = words.words["licence"].ends_with(before, len(before), _LONGEST) is not None
    opens = figure.lead == 0 or tokens[figure.lead - 1].key in _OPENERS
    if not (licensed or (total is not None and opens) or _goes_on(tokens, figure, noun, words)):
        return None
    unit: Unit = get_unit(THING)
    return figure._replace(
        kind=FigureKind.AMOUNT, unit=unit, noun=noun, end=noun, total=total, reason=""
    )


_OPENERS: Final = frozenset((",", ";", ":", ".", "\n", "-", "+"))


def _pair(tokens: Sequence[Token], figure: Figure) -> tuple[Decimal | None, int]:
    """14/22 trường: the second number, and where the noun behind both begins."""
    at = figure.end
    if at + 1 < len(tokens) and tokens[at].key == "/" and tokens[at + 1].is_number:
        digits = tokens[at + 1].key.replace(".", "")
        if digits.isdigit() and Decimal(digits) >= figure.low:
            return Decimal(digits), at + 2
    return None, at


def _is_noun(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].start == tokens[at - 1].end:
        return False
    if words.words["trap_after"].match(tokens, at) is not None:
        return False
    known = words.meaning(tokens, at)
    return (None if known is None else known.kind) in _NOUNS


def _goes_on(tokens: Sequence[Token], figure: Figure, noun: int, words: Vocabulary) -> bool:
    """12.400 công tơ, 310 trạm sạc và 7 bến thủy: a list of counts, or the same noun again."""
    first = max(0, figure.lead - _LONGEST_NOUN)
    before = next((i for i in range(figure.lead - 1, first, -1) if tokens[i].is_number), None)
    if before is not None and tokens[figure.lead - 1].key in _JOINTS:
        between = tokens[before + 1 : figure.lead - 1]
        if between and all(token.is_word for token in between):
            return _is_noun(tokens, before + 1, words)
    counted = [i for i in range(1, noun) if tokens[i - 1].is_number]
    return any(tokens[i].key == tokens[noun].key for i in counted)


def clause_behind(after: Sequence[Mention]) -> Sequence[Mention]:
    """12/15 xã có tổ quản lý chợ: what is told of counted units, up to the end of their clause."""
    for index, mention in enumerate(after):
        following = after[index + 1] if index + 1 < len(after) else mention
        if mention.kind is MentionKind.SIGN and following.value not in _KINDS_OF_UNIT:
            return after[:index]  # xã, phường, thị trấn có điện
    return after


_KINDS_OF_UNIT: Final = frozenset(
    (*map(key_of, ("phường", "thị", "thôn", "bản")), "xã", "thị xã", "huyện", "thành phố")
)


def noun_phrase(after: Sequence[Mention]) -> Sequence[Mention]:
    """146 căn nhà đại đoàn kết cho hộ nghèo: the words behind a count that name its things."""
    end = next((i for i, m in enumerate(after) if m.kind not in _CONTENT), len(after))
    return after[:end]


def holds(figure: Figure, window: Sequence[Mention]) -> bool:
    """Tỉnh có 310 trạm sạc, 12/15 xã có điện: open counts of a moment, not of what was done.

    Of what is so each day on the average the whole time is said.
    """
    verb = next((m for m in reversed(window) if m.kind is MentionKind.LEVEL), None)
    having = verb is not None and verb.value == "have"
    averaged = any(m.kind is MentionKind.WORD and m.value in _AVERAGES for m in window)
    if figure.unit is None or averaged:
        return False
    out_of_all = figure.unit.code in UNITS and figure.total is not None
    return out_of_all or (figure.unit.code in (THING, *UNITS) and having)


_AVERAGES: Final = frozenset(map(key_of, ("quân", "bình")))
