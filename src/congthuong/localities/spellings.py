"""Cách viết tên: how alike two spellings of a name are, and the units on record under a spelling.

One index by bare letters finds what may be meant; stricter comparisons then grade what was found.
Names of communes, being many, are read when a unit of that level is first asked for.
"""

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Final

from congthuong._data import read_table
from congthuong._text import fold, fold_tones, is_one_slip
from congthuong._tokens import key_of, tokenize
from congthuong.localities.locality import Locality, LocalityKind
from congthuong.localities.registry import VIETNAM, locality_versions

__all__ = ["MatchQuality", "aliased", "graded", "lacks_only_accents", "similar_names"]


class MatchQuality(IntEnum):
    """Mức khớp: how a name matched, best first.

    `EXACT` letters and accents (tone placement aside), `SPELLING` another customary spelling (i for
    y, Đăk for Đắk, a hyphen more or less), `FOLDED` letters without accents, `LETTERS` without
    spaces and signs either, a final y as i, `ALIAS` a name curated by hand, `SIMILAR` a part of a
    name, or one that is nearly it: a neighbour to choose from, never an answer.

    >>> from congthuong.localities import find_locality
    >>> find_locality("krong pa")[0].quality
    <MatchQuality.FOLDED: 2>
    """

    EXACT = 0
    SPELLING = 1
    FOLDED = 2
    LETTERS = 3
    ALIAS = 4
    SIMILAR = 5


def graded(
    name: str, kinds: tuple[LocalityKind, ...]
) -> Iterator[tuple[MatchQuality, Sequence[Locality]]]:
    """The versions of units that each way of matching finds, the strictest way first."""
    alike = _candidates(name, kinds)
    if not alike:
        return
    exact, spelled, folded = fold_tones(name), _spelled(name), fold(name)
    yield MatchQuality.EXACT, [u for u in alike if fold_tones(u.name) == exact]
    yield MatchQuality.SPELLING, [u for u in alike if _spelled(u.name) == spelled]
    yield MatchQuality.FOLDED, [u for u in alike if fold(u.name) == folded]
    letters = _only_letters(folded)
    yield MatchQuality.LETTERS, [u for u in alike if _only_letters(fold(u.name)) == letters]


def aliased(name: str) -> tuple[Locality, ...]:
    """The units that a curated name stands for."""
    folded = fold(name)
    named = _aliases().get(folded) or _aliases().get(_only_letters(folded)) or ()
    units = (unit for code, name in named for unit in locality_versions(code) if unit.name == name)
    return tuple(units)


def lacks_only_accents(written: str, name: str) -> bool:
    """Whether what is written has lost accents, spaces or signs of a name, and changed none."""
    one, other = _parts(written), _parts(name)
    letters = zip(one[0], other[0], strict=False)
    alike = len(one[0]) == len(other[0]) and all(
        mine == whole or mine == fold(whole) for mine, whole in letters
    )
    rest = iter(other[1])
    return alike and all(tone in rest for tone in one[1])


_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")


@functools.lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, str]:
    """The letters of a name, tones aside, and its tones in their order."""
    text = _spelled(name)
    letters = "".join(char for char in text if char.isalnum())
    return letters, "".join(char for char in text if char in _TONES)


@functools.lru_cache(maxsize=4096)
def _spelled(name: str) -> str:
    """One spelling for those that are customary: i for a lone y, no hyphens, one Đắk."""
    keys = [token.key for token in tokenize(name, 0, len(name)) if token.kind != "sign"]
    known = _syllables()
    return " ".join(known.get(key, key).lstrip("0") for key in keys)


@functools.cache
def _syllables() -> Mapping[str, str]:
    rows = read_table("locality_syllables").cells
    return {key_of(syllable): key_of(spelled) for syllable, spelled in rows}


def _only_letters(folded: str) -> str:
    letters = "".join(filter(str.isalnum, folded))
    return letters[:-1] + "i" if letters.endswith("y") else letters


# Indexes of names by bare letters, made when a name is first looked for.

_COMMUNE_KINDS: Final = frozenset(
    (LocalityKind.COMMUNE, LocalityKind.WARD, LocalityKind.TOWNSHIP, LocalityKind.SPECIAL_ZONE)
)
_STRIP: Final = str.maketrans(
    {
        "đ": "d",
        "y": "i",
        **dict.fromkeys(" -'’.", ""),
        **dict.fromkeys("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323", ""),
    }
)


def _bare(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower()).translate(_STRIP)
    return bare.replace("dac", "dak").replace("lac", "lak")


def _candidates(name: str, kinds: tuple[LocalityKind, ...]) -> list[Locality]:
    key = _bare(fold(name))
    codes = dict.fromkeys(code for index in _indexes(kinds) for code in index.get(key, ()))
    found = (unit for code in codes for unit in locality_versions(code))
    return [unit for unit in found if (not kinds or unit.kind in kinds) and _bare(unit.name) == key]


def _indexes(kinds: tuple[LocalityKind, ...]) -> Iterator[Mapping[str, tuple[str, ...]]]:
    if not kinds or not _COMMUNE_KINDS.issuperset(kinds):
        yield _upper_names()
    if not kinds or not _COMMUNE_KINDS.isdisjoint(kinds):
        yield _commune_names()


@functools.cache
def _upper_names() -> Mapping[str, tuple[str, ...]]:
    rows = (*read_table("provinces").cells, *read_table("districts").cells)
    return _index([VIETNAM.name, *(row[1] for row in rows)], [VIETNAM.code, *(r[0] for r in rows)])


@functools.cache
def _commune_names() -> Mapping[str, tuple[str, ...]]:
    tables = (read_table("communes_2025_06_30").cells, read_table("communes_2025_07_01").cells)
    rows = [row for table in tables for row in table]
    return _index([row[1] for row in rows], [row[0] for row in rows])


def _index(names: Sequence[str], codes: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    # Folded in one go: thirteen thousand small calls cost more than all else here.
    for key, code in zip(_bare("\n".join(names)).split("\n"), codes, strict=True):
        before = found.get(key)
        found[key] = (code,) if before is None else (*before, code)
    return found


@functools.cache
def _aliases() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    for code, name, alias in read_table("locality_aliases").cells:
        for key in (fold(alias), _only_letters(fold(alias))):
            found.setdefault(key, {})[code, name] = None
    return {key: tuple(named) for key, named in found.items()}


# A slip of one letter.

_MOST_LETTERS: Final = 40


def similar_names(name: str, kinds: tuple[LocalityKind, ...]) -> tuple[Locality, ...]:
    """Units whose name differs from this in one letter, or in accents: to suggest, not to take."""
    key = _bare(fold(name))
    if not 2 < len(key) <= _MOST_LETTERS:
        return ()
    codes = [
        code
        for index in _indexes(kinds)
        for known, found in index.items()
        if abs(len(known) - len(key)) < 2 and is_one_slip(known, key)
        for code in found
    ]
    units = (unit for code in dict.fromkeys(codes) for unit in locality_versions(code))
    return tuple(unit for unit in units if not kinds or unit.kind in kinds)
