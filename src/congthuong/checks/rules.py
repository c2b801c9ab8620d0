"""Bộ quy tắc: what a dataset is checked for; an office drops, adds and re-weighs rules."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from attrs import evolve, field, frozen

from congthuong._text import close_matches
from congthuong.checks.wording import record_words
from congthuong.errors import InvalidTypeError, InvalidValueError, UnknownCodeError
from congthuong.findings import Evidence, Finding, Severity
from congthuong.records import Dataset, Record

__all__ = ["CheckRule", "RuleSet", "Suspicion", "evidence_of"]


@frozen
class Suspicion:
    """Nghi vấn: what a rule found, before it is weighed: a Vietnamese message and its records.

    >>> Suspicion("tổng các thành phần vượt tổng số", ()).message
    'tổng các thành phần vượt tổng số'
    """

    message: str
    records: tuple[Record, ...]


Search: TypeAlias = Callable[[Dataset], Iterable[Suspicion]]


@frozen
class CheckRule:
    """Quy tắc kiểm tra: a code, how much it matters, and the search itself.

    `code` is stable and machine-readable, `label` says in Vietnamese what is looked for.

    Raises `InvalidTypeError`, and `InvalidValueError` for an empty code.

    >>> rule = CheckRule("no-source", "số liệu không nêu nguồn", Severity.NOTE, lambda data: (
    ...     Suspicion("không nêu nguồn", (o,)) for o in data.observations if o.source is None))
    >>> actual = Observation.of("exports", "42", "năm 2019", "850 triệu USD")
    >>> [finding.code for finding in check_dataset(Dataset.of(actual), RuleSet((rule,)))]
    ['no-source']
    """

    code: str
    label: str
    severity: Severity
    search: Search = field(eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.code, str) or not isinstance(self.label, str):
            raise InvalidTypeError((self.code, self.label), "a str as code and as label")
        if not self.code:
            raise InvalidValueError(self.code, "the code of a rule")
        if not isinstance(self.severity, Severity) or not callable(self.search):
            raise InvalidTypeError((self.severity, self.search), "a Severity and a search")

    def findings(self, data: Dataset) -> Iterator[Finding]:
        """Điểm cần xem lại: what this rule finds in a dataset.

        >>> rule = default_rules().get("share-above-whole")
        >>> list(rule.findings(Dataset()))
        []
        """
        for suspicion in self.search(data):
            evidence = tuple(evidence_of(record) for record in suspicion.records)
            yield Finding(self.code, self.severity, suspicion.message, evidence)


def evidence_of(record: Record) -> Evidence:
    """Bằng chứng: the words that state a record and where they stand, or the record in words."""
    source = record.source
    if source is None or not source.quote:
        return Evidence(record_words(record), source.span if source is not None else None)
    return Evidence(source.quote, source.span)


def _rules(rules: Iterable[CheckRule]) -> tuple[CheckRule, ...]:
    return tuple(rules)


@frozen
class RuleSet:
    """Bộ quy tắc: the rules of a check, in order; changed ones are new rule sets.

    Raises `InvalidTypeError` for what is no rule, `InvalidValueError` for a code given twice.

    >>> strict = default_rules().with_severity("growth-mismatch", Severity.ERROR)
    >>> len(strict.without("growth-mismatch").rules) == len(strict.rules) - 1
    True
    """

    rules: tuple[CheckRule, ...] = field(converter=_rules)

    def __attrs_post_init__(self) -> None:
        for rule in self.rules:
            if not isinstance(rule, CheckRule):
                raise InvalidTypeError(rule, "a CheckRule")
        codes = [rule.code for rule in self.rules]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise InvalidValueError(twice, "rules with a code each")

    def get(self, code: str) -> CheckRule:
        """Lấy quy tắc: the rule of this code; raises `UnknownCodeError` with close codes.

        >>> default_rules().get("scale-slip").severity
        <Severity.WARNING: 'warning'>
        """
        for rule in self.rules:
            if rule.code == code:
                return rule
        codes = [rule.code for rule in self.rules]
        raise UnknownCodeError(code, "rule", close_matches(code, codes))

    def extended(self, *rules: CheckRule) -> "RuleSet":
        """Thêm quy tắc: a rule set with these rules as well.

        >>> rule = CheckRule("none", "không tìm gì", Severity.NOTE, lambda data: ())
        >>> default_rules().extended(rule).get("none").label
        'không tìm gì'
        """
        return RuleSet((*self.rules, *rules))

    def without(self, *codes: str) -> "RuleSet":
        """Bỏ quy tắc: a rule set without these; raises `UnknownCodeError` for one it has not.

        >>> len(default_rules().without("scale-slip").rules) < len(default_rules().rules)
        True
        """
        dropped = {self.get(code).code for code in codes}
        return RuleSet(rule for rule in self.rules if rule.code not in dropped)

    def with_severity(self, code: str, severity: Severity) -> "RuleSet":
        """Đổi mức độ: a rule set in which one rule weighs differently.

        >>> default_rules().with_severity("scale-slip", Severity.ERROR).get("scale-slip").severity
        <Severity.ERROR: 'error'>
        """
        changed = evolve(self.get(code), severity=severity)
        return RuleSet(changed if rule.code == code else rule for rule in self.rules)
