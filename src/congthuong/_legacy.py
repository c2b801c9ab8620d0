r"""Bảng mã cũ: text in TCVN3, VNI or VPS told apart from Unicode, and decoded by a table.

Such text is Vietnamese in a font of its own: what reaches a program are Latin letters and signs.

    >>> decode_legacy("S\u00b6n xu\u00cat c\u00abng nghi\u00d6p").text
    'Sản xuất công nghiệp'
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from congthuong._data import read_table
from congthuong.errors import InvalidValueError
from congthuong.findings import Evidence, Finding, Severity

__all__ = ["LegacyText", "decode_legacy", "text_of_bytes"]

_NAMES: Final = ("tcvn3", "vni", "vps")
_LEAST_WORDS: Final = 2
_LEAST_SHARE: Final = 0.8
_MOST_SEEN: Final = 50_000
_SHOWN: Final = 60
# Letters that only Unicode has, composed or not: one of them and the text is no 8-bit one.
_UNICODE: Final = re.compile(r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af"
                             r"\u01b0\u0300-\u0323\u1ea0-\u1ef9]")  # fmt: skip
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# Dashes, quotes and the like, which VPS has for letters and which stand in any text: tấn…
_PRINT: Final = re.compile("[\u2010-\u205e\u20ac\u2122]")
_SYLLABLE: Final = re.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh|n|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:i[aêu]?|iêu|yê?|yêu|ya|u[aâôơêiy]?|uy[aêu]|uây|uôi|ư[aơiu]?|ươ[iu]|o[aăeio]?|oa[iyo]|oeo"
    r"|a[iouy]?|ă|â[uy]?|eo?|êu?|ôi?|ơi?)"
    r"(?:ch?|m|ngh?|nh|n|p|t)?"
)
_WINDOWS: Final = MappingProxyType(
    {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
)


@frozen
class LegacyText:
    """Văn bản đã chuyển mã: the same text in Unicode, and the encoding that it came in."""

    text: str
    encoding: str

    @property
    def finding(self) -> Finding:
        """Điểm cần xem lại: that the text was decoded, so that somebody looks at the original."""
        words = f"văn bản theo bảng mã cũ {self.encoding}, đã chuyển sang Unicode"
        message = f"{words}; chữ hoa có dấu có thể thành chữ thường"
        evidence = (Evidence(self.text[:_SHOWN]),)
        return Finding("legacy-encoding", Severity.NOTE, message, evidence)


def decode_legacy(text: str) -> LegacyText | None:
    r"""Chuyển mã: text of an old font in Unicode; None for what is Unicode, or is not known.

    One count is of words that Latin letters spell as syllables of Vietnamese, the other of those
    that an encoding does; both must speak for the same. Capitals of TCVN3 with a tone come as
    small letters: only the font made them large. Linear in the text.

    >>> decode_legacy("Sản xuất công nghiệp") is None
    True
    >>> decode_legacy("Saûn xuaát coâng nghieäp").encoding
    'VNI'
    """
    if text.isascii() or _UNICODE.search(text):
        return None
    seen = text[:_MOST_SEEN]
    plain = _share(word for word in re.findall(r"[^\W\d_]+", seen) if _counts(word))
    best, name = max((_share_in(each, seen), each) for each in reversed(_NAMES))
    if best < _LEAST_SHARE or best <= plain:
        return None
    return LegacyText(_decoded(text, name), name.upper())


def text_of_bytes(data: bytes) -> str:
    r"""Chữ của tệp: bytes in UTF-8, in UTF-16 with its mark, or in an 8-bit encoding known here.

    Text of the last kind comes as its Latin letters, for `decode_legacy`. Raises
    `InvalidValueError` for other bytes.

    >>> text_of_bytes("\ufeffQuý III".encode("utf-16-le"))
    'Quý III'
    """
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        letters = "".join(_WINDOWS.get(byte, chr(byte)) for byte in data)
        if is_wide or decode_legacy(letters) is None:
            line = data.count(b"\n", 0, error.start) + 1
            where = f"byte {error.start + 1} (0x{data[error.start]:02X}, line {line})"
            accepted = f"text in UTF-8 ({where}: {error.reason})"
            raise InvalidValueError(data[:40], accepted) from None
    return letters


@functools.cache
def _table(name: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What an encoding writes for each letter, longest first, as programs show it."""
    letters: dict[str, str] = {}
    for row in read_table("legacy_encodings").rows:
        code = bytes.fromhex(row[name]).decode("latin-1")
        if code:
            letters[code] = row["letter"]
            letters["".join(_WINDOWS.get(ord(one), one) for one in code)] = row["letter"]
    longest = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), MappingProxyType(letters)


def _decoded(text: str, name: str) -> str:
    pattern, letters = _table(name)
    return pattern.sub(lambda found: letters[found[0]], text)


def _share_in(name: str, text: str) -> float:
    """Of the words that are not plain, how many an encoding makes syllables of."""
    pattern, _ = _table(name)
    words = re.findall(rf"(?:[^\W\d_]|{pattern.pattern})+", text)
    return _share(_decoded(word, name) for word in words if _counts(word))


def _counts(word: str) -> bool:
    """Whether a word is neither plain, also but for signs of print, nor a sign alone."""
    return not _PRINT.sub("", word).isascii() and any(map(str.isalpha, word))


def _share(words: Iterable[str]) -> float:
    held = [_is_syllable(word) for word in words]
    return sum(held) / len(held) if len(held) >= _LEAST_WORDS else 0


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONES.subn("", apart)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
