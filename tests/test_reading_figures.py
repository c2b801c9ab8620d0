"""Figures in reports: how they are written, with what unit, scale, hedge and range."""

from decimal import Decimal
from typing import Final

import pytest

from congthuong._tokens import tokenize
from congthuong.checks import default_rules
from congthuong.errors import InvalidTypeError
from congthuong.quantities import Approximation
from congthuong.reading import default_vocabulary, find_figures, read_report
from congthuong.reading.figures import Figure, FigureKind, read_figure


def figure_in(text: str) -> Figure | None:
    """The figure that begins at the first digit of a text."""
    tokens = tokenize(text, 0, len(text))
    at = next((i for i, token in enumerate(tokens) if token.is_number), 0)
    return read_figure(tokens, at, default_vocabulary())


def values(text: str) -> list[tuple[str | bool | None, ...]]:
    rows = read_report(text).rows()
    return [(row["value"], row["value_high"], row["unit"]) for row in rows]


AMOUNTS: Final = (
    ("17,3 triệu USD", "17300000", "USD"),
    ("1.460 tỷ đồng", "1460000000000", "đồng"),
    ("2.716,45 tỷ đồng", "2716450000000", "đồng"),
    ("1,274 tỷ USD", "1274000000", "USD"),
    ("4.215,736 tỷ đồng", "4215736000000", "đồng"),
    ("3.150,20 tỷ đồng", "3150200000000", "đồng"),
    ("01 ngàn tỷ đồng", "1000000000000", "đồng"),
    ("15 nghìn tỷ đồng", "15000000000000", "đồng"),
    ("15 ngàn tỉ đồng", "15000000000000", "đồng"),
    ("15 nghìn tỷ", "15000000000000", "đồng"),
    ("1,2 triệu tỷ đồng", "1200000000000000", "đồng"),
    ("1.318.400 triệu đồng", "1318400000000", "đồng"),
    ("318.250.000 đồng", "318250000", "đồng"),
    ("12 tỷ 350 triệu đồng", "12350000000", "đồng"),
    ("48triệu đồng", "48000000", "đồng"),
    ("61,8 Tr.USD", "61800000", "USD"),
    ("61,8 triệu đô la Mỹ", "61800000", "USD"),
    ("61,8 triệu đô-la", "61800000", "USD"),
    ("808 tỷ đồng", "808000000000", "đồng"),
    ("0,5 tỷ đồng", "500000000", "đồng"),
)


@pytest.mark.parametrize(("words", "value", "unit"), AMOUNTS)
def test_an_amount_is_read_in_base_units(words: str, value: str, unit: str) -> None:
    noun = "kim ngạch xuất khẩu" if unit == "USD" else "giá trị sản xuất công nghiệp"
    text = f"Năm 2021, {noun} của tỉnh Hà Tĩnh đạt {words}, tăng 6% so với cùng kỳ."
    assert values(text) == [(value, None, unit)]
    assert read_report(text).rows()[0]["year_on_year"] == "6"


COUNTS: Final = (
    ("toàn tỉnh có 06 chợ", "markets_count", "6"),
    ("toàn tỉnh có tám chợ", "markets_count", "8"),
    ("tỉnh đón 3,1 triệu lượt khách", "visitors", "3100000"),
    ("có hơn 18 ngàn hộ kinh doanh", "establishments", "18000"),
    ("điện thương phẩm đạt 1,4 tỷ kWh", "electricity_sold", "1400000000"),
    ("công suất các nhà máy điện đạt 760MW", "power_capacity", "760"),
    ("toàn tỉnh có 12 cụm công nghiệp", "clusters_count", "12"),
    ("sản lượng chè đạt 21.300 tấn", "product_output", "21300"),
    ("tỉnh đã cải tạo 31/90 chợ", "markets_renovated", "31"),
    ("thu nhập bình quân đầu người đạt 24/25 triệu đồng", "income_per_capita", "24000000"),
    ("thu nhập bình quân đầu người đạt 52 triệu đồng/người/năm", "income_per_capita", "52000000"),
)


@pytest.mark.parametrize(("words", "indicator", "value"), COUNTS)
def test_a_count_tells_what_it_counts(words: str, indicator: str, value: str) -> None:
    rows = read_report(f"Năm 2021, {words}.").rows()
    assert [(row["indicator"], row["value"]) for row in rows] == [(indicator, value)]


RATES: Final = (
    ("19,7%", "19.7"),
    ("19,7 %", "19.7"),
    ("12,00%", "12"),
    ("5 phần trăm", "5"),
    ("8.15%", "8.15"),
    ("1.040%", "1040"),
    ("5,36 so với cùng kỳ", "5.36"),
    ("0 47% so với cùng kỳ", "0.47"),
)


@pytest.mark.parametrize(("words", "rate"), RATES)
def test_a_rate_is_read_in_percent(words: str, rate: str) -> None:
    rows = read_report(f"Năm 2021, kim ngạch xuất khẩu tăng {words}.").rows()
    assert [row["year_on_year"] for row in rows] == [rate]


SUPPOSED: Final = (
    ("tăng 5,36 so với cùng kỳ", "5,36", "thiếu dấu %, hiểu là phần trăm"),
    ("giảm 12 so với năm 2020", "12", "thiếu dấu %, hiểu là phần trăm"),
    ("tăng 8.15%", "8.15%", "dấu chấm trước một hoặc hai chữ số, hiểu là dấu thập phân"),
    (
        "tăng từ 8,5 đến 9.5%",
        "8,5 đến 9.5%",
        "dấu chấm trước một hoặc hai chữ số, hiểu là dấu thập phân",
    ),
    ("tăng 0 47%", "0 47%", "dường như mất dấu phẩy sau số 0"),
    (
        "đạt 5 tỷ USD (kế hoạch tăng 7.5%)",
        "7.5%",
        "dấu chấm trước một hoặc hai chữ số, hiểu là dấu thập phân",
    ),
)


@pytest.mark.parametrize(("words", "said", "reason"), SUPPOSED)
def test_a_number_read_on_a_supposition_is_marked(words: str, said: str, reason: str) -> None:
    reading = read_report(f"Năm 2021, kim ngạch xuất khẩu của tỉnh Hà Tĩnh {words}.")
    doubts = [each for each in reading.findings if each.code == "uncertain-reading"]
    assert [(each.message, each.evidence[0].text) for each in doubts] == [(reason, said)]
    assert any(row["flagged"] for row in reading.rows())
    assert doubts[0] in reading.check(default_rules())


@pytest.mark.parametrize(
    "words", ["tăng 5,36% so với cùng kỳ", "tăng 1.040%", "đạt 0,47% kế hoạch"]
)
def test_what_is_written_by_the_rules_is_no_supposition(words: str) -> None:
    assert read_report(f"Năm 2021, kim ngạch xuất khẩu {words}.").supposed == ()


UNNAMED: Final = (
    ("tăng 8,5% so với", "nothing"),
    ("tăng 8,5% so với, trong đó nông sản đạt 3 triệu USD", "nothing before a comma"),
    ("tăng 8,5% so với Tết năm ngoái", "a feast"),
    ("tăng 8,5% so với bình quân cả nước", "a wider whole"),
    ("giảm 8,5% so với mức trước dịch", "before something happened"),
)


@pytest.mark.parametrize(("words", "why"), UNNAMED)
def test_so_voi_without_a_known_time_never_means_last_year(words: str, why: str) -> None:
    reading = read_report(
        f"Năm 2021, kim ngạch xuất khẩu của tỉnh Hà Tĩnh đạt 9 triệu USD, {words}."
    )
    assert not [rate for each in reading.statements for rate in each.rates], why
    reasons = [(each.text, each.reason) for each in reading.unread if "8,5" in each.text]
    assert reasons == [("8,5%", "mốc so sánh không rõ: không nêu mốc thời gian")], why


@pytest.mark.parametrize(
    "words", ["so với cùng thời điểm năm trước", "so cùng kỳ", "so với cùng k?"]
)
def test_the_same_time_of_last_year_has_several_names(words: str) -> None:
    text = f"Năm 2021, kim ngạch xuất khẩu của tỉnh Hà Tĩnh tăng 8,5% {words}."
    assert [row["year_on_year"] for row in read_report(text).rows()] == ["8.5"]


HEDGES: Final = (
    ("17,3", "exact"),
    ("trên 17,3", "over"),
    ("hơn 17,3", "over"),
    ("gần 17,3", "nearly"),
    ("khoảng 17,3", "about"),
    ("xấp xỉ 17,3", "about"),
    ("khoảng hơn 17,3", "about"),
    ("tới 17,3", "exact"),
    ("chỉ 17,3", "exact"),
)


@pytest.mark.parametrize(("words", "approximation"), HEDGES)
def test_a_hedge_stands_before_its_figure(words: str, approximation: str) -> None:
    rows = read_report(f"Năm 2021, kim ngạch xuất khẩu đạt {words} triệu USD.").rows()
    assert [(row["value"], row["approximation"]) for row in rows] == [("17300000", approximation)]


def test_or_more_is_at_least() -> None:
    for words in ("17,3 triệu USD trở lên", "từ 17,3 triệu USD trở lên"):
        rows = read_report(f"Năm 2021, kim ngạch xuất khẩu đạt {words}.").rows()
        assert [row["approximation"] for row in rows] == ["at_least"]


def test_the_value_and_its_growth_have_hedges_of_their_own() -> None:
    text = "Năm 2021, xuất khẩu đạt gần 17,3 triệu USD, tăng hơn 5% so với cùng kỳ."
    (statement,) = read_report(text).statements
    assert statement.rates[0].approximation is Approximation.OVER
    assert read_report(text).rows()[0]["approximation"] == "nearly"


RANGES: Final = (
    ("từ 800 đến 900 tỷ đồng", "800000000000", "900000000000"),
    ("từ 800 tỷ đồng đến 900 tỷ đồng", "800000000000", "900000000000"),
    ("800-900 tỷ đồng", "800000000000", "900000000000"),
    ("800 – 900 tỷ đồng", "800000000000", "900000000000"),
    ("khoảng 800 - 900 tỷ đồng", "800000000000", "900000000000"),
)


@pytest.mark.parametrize(("words", "low", "high"), RANGES)
def test_a_range_has_one_unit(words: str, low: str, high: str) -> None:
    assert values(f"Năm 2021, tổng mức bán lẻ đạt {words}.") == [(low, high, "đồng")]


@pytest.mark.parametrize("words", ["từ 4% đến 6%", "từ 4 đến 6%", "4-6%", "4 - 6%"])
def test_a_range_of_rates(words: str) -> None:
    rows = read_report(f"Năm 2021, kim ngạch xuất khẩu tăng {words} so với năm trước.").rows()
    assert [(row["year_on_year"], row["year_on_year_high"]) for row in rows] == [("4", "6")]


def test_the_ends_of_a_falling_range_are_put_in_order() -> None:
    rows = read_report("Năm 2021, kim ngạch xuất khẩu giảm từ 4% đến 6%.").rows()
    assert [(row["year_on_year"], row["year_on_year_high"]) for row in rows] == [("-6", "-4")]


def test_the_same_amount_in_another_currency_is_no_second_figure() -> None:
    text = "Năm 2021, giá trị xuất khẩu đạt 490 tỷ đồng (khoảng 21 triệu USD), tăng 5%."
    assert values(text) == [("490000000000", None, "đồng")]


LEFT: Final = (
    ("Năm 2021, kim ngạch xuất khẩu đạt 4,215,736 USD.", "commas for thousands are not guessed at"),
    ("Năm 2021, kim ngạch xuất khẩu đạt 1.23 triệu USD.", "a point behind an amount is no decimal"),
    ("Năm 2021, kim ngạch xuất khẩu đạt 12.34.56 triệu USD.", "no number at all"),
    ("Năm 2021, kim ngạch xuất khẩu 4,2%.", "a rate without a verb"),
    ("Năm 2021, kim ngạch xuất khẩu giảm 2 lần.", "twice less may be a half or none"),
    ("Năm 2021, kim ngạch xuất khẩu 2 lần.", "twice, without a verb"),
    ("Năm 2021, vốn thực hiện đạt dưới 5 tỷ đồng.", "a bound on members"),
    ("Quy mô tối thiểu 10 ha.", "a norm"),
    ("Vượt mốc 100 tỷ đồng.", "a mark to pass"),
    ("Xét 30 sản phẩm thì 21 sản phẩm tăng.", "a count of products that rise"),
)


@pytest.mark.parametrize(("text", "why"), LEFT)
def test_what_cannot_be_known_is_left_unread_with_a_reason(text: str, why: str) -> None:
    reading = read_report(text)
    numbers = [row for row in reading.rows() if row["value"] or row["year_on_year"]]
    assert numbers == [], why
    assert reading.unread, why
    assert all(unread.reason and unread.text for unread in reading.unread)


NO_FIGURES: Final = (
    ("", "nothing"),
    ("tỷ đồng", "no digits"),
    ("1" * 400 + " tỷ đồng", "beyond all bounds"),
    ("900 - 1,2 tỷ đồng", "a range that falls is no range"),
)


@pytest.mark.parametrize(("text", "why"), NO_FIGURES)
def test_what_only_looks_like_a_figure_is_none(text: str, why: str) -> None:
    figure = figure_in(text)
    assert figure is None or figure.high is None, why


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "total"),
    [
        ("61,5/58ha", FigureKind.AMOUNT, "61.5", None, "58"),
        ("3,2%/năm", FigureKind.PERCENT, "3.2", None, None),
        ("1,2 điểm phần trăm", FigureKind.POINTS, "1.2", None, None),
        ("1,2 điểm %", FigureKind.POINTS, "1.2", None, None),
        ("2,4 lần", FigureKind.TIMES, "2.4", None, None),
        ("17", FigureKind.BARE, "17", None, None),
        ("1/500", FigureKind.BARE, "1", None, None),
        ("10-15 chợ", FigureKind.AMOUNT, "10", "15", None),
        ("12 tỷ 350 triệu đồng", FigureKind.AMOUNT, "12350000000", None, None),
        ("12 tỷ 3,5 triệu đồng", FigureKind.AMOUNT, "12003500000", None, None),
        ("12 triệu 350 tỷ đồng", FigureKind.AMOUNT, "12000000", None, None),
    ],
)
def test_a_figure_knows_its_kind(
    text: str, kind: FigureKind, low: str, high: str | None, total: str | None
) -> None:
    figure = figure_in(text)
    assert figure is not None
    assert figure.kind is kind
    assert figure.low == Decimal(low)
    assert figure.high == (None if high is None else Decimal(high))
    assert figure.total == (None if total is None else Decimal(total))


def test_the_area_that_clusters_have_is_theirs() -> None:
    rows = read_report("Năm 2021, cụm công nghiệp có diện tích 3.200ha.").rows()
    assert [row["indicator"] for row in rows] == ["cluster_area"]


SIEVED: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Đạt 808 tỷ đồng, bằng 55,07% kế hoạch.", ["808 tỷ đồng", "55,07%"]),
    ("Có 14 chợ; 3.200ha; 760 MW.", ["14 chợ", "3.200ha", "760 MW"]),
    ("Ngày 25/7/2022, số 12/QĐ-UBND, lúc 8:30.", []),
    ("", []),
)


@pytest.mark.parametrize(("text", "expected"), SIEVED)
def test_candidates_are_sieved_out_fast(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_figures(text)] == expected


def test_only_text_is_sieved() -> None:
    with pytest.raises(InvalidTypeError):
        find_figures(808)  # type: ignore[arg-type]
