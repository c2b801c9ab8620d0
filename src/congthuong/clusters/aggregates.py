"""Biểu 03, Biểu 04: the aggregate of a locality's clusters, with what is lacking named."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

from attrs import frozen

from congthuong._checks import check_day, check_items, check_kind
from congthuong._labels import Labelled
from congthuong.clusters._answers import all_of, any_of
from congthuong.clusters.cluster import IndustrialCluster, check_distinct
from congthuong.clusters.forms import (
    ClusterForm,
    Entry,
    build_form,
    counted,
    has_works,
    meets_standard,
)
from congthuong.clusters.kinds import ClusterKind, InvestorKind
from congthuong.clusters.milestones import ClusterMilestone, MilestoneKind
from congthuong.clusters.occupancy import (
    AverageMethod,
    average_occupancy,
    measure_occupancy,
)
from congthuong.clusters.parts import ClusterFlows
from congthuong.clusters.reporting import cluster_span
from congthuong.errors import InvalidValueError
from congthuong.periods import DateSpan, Period
from congthuong.quantities import Quantity, get_unit

__all__ = ["AggregateChoices", "FlowScope", "cluster_aggregate_form"]

Test: TypeAlias = Callable[[IndustrialCluster], bool | None]
Measure: TypeAlias = Callable[[IndustrialCluster], Quantity | None]


class FlowScope(Labelled):
    """Phạm vi doanh thu, nộp ngân sách, lao động: whose flows items 23 to 25 add up.

    The form says "revenue in the period" and not of whom, so the caller does.

    >>> FlowScope.TENANTS.label
    'các dự án sản xuất kinh doanh trong cụm'
    """

    TENANTS = "tenants", "các dự án sản xuất kinh doanh trong cụm"
    INFRASTRUCTURE = "infrastructure", "dự án hạ tầng kỹ thuật"
    BOTH = "both", "dự án hạ tầng kỹ thuật và các dự án trong cụm"


@frozen
class AggregateChoices:
    """Lựa chọn khi tổng hợp: what the circular leaves open, chosen by the caller, no defaults.

    `average` is the kind of average of item 19, `flows` whose flows items 23 to 25 hold.

    Raises `InvalidTypeError` for anything else.

    >>> AggregateChoices(AverageMethod.SIMPLE, FlowScope.TENANTS).average.label
    'bình quân giản đơn của các tỷ lệ'
    """

    average: AverageMethod
    flows: FlowScope

    def __attrs_post_init__(self) -> None:
        check_kind(self.average, AverageMethod, "the average")
        check_kind(self.flows, FlowScope, "the flows")


def cluster_aggregate_form(
    clusters: Iterable[IndustrialCluster],
    choices: AggregateChoices,
    *,
    number: str,
    subject: str,
    period: Period,
    on: date | None = None,
) -> ClusterForm:
    """Biểu 03, 04: the clusters of a locality added up, as at a day and for a period.

    `number` is "03" (commune, before it district) or "04" (province). Stocks are taken as the
    clusters hold them; `on`, the last day of the cut-off where not given, decides which milestones
    hold. A decision counts while it holds (`ClusterHistory.holds`). Items 11 to 14 are of clusters
    whose infrastructure project is approved, items 15 to 27 of clusters in operation, 17 and 18
    of those among them whose detailed plan is approved. One cluster that leaves an item open makes
    it None, with a note that names all such clusters, and for item 19 also those without a plan,
    whose rate is undefined.

    Raises `InvalidValueError` for another form or period and for a cluster given twice (one name in
    one locality), `InvalidTypeError` for arguments of other types.
    Source: Circular 14/2024/TT-BCT, Biểu 03 and 04.

    >>> running = ClusterMilestone(MilestoneKind.OPERATING, on=AsOf(2008))
    >>> cluster = IndustrialCluster(
    ...     "Phú Hưng", history=ClusterHistory((running,), complete_as_of=date(2024, 12, 31)))
    >>> choices = AggregateChoices(AverageMethod.SIMPLE, FlowScope.TENANTS)
    >>> form = cluster_aggregate_form(
    ...     [cluster], choices, number="04", subject="tỉnh", period=Period.year(2024))
    >>> str(form.value("15.2")), form.row("16").note
    ('1 cụm công nghiệp', 'thiếu số liệu: Phú Hưng')
    """
    given = tuple(clusters)
    check_items(given, IndustrialCluster, "the clusters")
    check_distinct(given)
    check_kind(choices, AggregateChoices, "the choices")
    check_day(on, optional=True)
    span = cluster_span(period)
    day = span.last if on is None else on
    adder = _Adder(given, day)
    entries = {
        **_of_plan(adder),
        **_of_establishment(adder, span),
        **_of_operation(adder),
        **_of_results(adder, choices, period),
    }
    return build_form(_aggregate(number), subject, entries, period=period, on=day)


def _aggregate(number: str) -> str:
    check_kind(number, str, "the number of a form")
    if number not in ("03", "04"):
        raise InvalidValueError(number, "the aggregate form '03' or '04'")
    return number


@frozen
class _Adder:
    """Adds over clusters that pass a test, and names those that leave the sum open."""

    clusters: tuple[IndustrialCluster, ...]
    on: date

    def holds(self, kind: MilestoneKind) -> Test:
        """The test whether a milestone holds on the day."""
        return lambda cluster: cluster.holds(kind, on=self.on)

    def count(self, test: Test) -> Entry:
        """How many clusters pass."""
        one = counted(1, "cluster")
        return self.total("cluster", test, lambda _: one)

    def total(self, unit: str, test: Test, measure: Measure) -> Entry:
        """The sum of a figure over the clusters that pass."""
        total = Quantity.of(0, unit=get_unit(unit))
        lacking: list[IndustrialCluster] = []
        for cluster in self.clusters:
            passes = test(cluster)
            value = measure(cluster) if passes else None
            if value is not None:
                total = total + value
            elif passes is not False:
                lacking.append(cluster)
        return Entry(None, self.lacking(lacking)) if lacking else Entry(total)

    def lacking(self, clusters: Iterable[IndustrialCluster]) -> str:
        """The note that figures of these clusters are lacking."""
        return f"thiếu số liệu: {self.named(clusters)}"

    def named(self, clusters: Iterable[IndustrialCluster]) -> str:
        """Their names, with the locality where another cluster has the same name."""
        names = [cluster.name for cluster in self.clusters]
        return ", ".join(
            f"{one.name} ({one.locality})"
            if one.locality is not None and names.count(one.name) > 1
            else one.name
            for one in clusters
        )


def _of_plan(adder: _Adder) -> dict[str, Entry]:
    planned = adder.holds(MilestoneKind.IN_PLAN)
    return {
        "1": adder.count(planned),
        "2": adder.total("ha", planned, lambda cluster: cluster.land.planned),
    }


def _of_establishment(adder: _Adder, span: DateSpan) -> dict[str, Entry]:
    established = adder.holds(MilestoneKind.ESTABLISHED)
    detailed = adder.holds(MilestoneKind.DETAILED_PLAN_APPROVED)
    project = adder.holds(MilestoneKind.INFRASTRUCTURE_PROJECT_APPROVED)
    new = _both(established, lambda cluster: _is_new(cluster, span))
    by_enterprise = _both(established, _has_enterprise)
    return {
        "3": adder.count(established),
        "4": adder.total("ha", established, lambda cluster: cluster.land.established),
        "5": adder.count(new),
        "6": adder.total("ha", new, lambda cluster: cluster.land.established),
        "7": adder.count(by_enterprise),
        "8": adder.total("ha", by_enterprise, lambda cluster: cluster.land.established),
        "9": adder.count(detailed),
        "10": adder.total("ha", detailed, lambda cluster: cluster.land.detailed_plan),
        "11": adder.count(project),
        "12": adder.total("ha", project, lambda cluster: cluster.land.infrastructure_project),
        "13": adder.total("VND", project, lambda cluster: cluster.capital.approved),
        "14": adder.total("VND", project, lambda cluster: cluster.capital.paid),
    }


def _of_operation(adder: _Adder) -> dict[str, Entry]:
    operating = adder.holds(MilestoneKind.OPERATING)
    established = adder.holds(MilestoneKind.ESTABLISHED)
    parts: dict[str, Test] = {
        "": operating,
        ".1": _both(operating, established),
        ".2": _both(operating, _not(established)),
        ".3": _both(operating, lambda cluster: _is_kind(cluster, ClusterKind.CRAFT_VILLAGE)),
        ".4": _both(operating, lambda cluster: _is_kind(cluster, ClusterKind.SPECIALISED)),
    }
    numbers = {f"15{part}": adder.count(test) for part, test in parts.items()}
    areas = {
        f"16{part}": adder.total("ha", test, lambda cluster: cluster.land.operating)
        for part, test in parts.items()
    }
    return {**numbers, **areas}


def _of_results(adder: _Adder, choices: AggregateChoices, period: Period) -> dict[str, Entry]:
    running = adder.holds(MilestoneKind.OPERATING)
    # Industrial land exists by an approved detailed plan only (Decree 32/2024/NĐ-CP, art. 2.6).
    planned = _both(running, adder.holds(MilestoneKind.DETAILED_PLAN_APPROVED))

    def projects(name: str) -> Entry:
        return adder.total(
            "project", running, lambda one: counted(getattr(one.projects, name), "project")
        )

    def flows(name: str, unit: str) -> Entry:
        return adder.total(unit, running, lambda one: _flow(one, choices.flows, period, name, unit))

    return {
        "17": adder.total("ha", planned, lambda one: one.land.industrial),
        "18": adder.total("ha", planned, lambda one: one.land.leased),
        "19": _average(adder, running, choices.average),
        "20": projects("total"),
        "21": projects("foreign"),
        "22": projects("operating"),
        "23": flows("revenue", "VND"),
        "24": flows("budget_payment", "VND"),
        "25": flows("workers", "person"),
        "26": adder.count(_both(running, has_works)),
        "27": adder.count(_both(running, meets_standard)),
    }


def _average(adder: _Adder, running: Test, method: AverageMethod) -> Entry:
    answers = [(cluster, running(cluster)) for cluster in adder.clusters]
    inside = [cluster for cluster, runs in answers if runs is not False]
    if not inside:
        return Entry(None, "không có cụm công nghiệp đang hoạt động", applicable=False)
    undefined = [cluster for cluster, runs in answers if runs and _is_undefined(cluster, adder.on)]
    lacking = [
        cluster
        for cluster, runs in answers
        if runs is not False
        and cluster not in undefined
        and not (runs and _has_rate(cluster, adder.on))
    ]
    notes = (
        *((f"tỷ lệ không xác định: {adder.named(undefined)}",) if undefined else ()),
        *((adder.lacking(lacking),) if lacking else ()),
    )
    if notes:
        return Entry(None, "; ".join(notes), applicable=len(undefined) < len(inside))
    return Entry(average_occupancy(inside, method, on=adder.on).rate, method.label)


def _is_undefined(cluster: IndustrialCluster, on: date) -> bool:
    gap = measure_occupancy(cluster, on=on).gap
    return gap is not None and gap.is_undefined


def _has_rate(cluster: IndustrialCluster, on: date) -> bool:
    """Whether the rate is known, and the plan that gives it its denominator on record."""
    planned = cluster.holds(MilestoneKind.DETAILED_PLAN_APPROVED, on=on)
    return planned is True and measure_occupancy(cluster, on=on).rate is not None


def _flow(
    cluster: IndustrialCluster, scope: FlowScope, period: Period, name: str, unit: str
) -> Quantity | None:
    infrastructure = cluster.infrastructure_flows_in(period)
    tenants = cluster.tenant_flows_in(period)
    if scope is FlowScope.TENANTS:
        return _of_flows(tenants, name, unit)
    own = _of_flows(infrastructure, name, unit)
    if scope is FlowScope.INFRASTRUCTURE:
        return own
    theirs = _of_flows(tenants, name, unit)
    return None if own is None or theirs is None else own + theirs


def _of_flows(flows: ClusterFlows | None, name: str, unit: str) -> Quantity | None:
    value: Quantity | int | None = getattr(flows, name, None)
    return counted(value, unit) if isinstance(value, int) else value


def _both(one: Test, other: Test) -> Test:
    return lambda cluster: all_of((one(cluster), other(cluster)))


def _not(test: Test) -> Test:
    def negated(cluster: IndustrialCluster) -> bool | None:
        answer = test(cluster)
        return None if answer is None else not answer

    return negated


def _is_kind(cluster: IndustrialCluster, kind: ClusterKind) -> bool | None:
    return None if cluster.kind is None else cluster.kind is kind


def _has_enterprise(cluster: IndustrialCluster) -> bool | None:
    kind = cluster.investor_kind
    return None if kind is None else kind is InvestorKind.ENTERPRISE


def _is_new(cluster: IndustrialCluster, span: DateSpan) -> bool | None:
    """Whether a decision to establish fell inside the cut-off span."""
    decisions = cluster.history.of(MilestoneKind.ESTABLISHED)
    if decisions:
        return any_of(_is_inside(one, span) for one in decisions)
    return cluster.has(MilestoneKind.ESTABLISHED, on=span.last)


def _is_inside(one: ClusterMilestone, span: DateSpan) -> bool | None:
    earliest, latest = one.earliest, one.latest
    if latest is not None and latest < span.first:
        return False
    if earliest is not None and earliest > span.last:
        return False
    if earliest is None or latest is None:
        return None
    return True if span.first <= earliest and latest <= span.last else None
