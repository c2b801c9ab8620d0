"""Từ vựng: the words that a reader knows, as data; an office adds its own names."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from attrs import frozen

from congthuong._data import read_table
from congthuong._text import fold
from congthuong.indicators import (
    Indicator,
    IndicatorCatalogue,
    default_indicators,
    expand_pattern,
)
from congthuong.quantities import Unit, UnitCatalogue, UnitKind, default_units
from congthuong.reading.mentions import Mention, MentionKind
from congthuong.reading.tokens import Token, tokenize

__all__ = ["Match", "PhraseIndex", "Vocabulary", "default_vocabulary", "keys_of"]

_HERE: Final = ""
_LONG: Final = 4
# Within a phrase a comma and a dash are one: công nghiệp, xây dựng and công nghiệp - xây dựng.
_JOINTS: Final = {",": "-"}
_BRACKETS: Final = "()"


class Match(NamedTuple):
    """Chỗ khớp: a phrase of the vocabulary at a token, and where it ends (excluded)."""

    value: Any
    end: int


class PhraseIndex:
    """Chỉ mục cụm từ: phrases by their words, for the longest match at a token.

    No phrase is longer than the vocabulary makes it, so that a match costs bounded time.
    """

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, phrase: str, value: object) -> None:
        """Put a phrase in; of two values under one phrase the first stays."""
        node = self._root
        for key in keys_of(phrase):
            node = node.setdefault(key, {})
        node.setdefault(_HERE, value)

    def match(self, tokens: Sequence[Token], start: int) -> Match | None:
        """The longest phrase that begins at a token."""
        node = self._root.get(tokens[start].key) if start < len(tokens) else None
        if node is None:
            return None
        found = Match(node[_HERE], start + 1) if _HERE in node else None
        opened = 0
        for position in range(start + 1, len(tokens)):
            key = tokens[position].key
            following = node.get(key)
            if following is None:
                if key in _BRACKETS:  # chỉ số giá tiêu dùng (CPI) bình quân
                    opened += 1 if key == "(" else -1
                    if opened == 0 and found is not None and found.end == position:
                        found = Match(found.value, position + 1)
                    continue
                following = node.get(_JOINTS.get(key))
                if following is None:
                    break
            node = following
            if _HERE in node:
                found = Match(node[_HERE], position + 1)
        return found

    def ends_with(self, tokens: Sequence[Token], end: int, most: int = 4) -> int | None:
        """Where a phrase begins that ends right before a token, the longest; None if none does."""
        for start in range(max(0, end - most), end):
            match = self.match(tokens, start)
            if match is not None and match.end == end:
                return start
        return None

    def ending(self, tokens: Sequence[Token], end: int, most: int = 4) -> Any | None:
        """The value of the longest phrase that ends right before a token."""
        start = self.ends_with(tokens, end, most)
        match = None if start is None else self.match(tokens, start)
        return None if match is None else match.value


class BareIndex(PhraseIndex):
    """Chỉ mục không dấu: phrases without accents, for words that lost some."""

    def match(self, tokens: Sequence[Token], start: int) -> Match | None:
        """The longest phrase at a token whose letters, accents aside, are these."""
        node: Any = self._root
        found: Match | None = None
        for position in range(start, len(tokens)):
            key = tokens[position].key
            if key in _BRACKETS and position > start:
                continue
            node = node.get(_JOINTS.get(key, key) if len(key) == 1 else bare_key(key))
            if node is None:
                break
            if _HERE in node:
                found = Match(node[_HERE], position + 1)
        return found


@functools.lru_cache(maxsize=16384)
def bare_key(key: str) -> str:
    """The letters of a word without accents."""
    return fold(key)


def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of the words of a phrase; an inner comma or dash counts as a sign."""
    keys = (token.key for token in tokenize(phrase, 0, len(phrase)))
    return tuple(_JOINTS.get(key, key) for key in keys if key not in _BRACKETS)


_Companions = Mapping[str, tuple[tuple[tuple[str, ...], Indicator], ...]]


@frozen(eq=False)
class Vocabulary:
    """Từ vựng: what a reader takes words to mean.

    `indicators` and `units` are the catalogues that names and units come from; an office gives
    catalogues of its own. The remaining fields are made from them and from the packaged tables.

    >>> default_vocabulary().indicators is default_indicators()
    True
    """

    indicators: IndicatorCatalogue
    units_known: UnitCatalogue
    words: Mapping[str, PhraseIndex]
    lexicon: PhraseIndex
    names: PhraseIndex
    bare_names: BareIndex
    units: PhraseIndex
    nouns: PhraseIndex
    segments: PhraseIndex
    known: Mapping[str, Indicator]
    companions: _Companions
    by_unit: Mapping[str, Indicator]
    parts: Mapping[tuple[str, str], Indicator]
    sector: Indicator | None
    economy: Indicator | None
    sector_keys: frozenset[str]

    @classmethod
    def of(cls, indicators: IndicatorCatalogue, units: UnitCatalogue) -> "Vocabulary":
        """Từ các danh mục: a vocabulary over these indicators and units.

        >>> mine = Vocabulary.of(default_indicators(), default_units())
        >>> mine.units_known is default_units()
        True
        """
        return cls(
            indicators,
            units,
            _words(),
            _lexicon(indicators.indicators),
            _names(indicators.indicators),
            _bare_names(indicators.indicators),
            _unit_index(units.units),
            _unit_index(unit for unit in units.units if unit.kind is UnitKind.COUNT),
            _segments(),
            _known(indicators),
            _companions(indicators),
            _by_unit(indicators.indicators),
            _parts(indicators),
            _known(indicators).get(_SECTOR),
            _known(indicators).get(_ECONOMY),
            frozenset(keys_of("công nghiệp")),
        )

    def meaning(self, tokens: Sequence[Token], start: int) -> Mention | None:
        """What the longest phrase at a token is; a long name counts without its accents, too."""
        found = self.lexicon.match(tokens, start)
        bare = self.bare_names.match(tokens, start)
        reached = start if found is None else found.end
        if bare is not None and bare.end - start >= _LONG and bare.end > reached:
            return Mention(MentionKind.INDICATOR, start, bare.end, bare.value)
        if found is None:
            return None
        kind, value = found.value
        return Mention(kind, start, found.end, value)


_SECTOR: Final = "industrial_output"
_ECONOMY: Final = "grdp"
# Words of hedge and emphasis carry a figure, they name nothing.
_CARRIERS: Final = ("hedge", "emphasis")
_OWN: Final = ("trap_before", "trap_after")


def _words() -> dict[str, PhraseIndex]:
    found: dict[str, PhraseIndex] = {}
    for row in read_table("reading_words").rows:
        index = found.setdefault(row["category"], PhraseIndex())
        for phrase in expand_pattern(row["pattern"]):
            index.add(phrase, row["value"])
    return found


def _lexicon(indicators: Iterable[Indicator]) -> PhraseIndex:
    """All phrases in one index; of two kinds under one phrase the first of `MentionKind` stays."""
    ranks = {kind: rank for rank, kind in enumerate(MentionKind)}
    meanings = sorted(_meanings(indicators), key=lambda meaning: ranks[meaning[1]])
    index = PhraseIndex()
    for phrase, kind, value in meanings:
        index.add(phrase, (kind, value))
    return index


def _meanings(indicators: Iterable[Indicator]) -> Iterator[tuple[str, MentionKind, Any]]:
    for indicator in indicators:
        for name in indicator.spellings:
            yield name, MentionKind.INDICATOR, indicator
    for row in read_table("reading_words").rows:
        category = row["category"]
        if category not in _OWN:
            kind = MentionKind.STOP if category in _CARRIERS else MentionKind(category)
            for phrase in expand_pattern(row["pattern"]):
                yield phrase, kind, row["value"] if kind is not MentionKind.STOP else phrase
    for row in read_table("segments").rows:
        for phrase in expand_pattern(row["pattern"]):
            yield phrase, MentionKind.SEGMENT, (row["dimension"], row["member"] or phrase)


def _segments() -> PhraseIndex:
    index = PhraseIndex()
    for row in read_table("segments").rows:
        for phrase in expand_pattern(row["pattern"]):
            index.add(phrase, (row["dimension"], row["member"] or phrase))
    return index


def _names(indicators: Iterable[Indicator]) -> PhraseIndex:
    index = PhraseIndex()
    for indicator in indicators:
        for name in indicator.spellings:
            index.add(name, indicator)
    return index


def _bare_names(indicators: Iterable[Indicator]) -> BareIndex:
    index = BareIndex()
    for indicator in indicators:
        for name in indicator.spellings:
            if len(name.split()) >= _LONG:
                index.add(fold(name), indicator)
    return index


def _companions(indicators: IndicatorCatalogue) -> _Companions:
    """What stands beside a count: 4 cụm công nghiệp, tổng diện tích 149,61 ha."""
    known = _known(indicators)
    found: dict[str, list[tuple[tuple[str, ...], Indicator]]] = {}
    for row in read_table("companions").rows:
        if row["companion"] in known:
            for phrase in expand_pattern(row["pattern"]):
                pair = keys_of(phrase), known[row["companion"]]
                found.setdefault(row["indicator"], []).append(pair)
    return {code: tuple(pairs) for code, pairs in found.items()}


def _known(indicators: IndicatorCatalogue) -> Mapping[str, Indicator]:
    return {indicator.code: indicator for indicator in indicators.indicators}


def _parts(indicators: IndicatorCatalogue) -> Mapping[tuple[str, str], Indicator]:
    """Parts of a total that are indicators of their own: nông nghiệp of all output."""
    known = _known(indicators)
    return {
        (row["indicator"], row["member"]): known[row["part"]]
        for row in read_table("parts").rows
        if row["part"] in known
    }


def _unit_index(units: Iterable[Unit]) -> PhraseIndex:
    index = PhraseIndex()
    for unit in units:
        for spelling in unit.spellings:
            index.add(spelling, unit)
    return index


_COUNTED: Final = ("market", "cluster", "enterprise", "worker", "establishment", "trader")


def _by_unit(indicators: Iterable[Indicator]) -> Mapping[str, Indicator]:
    """What a bare count is a figure of: 420 doanh nghiệp, 6 chợ."""
    found: dict[str, Indicator] = {}
    for indicator in indicators:
        unit = indicator.unit
        if unit is not None and unit.kind is UnitKind.COUNT and unit.code in _COUNTED:
            found.setdefault(unit.code, indicator)
    return found


@functools.cache
def default_vocabulary() -> Vocabulary:
    """Từ vựng sẵn có: the packaged words, indicators and units.

    >>> default_vocabulary().units_known.get("market").label
    'chợ'
    """
    return Vocabulary.of(default_indicators(), default_units())
