"""Bảng tính: office-ready workbooks of tables, and filled-in forms read back."""

from congthuong.sheets.reading import read_workbook
from congthuong.sheets.writing import to_workbook, write_workbook

__all__ = ["read_workbook", "to_workbook", "write_workbook"]
