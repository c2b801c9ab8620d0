"""Dòng phẳng: one record a row, every part of it in a column of a declared schema."""

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from attrs import frozen

from congthuong.errors import InvalidTypeError
from congthuong.localities import Locality
from congthuong.numerals import format_number
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.percentages.grammar import POINTS_WORD, TIMES_WORD
from congthuong.periods import AsOf, Period
from congthuong.quantities import Quantity, StatedQuantity
from congthuong.records import (
    Comparison,
    ComparisonValue,
    Dataset,
    GrowthTarget,
    Observation,
    PlanTarget,
    Record,
    Segment,
    Spread,
)
from congthuong.records.bases import base_label
from congthuong.tables.flat_words import grid_in_words
from congthuong.tables.grid import Grid, GridCell, GridHead, Printed

__all__ = ["FLAT_COLUMNS", "FlatTable", "flat_rows"]

FLAT_COLUMNS: Final[Mapping[str, str]] = {
    "record": "Loại",
    "indicator": "Chỉ tiêu",
    "place": "Mã địa bàn",
    "place_name": "Địa bàn",
    "period": "Kỳ",
    "as_of": "Thời điểm",
    "price_basis": "Giá",
    "segment": "Phân tổ",
    "status": "Trạng thái",
    "approximation": "Mức ước lượng",
    "value": "Giá trị",
    "value_high": "Đến",
    "unit": "Đơn vị",
    "rate": "Loại tỷ lệ",
    "base": "So với",
    "plan": "Kế hoạch",
    "source": "Nguồn",
}
_NUMBERS: Final = ("value", "value_high")
_RECORDS: Final = {
    Observation: "observation",
    PlanTarget: "plan_target",
    GrowthTarget: "growth_target",
    Comparison: "comparison",
    Spread: "spread",
}
_RATES: Final = {
    PercentChange: ("percent_change", "%"),
    PercentOfPlan: ("percent_of_plan", "%"),
    PercentShare: ("percent_share", "%"),
    PercentagePoints: ("percentage_points", POINTS_WORD),
    IndexNumber: ("index", "%"),
    Multiple: ("multiple", TIMES_WORD),
}


def flat_rows(dataset: Dataset) -> tuple[Mapping[str, str | None], ...]:
    """Các dòng phẳng: one mapping of text for each record, with the keys of `FLAT_COLUMNS`.

    Names follow `Reading.rows`, where a whole statement is one row, and in words what is a code
    here: the place, the status. Numbers are
    machine decimals in base units (đồng, not tỷ đồng), so that how roundly an amount was written is
    lost; JSON keeps it. None is what a record does not say. Segments are dimension=member, parted
    by a semicolon.

    Raises `InvalidTypeError` for what is no `Dataset`.

    >>> data = Dataset.of(Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
    >>> row, = flat_rows(data)
    >>> row["record"], row["place"], row["period"], row["value"], row["unit"]
    ('observation', '42', '2019', '850000000', 'USD')
    """
    if not isinstance(dataset, Dataset):
        raise InvalidTypeError(dataset, "a Dataset")
    return tuple(map(_flat_row, dataset))


def _flat_row(record: Record) -> Mapping[str, str | None]:
    key = record.key
    said: dict[str, str | None] = {
        "record": _RECORDS[type(record)],
        "indicator": key.indicator.code,
        "place": key.place.code if isinstance(key.place, Locality) else None,
        "place_name": str(key.place),
        "period": str(key.time) if isinstance(key.time, Period) else None,
        "as_of": str(key.time) if isinstance(key.time, AsOf) else None,
        "price_basis": key.price_basis.code if key.price_basis is not None else None,
        "segment": ";".join(sorted(map(_segment, key.segments))) or None,
        "source": str(record.source) if record.source is not None else None,
    }
    if isinstance(record, Observation | Comparison | Spread):
        said["status"] = record.status.value
    if isinstance(record, PlanTarget | GrowthTarget):
        said["plan"] = str(record.plan)
    said |= _figures(record)
    return {name: said.get(name) for name in FLAT_COLUMNS}


def _segment(segment: Segment) -> str:
    return f"{segment.dimension.value}={segment.member}"


def _figures(record: Record) -> dict[str, str | None]:
    if isinstance(record, Observation | PlanTarget):
        value = record.value
        if isinstance(value, StatedQuantity):
            hedge = value.approximation.value
            return {**_ends(value.quantity, value.high), "approximation": hedge}
        base = {"base": _base_of(value)} if isinstance(value, IndexNumber) else {}
        return _ends(value, None) | base
    said: dict[str, str | None] = {"approximation": record.approximation.value}
    if record.base is not None:
        said["base"] = base_label(record.base)
    if isinstance(record, Spread):
        return said | _ends(record.low, record.high)
    rate = record.rate if isinstance(record, GrowthTarget) else record.value
    return said | _ends(rate, record.high)


def _base_of(index: IndexNumber) -> str:
    return index.base.label if isinstance(index.base, IndexBase) else index.base


def _ends(low: ComparisonValue, high: ComparisonValue | None) -> dict[str, str | None]:
    said: dict[str, str | None] = {
        "value": _machine(low),
        "value_high": None if high is None else _machine(high),
    }
    if isinstance(low, Quantity):
        return said | {"unit": low.unit.label}
    rate, unit = _RATES[type(low)]
    return said | {"rate": rate, "unit": unit}


def _machine(value: ComparisonValue) -> str:
    number = value.amount if isinstance(value, Quantity) else value.value
    return f"{number:f}"


@frozen(repr=False)
class FlatTable(Printed):
    """Bảng phẳng: every record of a dataset as a row, columns that are empty left out.

    Raises `InvalidTypeError` for what is no `Dataset`.

    >>> data = Dataset.of(Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
    >>> FlatTable(data).to_csv().splitlines()[1]
    'observation,exports,42,tỉnh Hà Tĩnh,2019,A,exact,850.000.000,USD'
    """

    dataset: Dataset
    title: str = ""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.dataset, Dataset) or not isinstance(self.title, str):
            raise InvalidTypeError((self.dataset, self.title), "a Dataset, and a str as the title")

    @functools.cached_property
    def rows(self) -> tuple[Mapping[str, str | None], ...]:
        """Các dòng phẳng: see `flat_rows`."""
        return flat_rows(self.dataset)

    @property
    def grid(self) -> Grid:
        """Bảng để in: heads, cells and notes, ready for any writer."""
        return self._grid

    @functools.cached_property
    def _grid(self) -> Grid:
        said = [name for name in FLAT_COLUMNS if any(row[name] is not None for row in self.rows)]
        heads = tuple(GridHead(FLAT_COLUMNS[name], is_number=name in _NUMBERS) for name in said)
        lines = tuple(tuple(_cell(name, row[name]) for name in said) for row in self.rows)
        return Grid(heads, lines, self.title)

    def in_words(self) -> Grid:
        """Bằng lời: the same records for people, at the scale they were written in, without codes.

        >>> data = Dataset.of(Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
        >>> [cell.text for cell in FlatTable(data).in_words().rows[0]]
        ['thực hiện', 'kim ngạch xuất khẩu hàng hóa', 'tỉnh Hà Tĩnh', 'năm 2019', 'chính thức', \
'850', 'triệu USD']
        """
        return grid_in_words(self.dataset, self.title)

    def __repr__(self) -> str:
        return f"<FlatTable of {len(self.dataset)} rows>"


def _cell(name: str, text: str | None) -> GridCell:
    if text is None or name not in _NUMBERS:
        return GridCell(text or "")
    number = Decimal(text)
    return GridCell(format_number(number), number)
