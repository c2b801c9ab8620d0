"""Tên theo phòng: what each room offers at the top, as the rooms' own `__all__` have it."""

__all__ = ["ROOMS"]

ROOMS = {
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
        "GoodDirection Indicator IndicatorCatalogue IndicatorMatch IndicatorNature IndicatorTrait "
        "PlaceRule PriceBasis PriceKind TimeRule default_indicators expand_pattern find_indicator "
        "get_indicator spelling_key"
    ),
    "localities": (
        "Day Extent Locality LocalityKind LocalityLevel LocalityMatch MatchQuality Succession "
        "SuccessionEvent Territory VIETNAM find_locality get_locality locality_versions recompose "
        "same_territory"
    ),
    "markets": (
        "Market MarketCapital MarketClassBasis MarketClassDecision MarketClassification "
        "MarketConstruction MarketCountRow MarketKind MarketManagement MarketManagerKind "
        "MarketRegime MarketWork MarketWorkKind MarketWorkStatus check_market market_class "
        "market_counts market_regime_on"
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
    "reading": (
        "FacilityMention Origin Origins Reading SupervisionReading Unread Vocabulary "
        "default_vocabulary find_figures read_report"
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
    "wording": "compose describe",
}
