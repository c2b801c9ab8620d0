"""Danh mục chỉ tiêu: indicators by code and by the names that reports give them."""

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import frozen

from congthuong._data import read_table
from congthuong._exact import Interval, exact
from congthuong._phrases import expand_pattern
from congthuong._text import close_matches, fold, fold_tones, is_one_slip, normalize
from congthuong.errors import InvalidTypeError, InvalidValueError, UnknownCodeError
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.indicators.indicator import (
    GoodDirection,
    Indicator,
    IndicatorNature,
    IndicatorTrait,
    PlaceRule,
    TimeRule,
)
from congthuong.indicators.prices import PriceKind
from congthuong.localities import LocalityLevel, MatchQuality
from congthuong.quantities import get_unit

__all__ = [
    "IndicatorCatalogue",
    "IndicatorMatch",
    "default_indicators",
    "find_indicator",
    "folded_key",
    "get_indicator",
    "letters_key",
    "spelling_key",
]

_Found: TypeAlias = tuple[tuple[Indicator, str], ...]
_Named: TypeAlias = tuple[str, Indicator, str]
_Names: TypeAlias = Mapping[str, _Found]


@frozen
class IndicatorMatch:
    """Kết quả tìm: an indicator, how its name matched, and the spelling that did.

    >>> match = find_indicator("tong muc ban le")[0]
    >>> match.indicator.code, match.quality.name, match.spelling
    ('retail_sales', 'FOLDED', 'tổng mức bán lẻ')
    """

    indicator: Indicator
    quality: MatchQuality
    spelling: str


_JOINTS: Final = re.compile(r"[-,]+")
_RUNS: Final = re.compile(r"-(?: -)+")
_BRACKETS: Final = str.maketrans("()", "  ")
_EDGES: Final = " -.:;"
_MOST_NEIGHBOURS: Final = 5
# A word alone names nothing where more bear it: giá is in 34 names, FDI in 6.
_MOST_BEARERS: Final = 6
# A slip is read where two other words at least carry it: giá xăng is not giá vàng.
_LEAST_CARRIED: Final = 3
_SHORTEST_SLIP: Final = 3


def spelling_key(text: str) -> str:
    """Khóa tên gọi: the one form under which spellings of a name meet; accents count.

    As `fold_tones`; a comma or dash becomes a dash between spaces, round brackets disappear. A
    key is its own key.

    >>> spelling_key("Giá trị SX CN–TTCN") == spelling_key("giá trị SX (CN, TTCN)")
    True
    """
    joined = " ".join(filter(None, map(_word_key, text.split())))
    return (_RUNS.sub("-", joined) if "- -" in joined else joined).strip(_EDGES)


# The same few words stand in thousands of names.
@functools.lru_cache(4096)
def _word_key(word: str) -> str:
    return fold_tones(_JOINTS.sub(" - ", normalize(word).translate(_BRACKETS)))


@functools.lru_cache(4096)
def _bare_word(word: str) -> str:
    return _with_i(fold(word))


# tỷ lệ, tỉ lệ: a y that is the only vowel of its syllable may be written i.
_LONE_Y: Final = re.compile(r"(?:(?<=[bcdđghklmnpqrstvx])|(?<=qu))y(?![^\W\d_])")


def _with_i(key: str) -> str:
    return _LONE_Y.sub("i", key) if "y" in key else key


def folded_key(text: str) -> str:
    """Khóa không dấu: a name without its accents and signs, i for a lone y."""
    return _folded(_with_i(spelling_key(text)))


def letters_key(text: str) -> str:
    """Khóa chữ cái: a name as its letters alone."""
    return _letters(spelling_key(text))


def _folded(key: str) -> str:
    return " ".join(map(_bare_word, key.replace("- ", "").split()))


def _letters(key: str) -> str:
    return "".join(filter(str.isalnum, _folded(key))).replace("y", "i")


def _holding(names: _Names, key: str) -> _Found:
    """The bearers of names with these words in a row; of one word, only where it is of few."""
    part = f" {key} "
    found = [(name, *pair) for name in names if key and part in f" {name} " for pair in names[name]]
    if " " not in key and len({each for _, each, _ in found}) > _MOST_BEARERS:
        return ()

    def rank(each: tuple[str, Indicator, str]) -> tuple[bool, bool, int]:
        name, indicator, _ = each
        label = _with_i(spelling_key(indicator.label))
        return not f" {name} ".startswith(part), part not in f" {label} ", len(name)

    return tuple((indicator, spelling) for _, indicator, spelling in sorted(found, key=rank))


def _has_nearly(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether these words stand in a row in a name, one of them a letter off."""
    size = len(words)
    for start in range(len(name) - size + 1):
        pairs = zip(name[start : start + size], words, strict=True)
        off = [(mine, theirs) for mine, theirs in pairs if mine != theirs]
        if len(off) == 1 and max(map(len, off[0])) >= _SHORTEST_SLIP and is_one_slip(*off[0]):
            return True
    return False


@frozen(eq=False, repr=False)
class IndicatorCatalogue:
    """Danh mục chỉ tiêu: indicators by code and by spelling; an office can add its own.

    Where one spelling names several indicators, the finer ones come before the wider one that they
    belong to, and others in the order of the catalogue. A catalogue has `len`, `in` (an indicator
    or its code) and can be gone through.

    Raises `InvalidTypeError` for what is no `Indicator`, `InvalidValueError` for a code given
    twice.

    >>> mine = default_indicators().extended(
    ...     Indicator(
    ...         "stalls", "số điểm kinh doanh", "stalls", get_unit("point"),
    ...         nature=IndicatorNature.STOCK, over_time=TimeRule.LAST, over_places=PlaceRule.SUM,
    ...     )
    ... )
    >>> mine.find("Số điểm kinh doanh")[0].indicator.code
    'stalls'
    """

    indicators: tuple[Indicator, ...]

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.indicators, tuple):
            raise InvalidTypeError(self.indicators, "a tuple of indicators")
        strangers = [each for each in self.indicators if not isinstance(each, Indicator)]
        if strangers:
            raise InvalidTypeError(strangers[0], "an Indicator")
        if len(self._by_code) != len(self.indicators):
            codes = [indicator.code for indicator in self.indicators]
            twice = sorted({code for code in codes if codes.count(code) > 1})
            raise InvalidValueError(twice, "indicators with a code each")

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    def __contains__(self, given: object) -> bool:
        return (given.code if isinstance(given, Indicator) else given) in self._by_code

    def __repr__(self) -> str:
        return f"<IndicatorCatalogue of {len(self)} indicators>"

    def finer(self, code: str) -> tuple[Indicator, ...]:
        """Chỉ tiêu nhỏ hơn: the indicators whose parent is this one, in the order of the catalogue.

        What was stored under a code that has finer ones stays valid, as the wider indicator.

        Raises `UnknownCodeError` for a code that the catalogue has not.

        >>> [each.code for each in default_indicators().finer("electricity")]
        ['electricity_generated', 'electricity_sold']
        """
        whole = self.get(code)
        return tuple(each for each in self.indicators if each.parent == whole.code)

    def wider(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """Chỉ tiêu rộng hơn: the parent, its parent and so on; those that the catalogue has.

        >>> [each.code for each in default_indicators().wider(get_indicator("retail_goods"))]
        ['retail_sales']
        """
        found: list[Indicator] = []
        above = self._parent_of(indicator)
        while above is not None and above not in (indicator, *found):
            found.append(above)
            above = self._parent_of(above)
        return tuple(found)

    def _parent_of(self, indicator: Indicator) -> Indicator | None:
        return None if indicator.parent is None else self._by_code.get(indicator.parent)

    @functools.cached_property
    def narrow_first(self) -> tuple[Indicator, ...]:
        """The indicators, those with the more wider ones above them first."""
        return tuple(sorted(self.indicators, key=lambda each: -len(self.wider(each))))

    def extended(self, *indicators: Indicator) -> "IndicatorCatalogue":
        """Thêm chỉ tiêu: a new catalogue with these as well, the last added first in rank.

        Raises `InvalidValueError` for a code that the catalogue has.

        >>> default_indicators().extended().get("iip").label
        'chỉ số sản xuất công nghiệp'
        """
        return IndicatorCatalogue((*reversed(indicators), *self.indicators))

    def get(self, code: str) -> Indicator:
        """Lấy chỉ tiêu: the indicator of this code; raises `UnknownCodeError` with close codes.

        A name given for a code is answered with the codes that it names.

        >>> default_indicators().get("exports").label
        'kim ngạch xuất khẩu hàng hóa'
        """
        if not isinstance(code, str):
            raise InvalidTypeError(code, "a str as the code of an indicator")
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownCodeError(code, "indicator", self.close_codes(code)) from None

    def close_codes(self, text: str) -> tuple[str, ...]:
        """Mã gần giống: the codes that a name names; else the codes that look like this text.

        >>> default_indicators().close_codes("CPI"), default_indicators().close_codes("iipp")
        (('cpi',), ('iip',))
        """
        named = dict.fromkeys(match.indicator.code for match in self.find(text))
        return tuple(named) or close_matches(text, self._by_code)

    def find(self, text: str) -> tuple[IndicatorMatch, ...]:
        """Tìm chỉ tiêu: the indicators of this name, likeliest first; empty if it names none.

        Case, spaces, kinds of dashes, tone placement and tỷ or tỉ never matter. The strictest way
        of matching that finds something is taken: with accents, without them, letters alone; then,
        as `SIMILAR`, names that hold these words, else names of three words and more with one
        letter off, else the longest name that these words hold.

        >>> [(m.indicator.code, m.quality.name) for m in default_indicators().find("GTSXCN")]
        [('industrial_output', 'EXACT')]
        """
        if not isinstance(text, str):
            raise InvalidTypeError(text, "a str that names an indicator")
        for quality, found in self._passes(_with_i(spelling_key(text))):
            if found:
                return tuple(IndicatorMatch(each, quality, name) for each, name in found)
        return self._neighbours(_with_i(spelling_key(text)))

    def _neighbours(self, key: str) -> tuple[IndicatorMatch, ...]:
        """Names that hold these words, names a slip away, or the name that opens these words."""
        folded = _folded(key)
        near = (
            _holding(self._names, key)
            or _holding(self._folded_names, folded)
            or self._one_slip_from(folded.split())
            or self._opening(key, folded.split())
        )
        found: dict[Indicator, str] = {}
        for each, spelling in near:
            found.setdefault(each, spelling)
        matches = (IndicatorMatch(each, MatchQuality.SIMILAR, name) for each, name in found.items())
        return tuple(itertools.islice(matches, _MOST_NEIGHBOURS))

    def _one_slip_from(self, words: Sequence[str]) -> _Found:
        """The names with these words in a row, one of them a letter off: others must carry it."""
        size = len(words)
        if size < _LEAST_CARRIED:
            return ()
        names = [name for name in self._folded_names if _has_nearly(name.split(), words)]
        return tuple(pair for name in sorted(names, key=len) for pair in self._folded_names[name])

    def _opening(self, key: str, words: Sequence[str]) -> _Found:
        """The longest name that opens a text: chợ tạm is a chợ, sạp chợ is none."""
        for size in range(min(len(words) - 1, self._most_words), 1, -1):
            if found := self._folded_names.get(" ".join(words[:size])):
                return found
        # One word is read with its accents only: cho vay is no chợ.
        return self._names.get(key.split(maxsplit=1)[0], ()) if len(words) > 1 else ()

    @functools.cached_property
    def _most_words(self) -> int:
        return max((name.count(" ") + 1 for name in self._folded_names), default=0)

    def _passes(self, key: str) -> Iterator[tuple[MatchQuality, _Found]]:
        """What each way of matching finds, the strictest way first."""
        yield MatchQuality.EXACT, self._names.get(key, ())
        yield MatchQuality.FOLDED, self._folded_names.get(_folded(key), ())
        yield MatchQuality.LETTERS, self._letter_names.get(_letters(key), ())

    def close_names(self, text: str) -> tuple[str, ...]:
        """Gần giống: labels that look like this text, nearest first.

        >>> default_indicators().close_names("chỉ số giá tiêu dung")[0]
        'chỉ số giá tiêu dùng'
        """
        if not isinstance(text, str):
            raise InvalidTypeError(text, "a str that names an indicator")
        return close_matches(text, (indicator.label for indicator in self.indicators))

    @functools.cached_property
    def spellings(self) -> Mapping[str, tuple[Indicator, ...]]:
        """Every name by its `spelling_key`, as written and with i for y, to who bears it.

        Read-only; made when first asked for.
        """
        found: dict[str, tuple[Indicator, ...]] = {}
        for written, indicator, _ in self._keyed:
            for key in dict.fromkeys((written, _with_i(written))):
                bearers = found.get(key, ())
                if indicator not in bearers:
                    found[key] = (*bearers, indicator)
        return MappingProxyType(found)

    @functools.cached_property
    def _by_code(self) -> Mapping[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @functools.cached_property
    def _keyed(self) -> tuple[_Named, ...]:
        return tuple(
            (spelling_key(name), indicator, name)
            for indicator in self.narrow_first
            for name in indicator.spellings
        )

    @functools.cached_property
    def _names(self) -> _Names:
        return _index(_with_i, self._keyed)

    @functools.cached_property
    def _folded_names(self) -> _Names:
        return _index(_folded, self._keyed)

    @functools.cached_property
    def _letter_names(self) -> _Names:
        return _index(_letters, self._keyed)


def _index(form: Callable[[str], str], names: Iterable[_Named]) -> _Names:
    """Names by a form of their keys; of one indicator's spellings under one, the first stands."""
    found: dict[str, _Found] = {}
    for written, indicator, name in names:
        key = form(written)
        others = found.get(key, ())
        if all(indicator is not other for other, _ in others):
            found[key] = (*others, (indicator, name))
    return found


@functools.cache
def default_indicators() -> IndicatorCatalogue:
    """Danh mục sẵn có: the packaged indicators, those of the sector's reports.

    >>> default_indicators().get("cluster_occupancy").over_places
    <PlaceRule.WEIGHTED: 'weighted'>
    """
    names: dict[str, list[str]] = {}
    for row in read_table("indicator_names").rows:
        names.setdefault(row["code"], []).extend(expand_pattern(row["pattern"]))
    rows = read_table("indicators").rows
    return IndicatorCatalogue(
        tuple(_indicator(row, tuple(names.get(row["code"], ()))) for row in rows)
    )


def _indicator(row: Mapping[str, str], names: tuple[str, ...]) -> Indicator:
    return Indicator(
        row["code"],
        row["label"],
        row["name"],
        get_unit(row["unit"]) if row["unit"] else None,
        other_units=tuple(map(get_unit, filter(None, row["other_units"].split("|")))),
        nature=IndicatorNature(row["nature"]),
        over_time=TimeRule(row["over_time"]),
        over_places=PlaceRule(row["over_places"]),
        price_kinds=tuple(map(PriceKind, filter(None, row["price_kinds"].split("|")))),
        good=GoodDirection(row["good"]),
        names=names,
        parent=row["parent"] or None,
        sector=row["sector"],
        breakdowns=tuple(map(SegmentDimension, filter(None, row["breakdowns"].split("|")))),
        traits=tuple(map(IndicatorTrait, filter(None, row["traits"].split("|")))),
        plausible=tuple(map(_magnitudes, filter(None, row["plausible"].split("|")))),
        note=row["note"],
    )


def _magnitudes(cell: str) -> tuple[LocalityLevel, Interval]:
    level, low, high = cell.split()
    return LocalityLevel[level.upper()], Interval(exact(low), exact(high))


def get_indicator(code: str) -> Indicator:
    """Lấy chỉ tiêu: the packaged indicator of this code; raises `UnknownCodeError` if none is.

    >>> get_indicator("retail_sales").over_time.label
    'cộng các kỳ'
    """
    return default_indicators().get(code)


def find_indicator(text: str) -> tuple[IndicatorMatch, ...]:
    """Tìm chỉ tiêu: the packaged indicators of this name, likeliest first; empty if it is unknown.

    >>> find_indicator("kim ngạch XK")[0].indicator.code, find_indicator("nhiệt độ")
    ('exports', ())
    """
    return default_indicators().find(text)
