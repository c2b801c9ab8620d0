"""Cách ghi số: how the numbers of a table are written in text."""

from congthuong._labels import Labelled

__all__ = ["NumberNotation"]


class NumberNotation(Labelled):
    """Cách ghi số: how numbers are written in the cells of a text table.

    `vietnamese` is 1.290,5; `plain` is 1290.5; `stated` is an amount with its own unit, hedge or
    range (gần 808 tỷ đồng). Which one a column has is always declared and never guessed: 1.290 is
    a thousand and more in the first and little over one in the second.

    >>> NumberNotation.PLAIN.label
    'dấu chấm thập phân'
    """

    VIETNAMESE = "vietnamese", "kiểu Việt Nam"
    PLAIN = "plain", "dấu chấm thập phân"
    STATED = "stated", "kèm đơn vị"
