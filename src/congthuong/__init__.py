"""congthuong: figures of Vietnam's Industry-and-Trade (Công Thương) sector, exact and checked.

Everything is importable from here and loaded on first use; `import congthuong` alone loads nothing
else. The names are listed in `__all__`, by room in the reference documentation.
"""

__version__ = "0.1.0.dev0"
__data_version__ = "2026.11.22"

# Type checkers take this name for true; the module typing would cost more than this whole file.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from congthuong._exact import Interval as Interval
    from congthuong._text import Span as Span
    from congthuong._text import sort_key as sort_key
    from congthuong.authorities import *
    from congthuong.clusters import *
    from congthuong.documents import *
    from congthuong.errors import *
    from congthuong.findings import *
    from congthuong.localities import *
    from congthuong.markets import *
    from congthuong.numerals import *
    from congthuong.percentages import *
    from congthuong.periods import *
    from congthuong.power import *
    from congthuong.quantities import *

# Rooms and what each offers at the top, as the rooms' own __all__ have it.
_ROOMS = {
    "_exact": "Interval",
    "_text": "Span sort_key",
    "authorities": "Authority AuthorityKind parse_authority",
    "clusters": (
        "AggregateChoices AreaLimits AverageMethod AverageOccupancy CapitalSource ClusterCapital "
        "ClusterCondition ClusterFlows ClusterForm ClusterHistory ClusterKind ClusterLand "
        "ClusterMilestone ClusterProjects ClusterRegime ClusterReporter ClusterStage "
        "ClusterVerdict ClusterWastewater EstablishmentCase ExpansionCase FlowScope FormRow "
        "IndustrialCluster InvestorKind MilestoneKind Occupancy OccupancyGap ReportingDeadline "
        "StageReading WastewaterWorks average_occupancy check_cluster check_cluster_area "
        "check_cluster_capital check_cluster_establishment check_cluster_expansion "
        "check_cluster_form check_cluster_land check_cluster_projects check_craft_village "
        "check_reported_occupancy check_specialised cluster_aggregate_form cluster_area_limits "
        "cluster_investor_form cluster_regime_on measure_occupancy occupancy_rate "
        "reporting_deadline"
    ),
    "documents": (
        "DocumentForm DocumentMention DocumentReference find_documents format_document "
        "parse_document"
    ),
    "errors": (
        "CongThuongError InexactError InvalidTypeError InvalidValueError KindMismatchError "
        "MissingExtraError ParseError UnitMismatchError UnknownCodeError"
    ),
    "findings": "Caveat Evidence Finding Severity",
    "localities": (
        "Day Extent Locality LocalityKind LocalityLevel LocalityMatch MatchQuality Succession "
        "SuccessionEvent Territory VIETNAM find_locality get_locality locality_versions recompose "
        "same_territory"
    ),
    "markets": (
        "Market MarketClassBasis MarketClassDecision MarketClassification MarketConstruction "
        "MarketCountRow MarketKind MarketManagement MarketManagerKind MarketRegime MarketWork "
        "MarketWorkKind MarketWorkStatus check_market market_class market_counts market_regime_on"
    ),
    "numerals": (
        "NumberStyle SpellingStyle format_number parse_number parse_number_words spell_number"
    ),
    "percentages": (
        "IndexBase IndexNumber Multiple PercentChange PercentOfPlan PercentShare PercentagePoints"
    ),
    "periods": (
        "AsOf DateSpan Period PeriodKind format_as_of format_period parse_as_of parse_period"
    ),
    "power": (
        "CapacityRow PowerMilestone PowerPlant PowerStage PowerTechnology capacity_by "
        "format_capacity"
    ),
    "quantities": (
        "Approximation CNY EUR HECTARE JPY KWH M2 M3 MW MWP PERCENT Quantity Scale StatedQuantity "
        "TONNE USD Unit UnitCatalogue UnitKind VND default_units find_unit format_money "
        "format_quantity get_unit parse_quantity parse_stated_quantity spell_money"
    ),
}

__all__ = [
    "CNY",
    "EUR",
    "HECTARE",
    "JPY",
    "KWH",
    "M2",
    "M3",
    "MW",
    "MWP",
    "PERCENT",
    "TONNE",
    "USD",
    "VIETNAM",
    "VND",
    "AggregateChoices",
    "Approximation",
    "AreaLimits",
    "AsOf",
    "Authority",
    "AuthorityKind",
    "AverageMethod",
    "AverageOccupancy",
    "CapacityRow",
    "CapitalSource",
    "Caveat",
    "ClusterCapital",
    "ClusterCondition",
    "ClusterFlows",
    "ClusterForm",
    "ClusterHistory",
    "ClusterKind",
    "ClusterLand",
    "ClusterMilestone",
    "ClusterProjects",
    "ClusterRegime",
    "ClusterReporter",
    "ClusterStage",
    "ClusterVerdict",
    "ClusterWastewater",
    "CongThuongError",
    "DateSpan",
    "Day",
    "DocumentForm",
    "DocumentMention",
    "DocumentReference",
    "EstablishmentCase",
    "Evidence",
    "ExpansionCase",
    "Extent",
    "Finding",
    "FlowScope",
    "FormRow",
    "IndexBase",
    "IndexNumber",
    "IndustrialCluster",
    "InexactError",
    "Interval",
    "InvalidTypeError",
    "InvalidValueError",
    "InvestorKind",
    "KindMismatchError",
    "Locality",
    "LocalityKind",
    "LocalityLevel",
    "LocalityMatch",
    "Market",
    "MarketClassBasis",
    "MarketClassDecision",
    "MarketClassification",
    "MarketConstruction",
    "MarketCountRow",
    "MarketKind",
    "MarketManagement",
    "MarketManagerKind",
    "MarketRegime",
    "MarketWork",
    "MarketWorkKind",
    "MarketWorkStatus",
    "MatchQuality",
    "MilestoneKind",
    "MissingExtraError",
    "Multiple",
    "NumberStyle",
    "Occupancy",
    "OccupancyGap",
    "ParseError",
    "PercentChange",
    "PercentOfPlan",
    "PercentShare",
    "PercentagePoints",
    "Period",
    "PeriodKind",
    "PowerMilestone",
    "PowerPlant",
    "PowerStage",
    "PowerTechnology",
    "Quantity",
    "ReportingDeadline",
    "Scale",
    "Severity",
    "Span",
    "SpellingStyle",
    "StageReading",
    "StatedQuantity",
    "Succession",
    "SuccessionEvent",
    "Territory",
    "Unit",
    "UnitCatalogue",
    "UnitKind",
    "UnitMismatchError",
    "UnknownCodeError",
    "WastewaterWorks",
    "__data_version__",
    "__version__",
    "average_occupancy",
    "capacity_by",
    "check_cluster",
    "check_cluster_area",
    "check_cluster_capital",
    "check_cluster_establishment",
    "check_cluster_expansion",
    "check_cluster_form",
    "check_cluster_land",
    "check_cluster_projects",
    "check_craft_village",
    "check_market",
    "check_reported_occupancy",
    "check_specialised",
    "cluster_aggregate_form",
    "cluster_area_limits",
    "cluster_investor_form",
    "cluster_regime_on",
    "default_units",
    "find_documents",
    "find_locality",
    "find_unit",
    "format_as_of",
    "format_capacity",
    "format_document",
    "format_money",
    "format_number",
    "format_period",
    "format_quantity",
    "get_locality",
    "get_unit",
    "locality_versions",
    "market_class",
    "market_counts",
    "market_regime_on",
    "measure_occupancy",
    "occupancy_rate",
    "parse_as_of",
    "parse_authority",
    "parse_document",
    "parse_number",
    "parse_number_words",
    "parse_period",
    "parse_quantity",
    "parse_stated_quantity",
    "recompose",
    "reporting_deadline",
    "same_territory",
    "sort_key",
    "spell_money",
    "spell_number",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        for room, names in _ROOMS.items():
            if name in names.split():
                value = getattr(__import__(f"{__name__}.{room}", fromlist=(name,)), name)
                globals()[name] = value
                return value
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)

    def __dir__() -> list[str]:
        return __all__
