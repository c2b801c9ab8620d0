"""Nơi, lúc, phân tổ: where a figure holds, when, and of which part."""

from collections.abc import Iterable
from datetime import date
from typing import Self, TypeAlias, TypeGuard

from attrs import field, frozen

from congthuong._checks import items, require
from congthuong._labels import Labelled
from congthuong._text import normalize
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.localities import Locality
from congthuong.periods import AsOf, Period

__all__ = [
    "PLACES",
    "TIMES",
    "LocalityGroup",
    "NamedPlace",
    "Place",
    "PlaceKind",
    "Segment",
    "SegmentDimension",
    "Time",
    "is_place",
    "is_time",
    "refuse_range_of_group",
]


class PlaceKind(Labelled):
    """Loại địa điểm: what a named place inside a locality is.

    >>> PlaceKind.BORDER_GATE.label
    'cửa khẩu'
    """

    BORDER_GATE = "border_gate", "cửa khẩu"
    CLUSTER = "cluster", "cụm công nghiệp"
    INDUSTRIAL_PARK = "industrial_park", "khu công nghiệp"
    ECONOMIC_ZONE = "economic_zone", "khu kinh tế"
    MARKET = "market", "chợ"
    PORT = "port", "cảng"
    ENTERPRISE = "enterprise", "doanh nghiệp"
    OTHER = "other", "địa điểm"


def _text(value: str) -> str:
    if not isinstance(value, str):
        raise InvalidTypeError(value, "a str")
    return normalize(value).strip()


@frozen
class NamedPlace:
    """Địa điểm có tên: a border gate, a cluster, a market that figures are stated for.

    `name` is the proper name without the word of its kind; `locality` is the unit it lies in,
    None where that is not stated. Spellings of one name in other Unicode forms are equal.

    Raises `InvalidTypeError`, and `InvalidValueError` for an empty name.

    >>> print(NamedPlace("Tân Thanh", PlaceKind.BORDER_GATE))
    cửa khẩu Tân Thanh
    """

    name: str = field(converter=_text)
    kind: PlaceKind = PlaceKind.OTHER
    locality: Locality | None = None

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise InvalidValueError(self.name, "the name of a place")
        if not isinstance(self.kind, PlaceKind):
            raise InvalidTypeError(self.kind, "a PlaceKind")
        if self.locality is not None and not isinstance(self.locality, Locality):
            raise InvalidTypeError(self.locality, "a Locality, or None")

    def __str__(self) -> str:
        where = f" ({self.locality})" if self.locality is not None else ""
        return f"{self.kind.label} {self.name}{where}"


def _members(units: Iterable[Locality]) -> tuple[Locality, ...]:
    members = items(units, "Localities in a tuple")
    for unit in members:
        require(unit, Locality, "a Locality as the member of a group")
    return tuple(sorted(set(members), key=_order))


def _order(unit: Locality) -> tuple[int, str, date]:
    return unit.level, unit.code, unit.valid_from or date.min


@frozen
class LocalityGroup:
    """Nhóm địa phương: several units that one statement speaks of (ba huyện tăng từ 8% đến 47%).

    `members` come in the order of their codes, each once; two units of one code in that of time.

    Raises `InvalidTypeError`, and `InvalidValueError` for fewer than two members.

    >>> on = Period.month(2024, 9)
    >>> print(LocalityGroup((get_locality("946", on=on), get_locality("943", on=on))))
    huyện Kế Sách, huyện Long Phú
    """

    members: tuple[Locality, ...] = field(converter=_members)

    def __attrs_post_init__(self) -> None:
        if len(self.members) < 2:
            raise InvalidValueError(self.members, "two or more units as a group")

    @classmethod
    def of(cls, *members: Locality) -> Self:
        """Từ các đơn vị: a group of these units.

        >>> on = Period.month(2024, 9)
        >>> len(LocalityGroup.of(get_locality("943", on=on), get_locality("946", on=on)).members)
        2
        """
        return cls(members)

    def __str__(self) -> str:
        return ", ".join(map(str, self.members))


@frozen
class Segment:
    """Nhóm, tổ: one part of a total, by a dimension and its member (công nghệ: điện mặt trời).

    Members of one spelling in other Unicode forms are equal.

    Raises `InvalidTypeError`, and `InvalidValueError` for an empty member.

    >>> print(Segment(SegmentDimension.TECHNOLOGY, "điện mặt trời"))
    điện mặt trời
    """

    dimension: SegmentDimension
    member: str = field(converter=_text)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.dimension, SegmentDimension):
            raise InvalidTypeError(self.dimension, "a SegmentDimension")
        if not self.member:
            raise InvalidValueError(self.member, "the member of a segment")

    def __str__(self) -> str:
        return self.member


Place: TypeAlias = Locality | LocalityGroup | NamedPlace
Time: TypeAlias = Period | AsOf

PLACES = (Locality, LocalityGroup, NamedPlace)
TIMES = (Period, AsOf)


def is_place(value: object) -> TypeGuard[Place]:
    """Whether this is a `Place`."""
    return isinstance(value, PLACES)


def is_time(value: object) -> TypeGuard[Time]:
    """Whether this is a `Time`."""
    return isinstance(value, TIMES)


def refuse_range_of_group(place: Place, value: object) -> None:
    """Raise `InvalidValueError` for a range over several places, which is of no one figure."""
    if isinstance(place, LocalityGroup):
        accepted = "one figure for several places; their lowest and highest are a Spread"
        raise InvalidValueError(value, accepted)
