"""Số liệu: observations, plan targets, comparisons and statements, each with its key."""

from congthuong.records.bases import (
    ComparisonBase,
    PlanBase,
    WholeBase,
    YearlyAverage,
    base_label,
)
from congthuong.records.comparisons import Comparison
from congthuong.records.dataset import Dataset
from congthuong.records.doors import StatedValue
from congthuong.records.growth import GrowthTarget
from congthuong.records.keys import RecordKey
from congthuong.records.observations import Observation
from congthuong.records.places import (
    LocalityGroup,
    NamedPlace,
    Place,
    PlaceKind,
    Segment,
    SegmentDimension,
    Time,
)
from congthuong.records.plans import PlanKind, PlanReference, PlanTarget, TargetDirection
from congthuong.records.rates import ComparisonValue
from congthuong.records.sources import ObservationStatus, Source
from congthuong.records.spreads import Spread
from congthuong.records.statements import Record, Slot, StatedRate, Statement

__all__ = [
    "Comparison",
    "ComparisonBase",
    "ComparisonValue",
    "Dataset",
    "GrowthTarget",
    "LocalityGroup",
    "NamedPlace",
    "Observation",
    "ObservationStatus",
    "Place",
    "PlaceKind",
    "PlanBase",
    "PlanKind",
    "PlanReference",
    "PlanTarget",
    "Record",
    "RecordKey",
    "Segment",
    "SegmentDimension",
    "Slot",
    "Source",
    "Spread",
    "StatedRate",
    "StatedValue",
    "Statement",
    "TargetDirection",
    "Time",
    "WholeBase",
    "YearlyAverage",
    "base_label",
]
