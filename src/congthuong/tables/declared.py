"""Khai báo cột: which column of a table that comes in is which part of a record."""

import functools
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import field, frozen

from congthuong._exact import SHIFT, ZERO
from congthuong._text import normalize, sort_key
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.localities import Locality, LocalityLevel
from congthuong.percentages import PercentChange, PercentOfPlan, PercentShare
from congthuong.quantities import Scale, Unit
from congthuong.records import (
    ComparisonBase,
    ObservationStatus,
    Place,
    PlanBase,
    PlanReference,
    Segment,
    SegmentDimension,
    Slot,
    Time,
    WholeBase,
)
from congthuong.records.bases import check_base
from congthuong.records.doors import indicator_of, price_basis_of
from congthuong.records.places import is_place, is_time
from congthuong.tables.columns import RatioEncoding
from congthuong.tables.notation import NumberNotation

__all__ = [
    "IN_PATH",
    "Column",
    "IgnoredColumn",
    "KeyColumn",
    "Meant",
    "RateColumn",
    "RowSubject",
    "SubjectColumn",
    "UnitColumn",
    "ValueColumn",
    "check_columns",
    "header_key",
    "indicator_or_none",
    "texts",
]


IN_PATH: Final = " | "
"""What parts the heads that stand one above the other."""


def header_key(header: str) -> str:
    """The form under which heads are compared: one spelling, white space as single spaces."""
    return " ".join(normalize(header).split())


def _header(header: str | tuple[str, ...]) -> str:
    path = header if isinstance(header, tuple) else (header,)
    if not path or not all(isinstance(one, str) for one in path):
        raise InvalidTypeError(header, "a str as the head of a column, or those from the top down")
    if not all(map(header_key, path)):
        raise InvalidValueError(header, "the head of a column, which is not empty")
    return IN_PATH.join(map(header_key, path))


@frozen
class RowSubject:
    """Chỉ tiêu của dòng: an indicator with its prices and parts, as the name of a row says it.

    >>> RowSubject(get_indicator("exports")).label
    'Kim ngạch xuất khẩu hàng hóa'
    """

    indicator: Indicator
    price_basis: PriceBasis | None = None
    segments: frozenset[Segment] = frozenset()

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.indicator, Indicator):
            raise InvalidTypeError(self.indicator, "an Indicator")
        if self.price_basis is not None and not isinstance(self.price_basis, PriceBasis):
            raise InvalidTypeError(self.price_basis, "a PriceBasis, or None")
        if not isinstance(self.segments, frozenset):
            raise InvalidTypeError(self.segments, "a frozenset of Segments")

    @property
    def members(self) -> tuple[str, ...]:
        """Tên các phân tổ: the members of the segments, in Vietnamese dictionary order."""
        names = (segment.member for segment in self.segments)
        return tuple(sorted(names, key=lambda name: (sort_key(name), name)))

    @property
    def label(self) -> str:
        """Tên dòng: the indicator, its parts and its prices."""
        prices = "" if self.price_basis is None else f" ({self.price_basis})"
        part = f": {', '.join(self.members)}" if self.members else ""
        name = self.indicator.label
        return f"{name[:1].upper()}{name[1:]}{part}{prices}"


def texts(given: Iterable[str]) -> tuple[str, ...]:
    """Texts of cells that are declared, in the form under which they are compared."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InvalidTypeError(given, "texts in a tuple, such as ('...', 'x')")
    return tuple(map(header_key, given))


_KEYS: Final = (
    Slot.INDICATOR,
    Slot.PLACE,
    Slot.TIME,
    Slot.PRICE_BASIS,
    Slot.SEGMENT,
    Slot.STATUS,
)
_NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})
Meant: TypeAlias = str | Place | RowSubject | None


def _names(names: Mapping[str, Meant]) -> Mapping[str, Meant]:
    if not isinstance(names, Mapping):
        raise InvalidTypeError(names, "a mapping of the texts of cells to what they mean")
    return MappingProxyType({header_key(text): meant or None for text, meant in names.items()})


@frozen
class KeyColumn:
    """Cột khóa: says of each row its indicator, place, time, prices, part or status.

    `names` maps the texts of cells to what they mean: a code, a name, a place, or a `RowSubject`
    (an indicator with its part or prices); None is the whole, so that a row «Tổng số» is no part
    and a row «Toàn tỉnh» has the place of the form. A text that is not in it is read as a code or a
    name itself; in a column of parts, a word for the whole must be in it. A column of segments
    needs its dimension; one of places may say the `level` of its units and the unit they are
    `within`.

    Raises `InvalidTypeError`, `InvalidValueError` for another slot, an empty head, and for a
    dimension on anything but segments, or a level on anything but places.

    >>> KeyColumn("Chỉ tiêu", Slot.INDICATOR, names={"GTSXCN": "industrial_output"}).header
    'Chỉ tiêu'
    """

    header: str = field(converter=_header)
    slot: Slot
    names: Mapping[str, Meant] = field(default=_NO_NAMES, converter=_names, hash=False)
    dimension: SegmentDimension | None = None
    level: LocalityLevel | None = field(default=None, kw_only=True)
    within: Locality | str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.slot, Slot):
            raise InvalidTypeError(self.slot, "a Slot such as Slot.INDICATOR")
        if self.slot not in _KEYS:
            raise InvalidValueError(self.slot, "the slot of a key; figures have a ValueColumn")
        if self.dimension is not None and not isinstance(self.dimension, SegmentDimension):
            raise InvalidTypeError(self.dimension, "a SegmentDimension, or None")
        if (self.slot is Slot.SEGMENT) is not (self.dimension is not None):
            raise InvalidValueError((self.slot, self.dimension), "a dimension for segments alone")
        if self.level is not None and not isinstance(self.level, LocalityLevel):
            raise InvalidTypeError(self.level, "a LocalityLevel, or None")
        if self.within is not None and not isinstance(self.within, Locality | str):
            raise InvalidTypeError(self.within, "a Locality, its code or name, or None")
        if self.slot is not Slot.PLACE and (self.level, self.within) != (None, None):
            raise InvalidValueError(self.slot, "a level and a unit around it for places alone")


def _subjects(subjects: Iterable[RowSubject]) -> tuple[RowSubject, ...]:
    found = tuple(subjects)
    for subject in found:
        if not isinstance(subject, RowSubject):
            raise InvalidTypeError(subject, "a RowSubject")
    return found


@frozen
class SubjectColumn:
    """Cột tên dòng: the names of known rows, each an indicator with its prices and parts.

    Raises `InvalidValueError` for two rows of one name.

    >>> exports = RowSubject(get_indicator("exports"))
    >>> SubjectColumn("Chỉ tiêu", (exports,)).find("Kim ngạch xuất khẩu hàng hóa") == exports
    True
    """

    header: str = field(converter=_header)
    subjects: tuple[RowSubject, ...] = field(converter=_subjects)

    def __attrs_post_init__(self) -> None:
        if len(self._by_name) < len(self.subjects):
            names = [subject.label for subject in self.subjects]
            raise InvalidValueError(names, "rows with a name each")

    @functools.cached_property
    def _by_name(self) -> Mapping[str, RowSubject]:
        return {header_key(subject.label): subject for subject in self.subjects}

    def find(self, name: str) -> RowSubject | None:
        """Tìm dòng: the subject of this name, None where there is none."""
        return self._by_name.get(header_key(name))


@frozen
class UnitColumn:
    """Cột đơn vị tính: the unit of each row's values with its scale (tỷ đồng, triệu USD, MW, %).

    `dittos` are texts that stand for the unit above (a quotation mark, nt).

    >>> UnitColumn("Đơn vị tính", dittos=('"', "nt")).header
    'Đơn vị tính'
    """

    header: str = field(converter=_header)
    dittos: tuple[str, ...] = field(default=(), converter=texts, kw_only=True)


@frozen
class IgnoredColumn:
    """Cột bỏ qua: a column that is known and not read; one that is not declared is reported.

    >>> IgnoredColumn("TT").header
    'TT'
    """

    header: str = field(converter=_header)


def indicator_or_none(indicator: Indicator | str | None) -> Indicator | None:
    """An indicator as it is, or by its code; None where none is said."""
    return None if indicator is None else indicator_of(indicator)


def _segments(segments: Iterable[Segment]) -> frozenset[Segment]:
    held = frozenset(segments)
    for segment in held:
        if not isinstance(segment, Segment):
            raise InvalidTypeError(segment, "a Segment")
    return held


@frozen
class ValueColumn:
    """Cột giá trị: figures, or with `plan` the targets of that plan.

    `time` is when they are of, where no column of the row says it. Numbers without a unit of their
    own are counted in `unit` at `scale`, or in the unit of a `UnitColumn`. `numbers` is the
    notation of text; a number that comes as a number needs none. `brackets` says that a number in
    brackets is below zero. `indicator`, `place`, `price_basis` and `segments` are those of the
    column, before what the row or the form says; its parts come on top of those of the row.

    Raises `InvalidTypeError`, `InvalidValueError` for an empty head and for a scale without a unit.

    >>> plan = PlanReference()
    >>> ValueColumn("KH 2022", unit=MW, time=Period.year(2022), plan=plan).plan.kind.label
    'kế hoạch'
    """

    header: str = field(converter=_header)
    unit: Unit | None = None
    scale: Scale = Scale.UNIT
    numbers: NumberNotation = NumberNotation.VIETNAMESE
    time: Time | None = None
    status: ObservationStatus = ObservationStatus.NORMAL
    plan: PlanReference | None = None
    brackets: bool = field(default=False, kw_only=True)
    indicator: Indicator | None = field(default=None, converter=indicator_or_none, kw_only=True)
    place: Place | str | None = field(default=None, kw_only=True)
    price_basis: PriceBasis | None = field(default=None, converter=price_basis_of, kw_only=True)
    segments: frozenset[Segment] = field(default=frozenset(), converter=_segments, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _check_figures(self)
        for value, kind in (
            (self.unit, Unit),
            (self.scale, Scale),
            (self.numbers, NumberNotation),
            (self.status, ObservationStatus),
            (self.plan, PlanReference),
        ):
            if value is not None and not isinstance(value, kind):
                raise InvalidTypeError(value, f"a {kind.__name__}")
        _check_time(self.time)
        if self.unit is None and self.scale is not Scale.UNIT:
            raise InvalidValueError(self.scale, "a scale together with its unit")


@frozen
class RateColumn:
    """Cột tỷ lệ: stated rates over one base, each as a `Comparison`.

    `encoding` says whether 108,42 or 8,42 or 1,0842 stands there; over a plan it is a percentage
    of plan, and a growth encoding means nothing. A cell in a percent format is what it shows.
    What else the column says is as in `ValueColumn`.

    Raises `InvalidTypeError`, `KindMismatchError` for a base that such rates cannot have,
    `InvalidValueError` for an empty head and for growth over a plan.

    >>> RateColumn("% cùng kỳ", IndexBase.SAME_PERIOD_LAST_YEAR, RatioEncoding.INDEX).encoding
    <RatioEncoding.INDEX: 'index'>
    """

    header: str = field(converter=_header)
    base: ComparisonBase
    encoding: RatioEncoding
    numbers: NumberNotation = NumberNotation.VIETNAMESE
    time: Time | None = None
    status: ObservationStatus = ObservationStatus.NORMAL
    brackets: bool = field(default=False, kw_only=True)
    indicator: Indicator | None = field(default=None, converter=indicator_or_none, kw_only=True)
    place: Place | str | None = field(default=None, kw_only=True)
    price_basis: PriceBasis | None = field(default=None, converter=price_basis_of, kw_only=True)
    segments: frozenset[Segment] = field(default=frozenset(), converter=_segments, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _check_figures(self)
        for value, kind in (
            (self.encoding, RatioEncoding),
            (self.numbers, NumberNotation),
            (self.status, ObservationStatus),
        ):
            if not isinstance(value, kind):
                raise InvalidTypeError(value, f"a {kind.__name__}")
        _check_time(self.time)
        check_base(self.rate_type(ZERO), self.base)
        if self.numbers is NumberNotation.STATED:
            raise InvalidValueError(self.numbers, "vietnamese or plain numbers")
        if self.encoding is RatioEncoding.GROWTH and self.rate_type is not PercentChange:
            raise InvalidValueError(self.encoding, "an index or a ratio over a plan or a whole")

    @property
    def rate_type(self) -> type[PercentChange | PercentOfPlan | PercentShare]:
        """Loại tỷ lệ: what the numbers are over this base."""
        if isinstance(self.base, PlanBase):
            return PercentOfPlan
        return PercentShare if isinstance(self.base, WholeBase) else PercentChange

    def rate(self, number: Decimal) -> PercentChange | PercentOfPlan | PercentShare:
        """Tỷ lệ của một ô: what an encoded number says.

        >>> column = RateColumn("%", IndexBase.SAME_PERIOD_LAST_YEAR, RatioEncoding.INDEX)
        >>> column.rate(Decimal("108.42"))
        PercentChange('8.42')
        """
        if self.encoding is RatioEncoding.RATIO:
            number = SHIFT.scaleb(number, 2)
        if self.rate_type is PercentChange and self.encoding is not RatioEncoding.GROWTH:
            return PercentChange.from_index(number)
        return self.rate_type(number)


def _check_figures(column: "ValueColumn | RateColumn") -> None:
    place = column.place
    if place is not None and not isinstance(place, str) and not is_place(place):
        raise InvalidTypeError(place, "a Locality, LocalityGroup, NamedPlace or a str, or None")
    if not isinstance(column.brackets, bool):
        raise InvalidTypeError(column.brackets, "True where brackets are below zero, or False")


def _check_time(time: Time | None) -> None:
    if time is not None and not is_time(time):
        raise InvalidTypeError(time, "a Period or an AsOf, or None")


Column: TypeAlias = (
    KeyColumn | SubjectColumn | UnitColumn | IgnoredColumn | ValueColumn | RateColumn
)
_COLUMNS: Final = (KeyColumn, SubjectColumn, UnitColumn, IgnoredColumn, ValueColumn, RateColumn)
_FIGURES: Final = (ValueColumn, RateColumn)


def check_columns(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The declared columns; raises for what are none, for heads said twice, for no figures."""
    if not isinstance(columns, Iterable):
        raise InvalidTypeError(columns, "columns in a tuple, such as ValueColumn('Giá trị')")
    declared = tuple(columns)
    for column in declared:
        if not isinstance(column, _COLUMNS):
            raise InvalidTypeError(column, "a column such as ValueColumn('Giá trị')")
    heads = [column.header for column in declared]
    if len(set(heads)) < len(heads):
        raise InvalidValueError(tuple(heads), "columns with a head each")
    if not any(isinstance(column, _FIGURES) for column in declared):
        raise InvalidValueError(tuple(heads), "a ValueColumn or a RateColumn among the columns")
    singles = [
        column.slot if isinstance(column, KeyColumn) else type(column)
        for column in declared
        if isinstance(column, UnitColumn | SubjectColumn)
        or (isinstance(column, KeyColumn) and column.slot is not Slot.SEGMENT)
    ]
    if len(set(singles)) < len(singles):
        raise InvalidValueError(tuple(heads), "one column for each part of a key, and one of units")
    return declared
