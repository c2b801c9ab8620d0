"""Every engine gives what the objects give, whatever the order of rows, the gaps and the copies.

The tables are made of figures, so that each has an object beside it; the answer is looked up
among the objects by key and period, and the measure of the objects decides.
"""

import functools
import itertools
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, TypeAlias

import pytest
from attrs import evolve, frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import congthuong
from congthuong import (
    CongThuongError,
    Dataset,
    IncomparableError,
    IndexNumber,
    KindMismatchError,
    Locality,
    Observation,
    Period,
    PlanTarget,
    PriceBasis,
    Quantity,
    RecordKey,
    Segment,
    SegmentDimension,
    StatedQuantity,
    UnitMismatchError,
    get_indicator,
    get_locality,
    get_unit,
    locality_versions,
    recompose,
)
from congthuong.checks import plausibility, totals

nw = pytest.importorskip("narwhals", reason="narwhals is missing")
frames = pytest.importorskip("congthuong.frames")

pytestmark = pytest.mark.frames

Cell: TypeAlias = Any
Row: TypeAlias = Mapping[str, Cell]
Answer: TypeAlias = tuple[Decimal | None, str | None]

CODES: Final = tuple(
    f"{number:02}"
    for number in (
        *(1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24),
        *(25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45),
    )
)
PLACES: Final = {code: get_locality(code, on=Period.month(2020, 1)) for code in CODES}
NAMES: Final = (
    "record",
    "indicator",
    "place",
    "place_from",
    "price_basis",
    "segments",
    "period",
    "start",
    "months",
    "unit",
    "amount",
)


def place_from(unit: Locality) -> str:
    return "" if unit.valid_from is None else str(unit.valid_from)


PART: Final = Segment(SegmentDimension.PRODUCT, "thép")
TOLERANCE: Final = Decimal("1e-15")


@frozen
class Figure:
    """A row, and the object that it stands for."""

    record: str
    indicator: str
    place: str
    price_basis: str
    segments: str
    period: Period
    unit: str
    amount: int | None

    @property
    def key(self) -> RecordKey:
        return RecordKey(
            get_indicator(self.indicator),
            PLACES[self.place],
            self.period,
            PriceBasis.parse(self.price_basis) if self.price_basis else None,
            frozenset((PART,)) if self.segments else frozenset(),
        )

    @property
    def record_object(self) -> Any:
        number = Decimal(0 if self.amount is None else self.amount)
        if self.unit.startswith("index:"):
            value: Any = IndexNumber(abs(number), self.unit.removeprefix("index:"))
        else:
            value = StatedQuantity(Quantity(number, get_unit(self.unit)))
        made: Any = Observation if self.record == "observation" else PlanTarget
        return made(self.key, value)

    @property
    def row(self) -> dict[str, Cell]:
        start = self.period.start.year * 12 + self.period.start.month - 1
        cells = (
            self.record,
            self.indicator,
            self.place,
            place_from(PLACES[self.place]),
            self.price_basis,
            self.segments,
            str(self.period),
            start,
            self.period.months,
            self.unit,
            self.amount,
        )
        return dict(zip(NAMES, cells, strict=True))

    @property
    def identity(self) -> Hashable:
        """What may come once."""
        return (self.record, self.key)


PERIODS: Final = (
    *(Period.month(2019 + year, month) for year in range(3) for month in (1, 2, 3, 4)),
    *(Period.quarter(2019 + year, quarter) for year in range(2) for quarter in (1, 2)),
    *(Period.year_to_date(2019 + year, months) for year in range(2) for months in (2, 4, 9)),
    Period.year(2019),
    Period.year(2020),
    Period.parse("2019-02-01/P3M"),
    Period.parse("2019-05-01/P3M"),
)
AMOUNTS: Final = (
    st.integers(1, 60)
    | st.integers(1, 10**9)
    | st.integers(1, 10**9)
    | st.integers(-3, 3)
    | st.sampled_from((7, 8, 9, None, 0, 4 * 10**14, 10**17, -(10**17)))
)


def figures(**fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Figure]]:
    """Rows in any order, with gaps, and some of them again with another amount."""
    parts: dict[str, st.SearchStrategy[Any]] = {
        "record": st.just("observation"),
        "indicator": _mostly("exports", "iip"),
        "place": _mostly("42", "19"),
        "price_basis": _mostly("", "constant-2010"),
        "segments": st.just(""),
        "period": st.sampled_from(PERIODS),
        "unit": _mostly("VND", "USD", "percent", "index:2010", "index:previous_period"),
        "amount": AMOUNTS,
    }
    one = st.builds(Figure, **(parts | fixed)).map(_lawful)
    several = st.lists(one, min_size=8, max_size=16, unique_by=lambda figure: figure.identity)
    copy = st.none() | st.none() | st.tuples(st.integers(0, 7), AMOUNTS)
    return st.tuples(several, copy).map(_with_copy)


def _mostly(usual: str, *others: str) -> st.SearchStrategy[str]:
    return st.sampled_from((*(usual,) * 12 * len(others), *others))


def side_by_side(worlds: Sequence[Sequence[Figure]]) -> list[Figure]:
    """Many small tables as one, each at places of its own, their rows among each other's.

    An engine takes as long for all of them as it takes for one.
    """
    moved = [
        [evolve(figure, place=CODES[2 * number + (figure.place == "19")]) for figure in world]
        for number, world in enumerate(worlds)
    ]
    mixed = itertools.zip_longest(*moved)
    return [figure for row in mixed for figure in row if figure is not None]


def _lawful(figure: Figure) -> Figure:
    """An index is not negative."""
    if figure.unit.startswith("index:") and figure.amount is not None:
        return evolve(figure, amount=abs(figure.amount))
    return figure


def _with_copy(drawn: tuple[list[Figure], tuple[int, int | None] | None]) -> list[Figure]:
    rows, copy = drawn
    if copy is None:
        return rows
    return [*rows, _lawful(evolve(rows[copy[0]], amount=copy[1]))]


# Engines.


def pandas_numpy(rows: Sequence[Row]) -> Any:
    pandas = pytest.importorskip("pandas")
    made = pandas.DataFrame(list(rows), columns=list(NAMES))
    return made.astype({"start": "int32", "months": "int32", "amount": "Int64"})


def polars_eager(rows: Sequence[Row]) -> Any:
    polars = pytest.importorskip("polars")
    kinds = dict.fromkeys(NAMES, polars.String)
    kinds |= {"start": polars.Int32, "months": polars.Int32, "amount": polars.Int64}
    return polars.DataFrame(list(rows), schema=kinds)


def pandas_arrow(rows: Sequence[Row]) -> Any:
    pytest.importorskip("pandas")
    return polars_eager(rows).to_pandas(use_pyarrow_extension_array=True)


def polars_lazy(rows: Sequence[Row]) -> Any:
    return polars_eager(rows).lazy()


def polars_decimal(rows: Sequence[Row]) -> Any:
    polars = pytest.importorskip("polars")
    return polars_eager(rows).with_columns(polars.col("amount").cast(polars.Decimal(38, 2)))


def duckdb_relation(rows: Sequence[Row]) -> Any:
    duckdb = pytest.importorskip("duckdb")
    return duckdb.connect().from_arrow(polars_eager(rows).to_arrow())


def duckdb_decimal(rows: Sequence[Row]) -> Any:
    pytest.importorskip("duckdb")
    return duckdb_relation(rows).project("* replace (amount::decimal(38, 2) as amount)")


def spark_frame(rows: Sequence[Row]) -> Any:
    sql = pytest.importorskip("pyspark.sql")
    kinds = dict.fromkeys(NAMES, "string")
    kinds |= {"start": "int", "months": "int", "amount": "bigint"}
    schema = ", ".join(f"{name} {kind}" for name, kind in kinds.items())
    cells = [tuple(row[name] for name in NAMES) for row in rows]
    return sql.SparkSession.getActiveSession().createDataFrame(cells, schema)


ENGINES: Final = (
    pandas_numpy,
    pandas_arrow,
    polars_eager,
    polars_lazy,
    polars_decimal,
    duckdb_relation,
    duckdb_decimal,
    pytest.param(spark_frame, marks=pytest.mark.spark),
)


def rows_of(frame: Any) -> list[dict[str, Cell]]:
    held: Any = nw.from_native(frame)
    eager = held.collect() if isinstance(held, nw.LazyFrame) else held
    return [
        {name: None if _is_missing(cell) else cell for name, cell in row.items()}
        for row in eager.rows(named=True)
    ]


def _is_missing(cell: Cell) -> bool:
    return cell is None or type(cell).__name__ == "NAType" or cell != cell  # noqa: PLR0124


# What the objects say.


def answered(measure: Callable[[], Any]) -> Answer:
    """The number of a measure, or the reason why the objects refuse it."""
    try:
        return measure().value, None
    except KindMismatchError:
        return None, "kind"
    except UnitMismatchError:
        return None, "unit"
    except IncomparableError as error:
        for words, reason in _WORDS.items():
            if words in error.reason:
                return None, reason
        raise


_WORDS: Final = {
    "the base is zero": "zero-base",
    "the base is negative": "negative-base",
    "does not enclose": "period",
    "lies between zero": "not-a-part",
}


class World:
    """The figures of one table, found by what they are figures of."""

    def __init__(self, rows: Sequence[Figure]) -> None:
        self.rows = rows
        self.count = Counter(figure.identity for figure in rows)
        self.by_identity = {figure.identity: figure for figure in rows}

    def is_copied(self, figure: Figure | None) -> bool:
        return figure is not None and self.count[figure.identity] > 1

    def at(self, figure: Figure, period: Period | None, **changed: Any) -> Figure | None:
        if period is None:
            return None
        wanted = evolve(figure, period=period, **changed)
        return self.by_identity.get(wanted.identity)


def growth(world: World, figure: Figure, base: Figure | None, measure: Any) -> Answer:
    if world.is_copied(figure) or world.is_copied(base):
        return None, "duplicate"
    if figure.unit in ("percent", "index:previous_period"):
        return None, "kind"
    if base is None:
        return None, "no-base"
    verdict = answered(lambda: measure(figure.record_object, base.record_object))
    if verdict[1] in ("kind", "unit"):
        return None, "unit"
    if figure.amount is None or base.amount is None:
        return None, "unknown"
    return verdict


def year_on_year(world: World, figure: Figure) -> Answer:
    base = world.at(figure, figure.period.same_period_last_year())
    return growth(world, figure, base, congthuong.year_on_year)


def period_on_period(world: World, figure: Figure) -> Answer:
    try:
        before = figure.period.previous()
    except CongThuongError:
        known = not world.is_copied(figure)
        kind = figure.unit in ("percent", "index:previous_period")
        return None, ("kind" if kind else "period") if known else "duplicate"
    return growth(world, figure, world.at(figure, before), congthuong.period_on_period)


def percent_of_plan(world: World, figure: Figure) -> Answer | None:  # noqa: PLR0911
    if figure.record == "plan":
        return None
    year = figure.period.start.year
    plan = world.at(figure, Period.year(year), record="plan")
    if world.is_copied(plan):
        return None, "duplicate"
    if not Period.year(year).encloses(figure.period):
        return None, "period"
    if plan is None:
        return None, "no-base"
    verdict = answered(lambda: congthuong.percent_of_plan(figure.record_object, plan.record_object))
    if verdict[1] in ("kind", "unit"):
        return None, "unit" if figure.unit != plan.unit else "kind"
    if figure.amount is None or plan.amount is None:
        return None, "unknown"
    return verdict


def share_of(world: World, figure: Figure) -> Answer:
    whole = world.at(figure, figure.period, segments="")
    if world.is_copied(whole):
        return None, "duplicate"
    if whole is None:
        return None, "no-base"
    if figure.unit != whole.unit:
        return None, "unit"
    verdict = answered(lambda: congthuong.share_of(figure.record_object, whole.record_object))
    if verdict[1] == "kind":
        return verdict
    if figure.amount is None or whole.amount is None:
        return None, "unknown"
    return verdict


def contribution_to_growth(world: World, figure: Figure) -> Answer:  # noqa: PLR0911
    before = figure.period.same_period_last_year()
    base, whole = world.at(figure, before), world.at(figure, before, segments="")
    if world.is_copied(figure) or world.is_copied(base) or world.is_copied(whole):
        return None, "duplicate"
    if figure.unit not in ("VND", "USD"):
        return None, "kind"
    if base is None or whole is None:
        return None, "no-base"
    if not figure.unit == base.unit == whole.unit:
        return None, "unit"
    if None in (figure.amount, base.amount, whole.amount):
        return None, "unknown"
    objects = (f.record_object for f in (figure, base, whole))
    found = answered(lambda: congthuong.contribution_to_growth(*objects))
    part, total = base.amount, whole.amount
    if found[1] is None and part is not None and total is not None and not 0 <= part <= total:
        return None, "not-a-part"
    return found


# The comparison.

Check: TypeAlias = Callable[[World, Figure], Answer | None]


def compare(build: Any, measure: str, rows: Sequence[Figure], answer: Check) -> None:
    """The hundredths exactly, and the floats within their tolerance, with the reasons."""
    world = World(rows)
    expected = Counter(
        (*_cells(figure.row), *_in_hundredths(said))
        for figure in rows
        if (said := answer(world, figure)) is not None
    )
    function = getattr(frames, measure)
    table = function(build([f.row for f in rows]), options=frames.Options(percents="hundredths"))
    hundredths, reason = f"{measure}_hundredths", f"{measure}_reason"
    given = rows_of(table)
    found = Counter(
        (*_cells(row), row[hundredths], row[reason]) for row in given if row[reason] != "overflow"
    )
    # What does not fit into 64 bits is said to be so, and is nothing that would fit.
    overflown = [row for row in given if row[reason] == "overflow"]
    assert all(abs(int(row["amount"] or 0)) > 10**14 or _is_large(world) for row in overflown)
    missing = expected - found
    assert found - expected == Counter()
    assert Counter(key[: len(NAMES)] for key in missing.elements()) == Counter(
        _cells(row) for row in overflown
    )
    if build is spark_frame and measure != "year_on_year":
        return  # each run of a plan takes a second there, and all percents are made alike
    compare_floats(function(build([f.row for f in rows])), measure, world, answer)


def _is_large(world: World) -> bool:
    return any(abs(figure.amount or 0) > 10**14 for figure in world.rows)


def compare_floats(table: Any, measure: str, world: World, answer: Check) -> None:
    exact: dict[tuple[Cell, ...], list[Decimal | None]] = defaultdict(list)
    for figure in world.rows:
        verdict = answer(world, figure)
        if verdict is not None:
            exact[_cells(figure.row)].append(verdict[0])
    for row in rows_of(table):
        wanted = exact[_cells(row)].pop()
        got = row[measure]
        assert (got is None) is (wanted is None), row
        if got is not None and wanted is not None:
            assert abs(Decimal(got) - wanted) <= abs(wanted) * TOLERANCE
    assert not any(exact.values())


def _cells(row: Row) -> tuple[Cell, ...]:
    amount = row["amount"]
    return (*(row[name] for name in NAMES[:-1]), None if amount is None else int(amount))


def _in_hundredths(found: Answer) -> tuple[int | None, str | None]:
    value, reason = found
    if value is None:
        return None, reason
    return int(congthuong.PercentChange.computed(value).rounded(2).value * 100), None


MEASURES: Final[Mapping[str, Check]] = {
    "year_on_year": year_on_year,
    "period_on_period": period_on_period,
    "percent_of_plan": percent_of_plan,
    "share_of": share_of,
    "contribution_to_growth": contribution_to_growth,
}
PARTS: Final = st.sampled_from(("", "product=thép"))
SMALL: Final = st.integers(1, 6) | st.integers(-1, 9) | st.integers(1, 10**9) | st.none()
TABLES: Final[Mapping[str, st.SearchStrategy[list[Figure]]]] = {
    "year_on_year": figures(),
    "period_on_period": figures(),
    "percent_of_plan": figures(
        record=st.sampled_from(("observation", "observation", "plan")),
        unit=_mostly("VND", "USD", "percent"),
        period=st.sampled_from(
            (*PERIODS[:6], *PERIODS[-9:-2], *(Period.year(2019), Period.year(2020)) * 5)
        ),
    ),
    "share_of": figures(segments=PARTS, amount=SMALL, period=st.sampled_from(PERIODS[-12:])),
    "contribution_to_growth": figures(
        segments=PARTS, amount=SMALL, period=st.sampled_from((*PERIODS[:2], *PERIODS[4:6]))
    ),
}


TOO_SLOW: Final = (
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.large_base_example,
)
EXAMPLES: Final = 8 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 2


def on_many_tables(check: Callable[[list[Figure]], None], tables: Any) -> None:
    """Run a check on generated tables, eight of them side by side at a time."""
    drawn = itertools.count()

    @settings(
        max_examples=EXAMPLES,
        suppress_health_check=TOO_SLOW,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate, Phase.target),
    )
    @given(st.lists(tables, min_size=8, max_size=8).map(side_by_side))
    def compared(rows: list[Figure]) -> None:
        if next(drawn):  # the first is always the plainest, which shows nothing
            check(rows)

    compared()


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Any:
    """How an engine makes a table of rows; the session is begun where it needs one."""
    build = request.param
    if build is spark_frame:
        request.getfixturevalue("spark")
    return build


every_engine = pytest.mark.parametrize("engine", ENGINES, indirect=True)


@pytest.mark.parametrize("measure", MEASURES)
@every_engine
def test_an_engine_gives_what_the_objects_give(engine: Any, measure: str) -> None:
    on_many_tables(lambda rows: compare(engine, measure, rows, MEASURES[measure]), TABLES[measure])


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("engine", [pandas_numpy, polars_lazy, duckdb_relation])
def test_keys_that_are_promised_to_be_unique_give_the_same(engine: Any, measure: str) -> None:
    def compared(rows: list[Figure]) -> None:
        count = Counter(figure.identity for figure in rows)
        table = engine([figure.row for figure in rows if count[figure.identity] == 1])
        function = getattr(frames, measure)
        for percents in ("float", "hundredths"):
            checked = function(table, options=frames.Options(percents=percents))
            unique = function(table, options=frames.Options(percents=percents, keys="unique"))
            assert _counted(checked) == _counted(unique)

    on_many_tables(compared, TABLES[measure])


def _counted(frame: Any) -> Counter[tuple[Cell, ...]]:
    return Counter(tuple(row.values()) for row in rows_of(frame))


# Series: the rows get another time and another amount.


def series_of(rows: Sequence[Figure]) -> dict[Hashable, dict[Period, list[Figure]]]:
    """The figures of one unit and year by period; of one period there are several copies."""
    found: dict[Hashable, dict[Period, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in rows:
        year = figure.period.start.year
        same = evolve(figure, period=Period.year(year), amount=None)
        found[same][figure.period].append(figure)
    return found


def why_no_sum(figure: Figure) -> str | None:
    if not get_indicator(figure.indicator).adds_over_time:
        return "not-additive"
    return "kind" if figure.unit == "percent" or figure.unit.startswith("index:") else None


def expected_of_series(rows: Sequence[Figure], verb: str, step: int) -> Counter[tuple[Cell, ...]]:
    expected: Counter[tuple[Cell, ...]] = Counter()
    for by_period in series_of(rows).values():
        held = {
            period: None
            if len(copies) > 1 or copies[0].amount is None
            else Decimal(copies[0].amount)
            for period, copies in by_period.items()
        }
        change = congthuong.accumulate if verb == "accumulate" else _undone(step)
        # The objects give the new periods in the order of the old ones.
        results = change(held, gaps="unknown")
        for (period, copies), (new, amount) in zip(
            sorted(by_period.items()), results.items(), strict=True
        ):
            shorter = by_period.get(_shorter(period, step), []) if verb == "decumulate" else []
            for figure in copies:
                reason = why_no_sum(figure)
                if len(copies) > 1 or len(shorter) > 1:
                    reason = "duplicate"
                elif reason is None and amount is None:
                    reason = "unknown" if figure.amount is None else "incomplete"
                cells = evolve(figure, period=new, amount=amount if reason is None else None)
                expected[(*_cells(cells.row), cells.row["amount"], reason)] += 1
    return expected


def _undone(step: int) -> Any:
    return functools.partial(congthuong.decumulate, step=step)


def _shorter(period: Period, step: int) -> Period:
    year, months = period.start.year, period.months - step
    return Period.year_to_date(year, months) if months > 0 else Period.year(year - 1)


SINGLES: Final = {
    1: tuple(Period.month(2019 + year, month) for year in range(2) for month in range(1, 7)),
    3: tuple(Period.quarter(2019 + year, quarter) for year in range(2) for quarter in (1, 2, 3)),
    6: tuple(Period.half(2019 + year, half) for year in range(3) for half in (1, 2)),
}
CUMULATIVE: Final = {
    step: tuple(Period.year_to_date(2020, months) for months in range(step, 13, step))
    for step in (1, 3, 6)
}
OTHERS: Final = {1: Period.quarter(2020, 2), 3: Period.month(2020, 1), 6: Period.month(2020, 5)}


@pytest.mark.parametrize("verb", ["accumulate", "decumulate"])
@every_engine
def test_series_are_those_of_the_objects(engine: Any, verb: str) -> None:
    step = 1 + 2 * (engine in (polars_lazy, duckdb_relation, pandas_arrow))
    periods = SINGLES[step] if verb == "accumulate" else CUMULATIVE[step]

    def compared(rows: list[Figure]) -> None:
        wanted = [figure for figure in rows if figure.period is not OTHERS[step]]
        table = getattr(frames, verb)(engine([figure.row for figure in rows]), step=step)
        reason = f"{verb}_reason"
        found = Counter(
            (*_cells(row), _whole(row["amount"]), row[reason]) for row in rows_of(table)
        )
        assert found == expected_of_series(wanted, verb, step)

    on_many_tables(compared, figures(period=st.sampled_from((*periods, OTHERS[step]))))


@pytest.mark.parametrize("engine", [pandas_numpy, pandas_arrow, polars_lazy, duckdb_relation])
def test_sums_of_unique_keys_without_reasons_are_the_same(engine: Any) -> None:
    def compared(rows: list[Figure]) -> None:
        count = Counter(figure.identity for figure in rows)
        table = engine([figure.row for figure in rows if count[figure.identity] == 1])
        checked, unique = (
            Counter(tuple(row[name] for name in NAMES) for row in rows_of(done))
            for done in (
                frames.accumulate(table),
                frames.accumulate(table, frames.Options(keys="unique", reasons=False)),
            )
        )
        assert checked == unique

    on_many_tables(compared, figures(period=st.sampled_from((*SINGLES[1], OTHERS[1]))))


def _whole(amount: Cell) -> int | None:
    return None if amount is None else int(amount)


def point_change(world: World, figure: Figure) -> Answer:
    base = world.at(figure, figure.period.same_period_last_year())
    if world.is_copied(figure) or world.is_copied(base):
        return None, "duplicate"
    if figure.unit != "percent":
        return None, "kind"
    if base is None:
        return None, "no-base"
    if base.unit != figure.unit:
        return None, "unit"
    if figure.amount is None or base.amount is None:
        return None, "unknown"
    return answered(lambda: congthuong.point_change(*_shares(figure, base)))


def _shares(*figures: Figure) -> Any:
    return [congthuong.PercentShare(Decimal(figure.amount or 0)) for figure in figures]


@every_engine
def test_points_are_those_of_the_objects(engine: Any) -> None:
    def compared(rows: list[Figure]) -> None:
        world = World(rows)
        expected = Counter((*_cells(f.row), *point_change(world, f)) for f in rows)
        table = frames.point_change(engine([figure.row for figure in rows]))
        names = "point_change", "point_change_reason"
        assert expected == Counter(
            (*_cells(row), *(row[name] for name in names)) for row in rows_of(table)
        )

    units = st.sampled_from(("percent", "percent", "percent", "VND"))
    on_many_tables(compared, figures(unit=units, indicator=st.just("cluster_occupancy")))


# Old provinces added up to new ones.

MERGED: Final = [
    (get_locality(code, on=Period.year(2026)), parts)
    for code in CODES
    if any(unit.in_force(Period.year(2026)) for unit in locality_versions(code))
    for parts in [recompose(get_locality(code, on=Period.year(2026)), at=Period.year(2020))]
    if parts is not None and len(parts) > 1 and all(part.code in CODES for part in parts)
]


def expected_of_rebase(rows: Sequence[Figure]) -> Counter[tuple[Cell, ...]]:
    expected: Counter[tuple[Cell, ...]] = Counter()
    for target, parts in MERGED:
        groups: dict[Figure, list[Figure]] = defaultdict(list)
        for figure in rows:
            if PLACES[figure.place] in parts and figure.record == "observation":
                groups[evolve(figure, place="01", unit="", amount=None)].append(figure)
        for key, group in groups.items():
            amount, reason = _rebased(group, target)
            row = {**key.row, "place": target.code, "place_from": place_from(target)}
            units = sorted({figure.unit for figure in group})
            expected[(*_cells({**row, "unit": units[0], "amount": amount}), amount, reason)] += 1
    return expected


def _rebased(group: Sequence[Figure], target: Locality) -> tuple[int | None, str | None]:
    if len({figure.place for figure in group}) < len(group):
        return None, "duplicate"
    if not get_indicator(group[0].indicator).adds_over_places:
        return None, "not-additive"
    if any(figure.unit == "percent" or figure.unit.startswith("index:") for figure in group):
        return None, "kind"
    try:
        made: Any = congthuong.rebase([figure.record_object for figure in group], target)
    except IncomparableError as error:
        return None, "incomplete" if "cover the ground" in error.reason else "unit"
    if any(figure.amount is None for figure in group):
        return None, "unknown"
    return int(made.value.quantity.amount), None


@every_engine
def test_new_units_have_what_their_parts_have(engine: Any) -> None:
    def compared(rows: list[Figure]) -> None:
        moved = [evolve(figure, place=_part(CODES.index(figure.place))) for figure in rows]
        targets = [target for target, _ in MERGED]
        table = frames.rebase(
            engine([figure.row for figure in moved]), targets, at=Period.year(2020)
        )
        found = Counter(
            (*_cells(row), _whole(row["amount"]), row["rebase_reason"]) for row in rows_of(table)
        )
        assert found == expected_of_rebase(moved)

    def _part(number: int) -> str:
        return MERGED[number // 2 % len(MERGED)][1][number % 2].code

    tables = figures(
        place=st.sampled_from(("42", "19")),
        period=st.sampled_from((Period.year(2019), Period.year(2020))),
        price_basis=_mostly("", "constant-2010", "current"),
        segments=PARTS,
        record=_mostly("observation", "plan"),
    )
    on_many_tables(compared, tables)


# What looks wrong.


def suspected(rows: Sequence[Figure]) -> set[tuple[Cell, ...]]:
    """What the rules of the objects find; of copies only that their sources differ."""
    known = [figure for figure in rows if figure.amount is not None]
    count = Counter(figure.identity for figure in known)
    alone = Dataset(f.record_object for f in known if count[f.identity] == 1)
    found = {
        ("negative-level", record)
        for suspicion in plausibility.negative_levels(alone)
        for record in suspicion.records
    }
    found |= {("cumulative-falls", s.records[1]) for s in totals.falling_totals(alone)}
    found |= {("part-above-total", s.records[1]) for s in totals.part_above_total(alone)}
    everything = Dataset(figure.record_object for figure in known)
    found |= {
        ("sources-differ", record)
        for suspicion in totals.conflicting_sources(everything)
        for record in suspicion.records
    }
    return {(code, *_identity(record)) for code, record in found}


def _identity(record: Any) -> tuple[Cell, ...]:
    key, value = record.key, record.value
    segments = "product=thép" if key.segments else ""
    return (key.indicator.code, key.place.code, segments, str(key.time), int(value.quantity.amount))


@every_engine
def test_what_looks_wrong_is_what_looks_wrong_among_objects(engine: Any) -> None:
    def compared(rows: list[Figure]) -> None:
        count = Counter(figure.identity for figure in rows if figure.amount is not None)
        alone = [figure for figure in rows if count[figure.identity] <= 1]
        differing = {found for found in _findings(engine, rows) if found[0] == "sources-differ"}
        found = differing | _findings(engine, alone)
        assert found == suspected(rows)

    tables = figures(
        segments=PARTS,
        amount=st.integers(0, 9) | SMALL,
        unit=st.just("VND"),
        indicator=_mostly("exports", "trade_balance"),
        period=st.sampled_from((*CUMULATIVE[1][:5], Period.year(2021))),
    )
    on_many_tables(compared, tables)


def _findings(engine: Any, rows: Sequence[Figure]) -> set[tuple[Cell, ...]]:
    table = frames.check(engine([figure.row for figure in rows]), rounding=1)
    return {
        (
            row["finding"],
            *(row[name] for name in ("indicator", "place", "segments", "period")),
            int(row["amount"]),
        )
        for row in rows_of(table)
    }
