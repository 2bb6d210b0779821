"""Dana writes her listing: what the tests of sections send and ask."""

from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from providers.models import Draft, Provider
from providers.models.draft import Section
from providers.sections import sections_of
from tests import cast

SERVICE = {
    "molecule": "ketamine",
    "route": "iv",
    "model": "medical",
    "therapy": "none",
    "format": "in_person",
}


def dana(**fields: Any) -> Provider:
    """A listing in draft, with a physician's license in Oregon that is stated and not checked."""
    listing = cast.draft_listing(name="Dana Dogwood", **fields)
    cast.license_of(listing, "md", verified=False)
    return listing


def owner_of(listing: Provider) -> User:
    """Whoever keeps it."""
    assert listing.owner is not None
    return listing.owner


def at_desk(listing: Provider) -> Client:
    """Its owner, signed in."""
    client = Client()
    client.force_login(owner_of(listing))
    return client


def address(listing: Provider, section: str) -> str:
    return reverse("practice_section", args=[listing.slug, section])


def draft(listing: Provider, section: str) -> Draft | None:
    return Draft.objects.filter(provider=listing, section=section).newest().first()


def typed(listing: Provider, section: str) -> dict[str, list[str]]:
    """What its page shows."""
    return sections_of(listing)[Section(section)].typed


def item(number: int = 0, **values: str) -> dict[str, str]:
    """The fields of one thing of a section."""
    return {f"item-a{number:04x}-{name}": value for name, value in values.items()}
