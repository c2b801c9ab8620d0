"""Lý do không tính được: why a cell of a measure is empty, as a code beside it."""

from congthuong._labels import Labelled

__all__ = ["Reason"]


class Reason(Labelled):
    """Lý do không tính được: why a measure has no number in a row.

    The reason column of a measure holds the value of one of these, null where there is a number.
    Of several reasons the first in this order is given.

    >>> Reason("zero-base").label
    'số gốc bằng 0'
    """

    INCOMPLETE_KEY = "incomplete-key", "khóa số liệu còn thiếu"
    DUPLICATE = "duplicate", "khóa số liệu bị lặp"
    KIND = "kind", "loại số liệu không có tỷ lệ này"
    NOT_ADDITIVE = "not-additive", "chỉ tiêu không cộng được"
    PERIOD = "period", "kỳ không phù hợp với phép tính"
    GROUND = "ground", "địa giới không xác định được"
    NO_BASE = "no-base", "không có số gốc"
    UNIT = "unit", "khác đơn vị tính"
    UNKNOWN = "unknown", "số liệu chưa biết"
    INCOMPLETE = "incomplete", "thiếu số liệu thành phần"
    ZERO_BASE = "zero-base", "số gốc bằng 0"
    NEGATIVE_BASE = "negative-base", "số gốc âm"
    NOT_A_PART = "not-a-part", "thành phần âm hoặc lớn hơn tổng số"
    OVERFLOW = "overflow", "số quá lớn để tính đúng"
