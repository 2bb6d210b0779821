"""A program that asks for matches."""

import json
from collections.abc import Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.http import HttpResponse
from django.test import RequestFactory

from matching.views.api import matches
from tests.matching.plain import DAY

ADDRESS = "/api/v1/matches"


def post(body: Any) -> HttpResponse:
    """The answer to a body; a text goes out as it is."""
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    request = RequestFactory().post(ADDRESS, text, content_type="application/json")
    return matches(request)


def answered(body: Any) -> dict[str, Any]:
    """The answer as plain data."""
    response = post(body)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def refused(body: Any) -> dict[str, Any]:
    """What is wrong with a body, by field."""
    response = post(body)
    assert response.status_code == 422, response.content
    found: dict[str, Any] = json.loads(response.content)["errors"]
    assert all(messages and all(messages) for messages in found.values())
    return found


@contextmanager
def among(candidates: Mapping[int, Any], on: Any = DAY) -> Any:
    """Answers from these candidates, without a database, on that day."""
    with (
        patch("matching.finding.load_candidates", return_value=candidates),
        patch("matching.views.api.today", return_value=on),
    ):
        yield
