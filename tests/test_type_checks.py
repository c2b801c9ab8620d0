"""What is asked for its type at the doors of the rooms, and the words of the refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Final

import pytest
from attrs import frozen

from congthuong._checks import (
    check_day,
    check_fields,
    check_items,
    check_kind,
    check_texts,
    items,
    require,
)
from congthuong.errors import InvalidTypeError, InvalidValueError


class Colour(Enum):
    RED = "đỏ"


@frozen
class Stall:
    name: str | None
    colour: Colour | None


NOON: Final = datetime(2024, 12, 14, 12, tzinfo=UTC)
REFUSED: Final[tuple[tuple[Callable[[], Any], str], ...]] = (
    (lambda: require(1, str, "a quarter"), "a quarter"),
    (lambda: check_kind(1, str, "a name"), "a str as a name"),
    (lambda: check_kind(None, str, "a name"), "a str as a name"),
    (lambda: check_kind(1, str, "a name", optional=True), "a str or None as a name"),
    (lambda: check_kind("x", (date, type(None)), "a day"), "a date or None as a day"),
    (lambda: check_kind("x", int, "a count"), "an int as a count"),
    (lambda: check_kind("RED", Colour, "a colour"), "a Colour as a colour, not its name"),
    (lambda: check_items(["x"], str, "names"), "a tuple of names"),
    (lambda: check_items(("x", 1), str, "names"), "a str as one of names"),
    (lambda: check_fields(Stall("A", 1), {"name": str, "colour": Colour}), "None as colour"),  # type: ignore[arg-type]
    (lambda: check_day("14/12/2024"), "a datetime.date without time of day as a day"),
    (lambda: check_day(NOON, "opening"), "without time of day as opening"),
    (lambda: check_day(1, optional=True), "without time of day or None as a day"),
    (lambda: items(3, "months"), "months"),  # type: ignore[arg-type]
)


@pytest.mark.parametrize(("ask", "words"), REFUSED)
def test_what_is_of_another_type_is_refused_with_what_is_accepted(
    ask: Callable[[], Any], words: str
) -> None:
    with pytest.raises(InvalidTypeError) as refused:
        ask()
    assert words in str(refused.value)


def test_what_is_accepted_passes() -> None:
    check_kind(True, (int, str), "a mark")
    check_items((), str, "names")
    check_items(("x", 1), (str, int), "names")
    check_fields(Stall(None, Colour.RED), {"name": str, "colour": Colour})
    check_day(date(2024, 12, 14))
    check_day(None, optional=True)
    assert items(iter("ab"), "letters") == ("a", "b")


@pytest.mark.parametrize("blank", ["", "  ", "\t"])
def test_a_blank_text_is_no_word(blank: str) -> None:
    check_texts(("x", None, 1), "hosts")
    with pytest.raises(InvalidValueError, match="words for hosts, or None"):
        check_texts(("x", blank), "hosts")
