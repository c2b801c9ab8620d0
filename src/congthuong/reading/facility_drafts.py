"""Cơ sở đang đọc: what a text says of one named facility, gathered before the object is made."""

import functools
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, TypeAlias

from attrs import define, field, frozen

from congthuong._exact import multiply
from congthuong._text import Span, fold_tones
from congthuong.clusters import (
    ClusterHistory,
    ClusterKind,
    ClusterLand,
    ClusterMilestone,
    IndustrialCluster,
    MilestoneKind,
)
from congthuong.findings import Evidence
from congthuong.localities import Locality, LocalityLevel, MatchQuality, find_locality
from congthuong.markets import (
    Market,
    MarketClassDecision,
    MarketKind,
    MarketRegime,
    MarketWork,
    MarketWorkKind,
    MarketWorkStatus,
)
from congthuong.periods import AsOf
from congthuong.power import PowerMilestone, PowerPlant, PowerStage, PowerTechnology
from congthuong.quantities import HECTARE, M2, MW, MWP, Quantity
from congthuong.reading.places import province_of

__all__ = [
    "Facility",
    "FacilityDraft",
    "FacilityKind",
    "FacilityMention",
    "fitted",
    "gather",
    "is_unit",
    "locality_of",
    "made",
]

Facility: TypeAlias = IndustrialCluster | Market | PowerPlant
FacilityKind: TypeAlias = str
"""Of the vocabulary: cluster, market or plant."""


@frozen
class FacilityMention:
    """Cơ sở được nêu tên: a cluster, market or power plant that a text names, and where.

    `facility` holds what the clause states and the types of the facility rooms have a field for;
    `stated` the words about it that they have none for, or that do not settle one. `area` is the
    area as stated, also where the text does not say by which decision a cluster has it. The span
    of `evidence` is one into the text as it was given: where the facility is first named.

    >>> mention = FacilityMention(Market("Chợ Bến Đò"), Evidence("chợ Bến Đò"), ("hạng 2",))
    >>> mention.facility.name, mention.area
    ('Chợ Bến Đò', None)
    """

    facility: Facility
    evidence: Evidence
    stated: tuple[str, ...] = ()
    area: Quantity | None = None


@define
class FacilityDraft:
    """Bản ghi tạm: one naming of a facility with what stands around it."""

    kind: FacilityKind
    sort: str
    name: str
    span: Span
    locality: Locality | None = None
    tags: dict[str, None] = field(factory=dict[str, None])
    stages: dict[str, str] = field(factory=dict[str, str])
    statuses: dict[str, str] = field(factory=dict[str, str])
    amounts: dict[str, Quantity] = field(factory=dict[str, Quantity])
    land: dict[str, Quantity] = field(factory=dict[str, Quantity])
    rank: int | None = None
    rank_words: str = ""
    stated: dict[str, None] = field(factory=dict[str, None])

    def note(self, words: str) -> None:
        """Keep words that no field takes."""
        self.stated[words] = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Under what two namings may be of one facility."""
        return self.kind, self.sort if self.kind == "plant" else "", fold_tones(self.name)

    def settle(self) -> None:
        """Say which land an area is: that of the one stage stated beside it, else none."""
        fields = [_LAND[stage] for stage in self.stages if stage in _LAND]
        if self.kind == "cluster" and "area" in self.amounts and len(fields) == 1:
            self.land[fields[0]] = self.amounts["area"]

    def merge(self, other: "FacilityDraft") -> None:
        """Take what another naming of the same facility adds; what contradicts is left out."""
        self.locality = self.locality or other.locality
        self.tags |= other.tags
        self.stated |= other.stated
        self.stages = self.stages | other.stages | self.stages
        self.statuses = other.statuses | self.statuses
        for known, more in ((self.amounts, other.amounts), (self.land, other.land)):
            for measure, amount in more.items():
                known.setdefault(measure, amount)
        if self.rank is None:
            self.rank, self.rank_words = other.rank, other.rank_words


def gather(drafts: list[FacilityDraft]) -> list[FacilityDraft]:
    """Gộp: one draft for each facility, in the order of their first naming.

    A naming without a place is of the first facility of the name; two places make two facilities.
    """
    found: dict[tuple[str, str, str], dict[Locality | None, FacilityDraft]] = {}
    order: list[FacilityDraft] = []
    for draft in drafts:
        draft.settle()
        known = found.setdefault(draft.key, {})
        place = draft.locality
        first = next(iter(known.values())) if known and place is None else known.get(place)
        if first is None and None in known:
            first = known.pop(None)
            known[place] = first
        if first is None:
            known[place] = draft
            order.append(draft)
        else:
            first.merge(draft)
    return order


def made(draft: FacilityDraft, published: AsOf | None) -> Facility:
    """The object of a draft; what its type cannot hold stays in `stated`."""
    return _MAKERS[draft.kind](draft, published)


# The land that a stage speaks of; where none is named, nobody says which of these an area is.
_LAND: Final = {
    "detailed_plan_approved": "detailed_plan",
    "established": "established",
    "operating": "operating",
    "in_plan": "planned",
}


def _cluster(draft: FacilityDraft, published: AsOf | None) -> Facility:
    return IndustrialCluster(
        draft.name,
        draft.locality,
        kind=None if draft.sort in ("ordinary", "short") else ClusterKind(draft.sort),
        sectors=tuple(draft.tags),
        land=ClusterLand(**draft.land),
        history=ClusterHistory(
            tuple(
                ClusterMilestone(MilestoneKind(stage), known_by=published) for stage in draft.stages
            )
        ),
    )


_FIRST_YEAR: Final = 2004
_M2_A_HECTARE: Final = Decimal(10000)
_DECREE_60: Final = AsOf(2024, 7)


def _decision(draft: FacilityDraft, published: AsOf | None) -> MarketClassDecision | None:
    """The class, where there was but one decree to decide it under."""
    if draft.rank is None:
        return None
    if (
        published is not None
        and published.year >= _FIRST_YEAR
        and published.last_day <= _DECREE_60.last_day
    ):
        return MarketClassDecision(draft.rank, MarketRegime.DECREE_02_2003)
    draft.note(draft.rank_words)
    return None


def _market(draft: FacilityDraft, published: AsOf | None) -> Facility:
    if published is None and "opened" in draft.stages:
        draft.note(draft.stages["opened"])
    works = [stage.removeprefix("work.") for stage in draft.stages if stage != "opened"]
    statuses = {
        work: MarketWorkStatus(status)
        for work in works
        if (status := draft.statuses.get(f"work.{work}")) is not None
    }
    return Market(
        draft.name,
        draft.locality,
        kinds=frozenset(map(MarketKind, draft.tags)),
        site_area=draft.amounts.get("site"),
        floor_area=draft.amounts.get("floor"),
        decision=_decision(draft, published),
        opened_by=published if "opened" in draft.stages else None,
        works=tuple(
            MarketWork(MarketWorkKind(work), stated_status=statuses.get(work)) for work in works
        ),
    )


def _plant(draft: FacilityDraft, published: AsOf | None) -> Facility:
    stages = [(PowerStage[stage], words) for stage, words in draft.stages.items()]
    return PowerPlant(
        draft.name,
        PowerTechnology[draft.sort] if draft.sort else None,
        draft.amounts.get("capacity"),
        stages[0][0] if stages and published is None else None,
        draft.locality,
        milestones=()
        if published is None
        else tuple(
            PowerMilestone(stage, known_by=published, event=words) for stage, words in stages
        ),
    )


_MAKERS: Final[Mapping[str, Callable[[FacilityDraft, AsOf | None], Facility]]] = {
    "cluster": _cluster,
    "market": _market,
    "plant": _plant,
}


def fitted(measure: str, kind: FacilityKind, amount: Quantity) -> tuple[str, Quantity] | None:
    """A measure in the unit that the facility has it in, None for one it does not have."""
    if measure == "capacity":
        fits = kind == "plant" and amount.unit in (MW, MWP) and amount.amount > 0
        return (measure, amount) if fits else None
    if kind == "plant" or amount.unit not in (HECTARE, M2):
        return None
    if kind == "market" and measure in ("site", "floor") and amount.unit == HECTARE:
        return measure, Quantity(multiply(amount.amount, _M2_A_HECTARE), M2)
    if kind == "cluster":
        return ("area", amount) if amount.unit == HECTARE else None
    return measure, amount


@functools.lru_cache(maxsize=4096)
def locality_of(
    parts: tuple[str, ...], home: Locality | None, on: AsOf | None, *, is_low: bool
) -> Locality | None:
    """The unit that an address names, its parts from the narrowest; None where it stays open.

    Where the narrowest unit is not on record, the next one around it is taken. A commune alone is
    looked for in the province of the document only: communes of one name are many.
    """
    province = province_of(home, on)
    for start in range(len(parts)):
        alone = start == len(parts) - 1
        if is_low and alone and start == 0 and province is None:
            return None
        found = _unit(", ".join(parts[start:]), province if alone else None, on)
        if found is not None:
            return found
    return None


def _unit(name: str, within: Locality | None, on: AsOf | None) -> Locality | None:
    there = [
        match.locality
        for match in find_locality(name, on=on, within=within)
        if match.quality is MatchQuality.EXACT and not match.ended
    ]
    return there[-1] if len({unit.code for unit in there}) == 1 else None


@functools.lru_cache(maxsize=4096)
def is_unit(name: str, *, province: bool) -> bool:
    """Whether a unit has exactly this name, or a province has."""
    return any(
        match.quality in (MatchQuality.EXACT, MatchQuality.ALIAS)
        and (not province or match.locality.level is LocalityLevel.PROVINCE)
        for match in find_locality(name)
    )
