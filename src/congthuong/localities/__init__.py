"""Địa phương: administrative units valid in time, their names, succession and territory."""

from congthuong.localities.locality import Day, Locality, LocalityKind, LocalityLevel
from congthuong.localities.names import LocalityMatch, find_locality
from congthuong.localities.registry import VIETNAM, get_locality, locality_versions
from congthuong.localities.spellings import MatchQuality
from congthuong.localities.succession import Extent, Succession, SuccessionEvent
from congthuong.localities.territory import Territory, recompose, same_territory

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
