"""Giám sát, khảo sát: campaigns, visits, what they found and asked for, and what became of it."""

from congthuong.supervision.campaign import Campaign
from congthuong.supervision.checks import check_campaign
from congthuong.supervision.deadlines import (
    SupervisionDeadline,
    SupervisionStep,
    supervision_deadlines,
)
from congthuong.supervision.kinds import (
    CampaignKind,
    Competence,
    FollowUpStatus,
    RecommendationKind,
)
from congthuong.supervision.outcome_checks import check_recommendation
from congthuong.supervision.outcomes import FollowUp, Recommendation, Shortcoming
from congthuong.supervision.progress import CampaignProgress
from congthuong.supervision.regimes import SupervisionRegime, supervision_regime_on
from congthuong.supervision.visits import Team, Visit

__all__ = [
    "Campaign",
    "CampaignKind",
    "CampaignProgress",
    "Competence",
    "FollowUp",
    "FollowUpStatus",
    "Recommendation",
    "RecommendationKind",
    "Shortcoming",
    "SupervisionDeadline",
    "SupervisionRegime",
    "SupervisionStep",
    "Team",
    "Visit",
    "check_campaign",
    "check_recommendation",
    "supervision_deadlines",
    "supervision_regime_on",
]
