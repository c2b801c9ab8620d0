"""Đọc báo cáo: Vietnamese report prose to statements and records."""

from congthuong.reading.candidates import find_figures
from congthuong.reading.facilities import FacilityMention
from congthuong.reading.reading import Reading, Unread, read_report
from congthuong.reading.vocabulary import Vocabulary, default_vocabulary
from congthuong.reading.works import SupervisionReading

__all__ = [
    "FacilityMention",
    "Reading",
    "SupervisionReading",
    "Unread",
    "Vocabulary",
    "default_vocabulary",
    "find_figures",
    "read_report",
]
