"""Tập số liệu: strategies for records that stand together."""

from congthuong.records import Dataset, Record
from congthuong.testing._hypothesis import SearchStrategy, st
from congthuong.testing.records import (
    comparisons,
    growth_targets,
    observations,
    plan_targets,
    record_keys,
    spreads,
)

__all__ = ["datasets"]


def datasets() -> SearchStrategy[Dataset]:
    """Tập số liệu: records of every kind, many of them for the same few keys.

    >>> from hypothesis import Phase, find, settings
    >>> find(datasets(), lambda found: True, settings=settings(phases=[Phase.generate]))
    <Dataset of 0 records>
    """
    return _datasets()


@st.composite
def _datasets(draw: st.DrawFn) -> Dataset:
    keys = st.sampled_from(draw(st.lists(record_keys(), min_size=1, max_size=3)))
    kinds: SearchStrategy[Record] = st.one_of(
        observations(keys), plan_targets(keys), growth_targets(keys), comparisons(keys), spreads()
    )
    return Dataset(draw(st.lists(kinds, max_size=6)))
