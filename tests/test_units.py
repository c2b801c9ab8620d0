"""Units: a catalogue that is data, spellings that meet in one unit, an office's own additions."""

import copy
import pickle
import unicodedata
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._data import read_table
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError, UnknownCodeError
from congthuong.quantities import (
    CNY,
    EUR,
    HECTARE,
    JPY,
    KWH,
    M2,
    M3,
    MW,
    MWP,
    PERCENT,
    TONNE,
    USD,
    VND,
    Quantity,
    Scale,
    Unit,
    UnitCatalogue,
    UnitKind,
    default_units,
    find_unit,
    format_quantity,
    get_unit,
    parse_quantity,
    parse_stated_quantity,
)
from congthuong.quantities.units import unit_key
from congthuong.testing import units

ALL: Final = default_units().units
SPELLED: Final = [(spelling, unit) for unit in ALL for spelling in unit.spellings]

# Each unit and spelling that reports were seen to use, by code.
MET: Final = [
    ("đồng", "VND"),
    ("VND", "VND"),
    ("VNĐ", "VND"),
    ("đ", "VND"),
    ("₫", "VND"),
    ("USD", "USD"),
    ("đô la Mỹ", "USD"),
    ("đô-la Mỹ", "USD"),
    ("đô la", "USD"),
    ("đô-la", "USD"),
    ("đồng/người/năm", "VND/person/year"),
    ("đồng/người/tháng", "VND/person/month"),
    ("đồng/năm", "VND/year"),
    ("%/năm", "percent/year"),
    ("%", "percent"),
    ("tạ/ha", "quintal/ha"),
    ("ha", "ha"),
    ("hécta", "ha"),
    ("MW", "MW"),
    ("MWp", "MWp"),
    ("kWh", "kWh"),
    ("KWh", "kWh"),
    ("lượt", "visit"),
    ("lượt khách", "visitor"),
    ("tấn", "tonne"),
    ("m2", "m2"),
    ("m²", "m2"),
    ("m3", "m3"),
    ("m³", "m3"),
    ("chợ", "market"),
    ("cụm công nghiệp", "cluster"),
    ("CCN", "cluster"),
    ("dự án", "project"),
    ("đề án", "scheme"),
    ("doanh nghiệp", "enterprise"),
    ("DN", "enterprise"),
    ("thương nhân", "trader"),
    ("cơ sở", "establishment"),
    ("hộ", "household"),
    ("cửa hàng", "shop"),
    ("lao động", "worker"),
    ("xã", "commune"),
    ("sản phẩm", "product"),
    ("trung tâm", "centre"),
]


@pytest.mark.parametrize(("spelling", "code"), MET)
def test_the_units_of_reports_are_known(spelling: str, code: str) -> None:
    assert get_unit(code) == find_unit(spelling)[0]
    assert Quantity.of(5, unit=get_unit(code)) == parse_quantity(f"5 {spelling}")


def test_every_spelling_belongs_to_one_packaged_unit() -> None:
    owners: dict[str, set[str]] = {}
    for spelling, unit in SPELLED:
        owners.setdefault(unit_key(spelling), set()).add(unit.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("before", "amount"),
    [
        ("5 ", "5"),
        ("5", "5"),
        ("5\u00a0", "5"),
        ("2,5 ", "2.5"),
        ("tám ", "8"),
        ("3 nghìn ", "3E+3"),
        ("1,5 triệu ", "1.5E+6"),
        ("5 tr. ", "5E+6"),
        ("21,56 tỷ ", "2.156E+10"),
        ("2 nghìn tỷ ", "2E+12"),
    ],
)
def test_every_spelling_reads_as_its_unit_behind_every_number(before: str, amount: str) -> None:
    expected = Decimal(amount)
    for spelling, unit in SPELLED:
        for shown in (spelling, spelling.upper(), unicodedata.normalize("NFD", spelling)):
            assert Quantity(expected, unit) == parse_quantity(before + shown), before + shown
            stated = parse_stated_quantity(f"gần {before}{shown}")
            assert Quantity(expected, unit) == stated.quantity


@given(units())
def test_the_label_is_read_first_as_its_own_unit(unit: Unit) -> None:
    assert unit == find_unit(unit.label)[0] == find_unit(unit.code)[0]
    assert unit is get_unit(unit.code)
    assert unit.label == str(unit)
    assert unit.label == unit.spellings[0]


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (VND, "VND"),
        (USD, "USD"),
        (EUR, "EUR"),
        (CNY, "CNY"),
        (JPY, "JPY"),
        (MW, "MW"),
        (MWP, "MWp"),
        (KWH, "kWh"),
        (HECTARE, "ha"),
        (M2, "m2"),
        (M3, "m3"),
        (TONNE, "tonne"),
        (PERCENT, "percent"),
    ],
)
def test_named_units_are_those_of_the_catalogue(unit: Unit, code: str) -> None:
    assert get_unit(code) is unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MW", "MWp"),
        ("kW", "kWp"),
        ("MW", "MWh"),
        ("visit", "visitor"),
        ("m2", "km2"),
        ("VND", "VND/year"),
        ("household", "business_household"),
        ("centre", "shopping_centre"),
    ],
)
def test_near_units_are_different_units(one: str, other: str) -> None:
    assert get_unit(one) != get_unit(other)
    assert hash(get_unit(one)) != hash(get_unit(other))


def test_the_table_has_a_row_for_every_kind_and_says_where_it_comes_from() -> None:
    assert set(UnitKind) == {unit.kind for unit in ALL}
    assert len(read_table("units").rows) == len(ALL)
    assert read_table("units").provenance["source"]
    assert not [unit.code for unit in ALL if not unit.name]


def test_the_table_repeats_no_spelling_of_a_unit() -> None:
    for row in read_table("units").rows:
        aliases = [unit_key(alias) for alias in row["aliases"].split("|")]
        assert len(set(aliases)) == len(aliases), row["code"]
        assert unit_key(row["label"]) not in aliases


@pytest.mark.parametrize(
    ("code", "suggestions"),
    [
        ("VNĐ", ("VND",)),  # a spelling, not a code
        ("mw", ("MW",)),  # letter case counts
        ("markets", ("market",)),
        ("zzzz", ()),
        ("", ()),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest(
    code: str, suggestions: tuple[str, ...]
) -> None:
    for ask in (get_unit, default_units().get):
        with pytest.raises(UnknownCodeError) as caught:
            ask(code)
        assert (code, "unit") == (caught.value.code, caught.value.what)
        assert suggestions == caught.value.suggestions[: len(suggestions)]
        assert {get_unit(near).code for near in caught.value.suggestions} == set(
            caught.value.suggestions
        )


def test_a_spelling_given_for_a_code_names_the_code() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        get_unit("VNĐ")
    assert caught.value.suggestions == ("VND",)


@pytest.mark.parametrize("spelling", ["", "  ", "parsec", "dong", "đống", "tỷ", "5 ha", "ha "])
def test_a_spelling_is_found_or_the_answer_is_empty(spelling: str) -> None:
    expected = (HECTARE,) if spelling == "ha " else ()
    assert expected == find_unit(spelling)


@pytest.mark.parametrize(
    ("text", "nearest"), [("đòng", "đồng"), ("dong", "đồng"), ("chợo", "chợ"), ("mwp", "MWp")]
)
def test_close_spellings_come_nearest_first(text: str, nearest: str) -> None:
    assert nearest == default_units().close_spellings(text)[0]


def test_nothing_is_close_to_a_stranger() -> None:
    assert default_units().close_spellings("zzzz") == ()


SUBSTATION: Final = Unit("substation", "trạm biến áp", name="substation", aliases=("TBA", "trạm"))
MINE: Final = default_units().extended(SUBSTATION)


@pytest.mark.parametrize("text", ["05 trạm biến áp", "5 TBA", "5 tba", "5trạm", "năm trạm"])
def test_an_office_reads_and_writes_its_own_units(text: str) -> None:
    expected = Quantity.of(5, unit=SUBSTATION)
    assert expected == parse_quantity(text, units=MINE)
    assert expected == parse_stated_quantity(f"gần {text}", units=MINE).quantity
    assert format_quantity(expected) == "5 trạm biến áp"
    with pytest.raises(ParseError):
        parse_quantity(text)


def test_a_catalogue_is_gone_through_and_asked_and_shows_itself_shortly() -> None:
    catalogue = default_units()
    assert len(catalogue) == len(list(catalogue)) == len(ALL)
    assert "VND" in catalogue
    assert get_unit("VND") in catalogue
    assert "no such code" not in catalogue
    assert repr(catalogue) == f"<UnitCatalogue of {len(ALL)} units>"


def test_an_extended_catalogue_is_a_new_one() -> None:
    assert MINE.get("substation") is SUBSTATION
    assert MINE.get("VND") is VND
    assert (*ALL, SUBSTATION) == MINE.units
    assert "substation" not in {unit.code for unit in default_units().units}
    assert default_units() is default_units()


def test_of_two_units_with_one_spelling_the_later_is_read_and_both_are_found() -> None:
    district_market = Unit("district_market", "chợ huyện", aliases=("chợ",))
    catalogue = default_units().extended(district_market)
    assert (district_market, get_unit("market")) == catalogue.find("chợ")
    assert parse_quantity("5 chợ", units=catalogue).unit == district_market
    assert parse_quantity("5 chợ").unit == get_unit("market")


def test_a_whole_label_wins_over_a_scale_that_it_opens_with() -> None:
    catalogue = default_units().extended(Unit("proportion", "tỷ lệ"))
    assert parse_quantity("5 tỷ lệ", units=catalogue).unit.code == "proportion"
    assert parse_quantity("5 trung tâm") == Quantity.of(5, unit=get_unit("centre"))


@pytest.mark.parametrize(
    ("members", "error"),
    [
        ((VND, VND), InvalidValueError),  # twice the same
        ((VND, Unit("VND", "tiền")), InvalidValueError),  # two units of one code
        (("VND",), InvalidTypeError),  # a code is no unit
        ((None,), InvalidTypeError),
        ((VND, Decimal(1)), InvalidTypeError),
    ],
)
def test_a_catalogue_holds_units_each_with_its_code(
    members: tuple[Any, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        UnitCatalogue(members)
    with pytest.raises(error):
        UnitCatalogue(()).extended(*members)


def test_a_code_given_twice_is_named() -> None:
    with pytest.raises(InvalidValueError) as caught:
        default_units().extended(Unit("ha", "mẫu"), Unit("MW", "mê-ga"))
    assert caught.value.value == ["MW", "ha"]


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("", "chợ"),  # no code
        ("x", ""),  # no label
        ("x", "  "),  # a label of spaces
        ("x", "5 kg"),  # a label that would be read as a number
    ],
)
def test_a_unit_has_a_code_and_a_label(code: str, label: str) -> None:
    with pytest.raises(InvalidValueError, match="a code, a label and aliases"):
        Unit(code, label)


@pytest.mark.parametrize(
    "fields",
    [
        ("x", "x", "count"),  # the kind's text, not the kind
        ("x", "x", UnitKind.COUNT, "", "abc"),  # one text would be three aliases
        ("x", "x", UnitKind.COUNT, "", ("a", 5)),  # an alias that is no text
        (5, "x"),  # a code that is no text
    ],
)
def test_a_unit_of_other_types_is_refused(fields: Any) -> None:
    with pytest.raises(InvalidTypeError):
        Unit(*fields)


def test_a_catalogue_takes_a_tuple_and_looks_up_texts() -> None:
    wrong: Any = [HECTARE]
    with pytest.raises(InvalidTypeError, match="a tuple of units"):
        UnitCatalogue(wrong)
    for look_up in (default_units().get, default_units().find):
        none: Any = None
        with pytest.raises(InvalidTypeError):
            look_up(none)


def test_income_by_year_is_not_income() -> None:
    assert parse_quantity("5 USD/người") != parse_quantity("5 USD/người/năm")


def test_a_unit_is_its_code_alone() -> None:
    assert Unit("ha", "héc-ta", UnitKind.RATIO) == HECTARE
    assert hash(Unit("ha", "héc-ta")) == hash(HECTARE)
    assert Quantity.of(5, unit=Unit("ha", "héc-ta")) == Quantity.of(5, unit=HECTARE)


@given(units())
def test_copies_and_pickles_of_units_are_equal(unit: Unit) -> None:
    pickled = pickle.loads(pickle.dumps(unit))  # noqa: S301
    for again in (pickled, copy.copy(unit), copy.deepcopy(unit)):
        assert unit == again
        assert unit.spellings == again.spellings
        assert unit.kind is again.kind


def test_a_catalogue_survives_pickling() -> None:
    again = pickle.loads(pickle.dumps(MINE))  # noqa: S301
    assert MINE.units == again.units
    assert parse_quantity("5 TBA", units=again) == Quantity.of(5, unit=SUBSTATION)


def test_units_and_catalogues_are_frozen() -> None:
    with pytest.raises(AttributeError):
        setattr(VND, "label", "xu")  # noqa: B010
    with pytest.raises(AttributeError):
        setattr(MINE, "units", ())  # noqa: B010


@given(st.sampled_from(SPELLED), st.sampled_from(Scale))
def test_spaces_and_slashes_of_a_unit_do_not_count(pair: tuple[str, Unit], scale: Scale) -> None:
    spelling, unit = pair
    spaced = spelling.replace("/", " / ").replace(" ", "\u00a0 ")
    assert unit == find_unit(spaced)[0]
    assert Quantity.of(7, scale, unit) == parse_quantity(f"7 {scale.label} {spaced}")
