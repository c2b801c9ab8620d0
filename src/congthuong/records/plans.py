"""Kế hoạch: which plan it is, and the level that it sets for a figure."""

from collections.abc import Iterable
from typing import Final, Self

from attrs import frozen

from congthuong._checks import require
from congthuong._exact import Interval
from congthuong._html import Html, element
from congthuong._labels import Labelled
from congthuong.authorities import Authority
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators import GoodDirection, Indicator, PriceBasis
from congthuong.quantities import Quantity, StatedQuantity
from congthuong.records.doors import StatedValue, value_of
from congthuong.records.keys import RecordKey
from congthuong.records.observations import check_value
from congthuong.records.places import Place, Segment, Time
from congthuong.records.sources import Source, check_source

__all__ = [
    "PLAN",
    "PlanKind",
    "PlanReference",
    "PlanTarget",
    "TargetDirection",
    "check_target",
    "usual_direction",
]


class PlanKind(Labelled):
    """Loại kế hoạch: what sets a target.

    >>> PlanKind.BUDGET_ESTIMATE.label
    'dự toán'
    """

    PLAN = "plan", "kế hoạch"
    BUDGET_ESTIMATE = "budget_estimate", "dự toán"
    RESOLUTION = "resolution", "nghị quyết"
    OBJECTIVE = "objective", "mục tiêu"
    SCENARIO = "scenario", "kịch bản"


class TargetDirection(Labelled):
    """Chiều của chỉ tiêu: whether reaching more is success, or less (hộ nghèo, tai nạn).

    >>> TargetDirection.AT_MOST.label
    'không vượt quá'
    """

    AT_LEAST = "at_least", "tối thiểu"
    AT_MOST = "at_most", "không vượt quá"


@frozen
class PlanReference:
    """Kế hoạch nào: what a target or a percentage of plan refers to.

    `authority` assigned it (Trung ương giao, HĐND huyện giao), None where that is not said;
    `revision` counts adjustments, 0 for the plan as first assigned.

    Raises `InvalidTypeError`, and `InvalidValueError` for a negative revision.

    >>> print(PlanReference(PlanKind.BUDGET_ESTIMATE, parse_authority("Trung ương")))
    dự toán Trung ương giao
    """

    kind: PlanKind = PlanKind.PLAN
    authority: Authority | None = None
    revision: int = 0

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.kind, PlanKind):
            raise InvalidTypeError(self.kind, "a PlanKind")
        if self.authority is not None and not isinstance(self.authority, Authority):
            raise InvalidTypeError(self.authority, "an Authority, or None")
        if type(self.revision) is not int:
            raise InvalidTypeError(self.revision, "an int as the number of the revision")
        if self.revision < 0:
            raise InvalidValueError(self.revision, "a revision from 0 on")

    def __str__(self) -> str:
        assigned = f" {self.authority} giao" if self.authority is not None else ""
        revised = f" (điều chỉnh lần {self.revision})" if self.revision else ""
        return f"{self.kind.label}{assigned}{revised}"


PLAN: Final = PlanReference()


def check_target(key: object, plan: object, direction: object, source: object) -> None:
    """Raise `InvalidTypeError` for parts that no target can have."""
    require(key, RecordKey, "a RecordKey")
    require(plan, PlanReference, "a PlanReference")
    require(direction, TargetDirection, "a TargetDirection")
    check_source(source)


def usual_direction(key: RecordKey) -> TargetDirection:
    """The direction of a target of which nothing is said: that of its indicator."""
    less_is_better = key.indicator.good is GoodDirection.DOWN
    return TargetDirection.AT_MOST if less_is_better else TargetDirection.AT_LEAST


@frozen(repr=False)
class PlanTarget:
    """Chỉ tiêu kế hoạch: a level to reach in the time of its key; no observation.

    The time of a plan encloses the time of what is measured against it: a year, six months.

    Raises `InvalidTypeError` for a part of another type.

    >>> plan = PlanTarget.of("industrial_output", "637", "năm 2022", "1.467,2 tỷ đồng")
    >>> print(plan.plan, plan.direction.label)
    kế hoạch tối thiểu
    """

    key: RecordKey
    value: StatedValue
    plan: PlanReference = PLAN
    direction: TargetDirection = TargetDirection.AT_LEAST
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        check_target(self.key, self.plan, self.direction, self.source)
        check_value(self.value)

    @classmethod
    def of(  # noqa: PLR0913 (the parts of a key, by name)
        cls,
        indicator: Indicator | str,
        place: Place | str,
        time: Time | str,
        value: StatedValue | Quantity | str,
        *,
        plan: PlanReference = PLAN,
        direction: TargetDirection | None = None,
        price_basis: PriceBasis | str | None = None,
        segments: Iterable[Segment] = (),
        source: Source | None = None,
    ) -> Self:
        """Chỉ tiêu từ chữ: each part as it is, or as text; see `Observation.of`.

        The direction is by default that of the indicator.

        >>> PlanTarget.of("exports", "tỉnh Hà Tĩnh", "năm 2020", "1,2 tỷ USD").quantity
        Quantity.of('1.2', Scale.BILLION, USD)
        """
        key = RecordKey.of(indicator, place, time, price_basis=price_basis, segments=segments)
        way = usual_direction(key) if direction is None else direction
        return cls(key, value_of(value), plan, way, source)

    @property
    def quantity(self) -> Quantity:
        """Đại lượng: the quantity that is planned; raises `InvalidValueError` where there is none.

        >>> PlanTarget.of("exports", "42", "năm 2020", "1,2 tỷ USD").quantity.unit.code
        'USD'
        """
        value = self.value
        if isinstance(value, StatedQuantity) and value.high is None:
            return value.quantity
        raise InvalidValueError(self, "a target of one quantity")

    @property
    def interval(self) -> Interval:
        """Khoảng cho phép: every number, in the base unit or percent, that the value allows."""
        return self.value.interval

    def __str__(self) -> str:
        return f"{self.key}: {self.plan} {self.value}"

    def __repr__(self) -> str:
        return f"<PlanTarget {self}>"

    def _repr_html_(self) -> Html:
        return element("span", f"{self.plan} {self.value}", title=str(self.key))
