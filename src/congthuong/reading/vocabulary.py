"""Từ vựng: the words that a reader knows, as data; an office adds its own names."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from attrs import frozen

from congthuong._data import read_table
from congthuong._phrases import BareIndex, PhraseIndex, expand_pattern, keys_of
from congthuong._tokens import Token
from congthuong.indicators import (
    Indicator,
    IndicatorCatalogue,
    IndicatorTrait,
    default_indicators,
)
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.indicators.parts import Part, parts_of
from congthuong.quantities import HECTARE, M2, UnitCatalogue, UnitKind, default_units
from congthuong.quantities.tails import counted_units, unit_phrases
from congthuong.reading.mentions import Mention, MentionKind

__all__ = ["Vocabulary", "default_vocabulary"]

_LONG: Final = 4

_ValueOf: TypeAlias = Callable[[str], object]
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
    outlay: Indicator | None
    by_measure: Mapping[str, Indicator]
    areas: Mapping[str, Indicator]
    bare_measures: Mapping[tuple[str, ...], Mapping[str, Indicator]]
    products: Mapping[str, Indicator]
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
            _lexicon(indicators.narrow_first),
            _names(indicators.narrow_first),
            _bare_names(indicators.narrow_first),
            unit_phrases(units),
            counted_units(units),
            _segments(),
            _known(indicators),
            _companions(indicators),
            _by_unit(indicators.indicators),
            _parts(indicators),
            _with_trait(indicators, IndicatorTrait.SECTOR_OUTPUT),
            _with_trait(indicators, IndicatorTrait.ECONOMY),
            _with_trait(indicators, IndicatorTrait.OUTLAY),
            _by_measure(indicators),
            _areas(indicators),
            _bare_measures(indicators),
            _products(indicators),
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


# Words of hedge and emphasis carry a figure, they name nothing.
_CARRIERS: Final = ("emphasis",)
_OWN: Final = ("trap_before", "trap_after", "anaphor", "licence")


def _words() -> dict[str, PhraseIndex]:
    found: dict[str, PhraseIndex] = {}
    for row in read_table("reading_words").rows:
        index = found.setdefault(row["category"], PhraseIndex())
        index.add_pattern(row["pattern"], row["value"])
    return found


def _lexicon(indicators: Iterable[Indicator]) -> PhraseIndex:
    """All phrases in one index; of two kinds under one phrase the first of `MentionKind` stays."""
    ranks = {kind: rank for rank, kind in enumerate(MentionKind)}
    patterns = sorted(_patterns(), key=lambda pattern: ranks[pattern[1]])
    index = PhraseIndex()
    for indicator in indicators:
        for name in indicator.spellings:
            index.add(name, (MentionKind.INDICATOR, indicator))
    for pattern, kind, value_of in patterns:  # all of kinds behind that of the indicators
        index.add_each(pattern, partial(_meaning, kind, value_of))
    return index


def _meaning(kind: MentionKind, value_of: _ValueOf, phrase: str) -> tuple[MentionKind, object]:
    return kind, value_of(phrase)


def _patterns() -> Iterator[tuple[str, MentionKind, _ValueOf]]:
    for row in read_table("reading_words").rows:
        category = row["category"]
        if category not in _OWN:
            kind = MentionKind.STOP if category in _CARRIERS else MentionKind(category)
            yield row["pattern"], kind, str if kind is MentionKind.STOP else _always(row["value"])
    for row in read_table("hedges").rows:
        yield row["pattern"], MentionKind.STOP, str
    for pattern, value_of in _segment_patterns():
        yield pattern, MentionKind.SEGMENT, value_of


def _always(value: object) -> _ValueOf:
    return lambda _: value


def _segment_patterns() -> Iterator[tuple[str, _ValueOf]]:
    for row in read_table("segments").rows:
        yield row["pattern"], partial(_segment, row["dimension"], row["member"])
    for part in parts_of():
        if part.dimension is SegmentDimension.PARTNER:
            names = "|".join(part.spellings)
            lead = f"(sang|tới|vào|đi|từ) [thị trường|các nước] ({names})"
            yield lead, _whole(part)
            yield f"thị trường ({names})", _whole(part)
        else:
            for name in part.spellings:
                if _needs_whole(part, name):
                    yield name, _whole(part)


_JOINTS: Final = re.compile(r"[,;]| - ")


def _needs_whole(part: Part, name: str) -> bool:
    """Whether a name would be cut at its commas, or at a word that also has another meaning."""
    is_cut = _JOINTS.search(name) is not None
    return "(" not in name and (is_cut or (part.group == _BRANCHES and name.count(" ") > 1))


_BRANCHES: Final = "vsic"


def _whole(part: Part) -> _ValueOf:
    return _always((part.dimension.value, part.name))


def _segment(dimension: str, member: str, phrase: str) -> tuple[str, str]:
    return dimension, member or phrase


def _segments() -> PhraseIndex:
    index = PhraseIndex()
    for pattern, value_of in _segment_patterns():
        index.add_each(pattern, value_of)
    return index


def _names(indicators: Iterable[Indicator]) -> PhraseIndex:
    index = PhraseIndex()
    for indicator in indicators:
        for name in indicator.spellings:
            index.add(name, indicator)
    return index


def _bare_names(indicators: Iterable[Indicator]) -> BareIndex:
    index = BareIndex(_LONG)
    for indicator in indicators:
        for name in indicator.spellings:
            index.add(name, indicator)
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


def _with_trait(indicators: IndicatorCatalogue, trait: IndicatorTrait) -> Indicator | None:
    return next((each for each in indicators if trait in each.traits), None)


def _by_measure(indicators: IndicatorCatalogue) -> Mapping[str, Indicator]:
    """What a unit alone names: 2.240 MW is capacity, 800 triệu kWh electricity."""
    found: dict[str, Indicator] = {}
    for indicator in indicators:
        if IndicatorTrait.UNIT_NAMED in indicator.traits and indicator.unit is not None:
            for unit in (indicator.unit, *indicator.other_units):
                found.setdefault(unit.code, indicator)
    return found


def _areas(indicators: IndicatorCatalogue) -> Mapping[str, Indicator]:
    """The area that belongs to what was counted, by its indicator and by its unit."""
    known = _known(indicators)
    found: dict[str, Indicator] = {}
    for code, pairs in _companions(indicators).items():
        area = next((each for _, each in pairs if each.unit in _AREA_UNITS), None)
        counted = known.get(code)
        if area is not None and counted is not None and counted.unit is not None:
            found[code] = found[counted.unit.code] = area
    return found


_AREA_UNITS: Final = (HECTARE, M2)


def _bare_measures(
    indicators: IndicatorCatalogue,
) -> Mapping[tuple[str, ...], Mapping[str, Indicator]]:
    """What a bare measure (doanh thu, kim ngạch) is of, by what was spoken of before."""
    known = _known(indicators)
    found: dict[tuple[str, ...], dict[str, Indicator]] = {}
    for row in read_table("bare_measures").rows:
        if row["indicator"] in known:
            of_topic = found.setdefault(keys_of(row["words"]), {})
            of_topic[row["topic"]] = known[row["indicator"]]
    return found


def _products(indicators: IndicatorCatalogue) -> Mapping[str, Indicator]:
    """The output of single products of a sector."""
    found: dict[str, Indicator] = {}
    for indicator in indicators:
        if indicator.needs_part and SegmentDimension.PRODUCT in indicator.breakdowns:
            found.setdefault(indicator.sector, indicator)
    return found


def _parts(indicators: IndicatorCatalogue) -> Mapping[tuple[str, str], Indicator]:
    """Parts of a total that are indicators of their own: nông nghiệp of all output."""
    known = _known(indicators)
    return {
        (row["indicator"], row["member"]): known[row["part"]]
        for row in read_table("parts").rows
        if row["part"] in known
    }


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
