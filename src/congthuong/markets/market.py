"""Chợ: a market with whatever is known of it, and the class that the authority decided."""

import datetime as dt
from collections.abc import Set as AbstractSet
from typing import Final, cast

from attrs import field, frozen

from congthuong._checks import check_fields
from congthuong._html import Html, element
from congthuong._text import fold_tones
from congthuong.documents import DocumentReference
from congthuong.errors import InvalidTypeError, InvalidValueError, UnitMismatchError
from congthuong.localities.locality import Locality
from congthuong.markets.kinds import (
    MarketCapital,
    MarketConstruction,
    MarketKind,
    MarketManagerKind,
    MarketRegime,
    check_rank,
)
from congthuong.markets.works import MarketWork
from congthuong.periods.moments import Moment, check_moments, check_one_of, happened, last_day
from congthuong.quantities import M2, VND, Quantity, Unit

__all__ = ["Market", "MarketClassDecision", "MarketManagement", "identity_of"]


@frozen
class MarketManagement:
    """Đơn vị quản lý chợ: the kind of the manager and its name, as far as they are known.

    Raises `InvalidTypeError` for a kind or a name of another type.

    >>> MarketManagement(MarketManagerKind.COOPERATIVE, "HTX Bình Minh").kind.value
    'hợp tác xã'
    """

    kind: MarketManagerKind | None = None
    name: str | None = None

    def __attrs_post_init__(self) -> None:
        check_fields(self, {"kind": MarketManagerKind, "name": str})


@frozen
class MarketClassDecision:
    """Quyết định phân hạng: the class that the authority gave, whatever the rule would compute.

    `rank` is 1, 2 or 3, `regime` the decree it was given under, `document` and `date` are those of
    the decision, where known.

    Raises `InvalidValueError` for another rank, `InvalidTypeError` for fields of another type.
    Source: Decree 60/2024/NĐ-CP, art. 4; before 1 August 2024 Decree 02/2003/NĐ-CP.

    >>> document = parse_document("832/QĐ-UBND ngày 12/5/2021")
    >>> decision = MarketClassDecision(2, MarketRegime.DECREE_02_2003, document)
    >>> decision.label, decision.day
    ('loại 2', datetime.date(2021, 5, 12))
    """

    rank: int
    regime: MarketRegime
    document: DocumentReference | None = None
    date: Moment | None = None

    def __attrs_post_init__(self) -> None:
        check_rank(self.rank)
        if not isinstance(self.regime, MarketRegime):
            raise InvalidTypeError(self.regime, "a MarketRegime")
        check_fields(self, {"document": DocumentReference})
        check_moments(self.date)

    @property
    def label(self) -> str:
        """The class as documents of its regime write it."""
        return self.regime.label(self.rank)

    @property
    def day(self) -> dt.date | None:
        """Ngày quyết định: the (latest possible) day, by `date` or else by the document."""
        if self.date is not None:
            return last_day(self.date)
        return None if self.document is None else self.document.date


def _in_order(kinds: AbstractSet[MarketKind]) -> str:
    # The order of a set changes with the hash seed; what is shown may not.
    return f"frozenset({{{', '.join(str(kind) for kind in MarketKind if kind in kinds)}}})"


@frozen
class Market:
    """Chợ: one market; only its name is required, None stands for not known.

    `points_of_sale` counts the fixed selling places of the design (điểm kinh doanh, by law at
    least 3 m² each), not the traders; `trading_households` counts those. Areas are in m²: the
    site, and the floors built on it. `in_plan` tells whether planning has the market. `capital` is
    the source of capital in the document's words, `capital_kind` which of the two of the law it is,
    and `invested` the whole capital put into the market, in đồng.
    `decision` is the class the authority decided; the computed one is `market_class`.
    `opened` and `stopped` are a day or a moment; `opened_by` and `stopped_by` instead of them say
    that it had happened by then, however long before. A market without a stop has not stopped.

    No rule of law is a condition of this class: older markets break later rules lawfully, and
    `check_market` says where. Raises `InvalidTypeError` and `InvalidValueError` for fields of
    another type, a blank name, negative counts and areas, and for a time given twice, and
    `UnitMismatchError` for an area in another unit than m² and capital in another than đồng.
    Source: Decree 60/2024/NĐ-CP, arts. 3 (market, point of sale) and 4.3 (capital).

    >>> market = Market("Chợ Bến Đò", points_of_sale=250, construction=MarketConstruction.SOLID)
    >>> print(market, market_class(market, regime=MarketRegime.DECREE_60_2024).label)
    Chợ Bến Đò hạng 2
    """

    name: str
    locality: Locality | None = None
    points_of_sale: int | None = None
    construction: MarketConstruction | None = None
    kinds: frozenset[MarketKind] = field(default=frozenset(), repr=_in_order)
    in_plan: bool | None = None
    site_area: Quantity | None = None
    floor_area: Quantity | None = None
    management: MarketManagement | None = None
    trading_households: int | None = None
    capital: str | None = None
    decision: MarketClassDecision | None = None
    opened: Moment | None = None
    opened_by: Moment | None = None
    stopped: Moment | None = None
    stopped_by: Moment | None = None
    works: tuple[MarketWork, ...] = ()
    capital_kind: MarketCapital | None = None
    invested: Quantity | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.name, str):
            raise InvalidTypeError(self.name, "the name of the market as a str")
        if not self.name.strip():
            raise InvalidValueError(self.name, "the name of the market, which cannot be blank")
        check_fields(self, _TYPES)
        _check_counts(self.points_of_sale, self.trading_households)
        _check_sizes(M2, "an area from 0 m² on", self.site_area, self.floor_area)
        _check_sizes(VND, "capital from 0 đồng on", self.invested)
        _check_members(self)
        check_moments(self.opened, self.opened_by, self.stopped, self.stopped_by)
        check_one_of(self.opened, self.opened_by, "opening")
        check_one_of(self.stopped, self.stopped_by, "stopping")

    def in_operation(self, on: Moment) -> bool | None:
        """Có hoạt động: whether the market is there at the end of a day, None where not known.

        A market that stops on a day is not there at its end.

        >>> Market("Chợ Bến Đò", opened_by=AsOf(2022, 7)).in_operation(AsOf(2022, 12))
        True
        >>> print(Market("Chợ Bến Đò").in_operation(AsOf(2022, 12)))
        None
        """
        day = last_day(on)
        opened = happened(day, self.opened, self.opened_by)
        stopped = self._stopped(day)
        if opened is False or stopped:
            return False
        return True if opened and stopped is False else None

    def _stopped(self, day: dt.date) -> bool | None:
        if self.stopped is None and self.stopped_by is None:
            return False
        return happened(day, self.stopped, self.stopped_by)

    def __str__(self) -> str:
        return self.name

    def _repr_html_(self) -> Html:
        place = "" if self.locality is None else f" ({self.locality})"
        return element("span", element("b", self.name), place)


_TYPES: Final[dict[str, type]] = {
    "locality": Locality,
    "construction": MarketConstruction,
    "in_plan": bool,
    "site_area": Quantity,
    "floor_area": Quantity,
    "management": MarketManagement,
    "capital": str,
    "capital_kind": MarketCapital,
    "invested": Quantity,
    "decision": MarketClassDecision,
}


def _check_counts(*counts: object) -> None:
    for count in counts:
        if count is None:
            continue
        if not isinstance(count, int) or isinstance(count, bool):
            raise InvalidTypeError(count, "a count as an int, or None")
        if count < 0:
            raise InvalidValueError(count, "a count from 0 on, or None where it is not known")


def _check_sizes(unit: Unit, accepted: str, *sizes: Quantity | None) -> None:
    for size in sizes:
        if size is None:
            continue
        if size.unit != unit:
            raise UnitMismatchError("reconcile", size, unit)
        if size.amount < 0:
            raise InvalidValueError(size, f"{accepted}, or None where it is not known")


def _check_members(market: Market) -> None:
    kinds, works = cast("object", market.kinds), cast("object", market.works)
    if not isinstance(kinds, frozenset):
        raise InvalidTypeError(kinds, "for kinds: a frozenset of MarketKind")
    if not isinstance(works, tuple):
        raise InvalidTypeError(works, "for works: a tuple of MarketWork")
    for kind in market.kinds:
        if not isinstance(kind, MarketKind):
            raise InvalidTypeError(kind, "a MarketKind")
    for work in market.works:
        if not isinstance(work, MarketWork):
            raise InvalidTypeError(work, "a MarketWork")


def identity_of(market: Market) -> tuple[str, Locality | None]:
    """What tells two markets of one list apart: the name, however it is spelt, and the place."""
    return fold_tones(market.name), market.locality
