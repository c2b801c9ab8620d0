"""Tìm số liệu: which record of a dataset belongs into a cell, and why there is none."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from congthuong.authorities import Authority
from congthuong.errors import (
    CongThuongError,
    IncomparableError,
    KindMismatchError,
    UnitMismatchError,
)
from congthuong.findings import Caveat
from congthuong.indicators import Indicator, IndicatorNature, PriceBasis, TimeRule
from congthuong.localities import Locality
from congthuong.measures.operands import check_series
from congthuong.periods import AsOf, Period
from congthuong.periods.kinds import MONTHS_A_YEAR
from congthuong.quantities import Approximation, StatedQuantity
from congthuong.records import (
    Comparison,
    Dataset,
    Observation,
    ObservationStatus,
    Place,
    PlanKind,
    PlanReference,
    PlanTarget,
    Record,
    RecordKey,
    Segment,
    Time,
)
from congthuong.tables.cells import LevelCell

__all__ = ["Level", "Series", "Shelf", "moments", "refusal"]

Level: TypeAlias = Observation | PlanTarget
_Held: TypeAlias = Level | Comparison
_Part: TypeAlias = tuple[Indicator, frozenset[Segment]]

_AMBIGUOUS: Final = Caveat("ambiguous", "có nhiều số liệu thay thế, không chọn được")
_MARKS: Final = {
    ObservationStatus.PROVISIONAL: Caveat("provisional", "số sơ bộ"),
    ObservationStatus.ESTIMATE: Caveat("estimate", "số ước tính"),
    ObservationStatus.FORECAST: Caveat("forecast", "số dự báo"),
}
_FIRST_PLANS: Final = (PlanKind.PLAN, PlanKind.BUDGET_ESTIMATE)
_DECEMBER: Final = 12


@frozen
class Series:
    """Chuỗi của một dòng: what every figure of a row is of, its time aside."""

    indicator: Indicator
    place: Place
    price_basis: PriceBasis | None
    segments: frozenset[Segment]

    def key(self, time: Time) -> RecordKey:
        """The key of the series at a time."""
        return RecordKey(self.indicator, self.place, time, self.price_basis, self.segments)


def moments(indicator: Indicator, period: Period) -> tuple[Time, ...]:
    """The times that a figure of a period may carry: for stocks its end, as finely as is known."""
    of_end = indicator.nature is IndicatorNature.STOCK or indicator.over_time is TimeRule.LAST
    if not of_end:
        return (period,)
    day = AsOf.end_of(period)
    year = (AsOf(day.year),) if day.month == _DECEMBER else ()
    last_month = () if period.months == 1 else (period.last_month,)
    return (day, AsOf(day.year, day.month), *year, period, *last_month)


@frozen(eq=False)
class Shelf:
    """Kho số liệu: the records of a dataset, found for the cells of a table of one period."""

    dataset: Dataset
    period: Period
    plan: PlanReference | None = None

    def observed(self, series: Series, period: Period) -> LevelCell:
        """The figure of a series in a period, with its status and what other sources say."""
        for time in moments(series.indicator, period):
            found = self.dataset.observations_at(series.key(time))
            if found:
                return LevelCell(found[0], (*_of_record(found[0]), *_of_rivals(found)))
        kin = (other for other in self._kin(series, period) if isinstance(other, Observation))
        latest = (self.dataset.latest(key) for key in dict.fromkeys(other.key for other in kin))
        return self._adopted(series, [other for other in latest if other is not None])

    def planned(self, series: Series, year: Period) -> LevelCell:
        """The target of a series for a year, by the plan asked for or the one there is."""
        keys = [series.key(time) for time in moments(series.indicator, year)]
        own = [record for key in keys for record in self.dataset.at(key)]
        targets = _chosen(own, self.plan)
        return (
            _one_plan(targets)
            if targets
            else self._adopted(series, _chosen(self._kin(series, year), self.plan))
        )

    def _adopted(self, series: Series, others: Iterable[Level]) -> LevelCell:
        """A figure of other prices or of another unit that may stand in, or why none may."""
        fits: list[Level] = []
        refused: list[Caveat] = []
        for other in others:
            anchor = Observation(series.key(self.period), other.value)
            try:
                check_series("compare", anchor, other)
            except IncomparableError as error:
                refused.append(refusal(error, anchor, other))
            else:
                fits.append(other)
        if len({(other.key.place, other.key.price_basis) for other in fits}) > 1:
            return LevelCell(None, (_AMBIGUOUS,))
        if not fits:
            return LevelCell(None, tuple(dict.fromkeys(refused)))
        cell = _one_plan(fits)
        if cell.record is None:
            return cell
        return LevelCell(cell.record, (*cell.notes, *_of_stand_in(cell.record, series)))

    def _kin(self, series: Series, period: Period) -> list[_Held]:
        """Records of the same indicator and parts, of other prices or of a unit of like name."""
        times = moments(series.indicator, period)
        rows = self.bases(series)
        return [
            record
            for record in self._of_namesakes(series)
            if record.key.time in times
            # What states no prices may have a row of its own.
            and not (
                None in rows and (record.key.place, record.key.price_basis) == (series.place, None)
            )
        ]

    def bases(self, series: Series) -> tuple[PriceBasis | None, ...]:
        """The prices that have a row each: those that are stated for figures of this year or next.

        What states none joins the row of the one basis that is stated, with a note; where none or
        several are stated, or both speak of one time, it has a row of its own.
        """
        year = Period.year(self.period.start.year)
        now = year.span(year.shift(MONTHS_A_YEAR))
        part = (series.indicator, series.segments)
        records = self._index.get((part, series.place), ())
        current = [record for record in records if now.encloses(record.key.last_period)]
        told: dict[PriceBasis | None, set[object]] = {}
        for record in current or records:
            said = (type(record), record.key.time)
            told.setdefault(record.key.price_basis, set()).add(said)
        stated = tuple(basis for basis in told if basis is not None)
        joins = len(stated) == 1 and not told.get(None, set()) & told[stated[0]]
        return stated if joins or None not in told else (*stated, None)

    def _of_namesakes(self, series: Series) -> Iterable[_Held]:
        """The records of the same part, of the place or of a unit of like name or code."""
        part = (series.indicator, series.segments)
        found = (self._index.get((part, alias), ()) for alias in _aliases(series.place))
        return dict.fromkeys(record for records in found for record in records)

    @functools.cached_property
    def parts(self) -> Mapping[Place, Mapping[Indicator, Sequence[frozenset[Segment]]]]:
        """What each place has figures or rates of, once, in the order of the dataset."""
        found: dict[Place, dict[Indicator, dict[frozenset[Segment], None]]] = {}
        for record in self._held:
            key = record.key
            found.setdefault(key.place, {}).setdefault(key.indicator, {})[key.segments] = None
        return {
            place: {indicator: tuple(segments) for indicator, segments in parts.items()}
            for place, parts in found.items()
        }

    @functools.cached_property
    def _held(self) -> Sequence[_Held]:
        return [
            record
            for record in self.dataset
            if isinstance(record, Observation | PlanTarget | Comparison)
        ]

    @functools.cached_property
    def _index(self) -> Mapping[tuple[_Part, object], list[_Held]]:
        index: dict[tuple[_Part, object], list[_Held]] = {}
        for record in self._held:
            part = (record.key.indicator, record.key.segments)
            for alias in _aliases(record.key.place):
                index.setdefault((part, alias), []).append(record)
        return index


def _aliases(place: Place) -> tuple[object, ...]:
    """What a place is found by: itself; a unit also by its code and by its name on its level."""
    if not isinstance(place, Locality):
        return (place,)
    return place, ("code", place.level, place.code), ("name", place.level, place.name)


def _chosen(records: Iterable[Record], wanted: PlanReference | None) -> list[Level]:
    """The targets of the plan asked for; without one those of plans and budgets before others.

    Of one plan the latest revision counts.
    """
    targets = [record for record in records if isinstance(record, PlanTarget)]
    if wanted is not None:
        asked = (wanted.kind, wanted.authority)
        targets = [target for target in targets if _names(target) == asked]
    usual = [target for target in targets if target.plan.kind in _FIRST_PLANS]
    latest: dict[object, int] = {}
    for target in usual or targets:
        latest[_names(target)] = max(target.plan.revision, latest.get(_names(target), 0))
    return [target for target in usual or targets if target.plan.revision == latest[_names(target)]]


def _names(target: PlanTarget) -> tuple[PlanKind, Authority | None]:
    return target.plan.kind, target.plan.authority


def _one_plan(levels: Sequence[Level]) -> LevelCell:
    """The level that all give, or none where they differ."""
    if all(level.value == levels[0].value for level in levels):
        return LevelCell(levels[0], _of_record(levels[0]))
    said = "; ".join(str(level).removeprefix(f"{level.key}: ") for level in levels)
    return LevelCell(None, (Caveat("ambiguous", f"có nhiều chỉ tiêu khác nhau: {said}"),))


def _of_record(record: Level) -> tuple[Caveat, ...]:
    """What a cell says of its own record: a status that is not final, a hedge or a range."""
    notes: list[Caveat] = []
    if isinstance(record, Observation) and record.status in _MARKS:
        notes.append(_MARKS[record.status])
    value = record.value
    if isinstance(value, StatedQuantity) and value.approximation is not Approximation.EXACT:
        notes.append(Caveat("hedged", f"văn bản nêu {value}"))
    return tuple(notes)


def _of_rivals(found: Sequence[Observation]) -> Iterator[Caveat]:
    first = found[0]
    rivals = [other for other in found[1:] if other.status is first.status]
    for value in dict.fromkeys(other.value for other in rivals if other.value != first.value):
        yield Caveat("conflict", f"có nguồn khác nêu {value}")


def _of_stand_in(record: Level, series: Series) -> Iterator[Caveat]:
    key = record.key
    if key.price_basis != series.price_basis:
        prices = "không nêu theo giá nào" if key.price_basis is None else f"theo {key.price_basis}"
        yield Caveat("price-basis-unstated", f"số liệu {prices}")
    if key.place != series.place:
        yield Caveat("other-unit", f"số liệu ghi cho {key.place} trước đây, cùng địa giới")


def refusal(error: CongThuongError, value: Level, base: Level) -> Caveat:
    """Why two figures are not compared, in words for the foot of a table."""
    one, other = value.key, base.key
    if isinstance(error, UnitMismatchError):
        return Caveat("other-unit-of-measure", "hai số liệu khác đơn vị tính")
    if isinstance(error, KindMismatchError):
        return Caveat("no-ratio", "chỉ số, tỷ lệ không chia cho nhau")
    if not isinstance(error, IncomparableError):
        return Caveat("range", "số liệu là một khoảng, không tính được tỷ lệ")
    if one.price_basis != other.price_basis and None not in (one.price_basis, other.price_basis):
        return Caveat("price-basis", f"chỉ có số liệu theo {other.price_basis}, không so sánh được")
    if one.place != other.place:
        ground = f"số liệu của {other.place} theo địa giới khác hoặc không rõ"
        return Caveat("territory", f"{ground}, không so sánh được")
    return Caveat("no-base", "gốc so sánh bằng 0 hoặc âm, không tính được tỷ lệ")
