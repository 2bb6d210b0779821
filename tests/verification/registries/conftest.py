"""What the tests of registries share."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from tests.verification.registries.nppes_server import NppesServer, serving
from verification.registries import nppes_api
from verification.registries.bounded_http import Limits


@pytest.fixture
def nppes(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[NppesServer]:
    """A registry of our own, and a client that is impatient with it."""
    monkeypatch.setattr(nppes_api, "SECONDS", 1.0)
    monkeypatch.setattr(nppes_api, "LIMITS", Limits(connect=0.3, read=0.3, size=100_000))
    monkeypatch.setattr(nppes_api, "PAUSES", (0.01, 0.01))
    with serving() as server:
        settings.NPPES_API_URL = server.url
        yield server
