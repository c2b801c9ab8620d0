"""Chợ: markets as facilities, the law's classes by regime, checks, and the yearly count."""

from congthuong.markets.checks import check_market
from congthuong.markets.classes import MarketClassification, market_class, market_regime_on
from congthuong.markets.counts import MarketClassBasis, MarketCountRow, market_counts
from congthuong.markets.kinds import (
    MarketCapital,
    MarketConstruction,
    MarketKind,
    MarketManagerKind,
    MarketRegime,
    MarketWorkKind,
    MarketWorkStatus,
)
from congthuong.markets.market import Market, MarketClassDecision, MarketManagement
from congthuong.markets.works import MarketWork

__all__ = [
    "Market",
    "MarketCapital",
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
    "check_market",
    "market_class",
    "market_counts",
    "market_regime_on",
]
