"""Văn bản nêu số liệu: whether a text states a figure, and what it states instead."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from attrs import frozen

from congthuong._text import normalize
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators import Indicator
from congthuong.localities import Locality
from congthuong.percentages import IndexBase, PercentOfPlan
from congthuong.periods import AsOf, Period
from congthuong.quantities import Approximation, Quantity
from congthuong.reading import Reading, read_report
from congthuong.records import (
    ComparisonBase,
    ComparisonValue,
    Place,
    PlanBase,
    StatedRate,
    StatedValue,
    Statement,
    Time,
)
from congthuong.records.bases import read_over
from congthuong.records.doors import indicator_of, time_of, value_of
from congthuong.records.places import is_place

__all__ = ["assert_states"]

_EXACT: Final = Approximation.EXACT
_KIND: Final = "kind"
_MOST_SHOWN: Final = 5


@frozen
class _Slot:
    """One thing expected of a statement: its name, what is wanted, what a statement has."""

    name: str
    wanted: str
    fits: Callable[[Statement], bool]
    read: Callable[[Statement], str]


def assert_states(  # noqa: PLR0913 (the slots of a statement, by name)
    text: str | Reading,
    *,
    indicator: Indicator | str | None = None,
    value: StatedValue | Quantity | str | None = None,
    percent_of_plan: PercentOfPlan | str | None = None,
    change: ComparisonValue | str | None = None,
    over: ComparisonBase = IndexBase.SAME_PERIOD_LAST_YEAR,
    time: Time | str | None = None,
    place: Place | str | None = None,
    planned: bool = False,
    published: date | Period | AsOf | None = None,
    locality: Locality | str | None = None,
) -> Statement:
    """Khẳng định văn bản nêu số liệu: one statement of the text says all that is given.

    Each part as it is or as text; hedges count (trên 808 tỷ is not 808 tỷ). `change` is the rate
    over `over`; `planned` asks for a target instead of a figure reached. A text is read by
    `read_report` with `published` and `locality`; a `Reading` is taken as it is. Gives the
    statement, for more to be asked of it.

    Fails with the statement that comes nearest: what was expected and what was read instead.
    Raises `InvalidValueError` where nothing is expected, and what reading the parts raises.

    >>> text = "Năm 2019, xuất khẩu của tỉnh Hà Tĩnh đạt 850 triệu USD, bằng 94,4% kế hoạch."
    >>> print(assert_states(text, indicator="exports", value="850 triệu USD", place="42"))
    xuất khẩu: exports, tỉnh Hà Tĩnh, 2019: 850 triệu USD; đạt 94,4% so với kế hoạch
    >>> assert_states(text, indicator="exports", value="580 triệu USD")
    Traceback (most recent call last):
    ...
    AssertionError: no statement says all of this; the nearest of 1:
      indicator: exports, as expected
      value: expected 580 triệu USD, read 850 triệu USD
      read from «xuất khẩu», «Năm 2019», «850 triệu USD», «94,4%»
    """
    __tracebackhide__ = True
    slots = [
        *_of_key(indicator, time, place),
        *_of_figures(value, percent_of_plan, change, over),
    ]
    if not slots:
        raise InvalidValueError(text, "at least one slot to expect, such as value='808 tỷ đồng'")
    slots.append(_kind(planned))
    reading = text
    if not isinstance(reading, Reading):
        reading = read_report(reading, published=published, locality=locality)
    nearest = max(reading.statements, key=lambda held: _agreement(slots, held), default=None)
    if nearest is not None and all(slot.fits(nearest) for slot in slots):
        return nearest
    raise AssertionError("\n  ".join(_failure(slots, nearest, reading)))


def _agreement(slots: list[_Slot], held: Statement) -> tuple[int, bool]:
    """How many parts agree; among equals a figure reached, or a target, as is wanted."""
    *parts, kind = slots
    return sum(slot.fits(held) for slot in parts), kind.fits(held)


def _of_key(
    indicator: Indicator | str | None, time: Time | str | None, place: Place | str | None
) -> Iterator[_Slot]:
    if indicator is not None:
        what = indicator_of(indicator)
        yield _Slot("indicator", what.code, lambda held: held.indicator == what, _indicator_read)
    if time is not None:
        yield _Slot("time", str(time), lambda held: _is_time(held, time), _time_read)
        time_of(time)  # what is no time raises, whatever was read
    if place is not None:
        if not isinstance(place, str) and not is_place(place):
            raise InvalidTypeError(place, "a Locality, LocalityGroup or NamedPlace, or a str")
        yield _Slot("place", str(place), lambda held: _is_place(held, place), _place_read)


def _is_time(held: Statement, wanted: Time | str) -> bool:
    """What may be a period or a moment is what the indicator makes of it."""
    return held.time is not None and held.time == time_of(wanted, held.indicator)


def _time_read(held: Statement) -> str:
    return str(held.time)


def _indicator_read(held: Statement) -> str:
    return (
        held.indicator.code if held.indicator is not None else f"«{held.words}», which is unknown"
    )


def _place_read(held: Statement) -> str:
    code = f" ({held.place.code})" if isinstance(held.place, Locality) else ""
    return f"{held.place}{code}"


def _is_place(held: Statement, wanted: Place | str) -> bool:
    if not isinstance(wanted, str):
        return held.place == wanted
    place, words = held.place, normalize(wanted).strip()
    if isinstance(place, Locality):
        return words in (place.code, place.name, place.full_name)
    return place is not None and words == str(place)


def _of_figures(
    value: StatedValue | Quantity | str | None,
    percent_of_plan: PercentOfPlan | str | None,
    change: ComparisonValue | str | None,
    over: ComparisonBase,
) -> Iterator[_Slot]:
    if value is not None:
        amount = value_of(value)
        yield _Slot("value", str(amount), lambda held: held.value == amount, _value_read)
    if percent_of_plan is not None:
        yield _rate("percent of plan", percent_of_plan, PlanBase())
    if change is not None:
        yield _rate("change", change, over)


def _value_read(held: Statement) -> str:
    return str(held.value)


def _rate(name: str, wanted: ComparisonValue | str, base: ComparisonBase) -> _Slot:
    """A rate over a base; of a plan, whichever it is."""
    stated = read_over(wanted, base) if isinstance(wanted, str) else (wanted, None, _EXACT)
    rate = StatedRate(stated[0], base, *stated[1:])

    def over_it(held: Statement) -> list[StatedRate]:
        of_plan = isinstance(base, PlanBase)
        return [
            other
            for other in held.rates
            if (isinstance(other.base, PlanBase) if of_plan else other.base == base)
        ]

    def fits(held: Statement) -> bool:
        return any(
            (other.value, other.high, other.approximation) == stated for other in over_it(held)
        )

    def read(held: Statement) -> str:
        return "; ".join(map(str, over_it(held))) or "None"

    return _Slot(name, str(rate), fits, read)


def _kind(planned: bool) -> _Slot:  # noqa: FBT001 (one of two)
    kinds = ("a figure reached", "a target")

    def read(held: Statement) -> str:
        return kinds[held.target is not None]

    return _Slot(_KIND, kinds[planned], lambda held: (held.target is not None) is planned, read)


def _failure(slots: list[_Slot], nearest: Statement | None, reading: Reading) -> Iterator[str]:
    if nearest is None:
        yield "the text states no figure that was understood; expected was"
        yield from (f"{slot.name}: {slot.wanted}" for slot in slots)
    else:
        yield f"no statement says all of this; the nearest of {len(reading.statements)}:"
        yield from _lines(slots, nearest)
        yield "read from " + ", ".join(f"«{words.text}»" for _, words in nearest.evidence)
    others = [held for held in reading.statements if held is not nearest]
    yield from (f"also read: {held}" for held in others[:_MOST_SHOWN])
    if len(others) > _MOST_SHOWN:
        yield f"and {len(others) - _MOST_SHOWN} more"
    for left in reading.unread[:_MOST_SHOWN]:
        yield f"not understood: «{left.text}» ({left.reason})"


def _lines(slots: list[_Slot], held: Statement) -> Iterator[str]:
    for slot in slots:
        if not slot.fits(held):
            yield f"{slot.name}: expected {slot.wanted}, read {slot.read(held)}"
        elif slot.name != _KIND:
            yield f"{slot.name}: {slot.wanted}, as expected"
