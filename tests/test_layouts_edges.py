"""Heads, names, units and times of unknown tables: what each cell gives, one kind of table a case.

The tables stand in `layout_cells.json`: lines of cells parted by bars, and of every cell what it
gives or the reason why nothing; a line break within a cell is written as a backslash and an n.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from congthuong import InvalidTypeError
from congthuong.tables import read_table

BINH_DINH: Final = "52"
CASES: Final[list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "layout_cells.json").read_text(encoding="utf-8")
)


def grid(lines: Sequence[str]) -> list[list[str]]:
    """Lines of cells parted by bars, as a grid; a backslash and n are a line within a cell."""
    cells = [[cell.strip().replace("\\n", "\n") for cell in line.split("|")] for line in lines]
    width = max(map(len, cells))
    return [line + [""] * (width - len(line)) for line in cells]


def line(row: Mapping[str, object]) -> str:
    """What a record says: its indicator or words, time, figure, base, parts, place and status."""
    said = [row["indicator"] or row["words"], row["time"]]
    said += [row["value"] if row["rate"] is None else row["rate"], row["unit"], row["base"]]
    said += [row["segments"], row["prices"]]
    said += [row["place"] if row["place"] != BINH_DINH else None]
    said += [row["status"] if row["status"] != "A" else None]
    return " ".join(str(word) for word in said if word is not None)


def told(cells: Sequence[Sequence[object]], locality: str | None = BINH_DINH) -> dict[str, str]:
    """Of every cell what it gives, or the name of the reason for which it gives nothing."""
    reading = read_table(cells, locality=locality)
    given = {str(row["cell"]): line(row) for row in reading.rows()}
    return given | {cell.address: cell.reason.name for cell in reading.unread}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["shows"]) for case in CASES])
def test_every_cell_gives_what_its_heads_say_or_a_reason(case: Mapping[str, Any]) -> None:
    assert told(grid(case["table"])) == case["cells"]


def test_a_grid_may_hold_numbers_and_nothing() -> None:
    rows = [
        ["Chỉ tiêu", "ĐVT", "Năm 2024", "Năm 2025"],
        ["Tổng mức bán lẻ hàng hóa", "Tỷ đồng", 880, Decimal("912.5")],
        ["Kim ngạch xuất khẩu", "Triệu USD", None, "9" * 300],
    ]
    assert told(rows) == {
        "C2": "retail_sales 2024 880000000000 VND",
        "D2": "retail_sales 2025 912500000000 VND",
        "D3": "NOTATION",
    }


@pytest.mark.parametrize("cell", [1.5, Decimal("NaN"), True, b"880"])
def test_a_grid_of_other_things_is_refused(cell: object) -> None:
    with pytest.raises(InvalidTypeError, match="text, an int or a Decimal in a cell, or None"):
        read_table([["Chỉ tiêu", "Năm 2025"], ["Số chợ", cell]])
