"""Khóa số liệu: what a figure is a figure of."""

from collections.abc import Iterable
from typing import Self

from attrs import evolve, field, frozen

from congthuong._checks import items, require
from congthuong._text import sort_key
from congthuong.errors import InvalidTypeError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.periods import AsOf, Period
from congthuong.records.doors import indicator_of, place_of, price_basis_of, time_of
from congthuong.records.places import Place, Segment, Time, is_place, is_time

__all__ = ["RecordKey", "segments_of"]

_NONE: frozenset[Segment] = frozenset()


def segments_of(segments: Iterable[Segment]) -> frozenset[Segment]:
    """A set of segments; raises `InvalidTypeError` for what is none, or holds something else."""
    found = segments if isinstance(segments, frozenset) else items(segments, "Segments in a set")
    for segment in found:
        if segment.__class__ is not Segment:
            raise InvalidTypeError(segment, "a Segment")
    return found if isinstance(found, frozenset) else frozenset(found)


@frozen(cache_hash=True, repr=False)
class RecordKey:
    """Khóa số liệu: indicator, place, time, price basis and segments; two of them, two figures.

    `time` is a `Period`, or an `AsOf` for stocks. `segments` is a set: 84 MWp running and 74 MWp
    being built are two keys. `price_basis` None is "not stated", which is not "current prices".

    Raises `InvalidTypeError` for a part of another type.

    >>> krong_pa = get_locality("637", on=Period.half(2022, 1))
    >>> RecordKey(get_indicator("industrial_output"), krong_pa, Period.half(2022, 1))
    <RecordKey industrial_output, huyện Krông Pa, 2022-S1>
    """

    indicator: Indicator
    place: Place
    time: Time
    price_basis: PriceBasis | None = None
    segments: frozenset[Segment] = field(default=_NONE, converter=segments_of)

    def __attrs_post_init__(self) -> None:
        if self.indicator.__class__ is not Indicator or not is_place(self.place):
            raise InvalidTypeError(
                (self.indicator, self.place),
                "an Indicator and a Locality, LocalityGroup or NamedPlace",
            )
        if not is_time(self.time):
            raise InvalidTypeError(self.time, "a Period, or an AsOf for a stock")
        if self.price_basis is not None and self.price_basis.__class__ is not PriceBasis:
            raise InvalidTypeError(self.price_basis, "a PriceBasis, or None")

    @classmethod
    def of(
        cls,
        indicator: Indicator | str,
        place: Place | str,
        time: Time | str,
        *,
        price_basis: PriceBasis | str | None = None,
        segments: Iterable[Segment] = (),
    ) -> Self:
        """Khóa từ chữ: parts as they are, or as text: codes, Vietnamese names and periods.

        A place is looked up on the last day of the time. Raises `UnknownCodeError` or `ParseError`
        for what is not found, for a name that several units have, and for a unit that was no more.

        >>> RecordKey.of("iip", "tỉnh Hà Tĩnh", "năm 2019").time
        Period.parse('2019')
        """
        what = indicator_of(indicator)
        when = time_of(time, what)
        return cls(
            what,
            place_of(place, when),
            when,
            price_basis_of(price_basis),
            segments_of(segments),
        )

    @property
    def last_period(self) -> Period:
        """Kỳ: the period itself; of a moment the month or year it lies in."""
        return self.time.period if isinstance(self.time, AsOf) else self.time

    @property
    def segment_names(self) -> tuple[str, ...]:
        """Tên các phân tổ: the members of the segments, in Vietnamese dictionary order.

        >>> key = RecordKey.of("power_capacity", "637", "2022-06")
        >>> key.part(Segment(SegmentDimension.TECHNOLOGY, "thủy điện")).segment_names
        ('thủy điện',)
        """
        members = (segment.member for segment in self.segments)
        return tuple(sorted(members, key=lambda member: (sort_key(member), member)))

    def at(self, time: Time | str) -> Self:
        """Cùng chỉ tiêu, lúc khác: this key at another time.

        >>> key = RecordKey.of("iip", "tỉnh Hà Tĩnh", "năm 2019")
        >>> key.at("năm 2020")
        <RecordKey iip, tỉnh Hà Tĩnh, 2020>
        """
        return evolve(self, time=time_of(time, self.indicator))

    def part(self, *segments: Segment) -> Self:
        """Phần của tổng: this key narrowed to more segments.

        >>> key = RecordKey.of("power_capacity", "637", "2022-06")
        >>> key.part(Segment(SegmentDimension.TECHNOLOGY, "thủy điện"))
        <RecordKey power_capacity, huyện Krông Pa, 2022-06, thủy điện>
        """
        return evolve(self, segments=self.segments | segments_of(segments))

    def is_same_series(self, other: "RecordKey") -> bool:
        """Cùng chuỗi: whether only the time differs.

        Raises `InvalidTypeError` for what is no `RecordKey`.

        >>> key = RecordKey.of("iip", "tỉnh Hà Tĩnh", "năm 2019")
        >>> key.is_same_series(key.at("năm 2020"))
        True
        """
        require(other, RecordKey, "a RecordKey")
        return evolve(other, time=self.time) == self

    def __str__(self) -> str:
        basis = (self.price_basis.code,) if self.price_basis is not None else ()
        named = (self.indicator.code, str(self.place), str(self.time))
        return ", ".join((*named, *basis, *self.segment_names))

    def __repr__(self) -> str:
        return f"<RecordKey {self}>"
