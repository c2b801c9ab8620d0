"""Đơn vị hành chính: one class for all levels and all times."""

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, TypeAlias

from attrs import field, frozen

from congthuong._html import Html, element
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.periods import AsOf, Period

if TYPE_CHECKING:
    from congthuong.localities.succession import Succession
    from congthuong.localities.territory import Territory

__all__ = ["Day", "Locality", "LocalityKind", "LocalityLevel", "Record", "answer_from", "day_of"]

Day: TypeAlias = date | Period | AsOf


def day_of(on: Day) -> date:
    """Ngày xét: a day as it is, the last day of a period or of a moment.

    Raises `InvalidTypeError` for anything else, a datetime among it.

    >>> day_of(Period.half(2022, 1))
    datetime.date(2022, 6, 30)
    """
    if isinstance(on, Period):
        return on.calendar_span.last
    if isinstance(on, AsOf):
        return on.last_day
    if isinstance(on, date) and not isinstance(on, datetime):
        return on
    raise InvalidTypeError(on, "a datetime.date without time of day, a Period or an AsOf")


class LocalityLevel(IntEnum):
    """Cấp hành chính: the value is the number of characters of a unit's code, 0 for the country.

    Districts ended on 1 July 2025 (Law 72/2025/QH15).

    >>> LocalityLevel.of_code("42"), LocalityLevel.of_code("VN")
    (<LocalityLevel.PROVINCE: 2>, <LocalityLevel.COUNTRY: 0>)
    """

    COUNTRY = 0
    PROVINCE = 2
    DISTRICT = 3
    COMMUNE = 5

    @classmethod
    def of_code(cls, code: str) -> "LocalityLevel":
        """Cấp của mã: the length of a code gives its level.

        Raises `InvalidTypeError` for a code that is no str (01 is not 1), `InvalidValueError` for
        a text that is no code of Decision 124/2004/QĐ-TTg or 19/2025/QĐ-TTg.

        >>> LocalityLevel.of_code("00001")
        <LocalityLevel.COMMUNE: 5>
        """
        if not isinstance(code, str):
            raise InvalidTypeError(code, "a str: codes have leading zeros")
        if code == "VN":
            return cls.COUNTRY
        if not (code.isascii() and code.isdigit() and len(code) in (2, 3, 5)):
            raise InvalidValueError(code, "'VN', or a code of 2, 3 or 5 digits with leading zeros")
        return cls(len(code))


class LocalityKind(Enum):
    """Loại đơn vị hành chính: the kind belongs to the unit at a time; upgrades change it.

    >>> LocalityKind.TOWN.value
    'thị xã'
    """

    COUNTRY = "quốc gia"
    PROVINCE = "tỉnh"
    MUNICIPALITY = "thành phố trực thuộc trung ương"
    URBAN_DISTRICT = "quận"
    RURAL_DISTRICT = "huyện"
    TOWN = "thị xã"
    CITY = "thành phố"
    COMMUNE = "xã"
    WARD = "phường"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"


_LABELS: Final = {LocalityKind.MUNICIPALITY: LocalityKind.CITY.value, LocalityKind.COUNTRY: ""}


@frozen
class Locality:
    """Đơn vị hành chính tại một thời: an administrative unit under one name, kind and parent.

    Identified by `level`, `code` and `valid_from` alone. `valid_to` is the first day on which it
    was no more, None while in force. `valid_from` None means that the start is not on record: the
    unit is known on `known_on`, and an earlier day is answered, marked as assumed. `parent_code`
    is the unit above while this version was in force.

    Raises `InvalidValueError` for a code of another level and for a validity that ends before it
    starts.

    >>> get_locality("19", on=date(2013, 9, 30)) == get_locality("19", on=date(2025, 9, 30))
    False
    """

    level: LocalityLevel
    code: str
    kind: LocalityKind = field(eq=False)
    name: str = field(eq=False)
    valid_from: date | None
    valid_to: date | None = field(default=None, eq=False)
    parent_code: str | None = field(default=None, eq=False)
    known_on: date | None = field(default=None, eq=False, repr=False)
    aliases: tuple[str, ...] = field(default=(), eq=False, repr=False)
    _record: ClassVar["Record"]

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.level, LocalityLevel) or not isinstance(self.kind, LocalityKind):
            raise InvalidTypeError((self.level, self.kind), "a LocalityLevel and a LocalityKind")
        if LocalityLevel.of_code(self.code) is not self.level:
            raise InvalidValueError(self.code, f"a code of the level {self.level.name}")
        start = self.valid_from or self.known_on
        if start and self.valid_to and self.valid_to <= start:
            raise InvalidValueError((start, self.valid_to), "a validity that ends after its start")

    @property
    def full_name(self) -> str:
        """Tên đầy đủ: the kind and the name, as in "huyện Ba Tri".

        >>> get_locality("836", on=date(2017, 9, 22)).full_name
        'huyện Ba Tri'
        """
        return f"{_LABELS.get(self.kind, self.kind.value)} {self.name}".strip()

    def in_force(self, on: Day) -> bool:
        """Còn hiệu lực: whether the unit was there that day; before an unknown start, assumed.

        >>> get_locality("836", on=date(2017, 9, 22)).in_force(date(2026, 1, 1))
        False
        """
        day = day_of(on)
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day < self.valid_to)

    def is_assumed(self, on: Day) -> bool:
        """Giả định: whether that day lies before the day on which the unit is known.

        >>> get_locality("29173", on=date(2017, 9, 22)).is_assumed(date(2017, 9, 22))
        True
        """
        return self.valid_from is None and self.known_on is not None and day_of(on) < self.known_on

    def parent(self, on: Day | None = None) -> "Locality | None":
        """Đơn vị cấp trên: the unit above on a day, by default the last one of this unit.

        None for the country. Raises `InvalidValueError` for a day on which this unit was not there.

        >>> get_locality("637", on=date(2022, 7, 25)).parent().full_name
        'tỉnh Gia Lai'
        """
        return self._record.parent(self, on)

    def children(self, on: Day | None = None) -> "tuple[Locality, ...]":
        """Các đơn vị trực thuộc: the units right below on a day, by default the last one, by code.

        Provinces have districts until 30 June 2025 and communes from 1 July 2025 on. The communes
        of a district are those of 30 June 2025; for an earlier day they are assumed.
        Raises `InvalidValueError` for a day on which this unit was not there.

        >>> len(get_locality("836", on=date(2025, 6, 30)).children())
        22
        """
        return self._record.children(self, on)

    def successors(self) -> "tuple[Succession, ...]":
        """Đơn vị kế tục: what became of this unit when it ended; empty while it is in force.

        A district's successors are the communes that took in its territory on 1 July 2025.
        Empty, too, where the record does not tell (districts dissolved before 2025).

        >>> [link.successor.code for link in get_locality("94", on=date(2024, 9, 1)).successors()]
        ['92']
        """
        return self._record.successors(self)

    def predecessors(self) -> "tuple[Succession, ...]":
        """Đơn vị tiền thân: what this unit was made from when it began, as far as is on record.

        >>> tuyen_quang = get_locality("08", on=date(2026, 1, 1))
        >>> [link.predecessor.name for link in tuyen_quang.predecessors()]
        ['Hà Giang', 'Tuyên Quang']
        """
        return self._record.predecessors(self)

    def territory(self, on: Day | None = None) -> "Territory":
        """Lãnh thổ: the communes of 30 June 2025 that lie in this unit, and whether exactly so.

        By default on the last day of this unit. Raises `InvalidValueError` for a day on which this
        unit was not there.

        >>> get_locality("436", on=date(2024, 6, 30)).territory(date(2024, 6, 30)).exact
        False
        """
        return self._record.territory(self, on)

    def __str__(self) -> str:
        return self.full_name

    def _repr_html_(self) -> Html:
        start = self.valid_from.isoformat() if self.valid_from else "?"
        end = self.valid_to.isoformat() if self.valid_to else ""
        return element("span", self.full_name, title=f"{self.code} ({start} – {end})")


class Record(NamedTuple):
    """Sổ đơn vị hành chính: whom a unit asks about others, as it asks it.

    The record makes units and units ask the record, so neither can import the other: the room
    brings them together.
    """

    parent: Callable[[Locality, Day | None], Locality | None]
    children: Callable[[Locality, Day | None], tuple[Locality, ...]]
    successors: "Callable[[Locality], tuple[Succession, ...]]"
    predecessors: "Callable[[Locality], tuple[Succession, ...]]"
    territory: "Callable[[Locality, Day | None], Territory]"


def answer_from(record: Record) -> None:
    """Gắn sổ: units answer from this record; the room does it once, when it is imported."""
    Locality._record = record
