"""Tên cơ sở: where a proper name begins and ends, and what stands before the word for a facility.

The vocabulary is data; every look ahead and back is bounded, so that a text takes linear time.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._phrases import Match, PhraseIndex
from congthuong._tokens import END, Token, key_of
from congthuong.reading.facility_drafts import FacilityDraft, is_unit

__all__ = ["MOST_COUNTED", "SIGNS", "Lead", "NameReader", "kind_of"]


@functools.cache
def _words() -> Mapping[str, PhraseIndex]:
    """The packaged vocabulary: stages and tags by the kind of facility, all else by category."""
    found: dict[str, PhraseIndex] = {}
    for row in read_table("reading_facilities").rows:
        category, value = row["category"], row["value"]
        if category in ("stage", "tag"):
            kind, _, value = value.partition(":")
            category = f"{category}.{kind}"
        index = found.setdefault(category, PhraseIndex())
        index.add_pattern(row["pattern"], value)
    return found


SIGNS: Final = frozenset(".!?…;,:()")
MOST_COUNTED: Final = 100
_LONGEST_NAME: Final = 8
_SMALL: Final = {
    key_of(word): number for number, word in enumerate(("hai", "ba", "bốn", "năm", "sáu"), 2)
}
_TOWN: Final = key_of("thị")
_BUILT: Final = frozenset(map(key_of, ("nhà", "dự", "công")))


class Lead(NamedTuple):
    """What stands before a head: a count or a plural, a preposition, where that begins."""

    start: int
    number: int | None
    is_plural: bool
    is_inside: bool


class NameReader:
    """Đọc tên: names and their surroundings in the tokens of one paragraph."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._vocabulary = _words()

    def _tags(self, head: Match) -> tuple[int, list[tuple[str, str]]]:
        """Words between a head and the name: đầu mối, xã, vật liệu xây dựng."""
        at = head.end
        tags: list[tuple[str, str]] = []
        category = f"tag.{kind_of(head.value)}"
        while category in self._vocabulary and len(tags) < 2:
            match = self._match(category, at)
            if match is None:
                break
            tags.append((match.value, self._words(at, match.end)))
            at = match.end
        return at, tags

    def _name(self, at: int) -> int | None:
        """The token behind a proper name, None where none begins here."""
        end = at
        while end - at < _LONGEST_NAME:
            step = self._name_step(at, end)
            if not step:
                break
            end += step
        spelled = [self._words(i, i + 1) for i in range(at, end)]
        shouted = [word for word in spelled if len(word) > 1 and word.isupper()]
        return end if end > at and len(shouted) < 2 else None

    def _name_step(self, at: int, end: int) -> int:
        """How many tokens go on with a name that began at one token, at another; 0 for its end."""
        if self._is_capital(end):
            return 0 if self._match("stop", end) is not None else 1
        key = self._key(end)
        if end == at or not key:
            return 0
        if key == "'" and self._is_glued(end) and self._is_capital(end + 1):
            return 2
        if key == "-" and self._is_capital(end + 1):
            match = self._match("stop", end + 1)
            is_town = match is not None and match.end == end + 3 and self._key(end + 1) == _TOWN
            return 3 if is_town else int(match is None)
        return int(self._is_number_of_name(end))

    def _is_number_of_name(self, at: int) -> bool:
        """Vũng Áng 2, not Vũng Áng 2 tỷ: what stands behind tells."""
        token = self._at(at)
        if not (token.is_number and token.key.isdigit() and len(token.key) <= 2):
            return False
        behind = self._at(at + 1)
        is_sign = behind.key in SIGNS or behind is END
        return is_sign or self._match("behind_number", at + 1) is not None

    # --- what makes no name -----------------------------------------------------------------------

    def _is_shut(self, at: int, head: Match) -> bool:
        """Heads in other words and names (hội chợ, Công ty Thủy điện …), and in capitals."""
        spelled = self._words(at, head.end)
        if spelled.isupper() and spelled != "CCN":
            return True
        for start in range(max(0, at - 4), at):
            match = self._match("block", start)
            if match is not None and match.end == at:
                return True
        return False

    def _is_doubtful_market(self, at: int, item: FacilityDraft) -> bool:
        """Chợ Mới is a district, too."""
        return item.kind == "market" and self._is_capital(at) and is_unit(item.name, province=False)

    def _may_be_area(self, item: FacilityDraft, at: int, lead: Lead) -> bool:
        """các chợ Lâm Đồng, cụm công nghiệp Lâm Đồng: those of the place, or one of its name?"""
        name = item.name.removeprefix("Chợ ")
        if lead.is_plural or lead.number is not None:
            return is_unit(name, province=False)
        is_market = item.kind == "market"
        is_built = self._key(at) in _BUILT
        return not is_market and not is_built and is_unit(name, province=True)

    def _lead(self, at: int) -> Lead:
        start, count, is_plural = at, None, False
        before = self._at(at - 1)
        if before.is_number and before.key.isdigit() and len(before.key) <= 3:
            count = int(before.key)
            count = count if 0 < count <= MOST_COUNTED else None
        else:
            count = _SMALL.get(before.key)
        if count is not None:
            start -= 1
        for back in (3, 2, 1):
            match = self._match("plural", start - back) if start >= back else None
            if match is not None and match.end == start:
                start, is_plural = start - back, True
                break
        inside = self._match("inside", start - 1) if start else None
        return Lead(start, count, is_plural, inside is not None)

    # --- tokens -----------------------------------------------------------------------------------

    def _match(self, category: str, at: int) -> Match | None:
        return self._vocabulary[category].match(self._tokens, at)

    def _at(self, at: int) -> Token:
        return self._tokens[at] if 0 <= at < len(self._tokens) else END

    def _key(self, at: int) -> str:
        return self._at(at).key

    def _start(self, at: int) -> int:
        return self._tokens[at].start

    def _end(self, at: int) -> int:
        return self._tokens[at].end

    def _words(self, start: int, end: int) -> str:
        """The words of some tokens, on one line."""
        return " ".join(self._text[self._start(start) : self._end(end - 1)].split())

    def _is_capital(self, at: int) -> bool:
        token = self._at(at)
        return token.is_word and self._text[token.start].isupper()

    def _is_glued(self, at: int) -> bool:
        """Whether no space stands around a sign."""
        token = self._at(at)
        return self._at(at - 1).end == token.start and self._at(at + 1).start == token.end


def kind_of(value: str) -> str:
    """The kind of facility that the value of a head begins with."""
    return value.partition(":")[0]
