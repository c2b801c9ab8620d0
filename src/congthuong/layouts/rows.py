"""Dòng: the name, number, depth and unit of each row, before anybody says what it is of."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import evolve, frozen

from congthuong._grids import SourceCell
from congthuong._text import normalize
from congthuong.indicators import PriceBasis
from congthuong.layouts.figures import Content, content_of, is_year
from congthuong.layouts.regions import Region
from congthuong.layouts.units import Scaled, unit_of
from congthuong.layouts.words import (
    ENGLISH,
    Kind,
    of_kind,
    pieces_of,
    starts_with,
    whole,
    without_english,
    words_of,
)
from congthuong.localities.grammar import kind_spellings
from congthuong.periods.mentions import TimeMention, TimeShape

__all__ = ["DITTOS", "Row", "Stub", "rows_of", "stub_of"]


@frozen(kw_only=True)
class Stub:
    """Cột đầu dòng: which columns hold the numbering, the names and the units of rows."""

    ordinal: int | None = None
    names: tuple[int, ...] = ()
    unit: int | None = None
    place: int | None = None
    head: str = ""


@frozen(kw_only=True)
class Row:
    """Dòng: its name without what belongs to it, where it stands, and how deep.

    `depth` compares rows of one table: a row belongs to the nearest above that is less deep.
    """

    at: int
    name: str = ""
    cells: tuple[SourceCell, ...] = ()
    depth: tuple[int, int, int] = (0, 0, 0)
    unit: Scaled | None = None
    unit_cell: SourceCell | None = None
    unit_words: str = ""
    place: str = ""
    time: TimeMention | None = None
    prices: PriceBasis | None = None
    is_among: bool = False
    is_item: bool = False
    has_figures: bool = False
    is_block: bool = False

    @property
    def addresses(self) -> tuple[str, ...]:
        """Ô đầu dòng: the addresses of the name."""
        return tuple(cell.address for cell in self.cells)


_ORDINAL: Final = re.compile(
    r"(?:[IVXLivxl]{1,6}|[A-ZĐa-zđ]|[0-9]{1,3}(?:\.[0-9]{1,3})*|[-–—+*•])[.)]?|\([0-9a-zđ]{1,2}\)"
)
_ROMAN: Final = re.compile(r"[IVX]{1,6}")
_LETTER: Final = re.compile(r"[A-ZĐ]")
_DIGITS: Final = re.compile(r"[0-9].*")
_MOST_SHARE: Final = 0.6


def stub_of(region: Region, paths: Mapping[int, Sequence[SourceCell]]) -> Stub:
    """Which columns before and among the figures hold what rows are called."""
    first = region.figures[0]
    ordinal, unit, names = None, None, list[int]()
    heads = {column: " ".join(cell.text for cell in path) for column, path in paths.items()}
    for column in range(len(region.grid.rows[0])):
        if column in region.figures:
            continue
        kind = whole(words_of("column"), heads[column]) if heads[column] else None
        cells = [region.row(at)[column] for at in region.body]
        held = [cell for cell in cells if cell.text.strip()]
        in_units = _share(held, _is_unit) and (kind == "unit" or len(held) > 1)
        if in_units and kind in ("unit", None):
            unit = column if unit is None else unit
        elif column > first or not held or kind in ("note", "code"):
            continue
        elif kind == "ordinal" or (kind is None and _share(held, _is_ordinal)):
            ordinal = column if ordinal is None else ordinal
        else:
            names.append(column)
    places = [c for c in names if _is_of_places(region, c, heads[c])] if len(names) > 1 else []
    names = [column for column in names if column not in places[:1]]
    head = next((heads[column] for column in names if heads[column]), "")
    place = places[0] if places else None
    return Stub(ordinal=ordinal, names=tuple(names), unit=unit, place=place, head=head)


def _is_of_places(region: Region, column: int, head: str) -> bool:
    """Whether a column beside the names says where: by its head, or by the words of its cells."""
    if whole(words_of("place_head"), head):
        return True
    held = [region.row(at)[column].text.strip().casefold() for at in region.body]
    named = [text for text in held if text]
    opened = [text for text in named if text.startswith(kind_spellings()[0])]
    return bool(named) and len(opened) * 4 >= len(named) * 3


def _share(cells: Sequence[SourceCell], test: Callable[[SourceCell], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= _MOST_SHARE * len(cells)


def _is_unit(cell: SourceCell) -> bool:
    text = cell.text.strip()
    return unit_of(text) is not None or text in DITTOS


def _is_ordinal(cell: SourceCell) -> bool:
    return _ORDINAL.fullmatch(cell.text.strip()) is not None and not is_year(cell)


DITTOS: Final = ('"', "''", "”", "“", "nt", "-nt-", "″", "〃", "như trên")


def rows_of(region: Region, stub: Stub) -> tuple[Row, ...]:
    """The rows of the body in order, each with its name, depth and unit."""
    found: list[Row] = []
    names = [row[column].text for row in map(region.row, region.body) for column in stub.names]
    in_capitals = stub.ordinal is None and any(map(str.isupper, names))
    above: tuple[Scaled | None, SourceCell | None] = (None, None)
    for at in region.body:
        row = _row(region, stub, at)
        if in_capitals and not row.name.isupper():
            row = evolve(row, depth=(row.depth[0], row.depth[1] + 1, row.depth[2]))
        if stub.unit is not None:
            row = _with_unit(row, region.row(at)[stub.unit], above)
            above = (row.unit, row.unit_cell) if row.has_figures else above
        found.append(row)
    return tuple(found)


def _with_unit(row: Row, cell: SourceCell, above: tuple[Scaled | None, SourceCell | None]) -> Row:
    text = cell.text.strip()
    if text in DITTOS:
        return evolve(row, unit=above[0], unit_cell=cell)
    if not text:
        goes_on = row.is_item or row.is_among
        return evolve(row, unit=above[0], unit_cell=above[1]) if goes_on else row
    unit = unit_of(text)
    return evolve(row, unit=unit, unit_cell=cell, unit_words="" if unit else text)


def _row(region: Region, stub: Stub, at: int) -> Row:
    row = region.row(at)
    block = _block(region, at)
    if block is not None:
        return Row(at=at, cells=(block,), name=block.text, is_block=True)
    contents = (content_of(row[column]) for column in region.figures)
    has_figures = any(content is not Content.EMPTY for content in contents)
    called = _called(row, stub, has_figures=has_figures)
    name, unit, prices = _without_brackets(called.name)
    rank = _rank(called.ordinal, has_ordinals=stub.ordinal is not None, among=called.is_among)
    last = called.cells[-1] if called.cells else None
    return Row(
        at=at,
        name=name,
        cells=called.cells,
        depth=(called.column, rank, 0 if last is None else last.indent),
        unit=unit,
        unit_cell=None if unit is None else last,
        prices=prices,
        place="" if stub.place is None else " ".join(row[stub.place].text.split()),
        time=_time(name),
        is_among=called.is_among,
        is_item=called.ordinal.strip("().") in _ITEMS,
        has_figures=has_figures,
    )


class _Called(NamedTuple):
    """What a row is called: its numbering and its name, and where they stand."""

    ordinal: str
    name: str
    is_among: bool
    column: int
    cells: tuple[SourceCell, ...]


def _called(row: Sequence[SourceCell], stub: Stub, *, has_figures: bool) -> _Called:
    ordinal = "" if stub.ordinal is None else row[stub.ordinal].text.strip()
    held = [column for column in stub.names if row[column].text.strip()]
    cells = tuple(row[column] for column in held)
    texts = [" ".join(without_english(cell.text).split()) for cell in cells]
    among = len(texts) > 1 and whole(words_of("among"), texts[0]) is not None
    name = texts[-1] if among else " ".join(texts)
    if not name and stub.ordinal is not None and not _ORDINAL.fullmatch(ordinal):
        name, ordinal, cells = ordinal, "", (row[stub.ordinal],)
    opened = starts_with(words_of("among"), _SIGN.sub("", name, count=1))
    if opened is not None and (opened[1] or not has_figures):
        among, name = True, opened[1]
    sign = _SIGN.match(name)
    if sign is not None:
        ordinal, name = ordinal or sign[1], name[sign.end() :]
    elif not ordinal and stub.ordinal is None:
        numbered = _NUMBERED.match(name)
        ordinal = "" if numbered is None else numbered[1]
        name = name if numbered is None else name[numbered.end() :]
    return _Called(ordinal, name, among, held[-1] if held else 0, cells)


_SIGN: Final = re.compile(r"([-–—+*•])\s*(?=\S)")
_NUMBERED: Final = re.compile(r"([IVX]{1,5}|[A-ZĐ]|[0-9]{1,2}(?:\.[0-9]{1,2})*)[.)]\s+(?=\S)")
_ITEMS: Final = ("-", "–", "—", "*", "•", "+")


def _time(name: str) -> TimeMention | None:
    """The time that a name is, and nothing else."""
    pieces = pieces_of(name)
    times = [piece for piece in pieces if piece.kind is Kind.TIME]
    others = [p for p in pieces if p.kind not in (Kind.TIME, Kind.STATUS, Kind.FILLER)]
    return times[0].value if len(times) == 1 and not others else None


def _block(region: Region, at: int) -> SourceCell | None:
    """The only cell of a row, which stands over the figures: it heads the rows that follow."""
    held = [(column, cell) for column, cell in enumerate(region.row(at)) if cell.text.strip()]
    if len(held) != 1 or held[0][0] < region.figures[0]:
        return None
    cell = held[0][1]
    return cell if content_of(cell) is Content.WORDS else None


def _rank(ordinal: str, *, has_ordinals: bool, among: bool) -> int:
    """How deep a numbering is: A, I, 1, 1.1, a), a dash, a plus; what has none lies between."""
    bare = ordinal.strip("().")
    if bare == "+":
        return 7
    if among or bare in _ITEMS:
        return 6
    if not bare:
        return 5 if has_ordinals else 0
    ranks = ((_ROMAN, 1), (_LETTER, 0), (_DIGITS, 2 + min(bare.count("."), 2)))
    return next((rank for form, rank in ranks if form.fullmatch(bare)), 4)


_BRACKET: Final = re.compile(r"\(([^()]*)\)")
_NOTE: Final = re.compile(r"[0-9*]{1,2}")
# (I+II), (= 1 + 2 - 3), (A=I+II), (I-II): of which numbered rows a row is made; not (1-5), (T-A).
_SECTION: Final = r"(?:[IVX]{1,5}|[A-ZĐa-zđ]|[0-9]{1,2}(?:\.[0-9]{1,2})*)"
_MADE_OF: Final = rf"{_SECTION}\s*[+]\s*{_SECTION}(?:\s*[-+–]\s*{_SECTION})*|[IVX]+\s*[-–]\s*[IVX]+"
_SECTIONS: Final = re.compile(
    rf"(?:{_SECTION}?\s*=\s*)?(?:{_MADE_OF})|{_SECTION}?\s*=\s*{_SECTION}(?:\s*[-–]\s*{_SECTION})*"
)
_SECTIONS_BEHIND: Final = re.compile(rf"\s*[=:]\s*(?:{_MADE_OF})\Z")


def _without_brackets(name: str) -> tuple[str, Scaled | None, PriceBasis | None]:
    """A name without its unit, prices, marks of notes and English half."""
    front, sign, behind = name.partition(" - ")
    if sign and ENGLISH.fullmatch(behind) and _is_translated(front, behind):
        name = front
    unit: Scaled | None = None
    prices: PriceBasis | None = None
    kept = name = _SECTIONS_BEHIND.sub("", name)
    for found in _BRACKET.finditer(name):
        inner = found[1].strip()
        own = of_kind(pieces_of(inner), Kind.PRICES)
        scaled = unit_of(inner)
        if own:
            prices = own[0].value
        elif scaled is not None:
            unit = scaled
        elif not _NOTE.fullmatch(inner) and not _SECTIONS.fullmatch(inner) and not _is_sum(inner):
            continue
        kept = kept.replace(found[0], " ")
    for piece in of_kind(pieces_of(kept), Kind.PRICES) if prices is None else ():
        prices = piece.value
        kept = normalize(kept)[: piece.start] + normalize(kept)[piece.end :]
    return " ".join(kept.split()).strip(" :;,.-–"), unit, prices


def _is_sum(words: str) -> bool:
    """(lũy kế): how figures were counted, and no part of a name."""
    pieces = pieces_of(words)
    times = (piece.value.shape for piece in of_kind(pieces, Kind.TIME))
    return bool(of_kind(pieces, Kind.CUMULATED)) or TimeShape.CUMULATED in times


def _is_translated(front: str, behind: str) -> bool:
    """TỔNG SỐ - TOTAL: words with accents, and words without any."""
    return not front.isascii() and behind.isascii()
