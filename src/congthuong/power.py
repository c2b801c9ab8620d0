"""Nhà máy điện: power plants, the stage each is in on a day, and capacity that adds up.

MW and MWp are different units and are never added; nothing here converts one into the other.
"""

import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Final, TypeAlias, cast

from attrs import frozen

from congthuong._html import Html, element
from congthuong._labels import Labelled
from congthuong._text import fold_tones
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.localities.locality import Locality
from congthuong.periods.moments import (
    Moment,
    check_moments,
    check_one_of,
    first_day,
    happened,
    last_day,
)
from congthuong.quantities import MW, MWP, Quantity, Unit, format_quantity

__all__ = [
    "CapacityRow",
    "PowerMilestone",
    "PowerPlant",
    "PowerStage",
    "PowerTechnology",
    "capacity_by",
    "format_capacity",
]


class PowerTechnology(Enum):
    """Loại nguồn điện: what a plant makes power from; the value reads behind nhà máy.

    Thermal is for plants of which the fuel is not told, hydro, solar and wind for those of which
    nothing closer is; the values are the names of `congthuong.indicators.parts`.

    >>> PowerTechnology.HYDRO.value
    'thủy điện'
    """

    HYDRO = "thủy điện"
    PUMPED_STORAGE = "thủy điện tích năng"
    SOLAR = "điện mặt trời"
    ROOFTOP_SOLAR = "điện mặt trời mái nhà"
    WIND = "điện gió"
    OFFSHORE_WIND = "điện gió ngoài khơi"
    THERMAL = "nhiệt điện"
    COAL = "nhiệt điện than"
    GAS = "nhiệt điện khí"
    LNG = "điện khí LNG"
    BIOMASS = "điện sinh khối"
    WASTE = "điện rác"
    STORAGE = "pin lưu trữ năng lượng"
    OTHER = "điện khác"


class PowerStage(Labelled):
    """Giai đoạn: where a plant stands in its life; members are in the order of that life.

    >>> PowerStage("đang hoạt động").name, PowerStage.IN_PREPARATION.label
    ('IN_OPERATION', 'chuẩn bị đầu tư')
    """

    IN_PREPARATION = "đang chuẩn bị", "chuẩn bị đầu tư"
    UNDER_CONSTRUCTION = "đang xây dựng", "đang xây dựng"
    IN_OPERATION = "đang hoạt động", "đang hoạt động"
    STOPPED = "dừng hoạt động", "ngừng hoạt động"


@frozen
class PowerMilestone:
    """Mốc của nhà máy: the plant entered a stage at a time, or had entered it by a time.

    `on` is the day or moment of entry; `known_by` instead of it, a time by which the plant had
    entered the stage, however long before. Without either the plant entered it, nobody says when.
    `event` is what the document calls it (khởi công, hòa lưới).

    Raises `InvalidTypeError` for fields of another type, `InvalidValueError` where both times are
    given.

    >>> PowerMilestone(PowerStage.UNDER_CONSTRUCTION, AsOf(2021, 3), event="khởi công").event
    'khởi công'
    """

    stage: PowerStage
    on: Moment | None = None
    known_by: Moment | None = None
    event: str = ""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.stage, PowerStage):
            raise InvalidTypeError(self.stage, "a PowerStage")
        if not isinstance(self.event, str):
            raise InvalidTypeError(self.event, "the words for the event as a str")
        check_moments(self.on, self.known_by)
        check_one_of(self.on, self.known_by, "a milestone")

    def reached(self, day: date) -> bool | None:
        """Đã qua mốc: whether the stage had been entered at the end of a day, None where open.

        >>> PowerMilestone(PowerStage.IN_OPERATION, known_by=AsOf(2022)).reached(date(2023, 1, 1))
        True
        """
        return happened(day, self.on, self.known_by)

    @property
    def earliest(self) -> date | None:
        """Sớm nhất: the first day on which it can have been, None where that is open."""
        return None if self.on is None else first_day(self.on)

    @property
    def latest(self) -> date | None:
        """Muộn nhất: the last day on which it can have been, None where that is open."""
        latest = self.known_by if self.on is None else self.on
        return None if latest is None else last_day(latest)

    def _precedes(self, other: "PowerMilestone") -> bool:
        end, start = self.latest, other.earliest
        return end is not None and start is not None and end < start


@frozen
class PowerPlant:
    """Nhà máy điện: one plant or project; only its name is required, None stands for not known.

    `capacity` is in MW or MWp as the document has it; kW, kWp and GW are refused like any other
    unit, for a total of mixed scales would be no total. `stage` is the stage that a document
    states without a time; a stage with a time is a milestone.

    Raises `UnitMismatchError` for a capacity in another unit, `InvalidValueError` for a blank name
    and for a capacity that is not above zero, `InvalidTypeError` for fields of another type.

    >>> plant = PowerPlant("Ia Nhạc", PowerTechnology.HYDRO, Quantity.of("11.5", unit=MW))
    >>> print(plant, plant.capacity)
    Ia Nhạc 11,5 MW
    """

    name: str
    technology: PowerTechnology | None = None
    capacity: Quantity | None = None
    stage: PowerStage | None = None
    locality: Locality | None = None
    investor: str | None = None
    milestones: tuple[PowerMilestone, ...] = ()

    def __attrs_post_init__(self) -> None:
        _check(self)

    def stage_on(self, on: Moment) -> PowerStage | None:
        """Giai đoạn tại ngày: the stage at the end of a day or moment, None where it is open.

        The latest milestone passed decides; where the times leave the order of two open, they
        follow the life of a plant. A milestone that may or may not have been passed leaves the
        stage open if it matters. Where no milestone decides, the stated stage answers, but not
        before a milestone that comes no later in life: a plant does not run before it is built. A
        stated stage later in life than the milestones passed leaves the stage open, for nobody
        says when the plant entered it.

        >>> built = PowerMilestone(PowerStage.UNDER_CONSTRUCTION, AsOf(2021))
        >>> runs = PowerMilestone(PowerStage.IN_OPERATION, date(2023, 5, 1))
        >>> plant = PowerPlant("Ia Nhạc", milestones=(built, runs))
        >>> plant.stage_on(date(2023, 4, 30)).value, plant.stage_on(AsOf(2023)).value
        ('đang xây dựng', 'đang hoạt động')
        """
        day = last_day(on)
        passed = [each for each in self.milestones if each.reached(day)]
        in_doubt = [each for each in self.milestones if each.reached(day) is None]
        reached = _last_entered(passed)
        stated = self._stated_on(day)
        if reached is not None and _is_settled(reached, passed, in_doubt):
            later = stated is not None and _LIFE.index(stated) > _LIFE.index(reached)
            return None if later else reached
        possible = {reached, *(each.stage for each in in_doubt)} - {None}
        return stated if not possible or stated in possible else None

    def _stated_on(self, day: date) -> PowerStage | None:
        """The stated stage, None where a milestone still ahead shows that it came later."""
        ahead = [each.stage for each in self.milestones if each.reached(day) is False]
        if self.stage is None or any(
            _LIFE.index(each) <= _LIFE.index(self.stage) for each in ahead
        ):
            return None
        return self.stage

    def __str__(self) -> str:
        return self.name

    def _repr_html_(self) -> Html:
        size = "" if self.capacity is None else f" ({self.capacity})"
        return element("span", element("b", self.name), size)


_TYPES: Final[Mapping[str, type]] = {
    "technology": PowerTechnology,
    "capacity": Quantity,
    "stage": PowerStage,
    "locality": Locality,
    "investor": str,
}


def _check(plant: PowerPlant) -> None:
    if not isinstance(plant.name, str):
        raise InvalidTypeError(plant.name, "the name of the plant as a str")
    if not plant.name.strip():
        raise InvalidValueError(plant.name, "the name of the plant, which cannot be blank")
    for name, kind in _TYPES.items():
        value = getattr(plant, name)
        if value is not None and not isinstance(value, kind):
            raise InvalidTypeError(value, f"for {name}: {kind.__name__} or None")
    milestones = cast("object", plant.milestones)
    if not isinstance(milestones, tuple):
        raise InvalidTypeError(milestones, "for milestones: a tuple of PowerMilestone")
    for milestone in plant.milestones:
        if not isinstance(milestone, PowerMilestone):
            raise InvalidTypeError(milestone, "a PowerMilestone")
    if plant.capacity is not None:
        _check_capacity(plant.capacity)


def _check_capacity(capacity: Quantity) -> None:
    if capacity.unit not in (MW, MWP):
        raise UnitMismatchError("reconcile", capacity, "a capacity in MW or MWp")
    if capacity.amount <= 0:
        raise InvalidValueError(capacity, "a capacity above zero, or None where it is not known")


_LIFE: Final = tuple(PowerStage)


def _latest(milestones: Sequence[PowerMilestone]) -> list[PowerMilestone]:
    return [each for each in milestones if not any(map(each._precedes, milestones))]


def _last_entered(milestones: Sequence[PowerMilestone]) -> PowerStage | None:
    return max((each.stage for each in _latest(milestones)), key=_LIFE.index, default=None)


def _is_settled(
    reached: PowerStage, passed: Sequence[PowerMilestone], in_doubt: Sequence[PowerMilestone]
) -> bool:
    """Whether the stage stays the same whichever of the milestones in doubt have been passed."""
    rivals = [each for each in in_doubt if each.stage is not reached]
    holds = any(
        each.stage is reached and not any(map(each._precedes, rivals)) for each in _latest(passed)
    )
    return holds and all(_LIFE.index(each.stage) < _LIFE.index(reached) for each in rivals)


@frozen
class CapacityRow:
    """Dòng công suất: the plants of one technology, in one stage, measured in one unit.

    `capacity` is their total, None where the capacity of any of them is missing: `known_capacity`
    is then the sum of the others and `without_capacity` the number of those missing. `unit` is
    None where no capacity is known, `technology` and `stage` where they are not.

    >>> plants = [PowerPlant("Ia Nhạc", PowerTechnology.WIND, Quantity.of(50, unit=MW))]
    >>> capacity_by([*plants, PowerPlant("Chư Đê", PowerTechnology.WIND)], on=AsOf(2022))[0].plants
    2
    """

    technology: PowerTechnology | None
    stage: PowerStage | None
    unit: Unit | None
    plants: int
    known_capacity: Quantity | None
    without_capacity: int

    @property
    def capacity(self) -> Quantity | None:
        """Tổng công suất: of all plants of the row, None where any of them lacks its capacity."""
        return None if self.without_capacity else self.known_capacity


_Group: TypeAlias = tuple[PowerStage | None, PowerTechnology | None]


def capacity_by(plants: Iterable[PowerPlant], *, on: Moment) -> tuple[CapacityRow, ...]:
    """Công suất theo loại nguồn và giai đoạn: number of plants and total capacity on a day.

    MW and MWp stand in rows of their own. Plants without a capacity stand in the row of their
    technology and stage; where that has both units or none, they make a row without a unit. Rows
    begin with plants in operation, then under construction, in preparation, stopped, unknown.

    Raises `InvalidTypeError` for what is no plant, `InvalidValueError` for a plant listed twice
    (one name in one locality, or without any).

    >>> sun = PowerTechnology.SOLAR
    >>> plants = [
    ...     PowerPlant("Phú Cần 1", sun, Quantity.of(49, unit=MWP), PowerStage.IN_OPERATION),
    ...     PowerPlant("Phú Cần 2", sun, Quantity.of(35, unit=MWP), PowerStage.IN_OPERATION),
    ... ]
    >>> [(row.plants, str(row.capacity)) for row in capacity_by(plants, on=AsOf(2022, 7))]
    [(2, '84 MWp')]
    """
    groups: dict[_Group, list[PowerPlant]] = {}
    for plant in _without_repeats(plants):
        groups.setdefault((plant.stage_on(on), plant.technology), []).append(plant)
    ordered = sorted(groups, key=lambda group: (_SHOWN.index(group[0]), _KINDS.index(group[1])))
    return tuple(row for group in ordered for row in _rows(group, groups[group]))


_SHOWN: Final = (
    PowerStage.IN_OPERATION,
    PowerStage.UNDER_CONSTRUCTION,
    PowerStage.IN_PREPARATION,
    PowerStage.STOPPED,
    None,
)
_KINDS: Final = (*PowerTechnology, None)


def _without_repeats(plants: Iterable[PowerPlant]) -> tuple[PowerPlant, ...]:
    listed = tuple(plants)
    seen: set[tuple[str, Locality | None]] = set()
    for plant in listed:
        if not isinstance(plant, PowerPlant):
            raise InvalidTypeError(plant, "a PowerPlant")
        identity = fold_tones(plant.name), plant.locality
        if identity in seen:
            raise InvalidValueError(
                plant.name, "plants listed once each: one name in one locality is one plant"
            )
        seen.add(identity)
    return listed


def _rows(group: _Group, plants: Sequence[PowerPlant]) -> Iterable[CapacityRow]:
    stated = [plant.capacity for plant in plants if plant.capacity is not None]
    lacking = len(plants) - len(stated)
    by_unit = {
        unit: [capacity for capacity in stated if capacity.unit == unit]
        for unit in (MW, MWP)
        if any(capacity.unit == unit for capacity in stated)
    }
    stage, technology = group
    alone = len(by_unit) != 1
    for unit, capacities in by_unit.items():
        missing = 0 if alone else lacking
        total = functools.reduce(operator.add, capacities)
        yield CapacityRow(technology, stage, unit, len(capacities) + missing, total, missing)
    if alone and lacking:
        yield CapacityRow(technology, stage, None, lacking, None, lacking)


def format_capacity(rows: Iterable[CapacityRow]) -> str:
    """Viết công suất: rows of `capacity_by` in one Vietnamese line, by stage.

    A row in which capacities are missing gives the sum of the others and says how many are missing.

    >>> plants = [
    ...     PowerPlant("Ia Nhạc", PowerTechnology.WIND, Quantity.of(50, unit=MW)),
    ...     PowerPlant("Chư Đê", PowerTechnology.WIND),
    ... ]
    >>> format_capacity(capacity_by(plants, on=AsOf(2022)))
    'chưa rõ giai đoạn: 2 nhà máy điện gió (50 MW, chưa kể 1 nhà máy chưa có công suất)'
    """
    by_stage: dict[str, list[str]] = {}
    for row in rows:
        stage = "chưa rõ giai đoạn" if row.stage is None else row.stage.label
        by_stage.setdefault(stage, []).append(_row_text(row))
    if not by_stage:
        return "không có nhà máy điện"
    return "; ".join(f"{stage}: {', '.join(texts)}" for stage, texts in by_stage.items())


def _row_text(row: CapacityRow) -> str:
    kind = "điện chưa rõ loại nguồn" if row.technology is None else row.technology.value
    counted = f"{row.plants} nhà máy {kind}"
    if row.known_capacity is None:
        return f"{counted} (chưa có công suất)"
    known = format_quantity(row.known_capacity)
    if not row.without_capacity:
        return f"{counted} {known}"
    return f"{counted} ({known}, chưa kể {row.without_capacity} nhà máy chưa có công suất)"
