"""The parts of which the description of the API is put together."""

from typing import Any

from directory.facets import FACETS_BY_NAME

Schema = dict[str, Any]
STRING: Schema = {"type": "string"}
BOOLEAN: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}


def options(facet: str) -> Schema:
    """One of the values of a facet."""
    return {"type": "string", "enum": list(FACETS_BY_NAME[facet].choices.values)}


def reference(schema: str) -> Schema:
    """One of the schemas that stand apart."""
    return {"$ref": f"#/components/schemas/{schema}"}


def answer(words: str, schema: str) -> Schema:
    """A response with one of the schemas as JSON."""
    content = {"schema": reference(schema)}
    return {"description": words, "content": {"application/json": content}}


def exactly(**properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {**at_most(**properties), "required": list(properties)}


def at_most(**properties: Schema) -> Schema:
    """An object with no others than these properties."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def array(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """That, or null."""
    return {"anyOf": [schema, {"type": "null"}]}
