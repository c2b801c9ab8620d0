"""Đọc ô: the value of one cell to the part of a record that its column declares."""

import contextlib
import functools
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from attrs import evolve

from congthuong._data import read_table
from congthuong._exact import exact, half_up
from congthuong._text import close_matches, fold_tones, normalize
from congthuong.errors import CongThuongError
from congthuong.indicators import (
    Indicator,
    PriceBasis,
    default_indicators,
    find_indicator,
    get_indicator,
)
from congthuong.layouts.units import scaled_unit
from congthuong.localities import Locality, LocalityLevel, MatchQuality, find_locality
from congthuong.numerals import parse_number
from congthuong.periods import AsOf, parse_as_of, parse_period
from congthuong.quantities import (
    Quantity,
    Scale,
    StatedQuantity,
    Unit,
    parse_stated_quantity,
)
from congthuong.records import ObservationStatus, Place, Segment, SegmentDimension, Time
from congthuong.records.doors import place_of, time_of
from congthuong.records.places import is_place
from congthuong.tables.declared import Meant, RowSubject, header_key
from congthuong.tables.notation import NumberNotation
from congthuong.tables.problems import BadCellError, PercentCell

__all__ = [
    "Names",
    "read_number",
    "read_place",
    "read_prices",
    "read_segment",
    "read_stated",
    "read_status",
    "read_subject",
    "read_time",
    "read_unit",
    "text_of",
]

Names = Mapping[str, Meant]

_A_NUMBER: Final = {
    NumberNotation.VIETNAMESE: "một số kiểu Việt Nam như 1.290 hoặc 21,56",
    NumberNotation.PLAIN: "một số có dấu chấm thập phân như 1290 hoặc 21.56",
}
_AN_AMOUNT: Final = "số liệu kèm đơn vị như 808 tỷ đồng, gần 29,7 MW"
_AN_INDICATOR: Final = "mã hoặc tên đầy đủ của một chỉ tiêu"
_A_PLACE: Final = "mã hoặc tên của một địa bàn có vào kỳ đó"
_A_TIME: Final = "một kỳ như 9 tháng đầu năm 2024, quý III/2024, 2024-09, hoặc một ngày"
_A_PART: Final = "tên một phân tổ; dòng tổng số thì khai báo trong names, ứng với None"
_PRICES: Final = "giá hiện hành, hoặc giá so sánh kèm năm gốc"
_A_STATUS: Final = "chính thức, sơ bộ, ước tính, dự báo (hoặc A, P, E, F)"
_A_UNIT: Final = "đơn vị tính như tỷ đồng, triệu USD, MW, %"


def text_of(value: object, accepted: str) -> str:
    """The text of a cell; whole numbers (years, codes) count as their figures."""
    if isinstance(value, str):
        return header_key(value)
    if not isinstance(value, Decimal | int):
        raise BadCellError(accepted)
    try:
        number = exact(value)
    except CongThuongError:
        raise BadCellError(accepted) from None
    if number != half_up(number, 0):
        raise BadCellError(accepted)
    return f"{number:.0f}"


def read_subject(value: object, names: Names) -> RowSubject:
    """An indicator by a declared name, its code, or a name that is its own to the accent."""
    text = text_of(value, _AN_INDICATOR)
    meant = names.get(text, text)
    return meant if isinstance(meant, RowSubject) else RowSubject(_indicator(meant))


def _indicator(meant: Meant) -> Indicator:
    if not isinstance(meant, str):
        raise BadCellError(_AN_INDICATOR)
    matches = find_indicator(meant)
    exactly = [match.indicator for match in matches if match.quality is MatchQuality.EXACT]
    if exactly and set(exactly[1:]) <= set(default_indicators().wider(exactly[0])):
        return exactly[0]
    try:
        return get_indicator(meant)
    except CongThuongError:
        near = [match.indicator.label for match in matches] or _labels_near(meant)
        raise BadCellError(_AN_INDICATOR, near[:3]) from None


def _labels_near(text: str) -> list[str]:
    return list(close_matches(text, (each.label for each in default_indicators().indicators)))


def read_place(
    value: object,
    names: Names,
    on: Time,
    level: LocalityLevel | None = None,
    within: Locality | str | None = None,
) -> Place:
    """A place by a declared name, its code, or a name that one unit has at that time.

    Where the column does not say the level, a name that units of two levels may have is refused,
    also where it is spelled as one of them alone.
    """
    text = text_of(value, _A_PLACE)
    meant = names.get(text, text)
    if is_place(meant):
        return meant
    if not isinstance(meant, str):
        raise BadCellError(_A_PLACE)
    try:
        return _place(meant, on, level, within)
    except CongThuongError as error:
        raise BadCellError.of(error, _A_PLACE) from None


@functools.lru_cache(4096)
def _place(
    name: str, on: Time, level: LocalityLevel | None, within: Locality | str | None
) -> Place:
    found = place_of(name, on, level=level, within=within)
    if level is not None or any(sign.isdecimal() for sign in name):
        return found
    alike = [unit for each in LocalityLevel for unit in _of_level(name, on, each, within)]
    if len({unit.level for unit in alike}) > 1:
        names = tuple(f"{unit.full_name} ({unit.code})" for unit in alike[:3])
        raise BadCellError(_A_PLACE, names)
    return found


def _of_level(
    name: str, on: Time, level: LocalityLevel, within: Locality | str | None
) -> list[Locality]:
    matches = find_locality(name, on=on, level=level, within=within)
    near = (match for match in matches if match.quality <= MatchQuality.FOLDED)
    return [match.locality for match in near if not match.ended]


def read_time(
    value: object, names: Names, indicator: Indicator | None, year: int | None = None
) -> Time:
    """A period or a moment; a date of a spreadsheet is a day, a month alone is of that year."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return AsOf.on(value)
    text = text_of(value, _A_TIME)
    meant = names.get(text, text)
    said = meant if isinstance(meant, str) else text
    try:
        return time_of(said, indicator)
    except CongThuongError as error:
        found = None if year is None else _of_year(said, year)
        if found is None:
            raise BadCellError.of(error, _A_TIME) from None
        return found


def _of_year(text: str, year: int) -> Time | None:
    """What a text says that leaves its year to the form."""
    for parse in (parse_period, parse_as_of):
        with contextlib.suppress(CongThuongError):
            return parse(text, year=year)
    return None


def read_prices(value: object, names: Names) -> PriceBasis:
    """A price basis by its code or its words."""
    text = text_of(value, _PRICES)
    meant = names.get(text, text)
    try:
        return PriceBasis.parse(meant if isinstance(meant, str) else text)
    except CongThuongError as error:
        raise BadCellError.of(error, _PRICES) from None


def read_segment(value: object, names: Names, dimension: SegmentDimension) -> Segment:
    """A part of a total: its member as it is written, or by a declared name."""
    text = text_of(value, _A_PART)
    meant = names.get(text, text)
    if not isinstance(meant, str):
        raise BadCellError(_A_PART)
    if text not in names and fold_tones(text) in _wholes():
        raise BadCellError(_A_PART)
    return Segment(dimension, meant)


@functools.cache
def _wholes() -> frozenset[str]:
    return frozenset(fold_tones(row["text"]) for row in read_table("whole_words").rows)


_STATUSES: Final = {
    fold_tones(text): status
    for status in ObservationStatus
    for text in (status.value, status.label)
}


def read_status(value: object, names: Names) -> ObservationStatus:
    """A status by its Vietnamese word or its SDMX code."""
    text = text_of(value, _A_STATUS)
    meant = names.get(text, text)
    found = _STATUSES.get(fold_tones(meant)) if isinstance(meant, str) else None
    if found is None:
        raise BadCellError(_A_STATUS)
    return found


_BRACKETS: Final = re.compile(r"\s*\(\s*([0-9][^()]*)\)\s*%?\s*")
_NO_PERCENT: Final = "một số mà ô hiện đúng như đã nhập, không định dạng %"
_NO_UNIT: Final = Unit("none", "—")


def read_unit(value: object) -> tuple[Scale, Unit]:
    """A scale and a unit, both written: tỷ alone may be of đồng or of USD, and is refused."""
    scaled = scaled_unit(text_of(value, _A_UNIT))
    if scaled is None:
        raise BadCellError(_A_UNIT)
    return scaled


def read_number(
    value: object, numbers: NumberNotation, *, percent: bool = False, brackets: bool = False
) -> Decimal:
    """A number that is one, or text in the declared notation; a percent sign where one may be.

    Where brackets are below zero, (12,3) is −12,3.
    """
    accepted = _A_NUMBER[numbers]
    if isinstance(value, PercentCell):
        if not percent:
            raise BadCellError(_NO_PERCENT, code="number-format")
        return value.number
    inner = _BRACKETS.fullmatch(value) if brackets and isinstance(value, str) else None
    if inner:
        return -read_number(inner[1], numbers, percent=percent)
    if isinstance(value, str):
        text = normalize(value).strip()
        text = text.removesuffix("%").rstrip() if percent else text
        try:
            return exact(text) if numbers is NumberNotation.PLAIN else parse_number(text)
        except CongThuongError as error:
            raise BadCellError.of(error, accepted) from None
    if isinstance(value, Decimal | int):
        try:
            return exact(value)
        except CongThuongError as error:
            raise BadCellError.of(error, accepted) from None
    raise BadCellError(accepted)


def read_stated(value: object, unit: Unit | None, scale: Scale = Scale.UNIT) -> StatedQuantity:
    """An amount with its own unit, hedge and range; a bare number is counted as its column says."""
    try:
        if isinstance(value, str):
            stated = parse_stated_quantity(value, unit=_NO_UNIT)
        else:
            number = read_number(value, NumberNotation.VIETNAMESE)
            stated = StatedQuantity.exactly(Quantity.of(number, Scale.UNIT, _NO_UNIT))
    except (CongThuongError, BadCellError) as error:
        raise BadCellError.of(error, _AN_AMOUNT) from None
    if stated.quantity.unit != _NO_UNIT:
        return stated
    if unit is None:
        raise BadCellError(_AN_AMOUNT)
    own = stated.scale or Scale.UNIT
    counted = own if own is not Scale.UNIT else scale
    more = Scale(int(counted) - int(own))
    low, high = (
        None if end is None else Quantity.of(end.amount, more, unit)
        for end in (stated.quantity, stated.high)
    )
    return evolve(stated, quantity=low or stated.quantity, high=high, scale=counted)
