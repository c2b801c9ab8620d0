"""Roles of figures: value, ratio to plan, growth, level, factor, share, points, target."""

from collections.abc import Mapping
from typing import Final

import pytest

from congthuong.percentages import PercentagePoints, PercentChange
from congthuong.periods import Period
from congthuong.reading import read_report
from congthuong.records import GrowthTarget, PlanBase, PlanKind, PlanTarget

JULY_2022: Final = Period.month(2022, 7)
NUMBERS: Final = (
    "value", "value_high", "percent_of_plan", "plan_percent_2", "year_on_year", "year_on_year_high",
    "period_on_period", "average_annual", "year_on_year_factor", "share", "contribution",
    "absolute_change", "other_change",
)  # fmt: skip
Expected = Mapping[str, str | None]


def check(text: str, *expected: Expected) -> None:
    """The rows of a text have these slots, and no number besides."""
    rows = read_report(text, published=JULY_2022, locality="tỉnh Gia Lai").rows()
    found = [
        {key: row[key] for key in row if key in want or (key in NUMBERS and row[key])}
        for row, want in zip(rows, expected, strict=True)
    ]
    assert found == list(expected)


SIGNED: Final[tuple[tuple[str, list[str], str], ...]] = (
    ("GRDP tăng trưởng âm 4%", ["-4"], "the sign is of the growth"),
    ("xuất khẩu tăng 5%, giảm 3% và -4% so với cùng kỳ", ["5", "-3", "-4"],
     "the sign says all where no verb stands before it"),
    ("xuất khẩu giảm âm 4% so với cùng kỳ", [], "fallen by what has fallen"),
    ("tỷ trọng công nghiệp chiếm âm 4%", [], "no share is below zero"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "rates", "why"), SIGNED)
def test_a_figure_below_zero_has_its_own_sign(words: str, rates: list[str], why: str) -> None:
    rows = read_report(f"Năm 2021, {words}.").rows()
    assert [row["year_on_year"] for row in rows] == rates, why


PLANS: Final = (
    ("đạt 98,5% kế hoạch năm", "98.5"),
    ("đạt gần 98,5% so với kế hoạch tỉnh giao", "98.5"),
    ("bằng 98,5% KH năm", "98.5"),
    ("bằng 98,5% so với KH", "98.5"),
    ("thực hiện 98,5% kế hoạch", "98.5"),
    ("chiếm 98,5% so với kế hoạch", "98.5"),
    ("vượt 4,5% kế hoạch", "104.5"),
    ("vượt gần 4,5% so với kế hoạch", "104.5"),
    ("tăng 4,5% so với kế hoạch", "104.5"),
    ("giảm 4,5% so với kế hoạch", "95.5"),
    ("đạt 1.040% kế hoạch", "1040"),
    ("so với kế hoạch đạt 98,5%", "98.5"),
    ("so kế hoạch giao đạt 98,5%", "98.5"),
    ("đạt 98,5% kê hoạch", "98.5"),
)


@pytest.mark.parametrize(("words", "percent"), PLANS)
def test_a_ratio_to_the_plan(words: str, percent: str) -> None:
    ratio = {"percent_of_plan": percent, "plan": "kế hoạch"}
    check(f"Năm 2021, kim ngạch xuất khẩu {words}.", ratio)
    check(
        f"Năm 2021, kim ngạch xuất khẩu đạt 412 triệu USD, {words}, tăng 6% so với cùng kỳ.",
        {"value": "412000000", "year_on_year": "6", **ratio},
    )
    check(
        f"Năm 2021, kim ngạch xuất khẩu đạt 412 triệu USD ({words}), tăng 6%.",
        {"value": "412000000", "year_on_year": "6", **ratio},
    )


PLAN_BASES: Final = (
    ("dự toán", PlanKind.BUDGET_ESTIMATE),
    ("dự toán HĐND huyện giao", PlanKind.BUDGET_ESTIMATE),
    ("nghị quyết đại hội", PlanKind.RESOLUTION),
    ("kịch bản tăng trưởng", PlanKind.SCENARIO),
    ("mục tiêu", PlanKind.OBJECTIVE),
    ("chỉ tiêu", PlanKind.OBJECTIVE),
    ("kế hoạch tỉnh giao", PlanKind.PLAN),
)


@pytest.mark.parametrize(("words", "kind"), PLAN_BASES)
def test_the_plan_is_of_its_kind(words: str, kind: PlanKind) -> None:
    (statement,) = read_report(f"Tổng thu ngân sách bằng 98,5% so với {words}.").statements
    base = statement.rates[0].base
    assert isinstance(base, PlanBase)
    assert base.plan.kind is kind


def test_two_plans_of_one_figure() -> None:
    both = {"percent_of_plan": "104", "plan_percent_2": "99"}
    head = "Năm 2021, tổng thu ngân sách đạt 104% dự toán Trung ương giao"
    check(f"{head}, 99% dự toán HĐND tỉnh giao.", both)
    check(f"{head} (99% dự toán HĐND tỉnh giao).", both)


def test_two_plans_joined_by_and() -> None:
    check(
        "Năm 2021, tổng thu ngân sách đạt 104% dự toán Trung ương giao và bằng 99% dự toán HĐND "
        "tỉnh giao.",
        {"percent_of_plan": "104", "plan_percent_2": "99"},
    )


def test_a_ratio_to_the_bare_objective() -> None:
    check("Năm 2021, tổng thu ngân sách bằng 98,5% mục tiêu.", {"percent_of_plan": "98.5"})


def test_the_plan_beside_its_figure_is_a_target() -> None:
    check(
        "Năm 2021, kim ngạch xuất khẩu đạt 412 triệu USD (KH 400 triệu USD), tăng 6%.",
        {"value": "412000000", "year_on_year": "6", "status": "normal"},
        {"value": "400000000", "status": "plan"},
    )
    check(
        "Năm 2021, kim ngạch xuất khẩu tăng 9,5% (kế hoạch năm 10%).",
        {"year_on_year": "9.5", "status": "normal"},
        {"year_on_year": "10", "status": "plan"},
    )


def test_paid_in_capital_in_brackets_is_of_no_plan() -> None:
    text = "Năm 2021, vốn đăng ký đạt 800 tỷ đồng, vốn thực hiện 200 tỷ đồng (đạt 25%)."
    assert all(row["percent_of_plan"] is None for row in read_report(text).rows())


GROWTH: Final[tuple[tuple[str, Expected], ...]] = (
    ("tăng 6% so với cùng kỳ", {"year_on_year": "6"}),
    ("tăng 6% so cùng kỳ năm trước", {"year_on_year": "6"}),
    ("tăng 6% so với cùng kỳ năm ngoái", {"year_on_year": "6"}),
    ("tăng 6% so với cùng kỳ 2020", {"year_on_year": "6"}),
    ("tăng 6% cùng kỳ", {"year_on_year": "6"}),
    ("tăng 6% với cùng kỳ", {"year_on_year": "6"}),
    ("tăng 6%", {"year_on_year": "6"}),
    ("tăng 6% so với năm 2020", {"year_on_year": "6"}),
    ("tăng 6% so với năm trước", {"year_on_year": "6"}),
    ("tăng tới 6%", {"year_on_year": "6"}),
    ("tăng mạnh 6%", {"year_on_year": "6"}),
    ("tăng trưởng 6%", {"year_on_year": "6"}),
    ("tăng trưởng ở mức 6%", {"year_on_year": "6"}),
    ("có mức tăng 6%", {"year_on_year": "6"}),
    ("so với cùng kỳ tăng 6%", {"year_on_year": "6"}),
    ("giảm 6% so với cùng kỳ", {"year_on_year": "-6"}),
    ("sụt giảm 6%", {"year_on_year": "-6"}),
    ("vượt 6% so với cùng kỳ", {"year_on_year": "6"}),
    ("bằng 96,4% so với cùng kỳ", {"year_on_year": "-3.6"}),
    ("đạt 103,4% so với cùng kỳ", {"year_on_year": "3.4"}),
    ("bằng 100% so với cùng kỳ", {"year_on_year": "0"}),
    ("bằng 18% so với cùng kỳ", {"year_on_year": "-82"}),
    ("gấp 2,4 lần so với cùng kỳ", {"year_on_year_factor": "2.4"}),
    ("gấp hơn 2,4 lần", {"year_on_year_factor": "2.4"}),
    ("tăng gấp 2,4 lần so với năm 2020", {"year_on_year_factor": "2.4"}),
    ("cao gấp 2,4 lần cùng kỳ", {"year_on_year_factor": "2.4"}),
    ("tăng 2,4 lần so với cùng kỳ", {"year_on_year_factor": "2.4"}),
    ("tăng gấp đôi so với cùng kỳ", {"year_on_year_factor": "2"}),
    ("tăng 20 triệu USD so với cùng kỳ", {"absolute_change": "20000000"}),
    ("giảm 20 triệu USD so với cùng kỳ", {"absolute_change": "-20000000"}),
    ("tăng nhẹ", {}),
)  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), GROWTH)
def test_a_change_on_the_year_before(words: str, expected: Expected) -> None:
    value = {"value": "412000000"}
    check(f"Năm 2021, kim ngạch xuất khẩu đạt 412 triệu USD, {words}.", {**value, **expected})
    if expected:
        check(f"Năm 2021, kim ngạch xuất khẩu {words}.", expected)


MORE_BASES: Final[tuple[tuple[str, Expected], ...]] = (
    ("tăng 6% nếu so với cùng kỳ", {"year_on_year": "6"}),
    ("tăng 6% so với mức cùng kỳ", {"year_on_year": "6"}),
    ("tăng 6% so với cùng k??", {"year_on_year": "6"}),
    ("tăng 6% so với cùng kỳ, ngày 25/7", {"year_on_year": "6"}),
    ("tăng 6% so với năm 2019", {"other_change": "6", "other_base": "2019"}),
    ("tăng 6% so với cuối năm 2019", {"other_change": "6", "other_base": "2019"}),
)


@pytest.mark.parametrize(("words", "expected"), MORE_BASES)
def test_a_base_may_be_worded_otherwise(words: str, expected: Expected) -> None:
    check(f"Năm 2021, kim ngạch xuất khẩu {words}.", expected)


def test_a_plan_without_a_figure_before_it_is_unread() -> None:
    reading = read_report("(Kế hoạch năm là 10,5%).")
    assert reading.rows() == []
    assert [unread.text for unread in reading.unread] == ["10,5%"]


OTHER_BASES: Final[tuple[tuple[str, Expected], ...]] = (
    ("tăng 2% so với tháng trước", {"period_on_period": "2"}),
    ("tăng 2% so tháng trước", {"period_on_period": "2"}),
    ("tăng 2% so với tháng 5", {"period_on_period": "2"}),
    ("tăng 2% so với tháng 5/2022", {"period_on_period": "2"}),
    ("so với tháng trước tăng 2%, so với cùng kỳ tăng 9%",
     {"period_on_period": "2", "year_on_year": "9"}),
    ("tăng 2% so với tháng trước và tăng 9% so với cùng kỳ năm trước",
     {"period_on_period": "2", "year_on_year": "9"}),
    ("bằng 103,4% so với tháng trước", {"period_on_period": "3.4"}),
    ("tăng 2% so với tháng 12 năm trước",
     {"other_change": "2", "other_base": "december_last_year"}),
)  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), OTHER_BASES)
def test_a_change_on_another_base(words: str, expected: Expected) -> None:
    check(f"Tháng 6/2022, chỉ số giá tiêu dùng {words}.", expected)


def test_a_quarter_on_the_quarter_before() -> None:
    change = {"period_on_period": "4"}
    check("Quý II/2022, kim ngạch xuất khẩu tăng 4% so với quý trước.", change)


def test_small_percentages_reached_by_an_index_are_growth() -> None:
    head = "Năm 2021, chỉ số sản xuất công nghiệp"
    check(f"{head} chỉ đạt 7,2% so với năm 2020.", {"year_on_year": "7.2"})
    check(f"{head} đạt 107,2% so với năm 2020.", {"year_on_year": "7.2"})


def test_what_is_itself_growth() -> None:
    check(
        "Năm 2021, tốc độ tăng trưởng kinh tế đạt 7,2%.",
        {"year_on_year": "7.2", "indicator": "grdp"},
    )
    check("Năm 2021, tốc độ tăng chỉ số sản xuất công nghiệp đạt 7,2%.", {"year_on_year": "7.2"})
    check("Năm 2021, 7,2% là mức tăng của kim ngạch xuất khẩu.", {"year_on_year": "7.2"})


def test_growth_lower_than_before_means_points() -> None:
    text = "Năm 2021, tăng trưởng kinh tế ở mức 6,58%, thấp hơn 0,37% so với cùng kỳ."
    (statement,) = read_report(text).statements
    assert [rate.value for rate in statement.rates] == [
        PercentChange("6.58"),
        PercentagePoints("-0.37"),
    ]


def test_averages_of_years() -> None:
    average = {"average_annual": "11.2", "period": "2016-01-01/P5Y"}
    check("Giai đoạn 2016-2020, giá trị sản xuất công nghiệp tăng bình quân 11,2%/năm.", average)
    check(
        "Giai đoạn 2016-2020, giá trị sản xuất công nghiệp bình quân hàng năm tăng 11,2%.", average
    )
    check(
        "Giá trị sản xuất công nghiệp bình quân hàng năm giai đoạn 2016-2020 tăng 11,2%.", average
    )


def test_shares_and_points_of_parts() -> None:
    head = "Năm 2021, chỉ số sản xuất công nghiệp tăng 7%, trong đó khai khoáng"
    part = {"segment": "khai khoáng"}
    check(
        f"{head} đóng góp 1,2 điểm phần trăm.",
        {"year_on_year": "7"},
        {"contribution": "1.2", **part},
    )
    check(f"{head} làm giảm 1,2 điểm %.", {"year_on_year": "7"}, {"contribution": "-1.2", **part})
    check(
        "Năm 2021, kim ngạch xuất khẩu đạt 412 triệu USD, trong đó thủy sản chiếm 40%.",
        {"value": "412000000"},
        {"share": "40"},
    )


STATUSES: Final = (
    ("kim ngạch xuất khẩu đạt 412 triệu USD", "normal"),
    ("kim ngạch xuất khẩu là 412 triệu USD", "normal"),
    ("kim ngạch xuất khẩu: 412 triệu USD", "normal"),
    ("kim ngạch xuất khẩu thực hiện được 412 triệu USD", "normal"),
    ("kim ngạch xuất khẩu 412 triệu USD", "normal"),
    ("kim ngạch xuất khẩu ước đạt 412 triệu USD", "estimate"),
    ("kim ngạch xuất khẩu ước tính đạt 412 triệu USD", "estimate"),
    ("kim ngạch xuất khẩu ước thực hiện 412 triệu USD", "estimate"),
    ("kim ngạch xuất khẩu ước chỉ đạt 412 triệu USD", "estimate"),
    ("kim ngạch xuất khẩu ước 412 triệu USD", "estimate"),
    ("kim ngạch xuất khẩu dự ước đạt 412 triệu USD", "estimate"),
    ("ước kim ngạch xuất khẩu là 412 triệu USD", "estimate"),
    ("kim ngạch xuất khẩu dự kiến đạt 412 triệu USD", "forecast"),
    ("kim ngạch xuất khẩu dự tính đạt 412 triệu USD", "forecast"),
    ("kim ngạch xuất khẩu sơ bộ đạt 412 triệu USD", "provisional"),
    ("tỉnh phấn đấu kim ngạch xuất khẩu đạt 412 triệu USD", "plan"),
    ("kim ngạch xuất khẩu phấn đấu đạt 412 triệu USD", "plan"),
    ("tỉnh đặt mục tiêu kim ngạch xuất khẩu đạt 412 triệu USD", "plan"),
)


@pytest.mark.parametrize(("words", "status"), STATUSES)
def test_the_verb_tells_the_status(words: str, status: str) -> None:
    check(f"Năm 2022, {words}.", {"value": "412000000", "status": status, "period": "2022"})


def test_what_is_foreseen_for_a_year_to_come_is_planned() -> None:
    check(
        "Năm 2023, kim ngạch xuất khẩu dự kiến đạt 412 triệu USD.",
        {"value": "412000000", "status": "plan", "period": "2023"},
    )


def test_what_is_planned_makes_targets_alone() -> None:
    text = "Năm 2023, tỉnh phấn đấu kim ngạch xuất khẩu đạt 412 triệu USD, tăng 6% so với năm 2022."
    reading = read_report(text, published=JULY_2022, locality="tỉnh Gia Lai")
    assert [type(record) for record in reading.dataset] == [PlanTarget, GrowthTarget]


LISTS: Final[tuple[tuple[str, tuple[Expected, ...]], ...]] = (
    ("Năm 2021, kim ngạch xuất khẩu và nhập khẩu tăng lần lượt 4% và 6%.",
     ({"indicator": "exports", "year_on_year": "4"},
      {"indicator": "imports", "year_on_year": "6"})),
    ("Năm 2021, giá trị sản xuất công nghiệp và xuất khẩu tăng lần lượt 8% và 9%.",
     ({"indicator": "industrial_output", "year_on_year": "8"},
      {"indicator": "exports", "year_on_year": "9"})),
    ("Kim ngạch xuất khẩu tháng 6 và 6 tháng năm 2022 tăng lần lượt 4% và 9% so với cùng kỳ.",
     ({"period": "2022-06", "year_on_year": "4"}, {"period": "2022-S1", "year_on_year": "9"})),
    ("Tháng 6/2022, chỉ số giá tiêu dùng so với tháng trước và cùng kỳ tăng lần lượt 0,4% và 3,1%.",
     ({"period_on_period": "0.4"}, {"year_on_year": "3.1"})),
    ("6 tháng đầu năm 2022, IIP so với cùng kỳ: khai khoáng tăng 4%; chế biến, chế tạo giảm 5%.",
     ({"segment": "khai khoáng", "year_on_year": "4"},
      {"segment": "công nghiệp chế biến, chế tạo", "year_on_year": "-5"})),
    ("6 tháng đầu năm 2022, sản lượng các sản phẩm giảm như: xi măng 4,1%, bia 5,2%.",
     ({"segment": "xi măng", "year_on_year": "-4.1"},
      {"segment": "bia các loại", "year_on_year": "-5.2"})),
    ("6 tháng đầu năm 2022, IIP tăng 9%, khai khoáng tăng 4% so với cùng kỳ.",
     ({"segment": None, "year_on_year": "9"}, {"segment": "khai khoáng", "year_on_year": "4"})),
    ("6 tháng đầu năm 2022, kim ngạch xuất khẩu tăng 9% (cùng kỳ tăng 4%).",
     ({"period": "2022-S1", "year_on_year": "9"}, {"period": "2021-S1", "year_on_year": "4"})),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_figures_in_a_list_belong_to_their_own(text: str, expected: tuple[Expected, ...]) -> None:
    check(text, *expected)


def test_two_measures_of_one_object() -> None:
    check(
        "Năm 2021, thu hút đầu tư tăng 12% về số dự án và 15% về số vốn.",
        {"indicator": "investment_projects", "year_on_year": "12"},
        {"indicator": "investment", "year_on_year": "15"},
    )


def test_what_another_grew_by_is_not_read_where_nothing_says_which() -> None:
    reading = read_report("Kim ngạch xuất khẩu tháng 7 tăng 8%, cao hơn mức tăng 6%.")
    assert [figure.text for figure in reading.unread] == ["6%"]


def test_what_another_grew_by_is_of_its_own_place() -> None:
    held = "cao hơn mức tăng 6% của cả nước; đạt 100 triệu USD"
    check(
        f"Kim ngạch xuất khẩu tháng 7 tăng 8%, {held}.",
        {"locality": "tỉnh Gia Lai", "year_on_year": "8", "value": "100000000"},
        {"locality": "Việt Nam", "year_on_year": "6"},
    )


def test_a_rate_that_rises_by_a_percentage_has_its_growth() -> None:
    check("Tháng 7, tỷ lệ thất nghiệp tăng 2%.", {"indicator": "other", "year_on_year": "2"})


def test_the_value_of_owners_is_of_no_sector() -> None:
    check(
        "Doanh nghiệp FDI giữ vai trò chính, giá trị sản xuất tháng 7 đạt 30 tỷ đồng.",
        {"indicator": "other", "value": "30000000000"},
    )


@pytest.mark.parametrize(
    ("held", "place"),
    [
        ("cao hơn mức 5,5% của cả nước", "Việt Nam"),
        ("thấp hơn mức tăng 8% của cả nước", "Việt Nam"),
        ("cao hơn mức bình quân 5,5% của vùng", None),
        ("cao hơn bình quân cả nước 5,5%", None),
    ],
)
def test_the_level_of_another_is_its_own_or_unread(held: str, place: str | None) -> None:
    text = f"Kim ngạch xuất khẩu tháng 7 tăng 7,2%, {held}."
    reading = read_report(text, published=JULY_2022, locality="tỉnh Gia Lai")
    told = [(row["locality"], row["year_on_year"]) for row in reading.rows()]
    assert told[0] == ("tỉnh Gia Lai", "7.2")
    assert [where for where, _ in told[1:]] == ([] if place is None else [place])
    assert len(reading.unread) == (place is None)


def test_what_is_higher_by_a_percentage_has_grown_by_it() -> None:
    check("Tháng 7, xuất khẩu cao hơn cùng kỳ 5%.", {"indicator": "exports", "year_on_year": "5"})
