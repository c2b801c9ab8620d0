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

from congthuong import InvalidTypeError, InvalidValueError
from congthuong._grids import SourceCell
from congthuong.layouts import StatedCell, assembling
from congthuong.tables import IgnoredColumn, form_of, read_table

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
    rows: list[list[object]] = [
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


def test_a_grid_of_a_document_stays_as_it_is() -> None:
    rows = [
        [SourceCell("Chỉ tiêu"), SourceCell("Năm 2024")],
        [SourceCell("Số chợ"), SourceCell("5")],
    ]
    assert told(rows) == {"B2": "markets_count 2024 5 market"}


TWO_YEARS: Final = [["Chỉ tiêu", "Năm 2024", "Năm 2026"], ["Số chợ", "3", "4"]]


@pytest.mark.parametrize(
    ("locality", "given"),
    [
        ("huyện Krông Pa", {"B2": "markets_count 2024 3 market 637", "C2": "PLACE"}),
        ("64", {"B2": "markets_count 2024 3 market 64", "C2": "PLACE"}),
    ],
)
def test_a_place_that_was_no_more_gives_nothing(locality: str, given: dict[str, str]) -> None:
    assert told(TWO_YEARS, locality) == given


def test_a_form_tells_columns_of_which_nothing_was_read() -> None:
    rows = [
        ["Mã", "Chỉ tiêu", "ĐVT", "Năm 2024", "Năm 2023"],
        ["A", "Số chợ", "chợ", "5", "..."],
        ["B", "Số cụm công nghiệp", "cụm", "6", "..."],
        ["C", "Tỷ lệ thôn có nhà văn hóa", "%", "7", "..."],
    ]
    form = form_of(read_table(rows, locality=BINH_DINH))
    ignored = [column.header for column in form.columns if isinstance(column, IgnoredColumn)]
    assert ignored == ["Mã", "Năm 2023"]


def test_a_table_whose_names_stand_in_two_columns_has_no_form() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "", "ĐVT", "Năm 2024", "Năm 2023"],
        ["1", "Số chợ", "", "chợ", "5", "6"],
        ["", "Trong đó", "Chợ hạng 1", "chợ", "5", "6"],
    ]
    with pytest.raises(InvalidValueError, match="2"):
        form_of(read_table(rows, locality=BINH_DINH))


def test_a_cell_that_no_record_can_hold_is_told_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = assembling._Cell.stated

    def stated(cell: Any) -> StatedCell:
        if cell.figure.low == 4:
            raise InvalidValueError(4, "anything else")
        return made(cell)

    monkeypatch.setattr(assembling._Cell, "stated", stated)
    rows = [["Chỉ tiêu", "Năm 2023", "Năm 2024"], ["Số chợ", "3", "4"]]
    assert told(rows) == {"B2": "markets_count 2023 3 market", "C2": "IMPOSSIBLE"}
