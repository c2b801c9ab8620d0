"""Giá: the prices that a value is counted in, current ones or those of a base year."""

import re
from typing import Final, Self

from attrs import frozen

from congthuong._labels import Labelled
from congthuong._text import close_matches, fold
from congthuong.errors import InvalidTypeError, InvalidValueError, ParseError

__all__ = ["PriceBasis", "PriceKind"]

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_ACCEPTED: Final = "a price basis such as giá hiện hành or giá so sánh 2010"
_EXAMPLES: Final = ("giá hiện hành", "giá so sánh 2010", "giá so sánh 2020")


class PriceKind(Labelled):
    """Loại giá: prices of the period itself, or prices of a fixed year.

    >>> PriceKind.CONSTANT.label
    'giá so sánh'
    """

    CURRENT = "current", "giá hiện hành"
    CONSTANT = "constant", "giá so sánh"


@frozen
class PriceBasis:
    """Cơ sở giá: current prices, or the prices of a base year, which is part of the basis.

    Base years change (1994, 2010 by TT 02/2012/TT-BKHĐT, 2020 by TT 13/2019/TT-BKHĐT) and figures
    of two base years are two series, so constant prices always carry their year.

    Raises `InvalidValueError` for constant prices without a year, current prices with one and a
    year outside 1900..2100, `InvalidTypeError` for a field of another type.

    >>> PriceBasis.constant(2010) == PriceBasis.constant(2020)
    False
    """

    kind: PriceKind
    base_year: int | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.kind, PriceKind):
            raise InvalidTypeError(self.kind, "a PriceKind")
        if self.base_year is not None and type(self.base_year) is not int:
            raise InvalidTypeError(self.base_year, "an int as the base year, or None")
        if self.kind is PriceKind.CURRENT:
            if self.base_year is not None:
                raise InvalidValueError(self.base_year, "no base year, prices being current")
        elif self.base_year is None or not _FIRST_YEAR <= self.base_year <= _LAST_YEAR:
            raise InvalidValueError(
                self.base_year, f"a base year of {_FIRST_YEAR}..{_LAST_YEAR} for constant prices"
            )

    # The year alone tells two bases apart, and an enum member is slow to hash.
    def __hash__(self) -> int:
        return self.base_year or 0

    @classmethod
    def current(cls) -> Self:
        """Giá hiện hành: the prices of the period itself.

        >>> PriceBasis.current().code
        'current'
        """
        return cls(PriceKind.CURRENT)

    @classmethod
    def constant(cls, base_year: int) -> Self:
        """Giá so sánh: the prices of this year.

        >>> PriceBasis.constant(2010).code
        'constant-2010'
        """
        return cls(PriceKind.CONSTANT, base_year)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Đọc cơ sở giá: from its code, or from the ways in which reports write it.

        Accents, case and the words around (theo, tính theo, năm) may be missing; a year of two
        digits from 50 on is of the last century.

        Raises `ParseError` for other text and for constant prices whose year is not written.

        >>> print(PriceBasis.parse("tính theo giá SS2010"), "·", PriceBasis.parse("giá CĐ 94"))
        giá so sánh 2010 · giá so sánh 1994
        """
        if not isinstance(text, str):
            raise InvalidTypeError(text, "a str that names a price basis")
        folded = fold(text).strip(" ()")
        if _CURRENT.fullmatch(folded):
            return cls.current()
        match = _CONSTANT.fullmatch(folded)
        if match is None:
            raise ParseError(text, _ACCEPTED, close_matches(text, _EXAMPLES))
        if match["year"] is None:
            reason = "constant prices need their base year"
            raise ParseError(text, _ACCEPTED, _EXAMPLES[1:], reason)
        year = _year(match["year"])
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            reason = f"the base year lies outside {_FIRST_YEAR}..{_LAST_YEAR}"
            raise ParseError(text, _ACCEPTED, _EXAMPLES[1:], reason)
        return cls.constant(year)

    @property
    def code(self) -> str:
        """The code on the wire: current, constant-2010."""
        if self.base_year is None:
            return self.kind.value
        return f"{self.kind.value}-{self.base_year}"

    @property
    def label(self) -> str:
        """As reports print it: giá hiện hành, giá so sánh 2010."""
        if self.base_year is None:
            return self.kind.label
        return f"{self.kind.label} {self.base_year}"

    def __str__(self) -> str:
        return self.label


_LEAD: Final = "(?:tinh )?(?:theo )?(?:mat bang )?"
_CURRENT: Final = re.compile(f"current|{_LEAD}gia (?:hien hanh|hien tai|thuc te|hh)")
_CONSTANT: Final = re.compile(
    f"(?:constant|{_LEAD}gia (?:so sanh|co dinh|ss|cd))"
    r"[ (-]{0,2}(?:nam ?)?(?:goc ?)?(?:nam ?)?(?P<year>[0-9]{4}|[0-9]{2})?"
)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 50 else 2000)
