"""Quét câu: a sentence as the mentions that it holds, each found once, from left to right."""

from collections.abc import Sequence
from typing import Final

from congthuong._tokens import Token, key_of
from congthuong.quantities import UnitKind
from congthuong.reading.comparators import OPENERS as COMPARATOR_OPENERS
from congthuong.reading.comparators import read_base, read_comparator
from congthuong.reading.figures import Figure, FigureKind, openers, read_figure
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.open_names import open_count
from congthuong.reading.places import PlaceReader
from congthuong.reading.prices import OPENERS as PRICE_OPENERS
from congthuong.reading.prices import read_prices
from congthuong.reading.roles import VERBS
from congthuong.reading.times import TimeShape, read_time
from congthuong.reading.vocabulary import Vocabulary

__all__ = ["scan"]

_SIGNS: Final = frozenset(',;.:()-–\n?!"“”+…/')


def scan(
    tokens: Sequence[Token], words: Vocabulary, places: PlaceReader, hidden: Sequence[bool]
) -> list[Mention]:
    """Quét: every token of a sentence in one mention; `hidden` ones belong to no figure.

    Of several mentions that begin at a token the longest stands, of equal ones that of the kind
    that `MentionKind` has first.
    """
    mentions: list[Mention] = []
    at = 0
    while at < len(tokens):
        if hidden[at]:
            mention = Mention(MentionKind.TRAP, at, at + 1, "document")
        elif tokens[at].kind == "sign" and tokens[at].key in _SIGNS:
            mention = Mention(MentionKind.SIGN, at, at + 1, tokens[at].key)
        else:
            mention = _mention(tokens, at, words, places)
            if mention.kind is MentionKind.INDICATOR:
                mention = mention._replace(end=places.before_name(tokens, mention.end))
                mention = mention._replace(end=_behind_short_name(tokens, mention, words))
            based = _base_behind(tokens, at, words, mentions)
            mention = _longer(based, mention) or mention
        if isinstance(mention.value, Figure):
            _take_front(mentions, mention.value)
        mentions.append(mention)
        at = mention.end
    return mentions


def _take_front(mentions: list[Mention], figure: Figure) -> None:
    """Put the sign and the currency before a figure in one mention: they are its own."""
    if not mentions or figure.front >= figure.start:
        return
    while mentions and mentions[-1].start >= figure.front:
        mentions.pop()
    mentions.append(Mention(MentionKind.STOP, figure.front, figure.start, "front"))


def _behind_short_name(tokens: Sequence[Token], mention: Mention, words: Vocabulary) -> int:
    """Tăng trưởng kinh tế (GRDP): the end of a name with its short form in brackets."""
    at = mention.end
    if at >= len(tokens) or tokens[at].key != "(":
        return at
    short = words.names.match(tokens, at + 1)
    closed = short is not None and short.end < len(tokens) and tokens[short.end].key == ")"
    return short.end + 1 if short and closed and short.value == mention.value else at


_LEVELS: Final = ("equal", "times")
_WORDS_BETWEEN: Final = 4


def _base_behind(
    tokens: Sequence[Token], at: int, words: Vocabulary, before: Sequence[Mention]
) -> Mention | None:
    """gấp 1,5 lần tháng trước, bằng 91,6% tháng 12/2013: a base that no so với announces."""
    if not before or before[-1].kind is not MentionKind.FIGURE:
        return None
    figure: Figure = before[-1].value
    if figure.kind is FigureKind.PERCENT:
        verbs = (m for m in reversed(before[-_WORDS_BETWEEN:-1]) if m.kind in VERBS)
        verb = next(verbs, None)
        if verb is None or verb.value not in _LEVELS:
            return None
    elif figure.kind is not FigureKind.TIMES:
        return None
    base = read_base(tokens, at, words)
    return None if base is None else Mention(MentionKind.COMPARATOR, at, base.end, base)


def _mention(tokens: Sequence[Token], at: int, words: Vocabulary, places: PlaceReader) -> Mention:
    token = tokens[at]
    read = _read(tokens, at, words)
    if read is not None and read.kind is MentionKind.TIME and read.value.shape is TimeShape.DAY:
        return read
    best = _longer(read, places.read(tokens, at) if token.is_word else None)
    if token.is_word or token.kind == "sign":
        best = _longer(best, words.meaning(tokens, at))
    if best is None and (token.is_number or token.kind == "foreign"):
        reason = "malformed" if token.is_number else "foreign"
        return Mention(MentionKind.TRAP, at, at + 1, reason)
    return best or Mention(MentionKind.WORD, at, at + 1, token.key)


def _longer(one: Mention | None, other: Mention | None) -> Mention | None:
    if one is None or other is None:
        return one or other
    return other if other.end > one.end else one


def _read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Mention | None:
    """A time, a comparator or a figure that begins at a token: the longest."""
    token = tokens[at]
    found: Mention | None = None
    if token.is_number or token.is_word:
        time = read_time(tokens, at)
        if time is not None and not _counts_months(tokens, time.end):
            found = Mention(MentionKind.TIME, at, time.end, time)
            if time.shape is TimeShape.DAY:
                return found
    if token.key in COMPARATOR_OPENERS:
        comparator = read_comparator(tokens, at, words)
        if comparator is not None:
            found = _longer(found, Mention(MentionKind.COMPARATOR, at, comparator.end, comparator))
    if token.key in PRICE_OPENERS:
        found = _longer(found, read_prices(tokens, at))
    if token.is_number or (token.is_word and token.key in openers()):
        figure = read_figure(tokens, at, words)
        if figure is not None:
            figure = _with_percent(tokens, figure, words)
            figure = open_count(tokens, figure, words) or figure
            if figure.kind is FigureKind.BARE and _has_lost_its_unit(tokens, figure, words):
                figure = figure._replace(reason="thiếu dấu % hoặc đơn vị sau số")
            trapped = figure.reason or _is_trap(tokens, figure, words)
            kind = MentionKind.TRAP if trapped else MentionKind.FIGURE
            found = _longer(found, Mention(kind, at, figure.end, figure))
    return found


_SO: Final = key_of("so")


def _with_percent(tokens: Sequence[Token], figure: Figure, words: Vocabulary) -> Figure:
    """tăng 5,36 so với cùng kỳ: the percent sign that was lost."""
    behind = tokens[figure.end].key if figure.end < len(tokens) else ""
    in_list = _has_lost_its_unit(tokens, figure, words) and _next_is_percent(tokens, figure)
    if figure.kind is not FigureKind.BARE or (behind != _SO and not in_list):
        return figure
    if words.words["change"].ends_with(tokens, figure.lead, 3) is None:
        return figure
    return figure._replace(kind=FigureKind.PERCENT, doubt="thiếu dấu %, hiểu là phần trăm")


def _has_lost_its_unit(tokens: Sequence[Token], figure: Figure, words: Vocabulary) -> bool:
    """nước sạch tăng 4,3; …: decimals of a change with nothing after them."""
    decimals = "," in tokens[figure.start].key
    return decimals and words.words["change"].ends_with(tokens, figure.lead, 3) is not None


def _next_is_percent(tokens: Sequence[Token], figure: Figure) -> bool:
    """nước sạch tăng 4,3; phân bón giảm 6,8%: whether the neighbour in the list has its sign."""
    behind = range(figure.end, len(tokens) - 1)
    following = next((at for at in behind if tokens[at].is_number), None)
    separated = figure.end < len(tokens) and tokens[figure.end].key in (";", ",")
    return separated and following is not None and tokens[following + 1].key == "%"


_MORE: Final = frozenset(map(key_of, ("lương", "tuổi", "tù")))


def _counts_months(tokens: Sequence[Token], end: int) -> bool:
    """6 tháng tuổi, 3 tháng lương: months that are counted and name no period."""
    return end < len(tokens) and tokens[end].key in _MORE


_TRAPLESS: Final = (FigureKind.PERCENT, FigureKind.POINTS)


def _is_trap(tokens: Sequence[Token], figure: Figure, words: Vocabulary) -> bool:
    """Whether a number names or orders something, or counts what no statistic is about."""
    if figure.kind in _TRAPLESS:
        return False
    before = words.words["trap_before"].ending(tokens, figure.start, 3)
    if before is not None and _names_or_orders(figure, str(before)):
        return True
    if before in ("each", "ordinal"):
        return False
    if figure.kind is FigureKind.TIMES:
        return False
    of_map = figure.start > 1 and tokens[figure.start - 1].key == "/"  # 1/500
    if of_map or _is_per_hectare(tokens, figure) or _is_voltage(tokens, figure):
        return True
    bare = figure.kind is FigureKind.BARE
    return bare or _is_told_of(tokens, figure, words) or _counts_no_statistic(tokens, figure, words)


def _is_told_of(tokens: Sequence[Token], figure: Figure, words: Vocabulary) -> bool:
    """5 siêu thị nói trên: those that were told of before."""
    counts = figure.unit is not None and figure.unit.kind is UnitKind.COUNT
    return counts and words.words["anaphor"].match(tokens, figure.end) is not None


def _names_or_orders(figure: Figure, before: str) -> bool:
    """Điều 12, mỗi 5 hộ, vận động 9 doanh nghiệp; hạt điều 1.206 tấn is no article of a law."""
    kind = None if figure.unit is None else figure.unit.kind
    if before in ("guest", "told"):
        return kind is UnitKind.COUNT and figure.scale is None
    measured = before == "ordinal" and kind is UnitKind.PHYSICAL
    return figure.scale is None and not measured


def _is_voltage(tokens: Sequence[Token], figure: Figure) -> bool:
    """Lưới điện 22 kV, máy biến áp 110 kV - 25 MVA: a class of lines or of machines."""
    behind = figure.start > 1 and tokens[figure.start - 1].key == "-"
    of_class = behind and tokens[figure.start - 2].key == _VOLT
    return of_class or (figure.unit is not None and figure.unit.code == "kV")


_VOLT: Final = key_of("kV")
_ON: Final = key_of("trên")


def _is_per_hectare(tokens: Sequence[Token], figure: Figure) -> bool:
    """Giá trị sản phẩm trên 1 ha: what is measured per hectare, not an area."""
    on = figure.start > 0 and tokens[figure.start - 1].key == _ON
    return on and figure.low == 1 and figure.unit is not None and figure.unit.code == "ha"


def _counts_no_statistic(tokens: Sequence[Token], figure: Figure, words: Vocabulary) -> bool:
    noun = figure.noun
    if noun is None or figure.scale is not None:
        return False
    behind = words.words["trap_after"].match(tokens, noun)
    if behind is None or behind.end < figure.end:
        return False
    name = words.names.match(tokens, noun)
    return name is None or name.end <= behind.end
