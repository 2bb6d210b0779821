"""What two providers press on the pages of partnerships, and what they and clients then read."""

from typing import Any

from django.test import Client

from providers.models import Partnership, Provider
from tests.entries import settle
from tests.providers.licensing import address, client_of

ASK = {"side": "therapist", "states": ["OR"]}


def found_as_team() -> set[str]:
    """Who of the two a client finds who searches for a care team."""
    settle()
    html = Client().get("/providers/", {"team": "yes", "verified": "any"}).content.decode()
    return {name for name in ("Alice Alder", "Bob Birch") if name in html}


def asks(bob: Provider, alice: Provider, **fields: Any) -> Any:
    return client_of(bob).post(
        address("practice_partnership_propose", bob, alice.slug), ASK | fields
    )


def presses(provider: Provider, made: Partnership, do: str) -> Any:
    return client_of(provider).post(
        address("practice_partnership", provider, made.pk), {"do": do}, follow=True
    )


def ends(provider: Provider, made: Partnership) -> Any:
    return client_of(provider).post(
        address("practice_partnership_end", provider, made.pk), follow=True
    )


def seen_by(provider: Provider, *path: Any) -> str:
    page = path or ("practice_partnerships",)
    answer = client_of(provider).get(address(page[0], provider, *page[1:]))
    return " ".join(answer.content.decode().split())
