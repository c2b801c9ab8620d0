"""Cụm công nghiệp: industrial clusters, the law's tests by date, and their report forms.

Decree 32/2024/NĐ-CP and what came before it; Circular 14/2024/TT-BCT for the forms.
What the law leaves open is an argument without a default, and "cannot tell" is an answer.
"""

from congthuong.clusters.aggregates import AggregateChoices, FlowScope, cluster_aggregate_form
from congthuong.clusters.areas import check_cluster_area
from congthuong.clusters.cluster import IndustrialCluster
from congthuong.clusters.conditions import (
    EstablishmentCase,
    ExpansionCase,
    check_cluster_establishment,
    check_cluster_expansion,
)
from congthuong.clusters.consistency import (
    check_cluster,
    check_cluster_capital,
    check_cluster_land,
    check_cluster_projects,
    check_craft_village,
    check_reported_occupancy,
    check_specialised,
)
from congthuong.clusters.form_checks import check_cluster_form
from congthuong.clusters.forms import ClusterForm, FormRow, cluster_investor_form
from congthuong.clusters.history import ClusterHistory, ClusterStage, StageReading
from congthuong.clusters.kinds import ClusterKind, InvestorKind, WastewaterWorks
from congthuong.clusters.milestones import ClusterMilestone, MilestoneKind
from congthuong.clusters.occupancy import (
    AverageMethod,
    AverageOccupancy,
    Occupancy,
    OccupancyGap,
    average_occupancy,
    measure_occupancy,
    occupancy_rate,
)
from congthuong.clusters.parts import (
    CapitalSource,
    ClusterCapital,
    ClusterFlows,
    ClusterLand,
    ClusterProjects,
    ClusterWastewater,
)
from congthuong.clusters.regimes import (
    AreaLimits,
    ClusterRegime,
    cluster_area_limits,
    cluster_regime_on,
)
from congthuong.clusters.reporting import ClusterReporter, ReportingDeadline, reporting_deadline
from congthuong.clusters.verdicts import ClusterCondition, ClusterVerdict

__all__ = [
    "AggregateChoices",
    "AreaLimits",
    "AverageMethod",
    "AverageOccupancy",
    "CapitalSource",
    "ClusterCapital",
    "ClusterCondition",
    "ClusterFlows",
    "ClusterForm",
    "ClusterHistory",
    "ClusterKind",
    "ClusterLand",
    "ClusterMilestone",
    "ClusterProjects",
    "ClusterRegime",
    "ClusterReporter",
    "ClusterStage",
    "ClusterVerdict",
    "ClusterWastewater",
    "EstablishmentCase",
    "ExpansionCase",
    "FlowScope",
    "FormRow",
    "IndustrialCluster",
    "InvestorKind",
    "MilestoneKind",
    "Occupancy",
    "OccupancyGap",
    "ReportingDeadline",
    "StageReading",
    "WastewaterWorks",
    "average_occupancy",
    "check_cluster",
    "check_cluster_area",
    "check_cluster_capital",
    "check_cluster_establishment",
    "check_cluster_expansion",
    "check_cluster_form",
    "check_cluster_land",
    "check_cluster_projects",
    "check_craft_village",
    "check_reported_occupancy",
    "check_specialised",
    "cluster_aggregate_form",
    "cluster_area_limits",
    "cluster_investor_form",
    "cluster_regime_on",
    "measure_occupancy",
    "occupancy_rate",
    "reporting_deadline",
]
