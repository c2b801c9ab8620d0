"""Đọc báo cáo: Vietnamese report prose to statements and records."""

from typing import TYPE_CHECKING

from congthuong.reading.candidates import find_figures
from congthuong.reading.origins import Origin, Origins
from congthuong.reading.reading import Reading, Unread, read_report
from congthuong.reading.vocabulary import Vocabulary, default_vocabulary

if TYPE_CHECKING:
    from congthuong.reading.facilities import FacilityMention
    from congthuong.reading.works import SupervisionReading
else:

    def __getattr__(name: str) -> object:
        """Load the rooms of facilities and of supervision when a reading is asked for them."""
        if name == "FacilityMention":
            from congthuong.reading import facilities

            return facilities.FacilityMention
        if name == "SupervisionReading":
            from congthuong.reading import works

            return works.SupervisionReading
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


__all__ = [
    "FacilityMention",
    "Origin",
    "Origins",
    "Reading",
    "SupervisionReading",
    "Unread",
    "Vocabulary",
    "default_vocabulary",
    "find_figures",
    "read_report",
]
