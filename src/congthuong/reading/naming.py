"""Gọi tên: which indicator and parts a new subject of a sentence stands for, in its context."""

import functools
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from attrs import evolve

from congthuong._text import Span
from congthuong._tokens import Token, key_of, tokenize
from congthuong.findings import Evidence
from congthuong.indicators import Indicator, IndicatorTrait
from congthuong.indicators.parts import find_part
from congthuong.localities import MatchQuality
from congthuong.quantities import Unit, UnitKind
from congthuong.reading.clauses import status_in
from congthuong.reading.composing import Clues, Heard, clues_in, composed
from congthuong.reading.context import Context
from congthuong.reading.drafts import Draft, segments_of
from congthuong.reading.figures import Figure
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.own_parts import official, subject_words
from congthuong.reading.plans import plan_reference
from congthuong.reading.subjects import Subject
from congthuong.reading.vocabulary import Vocabulary
from congthuong.reading.wholes import PartSaid, Wholes, code_of_value, holds
from congthuong.records import Segment, SegmentDimension, Slot

__all__ = ["Namer"]

_GROWTH: Final = frozenset(map(key_of, ("tăng", "trưởng")))
_AVERAGE: Final = frozenset(map(key_of, ("bình", "quân")))
_ECONOMY: Final = frozenset(map(key_of, ("kinh", "tế")))


_TRADE: Final = "trade"
# Sectors that have an indicator of their own, so that it is no part of it.
_SECTORS: Final = (
    "công nghiệp",
    "công nghiệp - xây dựng",
    "xây dựng",
    "dịch vụ",
    "thương mại - dịch vụ",
    "thương nghiệp",
    "nông, lâm nghiệp và thủy sản",
)
_INDUSTRIAL: Final = "industry"


# Clusters and parks that a text calls by name.
_PARKS: Final = (("cụm công nghiệp", "cluster"), ("khu công nghiệp", "industrial_park"))


def _counted_code(mention: Mention) -> str:
    """The code of an indicator named, or of the unit of things counted."""
    if mention.kind is MentionKind.INDICATOR:
        return str(mention.value.code)
    if mention.kind is MentionKind.PLACE:
        named = str(mention.value)
        return next((code for head, code in _PARKS if named.startswith(head)), "")
    unit = mention.value.unit if mention.kind is MentionKind.FIGURE else None
    return "" if unit is None else str(unit.code)


_SPENT: Final = ("tổng kinh phí", "tổng vốn")
_WITH: Final = "với"
_INVESTED: Final = ("project",)


def _is_trade(indicator: Indicator) -> bool:
    in_money = indicator.unit is not None and indicator.unit.kind is UnitKind.CURRENCY
    return indicator.sector == _TRADE and in_money and not indicator.is_balance


def _has_branches(indicator: Indicator) -> bool:
    """Whether branches of industry are parts of it."""
    of_branches = SegmentDimension.ACTIVITY in indicator.breakdowns
    return indicator.sector == _INDUSTRIAL and of_branches


_MAIN_PRODUCTS: Final = "products"


# A measure alone has no more words: vốn, tiền, doanh thu.
_MEASURE: Final = 2
# The kinds of figure by which a total takes branches in its list, and without one.
_IN_A_LIST: Final = ("rate", "share", "money", "energy")
_IN_PASSING: Final = ("rate",)


def _is_farmed(draft: Draft) -> bool:
    """sản lượng lúa, thủy sản: a harvest, which is no product of industry and not exported."""
    named = draft.indicator
    if named is None or not named.needs_part or named.sector == _TRADE or not draft.segments:
        return False
    member = draft.segments[0].member
    tokens = tokenize(member, 0, len(member))
    found = subject_words()["farm"].match(tokens, 0)
    return found is not None and found.end == len(tokens)


def _start_of_phrase(window: Sequence[Mention], figure: Figure) -> int:
    """The first token behind the comma before a figure: 8 cụm đi vào hoạt động, trong đó 5 cụm."""
    start, told = figure.lead, False
    for mention in reversed(window):
        if mention.kind is MentionKind.SIGN and mention.value in (",", ";") and told:
            break
        told = told or mention.kind not in (MentionKind.SIGN, MentionKind.STOP)
        start = mention.start
    return start


def _is_inside(words: str, whole: Indicator) -> bool:
    """tiền sử dụng đất in the budget: words that elsewhere would open a measure of its own."""
    inside = subject_words().get(f"inside {whole.code}")
    tokens = tokenize(words, 0, len(words))
    found = None if inside is None else inside.match(tokens, 0)
    return found is not None and (found.end < len(tokens) or len(tokens) > _MEASURE)


def _is_main_product(words: str) -> bool:
    found = find_part(words, group=_MAIN_PRODUCTS)
    return bool(found) and found[0].quality is MatchQuality.EXACT


def _has_products_of_its_own(topic: Indicator | None) -> bool:
    """Whether products behind a topic are of its sector, though they are none of its branches."""
    return topic is not None and (_has_branches(topic) or topic.needs_part)


def _as_segment(mention: Mention, segment: tuple[str, str]) -> Mention:
    return mention._replace(kind=MentionKind.SEGMENT, value=segment)


def _unknown_words(current: Draft | None) -> str:
    """cà phê 30 ngàn tấn với 60 triệu USD: what a statement of no indicator is of."""
    if current is None or not (current.indicator is None or current.indicator.needs_part):
        return ""
    return current.segments[0].member if current.segments else current.words


def _last_figure(mentions: Sequence[Mention]) -> Mention:
    return next((m for m in reversed(mentions) if m.kind is MentionKind.FIGURE), mentions[-1])


@functools.lru_cache(maxsize=4096)
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

    def is_open(self, subject: Subject) -> bool:
        """Whether what is named is known to no catalogue, and no part of what was told before."""
        known = subject.indicator is not None or bool(subject.segments)
        of_topic = self._context.topic is not None and self._is_part(subject)
        return bool(subject.words) and not known and not of_topic

    def _named(self, subject: Subject, current: Draft | None) -> frozenset[str]:
        words = subject.words or (current.words if current is not None else "")
        return frozenset(_keys(words))

    def draft_of(
        self, subject: Subject, window: Sequence[Mention], current: Draft | None, figure: str
    ) -> Draft:
        """A draft for a new subject, with all that its name and its context say.

        `figure` is the kind of what is said of it, as the table of wholes has it.
        """
        prices = next((m.value for m in window if m.kind is MentionKind.PRICES), None)
        draft = Draft(place=self._context.place, prices=prices)
        draft.segments = segments_of(subject.segments)
        counted = subject.of_listed and current is not None and current.of_count
        if not counted and self._belongs(draft, subject, figure):
            pass  # trong đó hộ cá thể chiếm 97%: of what was counted
        elif subject.indicator is not None:
            self._as_indicator(draft, subject)
        else:
            self._as_words(draft, subject, current, window)
        draft.status = status_in(window) or self._context.sentence_status
        if draft.status == "plan":
            draft.planned = self._context.sentence_plan or plan_reference("objective", "")
        if subject.indicator is not None and _is_farmed(draft):
            draft.words = f"{draft.words} {draft.segments[0].member}"
            draft.indicator, draft.segments = None, ()
            self._context.topic, self._context.topic_words = None, draft.words
            self._context.wholes = self._context.wholes.closed()
        if subject.span is not None:
            evidence = Evidence(subject.span.of(self._text), subject.span)
            draft.evidence.append((Slot.INDICATOR, evidence))
        return draft

    def compose(
        self, draft: Draft, figure: Figure, window: Sequence[Mention], after: Sequence[Mention]
    ) -> None:
        """Give a draft the finer code that the words around its figure make."""
        start = _start_of_phrase(window, figure)
        behind = takewhile(lambda m: m.kind is not MentionKind.SIGN, after)
        end = max((m.end for m in behind), default=figure.end)
        clues = Clues.of(self._clues, start, figure.lead, end, self._context.wholes.heard)
        code = draft.indicator.code if draft.indicator is not None else "other"
        found = self._words.known.get(composed(code, figure, clues) or "")
        if found is not None:
            draft.indicator = found
            draft.segments = tuple(
                each for each in draft.segments if each.dimension is not SegmentDimension.STAGE
            )

    def leave(self) -> None:
        """Keep what the sentence leaves for those behind it."""
        context = self._context
        end = len(self._tokens)
        heard = Clues.of(self._clues, end, end, end, context.wholes.heard).around
        context.wholes = evolve(context.wholes, heard=heard)

    @functools.cached_property
    def _clues(self) -> Sequence[Heard]:
        return clues_in(self._tokens)

    def _belongs(self, draft: Draft, subject: Subject, figure: str) -> bool:
        """Take a part as one of the total that is open; whether there is such a total."""
        context = self._context
        said = self._part_said(subject)
        if said is None or subject.of_value:
            return False
        belonging = context.wholes.of(said, figure)
        if belonging is None:
            return False
        whole, code = belonging
        if not self._is_licensed(subject, whole):
            return False
        draft.indicator = self._words.known.get(code, whole)
        draft.words = context.topic_words if context.topic == whole else whole.label
        if draft.indicator != whole:
            draft.words = subject.words or draft.words
        if not subject.segments:
            draft.segments = (official(subject.part or subject.words, draft.indicator),)
        elif whole.code != code and subject.segments[0][1] in _SECTORS:
            draft.segments = ()  # giá trị sản xuất công nghiệp …; xây dựng …: a sector apart
        elif subject.indicator is not None:
            pass  # doanh thu du lịch lữ hành: its own part stays
        elif (own := self._words.parts.get((whole.code, subject.segments[0][1]))) is not None:
            draft.indicator, draft.segments = own, ()
        draft.prices = draft.prices or context.prices
        context.topic, context.topic_words, context.topic_segments = whole, draft.words, ()
        context.wholes = context.wholes.with_part()
        return True

    def _part_said(self, subject: Subject) -> PartSaid | None:
        if subject.of_count:
            return None
        if subject.indicator is not None and not self._is_of_finer(subject):
            return PartSaid(code=subject.indicator.code)
        if subject.segments:
            dimension, member = subject.segments[0]
            return PartSaid("", dimension, member, apart=not self._context.listing)
        return PartSaid() if subject.words else None

    def _is_of_finer(self, subject: Subject) -> bool:
        """Điện sản xuất …, trong đó thủy điện: a part named under what its total is a kind of."""
        total, named = self._context.wholes.last, subject.indicator
        if total is None or named is None or total.parent != named.code:
            return False
        listed = any(part[0] != SegmentDimension.OTHER.value for part in subject.segments)
        return listed or bool(subject.part)

    def _is_licensed(self, subject: Subject, whole: Indicator) -> bool:
        """Whether what is named may be a part here: in its list, or as one that lists have."""
        context = self._context
        inside = _is_inside(subject.words, whole)
        if inside and (context.listing or context.wholes.fresh):
            return True
        if not (subject.segments or subject.is_part or subject.indicator):
            return False
        if context.listing or (context.wholes.told and whole == context.wholes.last):
            return True
        if subject.indicator is not None and not self._is_of_finer(subject):
            return False
        grouped = IndicatorTrait.GROUPED in whole.traits
        return bool(subject.segments) or subject.opens_part or grouped or whole.needs_part

    def hear(self, mentions: Sequence[Mention]) -> None:
        """Một số sản phẩm chủ yếu, hàng xuất khẩu chủ lực: words that open a list of parts."""
        openers, again = subject_words()["open"], subject_words()["again"]
        for mention in mentions:
            industrial: Indicator | None = self._context.industrial
            back = again.match(self._tokens, mention.start)
            if back is not None and industrial is not None:
                opened = self._context.wholes.opened(industrial)
                self._context.wholes = opened.with_part()
                self._context.topic, self._context.topic_segments = industrial, ()
                self._context.topic_words = industrial.label
            found = openers.match(self._tokens, mention.start)
            total = None if found is None else self._words.known.get(str(found.value))
            if found is None or total is None:
                continue
            context = self._context
            last = context.wholes.last
            if last is not None and last.sector == _TRADE and total.needs_part:
                context.wholes = context.wholes.with_part()
                continue  # xuất khẩu …, các mặt hàng chủ lực: of what is exported
            span = Span(self._tokens[mention.start].start, self._tokens[found.end - 1].end)
            context.wholes = context.wholes.opened(total)
            context.topic, context.topic_words = total, span.of(self._text)
            context.topic_segments = ()

    def _as_indicator(self, draft: Draft, subject: Subject) -> None:
        context = self._context
        draft.indicator, draft.words = subject.indicator, subject.words
        draft.of_count = subject.of_count
        if subject.part:
            draft.segments = (official(subject.part, draft.indicator),)
            context.wholes = context.wholes.with_part()
        if subject.of_count and subject.unit and subject.indicator is not None:
            context.counted[subject.unit] = subject.indicator
        if subject.of_count or subject.indicator is None:
            return
        if IndicatorTrait.GROUPED not in subject.indicator.traits:
            context.topic_comparator = None
        if _has_branches(subject.indicator):
            context.industrial = subject.indicator
        if _is_trade(subject.indicator):
            context.trade = subject.indicator
            if IndicatorTrait.COMPOSITE in subject.indicator.traits:
                context.turnover = subject.indicator
        last = context.wholes.last
        if context.listing and last is not None and self._is_own_of(last, subject.indicator):
            return  # a branch in the list of all output
        context.wholes = context.wholes.opened(subject.indicator)
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
        elif subject.of_value:
            self._as_value(draft, subject)
        elif subject.segments or (subject.words and self._is_part(subject)):
            self._as_part(draft, subject, current)
        elif (measure := self._bare_measure(subject, window)) is not None:
            draft.indicator, draft.words = measure, subject.words
        elif subject.words:
            draft.words = subject.words
            if not subject.of_count and not subject.of_rate:
                context.topic, context.topic_words = None, subject.words
                context.topic_segments = ()
                context.wholes = context.wholes if subject.is_part else context.wholes.closed()
        else:
            draft.indicator, draft.words = context.topic, context.topic_words
            draft.segments = context.topic_segments

    def _as_value(self, draft: Draft, subject: Subject) -> None:
        """Công nghiệp chế biến giữ vai trò chính, giá trị đạt …: the value of the sector named."""
        dimension, member = subject.segments[0]
        said = PartSaid(dimension=dimension, member=member)
        draft.words = subject.words
        topic = self._context.topic
        if subject.of_value == "=bare" and topic is not None:
            draft.indicator = topic
            return
        draft.indicator = self._words.known.get(code_of_value(subject.of_value, said))
        if draft.indicator is None or member in _SECTORS:
            draft.segments = ()
        if draft.indicator is not None:
            self._context.topic, self._context.topic_words = draft.indicator, subject.words
            self._context.topic_segments = draft.segments

    def _is_own_of(self, whole: Indicator, indicator: Indicator) -> bool:
        """Whether a part of a total has a code of its own."""
        return any(
            whole.code == of and own == indicator for (of, _), own in self._words.parts.items()
        )

    def _companion(
        self, subject: Subject, current: Draft | None, window: Sequence[Mention]
    ) -> Indicator | None:
        """4 cụm công nghiệp, tổng diện tích 149,61 ha: the area of what was counted."""
        named = next((m.value for m in reversed(window) if m.kind is MentionKind.INDICATOR), None)
        counted: Indicator | None = named or (current.indicator if current is not None else None)
        if counted is None or not subject.words or subject.of_rate:
            return None
        keys = _keys(subject.words)
        for owner, pairs in self._words.companions.items():
            for phrase, companion in pairs:
                is_owner = owner in (counted.code, counted.parent) or counted == companion
                if is_owner and phrase in (keys[: len(phrase)], keys[-len(phrase) :]):
                    return companion
        return None

    def _bare_measure(self, subject: Subject, window: Sequence[Mention]) -> Indicator | None:
        """Tổng thu từ du lịch 15.000 tỷ, riêng Sầm Sơn doanh thu 9.100 tỷ: of what was told."""
        topic = self._context.topic
        topics = self._words.bare_measures.get(_keys(subject.words), {})
        if topic is None or topic.code not in topics:
            return None
        whole = self._context.turnover
        retimed = any(mention.kind is MentionKind.TIME for mention in window)
        if _is_trade(topics[topic.code]) and whole is not None and retimed:
            return whole  # lũy kế 4 tháng, kim ngạch đạt …: of exports and imports again
        return topics[topic.code]

    def as_parts(self, window: Sequence[Mention]) -> Sequence[Mention]:
        """Cơ cấu điện thương phẩm: công nghiệp - xây dựng 76%: branches in the list of a total.

        A branch that alone would stand for its output is a part where a total is open.
        """
        wholes: Wholes = self._context.wholes
        parted: list[Mention] = []
        for mention in window:
            segment = self._segment(mention) if mention.kind is MentionKind.INDICATOR else None
            if segment is not None and self._takes(wholes, segment, mention.value):
                parted.append(_as_segment(mention, segment))
                continue
            if mention.kind is MentionKind.INDICATOR:
                wholes = wholes.opened(mention.value)
            parted.append(mention)
        return parted

    def _takes(self, wholes: Wholes, segment: tuple[str, str], indicator: Indicator) -> bool:
        """Whether a total that is open has such a part and no code of its own for it."""
        said = PartSaid(dimension=segment[0], member=segment[1])
        kinds = _IN_A_LIST if self._context.listing else _IN_PASSING if wholes.fresh else ()
        found = next(filter(None, (wholes.of(said, kind) for kind in kinds)), None)
        return (
            found is not None
            and IndicatorTrait.COMPOSITE not in found.whole.traits
            and not holds(found.whole, indicator)
        )

    def _segment(self, mention: Mention) -> tuple[str, str] | None:
        match = self._words.segments.match(self._tokens, mention.start)
        return match.value if match is not None and match.end == mention.end else None

    def by_unit(
        self,
        subject: Subject,
        figure: Figure,
        before: Sequence[Mention],
        current: Draft | None,
    ) -> Subject:
        """CCN Tân Bình rộng 49,6 ha, 52 nhà máy (2.240 MW): named by what its unit measures.

        nâng cấp 22 chợ với tổng kinh phí 187,4 tỷ đồng: money spent on what was just counted.
        """
        unit = figure.unit
        is_measure = bool(subject.words) and not (subject.is_part or subject.of_count)
        if unit is None or subject.indicator is not None or is_measure:
            return subject
        if subject.of_count and _keys(unit.label) == _keys(subject.words):
            again = self._context.counted.get(unit.code)
            return subject if again is None else subject._replace(indicator=again)
        part = subject.words or _unknown_words(current)
        if self._is_listed_product(subject):
            return subject
        trade = self._trade
        if unit.code == "USD" and part and self._is_of_trade(subject):
            words = self._context.topic_words
            return Subject(trade, (), words, is_new=True, part=part, span=subject.span)
        named = self._measured(unit, before)
        spent = before[-1] if before else None
        words = subject.words
        if named is None and unit.kind is UnitKind.CURRENCY and spent is not None and not words:
            counted = _counted_code(_last_figure(before))
            if spent.value in _SPENT or (spent.value == _WITH and counted in _INVESTED):
                named, words = (self._words.outlay, str(spent.value)) if counted else (None, "")
        if named is None:
            return subject
        of_use = SegmentDimension.USE in named.breakdowns
        own = subject.words if of_use and subject.is_part and not subject.segments else ""
        words = named.label if own else words or named.label
        return Subject(named, subject.segments, words, is_new=True, part=own, span=subject.span)

    def _is_listed_product(self, subject: Subject) -> bool:
        """Pin mặt trời 4.180 MW among products: no capacity."""
        wholes = self._context.wholes
        listed = wholes.last is not None and wholes.last.needs_part
        return listed and subject.is_part and (wholes.told or self._context.listing)

    @property
    def _trade(self) -> Indicator | None:
        """Exports or imports, as was named last: in the list that is open, else in the text."""
        last = self._context.wholes.last
        return last if last is not None and _is_trade(last) else self._context.trade

    def _is_of_trade(self, subject: Subject) -> bool:
        """gạo 466 ngàn tấn với 206 triệu USD: goods priced in dollars where trade was told of."""
        trade, topic = self._trade, self._context.topic
        told = trade is not None and (topic is None or _is_trade(topic))
        return told and not subject.segments

    def _measured(self, unit: Unit, before: Sequence[Mention]) -> Indicator | None:
        """The indicator that a unit measures: power, or the area of what was named before."""
        named = self._words.by_measure.get(unit.code)
        if named is not None:
            return named
        areas = (self._words.areas.get(_counted_code(mention)) for mention in reversed(before))
        return next((area for area in areas if area is not None and area.accepts(unit)), None)

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
        grouped = context.topic is not None and IndicatorTrait.GROUPED in context.topic.traits
        of_product = _is_main_product(subject.words) and _has_products_of_its_own(context.topic)
        opens = subject.opens_part and context.topic is not None
        return context.listing or grouped or opens or of_product

    def _as_part(self, draft: Draft, subject: Subject, current: Draft | None) -> None:
        context = self._context
        draft.indicator, draft.words = context.topic, context.topic_words
        if subject.of_listed and current is not None and current.of_count:
            draft.indicator, draft.words = current.indicator, current.words
        if draft.indicator is None and not draft.words:
            draft.indicator, draft.words = self._sector(subject), subject.words
        draft.prices = draft.prices or context.prices
        if not subject.segments:
            draft.segments = (self._open_part(draft, subject.words),)

    def _open_part(self, draft: Draft, words: str) -> Segment:
        """IIP tăng 8,4%, thép cán tăng 31,5%: a product has its own output, it is no branch."""
        part = official(words, draft.indicator)
        if draft.indicator is None or not _has_branches(draft.indicator):
            return part
        product = next(iter(find_part(words, group=_MAIN_PRODUCTS)), None)
        output = self._words.products.get(draft.indicator.sector)
        if product is None or output is None or product.quality is not MatchQuality.EXACT:
            return part
        draft.indicator = output
        return Segment(product.part.dimension, product.part.name)

    def _sector(self, subject: Subject) -> Indicator | None:
        """công nghiệp địa phương đạt 9,7 nghìn tỷ: output of the sector a text opens with."""
        named = self._words.sector_keys <= frozenset(_keys(subject.words))
        return self._words.sector if named else None
