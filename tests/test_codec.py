"""JSON of every public type: what is written reads back, exactly, by every way of reading."""

import contextlib
import copy
import difflib
import functools
import inspect
import json
import pickle
import re
import sys
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import EnumType
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import congthuong
from congthuong import (
    VND,
    Approximation,
    AsOf,
    CapacityRow,
    CongThuongError,
    Dataset,
    Evidence,
    IndexBase,
    Interval,
    InvalidTypeError,
    InvalidValueError,
    Locality,
    LocalityKind,
    LocalityLevel,
    Observation,
    PercentChange,
    Period,
    Quantity,
    Reading,
    Record,
    Scale,
    Segment,
    SegmentDimension,
    Source,
    Span,
    StatedQuantity,
    Territory,
    Time,
    Unit,
    default_indicators,
    default_units,
    get_indicator,
    get_locality,
    read_report,
    testing,
)
from congthuong._rooms import ROOMS
from congthuong.codec import PayloadError, dumps, json_schema, loads
from congthuong.codec.api import (
    MOST_CHARACTERS,
    anything,
    plainly,
    quickest,
    read_data,
    read_text,
    writer_of,
)
from congthuong.codec.compounds import TAG, VERSION
from congthuong.codec.problems import ROOT, Problem, shown, written_path
from congthuong.codec.registry import (
    EXCLUDED,
    object_rules,
    public_aliases,
    public_types,
    rule_of,
)
from congthuong.codec.rules import Call
from congthuong.codec.texts import exact_data, lost_no_key

PAYLOADS: Final = Path(__file__).parent / "payloads" / "v1"


# What there is a rule for.


def public_names() -> list[tuple[str, str]]:
    return [(room, name) for room, names in ROOMS.items() for name in names.split()]


def test_every_public_type_has_a_rule_or_a_reason() -> None:
    known = {kind.__name__ for kind in public_types()} | public_aliases().keys()
    for room, name in public_names():
        value: Any = getattr(congthuong, name)
        is_type = isinstance(value, type | UnionType) or get_origin(value) is not None
        if room != "errors" and is_type:
            assert (name in known) != (name in EXCLUDED), f"{room}.{name}"
    for kind in (*public_types(), *public_aliases().values()):
        rule_of(kind)
    for rule in object_rules().values():
        assert rule.fields


def test_every_excluded_name_is_public_and_says_why() -> None:
    assert set(EXCLUDED) <= {name for _, name in public_names()}
    assert all(EXCLUDED.values())


def test_no_field_has_the_name_of_a_key_of_ours() -> None:
    for rule in object_rules().values():
        assert not {TAG, VERSION} & {field.name for field in rule.fields}, rule.name


def test_every_tag_is_of_one_type() -> None:
    tags = [rule.tag for rule in object_rules().values()]
    assert len(tags) == len(set(tags))


# Strategies: those of the testing kit, and for the rest one made of the types of the fields.

WORDS: Final = st.text(max_size=6)
SPANS: Final = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
SIMPLE: Final[dict[Any, SearchStrategy[Any]]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(-(10**17), 10**17),
    Decimal: testing.numbers(),
    date: st.dates(),
    Span: SPANS,
    Period: testing.periods(),
    AsOf: testing.moments(),
    Locality: testing.localities(),
    Unit: testing.units() | st.builds(Unit, st.sampled_from(("tram", "VND")), st.just("trạm")),
    Territory: st.builds(
        Territory, st.frozensets(st.sampled_from(("00001", "00004"))), st.booleans()
    ),
    Reading: st.builds(
        Reading, WORDS, st.lists(testing.statements(), max_size=2).map(tuple), st.just(())
    ),
}


@functools.cache
def published() -> dict[Any, SearchStrategy[Any]]:
    """The strategies of the testing kit, by what they make."""
    found: dict[Any, SearchStrategy[Any]] = {}
    for name in testing.__all__:
        make = getattr(testing, name)
        given_back = get_type_hints(make).get("return") if inspect.isfunction(make) else None
        if get_origin(given_back) is SearchStrategy and make is not testing.values_of:
            (made,) = get_args(given_back)
            found.setdefault(made, make())
    return found


@functools.cache
def values(kind: Any) -> SearchStrategy[Any]:
    for known in (SIMPLE, published()):
        if kind in known:
            return known[kind]
    if isinstance(kind, EnumType):
        members: list[Any] = list(kind)
        return st.sampled_from(members)
    if attrs.has(kind):
        return st.deferred(lambda: built(kind))
    return composed(get_origin(kind), get_args(kind))


def composed(origin: Any, arguments: tuple[Any, ...]) -> SearchStrategy[Any]:
    if origin in (UnionType, Union):
        inner = [st.none() if each is NoneType else values(each) for each in arguments]
        return st.one_of(*inner)
    if origin is frozenset:
        return st.frozensets(values(arguments[0]), max_size=2)
    assert origin is tuple
    if arguments[-1] is Ellipsis:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    return st.tuples(*map(values, arguments))


def built(kind: type) -> SearchStrategy[Any]:
    hints = get_type_hints(kind)
    fields = {field.name: values(hints[field.name]) for field in attrs.fields(kind)}
    made = st.fixed_dictionaries(fields).map(lambda given: attempted(kind, given))
    return made.filter(lambda value: value is not None)


def attempted(kind: type, fields: dict[str, Any]) -> Any:
    try:
        return kind(**fields)
    except CongThuongError:
        return None


def exact_form(value: Any) -> Any:
    """All of a value, also what its equality leaves out: fields, exponents, types."""
    if isinstance(value, Decimal):
        return str(value)
    kind: type[Any] = value.__class__
    if kind in {tuple, list, frozenset}:
        members = map(exact_form, value)
        return kind, frozenset(members) if kind is frozenset else tuple(members)
    if attrs.has(kind):
        fields = attrs.fields(kind)
        return kind, *(exact_form(getattr(value, field.name)) for field in fields)
    return kind, value


@functools.cache
def schema() -> dict[str, Any]:
    return json_schema()


@functools.cache
def is_valid(name: str) -> Callable[[Any], bool]:
    """Whether data are what the schema says of a public name."""
    return valid_by({"$ref": f"#/$defs/{name}"})


def valid_by(whole: dict[str, Any]) -> Callable[[Any], bool]:
    from jsonschema import Draft202012Validator

    found: Any = Draft202012Validator({**whole, "$defs": schema()["$defs"]})
    check: Callable[[Any], bool] = found.is_valid
    return check


# Every example is read nine times and validated.
EXAMPLES: Final = settings().max_examples // 4
SLOW: Final = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


EVERY_TYPE: Final = [*public_types(), *public_aliases().values()]
NAMES: Final = [*(kind.__name__ for kind in public_types()), *public_aliases()]


@pytest.mark.jsonschema
@pytest.mark.parametrize(("kind", "name"), list(zip(EVERY_TYPE, NAMES, strict=True)), ids=NAMES)
def test_what_is_written_reads_back_and_is_valid(kind: Any, name: str) -> None:
    valid = is_valid(name)
    rule = rule_of(kind)

    @settings(max_examples=EXAMPLES // 5, suppress_health_check=SLOW)
    @given(values(kind))
    def check(value: Any) -> None:
        text = rule.write(value, Call())
        assert valid(json.loads(text)), text
        for way in (plainly(rule), quickest(rule)):
            found = read_text(text, rule, way)
            assert exact_form(found) == exact_form(value)
        assert rule.write(found, Call()) == text

    check()


# Inputs that are changed somewhere.

STRANGE: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    3,
    10**20,
    5.5,
    1e400,
    "",
    "x",
    "12",
    "-0",
    "1E+5",
    "01.50",
    "1_0",
    "NaN",
    "٣",
    "2022-S1",
    "2022-07-25",
    "percent_share",
    "observation",
    [],
    [1],
    {},
    {"type": "locality"},
    {"code": "637", "valid_from": None},
)
RECORDS: Final = list[Record]


def places_in(data: Any) -> list[tuple[Any, Any]]:
    """Every container in the data with every key or index of it."""
    keys: list[Any] = []
    if isinstance(data, dict):
        keys = list(cast("dict[str, Any]", data))
    elif isinstance(data, list):
        keys = list(range(len(cast("Sequence[Any]", data))))
    own: list[tuple[Any, Any]] = [(data, key) for key in keys]
    return own + [place for key in keys for place in places_in(data[key])]


@st.composite
def changed(draw: st.DrawFn, texts: SearchStrategy[str]) -> Any:
    """JSON data with one or two changes: a value replaced, a key dropped or added.

    What is put in is a copy: the next change may change it as well.
    """
    data: Any = [json.loads(draw(texts))]
    for _ in range(draw(st.integers(1, 2))):
        holder, key = draw(st.sampled_from(places_in(data)))
        kind = draw(st.sampled_from(("replace", "replace", "drop", "add", "move")))
        if kind == "replace":
            holder[key] = copy.deepcopy(draw(st.sampled_from(STRANGE)))
        elif kind == "drop" and holder is not data:
            del holder[key]
        elif kind == "add" and isinstance(holder, dict):
            name = draw(st.sampled_from(("extra", "type", "status", "high")))
            holder[name] = copy.deepcopy(draw(st.sampled_from(STRANGE)))
        elif kind == "move":
            _, other = draw(st.sampled_from(places_in(data)))
            holder[key] = {str(other): holder[key]} if draw(st.booleans()) else [holder[key]]
    return data[0]


RECORD_TEXTS: Final = st.one_of(
    st.lists(testing.observations(), max_size=3),
    st.lists(testing.comparisons() | testing.plan_targets(), max_size=2),
    st.lists(testing.growth_targets() | testing.spreads(), max_size=2),
).map(dumps)


def outcome(read: Callable[[], Any]) -> Any:
    """What reading gives: a value in full, or every problem."""
    try:
        return exact_form(read())
    except PayloadError as error:
        return error.problems


def outcomes(text: str | bytes, kind: Any) -> list[Any]:
    """What the way without extras, the quickest one and the exact one make of a text."""
    rule = anything() if kind is None else rule_of(kind)
    return [
        outcome(lambda: read_text(text, rule, plainly(rule))),
        outcome(lambda: read_text(text, rule, quickest(rule))),
        outcome(lambda: read_data(exact_data(text), rule)),
    ]


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(changed(RECORD_TEXTS))
def test_every_way_says_the_same_of_a_changed_input(data: Any) -> None:
    text = json.dumps(data)
    for kind in (RECORDS, list[Observation], None):
        plain, quick, exact = outcomes(text, kind)
        assert plain == quick == exact


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(RECORD_TEXTS, st.data())
def test_every_way_says_the_same_of_a_damaged_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = start + data.draw(st.integers(0, 3))
    piece = data.draw(st.text('{}[]:,"\\ \n\t0-.eENatrufl\x00é\ud800', max_size=3))
    damaged = text[:start] + piece + text[end:]
    for given_text in (damaged, damaged.encode("utf-8", "surrogatepass")):
        plain, quick, exact = outcomes(given_text, RECORDS)
        assert plain == quick == exact


KEY_OF_OURS: Final = re.compile(r'"[a-z_]+":')


@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(RECORD_TEXTS, st.data())
def test_every_way_sees_a_key_that_is_given_twice(text: str, data: st.DataObject) -> None:
    starts = [match.start() for match in KEY_OF_OURS.finditer(text)]
    assume(starts)
    start = data.draw(st.sampled_from(starts))
    colon = data.draw(st.sampled_from((":", " :", "  :", "\n\t:")))
    end = text.index(":", start)
    more = data.draw(st.sampled_from(("null", '"2022"', '":"', '{"code":"42"}')))
    twice = f"{text[:start]}{text[start:end]}{colon}{more},{text[start:]}"
    if data.draw(st.booleans()):
        twice = twice.replace('"type":"observation",', "").replace('"type":"locality",', "")
    for kind in (RECORDS, list[Observation]):
        plain, quick, exact = outcomes(twice, kind)
        assert plain == quick == exact
        assert any(isinstance(each, Problem) for each in exact)


def shape_problems(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.code != "value"]


@functools.cache
def are_records() -> Callable[[Any], bool]:
    return valid_by({"type": "array", "items": {"$ref": "#/$defs/Record"}})


@pytest.mark.jsonschema
@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(changed(RECORD_TEXTS))
def test_the_schema_refuses_what_loads_refuses_but_for_values(data: Any) -> None:
    result = outcome(lambda: loads(json.dumps(data), RECORDS))
    refused = bool(result) and isinstance(result[0], Problem)
    if are_records()(data):
        assert not refused or not shape_problems(result)
    else:
        assert refused


FACILITIES: Final = st.one_of(
    testing.markets(),
    testing.industrial_clusters(),
    testing.power_plants(),
    testing.campaigns(),
    testing.recommendations(),
    testing.statements(),
    testing.findings(),
    testing.datasets(),
    testing.intervals(),
    testing.indicators().map(lambda known: attrs.evolve(known, label="của đơn vị")),
)


@pytest.mark.jsonschema
@settings(max_examples=EXAMPLES, suppress_health_check=SLOW)
@given(st.data())
def test_the_schema_agrees_on_documents_too(drawn: st.DataObject) -> None:
    value: object = drawn.draw(FACILITIES)
    kind = type(value)
    data = drawn.draw(changed(st.just(dumps(value))))
    text = json.dumps(data)
    plain, quick, exact = outcomes(text, kind)
    assert plain == quick == exact
    refused = bool(plain) and isinstance(plain[0], Problem)
    if is_valid(kind.__name__)(data):
        assert not refused or not shape_problems(plain)
    else:
        assert refused


# Payloads of this format that were written before stay what they were.


def payload(name: str) -> str:
    return (PAYLOADS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["dataset.json", "every-type.json", "own.json", "reading.json"])
def test_an_old_payload_is_read_and_written_as_it_was(name: str) -> None:
    text = payload(name)
    found = loads(text)
    assert json.loads(dumps(found)) == json.loads(text)
    assert exact_form(loads(dumps(found))) == exact_form(found)


@pytest.mark.jsonschema
@pytest.mark.parametrize("name", ["dataset.json", "every-type.json", "own.json", "reading.json"])
def test_an_old_payload_is_valid(name: str) -> None:
    assert valid_by(schema())(json.loads(payload(name)))


def test_old_payloads_of_plain_values_are_read_and_written_as_they_were() -> None:
    kept: dict[str, list[Any]] = json.loads(payload("scalars.json"))
    for name, texts in kept.items():
        rule = rule_of(getattr(congthuong, name))
        for data in texts:
            assert json.loads(rule.write(read_data(data, rule), Call())) == data


def test_the_old_payloads_hold_every_type() -> None:
    texts = "".join(payload(path.name) for path in sorted(PAYLOADS.glob("*.json")))
    written = texts.replace('"type": "', '"type":"')
    for name, rule in object_rules().items():
        assert f'"type":"{rule.tag}"' in written, f"add a payload of {name}"
    plain = json.loads(payload("scalars.json"))
    for kind in public_types():
        assert kind.__name__ in plain or kind.__name__ in object_rules(), kind


def test_the_old_dataset_says_what_it_said() -> None:
    data = loads(payload("dataset.json"), Dataset)
    first, second = data.observations[:2]
    assert str(first) == "industrial_output, huyện Krông Pa, 2022-S1, constant-2010: 808 tỷ đồng"
    assert isinstance(second.value, StatedQuantity)
    assert second.value.quantity.quantum == 10_000_000
    assert second.value.approximation is Approximation.NEARLY
    assert second.source is not None
    assert str(second.source.document) == "48/KH-SCT"
    assert len(data.comparisons) == 5


# What is refused, where, and in which words.

CHANGE: Final = {"type": "percent_change", "value": "5"}
KEY: Final[dict[str, Any]] = {
    "indicator": "exports",
    "place": {"type": "locality", "code": "42", "valid_from": None},
    "time": "2019",
}
LEVEL: Final[dict[str, Any]] = {
    "type": "stated_quantity",
    "quantity": {"amount": "8.5E+8", "unit": "USD"},
}
FIGURE: Final = {"type": "observation", "key": KEY, "value": LEVEL}


def figure(**fields: Any) -> dict[str, Any]:
    return {**FIGURE, **fields}


def key(**fields: Any) -> dict[str, Any]:
    return figure(key={**KEY, **fields})


def level(**fields: Any) -> dict[str, Any]:
    return figure(value={**LEVEL, **fields})


# Each row: what is wrong, the data, and for each problem its path, its code and words of it.
WRONG: Final[tuple[tuple[str, Any, tuple[tuple[str, str, str], ...]], ...]] = (
    (
        "a decimal as a JSON number",
        [CHANGE, {**CHANGE, "value": 21.56}],
        (("$[1].value", "type", "the number 21.56 is refused: accepted is a decimal as text"),),
    ),
    (
        "a decimal as a whole JSON number",
        {**CHANGE, "value": 5},
        (("$.value", "type", "a JSON number may lose the digits that were written"),),
    ),
    ("a decimal as true", {**CHANGE, "value": True}, (("$.value", "type", "the boolean true"),)),
    ("a decimal comma", {**CHANGE, "value": "5,2"}, (("$.value", "value", 'the text "5,2"'),)),
    ("a decimal too long", {**CHANGE, "value": "1" * 1001}, (("$.value", "value", "1…"),)),
    (
        "more digits than a rate holds",
        {**CHANGE, "value": "1" * 61},
        (("$", "value", "a number of at most 60 digits"),),
    ),
    (
        "several things at once",
        [figure(status="X", extra=1), CHANGE, {"type": "percent_share"}],
        (
            ("$[0].extra", "unknown", "this key is not known"),
            ("$[0].status", "type", 'the text "X" is refused: accepted is one of "A", "P"'),
            ("$[2].value", "missing", "this key is missing: a decimal as text"),
        ),
    ),
    (
        "an unknown key like a known one",
        {**CHANGE, "valu": "5"},
        (("$.valu", "unknown", 'did you mean "value"?'),),
    ),
    (
        "a key that is no word",
        {**CHANGE, "đơn vị": 1},
        (('$["đơn vị"]', "unknown", "not known"),),
    ),
    ("true as a number", level(scale=True), (("$.value.scale", "type", "the boolean true"),)),
    ("a number with a point as a scale", level(scale=9.0), (("$.value.scale", "type", "9.0"),)),
    (
        "no such code of an indicator",
        key(indicator="export"),
        (("$.key.indicator", "value", "no indicator has the code 'export'; did you mean"),),
    ),
    (
        "an indicator as a number",
        key(indicator=5),
        (("$.key.indicator", "type", "the code of a packaged indicator"),),
    ),
    (
        "Vietnamese words as a period",
        key(time="quý III/2024"),
        (("$.key.time", "value", "cannot read 'quý III/2024'"),),
    ),
    (
        "no such day",
        key(place={"type": "locality", "code": "42", "valid_from": "2024-02-30"}),
        (("$.key.place.valid_from", "value", "day is out of range for month"),),
    ),
    (
        "a day written otherwise",
        key(place={"type": "locality", "code": "42", "valid_from": "30/6/2024"}),
        (("$.key.place.valid_from", "value", 'such as "2024-09-25"'),),
    ),
    (
        "a day as a number",
        key(place={"type": "locality", "code": "42", "valid_from": 2024}),
        (("$.key.place.valid_from", "type", "the number 2024"),),
    ),
    (
        "a code of nobody",
        key(place={"type": "locality", "code": "999", "valid_from": None}),
        (("$.key.place", "value", "no locality has the code '999'"),),
    ),
    (
        "a code as a number",
        key(place={"type": "locality", "code": 42, "valid_from": None}),
        (("$.key.place.code", "type", "the number 42"),),
    ),
    (
        "a code without its validity",
        key(place={"type": "locality", "code": "42"}),
        (("$.key.place.valid_from", "missing", "this key is missing"),),
    ),
    (
        "a validity that no unit has",
        key(place={"type": "locality", "code": "19", "valid_from": "2011-01-01"}),
        (("$.key.place", "value", "19 began: null or 2025-07-01"),),
    ),
    (
        "a place without its type",
        key(place={"code": "42", "valid_from": None}),
        (("$.key.place.type", "missing", '"locality" or "locality_group"'),),
    ),
    (
        "a place of another type",
        key(place={"type": "district", "code": "42"}),
        (("$.key.place.type", "type", 'the text "district"'),),
    ),
    ("a place as text", key(place="42"), (("$.key.place", "type", 'the text "42"'),)),
    (
        "prices without a year",
        key(price_basis="constant"),
        (("$.key.price_basis", "value", "2010"),),
    ),
    (
        "a segment twice",
        key(segments=[{"dimension": "stage", "member": "a"}] * 2),
        (("$.key.segments", "value", "a set holds each of its members once"),),
    ),
    (
        "prices as a number",
        key(price_basis=2010),
        (("$.key.price_basis", "type", "the number 2010"),),
    ),
    ("an unknown key in a key", key(extra=1), (("$.key.extra", "unknown", "not known"),)),
    ("a key that is an array", figure(key=[1]), (("$.key", "type", "an array"),)),
    (
        "an unknown key in a quantity",
        level(quantity={**LEVEL["quantity"], "scale": 6}),
        (("$.value.quantity.scale", "unknown", "not known"),),
    ),
    ("segments as text", key(segments="a"), (("$.key.segments", "type", "an array"),)),
    (
        "a range that falls",
        level(high={"amount": "8E+8", "unit": "USD"}),
        (("$.value", "value", "a range that rises"),),
    ),
    (
        "a range of two units",
        level(high={"amount": "9E+8", "unit": "VND"}),
        (("$.value", "value", "their units differ"),),
    ),
    ("a text as text only", level(text=["808"]), (("$.value.text", "type", "an array"),)),
    ("null for a status", figure(status=None), (("$.status", "type", "null is refused"),)),
    (
        "a dataset of no version",
        {"type": "dataset", "records": []},
        (("$.congthuong", "missing", "the number of the format, 1"),),
    ),
    (
        "a dataset of a later version",
        {"congthuong": 2, "type": "dataset", "records": []},
        (("$.congthuong", "version", "this version reads format 1"),),
    ),
    (
        "true as a version",
        {"congthuong": True, "type": "dataset"},
        (("$.congthuong", "version", "the boolean true"),),
    ),
    (
        "no type of ours",
        {"type": "percent_chang", "value": "5"},
        (("$.type", "type", '"percent_change"'),),
    ),
    ("no type like ours", {"type": "§"}, (("$.type", "type", "the name of a type"),)),
    ("a type that is no text", {"type": 5}, (("$.type", "type", "the number 5"),)),
    ("a bare text", "2022", (("$", "type", "for any other say the type"),)),
    ("null", None, (("$", "type", "null is refused"),)),
    (
        "a pair that is none",
        {"type": "statement", "evidence": [["value"]]},
        (("$.evidence[0]", "type", "an array of 2 values"),),
    ),
    (
        "a pair of the wrong parts",
        {"type": "statement", "evidence": [["price", {"text": "a"}]]},
        (("$.evidence[0][0]", "type", 'one of "indicator"'),),
    ),
    (
        "a member of an array that is none",
        {"type": "locality_group", "members": [5, 6]},
        (
            ("$.members[0]", "type", "the number 5"),
            ("$.members[1]", "type", "the number 6"),
        ),
    ),
    (
        "a group of one",
        {"type": "locality_group", "members": [{"code": "42", "valid_from": None}]},
        (("$", "value", "two or more units as a group"),),
    ),
    (
        "a document by no symbol",
        {"type": "document_reference", "symbol": "kế hoạch 48"},
        (("$", "value", "the symbol of a document such as"),),
    ),
    (
        "an object of another type than the field's",
        {"type": "campaign_progress", "done": 1, "plan": {"type": "source", "symbol": "48/KH-SCT"}},
        (("$.plan.type", "type", '"document_reference"'),),
    ),
    (
        "a whole number of many digits",
        {"type": "campaign_progress", "done": 10**20},
        (("$.done", "type", "18 digits"),),
    ),
)


@pytest.mark.parametrize(
    ("data", "expected"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_every_problem_is_told_with_its_place(
    data: Any, expected: tuple[tuple[str, str, str], ...]
) -> None:
    text = json.dumps(data, ensure_ascii=False)
    for inside in (f"[{text}]", text):
        plain, quick, exact = outcomes(inside, None)
        assert plain == quick == exact
    assert [(problem.path, problem.code) for problem in plain] == [row[:2] for row in expected]
    for problem, (_, _, words) in zip(plain, expected, strict=True):
        assert words in problem.message


# Each row: what is wrong with the text itself, the text, where and what is told.
NO_JSON: Final[tuple[tuple[str, str | bytes, str, str], ...]] = (
    ("nothing", "", "$", "no JSON at line 1, column 1"),
    ("cut off", '[{"type":', "$", "no JSON at line 1, column"),
    ("more than one value", '"2022" 5', "$", "Extra data"),
    ("NaN", '{"type":"percent_change","value":NaN}', "$", "NaN is no JSON number"),
    ("infinity", "[-Infinity]", "$", "-Infinity is no JSON number"),
    ("too deep", "[" * 100_000, "$", "too deep"),
    ("too deep, closed", "[" * 100_000 + "]" * 100_000, "$", "too deep"),
    ("no UTF-8", b'"\xff"', "$", "no UTF-8 at byte 1"),
    ("UTF-16", '"2022"'.encode("utf-16"), "$", "no UTF-8 at byte 0"),
    ("a single quote", "'2022'", "$", "no JSON at line 1, column 1"),
    (
        "a number of a million digits",
        '{"type":"percent_change","value":' + "9" * 1_000_000 + "}",
        "$.value",
        "the number 999",
    ),
    ("a number beyond floats", '{"type":"percent_change","value":1e999}', "$.value", "1e999"),
    (
        "a key twice",
        '[{"type":"percent_change","value":"5","value":"6"}]',
        "$[0].value",
        "this key is given twice",
    ),
    (
        "a key twice with one value",
        '{"type":"percent_change","value":"5", "value" : "5"}',
        "$.value",
        "this key is given twice",
    ),
    (
        "a key twice, deep in a record",
        json.dumps([FIGURE]).replace('"time": "2019"', '"time": "2019", "time": "2020"'),
        "$[0].key.time",
        "this key is given twice",
    ),
    (
        "a key twice beside texts with colons",
        (
            '[{"type":"percent_change","value":"5","value":"6"},'
            '{"type":"evidence","text":"a: \\"b\\": c"}]'
        ),
        "$[0].value",
        "this key is given twice",
    ),
    (
        "a key twice, blanks before the colons",
        '{"type" :"percent_change","value"\t:"5","value"\n:"6"}',
        "$.value",
        "this key is given twice",
    ),
)


@pytest.mark.parametrize(
    ("text", "path", "words"), [row[1:] for row in NO_JSON], ids=[row[0] for row in NO_JSON]
)
def test_a_text_that_is_no_sound_json_is_told(text: str | bytes, path: str, words: str) -> None:
    for one in (text, text.encode() if isinstance(text, str) else text):
        plain, quick, exact = outcomes(one, None)
        assert plain == quick == exact
        assert [problem.path for problem in plain] == [path]
        assert words in plain[0].message


def test_a_chain_too_long_to_follow_is_told() -> None:
    body: dict[str, Any] = {"type": "authority", "kind": "government"}
    for _ in range(2000):
        body = {"type": "authority", "kind": "peoples_council", "parent": body}
    with pytest.raises(PayloadError, match="too deep"):
        read_data(body, anything())


def test_the_text_may_come_as_bytes_with_a_mark_and_with_blanks() -> None:
    text = dumps([PercentChange("5.20")], indent=2)
    for given_text in (text, f"\ufeff{text}", text.encode(), text.encode("utf-8-sig")):
        assert exact_form(loads(given_text)) == exact_form([PercentChange("5.20")])


def test_an_array_is_no_dataset() -> None:
    figures = [Observation.of("exports", "42", "năm 2019", "5 USD")]
    for value in (figures, [Dataset.of(*figures)], PercentChange("5")):
        plain, quick, exact = outcomes(dumps(value), Dataset)
        assert plain == quick == exact
        assert isinstance(exact[0], Problem)


@pytest.mark.parametrize("text", [5, None, ["2022"], {"type": "percent_share"}])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(InvalidTypeError, match="accepted is a str, or bytes in UTF-8"):
        loads(text)


@pytest.mark.parametrize("kind", [dict, set[int], "Period", 5, Path, [Period], congthuong.Gaps])
def test_what_is_no_type_of_ours_is_refused(kind: Any) -> None:
    with pytest.raises(InvalidTypeError, match="a type of values of congthuong"):
        loads("{}", kind)


# Each row: why nothing is written for it, and the value.
UNWRITABLE: Final[tuple[tuple[str, Any], ...]] = (
    ("no type of ours", {"value": 5}),
    ("a plain number", 5),
    ("a plain text", "2022"),
    ("one of a list is none of ours", [PercentChange("5"), 5]),
    ("a function", get_indicator),
    ("a catalogue", default_indicators()),
    ("a field of another type", Evidence(5)),  # type: ignore[arg-type]
    ("a span of other things", Evidence("a", Span("1", 2))),  # type: ignore[arg-type]
    ("a flag that is none", Territory(frozenset(), 1)),  # type: ignore[arg-type]
    ("a set that is none", Territory(("00001",), exact=True)),  # type: ignore[arg-type]
    ("an array that is none", Reading("", [])),  # type: ignore[arg-type]
    ("a pair that is none", congthuong.SupervisionReading(None, "ab")),  # type: ignore[arg-type]
    ("a number of many digits", Evidence("a", Span(10**18, 0))),
    ("a decimal too large", Interval(Decimal("1E+5000"), None)),
    ("a decimal too long", Interval(Decimal("0." + "1" * 2000), None)),
    ("a decimal that is none", congthuong.RateCheck("x")),  # type: ignore[arg-type]
    ("a time that is none", congthuong.DateSpan(5, 6)),  # type: ignore[arg-type]
    ("a unit that is none", CapacityRow(None, None, "MW", 1, None, 0)),  # type: ignore[arg-type]
    ("a place that is none", congthuong.LocalityMatch("42", "exact")),  # type: ignore[arg-type]
    ("a moment that is none", Reading("", (), published="2022")),  # type: ignore[arg-type]
    ("an object of another class", congthuong.Unread("a", (1, 2), "b")),  # type: ignore[arg-type]
)


@pytest.mark.parametrize(
    "value", [row[1] for row in UNWRITABLE], ids=[row[0] for row in UNWRITABLE]
)
def test_what_cannot_be_written_is_refused(value: Any) -> None:
    with pytest.raises((InvalidTypeError, InvalidValueError)):
        dumps(value)


# Each row: a type, and a value that is none of it: a converter may be asked for such a thing.
UNFIT: Final[tuple[tuple[Any, object], ...]] = (
    (Observation, PercentChange("5")),
    (PercentChange, Evidence("a")),
    (Decimal, 5),
    (date, "2022-07-25"),
    (tuple[Period, AsOf], [Period.year(2022), AsOf(2022)]),
    (tuple[Period, AsOf], (Period.year(2022),)),
    (list[Period], (Period.year(2022),)),
    (Record, Evidence("a")),
    (Unit, "VND"),
    (Locality, "42"),
    (Scale, 3),
)


@pytest.mark.parametrize(("kind", "value"), UNFIT)
def test_what_is_no_value_of_the_type_is_refused(kind: Any, value: object) -> None:
    with pytest.raises(InvalidTypeError):
        writer_of(kind)(value, Call())


# Decimals, texts and parts that come again.


@pytest.mark.parametrize(
    "digits", ["0", "-0", "0.00", "1E+2", "2.156E+10", "55.07", "1E-7", "-6.40"]
)
def test_the_digits_are_kept(digits: str) -> None:
    for value in (PercentChange(digits), Quantity(Decimal(digits), VND)):
        text = dumps(value)
        assert f'"{digits}"' in text
        assert exact_form(loads(text)) == exact_form(value)


def test_a_decimal_may_come_as_another_program_writes_it() -> None:
    for digits, same in (("1e2", "1E+2"), ("01.50", "1.50"), ("1E+02", "1E+2")):
        text = json.dumps(level(quantity={"amount": digits, "unit": "USD"}))
        for inside in (text, f"[{text}]"):
            plain, quick, exact = outcomes(inside, None)
            assert plain == quick == exact
        assert loads(text).quantity.amount.as_tuple() == Decimal(same).as_tuple()


def test_every_text_survives_and_is_utf_8() -> None:
    for words in ('a"b\\c', "\x00\x1f\x7f", "đồng\u2028", "\ud800x", "😀", ': ":'):
        value = [Evidence(words), PercentChange("5")]
        text = dumps(value)
        assert text.encode()
        assert loads(dumps(value, indent=1).encode()) == value
        for way in (plainly, quickest):
            assert read_text(text, anything(), way(anything())) == value


def test_the_same_value_is_always_the_same_text() -> None:
    parts = [Segment(SegmentDimension.STAGE, word) for word in "hgfedcba"]
    texts = {
        dumps(Observation.of("exports", "42", "năm 2019", "5 USD", segments=order))
        for order in (parts, parts[::-1], sorted(parts, key=str))
    }
    assert len(texts) == 1


def test_parts_that_come_again_are_one_object() -> None:
    source = Source("Báo cáo", published=date(2024, 9, 25))
    given_values = [
        Observation.of(
            "exports", "42", "năm 2019", f"{n} USD", price_basis="current", source=source
        )
        for n in (5, 6)
    ]
    rule = rule_of(list[Observation])
    for way in (plainly, quickest):
        one, other = read_text(dumps(given_values), rule, way(rule))
        assert one.key.time is other.key.time
        assert one.key.place is other.key.place is given_values[0].key.place
        assert one.key.indicator is get_indicator("exports")
        assert one.key.price_basis is other.key.price_basis
        assert one.source is other.source
        assert one.value.quantity.unit is congthuong.USD


def test_a_unit_without_a_known_start_is_the_first_of_its_code() -> None:
    unit = loads('{"code": "19", "valid_from": null}', Locality)
    assert unit.full_name == "tỉnh Thái Nguyên"
    assert unit.valid_to == date(2025, 7, 1)
    later = loads('{"code": "19", "valid_from": "2025-07-01"}', Locality)
    assert later == get_locality("19", on=date(2026, 1, 1))
    whole = loads(dumps(attrs.evolve(later, name="khác")), Locality)
    assert (whole.name, whole) == ("khác", later)


def test_what_is_the_hosts_own_is_written_whole() -> None:
    unit = Unit("tram", "trạm biến áp")
    assert json.loads(dumps(unit)) == {"type": "unit", "code": "tram", "label": "trạm biến áp"}
    assert loads(dumps([unit])) == [unit]
    assert dumps(default_units().get("VND")) == '"VND"'
    assert dumps(Unit(VND.code, VND.label, VND.kind, VND.name, VND.aliases)) == '"VND"'
    assert json.loads(dumps(attrs.evolve(VND, label="đ")))["label"] == "đ"
    nowhere = Locality(LocalityLevel.PROVINCE, "99", LocalityKind.PROVINCE, "Mới", date(2030, 1, 1))
    assert exact_form(loads(dumps(nowhere))) == exact_form(nowhere)
    twin = attrs.evolve(get_locality("42", on=date(2024, 1, 1)))
    assert json.loads(dumps(twin)) == {"type": "locality", "code": "42", "valid_from": None}


def test_types_may_be_combined() -> None:
    periods = (Period.year(2022), Period.half(2022, 1))
    assert loads(dumps(periods), tuple[Period, ...]) == periods
    assert loads(dumps(list(periods)), list[Period]) == list(periods)
    assert loads('["2022", "2022-07"]', tuple[Period, AsOf]) == (Period.year(2022), AsOf(2022, 7))
    assert loads("null", Period | None) is None
    assert loads('["2022", null]', list[Period | None]) == [Period.year(2022), None]
    moment = loads('{"type": "as_of", "value": "2022-07"}', Time)
    assert moment == AsOf(2022, 7)
    assert loads('["2022", "2022-07-25"]', list[congthuong.Day]) == [
        Period.year(2022),
        date(2022, 7, 25),
    ]
    assert loads('["2022-07-25", "2022"]', list[Period | date]) == [
        date(2022, 7, 25),
        Period.year(2022),
    ]
    nothing: list[object] = [None, []]
    assert dumps(nothing) == "[null,[]]"
    assert dumps((Period.year(2022), IndexBase.PREVIOUS_PERIOD)) == '["2022","previous_period"]'


@pytest.mark.parametrize("digits", [150, 250, 900])
def test_a_long_decimal_is_read_and_written(digits: int) -> None:
    long = Interval(Decimal("0." + "1" * digits), None)
    assert exact_form(loads(dumps([long]))) == exact_form([long])
    amount = Quantity(Decimal("0." + "1" * digits), VND)
    figures = [Observation.of("industrial_output", "637", "2022-S1", amount)]
    text = dumps(figures)
    assert exact_form(loads(text)) == exact_form(figures)
    plain, quick, exact = outcomes(text, None)
    assert plain == quick == exact


def test_without_the_extra_the_way_is_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "congthuong.codec.wire", None)
    monkeypatch.delattr("congthuong.codec.wire", raising=False)
    rule = rule_of(list[Observation])
    figures = [Observation.of("exports", "42", "năm 2019", "gần 850 triệu USD")]
    read = quickest.__wrapped__(rule)
    assert read.__qualname__ == plainly(rule).__qualname__
    assert read_text(dumps(figures), rule, read) == figures


@pytest.mark.msgspec
def test_with_the_extra_the_way_is_another() -> None:
    rule = rule_of(list[Observation])
    assert quickest(rule).__qualname__ != plainly(rule).__qualname__


def test_indented_text_reads_back() -> None:
    value = Dataset.of(Observation.of("exports", "42", "năm 2019", "gần 850 triệu USD"))
    assert loads(dumps(value, indent=2)) == value
    assert '"text": "gần 850 triệu USD"' in dumps(value, indent=2)


def test_whoever_reads_a_report_can_keep_it() -> None:
    reading = read_report("Năm 2019, xuất khẩu của tỉnh Hà Tĩnh đạt 850 triệu USD.")
    kept = loads(dumps(reading), Reading)
    assert exact_form(kept) == exact_form(reading)
    assert kept.dataset == reading.dataset


# The error.


def test_the_error_keeps_its_problems_and_is_two_builtins() -> None:
    with pytest.raises(PayloadError) as caught:
        loads('[{"start": 1}, {"start": "2", "end": 3}]', list[Span])
    error = caught.value
    assert isinstance(error, CongThuongError)
    assert isinstance(error, ValueError)
    assert str(error).splitlines()[0] == "2 problems:"
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (again.problems, str(again)) == (error.problems, str(error))


def test_of_many_problems_the_text_shows_the_first() -> None:
    with pytest.raises(PayloadError) as caught:
        loads(json.dumps([{}] * 200), list[PercentChange])
    lines = str(caught.value).splitlines()
    assert (len(lines), lines[-1], len(caught.value.problems)) == (52, "and 150 more", 200)


def test_one_problem_stands_alone() -> None:
    error = PayloadError((Problem("$", "type", "null is refused"),))
    assert str(error) == "$: null is refused"


def test_a_path_shows_keys_that_are_no_words() -> None:
    assert written_path((((ROOT, 1), "a b"), "c")) == '$[1]["a b"].c'
    assert shown("x" * 99).endswith("…")


# Each row: a text, how many of its keys a reader of plain dicts sees, whether that surely is all.
COUNTED: Final = (
    ('{"a":1}', 1, True),
    ('{"a":"b:c"}', 1, True),
    ('{"a":1,"a":2}', 1, False),
    ('{"a":":","a":2}', 1, False),
    ('{"a":"b\\":c"}', 1, False),
    ('{"a" :1}', 1, True),
    ('{"a" :":"}', 1, False),
    ('{"a":1,"a"  :":"}', 1, False),
    ('{"a":1,"a"\n\t:":"}', 1, False),
)


@pytest.mark.parametrize(("text", "keys", "surely"), COUNTED)
def test_a_count_of_keys_is_trusted_only_where_it_is_sure(
    text: str, keys: int, surely: bool
) -> None:
    assert lost_no_key(text, keys) is surely
    assert lost_no_key(text.encode(), keys) is surely


# A payload may be made to cost much: what is wrong in it costs about as much as what is right.


@pytest.mark.parametrize("code", ["91236", "9{:04d}", "9{:02d}"])
def test_unknown_codes_of_places_cost_a_look_up_each(code: str) -> None:
    units = [
        {"type": "locality", "code": code.format(at % 100), "valid_from": None} for at in range(200)
    ]
    text = json.dumps(units)
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    with pytest.raises(PayloadError):
        loads(text)  # the tables are read once
    sys.setprofile(count)
    try:
        with pytest.raises(PayloadError) as caught:
            loads(text)
    finally:
        sys.setprofile(None)
    assert 0 < len(caught.value.problems) <= 200
    assert calls < 200 * 1000


@pytest.mark.parametrize("mark", ["\ud800", "\x00", "\u202e"])
@pytest.mark.parametrize(
    "text", ['{{"{0}": 1}}', '{{"value": "{0}"}}', '{{"type": "{0}"}}', '"{0}"']
)
def test_a_problem_can_be_printed_whatever_the_input_holds(text: str, mark: str) -> None:
    with pytest.raises(PayloadError) as caught:
        loads(text.format(f"\\u{ord(mark):04x}"), PercentChange)
    told = [str(caught.value), *(part for each in caught.value.problems for part in each)]
    for words in told:
        words.encode()
        assert mark not in words


UNKNOWN_FIELDS: Final[tuple[tuple[str, Callable[[int], dict[str, Any]]], ...]] = (
    ("units", lambda at: {"type": "quantity", "amount": "1", "unit": f"VNĐ{at}"}),
    ("one unit", lambda _: {"type": "quantity", "amount": "1", "unit": "VNĐ"}),
    (
        "indicators",
        lambda at: {"type": "indicator_match", "indicator": f"kim ngạch xuất khảu {at}"},
    ),
    ("keys", lambda at: {"type": "quantity", f"amonut{at}": "1"}),
    ("types", lambda at: {"type": f"quantiti{at}"}),
)


@pytest.mark.parametrize(
    "made", [row[1] for row in UNKNOWN_FIELDS], ids=[row[0] for row in UNKNOWN_FIELDS]
)
def test_suggestions_are_looked_for_a_few_times_in_one_payload(
    made: Callable[[int], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    close = cast("Callable[..., list[str]]", difflib.get_close_matches)

    def counting(word: str, *known: Any, **how: Any) -> list[str]:
        looked.append(word)
        return close(word, *known, **how)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    for count in (500, 1000):
        looked.clear()
        with pytest.raises(PayloadError) as caught:
            loads(json.dumps([made(at) for at in range(count)]))
        assert len(caught.value.problems) >= count
        assert len(looked) <= 20


def test_the_first_unknown_words_are_told_what_is_like_them() -> None:
    units = [*("VNĐ" for _ in range(30)), *(f"VNĐ{at}" for at in range(30)), "VNĐ"]
    raw = [{"type": "quantity", "amount": "1", "unit": unit} for unit in units]
    with pytest.raises(PayloadError) as caught:
        loads(json.dumps(raw))
    told = ["did you mean" in problem.message for problem in caught.value.problems]
    assert told == [*(True for _ in range(30 + 19)), *(False for _ in range(11)), True]
    assert caught.value.problems[0].message == ("no unit has the code 'VNĐ'; did you mean 'VND'?")
    assert caught.value.problems[59].message == "no unit has the code 'VNĐ29'"


def test_a_text_longer_than_asked_is_refused_before_it_is_read() -> None:
    text = dumps([PercentChange("5.20")])
    for one in (text, text.encode()):
        assert loads(one, most=len(one)) == [PercentChange("5.20")]
        with pytest.raises(PayloadError, match=rf"{len(one)} characters or bytes: read are") as no:
            loads(one, most=len(one) - 1)
        assert [problem[:2] for problem in no.value.problems] == [("$", "size")]
    blanks = b" " * (MOST_CHARACTERS - 2)
    assert loads(blanks + b"[]") == []
    with pytest.raises(PayloadError, match="`most` raises that"):
        loads(blanks + b" []")


@pytest.mark.parametrize(("wrong", "more"), [(9_999, False), (10_000, True), (12_000, True)])
def test_after_so_many_problems_no_more_are_looked_for(wrong: int, more: bool) -> None:
    with pytest.raises(PayloadError) as caught:
        loads(f"[{','.join(['5'] * wrong)}]")
    problems = caught.value.problems
    assert len(problems) == min(wrong, 10_000) + more
    assert (problems[-1].code == "size") is more
    assert str(caught.value).endswith(f"and {len(problems) - 50} more")


# Each row: what a payload is made of to take much memory for its length.
COSTLY: Final = (
    ("empty arrays", "[],"),
    ("empty objects", "{},"),
    ("objects of a key", '{"":0},'),
    ("whole numbers", "7,"),
    ("other numbers", "0.7,"),
    ("texts", '"é",'),
    ("texts beyond the basic plane", '"😀",'),
    ("a figure", '{"type":"percent_change","value":"5"},'),
)


@pytest.mark.parametrize("part", [row[1] for row in COSTLY], ids=[row[0] for row in COSTLY])
def test_memory_is_at_most_fifty_times_the_text(part: str) -> None:
    # Whatever the length: problems, which weigh most, end at a number of their own.
    text = f"[{part * (600_000 // len(part))}{part[:-1]}]"
    with contextlib.suppress(PayloadError):
        loads(text[:100] + "]")
    tracemalloc.start()
    try:
        with contextlib.suppress(PayloadError):
            loads(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 50 * len(text) + 8_000_000
