"""Chỗ chưa chắc: by how a statement came to its slots, whether it needs a look, and why."""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from congthuong._data import read_table
from congthuong._text import Span, fold_tones
from congthuong.findings import Evidence, Finding, Severity
from congthuong.indicators import Indicator, IndicatorNature, default_indicators
from congthuong.indicators.dimensions import SegmentDimension
from congthuong.percentages import PercentShare
from congthuong.periods import AsOf, Period
from congthuong.quantities import Approximation, StatedQuantity, UnitKind
from congthuong.reading.origins import Origin, Origins
from congthuong.reading.rows import flagged_spans, is_flagged
from congthuong.records import (
    ObservationStatus,
    PlanBase,
    Statement,
    WholeBase,
    YearlyAverage,
)

__all__ = ["Doubt", "doubt_of", "doubts_of", "said_only", "sure_of"]

# A tenth of the statements of the annotated texts have as many points; a third of these are wrong.
LIMIT: Final = 11


class Doubt(NamedTuple):
    """Điều chưa chắc: a cue of the table of doubts, what it says, and how heavily it weighs."""

    cue: str
    slot: str
    points: int
    code: str
    words: str


Pairs = Sequence[tuple[Statement, Origins]]


@functools.cache
def _table() -> Mapping[str, Doubt]:
    return {
        row["cue"]: Doubt(row["cue"], row["slot"], int(row["points"]), row["code"], row["words"])
        for row in read_table("reading_doubts").rows
    }


def doubt_of(statement: Statement, origins: Origins, published: AsOf | None) -> tuple[Doubt, ...]:
    """Điều chưa chắc của một phát biểu: all that speaks for and against it, the heaviest first."""
    cues = [cue for cue, holds in _CUES.items() if holds(statement, origins)]
    cues += [cue for cue, holds in _OF_ISSUE.items() if published and holds(statement, published)]
    known = [_table()[cue] for cue in (*origins.cues, *cues)]
    return tuple(sorted(known, key=lambda doubt: -doubt.points))


def doubts_of(pairs: Pairs, published: AsOf | None) -> tuple[Finding, ...]:
    """Điểm cần xem lại của bản đọc: complete statements in doubt, and two values under one key.

    One finding for all statements that are in the same doubt.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement, origins in pairs:
        doubt = _told(doubt_of(statement, origins, published)) if statement.is_complete else None
        if doubt is not None:
            groups.setdefault(doubt, []).append(statement)
    found = [
        Finding(code, _SEVERITIES.get(code, Severity.NOTE), message, _evidence(group))
        for (code, message), group in groups.items()
    ]
    return (*found, *map(_two_values, _collisions(pairs)))


_SEVERITIES: Final = {"scale-slip": Severity.WARNING, "plan-excess": Severity.WARNING}
_MOST_WORDS: Final = 3


def _told(doubts: Sequence[Doubt]) -> tuple[str, str] | None:
    """The code and the message of what is in doubt; None below the limit."""
    if sum(doubt.points for doubt in doubts) < LIMIT:
        return None
    words = [doubt.words for doubt in doubts if doubt.points > 0][:_MOST_WORDS]
    return doubts[0].code, f"chưa chắc đã đọc đúng: {'; '.join(words)}"


def _evidence(statements: Iterable[Statement]) -> tuple[Evidence, ...]:
    sources = (statement.source for statement in statements)
    return tuple(Evidence(each.quote, each.span) for each in sources if each is not None)


def _two_values(group: Sequence[Statement]) -> Finding:
    message = "hai số liệu khác nhau cùng chỉ tiêu, kỳ, địa bàn; có thể thiếu phân tổ"
    return Finding("two-values", Severity.NOTE, message, _evidence(group))


def _collisions(pairs: Pairs) -> Iterator[list[Statement]]:
    """Groups that share a full key, of which two values no rounding reconciles.

    A table of a document is a source of its own, which the checks hold against the prose.
    """
    held: dict[object, list[tuple[Statement, StatedQuantity]]] = {}
    for statement, origins in pairs:
        if isinstance(statement.value, StatedQuantity):
            table = statement.source if origins.value is Origin.TABLE else None
            key = _key(statement), "" if table is None else table.title
            held.setdefault(key, []).append((statement, statement.value))
    for group in held.values():
        if any(_differ(one, other) for (_, one), (_, other) in itertools.pairwise(group)):
            yield [statement for statement, _ in group]


def _key(statement: Statement) -> object:
    named = statement.indicator or fold_tones(statement.words)
    parts = tuple(map(str, statement.segments))
    planned = statement.target is not None
    return named, statement.time, statement.place, parts, statement.price_basis, planned


def _differ(one: StatedQuantity, other: StatedQuantity) -> bool:
    same_unit = one.quantity.unit == other.quantity.unit
    return not same_unit or not one.interval.overlaps(other.interval)


def sure_of(statements: Iterable[Statement], findings: Iterable[Finding]) -> list[Statement]:
    """Phát biểu không cần xem lại: complete ones on whose words none of these findings points."""
    pointed = flagged_spans(findings)
    return [one for one in statements if one.is_complete and not is_flagged(one, pointed)]


def said_only(findings: Iterable[Finding], pairs: Pairs) -> list[Finding]:
    """Chỉ nêu điều chắc: findings on one statement, or on several of which all was said.

    What was carried over from context accuses nobody: the reader may have carried it wrongly. Nor
    does the size of a number that stands alone: it may be of another total than of the place.
    """
    said = {_span(statement) for statement, origins in pairs if _is_said(origins)}
    alone = {_span(statement) for statement, _ in pairs if _numbers(statement) == 1}
    return [finding for finding in findings if _accuses(finding, said, alone)]


_OF_SIZE: Final = "scale-slip"
# Whoever lists all the branches of a total tells of that total.
_OF_ALL_PARTS: Final = "growth-outside-parts"


def _accuses(
    finding: Finding, said: AbstractSet[Span | None], alone: AbstractSet[Span | None]
) -> bool:
    spans = {each.span for each in finding.evidence}
    if len(spans) > 1:
        return spans <= said or finding.code == _OF_ALL_PARTS
    return finding.code != _OF_SIZE or not spans <= alone


def _is_said(origins: Origins) -> bool:
    return origins.time.is_said and origins.indicator.is_said


def _span(statement: Statement) -> Span | None:
    return None if statement.source is None else statement.source.span


# What a statement itself gives for doubt


_HEDGES: Final = (Approximation.OVER, Approximation.NEARLY, Approximation.ABOUT)
_YEAR: Final = 12
_SEVERAL: Final = 3
_FAR: Final = 2


def _is_of(statement: Statement, nature: IndicatorNature) -> bool:
    return statement.indicator is not None and statement.indicator.nature is nature


def _unit_kind(statement: Statement) -> UnitKind | None:
    value = statement.value
    return value.quantity.unit.kind if isinstance(value, StatedQuantity) else None


def _has_odd_unit(statement: Statement, _: Origins) -> bool:
    value, indicator = statement.value, statement.indicator
    if indicator is None or not isinstance(value, StatedQuantity):
        return False
    usual, unit = indicator.unit, value.quantity.unit
    per_head = usual is not None and usual.code.startswith(f"{unit.code}/")
    return usual is not None and not per_head and not indicator.accepts(unit)


def _is_hedged(statement: Statement, _: Origins) -> bool:
    value = statement.value
    return isinstance(value, StatedQuantity) and value.approximation in _HEDGES


def _has_open_part(statement: Statement, _: Origins) -> bool:
    parts = statement.segments
    return bool(parts) and parts[0].dimension is SegmentDimension.OTHER


@functools.cache
def _sectors() -> Mapping[str, frozenset[str]]:
    """The sectors of which a branch can be a part: its own, and that of the totals above it."""
    known = default_indicators()
    found: dict[str, frozenset[str]] = {}
    for row in read_table("parts").rows:
        pair = {known.get(row["part"]).sector, known.get(row["indicator"]).sector}
        found[row["member"]] = found.get(row["member"], frozenset()) | pair
    return found


def _has_foreign_part(statement: Statement, _: Origins) -> bool:
    """giá trị sản xuất công nghiệp, xây dựng: a branch that its sector does not have."""
    indicator: Indicator | None = statement.indicator
    if indicator is None or indicator.sector != "industry":
        return False
    sectors = (_sectors().get(part.member) for part in statement.segments)
    return any(each is not None and indicator.sector not in each for each in sectors)


def _numbers(statement: Statement) -> int:
    return (statement.value is not None) + len(statement.rates)


def _is_average(statement: Statement, _: Origins) -> bool:
    averages = [isinstance(rate.base, YearlyAverage) for rate in statement.rates]
    return statement.value is None and any(averages)


def _is_share(statement: Statement, _: Origins) -> bool:
    first = statement.rates[0].value if statement.rates else None
    return statement.value is None and isinstance(first, PercentShare)


def _has_carried_base(statement: Statement, origins: Origins) -> bool:
    pairs = zip(statement.rates, origins.bases, strict=False)
    growths = {origin for rate, origin in pairs if not isinstance(rate.base, PlanBase | WholeBase)}
    return growths == {Origin.CARRIED}


def _is_own_base(statement: Statement, _: Origins) -> bool:
    return any(rate.base == statement.time for rate in statement.rates)


def _months(statement: Statement) -> int:
    return statement.time.months if isinstance(statement.time, Period) else 0


_CUES: Final[Mapping[str, Callable[[Statement, Origins], bool]]] = {
    "own-base": _is_own_base,
    "year-carried": lambda one, of: _months(one) == _YEAR and of.time is Origin.CARRIED,
    "term": lambda one, _: _months(one) > _YEAR,
    "stock": lambda one, of: _is_of(one, IndicatorNature.STOCK) and of.time is not Origin.HERE,
    "rate": lambda one, _: _is_of(one, IndicatorNature.RATE),
    "stock-alone": lambda one, _: _is_of(one, IndicatorNature.STOCK) and one.value is None,
    "open-part": _has_open_part,
    "foreign-part": _has_foreign_part,
    "percent": lambda one, _: _unit_kind(one) is UnitKind.PERCENT,
    "physical": lambda one, _: _unit_kind(one) is UnitKind.PHYSICAL,
    "odd-unit": _has_odd_unit,
    "hedged": _is_hedged,
    "alone": lambda one, _: _numbers(one) == 1,
    "several": lambda one, _: _numbers(one) >= _SEVERAL,
    "share": _is_share,
    "average": _is_average,
    "estimate": lambda one, _: one.status is ObservationStatus.ESTIMATE,
    "prices": lambda one, _: one.price_basis is not None,
    "base-carried": _has_carried_base,
}


def _is_unfinished(statement: Statement, published: AsOf) -> bool:
    time = statement.time
    if not isinstance(time, Period) or published.month is None or statement.target is not None:
        return False
    last = time.last_month.start
    ahead = (last.year, last.month) > (published.year, published.month)
    return ahead and statement.status is ObservationStatus.NORMAL


def _is_far(statement: Statement, published: AsOf) -> bool:
    time = statement.time
    if time is None:
        return False
    year = time.year if isinstance(time, AsOf) else time.start.year
    return abs(published.year - year) >= _FAR


_OF_ISSUE: Final[Mapping[str, Callable[[Statement, AsOf], bool]]] = {
    "unfinished": _is_unfinished,
    "far-year": _is_far,
}
