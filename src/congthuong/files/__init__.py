"""Tệp văn phòng: documents of an office as paragraphs and tables, each with where it stands."""

from congthuong._grids import SourceCell, SourceGrid
from congthuong.files.blocks import Mark, Paragraph, TableBlock
from congthuong.files.document import Document
from congthuong.files.joined import DocumentReading
from congthuong.files.reading import DocumentConverter, read_document

__all__ = [
    "Document",
    "DocumentConverter",
    "DocumentReading",
    "Mark",
    "Paragraph",
    "SourceCell",
    "SourceGrid",
    "TableBlock",
    "read_document",
]
