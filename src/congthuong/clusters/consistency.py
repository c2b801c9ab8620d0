"""Kiểm tra nội tại: figures of one cluster against each other, and against dated shares."""

from datetime import date
from decimal import Decimal
from typing import Final

from congthuong._checks import check_day, check_kind
from congthuong._exact import ONE_HUNDRED
from congthuong.clusters._compare import exceeding, ratio_interval, shown_rate
from congthuong.clusters.areas import check_asked, check_cluster_area
from congthuong.clusters.cluster import IndustrialCluster
from congthuong.clusters.kinds import WastewaterWorks
from congthuong.clusters.occupancy import occupancy_rate, share_of_land
from congthuong.clusters.parts import check_amount
from congthuong.clusters.regimes import (
    CIRCULAR_14,
    CIRCULAR_14_FROM,
    DECREE_32,
    ClusterRegime,
    cluster_regime_on,
)
from congthuong.findings import Evidence, Finding, Severity
from congthuong.percentages import PercentShare
from congthuong.quantities import HECTARE, Quantity, get_unit

__all__ = [
    "check_cluster",
    "check_cluster_capital",
    "check_cluster_land",
    "check_cluster_projects",
    "check_craft_village",
    "check_reported_occupancy",
    "check_specialised",
]

_MOST_SERVICES: Final = Decimal(10)
_MOST_SUPPORT: Final = Decimal(30)
_LEAST_ONE_LINE: Final = PercentShare(Decimal(60))
# Three copies of art. 2.2 have 60, one has 75: a default that a caller may replace.
_LEAST_CRAFT: Final = PercentShare(Decimal(60))
_FORM_02: Final = f"Biểu 02 {CIRCULAR_14}"


def check_cluster(
    cluster: IndustrialCluster, *, on: date, regime: ClusterRegime | None = None
) -> tuple[Finding, ...]:
    """Kiểm tra một cụm: everything that the cluster's own figures and a day can tell.

    Area limits, land, projects, capital and the reported occupancy, in this order. Raises
    `InvalidTypeError` for what is no cluster, no plain day or no regime, like every check here.

    >>> check_cluster(IndustrialCluster("Phú Hưng"), on=date(2024, 12, 14))[0].code
    'area-unknown'
    """
    return (
        *check_cluster_area(cluster, on=on, regime=regime),
        *check_cluster_land(cluster, on=on, regime=regime),
        *check_cluster_projects(cluster),
        *check_cluster_capital(cluster, on=on, regime=regime),
        *check_reported_occupancy(cluster, on=on),
    )


def check_cluster_land(
    cluster: IndustrialCluster, *, on: date, regime: ClusterRegime | None = None
) -> tuple[Finding, ...]:
    """Kiểm tra đất đai: land let and approved within the industrial land, that within the cluster.

    Part against whole is an error, or a note where the printed rounding explains it. Industrial
    land is held against the detailed plan, or where that is not known against the area of the
    cluster. Services take at most 10 % of the cluster (from Decree 32/2024/NĐ-CP on).

    Source: Decree 32/2024/NĐ-CP, arts. 2.6, 2.7 and 3.1c.

    >>> land = ClusterLand(industrial=Quantity.of(16, unit=HECTARE),
    ...                    leased=Quantity.of(18, unit=HECTARE))
    >>> [found.code for found in check_cluster_land(
    ...     IndustrialCluster("Phú Hưng", land=land), on=date(2024, 12, 14))]
    ['land-taken-exceeds-industrial']
    """
    check_asked(cluster, on, regime)
    land = cluster.land
    article = f"Điều 2 {DECREE_32}"
    known = [part for part in (land.leased, land.approved_not_leased) if part is not None]
    taken = sum(known[1:], known[0]) if known else None
    area = land.area if land.detailed_plan is None else land.detailed_plan
    return (
        *exceeding(
            "industrial-land-exceeds-area",
            "đất công nghiệp lớn hơn diện tích cụm",
            land.industrial,
            area,
            f"khoản 6 {article}",
        ),
        *exceeding(
            "land-taken-exceeds-industrial",
            "đất đã cho thuê và đã chấp thuận, đăng ký đầu tư lớn hơn đất công nghiệp",
            taken,
            land.industrial,
            f"khoản 7 {article}",
        ),
        *exceeding(
            "ready-land-exceeds-industrial",
            "đất công nghiệp đã có hạ tầng lớn hơn đất công nghiệp",
            land.with_infrastructure,
            land.industrial,
            _FORM_02,
        ),
        *_check_services(cluster, on, regime),
    )


def check_cluster_projects(cluster: IndustrialCluster) -> tuple[Finding, ...]:
    """Kiểm tra dự án: foreign and operating projects within the total, wastewater works in order.

    Source: Circular 14/2024/TT-BCT, Biểu 02, items 6 to 8, 13 and 14.

    >>> cluster = IndustrialCluster("Phú Hưng", projects=ClusterProjects(total=3, operating=4))
    >>> [found.code for found in check_cluster_projects(cluster)]
    ['operating-projects-exceed-total']
    """
    check_kind(cluster, IndustrialCluster, "the cluster")
    projects, water = cluster.projects, cluster.wastewater
    total = _count(projects.total)
    found = (
        *exceeding(
            "foreign-projects-exceed-total",
            "số dự án có vốn đầu tư nước ngoài lớn hơn tổng số dự án",
            _count(projects.foreign),
            total,
            _FORM_02,
        ),
        *exceeding(
            "operating-projects-exceed-total",
            "số dự án đang hoạt động lớn hơn tổng số dự án",
            _count(projects.operating),
            total,
            _FORM_02,
        ),
    )
    if water is None or not water.meets_standard or water.works is WastewaterWorks.BUILT:
        return found
    message = "nước thải đạt tiêu chuẩn trong khi công trình xử lý chưa xây dựng xong"
    evidence = (Evidence(water.works.label),)
    standard = Finding(
        "wastewater-standard-without-works", Severity.WARNING, message, evidence, _FORM_02
    )
    return (*found, standard)


def check_cluster_capital(
    cluster: IndustrialCluster, *, on: date, regime: ClusterRegime | None = None
) -> tuple[Finding, ...]:
    """Kiểm tra vốn: capital paid against approved (a note: costs may overrun), State support.

    State support is at most 30 % of the approved capital of the infrastructure project, from
    Decree 32/2024/NĐ-CP on (art. 26). Circular 14/2024/TT-BCT, Biểu 02, items 1 and 2.

    >>> capital = ClusterCapital(approved=Quantity.of(100, Scale.BILLION),
    ...                          state_support=Quantity.of(31, Scale.BILLION))
    >>> [found.code for found in check_cluster_capital(
    ...     IndustrialCluster("Phú Hưng", capital=capital), on=date(2024, 12, 14))]
    ['state-support-above-limit']
    """
    check_asked(cluster, on, regime)
    capital = cluster.capital
    overrun = exceeding(
        "capital-paid-exceeds-approved",
        "vốn đã thực hiện lớn hơn tổng vốn được duyệt",
        capital.paid,
        capital.approved,
        _FORM_02,
        severity=Severity.NOTE,
    )
    support = _above_share(
        capital.state_support, capital.approved, _MOST_SUPPORT, on=on, regime=regime
    )
    if support is None:
        return overrun
    message = f"hỗ trợ của Nhà nước bằng {shown_rate(support)}, vượt 30% vốn dự án hạ tầng"
    basis = f"Điều 26 {DECREE_32}"
    evidence = (Evidence(str(capital.state_support)), Evidence(str(capital.approved)))
    limit = Finding("state-support-above-limit", Severity.ERROR, message, evidence, basis)
    return (*overrun, limit)


def check_reported_occupancy(
    cluster: IndustrialCluster, *, on: date | None = None
) -> tuple[Finding, ...]:
    """Kiểm tra tỷ lệ lấp đầy báo cáo: between 0 and 100 %, and the computed one within rounding.

    Rounding is that of the reported rate and that of the areas. Where nothing can be computed only
    the range is checked. The reported rate is never corrected.
    Source: Decree 32/2024/NĐ-CP, art. 2.7.

    >>> cluster = IndustrialCluster("Phú Hưng", reported_occupancy=PercentShare("104"))
    >>> [found.code for found in check_reported_occupancy(cluster)]
    ['reported-occupancy-out-of-range']
    """
    check_kind(cluster, IndustrialCluster, "the cluster")
    check_day(on, optional=True)
    reported = cluster.reported_occupancy
    if reported is None:
        return ()
    basis = f"khoản 7 Điều 2 {DECREE_32}"
    stated = Evidence(str(reported))
    if not 0 <= reported.value <= ONE_HUNDRED:
        message = "tỷ lệ lấp đầy báo cáo nằm ngoài khoảng 0% đến 100%"
        code = "reported-occupancy-out-of-range"
        return (Finding(code, Severity.ERROR, message, (stated,), basis),)
    computed, land = occupancy_rate(cluster, on=on), cluster.land
    parts = [part for part in (land.leased, land.approved_not_leased) if part is not None]
    if computed is None or land.industrial is None:
        return ()
    if reported.interval.overlaps(ratio_interval(parts, land.industrial)):
        return ()
    message = "tỷ lệ lấp đầy báo cáo khác tỷ lệ tính từ diện tích"
    taken = sum(parts[1:], parts[0])
    evidence = (
        stated,
        Evidence(f"tính từ diện tích: {shown_rate(computed)}"),
        Evidence(f"đất đã cho thuê và đã chấp thuận, đăng ký đầu tư: {taken}"),
        Evidence(f"đất công nghiệp: {land.industrial}"),
    )
    return (Finding("occupancy-mismatch", Severity.WARNING, message, evidence, basis),)


def check_specialised(
    cluster: IndustrialCluster, land_of_main_line: Quantity, *, on: date
) -> tuple[Finding, ...]:
    """Kiểm tra cụm chuyên ngành: 60 % or more of the industrial land is for one line of business.

    `land_of_main_line` in ha. Before 1 October 2024, when the circular came into force, and without
    industrial land, the answer is a note. Raises `UnitMismatchError` for another unit,
    `InvalidValueError` for land below zero.
    Source: Circular 14/2024/TT-BCT, note to Biểu 03.

    >>> cluster = IndustrialCluster(
    ...     "Phú Hưng", land=ClusterLand(industrial=Quantity.of(20, unit=HECTARE)))
    >>> check_specialised(cluster, Quantity.of(12, unit=HECTARE), on=date(2024, 12, 14))
    ()
    """
    check_asked(cluster, on)
    basis = f"Biểu 03 {CIRCULAR_14}" if on >= CIRCULAR_14_FROM else None
    return _check_share(cluster, land_of_main_line, _LEAST_ONE_LINE, "specialised", basis)


def check_craft_village(
    cluster: IndustrialCluster,
    land_for_craft_villages: Quantity,
    *,
    minimum_share: PercentShare = _LEAST_CRAFT,
    on: date,
) -> tuple[Finding, ...]:
    """Kiểm tra cụm làng nghề: the least share of industrial land kept for craft villages.

    `minimum_share` is 60 percent unless told: three copies of the article have that figure and one
    has 75, so that who holds the gazette's own text gives its share. Before 1 May 2024, and
    without industrial land, the answer is a note. Raises `UnitMismatchError` for land in another
    unit, `InvalidValueError` for land below zero, `InvalidTypeError` for a share that is no
    `PercentShare`.
    Source: Decree 32/2024/NĐ-CP, art. 2.2.

    >>> cluster = IndustrialCluster(
    ...     "Phú Hưng", land=ClusterLand(industrial=Quantity.of(20, unit=HECTARE)))
    >>> land = Quantity.of("11.9", unit=HECTARE)
    >>> [found.code for found in check_craft_village(cluster, land, on=date(2024, 12, 14))]
    ['craft-village-share-too-low']
    """
    check_asked(cluster, on)
    check_kind(minimum_share, PercentShare, "the minimum share")
    is_governed = cluster_regime_on(on) is ClusterRegime.DECREE_32_2024
    basis = f"khoản 2 Điều 2 {DECREE_32}" if is_governed else None
    return _check_share(cluster, land_for_craft_villages, minimum_share, "craft-village", basis)


def _check_share(
    cluster: IndustrialCluster,
    part: Quantity,
    least: PercentShare,
    code: str,
    basis: str | None,
) -> tuple[Finding, ...]:
    check_amount("a part of the industrial land", part, HECTARE, required=True)
    industrial = cluster.land.industrial
    if basis is None:
        message = "chưa có căn cứ về tỷ lệ đất tối thiểu tại thời điểm xét"
        return (Finding(f"{code}-rule-unknown", Severity.NOTE, message),)
    if industrial is None or not industrial.amount:
        message = "chưa có số liệu đất công nghiệp để tính tỷ lệ"
        return (Finding(f"{code}-share-unknown", Severity.NOTE, message, (), basis),)
    excess = exceeding(
        f"{code}-land-exceeds-industrial",
        "đất dành riêng lớn hơn đất công nghiệp",
        part,
        industrial,
        basis,
    )
    if share_of_land(part, industrial) >= least:
        return excess
    message = f"đất dành riêng chiếm dưới {least} đất công nghiệp"
    evidence = (Evidence(str(part)), Evidence(str(industrial)))
    low = Finding(f"{code}-share-too-low", Severity.ERROR, message, evidence, basis)
    return (*excess, low)


def _check_services(
    cluster: IndustrialCluster, on: date, regime: ClusterRegime | None
) -> tuple[Finding, ...]:
    services, area = cluster.land.services, cluster.land.area
    if _above_share(services, area, _MOST_SERVICES, on=on, regime=regime) is None:
        return ()
    message = "đất dịch vụ phục vụ trực tiếp sản xuất vượt 10% diện tích cụm"
    basis = f"điểm c khoản 1 Điều 3 {DECREE_32}"
    evidence = (Evidence(str(services)), Evidence(str(area)))
    return (Finding("service-land-above-limit", Severity.ERROR, message, evidence, basis),)


def _above_share(
    part: Quantity | None,
    whole: Quantity | None,
    most: Decimal,
    *,
    on: date,
    regime: ClusterRegime | None,
) -> PercentShare | None:
    """The share that is above a limit of Decree 32/2024, None where none is known to be."""
    if part is None or whole is None or not whole.amount:
        return None
    if (regime or cluster_regime_on(on)) is not ClusterRegime.DECREE_32_2024:
        return None
    share = share_of_land(part, whole)
    return share if share.value > most else None


def _count(number: int | None) -> Quantity | None:
    return None if number is None else Quantity.of(number, unit=get_unit("project"))
