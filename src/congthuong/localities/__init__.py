"""Địa phương: administrative units valid in time, their names, succession and territory."""

from congthuong.localities.locality import (
    Day,
    Locality,
    LocalityKind,
    LocalityLevel,
    Record,
    answer_from,
)
from congthuong.localities.names import LocalityMatch, find_locality
from congthuong.localities.registry import (
    VIETNAM,
    children_of,
    get_locality,
    locality_versions,
    parent_of,
)
from congthuong.localities.spellings import MatchQuality
from congthuong.localities.succession import (
    Extent,
    Succession,
    SuccessionEvent,
    predecessors_of,
    successors_of,
)
from congthuong.localities.territory import Territory, recompose, same_territory, territory_of

__all__ = [
    "VIETNAM",
    "Day",
    "Extent",
    "Locality",
    "LocalityKind",
    "LocalityLevel",
    "LocalityMatch",
    "MatchQuality",
    "Succession",
    "SuccessionEvent",
    "Territory",
    "find_locality",
    "get_locality",
    "locality_versions",
    "recompose",
    "same_territory",
]

answer_from(Record(parent_of, children_of, successors_of, predecessors_of, territory_of))
