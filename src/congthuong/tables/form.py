"""Biểu mẫu: the declared form of a table that comes in."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import Factory, field, frozen

from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators import Indicator, PriceBasis
from congthuong.records import Place, Slot, Source, Time
from congthuong.records.doors import price_basis_of
from congthuong.records.places import is_place, is_time
from congthuong.tables.declared import (
    IN_PATH,
    Column,
    IgnoredColumn,
    KeyColumn,
    RateColumn,
    SubjectColumn,
    UnitColumn,
    ValueColumn,
    check_columns,
    header_key,
    indicator_or_none,
    texts,
)
from congthuong.tables.notation import NumberNotation

__all__ = ["TableForm"]


_MOST_ROWS: Final = 1_048_576
_NO_LETTERS: Final[Mapping[str, str]] = MappingProxyType({})
_LETTERS: Final = re.compile(r"[A-Z]{1,3}")


def _letters(letters: Mapping[str, str]) -> Mapping[str, str]:
    if not isinstance(letters, Mapping):
        raise InvalidTypeError(letters, "a mapping of heads to letters, such as {'Giá trị': 'C'}")
    for letter in letters.values():
        if not isinstance(letter, str) or not _LETTERS.fullmatch(letter):
            raise InvalidValueError(letter, "the letter of a column, A to ZZZ")
    return MappingProxyType({header_key(head): letter for head, letter in letters.items()})


def _deepest(form: "TableForm") -> int:
    """How many rows the deepest declared head has."""
    return max(len(column.header.split(IN_PATH)) for column in form.columns)


@frozen
class TableForm:
    """Biểu mẫu: which column of a table is what, and what holds for every row.

    `indicator`, `place`, `time` and `price_basis` are for rows of which no column says them; a
    name of a place is looked up for the time of each figure. `source` goes with every record.
    `blanks` are texts that stand for a missing figure ("...", "x"); an empty cell always does.
    A head of several rows is declared as its words from the top down, `head_rows` where it has more
    rows than that; the end of such a path is enough where one column alone ends so. `letters` gives
    columns by their letter, under whatever head: with all of them by letter, `first_row` is the
    number of the first row below the head. `column_numbers` says that the head ends with a line
    that numbers the columns. `as_shown` says that a cell of a spreadsheet means what it shows: the
    stored result of a formula, a number cut to thousands by its format.
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
    indicator: Indicator | None = field(default=None, converter=indicator_or_none, kw_only=True)
    place: Place | str | None = field(default=None, kw_only=True)
    time: Time | None = field(default=None, kw_only=True)
    price_basis: PriceBasis | None = field(default=None, converter=price_basis_of, kw_only=True)
    source: Source | None = field(default=None, kw_only=True)
    blanks: tuple[str, ...] = field(default=(), converter=texts, kw_only=True)
    head_rows: int = field(default=Factory(_deepest, takes_self=True), kw_only=True)
    letters: Mapping[str, str] = field(
        default=_NO_LETTERS, converter=_letters, hash=False, kw_only=True
    )
    first_row: int | None = field(default=None, kw_only=True)
    column_numbers: bool = field(default=False, kw_only=True)
    as_shown: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.place is not None and not isinstance(self.place, str) and not is_place(self.place):
            raise InvalidTypeError(self.place, "a Locality, LocalityGroup, NamedPlace or a str")
        if self.time is not None and not is_time(self.time):
            raise InvalidTypeError(self.time, "a Period or an AsOf, or None")
        if self.source is not None and not isinstance(self.source, Source):
            raise InvalidTypeError(self.source, "a Source, or None")
        _check_heads(self)
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

    @property
    def figures(self) -> tuple[ValueColumn | RateColumn, ...]:
        """Cột số liệu: the columns of values and rates."""
        return tuple(one for one in self.columns if isinstance(one, ValueColumn | RateColumn))

    def column_of(self, slot: Slot) -> KeyColumn | None:
        """Cột của một phần: the column that says this part of a key, None where none does."""
        keys = (column for column in self.columns if isinstance(column, KeyColumn))
        return next((column for column in keys if column.slot is slot), None)


def _check_heads(form: TableForm) -> None:
    for number, least in ((form.head_rows, 1), (form.first_row, 1)):
        if number is not None and (isinstance(number, bool) or not isinstance(number, int)):
            raise InvalidTypeError(number, "a number of rows")
        if number is not None and not least <= number <= _MOST_ROWS:
            raise InvalidValueError(number, f"a row of 1 to {_MOST_ROWS}")
    unknown = set(form.letters) - set(form.headers)
    if unknown:
        raise InvalidValueError(sorted(unknown), "letters of declared columns")
    if form.first_row is None and set(form.needed_headers) <= set(form.letters):
        raise InvalidValueError(
            form.letters, "the first row too, where letters stand for all heads"
        )


_OF_SUBJECTS: Final = (Slot.INDICATOR, Slot.PRICE_BASIS, Slot.SEGMENT)


def _check_subject(form: TableForm) -> None:
    subject = any(isinstance(column, SubjectColumn) for column in form.columns)
    twice = [slot for slot in _OF_SUBJECTS if subject and form.column_of(slot) is not None]
    if twice:
        raise InvalidValueError(twice, "a SubjectColumn, or columns of its parts, not both")
    by_column = all(column.indicator is not None for column in form.figures)
    by_row = subject or form.column_of(Slot.INDICATOR) is not None or by_column
    if form.indicator is None and not by_row:
        raise InvalidValueError(form.headers, "a column of indicators, or the form's indicator")
    has_places = form.column_of(Slot.PLACE) is not None
    if form.place is None and not has_places and any(one.place is None for one in form.figures):
        raise InvalidValueError(form.headers, "a column of places, or the form's place")


def _check_figures(form: TableForm) -> None:
    has_units = any(isinstance(column, UnitColumn) for column in form.columns)
    by_row = form.column_of(Slot.TIME) is not None
    for column in form.figures:
        if by_row and column.time is not None:
            raise InvalidValueError(column.header, "a time of the column or of the row, not both")
        if not by_row and column.time is None and form.time is None:
            raise InvalidValueError(column.header, "a column with its time, or the form's time")
        needs_unit = isinstance(column, ValueColumn) and column.unit is None
        stated = column.numbers is NumberNotation.STATED
        if needs_unit and not has_units and not stated:
            raise InvalidValueError(column.header, "a column with its unit, or a column of units")
