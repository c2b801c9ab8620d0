"""Từ quanh số: the words around the numbers of amounts, as the packaged table has them."""

import functools

from congthuong._data import read_table
from congthuong._tokens import key_of

__all__ = ["amount_keys", "amount_words"]


@functools.cache
def amount_words(category: str, value: str = "") -> tuple[str, ...]:
    """Từ quanh số: the words of a category, those of one value where it is given.

    >>> amount_words("to"), amount_words("spelled", "JPY")
    (('đến', 'tới'), ('yên Nhật',))
    """
    return tuple(
        word
        for row in read_table("amount_words").rows
        if row["category"] == category and (not value or row["value"] == value)
        for word in row["words"].split("|")
    )


@functools.cache
def amount_keys(category: str) -> frozenset[str]:
    """Khóa của từ quanh số: the keys of the words of a category.

    >>> key_of("Tới") in amount_keys("to")
    True
    """
    return frozenset(map(key_of, amount_words(category)))
