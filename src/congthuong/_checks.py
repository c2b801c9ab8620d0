"""Kiểm tra kiểu: the one way to ask for a type, and one refusal for all who ask."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from types import NoneType
from typing import TypeAlias, TypeVar, cast

from congthuong.errors import InvalidTypeError, InvalidValueError

__all__ = [
    "check_day",
    "check_fields",
    "check_items",
    "check_kind",
    "check_texts",
    "items",
    "require",
]

_T = TypeVar("_T")
_Kinds: TypeAlias = type | tuple[type, ...]


def require(value: object, kinds: _Kinds, accepted: str) -> None:
    """Raise `InvalidTypeError` with these words for a value of none of these kinds.

    >>> require("II", str, "a quarter")
    """
    if not isinstance(value, kinds):
        raise InvalidTypeError(value, accepted)


def check_kind(value: object, kinds: _Kinds, what: str, *, optional: bool = False) -> None:
    """Raise `InvalidTypeError` for what is not of a kind; None passes where it is optional.

    >>> check_kind(None, str, "a name", optional=True)
    """
    if isinstance(value, kinds) or (value is None and optional):
        return
    several = kinds if isinstance(kinds, tuple) else (kinds,)
    names = ["None" if kind is NoneType else kind.__name__ for kind in several]
    article = "an" if names[0][0] in "AEIOUaeiou" else "a"
    wanted = f"{article} {' or '.join([*names, *(['None'] if optional else [])])} as {what}"
    if isinstance(value, str) and any(issubclass(kind, Enum) for kind in several):
        wanted += ", not its name"
    raise InvalidTypeError(value, wanted)


def check_items(values: object, kinds: _Kinds, what: str) -> None:
    """Raise `InvalidTypeError` for what is no tuple, and for an item of another kind.

    >>> check_items(("dệt may",), str, "sectors")
    """
    if not isinstance(values, tuple):
        raise InvalidTypeError(values, f"a tuple of {what}")
    for item in cast("tuple[object, ...]", values):
        check_kind(item, kinds, f"one of {what}")


def check_fields(owner: object, accepted: Mapping[str, type]) -> None:
    """Raise `InvalidTypeError` for a field that holds neither its type nor None.

    >>> check_fields(date(2024, 12, 14), {"year": int})
    """
    for name, kind in accepted.items():
        check_kind(getattr(owner, name), kind, name, optional=True)


def check_texts(values: Iterable[object], what: str) -> None:
    """Raise `InvalidValueError` for a blank text; what is no text is passed over.

    >>> check_texts(("huyện Ba Tri", None), "hosts")
    """
    for value in values:
        if isinstance(value, str) and not value.strip():
            raise InvalidValueError(value, f"words for {what}, or None")


def check_day(value: object, what: str = "a day", *, optional: bool = False) -> None:
    """Raise `InvalidTypeError` for what is no plain day: a moment, a time of day, a text.

    >>> check_day(date(2024, 12, 14))
    """
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    wanted = f"a datetime.date without time of day{' or None' if optional else ''} as {what}"
    if not (is_day or (value is None and optional)):
        raise InvalidTypeError(value, wanted)


def items(values: Iterable[_T], accepted: str) -> tuple[_T, ...]:
    """What an iterable gives; raises `InvalidTypeError` for what is none.

    >>> items(range(2), "months")
    (0, 1)
    """
    if not isinstance(values, Iterable):
        raise InvalidTypeError(values, accepted)
    return tuple(values)
