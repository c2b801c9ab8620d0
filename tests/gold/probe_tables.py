"""Spoil annotated tables on purpose, and count how often their reader tells it.

    probe_tables.py FOLDER [FOLDER ...]

*Swapped*: two columns of figures change places under their heads, every pair of which the table's
own arithmetic relates one to others. It is told by a new finding, or where no wrong record is left.
*Slips*: one digit of a level or a plan becomes another one, in every cell of a table.
It is told by a new finding. Only tables count in which ratios or totals relate the columns.
"""

import csv
import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from congthuong.tables import TableReading, read_table

Lines = list[list[str]]


def readings(folders: Sequence[str]) -> Iterator[tuple[str, Lines, str | None, TableReading]]:
    """The tables of the folders, each with the place that is told and how it reads."""
    for folder in folders:
        for path in sorted(Path(folder).glob("*.csv")):
            said: dict[str, dict[str, str | None]] = json.loads(
                path.with_suffix(".json").read_text(encoding="utf-8")
            )
            place = said["context"]["locality"]
            with path.open(encoding="utf-8", newline="") as lines:
                grid = list(csv.reader(lines))
            yield path.stem, grid, place, read_table(grid, locality=place)


def is_related(reading: TableReading) -> bool:
    """Whether a column of the table was confirmed by others."""
    relations = (
        one for table in reading.tables for found in table.relations for one in found.values()
    )
    return any(one.agreed > 1 for one in relations)


def told(before: TableReading, after: TableReading) -> bool:
    """Whether a finding came up that was not there before."""
    new = Counter(map(str, after.findings)) - Counter(map(str, before.findings))
    return bool(new)


def swaps(name: str, grid: Lines, place: str | None, reading: TableReading) -> Iterator[bool]:
    """For every pair of columns of figures, whether their swap was told."""
    rows = {table.sketch.region.body for table in reading.tables}
    right = {row["cell"]: tuple(row.items())[1:] for row in reading.rows()}
    for table in reading.tables:
        related = {
            at
            for found in table.relations
            for relation in found.values()
            if relation.tested > 1
            for at in (relation.rate, relation.value, relation.base)
        }
        for one, other in itertools.combinations(table.sketch.region.figures, 2):
            if not {one, other} & related:
                continue
            changed = [list(line) for line in grid]
            for at in itertools.chain(*rows):
                changed[at][one], changed[at][other] = changed[at][other], changed[at][one]
            after = read_table(changed, locality=place)
            wrong = [
                row for row in after.rows() if right.get(str(row["cell"])) != tuple(row.items())[1:]
            ]
            yield not wrong or told(reading, after)


def slips(name: str, grid: Lines, place: str | None, reading: TableReading) -> Iterator[bool]:
    """For every level and plan, whether a wrong digit in it was told."""
    for row in reading.rows():
        if row["kind"] == "comparison":
            continue
        letters = str(row["cell"]).rstrip("0123456789")
        column = sum((ord(c) - 64) * 26**i for i, c in enumerate(reversed(letters))) - 1
        line = int(str(row["cell"])[len(letters) :]) - 1
        text = grid[line][column]
        at = next((i for i, c in enumerate(text) if c.isdigit()), None)
        if at is None or not text.strip("0,. "):
            continue
        digit = str((int(text[at]) + 3) % 10 or 9)
        changed = [list(each) for each in grid]
        changed[line][column] = text[:at] + digit + text[at + 1 :]
        yield told(reading, read_table(changed, locality=place))


def main(folders: Sequence[str]) -> None:
    """Print both shares, table by table and together."""
    totals = {"swaps": [0, 0], "slips": [0, 0]}
    for name, grid, place, reading in readings(folders):
        if not is_related(reading):
            continue
        for what, probe in (("swaps", swaps), ("slips", slips)):
            found = list(probe(name, grid, place, reading))
            totals[what][0] += sum(found)
            totals[what][1] += len(found)
            print(f"{name}: {what} told {sum(found)} of {len(found)}")
    for what, (count, all_) in totals.items():
        print(f"all {what}: told {count} of {all_} ({count / (all_ or 1):.3f})")


if __name__ == "__main__":
    main(sys.argv[1:])
