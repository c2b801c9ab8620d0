"""Packaged tables: each says where it comes from; a malformed one never gets as far as a caller."""

import datetime as dt
import importlib.resources
from typing import Any, Final

import pytest

from congthuong._data import _parse_table, read_table
from congthuong.errors import UnknownCodeError

HEAD: Final = "# source: Decree 32/2024/NĐ-CP\n# date: 2024-05-01\n"
TABLES: Final = sorted(
    path.name.removesuffix(".csv")
    for path in importlib.resources.files("congthuong").joinpath("data").iterdir()
    if path.name.endswith(".csv")
)


@pytest.mark.parametrize("name", TABLES)
def test_every_packaged_table_states_its_source_and_date(name: str) -> None:
    table = read_table(name)
    assert name == table.name
    assert table.provenance["source"]
    assert dt.date.fromisoformat(table.provenance["date"]) > dt.date(2020, 1, 1)
    assert table.rows
    for row in table.rows:
        assert all(value == value.strip() for value in row.values())


def test_document_types_have_one_row_per_abbreviation() -> None:
    abbreviations = [row["abbreviation"] for row in read_table("document_types").rows]
    assert len(set(abbreviations)) == len(abbreviations)
    assert {"KH", "QĐ", "NĐ", "TT", "TTLT", "VBHN", "CTr", "CT", "TTr", "QyĐ"} <= set(abbreviations)


def test_a_table_is_read_once_and_cannot_be_changed() -> None:
    table = read_table("document_types")
    assert table is read_table("document_types")
    row: Any = table.rows[0]
    provenance: Any = table.provenance
    for mapping in (row, provenance):
        with pytest.raises(TypeError):
            mapping["source"] = "elsewhere"


@pytest.mark.parametrize("name", ["no_such_table", "", "document_types.csv"])
def test_a_table_that_is_not_packaged_is_an_unknown_code(name: str) -> None:
    with pytest.raises(UnknownCodeError, match="no packaged table has the code"):
        read_table(name)


def test_a_loader_that_finds_nothing_is_an_unknown_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_nothing(package: str, resource: str) -> bytes | None:
        return None

    monkeypatch.setattr("pkgutil.get_data", find_nothing)
    with pytest.raises(UnknownCodeError):
        read_table("known to no loader")


def test_a_table_is_its_head_and_its_rows() -> None:
    table = _parse_table("t", HEAD + 'code,name\n1,"xã, phường"\n2,\n')
    assert table.provenance == {"source": "Decree 32/2024/NĐ-CP", "date": "2024-05-01"}
    assert list(map(dict, table.rows)) == [
        {"code": "1", "name": "xã, phường"},
        {"code": "2", "name": ""},
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("code\n1\n", "head lacks"),  # no head at all
        ("# source: x\ncode\n1\n", "head lacks"),  # no date
        ("# source:\n# date: 2024-05-01\ncode\n1\n", "head lacks"),  # an empty source
        (HEAD, "columns"),  # nothing below the head
        (HEAD + "code,code\n1,2\n", "columns"),  # two columns of one name
        (HEAD + "code,name\n1\n", "ragged rows"),  # a cell too few
        (HEAD + "code,name\n1,2,3\n", "ragged rows"),  # a cell too many
        (HEAD + "code,name\n# 1,2,3\n", "ragged rows"),  # a comment below the header
        (HEAD + 'code,name\n1,"open\n', "unexpected end of data"),  # a quote never closed
        (HEAD + 'code,name\n1,"a"b\n', "expected after"),  # text behind a quote
        ("\ufeff" + HEAD + "code\n1\n", "head lacks"),  # a byte order mark hides the source
    ],
)
def test_a_malformed_table_is_refused(content: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        _parse_table("t", content)
    assert "table t: " in str(caught.value)


def test_a_comment_below_the_header_does_not_shift_the_rows() -> None:
    table = _parse_table("t", HEAD + "code\n1\n#2\n")
    assert [row["code"] for row in table.rows] == ["1", "#2"]
