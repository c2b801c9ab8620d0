"""Kiểm tra tập số liệu: every rule over every record, findings by weight."""

import functools
from typing import Final

from congthuong.checks import plausibility, rates, totals
from congthuong.checks.rules import CheckRule, RuleSet
from congthuong.errors import InvalidTypeError
from congthuong.findings import Finding, Severity
from congthuong.records import Dataset

__all__ = ["check_dataset", "default_rules", "reading_rules"]

_WEIGHT: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@functools.cache
def default_rules() -> RuleSet:
    """Bộ quy tắc sẵn có: what `check_dataset` looks for unless told otherwise.

    Rates against values, parts against totals, shares, cumulative figures that fall, sources that
    differ, units and magnitudes that look like a slip. The growth of an index is never checked
    against the growth of a level. What only looks unlikely is a warning, never an error: parts
    that come to more than their total may overlap, a single part above it is wrong.

    >>> [rule.code for rule in default_rules().rules][:3]
    ['plan-mismatch', 'growth-mismatch', 'index-mismatch']
    """
    error, warning = Severity.ERROR, Severity.WARNING
    return RuleSet(
        (
            _rule("plan-mismatch", "tỷ lệ hoàn thành kế hoạch", error, rates.plan_mismatches),
            _rule("growth-mismatch", "tốc độ tăng, giảm", error, rates.growth_mismatches),
            _rule("index-mismatch", "chỉ số và tốc độ tăng", error, rates.index_mismatches),
            _rule("share-mismatch", "tỷ trọng", error, totals.share_mismatches),
            _rule("share-above-whole", "tỷ trọng vượt tổng", error, totals.shares_above_whole),
            _rule("part-above-total", "một phần vượt tổng", error, totals.part_above_total),
            _rule("parts-above-total", "các phần vượt tổng", warning, totals.parts_above_total),
            _rule(
                "growth-outside-parts",
                "tốc độ tăng ngoài khoảng các ngành",
                warning,
                totals.growth_outside_branches,
            ),
            _rule("implied-plans", "kế hoạch suy ra khác nhau", warning, rates.plans_that_differ),
            _rule("cumulative-falls", "lũy kế giảm", warning, totals.falling_totals),
            _rule("sources-differ", "nguồn khác nhau", warning, totals.conflicting_sources),
            _rule("negative-level", "số liệu âm", warning, plausibility.negative_levels),
            _rule("unusual-unit", "đơn vị không thường gặp", warning, plausibility.unusual_units),
            _rule("scale-slip", "nghi sai bậc", warning, plausibility.scale_slips),
        )
    )


_rule: Final = CheckRule
_OF_PARTS: Final = ("share-mismatch", "share-above-whole", "part-above-total")


@functools.cache
def reading_rules() -> RuleSet:
    """Bộ quy tắc cho văn bản đã đọc: the packaged rules as they weigh on what was read from prose.

    Which total a part belongs to was decided by the reader, so that a part that does not fit is
    to be looked at (cần kiểm tra): the report may be right and its reading wrong.

    >>> default_rules().get("part-above-total").severity.label
    'sai'
    >>> reading_rules().get("part-above-total").severity.label
    'cần kiểm tra'
    """
    rules = default_rules()
    for code in _OF_PARTS:
        rules = rules.with_severity(code, Severity.WARNING)
    return rules


def check_dataset(data: Dataset, rules: RuleSet | None = None) -> tuple[Finding, ...]:
    """Kiểm tra số liệu: what looks wrong in a dataset, errors first, each with its evidence.

    Nothing is corrected and nothing is dropped. Raises `InvalidTypeError` for what is no dataset.

    >>> budget = Observation.of("budget_revenue", "19", "9 tháng đầu năm 2013", "gần 2,2 tỷ đồng")
    >>> print(*check_dataset(Dataset.of(budget)))  # doctest: +ELLIPSIS
    [cần kiểm tra] scale-slip: ... có thể sai bậc (nghìn, triệu, tỷ) «...»
    """
    if not isinstance(data, Dataset):
        raise InvalidTypeError(data, "a Dataset")
    chosen = default_rules() if rules is None else rules
    found = [finding for rule in chosen.rules for finding in rule.findings(data)]
    return tuple(sorted(found, key=lambda finding: _WEIGHT[finding.severity]))
