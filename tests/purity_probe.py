"""Prints many results of the library, one to a line; run by `test_purity.py` in hostile processes.

Arguments: `decimal` installs hostile decimal contexts before the library is imported and switches
between them before every probe, `locale` lets the process take the locale of its environment,
`no-babel` makes Babel an import that fails. `gold` adds what the annotated texts read as.
To extend the probe, add a row to `PROBES`.
"""

import decimal
import functools
import itertools
import locale
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

Probe = Callable[[], object]


def hostile_contexts() -> tuple[decimal.Context, ...]:
    """One that silently loses digits, and one that fails as soon as anything is rounded in it."""
    return (
        decimal.Context(prec=6, rounding=decimal.ROUND_DOWN, Emin=-20, Emax=20, traps=[]),
        decimal.Context(
            prec=1,
            rounding=decimal.ROUND_CEILING,
            traps=[decimal.Inexact, decimal.Rounded, decimal.FloatOperation],
        ),
    )


def install(context: decimal.Context) -> None:
    """Make a context the one of this thread, of new threads and of contexts still to be made."""
    for default in (decimal.DefaultContext, decimal.BasicContext, decimal.ExtendedContext):
        default.prec = context.prec
        default.rounding = context.rounding
        default.Emin, default.Emax = context.Emin, context.Emax
        default.traps = dict(context.traps)
    decimal.setcontext(context)


HOSTILE: Final = hostile_contexts() if "decimal" in sys.argv else ()
if HOSTILE:
    install(HOSTILE[0])
if "locale" in sys.argv:
    locale.setlocale(locale.LC_ALL, "")
if "no-babel" in sys.argv:
    sys.modules["babel"] = None  # type: ignore[assignment]  # an import of it then fails

# The settings must be hostile before the library's first line runs.
import congthuong as ct  # noqa: E402
from congthuong import _exact, _text  # noqa: E402


def refusal(probe: Probe) -> str:
    """What the library says where it refuses: suggestions must come in one order, too."""
    try:
        return f"accepted: {probe()!r}"
    except ct.CongThuongError as error:
        return f"{type(error).__name__}: {error}"


OUTPUT: Final = ct.Quantity.of("21.56", ct.Scale.BILLION, ct.VND)
LONG: Final = Decimal("12345678901234567890.123456789")
NINE_MONTHS: Final = ct.Period.year_to_date(2024, 9)

BA_TRI: Final = ct.get_locality("836", on=NINE_MONTHS)
NEW_YEAR: Final = date(2026, 1, 1)
CLUSTER: Final = ct.IndustrialCluster(
    "An Phú",
    land=ct.ClusterLand(
        established=ct.Quantity.of("48.25", unit=ct.HECTARE),
        industrial=ct.Quantity.of("31.7", unit=ct.HECTARE),
        leased=ct.Quantity.of("15.333", unit=ct.HECTARE),
        approved_not_leased=ct.Quantity.of("4.2", unit=ct.HECTARE),
    ),
    reported_occupancy=ct.PercentShare("61.6"),
)
PLANTS: Final = tuple(
    ct.PowerPlant(
        f"Nhà máy {number}",
        ct.PowerTechnology.HYDRO,
        ct.Quantity.of(f"{number}.123456789", unit=ct.MW),
        stage=ct.PowerStage.IN_OPERATION,
    )
    for number in (11, 18)
)

EXPORTS: Final = ct.Observation.of("exports", "42", "9 tháng đầu năm 2020", "0,9 tỷ USD")
EXPORTS_PLAN: Final = ct.PlanTarget.of("exports", "42", "năm 2020", "1,3 tỷ USD")
REPORT: Final = (
    "Giá trị sản xuất công nghiệp 6 tháng đầu năm của huyện Krông Pa ước đạt gần 808 tỷ đồng, "
    "bằng 55,07% kế hoạch, tăng 53,5% so với cùng kỳ; thu ngân sách tỉnh Gia Lai đạt 2,2 tỷ đồng."
)
PROBES: Final[tuple[tuple[str, Probe], ...]] = (
    # Numbers.
    ("parse a number", lambda: ct.parse_number("1.290,5")),
    ("parse a long number", lambda: ct.parse_number("12.345.678.901.234.567.890,123456789")),
    ("parse a negative number", lambda: ct.parse_number("-0,050")),
    ("refuse a decimal point", lambda: refusal(lambda: ct.parse_number("1.29"))),
    ("format a number", lambda: ct.format_number(Decimal("1290.5"))),
    ("format a long number", lambda: ct.format_number(LONG)),
    ("format two decimals", lambda: ct.format_number(LONG, ct.NumberStyle(decimals=2))),
    (
        "format halves away from zero",
        lambda: [
            ct.format_number(Decimal(text), ct.NumberStyle(decimals=2))
            for text in ("2.345", "-48.625", "0.005", "123456789.125")
        ],
    ),
    ("spell a number", lambda: ct.spell_number(84_142_000_000_000)),
    ("spell decimals", lambda: ct.spell_number("1005.25")),
    ("read words", lambda: ct.parse_number_words("tám mươi tư nghìn một trăm linh năm")),
    # Exact arithmetic and intervals.
    ("divide", lambda: _exact.divide(Decimal(1), Decimal(3))),
    ("multiply", lambda: _exact.multiply(Decimal("1.5E+30"), Decimal("1.000000001E+25"))),
    ("multiply small", lambda: _exact.multiply(Decimal("1.5E-30"), Decimal("1.000000001E-25"))),
    ("add", lambda: _exact.add(LONG, Decimal("1E-9"))),
    ("subtract", lambda: _exact.subtract(LONG, Decimal("1E+19"))),
    ("round half up", lambda: _exact.half_up(LONG, 3)),
    ("round to thousands", lambda: _exact.half_up(LONG, -3)),
    ("what rounding allows", lambda: _exact.rounding_interval(LONG, Decimal("1E-9"))),
    ("midpoint", lambda: ct.Interval(Decimal("1234567.065"), Decimal("1234567.075")).midpoint),
    ("show an interval", lambda: str(ct.Interval(Decimal("1E+12"), None, low_open=True))),
    # Quantities.
    ("make a quantity", lambda: OUTPUT),
    ("make a large quantity", lambda: ct.Quantity.of("84142.125", ct.Scale.BILLION, ct.VND)),
    ("add quantities", lambda: OUTPUT + ct.Quantity.of("1.234567891", ct.Scale.BILLION, ct.VND)),
    ("subtract quantities", lambda: OUTPUT - ct.Quantity.of(1, ct.Scale.BILLION, ct.VND)),
    ("order quantities", lambda: ct.Quantity.of("21.560000001", ct.Scale.BILLION, ct.VND) > OUTPUT),
    ("last digit of a quantity", lambda: OUTPUT.quantum),
    ("parse a quantity", lambda: ct.parse_quantity("21,56 tỷ đồng")),
    ("parse a large quantity", lambda: ct.parse_quantity("1.234.567,891 tỷ đồng")),
    ("refuse an unknown unit", lambda: refusal(lambda: ct.parse_quantity("5 tỷ đồn"))),
    ("refuse two units", lambda: refusal(lambda: OUTPUT + ct.parse_quantity("5 triệu USD"))),
    ("parse a hedged quantity", lambda: ct.parse_stated_quantity("gần 120 triệu USD")),
    ("parse a lower bound", lambda: ct.parse_stated_quantity("trên 01 ngàn tỷ đồng")),
    ("interval of a hedge", lambda: ct.parse_stated_quantity("khoảng 21,56 tỷ đồng").interval),
    ("format money", lambda: ct.format_money(OUTPUT, scale=ct.Scale.BILLION)),
    ("format money in millions", lambda: ct.format_money(OUTPUT, scale=ct.Scale.MILLION)),
    ("format a quantity", lambda: ct.format_quantity(ct.parse_quantity("29,7 MW"))),
    # Rates.
    ("make a rate", lambda: ct.PercentChange("5.2")),
    ("rate from an index", lambda: ct.PercentChange.from_index("107.63")),
    ("rate from a long index", lambda: ct.PercentChange.from_index("1234567.891")),
    ("interval of a rate", lambda: ct.PercentChange("-1234.567").interval),
    ("format a rate", lambda: ct.PercentChange("-1234.567").format()),
    ("format a rate in words", lambda: ct.PercentChange("-5.25").format(words=True)),
    # Periods.
    ("make a period", lambda: NINE_MONTHS),
    ("show a period", lambda: str(NINE_MONTHS)),
    ("calendar span", lambda: NINE_MONTHS.calendar_span),
    ("reporting span", lambda: ct.Period.half(2024, 1).reporting_span),
    ("shift a period", lambda: NINE_MONTHS.shift(-13)),
    ("split a period", lambda: NINE_MONTHS.split(3)),
    ("parse a period", lambda: ct.parse_period("9 tháng đầu năm 2024")),
    ("refuse a period", lambda: refusal(lambda: ct.parse_period("quý V/2024"))),
    ("format a period", lambda: ct.format_period(NINE_MONTHS)),
    ("format a quarter", lambda: ct.format_period(ct.Period.quarter(2024, 3))),
    ("end of a period", lambda: ct.AsOf.end_of(NINE_MONTHS)),
    # Documents and text.
    ("parse a document", lambda: ct.parse_document("32/2024/NĐ-CP")),
    ("parse a plan", lambda: ct.parse_document("48/KH-SCT ngày 25/9/2024")),
    ("refuse a document", lambda: refusal(lambda: ct.parse_document("32 của Chính phủ"))),
    ("sort names", lambda: sorted(["Điện Biên", "Đắk Lắk", "An Giang", "Ăn"], key=_text.sort_key)),
    (
        "look-alikes",
        lambda: _text.close_matches("nghi dinh", {"nghị định", "nghị quyết", "chỉ thị"}),
    ),
    # Places and bodies.
    ("find a locality", lambda: ct.find_locality("Ba Tri", on=NEW_YEAR)),
    ("folded names", lambda: ct.find_locality("krong pa, gia lai")),
    ("successors", BA_TRI.successors),
    ("territory", lambda: sorted(BA_TRI.territory().atoms)),
    ("recompose", lambda: ct.recompose(BA_TRI, at=NEW_YEAR)),
    ("a body", lambda: ct.parse_authority("Ban Pháp chế HĐND huyện Ba Tri", on=NINE_MONTHS)),
    # Facilities.
    ("occupancy", lambda: ct.occupancy_rate(CLUSTER)),
    ("average of rates", lambda: ct.average_occupancy([CLUSTER] * 3, ct.AverageMethod.SIMPLE)),
    ("reported occupancy", lambda: ct.check_reported_occupancy(CLUSTER)),
    (
        "expansion",
        lambda: ct.check_cluster_expansion(
            CLUSTER, ct.ExpansionCase(ct.Quantity.of("12.5", unit=ct.HECTARE)), on=NEW_YEAR
        ),
    ),
    (
        "a market's class",
        lambda: ct.market_class(
            ct.Market("Chợ Mới", points_of_sale=401), regime=ct.MarketRegime.DECREE_60_2024
        ),
    ),
    ("capacity", lambda: ct.format_capacity(ct.capacity_by(PLANTS, on=NEW_YEAR))),
    # Measures, checks, records, reading.
    (
        "percent of plan",
        lambda: ct.percent_of_plan(
            ct.Quantity.of(808, ct.Scale.BILLION), ct.Quantity.of("1467.2", ct.Scale.BILLION)
        ),
    ),
    ("growth", lambda: ct.percent_change(Decimal("1234567.891"), Decimal("7.0000001"))),
    ("average growth", lambda: ct.average_annual_change(Decimal("161.051"), 100, years=5)),
    ("what is left", lambda: ct.remaining_to_plan(Decimal("12345678901234567890.1"), "0.0001")),
    (
        "implied plan",
        lambda: ct.implied_plan(
            ct.parse_stated_quantity("trên 01 ngàn tỷ đồng"), ct.PercentOfPlan("75.76")
        ),
    ),
    (
        "implied base",
        lambda: ct.implied_base(ct.Quantity.of(808, ct.Scale.BILLION), ct.PercentChange("53.5")),
    ),
    ("contribution", lambda: ct.contribution_to_growth(Decimal("330.123456789"), 300, 7)),
    ("share", lambda: ct.share_of(ct.Quantity.of(520), ct.Quantity.of(535))),
    ("a total", lambda: ct.total([Decimal("1234567890.5"), Decimal("0.000000001")])),
    (
        "year to date",
        lambda: ct.accumulate({ct.Period.month(2024, m): Decimal("1234567.891") for m in (1, 2)}),
    ),
    ("refuse a base of zero", lambda: refusal(lambda: ct.percent_change(5, 0))),
    ("find an indicator", lambda: ct.find_indicator("tổng mức bán lẻ hàng hóa")),
    ("progress", lambda: str(ct.track_plan(EXPORTS, EXPORTS_PLAN))),
    ("check a rate", lambda: ct.check_rate(ct.PercentOfPlan("57.05"), 808, Decimal("1467.2"))),
    ("check a dataset", lambda: ct.check_dataset(ct.Dataset.of(EXPORTS, EXPORTS_PLAN))),
    ("read a report", lambda: ct.read_report(REPORT, published=ct.AsOf(2022, 7)).rows()),
    ("findings of a report", lambda: ct.read_report(REPORT, published=ct.AsOf(2022, 7)).findings),
)


def gold() -> Iterator[tuple[str, Probe]]:
    """What each annotated text reads as; findings carry printed numbers."""
    for path in sorted(Path(__file__).parent.glob("gold/texts/*.txt")):
        reading = ct.read_report(path.read_text(encoding="utf-8"), published=ct.AsOf(2025, 1))
        yield f"{path.stem} rows", reading.rows
        yield f"{path.stem} findings", functools.partial(getattr, reading, "findings")


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    contexts = itertools.cycle(reversed(HOSTILE))
    for label, probe in (*PROBES, *(gold() if "gold" in sys.argv else ())):
        if HOSTILE:
            install(next(contexts))
        sys.stdout.write(f"{label}: {probe()!r}\n")


if __name__ == "__main__":
    main()
