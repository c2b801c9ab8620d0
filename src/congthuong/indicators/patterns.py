"""Mẫu tên gọi: a small notation for the many spellings of one name."""

import re
from itertools import product
from typing import Final, NoReturn

from congthuong.errors import InvalidTypeError, ParseError

__all__ = ["expand_pattern"]

_ACCEPTED: Final = "a pattern such as [tổng] (mức|giá trị) bán lẻ"
_MOST: Final = 2000
_SIGNS: Final = re.compile(r"([\[\]()|])")
_CLOSING: Final = {"[": "]", "(": ")"}


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
    spaced = (" ".join(text.split()) for text in _filled(pattern, current))
    return tuple(dict.fromkeys(spaced))


def _filled(pattern: str, texts: list[str]) -> list[str]:
    if not all(map(str.strip, texts)):
        _refuse(pattern, "an alternative or the whole may be empty")
    return texts


def _refuse(pattern: str, reason: str) -> NoReturn:
    raise ParseError(pattern, _ACCEPTED, reason=reason)
