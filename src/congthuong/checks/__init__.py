"""Kiểm tra: what was stated, recomputed; what looks wrong, as findings."""

from congthuong.checks.dataset import check_dataset, default_rules
from congthuong.checks.rules import CheckRule, RuleSet, Suspicion
from congthuong.checks.verdicts import RateCheck, Verdict, check_rate

__all__ = [
    "CheckRule",
    "RateCheck",
    "RuleSet",
    "Suspicion",
    "Verdict",
    "check_dataset",
    "check_rate",
    "default_rules",
]
