"""Members of enumerations carry Vietnamese words, and are still named by their value alone."""

import copy
import functools
import importlib
import pickle
import pkgutil
from collections.abc import Iterator

import pytest

import congthuong
from congthuong._labels import Labelled
from congthuong.percentages import IndexBase
from congthuong.records import ObservationStatus
from congthuong.supervision import SupervisionStep


class Answer(Labelled):
    YES = "yes", "có"
    NO = "no", "không"
    ABSENT = "absent"


def subclasses() -> Iterator[type[Labelled]]:
    for module in pkgutil.walk_packages(congthuong.__path__, "congthuong."):
        if not module.name.startswith(("congthuong.testing", "congthuong.__main__")):
            importlib.import_module(module.name)
    waiting = list(Labelled.__subclasses__())
    for kind in waiting:
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("congthuong."):
            yield kind


@functools.cache
def kinds() -> tuple[type[Labelled], ...]:
    return tuple(subclasses())


def lacks(kind: type[Labelled]) -> list[str]:
    """Names of the members without words of their own."""
    labels = [member.label for member in kind]
    return [m.name for m in kind if not m.label.strip() or labels.count(m.label) > 1]


def test_every_member_of_the_package_has_words_of_its_own() -> None:
    assert len(kinds()) >= 30
    assert {kind.__name__: lacks(kind) for kind in kinds() if lacks(kind)} == {}
    assert lacks(Answer) == ["ABSENT"]


def test_a_member_is_named_by_its_value_alone() -> None:
    every: list[type[Labelled]] = [*kinds(), Answer]
    for kind in every:
        assert len(kind.__members__) == len(kind), "no value stands twice"
        for member in kind:
            assert kind(member.value) is member
            assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301
            assert copy.deepcopy(member) is member
            assert member.value in repr(member)
    with pytest.raises(ValueError, match="'có' is not a valid Answer"):
        Answer("có")


def test_a_label_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        setattr(Answer.YES, "label", "ừ")  # noqa: B010 (the type checkers refuse it otherwise)


def test_members_carry_what_stands_behind_the_label() -> None:
    assert [status.rank for status in ObservationStatus] == [3, 2, 1, 0]
    assert all(step.counted_from and step.counted_from != step.label for step in SupervisionStep)


def test_a_base_of_an_index_is_text_with_a_label() -> None:
    assert [base.label for base in IndexBase] == [
        "cùng kỳ năm trước",
        "kỳ trước",
        "tháng 12 năm trước",
    ]
    base = IndexBase.PREVIOUS_PERIOD
    text: str = base
    assert f"{base}" == "previous_period" == text
    assert pickle.loads(pickle.dumps(base)) is base  # noqa: S301
