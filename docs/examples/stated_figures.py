"""Reads stated figures from a file and prints what each one says, checked.

Usage: python stated_figures.py [FILE]; every line of the file is `period | figure`.
"""

import sys
from pathlib import Path

from congthuong import (
    ParseError,
    format_period,
    format_quantity,
    parse_period,
    parse_stated_quantity,
)

ROW = "{:<22}  {:<16}  {:<26}  {}"


def row(line: str) -> str:
    """One line of the file as one row of the table, or what is wrong with it."""
    period_text, _, figure_text = (part.strip() for part in line.partition("|"))
    try:
        period, figure = parse_period(period_text), parse_stated_quantity(figure_text)
    except ParseError as error:
        return ROW.format(period_text, "?", figure_text, error)
    unit = figure.quantity.unit
    allowed = f"{figure.interval} {unit.code}"
    return ROW.format(format_period(period), str(period), format_quantity(figure), allowed)


def main() -> None:
    """Print the table of the file that is named, or of the example beside this script."""
    default = Path(__file__).with_name("stated_figures.txt")
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    print(ROW.format("kỳ", "SDMX", "số liệu", "mọi giá trị được viết như vậy"))
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            print(row(line))


if __name__ == "__main__":
    main()
