"""Phát biểu: what one clause says, before anything is demanded of it."""

from collections.abc import Iterator
from typing import TypeAlias

from attrs import frozen

from congthuong._checks import require
from congthuong._html import Html, element
from congthuong._labels import Labelled
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.findings import Evidence
from congthuong.indicators import Indicator, PriceBasis
from congthuong.quantities import Approximation, StatedQuantity
from congthuong.records.bases import ComparisonBase, check_base, plan_of_year, words_over
from congthuong.records.comparisons import Comparison
from congthuong.records.doors import StatedValue
from congthuong.records.growth import GrowthTarget
from congthuong.records.keys import RecordKey
from congthuong.records.observations import Observation, check_value
from congthuong.records.places import (
    LocalityGroup,
    Place,
    Segment,
    Time,
    is_place,
    is_time,
)
from congthuong.records.plans import PlanReference, PlanTarget, usual_direction
from congthuong.records.rates import ComparisonValue, rate_interval
from congthuong.records.sources import ObservationStatus, Source, check_source, check_status
from congthuong.records.spreads import Spread

__all__ = ["Record", "Slot", "StatedRate", "Statement"]

Record: TypeAlias = Observation | PlanTarget | GrowthTarget | Comparison | Spread


class Slot(Labelled):
    """Vị trí trong câu: what a piece of a clause gives.

    >>> Slot.PLACE.label
    'địa bàn'
    """

    INDICATOR = "indicator", "chỉ tiêu"
    PLACE = "place", "địa bàn"
    TIME = "time", "kỳ"
    PRICE_BASIS = "price_basis", "giá"
    SEGMENT = "segment", "phân tổ"
    STATUS = "status", "trạng thái"
    PLAN = "plan", "kế hoạch"
    VALUE = "value", "giá trị"
    RATE = "rate", "tỷ lệ"


@frozen
class StatedRate:
    """Tỷ lệ đã nêu: a rate in a clause, with its base, hedge, range and words.

    Raises what `Comparison` raises.

    >>> StatedRate(PercentChange("53.5"), IndexBase.SAME_PERIOD_LAST_YEAR).value
    PercentChange('53.5')
    """

    value: ComparisonValue
    base: ComparisonBase
    high: ComparisonValue | None = None
    approximation: Approximation = Approximation.EXACT
    evidence: Evidence | None = None

    def __attrs_post_init__(self) -> None:
        check_base(self.value, self.base)
        rate_interval(self.value, self.high, self.approximation)
        if self.evidence is not None:
            require(self.evidence, Evidence, "an Evidence, or None")

    def __str__(self) -> str:
        return words_over(self.value, self.high, self.approximation, self.base)


@frozen(repr=False)
class Statement:
    """Phát biểu: one clause of a report as slots, every one optional; one statement, one row.

    `words` name the indicator as written, also where no catalogue knows it. `target` says that the
    value and the rates are planned, and by which plan. `evidence` pairs a slot with the words that
    gave it.

    Raises `InvalidTypeError` for a slot of another type.

    >>> statement = Statement("giá trị", time=Period.half(2022, 1),
    ...                       value=parse_stated_quantity("808 tỷ đồng"))
    >>> [slot.value for slot in statement.missing]
    ['indicator', 'place']
    """

    words: str = ""
    indicator: Indicator | None = None
    place: Place | None = None
    time: Time | None = None
    price_basis: PriceBasis | None = None
    segments: tuple[Segment, ...] = ()
    value: StatedValue | None = None
    rates: tuple[StatedRate, ...] = ()
    status: ObservationStatus = ObservationStatus.NORMAL
    target: PlanReference | None = None
    source: Source | None = None
    evidence: tuple[tuple[Slot, Evidence], ...] = ()

    def __attrs_post_init__(self) -> None:
        require(self.words, str, "a str as the words of the indicator")
        for value, fits, accepted in (
            (self.indicator, isinstance(self.indicator, Indicator), "an Indicator"),
            (self.place, is_place(self.place), "a Locality, LocalityGroup or NamedPlace"),
            (self.time, is_time(self.time), "a Period or an AsOf"),
            (self.price_basis, isinstance(self.price_basis, PriceBasis), "a PriceBasis"),
            (self.target, isinstance(self.target, PlanReference), "a PlanReference"),
        ):
            if value is not None and not fits:
                raise InvalidTypeError(value, accepted)
        if self.value is not None:
            check_value(self.value)
        check_status(self.status)
        check_source(self.source)
        _check_members(self)

    @property
    def missing(self) -> tuple[Slot, ...]:
        """Còn thiếu: the slots without which no record can be made, in the order of their enum."""
        said = self.value is not None or bool(self.rates)
        needed = (
            (Slot.INDICATOR, self.indicator),
            (Slot.PLACE, self.place),
            (Slot.TIME, self.time),
            (Slot.SEGMENT, self._has_part or None),
            (Slot.VALUE, said or None),
        )
        return tuple(slot for slot, value in needed if value is None)

    @property
    def _has_part(self) -> bool:
        """Sản lượng 629 nghìn tấn: of what is not said, and no total of all products is."""
        return self.indicator is None or not self.indicator.needs_part or bool(self.segments)

    @property
    def is_complete(self) -> bool:
        """Whether records can be made of this."""
        return not self.missing

    def records(self) -> tuple[Record, ...]:
        """Thành số liệu: the observation or target, then the comparisons, that the clause states.

        What is planned makes targets alone, in the direction of the indicator; a range over several
        places makes a `Spread`.

        Raises `InvalidValueError` that names the missing slots.

        >>> krong_pa = get_locality("637", on=Period.half(2022, 1))
        >>> rate = StatedRate(PercentChange("53.5"), IndexBase.SAME_PERIOD_LAST_YEAR)
        >>> statement = Statement("GTSXCN", get_indicator("industrial_output"), krong_pa,
        ...                       Period.half(2022, 1), rates=(rate,))
        >>> print(*statement.records())
        industrial_output, huyện Krông Pa, 2022-S1: tăng 53,5% so với cùng kỳ năm trước
        """
        indicator, place, time = self.indicator, self.place, self.time
        if indicator is None or place is None or time is None or self.missing:
            lacking = ", ".join(slot.value for slot in self.missing)
            raise InvalidValueError(self, f"a statement that says its {lacking} as well")
        key = RecordKey(indicator, place, time, self.price_basis, frozenset(self.segments))
        return (*_levels(self, key), *(_of_rate(self, key, rate) for rate in self.rates))

    def words_of(self, slot: Slot) -> tuple[Evidence, ...]:
        """Căn cứ: the words that gave a slot, in the order of the text.

        >>> Statement("giá trị", evidence=((Slot.INDICATOR, Evidence("giá trị")),)).words_of(
        ...     Slot.INDICATOR)
        (Evidence(text='giá trị', span=None),)
        """
        return tuple(evidence for held, evidence in self.evidence if held is slot)

    def __str__(self) -> str:
        parts = self.indicator and self.indicator.code, self.place, self.time, self.price_basis
        named = ", ".join(str(part) for part in (*parts, *self.segments) if part is not None)
        planned = f"{self.target} " if self.target is not None else ""
        figures = [str(self.value)] if self.value is not None else []
        stated = planned + ("; ".join((*figures, *map(str, self.rates))) or "?")
        return ": ".join(part for part in (self.words, named, stated) if part)

    def __repr__(self) -> str:
        return f"<Statement {self}>"

    def _repr_html_(self) -> Html:
        shown = [str(self.words or self.indicator or "?"), str(self.value or "")]
        return element("span", ": ".join(part for part in shown if part))


def _check_members(statement: Statement) -> None:
    for values, kind in ((statement.segments, Segment), (statement.rates, StatedRate)):
        if not isinstance(values, tuple) or not all(isinstance(value, kind) for value in values):
            raise InvalidTypeError(values, f"a tuple of {kind.__name__}s")
    require(statement.evidence, tuple, "a tuple of pairs of a Slot and its Evidence")
    for pair in statement.evidence:
        if not _is_pair(pair):
            raise InvalidTypeError(pair, "a tuple of a Slot and its Evidence")


def _is_pair(pair: tuple[Slot, Evidence]) -> bool:
    if not isinstance(pair, tuple) or len(pair) != 2:
        return False
    return isinstance(pair[0], Slot) and isinstance(pair[1], Evidence)


def _levels(statement: Statement, key: RecordKey) -> Iterator[Record]:
    value, status, source = statement.value, statement.status, statement.source
    if value is None:
        return
    if statement.target is not None:
        yield PlanTarget(key, value, statement.target, usual_direction(key), source)
    elif (
        isinstance(key.place, LocalityGroup)
        and isinstance(value, StatedQuantity)
        and value.high is not None
    ):
        low, high, hedge = value.quantity, value.high, value.approximation
        yield Spread(key, low, high, None, status, source, hedge)
    else:
        yield Observation(key, value, status, source)


def _of_rate(statement: Statement, key: RecordKey, rate: StatedRate) -> Record:
    value, high, hedge = rate.value, rate.high, rate.approximation
    base = plan_of_year(rate.base, key)
    plan, status, source = statement.target, statement.status, statement.source
    if plan is not None:
        way = usual_direction(key)
        return GrowthTarget(key, value, high, hedge, base, plan, way, source)
    if isinstance(key.place, LocalityGroup) and high is not None:
        return Spread(key, value, high, base, status, source, hedge)
    return Comparison(key, value, base, high, hedge, status, source=source)
