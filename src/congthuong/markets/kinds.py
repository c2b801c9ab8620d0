"""Từ vựng về chợ: kinds, construction, managers, works and legal regimes of markets."""

from enum import Enum

from congthuong._labels import Labelled
from congthuong.errors import InvalidValueError

__all__ = [
    "MarketCapital",
    "MarketConstruction",
    "MarketKind",
    "MarketManagerKind",
    "MarketRegime",
    "MarketWorkKind",
    "MarketWorkStatus",
    "check_rank",
]


class MarketKind(Enum):
    """Loại hình chợ: tags that overlap; a night market may be an everyday market in the country.

    Nothing infers a tag: a market bears those that are stated for it. The tags for wholesale,
    everyday, temporary, rural, night and community markets are terms of Decree 60/2024/NĐ-CP,
    art. 3; border and border-gate markets are governed by Decree 14/2018/NĐ-CP, arts. 16–20; the
    others are those of provincial lists.

    >>> MarketKind.WHOLESALE.value, MarketKind("đêm").label
    ('đầu mối', 'chợ đêm')
    """

    WHOLESALE = "đầu mối"
    RETAIL = "bán lẻ"
    GENERAL = "tổng hợp"
    SPECIALISED = "chuyên doanh"
    EVERYDAY = "dân sinh"
    NIGHT = "đêm"
    COMMUNITY = "cộng đồng"
    TEMPORARY = "tạm"
    URBAN = "thành thị"
    RURAL = "nông thôn"
    BORDER = "biên giới"
    BORDER_GATE = "cửa khẩu"
    BORDER_GATE_ZONE = "trong khu kinh tế cửa khẩu"

    @property
    def label(self) -> str:
        """The tag behind the word chợ."""
        return f"chợ {self.value}"


class MarketConstruction(Labelled):
    """Mức độ xây dựng: how a market is built; None stands for not known.

    Solid is built to last over 10 years. `NEITHER` is every market that is built neither solid nor
    semi-solid, which is another thing than a temporary market (`MarketKind.TEMPORARY`): that one is
    a term of its own. Source: Decree 60/2024/NĐ-CP, arts. 3 (3.6 solid) and 4.

    >>> MarketConstruction.SEMI_SOLID.value, MarketConstruction.NEITHER.label
    ('bán kiên cố', 'chưa được xây dựng kiên cố, bán kiên cố')
    """

    SOLID = "kiên cố", "kiên cố"
    SEMI_SOLID = "bán kiên cố", "bán kiên cố"
    NEITHER = "tạm", "chưa được xây dựng kiên cố, bán kiên cố"


class MarketCapital(Labelled):
    """Nguồn vốn đầu tư chợ: the two kinds of capital by which the law sorts markets.

    Source: Decree 60/2024/NĐ-CP, art. 4.3.

    >>> MarketCapital.OUTSIDE_BUDGET.label
    'vốn ngoài ngân sách nhà nước'
    """

    STATE_BUDGET = "state-budget", "vốn ngân sách nhà nước"
    OUTSIDE_BUDGET = "outside-budget", "vốn ngoài ngân sách nhà nước"


class MarketManagerKind(Labelled):
    """Loại đơn vị quản lý chợ: who runs a market, as the sector's yearly form sorts them.

    Source: Circular 34/2022/TT-BCT, form 10.

    >>> MarketManagerKind.BOARD.label
    'ban quản lý chợ'
    """

    ENTERPRISE = "doanh nghiệp", "doanh nghiệp"
    COOPERATIVE = "hợp tác xã", "hợp tác xã"
    HOUSEHOLD_BUSINESS = "hộ kinh doanh", "hộ kinh doanh"
    BOARD = "ban quản lý", "ban quản lý chợ"
    TEAM = "tổ quản lý", "tổ quản lý chợ"


class MarketWorkKind(Labelled):
    """Loại việc đầu tư chợ: what is done to a market; labels are the words of the yearly form.

    Source: Circular 34/2022/TT-BCT, form 10 (new building; renovation and upgrade; conversion).

    >>> MarketWorkKind.NEW_BUILD.label
    'xây dựng mới'
    """

    NEW_BUILD = "xây mới", "xây dựng mới"
    EXTENSION = "mở rộng", "mở rộng"
    UPGRADE = "nâng cấp", "cải tạo, nâng cấp"
    RELOCATION = "di dời", "di dời"
    CONVERSION = "chuyển đổi", "chuyển đổi chức năng"


class MarketWorkStatus(Enum):
    """Tình trạng thực hiện: how far work on a market has come.

    >>> MarketWorkStatus.IN_PROGRESS.value
    'đang thực hiện'
    """

    PLANNED = "theo kế hoạch"
    IN_PROGRESS = "đang thực hiện"
    FINISHED = "hoàn thành"
    UNKNOWN = "chưa rõ"


class MarketRegime(Enum):
    """Chế độ phân hạng chợ: the decree that classes are computed and decided under.

    `DECREE_02_2003` is meant as amended by Decree 114/2009/NĐ-CP; its classes are called loại,
    those of Decree 60/2024/NĐ-CP hạng. The values are the numbers of the decrees.

    >>> MarketRegime.DECREE_02_2003.label(1), MarketRegime.DECREE_60_2024.label(1)
    ('loại 1', 'hạng 1')
    """

    DECREE_02_2003 = "02/2003/NĐ-CP"
    DECREE_60_2024 = "60/2024/NĐ-CP"

    @property
    def word(self) -> str:
        """What the decree calls a class: loại or hạng."""
        return "loại" if self is MarketRegime.DECREE_02_2003 else "hạng"

    @property
    def article(self) -> str:
        """Căn cứ: where the decree sets out the classes, in Vietnamese."""
        if self is MarketRegime.DECREE_02_2003:
            return "Nghị định 02/2003/NĐ-CP, sửa đổi tại Nghị định 114/2009/NĐ-CP"
        return "Điều 4 Nghị định 60/2024/NĐ-CP"

    def label(self, rank: int) -> str:
        """The class as documents of its time write it; raises `InvalidValueError` beyond 1 to 3."""
        return f"{self.word} {check_rank(rank)}"


def check_rank(rank: object) -> int:
    """The number of a class, or `InvalidValueError`."""
    if isinstance(rank, int) and not isinstance(rank, bool) and 1 <= rank <= 3:
        return rank
    raise InvalidValueError(rank, "a market class: 1, 2 or 3")
