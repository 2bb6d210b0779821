"""Check and publish."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from providers.access import own_listing
from providers.actions.publication import CAN_PUBLISH, NotReadyError, publish, seen_of
from providers.models import Provider
from providers.models.claim import newest_claim
from providers.sections import sections_of
from providers.vocabulary.checking import ListingState


@own_listing("GET", "POST")
def check_and_publish(request: HttpRequest, listing: Provider) -> HttpResponse:
    """What will change in public, what is missing, and the button."""
    user: Any = request.user
    consents = request.POST.get("consents") == "yes"
    status = 200
    if request.method == "POST":
        try:
            publish(listing=listing, seen=request.POST.get("seen", ""), consents=consents, by=user)
        except NotReadyError:
            status = 422
            listing.refresh_from_db()
        else:
            messages.success(request, _("Your listing is public as you see it here."))
            return redirect("practice_listing", listing.slug)
    now = sections_of(listing)
    first = listing.listing_state == ListingState.DRAFT
    context = {
        "listing": listing,
        "here": "practice_publish",
        "sections": [
            each for each in now.values() if each.is_changed or each.is_wrong or each.blanks
        ],
        "wrong": [each for each in now.values() if each.is_wrong],
        "seen": seen_of(now),
        "changed_since": status == 422 and request.POST.get("seen", "") != seen_of(now),
        "failed": status == 422,
        "first": first,
        "claim": newest_claim(listing),
        "nothing_new": not first and not any(each.is_changed for each in now.values()),
        "needs_consent": status == 422 and first and not consents,
        "not_owner": first and listing.owner_id != user.pk,
        "can_publish": listing.listing_state in CAN_PUBLISH and listing.identity_accepted_at,
        "is_open": listing.listing_state in CAN_PUBLISH,
    }
    return render(request, "practice/listing/publish.html", context, status=status)
