"""Đúng, sai, chưa rõ: answers of three values, None being unknown."""

from collections.abc import Iterable

__all__ = ["all_of", "any_of"]


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """Tất cả: one no settles it; else one unknown leaves it open.

    >>> all_of([True, None]), all_of([False, None]), all_of([True])
    (None, False, True)
    """
    given = tuple(answers)
    if False in given:
        return False
    return None if None in given else True


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Ít nhất một: one yes settles it; else one unknown leaves it open.

    >>> any_of([False, None]), any_of([True, None]), any_of([False])
    (None, True, False)
    """
    given = tuple(answers)
    if True in given:
        return True
    return None if None in given else False
