"""Ráp số liệu: what each cell of figures states, or why it is not read."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import evolve, frozen

from congthuong._exact import ONE_HUNDRED, SHIFT
from congthuong.errors import CongThuongError
from congthuong.findings import Evidence
from congthuong.indicators import (
    Indicator,
    IndicatorNature,
    PriceBasis,
    TimeRule,
    default_indicators,
)
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.layouts.bases import base_of, plan_of
from congthuong.layouts.columns import Column, Role
from congthuong.layouts.counting import measured, unit_of_cell
from congthuong.layouts.figures import Content, Figure, content_of
from congthuong.layouts.naming import Subject, is_near_catalogue
from congthuong.layouts.places import opens_as_place, place_of_table
from congthuong.layouts.reasons import Reason, Refusal, StatedCell, Unread
from congthuong.layouts.relations import Encoding, Relation, Standing
from congthuong.layouts.rows import Row
from congthuong.layouts.sketch import Block, Sketch
from congthuong.layouts.times import resolved
from congthuong.percentages import IndexBase, PercentChange, PercentOfPlan, PercentShare
from congthuong.periods import AsOf, Period
from congthuong.periods.mentions import TimeMention, TimeShape
from congthuong.quantities import PERCENT, Quantity, Scale, StatedQuantity, UnitKind
from congthuong.records import (
    ComparisonBase,
    ObservationStatus,
    Place,
    PlanBase,
    PlanReference,
    Segment,
    Slot,
    StatedRate,
    Statement,
    Time,
    WholeBase,
)

__all__ = ["assembled"]

_INDEX_FROM, _INDEX_TO = Decimal(40), Decimal(400)
# 8,5-9 triệu USD as a name: the cells of another row, out of step.
_FIGURE: Final = re.compile(r"[0-9]+,[0-9]")
_MONTHS_OF: Final = {TimeShape.MONTH: 1, TimeShape.QUARTER: 3}
_RATES: Final = (Role.RATE, Role.SHARE)


def assembled(
    sketch: Sketch, block: Block, relations: Mapping[int, Relation], told: str
) -> tuple[list[StatedCell], list[Unread]]:
    """The cells of a block that state something, and those that do not, in their order."""
    stated: list[StatedCell] = []
    unread: list[Unread] = []
    refuted = _refuted(relations)
    for row in block.rows:
        for at in sketch.region.figures if row.has_figures else ():
            cell = sketch.cell(row.at, at)
            content = content_of(cell)
            if content is Content.EMPTY:
                continue
            try:
                _check_content(sketch, content, cell.text)
                if at in refuted:
                    raise Refusal(Reason.REFUTED)
                maker = _Cell(sketch, block, relations.get(at), told, row, block.columns[at])
                stated.append(maker.stated())
            except Refusal as refusal:
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
        raise Refusal(reason)
    if sketch.doubt and ("," in text or "." in text):
        raise Refusal(Reason(sketch.doubt))


def _refuted(relations: Mapping[int, Relation]) -> frozenset[int]:
    """The columns of relations that arithmetic contradicts, but for those that another confirms."""
    wrong = [one for one in relations.values() if one.standing is Standing.REFUTED]
    right = [one for one in relations.values() if one.standing is Standing.CONFIRMED]
    kept = {at for one in right for at in (one.value, one.base)}
    columns = {at for one in wrong for at in (one.rate, one.value, one.base)}
    return frozenset(at for at in columns if at is not None and at not in kept)


@frozen
class _Cell:
    """What the statement of one cell is made from."""

    sketch: Sketch
    block: Block
    relation: Relation | None
    told: str
    row: Row
    column: Column

    @property
    def figure(self) -> Figure:
        return self.sketch.figures[self.row.at, self.column.at]

    @property
    def subject(self) -> Subject:
        return self.sketch.subjects.get(self.row.at) or Subject()

    def stated(self) -> StatedCell:
        """The statement of the cell; raises `Refusal` with the reason where it has none."""
        if not self.column.cells:
            raise Refusal(Reason.NO_HEAD)
        if self.column.role is Role.NONE:
            raise Refusal(Reason.HEAD_WORDS)
        if not self.row.name:
            raise Refusal(Reason.NO_NAME)
        said = self._of_what()
        if _FIGURE.match(said.words):
            raise Refusal(Reason.NO_NAME)
        time = self._time(said.indicator)
        said = evolve(said, place=self._place(time), time=time, status=self._status())
        if self._is_rate(said.indicator):
            said = evolve(said, rates=(self._rate(time),), target=self._growth_plan())
        else:
            plan = plan_of(self.column) if self.column.role is Role.PLAN else None
            said = evolve(said, value=self._value(said.indicator), target=plan)
        if said.indicator is not None:
            said.records()  # a key or a rate that cannot be is refused here
        cell = self.sketch.cell(self.row.at, self.column.at)
        return StatedCell(cell.address, said, self._evidence())

    def _of_what(self) -> Statement:
        """The indicator, parts, prices and words of the cell, by its row and its column."""
        subject, column = self.subject, self.column
        indicator, words = subject.indicator, subject.words
        own = column.indicator
        if own is not None and not _holds(own.label, column.words):
            raise Refusal(Reason.HEAD_WORDS)  # số cơ sở vi phạm are no number of establishments
        if own is not None and not _is_wider(own, indicator):
            indicator, words = own, column.text
        elif column.words:
            self._check_words(subject)
            if column.role not in _RATES:
                indicator, words = None, f"{column.text} {words}".strip()
        elif indicator is None and is_near_catalogue(self.row.name):
            raise Refusal(Reason.INDICATOR)
        unit = unit_of_cell(self.row, column, self.sketch.title, subject, indicator)
        indicator = measured(indicator, column, unit)
        prices = self._prices(indicator)
        segments = _with_parts(subject.segments or self._named_item(), column.parts)
        return Statement(words or self.row.name, indicator, price_basis=prices, segments=segments)

    def _named_item(self) -> tuple[Segment, ...]:
        """CCN Trung Thành, where the columns say what is measured: the name of a row is a part."""
        places, subject = self.sketch.places, self.subject
        is_place = places is not None and self.row.at in places.names
        apart = subject.indicator is not None or subject.is_whole or is_place
        if apart or self.row.time is not None or self.column.indicator is None:
            return ()
        return (Segment(SegmentDimension.OTHER, self.row.name),)

    def _check_words(self, subject: Subject) -> None:
        """Refuse a head with words that nothing understood, unless they name a measure apart.

        A rate may say again what the title or the row says.
        """
        words = self.column.words
        if self.column.role not in _RATES:
            if is_near_catalogue(words):
                raise Refusal(Reason.HEAD_WORDS)
            return
        label = "" if subject.indicator is None else subject.indicator.label
        if not _holds(f"{self.sketch.title.text} {label} {subject.words}", words):
            raise Refusal(Reason.HEAD_WORDS)

    def _prices(self, indicator: Indicator | None) -> PriceBasis | None:
        """The prices that are said, where naming them tells one figure from another."""
        if indicator is None or len(indicator.price_kinds) <= 1:
            return None
        return self.subject.prices or self.column.prices or self.sketch.title.prices

    def _time(self, indicator: Indicator | None) -> Time:
        relation = self.relation
        time = self.block.times[self.column.at] if relation is None else relation.time
        if self.row.time is not None:
            time = self._of_row(self.row.time)
        if time is None:
            raise Refusal(Reason.TIME)
        if indicator is None:
            return time
        if isinstance(time, AsOf):
            is_flow = indicator.nature is IndicatorNature.FLOW and time.day is not None
            return _up_to(time) if is_flow else time
        head = self.column.time
        title = self.sketch.title
        closes = title.closes if head is None else bool(head.closes) or title.at_year_end
        # Đến hết quý III: of what there is at a time, the day that the quarter ends on.
        return AsOf.end_of(time) if closes and indicator.over_time is TimeRule.LAST else time

    def _of_row(self, mention: TimeMention) -> Time | None:
        """The time that the name of a row is; its year may stand in the head of the column."""
        head = self.column.time
        if head is None:
            whole = resolved(mention, self.sketch.title.year)
            return self._summed(whole) if self.column.is_cumulated else whole
        if head.shape is TimeShape.YEAR and head.is_dated:
            return resolved(mention, head.year)
        is_year = mention.shape is TimeShape.YEAR and not head.is_dated
        return resolved(head, mention.year) if is_year else None

    def _summed(self, year: Time | None) -> Time | None:
        """Cộng beside columns of months, in a row of a year: the months that there are."""
        heads = [column.time for column in self.block.columns.values() if column.time is not None]
        parts = {(head.shape, head.number) for head in heads if head.shape in _MONTHS_OF}
        if not parts or not isinstance(year, Period):
            return year
        shapes = {shape for shape, _ in parts}
        follows = {number for _, number in parts} == set(range(1, len(parts) + 1))
        if len(shapes) > 1 or not follows:
            return None
        return Period.year_to_date(year.start.year, len(parts) * _MONTHS_OF[shapes.pop()])

    def _growth_plan(self) -> PlanReference | None:
        """KH 2026/ƯTH 2025: the plan whose growth a rate is."""
        relation = self.relation
        at = None if relation is None else relation.value
        of = self.column if at is None else self.block.columns[at]
        is_planned = self.column.is_planned or of.role is Role.PLAN
        return plan_of(of) if is_planned and self.column.role is Role.RATE else None

    def _status(self) -> ObservationStatus:
        normal = ObservationStatus.NORMAL
        if self.column.role is Role.PLAN or self._growth_plan() is not None:
            return normal
        statuses, relation = self.block.statuses, self.relation
        own = statuses[self.column.at]
        if own is not normal or relation is None:
            return own
        if relation.value is not None:
            return statuses[relation.value]
        same = [statuses[at] for at, time in self.block.times.items() if time == relation.time]
        return min(same, key=lambda status: status.rank, default=own)

    def _place(self, time: Time) -> Place:
        places = self.sketch.places
        place: Place | None
        if places is not None and self.row.at in places.names:
            place = places.at(self.row.at, time)
        elif opens_as_place(self.row.name):
            place = None  # huyện Ba Xạo is no part of its province's figures
        else:
            place = place_of_table(self.told, self.sketch.title.place, time)
        if place is None:
            raise Refusal(Reason.PLACE)
        return place

    def _is_rate(self, indicator: Indicator | None) -> bool:
        if self.column.role in _RATES:
            return True
        is_index = indicator is not None and indicator.nature is IndicatorNature.INDEX
        grows = self.subject.is_growth or is_index
        if self.column.role is Role.PLAN:
            if grows and not _INDEX_FROM <= self.figure.low <= _INDEX_TO:
                raise Refusal(Reason.GROWTH_TARGET)
            return False
        return grows

    def _value(self, indicator: Indicator | None) -> StatedQuantity:
        figure = self.figure
        scaled = unit_of_cell(self.row, self.column, self.sketch.title, self.subject, indicator)
        if figure.is_percent and scaled is None:
            scaled = Scale.UNIT, PERCENT
        if figure.unit is not None:
            scaled = Scale.UNIT, figure.unit[1]
        if scaled is None:
            raise Refusal(Reason.UNIT)
        scale, unit = scaled
        is_level = figure.is_percent and unit.kind is not UnitKind.PERCENT
        if is_level or (indicator is not None and not indicator.accepts(unit)):
            raise Refusal(Reason.UNIT)
        high = None if figure.high is None else Quantity.of(figure.high, scale, unit)
        low = Quantity.of(figure.low, scale, unit)
        return StatedQuantity(low, high, figure.approximation, scale)

    def _rate(self, time: Time) -> StatedRate:
        figure, relation = self.figure, self.relation
        evidence = Evidence(self.sketch.cell(self.row.at, self.column.at).text)
        if self.column.role is Role.SHARE:
            if self.subject.is_whole and figure.low == ONE_HUNDRED:
                raise Refusal(Reason.WHOLE)
            return StatedRate(PercentShare(figure.low), WholeBase(), evidence=evidence)
        if relation is None:
            change = _changes((figure.low,), self._encoding_alone())[0]
            return StatedRate(change, IndexBase.SAME_PERIOD_LAST_YEAR, evidence=evidence)
        encoding = self._encoding(relation)
        base = base_of(self.column, time, self.block, relation)
        if _is_uneven(base, time) and not self._is_index():
            raise Refusal(Reason.BASE)
        ends = (figure.low,) if figure.high is None else (figure.low, figure.high)
        rates: Sequence[PercentOfPlan | PercentChange]
        if isinstance(base, PlanBase):
            rates = [PercentOfPlan(_hundredfold(end, encoding)) for end in ends]
        else:
            rates = _changes(ends, encoding)
        high = rates[1] if len(rates) > 1 else None
        return StatedRate(rates[0], base, high, figure.approximation, evidence)

    def _encoding(self, relation: Relation) -> Encoding:
        if self.subject.is_growth and abs(self.figure.low) < _INDEX_FROM:
            return Encoding.GROWTH
        if relation.encoding is Encoding.DIFFERENCE:
            raise Refusal(Reason.DIFFERENCE)
        if relation.encoding is None:
            raise Refusal(Reason.ENCODING)
        return relation.encoding

    def _encoding_alone(self) -> Encoding:
        """Chỉ số 110,2 in a column of values: over the same time of the year before."""
        if self.figure.high is not None:
            raise Refusal(Reason.ENCODING)
        if _INDEX_FROM <= self.figure.low <= _INDEX_TO:
            return Encoding.INDEX
        if not self.subject.is_growth:
            raise Refusal(Reason.ENCODING)
        return Encoding.GROWTH

    def _is_index(self) -> bool:
        indicator = self.subject.indicator
        return indicator is not None and indicator.nature is IndicatorNature.INDEX

    def _evidence(self) -> Mapping[Slot, tuple[str, ...]]:
        column, row, subject = self.column, self.row, self.subject
        title = self.sketch.title
        by_head = column.indicator is not None or bool(column.words)
        dated = column.addresses if column.time is not None else title.addresses
        found = {
            Slot.INDICATOR: column.addresses if by_head else subject.addresses,
            Slot.TIME: row.addresses if row.time is not None else dated,
            Slot.STATUS: column.addresses,
        }
        if self.sketch.places is not None and row.at in self.sketch.places.names:
            found[Slot.PLACE] = row.addresses
        elif not self.told:
            found[Slot.PLACE] = title.addresses
        if subject.segments or column.parts:
            found[Slot.SEGMENT] = (*row.addresses, *(column.addresses if column.parts else ()))
        units = (row.unit_cell, title.unit_cell)
        said = next((cell.address for cell in units if cell is not None), "")
        found[Slot.VALUE] = (said,) if said and column.unit is None else column.addresses
        return found


def _holds(text: str, words: str) -> bool:
    """Whether words only say again what a text says."""
    known = text.casefold().split()
    return all(word in known for word in words.casefold().split())


def _is_uneven(base: ComparisonBase, time: Time) -> bool:
    """A half-year is not compared with one month; an index may have any base."""
    return isinstance(base, Period) and isinstance(time, Period) and base.months != time.months


def _up_to(day: AsOf) -> Period:
    """Thực hiện đến 30/9: what happened up to the end of a month; no other day ends a period."""
    if day.month is None or day.last_day != AsOf(day.year, day.month).last_day:
        raise Refusal(Reason.TIME)
    return Period.year_to_date(day.year, day.month)


def _hundredfold(number: Decimal, encoding: Encoding) -> Decimal:
    return SHIFT.scaleb(number, 2) if encoding is Encoding.RATIO else number


def _changes(ends: Sequence[Decimal], encoding: Encoding) -> list[PercentChange]:
    if encoding is Encoding.GROWTH:
        return [PercentChange(end) for end in ends]
    return [PercentChange.from_index(_hundredfold(end, encoding)) for end in ends]


def _is_wider(indicator: Indicator, of: Indicator | None) -> bool:
    """Whether what a head names only repeats, more widely, what the row or the title names."""
    if of is None:
        return False
    return indicator == of or indicator in default_indicators().wider(of)


def _with_parts(
    segments: tuple[Segment, ...], said: Sequence[tuple[SegmentDimension, str]]
) -> tuple[Segment, ...]:
    """The parts of a row and those of its column, of one dimension the column's."""
    added = [Segment(dimension, member) for dimension, member in said]
    kept = [one for one in segments if all(one.dimension is not other.dimension for other in added)]
    return (*kept, *added)
