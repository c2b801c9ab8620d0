"""Văn bản: references to documents by number and symbol (32/2024/NĐ-CP, 48/KH-SCT).

Normative instruments: Law 64/2025/QH15 and Decree 34/2016/NĐ-CP, art. 58.
Administrative documents and official letters: Decree 30/2020/NĐ-CP, Annexes I and III.
"""

from congthuong.documents.reading import find_documents, parse_document
from congthuong.documents.reference import DocumentMention, DocumentReference, format_document
from congthuong.documents.symbols import DocumentForm

__all__ = [
    "DocumentForm",
    "DocumentMention",
    "DocumentReference",
    "find_documents",
    "format_document",
    "parse_document",
]
