"""Trường dữ liệu: what the records of this room share."""

from datetime import date
from typing import TypeAlias

from congthuong._dates import format_date
from congthuong.authorities import Authority, AuthorityKind
from congthuong.periods import format_as_of
from congthuong.periods.moments import Moment

__all__ = ["Body", "acting_authority", "shown_moment"]

Body: TypeAlias = Authority | str
"""A body, or the words of a document for it where it is no single known body."""


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
