"""Biểu đồ: Vega-Lite specifications from records; no plotting package is needed to make one."""

from congthuong.charts.bullets import plan_bullets
from congthuong.charts.chart import Chart
from congthuong.charts.growth import year_on_year_bars
from congthuong.charts.progress import cumulative_progress
from congthuong.charts.ranges import range_chart

__all__ = ["Chart", "cumulative_progress", "plan_bullets", "range_chart", "year_on_year_bars"]
