"""Số liệu: a recorded value of an indicator."""

from collections.abc import Iterable
from typing import Self

from attrs import frozen

from congthuong._exact import Interval
from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.percentages import IndexNumber, PercentShare
from congthuong.quantities import Quantity, StatedQuantity
from congthuong.records.doors import StatedValue, value_of
from congthuong.records.keys import RecordKey
from congthuong.records.places import Place, Segment, Time, refuse_range_of_group
from congthuong.records.sources import ObservationStatus, Source, check_source, check_status

__all__ = ["Observation", "check_value"]

_NORMAL = ObservationStatus.NORMAL


@frozen(repr=False)
class Observation:
    """Số liệu: what was reached, for a key, as a source states it.

    `value` is a `StatedQuantity` (hedge, range and written scale kept), an `IndexNumber` or a
    `PercentShare`; a hedged percentage is a `StatedQuantity` in percent.

    Raises `InvalidTypeError` for a part of another type, `InvalidValueError` for a range over a
    `LocalityGroup`.

    >>> actual = Observation.of("industrial_output", "637", "2022-S1", "808 tỷ đồng")
    >>> actual.value.quantity, actual.status.label
    (Quantity.of('808', Scale.BILLION, VND), 'chính thức')
    """

    key: RecordKey
    value: StatedValue
    status: ObservationStatus = _NORMAL
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        if self.key.__class__ is not RecordKey:
            raise InvalidTypeError(self.key, "a RecordKey")
        if not isinstance(self.value, StatedQuantity):
            check_value(self.value)
        elif self.value.high is not None:
            refuse_range_of_group(self.key.place, self.value)
        if self.status is not _NORMAL:
            check_status(self.status)
        if self.source is not None:
            check_source(self.source)

    @classmethod
    def of(  # noqa: PLR0913 (the parts of a key, by name)
        cls,
        indicator: Indicator | str,
        place: Place | str,
        time: Time | str,
        value: StatedValue | Quantity | str,
        *,
        status: ObservationStatus = _NORMAL,
        price_basis: PriceBasis | str | None = None,
        segments: Iterable[Segment] = (),
        source: Source | None = None,
    ) -> Self:
        """Số liệu từ chữ: each part as it is, or as text.

        Raises what `RecordKey.of` and `parse_stated_quantity` raise.

        >>> turnover = Observation.of("exports", "tỉnh Hà Tĩnh", "năm 2019", "gần 850 triệu USD")
        >>> str(turnover.value), turnover.key.time
        ('gần 850 triệu USD', Period.parse('2019'))
        """
        key = RecordKey.of(indicator, place, time, price_basis=price_basis, segments=segments)
        return cls(key, value_of(value), status, source)

    @property
    def quantity(self) -> Quantity:
        """Đại lượng: the quantity that is stated; raises `InvalidValueError` where there is none.

        An index or a share is no quantity, and a range is two.

        >>> Observation.of("exports", "42", "năm 2019", "850 triệu USD").quantity
        Quantity.of('850', Scale.MILLION, USD)
        """
        value = self.value
        if isinstance(value, StatedQuantity) and value.high is None:
            return value.quantity
        raise InvalidValueError(self, "a figure of one quantity")

    @property
    def interval(self) -> Interval:
        """Khoảng cho phép: every number, in the base unit or percent, that the value allows.

        >>> print(Observation.of("exports", "42", "năm 2019", "850 triệu USD").interval)
        [849500000; 850500000)
        """
        return self.value.interval

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"

    def __repr__(self) -> str:
        status = "" if self.status is _NORMAL else f" ({self.status.label})"
        return f"<Observation {self}{status}>"

    def _repr_html_(self) -> Html:
        return element("span", str(self.value), title=str(self.key))


def check_value(value: object) -> None:
    """Raise `InvalidTypeError` for what no observation and no plan can hold."""
    if not isinstance(value, StatedQuantity | IndexNumber | PercentShare):
        accepted = "a StatedQuantity, an IndexNumber or a PercentShare; text comes in by .of"
        raise InvalidTypeError(value, accepted)
