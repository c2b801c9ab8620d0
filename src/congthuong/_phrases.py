"""Cụm từ: many spellings of a name in a small notation, and the index that finds them in text."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Any, Final, NamedTuple, NoReturn, TypeAlias

from congthuong._text import fold
from congthuong._tokens import Token, key_of, tokenize
from congthuong.errors import InvalidTypeError, ParseError

__all__ = [
    "BareIndex",
    "Match",
    "PhraseIndex",
    "bare_key",
    "expand_pattern",
    "first_words",
    "keys_of",
]

_HERE: Final = ""
# Within a phrase a comma and a dash are one: công nghiệp, xây dựng and công nghiệp - xây dựng.
_JOINTS: Final = {",": "-"}
_BRACKETS: Final = "()"
_ACCEPTED: Final = "a pattern such as [tổng] (mức|giá trị) bán lẻ"
_MOST: Final = 2000
_SIGNS: Final = re.compile(r"([\[\]()|])")
_CLOSING: Final = {"[": "]", "(": ")"}
_CLOSED: Final = frozenset(_CLOSING.values())


def expand_pattern(pattern: str) -> tuple[str, ...]:
    """Khai triển mẫu: every spelling of a pattern, in the order written, fullest first.

    `[x]` may be missing, `(a|b)` and `[a|b]` offer alternatives; they may stand in one another.

    Raises `ParseError` for brackets that do not match, a bar outside of brackets, an alternative
    or a whole that may be empty, and more than 2000 spellings.

    >>> expand_pattern("[tổng] mức (bán|tiêu thụ)")
    ('tổng mức bán', 'tổng mức tiêu thụ', 'mức bán', 'mức tiêu thụ')
    """
    if not isinstance(pattern, str):
        raise InvalidTypeError(pattern, "a str as the pattern of a name")
    texts = _spelled(pattern)
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts))


def first_words(pattern: str) -> frozenset[str]:
    """Từ mở đầu: the first words of the spellings of a pattern, without spelling out the rest.

    >>> sorted(first_words("[tổng] (mức|giá trị) bán (lẻ|buôn)"))
    ['giá', 'mức', 'tổng']
    """
    if not _SIGNS.search(pattern):
        return frozenset(pattern.split(None, 1)[:1])
    return frozenset(text.split()[0] for text in _spelled(_with_first_words(pattern)))


# What a blank parts from the rest, brackets whole.
_PIECE: Final = re.compile(r"[\[\]()]|\s+|[^\[\]()\s]+")


def _with_first_words(pattern: str) -> str:
    """A pattern up to the first blank behind something that may not be missing."""
    around: list[str] = []
    filled = False
    for piece in _PIECE.finditer(pattern):
        mark = piece[0]
        if mark in _CLOSED:
            around = around[:-1]
        elif not mark.isspace():
            around = [*around, mark] if mark in _CLOSING else around
            filled = filled or "[" not in around
        elif filled and not around:
            return pattern[: piece.start()]
    return pattern


def _spelled(pattern: str) -> list[str]:
    around: list[tuple[str, list[str], list[str]]] = []
    closing, offered, current = "", list[str](), [""]
    for piece in _SIGNS.split(pattern):
        if piece in _CLOSING:
            around.append((closing, offered, current))
            closing, offered, current = _CLOSING[piece], [], [""]
        elif piece in ("|", "]", ")"):
            if not closing or piece not in ("|", closing):
                _refuse(pattern, f"{piece} has nothing to belong to")
            offered.extend(_filled(pattern, current))
            current = [""]
            if piece == closing:
                choices = [*offered, ""] if piece == "]" else offered
                closing, offered, before = around.pop()
                if len(before) * len(choices) > _MOST:
                    _refuse(pattern, f"it has more than {_MOST} spellings")
                current = [start + end for start, end in product(before, choices)]
        else:
            current = [text + piece for text in current]
    if closing:
        _refuse(pattern, f"{closing} is missing")
    return _filled(pattern, current)


def _filled(pattern: str, texts: list[str]) -> list[str]:
    if not all(map(str.strip, texts)):
        _refuse(pattern, "an alternative or the whole may be empty")
    return texts


def _refuse(pattern: str, reason: str) -> NoReturn:
    raise ParseError(pattern, _ACCEPTED, reason=reason)


class Match(NamedTuple):
    """Chỗ khớp: a phrase of the vocabulary at a token, and where it ends (excluded)."""

    value: Any
    end: int


# A phrase that no text has asked for yet, or a pattern and what makes the values of its phrases;
# bare tuples, for a vocabulary has tens of thousands.
_Waiting: TypeAlias = tuple[str, Any] | tuple[str, Callable[[str], Any], None]


def _spelled_out(entry: _Waiting) -> Iterator[tuple[str, Any]]:
    """Every phrase of an entry with its value."""
    if len(entry) == 2:
        yield entry
        return
    pattern, value_of, _ = entry
    for phrase in expand_pattern(pattern):
        yield phrase, value_of(phrase)


class PhraseIndex:
    """Chỉ mục cụm từ: phrases by their words, for the longest match at a token.

    No phrase is longer than the vocabulary makes it, so that a match costs bounded time.
    """

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._waiting: dict[str, list[_Waiting]] = {}

    def add(self, phrase: str, value: object) -> None:
        """Put a phrase in, its brackets passed over; of two values under it the first stays."""
        words = phrase.split(None, 1)
        # A first word of nothing but brackets has no key; the phrase behind it has.
        key = (self._first_key(words[0]) or self._first_key(phrase)) if words else ""
        if key:
            self._put(key, (phrase, value))

    def add_pattern(self, pattern: str, value: object) -> None:
        """Put the spellings of a pattern in."""
        self.add_each(pattern, lambda _: value)

    def add_each(self, pattern: str, value_of: Callable[[str], object]) -> None:
        """Put the spellings of a pattern in, each with the value that is made of it."""
        for key in {self._first_key(word) for word in first_words(pattern)}:
            self._put(key, (pattern, value_of, None))

    def _put(self, key: str, entry: _Waiting) -> None:
        entries = self._waiting.get(key)
        if entries is None:
            self._waiting[key] = [entry]
            return
        entries.append(entry)
        if self._root:
            self._root.pop(key, None)

    def _first_key(self, words: str) -> str:
        return _first_key(words)

    def _keys_of(self, phrase: str) -> tuple[str, ...]:
        return keys_of(phrase)

    @property
    def first_keys(self) -> frozenset[str]:
        """The keys with which the phrases begin: most words of a text are none of them."""
        return frozenset(self._waiting)

    def _after(self, key: str) -> dict[str, Any]:
        """What may follow a first word, nothing where none has it.

        Its phrases are spelled out when a text first holds it, and the result is put in place
        whole, so that threads may share an index.
        """
        node: dict[str, Any] | None = self._root.get(key)
        if node is None:
            node = self._spelled_out(key) if key in self._waiting else {}
            if node:
                self._root[key] = node
        return node

    def _spelled_out(self, first: str) -> dict[str, Any]:
        root: dict[str, Any] = {}
        for phrase, value in self._spellings(self._waiting[first]):
            keys = self._keys_of(phrase)
            if keys[0] == first:
                node = root
                for key in keys[1:]:
                    node = node.setdefault(key, {})
                node.setdefault(_HERE, value)
        return root

    def _spellings(self, entries: Iterable[_Waiting]) -> Iterator[tuple[str, Any]]:
        for entry in entries:
            yield from _spelled_out(entry)

    def match(self, tokens: Sequence[Token], start: int) -> Match | None:
        """The longest phrase that begins at a token."""
        # Most words of a text open no phrase: one look says so.
        if start >= len(tokens) or (first := tokens[start].key) not in self._waiting:
            return None
        node: dict[str, Any] = self._root.get(first) or self._after(first)
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
                following = node.get(_JOINTS.get(key, key))
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
    """Chỉ mục không dấu: phrases without accents, for words that lost some.

    Only phrases of at least `shortest` words are kept: shorter ones are too like others.
    """

    def __init__(self, shortest: int) -> None:
        super().__init__()
        self._shortest = shortest

    def _first_key(self, words: str) -> str:
        return bare_key(_first_key(words))

    def _keys_of(self, phrase: str) -> tuple[str, ...]:
        return tuple(map(bare_key, keys_of(phrase)))

    def _spellings(self, entries: Iterable[_Waiting]) -> Iterator[tuple[str, Any]]:
        for phrase, value in super()._spellings(entries):
            if len(phrase.split()) >= self._shortest:
                yield phrase, value

    def match(self, tokens: Sequence[Token], start: int) -> Match | None:
        """The longest phrase at a token whose letters, accents aside, are these."""
        first = bare_key(tokens[start].key) if start < len(tokens) else ""
        node: Any = self._after(first) if first in self._waiting else None
        found: Match | None = None
        position = start + 1
        while node is not None:
            if _HERE in node:
                found = Match(node[_HERE], position)
            while position < len(tokens) and tokens[position].key in _BRACKETS:
                position += 1
            if position >= len(tokens):
                break
            key = tokens[position].key
            node = node.get(_JOINTS.get(key, key) if len(key) == 1 else bare_key(key))
            position += 1
        return found


@functools.lru_cache(maxsize=16384)
def bare_key(key: str) -> str:
    """The letters of a word without accents."""
    return fold(key)


@functools.lru_cache(maxsize=4096)
def _first_key(words: str) -> str:
    return next(iter(keys_of(words)), "")


# No word of a text so short is too long for a key.
_SHORT: Final = 60


@functools.lru_cache(maxsize=8192)
def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of the words of a phrase; an inner comma or dash counts as a sign."""
    words = phrase.split()
    if len(phrase) <= _SHORT and all(map(str.isalpha, words)):
        return tuple(map(key_of, words))  # as the tokens would be, without making them
    keys = (token.key for token in tokenize(phrase, 0, len(phrase)))
    return tuple(_JOINTS.get(key, key) for key in keys if key not in _BRACKETS)
