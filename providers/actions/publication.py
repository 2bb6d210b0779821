"""A listing becomes public, or what was changed does: all of it or nothing."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from providers.actions.photos import tidy_up
from providers.announcements import who_they_are_changed
from providers.dates import today
from providers.models import Draft, Provider
from providers.models.draft import Section
from providers.sections import FORMS, SectionNow, sections_of
from providers.vocabulary.checking import ListingState

# Whoever paused, suspended or closed a listing decided that it is not shown: saving it again does not undo that.
CAN_PUBLISH = (ListingState.DRAFT, ListingState.PUBLISHED)


class NotReadyError(Exception):
    """Something is missing, wrong, or was changed after the page was read; the page says what."""


@transaction.atomic
def publish(*, listing: Provider, seen: str, consents: bool, by: User) -> Provider:
    """Make the drafts public that `by` has `seen` (`seen_of`), and the listing with them.

    Raises NotReadyError, with nothing changed, unless the listing may be public, each section is right, and its owner agrees.
    """
    row = Provider.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    now = sections_of(row)
    first = row.listing_state == ListingState.DRAFT
    if (
        row.listing_state not in CAN_PUBLISH
        or row.identity_accepted_at is None
        or (first and row.owner_id != by.pk)
        or (first and not consents)
        or seen != seen_of(now)
        or any(each.is_wrong for each in now.values())
    ):
        raise NotReadyError
    put_drafts(row, now)
    row.refresh_from_db()
    at = timezone.now()
    if first:
        row.listing_state = ListingState.PUBLISHED
        row.consented_at = at
        row.published_at = row.published_at or at
    row.attested_on = today()
    row.save()
    for each in now.values():
        if each.is_typed:
            Draft.objects.create(
                provider=row, section=each.section, version=each.version + 1, saved_by=by
            )
    tidy_up(row)
    who_they_are_changed(row)
    return row


def put_drafts(listing: Provider, now: dict[Section, SectionNow]) -> list[SectionNow]:
    """Write what was typed into the listing's rows, in the caller's transaction; returns the sections that are wrong and left out."""
    wrong = []
    for each in now.values():
        if each.is_wrong:
            wrong.append(each)
        elif each.is_changed:
            form = FORMS[each.section](each.typed, backing=each.backing, checked=True)
            form.is_valid()
            form.put(listing)
    return wrong


def seen_of(now: dict[Section, SectionNow]) -> str:
    """The versions of all sections, to notice that one was saved after somebody read them."""
    return " ".join(f"{section}:{each.version}" for section, each in now.items())
