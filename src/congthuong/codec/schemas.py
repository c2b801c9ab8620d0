"""Lược đồ JSON: a JSON Schema (2020-12) of the format, written from the same rules."""

import json
from typing import Any, Final

from congthuong.codec.compounds import FORMAT, TAG, Object
from congthuong.codec.registry import object_rules, public_aliases, public_types, rule_of

__all__ = ["SCHEMA_NAME", "json_schema", "schema_text"]

SCHEMA_NAME: Final = f"payload-{FORMAT}.schema.json"


def json_schema() -> dict[str, Any]:
    """Lược đồ JSON: the JSON Schema, draft 2020-12, of everything that `loads` reads.

    The whole of it accepts what names its own type, and arrays of such; `$defs` has every public
    type by its name, to be referred to as `#/$defs/Observation`. It is also a file of the package,
    `congthuong/codec/payload-1.schema.json`, whose number is that of the format.

    >>> from congthuong.codec import json_schema
    >>> json_schema()["$defs"]["PercentShare"]["required"]
    ['value']
    """
    objects = object_rules()
    named = {kind.__name__: rule_of(kind) for kind in public_types()} | {
        name: rule_of(alias) for name, alias in public_aliases().items()
    }
    definitions = {name: rule.schema() for name, rule in named.items()}
    definitions.update({name: rule.definition() for name, rule in objects.items()})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:congthuong:payload:{FORMAT}",
        "title": "congthuong",
        "anyOf": [{"$ref": "#/$defs/Tagged"}, {"type": "array", "items": {"$ref": "#"}}],
        "$defs": {"Tagged": _tagged(objects), **dict(sorted(definitions.items()))},
    }


def schema_text() -> str:
    """The text of the file in the package."""
    return f"{json.dumps(json_schema(), ensure_ascii=False, indent=1)}\n"


def _tagged(objects: dict[str, Object]) -> dict[str, Any]:
    return {"anyOf": [{"$ref": f"#/$defs/{name}", "required": [TAG]} for name in sorted(objects)]}
