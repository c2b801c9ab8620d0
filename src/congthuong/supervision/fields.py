"""Trường dữ liệu: the types that the records of this room share, and one check of them."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, cast

from congthuong._dates import format_date
from congthuong.authorities import Authority, AuthorityKind
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.periods import format_as_of
from congthuong.periods.moments import Moment

__all__ = [
    "Body",
    "acting_authority",
    "check_items",
    "check_kind",
    "check_texts",
    "shown_moment",
]

Body: TypeAlias = Authority | str
"""A body, or the words of a document for it where it is no single known body."""


def check_kind(value: object, kinds: type | tuple[type, ...], what: str) -> None:
    """Raise `InvalidTypeError` for what is not of a kind.

    >>> check_kind(None, (str, type(None)), "a topic")
    """
    if not isinstance(value, kinds):
        several = kinds if isinstance(kinds, tuple) else (kinds,)
        names = ["None" if kind is type(None) else kind.__name__ for kind in several]
        raise InvalidTypeError(value, f"{' or '.join(names)} as {what}")


def check_items(values: object, kinds: type | tuple[type, ...], what: str) -> None:
    """Raise `InvalidTypeError` for what is no tuple, and for an item of another kind.

    >>> check_items(("huyện Ba Tri",), str, "hosts")
    """
    check_kind(values, tuple, f"a tuple of {what}")
    for item in cast("tuple[object, ...]", values):
        check_kind(item, kinds, f"one of {what}")


def check_texts(values: Iterable[object], what: str) -> None:
    """Raise `InvalidValueError` for a blank text; what is no text is passed over.

    >>> check_texts(("huyện Ba Tri", None), "hosts")
    """
    for value in values:
        if isinstance(value, str) and not value.strip():
            raise InvalidValueError(value, f"words for {what}, or None")


def acting_authority(body: Body | None) -> Authority | None:
    """Cơ quan đứng tên: the body, or the one that a delegation acts for; None where not known.

    >>> acting_authority(parse_authority("Đoàn giám sát của HĐND")).kind.label
    'Hội đồng nhân dân'
    >>> acting_authority("các cấp, các ngành"), acting_authority(parse_authority("đoàn công tác"))
    (None, None)
    """
    if isinstance(body, Authority) and body.kind is AuthorityKind.DELEGATION:
        return acting_authority(body.parent)
    return body if isinstance(body, Authority) else None


def shown_moment(moment: Moment) -> str:
    """Viết thời điểm: short, as documents write it.

    >>> shown_moment(AsOf(2024, 10)), shown_moment(date(2024, 10, 2))
    ('T10/2024', '02/10/2024')
    """
    if isinstance(moment, date):
        return format_date(moment, words=False)
    return format_as_of(moment, short=True)
