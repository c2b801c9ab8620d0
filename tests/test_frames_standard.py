"""The standard row of frames is that of tables, cell by cell, over the same figures."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong import (
    Dataset,
    Locality,
    Observation,
    Period,
    Place,
    PlanTarget,
    Quantity,
    StatedQuantity,
    get_unit,
)
from congthuong.tables import StandardColumn, standard_rows
from congthuong.tables.cells import LevelCell

pytest.importorskip("narwhals", reason="narwhals is missing")
frames: Any = pytest.importorskip("congthuong.frames")

pytestmark = pytest.mark.frames

USD: Final = get_unit("USD")
PERIODS: Final = (Period.month(2021, 6), Period.quarter(2021, 2), Period.year_to_date(2021, 6))
TIMES: Final = tuple(
    Period.parse(text)
    for text in (
        *("2019", "2020", "2021"),
        *("2020-05", "2020-06", "2021-05", "2021-06"),
        *("2020-Q1", "2020-Q2", "2021-Q1", "2021-Q2"),
        *("2020-S1", "2021-S1"),
    )
)
PLACES: Final = ("42", "40")
AMOUNTS: Final = st.integers(-2, 10**9)


def level(amount: int) -> StatedQuantity:
    return StatedQuantity(Quantity.of(amount, unit=USD))


@st.composite
def figures(draw: st.DrawFn) -> Dataset:
    """Figures of two provinces, some missing, with plans of two years."""
    records: list[Observation | PlanTarget] = []
    for place in PLACES:
        times = draw(st.lists(st.sampled_from(TIMES), min_size=1, unique=True))
        years = draw(st.lists(st.sampled_from((2021, 2022)), unique=True))
        records.extend(
            Observation.of("exports", place, time, level(draw(AMOUNTS))) for time in times
        )
        records.extend(
            PlanTarget.of("exports", place, Period.year(year), level(draw(AMOUNTS)))
            for year in years
        )
    return Dataset.of(*draw(st.permutations(records)))


def amount_in(cell: LevelCell) -> int | None:
    value = cell.value
    if value is None:
        return None
    assert isinstance(value, StatedQuantity)
    return int(value.quantity.amount)


def code_of(place: Place) -> str:
    assert isinstance(place, Locality)
    return place.code


@given(data=figures(), period=st.sampled_from(PERIODS))
def test_the_rows_of_frames_are_those_of_tables(data: Dataset, period: Period) -> None:
    given_rows = frames.to_frame(data, backend="polars", amounts="minor")
    table = frames.standard_rows(given_rows, period)
    found = {row["place"]: row for row in table.to_dicts()}
    wanted = {code_of(row.place): row for row in standard_rows(data, period=period)}
    assert set(found) == set(wanted)
    for place, row in wanted.items():
        mine = found[place]
        for column in StandardColumn:
            cell = row[column]
            name = column.value
            if isinstance(cell, LevelCell):
                assert amount_in(cell) == mine[name], (name, place)
            elif cell.value is None:
                assert mine[name] is None, (name, place)
                assert mine[f"{name}_reason"] is not None, (name, place)
            else:
                assert mine[name] == pytest.approx(float(cell.value.value)), (name, place)
