"""Bảng số liệu lớn: the same measures over tables of pandas, Polars, DuckDB and PySpark."""

from congthuong.frames.checking import check
from congthuong.frames.columns import COLUMNS, Columns
from congthuong.frames.exchange import from_frame, to_frame
from congthuong.frames.growth import period_on_period, point_change, year_on_year
from congthuong.frames.options import Options
from congthuong.frames.plans import percent_of_plan
from congthuong.frames.reasons import Reason
from congthuong.frames.reports import read_reports
from congthuong.frames.series import accumulate, decumulate
from congthuong.frames.shares import contribution_to_growth, share_of
from congthuong.frames.standard import standard_rows
from congthuong.frames.territory import rebase

__all__ = [
    "COLUMNS",
    "Columns",
    "Options",
    "Reason",
    "accumulate",
    "check",
    "contribution_to_growth",
    "decumulate",
    "from_frame",
    "percent_of_plan",
    "period_on_period",
    "point_change",
    "read_reports",
    "rebase",
    "share_of",
    "standard_rows",
    "to_frame",
    "year_on_year",
]
