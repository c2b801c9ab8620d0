"""Kỳ trong bảng: the SDMX id of a period from whole numbers, and whole numbers from the id."""

from typing import Final

from congthuong.frames._narwhals import Expr, nw

__all__ = ["period_id"]

_YEAR: Final = 12


def period_id(start: Expr, months: Expr) -> Expr:
    """Mã SDMX: the id of the period of so many months from this month on, as `str(Period)`."""
    first = start - start // _YEAR * _YEAR
    year = (start // _YEAR).cast(nw.Int32).cast(nw.String).str.zfill(4)
    month = (first + 1).cast(nw.Int32).cast(nw.String).str.zfill(2)
    part = (first // months + 1).cast(nw.Int32).cast(nw.String)
    length = months.cast(nw.Int32).cast(nw.String)
    years = (months // _YEAR).cast(nw.Int32).cast(nw.String)
    aligned = first - first // months * months == 0
    forms = (
        (months == 1, nw.concat_str(year, nw.lit("-"), month)),
        ((months == 3) & aligned, nw.concat_str(year, nw.lit("-Q"), part)),
        ((months == 6) & aligned, nw.concat_str(year, nw.lit("-S"), part)),
        ((months == _YEAR) & (first == 0), year),
        (
            (months - months // _YEAR * _YEAR == 0) & (first == 0),
            nw.concat_str(year, nw.lit("-01-01/P"), years, nw.lit("Y")),
        ),
    )
    said = nw.concat_str(year, nw.lit("-"), month, nw.lit("-01/P"), length, nw.lit("M"))
    for holds, text in reversed(forms):
        said = nw.when(holds).then(text).otherwise(said)
    return said
