"""Phụ lục: a standard table as an office files it, with what stands around and between its rows."""

import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, field, frozen

from congthuong._checks import require
from congthuong._html import Html
from congthuong.errors import InvalidTypeError, InvalidValueError
from congthuong.indicators import Indicator
from congthuong.numerals import NumberStyle
from congthuong.records.doors import indicator_of
from congthuong.tables.annex_html import annex_html
from congthuong.tables.arranging import Arranged, aligned, arranged
from congthuong.tables.grid import Grid, Printed
from congthuong.tables.standard import StandardTable

__all__ = ["Annex", "annex"]

_NOBODY: Final[Mapping[str, str]] = MappingProxyType({})


@frozen(kw_only=True, repr=False)
class Annex(Printed):
    """Phụ lục: a standard table with the blocks that an office puts around it; see `annex`.

    >>> data = Dataset.of(Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
    >>> from congthuong.tables import StandardTable, annex
    >>> table = StandardTable.of(data, period=Period.year(2019)).without_empty_columns()
    >>> annex(table, body="Sở Công Thương").column_numbers
    ('A', 'B', '1')
    """

    table: StandardTable
    body: str
    above: str
    number: str
    accompanies: str
    place_and_day: str
    sections: Mapping[str, tuple[Indicator, ...]] = field(hash=False)
    total: str
    signers: Mapping[str, str] = field(hash=False)
    decimals: int | None

    def __attrs_post_init__(self) -> None:
        require(self.table, StandardTable, "a StandardTable")
        texts = (self.body, self.above, self.number, self.accompanies, self.place_and_day)
        signed = (text for pair in self.signers.items() for text in pair)
        for text in (*texts, self.total, *self.sections, *signed):
            require(text, str, "a str")
        if not self.body.strip():
            raise InvalidValueError(self.body, "the name of the issuing body")
        NumberStyle(decimals=self.decimals)

    @functools.cached_property
    def arrangement(self) -> Arranged:
        """Cách xếp dòng: sections, parts and total in their places, one number of decimals each."""
        table = self.table
        shown = arranged(table, table.grid, self.sections, self.total)
        return aligned(table, shown, self.exact, self.decimals)

    @functools.cached_property
    def exact(self) -> Grid:
        """Bảng đủ chữ số: the same rows, with numbers that are not rounded to what is printed."""
        layout = self.table.layout
        style = evolve(layout.style, decimals=None)
        table = evolve(self.table, layout=evolve(layout, style=style, decimals=None))
        return arranged(table, table.grid, self.sections, self.total).grid

    @property
    def grid(self) -> Grid:
        """Bảng để in: the rows as they stand in the annex."""
        return self.arrangement.grid

    @property
    def column_numbers(self) -> tuple[str, ...]:
        """Số thứ tự cột: letters for columns of words, numbers for figures, ratios as 3=2/1."""
        heads = self.grid.heads
        words = sum(not head.is_number for head in heads)
        letters = tuple(chr(ord("A") + at) for at in range(words))
        numbers: list[str] = []
        for at, head in enumerate(heads[words:], 1):
            value, base = (0, 0) if head.over is None else (one - words + 1 for one in head.over)
            numbers.append(f"{at}={value}/{base}" if value and not head.signed else str(at))
        return (*letters, *numbers)

    def to_html(self) -> Html:
        """Thành HTML: the whole annex, to be printed on A4 across, everything in it escaped."""
        return annex_html(self)

    def __repr__(self) -> str:
        return f"<Annex of {self.table!r}>"


def annex(  # noqa: PLR0913 (one argument for each block of the form)
    table: StandardTable,
    *,
    body: str,
    above: str = "",
    number: str = "",
    accompanies: str = "",
    place_and_day: str = "",
    sections: Mapping[str, Iterable[Indicator | str]] | None = None,
    total: str = "",
    signers: Mapping[str, str] = _NOBODY,
    decimals: int | None = None,
) -> Annex:
    """Lập phụ lục: a standard table as an office files it, for HTML and for workbooks.

    `body` issues it, `above` is the body over that one; `number` is such as «Biểu số 01/SCT»,
    `accompanies` what it comes with («Báo cáo số 45/BC-SCT ngày 12/10/2024 của Sở Công Thương»).
    `sections` maps titles to the indicators under them, in this order, which are numbered I, II and
    their rows anew. `total` names a last row with the sums of rows that are units of one indicator
    that adds over places; a column in which a unit has no figure has no sum, and says so. `signers`
    maps who signs to the name under it; `place_and_day` stands above the last of them. All numbers
    of a column have one number of decimals: `decimals`, or as many as its longest has. The layout
    is that of Decree 30/2020/NĐ-CP, appendix I; page numbers begin on the second page.

    Raises `InvalidTypeError`; `InvalidValueError` for no body, for rows that no section or two
    have, and for a total of rows of several indicators or units; what `total` of `measures` raises
    for figures that do not add.

    >>> data = Dataset.of(Observation.of("exports", "42", "năm 2019", "850 triệu USD"))
    >>> from congthuong.tables import StandardTable
    >>> table = StandardTable.of(data, period=Period.year(2019)).without_empty_columns()
    >>> filed = annex(table, body="Sở Công Thương", number="Biểu số 01/SCT",
    ...               sections={"Thương mại": ["exports"]})
    >>> [[cell.shown for cell in row] for row in filed.grid.rows]
    [['I', 'Thương mại', ''], ['1', 'Kim ngạch xuất khẩu hàng hóa', '850']]
    """
    given: Mapping[str, Iterable[Indicator | str]] = {} if sections is None else sections
    if not isinstance(given, Mapping) or not isinstance(signers, Mapping):
        raise InvalidTypeError((given, signers), "mappings of titles")
    return Annex(
        table=table,
        body=body,
        above=above,
        number=number,
        accompanies=accompanies,
        place_and_day=place_and_day,
        sections={title: tuple(map(indicator_of, codes)) for title, codes in given.items()},
        total=total,
        signers=dict(signers),
        decimals=decimals,
    )
