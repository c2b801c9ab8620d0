"""Tìm nhanh: where a text may state figures, for sieving many documents before reading them."""

import re
from typing import Final

from congthuong._text import Span
from congthuong.errors import InvalidTypeError

__all__ = ["find_figures"]

# A plain digit class first lets the engine skip ahead; the boundary behind it keeps the search
# linear. One way only to match a number, single blanks, bounded gaps.
_FIGURE: Final = re.compile(
    "[0-9](?<![0-9.,/:-][0-9])[0-9.,]*+ ?"
    "(?:%|(?:nghìn|ngàn|triệu|t[ỷỉ])(?: (?:t[ỷỉ]|đồng|USD|kWh|lượt|tấn|đô))?"
    "|đồng|USD|ha|MWp?|m[23]|tấn|kWh|chợ|cụm|dự án|cơ sở|doanh nghiệp|cửa hàng|lao động|lần)"
)


def find_figures(text: str) -> tuple[Span, ...]:
    """Tìm nhanh các số: spans of figures with a percent sign, a scale or an everyday unit.

    A sieve, not a reader: it knows no roles, takes text as it is (composed letters), and finds
    everyday units only. `read_report` says what the figures mean. Linear in the text.

    Raises `InvalidTypeError` for what is no str.

    >>> text = "Đạt 808 tỷ đồng, bằng 55,07% kế hoạch, ngày 25/7/2022."
    >>> [span.of(text) for span in find_figures(text)]
    ['808 tỷ đồng', '55,07%']
    """
    if not isinstance(text, str):
        raise InvalidTypeError(text, "a str: the text to search")
    return tuple([Span._make(match.span()) for match in _FIGURE.finditer(text)])
