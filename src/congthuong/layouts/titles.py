"""Tiêu đề: what the lines around a table say for all of it: subject, time, place, unit."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from attrs import frozen

from congthuong._grids import SourceCell
from congthuong._text import normalize
from congthuong._tokens import tokenize
from congthuong.indicators import Indicator, PriceBasis
from congthuong.layouts.regions import Region
from congthuong.layouts.times import resolved
from congthuong.layouts.units import Scaled, units_of
from congthuong.layouts.words import ENGLISH, Kind, Piece, of_kind, pieces_of, starts_with, words_of
from congthuong.localities.grammar import recognise as recognise_place
from congthuong.periods import AsOf, Period
from congthuong.periods.mentions import TimeMention, TimeShape
from congthuong.quantities import UnitKind
from congthuong.records import Time

__all__ = ["Title", "title_of"]


@frozen(kw_only=True)
class Title:
    """Tiêu đề: the indicator, time, prices, places by name, unit and year of a whole table."""

    text: str = ""
    cells: tuple[SourceCell, ...] = ()
    indicator: Indicator | None = None
    indicators: tuple[Indicator, ...] = ()
    time: Time | None = None
    prices: PriceBasis | None = None
    place: str = ""
    units: tuple[Scaled, ...] = ()
    unit_cell: SourceCell | None = None
    year: int | None = None
    closes: bool = False
    at_year_end: bool = False
    has_products: bool = False

    @property
    def unit(self) -> Scaled | None:
        """Đơn vị chung: the unit of the whole table, None where its line names several."""
        return self.units[0] if len(self.units) == 1 else None

    @property
    def addresses(self) -> tuple[str, ...]:
        """Ô tiêu đề: the addresses of the lines."""
        return tuple(cell.address for cell in self.cells)


_DOCUMENT: Final = re.compile(r"\bsố:?\s*[0-9]*\s*/|\bngày … tháng", re.IGNORECASE)


def title_of(region: Region, published: date | Period | AsOf | None) -> Title:
    """What the lines above the heads and the unit lines say."""
    lines = [cell for at in region.titles for cell in region.row(at) if cell.text.strip()]
    said = [cell for cell in lines if not _is_attached(cell.text)]
    spelled = [cell for cell in said if not ENGLISH.fullmatch(cell.text)] or said
    text = " ".join(" ".join(cell.text.split()) for cell in spelled)
    pieces = pieces_of(text)
    year = _year_of(published)
    times = [piece.value for piece in of_kind(pieces, Kind.TIME)]
    years = {time.year for time in times if time.is_dated and time.shape is not TimeShape.YEARS}
    year = years.pop() if len(years) == 1 else None if years else year
    known = [time for mention in times if (time := resolved(mention, year)) is not None]
    named = [piece for piece in of_kind(pieces, Kind.INDICATOR) if _is_telling(piece)]
    unit_cell = next((c for at in region.units for c in region.row(at) if c.text.strip()), None)
    units = _units(text) if unit_cell is None else _units(unit_cell.text)
    in_brackets = [piece.value for piece in of_kind(pieces, Kind.UNIT) if "(" in piece.text]
    units = units or tuple(in_brackets[-1:])
    return Title(
        text=text,
        cells=tuple(spelled),
        indicator=named[0].value if named else None,
        indicators=tuple(piece.value for piece in named),
        time=_time(known),
        prices=next((piece.value for piece in of_kind(pieces, Kind.PRICES)), None),
        place=_place(text),
        units=units,
        unit_cell=unit_cell,
        year=year,
        closes=any(time.closes for time in times),
        at_year_end=any(map(_is_year_end, times)),
        has_products=_has_products(text),
    )


def _is_year_end(time: TimeMention) -> bool:
    """31/12 hàng năm: of every year the last day."""
    is_last = (time.number, time.month) == (31, 12)
    return time.shape is TimeShape.DAY and is_last and not time.is_dated


_COUNTING: Final = ("số", "tổng số", "tỷ lệ", "diện tích")
_LONG: Final = 4


def _is_telling(piece: Piece) -> bool:
    """Whether a name in a title is the subject: cơ sở hạ tầng are no establishments."""
    unit = piece.value.unit
    counts = unit is not None and unit.kind is UnitKind.COUNT
    words = piece.text.casefold()
    return not counts or words.startswith(_COUNTING) or len(words.split()) >= _LONG


def _is_attached(text: str) -> bool:
    opened = starts_with(words_of("attached"), text.strip(" ("))
    return opened is not None or _DOCUMENT.search(text) is not None


def _year_of(published: date | Period | AsOf | None) -> int | None:
    if published is None:
        return None
    if isinstance(published, Period):
        return published.last_month.start.year
    return published.year


def _time(times: Sequence[Time]) -> Time | None:
    """Tháng 10 và 10 tháng: of several times none is that of the table; a day goes before."""
    days = [time for time in times if isinstance(time, AsOf)]
    if days:
        return days[-1]
    distinct = list(dict.fromkeys(times))
    return distinct[0] if len(distinct) == 1 else None


def _units(text: str) -> tuple[Scaled, ...]:
    bare = text.strip().strip("()").strip()
    spelled = normalize(bare)
    tokens = tokenize(spelled, 0, len(spelled))
    index = words_of("unit_line")
    for at in range(len(tokens)):
        match = index.match(tokens, at)
        if match is not None:
            return units_of(spelled[tokens[match.end - 1].end :].strip(" :()."))
    return units_of(bare)


def _place(text: str) -> str:
    """The last place that a title names with the word of its kind."""
    spelled = normalize(text)
    shown = spelled.title() if spelled.isupper() else spelled
    tokens = tokenize(shown, 0, len(shown))
    found, at = "", 0
    while at < len(tokens):
        place = recognise_place(shown, tokens, at)
        if place is not None and place.name.units:
            found, at = place.name.words, place.end
        else:
            at += 1
    return found


def _has_products(text: str) -> bool:
    spelled = normalize(text)
    tokens = tokenize(spelled, 0, len(spelled))
    index = words_of("main_products")
    return any(index.match(tokens, at) is not None for at in range(len(tokens)))
