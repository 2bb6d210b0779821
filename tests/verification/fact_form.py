"""The page on which facts are recorded, as the tests of single facts fill it in."""

from typing import Any

from django.test import Client
from django.urls import reverse

from providers.models import Provider


def address(provider: Provider) -> str:
    return reverse("review_facts", args=[provider.slug])


def record(client: Client, provider: Provider, about: str, **typed: Any) -> Any:
    """Open the page, fill in one look and send it."""
    form = client.get(address(provider)).context["form"]
    made: dict[str, Any] = {
        "about": about,
        "result": "confirmed",
        "source": "Where it was issued",
        "source_kind": "primary",
        "method": "by_name",
        "versions": form["versions"].value(),
    }
    return client.post(address(provider), made | typed)
