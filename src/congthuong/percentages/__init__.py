"""Tỷ lệ: six kinds of rate that look alike in print and are never mixed."""

from congthuong.percentages.changes import IndexBase, IndexNumber, Multiple, PercentChange
from congthuong.percentages.percents import PercentagePoints, PercentOfPlan, PercentShare

__all__ = [
    "IndexBase",
    "IndexNumber",
    "Multiple",
    "PercentChange",
    "PercentOfPlan",
    "PercentShare",
    "PercentagePoints",
]
