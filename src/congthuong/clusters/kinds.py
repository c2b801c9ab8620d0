"""Phân loại: the kinds of cluster, of infrastructure investor and of wastewater works."""

from congthuong._labels import Labelled

__all__ = ["ClusterKind", "InvestorKind", "WastewaterWorks"]


class ClusterKind(Labelled):
    """Loại cụm công nghiệp: as decided, not as measured; the checks measure.

    Source: Decree 32/2024/NĐ-CP, art. 2.1 and 2.2; Circular 14/2024/TT-BCT, note to Biểu 03.

    >>> ClusterKind.CRAFT_VILLAGE.label
    'cụm công nghiệp làng nghề'
    """

    ORDINARY = "ordinary", "cụm công nghiệp"
    CRAFT_VILLAGE = "craft_village", "cụm công nghiệp làng nghề"
    SPECIALISED = "specialised", "cụm công nghiệp chuyên ngành"


class InvestorKind(Labelled):
    """Loại chủ đầu tư hạ tầng: who builds and runs the infrastructure.

    Source: Decree 32/2024/NĐ-CP, art. 2.3; public units live on by art. 35.

    >>> InvestorKind.COOPERATIVE.label
    'hợp tác xã'
    """

    ENTERPRISE = "enterprise", "doanh nghiệp"
    COOPERATIVE = "cooperative", "hợp tác xã"
    OTHER_ORGANISATION = "other_organisation", "tổ chức khác"
    PUBLIC_UNIT = "public_unit", "đơn vị sự nghiệp công lập, cơ quan nhà nước"


class WastewaterWorks(Labelled):
    """Công trình xử lý nước thải tập trung: whether the central works are there.

    Source: Circular 14/2024/TT-BCT, Biểu 02, item 13, which counts built and being built alike.

    >>> WastewaterWorks.UNDER_CONSTRUCTION.label
    'đang xây dựng'
    """

    NONE = "none", "chưa có"
    UNDER_CONSTRUCTION = "under_construction", "đang xây dựng"
    BUILT = "built", "đã xây dựng"
