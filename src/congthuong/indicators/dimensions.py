"""Tiêu thức phân tổ: by what a total may be broken down."""

from congthuong._labels import Labelled

__all__ = ["SegmentDimension"]


class SegmentDimension(Labelled):
    """Tiêu thức phân tổ: by what a total is broken down.

    >>> SegmentDimension.OWNERSHIP.label
    'loại hình kinh tế'
    """

    ACTIVITY = "activity", "ngành hoạt động"
    OWNERSHIP = "ownership", "loại hình kinh tế"
    PRODUCT = "product", "sản phẩm"
    MARKET = "market", "thị trường"
    FACILITY_TYPE = "facility_type", "loại cơ sở"
    TECHNOLOGY = "technology", "công nghệ"
    STAGE = "stage", "giai đoạn thực hiện"
    MARKET_CLASS = "market_class", "hạng chợ"
    PARTNER = "partner", "nước và vùng đối tác"
    USE = "use", "mục đích sử dụng"
    SCOPE = "scope", "phạm vi"
    OTHER = "other", "nội dung khác"
