"""Tập số liệu: complete records, looked up by key; two sources of one key stand side by side."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, Self, TypeVar

from attrs import field, frozen

from congthuong._checks import items, require
from congthuong._html import Html, table
from congthuong.errors import InvalidTypeError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.localities import Locality
from congthuong.periods import Period
from congthuong.records.comparisons import Comparison
from congthuong.records.doors import indicator_of, price_basis_of
from congthuong.records.growth import GrowthTarget
from congthuong.records.keys import RecordKey, segments_of
from congthuong.records.observations import Observation
from congthuong.records.places import PLACES, TIMES, Place, Segment, Time
from congthuong.records.plans import PlanTarget
from congthuong.records.sources import ObservationStatus, Source
from congthuong.records.spreads import Spread
from congthuong.records.statements import Record

__all__ = ["Dataset"]

_KINDS = frozenset((Observation, PlanTarget, GrowthTarget, Comparison, Spread))
_R = TypeVar("_R", Observation, PlanTarget, GrowthTarget, Comparison, Spread)
_Series = tuple[Indicator, Place, PriceBasis | None, frozenset[Segment]]
_RECORDS: Final = "an Observation, PlanTarget, GrowthTarget, Comparison or Spread"
_A_PLACE: Final = "a Locality, LocalityGroup or NamedPlace; text comes in by RecordKey.of"
_A_TIME: Final = "a Period or an AsOf; text comes in by RecordKey.of"
_NORMAL: Final = ObservationStatus.NORMAL
_ROWS_SHOWN: Final = 50
# One record stands for itself, several for one key as a list: most keys have one.
_Bucket = Record | list[Record]


def _tuple(records: Iterable[Record]) -> tuple[Record, ...]:
    return items(records, _RECORDS)


@frozen(repr=False)
class Dataset:
    """Tập số liệu: records in the order given, found by key in constant time.

    Nothing is merged away: two sources, or an estimate and its revision, stand side by side;
    `latest` chooses by status, then by day of publication.

    Raises `InvalidTypeError` for what is no complete record; a `Statement` gives its `records()`.

    >>> data = Dataset.of(
    ...     Observation.of("exports", "42", "năm 2019", "850 triệu USD",
    ...                    status=ObservationStatus.ESTIMATE),
    ...     Observation.of("exports", "42", "năm 2019", "861,5 triệu USD"))
    >>> key = data.observations[0].key
    >>> len(data.at(key)), str(data.latest(key).value)
    (2, '861,5 triệu USD')
    """

    records: tuple[Record, ...] = field(default=(), converter=_tuple)

    def __attrs_post_init__(self) -> None:
        if not _KINDS.issuperset(map(type, self.records)):
            stranger = next(record for record in self.records if type(record) not in _KINDS)
            raise InvalidTypeError(stranger, _RECORDS)

    @classmethod
    def of(cls, *records: Record) -> Self:
        """Từ các số liệu: a dataset of these records.

        >>> len(Dataset.of())
        0
        """
        return cls(records)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Số liệu thực hiện: the observations, in order."""
        return self._of_kind(Observation)

    @property
    def plan_targets(self) -> tuple[PlanTarget, ...]:
        """Chỉ tiêu kế hoạch: the plan targets, in order."""
        return self._of_kind(PlanTarget)

    @property
    def growth_targets(self) -> tuple[GrowthTarget, ...]:
        """Chỉ tiêu tăng trưởng: the growth targets, in order."""
        return self._of_kind(GrowthTarget)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """So sánh: the comparisons, in order."""
        return self._of_kind(Comparison)

    @property
    def spreads(self) -> tuple[Spread, ...]:
        """Biên độ: the spreads, in order."""
        return self._of_kind(Spread)

    def _of_kind(self, kind: type[_R]) -> tuple[_R, ...]:
        return tuple(record for record in self.records if isinstance(record, kind))

    def at(self, key: RecordKey) -> tuple[Record, ...]:
        """Theo khóa: every record of this key, whatever its kind and source; constant time.

        Raises `InvalidTypeError` for what is no `RecordKey`.

        >>> Dataset().at(RecordKey.of("cpi", "19", "2013-09"))
        ()
        """
        require(key, RecordKey, "a RecordKey")
        found = self._by_key.get(key)
        if found is None:
            return ()
        return tuple(found) if isinstance(found, list) else (found,)

    def observations_at(self, key: RecordKey) -> tuple[Observation, ...]:
        """Số liệu theo khóa: the observations of this key, most final and latest first.

        The first is the `latest`.

        >>> Dataset().observations_at(RecordKey.of("cpi", "19", "2013-09"))
        ()
        """
        return tuple(sorted(self._newest_first(key), key=_finality, reverse=True))

    def latest(self, key: RecordKey) -> Observation | None:
        """Số liệu mới nhất: the most final observation of this key, None where there is none.

        Normal before provisional before estimate before forecast, then by day of publication;
        of equals the one given last.

        >>> Dataset().latest(RecordKey.of("cpi", "19", "2013-09")) is None
        True
        """
        return max(self._newest_first(key), key=_finality, default=None)

    def _newest_first(self, key: RecordKey) -> list[Observation]:
        """The observations of a key, the one given last first, as it wins a tie."""
        return [record for record in reversed(self.at(key)) if isinstance(record, Observation)]

    def series(
        self,
        indicator: Indicator | str,
        place: Place,
        *,
        price_basis: PriceBasis | str | None = None,
        segments: Iterable[Segment] = (),
    ) -> tuple[Observation, ...]:
        """Chuỗi số liệu: the latest observation of each time, in order of time.

        Raises `InvalidTypeError` for a part of another type, `UnknownCodeError` for no indicator.

        >>> data = Dataset.of(Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD"),
        ...                   Observation.of("exports", "42", "năm 2019", "0,85 tỷ USD"))
        >>> [str(o.key.time) for o in data.series("exports", data.observations[0].key.place)]
        ['2019', '2020']
        """
        require(place, PLACES, _A_PLACE)
        basis = price_basis_of(price_basis)
        series = (indicator_of(indicator), place, basis, segments_of(segments))
        keys = dict.fromkeys(
            record.key for record in self._by_series.get(series, ()) if type(record) is Observation
        )
        latest = [found for key in keys if (found := self.latest(key)) is not None]
        return tuple(sorted(latest, key=_when))

    def plans_for(self, key: RecordKey) -> tuple[PlanTarget, ...]:
        """Chỉ tiêu của một số liệu: targets of the same series whose period encloses its time.

        The shortest period comes first: a quarter's plan before that of the year; of one period
        the latest revision. Raises `InvalidTypeError` for what is no `RecordKey`.

        >>> plan = PlanTarget.of("exports", "42", "năm 2020", "1,2 tỷ USD")
        >>> Dataset.of(plan).plans_for(plan.key.at("quý I/2020")) == (plan,)
        True
        """
        require(key, RecordKey, "a RecordKey")
        series = (key.indicator, key.place, key.price_basis, key.segments)
        found = [
            record
            for record in self._by_series.get(series, ())
            if isinstance(record, PlanTarget) and record.key.last_period.encloses(key.last_period)
        ]
        return tuple(sorted(found, key=_how_near))

    def filter(
        self,
        where: Callable[[Record], bool] | None = None,
        *,
        indicator: Indicator | str | None = None,
        place: Place | None = None,
        time: Time | None = None,
        within: Period | None = None,
        status: ObservationStatus | None = None,
        source: Source | None = None,
    ) -> "Dataset":
        """Lọc: the records that fit every condition given.

        `within` keeps what lies inside a period; `where` is any test of a record.
        Raises `InvalidTypeError` for a condition of another type, `UnknownCodeError` for no
        indicator.

        >>> data = Dataset.of(Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD"))
        >>> len(data.filter(indicator="imports")), len(data.filter(within=Period.year(2020)))
        (0, 1)
        """
        for value, kinds, accepted in (
            (place, PLACES, _A_PLACE),
            (time, TIMES, _A_TIME),
            (within, Period, "a Period"),
            (status, ObservationStatus, "an ObservationStatus"),
            (source, Source, "a Source"),
        ):
            if value is not None:
                require(value, kinds, accepted)
        if where is not None and not callable(where):
            raise InvalidTypeError(where, "a function that takes a record")
        tests: list[Callable[[Record], bool]] = [] if where is None else [where]
        if indicator is not None:
            wanted = indicator_of(indicator)
            tests.append(lambda record: record.key.indicator == wanted)
        if place is not None:
            tests.append(lambda record: record.key.place == place)
        if time is not None:
            tests.append(lambda record: record.key.time == time)
        if within is not None:
            tests.append(lambda record: within.encloses(record.key.last_period))
        if status is not None:
            tests.append(lambda record: getattr(record, "status", None) is status)
        if source is not None:
            tests.append(lambda record: record.source == source)
        return Dataset(record for record in self.records if all(test(record) for test in tests))

    def merge(self, *others: "Dataset") -> "Dataset":
        """Gộp: these records, then those of the others that are not here yet.

        What is equal in every part, its source too, is kept once; all else stands side by side.
        Raises `InvalidTypeError` for what is no `Dataset`.

        >>> data = Dataset.of(Observation.of("exports", "42", "năm 2020", "1,2 tỷ USD"))
        >>> len(data.merge(data))
        1
        """
        for other in others:
            require(other, Dataset, "a Dataset")
        everything = [record for data in (self, *others) for record in data.records]
        return Dataset(dict.fromkeys(everything))

    def __or__(self, other: "Dataset") -> "Dataset":
        return self.merge(other) if isinstance(other, Dataset) else NotImplemented

    @property
    def keys(self) -> tuple[RecordKey, ...]:
        """Các khóa: every key once, in the order of the records."""
        return tuple(self._by_key)

    @property
    def localities(self) -> tuple[Locality, ...]:
        """Các đơn vị hành chính: every unit that some record is of, once, in order."""
        places = (key.place for key in self._by_key)
        return tuple(dict.fromkeys(place for place in places if isinstance(place, Locality)))

    @property
    def conflicts(self) -> tuple[tuple[Observation, ...], ...]:
        """Số liệu khác nhau: observations of one key and status whose values differ.

        An estimate and its revision do not conflict; two sources that differ do.

        >>> values = ("1,2 tỷ USD", "1,3 tỷ USD")
        >>> data = Dataset(Observation.of("exports", "42", "năm 2020", v) for v in values)
        >>> [len(group) for group in data.conflicts]
        [2]
        """
        shared = (bucket for bucket in self._by_key.values() if isinstance(bucket, list))
        groups: dict[tuple[RecordKey, ObservationStatus], list[Observation]] = {}
        for record in (record for bucket in shared for record in bucket):
            if isinstance(record, Observation):
                groups.setdefault((record.key, record.status), []).append(record)
        return tuple(
            tuple(group)
            for group in groups.values()
            if any(o.value != group[0].value for o in group)
        )

    @functools.cached_property
    def _by_key(self) -> Mapping[RecordKey, _Bucket]:
        index: dict[RecordKey, _Bucket] = {}
        first = index.setdefault
        keys = 0
        for record in self.records:
            held = first(record.key, record)
            # One object given twice is held for itself, too: only a new key makes the index grow.
            if held is record and len(index) > keys:
                keys += 1
            elif isinstance(held, list):
                held.append(record)
            else:
                index[record.key] = [held, record]
        return index

    @functools.cached_property
    def _by_series(self) -> Mapping[_Series, list[Record]]:
        index: dict[_Series, list[Record]] = {}
        for record in self.records:
            key = record.key
            series = (key.indicator, key.place, key.price_basis, key.segments)
            index.setdefault(series, []).append(record)
        return index

    def __contains__(self, record: object) -> bool:
        return type(record) in _KINDS and record in self.at(record.key)  # type: ignore[attr-defined]

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __repr__(self) -> str:
        return f"<Dataset of {len(self.records)} records>"

    def _repr_html_(self) -> Html:
        rows = [_row(record) for record in self.records[:_ROWS_SHOWN]]
        left = len(self.records) - len(rows)
        more = [(f"… và {left} dòng nữa",)] if left else []
        return table(("Chỉ tiêu", "Địa bàn", "Kỳ", "Số liệu", "Nguồn"), [*rows, *more])


def _row(record: Record) -> tuple[str, ...]:
    key = record.key
    prices = () if key.price_basis is None else (str(key.price_basis),)
    what = ", ".join((key.indicator.label, *prices, *key.segment_names))
    said = str(record).removeprefix(f"{key}: ")
    status = getattr(record, "status", _NORMAL)
    shown = said if status is _NORMAL else f"{said} ({status.label})"
    source = "" if record.source is None else str(record.source)
    return what, str(key.place), str(key.time), shown, source


def _how_near(plan: PlanTarget) -> tuple[int, int]:
    return plan.key.last_period.months, -plan.plan.revision


def _finality(observation: Observation) -> tuple[int, date]:
    day = observation.source.day if observation.source is not None else None
    return observation.status.rank, day or date.min


def _when(observation: Observation) -> tuple[date, date]:
    time = observation.key.time
    if isinstance(time, Period):
        return time.calendar_span.last, time.start
    return time.last_day, time.first_day
