"""Mail to those who keep a listing: it says that there is something to read, never what somebody typed."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from providers.keepers import keepers_of
from providers.models import Provider


def write_to_keepers(listing: Provider, letter: str, page: str, **words: Any) -> None:
    """Send `practice/letters/<letter>.txt`, whose first line is the subject, with a link to the listing's page named `page`.

    Each of them gets a mail of their own: nobody reads another's address. Call it in the transaction that is the reason for it.
    """
    subject, body = letter_text(listing, letter, page, **words)
    for keeper in keepers_of(listing):
        send_mail(subject, body, None, [keeper.email])


def letter_text(listing: Provider, letter: str, page: str, **words: Any) -> tuple[str, str]:
    """Subject and text of the mail, as it is sent."""
    context = words | {
        "link": settings.BASE_URL + reverse(page, args=[listing.slug]),
        "site_name": settings.SITE_NAME,
    }
    text = render_to_string(f"practice/letters/{letter}.txt", context)
    subject, _, body = text.strip().partition("\n")
    return subject, body.lstrip("\n")
