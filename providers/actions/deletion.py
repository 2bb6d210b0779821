"""Listings that are deleted for good, with everything personal in them."""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from providers import photo_file
from providers.actions.documents import forget, forget_documents
from providers.actions.evidence import erase_of_provider
from providers.actions.standing import WrongStateError
from providers.models import Claim, Photo, Provider
from providers.vocabulary.checking import ListingState
from providers.vocabulary.joining import ClaimState


class CodesTriedError(ValueError):
    """Wrong codes were typed for the claim on this draft: deleting it would give as many new tries."""


def forget_listings(listings: Collection[Provider]) -> None:
    """Delete them in the caller's transaction; files on the disk go once that is committed."""
    for listing in listings:
        forget_documents(listing)
        erase_of_provider(listing)
    for name in Photo.objects.filter(provider__in=listings).values_list("name", flat=True):
        transaction.on_commit(partial(photo_file.forget, name))
    Provider.objects.filter(pk__in=[each.pk for each in listings]).delete()


def is_mere_draft(listing: Provider) -> bool:
    """It was never public."""
    return listing.listing_state == ListingState.DRAFT and listing.published_at is None


@transaction.atomic
def delete_draft(*, listing: Provider, by: User) -> None:
    """Delete a draft that was never public, and end the claim on it.

    Raises Provider.DoesNotExist where it is not theirs, WrongStateError where it is or was public, and CodesTriedError.
    """
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    claims = Claim.objects.filter(provider=listing).order_by("pk").select_for_update(of=("self",))
    found = list(claims)
    draft = Provider.objects.select_for_update(of=("self",)).get(pk=listing.pk, owner=by)
    if not is_mere_draft(draft) or draft.members.filter(ended_at=None).exists():
        raise WrongStateError
    for claim in found:
        if claim.tries and claim.record is None:
            raise CodesTriedError
        # A claim on a registry record outlives the draft, and with it the count of its codes.
        if claim.record is not None:
            forget(claim.documents.all())
            claim.provider = None
            if claim.is_live or claim.state == ClaimState.ACCEPTED:
                claim.state, claim.decided_by = ClaimState.WITHDRAWN, by
                claim.decided_at = timezone.now()
            claim.save(update_fields=["provider", "state", "decided_at", "decided_by"])
            claim.codes.filter(closed_at__isnull=True).update(closed_at=timezone.now())
    forget_listings([draft])
