"""Các nhóm số liệu của cụm: land, capital, projects, wastewater and flows, every field optional.

None is "not known", zero is zero. Only units and signs are checked here; the law is checked by date
in the checks.
"""

from attrs import fields, frozen

from congthuong._checks import check_items, check_kind
from congthuong.clusters.kinds import WastewaterWorks
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.periods import Period
from congthuong.quantities import HECTARE, VND, Quantity, Unit, UnitKind, get_unit

__all__ = [
    "CapitalSource",
    "ClusterCapital",
    "ClusterFlows",
    "ClusterLand",
    "ClusterProjects",
    "ClusterWastewater",
    "check_amount",
]


@frozen
class ClusterLand:
    """Đất của cụm công nghiệp: areas in ha.

    `planned` in the provincial plan; `established` by the decision to establish, as last expanded;
    `detailed_plan` and `infrastructure_project` as approved; `operating` as counted for a cluster
    in operation. `industrial` exists only by an approved detailed plan (Decree 32/2024/NĐ-CP, art.
    2.6); `with_infrastructure` is ready for lease; `leased` is leased or sub-leased;
    `approved_not_leased` has investment-policy approval or registration but no lease yet (art.
    2.7); `services` serve production directly (art. 3.1c).

    Raises `UnitMismatchError` for another unit, `InvalidTypeError` for what is no `Quantity`,
    `InvalidValueError` for an area below zero.

    >>> ClusterLand(established=Quantity.of("21.56", unit=HECTARE)).area
    Quantity.of('21.56', unit=get_unit('ha'))
    """

    planned: Quantity | None = None
    established: Quantity | None = None
    detailed_plan: Quantity | None = None
    infrastructure_project: Quantity | None = None
    operating: Quantity | None = None
    industrial: Quantity | None = None
    with_infrastructure: Quantity | None = None
    leased: Quantity | None = None
    approved_not_leased: Quantity | None = None
    services: Quantity | None = None

    def __attrs_post_init__(self) -> None:
        for area in fields(ClusterLand):
            check_amount(area.name, getattr(self, area.name), HECTARE)

    @property
    def area(self) -> Quantity | None:
        """Diện tích cụm: the first known of established, detailed plan, operating and planned."""
        known = (self.established, self.detailed_plan, self.operating, self.planned)
        return next((area for area in known if area is not None), None)


@frozen
class CapitalSource:
    """Nguồn vốn: one part of the capital structure, in VND.

    Raises what `ClusterLand` raises, of money. Source: Decree 32/2024/NĐ-CP, art. 12.

    >>> CapitalSource("vốn của chủ đầu tư", Quantity.of(40, Scale.BILLION)).name
    'vốn của chủ đầu tư'
    """

    name: str
    amount: Quantity

    def __attrs_post_init__(self) -> None:
        check_kind(self.name, str, "the name of a source")
        check_amount("amount", self.amount, VND, required=True)


@frozen
class ClusterCapital:
    """Vốn đầu tư hạ tầng: of the infrastructure project, in VND.

    `approved` in total, `paid` cumulatively so far, `state_support` from the State (Decree
    32/2024/NĐ-CP, art. 26), `structure` by source. Circular 14/2024/TT-BCT, Biểu 02, items 1 and 2.

    Raises what `ClusterLand` raises, of money.

    >>> ClusterCapital(approved=Quantity.of(120, Scale.BILLION)).paid is None
    True
    """

    approved: Quantity | None = None
    paid: Quantity | None = None
    state_support: Quantity | None = None
    structure: tuple[CapitalSource, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_amount("approved", self.approved, VND)
        check_amount("paid", self.paid, VND)
        check_amount("state_support", self.state_support, VND)
        check_items(self.structure, CapitalSource, "the structure of capital")


@frozen
class ClusterProjects:
    """Dự án trong cụm: how many projects lease land, and which of them are foreign or running.

    `total`, `foreign` and `operating` are counts (Circular 14/2024/TT-BCT, Biểu 02, items 6 to 8).
    `registered_capital`, money of any currency, is in no form of the circular; local reports
    quote it.

    Raises `InvalidTypeError` or `InvalidValueError` for what is no count, `UnitMismatchError` for
    a capital that is no money.

    >>> ClusterProjects(total=12, operating=9).foreign is None
    True
    """

    total: int | None = None
    foreign: int | None = None
    operating: int | None = None
    registered_capital: Quantity | None = None

    def __attrs_post_init__(self) -> None:
        for count in (self.total, self.foreign, self.operating):
            _check_count(count)
        capital = self.registered_capital
        if isinstance(capital, Quantity) and capital.unit.kind is UnitKind.CURRENCY:
            check_amount("registered_capital", capital, capital.unit)
        else:
            check_amount("registered_capital", capital, VND)


@frozen
class ClusterWastewater:
    """Xử lý nước thải tập trung: the central works, and whether they meet the standard.

    `meets_standard` None is not known. Raises `InvalidTypeError` for other types. Circular
    14/2024/TT-BCT, Biểu 02, items 13 and 14.

    >>> ClusterWastewater(WastewaterWorks.BUILT, meets_standard=True).works.label
    'đã xây dựng'
    """

    works: WastewaterWorks
    meets_standard: bool | None = None

    def __attrs_post_init__(self) -> None:
        check_kind(self.works, WastewaterWorks, "works")
        check_kind(self.meets_standard, bool, "meets_standard", optional=True)


@frozen
class ClusterFlows:
    """Số phát sinh trong kỳ: revenue and budget payment in VND, workers, average income.

    `workers` have a labour contract; `average_income` is in VND per person and month. Circular
    14/2024/TT-BCT, Biểu 02, items 9 to 12, and Biểu 03, items 23 to 25.

    Raises what `ClusterLand` and `ClusterProjects` raise, of these units.

    >>> ClusterFlows(Period.half(2025, 1), revenue=Quantity.of("1.2", Scale.BILLION)).workers
    """

    period: Period
    revenue: Quantity | None = None
    budget_payment: Quantity | None = None
    workers: int | None = None
    average_income: Quantity | None = None

    def __attrs_post_init__(self) -> None:
        check_kind(self.period, Period, "a period")
        check_amount("revenue", self.revenue, VND)
        check_amount("budget_payment", self.budget_payment, VND)
        check_amount("average_income", self.average_income, get_unit("VND/person/month"))
        _check_count(self.workers)


def check_amount(name: str, value: object, unit: Unit, *, required: bool = False) -> None:
    """Raise for what is no amount of zero or more in a unit; None passes unless required."""
    if value is None and not required:
        return
    if not isinstance(value, Quantity):
        raise InvalidTypeError(value, f"a Quantity in {unit.code} as {name}")
    if value.unit != unit:
        raise UnitMismatchError(f"use as {name}", value, unit)
    if value.amount < 0:
        raise InvalidValueError(value, f"an amount of zero or more as {name}")


def _check_count(value: object) -> None:
    if value is None:
        return
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidTypeError(value, "an int as a count")
    if value < 0:
        raise InvalidValueError(value, "a count of zero or more")
