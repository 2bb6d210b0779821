"""The links by which an owner confirms a listing from a mail, without signing in.

A link names the listing, its owner and the confirmation that it follows. Once there is a newer confirmation, or another owner, it
says nothing any more, so nothing has to be stored for it to work only once.
"""

import datetime as dt

from django.conf import settings
from django.core import signing
from django.urls import reverse

from providers.models import Provider

SALT = "practice.attest"
VALID = dt.timedelta(days=45)
# Longer than any link of ours.
MOST_CHARACTERS = 300


class ForgedLinkError(ValueError):
    """The link was not made here, or only a part of it arrived."""


class UsedLinkError(ValueError):
    """The link was made here and counts no more: it was used, another confirmation followed, or it is too old."""


def link_of(provider: Provider) -> str:
    """The address for the mail. The token stands in the query, which no log of ours writes down."""
    token = signing.dumps(_said(provider), salt=SALT)
    return f"{settings.BASE_URL}{reverse('practice_attest')}?token={token}"


def listing_of(token: str, *, locked: bool = False) -> Provider:
    """The public listing that the link confirms, its row locked if asked. Raises ForgedLinkError or UsedLinkError."""
    try:
        if len(token) > MOST_CHARACTERS:
            raise ForgedLinkError
        said = signing.loads(token, salt=SALT, max_age=VALID)
        pk, owner, attested_on = said
    except signing.SignatureExpired as error:
        raise UsedLinkError from error
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise ForgedLinkError from error
    found = Provider.objects.published().filter(pk=pk, owner_id=owner, owner__is_active=True)
    if locked:
        found = found.select_for_update(of=("self",))
    provider = found.first()
    if provider is None or _said(provider) != [pk, owner, attested_on]:
        raise UsedLinkError
    return provider


def _said(provider: Provider) -> list[int | str | None]:
    return [provider.pk, provider.owner_id, str(provider.attested_on)]
