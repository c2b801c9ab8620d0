"""Exact numbers: one door for every number, arithmetic that is exact or says so, intervals."""

import contextlib
import decimal
import operator
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong._exact import (
    Interval,
    add,
    divide,
    divide_outward,
    exact,
    half_up,
    multiply,
    quantum_of,
    rounding_interval,
    subtract,
)
from congthuong.errors import InexactError, InvalidTypeError, InvalidValueError, ParseError


class Money(Decimal):
    """A Decimal of the host's own."""


D: Final = Decimal
digits: Final = st.decimals(-(10**9), 10**9, allow_nan=False, places=4)


def scaled(coefficient: int, exponent: int) -> Decimal:
    """A Decimal by its digits and its exponent, whatever the context of the thread."""
    return Decimal(coefficient).scaleb(exponent)


wide: Final = st.builds(scaled, st.integers(-(10**25), 10**25), st.integers(-30, 30))


@pytest.mark.parametrize(
    ("given_number", "digits_kept"),
    [
        (0, "0"),
        (-1290, "-1290"),
        (10**60 - 1, "9" * 60),
        ("21.560", "21.560"),
        (" 21.56\n", "21.56"),
        ("+5", "5"),
        (".5", "0.5"),
        ("1.29E+12", "1.29E+12"),
        ("1e-60", "1E-60"),
        ("1e60", "1E+60"),
        (D("55.070"), "55.070"),
        (Money("2.50"), "2.50"),
    ],
)
def test_the_door_keeps_every_digit(given_number: Decimal | int | str, digits_kept: str) -> None:
    number = exact(given_number)
    assert digits_kept == str(number)
    assert type(number) is Decimal


@pytest.mark.parametrize(
    ("refused", "error", "why"),
    [
        (0.1, InvalidTypeError, "float 0.1 is refused"),  # not one tenth
        (0.1, InvalidTypeError, "already lost the digits that were written"),
        (True, InvalidTypeError, "bool True is refused"),  # a truth is no number
        (None, InvalidTypeError, "NoneType None is refused"),  # nothing is not zero
        (Fraction(1, 3), InvalidTypeError, "Fraction"),  # has no digits
        (b"5", InvalidTypeError, "bytes"),  # of unknown encoding
        ("", ParseError, "cannot read ''"),  # nothing is not zero
        ("21,56", ParseError, "read by parse_number"),  # Vietnamese text
        ("1_000", ParseError, "machine notation"),  # Python source
        ("5.", ParseError, "machine notation"),  # a decimal point without decimals
        ("٥", ParseError, "machine notation"),  # digits of another script
        ("0x1F", ParseError, "machine notation"),  # another base
        ("NaN", ParseError, "machine notation"),  # not a number
        ("1e1000", ParseError, "machine notation"),  # would fill memory when written out
        (D("NaN"), InvalidValueError, "a finite number"),  # not a number
        (D("sNaN"), InvalidValueError, "a finite number"),  # not a number
        (D("-Infinity"), InvalidValueError, "a finite number"),  # no figure is infinite
        (D("1e61"), InvalidValueError, "exponent within ±60"),  # an exponent too far
        (D("1e-61"), InvalidValueError, "exponent within ±60"),  # an exponent too far
        ("1" * 61, InvalidValueError, "at most 60 digits"),  # a digit too many
        (10**60, InvalidValueError, "at most 60 digits"),  # a digit too many
    ],
)
def test_the_door_refuses_and_says_why(refused: Any, error: type[Exception], why: str) -> None:
    with pytest.raises(error) as caught:
        exact(refused)
    assert why in str(caught.value)


def test_a_number_too_long_to_print_is_refused_by_its_size() -> None:
    with pytest.raises(InvalidValueError) as caught:
        exact(10**100_000)
    assert (
        str(caught.value)
        == "an int of 332193 bits is refused: accepted is an int of at most 60 digits"
    )


def test_the_reason_for_refusing_floats_is_for_floats_only() -> None:
    refused: Any = None
    with pytest.raises(InvalidTypeError) as caught:
        exact(refused)
    assert "float" not in str(caught.value)


def test_a_decimal_context_changed_by_the_host_changes_nothing() -> None:
    hostile = decimal.Context(
        prec=2, rounding=decimal.ROUND_DOWN, Emax=3, Emin=-3, traps=[decimal.Inexact]
    )
    with decimal.localcontext(hostile):
        assert str(exact("123456.789")) == "123456.789"
        assert str(add(D("99999"), D("0.01"))) == "99999.01"
        assert str(half_up(D("2.345"), 2)) == "2.35"
        assert len(divide(D(1), D(3)).as_tuple().digits) == 60
        assert str(rounding_interval(D("55.07"), D("0.01"))) == "[55.065; 55.075)"


def test_a_default_context_changed_before_the_import_changes_nothing() -> None:
    code = (
        "import decimal; decimal.DefaultContext.Emax = 5; decimal.DefaultContext.clamp = 1\n"
        "from congthuong._exact import *\n"
        "print(multiply(exact('1e30'), exact('1e20')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("1E+50\n", "")


@given(wide, wide, st.sampled_from([(add, operator.add), (subtract, operator.sub)]))
def test_sums_and_differences_are_exact_or_refused(
    left: Decimal,
    right: Decimal,
    verbs: tuple[Callable[[Decimal, Decimal], Decimal], Callable[[Fraction, Fraction], Fraction]],
) -> None:
    ours, oracle = verbs
    expected = oracle(Fraction(left), Fraction(right))
    lowest = min(Fraction(quantum_of(left)), Fraction(quantum_of(right)))
    if abs(expected) < lowest * 10**60:
        assert expected == Fraction(ours(left, right))
        return
    with contextlib.suppress(InexactError):  # zeros at the end may make it fit
        assert expected == Fraction(ours(left, right))


@pytest.mark.parametrize(("verb", "name"), [(add, "add"), (subtract, "subtract")])
def test_a_sum_of_too_many_digits_is_refused_with_its_operands(
    verb: Callable[[Decimal, Decimal], Decimal], name: str
) -> None:
    with pytest.raises(InexactError) as caught:
        verb(D("1E+60"), D("0.1"))
    assert (name, (D("1E+60"), D("0.1"))) == (caught.value.operation, caught.value.operands)


def test_products_and_quotients_are_rounded_half_up_at_sixty_digits() -> None:
    assert str(multiply(D("1.5"), D(2))) == "3.0"
    assert str(divide(D(1), D(8))) == "0.125"
    assert str(divide(D(2), D(3))) == "0." + "6" * 59 + "7"
    assert str(multiply(D("1" + "0" * 58 + "1"), D("1.5"))) == "15" + "0" * 57 + "2"


@pytest.mark.parametrize("zero", [D(0), D("-0.00")])
def test_division_by_zero_is_refused(zero: Decimal) -> None:
    with pytest.raises(InvalidValueError, match="a divisor other than zero"):
        divide(D(1), zero)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("2.345", 2, "2.35"),
        ("2.335", 2, "2.34"),
        ("2.3449", 2, "2.34"),
        ("-2.345", 2, "-2.35"),
        ("-48.625", 2, "-48.63"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("1250", -2, "1.3E+3"),
        ("49", -2, "0E+2"),
        ("5", 3, "5.000"),
        ("1E+60", 60, "1" + "0" * 60 + "." + "0" * 60),
    ],
)
def test_halves_round_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    assert rounded == str(half_up(D(value), decimals))


@pytest.mark.parametrize("decimals", [61, -61])
def test_decimals_beyond_sixty_are_refused(decimals: int) -> None:
    with pytest.raises(InvalidValueError, match="a number of decimals within ±60"):
        half_up(D(1), decimals)


@given(wide, st.integers(-10, 10))
def test_rounding_agrees_with_fractions(value: Decimal, decimals: int) -> None:
    unit = Fraction(10) ** -decimals
    away = (abs(Fraction(value)) / unit + Fraction(1, 2)).__floor__() * unit
    assert (away if value >= 0 else -away) == Fraction(half_up(value, decimals))


def test_the_quantum_is_one_unit_of_the_last_digit() -> None:
    assert [D("0.01"), D("1E+7"), D(1)] == [
        quantum_of(D(text)) for text in ("55.07", "2.156E+10", "6")
    ]
    with pytest.raises(InvalidValueError, match="a finite number"):
        quantum_of(D("NaN"))


def interval(shown: str) -> Interval:
    """An interval from its mathematical notation, such as "[0; 1)"."""
    low, high = shown[1:-1].split("; ")
    return Interval(
        None if low == "-∞" else D(low),
        None if high == "+∞" else D(high),
        low_open=shown[0] == "(" and low != "-∞",
        high_open=shown[-1] == ")" and high != "+∞",
    )


@pytest.mark.parametrize(
    "shown", ["[0; 1]", "(0; 1)", "[0; 1.50)", "(-∞; 6]", "(6; +∞)", "(-∞; +∞)"]
)
def test_an_interval_shows_its_ends(shown: str) -> None:
    assert shown == str(interval(shown))


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open", "accepted"),
    [
        (D(2), D(1), False, False, "ends with something between them"),  # turned round
        (D(1), D(1), True, False, "ends with something between them"),  # its point is left out
        (D(1), D(1), False, True, "ends with something between them"),  # its point is left out
        (D("NaN"), None, False, False, "a finite Decimal or None"),  # not a number
        (None, D("Infinity"), False, False, "a finite Decimal or None"),  # None says this
        (1, 2, False, False, "a finite Decimal or None"),  # numbers enter by the door
        (None, D(1), True, False, "only where a bound is"),  # no end on this side
        (D(1), None, False, True, "only where a bound is"),  # no end on this side
    ],
)
def test_an_interval_that_holds_nothing_is_refused(
    low: Any, high: Any, *, low_open: bool, high_open: bool, accepted: str
) -> None:
    with pytest.raises(InvalidValueError, match=accepted):
        Interval(low, high, low_open, high_open)


@pytest.mark.parametrize(
    ("shown", "inside", "outside"),
    [
        ("[0; 1]", ["0", "0.5", "1.00"], ["-0.01", "1.01"]),
        ("(0; 1)", ["0.01", "0.99"], ["0", "1"]),
        ("(-∞; 6)", ["-1E+50", "5.99"], ["6"]),
        ("[6; +∞)", ["6", "1E+50"], ["5.99"]),
        ("(-∞; +∞)", ["0", "-7"], []),
    ],
)
def test_an_interval_contains_what_lies_between_its_ends(
    shown: str, inside: list[str], outside: list[str]
) -> None:
    assert all(interval(shown).contains(D(text)) for text in inside)
    assert not any(interval(shown).contains(D(text)) for text in outside)


@pytest.mark.parametrize(
    ("left", "right", "encloses", "overlaps"),
    [
        ("[0; 9]", "[1; 9]", True, True),
        ("[0; 9)", "[1; 9]", False, True),
        ("(0; 9]", "[0; 9]", False, True),
        ("[0; 9]", "(0; 9)", True, True),
        ("(0; 9)", "(0; 9)", True, True),
        ("[0; 1]", "[1; 2]", False, True),
        ("[0; 1)", "[1; 2]", False, False),
        ("[0; 1]", "(1; 2]", False, False),
        ("[0; 1]", "[2; 3]", False, False),
        ("(-∞; 1]", "[0; 1]", True, True),
        ("[0; 1]", "(-∞; 1]", False, True),
        ("[0; +∞)", "(5; +∞)", True, True),
        ("(-∞; 0)", "(0; +∞)", False, False),
        ("(-∞; +∞)", "[0; 0]", True, True),
        ("[0; 0]", "(-∞; +∞)", False, True),
    ],
)
def test_intervals_enclose_and_overlap(
    left: str, right: str, *, encloses: bool, overlaps: bool
) -> None:
    one, other = interval(left), interval(right)
    assert encloses is one.encloses(other)
    assert overlaps is one.overlaps(other)
    assert overlaps is other.overlaps(one)


def test_an_interval_knows_its_shape() -> None:
    point = Interval.exactly("6.0")
    assert (True, True, D(6)) == (point.is_point, point.is_bounded, point.midpoint)
    half_open = interval("[0; 1)")
    assert (half_open.is_point, half_open.is_bounded) == (False, True)
    assert half_open.midpoint == D("0.5")
    for shown in ("(-∞; 1]", "[1; +∞)"):
        assert (
            interval(shown).is_point,
            interval(shown).is_bounded,
            interval(shown).midpoint,
        ) == (False, False, None)


ends: Final = st.none() | st.integers(-4, 4).map(D)
SAMPLES: Final = [D(number) / 2 for number in range(-12, 13)]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    low_open = low is not None and draw(st.booleans())
    high_open = high is not None and draw(st.booleans())
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        if low == high:
            low_open = high_open = False
    return Interval(low, high, low_open, high_open)


# Ends are whole numbers within ±4, so halves up to ±6 tell any two such intervals apart.
@given(intervals(), intervals())
def test_relations_of_intervals_agree_with_their_points(one: Interval, other: Interval) -> None:
    in_one = {point for point in SAMPLES if one.contains(point)}
    in_other = {point for point in SAMPLES if other.contains(point)}
    assert bool(in_one & in_other) is one.overlaps(other)
    beyond = (other.low is None and one.low is not None) or (
        other.high is None and one.high is not None
    )
    assert (in_other <= in_one and not beyond) is one.encloses(other)


@pytest.mark.parametrize(
    ("value", "quantum", "widen", "shown"),
    [
        ("55.07", "0.01", 0, "[55.065; 55.075)"),
        ("-55.07", "0.01", 0, "(-55.075; -55.065]"),
        ("0", "1", 0, "(-0.5; 0.5)"),
        ("2.156E+10", "1E+7", 0, "[21555000000; 21565000000)"),
        ("600", "1", 1, "[598.5; 601.5)"),
    ],
)
def test_printed_digits_stand_for_all_that_rounds_to_them(
    value: str, quantum: str, widen: int, shown: str
) -> None:
    assert shown == str(rounding_interval(D(value), D(quantum), widen=widen))


def beside_a_half(half: int, slip: int) -> Decimal:
    """A half of a thousandth, or a number just beside it."""
    return Decimal(half) / 2000 + Decimal(slip).scaleb(-9)


near_halves: Final = st.builds(beside_a_half, st.integers(-10_000, 10_000), st.integers(-1, 1))


@given(near_halves | digits, st.integers(0, 3), st.integers(-1, 1))
def test_a_number_lies_in_the_rounding_interval_of_what_it_rounds_to_only(
    number: Decimal, decimals: int, step: int
) -> None:
    quantum = D(1).scaleb(-decimals)
    candidate = add(half_up(number, decimals), multiply(quantum, D(step)))
    assert (candidate == half_up(number, decimals)) is rounding_interval(
        candidate, quantum
    ).contains(number)


def test_an_outward_quotient_has_a_divisor() -> None:
    with pytest.raises(InvalidValueError, match="other than zero"):
        divide_outward(Decimal(1), Decimal(0), down=True)


def test_a_rounding_interval_that_no_digits_hold_is_refused() -> None:
    with pytest.raises(InexactError):
        rounding_interval(Decimal("1E+70"), Decimal("1E-70"))
