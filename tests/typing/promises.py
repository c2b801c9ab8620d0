"""What a type checker promises to a caller; read by `test_typing.py` and never run.

A wrong use carries an ignore with its code: strict checkers report the ignore itself as soon as
the wrong use is accepted.
"""

from datetime import date
from decimal import Decimal
from typing import assert_type

import congthuong
from congthuong import (
    VND,
    AsOf,
    DocumentReference,
    Finding,
    Interval,
    NumberStyle,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    Period,
    Quantity,
    Scale,
    Severity,
    StatedQuantity,
    format_money,
    format_number,
    format_period,
    format_quantity,
    parse_document,
    parse_number,
    parse_number_words,
    parse_period,
    parse_quantity,
    parse_stated_quantity,
    spell_number,
)

# Names at the top have the types of their rooms, though they are resolved at run time.
assert_type(parse_number("1.290,5"), Decimal)
assert_type(parse_number_words("hai mươi mốt"), Decimal)
assert_type(format_number(Decimal("1290.5"), NumberStyle()), str)
assert_type(spell_number(21), str)
_ = congthuong.nonexistent  # type: ignore[attr-defined]

# Text is text, and a float is refused before the program runs.
parse_number(1290)  # type: ignore[arg-type]
format_number(0.1)  # type: ignore[arg-type]
PercentChange(5.2)  # type: ignore[arg-type]
Quantity.of(21.56, Scale.BILLION, VND)  # type: ignore[arg-type]

# Periods and moments are different types.
period = Period.year_to_date(2024, 9)
assert_type(period, Period)
assert_type(period.shift(1), Period)
assert_type(period.same_period_last_year(), Period)
assert_type(period.split(), tuple[Period, ...])
assert_type(period.calendar_span.first, date)
assert_type(parse_period("9 tháng đầu năm 2024"), Period)
assert_type(format_period(period), str)
period.encloses(AsOf(2024))  # type: ignore[arg-type]
format_period("2024-Q3")  # type: ignore[arg-type]
period.months = 6  # type: ignore[misc]

# Rates are not numbers and not each other.
change = PercentChange.from_index("107.63")
assert_type(change, PercentChange)
assert_type(change.value, Decimal)
assert_type(change.interval, Interval)
change.value = Decimal(5)  # type: ignore[misc]
of_plan = PercentOfPlan("55.07")
assert_type(of_plan - of_plan, PercentagePoints)
assert_type(of_plan + (of_plan - of_plan), PercentOfPlan)
of_plan - change  # type: ignore[operator]
of_plan + of_plan  # type: ignore[operator]

# Quantities add to quantities and to nothing else.
amount = Quantity.of("21.56", Scale.BILLION, VND)
assert_type(amount, Quantity)
assert_type(amount + amount, Quantity)
assert_type(amount - amount, Quantity)
assert_type(amount / amount, Decimal)
assert_type(amount / 2, Quantity)
assert_type(parse_quantity("21,56 tỷ đồng"), Quantity)
assert_type(parse_stated_quantity("gần 120 triệu USD"), StatedQuantity)
assert_type(format_money(amount, scale=Scale.BILLION), str)
assert_type(format_quantity(amount), str)
amount + change  # type: ignore[operator]
change + amount  # type: ignore[operator]
amount + 1  # type: ignore[operator]

# Documents and findings.
assert_type(parse_document("32/2024/NĐ-CP"), DocumentReference)
assert_type(Finding("rate-mismatch", Severity.ERROR, "tỷ lệ không khớp"), Finding)
Finding("rate-mismatch", "error", "tỷ lệ không khớp")  # type: ignore[arg-type]
