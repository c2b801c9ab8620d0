"""Nguồn: how a statement came to each of its slots."""

from enum import Enum
from typing import Final

from attrs import frozen

__all__ = ["Origin", "Origins"]


class Origin(Enum):
    """Nguồn của một vị trí: where the words stand that gave it, the surest first.

    >>> Origin.CARRIED.label
    'theo câu trước'
    """

    HERE = "here"
    BRACKET = "bracket"
    SENTENCE = "sentence"
    TABLE = "table"
    SECTION = "section"
    CARRIED = "carried"
    TOLD = "told"
    COMPOSED = "composed"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Vietnamese name of the source."""
        return _LABELS[self]

    @property
    def is_said(self) -> bool:
        """Whether the words stand in the sentence or the table of the figure."""
        return self in _SAID


_LABELS: Final = {
    Origin.HERE: "nói tại chỗ",
    Origin.BRACKET: "nói trong ngoặc",
    Origin.SENTENCE: "nói trong cùng câu",
    Origin.TABLE: "nói trong bảng",
    Origin.SECTION: "theo đề mục",
    Origin.CARRIED: "theo câu trước",
    Origin.TOLD: "được cho biết",
    Origin.COMPOSED: "suy ra",
    Origin.NONE: "không rõ",
}
_SAID: Final = (Origin.HERE, Origin.BRACKET, Origin.SENTENCE, Origin.TABLE)


@frozen
class Origins:
    """Các nguồn: of each slot of a statement, and of the base of each of its rates.

    `bases` are in the order of the rates of the statement. A time that is COMPOSED was worked out
    of what was said (lũy kế from the month before it), one that is TOLD is that of the issue; a
    base that is COMPOSED was not said at all; an indicator that is COMPOSED was told by the unit
    or by words beside what was named, a unit by the indicator. `cues` are what the clause itself
    gives for doubt, by their names in the table of doubts.

    >>> Origins(time=Origin.HERE).place.label
    'không rõ'
    """

    time: Origin = Origin.NONE
    place: Origin = Origin.NONE
    bases: tuple[Origin, ...] = ()
    indicator: Origin = Origin.NONE
    part: Origin = Origin.NONE
    unit: Origin = Origin.NONE
    value: Origin = Origin.NONE
    cues: tuple[str, ...] = ()
