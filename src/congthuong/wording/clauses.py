"""Vế câu: records of one key and one status as the clauses of one sentence."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from congthuong.indicators import GoodDirection, IndicatorNature
from congthuong.percentages import IndexBase, IndexNumber, PercentOfPlan
from congthuong.periods import Period
from congthuong.quantities import Quantity, StatedQuantity, UnitKind
from congthuong.records import (
    Comparison,
    GrowthTarget,
    Observation,
    ObservationStatus,
    PlanKind,
    PlanReference,
    PlanTarget,
    Record,
    RecordKey,
    Source,
    Spread,
    StatedRate,
    TargetDirection,
)
from congthuong.records.plans import usual_direction
from congthuong.wording.manner import Manner, hedged
from congthuong.wording.names import counted_unit, moment_words, place_name, place_words
from congthuong.wording.rates import rate_clause

__all__ = ["Bundle", "bundles", "clauses", "is_count", "plan_words", "status_words"]


@frozen
class Bundle:
    """Bó số liệu: what one sentence says of one key, a value before its rates.

    `plan` is the plan of targets, None for what was reached; `status` is how final that is.
    """

    key: RecordKey
    records: tuple[Record, ...]
    status: ObservationStatus = ObservationStatus.NORMAL
    plan: PlanReference | None = None


def bundles(records: Sequence[Record]) -> tuple[Bundle, ...]:
    """Chia bó: records of one key by status and source, or by plan; in the order given.

    A rate goes with the first value that it can be a rate of; one without a source with any.
    """
    made: list[tuple[Bundle, Source | None]] = []
    for record in sorted(records, key=_rank):
        source = _origin(record)
        at = next(
            (i for i, (held, other) in enumerate(made) if _fits(record, held, source, other)), None
        )
        if at is None:
            made.append((_opened(record), source))
        else:
            held, other = made[at]
            made[at] = evolve(held, records=(*held.records, record)), other or source
    return tuple(bundle for bundle, _ in made)


def _rank(record: Record) -> int:
    """Values, percentages of plan, other rates; targets of value, of growth."""
    if isinstance(record, Comparison):
        return 1 if isinstance(record.value, PercentOfPlan) else 2
    return _RANKS[type(record)]


_RANKS: Final = {Observation: 0, Spread: 3, PlanTarget: 4, GrowthTarget: 5}


def _origin(record: Record) -> Source | None:
    """The source without the words and their place: two sentences of one report are one source."""
    return None if record.source is None else evolve(record.source, quote="", span=None)


def _opened(record: Record) -> Bundle:
    if isinstance(record, PlanTarget | GrowthTarget):
        return Bundle(record.key, (record,), plan=record.plan)
    return Bundle(record.key, (record,), record.status)


def _fits(record: Record, held: Bundle, source: Source | None, other: Source | None) -> bool:
    if source is not None and other is not None and source != other:
        return False
    if isinstance(record, Comparison):
        return held.plan is None and held.status is record.status
    return isinstance(record, GrowthTarget) and held.plan == record.plan


def is_count(bundle: Bundle) -> bool:
    """Đếm được: whether the sentence can say có 6 chợ instead of số chợ là 6 chợ."""
    unit, first = counted_unit(bundle.key), bundle.records[0]
    is_stock = bundle.key.indicator.nature is IndicatorNature.STOCK
    if unit is None or not is_stock or not isinstance(first, Observation):
        return False
    return isinstance(first.value, StatedQuantity) and first.value.quantity.unit == unit


def plan_words(plan: PlanReference, key: RecordKey) -> str:
    """Kế hoạch nào, ở đầu câu: kế hoạch năm 2022 của huyện, dự toán HĐND giao cho huyện năm 2022.

    Mục tiêu before a figure is a word of its status; what is assigned is a chỉ tiêu.
    """
    named = "chỉ tiêu" if plan.kind is PlanKind.OBJECTIVE else plan.kind.label
    when = moment_words(key.time)
    if plan.authority is None:
        whose = f"{named} {when} {place_words(key.place, key.time)}"
    else:
        whose = f"{named} {plan.authority} giao cho {place_name(key.place, key.time)} {when}"
    return f"{whose} (điều chỉnh lần {plan.revision})" if plan.revision else whose


_STATUS: Final = {
    ObservationStatus.NORMAL: "",
    ObservationStatus.PROVISIONAL: "sơ bộ ",
    ObservationStatus.ESTIMATE: "ước ",
    ObservationStatus.FORECAST: "dự kiến ",
}


def clauses(bundle: Bundle, manner: Manner, *, count: bool = False) -> str:
    """Các vế: everything behind the subject of a sentence, its status first.

    `count` leaves status and verb of a counted value to the caller.
    """
    leading = "" if count else status_words(bundle)
    return leading + ", ".join(_said(bundle, manner, count=count))


def status_words(bundle: Bundle) -> str:
    """Trạng thái: the word before the first verb, a space behind it."""
    return "phấn đấu " if bundle.plan is not None else _STATUS[bundle.status]


def _said(bundle: Bundle, manner: Manner, *, count: bool) -> Iterator[str]:
    leads = True
    for record in bundle.records:
        if isinstance(record, Observation):
            yield manner.figure(record.value) if count else _level(record, manner)
        elif isinstance(record, PlanTarget):
            yield _planned(record, manner)
        elif isinstance(record, Spread):
            yield _spread(record, manner)
        else:
            yield rate_clause(_rate(record, manner), record.key, manner, leads=leads)
        leads = False


def _rate(record: Comparison | GrowthTarget, manner: Manner) -> StatedRate:
    high, hedge = record.high, record.approximation
    if isinstance(record, GrowthTarget):
        return StatedRate(record.rate, record.base, high, hedge)
    rate = StatedRate(record.value, record.base, high, hedge)
    return rate if record.stated else manner.rounded(rate)


def _spread(record: Spread, manner: Manner) -> str:
    """The lowest and the highest of several places: tăng từ 8% đến 47%, đạt từ 3 đến 9 tỷ đồng."""
    key, low, high, hedge = record.key, record.low, record.high, record.approximation
    if record.base is not None:
        return rate_clause(StatedRate(low, record.base, high, hedge), key, manner, leads=True)
    if isinstance(low, Quantity) and isinstance(high, Quantity):
        return f"{_verb(key, low)} {manner.amount(StatedQuantity(low, high, hedge))}"
    ends = f"từ {manner.figure(low)} đến {manner.figure(high)}"
    return f"{_verb(key)} {hedged(ends, hedge)}"


def _level(record: Observation, manner: Manner) -> str:
    """The value with its verb: đạt 808 tỷ đồng, bằng 105,2% so với cùng kỳ."""
    value, key = record.value, record.key
    if isinstance(value, IndexNumber):
        return _index(value, key, manner)
    if isinstance(value, StatedQuantity):
        if key.indicator.is_balance and key.indicator.sector == "trade" and value.high is None:
            return _balance(value, manner)
        return f"{_verb(key, value.quantity)} {manner.amount(value)}"
    return f"{_verb(key)} {manner.figure(value)}"


def _index(value: IndexNumber, key: RecordKey, manner: Manner) -> str:
    moving = value.base in tuple(IndexBase)
    base = IndexBase(value.base) if moving else Period.parse(value.base)
    return rate_clause(StatedRate(value, base), key, manner, leads=True)


def _balance(value: StatedQuantity, manner: Manner) -> str:
    """A trade balance has a word for its sign."""
    verb = "nhập siêu" if value.quantity.amount < 0 else "xuất siêu"
    return f"{verb} {manner.amount(evolve(value, quantity=abs(value.quantity)))}"


def _verb(key: RecordKey, quantity: Quantity | None = None) -> str:
    indicator = key.indicator
    if indicator.nature is IndicatorNature.STOCK:
        return "là"
    rises = indicator.good is GoodDirection.UP
    if indicator.nature is not IndicatorNature.FLOW:
        return "đạt" if rises else "ở mức"
    is_number = quantity is not None and quantity.unit.kind is UnitKind.COUNT
    return "là" if is_number and not rises else "đạt"


def _planned(record: PlanTarget, manner: Manner) -> str:
    """The level to reach; its direction is said where it is not the usual one."""
    value, way = record.value, record.direction
    if isinstance(value, IndexNumber):
        return _index(value, record.key, manner)
    if way is not usual_direction(record.key):
        return f"{way.label} {manner.figure(value)}"
    verb = "đạt" if way is TargetDirection.AT_LEAST else "còn"
    return f"{verb} {manner.figure(value)}"
