"""Biểu mẫu: the declared form of a table that comes in."""

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.records import Place, Slot, Source, Time
from congthuong.records.doors import indicator_of, price_basis_of
from congthuong.records.places import is_place, is_time
from congthuong.tables.declared import (
    Column,
    IgnoredColumn,
    KeyColumn,
    RateColumn,
    SubjectColumn,
    UnitColumn,
    ValueColumn,
    check_columns,
    header_key,
)
from congthuong.tables.notation import NumberNotation

__all__ = ["TableForm"]


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        raise InvalidTypeError(texts, "texts in a tuple, such as ('...', 'x')")
    return tuple(map(header_key, texts))


def _indicator(indicator: Indicator | str | None) -> Indicator | None:
    return None if indicator is None else indicator_of(indicator)


@frozen
class TableForm:
    """Biểu mẫu: which column of a table is what, and what holds for every row.

    `indicator`, `place`, `time` and `price_basis` are for rows of which no column says them; a
    name of a place is looked up for the time of each figure. `source` goes with every record.
    `blanks` are texts that stand for a missing figure ("...", "x"); an empty cell always does.
    Nothing else is understood: a column that is not declared is reported, and so is a cell that
    is not what its column declares.

    Raises `InvalidTypeError`; `InvalidValueError` for columns without figures, two columns of one
    head or one slot, values without a unit, and for what nothing says: indicator, place or time.

    >>> form = TableForm(
    ...     (KeyColumn("Chỉ tiêu", Slot.INDICATOR),
    ...      ValueColumn("Thực hiện", unit=VND, scale=Scale.BILLION)),
    ...     place="huyện Krông Pa", time=Period.half(2022, 1))
    >>> form.headers
    ('Chỉ tiêu', 'Thực hiện')
    """

    columns: tuple[Column, ...] = field(converter=check_columns)
    indicator: Indicator | None = field(default=None, converter=_indicator, kw_only=True)
    place: Place | str | None = field(default=None, kw_only=True)
    time: Time | None = field(default=None, kw_only=True)
    price_basis: PriceBasis | None = field(default=None, converter=price_basis_of, kw_only=True)
    source: Source | None = field(default=None, kw_only=True)
    blanks: tuple[str, ...] = field(default=(), converter=_texts, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.place is not None and not isinstance(self.place, str) and not is_place(self.place):
            raise InvalidTypeError(self.place, "a Locality, LocalityGroup, NamedPlace or a str")
        if self.time is not None and not is_time(self.time):
            raise InvalidTypeError(self.time, "a Period or an AsOf, or None")
        if self.source is not None and not isinstance(self.source, Source):
            raise InvalidTypeError(self.source, "a Source, or None")
        _check_subject(self)
        _check_figures(self)

    @property
    def headers(self) -> tuple[str, ...]:
        """Đầu cột: the heads that are declared, those to be ignored among them."""
        return tuple(column.header for column in self.columns)

    @property
    def needed_headers(self) -> tuple[str, ...]:
        """Đầu cột phải có: those that are declared to be read."""
        read = (column for column in self.columns if not isinstance(column, IgnoredColumn))
        return tuple(column.header for column in read)

    def column_of(self, slot: Slot) -> KeyColumn | None:
        """Cột của một phần: the column that says this part of a key, None where none does."""
        keys = (column for column in self.columns if isinstance(column, KeyColumn))
        return next((column for column in keys if column.slot is slot), None)


_OF_SUBJECTS: Final = (Slot.INDICATOR, Slot.PRICE_BASIS, Slot.SEGMENT)


def _check_subject(form: TableForm) -> None:
    subject = any(isinstance(column, SubjectColumn) for column in form.columns)
    twice = [slot for slot in _OF_SUBJECTS if subject and form.column_of(slot) is not None]
    if twice:
        raise InvalidValueError(twice, "a SubjectColumn, or columns of its parts, not both")
    if form.indicator is None and not subject and form.column_of(Slot.INDICATOR) is None:
        raise InvalidValueError(form.headers, "a column of indicators, or the form's indicator")
    if form.place is None and form.column_of(Slot.PLACE) is None:
        raise InvalidValueError(form.headers, "a column of places, or the form's place")


def _check_figures(form: TableForm) -> None:
    has_units = any(isinstance(column, UnitColumn) for column in form.columns)
    by_row = form.column_of(Slot.TIME) is not None
    for column in form.columns:
        if not isinstance(column, ValueColumn | RateColumn):
            continue
        if by_row and column.time is not None:
            raise InvalidValueError(column.header, "a time of the column or of the row, not both")
        if not by_row and column.time is None and form.time is None:
            raise InvalidValueError(column.header, "a column with its time, or the form's time")
        needs_unit = isinstance(column, ValueColumn) and column.unit is None
        stated = column.numbers is NumberNotation.STATED
        if needs_unit and not has_units and not stated:
            raise InvalidValueError(column.header, "a column with its unit, or a column of units")
