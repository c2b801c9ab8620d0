"""Power plants: the stage on a day, and capacity by technology and stage that never mixes units."""

import copy
import datetime as dt
import itertools
import pickle
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.indicators.parts import parts_of
from congthuong.localities.locality import Locality, LocalityKind, LocalityLevel
from congthuong.periods import AsOf
from congthuong.power import (
    CapacityRow,
    PowerMilestone,
    PowerPlant,
    PowerStage,
    PowerTechnology,
    capacity_by,
    format_capacity,
)
from congthuong.quantities import MW, MWP, VND, Quantity, Unit, get_unit
from congthuong.testing import event_times, power_milestones, power_plant_lists, power_plants

HYDRO: Final = PowerTechnology.HYDRO
SOLAR: Final = PowerTechnology.SOLAR
WIND: Final = PowerTechnology.WIND
PREPARING: Final = PowerStage.IN_PREPARATION
BUILDING: Final = PowerStage.UNDER_CONSTRUCTION
RUNNING: Final = PowerStage.IN_OPERATION
STOPPED: Final = PowerStage.STOPPED
DISTRICT: Final = Locality(
    LocalityLevel.DISTRICT, "637", LocalityKind.RURAL_DISTRICT, "Krông Pa", None
)
JULY_2022: Final = date(2022, 7, 25)


def megawatts(number: str | int) -> Quantity:
    return Quantity.of(number, unit=MW)


def peak(number: str | int) -> Quantity:
    return Quantity.of(number, unit=MWP)


# Times close together, so that they meet, precede and overlap.
FIRST_YEAR: Final = 2020
LAST_YEAR: Final = 2022
TIMES: Final = event_times(first_year=FIRST_YEAR, last_year=LAST_YEAR)
MILESTONES: Final = power_milestones(first_year=FIRST_YEAR, last_year=LAST_YEAR)
PLANTS: Final = power_plants(first_year=FIRST_YEAR, last_year=LAST_YEAR)
PLANT_LISTS: Final = power_plant_lists(first_year=FIRST_YEAR, last_year=LAST_YEAR)
KRONG_PA: Final = (
    PowerPlant("Ia Nhạc 1", HYDRO, megawatts(18), RUNNING, DISTRICT),
    PowerPlant("Ia Nhạc 2", HYDRO, megawatts("11.7"), RUNNING, DISTRICT),
    PowerPlant("Phú Cần 1", SOLAR, peak(49), RUNNING, DISTRICT),
    PowerPlant("Phú Cần 2", SOLAR, peak(35), RUNNING, DISTRICT),
    PowerPlant("Chư Gu 1", SOLAR, peak(25), BUILDING, DISTRICT),
    PowerPlant("Chư Gu 2", SOLAR, peak(49), BUILDING, DISTRICT),
)


def plant_with(**fields: Any) -> PowerPlant:
    given: dict[str, Any] = {"name": "Ia Nhạc", **fields}
    return PowerPlant(**given)


def milestone_with(**fields: Any) -> PowerMilestone:
    given: dict[str, Any] = {"stage": RUNNING, **fields}
    return PowerMilestone(**given)


def test_a_plant_needs_only_its_name() -> None:
    plant = PowerPlant("Ia Nhạc")
    assert str(plant) == "Ia Nhạc"
    assert plant.stage_on(JULY_2022) is None
    known = (plant.technology, plant.capacity, plant.stage, plant.locality, plant.investor)
    assert (known, plant.milestones) == ((None,) * 5, ())


@pytest.mark.parametrize(
    "unit",
    [
        "kW",  # a total of MW and kW is no total
        "kWp",  # nor one of MWp and kWp
        "GW",  # nor one of MW and GW
        "kWh",  # energy is no power
        "MVA",  # apparent power is not active power
        "VND",  # money
    ],
)
def test_a_capacity_in_another_unit_than_mw_or_mwp_is_refused(unit: str) -> None:
    capacity = Quantity.of(500, unit=get_unit(unit))
    with pytest.raises(UnitMismatchError, match="MW or MWp") as caught:
        PowerPlant("Ia Nhạc", HYDRO, capacity)
    assert caught.value.left == capacity


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": ""}, InvalidValueError),  # no name
        ({"name": " \u00a0"}, InvalidValueError),  # blank
        ({"name": None}, InvalidTypeError),  # the one thing that is required
        ({"name": 5}, InvalidTypeError),  # a number is no name
        ({"technology": "thủy điện"}, InvalidTypeError),  # a member, not its text
        ({"capacity": 49}, InvalidTypeError),  # a capacity has a unit
        ({"capacity": Decimal(49)}, InvalidTypeError),  # a capacity has a unit
        ({"capacity": megawatts(0)}, InvalidValueError),  # not known is None, not zero
        ({"capacity": megawatts("-0.1")}, InvalidValueError),  # below zero
        ({"stage": "đang hoạt động"}, InvalidTypeError),  # a member, not its text
        ({"stage": HYDRO}, InvalidTypeError),  # another enumeration
        ({"locality": "Krông Pa"}, InvalidTypeError),  # a Locality, not a name
        ({"investor": 7}, InvalidTypeError),  # words
        ({"milestones": [PowerMilestone(RUNNING)]}, InvalidTypeError),  # a list can change
        ({"milestones": (RUNNING,)}, InvalidTypeError),  # a stage is no milestone
    ],
)
def test_a_wrong_field_of_a_plant_is_refused(
    fields: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        plant_with(**fields)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"stage": "đang hoạt động"}, InvalidTypeError),  # a member, not its text
        ({"on": "2022-07-25"}, InvalidTypeError),  # text is no day
        ({"on": dt.datetime(2022, 7, 25, tzinfo=dt.UTC)}, InvalidTypeError),  # a time of day
        ({"known_by": 2022}, InvalidTypeError),  # a number is no moment
        ({"on": AsOf(2022), "known_by": AsOf(2023)}, InvalidValueError),  # one time, not two
        ({"event": None}, InvalidTypeError),  # the empty text stands for no words
    ],
)
def test_a_wrong_field_of_a_milestone_is_refused(
    fields: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        milestone_with(**fields)


@pytest.mark.parametrize(
    ("milestone", "day", "reached"),
    [
        (PowerMilestone(RUNNING, date(2022, 5, 1)), date(2022, 4, 30), False),
        (PowerMilestone(RUNNING, date(2022, 5, 1)), date(2022, 5, 1), True),
        (PowerMilestone(RUNNING, AsOf(2022, 5)), date(2022, 4, 30), False),
        (PowerMilestone(RUNNING, AsOf(2022, 5)), date(2022, 5, 1), None),
        (PowerMilestone(RUNNING, AsOf(2022, 5)), date(2022, 5, 30), None),
        (PowerMilestone(RUNNING, AsOf(2022, 5)), date(2022, 5, 31), True),
        (PowerMilestone(RUNNING, known_by=AsOf(2022, 5)), date(1990, 1, 1), None),
        (PowerMilestone(RUNNING, known_by=AsOf(2022, 5)), date(2022, 5, 31), True),
        (PowerMilestone(RUNNING), date(9999, 12, 31), None),
    ],
)
def test_a_milestone_tells_whether_it_was_passed_or_that_it_is_open(
    milestone: PowerMilestone, day: date, reached: bool | None
) -> None:
    assert milestone.reached(day) is reached


BUILT_2021: Final = PowerMilestone(BUILDING, AsOf(2021, 3), event="khởi công")
RUNS_2023: Final = PowerMilestone(RUNNING, date(2023, 5, 1), event="hòa lưới")
STOPS_2024: Final = PowerMilestone(STOPPED, AsOf(2024))


@pytest.mark.parametrize(
    ("milestones", "stated", "on", "stage", "why"),
    [
        ((BUILT_2021, RUNS_2023), None, date(2021, 2, 28), None, "nothing yet"),
        ((BUILT_2021, RUNS_2023), None, date(2021, 3, 15), None, "some day in March"),
        ((BUILT_2021, RUNS_2023), None, date(2021, 3, 31), BUILDING, "March is over"),
        ((BUILT_2021, RUNS_2023), None, date(2023, 4, 30), BUILDING, "the day before"),
        ((RUNS_2023, BUILT_2021), None, date(2023, 5, 1), RUNNING, "the order given is nothing"),
        ((BUILT_2021, RUNS_2023), None, AsOf(2023), RUNNING, "at the end of the year"),
        ((RUNS_2023, STOPS_2024), None, date(2024, 6, 1), None, "it may have stopped"),
        ((RUNS_2023, STOPS_2024), None, AsOf(2024), STOPPED, "it has"),
        (
            (STOPS_2024, PowerMilestone(RUNNING, AsOf(2025))),
            None,
            AsOf(2025),
            RUNNING,
            "started again",
        ),
        (
            (PowerMilestone(RUNNING, AsOf(2021)), PowerMilestone(BUILDING, AsOf(2021))),
            None,
            AsOf(2022),
            RUNNING,
            "within one year a plant is built before it runs",
        ),
        (
            (RUNS_2023, PowerMilestone(BUILDING, known_by=AsOf(2025))),
            None,
            AsOf(2024),
            RUNNING,
            "it was built before it ran, whenever that was",
        ),
        (
            (BUILT_2021, PowerMilestone(RUNNING, known_by=AsOf(2023))),
            None,
            AsOf(2022),
            None,
            "it may have run by then",
        ),
        (
            (BUILT_2021, PowerMilestone(BUILDING, AsOf(2023))),
            None,
            date(2023, 6, 1),
            BUILDING,
            "either way",
        ),
        (
            (PowerMilestone(RUNNING, AsOf(2020)), PowerMilestone(BUILDING, AsOf(2023))),
            None,
            date(2023, 6, 1),
            None,
            "it may be under reconstruction",
        ),
        ((), RUNNING, JULY_2022, RUNNING, "nothing speaks against what is stated"),
        ((BUILT_2021,), RUNNING, AsOf(2020), None, "no plant runs before it is built"),
        ((BUILT_2021,), BUILDING, AsOf(2020), None, "nor is it built before that began"),
        ((BUILT_2021,), PREPARING, AsOf(2020), PREPARING, "before it was built"),
        ((BUILT_2021,), RUNNING, AsOf(2024), None, "it may run by then: nobody says since when"),
        ((BUILT_2021,), PREPARING, AsOf(2024), BUILDING, "a dated milestone outweighs it"),
        ((BUILT_2021, RUNS_2023), RUNNING, AsOf(2022), BUILDING, "it is known to run only later"),
        ((BUILT_2021, RUNS_2023), STOPPED, AsOf(2022), BUILDING, "nor can it have stopped"),
        ((BUILT_2021, RUNS_2023), STOPPED, AsOf(2023), None, "by then it can"),
        (
            (PowerMilestone(BUILDING, AsOf(2021)), PowerMilestone(RUNNING)),
            RUNNING,
            AsOf(2020),
            None,
            "not even where a milestone without a time agrees",
        ),
        ((RUNS_2023,), RUNNING, AsOf(2022), None, "it ran only later"),
        ((RUNS_2023,), BUILDING, AsOf(2022), BUILDING, "stated, and before it ran"),
        (
            (BUILT_2021, PowerMilestone(RUNNING)),
            RUNNING,
            AsOf(2022),
            RUNNING,
            "one of the two possible stages is the stated one",
        ),
        (
            (BUILT_2021, PowerMilestone(RUNNING)),
            BUILDING,
            AsOf(2022),
            BUILDING,
            "so is the stage last known",
        ),
        (
            (BUILT_2021, PowerMilestone(RUNNING)),
            PREPARING,
            AsOf(2022),
            None,
            "the stated stage is none of the possible ones",
        ),
        ((PowerMilestone(RUNNING),), None, AsOf(2022), None, "no one says when"),
    ],
)
def test_the_stage_on_a_day_is_the_last_one_entered_or_open(
    milestones: tuple[PowerMilestone, ...],
    stated: PowerStage | None,
    on: date | AsOf,
    stage: PowerStage | None,
    why: str,
) -> None:
    assert PowerPlant("Ia Nhạc", stage=stated, milestones=milestones).stage_on(on) is stage, why


@given(st.lists(MILESTONES, max_size=4), st.dates(date(2019, 1, 1), date(2023, 12, 31)))
def test_a_stage_that_is_told_does_not_depend_on_what_is_in_doubt(
    milestones: Sequence[PowerMilestone], day: date
) -> None:
    told = PowerPlant("Ia Nhạc", milestones=tuple(milestones)).stage_on(day)
    passed = [each for each in milestones if each.reached(day)]
    in_doubt = [each for each in milestones if each.reached(day) is None]
    if told is None:
        assert in_doubt or not passed
        return
    for number in range(len(in_doubt) + 1):
        for chosen in itertools.combinations(in_doubt, number):
            kept = (*passed, *chosen)
            assert PowerPlant("Ia Nhạc", milestones=kept).stage_on(date(9999, 12, 31)) is told


@given(PLANTS, st.permutations(range(3)), TIMES)
def test_the_order_of_milestones_changes_nothing(
    plant: PowerPlant, order: list[int], on: date | AsOf
) -> None:
    milestones = tuple(plant.milestones[index] for index in order if index < len(plant.milestones))
    other = PowerPlant(plant.name, stage=plant.stage, milestones=milestones)
    assert other.stage_on(on) is plant.stage_on(on)


def cells(rows: Sequence[CapacityRow]) -> list[tuple[object, ...]]:
    return [(row.stage, row.technology, row.unit, row.plants, row.capacity) for row in rows]


def test_the_plants_of_a_district_are_counted_by_technology_and_stage() -> None:
    assert cells(capacity_by(KRONG_PA, on=JULY_2022)) == [
        (RUNNING, HYDRO, MW, 2, megawatts("29.7")),
        (RUNNING, SOLAR, MWP, 2, peak(84)),
        (BUILDING, SOLAR, MWP, 2, peak(74)),
    ]


def test_the_plants_of_a_district_are_written_in_one_line() -> None:
    assert format_capacity(capacity_by(reversed(KRONG_PA), on=AsOf(2022, 7))) == (
        "đang hoạt động: 2 nhà máy thủy điện 29,7 MW, 2 nhà máy điện mặt trời 84 MWp; "
        "đang xây dựng: 2 nhà máy điện mặt trời 74 MWp"
    )


def test_the_day_decides_which_stage_a_plant_is_counted_in() -> None:
    plant = PowerPlant("Chư Gu", WIND, megawatts(50), milestones=(BUILT_2021, RUNS_2023))
    stages = [capacity_by([plant], on=AsOf(year))[0].stage for year in (2020, 2022, 2023)]
    assert stages == [None, BUILDING, RUNNING]


def test_a_total_is_not_told_while_a_capacity_is_missing() -> None:
    plants = [*KRONG_PA[:2], PowerPlant("Ia Nhạc 3", HYDRO, stage=RUNNING)]
    (row,) = capacity_by(plants, on=JULY_2022)
    assert (row.plants, row.capacity, row.without_capacity) == (3, None, 1)
    assert row.known_capacity == megawatts("29.7")
    assert format_capacity([row]) == (
        "đang hoạt động: 3 nhà máy thủy điện (29,7 MW, chưa kể 1 nhà máy chưa có công suất)"
    )


def test_plants_without_any_capacity_are_counted_in_a_row_without_a_unit() -> None:
    (row,) = capacity_by([PowerPlant("Chư Gu"), PowerPlant("Chư Đê")], on=JULY_2022)
    assert row == CapacityRow(None, None, None, 2, None, 2)
    assert row.capacity is None
    assert format_capacity([row]) == (
        "chưa rõ giai đoạn: 2 nhà máy điện chưa rõ loại nguồn (chưa có công suất)"
    )


def test_mw_and_mwp_of_one_technology_stand_in_rows_of_their_own() -> None:
    plants = [
        PowerPlant("Chư Gu 1", SOLAR, peak(49), RUNNING),
        PowerPlant("Chư Gu 2", SOLAR, megawatts(40), RUNNING),
        PowerPlant("Chư Gu 3", SOLAR, stage=RUNNING),
    ]
    assert cells(capacity_by(plants, on=JULY_2022)) == [
        (RUNNING, SOLAR, MW, 1, megawatts(40)),
        (RUNNING, SOLAR, MWP, 1, peak(49)),
        (RUNNING, SOLAR, None, 1, None),
    ]


def test_without_plants_there_are_no_rows() -> None:
    assert capacity_by([], on=JULY_2022) == ()
    assert format_capacity([]) == "không có nhà máy điện"


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (("Chư Gu", "Chư Gu"), (None, None)),  # the same name, no place to tell them apart
        (("Chư Gu", "CHƯ  GU"), (None, None)),  # spaces and letter case
        (("Hoà Phú", "Hòa Phú"), (DISTRICT, DISTRICT)),  # tone placement
    ],
)
def test_a_plant_listed_twice_is_refused(
    names: tuple[str, str], places: tuple[Locality | None, ...]
) -> None:
    plants = [PowerPlant(name, locality=place) for name, place in zip(names, places, strict=True)]
    with pytest.raises(InvalidValueError, match="listed once"):
        capacity_by(plants, on=JULY_2022)


def test_one_name_in_two_localities_is_two_plants() -> None:
    plants = [PowerPlant("Chư Gu"), PowerPlant("Chư Gu", locality=DISTRICT)]
    assert capacity_by(plants, on=JULY_2022)[0].plants == 2


@pytest.mark.parametrize("on", [None, "2022", 2022, dt.datetime(2022, 7, 25, tzinfo=dt.UTC)])
def test_a_stage_is_asked_for_at_a_day_or_moment_only(on: Any) -> None:
    with pytest.raises(InvalidTypeError):
        KRONG_PA[0].stage_on(on)


def test_what_is_no_plant_is_not_counted() -> None:
    strangers: Any = ["Chư Gu"]
    with pytest.raises(InvalidTypeError, match="PowerPlant"):
        capacity_by(strangers, on=JULY_2022)


def total(plants: Sequence[PowerPlant], unit: Unit) -> Decimal:
    """The sum in hundredths, with integers only, by another way than the library's."""
    sizes = [plant.capacity.amount for plant in plants if plant.capacity]
    units = [plant.capacity.unit for plant in plants if plant.capacity]
    hundredths = sum(
        int(size.scaleb(2)) for size, own in zip(sizes, units, strict=True) if own == unit
    )
    return Decimal(hundredths).scaleb(-2)


@given(PLANT_LISTS, TIMES)
def test_rows_add_up_to_the_list(plants: tuple[PowerPlant, ...], on: date | AsOf) -> None:
    rows = capacity_by(plants, on=on)
    assert sum(row.plants for row in rows) == len(plants)
    assert sum(row.without_capacity for row in rows) == sum(not plant.capacity for plant in plants)
    assert len({(row.technology, row.stage, row.unit) for row in rows}) == len(rows)
    for unit in (MW, MWP):
        known = [
            row.known_capacity.amount for row in rows if row.unit == unit and row.known_capacity
        ]
        assert sum(known, Decimal(0)) == total(plants, unit)
    for row in rows:
        assert row.known_capacity is None or row.known_capacity.unit == row.unit
        assert (row.capacity is None) == (row.without_capacity > 0)


@given(PLANT_LISTS, TIMES, st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(
    plants: tuple[PowerPlant, ...], on: date | AsOf, random: Any
) -> None:
    shuffled = random.sample(plants, len(plants))
    assert capacity_by(shuffled, on=on) == capacity_by(plants, on=on)


@given(PLANTS)
def test_plants_survive_pickling_and_copying(plant: PowerPlant) -> None:
    pickled = pickle.loads(pickle.dumps(plant))  # noqa: S301
    for again in (pickled, copy.copy(plant), copy.deepcopy(plant)):
        assert again == plant
        assert hash(again) == hash(plant)


@pytest.mark.parametrize("value", [KRONG_PA[0], BUILT_2021, capacity_by(KRONG_PA, on=JULY_2022)[0]])
def test_plants_milestones_and_rows_are_values(value: object) -> None:
    again = pickle.loads(pickle.dumps(value))  # noqa: S301
    assert again == value
    with pytest.raises(AttributeError):
        setattr(value, "stage", STOPPED)  # noqa: B010


def test_a_refusal_survives_pickling() -> None:
    with pytest.raises(UnitMismatchError) as caught:
        PowerPlant("Chư Gu", capacity=Quantity.of(5, unit=VND))
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_a_plant_is_escaped_in_notebooks() -> None:
    assert (
        PowerPlant("A < B", capacity=peak(49))._repr_html_()
        == "<span><b>A &lt; B</b> (49 MWp)</span>"
    )
    assert PowerPlant("Chư Gu")._repr_html_() == "<span><b>Chư Gu</b></span>"


def test_the_words_of_technologies_and_stages_are_those_of_reports() -> None:
    names = [part.name for part in parts_of(SegmentDimension.TECHNOLOGY)]
    assert [technology.value for technology in PowerTechnology] == [*names, "điện khác"]
    assert [stage.value for stage in PowerStage] == [
        "đang chuẩn bị",
        "đang xây dựng",
        "đang hoạt động",
        "dừng hoạt động",
    ]
