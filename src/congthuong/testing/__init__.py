"""Bộ kiểm thử: builders, assertions and strategies for tests of projects that use this library.

Builders (`an_observation`, `a_plan`) and assertions (`assert_states`, `assert_consistent`) need
nothing else. The Hypothesis strategies, named by what they make or asked for by type (`values_of`),
need the extra `testing`: `pip install 'congthuong[testing]'`; they are loaded when the first one is
asked for. Each makes only values that its class accepts, small ones first, and shrinks like those
it is made of.
"""

from typing import TYPE_CHECKING

from congthuong.testing.assertions import (
    assert_consistent,
    assert_same_figures,
    assert_states,
)
from congthuong.testing.builders import (
    KeyParts,
    a_change,
    a_key,
    a_percent_of_plan,
    a_plan,
    an_observation,
)

if TYPE_CHECKING:
    from congthuong.testing.strategies import *  # noqa: F403

__all__ = [
    "KeyParts",
    "a_change",
    "a_key",
    "a_percent_of_plan",
    "a_plan",
    "an_observation",
    "assert_consistent",
    "assert_same_figures",
    "assert_states",
    "authorities",
    "campaigns",
    "caveats",
    "cluster_flows",
    "cluster_histories",
    "cluster_lands",
    "cluster_milestones",
    "cluster_projects",
    "comparisons",
    "datasets",
    "document_references",
    "event_times",
    "findings",
    "follow_ups",
    "growth_targets",
    "index_numbers",
    "indicators",
    "industrial_clusters",
    "intervals",
    "localities",
    "locality_groups",
    "market_class_decisions",
    "market_lists",
    "market_managements",
    "market_works",
    "markets",
    "moments",
    "multiples",
    "named_places",
    "number_styles",
    "numbers",
    "observations",
    "percent_changes",
    "percent_shares",
    "percentage_points",
    "percents_of_plan",
    "periods",
    "plan_references",
    "plan_targets",
    "power_milestones",
    "power_plant_lists",
    "power_plants",
    "price_bases",
    "quantities",
    "rates",
    "recommendations",
    "record_keys",
    "scales",
    "segments",
    "shortcomings",
    "sources",
    "spelling_styles",
    "spreads",
    "stated_quantities",
    "statements",
    "teams",
    "units",
    "values_of",
    "visits",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        from congthuong.testing import strategies

        return getattr(strategies, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
