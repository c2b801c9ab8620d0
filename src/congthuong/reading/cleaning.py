"""Làm sạch: text as it comes from the web to one spelling, every character knowing its origin.

Entities are decoded, look-alike letters of other alphabets become Latin ones, accents are composed,
spaces, dashes and invisible characters become plain; lines that were cut at a width are joined.
"""

import functools
import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from congthuong._data import read_table
from congthuong._phrases import PhraseIndex
from congthuong._text import Span, normalize_with_offsets
from congthuong._tokens import tokenize
from congthuong.quantities.hedges import hedge_before

__all__ = ["BREAK", "CleanText", "clean", "paragraphs"]

_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")


@functools.cache
def _look_alikes() -> tuple[re.Pattern[str], Mapping[int, str]]:
    """Letters of other alphabets that look like Latin ones; one to one, so that offsets survive."""
    latin = {row["letter"]: row["latin"] for row in read_table("look_alikes").rows}
    return re.compile(f"[{''.join(latin)}]"), {ord(letter): latin[letter] for letter in latin}


def _in_latin(text: str) -> str:
    pattern, latin = _look_alikes()
    return text.translate(latin) if pattern.search(text) else text


@frozen
class CleanText:
    """Văn bản đã làm sạch: the text that is read, and where each part of it stood.

    >>> clean("Xuất kh&#7849;u").text
    'Xuất khẩu'
    """

    text: str
    original: str
    _starts: tuple[int, ...] = ()
    _origins: tuple[int, ...] = ()
    _offsets: tuple[int, ...] | None = None

    def original_span(self, span: Span) -> Span:
        """Where these words stand in the text as it was given."""
        return Span(self._origin(span.start), self._end(span))

    def _end(self, span: Span) -> int:
        return (
            self._origin(span.end - 1, after=True)
            if span.end > span.start
            else self._origin(span.start)
        )

    def _origin(self, position: int, *, after: bool = False) -> int:
        if self._offsets is not None:
            position = self._offsets[position + after]
            after = False
        if not self._starts:
            return position + after
        piece = bisect_right(self._starts, position) - 1
        base = self._origins[piece]
        step = position - self._starts[piece]
        is_entity = base < 0
        if not is_entity:
            return base + step + after
        following = self._origins[piece + 1]
        end = following if following >= 0 else -following - 1
        return end if after else -base - 1


def clean(text: str) -> CleanText:
    r"""Làm sạch: decode, compose and plain what can be written in several ways; lines are kept.

    Linear in the length of the text.

    >>> clean("9\u00a0tha\u0301ng").text
    '9 tháng'
    """
    decoded, starts, origins = _decoded(text)
    plain = normalize_with_offsets(
        _keep_lines(decoded if decoded.isascii() else _in_latin(decoded))
    )
    lines = _OLD_TONES.sub(_modern, plain.text.replace(_LINE, "\n"))
    return CleanText(lines, text, tuple(starts), tuple(origins), plain.offsets)


# hoá, khoẻ, thuỷ: the tone on the second vowel of an open syllable, as older books have it.
_OLD: Final = {
    old: modern
    for second, first, marked in (
        ("àáảãạ", "òóỏõọ", "oa"),
        ("èéẻẽẹ", "òóỏõọ", "oe"),
        ("ỳýỷỹỵ", "ùúủũụ", "uy"),
    )
    for old, modern in zip(
        (marked[0] + tone for tone in second), (tone + marked[1] for tone in first), strict=True
    )
}
_OLD_TONES: Final = re.compile(rf"(?<![qQ])(?:{'|'.join(_OLD)})(?![^\W\d_])", re.IGNORECASE)


def _modern(match: re.Match[str]) -> str:
    """hóa for hoá, letter case kept; as many characters as before."""
    modern = _OLD[match[0].lower()]
    cased = (
        new.upper() if old.isupper() else new for old, new in zip(match[0], modern, strict=True)
    )
    return "".join(cased)


# Normalisation makes line ends into spaces; this stands in for them, and nothing else uses it.
_LINE: Final = "\u241e"
BREAK: Final = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")


def _keep_lines(text: str) -> str:
    return BREAK.sub(_LINE, text.replace(_LINE, " "))


def _decoded(text: str) -> tuple[str, list[int], list[int]]:
    """The text without entities and tags; pieces start here, and come from there.

    The origin of a decoded entity is marked by a negative number, -1 - offset.
    """
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length, last = 0, 0

    def put(piece: str, origin: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            origins.append(origin)
            length += len(piece)

    if "&" not in text and "<" not in text:
        return text, starts, origins
    for match in _markup(text):
        put(text[last : match.start()], last)
        piece = html.unescape(match[0]) if match[0][0] == "&" else " "
        put(piece, -1 - match.start())
        last = match.end()
    put(text[last:], last)
    starts.append(length)
    origins.append(len(text))
    return "".join(pieces), starts, origins


def _markup(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(f"{_ENTITY.pattern}|{_TAG.pattern}", text)


_ENDS: Final = ".!?:;…"
_HARD_WRAP: Final = 40


def paragraphs(text: str) -> Iterator[Span]:
    r"""Đoạn: where the paragraphs of a clean text stand; lines cut at a width are one paragraph.

    A line goes on in the next where it ends without a stop and the next begins in lower case, with
    a figure or a sign, or where all lines around have about one width.

    >>> [span.of("Giá trị\nsản xuất\n\nXuất khẩu") for span in paragraphs(
    ...     "Giá trị\nsản xuất\n\nXuất khẩu")]
    ['Giá trị\nsản xuất', 'Xuất khẩu']
    """
    lines = list(_lines(text))
    start: int | None = None
    for index, line in enumerate(lines):
        if start is None:
            start = line.start
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or not _goes_on(text, lines, index):
            if text[start : line.end].strip():
                yield Span(start, line.end)
            start = None


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in re.finditer("\n", text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def _goes_on(text: str, lines: Sequence[Span], index: int) -> bool:
    line, following = lines[index].of(text).rstrip(), lines[index + 1].of(text).lstrip()
    if not line or not following or line[-1] in ".!?…":
        return bool(line and following and line[-1] in ".!?…" and _is_wrapped(text, lines, index))
    first = following[0]
    if first.islower() or first in ",.;:)%":
        return True
    if following[:2] in _ITEMS:
        return following[2:3].islower() and _is_only_item(text, lines, index + 1)
    if line[-1] in ",(" or (_FIGURE.match(following) and _asks_for_a_figure(line)):
        return True
    return _is_wrapped(text, lines, index)


_ITEMS: Final = ("- ", "* ", "• ", "+ ")


def _is_only_item(text: str, lines: Sequence[Span], index: int) -> bool:
    """Công nghiệp | - tiểu thủ công nghiệp: a name that was cut at its dash, and no list."""
    near = (one.of(text).lstrip() for one in lines[max(0, index - 3) : index + 4])
    alone = sum(one[:2] in _ITEMS for one in near) == 1
    return alone and _is_wrapped(text, lines, index - 1)


# A line that opens with a figure, and not with the number of a section: 9,1%; no 2. Thương mại.
_FIGURE: Final = re.compile(r"(?![0-9]+[.)](?![0-9]))[+~≈<>≤≥$€-]?[0-9]")
_ASKING: Final = ("change", "level", "excess", "share", "factor")
_LAST_WORDS: Final = 40
_LONGEST_VERB: Final = 3


@functools.cache
def _verbs() -> PhraseIndex:
    index = PhraseIndex()
    for row in read_table("reading_words").rows:
        if row["category"] in _ASKING:
            index.add_pattern(row["pattern"], row["category"])
    return index


def _asks_for_a_figure(line: str) -> bool:
    """Whether a line ends in a verb or a hedge, whose figure stands in the next."""
    tokens = tokenize(line, max(0, len(line) - _LAST_WORDS), len(line))
    ends = len(tokens)
    verb = _verbs().ends_with(tokens, ends, _LONGEST_VERB)
    return verb is not None or hedge_before(tokens, ends)[0] < ends


def _is_wrapped(text: str, lines: Sequence[Span], index: int) -> bool:
    """Whether this line was cut: the first word of the next would not have fitted in it."""
    width = max(
        (len(near.of(text).rstrip()) for near in lines[max(0, index - 3) : index + 4]), default=0
    )
    line, following = lines[index].of(text).rstrip(), lines[index + 1].of(text).lstrip()
    word = following.split(" ", 1)[0]
    return _HARD_WRAP <= width <= 2 * _HARD_WRAP and len(line) + 1 + len(word) > width
