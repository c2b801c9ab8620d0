"""Biểu về chợ: form 10 with organisations and capital, and the columns of the asset forms."""

from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.markets import (
    Market,
    MarketCapital,
    MarketClassBasis,
    MarketConstruction,
    MarketManagement,
    MarketManagerKind,
    MarketWorkKind,
    market_counts,
)
from congthuong.markets.forms import (
    ORGANISATION,
    MarketForm,
    MarketFormRow,
    market_development_form,
    market_form_due,
    market_form_items,
)
from congthuong.periods import AsOf
from congthuong.power import PowerStage
from congthuong.quantities import M2, VND, Quantity, default_units
from congthuong.testing import market_lists

BOARD, TEAM = MarketManagerKind.BOARD, MarketManagerKind.TEAM
COMPUTED: Final = MarketClassBasis.COMPUTED


def billions(number: str) -> Quantity:
    return Quantity.of(f"{number}E+9", unit=VND)


def market(name: str = "Chợ Bến Đò", **fields: Any) -> Market:
    return Market(name, opened=AsOf(1998), in_plan=True, **fields)


def form_of(*markets: Market, basis: MarketClassBasis = COMPUTED) -> dict[str, MarketFormRow]:
    rows = market_development_form(markets, year=2024, classes=basis)
    return {row.item.item: row for row in rows}


def test_the_form_has_its_own_rows_units_and_words() -> None:
    items = market_form_items(MarketForm.DEVELOPMENT)
    assert [item.item for item in items] == [
        *"1234567", "7.1", "7.2", "7.3", "7.4", "7.5", "8",
    ]  # fmt: skip
    assert [row.item for row in market_development_form([], year=2024)] == list(items)
    units = [item.unit.label for item in items if item.unit]
    assert units == [*["chợ"] * 6, *["tổ chức"] * 6, "đồng"]
    for item, kind in zip(items[7:12], MarketManagerKind, strict=True):
        assert item.label.casefold().endswith(kind.label.casefold())
    assert "xây dựng mới" in items[1].label
    assert "cải tạo, nâng cấp" in items[2].label
    assert "ngừng hoạt động" in items[3].label
    assert "chuyển đổi chức năng" in items[5].label


@pytest.mark.parametrize(
    ("form", "columns", "units", "due"),
    [
        (MarketForm.DECLARATION, 16, {"m2", "point", "household", "VND"}, None),
        (MarketForm.EXPLOITATION, 11, {"point", "VND"}, date(2025, 2, 28)),
        (MarketForm.MANAGEMENT, 16, {"m2", "point", "VND"}, date(2025, 2, 28)),
        (MarketForm.REVENUE, 16, {"works", "VND"}, date(2025, 2, 28)),
        (MarketForm.DEVELOPMENT, 13, {"market", "organisation", "VND"}, date(2025, 3, 15)),
    ],
)
def test_a_form_has_its_columns_and_its_day(
    form: MarketForm, columns: int, units: set[str], due: date | None
) -> None:
    items = market_form_items(form)
    assert len(items) == columns
    assert {item.unit.code for item in items if item.unit} == units
    assert {item.form for item in items} == {form}
    assert market_form_due(form, 2024) == due


def test_what_is_no_form_has_no_items_and_no_day() -> None:
    wrong: Any = "10"
    with pytest.raises(InvalidTypeError):
        market_form_items(wrong)
    with pytest.raises(InvalidTypeError):
        market_form_due(wrong, 2024)


def test_an_organisation_is_no_unit_of_reports() -> None:
    """12 tổ chức in a text is mostly a verb: năm 2024 tổ chức 3 hội chợ."""
    assert default_units().find("tổ chức") == ()
    assert ORGANISATION.label == "tổ chức"


@pytest.mark.parametrize(
    ("managements", "expected", "lacking", "why"),
    [
        ([(BOARD, "BQL chợ huyện")] * 2, {"7": 1, "7.4": 1}, 0, "one board for two markets"),
        ([(BOARD, "BQL chợ huyện"), (BOARD, "Bql  Chợ huyện")], {"7": 1, "7.4": 1}, 0, "spaces"),
        ([(BOARD, "Ban 1"), (TEAM, "Tổ 1")], {"7": 2, "7.4": 1, "7.5": 1}, 0, "two"),
        ([(BOARD, None)], {}, 1, "a board without a name may be any board"),
        ([(None, "HTX Bình Minh")], {"7": 1}, 0, "a name without a kind"),
        ([None], {}, 1, "nobody known"),
    ],
)
def test_organisations_are_counted_once_each(
    managements: list[Any], expected: dict[str, int], lacking: int, why: str
) -> None:
    markets = [
        market(f"Chợ {i}", management=given and MarketManagement(*given))
        for i, given in enumerate(managements)
    ]
    rows = form_of(*markets)
    found = {item: int(row.total.amount) for item, row in rows.items() if item[0] == "7"}
    assert {item: count for item, count in found.items() if count} == expected, why
    assert rows["7"].lacking == lacking
    assert rows["7"].note == ("1 chợ chưa rõ tổ chức quản lý" if lacking else "")
    assert {rows["7"].class_1, rows["7"].in_plan, rows["7.1"].wholesale} == {None}


def test_a_manager_of_unknown_kind_may_be_of_each() -> None:
    rows = form_of(market(management=MarketManagement(name="HTX Bình Minh")))
    assert [rows[f"7.{n}"].lacking for n in range(1, 6)] == [1] * 5


def test_capital_is_added_by_class_and_what_is_not_known_is_told() -> None:
    solid: dict[str, Any] = {"construction": MarketConstruction.SOLID}
    rows = form_of(
        market("Chợ 1", points_of_sale=450, invested=billions("30"), **solid),
        market("Chợ 2", points_of_sale=250, invested=billions("12.5"), **solid),
        market("Chợ 3", points_of_sale=90),
        Market("Chợ Cũ", invested=billions("4"), stopped=AsOf(2020)),  # gone
    )
    capital = rows["8"]
    assert (capital.total, capital.class_1) == (billions("42.5"), billions("30"))
    assert (capital.class_2, capital.class_3) == (billions("12.5"), Quantity.of(0, unit=VND))
    assert (capital.lacking, capital.note) == (1, "1 chợ chưa rõ vốn đầu tư")
    assert (capital.in_plan, capital.wholesale) == (None, None)


def test_markets_without_a_class_are_told_where_the_classes_do_not_add_up() -> None:
    rows = form_of(market(), market("Chợ Gò Mới", points_of_sale=90))
    assert (str(rows["1"].total), str(rows["1"].class_3)) == ("2 chợ", "1 chợ")
    assert rows["1"].note == "1 chợ chưa phân hạng"
    assert form_of(market(points_of_sale=90))["1"].note == ""


@given(market_lists(), st.integers(2020, 2026), st.sampled_from(MarketClassBasis))
def test_rows_of_markets_are_those_of_the_count(
    found: tuple[Market, ...], year: int, basis: MarketClassBasis
) -> None:
    form = market_development_form(found, year=year, classes=basis)
    counts = {row.code: row for row in market_counts(found, year=year, classes=basis)}
    codes = ("total", "new", "renovated", "stopped", "underused", "converted")
    for row, code in zip(form, codes, strict=False):
        count = counts[code]
        assert (row.total, row.class_2, row.lacking) == (count.count, count.class_2, count.lacking)
    organisations = [int(row.total.amount) for row in form[7:12]]
    assert max(organisations, default=0) <= form[6].total.amount <= counts["total"].count.amount


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"invested": Quantity.of(5, unit=M2)}, UnitMismatchError),
        ({"invested": billions("-1")}, InvalidValueError),
        ({"invested": 5}, InvalidTypeError),
        ({"capital_kind": "vốn ngân sách nhà nước"}, InvalidTypeError),
    ],
)
def test_capital_that_cannot_be_is_refused(fields: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        Market("Chợ Bến Đò", **fields)


def test_labels_are_the_words_of_law_and_values_stay_what_was_stored() -> None:
    assert {kind.label for kind in MarketCapital} == {
        "vốn ngân sách nhà nước",
        "vốn ngoài ngân sách nhà nước",
    }
    assert MarketWorkKind("xây mới").label == "xây dựng mới"
    assert MarketWorkKind("nâng cấp").label == "cải tạo, nâng cấp"
    assert MarketConstruction("tạm").label == "chưa được xây dựng kiên cố, bán kiên cố"
    assert PowerStage("dừng hoạt động").label == "ngừng hoạt động"
