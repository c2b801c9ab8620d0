"""Nhãn: enumerations whose members carry their Vietnamese label."""

from enum import Enum
from typing import TYPE_CHECKING, Self

__all__ = ["Labelled"]


class Labelled(Enum):
    """Phần tử có nhãn: each member is written as its value and its Vietnamese words.

    Only the value names a member: `Answer("yes")`, JSON and pickles know nothing of the label.
    What stands behind the label goes to the `__init__` of the enumeration that has it.

    >>> class Answer(Labelled):
    ...     YES = "yes", "có"
    ...     NO = "no", "không"
    >>> Answer("yes"), Answer.YES.label
    (<Answer.YES: 'yes'>, 'có')
    """

    _value_: str
    _label: str

    def __new__(cls, value: str, label: str = "", *_: object) -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member._label = label
        return member

    if TYPE_CHECKING:

        @property
        def value(self) -> str: ...

    @property
    def label(self) -> str:
        """Nhãn: the Vietnamese words for the member."""
        return self._label
