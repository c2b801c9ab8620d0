"""Đơn vị của ô: what a cell is counted in, by its row, its head, its table or its noun."""

from typing import Final

from congthuong._data import read_table
from congthuong.indicators import Indicator, get_indicator
from congthuong.layouts.columns import Column, Role
from congthuong.layouts.naming import Subject
from congthuong.layouts.rows import Row
from congthuong.layouts.titles import Title
from congthuong.layouts.units import Scaled
from congthuong.quantities import Scale, UnitKind, find_unit

__all__ = ["measured", "unit_of_cell"]

_RATES: Final = (Role.RATE, Role.SHARE)
_LEADS: Final = ("tổng số ", "số ")
_LONGEST: Final = 3


def unit_of_cell(
    row: Row, column: Column, title: Title, subject: Subject, indicator: Indicator | None
) -> Scaled | None:
    """The unit of the row, else of the head, else of the table; a count by its noun.

    A head of percents (of a share, say) is no unit of a row that has its own.
    """
    own = column.unit
    is_measure = own is not None and own[1].kind is not UnitKind.PERCENT
    if own is not None and not is_measure and _is_other(row.unit or subject.unit):
        return None
    if row.unit is not None or (row.unit_words and not is_measure):
        return row.unit
    if is_measure:
        return own
    if subject.unit is not None:
        return subject.unit
    return own or _of_table(column, title, indicator)


def _is_other(scaled: Scaled | None) -> bool:
    """Whether a row is counted in something that is no percent."""
    return scaled is not None and scaled[1].kind is not UnitKind.PERCENT


def _of_table(column: Column, title: Title, indicator: Indicator | None) -> Scaled | None:
    table = _of_line(column, title, indicator)
    if indicator is not None:
        if table is not None and indicator.accepts(table[1]):
            return table
        unit = indicator.unit
        counts = unit is not None and unit.kind is UnitKind.COUNT
        return (Scale.UNIT, unit) if unit is not None and counts else table
    counted = _counted(column.words)
    return counted if counted is not None and not _counts(table) else table


def _counts(scaled: Scaled | None) -> bool:
    return scaled is not None and scaled[1].kind is UnitKind.COUNT


def _of_line(column: Column, title: Title, indicator: Indicator | None) -> Scaled | None:
    """The unit of the unit line; of several the one that the column or the indicator counts in."""
    units = title.units
    if len(units) <= 1:
        return units[0] if units else None
    if column.measure:
        money = column.measure == "value"
        fitting = [one for one in units if (one[1].kind is UnitKind.CURRENCY) is money]
    else:
        fitting = [one for one in units if indicator is not None and indicator.accepts(one[1])]
    return fitting[0] if len(fitting) == 1 else None


def _counted(words: str) -> Scaled | None:
    """Tổng số xã: what is counted names its unit."""
    bare = words.casefold()
    for lead in _LEADS:
        bare = bare.removeprefix(lead)
    said = bare.split()
    for count in range(min(len(said), _LONGEST), 0, -1):
        units = find_unit(" ".join(said[:count]).strip(","))
        if units and units[0].kind is UnitKind.COUNT:
            return Scale.UNIT, units[0]
    return None


def measured(
    indicator: Indicator | None, column: Column, scaled: Scaled | None
) -> Indicator | None:
    """Sản lượng (tấn) under exports: the quantity of the goods, and not their value.

    None where the unit is one of money that the indicator is not counted in.
    """
    if indicator is None:
        return None
    rows = read_table("table_measures").rows
    codes = [row["indicator"] for row in rows if _is_volume(row["words"], row["topic"], indicator)]
    volume = get_indicator(codes[0]) if codes else None
    if column.role in _RATES:
        return volume if volume is not None and column.measure == "volume" else indicator
    if scaled is None or scaled[1].kind is UnitKind.PERCENT or indicator.accepts(scaled[1]):
        return indicator
    return None if scaled[1].kind is UnitKind.CURRENCY else volume


def _is_volume(words: str, topic: str, indicator: Indicator) -> bool:
    return words == "*volume" and topic == indicator.code
