"""The owner's word that a listing is still right, and the mails that ask for it."""

import datetime as dt
import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import User
from providers.actions.availability import say
from providers.actions.standing import WrongStateError, locked
from providers.attest_links import link_of, listing_of
from providers.dates import today
from providers.models import Provider, Reminder
from providers.vocabulary.checking import ListingState

logger = logging.getLogger(__name__)

# Days before a confirmation is over at which its owner is reminded; the last is the day on which it is.
REMIND_BEFORE = (30, 15, 5, -1)


def attest(*, listing: Provider, by: User, availability: dict[str, Any] | None = None) -> None:
    """`by` confirms that everything is right today. Raises WrongStateError for a listing that is neither public nor paused."""
    with transaction.atomic():
        found = locked(listing, by=by)
        if found.listing_state not in (ListingState.PUBLISHED, ListingState.PAUSED):
            raise WrongStateError
        _confirm(found, availability)


def attest_by_link(*, token: str, availability: dict[str, Any] | None = None) -> None:
    """The same by a link from a mail, once. Raises what `providers.attest_links.listing_of` does."""
    with transaction.atomic():
        _confirm(listing_of(token, locked=True), availability)


def _confirm(listing: Provider, availability: dict[str, Any] | None) -> None:
    listing.attested_on = today()
    listing.save(update_fields=["attested_on", "changed_at"])
    if availability:
        say(listing=listing, **availability)


def remind_owners() -> str:
    """Enqueue the mails that are due, each once for each period; says how many. Raises RuntimeError after failures, when all are tried."""
    sent = failed = 0
    oldest = today() - dt.timedelta(days=settings.ATTESTATION_DAYS - REMIND_BEFORE[0])
    due = Provider.objects.published().filter(attested_on__lte=oldest, owner__is_active=True)
    for pk in due.order_by("attested_on", "pk").values_list("pk", flat=True):
        try:
            sent += _remind(pk)
        except Exception:
            # One mail that cannot be written must not keep all others from their owners.
            logger.exception("No reminder for listing %s", pk)
            failed += 1
    if failed:
        raise RuntimeError(f"{sent} sent, {failed} failed")
    return f"{sent} sent"


def _remind(pk: int) -> bool:
    with transaction.atomic():
        # Two that run at once wait for each other here.
        listing = Provider.objects.published().select_for_update(of=("self",)).filter(pk=pk).first()
        if listing is None or listing.owner is None or listing.attested_on is None:
            return False
        age = (today() - listing.attested_on).days
        due = [settings.ATTESTATION_DAYS - before for before in REMIND_BEFORE]
        day = max((each for each in due if each <= age), default=None)
        period = listing.reminders.filter(attested_on=listing.attested_on)
        if day is None or period.filter(day__gte=day).exists():
            return False
        Reminder.objects.create(provider=listing, attested_on=listing.attested_on, day=day)
        _write(listing, day)
    return True


def _write(listing: Provider, day: int) -> None:
    """Nothing that somebody typed stands in the mail; what it is about is shown behind the link."""
    stale = day > settings.ATTESTATION_DAYS
    subject = (
        _("Your listing has left the usual results") if stale else _("Is your listing still right?")
    )
    last_day = (listing.attested_on or today()) + dt.timedelta(days=settings.ATTESTATION_DAYS)
    body = render_to_string(
        "practice/keeping/reminder.txt",
        {
            "stale": stale,
            "last_day": last_day,
            "link": link_of(listing),
            "site_name": settings.SITE_NAME,
        },
    )
    assert listing.owner is not None
    send_mail(subject, body, None, [listing.owner.email])
