"""Biểu mẫu khai báo: heads of several rows, letters, ditto marks, totals, levels, what cells show.

The cases T2 to T16 stand each for their kind: a table, what must be read, what must be told.
"""

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import pytest

from congthuong.errors import CongThuongError, InvalidTypeError, InvalidValueError
from congthuong.indicators import PriceBasis, get_indicator
from congthuong.localities import LocalityLevel, get_locality
from congthuong.percentages import IndexBase
from congthuong.periods import AsOf, Period
from congthuong.quantities import PERCENT, USD, VND, Scale, get_unit
from congthuong.records import NamedPlace, Segment, SegmentDimension, Slot
from congthuong.tables import (
    Column,
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
    read_csv,
    read_rows,
)
from congthuong.tables.incoming import read_lines

ANY: Final[Any] = None
YEAR: Final = Period.year(2024)
PRODUCT: Final = SegmentDimension.PRODUCT
INDICATOR: Final = KeyColumn("Chỉ tiêu", Slot.INDICATOR)
PLACE: Final = KeyColumn("Địa bàn", Slot.PLACE)
BILLIONS: Final[dict[str, Any]] = {"unit": VND, "scale": Scale.BILLION}
DONE: Final = ValueColumn("Thực hiện", **BILLIONS)


def form_of(*columns: Column, **parts: Any) -> TableForm:
    said: dict[str, Any] = {"indicator": "industrial_output", "place": "42", "time": YEAR}
    return TableForm(columns, **{**said, **parts})


def lines(text: str) -> list[list[str]]:
    return [line.strip().split(",") for line in text.strip().splitlines()]


def told(reading: TableReading) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.code) for one in reading.problems]


def values(reading: TableReading) -> list[str]:
    return [str(one.value) for one in reading.dataset.observations]


TWO_ROWS: Final = """
    SỞ CÔNG THƯƠNG,,,,,
    TT,Chỉ tiêu,Thực hiện,,,Kế hoạch
    –,–,Tháng 8,Tháng 9,Lũy kế,
    1,GTSXCN,100,110,800,1.200
"""
MONTHS: Final = {"Tháng 8": Period.month(2024, 8), "Tháng 9": Period.month(2024, 9)}


def of_path(head: str, time: Period) -> ValueColumn:
    return ValueColumn(("Thực hiện", head), time=time, **BILLIONS)


def test_t2_a_head_of_two_rows_is_declared_by_its_path() -> None:
    columns = [of_path(head, time) for head, time in MONTHS.items()]
    so_far = of_path("Lũy kế", Period.year_to_date(2024, 9))
    rest = (IgnoredColumn("TT"), IgnoredColumn("Kế hoạch"))
    form = form_of(INDICATOR, *columns, so_far, *rest, indicator=None, time=None)
    reading = read_lines(lines(TWO_ROWS), form)
    assert told(reading) == []
    assert {str(one.key.time): str(one.value) for one in reading.dataset.observations} == {
        "2024-08": "100 tỷ đồng",
        "2024-09": "110 tỷ đồng",
        "2024-01-01/P9M": "800 tỷ đồng",
    }
    assert reading.remarks == ("SỞ CÔNG THƯƠNG",)


HEADS: Final[list[tuple[str, str, dict[str, Any], list[str], str]]] = [
    (TWO_ROWS, "Lũy kế", {"head_rows": 2}, ["800 tỷ đồng"], "the end of a path is enough"),
    (TWO_ROWS, "Thực hiện | Lũy kế", {}, ["800 tỷ đồng"], "a path in one text"),
    (TWO_ROWS, "Kế hoạch", {"head_rows": 2}, ["1.200 tỷ đồng"], "a head over both rows"),
    (TWO_ROWS, "Thực hiện", {"head_rows": 2}, [], "the top of a group is no column"),
    (TWO_ROWS, "Thực hiện", {}, [], "nor is it where one row is declared"),
    (
        "Chỉ tiêu,Thực hiện,\nGTSXCN,5,ghi chú",
        "Thực hiện",
        {},
        ["5 tỷ đồng"],
        "words without a head are no figures of a group",
    ),
    (TWO_ROWS, "Thực hiện | Kế hoạch", {}, [], "a group ends where another head stands"),
    (
        "Chỉ tiêu,Năm 2023,,Năm 2024,\n,KH,TH,KH,TH\nGTSXCN,1,2,3,4",
        "Năm 2024 | TH",
        {},
        ["4 tỷ đồng"],
        "heads that repeat under years",
    ),
    (
        "Chỉ tiêu,Năm 2023,,Năm 2024,\n,KH,TH,KH,TH\nGTSXCN,1,2,3,4",
        "TH",
        {"head_rows": 2},
        [],
        "an end that two columns have",
    ),
    ("Chỉ tiêu,2023,2024\nGTSXCN,5,6", "2024", {}, ["6 tỷ đồng"], "a year as head"),
    ("Chỉ tiêu,Khác\nGTSXCN,5", "2024", {}, [], "no such head"),
]


@pytest.mark.parametrize(("text", "head", "more", "read", "reason"), HEADS)
def test_t2_a_column_is_found_by_its_head_or_told(
    text: str, head: str, more: dict[str, Any], read: list[str], reason: str
) -> None:
    form = form_of(INDICATOR, ValueColumn(head, **BILLIONS), indicator=None, **more)
    reading = read_lines(lines(text), form)
    assert values(reading) == read, reason
    codes = {one.code for one in reading.problems}
    asked = {"missing-column", "repeated-column", "group-head"}
    assert bool(codes & asked) is not bool(read), reason


UNDER_THE_HEAD: Final[list[tuple[str, dict[str, Any], list[str], list[Any], str]]] = [
    ("Thực hiện\n2024\n808", {}, ["808 tỷ đồng"], [], "T3: the year of the column"),
    ("Thực hiện\n2023\n808", {}, ["808 tỷ đồng"], [(2, "", "head-line")], "another year"),
    ("Thực hiện\n2024", {}, [], [(2, "", "head-line")], "figure or year, nobody knows"),
    (
        "Thực hiện\n2.024\n808",
        {},
        ["2.024 tỷ đồng"],
        [(3, "Thực hiện", "repeated-key")],
        "a figure",
    ),
    ("Thực hiện\n\n808", {}, ["808 tỷ đồng"], [], "an empty line is no year"),
]


@pytest.mark.parametrize(("text", "more", "read", "problems", "reason"), UNDER_THE_HEAD)
def test_t3_a_line_of_years_belongs_to_the_head(
    text: str, more: dict[str, Any], read: list[str], problems: list[Any], reason: str
) -> None:
    reading = read_csv(text, form_of(DONE, **more))
    assert values(reading) == read, reason
    assert told(reading) == problems, reason


def test_t3_a_row_with_its_key_is_no_line_of_years() -> None:
    form = form_of(PLACE, DONE, IgnoredColumn("Ghi chú"), place=None)
    reading = read_csv("Địa bàn,Thực hiện,Ghi chú\ntỉnh Hà Tĩnh,2024,x\n", form)
    assert (values(reading), told(reading)) == (["2.024 tỷ đồng"], [])


GROUP: Final = KeyColumn("Nhóm", Slot.SEGMENT, dimension=PRODUCT)
NUMBERED: Final[list[tuple[str, bool, list[str], list[Any], str]]] = [
    ("Nhóm,Thực hiện\nB,1\nGạo,4", True, ["4 tỷ đồng"], [], "T9: declared"),
    ("Nhóm,Thực hiện\nGạo,4", True, ["4 tỷ đồng"], [], "declared and not there"),
    ("Nhóm,Thực hiện\nB,1\nC,4", False, ["1 tỷ đồng", "4 tỷ đồng"], [], "groups of projects"),
    (
        "Nhóm,Thực hiện,x\nA,1,2\nGạo,4,5",
        False,
        ["4 tỷ đồng"],
        [(2, "", "head-line")],
        "not declared, and looks like one",
    ),
    ("Nhóm,Thực hiện,x\nA,(1),(2)=1/5\nGạo,4,5", True, ["4 tỷ đồng"], [], "brackets, a formula"),
    ("Nhóm,Thực hiện,x\nA,2,1\nGạo,4,5", False, ["2 tỷ đồng", "4 tỷ đồng"], [], "not in turn"),
]


@pytest.mark.parametrize(("text", "declared", "read", "problems", "reason"), NUMBERED)
def test_t9_a_line_that_numbers_the_columns_is_no_figure(
    text: str, declared: bool, read: list[str], problems: list[Any], reason: str
) -> None:
    form = form_of(GROUP, DONE, IgnoredColumn("x"), column_numbers=declared)
    reading = read_csv(text, form)
    assert (values(reading), told(reading)) == (read, problems), reason


def test_a_column_is_declared_by_its_letter_under_whatever_head() -> None:
    table = lines("Biểu 01,,\n,Năm nay,Năm nay\nGTSXCN,5,6\nExports x,7,8")
    form = form_of(
        INDICATOR, DONE, indicator=None, letters={"Chỉ tiêu": "A", "Thực hiện": "C"}, first_row=3
    )
    reading = read_lines(table, form)
    assert values(reading) == ["6 tỷ đồng"]
    assert told(reading) == [(2, "Năm nay", "undeclared-column"), (4, "Chỉ tiêu", "cell")]
    assert reading.remarks == ("Biểu 01",)
    by_one = form_of(ValueColumn("Năm nay", **BILLIONS), INDICATOR, letters={"Chỉ tiêu": "A"})
    assert values(read_lines(lines("x,Năm nay\nGTSXCN,5"), by_one)) == ["5 tỷ đồng"]
    far = form_of(DONE, letters={"Thực hiện": "AB"}, first_row=1, head_rows=1)
    assert values(read_lines([[None] * 27 + ["5"]], far)) == ["5 tỷ đồng"]


DATED: Final = [
    (datetime(2024, 8, 31), "31/08/2024", "a day of a spreadsheet"),  # noqa: DTZ001
    (date(2024, 8, 31), "31/08/2024", "a day"),
    (2024, "2024", "a whole number"),
    (Decimal("2024.0"), "2024", "a whole number with a decimal"),
    (Decimal("0.5"), "0.5", "another number is no year"),
]


@pytest.mark.parametrize(("head", "declared", "reason"), DATED)
def test_t16_a_number_or_a_day_is_a_head(head: object, declared: str, reason: str) -> None:
    form = form_of(INDICATOR, ValueColumn(declared, **BILLIONS), indicator=None)
    reading = read_lines([["Chỉ tiêu", head], ["GTSXCN", 5]], form)
    assert values(reading) == ["5 tỷ đồng"], reason


NATIONAL: Final = ["Bắc Ninh", "Hưng Yên", "Hà Nội", "Cà Mau", "Cần Thơ"]


def test_t4_a_column_of_provinces_has_its_provinces() -> None:
    provinces = KeyColumn("Địa bàn", Slot.PLACE, level=LocalityLevel.PROVINCE)
    rows = [{"Địa bàn": name, "Thực hiện": "5"} for name in NATIONAL]
    reading = read_rows(rows, form_of(provinces, DONE, place=None))
    assert told(reading) == []
    assert {one.key.place.level for one in reading.dataset} == {LocalityLevel.PROVINCE}  # type: ignore[union-attr]


LEVELS: Final[list[tuple[str, dict[str, Any], str, str]]] = [
    ("Đak Đoa", {"level": LocalityLevel.DISTRICT}, "huyện Đăk Đoa", "T5: the column says it"),
    ("Đak Đoa", {"level": LocalityLevel.DISTRICT, "within": "64"}, "huyện Đăk Đoa", "and where"),
    ("Đak Đoa", {}, "", "T5: a town by its spelling, a district by ear"),
    ("huyện Đak Đoa", {}, "huyện Đăk Đoa", "the name says it"),
    ("626", {}, "huyện Đăk Đoa", "a code has one level"),
    ("626", {"level": LocalityLevel.PROVINCE}, "", "a code of another level"),
    ("Krông Pa", {"level": LocalityLevel.DISTRICT}, "huyện Krông Pa", "no commune"),
]


@pytest.mark.parametrize(("name", "more", "place", "reason"), LEVELS)
def test_t5_a_place_is_of_the_level_of_its_column(
    name: str, more: dict[str, Any], place: str, reason: str
) -> None:
    column = KeyColumn("Địa bàn", Slot.PLACE, **more)
    reading = read_rows([{"Địa bàn": name, "Thực hiện": "5"}], form_of(column, DONE, place=None))
    assert [str(one.key.place) for one in reading.dataset] == [place] * bool(place), reason
    assert told(reading) == [] if place else told(reading) == [(1, "Địa bàn", "cell")], reason


def test_t5_the_problem_names_both_units() -> None:
    reading = read_rows([{"Địa bàn": "Đak Đoa", "Thực hiện": "5"}], form_of(PLACE, DONE))
    (problem,) = reading.problems
    assert {hint.partition(" Đ")[0] for hint in problem.suggestions} == {"huyện", "thị trấn"}


WHOLES: Final[list[tuple[str, dict[str, Any], int | None, str]]] = [
    ("Tổng số", {"Tổng số": None}, 0, "T6: declared to be the whole"),
    ("Tổng số", {"Tổng số": ""}, 0, "T6: an empty text says the same, and never raises"),
    ("TỔNG SỐ", {"TỔNG SỐ": None}, 0, "as it is written"),
    ("Tổng số", {}, None, "a total that nobody declared is no part"),
    ("TOÀN NGÀNH", {}, None, "whatever its letters"),
    ("Tổng số", {"Tổng số": "Tổng số"}, 1, "an office that calls a part so"),
    ("Gạo", {}, 1, "a part"),
    ("Gạo", {"Gạo": get_locality("42", on=YEAR)}, None, "a place is no part"),
]


@pytest.mark.parametrize(("text", "names", "parts", "reason"), WHOLES)
def test_t6_a_total_is_no_part(
    text: str, names: dict[str, Any], parts: int | None, reason: str
) -> None:
    column = KeyColumn("Nhóm", Slot.SEGMENT, names, PRODUCT)
    reading = read_rows([{"Nhóm": text, "Thực hiện": "10"}], form_of(column, DONE))
    found = [len(one.key.segments) for one in reading.dataset]
    assert found == ([] if parts is None else [parts]), reason
    assert bool(reading.problems) is (parts is None), reason


def test_t6_a_row_of_the_whole_has_the_place_and_the_indicator_of_the_form() -> None:
    places = KeyColumn("Địa bàn", Slot.PLACE, {"Toàn tỉnh": None, "Huyện": "637"})
    names = KeyColumn("Chỉ tiêu", Slot.INDICATOR, {"Tổng số": None})
    rows = [
        {"Địa bàn": "Toàn tỉnh", "Chỉ tiêu": "Tổng số", "Thực hiện": "5"},
        {"Địa bàn": "Huyện", "Chỉ tiêu": "Tổng số", "Thực hiện": "5"},
    ]
    reading = read_rows(rows, form_of(places, names, DONE, place="64"))
    assert [str(one.key.place) for one in reading.dataset] == ["tỉnh Gia Lai", "huyện Krông Pa"]
    alone = read_rows(rows[:1], form_of(places, names, DONE, place=None))
    assert told(alone) == [(1, "Địa bàn", "missing-part")]
    bad = KeyColumn("Địa bàn", Slot.PLACE, {"x": RowSubject(get_indicator("exports"))})
    assert told(read_rows([{"Địa bàn": "x", "Thực hiện": "5"}], form_of(bad, DONE))) == [
        (1, "Địa bàn", "cell")
    ]


DITTOS: Final = ('"', "nt")
UNITS: Final[list[tuple[list[str], tuple[str, ...], list[str], str]]] = [
    (["tỷ đồng", '"', "nt"], DITTOS, ["tỷ đồng"] * 3, "T7: the unit above"),
    (["tỷ đồng", '"', "triệu USD", '"'], DITTOS, ["tỷ đồng", "tỷ đồng", "triệu USD"] * 1, "next"),
    (["tỷ đồng", '"'], (), ["tỷ đồng"], "not declared"),
    (['"', "tỷ đồng"], DITTOS, ["tỷ đồng"], "nothing stands above"),
    (["gì đó", '"'], DITTOS, [], "what is above is no unit"),
]


@pytest.mark.parametrize(("units", "dittos", "read", "reason"), UNITS)
def test_t7_a_ditto_mark_is_the_unit_above(
    units: list[str], dittos: tuple[str, ...], read: list[str], reason: str
) -> None:
    form = form_of(GROUP, UnitColumn("ĐVT", dittos=dittos), ValueColumn("x"))
    rows = [{"Nhóm": f"nhóm {at}", "ĐVT": unit, "x": "5"} for at, unit in enumerate(units)]
    reading = read_rows(rows, form)
    found = [value.removeprefix("5 ") for value in values(reading)]
    assert found[: len(read)] == read, reason
    assert len(found) + len(reading.problems) == len(units), reason


def test_t7_a_row_of_a_section_hands_its_unit_down() -> None:
    form = form_of(GROUP, UnitColumn("ĐVT", dittos=DITTOS), ValueColumn("x"))
    table = lines("Nhóm,ĐVT,x\nSẢN PHẨM,tấn,\nThép,nt,5\nGạo,,6")
    reading = read_lines(table, form)
    assert values(reading) == ["5 tấn"]
    assert told(reading) == [(4, "ĐVT", "missing-part")]


COUNTED: Final = [
    ("1000 m2", "5 nghìn m2", "T8"),
    ("1.000 đôi", "5 nghìn đôi", "T8"),
    ("1000 tấn", "5 nghìn tấn", "T8"),
]


@pytest.mark.parametrize(("unit", "value", "case"), COUNTED)
def test_t8_thousands_may_stand_in_figures_before_a_unit(unit: str, value: str, case: str) -> None:
    form = form_of(UnitColumn("ĐVT"), ValueColumn("x"), indicator="product_output")
    assert values(read_rows([{"ĐVT": unit, "x": "5"}], form)) == [value], case


class NAType:
    """What a dataframe holds where nothing is: neither equal to itself nor true or false."""

    def __bool__(self) -> bool:
        raise TypeError


FLOATS: Final[list[tuple[object, bool, str | None, str]]] = [
    (808.0, True, "808 tỷ đồng", "T10: a whole number"),
    (575830.2890921918, True, "575.830,2890921918 tỷ đồng", "T10: the shortest digits"),
    (808.0, False, None, "T10: refused in words of its own"),
    (math.inf, True, None, "no number"),
    (math.nan, False, "", "T10: missing"),
    (math.nan, True, "", "missing"),
    (NAType(), False, "", "T10: missing"),
    (1e300, True, None, "beyond all figures"),
]


@pytest.mark.parametrize(("value", "floats", "read", "reason"), FLOATS)
def test_t10_floats_and_blanks_of_dataframes(
    value: object, floats: bool, read: str | None, reason: str
) -> None:
    reading = read_rows([{"Thực hiện": value}], form_of(DONE), floats=floats)
    assert values(reading) == ([read] if read else []), reason
    assert [one.column for one in reading.problems] == ([] if read is not None else ["Thực hiện"])
    if value == 808.0 and not floats:
        assert "floats=True" in reading.problems[0].accepted


def test_t11_a_name_may_mean_an_indicator_with_its_part_or_prices() -> None:
    mining = Segment(SegmentDimension.ACTIVITY, "khai khoáng")
    names = {
        "- Khai khoáng": RowSubject(get_indicator("iip"), None, frozenset({mining})),
        "GTSX (giá so sánh 2010)": RowSubject(
            get_indicator("industrial_output"), PriceBasis.constant(2010)
        ),
    }
    column = KeyColumn("Chỉ tiêu", Slot.INDICATOR, names)
    rows = [{"Chỉ tiêu": name, "%": "5,5"} for name in names]
    rate = RateColumn("%", IndexBase.SAME_PERIOD_LAST_YEAR, RatioEncoding.GROWTH)
    reading = read_rows(rows, form_of(column, rate, indicator=None))
    assert told(reading) == []
    first, second = reading.dataset
    assert (first.key.segments, first.key.price_basis) == (frozenset({mining}), None)
    assert second.key.price_basis == PriceBasis.constant(2010)


def test_a_column_of_figures_says_its_own_part_place_indicator_and_prices() -> None:
    rice, steel = (Segment(PRODUCT, name) for name in ("gạo", "thép"))
    columns = (
        ValueColumn("Gạo", unit=USD, segments=frozenset({rice}), indicator="exports"),
        ValueColumn("Thép", unit=USD, segments=frozenset({steel}), indicator="exports"),
        ValueColumn(
            "SX",
            place="637",
            price_basis="constant-2010",
            indicator="industrial_output",
            **BILLIONS,
        ),
        RateColumn(
            "%",
            IndexBase.SAME_PERIOD_LAST_YEAR,
            RatioEncoding.GROWTH,
            indicator="iip",
            place=NamedPlace("Cầu Treo"),
        ),
    )
    form = TableForm((PLACE, *columns), place="42", time=YEAR)
    reading = read_rows([{"Địa bàn": "64", "Gạo": 1, "Thép": 2, "SX": 3, "%": 4}], form)
    assert told(reading) == []
    assert [str(one.key.place) for one in reading.dataset] == [
        *["tỉnh Gia Lai"] * 2,
        "huyện Krông Pa",
        "địa điểm Cầu Treo",
    ]
    assert [one.key.segments for one in reading.dataset][:2] == [{rice}, {steel}]
    assert [one.key.price_basis for one in reading.dataset][2] == PriceBasis.constant(2010)


MONTHLY: Final[list[tuple[str, Any, str | None, str]]] = [
    ("Tháng 1", YEAR, "2024-01", "T13: the year of the form"),
    ("Quý II", YEAR, "2024-Q2", "a quarter"),
    ("9 tháng", YEAR, "2024-01-01/P9M", "so far"),
    ("30/6", YEAR, "2024-06-30", "a day"),
    ("Tháng 1", Period.half(2024, 1), "2024-01", "part of a year"),
    ("Tháng 1", AsOf(2024, 6, 30), "2024-01", "a moment has its year"),
    ("Tháng 1", Period.years(2023, 2024), None, "two years"),
    ("Tháng 1/2023", YEAR, "2023-01", "a year of its own"),
    ("hôm nay", YEAR, None, "no time"),
]


@pytest.mark.parametrize(("text", "time", "read", "reason"), MONTHLY)
def test_t13_the_year_of_a_month_is_that_of_the_form(
    text: str, time: Any, read: str | None, reason: str
) -> None:
    column = KeyColumn("Kỳ", Slot.TIME)
    indicator = "markets_count" if text == "30/6" else "industrial_output"
    figure = ValueColumn("x", unit=get_unit("market")) if text == "30/6" else DONE
    form = form_of(column, figure, indicator=indicator, time=time)
    reading = read_rows([{"Kỳ": text, figure.header: "5"}], form)
    assert [str(one.key.time) for one in reading.dataset] == ([read] if read else []), reason
    assert told(reading) == ([] if read else [(1, "Kỳ", "cell")]), reason


def test_t14_a_second_figure_of_one_key_is_told_at_its_cell() -> None:
    exports = ValueColumn("x", unit=USD)
    rows = [{"Chỉ tiêu": "exports", "x": "1"}, {"Chỉ tiêu": "exports", "x": "2"}]
    reading = read_rows(rows, form_of(INDICATOR, exports, indicator=None))
    assert values(reading) == ["1 USD"]
    (problem,) = reading.problems
    assert (problem.row, problem.column, problem.code) == (2, "x", "repeated-key")
    assert "dòng 1, cột «x»" in problem.accepted
    twice = (ValueColumn("gạo", unit=USD), ValueColumn("thép", unit=USD))
    across = read_rows([{"gạo": "1", "thép": "2"}], form_of(*twice, indicator="exports"))
    assert told(across) == [(1, "thép", "repeated-key")]


BRACKETED: Final = [
    ("(12,3)", True, "-12,3 tỷ đồng", "below zero"),
    (" ( 12,3 ) ", True, "-12,3 tỷ đồng", "with spaces"),
    ("12,3", True, "12,3 tỷ đồng", "above"),
    ("(12,3)", False, None, "not declared"),
    ("(-12,3)", True, None, "two signs"),
    ("(x)", True, None, "no number"),
]


@pytest.mark.parametrize(("text", "brackets", "read", "reason"), BRACKETED)
def test_brackets_are_below_zero_where_declared(
    text: str, brackets: bool, read: str | None, reason: str
) -> None:
    column = ValueColumn("x", brackets=brackets, **BILLIONS)
    assert values(read_rows([{"x": text}], form_of(column))) == ([read] if read else []), reason


STATED: Final[list[tuple[object, dict[str, Any], str | None, str]]] = [
    ("≈ 15", BILLIONS, "khoảng 15 tỷ đồng", "a bare number is counted as its column says"),
    ("15", BILLIONS, "15 tỷ đồng", "not fifteen đồng"),
    ("12-15", BILLIONS, "từ 12 đến 15 tỷ đồng", "both ends"),
    ("1,50", BILLIONS, "1,50 tỷ đồng", "its digits"),
    ("15 triệu", BILLIONS, "15 triệu đồng", "a scale of its own"),
    ("15 triệu USD", BILLIONS, "15 triệu USD", "a unit of its own"),
    (15, BILLIONS, "15 tỷ đồng", "a number"),
    (Decimal("15.5"), {"unit": USD}, "15,5 USD", "a number without a scale"),
    (15, {}, None, "a number without a unit"),
    ("15", {}, None, "text without a unit"),
    (True, BILLIONS, None, "no number"),
]


@pytest.mark.parametrize(("value", "counted", "read", "reason"), STATED)
def test_an_amount_is_counted_by_itself_or_by_its_column(
    value: object, counted: dict[str, Any], read: str | None, reason: str
) -> None:
    column = ValueColumn("x", numbers=NumberNotation.STATED, **counted)
    assert values(read_rows([{"x": value}], form_of(column))) == ([read] if read else []), reason


def test_a_share_may_stand_with_its_percent_sign_where_the_unit_is_percent() -> None:
    column = ValueColumn("x", unit=PERCENT)
    assert values(read_rows([{"x": "65,5%"}], form_of(column, indicator="cluster_occupancy")))


WRONG: Final[list[tuple[Callable[[], object], type[CongThuongError], str]]] = [
    (lambda: KeyColumn((), Slot.PLACE), InvalidTypeError, "no heads"),
    (lambda: KeyColumn(("a", 5), Slot.PLACE), InvalidTypeError, "a number as head"),  # type: ignore[arg-type]
    (lambda: KeyColumn(("a", ""), Slot.PLACE), InvalidValueError, "an empty head"),
    (lambda: KeyColumn("x", Slot.PLACE, level=2), InvalidTypeError, "a number as level"),  # type: ignore[arg-type]
    (lambda: KeyColumn("x", Slot.PLACE, within=64), InvalidTypeError, "a number as unit"),  # type: ignore[arg-type]
    (
        lambda: KeyColumn("x", Slot.TIME, level=LocalityLevel.DISTRICT),
        InvalidValueError,
        "a level of times",
    ),
    (lambda: UnitColumn("x", dittos="nt"), InvalidTypeError, "one text as dittos"),
    (lambda: ValueColumn("x", place=64), InvalidTypeError, "a number as place"),  # type: ignore[arg-type]
    (lambda: ValueColumn("x", brackets=1), InvalidTypeError, "a number as yes"),  # type: ignore[arg-type]
    (lambda: ValueColumn("x", segments=("gạo",)), InvalidTypeError, "text as part"),  # type: ignore[arg-type]
    (lambda: form_of(DONE, head_rows=0), InvalidValueError, "no rows"),
    (lambda: form_of(DONE, head_rows=True), InvalidTypeError, "a truth as number"),
    (lambda: form_of(DONE, first_row="3"), InvalidTypeError, "text as number"),
    (lambda: form_of(DONE, letters={"x": "A"}), InvalidValueError, "no such column"),
    (lambda: form_of(DONE, letters={"Thực hiện": "1"}), InvalidValueError, "no letter"),
    (lambda: form_of(DONE, letters={"Thực hiện": "A"}), InvalidValueError, "no first row"),
    (lambda: form_of(DONE, letters="A"), InvalidTypeError, "no mapping"),
    (
        lambda: TableForm((DONE,), indicator="exports", time=YEAR),
        InvalidValueError,
        "no place",
    ),
]


@pytest.mark.parametrize(("ask", "error", "reason"), WRONG)
def test_a_wrong_declaration_is_refused(
    ask: Callable[[], object], error: type[CongThuongError], reason: str
) -> None:
    with pytest.raises(error):
        ask()
    assert reason


def test_heads_that_the_letters_miss_are_told() -> None:
    table: Sequence[Sequence[object]] = lines("a,b\n1,2")
    form = form_of(
        DONE, ValueColumn("b", unit=USD, indicator="exports"), letters={"Thực hiện": "A"}
    )
    assert len(read_lines(table, form).dataset) == 2
    lost = form_of(DONE, ValueColumn("c", unit=USD), letters={"Thực hiện": "A"}, first_row=2)
    assert [one.code for one in read_lines(table, lost).problems] == ["missing-column"]
