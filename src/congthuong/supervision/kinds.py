"""Loại: what kinds of work, of outcome and of follow-up there are."""

from congthuong._labels import Labelled

__all__ = ["CampaignKind", "Competence", "FollowUpStatus", "RecommendationKind"]


class CampaignKind(Labelled):
    """Loại hoạt động: supervision in the sense of its law, and the work outside that law.

    Only giám sát leads to outcomes that the law on supervision knows. A survey, a working session
    or a check by a Sở is administrative work.
    Source: Law 87/2015/QH13, art. 2.

    >>> CampaignKind.SURVEY.label, CampaignKind.SURVEY.is_supervision
    ('khảo sát', False)
    """

    SUPERVISION = "supervision", "giám sát"
    SURVEY = "survey", "khảo sát"
    WORKING_SESSION = "working_session", "làm việc"
    CONFERENCE = "conference", "hội nghị"
    CHECK = "check", "kiểm tra"
    INSPECTION = "inspection", "thanh tra"

    @property
    def is_supervision(self) -> bool:
        """Whether it is giám sát, the one kind that the law on supervision is about."""
        return self is CampaignKind.SUPERVISION


class RecommendationKind(Labelled):
    """Loại ý kiến sau giám sát, khảo sát: what is asked, from a resolution down to a task.

    Source: Law 87/2015/QH13, arts. 2, 71, 81 and 89; nhiệm vụ is usage.

    >>> [kind.label for kind in RecommendationKind if kind.is_binding]
    ['nghị quyết']
    """

    RESOLUTION = "resolution", "nghị quyết"
    CONCLUSION = "conclusion", "kết luận"
    REQUEST = "request", "yêu cầu"
    RECOMMENDATION = "recommendation", "kiến nghị"
    TASK = "task", "nhiệm vụ"

    @property
    def is_binding(self) -> bool:
        """Whether Law 87/2015/QH13, art. 89.2 makes this kind binding: nghị quyết alone.

        Whether one recommendation is, by who made it and when, says `Recommendation.is_binding`.
        """
        return self is RecommendationKind.RESOLUTION


class Competence(Labelled):
    """Thẩm quyền: whether the body that is asked may settle the matter itself.

    >>> Competence.BEYOND.label
    'vượt thẩm quyền'
    """

    WITHIN = "within", "thuộc thẩm quyền"
    BEYOND = "beyond", "vượt thẩm quyền"
    UNKNOWN = "unknown", "chưa rõ thẩm quyền"


class FollowUpStatus(Labelled):
    """Tình trạng giải quyết: how far a recommendation has come.

    The words are office usage, not a list of law: `FollowUp.wording` keeps those of the document.

    >>> [status.label for status in FollowUpStatus if status.is_settled]
    ['đã giải đáp tại chỗ', 'đã giải quyết']
    """

    NO_INFORMATION = "no_information", "chưa có thông tin"
    ANSWERED = "answered", "đã giải đáp tại chỗ"
    FORWARDED = "forwarded", "đã ghi nhận và chuyển cơ quan có thẩm quyền"
    IN_PROGRESS = "in_progress", "đang giải quyết"
    RESOLVED = "resolved", "đã giải quyết"
    NOT_RESOLVED = "not_resolved", "chưa giải quyết"
    REPORTED = "reported", "đã báo cáo"

    @property
    def is_settled(self) -> bool:
        """Whether nothing remains to be done; a report back alone does not settle a matter."""
        return self in (FollowUpStatus.ANSWERED, FollowUpStatus.RESOLVED)
