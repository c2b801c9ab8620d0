"""Theo dõi kế hoạch: progress against plan as offices follow it."""

from congthuong.tracking.progress import (
    PlanProgress,
    ProgressGrade,
    ProgressThresholds,
    expected_progress,
    track_plan,
)

__all__ = [
    "PlanProgress",
    "ProgressGrade",
    "ProgressThresholds",
    "expected_progress",
    "track_plan",
]
