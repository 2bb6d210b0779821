"""Whether an answer is what the description says: the part of JSON Schema that directory/api/openapi.py uses, and no more."""

import re
from typing import Any

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
UNDERSTOOD = {
    *("$ref", "anyOf", "enum", "const", "type", "properties", "required", "additionalProperties"),
    *("propertyNames", "items", "minItems", "maxItems", "minimum", "maximum", "pattern", "format"),
}


def faults(
    value: Any, schema: dict[str, Any], document: dict[str, Any], at: str = "$"
) -> list[str]:
    """What in a value disagrees with a schema, each with its place."""
    assert set(schema) <= UNDERSTOOD, set(schema) - UNDERSTOOD
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/components/schemas/")
        return faults(value, document["components"]["schemas"][name], document, at)
    if "anyOf" in schema:
        ways = [faults(value, each, document, at) for each in schema["anyOf"]]
        return [] if [] in ways else [fault for each in ways for fault in each]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    if "const" in schema and value != schema["const"]:
        return [f"{at}: {value!r} is not {schema['const']!r}"]
    if "type" in schema and not _is(value, schema["type"]):
        return [f"{at}: {value!r} is no {schema['type']}"]
    found: list[str] = []
    if isinstance(value, dict):
        found = _object_faults(value, schema, document, at)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            found.append(f"{at}: {len(value)} items")
        for number, each in enumerate(value):
            found += faults(each, schema.get("items", {}), document, f"{at}[{number}]")
    if isinstance(value, int | float):
        within = schema.get("minimum", value) <= value <= schema.get("maximum", value)
        found += [] if within else [f"{at}: {value} is out of range"]
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{at}: {value!r} does not match {schema['pattern']}")
    return found


def _is(value: Any, name: str) -> bool:
    # To Python True is an integer.
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _object_faults(
    value: dict[str, Any], schema: dict[str, Any], document: dict[str, Any], at: str
) -> list[str]:
    known = schema.get("properties", {})
    found = [f"{at}: {name} is missing" for name in schema.get("required", []) if name not in value]
    for name, each in value.items():
        found += faults(name, schema.get("propertyNames", {}), document, f"{at} {name}")
        other = schema.get("additionalProperties", {})
        if name in known:
            found += faults(each, known[name], document, f"{at}.{name}")
        elif other is False:
            found.append(f"{at}: {name} is not described")
        else:
            found += faults(each, other, document, f"{at}.{name}")
    return found
