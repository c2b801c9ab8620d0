"""Lý do: what a cell of a table states, or why it states nothing."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from attrs import frozen

from congthuong.records import Slot, Statement

__all__ = ["Reason", "Refusal", "StatedCell", "Unread"]


class Reason(Enum):
    """Lý do chưa đọc: why a cell of figures gave no record; the list is closed.

    >>> from congthuong.layouts import Reason
    >>> Reason.ENCODING.label
    'không rõ tỷ lệ ghi 108,4 hay 8,4'
    """

    MISSING = "missing"
    WORDS = "words"
    SHEET_ERROR = "sheet-error"
    NOTATION = "notation"
    THREE_DECIMALS = "three-decimals"
    NO_HEAD = "no-head"
    HEAD_WORDS = "head-words"
    NO_NAME = "no-name"
    INDICATOR = "indicator-unknown"
    PLACE = "place-unknown"
    UNIT = "unit-unknown"
    TIME = "time-unknown"
    BASE = "base-unknown"
    ENCODING = "encoding-unknown"
    REPEATED = "key-repeated"
    REFUTED = "layout-refuted"
    GROWTH_TARGET = "growth-target"
    WHOLE = "share-of-whole"
    DIFFERENCE = "difference"
    IMPOSSIBLE = "impossible"

    @property
    def label(self) -> str:
        """The reason in Vietnamese."""
        return _LABELS[self]


_LABELS: Final = {
    Reason.MISSING: "chưa có số liệu",
    Reason.WORDS: "ô ghi chữ, không phải số",
    Reason.SHEET_ERROR: "ô báo lỗi của bảng tính",
    Reason.NOTATION: "không rõ dấu chấm, dấu phẩy của bảng ngăn nhóm hay ngăn thập phân",
    Reason.THREE_DECIMALS: "mọi dấu phẩy đều có ba chữ số theo sau: cần khai báo cách ghi số",
    Reason.NO_HEAD: "cột không có đầu cột",
    Reason.HEAD_WORDS: "đầu cột có chữ chưa hiểu",
    Reason.NO_NAME: "dòng không có tên",
    Reason.INDICATOR: "không rõ chỉ tiêu",
    Reason.PLACE: "không rõ địa bàn, hoặc địa bàn không có vào kỳ đó",
    Reason.UNIT: "không rõ đơn vị tính",
    Reason.TIME: "không rõ kỳ",
    Reason.BASE: "không rõ so với kỳ nào",
    Reason.ENCODING: "không rõ tỷ lệ ghi 108,4 hay 8,4",
    Reason.REPEATED: "hai ô nêu hai số cho cùng một số liệu",
    Reason.REFUTED: "cách hiểu cột trái với phép tính trong bảng",
    Reason.GROWTH_TARGET: "chỉ tiêu kế hoạch về tốc độ tăng",
    Reason.WHOLE: "tỷ trọng của chính tổng số",
    Reason.DIFFERENCE: "chênh lệch tuyệt đối giữa hai cột",
    Reason.IMPOSSIBLE: "không thể có số liệu như vậy",
}


@frozen
class Unread:
    """Ô chưa đọc: its address, what stands in it, and why no record was made.

    >>> from congthuong.layouts import Reason, Unread
    >>> print(Unread("E7", "...", Reason.MISSING))
    E7 «...»: chưa có số liệu
    """

    address: str
    given: str
    reason: Reason

    def __str__(self) -> str:
        return f"{self.address} «{self.given}»: {self.reason.label}"


@frozen
class StatedCell:
    """Ô đã đọc: its address, what it states, and the cells that gave each part of it.

    The statement of a row that no catalogue knows has its words and no indicator.

    >>> from congthuong.layouts import read_layout
    >>> cell = read_layout([["Chỉ tiêu", "Năm 2023"], ["Số chợ", "7"]], locality="36").cells[0]
    >>> cell.address, str(cell.statement.value), cell.evidence[Slot.TIME]
    ('B2', '7 chợ', ('B1',))
    """

    address: str
    statement: Statement
    evidence: Mapping[Slot, tuple[str, ...]]


class Refusal(Exception):  # noqa: N818 (never leaves the room)
    """Why a cell gives no record; caught where its cells are gone through."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
