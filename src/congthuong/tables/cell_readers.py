"""Đọc ô: the value of one cell to the part of a record that its column declares."""

import functools
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

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
from congthuong.localities import MatchQuality
from congthuong.numerals import parse_number
from congthuong.periods import AsOf
from congthuong.quantities import (
    Quantity,
    Scale,
    StatedQuantity,
    Unit,
    parse_quantity,
    parse_stated_quantity,
)
from congthuong.records import ObservationStatus, Place, Segment, SegmentDimension, Time
from congthuong.records.doors import place_of, time_of
from congthuong.records.places import is_place
from congthuong.tables.declared import header_key
from congthuong.tables.notation import NumberNotation
from congthuong.tables.problems import BadCellError

__all__ = [
    "Names",
    "read_indicator",
    "read_number",
    "read_place",
    "read_prices",
    "read_segment",
    "read_stated",
    "read_status",
    "read_time",
    "read_unit",
    "text_of",
]

Names = Mapping[str, str | Place]

_A_NUMBER: Final = {
    NumberNotation.VIETNAMESE: "một số kiểu Việt Nam như 1.290 hoặc 21,56",
    NumberNotation.PLAIN: "một số có dấu chấm thập phân như 1290 hoặc 21.56",
}
_AN_AMOUNT: Final = "số liệu kèm đơn vị như 808 tỷ đồng, gần 29,7 MW"
_AN_INDICATOR: Final = "mã hoặc tên đầy đủ của một chỉ tiêu"
_A_PLACE: Final = "mã hoặc tên của một địa bàn có vào kỳ đó"
_A_TIME: Final = "một kỳ như 9 tháng đầu năm 2024, quý III/2024, 2024-09, hoặc một ngày"
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


def read_indicator(value: object, names: Names) -> Indicator:
    """An indicator by a declared name, its code, or a name that is its own to the accent."""
    text = text_of(value, _AN_INDICATOR)
    meant = names.get(text, text)
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


def read_place(value: object, names: Names, on: Time) -> Place:
    """A place by a declared name, its code, or a name that one unit has at that time."""
    text = text_of(value, _A_PLACE)
    meant = names.get(text, text)
    if is_place(meant):
        return meant
    try:
        return _place(meant, on)
    except CongThuongError as error:
        raise BadCellError.of(error, _A_PLACE) from None


@functools.lru_cache(4096)
def _place(name: str, on: Time) -> Place:
    return place_of(name, on)


def read_time(value: object, names: Names, indicator: Indicator | None) -> Time:
    """A period or a moment; a date of a spreadsheet is a day."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return AsOf.on(value)
    text = text_of(value, _A_TIME)
    meant = names.get(text, text)
    try:
        return time_of(meant if isinstance(meant, str) else text, indicator)
    except CongThuongError as error:
        raise BadCellError.of(error, _A_TIME) from None


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
    text = text_of(value, "tên một phân tổ")
    meant = names.get(text, text)
    return Segment(dimension, meant if isinstance(meant, str) else text)


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


_COUNTED_BY: Final = re.compile(r"1(?:\.?000)+(?![0-9.,])")
_NO_UNIT: Final = Unit("none", "—")


def read_unit(value: object) -> tuple[Scale, Unit]:
    """A scale and a unit, both written: tỷ alone may be of đồng or of USD, and is refused."""
    return _unit(text_of(value, _A_UNIT))


@functools.lru_cache(1024)
def _unit(text: str) -> tuple[Scale, Unit]:
    counted = _COUNTED_BY.match(text)
    number = text if counted else f"1 {text}"  # 1.000 đôi, 1000 m2: thousands as a unit
    try:
        one = parse_quantity(number, unit=_NO_UNIT)
        scale = Scale(one.amount.adjusted())
    except (CongThuongError, ValueError) as error:
        raise BadCellError(_A_UNIT) from error
    if one.unit == _NO_UNIT or one != Quantity.of(1, scale, one.unit):
        raise BadCellError(_A_UNIT)
    return scale, one.unit


def read_number(value: object, numbers: NumberNotation, *, percent: bool = False) -> Decimal:
    """A number that is one, or text in the declared notation; a percent sign where one may be."""
    accepted = _A_NUMBER[numbers]
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


def read_stated(value: object, unit: Unit | None) -> StatedQuantity:
    """An amount with its own unit, hedge and range."""
    if not isinstance(value, str):
        raise BadCellError(_AN_AMOUNT)
    try:
        stated = parse_stated_quantity(value, unit=unit or _NO_UNIT)
    except CongThuongError as error:
        raise BadCellError.of(error, _AN_AMOUNT) from None
    if stated.quantity.unit == _NO_UNIT:
        raise BadCellError(_AN_AMOUNT)
    return stated
