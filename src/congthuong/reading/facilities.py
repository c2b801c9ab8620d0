"""Cơ sở có tên trong văn bản: named clusters, markets and power plants of running text.

Only proper names make a facility: a head word (cụm công nghiệp, chợ, nhà máy thủy điện) before
capitalised words. Lists carry the head on; what may as well be a place or a body is left out.
"""

from collections.abc import Sequence
from typing import Final

from congthuong._phrases import Match
from congthuong._text import Span
from congthuong._tokens import Token, key_of, tokenize
from congthuong.findings import Evidence
from congthuong.localities import Locality
from congthuong.periods import AsOf
from congthuong.quantities import Approximation, Quantity
from congthuong.reading.cleaning import CleanText, paragraphs
from congthuong.reading.facility_drafts import (
    FacilityDraft,
    FacilityMention,
    fitted,
    gather,
    is_unit,
    locality_of,
    made,
)
from congthuong.reading.facility_names import MOST_COUNTED, SIGNS, Lead, NameReader, kind_of
from congthuong.reading.figures import read_figure
from congthuong.reading.vocabulary import default_vocabulary

__all__ = ["FacilityMention", "read_facilities"]


def read_facilities(
    clean: CleanText, published: AsOf | None = None, home: Locality | None = None
) -> tuple[FacilityMention, ...]:
    """Đọc cơ sở có tên: every cluster, market and power plant that a text names, each once.

    A stage is known by `published`; communes are looked for in the province of `home`. A facility
    that is named again gives one mention: with the evidence of its first naming and the union of
    what is stated, of which the first stands where two statements differ. Never raises on content;
    linear in the text.
    """
    drafts: list[FacilityDraft] = []
    has_clusters = "cụm công nghiệp" in clean.text.casefold() or "CCN" in clean.text
    for paragraph in paragraphs(clean.text):
        tokens = tokenize(clean.text, paragraph.start, paragraph.end)
        scan = _Scan(clean.text, tokens, home, published, drafts)
        scan.run(has_clusters=has_clusters)
    return tuple(_mention(draft, clean, published) for draft in gather(drafts))


def _mention(draft: FacilityDraft, clean: CleanText, published: AsOf | None) -> FacilityMention:
    facility = made(draft, published)
    span = clean.original_span(draft.span)
    areas = (draft.amounts.get(measure) for measure in ("area", "site", "floor"))
    area = next((each for each in areas if each is not None), None)
    return FacilityMention(
        facility, Evidence(span.of(clean.original), span), tuple(draft.stated), area
    )


_STOPS: Final = frozenset(".!?…;")
_AND: Final = key_of("và")
_JOINTS: Final = (_AND, key_of("cùng"))
_TOTAL: Final = key_of("tổng")
_IN: Final = tuple(map(key_of, ("thuộc", "ở", "tại")))
_AREA: Final = key_of("địa")
_AHEAD: Final = 25
_BRACKET: Final = 40


class _Scan(NameReader):
    """One paragraph, from left to right; every look ahead and back is bounded."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        home: Locality | None,
        published: AsOf | None,
        drafts: list[FacilityDraft],
    ) -> None:
        super().__init__(text, tokens)
        self._home = home
        self._published = published
        self._drafts = drafts

    def run(self, *, has_clusters: bool) -> None:
        at = 0
        while at < len(self._tokens):
            head = self._match("head", at)
            if head is None or (head.value == "cluster:short" and not has_clusters):
                at += 1
            else:
                at = self._group(at, head)

    # --- groups -----------------------------------------------------------------------------------

    def _group(self, at: int, head: Match) -> int:
        """The facilities that a head opens, and where to read on; always further than the head."""
        if self._is_shut(at, head):
            return head.end
        lead = self._lead(at)
        first, end = self._item(at, head)
        if first is None:
            return self._counted(head, lead) if lead.number is not None else head.end
        if self._is_doubtful_market(at, first):
            return head.end
        items = [first]
        end = self._details(first, end, lead)
        is_list, rest, rest_end = self._followers(head, end, lead)
        if is_list:
            items.extend(rest)
            end = rest_end
        if len(items) == 1 and self._may_be_area(first, at, lead):
            return end
        self._stage_before(items, lead.start)
        if not lead.is_inside:
            self._stage_behind(items, end)
        self._drafts.extend(items)
        return end

    def _followers(self, head: Match, at: int, lead: Lead) -> tuple[bool, list[FacilityDraft], int]:
        """Further names under one head, and whether they can be taken for such."""
        items: list[FacilityDraft] = []
        is_closed = False
        while (behind := self._separator(at)) is not None:
            if self._match("head", behind) is not None:
                break
            item, end = self._item(behind, Match(head.value, behind))
            if item is None or is_unit(item.name, province=True):
                break
            is_closed = is_closed or self._key(behind - 1) == _AND
            at = self._details(item, end, lead._replace(is_plural=True))
            items.append(item)
        is_closed = is_closed or self._key(at) == _AND
        is_plural = lead.is_plural or lead.number is not None
        return bool(items) and (is_plural or is_closed), items, at

    def _counted(self, head: Match, lead: Lead) -> int:
        """2 chợ (A và B); 5 cụm …, đó là: A, B …: names that make up the count, or none."""
        opening = self._opening(head.end)
        if opening is None:
            return head.end
        items: list[FacilityDraft] = []
        at: int | None = opening + 1
        end = opening + 1
        while at is not None and len(items) <= MOST_COUNTED:
            own = self._match("head", at)
            if own is not None and kind_of(own.value) != kind_of(head.value):
                break
            item, end = self._item(at, own or Match(head.value, at))
            if item is None:
                return head.end
            items.append(item)
            end = self._details(item, end, lead._replace(is_plural=True))
            at = self._separator(end, own_head=head.value)
        if len(items) != lead.number:
            return head.end
        self._stage_before(items, lead.start)
        self._stage_within(items, head.end, opening)
        self._drafts.extend(items)
        return end

    def _opening(self, at: int) -> int | None:
        """The bracket or colon behind which the names of a counted head stand."""
        for position in range(at, min(at + _AHEAD, len(self._tokens))):
            key = self._key(position)
            if key in ("(", ":"):
                return position
            if key in _STOPS or self._match("head", position) is not None:
                return None
        return None

    def _separator(self, at: int, *, own_head: str = "") -> int | None:
        """Where the next name of a list begins: behind a comma, a semicolon, và or both."""
        start = at
        if self._key(at) in (",", ";"):
            at += 1
        if self._key(at) in _JOINTS:
            at += 1
        if at == start or at >= len(self._tokens):
            return None
        head = self._match("head", at)
        named = self._name(at if head is None else self._tags(head)[0])
        has_head = head is not None and kind_of(head.value) == kind_of(own_head)
        return at if named is not None or has_head else None

    # --- one facility -----------------------------------------------------------------------------

    def _item(self, at: int, head: Match) -> tuple[FacilityDraft | None, int]:
        """The facility named behind a head (for a follower, an empty one at its own name)."""
        kind, _, sort = head.value.partition(":")
        start, tags = self._tags(head)
        end = self._name(start)
        if end is None:
            return None, head.end
        words = self._words(start, end)
        if kind == "market":
            own = self._words(head.end, end)
            words = f"Chợ {own}"
        draft = FacilityDraft(kind, sort, words, Span(self._start(at), self._end(end - 1)))
        for value, spelled in tags:
            if kind == "cluster":
                draft.tags[spelled] = None
            elif value == "unit":
                name = f"{spelled} {self._words(start, end)}"
                draft.locality = locality_of((name,), self._home, self._published, is_low=True)
            elif value:
                draft.tags[value] = None
        return draft, end

    # --- what is said of it -----------------------------------------------------------------------

    def _details(self, draft: FacilityDraft, at: int, lead: Lead) -> int:
        """Brackets, class, address and measures right behind a name; where they end."""
        for _ in range(6):
            if self._key(at) == "(":
                end = self._bracket(draft, at)
            else:
                end = self._class(draft, at) or self._address(draft, at)
                if end is None and not lead.is_inside:
                    end = self._measure(
                        draft, at, is_list=lead.is_plural or lead.number is not None
                    )
            if end is None:
                break
            at = end
        return at

    def _bracket(self, draft: FacilityDraft, at: int) -> int | None:
        """What stands in a bracket behind a name; None for a bracket that is not closed."""
        last = min(at + _BRACKET, len(self._tokens))
        close = next((i for i in range(at + 1, last) if self._key(i) == ")"), None)
        if close is None:
            return None
        position = at + 1
        while position < close:
            end = self._class(draft, position) or self._place(draft, position)
            end = end or self._measure(draft, position, is_list=False)
            position = position + 1 if end is None else end
        return close + 1

    def _class(self, draft: FacilityDraft, at: int) -> int | None:
        start = at + (self._key(at) == ",")
        match = self._match("class", start) if draft.kind == "market" else None
        if match is None:
            return None
        if draft.rank is None:
            draft.rank, draft.rank_words = int(match.value), self._words(start, match.end)
        return match.end

    def _address(self, draft: FacilityDraft, at: int) -> int | None:
        """Behind a name: thuộc xã A, huyện B; behind a comma only up to the next sign."""
        is_comma = self._key(at) == ","
        start = at + 1
        if not is_comma:
            if self._key(at) not in _IN:
                return None
            start += 2 if self._key(start) == _AREA else 0
        before = draft.locality, dict(draft.stated)
        end = self._place(draft, start)
        if end is None or not is_comma or self._key(end) in SIGNS or end >= len(self._tokens):
            return end
        draft.locality, draft.stated = before
        return None

    def _place(self, draft: FacilityDraft, at: int) -> int | None:
        """xã A, huyện B: an address of units with their kinds."""
        parts: list[str] = []
        end, position = at, at
        level = self._match("unit", at)
        while (match := self._match("unit", position)) is not None:
            dot = self._key(match.end) == "."
            named = self._name(match.end + dot)
            if named is None:
                break
            kind = self._words(position, match.end)
            parts.append(f"{kind} {self._words(match.end + dot, named)}")
            end = named
            position = named + (self._key(named) in (",", "-"))
        if not parts or level is None:
            return None
        is_low = level.value == "low"
        found = locality_of(tuple(parts), self._home, self._published, is_low=is_low)
        draft.locality = draft.locality or found
        if found is None:
            draft.note(self._words(at, end))
        return end

    def _measure(self, draft: FacilityDraft, at: int, *, is_list: bool) -> int | None:
        """với diện tích 52,2 ha; công suất 29,7 MW: where the amount ends."""
        start = at + (self._key(at) == ",")
        for _ in range(3):
            opened = self._match("opening", start)
            start = start if opened is None else opened.end
        match = self._match("measure", start)
        is_total = any(self._key(i) == _TOTAL for i in range(at, start))
        if match is None or (is_list and is_total):
            return None
        digits = range(match.end, min(match.end + 4, len(self._tokens)))
        first = next((i for i in digits if self._tokens[i].is_number), None)
        figure = None if first is None else read_figure(self._tokens, first, default_vocabulary())
        if figure is None or figure.unit is None:
            return None
        is_plain = figure.approximation is Approximation.EXACT and figure.high is None
        is_plain = is_plain and figure.total is None
        amount = Quantity(figure.low, figure.unit)
        held = fitted(match.value, draft.kind, amount) if is_plain else None
        if held is None:
            draft.note(self._words(start, figure.end))
        else:
            draft.amounts.setdefault(*held)
        return figure.end

    # --- stages -----------------------------------------------------------------------------------

    def _stage_before(self, items: Sequence[FacilityDraft], at: int) -> None:
        """đã thành lập CCN A: the longest stage that ends where the group begins."""
        category = f"stage.{items[0].kind}"
        for start in range(max(0, at - 9), at):
            match = self._match(category, start)
            if match is not None and match.end == at:
                self._take_stage(items, match, start)
                return

    def _stage_behind(self, items: Sequence[FacilityDraft], at: int) -> None:
        """CCN A hiện đã đi vào hoạt động: the first stage in the same clause."""
        self._stage_within(items, at, min(at + 6, len(self._tokens)))

    def _stage_within(self, items: Sequence[FacilityDraft], at: int, end: int) -> None:
        category = f"stage.{items[0].kind}"
        for position in range(at, end):
            if self._key(position) in (*SIGNS, _AND) or self._match("head", position) is not None:
                return
            match = self._match(category, position)
            if match is not None and not self._has_object(match.end):
                self._take_stage(items, match, position)
                return

    def _has_object(self, at: int) -> bool:
        """Whether a stage is that of what follows: … xây dựng mới [các] chợ B."""
        return any(self._match("head", position) is not None for position in (at, at + 1))

    def _take_stage(self, items: Sequence[FacilityDraft], match: Match, at: int) -> None:
        """A stage that is denied, wanted or planned is only noted; so is one without a type."""
        start = at
        while start > max(0, at - 5) and self._key(start - 1) not in SIGNS:
            start -= 1
        doubts = [i for i in range(start, at) if self._match("doubt", i) is not None]
        words = self._words(doubts[0] if doubts else at, match.end)
        status = self._status(start, at)
        is_work = match.value.startswith("work.")
        for item in items:
            if not match.value or (doubts and not is_work):
                item.note(words)
                continue
            item.stages.setdefault(match.value, words)
            if status is not None:
                item.statuses.setdefault(match.value, status)

    def _status(self, start: int, at: int) -> str | None:
        """How far a work has come: the word for it right before the work."""
        for position in range(start, at):
            match = self._match("status", position)
            if match is not None and match.end == at:
                return str(match.value)
        return None
