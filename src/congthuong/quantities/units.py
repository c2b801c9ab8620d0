"""Đơn vị tính: units as entities of a catalogue that is data, with every spelling as an alias."""

import functools
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

from attrs import field, frozen

from congthuong._data import read_table
from congthuong._text import close_matches, fold_tones
from congthuong.errors import InvalidTypeError, InvalidValueError, UnknownCodeError

__all__ = [
    "CNY",
    "EUR",
    "HECTARE",
    "JPY",
    "KWH",
    "M2",
    "M3",
    "MW",
    "MWP",
    "PERCENT",
    "TONNE",
    "USD",
    "VND",
    "Unit",
    "UnitCatalogue",
    "UnitKind",
    "default_units",
    "find_unit",
    "get_unit",
    "unit_key",
]


class UnitKind(Enum):
    """Loại đơn vị: what a unit measures; only counts have no rounding.

    >>> get_unit("market").kind
    <UnitKind.COUNT: 'count'>
    """

    CURRENCY = "currency"
    PHYSICAL = "physical"
    COUNT = "count"
    RATIO = "ratio"
    PERCENT = "percent"


@frozen
class Unit:
    """Đơn vị tính: identified by its code alone.

    `label` is what reports print (đồng, MW, chợ), `name` is English, `aliases` are the other
    spellings that are read.

    Raises `InvalidValueError` for an empty code or label.

    >>> get_unit("VND").label, get_unit("MW") == get_unit("MWp")
    ('đồng', False)
    """

    code: str
    label: str = field(eq=False)
    kind: UnitKind = field(default=UnitKind.COUNT, eq=False)
    name: str = field(default="", eq=False)
    aliases: tuple[str, ...] = field(default=(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        texts = (self.code, self.label, self.name, *self.aliases)
        if not isinstance(self.kind, UnitKind) or not isinstance(self.aliases, tuple):
            raise InvalidTypeError((self.kind, self.aliases), "a UnitKind, and aliases as a tuple")
        if not all(isinstance(text, str) for text in texts):
            raise InvalidTypeError(texts, "a str for code, label, name and each alias")
        if not all(_is_spelling(text) for text in self.spellings):
            raise InvalidValueError(
                self.spellings, "a code, a label and aliases that open no number"
            )

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every text that is read as this unit: label, code, aliases."""
        return (self.label, self.code, *self.aliases)

    def __str__(self) -> str:
        return self.label


def _is_spelling(text: str) -> bool:
    return bool(text.strip()) and not text.strip()[0].isdigit()


def unit_key(spelling: str) -> str:
    """The one form under which all spellings of a unit meet."""
    return fold_tones(spelling).replace(" /", "/").replace("/ ", "/")


@frozen(eq=False, repr=False)
class UnitCatalogue:
    """Danh mục đơn vị: units by code and by spelling; an office can add its own.

    Of two units with one spelling the later one is read, so that additions win. A catalogue has
    `len`, `in` (a unit or its code) and can be gone through.

    Raises `InvalidTypeError` for what is no `Unit`, `InvalidValueError` for a code given twice.

    >>> mine = default_units().extended(Unit("tram", "trạm biến áp"))
    >>> mine.find("Trạm biến áp")[0].code
    'tram'
    """

    units: tuple[Unit, ...]

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.units, tuple):
            raise InvalidTypeError(self.units, "a tuple of units")
        strangers = [unit for unit in self.units if not isinstance(unit, Unit)]
        if strangers:
            raise InvalidTypeError(strangers[0], "a Unit")
        if len(self._by_code) != len(self.units):
            codes = [unit.code for unit in self.units]
            twice = sorted({code for code in codes if codes.count(code) > 1})
            raise InvalidValueError(twice, "units with a code each")

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.units)

    def __len__(self) -> int:
        return len(self.units)

    def __contains__(self, given: object) -> bool:
        return (given.code if isinstance(given, Unit) else given) in self._by_code

    def __repr__(self) -> str:
        return f"<UnitCatalogue of {len(self)} units>"

    def extended(self, *units: Unit) -> "UnitCatalogue":
        """Thêm đơn vị: a new catalogue with these units as well.

        >>> len(default_units().extended(Unit("tram", "trạm")).units) - len(default_units().units)
        1
        """
        return UnitCatalogue((*self.units, *units))

    def get(self, code: str) -> Unit:
        """Lấy đơn vị: the unit of this code; raises `UnknownCodeError` with close codes.

        A spelling given for a code is answered with the codes that it may mean.

        >>> default_units().get("ha").label
        'ha'
        """
        if not isinstance(code, str):
            raise InvalidTypeError(code, "a str as the code of a unit")
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownCodeError(code, "unit", self.close_codes(code)) from None

    def close_codes(self, text: str) -> tuple[str, ...]:
        """Mã gần giống: the codes that a spelling may mean; else those that look like this text.

        >>> default_units().close_codes("đồng"), default_units().close_codes("VNĐ")
        (('VND',), ('VND',))
        """
        named = tuple(unit.code for unit in self.find(text))
        return named or close_matches(text, self._by_code)

    def find(self, spelling: str) -> tuple[Unit, ...]:
        """Tìm đơn vị: the units read from this spelling, case and tone placement aside.

        The unit that parsing would choose comes first; the tuple is empty where none is.

        >>> [unit.code for unit in default_units().find("đô-la Mỹ")]
        ['USD']
        """
        if not isinstance(spelling, str):
            raise InvalidTypeError(spelling, "a str that names a unit")
        return self._by_spelling.get(unit_key(spelling), ())

    def close_spellings(self, text: str) -> tuple[str, ...]:
        """Gần giống: labels that look like this text, nearest first.

        >>> default_units().close_spellings("đòng")[0]
        'đồng'
        """
        return close_matches(text, (unit.label for unit in self.units))

    @functools.cached_property
    def _by_code(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in self.units}

    @functools.cached_property
    def _by_spelling(self) -> Mapping[str, tuple[Unit, ...]]:
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in self.units:
            for key in dict.fromkeys(map(unit_key, unit.spellings)):
                found[key] = (unit, *found.get(key, ()))
        return found


@functools.cache
def default_units() -> UnitCatalogue:
    """Danh mục sẵn có: the packaged units.

    >>> default_units().get("MWp").name
    'megawatt-peak of photovoltaic modules'
    """
    return UnitCatalogue(tuple(map(_unit, read_table("units").rows)))


def _unit(row: Mapping[str, str]) -> Unit:
    aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
    return Unit(row["code"], row["label"], UnitKind(row["kind"]), row["name"], aliases)


def get_unit(code: str) -> Unit:
    """Lấy đơn vị: the packaged unit of this code; raises `UnknownCodeError` with close codes.

    >>> get_unit("market").label
    'chợ'
    """
    return default_units().get(code)


def find_unit(spelling: str) -> tuple[Unit, ...]:
    """Tìm đơn vị: the packaged units read from this spelling, the one that parsing chooses first.

    >>> find_unit("CCN")[0].label, find_unit("parsec")
    ('cụm công nghiệp', ())
    """
    return default_units().find(spelling)


VND: Final = get_unit("VND")
USD: Final = get_unit("USD")
EUR: Final = get_unit("EUR")
CNY: Final = get_unit("CNY")
JPY: Final = get_unit("JPY")
MW: Final = get_unit("MW")
MWP: Final = get_unit("MWp")
KWH: Final = get_unit("kWh")
HECTARE: Final = get_unit("ha")
M2: Final = get_unit("m2")
M3: Final = get_unit("m3")
TONNE: Final = get_unit("tonne")
PERCENT: Final = get_unit("percent")
