"""The JSON Schema: a file of the package, what the rules say, and fit for its draft."""

import functools
import json
from importlib.resources import files
from typing import Any, Final

import pytest

from congthuong import Dataset, Observation
from congthuong.codec import dumps, json_schema
from congthuong.codec.registry import public_aliases, public_types
from congthuong.codec.schemas import SCHEMA_NAME, schema_text

ACTUAL: Final = Observation.of("industrial_output", "637", "2022-S1", "gần 808 tỷ đồng")


def test_the_file_is_what_the_rules_write() -> None:
    """New types and keys that may be left out: write `schema_text()` there. Else: a new format."""
    shipped = files("congthuong.codec").joinpath(SCHEMA_NAME).read_text(encoding="utf-8")
    assert shipped == schema_text()


@functools.cache
def schema() -> dict[str, Any]:
    return json_schema()


@functools.cache
def validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


@pytest.mark.jsonschema
def test_the_schema_is_one_of_its_draft() -> None:
    validator().check_schema(schema())


def test_the_schema_names_every_public_type() -> None:
    names = {kind.__name__ for kind in public_types()} | public_aliases().keys()
    assert names <= schema()["$defs"].keys()


def test_every_reference_has_its_definition() -> None:
    for part in json.dumps(schema()).split('"#/$defs/')[1:]:
        assert part.partition('"')[0] in schema()["$defs"]


# Each row: why the whole schema refuses it, and the data.
REFUSED: Final[tuple[tuple[str, Any], ...]] = (
    ("it does not name its type", {"value": "5"}),
    ("no such type", {"type": "figure", "value": "5"}),
    ("a decimal as a number", {"type": "percent_share", "value": 5.5}),
    ("a decimal with a comma", {"type": "percent_share", "value": "5,5"}),
    ("an unknown key", {"type": "percent_share", "value": "5", "unit": "%"}),
    ("no version", {"type": "dataset", "records": []}),
    ("another version", {"congthuong": 2, "type": "dataset", "records": []}),
    ("one of an array does not name its type", [{"type": "percent_share", "value": "5"}, 5]),
    ("a dataset holds records only", {"congthuong": 1, "type": "dataset", "records": [5]}),
)


@pytest.mark.jsonschema
@pytest.mark.parametrize("data", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_the_whole_schema_refuses(data: Any) -> None:
    assert not validator().is_valid(data)


@pytest.mark.jsonschema
def test_the_whole_schema_accepts_what_names_its_type() -> None:
    for value in (ACTUAL, [ACTUAL, ACTUAL], Dataset.of(ACTUAL), [[ACTUAL], []]):
        validator().validate(json.loads(dumps(value)))
