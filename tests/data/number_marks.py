"""Makes the packaged table of number marks from the CLDR that Babel carries.

Usage: python tests/data/number_marks.py > src/congthuong/data/number_marks.csv

A test holds the table equal to what this makes, whatever Babel is installed; only the head names
the release that the table was first made from.
"""

import csv
import io
from typing import Final

from babel import Locale

LOCALES: Final = ("vi", "en")
HEAD: Final = """\
# source: Unicode CLDR, number symbols of figures 0-9 (latn); by tests/data/number_marks.py
# document: CLDR 49
# date: 2026-11-30
"""


def table() -> str:
    """The whole file."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("locale", "decimal", "group"))
    for name in LOCALES:
        symbols = Locale(name).number_symbols["latn"]
        rows.writerow((name, symbols["decimal"], symbols["group"]))
    return HEAD + out.getvalue()


if __name__ == "__main__":
    print(table(), end="")
