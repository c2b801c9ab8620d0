"""Bảng tính: what a workbook holds, and that a filled-in form comes back as it is."""

import importlib
import io
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import congthuong
from congthuong._exact import half_up
from congthuong.errors import (
    CongThuongError,
    InvalidTypeError,
    InvalidValueError,
    MissingExtraError,
    UnknownCodeError,
)
from congthuong.findings import Evidence, Finding, Severity
from congthuong.localities import get_locality
from congthuong.numerals import NumberStyle
from congthuong.percentages import IndexBase, PercentChange
from congthuong.periods import AsOf, Period
from congthuong.quantities import USD, VND, Quantity, Scale, get_unit
from congthuong.records import (
    Comparison,
    Dataset,
    Observation,
    ObservationStatus,
    PlanTarget,
    Segment,
    SegmentDimension,
    Slot,
    Source,
)
from congthuong.sheets import read_workbook, to_workbook, write_workbook
from congthuong.sheets._openpyxl import load_workbook, new_workbook
from congthuong.tables import (
    FlatTable,
    Grid,
    GridCell,
    GridHead,
    KeyColumn,
    RatioEncoding,
    StandardColumn,
    StandardTable,
    TableForm,
    TableLayout,
    ValueColumn,
)
from congthuong.tables.number_formats import from_cell
from congthuong.tables.writing import raised

ANY: Final[Any] = None
FIVE: Final[Any] = 5
C = StandardColumn
SEPTEMBER: Final = Period.month(2019, 9)
STEEL: Final = Segment(SegmentDimension.PRODUCT, "thép")
MONEY: Final = "[$-42A]#,##0"


def seen(indicator: str, time: str, value: str, **parts: Any) -> Observation:
    return Observation.of(indicator, "tỉnh Hà Tĩnh", time, value, **parts)


DATA: Final = Dataset.of(
    seen("industrial_output", "tháng 9 năm 2019", "4.020,4 tỷ đồng", source=Source("=Báo cáo")),
    seen("industrial_output", "tháng 9 năm 2018", "3.410,2 tỷ đồng"),
    seen("industrial_output", "9 tháng đầu năm 2019", "33.150,0 tỷ đồng"),
    PlanTarget.of("industrial_output", "tỉnh Hà Tĩnh", "năm 2019", "46.000 tỷ đồng"),
    seen("exports", "tháng 9 năm 2019", "90 triệu USD", status=ObservationStatus.ESTIMATE),
    seen("exports", "tháng 9 năm 2018", "0 triệu USD"),
    seen("exports", "tháng 8 năm 2019", "120 triệu USD"),
    seen("exports", "tháng 9 năm 2019", "61 triệu USD", segments=[STEEL]),
    seen("exports", "tháng 8 năm 2019", "80 triệu USD", segments=[STEEL]),
    seen("retail_sales", "tháng 9 năm 2019", "1.234.567.890.123.456.789 đồng"),
    seen("retail_sales", "tháng 9 năm 2018", "1.000.000.000.000.000.001 đồng"),
    Comparison.of(
        "iip",
        "tỉnh Hà Tĩnh",
        "tháng 9 năm 2019",
        PercentChange("-3.256"),
        IndexBase.SAME_PERIOD_LAST_YEAR,
    ),
)


def table_of(encoding: RatioEncoding = RatioEncoding.INDEX, **layout: Any) -> StandardTable:
    table = StandardTable.of(DATA, period=SEPTEMBER, layout=TableLayout(ratios=encoding, **layout))
    return table.without_empty_columns()


def opened(data: bytes, sheet: int = 0, **options: Any) -> Any:
    return load_workbook(io.BytesIO(data), **options).worksheets[sheet]


def values(page: Any) -> list[list[object]]:
    return [[cell.value for cell in row] for row in page.iter_rows()]


def column_of(page: Any, head: str) -> int:
    found = [cell.column for row in page.iter_rows() for cell in row if cell.value == head]
    assert len(found) == 1, head
    return int(found[0])


SMALL: Final = StandardTable.of(
    Dataset.of(
        seen("exports", "tháng 9 năm 2019", "90,0 triệu USD", source=Source("Báo cáo")),
        seen("exports", "tháng 9 năm 2018", "83 triệu USD", status=ObservationStatus.PROVISIONAL),
    ),
    period=SEPTEMBER,
).without_empty_columns()


def test_a_sheet_has_title_unit_line_heads_numbers_notes_and_sources() -> None:
    page = opened(to_workbook(SMALL))
    assert page.title == "Bảng số liệu"
    assert values(page) == [
        ["Tình hình thực hiện các chỉ tiêu tháng 9 năm 2019, tỉnh Hà Tĩnh", *[None] * 4],
        ["Đơn vị tính: triệu USD", *[None] * 4],
        [
            "TT",
            "Chỉ tiêu",
            "Thực hiện tháng 9 năm 2018 (triệu USD)",
            "Thực hiện tháng 9 năm 2019 (triệu USD)",
            "T9/2019 so với T9/2018 (%)",
        ],
        [1, "Kim ngạch xuất khẩu hàng hóa", 83, 90, "=D4/C4*100"],
        [None] * 5,
        ["⁽¹⁾ số sơ bộ.", *[None] * 4],
        ["⁽²⁾ dùng số sơ bộ.", *[None] * 4],
        ["Nguồn: Báo cáo.", *[None] * 4],
    ]
    assert {str(merged) for merged in page.merged_cells.ranges} == {"A1:E1", "A2:E2"}
    assert page.freeze_panes == "C4"
    assert page.print_title_rows == "$3:$3"
    assert (page["C4"].number_format, page["D4"].number_format) == (
        f'{MONEY}" ⁽¹⁾"',
        f"{MONEY}.0",
    )
    assert page["E4"].number_format == f'{MONEY}.00" ⁽²⁾"'
    assert page["A1"].font.bold
    assert page["A3"].alignment.wrap_text


def test_a_formula_comes_with_what_it_gives_and_is_computed_anew_on_opening() -> None:
    data = to_workbook(SMALL)
    assert opened(data, data_only=True)["E4"].value == pytest.approx(9000 / 83, abs=1e-11)
    assert load_workbook(io.BytesIO(data)).calculation.fullCalcOnLoad


FORMULAS: Final = [
    (RatioEncoding.INDEX, "={0}/{1}*100", f"{MONEY}.00"),
    (
        RatioEncoding.GROWTH,
        "=({0}/{1}-1)*100",
        "[$-42A]+#,##0.00;[$-42A]-#,##0.00;[$-42A]#,##0.00",
    ),
    (RatioEncoding.RATIO, "={0}/{1}", f"{MONEY}.0000"),
]


@pytest.mark.parametrize(("encoding", "formula", "shown_as"), FORMULAS)
def test_a_computed_ratio_is_a_formula_over_its_two_cells(
    encoding: RatioEncoding, formula: str, shown_as: str
) -> None:
    table = table_of(encoding)
    page = opened(to_workbook(table))
    at = [head.name for head in table.grid.heads].index(
        next(head.name for head in table.grid.heads if "T9/2019 so với T9/2018" in head.name)
    )
    output = page.cell(3, at + 1)
    assert output.value == formula.format("F3", "E3")
    assert output.number_format == shown_as
    of_plan = page.cell(3, len(table.grid.heads))
    assert "-1" not in of_plan.value


def test_refused_stated_and_overlong_ratios_are_no_formulas() -> None:
    table = table_of()
    page = opened(to_workbook(table))
    names = [str(page.cell(row, 2).value) for row in range(3, 8)]
    column = column_of(page, "T9/2019 so với T9/2018 (%)")
    by_name = {name: page.cell(row, column).value for row, name in enumerate(names, 3)}
    assert by_name["Kim ngạch xuất khẩu hàng hóa"] == "⁽³⁾"
    assert by_name["Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"] == 123.46
    assert by_name["Chỉ số sản xuất công nghiệp"] == 96.744
    texts = [cell.value for row in page.iter_rows() for cell in row]
    assert "1.234.567.890.123.456.789" in texts


def test_a_ratio_whose_levels_are_not_shown_is_a_number() -> None:
    table = SMALL.with_columns(C.THIS_PERIOD, C.TO_SAME_PERIOD)
    assert values(opened(to_workbook(table)))[3][-1] == 108.43


def test_formulas_stand_on_all_digits_whatever_is_printed() -> None:
    table = table_of(style=NumberStyle(decimals=0))
    page = opened(to_workbook(table))
    column = column_of(page, "Thực hiện tháng 9 năm 2019")
    assert (page.cell(3, column).value, page.cell(3, column).number_format) == (4020.4, MONEY)
    assert "4.020" in str(table.to_markdown())


def test_no_text_is_a_formula() -> None:
    grid = Grid(
        (GridHead("=1+1"), GridHead("b")),
        (
            (GridCell("=2+2"), GridCell("+3\x00\x0b\ud800\ttab")),
            (GridCell("x" * 40_000), GridCell()),
        ),
        "@title",
        "-line",
        ("=note",),
        ("=source",),
    )
    data = to_workbook(grid)
    page = opened(data)
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}
    assert page["A3"].value == "=1+1"
    assert page["A3"].quotePrefix
    assert page["B4"].value == "+3\ufffd\ufffd\ufffd\ttab"
    assert len(page["A5"].value) == 32_767
    assert not page["B3"].quotePrefix
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_a_bare_grid_begins_with_its_heads() -> None:
    page = opened(
        to_workbook(Grid((GridHead("a", is_number=True),), ((GridCell("5", Decimal(5)),),)))
    )
    assert values(page) == [["a"], [5]]
    assert page.freeze_panes == "A2"
    assert opened(to_workbook(Grid((), ()))).max_row == 1


def test_numbers_of_a_sheet_of_ordinals_are_numbers_and_other_digits_text() -> None:
    page = opened(to_workbook(Grid((GridHead("Mã"),), ((GridCell("42"),),))))
    assert page["A2"].value == "42"


FINDINGS: Final = (
    Finding("rate-mismatch", Severity.ERROR, "=tỷ lệ", (Evidence("a"), Evidence("b")), "Điều 5"),
    Finding("unread", Severity.NOTE, "không đọc được"),
)


def test_findings_have_a_sheet_of_their_own() -> None:
    data = to_workbook({"Biểu 1": SMALL, "Biểu 2": FlatTable(DATA)}, findings=FINDINGS)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Biểu 1", "Biểu 2", "Điểm cần xem lại"]
    assert values(book["Điểm cần xem lại"])[1:] == [
        ["TT", "Mức độ", "Nội dung", "Bằng chứng", "Căn cứ", "Mã"],
        [1, "sai", "=tỷ lệ", "«a»\n«b»", "Điều 5", "rate-mismatch"],
        [2, "lưu ý", "không đọc được", None, None, "unread"],
    ]
    none = opened(to_workbook(SMALL, findings=()), sheet=1)
    assert none["A2"].value == "Không có điểm nào cần xem lại"


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    data = to_workbook(SMALL, findings=FINDINGS)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {part.date_time[0] for part in package.infolist()} == {1980}
        assert b"dcterms:created" not in package.read("docProps/core.xml")
    path = tmp_path / "bieu.xlsx"
    write_workbook(path, SMALL, findings=FINDINGS)
    assert path.read_bytes() == data == to_workbook(SMALL, findings=FINDINGS)


WRONG: Final[list[tuple[Callable[[], object], type[CongThuongError], str]]] = [
    (lambda: to_workbook(ANY), InvalidTypeError, "no table"),
    (lambda: to_workbook({"a": ANY}), InvalidTypeError, "no table under a name"),
    (lambda: to_workbook({ANY: SMALL}), InvalidTypeError, "no name"),
    (lambda: to_workbook({}), InvalidValueError, "no sheet at all"),
    (lambda: to_workbook({"": SMALL}), InvalidValueError, "an empty name"),
    (lambda: to_workbook({"a/b": SMALL}), InvalidValueError, "a sign no name may have"),
    (lambda: to_workbook({"'a": SMALL}), InvalidValueError, "an apostrophe first"),
    (lambda: to_workbook({"a'": SMALL}), InvalidValueError, "an apostrophe last"),
    (lambda: to_workbook({"x" * 32: SMALL}), InvalidValueError, "a name too long"),
    (lambda: to_workbook({"History": SMALL}), InvalidValueError, "a name that Excel keeps"),
    (lambda: to_workbook({"A": SMALL, "a": SMALL}), InvalidValueError, "two names alike"),
    (
        lambda: to_workbook({"Điểm cần xem lại": SMALL}, findings=()),
        InvalidValueError,
        "the name of the sheet of findings",
    ),
    (lambda: to_workbook(SMALL, findings=FIVE), InvalidTypeError, "no findings"),
    (lambda: to_workbook(SMALL, findings=[ANY]), InvalidTypeError, "no Finding"),
    (lambda: write_workbook(ANY, SMALL), InvalidTypeError, "no path"),
    (lambda: read_workbook(b"", ANY), InvalidTypeError, "no form"),
    (lambda: read_workbook(ANY, SMALL.form()), InvalidTypeError, "no source"),
    (
        lambda: read_workbook(to_workbook(SMALL), SMALL.form(), sheet=FIVE),
        InvalidTypeError,
        "no name",
    ),
    (
        lambda: read_workbook(to_workbook(SMALL), SMALL.form(), sheet="Bảng"),
        UnknownCodeError,
        "none",
    ),
]


@pytest.mark.parametrize(("ask", "error", "reason"), WRONG)
def test_a_wrong_question_is_refused(
    ask: Callable[[], object], error: type[CongThuongError], reason: str
) -> None:
    with pytest.raises(error) as caught:
        ask()
    assert str(caught.value), reason


def test_without_openpyxl_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    door = Path(congthuong.__file__).parent / "sheets" / "_openpyxl.py"
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'congthuong\[sheets\]'"):
        runpy.run_path(str(door))


# --- reading back


def same_figures(read: Dataset, table: StandardTable) -> bool:
    shown = {
        (cell.record.key, cell.record.value)
        for row in table.rows
        for column in table.columns
        if not column.is_ratio and (cell := row[column]).record is not None
    }
    return {(one.key, one.value) for one in read} == shown  # type: ignore[union-attr]


@pytest.mark.parametrize("encoding", list(RatioEncoding))
def test_a_standard_table_is_read_back_from_its_workbook(encoding: RatioEncoding) -> None:
    table = table_of(encoding)
    reading = read_workbook(to_workbook(table, findings=FINDINGS), table.form())
    assert reading.problems == ()
    assert same_figures(reading.dataset, table)
    assert "⁽¹⁾ số ước tính." in reading.remarks


def test_zeros_that_were_written_come_back() -> None:
    reading = read_workbook(to_workbook(SMALL), SMALL.form(), sheet="Bảng số liệu")
    quanta = {one.quantity.quantum for one in reading.dataset.observations}
    assert quanta == {Decimal("1E+5"), Decimal("1E+6")}


FORM: Final = TableForm(
    (
        KeyColumn("Chỉ tiêu", Slot.INDICATOR),
        KeyColumn("Kỳ", Slot.TIME),
        ValueColumn("Tỷ đồng", unit=VND, scale=Scale.BILLION),
    ),
    place="tỉnh Hà Tĩnh",
)


def filled(*rows: tuple[object, ...], **formats: str) -> bytes:
    book = new_workbook()
    page = book.active
    for row in (("Chỉ tiêu", "Kỳ", "Tỷ đồng"), *rows):
        page.append(row)
    for cell, shown_as in formats.items():
        page[cell].number_format = shown_as
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


CELLS: Final[list[tuple[object, str, str | None]]] = [
    (808, "General", "808"),
    (808.25, "General", "808.25"),
    (0.1 + 0.2, "General", "0.3"),
    (808, "#,##0.00", "808.00"),
    (808, '[$-42A]#,##0.0" ⁽¹⁾"', "808.0"),
    (808.256, "0.0", "808.256"),
    (808, '0.0"%"', "808.0"),
    (808, "+0.0;-0.0", "808.0"),
    (808, "0.0E+00", "808"),
    (808, f"0.{'0' * 30}", "808"),
    (-5.5, "General", "-5.5"),
    ("1.290,5", "General", "1290.5"),
    ("808 ⁽¹⁾ ⁽²⁾", "General", "808"),
    ("1.29", "General", None),
    (True, "General", None),
    ("#DIV/0!", "General", None),
    ("=1+1", "General", None),
    (0.5507, "0.00%", None),
    (808_000, "#,##0,", None),
    (datetime(2019, 9, 1), "dd/mm/yyyy", None),  # noqa: DTZ001
    (10**70, "General", None),
]


@pytest.mark.parametrize(("cell", "shown_as", "number"), CELLS)
def test_a_cell_is_read_in_the_digits_that_it_shows_or_is_a_problem(
    cell: object, shown_as: str, number: str | None
) -> None:
    reading = read_workbook(filled(("exports", "2019", cell), C2=shown_as), FORM)
    if number is None:
        assert [(one.row, one.column) for one in reading.problems] == [(2, "Tỷ đồng")]
        assert len(reading.dataset) == 0
        return
    (record,) = reading.dataset.observations
    assert record.quantity == Quantity.of(number, Scale.BILLION)
    assert record.quantity.quantum == Quantity.of(number, Scale.BILLION).quantum


def test_formulas_and_percent_formats_are_problems_that_say_so() -> None:
    data = filled(("exports", "2019", "=SUM(A1:A9)"), ("=A1", "2019", 0.5), C3="0%")
    problems = read_workbook(data, FORM).problems
    assert [(one.given, one.code) for one in problems] == [
        ("=SUM(A1:A9)", "formula"),
        ("=A1", "formula"),
        ("50%", "number-format"),
    ]


def test_a_day_is_a_day_and_a_year_a_year() -> None:
    form = TableForm(
        (KeyColumn("Ngày", Slot.TIME), ValueColumn("Số chợ", unit=get_unit("market"))),
        indicator="markets_count",
        place="tỉnh Hà Tĩnh",
    )
    book = new_workbook()
    page = book.active
    for row in (("Ngày", "Số chợ"), (datetime(2019, 9, 30), 169), (2018, 170)):  # noqa: DTZ001
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    reading = read_workbook(stream.getvalue(), form)
    assert [one.key.time for one in reading.dataset.observations] == [
        AsOf(2019, 9, 30),
        AsOf(2018),
    ]


def test_a_hidden_sheet_is_read_only_when_it_is_named() -> None:
    book = load_workbook(io.BytesIO(filled(("exports", "2019", 5))))
    hidden = book.create_sheet("Ẩn", 0)
    hidden.sheet_state = "hidden"
    for row in (("Chỉ tiêu", "Kỳ", "Tỷ đồng"), ("exports", "2019", 7)):
        hidden.append(row)
    stream = io.BytesIO()
    book.save(stream)
    (first,) = read_workbook(stream.getvalue(), FORM).dataset.observations
    (named,) = read_workbook(stream.getvalue(), FORM, sheet="Ẩn").dataset.observations
    assert (str(first.value), str(named.value)) == ("5 tỷ đồng", "7 tỷ đồng")


def test_a_row_is_counted_as_the_sheet_does_and_gaps_are_kept(tmp_path: Path) -> None:
    book = new_workbook()
    page = book.active
    page["B5"], page["C5"], page["D5"] = "Chỉ tiêu", "Kỳ", "Tỷ đồng"
    page["B9"], page["C9"], page["D9"] = "exports", "2019", "sai"
    page["F9"] = "thừa"
    path = tmp_path / "form.xlsx"
    book.save(path)
    problems = read_workbook(path, FORM).problems
    assert [(one.row, one.column) for one in problems] == [(9, ""), (9, "Tỷ đồng")]


def test_an_array_formula_is_a_formula() -> None:
    formulas = importlib.import_module("openpyxl.worksheet.formula")
    book = new_workbook()
    page = book.active
    for row in (("Chỉ tiêu", "Kỳ", "Tỷ đồng"), ("exports", "2019"), ("exports", "2018")):
        page.append(row)
    page["C2"] = formulas.ArrayFormula("C2:C2", "=SUM(A1:A2*2)")
    page["C3"] = formulas.DataTableFormula("C3:C3")
    stream = io.BytesIO()
    book.save(stream)
    problems = read_workbook(stream.getvalue(), FORM).problems
    assert [one.code for one in problems] == ["formula", "formula"]
    assert problems[0].given == "=SUM(A1:A2*2)"


def test_a_number_that_is_not_finite_stays_what_it_is() -> None:
    assert from_cell(float("inf"), "0.0") == float("inf")


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2019-09", "2018-09", "2019-08", "2018"]),
            st.decimals(-(10**9), 10**9, places=3),
        ),
        unique_by=lambda pair: pair[0],
        min_size=1,
    ),
    st.sampled_from(list(RatioEncoding)),
)
def test_the_figures_of_any_table_come_back_digit_by_digit(
    figures: list[tuple[str, Decimal]], encoding: RatioEncoding
) -> None:
    place = get_locality("42", on=Period.year(2019))
    records = [
        Observation.of("exports", place, time, Quantity.of(number, Scale.MILLION, USD))
        for time, number in figures
    ]
    layout = TableLayout(ratios=encoding)
    table = StandardTable.of(Dataset(records), period=SEPTEMBER, layout=layout)
    reading = read_workbook(to_workbook(table), table.form())
    assert reading.problems == ()
    assert set(reading.dataset) == set(records)


# --- opened by another program


def converted(folder: Path, form: str, name: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", "out", name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


@pytest.mark.soffice
def test_libreoffice_computes_the_ratios_that_we_print(
    tmp_path: Path,
) -> None:
    table = table_of(RatioEncoding.GROWTH)
    data = to_workbook(table, findings=FINDINGS)
    # Without our results, so that it has to compute them.
    book = load_workbook(io.BytesIO(data))
    book.save(tmp_path / "bieu.xlsx")
    converted(tmp_path, "xlsx", "bieu.xlsx")
    saved = (tmp_path / "out" / "bieu.xlsx").read_bytes()
    computed = opened(saved, data_only=True)
    formulas = opened(data)
    checked = 0
    for at, row in enumerate(table.grid.rows):
        for column, cell in enumerate(row, 1):
            if str(formulas.cell(3 + at, column).value).startswith("="):
                value = computed.cell(3 + at, column).value
                assert cell.number is not None
                decimals = -int(cell.number.as_tuple().exponent)
                assert half_up(Decimal(f"{value:.15g}"), decimals) == cell.number
                checked += 1
    assert checked >= 4
    reading = read_workbook(saved, table.form())
    assert reading.problems == ()
    assert same_figures(reading.dataset, table)


@pytest.mark.soffice
def test_libreoffice_shows_the_numbers_as_our_tables_print_them(tmp_path: Path) -> None:
    table = table_of()
    write_workbook(tmp_path / "bieu.xlsx", table)
    converted(tmp_path, "csv:Text - txt - csv (StarCalc):9,34,76,1", "bieu.xlsx")
    lines = (tmp_path / "out" / "bieu.csv").read_text(encoding="utf-8").splitlines()
    shown = [[cell.strip('"') for cell in line.split("\t")] for line in lines]
    grid = table.grid
    for row, line in enumerate(grid.rows):
        wanted = [
            f"{cell.text}{raised(grid.own_marks(row, column))}".strip()
            for column, cell in enumerate(line)
        ]
        assert shown[2 + row] == wanted
