"""Quá trình của cụm: the milestones together, and the stage they come to on a day."""

from datetime import date
from typing import Final

from attrs import frozen

from congthuong._checks import check_day, check_items, check_kind
from congthuong._labels import Labelled
from congthuong.clusters.milestones import ClusterMilestone, MilestoneKind
from congthuong.periods.moments import Moment, check_moments, first_day

__all__ = ["ClusterHistory", "ClusterStage", "StageReading"]

# A decision stands until its exit is recorded.
_EXITS: Final = {
    MilestoneKind.IN_PLAN: MilestoneKind.WITHDRAWN_FROM_PLAN,
    MilestoneKind.ESTABLISHED: MilestoneKind.REVOKED,
    MilestoneKind.DETAILED_PLAN_APPROVED: MilestoneKind.REVOKED,
    MilestoneKind.INFRASTRUCTURE_PROJECT_APPROVED: MilestoneKind.REVOKED,
    MilestoneKind.UNDER_CONSTRUCTION: MilestoneKind.REVOKED,
    MilestoneKind.OPERATING: MilestoneKind.REVOKED,
}
# What a revocation (art. 12.2) itself undoes is the establishment. Of plan, project, construction
# and operation it tells nothing: they may go on.
_UNDONE: Final = (MilestoneKind.IN_PLAN, MilestoneKind.ESTABLISHED)
# Of these one on record tells nothing of an earlier one.
_REPEATABLE: Final = (
    MilestoneKind.EXPANDED,
    MilestoneKind.ENVIRONMENTAL_LICENCE,
    MilestoneKind.REVOKED,
    MilestoneKind.WITHDRAWN_FROM_PLAN,
)


class ClusterStage(Labelled):
    """Tình trạng: one word for the furthest that a cluster is known to have come.

    >>> ClusterStage.OPERATING_NOT_ESTABLISHED.label
    'đang hoạt động, chưa có quyết định thành lập còn hiệu lực'
    """

    UNKNOWN = "unknown", "chưa rõ"
    NOT_STARTED = "not_started", "chưa có trong phương án phát triển"
    PLANNED = "planned", "có trong phương án phát triển, chưa thành lập"
    ESTABLISHED = "established", "đã thành lập"
    DETAILED_PLAN_APPROVED = "detailed_plan_approved", "đã phê duyệt quy hoạch chi tiết"
    INFRASTRUCTURE_PROJECT_APPROVED = (
        "infrastructure_project_approved",
        "đã phê duyệt dự án hạ tầng kỹ thuật",
    )
    UNDER_CONSTRUCTION = "under_construction", "đang xây dựng hạ tầng kỹ thuật"
    OPERATING = "operating", "đang hoạt động"
    OPERATING_NOT_ESTABLISHED = (
        "operating_not_established",
        "đang hoạt động, chưa có quyết định thành lập còn hiệu lực",
    )
    REVOKED = "revoked", "đã bị bãi bỏ quyết định thành lập"
    WITHDRAWN_FROM_PLAN = "withdrawn_from_plan", "đã đưa ra khỏi phương án phát triển"


# Furthest first; being in the plan comes behind the side exits.
_LADDER: Final = (
    (MilestoneKind.UNDER_CONSTRUCTION, ClusterStage.UNDER_CONSTRUCTION),
    (
        MilestoneKind.INFRASTRUCTURE_PROJECT_APPROVED,
        ClusterStage.INFRASTRUCTURE_PROJECT_APPROVED,
    ),
    (MilestoneKind.DETAILED_PLAN_APPROVED, ClusterStage.DETAILED_PLAN_APPROVED),
    (MilestoneKind.ESTABLISHED, ClusterStage.ESTABLISHED),
    (MilestoneKind.IN_PLAN, ClusterStage.PLANNED),
)


@frozen
class StageReading:
    """Tình trạng tại một ngày: the milestones reached, those that are open, and a summary.

    `reached` and `unknown` are in the order of `MilestoneKind`; a milestone in neither was not
    reached. The summary says the least: with `unknown` ones a cluster may be further on, and
    `OPERATING` leaves open whether it is established where `ESTABLISHED` is unknown.

    >>> reading = ClusterHistory().stage(on=date(2024, 12, 14))
    >>> reading.summary, reading.reached, len(reading.unknown)
    (<ClusterStage.UNKNOWN: 'unknown'>, (), 10)
    """

    on: date
    summary: ClusterStage
    reached: tuple[MilestoneKind, ...]
    unknown: tuple[MilestoneKind, ...]

    def __str__(self) -> str:
        return self.summary.label


@frozen
class ClusterHistory:
    """Quá trình hình thành: the milestones on record, and how far the record is complete.

    Up to `complete_as_of` a milestone that is not on record did not happen; after it, or where it
    is None, an absent milestone is unknown. Kinds may repeat (several expansions, a cluster
    established anew).

    Raises `InvalidTypeError` for what is no tuple of `ClusterMilestone` and for a moment of another
    type; every question for what is no plain day.

    >>> history = ClusterHistory(
    ...     (ClusterMilestone(MilestoneKind.OPERATING, on=AsOf(2008)),),
    ...     complete_as_of=date(2024, 12, 14),
    ... )
    >>> history.stage(on=date(2024, 6, 14)).summary
    <ClusterStage.OPERATING_NOT_ESTABLISHED: 'operating_not_established'>
    """

    milestones: tuple[ClusterMilestone, ...] = ()
    complete_as_of: Moment | None = None

    def __attrs_post_init__(self) -> None:
        check_moments(self.complete_as_of)
        check_items(self.milestones, ClusterMilestone, "milestones")

    def of(self, kind: MilestoneKind) -> tuple[ClusterMilestone, ...]:
        """Các mốc cùng loại: in the order given."""
        return tuple(one for one in self.milestones if one.kind is kind)

    def has(self, kind: MilestoneKind, *, on: date) -> bool | None:
        """Đã qua mốc: whether it was ever reached by that day; None where the record is silent.

        Of expansions, licences, revocations and withdrawals one of a later day leaves open whether
        there was an earlier one, unless the record is complete.

        >>> ClusterHistory().has(MilestoneKind.ESTABLISHED, on=date(2024, 1, 1)) is None
        True
        """
        check_kind(kind, MilestoneKind, "the kind of a milestone")
        check_day(on)
        answers = [one.reached(on) for one in self.of(kind)]
        if True in answers:
            return True
        if None in answers:
            return None
        is_settled = bool(answers) and kind not in _REPEATABLE
        return False if is_settled or self._is_complete(on) else None

    def holds(self, kind: MilestoneKind, *, on: date) -> bool | None:
        """Còn hiệu lực: whether it was reached and no later exit undid it, None where open.

        A decision stands until a revocation, a place in the plan until a withdrawal, is on record.
        Whether plan, project, construction and operation go on after a revocation is open, and so
        is whatever was reached and undone on one day.

        >>> history = ClusterHistory((
        ...     ClusterMilestone(MilestoneKind.ESTABLISHED, on=date(2019, 5, 6)),
        ...     ClusterMilestone(MilestoneKind.REVOKED, on=date(2023, 2, 1)),
        ... ))
        >>> [history.holds(MilestoneKind.ESTABLISHED, on=date(year, 1, 1)) for year in (2022, 2024)]
        [True, False]
        """
        entered = self.has(kind, on=on)
        entries = self._possible(kind, on)
        exits = self._possible(_EXITS[kind], on) if kind in _EXITS else ()
        runs_on = kind not in _UNDONE
        if not exits or (runs_on and not entries):
            return entered
        if any(_follows_all(entry, exits) for entry in entries if entry.reached(on)):
            return True
        certain = [leaving for leaving in exits if leaving.reached(on)]
        if certain and all(_is_undone_by_any(entry, certain) for entry in entries):
            return None if runs_on else False
        return None if entered else entered

    def stage(self, *, on: date) -> StageReading:
        """Tình trạng: what had been reached by the end of a day, and the one word for it.

        Side exits are among the milestones; the summary looks at what still holds.

        >>> founded = ClusterMilestone(MilestoneKind.ESTABLISHED, on=date(2019, 5, 6))
        >>> history = ClusterHistory((founded,))
        >>> print(history.stage(on=date(2024, 1, 1)))
        đã thành lập
        """
        answers = {kind: self.has(kind, on=on) for kind in MilestoneKind}
        return StageReading(
            on,
            self._summary(on),
            tuple(kind for kind, answer in answers.items() if answer),
            tuple(kind for kind, answer in answers.items() if answer is None),
        )

    def _summary(self, on: date) -> ClusterStage:
        holding = {kind: self.holds(kind, on=on) for kind in _EXITS}
        if holding[MilestoneKind.OPERATING]:
            established = holding[MilestoneKind.ESTABLISHED]
            return (
                ClusterStage.OPERATING_NOT_ESTABLISHED
                if established is False
                else ClusterStage.OPERATING
            )
        if self._is_undone(MilestoneKind.ESTABLISHED, on):
            return ClusterStage.REVOKED
        for kind, stage in _LADDER:
            if holding[kind]:
                return stage
        if self._is_undone(MilestoneKind.IN_PLAN, on):
            return ClusterStage.WITHDRAWN_FROM_PLAN
        settled = all(answer is False for answer in holding.values())
        return ClusterStage.NOT_STARTED if settled else ClusterStage.UNKNOWN

    def _is_undone(self, kind: MilestoneKind, on: date) -> bool:
        return self.holds(kind, on=on) is False and self.has(_EXITS[kind], on=on) is True

    def _possible(self, kind: MilestoneKind, on: date) -> tuple[ClusterMilestone, ...]:
        return tuple(one for one in self.of(kind) if one.reached(on) is not False)

    def _is_complete(self, on: date) -> bool:
        return self.complete_as_of is not None and on <= first_day(self.complete_as_of)


def _is_undone_by_any(entry: ClusterMilestone, exits: list[ClusterMilestone]) -> bool:
    """Whether an exit that surely happened came after; of one day, nobody can tell."""
    return any(_comes_after(leaving, entry.latest) for leaving in exits)


def _comes_after(leaving: ClusterMilestone, latest: date | None) -> bool:
    # An exit that is only known by a day is taken to be of the time just before it.
    soonest = leaving.latest if leaving.earliest is None else leaving.earliest
    return latest is not None and soonest is not None and latest < soonest


def _follows_all(entry: ClusterMilestone, exits: tuple[ClusterMilestone, ...]) -> bool:
    earliest = entry.earliest
    return earliest is not None and all(
        leaving.latest is not None and leaving.latest < earliest for leaving in exits
    )
