"""Số và kỳ: strategies for the values that everything else is made of."""

from datetime import date
from decimal import Decimal
from typing import Final

from congthuong._exact import Interval
from congthuong._text import Span
from congthuong.documents import DocumentReference, parse_document
from congthuong.findings import Caveat, Evidence, Finding, Severity
from congthuong.numerals import NumberStyle, SpellingStyle
from congthuong.numerals.spelling import STYLES
from congthuong.percentages import (
    IndexBase,
    IndexNumber,
    Multiple,
    PercentagePoints,
    PercentChange,
    PercentOfPlan,
    PercentShare,
)
from congthuong.periods import AsOf, Period
from congthuong.quantities import (
    Approximation,
    Quantity,
    Scale,
    StatedQuantity,
    Unit,
    UnitKind,
    default_units,
)
from congthuong.testing._hypothesis import WORDS, SearchStrategy, st

__all__ = [
    "caveats",
    "document_references",
    "event_times",
    "findings",
    "index_numbers",
    "intervals",
    "moments",
    "multiples",
    "number_styles",
    "numbers",
    "percent_changes",
    "percent_shares",
    "percentage_points",
    "percents_of_plan",
    "periods",
    "quantities",
    "rates",
    "scales",
    "spelling_styles",
    "stated_quantities",
    "units",
]

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_CALENDAR_END: Final = 10_000 * 12


def numbers(
    *, digits: int = 18, decimals: int = 6, negative: bool = True
) -> SearchStrategy[Decimal]:
    """Số: Decimals as figures are written, with at most so many digits, some behind the comma.

    >>> from hypothesis import find
    >>> find(numbers(), lambda number: number > 5)
    Decimal('6')
    """
    coefficients = st.integers(-(10**digits) + 1 if negative else 0, 10**digits - 1)
    places = st.integers(0, decimals)
    return st.builds(_shifted, coefficients, places)


def _shifted(coefficient: int, places: int) -> Decimal:
    sign = 1 if coefficient < 0 else 0
    return Decimal((sign, tuple(map(int, str(abs(coefficient)))), -places))


def scales() -> SearchStrategy[Scale]:
    """Bậc: every scale word, and none.

    >>> from hypothesis import find
    >>> find(scales(), lambda scale: scale > Scale.MILLION)
    <Scale.BILLION: 9>
    """
    return st.sampled_from(Scale)


def units(*kinds: UnitKind) -> SearchStrategy[Unit]:
    """Đơn vị tính: packaged units, of these kinds only where any are given.

    >>> from hypothesis import find
    >>> find(units(UnitKind.CURRENCY), lambda unit: True).label
    'đồng'
    """
    known = default_units().units
    return st.sampled_from([unit for unit in known if not kinds or unit.kind in kinds])


def quantities(unit: Unit | None = None, *, negative: bool = True) -> SearchStrategy[Quantity]:
    """Đại lượng: quantities as written at a scale, in one unit or in any.

    >>> from hypothesis import find
    >>> find(quantities(default_units().get("VND")), lambda value: value.amount > 0)
    Quantity.of('1', unit=VND)
    """
    in_units = units() if unit is None else st.just(unit)
    written = numbers(negative=negative)
    return st.builds(_written, written, scales(), in_units)


def _written(number: Decimal, scale: Scale, unit: Unit) -> Quantity:
    return Quantity.of(number, Scale.UNIT if unit.kind is UnitKind.PERCENT else scale, unit)


def stated_quantities(unit: Unit | None = None) -> SearchStrategy[StatedQuantity]:
    """Số liệu như đã nêu: quantities with a hedge or a range.

    >>> from hypothesis import find
    >>> find(stated_quantities(), lambda stated: stated.is_range).approximation
    <Approximation.EXACT: 'exact'>
    """
    hedged = st.builds(
        StatedQuantity, quantities(unit), st.none(), st.sampled_from(Approximation), st.none()
    )
    of_ranges = st.sampled_from((Approximation.EXACT, Approximation.ABOUT))
    one_unit = units() if unit is None else st.just(unit)
    ends = one_unit.flatmap(lambda chosen: st.tuples(quantities(chosen), quantities(chosen)))
    return hedged | st.builds(_range, ends, of_ranges)


def _range(ends: tuple[Quantity, Quantity], approximation: Approximation) -> StatedQuantity:
    low, high = sorted(ends)
    return StatedQuantity(low, high, approximation)


def percents_of_plan() -> SearchStrategy[PercentOfPlan]:
    """Tỷ lệ hoàn thành kế hoạch: percentages of plan from 0 on.

    >>> from hypothesis import find
    >>> find(percents_of_plan(), lambda rate: rate.value > 100)
    PercentOfPlan('101')
    """
    return st.builds(PercentOfPlan, _figures(negative=False))


def percent_changes() -> SearchStrategy[PercentChange]:
    """Tốc độ tăng, giảm: changes up and down.

    >>> from hypothesis import find
    >>> find(percent_changes(), lambda rate: rate.value < 0)
    PercentChange('-1')
    """
    return st.builds(PercentChange, _figures())


def percentage_points() -> SearchStrategy[PercentagePoints]:
    """Điểm phần trăm: differences up and down.

    >>> from hypothesis import find
    >>> find(percentage_points(), lambda points: points.value > 0)
    PercentagePoints('1')
    """
    return st.builds(PercentagePoints, _figures())


def percent_shares() -> SearchStrategy[PercentShare]:
    """Tỷ trọng: from 0 to 100.

    >>> from hypothesis import find
    >>> find(percent_shares(), lambda share: share.value.as_tuple().exponent == -1)
    PercentShare('0.0')
    """
    return st.builds(PercentShare, _figures(negative=False).filter(lambda value: value <= 100))


def index_numbers(base: str | None = None) -> SearchStrategy[IndexNumber]:
    """Chỉ số: over one base or any moving one.

    >>> from hypothesis import find
    >>> find(index_numbers("2010"), lambda index: index.value > 100)
    IndexNumber('101', '2010')
    """
    bases: SearchStrategy[str] = st.sampled_from(IndexBase) if base is None else st.just(base)
    return st.builds(IndexNumber, _figures(negative=False), bases)


def multiples() -> SearchStrategy[Multiple]:
    """Số lần: multiples of a level.

    >>> from hypothesis import find
    >>> find(multiples(), lambda multiple: multiple.value > 1)
    Multiple('2')
    """
    return st.builds(Multiple, _figures(negative=False))


def rates() -> SearchStrategy[
    PercentOfPlan | PercentChange | PercentagePoints | PercentShare | IndexNumber | Multiple
]:
    """Tỷ lệ: all six kinds.

    >>> from hypothesis import find
    >>> type(find(rates(), lambda rate: isinstance(rate, Multiple))).__name__
    'Multiple'
    """
    return st.one_of(
        percents_of_plan(),
        percent_changes(),
        percentage_points(),
        percent_shares(),
        index_numbers(),
        multiples(),
    )


def _figures(*, negative: bool = True) -> SearchStrategy[Decimal]:
    return numbers(digits=6, decimals=3, negative=negative)


def periods(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR, months: int = 60
) -> SearchStrategy[Period]:
    """Kỳ: periods of at most so many months that start within these years.

    >>> from hypothesis import find
    >>> find(periods(first_year=2024), lambda period: period.months == 9)
    Period.parse('2024-01-01/P9M')
    """
    named = st.sampled_from([length for length in (1, 3, 6, 9, 12, months) if length <= months])
    firsts = st.integers(first_year * 12, last_year * 12 + 11)
    return st.builds(_months_from, firsts, named | st.integers(1, months))


def _months_from(ordinal: int, months: int) -> Period:
    return Period(date(ordinal // 12, ordinal % 12 + 1, 1), min(months, _CALENDAR_END - ordinal))


def moments(*, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR) -> SearchStrategy[AsOf]:
    """Thời điểm: known to the day, the month or the year.

    >>> from hypothesis import find
    >>> find(moments(first_year=2022), lambda moment: moment.day is None)
    AsOf.parse('2022')
    """
    days = st.dates(date(first_year, 1, 1), date(last_year, 12, 31)).map(AsOf.on)
    months = st.builds(AsOf, st.integers(first_year, last_year), st.integers(1, 12))
    return st.builds(AsOf, st.integers(first_year, last_year)) | months | days


def event_times(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[date | AsOf]:
    """Thời gian của sự việc: a date, or a moment where no more than month or year is known.

    >>> from hypothesis import find
    >>> find(event_times(first_year=2022), lambda time: isinstance(time, AsOf))
    AsOf.parse('2022')
    """
    days = st.dates(date(first_year, 1, 1), date(last_year, 12, 31))
    return days | moments(first_year=first_year, last_year=last_year)


_SYMBOLS: Final = (
    "32/2024/NĐ-CP",
    "14/2024/TT-BCT",
    "31/2012/TTLT-BCT-BKHĐT",
    "66.18/2026/NQ-CP",
    "202/2025/QH15",
    "48/KH-SCT",
    "05/BC-UBND",
    "1178/ĐCK-CTT",
    "34-NQ/TU",
)


def document_references(
    *, first_year: int = _FIRST_YEAR, last_year: int = _LAST_YEAR
) -> SearchStrategy[DocumentReference]:
    """Số, ký hiệu văn bản: references of every form, some with a date within these years.

    >>> from hypothesis import find
    >>> find(document_references(), lambda reference: reference.year is None).symbol
    '48/KH-SCT'
    """
    dates = st.none() | st.dates(date(first_year, 1, 1), date(last_year, 12, 31))
    return st.builds(_dated, st.sampled_from(_SYMBOLS), dates)


def _dated(symbol: str, day: date | None) -> DocumentReference:
    found = parse_document(symbol)
    return DocumentReference(found.number, found.year, found.type, found.issuers, found.form, day)


def intervals() -> SearchStrategy[Interval]:
    """Khoảng: bounded and unbounded, open and closed.

    >>> from hypothesis import find
    >>> find(intervals(), lambda interval: interval.is_point)
    Interval(low=Decimal('0'), high=Decimal('0'), low_open=False, high_open=False)
    """
    ends = st.none() | numbers(digits=6, decimals=2)
    return st.builds(_between, ends, ends, st.sampled_from(("[]", "[)", "(]", "()")))


def _between(one: Decimal | None, other: Decimal | None, brackets: str) -> Interval:
    low_open, high_open = brackets[0] == "(", brackets[1] == ")"
    if one is None or other is None:
        open_low, open_high = low_open and one is not None, high_open and other is not None
        return Interval(one, other, open_low, open_high)
    low, high = min(one, other), max(one, other)
    return Interval(low, high) if low == high else Interval(low, high, low_open, high_open)


def number_styles() -> SearchStrategy[NumberStyle]:
    """Kiểu viết số: with Vietnamese marks, so that what is written reads back.

    >>> from hypothesis import find
    >>> find(number_styles(), lambda style: style.no_break).decimals is None
    True
    """
    return st.builds(
        NumberStyle,
        decimals=st.none() | st.integers(0, 6),
        no_break=st.booleans(),
        leading_zero=st.booleans(),
    )


def spelling_styles() -> SearchStrategy[SpellingStyle]:
    """Kiểu đọc số: every combination of northern and southern words.

    >>> from hypothesis import find
    >>> find(spelling_styles(), lambda style: style.thousand == "ngàn").zero_tens
    'linh'
    """
    return st.builds(
        SpellingStyle,
        **{name: st.sampled_from(words) for name, words in STYLES.items()},
    )


def findings() -> SearchStrategy[Finding]:
    """Điểm cần xem lại: with and without evidence and article.

    >>> from hypothesis import find
    >>> find(findings(), lambda finding: finding.legal_basis is None).severity
    <Severity.NOTE: 'note'>
    """
    spans = st.builds(_span, _COUNT, _COUNT)
    evidence = st.builds(Evidence, WORDS, st.none() | spans)
    pieces = st.lists(evidence, max_size=2).map(tuple)
    severities = st.sampled_from(Severity)
    return st.builds(Finding, WORDS, severities, WORDS, pieces, st.none() | WORDS)


def _span(start: int, length: int) -> Span:
    return Span(start, start + length)


def caveats() -> SearchStrategy[Caveat]:
    """Lưu ý kèm số liệu: caveats with a code and a message.

    >>> from hypothesis import find
    >>> find(caveats(), lambda caveat: True)
    Caveat(code='a', message='a')
    """
    return st.builds(Caveat, WORDS, WORDS)


_COUNT: Final = st.integers(0, 1000)
