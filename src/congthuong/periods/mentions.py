"""Chỗ nêu thời gian: what the grammar finds of a time, whole, without its year, or unclear."""

from enum import Enum
from typing import NamedTuple

from congthuong._labels import Labelled

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


class Doubt(Labelled):
    """Chỗ chưa rõ: why a time was not understood, in English; `label` says it in Vietnamese."""

    DAMAGED = "a word of it is damaged", "thời gian có chữ bị hỏng"
    MAY_OR_YEAR = (
        "năm is five or year here: write tháng 5 năm …",
        "«tháng năm» là tháng 5 hay tháng trong năm",
    )
    WHICH = "it does not say which month or quarter", "không rõ tháng hay quý nào"
    LOST_MONTHS = "tháng seems to be missing before năm", "thời gian dường như thiếu chữ «tháng»"
    SECOND = (
        "the second half of the range is not understood",
        "không hiểu vế sau của khoảng thời gian",
    )
    APART = (
        "it names several times that do not follow on one another",
        "nêu nhiều kỳ không liền nhau",
    )
    ROLLING = (
        "the day from which the months count back is not said",
        "không rõ mốc tính ngược của các tháng",
    )
    UNNAMED = "no time stands where one is asked for", "không nêu mốc thời gian"
    SCRIPT = "its digits are of another script", "chữ số của thời gian thuộc hệ chữ khác"


class TimeMention(NamedTuple):
    """Chỗ nêu thời gian: its shape and numbers, and its tokens from `start` to `end`.

    `year` is None where it is not said; `shift` moves the year of the document (năm ngoái is -1).
    Of a SPAN `month` is the first month, `number` the last one and `first_year` the year of the
    first where it has its own; of a DAY `number` is the day. `parts` are the times of a list;
    `doubt` tells why a time is UNCLEAR; `closes` that it names the end of its months,
    `is_told` that its year is that of the issue or one counted from it (năm nay, năm ngoái).
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
    is_told: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether the year is said."""
        return self.year is not None

    @property
    def meaning(self) -> "TimeMention":
        """The same time, wherever it stands."""
        return self._replace(start=0, end=0, parts=())
