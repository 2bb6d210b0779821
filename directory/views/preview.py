"""A listing as clients will see it once its drafts are public."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directory.listing.page import listing_page
from directory.listing.record import record_of
from providers.access import own_listing
from providers.actions.publication import put_drafts
from providers.dates import today
from providers.models import Provider
from providers.sections import sections_of
from providers.vocabulary.checking import ListingState


@own_listing("GET")
def preview(request: HttpRequest, listing: Provider) -> HttpResponse:
    """The real page, made of rows that are written and then taken back: what it shows is what publishing would show."""
    with transaction.atomic():
        left_out = put_drafts(listing, sections_of(listing))
        shown = Provider.objects.get(pk=listing.pk)
        shown.listing_state = ListingState.PUBLISHED
        shown.attested_on = today()
        context = {
            "page": listing_page(record_of(shown, today())),
            "back": reverse("providers"),
            "left_out": left_out,
        }
        response = render(request, "directory/listing/preview.html", context)
        transaction.set_rollback(True)
    return response
