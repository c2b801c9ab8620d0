"""Periods: one value for one meaning, SDMX text both ways, and the algebra of months."""

import copy
import datetime as dt
import itertools
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError
from congthuong.periods import DateSpan, Period, PeriodKind
from congthuong.testing import periods

FIRSTS: Final = [dt.date(year, month, 1) for year in range(1900, 2101) for month in range(1, 13)]
LENGTHS: Final = [*range(1, 25), 36, 48, 60, 61, 120]


def ordinal(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def months_of(period: Period) -> frozenset[int]:
    """The period as a plain set of months, which is what all its verbs are about."""
    first = ordinal(period.start)
    return frozenset(range(first, first + period.months))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Period.year_to_date(2024, 1), Period.month(2024, 1)),
        (Period.year_to_date(2024, 3), Period.quarter(2024, 1)),
        (Period.year_to_date(2024, 6), Period.half(2024, 1)),
        (Period.year_to_date(2024, 12), Period.year(2024)),
        (Period.last_months(2024, 1), Period.month(2024, 12)),
        (Period.last_months(2024, 3), Period.quarter(2024, 4)),
        (Period.last_months(2024, 6), Period.half(2024, 2)),
        (Period.last_months(2024, 12), Period.year(2024)),
        (Period.years(2024, 2024), Period.year(2024)),
        (Period(dt.date(2024, 1, 1), 12), Period.year(2024)),
        (Period(dt.date(2024, 7, 1), 3), Period.quarter(2024, 3)),
        (Period(dt.date(2011, 1, 1), 60), Period.years(2011, 2015)),
    ],
)
def test_what_means_the_same_is_equal(one: Period, other: Period) -> None:
    assert one == other
    assert hash(one) == hash(other)
    assert str(one) == str(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Period.month(2024, 9), Period.year_to_date(2024, 9)),  # tháng 9, 9 tháng
        (Period.quarter(2024, 1), Period.month(2024, 1)),
        (Period.half(2024, 2), Period.half(2024, 1)),
        (Period.year(2024), Period.year(2023)),
        (Period.last_months(2024, 9), Period.year_to_date(2024, 9)),
        (Period.years(2011, 2015), Period.year(2011)),
    ],
)
def test_what_means_something_else_is_not_equal(one: Period, other: Period) -> None:
    assert one != other
    assert str(one) != str(other)


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period.half(2022, 1), "2022-S1"),
        (Period.half(2022, 2), "2022-S2"),
        (Period.month(2013, 9), "2013-09"),
        (Period.month(2013, 12), "2013-12"),
        (Period.quarter(2024, 1), "2024-Q1"),
        (Period.quarter(2024, 3), "2024-Q3"),
        (Period.year(2024), "2024"),
        (Period.year_to_date(2017, 9), "2017-01-01/P9M"),
        (Period.year_to_date(2017, 2), "2017-01-01/P2M"),
        (Period.last_months(2017, 5), "2017-08-01/P5M"),
        (Period.years(2011, 2015), "2011-01-01/P5Y"),
        (Period.years(2011, 2012), "2011-01-01/P2Y"),
        (Period(dt.date(2011, 4, 1), 60), "2011-04-01/P60M"),
        (Period(dt.date(2011, 1, 1), 61), "2011-01-01/P61M"),
        (Period(dt.date(2011, 4, 1), 12), "2011-04-01/P12M"),
        (Period(dt.date(2024, 2, 1), 3), "2024-02-01/P3M"),
        (Period(dt.date(2024, 4, 1), 6), "2024-04-01/P6M"),
        (Period.year(945), "0945"),
        (Period.years(1, 9999), "0001-01-01/P9999Y"),
    ],
)
def test_the_code_is_the_shortest_sdmx_form(period: Period, text: str) -> None:
    assert text == str(period)
    assert period == Period.parse(text)
    assert f"Period.parse({text!r})" == repr(period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024-A1", Period.year(2024)),
        ("2024-M09", Period.month(2024, 9)),
        ("2024-01-01/P12M", Period.year(2024)),
        ("2024-01-01/P1Y", Period.year(2024)),
        ("2024-01-01/P6M", Period.half(2024, 1)),
        ("2024-07-01/P3M", Period.quarter(2024, 3)),
        ("2024-09-01/P1M", Period.month(2024, 9)),
        ("2011-04-01/P5Y", Period(dt.date(2011, 4, 1), 60)),
    ],
)
def test_longer_codes_of_the_same_period_are_read_too(text: str, period: Period) -> None:
    assert period == Period.parse(text)


def test_every_period_of_two_centuries_reads_back_from_its_code() -> None:
    codes = {
        str(period): period
        for period in itertools.starmap(Period, itertools.product(FIRSTS, LENGTHS))
    }
    assert len(FIRSTS) * len(LENGTHS) == len(codes)
    wrong = [code for code, period in codes.items() if Period.parse(code) != period]
    assert not wrong


@given(periods(first_year=1, last_year=9980, months=240))
def test_any_period_reads_back_from_its_code_and_its_repr(period: Period) -> None:
    assert period == Period.parse(str(period))
    assert period == eval(repr(period), {"Period": Period})  # noqa: S307


@pytest.mark.parametrize(
    "text",
    [
        "",  # nothing
        "24",  # half a year
        "2024-9",  # a month has two figures
        "2024-00",  # no such month
        "2024-13",  # no such month
        "2024-Q0",  # no such quarter
        "2024-Q5",  # no such quarter
        "2024-S3",  # no such half
        "2024-A2",  # a year is one
        "2024-q1",  # letter case is part of the code
        "2024-W05",  # weeks are not whole months
        "2024-01-15/P1M",  # does not start with a month
        "2024-01-01",  # a day
        "2024-01-01/P0M",  # nothing inside
        "2024-01-01/P09M",  # a length without zeros in front
        "2024-01-01/P9D",  # days
        "2024-01-01/P1Y6M",  # two units
        "2024-01-01/P-9M",  # backwards
        "0000",  # no such year
        "9999-12-01/P2M",  # beyond the calendar
        "2024-01-01/P999999Y",  # beyond the calendar
        "2024-01-01/P9999999M",  # a length nobody writes
        " 2024",  # a code has no spaces
        "2024\n",  # nor a line end
        "２０２４",  # digits of another script
        "9 tháng đầu năm 2024",  # parse_period reads it
        "2024-Q1/2024-Q3",  # two periods
    ],
)
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="accepted is an SDMX period") as caught:
        Period.parse(text)
    assert text == caught.value.text


def test_a_code_that_the_calendar_does_not_have_is_refused_with_the_reason() -> None:
    with pytest.raises(ParseError, match="13 is refused: accepted is a month from 1 to 12"):
        Period.parse("2024-13")


# Kinds by month of start and length; what is not named here is a plain span.
NAMED: Final = {
    **{(month, 1): PeriodKind.MONTH for month in range(1, 13)},
    **{(month, 3): PeriodKind.QUARTER for month in (1, 4, 7, 10)},
    **{(month, 6): PeriodKind.HALF for month in (1, 7)},
    (1, 12): PeriodKind.YEAR,
    **{(1, months): PeriodKind.YEARS for months in range(24, 121, 12)},
    **{(1, months): PeriodKind.YEAR_TO_DATE for months in (2, 4, 5, 7, 8, 9, 10, 11)},
    **{(13 - months, months): PeriodKind.LAST_MONTHS for months in (2, 4, 5, 7, 8, 9, 10, 11)},
}


@pytest.mark.parametrize("month", range(1, 13))
def test_the_kind_follows_from_start_and_length(month: int) -> None:
    for months in range(1, 121):
        expected = NAMED.get((month, months), PeriodKind.SPAN)
        assert expected is Period(dt.date(2023, month, 1), months).kind, (month, months)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (PeriodKind.MONTH, "M"),
        (PeriodKind.QUARTER, "Q"),
        (PeriodKind.HALF, "S"),
        (PeriodKind.YEAR, "A"),
        (PeriodKind.YEARS, "years"),
        (PeriodKind.YEAR_TO_DATE, "year_to_date"),
        (PeriodKind.LAST_MONTHS, "last_months"),
        (PeriodKind.SPAN, "span"),
    ],
)
def test_kinds_are_stored_under_their_sdmx_codes(kind: PeriodKind, value: str) -> None:
    assert value == kind.value


def days(first: str, last: str) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("period", "calendar", "reporting"),
    [
        (
            Period.month(2024, 2),
            days("2024-02-01", "2024-02-29"),
            days("2024-01-15", "2024-02-14"),
        ),
        (
            Period.month(2023, 2),
            days("2023-02-01", "2023-02-28"),
            days("2023-01-15", "2023-02-14"),
        ),
        (
            Period.month(2024, 1),
            days("2024-01-01", "2024-01-31"),
            days("2023-12-15", "2024-01-14"),
        ),
        (
            Period.month(2024, 3),
            days("2024-03-01", "2024-03-31"),
            days("2024-02-15", "2024-03-14"),
        ),
        (
            Period.quarter(2024, 1),
            days("2024-01-01", "2024-03-31"),
            days("2023-12-15", "2024-03-14"),
        ),
        (
            Period.quarter(2024, 3),
            days("2024-07-01", "2024-09-30"),
            days("2024-06-15", "2024-09-14"),
        ),
        (
            Period.half(2024, 1),
            days("2024-01-01", "2024-06-30"),
            days("2023-12-15", "2024-06-14"),
        ),
        (
            Period.half(2024, 2),
            days("2024-07-01", "2024-12-31"),
            days("2024-06-15", "2024-12-14"),
        ),
        (
            Period.year(2024),
            days("2024-01-01", "2024-12-31"),
            days("2023-12-15", "2024-12-14"),
        ),
    ],
)
def test_calendar_and_decree_give_a_period_different_days(
    period: Period, calendar: tuple[dt.date, dt.date], reporting: tuple[dt.date, dt.date]
) -> None:
    assert DateSpan(*calendar) == period.calendar_span
    assert DateSpan(*reporting) == period.reporting_span


def test_nine_months_are_reported_by_local_custom_and_say_so() -> None:
    span = Period.year_to_date(2024, 9).reporting_span
    assert days("2023-12-15", "2024-09-14") == (span.first, span.last)
    assert [caveat.code for caveat in span.caveats] == ["nine-months-not-in-decree"]
    assert "09/2019/NĐ-CP" in span.caveats[0].message
    assert not Period.year_to_date(2024, 9).calendar_span.caveats


@pytest.mark.parametrize(
    "period",
    [
        Period.year_to_date(2024, 2),  # the decree has no such report
        Period.year_to_date(2024, 11),  # nor this one
        Period.last_months(2024, 9),  # only the first nine months have a custom
        Period(dt.date(2024, 2, 1), 3),  # three months, and no quarter
        Period(dt.date(2024, 2, 1), 9),  # nine months, and not the first ones
        Period.years(2021, 2025),  # a term has no cut-off day
    ],
)
def test_a_period_without_a_rule_has_no_reporting_span(period: Period) -> None:
    with pytest.raises(InvalidValueError, match="Decree 09/2019"):
        _ = period.reporting_span


def test_nothing_is_reported_before_the_calendar_opens() -> None:
    with pytest.raises(InvalidValueError, match="does not open the calendar"):
        _ = Period.month(1, 1).reporting_span
    assert days("0001-01-15", "0001-02-14") == (
        Period.month(1, 2).reporting_span.first,
        Period.month(1, 2).reporting_span.last,
    )


@pytest.mark.parametrize(
    ("year", "last"), [(2023, 28), (2024, 29), (2000, 29), (1900, 28), (2100, 28)]
)
def test_leap_years_are_those_of_the_calendar(year: int, last: int) -> None:
    assert dt.date(year, 2, last) == Period.month(year, 2).calendar_span.last
    assert dt.date(year, 2, last) in Period.month(year, 2)


@given(periods(first_year=1910))
def test_adjacent_reporting_months_leave_no_day_out(period: Period) -> None:
    for month in period.split():
        gap = month.shift(1).reporting_span.first - month.reporting_span.last
        assert gap == dt.timedelta(days=1)


@given(periods(), st.dates(dt.date(1899, 1, 1), dt.date(2106, 12, 31)))
def test_a_day_lies_in_the_period_that_has_its_month(period: Period, day: dt.date) -> None:
    assert (ordinal(day) in months_of(period)) == (day in period)


@given(periods(), periods())
def test_verbs_are_those_of_sets_of_months(one: Period, other: Period) -> None:
    left, right = months_of(one), months_of(other)
    assert (left >= right) == one.encloses(other)
    assert bool(left & right) == one.overlaps(other)
    touching = max(left) + 1 == min(right) or max(right) + 1 == min(left)
    assert touching == one.abuts(other)
    together = one.span(other)
    assert frozenset(range(min(left | right), max(left | right) + 1)) == months_of(together)
    assert together == other.span(one)


@given(periods(months=24), periods(months=24))
def test_near_periods_overlap_abut_or_stand_apart(one: Period, other: Period) -> None:
    moved = other.shift(ordinal(one.start) - ordinal(other.start) + other.months % 30)
    left, right = months_of(one), months_of(moved)
    assert bool(left & right) == one.overlaps(moved) == moved.overlaps(one)
    assert (max(left) + 1 == min(right)) == one.abuts(moved) == moved.abuts(one)
    assert (left >= right) == one.encloses(moved)


@given(periods(), st.integers(-600, 600))
def test_a_shift_moves_every_month_and_is_undone(period: Period, months: int) -> None:
    moved = period.shift(months)
    assert frozenset(month + months for month in months_of(period)) == months_of(moved)
    assert period == moved.shift(-months)


@given(periods())
def test_the_same_period_last_year_is_twelve_months_back(period: Period) -> None:
    before = period.same_period_last_year()
    assert (period.start.year - 1, period.start.month) == (before.start.year, before.start.month)
    assert (period.months, period.kind) == (before.months, before.kind)


@pytest.mark.parametrize("months", [2, 4, 5, 7, 8, 9, 10, 11])
@pytest.mark.parametrize("make", [Period.year_to_date, Period.last_months])
def test_months_counted_from_an_end_of_the_year_have_no_predecessor(
    make: Callable[[int, int], Period], months: int
) -> None:
    period = make(2024, months)
    with pytest.raises(InvalidValueError, match="same_period_last_year") as caught:
        period.previous()
    assert period == caught.value.value


CUMULATIVE: Final = (PeriodKind.YEAR_TO_DATE, PeriodKind.LAST_MONTHS)


@given(periods().filter(lambda period: period.kind not in CUMULATIVE))
def test_every_other_period_follows_its_predecessor(period: Period) -> None:
    before = period.previous()
    assert period.months == before.months
    assert before.abuts(period)
    assert before < period


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period.month(2024, 1), Period.month(2023, 12)),
        (Period.quarter(2024, 1), Period.quarter(2023, 4)),
        (Period.half(2024, 1), Period.half(2023, 2)),
        (Period.year(2024), Period.year(2023)),
        (Period.years(2021, 2025), Period.years(2016, 2020)),
        (Period(dt.date(2024, 2, 1), 3), Period(dt.date(2023, 11, 1), 3)),
    ],
)
def test_the_previous_period_is_the_one_before(period: Period, before: Period) -> None:
    assert before == period.previous()


@given(periods())
def test_parts_fill_the_period_in_order(period: Period) -> None:
    for months in (size for size in range(1, period.months + 1) if period.months % size == 0):
        parts = period.split(months)
        assert period.months // months == len(parts)
        assert {months} == {part.months for part in parts}
        assert frozenset().union(*map(months_of, parts)) == months_of(period)
        assert all(one.abuts(other) and one < other for one, other in itertools.pairwise(parts))
    assert (period,) == period.split(period.months)
    assert period.last_month == period.split()[-1]


@pytest.mark.parametrize(
    ("months", "why"),
    [
        (5, "divides 12"),  # leaves two months over
        (24, "divides 12"),  # longer than the year
        (0, "divides 12"),  # nothing
        (-3, "divides 12"),  # backwards
    ],
)
def test_parts_that_do_not_fill_the_period_are_refused(months: int, why: str) -> None:
    with pytest.raises(InvalidValueError, match=why):
        Period.year(2024).split(months)


@given(st.lists(periods(), max_size=6))
def test_order_is_total_by_start_and_then_length(found: list[Period]) -> None:
    expected = sorted(found, key=lambda period: (ordinal(period.start), period.months))
    assert expected == sorted(found)
    for one, other in itertools.product(found, repeat=2):
        assert [one < other, one == other, one > other].count(True) == 1
        assert (one <= other) == (one < other or one == other)
        assert (one >= other) == (not one < other)


@pytest.mark.parametrize("other", ["2024", 2024, dt.date(2024, 1, 1), None])
def test_periods_are_ordered_and_equal_among_themselves_only(other: Any) -> None:
    assert Period.year(2024) != other
    with pytest.raises(TypeError, match="not supported between instances"):
        _ = Period.year(2024) < other


START: Final = dt.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("start", "months"),
    [
        (dt.datetime(2024, 1, 1, tzinfo=dt.UTC), 1),  # a time of day
        ("2024-01-01", 1),  # text
        (20240101, 1),  # a number
        (None, 1),  # nothing
        (START, 1.0),  # a float
        (START, True),  # a truth
        (START, "1"),  # text
        (START, Decimal(1)),  # not a whole number by its type
        (START, None),  # nothing
    ],
)
def test_fields_of_another_type_are_refused(start: Any, months: Any) -> None:
    with pytest.raises(InvalidTypeError):
        Period(start, months)


@pytest.mark.parametrize(
    ("start", "months", "why"),
    [
        (dt.date(2024, 1, 2), 1, "the first day of a month"),
        (dt.date(2024, 2, 29), 1, "the first day of a month"),
        (START, 0, "a number of months from 1 on"),
        (START, -1, "a number of months from 1 on"),
        (dt.date(9999, 12, 1), 2, "by December 9999"),
        (dt.date(9900, 1, 1), 1201, "by December 9999"),
        (dt.date(1, 1, 1), 119_989, "by December 9999"),
    ],
)
def test_fields_outside_the_calendar_are_refused(start: dt.date, months: int, why: str) -> None:
    with pytest.raises(InvalidValueError, match=why):
        Period(start, months)


@pytest.mark.parametrize(
    "period",
    [
        Period(dt.date(9999, 12, 1), 1),
        Period(dt.date(9999, 1, 1), 12),
        Period(dt.date(1, 1, 1), 119_988),
        Period(dt.date(2024, 1, 1), 1200),
    ],
)
def test_periods_reach_to_the_ends_of_the_calendar(period: Period) -> None:
    assert period.calendar_span.last >= period.start
    assert period == Period.parse(str(period))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period.month(2024, 0),  # months count from 1
        lambda: Period.month(2024, 13),  # a year has twelve
        lambda: Period.month(0, 1),  # there is no year 0
        lambda: Period.month(10_000, 1),  # beyond the calendar
        lambda: Period.quarter(2024, 0),
        lambda: Period.quarter(2024, 5),
        lambda: Period.half(2024, 0),
        lambda: Period.half(2024, 3),
        lambda: Period.year(0),
        lambda: Period.year(10_000),
        lambda: Period.year(-1),
        lambda: Period.years(2015, 2011),  # falls
        lambda: Period.years(0, 5),
        lambda: Period.years(9999, 10_000),
        lambda: Period.year_to_date(2024, 0),
        lambda: Period.year_to_date(2024, 13),
        lambda: Period.last_months(2024, 0),
        lambda: Period.last_months(2024, 13),
        lambda: Period.month(1, 1).shift(-1),  # before the calendar
        lambda: Period.month(9999, 12).shift(1),  # after it
        lambda: Period.year(9999).shift(1),  # its end would lie after it
        lambda: Period.year(1).same_period_last_year(),
        lambda: Period.month(1, 1).previous(),
    ],
)
def test_no_way_leads_outside_the_calendar(make: Callable[[], Period]) -> None:
    with pytest.raises(InvalidValueError):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period.month(True, 1),  # a truth is no year
        lambda: Period.month(2024, True),
        lambda: Period.quarter(2024, 1.0),  # type: ignore[arg-type]
        lambda: Period.half(2024, "1"),  # type: ignore[arg-type]
        lambda: Period.year(2024.0),  # type: ignore[arg-type]
        lambda: Period.years(2011, False),
        lambda: Period.years(True, 2015),
        lambda: Period.year_to_date(2024, None),  # type: ignore[arg-type]
        lambda: Period.year(2024).shift(1.0),  # type: ignore[arg-type]
        lambda: Period.year(2024).shift(True),
        lambda: Period.year(2024).split(True),
    ],
)
def test_whole_numbers_are_asked_for(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidTypeError, match="accepted is an int"):
        make()


@pytest.mark.parametrize(
    "day",
    [
        dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC),  # a time of day
        "2024-05-01",  # text
        5,  # a number
        Period.month(2024, 5),  # encloses asks that
    ],
)
def test_only_days_are_looked_for_in_a_period(day: Any) -> None:
    with pytest.raises(InvalidTypeError, match=r"a datetime\.date without time of day"):
        _ = day in Period.year(2024)


class FrozenDate(dt.date):
    """As the dates of tools that stop the clock: a subclass, and not a datetime."""


def test_a_subclass_of_date_is_a_date() -> None:
    frozen = Period(FrozenDate(2024, 9, 1), 1)
    assert Period.month(2024, 9) == frozen
    assert hash(Period.month(2024, 9)) == hash(frozen)
    assert FrozenDate(2024, 9, 30) in Period.quarter(2024, 3)
    assert FrozenDate(2024, 10, 1) not in Period.quarter(2024, 3)
    assert str(frozen.shift(4)) == "2025-01"


@given(periods())
def test_copies_and_pickles_are_equal(period: Period) -> None:
    pickled = pickle.loads(pickle.dumps(period))  # noqa: S301
    for again in (pickled, copy.copy(period), copy.deepcopy(period)):
        assert period == again
        assert hash(period) == hash(again)
        assert repr(period) == repr(again)


@pytest.mark.parametrize("name", ["start", "months", "kind", "note"])
def test_periods_are_frozen(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(Period.year(2024), name, 1)


def test_notebooks_show_the_words_and_hold_the_code() -> None:
    shown = Period.quarter(2024, 3)._repr_html_()
    assert shown == '<span title="2024-Q3">quý III/2024</span>'


@pytest.mark.parametrize("verb", ["encloses", "overlaps", "abuts", "span"])
def test_a_period_is_compared_with_periods_only(verb: str) -> None:
    with pytest.raises(InvalidTypeError, match="a Period"):
        getattr(Period.year(2024), verb)("2024")


def test_what_is_no_text_is_no_period() -> None:
    none: Any = None
    with pytest.raises(InvalidTypeError):
        Period.parse(none)


def test_a_span_of_thousands_of_digits_is_refused_in_a_few_words() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Period(dt.date(2024, 1, 1), 10**5000)
    assert "too long to print is refused" in str(caught.value)


FACTORIES: Final = ("month", "quarter", "half", "year", "years", "year_to_date", "last_months")


@pytest.mark.parametrize("name", FACTORIES)
def test_a_value_does_not_answer_with_the_factory_of_its_class(name: str) -> None:
    period = Period.year_to_date(2024, 9)
    assert callable(getattr(Period, name))
    assert not hasattr(period, name)
    with pytest.raises(AttributeError, match=f"Period.{name}") as caught:
        getattr(period, name)
    assert ("start.year" in str(caught.value)) == (name == "year"), "what to ask instead"
    assert caught.value.name == name
