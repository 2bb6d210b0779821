"""What an owner may do with a whole listing: pause, resume, close and reopen it. What staff suspended stays suspended."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from providers.announcements import who_they_are_changed
from providers.dates import today
from providers.models import Provider
from providers.vocabulary.checking import ListingState


class WrongStateError(ValueError):
    """The listing is in a state from which this is not possible, or was changed by somebody else a moment ago."""


def locked(listing: Provider, *, by: User) -> Provider:
    """The listing as it is now, locked until the transaction ends. Raises Provider.DoesNotExist if `by` may not edit it any more."""
    return Provider.objects.editable_by(by).select_for_update(of=("self",)).get(pk=listing.pk)


def pause(*, listing: Provider, by: User) -> None:
    """Take a public listing out of search for now. Raises WrongStateError."""
    _move(listing, by, [ListingState.PUBLISHED], ListingState.PAUSED)


def resume(*, listing: Provider, by: User) -> None:
    """Bring a paused listing back. Raises WrongStateError."""
    _move(listing, by, [ListingState.PAUSED], ListingState.PUBLISHED)


def close(*, listing: Provider, by: User) -> None:
    """End a listing; its address goes on to explain. Raises WrongStateError."""
    _move(listing, by, [ListingState.PUBLISHED, ListingState.PAUSED], ListingState.CLOSED)


def reopen(*, listing: Provider, by: User) -> None:
    """Bring a closed listing back: the owner agrees to be listed, and confirms what it says, anew. Raises WrongStateError."""
    with transaction.atomic():
        found = locked(listing, by=by)
        if found.listing_state != ListingState.CLOSED or found.identity_accepted_at is None:
            raise WrongStateError
        found.listing_state = ListingState.PUBLISHED
        found.consented_at = timezone.now()
        found.published_at = found.published_at or timezone.now()
        found.attested_on = today()
        found.save(
            update_fields=[
                "listing_state",
                "consented_at",
                "published_at",
                "attested_on",
                "changed_at",
            ]
        )
        who_they_are_changed(found)


def _move(listing: Provider, by: User, before: list[ListingState], after: ListingState) -> None:
    with transaction.atomic():
        found = locked(listing, by=by)
        if found.listing_state not in before:
            raise WrongStateError
        found.listing_state = after
        found.save(update_fields=["listing_state", "changed_at"])
