"""Phân loại: the kinds of cluster, of infrastructure investor and of wastewater works."""

from enum import Enum
from typing import Final

__all__ = ["ClusterKind", "InvestorKind", "WastewaterWorks"]


class ClusterKind(Enum):
    """Loại cụm công nghiệp: as decided, not as measured; the checks measure.

    Source: Decree 32/2024/NĐ-CP, art. 2.1 and 2.2; Circular 14/2024/TT-BCT, note to Biểu 03.

    >>> ClusterKind.CRAFT_VILLAGE.label
    'cụm công nghiệp làng nghề'
    """

    ORDINARY = "ordinary"
    CRAFT_VILLAGE = "craft_village"
    SPECIALISED = "specialised"

    @property
    def label(self) -> str:
        """The Vietnamese name of the kind."""
        return _KINDS[self]


_KINDS: Final = {
    ClusterKind.ORDINARY: "cụm công nghiệp",
    ClusterKind.CRAFT_VILLAGE: "cụm công nghiệp làng nghề",
    ClusterKind.SPECIALISED: "cụm công nghiệp chuyên ngành",
}


class InvestorKind(Enum):
    """Loại chủ đầu tư hạ tầng: who builds and runs the infrastructure.

    Source: Decree 32/2024/NĐ-CP, art. 2.3; public units live on by art. 35.

    >>> InvestorKind.COOPERATIVE.label
    'hợp tác xã'
    """

    ENTERPRISE = "enterprise"
    COOPERATIVE = "cooperative"
    OTHER_ORGANISATION = "other_organisation"
    PUBLIC_UNIT = "public_unit"

    @property
    def label(self) -> str:
        """The Vietnamese name of the kind."""
        return _INVESTORS[self]


_INVESTORS: Final = {
    InvestorKind.ENTERPRISE: "doanh nghiệp",
    InvestorKind.COOPERATIVE: "hợp tác xã",
    InvestorKind.OTHER_ORGANISATION: "tổ chức khác",
    InvestorKind.PUBLIC_UNIT: "đơn vị sự nghiệp công lập, cơ quan nhà nước",
}


class WastewaterWorks(Enum):
    """Công trình xử lý nước thải tập trung: whether the central works are there.

    Source: Circular 14/2024/TT-BCT, Biểu 02, item 13, which counts built and being built alike.

    >>> WastewaterWorks.UNDER_CONSTRUCTION.label
    'đang xây dựng'
    """

    NONE = "none"
    UNDER_CONSTRUCTION = "under_construction"
    BUILT = "built"

    @property
    def label(self) -> str:
        """The Vietnamese name of the state."""
        return _WORKS[self]


_WORKS: Final = {
    WastewaterWorks.NONE: "chưa có",
    WastewaterWorks.UNDER_CONSTRUCTION: "đang xây dựng",
    WastewaterWorks.BUILT: "đã xây dựng",
}
