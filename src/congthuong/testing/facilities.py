"""Chợ và nhà máy điện: strategies for markets, for power plants and for lists of them."""

from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from attrs import evolve

from congthuong.localities import LocalityLevel
from congthuong.markets import (
    Market,
    MarketCapital,
    MarketClassDecision,
    MarketConstruction,
    MarketKind,
    MarketManagement,
    MarketManagerKind,
    MarketRegime,
    MarketWork,
    MarketWorkKind,
    MarketWorkStatus,
)
from congthuong.periods import AsOf
from congthuong.power import PowerMilestone, PowerPlant, PowerStage, PowerTechnology
from congthuong.quantities import M2, MW, MWP, VND, Quantity, Unit
from congthuong.testing._hypothesis import WORDS, SearchStrategy, st
from congthuong.testing.places import localities
from congthuong.testing.vocabulary import document_references, event_times

__all__ = [
    "market_class_decisions",
    "market_lists",
    "market_managements",
    "market_works",
    "markets",
    "power_milestones",
    "power_plant_lists",
    "power_plants",
]

# Few years by default, so that times meet, precede and overlap one another.
_FIRST_YEAR: Final = 2020
_LAST_YEAR: Final = 2025
_Time: TypeAlias = date | AsOf


def market_works(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[MarketWork]:
    """Công trình chợ: building work of every kind, its times in any order or missing.

    >>> from hypothesis import find
    >>> find(market_works(), lambda work: work.finished is None).kind.name
    'NEW_BUILD'
    """
    times = st.none() | event_times(first_year=first_year, last_year=last_year)
    statuses = st.none() | st.sampled_from(MarketWorkStatus)
    return st.builds(MarketWork, st.sampled_from(MarketWorkKind), times, times, times, statuses)


def market_class_decisions(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[MarketClassDecision]:
    """Quyết định xếp hạng chợ: of every class and regime, with and without document and time.

    >>> from hypothesis import find
    >>> find(market_class_decisions(), lambda decision: decision.rank > 1).day is None
    True
    """
    return st.builds(
        MarketClassDecision,
        st.integers(1, 3),
        st.sampled_from(MarketRegime),
        st.none() | document_references(first_year=first_year, last_year=last_year),
        st.none() | event_times(first_year=first_year, last_year=last_year),
    )


def market_managements() -> SearchStrategy[MarketManagement]:
    """Đơn vị quản lý chợ: of every kind and of none, named or not.

    >>> from hypothesis import find
    >>> find(market_managements(), lambda management: management.kind is not None).name is None
    True
    """
    return st.builds(
        MarketManagement, st.none() | st.sampled_from(MarketManagerKind), st.none() | WORDS
    )


def markets(
    name: str | None = None, *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[Market]:
    """Chợ: markets with anything missing but the name; many sizes lie where the classes part.

    >>> from hypothesis import find, settings
    >>> one = settings(max_examples=1)
    >>> print(find(markets("Bến Đò"), bool, settings=one))
    Bến Đò
    """
    years = {"first_year": first_year, "last_year": last_year}
    bounds = (0, 29, 30, 49, 50, 199, 200, 400, 401)
    counts = st.none() | st.sampled_from(bounds) | st.integers(0, 900)
    areas = st.none() | st.builds(_square_metres, st.integers(0, 20_000))
    happenings = st.none() | st.tuples(event_times(**years), st.booleans())
    return st.builds(
        _market,
        happenings,
        happenings,
        name=WORDS if name is None else st.just(name),
        locality=st.none() | localities(LocalityLevel.DISTRICT),
        points_of_sale=counts,
        construction=st.none() | st.sampled_from(MarketConstruction),
        kinds=st.frozensets(st.sampled_from(MarketKind), max_size=3),
        in_plan=st.none() | st.booleans(),
        site_area=areas,
        floor_area=areas,
        management=st.none() | market_managements(),
        trading_households=counts,
        decision=st.none() | market_class_decisions(**years),
        works=st.lists(market_works(**years), max_size=3).map(tuple),
        capital_kind=st.none() | st.sampled_from(MarketCapital),
        invested=st.none() | st.integers(0, 10**12).map(_dong),
    )


def _dong(number: int) -> Quantity:
    return Quantity.of(number, unit=VND)


def _square_metres(number: int) -> Quantity:
    return Quantity.of(number, unit=M2)


# Of each event the time, and whether it is only the time that it is known by.
def _market(
    opening: tuple[_Time, bool] | None, stop: tuple[_Time, bool] | None, **fields: Any
) -> Market:
    opened, opened_by = _on_or_known_by(opening)
    stopped, stopped_by = _on_or_known_by(stop)
    return Market(
        **fields, opened=opened, opened_by=opened_by, stopped=stopped, stopped_by=stopped_by
    )


def _on_or_known_by(happening: tuple[_Time, bool] | None) -> tuple[_Time | None, _Time | None]:
    if happening is None:
        return None, None
    time, is_known_by = happening
    return (None, time) if is_known_by else (time, None)


def market_lists(
    *, max_size: int = 8, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[tuple[Market, ...]]:
    """Danh mục chợ: up to so many markets, each with a name of its own.

    >>> from hypothesis import find, settings
    >>> one = settings(max_examples=1)
    >>> find(market_lists(max_size=1), lambda _: True, settings=one)
    ()
    """
    listed = st.lists(markets(first_year=first_year, last_year=last_year), max_size=max_size)
    return listed.map(_numbered_markets)


def _numbered_markets(listed: list[Market]) -> tuple[Market, ...]:
    return tuple(evolve(each, name=f"{each.name} {n}") for n, each in enumerate(listed, 1))


def power_milestones(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[PowerMilestone]:
    """Mốc của nhà máy điện: with a time, a time they are known by, or neither.

    >>> from hypothesis import find
    >>> find(power_milestones(), lambda milestone: milestone.on is None).stage.value
    'đang chuẩn bị'
    """
    times = event_times(first_year=first_year, last_year=last_year)
    stages = st.sampled_from(PowerStage)
    dated = st.builds(PowerMilestone, stages, st.none() | times)
    return dated | st.builds(PowerMilestone, stages, known_by=times)


def power_plants(
    name: str | None = None, *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[PowerPlant]:
    """Nhà máy điện: plants with anything missing but the name, below 1.000 MW or MWp.

    >>> from hypothesis import find, settings
    >>> one = settings(max_examples=1)
    >>> print(find(power_plants("Ia Nhạc"), bool, settings=one))
    Ia Nhạc
    """
    capacities = st.builds(_hundredths, st.integers(1, 99_999), st.sampled_from((MW, MWP)))
    milestones = power_milestones(first_year=first_year, last_year=last_year)
    return st.builds(
        PowerPlant,
        WORDS if name is None else st.just(name),
        st.none() | st.sampled_from(PowerTechnology),
        st.none() | capacities,
        st.none() | st.sampled_from(PowerStage),
        st.none() | localities(LocalityLevel.DISTRICT),
        st.none() | WORDS,
        st.lists(milestones, max_size=3).map(tuple),
    )


def _hundredths(number: int, unit: Unit) -> Quantity:
    return Quantity(Decimal(number).scaleb(-2), unit)


def power_plant_lists(
    *, max_size: int = 8, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[tuple[PowerPlant, ...]]:
    """Danh mục nhà máy điện: up to so many plants, each with a name of its own.

    >>> from hypothesis import find, settings
    >>> one = settings(max_examples=1)
    >>> find(power_plant_lists(max_size=1), lambda _: True, settings=one)
    ()
    """
    listed = st.lists(power_plants(first_year=first_year, last_year=last_year), max_size=max_size)
    return listed.map(_numbered_plants)


def _numbered_plants(listed: list[PowerPlant]) -> tuple[PowerPlant, ...]:
    return tuple(evolve(each, name=f"{each.name} {n}") for n, each in enumerate(listed, 1))
