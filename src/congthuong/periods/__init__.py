"""Kỳ báo cáo: periods of whole months, and the moments of stocks, in SDMX and Vietnamese text."""

from congthuong.periods.as_of import AsOf
from congthuong.periods.kinds import DateSpan, PeriodKind
from congthuong.periods.period import Period
from congthuong.periods.reading import parse_as_of, parse_period
from congthuong.periods.writing import format_as_of, format_period

__all__ = [
    "AsOf",
    "DateSpan",
    "Period",
    "PeriodKind",
    "format_as_of",
    "format_period",
    "parse_as_of",
    "parse_period",
]
