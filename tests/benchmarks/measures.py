"""Speeds of the measures, as multiples of the bare arithmetic on the same Decimals, in one run.

Usage: python tests/benchmarks/measures.py

The floor is a function that does the arithmetic of the measure in the library's own context and
nothing else: no unit, no check, no result type. The cases take turns in short batches and the
median batch of each counts. Exits with 1 where a ratio misses its target.
"""

import statistics
import sys
import timeit
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from attrs import frozen

from congthuong import (
    Observation,
    Period,
    PlanTarget,
    Quantity,
    Scale,
    percent_of_plan,
    year_on_year,
)
from congthuong._exact import CONTEXT, ONE_HUNDRED

ROUNDS: Final = 400
CALLS: Final = 100

VALUES: Final = tuple(
    Quantity.of(number, Scale.BILLION) for number in ("808", "21.56", "1290", "84142")
)
BASES: Final = tuple(
    Quantity.of(number, Scale.BILLION) for number in ("1467.2", "44.36", "938.1", "75800")
)
PAIRS: Final = tuple(zip(VALUES, BASES, strict=True))
NUMBERS: Final = tuple((value.amount, base.amount) for value, base in PAIRS)

# Each record has a key and a period of its own, equal to those of the others but not the same.
PLANNED: Final = tuple(
    (
        Observation.of("industrial_output", "637", Period.half(2022, 1), value),
        PlanTarget.of("industrial_output", "637", Period.year(2022), base),
    )
    for value, base in PAIRS
)
YEARLY: Final = tuple(
    (
        Observation.of("industrial_output", "637", Period.half(2022, 1), value),
        Observation.of("industrial_output", "637", Period.half(2021, 1), base),
    )
    for value, base in PAIRS
)


def bare_percent(value: Decimal, plan: Decimal) -> Decimal:
    return CONTEXT.divide(CONTEXT.multiply(value, ONE_HUNDRED), plan)


def bare_change(value: Decimal, base: Decimal) -> Decimal:
    return CONTEXT.divide(CONTEXT.multiply(CONTEXT.subtract(value, base), ONE_HUNDRED), base)


def percent_by_context() -> None:
    for value, plan in NUMBERS:
        bare_percent(value, plan)


def percent_of_quantities() -> None:
    for value, plan in PAIRS:
        percent_of_plan(value, plan)


def percent_of_records() -> None:
    for value, plan in PLANNED:
        percent_of_plan(value, plan)


def change_by_context() -> None:
    for value, base in NUMBERS:
        bare_change(value, base)


def change_of_quantities() -> None:
    for value, base in PAIRS:
        year_on_year(value, base)


def change_of_records() -> None:
    for value, base in YEARLY:
        year_on_year(value, base)


@frozen
class Comparison:
    """A measure, its floor, and how many times the floor it may cost."""

    what: str
    measure: Callable[[], None]
    floor: Callable[[], None]
    bound: float


COMPARISONS: Final = (
    Comparison("percent_of_plan, quantities", percent_of_quantities, percent_by_context, 4),
    Comparison("percent_of_plan, records", percent_of_records, percent_by_context, 5),
    Comparison("year_on_year, quantities", change_of_quantities, change_by_context, 4),
    Comparison("year_on_year, records", change_of_records, change_by_context, 5),
)


def medians(cases: tuple[Callable[[], None], ...]) -> dict[Callable[[], None], float]:
    """Seconds of the median batch of each case, the cases taking turns."""
    batches: dict[Callable[[], None], list[float]] = {case: [] for case in cases}
    for _ in range(ROUNDS):
        for case in cases:
            batches[case].append(timeit.timeit(case, number=CALLS))
    return {case: statistics.median(times) for case, times in batches.items()}


def main() -> int:
    """Measure, print one line a ratio, and say whether all of them hold."""
    cases = tuple(dict.fromkeys(case for c in COMPARISONS for case in (c.measure, c.floor)))
    taken = medians(cases)
    print(f"Python {sys.version.split()[0]}, {ROUNDS} rounds of {CALLS} calls of four pairs")
    missed = 0
    for comparison in COMPARISONS:
        ratio = taken[comparison.measure] / taken[comparison.floor]
        nanoseconds = taken[comparison.measure] / CALLS / len(PAIRS) * 1e9
        holds = ratio <= comparison.bound
        missed += not holds
        verdict = "holds" if holds else "MISSED"
        bound = f"(≤ {comparison.bound:g})"
        print(f"{comparison.what:<30} {nanoseconds:6.0f} ns  {ratio:5.2f}  {bound} {verdict}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
