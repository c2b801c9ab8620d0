"""Thành phần và tham số: what other values are made of, and what functions are told."""

import functools
from collections.abc import Mapping
from decimal import Decimal

from congthuong._text import Span
from congthuong.checks import CheckRule, RuleSet, Suspicion, default_rules
from congthuong.clusters import (
    AggregateChoices,
    AverageMethod,
    CapitalSource,
    ClusterCapital,
    ClusterWastewater,
    EstablishmentCase,
    ExpansionCase,
    FlowScope,
    IndustrialCluster,
    WastewaterWorks,
)
from congthuong.findings import Evidence
from congthuong.indicators import IndicatorCatalogue
from congthuong.periods import Period
from congthuong.quantities import HECTARE, VND, Quantity, UnitCatalogue
from congthuong.reading import (
    FacilityMention,
    Origin,
    Origins,
    Unread,
    Vocabulary,
    default_vocabulary,
)
from congthuong.records import PlanBase, StatedRate, WholeBase, YearlyAverage
from congthuong.testing._hypothesis import WORDS, SearchStrategy, st
from congthuong.testing.catalogue import indicators
from congthuong.testing.clusters import industrial_clusters
from congthuong.testing.facilities import markets, power_plants
from congthuong.testing.records import (
    EVIDENCE,
    TEXT_SPANS,
    comparisons,
    observations,
    plan_references,
    record_keys,
    stated_rates,
)
from congthuong.testing.vocabulary import periods, quantities, stated_quantities, units
from congthuong.tracking import ProgressThresholds

__all__ = ["parts"]


@functools.cache
def parts() -> Mapping[type, SearchStrategy[object]]:
    """A strategy for each type of this module, by type."""
    return {**_of_records(), **_of_clusters(), **_of_reading_and_checking()}


def _of_records() -> Mapping[type, SearchStrategy[object]]:
    plan_values = st.none() | stated_quantities()
    years = st.builds(Period.years, st.integers(1990, 2015), st.integers(2016, 2040))
    return {
        Evidence: EVIDENCE,
        IndicatorCatalogue: st.builds(IndicatorCatalogue, _several(indicators())),
        PlanBase: st.builds(PlanBase, plan_references(), st.none() | periods(), plan_values),
        Span: TEXT_SPANS,
        StatedRate: stated_rates(),
        UnitCatalogue: st.builds(UnitCatalogue, _several(units())),
        WholeBase: st.builds(WholeBase, st.none() | record_keys()),
        YearlyAverage: st.builds(YearlyAverage, years),
    }


def _several(values: SearchStrategy[object]) -> SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3, unique=True).map(tuple)


def _of_clusters() -> Mapping[type, SearchStrategy[object]]:
    money, answers = quantities(VND, negative=False), st.none() | st.booleans()
    sources = st.builds(CapitalSource, WORDS, money)
    capital = st.builds(
        ClusterCapital,
        st.none() | money,
        st.none() | money,
        st.none() | money,
        st.lists(sources, max_size=2).map(tuple),
    )
    averages = st.sampled_from(AverageMethod)
    areas = st.integers(1, 90).map(lambda number: Quantity.of(number, unit=HECTARE))
    return {
        AggregateChoices: st.builds(AggregateChoices, averages, st.sampled_from(FlowScope)),
        CapitalSource: sources,
        ClusterCapital: capital,
        ClusterWastewater: st.builds(ClusterWastewater, st.sampled_from(WastewaterWorks), answers),
        EstablishmentCase: st.builds(
            EstablishmentCase, _distinct_clusters(), averages, answers, answers
        ),
        ExpansionCase: st.builds(ExpansionCase, areas, answers, answers, answers, answers),
    }


def _distinct_clusters() -> SearchStrategy[tuple[IndustrialCluster, ...]]:
    one, another = industrial_clusters("An Phú"), industrial_clusters("Phú Hưng")
    return st.just(()) | st.tuples(one) | st.tuples(one, another)


def _of_reading_and_checking() -> Mapping[type, SearchStrategy[object]]:
    rules = st.sampled_from(default_rules().rules)
    facilities = st.one_of(industrial_clusters(), markets(), power_plants())
    records = st.lists(observations() | comparisons(), max_size=2).map(tuple)
    falls = st.lists(st.integers(-90, 10), min_size=3, max_size=3, unique=True)
    return {
        CheckRule: rules,
        FacilityMention: st.builds(FacilityMention, facilities, EVIDENCE),
        Origins: st.builds(Origins, *[st.sampled_from(Origin)] * 2, _bases()),
        ProgressThresholds: falls.map(_thresholds),
        RuleSet: st.lists(rules, unique_by=lambda rule: rule.code).map(tuple).map(RuleSet),
        Suspicion: st.builds(Suspicion, WORDS, records),
        Unread: st.builds(Unread, WORDS, TEXT_SPANS, WORDS),
        Vocabulary: st.builds(default_vocabulary),
    }


def _bases() -> SearchStrategy[tuple[Origin, ...]]:
    return st.lists(st.sampled_from(Origin), max_size=2).map(tuple)


def _thresholds(points: list[int]) -> ProgressThresholds:
    return ProgressThresholds(*map(Decimal, sorted(points, reverse=True)))
