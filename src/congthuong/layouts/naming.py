"""Gọi tên dòng: the indicator and the parts that each row is of, from its name and what is above.

A name is, in this order: the whole of what the table is about, an indicator, a part of the nearest
row above that is less deep, a product, and else words that no catalogue knows.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, evolve, field, frozen

from congthuong._data import read_table
from congthuong._tokens import tokenize
from congthuong.indicators import (
    Indicator,
    PriceBasis,
    default_indicators,
    find_indicator,
    get_indicator,
)
from congthuong.indicators.parts import find_part
from congthuong.layouts.rows import Row
from congthuong.layouts.titles import Title
from congthuong.layouts.units import Scaled
from congthuong.layouts.words import (
    Kind,
    indicators,
    of_kind,
    part_within,
    parts,
    pieces_of,
    starts_with,
    whole,
    words_of,
)
from congthuong.localities import MatchQuality
from congthuong.quantities import Unit, UnitKind
from congthuong.records import Segment, SegmentDimension

__all__ = ["Subject", "as_part", "implied_indicator", "is_near_catalogue", "name_rows"]


@frozen(kw_only=True)
class Subject:
    """Chủ thể của dòng: an indicator with its parts and prices, or words alone.

    `is_whole` says that the row is the total of its table; `is_growth` that its figures are
    changes in percent whatever the head says. `parent` is the row that it is a part of, `group`
    the row that says by what; `unit` is its own or that of the row above.
    """

    indicator: Indicator | None = None
    segments: tuple[Segment, ...] = ()
    prices: PriceBasis | None = None
    words: str = ""
    unit: Scaled | None = None
    is_whole: bool = False
    is_growth: bool = False
    is_listed: bool = False
    parent: int | None = None
    group: int = 0
    addresses: tuple[str, ...] = ()


@frozen(kw_only=True)
class _Open:
    """A row above, of which deeper ones may be parts."""

    at: int
    depth: tuple[int, int, int]
    subject: Subject
    unit: Unit | None = None
    is_section: bool = False


@define
class _Namer:
    title: Title
    by_place: bool
    lists_facilities: bool
    column_unit: Unit | None
    open: list[_Open] = field(factory=list[_Open])
    grouping: SegmentDimension | None = None
    group: int = 0
    whole: int | None = None
    has_products: bool = False
    is_first: bool = True
    found: dict[int, Subject] = field(factory=dict[int, Subject])


def name_rows(
    rows: Sequence[Row],
    title: Title,
    *,
    by_place: bool,
    column_unit: Unit | None,
    lists_facilities: bool = False,
) -> dict[int, Subject]:
    """The subject of every row with figures, by the number of the row in the grid."""
    namer = _Namer(title, by_place, lists_facilities, column_unit, has_products=title.has_products)
    for row in rows:
        if row.is_block:
            namer.open.clear()
            namer.is_first, namer.whole = True, None
        elif not row.has_figures:
            _section(namer, row)
        else:
            subject = _subject(namer, row)
            if subject.is_whole:
                namer.whole = row.at if namer.whole is None else namer.whole
            namer.is_first = False
            namer.found[row.at] = subject
            _close(namer, row)
            unit = _unit(namer, row)
            namer.open.append(_Open(at=row.at, depth=row.depth, subject=subject, unit=unit))
    return namer.found


def implied_indicator(rows: Sequence[Row]) -> Indicator | None:
    """What a table without a title is about: one indicator of which most rows are parts.

    A row names it, or a part of it that has a name of its own, and two rows or more stand in its
    official lists, below a total.
    """
    named = [row.name for row in rows if row.has_figures]
    if not any(map(_is_total, named)):
        return None
    found = [indicator for name in named if (indicator := _indicator(name)) is not None]
    options = [each for one in found for each in (one, *default_indicators().wider(one))]
    best: tuple[int, Indicator] | None = None
    for option in dict.fromkeys(options):
        listed = sum(any(_official(name, d) for d in option.breakdowns) for name in named)
        if listed > 1 and (best is None or listed > best[0]):
            best = listed, option
    return None if best is None else best[1]


def is_near_catalogue(name: str) -> bool:
    """Whether a catalogue knows some of a name: its row is then told, and not read as words."""
    known = of_kind(pieces_of(name), Kind.INDICATOR, Kind.PART)
    return bool(known) or _is_total(name) or bool(find_indicator(name))


def _unit(namer: _Namer, row: Row) -> Unit | None:
    return row.unit[1] if row.unit is not None else namer.column_unit


def _close(namer: _Namer, row: Row) -> None:
    while namer.open and namer.open[-1].depth >= row.depth:
        namer.open.pop()


def _section(namer: _Namer, row: Row) -> None:
    """A row of words: Trong đó, Phân theo …, or what the rows below are about."""
    if not row.name:
        return
    opened = starts_with(words_of("by"), row.name)
    namer.group = row.at
    if opened is not None:
        dimension = whole(words_of("grouping"), opened[1])
        namer.grouping = None if dimension is None else SegmentDimension(dimension)
        return
    namer.has_products = whole(words_of("main_products"), row.name) is not None
    _close(namer, row)
    subject = Subject(
        indicator=_indicator(row.name), words=row.name, unit=row.unit, addresses=row.addresses
    )
    namer.open.append(_Open(at=row.at, depth=row.depth, subject=subject, is_section=True))


def _subject(namer: _Namer, row: Row) -> Subject:
    growth = starts_with(words_of("growth_row"), row.name)
    named = (
        row if growth is None or not growth[1] else evolve(row, name=_behind_growth(row, growth[1]))
    )
    base = _found_subject(namer, named)
    prices = row.prices or base.prices
    if base.indicator is not None and not base.indicator.price_kinds:
        prices = None
    return evolve(
        base,
        prices=prices,
        is_growth=growth is not None or base.is_growth,
        is_listed=row.is_among,
        group=namer.group,
        unit=row.unit or base.unit,
    )


def _behind_growth(row: Row, rest: str) -> str:
    """Tốc độ tăng giá trị sản xuất: the growth of what is named behind it, if that has a name."""
    return rest if _indicator(rest) is not None else row.name


def _found_subject(namer: _Namer, row: Row) -> Subject:
    name, title, unit = row.name, namer.title, _unit(namer, row)
    table = Subject(indicator=title.indicator, prices=title.prices, addresses=title.addresses)
    if not name:
        return Subject()
    if namer.lists_facilities and not _is_total(name):
        part = Segment(SegmentDimension.OTHER, name)
        return evolve(table, segments=(part,), addresses=row.addresses)
    if namer.by_place:
        return evolve(table, is_whole=_is_total(name))
    return _named_subject(namer, row, table, unit)


def _named_subject(namer: _Namer, row: Row, table: Subject, unit: Unit | None) -> Subject:
    """What a row is of where its name says what, and not where or when."""
    name = row.name
    if _is_total(name):
        whole_of = _whole_above(namer) or table
        return evolve(whole_of, is_whole=True, addresses=row.addresses, words=name)
    parent = _parent(namer, row, unit)
    above = None if parent is None else parent.subject.indicator
    own = _own_subject(namer, row, parent, unit)
    if own is not None:
        return own
    if parent is not None and above is not None:
        return _part(namer, row, parent, unit)
    if namer.has_products and unit is not None and unit.kind is not UnitKind.PERCENT:
        return _product(name, row)
    return _remainder(name, row) or Subject(words=name, addresses=row.addresses)


def _own_subject(
    namer: _Namer, row: Row, parent: _Open | None, unit: Unit | None
) -> Subject | None:
    """The indicator that a name is, where it is not that of a part of what is above."""
    name, title = row.name, namer.title
    above = None if parent is None else parent.subject.indicator
    named = _indicator(name)
    if named is None:
        return None
    if named != above and (above is None or not _is_part_first(name, above, unit)):
        return _own(named, name, row)
    if named == title.indicator and namer.is_first and not row.is_among:
        return evolve(_own(named, name, row), is_whole=True, prices=title.prices)
    # TỔNG CHI NGÂN SÁCH, in a table of thu and chi; tổng số chợ, in the section chợ.
    opens = starts_with(words_of("total"), name) is not None
    is_whole = name.isupper() or (parent is not None and parent.is_section)
    return _own(named, name, row) if named == above and opens and is_whole else None


def _is_total(name: str) -> bool:
    return whole(words_of("total"), name) is not None


def _own(indicator: Indicator, name: str, row: Row) -> Subject:
    """An indicator by its name, which may end with one of its parts."""
    inner = part_within(name, indicator)
    segments = () if inner is None else (Segment(*inner),)
    return Subject(indicator=indicator, segments=segments, words=name, addresses=row.addresses)


def _whole_above(namer: _Namer) -> Subject | None:
    """What a total in a table is the total of: the open section that has a subject."""
    sections = (one.subject for one in reversed(namer.open) if one.is_section)
    return next((subject for subject in sections if subject.indicator is not None), None)


def _parent(namer: _Namer, row: Row, unit: Unit | None) -> _Open | None:
    """The nearest row above that is less deep; the table itself for rows that have none."""
    for one in reversed(namer.open):
        if one.depth < row.depth or (row.is_among and one.depth[:2] <= row.depth[:2]):
            if one.is_section and one.subject.indicator is None:
                break
            return one if _may_hold(one, unit) else None
    table = namer.title
    if table.indicator is None:
        return None
    subject = Subject(indicator=table.indicator, prices=table.prices, addresses=table.addresses)
    at = -1 if namer.whole is None else namer.whole
    return _Open(at=at, depth=(-1, -1, -1), subject=subject)


def _may_hold(one: _Open, unit: Unit | None) -> bool:
    return one.unit is None or unit is None or one.unit == unit or one.unit.kind is UnitKind.PERCENT


def _indicator(name: str) -> Indicator | None:
    found = whole(indicators(), name)
    return found if isinstance(found, Indicator) else None


def _is_part_first(name: str, above: Indicator, unit: Unit | None) -> bool:
    """Whether an official list has the name, below what it may be a part of."""
    if any(_official(name, dimension) for dimension in above.breakdowns):
        return True
    fits = unit is None or above.accepts(unit)
    named = _indicator(name)
    if unit is not None and named is not None and fits and not named.accepts(unit):
        return unit.kind is not UnitKind.PERCENT
    listed = any(match.quality is MatchQuality.EXACT for match in find_part(name))
    return fits and listed and SegmentDimension.ACTIVITY in above.breakdowns


def _official(name: str, dimension: SegmentDimension) -> str:
    exact = [m for m in find_part(name, dimension) if m.quality is MatchQuality.EXACT]
    if not exact:
        return ""
    if dimension is SegmentDimension.PRODUCT and not _is_own_name(name, exact[0].part.name):
        return _lowered(name)
    return exact[0].part.name


def _is_own_name(name: str, official: str) -> bool:
    """Mủ cao su is no other name of cao su: of goods only the very name is the official one."""
    words = re.findall(r"\w+", name.casefold())
    return words == re.findall(r"\w+", official.casefold())


def _of_topic(indicator: Indicator, name: str) -> Indicator | None:
    """Doanh thu bán lẻ below the total of retail: an indicator of its own under this one."""
    key = name.casefold()
    for row in read_table("table_measures").rows:
        if row["topic"] == indicator.code and key in row["words"].split("|"):
            return get_indicator(row["indicator"])
    return None


def _part(namer: _Namer, row: Row, parent: _Open, unit: Unit | None) -> Subject:
    name, above = row.name, parent.subject
    indicator = above.indicator
    own = None if indicator is None else _of_topic(indicator, name)
    if own is not None:
        return evolve(_own(own, name, row), parent=parent.at, prices=above.prices, unit=above.unit)
    is_other = unit is not None and indicator is not None and not _fits(indicator, unit)
    is_measure = row.unit is None and whole(words_of("measure_alone"), name) is not None
    if is_other or is_measure:
        return _remainder(name, row) or Subject(words=name, addresses=row.addresses)
    segment = _segment(name, indicator, namer.grouping)
    kept = tuple(one for one in above.segments if one.dimension is not segment.dimension)
    return evolve(
        above,
        segments=(*kept, segment),
        words=name,
        is_whole=False,
        parent=parent.at,
        addresses=(*above.addresses[:1], *row.addresses),
    )


def _fits(indicator: Indicator, unit: Unit) -> bool:
    """Whether a figure of this unit may be one of the indicator, in a rate's percent as well."""
    return indicator.accepts(unit) or unit.kind is UnitKind.PERCENT


def _segment(name: str, indicator: Indicator | None, grouping: SegmentDimension | None) -> Segment:
    """The part that a name says, as its official list has it or open in its words."""
    breakdowns = () if indicator is None else indicator.breakdowns
    wanted = breakdowns if grouping is None else (grouping, *breakdowns)
    spelled = as_part(name)
    for segment in _known_segments(name, spelled, wanted, indicator):
        return segment
    usual = next((d for d in _OPEN if d in breakdowns), SegmentDimension.OTHER)
    return Segment(grouping or usual, spelled)


def _known_segments(
    name: str, spelled: str, wanted: Sequence[SegmentDimension], indicator: Indicator | None
) -> Iterator[Segment]:
    inner = part_within(name, indicator) if indicator == _indicator(name) and indicator else None
    if inner is not None:
        yield Segment(*inner)
    for dimension in wanted:
        if official := _official(name, dimension):
            yield Segment(dimension, official)
    known = whole(parts(), name)
    if known is not None and known[0] in wanted and known[0] is not SegmentDimension.PRODUCT:
        yield Segment(*known)
    for dimension in wanted:
        if official := _official(spelled, dimension):
            yield Segment(dimension, official)


_OPEN: Final = (SegmentDimension.PRODUCT, SegmentDimension.ACTIVITY)
_SHORT: Final = re.compile(r"\bDV\b")


def as_part(name: str) -> str:
    """A part in words that stand alone: without the measure that opens it, DV spelled out."""
    words = _SHORT.sub("dịch vụ", name)
    opened = starts_with(words_of("part_lead"), words)
    if opened is not None and opened[1]:
        words = opened[1]
    if re.search(r"\(trừ [^()]*\)\Z", words):
        words = words.replace("(", "").replace(")", "")
    return _lowered(words)


def _lowered(words: str) -> str:
    """A name as it stands in a sentence; abbreviations keep their capitals."""
    if words.isupper() and len(words.split()) > 1:
        return words.lower()
    is_name = any(word[:1].isupper() for word in words.split()[1:2])
    return words if is_name or words[1:2].isupper() else words[:1].lower() + words[1:]


def _product(name: str, row: Row) -> Subject:
    """A product of industry by its name: output, with the product as its part."""
    official = _official(name, SegmentDimension.PRODUCT)
    segment = Segment(SegmentDimension.PRODUCT, official or _lowered(name))
    return Subject(
        indicator=_output_of_products(), segments=(segment,), words=name, addresses=row.addresses
    )


@functools.cache
def _output_of_products() -> Indicator:
    """The first indicator of the catalogue that says nothing until its product is told."""
    return next(
        each
        for each in default_indicators()
        if each.needs_part and SegmentDimension.PRODUCT in each.breakdowns
    )


_JOINING: Final = ("và ", "- ", "của ")


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
    if rest.casefold().startswith(_JOINING) or rest[:1].isdigit() or "(" in rest:
        return None
    if all(word in indicator.label.split() for word in rest.casefold().split()):
        return Subject(indicator=indicator, words=name, addresses=row.addresses)
    known = whole(parts(), rest)
    if known is None and (indicator.needs_part or starts_with(words_of("qualifier"), rest) is None):
        return None
    segment = Segment(*known) if known is not None else Segment(SegmentDimension.OTHER, rest)
    return Subject(indicator=indicator, segments=(segment,), words=name, addresses=row.addresses)
