"""A program that asks for JSON, and holds every answer against the published description."""

import json
from typing import Any

from django.test import Client

from directory.api.openapi import description
from tests.directory.api.schema import faults
from tests.entries import settle

SCHEMAS = {200: "Page", 400: "Errors"}


def asked(query: str, status: int = 200) -> dict[str, Any]:
    """The answer of `/api/v1/providers` to a query string."""
    settle()
    answer = Client().get(f"/api/v1/providers?{query}")
    assert answer.status_code == status, answer.content
    return checked(answer.content, SCHEMAS[status])


def one(slug: str, status: int = 200) -> dict[str, Any]:
    """The answer about one listing."""
    settle()
    answer = Client().get(f"/api/v1/providers/{slug}")
    assert answer.status_code == status, answer.content
    return checked(answer.content, "Provider" if status == 200 else "Errors")


def checked(content: bytes, schema: str) -> dict[str, Any]:
    """JSON that is as described."""
    found: dict[str, Any] = json.loads(content)
    assert faults(found, {"$ref": f"#/components/schemas/{schema}"}, description()) == []
    return found
