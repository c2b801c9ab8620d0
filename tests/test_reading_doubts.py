"""Doubt: how a statement came to its slots, what that weighs, what is kept where none is wanted."""

from collections.abc import Collection
from typing import Final

import pytest

from congthuong._data import read_table
from congthuong.findings import Severity
from congthuong.indicators import get_indicator
from congthuong.periods import AsOf, Period
from congthuong.quantities import parse_stated_quantity
from congthuong.reading import Reading, read_report
from congthuong.reading.doubts import doubt_of
from congthuong.reading.origins import Origin, Origins
from congthuong.records import Segment, SegmentDimension, Statement

MAY: Final = Period.month(2031, 5)


def read(text: str, *, strict: bool = False) -> Reading:
    return read_report(text, published=MAY, locality="tỉnh Cà Mau", strict=strict)


def cues_of(text: str, at: int = -1) -> set[str]:
    reading = read(text)
    pair = list(zip(reading.statements, reading.origins, strict=True))[at]
    return {doubt.cue for doubt in doubt_of(*pair, reading.published)}


def codes_of(text: str) -> list[str]:
    return [finding.code for finding in read(text).findings]


CUES: Final = (
    ("headline", "Xuất khẩu tăng 8%\nQuý I/2031, nhập khẩu của tỉnh tăng 5%.", 0),
    ("own-base", "Quý I/2031, xuất khẩu tăng 8% so với quý I/2031.", -1),
    ("unfinished", "Năm 2031, xuất khẩu đạt 90 triệu USD.", -1),
    ("year-carried", "Năm 2030, xuất khẩu tăng 8%. Nhập khẩu tăng 5%.", -1),
    ("far-year", "Năm 2027, xuất khẩu tăng 8%.", -1),
    ("term", "Giai đoạn 2026-2030, thu ngân sách đạt 900 tỷ đồng.", -1),
    ("stock", "Tỉnh có 12 chợ.", -1),
    ("new", "Năm 2030, thành lập mới 12 chợ.", -1),
    ("rate", "Năm 2030, tỷ lệ hộ nghèo là 4%.", -1),
    ("stock-alone", "Năm 2030, số chợ tăng 4%.", -1),
    ("no-subject", "Năm 2030, xuất khẩu đạt 80 triệu USD. Năm 2029 đạt 70 triệu USD.", -1),
    ("by-unit", "Năm 2030, tỉnh xây dựng xong 52 nhà máy, đạt 2.240 MW.", -1),
    ("crowded", "Năm 2030, so với xuất khẩu thì nhập khẩu đạt 80 triệu USD.", -1),
    ("left-over", "Năm 2030, xuất khẩu bột mì lạ đạt 80 triệu USD.", -1),
    ("unread-beside", "Năm 2030, tại kỳ họp thứ 12, xuất khẩu đạt 80 triệu USD.", -1),
    ("open-part", "Năm 2030, xuất khẩu đạt 80 triệu USD, trong đó: nón lá 2 triệu USD.", -1),
    ("percent", "Năm 2030, tỷ lệ hộ nghèo là 4%.", -1),
    ("physical", "Năm 2030, sản lượng xi măng đạt 4 nghìn tấn.", -1),
    ("hedged", "Năm 2030, xuất khẩu đạt hơn 80 triệu USD.", -1),
    ("alone", "Năm 2030, xuất khẩu đạt 80 triệu USD.", -1),
    ("several", "Năm 2030, xuất khẩu đạt 80 triệu USD, tăng 8%, đạt 91% kế hoạch.", -1),
    ("estimate", "Năm 2030, xuất khẩu ước đạt 80 triệu USD.", -1),
    ("prices", "Năm 2030, giá trị sản xuất công nghiệp (giá so sánh 2010) đạt 80 tỷ đồng.", -1),
    ("average", "Giai đoạn 2026-2030, xuất khẩu tăng bình quân 8%/năm.", -1),
    ("share", "Năm 2030, công nghiệp chiếm 40% GRDP.", -1),
    ("base-carried",
     ("Quý I/2031, chỉ số sản xuất công nghiệp tăng 4% so với quý trước. "
      "Trong đó: khai khoáng tăng 2%; dệt tăng 3%."), -1),
    ("excess", "Quý I/2031, xuất khẩu đạt 80 triệu USD, tăng 98,7% so với kịch bản.", -1),
    ("comma",
     "Quý I/2031, xuất khẩu đạt 121,350 triệu USD, nhập khẩu đạt 98.420 triệu USD.", 0),
)  # fmt: skip


@pytest.mark.parametrize(("cue", "text", "at"), CUES)
def test_each_cue_of_the_table_is_heard(cue: str, text: str, at: int) -> None:
    assert cue in cues_of(text, at)


SILENT: Final = (
    ("headline", "Quý I/2031, xuất khẩu tăng 8%."),
    ("own-base", "Quý I/2031, xuất khẩu tăng 8% so với quý I/2030."),
    ("unfinished", "Năm 2031, xuất khẩu ước đạt 90 triệu USD."),
    ("unfinished", "Kế hoạch năm 2031 là xuất khẩu 90 triệu USD."),
    ("unfinished", "Tháng 4/2031, xuất khẩu đạt 90 triệu USD."),
    ("year-carried", "Năm 2030, xuất khẩu tăng 8%."),
    ("far-year", "Năm 2030, xuất khẩu tăng 8%."),
    ("stock", "Tháng 3/2031, tỉnh có 12 chợ."),
    ("open-part", "Năm 2030, xuất khẩu đạt 80 triệu USD."),
    ("excess", "Quý I/2031, xuất khẩu đạt 80 triệu USD, tăng 8,7% so với kịch bản."),
    ("excess", "Quý I/2031, xuất khẩu đạt 80 triệu USD, bằng 98,7% so với kịch bản."),
    ("comma", "Quý I/2031, xuất khẩu đạt 121,350 triệu USD, nhập khẩu đạt 98,4 triệu USD."),
    ("comma", "Quý I/2031, xuất khẩu đạt 121,350 triệu USD."),
    ("left-over", "Năm 2030, xuất khẩu đạt 80 triệu USD."),
    ("crowded", "Năm 2030, xuất khẩu đạt 80 triệu USD."),
)  # fmt: skip


@pytest.mark.parametrize(("cue", "text"), SILENT)
def test_a_cue_is_not_heard_where_nothing_gives_it(cue: str, text: str) -> None:
    assert cue not in cues_of(text)


BUILT: Final = (
    ("foreign-part", "industrial_output", "xây dựng", "9 tỷ đồng", True),
    ("foreign-part", "industrial_output", "khai khoáng", "9 tỷ đồng", False),
    ("foreign-part", "gross_output", "xây dựng", "9 tỷ đồng", False),
    ("odd-unit", "imports", "", "9 tấn", True),
    ("odd-unit", "imports", "", "9 triệu USD", False),
    ("odd-unit", "income_per_capita", "", "9 triệu đồng", False),
)


@pytest.mark.parametrize(("cue", "code", "member", "value", "expected"), BUILT)
def test_parts_and_units_that_an_indicator_does_not_have(
    cue: str, code: str, member: str, value: str, expected: bool
) -> None:
    parts = (Segment(SegmentDimension.ACTIVITY, member),) if member else ()
    said = parse_stated_quantity(value)
    statement = Statement(indicator=get_indicator(code), segments=parts, value=said)
    doubts = doubt_of(statement, Origins(), None)
    assert (cue in {doubt.cue for doubt in doubts}) is expected


def test_words_alone_have_no_part_of_another_sector() -> None:
    statement = Statement("phí chợ đêm", segments=(Segment(SegmentDimension.OTHER, "tổ 1"),))
    assert {doubt.cue for doubt in doubt_of(statement, Origins(), None)} == {"open-part"}


OTHERWISE: Final = {cue for cue, *_ in BUILT}


def test_every_row_of_the_table_is_a_cue_that_is_tested() -> None:
    rows = [row["cue"] for row in read_table("reading_doubts").rows]
    assert len(rows) == len(set(rows))
    assert set(rows) == {cue for cue, _, _ in CUES} | OTHERWISE


def test_a_statement_that_says_all_is_not_in_doubt() -> None:
    text = "Quý I/2031, kim ngạch xuất khẩu tỉnh Cà Mau đạt 80 triệu USD, tăng 8% so với cùng kỳ."
    assert read(text).findings == ()


UNSURE: Final = (
    ("Xuất khẩu tăng 8%\nQuý I/2031, nhập khẩu của tỉnh tăng 5%.", ["uncertain-reading"],
     "a headline without a time of its own"),
    ("Quý I/2031, xuất khẩu đạt 80 triệu USD, tăng 98,7% so với kịch bản.", ["plan-excess"],
     "nobody doubles a plan"),
    ("Quý I/2031, xuất khẩu đạt 121,350 triệu USD, nhập khẩu đạt 98.420 triệu USD.",
     ["scale-slip"], "a comma where its neighbour has a dot"),
    ("Năm 2030, xuất khẩu đạt 80 triệu USD. Năm 2030, xuất khẩu đạt 95 triệu USD.",
     ["two-values"], "two values under one key"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "codes", "why"), UNSURE)
def test_what_is_in_doubt_has_a_finding(text: str, codes: Collection[str], why: str) -> None:
    assert codes_of(text) == codes, why


def test_one_finding_stands_for_all_that_are_in_the_same_doubt() -> None:
    text = "Xuất khẩu tăng 8%\nNhập khẩu giảm 2%\nQuý I/2031, thu ngân sách tỉnh tăng 5%."
    (finding,) = read(text).findings
    assert [piece.text for piece in finding.evidence] == ["8%", "2%"]
    assert finding.severity is Severity.NOTE
    assert "kỳ lấy từ câu sau" in finding.message


def test_values_that_rounding_reconciles_are_one_value() -> None:
    text = "Năm 2030, xuất khẩu đạt gần 80 triệu USD. Năm 2030, xuất khẩu đạt 79,6 triệu USD."
    assert "two-values" not in codes_of(text)


def test_a_flagged_row_is_one_on_which_a_doubt_points() -> None:
    rows = read("Xuất khẩu tăng 8%\nQuý I/2031, nhập khẩu của tỉnh tăng 5%.").rows()
    assert [row["flagged"] for row in rows] == [True, False]


def test_what_is_carried_over_accuses_nobody() -> None:
    said = (
        "Năm 2030, xuất khẩu đạt 80 triệu USD, tăng 50% so với cùng kỳ. "
        "Năm 2029, xuất khẩu đạt 75 triệu USD, giảm 1%."
    )
    carried = said.replace("Năm 2029, xuất khẩu", "Năm 2029")
    assert "growth-mismatch" in codes_of(said)
    assert "growth-mismatch" not in codes_of(carried)


def test_strict_reading_keeps_what_needs_no_look() -> None:
    text = (
        "Xuất khẩu tăng 8%\nQuý I/2031, nhập khẩu của tỉnh tăng 5% so với cùng kỳ. "
        "Phí chợ đêm đạt 808 triệu đồng."
    )
    reading = read(text, strict=True)
    assert [row["indicator"] for row in reading.rows()] == ["imports"]
    assert reading.findings == ()
    assert len(reading.origins) == 1
    left = {each.text: each.reason for each in reading.unread}
    assert left["808 triệu đồng"].startswith("thiếu chỉ tiêu")
    assert "kỳ lấy từ câu sau" in left["8%"]


def test_explaining_tells_sources_and_doubts() -> None:
    reading = read("Năm 2030, xuất khẩu tăng 8% so với cùng kỳ. Nhập khẩu tăng 5%.")
    explained = reading.explain(1)
    assert "nguồn: chỉ tiêu nói tại chỗ; kỳ theo câu trước; địa bàn được cho biết" in explained
    assert "điểm ngờ: cả năm theo câu trước (+2); chỉ có một số (+1)" in explained
    sure = read("Quý I/2031, xuất khẩu đạt 80 triệu USD, tăng 8% so với cùng kỳ.")
    assert "điểm ngờ" not in sure.explain(0)


def test_each_slot_tells_its_source() -> None:
    (origins,) = read("Năm 2030, thu ngân sách đạt 90 tỷ đồng.").origins
    assert (origins.indicator, origins.unit, origins.value, origins.part) == (
        Origin.HERE, Origin.HERE, Origin.HERE, Origin.NONE,
    )  # fmt: skip
    text = "Năm 2030, thu ngân sách đạt 90 tỷ, trong đó: thu nội địa 50 tỷ."
    assert [each.unit for each in read(text).origins] == [Origin.COMPOSED, Origin.COMPOSED]
    assert read(text).origins[-1].part is Origin.HERE


def test_without_a_day_of_issue_nothing_is_far_or_unfinished() -> None:
    reading = read_report("Năm 1999, xuất khẩu tỉnh Cà Mau tăng 8%.")
    pair = reading.statements[0], reading.origins[0]
    assert not {"far-year", "unfinished"} & {each.cue for each in doubt_of(*pair, None)}
    assert reading.published is None
    year = read_report("Năm 2031, xuất khẩu tăng 8%.", published=AsOf(2031), locality="Cà Mau")
    assert "unfinished" not in {
        each.cue for each in doubt_of(year.statements[0], year.origins[0], year.published)
    }


BRANCHES: Final = (
    "Lũy kế 9 tháng năm 2030, chỉ số sử dụng lao động của tỉnh tăng {total}% so với cùng kỳ. Trong "
    "đó, công nghiệp chế biến, chế tạo tăng 9,1%; khai khoáng giảm 2%; sản xuất và phân phối điện "
    "giảm 1%; cung cấp nước tăng 3%."
)


@pytest.mark.parametrize(("total", "told"), [("12,5", True), ("8,4", False), ("9,1", False)])
def test_a_total_outside_the_range_of_all_its_branches_is_told(total: str, told: bool) -> None:
    found = codes_of(BRANCHES.format(total=total))
    assert ("growth-outside-parts" in found) is told


def test_of_some_branches_nothing_follows() -> None:
    text = BRANCHES.format(total="12,5").replace("; cung cấp nước tăng 3%", "")
    assert "growth-outside-parts" not in codes_of(text)
