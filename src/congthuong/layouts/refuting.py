"""Cột bị bác: columns of rates that the levels of the table contradict cell by cell.

Which columns a rate is of may stay untold by its head; what its cells then state is held against
every level that the table gives for the same key, and a column that most of its cells speak against
is no reading of the table.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from congthuong.checks.rates import growth_mismatches, plan_mismatches
from congthuong.layouts.reasons import StatedCell
from congthuong.records import Dataset

__all__ = ["refuted_columns"]

_FEW: Final = 2


def refuted_columns(
    cells: Sequence[StatedCell], columns: Mapping[str, int], data: Dataset
) -> frozenset[int]:
    """The columns of which two cells or more, and most, state rates that the levels do not give.

    `columns` are the columns of the addresses, `data` the records of the cells.
    """
    found = (*plan_mismatches(data), *growth_mismatches(data))
    accused = {suspicion.records[0] for suspicion in found}
    rated: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for cell in cells:
        said = cell.statement
        if not said.rates or not said.is_complete:
            continue
        rated[columns[cell.address]] += 1
        wrong[columns[cell.address]] += any(record in accused for record in said.records())
    return frozenset(
        at for at, number in wrong.items() if number >= _FEW and number * _FEW > rated[at]
    )
