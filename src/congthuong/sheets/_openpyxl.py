"""openpyxl by one door, or the error that names the extra; it has no types of its own."""

from importlib import import_module
from typing import Any, Final

from congthuong.errors import MissingExtraError

__all__ = [
    "column_letters",
    "load_workbook",
    "new_workbook",
    "page_margins",
    "page_properties",
    "styles",
]

try:
    _openpyxl = import_module("openpyxl")
    styles: Final[Any] = import_module("openpyxl.styles")
    _paper = import_module("openpyxl.worksheet.page")
    _properties = import_module("openpyxl.worksheet.properties")
    _utils = import_module("openpyxl.utils")
except ImportError as error:
    raise MissingExtraError("openpyxl", "sheets") from error

new_workbook: Final[Any] = _openpyxl.Workbook
load_workbook: Final[Any] = _openpyxl.load_workbook
page_margins: Final[Any] = _paper.PageMargins
page_properties: Final[Any] = _properties.PageSetupProperties
column_letters: Final[Any] = _utils.get_column_letter
