"""Mốc pháp lý: dated events of a cluster, and what they come to on a day.

Milestones are a set, not a ladder: a cluster can operate without having been established, and
decisions can be revoked. Source: Decree 32/2024/NĐ-CP, arts. 4 to 16.
"""

from datetime import date

from attrs import frozen

from congthuong._checks import check_day, check_kind
from congthuong._labels import Labelled
from congthuong.documents import DocumentReference
from congthuong.periods.moments import (
    Moment,
    check_moments,
    check_one_of,
    first_day,
    happened,
    last_day,
)

__all__ = ["ClusterMilestone", "MilestoneKind"]


class MilestoneKind(Labelled):
    """Loại mốc: what happened to a cluster, mostly by a document.

    Source: Decree 32/2024/NĐ-CP, arts. 4 to 8, 12 and 14 to 16. A cluster operates from its first
    investment project on (Circular 14/2024/TT-BCT, Biểu 03, item 15).

    >>> MilestoneKind.ESTABLISHED.label
    'thành lập'
    """

    IN_PLAN = "in_plan", "có trong phương án phát triển cụm công nghiệp"
    ESTABLISHED = "established", "thành lập"
    DETAILED_PLAN_APPROVED = "detailed_plan_approved", "phê duyệt quy hoạch chi tiết"
    INFRASTRUCTURE_PROJECT_APPROVED = (
        "infrastructure_project_approved",
        "phê duyệt dự án hạ tầng kỹ thuật",
    )
    UNDER_CONSTRUCTION = "under_construction", "xây dựng hạ tầng kỹ thuật"
    OPERATING = "operating", "đi vào hoạt động"
    EXPANDED = "expanded", "mở rộng"
    ENVIRONMENTAL_LICENCE = "environmental_licence", "cấp giấy phép môi trường"
    REVOKED = "revoked", "bãi bỏ quyết định thành lập"
    WITHDRAWN_FROM_PLAN = "withdrawn_from_plan", "đưa ra khỏi phương án phát triển"


@frozen
class ClusterMilestone:
    """Mốc: something that happened, with its day where that is known, and its document.

    `on` is the day or, less finely, the month or year. Where it is not known, `known_by` is a day
    on which the milestone is known to be behind us. A milestone without either did happen, but
    when is open.

    Raises `InvalidTypeError` for a moment that is neither a date nor an `AsOf` and for a kind or
    document of another type, `InvalidValueError` where both are given.

    >>> plan = ClusterMilestone(MilestoneKind.DETAILED_PLAN_APPROVED, known_by=date(2017, 9, 22))
    >>> plan.reached(date(2018, 1, 1)), plan.reached(date(2016, 1, 1))
    (True, None)
    """

    kind: MilestoneKind
    on: Moment | None = None
    document: DocumentReference | None = None
    known_by: Moment | None = None

    def __attrs_post_init__(self) -> None:
        check_kind(self.kind, MilestoneKind, "the kind of a milestone")
        check_kind(self.document, DocumentReference, "the document of a milestone", optional=True)
        check_moments(self.on, self.known_by)
        check_one_of(self.on, self.known_by, "a milestone")

    @property
    def earliest(self) -> date | None:
        """Sớm nhất: the first day on which it can have happened, None where that is open."""
        return None if self.on is None else first_day(self.on)

    @property
    def latest(self) -> date | None:
        """Muộn nhất: the last day on which it can have happened, None where that is open."""
        latest = self.known_by if self.on is None else self.on
        return None if latest is None else last_day(latest)

    def reached(self, on: date) -> bool | None:
        """Đã qua mốc: whether it had happened by the end of a day; None where that is open.

        >>> ClusterMilestone(MilestoneKind.ESTABLISHED, on=AsOf(2019)).reached(date(2019, 6, 30))
        """
        check_day(on)
        return happened(on, self.on, self.known_by)
