"""The strategies for other projects' tests: each keeps what its docstring promises."""

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, get_args, get_type_hints

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from congthuong import testing
from congthuong._exact import Interval
from congthuong.documents import DocumentForm, DocumentReference, parse_document
from congthuong.findings import Caveat, Finding, Severity
from congthuong.numerals import NumberStyle, SpellingStyle
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period, PeriodKind
from congthuong.quantities import (
    VND,
    Approximation,
    Quantity,
    Scale,
    StatedQuantity,
    Unit,
    UnitKind,
    default_units,
)

RATES: Final = (
    PercentOfPlan,
    PercentChange,
    PercentagePoints,
    PercentShare,
    IndexNumber,
    Multiple,
)
TYPES: Final[dict[str, tuple[type, ...]]] = {
    "caveats": (Caveat,),
    "document_references": (DocumentReference,),
    "findings": (Finding,),
    "index_numbers": (IndexNumber,),
    "intervals": (Interval,),
    "moments": (AsOf,),
    "multiples": (Multiple,),
    "number_styles": (NumberStyle,),
    "numbers": (Decimal,),
    "percent_changes": (PercentChange,),
    "percent_shares": (PercentShare,),
    "percentage_points": (PercentagePoints,),
    "percents_of_plan": (PercentOfPlan,),
    "periods": (Period,),
    "quantities": (Quantity,),
    "rates": RATES,
    "scales": (Scale,),
    "spelling_styles": (SpellingStyle,),
    "stated_quantities": (StatedQuantity,),
    "units": (Unit,),
}


def test_every_strategy_is_checked_here() -> None:
    assert set(TYPES) <= set(testing.__all__)
    assert set(TYPES) == {
        name for name in testing.__all__ if "SearchStrategy" in str(returned(name))
    }


def returned(name: str) -> object:
    return get_type_hints(getattr(testing, name)).get("return")


@pytest.mark.parametrize(("name", "types"), TYPES.items())
def test_a_strategy_gives_values_of_its_type_that_are_equal_to_themselves(
    name: str, types: tuple[type, ...]
) -> None:
    strategy: SearchStrategy[Any] = getattr(testing, name)()
    seen: set[type] = set()

    @given(strategy)
    @settings(database=None)
    def check(value: object) -> None:
        seen.add(type(value))
        assert isinstance(value, types)
        assert hash(value) == hash(value)
        assert repr(value)

    check()
    assert seen == set(types)


@pytest.mark.parametrize(("name", "types"), TYPES.items())
def test_type_checkers_are_told_the_same_types(name: str, types: tuple[type, ...]) -> None:
    (inside,) = get_args(returned(name))
    assert set(types) == set(get_args(inside) or (inside,))


@given(st.data(), st.integers(1, 30), st.integers(0, 8), st.booleans())
def test_numbers_keep_to_their_digits(
    data: st.DataObject, digits: int, decimals: int, negative: bool
) -> None:
    number = data.draw(testing.numbers(digits=digits, decimals=decimals, negative=negative))
    _, figures, exponent = number.as_tuple()
    assert len(figures) <= digits
    assert isinstance(exponent, int)
    assert -decimals <= exponent <= 0
    assert negative or number >= 0
    assert number or not number.is_signed()


@given(st.data(), st.integers(1, 9000), st.integers(0, 50), st.integers(12, 240))
def test_periods_keep_to_their_years_and_months(
    data: st.DataObject, first: int, more: int, months: int
) -> None:
    strategy = testing.periods(first_year=first, last_year=first + more, months=months)
    period = data.draw(strategy)
    assert first <= period.start.year <= first + more
    assert 1 <= period.months <= months


@given(st.data(), st.integers(1, 11))
def test_periods_may_be_shorter_than_a_year(data: st.DataObject, months: int) -> None:
    assert data.draw(testing.periods(months=months)).months <= months


@given(st.data(), st.integers(1, 9000), st.integers(0, 50))
def test_moments_keep_to_their_years(data: st.DataObject, first: int, more: int) -> None:
    moment = data.draw(testing.moments(first_year=first, last_year=first + more))
    assert first <= moment.year <= first + more


@given(st.data(), st.sampled_from(default_units().units), st.booleans())
def test_quantities_keep_to_their_unit_and_sign(
    data: st.DataObject, unit: Unit, negative: bool
) -> None:
    quantity = data.draw(testing.quantities(unit, negative=negative))
    assert unit == quantity.unit
    assert negative or quantity.amount >= 0
    assert unit == data.draw(testing.stated_quantities(unit)).quantity.unit


@given(st.data(), st.sets(st.sampled_from(UnitKind)))
def test_units_keep_to_their_kinds(data: st.DataObject, kinds: set[UnitKind]) -> None:
    assert data.draw(testing.units(*kinds)).kind in (kinds or set(UnitKind))


@given(testing.percent_shares(), testing.percents_of_plan(), testing.multiples())
def test_rates_keep_to_their_bounds(
    share: PercentShare, of_plan: PercentOfPlan, multiple: Multiple
) -> None:
    assert 0 <= share.value <= 100
    assert of_plan.value >= 0
    assert multiple.value >= 0


@given(testing.index_numbers("2010"), testing.index_numbers())
def test_index_numbers_keep_to_their_base(fixed: IndexNumber, moving: IndexNumber) -> None:
    assert fixed.base == "2010"
    assert moving.base in set(IndexBase)


@given(testing.document_references())
def test_references_read_back_from_their_symbols(reference: DocumentReference) -> None:
    assert reference.symbol == parse_document(reference.symbol).symbol


# What a test of another project will want to meet, and must therefore be within reach.
REACHED: Final[list[tuple[str, SearchStrategy[Any], Callable[[Any], bool]]]] = [
    ("a negative number", testing.numbers(), lambda number: number < 0),
    ("a zero", testing.numbers(), lambda number: not number),
    (
        "a kept zero",
        testing.numbers(),
        lambda number: "." in str(number) and str(number)[-1] == "0",
    ),
    *(
        (
            f"a period: {kind.value}",
            testing.periods(),
            lambda period, kind=kind: period.kind is kind,
        )
        for kind in PeriodKind
    ),
    ("a day", testing.moments(), lambda moment: moment.day is not None),
    ("a month", testing.moments(), lambda moment: moment.day is None and moment.month is not None),
    ("a year", testing.moments(), lambda moment: moment.month is None),
    *(
        (
            f"a hedge: {hedge.value}",
            testing.stated_quantities(),
            lambda s, h=hedge: s.approximation is h,
        )
        for hedge in Approximation
    ),
    ("a range", testing.stated_quantities(), lambda stated: stated.is_range),
    (
        "a hedged range",
        testing.stated_quantities(VND),
        lambda stated: stated.is_range and stated.approximation is Approximation.ABOUT,
    ),
    ("an exact count", testing.quantities(), lambda quantity: quantity.is_exact_count),
    *(
        (f"a form: {form.value}", testing.document_references(), lambda r, f=form: r.form is f)
        for form in DocumentForm
    ),
    (
        "a dated document",
        testing.document_references(),
        lambda reference: reference.date is not None,
    ),
    ("a half-open interval", testing.intervals(), lambda one: one.low_open and not one.high_open),
    ("an interval without end", testing.intervals(), lambda one: not one.is_bounded),
    *(
        (f"a severity: {severity.value}", testing.findings(), lambda f, s=severity: f.severity is s)
        for severity in Severity
    ),
    ("a finding with evidence", testing.findings(), lambda finding: len(finding.evidence) == 2),
    ("southern words", testing.spelling_styles(), lambda style: style.zero_tens == "lẻ"),
    ("a rounding style", testing.number_styles(), lambda style: style.decimals == 2),
]


# The first example will do; looking for the smallest takes most of the time.
FIRST: Final = settings(phases=[Phase.generate], max_examples=2000, database=None)


@pytest.mark.parametrize(
    ("strategy", "wanted"),
    [pytest.param(strategy, wanted, id=name) for name, strategy, wanted in REACHED],
)
def test_what_a_caller_wants_to_meet_is_within_reach(
    strategy: SearchStrategy[Any], wanted: Callable[[Any], bool]
) -> None:
    assert wanted(find(strategy, wanted, settings=FIRST))


@pytest.mark.parametrize(
    "make",
    [
        lambda: testing.periods(first_year=2025, last_year=2024),  # years that fall
        lambda: testing.moments(first_year=2025, last_year=2024),
        lambda: testing.periods(months=0),  # no month at all
        lambda: testing.numbers(decimals=-1),
    ],
)
def test_bounds_that_leave_nothing_are_refused(make: Callable[[], SearchStrategy[Any]]) -> None:
    with pytest.raises(InvalidArgument):
        make().validate()


MISSING: Final = """
import sys

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "hypothesis":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Block())
import congthuong
from congthuong.errors import MissingExtraError

congthuong.parse_quantity("5 ha")
try:
    import congthuong.testing
except MissingExtraError as error:
    print(error.package, error.extra, error, isinstance(error, ImportError), sep="|")
"""


def test_without_hypothesis_the_error_names_the_extra() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", MISSING], capture_output=True, text=True, check=False
    )
    said = "hypothesis is not installed: pip install 'congthuong[testing]'"
    assert run.stdout.strip() == f"hypothesis|testing|{said}|True", run.stderr
