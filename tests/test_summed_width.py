"""Sums are as wide as their parts together: no check accuses a rate that the parts allow."""

import copy
import itertools
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong import (
    HECTARE,
    USD,
    Approximation,
    Comparison,
    Dataset,
    IndexBase,
    Interval,
    Observation,
    PercentChange,
    Period,
    PlanTarget,
    Quantity,
    Scale,
    StatedQuantity,
    accumulate,
    check_dataset,
    check_rate,
    decumulate,
    get_locality,
    get_unit,
    parse_stated_quantity,
    rebase,
    remaining_to_plan,
    total,
)
from congthuong._exact import half_up, widened
from congthuong.checks import Verdict
from congthuong.codec import dumps, loads
from congthuong.errors import IncomparableError, InvalidTypeError, InvalidValueError

ONE: Final = Quantity.of("1.0", Scale.BILLION, USD)
MARKET: Final = get_unit("market")
OLD: Final = [get_locality(code, on=Period.year(2024)) for code in ("02", "08")]
NEW: Final = get_locality("08", on=Period.year(2026))
HEDGED: Final = ("1,0 tỷ USD", "khoảng 1,0 tỷ USD", "trên 1,0 tỷ USD", "gần 1,0 tỷ USD")


def markets(number: Any) -> Quantity:
    return Quantity.of(number, unit=MARKET)


def hectares(number: str) -> Quantity:
    return Quantity.of(number, unit=HECTARE)


def spread(value: Any) -> tuple[Any, Any]:
    return value.interval.low, value.interval.high


def bounds(*ends: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if end is None else Decimal(end) for end in ends)


def rebased(*amounts: str) -> Observation:
    parts = [
        Observation.of("exports", place, "năm 2024", amount)
        for place, amount in zip(OLD, amounts, strict=True)
    ]
    return rebase(parts, NEW, on=Period.year(2026))


def month(number: int, amount: str) -> Observation:
    return Observation.of("exports", "42", Period.month(2022, number), amount)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (hectares("1.0") + hectares("1.0"), "1.90", "2.10"),  # the case of the issue
        (hectares("1.0") - hectares("0.4"), "0.50", "0.70"),  # a difference is as wide
        (hectares("7") + hectares("0.30"), "6.795", "7.805"),  # the coarse part decides
        (-(hectares("1.0") + hectares("1.0")), "-2.10", "-1.90"),  # the sign turns nothing away
        (abs(hectares("1.0") - hectares("3.0")), "1.90", "2.10"),
        (hectares("1.4") * 12, "16.2", "17.4"),  # twelve times the same
        (-2 * hectares("1.4"), "-2.9", "-2.7"),
        (hectares("1.0") / 4, "0.2375", "0.2625"),
        (hectares("10") / -4, "-2.625", "-2.375"),
        (hectares("10") / 5, "1.5", "2.5"),  # the digits of a result may be coarser than it is
        ((hectares("1.0") * 12).rounded(0), "10.95", "13.05"),  # rounding forgets nothing
        (sum([hectares("1.0")] * 3, hectares("1.0")), "3.8", "4.2"),
        (
            markets(5) + Quantity.of(1, Scale.THOUSAND, MARKET),
            "504.5",
            "1505.5",
        ),  # one part is rounded
        (markets(5) + markets(6), "11", "11"),  # counts in full are not blurred
        (total([hectares("1.0"), hectares("1.0"), hectares("1")]), "2.4", "3.6"),
        (total([hectares("1.0")]), "0.95", "1.05"),  # nothing was added
    ],
)
def test_what_is_computed_is_as_wide_as_its_parts(value: Quantity, low: str, high: str) -> None:
    assert spread(value) == (Decimal(low), Decimal(high))


def test_a_blurred_count_is_no_exact_count() -> None:
    assert (markets(5) + markets(6)).is_exact_count
    assert not (markets(5) + Quantity.of(1, Scale.THOUSAND, MARKET)).is_exact_count


def test_the_width_is_no_part_of_equality_nor_of_the_words() -> None:
    summed, plain = ONE + ONE, Quantity.of("2.0", Scale.BILLION, USD)
    assert (summed, hash(summed), str(summed), repr(summed)) == (
        (plain, hash(plain), str(plain), repr(plain))
    )
    assert (summed.slack, plain.slack) == (Decimal(50_000_000), Decimal(0))


def pickled(value: Quantity) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (our own)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_is_as_wide(again: Any) -> None:
    assert again(ONE + ONE).slack == (ONE + ONE).slack


@pytest.mark.parametrize(
    ("slack", "error"),
    [
        (1, InvalidTypeError),
        (Decimal("NaN"), InvalidValueError),
        (Decimal(-1), InvalidValueError),
        (Decimal("1E+120"), InvalidValueError),
    ],
)
def test_a_slack_is_a_finite_decimal_from_zero_up(slack: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="slack"):
        Quantity(Decimal(1), USD, slack)


@pytest.mark.parametrize(
    ("interval", "low", "high"),
    [
        (Interval(Decimal(1), Decimal(2), high_open=True), Decimal(0), Decimal(3)),
        (Interval(None, Decimal(2)), None, Decimal(3)),
        (Interval(Decimal(1), None, low_open=True), Decimal(0), None),
    ],
)
def test_an_interval_is_widened_where_it_ends(interval: Interval, low: Any, high: Any) -> None:
    assert widened(interval, Decimal(1)) == Interval(
        low, high, interval.low_open, interval.high_open
    )


@pytest.mark.parametrize(
    ("parts", "low", "high"),
    [
        (("1,0 tỷ USD", "1,0 tỷ USD"), "1.9E+9", "2.1E+9"),  # the case of the facts
        (("1 tỷ USD", "1,00 tỷ USD"), "1.495E+9", "2.505E+9"),  # written to different digits
        (("khoảng 1,0 tỷ USD", "khoảng 1,0 tỷ USD"), "1.7E+9", "2.3E+9"),
        (("khoảng 1,0 tỷ USD", "1,0 tỷ USD"), "1.8E+9", "2.2E+9"),
        (("trên 1,0 tỷ USD", "trên 1,0 tỷ USD"), "2.0E+9", None),  # the bound itself is sharp
        (("trên 1,0 tỷ USD", "1,0 tỷ USD"), "1.95E+9", None),  # 0,95 and a little over 1,0
        (("gần 1,0 tỷ USD", "1,0 tỷ USD"), None, "2.05E+9"),
    ],
)
def test_a_rebased_figure_is_as_wide_as_its_parts(
    parts: tuple[str, str], low: str | None, high: str | None
) -> None:
    assert spread(rebased(*parts)) == bounds(low, high)


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        ("5.0", Verdict.CONSISTENT),  # what the printed figures give
        ("9.0", Verdict.CONSISTENT),  # 2,10 over 0,963 and 0,963
        ("0.5", Verdict.CONSISTENT),  # 2,10 over 1,045 and 1,045
        ("11.0", Verdict.INCONSISTENT),  # the most is 2,105 over 1,90
        ("-0.5", Verdict.INCONSISTENT),  # the least is 2,095 over 2,10
    ],
)
def test_a_rate_over_a_sum_is_accused_only_where_no_parts_allow_it(
    rate: str, verdict: Verdict
) -> None:
    for base in (ONE + ONE, total([ONE, ONE]), rebased("1,0 tỷ USD", "1,0 tỷ USD").quantity):
        value = Quantity.of("2.10", Scale.BILLION, USD)
        assert check_rate(PercentChange(rate), value, base).verdict is verdict


def test_an_accumulated_series_is_as_wide_as_its_months() -> None:
    year = accumulate([month(number, "1,4 tỷ USD") for number in range(1, 13)])
    last = year[Period.year(2022)]
    assert last is not None
    assert spread(last) == (Decimal("16.2E+9"), Decimal("17.4E+9"))
    single = decumulate(year)[Period.month(2022, 12)]
    assert single is not None
    assert single == Quantity.of("1.4", Scale.BILLION, USD)
    assert single.interval.encloses(Quantity.of("1.4", Scale.BILLION, USD).interval)


def test_months_stated_with_khoang_keep_its_width() -> None:
    hedged = [month(1, "khoảng 1,0 tỷ USD"), month(2, "1,0 tỷ USD")]
    summed = accumulate(hedged)[Period.year_to_date(2022, 2)]
    assert summed is not None
    assert spread(summed) == spread(total(hedged)) == (Decimal("1.8E+9"), Decimal("2.2E+9"))


def test_what_remains_to_a_plan_is_as_wide_as_both() -> None:
    value = Observation.of("exports", "42", "2022-S1", "1,0 tỷ USD")
    plan = PlanTarget.of("exports", "42", "năm 2022", "3 tỷ USD")
    assert spread(remaining_to_plan(value, plan)) == (Decimal("1.45E+9"), Decimal("2.55E+9"))


@pytest.mark.parametrize(
    ("change", "hedge", "low", "high"),
    [
        (ONE + ONE, Approximation.EXACT, "1.9E+9", "2.1E+9"),
        (ONE + ONE, Approximation.ABOUT, "1.8E+9", "2.2E+9"),
        (ONE + ONE, Approximation.OVER, "1.95E+9", None),
        (-(ONE + ONE), Approximation.ABOUT, "-2.2E+9", "-1.8E+9"),
        (-(ONE + ONE), Approximation.OVER, None, "-1.95E+9"),
    ],
)
def test_a_change_in_quantity_keeps_the_width(
    change: Quantity, hedge: Approximation, low: str | None, high: str | None
) -> None:
    key = month(1, "1 tỷ USD").key
    rate = Comparison(key, change, IndexBase.SAME_PERIOD_LAST_YEAR, approximation=hedge)
    assert spread(rate) == bounds(low, high)


@pytest.mark.parametrize("text", HEDGED)
def test_json_keeps_the_width(text: str) -> None:
    wide = rebased(text, text)
    assert loads(dumps(wide)).interval == wide.interval
    assert loads(dumps([wide, wide]))[1].value.quantity.slack == wide.value.quantity.slack  # type: ignore[union-attr]
    assert '"slack"' not in dumps(Observation.of("exports", "42", "năm 2022", text))


DIGITS: Final = st.decimals(-999, 999, places=2) | st.decimals(-999, 999, places=0)


@given(st.lists(DIGITS, min_size=1, max_size=5))
def test_no_sum_that_the_parts_allow_is_left_out(numbers: list[Decimal]) -> None:
    """Against fractions: the ends are the furthest corners of the parts."""
    parts = [hectares(str(number)) for number in numbers]
    halves = [Fraction(part.quantum) / 2 for part in parts]
    corners = [
        sum(
            (Fraction(n) + sign * h for n, h, sign in zip(numbers, halves, signs, strict=True)),
            Fraction(),
        )
        for signs in itertools.product((-1, 1), repeat=len(parts))
    ]
    for found in (total(parts), sum(parts[1:], parts[0])):
        low, high = spread(found)
        assert (Fraction(low), Fraction(high)) == (min(corners), max(corners))


def test_a_statement_of_a_sum_is_as_wide() -> None:
    stated = StatedQuantity(ONE + ONE)
    assert spread(stated) == (Decimal("1.9E+9"), Decimal("2.1E+9"))
    assert spread(parse_stated_quantity("2,0 tỷ USD")) == (Decimal("1.95E+9"), Decimal("2.05E+9"))


MADE: Final = st.lists(
    st.tuples(st.integers(1000, 9999), st.integers(-20, 30), st.integers(0, 2)),
    min_size=2,
    max_size=6,
)


def printed(thousandths: int, decimals: int) -> Quantity:
    return Quantity.of(half_up(Decimal(thousandths).scaleb(-3), decimals), Scale.BILLION, USD)


@given(MADE)
def test_a_correct_rate_over_printed_parts_is_never_accused(
    made: list[tuple[int, int, int]],
) -> None:
    before = [base for base, _, _ in made]
    now = [base + base * change // 100 for base, change, _ in made]
    digits = [decimals for _, _, decimals in made]
    rate = half_up(Decimal(sum(now)) * 100 / sum(before) - 100, 1)
    value, base = (total(map(printed, amounts, digits)) for amounts in (now, before))
    assert check_rate(PercentChange(rate), value, base).verdict is not Verdict.INCONSISTENT


@pytest.mark.parametrize(("rate", "accused"), [("tăng 9%", False), ("tăng 15%", True)])
def test_a_dataset_with_a_rebased_base_is_checked_by_its_width(rate: str, *, accused: bool) -> None:
    base = rebased("1,0 tỷ USD", "1,0 tỷ USD")
    value = Observation.of("exports", NEW, "năm 2025", "2,10 tỷ USD")
    stated = Comparison.of("exports", NEW, "năm 2025", rate, IndexBase.SAME_PERIOD_LAST_YEAR)
    found = check_dataset(Dataset([base, value, stated]))
    assert ("growth-mismatch" in {each.code for each in found}) is accused


@pytest.mark.parametrize(
    ("amount", "why"),
    [
        ("trên 1,0 tỷ USD", "nothing bounds it above"),
        ("từ 1,0 tỷ USD trở lên", "the same, the bound in it"),
        ("gần 1,0 tỷ USD", "nothing bounds it below"),
        ("dưới 1,0 tỷ USD", "the same"),
        ("không quá 1,0 tỷ USD", "the same, the bound in it"),
    ],
)
@pytest.mark.parametrize("hedged", [1, 2])
def test_a_sum_that_cannot_say_that_it_is_open_is_refused(
    amount: str, why: str, hedged: int
) -> None:
    months = [month(at, amount if at == hedged else "1,0 tỷ USD") for at in (1, 2)]
    to_date = [
        Observation.of("exports", "42", Period.year_to_date(2022, at), amount) for at in (1, 2)
    ]
    for make in (
        lambda: total(months),
        lambda: total([record.value for record in months]),  # type: ignore[misc]
        lambda: total(months[hedged - 1 : hedged]),
        lambda: accumulate(months),
        lambda: accumulate(months, gaps="unknown"),
        lambda: decumulate(to_date),
    ):
        with pytest.raises(IncomparableError, match=f"{amount} is open on one side"):
            make()
    printed_only = total([record.quantity for record in months])
    assert printed_only == Quantity.of("2.0", Scale.BILLION, USD), why
