"""Bảng: the sector's standard table, records as flat rows, rows in; Markdown, HTML, CSV."""

from congthuong.tables.annexes import Annex, annex
from congthuong.tables.cells import LevelCell, RatioCell, StandardRow
from congthuong.tables.columns import RatioEncoding, StandardColumn
from congthuong.tables.csv_in import read_csv
from congthuong.tables.declared import (
    Column,
    IgnoredColumn,
    KeyColumn,
    RateColumn,
    RowSubject,
    SubjectColumn,
    UnitColumn,
    ValueColumn,
)
from congthuong.tables.flat import FLAT_COLUMNS, FlatTable, flat_rows
from congthuong.tables.form import TableForm
from congthuong.tables.grid import Grid, GridCell, GridHead
from congthuong.tables.incoming import TableReading, read_rows
from congthuong.tables.layout import TableLayout
from congthuong.tables.notation import NumberNotation
from congthuong.tables.problems import CellProblem
from congthuong.tables.standard import StandardTable, standard_rows
from congthuong.tables.undeclared import read_table
from congthuong.tables.understood import form_of

__all__ = [
    "FLAT_COLUMNS",
    "Annex",
    "CellProblem",
    "Column",
    "FlatTable",
    "Grid",
    "GridCell",
    "GridHead",
    "IgnoredColumn",
    "KeyColumn",
    "LevelCell",
    "NumberNotation",
    "RateColumn",
    "RatioCell",
    "RatioEncoding",
    "RowSubject",
    "StandardColumn",
    "StandardRow",
    "StandardTable",
    "SubjectColumn",
    "TableForm",
    "TableLayout",
    "TableReading",
    "UnitColumn",
    "ValueColumn",
    "annex",
    "flat_rows",
    "form_of",
    "read_csv",
    "read_rows",
    "read_table",
    "standard_rows",
]
