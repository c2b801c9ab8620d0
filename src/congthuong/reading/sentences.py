"""Tách câu: the sentences of a paragraph, as rows of its tokens."""

from collections.abc import Iterator, Sequence
from typing import Final

from congthuong._tokens import Token

__all__ = ["sentences"]

_ENDS: Final = frozenset(".!?…")
_SHORT: Final = frozenset(
    (
        "TP",
        "Tp",
        "tp",
        "TX",
        "Tx",
        "T",
        "TT",
        "Tr",
        "tr",
        "H",
        "P",
        "Q",
        "X",
        "GS",
        "TS",
        "ThS",
        "Th",
    )
)


def sentences(text: str, tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Tách câu: up to a stop with a capital or a line behind it, not behind an abbreviation.

    >>> from congthuong._tokens import tokenize
    >>> text = "Tại TP. Hà Nội tăng 5%. Xuất khẩu giảm."
    >>> [len(each) for each in sentences(text, tokenize(text, 0, len(text)))]
    [9, 4]
    """
    start = 0
    for index, token in enumerate(tokens):
        if token.key in _ENDS and _is_end(text, tokens, index):
            yield tokens[start : index + 1]
            start = index + 1
    if start < len(tokens):
        yield tokens[start:]


def _is_end(text: str, tokens: Sequence[Token], index: int) -> bool:
    if index + 1 >= len(tokens):
        return True
    following = tokens[index + 1]
    if index and text[tokens[index - 1].start : tokens[index - 1].end] in _SHORT:
        return False
    if following.start == tokens[index].end:
        return False
    first = text[following.start]
    return (
        first.isupper()
        or first in "-+*•\"“'‘("
        or "\n" in text[tokens[index].end : following.start]
    )
