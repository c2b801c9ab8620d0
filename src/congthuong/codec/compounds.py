"""Quy tắc ghép: optional values, arrays, objects with their fields, one of several types."""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple, TypeGuard

import attrs

from congthuong._text import close_matches
from congthuong.codec.problems import Path, kind_of, shown
from congthuong.codec.rules import REFUSED, Call, Reader, Rule, Schema, quoted
from congthuong.errors import InvalidTypeError

__all__ = [
    "FORMAT",
    "TAG",
    "VERSION",
    "Anything",
    "Fixed",
    "Many",
    "Object",
    "OneOf",
    "Optional",
    "Repeated",
]

TAG: Final = "type"
VERSION: Final = "congthuong"
FORMAT: Final = 1


def _is_array(raw: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(raw, list | tuple)


def _is_object(raw: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(raw, dict)


class Repeated(dict[str, Any]):
    """An object of the input in which keys are given twice."""

    __slots__ = ("twice",)
    twice: tuple[str, ...]


class Optional(Rule):
    """A value or null."""

    def __init__(self, inner: Rule) -> None:
        self.inner = inner
        self.expected = f"{inner.expected}, or null"

    def write(self, value: Any, call: Call) -> str:
        return "null" if value is None else self.inner.write(value, call)

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        return None if raw is None else self.inner.read(raw, at, call)

    def schema(self) -> Schema:
        return {"anyOf": [self.inner.schema(), {"type": "null"}]}


class Many(Rule):
    """An array of values of one type: a tuple, a list, or a set in the order of its texts."""

    expected = "an array"

    def __init__(self, inner: Rule, build: type[Any] = tuple) -> None:
        self.inner = inner
        self.build = build

    def write(self, value: Any, call: Call) -> str:
        if not isinstance(value, self.build):
            raise InvalidTypeError(value, f"a {self.build.__name__}")
        write = self.inner.write
        texts: Iterable[str] = [write(each, call) for each in value]
        return f"[{','.join(sorted(texts) if self.build is frozenset else texts)}]"

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if not _is_array(raw):
            return call.refuse_type(at, raw, self.expected)
        read = self.inner.read
        before = len(call.problems)
        values = [read(each, (at, index), call) for index, each in enumerate(raw)]
        if len(call.problems) > before:
            return REFUSED
        built = self.build(values)
        if len(built) < len(values):
            return call.refuse(at, "value", "a set holds each of its members once")
        return built

    def schema(self) -> Schema:
        unique = {"uniqueItems": True} if self.build is frozenset else {}
        return {"type": "array", "items": self.inner.schema(), **unique}


class Fixed(Rule):
    """An array of so many values, each of its own type."""

    def __init__(self, inner: Sequence[Rule]) -> None:
        self._inner = tuple(inner)
        self.expected = f"an array of {len(self._inner)} values"

    def write(self, value: Any, call: Call) -> str:
        if not _is_array(value) or value.__class__ is list or len(value) != len(self._inner):
            raise InvalidTypeError(value, f"a tuple of {len(self._inner)} values")
        texts = (rule.write(part, call) for rule, part in zip(self._inner, value, strict=True))
        return f"[{','.join(texts)}]"

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if not _is_array(raw) or len(raw) != len(self._inner):
            return call.refuse_type(at, raw, self.expected)
        pairs = enumerate(zip(self._inner, raw, strict=True))
        before = len(call.problems)
        values = tuple(rule.read(part, (at, index), call) for index, (rule, part) in pairs)
        return REFUSED if len(call.problems) > before else values

    def schema(self) -> Schema:
        prefix = [rule.schema() for rule in self._inner]
        return {"type": "array", "prefixItems": prefix, "items": False, "minItems": len(prefix)}


class _Field(NamedTuple):
    name: str
    rule: Rule
    default: Any
    # What the default is written as; None for a field that must be given.
    default_text: str | None
    head: str


_MUST: Final = object()


class Object(Rule):
    """An object with the fields of a class; what equals the default of its field is not written.

    `fields_of` gives the fields and their rules when they are first needed, as classes refer to
    one another. `hot_read` and `hot_write` are quicker ways for some inputs: the first raises on
    any other input, which is then read here.
    """

    def __init__(
        self,
        kind: type[Any],
        tag: str,
        fields_of: Callable[[type], dict[str, Rule]],
        *,
        versioned: bool = False,
        build: Callable[..., Any] | None = None,
    ) -> None:
        self.kind = kind
        self.name = kind.__name__
        self.tag = tag
        self._build = build or kind
        self.versioned = versioned
        self.expected = f"an object with the keys of {tag}"
        self.hot_read: Callable[[dict[str, Any], Call], Any] | None = None
        self.hot_write: Callable[[Any, Call], str] | None = None
        self._fields_of = fields_of

    @functools.cached_property
    def fields(self) -> tuple[_Field, ...]:
        """The fields of the class, each with its rule, in their order."""
        defaults, call = _defaults(self.kind), Call()
        found: list[_Field] = []
        for name, rule in self._fields_of(self.kind).items():
            default = defaults.get(name, _MUST)
            text = None if default is _MUST else rule.write(default, call)
            found.append(_Field(name, rule, default, text, f"{quoted(name)}:"))
        return tuple(found)

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """Every key that the object may have."""
        return frozenset((TAG, *self._version_keys, *(field.name for field in self.fields)))

    @functools.cached_property
    def _version_keys(self) -> tuple[str, ...]:
        return (VERSION,) if self.versioned else ()

    def write(self, value: Any, call: Call) -> str:
        return f"{{{','.join(self._members(value, call))}}}"

    def write_tagged(self, value: Any, call: Call) -> str:
        """The JSON text with the type named in it."""
        return f"{{{','.join(self._members(value, call, f'{quoted(TAG)}:{quoted(self.tag)}'))}}}"

    def _members(self, value: Any, call: Call, *head: str) -> list[str]:
        if value.__class__ is not self.kind:
            raise InvalidTypeError(value, f"a {self.kind.__name__}")
        version = (f"{quoted(VERSION)}:{FORMAT}",) if self.versioned else ()
        members = [*version, *head]
        for name, rule, default, default_text, start in self.fields:
            part = getattr(value, name)
            if part is default:
                continue
            text = rule.write(part, call)
            if text != default_text:
                members.append(start + text)
        return members

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if call.quick and self.hot_read is not None and raw.__class__ is dict:
            keys = call.keys
            try:
                return self.hot_read(raw, call)
            except Exception:  # whatever it was is found below, with its place
                call.keys = keys
        if not _is_object(raw):
            return call.refuse_type(at, raw, self.expected)
        call.keys += len(raw)
        sound = self._check_keys(raw, at, call)
        values = self._read_fields(raw, at, call)
        if values is None or not sound:
            return REFUSED
        return call.attempt(at, self._build, **values)

    def _check_keys(self, raw: dict[str, Any], at: Path, call: Call) -> bool:
        before = len(call.problems)
        if isinstance(raw, Repeated):
            for key in raw.twice:
                call.refuse((at, key), "duplicate", "this key is given twice")
        if self.versioned:
            _check_version(raw.get(VERSION, REFUSED), (at, VERSION), call)
        if raw.get(TAG, self.tag) != self.tag:
            call.refuse_type((at, TAG), raw[TAG], quoted(self.tag))
        for key in raw:
            if key not in self.names:
                near = call.near((self.tag, key), functools.partial(self._near, key))
                call.refuse((at, key), "unknown", f"this key is not known{_hint(near)}")
        return len(call.problems) == before

    def _near(self, key: str) -> tuple[str, ...]:
        return close_matches(key, sorted(self.names))

    def _read_fields(self, raw: dict[str, Any], at: Path, call: Call) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        sound = True
        for name, rule, _, default_text, _ in self.fields:
            if name in raw:
                values[name] = rule.read(raw[name], (at, name), call)
                sound = sound and values[name] is not REFUSED
            elif default_text is None:
                call.refuse((at, name), "missing", f"this key is missing: {rule.expected}")
                sound = False
        return values if sound else None

    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.name}"}

    def definition(self) -> Schema:
        """The schema itself, to stand under `$defs`."""
        properties: Schema = {VERSION: {"const": FORMAT}} if self.versioned else {}
        properties[TAG] = {"const": self.tag}
        properties.update({field.name: field.rule.schema() for field in self.fields})
        must = [field.name for field in self.fields if field.default_text is None]
        return {
            "type": "object",
            "properties": properties,
            "required": [*self._version_keys, *must],
            "additionalProperties": False,
        }


def _defaults(kind: type) -> dict[str, Any]:
    """The defaults of a class's fields, made by its factories where it has some."""
    if not attrs.has(kind):
        parameters = inspect.signature(kind).parameters.values()
        return {each.name: each.default for each in parameters if each.default is not each.empty}
    return {
        field.name: field.default.factory()
        if isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
        else field.default
        for field in attrs.fields(kind)
        if field.default is not attrs.NOTHING
    }


def _hint(near: Iterable[str]) -> str:
    return f"; did you mean {' or '.join(map(shown, near))}?" if near else ""


def _check_version(version: object, at: Path, call: Call) -> None:
    if version is REFUSED:
        call.refuse(at, "missing", f"this key is missing: the number of the format, {FORMAT}")
    elif version.__class__ is not int or version != FORMAT:
        what = f"{kind_of(version)} {shown(version)}".strip()
        call.refuse(at, "version", f"{what} is refused: this version reads format {FORMAT}")


# Of more names only those like the one given are told.
_FEW: Final = 12


class OneOf(Rule):
    """One of several types: texts stand bare, every object names its type."""

    def __init__(self, bare: dict[type, Rule], tagged: dict[type, Object]) -> None:
        self._bare = bare
        self._tagged = tagged
        self.tagged = frozenset(tagged.values())
        self._by_tag = {rule.tag: rule for rule in tagged.values()}
        names = [rule.expected for rule in bare.values()]
        if tagged:
            tags = ", ".join(map(quoted, self._by_tag))
            names.append(f"an object whose {quoted(TAG)} is one of {tags}")
        self.expected = "; ".join(names)

    def write(self, value: Any, call: Call) -> str:
        write = self._writers.get(value.__class__)
        if write is None:
            kinds = ", ".join(kind.__name__ for kind in self._writers)
            raise InvalidTypeError(value, f"one of {kinds}")
        return write(value, call)

    @functools.cached_property
    def _writers(self) -> dict[type, Callable[[Any, Call], str]]:
        tagged = {kind: rule.hot_write or rule.write_tagged for kind, rule in self._tagged.items()}
        return {**{kind: rule.write for kind, rule in self._bare.items()}, **tagged}

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if self._tagged and _is_object(raw):
            tag = raw.get(TAG)
            rule = self._by_tag.get(tag) if isinstance(tag, str) else None
            return self._untagged(raw, at, call) if rule is None else rule.read(raw, at, call)
        if not isinstance(raw, str) or not self._bare:
            return call.refuse_type(at, raw, self.expected)
        return self._text(raw).read(raw, at, call)

    def _text(self, raw: str) -> Rule:
        """The rule whose text this is; the last one says what is wrong where it is nobody's."""
        *others, last = self._bare.values()
        return next((rule for rule in others if rule.claims(raw)), last)

    def _untagged(self, raw: dict[str, Any], at: Path, call: Call) -> Any:
        tags: Iterable[str] = self._by_tag
        if len(self._by_tag) > _FEW:
            given = str(raw.get(TAG))
            tags = call.near(given, lambda: close_matches(given, sorted(self._by_tag)))
        accepted = " or ".join(map(quoted, tags)) or "the name of a type"
        if TAG not in raw:
            return call.refuse((at, TAG), "missing", f"this key is missing: {accepted}")
        return call.refuse_type((at, TAG), raw[TAG], accepted)

    def schema(self) -> Schema:
        tagged = [{**rule.schema(), "required": [TAG]} for rule in self._tagged.values()]
        return {"anyOf": [*(rule.schema() for rule in self._bare.values()), *tagged]}


class Anything(Reader):
    """What names its own type, or an array of such, which is read as a list."""

    expected = "an object that names its type, or an array of such"

    def __init__(self, one: OneOf) -> None:
        self._one = one

    def read(self, raw: Any, at: Path, call: Call) -> Any:
        if _is_array(raw):
            return [self.read(each, (at, index), call) for index, each in enumerate(raw)]
        if _is_object(raw):
            return self._one.read(raw, at, call)
        return call.refuse_type(at, raw, f"{self.expected}; for any other say the type")
