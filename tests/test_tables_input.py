"""Bảng vào: declared columns to records, every other cell a problem with its place."""

import csv
import io
import pickle
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congthuong.errors import (
    CongThuongError,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    UnknownCodeError,
)
from congthuong.findings import Severity
from congthuong.indicators import get_indicator
from congthuong.localities import get_locality
from congthuong.percentages import IndexBase, PercentChange, PercentOfPlan, PercentShare
from congthuong.periods import AsOf, Period
from congthuong.quantities import M2, MW, USD, VND, Quantity, Scale, StatedQuantity, get_unit
from congthuong.records import (
    Comparison,
    Dataset,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PlanBase,
    PlanReference,
    PlanTarget,
    Segment,
    SegmentDimension,
    Slot,
    Source,
    WholeBase,
)
from congthuong.tables import (
    CellProblem,
    Column,
    IgnoredColumn,
    KeyColumn,
    NumberNotation,
    RateColumn,
    RatioEncoding,
    RowSubject,
    StandardTable,
    SubjectColumn,
    TableForm,
    TableLayout,
    TableReading,
    UnitColumn,
    ValueColumn,
    read_csv,
    read_rows,
)
from congthuong.tables.problems import UnreadableCell
from congthuong.testing.vocabulary import number_styles

ANY: Final[Any] = None
HALF: Final = Period.half(2022, 1)
YEAR: Final = Period.year(2022)
KRONG_PA: Final = get_locality("637", on=HALF)
SAME: Final = IndexBase.SAME_PERIOD_LAST_YEAR
INDICATOR: Final = KeyColumn("Chỉ tiêu", Slot.INDICATOR)
BILLIONS: Final = ValueColumn("Tỷ đồng", unit=VND, scale=Scale.BILLION)


def form_of(*columns: Column, **parts: Any) -> TableForm:
    said: dict[str, Any] = {
        "indicator": "industrial_output",
        "place": KRONG_PA,
        "time": HALF,
        **parts,
    }
    return TableForm(columns, **said)


def read(row: Mapping[str, object], *columns: Column, **parts: Any) -> TableReading:
    return read_rows([row], form_of(*columns, **parts))


def value_of(reading: TableReading) -> Any:
    assert reading.problems == ()
    (record,) = reading.dataset
    return record


NUMBERS: Final = [
    (NumberNotation.VIETNAMESE, "1.290,50", "1290.50"),
    (NumberNotation.VIETNAMESE, " 808 ", "808"),
    (NumberNotation.VIETNAMESE, "-6,4", "-6.4"),
    (NumberNotation.VIETNAMESE, 808, "808"),
    (NumberNotation.VIETNAMESE, Decimal("8.080"), "8.080"),
    (NumberNotation.PLAIN, "1290.50", "1290.50"),
    (NumberNotation.PLAIN, "-6.4", "-6.4"),
]


@pytest.mark.parametrize(("numbers", "given_value", "number"), NUMBERS)
def test_a_number_is_read_in_the_notation_that_is_declared(
    numbers: NumberNotation, given_value: object, number: str
) -> None:
    column = ValueColumn("x", unit=VND, scale=Scale.BILLION, numbers=numbers)
    record = value_of(read({"x": given_value}, column))
    assert record.quantity == Quantity.of(number, Scale.BILLION)
    assert record.quantity.quantum == Quantity.of(number, Scale.BILLION).quantum
    assert record.value.scale is Scale.BILLION


BAD_NUMBERS: Final = [
    (NumberNotation.VIETNAMESE, "1.29", "a dot before two digits", ("1,29", "1.290")),
    (NumberNotation.VIETNAMESE, "sáu", "words", ()),
    (NumberNotation.VIETNAMESE, "808 tỷ", "a scale beside the declared one", ()),
    (NumberNotation.VIETNAMESE, 1.5, "a float", ()),
    (NumberNotation.VIETNAMESE, True, "a bool", ()),
    (NumberNotation.VIETNAMESE, Decimal("NaN"), "not a number", ()),
    (NumberNotation.VIETNAMESE, 10**70, "more digits than are kept", ()),
    (NumberNotation.VIETNAMESE, date(2022, 1, 1), "a date", ()),
    (NumberNotation.PLAIN, "1.290,5", "Vietnamese figures", ()),
    (NumberNotation.PLAIN, "nan", "not a number", ()),
]


@pytest.mark.parametrize(("numbers", "given_value", "reason", "hints"), BAD_NUMBERS)
def test_any_other_number_is_a_problem_with_its_cell(
    numbers: NumberNotation, given_value: object, reason: str, hints: tuple[str, ...]
) -> None:
    reading = read({"x": given_value}, ValueColumn("x", unit=VND, numbers=numbers))
    (problem,) = reading.problems
    assert (problem.row, problem.column, problem.code) == (1, "x", "cell"), reason
    assert problem.suggestions == hints
    assert problem.accepted
    assert len(reading.dataset) == 0


def test_an_amount_may_say_its_unit_hedge_and_range_itself() -> None:
    column = ValueColumn("x", numbers=NumberNotation.STATED)
    assert str(value_of(read({"x": "gần 808 tỷ đồng"}, column)).value) == "gần 808 tỷ đồng"
    in_mw = ValueColumn("x", unit=MW, numbers=NumberNotation.STATED)
    assert str(value_of(read({"x": "29,7"}, in_mw)).value) == "29,7 MW"


@pytest.mark.parametrize("text", ["808", "808 tỷ", "808 parsec", 808])
def test_an_amount_without_its_unit_is_not_guessed(text: object) -> None:
    reading = read({"x": text}, ValueColumn("x", numbers=NumberNotation.STATED))
    assert [problem.column for problem in reading.problems] == ["x"]


UNITS: Final = [
    ("tỷ đồng", Quantity.of(5, Scale.BILLION)),
    ("triệu USD", Quantity.of(5, Scale.MILLION, USD)),
    ("1000 m2", Quantity.of(5, Scale.THOUSAND, M2)),
    ("1.000 đôi", Quantity.of(5, Scale.THOUSAND, get_unit("pair"))),
    ("1.000.000 USD", Quantity.of(5, Scale.MILLION, USD)),
    ("MW", Quantity.of(5, unit=MW)),
    ("Nghìn tỷ đồng", Quantity.of(5, Scale.TRILLION)),
]


@pytest.mark.parametrize(("text", "quantity"), UNITS)
def test_a_column_of_units_says_scale_and_unit_of_its_row(text: str, quantity: Quantity) -> None:
    row = {"ĐVT": text, "x": "5"}
    assert value_of(read(row, UnitColumn("ĐVT"), ValueColumn("x"))).quantity == quantity


@pytest.mark.parametrize(
    "text", ["tỷ", "parsec", "5 tỷ đồng", "", None, 5, "trăm đồng", "tỷ 5 đồng"]
)
def test_a_unit_that_is_not_said_in_full_is_a_problem(text: object) -> None:
    reading = read({"ĐVT": text, "x": "5"}, UnitColumn("ĐVT"), ValueColumn("x"))
    (problem,) = reading.problems
    assert problem.column == "ĐVT"
    assert problem.code == ("cell" if text else "missing-part")


def test_a_unit_that_no_figure_needs_is_not_asked_for() -> None:
    reading = read({"ĐVT": "?", "Tỷ đồng": "5"}, UnitColumn("ĐVT"), BILLIONS)
    assert value_of(reading).quantity == Quantity.of(5, Scale.BILLION)


KEYS: Final[list[tuple[KeyColumn, object, str, object]]] = [
    (INDICATOR, "iip", "indicator", get_indicator("iip")),
    (INDICATOR, "GTSXCN", "indicator", get_indicator("industrial_output")),
    (
        KeyColumn("Chỉ tiêu", Slot.INDICATOR, {"Công nghiệp": "industrial_output"}),
        " Công  nghiệp ",
        "indicator",
        get_indicator("industrial_output"),
    ),
    (KeyColumn("Huyện", Slot.PLACE), "huyện Krông Pa", "place", KRONG_PA),
    (KeyColumn("Huyện", Slot.PLACE), 637, "place", KRONG_PA),
    (KeyColumn("Huyện", Slot.PLACE), Decimal(637), "place", KRONG_PA),
    (KeyColumn("Huyện", Slot.PLACE, {"KP": KRONG_PA}), "KP", "place", KRONG_PA),
    (KeyColumn("Kỳ", Slot.TIME), "9 tháng đầu năm 2022", "time", Period.year_to_date(2022, 9)),
    (KeyColumn("Kỳ", Slot.TIME), 2022, "time", YEAR),
    (
        KeyColumn("Kỳ", Slot.TIME, {"quý này": "2022-Q1"}),
        "quý này",
        "time",
        Period.quarter(2022, 1),
    ),
    (KeyColumn("Kỳ", Slot.TIME), date(2022, 6, 30), "time", AsOf(2022, 6, 30)),
    (KeyColumn("Kỳ", Slot.TIME), datetime(2022, 6, 30), "time", AsOf(2022, 6, 30)),  # noqa: DTZ001
    (KeyColumn("Giá", Slot.PRICE_BASIS), "giá so sánh 2010", "price_basis", "constant-2010"),
    (KeyColumn("Giá", Slot.PRICE_BASIS, {"HH": "current"}), "HH", "price_basis", "current"),
    (
        KeyColumn("Ngành", Slot.SEGMENT, dimension=SegmentDimension.ACTIVITY),
        "khai khoáng",
        "segments",
        {Segment(SegmentDimension.ACTIVITY, "khai khoáng")},
    ),
]


@pytest.mark.parametrize(("column", "cell", "part", "meant"), KEYS)
def test_a_key_column_says_a_part_of_the_key(
    column: KeyColumn, cell: object, part: str, meant: object
) -> None:
    parts = {} if column.slot is not Slot.TIME else {"time": None}
    record = value_of(read({column.header: cell, "Tỷ đồng": "5"}, column, BILLIONS, **parts))
    found = getattr(record.key, part)
    assert (found.code if isinstance(meant, str) else found) == meant


BAD_KEYS: Final[list[tuple[KeyColumn, object, str]]] = [
    (INDICATOR, "GTSX gì đó", "no indicator"),
    (INDICATOR, "gia tri san xuat cong nghiep", "a name without its accents"),
    (INDICATOR, date(2022, 1, 1), "a date"),
    (KeyColumn("Chỉ tiêu", Slot.INDICATOR, {"x": KRONG_PA}), "x", "a place as indicator"),
    (KeyColumn("Huyện", Slot.PLACE), "xã Tân Thủy", "not there yet"),
    (KeyColumn("Huyện", Slot.PLACE), "Hòa Bình", "several units"),
    (KeyColumn("Huyện", Slot.PLACE), 1.5, "a float"),
    (KeyColumn("Kỳ", Slot.TIME), "hôm nay", "no time"),
    (KeyColumn("Kỳ", Slot.TIME), datetime(2022, 6, 30, 8), "an hour"),  # noqa: DTZ001
    (KeyColumn("Kỳ", Slot.TIME, {"x": KRONG_PA}), "x", "a place as time"),
    (KeyColumn("Giá", Slot.PRICE_BASIS), "giá cả", "no prices"),
    (KeyColumn("Giá", Slot.PRICE_BASIS, {"x": KRONG_PA}), "x", "a place as prices"),
    (KeyColumn("Ngành", Slot.SEGMENT, dimension=SegmentDimension.ACTIVITY), True, "a bool"),
    (KeyColumn("TT", Slot.STATUS), "chắc chắn", "no status"),
    (KeyColumn("TT", Slot.STATUS, {"x": KRONG_PA}), "x", "a place as status"),
]


@pytest.mark.parametrize(("column", "cell", "reason"), BAD_KEYS)
def test_a_key_that_is_not_read_is_a_problem_and_makes_no_record(
    column: KeyColumn, cell: object, reason: str
) -> None:
    reading = read({column.header: cell, "Tỷ đồng": "1.29"}, column, BILLIONS, time=YEAR)
    assert [problem.column for problem in reading.problems] == [column.header, "Tỷ đồng"], reason
    assert len(reading.dataset) == 0


def test_a_close_name_is_suggested() -> None:
    reading = read(
        {"Chỉ tiêu": "kim ngạch xuất khẩu hàng hoa", "Tỷ đồng": "5"}, INDICATOR, BILLIONS
    )
    assert "kim ngạch xuất khẩu hàng hóa" in reading.problems[0].suggestions


MISSING: Final[list[tuple[dict[str, Any], KeyColumn]]] = [
    ({"indicator": None}, INDICATOR),
    ({"place": None}, KeyColumn("Huyện", Slot.PLACE)),
    ({"time": None}, KeyColumn("Kỳ", Slot.TIME)),
]


@pytest.mark.parametrize(("parts", "column"), MISSING)
def test_a_part_that_nobody_says_is_a_problem(parts: dict[str, Any], column: KeyColumn) -> None:
    reading = read({column.header: " ", "Tỷ đồng": "5"}, column, BILLIONS, **parts)
    (problem,) = reading.problems
    assert (problem.column, problem.code) == (column.header, "missing-part")
    assert len(reading.dataset) == 0
    said = read({column.header: None, "Tỷ đồng": "5"}, column, BILLIONS)
    assert value_of(said).key.place == KRONG_PA


def test_a_part_that_is_not_read_is_not_missed_as_well() -> None:
    reading = read({"Chỉ tiêu": "gì đó", "Tỷ đồng": 5}, INDICATOR, BILLIONS, indicator=None)
    assert [(one.column, one.code) for one in reading.problems] == [("Chỉ tiêu", "cell")]
    assert len(reading.dataset) == 0


def test_a_segment_that_is_not_said_is_none() -> None:
    column = KeyColumn("Ngành", Slot.SEGMENT, dimension=SegmentDimension.ACTIVITY)
    assert not value_of(read({"Ngành": "", "Tỷ đồng": "5"}, column, BILLIONS)).key.segments


STATUSES: Final = [
    ("ước tính", ObservationStatus.ESTIMATE),
    ("P", ObservationStatus.PROVISIONAL),
    ("", ObservationStatus.FORECAST),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_the_status_is_that_of_the_row_or_of_the_column(
    text: str, status: ObservationStatus
) -> None:
    column = ValueColumn("x", unit=VND, status=ObservationStatus.FORECAST)
    record = value_of(read({"TT": text, "x": "5"}, KeyColumn("TT", Slot.STATUS), column))
    assert record.status is status


def test_one_row_gives_figures_plans_and_rates_of_their_own_times() -> None:
    report = Source("Biểu 01")
    columns = (
        ValueColumn("6T", unit=VND, scale=Scale.BILLION),
        ValueColumn("6T trước", unit=VND, scale=Scale.BILLION, time=Period.half(2021, 1)),
        ValueColumn("KH", unit=VND, scale=Scale.BILLION, time=YEAR, plan=PlanReference()),
        RateColumn("% cùng kỳ", SAME, RatioEncoding.INDEX),
        RateColumn("% KH", PlanBase(), RatioEncoding.INDEX),
    )
    row = {
        "6T": "808",
        "6T trước": "526,4",
        "KH": "1.467,2",
        "% cùng kỳ": "153,5",
        "% KH": "55,07%",
    }
    reading = read(row, *columns, source=report)
    assert reading.problems == ()
    assert [str(record).partition(": ")[2] for record in reading.dataset] == [
        "808 tỷ đồng",
        "526,4 tỷ đồng",
        "kế hoạch 1.467,2 tỷ đồng",
        "tăng 53,5% so với cùng kỳ năm trước",
        "đạt 55,07% so với kế hoạch năm 2022",
    ]
    assert {record.source for record in reading.dataset} == {report}
    assert [str(record.key.time) for record in reading.dataset] == [
        "2022-S1",
        "2021-S1",
        "2022",
        "2022-S1",
        "2022-S1",
    ]


RATES: Final = [
    (SAME, RatioEncoding.INDEX, "108,42", PercentChange("8.42")),
    (SAME, RatioEncoding.GROWTH, "-8,42%", PercentChange("-8.42")),
    (SAME, RatioEncoding.RATIO, "1,0842", PercentChange("8.42")),
    (PlanBase(), RatioEncoding.INDEX, "55,07", PercentOfPlan("55.07")),
    (PlanBase(), RatioEncoding.RATIO, "0,5507", PercentOfPlan("55.07")),
    (WholeBase(), RatioEncoding.INDEX, "97", PercentShare("97")),
]


@pytest.mark.parametrize(("base", "encoding", "text", "rate"), RATES)
def test_a_rate_is_read_in_its_encoding(
    base: Any, encoding: RatioEncoding, text: str, rate: object
) -> None:
    record = value_of(read({"%": text}, RateColumn("%", base, encoding)))
    assert isinstance(record, Comparison)
    assert record.value == rate


def test_a_rate_beyond_all_digits_is_a_problem() -> None:
    number = f"1,{'0' * 59}1"
    reading = read({"%": number}, RateColumn("%", SAME, RatioEncoding.INDEX))
    assert len(reading.problems) + len(reading.dataset) == 1


def test_a_range_over_several_places_is_a_problem_and_a_single_figure_is_not() -> None:
    group = LocalityGroup.of(KRONG_PA, get_locality("19", on=HALF))
    column = ValueColumn("x", numbers=NumberNotation.STATED)
    reading = read({"x": "từ 5 đến 6 tỷ đồng"}, column, place=group)
    assert [problem.column for problem in reading.problems] == ["x"]
    assert value_of(read({"x": "5 tỷ đồng"}, column, place=group)).key.place == group


def test_a_place_of_the_form_is_looked_up_for_each_time() -> None:
    columns = (
        ValueColumn("trước", unit=VND, time=Period.month(2024, 9)),
        ValueColumn("sau", unit=VND, time=Period.month(2025, 9)),
    )
    reading = read({"trước": "1", "sau": "2"}, *columns, place="tỉnh Thái Nguyên", time=None)
    one, other = (record.key.place for record in reading.dataset)
    assert one != other
    late = read({"trước": "1", "sau": "2"}, *columns, place="huyện Krông Pa", time=None)
    (problem,) = late.problems
    assert (problem.column, problem.given) == ("", "huyện Krông Pa")
    assert len(late.dataset) == 1


SUBJECTS: Final = (
    RowSubject(get_indicator("exports")),
    RowSubject(
        get_indicator("exports"), None, frozenset((Segment(SegmentDimension.PRODUCT, "thép"),))
    ),
)


def test_known_rows_are_found_by_their_names() -> None:
    form = TableForm(
        (SubjectColumn("Chỉ tiêu", SUBJECTS), ValueColumn("x", unit=USD)), place="637", time=HALF
    )
    names = [
        "Kim ngạch xuất khẩu hàng hóa: thép",
        "Kim ngạch xuất khẩu",
        "Kim ngạch xuất khẩu hàng hóa",
    ]
    reading = read_rows([{"Chỉ tiêu": name, "x": "5"} for name in names], form)
    assert [len(record.key.segments) for record in reading.dataset] == [1, 0]
    (problem,) = reading.problems
    assert problem.row == 2
    assert "Kim ngạch xuất khẩu hàng hóa" in problem.suggestions


def test_blanks_are_missing_figures_and_only_those_that_are_declared() -> None:
    rows = [{"Tỷ đồng": text} for text in ("", None, " ", "...", "x", "-")]
    reading = read_rows(rows, form_of(BILLIONS, blanks=["...", "x"]))
    assert len(reading.dataset) == 0
    assert [problem.given for problem in reading.problems] == ["-"]
    assert reading.remarks == ("...", "x")


def test_columns_that_are_not_declared_and_columns_that_are_missing_are_told() -> None:
    rows = [{"Tỷ đồng": "5", "Lạ": "7", "Trống": ""}]
    reading = read_rows(rows, form_of(BILLIONS, INDICATOR, IgnoredColumn("TT")))
    assert [(one.code, one.column) for one in reading.problems] == [
        ("missing-column", "Chỉ tiêu"),
        ("undeclared-column", "Lạ"),
    ]
    assert [finding.severity for finding in reading.findings] == [Severity.ERROR, Severity.WARNING]
    assert reading.findings[0].code == "table-missing-column"
    assert len(reading.dataset) == 1


def test_no_rows_are_no_records() -> None:
    assert len(read_rows([], form_of(BILLIONS)).dataset) == 0


CSV: Final = """\
SỞ CÔNG THƯƠNG,,,
,,,
Chỉ tiêu,ĐVT,6T/2022,Ghi chú
I. CÔNG NGHIỆP,,,
GTSXCN,tỷ đồng,"1.467,2",
Xuất khẩu,triệu USD,5.5,sai dấu
,,,
Người lập biểu,,,
"""
CSV_FORM: Final = form_of(
    INDICATOR, UnitColumn("ĐVT"), ValueColumn("6T/2022"), IgnoredColumn("Ghi chú")
)


def test_a_csv_has_its_head_where_all_declared_heads_stand_and_keeps_all_words() -> None:
    reading = read_csv(CSV, CSV_FORM)
    (record,) = reading.dataset
    assert isinstance(record, Observation)
    assert record.quantity == Quantity.of("1467.2", Scale.BILLION)
    assert reading.remarks == ("SỞ CÔNG THƯƠNG", "I. CÔNG NGHIỆP", "Người lập biểu")
    assert [str(problem) for problem in reading.problems] == [
        (
            "dòng 6, cột «6T/2022»: «5.5» không đọc được, cần một số kiểu Việt Nam như 1.290 hoặc "
            "21,56; có thể là «5,5» hoặc «5.500»"
        ),
    ]
    assert repr(reading) == "<TableReading of 1 records, 1 problems>"
    html = reading._repr_html_()
    assert "1 số liệu, 1 chỗ không đọc được" in html


def test_a_csv_comes_as_text_bytes_or_file(tmp_path: Path) -> None:
    path = tmp_path / "bieu.csv"
    path.write_bytes(b"\xef\xbb\xbf" + CSV.encode())
    readings = [read_csv(CSV, CSV_FORM), read_csv(CSV.encode(), CSV_FORM), read_csv(path, CSV_FORM)]
    assert {reading.dataset for reading in readings} == {readings[0].dataset}
    by_semicolon = read_csv(CSV.replace(",,", ";;").replace("Chỉ tiêu,", "Chỉ tiêu;"), CSV_FORM)
    assert by_semicolon.problems[0].code == "missing-column"


def test_a_csv_without_the_heads_gives_nothing_but_its_words() -> None:
    reading = read_csv("a,b\n1,2\n", CSV_FORM)
    (problem,) = reading.problems
    assert problem.code == "missing-column"
    assert "«6T/2022»" in problem.accepted
    assert reading.remarks == ("a | b", "1 | 2")


def test_a_csv_that_breaks_off_keeps_the_rows_before() -> None:
    reading = read_csv('Tỷ đồng\n5\n"6', form_of(BILLIONS))
    assert len(reading.dataset) == 1
    assert [problem.code for problem in reading.problems] == ["broken-csv"]


def test_cells_without_a_head_and_heads_said_twice_are_told() -> None:
    reading = read_csv("Tỷ đồng,TT\n5,1,6,\n7\n", form_of(BILLIONS, IgnoredColumn("TT")))
    assert [(one.row, one.code, one.given) for one in reading.problems] == [(2, "ragged-row", "6")]
    assert len(reading.dataset) == 1, "a row of another width gives no record"
    split = read_csv("TT,Tỷ đồng\n1,808,5\n", form_of(BILLIONS, IgnoredColumn("TT")))
    assert len(split.dataset) == 0, "808,5 was cut in two"
    twice = read_csv("Tỷ đồng,Tỷ đồng\n5,6\n", form_of(BILLIONS))
    assert [one.code for one in twice.problems] == ["repeated-column"]
    assert len(twice.dataset) == 0


def test_long_content_is_shown_shortly() -> None:
    reading = read({"Tỷ đồng": "x" * 5000}, BILLIONS)
    assert len(reading.problems[0].given) == 200


BEYOND: Final = {
    "too many digits": 10**5000,
    "too large an exponent": Decimal("1E+999999999"),
    "no number at all": Decimal("sNaN"),
}


@pytest.mark.parametrize("number", list(BEYOND.values()), ids=list(BEYOND))
def test_a_number_beyond_all_bounds_is_a_problem_of_any_column(number: object) -> None:
    row = {"Tỷ đồng": number, "Huyện": number, "ĐVT": number, "Số": number}
    columns = (KeyColumn("Huyện", Slot.PLACE), UnitColumn("ĐVT"), ValueColumn("Số"), BILLIONS)
    reading = read(row, *columns)
    assert [problem.column for problem in reading.problems] == ["Huyện", "ĐVT", "Số", "Tỷ đồng"]
    assert max(len(problem.given) for problem in reading.problems) <= 200
    assert len(reading.dataset) == 0


def test_a_row_that_does_not_say_its_time_has_that_of_the_form() -> None:
    period = KeyColumn("Kỳ", Slot.TIME)
    record = value_of(read({"Kỳ": " ", "Tỷ đồng": 5}, period, BILLIONS, time=YEAR))
    assert record.key.time == YEAR


def test_what_another_reader_marks_as_unreadable_is_a_problem_of_its_own_code() -> None:
    formula = UnreadableCell("=A1+1", "một số, không phải công thức", "formula")
    reading = read({"Tỷ đồng": formula, "TT": formula}, BILLIONS, IgnoredColumn("TT"))
    assert [(one.given, one.code, one.column) for one in reading.problems] == [
        ("=A1+1", "formula", "Tỷ đồng")
    ]
    assert read({"Tỷ đồng": 5, "TT": formula}, BILLIONS, IgnoredColumn("TT")).problems == ()


def test_a_problem_of_a_row_and_one_without_content_read_well() -> None:
    assert str(CellProblem(3, "", "", "một dòng")) == "dòng 3: cần một dòng"
    assert pickle.loads(pickle.dumps(CellProblem(3, "x", "y", "z"))).column == "x"  # noqa: S301


WRONG_FORMS: Final[list[tuple[Callable[[], object], type[CongThuongError], str]]] = [
    (lambda: TableForm(ANY), InvalidTypeError, "no columns"),
    (lambda: TableForm(("x",)), InvalidTypeError, "text as column"),  # type: ignore[arg-type]
    (lambda: form_of(INDICATOR), InvalidValueError, "no figures"),
    (lambda: form_of(BILLIONS, BILLIONS), InvalidValueError, "one head twice"),
    (
        lambda: form_of(BILLIONS, INDICATOR, KeyColumn("Mã", Slot.INDICATOR)),
        InvalidValueError,
        "two columns of indicators",
    ),
    (lambda: form_of(BILLIONS, UnitColumn("a"), UnitColumn("b")), InvalidValueError, "two units"),
    (
        lambda: form_of(BILLIONS, INDICATOR, SubjectColumn("Tên", SUBJECTS)),
        InvalidValueError,
        "an indicator and a name of a row",
    ),
    (lambda: form_of(BILLIONS, indicator=None), InvalidValueError, "no indicator"),
    (lambda: form_of(BILLIONS, place=None), InvalidValueError, "no place"),
    (lambda: form_of(BILLIONS, time=None), InvalidValueError, "no time"),
    (lambda: form_of(ValueColumn("x")), InvalidValueError, "no unit"),
    (
        lambda: form_of(KeyColumn("Kỳ", Slot.TIME), ValueColumn("x", unit=VND, time=YEAR)),
        InvalidValueError,
        "two times",
    ),
    (lambda: form_of(BILLIONS, indicator="x"), UnknownCodeError, "no such indicator"),
    (lambda: form_of(BILLIONS, indicator=5), InvalidTypeError, "a number as indicator"),
    (lambda: form_of(BILLIONS, place=5), InvalidTypeError, "a number as place"),
    (lambda: form_of(BILLIONS, time="2022"), InvalidTypeError, "text as time"),
    (lambda: form_of(BILLIONS, source="x"), InvalidTypeError, "text as source"),
    (lambda: form_of(BILLIONS, blanks="x"), InvalidTypeError, "text as blanks"),
    (lambda: form_of(BILLIONS, blanks=5), InvalidTypeError, "a number as blanks"),
    (lambda: KeyColumn(5, Slot.PLACE), InvalidTypeError, "a number as head"),  # type: ignore[arg-type]
    (lambda: KeyColumn(" ", Slot.PLACE), InvalidValueError, "an empty head"),
    (lambda: KeyColumn("x", "place"), InvalidTypeError, "text as slot"),  # type: ignore[arg-type]
    (lambda: KeyColumn("x", Slot.VALUE), InvalidValueError, "the slot of a figure"),
    (lambda: KeyColumn("x", Slot.PLACE, ANY), InvalidTypeError, "no names"),
    (lambda: KeyColumn("x", Slot.SEGMENT), InvalidValueError, "segments of no dimension"),
    (
        lambda: KeyColumn("x", Slot.PLACE, dimension=SegmentDimension.PRODUCT),
        InvalidValueError,
        "a dimension of places",
    ),
    (
        lambda: KeyColumn("x", Slot.SEGMENT, dimension="product"),  # type: ignore[arg-type]
        InvalidTypeError,
        "text as dimension",
    ),
    (lambda: SubjectColumn("x", ("y",)), InvalidTypeError, "text as subject"),  # type: ignore[arg-type]
    (lambda: SubjectColumn("x", SUBJECTS[:1] * 2), InvalidValueError, "one name twice"),
    (lambda: ValueColumn("x", unit="đồng"), InvalidTypeError, "text as unit"),  # type: ignore[arg-type]
    (lambda: ValueColumn("x", scale=Scale.BILLION), InvalidValueError, "a scale of nothing"),
    (lambda: ValueColumn("x", unit=VND, time="2022"), InvalidTypeError, "text as time"),  # type: ignore[arg-type]
    (lambda: RateColumn("x", SAME, "index"), InvalidTypeError, "text as encoding"),  # type: ignore[arg-type]
    (lambda: RateColumn("x", ANY, RatioEncoding.INDEX), InvalidTypeError, "no base"),
    (lambda: RateColumn("x", PlanBase(), RatioEncoding.GROWTH), InvalidValueError, "plan growth"),
    (
        lambda: RateColumn("x", SAME, RatioEncoding.INDEX, NumberNotation.STATED),
        InvalidValueError,
        "rates with units",
    ),
    (lambda: read_rows(5, form_of(BILLIONS)), InvalidTypeError, "a number as rows"),  # type: ignore[arg-type]
    (lambda: read_rows(["x"], form_of(BILLIONS)), InvalidTypeError, "text as row"),  # type: ignore[list-item]
    (lambda: read_rows([], ANY), InvalidTypeError, "no form"),
    (lambda: read_csv("x", ANY), InvalidTypeError, "no form"),
    (lambda: read_csv(ANY, CSV_FORM), InvalidTypeError, "no text"),
    (lambda: read_csv(b"\xff", CSV_FORM), InvalidValueError, "not UTF-8"),
    (lambda: read_csv("", CSV_FORM, delimiter="|"), InvalidValueError, "another delimiter"),
]


@pytest.mark.parametrize(("ask", "error", "reason"), WRONG_FORMS)
def test_a_wrong_declaration_is_refused(
    ask: Callable[[], object], error: type[CongThuongError], reason: str
) -> None:
    with pytest.raises(error):
        ask()
    assert reason


def test_a_rate_that_no_base_can_have_is_refused() -> None:
    assert issubclass(KindMismatchError, CongThuongError)
    assert RateColumn("x", WholeBase(), RatioEncoding.RATIO).rate(Decimal("0.97")) == PercentShare(
        97
    )


def table_for_everyone() -> StandardTable:
    month, before = Period.month(2019, 9), Period.month(2018, 9)
    records = [
        Observation.of("industrial_output", place, time, value, price_basis="constant-2010")
        for place, time, value in (
            ("42", month, "4.020,4 tỷ đồng"),
            ("42", before, "3.410,2 tỷ đồng"),
            ("19", month, "50.100,25 tỷ đồng"),
        )
    ]
    steel = [Segment(SegmentDimension.PRODUCT, "=thép")]
    more = (
        Observation.of("exports", "42", month, "90 triệu USD", status=ObservationStatus.ESTIMATE),
        Observation.of("exports", "42", month, "62 triệu USD", segments=steel),
        PlanTarget.of("exports", "42", "năm 2019", "1,05 tỷ USD", plan=PlanReference(revision=1)),
        Observation.of("exports", NamedPlace("Cầu Treo"), month, "-5 triệu USD"),
    )
    return StandardTable.of(Dataset((*records, *more)), period=month)


@pytest.mark.parametrize("numbers", [NumberNotation.VIETNAMESE, NumberNotation.PLAIN])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", list(RatioEncoding))
def test_a_standard_table_is_read_back_from_its_csv(
    numbers: NumberNotation, delimiter: str, encoding: RatioEncoding
) -> None:
    table = table_for_everyone()
    table = StandardTable(table.rows, table.period, "", TableLayout(ratios=encoding))
    text = table.to_csv(numbers=numbers, delimiter=delimiter, bom=True)
    reading = read_csv(text, table.form(numbers), delimiter=delimiter)
    assert reading.problems == ()
    assert {(one.key, one.value) for one in reading.dataset} == {  # type: ignore[union-attr]
        (cell.record.key, cell.record.value)
        for row in table.rows
        for cell in row.levels
        if cell.record is not None
    } | {
        (row.cumulative.record.key, row.cumulative.record.value)
        for row in table.rows
        if row.cumulative.record is not None
    }
    (plan,) = reading.dataset.plan_targets
    assert plan.plan.revision == 1


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2019-09", "2018-09", "2019-08", "2018"]),
            st.decimals(-(10**9), 10**9, places=3),
        ),
        unique_by=lambda pair: pair[0],
        min_size=1,
    ),
    number_styles(),
    st.sampled_from([Scale.BILLION, Scale.MILLION, None]),
)
def test_the_figures_of_any_table_come_back_as_they_are(
    figures: list[tuple[str, Decimal]], style: Any, scale: Scale | None
) -> None:
    del style
    place = get_locality("42", on=Period.year(2019))
    records = [
        Observation.of("exports", place, time, Quantity.of(number, Scale.MILLION, USD))
        for time, number in figures
    ]
    table = StandardTable.of(
        Dataset(records), period=Period.month(2019, 9), layout=TableLayout(scale=scale)
    )
    for numbers in (NumberNotation.VIETNAMESE, NumberNotation.PLAIN):
        reading = read_csv(table.to_csv(numbers=numbers), table.form(numbers))
        assert reading.problems == ()
        assert set(reading.dataset) == set(records)


CELLS: Final = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["5", "1.290", "1,29", "tỷ đồng", "iip", "637", "2022-S1", "E", "...", " "]),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.none(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.binary(max_size=3),
)
WIDE: Final = form_of(
    INDICATOR,
    KeyColumn("Huyện", Slot.PLACE),
    KeyColumn("Kỳ", Slot.TIME),
    KeyColumn("TT", Slot.STATUS),
    UnitColumn("ĐVT"),
    ValueColumn("a"),
    ValueColumn("b", numbers=NumberNotation.STATED),
    RateColumn("c", SAME, RatioEncoding.GROWTH),
    blanks=["..."],
)


@settings(max_examples=150)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(WIDE.headers, CELLS)), max_size=4))
def test_no_content_raises_and_no_figure_is_lost(rows: list[dict[str, object]]) -> None:
    reading = read_rows(rows, WIDE)
    for number, row in enumerate(rows, 1):
        told = [problem for problem in reading.problems if problem.row == number]
        figures = [
            name
            for name in "abc"
            if row[name] is not None and str(row[name]).strip() not in {"", "..."}
        ]
        if not figures:
            assert told == []
    filled = [
        (number, name)
        for number, row in enumerate(rows, 1)
        for name in "abc"
        if row[name] is not None and str(row[name]).strip() not in {"", "..."}
    ]
    broken = {problem.row for problem in reading.problems}
    sound = [number for number, _ in filled if number not in broken]
    assert len(reading.dataset) >= len(sound)


@settings(max_examples=80)
@given(st.lists(st.lists(st.text(max_size=8), max_size=4), max_size=5))
def test_no_csv_raises_and_no_words_are_lost(lines: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(lines)
    reading = read_csv(stream.getvalue(), CSV_FORM)
    assert len(reading.dataset) == 0
    assert reading.problems[0].code == "missing-column"
    for cell in (cell.strip() for line in lines for cell in line):
        assert any(cell in remark for remark in reading.remarks) or not cell or "'" in str(lines)


def test_a_stated_quantity_is_what_a_cell_makes() -> None:
    record = value_of(read({"Tỷ đồng": "5"}, BILLIONS))
    assert record.value == StatedQuantity(Quantity.of(5, Scale.BILLION))


WINDOWS: Final = "Chỉ tiêu;Tỷ đồng\nKim ngạch xuất khẩu hàng hóa;808,5\n"
"""As a spreadsheet of a Vietnamese Windows saves it: commas are decimals, so semicolons part."""


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        (WINDOWS, "", "text"),
        (WINDOWS.encode("utf-8-sig"), "", "UTF-8 with its mark"),
        (WINDOWS.encode("utf-16"), "", "Unicode text of Excel"),
        (WINDOWS.replace(";", "\t").encode("utf-16"), "", "the same, by tabs"),
        (f"sep=;\n{WINDOWS}".encode(), "", "with a line that names the delimiter"),
        (
            b"Ch\xd8 ti\xaau;T\xfb \xae\xe5ng\nKim ng\xb9ch xu\xcat kh\xc8u h\xb5ng h\xe3a;808,5\n",
            "TCVN3",
            "an old font",
        ),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value[:20],
)
def test_csv_as_windows_offices_save_it(data: str | bytes, encoding: str, reason: str) -> None:
    form = TableForm(
        (
            KeyColumn("Chỉ tiêu", Slot.INDICATOR),
            ValueColumn("Tỷ đồng", unit=VND, scale=Scale.BILLION),
        ),
        place="tỉnh Hà Tĩnh",
        time=Period.year(2019),
    )
    found = read_csv(data, form)
    assert [str(one) for one in found.dataset] == ["exports, tỉnh Hà Tĩnh, 2019: 808,5 tỷ đồng"], (
        reason
    )
    assert found.encoding == encoding
    assert [one.code for one in found.findings] == (["legacy-encoding"] if encoding else [])
    assert found.problems == ()
