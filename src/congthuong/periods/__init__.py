"""Kỳ báo cáo: periods of whole months, and the moments of stocks, in SDMX and Vietnamese text."""

from congthuong.periods.as_of import AsOf, format_as_of
from congthuong.periods.kinds import DateSpan, PeriodKind
from congthuong.periods.parsing import parse_as_of, parse_period
from congthuong.periods.period import Period, format_period

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
