"""Bảng in ra: grids, Markdown, HTML, CSV, flat rows; nothing in a cell can be more than text."""

import csv
import io
import re
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from html import escape
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congthuong.errors import CongThuongError, InvalidTypeError, InvalidValueError, visible
from congthuong.findings import Caveat
from congthuong.localities import get_locality
from congthuong.numerals import NumberStyle, parse_number
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period
from congthuong.quantities import Quantity, Scale
from congthuong.records import (
    Comparison,
    Dataset,
    GrowthTarget,
    LocalityGroup,
    NamedPlace,
    Observation,
    ObservationStatus,
    PlanBase,
    PlanTarget,
    RecordKey,
    Segment,
    SegmentDimension,
    Source,
    Spread,
)
from congthuong.tables import (
    FLAT_COLUMNS,
    FlatTable,
    Grid,
    GridCell,
    GridHead,
    NumberNotation,
    RatioEncoding,
    StandardColumn,
    StandardTable,
    TableLayout,
    flat_rows,
)
from congthuong.tables.columns import encoded
from congthuong.tables.csv_text import guarded, unguarded
from congthuong.tables.grid import Printed
from congthuong.testing import datasets

C = StandardColumn
ANY: Final[Any] = None
SEPTEMBER: Final = Period.month(2019, 9)
PROVINCE: Final = "tỉnh Hà Tĩnh"
ESTIMATE: Final = ObservationStatus.ESTIMATE
STEEL: Final = Segment(SegmentDimension.PRODUCT, "thép")
EVIL: Final = '=HYPERLINK("http://x")'


def seen(indicator: str, time: str, value: Any, **parts: Any) -> Observation:
    return Observation.of(indicator, PROVINCE, time, value, **parts)


OUTPUT: Final = (
    seen("industrial_output", "tháng 9 năm 2019", "4.020,4 tỷ đồng", status=ESTIMATE),
    seen("industrial_output", "tháng 9 năm 2018", "3.410,2 tỷ đồng"),
)
RETAIL: Final = (
    seen("retail_sales", "tháng 9 năm 2019", "3.300 tỷ đồng", status=ESTIMATE),
    seen("retail_sales", "tháng 9 năm 2018", "0 tỷ đồng"),
)
COLUMNS: Final = (C.SAME_PERIOD, C.THIS_PERIOD, C.TO_SAME_PERIOD)


def table_of(*records: Any, **layout: Any) -> StandardTable:
    shown = TableLayout(columns=layout.pop("columns", COLUMNS), **layout)
    return StandardTable.of(Dataset.of(*records), period=SEPTEMBER, layout=shown)


def texts(table: StandardTable, row: int = 0) -> list[str]:
    return [cell.text for cell in table.grid.rows[row]]


def test_a_table_of_one_unit_names_it_in_the_heads_and_in_the_line_under_the_title() -> None:
    grid = table_of(*OUTPUT, *RETAIL).grid
    assert grid.title == "Tình hình thực hiện các chỉ tiêu tháng 9 năm 2019, tỉnh Hà Tĩnh"
    assert grid.subtitle == "Đơn vị tính: tỷ đồng"
    assert [head.name for head in grid.heads] == [
        "TT",
        "Chỉ tiêu",
        "Thực hiện tháng 9 năm 2018 (tỷ đồng)",
        "Thực hiện tháng 9 năm 2019 (tỷ đồng)",
        "T9/2019 so với T9/2018 (%)",
    ]
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["1", "Giá trị sản xuất công nghiệp", "3.410,2", "4.020,4", "117,89"],
        [
            "2",
            "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng",
            "0",
            "3.300",
            "",
        ],
    ]


def test_a_note_of_every_filled_cell_of_a_column_stands_once_at_its_head() -> None:
    grid = table_of(*OUTPUT, *RETAIL).grid
    assert grid.notes == (
        "số ước tính",
        "dùng số ước tính",
        "gốc so sánh bằng 0 hoặc âm, không tính được tỷ lệ",
    )
    assert grid.shared_marks(3) == (1,)
    assert grid.own_marks(0, 3) == ()
    assert (grid.shared_marks(4), grid.own_marks(0, 4), grid.own_marks(1, 4)) == ((), (2,), (3,))


def test_tables_of_several_units_and_places_have_a_column_of_each() -> None:
    other = Observation.of("exports", "19", "tháng 9 năm 2019", "2 tỷ USD")
    table = table_of(*OUTPUT, other)
    assert [head.name for head in table.grid.heads][:4] == [
        "TT",
        "Chỉ tiêu",
        "Địa bàn",
        "Đơn vị tính",
    ]
    assert texts(table, 1)[2:4] == ["tỉnh Thái Nguyên", "tỷ USD"]
    assert table.grid.title == "Tình hình thực hiện các chỉ tiêu tháng 9 năm 2019"
    assert table.grid.subtitle == ""


def test_parts_are_named_in_full_and_shown_briefly_and_have_no_number() -> None:
    records = (
        seen("exports", "tháng 9 năm 2019", "9 triệu USD"),
        seen("exports", "tháng 9 năm 2019", "2 triệu USD", segments=[STEEL]),
        seen("imports", "tháng 9 năm 2019", "5 triệu USD"),
    )
    rows = table_of(*records).grid.rows
    assert [row[0].text for row in rows] == ["1", "", "2"]
    assert rows[1][1].text == "Kim ngạch xuất khẩu hàng hóa: thép"
    assert rows[1][1].shown == "– thép"
    assert rows[0][1].shown == rows[0][1].text


ENCODINGS: Final = [
    (RatioEncoding.INDEX, "117,89", "73,34", "T9/2019 so với T9/2018 (%)"),
    (RatioEncoding.GROWTH, "+17,89", "73,34", "Tăng, giảm T9/2019 so với T9/2018 (%)"),
    (RatioEncoding.RATIO, "1,1789", "0,7334", "T9/2019 so với T9/2018 (lần)"),
]


@pytest.mark.parametrize(("encoding", "growth", "of_plan", "head"), ENCODINGS)
def test_one_comparison_has_three_encodings_and_a_percent_of_plan_is_no_growth(
    encoding: RatioEncoding, growth: str, of_plan: str, head: str
) -> None:
    records = (
        *OUTPUT,
        seen("industrial_output", "9 tháng đầu năm 2019", "34.105 tỷ đồng"),
        PlanTarget.of("industrial_output", PROVINCE, "năm 2019", "46.500 tỷ đồng"),
    )
    columns = (C.TO_SAME_PERIOD, C.CUMULATIVE_TO_PLAN)
    table = table_of(*records, columns=columns, ratios=encoding)
    assert texts(table)[2:] == [growth, of_plan]
    assert table.grid.heads[2].name == head
    assert encoding.unit in {"%", "lần"}


FALLS: Final = [
    (PercentChange("-6.405"), RatioEncoding.GROWTH, "-6.41"),
    (PercentChange("-6.405"), RatioEncoding.INDEX, "93.60"),
    (PercentChange("-6.405"), RatioEncoding.RATIO, "0.9360"),
    (PercentOfPlan("105.245"), RatioEncoding.GROWTH, "105.25"),
    (PercentOfPlan("105.245"), RatioEncoding.RATIO, "1.0525"),
]


@pytest.mark.parametrize(("rate", "encoding", "number"), FALLS)
def test_each_encoding_is_rounded_half_up_as_it_is_printed(
    rate: PercentChange, encoding: RatioEncoding, number: str
) -> None:
    assert str(encoded(rate, encoding, 2)) == number


def test_a_rise_has_its_sign_only_where_growth_is_printed() -> None:
    signed = {
        encoding: [head.signed for head in table_of(*OUTPUT, ratios=encoding).grid.heads]
        for encoding in RatioEncoding
    }
    assert [sum(heads) for heads in signed.values()] == [0, 1, 0]


def test_every_digit_may_be_asked_for_and_a_stated_rate_keeps_its_own() -> None:
    third = (
        seen("exports", "tháng 9 năm 2019", "4 triệu USD"),
        seen("exports", "tháng 9 năm 2018", "3 triệu USD"),
    )
    assert texts(table_of(*third, decimals=None))[-1] == "133," + "3" * 57
    stated = Comparison.of(
        "exports", PROVINCE, "tháng 9 năm 2019", "tăng 12,5%", IndexBase.SAME_PERIOD_LAST_YEAR
    )
    assert texts(table_of(stated, decimals=2))[-1] == "112,5"


SCALES: Final = [
    (("808 tỷ đồng", "1.467,2 tỷ đồng"), None, ["808", "1.467,2"], "tỷ đồng"),
    (("850 triệu USD", "1,2 tỷ USD"), None, ["850", "1.200"], "triệu USD"),
    (("1.250.512 triệu đồng", "0 đồng"), None, ["1.250.512", "0"], "triệu đồng"),
    (("808.030.000.000 đồng", "1 tỷ đồng"), Scale.BILLION, ["808,03", "1"], "tỷ đồng"),
    (("29,7 MW", "30 MW"), Scale.BILLION, ["29,7", "30"], "MW"),
    (("0 đồng", "0 đồng"), None, ["0", "0"], "đồng"),
    (("114,3%", "100%"), Scale.BILLION, ["114,3", "100"], "%"),
]


@pytest.mark.parametrize(("values", "scale", "shown", "unit"), SCALES)
def test_a_row_has_one_unit_at_one_scale(
    values: tuple[str, str], scale: Scale | None, shown: list[str], unit: str
) -> None:
    times = ("tháng 9 năm 2018", "tháng 9 năm 2019")
    records = (seen("product_output", time, one) for time, one in zip(times, values, strict=True))
    table = table_of(*records, scale=scale, columns=COLUMNS[:2])
    assert texts(table)[2:] == shown
    assert table.grid.subtitle == f"Đơn vị tính: {unit}"


def test_shares_and_indices_stand_in_percent_and_ranges_as_two_numbers() -> None:
    share = seen("industrial_share", "tháng 9 năm 2019", PercentShare("35.20"))
    assert texts(table_of(share))[3] == "35,20"
    ranged = table_of(seen("exports", "tháng 9 năm 2019", "từ 8 đến 9,5 triệu USD"))
    cell = ranged.grid.rows[0][3]
    assert (cell.text, cell.number) == ("8 – 9,5", None)


def test_the_style_is_that_of_the_layout() -> None:
    style = NumberStyle(decimals=0, group_mark=" ")
    assert texts(table_of(*OUTPUT, style=style))[2:] == ["3 410", "4 020", "117,89"]


def test_empty_columns_go_where_asked_and_refused_comparisons_stay() -> None:
    table = StandardTable.of(Dataset(RETAIL), period=SEPTEMBER).without_empty_columns()
    assert table.columns == COLUMNS
    nothing = StandardTable((), SEPTEMBER)
    assert nothing.without_empty_columns() is nothing


def test_sources_of_what_is_shown_are_named_once() -> None:
    report = Source("Báo cáo tháng 9")
    records = (
        seen("exports", "tháng 9 năm 2019", "4 triệu USD", source=report),
        seen("imports", "tháng 9 năm 2019", "3 triệu USD", source=report),
        seen("exports", "năm 2018", "30 triệu USD", source=Source("Niên giám")),
    )
    assert table_of(*records).grid.sources == ("Báo cáo tháng 9",)


def test_markdown_has_title_unit_notes_and_sources() -> None:
    report = Source("Báo cáo <tháng 9>")
    text = table_of(
        seen("retail_sales", "tháng 9 năm 2019", "3.300 tỷ đồng", status=ESTIMATE, source=report)
    ).to_markdown()
    assert text.splitlines() == [
        "**Tình hình thực hiện các chỉ tiêu tháng 9 năm 2019, tỉnh Hà Tĩnh**",
        "",
        "Đơn vị tính: tỷ đồng",
        "",
        "| TT | Chỉ tiêu | Thực hiện tháng 9 năm 2018 (tỷ đồng) | Thực hiện tháng 9 năm 2019 (tỷ đồng) | T9/2019 so với T9/2018 (%) |",  # noqa: E501
        "| --- | --- | ---: | ---: | ---: |",
        "| 1 | Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng |  | 3.300 ⁽¹⁾ |  |",
        "",
        "⁽¹⁾ số ước tính.",
        "",
        "Nguồn: Báo cáo &lt;tháng 9&gt;.",
    ]


HOSTILE: Final = [
    "a|b",
    "<script>alert(1)</script>",
    "*đậm* _nghiêng_ `mã`",
    "[x](javascript:y)",
    "hai\ndòng",
    "\\|",
    "&lt;",
    "~~bỏ~~ $x$",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_cells_are_text(text: str) -> None:
    line = Grid((GridHead(text),), ((GridCell(text),),)).to_markdown().splitlines()[2]
    inside = line.removeprefix("| ").removesuffix(" |")
    unescaped = inside.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for sign in "`*_[]|~$\\":
        assert sign not in unescaped.replace(f"\\{sign}", "") or sign == "\\"
        unescaped = unescaped.replace(f"\\{sign}", sign) if sign != "\\" else unescaped
    assert unescaped.replace("\\\\", "\\") == " ".join(visible(text).split())


class Elements(HTMLParser):
    """Collects what a browser would see: open elements, and the text of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(not name.startswith("on") for name, _ in attrs)
        self.open.append(tag)
        self.tags.add(tag)
        if tag in {"td", "th"}:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open) and "sup" not in self.open:
            self.cells[-1] += data


def seen_by_a_browser(html: str) -> Elements:
    elements = Elements()
    elements.feed(html)
    elements.close()
    assert elements.open == []
    return elements


KNOWN: Final = {
    "table", "caption", "b", "div", "thead", "tbody", "tfoot", "tr", "th", "td", "sup",
}  # fmt: skip


@settings(max_examples=100)
@given(st.text(max_size=30), st.text(max_size=30))
def test_html_cells_are_text_whatever_they_hold(text: str, note: str) -> None:
    grid = Grid(
        (GridHead(text, group=note), GridHead("Giá trị", is_number=True)),
        ((GridCell(text, marks=(1,)), GridCell(note, brief=text)),),
        title=text,
        subtitle=note,
        notes=(note,),
        sources=(text,),
    )
    elements = seen_by_a_browser(grid.to_html())
    assert elements.tags <= KNOWN
    # What would turn the direction of the page, or steer whoever shows it, stands as its escape.
    assert elements.cells.count(visible(text)) >= 2


def test_the_html_of_a_table_has_groups_heads_rows_and_notes() -> None:
    html = table_of(*OUTPUT, *RETAIL)._repr_html_()
    elements = seen_by_a_browser(html)
    assert elements.cells[:7] == [
        "TT",
        "Chỉ tiêu",
        "Giá trị (tỷ đồng)",
        "So sánh (%)",
        "Thực hiện tháng 9 năm 2018",
        "Thực hiện tháng 9 năm 2019",
        "T9/2019 so với T9/2018",
    ]
    assert "3.410,2" in elements.cells
    assert " số ước tính." in elements.cells
    assert 'rowspan="2"' in html
    assert 'colspan="2"' in html


@pytest.mark.parametrize("title", ["", "Bảng 1. Sản xuất & bán lẻ"])
@pytest.mark.parametrize("unit", ["", "Đơn vị tính: tỷ đồng"])
def test_the_caption_of_html_holds_the_title_and_the_line_of_units(title: str, unit: str) -> None:
    html = str(Grid((GridHead("Kỳ"),), (), title=title, subtitle=unit).to_html())
    caption = re.findall("<caption>(.*)</caption>", html)
    bold = f"<b>{escape(title)}</b>" if title else ""
    line = f'<div style="text-align:right;font-style:italic">{unit}</div>' if unit else ""
    assert caption == ([bold + line] if title or unit else [])


def test_the_caption_of_a_standard_table_is_its_title_and_unit() -> None:
    table = table_of(*OUTPUT, *RETAIL)
    caption = re.findall("<caption>(.*?)</caption>", str(table.to_html()))
    assert len(caption) == 1
    for words in (table.grid.title, table.grid.subtitle):
        assert escape(words) in caption[0]


def test_a_plain_grid_has_one_line_of_heads_and_no_caption_or_foot() -> None:
    html = Grid((GridHead("Kỳ"),), ((GridCell("2024"),),)).to_html()
    assert seen_by_a_browser(html).tags == {"table", "thead", "tbody", "tr", "th", "td"}
    only_unit = Grid((GridHead("Kỳ"),), (), subtitle="Đơn vị tính: ha").to_html()
    assert "<b>" not in only_unit
    only_title = Grid((GridHead("Kỳ"),), (), title="Bảng 1").to_html()
    assert "<div" not in only_title
    long = "x" * 40
    assert "min-width" in (Grid((GridHead("Kỳ"),), ((GridCell(long),),)).to_html())


def test_long_tables_are_printed_in_time_that_grows_with_their_length() -> None:
    cell = GridCell("5", Decimal(5), (1,))
    rows = tuple((cell,) * 10 for _ in range(3_000))
    grid = Grid((GridHead("a"),) * 10, rows, notes=("số ước tính",))
    start = time.process_time()
    assert len(grid.to_markdown()) < len(grid.to_html())
    assert time.process_time() - start < 5


def test_what_is_printed_comes_from_a_grid() -> None:
    with pytest.raises(NotImplementedError):
        Printed().to_csv()


def test_a_grid_has_one_cell_for_each_head() -> None:
    with pytest.raises(InvalidTypeError, match="a row of 1 cells"):
        Grid((GridHead("Kỳ"),), ((),))


def parsed(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def test_csv_has_one_line_of_heads_and_a_last_column_of_notes() -> None:
    heads, output, retail = parsed(table_of(*OUTPUT, *RETAIL).to_csv())
    assert heads[-1] == "Ghi chú"
    assert output[2:5] == ["3.410,2", "4.020,4", "117,89"]
    assert output[-1] == (
        "Thực hiện tháng 9 năm 2019 (tỷ đồng): số ước tính; "
        "T9/2019 so với T9/2018 (%): dùng số ước tính"
    )
    assert retail[4] == ""


def test_csv_in_plain_numbers_with_the_mark_of_excel_and_its_delimiter() -> None:
    text = table_of(*OUTPUT, ratios=RatioEncoding.GROWTH).to_csv(
        numbers=NumberNotation.PLAIN, bom=True, delimiter=";"
    )
    assert text.startswith("\ufeffTT;Chỉ tiêu;")
    assert parsed(text, ";")[1][2:5] == ["3410.2", "4020.4", "17.89"]
    assert not table_of(*OUTPUT).to_csv().startswith("\ufeff")


def test_negative_numbers_are_not_touched_and_text_that_looks_like_a_formula_is() -> None:
    fall = (
        seen("exports", "tháng 9 năm 2018", "6 triệu USD"),
        seen("exports", "tháng 9 năm 2019", "3 triệu USD", segments=()),
    )
    row = parsed(table_of(*fall, ratios=RatioEncoding.GROWTH).to_csv())[1]
    assert row[4] == "-50,00"
    evil = Segment(SegmentDimension.PRODUCT, EVIL)
    part = seen("exports", "tháng 9 năm 2019", "-3 triệu USD", segments=[evil])
    flat = parsed(FlatTable(Dataset.of(part)).to_csv())[1]
    assert "-3.000.000" in flat
    grid = Grid((GridHead("=1"),), ((GridCell(EVIL),), (GridCell("-5", Decimal(-5)),)))
    assert parsed(grid.to_csv()) == [["'=1"], [f"'{EVIL}"], ["-5"]]


SIGNS: Final = tuple("=+-@＝＋－＠")
PIECES: Final = re.compile(r"[,;\t\r\n]")
FORMULAS: Final = [
    "=1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "\r=1",
    "a,=1",
    "a, -b",
    " =1",
    "'=1",
    "''=1",
    "＝1",
    "a;=1",
    "a\n@x",
    # Behind marks that nobody sees, which an office program may drop.
    "\u200b=1+1",
    "\u2060@x",
    "\u00ad-1",
    "\u202e=1",
    "\ufeff=1",
    "\x00=1",
    "\u200b \u200d=1",
    "a;\u200b=1",
    "'\u200b=1",
    "\u2066+1",
    "\u061c=1",
    "\U000e0041=1",
    "\ufe0f=1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula_is_guarded(text: str) -> None:
    safe = guarded(text)
    assert safe != text
    assert not any(piece.strip()[:1] in SIGNS for piece in PIECES.split(safe) if piece.strip())
    assert unguarded(safe) == text


@pytest.mark.parametrize(
    "text", ["\u200b", "số\u200b=1", "", "số liệu", "5 - 6", "a=b", "'tên'", "%", "a, b"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@given(st.text(alphabet=st.sampled_from("=+-@';, \t\r\nab＝"), max_size=12) | st.text(max_size=20))
def test_the_guard_is_undone_exactly_and_leaves_nothing_dangerous(text: str) -> None:
    safe = guarded(text)
    assert unguarded(safe) == text
    assert not any(piece.strip()[:1] in SIGNS for piece in PIECES.split(safe) if piece.strip())


WRONG_CSV: Final[list[tuple[Callable[[StandardTable], object], type[CongThuongError], str]]] = [
    (lambda table: table.to_csv(delimiter="|"), InvalidValueError, "another delimiter"),
    (lambda table: table.to_csv(numbers=ANY), InvalidTypeError, "no notation"),
    (
        lambda table: table.to_csv(numbers=NumberNotation.STATED),
        InvalidValueError,
        "units in the cells",
    ),
]


@pytest.mark.parametrize(("ask", "error", "reason"), WRONG_CSV)
def test_another_csv_is_refused(
    ask: Callable[[StandardTable], object], error: type[CongThuongError], reason: str
) -> None:
    with pytest.raises(error):
        ask(table_of(*OUTPUT))
    assert reason


def test_notations_have_labels() -> None:
    assert [notation.label for notation in NumberNotation] == [
        "kiểu Việt Nam",
        "dấu chấm thập phân",
        "kèm đơn vị",
    ]


def flat_records() -> Iterator[tuple[Any, dict[str, str]]]:
    key = RecordKey.of("exports", PROVINCE, "năm 2019")
    group = LocalityGroup.of(key.place, get_locality("19", on=Period.year(2019)))  # type: ignore[arg-type]
    usd = {"indicator": "exports", "place": "42", "period": "2019"}
    value = Observation(key.part(STEEL), OUTPUT[0].value, ESTIMATE, Source("x"))
    yield (
        value,
        {
            **usd,
            "record": "observation",
            "segment": "product=thép",
            "status": "E",
            "value": "4020400000000",
            "unit": "đồng",
            "source": "x",
            "approximation": "exact",
            "place_name": PROVINCE,
        },
    )
    stock = Observation.of("markets_count", PROVINCE, "30/6/2019", "khoảng 5 chợ")
    yield stock, {"as_of": "2019-06-30", "approximation": "about", "value": "5", "unit": "chợ"}
    ranged = PlanTarget.of("exports", PROVINCE, "năm 2019", "từ 8 đến 9 USD", price_basis="current")
    yield ranged, {"value": "8", "value_high": "9", "price_basis": "current", "plan": "kế hoạch"}
    index = Observation.of("iip", PROVINCE, "năm 2019", IndexNumber("105", "2010"))
    yield index, {"rate": "index", "base": "2010", "value": "105", "unit": "%"}
    moving = Observation.of(
        "iip", PROVINCE, "năm 2019", IndexNumber("105", IndexBase.PREVIOUS_PERIOD)
    )
    yield moving, {"rate": "index", "base": "kỳ trước"}
    growth = GrowthTarget.of("exports", PROVINCE, "năm 2019", "tăng từ 5% đến 6%")
    yield (
        growth,
        {"record": "growth_target", "value": "5", "value_high": "6", "base": "cùng kỳ năm trước"},
    )
    rate = Comparison.of("exports", PROVINCE, "năm 2019", "gần 74,5%", PlanBase())
    yield rate, {"rate": "percent_of_plan", "approximation": "nearly", "base": "kế hoạch năm 2019"}
    spread = Spread(RecordKey(key.indicator, group, key.time), PercentShare("8"), PercentShare("9"))
    yield spread, {"record": "spread", "value_high": "9", "rate": "percent_share"}
    gate = Observation.of("exports", NamedPlace("Cầu Treo"), "năm 2019", "5 USD")
    yield gate, {"place_name": "địa điểm Cầu Treo"}


@pytest.mark.parametrize(("record", "said"), list(flat_records()))
def test_a_flat_row_holds_each_part_of_a_record_under_its_name(
    record: Any, said: dict[str, str]
) -> None:
    (row,) = flat_rows(Dataset.of(record))
    assert tuple(row) == tuple(FLAT_COLUMNS)
    assert {name: row[name] for name in said} == said


def test_a_named_place_and_a_group_have_no_code() -> None:
    for record, _ in flat_records():
        (row,) = flat_rows(Dataset.of(record))
        assert (row["place"] is None) is not hasattr(record.key.place, "code")


def test_a_flat_table_leaves_out_columns_that_are_empty() -> None:
    table = FlatTable(Dataset.of(OUTPUT[0]), "Số liệu")
    assert [head.name for head in table.grid.heads][-2:] == ["Giá trị", "Đơn vị"]
    assert table.grid.title == "Số liệu"
    assert repr(table) == "<FlatTable of 1 rows>"
    assert table._repr_html_() == table.to_html()
    assert FlatTable(Dataset()).grid.heads == ()


def test_an_index_stands_in_words_with_what_it_is_of() -> None:
    index = IndexNumber("105.2", IndexBase.SAME_PERIOD_LAST_YEAR)
    grid = FlatTable(Dataset.of(Observation.of("iip", "52", "2024", index))).in_words()
    shown = {head.name: cell.text for head, cell in zip(grid.heads, grid.rows[0], strict=True)}
    assert shown["Giá trị"] == "105,2"
    assert shown["Đơn vị tính"] == "%"


@pytest.mark.parametrize(
    "ask", [lambda: flat_rows(ANY), lambda: FlatTable(ANY), lambda: FlatTable(Dataset(), ANY)]
)
def test_a_flat_table_takes_a_dataset(ask: Callable[[], object]) -> None:
    with pytest.raises(InvalidTypeError):
        ask()


@settings(max_examples=40)
@given(datasets())
def test_every_record_is_one_row_and_its_number_is_the_one_of_the_record(data: Dataset) -> None:
    rows = flat_rows(data)
    assert len(rows) == len(data)
    grid = FlatTable(data).grid
    for record, row, cells in zip(data, rows, grid.rows, strict=True):
        value = row["value"]
        assert value is not None
        shown = {head.name: cell.text for head, cell in zip(grid.heads, cells, strict=True)}
        assert parse_number(shown["Giá trị"]) == Decimal(value)
        if isinstance(record, Observation) and hasattr(record.value, "quantity"):
            stated: Any = record.value
            assert Decimal(value) == stated.quantity.amount


def test_caveats_of_one_text_are_one_note() -> None:
    from congthuong.tables.layout import Footnotes

    notes = Footnotes()
    assert notes.marks((Caveat("a", "số ước tính."), Caveat("b", "số ước tính"))) == (1,)
    assert notes.marks((Caveat("c", "khác"),)) == (2,)
    assert notes.texts == ("số ước tính", "khác")


def test_a_quantity_and_a_dataset_show_themselves_in_notebooks_with_everything_escaped() -> None:
    place = NamedPlace("<b>Cầu</b>")
    data = Dataset.of(Observation.of("exports", place, "năm 2019", "5 USD", source=Source("<i>")))
    for html in (data._repr_html_(), Quantity.of(5)._repr_html_(), FlatTable(data)._repr_html_()):
        assert "<b>Cầu" not in html
        assert "<i>" not in html
    assert AsOf(2019)._repr_html_()
