"""Cụm công nghiệp: strategies for clusters and for what they are made of."""

from datetime import date
from decimal import Decimal
from typing import Final

from congthuong.clusters import (
    ClusterCapital,
    ClusterFlows,
    ClusterHistory,
    ClusterKind,
    ClusterLand,
    ClusterMilestone,
    ClusterProjects,
    ClusterWastewater,
    IndustrialCluster,
    InvestorKind,
    MilestoneKind,
    WastewaterWorks,
)
from congthuong.periods import Period
from congthuong.quantities import HECTARE, VND, Quantity, Scale
from congthuong.testing._hypothesis import WORDS, SearchStrategy, st
from congthuong.testing.vocabulary import event_times

__all__ = [
    "cluster_flows",
    "cluster_histories",
    "cluster_lands",
    "cluster_milestones",
    "cluster_projects",
    "industrial_clusters",
]

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2025
_YEAR: Final = Period.year(2024)


def cluster_lands(*, consistent: bool = True) -> SearchStrategy[ClusterLand]:
    """Đất của cụm: land with its areas given up to 90 ha; consistent: no part above its whole.

    >>> from hypothesis import find
    >>> land = find(cluster_lands(), lambda land: land.leased.amount > 0)
    >>> land.leased <= land.industrial <= land.area
    True
    """
    areas = st.lists(st.integers(0, 9_000), min_size=6, max_size=6)
    return areas.map(lambda given: _land(sorted(given) if consistent else given))


def _land(given: list[int]) -> ClusterLand:
    part, taken, industrial, *rest = (Quantity(Decimal(n).scaleb(-2), HECTARE) for n in given)
    operating, established, planned = rest
    return ClusterLand(
        planned=planned,
        established=established,
        detailed_plan=established,
        infrastructure_project=operating,
        operating=operating,
        industrial=industrial,
        with_infrastructure=taken,
        leased=taken - part if taken >= part else taken,
        approved_not_leased=part,
    )


def cluster_milestones(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[ClusterMilestone]:
    """Mốc pháp lý của cụm: with a time, a time they are known by, or neither.

    >>> from hypothesis import find
    >>> find(cluster_milestones(), lambda milestone: milestone.known_by is not None).kind.label
    'có trong phương án phát triển cụm công nghiệp'
    """
    times = event_times(first_year=first_year, last_year=last_year)
    kinds = st.sampled_from(MilestoneKind)
    return st.one_of(
        st.builds(ClusterMilestone, kinds),
        st.builds(ClusterMilestone, kinds, on=times),
        st.builds(ClusterMilestone, kinds, known_by=times),
    )


def cluster_histories(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[ClusterHistory]:
    """Quá trình của cụm: up to 6 milestones, on record completely to the last year's end or not.

    >>> from hypothesis import find
    >>> find(cluster_histories(), lambda history: history.complete_as_of is not None).milestones
    ()
    """
    found = cluster_milestones(first_year=first_year, last_year=last_year)
    ends = st.none() | st.just(date(last_year, 12, 31))
    return st.builds(ClusterHistory, st.lists(found, max_size=6).map(tuple), ends)


def cluster_projects() -> SearchStrategy[ClusterProjects]:
    """Dự án trong cụm: counts, the foreign and the operating ones within the total.

    >>> from hypothesis import find
    >>> find(cluster_projects(), lambda projects: projects.foreign > 0).total
    1
    """
    counts = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
    return counts.map(lambda given: ClusterProjects(max(given), given[0], given[1]))


def cluster_flows(period: Period = _YEAR) -> SearchStrategy[ClusterFlows]:
    """Kết quả trong kỳ: revenue, payments to the budget and workers of one period, any missing.

    >>> from hypothesis import find
    >>> find(cluster_flows(), lambda flows: flows.workers is not None).workers
    0
    """
    return st.builds(
        ClusterFlows,
        st.just(period),
        revenue=st.none() | st.builds(_billions, st.integers(0, 900)),
        budget_payment=st.none() | st.builds(_billions, st.integers(0, 90)),
        workers=st.none() | st.integers(0, 5_000),
    )


def _billions(number: int) -> Quantity:
    return Quantity.of(number, Scale.BILLION, VND)


def industrial_clusters(
    name: str | None = None, *, period: Period = _YEAR
) -> SearchStrategy[IndustrialCluster]:
    """Cụm công nghiệp: of any kind and history, with land and projects that agree among themselves.

    Flows are those of one period. Anything but the name may be missing.

    >>> from hypothesis import find, settings
    >>> one = settings(max_examples=1)
    >>> print(find(industrial_clusters("An Phú"), bool, settings=one))
    cụm công nghiệp An Phú
    """
    flows = st.just(()) | st.tuples(cluster_flows(period))
    capital = ClusterCapital(_billions(120), _billions(80))
    standards = st.none() | st.booleans()
    water = st.builds(ClusterWastewater, st.sampled_from(WastewaterWorks), standards)
    return st.builds(
        IndustrialCluster,
        WORDS if name is None else st.just(name),
        kind=st.none() | st.sampled_from(ClusterKind),
        mountainous=st.none() | st.booleans(),
        investor_kind=st.none() | st.sampled_from(InvestorKind),
        land=st.just(ClusterLand()) | cluster_lands(),
        capital=st.sampled_from((ClusterCapital(), capital)),
        projects=st.just(ClusterProjects()) | cluster_projects(),
        wastewater=st.none() | water,
        tenant_flows=flows,
        infrastructure_flows=flows,
        history=cluster_histories(),
    )
