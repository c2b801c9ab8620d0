"""Không so sánh được: the figures that a chart leaves out, and why, in Vietnamese."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from congthuong.errors import CongThuongError, KindMismatchError, UnitMismatchError
from congthuong.findings import Caveat
from congthuong.measures.operands import same_place
from congthuong.quantities import StatedQuantity
from congthuong.records import Observation, PlanTarget

__all__ = ["Caveats", "caveat_notes", "reason_of"]

Caveats: TypeAlias = dict[str, tuple[Caveat, ...]]
"""The caveats of each row, by its name."""

_KINDS: Final[Mapping[type[CongThuongError], str]] = {
    UnitMismatchError: "hai số liệu khác đơn vị",
    KindMismatchError: "tỷ lệ và chỉ số không so sánh bằng phép chia",
}
# A plan of the year is that of every bar of its months.
_EVIDENT: Final = frozenset({"part-of-plan-period"})


def reason_of(error: CongThuongError, value: Observation, base: Observation | PlanTarget) -> str:
    """Lý do: why two figures were refused, in words for a reader of the chart."""
    if type(error) in _KINDS:
        return _KINDS[type(error)]
    if _is_range(value) or _is_range(base):
        return "số liệu nêu dưới dạng khoảng"
    one, other = value.key.price_basis, base.key.price_basis
    if one is not None and other is not None and one != other:
        return "hai số liệu không cùng loại giá"
    if same_place(value.key, base.key) is not True:
        return "hai kỳ không cùng địa giới"
    return "số gốc không lớn hơn 0"


def _is_range(record: Observation | PlanTarget) -> bool:
    return isinstance(record.value, StatedQuantity) and record.value.is_range


def caveat_notes(caveats: Caveats) -> Iterator[str]:
    """Lưu ý: each caveat once, with the rows it holds for unless it holds for all."""
    rows: dict[Caveat, list[str]] = {}
    for name, held in caveats.items():
        for caveat in held:
            if caveat.code not in _EVIDENT:
                rows.setdefault(caveat, []).append(name)
    for caveat, names in rows.items():
        where = "" if len(names) == len(caveats) else f" ({'; '.join(names)})"
        yield f"Lưu ý: {caveat}{where}."
