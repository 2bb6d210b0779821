"""What became of "this is my license": told on the page of licenses, and taken back there."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from providers.access import own_listing
from providers.actions.disputes import DecidedError, withdraw_dispute
from providers.models import Provider
from providers.views.asking import who_asks


@own_listing("POST")
def withdraw(request: HttpRequest, listing: Provider, dispute: uuid.UUID) -> HttpResponse:
    """Take the question back."""
    found = get_object_or_404(listing.license_disputes, pk=dispute)
    try:
        withdraw_dispute(found, by=who_asks(request))
    except DecidedError:
        messages.warning(request, _("It was decided, or taken back, before."))
    else:
        messages.success(request, _("You took it back. No reviewer looks into it any more."))
    return redirect("practice_licenses", listing.slug)
