"""Checks every packaged table against its saved source or its rule.

`python tests/data/check_tables.py` checks all tables, with names only those; it prints what is
wrong and exits with 1 where something is. `--take FOLDER TABLE …` takes tables of places over from
the lists of an office saved in a folder, below the head that they have, and notes their
fingerprints: the tests then hold the package to them.
"""

import argparse
import csv
import importlib.resources
import io
import itertools
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import table_catalogue
import table_places
import table_words
from table_rules import HERE, PACKAGE, Problems, Rule, fingerprint

from congthuong._data import Table, read_table

RULES: Final[Mapping[str, Rule]] = {
    **table_catalogue.RULES,
    **table_places.RULES,
    **table_words.RULES,
}
_HEAD: Final = ("source", "document", "date")


def packaged() -> list[str]:
    """The names of all tables of the package."""
    folder = importlib.resources.files("congthuong").joinpath("data")
    names = (each.name for each in folder.iterdir())
    return sorted(name.removesuffix(".csv") for name in names if name.endswith(".csv"))


def problems(table: Table) -> Problems:
    """What is wrong with a table, by the rules of all and by its own."""
    for key in _HEAD:
        if not table.provenance.get(key):
            yield f"the head names no {key}"
    for row in table.cells:
        for cell in row:
            if cell != unicodedata.normalize("NFC", cell).strip():
                yield f"{cell!r} has spaces around it, or letters that are not composed"
    if table.name in RULES:
        yield from RULES[table.name](table)
    else:
        yield "no script makes or checks this table"


def take(folder: Path, name: str) -> None:
    """Writes the rows of a saved list below the head of a table, and their fingerprint."""
    path = PACKAGE / "data" / f"{name}.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    head = "".join(itertools.takewhile(lambda line: line.startswith("#"), lines))
    rows = list(csv.reader((folder / f"{name}.csv").read_text("utf-8").splitlines()))
    body = io.StringIO()
    csv.writer(body, lineterminator="\n").writerows(rows)
    path.write_text(head + body.getvalue(), "utf-8")
    saved = dict(table_places.sources())
    digest = fingerprint(rows[0], rows[1:])
    saved[name] = {"table": name, "rows": str(len(rows) - 1), "sha256": digest}
    with (HERE / "place_sources.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(saved[name])
        writer.writerows(saved[key].values() for key in sorted(saved))


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Checks the packaged tables.")
    parser.add_argument("--take", type=Path, metavar="FOLDER")
    parser.add_argument("tables", nargs="*")
    given = parser.parse_args(arguments)
    for name in given.tables if given.take else ():
        take(given.take, name)
    wrong = [
        f"{name}: {problem}"
        for name in given.tables or packaged()
        for problem in problems(read_table(name))
    ]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
