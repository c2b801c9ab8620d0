"""Khẳng định: assertions whose failure says what was read, found or missing instead."""

from collections.abc import Collection, Iterable

from attrs import evolve

from congthuong.checks import RuleSet, check_dataset
from congthuong.errors import InvalidTypeError
from congthuong.findings import Finding, Severity
from congthuong.reading import Reading
from congthuong.records import Dataset, Record
from congthuong.testing.stated import assert_states

__all__ = ["assert_consistent", "assert_same_figures", "assert_states"]

_ACCEPTED = "a Dataset, a Reading, or records"


def assert_consistent(
    data: Dataset | Reading | Iterable[Record],
    *,
    rules: RuleSet | None = None,
    allow: Collection[str] = (),
) -> None:
    """Khẳng định số liệu khớp nhau: nothing in the data is wrong or doubtful by the rules.

    Fails with every finding of severity error or warning, its evidence included. `allow` names
    codes of findings that the test knows of; `rules` are `default_rules()` unless given.

    >>> from congthuong.testing import a_percent_of_plan, a_plan, an_observation
    >>> actual = an_observation("808 tỷ đồng")
    >>> plan = a_plan("1.467,2 tỷ đồng", of=actual)
    >>> assert_consistent([actual, plan, a_percent_of_plan("55,07%", of=actual)])
    >>> stated = a_percent_of_plan("65,07%", of=actual)
    >>> assert_consistent([actual, plan, stated])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    AssertionError: 1 finding in 3 records:
      [sai] plan-mismatch: ...: nêu đạt 65,07% ..., nhưng ... cho từ 55,034% đến 55,107%
        «giá trị sản xuất công nghiệp, tỉnh Hà Tĩnh, ...: đạt 65,07% so với kế hoạch năm 2024»
        ...
    """
    __tracebackhide__ = True
    dataset = _dataset(data)
    if isinstance(allow, str):
        raise InvalidTypeError(allow, "codes of findings in a collection")
    found = [
        finding
        for finding in check_dataset(dataset, rules)
        if finding.severity is not Severity.NOTE and finding.code not in allow
    ]
    if found:
        head = f"{_count(len(found), 'finding')} in {_count(len(dataset), 'record')}:"
        raise AssertionError("\n  ".join([head, *map(_told, found)]))


def assert_same_figures(
    data: Dataset | Reading | Iterable[Record], expected: Dataset | Reading | Iterable[Record]
) -> None:
    """Khẳng định cùng số liệu: the same records, whatever their order and their sources.

    Fails with the records that are missing and those that are too many. Good for what a program
    writes and reads back: text, JSON, tables.

    >>> from congthuong.testing import an_observation
    >>> actual = an_observation("808 tỷ đồng")
    >>> assert_same_figures(read_report(describe(actual)), [actual])
    >>> assert_same_figures([an_observation("880 tỷ đồng")], [actual])
    Traceback (most recent call last):
    ...
    AssertionError: the figures differ:
      missing: <Observation industrial_output, tỉnh Hà Tĩnh, 2024-S1: 808 tỷ đồng>
      unexpected: <Observation industrial_output, tỉnh Hà Tĩnh, 2024-S1: 880 tỷ đồng>
    """
    __tracebackhide__ = True
    held, wanted = (_figures(_dataset(given)) for given in (data, expected))
    missing = _without(wanted, held)
    unexpected = _without(held, wanted)
    if missing or unexpected:
        lines = [f"missing: {record!r}" for record in missing]
        lines += [f"unexpected: {record!r}" for record in unexpected]
        raise AssertionError("\n  ".join(["the figures differ:", *lines]))


def _told(finding: Finding) -> str:
    """A finding, and each piece of its evidence on a line of its own."""
    words = (f"«{piece.text}»" for piece in finding.evidence)
    return "\n    ".join([str(evolve(finding, evidence=())), *words])


def _dataset(data: Dataset | Reading | Iterable[Record]) -> Dataset:
    if isinstance(data, Reading):
        return data.dataset
    if isinstance(data, Dataset):
        return data
    if isinstance(data, str) or not isinstance(data, Iterable):
        raise InvalidTypeError(data, _ACCEPTED)
    return Dataset(data)


def _figures(dataset: Dataset) -> list[Record]:
    return [evolve(record, source=None) for record in dataset]


def _without(records: list[Record], others: list[Record]) -> list[Record]:
    """The records that the others lack, as often as they lack them."""
    left = list(others)
    lacking: list[Record] = []
    for record in records:
        if record in left:
            left.remove(record)
        else:
            lacking.append(record)
    return lacking


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
