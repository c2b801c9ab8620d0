"""Ghi và đọc JSON: any public value to text and back."""

import functools
import json
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias, TypeVar, cast, overload

from congthuong.codec.compounds import Anything, Object
from congthuong.codec.entities import Coded
from congthuong.codec.problems import ROOT, PayloadError, Problem
from congthuong.codec.registry import public_types, rule_of, tagged
from congthuong.codec.rules import MOST_PROBLEMS, Call, EnoughError, Reader, encodable
from congthuong.codec.texts import exact_data, lost_no_key, plain_data
from congthuong.errors import InvalidTypeError

__all__ = [
    "MOST_CHARACTERS",
    "anything",
    "dumps",
    "loads",
    "plainly",
    "quickest",
    "read_data",
    "read_plain",
    "read_text",
    "writer_of",
]

_T = TypeVar("_T")
MOST_CHARACTERS: Final = 33_554_432
Quick: TypeAlias = Callable[[str | bytes, Call], Any]


def dumps(value: object, *, indent: int | None = None) -> str:
    r"""Ghi JSON: a public value, or a list or tuple of them, as JSON text.

    Objects name their type, so that `loads` needs none; decimals are texts that keep their digits;
    fields at their defaults are left out. The same value gives the same text everywhere.
    `indent` spreads the text over lines.

    Raises `InvalidTypeError` for a value without a rule.

    >>> from congthuong.codec import dumps
    >>> dumps(PercentChange("53.5"))
    '{"type":"percent_change","value":"53.5"}'
    >>> dumps(Period.half(2022, 1))
    '"2022-S1"'
    """
    text = written(value, Call())
    if indent is None:
        return text
    return encodable(json.dumps(json.loads(text), ensure_ascii=False, indent=indent))


def written(value: object, call: Call) -> str:
    """The JSON text of a value, of the members of a list or tuple, or of None."""
    kind: Any = value.__class__
    if kind in _public():
        return writer_of(kind)(value, call)
    if value is None:
        return "null"
    if not isinstance(value, list | tuple):
        raise InvalidTypeError(value, "a value of a public type of congthuong, or a list of them")
    members = tuple(cast("Sequence[object]", value))
    kinds: set[Any] = set(map(type, members))
    alike = len(kinds) == 1 and kinds <= _public()
    write = writer_of(kinds.pop()) if alike else written
    return f"[{','.join([write(each, call) for each in members])}]"


@functools.cache
def _public() -> frozenset[type]:
    return frozenset(public_types())


@functools.cache
def writer_of(kind: Any) -> Callable[[Any, Call], str]:
    """What writes the values of a type; an object names its own."""
    rule = rule_of(kind)
    if isinstance(rule, Object):
        return rule.hot_write or rule.write_tagged
    return rule.write_tagged if isinstance(rule, Coded) else rule.write


@overload
def loads(text: str | bytes, kind: None = None, *, most: int = MOST_CHARACTERS) -> Any: ...
@overload
def loads(text: str | bytes, kind: type[_T], *, most: int = MOST_CHARACTERS) -> _T: ...
@overload
def loads(text: str | bytes, kind: object, *, most: int = MOST_CHARACTERS) -> Any: ...
def loads(text: str | bytes, kind: Any = None, *, most: int = MOST_CHARACTERS) -> Any:
    """Đọc JSON: the value that `dumps` wrote, or another program in the same format.

    `kind` is a public type, a list or tuple of one (`list[Observation]`), or several with `|`;
    without it objects say theirs. Parts that come again (periods, units) are one object.

    `most` is the length in characters or bytes up to which a text is read, 33 554 432 where nothing
    is said: raise it for texts of your own. Memory is in proportion to the text, see the page of
    limits.

    Raises `PayloadError`, which is a `ValueError`, with every problem of the input.

    >>> from congthuong.codec import dumps, loads
    >>> loads('{"type":"percent_change","value":"53.5"}')
    PercentChange('53.5')
    >>> loads('"2022-S1"', Period)
    Period.parse('2022-S1')
    >>> loads('{"value": 5.2}', PercentChange)
    Traceback (most recent call last):
    ...
    congthuong.codec.problems.PayloadError: $.value: the number 5.2 is refused: accepted is a \
decimal as text, such as "21.56" or "2.156E+10"; a JSON number may lose the digits that were written
    """
    if not isinstance(text, str | bytes):
        raise InvalidTypeError(text, "a str, or bytes in UTF-8")
    rule = anything() if kind is None else rule_of(kind)
    if len(text) > most:
        told = f"{len(text)} characters or bytes: read are at most {most} (`most` raises that)"
        raise PayloadError((Problem("$", "size", told),))
    return read_text(text, rule, quickest(rule))


def read_text(text: str | bytes, rule: Reader, quick: Quick) -> Any:
    """The value of a JSON text by a quick way; what that way cannot read goes the exact way.

    Whatever the quick way lets pass or refuses, results and problems are those of the exact one.
    """
    call = Call(quick=True)
    try:
        value = quick(text, call)
    except Exception:  # the exact way reads it after all, or tells what is wrong
        return read_data(exact_data(text), rule)
    if lost_no_key(text, call.keys):
        return value
    return read_data(exact_data(text), rule)


@functools.cache
def anything() -> Reader:
    """The rule of what names its own type."""
    return Anything(tagged())


@functools.cache
def quickest(rule: Reader) -> Quick:
    """The quickest way to read texts of a rule, through msgspec where the extra is installed."""
    try:
        from congthuong.codec import wire
    except ModuleNotFoundError:
        return plainly(rule)
    return wire.reader(rule, rule_of)


def plainly(rule: Reader) -> Quick:
    """The way without any extra."""

    def read(text: str | bytes, call: Call) -> Any:
        return rule.read(plain_data(text), ROOT, call)

    return read


def read_plain(data: Any, rule: Reader) -> Any:
    """The value of data in which no key can be twice, in the quick way where that is enough."""
    try:
        return rule.read(data, ROOT, Call(quick=True))
    except Exception:  # the exact way reads it after all, or tells what is wrong
        return read_data(data, rule)


def read_data(data: Any, rule: Reader) -> Any:
    """The value of parsed JSON; raises `PayloadError` with all problems."""
    call = Call()
    try:
        value = rule.read(data, ROOT, call)
    except RecursionError:
        call.refuse(ROOT, "syntax", "objects and arrays stand too deep in one another")
        value = None
    except EnoughError:
        told = f"the first {MOST_PROBLEMS} problems are told, no more were looked for"
        raise PayloadError((*call.problems, Problem("$", "size", told))) from None
    return call.finish(value)
