"""Kiểm tra biểu: sums and parts of a form against each other."""

from collections.abc import Iterable
from typing import Final

from congthuong._checks import check_kind
from congthuong._exact import ONE_HUNDRED, Interval
from congthuong.clusters._compare import exceeding, sum_interval
from congthuong.clusters.forms import ClusterForm
from congthuong.clusters.regimes import CIRCULAR_14
from congthuong.findings import Evidence, Finding, Severity
from congthuong.percentages import PercentShare
from congthuong.quantities import Quantity, UnitKind

__all__ = ["check_cluster_form"]

_SUMS: Final = (("15", "15.1", "15.2"), ("16", "16.1", "16.2"))
# Part and whole. 3 and 15 are not parts of one another: a cluster may operate without having been
# established; those of 15 that were (15.1) are among those of 3.
_PARTS: Final = (
    ("5", "3"),
    ("6", "4"),
    ("7", "3"),
    ("8", "4"),
    ("15.1", "3"),
    ("15.1", "15"),
    ("15.2", "15"),
    ("15.3", "15"),
    ("15.4", "15"),
    ("16.1", "16"),
    ("16.2", "16"),
    ("16.3", "16"),
    ("16.4", "16"),
    ("21", "20"),
    ("22", "20"),
    ("26", "15"),
    ("27", "26"),
)
_PARTS_02: Final = (("7", "6"), ("8", "6"), ("14", "13"))
_FLAGS_02: Final = ("13", "14")


def check_cluster_form(form: ClusterForm) -> tuple[Finding, ...]:
    """Kiểm tra biểu: what cannot be true of a form, whoever filled it in.

    In Biểu 03 and 04: 15 = 15.1 + 15.2, 16 = 16.1 + 16.2, no part above its whole (5, 7 and 15.1 in
    3, 6 and 8 in 4, 15.1 to 15.4 in 15, 16.1 to 16.4 in 16, 21 and 22 in 20, 26 in 15, 27 in 26),
    19 within 0 to 100 %; 18 above 17 is a warning, for the circular does not say that 18 is of
    operating clusters only. In Biểu 02: 7 and 8 in 6, 14 in 13, 5 within 0 to 100 %, 13 and 14
    are 0 or 1. Nowhere an amount below zero or a fraction of a count. Capital paid above capital
    approved is a note. Items without a value are left out; differences that the printed rounding
    explains are none in sums, and notes in parts.

    Raises `InvalidTypeError` for what is no `ClusterForm`.

    Source: Circular 14/2024/TT-BCT, Biểu 02 to 04.

    >>> projects = get_unit("project")
    >>> values = {"20": Quantity.of(3, unit=projects), "21": Quantity.of(4, unit=projects)}
    >>> form = ClusterForm.from_values("04", "tỉnh", values, period=Period.year(2024))
    >>> [found.code for found in check_cluster_form(form)]
    ['form-part-exceeds-whole']
    """
    check_kind(form, ClusterForm, "the form")
    amounts = tuple(found for row in form.rows for found in _check_amount(form, row.item))
    if form.number == "02":
        return (
            *amounts,
            *_check_parts(form, _PARTS_02),
            *_check_part(form, "2", "1", severity=Severity.NOTE),
            *_check_rate(form, "5"),
        )
    return (
        *amounts,
        *(found for items in _SUMS for found in _check_sum(form, *items)),
        *_check_parts(form, _PARTS),
        *_check_part(form, "18", "17", severity=Severity.WARNING),
        *_check_part(form, "14", "13", severity=Severity.NOTE),
        *_check_rate(form, "19"),
    )


def _check_amount(form: ClusterForm, item: str) -> tuple[Finding, ...]:
    value = _amount(form, item)
    if value is None:
        return ()
    if form.number == "02" and item in _FLAGS_02:
        wrong = () if value.amount in (0, 1) else (("form-flag-invalid", "không phải 0 hoặc 1"),)
    else:
        is_fraction = (
            value.unit.kind is UnitKind.COUNT and value.amount != value.amount.to_integral_value()
        )
        wrong = (
            *((("form-amount-negative", "nhỏ hơn 0"),) if value.amount < 0 else ()),
            *((("form-count-fractional", "không phải số nguyên"),) if is_fraction else ()),
        )
    evidence = (Evidence(str(value)),)
    return tuple(
        Finding(code, Severity.ERROR, f"mục {item} {what}", evidence, _basis(form))
        for code, what in wrong
    )


def _check_parts(form: ClusterForm, parts: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    return tuple(found for items in parts for found in _check_part(form, *items))


def _check_sum(form: ClusterForm, whole: str, one: str, other: str) -> tuple[Finding, ...]:
    total, first, second = (_amount(form, item) for item in (whole, one, other))
    if total is None or first is None or second is None:
        return ()
    inside = total.interval
    if sum_interval((first, second)).overlaps(Interval(inside.low, inside.high)):
        return ()
    evidence = tuple(Evidence(str(value)) for value in (total, first, second))
    message = f"mục {whole} khác tổng của mục {one} và mục {other}"
    return (Finding("form-sum-mismatch", Severity.ERROR, message, evidence, _basis(form)),)


def _check_part(
    form: ClusterForm, part: str, whole: str, *, severity: Severity = Severity.ERROR
) -> tuple[Finding, ...]:
    return exceeding(
        "form-part-exceeds-whole",
        f"mục {part} lớn hơn mục {whole}",
        _amount(form, part),
        _amount(form, whole),
        _basis(form),
        severity=severity,
    )


def _check_rate(form: ClusterForm, item: str) -> tuple[Finding, ...]:
    rate = form.value(item)
    if not isinstance(rate, PercentShare) or 0 <= rate.value <= ONE_HUNDRED:
        return ()
    message = f"mục {item} nằm ngoài khoảng 0% đến 100%"
    evidence = (Evidence(str(rate)),)
    return (Finding("form-rate-out-of-range", Severity.ERROR, message, evidence, _basis(form)),)


def _amount(form: ClusterForm, item: str) -> Quantity | None:
    value = form.value(item)
    return value if isinstance(value, Quantity) else None


def _basis(form: ClusterForm) -> str:
    return f"Biểu {form.number} {CIRCULAR_14}"
