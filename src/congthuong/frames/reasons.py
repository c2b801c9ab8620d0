"""Lý do không tính được: why a cell of a measure is empty, as a code beside it."""

from enum import Enum
from typing import Final

__all__ = ["Reason"]


class Reason(Enum):
    """Lý do không tính được: why a measure has no number in a row.

    The reason column of a measure holds the value of one of these, null where there is a number.
    Of several reasons the first in this order is given.

    >>> Reason("zero-base").label
    'số gốc bằng 0'
    """

    INCOMPLETE_KEY = "incomplete-key"
    DUPLICATE = "duplicate"
    KIND = "kind"
    NOT_ADDITIVE = "not-additive"
    PERIOD = "period"
    GROUND = "ground"
    NO_BASE = "no-base"
    UNIT = "unit"
    UNKNOWN = "unknown"
    INCOMPLETE = "incomplete"
    ZERO_BASE = "zero-base"
    NEGATIVE_BASE = "negative-base"
    NOT_A_PART = "not-a-part"
    OVERFLOW = "overflow"

    @property
    def label(self) -> str:
        """The Vietnamese words for the reason."""
        return _LABELS[self]


_LABELS: Final = {
    Reason.INCOMPLETE_KEY: "khóa số liệu còn thiếu",
    Reason.DUPLICATE: "khóa số liệu bị lặp",
    Reason.KIND: "loại số liệu không có tỷ lệ này",
    Reason.NOT_ADDITIVE: "chỉ tiêu không cộng được",
    Reason.PERIOD: "kỳ không phù hợp với phép tính",
    Reason.GROUND: "địa giới không xác định được",
    Reason.NO_BASE: "không có số gốc",
    Reason.UNIT: "khác đơn vị tính",
    Reason.UNKNOWN: "số liệu chưa biết",
    Reason.INCOMPLETE: "thiếu số liệu thành phần",
    Reason.ZERO_BASE: "số gốc bằng 0",
    Reason.NEGATIVE_BASE: "số gốc âm",
    Reason.NOT_A_PART: "thành phần âm hoặc lớn hơn tổng số",
    Reason.OVERFLOW: "số quá lớn để tính đúng",
}
