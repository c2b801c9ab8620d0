"""Hạn báo cáo: who reports on clusters, on which form and before which day."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import frozen

from congthuong._checks import check_day, check_kind
from congthuong.clusters.regimes import CIRCULAR_14_FROM, TWO_TIERS_FROM
from congthuong.errors import InvalidValueError
from congthuong.periods import DateSpan, Period, PeriodKind

__all__ = ["ClusterReporter", "ReportingDeadline", "cluster_span", "reporting_deadline"]


class ClusterReporter(Enum):
    """Đơn vị báo cáo: the value is the number of its form.

    Source: Circular 14/2024/TT-BCT, art. 3.

    >>> ClusterReporter.LOCAL_COMMITTEE.value
    '03'
    """

    TENANT = "01"
    INVESTOR = "02"
    LOCAL_COMMITTEE = "03"
    DEPARTMENT = "04"

    def label_on(self, day: date) -> str:
        """Tên gọi tại một ngày: the commune took over from the district on 1 July 2025.

        Source: Decree 139/2025/NĐ-CP, arts. 6 and 11.

        >>> ClusterReporter.LOCAL_COMMITTEE.label_on(date(2025, 12, 25))
        'UBND cấp xã'
        """
        check_day(day)
        if self is ClusterReporter.LOCAL_COMMITTEE and day >= TWO_TIERS_FROM:
            return "UBND cấp xã"
        return _LABELS[self]


_LABELS: Final = {
    ClusterReporter.TENANT: "tổ chức, cá nhân sản xuất kinh doanh trong cụm",
    ClusterReporter.INVESTOR: "chủ đầu tư xây dựng hạ tầng kỹ thuật",
    ClusterReporter.LOCAL_COMMITTEE: "UBND cấp huyện",
    ClusterReporter.DEPARTMENT: "Sở Công Thương",
}
# (month, day) by half-year and year.
_BEFORE: Final = {
    ClusterReporter.TENANT: ((6, 20), (12, 20)),
    ClusterReporter.INVESTOR: ((6, 20), (12, 20)),
    ClusterReporter.LOCAL_COMMITTEE: ((6, 25), (12, 25)),
    ClusterReporter.DEPARTMENT: ((6, 30), (12, 31)),
}

_REPORTED: Final = (
    "a period reported under 14/2024/TT-BCT: the year 2024 or later, or the first half of 2025 "
    "or later"
)


@frozen
class ReportingDeadline:
    """Hạn báo cáo: the report has to be sent before `before`, with figures of `cut_off`.

    `cut_off` runs from 15 December to 14 June or 14 December, both days inside; `label` names the
    reporter as it is called on that day.

    >>> str(reporting_deadline(ClusterReporter.TENANT, Period.half(2025, 1)).cut_off.last)
    '2025-06-14'
    """

    reporter: ClusterReporter
    period: Period
    before: date
    cut_off: DateSpan
    label: str


def cluster_span(period: Period) -> DateSpan:
    """Kỳ chốt số liệu về cụm công nghiệp: of a first half-year or a year.

    Raises `InvalidValueError` for every other period: the circular knows two reports a year.
    Source: Circular 14/2024/TT-BCT, art. 3.2.

    >>> str(cluster_span(Period.year(2024)).first), str(cluster_span(Period.year(2024)).last)
    ('2023-12-15', '2024-12-14')
    """
    check_kind(period, Period, "a period")
    is_first_half = period.kind is PeriodKind.HALF and period.start.month == 1
    if not is_first_half and period.kind is not PeriodKind.YEAR:
        raise InvalidValueError(period, "the first half-year or a year (14/2024/TT-BCT, art. 3)")
    return period.reporting_span


def reporting_deadline(reporter: ClusterReporter, period: Period) -> ReportingDeadline:
    """Hạn báo cáo: before which day a reporter sends its report on a half-year or year.

    Raises `InvalidTypeError` for a reporter or period of another type, `InvalidValueError` for
    another period, and for one that was reported before the circular came into force on 1 October
    2024 (the first half of 2024 among them): its deadlines were another circular's.
    Source: Circular 14/2024/TT-BCT, art. 3.

    >>> deadline = reporting_deadline(ClusterReporter.DEPARTMENT, Period.year(2024))
    >>> deadline.before, deadline.label
    (datetime.date(2024, 12, 31), 'Sở Công Thương')
    """
    check_kind(reporter, ClusterReporter, "the reporter")
    cut_off = cluster_span(period)
    month, day = _BEFORE[reporter][period.kind is PeriodKind.YEAR]
    before = date(period.start.year, month, day)
    if before < CIRCULAR_14_FROM:
        raise InvalidValueError(period, _REPORTED)
    return ReportingDeadline(reporter, period, before, cut_off, reporter.label_on(before))
