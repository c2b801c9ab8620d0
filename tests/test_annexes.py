"""Phụ lục: tables as an office files them, in workbooks and in HTML, with nothing invented."""

import importlib
import io
import re
import subprocess
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest

from congthuong.errors import (
    CongThuongError,
    IncomparableError,
    InvalidTypeError,
    InvalidValueError,
)
from congthuong.localities import get_locality
from congthuong.numerals import NumberStyle
from congthuong.percentages import IndexBase, PercentChange
from congthuong.periods import Period
from congthuong.quantities import USD, Quantity, Scale
from congthuong.records import (
    Comparison,
    Dataset,
    GrowthTarget,
    LocalityGroup,
    Observation,
    ObservationStatus,
    PlanTarget,
    RecordKey,
    Segment,
    SegmentDimension,
    Source,
    Spread,
)
from congthuong.sheets import to_workbook
from congthuong.sheets._openpyxl import load_workbook
from congthuong.tables import (
    Annex,
    FlatTable,
    RatioEncoding,
    StandardColumn,
    StandardTable,
    TableLayout,
    annex,
)
from congthuong.tables.arranging import RowKind

ANY: Final[Any] = None
SEPTEMBER: Final = Period.month(2019, 9)
ESTIMATE: Final[dict[str, Any]] = {"status": ObservationStatus.ESTIMATE}
STEEL: Final = Segment(SegmentDimension.PRODUCT, "thép")


def seen(indicator: str, time: str, value: str, place: str = "42", **parts: Any) -> Observation:
    return Observation.of(indicator, place, time, value, **parts)


RECORDS: Final = (
    seen("industrial_output", "2019-09", "4.020,4 tỷ đồng", source=Source("<b>Báo cáo</b>")),
    seen("industrial_output", "2018-09", "3.410,25 tỷ đồng"),
    seen("exports", "2019-09", "90 triệu USD", **ESTIMATE),
    seen("exports", "2018-09", "83 triệu USD"),
    seen("exports", "2019-09", "61 triệu USD", segments=[STEEL]),
    seen("exports", "2019-01-01/P9M", "753,5 triệu USD"),
    PlanTarget.of("exports", "42", "năm 2019", "1.050 triệu USD"),
)
TABLE: Final = StandardTable.of(Dataset(RECORDS), period=SEPTEMBER).without_empty_columns()
SECTIONS: Final = {"Thương mại": ["exports"], "Công nghiệp": ["industrial_output"]}
BLOCKS: Final[dict[str, Any]] = {
    "body": "Sở Công Thương Hà Tĩnh",
    "above": "Ủy ban nhân dân tỉnh Hà Tĩnh",
    "number": "Biểu số 01/SCT",
    "accompanies": "Báo cáo số 145/BC-SCT ngày 20/9/2019",
    "place_and_day": "Hà Tĩnh, ngày 20 tháng 9 năm 2019",
    "signers": {"Người lập biểu": "Nguyễn Thị Hoa", "Giám đốc": "Trần Văn An"},
}
WHOLE: Final = annex(TABLE, sections=SECTIONS, **BLOCKS)


def districts(*figures: tuple[str, str | None, str | None]) -> StandardTable:
    records: list[Observation | PlanTarget] = []
    for place, now, before in figures:
        if now:
            records.append(seen("retail_sales", "2022-S1", f"{now} tỷ đồng", place))
        if before:
            records.append(seen("retail_sales", "2021-S1", f"{before} tỷ đồng", place))
        records.append(PlanTarget.of("retail_sales", place, "năm 2022", "400 tỷ đồng"))
    period = Period.half(2022, 1)
    return StandardTable.of(Dataset(records), period=period).without_empty_columns()


PAIR: Final = districts(("637", "100,25", "90"), ("638", "150", "160,5"))


def shown(filed: Annex) -> list[list[str]]:
    return [[cell.text for cell in row] for row in filed.grid.rows]


def page_of(filed: Annex, **options: Any) -> Any:
    return load_workbook(io.BytesIO(to_workbook(filed)), **options).active


def texts(page: Any) -> list[str]:
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


def test_rows_stand_in_sections_and_are_numbered_anew() -> None:
    assert [row[:2] for row in shown(WHOLE)] == [
        ["I", "Thương mại"],
        ["1", "Kim ngạch xuất khẩu hàng hóa"],
        ["", "– thép"],
        ["II", "Công nghiệp"],
        ["1", "Giá trị sản xuất công nghiệp"],
    ]
    kinds = [kind.value for kind in WHOLE.arrangement.kinds]
    assert kinds == ["section", "figures", "part", "section", "figures"]
    many = annex(TABLE, body="x", sections={**dict.fromkeys("abcdefgh", ()), **SECTIONS})
    assert [row[0] for row in shown(many) if row[1] in SECTIONS] == ["IX", "X"]


def test_a_column_has_one_number_of_decimals() -> None:
    for decimals, wanted in ((None, [2, 1, 1, 0, 2, 2]), (1, [1] * 6)):
        filed = annex(TABLE, body="x", decimals=decimals)
        found = [
            {len(row[at].text.partition(",")[2]) for row in filed.grid.rows if row[at].text}
            for at in range(3, 9)
        ]
        assert found == [{count} for count in wanted]
        page = page_of(filed)
        formats = {
            (cell.column, len("".join(re.findall(r"#0\.(0+)", cell.number_format))))
            for row in page.iter_rows(min_col=4)
            for cell in row
            if cell.number_format.startswith("[$-42A]")
        }
        assert len(formats) == len({column for column, _ in formats})


def test_the_digits_of_a_cell_are_not_those_that_are_printed() -> None:
    table = districts(("637", "100,256", "90"))
    filed = annex(table, body="x", decimals=1)
    assert "100,3" in {cell.text for row in filed.grid.rows for cell in row}
    values = [cell.value for row in page_of(filed).iter_rows() for cell in row]
    assert 100.256 in values


def test_a_number_is_rounded_once() -> None:
    filed = annex(districts(("637", "491,45", "1000"), ("638", "0", "0,004")), body="x", decimals=1)
    assert shown(filed)[0][5] == "49,1", "49,145 is no 49,15, and that no 49,2"
    style = TableLayout(style=NumberStyle(decimals=0))
    rough = StandardTable(PAIR.rows, PAIR.period, "", style).without_empty_columns()
    assert shown(annex(rough, body="x", total="T"))[-1] == [
        "",
        "T",
        "251",
        "250",
        "800",
        "99,90",
        "31,28",
    ]


def test_columns_are_numbered_and_ratios_say_of_what() -> None:
    assert WHOLE.column_numbers == ("A", "B", "C", "1", "2", "3", "4", "5=2/1", "6=3/4")
    growth = StandardTable.of(
        Dataset(RECORDS), period=SEPTEMBER, layout=TableLayout(ratios=RatioEncoding.GROWTH)
    ).without_empty_columns()
    assert annex(growth, body="x").column_numbers[-2:] == ("5", "6=3/4")
    alone = TABLE.with_columns(StandardColumn.TO_SAME_PERIOD)
    assert annex(alone, body="x").column_numbers == ("A", "B", "C", "1")


def test_a_total_is_the_exact_sum_of_units_and_its_ratios_are_of_sums() -> None:
    filed = annex(PAIR, body="x", total="Tổng cộng")
    assert filed.grid.title == (
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng 6 tháng đầu năm 2022"
    )
    assert shown(filed) == [
        ["1", "huyện Krông Pa", "90,0", "100,25", "400", "111,39", "25,06"],
        ["2", "huyện Phú Thiện", "160,5", "150,00", "400", "93,46", "37,50"],
        ["", "Tổng cộng", "250,5", "250,25", "800", "99,90", "31,28"],
    ]
    assert filed.arrangement.kinds[-1] is RowKind.TOTAL
    page = page_of(filed)
    stored = page_of(filed, data_only=True)
    last = max(row[0].row for row in page.iter_rows() if row[1].value == "Tổng cộng")
    formulas = [page.cell(last, column).value for column in range(3, 8)]
    assert formulas == [
        *[f"=SUM({letter}{last - 2}:{letter}{last - 1})" for letter in "CDE"],
        f"=D{last}/C{last}*100",
        f"=D{last}/E{last}*100",
    ]
    assert [stored.cell(last, column).value for column in range(3, 6)] == [250.5, 250.25, 800]
    assert stored.cell(last, 6).value == pytest.approx(250.25 / 250.5 * 100, rel=1e-12)


def test_a_total_of_which_a_unit_is_missing_is_none_and_says_so() -> None:
    table = districts(("637", "100", "90"), ("638", "150", None), ("639", None, None))
    filed = annex(table, body="x", total="Tổng cộng")
    last = filed.grid.rows[-1]
    assert [cell.text for cell in last] == ["", "Tổng cộng", "", "", "1.200", "", ""]
    assert [filed.grid.notes[mark - 1] for cell in last for mark in cell.marks] == [
        "chưa cộng, vì có đơn vị thiếu số liệu"
    ] * 2
    empty = PAIR.with_columns(*PAIR.columns, StandardColumn.NEXT_YEAR_PLAN)
    assert not annex(empty, body="x", total="T").grid.rows[-1][-1].marks


def test_a_total_ratio_is_refused_where_a_row_has_none() -> None:
    zero = districts(("637", "100", "0"), ("638", "150", "160"))
    last = annex(zero, body="x", total="T").grid.rows[-1]
    assert [cell.text for cell in last][2:] == ["160", "250", "800", "", "31,25"]
    alone = PAIR.with_columns(StandardColumn.THIS_PERIOD, StandardColumn.TO_SAME_PERIOD)
    assert [cell.text for cell in annex(alone, body="x", total="T").grid.rows[-1]][2:] == [
        "250,25",
        "",
    ]
    nothing = districts(("637", "100", "0"), ("638", "150", "0"))
    layout = TableLayout(ratios=RatioEncoding.RATIO)
    ratio = StandardTable(nothing.rows, nothing.period, "", layout).without_empty_columns()
    assert annex(ratio, body="x", total="T").grid.rows[-1][-1].text == "0,3125"


def test_a_workbook_has_every_block_of_a_filed_annex() -> None:
    page = page_of(WHOLE)
    found = texts(page)
    for text in (
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH",
        "SỞ CÔNG THƯƠNG HÀ TĨNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Biểu số 01/SCT",
        "TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU THÁNG 9 NĂM 2019, TỈNH HÀ TĨNH",
        "(Kèm theo Báo cáo số 145/BC-SCT ngày 20/9/2019)",
        "Giá trị",
        "So sánh (%)",
        "5=2/1",
        "Hà Tĩnh, ngày 20 tháng 9 năm 2019",
        "NGƯỜI LẬP BIỂU",
        "GIÁM ĐỐC",
        "Nguyễn Thị Hoa",
        "Trần Văn An",
    ):
        assert found.count(text) == 1, text
    assert found.count("(Ký, ghi rõ họ tên)") == 2
    assert page.oddHeader.center.text == "&P"
    assert page.HeaderFooter.differentFirst
    assert (page.page_setup.orientation, page.page_setup.firstPageNumber) == ("landscape", 1)
    heads = next(row[0].row for row in page.iter_rows() if row[0].value == "TT")
    assert page.print_title_rows == f"${heads}:${heads + 2}"
    assert page.freeze_panes == f"C{heads + 3}"


def test_a_bare_annex_has_no_empty_blocks() -> None:
    plain = annex(TABLE.with_columns(StandardColumn.THIS_PERIOD), body="Sở")
    page = page_of(plain)
    assert not {"GIÁM ĐỐC", "(Ký, ghi rõ họ tên)"} & set(texts(page))
    assert "Kèm theo" not in " ".join(texts(page))
    dated = page_of(annex(PAIR, body="Sở", place_and_day="Gia Lai, 2022"))
    assert texts(dated)[-1] == "Gia Lai, 2022"
    three = page_of(annex(PAIR, body="Sở", signers={"a": "x", "b": "y", "c": "z"}))
    assert texts(three)[-3:] == ["x", "y", "z"]


def test_parts_are_indented_and_sections_and_totals_bold() -> None:
    page = page_of(WHOLE)
    looks = {
        str(row[1].value): (row[1].font.bold, round(row[1].alignment.indent or 0))
        for row in page.iter_rows()
    }
    assert looks["– thép"] == (False, 1)
    assert looks["Kim ngạch xuất khẩu hàng hóa"] == (False, 0)
    assert looks["Thương mại"] == (True, 0)


class Words(HTMLParser):
    """What a page says, and how its tags stand."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_the_page_says_what_the_workbook_says_and_escapes_everything() -> None:
    blocks: dict[str, Any] = {**BLOCKS, "number": "<script>1</script>"}
    filed = annex(TABLE, sections=SECTIONS, **blocks)
    reader = Words()
    reader.feed(filed.to_html())
    page = "".join(reader.said)
    assert "<script>1</script>" in page
    assert "script" not in reader.tags
    for text in texts(page_of(WHOLE)):
        if not text.startswith("=") and not text[0].isdigit() and "⁽" not in text:
            assert text in page or text == "Biểu số 01/SCT", text
    assert {"SỞ CÔNG THƯƠNG HÀ TĨNH", "5=2/1", "– thép", "GIÁM ĐỐC"} <= set(reader.said)
    assert "@page" in page
    bare = annex(PAIR, body="Sở").to_html()
    assert "Ký, ghi rõ" not in bare
    one = annex(PAIR, body="Sở", signers={"Giám đốc": "A"}, above="UBND").to_html()
    assert one.count("Ký, ghi rõ") == 1
    dated = annex(PAIR, body="Sở", place_and_day="Gia Lai, 2022").to_html()
    assert "Gia Lai, 2022" in dated
    assert "Kèm theo" not in dated


def test_an_annex_goes_out_as_text_too() -> None:
    assert "| II | Công nghiệp |" in WHOLE.to_markdown()
    assert repr(WHOLE).startswith("<Annex of <StandardTable")


def test_t21_a_stated_rate_is_printed_as_the_table_prints_and_stored_with_all_its_digits() -> None:
    stated = "103.122807017544"
    rate = PercentChange(Decimal(stated) - 100)
    data = Dataset.of(
        *(
            Comparison.of(code, "42", "2019-09", value, IndexBase.SAME_PERIOD_LAST_YEAR)
            for code, value in (("iip", rate), ("exports", PercentChange("4.5")))
        )
    )
    table = StandardTable.of(data, period=SEPTEMBER).without_empty_columns()
    assert [row[-1].text for row in table.grid.rows] == ["103,12", "104,5"]
    page = load_workbook(io.BytesIO(to_workbook(table))).active
    cell = next(cell for row in page.iter_rows() for cell in row if cell.value == float(stated))
    assert cell.number_format == "[$-42A]#,##0.00"
    every = StandardTable(table.rows, SEPTEMBER, "", TableLayout(decimals=None))
    assert every.without_empty_columns().grid.rows[0][-1].text == "103,122807017544"
    ratio = TableLayout(ratios=RatioEncoding.RATIO)
    shares = StandardTable(table.rows, SEPTEMBER, "", ratio).without_empty_columns()
    assert [row[-1].text for row in shares.grid.rows] == ["1,0312", "1,045"]


WRONG: Final[list[tuple[Callable[[], object], type[CongThuongError], str]]] = [
    (lambda: annex(ANY, body="x"), InvalidTypeError, "no table"),
    (lambda: annex(TABLE, body=" "), InvalidValueError, "no body"),
    (lambda: annex(TABLE, body=ANY), InvalidTypeError, "no text"),
    (lambda: annex(TABLE, body="x", sections=ANY or "x"), InvalidTypeError, "text as sections"),  # type: ignore[arg-type]
    (lambda: annex(TABLE, body="x", signers=("a",)), InvalidTypeError, "names alone"),  # type: ignore[arg-type]
    (lambda: annex(TABLE, body="x", signers={"a": 5}), InvalidTypeError, "a number as name"),  # type: ignore[dict-item]
    (lambda: annex(TABLE, body="x", decimals=-1), InvalidValueError, "no number of decimals"),
    (
        lambda: annex(TABLE, body="x", sections={"a": ["exports"]}).grid,
        InvalidValueError,
        "a row that no section has",
    ),
    (
        lambda: annex(TABLE, body="x", sections={**SECTIONS, "b": ["exports"]}).grid,
        InvalidValueError,
        "a row that two sections have",
    ),
    (lambda: annex(TABLE, body="x", total="T").grid, InvalidValueError, "two indicators"),
    (lambda: mixed_units("T").grid, InvalidValueError, "two units"),
    (lambda: indices("T").grid, CongThuongError, "indices do not add"),
    (lambda: around("T").grid, IncomparableError, "a province and its district"),
]


def around(total: str) -> Annex:
    return annex(districts(("637", "100", "90"), ("64", "900", "800")), body="x", total=total)


def indices(total: str) -> Annex:
    table = StandardTable.of(
        Dataset(
            Observation.of("poverty_rate", place, "năm 2022", "5%") for place in ("637", "638")
        ),
        period=Period.year(2022),
    )
    return annex(table, body="x", total=total)


def mixed_units(total: str) -> Annex:
    data = Dataset.of(
        seen("retail_sales", "2022-S1", "100 tỷ đồng", "637"),
        seen("retail_sales", "2022-S1", "100 triệu đồng", "638"),
    )
    table = StandardTable.of(data, period=Period.half(2022, 1)).without_empty_columns()
    return annex(table, body="x", total=total)


@pytest.mark.parametrize(("ask", "error", "reason"), WRONG)
def test_a_wrong_question_is_refused(
    ask: Callable[[], object], error: type[CongThuongError], reason: str
) -> None:
    with pytest.raises(error):
        ask()
    assert reason


def test_raw_figures_stand_in_words_and_at_the_scale_they_were_written() -> None:
    same = IndexBase.SAME_PERIOD_LAST_YEAR
    both = LocalityGroup.of(*(get_locality(code, on=Period.year(2022)) for code in ("637", "638")))
    among = RecordKey.of("retail_sales", both, "2022-S1")
    data = Dataset.of(
        Spread(among, PercentChange("8.46"), PercentChange("10.35"), same),
        *RECORDS[2:5],
        seen("industrial_output", "2019-09", "gần 4.020,4 tỷ đồng", price_basis="constant-2010"),
        seen("industrial_output", "2019-08", "từ 800 đến 900 tỷ đồng"),
        seen("markets_count", "2019-06-30", "171 chợ"),
        Comparison.of("iip", "42", "2019-09", PercentChange("8.4"), same),
        Comparison.of("exports", "42", "2019-09", Quantity.of(7, Scale.MILLION, USD), same),
        GrowthTarget.of("exports", "42", "năm 2019", PercentChange("12")),
        PlanTarget.of("exports", "42", "năm 2019", "1.050 triệu USD"),
    )
    grid = FlatTable(data, "Số liệu gốc").in_words()
    rows = [
        {head.text: cell.text for head, cell in zip(grid.heads, row, strict=True) if cell.text}
        for row in grid.rows
    ]
    assert rows[1] == {
        "Loại số liệu": "thực hiện",
        "Chỉ tiêu": "kim ngạch xuất khẩu hàng hóa",
        "Địa bàn": "tỉnh Hà Tĩnh",
        "Kỳ": "tháng 9 năm 2019",
        "Trạng thái": "ước tính",
        "Giá trị": "90",
        "Đơn vị tính": "triệu USD",
    }
    by_kind = {row["Loại số liệu"]: row for row in rows}
    assert by_kind["so sánh (tốc độ tăng)"]["So với"] == "cùng kỳ năm trước"
    assert by_kind["so sánh"]["Đơn vị tính"] == "triệu USD"
    assert by_kind["chỉ tiêu tăng trưởng (tốc độ tăng)"]["Giá trị"] == "12"
    assert by_kind["kế hoạch"]["Kế hoạch"] == "kế hoạch"
    assert {row.get("Mức ước lượng") for row in rows} == {None, "gần …"}
    assert [row["Đến"] for row in rows if "Đến" in row] == ["10,35", "900"]
    assert rows[0]["Loại số liệu"] == "khoảng giữa các địa bàn (tốc độ tăng)"
    assert {row["Kỳ"] for row in rows} >= {"ngày 30 tháng 6 năm 2019", "năm 2019"}
    assert {row.get("Phân tổ") for row in rows} == {None, "thép"}
    page = load_workbook(io.BytesIO(to_workbook(FlatTable(data)))).active
    codes = {"observation", "exports", "industrial_output", "42", "exact", "A", "E"}
    assert not codes & set(texts(page))


def converted(folder: Path, form: str, name: str) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", "out", name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


@pytest.mark.soffice
def test_libreoffice_prints_an_annex_with_dots_commas_and_page_numbers(tmp_path: Path) -> None:
    codes = [f"{number:03d}" for number in range(622, 640) if number not in (629, 636)]
    rows = [(code, f"1.{at + 100},25", "900,5") for at, code in enumerate(codes)]
    filed = annex(districts(*rows), total="Toàn tỉnh", **BLOCKS)
    (tmp_path / "annex.xlsx").write_bytes(to_workbook(filed))
    converted(tmp_path, "pdf", "annex.xlsx")
    pdfplumber = importlib.import_module("pdfplumber")
    with pdfplumber.open(tmp_path / "out" / "annex.pdf") as book:
        pages = [page.extract_text() for page in book.pages]
    assert len(pages) == 2
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert pages[1].startswith("2")
    assert "TT" in pages[1], "the head is printed again"
    printed = "\n".join(pages)
    for row in filed.grid.rows:
        for cell in row:
            assert cell.text in printed
    total = sum(Decimal(f"{1000 + at + 100}.25") for at in range(len(codes)))
    assert f"{total:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".") in printed
