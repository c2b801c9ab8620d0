"""Speeds of numbers, quantities and periods, as ratios measured in one run.

Usage: python tests/benchmarks/vocabulary.py

Every ratio sets a function of the library beside a peer or a floor on the same input. The cases
take turns in short batches and the fastest batch of each counts, since other work on the machine
only ever adds time. Exits with 1 where a ratio misses its target.
"""

import re
import sys
import timeit
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import frozen
from babel.numbers import format_currency

from congthuong import VND, Period, Quantity, Scale, Unit, format_money, parse_quantity

ROUNDS: Final = 400
CALLS: Final = 100

AMOUNTS: Final = tuple(
    Decimal(text) for text in ("1290000000000", "2.156E+10", "8.4142E+13", "808E+9")
)
MONEY: Final = tuple(Quantity(amount, VND) for amount in AMOUNTS)
TEXTS: Final = ("1.290 tỷ đồng", "21,56 tỷ đồng", "850 triệu USD", "29,7 MW")
PLAIN: Final = tuple(zip(("1290", "21.56", "850", "29.7"), TEXTS, strict=True))
ONE_MATCH: Final = re.compile(r"\s*([+-]?[0-9][0-9.]*(?:,[0-9]+)?)\s*(.*)")
JANUARY: Final = date(2024, 1, 1)


@frozen
class UncheckedQuantity:
    """The fields of a quantity and nothing else: the floor for building one."""

    amount: Decimal
    unit: Unit


@frozen
class UncheckedPeriod:
    """The fields of a period and nothing else: the floor for building one."""

    start: date
    months: int


def money_by_congthuong() -> None:
    for value in MONEY:
        format_money(value, scale=Scale.BILLION)


def money_by_babel() -> None:
    for amount in AMOUNTS:
        format_currency(amount, "VND", locale="vi_VN")


def money_by_format() -> None:
    for amount in AMOUNTS:
        f"{amount:,.2f}"


def text_by_congthuong() -> None:
    for text in TEXTS:
        parse_quantity(text)


def text_by_one_match() -> None:
    for number, text in PLAIN:
        Decimal(number)
        ONE_MATCH.match(text)


def checked_quantities() -> None:
    for amount in AMOUNTS:
        Quantity(amount, VND)


def unchecked_quantities() -> None:
    for amount in AMOUNTS:
        UncheckedQuantity(amount, VND)


def checked_periods() -> None:
    for months in (1, 3, 6, 9):
        Period(JANUARY, months)


def unchecked_periods() -> None:
    for months in (1, 3, 6, 9):
        UncheckedPeriod(JANUARY, months)


@frozen
class Comparison:
    """A ratio of two cases and the bound it must keep."""

    what: str
    above: Callable[[], None]
    below: Callable[[], None]
    bound: float
    at_least: bool = False

    def holds(self, ratio: float) -> bool:
        """Whether this ratio keeps the bound."""
        return ratio >= self.bound if self.at_least else ratio <= self.bound


COMPARISONS: Final = (
    Comparison(
        "babel format_currency / format_money",
        money_by_babel,
        money_by_congthuong,
        9,
        at_least=True,
    ),
    Comparison("format_money / f'{d:,.2f}'", money_by_congthuong, money_by_format, 5),
    Comparison("parse_quantity / (Decimal + one match)", text_by_congthuong, text_by_one_match, 5),
    Comparison("Quantity / unchecked class", checked_quantities, unchecked_quantities, 1.6),
    Comparison("Period / unchecked class", checked_periods, unchecked_periods, 1.6),
)


def fastest(cases: tuple[Callable[[], None], ...]) -> dict[Callable[[], None], float]:
    """Seconds of the fastest batch of each case, the cases taking turns."""
    best = dict.fromkeys(cases, float("inf"))
    for _ in range(ROUNDS):
        for case in cases:
            best[case] = min(best[case], timeit.timeit(case, number=CALLS))
    return best


def main() -> int:
    """Measure, print one line a ratio, and say whether all of them hold."""
    cases = tuple(dict.fromkeys(case for c in COMPARISONS for case in (c.above, c.below)))
    best = fastest(cases)
    print(f"Python {sys.version.split()[0]}, {ROUNDS} rounds of {CALLS} calls of four values")
    missed = 0
    for comparison in COMPARISONS:
        ratio = best[comparison.above] / best[comparison.below]
        verdict = "holds" if comparison.holds(ratio) else "MISSED"
        missed += verdict == "MISSED"
        sign = "≥" if comparison.at_least else "≤"
        print(f"{comparison.what:<42} {ratio:6.2f}  ({sign} {comparison.bound:g}) {verdict}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
