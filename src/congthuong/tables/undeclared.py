"""Bảng lạ vào: a table that nobody declared, read by its own words and arithmetic."""

from datetime import date

from congthuong.layouts.grids import TableSource
from congthuong.layouts.layout import read_layout
from congthuong.localities import Locality
from congthuong.periods import AsOf, Period
from congthuong.tables.incoming import TableReading

__all__ = ["read_table"]


def read_table(
    source: TableSource,
    *,
    published: date | Period | AsOf | None = None,
    locality: Locality | str | None = None,
) -> TableReading:
    r"""Đọc bảng: a table of an office as it is, without a declared form; never guesses.

    `source` is rows of cells, a table of a document, or pasted text. `published` gives the year
    where the table names none, `locality` the place where no row and no title does.
    Every cell of figures becomes a record or is in `unread` with its reason.

    Raises `InvalidTypeError` for what is no table.

    >>> reading = read_table([
    ...     ["Chỉ tiêu", "Đơn vị", "Năm 2022", "Năm 2023"],
    ...     ["Giá trị xuất khẩu", "Triệu USD", "5.012,3", "5.377,6"],
    ... ], locality="35")
    >>> print(*reading.dataset, sep="\n")
    exports, tỉnh Hà Nam, 2022: 5.012,3 triệu USD
    exports, tỉnh Hà Nam, 2023: 5.377,6 triệu USD
    """
    found = read_layout(source, published=published, locality=locality)
    return TableReading(
        found.dataset,
        remarks=found.remarks,
        stated=found.cells,
        unread=found.unread,
        doubts=found.findings,
        tables=found.tables,
    )
