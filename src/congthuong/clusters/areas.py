"""Kiểm tra diện tích: the size of a cluster against the limits of its time, older stock aside."""

from datetime import date
from typing import Final

from congthuong._checks import check_day, check_kind
from congthuong._dates import format_date
from congthuong.clusters._answers import all_of, any_of
from congthuong.clusters.cluster import IndustrialCluster
from congthuong.clusters.kinds import ClusterKind
from congthuong.clusters.milestones import ClusterMilestone, MilestoneKind
from congthuong.clusters.regimes import (
    DECISION_105_FROM,
    DECREE_32,
    DECREE_68_AMENDED,
    DECREE_68_SIGNED,
    AreaLimits,
    ClusterRegime,
    cluster_area_limits,
    cluster_regime_on,
)
from congthuong.findings import Evidence, Finding, Severity
from congthuong.quantities import Quantity

__all__ = ["check_cluster_area"]

_TRANSITION: Final = f"Điều 35 {DECREE_32}"


def check_cluster_area(
    cluster: IndustrialCluster, *, on: date, regime: ClusterRegime | None = None
) -> tuple[Finding, ...]:
    """Kiểm tra diện tích cụm: against the limits of a day, or of a regime that is given.

    The area is `ClusterLand.area`; both limits are inclusive and taken as written. An area out of
    bounds is an error where the cluster is of a time that had to keep the limit, a note where it
    is older stock, a warning where its beginnings are not on record. What cannot be told is a note.

    Raises `InvalidTypeError` for what is no cluster, no plain day or no regime.
    Source: Decree 32/2024/NĐ-CP, arts. 2.1 and 35; Decree 68/2017/NĐ-CP; Decision
    105/2009/QĐ-TTg.

    >>> land = ClusterLand(established=Quantity.of(80, unit=HECTARE))
    >>> begun = ClusterMilestone(MilestoneKind.ESTABLISHED, on=AsOf(2005))
    >>> old = IndustrialCluster("Phú Hưng", land=land, history=ClusterHistory((begun,)))
    >>> [found.code for found in check_cluster_area(old, on=date(2024, 12, 14))]
    ['older-stock-area']
    """
    check_asked(cluster, on, regime)
    regime = regime or cluster_regime_on(on)
    area = cluster.land.area
    if regime is None:
        return (unsettled_regime(on),)
    if area is None:
        return (_note("area-unknown", f"chưa có số liệu diện tích của {cluster}"),)
    limits = cluster_area_limits(regime)
    if limits.legal_basis is None:
        return (
            _note("no-area-limit-known", f"{regime.label}, chưa có giới hạn chung về diện tích"),
        )
    return (
        *_check_smallest(cluster, area, limits, regime),
        *_check_largest(cluster, area, limits, on, regime),
    )


def check_asked(cluster: object, on: object, regime: object = None) -> None:
    """Raise `InvalidTypeError` for a question of other types than cluster, day and regime."""
    check_kind(cluster, IndustrialCluster, "the cluster")
    check_day(on)
    check_kind(regime, ClusterRegime, "a regime", optional=True)


def unsettled_regime(on: date) -> Finding:
    """The note that nobody can tell here which regulation governs a day."""
    return _note(
        "regime-unsettled",
        f"chưa xác định được văn bản điều chỉnh tại ngày {format_date(on, words=False)}",
    )


def is_large_enough(cluster: IndustrialCluster, area: Quantity, limits: AreaLimits) -> bool | None:
    """Whether an area reaches the lower limit, None where kind or mountains leave that open."""
    if limits.smallest is None or limits.smallest_special is None or area >= limits.smallest:
        return True
    if area < limits.smallest_special:
        return False
    return is_special(cluster)


def is_special(cluster: IndustrialCluster) -> bool | None:
    """Whether the lower limit for mountains and craft villages is this cluster's."""
    kind = cluster.kind
    of_craft_village = None if kind is None else kind is ClusterKind.CRAFT_VILLAGE
    return any_of((of_craft_village, cluster.mountainous))


def _check_smallest(
    cluster: IndustrialCluster, area: Quantity, limits: AreaLimits, regime: ClusterRegime
) -> tuple[Finding, ...]:
    enough = is_large_enough(cluster, area, limits)
    if enough:
        return ()
    if enough is None:
        message = f"diện tích {area} chỉ đạt mức của cụm làng nghề hoặc địa bàn miền núi, chưa rõ"
        return (_note("smallest-area-unknown", message, limits.legal_basis, str(area)),)
    least = limits.smallest_special if is_special(cluster) is not False else limits.smallest
    message = f"diện tích {area} nhỏ hơn mức tối thiểu {least}"
    is_older = _began_before(cluster, DECREE_68_SIGNED, DECREE_68_AMENDED)
    return (
        _out_of_bounds(
            "area-below-minimum", message, area, limits, is_older=is_older, regime=regime
        ),
    )


def _check_largest(
    cluster: IndustrialCluster,
    area: Quantity,
    limits: AreaLimits,
    on: date,
    regime: ClusterRegime,
) -> tuple[Finding, ...]:
    most, most_expanded = limits.largest, limits.largest_expanded
    if most is None or most_expanded is None or area <= most:
        return ()
    expanded = cluster.has(MilestoneKind.EXPANDED, on=on)
    if area <= most_expanded and expanded is not False:
        if expanded:
            return ()
        message = f"diện tích {area} chỉ phù hợp nếu cụm đã được mở rộng, chưa rõ"
        return (_note("largest-area-unknown", message, limits.legal_basis, str(area)),)
    message = f"diện tích {area} lớn hơn mức tối đa {most if expanded is False else most_expanded}"
    is_older = _began_before(cluster, DECISION_105_FROM, DECISION_105_FROM)
    return (
        _out_of_bounds(
            "area-above-maximum", message, area, limits, is_older=is_older, regime=regime
        ),
    )


def _out_of_bounds(
    code: str,
    message: str,
    area: Quantity,
    limits: AreaLimits,
    *,
    is_older: bool | None,
    regime: ClusterRegime,
) -> Finding:
    evidence = (Evidence(str(area)),)
    if is_older:
        lives_on = regime is ClusterRegime.DECREE_32_2024
        why = "nên được tiếp tục hoạt động" if lives_on else "cần xem quy định chuyển tiếp"
        return Finding(
            "older-stock-area",
            Severity.NOTE,
            f"{message}; cụm hình thành trước khi có giới hạn này, {why}",
            evidence,
            _TRANSITION if lives_on else limits.legal_basis,
        )
    if is_older is None:
        why = "trừ khi cụm hình thành trước khi có giới hạn này (chưa rõ thời điểm thành lập)"
        return Finding(code, Severity.WARNING, f"{message}, {why}", evidence, limits.legal_basis)
    return Finding(code, Severity.ERROR, message, evidence, limits.legal_basis)


def _began_before(cluster: IndustrialCluster, certainly: date, not_since: date) -> bool | None:
    """Whether the cluster is older than a limit whose first day lies between two days."""
    history = cluster.history
    # What ran, or was established, and was established (anew) later: the first time counts.
    begun = (*history.of(MilestoneKind.ESTABLISHED), *history.of(MilestoneKind.OPERATING))
    answers = [_was_before(one, certainly, not_since) for one in begun]
    return any_of(answers) if begun else None


def _was_before(one: ClusterMilestone, certainly: date, not_since: date) -> bool | None:
    if one.latest is not None and one.latest < certainly:
        return True
    return False if one.earliest is not None and one.earliest >= not_since else None


def _note(code: str, message: str, basis: str | None = None, *evidence: str) -> Finding:
    return Finding(code, Severity.NOTE, message, tuple(map(Evidence, evidence)), basis)


def is_within_limits(
    cluster: IndustrialCluster, area: Quantity | None, regime: ClusterRegime
) -> bool | None:
    """Whether a new decision on this area keeps both limits; None where that is open."""
    limits = cluster_area_limits(regime)
    if area is None or limits.largest is None:
        return None
    enough = is_large_enough(cluster, area, limits)
    return all_of((None if limits.smallest is None else enough, area <= limits.largest))
