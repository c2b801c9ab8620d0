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
    from congthuong.checks import *
    from congthuong.clusters import *
    from congthuong.documents import *
    from congthuong.errors import *
    from congthuong.findings import *
    from congthuong.indicators import *
    from congthuong.localities import *
    from congthuong.markets import *
    from congthuong.measures import *
    from congthuong.numerals import *
    from congthuong.percentages import *
    from congthuong.periods import *
    from congthuong.power import *
    from congthuong.quantities import *
    from congthuong.records import *
    from congthuong.supervision import *
    from congthuong.tracking import *

# Rooms and what each offers at the top, as the rooms' own __all__ have it.
_ROOMS = {
    "_exact": "Interval",
    "_text": "Span sort_key",
    "authorities": "Authority AuthorityKind parse_authority",
    "checks": (
        "CheckRule RateCheck RuleSet Suspicion Verdict check_dataset check_rate default_rules"
    ),
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
        "CongThuongError IncomparableError InexactError InvalidTypeError InvalidValueError "
        "KindMismatchError MissingExtraError ParseError UnitMismatchError UnknownCodeError"
    ),
    "findings": "Caveat Evidence Finding Severity",
    "indicators": (
        "GoodDirection Indicator IndicatorCatalogue IndicatorMatch IndicatorNature PlaceRule "
        "PriceBasis PriceKind TimeRule default_indicators expand_pattern find_indicator "
        "get_indicator spelling_key"
    ),
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
    "measures": (
        "Gaps accumulate average_annual_change compare_with_plan compare_with_same_period "
        "contribution_to_growth decumulate implied_base implied_plan percent_change "
        "percent_of_plan period_on_period point_change rebase remaining_to_plan share_of total "
        "year_on_year year_on_year_series"
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
    "records": (
        "Comparison ComparisonBase ComparisonValue Dataset GrowthTarget LocalityGroup NamedPlace "
        "Observation ObservationStatus Place PlaceKind PlanBase PlanKind PlanReference PlanTarget "
        "Record RecordKey Segment SegmentDimension Slot Source Spread StatedRate StatedValue "
        "Statement TargetDirection Time WholeBase YearlyAverage base_label"
    ),
    "supervision": (
        "Campaign CampaignKind CampaignProgress Competence FollowUp FollowUpStatus Recommendation "
        "RecommendationKind Shortcoming SupervisionDeadline SupervisionRegime SupervisionStep "
        "Team Visit check_campaign check_recommendation supervision_deadlines "
        "supervision_regime_on"
    ),
    "tracking": "PlanProgress ProgressGrade ProgressThresholds expected_progress track_plan",
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
    "Campaign",
    "CampaignKind",
    "CampaignProgress",
    "CapacityRow",
    "CapitalSource",
    "Caveat",
    "CheckRule",
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
    "Comparison",
    "ComparisonBase",
    "ComparisonValue",
    "Competence",
    "CongThuongError",
    "Dataset",
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
    "FollowUp",
    "FollowUpStatus",
    "FormRow",
    "Gaps",
    "GoodDirection",
    "GrowthTarget",
    "IncomparableError",
    "IndexBase",
    "IndexNumber",
    "Indicator",
    "IndicatorCatalogue",
    "IndicatorMatch",
    "IndicatorNature",
    "IndustrialCluster",
    "InexactError",
    "Interval",
    "InvalidTypeError",
    "InvalidValueError",
    "InvestorKind",
    "KindMismatchError",
    "Locality",
    "LocalityGroup",
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
    "NamedPlace",
    "NumberStyle",
    "Observation",
    "ObservationStatus",
    "Occupancy",
    "OccupancyGap",
    "ParseError",
    "PercentChange",
    "PercentOfPlan",
    "PercentShare",
    "PercentagePoints",
    "Period",
    "PeriodKind",
    "Place",
    "PlaceKind",
    "PlaceRule",
    "PlanBase",
    "PlanKind",
    "PlanProgress",
    "PlanReference",
    "PlanTarget",
    "PowerMilestone",
    "PowerPlant",
    "PowerStage",
    "PowerTechnology",
    "PriceBasis",
    "PriceKind",
    "ProgressGrade",
    "ProgressThresholds",
    "Quantity",
    "RateCheck",
    "Recommendation",
    "RecommendationKind",
    "Record",
    "RecordKey",
    "ReportingDeadline",
    "RuleSet",
    "Scale",
    "Segment",
    "SegmentDimension",
    "Severity",
    "Shortcoming",
    "Slot",
    "Source",
    "Span",
    "SpellingStyle",
    "Spread",
    "StageReading",
    "StatedQuantity",
    "StatedRate",
    "StatedValue",
    "Statement",
    "Succession",
    "SuccessionEvent",
    "SupervisionDeadline",
    "SupervisionRegime",
    "SupervisionStep",
    "Suspicion",
    "TargetDirection",
    "Team",
    "Territory",
    "Time",
    "TimeRule",
    "Unit",
    "UnitCatalogue",
    "UnitKind",
    "UnitMismatchError",
    "UnknownCodeError",
    "Verdict",
    "Visit",
    "WastewaterWorks",
    "WholeBase",
    "YearlyAverage",
    "__data_version__",
    "__version__",
    "accumulate",
    "average_annual_change",
    "average_occupancy",
    "base_label",
    "capacity_by",
    "check_campaign",
    "check_cluster",
    "check_cluster_area",
    "check_cluster_capital",
    "check_cluster_establishment",
    "check_cluster_expansion",
    "check_cluster_form",
    "check_cluster_land",
    "check_cluster_projects",
    "check_craft_village",
    "check_dataset",
    "check_market",
    "check_rate",
    "check_recommendation",
    "check_reported_occupancy",
    "check_specialised",
    "cluster_aggregate_form",
    "cluster_area_limits",
    "cluster_investor_form",
    "cluster_regime_on",
    "compare_with_plan",
    "compare_with_same_period",
    "contribution_to_growth",
    "decumulate",
    "default_indicators",
    "default_rules",
    "default_units",
    "expand_pattern",
    "expected_progress",
    "find_documents",
    "find_indicator",
    "find_locality",
    "find_unit",
    "format_as_of",
    "format_capacity",
    "format_document",
    "format_money",
    "format_number",
    "format_period",
    "format_quantity",
    "get_indicator",
    "get_locality",
    "get_unit",
    "implied_base",
    "implied_plan",
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
    "percent_change",
    "percent_of_plan",
    "period_on_period",
    "point_change",
    "rebase",
    "recompose",
    "remaining_to_plan",
    "reporting_deadline",
    "same_territory",
    "share_of",
    "sort_key",
    "spell_money",
    "spell_number",
    "spelling_key",
    "supervision_deadlines",
    "supervision_regime_on",
    "total",
    "track_plan",
    "year_on_year",
    "year_on_year_series",
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
