"""Phép tính: percent of plan, growth, shares, totals, and what a stated rate implies."""

from congthuong.measures.changes import (
    average_annual_change,
    compare_with_same_period,
    implied_base,
    percent_change,
    period_on_period,
    year_on_year,
)
from congthuong.measures.parts import contribution_to_growth, point_change, share_of, total
from congthuong.measures.plans import (
    compare_with_plan,
    implied_plan,
    percent_of_plan,
    remaining_to_plan,
)
from congthuong.measures.rebasing import rebase
from congthuong.measures.series import Gaps, accumulate, decumulate, year_on_year_series

__all__ = [
    "Gaps",
    "accumulate",
    "average_annual_change",
    "compare_with_plan",
    "compare_with_same_period",
    "contribution_to_growth",
    "decumulate",
    "implied_base",
    "implied_plan",
    "percent_change",
    "percent_of_plan",
    "period_on_period",
    "point_change",
    "rebase",
    "remaining_to_plan",
    "share_of",
    "total",
    "year_on_year",
    "year_on_year_series",
]
