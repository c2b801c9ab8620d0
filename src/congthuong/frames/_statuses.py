"""Trạng thái trong bảng: how final a row is, as a number that the most final has the highest of."""

from typing import Final

from congthuong.frames._narwhals import Expr, nw
from congthuong.frames._work import Work

__all__ = ["status_of_rank", "status_rank"]

_STATUSES: Final = ("F", "E", "P", "A")


def status_rank(work: Work) -> Expr:
    """How final the status of a row is; -1 where it says none."""
    rank = nw.lit(-1)
    for number, status in enumerate(_STATUSES):
        rank = nw.when(work.text("status") == status).then(nw.lit(number)).otherwise(rank)
    return rank.cast(nw.Int32)


def status_of_rank(rank: Expr) -> Expr:
    """The status of a number of `status_rank`."""
    said = nw.lit(None).cast(nw.String)
    for number, status in enumerate(_STATUSES):
        said = nw.when(rank == number).then(nw.lit(status)).otherwise(said)
    return said
