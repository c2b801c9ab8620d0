"""Từ chỉ thời gian: the words of times, the numbers and years among them, and damaged ones."""

import functools
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._phrases import PhraseIndex, bare_key, expand_pattern, keys_of
from congthuong._tokens import Token
from congthuong.numerals import spell_number
from congthuong.periods.kinds import MONTHS_A_YEAR

__all__ = [
    "DIGITS_OF_YEAR",
    "Tokens",
    "is_damaged",
    "is_figure",
    "is_glued",
    "is_word",
    "key_at",
    "may_open",
    "number_keys",
    "printed",
    "small_at",
    "takes",
    "terms",
    "value_of",
    "year_at",
    "year_behind",
]

Tokens = Sequence[Token]
DIGITS_OF_YEAR: Final = 4
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SEPARATORS: Final = frozenset("/-.")


@functools.cache
def words() -> Mapping[str, PhraseIndex]:
    """The words of times by category, those of numbers up to twelve among them."""
    words: dict[str, PhraseIndex] = {}
    for row in read_table("time_words").rows:
        words.setdefault(row["category"], PhraseIndex()).add_pattern(row["pattern"], row["value"])
    for number in range(1, MONTHS_A_YEAR + 1):
        words["number"].add(spell_number(number), str(number))
    return MappingProxyType(words)


@functools.cache
def printed(category: str, value: str = "") -> str:
    """The word of a category, and of one value where it is given, that printers use: the first."""
    return next(
        expand_pattern(row["pattern"])[0]
        for row in read_table("time_words").rows
        if row["category"] == category and value in ("", row["value"])
    )


@functools.cache
def terms() -> tuple[str, ...]:
    """The words for several years that printers offer, the usual one first."""
    rows = (row for row in read_table("time_words").rows if row["value"] == "term")
    return tuple(word for row in rows for word in expand_pattern(row["pattern"]))


def takes(category: str, tokens: Tokens, at: int) -> int:
    """The token behind a word of a category at a token; `at` itself where none stands there."""
    found = words()[category].match(tokens, at)
    return at if found is None else found.end


def value_of(category: str, tokens: Tokens, at: int) -> str:
    """What a word of a category at a token stands for, empty where none stands there."""
    found = words()[category].match(tokens, at)
    return "" if found is None else str(found.value)


def key_at(tokens: Tokens, at: int) -> str:
    """The key of a token, empty where there is none."""
    return tokens[at].key if 0 <= at < len(tokens) else ""


def is_word(tokens: Tokens, at: int) -> bool:
    """Whether a word stands there."""
    return at < len(tokens) and tokens[at].is_word


def year_at(tokens: Tokens, at: int) -> int | None:
    """The four digits of a year at a token."""
    text = key_at(tokens, at)
    return int(text) if len(text) == DIGITS_OF_YEAR and is_figure(text) else None


def is_figure(text: str) -> bool:
    """Whether a text is nothing but figures of our own script."""
    return text.isascii() and text.isdigit()


def small_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A number of at most two digits (06) or up to twelve in words (mười một), and its end."""
    text = key_at(tokens, at)
    if is_figure(text):
        return (int(text), at + 1) if len(text) <= 2 else None
    found = words()["number"].match(tokens, at)
    return None if found is None else (int(found.value), found.end)


class _Year(NamedTuple):
    """The year behind a time: said, said by năm nay and its like, or only announced by năm."""

    year: int | None
    shift: int
    end: int
    is_told: bool = False


def year_behind(tokens: Tokens, at: int) -> _Year:  # noqa: PLR0911 (one return for each way)
    """Năm 2024, của năm nay, /2024, a bare 2024, or nothing."""
    past = takes("past", tokens, at)
    end = takes("of", tokens, past) if past > at else takes("of", tokens, at)
    if end > at and takes("year", tokens, end) == end:
        return _Year(None, 0, past)
    behind = takes("year", tokens, end)
    if behind > end:
        year = year_at(tokens, behind)
        if year is not None:
            return _Year(year, 0, behind + 1, is_told=True)
        relative = value_of("this", tokens, behind)
        if relative:
            return _Year(None, int(relative), behind + 1, is_told=True)
        return _Year(None, 0, behind)
    comma = takes("year", tokens, at + 1) if key_at(tokens, at) == "," else at + 1
    if comma > at + 1 and (year := year_at(tokens, comma)) is not None:
        return _Year(year, 0, comma + 1, is_told=True)
    if key_at(tokens, at) in _SEPARATORS and (year := year_at(tokens, at + 1)) is not None:
        return _Year(year, 0, at + 2, is_told=True)
    year = year_at(tokens, at)
    if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR:
        after_word = is_word(tokens, at - 1)
        if after_word or not is_word(tokens, at + 1):
            return _Year(year, 0, at + 1, is_told=True)
    return _Year(None, 0, at)


def is_damaged(tokens: Tokens, at: int, word: str) -> bool:
    """Whether a token is a slip of one letter, or of accents alone, and no word of its own."""
    if not is_word(tokens, at):
        return False
    bare = bare_key(key_at(tokens, at))
    own = takes("own_word", tokens, at) > at and bare != word
    return not own and bool(bare) and one_slip(bare, word)


def one_slip(one: str, other: str) -> bool:
    """Whether two words without accents are one letter apart, missing, added or changed over."""
    if abs(len(one) - len(other)) > 1 or len(other) < 3 or len(one) < 2:
        return False
    if one == other:
        return True
    front = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if front is None:
        return True
    rest, left = one[front:], other[front:]
    swapped = rest[:2] == left[:2][::-1] and rest[2:] == left[2:]
    return rest[1:] == left[1:] or rest[1:] == left or rest == left[1:] or swapped


@functools.cache
def number_keys() -> tuple[str, ...]:
    """The last words of the numbers of months, without accents."""
    names = [spell_number(number) for number in range(1, MONTHS_A_YEAR + 1)]
    return tuple(dict.fromkeys(bare_key(keys_of(name)[-1]) for name in names))


@functools.cache
def is_glued(key: str, category: str) -> bool:
    """Whether a key is a word of a category, to which a figure was glued: tháng9, T9."""
    return any(
        keys_of(spelling) == (key,)
        for row in read_table("time_words").rows
        if row["category"] in (category, f"short_{category}")
        for spelling in re.findall(r"\w+", row["pattern"])
    )


@functools.lru_cache(maxsize=16384)
def may_open(key: str) -> bool:
    """Whether a time may begin with a word: most words of a text are none of them."""
    if any(key in index.first_keys for index in words().values()):
        return True
    bare = bare_key(key)
    glued = key[-1:].isdigit() and any(is_glued(key[:-1], kind) for kind in ("month", "quarter"))
    return glued or bare in ("quy", "qui") or one_slip(bare, "thang")
