"""Kết quả: what the functions of the library answer, made by asking them."""

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter, methodcaller
from typing import Final, TypeVar

from congthuong.checks import RateCheck, check_rate
from congthuong.clusters import (
    AreaLimits,
    AverageMethod,
    AverageOccupancy,
    ClusterCondition,
    ClusterForm,
    ClusterHistory,
    ClusterRegime,
    ClusterReporter,
    ClusterVerdict,
    EstablishmentCase,
    ExpansionCase,
    FormRow,
    Occupancy,
    ReportingDeadline,
    StageReading,
    average_occupancy,
    check_cluster_establishment,
    check_cluster_expansion,
    cluster_area_limits,
    cluster_investor_form,
    measure_occupancy,
    reporting_deadline,
)
from congthuong.documents import DocumentMention, DocumentReference, find_documents
from congthuong.indicators import IndicatorMatch, find_indicator
from congthuong.localities import (
    LocalityLevel,
    LocalityMatch,
    Succession,
    Territory,
    find_locality,
)
from congthuong.markets import (
    MarketClassification,
    MarketCountRow,
    MarketRegime,
    market_class,
    market_counts,
)
from congthuong.periods import DateSpan, Period
from congthuong.power import CapacityRow, PowerPlant, capacity_by
from congthuong.quantities import MW, Quantity
from congthuong.reading import Reading, SupervisionReading, read_report
from congthuong.records import Observation, PlanTarget
from congthuong.supervision import (
    Campaign,
    CampaignKind,
    CampaignProgress,
    SupervisionDeadline,
    supervision_deadlines,
)
from congthuong.testing._hypothesis import WORDS, SearchStrategy, st
from congthuong.testing.catalogue import indicators
from congthuong.testing.clusters import cluster_histories, industrial_clusters
from congthuong.testing.facilities import market_lists, markets, power_plants
from congthuong.testing.parts import parts
from congthuong.testing.places import authorities, localities
from congthuong.testing.supervision import campaigns, recommendations, shortcomings
from congthuong.testing.vocabulary import document_references, percents_of_plan, periods
from congthuong.tracking import PlanProgress, track_plan

__all__ = ["outcomes"]

_V = TypeVar("_V")
_DAYS: Final = st.dates(date(2010, 1, 1), date(2027, 12, 31))
_REPORTED: Final = st.sampled_from(
    (Period.year(2024), Period.half(2025, 1), Period.year(2025), Period.half(2026, 1))
)
_EXPORTS: Final = "Năm {}, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt {} triệu USD."


@functools.cache
def outcomes() -> Mapping[type, SearchStrategy[object]]:
    """A strategy for each type of this module, by type."""
    return {**_of_clusters(), **_of_facilities(), **_of_names(), **_of_figures(), **_of_visits()}


def _one(found: SearchStrategy[Sequence[_V]]) -> SearchStrategy[_V]:
    """One of those found, where any are."""
    return found.filter(bool).flatmap(st.sampled_from)


def _of_clusters() -> Mapping[type, SearchStrategy[object]]:
    clusters, methods = industrial_clusters(), st.sampled_from(AverageMethod)
    founding = st.builds(
        check_cluster_establishment, clusters, parts()[EstablishmentCase], on=_DAYS
    )
    growing = st.builds(check_cluster_expansion, clusters, parts()[ExpansionCase], on=_DAYS)
    verdicts = founding | growing
    forms = st.builds(cluster_investor_form, clusters, period=_REPORTED)
    reporters = st.sampled_from(ClusterReporter)
    return {
        AreaLimits: st.sampled_from(ClusterRegime).map(cluster_area_limits),
        AverageOccupancy: st.builds(average_occupancy, st.lists(clusters, max_size=3), methods),
        ClusterCondition: _one(verdicts.map(attrgetter("conditions"))),
        ClusterForm: forms,
        ClusterVerdict: verdicts,
        FormRow: _one(forms.map(attrgetter("rows"))),
        Occupancy: clusters.map(measure_occupancy),
        ReportingDeadline: st.builds(reporting_deadline, reporters, _REPORTED),
        StageReading: st.builds(_stage, cluster_histories(), _DAYS),
    }


def _stage(history: ClusterHistory, day: date) -> StageReading:
    return history.stage(on=day)


def _of_facilities() -> Mapping[type, SearchStrategy[object]]:
    regimes = st.sampled_from(MarketRegime)
    return {
        CapacityRow: _one(power_plants().map(_capacities)),
        MarketClassification: st.builds(market_class, markets(), regime=regimes),
        MarketCountRow: _one(
            st.builds(market_counts, market_lists(), year=st.integers(2010, 2027))
        ),
    }


def _capacities(plant: PowerPlant) -> Sequence[CapacityRow]:
    return capacity_by([plant], on=date(2024, 12, 31))


def _of_names() -> Mapping[type, SearchStrategy[object]]:
    matches = localities().map(attrgetter("full_name")).map(find_locality)
    provinces = localities(LocalityLevel.PROVINCE)
    return {
        DocumentMention: _one(document_references().map(_mentions)),
        IndicatorMatch: _one(indicators().map(attrgetter("label")).map(find_indicator)),
        LocalityMatch: _one(matches),
        Succession: _one(provinces.map(methodcaller("successors"))),
        Territory: localities().map(methodcaller("territory")),
    }


def _mentions(reference: DocumentReference) -> Sequence[DocumentMention]:
    return find_documents(f"Căn cứ {reference.symbol}.")


def _of_figures() -> Mapping[type, SearchStrategy[object]]:
    from_start = st.integers(1, 12).map(lambda months: Period.year_to_date(2024, months))
    amounts = st.integers(0, 999)
    levels = st.integers(1, 999).map(lambda number: Quantity.of(number, unit=MW))
    return {
        DateSpan: periods().map(attrgetter("calendar_span")),
        PlanProgress: st.builds(_progress, from_start, amounts, st.integers(1, 999)),
        RateCheck: st.builds(check_rate, percents_of_plan(), levels, levels),
        Reading: st.builds(_EXPORTS.format, st.integers(2010, 2027), amounts).map(read_report),
    }


def _progress(period: Period, reached: int, planned: int) -> PlanProgress:
    actual = Observation.of("exports", "42", period, f"{reached} triệu USD")
    plan = PlanTarget.of("exports", "42", Period.year(2024), f"{planned} triệu USD")
    return track_plan(actual, plan)


def _of_visits() -> Mapping[type, SearchStrategy[object]]:
    supervised = st.builds(Campaign, st.just(CampaignKind.SUPERVISION), authorities() | WORDS)
    return {
        CampaignProgress: campaigns().map(methodcaller("progress")),
        SupervisionDeadline: _one(st.builds(supervision_deadlines, supervised, ended=_DAYS)),
        SupervisionReading: st.builds(
            SupervisionReading,
            st.none() | campaigns(),
            st.lists(shortcomings(), max_size=2).map(tuple),
            st.lists(recommendations(), max_size=2).map(tuple),
            st.lists(authorities(), max_size=2).map(tuple),
        ),
    }
