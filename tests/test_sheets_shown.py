"""Ô hiện gì: percents, thousands and results of formulas, as cells of a workbook show them."""

import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import pytest

from congthuong.percentages import IndexBase
from congthuong.periods import Period
from congthuong.quantities import PERCENT, VND, Scale
from congthuong.records import PlanBase, Slot
from congthuong.sheets import read_workbook
from congthuong.sheets._openpyxl import new_workbook
from congthuong.sheets.package import settled
from congthuong.tables import (
    KeyColumn,
    RateColumn,
    RatioEncoding,
    TableForm,
    TableReading,
    ValueColumn,
)
from congthuong.tables.number_formats import shown_number

SHEET: Final = "xl/worksheets/sheet1.xml"
SAME: Final = IndexBase.SAME_PERIOD_LAST_YEAR
PLAN: Final = PlanBase()
YEAR: Final = Period.year(2024)


def book_of(
    *rows: tuple[object, ...],
    formats: Mapping[str, str] | None = None,
    results: Mapping[str, Decimal] | None = None,
    merges: tuple[str, ...] = (),
) -> bytes:
    book = new_workbook()
    page = book.active
    for row in rows:
        page.append(row)
    for cell, shown_as in (formats or {}).items():
        page[cell].number_format = shown_as
    for merge in merges:
        page.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return settled(stream.getvalue(), {SHEET: results} if results else {})


def read(held: object, shown_as: str, column: Any, **more: Any) -> TableReading:
    form = TableForm((column,), indicator="industrial_output", place="42", time=YEAR, **more)
    return read_workbook(book_of(("x",), (held,), formats={"A2": shown_as}), form)


RATES: Final = [
    (0.7265, "0.00%", PLAN, RatioEncoding.INDEX, "72.65", "T15: a percentage of plan"),
    (0.7265, "0.00%", PLAN, RatioEncoding.RATIO, "72.65", "whatever the column's encoding"),
    (0.85, "0.0%", PLAN, RatioEncoding.INDEX, "85.0", "the nought that is shown"),
    (1.084, "0.0%", SAME, RatioEncoding.INDEX, "8.4", "an index"),
    (0.084, "0.0%", SAME, RatioEncoding.GROWTH, "8.4", "a growth"),
    (-0.084, "0.0%;[Red]-0.0%", SAME, RatioEncoding.GROWTH, "-8.4", "a fall"),
    (1.084, "0.000", SAME, RatioEncoding.RATIO, "8.4", "no percent format"),
    (108.4, '0.0" %"', SAME, RatioEncoding.INDEX, "8.4", "a sign in words only"),
]


@pytest.mark.parametrize(("held", "shown_as", "base", "encoding", "rate", "reason"), RATES)
def test_t15_a_percent_format_is_the_percent_that_it_shows(
    held: float, shown_as: str, base: Any, encoding: RatioEncoding, rate: str, reason: str
) -> None:
    reading = read(held, shown_as, RateColumn("x", base, encoding))
    (record,) = reading.dataset.comparisons
    assert record.value.value == Decimal(rate), reason  # type: ignore[union-attr]


def test_t15_a_percent_format_is_no_amount_but_where_the_unit_is_percent() -> None:
    money = read(0.5, "0%", ValueColumn("x", unit=VND))
    assert [(one.given, one.code) for one in money.problems] == [("50%", "number-format")]
    share = TableForm(
        (ValueColumn("x", unit=PERCENT),), indicator="cluster_occupancy", place="42", time=YEAR
    )
    data = book_of(("x",), (0.855,), formats={"A2": "0.0%"})
    (record,) = read_workbook(data, share).dataset.observations
    assert str(record.value) == "85,5%"


CUT: Final[list[tuple[object, str, bool, str | None, str]]] = [
    (1_234_567, "#,##0,", True, "1.234,567 triệu đồng", "T: cut to thousands, as declared"),
    (1_234_567, "#,##0,", False, None, "not declared: nobody knows which is meant"),
    (1_234_000_000, "#,##0.0,,", True, "1.234,0 triệu đồng", "cut to millions"),
    (1234, "#,##0", True, "1.234 triệu đồng", "grouped only"),
    (float("1e300"), "0,", True, None, "beyond all figures"),
]


@pytest.mark.parametrize(("held", "shown_as", "as_shown", "value", "reason"), CUT)
def test_a_number_that_its_format_cuts_is_read_where_declared(
    held: object, shown_as: str, as_shown: bool, value: str | None, reason: str
) -> None:
    column = ValueColumn("x", unit=VND, scale=Scale.MILLION)
    reading = read(held, shown_as, column, as_shown=as_shown)
    assert [str(one.value) for one in reading.dataset.observations] == [value] * bool(value), reason
    assert bool(reading.problems) is (value is None), reason


def test_the_result_of_a_formula_is_read_as_it_is_shown_where_declared() -> None:
    rows = (("x",), ("=B2*3",), ("=[1]Sheet1!A1",))
    stored = {"A2": Decimal("46.8300507"), "A3": Decimal(5)}
    column = ValueColumn("x", unit=VND)
    parts: dict[str, Any] = {"indicator": "exports", "place": "42", "time": YEAR}
    strict, shown = (TableForm((column,), as_shown=declared, **parts) for declared in (False, True))
    kept, lost = (
        book_of(*rows, formats={"A2": "0.0"}, results=results) for results in (stored, None)
    )
    codes = [one.code for one in read_workbook(kept, strict).problems]
    assert codes == ["formula", "linked-formula"]
    reading = read_workbook(kept, shown)
    assert [str(one.value) for one in reading.dataset.observations] == ["46,8 đồng"]
    assert [one.code for one in reading.problems] == ["linked-formula"]
    codes = [one.code for one in read_workbook(lost, shown).problems]
    assert codes == ["formula-without-value", "linked-formula"]


def test_t2_a_merged_head_of_a_sheet_is_declared_by_its_path() -> None:
    data = book_of(
        ("TT", "Chỉ tiêu", "Thực hiện", None, None),
        (None, None, "Tháng 8", "Tháng 9", "Lũy kế"),
        (1, "GTSXCN", 100, 110, 800),
        merges=("A1:A2", "B1:B2", "C1:E1"),
    )
    columns = [
        ValueColumn(("Thực hiện", head), unit=VND, scale=Scale.BILLION, time=time)
        for head, time in (("Tháng 9", Period.month(2024, 9)), ("Lũy kế", Period.parse("2024")))
    ]
    form = TableForm((KeyColumn("Chỉ tiêu", Slot.INDICATOR), *columns), place="42")
    reading = read_workbook(data, form)
    assert [str(one.value) for one in reading.dataset.observations] == [
        "110 tỷ đồng",
        "800 tỷ đồng",
    ]
    assert {one.code for one in reading.problems} == {"undeclared-column"}


def test_t16_years_as_numbers_are_heads_of_a_sheet() -> None:
    columns = [
        ValueColumn(str(year), unit=VND, scale=Scale.BILLION, time=Period.year(year))
        for year in (2023, 2024)
    ]
    form = TableForm((KeyColumn("Chỉ tiêu", Slot.INDICATOR), *columns), place="42")
    reading = read_workbook(book_of(("Chỉ tiêu", 2023, 2024), ("GTSXCN", 5, 6)), form)
    assert {str(one.key.time): str(one.value) for one in reading.dataset.observations} == {
        "2023": "5 tỷ đồng",
        "2024": "6 tỷ đồng",
    }


def test_what_is_no_finite_number_stays_what_it_is() -> None:
    assert shown_number(float("inf"), "0%") == float("inf")
