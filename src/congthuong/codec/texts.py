"""Văn bản JSON: parsed strictly, and no key of it lost.

The quick way does not see a key that is given twice: it counts. In JSON a colon right behind a
quotation mark ends a key, or stands in a text, where the mark has a backslash and can only make
the count too high. So where the count equals the keys that were read, no key was lost; any other
count has the text parsed again by the exact way, which is also the one that tells what is wrong.
"""

import json
import re
from collections import Counter
from typing import Any, Final, NoReturn

from congthuong.codec.compounds import Repeated
from congthuong.codec.problems import PayloadError, Problem
from congthuong.codec.rules import JsonNumber

__all__ = ["exact_data", "lost_no_key", "plain_data"]

# Eighteen digits and a sign.
_MOST_CHARACTERS: Final = 19


def _whole(digits: str) -> int | JsonNumber:
    return int(digits) if len(digits) <= _MOST_CHARACTERS else JsonNumber(digits)


def _constant(name: str) -> NoReturn:
    raise _refusal(f"{name} is no JSON number")


def _refusal(message: str) -> PayloadError:
    return PayloadError((Problem("$", "syntax", message),))


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    repeated = Repeated(members)
    counted = Counter(name for name, _ in pairs)
    repeated.twice = tuple(name for name, count in counted.items() if count > 1)
    return repeated


_QUICK: Final = json.JSONDecoder(parse_float=JsonNumber, parse_int=_whole, parse_constant=_constant)
_EXACT: Final = json.JSONDecoder(
    parse_float=JsonNumber,
    parse_int=_whole,
    parse_constant=_constant,
    object_pairs_hook=_members,
)


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(f"no UTF-8 at byte {error.start}") from None


def exact_data(text: str | bytes) -> Any:
    """The data of a JSON text, objects with repeated keys marked; raises `PayloadError`."""
    return _parsed(_EXACT, _decoded(text))


def _parsed(decoder: json.JSONDecoder, text: str) -> Any:
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _refusal(f"no JSON at {where}: {error.msg}") from None
    except RecursionError:
        raise _refusal("objects and arrays stand too deep in one another") from None


def plain_data(text: str | bytes) -> Any:
    """The data of a JSON text by the standard library; repeated keys are not seen."""
    return _parsed(_QUICK, _decoded(text))


def lost_no_key(text: str | bytes, keys: int) -> bool:
    """Whether a text surely writes no more keys than so many, which were read from it."""
    # Mostly no text holds a colon; then all of them end a key, and the first count is enough.
    if isinstance(text, bytes):
        return text.count(b":") == keys or (
            text.count(b'":') == keys and _APART_IN_BYTES.search(text) is None
        )
    return text.count(":") == keys or (text.count('":') == keys and _APART.search(text) is None)


# A key whose colon stands apart from it.
_APART: Final = re.compile(r'"[ \t\n\r]+:')
_APART_IN_BYTES: Final = re.compile(_APART.pattern.encode())
