"""Gọi tên dòng: the indicator and the parts that each row is of, from its name and what is above.

A name is, in this order: the whole of what the table is about, an indicator, a part of the nearest
row above that is less deep, a product, and else words that no catalogue knows.
"""

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, evolve, field, frozen

from congthuong._data import read_table
from congthuong._tokens import tokenize
from congthuong.indicators import Indicator, PriceBasis, get_indicator
from congthuong.indicators.parts import find_part
from congthuong.layouts.rows import Row
from congthuong.layouts.titles import Title
from congthuong.layouts.words import indicators, parts, starts_with, whole, words_of
from congthuong.localities import MatchQuality
from congthuong.quantities import Unit, UnitKind
from congthuong.records import Segment, SegmentDimension

__all__ = ["Subject", "name_rows"]


@frozen(kw_only=True)
class Subject:
    """Chủ thể của dòng: an indicator with its parts and prices, or words alone.

    `is_whole` says that the row is the total of its table; `is_growth` that its figures are
    changes in percent whatever the head says; `cells` are those that say it.
    """

    indicator: Indicator | None = None
    segments: tuple[Segment, ...] = ()
    prices: PriceBasis | None = None
    words: str = ""
    is_whole: bool = False
    is_growth: bool = False
    addresses: tuple[str, ...] = ()


@frozen
class _Open:
    """A row above, of which deeper ones may be parts."""

    depth: tuple[int, int, int]
    subject: Subject
    unit: Unit | None
    is_section: bool = False


@define
class _Namer:
    title: Title
    by_place: bool
    open: list[_Open] = field(factory=list[_Open])
    grouping: SegmentDimension | None = None
    has_products: bool = False
    found: dict[int, Subject] = field(factory=dict[int, Subject])
    last: Subject | None = None


def name_rows(
    rows: Sequence[Row], title: Title, *, by_place: bool, column_unit: Unit | None
) -> dict[int, Subject]:
    """The subject of every row with figures, by the number of the row in the grid."""
    namer = _Namer(title, by_place, has_products=title.has_products)
    first = True
    for row in rows:
        if row.is_block:
            namer.open.clear()
            first = True
        elif not row.has_figures:
            _section(namer, row)
        else:
            unit = row.unit[1] if row.unit is not None else column_unit
            subject = _subject(namer, row, unit, is_first=first)
            first = False
            namer.found[row.at] = subject
            _close(namer, row)
            namer.open.append(_Open(row.depth, subject, unit))
    return namer.found


def _close(namer: _Namer, row: Row) -> None:
    while namer.open and namer.open[-1].depth >= row.depth:
        namer.open.pop()


def _section(namer: _Namer, row: Row) -> None:
    """A row of words: Trong đó, Phân theo …, or what the rows below are about."""
    if not row.name:
        return
    opened = starts_with(words_of("by"), row.name)
    if opened is not None:
        dimension = whole(words_of("grouping"), opened[1])
        namer.grouping = None if dimension is None else SegmentDimension(dimension)
        return
    namer.has_products = whole(words_of("main_products"), row.name) is not None
    _close(namer, row)
    indicator = whole(indicators(), row.name)
    subject = Subject(indicator=indicator, words=row.name, addresses=row.addresses)
    namer.open.append(_Open(row.depth, subject, None, is_section=True))


def _subject(namer: _Namer, row: Row, unit: Unit | None, *, is_first: bool) -> Subject:
    base = _found_subject(namer, row, unit, is_first=is_first)
    growth = starts_with(words_of("growth_row"), row.name) is not None
    prices = row.prices or base.prices
    if base.indicator is not None and not base.indicator.price_kinds:
        prices = None
    return evolve(base, prices=prices, is_growth=growth or base.is_growth)


def _found_subject(namer: _Namer, row: Row, unit: Unit | None, *, is_first: bool) -> Subject:
    name, title = row.name, namer.title
    table = Subject(indicator=title.indicator, prices=title.prices, addresses=title.addresses)
    if namer.by_place:
        return evolve(table, is_whole=_is_total(name))
    if _is_total(name):
        above = _whole_above(namer)
        return evolve(above or table, is_whole=True, addresses=row.addresses)
    parent = _parent(namer, row, unit)
    named = _indicator(name)
    of_whole = parent is None or parent.indicator is None
    if named is not None and (of_whole or named != (parent and parent.indicator)):
        if parent is None or not _is_part_first(name, parent):
            return Subject(indicator=named, words=name, addresses=row.addresses)
    if named is not None and named == title.indicator and is_first and not row.is_among:
        return Subject(indicator=named, is_whole=True, prices=title.prices, addresses=row.addresses)
    if parent is not None and parent.indicator is not None:
        return _part(namer, row, name, parent, unit)
    if namer.has_products and unit is not None and unit.kind is not UnitKind.PERCENT:
        return _product(name, row)
    return _remainder(name, row) or Subject(words=name, addresses=row.addresses)


def _is_total(name: str) -> bool:
    return whole(words_of("total"), name) is not None


def _whole_above(namer: _Namer) -> Subject | None:
    """What a total in the middle of a table is the total of: the open section that has a subject."""
    for one in reversed(namer.open):
        if one.is_section and one.subject.indicator is not None:
            return one.subject
    return None


def _parent(namer: _Namer, row: Row, unit: Unit | None) -> Subject | None:
    """The nearest row above that is less deep; the table itself for rows that have none."""
    for one in reversed(namer.open):
        if one.depth < row.depth or (row.is_among and one.depth[:2] <= row.depth[:2]):
            if one.is_section and one.subject.indicator is None:
                break
            return one.subject if _may_hold(one, unit) else None
    if namer.title.indicator is None:
        return None
    table = namer.title
    return Subject(indicator=table.indicator, prices=table.prices, addresses=table.addresses)


def _may_hold(one: _Open, unit: Unit | None) -> bool:
    return one.unit is None or unit is None or one.unit == unit or one.unit.kind is UnitKind.PERCENT


def _indicator(name: str) -> Indicator | None:
    found = whole(indicators(), name)
    return found if isinstance(found, Indicator) else None


def _is_part_first(name: str, parent: Subject) -> bool:
    """Whether an official list of what is above has the name: then it is a part, no measure."""
    indicator = parent.indicator
    if indicator is None or _of_topic(indicator, name) is not None:
        return False
    return any(_official(name, dimension) for dimension in indicator.breakdowns)


def _official(name: str, dimension: SegmentDimension) -> str:
    exact = [m for m in find_part(name, dimension) if m.quality is MatchQuality.EXACT]
    return exact[0].part.name if exact else ""


def _of_topic(indicator: Indicator, name: str) -> Indicator | None:
    """Doanh thu bán lẻ below the total of retail: an indicator of its own under this one."""
    key = name.casefold()
    for row in read_table("table_measures").rows:
        if row["topic"] == indicator.code and key in row["words"].split("|"):
            return get_indicator(row["indicator"])
    return None


def _part(namer: _Namer, row: Row, name: str, parent: Subject, unit: Unit | None) -> Subject:
    indicator = parent.indicator
    own = None if indicator is None else _of_topic(indicator, name)
    if own is not None:
        return Subject(indicator=own, words=name, addresses=row.addresses)
    if indicator is not None and unit is not None and not _fits(indicator, unit):
        if namer.has_products:
            return _product(name, row)
        return _remainder(name, row) or Subject(words=name, addresses=row.addresses)
    segment = _segment(name, indicator, namer.grouping)
    kept = tuple(one for one in parent.segments if one.dimension is not segment.dimension)
    return evolve(
        parent,
        segments=(*kept, segment),
        words=name,
        is_whole=False,
        addresses=(*parent.addresses[:1], *row.addresses),
    )


def _fits(indicator: Indicator, unit: Unit) -> bool:
    """Whether a figure of this unit may be one of the indicator, in a rate's percent as well."""
    return indicator.accepts(unit) or unit.kind is UnitKind.PERCENT


def _segment(
    name: str, indicator: Indicator | None, grouping: SegmentDimension | None
) -> Segment:
    """The part that a name says, as its official list has it or open in its words."""
    breakdowns = () if indicator is None else indicator.breakdowns
    wanted = breakdowns if grouping is None else (grouping, *breakdowns)
    for dimension in wanted:
        official = _official(name, dimension)
        if official:
            return Segment(dimension, official)
    known = whole(parts(), name)
    if known is not None and known[0] in wanted:
        return Segment(*known)
    spelled = _spelled_out(name)
    open_to = grouping
    if open_to is None:
        open_to = next((d for d in _OPEN if d in breakdowns), SegmentDimension.OTHER)
    for dimension in wanted:
        official = _official(spelled, dimension)
        if official:
            return Segment(dimension, official)
    return Segment(open_to, spelled)


_OPEN: Final = (SegmentDimension.PRODUCT, SegmentDimension.ACTIVITY)
_SHORT: Final = re.compile(r"\bDV\b")


def _spelled_out(name: str) -> str:
    """A part in words that stand alone: without the measure that opens it, DV spelled out."""
    words = _SHORT.sub("dịch vụ", name)
    opened = starts_with(words_of("part_lead"), words)
    if opened is not None and opened[1]:
        words = opened[1]
    if re.search(r"\(trừ [^()]*\)\Z", words):
        words = words.replace("(", "").replace(")", "")
    return words[:1].lower() + words[1:] if words[:2].istitle() or words[:1].isupper() else words


def _product(name: str, row: Row) -> Subject:
    """A product of industry by its name: output, with the product as its part."""
    output = get_indicator("product_output")
    official = _official(name, SegmentDimension.PRODUCT)
    segment = Segment(SegmentDimension.PRODUCT, official or name[:1].lower() + name[1:])
    return Subject(indicator=output, segments=(segment,), words=name, addresses=row.addresses)


def _remainder(name: str, row: Row) -> Subject | None:
    """Số chợ hạng 1: an indicator, and behind it one part that is known or that is open."""
    opened = starts_with(indicators(), name)
    if opened is None or not opened[1]:
        return None
    indicator, rest = opened
    tokens = tokenize(rest, 0, len(rest))
    measures = words_of("no_part")
    if any(measures.match(tokens, at) is not None for at in range(len(tokens))):
        return None
    known = whole(parts(), rest)
    segment = Segment(*known) if known is not None else Segment(SegmentDimension.OTHER, rest)
    return Subject(
        indicator=indicator, segments=(segment,), words=name, addresses=row.addresses
    )

