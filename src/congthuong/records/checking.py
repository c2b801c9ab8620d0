"""Kiểm tra kiểu: refusals that several records share."""

from collections.abc import Iterable
from typing import TypeVar

from congthuong.errors import InvalidTypeError

__all__ = ["items", "require"]

_T = TypeVar("_T")


def items(values: Iterable[_T], accepted: str) -> tuple[_T, ...]:
    """What an iterable gives; raises `InvalidTypeError` for what is none."""
    if not isinstance(values, Iterable):
        raise InvalidTypeError(values, accepted)
    return tuple(values)


def require(value: object, kinds: type | tuple[type, ...], accepted: str) -> None:
    """Raise `InvalidTypeError` for a value of none of these kinds."""
    if not isinstance(value, kinds):
        raise InvalidTypeError(value, accepted)
