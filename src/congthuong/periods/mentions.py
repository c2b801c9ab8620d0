"""Chỗ nêu thời gian: what the grammar finds of a time, whole, without its year, or unclear."""

from enum import Enum
from typing import Final, NamedTuple

__all__ = ["Doubt", "TimeMention", "TimeShape"]


class TimeShape(Enum):
    """Dạng thời gian: what a mention of time is, whether or not its year is said."""

    FIRST_MONTHS = "first_months"
    LAST_MONTHS = "last_months"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    YEARS = "years"
    SPAN = "span"
    DAY = "day"
    YEAR_TO_NOW = "year_to_now"
    CUMULATED = "cumulated"
    SINCE = "since"
    UNCLEAR = "unclear"


class Doubt(Enum):
    """Chỗ chưa rõ: why a time was not understood, in English; `label` says it in Vietnamese."""

    DAMAGED = "a word of it is damaged"
    MAY_OR_YEAR = "năm is five or year here: write tháng 5 năm …"
    WHICH = "it does not say which month or quarter"
    LOST_MONTHS = "tháng seems to be missing before năm"
    SECOND = "the second half of the range is not understood"
    APART = "it names several times that do not follow on one another"
    ROLLING = "the day from which the months count back is not said"
    SCRIPT = "its digits are of another script"

    @property
    def label(self) -> str:
        """The reason in Vietnamese."""
        return _LABELS[self]


_LABELS: Final = {
    Doubt.DAMAGED: "thời gian có chữ bị hỏng",
    Doubt.MAY_OR_YEAR: "«tháng năm» là tháng 5 hay tháng trong năm",
    Doubt.WHICH: "không rõ tháng hay quý nào",
    Doubt.LOST_MONTHS: "thời gian dường như thiếu chữ «tháng»",
    Doubt.SECOND: "không hiểu vế sau của khoảng thời gian",
    Doubt.APART: "nêu nhiều kỳ không liền nhau",
    Doubt.ROLLING: "không rõ mốc tính ngược của các tháng",
    Doubt.SCRIPT: "chữ số của thời gian thuộc hệ chữ khác",
}


class TimeMention(NamedTuple):
    """Chỗ nêu thời gian: its shape and numbers, and its tokens from `start` to `end`.

    `year` is None where it is not said; `shift` moves the year of the document (năm ngoái is -1).
    Of a SPAN `month` is the first month, `number` the last one and `first_year` the year of the
    first where it has its own; of a DAY `number` is the day. `parts` are the times of a list;
    `doubt` tells why a time is UNCLEAR; `closes` that it names the end of its months.
    """

    shape: TimeShape
    start: int
    end: int
    number: int = 0
    year: int | None = None
    shift: int = 0
    month: int = 0
    first_year: int | None = None
    parts: "tuple[TimeMention, ...]" = ()
    doubt: Doubt | None = None
    closes: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether the year is said."""
        return self.year is not None

    @property
    def meaning(self) -> "TimeMention":
        """The same time, wherever it stands."""
        return self._replace(start=0, end=0, parts=())
