"""Kiểm tra kiểu: what is let in at the doors of this room, one refusal for all of them."""

from datetime import date, datetime
from enum import Enum
from typing import cast

from congthuong.errors import InvalidTypeError

__all__ = ["check_day", "check_items", "check_kind"]


def check_kind(value: object, kind: type, what: str, *, optional: bool = False) -> None:
    """Raise `InvalidTypeError` for what is not of a kind; None passes where it is optional.

    >>> check_kind(None, str, "a name", optional=True)
    """
    if (value is None and optional) or isinstance(value, kind):
        return
    article = "an" if kind.__name__[0] in "AEIOUaeiou" else "a"
    wanted = f"{article} {kind.__name__}{' or None' if optional else ''} as {what}"
    if issubclass(kind, Enum) and isinstance(value, str):
        wanted += ", not its name"
    raise InvalidTypeError(value, wanted)


def check_items(value: object, kind: type, what: str) -> None:
    """Raise `InvalidTypeError` for what is no tuple, and for an item of another kind.

    >>> check_items(("dệt may",), str, "sectors")
    """
    if not isinstance(value, tuple):
        raise InvalidTypeError(value, f"a tuple of {kind.__name__} as {what}")
    for item in cast("tuple[object, ...]", value):
        check_kind(item, kind, f"one of {what}")


def check_day(value: object, what: str = "a day", *, optional: bool = False) -> None:
    """Raise `InvalidTypeError` for what is no plain day: an `AsOf`, a time of day, a text.

    >>> check_day(date(2024, 12, 14))
    """
    if (value is None and optional) or (
        isinstance(value, date) and not isinstance(value, datetime)
    ):
        return
    wanted = f"a datetime.date without time of day{' or None' if optional else ''} as {what}"
    raise InvalidTypeError(value, wanted)
