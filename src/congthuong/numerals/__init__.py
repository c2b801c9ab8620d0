"""Số viết kiểu Việt Nam: reading, writing and spelling numbers.

Accounting Law 88/2015/QH13, article 11: a dot after thousands, a comma before decimals.
"""

from congthuong.numerals.formatting import NumberStyle, format_number
from congthuong.numerals.parsing import parse_number
from congthuong.numerals.spelling import SpellingStyle, spell_number
from congthuong.numerals.words import parse_number_words

__all__ = [
    "NumberStyle",
    "SpellingStyle",
    "format_number",
    "parse_number",
    "parse_number_words",
    "spell_number",
]
