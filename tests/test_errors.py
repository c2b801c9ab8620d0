"""Errors: each is the builtin that callers know, keeps its operands and says what is accepted."""

import copy
import inspect
import pickle
from typing import Any, Final

import pytest

from congthuong import errors
from congthuong.errors import (
    CongThuongError,
    IncomparableError,
    InexactError,
    InvalidTypeError,
    InvalidValueError,
    KindMismatchError,
    MissingExtraError,
    ParseError,
    UnitMismatchError,
    UnknownCodeError,
)

ERRORS: Final[list[tuple[CongThuongError, type[Exception], dict[str, object], str]]] = [
    (
        ParseError("5,", "a number such as 5,0"),
        ValueError,
        {"text": "5,", "accepted": "a number such as 5,0", "suggestions": (), "reason": ""},
        "cannot read '5,': accepted is a number such as 5,0",
    ),
    (
        ParseError("1.29", "a number", ("1,29", "1.290"), "a dot group has three digits"),
        ValueError,
        {"suggestions": ("1,29", "1.290"), "reason": "a dot group has three digits"},
        (
            "cannot read '1.29' (a dot group has three digits): accepted is a number; "
            "did you mean '1,29' or '1.290'?"
        ),
    ),
    (
        InvalidTypeError(0.5, "an int"),
        TypeError,
        {"value": 0.5, "accepted": "an int"},
        "float 0.5 is refused: accepted is an int",
    ),
    (
        InvalidValueError(13, "a month from 1 to 12"),
        ValueError,
        {"value": 13, "accepted": "a month from 1 to 12"},
        "13 is refused: accepted is a month from 1 to 12",
    ),
    (
        InexactError("add", (1, 2)),
        ArithmeticError,
        {"operation": "add", "operands": (1, 2)},
        "cannot add 1 and 2 exactly: the result needs more than 60 significant digits",
    ),
    (
        UnitMismatchError("add", "3 USD", "2 VND"),
        TypeError,
        {"operation": "add", "left": "3 USD", "right": "2 VND"},
        "cannot add '3 USD' and '2 VND': their units differ",
    ),
    (
        KindMismatchError("compare", "5,2%", "808 tỷ"),
        TypeError,
        {"operation": "compare", "left": "5,2%", "right": "808 tỷ"},
        "cannot compare '5,2%' and '808 tỷ': figures of these kinds do not combine so",
    ),
    (
        IncomparableError("compare", "808 tỷ", "0 đồng", "the base is zero"),
        ValueError,
        {
            "operation": "compare",
            "left": "808 tỷ",
            "right": "0 đồng",
            "reason": "the base is zero",
        },
        "cannot compare '808 tỷ' and '0 đồng': the base is zero",
    ),
    (
        UnknownCodeError("VNĐ", "unit", ("VND",)),
        LookupError,
        {"code": "VNĐ", "what": "unit", "suggestions": ("VND",), "reason": ""},
        "no unit has the code 'VNĐ'; did you mean 'VND'?",
    ),
    (
        UnknownCodeError("94", "province of today", ("92",), "Sóc Trăng ended"),
        LookupError,
        {
            "code": "94",
            "what": "province of today",
            "suggestions": ("92",),
            "reason": "Sóc Trăng ended",
        },
        "no province of today has the code '94' (Sóc Trăng ended); did you mean '92'?",
    ),
    (
        UnknownCodeError("00", "province"),
        ValueError,
        {"code": "00", "what": "province", "suggestions": (), "reason": ""},
        "no province has the code '00'",
    ),
    (
        MissingExtraError("openpyxl", "sheets"),
        ImportError,
        {"package": "openpyxl", "extra": "sheets"},
        "openpyxl is not installed: pip install 'congthuong[sheets]'",
    ),
]
each_error: Final = pytest.mark.parametrize(
    ("error", "builtin", "operands", "message"), ERRORS, ids=lambda value: type(value).__name__
)


@each_error
def test_an_error_is_its_builtin_and_keeps_its_operands(
    error: CongThuongError, builtin: type[Exception], operands: dict[str, object], message: str
) -> None:
    assert isinstance(error, CongThuongError)
    assert isinstance(error, builtin)
    assert operands == {name: getattr(error, name) for name in operands}
    assert message == str(error)


@each_error
def test_an_error_survives_pickling_and_copying(
    error: CongThuongError, builtin: type[Exception], operands: dict[str, object], message: str
) -> None:
    pickled: list[Any] = [
        pickle.loads(pickle.dumps(error, protocol))  # noqa: S301
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
    ]
    for again in (*pickled, copy.copy(error), copy.deepcopy(error)):
        assert type(error) is type(again)
        assert vars(error) == vars(again)
        assert message == str(again)


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_has_a_docstring_with_an_example(name: str) -> None:
    doc = inspect.getdoc(getattr(errors, name))
    assert doc is not None
    assert ">>>" in doc
    assert ":" in doc.splitlines()[0]


def test_every_error_class_is_public_and_tested_here() -> None:
    defined = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, CongThuongError) and name[0] != "_"
    }
    assert set(errors.__all__) == defined
    assert defined - {"CongThuongError"} == {type(row[0]).__name__ for row in ERRORS}


# Nothing that steers whoever shows a text, or that cannot be encoded, comes raw out of an error.

STEERING = ("\u202e", "\u2066", "\u2069", "\x00", "\x1b", "\x85", "\ud800", "\udfff")


@pytest.mark.parametrize("mark", STEERING)
def test_no_message_holds_what_steers_its_reader(mark: str) -> None:
    text = f"Ba{mark}Tri"
    for error in (
        errors.ParseError(text, text, (text,), text),
        errors.InvalidTypeError(text, text),
        errors.InvalidValueError(text, text),
        errors.UnitMismatchError(text, text, text),
        errors.IncomparableError(text, text, text, text),
        errors.UnknownCodeError(text, text, (text,)),
    ):
        shown = str(error)
        assert mark not in shown
        assert "Tri" in shown
        shown.encode()


def test_what_is_seen_stays_as_it_is() -> None:
    text = "xã Ea H'leo,\n\tlần 1 – 5\u00a0tỷ\u200b"
    assert errors.visible(text) == text
