"""Chiến lược theo kiểu: a strategy for any public type, named ones among them."""

import functools
from collections.abc import Mapping
from enum import Enum
from typing import TypeVar, cast

from congthuong._exact import Interval
from congthuong.authorities import Authority
from congthuong.clusters import (
    ClusterFlows,
    ClusterHistory,
    ClusterLand,
    ClusterMilestone,
    ClusterProjects,
    IndustrialCluster,
)
from congthuong.documents import DocumentReference
from congthuong.errors import InvalidTypeError
from congthuong.findings import Caveat, Finding
from congthuong.indicators import Indicator, PriceBasis
from congthuong.localities import Locality
from congthuong.markets import Market, MarketClassDecision, MarketManagement, MarketWork
from congthuong.numerals import NumberStyle, SpellingStyle
from congthuong.percentages import (
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period
from congthuong.power import PowerMilestone, PowerPlant
from congthuong.quantities import Quantity, Scale, StatedQuantity, Unit
from congthuong.records import (
    Comparison,
    Dataset,
    GrowthTarget,
    LocalityGroup,
    NamedPlace,
    Observation,
    PlanReference,
    PlanTarget,
    RecordKey,
    Segment,
    Source,
    Spread,
    Statement,
)
from congthuong.supervision import Campaign, FollowUp, Recommendation, Shortcoming, Team, Visit
from congthuong.testing import catalogue, clusters, facilities, places, records, vocabulary
from congthuong.testing import supervision as works
from congthuong.testing._hypothesis import SearchStrategy, st
from congthuong.testing.outcomes import outcomes
from congthuong.testing.parts import parts
from congthuong.testing.record_sets import datasets

__all__ = ["values_of"]

_T = TypeVar("_T")


def values_of(kind: type[_T]) -> SearchStrategy[_T]:
    """Giá trị của một kiểu: a strategy for any public type of `congthuong`, by the type itself.

    Gives what the strategy of that name gives (`values_of(Period)` is `periods()`), every member
    of an enum, and values of the types that have no strategy of their own: parts such as
    `PlanBase`, and what functions answer, such as `PlanProgress`. Errors are no values.

    Raises `InvalidTypeError` for any other type.

    >>> from hypothesis import find
    >>> find(values_of(ProgressGrade), lambda grade: True)
    <ProgressGrade.ON_TRACK: 'on_track'>
    >>> find(values_of(PlanBase), lambda base: base.period is None).plan.kind.label
    'kế hoạch'
    """
    found = _strategies().get(kind) if isinstance(kind, type) else None
    if found is None and isinstance(kind, type) and issubclass(kind, Enum):
        found = st.sampled_from(list(kind))
    if found is None:
        raise InvalidTypeError(kind, "a public type of congthuong that is no error")
    return cast("SearchStrategy[_T]", found)


@functools.cache
def _strategies() -> Mapping[type, SearchStrategy[object]]:
    return {**_of_values(), **_of_records(), **_of_facilities(), **parts(), **outcomes()}


def _of_values() -> Mapping[type, SearchStrategy[object]]:
    return {
        AsOf: vocabulary.moments(),
        Caveat: vocabulary.caveats(),
        DocumentReference: vocabulary.document_references(),
        Finding: vocabulary.findings(),
        IndexNumber: vocabulary.index_numbers(),
        Interval: vocabulary.intervals(),
        Multiple: vocabulary.multiples(),
        NumberStyle: vocabulary.number_styles(),
        PercentChange: vocabulary.percent_changes(),
        PercentOfPlan: vocabulary.percents_of_plan(),
        PercentShare: vocabulary.percent_shares(),
        PercentagePoints: vocabulary.percentage_points(),
        Period: vocabulary.periods(),
        Quantity: vocabulary.quantities(),
        Scale: vocabulary.scales(),
        SpellingStyle: vocabulary.spelling_styles(),
        StatedQuantity: vocabulary.stated_quantities(),
        Unit: vocabulary.units(),
    }


def _of_records() -> Mapping[type, SearchStrategy[object]]:
    return {
        Authority: places.authorities(),
        Comparison: records.comparisons(),
        Dataset: datasets(),
        GrowthTarget: records.growth_targets(),
        Indicator: catalogue.indicators(),
        Locality: places.localities(),
        LocalityGroup: records.locality_groups(),
        NamedPlace: records.named_places(),
        Observation: records.observations(),
        PlanReference: records.plan_references(),
        PlanTarget: records.plan_targets(),
        PriceBasis: catalogue.price_bases(),
        RecordKey: records.record_keys(),
        Segment: records.segments(),
        Source: records.sources(),
        Spread: records.spreads(),
        Statement: records.statements(),
    }


def _of_facilities() -> Mapping[type, SearchStrategy[object]]:
    return {
        Campaign: works.campaigns(),
        ClusterFlows: clusters.cluster_flows(),
        ClusterHistory: clusters.cluster_histories(),
        ClusterLand: clusters.cluster_lands(),
        ClusterMilestone: clusters.cluster_milestones(),
        ClusterProjects: clusters.cluster_projects(),
        FollowUp: works.follow_ups(),
        IndustrialCluster: clusters.industrial_clusters(),
        Market: facilities.markets(),
        MarketClassDecision: facilities.market_class_decisions(),
        MarketManagement: facilities.market_managements(),
        MarketWork: facilities.market_works(),
        PowerMilestone: facilities.power_milestones(),
        PowerPlant: facilities.power_plants(),
        Recommendation: works.recommendations(),
        Shortcoming: works.shortcomings(),
        Team: works.teams(),
        Visit: works.visits(),
    }
