"""Phụ lục của các cơ quan: five annexes in the usual shapes, drawn by hand, read by their forms.

Each has what offices do to a table: heads over heads, lines of numbers, sections, dittos, text
among numbers, formulas, percents, brackets, thousands cut off, totals, notes and signatures.
"""

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import pytest

from congthuong.indicators import PriceBasis, get_indicator
from congthuong.localities import LocalityLevel
from congthuong.percentages import IndexBase
from congthuong.periods import AsOf, Period
from congthuong.quantities import PERCENT, USD, VND, Scale, get_unit
from congthuong.records import NamedPlace, PlanReference, Segment, SegmentDimension, Slot
from congthuong.sheets import read_workbook
from congthuong.sheets._openpyxl import new_workbook
from congthuong.sheets.package import settled
from congthuong.tables import (
    IgnoredColumn,
    KeyColumn,
    NumberNotation,
    RateColumn,
    RatioEncoding,
    RowSubject,
    TableForm,
    TableReading,
    UnitColumn,
    ValueColumn,
)

pytestmark = pytest.mark.files

YEAR: Final = Period.year(2024)
SAME: Final = IndexBase.SAME_PERIOD_LAST_YEAR
MINING: Final = Segment(SegmentDimension.ACTIVITY, "khai khoáng")
BILLIONS: Final[dict[str, Any]] = {"unit": VND, "scale": Scale.BILLION}


def book(
    rows: Sequence[Sequence[object]],
    merges: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    results: Mapping[str, Decimal] | None = None,
) -> bytes:
    made = new_workbook()
    page = made.active
    for row in rows:
        page.append(list(row))
    for merge in merges:
        page.merge_cells(merge)
    for cell, shown_as in (formats or {}).items():
        page[cell].number_format = shown_as
    stream = io.BytesIO()
    made.save(stream)
    stored = {"xl/worksheets/sheet1.xml": results} if results else {}
    return settled(stream.getvalue(), stored)


def told(reading: TableReading) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.given) for one in reading.problems]


INDICATORS: Final = (
    ("SỞ CÔNG THƯƠNG TỈNH HÀ TĨNH",),
    ("Biểu số 01: TÌNH HÌNH CÔNG NGHIỆP, THƯƠNG MẠI THÁNG 9 NĂM 2024",),
    ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện", None, None, "Kế hoạch", "So với cùng kỳ (%)", "Ghi chú"),
    (None, None, None, "Tháng 8", "Tháng 9", "Lũy kế", None, None, None),
    ("A", "B", "C", 1, 2, 3, 4, 5, "D"),
    ("I", "CÔNG NGHIỆP"),
    (1, "GTSXCN (giá so sánh 2010)", "tỷ đồng", 100, "110,5", 800, 1200, 108.4, "ước"),
    (None, "- Khai khoáng", '"', 20.5, 21, "160", 250, "99,6"),
    ("II", "THƯƠNG MẠI"),
    (2, "Tổng mức bán lẻ", "nt", "1.020", 1051.25, "8.300,5", None, None),
    (3, "Kim ngạch XK", "triệu USD", 90, 95.5, 700, 1050, 104),
    ("Ghi chú: số liệu tháng 9 là số ước.",),
    (None, "Người lập biểu", None, None, None, "GIÁM ĐỐC"),
)
NAMES: Final[dict[str, str | RowSubject]] = {
    "GTSXCN (giá so sánh 2010)": RowSubject(
        get_indicator("industrial_output"), PriceBasis.constant(2010)
    ),
    "- Khai khoáng": RowSubject(
        get_indicator("industrial_output"), PriceBasis.constant(2010), frozenset({MINING})
    ),
    "Tổng mức bán lẻ": "retail_sales",
    "Kim ngạch XK": "exports",
}
SO_FAR: Final = Period.year_to_date(2024, 9)


def test_indicators_with_heads_over_heads_sections_and_dittos() -> None:
    form = TableForm(
        (
            IgnoredColumn("TT"),
            KeyColumn("Chỉ tiêu", Slot.INDICATOR, NAMES),
            UnitColumn("ĐVT", dittos=('"', "nt")),
            ValueColumn(("Thực hiện", "Tháng 8"), time=Period.month(2024, 8)),
            ValueColumn(("Thực hiện", "Tháng 9"), time=Period.month(2024, 9)),
            ValueColumn(("Thực hiện", "Lũy kế"), time=SO_FAR),
            ValueColumn("Kế hoạch", time=YEAR, plan=PlanReference()),
            RateColumn("So với cùng kỳ (%)", SAME, RatioEncoding.INDEX, time=SO_FAR),
            IgnoredColumn("Ghi chú"),
        ),
        place="tỉnh Hà Tĩnh",
        column_numbers=True,
    )
    data = book(INDICATORS, ("A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "H3:H4", "I3:I4"))
    reading = read_workbook(data, form)
    assert {problem.row for problem in reading.problems} == {13}, "words where figures stand"
    assert len(reading.dataset.observations) == 12
    assert len(reading.dataset.plan_targets) == 3
    assert [str(one.value) for one in reading.dataset.comparisons] == [
        "+8,4%",
        "-0,4%",
        "+4%",
    ]
    values = {
        (one.key.indicator.code, bool(one.key.segments), str(one.key.time)): str(one.value)
        for one in reading.dataset.observations
    }
    assert values["industrial_output", False, "2024-09"] == "110,5 tỷ đồng"
    assert values["industrial_output", True, "2024-08"] == "20,5 tỷ đồng"
    assert values["retail_sales", False, "2024-01-01/P9M"] == "8.300,5 tỷ đồng"
    assert values["exports", False, "2024-09"] == "95,5 triệu USD"
    assert any(remark.startswith("II | THƯƠNG MẠI") for remark in reading.remarks)


DISTRICTS: Final = (
    ("Huyện, thị xã, thành phố", "Năm 2023", "Năm 2024", "2024/2023 (%)"),
    ("TP. Pleiku", 1000, 1100, "=C2/B2*100"),
    ("TX. An Khê", 200, 210, "=C3/B3*100"),
    ("Đak Đoa", 150.5, 160, "=C4/B4*100"),
    ("H. Krông Pa", 90, 95, "=C5/B5*100"),
    ("Chư Sê", 300, 330, "=C6/B6*100"),
    ("H. Ayun Pa", 80, 82, "=C7/B7*100"),
    ("Toàn tỉnh", "=SUM(B2:B7)", "=SUM(C2:C7)", "=C8/B8*100"),
)


def test_districts_with_formulas_and_the_whole_province() -> None:
    results = {f"D{row}": Decimal("105.123456") for row in range(2, 9)}
    results |= {"B8": Decimal("1820.5"), "C8": Decimal(1977)}
    formats = {f"D{row}": "0.0" for row in range(2, 9)}
    head = "Huyện, thị xã, thành phố"
    form = TableForm(
        (
            KeyColumn(head, Slot.PLACE, {"Toàn tỉnh": None}, level=LocalityLevel.DISTRICT),
            ValueColumn("Năm 2023", time=Period.year(2023), **BILLIONS),
            ValueColumn("Năm 2024", time=YEAR, **BILLIONS),
            RateColumn("2024/2023 (%)", SAME, RatioEncoding.INDEX, time=YEAR),
        ),
        indicator="retail_sales",
        place="tỉnh Gia Lai",
        as_shown=True,
    )
    reading = read_workbook(book(DISTRICTS, (), formats, results), form)
    assert {problem.given for problem in reading.problems} == {"H. Ayun Pa"}, "a town since 2007"
    places = dict.fromkeys(str(one.key.place) for one in reading.dataset)
    assert list(places) == [
        "thành phố Pleiku",
        "thị xã An Khê",
        "huyện Đăk Đoa",
        "huyện Krông Pa",
        "huyện Chư Sê",
        "tỉnh Gia Lai",
    ]
    assert len(reading.dataset) == 18
    assert {str(one.value) for one in reading.dataset.comparisons} == {"+5,1%"}


CLUSTERS: Final = (
    ("TT", "Tên cụm công nghiệp", "Ngày thành lập", "Diện tích (ha)", "Tỷ lệ lấp đầy"),
    (1, "CCN Bắc Cẩm Xuyên", "12/5/2016", 75.5, 0.85),
    (2, "CCN Gia Phố", "tháng 6/2018", "≈ 15", 0.3333),
    (3, "CCN Thạch Đồng", "2020", "20,25", 1),
    (4, "CCN Yên Huy", "-", "75.00", None),
)


def test_a_list_of_clusters_with_hedges_percents_and_a_point() -> None:
    names = {str(row[1]): NamedPlace(str(row[1])) for row in CLUSTERS[1:]}
    ha = get_unit("ha")
    form = TableForm(
        (
            IgnoredColumn("TT"),
            KeyColumn("Tên cụm công nghiệp", Slot.PLACE, names),
            IgnoredColumn("Ngày thành lập"),
            ValueColumn(
                "Diện tích (ha)",
                unit=ha,
                numbers=NumberNotation.STATED,
                indicator="cluster_area",
            ),
            ValueColumn("Tỷ lệ lấp đầy", unit=PERCENT, indicator="cluster_occupancy"),
        ),
        time=AsOf(2024, 6, 30),
    )
    formats: dict[str, str] = dict.fromkeys(("E2", "E3", "E4"), "0.0%")
    reading = read_workbook(book(CLUSTERS, (), formats), form)
    assert told(reading) == [(5, "Diện tích (ha)", "75.00")]
    assert [str(one.value) for one in reading.dataset.observations] == [
        "75,5 ha",
        "85,0%",
        "khoảng 15 ha",
        "33,33%",
        "20,25 ha",
        "100,0%",
    ]


MONTHS: Final = (
    ("Cán cân thương mại năm 2024",),
    ("Tháng", "Cán cân (triệu USD)"),
    ("Tháng 1", "(12,3)"),
    ("Tháng 2", "5,5"),
    ("Tháng 3", -4.5),
    ("Quý I", "(11,3)"),
    ("Tháng 13", 7),
)


def test_months_without_a_year_and_brackets_below_zero() -> None:
    form = TableForm(
        (
            KeyColumn("Tháng", Slot.TIME),
            ValueColumn("Cán cân (triệu USD)", unit=USD, scale=Scale.MILLION, brackets=True),
        ),
        indicator="trade_balance",
        place="tỉnh Hà Tĩnh",
        time=YEAR,
    )
    reading = read_workbook(book(MONTHS), form)
    assert told(reading) == [(7, "Tháng", "Tháng 13")]
    assert {str(one.key.time): str(one.value) for one in reading.dataset.observations} == {
        "2024-01": "-12,3 triệu USD",
        "2024-02": "5,5 triệu USD",
        "2024-03": "-4,5 triệu USD",
        "2024-Q1": "-11,3 triệu USD",
    }


BUDGET: Final = (
    ("Nội dung", 2023, None, 2024, None),
    (None, "Dự toán", "Thực hiện", "Dự toán", "Thực hiện"),
    ("Tổng số", 1_500_250, 1_480_000, 1_700_000, 1_725_500),
    ("Thu nội địa", 900_000, 910_750, 1_000_000, 1_050_000),
)


def test_a_budget_with_years_over_plans_and_thousands_cut_off() -> None:
    columns: list[Any] = []
    for year in (2023, 2024):
        time = Period.year(year)
        more: dict[str, Any] = {"unit": VND, "scale": Scale.BILLION, "time": time}
        columns.append(ValueColumn((str(year), "Dự toán"), plan=PlanReference(), **more))
        columns.append(ValueColumn((str(year), "Thực hiện"), **more))
    parts = KeyColumn("Nội dung", Slot.SEGMENT, {"Tổng số": None}, SegmentDimension.OTHER)
    form = TableForm(
        (parts, *columns), indicator="budget_revenue", place="tỉnh Hà Tĩnh", as_shown=True
    )
    formats = {f"{column}{row}": "#,##0," for column in "BCDE" for row in (3, 4)}
    data = book(BUDGET, ("A1:A2", "B1:C1", "D1:E1"), formats)
    reading = read_workbook(data, form)
    assert told(reading) == []
    assert [(str(one.key.time), str(one.value)) for one in reading.dataset.plan_targets] == [
        ("2023", "1.500,250 tỷ đồng"),
        ("2024", "1.700 tỷ đồng"),
        ("2023", "900 tỷ đồng"),
        ("2024", "1.000 tỷ đồng"),
    ]
    assert [str(one.value) for one in reading.dataset.observations][:2] == [
        "1.480 tỷ đồng",
        "1.725,500 tỷ đồng",
    ]
    strict = TableForm((parts, *columns), indicator="budget_revenue", place="tỉnh Hà Tĩnh")
    refused = read_workbook(data, strict)
    assert not refused.dataset
    assert {problem.code for problem in refused.problems} == {"number-format"}
