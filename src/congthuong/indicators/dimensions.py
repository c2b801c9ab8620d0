"""Tiêu thức phân tổ: by what a total may be broken down."""

from enum import Enum

__all__ = ["SegmentDimension"]


class SegmentDimension(Enum):
    """Tiêu thức phân tổ: by what a total is broken down.

    >>> SegmentDimension.OWNERSHIP.label
    'loại hình kinh tế'
    """

    ACTIVITY = "activity"
    OWNERSHIP = "ownership"
    PRODUCT = "product"
    MARKET = "market"
    FACILITY_TYPE = "facility_type"
    TECHNOLOGY = "technology"
    STAGE = "stage"
    MARKET_CLASS = "market_class"
    PARTNER = "partner"
    USE = "use"
    SCOPE = "scope"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Vietnamese name of the dimension."""
        return _DIMENSION_LABELS[self]


_DIMENSION_LABELS = {
    SegmentDimension.ACTIVITY: "ngành hoạt động",
    SegmentDimension.OWNERSHIP: "loại hình kinh tế",
    SegmentDimension.PRODUCT: "sản phẩm",
    SegmentDimension.MARKET: "thị trường",
    SegmentDimension.FACILITY_TYPE: "loại cơ sở",
    SegmentDimension.TECHNOLOGY: "công nghệ",
    SegmentDimension.STAGE: "giai đoạn thực hiện",
    SegmentDimension.MARKET_CLASS: "hạng chợ",
    SegmentDimension.PARTNER: "nước và vùng đối tác",
    SegmentDimension.USE: "mục đích sử dụng",
    SegmentDimension.SCOPE: "phạm vi",
    SegmentDimension.OTHER: "nội dung khác",
}
