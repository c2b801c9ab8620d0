"""Chỉ tiêu: what is measured, and what may be done with its figures."""

from attrs import field, frozen

from congthuong._exact import Interval
from congthuong._html import Html, element
from congthuong._labels import Labelled
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.indicators.prices import PriceKind
from congthuong.localities import LocalityLevel
from congthuong.quantities import Quantity, Unit

__all__ = [
    "GoodDirection",
    "Indicator",
    "IndicatorNature",
    "IndicatorTrait",
    "PlaceRule",
    "TimeRule",
]


class IndicatorNature(Labelled):
    """Tính chất của chỉ tiêu: what happened in a period, what there is on a day, or a relation.

    >>> IndicatorNature.STOCK.label
    'số tại thời điểm'
    """

    FLOW = "flow", "số phát sinh trong kỳ"
    STOCK = "stock", "số tại thời điểm"
    INDEX = "index", "chỉ số"
    RATE = "rate", "tỷ lệ"


class TimeRule(Labelled):
    """Quy tắc gộp theo thời gian: how figures of shorter periods make that of the longer one.

    >>> TimeRule.SUM.label
    'cộng các kỳ'
    """

    SUM = "sum", "cộng các kỳ"
    LAST = "last", "lấy số cuối kỳ"
    MEAN = "mean", "bình quân các kỳ"
    NONE = "none", "không gộp được theo kỳ"


class PlaceRule(Labelled):
    """Quy tắc gộp theo địa bàn: how figures of parts make that of the whole territory.

    >>> PlaceRule.WEIGHTED.label
    'bình quân gia quyền'
    """

    SUM = "sum", "cộng các địa bàn"
    WEIGHTED = "weighted", "bình quân gia quyền"
    NONE = "none", "không gộp được theo địa bàn"


class GoodDirection(Labelled):
    """Chiều tốt: whether more is better, less is better, or neither.

    >>> GoodDirection.DOWN.label
    'càng thấp càng tốt'
    """

    UP = "up", "càng cao càng tốt"
    DOWN = "down", "càng thấp càng tốt"
    NEITHER = "neither", "không có chiều tốt"


class IndicatorTrait(Labelled):
    """Tính riêng của chỉ tiêu: what sets its figures apart, for checks and for reading.

    >>> IndicatorTrait.BALANCE.label
    'hiệu của hai số, có thể âm'
    """

    BALANCE = "balance", "hiệu của hai số, có thể âm"
    STRUCTURE = "structure", "các phần của một tổng thể, cộng lại là 100%"
    COMPOSITE = "composite", "tổng của các chỉ tiêu khác"
    GROUPED = "grouped", "các nhóm theo cơ sở so sánh của chỉ số chung"
    PART_NEEDED = "part_needed", "chỉ có nghĩa khi nói rõ phần nào"
    UNIT_NAMED = "unit_named", "chỉ cần đơn vị là nhận ra"
    OUTLAY = "outlay", "tiền chi cho cái vừa đếm"
    SECTOR_OUTPUT = "sector_output", "kết quả của ngành công nghiệp"
    ECONOMY = "economy", "kết quả của cả nền kinh tế"


@frozen
class Indicator:
    """Chỉ tiêu: identified by its code alone, with the rules for its figures.

    `label` is the full Vietnamese name, `name` the English one, `names` the other spellings and
    abbreviations. `unit` is the usual unit (None where only growth is reported or the product
    decides it), `other_units` may stand beside it. `over_time` and `over_places` say how figures
    combine; `price_kinds` which prices may be stated, none where prices do not enter. `parent` is
    the code of the wider indicator, `sector` the subject it belongs to, `breakdowns` the
    dimensions by which reports break it down, `traits` what sets it apart, and `plausible` the
    magnitudes of its figures in the usual unit, level by level: what lies outside is looked at.

    Raises `InvalidValueError` for an empty code, label or spelling, other units without a usual
    one, a unit, price kind, dimension, trait or range given twice and an indicator that is its own
    parent, `InvalidTypeError` for a field of another type.

    >>> iip = get_indicator("iip")
    >>> iip.label, iip.nature.label, iip.adds_over_time
    ('chỉ số sản xuất công nghiệp', 'chỉ số', False)
    """

    code: str
    label: str = field(eq=False)
    name: str = field(eq=False)
    unit: Unit | None = field(eq=False)
    other_units: tuple[Unit, ...] = field(default=(), eq=False, kw_only=True)
    nature: IndicatorNature = field(eq=False, kw_only=True)
    over_time: TimeRule = field(eq=False, kw_only=True)
    over_places: PlaceRule = field(eq=False, kw_only=True)
    price_kinds: tuple[PriceKind, ...] = field(default=(), eq=False, kw_only=True)
    good: GoodDirection = field(default=GoodDirection.NEITHER, eq=False, kw_only=True)
    names: tuple[str, ...] = field(default=(), eq=False, repr=False, kw_only=True)
    parent: str | None = field(default=None, eq=False, repr=False, kw_only=True)
    sector: str = field(default="", eq=False, repr=False, kw_only=True)
    breakdowns: tuple[SegmentDimension, ...] = field(default=(), eq=False, repr=False, kw_only=True)
    traits: tuple[IndicatorTrait, ...] = field(default=(), eq=False, repr=False, kw_only=True)
    plausible: tuple[tuple[LocalityLevel, Interval], ...] = field(
        default=(), eq=False, repr=False, kw_only=True
    )
    note: str = field(default="", eq=False, repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _check_types(self)
        if not all(text.strip() for text in (self.code, *self.spellings)):
            raise InvalidValueError(
                (self.code, *self.spellings), "a code, a label and names that are not empty"
            )
        if self.unit is None and self.other_units:
            raise InvalidValueError(self.other_units, "a usual unit before other ones")
        if self.parent == self.code:
            raise InvalidValueError(self.parent, "the code of a wider indicator, or None")
        repeatable: tuple[tuple[object, ...], ...] = (
            (self.unit, *self.other_units),
            self.price_kinds,
            self.breakdowns,
            self.traits,
            tuple(level for level, _ in self.plausible),
        )
        for given in repeatable:
            if len(set(given)) < len(given):
                raise InvalidValueError(
                    given, "each unit, price kind, dimension, trait and range once"
                )

    # A key of records is hashed by its indicator: the code's own hash is kept with the text.
    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that is read as this indicator: its label, then its other names."""
        return (self.label, *self.names)

    @property
    def adds_over_time(self) -> bool:
        """Whether the figures of twelve months add up to that of the year."""
        return self.over_time is TimeRule.SUM

    @property
    def adds_over_places(self) -> bool:
        """Whether the figures of all districts add up to that of the province."""
        return self.over_places is PlaceRule.SUM

    @property
    def is_balance(self) -> bool:
        """Whether it is a difference: it may fall, be negative, and be less than a part."""
        return IndicatorTrait.BALANCE in self.traits

    @property
    def needs_part(self) -> bool:
        """Whether a figure of it says nothing until it is said of which part it is."""
        return IndicatorTrait.PART_NEEDED in self.traits

    def is_unusual(self, quantity: Quantity, level: LocalityLevel) -> bool:
        """Khác xa mức thường gặp: whether a figure lies outside the magnitudes of its level.

        One of a level without magnitudes, in another unit or of zero is never unusual.

        >>> from congthuong.localities import LocalityLevel
        >>> exports = get_indicator("exports")
        >>> exports.is_unusual(Quantity.of("8.5E+15", unit=USD), LocalityLevel.PROVINCE)
        True
        """
        if quantity.unit != self.unit or not quantity.amount:
            return False
        ranges = [usual for each, usual in self.plausible if each is level]
        return any(not usual.contains(quantity.amount.copy_abs()) for usual in ranges)

    def accepts(self, unit: Unit) -> bool:
        """Nhận đơn vị: whether this is the usual unit or one of the other units.

        An indicator without a usual unit takes any: the product measured decides.

        Raises `InvalidTypeError` for what is no `Unit`.

        >>> get_indicator("exports").accepts(USD), get_indicator("exports").accepts(HECTARE)
        (True, False)
        """
        if not isinstance(unit, Unit):
            raise InvalidTypeError(unit, "a Unit")
        return self.unit is None or unit == self.unit or unit in self.other_units

    def __str__(self) -> str:
        return self.label

    def _repr_html_(self) -> Html:
        units = (unit.label for unit in (self.unit, *self.other_units) if unit is not None)
        facts = (
            ("đơn vị", ", ".join(units)),
            ("tính chất", self.nature.label),
            ("theo thời gian", self.over_time.label),
            ("theo địa bàn", self.over_places.label),
            ("giá", ", ".join(kind.label for kind in self.price_kinds)),
            ("chiều tốt", self.good.label),
            ("ghi chú", self.note),
        )
        rows = (
            element("tr", element("th", head), element("td", text)) for head, text in facts if text
        )
        return element("table", element("caption", f"{self.label} ({self.code})"), *rows)


def _check_types(indicator: Indicator) -> None:
    texts = (indicator.code, indicator.label, indicator.name, indicator.sector, indicator.note)
    if not all(isinstance(text, str) for text in texts):
        raise InvalidTypeError(texts, "a str for code, label, name, sector and note")
    if indicator.parent is not None and not isinstance(indicator.parent, str):
        raise InvalidTypeError(indicator.parent, "the code of a wider indicator, or None")
    if indicator.unit is not None and not isinstance(indicator.unit, Unit):
        raise InvalidTypeError(indicator.unit, "a Unit, or None")
    rules: tuple[tuple[object, type[Labelled]], ...] = (
        (indicator.nature, IndicatorNature),
        (indicator.over_time, TimeRule),
        (indicator.over_places, PlaceRule),
        (indicator.good, GoodDirection),
    )
    for value, kind in rules:
        if not isinstance(value, kind):
            raise InvalidTypeError(value, f"one of {kind.__name__}")
    several: tuple[tuple[object, type], ...] = (
        (indicator.other_units, Unit),
        (indicator.price_kinds, PriceKind),
        (indicator.names, str),
        (indicator.breakdowns, SegmentDimension),
        (indicator.traits, IndicatorTrait),
        (indicator.plausible, tuple),
    )
    for values, kind in several:
        if not isinstance(values, tuple) or not all(isinstance(value, kind) for value in values):
            raise InvalidTypeError(values, f"a tuple of {kind.__name__}")
    for each in indicator.plausible:
        if tuple(map(type, each)) != (LocalityLevel, Interval):
            raise InvalidTypeError(each, "a LocalityLevel and an Interval")
