"""Quy tắc: how one type is written as JSON, read back and described; the plain values."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from typing import Any, Final, Self, TypeAlias

from congthuong._exact import CONTEXT
from congthuong.codec.problems import Path, PayloadError, Problem, kind_of, shown, written_path
from congthuong.errors import CongThuongError, InvalidTypeError, InvalidValueError, visible

__all__ = [
    "DECIMAL",
    "MOST_PROBLEMS",
    "REFUSED",
    "Call",
    "Day",
    "Digits",
    "EnoughError",
    "Flag",
    "JsonNumber",
    "Member",
    "Parsed",
    "Reader",
    "Rule",
    "Schema",
    "Text",
    "UnusualError",
    "Whole",
    "encodable",
    "quoted",
]

Schema: TypeAlias = dict[str, Any]

REFUSED: Final[Any] = object()
"""What a rule gives back for an input that it refuses; the call then holds the problem."""


class JsonNumber(float):
    """A number of the input that no rule takes as it is, with its digits as they were written."""

    __slots__ = ("written",)

    def __new__(cls, written: str) -> Self:
        """The number with its digits."""
        number = super().__new__(cls)
        number.written = written
        return number

    written: str

    def __repr__(self) -> str:
        return self.written


class UnusualError(Exception):
    """Something that only an exact reading can read or tell."""


class EnoughError(Exception):
    """So many problems that no more are looked for."""


MOST_PROBLEMS: Final = 10_000
_MOST_HINTED: Final = 20


class Call:
    """What one reading or writing shares: parts that come again, problems, keys seen so far.

    A quick reading takes the hand-written ways, which do not see that a key is given twice, and
    gives up at the first thing that is wrong: the exact reading will tell it, and what follows.
    """

    __slots__ = (
        "fragments",
        "hints",
        "indicators",
        "keys",
        "localities",
        "periods",
        "problems",
        "quick",
        "sources",
        "units",
    )

    def __init__(self, *, quick: bool = False) -> None:
        self.quick = quick
        self.keys = 0
        self.problems: list[Problem] = []
        self.hints: dict[Hashable, tuple[str, ...]] = {}
        self.indicators: dict[Any, Any] = {}
        self.units: dict[Any, Any] = {}
        self.periods: dict[Any, Any] = {}
        self.localities: dict[Any, Any] = {}
        self.sources: dict[Any, Any] = {}
        # By id: the value being written keeps all its parts alive.
        self.fragments: dict[int, str] = {}

    def refuse(self, at: Path, code: str, message: str) -> Any:
        """REFUSED, with the problem kept."""
        if self.quick:
            raise UnusualError
        self.problems.append(Problem(visible(written_path(at)), code, visible(message)))
        if len(self.problems) == MOST_PROBLEMS:
            raise EnoughError
        return REFUSED

    def near(self, word: Hashable, find: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """What is found to be like an unknown word: for the first few of an input, once for each.

        To look for it costs a thousand times a look-up, and an input may hold a million such.
        """
        if self.quick:
            raise UnusualError
        if word not in self.hints and len(self.hints) < _MOST_HINTED:
            self.hints[word] = find()
        return self.hints.get(word, ())

    def refuse_type(self, at: Path, raw: object, accepted: str) -> Any:
        """REFUSED, as the value is not of the kind accepted."""
        what = f"{kind_of(raw)} {shown(raw)}".strip()
        return self.refuse(at, "type", f"{what} is refused: accepted is {accepted}")

    def attempt(self, at: Path, build: Callable[..., Any], *values: Any, **fields: Any) -> Any:
        """What `build` makes, or its refusal at this place, in its own words."""
        try:
            return build(*values, **fields)
        except CongThuongError as error:
            return self.refuse(at, "value", str(error))

    def finish(self, value: Any) -> Any:
        """The value that was read; raises `PayloadError` where anything was refused."""
        if self.problems:
            raise PayloadError(tuple(self.problems))
        return value


class Reader(ABC):
    """The way from JSON; `expected` names what is accepted, for messages."""

    expected: str

    @abstractmethod
    def read(self, raw: Any, at: Path, call: Call) -> Any:
        """The value of parsed JSON; REFUSED, with problems in the call, for anything else."""


class Rule(Reader):
    """One type's way to JSON and back."""

    @abstractmethod
    def write(self, value: Any, call: Call) -> str:
        """The JSON text of a value."""

    @abstractmethod
    def schema(self) -> Schema:
        """JSON Schema of what is accepted."""

    def claims(self, text: str) -> bool:
        """Whether a text has the form of this rule, where several rules take a text."""
        pattern = self.schema().get("pattern")
        return pattern is None or re.search(pattern, text) is not None


def quoted(text: str) -> str:
    """The JSON string of a text."""
    return encode_basestring(text) if text.isascii() else encodable(encode_basestring(text))


def encodable(text: str) -> str:
    """A JSON text with its lone surrogates escaped, as UTF-8 cannot hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(_escaped, text)
    return text


_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


class Text(Rule):
    """A str as it is."""

    expected = "a text"

    def __init__(self, pattern: str | None = None) -> None:
        self._pattern = pattern

    def write(self, value: Any, call: Call) -> str:
        if not isinstance(value, str):
            raise InvalidTypeError(value, "a str")
        # A str enumeration is written by its value.
        return quoted(value if value.__class__ is str else str(value))

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        return raw if raw.__class__ is str else call.refuse_type(at, raw, self.expected)

    def schema(self) -> Schema:
        return {"type": "string", **({"pattern": self._pattern} if self._pattern else {})}


class Flag(Rule):
    """A bool."""

    expected = "true or false"

    def write(self, value: Any, call: Call) -> str:
        if value.__class__ is not bool:
            raise InvalidTypeError(value, "a bool")
        return "true" if value else "false"

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        return raw if raw.__class__ is bool else call.refuse_type(at, raw, self.expected)

    def schema(self) -> Schema:
        return {"type": "boolean"}


_MOST: Final = 10**18


class Whole(Rule):
    """An int of at most 18 digits, which every JSON reader can hold; never a bool."""

    expected = "a whole number of at most 18 digits, without a decimal point"

    def write(self, value: Any, call: Call) -> str:
        if value.__class__ is not int:
            raise InvalidTypeError(value, "an int")
        if not -_MOST < value < _MOST:
            raise InvalidValueError(value, "an int of at most 18 digits")
        return str(value)

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if raw.__class__ is int and -_MOST < raw < _MOST:
            return raw
        return call.refuse_type(at, raw, self.expected)

    def schema(self) -> Schema:
        return {"type": "integer", "exclusiveMinimum": -_MOST, "exclusiveMaximum": _MOST}


_MOST_CHARACTERS: Final = 1_000
_DECIMAL: Final = r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?"
_is_decimal: Final = re.compile(_DECIMAL, re.ASCII).fullmatch
_as_text: Final = CONTEXT.to_sci_string


class Digits(Rule):
    """A Decimal as text, its digits and exponent kept, so that what was written is known."""

    expected = 'a decimal as text, such as "21.56" or "2.156E+10"'

    def write(self, value: Any, call: Call) -> str:
        if not isinstance(value, Decimal):
            raise InvalidTypeError(value, "a Decimal")
        text = _as_text(value)
        if len(text) > _MOST_CHARACTERS or not _is_decimal(text):
            accepted = f"a finite decimal of at most {_MOST_CHARACTERS} characters as text"
            raise InvalidValueError(value, f"{accepted}, its exponent within ±999")
        return f'"{text}"'

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if raw.__class__ is str:
            if len(raw) <= _MOST_CHARACTERS and _is_decimal(raw):
                return Decimal(raw)
            what = f"the text {shown(raw)} is refused: accepted is {self.expected}"
            return call.refuse(at, "value", what)
        why = ""
        if isinstance(raw, int | float) and raw.__class__ is not bool:
            why = "; a JSON number may lose the digits that were written"
        return call.refuse_type(at, raw, self.expected + why)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{_DECIMAL}$", "maxLength": _MOST_CHARACTERS}


DECIMAL: Final = Digits()


class Parsed(Rule):
    """A value with one text form of its own, read by the inverse of what writes it."""

    def __init__(
        self,
        kind: type,
        expected: str,
        pattern: str,
        parse: Callable[[str], Any],
        write: Callable[[Any], str] = str,
    ) -> None:
        self.kind = kind
        self.expected = expected
        self._pattern = pattern
        self._parse = parse
        self._write = write

    def write(self, value: Any, call: Call) -> str:
        text = call.fragments.get(id(value))
        if text is None:
            if value.__class__ is not self.kind:
                raise InvalidTypeError(value, f"a {self.kind.__name__}")
            text = call.fragments[id(value)] = quoted(self._write(value))
        return text

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if raw.__class__ is not str:
            return call.refuse_type(at, raw, self.expected)
        found = call.periods.get((self.kind, raw))
        if found is None:
            found = call.attempt(at, self._parse, raw)
            if found is not REFUSED:
                call.periods[self.kind, raw] = found
        return found

    def schema(self) -> Schema:
        return {"type": "string", "pattern": self._pattern}


class Day(Rule):
    """A date without a time, in ISO form."""

    expected = 'a day in ISO form, such as "2024-09-25"'

    def write(self, value: Any, call: Call) -> str:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise InvalidTypeError(value, "a datetime.date without time of day")
        return f'"{value.isoformat()}"'

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if raw.__class__ is not str:
            return call.refuse_type(at, raw, self.expected)
        if _ISO_DAY.fullmatch(raw):
            try:
                return date.fromisoformat(raw)
            except ValueError as error:
                why = f" ({error})"
        else:
            why = ""
        what = f"the text {shown(raw)} is refused{why}: accepted is {self.expected}"
        return call.refuse(at, "value", what)

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": f"^{_ISO_DAY.pattern}$"}


_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Member(Rule):
    """A member of an enumeration, by its value."""

    def __init__(self, kind: type[Enum]) -> None:
        self.kind = kind
        self.members: Mapping[Any, Enum] = {_plain(member): member for member in kind}
        self._texts = {member: _literal(member) for member in kind}
        self._accepts: type[Any] = type(next(iter(self.members)))
        self.expected = f"one of {', '.join(self._texts.values())}"

    def write(self, value: Any, call: Call) -> str:
        if value.__class__ is not self.kind:
            raise InvalidTypeError(value, f"a {self.kind.__name__}")
        return self._texts[value]

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if raw.__class__ is self._accepts and raw in self.members:
            return self.members[raw]
        return call.refuse_type(at, raw, self.expected)

    def schema(self) -> Schema:
        return {"enum": list(self.members)}

    def claims(self, text: str) -> bool:
        return text in self.members


def _plain(member: Enum) -> Any:
    value = member.value
    return int(value) if isinstance(value, int) else str(value)


def _literal(member: Enum) -> str:
    value = _plain(member)
    return str(value) if isinstance(value, int) else quoted(value)
