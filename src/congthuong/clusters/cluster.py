"""Cụm công nghiệp: the facility itself, as one snapshot of what is known of it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import field, frozen

from congthuong._checks import check_items, check_kind
from congthuong._html import Html, element, table
from congthuong._text import fold_tones
from congthuong.clusters.history import ClusterHistory, StageReading
from congthuong.clusters.kinds import ClusterKind, InvestorKind
from congthuong.clusters.milestones import MilestoneKind
from congthuong.clusters.parts import (
    ClusterCapital,
    ClusterFlows,
    ClusterLand,
    ClusterProjects,
    ClusterWastewater,
)
from congthuong.errors import InvalidValueError
from congthuong.localities.locality import Locality, LocalityLevel
from congthuong.percentages import PercentShare
from congthuong.periods import Period

__all__ = ["IndustrialCluster", "check_distinct", "identity_of"]

_KINDS: Final[tuple[tuple[str, type], ...]] = (
    ("locality", Locality),
    ("former_district", Locality),
    ("kind", ClusterKind),
    ("mountainous", bool),
    ("investor", str),
    ("investor_kind", InvestorKind),
    ("wastewater", ClusterWastewater),
    ("reported_occupancy", PercentShare),
)
_PARTS: Final[tuple[tuple[str, type], ...]] = (
    ("name", str),
    ("land", ClusterLand),
    ("capital", ClusterCapital),
    ("projects", ClusterProjects),
    ("history", ClusterHistory),
)


@frozen
class IndustrialCluster:
    """Cụm công nghiệp: not an industrial park (khu công nghiệp); only the name is required.

    One object is one snapshot: land, capital, projects and wastewater are stocks of one day,
    `history` and the flows carry their own dates. `mountainous` is given, never derived from the
    place (Decree 139/2025/NĐ-CP, art. 12). `reported_occupancy` is what a report states; the rate
    that the law computes is `occupancy_rate`, and neither overwrites the other.
    `infrastructure_flows` are of the infrastructure project, `tenant_flows` of the projects that
    produce in the cluster.

    No limit of the law is checked here: older stock lawfully breaks today's limits (Decree
    32/2024/NĐ-CP, art. 35).

    Raises `InvalidValueError` for an empty name, for a former district of another level and for
    two flows of one period; `InvalidTypeError` for a field of another type, lists included.
    Source: Decree 32/2024/NĐ-CP, arts. 2 and 12; Circular 14/2024/TT-BCT, Biểu 02.

    >>> IndustrialCluster("Phú Hưng", kind=ClusterKind.CRAFT_VILLAGE).land.area is None
    True
    """

    name: str
    locality: Locality | None = None
    former_district: Locality | None = None
    kind: ClusterKind | None = None
    mountainous: bool | None = None
    sectors: tuple[str, ...] = ()
    investor: str | None = None
    investor_kind: InvestorKind | None = None
    land: ClusterLand = field(factory=ClusterLand)
    capital: ClusterCapital = field(factory=ClusterCapital)
    projects: ClusterProjects = field(factory=ClusterProjects)
    wastewater: ClusterWastewater | None = None
    reported_occupancy: PercentShare | None = None
    infrastructure_flows: tuple[ClusterFlows, ...] = ()
    tenant_flows: tuple[ClusterFlows, ...] = ()
    history: ClusterHistory = field(factory=ClusterHistory)

    def __attrs_post_init__(self) -> None:
        self._check_kinds()
        if not self.name.strip():
            raise InvalidValueError(self.name, "the name of a cluster")
        district = self.former_district
        if district is not None and district.level is not LocalityLevel.DISTRICT:
            raise InvalidValueError(district, "a Locality of the level DISTRICT")
        for flows in (self.infrastructure_flows, self.tenant_flows):
            periods = [one.period for one in flows]
            if len(set(periods)) < len(periods):
                raise InvalidValueError(periods, "at most one set of flows for each period")

    def _check_kinds(self) -> None:
        for name, kind in _PARTS:
            check_kind(getattr(self, name), kind, name)
        for name, kind in _KINDS:
            check_kind(getattr(self, name), kind, name, optional=True)
        check_items(self.sectors, str, "sectors")
        check_items(self.infrastructure_flows, ClusterFlows, "infrastructure_flows")
        check_items(self.tenant_flows, ClusterFlows, "tenant_flows")

    def has(self, kind: MilestoneKind, *, on: date) -> bool | None:
        """Đã qua mốc: see `ClusterHistory.has`; None where the record is silent."""
        return self.history.has(kind, on=on)

    def holds(self, kind: MilestoneKind, *, on: date) -> bool | None:
        """Còn hiệu lực: see `ClusterHistory.holds`; None where that is open."""
        return self.history.holds(kind, on=on)

    def stage(self, *, on: date) -> StageReading:
        """Tình trạng tại một ngày: see `ClusterHistory.stage`."""
        return self.history.stage(on=on)

    def infrastructure_flows_in(self, period: Period) -> ClusterFlows | None:
        """Số phát sinh của dự án hạ tầng trong kỳ: of exactly this period, None where not given."""
        return _in_period(self.infrastructure_flows, period)

    def tenant_flows_in(self, period: Period) -> ClusterFlows | None:
        """Số phát sinh của các dự án thứ cấp trong kỳ: of exactly this period, or None."""
        return _in_period(self.tenant_flows, period)

    def __str__(self) -> str:
        return f"{(self.kind or ClusterKind.ORDINARY).label} {self.name}"

    def _repr_html_(self) -> Html:
        land = self.land
        rows = (
            ("diện tích", land.area),
            ("đất công nghiệp", land.industrial),
            ("đã cho thuê", land.leased),
            ("tỷ lệ lấp đầy theo báo cáo", self.reported_occupancy),
        )
        shown = [(label, str(value)) for label, value in rows if value is not None]
        return table(("", ""), shown, str(self)) if shown else element("span", str(self))


def _in_period(flows: tuple[ClusterFlows, ...], period: Period) -> ClusterFlows | None:
    return next((one for one in flows if one.period == period), None)


def identity_of(cluster: IndustrialCluster) -> tuple[str, Locality | None]:
    """What makes two records one cluster: the name, however its tones are set, and the locality."""
    return fold_tones(cluster.name), cluster.locality


def check_distinct(clusters: Iterable[IndustrialCluster]) -> None:
    """Raise `InvalidValueError` for a cluster that is listed twice."""
    seen: set[tuple[str, Locality | None]] = set()
    for cluster in clusters:
        identity = identity_of(cluster)
        if identity in seen:
            raise InvalidValueError(cluster.name, "each cluster once, by name and locality")
        seen.add(identity)
