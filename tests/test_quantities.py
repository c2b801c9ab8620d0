"""Quantities: amounts that remember their digits, in one unit each, stated with hedge and range."""

import copy
import decimal
import operator
import pickle
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong import quantities as rooms
from congthuong._exact import Interval
from congthuong.errors import (
    InexactError,
    InvalidTypeError,
    InvalidValueError,
    UnitMismatchError,
)
from congthuong.quantities import (
    HECTARE,
    MW,
    MWP,
    PERCENT,
    USD,
    VND,
    Approximation,
    Quantity,
    Scale,
    StatedQuantity,
    Unit,
    format_money,
    format_quantity,
    get_unit,
    parse_quantity,
    parse_stated_quantity,
)
from congthuong.testing import numbers, quantities, scales, stated_quantities, units

BILLION: Final = Scale.BILLION
Verb: TypeAlias = Callable[[Any, Any], Any]
ADD: Final[Verb] = operator.add
SUBTRACT: Final[Verb] = operator.sub
MULTIPLY: Final[Verb] = operator.mul


def divide(left: Any, right: Any) -> Any:
    return left / right


MARKET: Final = get_unit("market")
EXACT: Final = Approximation.EXACT
OVER: Final = Approximation.OVER
NEARLY: Final = Approximation.NEARLY
ABOUT: Final = Approximation.ABOUT
AT_LEAST: Final = Approximation.AT_LEAST
UNDER: Final = Approximation.UNDER


@pytest.mark.parametrize(
    ("number", "scale", "amount", "quantum"),
    [
        ("21.56", Scale.BILLION, "21560000000", "1E+7"),
        ("21.560", Scale.BILLION, "21560000000", "1E+6"),
        ("1290", Scale.BILLION, "1290000000000", "1E+9"),
        ("1", Scale.TRILLION, "1000000000000", "1E+12"),
        ("5", Scale.QUADRILLION, "5000000000000000", "1E+15"),
        ("3.1", Scale.MILLION, "3100000", "1E+5"),
        ("18", Scale.THOUSAND, "18000", "1E+3"),
        ("318250000", Scale.UNIT, "318250000", "1"),
        ("29.7", Scale.UNIT, "29.7", "0.1"),
        ("0", Scale.BILLION, "0", "1E+9"),
        ("-2.5", Scale.BILLION, "-2500000000", "1E+8"),
    ],
)
def test_an_amount_is_in_the_base_unit_and_remembers_its_last_digit(
    number: str, scale: Scale, amount: str, quantum: str
) -> None:
    found = Quantity.of(number, scale)
    assert Decimal(amount) == found.amount
    assert quantum == str(found.quantum)
    assert Decimal(number) == found.in_scale(scale)
    assert number == str(found.in_scale(scale))


@given(numbers(), scales(), units())
def test_what_goes_in_at_a_scale_comes_out_at_it(number: Decimal, scale: Scale, unit: Unit) -> None:
    found = Quantity.of(number, scale, unit)
    assert str(number) == str(found.in_scale(scale))
    assert found == Quantity.of(str(number), scale, unit)


@given(quantities(), st.integers(0, 12))
def test_equality_ignores_the_written_digits_but_quantum_and_interval_keep_them(
    quantity: Quantity, more: int
) -> None:
    exponent = quantity.quantum.adjusted() - more
    with decimal.localcontext(prec=100):
        finer = Quantity(quantity.amount.quantize(Decimal((0, (1,), exponent))), quantity.unit)
    assert quantity == finer
    assert hash(quantity) == hash(finer)
    assert finer.quantum.adjusted() == exponent
    assert quantity.interval.encloses(finer.interval)
    if more and not quantity.is_exact_count:
        assert not finer.interval.encloses(quantity.interval)


def test_the_same_amount_in_another_unit_is_another_quantity() -> None:
    assert Quantity.of(84, unit=MW) != Quantity.of(84, unit=MWP)
    assert Quantity.of(5, unit=VND) != Quantity.of(5, unit=USD)
    assert (
        len({Quantity.of("5", unit=MW), Quantity.of("5.0", unit=MW), Quantity.of(5, unit=MWP)}) == 2
    )


@pytest.mark.parametrize(
    ("quantity", "scale"),
    [
        (Quantity.of("21.56", BILLION), Scale.BILLION),
        (Quantity.of("84142", BILLION), Scale.BILLION),
        (Quantity.of("0.5", BILLION), Scale.BILLION),  # 500 triệu would add digits
        (Quantity.of("0.500", BILLION), Scale.MILLION),
        (Quantity.of("1", Scale.TRILLION), Scale.TRILLION),  # 1.000 tỷ would add digits
        (Quantity.of("1.5", Scale.TRILLION), Scale.TRILLION),
        (Quantity.of("1.290", Scale.TRILLION), Scale.BILLION),
        (Quantity.of("5", Scale.QUADRILLION), Scale.QUADRILLION),
        (Quantity.of("12.350", BILLION), Scale.BILLION),
        (Quantity.of("850", Scale.MILLION, USD), Scale.MILLION),
        (Quantity.of("1318400", Scale.MILLION), Scale.BILLION),
        (Quantity.of("18", Scale.THOUSAND, MARKET), Scale.THOUSAND),
        (Quantity.of(808_000), Scale.UNIT),  # full đồng stay full
        (Quantity.of("29.7", unit=MW), Scale.UNIT),
        (Quantity.of("5E+1", unit=HECTARE), Scale.THOUSAND),  # 0,05 nghìn: tens have no word
        (Quantity.of("0", BILLION), Scale.BILLION),
        (Quantity.of("5E+3", unit=PERCENT), Scale.UNIT),  # percents have no scale
        (Quantity.of("5E+17"), Scale.QUADRILLION),  # no word is larger
    ],
)
def test_the_written_scale_prints_the_written_digits_and_no_others(
    quantity: Quantity, scale: Scale
) -> None:
    assert scale is quantity.written_scale


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("21,56 tỷ đồng", "[21555000000; 21565000000)"),
        ("1.290 tỷ đồng", "[1289500000000; 1290500000000)"),
        ("29,7 MW", "[29.65; 29.75)"),
        ("-29,7 MW", "(-29.75; -29.65]"),
        ("0 MW", "(-0.5; 0.5)"),
        ("5%", "[4.5; 5.5)"),
        ("318.250.000 đồng", "[318249999.5; 318250000.5)"),
        ("535 cơ sở", "[535; 535]"),  # a count in full
        ("06 chợ", "[6; 6]"),
        ("3,1 triệu lượt", "[3050000; 3150000)"),  # a count at a scale is rounded
        ("18 nghìn hộ", "[17500; 18500)"),
        ("2,5 dự án", "[2.5; 2.5]"),
    ],
)
def test_only_a_count_in_full_has_no_rounding(text: str, interval: str) -> None:
    assert interval == str(parse_quantity(text).interval)
    assert interval == str(StatedQuantity.exactly(parse_quantity(text)).interval)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("trên 120 triệu USD", "(120000000; +∞)"),
        ("hơn 120 triệu USD", "(120000000; +∞)"),
        ("gần 120 triệu USD", "(-∞; 120000000)"),
        ("dưới 120 triệu USD", "(-∞; 120000000)"),
        ("từ 120 triệu USD trở lên", "[120000000; +∞)"),
        ("khoảng 120 triệu USD", "[118500000; 121500000)"),
        ("khoảng 21,56 tỷ đồng", "[21545000000; 21575000000)"),
        ("khoảng 200 hộ", "[199; 201]"),
        ("khoảng 18 nghìn hộ", "[16500; 19500)"),
        ("trên 18 nghìn hộ", "(18000; +∞)"),
        ("từ 800 đến 900 tỷ đồng", "[799500000000; 900500000000)"),
        ("khoảng 800 đến 900 tỷ đồng", "[798500000000; 901500000000)"),
        ("từ 800 triệu đến 1,2 tỷ đồng", "[799500000; 1250000000)"),
        ("10 - 15 đề án", "[10; 15]"),
        ("khoảng 10 - 15 đề án", "[9; 16]"),
        ("-5 đến -3 MW", "(-5.5; -2.5]"),
        ("80-95%", "[79.5; 95.5)"),
    ],
)
def test_a_hedge_or_a_range_says_what_a_figure_can_stand_for(text: str, interval: str) -> None:
    assert interval == str(parse_stated_quantity(text).interval)


@given(stated_quantities())
def test_the_printed_figure_is_in_its_interval_or_its_open_bound(stated: StatedQuantity) -> None:
    figure, interval = stated.quantity.amount, stated.interval
    assert stated.is_range == (stated.high is not None)
    if stated.approximation in (OVER, NEARLY, UNDER):
        assert figure in (interval.low, interval.high)
        assert not interval.contains(figure)
    else:
        assert interval.contains(figure)
    assert stated.high is None or interval.contains(stated.high.amount)
    assert interval.is_bounded == (stated.approximation in (EXACT, ABOUT))


def test_a_hedge_asks_for_nothing_but_a_figure_and_its_last_digit() -> None:
    assert Interval(Decimal(-1), Decimal(1)) == ABOUT.interval_around(Decimal(0), None)
    assert str(EXACT.interval_around(Decimal("0.5"), Decimal("0.1"))) == "[0.45; 0.55)"
    for approximation in Approximation:
        assert approximation.words.count("{}") == 1


@pytest.mark.parametrize(
    ("left", "verb", "right", "result"),
    [
        (Quantity.of(808, BILLION), ADD, Quantity.of(30, Scale.MILLION), "808.030E+9"),
        (Quantity.of("7.1", unit=MW), SUBTRACT, Quantity.of("5.0", unit=MW), "2.1"),
        (Quantity.of("29.7", unit=MW), MULTIPLY, 2, "59.4"),
        (Quantity.of("29.7", unit=MW), MULTIPLY, Decimal("1.50"), "44.550"),
        (Quantity.of("29.7", unit=MW), divide, 2, "14.85"),
        (Quantity.of("29.7", unit=MW), divide, Decimal("0.1"), "297"),
    ],
)
def test_arithmetic_within_a_unit_is_exact(
    left: Quantity, verb: Verb, right: Any, result: str
) -> None:
    found = verb(left, right)
    assert Decimal(result).compare_total(found.amount) == 0
    assert left.unit == found.unit


@given(quantities(VND), quantities(VND))
def test_sums_and_differences_undo_each_other(one: Quantity, other: Quantity) -> None:
    assert one == one + other - other
    assert one + other == other + one
    assert -(one - other) == other - one
    assert abs(one) == max(one, -one)
    assert one * 3 == 3 * one == one + one + one
    assert one * Decimal("0.5") == one / 2
    assert (one + other).quantum == min(one.quantum, other.quantum)


def test_a_quotient_of_quantities_is_a_bare_number() -> None:
    ratio = Quantity.of(808, BILLION) / Quantity.of(400, BILLION)
    assert (Decimal, "2.02") == (type(ratio), str(ratio))


OTHERS: Final = [
    (Quantity.of(1, BILLION), Quantity.of(1, BILLION, USD)),
    (Quantity.of(84, unit=MW), Quantity.of(74, unit=MWP)),  # alternating and peak power
    (Quantity.of(1, unit=HECTARE), Quantity.of(10_000, unit=get_unit("m2"))),  # no conversion
    (Quantity.of(5, unit=get_unit("visit")), Quantity.of(5, unit=get_unit("visitor"))),
    (Quantity.of(5), 5),  # a bare number has no unit
    (Quantity.of(5), Decimal(5)),
    (Quantity.of(5), "5"),
    (Quantity.of(5), None),
]
VERBS: Final[list[tuple[str, Verb]]] = [
    ("add", ADD),
    ("subtract", SUBTRACT),
    ("compare", operator.lt),
    ("compare", operator.le),
    ("compare", operator.gt),
    ("compare", operator.ge),
]


@pytest.mark.parametrize(("left", "right"), OTHERS)
@pytest.mark.parametrize(("name", "verb"), VERBS)
def test_units_do_not_mix_and_the_error_holds_both_operands(
    left: Quantity, right: Any, name: str, verb: Verb
) -> None:
    with pytest.raises(UnitMismatchError) as caught:
        verb(left, right)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    for error in (caught.value, again):
        assert (name, left, right) == (error.operation, error.left, error.right)
        assert str(caught.value) == str(error)


def test_quantities_of_two_units_have_no_ratio() -> None:
    with pytest.raises(UnitMismatchError, match="cannot divide"):
        _ = Quantity.of(5, unit=MW) / Quantity.of(5, unit=MWP)


@pytest.mark.parametrize("factor", [1.5, "2", None, True, Quantity.of(2)])
def test_a_factor_is_an_exact_number(factor: Any) -> None:
    with pytest.raises(InvalidTypeError):
        _ = Quantity.of(1) * factor
    with pytest.raises(InvalidTypeError):
        _ = factor * Quantity.of(1)


@pytest.mark.parametrize("divisor", [1.5, "2", None, True])
def test_a_divisor_is_an_exact_number(divisor: Any) -> None:
    with pytest.raises(InvalidTypeError):
        _ = Quantity.of(1) / divisor


@pytest.mark.parametrize("divisor", [0, Decimal("0.00"), Quantity.of(0), Quantity.of("0", BILLION)])
def test_nothing_is_divided_by_zero(divisor: Any) -> None:
    with pytest.raises(InvalidValueError, match="a divisor other than zero"):
        _ = Quantity.of(5) / divisor


def test_a_sum_that_would_lose_digits_is_refused() -> None:
    with pytest.raises(InexactError):
        _ = Quantity(Decimal("1E+100"), VND) + Quantity.of(1)


@given(st.lists(quantities(MW), max_size=6))
def test_order_within_a_unit_is_that_of_amounts(found: list[Quantity]) -> None:
    assert sorted(one.amount for one in found) == [one.amount for one in sorted(found)]
    for one in found:
        assert [one < found[0], one == found[0], one > found[0]].count(True) == 1
        assert (one <= found[0]) == (one.amount <= found[0].amount)


@pytest.mark.parametrize(
    ("quantity", "decimals", "scale", "amount"),
    [
        (Quantity.of("21.565", BILLION), 2, BILLION, "2.157E+10"),
        (Quantity.of("-21.565", BILLION), 2, BILLION, "-2.157E+10"),
        (Quantity.of("21.5649", BILLION), 2, BILLION, "2.156E+10"),
        (Quantity.of("1290"), -2, Scale.UNIT, "1.3E+3"),
        (Quantity.of("5", unit=MW), 2, Scale.UNIT, "5.00"),
        (Quantity.of("1290.5", BILLION), 0, Scale.TRILLION, "1E+12"),
    ],
)
def test_rounding_is_half_up_at_a_scale(
    quantity: Quantity, decimals: int, scale: Scale, amount: str
) -> None:
    assert amount == str(quantity.rounded(decimals, scale).amount)


@pytest.mark.parametrize(
    ("amount", "unit", "error"),
    [
        (5, VND, InvalidTypeError),  # Quantity.of takes it
        (5.0, VND, InvalidTypeError),  # never
        ("5", VND, InvalidTypeError),  # Quantity.of takes it
        (True, VND, InvalidTypeError),
        (Decimal("NaN"), VND, InvalidValueError),
        (Decimal("sNaN"), VND, InvalidValueError),
        (Decimal("-Infinity"), VND, InvalidValueError),
        (Decimal("1E+120"), VND, InvalidValueError),  # nobody's figure
        (Decimal("1E-120"), VND, InvalidValueError),
        (Decimal("0E+200"), VND, InvalidValueError),
        (Decimal(5), "VND", InvalidTypeError),  # get_unit gives the unit
        (Decimal(5), None, InvalidTypeError),
    ],
)
def test_an_amount_is_a_finite_decimal_in_a_unit(
    amount: Any, unit: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        Quantity(amount, unit)


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (55.07, InvalidTypeError),  # a float has lost its digits
        (True, InvalidTypeError),
        (None, InvalidTypeError),
        ("21,56", ValueError),  # parse_quantity reads it
        ("1.290 tỷ", ValueError),
        (Decimal("NaN"), InvalidValueError),
        (10**60, InvalidValueError),
    ],
)
def test_numbers_come_in_by_the_one_door(number: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        Quantity.of(number, BILLION)


class OwnDecimal(Decimal):
    """A subclass, as some databases give."""


class OwnUnit(Unit):
    """A subclass, as an application may have."""


def test_subclasses_of_decimal_and_unit_are_accepted() -> None:
    assert Quantity(Decimal(5), VND) == Quantity(OwnDecimal(5), VND)
    own = OwnUnit("tram", "trạm")
    assert Quantity.of(5, unit=own).unit is own


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity.of("21.56", BILLION), "Quantity.of('21.56', Scale.BILLION, VND)"),
        (Quantity.of("850", Scale.MILLION, USD), "Quantity.of('850', Scale.MILLION, USD)"),
        (Quantity.of("29.7", unit=MW), "Quantity.of('29.7', unit=MW)"),
        (Quantity.of("06", unit=MARKET), "Quantity.of('6', unit=get_unit('market'))"),
        (
            Quantity.of("3.1", Scale.MILLION, get_unit("visit")),
            "Quantity.of('3.1', Scale.MILLION, get_unit('visit'))",
        ),
    ],
)
def test_the_repr_says_number_scale_and_unit(quantity: Quantity, text: str) -> None:
    assert text == repr(quantity)


@given(quantities())
def test_the_repr_evaluates_back_to_the_same_digits(quantity: Quantity) -> None:
    found = eval(repr(quantity), vars(rooms).copy())  # noqa: S307
    assert quantity == found
    assert quantity.amount.compare_total(found.amount) == 0


@given(quantities() | stated_quantities())
def test_copies_and_pickles_are_equal(value: Quantity | StatedQuantity) -> None:
    pickled = pickle.loads(pickle.dumps(value))  # noqa: S301
    for again in (pickled, copy.copy(value), copy.deepcopy(value)):
        assert value == again
        assert hash(value) == hash(again)
        assert repr(value) == repr(again)


@pytest.mark.parametrize("other", [5, Decimal(5), "5 đồng", None, Unit("x", "x")])
def test_quantities_are_equal_among_themselves_only(other: Any) -> None:
    assert Quantity.of(5) != other
    assert StatedQuantity(Quantity.of(5)) != other


def test_quantities_are_frozen() -> None:
    with pytest.raises(AttributeError):
        setattr(Quantity.of(5), "amount", Decimal(6))  # noqa: B010
    with pytest.raises(AttributeError):
        setattr(StatedQuantity(Quantity.of(5)), "high", None)  # noqa: B010


def test_html_shows_the_words_and_escapes_them() -> None:
    unit = Unit("lot", "lô <b>&")
    assert (
        Quantity.of("1290", BILLION)._repr_html_()
        == '<span title="1290000000000 VND">1.290 tỷ đồng</span>'
    )
    assert (
        Quantity.of(5, unit=unit)._repr_html_() == '<span title="5 lot">5 lô &lt;b&gt;&amp;</span>'
    )
    assert "<b>" not in StatedQuantity(Quantity.of(5, unit=unit))._repr_html_()
    stated = parse_stated_quantity("gần  120 triệu USD")
    assert stated._repr_html_() == '<span title="gần  120 triệu USD">gần 120 triệu USD</span>'


@pytest.mark.parametrize(
    ("scale", "label"),
    [
        (Scale.UNIT, ""),
        (Scale.THOUSAND, "nghìn"),
        (Scale.MILLION, "triệu"),
        (Scale.BILLION, "tỷ"),
        (Scale.TRILLION, "nghìn tỷ"),
        (Scale.QUADRILLION, "triệu tỷ"),
    ],
)
def test_scales_are_powers_of_ten_with_a_word(scale: Scale, label: str) -> None:
    assert label == scale.label
    assert Decimal(10) ** scale == Quantity.of(1, scale).amount


@pytest.mark.parametrize("scale", [4, -1, 100, "tỷ", None])
def test_there_is_no_scale_without_a_word(scale: Any) -> None:
    five = Quantity.of(5, BILLION)
    for call in (
        lambda: Quantity.of(1, scale),
        lambda: five.in_scale(scale),
        lambda: five.rounded(1, scale),
    ):
        with pytest.raises(InvalidValueError, match=r"a Scale such as Scale\.BILLION"):
            call()


def test_an_int_that_is_a_scale_is_taken_for_it() -> None:
    nine: Any = 9
    four: Any = 4
    assert format_money(Quantity.of(5, nine), scale=nine) == "5 tỷ đồng"
    with pytest.raises(InvalidValueError):
        format_money(5, scale=four)


def test_a_number_of_decimals_is_an_int() -> None:
    wrong: Any = 1.0
    with pytest.raises(InvalidTypeError, match="the number of decimals"):
        Quantity.of(5).rounded(wrong)


@pytest.mark.parametrize(
    "fields",
    [
        (Quantity.of(5), 6),  # a bare number as the upper end
        (Quantity.of(5), None, "about"),  # the hedge's text, not the hedge
        (Quantity.of(5), None, Approximation.ABOUT, 9),  # an int as the written scale
    ],
)
def test_a_stated_quantity_is_made_of_its_own_types(fields: Any) -> None:
    with pytest.raises(InvalidTypeError):
        StatedQuantity(*fields)


def test_what_is_no_quantity_is_not_written_as_one() -> None:
    wrong: Any = 5
    with pytest.raises(InvalidTypeError, match="a Quantity or a StatedQuantity"):
        format_quantity(wrong)


FIVE: Final = Quantity.of(5, BILLION)
SIX: Final = Quantity.of(6, BILLION)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        (("5 tỷ",), InvalidTypeError),  # parse_stated_quantity reads it
        ((Decimal(5),), InvalidTypeError),  # no unit
        ((None,), InvalidTypeError),
        ((SIX, FIVE), InvalidValueError),  # falls
        ((FIVE, SIX, OVER), InvalidValueError),  # over what?
        ((FIVE, SIX, NEARLY), InvalidValueError),
        ((FIVE, SIX, UNDER), InvalidValueError),
        ((FIVE, SIX, AT_LEAST), InvalidValueError),
        ((FIVE, Quantity.of(6, BILLION, USD)), UnitMismatchError),
    ],
)
def test_a_range_is_of_one_unit_rises_and_is_hedged_with_about_at_most(
    fields: tuple[Any, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        StatedQuantity(*fields)


def test_equality_of_what_is_stated_looks_at_meaning_only() -> None:
    one = parse_stated_quantity("gần 1.290 tỷ đồng")
    other = parse_stated_quantity("gần 1.290.000 triệu VND")
    assert one == other
    assert hash(one) == hash(other)
    assert (one.scale, other.scale) == (Scale.BILLION, Scale.MILLION)
    assert (one.text, other.text) == ("gần 1.290 tỷ đồng", "gần 1.290.000 triệu VND")
    assert one != parse_stated_quantity("1.290 tỷ đồng")


def results() -> list[str]:
    """Everything that computes, printed."""
    one, other = parse_quantity("1.290,55 tỷ đồng"), parse_quantity("12 tỷ 350 triệu đồng")
    stated = parse_stated_quantity("khoảng 800 đến 900,5 tỷ đồng")
    return [
        repr(value)
        for value in (
            one + other,
            one - other,
            one * 3,
            one / 7,
            one / other,
            -one,
            abs(-one),
            one < other,
            one == parse_quantity("1.290.550 triệu đồng"),
            hash(one) == hash(parse_quantity("1.290.550 triệu đồng")),
            one.rounded(0, Scale.TRILLION),
            one.written_scale,
            one.interval,
            stated.interval,
            stated.interval.midpoint,
            str(one),
            str(stated),
            rooms.spell_money(one),
        )
    ]


def hostile_contexts() -> Iterator[decimal.Context]:
    every: list[Any] = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation, decimal.Clamped]
    yield decimal.Context(prec=1, rounding=decimal.ROUND_UP, Emin=-1, Emax=1, clamp=1, traps=[])
    yield decimal.Context(prec=2, rounding=decimal.ROUND_DOWN, Emin=0, Emax=0, traps=every)


def test_results_do_not_change_with_the_decimal_context_of_the_thread() -> None:
    expected = results()
    for context in hostile_contexts():
        with decimal.localcontext(context):
            assert expected == results()
        found: list[list[str]] = []

        def work(hostile: decimal.Context = context, into: list[list[str]] = found) -> None:
            decimal.setcontext(hostile)
            into.append(results())

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert [expected] == found


def test_nothing_is_left_behind_in_the_decimal_context() -> None:
    with decimal.localcontext(prec=7) as context:
        context.clear_flags()
        results()
        assert context.prec == 7
        assert not [signal for signal, raised in context.flags.items() if raised]
