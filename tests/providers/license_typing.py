"""What somebody types on the pages of licenses, and what they and clients then read."""

from typing import Any

from django.test import Client

from providers.license_version import version_of
from providers.models import License, Provider
from tests.entries import settle
from tests.providers.licensing import address, client_of


def typed(**fields: Any) -> dict[str, Any]:
    """What somebody types for a new license."""
    made = {"license_type": "md", "state": "WA", "number": "wa 77-a", "expires_on": "2030-05-01"}
    return made | fields


def as_saved(license_: License, **fields: Any) -> dict[str, Any]:
    """The form of a license as it opens, with some fields changed."""
    return {
        "license_type": license_.license_type,
        "specialty": license_.specialty,
        "state": license_.state,
        "number": license_.number,
        "issued_on": "",
        "expires_on": str(license_.expires_on),
        "version": version_of(license_),
    } | fields


def page(provider: Provider) -> str:
    return " ".join(
        client_of(provider).get(address("practice_licenses", provider)).content.decode().split()
    )


def is_found(provider: Provider, **query: str) -> bool:
    settle()
    answer = Client().get("/providers/", {"verified": "yes"} | query)
    return provider.name in answer.content.decode()
