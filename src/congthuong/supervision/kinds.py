"""Loại: what kinds of work, of outcome and of follow-up there are."""

from enum import Enum
from typing import Final

__all__ = ["CampaignKind", "Competence", "FollowUpStatus", "RecommendationKind"]


class CampaignKind(Enum):
    """Loại hoạt động: supervision in the sense of its law, and the work outside that law.

    Only giám sát leads to outcomes that the law on supervision knows. A survey, a working session
    or a check by a Sở is administrative work.
    Source: Law 87/2015/QH13, art. 2.

    >>> CampaignKind.SURVEY.label, CampaignKind.SURVEY.is_supervision
    ('khảo sát', False)
    """

    SUPERVISION = "supervision"
    SURVEY = "survey"
    WORKING_SESSION = "working_session"
    CONFERENCE = "conference"
    CHECK = "check"
    INSPECTION = "inspection"

    @property
    def label(self) -> str:
        """The Vietnamese word for the kind."""
        return _KINDS[self]

    @property
    def is_supervision(self) -> bool:
        """Whether it is giám sát, the one kind that the law on supervision is about."""
        return self is CampaignKind.SUPERVISION


_KINDS: Final = {
    CampaignKind.SUPERVISION: "giám sát",
    CampaignKind.SURVEY: "khảo sát",
    CampaignKind.WORKING_SESSION: "làm việc",
    CampaignKind.CONFERENCE: "hội nghị",
    CampaignKind.CHECK: "kiểm tra",
    CampaignKind.INSPECTION: "thanh tra",
}


class RecommendationKind(Enum):
    """Loại ý kiến sau giám sát, khảo sát: what is asked, from a resolution down to a task.

    Source: Law 87/2015/QH13, arts. 2, 71, 81 and 89; nhiệm vụ is usage.

    >>> [kind.label for kind in RecommendationKind if kind.is_binding]
    ['nghị quyết']
    """

    RESOLUTION = "resolution"
    CONCLUSION = "conclusion"
    REQUEST = "request"
    RECOMMENDATION = "recommendation"
    TASK = "task"

    @property
    def label(self) -> str:
        """The Vietnamese word for the kind."""
        return _RECOMMENDATIONS[self]

    @property
    def is_binding(self) -> bool:
        """Whether Law 87/2015/QH13, art. 89.2 makes this kind binding: nghị quyết alone.

        Whether one recommendation is, by who made it and when, says `Recommendation.is_binding`.
        """
        return self is RecommendationKind.RESOLUTION


_RECOMMENDATIONS: Final = {
    RecommendationKind.RESOLUTION: "nghị quyết",
    RecommendationKind.CONCLUSION: "kết luận",
    RecommendationKind.REQUEST: "yêu cầu",
    RecommendationKind.RECOMMENDATION: "kiến nghị",
    RecommendationKind.TASK: "nhiệm vụ",
}


class Competence(Enum):
    """Thẩm quyền: whether the body that is asked may settle the matter itself.

    >>> Competence.BEYOND.label
    'vượt thẩm quyền'
    """

    WITHIN = "within"
    BEYOND = "beyond"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The Vietnamese words."""
        return _COMPETENCES[self]


_COMPETENCES: Final = {
    Competence.WITHIN: "thuộc thẩm quyền",
    Competence.BEYOND: "vượt thẩm quyền",
    Competence.UNKNOWN: "chưa rõ thẩm quyền",
}


class FollowUpStatus(Enum):
    """Tình trạng giải quyết: how far a recommendation has come.

    The words are office usage, not a list of law: `FollowUp.wording` keeps those of the document.

    >>> [status.label for status in FollowUpStatus if status.is_settled]
    ['đã giải đáp tại chỗ', 'đã giải quyết']
    """

    NO_INFORMATION = "no_information"
    ANSWERED = "answered"
    FORWARDED = "forwarded"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    NOT_RESOLVED = "not_resolved"
    REPORTED = "reported"

    @property
    def label(self) -> str:
        """The Vietnamese words that offices use."""
        return _STATUSES[self]

    @property
    def is_settled(self) -> bool:
        """Whether nothing remains to be done; a report back alone does not settle a matter."""
        return self in (FollowUpStatus.ANSWERED, FollowUpStatus.RESOLVED)


_STATUSES: Final = {
    FollowUpStatus.NO_INFORMATION: "chưa có thông tin",
    FollowUpStatus.ANSWERED: "đã giải đáp tại chỗ",
    FollowUpStatus.FORWARDED: "đã ghi nhận và chuyển cơ quan có thẩm quyền",
    FollowUpStatus.IN_PROGRESS: "đang giải quyết",
    FollowUpStatus.RESOLVED: "đã giải quyết",
    FollowUpStatus.NOT_RESOLVED: "chưa giải quyết",
    FollowUpStatus.REPORTED: "đã báo cáo",
}
