"""Cột: what the words over a column of figures say that it holds."""

import itertools
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from attrs import evolve, frozen

from congthuong._grids import SourceCell
from congthuong._text import fold_tones
from congthuong.indicators import Indicator, PriceBasis
from congthuong.layouts.units import Scaled, unit_of
from congthuong.layouts.words import (
    ENGLISH,
    Kind,
    Piece,
    of_kind,
    part_within,
    pieces_of,
    whole,
    without_english,
    words_of,
)
from congthuong.periods.mentions import TimeMention, TimeShape
from congthuong.quantities import PERCENT, UnitKind
from congthuong.quantities.scales import SCALE_SPELLINGS
from congthuong.records import ObservationStatus, PlanKind, SegmentDimension

__all__ = ["BaseKind", "Column", "Role", "among", "column_of"]


class Role(Enum):
    """Vai trò của cột: levels, plans, rates over a base, shares, or nothing that is said."""

    NONE = "none"
    VALUE = "value"
    PLAN = "plan"
    RATE = "rate"
    SHARE = "share"


class BaseKind(Enum):
    """Gốc so sánh: what a rate is over, as its head says."""

    SAME_PERIOD = "same_period"
    PREVIOUS = "previous"
    ORIGIN = "origin"
    PERIOD = "period"
    PLAN = "plan"


@frozen(kw_only=True)
class Column:
    """Cột: its role, its time as far as said, its status, unit, base and subject.

    `formula` are the numbers of the two columns that a head divides: (5)/(4). `is_planned` says
    that a rate is that of a plan (KH 2026/ƯTH 2025), `is_running` that a sum goes on since January.
    """

    at: int
    cells: tuple[SourceCell, ...] = ()
    text: str = ""
    role: Role = Role.NONE
    time: TimeMention | None = None
    status: ObservationStatus | None = None
    plan: PlanKind | None = None
    base: BaseKind | None = None
    base_time: TimeMention | None = None
    unit: Scaled | None = None
    indicator: Indicator | None = None
    parts: tuple[tuple[SegmentDimension, str], ...] = ()
    prices: PriceBasis | None = None
    measure: str = ""
    words: str = ""
    is_growth: bool = False
    is_cumulated: bool = False
    is_running: bool = False
    is_among: bool = False
    is_planned: bool = False
    is_ratio: bool = False
    formula: tuple[str, str] | None = None

    @property
    def addresses(self) -> tuple[str, ...]:
        """Ô đầu cột: the addresses of the heads."""
        return tuple(cell.address for cell in self.cells)


_STATUSES: Final = {
    "estimate": ObservationStatus.ESTIMATE,
    "provisional": ObservationStatus.PROVISIONAL,
    "actual": ObservationStatus.NORMAL,
    "forecast": ObservationStatus.FORECAST,
}


def column_of(at: int, cells: Sequence[SourceCell], block: SourceCell | None = None) -> Column:
    """What the heads of a column say; `block` is the line that heads a block of the body."""
    held = [cell for cell in (*cells, block) if cell is not None]
    text = _YEAR_TWICE.sub(r"\1 ", " ".join(_texts(held)))
    said, formula = _without_formula(text)
    pieces = _spans(pieces_of(said))
    over = _split_at(pieces)
    left, right = pieces[:over], pieces[over:]
    column = Column(
        at=at,
        cells=tuple(held),
        text=text,
        status=_status(left) or _status(right),
        unit=_unit(pieces),
        prices=next((piece.value for piece in of_kind(pieces, Kind.PRICES)), None),
        measure=next((piece.value for piece in of_kind(pieces, Kind.MEASURE)), ""),
        indicator=_longest(of_kind(pieces, Kind.INDICATOR)),
        parts=tuple(_parts(pieces)),
        words=_words(pieces),
        is_growth=bool(of_kind(pieces, Kind.CHANGE)),
        is_cumulated=_is_cumulated(pieces),
        is_running=any(piece.value == "running" for piece in of_kind(pieces, Kind.CUMULATED)),
        formula=formula,
        is_among=bool(of_kind(pieces, Kind.AMONG)),
    )
    is_note = whole(words_of("column"), text) == "note"
    return _with_role(column, left, right) if held and not is_note else column


def _spans(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Năm 2026-2030: the years from one to the other, and not the last one."""
    found: list[Piece] = []
    for piece in pieces:
        found.append(piece)
        if len(found) > 2 and found[-2].text in _DASHES and _are_years(found[-3], piece):
            first = found[-3].value
            years = first._replace(shape=TimeShape.YEARS, number=piece.value.year)
            found[-3:] = [piece._replace(value=years)]
    return tuple(found)


_DASHES: Final = ("-", "–")


def _are_years(*pieces: Piece) -> bool:
    times: list[TimeMention] = [piece.value for piece in pieces if piece.kind is Kind.TIME]
    years = [time for time in times if time.shape is TimeShape.YEAR and time.is_dated]
    return len(years) == len(pieces)


def _without_formula(text: str) -> tuple[str, tuple[str, str] | None]:
    """A head without the columns that it divides by their numbers: (5)/(4), 5=4/3.

    A bare 5/4 is a day, where anything but so sánh, tỷ lệ and a sign of percent stands before it.
    """
    found = _FORMULA.search(text)
    if found is None:
        found = _BARE.fullmatch(text)
        led = () if found is None else pieces_of(found["lead"])
        if found is None or any(piece.kind not in _LEADS for piece in led):
            return text, None
        return f"{found['lead']} {found['tail']}", (found["of"], found["by"])
    operands = [found[name] for name in ("over", "under", "of", "by") if found[name]]
    return f"{text[: found.start()]} {text[found.end() :]}", (operands[0], operands[1])


_FORMULA: Final = re.compile(
    r"\((?P<over>[0-9]{1,2})\)\s*[/:]\s*\((?P<under>[0-9]{1,2})\)"
    r"|\(?[0-9]{1,2}\)?\s*=\s*\(?(?P<of>[0-9]{1,2})\)?\s*[/:]\s*\(?(?P<by>[0-9]{1,2})\)?"
    r"(?:\s*[*x]\s*100)?"
)
_BARE: Final = re.compile(
    r"(?P<lead>[^0-9]*?)\(?(?P<of>[0-9]{1,2})\s*[/:]\s*(?P<by>[0-9]{1,2})\)?(?P<tail>\s*\(?%?\)?)"
)
_LEADS: Final = (Kind.OVER, Kind.RATIO, Kind.UNIT, Kind.FILLER)


def _split_at(pieces: Sequence[Piece]) -> int:
    """Where what is compared ends: at a slash (2023/2022, TH/KH), else at so với.

    So sánh A với B is A so với B.
    """
    for at, piece in enumerate(pieces):
        sides = of_kind(pieces[:at], *_SIDES), of_kind(pieces[at + 1 :], *_SIDES)
        if piece.text == "/" and all(sides):
            return at
    over = next((at for at, piece in enumerate(pieces) if piece.kind is Kind.OVER), len(pieces))
    if of_kind(pieces[:over], *_SIDES):
        return over
    for at in range(over + 1, len(pieces)):
        sides = of_kind(pieces[over:at], *_SIDES), of_kind(pieces[at + 1 :], *_SIDES)
        if all(sides) and whole(words_of("against"), pieces[at].text):
            return at
    return over


_SIDES: Final = (Kind.TIME, Kind.STATUS, Kind.PLAN, Kind.BASE)


def _texts(cells: Sequence[SourceCell]) -> Iterator[str]:
    """The words of head cells; a measure in cells of its own is written as a unit in brackets.

    Nghìn tỷ over đồng are one unit, and a bracket that is open goes on.
    """
    texts = [" ".join(_vietnamese(cell.text).split()) for cell in cells]
    at = 0
    while at < len(texts):
        ends = range(len(texts), at, -1)
        end = next((end for end in ends if _is_measure(" ".join(texts[at:end]))), at + 1)
        text = " ".join(texts[at:end])
        yield f"({text})" if _is_measure(text) else text
        at = end


def _is_measure(text: str) -> bool:
    unit = None if "(" in text or ")" in text else unit_of(text)
    return unit is not None and unit[1].kind is not UnitKind.COUNT


# 6 tháng đầu năm over năm 2025, as heads stack them.
_YEAR_TWICE: Final = re.compile(r"(năm),? năm (?=[0-9]{4}\b)", re.IGNORECASE)


def among(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns in order; what stands under Trong đó is of the subject of the column before it."""
    found: list[Column] = []
    for column in columns:
        before = [one for one in found if not one.is_among]
        if column.indicator is not None:
            before = [one for one in before if one.indicator == column.indicator]
        whole = before[-1] if before else None
        is_part = column.is_among and whole is not None and not column.words
        found.append(_below(column, whole) if whole is not None and is_part else column)
    return tuple(found)


def _below(column: Column, whole: Column) -> Column:
    return evolve(
        column,
        indicator=column.indicator or whole.indicator,
        unit=column.unit or whole.unit,
        time=column.time or whole.time,
        status=column.status or whole.status,
    )


def _vietnamese(text: str) -> str:
    """A head in two languages without its English line or half."""
    text = without_english(text)
    front, sign, behind = text.partition(" - ")
    return front if sign and ENGLISH.fullmatch(behind) and not ENGLISH.fullmatch(front) else text


def _is_cumulated(pieces: Sequence[Piece]) -> bool:
    times = (piece.value for piece in of_kind(pieces, Kind.TIME))
    summed = (TimeShape.CUMULATED, TimeShape.YEAR_TO_NOW, TimeShape.FIRST_MONTHS)
    said = bool(of_kind(pieces, Kind.CUMULATED, Kind.TOTAL))
    return said or any(time.shape in summed for time in times)


def _status(pieces: Sequence[Piece]) -> ObservationStatus | None:
    """Ước thực hiện is an estimate: of several the least final counts."""
    found = [_STATUSES[piece.value] for piece in of_kind(pieces, Kind.STATUS)]
    return min(found, key=lambda status: status.rank, default=None)


def _unit(pieces: Sequence[Piece]) -> Scaled | None:
    """The last unit; none where a word of scale stands before it that it does not hold."""
    at = max((i for i, piece in enumerate(pieces) if piece.kind is Kind.UNIT), default=None)
    if at is None:
        return None
    before = fold_tones(pieces[at - 1].text).split() if at else []
    scaled: Scaled = pieces[at].value
    is_cut = bool(before) and any(before[-1] == word for word, _ in SCALE_SPELLINGS)
    return None if is_cut else scaled


def _longest(pieces: Sequence[Piece]) -> Indicator | None:
    return max(pieces, key=lambda piece: len(piece.text)).value if pieces else None


def _parts(pieces: Sequence[Piece]) -> Iterator[tuple[SegmentDimension, str]]:
    """The parts that a head names, also at the end of the name of an indicator."""
    for piece in pieces:
        if piece.kind is Kind.PART:
            yield piece.value
        elif piece.kind is Kind.INDICATOR:
            inner = part_within(piece.text, piece.value)
            if inner is not None:
                yield inner


def _words(pieces: Sequence[Piece]) -> str:
    """The words that nothing understood; a letter or figure alone says nothing."""
    said = (piece.text.strip() for piece in of_kind(pieces, Kind.WORDS))
    return " ".join(text for text in said if len(text) > 1 and not text.isdigit())


def _is_percent(column: Column) -> bool:
    return column.unit is not None and column.unit[1].kind is UnitKind.PERCENT


def _with_role(column: Column, left: Sequence[Piece], right: Sequence[Piece]) -> Column:
    pieces = (*left, *right)
    bases = of_kind(pieces, Kind.BASE)
    plans = of_kind(pieces, Kind.PLAN)
    if of_kind(pieces, Kind.SHARE):
        return evolve(column, role=Role.SHARE, time=_time(left) or _time(right))
    is_index = bool(of_kind(pieces, Kind.INDEX)) and bool(bases or _relative(pieces))
    if right or column.is_growth or is_index or (_is_percent(column) and (bases or plans)):
        return _rate(column, left, right if right else pieces, is_split=bool(right))
    plan = PlanKind(plans[0].value) if plans else None
    base = BaseKind(bases[0].value) if bases else None
    # Tỷ lệ (%), of nothing that is named: what it is a ratio of, the arithmetic says.
    is_ratio = bool(of_kind(pieces, Kind.RATIO)) and _is_percent(column)
    column = evolve(column, is_ratio=is_ratio)
    of_levels = column.indicator is None or not column.indicator.accepts(PERCENT)
    if is_ratio and of_levels and not column.words:
        return evolve(column, role=Role.RATE, time=_time(pieces))
    if column.formula is not None:
        return evolve(column, role=Role.RATE, time=_time(pieces))
    role = Role.PLAN if plans else Role.VALUE
    return evolve(column, role=role, plan=plan, base=base, time=_time(pieces))


def _relative(pieces: Sequence[Piece]) -> TimeMention | None:
    """Năm trước, where a rate is over it."""
    times = (piece.value for piece in of_kind(pieces, Kind.TIME))
    return next((time for time in times if time.shape is TimeShape.YEAR and time.shift < 0), None)


def _rate(
    column: Column, left: Sequence[Piece], right: Sequence[Piece], *, is_split: bool
) -> Column:
    base = next((BaseKind(piece.value) for piece in of_kind(right, Kind.BASE)), None)
    plans = of_kind(right, Kind.PLAN)
    planned = of_kind(left, Kind.PLAN) if is_split else ()
    if planned:
        column = evolve(column, is_planned=True, plan=PlanKind(planned[0].value))
    times = [piece.value for piece in of_kind(right, Kind.TIME)]
    undated = next((time for time in times if not time.is_dated and not time.shift), None)
    dated = next((time for time in times if time.is_dated or time.shift), None)
    time = _time(left) if is_split else None
    plan = None
    if plans:
        base, plan = BaseKind.PLAN, PlanKind(plans[0].value)
        return evolve(column, role=Role.RATE, time=time, base=base, plan=plan, base_time=dated)
    if base in (BaseKind.SAME_PERIOD, BaseKind.PREVIOUS):
        if not is_split:
            time = next((each for each in _before_base(right) if not each.shift), None)
            dated = dated if time is None else None
        elif time is None and dated is not None and dated.shape is not TimeShape.YEAR:
            # So với cùng kỳ over a head that names its own month, and not cùng kỳ tháng 9/2024.
            time, dated = (None, dated) if _says_when(column) else (dated, None)
        return evolve(column, role=Role.RATE, base=base, time=time or undated, base_time=dated)
    if not is_split and base is None and _relative(right) is not None:
        own = [each for each in times if each.is_dated or not each.shift]
        return evolve(column, role=Role.RATE, base=BaseKind.SAME_PERIOD, time=_chosen(own))
    if base is None and dated is not None:
        is_last_year = dated.shape is TimeShape.YEAR and dated.shift < 0
        base = BaseKind.SAME_PERIOD if is_last_year else BaseKind.PERIOD
        dated = None if is_last_year else dated
        if not is_split and base is BaseKind.PERIOD:
            time, dated, base = _time(right), None, None
    if base is None and undated is not None and is_split:
        base, dated = BaseKind.PERIOD, undated
    return evolve(column, role=Role.RATE, base=base, time=time, base_time=dated)


def _says_when(column: Column) -> bool:
    """Cùng kỳ tháng 9/2024: whether one cell of the head says what the same period is."""
    cells = (pieces_of(cell.text) for cell in column.cells)
    return any(of_kind(said, Kind.BASE) and of_kind(said, Kind.TIME) for said in cells)


def _before_base(pieces: Sequence[Piece]) -> Iterator[TimeMention]:
    """The times of a head before its cùng kỳ; cùng kỳ tháng 9/2024 is what it is compared with."""
    before = itertools.takewhile(lambda piece: piece.kind is not Kind.BASE, pieces)
    return (piece.value for piece in of_kind(tuple(before), Kind.TIME))


def _time(pieces: Sequence[Piece]) -> TimeMention | None:
    """The time of a head: a month and the year that a group names are one time."""
    time = _chosen([piece.value for piece in of_kind(pieces, Kind.TIME)])
    sums = any(piece.value == "running" for piece in of_kind(pieces, Kind.CUMULATED))
    return _up_to(time) if sums and time is not None else time


def _up_to(time: TimeMention) -> TimeMention:
    """Lũy kế quý III: the months from January to the end of the quarter, or of the month."""
    if time.shape not in (TimeShape.MONTH, TimeShape.QUARTER):
        return time
    months = 3 * time.number if time.shape is TimeShape.QUARTER else time.number
    return time._replace(shape=TimeShape.FIRST_MONTHS, number=months)


def _chosen(times: Sequence[TimeMention]) -> TimeMention | None:
    if not times:
        return None
    years = [time for time in times if time.shape is TimeShape.YEAR]
    narrow = [time for time in times if time not in years]
    if not narrow:
        return years[-1]
    spans = [time for time in narrow if time.shape is TimeShape.YEARS]
    inside = [year for year in years if _is_within(year, spans)]
    if len(spans) == len(narrow) and inside:
        return inside[-1]
    chosen: TimeMention = narrow[-1]
    if _is_summed(narrow):
        chosen = _up_to(chosen)
    if not chosen.is_dated and years:
        year = years[-1]
        chosen = chosen._replace(year=year.year, shift=year.shift)
    return chosen


def _is_within(year: TimeMention, spans: Sequence[TimeMention]) -> bool:
    """2027 below mục tiêu 2026-2030: a year of the span that heads it."""
    said = year.year
    return said is not None and any(
        span.year is not None and span.year <= said <= span.number for span in spans
    )


def _is_summed(times: Sequence[TimeMention]) -> bool:
    return any(time.shape in (TimeShape.CUMULATED, TimeShape.YEAR_TO_NOW) for time in times)
