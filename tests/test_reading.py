"""A whole reading: places, parts, what is carried on, traps, noise, and the doors of the result."""

import pickle
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pytest

from congthuong._text import Span
from congthuong.checks import default_rules
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.findings import Evidence, Finding, Severity
from congthuong.localities import Locality, LocalityKind, get_locality
from congthuong.periods import AsOf, Period
from congthuong.reading import Reading, Unread, read_report
from congthuong.reading.rows import ROW_KEYS, flagged_spans
from congthuong.records import Comparison, LocalityGroup, Observation, Slot, Spread

JULY_2022: Final = Period.month(2022, 7)
NUMBERS: Final = (
    "value", "value_high", "percent_of_plan", "plan_percent_2", "year_on_year", "year_on_year_high",
    "period_on_period", "average_annual", "year_on_year_factor", "share", "contribution",
    "absolute_change", "other_change",
)  # fmt: skip
Expected = Mapping[str, str | None]


def read(text: str) -> Reading:
    return read_report(text, published=JULY_2022, locality="tỉnh Gia Lai")


def check(text: str, *expected: Expected) -> None:
    """The rows of a text have these slots, and no number besides."""
    found = [
        {key: row[key] for key in row if key in want or (key in NUMBERS and row[key])}
        for row, want in zip(read(text).rows(), expected, strict=True)
    ]
    assert found == list(expected)


INDICATORS: Final = (
    ("giá trị sản xuất công nghiệp", "industrial_output"),
    ("GTSXCN", "industrial_output"),
    ("giá trị SXCN", "industrial_output"),
    ("GTSX công nghiệp - tiểu thủ công nghiệp", "industrial_output"),
    ("tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "retail_sales"),
    ("tổng mức bán lẻ hàng hoá", "retail_sales"),
    ("tổng mức lưu chuyển hàng hóa", "goods_circulation"),
    ("kim ngạch xuất khẩu", "exports"),
    ("giá trị xuất khẩu hàng hóa", "exports"),
    ("kim ngạch nhập khẩu", "imports"),
    ("tổng kim ngạch xuất nhập khẩu", "trade_turnover"),
    ("tổng thu ngân sách nhà nước", "budget_revenue"),
    ("tổng chi ngân sách", "budget_expenditure"),
    ("tổng vốn đầu tư toàn xã hội", "social_investment"),
    ("doanh thu du lịch", "tourism_revenue"),
    ("tổng sản phẩm trên địa bàn", "grdp"),
    ("giá trị sản xuất nông, lâm nghiệp và thủy sản", "agricultural_output"),
)
INDEXES: Final = (
    ("chỉ số sản xuất công nghiệp", "iip"),
    ("chỉ số sản xuất toàn ngành công nghiệp", "iip"),
    ("chỉ số sản xuất công nghiệp (IIP)", "iip"),
    ("IIP", "iip"),
    ("chỉ số giá tiêu dùng", "cpi"),
    ("CPI bình quân", "cpi"),
    ("GRDP", "grdp"),
)


@pytest.mark.parametrize(("words", "code"), INDICATORS)
def test_an_indicator_is_known_by_its_names(words: str, code: str) -> None:
    check(f"Năm 2021, {words} đạt 808 tỷ đồng.", {"indicator": code, "value": "808000000000"})


@pytest.mark.parametrize(("words", "code"), INDEXES)
def test_an_index_is_known_by_its_names(words: str, code: str) -> None:
    check(f"Năm 2021, {words} tăng 6%.", {"indicator": code, "year_on_year": "6"})


def test_a_name_that_no_catalogue_has_is_kept_in_words() -> None:
    reading = read("Năm 2021, phí chợ đêm đạt 808 triệu đồng.")
    assert [row["indicator"] for row in reading.rows()] == ["other"]
    assert "chợ đêm" in str(reading.rows()[0]["words"])
    assert [statement.missing for statement in reading.incomplete] == [(Slot.INDICATOR,)]


PRICES: Final = (
    ("(giá so sánh 2010) ", "constant-2010"),
    ("theo giá so sánh năm 2010 ", "constant-2010"),
    ("(giá SS2010) ", "constant-2010"),
    ("theo giá hiện hành ", "current"),
    ("(giá CĐ 94) ", "constant-1994"),
    ("", None),
)


@pytest.mark.parametrize(("words", "basis"), PRICES)
def test_prices_are_named_beside_the_indicator(words: str, basis: str | None) -> None:
    check(
        f"Năm 2021, giá trị sản xuất công nghiệp {words}đạt 808 tỷ đồng.",
        {"price_basis": basis, "value": "808000000000"},
    )


def test_prices_named_behind_the_value_hold_for_its_parts() -> None:
    text = (
        "Năm 2021, giá trị sản xuất công nghiệp đạt 808 tỷ đồng (giá so sánh 2010). "
        "Trong đó khai khoáng 108 tỷ đồng."
    )
    assert [row["price_basis"] for row in read(text).rows()] == ["constant-2010"] * 2


# Parts, and what is carried on


PARTS: Final[tuple[tuple[str, tuple[str | None, ...]], ...]] = (
    ("; trong đó, khai khoáng đạt 108 tỷ đồng, chế biến, chế tạo 600 tỷ đồng",
     ("khai khoáng", "công nghiệp chế biến, chế tạo")),
    (". Trong đó: khai khoáng 108 tỷ đồng; chế biến, chế tạo 600 tỷ đồng",
     ("khai khoáng", "công nghiệp chế biến, chế tạo")),
    (". Trong đó khu vực nhà nước 108 tỷ đồng, khu vực ngoài nhà nước 600 tỷ đồng",
     ("nhà nước", "ngoài nhà nước")),
    (". Cụ thể, khu vực FDI 108 tỷ đồng, khu vực nhà nước đạt 600 tỷ đồng",
     ("có vốn đầu tư nước ngoài", "nhà nước")),
)  # fmt: skip


@pytest.mark.parametrize(("words", "segments"), PARTS)
def test_parts_inherit_what_their_total_says(words: str, segments: tuple[str | None, ...]) -> None:
    common = {"indicator": "industrial_output", "period": "2021", "locality": "tỉnh Gia Lai"}
    first, second = segments
    check(
        f"Năm 2021, giá trị sản xuất công nghiệp đạt 808 tỷ đồng{words}.",
        {**common, "segment": None, "value": "808000000000"},
        {**common, "segment": first, "value": "108000000000"},
        {**common, "segment": second, "value": "600000000000"},
    )


STRUCTURES: Final[tuple[tuple[str, tuple[Expected, ...]], ...]] = (
    ("Năm 2021, kim ngạch xuất khẩu đạt 640 triệu USD, nhập khẩu 210 triệu USD.",
     ({"indicator": "exports", "value": "640000000"},
      {"indicator": "imports", "value": "210000000"})),
    ("Kim ngạch xuất khẩu năm 2021 đạt 412 triệu USD;nhập khẩu 210 triệu USD.",
     ({"indicator": "exports", "value": "412000000"},
      {"indicator": "imports", "value": "210000000"})),
    ("Năm 2021, toàn tỉnh có 12 cụm công nghiệp với tổng diện tích 520 ha, tỷ lệ lấp đầy 62%.",
     ({"indicator": "clusters_count", "value": "12"}, {"indicator": "cluster_area", "value": "520"},
      {"indicator": "cluster_occupancy", "value": "62"})),
    ("Toàn tỉnh có 90 chợ, trong đó 2 chợ hạng 1, 11 chợ hạng 2 và 77 chợ hạng 3.",
     ({"segment": None, "value": "90"}, {"segment": "hạng 1", "value": "2"},
      {"segment": "hạng 2", "value": "11"}, {"segment": "hạng 3", "value": "77"})),
    ("Năm 2021, có 320 doanh nghiệp thành lập mới với tổng vốn đăng ký 4.100 tỷ đồng.",
     ({"indicator": "new_enterprises", "value": "320"},
      {"indicator": "investment", "value": "4100000000000"})),
    ("Năm 2021 thành lập mới 2 chợ, nâng tổng số chợ trên địa bàn lên 92 chợ.",
     ({"value": "2", "period": "2021", "as_of": None}, {"value": "92", "period": None})),
    ("Kim ngạch xuất khẩu của tỉnh năm 2021 tăng khá. Trong năm đạt 412 triệu USD.",
     ({"indicator": "exports", "period": "2021", "value": "412000000"},)),
    ("Toàn tỉnh có 90 chợ, trong đó 2 chợ hạng 1, tăng 1 chợ so với cùng kỳ.",
     ({"value": "90"}, {"value": "2", "absolute_change": "1", "segment": "hạng 1"})),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STRUCTURES)
def test_figures_of_one_text_keep_apart(text: str, expected: tuple[Expected, ...]) -> None:
    check(text, *expected)


def test_a_headline_that_repeats_a_figure_is_said_once() -> None:
    text = (
        "Xuất khẩu đạt 412 triệu USD\n\nNăm 2021, kim ngạch xuất khẩu đạt 412 triệu USD, tăng 6%."
    )
    check(text, {"value": "412000000", "year_on_year": "6", "period": "2021"})


# Places


PLACES: Final[tuple[tuple[str, tuple[str | None, ...]], ...]] = (
    ("Năm 2021, kim ngạch xuất khẩu đạt 3 triệu USD.", ("tỉnh Gia Lai",)),
    ("Năm 2021, kim ngạch xuất khẩu toàn tỉnh đạt 3 triệu USD.", ("tỉnh Gia Lai",)),
    ("Năm 2021, kim ngạch xuất khẩu trên địa bàn tỉnh đạt 3 triệu USD.", ("tỉnh Gia Lai",)),
    ("Năm 2021, huyện Krông Pa có kim ngạch xuất khẩu 3 triệu USD.", ("huyện Krông Pa",)),
    ("Năm 2021, kim ngạch xuất khẩu của TP. Pleiku đạt 3 triệu USD.", ("thành phố Pleiku",)),
    ("Tại tỉnh Kon Tum, năm 2021 kim ngạch xuất khẩu đạt 3 triệu USD.", ("tỉnh Kon Tum",)),
    ("Kon Tum: Xuất khẩu năm 2021 đạt 3 triệu USD", ("tỉnh Kon Tum",)),
    ("Năm 2021, kim ngạch xuất khẩu cả nước đạt 3 tỷ USD.", ("Việt Nam",)),
    ("Năm 2021, kim ngạch xuất khẩu cả nước tăng 8%, riêng Gia Lai tăng 9%.",
     ("Việt Nam", "tỉnh Gia Lai")),
    ("Năm 2021, kim ngạch xuất khẩu của tỉnh tăng 9% (sau tỉnh Kon Tum tăng 11%).",
     ("tỉnh Gia Lai", "tỉnh Kon Tum")),
    ("Năm 2021, xuất khẩu huyện Krông Pa tăng 8%; huyện Ia Pa tăng 9%; thành phố Pleiku tăng 7%.",
     ("huyện Krông Pa", "huyện Ia Pa", "thành phố Pleiku")),
    ("Năm 2021, huyện Krông Pa xuất khẩu 3 triệu USD.\n\nNhập khẩu đạt 2 triệu USD.",
     ("huyện Krông Pa", "tỉnh Gia Lai")),
    ("Năm 2021, cửa khẩu Lệ Thanh có kim ngạch xuất khẩu 3 triệu USD.", ("cửa khẩu Lệ Thanh",)),
    ("Năm 2021, kim ngạch xuất khẩu: Krông Pa tăng 8%; Pleiku tăng 7%.",
     ("huyện Krông Pa", "thành phố Pleiku")),
    ("Năm 2021, kim ngạch xuất khẩu qua cửa khẩu Lệ Thanh đạt 3 triệu USD.",
     ("cửa khẩu Lệ Thanh",)),
)  # fmt: skip


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_a_figure_is_of_the_place_that_is_named(text: str, places: tuple[str | None, ...]) -> None:
    assert [row["locality"] for row in read(text).rows()] == list(places)


BACK: Final[tuple[tuple[str, tuple[str | None, ...]], ...]] = (
    ("Năm 2021, kim ngạch xuất khẩu huyện Krông Pa tăng 8%. Toàn tỉnh tăng 9%.",
     ("huyện Krông Pa", "tỉnh Gia Lai")),
    ("Năm 2021, cả nước xuất khẩu 336 tỷ USD. Xuất khẩu của tỉnh đạt 4 triệu USD.",
     ("Việt Nam", "tỉnh Gia Lai")),
    ("Năm 2021, huyện Ba Xạo xuất khẩu 3 triệu USD.", (None,)),
)  # fmt: skip


@pytest.mark.parametrize(("text", "places"), BACK)
def test_a_text_comes_back_to_its_place(text: str, places: tuple[str | None, ...]) -> None:
    assert [row["locality"] for row in read(text).rows()] == list(places)


def test_without_any_place_a_statement_lacks_it() -> None:
    reading = read_report("Năm 2021, kim ngạch xuất khẩu đạt 3 triệu USD.")
    assert [statement.missing for statement in reading.incomplete] == [(Slot.PLACE,)]
    assert len(reading.dataset) == 0


def test_a_range_over_several_places_is_a_spread() -> None:
    reading = read(
        "Năm 2021, kim ngạch xuất khẩu của các huyện Krông Pa và Ia Pa tăng từ 8,42% đến 47,07%."
    )
    (record,) = reading.dataset
    assert isinstance(record, Spread)
    assert isinstance(record.key.place, LocalityGroup)


def test_a_place_may_be_pointed_at() -> None:
    check(
        "Năm 2021, kim ngạch xuất khẩu tỉnh Kon Tum đạt 3 triệu USD, địa phương này tăng 9%.",
        {"locality": "tỉnh Kon Tum", "value": "3000000", "year_on_year": "9"},
    )


# Traps and noise


TRAPS: Final = (
    ("Ngày 25/9, Sở Công Thương họp.", "a day"),
    ("Sáng 25-9, lúc 8:30, 40 đồng chí dự họp.", "a day, a time, people"),
    ("Cập nhật 14:05 (GMT+7) ngày 25.9.2021.", "a clock"),
    ("Theo Quyết định số 1290/QĐ-UBND ngày 5/7/2021 của UBND tỉnh.", "a document"),
    ("Kế hoạch số 48/KH-SCT đã ban hành.", "a document"),
    ("Kỳ họp thứ 12, khóa XI, nhiệm kỳ 2021-2026.", "an ordinal, a term"),
    ("Đại hội lần thứ XVI.", "a Roman ordinal"),
    ("Tỉnh đứng thứ 5 cả nước, xếp 12/63 tỉnh, thành.", "a rank"),
    ("Sản phẩm OCOP đạt 4 sao; tổ máy số 3.", "a grade, a name"),
    ("Chợ hạng 2 và phường 11.", "grades and names"),
    ("Dịch Covid-19 và virus H5N1.", "a virus"),
    ("Tỉnh đạt 19 tiêu chí; 7 nhóm hàng; 3 đoàn kiểm tra; 2 ngày; 55 cá nhân.", "tallies"),
    ("Tỉnh hoàn thành 17/30 chỉ tiêu.", "score-keeping"),
    ("Bản đồ tỷ lệ 1/500.", "the scale of a map"),
    ("Bản đồ tỷ lệ 1/2000.", "the scale of a map that looks like a month"),
    ("Điện thoại: 0269.3824.403; số 17 Trần Hưng Đạo.", "an address"),
    ("Ảnh anh-01.jpg 600x400; 1.250 lượt xem.", "a file and a counter"),
    ("Gió cấp 8, giật cấp 10.", "wind"),
    ("Trẻ 6 tháng tuổi; hỗ trợ 3 tháng lương.", "months that are no period"),
    ("100% xã đạt chuẩn.", "a share without a verb"),
)


@pytest.mark.parametrize(("text", "what"), TRAPS)
def test_a_trap_is_no_figure(text: str, what: str) -> None:
    assert read(text).rows() == [], what


@pytest.mark.parametrize("head", ["1. ", "2) ", "(1) ", "- ", "a) ", "3.1. ", "[1] "])
def test_the_number_of_a_list_item_is_no_figure(head: str) -> None:
    check(f"{head}Kim ngạch xuất khẩu năm 2021 đạt 412 triệu USD.", {"value": "412000000"})


NOISE: Final = (
    "Giá trị sản xuất công nghiệp năm 2021 <b>đạt</b> 808 tỷ đồng, tăng 8%./.",
    "Giá tri sản xuất công nghiệp năm 2021 đạt 808 tỷ đồng, tăng 8% so vói cùng kỳ.",
    "Giá  trị sản   xuất công nghiệp năm 2021 đạt  808  tỷ đồng , tăng 8 %.",
    "Giá trị sản xuất công nghiệp năm 2021 đạt 808 tỷ đồng, tăng 8% so với cùng k??.",
    "Giá trị sản xuất\ncông nghiệp năm 2021 đạt 808\ntỷ đồng, tăng 8%.",
    "Gi&#225; trị sản xuất c&ocirc;ng nghiệp năm 2021 đạt 808&nbsp;tỷ đồng, tăng 8%.",
    "Gía trị sản xuất công nghiệp năm 2021 đạt 808 tỷ đồng, tăng 8%.",
    "GIÁ TRỊ SẢN XUẤT CÔNG NGHIỆP NĂM 2021 ĐẠT 808 TỶ ĐỒNG, TĂNG 8%.",
    "Giá trị sản xuất công nghiệp (năm 2021 đạt 808 tỷ đồng, tăng 8%.",
)


@pytest.mark.parametrize("text", NOISE)
def test_noise_changes_nothing(text: str) -> None:
    check(
        text,
        {
            "indicator": "industrial_output",
            "period": "2021",
            "value": "808000000000",
            "year_on_year": "8",
        },
    )


# The doors of a reading


TEXT: Final = (
    "Năm 2021, kim ngạch xuất khẩu của tỉnh Hà Tĩnh ước đạt gần 850 triệu USD, bằng 104% kế hoạch, "
    "tăng 6% so với cùng kỳ. Theo Quyết định số 12/QĐ-UBND, hội nghị lần thứ 5 họp."
)


def test_a_reading_holds_everything() -> None:
    reading = read_report(TEXT)
    assert reading.text == TEXT
    assert reading.published is None
    assert reading.locality == get_locality("42", on=Period.year(2021))
    assert [str(document.span.of(TEXT)) for document in reading.documents]
    assert [(unread.text, unread.span.of(TEXT)) for unread in reading.unread] == [("5", "5")]
    assert [type(record) for record in reading.dataset] == [Observation, Comparison, Comparison]
    assert reading.incomplete == ()
    assert repr(reading) == "<Reading of 1 statements, 1 unread>"
    assert "gần" not in str(reading._repr_html_())
    assert "850000000" in str(reading._repr_html_())


def test_records_know_the_words_that_state_them() -> None:
    for record in read_report(TEXT, published=date(2022, 1, 20)).dataset:
        assert record.source is not None
        assert record.source.published == AsOf(2022, 1, 20)
        assert record.source.span is not None
        quoted = record.source.span.of(TEXT)
        assert record.source.quote == quoted
        assert quoted.startswith("gần 850 triệu USD")
        assert quoted.endswith("6%")


def test_a_row_has_every_key() -> None:
    (row,) = read_report(TEXT).rows()
    assert tuple(row) == ROW_KEYS
    assert {key: row[key] for key in ("status", "approximation", "unit")} == {
        "status": "estimate", "approximation": "nearly", "unit": "USD",
    }  # fmt: skip


def test_explain_tells_which_words_gave_which_slot() -> None:
    reading = read_report(TEXT)
    lines = reading.explain(0).splitlines()
    assert lines == reading.explain(reading.statements[0]).splitlines()
    assert any(line.startswith("chỉ tiêu: «kim ngạch xuất khẩu» [10:29]") for line in lines)
    assert any(line.startswith("kỳ: «Năm 2021» [0:8]") for line in lines)
    assert any("tỉnh Hà Tĩnh" in line for line in lines)
    assert any("«gần 850 triệu USD»" in line for line in lines)
    assert sum(line.startswith("tỷ lệ:") for line in lines) == 2


def test_explain_says_what_comes_from_around() -> None:
    reading = read("Năm 2021, kim ngạch xuất khẩu đạt 3 triệu USD. Nhập khẩu đạt 2 triệu USD.")
    explained = reading.explain(1)
    assert "2021 (theo ngữ cảnh)" in explained
    assert "địa bàn: tỉnh Gia Lai" in explained
    unknown = read("Năm 2021, phí chợ đêm đạt 808 triệu đồng.")
    assert "(chưa rõ)" in unknown.explain(0)


@pytest.mark.parametrize("wrong", ["0", None, 0.0, True])
def test_explain_refuses_what_is_no_statement(wrong: Any) -> None:
    with pytest.raises(InvalidTypeError):
        read_report(TEXT).explain(wrong)


def test_explain_refuses_what_is_not_of_this_reading() -> None:
    reading = read_report(TEXT)
    for wrong in (-1, 1, read_report(TEXT).statements[0]):
        with pytest.raises(InvalidValueError):
            reading.explain(wrong)


def test_checks_run_on_what_was_read() -> None:
    text = (
        "Năm 2021, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 850 triệu USD. "
        "Kim ngạch xuất khẩu năm 2021 của tỉnh Hà Tĩnh đạt 870 triệu USD."
    )
    reading = read_report(text)
    assert reading.findings
    assert reading.check(default_rules()) == reading.findings
    assert read_report(TEXT).findings == ()


def test_the_parts_of_a_reading_travel() -> None:
    reading = read_report(TEXT)
    for part in (reading.statements, reading.unread, reading.documents):
        assert pickle.loads(pickle.dumps(part)) == part  # noqa: S301
    assert isinstance(reading.unread[0], Unread)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "Không có số liệu."])
def test_a_text_without_figures_gives_nothing(text: str) -> None:
    reading = read_report(text)
    assert not any((reading.statements, reading.unread, reading.findings, reading.documents))
    assert len(reading.dataset) == 0
    assert reading.rows() == []


WRONG: Final[tuple[tuple[dict[str, Any], str], ...]] = (
    ({"text": None}, "no text"),
    ({"text": b"xuat khau"}, "bytes have no letters"),
    ({"text": ["Xuất khẩu"]}, "a list of lines"),
    ({"text": "", "published": "2022-07"}, "text of a date"),
    ({"text": "", "published": 2022}, "a bare year"),
    ({"text": "", "locality": 52}, "a number"),
    ({"text": "", "locality": b"Gia Lai"}, "bytes"),
    ({"text": "", "locality": ("tỉnh Gia Lai",)}, "a tuple"),
)


@pytest.mark.parametrize(("given", "why"), WRONG)
def test_arguments_of_another_type_are_refused(given: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidTypeError):
        read_report(given.pop("text"), **given)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("huyện Ba Xạo", "no such unit"),
        ("", "no name"),
        ("Châu Thành", "a name of many districts"),
        ("xã Tân Lập", "a name of many communes"),
    ],
)
def test_a_locality_must_be_one_unit(name: str, why: str) -> None:
    with pytest.raises(ParseError):
        read_report("", published=JULY_2022, locality=name)


def test_a_locality_may_be_given_as_itself_or_by_name() -> None:
    unit = get_locality("637", on=Period.month(2022, 6))
    for given in (unit, "huyện Krông Pa", "H. Krông Pa", "Krông Pa, Gia Lai"):
        reading = read_report("", published=JULY_2022, locality=given)
        assert isinstance(reading.locality, Locality)
        assert reading.locality.code == "637"
    wide = read_report("", published=JULY_2022, locality="Thái Nguyên").locality
    assert wide is not None
    assert wide.kind is LocalityKind.PROVINCE


def test_the_date_of_the_text_tells_which_unit_is_meant() -> None:
    reading = read_report("date 2022-07\nXuất khẩu đạt 3 triệu USD.", locality="tỉnh Gia Lai")
    assert [row["locality"] for row in reading.rows()] == ["tỉnh Gia Lai"]


# Rows


def test_a_row_says_whether_it_is_complete_and_whether_a_finding_points_at_its_words() -> None:
    text = (
        "Năm 2019, kim ngạch xuất khẩu tỉnh Hà Tĩnh đạt 900 triệu USD, bằng 90% kế hoạch năm "
        "(kế hoạch 850 triệu USD). Năm 2019, kim ngạch nhập khẩu tỉnh Hà Tĩnh đạt 1,2 tỷ USD. "
        "Doanh thu vé đạt 5 tỷ đồng."
    )
    reading = read_report(text)
    assert len(reading.findings) > 0
    marks = {(row["indicator"], row["complete"], row["flagged"]) for row in reading.rows()}

    assert marks >= {
        ("exports", True, True),
        ("imports", True, False),
        ("other", False, False),
    }


@pytest.mark.parametrize(
    ("spans", "expected", "why"),
    [
        ((), (), "no finding points anywhere"),
        (((5, 9), (0, 3)), ((0, 3), (5, 9)), "in the order of the text"),
        (((0, 9), (2, 4), (8, 12)), ((0, 12),), "what overlaps is one"),
        (((0, 3), (3, 5)), ((0, 3), (3, 5)), "neighbours stay two"),
    ],
)
def test_the_words_on_which_findings_point_are_spans_apart(
    spans: tuple[tuple[int, int], ...], expected: tuple[tuple[int, int], ...], why: str
) -> None:
    evidence = tuple(Evidence("chỗ", Span(*span)) for span in spans)
    finding = Finding("doubled-figure", Severity.WARNING, "Hai số.", (*evidence, Evidence("?")))
    assert flagged_spans([finding]) == expected, why
