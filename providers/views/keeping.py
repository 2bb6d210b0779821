"""Keeping a listing true: what there is to do, and whether there is room for new clients."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from providers.access import own_listing
from providers.actions.availability import say
from providers.forms.availability import AvailabilityForm
from providers.models import Provider
from providers.views.kept import keeps_typed, take_up

# The link of the listing's links that these pages stand under.
HERE = "listing_keep"


@own_listing("GET")
def listing_keep(request: HttpRequest, listing: Provider) -> HttpResponse:
    """The state of a listing, and what its owner can do about it."""
    return render(request, "practice/keeping/keep.html", {"listing": listing, "here": HERE})


@keeps_typed
@own_listing("GET", "POST")
def listing_availability(request: HttpRequest, listing: Provider) -> HttpResponse:
    """Say whether there is room for new clients."""
    form = AvailabilityForm(request.POST or None, listing=listing)
    if request.method == "POST" and form.is_valid():
        say(listing=listing, **form.cleaned_data)
        messages.success(request, _("Saved. Clients see it now."))
        return redirect("listing_keep", slug=listing.slug)
    kept = take_up(request, form)
    context = {"listing": listing, "form": form, "here": HERE, "kept": kept}
    status = 422 if request.method == "POST" else 200
    return render(request, "practice/keeping/availability.html", context, status=status)
