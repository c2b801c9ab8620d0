"""Biểu báo cáo: the forms of Circular 14/2024/TT-BCT as typed rows, and Biểu 02 of one cluster."""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

from attrs import frozen

from congthuong._checks import check_day, check_items, check_kind
from congthuong._data import read_table
from congthuong._html import Html, table
from congthuong._text import close_matches
from congthuong.clusters.cluster import IndustrialCluster
from congthuong.clusters.kinds import WastewaterWorks
from congthuong.clusters.occupancy import measure_occupancy
from congthuong.clusters.parts import ClusterFlows
from congthuong.clusters.reporting import cluster_span
from congthuong.errors import (
    InvalidTypeError,
    InvalidValueError,
    UnitMismatchError,
    UnknownCodeError,
)
from congthuong.percentages import PercentShare
from congthuong.periods import Period
from congthuong.quantities import Quantity, get_unit

__all__ = ["ClusterForm", "FormRow", "FormValue", "cluster_investor_form"]

FormValue: TypeAlias = Quantity | PercentShare

# Biểu 03 and Biểu 04 differ in who sends them, not in their items.
_SAME_ITEMS: Final = {"02": "02", "03": "03", "04": "03"}
_MISSING: Final = "chưa có số liệu"


@frozen
class FormRow:
    """Dòng của biểu: an item with its value; zero, missing and not applicable are three things.

    `value` None with `applicable` is missing; without it the item has no value at all (an occupancy
    rate before a detailed plan). `note` is Vietnamese and says which figures are lacking, or why
    the item does not apply.

    Raises `InvalidValueError` for a value of an item that does not apply, `InvalidTypeError` for
    fields of other types.

    >>> FormRow("15.1", "Đang hoạt động và đã thành lập", None, "chưa có số liệu").applicable
    True
    """

    item: str
    label: str
    value: FormValue | None
    note: str = ""
    applicable: bool = True

    def __attrs_post_init__(self) -> None:
        for name in ("item", "label", "note"):
            check_kind(getattr(self, name), str, name)
        check_kind(self.applicable, bool, "applicable")
        if not isinstance(self.value, Quantity | PercentShare | None):
            raise InvalidTypeError(self.value, "a Quantity, a PercentShare or None")
        if self.value is not None and not self.applicable:
            raise InvalidValueError(self.value, "no value for an item that does not apply")


@frozen
class ClusterForm:
    """Biểu báo cáo về cụm công nghiệp: Biểu 02, 03 or 04 for a period, as at a day.

    `number` is "02", "03" or "04", `subject` the cluster or locality it is of. All items are there,
    in the order of the circular. Made by `cluster_investor_form` and `cluster_aggregate_form`,
    or by `from_values` from figures that stand on paper; `check_cluster_form` checks any of them.

    Raises `InvalidTypeError` for fields of other types.
    Source: Circular 14/2024/TT-BCT, art. 3 and its annex of forms.

    >>> form = cluster_investor_form(IndustrialCluster("Phú Hưng"), period=Period.year(2024))
    >>> form.row("6").note
    'chưa có số liệu'
    """

    number: str
    subject: str
    period: Period
    on: date
    rows: tuple[FormRow, ...]

    def __attrs_post_init__(self) -> None:
        check_kind(self.number, str, "the number of a form")
        check_kind(self.subject, str, "the subject")
        check_kind(self.period, Period, "the period")
        check_day(self.on)
        check_items(self.rows, FormRow, "rows")

    @classmethod
    def from_values(
        cls,
        number: str,
        subject: str,
        values: Mapping[str, FormValue],
        *,
        period: Period,
        on: date | None = None,
    ) -> "ClusterForm":
        """Từ số liệu có sẵn: a form from values by item, the other items missing.

        `on` is the last day of the cut-off where it is not given. Raises `UnknownCodeError` for
        another form or item, `UnitMismatchError` or `InvalidTypeError` for a value in another unit,
        `InvalidValueError` for another period, `InvalidTypeError` for arguments of other types.

        >>> values = {"15": Quantity.of(6, unit=get_unit("cluster"))}
        >>> form = ClusterForm.from_values("03", "xã An Bình", values, period=Period.year(2025))
        >>> print(form.value("15"))
        6 cụm công nghiệp
        """
        check_kind(values, Mapping, "the values")
        entries = {item: Entry(value) for item, value in values.items()}
        return build_form(number, subject, entries, period=period, on=on)

    def row(self, item: str) -> FormRow:
        """Dòng theo mã số: raises `UnknownCodeError` with close items.

        >>> form = ClusterForm.from_values("02", "Phú Hưng", {}, period=Period.year(2025))
        >>> form.row("5").label
        'Tỷ lệ lấp đầy'
        """
        for row in self.rows:
            if row.item == item:
                return row
        items = (row.item for row in self.rows)
        raise UnknownCodeError(item, f"item of form {self.number}", close_matches(item, items))

    def value(self, item: str) -> FormValue | None:
        """Giá trị theo mã số: None where it is missing or does not apply."""
        return self.row(item).value

    def _repr_html_(self) -> Html:
        rows = (
            (row.item, row.label, "" if row.value is None else str(row.value), row.note)
            for row in self.rows
        )
        head = ("mã số", "chỉ tiêu", "giá trị", "ghi chú")
        return table(head, rows, f"Biểu {self.number}: {self.subject}")


@frozen
class Entry:
    """What goes into a row, before its label is known."""

    value: FormValue | None
    note: str = ""
    applicable: bool = True


def build_form(
    number: str,
    subject: str,
    entries: Mapping[str, Entry],
    *,
    period: Period,
    on: date | None,
) -> ClusterForm:
    """A form with all its items, those without an entry missing."""
    check_kind(number, str, "the number of a form")
    check_day(on, optional=True)
    if number not in _SAME_ITEMS:
        raise UnknownCodeError(number, "cluster form", tuple(_SAME_ITEMS))
    day = cluster_span(period).last if on is None else on
    if not cluster_span(period).first <= day:
        raise InvalidValueError(day, "a day that is not before the period")
    items = [
        row for row in read_table("cluster_form_items").rows if row["form"] == _SAME_ITEMS[number]
    ]
    strangers = sorted(set(entries).difference(row["item"] for row in items))
    if strangers:
        raise UnknownCodeError(
            strangers[0],
            f"item of form {number}",
            close_matches(strangers[0], (row["item"] for row in items)),
        )
    missing = Entry(None, _MISSING)
    rows = tuple(_row(item, entries.get(item["item"], missing)) for item in items)
    return ClusterForm(number, subject, period, day, rows)


def _row(item: Mapping[str, str], entry: Entry) -> FormRow:
    value = entry.value
    if value is not None:
        _check_unit(item["unit"], value)
    return FormRow(item["item"], item["label"], value, entry.note, entry.applicable)


def _check_unit(code: str, value: object) -> None:
    unit = get_unit(code)
    if code == "percent":
        if not isinstance(value, PercentShare):
            raise InvalidTypeError(value, "a PercentShare")
    elif not isinstance(value, Quantity):
        raise InvalidTypeError(value, f"a Quantity in {code}")
    elif value.unit != unit:
        raise UnitMismatchError("enter in the form", value, unit)


def cluster_investor_form(
    cluster: IndustrialCluster, *, period: Period, on: date | None = None
) -> ClusterForm:
    """Biểu 02: what the infrastructure investor reports on one cluster.

    Stocks are those of the cluster, flows those of its infrastructure project in exactly this
    period. The occupancy is computed; before a detailed plan is approved it does not apply. What
    is not known is missing, with a note. `on` is the last day of the cut-off where not given.

    Raises `InvalidValueError` for a period other than a first half-year or a year,
    `InvalidTypeError` for arguments of other types.
    Source: Circular 14/2024/TT-BCT, Biểu 02.

    >>> water = ClusterWastewater(WastewaterWorks.UNDER_CONSTRUCTION)
    >>> cluster = IndustrialCluster("Phú Hưng", wastewater=water)
    >>> form = cluster_investor_form(cluster, period=Period.half(2025, 1))
    >>> [str(form.value(item)) for item in ("13", "14")]
    ['1 công trình', '0 công trình']
    """
    check_kind(cluster, IndustrialCluster, "the cluster")
    check_day(on, optional=True)
    day = cluster_span(period).last if on is None else on
    land, capital, projects = cluster.land, cluster.capital, cluster.projects
    flows = cluster.infrastructure_flows_in(period) or ClusterFlows(period)
    built, good = has_works(cluster), meets_standard(cluster)
    values = {
        "1": capital.approved,
        "2": capital.paid,
        "3": land.with_infrastructure,
        "4": land.leased,
        "6": counted(projects.total, "project"),
        "7": counted(projects.foreign, "project"),
        "8": counted(projects.operating, "project"),
        "9": flows.revenue,
        "10": flows.budget_payment,
        "11": counted(flows.workers, "person"),
        "12": flows.average_income,
        "13": None if built is None else counted(int(built), "works"),
        "14": None if good is None else counted(int(good), "works"),
    }
    entries = {item: Entry(value) for item, value in values.items() if value is not None}
    entries["5"] = _occupancy_entry(cluster, day)
    return build_form("02", cluster.name, entries, period=period, on=day)


def has_works(cluster: IndustrialCluster) -> bool | None:
    """Whether central wastewater works are built or being built."""
    water = cluster.wastewater
    return None if water is None else water.works is not WastewaterWorks.NONE


def meets_standard(cluster: IndustrialCluster) -> bool | None:
    """Whether central works treat to the standard; works that are not finished cannot."""
    water = cluster.wastewater
    if water is None:
        return None
    return water.meets_standard if water.works is WastewaterWorks.BUILT else False


def counted(number: int | None, unit: str) -> Quantity | None:
    """A count in its unit."""
    return None if number is None else Quantity.of(number, unit=get_unit(unit))


def _occupancy_entry(cluster: IndustrialCluster, on: date) -> Entry:
    measured = measure_occupancy(cluster, on=on)
    if measured.gap is None:
        return Entry(measured.rate)
    return Entry(None, measured.gap.label, applicable=not measured.gap.is_undefined)
