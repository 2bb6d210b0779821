"""How the tests of live arrays look at a site, and write past it."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client

from catalog.live import listener
from catalog.question import Answer
from directory.search import Search
from providers.models import Provider

TYPED = "zqxyword"


def slugs(client: Client, query: str = "verified=any") -> list[str]:
    """Whom the page of results links to, in its order."""
    page = client.get(f"/providers/?{query}")
    assert page.status_code == 200
    return list(dict.fromkeys(re.findall(r'href="/providers/([a-z-]+)/', page.content.decode())))


def answer(query: str = "verified=any") -> Answer:
    """What stands behind the page, for a visitor who is not signed in."""
    return Search(QueryDict(query)).answer


def owner_of(provider: Provider) -> Client:
    client = Client()
    assert provider.owner is not None
    client.force_login(provider.owner)
    return client


def set_state(provider: Provider, state: str) -> None:
    Provider.objects.filter(pk=provider.pk).update(listing_state=state)


def says(client: Client) -> str:
    return client.get("/readyz").json()["search"]


def write(statement: str) -> None:
    """As the owner of the database may, past the guard of the entries."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL catalog.keeper = 'yes'")
        cursor.execute(statement)


@contextmanager
def stalled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The thread that follows commits hangs, as behind a dead connection."""
    released, hangs = threading.Event(), threading.Event()
    follow = listener.caught_up

    def hanging(*args: Any) -> Any:
        hangs.set()
        released.wait()
        return follow(*args)

    with monkeypatch.context() as patch:
        patch.setattr(listener, "caught_up", hanging)
        assert hangs.wait(10)
        try:
            yield
        finally:
            released.set()
