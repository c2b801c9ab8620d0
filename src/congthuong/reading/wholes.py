"""Tổng số đang mở: which total a part that is named alone belongs to.

An immutable state: the totals that are open, the widest first. A part inside one belongs to it and
takes no indicator of its own words: công nghiệp behind GRDP is no output of industry. Which parts
a total takes, of what kind of figure, stands in a table of totals × parts.
"""

import functools
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from attrs import evolve, frozen

from congthuong._data import read_table
from congthuong.indicators import Indicator
from congthuong.quantities import Unit, UnitKind
from congthuong.reading.figures import Figure, FigureKind
from congthuong.reading.roles import Role, RoleKind

__all__ = ["PIECES", "Belonging", "PartSaid", "Wholes", "code_of_value", "holds", "kind_of_figure"]

WORDS: Final = "=words"
NONE: Final = "none"


class PartSaid(NamedTuple):
    """Phần được nêu: the code that its words name, the dimension of its member, or just words.

    `apart` says that no list names it, which rows with a `!` ask for.
    """

    code: str = ""
    dimension: str = ""
    member: str = ""
    apart: bool = False

    @property
    def keys(self) -> Iterator[str]:
        """The rows of the table that speak of it, the closest first."""
        if self.code:
            yield self.code
        elif self.dimension:
            if self.apart:
                yield f"@{self.member}!"
            yield f"@{self.member}"
            yield f"@{self.dimension}"
        else:
            yield WORDS


class Belonging(NamedTuple):
    """Thuộc về: the total that a part belongs to and the code it has there, empty for its own."""

    whole: Indicator
    code: str


@frozen
class Wholes:
    """Các tổng số đang mở: the totals open at one place of a text, the widest first.

    `fresh` says that the last was named in this paragraph, `told` that a part of it was since;
    `heard` are the clues of the sentences of the paragraph.
    """

    open: tuple[Indicator, ...] = ()
    fresh: bool = False
    told: bool = False
    heard: frozenset[str] = frozenset()

    def opened(self, total: Indicator) -> "Wholes":
        """With a total that was just named: inside one that it is a part of, else in its place."""
        around = tuple(each for each in self.open if holds(each, total))
        return evolve(self, open=(*around, total), fresh=True, told=False)

    def in_next_paragraph(self) -> "Wholes":
        """The same, with nothing named yet."""
        return evolve(self, fresh=False, told=False, heard=frozenset())

    def with_part(self) -> "Wholes":
        """After a part was told."""
        return self if self.told else evolve(self, told=True)

    def closed(self) -> "Wholes":
        """Where something else is spoken of."""
        return evolve(self, open=())

    @property
    def last(self) -> Indicator | None:
        """The total that was named last."""
        return self.open[-1] if self.open else None

    def of(self, part: PartSaid, figure: str) -> Belonging | None:
        """The total that takes this part with such a figure, the last one first."""
        for whole in reversed(self.open):
            for key in part.keys:
                code = _table().get((whole.code, key, figure))
                if code == NONE:
                    break
                if code is not None:
                    return Belonging(whole, code)
        return None


def holds(wider: Indicator, total: Indicator) -> bool:
    """Whether a total is named inside another, which stays open around it."""
    return (wider.code, total.code, "opens") in _table()


def code_of_value(measure: str, part: PartSaid) -> str:
    """The code of the value of a sector: giá trị (`=output`) of chăn nuôi is agricultural."""
    codes = (_table().get((measure, key, "money")) for key in part.keys)
    code = next(filter(None, codes), NONE)
    return "" if code == NONE else code


@functools.cache
def _table() -> Mapping[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], str] = {}
    for row in read_table("reading_wholes").rows:
        for whole in row["whole"].split("|"):
            for part in row["part"].split("|"):
                for figure in row["figure"].split("|"):
                    found.setdefault((whole, part, figure), row["indicator"])
    return found


_RATES: Final = {
    RoleKind.SHARE: "share",
    RoleKind.POINTS: "points",
    RoleKind.PLAN: "plan",
}
_ENERGY: Final = frozenset(("kWh", "MWh", "GWh"))
_NO_GOODS: Final = frozenset(
    ("ha", "km2", "km", "MW", "MWp", "kW", "kWp", "GW", "kV", "kVA", "MVA")
)
PIECES: Final = frozenset(
    ("product", "piece", "set", "pair", "pack", "egg", "brick", "machine", "item")
)


def kind_of_figure(figure: Figure, role: Role) -> str:
    """Loại số: money, goods, energy, count, share, rate, points or plan, as the table has them."""
    if role.kind in _RATES:
        return _RATES[role.kind]
    if figure.kind is FigureKind.PERCENT:
        return "share" if role.kind is RoleKind.VALUE else "rate"
    if figure.kind is not FigureKind.AMOUNT:
        return "rate"
    return _kind_of_unit(figure.unit)


def _kind_of_unit(unit: Unit | None) -> str:
    if unit is None or unit.kind is UnitKind.CURRENCY:
        return "money"
    if unit.code in _ENERGY:
        return "energy"
    if unit.kind is UnitKind.COUNT:
        return "goods" if unit.code in PIECES else "count"
    return "goods" if unit.kind is UnitKind.PHYSICAL and unit.code not in _NO_GOODS else "other"
