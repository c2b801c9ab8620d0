"""Lỗi: every error the library raises, under one base.

A wrong question raises; data that merely looks wrong becomes a `Finding`.
Each class is also the builtin that a caller would catch without knowing the library, keeps its
operands as attributes, and survives pickling and copying.

    >>> try:
    ...     raise ParseError("1.29", "a number such as 1.290 or 1,29", ("1,29", "1.290"))
    ... except ValueError as error:
    ...     print(error)
    cannot read '1.29': accepted is a number such as 1.290 or 1,29; did you mean '1,29' or '1.290'?
"""

import re
from typing import Final

__all__ = [
    "CongThuongError",
    "IncomparableError",
    "InexactError",
    "InvalidTypeError",
    "InvalidValueError",
    "KindMismatchError",
    "MissingExtraError",
    "ParseError",
    "UnitMismatchError",
    "UnknownCodeError",
]

# Controls other than tabs and line ends, marks that turn the direction of what follows, halves of
# a surrogate pair: they steer whoever shows a text, or cannot be encoded.
_STEERING: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Hiện ký tự ẩn: a text with what would steer its reader, or be no text, as escapes.

    >>> visible("Ba\u202eTri\x00"), visible("Ba\nTri")
    ('Ba\\u202eTri\\u0000', 'Ba\nTri')
    """
    return _STEERING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


class CongThuongError(Exception):
    """Lỗi chung: the base of every error of this library.

    >>> issubclass(ParseError, CongThuongError)
    True
    """


class ParseError(CongThuongError, ValueError):
    """Lỗi đọc: a short text is not one value of the kind asked for.

    Attributes: `text` as given, `accepted` (what would be read, with examples), `suggestions`
    (texts that would be read, likeliest first; they may mean different values), `reason` (what is
    wrong with this text, where that is known).

    >>> ParseError("5,", "a number such as 5,0", ("5",)).suggestions
    ('5',)
    """

    def __init__(
        self, text: str, accepted: str, suggestions: tuple[str, ...] = (), reason: str = ""
    ) -> None:
        super().__init__(text, accepted, suggestions, reason)
        self.text = text
        self.accepted = accepted
        self.suggestions = suggestions
        self.reason = reason

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return visible(f"cannot read {self.text!r}{why}: accepted is {self.accepted}{_hint(self)}")


class InvalidTypeError(CongThuongError, TypeError):
    """Sai kiểu: a value of this type is refused, whatever it holds.

    Attributes: `value` as given, `accepted` (which types are, and why this one is not).

    >>> InvalidTypeError(0.1, "an int, a Decimal or a str").value
    0.1
    """

    def __init__(self, value: object, accepted: str) -> None:
        super().__init__(value, accepted)
        self.value = value
        self.accepted = accepted

    def __str__(self) -> str:
        kind = type(self.value).__name__
        return visible(f"{kind} {_shown(self.value)} is refused: accepted is {self.accepted}")


class InvalidValueError(CongThuongError, ValueError):
    """Giá trị không hợp lệ: the type is right, the value is outside what is accepted.

    Attributes: `value` as given, `accepted`.

    >>> print(InvalidValueError(13, "a month from 1 to 12"))
    13 is refused: accepted is a month from 1 to 12
    """

    def __init__(self, value: object, accepted: str) -> None:
        super().__init__(value, accepted)
        self.value = value
        self.accepted = accepted

    def __str__(self) -> str:
        return visible(f"{_shown(self.value)} is refused: accepted is {self.accepted}")


class InexactError(CongThuongError, ArithmeticError):
    """Mất chính xác: an exact result would need more digits than the library keeps.

    Attributes: `operation`, `operands`.

    >>> print(InexactError("add", (1, 2)))
    cannot add 1 and 2 exactly: the result needs more than 60 significant digits
    """

    def __init__(self, operation: str, operands: tuple[object, ...]) -> None:
        super().__init__(operation, operands)
        self.operation = operation
        self.operands = operands

    def __str__(self) -> str:
        shown = " and ".join(str(operand) for operand in self.operands)
        return (
            f"cannot {self.operation} {shown} exactly: "
            "the result needs more than 60 significant digits"
        )


class _OperandError(CongThuongError):
    """Two operands that do not go together; both are kept."""

    _why = "they do not go together"

    def __init__(self, operation: str, left: object, right: object) -> None:
        super().__init__(operation, left, right)
        self.operation = operation
        self.left = left
        self.right = right

    def __str__(self) -> str:
        return visible(f"cannot {self.operation} {self.left!r} and {self.right!r}: {self._why}")


class UnitMismatchError(_OperandError, TypeError):
    """Khác đơn vị: an operation over two units (đồng and USD, MW and MWp).

    Attributes: `operation`, `left`, `right` (both operands, whole).

    >>> print(UnitMismatchError("add", "3 USD", "2 VND"))
    cannot add '3 USD' and '2 VND': their units differ
    """

    _why = "their units differ"


class KindMismatchError(_OperandError, TypeError):
    """Khác loại số liệu: an operation over two kinds of figure (a growth rate and an index).

    Attributes: `operation`, `left`, `right` (both operands, whole).

    >>> print(KindMismatchError("add", "5,2%", "808 tỷ"))
    cannot add '5,2%' and '808 tỷ': figures of these kinds do not combine so
    """

    _why = "figures of these kinds do not combine so"


class IncomparableError(_OperandError, ValueError):
    """Không so sánh được: two figures whose comparison would mean nothing, and why.

    Another territory or price basis, a base that is zero or negative, a plan of other months.
    Attributes: `operation`, `left`, `right` (both operands, whole), `reason`.

    >>> print(IncomparableError("compare", "808 tỷ", "0 đồng", "the base is zero"))
    cannot compare '808 tỷ' and '0 đồng': the base is zero
    """

    def __init__(self, operation: str, left: object, right: object, reason: str) -> None:
        super().__init__(operation, left, right)
        self.args = (operation, left, right, reason)
        self.reason = reason

    def __str__(self) -> str:
        return visible(f"cannot {self.operation} {self.left!r} and {self.right!r}: {self.reason}")


class UnknownCodeError(CongThuongError, LookupError, ValueError):
    """Không có mã: no entity carries this code.

    Attributes: `code` as given, `what` is coded, `suggestions` (codes that exist), `reason` (what
    became of it, where that is known).

    >>> print(UnknownCodeError("VNĐ", "unit", ("VND",)))
    no unit has the code 'VNĐ'; did you mean 'VND'?
    """

    def __init__(
        self, code: str, what: str, suggestions: tuple[str, ...] = (), reason: str = ""
    ) -> None:
        super().__init__(code, what, suggestions, reason)
        self.code = code
        self.what = what
        self.suggestions = suggestions
        self.reason = reason

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return visible(f"no {self.what} has the code {self.code!r}{why}{_hint(self)}")


class MissingExtraError(CongThuongError, ImportError):
    """Thiếu gói tùy chọn: a part of the library needs a package that is not installed.

    Attributes: `package` that is missing, `extra` that brings it.

    >>> print(MissingExtraError("hypothesis", "testing"))
    hypothesis is not installed: pip install 'congthuong[testing]'
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(package, extra)
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return f"{self.package} is not installed: pip install 'congthuong[{self.extra}]'"


def _shown(value: object) -> str:
    try:
        return repr(value)
    except ValueError:  # an int of more digits than Python prints
        return f"a {type(value).__name__} too long to print"


def _hint(error: ParseError | UnknownCodeError) -> str:
    if not error.suggestions:
        return ""
    return "; did you mean " + " or ".join(repr(text) for text in error.suggestions) + "?"
