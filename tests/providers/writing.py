"""A client who writes to a provider by the form, without an account."""

import datetime as dt
from typing import Any

import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from providers.models import Provider

WORDS = {"channel": "email", "reply_to": "client@example.org", "text": "Do you have room?"}


class Writer:
    """Opens the form of a listing some time before it is sent, as people do."""

    def __init__(
        self, slug: str = "alice-alder", address: str = "192.0.2.1", **options: Any
    ) -> None:
        self.path = f"/providers/{slug}/message/"
        self.client = Client(REMOTE_ADDR=address, **options)
        self.ticket = ""

    def opens(self, ago: dt.timedelta = dt.timedelta(seconds=20)) -> BeautifulSoup:
        with time_machine.travel(timezone.now() - ago, tick=False):
            soup = parsed(self.client.get(self.path))
        self.ticket = ticket_in(soup)
        return soup

    def sends(self, **fields: Any) -> Any:
        """Press Send; a form that was opened before is sent again."""
        if not self.ticket:
            self.opens()
        return self.client.post(self.path, WORDS | {"ticket": self.ticket} | fields)

    def writes(self, **fields: Any) -> Any:
        """Open the form anew and send it."""
        self.ticket = ""
        return self.sends(**fields)


def parsed(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def ticket_in(soup: BeautifulSoup) -> str:
    field = soup.find("input", attrs={"name": "ticket"})
    return str(field["value"]) if field else ""


def errors_in(response: Any) -> str:
    """The words of the error summary."""
    summary = parsed(response).find(class_="error-summary")
    return summary.get_text(" ", strip=True) if summary else ""


def keeper_of(provider: Provider) -> Client:
    """The owner of a listing, signed in."""
    client = Client()
    assert provider.owner is not None
    client.force_login(provider.owner)
    return client
