"""Licenses before reviewers, as the tests of their screen need them."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from providers.document_file import read_document
from providers.models import Attachment, License
from tests import cast
from tests.providers.licensing import picture
from verification.actions.attachments import attach


def sam() -> User:
    """The senior reviewer."""
    return cast.user("sam@example.org", Role.SENIOR_REVIEWER, name="Sam Sequoia")


def waiting(**fields: Any) -> License:
    """Alice's license, which nobody has looked at."""
    alice = cast.alice()
    alice.licenses.all().delete()
    return cast.license_of(alice, "md", specialty="psychiatry", verified=False, **fields)


def client_of(user: User) -> Client:
    """A browser in which somebody has just signed in with their password: a decision asks for that."""
    client = Client()
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, "password")
    request.session.save()
    return client


def screen_of(license_: License) -> str:
    return reverse("review_license", args=[license_.pk])


def opened(client: Client, license_: License) -> dict[str, str]:
    """The hidden fields of the screen as it stands, and where to look."""
    form = client.get(screen_of(license_)).context["form"]
    names = ("version", "seen", "source", "source_url", "source_kind", "method")
    return {name: str(form[name].value()) for name in names}


def as_submitted(license_: License) -> dict[str, str]:
    """What a board shows whose record agrees."""
    return {
        "number": license_.number,
        "name": license_.provider.name,
        "license_type": "same",
        "status": "active",
        "expires_on": license_.expires_on.strftime("%m/%d/%Y") if license_.expires_on else "",
        "discipline": "none",
        "verdict": "verified",
    }


def send(client: Client, license_: License, **typed: Any) -> Any:
    """Open the screen, type what the board shows, and press "Decide"."""
    form = opened(client, license_) | as_submitted(license_) | typed
    return client.post(screen_of(license_), form)


def attached_to(license_: License) -> Attachment:
    """What Rosa attached to a look at it; needs `media_folder`."""
    file = read_document(picture())
    return attach(file, provider=license_.provider, license=license_, by=cast.rosa())
