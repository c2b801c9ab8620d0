"""Ráp số liệu: what each cell of figures states, or why it is not read."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Final

from attrs import frozen

from congthuong._data import read_table
from congthuong._exact import SHIFT
from congthuong.errors import CongThuongError
from congthuong.findings import Evidence
from congthuong.indicators import (
    Indicator,
    IndicatorNature,
    PriceBasis,
    TimeRule,
    default_indicators,
    get_indicator,
)
from congthuong.layouts.columns import BaseKind, Column, Role
from congthuong.layouts.figures import Content, Figure, content_of
from congthuong.layouts.naming import Subject, is_near_catalogue
from congthuong.layouts.places import told_place
from congthuong.layouts.relations import Encoding, Relation, Standing
from congthuong.layouts.rows import Row
from congthuong.layouts.sketch import Block, Sketch
from congthuong.layouts.times import resolved, year_before
from congthuong.layouts.units import Scaled
from congthuong.layouts.words import whole, words_of
from congthuong.percentages import IndexBase, PercentChange, PercentOfPlan, PercentShare
from congthuong.periods import AsOf, Period, PeriodKind
from congthuong.periods.mentions import TimeMention, TimeShape
from congthuong.quantities import (
    PERCENT,
    Quantity,
    Scale,
    StatedQuantity,
    UnitKind,
    find_unit,
)
from congthuong.records import (
    ComparisonBase,
    ObservationStatus,
    Place,
    PlanBase,
    PlanReference,
    Segment,
    SegmentDimension,
    Slot,
    StatedRate,
    Statement,
    Time,
    WholeBase,
)

__all__ = ["Reason", "StatedCell", "Unread", "assembled"]


class Reason(Enum):
    """Lý do chưa đọc: why a cell of figures gave no record; the list is closed."""

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
    """Ô đã đọc: its address, what it states, and the cells that gave each part of it."""

    address: str
    statement: Statement
    evidence: Mapping[Slot, tuple[str, ...]]


class _Refusal(Exception):  # noqa: N818 (never leaves the module)
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


_HUNDRED: Final = Decimal(100)
_INDEX_FROM, _INDEX_TO = Decimal(40), Decimal(400)


def assembled(
    sketch: Sketch, block: Block, relations: Mapping[int, Relation], told: str
) -> tuple[list[StatedCell], list[Unread]]:
    """The cells of a block that state something, and those that do not, in their order."""
    stated: list[StatedCell] = []
    unread: list[Unread] = []
    refuted = _refuted(relations)
    for row in block.rows:
        if row.is_block or not row.has_figures:
            continue
        for at in sketch.region.figures:
            cell = sketch.cell(row.at, at)
            content = content_of(cell)
            if content is Content.EMPTY:
                continue
            maker = _Cell(sketch, block, relations, told, row, block.columns[at])
            try:
                _check_content(sketch, content, cell.text)
                if at in refuted:
                    raise _Refusal(Reason.REFUTED)
                stated.append(maker.stated())
            except _Refusal as refusal:
                unread.append(Unread(cell.address, cell.text, refusal.reason))
            except CongThuongError:
                unread.append(Unread(cell.address, cell.text, Reason.IMPOSSIBLE))
    return stated, unread


_CONTENTS: Final = {
    Content.MISSING: Reason.MISSING,
    Content.WORDS: Reason.WORDS,
    Content.ERROR: Reason.SHEET_ERROR,
    Content.LIKE_NUMBER: Reason.NOTATION,
}


def _check_content(sketch: Sketch, content: Content, text: str) -> None:
    reason = _CONTENTS.get(content)
    if reason is not None:
        raise _Refusal(reason)
    if sketch.doubt and ("," in text or "." in text):
        raise _Refusal(Reason(sketch.doubt))


def _refuted(relations: Mapping[int, Relation]) -> frozenset[int]:
    """The columns of relations that arithmetic contradicts, but for those that another confirms."""
    wrong = [one for one in relations.values() if one.standing is Standing.REFUTED]
    right = [one for one in relations.values() if one.standing is Standing.CONFIRMED]
    kept = {at for one in right for at in (one.value, one.base)}
    return frozenset(
        at
        for one in wrong
        for at in (one.rate, one.value, one.base)
        if at is not None and at not in kept
    )


@frozen
class _Cell:
    """What the statement of one cell is made from."""

    sketch: Sketch
    block: Block
    relations: Mapping[int, Relation]
    told: str
    row: Row
    column: Column

    @property
    def figure(self) -> Figure:
        return self.sketch.figures[self.row.at, self.column.at]

    def stated(self) -> StatedCell:
        """The statement of the cell; raises `_Refusal` with the reason where it has none."""
        column, row = self.column, self.row
        if not column.cells:
            raise _Refusal(Reason.NO_HEAD)
        if column.role is Role.NONE:
            raise _Refusal(Reason.HEAD_WORDS)
        if not row.name:
            raise _Refusal(Reason.NO_NAME)
        indicator, segments, words, prices = self._subject()
        time = self._moment(self._time(), indicator)
        place = self._place(time)
        status = self._status()
        source = None
        if self._is_rate(indicator):
            rate = self._rate(indicator, time, words)
            said = Statement(
                words,
                indicator,
                place,
                time,
                prices,
                segments,
                rates=(rate,),
                status=status,
                source=source,
            )
        else:
            value = self._value(indicator, words)
            target = None
            if column.role is Role.PLAN:
                target = PlanReference() if column.plan is None else PlanReference(column.plan)
            said = Statement(
                words,
                indicator,
                place,
                time,
                prices,
                segments,
                value,
                status=status,
                target=target,
                source=source,
            )
        if said.indicator is not None:
            said.records()  # a key or a rate that cannot be is refused here
        cell = self.sketch.cell(row.at, column.at)
        return StatedCell(cell.address, said, self._evidence())

    def _time(self) -> Time:
        relation = self.relations.get(self.column.at)
        time = self.block.times[self.column.at] if relation is None else relation.time
        if self.row.time is not None:
            time = self._of_row(self.row.time)
        if time is None:
            raise _Refusal(Reason.TIME)
        return time

    def _moment(self, time: Time, indicator: Indicator | None) -> Time:
        """Đến hết quý III: of what there is at a time, the day that the quarter ends on."""
        head = self.column.time
        closes = self.sketch.title.closes if head is None else bool(head.closes)
        is_stock = indicator is not None and indicator.over_time is TimeRule.LAST
        return AsOf.end_of(time) if closes and is_stock and isinstance(time, Period) else time

    def _of_row(self, mention: TimeMention) -> Time | None:
        """The time that the name of a row is; its year may stand in the head of the column."""
        head = self.column.time
        year = self.sketch.title.year
        if head is not None and head.shape is TimeShape.YEAR and head.is_dated:
            year = head.year
        elif head is not None and not head.is_dated and mention.shape is TimeShape.YEAR:
            return resolved(head, mention.year)
        elif head is not None:
            return None
        return resolved(mention, year)

    def _status(self) -> ObservationStatus:
        if self.column.role is Role.PLAN:
            return ObservationStatus.NORMAL
        own = self.block.statuses[self.column.at]
        relation = self.relations.get(self.column.at)
        if own is ObservationStatus.NORMAL and relation is not None and relation.value is not None:
            return self.block.statuses[relation.value]
        if own is ObservationStatus.NORMAL and relation is not None and relation.time is not None:
            same = [
                s for at, s in self.block.statuses.items() if self.block.times[at] == relation.time
            ]
            return min(same, key=lambda status: status.rank, default=own)
        return own

    def _place(self, time: Time) -> Place:
        places = self.sketch.places
        if places is not None and self.row.at in places.names:
            unit = places.at(self.row.at, time)
            if unit is None:
                raise _Refusal(Reason.PLACE)
            return unit
        found = self.sketch.title.place if not self.told else self.told
        place = told_place(found, time) if found else None
        if place is None:
            raise _Refusal(Reason.PLACE)
        return place

    def _subject(self) -> tuple[Indicator | None, tuple[Segment, ...], str, PriceBasis | None]:
        subject = self.sketch.subjects.get(self.row.at) or Subject()
        column = self.column
        indicator, segments, words = subject.indicator, subject.segments, subject.words
        own = column.indicator
        if own is not None and not _is_wider(own, indicator):
            indicator, words = own, column.text
        elif column.words:
            if column.role in (Role.RATE, Role.SHARE):
                if not self._repeats(subject):
                    raise _Refusal(Reason.HEAD_WORDS)
            elif is_near_catalogue(column.words):
                raise _Refusal(Reason.HEAD_WORDS)
            else:
                indicator, words = None, " ".join((column.text, words)).strip()
        elif indicator is None and is_near_catalogue(self.row.name):
            raise _Refusal(Reason.INDICATOR)
        segments = _with_parts(segments, column.parts, indicator)
        indicator = self._of_measure(indicator)
        prices = subject.prices or column.prices or self.sketch.title.prices
        if indicator is None or len(indicator.price_kinds) < 2:
            # Where only one kind of prices can be meant, naming it tells no figure from another.
            prices = None
        return indicator, segments, words or self.row.name, prices

    def _repeats(self, subject: Subject) -> bool:
        """Whether the words of a head only say again what the title or the row says."""
        label = "" if subject.indicator is None else subject.indicator.label
        known = f"{self.sketch.title.text} {label} {subject.words}".casefold().split()
        return all(word in known for word in self.column.words.casefold().split())

    def _of_measure(self, indicator: Indicator | None) -> Indicator | None:
        """Sản lượng (tấn) under exports: the quantity of the goods, and not their value."""
        if indicator is None:
            return None
        volumes = [row for row in read_table("table_measures").rows if row["words"] == "*volume"]
        codes = [row["indicator"] for row in volumes if row["topic"] == indicator.code]
        volume = get_indicator(codes[0]) if codes else None
        if self.column.role in (Role.RATE, Role.SHARE):
            return volume or indicator if self.column.measure == "volume" else indicator
        scaled = self._unit(indicator)
        if scaled is None or scaled[1].kind is UnitKind.PERCENT or indicator.accepts(scaled[1]):
            return indicator
        return None if scaled[1].kind is UnitKind.CURRENCY else volume

    def _unit(self, indicator: Indicator | None) -> Scaled | None:
        """The unit of the row before that of the head, then that of the table; a count by its noun."""
        own = self.column.unit
        subject = self.sketch.subjects.get(self.row.at)
        if own is not None and own[1].kind is not UnitKind.PERCENT and self.row.unit is None:
            return own
        if self.row.unit is not None:
            return self.row.unit
        if subject is not None and subject.unit is not None and not self.row.unit_words:
            return subject.unit
        if self.row.unit_words:
            return None
        if own is not None:
            return own
        table = self._of_table(indicator)
        counted = self._counted(indicator)
        if counted is not None and (table is None or table[1].kind is not UnitKind.COUNT):
            return (
                counted
                if table is None or indicator is None or not indicator.accepts(table[1])
                else table
            )
        return table

    def _of_table(self, indicator: Indicator | None) -> Scaled | None:
        """The unit of the unit line; of several that which the column or the indicator counts in."""
        units = self.sketch.title.units
        if len(units) < 2:
            return units[0] if units else None
        if self.column.measure:
            money = self.column.measure == "value"
            fitting = [one for one in units if (one[1].kind is UnitKind.CURRENCY) is money]
        else:
            fitting = [one for one in units if indicator is not None and indicator.accepts(one[1])]
        return fitting[0] if len(fitting) == 1 else None

    def _counted(self, indicator: Indicator | None) -> Scaled | None:
        """Số chợ, tổng số xã: what is counted names its unit."""
        if indicator is not None and self.column.indicator == indicator or indicator is not None:
            unit = indicator.unit
            return (Scale.UNIT, unit) if unit is not None and unit.kind is UnitKind.COUNT else None
        for text in (self.column.words, self.row.name):
            bare = text.casefold()
            for lead in ("tổng số ", "số "):
                bare = bare.removeprefix(lead)
            words = bare.split()
            for count in range(min(len(words), 3), 0, -1):
                units = find_unit(" ".join(words[:count]).strip(","))
                if units and units[0].kind is UnitKind.COUNT:
                    return Scale.UNIT, units[0]
        return None

    def _is_rate(self, indicator: Indicator | None) -> bool:
        column, subject = self.column, self.sketch.subjects.get(self.row.at)
        if column.role in (Role.RATE, Role.SHARE):
            return True
        is_index = indicator is not None and indicator.nature is IndicatorNature.INDEX
        grows = subject is not None and subject.is_growth
        if column.role is Role.PLAN:
            if grows and not _INDEX_FROM <= self.figure.low <= _INDEX_TO:
                raise _Refusal(Reason.GROWTH_TARGET)
            return False
        return grows or is_index

    def _value(self, indicator: Indicator | None, words: str) -> StatedQuantity:
        figure = self.figure
        scaled = self._unit(indicator)
        if figure.is_percent and (scaled is None or scaled[1].kind is UnitKind.PERCENT):
            scaled = Scale.UNIT, PERCENT
        if figure.unit is not None:
            scale, unit = Scale.UNIT, figure.unit[1]
        elif scaled is None:
            raise _Refusal(Reason.UNIT)
        else:
            scale, unit = scaled
        if figure.is_percent is not (unit.kind is UnitKind.PERCENT) and figure.is_percent:
            raise _Refusal(Reason.UNIT)
        if indicator is not None and not indicator.accepts(unit):
            raise _Refusal(Reason.UNIT)
        high = None if figure.high is None else Quantity.of(figure.high, scale, unit)
        low = Quantity.of(figure.low, scale, unit)
        return StatedQuantity(low, high, figure.approximation, scale)

    def _rate(self, indicator: Indicator | None, time: Time, words: str) -> StatedRate:
        figure, column = self.figure, self.column
        evidence = Evidence(self.sketch.cell(self.row.at, column.at).text)
        if column.role is Role.SHARE:
            return self._share(evidence)
        relation = self.relations.get(column.at)
        if relation is None:
            return self._of_index(evidence)
        encoding = self._encoding(relation)
        base = self._base(time)
        ends = [figure.low, *([] if figure.high is None else [figure.high])]
        if encoding is Encoding.RATIO:
            ends = [SHIFT.scaleb(end, 2) for end in ends]
        rates: list[PercentOfPlan | PercentChange]
        if isinstance(base, PlanBase):
            rates = [PercentOfPlan(end) for end in ends]
        elif encoding is Encoding.GROWTH:
            rates = [PercentChange(end) for end in ends]
        else:
            rates = [PercentChange.from_index(end) for end in ends]
        high = rates[1] if len(rates) > 1 else None
        return StatedRate(rates[0], base, high, figure.approximation, evidence)

    def _encoding(self, relation: Relation) -> Encoding:
        subject = self.sketch.subjects.get(self.row.at)
        if subject is not None and subject.is_growth and abs(self.figure.low) < _INDEX_FROM:
            return Encoding.GROWTH
        if relation.encoding is Encoding.DIFFERENCE:
            raise _Refusal(Reason.DIFFERENCE)
        if relation.encoding is None:
            raise _Refusal(Reason.ENCODING)
        return relation.encoding

    def _of_index(self, evidence: Evidence) -> StatedRate:
        """Chỉ số 110,2 in a column of values: over the same time of the year before."""
        figure = self.figure
        if figure.high is not None:
            raise _Refusal(Reason.ENCODING)
        base = IndexBase.SAME_PERIOD_LAST_YEAR
        if _INDEX_FROM <= figure.low <= _INDEX_TO:
            return StatedRate(PercentChange.from_index(figure.low), base, evidence=evidence)
        subject = self.sketch.subjects.get(self.row.at)
        if subject is not None and subject.is_growth:
            return StatedRate(PercentChange(figure.low), base, evidence=evidence)
        raise _Refusal(Reason.ENCODING)

    def _share(self, evidence: Evidence) -> StatedRate:
        subject = self.sketch.subjects.get(self.row.at)
        if subject is not None and subject.is_whole and self.figure.low == _HUNDRED:
            raise _Refusal(Reason.WHOLE)
        return StatedRate(PercentShare(self.figure.low), WholeBase(), evidence=evidence)

    def _base(self, time: Time) -> ComparisonBase:
        column = self.column
        year = _year(time)
        named = resolved(column.base_time, year)
        if column.base is BaseKind.PLAN:
            plan = PlanReference() if column.plan is None else PlanReference(column.plan)
            return PlanBase(plan, named if isinstance(named, Period) else Period.year(year))
        if column.base is BaseKind.PREVIOUS:
            return IndexBase.PREVIOUS_PERIOD
        if column.base is BaseKind.DECEMBER:
            return IndexBase.DECEMBER_LAST_YEAR
        if column.base is BaseKind.SAME_PERIOD:
            if column.base_time is None or column.base_time.year in (None, year - 1):
                return IndexBase.SAME_PERIOD_LAST_YEAR
            return _moved(time, column.base_time.year)
        if named is None:
            named = self._base_by_arithmetic()
        return _named_base(time, named)

    def _base_by_arithmetic(self) -> Time:
        """So sánh (%), over nothing that is said: over what the arithmetic of the table confirms."""
        relation = self.relations.get(self.column.at)
        confirmed = relation is not None and relation.standing is Standing.CONFIRMED
        if relation is None or relation.base is None or not confirmed:
            raise _Refusal(Reason.BASE)
        time = self.block.times[relation.base]
        if time is None:
            raise _Refusal(Reason.BASE)
        return time

    def _evidence(self) -> Mapping[Slot, tuple[str, ...]]:
        column, row = self.column, self.row
        subject = self.sketch.subjects.get(row.at) or Subject()
        title = self.sketch.title.addresses
        by_head = column.indicator is not None or bool(column.words)
        found = {
            Slot.INDICATOR: column.addresses if by_head else subject.addresses,
            Slot.TIME: column.addresses if column.time is not None else (*column.addresses, *title),
            Slot.STATUS: column.addresses,
        }
        if self.sketch.places is not None and row.at in self.sketch.places.names:
            found[Slot.PLACE] = row.addresses
        elif not self.told:
            found[Slot.PLACE] = title
        if subject.segments or column.parts:
            found[Slot.SEGMENT] = (*row.addresses, *(column.addresses if column.parts else ()))
        cells = [row.unit_cell, self.sketch.title.unit_cell]
        unit = next((cell.address for cell in cells if cell is not None), "")
        found[Slot.VALUE] = column.addresses if column.unit is not None or not unit else (unit,)
        return found


def _is_wider(indicator: Indicator, of: Indicator | None) -> bool:
    """Whether what a head names only repeats, more widely, what the row or the title names."""
    if of is None:
        return False
    return indicator == of or indicator in default_indicators().wider(of)


def _with_parts(
    segments: tuple[Segment, ...],
    said: tuple[tuple[SegmentDimension, str], ...],
    indicator: Indicator | None,
) -> tuple[Segment, ...]:
    del indicator
    added = [Segment(dimension, member) for dimension, member in said]
    kept = [one for one in segments if all(one.dimension is not other.dimension for other in added)]
    return tuple((*kept, *added))


def _year(time: Time) -> int:
    return time.year if isinstance(time, AsOf) else time.last_month.start.year


def _moved(time: Time, year: int | None) -> Period:
    """Cùng kỳ năm 2019: the same months of another year."""
    if not isinstance(time, Period) or year is None:
        raise _Refusal(Reason.BASE)
    return time.shift(12 * (year - time.start.year))


def _named_base(time: Time, named: Time) -> ComparisonBase:
    """A base by its name, where it has one: the month before, the same time of the year before."""
    if isinstance(time, AsOf) or isinstance(named, AsOf):
        raise _Refusal(Reason.BASE)
    if named == year_before(time):
        return IndexBase.SAME_PERIOD_LAST_YEAR
    if time.kind is PeriodKind.MONTH and named == Period.month(time.start.year - 1, 12):
        return IndexBase.PREVIOUS_PERIOD if time.start.month == 1 else IndexBase.DECEMBER_LAST_YEAR
    if (
        time.kind is not PeriodKind.YEAR
        and named.months == time.months
        and named == time.previous()
    ):
        return IndexBase.PREVIOUS_PERIOD
    return named


def is_total_name(name: str) -> bool:
    """Tổng số, toàn tỉnh: whether a name is that of a total and nothing else."""
    return whole(words_of("total"), name) is not None
